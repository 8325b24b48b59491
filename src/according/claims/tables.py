"""Reads tables: the numbers of a row under the labels of their columns ("Deaths", "Injured")."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from according.claims import people
from according.claims.cues import Cue
from according.claims.cues.lexicon import lexicon
from according.claims.figures import quantities
from according.claims.found import Found
from according.claims.listing import bare
from according.language.parse import Parse
from according.language.tables import Row, Table, find_series, find_tables
from according.model import Count, Span

_OTHERWISE = frozenset(
    {"house", "home", "household", "family", "building", "school", "village", "shelter", "site", "facility"}
    | {"animal", "livestock", "cattle", "rate", "ratio", "%", "per", "percent", "percentage", "affected"}
)
"""Words of a label by which its column counts something else than people who came to harm."""
_NAMING = frozenset({"NNP", "NNPS", "IN", "DT", "CC", "POS", "HYPH", ","})
_NAMED = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON"})
_SUMS = frozenset({"total", "totals", "overall", "sum", "all", "nationwide", "grand"})


def tabled(parse: Parse) -> Mapping[int, Sequence[Found]]:
    """Return what the tables of a text tell, by sentence; the sentences of a table tell nothing else."""
    told: dict[int, list[Found]] = defaultdict(list)
    for table in find_tables(parse.text):
        columns = {k: cue for k, label in enumerate(table.labels) if (cue := _cue(parse, label))}
        effects = Counter(cue.effect for cue in columns.values())
        columns = {k: cue for k, cue in columns.items() if effects[cue.effect] == 1}
        for span in _spans(table) if columns else ():
            told[_sentence(parse, span)] += ()
        for row in table.rows:
            for item in _of_row(parse, row, columns, alone=len(table.rows) == 1):
                told[parse.tokens[item.group.first].sent].append(item)
    for series in find_series(parse.text):
        for sentence, item in _of_series(parse, series):
            told[sentence] += () if item is None else (item,)
    return told


def _of_series(parse: Parse, series: Table) -> Iterator[tuple[int, Found | None]]:
    """Yield what the lines of a list of names and numbers tell, by sentence, and None for those that tell
    nothing: the places and the people under a line of harm, but not "Houses damaged: 417".

    A line that tells of harm itself is left to be read as any other.
    """
    cue = next((cue for label in series.labels if (cue := _cue(parse, label))), None)
    for row in series.rows:
        own, sentence, cell = _cue(parse, row.name), _sentence(parse, row.name), row.cells[0]
        if own is not None or cell is None or sentence < 0:
            cue = own or cue
            continue
        count = _count_of(parse, row.name)
        found = list(quantities(parse.text, cell.start, cell.end, joined=True))
        if cue is None or count is None or len(found) != 1 or found[0].high == 0:
            yield sentence, None
            cue = cue if count is not None else None
        else:
            yield sentence, Found(bare(parse, found[0]), cue.effect, cue, count)


def _count_of(parse: Parse, name: Span) -> Count | None:
    """Return how the number of a name relates to what its list counts, None where the name is of neither a
    place nor people.
    """
    first = parse.at(name.start)
    tokens = [t for t in parse.of(first.sent) if name.start <= t.start < name.end] if first is not None else []
    if not tokens or tokens[0].lower in _SUMS:
        return "total" if tokens else None
    if tokens[-1].tag == "NNS" and people.sense(tokens[-1]) == "people":
        return "part"
    named = all(t.tag in _NAMING or t.ent in _NAMED for t in tokens)
    return "share" if named else None


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
        found = list(quantities(parse.text, cell.start, cell.end, joined=True)) if cell is not None else []
        if len(found) == 1 and found[0].high != 0:
            yield Found(bare(parse, found[0]), cue.effect, cue, count)
