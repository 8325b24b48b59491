"""Where an incident was: the place that its words attach to, and how precisely the report says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from according.incidents.relations import relation_before
from according.incidents.scopes import clause_of, ladder, token_of, top_of, up_to
from according.incidents.signals import words
from according.language.parse import Parse, Token
from according.model import Claim, Place, Precision, Span, Toponym
from according.places.distance import distance_km
from according.vocab import load

RADIUS_M: dict[Precision, float | None] = {
    "exact": 1_000.0,
    "relative": 5_000.0,
    "settlement": 10_000.0,
    "district": 30_000.0,
    "province": 150_000.0,
    "country": None,
    "unknown": None,
}
"""How far off the point may be, in metres, where the report does not say. A settlement reaches 10 km from its
centre, a district 30 km, a province 150 km; a country is too large for a point to mean anything."""

_FINE = {"site": 5.0, "settlement": 4.0, "district": 3.0, "province": 2.0, "other": 1.5, "country": 1.0}
PRECISIONS: dict[str, Precision] = {
    "site": "exact",
    "settlement": "settlement",
    "district": "district",
    "province": "province",
    "other": "district",
    "country": "country",
}
"""How precisely a place is given that is of such a feature (see `Toponym`)."""
_MEASURED = 3.5
"""The score of a place from which the report gives the distance of the incident."""
_FAR_M = 300_000.0
"""A place farther than this is not what the incident was near."""
_NEIGHBOURS = 2
"""How many sentences around the words of an incident in passing may say where it was."""


@dataclass(frozen=True, slots=True)
class Named:
    """The places that a report names, with their tokens, by sentence."""

    by_sentence: Mapping[int, Sequence[tuple[Token, Toponym]]]

    @staticmethod
    def of(parse: Parse, toponyms: Iterable[Toponym]) -> Named:
        """Return the toponyms that lie inside sentences and can be a place of an incident."""
        found: dict[int, list[tuple[Token, Toponym]]] = defaultdict(list)
        for toponym in toponyms:
            token = token_of(parse, toponym.span) or _filed_from(parse, toponym)
            known = toponym.country is not None or toponym.lat is not None or _is_open(toponym)
            if token is not None and known and toponym.feature in _FINE:
                people = token.ent == "NORP" and (token.dep, token.tag) != ("pobj", "NNP")
                called = (toponym.name or "").casefold() == toponym.text.casefold()  # "Philippines"
                peoples = (toponym.demonym and not called) or (
                    people and parse.text[toponym.span.end :][:1] != ":"
                )
                if not peoples or parse.head(token).lemma in _words("at_home"):
                    found[token.sent].append((token, toponym))
        return Named(found)

    def near(self, sentences: frozenset[int]) -> list[tuple[Token, Toponym]]:
        """Return the places named in or beside some sentences, in the order of the text."""
        wanted = {s + n for s in sentences for n in range(-_NEIGHBOURS, _NEIGHBOURS + 1)}
        return [pair for sentence in sorted(wanted) for pair in self.by_sentence.get(sentence, ())]

    def all(self) -> list[tuple[Token, Toponym]]:
        """Return all of them, in the order of the text."""
        return [pair for sentence in sorted(self.by_sentence) for pair in self.by_sentence[sentence]]


def _filed_from(parse: Parse, toponym: Toponym) -> Token | None:
    """Return the first token after the dateline that a name stands in; a dateline itself has no tokens."""
    token = parse.at(toponym.span.start)
    line = parse.sentences[token.sent].dateline if token is not None else None
    return token if line is not None and line.covers(toponym.span) else None


def _is_open(toponym: Toponym) -> bool:
    """Tell whether a name may mean several places and the report does not tell which."""
    return toponym.name is None and len(toponym.candidates) > 1


@dataclass(frozen=True, slots=True)
class Told:
    """The tokens, clauses and sentences that tell an incident, and the clauses that tell any.

    `first` is the first of the sentences. `at_hand` says that it is not of the past, so that who came to help
    is at home there.
    """

    tokens: frozenset[int]
    clauses: frozenset[int]
    sentences: frozenset[int]
    anyones: frozenset[int]
    first: int
    at_hand: bool = True

    @staticmethod
    def of(
        parse: Parse, told: Iterable[int], anyones: frozenset[int] = frozenset(), *, at_hand: bool = True
    ) -> Told:
        """Return where the tokens `told` stand; `anyones` heads clauses that tell of any incident."""
        tokens = frozenset(told)
        clauses = {clause_of(parse, parse.tokens[i]).i for i in tokens}
        clauses.update(kid.i for i in tokens for kid in parse.kids(i, "acl", "relcl"))
        sentences = frozenset(parse.tokens[i].sent for i in tokens)
        return Told(tokens, frozenset(clauses), sentences, anyones, min(sentences, default=0), at_hand)


def of_whole(named: Sequence[tuple[Token, Toponym]], claims: Sequence[Claim]) -> list[tuple[Token, Toponym]]:
    """Return the places of an incident without those that have but a share of its toll, where these are of
    several countries: "a storm killed six: three in Grenada, three in Venezuela".
    """
    shares = [claim.number_span.end for claim in claims if claim.count == "share"]
    placed = [pair for pair in named if any(0 <= pair[1].span.start - end <= _OF_SHARE for end in shares)]
    several = len({toponym.country for _, toponym in placed if toponym.country is not None}) > 1
    return [pair for pair in named if not (several and pair in placed)]


_OF_SHARE = 40
"""Within how many characters after a share its place stands."""


def find_place(
    parse: Parse, named: Sequence[tuple[Token, Toponym]], told: Told, *, finest: bool = True
) -> Place | None:
    """Return the place of an incident, or None where no place is said of it (see find_toponym)."""
    toponym = find_toponym(parse, named, told, finest=finest)
    return None if toponym is None else place_of(parse, toponym)


def find_toponym(
    parse: Parse, named: Sequence[tuple[Token, Toponym]], told: Told, *, finest: bool = True
) -> Toponym | None:
    """Return the place name that the words of an incident attach to, if there is one.

    With `finest` it is the most specific of those inside the one that they attach to most and oftenest.
    """
    scores: dict[str, list[float]] = defaultdict(list)
    first: dict[str, Toponym] = {}
    away = _is_away(parse, named, told)
    for token, toponym in named:
        if away and _is_filed_from(parse, token, toponym):
            continue
        name = str(toponym.geonames) if toponym.geonames is not None else toponym.text.casefold()
        scores[name].append(_score(parse, toponym, token, told))
        if name not in first or scores[name][-1] > max(scores[name][:-1]):
            first[name] = toponym
    totals = {name: max(found) + 0.2 * min(5, len(found)) for name, found in scores.items() if max(found) > 0}
    if not totals:
        return None
    if not finest:
        return first[max(totals, key=lambda name: max(scores[name]))]
    best = max(totals, key=lambda name: totals[name])
    if _is_open(first[best]):
        beside = {
            name: total
            for name, total in totals.items()
            if total >= _HOLDING * totals[best] and _holds(parse, first[name], first[best])
        }
        best = max(beside, key=lambda name: beside[name], default=best)
        totals = beside or totals
    return _finest(first, totals, best)


def _holds(parse: Parse, place: Toponym, part: Toponym) -> bool:
    """Tell whether a known place may hold one that is called as several are: both stand in one sentence."""
    one, other = token_of(parse, place.span), token_of(parse, part.span)
    return not _is_open(place) and (one is None or other is None or one.sent == other.sent)


_HOLDING = 0.4
"""How well the place must be attached that stands in for a part of it, called as several are ("Mirpur")."""


def _is_filed_from(parse: Parse, token: Token, toponym: Toponym) -> bool:
    """Tell whether a place name stands in a dateline, which says where the report was written."""
    line = parse.sentences[token.sent].dateline
    return line is not None and line.covers(toponym.span)


def _is_away(parse: Parse, named: Sequence[tuple[Token, Toponym]], told: Told) -> bool:
    """Tell whether an incident was elsewhere than where the report was filed: "in the west of Congo", on a
    lake or in a village that the gazetteer lacks.
    """
    for token, toponym in named:
        top = top_of(parse, token, toponym.span)
        within = top.dep == "pobj" and parse.head(top).lower in _words("within")
        wide = toponym.feature == "country" and not _is_filed_from(parse, token, toponym)
        if wide and within and clause_of(parse, token).i in told.clauses:
            return True
    names = (t for n in told.sentences for t in parse.of(n) if t.pos == "PROPN" and t.ent in _PLACES)
    return any(
        clause_of(parse, token).i in told.clauses
        and _is_of_village(parse, token)
        and not any(toponym.span.start <= token.start < toponym.span.end for _, toponym in named)
        for token in names
    )


_PLACES = ("GPE", "LOC", "FAC")


def _is_of_village(parse: Parse, token: Token) -> bool:
    """Tell whether a name is of no part of a city: "the village of X", "X province", "Lake X"."""
    i = token.i
    before = [t.lemma for t in parse.tokens[max(0, i - 2) : i]]
    after = [t.lemma for t in parse.tokens[i + 1 : i + 2]]
    called = before[-1:] == ["of"] and before[0] in _words("apart")
    return called or bool(_words("apart").intersection(after)) or token.lower in _words("waters")


def _finest(first: dict[str, Toponym], totals: dict[str, float], best: str) -> Toponym:
    """Return the most specific place that lies inside the best and is itself well attached."""
    chosen = first[best]
    for name in sorted(totals, key=lambda name: -totals[name]):
        other = first[name]
        finer = _FINE[other.feature] > _FINE[chosen.feature]
        inside = other.country == chosen.country and (
            chosen.feature == "country"
            or other.admin1 is None
            or other.admin1 == chosen.admin1
            or _is_close(other, chosen)
        )
        measured = other.country == chosen.country and totals[name] >= _MEASURED
        if finer and (inside or measured) and totals[name] >= 0.45 * totals[best]:
            chosen = other
    return chosen


_WITHIN_KM = 40.0
"""How far from the middle of an area a place is inside it, whatever the gazetteer has for its divisions."""


def _is_close(one: Toponym, other: Toponym) -> bool:
    """Tell whether a place lies in the middle of an area; the towns of Gaza have divisions of their own."""
    known = one.lat is not None and other.lat is not None
    return known and other.feature == "province" and distance_km(one, other) <= _WITHIN_KM


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("kinds_places")[name])


def _score(parse: Parse, toponym: Toponym, token: Token, told: Told) -> float:
    """Return how well a place name is attached to the words of an incident: 0 (not at all) to about 5."""
    heads = ladder(parse, token)
    nearest = next((head.i for head in heads if head.i in told.clauses or head.i in told.anyones), None)
    if nearest is not None and nearest not in told.clauses:
        return 0.0
    if _is_filed_from(parse, token, toponym):
        return 2.0
    far = abs(token.sent - told.first)
    near = 1.0 if far < 3 else 0.8 if far < 6 else 0.5 if far < 10 else 0.25
    score = 2.0 if heads[0].i in told.clauses else 1.0 if token.sent in told.sentences else 0.6
    relation = relation_before(parse.text, parse.sentences[token.sent].start, toponym.span.start)
    if (
        relation is not None
        and relation.distance_m is not None
        and score > 0.6
        and relation.distance_m < _FAR_M
    ):
        return _MEASURED
    vague = toponym.feature == "other" and not _is_open(toponym)
    attached = score + _attachment(parse, toponym, token, heads[0], told) - 1.5 * vague
    local = toponym.feature != "country" and (token.sent > 0 or _is_of_local(parse, toponym))
    home = 0.6 if local and told.at_hand else 0.0  # "Kerman's rescue services"
    return max(near * home, near * attached)


def _is_of_local(parse: Parse, toponym: Toponym) -> bool:
    """Tell whether a place name opens the name of who comes when something happened near ("Erie police")."""
    after = parse.text[toponym.span.end : toponym.span.end + _NAME].replace("\u2019", "'").removeprefix("'s")
    names = after.lower().split()[:3]
    return toponym.feature in ("settlement", "district") and bool(_words("local").intersection(names[:2]))


_NAME = 40


def _attachment(parse: Parse, toponym: Toponym, token: Token, clause: Token, told: Told) -> float:
    """Return what the grammar of a place name adds (says where) or takes away (says whence, whose, who)."""
    top = top_of(parse, token, toponym.span)
    while top.head != top.i and (
        top.dep in ("appos", "conj") or parse.head(top).lemma in _words("settlements")
    ):
        top = parse.head(top)
    head = parse.head(top)
    score = -2.5 if clause.lemma in words("telling") or clause.lemma in words("reaching") else 0.0
    score -= 2.0 * any(
        above.dep == "appos" for above in up_to(parse, head, clause)
    )  # "a figure revered in Iran"
    score -= 3.0 * any(kid.tag == "MD" and kid.lower != "will" for kid in parse.kids(clause.i, "aux"))
    if top.dep == "pobj":
        above = parse.head(head)
        above = parse.head(above) if above.pos == "ADP" else above
        score += 2.0 * (head.lower in _words("into")) - 0.7 * (head.lower in _words("from"))
        score += 1.0 * (above.i in told.tokens) - 2.0 * (above.lemma in _words("belonging"))
        score -= 3.0 * (head.lower in _words("agents"))
        score -= 1.0 * (head.lower == "of" and parse.tokens[head.i - 1].text == ",")  # "Jo Roe, 44, of Hull"
    elif top.dep in ("dobj", "nsubjpass"):
        score += 2.0 if head.lemma in words("happening") else 1.0
    elif top.dep in ("poss", "compound", "nsubj", "amod"):
        score -= 0.3
        score -= 2.0 * (toponym.feature == "country" and head.lemma in words("acts"))  # "a US drone strike"
    return score - 1.0 * (token.ent in ("ORG", "PERSON"))


def place_of(parse: Parse, toponym: Toponym) -> Place:
    """Return a place name as the place of an incident, with what the words before it say of the way there.

    Of a name that may mean several places only the words are kept.
    """
    if _is_open(toponym):
        return Place(name=toponym.text, span=Span(toponym.span.start, toponym.span.end))
    token = parse.at(toponym.span.start)
    start = parse.sentences[token.sent].start if token is not None else 0
    precision: Precision = PRECISIONS[toponym.feature]
    relation = None
    if precision in ("settlement", "exact", "district"):
        relation = relation_before(parse.text, start, toponym.span.start)
    precision = "relative" if relation is not None else precision
    distance = relation.distance_m if relation is not None else None
    radius = RADIUS_M[precision]
    return Place(
        name=toponym.name or toponym.text,
        country=toponym.country,
        lat=toponym.lat,
        lon=toponym.lon,
        precision=precision,
        relation=relation.words if relation is not None else None,
        anchor=toponym.text if relation is not None else None,
        distance_m=distance,
        radius_m=max(radius or 0.0, 0.2 * distance) if distance is not None else radius,
        span=Span(toponym.span.start, toponym.span.end),
        geonames=toponym.geonames,
    )
