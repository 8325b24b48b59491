"""Judges whether a match of the gazetteer in a sentence names a place.

A tagger takes "Kerman's" for a person and "Cottonport" for an organisation; the gazetteer knows a "Reading"
and a "March". So neither is believed alone: each match is weighed by what the tagger says and by the words
around.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import msgspec

from according.language.parse import Parse, Token
from according.places.entry import Entry, contains
from according.places.gazetteer import Gazetteer
from according.places.words import words

PLACE = frozenset(("GPE", "LOC"))
PROPER = frozenset(("NNP", "NNPS"))
_NO_NAME = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"))
_NAMED_THINGS = frozenset(("ORG", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"))
_CAPITALS = frozenset(("US", "UK", "UAE"))
_OPENERS = frozenset(("-", "--", "\u2013", "\u2014", "(", ",", "_", "/"))
_NEAR = 12
"""The most tokens on either side that are looked at, however long a run of names is."""

_POSSESSIVE = ("'s", "\u2019s", "'", "\u2019")
_JOINS = frozenset((", ", " and ", ", and ", " or ", " & ", "/", "-", "\u2013"))


class Sureness(IntEnum):
    """How sure it is that the words name a place; PART where they are a part of a longer name of a place."""

    PART = -1
    NO = 0
    DOUBTFUL = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a sentence or dateline, the entities of the parse, and the names of people in it.

    `capitals` tells of each token whether it has a capital in the text as received; the parser's copy may
    have lost it.
    """

    text: str
    tokens: Sequence[Token]
    capitals: Sequence[bool]
    sentence: int
    entities: tuple[tuple[str, int, int], ...]
    people: frozenset[str]
    dateline: bool = False

    @staticmethod
    def of_sentence(parse: Parse, sentence: int, people: frozenset[str]) -> Row:
        """Return the row of a sentence that has been parsed."""
        tokens = parse.of(sentence)
        return Row(parse.text, tokens, _capitals(parse.text, tokens), sentence, parse.entities, people)

    @staticmethod
    def of_dateline(text: str, tokens: Sequence[Token], sentence: int, people: frozenset[str]) -> Row:
        """Return the row of the dateline before a sentence, which no parser sees."""
        return Row(text, tokens, _capitals(text, tokens), sentence, (), people, dateline=True)

    def at(self, i: int) -> Token | None:
        """Return the token at place `i` of the row, if there is one."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def lower(self, i: int) -> str:
        """Return the word at place `i` in small letters without its full stop, "" beyond the ends."""
        token = self.at(i)
        return token.lower.rstrip(".") if token else ""

    def capital(self, i: int) -> bool:
        """Tell whether the word at place `i` has a capital in the text as received."""
        return self.capitals[i]

    def of(self, first: int, last: int) -> str:
        """Return the text from token `first` to token `last`, both inclusive."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def entity(self, first: int, last: int) -> tuple[str, tuple[Token, ...], tuple[Token, ...]]:
        """Return the label of the entity around the tokens, and its nearest words before and after them."""
        token = self.tokens[first] if self.tokens[first].entity >= 0 else self.tokens[last]
        if token.entity < 0:
            return "", (), ()
        label, begin, stop = self.entities[token.entity]
        offset = self.tokens[0].i
        before = self.tokens[max(0, begin - offset, first - _NEAR) : first]
        after = self.tokens[last + 1 : min(stop - offset, last + 1 + _NEAR)]
        return label, _words_of(before), _words_of(after)


def _capitals(text: str, tokens: Sequence[Token]) -> list[bool]:
    return [text[token.start].isupper() for token in tokens]


class Match(msgspec.Struct, frozen=True):
    """Tokens `first` to `last` of a row that bear the name of some places.

    `previous` is the end of the likely place name before them in the sentence, in characters of the text.
    """

    row: Row
    first: int
    last: int
    entries: tuple[Entry, ...]
    gazetteer: Gazetteer
    previous: int | None = None

    @property
    def token(self) -> Token:
        """The first token."""
        return self.row.tokens[self.first]

    @property
    def single(self) -> bool:
        """Whether the name is one token."""
        return self.first == self.last

    @property
    def weighty(self) -> bool:
        """Whether a reader can be expected to know the place: it is populous, or is no mere settlement."""
        return self.entries[0].population >= 15_000 or not self.entries[0].feature.startswith("PPL")


def judge(match: Match) -> Sureness:
    """Return how sure it is that the match names a place."""
    row, token, lists = match.row, match.token, words()
    common = match.single and token.lower in lists.never_alone and token.text not in _CAPITALS
    if row.dateline:
        return Sureness.NO if common else Sureness.SURE
    if row.lower(match.last + 1) in lists.eponyms:
        return Sureness.NO
    if not has_case(token.text):
        return Sureness.LIKELY if _stands_alone(match) else Sureness.NO
    if token.ent in _NO_NAME or street_follows(row, match.last) or _after_title(match) or len(token.text) < 2:
        return Sureness.NO
    if _qualified(match) or (not common and _opens_in_capitals(match)):
        return Sureness.SURE
    if not common and _heads_item(match):
        return Sureness.LIKELY
    if common:
        return Sureness.LIKELY if _known_in_spite(match) else Sureness.NO
    if _called_an_area(match) or _called_a_town(match):
        return Sureness.LIKELY
    if match.single and token.ent not in ("NORP", *PLACE) and token.tag not in PROPER:
        return Sureness.NO
    if not match.single and row.lower(match.last) in lists.sorts and row.lower(match.last) != "city":
        return Sureness.SURE
    if names_a_site(match):
        return Sureness.SURE
    return _by_label(match)


def names_a_site(match: Match) -> bool:
    """Tell whether the match ends as names of sites do ("Sea Mosque") and the gazetteer has such a site."""
    site = not match.single and match.row.lower(match.last) in words().sites
    return site and any(not e.feature.startswith(("PPL", "ADM", "PCL")) for e in match.entries)


def street_follows(row: Row, last: int) -> bool:
    """Tell whether the words up to `last` are the name of a street: "Dublin Road", "Clinton St."."""
    token = row.at(last + 1)
    return token is not None and token.lower in words().streets and row.capital(last + 1)


def _words_of(tokens: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(t for t in tokens if t.text[0].isalnum() and t.lower != "the")


# ------------------------------------------------------------------------------ what the tagger says


def _by_label(match: Match) -> Sureness:
    row = match.row
    label, before, after = row.entity(match.first, match.last)
    person = match.single and match.token.lower in row.people
    if label in PLACE:
        return _in_place(match, before, after, person)
    locative = _locative(match)
    if person and not (locative and label == ""):
        return Sureness.DOUBTFUL if locative > 1 else Sureness.NO
    if label == "PERSON":
        return _in_person(match, alone=not before and not after, locative=locative)
    if label in _NAMED_THINGS:
        return _in_thing(match, before, after, locative)
    if label == "NORP":
        return Sureness.LIKELY if locative and match.weighty else Sureness.DOUBTFUL
    if label == "LANGUAGE" and match.gazetteer.people(row.of(match.first, match.last)):
        return Sureness.NO
    return _in_nothing(match, locative)


def _in_place(match: Match, before: tuple[Token, ...], after: tuple[Token, ...], person: bool) -> Sureness:
    lists = words()
    if before and not after and match.entries[0].feature == "PCLI":
        return Sureness.LIKELY
    if after and not before and after[0].lower in lists.of_place:
        return Sureness.LIKELY
    if any(t.text[0].isupper() and t.lower not in lists.modifiers for t in (*before, *after)):
        return Sureness.NO if before else Sureness.PART
    if person:
        strict = match.row.lower(match.first - 1) in lists.strictly_locative
        return Sureness.LIKELY if strict else Sureness.NO
    return Sureness.SURE


def _in_person(match: Match, *, alone: bool, locative: int) -> Sureness:
    if not alone or _name_follows(match):
        return Sureness.NO
    if locative > 1 or (match.weighty and _owns_a_site(match)):
        return Sureness.LIKELY
    return Sureness.NO if _name_precedes(match) else Sureness.DOUBTFUL


def _in_thing(match: Match, before: tuple[Token, ...], after: tuple[Token, ...], locative: int) -> Sureness:
    """In the name of an organisation or a building: "Richmond Police Department", "Bank of Mexico"."""
    lists = words()
    likely = Sureness.LIKELY if match.weighty else Sureness.DOUBTFUL
    if not before and not after:
        if locative > 1:
            return Sureness.LIKELY
        owner = match.row.lower(match.last + 1) in lists.of_place or _owns_a_site(match)
        return likely if owner else Sureness.DOUBTFUL
    if any(t.lower in lists.of_press for t in after):
        return Sureness.NO
    if not before:
        return likely if after[0].lower in lists.of_place else Sureness.DOUBTFUL
    if not after and before[-1].lower == "of":
        return likely
    return Sureness.DOUBTFUL if before[-1].lower in lists.modifiers else Sureness.NO


def _in_nothing(match: Match, locative: int) -> Sureness:
    precedes = locative < 2 and _name_precedes(match)
    follows = _name_follows(match) and match.row.lower(match.last + 1) not in words().of_place
    if precedes or follows:
        return Sureness.NO
    known = match.weighty and locative > (1 if match.single else 0)
    return Sureness.LIKELY if known else Sureness.DOUBTFUL


# ------------------------------------------------------------------------------ the words around


def _name_follows(match: Match) -> bool:
    token, last = match.row.at(match.last + 1), match.row.tokens[match.last]
    return (
        token is not None and token.text[0].isupper() and token.tag in PROPER and token.start == last.end + 1
    )


def _name_precedes(match: Match) -> bool:
    """A name, or a hyphen and no party, stands right before: "Riverside Jackson", but "D-Charleston"."""
    row, i = match.row, match.first
    token = row.at(i - 1)
    if token is None or (token.text == "-" and row.lower(i - 2) in ("d", "r")):
        return False
    if token.text in ("&", "-"):
        return token.end == match.token.start
    return token.text[0].isupper() and token.tag in PROPER and token.lower not in words().modifiers


def _after_title(match: Match) -> bool:
    """After "Mr" a name is a person's, after "Mayor" too unless the tagger takes it for a place."""
    row, i = match.row, match.first - 1
    if i > 0 and row.tokens[i].text == ".":
        i -= 1
    if i < 0 or not row.capital(i):
        return False
    lists = words()
    return row.lower(i) in lists.courtesies or (row.lower(i) in lists.titles and match.token.ent not in PLACE)


def _opens_in_capitals(match: Match) -> bool:
    """A dateline in the run of the text: capitals at the beginning or after a date, then a dash. A country in
    capitals is a heading, where it is all of a line.
    """
    row = match.row
    after, name = row.at(match.last + 1), row.of(match.first, match.last)
    if not name.isupper() or len(name) < 4:
        return False
    if after is None:
        return match.first == 0 and any(entry.feature.startswith("PCL") for entry in match.entries)
    if match.first > 1:
        return after.text in ("--", "\u2014") and row.tokens[match.first - 1].ent in ("DATE", "TIME")
    return after.text in _OPENERS


def _heads_item(match: Match) -> bool:
    """A place that a reader can be expected to know stands at the head of an item ("- Kharkiv: 3 killed"), or
    is all of a sentence ("El Fasher. Shelling killed eight").
    """
    row = match.row
    whole = match.first == 0 and len(row.tokens) == match.last + 2 and row.tokens[-1].text == "."
    if match.first > _MARKS or not match.weighty:
        return False
    if match.token.lower in row.people and (match.single or not whole):
        return False
    if whole:
        return True
    marked = match.first > 0 and not any(t.text[0].isalpha() for t in row.tokens[: match.first])
    shouted = match.first == 0 and match.token.text.isupper() and len(match.token.text) >= _SHOUTED
    end = match.last + 1
    while row.lower(end) in words().sorts:
        end += 1
    after = row.at(end)
    if after is None or not (marked or shouted):
        return False
    return after.text == ":" or (after.text in _DASHES and after.start > row.tokens[end - 1].end)


_MARKS = 3
"""How many tokens the mark or the number of an item has at the most."""
_SHOUTED = 4
_DASHES = frozenset(("-", "--", "\u2013", "\u2014", "|"))


def _qualified(match: Match) -> bool:
    """A comma and the area that holds one of the places follow ("Cottonport, Avoyelles Parish").

    Also "Hajin, in eastern Syria" and "Hajin, Syria", but not "Hasan, Iran's envoy".
    """
    row, start = match.row, match.last + 2
    comma = row.at(match.last + 1)
    if comma is None or comma.text != ",":
        return False
    while row.lower(start) == "in" or row.lower(start) in words().modifiers:
        start += 1
    first = row.at(start)
    if first is None or not first.text[0].isupper():
        return False
    _, before, after = row.entity(match.first, match.last)
    whole = not before and not any(t.i < first.i for t in after)
    named = match.single and match.token.lower in row.people
    held = [e for e in match.entries if e.feature.startswith("PPL") or e.feature == "ADM2"]
    for stop in range(start, min(start + 3, len(row.tokens))):
        country = whole and not named and row.lower(stop + 1) not in _POSSESSIVE
        holders = match.gazetteer.lookup(row.of(start, stop))
        if any((country or h.feature != "PCLI") and contains(h, e) for h in holders for e in held):
            return True
    return False


def _known_in_spite(match: Match) -> bool:
    """A large town whose name is a common word, where only a place can stand: "in Nice", "near Reading"."""
    large = match.entries[0].population >= 100_000
    before, above = match.row.lower(match.first - 1), match.row.lower(match.first - 2)
    strict = before in words().strictly_locative or (before == "of" and above in ("city", "town", "port"))
    return large and strict and match.token.ent in PLACE


def _called_an_area(match: Match) -> bool:
    """The words beside call the name a province, a district or the like, and there is such a one."""
    sort = sort_beside(match.row, match.first, match.last)
    return sort is not None and sort.startswith("ADM") and any(e.feature == sort for e in match.entries)


def _called_a_town(match: Match) -> bool:
    """The words before call the name a town or the like: "the town of Manbij"."""
    row, i = match.row, match.first
    if row.lower(i - 1) != "of" or words().sorts.get(row.lower(i - 2)) != "PPL":
        return False
    return not (match.single and _name_follows(match))


def _owns_a_site(match: Match) -> bool:
    """The name has what a place has: "Kerman's main square", "Kerman's police"."""
    row, k, lists = match.row, match.last + 1, words()
    if row.lower(k) not in _POSSESSIVE:
        return False
    k += 1
    while (token := row.at(k)) is not None and k < match.last + 5 and token.tag.startswith("JJ"):
        k += 1
    return row.lower(k) in lists.sites or row.lower(k) in lists.of_place or row.lower(k) in lists.sorts


def _stands_alone(match: Match) -> bool:
    """Tell whether a name in a script without capitals stands by itself among English words."""
    beside = (match.row.at(match.first - 1), match.row.at(match.last + 1))
    return len(match.row.of(match.first, match.last)) > 1 and all(
        token is None or not token.text[0].isalpha() or has_case(token.text) for token in beside
    )


def has_case(word: str) -> bool:
    """Tell whether a word is in a script with capital letters."""
    return word.lower() != word.upper() or not word[0].isalpha()


def sort_beside(row: Row, first: int, last: int) -> str | None:
    """Return the sort of place that the words beside a name call it ("Kerman province", "city of Kerman")."""
    sorts = words().sorts
    after = row.lower(last + 1)
    office = row.lower(last + 2) == "of" and row.capital(last + 1)  # "Florida Department of Health"
    if after in sorts and not office:
        return sorts[after]
    return sorts.get(row.lower(first - 2)) if row.lower(first - 1) == "of" else None


def _locative(match: Match) -> int:
    """2 after a word that places follow ("near") and in a list of them, 1 where one may follow, else 0."""
    row, lists = match.row, words()
    if match.previous is not None and row.text[match.previous : match.token.start] in _JOINS:
        return 2
    k = match.first - 1
    if row.lower(k) == "of" and row.lower(k - 1) in lists.directions:
        return 2
    if row.lower(k) in ("from", "to") and row.lower(k - 1) in lists.ways:
        return 2
    while k > max(0, match.first - _NEAR) and row.lower(k) in lists.modifiers and row.lower(k) != "of":
        k -= 1
    if row.lower(k) in lists.strictly_locative:
        return 2
    return 1 if row.lower(k) in lists.locative else 0
