"""When a statement was made, in the report's own words ("initially", "so far", "earlier")."""

from __future__ import annotations

from itertools import pairwise

from according.claims.cues.lexicon import words as known
from according.claims.found import Found
from according.language.parse import Parse, Token
from according.model import Stated

_WORDS = frozenset({"initially", "first", "earlier", "previously", "originally", "later", "now", "currently"})


def stated_of(parse: Parse, item: Found) -> Stated | None:
    """Return the words of a claim's sentence that say when it was stated, if any do.

    They stand by the verb of telling ("initially told"), or, as "initially" and "so far" may, by the cue.
    """
    cue = parse.tokens[item.cue.token]
    if _says_so_far(parse, cue):
        return Stated("so far")
    if any(kid.lower == "initially" for kid in parse.kids(cue.i, "advmod")):
        return Stated("initially")
    for telling in (t for t in parse.ancestors(cue) if t.lemma in known("tellings")):
        word = _beside(parse, telling)
        if word is not None:
            return Stated(word.text)
    return None


def _beside(parse: Parse, telling: Token) -> Token | None:
    """Return a word of time that hangs from a verb of telling, or stands right beside it."""
    first, last = parse.bounds[telling.sent]
    near = parse.tokens[max(first, telling.i - 1) : min(last, telling.i + 2)]
    return next((t for t in (*parse.kids(telling.i, "advmod"), *near) if t.lower in _WORDS), None)


def _says_so_far(parse: Parse, cue: Token) -> bool:
    """Tell whether "so far" stands in the clause of a cue, at its beginning, by its verb or at its end."""
    heads = {cue.i, *(t.i for t in parse.ancestors(cue) if not t.tag.startswith("N"))}
    words = parse.of(cue.sent)
    return any(so.lower == "so" and far.lower == "far" and far.head in heads for so, far in pairwise(words))
