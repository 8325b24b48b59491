"""What a sentence leaves out: figures that continue, include, replace or add to the one before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from according.claims import people
from according.claims.counted import MOST
from according.claims.cues import Cue
from according.claims.cues.lexicon import words as known
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.makeup import is_at_place
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
    by_group: dict[Group, Found] = {}
    for (
        item
    ) in found:  # "freed 30 hostages on Monday and 12 on Tuesday": what is done rather than who they are
        if item.group not in by_group or item.cue.frame != "count_noun":
            by_group[item.group] = item
    latest: Found | None = None
    for group in sorted({*groups, *by_group}, key=lambda group: group.first):
        if group in by_group:
            latest = by_group[group]
            continue
        if latest is None or not is_elliptical(parse, group):
            continue
        after = parse.tokens[group.last + 1] if group.last + 1 < len(parse.tokens) else None
        if after is None or after.sent != parse.tokens[group.last].sent:
            continue
        in_row = latest.count == "share" or _is_accounted_for(parse, latest)
        if _is_bracketed_place(parse, group):
            latest = replace(latest, group=group, count="share")
            yield latest
            continue
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


def _is_accounted_for(parse: Parse, item: Found) -> bool:
    """Tell whether some are what a place accounts for ("Kampala accounts for 410 of the 905 cases")."""
    above = [t.lemma for t in parse.ancestors(parse.tokens[item.group.head])]
    return item.group.part and "account" in above[:2]


def _is_bracketed_place(parse: Parse, group: Group) -> bool:
    """Read "Swat with 21 deaths, then Buner (17) and Shangla (6)": what the place before the brackets had."""
    first, last = parse.bounds[parse.tokens[group.first].sent]
    closed = group.last + 1 < last and parse.tokens[group.last + 1].text == ")"
    if not closed or group.first < first + 2 or parse.tokens[group.first - 1].text != "(":
        return False
    place = parse.tokens[group.first - 2]
    if place.lower in _DISTRICTS:
        return True
    return place.tag == "NNP" and (place.ent in ("GPE", "LOC", "FAC") or _is_in_row(parse, group))


def _is_in_row(parse: Parse, group: Group) -> bool:
    """Tell whether a name before brackets is one of a row in which another is that of a place."""
    tokens = parse.of(parse.tokens[group.first].sent)
    opens = [t.i for t in tokens if t.text == "(" and parse.tokens[t.i + 1].tag == "CD"]
    names = [parse.tokens[i - 1] for i in opens if i > tokens[0].i]
    return len(names) > 1 and any(name.ent in ("GPE", "LOC", "FAC") for name in names)


_DISTRICTS = frozenset({"district", "province", "state", "county", "region", "division", "governorate"})


def _counts_others_beside(parse: Parse, latest: Found, group: Group) -> bool:
    """Tell whether others are counted right after people without a number ("and two others")."""
    joined = parse.tokens[group.first - 1].lower == "and"
    return _says_others(parse, group) and joined and goes_on(parse, latest.cue.last + 1, group.first)


def _of_some(parse: Parse, latest: Found, group: Group, after: Token) -> Found | None:
    """Read of whom or where some of those are who were told last, where the words alone say it."""
    before = parse.tokens[group.first - 1]
    if before.lower == "whom" and after.lower in ("were", "was", "are") and _is_of_people(parse, after):
        return replace(latest, group=group, count="part")  # "of whom five were children"
    if before.lower in ("whom", "which") and is_at_place(parse, group, being=True):
        named = parse.tokens[group.last + 3].tag == "NNP"
        return replace(latest, group=group, count="share" if named else "part")  # "of whom ten are from Bor"
    if latest.effect == "ill" and (known_to_be := _confirmed(parse, group)) is not None:
        cue = Cue(latest.effect, "adjective", known_to_be, known_to_be, known_to_be)
        return replace(latest, group=group, cue=cue, count="part")  # "of which 61 have been confirmed"
    if group.noun is None and latest.group.explicit and is_after_place(parse, group.first):
        return replace(latest, group=group, count="share")  # "Chile has 51 cases, Peru 15 and Cuba nine"
    if latest.effect == "displaced" and (left := _have_left(parse, group)) is not None:
        cue = Cue("displaced", "subject", left, left, left)
        return replace(latest, group=group, cue=cue, count="total")
    if latest.group.explicit and _is_most_of_them(parse, group, after):
        return replace(latest, group=group, count="part")  # "89 arrests, more than half of them, 52, in Bern"
    if latest.group.part and _is_elsewhere(parse, group, after):
        return replace(latest, group=group, count="share")  # "20 of the dead were here and one was there"
    return None


def _have_left(parse: Parse, group: Group) -> int | None:
    """Return the verb of those who are gone, of people told to go ("3,000 will be moved; 900 have already
    left").
    """
    following = parse.tokens[group.last + 1 : group.last + _CONFIRMED]
    said = list(dropwhile(lambda t: t.lower in _GOING, following))
    gone = len(said) < len(following) and bool(said) and said[0].lower in ("left", "gone", "moved")
    return said[0].i if gone and group.noun is None else None


_GOING = frozenset({"have", "had", "has", "already", "now", "since", "been"})


def _is_most_of_them(parse: Parse, group: Group, after: Token) -> bool:
    """Tell whether a number between commas says how many "most of them" are."""
    before = [t.lower for t in parse.tokens[max(0, group.first - 4) : group.first]]
    said = len(before) == _MOST_OF_THEM and before[0] in MOST and before[1:] in (_OF_THEM, _OF_THESE)
    return said and group.noun is None and after.text == ","


_OF_THEM, _OF_THESE = ["of", "them", ","], ["of", "these", ","]
_MOST_OF_THEM = 4


def _goes_on_in_list(parse: Parse, latest: Found, group: Group, after: Token) -> bool:
    """Tell whether a number goes on a list of those told last, by what stands before and after it."""
    before = _before(parse, group)
    joined = before.lower in _JOINTS or before.tag in (":", ",")
    if not joined and not (_is_of_next_place(parse, group) or _is_of_next_doer(parse, latest, group)):
        return False
    others, more = _says_others(parse, group), group.quantity is not None and group.quantity.more
    return bool(
        (more and not after.tag.startswith("V"))
        or (before.lower == "," and _is_a_kind(parse, after))
        or (others and (after.tag in (".", "JJ") and after.lower not in _SAFE))
        or after.lower in _PREPOSITIONS
        or (latest.group.noun is None and group.noun is None and after.lower == "when")
        or _is_spread(parse, after)
        or (after.lower == "each" and parse.tokens[after.i + 1].lower in _PREPOSITIONS)
        or _is_by_whom(parse, group, after)
        or _is_of_next_place(parse, group)
        or (group.part and (after.lower not in ("were", "was") or _is_of_people(parse, after)))
        or after.tag == "RB"
        or (latest.count == "part" and _is_of_people(parse, after))
        or (after.lower in known("conditions") and latest.effect in ("injured", "ill"))
    )


def _is_spread(parse: Parse, after: Token) -> bool:
    """Read "a dozen spread over four districts", "six recorded in Hama"."""
    following = parse.tokens[after.i + 1 : after.i + 2]
    placed = any(t.lower in _PREPOSITIONS | {"over", "among", "throughout"} for t in following)
    return after.lower in _SPREAD and after.tag in ("VBN", "VBD") and placed


_SPREAD = frozenset({"spread", "scattered", "dotted", "distributed", "recorded", "reported", "registered"})


def _before(parse: Parse, group: Group) -> Token:
    """Return the token before a group, or before the word that says when ("and | later 12 more")."""
    before = parse.tokens[group.first - 1]
    return parse.tokens[before.i - 1] if before.lower in _AFTERWARDS and before.i > 0 else before


_AFTERWARDS = frozenset({"later", "then", "subsequently", "afterwards", "also", "finally"})


def _in_list(parse: Parse, latest: Found, group: Group, after: Token) -> Found:
    """Return what a number that goes on a list tells: as those told last, unless its own words say else."""
    before = parse.tokens[group.first - 1]
    after = parse.tokens[after.i + 1] if after.lower in _AFTERWARDS else after  # "and four later in hospital"
    others, more = _says_others(parse, group), group.quantity is not None and group.quantity.more
    taken = after.lower == "to" and latest.group.part  # "13 of the hurt were flown to Bari, five to Rome"
    fare = taken or is_of_care(parse, latest, after)
    apart = others and (after.tag in (".", "JJ") or not latest.group.explicit)
    first = latest.effect == "killed" and latest.count is None and latest.group.explicit
    fared: Count = "more" if first else "part"  # "six died at the scene and two in hospital"
    whole = None if more or apart else fared if fare else _share(parse, latest, group, before, after)
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


def _share(parse: Parse, latest: Found, group: Group, before: Token, after: Token) -> Count | None:
    """Return how a number that goes on from another counts, if that follows from the words around it."""
    if after.lower == "each":
        after = parse.tokens[after.i + 1]
    if after.tag == "RB" and before.lower == "and":
        return None
    first = latest.count is None and latest.group.explicit and before.lower == "and"
    if first and after.lower in ("by", "with") and not group.part:
        return "more"  # "nine were killed by the blast and two by falling glass"
    alone = group.figure.high == 1 and after.lower == "from"  # "one from Romania, one from Moldova"
    if (
        alone
        or is_of_charge(parse, after)
        or group.part
        or after.tag in ("RB", "DT")
        or after.lower in ("was", "were")
        or after.lower in (*known("conditions"), "of", "for", *(_BY_WHOM - {"to"}))
    ):
        return "part"
    if before.lower == "plus" or any(kid.lower == "another" for kid in parse.kids(after.i, "pobj", "det")):
        return "more"  # "plus one in Trongsa", "five in another near the river"
    dated = any(kid.ent == "DATE" for kid in parse.kids(after.i, "pobj"))
    on_top: Count | None = None if before.text == "(" else "more"
    return on_top if dated else "share"  # "23 in June and 14 in March 2021"


def is_of_care(parse: Parse, item: Found, after: Token) -> bool:
    """Tell whether no place follows a number but how the hurt fare ("two in serious condition")."""
    where = _DYING if item.effect == "killed" else _CARE
    hurt = item.effect in ("injured", "ill", "casualties", "killed")
    return hurt and any(kid.lemma in where and kid.tag == "NN" for kid in parse.kids(after.i, "pobj"))


_DYING = frozenset(
    {"hospital", "scene", "spot", "way", "ambulance", "surgery", "care", "custody", "bed", "sleep"}
)
"""Where people die that is no place of its own."""
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


def is_elliptical(parse: Parse, group: Group) -> bool:
    """Tell whether a number stands without the people whom it counts, or as some of them."""
    if group.noun is None or group.part or _is_gapped(parse, parse.tokens[group.noun]):
        return True
    if _is_in_next_place(parse, group.first - 1):
        return True  # "In Cochabamba nine protesters were shot, in El Alto eight people"
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
    return link.lower in ("with", "for") and place.tag == "NNP" and place.ent in ("GPE", "LOC", "ORG")


def _is_of_next_doer(parse: Parse, latest: Found, group: Group) -> bool:
    """Read "The navy rescued 70 people and a fishing boat 12 more": another did the same to others."""
    if group.quantity is None or not group.quantity.more or latest.cue.frame not in ("object", "weak"):
        return False
    between = [t.lower for t in parse.tokens[latest.group.last + 1 : group.first]]
    return 1 < len(between) <= _DOER and between[0] in ("and", "while") and between[1] in ("a", "an", "the")


_DOER = 6
"""How many tokens another doer takes at the most, with the joint before it."""
_BY_WHOM = frozenset({"by", "through", "to", "with"})


def _gapped_subject(parse: Parse, group: Group, *, row: bool) -> Count | None:
    """Return how a number counts right behind its subject, with no verb ("Adana had 15 deaths, Hatay
    eight", "the first wave killed 40, the second 15"), None where it is no such number. In a `row` of shares
    any name is a place.
    """
    last = parse.bounds[parse.tokens[group.last].sent][1]
    after = parse.tokens[group.last + 1] if group.last + 1 < last else None
    i = group.first - 1
    if after is not None and after.tag not in (".", ",", ":", "CC"):
        return None
    if group.noun is not None:
        return "more" if _is_in_next_place(parse, i) else None
    if _is_on_next_day(parse, i) or (not row and _is_in_next_place(parse, i)):
        return "more"
    begin = i
    while row and parse.tokens[begin].tag == "NNP":
        begin -= 1
    place = begin < i
    other = parse.tokens[i].lower in _NEXT and parse.tokens[i - 1].lower == "the"
    joint = parse.tokens[begin if place else i - 2]
    if not (place or other) or joint.lower not in (",", "and", ";", "while"):
        return None
    return "share" if place else "more"


def _is_on_next_day(parse: Parse, i: int) -> bool:
    """Tell whether a day, set off by a joint, ends at a token ("62 were held on Friday, on Saturday 110")."""
    day = parse.tokens[i]
    before = parse.tokens[i - 1]
    joint = parse.tokens[i - 2] if before.lower == "on" else before
    return day.lower in DAYS and joint.lower in (",", "and", ";")


def _is_in_next_place(parse: Parse, i: int) -> bool:
    """Tell whether a place, set off by a joint, ends at a token ("In Kherson two were killed, in Nikopol
    one").
    """
    begin = i
    while parse.tokens[begin].tag == "NNP" and parse.tokens[begin].lower not in DAYS:
        begin -= 1
    link, joint = parse.tokens[begin], parse.tokens[begin - 1]
    first = parse.tokens[parse.bounds[link.sent][0]].lower
    fronted = first in ("in", "at") and joint.lower in (",", "and", ";")
    return begin < i and fronted and link.lower in _PREPOSITIONS


DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_NEXT = frozenset({"second", "third", "fourth", "other", "latter", "next", "last", "final"})


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


def is_of_charge(parse: Parse, after: Token) -> bool:
    """Tell whether no place follows a number but what they are held for ("three on terrorism charges")."""
    return any(kid.lemma in _CHARGES for kid in parse.kids(after.i, "pobj"))


_CHARGES = frozenset({"charge", "suspicion", "allegation", "accusation", "count", "ground"})
