"""What the requests to one server share: the ledger, the reader, and what it was told when it started."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from according.ledger import Ledger, View
from according.ledger.store import Store
from according.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """What the requests to one server share."""

    settings: Settings
    store: Store

    def ledger(self, by: str = "", *, seen: int | None = None) -> Ledger:
        """Return the ledger, for one request; `by` is who decides."""
        return Ledger(self.store, by=by, seen=seen)

    def view(self) -> View:
        """Return the view of all that is recorded now."""
        return self.ledger().view()


def desk_of(request: Request) -> Desk:
    """Return what the server of a request has."""
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(desk_of)]
