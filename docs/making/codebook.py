"""The tables of the codebook: what words, kinds and policies there are, and what a figure's words come to.

Each comes from what the reader itself uses, and the figures from the reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

FIGURES = (
    *("20 people", "twenty people", "a man", "his wife", "a couple of people", "no one", "nobody"),
    *("at least 20 people", "20 or more people", "no fewer than 20 people"),
    *("more than 20 people", "over 20 people", "up to 20 people", "as many as 20 people"),
    *("no more than 20 people", "fewer than 20 people", "under 20 people"),
    *("about 20 people", "some 20 people", "nearly 20 people", "an estimated 20 people"),
    *("between 20 and 30 people", "20-30 people", "several people", "a few people", "a handful of people"),
    *("many people", "tens of people", "dozens of people", "scores of people", "two dozen people"),
    *("hundreds of people", "thousands of people", "tens of thousands of people", "protesters"),
    *("one family", "three families", "a family of five", "12 households"),
)
"""Words as reports have them, one for each rule of what a number word allows."""
_MOST = 14


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown."""
    names = list(head)
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def listed(words: Iterable[str]) -> str:
    """Return the first of some words, each once."""
    found = [word.replace("_", " ").replace(" - ", "-") for word in dict.fromkeys(words)]
    return ", ".join(found[:_MOST]) + (", …" if len(found) > _MOST else "")


def effects() -> str:
    """Return the effects with the words that carry them, as verbs, predicates and nouns."""
    from according.model import Effect
    from according.vocab import load

    def row(name: str) -> tuple[str, ...]:
        words = load("effects")[name]
        verbs = [*words["object"].split(), *words["subject"].split()]
        nouns = [*words["count_noun"].split(), *words["of_noun"].split()]
        return (f"`{name}`", listed(verbs), listed(words["adjective"].split()), listed(nouns))

    return table(("effect", "verbs", "predicates", "nouns"), map(row, get_args(Effect)))


def figures() -> str:
    """Return what words of a number come to, as the reader reads them."""
    from according.claims.figures import read_figure

    def row(words: str) -> tuple[str, ...]:
        found = read_figure(words)
        assert found is not None, words
        ends = ("open" if end is None else str(end) for end in (found.low, found.high))
        return (words, *ends, "yes" if found.approximate else "", found.unit)

    return table(("words", "low", "high", "approximate", "unit"), map(row, FIGURES))


def sources() -> str:
    """Return the kinds of source with some of the nouns and names that make a source one."""
    from according.model import SourceKind
    from according.vocab import load

    known = load("source_kinds")

    def row(kind: str) -> tuple[str, ...]:
        nouns = (word for word in known["heads"].get(kind, ()) if word.isalpha())
        return (f"`{kind}`", listed(nouns))

    return table(("kind", "words that make one, among others"), map(row, get_args(SourceKind)))


def kinds() -> str:
    """Return the kinds of incident, the words that name them, and what they are called elsewhere."""
    from according.model import Kind
    from according.vocab import load

    words, presets = load("kinds"), load("presets")

    def elsewhere(name: str, kind: str) -> str:
        if kind not in presets[name]["kinds"].split():
            return ""
        found = presets[name].get("types", {}).get(kind)
        return found[-1] if found else "open"

    def row(kind: str) -> tuple[str, ...]:
        named = listed(word for part in ("nouns", "verbs", "phrases") for word in words[kind][part])
        return (f"`{kind}`", named, *(elsewhere(name, kind) for name in ("acled", "gtd")))

    return table(("kind", "words that name it, among others", "ACLED", "GTD"), map(row, get_args(Kind)))


def policies() -> str:
    """Return the policies by which tolls are reckoned."""
    from according.incidents import policies

    return table(("policy", ""), ((f"`{each.name}`", each.words) for each in policies()))


def all_tables() -> dict[str, str]:
    """Return the generated parts of the page, by their names."""
    return {
        "effects": effects(),
        "figures": figures(),
        "sources": sources(),
        "kinds": kinds(),
        "policies": policies(),
    }
