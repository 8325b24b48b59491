"""Scenes: clauses that bring up a new incident at another time or place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from according.incidents.events import Event
from according.incidents.kinds import lexicon
from according.incidents.scopes import FRONT, clause_of, is_fronted, token_of, top_of
from according.incidents.signals import LEAD, Setting, Signal, words
from according.incidents.when import is_date, is_day, may_be_tomorrow, other_weekday, same_words
from according.language.parse import Parse, Token
from according.model import Timex, Toponym

_ACCIDENTS = ("road", "rail", "aircraft")
_SPATE = dt.timedelta(days=5)
"""Within how many days before its publication a report may place many incidents that it sums up."""
_NEWS = dt.timedelta(days=2)
"""How long before its publication the news of a report that gives no day may have been."""
_NEW = frozenset(("a", "an", "another"))
_WHERE = frozenset(("in", "at", "near", "off", "of", "outside"))
_FINE = frozenset(("settlement", "district", "site"))


def from_scenes(
    parse: Parse,
    events: Sequence[Event],
    times: Sequence[Timex],
    toponyms: Sequence[Toponym],
    setting: Setting,
) -> Iterator[Signal]:
    """Yield a signal for each clause that tells a new incident ("a quake") at another time or place."""
    yield from _unrelated(parse, events, setting)
    yield from _next_door(parse, events, toponyms, setting)
    yield from _named_by_place(parse, events, toponyms, setting)
    if setting.kind == "epidemic":  # people fall ill at many places and times of one outbreak
        return
    yield from _named_by_time(parse, events, times, setting)
    news = _news(parse, events)
    at_time = {
        _scene_of(parse, token).i: (token, time)
        for time in times
        if (token := token_of(parse, time.span)) is not None
        and (is_other_time(time, setting) or _is_long_before(time, setting))
    }
    at_place = {
        _scene_of(parse, token).i
        for toponym in toponyms
        if (token := token_of(parse, toponym.span)) is not None
        and _is_other_place(parse, token, toponym, setting)
        and not (setting.many and setting.place and toponym.country == setting.place.country)
        and _stands_in(parse, token, toponym)
    }
    for head in sorted({*at_time, *at_place}):
        token, time = at_time.get(head, (parse.tokens[head], None))
        opens = time is not None and _opens(parse, token, time, setting)
        reasons = (head in news) + (head in at_time) + (head in at_place) + opens
        if reasons >= 2 and token.sent >= LEAD - 1:
            inside = clause_of(parse, token).i == head
            yield Signal.at(parse, token if inside else parse.tokens[head], "background", time)


def _unrelated(parse: Parse, events: Sequence[Event], setting: Setting) -> Iterator[Signal]:
    """A new incident of a kind that has nothing to do with the one reported ("also facing a flood")."""
    for event in events:
        if event.sent >= LEAD and event.verbal and event.kind in _ACCIDENTS and setting.kind is not None:
            clause = parse.tokens[event.i]
            how = any(kid.lower in ("when", "after") for kid in parse.kids(clause.i, "mark", "advmod"))
            akin = setting.kind in _ACCIDENTS or lexicon().explains(setting.kind, event.kind)
            if clause.dep == "advcl" and how and not akin:
                yield Signal.at(parse, parse.head(clause), "background")
        if (
            event.sent < LEAD
            or event.verbal
            or event.weight < 3
            or event.kind is None
            or setting.kind is None
        ):
            continue
        akin = lexicon().explains(setting.kind, event.kind) or lexicon().explains(event.kind, setting.kind)
        if not akin and any(kid.lower in _NEW for kid in parse.kids(event.i, "det")):
            for kid in parse.kids(event.i, "relcl", "acl"):
                yield Signal.at(parse, kid, "background")


def _next_door(
    parse: Parse, events: Sequence[Event], toponyms: Sequence[Toponym], setting: Setting
) -> Iterator[Signal]:
    """ "In neighbouring Chad, floods have killed 31", "in neighbouring Chad, where 31 died": of another.

    What the news itself did there ("the storm") is its own, and so are those who fled there from it.
    """
    known = {
        parse.tokens[e.i].sent
        for e in events
        if e.weight and any(kid.lower in ("the", "this") for kid in parse.kids(e.i, "det"))
    }
    for toponym in toponyms:
        token = token_of(parse, toponym.span)
        if token is None or token.sent < LEAD - 1 or token.sent in known or setting.place is None:
            continue
        near = any(kid.lower in ("neighbouring", "neighboring") for kid in parse.kids(token.i, "amod"))
        if not near or toponym.country == setting.place.country:
            continue
        if is_fronted(parse, token):
            yield Signal.at(parse, token, "background")
        for clause in parse.kids(token.i, "relcl"):
            yield Signal.at(parse, clause, "background").within(clause.left, clause.right)


def _named_by_time(
    parse: Parse, events: Sequence[Event], times: Sequence[Timex], setting: Setting
) -> Iterator[Signal]:
    """An incident named by another time ("Sunday's quakes")."""
    told = frozenset(event.i for event in events if event.weight > 0)
    for time in times:
        token = token_of(parse, time.span)
        if token is None or token.head not in told or token.dep not in ("poss", "compound", "nmod"):
            continue
        if is_other_time(time, setting):
            yield Signal.at(parse, token, "background", time)


def _named_by_place(
    parse: Parse, events: Sequence[Event], toponyms: Sequence[Toponym], setting: Setting
) -> Iterator[Signal]:
    """An incident named by another place ("the Saran case")."""
    nouns = frozenset(event.i for event in events if not event.verbal)
    here = setting.place
    for toponym in toponyms:
        token = token_of(parse, toponym.span)
        if here is None or token is None or token.sent == 0 or token.dep not in ("compound", "nmod"):
            continue
        noun = parse.head(token)
        known = any(kid.lower == "the" for kid in parse.kids(noun.i, "det"))
        other = toponym.feature in _FINE and toponym.geonames not in (None, here.geonames)
        if known and other and (noun.i in nouns or noun.lemma in words("cases")):
            yield Signal.at(parse, token, "background")


def _scene_of(parse: Parse, token: Token) -> Token:
    """Return the clause that a time or place sets the scene of ("In Rome, police say a man shot two")."""
    head = clause_of(parse, token)
    if head.dep == "acl" and parse.head(head).dep == "nsubj":
        return parse.head(parse.head(head))  # "missiles fired on Thursday wounded two"
    if head.lemma in words("telling") and token.i < head.i:
        return next(parse.kids(head.i, "ccomp"), head)
    return head


def _opens(parse: Parse, token: Token, time: Timex, setting: Setting) -> bool:
    """Tell whether an earlier day opens its sentence, well after the top ("On Friday, four were shot")."""
    anchor = setting.anchor
    if anchor is None or anchor.start is None or time.end is None:
        return False
    earlier = time.end < anchor.start and not may_be_tomorrow(time, setting.published)
    return earlier and token.sent >= LEAD and is_fronted(parse, token)


def _news(parse: Parse, events: Sequence[Event]) -> frozenset[int]:
    """Return the heads of the clauses that bring up an incident with an indefinite article."""
    return frozenset(
        clause_of(parse, parse.tokens[event.i]).i
        for event in events
        if event.weight and any(kid.lower in _NEW for kid in parse.kids(event.i, "det"))
    )


def _is_long_before(time: Timex, setting: Setting) -> bool:
    """Tell whether a day is well before a report that does not say of what day its news is."""
    if setting.anchor is not None or setting.published is None or time.end is None or setting.days:
        return False
    known = is_date(time) and is_day(time)
    return known and setting.published - time.end > _NEWS and setting.kind not in words("lasting")


def is_other_time(time: Timex, setting: Setting) -> bool:
    """Tell whether a time is a day other than that of the incident reported, as far as both are known."""
    anchor = setting.anchor
    if anchor is None or not is_date(time) or not is_day(time) or same_words(time, anchor):
        return False
    for_days = setting.days or setting.kind in words("lasting")
    if for_days and setting.published and time.start and setting.published - time.start < _SPATE:
        return False
    if may_be_tomorrow(time, setting.published):
        return False
    if None in (time.start, time.end, anchor.start, anchor.end):
        return other_weekday(time, anchor)
    assert time.start and time.end and anchor.start and anchor.end
    return time.end < anchor.start or time.start > anchor.end


def _is_other_place(parse: Parse, token: Token, toponym: Toponym, setting: Setting) -> bool:
    here = setting.place
    if here is None or toponym.country is None or here.country is None or toponym.text == here.text:
        return False
    if toponym.country != here.country:
        return True
    apart = toponym.admin1 != here.admin1
    if setting.kind in words("wide") or toponym.feature not in _FINE:
        return apart and None not in (toponym.admin1, here.admin1) and toponym.feature == "province"
    fronted = token.sent >= LEAD and is_fronted(parse, token, 2 * FRONT)
    return toponym.geonames != here.geonames and (apart or fronted)


def _stands_in(parse: Parse, token: Token, toponym: Toponym) -> bool:
    """Tell whether a place name says where something is ("in eastern China")."""
    top = top_of(parse, token, toponym.span)
    while top.dep in ("appos", "conj", "nmod", "compound") and top.head != top.i:
        top = parse.head(top)
    if top.dep == "pobj":
        return parse.head(top).lower in _WHERE
    # "In the capital, X, police shot ..." is sometimes parsed with X as a subject.
    opening = parse.tokens[parse.bounds[token.sent][0]]
    return top.dep == "nsubj" and opening.lower in _WHERE and parse.tokens[token.i - 1].lower == ","
