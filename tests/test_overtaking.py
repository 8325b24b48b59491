"""Which totals of one report are overtaken or filled: for thousands at once as for each two of them."""

from __future__ import annotations

from dataclasses import replace

from clock import seconds
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import KILLED

from according.incidents import reckon
from according.incidents.reckoning import RANK
from according.incidents.reckoning.overtaking import not_filled, not_overtaken
from according.incidents.reckoning.totals import Total, position
from according.model import Claim, Mention, Span, Stated

HOURS = (None, None, "2024-03-04", "2024-03-05", "2024-03-05T10:00", "2024-03-05T12", "2024-03-06")
NUMBERS = st.sampled_from((None, 0, 1, 3, 5, 9))


def claim_at(place: int, low: int = 5) -> Claim:
    figure = replace(KILLED.figure, low=low, high=low)
    return replace(KILLED, number_span=Span(place * 10, place * 10 + 5), figure=figure)


@st.composite
def totals(draw: st.DrawFn) -> list[Total]:
    """Totals in the order of their text."""
    return [
        Total(
            low=draw(NUMBERS),
            high=draw(NUMBERS),
            rank=draw(st.sampled_from(sorted(set(RANK.values())))),
            voice=draw(st.sampled_from(("", "", "police"))),
            explicit=True,
            early=False,
            late=draw(st.booleans()),
            at=draw(st.sampled_from(HOURS)),
            summed=False,
            claims=(claim_at(place),),
        )
        for place in range(draw(st.integers(0, 7)))
    ]


def overtakes(other: Total, total: Total) -> bool:
    if other.rank < total.rank and not (total.high == 0 and other.rank >= RANK["media"]):
        return False
    if other.at is not None and total.at is not None:
        known = min(len(other.at), len(total.at))
        return total.at[:known] < other.at[:known]
    after = position(other.claims[0]) > position(total.claims[0])
    newest = total.voice == "" and (total.high is None or (other.low or 0) < (total.low or 0))
    return other.late and not total.late and total.at is None and after and not newest


def fills(other: Total, total: Total) -> bool:
    if not other.exact or total.exact or other.rank < total.rank:
        return False
    return (total.low is None or (other.low or 0) >= total.low) and (
        total.high is None or (other.high or 0) <= total.high
    )


@settings(max_examples=300)
@given(totals())
def test_what_overtakes_or_fills_a_total_is_one_other_that_does(found: list[Total]) -> None:
    assert not_overtaken(found) == [t for t in found if not any(overtakes(other, t) for other in found)]
    assert not_filled(found) == [t for t in found if not any(fills(other, t) for other in found)]


def test_a_report_of_very_many_totals_is_reckoned_in_the_time_of_its_length() -> None:
    """As a live blog gives them: each police figure of another hour, and some that are superseded."""
    mention = Mention("i1", "main", "bombing")

    def told(count: int) -> list[Claim]:
        stated = [Stated("later", f"2024-03-05T{n % 24:02}:{n % 60:02}") for n in range(count)]
        claims = [replace(claim_at(n, n % 500 + 2), mention="i1", stated=stated[n]) for n in range(count)]
        return [replace(c, count="former") if n % 9 == 0 else c for n, c in enumerate(claims)]

    less, more = told(1000), told(4000)
    reckon([mention], less)
    assert seconds(lambda: reckon([mention], more)) < 9 * max(seconds(lambda: reckon([mention], less)), 0.005)
