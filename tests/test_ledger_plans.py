"""No statement of a writer looks through a table that grows: a large ledger is added to like a small one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ledgers import Saying, Story, add, mention, reading
from sqlalchemy import Engine, event

from according.ledger import Ledger
from according.ledger.tables import metadata

PAGE = "https://example.org/1"
FIRST = Story(0, "The Meridian", 0, 9, url=PAGE, says=(Saying(words="12 people"),), brief=0)
COPY = Story(0, "Radio Cap Bon", 0, 11, says=(Saying(words="12 people"),), brief=0)
LATER = Story(0, "Zambezi Post", 1, 9, says=(Saying(words="24 soldiers"), Saying("injured", "nine children")))
REVISED = replace(FIRST, hour=15, says=(Saying(words="about 30 people"),))

SMALL = {"horizon", "source_link", "young_band", "young_block"}
"""What holds few rows: one, what people decided on sources, what came not long ago."""


@contextmanager
def plans(engine: Engine) -> Iterator[dict[str, list[str]]]:
    """Give, by statement, how SQLite goes about each that is executed meanwhile."""
    found: dict[str, list[str]] = {}

    def explain(connection: Any, _: object, statement: str, given: Any, __: object, many: bool) -> None:
        if (
            statement.split(maxsplit=1)[0] in ("SELECT", "INSERT", "UPDATE", "DELETE")
            and statement not in found
        ):
            found[statement] = []
            cursor = connection.connection.cursor()
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", given[0] if many else given)
            found[statement] = [row[3] for row in cursor.fetchall()]

    event.listen(engine, "before_cursor_execute", explain)
    yield found
    event.remove(engine, "before_cursor_execute", explain)


def scans(found: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Return the statements that look through what grows; the end of a table may be looked up by its key."""
    return [
        (step, statement)
        for statement, steps in found.items()
        for step in steps
        if (looked := re.match(r"SCAN (\w+)(?! VIRTUAL)", step))
        and looked[1] in metadata.tables.keys() - SMALL
        and "LIMIT" not in statement
    ]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db", by="Ada") as ledger:
        yield ledger


def test_adding_looks_through_no_table(ledger: Ledger):
    with plans(ledger.store.engine) as found:
        for stories in ([FIRST], [COPY, LATER], [REVISED], [FIRST]):
            add(ledger, stories)
        read_anew = replace(reading(LATER), claims=reading(LATER).claims[:1])
        list(ledger.add_readings([("again", read_anew)]))
    assert {"UPDATE toll", "UPDATE incident", "UPDATE claim", "INSERT INTO pair"} <= {
        " ".join(statement.split()[: 3 if "INSERT" in statement else 2]) for statement in found
    }
    assert scans(found) == []


def test_deciding_looks_through_no_table(ledger: Ledger):
    add(ledger, [FIRST, COPY, LATER])
    incident = next(ledger.view().incidents()).id
    claim = reading(FIRST).claims[0].id
    with plans(ledger.store.engine) as found:
        withdrawn = ledger.withdraw(claim, "a misprint")
        ledger.unlink(mention(LATER), incident, "another one")
        ledger.link(mention(FIRST), mention(LATER), "the same after all")
        ledger.undo(withdrawn, "no misprint")
    assert {statement.split()[1] for statement in found if statement.startswith("UPDATE")} >= {
        "toll",
        "withdrawal",
    }
    assert scans(found) == []


def test_what_looks_through_a_table_is_seen(ledger: Ledger):
    add(ledger, [FIRST])
    with plans(ledger.store.engine) as found, ledger.store.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM toll WHERE best > 1")
    assert len(scans(found)) == 1
