"""What the finders of attributions hand on: a cue, its source and its content over the tokens of a parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from according.language.parse import Parse, Token
from according.model import Span

Range = tuple[int, int]
"""First and last token, both inclusive."""

REACH = 6000
"""How far, in characters, a cue may stand from what it covers."""
_STOPS = frozenset({",", ".", ";", ":", "-", "--", "\u2013", "\u2014", "...", "\u2026"})
_QUOTES = frozenset({'"', "''", "``", "'"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its source has a name.

    `heads` are the head tokens of the parallel sources, `told` those of whoever it was told to, `via` of what
    may be an outlet that it came through. `telling` is false for wishes and judgements, which make no chain.
    `unnamed` are the words ("reportedly") that stand for a source, `extra` is what it was said in
    ("statement"). `sure` tells that whoever does this is a speaker, whatever the noun.
    """

    cue: Range
    content: tuple[Span, ...]
    source: Range | None = None
    heads: tuple[int, ...] = ()
    told: tuple[int, ...] = ()
    telling: bool = True
    unnamed: str | None = None
    extra: str = ""
    via: tuple[int, ...] = ()
    sure: bool = False


def trimmed(parse: Parse, first: int, last: int) -> Span | None:
    """Return the characters of tokens `first` to `last` without marks at the ends (quotation marks stay)."""
    tokens = parse.tokens
    while first <= last and (tokens[first].text in _STOPS or tokens[first].pos == "SPACE"):
        first += 1
    while first <= last and tokens[last].text in _STOPS:
        last -= 1
    return parse.span(first, last) if first <= last else None


def spans(parse: Parse, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Return the trimmed spans of token ranges, empty ones left out."""
    return tuple(span for first, last in ranges if (span := trimmed(parse, first, last)))


def without(whole: Range, holes: Sequence[Range]) -> Iterator[Range]:
    """Yield what is left of a range of tokens when others (in order) are taken out."""
    first, last = whole
    for a, b in sorted(holes):
        if a > first:
            yield first, min(a - 1, last)
        first = max(first, b + 1)
    if first <= last:
        yield first, last


def phrase(parse: Parse, head: Token) -> Range:
    """Return the tokens of a noun phrase, less the mark that closes it unless an apposition needs it."""
    first, last = head.left, head.right
    while last > head.i and parse.tokens[last].text in _QUOTES | {".", ":", ";"}:
        last -= 1
    while first < head.i and parse.tokens[first].text in _QUOTES | {",", "-", "--"}:
        first += 1
    return first, last


def conjuncts(parse: Parse, head: Token) -> tuple[int, ...]:
    """Return a noun, those joined to it by "and", and those after "such as" or "including", in order."""
    before = joined_before(parse, head)
    found = [head.i] if before is None else [before.i, head.i]
    current = head
    for _ in range(12):
        joined = next(parse.kids(current.i, "conj"), None)
        if joined is None or joined.pos not in {"NOUN", "PROPN", "PRON", "NUM"}:
            break
        found.append(joined.i)
        current = joined
    for kid in parse.kids(head.i, "prep"):
        named = kid.lower == "including" or (kid.lower == "as" and parse.tokens[kid.i - 1].lower == "such")
        inner = next(parse.kids(kid.i, "pobj"), None) if named else None
        if inner is not None and inner.i not in found:
            found.extend(conjuncts(parse, inner))
    return tuple(found)


def joined_before(parse: Parse, head: Token) -> Token | None:
    """Return a noun before "and" that was read as a modifier: "the bus company | and highway police"."""
    for kid in parse.kids(head.i, "nmod"):
        whole = kid.tag in {"NNS", "NNPS"} or any(parse.kids(kid.i, "compound", "amod", "poss", "nmod"))
        if kid.i < head.i and any(parse.kids(kid.i, "cc")) and (whole or _has_modifier(parse, head, kid)):
            return kid
    return None


def _has_modifier(parse: Parse, head: Token, noun: Token) -> bool:
    """Tell whether a modifier of `head` stands right before `noun`, and so is rather of it."""
    return any(kid.i == noun.i - 1 for kid in parse.kids(head.i, "compound", "amod", "nmod"))


def before_particle(parse: Parse, first: int) -> int:
    """Return the first token of a name that begins at `first`, or of one that a particle ties to it and that
    the tree has apart: "Rio Grande do | Sul said".
    """
    tokens = parse.tokens
    opens, begin = parse.bounds[tokens[first].sent][0], first - 2
    if begin < opens or tokens[first - 1].lower not in _PARTICLES:
        return first
    if not tokens[first].text.istitle() or tokens[begin].tag != "NNP" or not tokens[begin].text.istitle():
        return first
    while begin > opens and tokens[begin - 1].tag == "NNP" and tokens[begin - 1].dep == "compound":
        begin -= 1
    return begin


_PARTICLES = frozenset({"do", "da", "de", "del", "dos", "das", "di"})
"""Words within names from Portuguese, Spanish or Italian."""
