"""The gazetteer: look-ups by name, and the index that answers them."""

from __future__ import annotations

import pickle
import sqlite3
import subprocess
import sys
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_claims import parsed, read

from according.errors import AccordingError
from according.incidents import find_mentions
from according.model import Report
from according.places import Entry, Gazetteer, build_from_dump, find_toponyms
from according.places.build import packaged_path
from according.places.entry import fold, shorten


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def first(name: str) -> Entry:
    return gazetteer().lookup(name)[0]


# ------------------------------------------------------------------------------ names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. John's", "Saint Johns"),
        ("Mount Pleasant", "Mt. Pleasant"),
        ("Fort Worth", "Ft. Worth"),
        ("Al-Qāʾim", "al Qaim"),
        ("the Hague", "HAGUE"),
        ("Saint-Denis", "St Denis"),
        ("Łódź", "Lodz"),
        ("Sana’a", "Sanaa"),
        ("São Paulo", "Sao  Paulo"),
        ("Washington, D.C.", "washington dc"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_scripts_stay_apart() -> None:
    assert fold("کرمان") != fold("Kerman") != fold("北京")
    assert fold("北京") == "北京"


@given(st.text(max_size=40))
def test_folding_is_stable_and_never_fails(name: str) -> None:
    assert fold(name) == fold(name.upper()) or not name.isascii()
    assert fold(name).split() == fold(name).split(" ") or fold(name) == ""


def test_abbreviations_lose_stops_and_case() -> None:
    assert shorten("W. Va.") == shorten("WVa") == "WVA"


# ------------------------------------------------------------------------------ look-ups


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("U.S.", "US"),
        ("US", "US"),
        ("America", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("Burma", "MM"),
        ("Ivory Coast", "CI"),
        ("DRC", "CD"),
        ("North Korea", "KP"),
        ("Iran", "IR"),
        ("Vietnam", "VN"),
        ("Palestine", "PS"),
        ("Россия", "RU"),
    ],
)
def test_countries_answer_to_their_usual_names(name: str, iso: str) -> None:
    assert (first(name).feature, first(name).country) == ("PCLI", iso)


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Gaza Strip", "PS", "ADM1"),
        ("the West Bank", "PS", "ADM1"),
        ("Kharkov", "UA", "PPL"),
        ("Kiev", "UA", "PPLC"),
        ("Louisiana", "US", "ADM1"),
        ("Avoyelles Parish", "US", "ADM2"),
        ("Queensland", "AU", "ADM1"),
        ("Khyber Pakhtunkhwa", "PK", "ADM1"),
        ("Dagestan", "RU", "ADM1"),
        ("Bener Meriah", "ID", "ADM2"),
        ("New York City", "US", "PPL"),
        ("Bombay", "IN", "PPL"),
        ("Europe", None, "CONT"),
        ("Indian Ocean", None, "OCN"),
        ("the Middle East", None, "RGN"),
    ],
)
def test_places_answer_to_their_usual_names(name: str, country: str | None, feature: str) -> None:
    assert (first(name).country, first(name).feature) == (country, feature)


def test_a_settlement_knows_where_it_lies() -> None:
    kerman = next(e for e in gazetteer().lookup("Kerman") if e.feature == "PPL" and e.country == "IR")
    assert kerman.admin1 == "Kermān"
    assert kerman.lat == pytest.approx(30.28, abs=0.1)
    assert kerman.lon == pytest.approx(57.08, abs=0.1)
    assert kerman.population > 400_000
    assert kerman in gazetteer().lookup("کرمان")
    assert kerman == gazetteer().get(kerman.geonames)


def test_the_most_populous_comes_first() -> None:
    people = [entry.population for entry in gazetteer().lookup("Springfield")]
    assert len(people) > 10
    assert people == sorted(people, reverse=True)


def test_points_of_areas_lie_within_them() -> None:
    for name, lat, lon in [
        ("Texas", 31, -99),
        ("Iran", 32, 53),
        ("Canada", 60, -105),
        ("Scotland", 56.5, -4),
    ]:
        entry = first(name)
        assert entry.lat is not None and abs(entry.lat - lat) < 3
        assert entry.lon is not None and abs(entry.lon - lon) < 9


@pytest.mark.parametrize(
    ("word", "country"),
    [("Iranian", "IR"), ("Israelis", "IL"), ("Dutch", "NL"), ("Britons", "GB"), ("South Korean", "KR")],
)
def test_peoples_stand_for_their_country(word: str, country: str) -> None:
    assert [entry.country for entry in gazetteer().people(word)] == [country]
    assert gazetteer().lookup(word) == () or first(word).feature != "PCLI"


def test_peoples_of_regions() -> None:
    assert [entry.name for entry in gazetteer().people("African")] == ["Africa"]
    assert [entry.admin1 for entry in gazetteer().people("Texans")] == ["Texas"]


@pytest.mark.parametrize(
    ("short", "name"),
    [("La.", "Louisiana"), ("IL", "Illinois"), ("Ont.", "Ontario"), ("N.S.W.", "New South Wales")],
)
def test_abbreviations_stand_for_subdivisions(short: str, name: str) -> None:
    assert [entry.name for entry in gazetteer().abbreviation(short)] == [name]


@pytest.mark.parametrize(
    ("name", "feature", "zone"),
    [
        ("Tokyo", "PPLC", "Asia/Tokyo"),
        ("Kerman", "PPL", "Asia/Tehran"),
        ("Japan", "PCLI", "Asia/Tokyo"),
        ("Germany", "PCLI", "Europe/Berlin"),
        ("Argentina", "PCLI", "America/Argentina/Buenos_Aires"),
        ("California", "ADM1", "America/Los_Angeles"),
        ("Cook County", "ADM2", "America/Chicago"),
        ("United States", "PCLI", None),
        ("Indonesia", "PCLI", None),
    ],
)
def test_a_place_has_the_time_zone_that_nearly_all_there_keep(
    name: str, feature: str, zone: str | None
) -> None:
    entry = next(entry for entry in gazetteer().lookup(name) if entry.feature == feature)
    assert entry.zone == zone


def test_a_country_has_one_capital() -> None:
    washingtons = [e for e in gazetteer().lookup("Washington") if e.feature == "PPLC"]
    assert [e.admin1 for e in washingtons] == ["District of Columbia"]
    for name, country in (("Astana", "KZ"), ("Ulan Bator", "MN"), ("New Delhi", "IN"), ("Tripoli", "LY")):
        assert [e.country for e in gazetteer().lookup(name) if e.feature == "PPLC"] == [country]


def test_airport_codes_and_bare_transliterations_are_no_names() -> None:
    kerman = first("کرمان")
    assert kerman.name == "Kermān"
    assert all(entry.country != "IR" for entry in gazetteer().lookup("KER"))
    assert gazetteer().lookup("ke er man") == ()


def test_nothing_answers_to_nothing() -> None:
    assert gazetteer().lookup("") == gazetteer().lookup("  ...") == gazetteer().lookup("Xyzzyville") == ()


@given(st.text(max_size=30))
def test_any_words_may_be_looked_up(name: str) -> None:
    assert all(entry.country is None or len(entry.country) == 2 for entry in gazetteer().lookup(name))


def test_it_travels_between_processes() -> None:
    again = pickle.loads(pickle.dumps(gazetteer()))
    assert again.lookup("Tripoli") == gazetteer().lookup("Tripoli")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell its memory so")
def test_it_opens_and_answers_fast_and_small() -> None:
    gazetteer()
    code = (
        "import re, time; from according.places import Gazetteer; start = time.perf_counter();"
        "g = Gazetteer.open(); g.lookup('Kerman'); opened = time.perf_counter() - start;"
        "names = [f'{a} {b}' for a in ('San', 'Port', 'Al', 'New') for b in ('Juan', 'Said', 'Bab', 'York')];"
        "start = time.perf_counter(); [g.lookup(n) for n in names];"
        "print(opened, (time.perf_counter() - start) / len(names),"
        " int(re.search(r'VmHWM:\\s*([0-9]+)', open('/proc/self/status').read())[1]) / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    opened, asked, megabytes = map(float, done.stdout.split())
    assert opened < 0.3
    assert asked < 0.002
    assert megabytes < 150


# ------------------------------------------------------------------------------ the index


def test_the_index_lies_in_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORDING_CACHE", str(tmp_path / "own"))
    assert packaged_path().parent == tmp_path / "own"


def test_a_damaged_index_is_built_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The one test that builds the whole of the packaged places; it takes half a minute."""
    monkeypatch.setenv("ACCORDING_CACHE", str(tmp_path))
    packaged_path().write_bytes(b"SQLite format 3\0 but torn")
    assert Gazetteer.open().lookup("Kerman") == gazetteer().lookup("Kerman")
    assert [path.name for path in tmp_path.iterdir()] == [packaged_path().name]


def test_a_cache_under_a_file_is_a_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ACCORDING_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(AccordingError) as caught:
        Gazetteer.open()
    assert caught.value.problem.code == "index-unwritable"
    assert "ACCORDING_CACHE" in caught.value.problem.remedy


def test_what_is_no_index_is_a_problem(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    sqlite3.connect(other).close()
    for path in (tmp_path / "missing.sqlite", other, Path(__file__)):
        with pytest.raises(AccordingError) as caught:
            Gazetteer.open(path)
        assert caught.value.problem.code == "gazetteer-unreadable"


# ------------------------------------------------------------------------------ from a dump


def row(
    number: int,
    names: tuple[str, str],
    point: tuple[float, float],
    code: str,
    admin: tuple[str, str],
    *,
    people: int = 0,
) -> str:
    name, also = names
    fields = [
        number,
        name,
        name,
        also,
        *point,
        "X",
        code,
        "LB",
        "",
        *admin,
        "",
        "",
        people,
        "",
        "",
        "Asia/Beirut",
        "",
    ]
    return "\t".join(map(str, fields))


DUMP = "\n".join(
    [
        row(272103, ("Lebanon", "Liban"), (33.83, 35.83), "PCLI", ("00", ""), people=6000000),
        row(278297, ("North Governorate", "Nord"), (34.3, 36.0), "ADM1", ("03", ""), people=800000),
        row(900001, ("Zgharta District", ""), (34.35, 35.95), "ADM2", ("03", "31"), people=50000),
        row(900002, ("Jabal Dahr", "Dahr Mountain,جبل الظهر"), (34.2, 36.1), "MT", ("03", "31")),
        row(900003, ("Hayy al Basatin", "Orchards Quarter"), (34.44, 35.84), "PPLX", ("03", "")),
        row(900004, ("Sanani Island", ""), (34.48, 35.77), "ISL", ("03", "")),
        row(900005, ("Cedar Valley Hospital", ""), (34.4, 35.9), "HSP", ("03", "")),
        row(900006, ("Masjid al Bahr", "Sea Mosque"), (34.45, 35.82), "MSQE", ("03", "")),
        row(900007, ("Old Province", ""), (34.0, 36.0), "ADM1H", ("99", "")),
        "a line that is no row",
    ]
)


def dump(tmp_path: Path, table: str = DUMP, name: str = "LB.txt") -> Path:
    path = tmp_path / "LB.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "columns " * 10_000)
        archive.writestr(name, table)
    return path


def test_a_dump_adds_mountains_quarters_islands_hospitals_and_mosques(tmp_path: Path) -> None:
    count = build_from_dump(dump(tmp_path), tmp_path / "index" / "lb.sqlite")
    places = Gazetteer.open(tmp_path / "index" / "lb.sqlite")
    assert count == len(places) > 250  # the countries and the regions come with it
    (mountain,) = places.lookup("Dahr Mountain")
    assert mountain == Entry(
        900002,
        "Jabal Dahr",
        "LB",
        "North Governorate",
        "Zgharta District",
        34.2,
        36.1,
        0,
        "MT",
        "Asia/Beirut",
    )
    assert places.lookup("جبل الظهر") == (mountain,)
    features = [places.lookup(n)[0].feature for n in ("Orchards Quarter", "Sanani Island", "Sea Mosque")]
    assert features == ["PPLX", "ISL", "MSQE"]
    assert places.lookup("Cedar Valley Hospital")[0].feature == "HSP"
    assert places.lookup("Old Province") == ()
    assert places.people("Lebanese")[0].country == "LB"
    assert places.lookup("Bay of Bengal")[0].feature == "BAY"


@pytest.mark.parametrize(
    ("text", "place", "precision"),
    [
        ("Gunmen killed nine people at the Sea Mosque on Friday, police said.", "Masjid al Bahr", "exact"),
        ("A strike hit Cedar Valley Hospital, killing two people.", "Cedar Valley Hospital", "exact"),
        ("Two people were shot dead in Orchards Quarter on Monday.", "Hayy al Basatin", "settlement"),
        ("A helicopter crashed on Dahr Mountain, killing four people.", "Jabal Dahr", "district"),
        ("A boat sank off Sanani Island, killing four people.", "Sanani Island", "relative"),
    ],
)
def test_what_a_dump_adds_says_where_an_incident_was(
    tmp_path: Path, text: str, place: str, precision: str
) -> None:
    build_from_dump(dump(tmp_path), tmp_path / "lb.sqlite")
    parse, report = parsed(text), Report(text)
    places = find_toponyms(parse, Gazetteer.open(tmp_path / "lb.sqlite"))
    mentions, _ = find_mentions(report, parse, read(text), places, ())
    assert mentions[0].place is not None
    assert (mentions[0].place.name, mentions[0].place.country) == (place, "LB")
    assert mentions[0].place.precision == precision


def test_an_index_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "lb.sqlite"
    build_from_dump(dump(tmp_path), out)
    opened = Gazetteer.open(out)
    build_from_dump(dump(tmp_path, row(1, ("Only Place", ""), (1, 1), "PPL", ("03", ""), people=5)), out)
    assert opened.lookup("Sea Mosque") != ()  # who has it open keeps the old one
    assert Gazetteer.open(out).lookup("Sea Mosque") == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["LB.zip", "lb.sqlite"]


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (DUMP, "LB.csv"),
        (
            row(1, ("Nowhere", ""), (1, 1), "PPL", ("03", ""), people=5).replace(
                "\t1\t1\t", "\tnorth\teast\t"
            ),
            "LB.txt",
        ),
    ],
)
def test_a_damaged_dump_is_a_problem_and_leaves_nothing(tmp_path: Path, table: str, name: str) -> None:
    path = dump(tmp_path, table, name)
    with pytest.raises(AccordingError) as caught:
        build_from_dump(path, tmp_path / "lb.sqlite")
    assert caught.value.problem.code == "dump-unreadable"
    assert [left.name for left in tmp_path.iterdir()] == ["LB.zip"]


def test_what_is_no_archive_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no archive")
    for path in (tmp_path / "text.zip", tmp_path / "missing.zip"):
        with pytest.raises(AccordingError) as caught:
            build_from_dump(path, tmp_path / "lb.sqlite")
        assert caught.value.problem.place == str(path)


def test_two_processes_build_at_once(tmp_path: Path) -> None:
    out = tmp_path / "lb.sqlite"
    code = "import sys; from pathlib import Path as P; from according.places import *;"
    command = [sys.executable, "-c", f"{code} build_from_dump(*map(P, sys.argv[1:]))", dump(tmp_path), out]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate()[1] for process in both] == [b"", b""]
    assert Gazetteer.open(out).lookup("Sea Mosque")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["LB.zip", "lb.sqlite"]


def test_a_large_name_is_answered_as_fast(tmp_path: Path) -> None:
    many = "\n".join(row(10_000 + n, ("Rās", ""), (1, 1), "CAPE", ("03", ""), people=n) for n in range(2_000))
    build_from_dump(dump(tmp_path, many), tmp_path / "many.sqlite")
    places = Gazetteer.open(tmp_path / "many.sqlite")
    start = time.perf_counter()
    assert len(places.lookup("Ras")) == 2_000
    assert time.perf_counter() - start < 0.5
