"""Harms: of all that a sentence says of one group, what its words mean together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from according.claims.denials import UNHARMED
from according.claims.found import Found
from according.claims.syntax import VERB_TAGS
from according.language.parse import Parse
from according.model import Effect


def settled(parse: Parse, found: Sequence[Found]) -> tuple[Found, ...]:
    """Keep one entry for each group and effect, and of killed and injured for one group the one that the
    words mean.
    """
    kept: dict[tuple[int, int], list[Found]] = {}
    for item in sorted(found, key=lambda f: (f.group.first, f.group.last)):
        entries = kept.setdefault((item.group.first, item.group.last), [])
        twin = next((n for n, e in enumerate(entries) if e.effect == item.effect), None)
        if twin is None:
            entries.append(item)
        elif entries[twin].weak and not item.weak:
            entries[twin] = item
        elif item.count and not all(e.count for e in entries):
            entries[:] = [
                replace(e, count=e.count or item.count) if e.effect == item.effect else e for e in entries
            ]
    settled: list[Found] = []
    for entries in kept.values():
        settled += _one_harm(parse, entries)
    return tuple(
        item
        for item in settled
        if not (
            _is_inside(item, settled)
            or _is_set_beside(parse, item, settled)
            or _is_spelled_out(parse, item, settled)
        )
    )


def _is_spelled_out(parse: Parse, item: Found, others: Sequence[Found]) -> bool:
    """Tell whether names only say who a number before a colon are ("three of the dead: Jo Roe, Al Poe …")."""
    if item.group.explicit or not item.group.named:
        return False
    before = [o for o in others if o.group.explicit and o.group.last < item.group.first]
    return any(
        o.effect == item.effect
        and (o.group.figure.low or 0) > 1
        and any(t.text == ":" for t in parse.tokens[o.group.last + 1 : o.group.last + _COLON])
        for o in before[-1:]
    )


_COLON = 5
"""How many tokens after a number its colon may stand ("three of the dead: …")."""


def _is_set_beside(parse: Parse, item: Found, others: Sequence[Found]) -> bool:
    """Tell whether one told of is only what other words call them ("hurt one man, a baker who had to …")."""
    head = parse.tokens[item.group.head]
    alone = (
        not item.group.explicit
        and item.group.figure.high == 1
        and head.dep in ("appos", "nsubj", "nsubjpass")
        and item.count != "more"
    )
    listed = item.cue.frame in ("include", "among")
    own = parse.tokens[item.group.first].tag == "PRP$"
    return alone and any(
        (other.effect == item.effect or (item.weak and other.effect == "killed"))
        and other.group.figure.low == other.group.figure.high == 1
        and (
            (head.dep == "appos" and other.group.first <= head.head <= other.group.last < item.group.first)
            or _is_of_name(parse, item, other)
        )
        and (not listed or (other.group.named and not own))  # "included a girl, her mother, a nurse and …"
        for other in others
    )


def _is_of_name(parse: Parse, item: Found, other: Found) -> bool:
    """Tell whether "the driver" is who is named before where they live ("Jo Roe, of Leeds, the driver")."""
    between = parse.tokens[other.group.last + 1 : item.group.first]
    set_apart = bool(between) and between[0].text == between[-1].text == ","
    the = parse.tokens[item.group.first].lower == "the"
    return the and other.group.named and set_apart and not any(t.tag in VERB_TAGS for t in between)


def _is_inside(item: Found, others: Sequence[Found]) -> bool:
    group = item.group
    return not group.explicit and any(
        o is not item
        and (o.effect == item.effect or (item.weak and o.effect == "killed"))
        and o.group.first <= group.first
        and group.last <= o.group.last
        and (o.group.first, o.group.last) != (group.first, group.last)
        for o in others
    )


def _only_flees(parse: Parse, item: Found) -> bool:
    """Tell whether flight only says who they are of whom more is told ("24 people fleeing the front", "four
    displaced people were killed"), or what they were at ("suffered burns while fleeing").
    """
    verb = parse.tokens[item.cue.token]
    fleeing = verb.dep == "acl" or (verb.dep == "advcl" and verb.lemma == "flee")
    return verb.dep == "amod" or (fleeing and verb.tag == "VBG")


def _only_lived(parse: Parse, item: Found) -> bool:
    """Tell whether somebody hurt is only said to have lived ("was stung and survived")."""
    return parse.tokens[item.cue.token].lemma == "survive"


def _one_harm(parse: Parse, entries: list[Found]) -> list[Found]:
    if any(item.effect == "rescued" for item in entries):
        entries = [e for e in entries if e.effect not in _PLIGHTS or e.count or not _is_over(parse, e)]
    for effect, beside, only_tells in _WHO_OR_HOW:
        item = next((e for e in entries if e.effect == effect), None)
        others = [e for e in entries if e.effect != effect]
        if (
            item is not None
            and any(not beside or e.effect in beside for e in others)
            and only_tells(parse, item)
        ):
            entries = others
    effects = {item.effect: item for item in entries}
    if "killed" in effects and "injured" in effects:
        killed, injured = effects["killed"], effects["injured"]
        if _are_joined(parse, killed, injured) and not injured.weak and killed.group.figure.high != 1:
            joint = replace(killed, effect="casualties")
            return [joint, *(e for e in entries if e.effect not in ("killed", "injured"))]
        return [e for e in entries if e.effect != "injured"]
    if (
        "killed" in effects
        and "missing" in effects
        and _are_joined(parse, effects["killed"], effects["missing"])
    ):
        return [replace(effects["killed"], effect="casualties")]
    if "casualties" in effects and len(entries) > 1:
        return [e for e in entries if e.effect != "casualties"]
    order: tuple[Effect, ...] = ("killed", "missing", "injured")
    if "killed" in effects:
        entries = [e for e in entries if e.effect not in ("trapped", "ill")]
    strongest = next((e for e in order if e in effects), None)
    if strongest == "killed":
        return [
            e
            for e in entries
            if e.effect not in ("trapped", "ill", "rescued", "displaced") or e.cue.frame != "adjective"
        ]
    return entries


_PLIGHTS = frozenset({"abducted", "trapped"})
"""What those were who are told to be rescued."""


def _is_over(parse: Parse, item: Found) -> bool:
    """Tell whether a plight only says from what somebody was saved ("three cavers who had been pinned behind
    a sump swam out", "were reunited after a year in captivity").
    """
    cue = parse.tokens[item.cue.token]
    verb = parse.head(cue) if cue.dep in ("acomp", "prep", "oprd") else cue
    if verb.dep in ("relcl", "acl") and verb.head in (item.group.head, item.group.noun):
        return True
    return any(t.dep == "pobj" and parse.head(t).lower in ("after", "from") for t in (cue, parse.head(cue)))


def _is_disproved(parse: Parse, item: Found) -> bool:
    """Tell whether a death was only believed of somebody found alive ("presumed dead")."""
    before = parse.tokens[max(0, item.cue.first - 2) : item.cue.first]
    return any(t.lower in ("presumed", "feared", "believed", "thought") for t in before)


def _only_says_who(parse: Parse, item: Found) -> bool:
    """Tell whether a cue only says who they are of whom more is told ("four kidnapped girls were freed")."""
    return item.cue.frame == "count_noun" or parse.tokens[item.cue.token].dep == "amod"


def _is_within(parse: Parse, item: Found) -> bool:
    """Tell whether a plight only says from what people were saved ("evacuated 86 stranded tourists")."""
    own = item.group.first <= item.cue.first and item.cue.last <= item.group.last
    return own and parse.tokens[item.cue.token].dep == "amod"


def _is_in_hospital(parse: Parse, item: Found) -> bool:
    """Tell whether only their being in hospital says that people are ill; "with gunshot wounds" says more."""
    return parse.tokens[item.cue.token].lemma.startswith("hospital")


_WHO_OR_HOW: tuple[tuple[Effect, tuple[Effect, ...], Callable[[Parse, Found], bool]], ...] = (
    ("abducted", (), _only_says_who),
    ("displaced", (), _only_flees),
    ("rescued", ("injured",), _only_lived),
    ("killed", ("rescued",), _is_disproved),
    ("trapped", ("rescued", "displaced"), _is_within),
    ("ill", ("injured",), _is_in_hospital),
)
"""Effects that only say who the people are, or how it ended, beside another (any, where none is named)."""


def _are_joined(parse: Parse, a: Found, b: Found) -> bool:
    """Tell whether one number covers both harms: "73 dead and wounded", "killed or injured"."""
    first, last = (
        sorted((a.cue.last, b.cue.first)) if a.cue.last < b.cue.first else sorted((b.cue.last, a.cue.first))
    )
    between = [t.lower for t in parse.tokens[first + 1 : last] if t.lower not in ("gone", "been", "left")]
    return between in (["and"], ["or"], ["and", "/", "or"], ["/"], [","])


def of_the_victims(item: Found, found: Sequence[Found]) -> Found:
    """Take "two of the victims" for a part of what the sentence told before."""
    if item.effect != "casualties" or not item.group.part or item.cue.frame != "count_noun":
        return item
    before = [o for o in found if o.group.last < item.group.first and o.effect != "casualties"]
    return replace(item, effect=before[-1].effect, weak=before[-1].weak) if before else item


def is_number_of(parse: Parse, item: Found, found: Sequence[Found]) -> bool:
    """Tell whether a plural is only what a total counts ("the number of protesters killed rose to 18"), or
    what all of a number are ("nine people, all women and children").
    """
    if item.group.explicit:
        return False
    first = parse.tokens[item.group.first]
    if first.lower == "all" and first.i > 0 and parse.tokens[first.i - 1].lower == ",":
        return any(o.group.explicit and o.group.last < first.i for o in found)
    head = parse.tokens[item.group.head]
    teller = parse.head(parse.head(head))
    counted = head.dep == "pobj" and teller.lemma in (
        "number",
        "count",
        "tally",
        "total",
        "figure",
        "toll",
        "list",
    )
    return counted and any(o.group.explicit and o.effect == item.effect for o in found)


def is_of_spared(parse: Parse, item: Found, found: Sequence[Found]) -> bool:
    """Tell whether "no injuries" only says that those told of were spared ("the pilots had no injuries"), or
    whether another's harm was taken for that of somebody spared ("one unhurt and one in serious condition").
    """
    noun = parse.tokens[item.cue.token]
    own = parse.tokens[item.group.first : item.group.last + 2]
    if any(t.lower in UNHARMED and t.i != noun.i for t in own):
        return True
    zero = item.group.figure.high == 0 and item.cue.frame == "count_noun"
    return zero and any(o is not item and o.cue.token == noun.head and o.cue.last == noun.i for o in found)
