"""Numbers that count nobody: ages, money, shares, times, dates and parts of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

import msgspec

from according.claims.figures.numbers import Core
from according.claims.figures.words import Word, number_words, said

_MONEY = frozenset("$£€¥₹")
_LABELS = frozenset(
    {
        "rs",
        "rs.",
        "usd",
        "magnitude",
        "no.",
        "age",
        "aged",
        "route",
        "highway",
        "section",
        "news",
        "channel",
        "fox",
        "abc",
        "cbs",
        "nbc",
    }
)
_SPANS = frozenset({"year", "month", "week", "day", "hour", "mile", "degree"})
_MINUTES = re.compile(r"[0-5]\d(?:[ap]m|h|hrs?|gmt|utc)\b")
_HYPHENED = re.compile(r"plus|strong|odd")


class _Place(msgspec.Struct, frozen=True):
    """A number among the words around it: `first` to `last` with its prefix, from `begin` its own words."""

    words: Sequence[Word]
    first: int
    begin: int
    last: int
    core: Core

    def before(self, n: int = 1) -> str:
        """Return the `n`th word before the number, or an empty string."""
        return self.words[self.first - n].text if self.first >= n else ""

    def after(self, n: int = 0) -> str:
        """Return the `n`th word after the number, or an empty string."""
        return self.words[self.last + n].text if self.last + n < len(self.words) else ""

    @property
    def is_close(self) -> bool:
        """Whether what follows the number touches it."""
        return self.last < len(self.words) and self.words[self.last].start == self.words[self.last - 1].end

    @property
    def is_number(self) -> bool:
        """Whether the number is written in digits."""
        return self.words[self.begin].number


def counts_nothing(words: Sequence[Word], first: int, begin: int, last: int, core: Core) -> bool:
    """Tell whether the number `words[begin:last]`, with its prefix from `first`, counts no people."""
    place = _Place(words, first, begin, last, core)
    if core.kind == "ordinal":
        months = said("months")
        return place.after() in months or place.before() in months or place.after() == "of"
    counted_else = _is_label(place) or _is_share(place) or _is_time(place) or _is_date(place)
    return counted_else or _is_modifier(place) or _is_age(place)


def _is_label(place: _Place) -> bool:
    """Read "$5", "aged 40", "a father of 5", "2004's", "I-95"."""
    if place.before() == "-" and place.is_number and place.first >= 2:
        dash, name = place.words[place.first - 1], place.words[place.first - 2]
        touching = name.end == dash.start and dash.end == place.words[place.first].start
        if touching and name.text[0].isalpha():
            return True
    owned = place.after() == "'" and place.after(1) == "s"
    children = place.before() == "of" and place.before(2) in said("parents") and not _is_of_told(place)
    children = children or (place.before() == "-" and place.before(2) == "of")  # "mum-of-two"
    told = place.before() in _OF_FICTION and place.is_number and place.before(2) not in _OF_TIME
    return told or owned or children or place.before() in _MONEY or place.before() in _LABELS


_OF_FICTION = frozenset({"season", "episode", "chapter"})
"""Nouns that have a number for a name ("explains Season 3 deaths")."""
_OF_TIME = frozenset({"this", "last", "the", "a", "each", "every", "per", "that", "next", "previous"})


def _is_of_told(place: _Place) -> bool:
    """Tell whether it goes on to what befell the children ("the mother of two boys who were killed")."""
    return place.after().endswith(("s", "men", "children")) and place.after(1) in _BEFALLEN


_BEFALLEN = frozenset(
    {"who", "whom", "killed", "shot", "slain", "missing", "injured", "wounded", "hurt", "found"}
)


def _is_share(place: _Place) -> bool:
    """Read "5%", "5 per cent", "5 km"."""
    return place.after() in said("after_out") or (place.after() == "per" and place.after(1) == "cent")


def _is_time(place: _Place) -> bool:
    """Read "7:48", "5 a.m.", "10.31pm"."""
    if place.after() in ("a.", "p.") and place.after(1).startswith("m"):
        return True
    if not place.is_number:
        return False
    if place.after() in (".", ":") and place.is_close and _MINUTES.match(place.after(1)):
        return True
    following = place.words[place.last + 1].number if place.last + 1 < len(place.words) else False
    preceding = place.first >= 2 and place.words[place.first - 2].number
    if place.after() == ":" and following:
        return _is_clock(place.words, place.last)
    if place.before() == ":" and preceding:
        return _is_clock(place.words, place.first - 1)
    return place.before() in ("/", ".") and preceding


def _is_clock(words: Sequence[Word], colon: int) -> bool:
    """Tell whether a colon between two numbers is that of a time: "rose to 44: 20 in Kano" is none, but
    damaged text has "at 7: 37".
    """
    close = words[colon].end == words[colon + 1].start
    return close or (colon >= 2 and words[colon - 2].text == "at" and len(words[colon + 1].text) == 2)


def _is_date(place: _Place) -> bool:
    """Read "4 January", "Jan. 4", "May 2008", "4/5"."""
    low = place.core.low
    if not place.is_number or low is None:
        return False
    if place.after() == "may" and place.after(1)[:1].isalpha():
        return False
    if (place.after() == "/" and place.after(1)[:1].isdigit()) or (
        place.after() in said("months") and low <= 31 and place.last - place.begin == 1
    ):
        return True
    if _is_year_before_count(place):
        return True
    if place.before(2) == "in" and place.after() in _COUNTED and low <= 31:
        return False  # "In October 18 died"
    return place.before().rstrip(".") in said("months") and (low <= 31 or 1900 <= low <= 2100)


_COUNTED = frozenset({"people", "others", "men", "women", "children", "were", "died", "drowned", "perished"})


def _is_year_before_count(place: _Place) -> bool:
    """Read the year of "In 1835 102 men were lost": a number of people stands right behind it."""
    low, after = place.core.low or 0, place.words[place.last : place.last + 1]
    counted = bool(after) and (after[0].number or after[0].text in number_words())
    bare = place.words[place.begin].text == str(low)
    return bare and counted and 1500 <= low <= 2100 and place.before() in ("in", "since", "during", "of")


def _is_modifier(place: _Place) -> bool:
    """Read "5-storey", "16 - year - old", "5 year old", "the 1990s", "in his 20s"."""
    if place.is_number and place.after() == "s" and place.is_close:
        return True
    if place.after() == "-" and place.last + 1 < len(place.words) and not place.words[place.last + 1].number:
        if place.is_close:
            return not _HYPHENED.match(place.after(1))
        return place.after(1) in _SPANS
    return place.after() in ("year", "month", "week", "day") and place.after(1) in (
        "-",
        "old",
        "olds",
        "old's",
    )


_DYING = frozenset({"dies", "died", "die", "dying", "death"})
_OWN = frozenset({"its", "their", "our", "his", "'", "'s"})
_NOT_OF_ONE = frozenset({"the", "of", "known", "confirmed", "listed", "reported"})


def _is_age_at(place: _Place) -> bool:
    """Read "dies at 25", "dead at 83", "under the age of 13"; "put the dead at 25" is no age."""
    if place.before() == "of" and place.before(2) == "age":
        return True
    if place.before() != "at" or not place.is_number or (place.core.low or 0) > _OLDEST:
        return False
    owned = place.before(3) in _OWN or place.before(3).endswith(("'s", "s'"))  # "put its dead at 17"
    of_one = place.before(3) not in _NOT_OF_ONE and not owned
    return place.before(2) in _DYING or (place.before(2) == "dead" and of_one)


_OLDEST = 120


def _is_age(place: _Place) -> bool:
    """Read an age set off by commas or brackets: "Louis Jensen, 87,", "Kafoury (63)"."""
    if _is_age_at(place):
        return True
    bare = place.last - place.begin == 1 and place.first == place.begin >= 2
    if not bare or not place.is_number or len(place.words[place.begin].text) > 2:
        return False
    set_apart = place.before() in (",", "(") and place.after() in (",", ")", ".", ";", "")
    return set_apart and not _is_of_figure(place)


def _is_of_figure(place: _Place) -> bool:
    """Read "the figure given on Monday, 84, was too high", "most of the deaths, 21, were there": a count set
    off by commas, and nobody's age.
    """
    clause = list(takewhile(str.isalnum, (place.before(n) for n in range(2, _CLAUSE))))
    most = any(of == "of" and word in _MOST for of, word in pairwise(clause))
    return place.before() == "," and (most or not _FIGURES.isdisjoint(clause))


_CLAUSE = 8
"""How many words before a number may say that it is a count."""
_MOST = frozenset({"most", "half", "majority", "bulk"})
_FIGURES = frozenset({"toll", "figure", "count", "number", "total", "tally", "estimate"})
