"""Reads what is said right after a number of the same people or of more: sums, corrections, lists, kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.claims import people
from according.claims.ellipsis import is_elliptical, is_of_care, is_of_charge
from according.claims.formers import is_compared, is_former
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.inclusions import INCLUDED, listed_people, single
from according.claims.syntax import goes_on
from according.language.parse import Parse
from according.model import Count


def added(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read what comes on top: "15 miners, as well as two rescuers", "plus two guards"; and sums: "for a total
    of 58".
    """
    known = {item.group for item in found}
    for group in groups:
        before = [item for item in found if item.group.last < group.first]
        if group in known or not before:
            continue
        words = " ".join(t.lower for t in parse.tokens[max(0, group.first - 3) : group.first])
        if words.endswith((*_ON_TOP, *_APART, *_ADDED)) and not parse.tokens[
            group.last + 1 if group.last + 1 < len(parse.tokens) else 0
        ].tag.startswith("V"):
            yield replace(before[-1], group=group, count="more")
        elif group.noun is None and (
            (parse.tokens[group.first].lower == "a" and "total" in _words_of(parse, group))
            or _is_made_up(parse, group, before)
        ):
            yield replace(before[-1], group=group, count="total")


def _is_made_up(parse: Parse, group: Group, before: Sequence[Found]) -> bool:
    """Tell whether numbers told before make this one ("12 here and 30 there; together that makes 42")."""
    verb = parse.tokens[group.first - 1]
    verb = parse.tokens[verb.i - 1] if verb.lower == "it" else verb
    if verb.lemma != "make" or before[-1].group.figure.unit != group.figure.unit:
        return False
    return (group.figure.low or 0) > max(item.group.figure.low or 0 for item in before)


def counted_anew(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read the same people counted by families in brackets, or the other way round ("41,000 people (7,120
    households)").
    """
    taken = {item.group for item in found}
    for item in found:
        for group in groups:
            between = [t.lower for t in parse.tokens[item.group.last + 1 : group.first]]
            beside = between in (["("], ["/"], [",", "or"], ["or"])
            if beside and group not in taken and group.figure.unit != item.group.figure.unit:
                yield replace(item, group=group)


_ON_TOP = (
    "as well as",
    "plus",
    "besides",
    "along with",
    "together with",
    "in addition to",
    "alongside",
    "not to mention",
    "and with them",
    "over and above",
)


_ADDED = (
    "must be added",
    "can be added",
    "should be added",
    "comes another",
    "come another",
    "add to that",
    "add to these",
    "add to this",
)
_APART = ("not counting", "not including", "apart from", "aside from", "excluding")
_BEFORE_ONE = (*_ON_TOP, *_APART, "on top of", ", then", "and then")


def added_singly(parse: Parse, found: Sequence[Found]) -> Iterator[Found]:
    """Read of one who comes on top: "six hikers, as well as a guide", "12 dead besides the bomber"."""
    for item in found:
        last = parse.bounds[parse.tokens[item.group.last].sent][1]
        if not item.group.explicit or item.group.figure.high == 0:
            continue
        told = max(item.group.last, item.cue.last) + 1
        for i in range(item.group.last + 1, min(last, item.group.last + INCLUDED)):
            words = " ".join(t.lower for t in parse.tokens[max(0, i - 3) : i])
            if not words.endswith(_BEFORE_ONE):
                continue
            group = single(parse, i, last)
            free = group is not None and not any(o.group.first <= i <= o.group.last for o in found)
            if group is not None and free and goes_on(parse, told, i):
                count: Count = "part" if item.count == "part" else "more"
                yield replace(item, group=group, count=count, weak=False)
                return


def _words_of(parse: Parse, group: Group) -> list[str]:
    return [t.lower for t in parse.tokens[group.first : group.last + 1]]


def replaced(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read the figure that another replaces: "48 people, not the 55 first given", "61, up from 48"."""
    linked = {item.group for item in found}
    for group in groups:
        compared = is_compared(parse, group)
        former = compared or is_former(parse, group)
        if group in linked or not is_elliptical(parse, group) or not former:
            continue
        near = sorted(found, key=lambda f: abs(f.group.first - group.first))
        if near:
            yield replace(near[0], group=group, count=None if compared else "former", weak=False)


def as_former(parse: Parse, item: Found) -> Found:
    """Mark a figure that its words put into the past ("an earlier figure of 34")."""
    return (
        replace(item, count="former")
        if item.count in (None, "total") and item.group.explicit and is_former(parse, item.group)
        else item
    )


def as_share(parse: Parse, item: Found, found: Sequence[Found]) -> Found:
    """Mark a bare number that a place follows, beneath a greater one in its sentence ("32: 12 at the station,
    20 at the market").
    """
    group = item.group
    if item.count not in (None, "part") or group.noun is not None or group.part or not group.explicit:
        return item
    after = parse.tokens[min(group.last + 1, len(parse.tokens) - 1)]
    if after.lower not in ("in", "at", "near", "on") or (group.quantity is not None and group.quantity.more):
        return item
    size = group.figure.low or 0
    over = any(
        o.effect == item.effect and o.group.first < group.first and (o.group.figure.low or 0) > size
        for o in found
    )
    if not over or not _is_listed(parse, group):
        return item
    if any(kid.ent in ("DATE", "TIME") for kid in parse.kids(after.i, "pobj")):
        return item  # "30 were freed on Monday and 12 on Tuesday"
    fare = is_of_care(parse, item, after) or is_of_charge(parse, after)
    return replace(item, count="part" if fare else "share")


def _is_listed(parse: Parse, group: Group) -> bool:
    before = parse.tokens[group.first - 1]
    return before.lower in (
        ",",
        "and",
        ":",
        ";",
        "-",
        "including",
        "them",
        "whom",
        "\u2013",
        "\u2014",
        "(",
    ) or before.tag in (":", ",")


def spelled_out(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read the groups that spell a number out and make it up ("six people, two men and four women", "six
    died; two men and four women").
    """
    taken = {(item.group, item.effect) for item in found}
    for item in found:
        last = parse.bounds[parse.tokens[item.group.last].sent][1]
        begin = _list_begin(parse, groups, item.group, last)
        if not item.group.explicit or item.count or begin is None:
            continue
        listed = list(listed_people(parse, groups, begin + 1, last))
        sizes = [group.figure.low or 0 for group in listed]
        if len(listed) > 1 and sum(sizes) == item.group.figure.low and _is_any_sex(parse, item.group):
            yield from (replace(item, group=g, count="part") for g in listed if (g, item.effect) not in taken)


def _list_begin(parse: Parse, groups: Sequence[Group], group: Group, last: int) -> int | None:
    """Return the mark after which a list may spell a group out: right after it, or a stop in its sentence."""
    if group.last + 2 < last and parse.tokens[group.last + 1].lower in _OPENS:
        return group.last + 1
    following = min((other.first for other in groups if other.first > group.last), default=last)
    stops = (t.i for t in parse.tokens[group.last + 1 : min(following, last - 1)] if t.lower in (";", ":"))
    return next(stops, None)


def itemised(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> list[Found]:
    """Read the rest of a list of which the first was found ("the dead came from four countries: 32 Kenyans,
    18 Canadians …"); return all, the items of such lists as parts.
    """
    taken = {item.group for item in found}
    made = list(found)
    for n, item in enumerate(found):
        if not item.group.explicit or parse.tokens[item.group.first - 1].lower != ":":
            continue
        last = parse.bounds[parse.tokens[item.group.last].sent][1]
        rest = [g for g in listed_people(parse, groups, item.group.first, last) if g != item.group]
        rest = [g for g in rest if g.explicit and g not in taken]
        if rest:
            made[n] = replace(item, count="part")
            made += [replace(item, group=group, count="part") for group in rest]
    return made


def none_left(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read of how many nobody survived: "no survivors among the 149 passengers and eight crew"."""
    for item in found:
        if item.effect != "rescued" or item.group.figure.high != 0 or item.group.noun is None:
            continue
        after = item.group.last + 1
        last = parse.bounds[parse.tokens[after - 1].sent][1]
        if after + 1 < last and parse.tokens[after].lower in ("among", "amongst", "of", "from"):
            for group in listed_people(parse, groups, after + 1, last):
                if group.explicit and group.figure.low:
                    yield replace(item, group=group, effect="killed", count=None)


def of_those(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read what is told of some after all were named: "of the 12 wounded, three are children"."""
    taken = {item.group for item in found}
    for item in found:
        first = parse.bounds[parse.tokens[item.group.last].sent][0]
        if parse.tokens[first].lower not in ("of", "among") or not first < item.group.first <= first + 2:
            continue
        for group in groups:
            bare = group.noun is None and group not in taken and group.first > item.group.last
            verb = parse.head(parse.tokens[group.head])
            if bare and parse.tokens[group.head].dep == "nsubj" and verb.lemma in ("be", "remain"):
                yield replace(item, group=replace(group, part=True), count="part")
                return


_OPENS = frozenset({",", ";", "-", "\u2013", "\u2014", "(", ":"})


def as_apposed(parse: Parse, found: Sequence[Found]) -> list[Found]:
    """Mark as parts the groups that spell out the one before them ("four people, two women and two men")."""
    parts: set[Group] = set()
    for item in found:
        rest = [
            o.group
            for o in found
            if o.cue == item.cue and o.group.first > item.group.last and o.count is None
        ]
        rest = sorted(rest, key=lambda group: group.first)[:_SPELLED_OUT]
        sizes = [group.figure.low or 0 for group in rest]
        whole = item.group.figure.low
        if (
            whole
            and item.count is None
            and _is_any_sex(parse, item.group)
            and len(rest) > 1
            and sum(sizes) == whole
            and 0 not in sizes
        ):
            parts |= set(rest)
    return [
        replace(item, count="part") if item.group in parts and item.count is None else item for item in found
    ]


def _is_any_sex(parse: Parse, group: Group) -> bool:
    """Tell whether the words for a group leave open who they are: "five men" are no women and children."""
    if group.noun is None:
        return True
    noun = parse.tokens[group.noun]
    return people.sex_of(noun) is None and people.age_of(noun) is None


_SPELLED_OUT = 4
"""How many groups may spell out one."""
