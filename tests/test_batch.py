"""Batches as a user runs them: interrupted, of broken inputs, with workers killed, on two machines."""

import datetime as dt
import gzip
import json
import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
from archives import answer, page, warc
from batches import batch, beginning_with, ended, family, of_batch, of_view, read_by_now, rows, write_lines
from breaking import SEGFAULT
from ledgers import PUBLISHERS, Saying, Story, reading

import according
from according.batch import job_of
from according.batch.folder import Folder
from according.errors import AccordingError
from according.publish import record

pytest.importorskip("daft", reason="needs the extra `batch`")
pytest.importorskip("scipy", reason="needs the extra `batch`")
is_linux = Path("/proc/self/task").exists()

BREAKING = "from according import guarded\n\nguarded.WORKER = 'breaking'\n"
CURSED = """
import os
from according.batch import receiving

received = receiving._received
receiving._received = lambda job, path: received(job, path) if "cursed" not in path.name else os.abort()
"""
FLOOD = "Nine people died in a flood in Tete on Monday, officials said."
TOWNS = ("Sfax", "Gabes", "Bizerte", "Sousse", "Kairouan", "Monastir", "Tozeur", "Beja")


def told(town: str, killed: int, day: int) -> dict[str, str]:
    """A report that takes a while to read."""
    text = (
        f"A bomb killed at least {killed} people near the market in {town} on Tuesday, the mayor said. "
        f"The hospital in {town} said that {killed * 2} others were wounded, {killed} of them children. "
        "Residents told the Meridian that two men had left a van there in the night. "
    )
    return {"text": text * 2, "publisher": "Meridian", "published": f"2025-03-{day:02}T08:00:00Z"}


def write_press(folder: Path) -> Path:
    """A folder of what a month brings: most of it sound, some of it broken."""
    from pyarrow import parquet, table

    folder.mkdir()
    reports = [told(town, 3 + day, 11 + day) for day in range(2) for town in TOWNS]
    write_lines(folder / "a.jsonl", reports)
    with (folder / "b.jsonl").open("w", encoding="utf-8") as file:
        file.write(json.dumps({"id": "b1", "published": "2025-03-11", "text": FLOOD}) + "\n")
        file.write('{"text": "and no end\n')
        file.write(json.dumps({"id": "b3", "text": f"Nothing but a {SEGFAULT} of the paint."}) + "\n")
    archive = b"".join(gzip.compress(warc(answer(page()), url=f"https://x.example/{n}")) for n in range(3))
    (folder / "c.warc.gz").write_bytes(archive[:-40])
    when = dt.datetime(2025, 3, 15, 7, tzinfo=dt.UTC)
    one = {"id": ["d1"], "text": [told("Zarzis", 4, 15)["text"]], "published": [when], "clicks": [7]}
    parquet.write_table(table(one), folder / "d.parquet")
    (folder / "e.parquet").write_bytes(b"PAR1 and nothing more")
    return folder


def reach(folder: Path, chunks: int, child) -> None:
    """Wait until so many chunks have been read."""
    until = time.monotonic() + 240
    while read_by_now(folder) < chunks and child.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    assert child.poll() is None, child.communicate()
    assert read_by_now(folder) >= chunks


@pytest.mark.skipif(not is_linux, reason="finds the workers where Linux shows them")
def test_whatever_is_killed_on_the_way_the_batch_ends_as_a_ledger_of_the_same(tmp_path):
    press, out = write_press(tmp_path / "press"), tmp_path / "out put"
    inputs, env = (press, tmp_path / "missing.jsonl"), beginning_with(tmp_path / "env", BREAKING)

    child = batch(*inputs, out, "--together", 2, env=env)
    reach(out, 1, child)
    os.killpg(child.pid, signal.SIGKILL)  # the machine goes down
    ended(child)
    with according.open(tmp_path / "l.db") as ledger, pytest.raises(AccordingError) as refused:
        ledger.add(out)
    assert refused.value.problem.code == "batch-unfinished"

    before = read_by_now(out)
    child = batch(*inputs, out, "--together", 2, env=env)
    reach(out, before + 1, child)
    workers = [process for process in family(child.pid) if b"according.batch.workers" in command(process)]
    os.kill(workers[0], signal.SIGKILL)
    code, said = ended(child)
    assert code == 3, said
    assert "Problem of the code" in said

    with according.open(tmp_path / "l.db") as ledger:
        ledger.add(*map(str, inputs))
        wanted = of_view(ledger.view())
    assert of_batch(out) == wanted
    assert {row["effect"] for row in rows(out, "tolls")} >= {"killed", "injured"}

    problems = {(row["code"], Path(row["place"]).name) for row in rows(out, "problems")}
    assert ("line-broken", "b.jsonl:2") in problems
    assert ("file-missing", "missing.jsonl") in problems
    assert ("reader-stopped", "b3") in problems
    assert {"c.warc.gz", "e.parquet"} <= {place.partition(":")[0] for _, place in problems}
    assert not (out / "work").exists()

    with according.open(tmp_path / "again.db") as ledger:
        added = ledger.add(out)
        assert added.new == len({row["id"] for row in rows(out, "reports")})
        assert of_view(ledger.view()) == wanted
        assert all(ledger.view().incident(row["id"]) for row in rows(out, "incidents"))


def command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def write_records(path: Path, count: int) -> Path:
    """Records of reports that were read before, on four incidents; some are copies, some revisions."""
    stories = [
        Story(
            event=n % 4,
            publisher=PUBLISHERS[n % 5],
            day=n % 6,
            hour=n % 24,
            says=(Saying(words=("three people", "12 people", "about 30 people")[n % 3]),),
            brief=(None, 0, None, 1)[n % 4],
            url=f"https://example.org/{n % 3}" if n % 7 == 0 else None,
            background=(n + 1) % 4 if n % 5 == 0 else None,
        )
        for n in range(count)
    ]
    lines = [json.dumps(record(reading(s), input_id=f"x{n}", text=True)) for n, s in enumerate(stories)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_two_machines_give_what_a_ledger_gives(tmp_path):
    cluster_utils = pytest.importorskip("ray.cluster_utils", reason="needs the extra `cluster`")
    records = write_records(tmp_path / "records.jsonl", 40)
    node = {"num_cpus": 1, "object_store_memory": 100_000_000}
    cluster = cluster_utils.Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    try:
        cluster.add_node(**node)
        code, said = ended(batch(records, tmp_path / "out", "--together", 10, "--ray", cluster.address))
    finally:
        cluster.shutdown()
    assert code == 0, said
    with according.open(tmp_path / "l.db") as ledger:
        ledger.add(records)
        assert of_batch(tmp_path / "out") == of_view(ledger.view())


def test_what_is_done_is_not_done_again_and_a_folder_of_something_else_is_refused(tmp_path):
    records, out = write_records(tmp_path / "records.jsonl", 3), tmp_path / "out"
    first = ended(batch(records, out, "--workers", 1))
    assert first == (0, f"3 reports, 3 claims, 3 incidents, 3 tolls in {out}\n")
    made = {file: file.stat().st_mtime_ns for file in out.rglob("*")}
    assert ended(batch(records, out)) == first
    assert {file: file.stat().st_mtime_ns for file in out.rglob("*")} == made

    with pytest.raises(AccordingError) as refused:
        Folder(tmp_path).begin(job_of([records], tmp_path))
    assert refused.value.problem.code == "batch-place"


def test_what_ends_its_worker_every_time_is_named_and_all_else_is_done(tmp_path):
    inputs = [write_records(tmp_path / f"{name}.jsonl", 2) for name in ("cursed", "b", "c")]
    out, env = tmp_path / "out", beginning_with(tmp_path / "env", CURSED)
    code, said = ended(batch(*inputs, out, "--workers", 1, env=env))
    assert code == 1
    assert said.startswith(f"{inputs[0]}, not received: Whoever works on this is lost")
    assert "more are left" not in said
    assert "Traceback" not in said
    assert sorted(file.name for file in (out / "work/done/received").iterdir()) == ["000001", "000002"]


def test_a_batch_that_differs_is_told_in_what(tmp_path):
    records, out = write_records(tmp_path / "records.jsonl", 2), tmp_path / "out"
    job = job_of([records], out, together=10)
    Folder(out).begin(job)
    for other, words in (
        (replace(job, together=11), "its options"),
        (replace(job, publisher="X", made_by="another"), "its reader, which was .* and its options"),
        (job_of([out / "batch.json"], out, together=10), "its input files"),
    ):
        with pytest.raises(AccordingError, match=words) as refused:
            Folder(out).begin(other)
        assert refused.value.problem.code == "batch-other"


def test_what_a_batch_has_made_is_no_input_of_it(tmp_path):
    records, out = write_records(tmp_path / "records.jsonl", 2), tmp_path / "out"
    Folder(out).begin(job_of([tmp_path], out))
    (out / "reports").mkdir()
    (out / "reports/000000-000000.parquet").write_bytes(b"")
    job = job_of([tmp_path], out)
    assert [each.name for each in job.inputs] == [str(records)]
    Folder(out).begin(job)


def test_what_was_left_behind_by_who_was_ended_is_no_table(tmp_path):
    folder = Folder(tmp_path / "out")
    manifest = folder.begin(job_of([write_records(tmp_path / "records.jsonl", 2)], folder.path))
    whole, left = folder.table("tolls", "000000-000000"), folder.table("tolls", ".000000-000000.ab.part")
    whole.parent.mkdir()
    whole.touch()
    left.touch()
    assert folder.files("tolls") == [whole]
    folder.finish(manifest)
    assert list(whole.parent.iterdir()) == [whole]


def test_a_folder_that_was_moved_is_the_same_batch(tmp_path):
    records, out = write_records(tmp_path / "records.jsonl", 2), tmp_path / "out"
    Folder(out).begin(job_of([records], out))
    out.rename(tmp_path / "moved")
    assert Folder(tmp_path / "moved").begin(job_of([records], out)).job.out == str(tmp_path / "moved")


def test_a_broken_manifest_is_said(tmp_path):
    (tmp_path / "batch.json").write_text("{", encoding="utf-8")
    with according.open(tmp_path / "l.db") as ledger, pytest.raises(AccordingError) as refused:
        ledger.add(tmp_path)
    assert refused.value.problem.code == "batch-broken"


@pytest.mark.parametrize("name", ["-", "https://example.org/a.warc"])
def test_what_cannot_be_come_back_to_is_refused(name, tmp_path):
    code, said = ended(batch(name, tmp_path / "out"))
    assert (code, "input-no-file" in said) == (1, True)
