"""Who asks, and what they may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from fastapi import Depends, Request

from according.errors import AccordingError, Problem
from according.web.desk import AtDesk

Scope = Literal["read", "review", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""What may be done, each more than the one before: look; add and decide; see who decided and who may."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks.

    `csrf` goes into every form as the field of that name; `texts` tells whether they see texts of reports.
    """

    name: str
    scope: Scope
    csrf: str = ""
    texts: bool = True
    is_signed_in: bool = False

    def may(self, scope: Scope) -> bool:
        """Tell whether they may do something."""
        return SCOPES.index(scope) <= SCOPES.index(self.scope)


def visitor_of(request: Request, desk: AtDesk) -> Visitor:  # noqa: ARG001
    """Return who asks."""
    if desk.settings.public:
        return Visitor("", "read", texts=False)
    return Visitor(desk.settings.by, "review")


def need(scope: Scope) -> Callable[[Visitor], Visitor]:
    """Return the dependency that lets only those go on who may do something."""

    def needed(visitor: Asker) -> Visitor:
        if not visitor.may(scope):
            raise AccordingError(
                Problem("not-allowed", scope, "You may not do this here.", "Sign in as somebody who may.")
            )
        return visitor

    return needed


Asker = Annotated[Visitor, Depends(visitor_of)]
Reviewer = Annotated[Visitor, Depends(need("review"))]
