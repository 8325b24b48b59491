"""Cues of people in the hands of others: taken, held, picked up, let go; by captors, by the law or by those
who save them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from according import vocab
from according.claims.cues.company import has_counted_subject
from according.claims.cues.lexicon import is_of_law, words
from according.claims.people import noun_class, sense
from according.claims.syntax import (
    doers_along,
    doers_of,
    is_counted,
    is_passive,
    lemmas,
    objects_of,
    subjects_along,
)
from according.language.parse import Parse, Token
from according.model import Effect

_NEAR = 6
"""How many tokens before a verb may say what is held: "a congress that is being held"."""
_RECENT = 60
"""How many tokens away an abduction may be told of which a bare number speaks."""
_OPENING = 400
"""How many tokens of a report are searched for captors where a clause names none."""


def taken(parse: Parse, verb: Token, beside: frozenset[str]) -> Effect | None:
    """Read "gunmen took 30 pupils", "two held", "the ship picked up 80 people"."""
    if verb.lemma in words("takings") and _is_by_captors(parse, verb, beside):
        return "abducted"
    if verb.lemma in words("choosing") and _is_led_off(parse, verb):
        return "abducted"
    return _held(parse, verb, beside) if verb.lemma in ("hold", "pick", "round") else None


def _held(parse: Parse, verb: Token, beside: frozenset[str]) -> Effect | None:
    """Return what "hold", "pick up" and "round up" tell, by who does it and what stands beside them."""
    if verb.lemma == "hold" and are_of_abducted(parse, verb):
        return "abducted"  # "251 were taken hostage. More than 100 are still being held."
    holders = lemmas(parse, verb.i, "nsubj")
    if verb.dep == "xcomp":  # "the rebels deny holding 12 drivers"
        holders |= lemmas(parse, verb.head, "nsubj")
        holders |= set() if is_passive(parse, verb) else lemmas(parse, verb.head, "nsubjpass")
    if verb.lemma == "hold" and holders & (words("captors") | {"captor"}):
        return "abducted"
    held = {parse.head(verb).lemma} if verb.dep == "acl" else lemmas(parse, verb.i, "nsubjpass", "nsubj")
    if verb.lemma == "hold" and _are_freed(parse, verb):
        return None  # "four aid workers held since May were freed"
    if verb.lemma == "hold" and beside & {"accountable", "responsible", "liable"}:
        return None
    if verb.lemma == "hold" and held & {"hostage", "captive"}:
        return None  # "reports of hostages being held": the noun tells it
    up = any(kid.lower == "up" for kid in parse.kids(verb.i, "prt"))
    if verb.lemma == "pick" and not any(kid.lower == "up" for kid in parse.kids(verb.i)):
        return None  # "three jurors were picked"
    doers = doers_along(parse, verb) if verb.lemma == "pick" else []
    own = any(
        any(parse.kids(kid.i, "poss")) for kid in parse.kids(verb.i, "dobj") if kid.lemma in words("kin")
    )
    if verb.lemma == "pick" and own and "security" not in {noun_class(doer) for doer in doers}:
        return None  # "went to pick up his son"
    saved = any(doer.lemma in words("savers") for doer in doers) or (up and _is_afloat(parse, verb, doers))
    if not saved and _is_by_others(doers):
        return None
    if verb.lemma == "hold" and _is_by_police(parse, verb):
        return "detained"
    if not (verb.tag == "VBN" or up or has_counted_subject(parse, verb) or _is_held_after(parse, verb)):
        return None
    if verb.lemma == "round" and up and _is_led_off(parse, verb):
        return "abducted"
    if verb.lemma == "round" and {noun_class(d) for d in doers_along(parse, verb)} & {"attacker", "militant"}:
        return None  # "the assailants rounded up the labourers and opened fire"
    if verb.lemma == "round" and up and lemmas(parse, verb.i, "dobj", "nsubjpass"):
        return "detained"
    before = {t.lemma for t in parse.tokens[max(parse.bounds[verb.sent][0], verb.i - _NEAR) : verb.i]}
    if beside & {"hostage", "captive"} or (beside | before) & words("holdings"):
        return None
    if saved:
        return "rescued"
    captors = {noun.lemma for noun in objects_of(parse, verb.i, "by")}
    if captors & words("kin"):
        return None
    return "abducted" if captors & (words("captors") | {"group"}) else "detained"


def _is_afloat(parse: Parse, verb: Token, doers: Sequence[Token]) -> bool:
    """Tell whether people are picked up from the water, or from a boat by none who arrest."""
    left = {noun.lemma for noun in objects_of(parse, verb.i, "from", "off")}
    left |= {n.lemma for kid in parse.kids(verb.i, "dobj") for n in objects_of(parse, kid.i, "from", "off")}
    boats = frozenset() if any(is_of_law(doer) for doer in doers) else words("craft")
    return bool(left & (words("afloat") | boats))


def _are_freed(parse: Parse, verb: Token) -> bool:
    """Tell whether those "held" are told of only as who they were that came free."""
    whose = parse.head(verb)
    if verb.dep not in ("acl", "relcl") or whose.dep not in ("nsubj", "nsubjpass", "dobj"):
        return False
    told = parse.head(whose)
    over = told.lemma == "hand" and any(kid.lower in ("over", "back") for kid in parse.kids(told.i, "prt"))
    return over or told.lemma in ("free", "rescue", "liberate")


def _is_held_after(parse: Parse, verb: Token) -> bool:
    """Tell whether a headline says that somebody is held, and not what he held ("Man held over theft")."""
    if parse.sentences[verb.sent].kind != "headline" or any(parse.kids(verb.i, "dobj")):
        return False
    after = parse.tokens[verb.i + 1 : verb.i + 2]
    one = any(sense(kid) == "people" for kid in parse.kids(verb.i, "nsubj"))
    return one and any(t.lower in ("after", "over", "following") for t in after)


def _is_led_off(parse: Parse, verb: Token) -> bool:
    """Tell whether captors who round people up then take them away ("and led them into the forest")."""
    captors = any(
        noun_class(d) in ("attacker", "militant") or d.lemma in words("captors") or is_armed(parse, d)
        for d in doers_along(parse, verb)
    )
    carrying = words("carriers_off") | words("carriers_in_company")
    return captors and any(
        kid.lemma in carrying and lemmas(parse, kid.i, "dobj") & {"they", "them"}
        for kid in parse.kids(verb.i, "conj")
    )


def is_armed(parse: Parse, doer: Token) -> bool:
    """Tell whether somebody is told of as armed or masked, or dressed as captors ("men in fatigues")."""
    if any(kid.lower in words("armed") for kid in parse.kids(doer.i, "amod")):
        return True
    dressed = any(noun.lemma in words("guises") for noun in objects_of(parse, doer.i, "in"))
    return dressed and noun_class(doer) == "unstated"


def are_of_abducted(parse: Parse, verb: Token) -> bool:
    """Tell whether a bare number does something after people were abducted ("Twelve have since escaped")."""
    bare = any(kid.tag == "CD" for kid in parse.kids(verb.i, "nsubj", "nsubjpass"))
    before = parse.tokens[max(0, verb.i - _RECENT) : verb.i] if bare else ()
    return any(t.lemma in ("abduct", "kidnap", "hostage", "captive", "seize") for t in before)


def are_let_go(parse: Parse, verb: Token) -> bool:
    """Tell whether people are released after an abduction was told, and from no jail ("The mayors were
    released").
    """
    people = any(sense(kid) == "people" for kid in parse.kids(verb.i, "nsubjpass"))
    jailed = {noun.lemma for noun in objects_of(parse, verb.i, "from", "on", "without")} & words("jails")
    if not people or jailed:
        return False
    return is_near_abduction(parse, verb)


@cache
def _armed_groups() -> frozenset[str]:
    return frozenset(vocab.load("source_kinds")["names"]["armed_group"])


def is_armed_group(parse: Parse, doer: Token) -> bool:
    """Tell whether somebody is an armed group by name ("Boko Haram")."""
    name = " ".join(t.lower for t in parse.tokens[doer.left : doer.i + 1] if t.tag not in ("DT", "JJ"))
    return doer.lower in _armed_groups() or name in _armed_groups()


def are_released_by_captors(parse: Parse, verb: Token) -> bool:
    """Tell whether captors release a number of people ("the militia agreed to release 14 sailors")."""
    if verb.tag == "VBN" and {noun.lemma for noun in objects_of(parse, verb.i, "by")} & words("captors"):
        return True  # "five drivers, released by the militants"
    freed = [kid for noun in parse.kids(verb.i, "dobj") for kid in (noun, *parse.kids(noun.i, "conj"))]
    counted = any(is_counted(parse, kid) and sense(kid) == "people" for kid in freed)
    doers = list(parse.kids(verb.i, "nsubj"))
    if verb.dep == "xcomp":  # "agreed to release", "is due to release"
        doers += subjects_along(parse, verb)
    return counted and any(d.lemma in words("captors") or is_armed_group(parse, d) for d in doers)


def is_near_abduction(parse: Parse, verb: Token) -> bool:
    """Tell whether an abduction or captivity is told of near a verb."""
    around = parse.tokens[max(0, verb.i - _RECENT) : verb.i + _RECENT]
    return any(t.lemma in words("of_captivity") for t in around)


def is_by_the_law(parse: Parse, verb: Token, beside: frozenset[str]) -> bool:
    """Tell whether those led away are brought to safety or arrested ("whisked away by police")."""
    doers = {noun_class(doer) for doer in doers_of(parse, verb)}
    return bool(doers & {"security", "responder"}) or bool(beside & words("safe_ends"))


def _is_by_police(parse: Parse, verb: Token) -> bool:
    """Tell whether an authority is told to hold a number of people ("police are holding 76 people")."""
    doers = lemmas(parse, verb.i, "nsubj")
    if verb.dep == "ccomp" and doers == {"they"}:  # "police say they are holding two men"
        doers = lemmas(parse, verb.head, "nsubj")
    doers &= words("authorities")
    held = [kid for kid in parse.kids(verb.i, "dobj") if is_counted(parse, kid)]
    return bool(doers) and any(sense(kid) == "people" for kid in held)


def _is_by_others(doers: Sequence[Token]) -> bool:
    """Tell whether somebody who neither arrests nor saves picks people up ("by a driver")."""
    classes = {noun_class(doer) for doer in doers} - {None, "security", "militant", "responder"}
    return (
        bool(classes)
        or any(sense(doer) == "not_people" for doer in doers)
        or any(doer.lemma in words("carers") for doer in doers)
    )


def _is_by_captors(parse: Parse, verb: Token, beside: frozenset[str]) -> bool:
    """Tell whether captors are said to do it, or, where nobody is, are told of in the report."""
    taken = list(parse.kids(verb.i, "dobj", "nsubjpass"))
    bare = verb.lemma == "take" and any(kid.tag == "CD" for kid in taken)
    if not (bare or any(sense(kid) == "people" for kid in taken)):
        return False
    if verb.lemma == "capture" and (
        any(noun_class(kid) in ("militant", "attacker") or kid.lemma in words("culprits") for kid in taken)
        or any(t.lemma in words("hunts") for t in parse.of(verb.sent))
    ):
        return False  # "was captured after a brief manhunt"
    top = verb
    while top.dep == "xcomp" and top.head != top.i:
        top = parse.head(top)
    doers = lemmas(parse, top.i, "nsubj") | {noun.lemma for noun in objects_of(parse, verb.i, "by")}
    if top is not verb:
        doers |= lemmas(parse, top.i, "nsubjpass")
    agents = [*parse.kids(top.i, "nsubj"), *objects_of(parse, verb.i, "by")]
    if any(kid.lower in words("armed") for agent in agents for kid in parse.kids(agent.i, "amod")):
        return True
    if verb.dep in ("conj", "advcl") and not doers:
        doers = {doer.lemma for doer in doers_along(parse, verb)}
    if not doers and is_passive(parse, verb) and not _has_other_end(parse, verb, beside):
        told = {token.lemma for token in parse.tokens[:_OPENING]}
        if told & words("kidnaps"):
            return True
        doers = told - words("armed_or_not")
    return bool(doers & words("captors"))


def _has_other_end(parse: Parse, verb: Token, beside: frozenset[str]) -> bool:
    """Tell whether people are taken where captors take nobody: "to Mercy Medical", "off life support"."""
    led = any(kid.lower in ("to", "into", "off") for kid in parse.kids(verb.i, "prep", "prt"))
    return led and not beside & words("hide_outs")


def is_seized_by_law(parse: Parse, verb: Token) -> bool:
    """Tell whether an authority seizes people, or nobody is told to, where the sentence tells of arrests."""
    doers = doers_of(parse, verb)
    if any(is_of_law(doer) for doer in doers):
        return True
    told = {t.lemma for t in parse.of(verb.sent)}
    return not doers and bool(told & {"custody", "arrest", "detain", "police"})


def are_of_captives(parse: Parse, verb: Token) -> bool:
    """Tell whether a bare number gets away after people were trapped or taken ("Six slipped away")."""
    own = [
        clause.lemma for kid in parse.kids(verb.i, "nsubj") for clause in parse.kids(kid.i, "relcl", "acl")
    ]
    bare = any(kid.tag == "CD" for kid in parse.kids(verb.i, "nsubj"))
    before = [t.lemma for t in parse.tokens[max(0, verb.i - _RECENT) : verb.i]] if bare else own
    return not words("held_before").isdisjoint(before)
