"""What a server keeps of its answers is never older than the ledger: kept or made anew, they are one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from serving import asking
from small_ledger import WIRE, copied, reader

from according.ledger import Filter, Ledger, View
from according.ledger.lists import Listed
from according.model import Period, Reading, Report
from according.reports import Received
from according.web.caching import Cache

EARLY, BETWEEN, LATE = "2025-03-11T08:30:00Z", "2025-03-11T12:00:00Z", "2025-03-13"
LISTS = ("/", "/api/v1/incidents", "/api/v1/incidents.geojson", "/api/v1/tolls", "/api/v1/incidents.atom")
OTHERS = (
    "/about",
    "/review",
    "/search?q=killed",
    "/api/v1/claims",
    "/api/v1/reports",
    "/api/v1/search?q=sfax",
)


@cache
def more() -> tuple[Reading, ...]:
    """What two later reports say: of the blast, published before all others, and of another town."""
    texts = (
        (
            "Gulf Wire",
            "2025-03-11T07:00:00Z",
            "Seven people died in an explosion at a market in Sfax, Tunisia.",
        ),
        (
            "Gulf Wire",
            "2025-03-12T07:00:00Z",
            "A bus crash near Sousse, Tunisia, on Wednesday killed 3 people.",
        ),
    )
    reports = [Report(text, publisher, None, at, None, "en") for publisher, at, text in texts]
    outcomes = reader().attempt(Received(report.id, report, ()) for report in reports)
    return tuple(each.reading for each in outcomes if each.reading is not None)


def addresses(view: View) -> list[str]:
    """What is asked for after each step: lists of now and before, and all that there is of some incidents."""
    recorded = next(iter(view.entries(view.seq - 1))).recorded_at
    found = [*LISTS, *OTHERS]
    found += [f"{path}?as_of={at}" for path in LISTS for at in (EARLY, BETWEEN)]
    found += [f"{path}?by=recorded&as_of={recorded.replace('+', '%2B')}" for path in LISTS[:2]]
    found += ["/?country=TN&policy=range", "/api/v1/incidents?effect=killed&min=5", "/?place=sf"]
    for each in islice(view.incidents(), 2):
        found += [f"/incidents/{each.id}", f"/api/v1/incidents/{each.id}/history"]
        found += [f"/incidents/{each.id}?as_of={BETWEEN}"]
    report = next(iter(view.reports())).id
    return [*found, f"/reports/{report}", f"/reports/{report}?as_of={LATE}"]


def step(ledger: Ledger, what: str, n: int) -> None:
    """Do one thing to the ledger, to the n-th of those to which it can be done."""
    view = ledger.view()
    incidents = list(view.incidents())
    if what == "add":
        list(ledger.add_readings([(f"new{n}", more()[n % 2])]))
    elif what == "withdraw":
        claims = [item.claim.id for item in view.claims()]
        ledger.withdraw(claims[n % len(claims)], "misread")
    elif what == "redact":
        reports = [report.id for report in view.reports()]
        ledger.redact(reports[n % len(reports)], "asked to")
    elif what == "party":
        ledger.party("health ministry", "on one side", is_party=n % 2 == 0)
    elif what == "link" and len(incidents) > 1:
        ledger.link(incidents[0].id, incidents[-1].id, "one story")
    elif what == "undo" and (decided := [each for each in view.audit() if each.undone is None]):
        ledger.undo(decided[n % len(decided)].seq, "not so")


STEPS = st.tuples(st.sampled_from(("add", "withdraw", "redact", "party", "link", "undo")), st.integers(0, 11))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEPS, min_size=1, max_size=3), public=st.booleans())
def test_a_kept_answer_is_the_one_that_would_be_made_now(steps, public):
    with TemporaryDirectory() as folder:
        path = copied(Path(folder))
        ours = {"csrf": "mark", "public": public}
        with asking(path, **ours) as kept, Ledger.open(path, by="ann") as ledger:
            for what, n in steps:
                asked = addresses(ledger.view())
                for address in asked:
                    kept.get(address)
                step(ledger, what, n)
                with asking(path, **ours) as fresh:
                    for address in asked:
                        old, new = kept.get(address), fresh.get(address)
                        assert (old.status_code, old.text) == (new.status_code, new.text), address
                        assert old.headers.get("etag") == new.headers.get("etag"), address


@pytest.mark.parametrize("where", ["/reports/{}?", "/api/v1/reports/{}?", "/search?q=fishmongers&"])
def test_a_text_that_had_to_go_is_in_no_answer_that_was_kept_not_even_of_before(tmp_path, where):
    path = copied(tmp_path)
    with asking(path) as client, Ledger.open(path, by="ann") as ledger:
        report = next(each.id for each in ledger.view().reports() if each.input_id == "a")
        copy = next(each.id for each in ledger.view().reports() if each.input_id == "=d")
        recorded = next(iter(ledger.view().entries(ledger.view().seq - 1))).recorded_at
        then = f"by=recorded&as_of={recorded.replace('+', '%2B')}"
        before = client.get(where.format(report) + then)
        assert "a hall of" in before.text
        ledger.redact(report, "a court said so")
        after = client.get(where.format(report) + then, headers={"if-none-match": before.headers["etag"]})
        assert after.status_code == 200
        assert "a hall of" not in after.text
        assert "a hall of" not in client.get(where.format(copy) + then).text


def test_a_page_that_goes_on_in_the_past_shows_no_text_that_had_to_go(tmp_path):
    path = copied(tmp_path)
    with asking(path) as client, Ledger.open(path, by="ann") as ledger:
        first = client.get("/api/v1/search?q=killed&limit=1").json()
        rest = {"q": "killed", "limit": 20, "cursor": first["next"]}
        assert WIRE[:30] in client.get("/api/v1/search", params=rest).text
        ledger.redact(next(each.id for each in ledger.view().reports() if each.input_id == "a"), "asked to")
        assert WIRE[:30] not in client.get("/api/v1/search", params=rest).text


# Lists of before


MOMENTS = st.datetimes().map(lambda at: at.replace(year=2025, month=3, day=10 + at.day % 6).isoformat())


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A ledger in which much was published late, withdrawn late, and is told of in passing."""
    from newsroom import copied as newsroom

    path = newsroom(tmp_path_factory.mktemp("past"))
    with Ledger.open(path, by="ann") as ledger:
        for each in more():
            list(ledger.add_readings([(None, each)]))
        yield ledger


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=MOMENTS,
    wanted=st.builds(
        Filter,
        country=st.sampled_from((None, "TN", "MZ")),
        kind=st.sampled_from((None, "flood", "bombing", "mine")),
        least=st.sampled_from((None, 3, 20)),
        effect=st.sampled_from((None, "killed")),
        mentioned=st.booleans(),
        place=st.sampled_from((None, "sf")),
    ),
)
def test_a_list_of_before_has_what_each_incident_was_then(changed, at, wanted):
    """What was settled by then is taken as it is stored; it is what it comes to when it is settled anew."""
    view = changed.as_of(published=at)
    shown = {each.id: each for each in view.incidents(wanted)}
    known = [each.id for each in changed.view().incidents(Filter(mentioned=True))]
    anew = {id_: found for id_ in known if (found := view.incident(id_)) is not None}
    assert shown == {id_: each for id_, each in anew.items() if wanted.admits(each)}
    assert [each.id for each in view.incidents(wanted)] == [m[1] for m, _ in view.marked(wanted, together=2)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(least=st.integers(0, 40), country=st.sampled_from((None, "TN", "SO")), voices=st.integers(0, 6))
def test_what_the_database_finds_needs_no_second_look(changed, least, country, voices):
    wanted = Filter(least=least, country=country, voices=voices)
    view = changed.view()
    assert list(view.incidents(wanted)) == [each for each in view.incidents() if wanted.admits(each)]


def test_an_incident_of_a_day_to_come_is_in_the_list_of_before(tmp_path):
    """A report may tell of a day after its own; the list of its moment has it, and in its place."""
    day = dt.date(2025, 6, 1)
    reading = more()[1]
    mentions = tuple(replace(mention, date=Period(day, day)) for mention in reading.mentions)
    with Ledger.open(copied(tmp_path)) as ledger:
        list(ledger.add_readings([("ahead", replace(reading, mentions=mentions))]))
        assert days(ledger.as_of(published="2025-05-02")) == ["2025-06-01", "2025-03-14", "2025-03-11"]
        assert days(ledger.as_of(published="2025-03-12")) == ["2025-06-01", "2025-03-11"]
        assert days(ledger.as_of(published="2025-03-11")) == ["2025-03-11"]


def days(view: View) -> list[str]:
    """The days of a list that is looked up one by one."""
    return [each.mark[0] for each in view.listed(together=1)]


# The keeper itself


def test_a_row_is_kept_by_the_entry_since_which_it_is_so(changed):
    now, then = changed.view(), changed.as_of(published=EARLY)
    assert all(isinstance(each, Listed) and each.since is not None for each in now.listed())
    same = {each.mark[1]: each.since for each in now.listed()}
    for each in then.listed():
        assert each.since in (None, same[each.mark[1]])
        assert (each.since is None) == (each.incident != now.incident(each.mark[1]))


def test_the_cache_holds_no_more_than_it_may_and_lets_the_least_used_go():
    cache, made = Cache[bytes](10), []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode() * 4

    for name in ("a", "b", "a", "c", "a", "b"):
        assert cache.get(name, lambda name=name: make(name)) == name.encode() * 4
    assert made == ["a", "b", "c", "b"]
    assert cache.get("large", lambda: b"x" * 11) == b"x" * 11
    assert cache.get("a", lambda: make("a")) == b"aaaa"
    assert made[-1] == "a"
