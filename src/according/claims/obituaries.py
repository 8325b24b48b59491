"""Obituaries: deaths of age and illness, which no incident caused and no claim tells of."""

from __future__ import annotations

from itertools import pairwise

from according.claims.cues.lexicon import lexicon
from according.claims.cues.lexicon import words as vocabulary
from according.claims.found import Found
from according.claims.syntax import VERB_TAGS, is_put, objects_of
from according.language.parse import Parse

_WHERE = frozenset({"DATE", "TIME", "GPE", "LOC", "CARDINAL"})
_PEACEFUL = frozenset({"hospital", "home", "sleep", "age", "hospice", "bed", "family"})
_AILMENTS = frozenset(
    {"cancer", "leukemia", "leukaemia", "lymphoma", "melanoma", "tumor", "tumour", "dementia", "alzheimer"}
    | {"parkinson", "emphysema", "diabetes", "cirrhosis", "sclerosis", "myeloma"}
)
_HOLY = frozenset({"jesus", "christ"})
_ORGANS = frozenset({"heart", "stroke", "kidney", "liver", "lung", "pneumonia"})
_SAID = 10
"""How many tokens after "hospitalized" may say for what."""
_HELD = frozenset({"custody", "prison", "jail", "detention", "cell"})
_WOUNDING = frozenset({"shoot", "stab", "beat", "crush", "maul", "run_over"})
_OF_LIFE = frozenset({"natural", "old", "long", "short", "brief"})
_ENDS = frozenset(
    {("cause", "natural"), ("age", "old"), ("illness", "long"), ("illness", "short"), ("illness", "brief")}
)


def is_obituary(parse: Parse, item: Found) -> bool:
    """Tell whether somebody died at an age and of nothing that is told: no incident, and no claim."""
    if _is_natural(parse, item):
        return True
    if item.effect != "killed":
        return False
    if item.group.named and parse.tokens[item.group.head].lower in _HOLY:
        return True
    cue = parse.tokens[item.cue.token]
    if is_put(parse, cue):
        return False
    if not (item.group.named or _is_named_beside(parse, item)):
        after = [t.lower for t in parse.tokens[item.cue.last + 1 : item.cue.last + 3]]
        aged = len(after) == 2 and after[0] == "at" and after[1].isdecimal() and float(after[1]) < 120
        alone = not item.group.explicit or item.group.part  # "Jo Roe, one of the city's best, dies at 91"
        return aged and item.group.figure.high == 1 and alone
    last = parse.bounds[cue.sent][1]
    following = parse.tokens[item.cue.last + 1 : min(last, item.cue.last + 24)]
    words = ["" if t.ent == "TIME" else t.lower for t in following]  # "pronounced dead at 3 a.m."
    ages = any(
        a in ("at", "aged", "age", "of") and b.isdecimal() and float(b) < 120
        for a, b in pairwise(words)
        if a != "of" or "age" in words
    )
    return (ages and cue.lemma not in vocabulary("bodies")) or "peacefully" in words


def is_uncaused(parse: Parse, item: Found) -> bool:
    """Tell whether somebody named only died, of nothing that is told ("Ann Roe, organiser, has died").

    A report that tells of nothing else mourns somebody, and knows of no incident; in a lone headline also
    where nobody is named ("Temple coach dies").
    """
    verb = parse.tokens[item.cue.token]
    lone = len(parse.sentences) == 1 and parse.sentences[0].kind == "headline"
    named = item.group.named or _is_named_beside(parse, item) or lone
    named = named and item.group.figure.high == 1 and not item.group.explicit
    if item.effect != "killed" or not named or verb.lemma not in ("die", "pass"):
        return False
    if any(t.lower in vocabulary("diseases") for t in parse.tokens[item.group.first : item.group.last + 1]):
        return False  # "Ebola patient dies in Kampala hospital"
    beside = (*parse.kids(item.group.head, "acl"), *((parse.head(verb),) if verb.dep == "conj" else ()))
    if any(t.lemma in lexicon().verbs for t in beside):
        return False  # "Ohio man stabbed outside bar, dies"
    if any(t.lower in _HELD or (t.lemma in _WOUNDING and t.tag in VERB_TAGS) for t in parse.of(verb.sent)):
        return False  # "Man dies after less than a day in custody", "Jo Roe, a driver, who was shot, died"
    causes = [kid for kid in parse.kids(verb.i, "prep", "advcl", "agent") if kid.i > verb.i]
    nouns = [noun for kid in causes for noun in parse.kids(kid.i, "pobj")]
    told = any(
        any(parse.kids(kid.i, "pcomp", "mark")) or (kid.dep == "advcl" and kid.tag != "VBG") for kid in causes
    )
    return not told and all(n.ent in _WHERE or n.lemma in _PEACEFUL for n in nouns)


def _is_natural(parse: Parse, item: Found) -> bool:
    """Tell whether one person died as people do ("of cancer", "after long illness"), or is so ill."""
    cue = parse.tokens[item.cue.token]
    if item.group.explicit:
        return False
    if cue.lemma in ("hospitalize", "hospitalise"):
        after = parse.tokens[cue.i + 1 : cue.i + _SAID]
        return item.group.figure.high == 1 and any(t.lemma in _AILMENTS | _ORGANS for t in after)
    if item.effect != "killed" or cue.lemma not in ("die", "pass"):
        return False
    for noun in objects_of(parse, cue.i, "of", "from", "after"):
        said = {kid.lower for kid in parse.kids(noun.i, "amod", "compound")}
        if noun.lemma in _AILMENTS or (noun.lemma, *sorted(said & _OF_LIFE))[:2] in _ENDS:
            return True
    return False


def _is_named_beside(parse: Parse, item: Found) -> bool:
    """Tell whether one person is named in apposition ("the actor John Roe")."""
    group = item.group
    if group.explicit or group.figure.high != 1 or group.noun is None:
        return False
    return any(kid.ent == "PERSON" for kid in parse.kids(group.noun, "appos", "compound"))
