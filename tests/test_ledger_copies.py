"""Copies in a ledger: of pages with several versions, in whatever order they come."""

from __future__ import annotations

from homes import Homes, ledgers
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import copied

from according.ledger import Ledger
from according.model import Reading, Report
from according.reports import find_copies, fingerprint

PARAGRAPHS = (
    "The roof of the covered market in Brzeg came down under the snow at noon and buried nine people, the "
    "fire brigade of the town said, whose men dug with their hands until the cranes arrived.",
    "By evening the count had gone up to fourteen, among them two stall keepers who had stayed behind to "
    "lock the gates, and the mayor asked everybody who had shopped there to ring home.",
    "Engineers had looked at the beams in October and found them sound, a paper shows that was seen by this "
    "newspaper, although the snow of this week weighs more than any since the hall was built.",
    "The families wait in the gymnasium of the lyceum, where teachers make tea and a priest reads out the "
    "names of those who have been found, and nobody speaks when he stops to turn the page.",
)
PAGE = "https://brigade.example/market"


def report(
    *paragraphs: int, publisher: str = "Brigade Wire", url: str | None = PAGE, hour: int = 8
) -> Report:
    text = "\n\n".join(PARAGRAPHS[n] for n in paragraphs)
    return Report(text, publisher, url, f"2025-02-03T{hour:02}:00:00+00:00")


def add(ledger: Ledger, *reports: Report) -> None:
    added = list(ledger.add_readings([(None, Reading(each)) for each in reports]))
    assert not any(each.problems for each in added)


FIRST, SECOND = report(0, 2), report(1, 3, hour=14)
MIRROR = report(1, 3, publisher="Mirror", url="https://mirror.example/7", hour=15)


def test_a_copy_of_a_later_version_of_a_page_is_one(homes: Homes) -> None:
    with ledgers(homes) as [ledger]:
        add(ledger, FIRST, SECOND)
        add(ledger, MIRROR)
        assert copied(ledger.view()) == {FIRST.id: None, SECOND.id: None, MIRROR.id: SECOND.id}


def test_a_version_of_a_page_copies_no_other_of_it(homes: Homes) -> None:
    with ledgers(homes) as [ledger]:
        longer = report(0, 2, 1, hour=9)
        add(ledger, FIRST, longer)
        assert set(copied(ledger.view()).values()) == {None}


def test_a_copy_of_a_version_is_one_of_the_first_where_that_has_the_same_words(homes: Homes) -> None:
    """The copy is like the later version alone; that is like the first, although it does not copy it."""
    longer = report(0, 2, 1, hour=9)
    other = report(2, 1, publisher="Mirror", url=None, hour=10)
    with ledgers(homes) as [ledger]:
        add(ledger, FIRST)
        add(ledger, longer)
        add(ledger, other)
        assert copied(ledger.view())[other.id] == FIRST.id


def test_versions_copy_an_older_text_that_comes_to_light_later(homes: Homes) -> None:
    longer = report(0, 2, 1, hour=9)
    source = report(0, 2, publisher="Fire brigade", url=None, hour=7)
    with ledgers(homes) as [ledger]:
        add(ledger, FIRST, longer)
        add(ledger, source)
        assert copied(ledger.view()) == {FIRST.id: source.id, longer.id: source.id, source.id: None}


def expected(reports: list[Report]) -> dict[str, str | None]:
    """What each report copies by all of them: the first of its family, unless both are of one page."""
    known = {each.id: each for each in reports}
    prints = {each.id: print_ for each in reports if (print_ := fingerprint(each.text))}
    found = find_copies((id_, known[id_].published_at, print_) for id_, print_ in prints.items())
    pages = {id_: each.url or id_ for id_, each in known.items()}
    return {id_: root if (root := found.get(id_)) and pages[root] != pages[id_] else None for id_ in known}


REPORTS = st.builds(
    lambda paragraphs, page, hour: report(
        *paragraphs, publisher=page or "Nobody", url=page and f"https://{page}.example/1", hour=hour
    ),
    st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True),
    st.sampled_from((None, "a", "a", "b", "c")),
    st.integers(8, 11),
)


@settings(max_examples=12)
@given(st.lists(REPORTS, min_size=2, max_size=7, unique_by=lambda each: each.id), st.integers(1, 3))
def test_whatever_comes_first_the_families_are_the_same(
    homes: Homes, reports: list[Report], size: int
) -> None:
    with ledgers(homes) as [ledger]:
        for start in range(0, len(reports), size):
            add(ledger, *reports[start : start + size])
        assert copied(ledger.view()) == expected(reports)
