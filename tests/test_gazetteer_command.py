"""`according gazetteer build`, and reading with what it built. The dumps are small and made here."""

from __future__ import annotations

import json
import os
import pty
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from according.cli import main
from according.errors import AccordingError
from according.places import Gazetteer, build_from_dump

COLUMNS = 19


def row(number: int, name: str, also: str = "", code: str = "PPL", *, people: int = 0) -> str:
    """A line of a dump: a place in the north of Lebanon."""
    fields = [
        number,
        name,
        name,
        also,
        34.4,
        35.9,
        "X",
        code,
        "LB",
        "",
        "03",
        "",
        "",
        "",
        people,
        "",
        "",
        "",
        "",
    ]
    assert len(fields) == COLUMNS
    return "\t".join(map(str, fields))


TABLE = "\n".join(
    [
        row(278297, "North Governorate", "Nord", "ADM1", people=800_000),
        row(900001, "Ain Zeit", "Olive Spring,عين الزيت", people=400),
        row(900002, "Cedar Valley Hospital", "", "HSP"),
    ]
)
COUNTRIES_AND_REGIONS = 200
"""Fewer than these come with every index."""


def zipped(path: Path, table: str | bytes = TABLE, name: str = "LB.txt") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "The columns are described on the site.")
        archive.writestr(name, table)
    return path


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return zipped(tmp_path / "LB.zip")


def run(*words: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


# ------------------------------------------------------------------------------ what is built


def test_the_index_lies_beside_the_dump_and_its_path_is_printed(dump: Path) -> None:
    result = run("gazetteer", "build", dump)
    index = dump.with_suffix(".sqlite")
    assert (result.exit_code, result.stdout) == (0, f"{index}\n")
    assert result.stderr.endswith(" places indexed.\n")
    count = int(result.stderr.split()[0].replace(",", ""))
    assert count == len(Gazetteer.open(index)) > COUNTRIES_AND_REGIONS


def test_the_index_lies_where_it_is_asked_for_and_folders_are_made(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder" / "places.index"
    result = run("gazetteer", "build", dump, "--out", out)
    assert (result.exit_code, result.stdout) == (0, f"{out}\n")
    assert out.is_file()
    assert not dump.with_suffix(".sqlite").exists()


def test_an_index_of_another_table_or_version_is_replaced(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "places.sqlite"
    with sqlite3.connect(out) as base:
        base.execute("CREATE TABLE old (x)")
    base.close()
    assert run("gazetteer", "build", dump, "--out", out).exit_code == 0
    assert Gazetteer.open(out).lookup("Ain Zeit")


def test_every_name_of_a_place_leads_to_it(dump: Path, tmp_path: Path) -> None:
    build_from_dump(dump, tmp_path / "x.sqlite")
    places = Gazetteer.open(tmp_path / "x.sqlite")
    for name in ("Ain Zeit", "AIN ZEIT", "olive spring", "عين الزيت"):
        (place,) = places.lookup(name)
        assert (place.geonames, place.admin1, place.country) == (900001, "North Governorate", "LB")
    assert list(places.names(900001)) == sorted(["ain zeit", "olive spring", "عين الزيت"])
    assert places.get(900002) is not None
    assert places.get(5) is None


def test_each_place_is_counted_as_it_is_put_in(dump: Path, tmp_path: Path) -> None:
    ticks: list[None] = []
    count = build_from_dump(dump, tmp_path / "x.sqlite", lambda: ticks.append(None))
    assert len(ticks) >= count > COUNTRIES_AND_REGIONS


def test_a_place_given_twice_is_there_once(tmp_path: Path) -> None:
    once = build_from_dump(zipped(tmp_path / "one.zip"), tmp_path / "one.sqlite")
    twice = build_from_dump(zipped(tmp_path / "two.zip", f"{TABLE}\n{TABLE}"), tmp_path / "two.sqlite")
    assert once == twice


def test_windows_line_ends_and_short_lines_do_no_harm(tmp_path: Path) -> None:
    table = TABLE.replace("\n", "\r\n") + "\r\nshort\tline\r\n\r\n"
    build_from_dump(zipped(tmp_path / "x.zip", table), tmp_path / "x.sqlite")
    assert Gazetteer.open(tmp_path / "x.sqlite").lookup("Cedar Valley Hospital")[0].feature == "HSP"


# ------------------------------------------------------------------------------ bad dumps


def encrypted(path: Path) -> Path:
    """A zip file whose entry says that it is encrypted."""
    zipped(path)
    data = bytearray(path.read_bytes())
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
        elif data[at : at + 4] == b"PK\x03\x04":
            data[at + 6] |= 1
    path.write_bytes(data)
    return path


def strange(path: Path) -> Path:
    """A zip file packed in a way that nobody knows."""
    zipped(path)
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] = 77
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    return path


def bent(path: Path) -> Path:
    """A zip file with a wrong byte in the middle of what is packed."""
    zipped(path, "\n".join(row(n, f"Town {n * n}") for n in range(500)))
    data = bytearray(path.read_bytes())
    for at in range(len(data) // 2, len(data) // 2 + 30):
        data[at] ^= 0xFF
    path.write_bytes(data)
    return path


def cut(path: Path) -> Path:
    zipped(path)
    path.write_bytes(path.read_bytes()[:-40])
    return path


def plain(path: Path) -> Path:
    path.write_text(TABLE, "utf-8")
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def without_table(path: Path) -> Path:
    return zipped(path, name="LB.csv")


def in_latin(path: Path) -> Path:
    return zipped(path, row(1, "Córdoba").encode("latin-1"))


def without_numbers(path: Path) -> Path:
    return zipped(path, row(1, "Ain Zeit").replace("34.4", "north"))


def with_a_wordy_id(path: Path) -> Path:
    return zipped(path, row(1, "Ain Zeit").replace("1\t", "one\t", 1))


def folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.mark.parametrize(
    "make",
    [
        encrypted, strange, bent, cut, plain, empty, without_table, in_latin, without_numbers,
        with_a_wordy_id, folder,
    ],
)  # fmt: skip
def test_a_bad_dump_is_a_clear_problem_and_leaves_nothing_behind(tmp_path: Path, make: object) -> None:
    path = make(tmp_path / "LB.zip")  # type: ignore[operator]
    result = run("gazetteer", "build", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{path}: " in result.stderr
    assert "[dump-unreadable]" in result.stderr
    assert "Traceback" not in result.stderr
    assert [left.name for left in tmp_path.iterdir()] == ["LB.zip"]


def test_a_missing_dump_is_told_from_a_bad_one(tmp_path: Path) -> None:
    result = run("gazetteer", "build", tmp_path / "nothing.zip")
    assert result.exit_code == 1
    assert "[file-missing]" in result.stderr
    assert "download.geonames.org" in result.stderr
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_table_in_a_dump_gives_an_index_or_a_problem(tmp_path: Path, table: bytes) -> None:
    path, out = zipped(tmp_path / "x.zip", table), tmp_path / "x.sqlite"
    try:
        assert build_from_dump(path, out) == len(Gazetteer.open(out))
    except AccordingError as error:
        assert error.problem.code == "dump-unreadable"
    assert {left.name for left in tmp_path.iterdir()} <= {"x.zip", "x.sqlite"}


# ------------------------------------------------------------------------------ bad places to write to


def test_no_file_but_an_index_is_ever_overwritten(dump: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Nine people were killed.")
    for out in (report, dump, tmp_path):
        result = run("gazetteer", "build", dump, "--out", out)
        assert result.exit_code == 1
        assert f"{out}: " in result.stderr
        assert "[file-in-the-way]" in result.stderr
    assert report.read_text() == "Nine people were killed."
    assert zipfile.is_zipfile(dump)


def test_a_place_that_cannot_be_written_is_a_problem(dump: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run("gazetteer", "build", dump, "--out", tmp_path / "file" / "x.sqlite")
    assert result.exit_code == 1
    assert "[index-unwritable]" in result.stderr


def test_an_index_that_fails_leaves_the_one_before(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.sqlite"
    build_from_dump(dump, out)
    before = out.read_bytes()
    with pytest.raises(AccordingError):
        build_from_dump(without_numbers(tmp_path / "bad.zip"), out)
    assert out.read_bytes() == before


@pytest.mark.parametrize("words", [[], ["x.zip", "y.zip"], ["x.zip", "--format", "json"]])
def test_a_command_that_is_not_understood(words: list[str]) -> None:
    result = run("gazetteer", "build", *words)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


# ------------------------------------------------------------------------------ on a terminal


def test_on_a_terminal_the_count_is_shown_and_nothing_else_stays(dump: Path) -> None:
    inside, outside = pty.openpty()
    command = [sys.executable, "-m", "according", "gazetteer", "build", str(dump)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=outside) as process:
        os.close(outside)
        out, _ = process.communicate()
    shown = os.read(inside, 4096).decode()
    os.close(inside)
    assert out.decode() == f"{dump.with_suffix('.sqlite')}\n"
    assert shown.splitlines()[-1].endswith("places indexed.")


# ------------------------------------------------------------------------------ reading with it

REPORT = "Nine people were killed in Ain Zeit, and 12 were taken to Cedar Valley Hospital, the mayor said."


def places_of(result: Result) -> dict[str, str | None]:
    (record,) = (json.loads(line) for line in result.stdout.splitlines())
    return {place["text"]: place["country"] for place in record["mentions"]["places"]}


def test_a_place_that_the_packaged_data_lack_is_found_in_an_index_of_ones_own(dump: Path) -> None:
    without = places_of(run("read", "--mentions", "-", stdin=REPORT))
    assert without.get("Ain Zeit") is None
    index = run("gazetteer", "build", dump).stdout.strip()
    found = places_of(run("read", "--mentions", "--gazetteer", index, "-", stdin=REPORT))
    assert found["Ain Zeit"] == "LB"
    assert found["Cedar Valley Hospital"] == "LB"


def test_countries_and_peoples_are_known_to_every_index(dump: Path) -> None:
    index = run("gazetteer", "build", dump).stdout.strip()
    text = "Nine Lebanese soldiers were killed in Syria."
    found = places_of(run("read", "--mentions", "--gazetteer", index, "-", stdin=text))
    assert found == {"Lebanese": "LB", "Syria": "SY"}


@pytest.mark.parametrize("what", ["missing", "text", "database", "folder", "dump"])
def test_what_is_no_index_ends_the_command_before_anything_is_read(
    dump: Path, tmp_path: Path, what: str
) -> None:
    path = tmp_path / what
    if what == "text":
        path.write_text("no index")
    elif what == "database":
        sqlite3.connect(path).close()
    elif what == "folder":
        path.mkdir()
    elif what == "dump":
        path = dump
    result = run("read", "--gazetteer", path, "-", stdin=REPORT)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{path}: " in result.stderr
    assert "[gazetteer-unreadable]" in result.stderr
    assert "according gazetteer build" in result.stderr


def test_the_packaged_places_are_no_longer_asked(dump: Path) -> None:
    index = run("gazetteer", "build", dump).stdout.strip()
    found = places_of(run("read", "--mentions", "--gazetteer", index, "-", stdin="Two died in Kandahar."))
    assert found.get("Kandahar") is None
