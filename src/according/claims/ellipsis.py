"""What a sentence leaves out: figures that continue, include, replace or add to the one before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from according.claims import people
from according.claims.cues import Cue
from according.claims.cues.lexicon import words as known
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.implied import implied_group
from according.claims.running import is_compared, is_former
from according.claims.syntax import goes_on, objects_of
from according.claims.uncounted import is_after_place
from according.language.parse import Parse, Token
from according.model import Count

_PREPOSITIONS = frozenset(
    {"in", "at", "on", "from", "near", "of", "outside", "inside", "between", "across", "for", "aboard"}
)
_JOINTS = frozenset({",", "and", "-", ";", "with", "plus", "then", "\u2013", "\u2014", "("})


def continued(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read elliptical continuations: "12 in Wajir and seven in Isiolo", "8 severely"."""
    by_group = {item.group: item for item in found}
    latest: Found | None = None
    for group in sorted({*groups, *by_group}, key=lambda group: group.first):
        if group in by_group:
            latest = by_group[group]
            continue
        if latest is None or not _is_elliptical(parse, group):
            continue
        after = parse.tokens[group.last + 1] if group.last + 1 < len(parse.tokens) else None
        if after is None or after.sent != parse.tokens[group.last].sent:
            continue
        in_row = latest.count == "share"
        if (gapped := _gapped_subject(parse, group, row=in_row)) is not None:
            yield replace(latest, group=group, count=gapped)
            continue
        if not latest.group.explicit and not _counts_others_beside(parse, latest, group):
            continue
        if (told := _of_some(parse, latest, group, after)) is not None:
            yield told
        elif _goes_on_in_list(parse, latest, group, after):
            item = _in_list(parse, latest, group, after)
            latest = replace(item, count=None, effect=latest.effect) if item.count == "share" else latest
            yield item


def _counts_others_beside(parse: Parse, latest: Found, group: Group) -> bool:
    """Tell whether others are counted right after people without a number ("and two others")."""
    joined = parse.tokens[group.first - 1].lower == "and"
    return _says_others(parse, group) and joined and goes_on(parse, latest.cue.last + 1, group.first)


def _of_some(parse: Parse, latest: Found, group: Group, after: Token) -> Found | None:
    """Read of whom or where some of those are who were told last, where the words alone say it."""
    before = parse.tokens[group.first - 1]
    if before.lower == "whom" and after.lower in ("were", "was", "are") and _is_of_people(parse, after):
        return replace(latest, group=group, count="part")  # "of whom five were children"
    if latest.effect == "ill" and (known_to_be := _confirmed(parse, group)) is not None:
        cue = Cue(latest.effect, "adjective", known_to_be, known_to_be, known_to_be)
        return replace(latest, group=group, cue=cue, count="part")  # "of which 61 have been confirmed"
    if group.noun is None and latest.group.explicit and is_after_place(parse, group.first):
        return replace(latest, group=group, count="share")  # "Chile has 51 cases, Peru 15 and Cuba nine"
    if latest.group.part and _is_elsewhere(parse, group, after):
        return replace(latest, group=group, count="share")  # "20 of the dead were here and one was there"
    return None


def _goes_on_in_list(parse: Parse, latest: Found, group: Group, after: Token) -> bool:
    """Tell whether a number goes on a list of those told last, by what stands before and after it."""
    before = parse.tokens[group.first - 1]
    if before.lower not in _JOINTS and before.tag not in (":", ","):
        return False
    others, more = _says_others(parse, group), group.quantity is not None and group.quantity.more
    return bool(
        (more and not after.tag.startswith("V"))
        or (before.lower == "," and _is_a_kind(parse, after))
        or (others and (after.tag in (".", "JJ") and after.lower not in _SAFE))
        or after.lower in _PREPOSITIONS
        or _is_by_whom(parse, group, after)
        or _is_of_next_place(parse, group)
        or (group.part and (after.lower not in ("were", "was") or _is_of_people(parse, after)))
        or after.tag == "RB"
        or (latest.count == "part" and _is_of_people(parse, after))
        or (after.lower in known("conditions") and latest.effect in ("injured", "ill"))
    )


def _in_list(parse: Parse, latest: Found, group: Group, after: Token) -> Found:
    """Return what a number that goes on a list tells: as those told last, unless its own words say else."""
    before = parse.tokens[group.first - 1]
    others, more = _says_others(parse, group), group.quantity is not None and group.quantity.more
    taken = after.lower == "to" and latest.group.part  # "13 of the hurt were flown to Bari, five to Rome"
    fare = taken or _is_of_care(parse, latest, after)
    apart = others and (after.tag in (".", "JJ") or not latest.group.explicit)
    whole = None if more or apart else "part" if fare else _share(parse, group, before, after)
    item = replace(latest, group=group, count=whole)
    if _is_all_told(parse, group):
        item = replace(item, count="total")
    if any(kid.lemma in ("custody", "jail") for kid in parse.kids(after.i, "pobj")):
        item = replace(item, effect="detained", count=None, weak=False)  # "two shot and one in custody"
    lone = more and latest.cue.frame == "adjective"
    alone = latest.effect == "killed" and (lone or _is_told_bare(parse, latest, group))
    if alone and after.lower == "in" and _is_cared_for(parse, after):
        item = replace(item, effect="injured", count=None, weak=False)
    if after.lower in ("fatally", "mortally"):
        item = replace(item, effect="killed", count=None, weak=False)
    return item


def _confirmed(parse: Parse, group: Group) -> int | None:
    """Return the word that says that cases, among all told before, are known to be of the disease."""
    opening = [t.lower for t in parse.tokens[max(0, group.first - 2) : group.first]]
    of_them = group.part or opening in (["of", "which"], ["of", "whom"], ["of", "these"])
    following = parse.tokens[group.last + 1 : group.last + _CONFIRMED]
    said = list(dropwhile(lambda t: t.tag in ("RB", "MD") or t.lemma in ("have", "be"), following))
    proven = of_them and bool(said) and said[0].lower in ("confirmed", "verified", "proven")
    return said[0].i if proven else None


_CONFIRMED = 6
"""How many tokens after a number may say that so many cases are confirmed."""


def _is_a_kind(parse: Parse, after: Token) -> bool:
    """Tell whether it is said who a bare number of them are ("nine passengers, one a child, …")."""
    noun = parse.head(after) if after.lower in ("a", "an") else after
    following = parse.tokens[noun.i + 1 : noun.i + 2]
    closed = bool(following) and following[0].text in (",", ".", ";", ")")
    return noun is not after and people.sense(noun) == "people" and closed


def _is_elsewhere(parse: Parse, group: Group, after: Token) -> bool:
    """Read "and one was in Sweden"."""
    following = parse.tokens[after.i + 1 : after.i + 2]
    if any(noun.lemma in _CARE for noun in objects_of(parse, after.i, "in", "at", "under")):
        return False
    joined = parse.tokens[group.first - 1].lower in ("and", ",", ";", "while")
    return joined and after.lower in ("was", "were") and any(t.lower in _PREPOSITIONS for t in following)


def _is_all_told(parse: Parse, group: Group) -> bool:
    """Read "20 in all", "81 altogether": the sum of those told before."""
    after = " ".join(t.lower for t in parse.tokens[group.last + 1 : group.last + 3])
    return after.startswith(("in all", "in total", "all told", "altogether", "overall", "combined"))


_SAFE = frozenset({"safe", "alive", "unhurt", "unharmed", "uninjured", "unscathed", "free", "well", "fine"})


def _share(parse: Parse, group: Group, before: Token, after: Token) -> Count | None:
    """Return how a number that goes on from another counts, if that follows from the words around it."""
    if after.tag == "RB" and before.lower == "and":
        return None
    alone = group.figure.high == 1 and after.lower == "from"  # "one from Romania, one from Moldova"
    if (
        alone
        or _is_of_charge(parse, after)
        or group.part
        or after.tag in ("RB", "DT")
        or after.lower in ("was", "were")
        or after.lower in (*known("conditions"), "of", "for", *(_BY_WHOM - {"to"}))
    ):
        return "part"
    dated = any(kid.ent == "DATE" for kid in parse.kids(after.i, "pobj"))
    return None if dated else "share"  # "23 in June and 14 in March 2021"


def _is_of_care(parse: Parse, item: Found, after: Token) -> bool:
    """Tell whether no place follows a number but how the hurt fare ("two in serious condition")."""
    hurt = item.effect in ("injured", "ill", "casualties")
    return hurt and any(kid.lemma in _CARE and kid.tag == "NN" for kid in parse.kids(after.i, "pobj"))


_CARE = frozenset({"condition", "care", "coma", "surgery", "icu", "hospital", "treatment"})


def _is_told_bare(parse: Parse, before: Found, group: Group) -> bool:
    """Tell whether only a joint stands between a harm and a number ("Three killed, two in hospital")."""
    between = parse.tokens[before.cue.last + 1 : group.first]
    return before.cue.frame in ("adjective", "object") and all(t.lower in _JOINTS for t in between)


def _is_cared_for(parse: Parse, after: Token) -> bool:
    """Read "left 12 dead and 30 more in hospital"."""
    return any(kid.lemma in ("hospital", "care", "condition", "icu") for kid in parse.kids(after.i, "pobj"))


def _is_of_people(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb only says who some of them were ("17 of whom were women and children", "one was
    female").
    """
    return any(people.sense(kid) == "people" for kid in parse.kids(verb.i, "attr", "acomp"))


def _is_elliptical(parse: Parse, group: Group) -> bool:
    if group.noun is None or group.part or _is_gapped(parse, parse.tokens[group.noun]):
        return True
    if people.is_family(parse.tokens[group.noun]):
        return True  # "1,050 families, 800 families in Bingöl and 250 families in Elazığ"
    return _says_others(parse, group)


def _says_others(parse: Parse, group: Group) -> bool:
    """Tell whether the words for a group say that they are others ("three others", "two other men")."""
    words = parse.tokens[group.first : group.last + 1]
    return group.noun is not None and any(t.lower in ("other", "others", "more") for t in words)


def _is_of_next_place(parse: Parse, group: Group) -> bool:
    """Read "Milan had 499 deaths, followed by Barcelona with 340 and Paris, with 373"."""
    link = parse.tokens[group.first - 1]
    place = parse.tokens[group.first - (3 if parse.tokens[group.first - 2].text == "," else 2)]
    return link.lower == "with" and place.tag == "NNP" and place.ent in ("GPE", "LOC", "ORG")


_BY_WHOM = frozenset({"by", "through", "to", "with"})


def _gapped_subject(parse: Parse, group: Group, *, row: bool) -> Count | None:
    """Return how a number counts right behind its subject, with no verb ("Adana had 15 deaths, Hatay
    eight", "the first wave killed 40, the second 15"), None where it is no such number. In a `row` of shares
    any name is a place.
    """
    last = parse.bounds[parse.tokens[group.last].sent][1]
    after = parse.tokens[group.last + 1] if group.last + 1 < last else None
    i = group.first - 1
    if group.noun is not None or (after is not None and after.tag not in (".", ",", ":", "CC")):
        return None
    begin = i
    while row and parse.tokens[begin].tag == "NNP":
        begin -= 1
    place = begin < i
    other = parse.tokens[i].lower in _NEXT and parse.tokens[i - 1].lower == "the"
    joint = parse.tokens[begin if place else i - 2]
    if not (place or other) or joint.lower not in (",", "and", ";", "while"):
        return None
    return "share" if place else "more"


_NEXT = frozenset({"second", "third", "other", "latter", "next"})


def _is_by_whom(parse: Parse, group: Group, after: Token) -> bool:
    """Read "29 by fishing boats and 17 by a navy ship", "one to Rome and five to Milan"."""
    if after.lower not in _BY_WHOM or parse.tokens[group.first - 1].lower in (
        "from",
        "to",
    ):
        return False
    end = next(parse.kids(after.i, "pobj"), None)
    return end is not None and end.ent not in ("DATE", "TIME") and end.tag != "CD"


def _is_gapped(parse: Parse, noun: Token) -> bool:
    """Read "eight workers died at the port and four members of one family in the town": people are no place
    beside the port.
    """
    beside = parse.head(noun)
    place = beside.dep == "pobj" and parse.head(beside).lower in _PREPOSITIONS
    verb = beside.tag.startswith("V") and any(kid.lower in ("in", "at") for kid in parse.kids(noun.i, "prep"))
    return noun.dep == "conj" and (place or verb) and people.sense(noun) == "people" != people.sense(beside)


_INCLUDING = frozenset(
    {"incl", "incl.", "including", "include", "includes", "included", "among", "amongst", "comprising"}
)


def included(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> list[Found]:
    """Read parts: "including three children and a woman", "81 cases including 63 deaths"; return all, with
    their count.
    """
    known = {item.group: item for item in found}
    parts: dict[Group, Found] = {}
    for item in sorted(found, key=lambda f: f.cue.frame == "count_noun"):
        if item.count == "former":
            continue
        for group in _inclusions(parse, groups, item):
            if group.figure.low is not None and _fits(group, item.group):
                parts.setdefault(group, replace(known.get(group, item), group=group, count="part"))
    kept = [parts[item.group] if item.group in parts and item.count is None else item for item in found]
    return kept + [item for group, item in parts.items() if group not in known]


def _inclusions(parse: Parse, groups: Sequence[Group], item: Found) -> Iterator[Group]:
    """Yield the groups that the words after a group include in it."""
    last = parse.bounds[parse.tokens[item.group.last].sent][1]
    for i in range(item.group.last + 1, min(last, item.group.last + _INCLUDED)):
        token = parse.tokens[i]
        if token.lower in _INCLUDING and not (token.lower == "among" and not _is_of_them(parse, i)):
            yield from _listed(parse, groups, i + (2 if token.lower in ("among", "amongst") else 1), last)
            return
        if token.lower in (".", ";") or (
            token.tag == "VBD" and token.dep == "ROOT" and i > item.cue.last + 3
        ):
            return
        if any(g.first <= i <= g.last and g.figure.unit == "people" for g in groups):
            return


_INCLUDED = 24
"""How many tokens after a group the words that include others in it are looked for."""


def _is_of_them(parse: Parse, i: int) -> bool:
    return i + 1 < len(parse.tokens) and parse.tokens[i + 1].lower in ("them", "whom", "those")


def _fits(part: Group, whole: Group) -> bool:
    return (
        whole.figure.low is None
        or (whole.figure.high is None and not whole.explicit)
        or part.figure.low is None
        or part.figure.low <= max(whole.figure.low, whole.figure.high or 0)
    )


def _listed(parse: Parse, groups: Sequence[Group], start: int, last: int) -> Iterator[Group]:
    """Yield the groups of a list that begins at token `start`: counted ones, and named or single people."""
    i = start
    told: Group | None = None
    while i < last:
        token = parse.tokens[i]
        group = next((g for g in groups if g.first <= i <= g.last), None)
        if group is None and token.tag in ("DT", "JJ", "NN", "NNS", "NNP", "CD", "PRP$"):
            group = single(parse, i, last)
        if group is None:
            return
        if told is None or not _is_name_of(parse, group, told):
            yield group
        told, i = group, group.last + 1
        if i < last and parse.tokens[i].lower == ",":
            i += 1
        if i < last and parse.tokens[i].lower in ("and", "as"):
            i += 1
        elif i >= last or parse.tokens[i - 1].lower != ",":
            return


_LONGEST = 12
"""How many tokens one person of a list may take ("a 3-year old daughter Mona Said Al-Amin")."""


def _is_name_of(parse: Parse, group: Group, told: Group) -> bool:
    """Tell whether a group is but the name of the one before it in a list ("among them a boy, Ali Said")."""
    head = parse.tokens[group.head]
    alone = group.named and not told.named and group.figure.high == told.figure.high == 1
    return alone and head.dep == "appos" and told.first <= head.head <= told.last


def single(parse: Parse, start: int, last: int) -> Group | None:
    """Return the one person, without a number, of whom the noun phrase at token `start` is."""
    for i in range(start, min(last, start + _LONGEST)):
        token = parse.tokens[i]
        if token.ent == "DATE" and token.lower in ("year", "years", "month", "months"):
            continue  # "including a 5-year old girl"
        if token.tag in ("NN", "NNS", "NNP") and (
            i + 1 >= last or parse.tokens[i + 1].tag not in ("NN", "NNS", "NNP", "HYPH", "POS")
        ):
            if people.sense(token) != "people":
                return None
            group = implied_group(parse, i)
            return group if group and group.first >= start - 1 and group.last >= i else None
        if token.tag not in ("DT", "JJ", "NN", "NNP", "HYPH", "CD", "PRP$", "RB", "POS", "VBN"):
            return None
    return None


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
        if words.endswith(_ON_TOP) and not parse.tokens[
            group.last + 1 if group.last + 1 < len(parse.tokens) else 0
        ].tag.startswith("V"):
            yield replace(before[-1], group=group, count="more")
        elif (
            parse.tokens[group.first].lower == "a"
            and "total" in _words_of(parse, group)
            and group.noun is None
        ):
            yield replace(before[-1], group=group, count="total")


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


_ON_TOP = ("as well as", "plus", "besides", "along with", "together with", "in addition to")
_APART = ("not counting", "not including", "apart from", "aside from", "excluding")


def added_singly(parse: Parse, found: Sequence[Found]) -> Iterator[Found]:
    """Read of one who comes on top: "six hikers, as well as a guide", "12 dead besides the bomber"."""
    for item in found:
        last = parse.bounds[parse.tokens[item.group.last].sent][1]
        if not item.group.explicit or item.group.figure.high == 0:
            continue
        told = max(item.group.last, item.cue.last) + 1
        for i in range(item.group.last + 1, min(last, item.group.last + _INCLUDED)):
            words = " ".join(t.lower for t in parse.tokens[max(0, i - 3) : i])
            if not words.endswith((*_ON_TOP, *_APART)):
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
        if group in linked or not _is_elliptical(parse, group) or not former:
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
    fare = _is_of_care(parse, item, after) or _is_of_charge(parse, after)
    return replace(item, count="part" if fare else "share")


def _is_of_charge(parse: Parse, after: Token) -> bool:
    """Tell whether no place follows a number but what they are held for ("three on terrorism charges")."""
    return any(kid.lemma in _CHARGES for kid in parse.kids(after.i, "pobj"))


_CHARGES = frozenset({"charge", "suspicion", "allegation", "accusation", "count", "ground"})


def _is_listed(parse: Parse, group: Group) -> bool:
    before = parse.tokens[group.first - 1]
    return before.lower in (
        ",",
        "and",
        ":",
        ";",
        "-",
        "including",
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
        listed = list(_listed(parse, groups, begin + 1, last))
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
        rest = [g for g in _listed(parse, groups, item.group.first, last) if g != item.group]
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
            for group in _listed(parse, groups, after + 1, last):
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
