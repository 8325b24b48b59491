"""Shares: numbers of one place among those of several, beneath a sum or beside one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from according.claims import subsets
from according.claims.told import CLOSE, Told
from according.language.parse import Parse
from according.model import Count

_ROW = 80
"""Within how many characters the numbers of a row follow one another."""


def opening_rows(parse: Parse, group: Sequence[Told], counts: Mapping[int, Count]) -> Iterator[Told]:
    """Yield the numbers that open a row of shares beneath a sum ("17 died in Rafah, 12 in Jabalia", of 29).

    `counts` are those settled so far, by the identity of the claim.
    """
    row = sorted((told for told in group if told.claim.explicit), key=lambda told: told.start)
    sums = [told for told in row if counts[id(told.claim)] == "total"]
    for first, second in pairwise(row):
        between = parse.text[first.claim.number_span.end : second.start]
        joined = (
            second.sentence == first.sentence
            and bool(_WHERE.search(between) or _NEXT_PLACE.search(between))
            and not subsets.is_of_them(parse, second.claim)
            and (second.claim.sources == first.claim.sources or _is_of_row(first, second))
            and len(between) <= _ROW
        )
        opens = counts[id(first.claim)] in ("total", "part") and first.size > 1
        if not (joined and opens and second.claim.count == counts[id(second.claim)] == "share"):
            continue
        if any(whole is not first and whole.size >= first.size + second.size for whole in sums):
            yield first


def adding_rows(parse: Parse, group: Sequence[Told], counts: Mapping[int, Count]) -> Iterator[Told]:
    """Yield the numbers of several places that make just the sum told beside them ("Two of the five deaths
    were in Altadena and three in Malibu").

    `counts` are those settled so far, by the identity of the claim.
    """
    asserted = [told for told in group if told.claim.explicit and told.claim.status == "asserted"]
    for whole in asserted:
        if counts[id(whole.claim)] != "total":
            continue
        row = [t for t in asserted if 0 < t.size < whole.size and _is_beside(t, whole)]
        adding = len(row) > 1 and sum(told.size for told in row) == whole.size
        if adding and all(is_placed(parse, told) or _is_of_day(parse, told, whole) for told in row):
            yield from (told for told in row if told.size > 1)


def is_placed(parse: Parse, told: Told, greater: Sequence[Told] = ()) -> bool:
    """Tell whether a number is of a place by the words beside it."""
    own = is_of_some_place(parse, told, greater) or is_counted_there(parse, told)
    return own or opens_with_place(parse, told) or _is_after_place(parse, told)


def _is_after_place(parse: Parse, told: Told) -> bool:
    """Tell whether where it is of stands right before a number ("… and in Zamfara 11")."""
    return bool(_JUST_BEFORE.search(parse.text, max(0, told.start - _ROW), told.start))


_JUST_BEFORE = re.compile(r"\b[Ii]n (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2},? $")


def _is_of_day(parse: Parse, told: Told, whole: Told) -> bool:
    """Tell whether a number is of one of several nights, or of days told after the sum ("75: 31 on Friday");
    what brings a toll to its sum is a part.
    """
    found = _ON_A_DAY.match(parse.text, told.claim.number_span.end)
    return found is not None and (whole.start < told.start or found[1] is not None)


_ON_A_DAY = re.compile(
    r" (?:(?:were|was|came|made|died|arrested|held|killed) )*on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(the (?:first|second|third|fourth|last|next|following))\b(?: (?:day|night|evening|morning))?)\b"
)


def _is_beside(told: Told, whole: Told) -> bool:
    away = (whole.sentence or 0) - (told.sentence or 0)
    return told.sentence is not None and -1 <= away <= _SUM_AFTER


_SUM_AFTER = 3
"""How many sentences after the number of a place the sum may be told."""


def _is_of_row(first: Told, second: Told) -> bool:
    """Tell whether the place that counted the first is only taken for who says so ("Adana counted 12 dead,
    Hatay 30, the agency said").
    """
    sources = second.claim.sources
    return bool(first.claim.sources) and first.claim.sources[1:] == sources


def is_of_one_event(parse: Parse, told: Told) -> bool:
    """Tell whether a number is of one of several blows ("the first blast killed 12, the second eight")."""
    if told.sentence is None or not told.claim.explicit or told.size <= 1:
        return False
    start, end = parse.sentences[told.sentence].start, parse.sentences[told.sentence].end
    before, after = parse.text[start : told.start], parse.text[told.claim.number_span.end : end]
    return bool(_ONE_EVENT.search(before) or _IN_ONE_EVENT.match(after) or _IN_NTH.match(before))


_NTH = r"the (?:first|second|third|fourth|other|latter|former|initial|last|later|next)"
_BLOWS = (
    r"(?: (?:air ?strike|strike|attack|blast|bomb|bombing|explosion|wave|raid|quake|tremor|shock|shooting"
    r"|crash|assault|hit|missile|drone|shell|rocket|boat|bus|vessel|ferry|site|house|building|village))?"
)
_ONE_EVENT = re.compile(
    rf"(?i)\b{_NTH}{_BLOWS}(?: (?:had |has )?(?:killed|killing|claimed|claiming|left|took|taking|cost|costing"
    r"|wounded|wounding|injured|injuring|hurt|with))?(?: the lives of)? $"
)
_IN_NTH = re.compile(rf"(?i)(?:in|during|at) {_NTH}{_BLOWS},? (?!of\b)[^.;:]{{0,60}}$")
"""The opening of a sentence on one of several blows ("In the first attack gunmen killed | six miners")."""
_IN_ONE_EVENT = re.compile(
    rf"(?i)(?: (?:people|dead|deaths|of them|were|killed|died))* (?:in|by|aboard|on) {_NTH}\b"
)


_WHERE = re.compile(r"\b(?:in|at|on|near|from|to|across)\b")

_NEXT_PLACE = re.compile(r"[,;] (?:and |while )?(?:the )?[A-Z]\w+(?:[ -][A-Z]\w+)* $")
"""A name that only a number follows ("12 deaths, Hama eight")."""

_BEHIND = 120
"""Within how many characters the place of a number may follow."""


def lacks_sum(parse: Parse, told: Told, around: Sequence[Told]) -> bool:
    """Tell whether a report gives no sum of two places ("left 4,000 dead in Lebanon and 120 in Israel")."""
    beside = next((o for o in reversed(around) if o.start < told.start), None)
    if beside is None or beside.sentence != told.sentence or not beside.claim.explicit:
        return False
    between = parse.text[beside.claim.number_span.end : told.start]
    joined = bool(_BESIDE.fullmatch(between)) and beside.claim.count == "total"
    alone = not subsets.is_of_them(parse, beside.claim)
    return joined and alone and all(o.size < beside.size + told.size for o in around)


_BESIDE = re.compile(
    r" (?:[^\W\d]+ ){0,5}?(?:in|at|near|across|on|from|outside) [^,;:()\d]{3,60}"
    r"(?:,? and|;|,? while|, but) (?:in |on |at )?"
    r"| (?:[^\W\d]+ ){0,5}?(?:in|at|on|inside) (?:the |an? )?(?:hospitals?|scene|spot|ambulance|site), "
)
"""What stands between a number with its place and that of the next place."""


def is_next_place(parse: Parse, told: Told, greater: Sequence[Told], before: Sequence[Told]) -> bool:
    """Tell whether a number of one place follows on that of another ("9 here and another 7 in Granada")."""
    base = before[-1] if before and before[-1].claim.explicit else None
    if base is None or (told.sentence or 0) - (base.sentence or 0) > 1:
        return False
    sums = [g for g in greater if g is not base and g.size >= base.size + told.size]
    return bool(sums) and is_of_some_place(parse, told, sums)


def is_counted_there(parse: Parse, told: Told) -> bool:
    """Tell whether a place has a part of them for its own ("Gaza City accounted for 21 of the 38 deaths")."""
    token = parse.at(told.start)
    verb = next((t for t in parse.ancestors(token) if t.tag.startswith("V")), None) if token else None
    if verb is not None and verb.dep == "relcl" and parse.head(verb).ent in _OF_PLACE:
        return any(kid.lower == "where" for kid in parse.kids(verb.i, "advmod"))
    if verb is None or verb.lemma not in _BEARING:
        return False
    placed = verb.lemma in ("account", "contribute")
    return any(
        (kid.tag == "NNP" and (kid.ent in _OF_PLACE or (placed and kid.ent != "PERSON")))
        or kid.lemma in _DISTRICTS
        for kid in parse.kids(verb.i, "nsubj")
    )


_BEARING = frozenset(
    {"account", "contribute", "have", "see", "record", "report", "count", "register", "suffer", "bear", "log"}
    | {"claim", "bury", "mourn", "lose", "tally", "supply", "make"}
)
"""What a place does with a part of those whom a sum counts."""
_OF_PLACE = frozenset({"GPE", "LOC", "FAC"})
_DISTRICTS = frozenset(
    {"province", "district", "state", "county", "region", "city", "town", "village", "camp", "island"}
    | {"capital", "prefecture", "governorate", "municipality", "department", "suburb", "neighbourhood"}
    | {"commune", "parish", "ward", "division", "township", "borough", "valley", "coast"}
)


def is_of_one_place(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a place has a number for its own, beneath a sum of more ("Sindh reported 12 deaths")."""
    far = [
        g for g in greater if told.size <= CLOSE * g.size and not (told.places and told.places <= g.places)
    ]
    return told.size > 1 and len(far) == len(greater) > 0 and is_counted_there(parse, told)


def is_of_some_place(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a place follows on a number, and is not all that the sums are of."""
    end = told.claim.number_span.end
    after = parse.text[end : told.start + _BEHIND].lower()
    there = _THERE.match(after)
    if there is None:
        return False
    own = {name for name in told.places if name in after}
    if own:
        return not any(g.places and g.places <= own for g in greater)
    place = parse.at(end + there.end())
    proper = place is not None and (place.tag == "NNP" or (place.ent == "NORP" and place.text[0].isupper()))
    named = proper and place is not None and place.ent not in ("DATE", "TIME", "EVENT")
    return place is not None and named and not any(place.lower in g.places for g in greater)


_THERE = re.compile(
    r"(?: of (?:them|those|these|the (?:[\d,]+ )?\w+|the [a-z-]+ (?:dead|deaths|victims|cases|arrests)))?"
    r"(?: (?:are|were|was|have|has|been|being|died|dead|killed|came|occurred|hurt|injured|wounded|missing"
    r"|arrested|detained|held|seized|rescued|displaced|abducted|infected|reported|recorded"
    r"|found|recovered|taken|made|registered|discovered))*"
    r" (?:in|at|on|near|from) (?:(?:a|an|the) (?:[a-z-]+ ){1,4}(?:in|at|on|near|of) ){0,2}"
)


def opens_with_place(parse: Parse, told: Told) -> bool:
    """Tell whether the sentence of a number opens with where it is of ("In Guinea, 111 people have died")."""
    return _opens_with(parse, told, "name")


def _opens_with(parse: Parse, told: Told, part: str) -> bool:
    """Tell whether a sentence opens with a place before a number, and has a part of `_OPENING`: its "name",
    or what it is called ("of": "In the village of Tafegh"), which makes it a place in no gazetteer, too.
    """
    sentence = parse.sentences[told.sentence] if told.sentence is not None else None
    opening = _OPENING.match(parse.text[sentence.start : told.start]) if sentence is not None else None
    return opening is not None and opening[part] is not None


def is_of_place_named_first(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a sentence opens with a place that no sum names, and gives a number of less than those
    ("The virus has infected 1,490 … In the United States, 642 people have tested positive").
    """
    if (
        told.size < 2
        or not opens_with_place(parse, told)
        or not (told.places or _opens_with(parse, told, "of"))
    ):
        return False
    most = max(g.size for g in greater)
    if any(told.size + g.size > most for g in greater if g.places and g.size < most):
        return False  # with what another place has they are more than the sum
    return all(told.size <= CLOSE * g.size and not told.places & g.places for g in greater)


_OPENING = re.compile(
    r"(?:In|At|Around|Near) (?:the )?"
    r"(?P<of>(?:[\w-]+ ){0,2}(?:village|town|city|district|province|region|state|department|county|camp"
    r"|suburb|neighbou?rhood|settlement|municipality|governorate|island) of )?"
    r"(?P<name>[A-Z][\w ]{2,30}),? (?:(?:[\w'-]+ ){1,5}(?:said|says?|reported|report|counted)(?: that)? )?$"
)


def are_of_two_places(parse: Parse, other: Told, told: Told) -> bool:
    """Tell whether "and" alone joins two numbers of different places ("killed 53,000 in Turkey and 8,000 in
    Syria").
    """
    between = parse.text[other.claim.number_span.end : max(other.claim.number_span.end, told.start)]
    joined = other.sentence == told.sentence and bool(_JOINED.fullmatch(between))
    return joined and bool(told.places - other.places)


_JOINED = re.compile(
    r" (?:people )?(?:dead |homeless |injured |wounded |missing )?(?:in|at|near|across) [^,;:()]{3,60} and "
)


def is_spared(parse: Parse, told: Told, around: Sequence[Told]) -> bool:
    """Tell whether nobody came to harm in one place, where others did elsewhere ("no deaths in Qatar")."""
    end = parse.sentences[told.sentence].end if told.sentence is not None else told.start
    own = {name for name in told.places if name in parse.text[told.start : end].lower()}
    return bool(own) and any(
        other.size > 0 and other.claim.status == "asserted" and not other.places & own for other in around
    )


def is_one_of_several(told: Told, greater: Sequence[Told], around: Sequence[Told]) -> bool:
    """Tell whether numbers of several places stand beneath a sum before them ("12 here, eight there")."""
    own = told.places
    sums = [g for g in greater if g.start < told.start and not own & g.places]
    if told.sentence is None or not own or not sums:
        return False
    beside = [
        other
        for other in around
        if other.claim.explicit
        and other.sentence is not None
        and abs(other.sentence - told.sentence) <= 1
        and other.places
        and not (other.places <= own or own <= other.places)
        and other.start > sums[0].start
        and other not in greater
    ]
    return any(sum(other.size for other in beside) + told.size <= whole.size for whole in sums) and bool(
        beside
    )


def is_set_apart(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether the place of a number is not that of a sum, much greater, in the sentence before."""
    most = max((g.size for g in greater), default=0)
    far = not any(g.places and g.size < most < g.size + told.size for g in greater)
    before = [g for g in greater if g.size == most and _is_before(g, told, far=far)]
    much = all(told.size <= CLOSE * g.size for g in before)
    return bool(before) and told.sentence != 1 and much and has_own_place(told, greater)


def _is_before(other: Told, told: Told, *, far: bool) -> bool:
    """Tell whether another number stands in the sentence before, or, where it may be `far`, in any before."""
    away = (told.sentence or 0) - (other.sentence or 0)
    return away == 1 or (far and away > 1)


def of_most(parse: Parse, told: Told) -> Count | None:
    """Return how a number counts that says how many "most of them" are ("Most of the deaths, 21, were in
    Bicol"): the share of a place that follows, else a part.
    """
    before = parse.text[max(0, told.start - _BEHIND) : told.start]
    if not told.claim.explicit or _MOST.search(before) is None:
        return None
    return "share" if _MOST_THERE.match(parse.text, told.claim.number_span.end) else "part"


_MOST = re.compile(r"(?i)\b(?:most|half|majority|bulk) of (?:them|these|the \w+), $")
_MOST_THERE = re.compile(r",? (?:(?:are|were|was|died|came|occurred|happened) )?(?:in|at|on|near|from) ")


def is_there_alone(parse: Parse, told: Told) -> bool:
    """Tell whether a number is of one of the places that a sum is of ("In Paris alone, 120 were held")."""
    if told.sentence is None:
        return False
    place = parse.sentences[told.sentence]
    return bool(_ALONE.search(parse.text, place.start, place.end))


_ALONE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom) (?:the )?(?:[A-Z][\w'-]* ){1,4}alone\b")


def is_worst_hit(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is of the place that was hit worst of those that a sum before is of ("Lai Chau is
    the worst-hit province, with nine deaths").
    """
    if told.sentence is None or told.size < _SEVERAL or not any(g.start < told.start for g in greater):
        return False
    start = parse.sentences[told.sentence].start
    return bool(told.places) and bool(_WORST.search(parse.text, start, told.start))


_SEVERAL = 2
_WORST = re.compile(
    r"(?i)\b(?:(?:worst|hardest|most|heaviest)[ -](?:hit|affected|stricken)|(?:hit|affected) (?:the )?"
    r"(?:worst|hardest|most)|bore the brunt|bearing the brunt|(?:highest|most) (?:number|toll|deaths|dead"
    r"|cases|casualties))\b"
)


def has_own_place(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is told of a place that is not the place of the sum, or of a hospital."""
    among = is_among_places(told, greater)
    return bool(told.places - _places_of_sums(greater)) or among or told.received


def is_among_places(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether the place of a number is one of several that a sum, much greater, is of."""
    return bool(told.places) and any(told.places < g.places and told.size <= CLOSE * g.size for g in greater)


def _places_of_sums(greater: Sequence[Told]) -> frozenset[str]:
    return frozenset(name for other in greater for name in other.places)
