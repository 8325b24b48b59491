"""Turns: many incidents of which a report opens with the sum, and which it then tells one after another.

"Air strikes killed 41 people across the strip. In Khan Younis, 17 people died. A second strike killed six":
each turn is opened by a new incident ("a second strike", "the deadliest"), a place or a time at the head of a
sentence, and goes on to the end of its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from according.incidents.events import Event
from according.incidents.scopes import clause_of, token_of
from according.incidents.signals import words
from according.incidents.when import is_day
from according.language.parse import Parse, Token
from according.model import Claim, Effect, Kind, Mention, Place, Timex

_LEAD = 2
"""How many sentences at the beginning may give the sum."""
_LONGEST = 3
"""Over how many sentences after its opening a turn goes on."""
_FRONT = 6
_NEW = frozenset(("another", "one", "second", "third", "fourth", "separate", "single"))
_ADDING = frozenset(
    ("addition", "similarly", "likewise", "finally", "meanwhile", "elsewhere", "separately", "moreover")
)
_AFTER_ONE = frozenset(("another", "second"))
_BEFORE = 2
"""In how many sentences before "another attack" the one before it may be told."""
_OF_ALL = frozenset(("all", "total", "altogether", "across", "combined", "overall"))
_EVERYWHERE = frozenset(("citywide", "statewide", "nationwide", "countrywide", "countywide"))
_OVER = frozenset(("across", "throughout", "around"))
_AREAS = frozenset(("city", "state", "country", "region", "county", "province", "nation", "capital"))

_PLACES = frozenset(("GPE", "LOC", "FAC", "PERSON", "ORG", ""))
"""What a name at the head of a sentence ("In Rafah,") may be taken for, known or not."""
_AT = frozenset(("in", "at", "near", "outside", "on"))
_HARMS: frozenset[Effect] = frozenset({"killed", "injured", "casualties", "missing", "abducted", "detained"})


def opens_with_many(parse: Parse, events: Sequence[Event], kind: Kind | None) -> bool:
    """Tell whether a report opens with incidents of which there are many ("shootings across the city")."""
    if kind == "unrest" or kind in words("wide"):
        return False
    return any(event.sent < _LEAD and _is_of_many(parse, event) for event in events)


def _is_of_many(parse: Parse, event: Event) -> bool:
    token = parse.tokens[event.i]
    plural = token.tag in ("NNS", "NNPS") or (token.pos == "PROPN" and token.lower.endswith("s"))
    singly = token.lemma.casefold().rstrip("s") in words("incidents") | words("several")
    known = any(kid.lower in ("the", "these", "those") for kid in parse.kids(token.i, "det"))
    of_past = any(
        kid.lower in ("previous", "past", "similar", "earlier") for kid in parse.kids(token.i, "amod")
    )
    return plural and singly and not event.verbal and not known and not of_past


def spans_days(parse: Parse, times: Sequence[Timex]) -> bool:
    """Tell whether a report opens with more than one day ("from Friday to Sunday", "in the past week")."""
    opening = [
        time
        for time in times
        if (token := token_of(parse, time.span)) is not None
        and token.sent < _LEAD
        and parse.head(token).lemma not in words("telling")
    ]
    days = {time.start for time in opening if time.type != "DURATION" and is_day(time)}
    long = any(time.type == "DURATION" and "hour" not in time.text for time in opening)
    return len(days) > 1 or long or any("week" in time.text for time in opening)


def told_in_turn(
    parse: Parse,
    events: Sequence[Event],
    claims: Sequence[Claim],
    cues: Mapping[int, Token],
    whole: Mention,
) -> dict[int, int]:
    """Return, for the claims (by index) about one of many incidents, the token that opens its turn.

    `whole` is the incident of them all. A number as great as the sum is the sum again. A single place or time
    is no turn without another.
    """
    most = _sums(claims, cues)
    found: dict[int, int] = {}
    new: set[int] = set()
    opening, since, paragraph = None, 0, -1
    by_sentence = _by_sentence(cues)
    listed = _listed(parse, claims, by_sentence, most, whole.kind)
    if not listed and not opens_with_many(parse, events, whole.kind):
        return {}
    for n, sentence in enumerate(parse.sentences):
        if n < (1 if listed else _LEAD):
            continue
        if sentence.paragraph != paragraph or n - since > _LONGEST:
            opening, paragraph = None, sentence.paragraph
        opener = listed.get(n) or new_incident(parse, events, n)
        if opener is not None:
            new.add(opener)
            if opening is None and _is_next(parse, opener):  # what was told just before is the first of them
                near = range(max(_LEAD, n - _BEFORE), n)
                silent = (sent for sent in near if not _is_of_all(parse, events, sent))
                before = (k for sent in silent for k in by_sentence.get(sent, ()))
                one = (k for k in before if _is_of_one(parse, events, claims[k], cues[k], most))
                found |= _as_first(one, cues)
        else:
            opener = _scene(parse, n) or _place_of_claims(
                parse, [cues[k] for k in by_sentence.get(n, ())], whole.place
            )
        if _is_of_all(parse, events, n):
            opening = opener = None
        if opener is not None and (n in by_sentence or opener in new):
            opening, since = opener, n
        if opening is not None:
            found |= {
                k: opening
                for k in by_sentence.get(n, ())
                if _is_of_one(parse, events, claims[k], cues[k], most, own=opener in new)
            }
    return found if len(set(found.values())) > 1 else {k: i for k, i in found.items() if i in new}


def _by_sentence(cues: Mapping[int, Token]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for k, cue in cues.items():
        found.setdefault(cue.sent, []).append(k)
    return found


def _listed(
    parse: Parse,
    claims: Sequence[Claim],
    by_sentence: Mapping[int, Sequence[int]],
    most: Mapping[Effect, int],
    kind: Kind | None,
) -> dict[int, int]:
    """Return the words by which a report that gives a sum first goes from one incident to the next ("In
    addition, two rebels were killed … Similarly, three farmers have died"), by sentence.
    """
    if kind in words("wide") or parse.all_words.isdisjoint(_ADDING):
        return {}
    found: dict[int, int] = {}
    for n, here in by_sentence.items():
        front = next((t.i for t in parse.of(n)[:2] if t.lower in _ADDING), None)
        below = (_is_below(claims[k], most) for k in here)
        if n and front is not None and any(below):
            found[n] = front
    if len(found) < _ITEMS:
        return {}
    first = min(found)
    before = (
        n
        for n, here in by_sentence.items()
        if 0 < n < first and any(_is_below(claims[k], most) for k in here)
    )
    return {n: parse.bounds[n][0] for n in before} | found


_ITEMS = 2
"""How many incidents words that add must bring up to make a list."""


def _is_below(claim: Claim, most: Mapping[Effect, int]) -> bool:
    """Tell whether a number of those who came to harm is less than the sum, of its effect or of any."""
    sum_ = most.get(claim.effect) or max(most.values(), default=0)
    return claim.effect in _HARMS and 0 < (claim.figure.low or 0) < sum_


def _is_next(parse: Parse, opener: int) -> bool:
    """Tell whether the words for one more incident put it after one told before ("in another attack")."""
    return any(kid.lower in _AFTER_ONE for kid in parse.kids(opener))


def _as_first(told: Iterable[int], cues: Mapping[int, Token]) -> dict[int, int]:
    """Return claims that are about the first of many, with the first word that tells of it."""
    known = list(told)
    return dict.fromkeys(known, min((cues[k].i for k in known), default=0))


def _sums(claims: Sequence[Claim], cues: Mapping[int, Token]) -> dict[Effect, int]:
    """Return the greatest number that the opening gives for each effect."""
    sums: dict[Effect, int] = {}
    for k, cue in cues.items():
        if cue.sent < _LEAD:
            low = claims[k].figure.low or 0
            sums[claims[k].effect] = max(sums.get(claims[k].effect, 0), low)
    return sums


def new_incident(parse: Parse, events: Sequence[Event], sentence: int) -> int | None:
    """Return the word by which a sentence tells one more incident ("a second strike", "the deadliest")."""
    singly = words("incidents") | words("several")
    for event in events:
        noun = parse.tokens[event.i]
        if event.sent != sentence or event.verbal or noun.tag not in ("NN", "NNP"):
            continue
        kids = list(parse.kids(noun.i))
        marked = any(kid.lower in _NEW or kid.tag == "JJS" for kid in kids if kid.i < noun.i)
        first = noun.dep in ("nsubj", "nsubjpass") and any(kid.lower in ("a", "an") for kid in kids)
        marked = marked or first  # "killed in an air strike" may be the same again
        told = noun.dep != "attr" and clause_of(parse, noun).dep != "relcl"  # "it was the third strike"
        if marked and told and noun.lemma in singly:
            return noun.i
    for token in parse.of(sentence)[:3]:
        if token.lower in _NTH and token.dep == "pobj" and parse.head(token).lower == "in":
            return token.i if any(kid.lower in ("a", "the") for kid in parse.kids(token.i)) else None
        if token.tag in ("JJS", "JJ") and token.dep == "nsubj":
            happened = parse.head(token).lemma in words("happening") | words("succession")
            return token.i if token.lower in _WORST or (happened and token.lower in _NTH) else None
    return None


_NTH = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "last"))
"""What may be one more person, unless it happened ("The first came at seven")."""
_WORST = frozenset(("deadliest", "worst", "bloodiest", "heaviest", "latest"))


def _scene(parse: Parse, sentence: int) -> int | None:
    """Return the first word of a place or time at the head of a sentence ("In Rafah", "An hour later")."""
    tokens = parse.of(sentence)[:_FRONT]
    comma = next((n for n, token in enumerate(tokens) if token.text == ","), None)
    if not comma:
        return None
    front = tokens[:comma]
    at = front[0].lower in _AT
    if at and any(token.ent in _PLACES and token.tag.startswith("NNP") for token in front):
        return front[0].i
    if any(token.ent in ("TIME", "DATE") for token in front) and front[-1].lower not in _OF_ALL:
        return front[0].i
    return front[0].i if at and front[-1].lower in _SIDES else None


_SIDES = frozenset(
    ("north", "south", "east", "west", "centre", "center", "northeast", "northwest", "southeast", "southwest")
)


def _place_of_claims(parse: Parse, cues: Sequence[Token], whole: Place | None) -> int | None:
    """Return the name of the place where people came to harm by a sentence ("a drone struck a car in Izium").

    Where they were taken, and the place of the whole, are none.
    """
    known = _known(parse, whole)
    for cue in cues:
        clause = clause_of(parse, cue)
        if clause.lemma in words("bearing"):
            continue
        for token in parse.tokens[clause.left : clause.right + 1]:
            inside = token.dep == "pobj" and parse.head(token).lower in _AT and token.ent in ("GPE", "LOC")
            if inside and token.lower not in known:
                return token.i
    return None


def _known(parse: Parse, whole: Place | None) -> set[str]:
    """Return the words of the place of the whole, unless the opening names others beside it."""
    names = set((whole.name if whole is not None else "").casefold().split())
    opening = (t for n in range(min(_LEAD, len(parse.sentences))) for t in parse.of(n) if t.lower in names)
    listed = any(
        other.ent == "GPE"
        for token in opening
        for other in (*parse.kids(token.i, "conj"), *([parse.head(token)] if token.dep == "conj" else []))
    )
    return set() if listed else names


def _is_of_all(parse: Parse, events: Sequence[Event], sentence: int) -> bool:
    """Tell whether a sentence speaks of all that was told before ("the attacks")."""
    return any(
        parse.tokens[event.i].tag == "NNS"
        and any(kid.lower in ("the", "these", "both") for kid in parse.kids(event.i, "det"))
        and parse.tokens[event.i].lemma in words("incidents") | words("several")
        for event in events
        if event.sent == sentence and not event.verbal
    )


def is_everywhere(parse: Parse, cue: Token) -> bool:
    """Tell whether a clause speaks of a whole city or country ("gunfire wounded 26 across the city")."""
    clause = clause_of(parse, cue).i
    return any(
        (
            token.lower in _EVERYWHERE
            or (token.lower in _OVER and any(kid.lemma in _AREAS for kid in parse.kids(token.i, "pobj")))
        )
        and clause_of(parse, token).i == clause
        for token in parse.of(cue.sent)
    )


def _is_of_one(
    parse: Parse,
    events: Sequence[Event],
    claim: Claim,
    cue: Token,
    most: Mapping[Effect, int],
    *,
    own: bool = False,
) -> bool:
    """Tell whether a claim may be about one of many, and not about them all; `own` says that its sentence
    tells that one.
    """
    if claim.effect not in _HARMS or (claim.figure.high == 0 and not own):
        return False
    sum_ = max(most.values(), default=0) if claim.effect == "casualties" else most.get(claim.effect, 0)
    if sum_ and (claim.figure.low or 0) >= sum_:
        return False
    if is_everywhere(parse, cue):
        return False
    clause = clause_of(parse, cue).i
    plural = (
        event
        for event in events
        if event.sent == cue.sent and not event.verbal and parse.tokens[event.i].tag == "NNS"
    )
    of_many = any(
        parse.tokens[event.i].lemma in words("incidents")
        and clause_of(parse, parse.tokens[event.i]).i == clause
        for event in plural
    )
    return not of_many
