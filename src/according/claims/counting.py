"""Count: how the numbers of one text relate to one another (total, more, part, former, share)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from according.claims.formers import is_compared, is_superseded
from according.claims.found import Found
from according.language.parse import Parse
from according.model import Count


def counts(parse: Parse, items: Sequence[Found]) -> tuple[Count, ...]:
    """Return the count of each item of one report, the items in the order of the text."""
    made: list[Count] = []
    beside: list[Found] = []
    for item in items:
        if beside and _sentence(parse, beside[-1]) != _sentence(parse, item):
            beside = []
        made.append(_count(parse, item, beside))
        beside.append(item)
    return tuple(made)


def _sentence(parse: Parse, item: Found) -> int:
    return parse.tokens[item.group.last].sent


def _count(parse: Parse, item: Found, before: Sequence[Found]) -> Count:
    """Return the count of an item, given those before it in its sentence."""
    if item.count == "total":
        return "former" if is_superseded(parse, item) else "total"
    if item.count:
        return item.count
    group = item.group
    same = [o for o in before if o.effect == item.effect]
    if (
        group.part
        and group.quantity is not None
        and group.quantity.kind != "zero"
        and not _is_owned(parse, item)
    ):
        return "part"
    if is_superseded(parse, item):
        return "former"
    if is_compared(parse, group):
        return "total"
    if group.quantity is not None and group.quantity.kind == "ordinal" and not group.explicit:
        return "part"
    beside = {t.lower for t in parse.tokens[max(0, group.first - 3) : group.first]}
    if same and beside & {"alongside", "together", "along"} and same[-1].cue.token == item.cue.token:
        return "more"
    if (same and _is_of_those(parse, same[-1], item)) or (before and _is_of_whom(parse, item)):
        return "part"
    if same and _is_worse_off(parse, same[-1], item):
        return "part"
    if same and _continues_part(parse, same[-1], item):
        return "part"
    coordinated = same and _are_coordinated(parse, same[-1], item)
    if same and _says_more(parse, item) and not _is_beside_another_harm(parse, item, before[-1]):
        return "part" if _is_excess(parse, item) else "more"
    if any(_is_next_single(parse, other, item) for other in same) or (
        same and _is_one_besides(parse, same[-1], item)
    ):
        return "more"
    if coordinated and same[-1].cue.token == item.cue.token:
        return "more"
    return "total"


def _is_of_those(parse: Parse, before: Found, item: Found) -> bool:
    """Read "of the five victims, four remain in hospital"."""
    first = parse.bounds[_sentence(parse, item)][0]
    fronted = parse.tokens[first].lower in ("of", "among") and first < before.group.first <= first + 2
    return fronted and item.group.explicit and item.group.noun is None


def _is_worse_off(parse: Parse, before: Found, item: Found) -> bool:
    """Read "six people were hurt, one with life-changing injuries": a bare number, less than theirs."""
    after = parse.tokens[item.group.last + 1 : item.group.last + 2]
    beside = parse.tokens[item.group.first - 1].text == "," and bool(after) and after[0].lower == "with"
    less = (item.group.figure.high or 0) < (before.group.figure.low or 0)
    return beside and less and item.group.explicit and item.group.noun is None


def _is_of_whom(parse: Parse, item: Found) -> bool:
    """Read "21,500 have fled, of whom 8,700 are sheltering in schools", "60 fell ill, of whom eight died"."""
    words = [t.lower for t in parse.tokens[max(0, item.group.first - 2) : item.group.first]]
    return words in (["of", "whom"], ["of", "which"])


def _continues_part(parse: Parse, before: Found, item: Found) -> bool:
    """Read "three of the victims were taken to one hospital and two were taken to another"."""
    verb = parse.tokens[item.cue.token]
    conjoined = verb.dep == "conj" and verb.head == before.cue.token
    return before.group.part and item.group.noun is None and item.group.explicit and conjoined


def _is_owned(parse: Parse, item: Found) -> bool:
    """Tell whether the whole is only whose the people are: "eight of its fighters" are all that is told."""
    words = parse.tokens[item.group.first : item.group.last + 1]
    return any(t.tag == "PRP$" for t in words)


def _says_more(parse: Parse, item: Found) -> bool:
    group = item.group
    if group.quantity is not None and group.quantity.more:
        return True
    words = [t.lower for t in parse.tokens[group.first : group.last + 3]]
    than = {after for before, after in pairwise(words) if before == "more"}
    said = set(words[: group.last + 2 - group.first]) - ({"more"} if "than" in than else set())
    return bool(said & {"other", "others", "more", "another"})


def _is_beside_another_harm(parse: Parse, item: Found, last: Found) -> bool:
    """Read "killed two drivers and injured three others": others than those who came to another harm."""
    words = {t.lower for t in parse.tokens[item.group.first : item.group.last + 1]}
    more = item.group.quantity is not None and item.group.quantity.more
    only_others = bool(words & {"other", "others"}) and not (more or words & {"more", "another"})
    return only_others and last.group.explicit and last.effect != item.effect


def _is_next_single(parse: Parse, before: Found, item: Found) -> bool:
    """Read "a pedestrian died at the scene, and a cyclist died in hospital": one person after another."""
    singles = [g for g in (before.group, item.group) if not g.explicit and not g.named and g.figure.high == 1]
    if len(singles) < 2 or before.cue.token == item.cue.token:
        return False
    headline = parse.sentences[_sentence(parse, item)].kind == "headline"
    indefinite = all(parse.tokens[g.first].lower in ("a", "an") for g in singles)
    indefinite = indefinite or (headline and all(g.first == g.noun for g in singles))
    nouns = [parse.tokens[g.noun].lemma for g in singles if g.noun is not None]
    verb = parse.tokens[item.cue.token]
    return indefinite and len(set(nouns)) > 1 and (verb.dep == "conj" or headline)


def _is_one_besides(parse: Parse, before: Found, item: Found) -> bool:
    """Read "a couple died in their flat, and a girl was killed in the street": a clause of its own on one."""
    single = item.group.figure.high == 1 and not item.group.explicit and not item.group.named
    indefinite = single and parse.tokens[item.group.first].lower in ("a", "an")
    verb = parse.tokens[item.cue.token]
    conjoined = verb.dep == "conj" and verb.head == before.cue.token and before.cue.token != item.cue.token
    return indefinite and conjoined and before.group.explicit and before.group.last < item.group.first


def _is_excess(parse: Parse, item: Found) -> bool:
    """Read "26 bodies, eleven more than they had found by noon": by how much a number has grown."""
    group = item.group
    words = [t.lower for t in parse.tokens[group.first : group.last + 3]]
    return any(after == "than" for before, after in pairwise(words) if before == "more")


def _are_coordinated(parse: Parse, a: Found, b: Found) -> bool:
    between = parse.tokens[a.group.last + 1 : b.group.first]
    return (
        len(between) <= 8
        and any(t.lower in ("and", ",", "plus", "&", "well") for t in between)
        and not any(t.tag in ("VBD", "VBZ", "VBP", "VB") for t in between)
    )
