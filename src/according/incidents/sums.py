"""Sums: what tells a figure for a period, a season or a whole war from that of one incident."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from according.incidents.amounts import number
from according.incidents.events import Event
from according.incidents.phrases import from_words
from according.incidents.scopes import clause_of, ladder
from according.incidents.signals import LEAD, Setting, Signal, words
from according.language.parse import Parse, Token
from according.model import Claim, Effect, Kind

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
        whose = link.lower == "of" and (whole or total)
        left = link.lower in ("from", "by") and token.lemma in words("wars") and _is_of_refuge(parse, link)
        long = link.lower in _DURING and token.lemma in words("operations") and _has_been(parse, link)
        if during or whose or left or long:
            yield Signal.at(parse, token, "aggregate")


def _is_of_refuge(parse: Parse, link: Token) -> bool:
    """Tell whether a preposition hangs from a word for the dead or for those who fled."""
    return parse.head(link).lemma in words("totals") | _REFUGE


_REFUGE = frozenset(("refugee", "flee", "displace", "escape", "evacuee"))


def _has_been(parse: Parse, link: Token) -> bool:
    """Tell whether the clause of a preposition is in the perfect ("have been killed in the crackdown")."""
    heads = ladder(parse, link)[:1]
    return any(kid.lower in ("has", "have") for head in heads for kid in parse.kids(head.i, "aux"))


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


def is_of_many(parse: Parse, claim: Claim, cue: Token, events: Sequence[Event]) -> bool:
    """Tell whether a claim is about many incidents, by how many they are ("2,631 died in 1,616 accidents").

    So it is where it counts murders by the dozen itself ("250 murders"), unless these open the report.
    """
    low = claim.figure.low
    if not claim.explicit or low is None or cue.sent == 0:
        return False
    murders = cue.lemma in words("counted") - _OF_ANY and cue.tag == "NNS"
    if murders and low >= _MURDERS:
        return True
    heads = {head.i for head in ladder(parse, cue)[:2]}
    span = claim.number_span
    plurals = (
        token
        for event in events
        if event.sent == cue.sent and event.kind != "epidemic" and not event.verbal
        if (token := parse.tokens[event.i]).lemma in words("incidents") and token.tag == "NNS"
    )
    return any(
        not span.start <= noun.start < span.end
        and _is_counted_by_many(parse, noun)
        and clause_of(parse, noun).i in heads
        for noun in plurals
    )


def _is_counted_by_many(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun has a number of two digits or more ("45 such shootings", "hundreds of raids")."""
    kids = (kid for kid in parse.kids(noun.i, "nummod", "amod") if kid.i < noun.i)
    above = parse.head(noun)
    many = above.lower == "of" and parse.head(above).lemma in _MANY
    return many or any((number(kid.lower) or 0) >= _INCIDENTS for kid in kids)


_OF_ANY = frozenset(("death", "fatality", "overdose"))
_MANY = frozenset(("dozen", "score", "hundred", "thousand"))
_MURDERS = 20
_INCIDENTS = 10
"""From how many incidents on those who came to harm in them are a sum."""


def dwarfing(parse: Parse, claims: Sequence[Claim], kind: Kind | None) -> frozenset[int]:
    """Return the indices of the claims that are too great for the incident that a report opens with.

    Where the opening tells of 12 dead in an attack, 20,000 are those of the war; where it tells of one
    patient, 81 cases are those of all outbreaks.
    """
    refuge = _of_refuge(parse, claims, kind)
    measure = _PATIENTS if kind == "epidemic" else _WAR if kind in _UNSAID | words("violent") else None
    if measure is None or not claims:
        return refuge
    sizes = {k: claim.figure.low for k, claim in enumerate(claims) if claim.effect in measure.effects}
    opening = parse.sentences[min(measure.opening, len(parse.sentences)) - 1].end
    told = [low for k, low in sizes.items() if low and claims[k].number_span.start < opening]
    own = [low for low in told if low < measure.least]
    if not own or max(own) > measure.most or (measure is _PATIENTS and own != told):
        return refuge
    least = max(measure.least, measure.times * max(own))
    return refuge | {k for k, low in sizes.items() if low and low >= least and claims[k].explicit}


def _of_refuge(parse: Parse, claims: Sequence[Claim], kind: Kind | None) -> frozenset[int]:
    """Return the claims about those who fled from a war, which no incident that a report tells has done alone.

    A report that opens with them is about them.
    """
    if kind not in _UNSAID | words("violent") or not parse.sentences:
        return frozenset()
    end = parse.sentences[0].end
    return frozenset(
        k
        for k, claim in enumerate(claims)
        if claim.effect == "displaced"
        and claim.number_span.start >= end
        and (claim.figure.low or 0) >= (_REFUGEES if _says_refuge(claim) else _FLED)
    )


def _says_refuge(claim: Claim) -> bool:
    return "refugee" in (claim.figure.words or "").casefold()


_REFUGEES = 1000
_FLED = 50_000
"""From how many people on those who fled violence did so from a war."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """From which number on a figure may be a sum, and how many times it is what the opening tells.

    `opening` counts its sentences; `most` is the most that they may tell.
    """

    effects: frozenset[Effect]
    least: int
    times: int
    most: int
    opening: int


_UNSAID = frozenset((None, "other"))
_WAR = _Measure(frozenset({"killed"}), 500, 20, 500, LEAD)
_PATIENTS = _Measure(frozenset({"killed", "ill"}), 15, 10, 5, LEAD // 2)


def is_count(claim: Claim, text: str) -> bool:
    """Tell whether a claim is a running count: an ordinal that gives a number ("the 300th murder")."""
    number = claim.figure.low
    found = _ORDINAL.search(claim.number_span.of(text))
    return claim.explicit and found is not None and number is not None and number == claim.figure.high


_ORDINAL = re.compile(
    r"(?i)\b(?:\d[\d,]*(?:st|nd|rd|th)|(?:[a-z]+-)?(?:second|third)"
    r"|[a-z-]*(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|teenth|tieth|hundredth))\b"
)
