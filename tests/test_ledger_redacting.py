"""A text that must go goes for ever; what was read in it, and the chain, stay."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from homes import Homes, ledgers
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import Saying, Story, add, items, shown, worlds
from small_ledger import WIRE, copied, rows, run

from according.errors import AccordingError
from according.ledger import Ledger
from according.ledger.shelf import Originals
from according.model import Report, Retrieval

STORY = Story(0, "The Meridian", 0, 9, says=(Saying("killed", "12 people"),))
OTHER = Story(2, "Zambezi Post", 1, 9, says=(Saying("missing", "three people"),))


def report(story: Story) -> Report:
    return items([story])[0][1].report


@given(worlds(most=4), st.data())
@settings(max_examples=5)
def test_all_but_the_text_stays(homes: Homes, world: list[Story], data: st.DataObject):
    gone = data.draw(st.sampled_from(world))
    with ledgers(homes) as [ledger]:
        add(ledger, world)
        before = ledger.view()
        known = shown(before)
        seq = ledger.redact(report(gone).id, "the family asked for it")
        entries = known.pop("entries")
        after = shown(ledger.view())
        assert [entry for entry in after.pop("entries") if entry.seq != seq] == entries
        assert after == known
        texts = ledger.view().texts(each.id for each in ledger.view().reports())
        assert report(gone).text not in texts.values()
        assert {each.report.text for _, each in items(world)} == {*texts.values(), report(gone).text}
        assert list(ledger.check()) == []


def test_it_is_not_kept_when_it_comes_again(homes: Homes):
    elsewhere = replace(STORY, publisher="Radio Cap Bon")
    with ledgers(homes) as [ledger]:
        add(ledger, [STORY])
        ledger.redact(report(STORY).id, "it must go")
        assert add(ledger, [STORY]).known == 1
        if report(elsewhere).text == report(STORY).text:
            assert add(ledger, [elsewhere]).new == 1
        add(ledger, [OTHER])
        assert set(ledger.view().texts([report(STORY).id, report(elsewhere).id, report(OTHER).id])) == {
            report(OTHER).id
        }
        assert list(ledger.check()) == []


def test_who_let_it_go_and_why_is_recorded(homes: Homes):
    with ledgers(homes) as [ledger]:
        add(ledger, [STORY])
        seq = ledger.redact(report(STORY).id, "it must go")
        (entry,) = [entry for entry in ledger.view().entries() if entry.kind == "redaction"]
        assert (entry.seq, entry.fact.decided_by, entry.fact.why) == (seq, "Ada", "it must go")
        assert entry.fact.decided_at == entry.recorded_at


def test_the_bytes_go_with_the_text(homes: Homes):
    page = "https://a.example/x"
    had = Retrieval(page, page, "2025-03-11T10:00:00.000000+00:00", 200, (), "d1", 13)
    ((name, reading),) = items([STORY])
    with ledgers(homes) as [ledger]:
        moment = dt.datetime(2025, 3, 11, tzinfo=dt.UTC)
        Originals(ledger.store).keep({"d1": b"<p>Twelve</p>", "d2": b"<p>Three</p>"}, moment)
        list(ledger.add_readings([(name, replace(reading, report=replace(reading.report, retrieval=had)))]))
        ledger.redact(reading.report.id, "it must go")
        assert Originals(ledger.store).get("d1") is None
        assert Originals(ledger.store).get("d2") == b"<p>Three</p>"


def test_nothing_of_it_is_left_in_the_file_or_its_log_even_while_it_is_open(tmp_path: Path):
    path = tmp_path / "ledger.db"
    words = max(report(STORY).text.split(". "), key=len).encode("utf-8")
    with Ledger.open(path, by="Ada") as ledger:
        add(ledger, [STORY])
    assert words in path.read_bytes()
    with Ledger.open(path, by="Ada") as ledger:
        ledger.redact(report(STORY).id, "it must go")
        assert words not in b"".join(each.read_bytes() for each in tmp_path.iterdir())


def test_there_must_be_such_a_report(homes: Homes):
    with ledgers(homes) as [ledger]:
        add(ledger, [STORY])
        before = ledger.view().seq
        with pytest.raises(AccordingError) as caught:
            ledger.redact("r_none", "it must go")
        assert caught.value.problem.code == "report-unknown"
        assert ledger.view().seq == before


def test_letting_go_cannot_be_undone(homes: Homes):
    with ledgers(homes) as [ledger]:
        add(ledger, [STORY])
        seq = ledger.redact(report(STORY).id, "it must go")
        with pytest.raises(AccordingError) as caught:
            ledger.undo(seq, "a mistake")
        assert caught.value.problem.code == "decision-unknown"


def test_the_command_lets_go_of_every_copy(tmp_path: Path):
    ledger = copied(tmp_path)
    reports = {row["input_id"]: row["id"] for row in rows(run(ledger, "export", "reports"))}
    tolls = run(ledger, "export", "tolls").stdout
    made = run(ledger, "redact", reports["a"], "--why", "the family asked for it", "--by", "ann")
    assert (made.exit_code, "is gone" in made.stderr) == (0, True)
    assert run(ledger, "export", "tolls").stdout == tolls
    assert WIRE.encode("utf-8") not in ledger.read_bytes()
    incident = rows(run(ledger, "list", "--country", "TN"))[0]["id"]
    assert run(ledger, "show", incident).exit_code == 0
    assert run(ledger, "check").exit_code == 0


# By their age


def test_texts_that_nobody_received_for_long_go_together_and_all_else_stays(
    homes: Homes, monkeypatch: pytest.MonkeyPatch
):
    again = replace(STORY, publisher="Radio Cap Bon", day=2)
    older = replace(OTHER, publisher="Old Post", words=(0, 3))
    with ledgers(homes) as [ledger]:
        for month, story in ((1, STORY), (2, older), (3, OTHER), (5, again)):
            now = f"2025-{month:02}-01T00:00:00.000000+00:00"
            monkeypatch.setattr("according.ledger.journal.now", lambda now=now: now)
            add(ledger, [story])
        before = shown(ledger.view())
        assert ledger.redact_older(dt.datetime(2025, 4, 1, tzinfo=dt.UTC), "a month is enough") == 2
        ids = [report(story).id for story in (STORY, again, older, OTHER)]
        kept = set(ledger.view().texts(ids))
        assert report(STORY).text == report(again).text, "one text, which came again later"
        assert kept == {ids[0], ids[1]}
        after = shown(ledger.view())
        assert {name: after[name] for name in after if name != "entries"} == {
            name: before[name] for name in before if name != "entries"
        }
        reasons = [entry.fact.why for entry in ledger.view().entries() if entry.kind == "redaction"]
        assert reasons == ["a month is enough"] * 2
        assert list(ledger.check()) == []
        assert ledger.redact_older(dt.datetime(2025, 4, 1, tzinfo=dt.UTC), "again") == 0


def test_a_report_that_came_again_is_as_young_as_its_last_coming(
    homes: Homes, monkeypatch: pytest.MonkeyPatch
):
    """Under another id: that is recorded. That it came again under its own adds nothing."""
    with ledgers(homes) as [ledger]:
        for month, story, name in ((1, STORY, "a"), (1, OTHER, "b"), (5, STORY, "c")):
            now = f"2025-{month:02}-01T00:00:00.000000+00:00"
            monkeypatch.setattr("according.ledger.journal.now", lambda now=now: now)
            add(ledger, [replace(story, input_id=name)])
        assert ledger.redact_older(dt.datetime(2025, 4, 1, tzinfo=dt.UTC), "a month is enough") == 1
        assert set(ledger.view().texts([report(STORY).id, report(OTHER).id])) == {report(STORY).id}
        assert ledger.redact_older(dt.datetime(2025, 6, 1, tzinfo=dt.UTC), "a month is enough") == 1


def test_the_command_lets_old_texts_go(tmp_path: Path):
    path = copied(tmp_path)
    young = run(path, "redact", "--older-than", "30", "--why", "a month is enough")
    assert (young.exit_code, young.stderr) == (0, "0 texts are gone.\n")
    assert run(path, "redact", "--why", "x").exit_code == 2
    assert run(path, "redact", "r_x", "--older-than", "3", "--why", "x").exit_code == 2
