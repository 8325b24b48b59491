"""Spots the words of a report that name places: the gazetteer over the tagger where the two differ.

A match that stays doubtful (see `judging`) counts only where the same name stands elsewhere in the report
without doubt: what "Mansfield" is in "Mansfield Pastor on Patrol", the next sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from according.language.parse import Parse, Sentence, Token
from according.places.entry import Entry, fold
from according.places.gazetteer import Gazetteer
from according.places.judging import (
    PLACE,
    PROPER,
    Match,
    Row,
    Sureness,
    judge,
    names_a_site,
    sort_beside,
    street_follows,
)
from according.places.words import words

_LONGEST = 6
"""The most tokens that a name is looked for in."""

_WIDEST_GAP = 40
"""Characters between two names within which one can say where the other lies."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019.][^\W\d_]+)*\.?|[^\w\s]|\d+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that name a place, and the places that they may name.

    `kind` is "people" for the name of a people or an adjective, "short" for an abbreviation, "site" for a
    named site, whether or not the gazetteer has it. `sort` is the feature that the words beside it call for
    ("ADM1", "PPL").
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
    gap: str | None = None


def spot(parse: Parse, gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """Return the spots of a report in the order of the text; those that stayed doubtful are left out."""
    people = _people(parse)
    found: list[Spot] = []
    for number, sentence in enumerate(parse.sentences):
        if sentence.dateline is not None:
            tokens = _dateline_tokens(parse.text, sentence, number)
            found += _scan(Row.of_dateline(parse.text, tokens, number, people), gazetteer)
        if sentence.is_read:
            found += _scan(Row.of_sentence(parse, number, people), gazetteer)
    return _with_gaps(parse.text, _settle(found))


def _with_gaps(text: str, spots: list[Spot]) -> tuple[Spot, ...]:
    pairs = zip([None, *spots], spots, strict=False)
    return tuple(
        replace(one, gap=text[before.end : one.start])
        if before is not None
        and before.sentence == one.sentence
        and 0 <= one.start - before.end <= _WIDEST_GAP
        else one
        for before, one in pairs
    )


def _settle(found: list[Spot]) -> list[Spot]:
    """Keep what is likely, and what is doubtful where the same name is likely elsewhere."""
    known = {fold(s.text) for s in found if s.sureness >= Sureness.LIKELY and s.kind == "name" and s.entries}
    kept = [s for s in found if s.sureness >= Sureness.LIKELY or fold(s.text) in known]
    return sorted(kept, key=lambda s: (s.start, s.end))


def _people(parse: Parse) -> frozenset[str]:
    """The words of the names of people that stand in full, or after a title, somewhere in the report."""
    titles = words().titles
    found: set[str] = set()
    for label, first, last in parse.entities:
        if label != "PERSON":
            continue
        names = [t for t in parse.tokens[first:last] if t.text[:1].isupper() and t.text.isalpha()]
        before = parse.tokens[first - 1] if first else None
        titled = before is not None and before.text[0].isupper() and before.lower.rstrip(".") in titles
        if before is not None and before.ent == "GPE" and before.dep == "compound" and names:
            names.insert(0, before)
        if len(names) > 1 or titled:
            found.update(t.lower for t in names if len(t.text) > 1)
    return frozenset(found)


def _dateline_tokens(text: str, sentence: Sentence, number: int) -> list[Token]:
    """The words of a dateline as tokens, up to its agency; the parser does not see them."""
    line = sentence.dateline
    if line is None:
        return []
    bracket = text.find("(", line.start, line.end)
    return [
        Token(-1, m.start(), m.end(), word, low, low, "NNP", "PROPN", "dep", -1, number, -1, -1, "", -1)
        for m in _WORD.finditer(text, line.start, bracket if bracket >= 0 else line.end)
        for word, low in [(m.group(), m.group().lower())]
    ]


# ------------------------------------------------------------------------------ one sentence


def _scan(row: Row, gazetteer: Gazetteer) -> list[Spot]:
    found: list[Spot] = []
    done, articles = 0, words().articles
    for i, token in enumerate(row.tokens):
        if i < done or not (row.capitals[i] or token.lower in articles or not token.text.isascii()):
            continue
        after = _people_name(row, i, gazetteer, found) if row.capitals[i] else None
        if after is None and _may_start(row, i):
            after = _short(row, i, gazetteer, found) or _name(row, i, gazetteer, found)
        done = after or i + 1
    return [*found, *_sites(row, found)]


def _may_start(row: Row, i: int) -> bool:
    token = row.tokens[i]
    first = token.text[0]
    if row.capital(i):
        return first.isupper() or token.tag in PROPER or token.ent in PLACE
    if first.isalpha() and first.lower() == first.upper():
        return True
    after = row.tokens[i + 1 : i + 3]
    return token.lower in words().articles and len(after) == 2 and after[0].text == "-" and row.capital(i + 2)


def _ends(row: Row, first: int) -> list[int]:
    """Return the tokens at which a name that begins at `first` may end, the last of them first."""
    found: list[int] = []
    for last in range(first, min(first + _LONGEST, len(row.tokens))):
        if _may_end(row, last):
            found.append(last)
        if last > first and not _links(row, last):
            break
    return found[::-1]


def _may_end(row: Row, k: int) -> bool:
    """Tell whether the token may stand at the end of a name."""
    opening = row.tokens[k].text[0]
    return opening.isalnum() and (row.capital(k) or not opening.islower())


def _links(row: Row, k: int) -> bool:
    """Tell whether the token may stand inside a name."""
    token, after = row.tokens[k], row.at(k + 1)
    if row.capital(k) or not token.text[0].islower() or token.lower in words().links:
        return True
    return after is not None and after.text == "-" and len(token.text) < 4


def _short(row: Row, i: int, gazetteer: Gazetteer, found: list[Spot]) -> int | None:
    """Add an abbreviation after the name of a place and a comma, or one that can stand alone ("N.C.")."""
    token = row.tokens[i]
    if not token.text.isupper() and "." not in row.of(i, min(i + 3, len(row.tokens) - 1)):
        return None
    one = _after_stop(row, i)
    two = _after_stop(row, one)
    if not token.text.isupper() and "." not in row.of(i, two - 1):
        return None
    for last in (two - 1, one - 1):
        text = row.of(i, last)
        if len(text) <= 8 and ("." in text or text.isupper()) and (entries := gazetteer.abbreviation(text)):
            break
    else:
        return None
    between = row.text[found[-1].end : token.start] if found else "none"
    joined = between in (", ", ",", " (") and found[-1].kind == "name"
    inner = "." in text[:-1]
    listed = inner and text.rstrip(".") + "." in words().abbreviations  # "N.C.", not "L.A."
    dotted = listed or (not inner and text[-1] == "." and len(text) > 3 and row.at(last + 1) is not None)
    tagged = token.ent == "GPE" and text.isupper() and not gazetteer.lookup(text)
    if not (joined or dotted or tagged or (between == " " and "." in text)):
        return None
    if joined and found[-1].sureness < Sureness.LIKELY:
        found[-1] = replace(found[-1], sureness=Sureness.SURE)
    found.append(_spot(row, i, last, entries, Sureness.SURE, kind="short"))
    return last + 1


def _after_stop(row: Row, i: int) -> int:
    """Return the place of the token after the one at `i` and its full stop, if that is a token of its own."""
    token, mark = row.at(i), row.at(i + 1)
    if token is None:
        return i
    return i + 2 if mark is not None and mark.text == "." and mark.start == token.end else i + 1


def _people_name(row: Row, i: int, gazetteer: Gazetteer, found: list[Spot]) -> int | None:
    """Add the name of a people, or the adjective of a country."""
    token = row.tokens[i]
    if row.dateline or token.lower == "the" or token.ent not in ("", "NORP", "GPE", "LOC", "ORDINAL"):
        return None
    for last in (i + 1, i):
        if row.at(last) is None or not row.tokens[last].text.isalpha():
            continue
        entries = gazetteer.people(row.of(i, last))
        if entries:
            label, _, after = row.entity(i, last)
            if label != "NORP" and any(t.text[0].isupper() for t in after):
                return None
            found.append(_spot(row, i, last, entries, Sureness.SURE, kind="people"))
            return last + 1
    return None


def _name(row: Row, i: int, gazetteer: Gazetteer, found: list[Spot]) -> int | None:
    """Add the longest name of the gazetteer that begins at token `i`, or a place that the tagger knows."""
    if row.lower(i + 1) == "of" and row.tokens[i].lower in words().sorts:
        return None
    last_name = found[-1] if found and found[-1].kind == "name" else None
    previous = last_name.end if last_name and last_name.sureness >= Sureness.LIKELY else None
    for last in _ends(row, i):
        entries = gazetteer.lookup(row.of(i, last))
        if row.tokens[i].lower == "the":
            entries = tuple(e for e in entries if e.name.lower().startswith("the "))
        if not entries or _generic_tail(row, i, last, entries):
            continue
        match = Match(row, i, last, entries, gazetteer, previous)
        sureness = judge(match)
        if sureness is Sureness.PART:
            break
        if sureness is Sureness.NO:
            whole = last > i and row.tokens[i].entity == row.tokens[last].entity >= 0
            return last + 1 if whole else None
        sort = sort_beside(row, i, last) or words().governed.get(row.lower(last + 1))
        end = last + _full_stop(row, last)
        kind: Literal["name", "site"] = "site" if names_a_site(match) else "name"
        found.append(_spot(row, i, end, entries, sureness, kind=kind, sort=sort))
        return end + 1
    return _unknown(row, i, gazetteer, found)


def _full_stop(row: Row, last: int) -> int:
    """1 if the full stop of an abbreviated name ("U.S.") is a token of its own, else 0."""
    token, mark = row.tokens[last], row.at(last + 1)
    own = mark is not None and mark.text == "." and mark.start == token.end and row.at(last + 2) is not None
    return int(own and "." in token.text[:-1])


def _generic_tail(row: Row, i: int, last: int, entries: tuple[Entry, ...]) -> bool:
    """Tell the "City" of "Dublin City Council", or the "Department" of one "of Health", from a name's own."""
    if last > i and row.tokens[last].lower in words().sorts and row.lower(last + 1) == "of":
        return True
    if last == i or row.tokens[last].lower not in ("city", "town", "village", "township"):
        return False
    name = fold(row.of(i, last))
    alone = not (row.at(last + 1) is not None and row.capital(last + 1))
    return not any(fold(e.name) == name and (alone or e.population > 20_000) for e in entries)


def _unknown(row: Row, i: int, gazetteer: Gazetteer, found: list[Spot]) -> int | None:
    """Add a place that the tagger names and the gazetteer lacks: it stays unresolved."""
    token, lists = row.tokens[i], words()
    if token.ent not in PLACE or token.entity < 0 or token.tag not in PROPER:
        return None
    _, before, _ = row.entity(i, i)
    last = row.entities[token.entity][2] - row.tokens[0].i - 1
    while last >= i and not (row.tokens[last].text[0].isalnum() and not row.tokens[last].text[0].islower()):
        last -= 1
    if last < i or any(t.lower not in lists.modifiers for t in before) or street_follows(row, last):
        return None
    if last == i and (token.lower in lists.never_alone or token.lower in row.people):
        return None
    tail = gazetteer.lookup(row.of(last, last)) if last > i else ()
    if tail and tail[0].feature == "PCLI":
        return None
    found.append(_spot(row, i, last, (), Sureness.LIKELY))
    return last + 1


def _spot(
    row: Row,
    first: int,
    last: int,
    entries: tuple[Entry, ...],
    sureness: Sureness,
    *,
    kind: Literal["name", "people", "short", "site"] = "name",
    sort: str | None = None,
) -> Spot:
    start, end = row.tokens[first].start, row.tokens[last].end
    return Spot(start, end, row.text[start:end], row.sentence, kind, entries, sureness, sort, row.dateline)


# ------------------------------------------------------------------------------ sites


def _sites(row: Row, found: Sequence[Spot]) -> Iterator[Spot]:
    """Named sites that the gazetteer lacks: capitalised words ending in "Mosque", "Hospital" and the like."""
    lists = words()
    if row.dateline or not any(token.lower in lists.sites for token in row.tokens):
        return
    spans = {(s.start, s.end) for s in found}
    first = 0
    while first < len(row.tokens):
        last = first
        while last < len(row.tokens) and _in_name(row, last, first):
            last += 1
        last -= 1
        if last > first and row.tokens[last].lower in lists.sites:
            body = (row.tokens[k].lower for k in range(first, last))
            named = any(word not in lists.never_alone and word not in lists.of_place for word in body)
            if named and (row.tokens[first].start, row.tokens[last].end) not in spans:
                yield _spot(row, first, last, (), Sureness.LIKELY, kind="site")
        first = max(last + 1, first + 1)


def _in_name(row: Row, k: int, first: int) -> bool:
    token = row.tokens[k]
    if row.capital(k) and (token.tag in PROPER or (k > first and token.lower in words().sites)):
        return True
    if k == first or token.start != row.tokens[k - 1].end:
        return False
    return token.text in ("'s", "-", ".") and k + 1 < len(row.tokens) and row.capital(k + 1)
