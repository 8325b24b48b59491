"""Whether the words around a time expression speak of the past or the future."""

from __future__ import annotations

from itertools import islice
from typing import Literal

from according.language.parse import Parse, Token

Tense = Literal["past", "present", "future"]

_FUTURE = frozenset(("will", "'ll", "wo", "shall", "would", "'d"))
_PAST = frozenset(("was", "were", "had", "did", "has", "have", "'ve", "been", "got"))
_REPORTING = frozenset(
    [
        "say",
        "tell",
        "report",
        "add",
        "state",
        "claim",
        "write",
        "note",
        "confirm",
        "allege",
        "show",
        "see",
        "mark",
        "come",
    ]
)
_FULFILLED = frozenset(
    [
        "fail",
        "manage",
        "begin",
        "start",
        "continue",
        "have",
        "use",
        "try",
        "attempt",
        "refuse",
        "appear",
        "seem",
        "happen",
        "believe",
    ]
)
_AHEAD = frozenset(["schedule", "plan", "expect", "slate", "set", "postpone", "book"])
_REACH = 12
"""How many heads above an expression are looked at: the verb is near, and a broken parse must not cost."""


def tense_at(parse: Parse, offset: int) -> Tense | None:
    """Return the tense of the clause in which the character at `offset` stands, None where no verb tells."""
    token = parse.at(offset)
    if token is None or parse.sentence_at(offset) is None:
        return None
    for verb in (token, *islice(parse.ancestors(token), _REACH)):
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
    if words & _FUTURE:
        return "future"
    if verb.tag == "VBN" and verb.lemma in _AHEAD:
        return "future"
    if words & _PAST or verb.tag == "VBD":
        return "past"
    if verb.tag in ("VBZ", "VBP"):
        return _present(parse, verb)
    if "to" in words:
        return "past" if parse.head(verb).lemma in _FULFILLED else "future"
    if verb.tag == "VBN" and not words:
        return "past"
    if verb.tag == "VBN":
        return "present"
    return "present" if words & {"is", "are", "am", "'s", "'re", "'m", "do", "does"} else None


def _helpers(parse: Parse, verb: Token) -> set[str]:
    """Return the auxiliaries of a verb, in lower case."""
    before = parse.tokens[max(0, verb.i - _REACH) : verb.i]
    return {token.lower for token in before if token.head == verb.i and token.dep in ("aux", "auxpass")}


def _present(parse: Parse, verb: Token) -> Tense:
    following = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else verb
    if verb.lemma == "be" and following.lower == "to":
        return "future"
    headline = parse.sentences[verb.sent].kind == "headline"
    return "past" if headline or verb.lemma in _REPORTING else "present"
