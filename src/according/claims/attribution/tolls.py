"""Reads who sets or changes a figure: "put the toll at 12", "raised its count of the dead to 40 from 31"."""

from __future__ import annotations

from according.claims.attribution.cues import words
from according.claims.attribution.draft import Range
from according.claims.attribution.grammar import is_counting
from according.claims.syntax import is_counted
from according.language.parse import Parse, Token

_APART = frozenset({"advcl", "ccomp", "parataxis"})
_SETTING = frozenset({"put", "set", "keep", "leave", "give", "place", "peg"})


def figure_set(parse: Parse, verb: Token) -> Range | None:
    """Return the tokens that say what figure a verb sets or changes, or None where it does no such thing."""
    if verb.lemma not in words("verbs", "adjust", "words"):
        return None
    things = [kid for kid in parse.kids(verb.i, "dobj", "oprd", "nsubj") if kid.i > verb.i]
    if verb.lemma in _SETTING:
        return _put_at(parse, verb, things)
    counts = words("figures", "nouns")
    if verb.lemma == "add":  # "added 17 to its list"
        to = (kid for kid in parse.kids(verb.i, "prep") if kid.lower == "to")
        things = [thing for kid in to for thing in parse.kids(kid.i, "pobj")]
    if not any(thing.lemma in counts for thing in things):
        return None
    last = _end(parse, verb)
    numbers = any(parse.tokens[i].tag == "CD" for i in range(verb.i + 1, last + 1))
    return (verb.i + 1, last) if numbers else None


def tells_figures(parse: Parse, verb: Token, subject: Token) -> bool:
    """Tell whether the subject of such a verb can be somebody: the blast that raised the toll is nobody.

    The tree may take the last of those in the phrase for another subject: "the killing of two men and a boy".
    """
    subjects = (subject, *parse.kids(verb.i, "nsubj"))
    return not any(noun.lemma in words("figures", "happenings") for noun in subjects)


def figure_given(parse: Parse, verb: Token) -> bool:
    """Tell whether what a passive verb says was done to a figure: "the 288 given by the state"."""
    if verb.lemma not in words("verbs", "adjust", "words"):
        return False
    done = (parse.head(verb),) if verb.dep == "acl" else tuple(parse.kids(verb.i, "nsubjpass", "nsubj"))
    return any(noun.tag == "CD" or noun.lemma in words("figures", "nouns") for noun in done)


def _put_at(parse: Parse, verb: Token, things: list[Token]) -> Range | None:
    """Return what follows "at" in "put the dead at 12", "as" in "gave the toll as 12"."""
    if not any(verb.lemma == "put" or thing.lemma in words("figures", "nouns") for thing in things):
        return None
    for kid in parse.kids(things[0].i, "prep") if verb.lemma == "give" else ():
        if kid.lower == "of" and any(t.tag == "CD" for t in parse.tokens[kid.i + 1 : kid.right + 1]):
            hurt = [more.right for more in parse.kids(verb.i, "advcl") if more.tag == "JJ"]
            return kid.i + 1, max(kid.right, _end(parse, verb), *hurt)  # "a toll of 30 dead and 80 hurt"
    for token in parse.tokens[things[0].i + 1 : verb.right + 1]:
        if token.lower in {"at", "as"} and any(
            t.tag == "CD" for t in parse.tokens[token.i + 1 : token.right + 1]
        ):
            compared = _end(parse, verb) if _compares(parse, verb, token) else 0
            joined = max(
                (kid.right for kid in parse.kids(verb.i, "conj") if _counts_on(parse, kid)), default=0
            )
            return token.i + 1, max(token.right, compared, joined, _included(parse, token))
    return None


def _compares(parse: Parse, verb: Token, at: Token) -> bool:
    """Tell whether a figure is compared after a comma: "at 275, lower than 288", "up from 31"."""
    return any(
        kid.left == at.right + 2 and (kid.tag in {"JJR", "RBR"} or kid.lower in {"up", "down"})
        for kid in parse.kids(verb.i)
    )


def _counts_on(parse: Parse, kid: Token) -> bool:
    """Tell whether what follows is a further figure: "at 35 dead | and 46 injured"."""
    subjects = list(parse.kids(kid.i, "nsubj", "nsubjpass"))
    return kid.tag in _HARMED and bool(subjects) and all(is_counted(parse, some) for some in subjects)


_HARMED = frozenset({"JJ", "VBN", "VBD"})


def _included(parse: Parse, at: Token) -> int:
    """Return the last token of what a figure is said to include, or 0: "at three dead, including a nurse"."""
    after = parse.tokens[at.right + 1 : at.right + 3]
    opens = len(after) == 2 and after[0].text == "," and after[1].lower in {"including", "among"}
    return after[1].right if opens else 0


def _end(parse: Parse, verb: Token) -> int:
    """Return the last token of a changed figure: before what else the same sentence says."""
    last = verb.right
    for kid in parse.kids(verb.i):
        if kid.i < verb.i or (kid.tag == "VBN" and kid.left == kid.i):
            continue
        if kid.dep in _APART or (
            kid.dep == "conj" and kid.pos in {"VERB", "AUX"} and not is_counting(parse, kid)
        ):
            return min(last, kid.left - 1)
    return last
