"""What a time expression is read against: the day of publication, the dates named before, and its clause."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from according.language.parse import Parse, Token
from according.model import Period
from according.times.tense import Tense, is_over, tense_at

CLAUSE_END = re.compile(r"\s{0,3}(?:$|[.,;:)\"”—–-])")
"""What follows an expression that has no complement ("three days before.")."""
_GOING_ON = frozenset(("IN", "CC", "MD", "RB", "VBD", "VBN", "VBP", "VBZ"))
"""The tags of words that go on with the clause and are not what "before" or "after" governs."""
UNKNOWN_DAY = "XXXX-XX-XX"
_BEFORE = 40
_QUOTED = 600
_FRESH = 1
"""Days before publication within which a quotation is taken to be of the day that the report tells of."""
_LAST_WORD = re.compile(r"([^\s\w]?[\w'’]+)\s{0,3}[(\"“]?$")


@dataclass(frozen=True, slots=True)
class Found:
    """The reading of one expression: TIMEX3 type and value, and the days if the value does not say them."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    period: Period | None = None


def a_date(value: str | None) -> Found:
    """Return a date with that value."""
    return Found("DATE", value)


def a_day(day: dt.date | None, part: str | None = None) -> Found:
    """Return a day, or a part of one ("MO"), as an expression."""
    value = day.isoformat() if day else UNKNOWN_DAY
    return Found("TIME", f"{value}T{part}") if part else a_date(value)


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of one expression at `start`:`end` of the parse's text, in the stretch `low`:`high`.

    `said` is the last date that the text named, `day` the last single day, `day_at` where that day stood.
    """

    parse: Parse
    published: dt.date | None
    said: Period | None = None
    day: dt.date | None = None
    day_at: int = -1
    start: int = 0
    end: int = 0
    low: int = 0
    high: int = 0

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
    def over(self) -> bool:
        """Tell whether the verb nearest to the expression is finite and past."""
        return is_over(self.parse, self.start)

    @property
    def before(self) -> str:
        """The text just before the expression in its stretch, in lower case."""
        return self.parse.text[max(self.low, self.start - _BEFORE) : self.start].lower()

    @property
    def after(self) -> str:
        """The text just after the expression in its stretch, in lower case."""
        return self.parse.text[self.end : min(self.high, self.end + _BEFORE)].lower()

    @property
    def governs(self) -> bool:
        """Tell whether the last word of the expression governs what follows.

        "Before" does in "a day before the vote" and "a day before he left", not in "it had a day before
        reported nine deaths".
        """
        if CLAUSE_END.match(self.after):
            return False
        token = self.parse.at(self.end)
        if token is None or self.after.startswith(" to "):
            return True
        return token.tag not in _GOING_ON or token.dep in ("amod", "compound")

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
    def quoted(self) -> bool:
        """Tell whether the expression stands within quotation marks that opened in its line."""
        piece = self.parse.text[max(0, self.start - _QUOTED) : self.start].rpartition("\n")[2]
        return piece.rfind("“") > piece.rfind("”") or piece.count('"') % 2 == 1

    @property
    def spoken_on(self) -> dt.date | None:
        """The day that "today" means: that of publication, or in a quotation the last day named if near."""
        if self.quoted and self.day and self.published and 0 <= (self.published - self.day).days <= _FRESH:
            return self.day
        return self.published

    @property
    def story_day(self) -> dt.date | None:
        """The last day named, if in the same paragraph and more than half a year from publication."""
        if self.day is None or self.published is None or self.start - self.day_at > _QUOTED:
            return None
        if "\n\n" in self.parse.text[self.day_at : self.start]:
            return None
        return self.day if abs((self.day - self.published).days) > 182 else None
