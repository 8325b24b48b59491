"""Parts of one incident: "the first blast", "the second", where each was and how far apart in time they were."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from according.incidents.events import Event
from according.incidents.scopes import clause_of
from according.incidents.where import RADIUS_M, Relation, relation_before
from according.language.parse import Parse, Token
from according.model import Apart, Kind, Place, Span

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0}
_NUMBER = rf"\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_LENGTH = (
    r"(?P<words>(?:(?:about|around|some|roughly|approximately|only|just|nearly|almost|less than|more than|up to|at least)\s+)?"
    rf"(?:(?P<half>half an? )|(?:between\s+)?(?P<low>{_NUMBER})(?:\s*(?:to|and|or|-|–)\s*(?P<high>{_NUMBER}))?\s+)"
    r"(?P<unit>second|minute|hour|day)s?)"
)
_APART = re.compile(
    rf"\b(?:separated\s+by\s+(?:(?:a\s+)?(?:period|gap|interval)s?\s+of\s+)?{_LENGTH}"
    rf"|{_LENGTH.replace('?P<', '?P<b_')}\s+apart\b"
    rf"|(?P<within>within)\s+{_LENGTH.replace('?P<', '?P<c_')}\s+of\s+(?:each|one)\s+(?:an)?other)",
    re.IGNORECASE,
)
_AWAY = re.compile(r"(?i)^\s*(?:\([^()]{1,40}\)\s*)?away\b")


@dataclass(frozen=True, slots=True)
class Part:
    """One of several: the token that names it, its sentence, its kind if its noun says it, and its place if given."""

    token: int
    sent: int
    ordinal: int
    kind: Kind | None
    place: Place | None


def find_parts(parse: Parse, events: Sequence[Event], others: Collection[int], whole: Place | None) -> tuple[Part, ...]:
    """Return the parts that a report tells apart by ordinals, in their order.

    One alone ("a second blast") is a part only where the report says how many there were.

    `others` are the sentences about other incidents, `whole` the place of the incident that they are parts of.
    """
    found: dict[int, Part] = {}
    previous: Place | None = None
    for token, kind in _ordinals(parse, events):
        ordinal = _ORDINALS[token.lower]
        if token.sent in others or ordinal in found:
            continue
        place = _place(parse, token, whole, previous)
        previous = place or previous
        found[ordinal] = Part(token.i, token.sent, ordinal, kind, place)
    enough = len(found) > 1 or (max(found, default=0) > 1 and are_counted(parse, events))
    return tuple(found[n] for n in sorted(found)) if enough else ()


def are_counted(parse: Parse, events: Sequence[Event]) -> bool:
    """Tell whether a report counts what happened ("two blasts", "three separate shootings")."""
    return any(
        parse.tokens[event.i].tag == "NNS"
        and any(kid.dep == "nummod" or kid.lower in ("several", "separate", "multiple") for kid in parse.kids(event.i))
        for event in events
        if not event.verbal and event.weight
    )


def _ordinals(parse: Parse, events: Sequence[Event]) -> Iterator[tuple[Token, Kind | None]]:
    """Yield the ordinals that count incidents: before a noun ("the second blast") or in its stead ("the second")."""
    nouns = {event.i: event for event in events if not event.verbal}
    plural = min((event.sent for event in nouns.values() if parse.tokens[event.i].tag == "NNS"), default=None)
    for token in parse.tokens:
        if token.lower not in _ORDINALS:
            continue
        head = parse.head(token)
        if head.i in nouns and token.dep in ("amod", "compound") and head.tag != "NNS":
            yield token, nouns[head.i].kind
        elif plural is not None and token.sent >= plural and token.dep in ("nsubj", "nsubjpass"):
            if any(kid.lower == "the" for kid in parse.kids(token.i, "det")) and len(parse.children[token.i]) == 1:
                yield token, None


def _place(parse: Parse, token: Token, whole: Place | None, previous: Place | None) -> Place | None:
    """Return where a part was, by its distance from something; "away" alone is from where the part before it was."""
    country = whole.country if whole is not None else None
    sentence = parse.sentences[token.sent]
    for other in parse.of(token.sent):
        if other.i <= token.i or other.dep != "pobj":
            continue
        relation = relation_before(parse.text, sentence.start, parse.tokens[other.left].start)
        if relation is not None and relation.distance_m is not None:
            span = parse.span(other.left, other.i)
            return _relative(relation, span.of(parse.text), country, span)
    for match in re.finditer(r"(?i)\b(?:\d[\d.,]*|an?|half an?)\s+(?:kilomet(?:er|re)|met(?:er|re)|mile|yard|block)s?", parse.text[token.start : sentence.end]):
        end = token.start + match.end()
        if _AWAY.match(parse.text[end : sentence.end]) and previous is not None and previous.anchor is not None:
            relation = relation_before(match.group() + " from ", 0, len(match.group()) + 6)
            if relation is not None:
                return _relative(Relation(match.group() + " away", relation.distance_m), previous.anchor, country, None)
    return None


def _relative(relation: Relation, anchor: str, country: str | None, span: Span | None) -> Place:
    return Place(
        name=anchor,
        country=country,
        precision="relative",
        relation=relation.words,
        anchor=anchor,
        distance_m=relation.distance_m,
        radius_m=max(0.2 * (relation.distance_m or 0.0), 100.0) if relation.distance_m else RADIUS_M["relative"],
        span=span,
    )


def find_apart(parse: Parse, others: Collection[int]) -> Apart | None:
    """Return how far apart in time the parts of the incident reported were, if the report says it."""
    for number, sentence in enumerate(parse.sentences):
        if number in others or sentence.kind == "credit":
            continue
        match = _APART.search(parse.text, sentence.start, sentence.end)
        if match:
            return _apart(match)
    return None


def _apart(match: re.Match[str]) -> Apart:
    prefix = "" if match["words"] else "b_" if match["b_words"] else "c_"
    unit = _SECONDS[match[prefix + "unit"].casefold()]
    if match[prefix + "half"]:
        low = high = 0.5 * unit
    else:
        low = _number(match[prefix + "low"]) * unit
        high = _number(match[prefix + "high"]) * unit if match[prefix + "high"] else low
    words = match[prefix + "words"]
    hedge = words.casefold()
    span = Span(match.start(prefix + "words"), match.end(prefix + "words"))
    if match["within"] or hedge.startswith(("less than", "up to")):
        return Apart(words, None, high, span)
    return Apart(words, low, None if hedge.startswith(("more than", "at least")) else high, span)


def _number(word: str) -> float:
    return float(word) if word.isdigit() else float(_NUMBERS[word.casefold()])


def parts_of_claims(parse: Parse, parts: Sequence[Part], cues: Sequence[Token | None]) -> dict[int, int]:
    """Return, for the claims that speak of one part, its index: those of its clause, or of its sentence if it has one."""
    by_clause = {clause_of(parse, parse.tokens[part.token]).i: n for n, part in enumerate(parts)}
    found: dict[int, int] = {}
    for k, cue in enumerate(cues):
        if cue is None:
            continue
        here = [n for n, part in enumerate(parts) if part.sent == cue.sent]
        clause = clause_of(parse, cue).i
        if clause in by_clause:
            found[k] = by_clause[clause]
        elif len(here) == 1:
            found[k] = here[0]
    return found
