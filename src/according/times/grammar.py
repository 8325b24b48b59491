"""The grammar of time expressions: for each kind of expression one regular expression, tried at the start of a word.

Every gap is bounded and no repetition is nested, so that one attempt takes constant time and a text linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from according.times.words import pattern, table

S = r"\s{1,3}"
O = r"\s{0,2}"
DASH = r"[-‐‑–—]"
JOIN = rf"(?:{O}{DASH}{O}|{S})"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:[^\S\n]?(?:st|nd|rd|th))?(?![\w%]|,\d{3}|[.:]\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|,\d{3}|\.\d)"
SHORT_YEAR = rf"(?:{YEAR}|['’]\d\d(?!\w))"
HEDGE = (
    rf"(?:(?:about|around|approximately|roughly|some|nearly|almost|over|exactly|just|only|up{S}to|at{S}least|at{S}most"
    rf"|more{S}than|less{S}than|fewer{S}than|just{S}over|just{S}under|well{S}over|as{S}many{S}as){S})"
)
RELATIVE = "(?:last|past|previous|preceding|prior|this|current|present|next|coming|upcoming|following|same|that|entire|whole)"
PHASE = (
    rf"(?:(?:(?:very{S})?(?:early|late|mid|later|earlier)(?:{O}{DASH}{O}|{S})(?:(?:in|on){S})?)"
    rf"|(?:the{S}(?:very{S})?(?:beginning|start|end|middle|close|turn|rest|remainder|course|whole|latter{S}part){S}of{S}))"
)
ZONE_TAIL = rf"(?:{O}[+\-−]{O}\d{{1,2}}(?::?[0-5]\d)?)?"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of time expression: the name of its reading and how it is written."""

    name: str
    pattern: re.Pattern[str]


def _month(group: str = "month") -> str:
    return rf"(?P<{group}>{pattern('months')})\b(?:{O}\.(?!\w*[a-z]))?"


def _weekday(group: str = "weekday") -> str:
    return rf"(?P<{group}>{pattern('weekdays')})(?P<{group}s>s)?\b(?:{O}\.(?={O}[,\w]))?"


def _number(group: str = "n") -> str:
    word = pattern("numbers")
    return (
        rf"(?P<{group}>\d{{1,9}}(?:,\d{{3}}|\.\d{{1,3}})?|two{S}and{S}a{S}half|half{S}an?|half"
        rf"|(?:a{S})?(?:couple|pair)(?:{S}of)?|(?:a{S}|the{S})?few|several|many|dozens{S}of|hundreds{S}of|tens{S}of"
        rf"|{word}(?:{JOIN}{word}){{0,2}})"
    )


def _dates() -> dict[str, str]:
    head = rf"(?:(?P<every>every|each){S})?(?:{_weekday()}(?:{S}{pattern('parts')})?{O},?{O}(?:the{S})?)?"
    month, phase, of = _month(), rf"(?P<phase>{PHASE})?", rf"(?:{O},?{S}|{O},{O})"
    year = rf"(?:{of}(?:of{S}|in{S})?(?P<year>{SHORT_YEAR}|(?:last|this|next|the{S}same|that){S}year\b))?"
    span = rf"(?:{O}{DASH}{O}|{S}(?:to|through|until|till){S})"
    return {
        "month_day": rf"{head}{phase}{month}{O}(?P<day>{DAY}){year}",
        "month_days": rf"{head}{month}{O}(?P<day>{DAY}){span}(?P<day2>{DAY}){year}",
        "day_month": rf"{head}{phase}(?P<day>{DAY}){O}(?:of{S})?{month}{year}",
        "days_month": rf"(?P<day>{DAY})(?P<join>{span}|{S}and{S})(?P<day2>{DAY}){O}(?:of{S})?{month}{year}",
        "month_year": rf"{phase}{month}{O}(?:,|of|in)?{O}(?P<year>{SHORT_YEAR}|(?:last|this|next|that){S}year\b)",
        "month": rf"(?:the{S})?{phase}(?:the{S})?(?:(?P<relative>{RELATIVE}|every|each){S})?{month}",
        "iso": r"(?P<date>\d{4}-\d\d-\d\d)(?P<time>[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)",
        "numeric": r"(?P<a>\d{1,4})(?P<mark>[/.\-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{4}|\d{2})(?![\w/]|[.\-]\d)",
        "year": rf"(?:(?P<phase>{PHASE})(?:the{S})?(?:year{S})?|(?:the{S})?year{S})?(?P<year>{YEAR}|['’][0-9]\d(?![\w]))(?P<short>{DASH}\d\d(?!\w))?",
        "feast": rf"(?P<feast>{pattern('days')})\b{year}",
        "this_day": rf"(?:on{S})?this{S}day{S}in{S}(?P<year>{YEAR})",
    }


def _wide() -> dict[str, str]:
    ordinal = rf"(?P<ordinal>{pattern('ordinals')}|1st|2nd|3rd|4th)"
    of = rf"(?:{S}(?:of|in){S}(?:the{S})?|{O},?{O})(?P<whole>{YEAR}|(?:(?:{RELATIVE}){S})?(?:fiscal{S})?year\b)"
    phase = rf"(?P<phase>{PHASE})?"
    decade = r"(?P<decade>(?:1[5-9]|20)\d0|['’]?[2-9]0)['’]?s\b"
    number = rf"(?P<n>(?:[1-9]|1\d|2[0-1])(?:st|nd|rd|th)|{pattern('ranks')})"
    season = rf"(?P<season>{pattern('seasons')})\b"
    return {
        "quarter": rf"(?:the{S})?(?P<rel>last{S}year['’]s{S})?{ordinal}{JOIN}(?P<unit>quarter|half)\b(?:{of})?",
        "q_quarter": rf"Q(?P<ordinal>[1-4])\b(?:{of})?",
        "week_of": rf"(?:the{S})?{ordinal}{S}(?P<unit>week|weekend){S}(?:of|in){S}{_month()}(?:{O},?{O}(?P<year>{YEAR}))?",
        "decade": rf"(?:the{S})?{phase}(?:the{S})?{decade}",
        "decade_word": rf"(?:the{S}){phase}(?P<decade>{pattern('decades')})\b",
        "century": rf"(?:the{S})?{phase}(?:the{S})?{number}{JOIN}century\b",
        "season": rf"(?:the{S})?{phase}(?:the{S})?(?:(?P<relative>{RELATIVE}){S})?{season}"
        rf"(?:{S}(?:of{S})?(?P<year>{YEAR}))?",
    }


def _relative() -> dict[str, str]:
    part = rf"(?:(?:at{S})?(?P<part>{pattern('parts')})\b)"
    unit = rf"(?P<unit>{pattern('units')})\b"
    phase = rf"(?P<phase>{PHASE})?"
    same = rf"(?P<again>an?{S}year{S}(?:ago|earlier|before)|last{S}year|(?:the{S})?(?:previous|prior){S}year|the{S}year{S}before)"
    other = rf"(?:last|next|past|this|this{S}past|this{S}coming|the{S}(?:following|previous|next)|previous|following|coming)"
    return {
        "deictic": rf"{phase}(?P<deictic>today|yesterday|tomorrow|tonight|last{S}night)\b(?:{S}{part})?",
        "double": rf"the{S}(?P<unit>day|night|year|week|month){S}(?P<way>before{S}last|before{S}yesterday|after{S}tomorrow"
        rf"|after{S}next)",
        "overnight": rf"overnight\b(?:{S}(?P<into>(?:in)?to{S})?(?:on{S}|from{S})?{_weekday()})?",
        "weekday": rf"{phase}(?:(?P<relative>{other}|every|each|that|the{S}same){S})?{_weekday()}"
        rf"(?:{S}(?:(?P<night>overnight)\b|{part}))?(?:{S}(?:of{S})?(?P<week>last|this|next){S}week\b)?",
        "this_part": rf"(?:(?P<phase2>early|late){S})?(?P<relative>this|that|the{S}(?:same|next|following|previous))"
        rf"{S}(?:early{S}|late{S})?{part}",
        "relative": rf"{phase}(?P<the>the{S}|its{S}|their{S}|his{S}|her{S})?(?P<relative>{RELATIVE}){S}{unit}(?P<part>{S}night)?",
        "same_ago": rf"(?:the{S})same{S}(?P<unit>month|period|time|day|week|quarter){S}(?:(?:of|in){S})?{same}",
        "beside": rf"the{S}(?P<unit>day|night|week|month|year|morning|evening){S}(?P<way>before|after|prior|earlier)\b",
        "the_unit": rf"{phase}the{S}(?P<unit>day|week|month|year|weekend)\b",
        "nth": rf"the{S}(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b",
    }


def _lengths() -> dict[str, str]:
    unit = rf"(?P<unit>{pattern('units')})(?P<plural>s|ies)?\b"
    units = r"(?P<unit>decade|century|centurie|hour|day|night|week|month|year)(?P<plural>s)?"
    kind = rf"(?:(?:more|straight|consecutive|full|whole|entire|trading|business|working|calendar|solid|long){S})?"
    tail = (
        rf"(?:{S}(?P<tail>ago|earlier|later|before|after|previously|prior|afterwards?|hence|from{S}now|old|into)\b"
        rf"|{JOIN}(?P<old>old|olds)\b|{JOIN}long\b|['’])?"
    )
    reach = rf"(?P<reach>(?:the{S}|this{S}|these{S})?(?:last|past|next|coming|following|previous|preceding|recent|first|final)){S}"
    return {
        "length": rf"(?P<hedge>{HEDGE})?(?:another{S})?{_number()}{JOIN}{kind}{unit}(?P<half>{S}and{S}a{S}half)?{tail}",
        "reach": rf"(?P<hedge>{HEDGE})?{reach}(?:{_number()}{JOIN})?{kind}{unit}{tail}",
        "lengths": rf"(?:(?:many|some|recent|long){S})?{units}(?:(?:{DASH}|{S})?long\b|\b{tail})",
        "every": rf"(?:every|each)(?:{S}(?P<other>other)|{S}{_number()})?{S}(?:(?P<unit>{pattern('units')})s?"
        rf"|{_weekday()}|(?P<part>{pattern('parts')})|(?P<month>{pattern('months')})|(?P<season>{pattern('seasons')}))\b",
        "times_a": rf"(?P<times>once|twice|thrice|(?:\w{{2,8}}{S})times?){S}(?:an?|every|each|per){S}(?P<unit>{pattern('units')})\b",
        "adverb": rf"(?P<adverb>{pattern('adverbs')})\b",
    }


def _clock() -> dict[str, str]:
    near = rf"(?:(?:about|around|approximately|roughly|nearly|almost|exactly|(?:just|shortly|soon){S}(?:after|before)){S})?"
    zone = (
        rf"(?:{O}\(?(?P<zone>{pattern('zones')}|local{S}time|(?:eastern|central|pacific|mountain)(?:{S}(?:daylight|standard))?"
        rf"(?:{S}time)?|local)\b(?P<offset>{ZONE_TAIL})(?:{S}time)?\)?)?"
    )
    part = rf"(?:{S}(?:in{S}the|at){S}(?P<part>morning|afternoon|evening|night))?"
    half = r"(?P<ap>[ap])(?:[^\S\n]?\.)?[^\S\n]?m\b(?:[^\S\n]?\.)?"
    seconds = r"(?::(?P<s>[0-5]\d))?"
    return {
        "clock12": rf"{near}(?P<h>1[0-2]|0?[1-9])(?:{O}[:.]{O}(?P<m>[0-5]\d){seconds})?{O}{half}{zone}",
        "clock24": rf"{near}(?P<h>[01]?\d|2[0-4]){O}:{O}(?P<m>[0-5]\d){seconds}(?![\d%]|[:.]\d)(?:{O}(?:hours|hrs|h)\b)?"
        rf"{zone}{part}",
        "clock4": rf"{near}(?P<h>[01]\d|2[0-4])[.:h]?(?P<m>[0-5]\d){O}(?:(?:hours|hrs|h)\b|(?=\(?(?:GMT|UTC|local)\b)){zone}",
        "oclock": rf"{near}(?P<hour>\d{{1,2}}|{pattern('numbers')}){S}?o['’]clock{zone}{part}",
        "noon": rf"{near}(?P<noon>noon|midday|midnight)\b{zone}",
        "at_part": rf"(?:(?P<the>the{S})?(?:(?:early|late|very{S}early|mid|small){JOIN}){{0,2}}"
        rf"(?:(?P<part>{pattern('parts')})|hours)(?:{S}hours)?)\b",
    }


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of the grammar."""
    kinds = _dates() | _wide() | _relative() | _lengths() | _clock()
    kinds["reference"] = rf"(?P<reference>{pattern('references')})\b"
    return tuple(Rule(name, re.compile(text, re.IGNORECASE)) for name, text in kinds.items())


@cache
def first_words() -> frozenset[str]:
    """Return the lower-case words with which an expression can begin (digits apart)."""
    from_tables = {
        re.split(r"[ -]", word)[0]
        for name in [
            "months",
            "weekdays",
            "units",
            "adverbs",
            "parts",
            "seasons",
            "days",
            "numbers",
            "ordinals",
            "references",
        ]
        for word in table(name)
    }
    others = (
        "the its their his her this that these on in early late later earlier mid very last past previous preceding prior"
        " current present next coming upcoming following same entire whole every each per today yesterday tomorrow tonight"
        " overnight about around approximately roughly some nearly almost over exactly just only up at more less fewer well"
        " as shortly soon another half couple few several many dozens hundreds tens once twice thrice times long recent"
        " centuries decades final q1 q2 q3 q4 noon midday midnight small eighteenth nineteenth twentieth year q"
    )
    return frozenset(from_tables | {word + "s" for word in from_tables} | set(others.split()))
