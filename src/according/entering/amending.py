"""A claim that a person finds in the text of a report, by pointing to its words."""

from __future__ import annotations

from dataclasses import dataclass

from according.claims.figures import quantities, read_figure
from according.entering.sources import source_of
from according.errors import Problem
from according.model import Claim, Count, Effect, Reading, SourceKind, Span, Status, Victims


@dataclass(frozen=True, slots=True)
class Pointed:
    """The words that a person points to, and what they say of them.

    `start` is where the words begin, in characters of the text; without it they must stand there only once.
    `mention` is the report's own key of the incident; without it, it is that which the report is about.
    """

    words: str
    effect: Effect
    start: int | None = None
    count: Count = "total"
    status: Status = "asserted"
    mention: str | None = None
    source: str | None = None
    kind: SourceKind | None = None


def claimed(reading: Reading, said: Pointed, by: str) -> Claim | Problem:
    """Return the claim that a person finds in a report; a Problem where its words do not give one."""
    report, text = reading.report, reading.report.text
    span = _found(text, said.words.strip(), said.start)
    if isinstance(span, Problem):
        return span
    words = span.of(text)
    if not any(each.kind != "ordinal" for each in quantities(words, joined=True)):
        return Problem("figure-not-in-words", words[:80], "No number stands in these words.",
                       "Select the number with what it counts.")  # fmt: skip
    mains = [mention.key for mention in reading.mentions if mention.role == "main"]
    key = said.mention or (mains[0] if mains else None)
    if key not in {mention.key for mention in reading.mentions}:
        return Problem("incident-missing", report.id, "The report is about no incident that is known.",
                       "Note the words as a claim of their own: according note.")  # fmt: skip
    return Claim(
        report=report.id,
        effect=said.effect,
        figure=read_figure(words),
        explicit=True,
        count=said.count,
        status=said.status,
        victims=Victims(""),
        sources=(source_of(said.source, said.kind),) if said.source and said.source.strip() else (),
        number_span=span,
        clause_span=span,
        mention=key,
        made_by=by,
    )


def _found(text: str, words: str, start: int | None) -> Span | Problem:
    """Return where words stand: nearest to where they were pointed at, as browsers tidy white space."""
    at, places = text.find(words) if words else -1, list[int]()
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        return Problem("words-not-in-text", words[:80], "These words do not stand in the report.",
                       "Select them in its text, within one line.")  # fmt: skip
    if start is None and len(places) > 1:
        return Problem("words-unclear", words[:80], f"These words stand there {len(places)} times.",
                       "Give some of the words around them, or select them.")  # fmt: skip
    first = min(places, key=lambda place: abs(place - (start or 0)))
    return Span(first, first + len(words))
