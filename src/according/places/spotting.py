"""Spots the words of a report that name places: the gazetteer over the tagger where the two differ.

A tagger takes "Kerman's" for a person and "Cottonport" for an organisation; the gazetteer knows a "Reading" and a
"March". So neither is believed alone: each match is weighed by what the tagger says and by the words around it, and
one that stays doubtful counts only where the same name stands elsewhere in the report without doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Literal

from according.language.parse import Parse, Sentence, Token
from according.places.gazetteer import Entry, Gazetteer, fold
from according.places.words import Words, words

_LONGEST = 6
_LINKS = frozenset(
    "of the de la le les du des da do dos del di al el ul and & - ' 's on upon sur am an der den van und y e . , /".split()
)
_NO_NAME = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"))
_PLACE = frozenset(("GPE", "LOC"))
_PROPER = frozenset(("NNP", "NNPS"))
_ARTICLES = frozenset(("al", "el", "as", "ash", "ar", "ad", "an", "az", "at", "umm", "bin", "beit", "deir"))
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019.][^\W\d_]+)*\.?|[^\w\s]|\d+")


class Sureness(IntEnum):
    """How sure it is that the words name a place."""

    NO = 0
    DOUBTFUL = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that name a place, and the places that they may name.

    `kind` is "people" for the name of a people or an adjective, "short" for an abbreviation, "site" for a named
    site that the gazetteer lacks. `sort` is the feature that the words beside it call for ("ADM1", "ADM2", "PPL").
    """

    start: int
    end: int
    text: str
    sentence: int
    kind: Literal["name", "people", "short", "site"]
    entries: tuple[Entry, ...]
    sureness: Sureness
    sort: str | None = None
    dateline: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """The tokens of one sentence or dateline, and what is known of the whole report."""

    text: str
    tokens: Sequence[Token]
    sentence: int
    entities: tuple[tuple[str, int, int], ...]
    people: frozenset[str]
    dateline: bool = False


def spot(parse: Parse, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """Return the spots of a report in the order of the text; those that stayed doubtful are left out."""
    people = _people(parse)
    found: list[Spot] = []
    for number, sentence in enumerate(parse.sentences):
        if sentence.dateline is not None:
            tokens = _tokens(parse.text, sentence, number)
            found += _scan(_Row(parse.text, tokens, number, (), people, dateline=True), gazetteer)
        row = _Row(parse.text, parse.of(number), number, parse.entities, people)
        found += _scan(row, gazetteer)
    return _settle(found)


def _settle(found: list[Spot]) -> tuple[Spot, ...]:
    """Keep what is likely, and what is doubtful where the same name is likely elsewhere."""
    known = {fold(s.text) for s in found if s.sureness >= Sureness.LIKELY and s.kind == "name" and s.entries}
    kept = [s for s in found if s.sureness >= Sureness.LIKELY or (s.sureness and fold(s.text) in known)]
    return tuple(sorted(kept, key=lambda s: (s.start, s.end)))


def _people(parse: Parse) -> frozenset[str]:
    """The single words of the names of people that stand in full somewhere in the report."""
    titles = words().titles
    found: set[str] = set()
    for label, first, last in parse.entities:
        if label != "PERSON":
            continue
        names = [t for t in parse.tokens[first:last] if t.text[:1].isupper() and t.text.isalpha()]
        before = parse.tokens[first - 1] if first else None
        if (
            before is not None
            and names
            and before.ent == "GPE"
            and before.dep == "compound"
            and before.sent == names[0].sent
        ):
            names.insert(0, before)
        titled = (
            first > 0
            and parse.tokens[first - 1].lower.rstrip(".") in titles
            and parse.tokens[first - 1].text[0].isupper()
        )
        if len(names) > 1 or titled:
            found.update(t.lower for t in names if len(t.text) > 1)
    return frozenset(found)


def _tokens(text: str, sentence: Sentence, number: int) -> list[Token]:
    """The words of a dateline as tokens; the parser does not see them."""
    line = sentence.dateline
    if line is None:
        return []
    return [
        Token(
            -1,
            m.start(),
            m.end(),
            m.group(),
            m.group().lower(),
            m.group().lower(),
            "NNP",
            "PROPN",
            "dep",
            -1,
            number,
            -1,
            -1,
            "",
            -1,
        )
        for m in _WORD.finditer(text, line.start, line.end)
    ]


# ------------------------------------------------------------------------------------------------- one sentence


def _scan(row: _Row, gazetteer: Gazetteer) -> list[Spot]:
    found: list[Spot] = []
    i, count = 0, len(row.tokens)
    while i < count:
        if not _may_start(row, i):
            i += 1
            continue
        after = (
            _short(row, i, gazetteer, found)
            or _people_name(row, i, gazetteer, found)
            or _name(row, i, gazetteer, found)
        )
        i = after or i + 1
    return [*found, *_sites(row, found)]


def _may_start(row: _Row, i: int) -> bool:
    token = row.tokens[i]
    first = token.text[0]
    if token.text.isupper() or first.isupper():
        return True
    if first.isalpha() and not first.islower():
        return True
    return (
        token.lower in _ARTICLES
        and i + 2 < len(row.tokens)
        and row.tokens[i + 1].text == "-"
        and row.tokens[i + 2].text[0].isupper()
    )


def _short(row: _Row, i: int, gazetteer: Gazetteer, found: list[Spot]) -> int | None:
    """An abbreviation after the name of a place and a comma, or one that can stand alone ("N.C.")."""
    token = row.tokens[i]
    after = i + 1
    text = token.text
    if after < len(row.tokens) and row.tokens[after].text == "." and row.tokens[after].start == token.end:
        text, after = text + ".", after + 1
    if len(text) > 8 or not ("." in text or text.isupper()):
        return None
    entries = gazetteer.abbreviation(text)
    if not entries:
        return None
    follows = bool(found) and row.text[found[-1].end : token.start] in (", ", ",", " (", " ")
    joined = follows and found[-1].kind == "name" and row.text[found[-1].end] in ",("
    alone = "." in text[:-1] or (token.ent == "GPE" and text.isupper() and not gazetteer.lookup(text))
    alone = alone or (text[-1] == "." and len(text) > 3 and text[:2].istitle() and after < len(row.tokens))
    if not (joined or alone or (follows and "." in text)):
        return None
    end = row.tokens[after - 1].end
    if joined and found[-1].sureness < Sureness.LIKELY:
        found[-1] = replace(found[-1], sureness=Sureness.SURE)
    found.append(
        Spot(
            token.start,
            end,
            row.text[token.start : end],
            row.sentence,
            "short",
            entries,
            Sureness.SURE,
            None,
            row.dateline,
        )
    )
    return after


def _people_name(row: _Row, i: int, gazetteer: Gazetteer, found: list[Spot]) -> int | None:
    """The name of a people, or the adjective of a country."""
    if row.tokens[i].lower == "the":
        return None
    for size in (2, 1):
        last = i + size - 1
        if last >= len(row.tokens):
            continue
        token, end = row.tokens[i], row.tokens[last].end
        text = row.text[token.start : end]
        entries = gazetteer.people(text) if text[-1].isalpha() else ()
        if not entries:
            continue
        label, _, after = _entity_rest(row, i, last)
        if label != "NORP" and any(t.text[0].isupper() for t in after):
            return None
        if (
            token.ent in ("PERSON", "ORG", "WORK_OF_ART", "FAC", "LANGUAGE", "EVENT", "PRODUCT")
            or row.dateline
        ):
            return None
        found.append(Spot(token.start, end, text, row.sentence, "people", entries, Sureness.SURE))
        return last + 1
    return None


def _name(row: _Row, i: int, gazetteer: Gazetteer, found: list[Spot]) -> int | None:
    """The longest name of the gazetteer that begins at token `i`, or a place that the tagger alone knows."""
    if i + 1 < len(row.tokens) and row.tokens[i + 1].lower == "of" and row.tokens[i].lower in words().sorts:
        return None
    for last in range(min(i + _LONGEST, len(row.tokens)) - 1, i - 1, -1):
        if not _may_end(row, i, last):
            continue
        text = row.text[row.tokens[i].start : row.tokens[last].end]
        entries = gazetteer.lookup(text)
        if row.tokens[i].lower == "the":
            entries = tuple(e for e in entries if e.name.lower().startswith("the "))
        if not entries or _generic_tail(row, i, last, entries):
            continue
        sureness = _judge(row, i, last, entries, found)
        if sureness is None:
            return _unknown(row, i, gazetteer, found)
        if sureness is Sureness.NO:
            return None if last == i else last + 1 if _one_entity(row, i, last) else None
        start, end = row.tokens[i].start, row.tokens[last].end
        found.append(
            Spot(start, end, text, row.sentence, "name", entries, sureness, _sort(row, i, last), row.dateline)
        )
        return last + 1
    return _unknown(row, i, gazetteer, found)


def _generic_tail(row: _Row, i: int, last: int, entries: tuple[Entry, ...]) -> bool:
    """Tell the "City" of "Dublin City Council" from that of "Kansas City"."""
    if last == i or row.tokens[last].lower not in ("city", "town", "village", "township"):
        return False
    name = fold(row.text[row.tokens[i].start : row.tokens[last].end])
    return not any(fold(e.name) == name and e.population > 20_000 for e in entries)


def _may_end(row: _Row, first: int, last: int) -> bool:
    token = row.tokens[last]
    if not (token.text[0].isalnum() and not token.text[0].islower()):
        return False
    return all(t.lower in _LINKS or not t.text[0].islower() for t in row.tokens[first + 1 : last])


def _one_entity(row: _Row, i: int, last: int) -> bool:
    return row.tokens[i].entity >= 0 and row.tokens[i].entity == row.tokens[last].entity


def _unknown(row: _Row, i: int, gazetteer: Gazetteer, found: list[Spot]) -> int | None:
    """A place that the tagger names and the gazetteer lacks: it stays unresolved."""
    token = row.tokens[i]
    if token.ent not in _PLACE or token.entity < 0:
        return None
    _, first, last = row.entities[token.entity]
    offset = token.i - i
    body = list(row.tokens[i : last - offset])
    while body and (body[-1].text in ("'s", "'", ".", ",") or body[-1].text[0].islower()):
        body.pop()
    begins = all(t.lower in words().modifiers for t in row.tokens[first - offset : i])
    lone = len(body) == 1 and (body[0].lower in words().never_alone or body[0].lower in row.people)
    if not body or lone or not begins or body[0].tag not in _PROPER or _street_after(row, i + len(body)):
        return None
    start, end = body[0].start, body[-1].end
    tail = gazetteer.lookup(row.text[body[-1].start : end])
    if len(body) > 1 and tail and tail[0].feature == "PCLI":
        return None
    found.append(Spot(start, end, row.text[start:end], row.sentence, "name", (), Sureness.LIKELY))
    return i + len(body)


# ------------------------------------------------------------------------------------------------- judging a match


def _judge(row: _Row, i: int, last: int, entries: tuple[Entry, ...], found: list[Spot]) -> Sureness | None:
    """How sure the match of tokens `i` to `last` is; None where it is a part of a longer name of a place."""
    if row.dateline:
        return Sureness.SURE
    token, lists = row.tokens[i], words()
    single = last == i
    if token.ent in _NO_NAME or (single and token.lower in lists.never_alone and not _capitals(token)):
        return Sureness.NO
    if _street_after(row, last + 1) or _after_title(row, i, lists) or (single and len(token.text) < 2):
        return Sureness.NO
    if _opens_capitals(row, i, last) or _qualified(row, last, entries):
        return Sureness.SURE
    if single and token.ent not in _PLACE and token.tag not in _PROPER:
        return Sureness.NO
    if not single and row.tokens[last].lower in lists.sorts and row.tokens[last].lower != "city":
        return Sureness.SURE
    label, before, after = _entity_rest(row, i, last)
    person = single and token.lower in row.people
    if label in _PLACE:
        if before and not after and entries[0].feature == "PCLI":
            return Sureness.LIKELY
        return _judge_place(row, i, lists, before, after, person)
    locative = _locative(row, i, lists, found)
    if person and not (locative and label == ""):
        return Sureness.DOUBTFUL if locative > 1 else Sureness.NO
    if label == "PERSON":
        return _judge_person(row, i, last, before, after, locative)
    if label in ("ORG", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"):
        return _judge_organisation(row, i, last, entries, (before, after), locative)
    if label == "NORP":
        return Sureness.DOUBTFUL
    return _judge_bare(row, i, last, entries, locative)


def _capitals(token: Token) -> bool:
    return token.text.isupper() and token.text in ("US", "UK", "UAE")


def _entity_rest(row: _Row, i: int, last: int) -> tuple[str, Sequence[Token], Sequence[Token]]:
    """The label of the entity in which the match stands, and the entity's capitalised words before and after it."""
    token = row.tokens[i]
    if token.entity < 0:
        end = row.tokens[last]
        if end.entity < 0:
            return "", (), ()
        token = end
    label, first, stop = row.entities[token.entity]
    offset = row.tokens[0].i
    before = [t for t in row.tokens[max(0, first - offset) : i] if t.text[0].isalnum() and t.lower != "the"]
    after = [t for t in row.tokens[last + 1 : stop - offset] if t.text[0].isalnum()]
    return label, before, after


def _judge_place(
    row: _Row, i: int, lists: Words, before: Sequence[Token], after: Sequence[Token], person: bool
) -> Sureness | None:
    if after and not before and after[0].lower in lists.of_place:
        return Sureness.LIKELY
    if any(t.text[0].isupper() and t.lower not in lists.modifiers for t in (*before, *after)):
        return None if not before else Sureness.NO
    if person:
        previous = row.tokens[i - 1].lower if i else ""
        return Sureness.LIKELY if previous in lists.strictly_locative else Sureness.NO
    return Sureness.SURE


def _judge_person(
    row: _Row, i: int, last: int, before: Sequence[Token], after: Sequence[Token], locative: int
) -> Sureness:
    if before or after:
        return Sureness.NO
    if locative > 1 and not _name_follows(row, last + 1):
        return Sureness.LIKELY
    return (
        Sureness.DOUBTFUL if not _name_follows(row, last + 1) and not _name_precedes(row, i) else Sureness.NO
    )


def _judge_organisation(
    row: _Row,
    i: int,
    last: int,
    entries: tuple[Entry, ...],
    rest: tuple[Sequence[Token], Sequence[Token]],
    locative: int,
) -> Sureness:
    before, after = rest
    lists = words()
    if not before and not after:
        if locative > 1:
            return Sureness.LIKELY
        follows = row.tokens[last + 1].lower if last + 1 < len(row.tokens) else ""
        return Sureness.LIKELY if follows in lists.of_place and _weighty(entries) else Sureness.DOUBTFUL
    if any(t.lower in lists.of_press for t in after):
        return Sureness.NO
    if not before and after and after[0].lower in lists.of_place:
        return Sureness.LIKELY if _weighty(entries) else Sureness.DOUBTFUL
    if before and not after and before[-1].lower == "of":
        return Sureness.LIKELY if _weighty(entries) else Sureness.DOUBTFUL
    if not before or before[-1].lower in lists.modifiers:
        return Sureness.DOUBTFUL
    return Sureness.NO


def _judge_bare(row: _Row, i: int, last: int, entries: tuple[Entry, ...], locative: int) -> Sureness:
    if _name_follows(row, last + 1) or (locative < 2 and _name_precedes(row, i)):
        follows = row.tokens[last + 1].lower if last + 1 < len(row.tokens) else ""
        if (locative < 2 and _name_precedes(row, i)) or follows not in words().of_place:
            return Sureness.NO
    if last > i and _weighty(entries) and locative:
        return Sureness.LIKELY
    if locative > 1 and _weighty(entries):
        return Sureness.LIKELY
    return Sureness.DOUBTFUL


def _weighty(entries: tuple[Entry, ...]) -> bool:
    """A place that a reader can be expected to know: it has many inhabitants, or is no mere settlement."""
    return entries[0].population >= 15_000 or not entries[0].feature.startswith("PPL")


def _name_follows(row: _Row, i: int) -> bool:
    if i >= len(row.tokens) or row.tokens[i].start > row.tokens[i - 1].end + 1:
        return False
    token = row.tokens[i]
    return token.text[0].isupper() and token.tag in _PROPER and token.start > row.tokens[i - 1].end


def _name_precedes(row: _Row, i: int) -> bool:
    if i == 0:
        return False
    token = row.tokens[i - 1]
    if token.text == "-" and i > 1 and row.tokens[i - 2].text in ("D", "R"):
        return False
    proper = token.text[0].isupper() and token.tag in _PROPER
    return (proper and token.lower not in words().modifiers) or (
        token.text in ("&", "-") and token.end == row.tokens[i].start
    )


def _after_title(row: _Row, i: int, lists: Words) -> bool:
    """After "Mr" or "Gov." a name is a person's; not so after "President" and an "of"."""
    if i == 0:
        return False
    token = row.tokens[i - 1]
    if token.text == "." and i > 1:
        token = row.tokens[i - 2]
    return (
        token.text[0].isupper()
        and token.lower.rstrip(".") in lists.titles
        and row.tokens[i].ent not in _PLACE
    )


def _street_after(row: _Row, i: int) -> bool:
    """A street's name follows: "Dublin Road", "Clinton St.", "Old Lexington Highway"."""
    if i >= len(row.tokens):
        return False
    token = row.tokens[i]
    return token.lower in words().streets and token.text[0].isupper()


def _opens_capitals(row: _Row, i: int, last: int) -> bool:
    """A dateline in the run of the text: capitals at the beginning, then a dash, a bracket or a comma."""
    if last + 1 >= len(row.tokens):
        return False
    body = row.text[row.tokens[i].start : row.tokens[last].end]
    if not body.isupper() or len(body) < 4:
        return False
    if i > 1:
        return row.tokens[last + 1].text in ("--", "\u2014") and row.tokens[i - 1].ent in ("DATE", "TIME")
    return row.tokens[last + 1].text in ("-", "--", "\u2013", "\u2014", "(", ",", "_", "/")


def _qualified(row: _Row, last: int, entries: tuple[Entry, ...]) -> bool:
    """A comma and the country or subdivision that holds one of the places follow ("Cottonport, Avoyelles Parish")."""
    if last + 2 >= len(row.tokens) or row.tokens[last + 1].text != ",":
        return False
    names = {
        fold(n)
        for e in entries
        if e.feature.startswith("PPL") or e.feature == "ADM2"
        for n in (e.admin1, e.admin2)
        if n
    }
    for stop in range(last + 2, min(last + 5, len(row.tokens))):
        if not row.tokens[last + 2].text[0].isupper():
            return False
        if fold(row.text[row.tokens[last + 2].start : row.tokens[stop].end]) in names:
            return True
    return False


def _locative(row: _Row, i: int, lists: Words, found: list[Spot]) -> int:
    """2 after a word that only a place follows ("near"), 1 after one that a place may follow, else 0."""
    k = i - 1
    while k > 0 and row.tokens[k].lower in lists.modifiers and row.tokens[k].lower != "of":
        k -= 1
    if k < 0:
        return 0
    if (
        found
        and found[-1].sureness >= Sureness.LIKELY
        and found[-1].kind == "name"
        and found[-1].sentence == row.sentence
    ):
        between = row.text[found[-1].end : row.tokens[i].start]
        if between in (", ", " and ", ", and ", " or ", " & ", "/", "-", "\u2013"):
            return 2
    if row.tokens[k].lower in lists.strictly_locative:
        return 2
    return 1 if row.tokens[k].lower in lists.locative else 0


def _sort(row: _Row, i: int, last: int) -> str | None:
    """The sort of place that the words beside the name call it ("Kerman province", "the city of Kerman")."""
    sorts = words().sorts
    after = row.tokens[last + 1].lower.rstrip(".") if last + 1 < len(row.tokens) else ""
    if after in sorts:
        return sorts[after]
    if i >= 2 and row.tokens[i - 1].lower == "of":
        return sorts.get(row.tokens[i - 2].lower)
    return None


# ------------------------------------------------------------------------------------------------- sites


def _sites(row: _Row, found: list[Spot]) -> Iterator[Spot]:
    """Named sites that the gazetteer lacks: capitalised words that end in "Mosque", "Hospital", "Camp" and the like."""
    lists = words()
    k = 0
    tokens = row.tokens
    while k < len(tokens):
        first = k
        while k < len(tokens) and _in_name(tokens, k, first):
            k += 1
        own = any(
            t.lower not in lists.never_alone and t.lower not in lists.of_place for t in tokens[first : k - 1]
        )
        if k - first >= 2 and own and tokens[k - 1].lower in lists.sites and not row.dateline:
            start, end = tokens[first].start, tokens[k - 1].end
            if not any(s.start <= start and end <= s.end for s in found):
                yield Spot(start, end, row.text[start:end], row.sentence, "site", (), Sureness.LIKELY)
        k = max(k, first + 1)


def _in_name(tokens: Sequence[Token], k: int, first: int) -> bool:
    token = tokens[k]
    if token.text[0].isupper() and token.tag in _PROPER:
        return True
    joins = k > first and k + 1 < len(tokens) and tokens[k + 1].text[0].isupper()
    return joins and (token.text in ("'s", "-", ".") and token.start == tokens[k - 1].end)
