"""What people decide on the pages: that a claim stands or does not, and that a decision does not."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse

from according.entering import Pointed, claimed
from according.errors import AccordingError, Problem
from according.model import Effect, SourceKind
from according.web.access import Reviewer
from according.web.desk import AtDesk
from according.web.pages.common import Seen, Words, back, ledger_of, missing

router = APIRouter()
Back = Annotated[str, Form(max_length=500)]


@router.post("/claims/{id_}/withdraw")
def withdraw(
    id_: str, desk: AtDesk, *, visitor: Reviewer, seen: Seen, why: Words = "", then: Back = "/"
) -> RedirectResponse:
    """Record that a claim was misread."""
    ledger_of(desk, visitor, seen).withdraw(id_, why.strip() or "misread, as seen in its report")
    return back(then)


@router.post("/decisions/{seq}/undo")
def undo(
    seq: int, desk: AtDesk, *, visitor: Reviewer, seen: Seen, why: Words = "", then: Back = "/"
) -> RedirectResponse:
    """Undo what a person decided."""
    ledger_of(desk, visitor, seen).undo(seq, why.strip() or "decided otherwise")
    return back(then)


@router.post("/reports/{id_}/claims")
def add(
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
    ledger = ledger_of(desk, visitor)
    reading = ledger.view().reading(id_)
    if reading is None:
        raise missing("report", id_)
    said = Pointed(
        words,
        effect,
        int(start) if start else None,
        mention=mention or None,
        source=source,
        kind=kind or None,
    )
    claim = claimed(reading, said, visitor.name)
    if isinstance(claim, Problem):
        raise AccordingError(claim)
    ledger.amend(claim)
    return back(f"/reports/{id_}#{claim.id}")
