"""Precedents: incidents that a report brings up by a name, a rank or a new noun beside the one it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from according.incidents.events import Event
from according.incidents.kinds import lexicon
from according.incidents.scopes import clause_of
from according.incidents.signals import Setting, Signal, words
from according.language.parse import Parse, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_DESCRIBING = ("relcl", "acl", "advcl")
_WH = frozenset(("WDT", "WP", "WP$", "WRB"))
_LAST = frozenset(("last", "previous"))
_RANKED_IN = frozenset(("serious", "major", "such", "fatal", "deadly", "similar", "big", "great"))
_OF_ALL_TIME = frozenset(("history", "memory", "times", "time", "record", "decades", "years", "century"))
_PLACING = frozenset(("of", "at", "in", "near", "off"))
_NO_NAME = frozenset(("DATE", "TIME", "NORP", "ORDINAL", "CARDINAL"))
_LINKS = frozenset(("over", "of", "to", "with", "about", "for", "from", "like", "than"))
"""Prepositions that bring up what the incident reported is set beside ("wanted over a robbery")."""


def from_precedents(parse: Parse, events: Sequence[Event], setting: Setting) -> Iterator[Signal]:
    """Yield the signals of what is said of such an incident, once the one reported has been told."""
    told = min((event.sent for event in events if event.weight > 1), default=0)
    several = any(_is_several(parse, event) for event in events if event.sent <= told)
    for event in events:
        noun = _head_of(parse, event)
        if event.verbal or event.sent == 0 or noun.tag not in ("NN", "NNP"):
            continue
        if not several and _is_ranked(parse, noun):
            yield from _said_of(parse, noun, whole=True)
        elif event.sent <= told:
            continue
        elif not several and (event.weight or noun.lemma in words("cases")):
            if _has_new_name(parse, noun, setting):
                yield from _said_of(parse, noun, whole=False)
            elif (name := _new_name_before(parse, noun)) is not None:
                yield from _said_of(parse, name, whole=True)
        if _is_new_beside(parse, event, noun, setting):
            yield from _said_of(parse, noun, whole=False)
    if not several:
        yield from _from_ranks(parse)
    yield from _from_pluperfects(parse, told)


def _head_of(parse: Parse, event: Event) -> Token:
    """Return the noun that event words describe ("the flood disaster")."""
    noun = parse.tokens[event.i]
    return parse.head(noun) if noun.dep == "compound" else noun


def _is_several(parse: Parse, event: Event) -> bool:
    """Tell whether event words are of several incidents ("three blasts", "the shootings")."""
    noun = parse.tokens[event.i]
    if event.verbal or noun.tag != "NNS":
        return False
    counted = noun.lemma not in _DOERS and any(parse.kids(noun.i, "nummod"))
    return noun.lemma in words("several") or counted


_DOERS = frozenset(
    ("miner", "rioter", "protester", "protestor", "demonstrator", "kidnapper", "abductor", "hostage")
) | {
    "knifeman",
    "gunman",
    "murderer",
    "shooter",
    "sniper",
    "bomber",
    "attacker",
}
"""People by whom an incident may be named: several of them are not several incidents."""


def _from_ranks(parse: Parse) -> Iterator[Signal]:
    """ "In one of the worst such cases, 39 people died": what a rank brings up after the lead is another."""
    for number in range(1, len(parse.sentences)):
        tokens = parse.of(number)[:_OPENING]
        if not tokens or tokens[0].lower != "in":
            continue
        rank = next((t for t in tokens if t.tag in ("JJS", "RBS")), None)
        words_before = {t.lower for t in tokens[1 : rank.i - tokens[0].i]} if rank is not None else set()
        if rank is not None and words_before <= _OWNING | {t.lower for t in tokens if t.tag == "NNP"}:
            yield Signal.at(parse, tokens[0], "background")


_OPENING = 6
"""How many tokens at the head of a sentence may bring up an incident by its rank."""
_OWNING = frozenset(("one", "of", "the", "its", "their", "his", "her", "'s"))


def _from_pluperfects(parse: Parse, told: int) -> Iterator[Signal]:
    """ "Inspectors had closed the lift after a fall injured two": what came before what had been done."""
    for token in parse.words({"after"}):
        clause, above = parse.head(token), parse.head(parse.head(token))
        if token.sent <= told or token.dep != "mark" or clause.dep != "advcl":
            continue
        had = any(kid.lower == "had" for kid in parse.kids(above.i, "aux"))
        new = (d.lower for s in parse.kids(clause.i, "nsubj") for d in parse.kids(s.i, "det"))
        if (
            had
            and above.lemma not in words("telling")
            and any(word in ("a", "an", "another") for word in new)
        ):
            yield Signal.at(parse, clause, "background").within(clause.left, clause.right)


def _said_of(parse: Parse, noun: Token, *, whole: bool) -> Iterator[Signal]:
    """Yield a signal for what describes a noun; with `whole` also for the clause whose subject it is."""
    verb = parse.head(noun)
    if noun.dep in _SUBJECTS and not any(parse.kids(verb.i, "ccomp")):
        if whole or not any(parse.kids(verb.i, "auxpass")):
            yield Signal.at(parse, noun, "background").within(noun.left, verb.right)
    elif whole and noun.dep == "appos" and verb.dep in _SUBJECTS:
        yield Signal.at(parse, noun, "background")
    for token in parse.of(noun.sent):
        if token.dep in _DESCRIBING and token.left > noun.i and _describes(parse, token, noun):
            yield Signal.at(parse, token, "background").within(token.left, token.right)


def _describes(parse: Parse, clause: Token, noun: Token) -> bool:
    """Tell whether a clause is inside what a noun heads, or follows it at once with "which" or "when"."""
    if clause.i <= noun.right:
        return True
    opens = any(parse.tokens[i].tag in _WH for i in range(clause.left, min(clause.i, clause.left + 3)))
    return opens and clause.left - noun.right <= _BESIDE


_BESIDE = 4
"""How many tokens ("at Mati,") may stand between a noun and what is told of it."""


def _is_ranked(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is the last before, or the worst ever ("the last serious accident on the line")."""
    if noun.dep not in (*_SUBJECTS, "appos") or parse.head(noun).lemma == "be":
        return False
    before = parse.tokens[noun.left : noun.i]
    if any(t.lower in _LAST for t in before):
        return any(t.lower in _RANKED_IN for t in before)
    worst = any(t.tag in ("JJS", "RBS") for t in before)
    owned = any(kid.ent in ("GPE", "LOC", "NORP", "ORG") for kid in parse.kids(noun.i, "poss"))
    after = parse.tokens[noun.i + 1 : noun.right + 1]
    return worst and (owned or any(t.lower in _OF_ALL_TIME for t in after))


def _has_new_name(parse: Parse, noun: Token, setting: Setting) -> bool:
    """Tell whether an incident bears a name that the report has not said before ("the Nice truck attack").

    An incident whose place is not known yet may be named after it later.
    """
    if setting.place is None:
        return False
    named = [t for t in parse.tokens[noun.left : max(noun.right, noun.i + 2) + 1] if _is_name(parse, t, noun)]
    definite = any(kid.lower == "the" for kid in parse.kids(noun.i, "det"))
    if not named or not (definite or any(t.dep == "poss" for t in named)):
        return False
    known = {t.lower for t in parse.tokens[: noun.left]} | set(setting.place.text.casefold().split())
    return not any(t.lower in known for t in named)


def _new_name_before(parse: Parse, noun: Token) -> Token | None:
    """Return the new name to which a noun is apposed ("Haiyan, the strongest storm ever")."""
    name = parse.head(noun)
    if noun.dep != "appos" or name.tag != "NNP" or name.i > noun.i:
        return None
    return None if any(t.lower == name.lower for t in parse.tokens[: name.left]) else name


def _is_name(parse: Parse, token: Token, noun: Token) -> bool:
    """Tell whether a token is of a name by which an incident is told from others: its place, what it hit."""
    proper = token.tag in ("NNP", "NNPS") or (token.ent in ("GPE", "LOC", "FAC") and token.text[0].isupper())
    if not proper or token.i == noun.i or token.ent in _NO_NAME:
        return False
    if token.i < noun.i:
        return token.dep in ("compound", "nmod", "poss", "amod")
    head = parse.head(token)
    return token.dep == "pobj" and head.lower in _PLACING and noun.i in (head.head, head.i - 1)


def _is_new_beside(parse: Parse, event: Event, noun: Token, setting: Setting) -> bool:
    """Tell whether a noun brings up something of another kind, to which the news is only linked."""
    if not any(kid.lower in ("a", "an", "another") for kid in parse.kids(noun.i, "det")):
        return False
    if noun.dep != "pobj" or parse.head(noun).lower not in _LINKS or setting.kind is None:
        return False
    if clause_of(parse, noun).lemma in words("happening"):
        return False
    if event.kind is None:
        return True
    akin = lexicon().explains(setting.kind, event.kind) or lexicon().explains(event.kind, setting.kind)
    return not akin
