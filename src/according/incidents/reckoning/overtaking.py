"""Which totals of one report its own words overtake: told of a later hour, or filling what was left open.

A live blog gives thousands of totals of one effect: each step goes through them once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from according.incidents.reckoning.totals import RANK, Total
from according.incidents.reckoning.voices import OWN_VOICE


def not_overtaken(totals: Sequence[Total]) -> list[Total]:
    """Return the totals, in the order of the text, that no figure of a later time, by a voice as well placed,
    overtakes.

    That nobody was harmed yields to whoever counts some later, but an onlooker or a nameless source. "Later"
    without a time lowers nothing that the report says in its own voice, and contradicts no floor of its own.
    """
    if all(total.at is None and not total.late for total in totals):
        return list(totals)
    times = _Times(totals)
    most: dict[int, int] = {}
    held = []
    for total in reversed(totals):
        if not (times.have_passed(total) or _is_lowered(total, most)):
            held.append(total)
        if total.late:
            most[total.rank] = max(most.get(total.rank, 0), total.low or 0)
    return held[::-1]


class _Times:
    """The latest times for which figures are stated, by rank and by how precise they are."""

    def __init__(self, totals: Iterable[Total]) -> None:
        self._latest: dict[tuple[int, int], str] = {}
        for total in totals:
            if total.at is not None:
                key = total.rank, len(total.at)
                self._latest[key] = max(self._latest.get(key, ""), total.at)

    def have_passed(self, total: Total) -> bool:
        """Tell whether a figure of a later time is told; times are compared as far as both are known."""
        if total.at is None:
            return False
        least = _least_rank(total)
        return any(
            at[: len(total.at)] > total.at[:size]
            for (rank, size), at in self._latest.items()
            if rank >= least
        )


def _is_lowered(total: Total, most: dict[int, int]) -> bool:
    """Tell whether one of the figures told "later" after a total overtakes it: the `most` of each rank."""
    if total.at is not None or total.late:
        return False
    least = _least_rank(total)
    later = [low for rank, low in most.items() if rank >= least]
    if total.voice != OWN_VOICE:
        return bool(later)
    return total.high is not None and max(later, default=-1) >= (total.low or 0)


def _least_rank(total: Total) -> int:
    """Return how well placed a voice must at least be to overtake a total."""
    return min(total.rank, RANK["media"]) if total.high == 0 else total.rank


def not_filled(totals: Sequence[Total]) -> list[Total]:
    """Return the totals but for open ones that an exact figure fills, of a voice as well placed."""
    lows: dict[int, int] = {}
    highs: dict[int, int] = {}
    for total in totals:
        if total.low is not None and total.high is not None:
            lows[total.rank] = max(lows.get(total.rank, 0), total.low)
            highs[total.rank] = min(highs.get(total.rank, total.high), total.high)
    return [total for total in totals if total.exact or not _is_filled(total, lows, highs)]


def _is_filled(total: Total, lows: dict[int, int], highs: dict[int, int]) -> bool:
    ranks = [rank for rank in lows if rank >= total.rank]
    if total.low is not None:
        return any(lows[rank] >= total.low for rank in ranks)
    return any(total.high is None or highs[rank] <= total.high for rank in ranks)
