"""Lists: the lines under one that says of whom they tell ("broken down as follows:", "The dead:")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from according.claims.cues import Cue, find_cues
from according.claims.cues.lexicon import lexicon, words
from according.claims.denials import UNHARMED
from according.claims.figures import Quantity, quantities, read_figure
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.claims.inclusions import included, listed_people
from according.claims.people import sense
from according.language.layout import is_item, opens_breakdown
from according.language.parse import Parse, Token
from according.model import Count, Effect

_NAME = r"[A-Z][^\W\d_]+(?:[ '-][A-Z]?[^\W\d_]+){0,3}"
_ROW = re.compile(rf"\W*{_NAME}(?::| [\u2013\u2014-]) ?(?=\d)")
_SHARES = re.compile(rf"(?::|,|;)\s+{_NAME}[ :]\s*(?=\d[\d,]*(?:[,;.]|\s*$|\s+and\b))")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is under way: the harm that its opening line tells of, and the sentence of the next line.

    `count` is how its lines count: as parts where the line that opens it gives a number.
    """

    effect: Effect
    cue: Cue
    count: Count | None
    next: int


def opened(parse: Parse, sentence: int, found: Sequence[Found], *, disease: bool) -> Listing | None:
    """Return the list that a sentence opens: it tells of one harm and ends with a colon, or is a heading."""
    place = parse.sentences[sentence]
    ends = parse.text.endswith(":", 0, place.end)
    if not ends and (found or not _may_head(parse, sentence)):
        return None
    if not found:
        cues = [cue for cue in find_cues(parse, sentence, disease=disease) if cue.effect != "casualties"]
        cues = cues or _labels(parse, sentence, disease=disease)
        alone = len({cue.effect for cue in cues}) == 1 and not _is_denied(parse, sentence)
        return Listing(cues[-1].effect, cues[-1], None, sentence + 1) if alone else None
    if len({item.effect for item in found}) != 1:
        return None
    return Listing(found[-1].effect, found[-1].cue, "part", sentence + 1)


def taken_apart(parse: Parse, sentence: int, last: Found | None) -> Listing | None:
    """Return the list under a line that only announces who those told of last are: "By perpetrator:"."""
    place = parse.sentences[sentence]
    ends = place.kind == "headline" or parse.text.endswith(":", 0, place.end)
    if last is None or not ends or not opens_breakdown(parse.text, place.start, place.end):
        return None
    return Listing(last.effect, last.cue, "part", sentence + 1)


def _may_head(parse: Parse, sentence: int) -> bool:
    """Tell whether a sentence is a heading of a word or two, and an item of a list follows it."""
    first, last = parse.bounds[sentence]
    if parse.sentences[sentence].kind != "headline" or not 0 < last - first <= _LONGEST_HEAD:
        return False
    return sentence + 1 < len(parse.sentences) and is_item(parse.text, parse.sentences[sentence + 1].start)


def _labels(parse: Parse, sentence: int, *, disease: bool) -> list[Cue]:
    """Return the words of harm that a short heading consists of: "Injured", "The dead:"."""
    words = [t for t in parse.of(sentence) if t.lower not in ("the", ":", "confirmed", "still", "those")]
    effects = [lexicon().count_nouns.get(t.lemma) or _state(t) for t in words]
    if [t.lemma for t in words] == ["patient"]:
        effects = ["ill" if disease else "injured"]
    if len(words) != 1 or effects[0] in (None, "casualties"):
        return []
    i = words[0].i
    return [Cue(effects[0], "count_noun", i, i, i)]


def _is_denied(parse: Parse, sentence: int) -> bool:
    return any(t.dep == "neg" or t.lower == "no" for t in parse.of(sentence))


_LONGEST_HEAD = 4
"""How many tokens a heading over a list of people has at the most."""


def listed(
    parse: Parse, sentence: int, listing: Listing | None, *, joined: bool
) -> tuple[tuple[Found, ...], Listing | None]:
    """Return those of whom a line of a list tells, and the list if it goes on after the line."""
    if listing is None or listing.next != sentence:
        return (), None
    start = parse.sentences[sentence].start
    if not is_item(parse.text, start):
        return (), None
    rest = replace(listing, next=sentence + 1)
    groups = explicit_groups(parse, sentence, joined=joined)
    if any(t.dep == "neg" or t.lower in UNHARMED for t in parse.of(sentence)):
        return (), rest
    opening = _past_label(parse, sentence, _past_mark(parse.text, start))
    told = next(listed_people(parse, groups, opening, parse.bounds[sentence][1]), None) if opening else None
    if told is None or (listing.count is None and _tells_itself(parse, sentence)):
        return (), rest
    first = Found(told, listing.effect, listing.cue, listing.count)
    return tuple(included(parse, groups, [first])), rest


def still_open(parse: Parse, sentence: int, listing: Listing | None) -> Listing | None:
    """Return the list that goes on after a line of it that told of harm in its own words."""
    if (
        listing is None
        or listing.next != sentence
        or not is_item(parse.text, parse.sentences[sentence].start)
    ):
        return None
    return replace(listing, next=sentence + 1)


def _past_label(parse: Parse, sentence: int, start: int) -> int | None:
    """Return the first token of a line behind its mark, and behind "Victim 2:"."""
    tokens = [t for t in parse.of(sentence) if t.start >= start]
    colon = next((n for n, t in enumerate(tokens[:_LONGEST_LABEL]) if t.text == ":"), -1)
    return tokens[colon + 1].i if colon + 1 < len(tokens) else None


def _tells_itself(parse: Parse, sentence: int) -> bool:
    """Tell whether a line is a clause, which says itself what happened: "A man told the court …"."""
    roots = (t for t in parse.of(sentence) if t.dep == "ROOT" and t.tag in _FINITE)
    return any(True for root in roots for _ in parse.kids(root.i, "nsubj", "nsubjpass"))


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _past_mark(text: str, start: int) -> int:
    """Return where a line of a list begins behind the mark before it."""
    while start < len(text) and not text[start].isspace():
        start += 1
    return start


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
    if _counts_else(parse, groups[0]) or _exceeds(groups[0], last):
        return ()
    return (replace(last, group=groups[0], count="share", weak=False),)


def _counts_else(parse: Parse, group: Group) -> bool:
    """Tell whether a row counts others than the one before it ("Contacts under follow-up: 1,204", "Samples
    tested: 300"), and names no places.
    """
    first = parse.bounds[parse.tokens[group.first].sent][0]
    return any(
        t.tag == "NNS" and t.lemma not in words("places_of_rows") for t in parse.tokens[first : group.first]
    )


def _exceeds(row: Group, last: Found) -> bool:
    """Tell whether a number is greater than that before it, which a label gave for all: "Fatalities: 8.
    Passengers: 149" are those aboard.
    """
    labelled = last.count != "share" and last.cue.token < last.group.first
    return labelled and (row.figure.low or 0) > (last.group.figure.low or 0)


def _is_row(parse: Parse, sentence: int) -> bool:
    place = parse.sentences[sentence]
    short = place.end - place.start <= _LONGEST_ROW
    row = _ROW.match(parse.text, place.start, place.end) if sentence >= 0 and short else None
    return row is not None and not any(
        t.tag in _OF_THINGS and sense(t) != "people" for t in parse.of(sentence) if t.end <= row.end()
    )


_OF_THINGS = frozenset({"VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "NNS"})
"""Tags of words that no name of a place has: "Buildings collapsed: 430"."""
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
    return tuple(Found(bare(parse, quantity), cue.effect, cue, "share") for quantity in told)


def bare(parse: Parse, quantity: Quantity) -> Group:
    """Return the group of a number after a name, which the tree takes for a part of the name."""
    first = next(t.i for t in parse.tokens if t.end > quantity.span.start)
    number = next(t.i for t in parse.tokens[first:] if t.end > quantity.core.start)
    return Group(first, number, number, read_figure(quantity.span.of(parse.text)), True, None, quantity)


def _state(token: Token) -> Effect | None:
    return lexicon().adjectives.get(token.lower)


_FEWEST = 2
_LONGEST_LABEL = 8
"""How many places a line of them has at the least, and how many tokens the label before them at the most."""
