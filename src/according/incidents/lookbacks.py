"""Look-backs: what tells an incident in passing from the one that is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from according.incidents.amounts import number
from according.incidents.events import Event
from according.incidents.scopes import clause_of, is_fronted, token_of
from according.incidents.signals import LEAD, Setting, Signal, words
from according.incidents.sums import is_ranked
from according.incidents.when import is_date, is_day, other_weekday, period_of, same_words
from according.language.parse import Parse, Token
from according.model import Timex
from according.times.values import later

_OTHER = frozenset(("another", "earlier", "previous"))
_NEW = frozenset(("a", "an", "another"))
_WH = frozenset(("WDT", "WP", "WP$", "WRB"))
_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "pcomp"))


def from_lookbacks(
    parse: Parse, events: Sequence[Event], times: Sequence[Timex], setting: Setting
) -> Iterator[Signal]:
    """Yield the signals of other incidents that the grammar of a report gives."""
    yield from _from_others(parse, events, setting)
    yield from _from_firsts(parse, events)
    yield from _from_succession(parse, events, setting)
    yield from _from_ranks(parse)
    yield from _from_pluperfect(parse, times, setting)
    yield from _from_once(parse)
    yield from _from_time_gone_by(parse)
    yield from _from_earlier_deaths(parse)
    yield from _from_renown(parse, events)
    yield from _from_beginnings(parse)
    yield from _from_followed(parse, events)
    yield from _from_named_storms(parse, events)
    yield from _from_same_places(parse, events)
    yield from _from_days_of_month(parse, setting)
    if setting.kind == "epidemic":
        yield from _from_the_displaced(parse, events)


def _from_the_displaced(parse: Parse, events: Sequence[Event]) -> Iterator[Signal]:
    """ "Cholera broke out in camps of displaced people": what drove them out is no disease, and another.

    Those who flee from the disease itself are told with it in one clause.
    """
    sick = {clause_of(parse, parse.tokens[e.i]).i for e in events if e.kind == "epidemic" and not e.verbal}
    for token in parse.lemmas(_DRIVEN_OUT):
        noun = parse.head(token) if token.dep == "amod" else token
        if token.tag.startswith("V") and token.dep not in ("amod", "acl"):
            if clause_of(parse, token).i not in sick:
                yield Signal.at(parse, token, "background").within(token.left, token.right)
        else:
            yield Signal.at(parse, noun, "background").within(noun.left, max(noun.i, token.i))


_DRIVEN_OUT = frozenset(("displace", "displaced", "refugee", "idp", "returnee"))


def _from_others(parse: Parse, events: Sequence[Event], setting: Setting) -> Iterator[Signal]:
    """ "Another shooting last week that left one dead": what is said of another is of another."""
    for event in events:
        token = parse.tokens[event.i]
        if token.dep == "compound":
            token = parse.head(token)
        others = _OTHER if token.sent else _OTHER - {"another"}  # "another strike" is the news at the top
        other = any(kid.lower in others for kid in parse.kids(token.i))
        if token.sent >= LEAD - 1 and not setting.many and token.lemma in words("incidents"):
            other = other or any(kid.lower == "other" for kid in parse.kids(token.i, "amod"))
        if other and not event.verbal:
            for told in (token, *parse.kids(token.i, "relcl", "acl")):
                yield Signal.at(parse, told, "background")


def _from_firsts(parse: Parse, events: Sequence[Event]) -> Iterator[Signal]:
    """ "It was the second bombing in a week. The first killed two": what came first is another."""
    for event in events:
        noun = parse.tokens[event.i]
        ranked = any(kid.lower in ("second", "third") for kid in parse.kids(noun.i, "amod"))
        if not ranked or noun.dep != "attr" or event.sent + 1 >= len(parse.sentences):
            continue
        for token in parse.of(event.sent + 1)[:2]:
            if token.lower == "first" and token.dep in ("nsubj", "nsubjpass"):
                yield Signal.at(parse, token, "background")


def _from_succession(parse: Parse, events: Sequence[Event], setting: Setting) -> Iterator[Signal]:
    """ "The crash comes a day after ...", "a quake hit days after a quake ...": what follows is another."""
    told = frozenset(event.i for event in events if event.weight > 0)
    for token in parse.words({"after"}):
        if token.dep not in ("mark", "prep") or token.i == 0:
            continue
        unit = parse.tokens[token.i - 1].lemma
        if [t.lower for t in parse.tokens[max(0, token.i - 3) : token.i]] == ["to", "the", "day"]:
            unit = parse.tokens[max(0, token.i - 4)].lemma  # "a year to the day after"
        if unit in words("units") and (below := _followed(parse, token, unit, told)) is not None:
            signal = Signal.at(parse, below, "background", _days_before(parse, token, unit, setting))
            yield signal.within(below.left, _end_of(parse, below, token))


def _end_of(parse: Parse, below: Token, after: Token) -> int:
    """Return the last token said of what "a day after" leads to, though it hang on the clause above."""
    last = below.right
    for kid in parse.kids(clause_of(parse, after).i, "prep", "relcl", "advcl", "conj"):
        beside = kid.dep == "prep" and kid.left == last + 1
        if kid.i > below.right and (beside or (kid.dep != "prep" and _is_loose(parse, kid))):
            last = kid.right
    return last


def _is_loose(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause begins with "which" or has lost its subject to the noun before it."""
    if any(parse.tokens[i].tag in _WH for i in range(clause.left, clause.i)):
        return True
    finite = clause.dep == "advcl" and any(parse.kids(clause.i, "aux", "auxpass"))
    return finite and not any(parse.kids(clause.i, "nsubj", "nsubjpass", "mark"))


def _followed(parse: Parse, token: Token, unit: str, told: frozenset[int]) -> Token | None:
    """Return what "a day after" leads to, where it is another incident and not the same one's beginning."""
    verb = parse.head(token) if token.dep == "mark" else _verb_behind(parse, token)
    if verb is not None:
        below, above = verb, parse.head(verb)
        new, people = True, unit == "week" and _has_new_people(parse, below)
        people = people or (above.i in told and _is_of_new_event(parse, below, told))
        people = people or _is_of_the_like(parse, below)
    else:
        above = parse.head(token)
        above = parse.head(above) if above.lemma in words("units") else above
        below, people = next(parse.kids(token.i, "pobj", "pcomp"), token), False
        new = any(kid.lower in _NEW for kid in parse.kids(below.i, "det"))
    if unit in ("minute", "hour") and not _is_told(parse, below, told):
        return None  # "it happened minutes after she was sent home"
    again = new and any(kid.i in told for kid in parse.kids(above.i, "nsubj", "nsubjpass"))
    long_ago = unit in ("year", "month", "decade")
    return below if again or people or long_ago or above.lemma in words("succession") else None


def _verb_behind(parse: Parse, after: Token) -> Token | None:
    """Return the verb whose subject the tree takes for a time ("a month after 19 | were killed there")."""
    number = next(parse.kids(after.i, "pobj"), after)
    verb = parse.tokens[min(number.i + 1, len(parse.tokens) - 1)]
    if number.tag != "CD" or verb.tag not in ("VBD", "VBP", "VBZ"):
        return None
    return parse.head(verb) if verb.dep in ("aux", "auxpass") else verb


def _is_of_the_like(parse: Parse, verb: Token) -> bool:
    """Tell whether others came to harm in the same place or way ("after a guide died on the same ridge")."""
    if not parse.all_words & _ALIKE or not _has_new(parse, verb):
        return False
    return any(t.lower in _ALIKE for t in parse.tokens[verb.left : verb.right + 1])


def _has_new(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause tells of people or a thing not spoken of before."""
    told = parse.kids(verb.i, "nsubj", "nsubjpass", "dobj")
    return any(kid.lower in _NEW or kid.tag == "CD" for one in told for kid in (one, *parse.kids(one.i)))


_ALIKE = frozenset(("same", "similar", "another", "nearby", "neighbouring", "neighboring"))


def _is_told(parse: Parse, below: Token, told: frozenset[int]) -> bool:
    """Tell whether what something came after is an incident itself."""
    return below.i in told or any(kid.i in told for kid in parse.kids(below.i))


def _is_of_new_event(parse: Parse, verb: Token, told: frozenset[int]) -> bool:
    """Tell whether the subject of a verb brings up an incident ("a week after a riot injured 11")."""
    subjects = (kid for kid in parse.kids(verb.i, "nsubj") if kid.i in told)
    return any(kid.lower in _NEW for subject in subjects for kid in parse.kids(subject.i, "det"))


def _has_new_people(parse: Parse, verb: Token) -> bool:
    """Tell whether people not spoken of before came to harm ("after eleven teachers were kidnapped")."""
    people = list(parse.kids(verb.i, "nsubjpass", "dobj", "nsubj"))
    return any(one.tag == "CD" or any(parse.kids(one.i, "nummod")) for one in people)


def _days_before(parse: Parse, after: Token, unit: str, setting: Setting) -> Timex | None:
    """Return the day so many days before that of the incident reported, if the report gives both."""
    here = period_of(setting.anchor)
    amount = number(parse.tokens[after.i - 2].lower) if after.i > 1 else None
    if unit != "day" or here is None or here.start != here.end or amount is None or amount % 1:
        return None
    day = later(here.start, -int(amount))
    if day is None:
        return None
    span = parse.span(after.i - 2, after.i)
    return Timex(span, span.of(parse.text), "DATE", day.isoformat(), day, day)


def _from_ranks(parse: Parse) -> Iterator[Signal]:
    """ "The worst crash since 2011, when 40 people died": what stands after "since" is of another."""
    for token in parse.words({"since"}):
        if not is_ranked(parse, token):
            continue
        last = parse.bounds[token.sent][1]
        for other in parse.tokens[token.i : last]:
            if other.dep in _CLAUSES and other.left >= token.left:
                yield Signal.at(parse, other, "background").within(token.i, last)


def _from_pluperfect(parse: Parse, times: Sequence[Timex], setting: Setting) -> Iterator[Signal]:
    """ "On Thursday, it had hanged five": what had been done on another day was another incident."""
    anchor = setting.anchor
    for time in times:
        token = token_of(parse, time.span)
        if token is None or anchor is None or same_words(time, anchor) or not is_date(time):
            continue
        head = clause_of(parse, token)
        had = any(kid.lower in ("had", "'d") for kid in parse.kids(head.i, "aux"))
        by = token.dep == "pobj" and parse.head(token).lower != "on"  # "as of Monday", "by Monday"
        told = head.lemma in words("telling") or by or not is_fronted(parse, token)
        if had and not told and is_day(time) and _is_before(time, anchor):
            yield Signal.at(parse, token, "background", time)


def _is_before(time: Timex, anchor: Timex) -> bool:
    if time.end is not None and anchor.start is not None:
        return time.end < anchor.start
    return other_weekday(time, anchor)


def _from_once(parse: Parse) -> Iterator[Signal]:
    """ "A tank that fell there once killed 13 people", "when it last erupted, 27 were killed"."""
    for token in parse.words({"once", "last"}):
        told = token.dep == "advmod" and token.i + 1 == token.head
        if not told or parse.head(token).tag != "VBD" or parse.tokens[token.i - 1].lower == "at":
            continue
        if token.lower == "once" or parse.head(token).lemma in words("happening") | _COMING:
            yield Signal.at(parse, token, "background")


_COMING = frozenset(
    ("come", "burst", "flood", "overflow", "explode", "collapse", "burn", "fail", "rise", "attack", "sink")
)


def _from_time_gone_by(parse: Parse) -> Iterator[Signal]:
    """ "Barely a year has gone by since a boy drowned there": what one counts from is another."""
    for token in parse.words({"since"}):
        clause = parse.head(token)
        above = parse.head(clause)
        if token.sent == 0 or token.dep != "mark" or clause.dep != "advcl" or above.lemma not in _PASSING:
            continue
        counted = any(kid.lemma in words("units") for kid in parse.kids(above.i, "nsubj", "attr", "npadvmod"))
        if counted and _has_new(parse, clause):
            yield Signal.at(parse, clause, "background").within(clause.left, clause.right)


def _from_earlier_deaths(parse: Parse) -> Iterator[Signal]:
    """ "The previous drowning at the weir, of a girl aged nine, …"."""
    for token in parse.words({"previous", "earlier"}):
        noun = parse.head(token)
        if token.sent and token.dep == "amod" and noun.lemma in _DEATHS:
            yield Signal.at(parse, noun, "background").within(noun.left, noun.right)


_DEATHS = frozenset(
    ("drowning", "death", "killing", "murder", "stabbing", "kidnapping", "abduction", "suicide")
)


def _from_renown(parse: Parse, events: Sequence[Event]) -> Iterator[Signal]:
    """ "The place is known for a collapse that took 74 lives", "in revenge for a raid in which six died",
    "was answering an attack that killed one": what a place is known for, or the news pays back, is another.
    """
    if parse.all_words.isdisjoint(_RENOWNED) and parse.all_lemmas.isdisjoint(_PAYING_BACK):
        return
    named = {event.i for event in events if not event.verbal}
    for token in parse.tokens:
        known = token.lower in _RENOWNED
        if token.sent == 0 or not (known or token.lemma in _PAYING_BACK):
            continue
        owed = _OWED - {"to"} if known else _OWED  # "has been linked to gunfire" is of the news itself
        links = [kid for kid in parse.kids(token.i, "prep") if kid.lower in owed]
        nouns = [noun for link in links for noun in parse.kids(link.i, "pobj")]
        nouns += () if known else parse.kids(token.i, "dobj")
        for noun in nouns:
            for clause in parse.kids(noun.i, "relcl", "acl") if noun.i in named else ():
                yield Signal.at(parse, clause, "background").within(noun.left, noun.right)


_RENOWNED = frozenset(
    ("linked", "associated", "synonymous", "known", "remembered", "famous", "notorious", "infamous")
)
_PAYING_BACK = frozenset(
    ("revenge", "retaliation", "reprisal", "vengeance", "response", "reply", "answer", "avenge")
)
_OWED = frozenset(("with", "for", "to", "as"))
_PASSING = frozenset(("pass", "go", "elapse", "be"))


def _from_followed(parse: Parse, events: Sequence[Event]) -> Iterator[Signal]:
    """ "Monday's shooting follows two last week", "the unrest followed the death of a student"."""
    told = frozenset(event.i for event in events if not event.verbal)
    for verb in parse.tokens:
        if verb.lemma != "follow" or verb.tag not in ("VBD", "VBZ", "VBP") or verb.sent == 0:
            continue
        subjects = [kid for kid in parse.kids(verb.i, "nsubj") if kid.i in told]
        known = any(kid.lower == "the" or kid.dep == "poss" for s in subjects for kid in parse.kids(s.i))
        for other in parse.kids(verb.i, "dobj"):
            if known and (other.i in told or other.tag == "CD"):
                yield Signal.at(parse, other, "background").within(other.left, verb.right)


def _from_beginnings(parse: Parse) -> Iterator[Signal]:
    """ "The war began when gunmen killed 300": what a war began with is another incident than the news."""
    for verb in parse.tokens:
        if verb.sent < LEAD - 1 or verb.lemma not in words("beginning"):
            continue
        begun = (kid for kid in parse.kids(verb.i, "nsubj", "nsubjpass", "dobj"))
        if not any(kid.lemma in words("wars") | _CAMPAIGNS for kid in begun):
            continue
        for clause in parse.kids(verb.i, "advcl"):
            if any(kid.lower in ("when", "after") for kid in parse.kids(clause.i, "mark", "advmod")):
                yield Signal.at(parse, clause, "background").within(clause.left, clause.right)
        for link in parse.kids(verb.i, "agent", "prep"):
            for noun in parse.kids(link.i, "pobj"):
                for clause in parse.kids(noun.i, "relcl", "acl"):
                    yield Signal.at(parse, clause, "background").within(noun.left, noun.right)


_CAMPAIGNS = frozenset(("offensive", "campaign", "crackdown", "invasion"))


def _from_same_places(parse: Parse, events: Sequence[Event]) -> Iterator[Signal]:
    """ "Two were shot at the same school where three were hurt", "a mile from where two died": what befell
    others at or near the place of the news is another incident.
    """
    for token in parse.words({"where"}):
        clause = parse.head(token)
        above = parse.head(clause)
        near = clause.dep == "pcomp" and above.lower in ("from", "near")
        known = clause.dep == "relcl" and (_is_same(parse, above) or _is_near(parse, above))
        told = (e for e in events if e.sent == token.sent and e.i < token.i)
        news = (e.verbal if e.kind is None else e.weight > 0 and e.kind != "arrest" for e in told)
        if (near or known) and any(news):
            yield Signal.at(parse, clause, "background").within(token.i, clause.right)


def _is_same(parse: Parse, noun: Token) -> bool:
    return any(kid.lower in ("same", "very") for kid in parse.kids(noun.i, "amod"))


def _is_near(parse: Parse, noun: Token) -> bool:
    """Tell whether something was near a spot ("close to the spot where …", "far from the site where …")."""
    link = parse.head(noun)
    beside = link.lower in ("near", "from") or (
        link.lower == "to" and parse.head(link).lower in ("close", "next")
    )
    return noun.dep == "pobj" and beside and noun.lemma in _SPOTS


_SPOTS = frozenset(("spot", "place", "site", "point", "scene", "stretch", "junction", "corner", "building"))


def _from_days_of_month(parse: Parse, setting: Setting) -> Iterator[Signal]:
    """ "Eleven died on the 4th": a day of the month alone is none of the day of the news, told otherwise."""
    anchor = token_of(parse, setting.anchor.span) if setting.anchor is not None else None
    for token in parse.words({"on"}):
        after = parse.tokens[token.i + 1 : token.i + 4]
        if anchor is None or anchor.sent == token.sent or len(after) < _DAY_OF_MONTH:
            continue
        bare = after[2].tag in (".", ",", "CC", ":")
        if after[0].lower == "the" and _NTH.fullmatch(after[1].lower) and bare:
            yield Signal.at(parse, after[1], "background")


_DAY_OF_MONTH = 3
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)")


def _from_named_storms(parse: Parse, events: Sequence[Event]) -> Iterator[Signal]:
    """ "Typhoon Haiyan", where another typhoon is the one reported."""
    first: str | None = None
    for event in events:
        name = _name_of(parse, event)
        if name is None:
            continue
        first = first or name.text
        if name.text != first:
            yield Signal.at(parse, name, "background")


def _name_of(parse: Parse, event: Event) -> Token | None:
    """Return the name of a storm, which stands after its kind ("Hurricane Odette")."""
    after = parse.tokens[event.last + 1] if event.last + 1 < len(parse.tokens) else None
    kind = parse.tokens[event.last]
    if event.kind != "storm" or after is None or after.sent != event.sent:
        return None
    return after if after.pos == "PROPN" and kind.text[0].isupper() and after.text[0].isupper() else None
