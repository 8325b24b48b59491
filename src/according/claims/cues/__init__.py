"""Makes Cues: the words of a sentence that say that people were affected, and how the affected hang from
them.
"""

from __future__ import annotations

from according.claims.cues.figurative import is_at_roadside, is_nearly_done, is_no_trap, is_off
from according.claims.cues.lexicon import Cue, Frame, cue_words, lexicon, opening_words, words
from according.claims.cues.maladies import DISEASES
from according.claims.cues.nouns import noun_cue
from according.claims.cues.phrases import phrase_cue
from according.claims.cues.states import state_cue
from according.claims.cues.verbs import death_cue, particular_cue, verb_cue
from according.claims.people import sense
from according.claims.syntax import is_passive, is_put
from according.language.parse import Parse, Token

__all__ = ["Cue", "Frame", "cue_words", "find_cues", "is_about_disease"]


def find_cues(parse: Parse, sentence: int, *, disease: bool) -> tuple[Cue, ...]:
    """Return the cues of a sentence in order. `disease` says what "cases" and hospitals mean in
    this report.
    """
    found: list[Cue] = []
    opening = opening_words()
    for token in parse.of(sentence):
        if (token.lemma not in opening and token.lower not in opening) or token.dep in _HELPING:
            continue
        unreal = _is_of_a_name(parse, token) or is_at_roadside(parse, token)
        cue = None if unreal else _cue(parse, token, disease=disease)
        if cue and not (found and cue.token == found[-1].token):
            found.append(cue)
    return tuple(cue for cue in found if not any(_is_within(cue, other) for other in found))


_HELPING = frozenset({"aux", "auxpass"})
"""What a word is to a verb that it only helps to tell ("were" in "were hurt"): it tells nothing itself."""


def _is_within(cue: Cue, other: Cue) -> bool:
    """Tell whether a cue is a word of another ("dead" in "shot dead")."""
    return (
        other is not cue
        and other.first <= cue.token <= other.last
        and cue.first >= other.first
        and cue.last <= other.last
    )


def _cue(parse: Parse, token: Token, *, disease: bool) -> Cue | None:
    if token.tag == "IN":
        return state_cue(parse, token, disease=disease)
    unreal = _misses(parse, token) or _is_fed_up(parse, token) or is_no_trap(parse, token)
    unreal = unreal or is_nearly_done(parse, token) or is_off(parse, token)
    unreal = unreal or (token.dep == "amod" and token.lower in words("said_of_some"))
    adjective = None if unreal else lexicon().adjectives.get(token.lower)
    return (
        particular_cue(parse, token)
        or phrase_cue(parse, token, disease=disease)
        or state_cue(parse, token, disease=disease)
        or death_cue(parse, token)
        or verb_cue(parse, token, disease=disease)
        or noun_cue(parse, token, disease=disease)
        or (
            Cue(adjective, "adjective", token.i, token.i, token.i)
            if adjective
            and (not _is_noun(token) or _opens_clause(parse, token))
            and not _is_done(parse, token)
            and not is_put(parse, token)
            else None
        )
    )


def _misses(parse: Parse, token: Token) -> bool:
    """Tell whether people only miss something: "missing these warning signs", "fired, missing the guards"."""
    return token.lower == "missing" and any(
        (sense(kid) != "people" or any(k.lower == "the" for k in parse.kids(kid.i, "det")))
        and kid.i > token.i
        and kid.tag != "CD"
        for kid in parse.kids(token.i, "dobj")
    )


def _is_of_a_name(parse: Parse, token: Token) -> bool:
    """Tell whether a word is of somebody's name of several words ("Mary Beth Hurt", "Dr Alan Slaughter")."""
    if token.ent != "PERSON" or token.tag != "NNP" or not token.text[:1].isupper():
        return False
    _, first, last = parse.entities[token.entity]
    return last - first > 1


def _is_fed_up(parse: Parse, token: Token) -> bool:
    """Tell whether people are only tired of something ("sick of it"), ill as some are ("mentally ill"), or
    the dead of wars ("honours the war dead"), or the injured party of the law.
    """
    if token.lower == "injured":
        return token.dep == "amod" and parse.head(token).lemma == "party"
    if token.lower == "dead" and token.i:
        after = [t.lower for t in parse.tokens[token.i + 1 : token.i + 4]]
        weary = after[:1] == ["on"] and after[2:] == ["feet"]  # "dead on their feet"
        return weary or parse.tokens[token.i - 1].lower == "war"
    if token.lower == "ill":
        return any(kid.lower in words("ailing") for kid in parse.kids(token.i, "advmod"))
    if token.lower != "sick":
        return False
    after = [t.lower for t in parse.tokens[token.i + 1 : token.i + 4]]
    return after[:1] == ["of"] or after[:2] in (["to", "death"], ["and", "tired"])


def _is_done(parse: Parse, token: Token) -> bool:
    """Tell whether a participle is no state but what somebody does ("we have buried 28")."""
    return token.tag in ("VBD", "VBN") and any(parse.kids(token.i, "dobj")) and not is_passive(parse, token)


def _opens_clause(parse: Parse, token: Token) -> bool:
    """Tell whether a word of harm opens what is told of those after it: "Dead are two women", "Dead: 14"."""
    first, last = parse.bounds[token.sent]
    opens = all(not t.lower[:1].isalnum() for t in parse.tokens[first : token.i])
    return opens and token.i + 2 < last and parse.tokens[token.i + 1].lower in _BEING | {":"}


_BEING = frozenset({"is", "are", "was", "were"})


def _is_noun(token: Token) -> bool:
    return token.tag in ("NN", "NNS", "NNP", "NNPS")


def is_about_disease(parse: Parse) -> bool:
    """Tell whether "cases" in this report are cases of a disease."""
    if parse.words(words("outbreaks")) and parse.lemmas(words("disease_counts")):
        return True
    if any(any(parse.kids(token.i, "compound")) for token in parse.words({"poisoning"})):
        return True  # "food poisoning", "lead poisoning"
    if any(_is_of_disease(parse, token) for token in parse.words(_NAMED_BY_KIND)):
        return True
    if parse.words({"infections"}) or any(_is_eaten(parse, token) for token in parse.lemmas(words("eating"))):
        return True
    if any(_is_case_of(parse, token) for token in parse.lemmas({"case"})):
        return True
    told = parse.words(words("disease"))
    sure = any(token.lower not in words("of_patients") for token in told)
    return (len(told) >= 2 and sure) or bool(parse.words(words("disease") & words("diseases")))


def _is_of_disease(parse: Parse, token: Token) -> bool:
    """Tell whether a word for a disease is said to be one of many ("West Nile fever", "yellow fever", "the
    Sudan virus"), and not one of computers.
    """
    kinds = [kid for kid in parse.kids(token.i, "compound", "amod", "nmod") if kid.i < token.i]
    return any(kid.tag == "NNP" or kid.lower in words("kinds_of_fever") for kid in kinds)


_NAMED_BY_KIND = frozenset({"fever", "virus", "flu", "pox"})


def _is_case_of(parse: Parse, case: Token) -> bool:
    """Tell whether a case is one of a disease ("its fourth case of bird flu", "of Japanese encephalitis")."""
    known = words("disease") | words("ailments") | words("diseases") | {"variant", "strain"}
    return any(
        noun.lower in known or noun.lower.endswith(DISEASES)
        for link in parse.kids(case.i, "prep")
        if link.lower == "of"
        for noun in parse.kids(link.i, "pobj")
    )


def _is_eaten(parse: Parse, verb: Token) -> bool:
    """Tell whether something comes of what was eaten or drunk ("are in hospital after eating mushrooms")."""
    after = verb.dep in ("pcomp", "advcl") and any(
        t.lower in ("after", "from", "by") for t in (parse.head(verb), *parse.kids(verb.i, "mark"))
    )
    return after and verb.tag == "VBG" and any(parse.kids(verb.i, "dobj"))
