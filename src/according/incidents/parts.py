"""Parts of one incident: "the first blast", "the second", where each was and how far apart in time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from according.incidents.amounts import number_pattern, seconds
from according.incidents.events import Event
from according.incidents.grouping import Group
from according.incidents.relations import Relation, away, relation_before
from according.incidents.scopes import clause_of, ladder
from according.incidents.signals import words
from according.incidents.when import period_of
from according.incidents.where import RADIUS_M, Named
from according.language.parse import Parse, Token
from according.model import Apart, Kind, Period, Place, Span, Toponym

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_COUNTING = frozenset(("several", "separate", "multiple", "twin", "dual"))
_LEAST_RADIUS_M = 100.0


def part_words() -> frozenset[str]:
    """Return the words that tell parts of one incident apart, in lower case."""
    return frozenset(_ORDINALS)


@dataclass(frozen=True, slots=True)
class Part:
    """One of several: the token that names it, its sentence, and its kind and place where they are said."""

    token: int
    sent: int
    ordinal: int
    kind: Kind | None
    place: Place | None


def find_parts(
    parse: Parse, events: Sequence[Event], others: Collection[int], whole: Place | None
) -> tuple[Part, ...]:
    """Return the parts that a report tells apart by ordinals, in their order.

    `others` are the sentences about other incidents, `whole` the place of the incident that they are parts
    of. One alone ("a second blast") is a part only where the report says how many there were.
    """
    found: dict[int, Part] = {}
    previous: Place | None = None
    for token, kind in _ordinals(parse, events):
        ordinal = _ORDINALS[token.lower]
        if token.sent not in others and ordinal not in found:
            place = _place(parse, token, whole, previous)
            previous = place or previous
            found[ordinal] = Part(token.i, token.sent, ordinal, kind, place)
    enough = len(found) > 1 or (bool(found) and _are_counted(parse, events))
    return tuple(found[n] for n in sorted(found)) if enough else ()


def are_several(parse: Parse, events: Sequence[Event], lead: int) -> bool:
    """Tell whether a report opens with several incidents ("three shootings", "a series of attacks")."""
    for event in events:
        token = parse.tokens[event.i]
        if event.sent >= lead or event.verbal or token.tag != "NNS":
            continue
        series = parse.head(parse.head(token)).lower in _SERIES and parse.head(token).lower == "of"
        counted = (kid.dep == "nummod" or kid.lower in _COUNTING for kid in parse.kids(event.i))
        headed = event.weight > 0 and parse.sentences[event.sent].kind == "headline"
        if series or any(counted) or headed:
            return True
    return False


_SERIES = frozenset(("series", "string", "spate", "wave", "number", "rash"))
_ANOTHER = frozenset(("another", "other", "separate", "second", "third", "fourth", "fifth", "elsewhere"))


def is_another(parse: Parse, group: Group, whole: Period | None, people: Collection[Span] = ()) -> bool:
    """Tell whether an incident is told as one more of several, of the same days ("in another attack").

    Words within the spans of `people` say that somebody is one more of several ("a fourth victim").
    """
    if group.role != "background" or group.signal is None or not group.claims:
        return False
    period = period_of(group.signal.time)
    if period is not None and (
        whole is None or whole.start - period.end > _DAY or period.start - whole.end > _DAY
    ):
        return False
    token = group.signal.token
    first = parse.bounds[parse.tokens[token].sent][0]
    near = (t for t in parse.tokens[max(first, token - 3) : token + 4] if t.lower in _ANOTHER)
    found = any(not any(span.start <= t.start < span.end for span in people) for t in near)
    return found or any(
        kid.lower in _ANOTHER
        for event in group.events
        if not event.verbal and event.sent == parse.tokens[token].sent
        for kid in parse.kids(event.i)
    )


_DAY = dt.timedelta(days=1)


def _are_counted(parse: Parse, events: Sequence[Event]) -> bool:
    """Tell whether a report counts what happened ("two blasts", "three separate shootings")."""
    plurals = [e for e in events if e.weight and not e.verbal and parse.tokens[e.i].tag == "NNS"]
    return any(kid.dep == "nummod" or kid.lower in _COUNTING for e in plurals for kid in parse.kids(e.i))


def _ordinals(parse: Parse, events: Sequence[Event]) -> Iterator[tuple[Token, Kind | None]]:
    """Yield the ordinals that count incidents, before a noun ("the second blast") or alone ("the second")."""
    nouns = {event.i: event.kind for event in events if not event.verbal}
    nouns |= {token.i: None for token in parse.lemmas(words("bearers")) if token.i not in nouns}
    plural = min((parse.tokens[i].sent for i in nouns if parse.tokens[i].tag == "NNS"), default=None)
    told = {parse.head(t).sent for t in parse.words(_ORDINALS.keys()) if parse.head(t).i in nouns}
    for token in parse.words(_ORDINALS.keys()):
        head = parse.head(token)
        if head.lemma in words("harmed"):
            continue  # "a fourth victim"
        if head.i in nouns and token.dep in ("amod", "compound") and head.tag != "NNS":
            yield token, nouns[head.i]
            continue
        known = bool(plural is not None and token.sent >= plural) or told & {token.sent, token.sent - 1}
        if known and _stands_alone(parse, token):  # "a second blast …; the first had …"
            yield token, None


def _stands_alone(parse: Parse, token: Token) -> bool:
    """Tell whether an ordinal is all of a subject ("the second was a mile away"), or "in the second"."""
    kids = [kid.lower for kid in parse.kids(token.i) if kid.dep not in ("punct", "prep")]
    inside = token.dep == "pobj" and parse.head(token).lower in ("in", "by", "from")
    return (inside or token.dep in ("nsubj", "nsubjpass")) and kids == ["the"]


def _place(parse: Parse, token: Token, whole: Place | None, previous: Place | None) -> Place | None:
    """Return where a part was, by its distance; "away" alone is from what the part before it was near."""
    country = whole.country if whole is not None else None
    sentence = parse.sentences[token.sent]
    for other in parse.of(token.sent):
        if other.i <= token.i or other.dep != "pobj":
            continue
        relation = relation_before(parse.text, sentence.start, parse.tokens[other.left].start)
        if relation is not None and relation.distance_m is not None:
            span = parse.span(other.left, other.i)
            return _relative(relation, span.of(parse.text), country, span)
    relation = away(parse.text, token.start, sentence.end)
    if relation is not None and previous is not None and previous.anchor is not None:
        return _relative(relation, previous.anchor, country, None)
    return None


def _relative(relation: Relation, anchor: str, country: str | None, span: Span | None) -> Place:
    distance = relation.distance_m
    return Place(
        name=anchor,
        country=country,
        precision="relative",
        relation=relation.words,
        anchor=anchor,
        distance_m=distance,
        radius_m=max(0.2 * distance, _LEAST_RADIUS_M) if distance else RADIUS_M["relative"],
        span=span,
    )


_APART = frozenset(("separated", "apart", "within"))
"""The words that say how far apart something was, of which `_apart_pattern` needs one."""


@cache
def _apart_pattern() -> re.Pattern[str]:
    hedges = (
        "about|around|some|roughly|approximately|only|just|nearly|almost|less than|more than|up to|at least"
    )
    number = number_pattern()

    def nth(n: int) -> str:
        numbers = rf"(?:between\s+)?(?P<low{n}>{number})(?:\s*(?:to|and|or|-|–)\s*(?P<high{n}>{number}))?"
        return rf"(?P<words{n}>(?:(?:{hedges})\s+)?{numbers}[\s-]+(?P<unit{n}>second|minute|hour|day)s?)"

    gap = r"(?:(?:an?\s+)?(?:period|gap|interval)s?\s+of\s+)?"
    return re.compile(
        rf"\b(?:separated\s+by\s+{gap}{nth(1)}|{nth(2)}\s+apart\b"
        rf"|within\s+{nth(3)}\s+of\s+(?:each|one\s+an)\s*other)",
        re.IGNORECASE,
    )


def find_apart(parse: Parse, others: Collection[int]) -> Apart | None:
    """Return how far apart in time the parts of the incident reported were, if the report says it.

    `others` are the sentences about other incidents.
    """
    for number in dict.fromkeys(token.sent for token in parse.words(_APART)):
        sentence = parse.sentences[number]
        if number in others:
            continue
        match = _apart_pattern().search(parse.text, sentence.start, sentence.end)
        if match:
            return _apart(match)
    return None


def _apart(match: re.Match[str]) -> Apart:
    n = next(n for n in (1, 2, 3) if match[f"words{n}"])
    words, unit = match[f"words{n}"], match[f"unit{n}"]
    low = seconds(match[f"low{n}"], unit)
    high = seconds(match[f"high{n}"], unit) if match[f"high{n}"] else low
    hedge = words.casefold()
    if n == 3 or hedge.startswith(("less than", "up to")):
        low = None
    elif hedge.startswith(("more than", "at least")):
        high = None
    return Apart(words, low, high, Span(match.start(f"words{n}"), match.end(f"words{n}")))


def towns_of_claims(
    parse: Parse, named: Named, cues: Sequence[Token | None], whole: Place | None
) -> dict[int, Toponym]:
    """Return, for the claims about one town in an outbreak all over a country, that town.

    A town that the opening sentence names is where the outbreak is.
    """
    found: dict[int, Toponym] = {}
    if whole is None or whole.precision != "country":
        return found
    opening = {toponym.text for _, toponym in named.by_sentence.get(0, ())}
    for k, cue in enumerate(cues):
        if cue is None or cue.sent == 0:
            continue  # what a report opens with is the whole
        heads = ladder(parse, cue)[:2]
        if heads[0].lemma in words("bearing"):
            continue  # where they were taken to
        clauses = {head.i for head in heads}
        for token, toponym in named.by_sentence.get(cue.sent, ()):
            inside = toponym.country == whole.country and toponym.feature == "settlement"
            inside = inside and token.dep not in ("compound", "poss", "amod", "nmod")  # whose, not where
            inside = inside and toponym.text not in opening
            if inside and clause_of(parse, token).i in clauses and not _is_one_of_several(parse, toponym):
                found[k] = toponym
                break
    return found


def _is_one_of_several(parse: Parse, town: Toponym) -> bool:
    """Tell whether a town stands in a row of places of which a number is told together."""
    after = _GOES_ON.match(parse.text, town.span.end)
    before = parse.text[max(0, town.span.start - _NEAR) : town.span.start]
    return after is not None or _ENDS.search(before) is not None


_NEAR = 40
_GOES_ON = re.compile(r"(?:, (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}){0,20},? and (?:the )?[A-Z]")
_ENDS = re.compile(r"[A-Z][\w'’-]+,? and $")


def parts_of_claims(parse: Parse, parts: Sequence[Part], cues: Sequence[Token | None]) -> dict[int, int]:
    """Return, for the claims about one part, its index, by its clause, or its sentence if it has but one."""
    clauses = [clause_of(parse, parse.tokens[part.token]).i for part in parts]
    found: dict[int, int] = {}
    for k, cue in enumerate(cues):
        if cue is None:
            continue
        here = [n for n, part in enumerate(parts) if part.sent == cue.sent]
        own = [clause_of(parse, cue)]
        own += [
            clause_of(parse, parse.head(head)) for head in own if head.dep == "advcl"
        ]  # "hit, burying 33"
        same = [n for n in here if clauses[n] in {head.i for head in own}]
        before = [n for n in here if _is_just_before(parse, parts[n].token, cue)]
        chosen = before[-1:] or same[:1] or (here if len(here) == 1 else [])
        if chosen and not (cues.count(cue) > 1 and _is_inside(parse, parts[chosen[0]].token)):
            found[k] = chosen[0]
    return found


def _is_inside(parse: Parse, token: int) -> bool:
    """Tell whether an ordinal is where some came to harm ("70 were hurt, 50 of them in the first")."""
    return parse.tokens[token].dep == "pobj"


def _is_just_before(parse: Parse, token: int, cue: Token) -> bool:
    """Tell whether an ordinal stands before a cue with no other verb between ("the second blast killed")."""
    return token < cue.i and not any(parse.tokens[i].pos == "VERB" for i in range(token, cue.i))
