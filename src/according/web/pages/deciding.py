"""What people decide on the pages: that a claim stands or does not, and that a decision does not."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse

from according.entering import Pointed, claimed
from according.errors import AccordingError, Problem
from according.ledger import Ledger
from according.model import Effect, SourceKind
from according.web.access import Reviewer
from according.web.desk import AtDesk
from according.web.pages.common import Seen, Words, back, ledger_of, missing

router = APIRouter()
Back = Annotated[str, Form(max_length=500)]


@router.post("/claims/{id_}/withdraw")
async def withdraw(
    id_: str, desk: AtDesk, *, visitor: Reviewer, seen: Seen, why: Words = "", then: Back = "/"
) -> RedirectResponse:
    """Record that a claim was misread."""
    ledger, words = ledger_of(desk, visitor, seen), why.strip() or "misread, as seen in its report"
    await desk.slowly(lambda: ledger.withdraw(id_, words))
    return back(then)


@router.post("/decisions/{seq}/undo")
async def undo(
    seq: int, desk: AtDesk, *, visitor: Reviewer, seen: Seen, why: Words = "", then: Back = "/"
) -> RedirectResponse:
    """Undo what a person decided."""
    ledger, words = ledger_of(desk, visitor, seen), why.strip() or "decided otherwise"
    await desk.slowly(lambda: ledger.undo(seq, words))
    return back(then)


@router.post("/reports/{id_}/claims")
async def add(
    id_: str,
    desk: AtDesk,
    *,
    visitor: Reviewer,
    words: Annotated[str, Form(max_length=200)],
    effect: Annotated[Effect, Form()],
    start: Annotated[str, Form(pattern=r"^\d{0,9}$")] = "",
    mention: Annotated[str | None, Form(max_length=20)] = None,
    source: Annotated[str, Form(max_length=200)] = "",
    kind: Annotated[SourceKind | Literal[""], Form()] = "",
) -> RedirectResponse:
    """Record a claim that a person found in the words of a report."""
    said = Pointed(
        words,
        effect,
        int(start) if start else None,
        mention=mention or None,
        source=source,
        kind=kind or None,
    )
    claim = await desk.slowly(lambda: _added(ledger_of(desk, visitor), id_, said, visitor.name))
    return back(f"/reports/{id_}#{claim}")


def _added(ledger: Ledger, report: str, said: Pointed, by: str) -> str:
    """Record what a person points to in a report, and return the id of the claim."""
    reading = ledger.view().reading(report)
    if reading is None:
        raise missing("report", report)
    claim = claimed(reading, said, by)
    if isinstance(claim, Problem):
        raise AccordingError(claim)
    ledger.amend(claim)
    return claim.id
