"""Spots: the word for the place where those of one number came to harm, which tells one of several."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from according.incidents.kinds import lexicon
from according.incidents.scopes import clause_of
from according.incidents.signals import words
from according.language.parse import Parse, Token
from according.model import Claim

_WHERE = frozenset(("in", "at", "near", "outside"))
_SETTING = _WHERE | {"on", "aboard", "inside", "around", "off"}
_NO_SCENE = frozenset(
    ("hospital", "home", "condition", "custody", "attack", "blast", "clash", "total", "incident")
)
_DATED = frozenset(("DATE", "TIME"))
_BESIDE = frozenset(("DT", "JJ", "POS", "PRP$", "HYPH"))
_REACH = 6
"""How many tokens before a number may name its place."""
_HOW = frozenset(("when", "after", "as"))


def find_spots(parse: Parse, claims: Sequence[Claim], cues: Mapping[int, Token]) -> dict[int, Token]:
    """Return, for claims (by index), the word for the place that stands by their number.

    What is said of others beside them in one clause, and names no place, is of the same ("a student was
    killed and four guests were wounded").
    """
    starts = frozenset(claim.number_span.start for claim in claims if claim.explicit)
    found: dict[int, Token] = {}
    before: int | None = None
    for k, cue in sorted(cues.items(), key=lambda item: claims[item[0]].number_span.start):
        spot = _spot_of(parse, cue, claims[k], starts)
        if spot is None and before is not None and _is_beside(parse, claims[before], claims[k]):
            spot = found.get(before)
        if spot is not None:
            found[k] = spot
        before = k
    return found


def is_spot(noun: Token) -> bool:
    """Tell whether a noun is a kind of place that may be struck."""
    return noun.lemma in lexicon().sites or noun.lemma in words("districts") | words("struck")


def _is_beside(parse: Parse, one: Claim, other: Claim) -> bool:
    """Tell whether two numbers are joined by "and" in one sentence, and nothing parts them."""
    between = parse.text[one.number_span.end : other.number_span.start]
    return " and " in between and not set(between) & set(";.:,\n")


def _spot_of(parse: Parse, cue: Token, claim: Claim, others: Collection[int]) -> Token | None:
    """Return the word for the place that stands by the number of a claim, or sets the scene of its clause."""
    number_at = parse.at(claim.number_span.end - 1)
    for head in (number_at, cue, clause_of(parse, cue), *_told_how(parse, cue)):
        if head is not number_at and (before := _set_before(parse, claim)) is not None:
            return before
        for link in parse.kids(head.i, "prep") if head is not None else ():
            place = next(parse.kids(link.i, "pobj"), None)
            if place is not None and any(claim.number_span.end <= n < place.start for n in others):
                return None  # "left 52 dead, 34 at the mosque": where the 34 were
            if place is not None and any(
                kid.ent == place.ent == "GPE" for kid in parse.kids(place.i, "conj")
            ):
                return None  # "killed eight in Kharkiv and Odesa": the sum of both
            if link.lower in _WHERE and place is not None and place.ent not in _DATED:
                return place if place.tag in ("NN", "NNP") and place.lemma not in _NO_SCENE else None
    return None


def _told_how(parse: Parse, cue: Token) -> Iterator[Token]:
    """Yield the clauses that say how it came to be ("died when their van overturned near Swindon")."""
    for clause in parse.kids(cue.i, "advcl"):
        if any(mark.lower in _HOW for mark in parse.kids(clause.i, "mark", "advmod")):
            yield clause


def _set_before(parse: Parse, claim: Claim) -> Token | None:
    """Return the place right before a number, however it is parsed ("in El Alto eight people")."""
    number_at = parse.at(claim.number_span.start)
    if number_at is None:
        return None
    spot: Token | None = None
    first = max(parse.bounds[number_at.sent][0], number_at.i - _REACH)
    for token in reversed(parse.tokens[first : number_at.i]):
        if token.lower in _SETTING:
            aside = parse.tokens[number_at.i - 1].text == ","
            return None if aside and not _opens(parse, token) else spot
        if token.tag == "NNP" or (spot is None and token.tag == "NN" and is_spot(token)):
            if token.ent in _DATED:
                return None
            spot = spot or token
        elif token.tag not in _BESIDE and (token.text != "," or spot is not None):
            return None
    return None


def _opens(parse: Parse, link: Token) -> bool:
    """Tell whether a preposition opens a sentence or what stands after a pause ("; in El Alto, eight")."""
    return link.i == parse.bounds[link.sent][0] or parse.tokens[link.i - 1].tag in (",", ":", "CC", "IN")
