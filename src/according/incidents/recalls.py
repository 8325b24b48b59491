"""Recalls: numbers that take up one told before ("the three workers"), and so speak of the same incident."""

from __future__ import annotations

import re
from collections.abc import Sequence

from according.language.parse import Parse
from according.model import Claim, Effect

_DEFINITE = re.compile(r"(?i)(?:all (?:of )?)?(?:the|these|those|both)\b|all\b")
_LEAST = 2
_OF_HARM: frozenset[Effect] = frozenset({"killed", "injured", "casualties"})
_AKIN: dict[Effect, frozenset[Effect]] = dict.fromkeys(_OF_HARM, _OF_HARM)


def find_recalls(claims: Sequence[Claim], text: str) -> dict[int, int]:
    """Return, for the claims whose definite words take up a number told before, which claim told it last.

    Those who were killed or hurt are also "the victims": their effects are akin.
    """
    last: dict[tuple[Effect, int], int] = {}
    found: dict[int, int] = {}
    for k, claim in enumerate(claims):
        number = claim.figure.low
        if number is None or number < _LEAST or claim.figure.high != number or not claim.explicit:
            continue
        if _DEFINITE.match(claim.number_span.of(text)):
            told = [last[effect, number] for effect in akin(claim) if (effect, number) in last]
            if told:
                found[k] = max(told)
        last[claim.effect, number] = k
    return found


def find_sums(parse: Parse, claims: Sequence[Claim]) -> dict[int, int]:
    """Return, for the claims that are the sum of those told just before, of one effect, which told the last
    ("Twelve died in Valencia and three in Murcia, bringing the total to 15").
    """
    before: dict[Effect, list[Claim]] = {}
    found: dict[int, int] = {}
    for k, claim in enumerate(claims):
        row = before.setdefault(claim.effect, [])
        near = [one for one in row if _is_within(parse, one, claim) and one.figure.low == one.figure.high]
        number = claim.figure.low
        if number and len(near) > 1 and number == sum(one.figure.low or 0 for one in near):
            found[k] = next(n for n in reversed(range(k)) if claims[n] is near[-1])
        row.append(claim)
    return found


def find_named_again(claims: Sequence[Claim], text: str) -> dict[int, int]:
    """Return, for the claims that somebody named was killed, which claim told it first: nobody dies twice."""
    found: dict[int, int] = {}
    dead: list[tuple[int, frozenset[str]]] = []
    for k, claim in enumerate(claims):
        if claim.effect != "killed" or claim.explicit or claim.figure.words is not None:
            continue
        names = frozenset(_NAME.findall(claim.number_span.of(text)))
        same = [n for n, known in dead if names and (names <= known or known <= names)]
        if same and claim.figure.high == 1:
            found[k] = same[0]
        dead.append((k, names))
    return found


_NAME = re.compile(r"\b[A-Z][\w'-]+")


def find_wholes(parse: Parse, claims: Sequence[Claim]) -> dict[int, int]:
    """Return, for the claims about some of those told just before ("ten of them"), which claim told it."""
    last: dict[Effect, int] = {}
    found: dict[int, int] = {}
    for k, claim in enumerate(claims):
        told = (last[effect] for effect in akin(claim) if effect in last)
        whole = max((n for n in told if _is_enough(claims[n], claim)), default=None)
        if whole is not None and claim.count in ("part", "share") and _is_within(parse, claims[whole], claim):
            found[k] = found.get(whole, whole)
        last[claim.effect] = k
    return found


def _is_enough(whole: Claim, part: Claim) -> bool:
    """Tell whether a number may be that of which another tells a part."""
    return (whole.figure.low or 0) >= (part.figure.low or 0)


def _is_within(parse: Parse, whole: Claim, claim: Claim) -> bool:
    here, there = (parse.sentence_at(c.number_span.start) for c in (claim, whole))
    near = here is not None and there is not None and here - there <= 1
    return near and whole.explicit and claim.explicit


def akin(claim: Claim) -> frozenset[Effect]:
    """Return the effects under which a report may tell of the same people: dead and hurt are victims."""
    return _AKIN.get(claim.effect, frozenset({claim.effect}))
