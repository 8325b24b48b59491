"""Texts of our own: what the demonstration, the challenge and the tests are made of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from challenge import part
from lines import lines

from according import demo, vocab

_ROOT = Path(__file__).parents[2]
_SENTENCE = re.compile(r"[A-Z\u201c\"].*(?:\s\S+){4}.*[.!?][\"'\u201d\u2019]?\s*", re.DOTALL)
_SAID_OF_CODE = re.compile(r"[_{}<>=\\]|\btests?\b|\bReturns?\b")


@cache
def reports() -> tuple[str, ...]:
    """Return the texts of the demonstration, and those of the challenge that are not set aside."""
    items = lines(_ROOT / "benchmarks/challenge/challenge.jsonl")
    open_ = (row["text"] for row in items if part(row["id"]) == "open")
    return (*(report.text for report in demo.reports()), *open_)


@cache
def sentences() -> tuple[str, ...]:
    """Return the texts, most of one to three sentences, that the tests are made of, without doubles."""
    found = {text: None for path in sorted((_ROOT / "tests").glob("test_*.py")) for text in _written(path)}
    return tuple(found)


def _written(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and _SENTENCE.fullmatch(value) and not _SAID_OF_CODE.search(value):
            yield value


@cache
def known_words() -> tuple[str, ...]:
    """Return the words and phrases that the reader knows: every entry of its lists, one by one."""
    names = "effects people cues totals times figures source_kinds voices kinds damage furniture casing"
    found = {word: None for name in names.split() for word in _entries(vocab.load(name))}
    return tuple(found)


def _entries(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _entries(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _entries(inner)
    elif isinstance(value, str):
        lines = value.split("\n") if "\n" in value else [value]
        yield from (word.replace("_", " ") for line in lines for word in line.split())
        yield from (line for line in lines if " " in line and len(line) < 30)
