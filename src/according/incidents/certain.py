"""Certain: claims whose incident words and grammar alone decide, whatever the evidence weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from according.incidents.evidence import Evident
from according.incidents.scopes import clause_of, ladder
from according.incidents.signals import Signal, words
from according.incidents.when import is_anniversary, is_day
from according.language.parse import Parse, Token


def find_certain(told: Evident) -> Iterator[int]:
    """Yield the claims (by index) whose incident is beyond doubt: those that a report dates to the day of its
    own, those of its own day of another year, those whose sentence opens at another place or time, and those
    of another incident that the grammar dates or points back to; and what an outbreak or a disaster has come
    to since it began.
    """
    parse, pointed = told.parse, _pointed_back(told)
    for k, (cue, role) in enumerate(zip(told.cues, told.roles, strict=True)):
        if cue is None:
            continue
        back = role == "background" and not {head.i for head in ladder(parse, cue)[:2]}.isdisjoint(pointed)
        since = role == "main" and _is_since_it_began(told, cue)
        if back or since or _is_certain(parse, cue, told.signals.of(parse, cue)):
            yield k


def _is_certain(parse: Parse, cue: Token, signal: Signal | None) -> bool:
    """Tell whether the signal that decides on a claim leaves no doubt."""
    if signal is None:
        return False
    same = signal.role == "main" and _is_of_day(parse, cue, signal)
    dated = signal.time is not None and is_anniversary(signal.time)
    opens = signal.by == "scenes" and signal.fronted
    return same or dated or opens or _is_dated_aside(parse, cue, signal)


def _is_since_it_began(told: Evident, cue: Token) -> bool:
    """Read "since the outbreak was declared", of a kind of incident that goes on."""
    place = told.parse.sentences[cue.sent]
    goes_on = told.setting.kind in words("running")
    return goes_on and _SINCE_IT.search(told.parse.folded, place.start, place.end) is not None


_SINCE_IT = re.compile(
    r"\bsince (?:the|this) (?:[\w-]+ )?"
    r"(?:outbreak|epidemic|disease|virus|flood(?:s|ing)?|storms?|rains?|disaster)\b"
)


def _pointed_back(told: Evident) -> frozenset[int]:
    """Return the clauses in which "those" or "that" takes up an incident ("killed by those temblors"), or
    that count others ("Two other bombings wounded 11").
    """
    parse = told.parse
    nouns = (parse.tokens[event.i] for event in told.events if not event.verbal)
    clauses = [
        clause_of(parse, noun)
        for noun in nouns
        if any(kid.lower in ("that", "those") for kid in parse.kids(noun.i, "det"))
        or _counts_others(parse, noun)
    ]
    above = (
        parse.head(clause) for clause in clauses if clause.dep == "conj"
    )  # "were killed and 80 hurt by …"
    return frozenset(clause.i for clause in (*clauses, *above))


def _counts_others(parse: Parse, noun: Token) -> bool:
    other = any(kid.lower == "other" for kid in parse.kids(noun.i, "amod"))
    return other and any(parse.kids(noun.i, "nummod"))


def _is_dated_aside(parse: Parse, cue: Token, signal: Signal) -> bool:
    """Tell whether a clause that only says where something was has a time of another incident
    ("shook the region where five people were killed at the weekend").
    """
    head = clause_of(parse, cue)
    dated = signal.by in ("times", "scenes") and signal.time is not None and signal.role == "background"
    inside = dated and head.dep == "relcl" and head.left <= signal.token <= head.right
    return inside and any(kid.lower == "where" for kid in parse.kids(head.i, "advmod"))


def _is_of_day(parse: Parse, cue: Token, signal: Signal) -> bool:
    """Tell whether a day is that of a claim itself and of no other incident ("another shooting Sunday")."""
    if signal.time is None or not is_day(signal.time):
        return False
    head = clause_of(parse, cue)
    return not any(token.lower in _OTHER for token in parse.tokens[head.left : head.right + 1])


_OTHER = frozenset(("another", "other", "separate", "earlier", "previous", "similar", "unrelated"))
