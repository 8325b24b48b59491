"""Sums: what tells a figure for a period, a season or a whole war from that of one incident."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from according.incidents.phrases import from_words
from according.incidents.scopes import ladder
from according.incidents.signals import LEAD, Setting, Signal, words
from according.language.parse import Parse, Token
from according.model import Claim, Kind

_DURING = frozenset(("in", "during", "since", "throughout"))
_RANK = re.compile(
    r"(?i)first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|\d+(?:st|nd|rd|th)"
)
_WHOLE = frozenset(("whole", "entire", "full"))


def from_sums(parse: Parse, setting: Setting) -> Iterator[Signal]:
    """Yield the signals of the words that make a figure a sum over many incidents.

    The running toll of what goes on for weeks is its own, and no sum.
    """
    running = setting.kind in words("running")
    found = [*from_words(parse, "aggregate", "aggregate"), *_from_campaigns(parse), *_of_strife(parse)]
    if not running:
        found += from_words(parse, "aggregate_unless_running", "aggregate")
        found += _of_perfect(parse)
    yield from (signal for signal in found if not is_ranked(parse, parse.tokens[signal.token]))


def is_ranked(parse: Parse, token: Token) -> bool:
    """Tell whether a period is only that within which something ranks ("the third such attack this year")."""
    first = parse.bounds[token.sent][0]
    for i in range(token.i - 1, max(first, token.i - _REACH) - 1, -1):
        before = parse.tokens[i]
        if before.tag in ("JJS", "RBS") and before.lower not in ("least", "most"):
            return True
        if _RANK.fullmatch(before.lower) and (before.tag in ("JJ", "RB") or before.lower[0].isdigit()):
            return True
        if before.text in (",", ";", ":", "-", "--") or (before.pos == "NUM" and before.ent == "CARDINAL"):
            return False
    return False


_REACH = 12
"""How many tokens before a period may say that something ranks within it."""


def _from_campaigns(parse: Parse) -> Iterator[Signal]:
    """ "In the war", "the dead of the whole conflict": a number there is a sum."""
    for token in parse.tokens:
        if token.dep != "pobj" or token.lemma not in words("campaigns"):
            continue
        link = parse.head(token)
        whole = any(kid.lower in _WHOLE for kid in parse.kids(token.i))
        total = token.lemma in words("wars") and parse.head(link).lemma in words("totals")
        during = link.lower == "since" or (link.lower in _DURING and token.lemma not in words("operations"))
        if during or (link.lower == "of" and (whole or total)) or (link.lower == "from" and total):
            yield Signal.at(parse, token, "aggregate")


def _of_strife(parse: Parse) -> Iterator[Signal]:
    """ "The conflict has claimed 17,000 lives": what a war or unrest has done all in all is a sum."""
    for token in parse.tokens:
        war = token.lemma in words("wars")
        if token.dep != "nsubj" or not (war or token.lemma in words("strife")):
            continue
        has = any(kid.lower in ("has", "have") for kid in parse.kids(token.head, "aux"))
        if has and any(kid.lower in ("the", "this") or kid.dep == "poss" for kid in parse.kids(token.i)):
            yield Signal.at(parse, token, "aggregate")


def _of_perfect(parse: Parse) -> Iterator[Signal]:
    """ "Eleven people have been shot this month": what has been done in a period that goes on is a sum."""
    for signal in from_words(parse, "periods_that_go_on", "aggregate"):
        token = parse.tokens[signal.token]
        if any(kid.lemma == "have" for above in parse.ancestors(token) for kid in parse.kids(above.i, "aux")):
            yield signal


def is_counted(parse: Parse, token: Token) -> bool:
    """Tell whether a number stands beside a word of keeping count ("212 murders", "recorded 81 deaths")."""
    for head in ladder(parse, token)[:2]:
        if head.lemma in words("counting"):
            return True
        for kid in parse.kids(head.i, "nsubj", "nsubjpass", "dobj", "attr"):
            if kid.lemma in words("counted") and kid.tag == "NNS" and any(parse.kids(kid.i, "nummod")):
                return True
    return False


def dwarfing(parse: Parse, claims: Sequence[Claim], kind: Kind | None) -> frozenset[int]:
    """Return the indices of the claims that are too great for the violent incident that a report opens with.

    Where the opening tells of 12 dead, 20,000 are those of the war.
    """
    if kind not in words("violent"):
        return frozenset()
    dead = {
        k: claim.figure.low
        for k, claim in enumerate(claims)
        if claim.effect == "killed" and claim.explicit and claim.figure.low
    }
    opening = parse.sentences[min(LEAD, len(parse.sentences)) - 1].end
    told = [low for k, low in dead.items() if claims[k].number_span.start < opening and low < _WAR]
    least = max(_WAR, _TIMES * max(told)) if told else None
    return frozenset(k for k, low in dead.items() if least is not None and low >= least)


_WAR = 500
"""From how many dead on a figure may be a war's."""
_TIMES = 20
"""How many times the dead of an incident those of its war are at the least."""


def is_count(claim: Claim, text: str) -> bool:
    """Tell whether a claim is a running count: an ordinal that gives a number ("the 300th murder")."""
    number = claim.figure.low
    found = _ORDINAL.search(claim.number_span.of(text))
    return claim.explicit and found is not None and number is not None and number == claim.figure.high


_ORDINAL = re.compile(
    r"(?i)\b(?:\d[\d,]*(?:st|nd|rd|th)|(?:[a-z]+-)?(?:second|third)"
    r"|[a-z-]*(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|teenth|tieth|hundredth))\b"
)
