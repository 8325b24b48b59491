"""Cues of verbs that tell of harm only of people, or only with somebody beside them: "wiped out a family",
"troops eliminated 12 militants", "yet to be found", "searching for 12 miners".
"""

from __future__ import annotations

from according.claims.cues.lexicon import Cue, Frame, is_of_law, phrase, words
from according.claims.people import noun_class, sense
from according.claims.syntax import doers_along, is_counted, is_passive, objects_of, subjects_along
from according.language.parse import Parse, Token
from according.model import Effect


def company_cue(parse: Parse, verb: Token, beside: frozenset[str]) -> Cue | None:
    """Return the cue that a verb is in the company of the words `beside` it, if it is one."""
    if harmed := _harmed(parse, verb, beside):
        return _cue(verb, harmed, "object")
    if verb.lemma == "return" and _is_not_back(parse, verb):
        return _cue(verb, "missing", "subject")
    if _is_never_found(parse, verb) or _is_sought(parse, verb):
        return _cue(verb, "missing", "object")
    if verb.lemma in phrase("in_captivity")[0] and beside & phrase("in_captivity")[1]:
        return _cue(verb, "abducted", "object" if verb.lemma in ("hold", "keep") else "subject")
    if verb.lemma in phrase("freed_themselves")[0] and beside & phrase("freed_themselves")[1]:
        return _cue(verb, "rescued", "subject")
    return None


def _cue(verb: Token, effect: Effect, frame: Frame) -> Cue:
    return Cue(effect, frame, verb.i, verb.i, verb.i)


def _harmed(parse: Parse, verb: Token, beside: frozenset[str]) -> Effect | None:
    """Return what a verb tells that harms people and does something else to things."""
    if verb.lemma in words("put_out_of_action") and (
        _are_fighters(parse, verb) or _is_of_culprits(parse, verb)
    ):
        return "killed"
    out = verb.lemma == "take" and "out" in beside and _has_particle(parse, verb, "out")
    if out and _are_fighters(parse, verb):
        return "killed"
    if verb.lemma == "bring" and "dead" in _after(parse, verb):
        return "killed"  # "declared brought dead"
    effect = _done_to_people(parse, verb, beside)
    return effect if effect and _are_people(parse, verb) else None


def _done_to_people(parse: Parse, verb: Token, beside: frozenset[str]) -> Effect | None:
    """Return what a verb tells if it is of people that it tells it."""
    if verb.lemma in phrase("blown_apart")[0] and beside & phrase("blown_apart")[1]:
        return "killed"
    if verb.lemma == "wipe" and _has_particle(parse, verb, "out"):
        return "killed"
    if verb.lemma in phrase("patched_up")[0] and _has_particle(parse, verb, "up"):
        return "injured"
    if verb.lemma in words("seized_suspects") and (_is_by_law(parse, verb) or _is_of_culprits(parse, verb)):
        lifted = verb.lemma == "lift" and not _is_by_law(parse, verb)
        return None if lifted or _is_led_somewhere(parse, verb) else "detained"
    if verb.lemma == "catch" and (_is_by_law(parse, verb) or _is_of_wanted(parse, verb)):
        return "detained"
    if verb.lemma in ("catch", "engulf") and lemmas_of_doers(parse, verb) & words("slides"):
        return "trapped"
    if verb.lemma in phrase("hosting")[0] and (
        lemmas_of_doers(parse, verb) & phrase("hosting")[1] or _is_in_camps(parse, verb)
    ):
        return "displaced"
    return None


def _is_in_camps(parse: Parse, verb: Token) -> bool:
    """Tell whether people are housed where camps were told of ("set up 12 camps and housed 2,000 people")."""
    before = {t.lemma for t in parse.tokens[parse.bounds[verb.sent][0] : verb.i]}
    return verb.lemma == "accommodate" and bool(before & {"camp", "shelter"})


def lemmas_of_doers(parse: Parse, verb: Token) -> set[str]:
    """Return the nouns of those who do what a verb tells, in the active or the passive."""
    return {doer.lemma for doer in doers_along(parse, verb)}


def _objects(parse: Parse, verb: Token) -> list[Token]:
    return list(parse.kids(verb.i, "nsubjpass" if is_passive(parse, verb) else "dobj"))


def _affected(parse: Parse, verb: Token) -> set[str]:
    """Return the classes of those to whom a verb is done."""
    return {known for kid in _objects(parse, verb) if (known := noun_class(kid))}


def _are_fighters(parse: Parse, verb: Token) -> bool:
    return not _affected(parse, verb).isdisjoint({"militant", "attacker", "security"})


def _are_people(parse: Parse, verb: Token) -> bool:
    return bool(_affected(parse, verb)) or any(sense(kid) == "people" for kid in _objects(parse, verb))


def _is_by_law(parse: Parse, verb: Token) -> bool:
    return any(is_of_law(doer) or doer.lemma in words("raids") for doer in doers_along(parse, verb))


def _is_led_somewhere(parse: Parse, verb: Token) -> bool:
    """Tell whether people are only moved by a verb that also means an arrest ("lifted ... to safety")."""
    ways = ("to", "from", "off", "out", "over", "onto", "into", "up")
    return verb.lemma == "lift" and any(_has_particle(parse, verb, way) for way in ways)


def _is_of_culprits(parse: Parse, verb: Token) -> bool:
    named = {kid.lemma for kid in _objects(parse, verb)}
    numbers = any(kid.tag == "CD" for kid in _objects(parse, verb))
    return bool(named & words("culprits")) or (numbers and verb.lemma not in words("seized_suspects"))


def _is_of_wanted(parse: Parse, verb: Token) -> bool:
    return is_passive(parse, verb) and bool({kid.lemma for kid in _objects(parse, verb)} & words("wanted"))


def _has_particle(parse: Parse, verb: Token, particle: str) -> bool:
    return any(kid.lower == particle for kid in parse.kids(verb.i, "prt", "advmod", "prep"))


def _after(parse: Parse, verb: Token) -> set[str]:
    return {t.lower for t in parse.tokens[verb.i + 1 : verb.i + 2]}


def _is_never_found(parse: Parse, verb: Token) -> bool:
    """Read "12 people have not been found", "are yet to be traced", "not been accounted for"."""
    left = verb.tag == "VBN" and verb.dep in ("acl", "amod", "relcl")  # "the four still not recovered"
    if verb.lemma not in words("never_found") | {"recover"} or not (left or is_passive(parse, verb)):
        return False
    near = {t.lower for t in parse.tokens[max(parse.bounds[verb.sent][0], verb.i - 4) : verb.i]}
    if not near & {"not", "n't", "yet", "never"} and not {"still", "to"} <= near:
        return False
    after = {t.lower for t in parse.tokens[verb.i + 1 : verb.i + 4]}
    if verb.lemma in ("see", "hear") and not after & {"since", "again", "from"}:
        return False
    above = [verb, parse.head(verb)]
    subjects = [kid for t in above for kid in parse.kids(t.i, "nsubjpass", "nsubj")]
    made_off = above[1].lemma in words("making_off") | {"flee", "run", "escape", "abscond"}
    subjects += subjects_along(parse, verb) if verb.dep == "conj" and not made_off else ()
    if any(kid.lemma in words("at_large") for kid in subjects):
        return False
    subjects += [above[1]] if left else []
    return any(is_counted(parse, kid) and (sense(kid) == "people" or kid.tag == "CD") for kid in subjects)


def _is_not_back(parse: Parse, verb: Token) -> bool:
    """Read "two climbers have not returned", and nothing that they have not returned to."""
    perfect = verb.tag == "VBN" and any(parse.kids(verb.i, "neg")) and not is_passive(parse, verb)
    counted = any(is_counted(parse, k) and sense(k) == "people" for k in parse.kids(verb.i, "nsubj"))
    return perfect and counted and not any(parse.kids(verb.i, "dobj", "prep", "xcomp"))


def _is_sought(parse: Parse, verb: Token) -> bool:
    """Read "rescuers are searching for 12 people"; suspects are sought by the police."""
    looked_for = verb.lemma in ("search", "look", "hunt") and is_passive(parse, verb)
    if looked_for and _has_particle(parse, verb, "for"):
        subjects = list(parse.kids(verb.i, "nsubjpass"))
        return any(is_counted(parse, kid) and kid.lemma not in words("culprits") for kid in subjects)
    if verb.lemma == "seek" and is_passive(parse, verb):  # "four of the crew are still being sought"
        crew = list(parse.kids(verb.i, "nsubjpass"))
        lost = {n.lemma for kid in crew for n in (kid, *objects_of(parse, kid.i, "of"))}
        counted = any(is_counted(parse, kid) for kid in crew)
        return counted and not objects_of(parse, verb.i, "by") and bool(lost & words("cut_off_people"))
    if _is_hoped(parse, verb):
        return any(is_counted(parse, noun) and sense(noun) == "people" for noun in parse.kids(verb.i, "dobj"))
    tries = parse.head(verb) if verb.lemma in ("find", "locate") and verb.dep == "xcomp" else verb
    in_vain = tries.lemma == "fail" or any(kid.lower == "yet" for kid in parse.kids(tries.i, "advmod"))
    trying = in_vain or tries.lemma in words("trying")
    seeking = verb.lemma in words("seekers") if tries is verb else trying
    if not seeking or not {doer.lemma for doer in doers_along(parse, tries)} & words("searchers"):
        return False
    sought = objects_of(parse, verb.i, "for") if tries is verb else list(parse.kids(verb.i, "dobj"))
    return any(
        is_counted(parse, noun)
        and (sense(noun) == "people" or noun.tag == "CD")
        and noun.lemma not in words("culprits")
        and noun_class(noun) not in ("attacker", "militant")
        for noun in sought
    )


def _is_hoped(parse: Parse, verb: Token) -> bool:
    """Read "hopes of finding five divers", which are missing as long as there are hopes."""
    link = parse.head(verb)
    chance = verb.lemma in ("find", "locate", "trace") and verb.dep == "pcomp" and link.lower in ("of", "for")
    return chance and parse.head(link).lemma in ("hope", "chance", "odds", "prospect", "possibility")


def has_counted_subject(parse: Parse, token: Token) -> bool:
    """Tell whether the subject of a verb is a number of people, so that "two held" is a passive without its
    verb.
    """
    if any(True for _ in parse.kids(token.i, "dobj")):
        return False  # "two women holding babies"
    subjects = parse.kids(token.i, "nsubj")
    return any(is_counted(parse, kid) or kid.lower in words("number_words") for kid in subjects)
