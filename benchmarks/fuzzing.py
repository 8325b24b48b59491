"""Tries every parser of what comes from outside on inputs made of chance, and writes down what came of it.

    python benchmarks/fuzzing.py [--inputs 1000000] [--seed 0] [--parser NAME] [--only N] [--note]

An input is made from the seed and its number alone, so that any can be made again: `--parser NAME --only N`
shows one with what it raises. The inputs are shared out among the parsers by how cheap they are. Every parser
runs in a process of its own, so that one that ends its process is found out. A crash is whatever is raised
and is no AccordingError, UnreadableError or the like that the parser promises; a broken promise counts too.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from figures import note_rows
from fuzzed.parsers import PARSERS, Parser

_LONGEST_S = 20
"""So long may one input take: no parser outside the guarded child has a limit of its own."""
_SHOWN = 5
_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a parser: inputs, seconds of CPU, the longest, and crashes by what and where."""

    parser: str
    inputs: int
    seconds: float
    longest: float
    crashes: dict[str, int]
    examples: dict[str, int]
    """For each crash, the number of the first input that showed it."""


class SlowError(Exception):
    """An input took too long."""


def main() -> None:
    """Try, print a line for each parser, and fail if any has an open crash."""
    options = _options()
    chosen = [parser for parser in PARSERS if options.parser is None or options.parser in parser.name]
    if options.only is not None:
        _show(chosen[0], options.seed, options.only)
        return
    whole = sum(parser.share for parser in chosen)
    found = []
    for parser in chosen:
        tried = apart(parser, options.seed, options.inputs * parser.share // whole)
        found.append(tried)
        print(_line(tried), flush=True)
    inputs, crashes = sum(one.inputs for one in found), sum(len(one.crashes) for one in found)
    print(f"{inputs:,} inputs, {crashes} open crashes")
    if options.note:
        command = f"python benchmarks/fuzzing.py --inputs {options.inputs} --seed {options.seed} --note"
        note_rows("fuzzing", command, [asdict(tried) for tried in found])
    sys.exit(any(tried.crashes for tried in found))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--parser", help="only the parsers with these words in their names")
    parser.add_argument("--only", type=int, help="the number of the one input to try and show")
    parser.add_argument("--note", action="store_true", help="write the figures down")
    return parser.parse_args()


def made(parser: Parser, seed: int, number: int) -> Any:
    """Return an input: the same for the same parser, seed and number."""
    return parser.make(Random(f"{parser.name} {seed} {number}"))


def tried(parser: Parser, seed: int, inputs: int) -> Tried:
    """Try a parser on so many inputs, in this process."""
    crashes: Counter[str] = Counter()
    examples: dict[str, int] = {}
    longest, seconds = 0.0, 0.0
    signal.signal(signal.SIGVTALRM, _too_slow)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    for start in range(0, inputs, _TOGETHER):
        began = time.process_time()
        checks = parser.checks([made(parser, seed, n) for n in range(start, min(start + _TOGETHER, inputs))])
        seconds += time.process_time() - began
        for number, check in enumerate(checks, start):
            began = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, _LONGEST_S)
            try:
                check()
            except Exception as error:
                where = _place(error)
                crashes[where] += 1
                examples.setdefault(where, number)
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            took = time.process_time() - began
            longest, seconds = max(longest, took), seconds + took
    return Tried(parser.name, inputs, round(seconds, 1), round(longest, 3), dict(crashes), examples)


def apart(parser: Parser, seed: int, inputs: int) -> Tried:
    """Try a parser in a process of its own: if an input ends it, that is a crash like any other."""
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        try:
            return pool.submit(_named, parser.name, seed, inputs).result()
        except BrokenProcessPool:
            return Tried(parser.name, 0, 0.0, 0.0, {"the process was ended": 1}, {})


def _named(name: str, seed: int, inputs: int) -> Tried:
    return tried(next(parser for parser in PARSERS if parser.name == name), seed, inputs)


def _too_slow(_: int, frame: FrameType | None) -> None:
    del frame
    raise SlowError(f"more than {_LONGEST_S} s of CPU")


def _place(error: Exception) -> str:
    """Return what was raised and where in our own code, or in the check where a promise is broken."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "according" in Path(frame.filename).parts] or frames
    promise = f" ({error})" if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__}{promise} at {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _line(one: Tried) -> str:
    took = f"{one.seconds:>8.1f} s, the longest {1000 * one.longest:>7.0f} ms"
    told = f"{one.parser:28} {one.inputs:>9,} inputs {took}"
    crashes = "".join(
        f"\n    {count} x {where} (--only {one.examples.get(where)})"
        for where, count in Counter(one.crashes).most_common(_SHOWN)
    )
    return f"{told}, {len(one.crashes)} crashes{crashes}"


def _show(parser: Parser, seed: int, number: int) -> None:
    """Show one input, and what it raises."""
    given = made(parser, seed, number)
    print(repr(given))
    parser.check(given)


if __name__ == "__main__":
    main()
