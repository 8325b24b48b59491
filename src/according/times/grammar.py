"""The grammar of time expressions: for each kind one regular expression, tried at the start of a word.

Every gap is bounded and no repetition is nested: one attempt takes constant time, and a text linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from according.times.words import among, pattern, table

S = r"\s{1,3}"
N = r"\s{0,2}"
DASH = r"[-‐‑–—]"
JOIN = rf"(?:{N}{DASH}{N}|{S})"
THE = rf"(?:the{S})?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?(?![\w%]|,\d{3}|[.:]\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|,\d{3}|\.\d)"
SHORT_YEAR = rf"(?:{YEAR}|['’]\d\d(?!\w))"
HEDGE = (
    rf"(?:(?:about|around|approximately|roughly|some|nearly|almost|over|exactly|just|only|up{S}to|at{S}least"
    rf"|at{S}most|(?:more|less|fewer){S}than|just{S}(?:over|under)|well{S}over|as{S}many{S}as){S})"
)
RELATIVE = (
    "(?:last|past|previous|preceding|prior|this|current|present|next|coming|upcoming|following|same|that"
    "|entire|whole)"
)
PHASE = (
    rf"(?:(?:(?:very{S})?(?:early|late|mid|later|earlier)(?:{N}{DASH}{N}|{S})(?:(?:in|on){S})?)"
    rf"|(?:the{S}(?:very{S})?(?:beginning|start|end|middle|close|turn|rest|remainder|course|whole"
    rf"|latter{S}part){S}of{S}))"
)


_TELLING = ("months", "weekdays", "units", "adverbs", "parts", "seasons", "decades")
"""The tables by one of whose words an expression is known, if not by a digit or a word of `core`."""
_PHRASES = ("days", "references")
"""The tables of phrases, by the last word of one of which an expression may be known as well."""
_OPENING = (*_TELLING[:-1], *_PHRASES, "numbers", "ordinals", "ranks")
"""The tables whose words can begin an expression."""
NUMBER_THAT_TELLS = re.compile(
    rf"['’]\d|\d{{4}}|\d0['’]?s\b|\d{{1,4}}{N}(?:[/.:]|{DASH}|h){N}\d|\d{{1,2}}{N}[ap]\s?\.?\s?m"
    r"|\d{1,2}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
"""A number that may be an expression by itself: a year, a decade, a day, a date in figures, a time of day."""
_LETTERS = re.compile("[a-z]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of time expression: the name of its reading and how it is written."""

    name: str
    pattern: re.Pattern[str]


def _month() -> str:
    return rf"(?P<month>{pattern('months')})\b(?:{N}\.(?!\w*[a-z]))?"


def _weekday() -> str:
    return rf"(?P<weekday>{pattern('weekdays')})(?P<weekdays>s)?\b(?:{N}\.(?={N}[,\w]))?"


def _number() -> str:
    word = pattern("numbers")
    return (
        rf"(?P<n>\d{{1,9}}(?:,\d{{3}}|\.\d{{1,3}})?|two{S}and{S}a{S}half|half{S}an?|half"
        rf"|(?:a{S})?(?:couple|pair)(?:{S}of)?|(?:a{S}|the{S})?few|several|many|(?:dozens|hundreds|tens){S}of"
        rf"|{word}(?:{JOIN}{word}){{0,2}})"
    )


def _dates() -> dict[str, str]:
    head = rf"(?:{_weekday()}(?:{S}{pattern('parts')})?{N},?{N}{THE})?"
    month, phase, day = _month(), rf"(?P<phase>{PHASE})?", rf"(?P<day>{DAY})"
    named = rf"(?:last|this|next|that|the{S}same){S}year\b"
    year = rf"(?:(?:{N},?{S}|{N},{N})(?:(?:of|in){S})?(?P<year>{SHORT_YEAR}|{named}))?"
    to, day2 = rf"(?:{N}{DASH}{N}|{S}(?:to|through|until|till){S})", rf"(?P<day2>{DAY})"
    lead = rf"(?:(?P<phase>{PHASE}){THE}(?:year{S})?|{THE}year{S})?"
    clock = r"\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?"
    return {
        "month_day": rf"{THE}{head}{phase}{month}{N}{day}{year}",
        "month_days": rf"{THE}{head}{month}{N}{day}{to}{day2}{year}",
        "day_month": rf"{THE}{head}{phase}{day}{N}(?:of{S})?{month}{year}",
        "days_month": rf"{day}(?P<join>{to}|{S}and{S}){day2}{N}(?:of{S})?{month}{year}",
        "month_year": rf"{phase}{month}{N}(?:,|of|in)?{N}(?P<year>{SHORT_YEAR}|{named})",
        "month": rf"{THE}{phase}{THE}(?:(?P<relative>{RELATIVE}|every|each){S})?{month}",
        "iso": rf"{head}(?P<date>\d{{4}}-\d\d-\d\d)(?P<time>[T ]{clock})?(?!\w)",
        "numeric": rf"{head}(?P<a>\d{{1,4}})\s?(?P<mark>[/.\-])\s?(?P<b>\d{{1,2}})\s?(?P=mark)\s?"
        r"(?P<c>\d{4}|\d\d)(?![\w/]|[.\-]\d)",
        "year": rf"{lead}(?P<year>{YEAR}|['’]\d\d(?!\w))(?P<short>{DASH}\d\d(?!\w))?",
        "feast": rf"(?P<feast>{pattern('days')})\b{year}",
        "this_day": rf"(?:on{S})?this{S}day{S}in{S}(?P<year>{YEAR})",
    }


def _wide() -> dict[str, str]:
    ordinal = rf"(?P<ordinal>{pattern('ordinals')}|1st|2nd|3rd|4th)"
    which = rf"{YEAR}|(?:(?:{RELATIVE}){S})?(?:fiscal{S})?year\b"
    whole = rf"(?:(?:{S}(?:of|in){S}{THE}|{N},?{N})(?P<whole>{which}))?"
    phase, rank = rf"(?P<phase>{PHASE})?", rf"(?P<n>(?:[1-9]|1\d|2[01])(?:st|nd|rd|th)|{pattern('ranks')})"
    season = rf"(?P<season>{pattern('seasons')})\b(?:{S}(?:of{S})?(?P<year>{YEAR}))?"
    last_year = rf"(?P<rel>last{S}year['’]s{S})?"
    week = rf"(?P<unit>week|weekend){S}(?:of|in){S}{_month()}(?:{N},?{N}(?P<year>{YEAR}))?"
    return {
        "quarter": rf"{THE}{last_year}{ordinal}{JOIN}(?P<unit>quarter|half)\b{whole}",
        "q_quarter": rf"Q(?P<ordinal>[1-4])\b{whole}",
        "week_of": rf"{THE}{ordinal}{S}{week}",
        "decade": rf"{THE}{phase}{THE}(?P<decade>(?:1[5-9]|20)\d0|['’]?[2-9]0)['’]?s\b",
        "decade_word": rf"the{S}{phase}(?P<decade>{pattern('decades')})\b",
        "century": rf"{THE}{phase}{THE}{rank}{JOIN}century\b",
        "season": rf"{THE}{phase}{THE}(?:(?P<relative>{RELATIVE}){S})?{season}",
    }


def _relative() -> dict[str, str]:
    part = rf"(?:(?:at{S})?(?P<part>{pattern('parts')})\b)"
    phase = rf"(?P<phase>{PHASE})?"
    year_back = (
        rf"(?:an?{S}year{S}(?:ago|earlier|before)|last{S}year|{THE}(?:previous|prior){S}year"
        rf"|the{S}year{S}before)"
    )
    which = (
        rf"(?:last|next|past|this|this{S}past|this{S}coming|the{S}(?:following|previous|next|same)|previous"
        rf"|following|coming|every|each|that)"
    )
    week = rf"(?:{S}(?:of{S})?(?P<week>last|this|next){S}week\b)?"
    near = rf"(?P<relative>this|that|the{S}(?:same|next|following|previous)){S}(?:(?:early|late){S})?"
    owner = rf"(?P<the>(?:the|its|their|his|her){S})?"
    return {
        "deictic": rf"{phase}(?P<deictic>today|yesterday|tomorrow|tonight|last{S}night)\b(?:{S}{part})?",
        "double": rf"the{S}(?P<unit>day|night|year|week|month){S}"
        rf"(?P<way>before{S}(?:last|yesterday)|after{S}(?:tomorrow|next))\b",
        "overnight": rf"overnight\b(?:{S}(?P<into>(?:in)?to{S})?(?:(?:on|from){S})?{_weekday()})?",
        "weekday": rf"{phase}(?:(?P<relative>{which}){S})?{_weekday()}"
        rf"(?:{S}(?:(?P<night>overnight)\b|{part}))?{week}",
        "this_part": rf"(?:(?:early|late){S})?{near}{part}",
        "relative": rf"{phase}{owner}(?P<relative>{RELATIVE}){S}(?P<unit>{pattern('units')})\b"
        rf"(?P<part>{S}night)?",
        "same_ago": rf"{THE}same{S}(?P<unit>month|period|time|day|week|quarter){S}"
        rf"(?:(?:of|in){S})?{year_back}",
        "beside": rf"the{S}(?P<unit>day|night|week|month|year|morning|evening){S}"
        rf"(?P<way>before|after|prior|earlier)\b",
        "the_unit": rf"{phase}the{S}(?P<unit>day|week|month|year|weekend)\b",
        "nth": rf"the{S}(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b",
    }


def _lengths() -> dict[str, str]:
    names = pattern("units")
    unit = rf"(?P<unit>{names})(?P<plural>s|ies)?\b"
    units = r"(?P<unit>decade|century|centurie|hour|day|night|week|month|year)(?P<plural>s)?"
    kind = rf"(?:(?:more|straight|consecutive|full|whole|entire|trading|business|working|calendar|solid){S})?"
    tail = (
        rf"(?:{S}(?P<tail>ago|earlier|later|before|after|previously|prior|afterwards?|hence|from{S}now|old"
        rf"|into)\b"
        rf"|{JOIN}(?P<old>olds?)\b|{JOIN}long\b|['’])?"
    )
    reach = (
        rf"(?:(?:the|this|these){S})?"
        rf"(?:last|past|next|coming|following|previous|preceding|recent|first|final){S}"
    )
    each = (
        rf"(?:(?P<unit>{names})s?|{_weekday()}|(?P<part>{pattern('parts')})|(?P<month>{pattern('months')})"
        rf"|(?P<season>{pattern('seasons')}))\b"
    )
    return {
        "length": rf"(?P<hedge>{HEDGE})?(?:another{S})?{_number()}{JOIN}{kind}{unit}"
        rf"(?P<half>{S}and{S}a{S}half)?{tail}",
        "seasons_ago": rf"{_number()}{S}(?:{pattern('seasons')})s?{S}ago\b",
        "reach": rf"(?!over\b){HEDGE}?{reach}(?:{_number()}{JOIN})?{kind}{unit}{tail}",
        "lengths": rf"(?:(?:many|some|recent|long){S})?{units}(?:(?:{DASH}|{S})?long\b|\b{tail})",
        "every": rf"(?:every|each)(?:{S}(?P<other>other)|{S}{_number()})?{S}{each}",
        "times_a": rf"(?:once|twice|thrice|\w{{2,8}}{S}times?){S}(?:an?|every|each|per){S}"
        rf"(?P<unit>{names})\b",
        "adverb": rf"(?P<adverb>{pattern('adverbs')})\b",
    }


def _clock() -> dict[str, str]:
    near = (
        rf"(?:(?:about|around|approximately|roughly|nearly|almost|exactly"
        rf"|(?:just|shortly|soon){S}(?:after|before)){S})?"
    )
    land = rf"(?:eastern|central|pacific|mountain)(?:{S}(?:daylight|standard))?(?:{S}time)?"
    offset = rf"(?P<offset>(?:{N}[+\-−]{N}\d{{1,2}}(?::?[0-5]\d)?)?)"
    zone = rf"(?:{N}\(?(?P<zone>{pattern('zones')}|local{S}time|{land}|local)\b{offset}(?:{S}time)?\)?)?"
    part = rf"(?:{S}(?:in{S}the|at){S}(?P<part>morning|afternoon|evening|night))?"
    half = r"(?P<ap>[ap])(?:\s?\.)?\s?m\b(?:\s?\.)?"
    minutes, seconds = r"(?P<m>[0-5]\d)", r"(?::(?P<s>[0-5]\d))?"
    hours = rf"(?:{N}(?:hours|hrs|h)\b)"
    return {
        "clock12": rf"{near}(?P<h>1[0-2]|0?[1-9])(?:{N}[:.]{N}{minutes}{seconds})?{N}{half}{zone}",
        "clock24": rf"{near}(?P<h>[01]?\d|2[0-4]){N}:{N}{minutes}{seconds}(?![\d%]|[:.]\d)"
        rf"{hours}?{zone}{part}",
        "clock4": rf"{near}(?P<h>[01]\d|2[0-4])[.:h]?{minutes}"
        rf"(?:{hours}|(?={N}\(?(?:GMT|UTC|local)\b)){zone}",
        "oclock": rf"{near}(?P<hour>\d{{1,2}}|{pattern('numbers')}\b){N}o['’]clock\b{zone}{part}",
        "noon": rf"{near}(?P<noon>noon|midday|midnight)\b{zone}",
        "at_part": rf"(?P<the>the{S})?(?:(?:early|late|very{S}early|mid|small){JOIN}){{0,2}}"
        rf"(?:(?P<part>{pattern('parts')})|hours)(?:{S}hours)?\b",
    }


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of the grammar."""
    kinds = _dates() | _wide() | _relative() | _lengths() | _clock()
    kinds["reference"] = rf"(?P<reference>{pattern('references')})\b"
    return tuple(Rule(name, re.compile(text, re.IGNORECASE)) for name, text in kinds.items())


@dataclass(frozen=True, slots=True)
class Words:
    """The lower-case words of the grammar.

    An expression begins with one of `first` or a number, and is known by one of `core` or a number that
    tells; before that it has only words of `leading` and numbers.
    """

    first: frozenset[str]
    leading: frozenset[str]
    core: frozenset[str]


@cache
def grammar_words() -> Words:
    """Return the words by which it is known where an expression may be, before any rule is tried."""
    first = {re.split(r"[ -]", word)[0] for name in _OPENING for word in table(name)}
    said = {name: [_LETTERS.findall(word) for word in table(name)] for name in (*_TELLING, *_OPENING)}
    leading = {word for phrases in said.values() for phrase in phrases for word in phrase}
    core = {phrase[-1] for name in (*_TELLING, *_PHRASES) for phrase in said[name] if phrase}
    lengths = {unit + ending for unit in table("units") for ending in ("ies", "long", "slong")}
    opening = among("first") | first | {word + "s" for word in first}
    return Words(
        opening,
        opening | leading | among("within"),
        among("core") | core | lengths | {word + "s" for word in core},
    )
