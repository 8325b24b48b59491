"""Pronouns: whom "he", "she", "him" or "her" of a side clause means, where that is one person for sure."""

from __future__ import annotations

from according.claims.cues.lexicon import words as known
from according.claims.people import sense, sex_of
from according.claims.syntax import VERB_TAGS, is_counted, is_passive, objects_of
from according.language.parse import Parse, Token

_SEX = {"he": "men", "she": "women"}


def meant(parse: Parse, verb: Token, i: int) -> int:
    """Return whom "he" or "she" of a side clause means: the subject of its sentence ("Jane Roe was in her car
    when she was hit"); the pronoun itself where that is not one person, or a speaker.
    """
    pronoun = parse.tokens[i]
    if pronoun.lower in ("him", "her"):
        return _left_hurt(parse, pronoun)
    if pronoun.lower not in ("he", "she"):
        return i
    clause = verb
    while clause.dep in ("conj", "xcomp", "auxpass", "acomp", "oprd") and clause.head != clause.i:
        clause = parse.head(clause)
    main = parse.head(clause)
    if clause.dep == "relcl" and any(kid.lower == "where" for kid in parse.kids(clause.i, "advmod")):
        # "was taken to hospital, where he died"
        above = next((t for t in parse.ancestors(main) if t.tag in VERB_TAGS), main)
        main = above if is_passive(parse, above) else main
    if clause.dep not in ("advcl", "relcl") or main.tag not in VERB_TAGS or main.lemma in known("tellings"):
        return i
    for own in parse.kids(main.i, "nsubj", "nsubjpass"):
        kid = parse.head(main) if own.lower == "who" and main.dep == "relcl" else own
        first = kid.i < i or (clause.dep == "advcl" and clause.i < kid.i and kid.tag == "NNP")
        one = kid.tag in ("NN", "NNP") and first and sense(kid) == "people"
        one = one or kid.lower == "another"  # "Another was taken to hospital, where he died"
        if own is not kid and _is_other_told(parse, main, i):
            continue  # "Jane Roe, who had met the guard a week before he was shot"
        if clause.dep == "advcl" and _is_other_between(parse, main, pronoun):
            continue  # "A woman mourns her daughter, who she says … after she was shot"
        if one and not is_counted(parse, kid) and sex_of(kid) in (None, _SEX[pronoun.lower]):
            return kid.i
    return i


def _left_hurt(parse: Parse, pronoun: Token) -> int:
    """Return whom something left hurt ("attacked a postman, leaving him with bites", "an attack on a woman
    left her with …"), or the pronoun.
    """
    verb = parse.head(pronoun)
    if verb.lemma != "leave" or pronoun.dep not in ("dobj", "nsubj"):
        return pronoun.i
    above = parse.head(verb)
    struck = [*parse.kids(above.i, "dobj", "nsubjpass")] if verb.dep == "advcl" else []
    struck += [noun for kid in parse.kids(verb.i, "nsubj") for noun in objects_of(parse, kid.i, "on")]
    struck += [noun for kid in struck for noun in objects_of(parse, kid.i, "on")]
    sexes = (None, _SEX[{"him": "he", "her": "she"}[pronoun.lower]])
    may_be = [n for n in struck if n.tag == "NN" and sense(n) == "people" and sex_of(n) in sexes]
    return may_be[0].i if len(may_be) == 1 and not is_counted(parse, may_be[0]) else pronoun.i


def _is_other_told(parse: Parse, verb: Token, i: int) -> bool:
    """Tell whether a verb has somebody else for its object, whom a pronoun after it may mean as well."""
    others = (kid for kid in parse.kids(verb.i, "dobj", "dative") if kid.i < i)
    return any(kid.tag in ("NN", "NNP") and sense(kid) == "people" for kid in others)


def _is_other_between(parse: Parse, verb: Token, pronoun: Token) -> bool:
    """Tell whether somebody else stands between a verb and a pronoun after it, who may be meant as well."""
    return any(
        t.tag in ("NN", "NNP")
        and t.dep in ("dobj", "pobj", "conj", "appos")
        and sense(t) == "people"
        and parse.head(t).lower != "with"
        and sex_of(t) in (None, _SEX[pronoun.lower])
        for t in parse.tokens[verb.i + 1 : pronoun.i]
    )
