"""Measures what becomes of pages and archives: on files of one's own, with a gold for the pages.

    python benchmarks/intake.py pages GOLD.jsonl FOLDER [--differences]
    python benchmarks/intake.py archives FOLDER

A line of the gold has `file`, `text`, and `title` and `published` where they are known. A title is right if
its words are the same, a date if the day is; the F1 of the body is that of its words as a bag, a mean over
the pages. `found again` is the share of spans, 20 a page drawn by lot, whose place in the HTML is told;
`wrong` counts those whose characters there are others. With --differences each title and day that is not the
gold's is shown. Of archives it is shown what each file gave.
"""

from __future__ import annotations

import argparse
import gzip
import html
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lines import lines

from according.model import Report, Span
from according.reports import receive
from according.reports.source import in_source

_DRAWN = 20
_WORD = re.compile(r"\w+")


def main() -> None:
    """Print what the arguments ask for."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    kinds = arguments.add_subparsers(dest="kind", required=True)
    of_pages = kinds.add_parser("pages")
    of_pages.add_argument("gold", type=Path)
    of_pages.add_argument("folder", type=Path)
    of_pages.add_argument("--differences", action="store_true")
    kinds.add_parser("archives").add_argument("folder", type=Path)
    given = arguments.parse_args()
    found = archives(given.folder) if given.kind == "archives" else pages(given.gold, given.folder)
    for line in found:
        if given.kind == "archives" or given.differences or not line.startswith(" "):
            print(line)


def pages(gold: Path, folder: Path) -> Iterator[str]:
    """Yield the differences, indented, and then the measures."""
    begun, counts, body = time.process_time(), Counter[str](), 0.0
    wanted = {line["file"]: line for line in lines(gold)}
    draw = random.Random(1)
    for name, known in wanted.items():
        (*_, received) = receive([folder / name])
        report = received.report
        counts["unread"] += report is None
        counts.update(_stated(report))
        for what, right, shown in _compared(known, report):
            counts.update({what: 1, f"{what} right": int(right)})
            if not right:
                yield f"  {name} {what}: {shown}"
        body += _f1(known["text"], report.text if report else "")
        if report is not None:
            counts.update(_found_again(report, folder / name, draw))
    yield f"pages {len(wanted)}, unread {counts['unread']}, in {time.process_time() - begun:.0f} s"
    yield f"title right {counts['title right'] / max(1, counts['title']):.3f} of {counts['title']}"
    yield f"date right {counts['date right'] / max(1, counts['date']):.3f} of {counts['date']}"
    yield f"body word F1 {body / max(1, len(wanted)):.3f}"
    yield ", ".join(f"{name} {counts[name]}" for name in STATED)
    again = counts["found"] / max(1, counts["drawn"])
    yield f"found again {again:.3f} of {counts['drawn']} spans, wrong {counts['wrong']}"


STATED = ("published_at", "modified_at", "author", "publisher", "url", "language")


def _stated(report: Report | None) -> Counter[str]:
    return Counter(name for name in STATED if report is not None and getattr(report, name))


def _compared(known: dict[str, str | None], report: Report | None) -> Iterator[tuple[str, bool, str]]:
    title, day = (report.title or "", report.published_at or "") if report else ("", "")
    if known.get("title"):
        yield "title", _bag(known["title"]) == _bag(title), f"{known['title']!r}, read {title!r}"
    if stated := known.get("published"):
        yield "date", stated[:10] == day[:10], f"{stated}, read {day}"


def _bag(text: str | None) -> Counter[str]:
    return Counter(_WORD.findall((text or "").lower()))


def _f1(one: str | None, other: str) -> float:
    a, b = _bag(one), _bag(other)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _found_again(report: Report, path: Path, draw: random.Random) -> Counter[str]:
    """Draw spans of a few words, and look for each in the page."""
    from trafilatura.utils import decode_file

    data = path.read_bytes()
    source = decode_file(gzip.decompress(data) if path.suffix == ".gz" else data)
    words = [match.span() for match in re.finditer(r"\S+", report.text)]
    counts = Counter[str]()
    for _ in range(_DRAWN):
        first = draw.randrange(len(words))
        last = min(len(words) - 1, first + draw.randrange(8))
        span = Span(words[first][0], words[last][1])
        pieces = in_source(source, report.text, span)
        there = "".join(html.unescape(piece.of(source)) for piece in pieces)
        is_wrong = bool(pieces) and _shown(there) != _shown(span.of(report.text))
        counts.update({"drawn": 1, "found": int(bool(pieces)), "wrong": int(is_wrong)})
    return counts


def _shown(words: str) -> str:
    return "".join(c for c in words if c.isprintable() and not c.isspace() and c not in "-|")


def archives(folder: Path) -> Iterator[str]:
    """Yield what each file gave: reports by their addresses, or Problems."""
    for path in sorted(folder.iterdir()):
        for received in receive([path]):
            report = received.report
            words = f"{report.url} ({len(report.text)} characters)" if report else "no report"
            codes = ", ".join(problem.code for problem in received.problems)
            yield f"{path.name:<40} {words}" + (f" [{codes}]" if codes else "")


if __name__ == "__main__":
    sys.exit(main())
