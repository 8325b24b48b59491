"""The workers of one machine: processes that live from step to step, and what is lost when one is."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from batches import family

from according.batch.engine import Engine
from according.batch.folder import Folder
from according.batch.reading import write_carriers
from according.batch.ties import Carrier
from according.batch.workers import LostError, Workers

pytest.importorskip("daft", reason="needs the extra `batch`")
is_linux = Path("/proc/self/task").exists()


def who(_):
    time.sleep(0.05)
    return os.getpid()


def kill(_):
    os.kill(os.getpid(), signal.SIGKILL)


def pieces(work, count):
    return [(work, (n,)) for n in range(count)]


def test_workers_live_from_step_to_step_and_both_are_given_work():
    with closing(Workers(2)) as workers:
        first = set(workers.each(pieces(who, 8)))
        second = set(workers.each(pieces(who, 8)))
    assert len(first) == 2
    assert os.getpid() not in first
    assert second == first


def test_who_is_done_first_is_given_the_next_piece():
    with closing(Workers(2)) as workers:
        known = set(workers.each(pieces(who, 8)))
        *done, last = workers.each([(time.sleep, (2,)), *pieces(who, 10)])
    assert last is None
    assert len(done) == 10
    assert len(set(done) & known) == 1


def test_who_is_lost_takes_only_its_piece_along_and_another_takes_its_place():
    with closing(Workers(2)) as workers:
        known = set(workers.each(pieces(who, 8)))
        found = []
        with pytest.raises(LostError, match="a worker was lost"):
            found.extend(workers.each([(who, (0,)), (kill, (0,))]))
        assert found == [] or set(found) < known
        after = set(workers.each(pieces(who, 8)))
    assert len(after) == 2
    assert len(after & known) == 1


def test_what_is_raised_is_told_and_what_is_printed_is_no_answer():
    with closing(Workers(1)) as workers:
        with pytest.raises(LostError, match="ValueError: invalid literal for int"):
            list(workers.each([(int, ("x",))]))
        assert list(workers.each([(print, ("12345678",)), (int, ("7",))])) == [None, 7]


def test_a_piece_is_asked_for_when_somebody_can_do_it():
    asked = []

    def given():
        for n in range(6):
            asked.append(n)
            yield who, (n,)

    with closing(Workers(2)) as workers, closing(workers.each(given())) as answers:
        next(answers)
        assert len(asked) <= 3


def test_a_worker_loads_no_pandas_for_pyarrow():
    work = partial(
        eval, "[__import__('pyarrow').array(['a']).type.id, 'pandas' in __import__('sys').modules]"
    )
    with closing(Workers(1)) as workers:
        assert next(workers.each([(work, ())]))[1] is False


def test_ties_are_found_across_chunks_and_like_heaps_are_held_against_one_another_once(tmp_path):
    folder = Folder(tmp_path)
    held = {"0": {"r0": 1, "r1": 1, "r2": 2, "r3": 3}, "1": {"r3": 3, "r4": 2, "r5": 4}}
    for chunk, keys in held.items():
        write_carriers(
            folder,
            chunk,
            [Carrier("page", id_, b"", (("page", key), ("page", -key))) for id_, key in keys.items()],
        )
    keys, bodies = ([str(folder.work(name, chunk)) for chunk in held] for name in ("keys", "bodies"))
    with Engine(workers=2) as engine:
        assert len(list(engine._heaps(["page"], keys, bodies).iter_rows())) == 3
        ties = engine.ties(["page"], keys, bodies)
        assert {frozenset(tie) for tie in ties} == {
            frozenset(("r0", "r1")),
            frozenset(("r2", "r4")),
            frozenset(["r3"]),
        }
        assert engine.ties(["copy-00"], keys, bodies) == []


BEGINS = """
import time
from according.batch.workers import Workers
workers = Workers(1)
print(next(workers.each([(__import__("os").getpid, ())])), flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(not is_linux, reason="looks for processes where Linux shows them")
def test_workers_end_where_the_command_was_killed():
    with subprocess.Popen([sys.executable, "-c", BEGINS], stdout=subprocess.PIPE, text=True) as child:
        worker = int(child.stdout.readline())
        child.kill()
    until = time.monotonic() + 60
    while Path(f"/proc/{worker}/cmdline").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}/cmdline").exists() or not Path(f"/proc/{worker}/cmdline").read_bytes()


@pytest.mark.skipif(not is_linux, reason="looks at /proc")
def test_workers_end_with_whoever_began_them_though_they_are_in_the_middle_of_a_piece(tmp_path):
    at_work = "__import__('pathlib').Path({!r}).touch() or __import__('time').sleep(600)"
    files = [tmp_path / "one", tmp_path / "two"]
    pieces = [(at_work.format(str(file)),) for file in files]
    begin = (
        "from according.batch.workers import Workers\n"
        f"list(Workers(2).each([(eval, piece) for piece in {pieces!r}]))\n"
    )
    with subprocess.Popen([sys.executable, "-c", begin]) as child:
        assert comes(lambda: all(file.exists() for file in files))
        left = family(child.pid, deep=False)
        child.kill()
    assert len(left) == 2
    assert comes(lambda: not any(Path(f"/proc/{process}").exists() for process in left))


def comes(is_so):
    """Tell whether something comes to be so within half a minute."""
    for _ in range(300):
        if is_so():
            return True
        time.sleep(0.1)
    return False
