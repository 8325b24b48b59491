"""Parts that no ordinal tells: what a wide disaster did at one spot, and each of several shootings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from according.incidents.amounts import number
from according.incidents.events import Event
from according.incidents.kinds import lexicon
from according.incidents.scopes import clause_of, ladder
from according.incidents.signals import words
from according.incidents.spots import find_spots, is_spot
from according.incidents.turns import is_everywhere
from according.language.parse import Parse, Token
from according.model import Claim, Effect, Kind

_LEAD = 3
_SUMMED = 2
"""How many sentences at the beginning may give the sum of several incidents."""
_MOST = 9
_SOME = frozenset(("separate", "different", "unrelated", "coordinated", "simultaneous", "twin"))
_OF_ALL = frozenset(("all", "total", "altogether", "combined", "between"))
_SUBJECTS = ("nsubj", "nsubjpass")


def set_off(
    parse: Parse, events: Sequence[Event], cues: Mapping[int, Token], kind: Kind | None
) -> dict[int, tuple[int, Kind]]:
    """Return, for the claims (by index) about what a wide disaster set off at one spot, its token and kind.

    "A landslide buried a farm, killing one man", "six children died when a mosque collapsed".
    """
    if kind not in words("wide") or kind == "epidemic":
        return {}
    nouns = {event.i: event.kind for event in events if not event.verbal and event.kind is not None}
    found: dict[int, tuple[int, Kind]] = {}
    for k, cue in cues.items():
        for head in _around(parse, cue):
            other = _set_off(parse, head, nouns, kind)
            if other is not None:
                found.setdefault(k, other)
    return found


def _around(parse: Parse, cue: Token) -> list[Token]:
    """Return the clause of a cue, those below that say when or how, and the one that it follows from."""
    heads = ladder(parse, cue)[:2] if clause_of(parse, cue).dep == "advcl" else ladder(parse, cue)[:1]
    below = [kid for head in heads[:1] for kid in parse.kids(head.i, "advcl", "conj")]
    return [*heads, *below]


def _set_off(parse: Parse, head: Token, nouns: Mapping[int, Kind], kind: Kind) -> tuple[int, Kind] | None:
    """Return what a clause tells of one thing that gave way or came down, if it tells of one."""
    for subject in parse.kids(head.i, *_SUBJECTS):
        if subject.tag != "NN" or not (_is_any(parse, subject) or _is_of_any(parse, subject)):
            continue
        if head.lemma == "collapse" and subject.lemma in lexicon().sites:
            return head.i, "collapse"
        if head.lemma in ("sink", "capsize", "overturn") and kind in ("storm", "flood", "tsunami"):
            return head.i, "vessel" if head.lemma != "overturn" else "road"
        other = nouns.get(subject.i)
        if other is not None and other != kind and lexicon().explains(kind, other):
            return subject.i, other
    return None


def _is_of_any(parse: Parse, noun: Token) -> bool:
    """Tell whether it is of one thing that something came down ("the collapse of a church roof")."""
    of = (kid for kid in parse.kids(noun.i, "prep") if kid.lower == "of")
    return any(_is_any(parse, whole) for link in of for whole in parse.kids(link.i, "pobj"))


def told_singly(
    parse: Parse, events: Sequence[Event], claims: Sequence[Claim], cues: Mapping[int, Token]
) -> dict[int, int]:
    """Return, for the claims about one of several incidents that a report counts, the paragraph it is in.

    What the opening gives, and is the most for its effect, is the sum of them all.
    """
    if not tells_several(parse, events):
        return {}
    most: dict[Effect, int] = defaultdict(int)
    for k in cues:
        most[claims[k].effect] = max(most[claims[k].effect], claims[k].figure.low or 0)
    sums = {
        claims[k].effect
        for k, cue in cues.items()
        if cue.sent < _SUMMED and claims[k].figure.low == most[claims[k].effect]
    }
    of_all = {
        parse.sentences[token.sent].paragraph: token.sent
        for token in reversed(parse.tokens)
        if token.sent >= _SUMMED and _is_known(parse, token)
    }
    return {
        k: parse.sentences[cue.sent].paragraph
        for k, cue in cues.items()
        if cue.sent >= _SUMMED
        and of_all.get(parse.sentences[cue.sent].paragraph, cue.sent) >= cue.sent
        and not _is_of_all(parse, cue, claims[k], most, sums)
    }


def told_apart(
    parse: Parse, events: Sequence[Event], claims: Sequence[Claim], cues: Mapping[int, Token]
) -> dict[int, int]:
    """Return, for the claims about one of several incidents, the word that names it.

    "Two bombs went off. One killed 15 people and another killed 31": the words are "one" and "another".
    """
    nouns = frozenset(event.i for event in events if not event.verbal)
    people = [claim.number_span for claim in claims]
    things = _things_struck(parse, events, claims)
    bearers = frozenset(t.i for t in (*parse.lemmas(words("bearers")), *things))
    several = next((i for i in sorted(nouns | bearers) if _is_several(parse, parse.tokens[i])), None)
    numbered = several is not None
    if several is None:
        several = next((i for i in sorted(nouns | bearers) if _is_known_plural(parse, parse.tokens[i])), None)
    if several is None:
        return _one_and_another(parse, claims, cues, nouns | bearers)
    starts = frozenset(claim.number_span.start for claim in claims if claim.explicit)
    found: dict[int, int] = {}
    for k, cue in cues.items():
        subject = _just_before(parse, cue, claims[k]) or _inside(parse, cue, claims[k], starts, _is_each)
        subject = subject or _subject(parse, cue)
        if subject is None or subject.i <= several or claims[k].figure.high == 0:
            continue
        if not any(span.start <= subject.start < span.end for span in people) and _is_one(
            parse, subject, nouns
        ):
            found[k] = subject.i
    if not numbered and len({parse.tokens[i].lower for i in found.values()} & _EACH) < _PAIR:
        return _one_and_another(parse, claims, cues, nouns | bearers)
    return found


_PAIR = 2


def _is_known_plural(parse: Parse, token: Token) -> bool:
    """Tell whether the opening speaks of incidents without their number ("in the pile-ups on the A3")."""
    known = any(kid.dep == "poss" or kid.lower in ("the", "both", "these") for kid in parse.kids(token.i))
    return known and token.tag == "NNS" and token.sent < _LEAD and token.lemma not in words("harmed")


def _one_and_another(
    parse: Parse, claims: Sequence[Claim], cues: Mapping[int, Token], nouns: frozenset[int]
) -> dict[int, int]:
    """Return the claims about one thing and about another of its kind ("a grenade killed three; minutes later
    another killed one"), with the words for these.
    """
    found: dict[int, int] = {}
    beside: dict[int, Token] = {}
    opening: Token | None = None
    for k, cue in sorted(cues.items(), key=lambda item: item[1].i):
        subject = _subject(parse, cue)
        if subject is None:
            continue
        next_one = subject.lower == "another" or (subject.i in nouns and _is_next(parse, subject))
        if next_one and opening is not None:
            found[k] = subject.i
        elif (
            subject.i in nouns
            and subject.tag == "NN"
            and (_is_any(parse, subject) or _is_first(parse, subject))
        ):
            opening = opening or subject
            found[k] = subject.i
        elif opening is None and subject.i in nouns and not _is_known_one(parse, subject):
            beside[k] = subject
    sents = {parse.tokens[i].sent for i in found.values()}
    found |= {k: noun.i for k, noun in beside.items() if noun.sent in sents}
    return found if len(set(found.values())) > 1 else _in_one_and_another(parse, claims, cues, nouns)


def _in_one_and_another(
    parse: Parse, claims: Sequence[Claim], cues: Mapping[int, Token], nouns: frozenset[int]
) -> dict[int, int]:
    """Return the claims about those harmed in one thing and in another of a sentence, with the words for them
    ("nine died in a strike on a bus and six in a strike on a hospital").
    """
    starts = frozenset(claim.number_span.start for claim in claims if claim.explicit)
    inside: dict[int, Token] = {}
    for k, cue in cues.items():
        one = _inside(parse, cue, claims[k], starts, lambda t: t.i in nouns and _is_any(parse, t))
        if one is not None and claims[k].explicit:
            inside[k] = one
    sents = Counter({t.i: t.sent for t in inside.values()}.values())
    return {k: t.i for k, t in inside.items() if sents[t.sent] >= _PAIR}


def _is_each(token: Token) -> bool:
    return token.lower in _EACH


def _is_next(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is one more of several ("another bomb", "a separate strike")."""
    kids = {kid.lower for kid in parse.kids(noun.i, "det", "amod")}
    return noun.tag == "NN" and bool(kids & {"another", "separate", "second"})


def _is_known_one(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is of what the report has told before ("the blast", "its strike")."""
    return any(kid.dep == "poss" or kid.lower in _KNOWN for kid in parse.kids(noun.i, "det", "poss"))


_KNOWN = frozenset(("the", "this", "that"))


def _is_first(parse: Parse, noun: Token) -> bool:
    return any(kid.lower == "first" for kid in parse.kids(noun.i, "amod"))


def _is_any(parse: Parse, noun: Token) -> bool:
    return any(kid.lower in ("a", "an", "one") for kid in parse.kids(noun.i, "det", "nummod"))


def _inside(
    parse: Parse, cue: Token, claim: Claim, others: Collection[int], is_one: Callable[[Token], bool]
) -> Token | None:
    """Return the word for one of several in which a number came to harm ("16 drowned in the first")."""
    for head in (parse.at(claim.number_span.end - 1), parse.at(claim.number_span.start), cue):
        for link in parse.kids(head.i, "prep") if head is not None else ():
            place = next(parse.kids(link.i, "pobj"), None)
            inside = link.lower in ("in", "from", "by", "aboard", "on") and place is not None
            beyond = place is not None and any(claim.number_span.end <= n < place.start for n in others)
            if place is not None and inside and not beyond and is_one(place):
                return place
    return None


def told_by_place(
    parse: Parse,
    events: Sequence[Event],
    claims: Sequence[Claim],
    cues: Mapping[int, Token],
    kind: Kind | None,
) -> dict[int, int]:
    """Return, for the claims about one of several incidents, the word for the place that tells it.

    "Bombers hit a market and a clinic. Nine died at the market, three at the clinic": the places are those
    that the opening names side by side, or, where it counts what happened or what was struck, any two.
    """
    if kind in words("wide"):
        return {}
    nouns = frozenset(event.i for event in events if not event.verbal)
    things = _things_struck(parse, events, claims)
    several = _first_of_several(parse, events, things)
    struck = any(_are_several_places(parse, t) and _may_be_struck(t) for t in things)
    beside = _side_by_side(parse, events)
    spots = find_spots(parse, claims, cues)
    found: dict[int, Token] = {}
    for k, cue in cues.items():
        place = _name_of(parse, cue, nouns) or spots.get(k)
        if place is None or claims[k].effect not in _HARMS:
            continue
        if _word(place) in beside or (several is not None and place.i > several):
            found[k] = place
    apart: dict[Effect, set[str]] = defaultdict(set)
    for k, place in found.items():
        apart[claims[k].effect].add(_word(place))
        if struck:
            apart[claims[k].effect] |= {_word(other) for other in found.values()}
    first = {_word(place): place.i for place in reversed(list(found.values()))}
    return {k: first[_word(place)] for k, place in found.items() if len(apart[claims[k].effect]) > 1}


_HARMS = frozenset(("killed", "injured", "casualties", "abducted"))


def _word(token: Token) -> str:
    return token.lemma.casefold()


def _first_of_several(parse: Parse, events: Sequence[Event], things: Sequence[Token]) -> int | None:
    """Return the word for several incidents, or for several places that were struck ("two villages")."""
    counted = [e.i for e in events if not e.verbal and _is_several(parse, parse.tokens[e.i])]
    struck = [token.i for token in things if _are_several_places(parse, token)]
    return min((*counted, *struck), default=None)


def _struck(parse: Parse, events: Sequence[Event]) -> list[Token]:
    """Return what the opening tells that somebody or something struck."""
    verbs = {event.i for event in events if event.verbal and event.weight}
    return [
        token
        for n in range(min(_SUMMED, len(parse.sentences)))
        for token in parse.of(n)
        if (token.dep == "dobj" and (token.head in verbs or _strikes(parse.head(token))))
        or (token.dep == "pobj" and _is_on(parse, token, verbs, events))
    ]


def _things_struck(parse: Parse, events: Sequence[Event], claims: Sequence[Claim]) -> list[Token]:
    """Return what the opening tells was struck, but for the people of the claims."""
    people = [claim.number_span for claim in claims]
    return [t for t in _struck(parse, events) if not any(s.start <= t.start < s.end for s in people)]


def _strikes(verb: Token) -> bool:
    return verb.lemma in _STRIKING or verb.lemma in words("happening")


_STRIKING = frozenset(("raid", "storm", "attack", "target", "shell", "bomb", "pound", "raze", "burn"))


def _is_on(parse: Parse, noun: Token, verbs: Collection[int], events: Sequence[Event]) -> bool:
    """Tell whether something happened on or at places ("attacks on two mosques", "rode into two towns")."""
    link = parse.head(noun)
    if noun.tag != "NNS" or not _may_be_struck(noun):
        return False
    if link.lower in _ALONG:
        return True
    if link.lower not in ("on", "at", "in", "against"):
        return False
    named = {event.i for event in events if not event.verbal}
    head = parse.head(link)
    alone = not any(parse.kids(head.i, "dobj"))
    of_event = alone and any(kid.i in named for kid in parse.kids(head.i, "nsubj"))
    return of_event or head.i in verbs or head.i in named or head.lemma in words("happening")


_ALONG = frozenset(("into", "through", "across", "upon"))
"""What leads somebody from one of several places to the next ("rode into three villages")."""


def _are_several_places(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is of several places struck ("both ferries", "several prisons")."""
    some = any(kid.lower in ("both", "several") for kid in parse.kids(noun.i))
    return _is_several(parse, noun) or (some and noun.tag == "NNS" and _may_be_struck(noun))


def _may_be_struck(noun: Token) -> bool:
    return is_spot(noun) or noun.lemma in words("bearers")


def _side_by_side(parse: Parse, events: Sequence[Event]) -> frozenset[str]:
    """Return the things struck that the opening coordinates ("hit a market and a clinic")."""
    found: set[str] = set()
    for token in _struck(parse, events):
        others = [kid for kid in parse.kids(token.i, "conj") if kid.pos in ("NOUN", "PROPN")]
        found |= {_word(one) for one in (token, *others) if others}
    return frozenset(found)


def _name_of(parse: Parse, cue: Token, nouns: frozenset[int]) -> Token | None:
    """Return the name of the place by which the subject of a clause is told ("the Tanta explosion")."""
    subject = _subject(parse, cue)
    if subject is None or subject.i not in nouns:
        return None
    return next((kid for kid in parse.kids(subject.i, "compound", "nmod") if kid.ent == "GPE"), None)


def _is_several(parse: Parse, token: Token) -> bool:
    """Tell whether a noun of the opening is several incidents that a report may tell one by one."""
    if token.sent >= _LEAD or token.tag != "NNS" or token.lemma in words("harmed"):
        return False
    kids = list(parse.kids(token.i))
    few = any(1 < (number(kid.lower) or 0) <= _MOST for kid in kids if kid.dep == "nummod")
    series = parse.head(token).lower == "of" and parse.head(parse.head(token)).lower in words("series")
    return few or series or any(kid.lower in _SOME for kid in kids)


def _subject(parse: Parse, cue: Token) -> Token | None:
    """Return the subject of the clause of a cue, or of the one above ("..., killing six")."""
    heads = ladder(parse, cue)
    joined = 1 + sum(head.dep == "conj" for head in heads[:2])
    for head in heads[: max(2, joined)]:
        subject = next(parse.kids(head.i, *_SUBJECTS), None)
        if subject is not None:
            return subject
    return None


def _just_before(parse: Parse, cue: Token, claim: Claim) -> Token | None:
    """Return the word right before a verb or a number that names one of several, however it is parsed.

    "The first killed 11 and the second 19": the words are "first" and "second".
    """
    number_at = parse.at(claim.number_span.start)
    for here in (number_at, cue):
        if here is not None and here.i > parse.bounds[here.sent][0]:
            before = parse.tokens[here.i - 1]
            each = before.lower in _EACH and parse.tokens[before.i - 1].lower == "the"
            if each or (here is cue and before.lower in _ONES and cue.tag == "VBD"):
                return before
    return None


def _is_one(parse: Parse, subject: Token, nouns: frozenset[int]) -> bool:
    """Tell whether a subject is one of several incidents ("one", "the other", "a second blast")."""
    marks = {kid.lower for kid in parse.kids(subject.i)} | {subject.lower}
    if subject.i in nouns:
        return subject.tag == "NN" and bool(marks & _NEW)
    if subject.lower in _ONES:
        return subject.tag != "NN" and not any(kid.lower == "of" for kid in parse.kids(subject.i, "prep"))
    return subject.lower in _EACH and parse.tokens[subject.i - 1].lower == "the"


_NEW = frozenset(("a", "an", "one", "another", "second", "third"))
_ONES = frozenset(("one", "another"))
_EACH = frozenset(
    ("other", "first", "second", "third", "latter", "deadliest", "worst", "largest", "bloodiest")
) | {
    "strongest",
    "biggest",
    "heaviest",
    "fiercest",
}


def _is_of_all(parse: Parse, cue: Token, claim: Claim, most: Mapping[Effect, int], sums: set[Effect]) -> bool:
    """Tell whether a claim is about all of several incidents, or about nobody."""
    if claim.figure.high == 0 or claim.effect == "detained":
        return True
    said = any(t.lower in _OF_ALL or _is_known(parse, t) for t in parse.of(cue.sent))
    said = said or is_everywhere(parse, cue)
    return said or (claim.effect in sums and claim.figure.low == most[claim.effect])


def _is_known(parse: Parse, token: Token) -> bool:
    """Tell whether a word is of all the incidents that were told before ("the shootings", "both attacks")."""
    if token.tag != "NNS" or token.lemma not in words("several"):
        return False
    return any(kid.lower in ("the", "both", "these", "those") for kid in parse.kids(token.i, "det"))


def tells_several(parse: Parse, events: Sequence[Event]) -> bool:
    """Tell whether the opening counts what happened ("three shootings", "two separate incidents")."""
    for event in events:
        token = parse.tokens[event.i]
        if event.sent >= _LEAD or event.verbal or token.tag != "NNS" or token.lemma not in words("several"):
            continue
        kids = list(parse.kids(token.i))
        few = any(1 < (number(kid.lower) or 0) <= _MOST for kid in kids if kid.dep == "nummod")
        if few or any(kid.lower in _SOME for kid in kids):
            return True
    return False
