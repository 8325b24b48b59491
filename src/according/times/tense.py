"""Whether the words around a time expression speak of the past or the future."""

from __future__ import annotations

from itertools import islice
from typing import Literal

from according.language.parse import Parse, Token
from according.times.words import among

Tense = Literal["past", "present", "future"]

_REACH = 12
"""How many heads above an expression are looked at: the verb is near, and a broken parse must not cost."""


def tense_at(parse: Parse, offset: int) -> Tense | None:
    """Return the tense of the clause in which the character at `offset` stands, None where no verb tells."""
    token = parse.at(offset)
    if token is None or parse.sentence_at(offset) is None:
        return None
    for verb in (token, *islice(parse.ancestors(token), _REACH)):
        if verb.lower in among("done"):
            return "past"  # "counts 1,200 dead on October 7"
        if verb.pos in ("VERB", "AUX") and (tense := _of_verb(parse, verb)):
            return tense
    return None


def is_over(parse: Parse, offset: int) -> bool:
    """Tell whether the verb nearest to the character at `offset` is finite and past ("it lasted")."""
    token = parse.at(offset)
    if token is None:
        return False
    verb = next(
        (head for head in islice(parse.ancestors(token), _REACH) if head.pos in ("VERB", "AUX")), None
    )
    return verb is not None and (verb.tag == "VBD" or bool(_helpers(parse, verb) & {"was", "were", "had"}))


def _of_verb(parse: Parse, verb: Token) -> Tense | None:
    words = _helpers(parse, verb)
    if words & among("future"):
        return "future"
    if verb.tag == "VBN" and verb.lemma in among("planned"):
        return "future"
    if words & among("past") or verb.tag == "VBD":
        return "past"
    if verb.tag in ("VBZ", "VBP"):
        return _present(parse, verb)
    if "to" in words:
        return "future" if parse.head(verb).lemma in among("ahead") else None
    if verb.tag == "VBN" and not words:
        return "past"
    if verb.tag == "VBN":
        return "present"
    return "present" if words & among("present") else None


def _helpers(parse: Parse, verb: Token) -> set[str]:
    """Return the auxiliaries of a verb, in lower case."""
    before = parse.tokens[max(0, verb.i - _REACH) : verb.i]
    return {token.lower for token in before if token.head == verb.i and token.dep in ("aux", "auxpass")}


def _present(parse: Parse, verb: Token) -> Tense:
    following = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else verb
    if verb.lemma == "be" and following.lower == "to":
        return "future"
    headline = parse.sentences[verb.sent].kind == "headline"
    return "past" if headline or verb.lemma in among("telling") else "present"
