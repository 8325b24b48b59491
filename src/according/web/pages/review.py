"""The review queue: pairs of incidents that may be one, and what people decide on them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query
from starlette.responses import RedirectResponse, Response

from according.ledger import View
from according.web.access import Reviewer
from according.web.answering import Answers
from according.web.desk import AtDesk
from according.web.pages.common import Seen, Words, back, ledger_of, shown

router = APIRouter()
AHEAD = 100


@router.get("/review")
def review(asked: Answers, later: Annotated[int, Query(ge=0, le=10_000)] = 0) -> Response:
    """Show the pair that is next, the likeliest first; `later` of them were put off."""
    return shown(asked, "review.html", lambda: _given(asked.view, later))


def _given(view: View, later: int) -> dict[str, Any]:
    doubts = list(view.doubts(limit=later + AHEAD))
    doubt = doubts[later] if later < len(doubts) else None
    sides = []
    for mention, incident in ((doubt.link.a, doubt.a), (doubt.link.b, doubt.b)) if doubt is not None else ():
        id_ = mention.split("/", maxsplit=1)[0]
        reading = view.reading(id_)
        sides.append((mention, incident, id_, reading.report if reading is not None else None))
    return {"doubt": doubt, "sides": sides, "count": len(doubts), "later": later, "ahead": AHEAD}


@router.post("/review")
async def decide(
    desk: AtDesk,
    *,
    visitor: Reviewer,
    a: Annotated[str, Form()],
    b: Annotated[str, Form()],
    verdict: Annotated[Literal["same", "different"], Form()],
    seen: Seen,
    why: Words = "",
    later: Annotated[int, Form(ge=0)] = 0,
) -> RedirectResponse:
    """Record that two mentions are one incident, or are not."""
    ledger = ledger_of(desk, visitor, seen)
    words = why.strip() or f"{verdict}, as seen side by side in review"
    record = ledger.link if verdict == "same" else ledger.unlink
    await desk.slowly(lambda: record(a, b, words))
    return back(f"/review?later={later}")
