"""A report that breaks its reader costs nobody but itself, and is named."""

import os
import signal
import time

import breaking
import pytest

from according import guarded
from according.errors import AccordingError
from according.guarded import GuardedReader
from according.model import Report
from according.reports import Received

GERMAN = "Am Montag kamen in Tete neun Menschen ums Leben."


@pytest.fixture
def reader(monkeypatch):
    """A reader whose child breaks on the words of `breaking`. Texts in German need no model to be loaded."""
    monkeypatch.setattr(guarded, "WORKER", "breaking")
    made = GuardedReader(seconds=20)
    yield made
    made.close()


def sent(*texts: str) -> list[Received]:
    return [
        Received(f"n{n}", Report(text, None, f"https://example.org/{n}", None, None, "de"))
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize("word", [breaking.SEGFAULT, breaking.GREED])
def test_only_the_report_that_breaks_the_reader_is_left_out(reader, word):
    texts = [f"{GERMAN} {n}" for n in range(9)]
    texts[4] = f"{GERMAN} {word}"
    heap = sent(*texts)
    found = list(reader.attempt(heap))
    assert [one.input_id for one in found] == [f"n{n}" for n in range(9)]
    assert [one.reading.report for one in found] == [item.report for item in heap]
    assert [problem.code for one in found for problem in one.problems] == ["reader-stopped"]
    (problem,) = found[4].problems
    assert problem.place == "n4"
    assert "breaks its reader" in problem.message


def test_what_never_ends_is_ended_and_named(reader):
    reader._seconds = 1.5
    heap = sent(GERMAN, f"{GERMAN} {breaking.ENDLESS}", GERMAN)
    began = time.monotonic()
    found = list(reader.attempt(heap))
    assert time.monotonic() - began < 15
    assert [len(one.problems) for one in found] == [0, 1, 0]
    assert "takes more than 1." in found[1].problems[0].message


def test_problems_that_came_with_a_report_stay_with_it(reader):
    (broken,) = sent(breaking.SEGFAULT)
    known = guarded.Problem("encoding-doubtful", "n0", "It may be.", "See.")
    (found,) = reader.attempt([Received("n0", broken.report, (known,))])
    assert [problem.code for problem in found.problems] == ["encoding-doubtful", "reader-stopped"]
    (found,) = reader.attempt([Received("n0", None, (known,))])
    assert (found.reading, found.problems) == (None, (known,))


def test_a_child_that_somebody_ended_is_followed_by_another(reader):
    one = sent(GERMAN)
    list(reader.attempt(one))
    os.kill(reader._guard._child.pid, signal.SIGKILL)
    (found,) = reader.attempt(one)
    assert found.problems == ()


def test_what_is_asked_together_is_short_however_many_reports_there_are():
    many = sent(*["word " * 1000] * 300, "word " * 400_000, *["short"] * 600)
    heaps = list(guarded._heaps(iter(many)))
    assert [item for heap in heaps for item in heap] == many
    assert all(len(heap) <= 256 for heap in heaps)
    assert all(guarded._characters(heap[:-1]) < 500_000 for heap in heaps)


def test_that_nothing_can_be_read_is_no_fault_of_a_report(tmp_path):
    index = tmp_path / "places.db"
    index.write_bytes(b"no index")
    with pytest.raises(AccordingError):
        GuardedReader(index)


def test_a_child_whose_parent_is_lost_does_not_go_on_for_ever(monkeypatch, reader):
    monkeypatch.setattr(guarded, "_LATE_S", 0.0)
    (endless,) = sent(breaking.ENDLESS)
    list(reader.attempt(sent(GERMAN)))
    child = reader._guard._child
    child.kill = lambda: None  # Nobody is there any more to end it.
    with pytest.raises(guarded.GuardedError):
        reader.ask([endless], 1.0)
    child.wait(10)
    assert child.returncode == 1
