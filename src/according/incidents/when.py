"""When an incident was: what sort of time an expression is, and the days that a report states, if any."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from according import vocab
from according.incidents.signals import LEAD
from according.language.parse import Parse, Sentence
from according.model import Period, Timex

_ANNIVERSARY = re.compile(r"(?i)\bthis (?:very )?day\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_OR_MONTH = re.compile(
    r"(?i)\b(?:19|20)\d\d\b"
    r"|^(?:in |on |early |late |mid-?)?(?:jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec)"
)
_DAY_WORDS = re.compile(r"(?i)day\b|night|morning|evening|weekend|afternoon|noon|dawn|dusk|hour")
_WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_BEFORE = re.compile(r"(?i)\b(?:last|past|previous)\b")
_HOUR = re.compile(
    r"(?i)(?:(?:shortly|just|about|around|at|after|before|approximately|nearly|roughly|early|late|the|in)\s+)*"
    r"(?:\d{1,4}(?:[:.]\s?\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?|midnight|noon|morning|evening|night|afternoon|dawn|hours?)"
    r"(?:\s*(?:local time|gmt|utc|[ecmp][sd]?t)\)?)?\.?"
)
_CLOCK = re.compile(r"(?i)\d\s?[ap]\.?\s?m\b|\d[:.]\d\d|\bmidnight\b|\bnoon\b")
_COUNTED_BACK = re.compile(r"(?i)\S\s+(?:earlier|before|previously|later|afterwards?|after)$")
_LOOKS_BACK = re.compile(r"(?i)\b(?:hours?|days?|weeks?|months?|years?) (?:earlier|before|ago)\b")
_MONTH = dt.timedelta(days=27)
_SEASON = dt.timedelta(days=80)
_LONG = re.compile(r"(?i)\b(?:years?|seasons?|decades?|century|half|quarter)\b|^\D*(?:19|20)\d\d$")
_SIGNED = re.compile(r"\(@\w+\)\s*\Z")
_HANDLE = 40
"""How many characters before a time may give the name under which somebody posts."""
_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
_FIRST_YEAR = 1800
"""Years before this are house numbers ("the 1500 block") oftener than dates of incidents in the news."""


def is_date(time: Timex) -> bool:
    """Tell whether a time names a day or more, and not only an hour of some day ("at 3 p.m.")."""
    if time.type not in ("DATE", "TIME") or (time.start is not None and time.start.year < _FIRST_YEAR):
        return False
    return time.type == "DATE" or not _HOUR.fullmatch(time.text)


def is_day(time: Timex) -> bool:
    """Tell whether a time is as short as a day or a few, whether or not it is known which."""
    if time.start is not None and time.end is not None:
        return (time.end - time.start).days < 4
    return bool(_DAY_WORDS.search(time.text))


def is_dated(time: Timex) -> bool:
    """Tell whether the words of a time give a year or a month."""
    return bool(_YEAR_OR_MONTH.search(time.text))


def has_year(time: Timex) -> bool:
    """Tell whether the words of a time give a year."""
    return bool(_YEAR.search(time.text))


def is_long(time: Timex) -> bool:
    """Tell whether a time is a season, a year or more."""
    if time.start is not None and time.end is not None:
        return time.end - time.start > _SEASON
    return time.type == "DATE" and bool(_LONG.search(time.text))


def is_month(time: Timex) -> bool:
    """Tell whether a time is a known month, or longer."""
    return time.start is not None and time.end is not None and time.end - time.start >= _MONTH


def may_be_tomorrow(time: Timex, published: dt.date | None) -> bool:
    """Tell whether a weekday read as that of the week before may be the day after publication.

    Reports are kept under the day of their first version, or that of another clock.
    """
    if published is None or time.start is None or time.start != time.end or _BEFORE.search(time.text):
        return False
    return bool(_WEEKDAY.search(time.text)) and time.start + _WEEK == published + _DAY


def is_signature(text: str, time: Timex) -> bool:
    """Tell whether a time is that of a post, which stands after who wrote it ("(@someone) July 5, 2016")."""
    return bool(_SIGNED.search(text[max(0, time.span.start - _HANDLE) : time.span.start]))


def is_weekday(time: Timex) -> bool:
    """Tell whether a time names a day of the week."""
    return bool(_WEEKDAY.search(time.text))


def has_hour(time: Timex) -> bool:
    """Tell whether the words of a time give an hour by the clock ("around 4:15 a.m. Tuesday")."""
    return bool(_CLOCK.search(time.text))


def counts_back(time: Timex) -> bool:
    """Tell whether a time is counted from that of something else ("a week earlier", "two days before")."""
    return bool(_COUNTED_BACK.search(time.text))


def is_anniversary(time: Timex) -> bool:
    """Tell whether a time looks back from the day of the report ("on this day in 2020")."""
    return bool(_ANNIVERSARY.search(time.text))


def same_words(one: Timex, other: Timex) -> bool:
    """Tell whether two times are given in the same words."""
    return one.text.casefold() == other.text.casefold()


def other_weekday(one: Timex, other: Timex) -> bool:
    """Tell whether both name a weekday, and not the same."""
    a, b = _WEEKDAY.search(one.text), _WEEKDAY.search(other.text)
    return a is not None and b is not None and a.group().casefold() != b.group().casefold()


def period_of(time: Timex | None) -> Period | None:
    """Return the calendar days of a time, if they are known."""
    if time is None or time.start is None or time.end is None or time.end < time.start:
        return None
    return Period(time.start, time.end)


def main_period(parse: Parse, anchor: Timex | None, published: dt.date | None) -> Period | None:
    """Return the days of the incident reported: its anchor's, "this day", or those of a chronicle.

    The entries of a chronicle tell of different events: a time after the first ones is of another.
    """
    if published is not None and (anchor is None or _is_since(parse, anchor)) and _is_of_last_day(parse):
        return Period(published - _DAY, published)
    own_day = published is not None and (is_chronicle(parse) or _is_present_entry(parse))
    if anchor is not None and not (own_day and (_is_late(parse, anchor) or period_of(anchor) is None)):
        return period_of(anchor)
    if published is not None and (own_day or re.search(r"(?i)\bon this (?:very )?day\b", parse.text)):
        return Period(published, published)
    return None


_LAST_DAY = re.compile(r"(?i)\b(?:past|last|previous|preceding) (?:24|twenty-four|24-) ?hours?\b")


def _is_of_last_day(parse: Parse) -> bool:
    """Tell whether the beginning of a text says that it tells of the last 24 hours, as daily counts do."""
    last = min(LEAD, len(parse.sentences)) - 1
    return last >= 0 and _LAST_DAY.search(parse.text, 0, parse.sentences[last].end) is not None


def _is_since(parse: Parse, time: Timex) -> bool:
    """Tell whether something is only told to go on since a time."""
    return parse.text[max(0, time.span.start - 7) : time.span.start].lower().strip().endswith("since")


def _is_late(parse: Parse, time: Timex) -> bool:
    token = parse.at(time.span.start)
    return token is not None and token.sent >= LEAD


def is_chronicle(parse: Parse) -> bool:
    """Tell whether a text is told in the present tense throughout, and so tells of the day of which it is.

    Headlines, what somebody says, states ("five are dead") and the perfect do not count: they are in the
    present tense in any report.
    """
    tenses = _tenses(parse)
    present = tenses.count("present")
    return present > 0 and present >= _SHARE * len(tenses) and len(parse.text) > _HEADLINE


def is_entry(parse: Parse) -> bool:
    """Tell whether a text is what a chronicle says of one day: short, under no title, in the present tense
    or of a war or unrest.

    It may look back now and then, and be as short as two sentences.
    """
    if not _may_be_entry(parse):
        return False
    enough = _opens_in_present(parse) or (not _tenses(parse) and is_of_war(parse))
    return enough or is_chronicle(parse) or (_is_at_war(parse) and len(parse.sentences) > _FEW)


def _is_present_entry(parse: Parse) -> bool:
    """Tell whether a text is an entry that opens in the present tense: it is of the day of which it is."""
    return len(parse.text) > _HEADLINE and _may_be_entry(parse) and _opens_in_present(parse)


def _may_be_entry(parse: Parse) -> bool:
    """Tell whether a text is as short as an entry of a chronicle, of whole sentences and under no title."""
    several = len(parse.sentences) >= _FEW and len(parse.text) <= _ENTRY
    return several and all(_is_whole(parse, sentence) for sentence in parse.sentences)


def _opens_in_present(parse: Parse) -> bool:
    """Tell whether the first event is told in the present tense, and most others."""
    tenses = _tenses(parse)
    return tenses[:1] == ["present"] and tenses.count("present") >= _LEAST * len(tenses)


def _is_at_war(parse: Parse) -> bool:
    """Tell whether a text speaks of a war and of nothing else that has its words."""
    return is_of_war(parse, least=_FEW) or not parse.all_lemmas.isdisjoint(_words("warring"))


def is_of_war(parse: Parse, *, least: int = 1) -> bool:
    """Tell whether armed sides, crowds or a war are what a text speaks of, in so many words at the least."""
    known = frozenset[str]().union(*map(_words, ("warring", "sides", "turmoil", "strife", "campaigns")))
    return len(parse.all_lemmas & known) >= least


def _tenses(parse: Parse) -> list[str]:
    """Return the tenses of the sentences that tell an event, in their order; what is counted back from
    another ("two days earlier") is past in whatever tense the rest is told.
    """
    text = (
        n
        for n, sentence in enumerate(parse.sentences)
        if sentence.kind == "text" and not _LOOKS_BACK.search(parse.text, sentence.start, sentence.end)
    )
    return [tense for n in text if (tense := _tense(parse, n))]


def _is_whole(parse: Parse, sentence: Sentence) -> bool:
    """Tell whether a sentence is one of a text that runs on: no title, with no dateline, and with an end."""
    end = parse.text[sentence.start : sentence.end].rstrip("\"'”’) ")[-1:]
    return sentence.kind == "text" and sentence.dateline is None and end in (".", "!", "?", ";", ":", ",")


_HEADLINE = 200
"""How many characters a text must be longer than, so as not to be a headline with a full stop."""
_ENTRY, _FEW = 2000, 2
"""How many characters an entry of a chronicle has at the most, and how many sentences at the least."""
_SHARE, _LEAST = 0.75, 0.6
"""Which share of the sentences that tell an event; of an entry that begins with one in the present tense."""
_BOTH = frozenset(("hit", "put", "cut", "set", "shut", "hurt", "beat", "spread", "burst", "let", "quit"))
"""Verbs that are the same in both tenses."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(vocab.load("kinds_reference")[name])


@cache
def _no_events() -> frozenset[str]:
    return frozenset(vocab.load("kinds_reference")["no_events"]["words"].split())


def _tense(parse: Parse, sentence: int) -> str | None:
    """Return "present" or "past" for a sentence whose main verb tells an event, otherwise None."""
    root = next((t for t in parse.of(sentence) if t.head == t.i), None)
    if root is None or root.lemma in _no_events():
        return None
    helpers = list(parse.kids(root.i, "aux", "auxpass"))
    if any(h.lemma in ("have", "will", "would", "can", "could", "may", "might", "do") for h in helpers):
        return None
    if root.lemma in _BOTH and root.tag in ("VBD", "VBP"):
        return None
    finite = [root.tag, *(h.tag for h in helpers)]
    if "VBD" in finite:
        return "past"
    return "present" if root.tag != "VBG" and ("VBZ" in finite or "VBP" in finite) else None
