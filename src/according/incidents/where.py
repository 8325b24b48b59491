"""Where an incident was: the place that its words attach to, and how precisely the report says it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from according.incidents.signals import token_of, words
from according.incidents.scopes import clause_of, ladder
from according.language.parse import Parse, Token
from according.model import Place, Precision, Span, Toponym

RADIUS_M: dict[Precision, float | None] = {
    "exact": 1_000.0,
    "relative": 5_000.0,
    "settlement": 10_000.0,
    "district": 30_000.0,
    "province": 150_000.0,
    "country": None,
    "unknown": None,
}
"""How far off the point may be, in metres, where the report does not say. A settlement reaches 10 km from its centre,
a district 30 km, a province 150 km; a country is too large for a point to mean anything."""

_FINE = {"site": 5, "settlement": 4, "district": 3, "province": 2, "other": 1.5, "country": 1}
_PRECISION: dict[str, Precision] = {
    "site": "exact",
    "settlement": "settlement",
    "district": "district",
    "province": "province",
    "other": "district",
    "country": "country",
}
_METRES = {
    "kilomet": 1000.0,
    "km": 1000.0,
    "mile": 1609.344,
    "met": 1.0,
    "m": 1.0,
    "feet": 0.3048,
    "foot": 0.3048,
    "ft": 0.3048,
    "yard": 0.9144,
}
_NUMBERS = {
    word: float(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"a": 1.0, "an": 1.0, "half a": 0.5, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0}
_DISTANCE = (
    r"(?P<number>\d+(?:[.,]\d+)*|half an?|[a-z]+)[\s-]*"
    r"(?P<unit>kilomet(?:er|re)s?|kms?|miles?|met(?:er|re)s?|m|feet|foot|ft|yards?)\b\s*(?:\([^()]{1,40}\)\s*)?"
)
_DIRECTION = (
    r"(?:(?:north|south)[- ]?(?:east|west)?(?:ern|ward)?|east|west)(?:[- ](?:north|south)(?:east|west))?"
)
_RELATION = re.compile(
    rf"(?P<relation>(?:{_DISTANCE})?(?:{_DIRECTION}\s+(?:of|from)|away\s+from|from|outside(?:\s+of)?|off(?:\s+the\s+(?:\w+\s+)?coast"
    rf"\s+of)?|of|near|close\s+to|in\s+the\s+waters\s+of))\s+(?P<between>(?:[\w.'’-]+\s+){{0,6}})$",
    re.IGNORECASE,
)
_PLAIN_RELATIONS = re.compile(
    rf"\b(?P<relation>near|outside(?:\s+of)?|close\s+to|off\s+the\s+(?:\w+\s+)?coast\s+of|on\s+the\s+outskirts\s+of|not\s+far\s+from|"
    rf"(?:just\s+)?{_DIRECTION}\s+of|off)\s+(?:(?:the|its|a)\s+)?(?:(?:[\w'’-]+\s+){{0,4}}(?:town|city|village|island|port|capital|"
    rf"district|province)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """How a place lies to a named one: the words ("700 metres from"), and the distance in metres if stated."""

    words: str
    distance_m: float | None


def relation_before(text: str, start: int, offset: int) -> Relation | None:
    """Return the relation that the words of `text` between `start` and `offset` give to what begins at `offset`."""
    before = text[max(start, offset - 160) : offset]
    plain = _PLAIN_RELATIONS.search(before)
    distance = None
    for match in re.finditer(_DISTANCE, before, re.IGNORECASE):
        whole = _RELATION.match(before, match.start())
        if whole and whole["number"] and (metres := _metres(whole["number"], whole["unit"])) is not None:
            distance = Relation(" ".join(whole["relation"].split()), metres)
            break
    if distance is not None:
        return distance
    return Relation(" ".join(plain["relation"].split()), None) if plain else None


def _metres(number: str, unit: str) -> float | None:
    word = number.casefold().replace("half an", "half a")
    amount = _NUMBERS.get(word)
    if amount is None:
        digits = word.replace(",", "")
        if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
            return None
        amount = float(digits)
    stem = unit.casefold()
    factor = next(value for key, value in _METRES.items() if stem.startswith(key))
    return round(amount * factor, 3)


def find_place(parse: Parse, toponyms: Sequence[Toponym], told: Collection[int], away: Collection[int]) -> Place | None:
    """Return the place of an incident, or None where no place is said of it (see find_toponym)."""
    toponym = find_toponym(parse, toponyms, told, away)
    return None if toponym is None else _place(parse, toponym)


def find_toponym(
    parse: Parse, toponyms: Sequence[Toponym], told: Collection[int], away: Collection[int]
) -> Toponym | None:
    """Return the place name that the words of an incident attach to, the most specific, if there is one.

    `told` are the tokens that tell the incident, `away` those of other incidents; both in any order.
    """
    words_of = _Told.of(parse, told, away)
    scores: dict[str, list[float]] = defaultdict(list)
    first: dict[str, Toponym] = {}
    for toponym in toponyms:
        token = token_of(parse, toponym.span)
        if token is None or toponym.feature not in _FINE or (toponym.country is None and toponym.lat is None):
            continue
        name = str(toponym.geonames) if toponym.geonames is not None else toponym.text.casefold()
        scores[name].append(_score(parse, toponym, token, words_of))
        if name not in first or scores[name][-1] > max(scores[name][:-1]):
            first[name] = toponym
    totals = {name: max(found) + 0.2 * min(5, len(found)) for name, found in scores.items() if max(found) > 0}
    if not totals:
        return None
    best = max(totals, key=lambda name: totals[name])
    return _finest(first, totals, best)


@dataclass(frozen=True, slots=True)
class _Told:
    """The tokens, clauses and sentences that tell an incident, and the clauses that tell others."""

    tokens: frozenset[int]
    clauses: frozenset[int]
    sentences: frozenset[int]
    elsewhere: frozenset[int]
    first: int

    @staticmethod
    def of(parse: Parse, told: Collection[int], away: Collection[int]) -> _Told:
        clauses = frozenset(clause_of(parse, parse.tokens[i]).i for i in told)
        clauses |= {kid.i for i in told for kid in parse.kids(i, "acl", "relcl")}
        others = frozenset(clause_of(parse, parse.tokens[i]).i for i in away) - clauses
        sentences = frozenset(parse.tokens[i].sent for i in told)
        return _Told(frozenset(told), clauses, sentences, others, min(sentences, default=0))


def _finest(first: dict[str, Toponym], totals: dict[str, float], best: str) -> Toponym:
    """Return the most specific place that lies inside the best and is itself well attached."""
    chosen = first[best]
    for name in sorted(totals, key=lambda name: -totals[name]):
        other = first[name]
        finer = _FINE[other.feature] > _FINE[chosen.feature]
        inside = other.country == chosen.country and (
            chosen.feature == "country" or other.admin1 is None or other.admin1 == chosen.admin1
        )
        measured = other.country == chosen.country and totals[name] >= _MEASURED
        if finer and (inside or measured) and totals[name] >= 0.45 * totals[best]:
            chosen = other
    return chosen


_INTO = frozenset(("in", "at", "near", "off", "outside", "on", "around", "across", "of", "inside", "through", "between"))
_FROM = frozenset(("from", "to", "toward", "towards", "for"))
_AGENTS = frozenset(("by", "with", "against"))
_SETTLEMENTS = frozenset(
    "province city town village district county state region island neighborhood neighbourhood area port suburb capital"
    " governorate strip camp peninsula territory municipality coast".split()
)
_BELONGING = frozenset(("hospital", "resident", "native", "man", "woman", "court", "university", "boy", "girl", "student"))
_MEASURED = 3.5
"""The score of a place from which the report gives the distance of the incident."""
_FAR_M = 300_000.0


def _score(parse: Parse, toponym: Toponym, token: Token, told: _Told) -> float:
    """Return how well a place name is attached to the words of an incident: 0 (not at all) to about 5."""
    heads = ladder(parse, token)
    clause = heads[0]
    nearest = next((head.i for head in heads if head.i in told.clauses or head.i in told.elsewhere), None)
    if nearest in told.elsewhere or token.ent == "NORP":
        return 0.0
    sentence = parse.sentences[token.sent]
    if sentence.dateline is not None and sentence.dateline.covers(toponym.span):
        return 2.0
    far = abs(token.sent - told.first)
    near = 1.0 if far < 3 else 0.8 if far < 6 else 0.5 if far < 10 else 0.25
    score = 2.0 if clause.i in told.clauses else 1.0 if token.sent in told.sentences else 0.6
    relation = relation_before(parse.text, sentence.start, toponym.span.start)
    if relation is not None and relation.distance_m is not None and score > 0.6 and relation.distance_m < _FAR_M:
        return _MEASURED
    attached = score + _attachment(parse, toponym, token, clause, told) - 1.5 * (toponym.feature == "other")
    home = 0.4 if token.sent > 0 and toponym.feature != "country" else 0.0  # "Kerman's rescue services"
    return max(near * home, near * attached)


def _attachment(parse: Parse, toponym: Toponym, token: Token, clause: Token, told: _Told) -> float:
    """Return what the grammar of a place name adds (it says where) or takes away (it says whence, whose, or who)."""
    top = token
    while top.head != top.i and toponym.span.start <= parse.tokens[top.head].start < toponym.span.end:
        top = parse.head(top)
    while top.head != top.i and (top.dep in ("appos", "conj") or parse.head(top).lemma in _SETTLEMENTS):
        top = parse.head(top)
    head = parse.head(top)
    score = -1.0 if clause.lemma in words("telling") else -2.5 if clause.lemma in words("reaching") else 0.0
    score -= 2.0 * any(above.dep == "appos" for above in _up_to(parse, head, clause))  # "a figure revered in Iran"
    score -= 1.5 * any(kid.tag == "MD" and kid.lower != "will" for kid in parse.kids(clause.i, "aux"))
    if top.dep == "pobj":
        above = parse.head(head)
        above = parse.head(above) if above.pos == "ADP" else above
        score += 2.0 if head.lower in _INTO else -0.7 if head.lower in _FROM else 0.0
        score -= 3.0 * (head.lower in _AGENTS)
        score += 1.0 * (above.i in told.tokens) - 2.0 * (above.lemma in _BELONGING)
    elif top.dep in ("dobj", "nsubjpass"):
        score += 2.0 if head.lemma in words("happening") else 1.0
    elif top.dep in ("poss", "compound", "nsubj", "amod"):
        score -= 0.3
        score -= 2.0 * (toponym.feature == "country" and head.lemma in words("acts"))  # "a US drone strike"
    return score - 1.0 * (token.ent in ("ORG", "PERSON"))


def _up_to(parse: Parse, token: Token, clause: Token) -> Iterator[Token]:
    """Yield a token and those above it, below the head of its clause."""
    while token.i != clause.i and token.head != token.i:
        yield token
        token = parse.head(token)


def _place(parse: Parse, toponym: Toponym) -> Place:
    token = token_of(parse, toponym.span)
    start = parse.sentences[token.sent].start if token is not None else 0
    relation = relation_before(parse.text, start, toponym.span.start)
    precision: Precision = _PRECISION[toponym.feature]
    if relation is not None and precision in ("settlement", "exact", "district"):
        precision = "relative"
    else:
        relation = None
    return Place(
        name=toponym.name or toponym.text,
        country=toponym.country,
        lat=toponym.lat,
        lon=toponym.lon,
        precision=precision,
        relation=relation.words if relation else None,
        anchor=toponym.text if relation else None,
        distance_m=relation.distance_m if relation else None,
        radius_m=max(RADIUS_M[precision] or 0.0, 0.2 * (relation.distance_m or 0.0)) if relation else RADIUS_M[precision],
        span=Span(toponym.span.start, toponym.span.end),
        geonames=toponym.geonames,
    )
