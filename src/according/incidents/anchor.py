"""The anchor: the time that a report gives for what it reports, against which its other times are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from according.incidents.phrases import from_words
from according.incidents.scopes import clause_of, clause_told, is_fronted, token_of, top_of
from according.incidents.signals import LEAD, words
from according.incidents.when import (
    counts_back,
    has_hour,
    has_year,
    is_anniversary,
    is_date,
    is_day,
    is_signature,
    is_weekday,
)
from according.language.parse import Parse, Token
from according.model import Timex

_DAY = dt.timedelta(days=1)
_EARLY = 5
"""Up to which sentence a time is the incident's though no word beside it tells one."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The tokens, clauses and sentences that tell of incidents, and the clauses that speak of others."""

    tokens: frozenset[int]
    clauses: frozenset[int]
    sentences: frozenset[int]
    others: frozenset[int]

    @staticmethod
    def of(parse: Parse, told: frozenset[int]) -> _Told:
        """Return the clauses and sentences of the tokens `told`."""
        clauses = frozenset(clause_of(parse, parse.tokens[i]).i for i in told)
        sentences = frozenset(parse.tokens[i].sent for i in told)
        signals = from_words(parse, "background", "background")
        others = frozenset(clause_of(parse, parse.tokens[signal.token]).i for signal in signals)
        return _Told(told, clauses, sentences, others)


def find_anchor(
    parse: Parse, told: frozenset[int], times: Sequence[Timex], published: dt.date | None = None
) -> Timex | None:
    """Return the time that the report gives for what it reports, if it gives one.

    `told` are the tokens of event words and claims. Times that stand nearest to such a word, in the first
    sentences, and on known days go first; those of other incidents, of telling and of what came after are
    passed over.
    """
    words_told = _Told.of(parse, told)
    in_court = _is_of_court(parse)
    best: tuple[int, Timex] | None = None
    for time in times:
        token = token_of(parse, time.span)
        short = is_day(time) or (in_court and token is not None and token.sent < LEAD)
        if token is None or not is_date(time) or not short or is_anniversary(time):
            continue
        if _is_stamp(parse, token, time, published) or _is_to_come(time, published) or counts_back(time):
            continue
        if token.sent > 0 and parse.tokens[max(0, token.left - 1)].lower == "since":
            continue  # "81 have died since October 7", of what has long gone on
        described = parse.head(top_of(parse, token, time.span))  # "the Monday morning raid"
        describes = described.i > token.i and described.i in told
        late = token.sent >= LEAD or (token.sent > 0 and has_year(time))
        if describes and late and not is_weekday(time):
            continue  # "in the wake of the September 11 attacks"
        if _brings_up(parse, token, told):
            continue  # "Last Friday a fire at a market left two dead"
        score = 4 if describes else _nearness(parse, token, words_told, time)
        limit = LEAD if token.sent in words_told.sentences else _EARLY
        if score > 0 or (score == 0 and token.sent <= limit):
            score += 3 * (token.sent < LEAD) + (time.start is not None)
            best = (score, time) if best is None or score > best[0] else best
    return best[1] if best else _month_of(parse, words_told, times, published)


def _brings_up(parse: Parse, token: Token, told: frozenset[int]) -> bool:
    """Tell whether a time opens a sentence, well after the top, that brings up one more incident."""
    if token.sent < LEAD or not is_fronted(parse, token):
        return False
    nouns = (parse.tokens[i] for i in range(token.i, parse.bounds[token.sent][1]) if i in told)
    return any(
        kid.lower in ("a", "an", "another")
        for noun in nouns
        if noun.pos == "NOUN"
        for kid in parse.kids(noun.i, "det")
    )


def _month_of(parse: Parse, told: _Told, times: Sequence[Timex], published: dt.date | None) -> Timex | None:
    """Return the month that the first sentence of a report gives for what it tells, if no day is given."""
    for time in times:
        token = token_of(parse, time.span)
        if token is None or time.start is None or time.end is None or time.type != "DATE":
            continue
        spans = _SHORTEST <= time.end - time.start <= _LONGEST and token.sent == 0
        if spans and not _is_to_come(time, published) and _nearness(parse, token, told, time) >= _SURE:
            return time
    return None


_SHORTEST, _LONGEST = dt.timedelta(days=27), dt.timedelta(days=31)
_SURE = 4
"""How near a month must stand to the words of an incident, so as to be its own."""


def _is_in_hospital(parse: Parse, head: Token) -> bool:
    """Tell whether somebody died in hospital, some time after the incident."""
    links = (kid for kid in parse.kids(head.i, "prep") if kid.lower in ("in", "at"))
    return head.lemma == "die" and any(
        kid.lemma == "hospital" for link in links for kid in parse.kids(link.i, "pobj")
    )


def _is_stamp(parse: Parse, token: Token, time: Timex, published: dt.date | None) -> bool:
    """Tell whether a time is the date of publication in full, as a page prints it, or that of a post."""
    titled = parse.sentences[token.sent].kind == "headline" and time.start == published and has_year(time)
    return titled or is_signature(parse.text, time)


def _is_to_come(time: Timex, published: dt.date | None) -> bool:
    """Tell whether a time begins later than the day after publication, by whatever clock."""
    return published is not None and time.start is not None and time.start - published > _DAY


def _is_of_court(parse: Parse) -> bool:
    """Tell whether a report opens in a court, so that what it reports may be years old."""
    opening = (token for n in range(min(LEAD, len(parse.sentences))) for token in parse.of(n))
    return any(token.lemma in words("courts") for token in opening)


def _nearness(parse: Parse, token: Token, told: _Told, time: Timex) -> int:
    """Return how surely a time is that of the incident told: 0 (unsure) to 4, -1 where it is not."""
    head = clause_told(parse, token, words("telling"))
    if _is_call(parse, head, told) and has_hour(time):
        return 4
    near = range(token.i - 3, token.i)
    retold = any(parse.tokens[i].lemma in words("telling") for i in near if i >= 0)  # "published on Friday"
    beside = set() if retold else told.tokens.intersection(near)
    if beside:  # "arrested on Friday" over a shooting: the day of the arrest is the last resort
        return 2 if all(parse.tokens[i].lemma in words("aftermath") for i in beside) else 4
    after = head.lemma in words("telling") or head.lemma in words("aftermath")
    after = after or _is_in_hospital(parse, head)
    after = after or any(
        kid.lemma in words("proceedings") for kid in parse.kids(head.i, "nsubj", "nsubjpass")
    )
    after = after or _is_of_count(parse, head)
    if after or (head.i in told.others and token.sent > 1):
        return -1
    if head.lemma in words("happening") or head.i in told.tokens:
        return 4
    if any(kid.i in told.tokens for kid in parse.kids(head.i)):
        return 3
    return 2 if head.i in told.clauses else 0


def _is_call(parse: Parse, verb: Token, told: _Told) -> bool:
    """Tell whether an incident was called in at once: "the shooting was reported at 12.03 a.m. Tuesday"."""
    subjects = {kid.i for kid in parse.kids(verb.i, "nsubjpass")}
    known = {kid.lemma for kid in parse.kids(verb.i, "nsubjpass")} & set(words("incidents"))
    return verb.lemma in ("report", "call") and bool(known or subjects & told.tokens)


def _is_of_count(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb only tells how a count went on ("the toll rose to 12 on Wednesday", "rescuers found
    more bodies").
    """
    subjects = {kid.lemma for kid in parse.kids(verb.i, "nsubj", "nsubjpass")}
    if verb.lemma in words("counting_on"):
        return bool(subjects & set(words("totals")))
    found = subjects | {kid.lemma for kid in parse.kids(verb.i, "dobj")}
    return verb.lemma in words("recovering") and bool(
        found & {"body", "corpse", "corps", "remains", "remain"}
    )
