"""Steps: the scenes of one attack that goes from place to place.

"A gunman killed three people at a house before driving to a petrol station, where he shot dead a clerk": each
place to which the attacker goes on is a part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from according.incidents.scopes import clause_of
from according.incidents.signals import words
from according.incidents.spots import is_spot
from according.language.parse import Parse, Token
from according.model import Claim, Effect, Kind

_ACTS: frozenset[Kind] = frozenset({"shooting", "assault", "bombing"})
_HARMS: frozenset[Effect] = frozenset({"killed", "injured", "casualties"})
_GOING = frozenset(
    ("drive", "go", "move", "walk", "run", "head", "make", "continue", "proceed", "travel", "ride", "cross")
) | {"march", "flee", "return", "rush", "race", "cycle", "burst", "storm", "enter"}
_TOWARDS = frozenset(("to", "into", "for", "inside", "towards", "toward", "onto"))
_THEN = frozenset(("then", "next", "afterwards", "subsequently"))
_LATER = frozenset(("later", "away", "on", "afterwards"))
_GAPS = frozenset(
    (
        "second",
        "minute",
        "hour",
        "street",
        "block",
        "mile",
        "kilometre",
        "kilometer",
        "metre",
        "meter",
        "yard",
    )
)
_AFAR = _GAPS - {"second", "minute", "hour"}
_SCENES = frozenset(("in", "at", "near", "outside", "inside", "on", "to", "into", "for", "where"))
_NO_SCENE = frozenset(("hospital", "clinic", "custody", "scene", "condition", "home", "court"))
_NEAR = 4


def told_stepwise(
    parse: Parse, claims: Sequence[Claim], cues: Mapping[int, Token], kind: Kind | None
) -> dict[int, int]:
    """Return, for the claims (by index) about one place of an attack that goes on to another, the token that
    leads there; for those about the first place, their own.

    A number that is the sum of the others is of them all.
    """
    if kind not in _ACTS or parse.all_words.isdisjoint(_THEN | _LATER | _TOWARDS):
        return {}
    told = sorted((k for k, cue in cues.items() if _is_harm(parse, claims[k], cue)), key=lambda k: cues[k].i)
    found: dict[int, int] = {}
    for step in _steps(parse):
        before = [k for k in told if cues[k].i < step.i and cues[k].sent >= step.sent - 1]
        after = [k for k in told if cues[k].i > step.i and cues[k].sent == step.sent]
        if not before or not after or not _has_scene(parse, step, cues[after[0]]):
            continue
        for k in before:
            found.setdefault(k, cues[before[0]].i)
        found |= dict.fromkeys(after, step.i)
    return {k: i for k, i in found.items() if not _is_sum(claims, k, found)}


def _is_harm(parse: Parse, claim: Claim, cue: Token) -> bool:
    """Tell whether a claim tells what an attack did to somebody, and not of the attacker or of a sum."""
    if claim.effect not in _HARMS or claim.figure.high == 0 or claim.victims.class_ == "attacker":
        return False
    said = {t.lower for t in parse.tokens[clause_of(parse, cue).left : clause_of(parse, cue).right + 1]}
    return claim.status == "asserted" and said.isdisjoint(("total", "altogether", "bringing", "toll"))


def _is_sum(claims: Sequence[Claim], k: int, found: Mapping[int, int]) -> bool:
    """Tell whether a number is what the others of its effect come to."""
    low = claims[k].figure.low or 0
    others = [claims[n].figure.low or 0 for n in found if n != k and claims[n].effect == claims[k].effect]
    return len(others) > 1 and low >= sum(others)


def _steps(parse: Parse) -> Iterator[Token]:
    """Yield the words that lead on to another place or to what was done next."""
    for token in parse.tokens:
        after = parse.tokens[token.i + 1 : token.i + 1 + _NEAR]
        then = token.lower in _THEN and token.dep in ("advmod", "cc")
        later = token.lower in _LATER and token.i and parse.tokens[token.i - 1].lemma in _GAPS
        going = token.lemma in _GOING and token.pos == "VERB"
        if then or later or (going and any(t.lower in _TOWARDS for t in after)):
            yield token


def _has_scene(parse: Parse, step: Token, cue: Token) -> bool:
    """Tell whether a place is named between a step and the end of the clause of what was done there."""
    if step.lower == "on" and parse.tokens[step.i - 1].lemma in _AFAR:
        return True
    last = max(cue.i, clause_of(parse, cue).right)
    between = parse.tokens[step.i : last + 1]
    if any(t.lemma in words("bearing") or t.lower in _NO_SCENE for t in between):
        return False
    return any(
        t.lower in _SCENES and any(_is_place(n) for n in parse.tokens[t.i + 1 : t.i + 1 + _NEAR])
        for t in between
    )


def _is_place(token: Token) -> bool:
    return token.ent in ("GPE", "LOC", "FAC") or (token.tag.startswith("NN") and is_spot(token))
