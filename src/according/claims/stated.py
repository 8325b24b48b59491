"""When a statement was made, in the report's own words ("initially", "so far", "by Thursday morning")."""

from __future__ import annotations

from according.claims.cues.lexicon import words as known
from according.claims.found import Found
from according.language.parse import Parse
from according.model import Stated

_WORDS = frozenset({"initially", "earlier", "previously", "originally", "later", "now", "currently"})


def stated_of(parse: Parse, item: Found) -> Stated | None:
    """Return the words that say when the statement was made, if the clause of its cue or of its telling has
    any.
    """
    cue = parse.tokens[item.cue.token]
    for token in (cue, *(t for t in parse.ancestors(cue) if t.lemma in known("tellings"))):
        for kid in parse.kids(token.i, "advmod"):
            if (
                kid.lower in _WORDS
                and token.tag.startswith("VB")
                and (token is not cue or kid.lower == "initially")
            ):
                return Stated(kid.text)
            if kid.lower == "far" and any(k.lower == "so" for k in parse.kids(kid.i)):
                return Stated("so far")
    return None
