"""The readings of the grammar: for each rule the function that reads its matches."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from according.times import clocks, distances, lengths, names, periods
from according.times.frame import CLAUSE_END, Found, Frame, a_date
from according.times.words import lookup

Reading = Callable[[re.Match[str], Frame], Found | None]


def reference(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "recently", "soon", "these days" as references to the past, the future or the present."""
    word = match[0].lower()
    if word == "soon" and (frame.word_before == "as" or frame.after.startswith((" after", " as"))):
        return None
    alone = frame.word_before in ("in", "of", "from", "for") and CLAUSE_END.match(frame.after) is not None
    if word in ("the past", "the future") and not alone:
        return None
    if frame.token is None or frame.after.startswith("-"):
        return None
    return a_date(lookup("references", word))


READINGS: Mapping[str, Reading] = {
    "month_day": names.month_day,
    "month_days": names.days_month,
    "day_month": names.month_day,
    "days_month": names.days_month,
    "month_year": names.month_year,
    "month": names.month,
    "iso": names.iso,
    "numeric": names.numeric,
    "year": names.year,
    "feast": names.feast,
    "this_day": names.this_day,
    "quarter": periods.quarter,
    "q_quarter": periods.quarter,
    "week_of": periods.week_of,
    "decade": periods.decade,
    "decade_word": periods.decade,
    "century": periods.century,
    "season": periods.season,
    "deictic": distances.deictic,
    "double": distances.double,
    "overnight": distances.overnight,
    "weekday": distances.weekday,
    "this_part": distances.this_part,
    "relative": distances.relative,
    "same_ago": distances.same_ago,
    "beside": distances.beside,
    "the_unit": distances.the_unit,
    "nth": distances.nth,
    "length": lengths.length,
    "seasons_ago": lengths.seasons_ago,
    "reach": lengths.reach,
    "lengths": lengths.lengths,
    "every": lengths.every,
    "times_a": lengths.times_a,
    "adverb": lengths.adverb,
    "clock12": clocks.clock12,
    "clock24": clocks.clock24,
    "clock4": clocks.clock24,
    "oclock": clocks.oclock,
    "noon": clocks.noon,
    "at_part": clocks.at_part,
    "reference": reference,
}
