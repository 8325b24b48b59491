"""Maladies and what brings them: the words that name a disease, and who is "with" one or has breathed, eaten
or drunk what makes people ill.
"""

from __future__ import annotations

from functools import cache

from according.claims.cues.lexicon import words
from according.claims.people import sense
from according.claims.syntax import VERB_TAGS, is_counted, objects_of
from according.language.parse import Parse, Token

DISEASES = ("itis", "osis", "virus", "pox", "flu", "fever", "plague")
"""How the names of diseases end."""


@cache
def maladies() -> frozenset[str]:
    """Return the words that name what people have who are ill."""
    return words("diseases") | words("ailments") | words("maladies") | words("symptoms_had")


def is_malady(token: Token) -> bool:
    """Tell whether a word names what people have who are ill, in any number ("measles")."""
    return not maladies().isdisjoint((token.lower, token.lemma)) or token.lower.endswith(DISEASES)


def is_with_malady(parse: Parse, head: Token, noun: Token) -> bool:
    """Tell whether a number of people are "with" a malady: "43 down with Lassa fever", "12 with measles",
    "collapsed with heatstroke".
    """
    down = head.lower == "down" or any(kid.lower == "down" for kid in parse.kids(head.i, "advmod", "prt"))
    above = parse.head(head) if head.lower == "down" else head
    some = sense(above) == "people" or (above.tag == "CD" and above.ent != "DATE")
    state = down or above.lemma in words("admitting") | words("laid_up")
    seen = above.lemma in words("in_care") and above.tag in VERB_TAGS
    plain = words("diseases") | (words("symptoms_had") if some else frozenset())
    named = is_malady(noun) if state or seen else not plain.isdisjoint((noun.lower, noun.lemma))
    held = state or seen or above.tag not in VERB_TAGS or above.lemma in words("staying") | {"live"}
    if down and above.tag in VERB_TAGS and above.lemma not in words("staying"):
        return False  # "came down with", which the verb tells
    harmed = ("dobj", "nsubjpass") if seen else ("nsubj", "nsubjpass")
    counted = [above] if some else [*parse.kids(above.i, *harmed)]
    return named and held and any(is_counted(parse, one) for one in counted)


def is_by_poison(parse: Parse, verb: Token) -> bool:
    """Tell whether it is what people breathed, ate or drank that a verb tells the end of ("ammonia sent 46 to
    hospital", "overcome by fumes", "taken to hospital after a gas leak").
    """
    doers = [*parse.kids(verb.i, "nsubj"), *objects_of(parse, verb.i, "by", "from")]
    harmed = (noun for noun in parse.kids(verb.i, "nsubjpass", "dobj"))
    overcome = (clause for noun in harmed for clause in parse.kids(noun.i, "acl", "relcl"))
    doers += [doer for clause in overcome for doer in objects_of(parse, clause.i, "by")]
    leaks = (noun for noun in objects_of(parse, verb.i, "after") if noun.lemma in words("leaks"))
    return any(_is_poison(parse, doer) for doer in (*doers, *leaks))


def is_brought_on(parse: Parse, verb: Token) -> bool:
    """Tell whether a malady or a poison does what a verb tells ("the flu sent 35 residents to hospital")."""
    doers = (*parse.kids(verb.i, "nsubj"), *objects_of(parse, verb.i, "by"))
    return is_by_poison(parse, verb) or any(is_malady(doer) for doer in doers)


def _is_poison(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is for a poison or its way out of where it was, in a sentence that tells of nothing
    bursting.
    """
    kinds = {kid.lower for kid in parse.kids(noun.i, "compound", "amod")}
    leaking = {kid.lower for kid in objects_of(parse, noun.i, "of")} | kinds
    poison = noun.lower in words("poisons") or (
        noun.lemma in words("leaks") and not leaking.isdisjoint(words("poisons"))
    )
    return poison and not any(
        t.lemma in words("bursting") or t.lower in words("bursting") for t in parse.of(noun.sent)
    )
