"""A server puts letters and signs in an order of its own: what a ledger shows does not hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from homes import ask
from ledgers import ALL, Story, add, shown
from postgres import address
from sqlalchemy.exc import DBAPIError

from according.ledger import Filter, Ledger, View


@pytest.fixture
def server(postgresql: str) -> Iterator[str]:
    """An empty database that is sorted as an English dictionary is, as those of most servers are."""
    name = "dictionary"
    words = "LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C.UTF-8' TEMPLATE template0"
    try:
        ask(postgresql, f"CREATE DATABASE {name} {words}")
    except DBAPIError as error:
        pytest.skip(f"the server cannot sort so ({error.orig})")
    try:
        yield address(postgresql, name)
    finally:
        ask(postgresql, f"DROP DATABASE {name}")


def seen(view: View) -> dict[str, Any]:
    """All that a view shows, in its order, but for the entries, whose moments are each ledger's own."""
    made = shown(view)
    del made["entries"]
    made["reports"] = [
        (report.id, report.input_id, report.copies, report.revises) for report in view.reports()
    ]
    made["search"] = [(seq, report.id) for seq, report in view.search("bombing OR near* the")]
    made["found"] = [report.id for _, report in view.search("in*")]
    made["marks"] = [mark for mark, _ in view.marked(ALL, together=2)]
    made["passing"] = list(view.incidents(Filter(place="s", least=3)))
    made["spread"], made["counts"] = view.spread(), view.counts()
    return made


def test_the_order_of_the_server_is_another(server: str):
    with Ledger.open(server) as ledger, ledger.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT '~' < '2', 'a' < 'B'").one() == (True, True)


def test_nothing_hangs_on_the_order_in_which_a_server_puts_letters(server: str, tmp_path: Path):
    names = ("_a", "~b", "É", "e", "Z", "z", "-1", "")
    stories = [
        Story(
            n % 4, name or None, n % 3, 9 if n % 2 else None, f"https://e.org/{n % 5}", input_id=name or None
        )
        for n, name in enumerate(names)
    ]
    with Ledger.open(server) as one, Ledger.open(tmp_path / "other.db") as other:
        for ledger in (one, other):
            add(ledger, stories[:5])
            add(ledger, stories[5:])
        assert seen(one.view()) == seen(other.view())
        assert len(list(one.view().reports())) == len(names)
        for moment in ("2025-03-09", "2025-03-10", "2025-03-11T09:00Z", "2025-03-12"):
            assert seen(one.as_of(published=moment)) == seen(other.as_of(published=moment))
        assert list(one.check()) == []
