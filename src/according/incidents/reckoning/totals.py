"""A figure for the whole of one effect, as a report gives it: whose it is, and how well placed they are."""

from __future__ import annotations

import msgspec

from according.model import Claim, SourceKind

RANK: dict[SourceKind, int] = {
    "medical": 3,
    "official": 3,
    "humanitarian": 3,
    "monitor": 3,
    "media": 2,
    "organisation": 2,
    "military": 2,
    "armed_group": 1,
    "witness": 1,
    "social_media": 1,
    "individual": 1,
    "unnamed": 1,
}
"""How well placed a kind of source is to count: those who treat, recover or record the victims first, then
those who report at second hand, then onlookers and nameless sources. The report's own voice is as a
medium's."""


class Total(msgspec.Struct, frozen=True, gc=False):
    """A figure for the whole of one effect, the claims it is made of, and whose it is."""

    low: int | None
    high: int | None
    rank: int
    voice: str
    explicit: bool
    early: bool
    late: bool
    at: str | None
    summed: bool
    claims: tuple[Claim, ...]

    @property
    def shown(self) -> int | None:
        """The one number that stands for the figure: its floor, else its ceiling."""
        return self.low if self.low is not None else self.high

    @property
    def exact(self) -> bool:
        """Tell whether the words set both a floor and a ceiling."""
        return self.low is not None and self.high is not None


def position(claim: Claim) -> tuple[int, int, str]:
    """Return where a claim's number stands in the text: the order of claims of one report."""
    return claim.number_span.start, claim.number_span.end, claim.id
