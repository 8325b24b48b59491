"""The guarded child: no page or document can stop the run, whatever is in it."""

import sys
import time
from pathlib import Path

import pytest

from according.reports import receive
from according.reports.guard import Guard, GuardedError, guarded
from according.reports.limits import LONGEST_PAGE_S
from according.reports.pages import PageRead

FIRE = "Three workers died on Monday in a fire at the old mill near Fairview, the governor said. "
HEAD = "<!DOCTYPE html><html><head><title>Fire kills three</title>"
ENTITIES = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
ATTRIBUTES = " ".join(f"a{n}=x" for n in range(500_000))
LD = "<script type='application/ld+json'>"
HOSTILE = {
    "deep nesting": f"{HEAD}<body><p>{FIRE * 9}</p>" + "<div>" * 14_000,
    "deep markup in words": f"{HEAD}<body><p>{FIRE * 9}" + "<b><i>" * 7_000 + FIRE,
    "a huge attribute": f"{HEAD}<body><p title='{'x' * 9_000_000}'>{FIRE * 9}</p>",
    "half a million attributes": f"{HEAD}<body><p {ATTRIBUTES}>{FIRE * 9}</p>",
    "an entity bomb": f"<!DOCTYPE html [<!ENTITY a0 'a'>{ENTITIES}]><html><body><p>{FIRE * 9}&a11;</p>",
    "comments that do not end": f"{HEAD}<body><p>{FIRE * 9}</p>" + "<!--" * 500_000,
    "deep structured data": f"{HEAD}{LD}{'[' * 900_000}</script><body><p>{FIRE * 9}",
    "open quotes": f"{HEAD}<meta name='" + "content='" * 200_000 + f"'></head><body><p>{FIRE * 9}</p>",
    "a million spaces": f"{HEAD}<body><p>{FIRE * 9}{' ' * 2_000_000}x</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_in_time_and_the_next_is_read(tmp_path, name):
    (tmp_path / "a.html").write_text(HOSTILE[name])
    (tmp_path / "b.html").write_text(f"{HEAD}</head><body><article><p>{FIRE * 9}</p></article></body></html>")
    start = time.monotonic()
    hostile, after = receive([tmp_path / "a.html", tmp_path / "b.html"])
    assert time.monotonic() - start < LONGEST_PAGE_S + 10
    assert hostile.report is not None or hostile.problems
    assert hostile.report is None or "governor" in hostile.report.text
    assert hostile.report is None or len(hostile.report.text) < 5_000
    assert "governor" in after.report.text


def test_work_that_takes_too_long_is_ended_and_said_so():
    slow = HOSTILE["half a million attributes"].encode()
    start = time.monotonic()
    with pytest.raises(GuardedError, match="takes more than"):
        guarded(PageRead, "page", slow, seconds=0.3)
    assert time.monotonic() - start < 5


def test_a_child_that_breaks_is_followed_by_another():
    guard = Guard()
    page = f"{HEAD}</head><body><p>{FIRE * 9}</p></body></html>".encode()
    try:
        assert b"governor" in guard.ask("page", page, (None,), 20)
        first = guard._child
        first.kill()
        first.wait()
        assert b"governor" in guard.ask("page", page, (None,), 20)
        assert guard._child.pid != first.pid
        with pytest.raises(GuardedError, match="breaks its reader"):
            guard.ask("no such work", page, (), 20)
        assert b"governor" in guard.ask("page", page, (None,), 20)
    finally:
        guard.close()
    assert guard._child is None


@pytest.mark.skipif(sys.platform == "win32", reason="the system cannot limit the memory of a process")
def test_the_child_has_a_limit_of_memory():
    guard = Guard()
    try:
        guard.ask("page", f"{HEAD}<body><p>{FIRE * 9}".encode(), (None,), 20)
        told = Path(f"/proc/{guard._child.pid}/limits")
        if not told.exists():
            pytest.skip("the system does not tell the limits of a process")
        limits = told.read_text()
        (line,) = [line for line in limits.splitlines() if line.startswith("Max address space")]
        assert int(line.split()[3]) <= 2_000_000_000
    finally:
        guard.close()
