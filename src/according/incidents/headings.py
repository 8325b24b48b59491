"""Headings: what stands under a date, or under "Background", is of that day, or of what was before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from according.incidents.scopes import token_of
from according.incidents.signals import Setting, Signal, words
from according.incidents.when import is_date
from according.language.layout import is_item
from according.language.parse import Parse, Token
from according.model import Timex

_OLD = dt.timedelta(days=21)
"""How long before the news a day over a paragraph is, so that it tells of another incident."""
_BESIDE_A_DAY = frozenset({"in", "on", ":", "-", "\u2013", "\u2014", "*", "\u2022", ",", "."})
_LONGEST = 8
"""How many tokens a heading has at the most."""


def under_dates(parse: Parse, times: Sequence[Timex], setting: Setting) -> Iterator[Signal]:
    """Yield a signal for each sentence of the paragraph, or of the list, under a day long before the news."""
    dated = _dated(parse, times)
    known = setting.anchor.start if setting.anchor is not None else None
    now = known or setting.published
    for time in times if now is not None else ():
        token = token_of(parse, time.span)
        if token is None or now is None or time.end is None or now - time.end < _OLD:
            continue
        if _is_alone(parse, token.sent, time):
            for root in _roots(parse, token.sent, whole=False):
                if root.sent in dated:
                    continue  # an entry with a day of its own, under a year
                yield Signal(root.i, "background", time)


def under_words(parse: Parse, times: Sequence[Timex]) -> Iterator[Signal]:
    """Yield a signal for each sentence under a heading that announces what was before ("Background")."""
    dated = _dated(parse, times)
    for number, sentence in enumerate(parse.sentences):
        if sentence.kind != "headline" or number == 0:
            continue
        said = [t.lower for t in parse.of(number) if t.lower.isalpha()]
        looks_back = (
            bool(said) and len(said) <= _LONGEST and bool(words("looking_back").intersection(said[:2]))
        )
        for root in _roots(parse, number, whole=True) if looks_back else ():
            if root.sent not in dated:
                yield Signal(root.i, "background")


def _dated(parse: Parse, times: Sequence[Timex]) -> frozenset[int]:
    """Return the sentences with a date of their own, which says more than what stands over them."""
    tokens = (token_of(parse, time.span) for time in times if is_date(time))
    return frozenset(token.sent for token in tokens if token is not None)


def _is_alone(parse: Parse, sentence: int, time: Timex) -> bool:
    """Tell whether a sentence is nothing but a time."""
    tokens = parse.of(sentence)
    return len(tokens) <= _LONGEST and all(
        time.span.start <= t.start < time.span.end or t.lower in _BESIDE_A_DAY for t in tokens
    )


def _roots(parse: Parse, heading: int, *, whole: bool) -> Iterator[Token]:
    """Yield the heads of the sentences under a heading, up to the next one: of all paragraphs, or of the
    first and of a list.
    """
    first = None
    for number in range(heading + 1, len(parse.sentences)):
        sentence = parse.sentences[number]
        listed = is_item(parse.text, sentence.start)
        first = sentence.paragraph if first is None else first
        if (sentence.kind == "headline" and not listed) or not (
            whole or listed or sentence.paragraph == first
        ):
            return
        yield from (t for t in parse.of(number) if t.head == t.i)
