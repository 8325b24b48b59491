"""Cues of verbs that tell of deaths without a word for them: "could not be revived", "are no more", "heat
claimed 13", "were reduced to ashes".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from according.claims.cues.lexicon import Cue, Frame, phrase, words
from according.claims.people import is_likely
from according.claims.syntax import doers_along, is_counted, is_negated, is_passive, lemmas, objects_of
from according.language.parse import Parse, Token

Test = Callable[[Parse, Token], bool]
"""What is asked of a verb."""


@dataclass(frozen=True, slots=True)
class _End:
    """A phrase of `vocab/effects.toml` whose verb tells of deaths, where it `holds`, and a word of it stands
    `beside`, where one has to.
    """

    name: str
    frame: Frame
    holds: Test
    beside: bool = False


def end_cue(parse: Parse, verb: Token, beside: frozenset[str]) -> Cue | None:
    """Return the cue of a death that a verb tells of by the words `beside` it."""
    for end in _by_verb().get(verb.lemma, ()):
        said = not end.beside or beside & phrase(end.name)[1]
        if said and end.holds(parse, verb):
            return Cue("killed", end.frame, verb.i, verb.i, verb.i)
    return _fatal(parse, verb) or _throats(parse, verb) or _accounted_for(parse, verb)


def of_none_left(parse: Parse, verb: Token) -> Cue | None:
    """Read "none of the five survived": all of those died of whom none did."""
    for noun in parse.kids(verb.i, "nsubj"):
        none = noun.lower in ("none", "nobody") or any(k.lower in ("no", "not") for k in parse.kids(noun.i))
        of = objects_of(parse, noun.i, "of", "among")
        if none and noun.lower in ("none", "nobody", "one") and any(is_counted(parse, n) for n in of):
            return Cue("killed", "of_noun", noun.i, noun.i, verb.i)
    return None


def _fatal(parse: Parse, verb: Token) -> Cue | None:
    """Return the cue of "proved fatal to six tenants", "was fatal for three of them"."""
    if verb.lemma not in phrase("proved_fatal")[0]:
        return None
    for kid in parse.kids(verb.i, "acomp", "oprd", "attr"):
        if kid.lower == "fatal" and not is_negated(parse, verb):
            if _are_cases(parse, verb):
                return Cue("killed", "subject", verb.i, verb.i, kid.i)
            struck = [n for t in (kid, verb) for n in objects_of(parse, t.i, "to", "for")]
            return _of(verb, kid) if _are_people(parse, struck) else None
    return None


def _accounted_for(parse: Parse, verb: Token) -> Cue | None:
    """Return the cue of "the raid accounted for nine insurgents", who are then dead."""
    if verb.lemma not in phrase("accounted_for")[0] or is_passive(parse, verb) or is_negated(parse, verb):
        return None
    fighters = (n for n in objects_of(parse, verb.i, "for") if n.lemma in phrase("accounted_for")[1])
    done = verb.tag in ("VBD", "VBN") and any(is_counted(parse, noun) for noun in fighters)
    return Cue("killed", "of_noun", verb.i, verb.i, verb.i) if done else None


def _of(verb: Token, noun: Token) -> Cue:
    return Cue("killed", "of_noun", noun.i, min(verb.i, noun.i), max(verb.i, noun.i))


def _are_cases(parse: Parse, verb: Token) -> bool:
    """Tell whether cases of a disease are fatal ("of the 96 cases, 31 were fatal")."""
    told = not {t.lower for t in parse.of(verb.sent)}.isdisjoint({"cases", "infections"})
    subjects = parse.kids(verb.i, "nsubj") if told else ()
    return any(noun.lemma in ("case", "infection") or noun.tag == "CD" for noun in subjects)


def _throats(parse: Parse, verb: Token) -> Cue | None:
    """Return the cue of "slit the throats of nine men"."""
    if verb.lemma not in _CUT:
        return None
    throats = (kid for kid in parse.kids(verb.i, "dobj") if kid.lemma == "throat")
    return next((_of(verb, kid) for kid in throats if objects_of(parse, kid.i, "of")), None)


def _is_in_vain(parse: Parse, verb: Token) -> bool:
    """Tell whether nobody was saved after all ("could not revive", "efforts to save two failed")."""
    if is_negated(parse, verb):
        return True
    above = parse.head(verb)
    if verb.dep in ("xcomp", "ccomp") and above.lemma in ("unable", "fail", "powerless"):
        return True
    if verb.dep in ("acl", "xcomp") and above.lemma in ("effort", "attempt", "bid", "battle", "fight"):
        over = parse.head(above)
        said = {over.lemma} | {noun.lemma for noun in objects_of(parse, over.i, "in")}
        return bool(said & _VAIN) or bool(lemmas(parse, over.i, "acomp", "attr") & _VAIN)
    return False


_VAIN = frozenset({"fail", "vain", "futile", "unsuccessful", "fruitless", "useless"})


def _are_in_vain(parse: Parse, verb: Token) -> bool:
    own = _done_to(parse, verb)
    some = is_passive(parse, verb) and not own  # "was rushed to hospital but could not be saved"
    return _is_in_vain(parse, verb) and (verb.lemma != "save" or some or _are_people(parse, own))


def _are_no_more(parse: Parse, verb: Token) -> bool:
    """Read "four of them are no more", and not "no more than" or "no more tired"."""
    more = [kid for kid in parse.kids(verb.i, "acomp", "attr", "advmod") if kid.lower == "more"]
    bare = any(parse.tokens[kid.i - 1].lower == "no" and kid.right == kid.i for kid in more)
    return bare and _are_people(parse, list(parse.kids(verb.i, "nsubj")))


def _is_claimed(parse: Parse, verb: Token) -> bool:
    """Read "the crash claimed four", "the sea has swallowed 19 migrants", of what takes lives."""
    takers = doers_along(parse, verb)
    if verb.lemma == "take":
        moved = any(kid.lower not in ("in", "on", "at", "since") for kid in parse.kids(verb.i, "prep", "prt"))
        takers = [] if moved else [doer for doer in takers if doer.lemma in words("drowning_places")]
    elif verb.lemma == "fell":
        takers = [doer for doer in takers if doer.lemma not in _LAYING_LOW]
    elif verb.lemma == "carry":
        off = any(kid.lower == "off" for kid in parse.kids(verb.i))  # "cholera has carried off 63 people"
        ill = (doer for doer in takers if off and _is_malady(parse, doer))
        return _are_people(parse, _done_to(parse, verb)) and any(True for _ in ill)
    deadly = any(doer.lemma in phrase("claimed_by")[1] or doer.lower in words("disease") for doer in takers)
    taken = _done_to(parse, verb)
    bare = verb.lemma == "claim" and any(noun.tag == "CD" and noun.right == noun.i for noun in taken)
    people = [
        noun
        for noun in taken
        if noun.lemma != "life" and (noun.tag != "CD" or any(parse.kids(noun.i, "prep")))
    ]
    return deadly and not any(parse.kids(verb.i, "prt")) and (bare or _are_people(parse, people))


_LAYING_LOW = frozenset(
    {"bug", "virus", "outbreak", "illness", "sickness", "disease", "poisoning", "epidemic"}
)
"""What fells people who only fall ill of it."""


def _is_malady(parse: Parse, doer: Token) -> bool:
    """Tell whether a disease, or an outbreak of one, does something."""
    named = {doer.lower, *(kid.lower for kid in parse.kids(doer.i, "compound", "amod", "nmod"))}
    return bool(named & (words("disease") | words("maladies")))


def _is_done_to_people(parse: Parse, verb: Token) -> bool:
    """Read "nine people were burnt to ashes", "charred beyond recognition", "five were dug out dead"."""
    return _are_people(parse, _done_to(parse, verb))


def _have_throats_cut(parse: Parse, verb: Token) -> bool:
    """Read "nine men had their throats slit"."""
    cut = (kid for kid in parse.kids(verb.i, "ccomp", "dobj") if kid.lemma in _CUT or kid.lower in _CUT)
    throats = any("throat" in lemmas(parse, kid.i, "nsubj", "nsubjpass") for kid in cut)
    throats = throats or any(
        kid.lemma == "throat" and any(c.lemma in _CUT for c in parse.kids(kid.i, "acl", "amod"))
        for kid in parse.kids(verb.i, "dobj")
    )
    return throats and _are_people(parse, list(parse.kids(verb.i, "nsubj")))


_CUT = frozenset({"cut", "slit", "slash"})


def _is_without_life(parse: Parse, verb: Token) -> bool:
    """Read "left nine without life", "were found with no signs of life"."""
    gone = objects_of(parse, verb.i, "without", "with")
    gone += [n for kid in _done_to(parse, verb) for n in objects_of(parse, kid.i, "without", "with")]
    return any(_is_no_life(parse, noun) for noun in gone) and _are_people(parse, _done_to(parse, verb))


def _is_no_life(parse: Parse, noun: Token) -> bool:
    with_it = parse.head(noun).lower == "with"
    no = any(kid.lower == "no" for kid in parse.kids(noun.i, "det"))
    of_life = noun.lemma == "sign" and any(n.lemma == "life" for n in objects_of(parse, noun.i, "of"))
    return (no or not with_it) and (of_life or noun.lower == "life")


def _is_at_rest(parse: Parse, verb: Token) -> bool:
    """Read "23 people were laid to rest", "cremated eight villagers"; victims have been told of before."""
    after = [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 3]]
    return (
        (verb.lemma != "lay" or after == ["to", "rest"])
        and _are_people(parse, _done_to(parse, verb))
        and not _is_to_come(parse, verb)
    )


def _is_to_come(parse: Parse, verb: Token) -> bool:
    helpers = {kid.lower for kid in parse.kids(verb.i, "aux")}
    return verb.dep == "xcomp" or bool(helpers & {"will", "would", "can", "could", "to", "may"})


def _are_cut_short(parse: Parse, verb: Token) -> bool:
    """Read "cut short the lives of three students"."""
    short = any(kid.lower == "short" for kid in parse.kids(verb.i))
    return short and not is_passive(parse, verb) and "life" in lemmas(parse, verb.i, "dobj")


def _are_robbed(parse: Parse, verb: Token) -> bool:
    """Read "robbed five children of their lives"."""
    taken = [n for n in objects_of(parse, verb.i, "of") if n.lemma == "life"]
    taken += [n for kid in _done_to(parse, verb) for n in objects_of(parse, kid.i, "of") if n.lemma == "life"]
    return bool(taken) and _are_people(parse, _done_to(parse, verb))


def _is_mourned(parse: Parse, verb: Token) -> bool:
    """Read "the army is mourning nine paratroopers", of whom it is not told besides how they died."""
    mourned = list(parse.kids(verb.i, "dobj"))
    said = any(True for kid in mourned for _ in parse.kids(kid.i, "acl", "relcl"))
    return _are_people(parse, mourned) and not said and not is_passive(parse, verb)


def _never_come_home(parse: Parse, verb: Token) -> bool:
    """Read "four of them never came home"."""
    said = {kid.lower for kid in parse.kids(verb.i, "advmod", "neg", "dobj")}
    return {"never", "home"} <= said and _are_people(parse, list(parse.kids(verb.i, "nsubj")))


def _give_lives(parse: Parse, verb: Token) -> bool:
    """Read "two firemen gave their lives", and not "gave their lives to the church"."""
    lives = [k for k in parse.kids(verb.i, "dobj") if k.lemma == "life"]
    own = any(kid.tag == "PRP$" for noun in lives for kid in parse.kids(noun.i, "poss"))
    given_to = [*objects_of(parse, verb.i, "to"), *(n for k in lives for n in objects_of(parse, k.i, "to"))]
    return own and not given_to and _are_people(parse, list(parse.kids(verb.i, "nsubj")))


def _done_to(parse: Parse, verb: Token) -> list[Token]:
    return [*parse.kids(verb.i, "nsubjpass" if is_passive(parse, verb) else "dobj")]


def _are_people(parse: Parse, nouns: list[Token]) -> bool:
    return any(_is_number(parse, noun) and (noun.tag == "CD" or is_likely(noun)) for noun in nouns)


def _is_number(parse: Parse, noun: Token) -> bool:
    return is_counted(parse, noun) or any(kid.lower in ("both", "several") for kid in parse.kids(noun.i))


_ENDS = (
    _End("saved_in_vain", "object", _are_in_vain),
    _End("no_more", "subject", _are_no_more),
    _End("claimed_by", "object", _is_claimed),
    _End("to_ashes", "object", _is_done_to_people, beside=True),
    _End("throats_cut", "subject", _have_throats_cut),
    _End("brought_dead", "object", _is_done_to_people, beside=True),
    _End("without_life", "object", _is_without_life),
    _End("at_rest", "object", _is_at_rest),
    _End("robbed_of_life", "object", _are_robbed),
    _End("lives_cut", "lives", _are_cut_short),
    _End("mourned", "object", _is_mourned),
    _End("gave_life", "subject", _give_lives),
    _End("never_home", "subject", _never_come_home),
)


@cache
def _by_verb() -> dict[str, tuple[_End, ...]]:
    """Return the ends that each verb may tell of."""
    found: dict[str, list[_End]] = defaultdict(list)
    for end in _ENDS:
        for verb in phrase(end.name)[0]:
            found[verb].append(end)
    return {verb: tuple(rows) for verb, rows in found.items()}
