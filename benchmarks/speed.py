"""Times reading beside spaCy's own pipeline with the same model, in one run.

    python benchmarks/speed.py [--data SHARED] [--rounds 3]     # words a second, one core each
    python benchmarks/speed.py --growth --start --memory        # length, cold and warm start, memory
    python benchmarks/speed.py --same                           # every word of the gold as spaCy reads it
    python benchmarks/speed.py --gate [--gold GOLD.jsonl]       # what is lost as sentences are left out

The mixed stream has each text once, from the sets of news in SHARED, in the order of their digests; half of
its words are of texts that the gate lets through. Which texts these are is pinned by a digest. Times
are of the processor, medians of the rounds; a round reads with a new Reader, which knows no word yet. Garbage
is collected as seldom as where the command line reads, and in the workers of a batch, for both readers.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from lines import lines
from measures import gold_items, measure, pairs, read_items
from scores import read_gold

from according.language.library import model_path, open_library
from according.language.sentences import split
from according.model import Report
from according.pipeline import Reader, collect_seldom

SHARED = Path(__file__).parents[2] / "shared"
SETS = (
    *("gold/claims.dev", "data/attribution-polnear", "data/gum-news", "data/incidents-ecbplus"),
    *("data/incidents-gva", "data/pages", "data/places-geovirus", "data/places-gwn", "data/places-lgl"),
    *("data/places-trnews", "data/times-meantime", "data/tolls-airwars"),
)
STREAM = "9b546307152b69ba"
"""The digest of the texts of the mixed stream."""
_EACH = 50_000
"""Words of texts that the gate lets through, and of those that it does not."""
_PER_SET = 12_000
"""Words that one set gives to either half, so that none makes up the stream."""
_SHORTEST = 100
_REPORTS = 60
"""Reports of the gold that are read by themselves."""


def main() -> int:
    """Run the command; return 1 where the stream is another, or a word is read otherwise."""
    warnings.filterwarnings("ignore")
    collect_seldom()
    options = _options()
    reports = [row["text"] for row in lines(options.data / "gold/claims.dev.jsonl")]
    if options.same:
        return _same(reports)
    if options.gate:
        _gate(options.gold or options.data / "gold/claims.dev.jsonl")
        return 0
    if options.growth or options.start or options.memory:
        for wanted, measure in (
            (options.growth, _growth),
            (options.start, _start),
            (options.memory, _memory),
        ):
            if wanted:
                measure(reports)
        return 0
    stream, digest = _stream(options.data)
    print(f"stream {digest}")
    _compare("mixed stream", stream, options.rounds)
    _compare("incident reports", reports[:_REPORTS], options.rounds)
    return 0 if digest == STREAM else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--gold", type=Path)
    for name in ("growth", "start", "memory", "same", "gate"):
        parser.add_argument(f"--{name}", action="store_true")
    return parser.parse_args()


def _stream(shared: Path) -> tuple[list[str], str]:
    """Return the texts of the mixed stream in the order of their digests, and the digest of them all."""
    gate, chosen = Reader().gate, {}
    room = {True: _EACH, False: _EACH}
    given = {(name, through): _PER_SET for name in SETS for through in room}
    rows = {
        hashlib.sha256(" ".join(text.split()).encode()).hexdigest(): (name, text)
        for name in SETS
        for text in (str(row.get("text", "")) for row in lines(shared / f"{name}.jsonl"))
        if _words([text]) >= _SHORTEST
    }
    for digest, (name, text) in sorted(rows.items()):
        through = any(not sentence.aside for sentence in gate.pass_on(text, split(text)))
        size = _words([text])
        if room[through] >= size and given[name, through] >= size:
            room[through] -= size
            given[name, through] -= size
            chosen[digest] = text
    return list(chosen.values()), hashlib.sha256(" ".join(chosen).encode()).hexdigest()[:16]


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _compare(name: str, texts: Sequence[str], rounds: int) -> None:
    """Print how many words a second spaCy's pipeline and our reader read, by turns."""
    import spacy

    nlp = spacy.load(model_path())
    list(nlp.pipe(["The first text costs more than others."]))
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        theirs.append(_seconds(lambda: list(nlp.pipe(texts))))
        ours.append(_seconds(_reading(texts)))
    count = _words(texts)
    ratio = statistics.median(b / a for a, b in zip(ours, theirs, strict=True))
    print(f"{name}: {len(texts)} texts, {count} words")
    print(f"  spaCy, whole pipeline  {count / statistics.median(theirs):9.0f} words a second")
    print(
        f"  our reader             {count / statistics.median(ours):9.0f} words a second, {ratio:.2f} times"
    )


def _reading(texts: Sequence[str]) -> Callable[[], object]:
    reader = Reader()
    reader.read(Report("Two men died in the first text, which costs more than others."))
    return lambda: list(reader.read_all(Report(text) for text in texts))


def _seconds(work: Callable[[], object]) -> float:
    """Return the seconds that the processor spends on a piece of work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _growth(reports: Sequence[str]) -> None:
    """Print what a word costs in texts of more and more reports, run together."""
    for many in (1, 4, 16, 64):
        text = "\n\n".join(reports[:many])
        each = 1e6 * _seconds(_reading([text])) / _words([text])
        print(f"{len(text):8} characters: {each:6.0f} us a word")


def _start(reports: Sequence[str]) -> None:
    """Print how long one report of 2,000 characters takes a new process, and one that is warm."""
    texts = [text for text in reports if 1_800 < len(text) < 2_200][:20]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(texts[0], "utf-8")
        command = [sys.executable, "-m", "according", "read", str(path)]
        cold = [_wall(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(5)]
    reader = Reader()
    reader.read(Report(reports[0]))
    warm = [_wall(lambda text=text: reader.read(Report(text))) for text in texts]
    print(f"cold: {statistics.median(cold):.2f} s; warm: {1000 * statistics.median(warm):.1f} ms")


def _wall(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _memory(reports: Sequence[str]) -> None:
    """Print the most memory that reading all reports takes."""
    list(Reader().read_all(Report(text) for text in reports))
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _gate(path: Path) -> None:
    """Print how many claims, and how many of those in the gold, are found only where every sentence is read;
    and the shares of kinds and places that are right with the gate and without it.
    """
    gold = list(lines(path))
    with_gate, without = (
        {record["report"]["input_id"]: record for record in read_gold(path, whole=whole)}
        for whole in (False, True)
    )
    said = [
        {(key, *astuple(item)[:2], item.span) for key in with_gate for item in read_items(records[key])}
        for records in (with_gate, without)
    ]
    right = [
        {
            (row["id"], item.effect, item.span)
            for row in gold
            for item, read in pairs(gold_items(row), read_items(records[row["id"]]))
            if item.figure == read.figure
        }
        for records in (with_gate, without)
    ]
    for name, (some, every) in (("claims", said), ("of those in the gold", right)):
        print(f"{name}: {len(every)} without the gate, {len(every - some)} of them lost with it")
    for name in ("kind_right", "place_right"):
        shares = [measure(gold, records)[name] for records in (without, with_gate)]
        print(f"{name}: {shares[0]:.3f} without the gate, {shares[1]:.3f} with it")


def _same(reports: Sequence[str]) -> int:
    """Print how many words come out otherwise than from spaCy's pipeline, sentence by sentence."""
    import original

    from according.language.network import Network

    sentences = [" ".join(text[s.start : s.end].split()) for text in reports for s in split(text)]
    other = words = 0
    for sentence, line in zip(sentences, Network(open_library(model_path())).read(sentences), strict=True):
        doc = original.read(sentence)
        for token, said, head, label in zip(doc, line.wordings, line.heads, line.entities, strict=True):
            words += 1
            theirs = (token.tag_, token.pos_, token.dep_, token.lemma_.lower(), token.head.i, token.ent_type_)
            other += (*said, head, label) != theirs
    print(f"{words} words, {other} read otherwise than by spaCy")
    return int(other > 0)


if __name__ == "__main__":
    sys.exit(main())
