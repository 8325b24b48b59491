"""Reading a text, and adding reports and notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from according.entering import Statement
from according.errors import AccordingError, Problem
from according.ledger import Added
from according.model import Effect, SourceKind
from according.pipeline import Outcome
from according.publish import problem_record, record
from according.publish.rows import Row, kept_row, noted_claim
from according.reports import Received, receive
from according.reports.lines import Fields
from according.reports.received import Given, received
from according.web.access import Changer, Visitor
from according.web.answering import JSON, encoded
from according.web.api.schemas import OK, REFUSED
from according.web.desk import AtDesk, Desk
from according.web.settings import Settings

router = APIRouter()
_Short = Annotated[str | None, Field(max_length=500)]
_Count = Annotated[int | None, Field(ge=0, le=10**9)]


class GivenReport(BaseModel):
    """A report as `according read` takes it: only `text` is needed, or `url` where it may be fetched."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "text": "At least 12 people were killed when a bomb exploded in Kerman, Iran, police said.",
                "publisher": "The Meridian",
                "published": "2024-01-03",
            }
        },
    )

    text: str | None = Field(None, max_length=100_000)
    id: _Short = None
    url: Annotated[str | None, Field(max_length=2000)] = None
    publisher: _Short = None
    published: _Short = None
    title: _Short = None


class GivenReports(BaseModel):
    """Reports to add."""

    model_config = ConfigDict(extra="forbid")

    reports: list[GivenReport] = Field(min_length=1, max_length=20)


class GivenNote(BaseModel):
    """A claim from a call, an image or a document at hand, in exact words, and what they are said to mean."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "words": "Twelve dead, the ward sister says",
                "published": "2024-01-03T16:05:00Z",
                "effect": "killed",
                "low": 12,
                "high": 12,
                "source": "ward sister, Kerman hospital",
                "kind": "medical",
            }
        },
    )

    words: str = Field(min_length=1, max_length=20_000)
    published: _Short = None
    incident: _Short = None
    effect: Effect | None = None
    low: _Count = None
    high: _Count = None
    source: _Short = None
    kind: SourceKind | None = None


@router.post("/read", tags=["reading"], responses={**OK("Record"), **REFUSED(403, 503)})
async def read(
    desk: AtDesk,
    visitor: Changer,
    report: GivenReport,
    mentions: bool = False,
) -> Response:
    """Read a text, and return what it says as `according read` does. Nothing is kept."""
    del visitor
    if report.text is None:
        raise AccordingError(
            Problem("empty", "text", "There is no text.", "Give a text; nothing is fetched.")
        )
    outcome = await desk.slowly(lambda: _read(desk, _received(report, desk.settings)))
    assert outcome.reading is not None
    made = record(
        outcome.reading, input_id=report.id, problems=outcome.problems, text=False, mentions=mentions
    )
    return Response(encoded(made), media_type=JSON)


@router.post("/reports", tags=["reports"], responses={**OK("AddedReports"), **REFUSED(403, 503)})
async def add(desk: AtDesk, visitor: Changer, given: GivenReports) -> Response:
    """Read reports and add them. What is known adds nothing; one bad report never stops the others."""
    row = await desk.slowly(lambda: added(desk, visitor, given))
    return Response(encoded(row), media_type=JSON)


def added(desk: Desk, visitor: Visitor, given: GivenReports) -> Row:
    """Read reports and add them, and return what came of each. Raises AccordingError where none is kept."""
    problems: list[Problem] = []

    def watch(outcome: Outcome) -> None:
        problems.extend(outcome.problems)

    ledger = desk.ledger(visitor.name, token=visitor.token)
    came = (each for report in given.reports for each in _arrived(report, desk.settings))
    parts: list[Added] = list(ledger.add_received(came, watch=watch))
    kept = [each for part in parts for each in part.kept]
    stored = {report.id: report for report in ledger.view().reports(ids={each.report for each in kept})}
    problems += [problem for part in parts for problem in part.problems]
    if not kept:
        raise AccordingError(problems[0])
    return {
        "kept": [kept_row(each, stored.get(each.report)) for each in kept],
        "problems": [problem_record(problem) for problem in problems],
    }


@router.post(
    "/notes",
    tags=["reports"],
    status_code=201,
    responses={**OK("Noted", status=201), **REFUSED(403, 404, 503)},
)
async def note(desk: AtDesk, visitor: Changer, given: GivenNote) -> Response:
    """Take down a claim from a call, an image or a document at hand."""
    return Response(encoded(await desk.slowly(lambda: noted(desk, visitor, given))), 201, media_type=JSON)


def noted(desk: Desk, visitor: Visitor, given: GivenNote) -> Row:
    """Take down a note, and return what came of it. Raises AccordingError where it gives no claim."""
    ledger = desk.ledger(visitor.name, token=visitor.token)
    published = _checked(given.published)
    said = Statement(given.effect, given.low, given.high, given.source, given.kind)
    made = ledger.note(given.words, published=published, incident=given.incident, said=said)
    stored = next(iter(ledger.view().reports(ids=[made.kept.report])), None)
    row = kept_row(made.kept, stored)
    return {**row, "claims": [noted_claim(claim) for claim in made.reading.claims]}


def _checked(published: str | None) -> str | None:
    from according.times import parse_published  # noqa: PLC0415

    if published is None:
        return None
    moment = parse_published(published)
    if moment is None:
        raise AccordingError(
            Problem("published-unclear", published[:40], "This is no date.", "Write 2024-01-03T16:05Z.")
        )
    return moment


def _arrived(report: GivenReport, settings: Settings) -> Iterator[Received]:
    if report.text is None and report.url is not None and settings.fetch:
        yield from receive([report.url], publisher=report.publisher, published=report.published)
        return
    yield _received(report, settings)


def _received(report: GivenReport, settings: Settings) -> Received:
    name = report.id or report.url or "report"
    if report.text is None:
        message = "There is no text." if report.url is None else "Nothing is fetched here."
        return Received(name, None, (Problem("empty", name, message, "Give the text of the report."),))
    if len(report.text) > settings.longest:
        words = f"It is longer than {settings.longest:,} characters."
        return Received(name, None, (Problem("too-large", name, words, "Give one report at a time."),))
    fields = Fields(report.text, report.id, report.url, report.publisher, report.published, report.title)
    return received(name, name, fields, Given())


def _read(desk: Desk, item: Received) -> Outcome:
    (outcome,) = desk.reader.attempt([item])
    if outcome.reading is None:
        raise AccordingError(outcome.problems[-1])
    return outcome
