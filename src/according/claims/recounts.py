"""Recounts: bare numbers that somebody else gives of those just told of ("Police say nine died; hospital
records show 11", "the ministry says 40 died, the opposition 65", "…, and 13, according to the police").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from according.claims.attribution.gapped import gaps_in, tells
from according.claims.cues import Cue
from according.claims.formers import TELLERS_OF_NUMBER
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.claims.uncounted import COUNTING
from according.language.parse import Parse, Token
from according.model import Count, Effect

_COUNTING = frozenset(
    [
        "say",
        "claim",
        "count",
        "report",
        "give",
        "list",
        "record",
        "register",
        "log",
        "tally",
        "show",
        "cite",
        "announce",
        "declare",
        "state",
        "confirm",
        "acknowledge",
        "concede",
        "document",
        "verify",
        "insist",
        "maintain",
        "allege",
        "assert",
        "contend",
        "suggest",
        "indicate",
        "mention",
        "estimate",
        "reckon",
    ]
)
"""Verbs whose bare object is how many somebody says that there were."""
_SPEAKING = {
    "of": frozenset(["speak", "talk", "tell", "know", "warn", "hear", "learn"]),
    "at": frozenset(["put", "place", "peg", "estimate", "set"]),
    "as": frozenset(["give", "list", "record", "state", "cite", "put", "report"]),
    "to": frozenset(["admit", "own"]),
}
"""Those that have it behind a preposition ("spoke of more than 200", "put it at 31")."""
_NO_COUNT = frozenset({"TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_JOINTS = frozenset({",", ";", "and", "or", "but", "while", "whereas", "\u2013", "\u2014", "-"})
_ENDS = frozenset(
    {".", ",", ";", ":", ")", "''", '"', "\u201d", "and", "but", "while", "whereas", "or", "\u2013", "\u2014"}
)


def recounted(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Yield the bare numbers that the same sentence gives anew of those whom it told of before."""
    taken = {item.group for item in found}
    for group in groups:
        if group.noun is not None or group.part or group in taken:
            continue
        before = [item for item in found if item.group.last < group.first and item.cue.last < group.first]
        yield from _anew(parse, group, before)


def recounted_in(parse: Parse, sentence: int, found: Sequence[Found], *, joined: bool) -> tuple[Found, ...]:
    """Return the bare number that a sentence without words of harm gives of those told of in the one before
    it.
    """
    before = [item for item in found[-_RECENT:] if parse.tokens[item.group.last].sent == sentence - 1]
    if not before or not any(t.lemma in _VERBS for t in parse.of(sentence)):
        return ()
    groups = explicit_groups(parse, sentence, joined=joined)
    return tuple(item for g in groups if g.noun is None and not g.part for item in _anew(parse, g, before))


_RECENT = 6
_VERBS = _COUNTING.union(*_SPEAKING.values())


def _anew(parse: Parse, group: Group, before: Sequence[Found]) -> Iterator[Found]:
    """Yield a bare number as one of those told before, if somebody gives it and they came to one harm."""
    told: set[Effect] = {item.effect for item in before}
    if len(told) != 1 or not before[-1].group.explicit or not _ends(parse, group):
        return
    after = before[-1].group.last
    teller = _verb(parse, group, after) or _gapped(parse, group, after) or _according(parse, group)
    if teller is not None:
        effect = before[-1].effect
        cue = Cue(effect, "count_noun", teller.i, teller.i, teller.i)
        yield Found(group, effect, cue, _count(parse, teller, effect))


def _count(parse: Parse, teller: Token, effect: Effect) -> Count:
    """Return how a number counts by who gives it: cases are confirmed of all who may have a disease, and what
    somebody *had* said no longer holds.
    """
    if effect == "ill" and teller.lemma == "confirm":
        return "part"
    return "former" if any(kid.lower == "had" for kid in parse.kids(teller.i, "aux")) else "total"


def _verb(parse: Parse, group: Group, after: int) -> Token | None:
    """Return the verb behind the token `after` by which somebody gives a number, if one does."""
    number = parse.tokens[group.head]
    beside = parse.tokens[group.first - 1]
    if after < beside.i - 1 and beside.lemma in _COUNTING and tells(parse, parse.tokens[beside.i - 1]):
        return beside  # "Local media report as many as 40", whatever the tree says
    link = parse.head(number)
    verb = parse.head(link) if number.dep == "pobj" else link
    gives = _SPEAKING.get(link.lower, frozenset()) if number.dep == "pobj" else _COUNTING
    if verb.lemma not in gives or not after < verb.i < group.first or number.ent in _NO_COUNT:
        return None
    if number.dep not in ("pobj", "dobj", "ccomp", "attr", "oprd", "npadvmod"):
        return None
    subject = next((kid for kid in parse.kids(verb.i, "nsubj") if kid.i < verb.i), None)
    if subject is None or subject.tag in ("WDT", "WP") or not _is_of_them(parse, verb, number):
        return None
    if verb.lemma in COUNTING and subject.ent in ("GPE", "LOC"):
        return None  # what a place has is its share
    unsure = any(kid.dep == "neg" or kid.tag == "MD" for kid in parse.kids(verb.i, "neg", "aux"))
    return None if unsure else verb


def _is_of_them(parse: Parse, verb: Token, number: Token) -> bool:
    """Tell whether what a verb puts "at" a number is what was counted before, and nothing else ("the ages of
    the victims as 14").
    """
    put = [kid for kid in parse.kids(verb.i, "dobj") if kid.i != number.i]
    return all(
        noun.lower in ("it", "that", "this", "theirs")
        or (noun.lemma in TELLERS_OF_NUMBER | {"toll"} and not any(parse.kids(noun.i, "prep")))
        for noun in put
    )


def _gapped(parse: Parse, group: Group, after: int) -> Token | None:
    """Return the teller of a number, whose verb the clause before has ("says …, the opposition 65")."""
    sentence = parse.tokens[group.first].sent
    own = (gap for gap in gaps_in(parse, sentence) if gap.joint > after)
    return next((parse.tokens[gap.teller] for gap in own if group.first <= gap.number <= group.last), None)


def _according(parse: Parse, group: Group) -> Token | None:
    """Return "according", where a number goes on from one before ("and 13, according to the police")."""
    if parse.tokens[group.first - 1].lower not in _JOINTS:
        return None
    after = [t for t in parse.tokens[group.last + 1 : group.last + 4] if t.lower != ","]
    return after[0] if [t.lower for t in after[:2]] == ["according", "to"] else None


def _ends(parse: Parse, group: Group) -> bool:
    """Tell whether nothing follows on a number that says what it is of, but when it was given."""
    end = parse.bounds[parse.tokens[group.last].sent][1]
    after = parse.tokens[group.last + 1 : end]
    if len(after) > 1 and after[0].text == "," and after[1].tag == "CD":
        return False  # "the ages as 14, 18 and 29"
    if not after or after[0].lower in _ENDS or after[0].lower in ("according", "so"):
        return True
    return after[0].tag == "IN" and any(kid.ent == "DATE" for kid in parse.kids(after[0].i, "pobj"))
