"""Rows: places of one sentence with nothing but their numbers ("16 were hurt: Izium nine, Lyman seven").

The tree takes the numbers for parts of the names, or the names for people; so the characters decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from according.claims.cues import Cue
from according.claims.figures import Quantity, quantities, read_figure
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.makeup import is_at_place
from according.language.parse import Parse
from according.model import Count

_FEWEST = 2
"""How many places a row has at the least."""
_NUMBERS = 3
"""How many numbers a sentence has at the least that has a row and what the row is of."""

_NAME = r"(?:[A-Z]|al-|el-)[\w'’-]*(?: (?:(?:[A-Z]|al-|el-)[\w'’-]*|of|de|del|da|do|la|upon|le)){0,3}"
_KIND = (
    r"(?: (?:province|district|state|county|region|city|area|suburbs|division|governorate|camp|island)s?)?"
)
_REGION = (
    r"the (?:(?:far |north|south|centr|east|west)\w*|capital|coast|interior|islands?|provinces|suburbs)"
    r"|the (?:other|remaining|neighbouring|neighboring|surrounding|outlying) (?:\w+ )?\w+s?"
)
_BEARS = (
    r"(?:,? (?:has|had|have|with|counts?|counted|reports?|reported|recorded|saw|lost|suffered|registered"
    r"|logged|for|contributed|accounts? for|accounted for))?(?: (?:another|some|about|only|just))?"
)
_PLACE = re.compile(
    r"(?:^|[:;,(]|\band|\bwhile|\bthen|\bfollowed by|\bof (?:which|whom|them)|[\u2013\u2014-])\s*"
    r"(?:and |while |then |followed by )?"
    rf"(?:in |at )?(?:(?:the )?{_NAME}{_KIND}|{_REGION}){_BEARS} $"
)
_ENDS = re.compile(
    r"(?: (?:dead|deaths|cases|(?:out )?of (?:them|those|these)))?"
    r"\)?(?=\s*(?:$|[,;.:(\u2013\u2014]|and\b|while\b))"
)
_JOINED = re.compile(r"[\s,;]*(?:and|while|then|followed by)?[\s,]*")
_CALENDAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Route"
    r"|Highway|Flight|Boeing|Airbus|Covid|Category|Grade|Article|Phase|Unit|Level|No|Ward|Zone|Block|Terminal)"
    r" $"
)
"""Names after which a number counts nobody ("June 12", "Flight 370")."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A place with its number: where its words begin and end, and the number."""

    begin: int
    end: int
    quantity: Quantity


def in_rows(parse: Parse, sentence: int, found: Sequence[Found], *, joined: bool) -> list[Found]:
    """Return all that was found, and the numbers of places that stand in a row, as shares."""
    explicit = [item for item in found if item.group.explicit]
    if not explicit or sum(token.tag == "CD" for token in parse.of(sentence)) < _NUMBERS:
        return list(found)
    made = list(found)
    for row in _rows(parse, sentence, joined=joined):
        base = _base(parse, row, explicit)
        if base is None:
            continue
        groups = [_group(parse, entry.quantity) for entry in row]
        taken = {i for group in groups for i in range(group.first, group.last + 1)}
        rest = [item for item in made if not taken & set(range(item.group.first, item.group.last + 1))]
        count: Count = "part" if base.count == "part" else "share"
        made = [*rest, *(replace(base, group=group, count=count, weak=False) for group in groups)]
    return made


def by_places(
    parse: Parse, groups: Sequence[Group], cues: Sequence[Cue], found: Sequence[Found]
) -> Iterator[Found]:
    """Yield the numbers of places in a row after a colon, of what stands before it without a number: "the
    cases by province are as follows: fifteen in Utrecht, twelve in Limburg …".
    """
    colon = (
        next((t.i for t in parse.of(parse.tokens[cues[0].token].sent) if t.text == ":"), None)
        if cues
        else None
    )
    if colon is None:
        return
    taken = {item.cue.token for item in found}
    before = [c for c in cues if c.frame == "count_noun" and c.token < colon and c.token not in taken]
    row = list(
        takewhile(lambda g: is_at_place(parse, g, being=False), (g for g in groups if g.first > colon))
    )
    if before and len(row) > 1 and row[0].first == colon + 1:
        yield from (Found(group, before[-1].effect, before[-1], "share") for group in row)


def summed_up(parse: Parse, sentence: int, found: Sequence[Found], *, joined: bool) -> list[Found]:
    """Return all that was found, and the sum that closes a row of places: "… and Beirut 12; the ministry puts
    the sum at 117", "Florida has six dead, Georgia four: ten across the South".
    """
    row = [item for item in found if item.group.explicit and item.count in (None, "share", "total")]
    if len(row) < _FEWEST or len({item.effect for item in row}) > 1:
        return list(found)
    place = parse.sentences[sentence]
    end = parse.tokens[max(max(item.group.last, item.cue.last) for item in row)].end
    least = sum(item.group.figure.low or 0 for item in row)
    for quantity in quantities(parse.text, end, place.end, joined=joined):
        words = quantity.core.of(parse.text)
        sums = _SUM_BEFORE.search(parse.text[end : quantity.span.start])
        sums = sums or _SUM_AFTER.match(parse.text, quantity.span.end, place.end)
        if sums and least <= (quantity.low or 0) <= _MOST * least and not _YEAR.fullmatch(words):
            total = replace(row[-1], group=_group(parse, quantity), count="total", weak=False)
            return [*(_opened(item, row) for item in found), total]
    return list(found)


def _opened(item: Found, row: Sequence[Found]) -> Found:
    """Return the first of a row, which had a harm of its own, as a share like those after it."""
    opens = item is row[0] and all(other.count == "share" for other in row[1:])
    return replace(item, count="share") if opens else item


_MOST = 4
"""How many times what the places of a row have a sum of theirs is at the most."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUM_BEFORE = re.compile(
    r"(?i)\b(?:sum|total|tally|count|figure|toll|combined|together|altogether|all told|in all|overall)\b"
    r"[^;:,\d]{0,60}(?:\b(?:at|is|was|to|of|reache[ds]|st(?:oo|an)ds? at|makes|made|c[ao]mes? to)|:|,)"
    r" $"
)
_SUM_AFTER = re.compile(
    r"(?i),? (?:people |dead |deaths )?(?:in all|in total|all told|altogether|overall|combined|nationwide"
    r"|countrywide|between them|together|across the \w+)\b"
)


def _rows(parse: Parse, sentence: int, *, joined: bool) -> Iterator[list[_Entry]]:
    """Yield the rows of a sentence: places with numbers that follow one another with nothing between."""
    row: list[_Entry] = []
    for entry in _entries(parse, sentence, joined=joined):
        if row and not _JOINED.fullmatch(parse.text, row[-1].end, max(row[-1].end, entry.begin)):
            if len(row) >= _FEWEST:
                yield row
            row = []
        row.append(entry)
    if len(row) >= _FEWEST:
        yield row


def _entries(parse: Parse, sentence: int, *, joined: bool) -> Iterator[_Entry]:
    place = parse.sentences[sentence]
    for quantity in quantities(parse.text, place.start, place.end, joined=joined):
        start = quantity.span.start
        before = parse.text[place.start : start]
        named = _PLACE.search(before[-_REACH:])
        after = _ENDS.match(parse.text, quantity.span.end, place.end)
        if named is None or after is None or quantity.more or _CALENDAR.search(before):
            continue
        if quantity.kind == "exact":
            yield _Entry(start - len(named[0]), after.end(), quantity)


_REACH = 80
"""Within how many characters before a number the name of its place stands."""


def _base(parse: Parse, row: Sequence[_Entry], found: Sequence[Found]) -> Found | None:
    """Return what the numbers of a row are of: a sum before them, or the number of the place before."""
    numbers = [entry.quantity.low or 0 for entry in row]
    start = row[0].quantity.core.start
    before = [item for item in found if parse.tokens[item.group.last].end <= start]
    for item in reversed(before):
        if item.count in ("former", "more"):
            continue
        size = item.group.figure.low or 0
        if size >= sum(numbers):
            return item
        end = parse.tokens[max(item.group.last, item.cue.last)].end
        if _JOINED.fullmatch(parse.text, end, max(end, row[0].begin)):
            return item
    inside = [item for item in found if parse.tokens[item.group.first].start == row[0].quantity.span.start]
    return inside[0] if inside and inside[0].count in (None, "share", "total") else None


def _group(parse: Parse, quantity: Quantity) -> Group:
    """Return the group of a number after a name, which the tree takes for a part of the name."""
    inside = [t.i for t in parse.tokens if t.start < quantity.span.end and t.end > quantity.span.start]
    figure = read_figure(quantity.span.of(parse.text))
    return Group(inside[0], inside[-1], inside[-1], figure, True, None, quantity)
