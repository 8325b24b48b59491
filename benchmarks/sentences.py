"""Measures sentence splitting on GUM news, as the texts are and without the spaces after full stops.

    python benchmarks/sentences.py GUM_NEWS.jsonl [-v]

A boundary is where a sentence begins (the first of a text is not counted). The second setting takes out the
white space after every full stop, question or exclamation mark and what closes after it, abbreviations and
initials included, within a paragraph. GUM: https://gucorpling.org/gum/
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from according.language.sentences import split

_SPACES = re.compile(r"(?<=[.!?])([\"'\u201d\u2019)\]]{0,2}) +(?=\S)")


def without_spaces(text: str, starts: set[int]) -> tuple[str, set[int]]:
    """Return the text without the spaces after full stops, and where the sentences now begin."""
    pieces: list[str] = []
    moved: set[int] = set()
    last = taken = 0
    cuts = [(m.start() + len(m.group(1)), m.end()) for m in _SPACES.finditer(text)]
    ordered = sorted(starts)
    at = 0
    for begin, end in (*cuts, (len(text), len(text))):
        while at < len(ordered) and ordered[at] < end:
            moved.add(ordered[at] - taken)
            at += 1
        pieces.append(text[last:begin])
        last = end
        taken += end - begin
    moved.update(start - taken for start in ordered[at:])
    return "".join(pieces), moved


def begins(text: str) -> set[int]:
    """Return where the splitter begins sentences (a dateline counts as part of the sentence after it)."""
    return {s.dateline.start if s.dateline else s.start for s in split(text)}


def main(path: str, verbose: bool = False) -> None:
    """Print precision, recall and F1 for both settings."""
    lines = Path(path).read_text("utf-8").splitlines()
    reports = [json.loads(line) for line in lines]
    for name in ("as they are", "without spaces after full stops"):
        right = found = gold = 0
        for report in reports:
            text = report["text"]
            starts = {span["start"] for span in report["spans"] if span["label"] == "SENT"}
            if name != "as they are":
                text, starts = without_spaces(text, starts)
            got = begins(text)
            first = min(starts | got)
            right += len((starts & got) - {first})
            found += len(got - {first})
            gold += len(starts - {first})
            if verbose:
                for at in sorted(starts ^ got):
                    print(
                        "missed" if at in starts else "  false",
                        repr(text[max(0, at - 60) : at] + " | " + text[at : at + 40]),
                    )
        precision, recall = right / found, right / gold
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} ({gold} boundaries)")


if __name__ == "__main__":
    main(sys.argv[1], "-v" in sys.argv)
