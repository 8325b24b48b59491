"""Lets atheris look for inputs that break a parser, led by the lines of our code that each input reaches.

    pip install atheris && python benchmarks/guided.py PARSER [--seconds 60] [--seed 1]

PARSER is one of `benchmarks/fuzzing.py` that takes bytes or a text. It begins with inputs of the same making,
and ends at the first crash, which it writes to a file of the current directory.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import atheris

_FIRST = 200
"""So many inputs it begins with."""


def main() -> None:
    """Look for crashes."""
    options = _options()
    with atheris.instrument_imports(include=["according"], enable_loader_override=False):
        import according.claims.figures
        import according.reports
        import according.times  # noqa: F401  what is imported here is led by
    from fuzzed.parsers import PARSERS
    from fuzzing import made

    parser = next(each for each in PARSERS if options.parser in each.name)
    with TemporaryDirectory() as folder:
        for number in range(_FIRST):
            given = made(parser, options.seed, number)
            Path(folder, str(number)).write_bytes(_bytes(given))
        arguments = [f"-max_total_time={options.seconds}", f"-seed={options.seed}", "-max_len=20000", folder]
        atheris.Setup([sys.argv[0], *arguments], _one(parser.check, isinstance(given, str)))
        atheris.Fuzz()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parser")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _bytes(given: Any) -> bytes:
    return given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given


def _one(check: Callable[[Any], None], as_text: bool) -> Callable[[bytes], None]:
    def one(data: bytes) -> None:
        check(data.decode("utf-8", "surrogateescape") if as_text else data)

    return one


if __name__ == "__main__":
    main()
