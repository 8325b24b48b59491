"""The beginning: where a report begins to tell, after captions, notices and names that stand above it.

What the first sentences say counts for most: they give the incident reported, its day, its place and the sum.
A page from the web has a caption or an invitation before them, a wire what its station is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from according.incidents.events import Event
from according.language.parse import Parse, Token
from according.model import Timex

_PROSE = 5
"""How many sentences before the first that tells are what the report is about, and no captions or notices."""


def beginning_of(
    parse: Parse, cues: Iterable[Token | None], events: Sequence[Event], times: Iterable[Timex]
) -> int:
    """Return the sentence with which a report begins to tell: the first with a claim or a word for one.

    What stands before that in its paragraph belongs to it, and so does what says just before when it was
    ("It all ended on Sunday. The girl ...").
    """
    told = [cue.sent for cue in cues if cue is not None]
    if is_in_passing(parse, told, events):
        return 0
    first = min((*told, *(event.sent for event in events if event.weight)), default=0)
    dated = {token.sent for time in times if (token := parse.at(time.span.start)) is not None}
    while first and (first - 1 in dated or _are_beside(parse, first - 1)):
        first -= 1
    return first


def is_in_passing(parse: Parse, told: Iterable[int], events: Iterable[Event]) -> bool:
    """Tell whether a report is about something else, and tells of incidents only in passing, later on.

    `told` are the sentences with claims.
    """
    first = min((*told, *(event.sent for event in events)), default=0)
    return first >= _PROSE and sum(one.kind == "text" for one in parse.sentences[:first]) >= _PROSE


def _are_beside(parse: Parse, before: int) -> bool:
    """Tell whether a sentence and the next one stand in one paragraph."""
    one, other = parse.sentences[before : before + 2]
    return one.is_read and one.kind == other.kind == "text" and one.paragraph == other.paragraph


def begin_at(parse: Parse, first: int) -> Parse:
    """Return a parse whose sentences are numbered from `first` on; those before come after all others.

    Its tokens are the same, at the same indices, but for the number of their sentence.
    """
    if first == 0:
        return parse
    count, above = len(parse.sentences), parse.sentences[first].paragraph
    below = parse.sentences[-1].paragraph + 1
    return Parse(
        text=parse.text,
        sentences=tuple(
            replace(sentence, paragraph=(sentence.paragraph - above) % below)
            for sentence in (*parse.sentences[first:], *parse.sentences[:first])
        ),
        tokens=tuple(replace(token, sent=(token.sent - first) % count) for token in parse.tokens),
        bounds=(*parse.bounds[first:], *parse.bounds[:first]),
    )
