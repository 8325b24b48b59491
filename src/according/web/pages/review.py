"""The review queue: pairs of incidents that may be one, and what people decide on them."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse

from according.web.access import Asker, Reviewer
from according.web.asking import AsOf
from according.web.desk import AtDesk
from according.web.pages.common import Seen, Words, back, shown

router = APIRouter()


@router.get("/review")
def review(
    request: Request, view: AsOf, visitor: Asker, later: Annotated[int, Query(ge=0, le=10_000)] = 0
) -> HTMLResponse:
    """Show the pair that is next, the likeliest first; `later` of them were put off."""
    doubts = list(islice(view.doubts(), later + 100))
    doubt = doubts[later] if later < len(doubts) else None
    sides = []
    if doubt is not None:
        ends = ((doubt.link.a, doubt.a), (doubt.link.b, doubt.b))
        for mention, incident in ends:
            id_ = mention.split("/", maxsplit=1)[0]
            reading = view.reading(id_)
            sides.append((mention, incident, id_, reading.report if reading is not None else None))
    return shown(
        request, "review.html", visitor, view, doubt=doubt, sides=sides, count=len(doubts), later=later
    )


@router.post("/review")
def decide(
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
    ledger = desk.ledger(visitor.name, seen=seen)
    words = why.strip() or f"{verdict}, as seen side by side in review"
    if verdict == "same":
        ledger.link(a, b, words)
    else:
        ledger.unlink(a, b, words)
    return back(f"/review?later={later}")
