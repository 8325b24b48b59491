"""When a statement was made, in the report's own words ("initially", "so far", "as of Monday"), and as a time
where these give one.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from according.claims.cues.lexicon import words as known
from according.claims.found import Found
from according.language.layout import BULLETS, CLOCK
from according.language.parse import Parse, Token
from according.model import Claim, Stated, Timex

_AS_OF = re.compile(r"(?i)\b(?:as (?:of|at|on)|by)\s+(?:(?:around|about|early|late)\s+)?$")
_LEAD = 20
"""How many characters before a time may say that it is the time of a count."""
_ENTRY = re.compile(
    rf"(?m)^[ \t{BULLETS}]{{0,8}}(?P<time>{CLOCK})"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?=[\s:,–—-])"
)
_POSSESSIVE = ("'s", "’s")
_FULL = re.compile(r"\d{4}-\d\d-\d\dT\d\d(?::\d\d)?")
_WORDS = frozenset({"initially", "first", "earlier", "previously", "originally", "later", "now", "currently"})


def stated_of(parse: Parse, item: Found) -> Stated | None:
    """Return the words of a claim's sentence that say when it was stated, if any do.

    They stand by the verb of telling ("initially told"), or, as "initially" and "so far" may, by the cue.
    """
    cue = parse.tokens[item.cue.token]
    if _says_so_far(parse, cue):
        return Stated("so far")
    if any(kid.lower == "initially" for kid in parse.kids(cue.i, "advmod")):
        return Stated("initially")
    for telling in (t for t in parse.ancestors(cue) if t.lemma in known("tellings")):
        word = _beside(parse, telling)
        if word is not None:
            return Stated(word.text)
    return None


def with_times(
    parse: Parse, claims: Sequence[Claim], times: Sequence[Timex], day: dt.date | None
) -> tuple[Claim, ...]:
    """Return the claims with when they were stated, where their sentence or the entry of a live report says.

    "As of 11 a.m.", "by Thursday morning"; "19.50 Firefighters say …", an hour of `day`, on which the report
    was published. Whatever is only expected is not stated of a time.
    """
    entries, counted = _entries(parse.text, day), _as_of(parse, times)
    begins = [start for start, _ in entries]
    made: list[Claim] = []
    for claim in claims:
        if claim.stated is None or claim.stated.at is None:
            place = bisect_right(begins, claim.number_span.start) - 1
            here = counted.get(parse.sentence_at(claim.number_span.start))
            stated = here or (entries[place][1] if place >= 0 else None)
            if stated is not None and claim.status in ("asserted", "feared", "denied"):
                words = claim.stated.words if claim.stated is not None else stated.words
                claim = replace(claim, stated=Stated(words, stated.at))  # noqa: PLW2901
        made.append(claim)
    return tuple(made)


def _as_of(parse: Parse, times: Sequence[Timex]) -> dict[int | None, Stated]:
    """Return the time as of which each sentence counts that says one."""
    found: dict[int | None, Stated] = {}
    for time in times:
        sentence = parse.sentence_at(time.span.start)
        if time.type not in ("DATE", "TIME") or sentence is None or sentence in found:
            continue
        begin = max(parse.sentences[sentence].start, time.span.start - _LEAD)
        lead = _AS_OF.search(parse.text, begin, time.span.start)
        if lead is not None and not parse.text.startswith(_POSSESSIVE, time.span.end):
            found[sentence] = Stated(parse.text[lead.start() : time.span.end], _moment(time))
    return found


def _moment(time: Timex) -> str | None:
    """Return an hour, or else a day, where a time is one."""
    if time.value is not None and _FULL.fullmatch(time.value):
        return time.value
    return time.start.isoformat() if time.start is not None and time.start == time.end else None


def _entries(text: str, day: dt.date | None) -> list[tuple[int, Stated]]:
    """Return where the entries of a live report begin, and when; none where fewer than two lines have hours.

    Where the hours neither only rise nor only fall, the day of some is another: then they are only words.
    """
    found = list(_ENTRY.finditer(text))
    if len(found) < 2:
        return []
    hours = [_hour(match) for match in found]
    ordered = hours in (sorted(hours), sorted(hours, reverse=True))
    return [
        (match.start(), Stated(match["time"], f"{day.isoformat()}T{hour}" if day and ordered else None))
        for match, hour in zip(found, hours, strict=True)
    ]


def _hour(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02}:{match['minute']}"


def _beside(parse: Parse, telling: Token) -> Token | None:
    """Return a word of time that hangs from a verb of telling, or stands right beside it."""
    first, last = parse.bounds[telling.sent]
    near = parse.tokens[max(first, telling.i - 1) : min(last, telling.i + 2)]
    return next((t for t in (*parse.kids(telling.i, "advmod"), *near) if t.lower in _WORDS), None)


def _says_so_far(parse: Parse, cue: Token) -> bool:
    """Tell whether "so far" stands in the clause of a cue, at its beginning, by its verb or at its end."""
    heads = {cue.i, *(t.i for t in parse.ancestors(cue) if not t.tag.startswith("N"))}
    words = parse.of(cue.sent)
    return any(so.lower == "so" and far.lower == "far" and far.head in heads for so, far in pairwise(words))
