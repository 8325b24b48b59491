"""Alters texts in ways that change what is read from them exactly so, and counts where it changes otherwise.

    python benchmarks/metamorphic.py [GOLD.jsonl ...] [--variants 20000] [--seed 0] [--show RELATION]

The texts are our own, of the tests, the demonstration and the open part of the challenge, and those of the
files given (objects with `text`); of all these, the ones from which a claim is read. Each is altered by each
relation that applies to it, again with other words until there are as many variants as are wanted.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import count, islice
from pathlib import Path
from random import Random

from altered.relations import RELATIONS, Known, Relation, Variant
from altered.rows import differences, rows_of
from figures import note_rows
from fuzzed.corpus import reports, sentences
from fuzzed.reading import reader
from lines import lines

from according.model import Reading, Report

_DAY = "2024-03-05"


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a relation was tried, and how often it did not hold."""

    relation: str
    variants: int
    violations: int


@dataclass(frozen=True, slots=True)
class Trial:
    """A text, a variant of it, and how what was read of the variant differs from what should be."""

    relation: Relation
    known: Known
    variant: Variant
    found: tuple[str, ...]


def main() -> None:
    """Try, and print a line for each relation."""
    options = _options()
    texts = dict.fromkeys(
        (*sentences(), *reports(), *(row["text"] for path in options.gold for row in lines(path)))
    )
    known = [Known(reading.report.text, reading) for reading in readings(texts) if reading.claims]
    tallies: dict[str, list[int]] = {relation.name: [0, 0] for relation in RELATIONS}
    for trial in islice(trials(known, options.seed), options.variants):
        tally = tallies[trial.relation.name]
        tally[0] += 1
        tally[1] += bool(trial.found)
        if trial.found and options.show is not None and options.show in trial.relation.name:
            print(f"{trial.known.text}\n  >> {trial.variant.text}\n  " + "\n  ".join(trial.found), flush=True)
    made = [Tally(name, *numbers) for name, numbers in tallies.items()]
    whole = Tally("all", sum(t.variants for t in made), sum(t.violations for t in made))
    for each in (*sorted(made, key=_rate, reverse=True), whole):
        told = f"{each.variants:>7,} variants {each.violations:>5} violations {_rate(each):6.2f} %"
        print(f"{each.relation:34} {told}")
    print(f"of {len(known):,} texts")
    if options.note:
        gold = " GOLD.jsonl" * len(options.gold)
        tried = f"--variants {options.variants} --seed {options.seed}"
        command = f"python benchmarks/metamorphic.py{gold} {tried} --note"
        note_rows("metamorphic", command, [asdict(tally) for tally in made])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--variants", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", help="show where the relations with these words in their names do not hold")
    parser.add_argument("--note", action="store_true", help="write the figures down")
    return parser.parse_args()


def readings(texts: Iterable[str]) -> Iterator[Reading]:
    """Yield what each text says, as if it had been published on a day."""
    return reader().read_all(Report(text, published_at=_DAY) for text in texts)


def trials(known: Iterable[Known], seed: int) -> Iterator[Trial]:
    """Yield trials without end: of each text by each relation, again and again with other words."""
    texts = list(known)
    for turn in count(seed):
        cases = [case for one in texts for case in _cases(one, turn)]
        if not cases:
            return
        read = readings(variant.text for _, _, variant in cases)
        for (relation, one, variant), reading in zip(cases, read, strict=True):
            yield Trial(
                relation, one, variant, differences(variant.expected, rows_of(reading), relation.compared)
            )


def _cases(known: Known, turn: int) -> Iterator[tuple[Relation, Known, Variant]]:
    for relation in RELATIONS:
        variant = relation.alter(known, Random(f"{relation.name} {turn} {known.text}"))
        if variant is not None:
            yield relation, known, variant


def _rate(tally: Tally) -> float:
    return 100 * tally.violations / max(tally.variants, 1)


if __name__ == "__main__":
    main()
