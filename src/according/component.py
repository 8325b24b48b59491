"""The reader as a component of somebody's own spaCy pipeline: `nlp.add_pipe("according")`.

It reads the text of a Doc with the reader's own model, whatever the pipeline's, and hangs what it says on
it: `doc._.claims`, `doc._.incidents` and `doc._.problems`, and the span group `doc.spans["according"]`. Only
spaCy loads this module, by its entry point.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from according.errors import AccordingError, Problem
from according.model import Claim, Mention
from according.pipeline import Outcome, Reader
from according.reports import Received
from according.reports.lines import Fields
from according.reports.received import Given, received

NAME = "according"
"""What the component, its group of spans and what it keeps with a Doc are called."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is kept with a Doc, as JSON so that the Doc can be stored and sent."""

    claims: tuple[Claim, ...] = ()
    incidents: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()


_SAID = msgspec.json.Decoder(Said)


@Language.factory(
    NAME, default_config={"published": None, "publisher": None}, assigns=["doc._.claims", "doc._.incidents"]
)
def make(nlp: Language, name: str, published: str | None, publisher: str | None) -> ReportReader:  # noqa: ARG001
    """Return the component. `published` and `publisher` hold for texts that say none in `doc._`."""
    return ReportReader(Given(publisher, published))


class ReportReader:
    """Reads the text of each Doc as a report, and hangs what it says on it.

    `doc._.published` and `doc._.publisher`, where they are set before, say when and by whom it was published.
    """

    def __init__(self, given: Given, reader: Reader | None = None) -> None:
        self._given = given
        self._reader = reader or Reader()
        _extend()

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with what its text says."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:  # noqa: ARG002
        """Yield the Docs in order; they go through the reader's model together."""
        waiting: deque[Doc] = deque()

        def inputs() -> Iterator[Received]:
            for doc in stream:
                waiting.append(doc)
                yield _received(doc, self._given)

        for outcome in self._reader.attempt(inputs()):
            yield _told(waiting.popleft(), outcome)


def _received(doc: Doc, given: Given) -> Received:
    fields = Fields(doc.text, publisher=doc._.publisher, published=doc._.published)
    return received("doc", "doc", fields, given)


def _told(doc: Doc, outcome: Outcome) -> Doc:
    reading = outcome.reading
    claims = reading.claims if reading else ()
    said = Said(claims, reading.mentions if reading else (), outcome.problems)
    doc.user_data[NAME] = msgspec.json.encode(said)
    spans = (
        doc.char_span(
            claim.number_span.start,
            claim.number_span.end,
            label=claim.effect,
            span_id=claim.id,
            alignment_mode="expand",
        )
        for claim in claims
    )
    doc.spans[NAME] = [span for span in spans if span is not None]
    return doc


# What hangs on a Doc


def _said(doc: Doc) -> Said:
    return _SAID.decode(doc.user_data[NAME]) if NAME in doc.user_data else Said()


def _claims(doc: Doc) -> tuple[Claim, ...]:
    return _said(doc).claims


def _incidents(doc: Doc) -> tuple[Mention, ...]:
    return _said(doc).incidents


def _problems(doc: Doc) -> tuple[Problem, ...]:
    return _said(doc).problems


def _extend() -> None:
    """Let Docs have what hangs on them. Raises AccordingError where somebody else uses one of the names."""
    extensions: dict[str, dict[str, Any]] = {
        "claims": {"getter": _claims},
        "incidents": {"getter": _incidents},
        "problems": {"getter": _problems},
        "published": {"default": None},
        "publisher": {"default": None},
    }
    for name, how in extensions.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, **how)
        elif "getter" in how and Doc.get_extension(name)[2] is not how["getter"]:
            message = "Another component uses this name for something else."
            remedy = "Remove it with spacy.tokens.Doc.remove_extension, or leave that component out."
            raise AccordingError(Problem("extension-taken", f"doc._.{name}", message, remedy))
