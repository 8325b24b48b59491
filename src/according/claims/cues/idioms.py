"""Cues of verbs whose meaning hangs on more than a word beside: "did not make it", "lost 17 soldiers"."""

from __future__ import annotations

from according.claims.cues.captivity import (
    are_let_go,
    are_of_abducted,
    are_of_captives,
    are_released_by_captors,
    taken,
)
from according.claims.cues.company import has_counted_subject
from according.claims.cues.figurative import is_funeral
from according.claims.cues.lexicon import Cue, lexicon, phrase, words
from according.claims.cues.maladies import is_malady
from according.claims.people import is_animal, noun_class, sense
from according.claims.syntax import (
    NOUN_TAGS,
    is_counted,
    is_passive,
    lemmas,
    named_as,
    objects_of,
    subjects_along,
)
from according.language.parse import Parse, Token
from according.model import Effect


def idiom_cue(parse: Parse, verb: Token, beside: frozenset[str]) -> Cue | None:
    """Return the cue of a verb whose meaning hangs on more than a word beside it ("did not make it")."""
    if _is_put_down(parse, verb):
        return Cue("killed", "object", verb.i, verb.i, verb.i)
    if verb.lemma == "include":
        return _including(parse, verb)
    if verb.lemma == "be" and (being := _being(parse, verb)):
        return being
    if verb.lemma in ("identify", "name"):
        return _identifying(parse, verb)
    if verb.lemma == "go" and any(k.lemma == "let" for k in parse.kids(verb.i, "aux")):
        told = {t.lemma for t in parse.tokens[max(0, verb.i - _LET_GO) : verb.i]}
        return Cue("rescued", "subject", verb.i, verb.i, verb.i) if told & words("held_before") else None
    if verb.lemma == "release" and (are_let_go(parse, verb) or are_released_by_captors(parse, verb)):
        return Cue("rescued", "object", verb.i, verb.i, verb.i)
    hurt = {"without", "injury", "harm", "hurt", "death"} | words("harmless")  # "escaped without a scratch"
    free = verb.lemma in ("escape", "flee") and not beside & hurt
    free = free or (verb.lemma in words("escapes") and bool(beside & {"free", "away"}))
    if free and _are_hostages(parse, verb):
        return Cue("rescued", "subject", verb.i, verb.i, verb.i)
    if verb.lemma == "blow" and "up" in beside and _is_reflexive(parse, verb):
        return Cue("killed", "subject", verb.i, verb.i, verb.i)
    if verb.lemma in phrase("caught_in")[0] and _is_in_fire(parse, verb):
        return Cue("trapped", "object", verb.i, verb.i, verb.i)
    if verb.lemma in words("saving_moves") | {"bring", "haul"} and _is_brought_up(parse, verb):
        return Cue("rescued", "object", verb.i, verb.i, verb.i)
    if verb.lemma in words("escapes") | {"make"} and _is_out(parse, verb):
        return Cue("rescued", "subject", verb.i, verb.i, verb.i)
    if verb.lemma == "pass" and "away" in beside and has_counted_subject(parse, verb):
        return Cue("killed", "subject", verb.i, verb.i, verb.i)
    if verb.lemma == "make" and "it" in beside and _is_not_made(parse, verb):
        return Cue("killed", "subject", verb.i, verb.i, verb.i)  # "three of them did not make it"
    if verb.lemma == "turn" and beside & words("guns") and beside & words("reflexives"):
        return Cue("killed", "subject", verb.i, verb.i, verb.i)  # "turned the gun on himself"
    struck = {noun.lemma for noun in objects_of(parse, verb.i, "by")} & words("strikers")
    if beside & {"over", "down"} and is_passive(parse, verb) and _is_run_over(verb, struck):
        return Cue("injured", "weak", verb.i, verb.i, verb.i)
    if _is_made_to_leave(parse, verb):
        return Cue("displaced", "subject", verb.i, verb.i, verb.i)
    if verb.lemma in ("come", "go") and "down" in beside and _is_with_malady(parse, verb):
        return Cue("ill", "subject", verb.i, verb.i, verb.i)
    effect_of = taken(parse, verb, beside) or _lost(parse, verb)
    if effect_of:
        return Cue(effect_of, "object", verb.i, verb.i, verb.i)
    if verb.lemma == "contract" and lemmas(parse, verb.i, "dobj"):
        return Cue("ill", "subject", verb.i, verb.i, verb.i)
    if verb.lemma == "treat" and lemmas(parse, verb.i, "conj") & {"release", "discharge"}:
        return Cue("injured", "object", verb.i, verb.i, verb.i)
    return None


def _is_not_made(parse: Parse, verb: Token) -> bool:
    """Tell whether people "did not make it" or "failed to make it"."""
    failed = verb.dep == "xcomp" and parse.head(verb).lemma == "fail"
    ever = verb.tag in ("VBP", "VBZ") or any(k.lower in ("do", "does") for k in parse.kids(verb.i, "aux"))
    return (failed or any(parse.kids(verb.i, "neg"))) and not ever  # "others never make it"


def _is_put_down(parse: Parse, verb: Token) -> bool:
    """Read "gunned down", and of people "cut down", "picked off", "finished off"."""
    shot = verb.lemma in ("gun", "mow")
    if not shot and verb.lemma not in words("downing"):
        return False
    ways = {kid.lower for kid in parse.kids(verb.i, "prt", "prep", "advmod")}
    if shot:
        return "down" in ways
    if "up" in ways or ("off" if verb.lemma in ("pick", "finish") else "down") not in ways:
        return False  # "picked up 40 people off the coast"
    harmed = parse.kids(verb.i, "nsubjpass" if is_passive(parse, verb) else "dobj")
    return any(sense(noun) == "people" and not is_animal(noun) for noun in harmed)


def _is_with_malady(parse: Parse, verb: Token) -> bool:
    """Tell whether people come or go down "with" a disease."""
    return any(
        noun.lower in words("disease") or is_malady(noun) for noun in objects_of(parse, verb.i, "with")
    )


def _are_hostages(parse: Parse, verb: Token) -> bool:
    """Tell whether those who get away are called hostages, or are told to have been taken."""
    subjects = [kid for kid in subjects_along(parse, verb) if kid.tag == "CD" or is_counted(parse, kid)]
    called = {n.lemma for kid in subjects for n in (kid, *objects_of(parse, kid.i, "of"))}
    called |= lemmas(parse, verb.i, "nsubj")
    told = {t.lemma for t in parse.of(verb.sent)}
    held = "hand" in told and bool(told & (words("captors") | words("takers")))
    freed = (
        verb.lemma == "walk" and bool(subjects) and held
    )  # "walked free after 48 days in the hands of rebels"
    return freed or bool(called & _HELD) or are_of_abducted(parse, verb)


_HELD = frozenset({"hostage", "captive", "abductee"})


_LET_GO = 60
"""How many tokens before "let go" tell that people were held."""


def _is_out(parse: Parse, verb: Token) -> bool:
    """Tell whether a number of people got out, of wherever they had been ("239 got out"; "Fifteen walked
    out" after they were trapped or taken).
    """
    ways = {kid.lower for kid in parse.kids(verb.i, "prt", "advmod")}
    out = "out" in ways
    if not (verb.lemma in ("get", "make") or (out and verb.lemma in words("squirming"))):
        out = bool(ways & {"out", "away", "free", "back"}) and are_of_captives(parse, verb)
    moved = any(True for kid in parse.kids(verb.i, "dobj") if kid.lower != "it")
    counted = any(is_counted(parse, kid) for kid in parse.kids(verb.i, "nsubj"))
    if lemmas(parse, verb.i, "nsubj") & words("at_large"):
        return False
    unable = verb.dep == "xcomp" and parse.head(verb).lemma in ("unable", "try", "struggle", "fail")
    return out and counted and not moved and not unable and not any(parse.kids(verb.i, "neg"))


def _is_run_over(verb: Token, by: set[str]) -> bool:
    return verb.lemma == "run" or (verb.lemma in ("knock", "cut") and bool(by))


def _is_in_fire(parse: Parse, verb: Token) -> bool:
    """Tell whether people are caught in what burns, sinks or has fallen in ("inside the burning shop")."""
    places = objects_of(parse, verb.i, "in", "inside")
    return is_passive(parse, verb) and any(
        kid.lower in words("burning") for place in places for kid in parse.kids(place.i, "amod")
    )


def _is_brought_up(parse: Parse, verb: Token) -> bool:
    """Tell whether miners or divers are brought up again, from where they cannot be left."""
    ways = {kid.lower for kid in parse.kids(verb.i, "prt", "advmod", "prep")}
    up = bool(ways & {"up", "out"})
    brought = list(parse.kids(verb.i, "dobj", "nsubjpass"))
    below = {kid.lemma for kid in brought} & {"miner", "diver", "caver", "digger", "pitman"}
    counted = any(is_counted(parse, kid) for kid in brought) and is_passive(parse, verb)
    told = (
        parse.tokens[max(0, verb.i - _LET_GO) : verb.i]
        if counted and not objects_of(parse, verb.i, "by")
        else ()
    )
    return up and (bool(below) or any(t.lemma in words("held_below") for t in told))


def _is_reflexive(parse: Parse, verb: Token) -> bool:
    return any(kid.lower in ("himself", "herself", "themselves") for kid in parse.kids(verb.i, "dobj"))


def _including(parse: Parse, verb: Token) -> Cue | None:
    """Read "the dead include three children", and not "included nobody from here"."""
    if any(kid.lower in ("nobody", "none") for kid in parse.kids(verb.i, "dobj")):
        return None
    for kid in parse.kids(verb.i, "nsubj"):
        clause = verb.dep == "relcl" and kid.lower in ("which", "who", "that")  # "the toll, which includes"
        if effect := _harm_of(parse, parse.head(verb) if clause else kid):
            return Cue(effect, "include", verb.i, kid.i, verb.i)
    return None


def _harm_of(parse: Parse, noun: Token) -> Effect | None:
    """Return how those were harmed whom a noun looks back at: "the dead", "those killed", "the victim"."""
    if noun.lemma in ("victim", "casualty"):
        return "casualties"
    if noun.lemma in ("fatality", "death", "body", "toll"):
        return "killed"
    said = (
        [noun, *parse.kids(noun.i, "acl", "amod")]
        if noun.lower in ("those", "people", "man", "woman")
        else [noun]
    )
    known = lexicon()
    if noun.lemma in ("fatality", "martyr"):
        return known.count_nouns[noun.lemma]
    for clause in parse.kids(noun.i, "relcl"):
        if (
            clause.lemma in known.verbs
            and (noun_class(noun) or noun.lower == "those")
            and any(parse.kids(clause.i, "nsubj", "nsubjpass"))
        ):
            return known.verbs[clause.lemma][0]  # "the officer who died"
    return next((effect for t in said if (effect := known.adjectives.get(t.lower))), None)


def _being(parse: Parse, verb: Token) -> Cue | None:
    """Read "the dead were three men and a woman", "those who died were two sisters"."""
    told = any(_is_several(parse, kid) for kid in parse.kids(verb.i, "attr"))
    for kid in parse.kids(verb.i, "nsubj") if told else ():
        known = kid.tag in ("NNS", "DT", "JJ", "NN") and kid.i < verb.i and not is_counted(parse, kid)
        if known and kid.lemma != "toll" and (effect := _harm_of(parse, kid)) and effect != "casualties":
            return Cue(effect, "named", verb.i, verb.i, verb.i)
    return None


def _is_several(parse: Parse, noun: Token) -> bool:
    return noun.tag == "NNS" and is_counted(parse, noun) and sense(noun) == "people"


def _identifying(parse: Parse, verb: Token) -> Cue | None:
    """Read "the dead were named as John and Jane Roe", "identified the victim as Jane Roe"."""
    if not named_as(parse, verb):
        return None
    for kid in parse.kids(verb.i, "nsubjpass", "dobj"):
        if effect := _harm_of(parse, kid):
            return Cue(effect, "named", verb.i, verb.i, verb.i)
        known = any(k.lower == "the" for k in parse.kids(kid.i, "det"))
        if known and kid.tag == "NN" and sense(kid) == "people" and kid.lemma not in words("accused"):
            return Cue("casualties", "named", verb.i, verb.i, verb.i)  # as harmed as the report says before
    return None


def _lost(parse: Parse, verb: Token) -> Effect | None:
    """Read "the army lost 17 soldiers", "we buried 73 people", and "were buried" of the living."""
    if verb.lemma == "bury" and is_passive(parse, verb):
        return None if is_funeral(parse, verb) else "trapped"
    lost = lemmas(parse, verb.i, "nsubjpass")
    if verb.lemma == "lose" and verb.tag == "VBN" and not is_passive(parse, verb):
        lost = lemmas(parse, verb.i, "nsubj")  # a headline: "22 lives lost in blaze"
    if verb.lemma in ("cut", "snuff", "end", "claim", "lose") and "life" in lost:
        return "killed"  # "twelve lives were cut short"
    if verb.lemma == "lose" and any(sense(kid) == "people" for kid in parse.kids(verb.i, "nsubjpass")):
        where = lemmas(parse, verb.i, "advmod") | {
            noun.lemma for noun in objects_of(parse, verb.i, "in", "at")
        }
        return "missing" if where & words("lost_places") else "killed"  # "two fishermen were lost"
    if verb.lemma not in words("losing") or is_passive(parse, verb):
        return None
    if verb.lemma == "lose" and any(_is_own_kin(parse, kid) for kid in parse.kids(verb.i, "dobj")):
        return "killed"  # "she lost her son"
    lost_to = (verb, *parse.kids(verb.i, "dobj"))
    if any(
        noun.lemma in words("at_play") for t in lost_to for noun in objects_of(parse, t.i, "to", "through")
    ):
        return None  # "lost three players to injury"
    ends = [kid.right + 1 for kid in parse.kids(verb.i, "dobj")]
    if any(t.lower in words("at_play") for end in ends for t in parse.tokens[end : end + 2]):
        return None  # the same, taken for a verb
    lost_ones = (
        kid
        for kid in parse.kids(verb.i, "dobj")
        if is_counted(parse, kid) and kid.lemma not in ("life", "body") and not _is_told_how(parse, kid)
    )
    if not any(sense(kid) == "people" or (kid.tag == "CD" and verb.lemma == "bury") for kid in lost_ones):
        return None
    burying = [kid for kid in parse.kids(verb.i, "nsubj") if verb.lemma == "bury" and kid.tag in NOUN_TAGS]
    mourners = ("GPE", "ORG")
    fell = burying and all(
        sense(kid) != "people" and kid.ent not in mourners and kid.lemma not in words("burying_places")
        for kid in burying
    )
    return "trapped" if fell else "killed"  # "a falling wall buried eight"


def _is_told_how(parse: Parse, lost: Token) -> bool:
    """Tell whether words behind those lost say what befell them ("lost 70 men killed or wounded")."""
    return any(kid.lemma in lexicon().verbs for kid in parse.kids(lost.i, "acl"))


def _is_own_kin(parse: Parse, noun: Token) -> bool:
    own = any(kid.tag == "PRP$" and kid.lower != "its" for kid in parse.kids(noun.i, "poss"))
    return own and noun.lemma in words("bereft_of")


def _is_made_to_leave(parse: Parse, verb: Token) -> bool:
    """Read "had to leave", "ordered 900 people to leave their homes", of a place where they live, or of none
    that is named.
    """
    head = parse.head(verb)
    out = verb.lemma in ("move", "get", "clear") and any(k.lower == "out" for k in parse.kids(verb.i))
    if not (verb.lemma == "leave" or out) or verb.tag != "VB" or verb.dep != "xcomp":
        return False
    left = lemmas(parse, verb.i, "dobj")
    return head.lemma in words("making_leave") and (
        not left or bool(left & phrase("no_home")[1] | left & phrase("left_building")[1])
    )
