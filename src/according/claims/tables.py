"""Reads tables: the numbers of a row under the labels of their columns ("Deaths", "Injured")."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from according.claims import people
from according.claims.attribution.kinds import kind_of_source
from according.claims.attribution.turns import find_turns
from according.claims.cues import Cue
from according.claims.cues.lexicon import lexicon
from according.claims.figures import quantities
from according.claims.found import Found
from according.claims.listing import bare
from according.language.layout import MARK, opens_breakdown
from according.language.parse import Parse
from according.language.tables import Row, Table, find_series, find_tables
from according.model import Count, Span
from according.vocab import load

_OTHERWISE = frozenset(
    {"house", "home", "household", "family", "building", "school", "village", "shelter", "site", "facility"}
    | {"animal", "livestock", "cattle", "rate", "ratio", "%", "per", "percent", "percentage", "affected"}
)
"""Words of a label by which its column counts something else than people who came to harm."""
_NAMING = frozenset({"NNP", "NNPS", "IN", "DT", "CC", "POS", "HYPH", ","})
_AREAS = frozenset(
    {"area", "district", "province", "region", "city", "state", "county", "town", "village", "governorate"}
    | {"municipality", "regency", "department", "division", "island", "middle", "central", "east", "west"}
    | {"north", "south", "northern", "southern", "eastern", "western", "upper", "lower", "greater", "rural"}
)
_NAMED = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON"})
_SUMS = frozenset({"total", "totals", "overall", "sum", "all", "nationwide", "grand"})


def tabled(parse: Parse) -> Mapping[int, Sequence[Found]]:
    """Return what the tables of a text tell, by sentence; the sentences of a table tell nothing else."""
    told: dict[int, list[Found]] = defaultdict(list)
    for table in find_tables(parse.text):
        columns = {k: cue for k, label in enumerate(table.labels) if (cue := _cue(parse, label))}
        columns = columns or dict(_of_heading(parse, table))
        effects = Counter(cue.effect for cue in columns.values())
        columns = {k: cue for k, cue in columns.items() if effects[cue.effect] == 1}
        for span in _spans(table):
            told[_sentence(parse, span)] += ()
        for row in table.rows:
            for item in _of_row(parse, row, columns, alone=len(table.rows) == 1):
                told[parse.tokens[item.group.first].sent].append(item)
    for series in find_series(parse.text):
        over = next((cue for label in series.labels if (cue := _cue(parse, label))), None)
        if not any(_sentence(parse, row.name) in told for row in series.rows):
            for sentence, found in _of_series(parse, series, over):
                told[sentence] += () if found is None else (found,)
    return told


def breakdowns(parse: Parse) -> Mapping[int, Table]:
    """Return the lists of names and numbers under a line that does not say what it breaks down ("By county"),
    by the sentence of that line.
    """
    if not any(opens_breakdown(parse.text, place.start, place.end) for place in parse.sentences):
        return {}
    return {
        _sentence(parse, label): series
        for series in find_series(parse.text)
        for label in series.labels
        if opens_breakdown(parse.text, label.start, label.end) and _cue(parse, label) is None
    }


def broken_down(
    parse: Parse, series: Table | None, found: Sequence[Found], *, told: Mapping[int, Sequence[Found]]
) -> Mapping[int, Sequence[Found]]:
    """Return `told` with what a list tells that breaks down the last number that holds all of its own."""
    rows = [cell for row in series.rows for cell in row.cells if cell is not None] if series else []
    size = sum(int(re.sub(r"\D", "", cell.of(parse.text))) for cell in rows)
    whole = next((item for item in reversed(found) if _holds(item, size)), None) if rows else None
    if whole is None or series is None:
        return told
    own: dict[int, list[Found]] = defaultdict(list)
    for sentence, item in _of_series(parse, series, whole.cue):
        own[sentence] += () if item is None else (replace(item, effect=whole.effect),)
    return {**told, **own}


def _holds(item: Found, size: int) -> bool:
    low = item.group.figure.low or 0
    return item.group.explicit and item.count not in ("part", "share", "former", "more") and low >= size


def _of_series(parse: Parse, series: Table, cue: Cue | None) -> Iterator[tuple[int, Found | None]]:
    """Yield what the lines of a list of names and numbers tell, by sentence, and None for those that tell
    nothing: the places and the people under a line of harm, but not "Houses damaged: 417".

    A line that tells of harm itself is left to be read as any other.
    """
    places = any(_count_of(parse, row.name) == "share" for row in series.rows)
    for row in series.rows:
        own, sentence, cell = _cue(parse, row.name), _sentence(parse, row.name), row.cells[0]
        if own is not None or cell is None or sentence < 0 or _sentence(parse, cell) < 0:
            cue = own or cue
            continue
        count = _count_of(parse, row.name) or ("share" if places and _may_be_place(parse, row.name) else None)
        found = list(quantities(parse.text, cell.start, cell.end, joined=True))
        if cue is None or count is None or len(found) != 1 or found[0].high == 0:
            yield sentence, None
            cue = cue if count is not None else None
        else:
            yield sentence, Found(bare(parse, found[0]), cue.effect, cue, count)


_LABEL = re.compile(rf"(?m)^[^\S\n]*(?:{MARK}\s*)?(?P<name>[A-Z][^\n:|]{{1,40}}):[^\S\n]+(?=\S)")
_ONE_LINE = re.compile(r"[^\n]*\n\s*(?:[^\w\s]+\s*)?")


def placed_rows(parse: Parse) -> Mapping[int, int]:
    """Return the sentences that open the rows of a list with the name of a place, and where the name ends:
    "PUNJAB: Three deaths, 12 injured", "North Gaza: 4 martyrs".

    One such line alone may be a headline, or filed from there; one that names who says so is a source's.
    """
    labels = list(_LABEL.finditer(parse.text)) if ":" in parse.text else []
    if len(labels) < 2 or find_turns(parse.text):
        return {}
    found: dict[int, int] = {}
    for label, after in pairwise(labels):
        line = _ONE_LINE.match(parse.text, label.end())
        if line is None or after.start("name") > line.end():
            continue
        for row in (label, after):
            name = Span(*row.span("name"))
            words = name.of(parse.text)
            area = words.lower().split()[-1] in _AREAS
            place = _cue(parse, name) is None and _count_of(parse, name) == "share"
            place = place and (area or kind_of_source(words) is None)
            if place and (sentence := parse.sentence_at(name.start)) is not None:
                found[sentence] = row.end()
    return found if len(found) > 1 else {}


def as_rows(
    parse: Parse, sentence: int, found: Sequence[Found], places: Mapping[int, int]
) -> Sequence[Found]:
    """Return what a sentence tells, as the share of the place that opens its row."""
    end = places.get(sentence)
    return (
        found
        if end is None
        else [
            replace(item, count="share")
            if item.count is None and item.group.explicit and parse.tokens[item.group.first].start >= end
            else item
            for item in found
        ]
    )


def _may_be_place(parse: Parse, name: Span) -> bool:
    """Tell whether a name beside those of places may be another: one word with a capital, and no plural."""
    first = parse.at(name.start)
    words = name.of(parse.text)
    known = first is None or first.tag not in ("NN", "JJ") or first.lemma in _OTHERWISE
    return not known and " " not in words and words[0].isupper()


def _count_of(parse: Parse, name: Span) -> Count | None:
    """Return how the number of a name relates to what its list counts, None where the name is of neither a
    place nor people.
    """
    first = parse.at(name.start)
    tokens = (
        [t for t in parse.of(first.sent) if name.start <= t.start < name.end] if first is not None else []
    )
    if not tokens or tokens[0].lower in _SUMS:
        return "total" if tokens else None
    if tokens[-1].tag == "NNS" and people.sense(tokens[-1]) == "people":
        return "part"
    shouted = (
        name.of(parse.text).isupper() and name.of(parse.text).lower() not in load("furniture")["no_places"]
    )
    named = shouted or all(t.tag in _NAMING or t.ent in _NAMED or t.lemma in _AREAS for t in tokens)
    return "share" if named else None


def _of_heading(parse: Parse, table: Table) -> Iterator[tuple[int, Cue]]:
    """Yield the one column of numbers of people under a heading that says which harm they came to."""
    cue = _cue(parse, table.above) if table.above is not None else None
    people_only = [
        k
        for k, label in enumerate(table.labels)
        if _PEOPLE.intersection(words := label.of(parse.text).lower().split())
        and not _OTHERWISE.intersection(words)
    ]
    if cue is not None and len(people_only) == 1:
        yield people_only[0], cue


_PEOPLE = frozenset({"persons", "people", "individuals", "number", "total", "toll", "count", "individual"})


def _spans(table: Table) -> Iterator[Span]:
    yield from table.labels
    for row in table.rows:
        yield row.name
        yield from (cell for cell in row.cells if cell is not None)


def _sentence(parse: Parse, span: Span) -> int:
    found = parse.sentence_at(span.start)
    return -1 if found is None else found


def _cue(parse: Parse, label: Span) -> Cue | None:
    """Return the word of a label that says which harm its column counts, if it counts people."""
    first = parse.at(label.start)
    tokens = parse.of(first.sent) if first is not None else ()
    tokens = tuple(t for t in tokens if label.start <= t.start < label.end)
    effects = {
        t.i: effect
        for t in tokens
        if (effect := lexicon().count_nouns.get(t.lemma) or lexicon().adjectives.get(t.lower))
    }
    if len(set(effects.values())) != 1 or any({t.lemma, t.lower} & _OTHERWISE for t in tokens):
        return None
    i = next(iter(effects))
    return Cue(effects[i], "count_noun", i, i, i)


def _of_row(parse: Parse, row: Row, columns: Mapping[int, Cue], *, alone: bool) -> Iterator[Found]:
    """Yield the numbers of a row: shares, but for the last row, which may be of all; no zeros."""
    words = row.name.of(parse.text).lower().split()
    count: Count = "total" if alone or words[0] in _SUMS else "share"
    for k, cue in columns.items():
        cell = row.cells[k]
        read = cell is not None and _sentence(parse, cell) >= 0
        found = list(quantities(parse.text, cell.start, cell.end, joined=True)) if cell and read else []
        if len(found) == 1 and found[0].high != 0:
            yield Found(bare(parse, found[0]), cue.effect, cue, count)
