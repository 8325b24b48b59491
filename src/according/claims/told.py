"""What is told of one number among those of its incident: where it stands, of which places, how marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from according.claims.formers import is_told_before
from according.claims.whereabouts import is_brought, is_received, places_of
from according.language.parse import Parse
from according.model import Claim, Mention, Place, Toponym

_MORE = frozenset({"another", "more", "further", "additional"})
_COMPARED = re.compile(
    r"(?i)\b(?:compared (?:with|to)|against|versus|vs\.?|(?:down|up) (?:from|on)) (?:the )?$"
)
_REACH = 20
_OTHERS = frozenset({"other", "others"})
_OTHERS_OR_FURTHER = _OTHERS | {"further", "additional"}
_REST = _OTHERS | {"remaining"}


CLOSE = 0.8
"""From which share of a number on another may be a count of the same people."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what its words say of where it stands: its sentence, its places, its marks.

    `whole` is the incident that its own is a part of. `beside` says that the sentence tells of another effect
    before it, so that "70 others" are other people; `received` that a hospital took them in, `at_hospital`
    that one tells of those brought to it; `before` that it is what somebody had said before; `compared` that
    it is only what another number is set against ("compared with 121 last year"). `start` is where the words
    of its number begin. `lands` are the countries of its places, as far as they are known;
    `abroad` says that one of them is called a neighbour of where the report is from.
    """

    claim: Claim
    sentence: int | None
    places: frozenset[str]
    received: bool
    beside: bool
    size: int
    whole: str | None
    compared: bool
    at_hospital: bool
    start: int
    before: bool
    lands: frozenset[str] = frozenset()
    abroad: bool = False

    @property
    def is_increment(self) -> bool:
        """Whether its words say that it comes on top of others, or is new ("two more", "three new cases")."""
        return self.marks(only_more=True) or "new" in (self.claim.figure.words or "").casefold().split()

    @property
    def is_definite(self) -> bool:
        """Whether its words take up people told before ("the two officers")."""
        return self.claim.explicit and (self.claim.figure.words or "").casefold().startswith("the ")

    @property
    def is_rest(self) -> bool:
        """Whether its words are of the rest of those told before ("the other two", "the two other men")."""
        words = (self.claim.figure.words or "").casefold().split()[1:3]
        return self.is_definite and bool(_REST.intersection(words))

    @property
    def is_of_others(self) -> bool:
        """Whether its words are of others than those told before ("no other infections")."""
        return bool(_OTHERS_OR_FURTHER.intersection((self.claim.figure.words or "").casefold().split()))

    def marks(self, *, only_more: bool = False) -> bool:
        """Tell whether its words set it beside a number told before ("another two", "three others")."""
        words = set((self.claim.figure.words or "").lower().replace("more than", "").split())
        others = frozenset() if only_more or self.beside else _OTHERS
        return bool(words & (_MORE | others))


def told_of(
    parse: Parse,
    claim: Claim,
    effects: dict[int | None, set[str]],
    home: Place | None = None,
    known: Set[int] = frozenset(),
) -> Told:
    """Return what is told of a claim; `effects` gathers the effects of the sentences before it.

    `home` is the place of its incident: told in a sentence before, it sets no number apart. `known` are the
    tokens of places' names.
    """
    token = parse.at(claim.number_span.start)
    sentence = parse.sentence_at(claim.number_span.start)
    before = effects.setdefault(sentence, set())
    beside = bool(before - {claim.effect})
    before.add(claim.effect)
    received = token is not None and is_received(parse, claim, token)
    places = places_of(parse, claim, known) - _words_of(parse, home, sentence)
    compared = bool(
        _COMPARED.search(parse.text, max(0, claim.number_span.start - _REACH), claim.number_span.start)
    )
    brought = token is not None and is_brought(parse, claim, token)
    start = claim.number_span.start
    return Told(
        claim,
        sentence,
        places,
        received,
        beside,
        size_of(claim),
        None,
        compared,
        brought,
        start,
        is_told_before(parse, claim),
    )


def _words_of(parse: Parse, home: Place | None, sentence: int | None) -> frozenset[str]:
    """Return the words of the place of an incident, none where `sentence` itself is what tells it."""
    if home is None or home.span is None or parse.sentence_at(home.span.start) == sentence:
        return frozenset()
    return frozenset(home.name.casefold().split())


def tokens_of(parse: Parse, places: Mapping[int | None, Sequence[Toponym]]) -> frozenset[int]:
    """Return the tokens of the places that a text names and the gazetteer has."""
    found = ((place, parse.at(place.span.start)) for named in places.values() for place in named)
    return frozenset(
        i
        for place, token in found
        if token is not None and place.geonames is not None
        for i in range(token.i, token.i + len(place.text.split()))
    )


def with_lands(parse: Parse, told: Told, places: Mapping[int | None, Sequence[Toponym]]) -> Told:
    """Return what is told with the countries of its places; `places` are those named, by sentence."""
    here = places.get(told.sentence, ())
    own = [place for place in here if not told.places.isdisjoint(place.text.casefold().split())]
    own += [place for place in here if any(_are_joined(parse, place, other) for other in own)]
    abroad = any(place.feature == "country" and _is_next_door(parse, place) for place in own)
    lands = frozenset(place.country for place in own if place.country is not None)
    return replace(told, lands=lands, abroad=abroad)


def _are_joined(parse: Parse, place: Toponym, other: Toponym) -> bool:
    """Tell whether two places are named together ("in Mali and Niger")."""
    first, second = sorted((place.span, other.span))
    between = parse.text[first.end : min(second.start, first.end + _WORD)]
    return between.replace(" ", "") in (",", "and", ",and")


def _is_next_door(parse: Parse, place: Toponym) -> bool:
    before = parse.text[max(0, place.span.start - _WORD) : place.span.start].split()[-1:]
    return any(word.casefold() in _NEXT_DOOR for word in before)


_WORD = 20
_NEXT_DOOR = frozenset({"neighbouring", "neighboring", "nearby", "adjoining", "bordering"})


def by_sentence(parse: Parse, places: Sequence[Toponym]) -> dict[int | None, list[Toponym]]:
    """Return the places that a text names, by the sentences that name them, peoples ("Iranian") left out."""
    found: dict[int | None, list[Toponym]] = {}
    for place in places:
        if not place.demonym:
            found.setdefault(parse.sentence_at(place.span.start), []).append(place)
    return found


def wholes_of(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return the incident that each part is of, by their keys."""
    return {mention.key: mention.part_of for mention in mentions if mention.part_of}


def harm_of(claim: Claim, wholes: Mapping[str, str]) -> tuple[str | None, str]:
    """Return the incident, with all its parts, and the effect that a claim counts: what its number relates to
    is told of the same.
    """
    return wholes.get(claim.mention or "", claim.mention), claim.effect


def size_of(claim: Claim) -> int:
    """Return the least that a claim says, or the most where it sets no floor."""
    figure = claim.figure
    return figure.low if figure.low is not None else figure.high or 0


def is_vague(claim: Claim) -> bool:
    """Tell whether a claim has no number but only a word for some or many."""
    words = (claim.figure.words or "").casefold()
    told = any(c.isdigit() for c in words) or "at least" in words  # "at least three"
    return claim.figure.high is None and claim.figure.low in (2, 3) and not told
