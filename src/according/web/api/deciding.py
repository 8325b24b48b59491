"""Decisions of people: to take one, on what was seen, and to see all that were taken."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Body, Header, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from according.errors import AccordingError, Problem
from according.ledger import Ledger
from according.publish.rows import Row, decision_row
from according.web.access import Admin, Changer, Visitor, seen_in
from according.web.answering import encoded
from according.web.api.schemas import OK, REFUSED
from according.web.desk import AtDesk, Desk

router = APIRouter(tags=["review"])
_Id = Annotated[str, Field(min_length=1, max_length=300)]
_Why = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")

    why: _Why
    seen: int | None = Field(
        None, ge=0, description="The `seq` of what you saw; the header If-Match with its ETag says the same."
    )


class Linking(_Asked):
    """That two incidents, reports or mentions are (`link`) or are not (`unlink`) one incident."""

    what: Literal["link", "unlink"]
    a: _Id
    b: _Id


class Withdrawing(_Asked):
    """That a claim does not stand: it was misread here, or its source took it back."""

    what: Literal["withdraw"]
    claim: _Id
    reason: Literal["misread", "retracted"] = "misread"


class Voicing(_Asked):
    """That two names of sources are (`same-source`) or are not (`other-source`) one voice."""

    what: Literal["same-source", "other-source"]
    a: _Id
    b: _Id


class Siding(_Asked):
    """That a source is (`party`) or is not (`no-party`) a party to the conflict."""

    what: Literal["party", "no-party"]
    name: _Id


class Undoing(_Asked):
    """That the decision recorded as an entry no longer holds."""

    what: Literal["undo"]
    decision: int = Field(ge=1, le=10**15)


Asked = Annotated[Linking | Withdrawing | Voicing | Siding | Undoing, Field(discriminator="what")]

_EXAMPLES = {
    "link": {
        "summary": "Two incidents are one",
        "value": {
            "what": "link",
            "a": "i_8ed7921e8958d9d25de9",
            "b": "i_571d88157631631a2fe6",
            "why": "one blast, two names of the market",
            "seen": 128,
        },
    },
    "undo": {
        "summary": "A decision no longer holds",
        "value": {"what": "undo", "decision": 129, "why": "they are two after all", "seen": 131},
    },
}


@router.post(
    "/decisions", status_code=201, responses={**OK("Decided", status=201), **REFUSED(403, 404, 409, 412, 428)}
)
async def decide(
    desk: AtDesk,
    visitor: Changer,
    asked: Annotated[Asked, Body(openapi_examples=_EXAMPLES)],
    if_match: Annotated[str | None, Header(max_length=100)] = None,
) -> Response:
    """Record a decision, made on what was seen.

    If somebody has decided on the same since, nothing is recorded: look again. Any decision can be undone.
    """
    seen = asked.seen if asked.seen is not None else seen_in(if_match)
    if seen is None:
        remedy = "Send the header If-Match with the ETag of what you saw, or its `seq` as `seen`."
        raise AccordingError(Problem("state-missing", "If-Match", "It is not said what you saw.", remedy))
    row = await desk.slowly(lambda: recorded(desk, visitor, asked, seen))
    return Response(encoded(row), 201, media_type="application/json")


@router.get("/decisions", responses={**OK("DecisionList"), **REFUSED(403)})
def decisions(
    desk: AtDesk,
    visitor: Admin,
    before: Annotated[int | None, Query(ge=1, le=10**15)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Response:
    """List all decisions of people, undone ones too, the last first: who, when, why, and by which token."""
    del visitor
    view = desk.view()
    rows = [
        {**decision_row(each), "token": each.run.partition("/")[0] if each.run.startswith("t_") else None}
        for each in view.audit(before=before, limit=limit)
    ]
    return Response(encoded({"seq": view.seq, "items": rows}), media_type="application/json")


def recorded(desk: Desk, visitor: Visitor, asked: Asked, seen: int) -> Row:
    """Record a decision, and return what came of it. Raises AccordingError where it cannot be recorded."""
    ledger = desk.ledger(visitor.name, token=visitor.token, seen=seen)
    seq = _decide(ledger, asked)
    row: Row = {"seq": seq, "what": asked.what, "by": visitor.name}
    return {**row, "incidents": ledger.concerned(seq) if isinstance(asked, Linking) else []}


def _decide(ledger: Ledger, asked: Asked) -> int:
    match asked:
        case Linking(what="link"):
            return ledger.link(asked.a, asked.b, asked.why)
        case Linking():
            return ledger.unlink(asked.a, asked.b, asked.why)
        case Withdrawing():
            return ledger.withdraw(asked.claim, asked.why, asked.reason)
        case Voicing():
            return ledger.same_source(asked.a, asked.b, asked.why, same=asked.what == "same-source")
        case Siding():
            return ledger.party(asked.name, asked.why, is_party=asked.what == "party")
        case Undoing():
            return ledger.undo(asked.decision, asked.why)
