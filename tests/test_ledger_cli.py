"""The commands of the ledger, as an analyst and as a program would use them."""

import csv
import io
import json
import re
import shlex
import subprocess
import sys

import pytest
from postgres import server, why_not
from small_ledger import REPORTS, copied, lines, rows, run

import according
from according.cli.options import POLICIES
from according.incidents import policies
from according.ledger import Ledger

LEDGER_COMMANDS = [
    *("add", "note", "import", "list", "show", "history", "diff", "review", "original", "check"),
    *("export", "link", "unlink", "withdraw", "same-source", "party", "undo"),
]


@pytest.fixture
def ledger(tmp_path):
    return copied(tmp_path)


@pytest.fixture
def sfax(ledger):
    """The id of the incident in Sfax."""
    (row,) = rows(run(ledger, "list", "--country", "tn"))
    return row["id"]


@pytest.fixture
def mine(ledger):
    (row,) = rows(run(ledger, "list", "--kind", "mine"))
    return row["id"]


def table(result):
    assert (result.exit_code, result.exception) == (0, None), result.stderr
    assert "\x1b" not in result.stdout
    shown = result.stdout.split("\n")
    assert max(map(len, shown)) <= 80
    return result.stdout


def codes(result):
    return re.findall(r"\[([a-z0-9-]+)\]$", result.stderr, re.MULTILINE)


def toll(ledger, incident, effect="killed", *words):
    (row,) = rows(run(ledger, "show", incident, *words))
    found = row["tolls"].get(effect)
    return found and (found["low"], found["best"], found["high"])


# Adding


def test_adding_says_what_came_of_each_report_and_adding_twice_adds_nothing(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text(lines(), "utf-8")
    first = run(tmp_path / "new.db", "add", path)
    made = rows(first)
    assert [(row["input_id"], row["came"]) for row in made] == [
        (i, "new") for i in ("a", "b", "c", "=d", "e")
    ]
    assert [len(row["incidents"]) for row in made] == [1] * 5
    assert len({row["incidents"][0] for row in made}) == 2
    assert first.stderr == "5 new, 0 read anew, 0 known already.\n"
    again = run(tmp_path / "new.db", "add", path)
    assert {row["came"] for row in rows(again)} == {"known"}
    assert again.stderr == "0 new, 0 read anew, 5 known already.\n"
    assert "new" not in table(run(tmp_path / "new.db", "add", "--format", "table", path))


def test_a_bad_input_is_named_and_the_others_are_added(tmp_path):
    result = run(tmp_path / "new.db", "add", "missing.txt", "-", stdin=lines(REPORTS[:1]) + "{}\n")
    assert result.exit_code == 3
    assert codes(result) == ["file-missing", "line-without-text"]
    assert json.loads(result.stdout)["input_id"] == "a"
    alone = run(tmp_path / "new.db", "add", "missing.txt")
    assert (alone.exit_code, alone.stdout) == (1, "")


def test_records_that_were_read_before_are_added_as_they_are(tmp_path, ledger):
    with according.open(ledger) as one:
        texts = {report.id: one.view().text(report.id) for report in one.view().reports()}
    read = run(
        ledger, "read", "--text", "-", stdin=json.dumps({"id": "a", "text": next(iter(texts.values()))})
    )
    path = tmp_path / "records.ndjson"
    path.write_text(read.stdout, "utf-8")
    (row,) = rows(run(tmp_path / "new.db", "add", path))
    assert (row["input_id"], row["came"]) == ("a", "new")


# Looking


def test_a_list_shows_the_latest_first_and_can_be_narrowed(ledger, sfax, mine):
    assert [row["id"] for row in rows(run(ledger, "list"))] == [mine, sfax]
    assert [row["id"] for row in rows(run(ledger, "list", "--limit", "1"))] == [mine]
    for words, expected in (
        (["--since", "2025-03-12"], [mine]),
        (["--until", "11 March 2025"], [sfax]),
        (["--effect", "injured"], [sfax]),
        (["--effect", "killed", "--min", "10"], [sfax]),
        (["--voices", "2"], [sfax]),
        (["--country", "FR"], []),
    ):
        assert [row["id"] for row in rows(run(ledger, "list", *words))] == expected, words


def test_a_list_for_a_person_fits_eighty_columns(ledger, sfax):
    shown = table(run(ledger, "list", "--format", "table"))
    assert re.search(rf"2025-03-11 +blast +Sfax, TN +12 +50\+ +\d+ +{sfax}", shown)
    assert "No incident." in table(run(ledger, "list", "--country", "FR", "--format", "table"))


def test_what_went_between_a_later_and_an_earlier_moment_has_its_words(ledger, sfax):
    shown = table(run(ledger, "diff", sfax, "2025-04-01", "2025-03-11T09:00Z", "--format", "table"))
    assert "No longer of this incident" in shown
    assert "not kept" not in shown


@pytest.mark.parametrize("columns", [24, 60, 80, 100])
def test_no_list_cuts_an_id_a_day_or_a_number(ledger, sfax, mine, columns):
    shown = run(ledger, "list", "--format", "table", COLUMNS=str(columns)).stdout
    assert sfax in shown and mine in shown
    assert "\N{HORIZONTAL ELLIPSIS}" not in shown
    assert {"2025-03-11", "blast", "Sfax,", "12", "50+"} <= set(
        re.sub(r",\s+(?=injured|\d)", " ", shown).split()
    )
    assert max(len(line) for line in shown.split("\n")) <= columns


def test_one_incident_stands_on_words_of_its_reports(ledger, sfax):
    (row,) = rows(run(ledger, "show", sfax))
    claims = {claim["id"]: claim for claim in row["claims"]}
    for found in row["tolls"].values():
        assert found["claims"]
        for key in found["claims"]:
            assert claims[key]["words"] in claims[key]["quote"]
    assert [report["input_id"] for report in row["reports"]] == ["a", "=d", "b", "c"]
    assert {report["copies"] for report in row["reports"]} == {None, "a"}
    assert row["policy"] == "according-1"
    shown = table(run(ledger, "show", sfax, "--format", "table"))
    assert "“[Twelve people] died" in shown
    assert "health ministry (official) → Harbour Post" in shown
    assert "https://courier.example/sfax" in shown
    assert "and 1 copy: @Coast" in shown


def test_of_an_incident_of_which_many_report_the_latest_are_shown(ledger, sfax):
    (whole,) = rows(run(ledger, "show", sfax))
    (row,) = rows(run(ledger, "show", sfax, "--limit", "2"))
    (enough,) = rows(run(ledger, "show", sfax, "--limit", "4"))
    assert enough == whole
    assert {name: row[name] for name in row if name not in ("claims", "reports")} == {
        name: whole[name] for name in row if name not in ("claims", "reports")
    }
    assert [report["input_id"] for report in row["reports"]] == ["=d", "c"]  # which came last
    latest = {key for found in whole["tolls"].values() for key in found["claims"][-2:]}
    assert {claim["id"]: claim for claim in row["claims"]} == {
        claim["id"]: claim for claim in whole["claims"] if claim["id"] in latest
    }
    shown = table(run(ledger, "show", sfax, "--limit", "1", "--format", "table"))
    assert "and 1 earlier claim" in shown
    assert "The latest of 4 reports: --limit shows more" in shown
    then = ("--as-of", "2025-03-12T10:00Z", "--limit", "1")
    (past,) = rows(run(ledger, "show", sfax, *then))
    (whole,) = rows(run(ledger, "show", sfax, *then[:2]))
    assert past["tolls"] == whole["tolls"]
    assert len(past["reports"]) == 1


def test_a_history_tells_what_replaced_each_figure_and_draws_the_toll(ledger, sfax):
    killed = [
        row for row in rows(run(ledger, "history", sfax, "--effect", "killed")) if row["type"] == "figure"
    ]
    assert [(row["publisher"], row["low"], row["toll"]["best"]) for row in killed if row["toll"]][-2:] == [
        ("Courier", 14, 14),
        ("Harbour Post", 12, 12),
    ]
    first, *_, second, last = killed
    assert first["replaced_by"] == second["claims"][0]
    assert second["replaced_by"] == last["claims"][0]
    assert last["replaced_by"] is None
    shown = table(run(ledger, "history", sfax, "--format", "table"))
    assert re.search(r"^2025-03-11 12:00 UTC  14 +●$", shown, re.MULTILINE)
    assert re.search(r"^2025-03-12 +12 +●$", shown, re.MULTILINE)
    assert "replaced by 12 (health ministry, Harbour Post, 2025-03-12)" in shown
    assert re.search(r"50 \(40 or more\) +├─+●>$", shown, re.MULTILINE)


def test_of_a_long_history_the_end_is_shown(ledger, sfax):
    whole = rows(run(ledger, "history", sfax, "--effect", "killed"))
    assert rows(run(ledger, "history", sfax, "--effect", "killed", "--limit", "1")) == whole[-1:]
    shown = table(run(ledger, "history", sfax, "--limit", "1", "--format", "table"))
    assert f"before these came {len(whole) - 1}: --limit shows more" in shown
    assert "2025-03-12 " in shown
    assert "2025-03-11 12:00 UTC  14" not in shown


def test_a_history_is_drawn_in_ascii_where_the_terminal_takes_no_more(ledger, sfax):
    words = [sys.executable, "-m", "according", "history", sfax, "--format", "table", "--ledger", str(ledger)]
    environment = {"PYTHONIOENCODING": "ascii", "PATH": "", "PYTHONPATH": ":".join(sys.path), "COLUMNS": "80"}
    done = subprocess.run(words, capture_output=True, check=True, env=environment)
    assert done.stdout.isascii()
    assert re.search(rb"50 \(40 or more\) +\|-+\*>$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2025-03-11T08:00Z", (9, 9, 9)),
        ("2025-03-11T09:00:00+01:00", (9, 9, 9)),
        ("2025-03-11", (14, 14, 14)),
        ("12 March 2025", (12, 12, 12)),
    ],
)
def test_a_look_back_shows_what_had_been_published_by_then(ledger, sfax, moment, expected):
    assert toll(ledger, sfax, "killed", "--as-of", moment) == expected


def test_before_the_first_report_there_was_no_such_incident(ledger, sfax):
    result = run(ledger, "show", sfax, "--as-of", "2025-03-11T07:59Z")
    assert (result.exit_code, codes(result)) == (1, ["incident-unknown"])
    recorded = run(ledger, "show", sfax, "--as-of", "2025-03-12", "--by", "recorded")
    assert (recorded.exit_code, codes(recorded)) == (1, ["incident-unknown"])


def test_a_difference_names_the_tolls_that_changed_and_the_claims_that_came(ledger, sfax):
    words = ["diff", sfax, "2025-03-11T09:30Z", "2025-03-12"]
    (row,) = rows(run(ledger, *words))
    killed = next(change for change in row["tolls"] if change["effect"] == "killed")
    assert (killed["before"]["best"], killed["after"]["best"]) == (9, 12)
    assert {claim["input_id"] for claim in row["came"]} == {"b", "c"}
    assert row["went"] == row["withdrawn"] == []
    shown = table(run(ledger, *words, "--format", "table"))
    assert re.search(r"killed +9 → 12", shown)
    (same,) = rows(run(ledger, "diff", sfax, "2025-03-12", "2025-03-13"))
    assert same["tolls"] == same["came"] == []


def test_a_difference_by_record_shows_what_people_decided(ledger, sfax):
    before = rows(run(ledger, "export", "reports"))[-1]["recorded_at"]
    (decision,) = rows(run(ledger, "unlink", "b", sfax, "--why", "another market"))
    (decided,) = [row for row in rows(run(ledger, "history", sfax)) if row["type"] == "decision"]
    (row,) = rows(run(ledger, "diff", sfax, before, decided["at"], "--by", "recorded"))
    assert [(each["seq"], each["why"]) for each in row["decisions"]] == [(decision["seq"], "another market")]
    assert {claim["input_id"] for claim in row["went"]} == {"b"}


@pytest.mark.parametrize("name", [policy.name for policy in policies()])
def test_every_policy_has_its_name_and_a_preset_says_that_it_is_an_approximation(ledger, sfax, name):
    assert name in POLICIES and len(POLICIES) == len(policies())
    (row,) = rows(run(ledger, "show", sfax, "--policy", name))
    preset = name in ("ucdp", "acled", "gtd")
    assert row["policy"] == (f"{name} (an approximation)" if preset else name)
    shown = " ".join(table(run(ledger, "show", sfax, "--policy", name, "--format", "table")).split())
    assert ("an approximation of the rules" in shown) == preset
    assert ("Reckoned by" in shown) == (name != "according-1")


def test_a_range_of_one_number_is_that_number(ledger, mine):
    """Three miners, on one word: no figure is chosen, and none needs to be."""
    by_range = ("--policy", "range", "--format", "table")
    (line,) = (line for line in run(ledger, "list", *by_range).stdout.split("\n") if mine in line)
    assert re.search(r"\bTR +3 +1 ", line)
    assert re.search(r"2025-03-14 +3 +┤", run(ledger, "history", mine, *by_range).stdout)
    assert re.search(r"killed +\? +3 +only a range", run(ledger, "show", mine, *by_range).stdout)


def test_a_range_has_no_best(ledger, sfax):
    low, best, high = toll(ledger, sfax, "injured", "--policy", "range")
    assert (low, best, high) == (40, None, None)
    assert "40 or more" in table(run(ledger, "list", "--policy", "range", "--format", "table"))


# Deciding


def test_an_unlinked_report_is_of_another_incident_and_undoing_gives_back_the_same(ledger, sfax):
    before = run(ledger, "export", "tolls").stdout
    result = run(ledger, "unlink", "b", sfax, "--why", "another market", "--by", "ben")
    (row,) = rows(result)
    assert f"according undo {row['seq']}" in result.stderr
    assert sfax in row["incidents"] and len(row["incidents"]) == 2
    assert toll(ledger, sfax, "injured") == (40, 40, 40)
    (decided,) = [r for r in rows(run(ledger, "history", sfax)) if r["type"] == "decision"]
    assert (decided["seq"], decided["what"], decided["by"], decided["why"], decided["undone"]) == (
        *(row["seq"], "unlink", "ben", "another market", None),
    )
    assert "ben, " in table(run(ledger, "history", sfax, "--format", "table"))
    rows(run(ledger, "undo", row["seq"], "--why", "it was the same"))
    assert run(ledger, "export", "tolls").stdout == before
    shown = table(run(ledger, "history", sfax, "--format", "table"))
    assert "undone by ann" in shown and "it was the same" in shown
    again = run(ledger, "undo", row["seq"], "--why", "twice")
    assert (again.exit_code, codes(again)) == (1, ["decision-unknown"])


def test_the_command_that_undoes_can_be_pasted(ledger, tmp_path, sfax):
    """Also where the ledger lies in a folder whose name has blanks and quotation marks."""
    odd = tmp_path / "Ann's cases" / "march $1.db"
    odd.parent.mkdir()
    odd.write_bytes(ledger.read_bytes())
    said = run(ledger, "party", "police", "--why", "they fight", "--ledger", odd).stderr
    command = shlex.split(re.search(r"To undo it: according (.*)", said)[1])
    assert command[:2] == ["undo", str(last_of(odd))]
    done = run(ledger, *command[:-1], "they do not")
    assert (done.exit_code, done.exception) == (0, None), done.stderr
    assert last_of(odd) == int(command[1]) + 1
    assert "according undo" not in done.stderr


def last_of(ledger) -> int:
    """The last entry of a ledger."""
    with Ledger.open(ledger) as opened:
        return opened.view().seq


def test_linked_incidents_are_one_and_both_ids_lead_to_it(ledger, sfax, mine):
    rows(run(ledger, "link", sfax, mine, "--why", "a slip"))
    (one,) = rows(run(ledger, "list"))
    for id_ in (sfax, mine):
        (row,) = rows(run(ledger, "show", id_))
        assert row["id"] == one["id"]
    assert one["reports"] == 5


def test_a_claim_that_was_misread_counts_no_more(ledger, sfax):
    (row,) = rows(run(ledger, "show", sfax))
    (wrong,) = row["tolls"]["killed"]["claims"]
    rows(run(ledger, "withdraw", wrong, "--why", "twelve is a street"))
    assert toll(ledger, sfax) != (12, 12, 12)
    assert "found to be misread (ann): twelve is a street" in table(
        run(ledger, "history", sfax, "--format", "table")
    )
    lost = {row["id"]: row["withdrawn"] for row in rows(run(ledger, "export", "claims"))}
    assert [each["reason"] for each in lost[wrong]] == ["misread"]


def test_names_of_sources_can_be_one_voice_or_a_party(ledger, sfax):
    voices = rows(run(ledger, "show", sfax))[0]["voices"]
    rows(run(ledger, "same-source", "the mayor", "Health Ministry", "--why", "he speaks for it"))
    assert rows(run(ledger, "show", sfax))[0]["voices"] <= voices
    rows(run(ledger, "party", "health ministry", "--why", "it fights"))
    rows(run(ledger, "party", "health ministry", "--not", "--why", "it does not"))
    what = [row["what"] for row in rows(run(ledger, "history", sfax)) if row["type"] == "decision"]
    assert what == ["same-source", "party", "no-party"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["link", "i_nowhere", "a", "--why", "x"], "id-unknown"),
        (["link", "a", "a", "--why", "x"], "link-with-itself"),
        (["unlink", "a", "i_nowhere", "--why", "x"], "id-unknown"),
        (["withdraw", "c_nowhere", "--why", "x"], "id-unknown"),
        (["undo", "1", "--why", "x"], "decision-unknown"),
        (["undo", "999999", "--why", "x"], "decision-unknown"),
        (["unlink", "e", "e", "--why", "x"], "incident-alone"),
        (["party", "…", "--why", "x"], "name-missing"),
        (["same-source", "the army", "Army", "--why", "x"], "source-with-itself"),
        (["show", "\udcff"], "words-broken"),
        (["link", "a", "b", "--why", "qualit\udce9"], "words-broken"),
        (["party", "sant\udce9", "--why", "x"], "words-broken"),
        (["show", "i_nowhere"], "incident-unknown"),
        (["history", "i_nowhere"], "incident-unknown"),
        (["diff", "i_nowhere", "2025-03-11", "2025-03-12"], "incident-unknown"),
    ],
)
def test_an_id_that_leads_nowhere_is_a_problem_and_records_nothing(ledger, words, code):
    before = run(ledger, "check").stderr
    result = run(ledger, *words)
    assert (result.exit_code, result.stdout, codes(result)) == (1, "", [code])
    assert run(ledger, "check").stderr == before


@pytest.mark.parametrize(
    "words",
    [
        ["link", "a", "b"],
        ["link", "a", "b", "--why", " "],
        ["show"],
        ["show", "x", "--as-of", "some day"],
        ["diff", "x", "03/04/2024", "2024-05-01"],
        ["list", "--since", "yesterday"],
        ["list", "--kind", "party"],
        ["list", "--min", "-1"],
        ["list", "--country", "Tunisia"],
        ["export", "tolls", "--country", "T%"],
        ["list", "--min", "9" * 30],
        ["list", "--voices", "9" * 30],
        ["list", "--limit", "9" * 30],
        ["undo", "9" * 30, "--why", "x"],
        ["export", "people"],
        ["undo", "first", "--why", "x"],
    ],
)
def test_a_command_that_is_not_understood(ledger, words):
    result = run(ledger, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


@pytest.mark.parametrize("words", [["list"], ["check"], ["export", "tolls"], ["party", "x", "--why", "y"]])
def test_where_there_is_no_ledger_none_is_made(tmp_path, words):
    result = run(tmp_path / "none.db", *words)
    assert (result.exit_code, codes(result)) == (1, ["ledger-missing"])
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_ledger_is_a_problem(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("no ledger " * 1000, "utf-8")
    for words in (["list"], ["add", "-"]):
        result = run(path, *words, stdin="Two died.")
        assert (result.exit_code, codes(result)) == (1, ["ledger-unreadable"])
    assert path.read_text("utf-8") == "no ledger " * 1000


@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
def test_the_commands_say_the_same_on_postgresql(tmp_path):
    """The same reports and the same decisions give the same, but for the times at which they are recorded."""

    def said(ledger):
        path = tmp_path / "reports.jsonl"
        path.write_text(lines(), "utf-8")
        table_ = tmp_path / "t.csv"
        table_.write_text("date,place,country,killed,kind,incident\n2025-03-11,Sfax,TN,13,blast,A\n", "utf-8")
        yield rows(run(ledger, "add", path))
        (first,) = rows(run(ledger, "list", "--country", "TN"))
        yield rows(run(ledger, "unlink", "b", first["id"], "--why", "another market"))
        yield rows(run(ledger, "history", first["id"], "--effect", "killed"))[:-1]
        yield run(ledger, "export", "tolls", "--format", "csv").stdout
        (undone,) = rows(
            run(ledger, "undo", rows(run(ledger, "history", first["id"]))[-1]["seq"], "--why", "no")
        )
        yield undone["seq"]
        yield rows(run(ledger, "import", table_))
        yield rows(run(ledger, "review"))
        note = ("note", WORDS, "--incident", first["id"], "--source", "the morgue")
        yield rows(run(ledger, *note, "--published", "2025-03-12"))
        yield rows(run(ledger, "show", first["id"], "--as-of", "2025-03-12"))
        yield rows(run(ledger, "diff", first["id"], "2025-03-11T10:00Z", "2025-03-12"))[0]["tolls"]
        yield run(ledger, "check").stderr

    with server() as address:
        for here, there in zip(said(tmp_path / "l.db"), said(address), strict=True):
            assert _untimed(here) == _untimed(there)


WORDS = "The morgue in Sfax now holds 14 bodies from the market blast of Tuesday"


def _untimed(said):
    moments = r"2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.(?!9{6})\d{6}\+00:00|(?<=Head: )\d+:\w{64}"
    return re.sub(moments, "then", json.dumps(said))


# Review, check


@pytest.fixture(params=["2025-03-12,Zonguldak,TR,4,mine", "2025-03-14,,TR,4,mine"])
def doubtful(tmp_path, request):
    """A ledger with a row that may be of the incident in Zonguldak."""
    path = tmp_path / "t.csv"
    path.write_text(f"date,place,country,killed,kind\n{request.param}\n", "utf-8")
    ledger = copied(tmp_path)
    rows(run(ledger, "import", path))
    return ledger


def test_pairs_in_doubt_stand_side_by_side_with_the_commands_that_decide(doubtful):
    (row,) = rows(run(doubtful, "review"))
    assert row["a"]["id"] != row["b"]["id"] and row["why"]
    shown = table(run(doubtful, "review", "--format", "table"))
    command = re.search(r"according link (\S+)\s+(\S+)\s+--why", shown)
    assert {command[1], command[2]} == {row["a"]["id"], row["b"]["id"]}
    assert "May be the same incident" in run(doubtful, "show", row["a"]["id"], "--format", "table").stdout
    rows(run(doubtful, "link", command[1], command[2], "--why", "one mine"))
    after = run(doubtful, "review", "--format", "table")
    assert (after.stdout, after.stderr) == ("", "No pair is in doubt.\n")


def test_a_pair_in_doubt_can_be_told_apart(doubtful):
    shown = run(doubtful, "review", "--format", "table").stdout
    command = re.search(r"according unlink (\S+)\s+(\S+)\s+--why", shown)
    count = len(rows(run(doubtful, "list")))
    rows(run(doubtful, "unlink", command[1], command[2], "--why", "two mines"))
    assert rows(run(doubtful, "review")) == []
    assert len(rows(run(doubtful, "list"))) == count


def test_a_ledger_that_keeps_its_promises_passes_the_check(ledger):
    result = run(ledger, "check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.search(r"entries checked: every promise is kept\. Head: \d+:[0-9a-f]{64}\n$", result.stderr)


def test_a_ledger_that_was_tampered_with_does_not(ledger):
    import sqlite3

    with sqlite3.connect(ledger) as base:
        base.execute("UPDATE content SET body = replace(body, 'Courier', 'Curious')")
    result = run(ledger, "check")
    assert result.exit_code == 1
    assert codes(result)


# Exports


def read_table(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_an_export_of_reports_is_a_line_an_input_id(ledger, sfax):
    made = {row["input_id"]: row for row in rows(run(ledger, "export", "reports"))}
    assert set(made) == {"a", "b", "c", "=d", "e"}
    assert made["=d"]["copies"] == "a" and made["a"]["copies"] is None
    assert made["a"]["incidents"] == [sfax]
    assert made["b"]["published_at"] == "2025-03-11T12:00:00+00:00"
    assert made["c"]["published_at"] == "2025-03-12"
    assert all(row["recorded_at"].endswith("+00:00") for row in made.values())


def test_an_export_of_tolls_tells_an_open_end_from_a_missing_number(ledger, sfax, mine):
    made = {(row["incident"], row["effect"]): row for row in rows(run(ledger, "export", "tolls"))}
    assert list(next(iter(made.values())))[:8] == [
        *("incident", "effect", "low", "best", "high", "rule", "voices", "claims"),
    ]
    assert (made[sfax, "injured"]["low"], made[sfax, "injured"]["high"]) == (40, None)
    assert (mine, "injured") not in made
    flat = {
        (r["incident"], r["effect"]): r
        for r in read_table(run(ledger, "export", "tolls", "--format", "csv").stdout)
    }
    assert (flat[sfax, "injured"]["high"], flat[sfax, "injured"]["open"]) == ("", "high")
    assert (flat[sfax, "killed"]["high"], flat[sfax, "killed"]["open"]) == ("12", "")
    wide = {r["id"]: r for r in read_table(run(ledger, "export", "incidents", "--format", "csv").stdout)}
    assert [wide[sfax][f"injured_{end}"] for end in ("low", "high", "open")] == ["40", "", "high"]
    assert [wide[mine][f"injured_{end}"] for end in ("low", "high", "open")] == ["", "", ""]
    assert wide[sfax]["lat"].startswith("34.7")


def test_a_table_holds_no_formulas(ledger):
    made = read_table(run(ledger, "export", "reports", "--format", "csv").stdout)
    assert {row["publisher"] for row in made} >= {"'@Coast"}
    assert "'=d" in {row["input_id"] for row in made}
    for what in ("incidents", "claims", "reports", "tolls"):
        for row in csv.reader(io.StringIO(run(ledger, "export", what, "--format", "csv").stdout)):
            assert not [cell for cell in row if re.match(r"\s*[=+@]|-(?!\d)", cell)]


@pytest.mark.parametrize("what", ["incidents", "claims", "reports", "tolls"])
@pytest.mark.parametrize("form", ["ndjson", "csv"])
def test_an_export_to_a_file_is_the_same_and_comes_whole(tmp_path, ledger, what, form):
    out = tmp_path / f"{what}.{form}"
    out.write_text("old", "utf-8")
    done = run(ledger, "export", what, "--format", form, "--out", out)
    assert (done.exit_code, done.stdout) == (0, "")
    assert out.read_text("utf-8") == run(ledger, "export", what, "--format", form).stdout
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_an_export_that_cannot_be_written_is_a_problem(tmp_path, ledger):
    result = run(ledger, "export", "tolls", "--out", tmp_path / "no" / "tolls.csv")
    assert (result.exit_code, codes(result)) == (1, ["unwritable"])


def test_an_export_as_of_a_moment_holds_what_was_published_by_then(ledger):
    made = rows(run(ledger, "export", "reports", "--as-of", "2025-03-11T10:00Z"))
    assert {row["input_id"] for row in made} == {"a", "=d"}
    claims = rows(run(ledger, "export", "claims", "--as-of", "2025-03-11T10:00Z"))
    assert {row["input_id"] for row in claims} == {"a", "=d"}
    for row in claims:
        assert row["words"] in row["quote"]


# Help


@pytest.mark.parametrize("command", LEDGER_COMMANDS)
def test_every_command_has_help_with_an_example(command):
    result = run("x.db", command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Examples?:\s+.*\baccording {command}\b", result.stdout, re.DOTALL)
    assert "Exit codes:" in result.stdout
    assert max(map(len, result.stdout.split("\n"))) <= 110


def test_the_short_help_of_every_command_is_whole():
    shown = run("x.db", "--help").stdout
    assert "..." not in shown.split("Commands:")[1]
    assert set(LEDGER_COMMANDS) <= set(re.findall(r"^  ([a-z-]+) ", shown, re.MULTILINE))


def test_of_a_stream_that_goes_on_each_report_is_kept_as_it_comes(tmp_path):
    """As of `tail -f reports.jsonl | according add -`: the last that came waits for no other."""
    words = [sys.executable, "-m", "according", "add", "-", "--ledger", str(tmp_path / "new.db")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        for report in REPORTS:
            process.stdin.write(lines([report]))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["input_id"] == report["id"]
        process.stdin.close()
        assert process.wait() == 0


def test_a_reader_that_leaves_is_no_error(ledger):
    words = [sys.executable, "-m", "according", "export", "claims", "--ledger", str(ledger)]
    with subprocess.Popen(
        ["bash", "-c", f"{' '.join(words)} | head -c 10; exit ${{PIPESTATUS[0]}}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        _, errors = process.communicate()
    assert process.returncode in (0, 141)
    assert errors == b""
