"""Evidence: what the text around a claim says of which incident it may be about, as names to weigh.

Each piece of it ("the clause is in the perfect", "a time long before opens the sentence") has a name, and
none of them decides alone: `odds` weighs them together.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from according.incidents.events import Event
from according.incidents.scopes import clause_of, is_fronted, ladder, token_of
from according.incidents.signals import Setting, Signals, words
from according.incidents.sums import is_counted, is_perfect, is_ranked
from according.incidents.when import is_date, is_day, is_long, other_weekday, period_of, same_words
from according.language.parse import Parse, Token
from according.model import Claim, Effect, Role, Timex, Toponym
from according.vocab import load

_LEAD = 3
_SUBJECTS = ("nsubj", "nsubjpass")
_FINE, _WIDE = ("settlement", "district", "site"), ("country", "province")
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "ing", "VBN": "participle", "VB": "bare"}
_AUXILIARIES = (
    (("had", "'d"), "pluperfect"),
    (("have", "has", "'ve"), "perfect"),
    (("will", "would", "could", "may", "might"), "modal"),
    (("was", "were"), "past"),
    (("is", "are"), "present"),
)
_AGES = ((3, "days"), (10, "week"), (60, "weeks"), (400, "year"))
_DEFINITE = re.compile(r"(?i)(?:the|these|those|both|all)\b")
_ARTICLE = re.compile(r"(?i)an?\b")


@dataclass(frozen=True, slots=True)
class Evident:
    """What a report tells: its claims with the tokens that carry them, its event words, times and places.

    `roles` are those that the claims have by the signals of the report.
    """

    parse: Parse
    claims: Sequence[Claim]
    cues: Sequence[Token | None]
    roles: Sequence[Role | None]
    events: Sequence[Event]
    times: Sequence[Timex]
    toponyms: Sequence[Toponym]
    signals: Signals
    setting: Setting


def gather_evidence(told: Evident) -> list[frozenset[str]]:
    """Return the names of the evidence for each claim, in their order."""
    sentences = _Sentences.of(told)
    lead = _lead(told)
    seen: dict[tuple[Effect, int], int] = {}
    found = []
    for k, (claim, cue) in enumerate(zip(told.claims, told.cues, strict=True)):
        names = {*_of_report(told), *_of_figure(told, k, lead)}
        figure = (claim.effect, claim.figure.low or 0)
        if figure[1] > 1 and figure in seen:
            names.add(f"figure again: {told.roles[seen[figure]]}")
        seen[figure] = k
        if cue is not None:
            names.update(_of_signals(told, k, cue))
            names.update(_of_place(told, k, cue, timed=cue.sent in sentences.times))
            names.update(_of_grammar(told, claim, cue))
            names.update(sentences.around(cue))
        found.append(frozenset(names))
    return found


def _said(told: Evident, sentence: int) -> list[tuple[str, re.Pattern[str]]]:
    """Return the patterns of words that a sentence has, with their names."""
    parse, place = told.parse, told.parse.sentences[sentence]
    known = _patterns(_own_years(told.setting))
    return [(name, one) for name, one in known if one.search(parse.folded, place.start, place.end)]


def _own_years(setting: Setting) -> tuple[int, ...]:
    """Return the years of the incident reported and of its publication, which bring up no other."""
    own = period_of(setting.anchor)
    days = (setting.published, *((own.start, own.end) if own is not None else ()))
    return tuple(sorted({day.year for day in days if day is not None}))


def _lead(told: Evident) -> dict[Effect, int]:
    """Return the greatest number that the opening gives for each effect."""
    lead: dict[Effect, int] = {}
    for claim, cue in zip(told.claims, told.cues, strict=True):
        own = cue is not None and cue.sent < _LEAD and claim.explicit and claim.count in ("total", "more")
        if own and claim.figure.low:
            lead[claim.effect] = max(lead.get(claim.effect, 0), claim.figure.low)
    return lead


def _of_report(told: Evident) -> Iterator[str]:
    setting = told.setting
    kind = setting.kind
    if kind in words("running") | words("violent"):
        yield "epidemic" if kind == "epidemic" else "running" if kind in words("running") else "violent"
    for name in ("many", "days", "period", "daily"):
        if getattr(setting, name):
            yield f"report: {name}"
    yield "anchored" if setting.anchor is not None else "no anchor"
    length = len(told.parse.sentences)
    yield "length: " + _band(length, (1, 3, 8, 20))


def _band(number: float, bounds: Sequence[float]) -> str:
    """Return the first bound that a number does not exceed, or "more"."""
    return next((f"{bound:g}" for bound in bounds if number <= bound), "more")


def _of_figure(told: Evident, k: int, lead: Mapping[Effect, int]) -> Iterator[str]:
    claim = told.claims[k]
    low = claim.figure.low or claim.figure.high or 0
    yield f"effect: {claim.effect}"
    yield f"count: {claim.count}"
    yield "explicit" if claim.explicit else "implied"
    own, most = lead.get(claim.effect), max(lead.values(), default=0)
    yield "of lead: " + ("none" if not own else "same" if low == own else _ratio(low, own))
    if most and low:
        yield "of all: " + ("same" if low == most else _ratio(low, most))
    yield f"size: {min(6, int(math.log10(low + 1) * 1.5))}"
    text = claim.number_span.of(told.parse.text)
    yield "the" if _DEFINITE.match(text) else "a" if _ARTICLE.match(text) else "no article"


def _ratio(number: int, other: int) -> str:
    return "less" if number < other else _band(number / other, (2, 5, 20))


def _of_signals(told: Evident, k: int, cue: Token) -> Iterator[str]:
    """What the signals of the report say, and whether of the claim itself or of what was told before it."""
    signal = told.signals.of(told.parse, cue)
    if signal is None:
        yield f"carried: {told.roles[k]}"
    else:
        yield f"said: {told.roles[k]}"
        yield f"{signal.role} by {signal.by}" + " first" * signal.fronted
        if signal.scope is not None:
            yield "scoped"


def _of_place(told: Evident, k: int, cue: Token, *, timed: bool) -> Iterator[str]:
    """Where in the report a claim stands, and what is told just before and after it."""
    sentences = told.parse.sentences
    here = sentences[cue.sent]
    yield "sentence: " + _band(cue.sent, (0, 1, 2, 3, 6, 11))
    yield f"quarter: {min(3, 4 * cue.sent // len(sentences))}"
    if here.kind == "headline":
        yield "headline"
    if cue.sent == len(sentences) - 1:
        yield "last"
    opens = cue.sent == 0 or here.paragraph != sentences[cue.sent - 1].paragraph
    yield "opens paragraph" if opens else "inside paragraph"
    before = told.cues[k - 1] if k else None
    if before is not None:
        far = cue.sent - before.sent
        near = "same sentence" if far == 0 else "next sentence" if far == 1 else "later"
        beside = " and paragraph" if sentences[before.sent].paragraph == here.paragraph else ""
        yield f"after {told.roles[k - 1]}: {near}{beside}"
        yield f"after {told.roles[k - 1]}: {near}, " + ("timed" if timed else "no time")
    after = told.cues[k + 1] if k + 1 < len(told.cues) else None
    if after is not None:
        yield f"before {told.roles[k + 1]}" + (": same sentence" if after.sent == cue.sent else "")


def _of_grammar(told: Evident, claim: Claim, cue: Token) -> Iterator[str]:
    parse = told.parse
    heads = ladder(parse, cue)
    yield f"tense: {_tense(parse, heads[0])}"
    yield f"main tense: {_tense(parse, heads[-1])}"
    yield f"clause: {heads[0].dep}"
    yield f"cue: {cue.pos}"
    if is_perfect(parse, cue):
        yield "has been"
    if is_counted(parse, cue):
        yield "counted"
    first = parse.tokens[parse.bounds[cue.sent][0]]
    yield f"opening: {first.lower if first.lower in _openings() else first.tag}"
    if claim.number_span.start <= first.start:
        yield "opens with number"
    subjects = (s for head in heads[:2] for s in parse.kids(head.i, *_SUBJECTS))
    subject = next(subjects, None)
    if subject is not None:
        event = any(event.i == subject.i for event in told.events)
        noun = "name" if subject.tag == "NNP" else "noun"
        yield "subject: " + ("event" if event else subject.lower if subject.pos == "PRON" else noun)


def _tense(parse: Parse, head: Token) -> str:
    found = {kid.lower for kid in parse.kids(head.i, "aux", "auxpass")}
    known = (tense for forms, tense in _AUXILIARIES if not found.isdisjoint(forms))
    return next(known, _TENSES.get(head.tag, "nominal"))


@cache
def _openings() -> frozenset[str]:
    return frozenset(load("roles")["opening"]["words"].split())


@lru_cache(maxsize=256)
def _patterns(own: tuple[int, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of words with their names; `own` are years that are no others."""
    others = "".join(rf"(?!{year}\b)" for year in own)
    return tuple((name, re.compile(rf"\b{others}{words}")) for name, words in load("roles")["words"].items())


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The times, places, event words and patterns of words of a report by sentence."""

    told: Evident
    times: Mapping[int, Sequence[tuple[Token, Timex]]]
    places: Mapping[int, Sequence[tuple[Token, Toponym]]]
    nouns: Mapping[int, Sequence[tuple[Token, Event]]]
    said: Mapping[int, Sequence[tuple[str, re.Pattern[str]]]]

    @staticmethod
    def of(told: Evident) -> _Sentences:
        times: dict[int, list[tuple[Token, Timex]]] = defaultdict(list)
        places: dict[int, list[tuple[Token, Toponym]]] = defaultdict(list)
        nouns: dict[int, list[tuple[Token, Event]]] = defaultdict(list)
        for time in told.times:
            if (token := token_of(told.parse, time.span)) is not None:
                times[token.sent].append((token, time))
        for toponym in told.toponyms:
            token = token_of(told.parse, toponym.span)
            if token is not None and not toponym.demonym:
                places[token.sent].append((token, toponym))
        for event in told.events:
            if not event.verbal:
                nouns[event.sent].append((told.parse.tokens[event.i], event))
        said = {n: _said(told, n) for n in {cue.sent for cue in told.cues if cue is not None}}
        return _Sentences(told, times, places, nouns, said)

    def around(self, cue: Token) -> Iterator[str]:
        """Yield the evidence of the sentence of a cue, and of the times before it."""
        heads = ladder(self.told.parse, cue)
        yield from self._of_words(cue, heads[0])
        yield from self._of_times(cue, heads)
        yield from self._of_places(cue, heads[0])
        yield from self._of_nouns(cue, heads[0])

    def _of_words(self, cue: Token, head: Token) -> Iterator[str]:
        parse = self.told.parse
        start, end = parse.tokens[head.left].start, parse.tokens[head.right].end
        for name, pattern in self.said[cue.sent]:
            inside = pattern.search(parse.folded, start, end)
            yield f"clause says {name}" if inside else f"sentence says {name}"

    def _of_times(self, cue: Token, heads: Collection[Token]) -> Iterator[str]:
        parse, own = self.told.parse, next(iter(heads))
        above = {head.i for head in heads}
        for token, time in self.times.get(cue.sent, ()):
            age = _age(time, self.told.setting)
            clause = clause_of(parse, token).i
            yield ("clause" if clause == own.i else "above" if clause in above else "beside") + f": {age}"
            if is_fronted(parse, token):
                yield f"first: {age}"
            if is_ranked(parse, token):
                yield "ranked"
            before = parse.tokens[token.i - 1].lower if token.i > parse.bounds[token.sent][0] else ""
            if before in _LINKS:
                yield f"{before}: {age.split()[0]}"
        if cue.sent not in self.times:
            yield "no time"
            for _, time in self.times.get(cue.sent - 1, ()):
                yield f"just before: {_age(time, self.told.setting)}"
        for token, time in self.times.get(cue.sent - 1, ()):
            if is_fronted(parse, token):
                yield f"first before: {_age(time, self.told.setting)}"

    def _of_places(self, cue: Token, head: Token) -> Iterator[str]:
        parse = self.told.parse
        for token, toponym in self.places.get(cue.sent, ()):
            where = _where(toponym, self.told.setting.place)
            yield ("clause" if clause_of(parse, token).i == head.i else "sentence") + f" in {where}"
            if is_fronted(parse, token):
                yield f"first in {where}"

    def _of_nouns(self, cue: Token, head: Token) -> Iterator[str]:
        parse, kind = self.told.parse, self.told.setting.kind
        for noun, event in self.nouns.get(cue.sent, ()):
            which = _which(parse, noun)
            akin = "kind" if event.kind == kind else "event" if event.kind is None else "other kind"
            inside = clause_of(parse, noun).i == head.i
            yield f"{'clause' if inside else 'sentence'} has {which} {akin}"
            if any(parse.kids(noun.i, "nummod")):
                yield "counts events"


def _which(parse: Parse, noun: Token) -> str:
    """Tell whether an event is brought up as another, a new or a known one, or as one of many."""
    said = {kid.lower for kid in parse.kids(noun.i, "det", "amod")}
    if not said.isdisjoint(_ANOTHER):
        return "another"
    if not said.isdisjoint(("a", "an")):
        return "a"
    if not said.isdisjoint(("the", "this", "that")):
        return "the"
    return "many" if noun.tag == "NNS" else "bare"


_ANOTHER = frozenset(("another", "other", "earlier", "previous", "separate", "similar", "unrelated"))
_LINKS = frozenset(("since", "by", "until", "between", "during", "in", "on"))


def _age(time: Timex, setting: Setting) -> str:
    """Return how a time lies to that of the incident reported, else to that of publication."""
    if time.type in ("DURATION", "SET"):
        return time.type.lower()
    if not is_date(time):
        return "hour"
    period, own = period_of(time), period_of(setting.anchor)
    last = own.end if own is not None else setting.published
    if period is None or last is None:
        if setting.anchor is not None and same_words(time, setting.anchor):
            return "same"
        if setting.anchor is not None and other_weekday(time, setting.anchor):
            return "other day"
        return "unknown " + ("long" if is_long(time) else "day" if is_day(time) else "time")
    first = own.start if own is not None else last
    length = (period.end - period.start).days
    unit = "day" if length < 4 else "month" if length < 80 else "year"
    if period.start <= last and period.end >= first:
        return "same" if unit == "day" else f"around {unit}"
    if period.start > last:
        return "after"
    gap = (first - period.end).days
    return f"before {next((name for most, name in _AGES if gap <= most), 'long')} {unit}"


def _where(toponym: Toponym, here: Toponym | None) -> str:
    """Return how a place lies to that of the incident reported."""
    if here is None:
        return "unplaced"
    if toponym.text == here.text or (toponym.geonames and toponym.geonames == here.geonames):
        return "same"
    if toponym.country != here.country:
        return "other country"
    if toponym.feature in _FINE and here.feature in _WIDE:
        return "finer"
    if toponym.feature in _WIDE:
        return "wider"
    return "near" if toponym.admin1 == here.admin1 else "other province"
