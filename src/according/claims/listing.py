"""Lists: the lines under one that says of whom they tell ("broken down as follows:", "The dead:")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from according.claims import people
from according.claims.cues import Cue
from according.claims.cues.lexicon import lexicon
from according.claims.figures import Quantity, quantities, read_figure
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.claims.inclusions import included
from according.language.layout import is_item
from according.language.parse import Parse, Token
from according.model import Effect

_MARK = 4
"""How many characters the mark before a line of a list may take, with the space after it."""


_NAME = r"[A-Z][^\W\d_]+(?:[ '-][A-Z]?[^\W\d_]+){0,3}"
_ROW = re.compile(rf"\W*{_NAME}(?::| [\u2013\u2014-]) ?(?=\d)")
_SHARES = re.compile(rf"(?::|,|;)\s+{_NAME}[ :]\s*(?=\d[\d,]*(?:[,;.]|\s*$|\s+and\b))")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is under way: what its opening line told last, and the sentence that the next line is."""

    told: Found
    next: int


def opened(parse: Parse, sentence: int, found: Sequence[Found]) -> Listing | None:
    """Return the list that a sentence opens: it tells of one harm and ends with a colon."""
    if len({item.effect for item in found}) != 1:
        return None
    ends = parse.text.endswith(":", 0, parse.sentences[sentence].end)
    return Listing(found[-1], sentence + 1) if ends else None


def listed(
    parse: Parse, sentence: int, listing: Listing | None, *, joined: bool
) -> tuple[tuple[Found, ...], Listing | None]:
    """Return those whom a line of a list counts, and the list if it goes on after the line."""
    if listing is None or listing.next != sentence:
        return (), None
    start = parse.sentences[sentence].start
    if not is_item(parse.text, start):
        return (), None
    groups = explicit_groups(parse, sentence, joined=joined)
    if not groups or not _opens_line(parse, groups[0], start):
        return (), replace(listing, next=sentence + 1)
    first = replace(listing.told, group=groups[0], count="part", weak=False)
    return tuple(included(parse, groups, [first])), replace(listing, next=sentence + 1)


def rows(parse: Parse, sentence: int, last: Found | None, *, joined: bool) -> tuple[Found, ...]:
    """Read a row of a list of places under one that says what is counted: "Khartoum: 41 killed", "Nyala:
    12".
    """
    if last is None or not _is_row(parse, sentence) or not _is_row(parse, sentence - 1):
        return ()
    if parse.tokens[last.group.last].sent != sentence - 1:
        return ()
    groups = explicit_groups(parse, sentence, joined=joined)
    if len(groups) != 1 or groups[0].noun is not None:
        return ()
    return (replace(last, group=groups[0], count="share", weak=False),)


def _is_row(parse: Parse, sentence: int) -> bool:
    place = parse.sentences[sentence]
    short = place.end - place.start <= _LONGEST_ROW
    return sentence >= 0 and short and _ROW.match(parse.text, place.start, place.end) is not None


_LONGEST_ROW = 60


def shares(parse: Parse, sentence: int, *, joined: bool) -> tuple[Found, ...]:
    """Read a line of places after what is counted: "Deaths by province: Lao Cai 98, Cao Bang 43"."""
    place = parse.sentences[sentence]
    colon = parse.text.find(":", place.start, place.end)
    if colon < 0:
        return ()
    ends = {match.end() for match in _SHARES.finditer(parse.text, place.start, place.end)}
    label = [t for t in parse.of(sentence) if t.end <= colon]
    effects = {effect for t in label if (effect := lexicon().count_nouns.get(t.lemma) or _state(t))}
    if len(ends) < _FEWEST or len(effects) != 1 or len(label) > _LONGEST_LABEL:
        return ()
    word = next(t for t in label if lexicon().count_nouns.get(t.lemma) or _state(t))
    cue = Cue(effects.pop(), "count_noun", word.i, word.i, word.i)
    told = (q for q in quantities(parse.text, place.start, place.end, joined=joined) if q.core.start in ends)
    return tuple(Found(_bare(parse, quantity), cue.effect, cue, "share") for quantity in told)


def _bare(parse: Parse, quantity: Quantity) -> Group:
    """Return the group of a number after a name, which the tree takes for a part of the name."""
    number = next(t.i for t in parse.tokens if t.end > quantity.core.start)
    return Group(number, number, number, read_figure(quantity.span.of(parse.text)), True, None, quantity)


def _state(token: Token) -> Effect | None:
    return lexicon().adjectives.get(token.lower)


_FEWEST = 2
_LONGEST_LABEL = 8
"""How many places a line of them has at the least, and how many tokens the label before them at the most."""


def _opens_line(parse: Parse, group: Group, start: int) -> bool:
    """Tell whether a group of people is the first thing that a line says."""
    if parse.tokens[group.first].start > start + _MARK:
        return False
    return group.noun is not None and people.is_likely(parse.tokens[group.noun])
