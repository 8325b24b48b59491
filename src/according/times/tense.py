"""Whether the words around a time expression speak of the past or the future."""

from __future__ import annotations

from itertools import islice
from typing import Literal

from according.language.parse import Parse, Token

Tense = Literal["past", "present", "future"]

_FUTURE = frozenset(("will", "'ll", "wo", "shall", "would", "'d"))
_PAST = frozenset(("was", "were", "had", "did", "has", "have", "'ve", "been", "got"))
_REPORTING = frozenset(["say", "tell", "report", "add", "state", "claim", "write", "note", "confirm", "allege", "show", "see", "mark", "come"])
_FULFILLED = frozenset(["fail", "manage", "begin", "start", "continue", "have", "use", "try", "attempt", "refuse", "appear", "seem", "happen", "believe"])
_AHEAD = frozenset(["schedule", "plan", "expect", "slate", "set", "postpone", "book"])
_REACH = 12
"""How many heads above an expression are looked at: the verb is near, and a broken parse must not cost more."""


def tense_at(parse: Parse, offset: int) -> Tense | None:
    """Return the tense of the clause in which the character at `offset` stands, None where no verb tells."""
    token = parse.at(offset)
    if token is None or parse.sentence_at(offset) is None:
        return None
    for verb in (token, *islice(parse.ancestors(token), _REACH)):
        if verb.pos in ("VERB", "AUX") and (tense := _of_verb(parse, verb)):
            return tense
    return None


def _of_verb(parse: Parse, verb: Token) -> Tense | None:
    before = parse.tokens[max(0, verb.i - _REACH) : verb.i]
    auxiliaries = [token for token in before if token.head == verb.i and token.dep in ("aux", "auxpass")]
    words = {kid.lower for kid in auxiliaries}
    if words & _FUTURE:
        return "future"
    if verb.tag == "VBN" and verb.lemma in _AHEAD:
        return "future"
    if words & _PAST or verb.tag == "VBD":
        return "past"
    if verb.tag in ("VBZ", "VBP"):
        return _present(parse, verb)
    if verb.tag == "VBN":
        return "present" if words & {"is", "are", "be", "'s", "'re"} else "past"
    if verb.tag == "VB" and "to" in words:
        return "past" if parse.head(verb).lemma in _FULFILLED else "future"
    if any(kid.tag in ("VBZ", "VBP") for kid in auxiliaries):
        return "present"
    return None


def _present(parse: Parse, verb: Token) -> Tense:
    headline = parse.sentences[verb.sent].kind == "headline"
    return "past" if headline or verb.lemma in _REPORTING else "present"
