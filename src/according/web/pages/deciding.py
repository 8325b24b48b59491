"""What people decide on the pages: that a claim does not stand, and that a decision does not."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse

from according.web.access import Reviewer
from according.web.desk import AtDesk
from according.web.pages.common import Seen, Words, back

router = APIRouter()
Back = Annotated[str, Form(max_length=500)]


@router.post("/claims/{id_}/withdraw")
def withdraw(
    id_: str, desk: AtDesk, visitor: Reviewer, seen: Seen, why: Words = "", then: Back = "/"
) -> RedirectResponse:
    """Record that a claim was misread."""
    desk.ledger(visitor.name, seen=seen).withdraw(id_, why.strip() or "misread, as seen in its report")
    return back(then)


@router.post("/decisions/{seq}/undo")
def undo(
    seq: int, desk: AtDesk, visitor: Reviewer, seen: Seen, why: Words = "", then: Back = "/"
) -> RedirectResponse:
    """Undo what a person decided."""
    desk.ledger(visitor.name, seen=seen).undo(seq, why.strip() or "decided otherwise")
    return back(then)
