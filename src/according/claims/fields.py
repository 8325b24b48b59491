"""Fields: several words of harm in one line, each before its number ("Dead: 255; Injured - 71").

The tree of such a line is of no use, so the characters decide.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import cast, get_args

from according import vocab
from according.claims.cues import Cue
from according.claims.figures import Quantity, quantities, read_figure
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.listing import bare
from according.language.parse import Parse
from according.model import Effect

_FEWEST = 2
"""How many fields a line has at the least, unless it tells of nothing else ("FATALITIES: 176 (all)")."""
_FIELD = re.compile(
    r"(?:^|(?<=[;,|/.(:\u2022]))\s*(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,3})"
    r"(?:\s*[:=]\s*|\s+[-\u2013\u2014]\s+)"
    r"(?=(?:[~>]\s?)?(?:[^\W\d_]+ ){0,3}?(?:\d|nil\b|none\b|zero\b))"
)
_ENDS = re.compile(
    r"\+?\s*(?:$|[;,|/.()\]]"
    r"|(?:and|persons?|people|individuals|so far|to date|confirmed|after|from|as|in|inside|at)\b)"
)
_UNIT = re.compile(r"\s(?:families|households)\b")


def fields(parse: Parse, sentence: int, *, joined: bool, alone: bool) -> tuple[Found, ...]:
    """Return what the fields of a line tell; none where it has but one, unless it stands `alone`."""
    place, fewest = parse.sentences[sentence], 1 if alone else _FEWEST
    labels = {
        match.end(): (effect, match)
        for match in _FIELD.finditer(parse.text, place.start, place.end)
        if (effect := _effect(match["label"])) is not None
    }
    if len(labels) < fewest:
        return ()
    found = []
    for quantity in quantities(parse.text, place.start, place.end, joined=joined):
        effect, match = labels.get(quantity.span.start, (None, None))
        unit = _UNIT.match(parse.text, quantity.span.end, place.end)
        end = unit.end() if unit is not None else quantity.span.end
        if effect is None or match is None or not _ENDS.match(parse.text, end, place.end):
            continue
        token = parse.at(match.end("label") - 1)
        if token is not None:
            cue = Cue(effect, "count_noun", token.i, token.i, token.i)
            found.append(Found(_group(parse, quantity, end), effect, cue))
    return tuple(found) if len(found) >= fewest else ()


def _group(parse: Parse, quantity: Quantity, end: int) -> Group:
    """Return the group of a number, with the families or households that it counts up to the offset `end`."""
    number, last = bare(parse, quantity), parse.at(end - 1)
    if end == quantity.span.end or last is None:
        return number
    figure = read_figure(parse.text[quantity.span.start : end])
    return replace(number, last=last.i, head=last.i, noun=last.i, figure=figure)


def _effect(label: str) -> Effect | None:
    """Return the one effect of which a label tells, None where it tells of none or of anything else."""
    words = [word for word in label.lower().split() if word not in _beside()]
    return _effects().get(words[0]) if len(words) == 1 else None


@cache
def _effects() -> dict[str, Effect]:
    table = vocab.load("effects")["fields"]
    return {word: effect for effect in get_args(Effect) for word in table.get(effect, "").split()}


@cache
def _beside() -> frozenset[str]:
    return frozenset(cast("str", vocab.load("effects")["fields"]["beside"]).split())
