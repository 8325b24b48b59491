"""What is new, as server-sent events."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query
from starlette.responses import StreamingResponse

from according.errors import AccordingError, Problem
from according.web.access import Looker
from according.web.api.schemas import REFUSED
from according.web.desk import AtDesk

router = APIRouter(tags=["feeds"])
_STREAM = "text/event-stream"


@router.get(
    "/events",
    response_class=StreamingResponse,
    responses={200: {"content": {_STREAM: {"schema": {"type": "string"}}}}, **REFUSED(503)},
)
async def events(
    desk: AtDesk,
    visitor: Looker,
    last_event_id: Annotated[str | None, Header(max_length=20)] = None,
    after: Annotated[int | None, Query(ge=0, le=10**15, description="What came after this entry.")] = None,
) -> StreamingResponse:
    """Tell which incidents are new or otherwise, as soon as something is recorded.

    Each event `changed` has the last entry as its id and JSON as its data: `seq`, and `incidents`, a list of
    ids (null where they are more than a hundred). Who comes back with Last-Event-ID misses nothing; who
    comes first may say `after` which entry.
    """
    del visitor
    if desk.pulse.is_full:
        raise AccordingError(Problem("busy", "events", "As many listen as can.", "Ask for the list instead."))
    known = last_event_id or ""
    if known.isascii() and known.isdigit() and len(known) < 16:
        after = int(known)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(desk.pulse.events(after), media_type=_STREAM, headers=headers)
