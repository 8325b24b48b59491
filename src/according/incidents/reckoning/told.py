"""A claim as the reckoning over reports sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from according.model import Claim, Reason

_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
_DAY = "2024-01-03"


@dataclass(frozen=True, slots=True)
class Told:
    """One claim, when it was published, and whose voice its report is.

    `published` is ISO 8601; a date alone counts from the end of that day, a time without a zone is UTC. Where
    a report gives none, it is for the caller to give the time at which it was recorded; a claim with none at
    all comes before all others. `teller` is the publisher that counts as the report's own voice: once copies
    are folded, that of the first text, or the id of its report. `scope` is "" for the whole incident, else
    the key of the part that the claim is about. `withdrawn` is why the claim no longer stands, and
    `withdrawn_at` since when (ISO 8601, as `published`). `copy_of` is the id of the report whose words the
    claim's own report repeats.
    """

    claim: Claim
    published: str | None
    teller: str
    scope: str = ""
    withdrawn: Reason | None = None
    report: str = ""
    withdrawn_at: str | None = None
    copy_of: str | None = None

    def __hash__(self) -> int:
        return hash((self.claim.id, self.published, self.withdrawn))

    @property
    def at(self) -> dt.datetime:
        """The moment from which the claim counts as published."""
        return moment(self.published)

    @property
    def stands(self) -> bool:
        """Tell whether the claim may count; one that is merely no longer said still does."""
        return self.withdrawn in (None, "dropped")


@cache
def moment(published: str | None) -> dt.datetime:
    """Return a time of publication as a moment in UTC; the end of the day for a date alone.

    None, or what is no ISO 8601, is before everything else.
    """
    if published is None:
        return _LONG_AGO
    try:
        time = dt.datetime.fromisoformat(published)
    except ValueError:
        return _LONG_AGO
    if len(published) <= len(_DAY):
        time = time.replace(hour=23, minute=59, second=59, microsecond=999999)
    return time.astimezone(dt.UTC) if time.tzinfo else time.replace(tzinfo=dt.UTC)
