"""What a time expression is read against: the day of publication, the dates named before it, and its clause."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from according.language.parse import Parse, Token
from according.model import Period
from according.times.tense import Tense, tense_at
from according.times.values import days

_BEFORE = 40
_LAST_WORD = re.compile(r"([^\s\w]?[\w'’]+)[^\S\n]{0,3}[(\"“]?$")


@dataclass(frozen=True, slots=True)
class Found:
    """The reading of one expression: TIMEX3 type and value, and the days where the value does not say them all."""

    type: str
    value: str | None
    period: Period | None = None

    @property
    def span(self) -> Period | None:
        """The calendar days, from the value unless the expression said otherwise."""
        if self.period or self.type not in ("DATE", "TIME"):
            return self.period
        return days(self.value)


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of one expression at `start`:`end` of the parse's text.

    `said` is the last date that the text named, `day` the last single day, `day_at` where that day stood.
    """

    parse: Parse
    published: dt.date | None
    said: Period | None = None
    day: dt.date | None = None
    day_at: int = -1
    start: int = 0
    end: int = 0

    @property
    def token(self) -> Token | None:
        """The token at the start of the expression, if the place was parsed."""
        token = self.parse.at(self.start)
        return token if token and token.start < self.end else None

    @property
    def tense(self) -> Tense | None:
        """The tense of the clause around the expression."""
        return tense_at(self.parse, self.start)

    @property
    def before(self) -> str:
        """The text just before the expression, in lower case, no further back than its line."""
        piece = self.parse.text[max(0, self.start - _BEFORE) : self.start]
        return piece.rpartition("\n")[2].lower()

    @property
    def after(self) -> str:
        """The text just after the expression, in lower case, no further than its line."""
        return self.parse.text[self.end : self.end + _BEFORE].partition("\n")[0].lower()

    @property
    def word_before(self) -> str:
        """The word before the expression with a sign that clings to it ("$40"), in lower case."""
        match = _LAST_WORD.search(self.before)
        return match[1] if match else ""

    @property
    def same_sentence(self) -> bool:
        """Tell whether the last day was named in the sentence of the expression."""
        if self.day_at < 0:
            return False
        here = self.parse.sentence_at(self.start)
        return here is not None and here == self.parse.sentence_at(self.day_at)

    @property
    def story_day(self) -> dt.date | None:
        """The last day named, where it lies more than half a year from publication and in the same paragraph."""
        if self.day is None or self.published is None or "\n" in self.parse.text[self.day_at : self.start][:2000]:
            return None
        return self.day if abs((self.day - self.published).days) > 182 else None
