"""Reads what is said right after a number of the same people or of more: sums, corrections, lists, kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.claims import people
from according.claims.ellipsis import is_elliptical, is_of_care, is_of_charge
from according.claims.figures import read_figure
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
    "but also",
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


def gapped(parse: Parse, found: Sequence[Found]) -> list[Found]:
    """Return all that was found, and the one person whom another of the same did it to: "One rocket killed
    three people, the other a pensioner". The word for that other is nobody.
    """
    if not found or not parse.words(_NEXT_DOERS):
        return list(found)
    made = list(found)
    sentence = parse.tokens[found[0].group.last].sent
    last = parse.bounds[sentence][1]
    for doer in parse.of(sentence):
        begin = doer.i if doer.lower == "another" else doer.i - 1
        after = parse.tokens[doer.i + 1 : last]
        joint = parse.tokens[begin - 1].lower if begin > 0 else ""
        if doer.lower not in _NEXT_DOERS or joint not in (",", ";", "and", "while") or not after:
            continue
        before = [i for i in made if i.group.last < begin and _is_done(parse, i)]
        group = single(parse, doer.i + 1, last) if after[0].lower in ("a", "an") else None
        if group is None or not before or _has_verb(parse, group.last + 1, last):
            continue
        made = [item for item in made if not item.group.first <= doer.i <= item.group.last]
        made.append(replace(before[-1], group=group, count="more"))
    return made


def next_singly(parse: Parse, found: Sequence[Found]) -> Iterator[Found]:
    """Read of one with whom it went on as with those before him, and of whom no more is said than where:
    "Two climbers died on K2, a third on Broad Peak", "shot in the arm and another in the leg".
    """
    if not found or not parse.words(_NEXT_ONES):
        return
    last = parse.bounds[parse.tokens[found[0].group.last].sent][1]
    for one in parse.of(parse.tokens[found[0].group.last].sent):
        begin = one.i if one.lower == "another" else one.i - 1
        before = [i for i in found if max(i.group.last, i.cue.last) < begin]
        if one.lower not in _NEXT_ONES or not before or one.i + 1 >= last or one.tag in ("NNS", "NNPS"):
            continue
        joint = parse.tokens[begin - 1].lower in (",", ";", "and", "while")
        other = (
            one.lower == "other" and before[-1].group.figure.high == 1
        )  # "One was shot in the leg, the other"
        opening = parse.tokens[begin].lower
        article = one.lower == "another" or opening == "a" or (other and opening == "the")
        placed = parse.tokens[one.i + 1].lower in ("in", "on", "at", "near", "inside", "outside", "aboard")
        taken = any(i.group.first <= one.i <= i.group.last for i in found)
        if joint and article and placed and not taken and not _has_verb(parse, one.i + 2, last):
            yield _as_next(parse, before[-1], begin, one.i)


_NEXT_ONES = frozenset({"second", "third", "fourth", "fifth", "another", "other"})


def _as_next(parse: Parse, item: Found, first: int, last: int) -> Found:
    """Return what is told of the one who comes next: what was told of those before, or his care."""
    count: Count = "more" if parse.tokens[last].lower in ("another", "other") else "part"
    group = Group(first, last, last, read_figure("one"), explicit=False)
    dead = item.effect == "killed" and item.cue.frame == "adjective"
    if dead and any(kid.lemma in _CARING for kid in parse.tokens[last + 2 : last + 6]):
        return replace(item, group=group, effect="injured", count=None, weak=False)
    return replace(item, group=group, count=count)


_CARING = frozenset({"hospital", "care", "condition", "icu", "surgery"})
_NEXT_DOERS = frozenset({"other", "second", "third", "fourth", "last", "latter", "another"})


def _is_done(parse: Parse, item: Found) -> bool:
    """Tell whether something did it to those who were told of ("One killed three")."""
    verb = parse.tokens[item.cue.token]
    done = item.cue.frame in ("object", "weak") and item.cue.token < item.group.first
    return done and verb.tag in ("VBD", "VBZ", "VBG", "VBP")


def _has_verb(parse: Parse, begin: int, last: int) -> bool:
    """Tell whether a verb follows before the clause ends, so that nothing was left out."""
    for token in parse.tokens[begin:last]:
        if token.lower in (",", ";", "and", ".", "when", "as", "while", "in", "at"):
            return False
        if token.tag in ("VBD", "VBZ", "VBP", "MD"):
            return True
    return False


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
        near = sorted(found, key=lambda f: (f.group.first > group.first, abs(f.group.first - group.first)))
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
    """Read what is told of some after all were named: "of the 12 wounded, three are children", "of Uganda's
    58 patients, 41 are in Mubende".
    """
    taken = {item.group for item in found}
    for item in found:
        if not _is_fronted(parse, item):
            continue
        for group in groups:
            bare = group.noun is None and group not in taken and group.first > item.group.last
            token = parse.tokens[group.head]
            if not bare or token.dep not in ("nsubj", "nsubjpass"):
                continue
            placed = _is_told_where(parse, group)
            if placed or parse.head(token).lemma in ("be", "remain"):
                some = group if placed else replace(group, part=True)
                yield replace(item, group=some, count="share" if placed else "part", weak=False)
                return


def _is_fronted(parse: Parse, item: Found) -> bool:
    """Tell whether a sentence opens with those of whom it goes on to tell: "Out of the 40 arrested, "."""
    first = parse.bounds[parse.tokens[item.group.last].sent][0]
    opening = [t.lower for t in parse.tokens[first : item.group.first]]
    if not 0 < len(opening) <= _OPENING or not item.group.explicit:
        return False
    rest = opening[2:] if opening[:2] == ["out", "of"] else opening[1:]
    opens = opening[0] in ("of", "among", "from") or opening[:2] == ["out", "of"]
    return opens and (not rest or rest[-1] in ("'s", "'", "the", "its", "their", "those", "these", "all"))


_OPENING = 6
"""How many tokens may open a sentence before the number of those of whom it tells."""


def _is_told_where(parse: Parse, group: Group) -> bool:
    """Tell whether it is said of a number where they were, lived or were taken ("41 are in Mubende")."""
    verb = parse.head(parse.tokens[group.head])
    if verb.lemma not in _BEING_SOMEWHERE and not any(parse.kids(verb.i, "auxpass")):
        return False
    links = (kid for kid in parse.kids(verb.i, "prep") if kid.lower in ("in", "at", "to", "from", "on"))
    places = [place for link in links for place in parse.kids(link.i, "pobj")]
    return any(place.tag in ("NNP", "NNPS") or place.lemma in ("night", "day") for place in places)


_BEING_SOMEWHERE = frozenset({"be", "live", "come", "occur", "reside", "remain", "stay", "happen", "hail"})


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
