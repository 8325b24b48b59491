"""Logs: attacks of a period that a report gives the sum of, and then goes through entry by entry, each under
its day.

"Armed attacks killed 73 people between 12 and 20 June. … - On 13 June, gunmen raided a market. 31 people were
killed. - 18 June: attack on a mine; 19 killed": each entry is a part, and its numbers are shares of the sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from according.incidents.days import Day
from according.incidents.scopes import token_of
from according.incidents.signals import Entry, Log
from according.incidents.when import is_date, is_day, period_of
from according.incidents.where import place_of
from according.language.parse import Parse, Token
from according.model import Claim, Effect, Kind, Mention, Place, Timex

_FEWEST = 2
_BEFORE_DAY = frozenset({"on", "early", "late", "the", "in", "morning", "evening", "night", "of"})


def find_log(
    parse: Parse, claims: Sequence[Claim], cues: Sequence[Token | None], times: Sequence[Timex]
) -> Log:
    """Return the log of a report whose beginning gives the sum of a period; an empty one of others."""
    entries = _entries(parse, times)
    if len(entries) < _FEWEST:
        return Log()
    log = Log(entries, _period(parse, entries, times))
    return log if log.period is not None and _is_summed(log, claims, cues) else Log()


def _entries(parse: Parse, times: Sequence[Timex]) -> tuple[Entry, ...]:
    """Return the paragraphs that a day opens."""
    found: list[Entry] = []
    for time in times:
        token = token_of(parse, time.span) if is_day(time) and time.start is not None else None
        if token is None or time.start != time.end or not _opens(parse, token):
            continue
        paragraph = parse.sentences[token.sent].paragraph
        last = token.sent
        while last + 1 < len(parse.sentences) and parse.sentences[last + 1].paragraph == paragraph:
            last += 1
        found.append(Entry(parse.bounds[token.sent][0], parse.bounds[last][1], time))
    return tuple(found)


def _opens(parse: Parse, token: Token) -> bool:
    """Tell whether a token is the first of a paragraph, but for a mark and "on"."""
    sentences, first = parse.sentences, parse.bounds[token.sent][0]
    opens = token.sent > 0 and sentences[token.sent - 1].paragraph != sentences[token.sent].paragraph
    before = parse.tokens[first : token.i]
    return opens and all(not t.lower[:1].isalnum() or t.lower in _BEFORE_DAY for t in before)


def _period(parse: Parse, entries: Sequence[Entry], times: Sequence[Timex]) -> Timex | None:
    """Return the days before the entries that hold those of all of them."""
    days = [entry.time.start for entry in entries if entry.time is not None and entry.time.start is not None]
    first, last = min(days), max(days)
    begin = parse.tokens[entries[0].first].start
    for time in times:
        if time.span.start >= begin:
            return None
        if time.start is not None and time.end is not None and is_date(time) and time.start < time.end:
            whole = time.start <= first and time.end >= last
            if whole:
                return time
    return None


def _is_summed(log: Log, claims: Sequence[Claim], cues: Sequence[Token | None]) -> bool:
    """Tell whether the numbers of the entries are within what was told for all, of the effect told most."""
    above, within = defaultdict[Effect, int](int), defaultdict[Effect, int](int)
    for claim, cue in zip(claims, cues, strict=True):
        if cue is None or not claim.explicit or claim.count in ("part", "former"):
            continue
        low = claim.figure.low or 0
        if log.at(cue.i) is not None:
            within[claim.effect] += low
        elif cue.i < log.entries[0].first:
            above[claim.effect] = max(above[claim.effect], low)
    told = [effect for effect in above if within[effect]]
    most = max(told, key=lambda effect: above[effect], default=None)
    return most is not None and within[most] <= above[most]


def parts_of_entries(day: Day, mentions: Sequence[Mention], keys: dict[int, str], log: Log) -> list[Mention]:
    """Return the parts that are entries of a log, and put the claims about one of them under its key."""
    main = mentions[0]
    made: dict[int, Mention] = {}
    for k, cue in enumerate(day.cues):
        entry = log.at(cue.i) if cue is not None and keys.get(k) == main.key else None
        if entry is None or cue is None:
            continue
        if entry.first not in made:
            key, span = f"i{len(mentions) + len(made) + 1}", day.parse.span(cue.i, cue.i)
            date, place = period_of(entry.time) or main.date, _first_place(day, entry)
            kind = _kind_in(day, entry) or main.kind
            made[entry.first] = Mention(key, "part", kind, main.key, date, place, None, span)
        keys[k] = made[entry.first].key
    return list(made.values())


def _kind_in(day: Day, entry: Entry) -> Kind | None:
    """Return the kind that most of the event words of an entry speak for."""
    votes: dict[Kind, int] = defaultdict(int)
    for event in day.events:
        if event.kind is not None and entry.first <= event.i < entry.end:
            votes[event.kind] += event.weight
    return max(votes, key=lambda kind: votes[kind], default=None)


def _first_place(day: Day, entry: Entry) -> Place | None:
    """Return the first place that an entry of a log names."""
    sentences = range(day.parse.tokens[entry.first].sent, day.parse.tokens[entry.end - 1].sent + 1)
    named = (toponym for n in sentences for _, toponym in day.named.by_sentence.get(n, ()))
    return next((place_of(day.parse, toponym) for toponym in named), None)
