"""Generic: words for people that speak of anybody to whom something happens, and so of nobody harmed."""

from __future__ import annotations

from according.claims.cues.lexicon import words as known
from according.claims.found import Found
from according.language.parse import Parse, Token

_ANYBODY = frozenset({"people", "person", "individual", "human", "patient", "anyone", "child", "adult"})
_AT_ANY_TIME = frozenset({"after", "when", "once", "until", "before", "whenever", "as", "that"})
_SUMS = frozenset({"number", "percent", "percentage", "proportion", "share", "%", "cent", "majority", "rate"})
_LOOKING = frozenset({"search", "look", "hunt", "scour", "comb", "dig"})


def is_generic(parse: Parse, item: Found) -> bool:
    """Tell whether nobody in particular is told of, and no number: "people infected with the flu", "the
    number of people who need treatment", "are searching for bodies".
    """
    group = item.group
    if group.explicit or group.named:
        return False
    noun = parse.tokens[group.noun if group.noun is not None else group.head]
    return (
        _is_trend(parse, item)
        or _is_of_sum(parse, noun)
        or _is_looked_for(parse, item, noun)
        or (item.effect == "ill" and _falls_ill_at_any_time(parse, item, noun))
        or (item.effect == "displaced" and _is_only_in_camp(parse, item))
    )


def _is_trend(parse: Parse, item: Found) -> bool:
    """Read "Fewer young adults are dying of it", "more people are being arrested", "is harming our youth":
    how often it is so.
    """
    first = parse.tokens[item.group.first].lower
    if first in ("our", "your"):  # "is harming our youth"
        present = parse.tokens[item.cue.token].tag in ("VB", "VBZ", "VBP", "VBG")
        noun = parse.tokens[item.group.head]
        return present and (noun.tag == "NNS" or noun.lemma == "youth")
    helpers = {kid.lower for kid in parse.kids(item.cue.token, "aux", "auxpass")}
    goes_on = parse.tokens[item.cue.token].tag == "VBG" or "being" in helpers
    return first in ("fewer", "less") or (first == "more" and goes_on and bool({"is", "are"} & helpers))


def _is_of_sum(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is what a number that is not told, or a rate, is of."""
    link = parse.head(noun)
    return noun.dep == "pobj" and link.lower == "of" and parse.head(link).lemma in _SUMS


def _is_looked_for(parse: Parse, item: Found, noun: Token) -> bool:
    """Tell whether bodies are only looked for, and may not be there."""
    link = parse.head(noun)
    looked = noun.dep == "pobj" and link.lower == "for" and parse.head(link).lemma in _LOOKING
    return looked and item.effect == "killed" and noun.tag == "NNS" and noun.lemma in known("bodies")


def _falls_ill_at_any_time(parse: Parse, item: Found, noun: Token) -> bool:
    """Read "people infected with the flu", "two weeks after a person is infected"."""
    verb = parse.tokens[item.cue.token]
    if noun.lemma not in _ANYBODY or any(parse.kids(noun.i, "nummod", "poss")):
        return False
    if any(kid.lower in ("the", "some", "these", "those") for kid in parse.kids(noun.i, "det")):
        return False
    if noun.tag == "NNS" and verb.dep in ("acl", "amod") and verb.head == noun.i:
        return not any(kid.tag in ("JJ", "NN") for kid in parse.kids(noun.i, "amod", "compound"))
    present = any(kid.tag in ("VBZ", "VBP") for kid in parse.kids(verb.i, "auxpass", "aux"))
    opened = any(k.lower in _AT_ANY_TIME for k in parse.kids(verb.i, "mark", "advmod"))
    return present and opened and not any(k.lower in ("have", "has") for k in parse.kids(verb.i, "aux"))


def _is_only_in_camp(parse: Parse, item: Found) -> bool:
    """Tell whether people are only said to be in a camp ("health workers are in the camps")."""
    cue = parse.tokens[item.cue.token]
    return cue.lower == "in" and parse.tokens[item.cue.last].lemma in known("shelters")
