"""What became of figures, told by the commands: corrections, parts, late arrivals, and where it is kept."""

import json
import re
from pathlib import Path

import pytest
from small_ledger import REPORTS, copied, lines, reader, rows, run
from terminals import on_a_terminal

import according

PAGE = "https://coast.example/ferry"
FERRY = [
    {
        "id": "first",
        "url": PAGE,
        "publisher": "Coast Radio",
        "published": "2025-05-02T10:00:00Z",
        "text": "Forty people drowned when a ferry sank off Zanzibar, Tanzania, on Friday, the port "
        "authority said.",
    },
    {
        "id": "second",
        "url": PAGE,
        "publisher": "Coast Radio",
        "published": "2025-05-02T15:00:00Z",
        "text": "Fourteen people drowned when a ferry sank off Zanzibar, Tanzania, on Friday, the port "
        "authority said. An earlier version of this report gave a wrong number of dead: it is 14, not 40.",
    },
]
BLASTS = {
    "id": "blasts",
    "publisher": "The Meridian",
    "published": "2025-06-10",
    "text": "Two bombs exploded in Kerman, Iran, on Tuesday, killing 30 people, officials said. The first "
    "blast killed 20 people near the museum and the second killed 10 at the bus station.",
}


def kept(folder: Path, *reports: dict) -> Path:
    source, path = folder / "in.jsonl", folder / "ledger.db"
    source.write_text(lines(reports), "utf-8")
    with according.open(path, reader=reader()) as ledger:
        ledger.add(source)
    return path


def incident(ledger, *words):
    (row,) = rows(run(ledger, "list", *words))
    return row["id"]


def killed(ledger, id_, *words):
    (row,) = rows(run(ledger, "show", id_, *words))
    found = row["tolls"].get("killed")
    return found and found["best"]


@pytest.fixture(params=[FERRY, FERRY[::-1]], ids=["in order", "the other way round"])
def ferry(tmp_path, request):
    return kept(tmp_path, *request.param)


def test_a_correction_withdraws_the_figure_and_the_history_names_it(ferry):
    id_ = incident(ferry)
    assert killed(ferry, id_) == 14
    assert killed(ferry, id_, "--as-of", "2025-05-02T12:00Z") == 40
    said = [row for row in rows(run(ferry, "history", id_, "--effect", "killed")) if row["low"] == 40]
    reports = {row["input_id"]: row for row in rows(run(ferry, "export", "reports"))}
    assert said[0]["withdrawn"] in ("corrected", "retracted")
    assert said[0]["because"] == [reports["second"]["id"]]
    assert reports["second"]["revises"] == "first"
    assert reports["first"]["revises"] is None
    shown = run(ferry, "history", id_, "--format", "table").stdout
    assert re.search(r"(corrected|retracted) by the source: r_", shown)
    assert "revises first" in run(ferry, "show", id_, "--format", "table").stdout


def test_a_difference_names_what_was_withdrawn_and_by_what(ferry):
    words = ["diff", incident(ferry), "2025-05-02T12:00Z", "2025-05-03"]
    (row,) = rows(run(ferry, *words))
    assert [claim["low"] for claim in row["withdrawn"]] == [40]
    assert [(change["before"]["best"], change["after"]["best"]) for change in row["tolls"]] == [(40, 14)]
    assert "No longer held, or no longer said" in run(ferry, *words, "--format", "table").stdout


def test_a_withdrawn_claim_stays_in_the_export_with_its_reason(ferry):
    made = {row["low"]: row for row in rows(run(ferry, "export", "claims")) if row["count"] == "total"}
    assert [each["reason"] for each in made[14]["withdrawn"]] == []
    assert {each["reason"] for each in made[40]["withdrawn"]} <= {"corrected", "retracted"}
    assert made[40]["withdrawn"]


def test_parts_stand_under_their_incident(tmp_path):
    ledger = kept(tmp_path, BLASTS)
    (row,) = rows(run(ledger, "show", incident(ledger)))
    assert len(row["parts"]) == 2
    assert row["tolls"]["killed"]["best"] == 30
    shown = run(ledger, "show", row["id"], "--format", "table").stdout
    assert shown.count("└ bombing") == 2


def test_what_arrives_late_is_in_its_place_in_time(tmp_path):
    early, late = kept(tmp_path, *REPORTS[:3]), None
    folder = tmp_path / "late"
    folder.mkdir()
    late = kept(folder, *REPORTS[:3][::-1])
    histories = []
    for ledger in (early, late):
        id_ = incident(ledger)
        made = rows(run(ledger, "history", id_))
        histories.append([(r["published"], r["low"], r["toll"] and r["toll"]["best"]) for r in made])
    assert histories[0] == histories[1]


def test_the_same_text_under_two_ids_is_two_lines_and_one_voice(tmp_path):
    twice = [REPORTS[0], {**REPORTS[0], "id": "again"}]
    ledger = kept(tmp_path, *twice)
    made = {row["input_id"]: row for row in rows(run(ledger, "export", "reports"))}
    assert set(made) == {"a", "again"}
    assert made["a"]["id"] == made["again"]["id"]
    assert rows(run(ledger, "list"))[0]["reports"] == 1


# Where it is kept, and how it is shown


def test_without_a_path_the_ledger_is_in_the_users_data_directory(tmp_path):
    environment = {"ACCORDING_LEDGER": None, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    missing = run("", "list", **environment)
    assert "ledger-missing" in missing.stderr
    where = Path(missing.stderr.split(": There is")[0])
    assert where.is_relative_to(tmp_path)
    added = run("", "add", "-", stdin=lines(REPORTS[:1]), **environment)
    assert added.exit_code == 0
    assert where.exists()
    assert len(rows(run("", "list", **environment))) == 1


def test_the_option_goes_before_the_environment(tmp_path):
    ledger = copied(tmp_path)
    assert len(rows(run(tmp_path / "none.db", "list", "--ledger", ledger))) == 2


def test_whoever_is_not_named_is_the_one_logged_in(tmp_path):
    ledger = copied(tmp_path)
    words = ("party", "Northern Front", "--why", "it fights")
    assert rows(run(ledger, *words, ACCORDING_BY=None, LOGNAME="carol"))[0]["by"] == "carol"
    assert rows(run(ledger, *words, "--by", "dora"))[0]["by"] == "dora"


def test_on_a_terminal_a_table_in_colour_is_shown(tmp_path):
    ledger = copied(tmp_path)
    id_ = incident(ledger, "--country", "TN")
    shown = on_a_terminal(["history", id_], ACCORDING_LEDGER=str(ledger))
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert "\x1b[" in shown
    assert "replaced by 12 (health ministry, Harbour Post, 2025-03-12)" in plain
    assert '{"type"' not in plain


def test_names_cannot_steer_the_terminal(tmp_path):
    bad = {**REPORTS[0], "publisher": "The\x1b[2J Wire\u202e", "id": "x\x1b[31m", "title": "T\x07"}
    ledger = kept(tmp_path, bad)
    id_ = incident(ledger)
    for words in (["show", id_], ["history", id_], ["list"]):
        shown = run(ledger, *words, "--format", "table").stdout
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", shown)
    rows(run(ledger, "party", "\x1b[2Jmayor", "--why", "\x1b[2Jno"))
    assert "\x1b" not in run(ledger, "history", id_, "--format", "table").stdout


def test_the_python_of_the_page_works(tmp_path, monkeypatch):
    page = (Path(__file__).parents[1] / "docs/ledger.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("reports.jsonl").write_text(lines(REPORTS[:2]), "utf-8")
    exec(compile(code, "ledger.md", "exec"), {})
    assert len(rows(run("incidents.db", "list"))) == 1


def test_every_command_of_the_page_is_understood():
    page = (Path(__file__).parents[1] / "docs/ledger.md").read_text("utf-8")
    found = re.findall(r"^according ([a-z-]+)(.*?)(?:  +#.*)?$", page, re.MULTILINE)
    assert {name for name, _ in found} >= {
        "add",
        "note",
        "import",
        "show",
        "history",
        "diff",
        "review",
        "export",
    }
    for name, words in found:
        shown = run("x.db", name, "--help").stdout
        for option in re.findall(r"--[a-z-]+", words):
            assert option in shown, (name, option)


def test_a_long_name_of_a_place_or_publisher_keeps_to_eighty_columns(tmp_path):
    long = {**REPORTS[0], "publisher": "The " + "Very " * 30 + "Long Wire", "title": "Blast " * 40}
    ledger = kept(tmp_path, long)
    id_ = incident(ledger)
    for words in (["show", id_], ["history", id_], ["list"]):
        shown = run(ledger, *words, "--format", "table").stdout
        assert max(map(len, shown.split("\n"))) <= 80
    assert json.loads(run(ledger, "list").stdout)["id"] == id_
