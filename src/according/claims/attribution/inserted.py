"""Reads verbs of saying put into a relative clause: "a camp where, officials say, 12 people drowned"."""

from __future__ import annotations

from according.claims.attribution.draft import Range
from according.claims.attribution.kinds import kind_of_head
from according.language.parse import Parse, Token

_RELATIVE = frozenset({"WDT", "WRB", "WP", "WP$"})
_FARTHEST = 16


def after_relative(parse: Parse, verb: Token, source: Range, cue: Range) -> tuple[Range, ...]:
    """Return what is told around a speaker between commas after "which" or "where": ", which, X said, …".

    Empty where a verb and its source do not stand so. The relative word and what its clause says are both
    told.
    """
    tokens, end = parse.tokens, parse.bounds[verb.sent][1]
    first, last = min(source[0], cue[0]), max(source[1], cue[1])
    hearers = (kid for kid in parse.kids(verb.i, "dobj", "dative") if kid.left == last + 1)
    last = next((kid.right for kid in hearers), last)  # "which, a nurse told AFP, …"
    closed = last + 2 < end and tokens[last + 1].text == ","
    if verb.dep != "relcl" or not closed or first < 2 or tokens[first - 1].text != ",":
        return ()
    opening = tokens[first - 2]
    clause = _clause(parse, last + 2, end) if opening.tag in _RELATIVE else None
    return () if clause is None else ((opening.i, opening.i), (last + 2, clause))


def _clause(parse: Parse, first: int, end: int) -> int | None:
    """Return the last token of the clause that begins at a token: that of the first finite verb after it."""
    for token in parse.tokens[first : min(first + _FARTHEST, end)]:
        if token.text in {";", ":"}:
            return None
        if token.pos in {"VERB", "AUX"} and token.tag in {"VBD", "VBP", "VBZ", "MD"}:
            whole = token if token.dep not in {"aux", "auxpass"} else parse.head(token)
            past = [kid for kid in parse.kids(whole.i, "punct", "conj", "parataxis") if kid.i > whole.i]
            commas = [kid.i for kid in past if kid.text == ","]
            stops = [i for i in commas if whole.head == whole.i]
            return min(stops, default=whole.right + 1) - 1
    return None


def speaker_within(parse: Parse, subject: Token, source: Range) -> Range | None:
    """Return the speaker alone where the tree takes it together with whom it speaks of: "a man | police say".

    An article for one person cannot be that of several, or of the police.
    """
    one = parse.tokens[source[0]].lower in {"a", "an", "one", "another"}
    several = subject.tag == "NNS" or subject.lower == "police"
    alone = subject.i == source[1] and source[0] + 1 < subject.i and parse.tokens[subject.i - 1].tag == "NN"
    known = kind_of_head([subject.lower], subject.lemma) is not None
    return (subject.i, subject.i) if one and several and alone and known else None
