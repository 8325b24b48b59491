"""Rows of the tables, many at once: found by many values, and added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any
from zlib import crc32

import msgspec
from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Select,
    Table,
    Text,
    and_,
    any_,
    bindparam,
    func,
    insert,
    select,
    union_all,
)
from sqlalchemy.dialects import sqlite

from according.ledger.tables import claim, claim_key, report, young_claim_key

_NUL = "\\u0000"
_OF = "report_seq"
_OF_REPORTS = {
    "receipt": {"report": _OF},
    "reading": {"report": _OF},
    "mention": {"report": _OF, "id": _OF},
    "claim": {"report": _OF, "mention": _OF, "id": _OF},
    "member": {"mention": _OF},
    "sketch": {"mention": _OF},
    "link": {"a": "a_seq", "b": "b_seq"},
}
"""By table, the columns that tell of which report a row is, each with that which holds its entry."""


def held(table: Table, seq: int | BindParameter[int]) -> tuple[Any, ...]:
    """Return the conditions that a row of a view held after the entry `seq`."""
    return (table.c.from_seq <= seq, table.c.to_seq > seq)


def rows(
    connection: Connection,
    table: Table,
    column: str,
    values: Iterable[str] | Iterable[int],
    seq: int | None = None,
) -> list[Any]:
    """Return the rows whose column is one of the values, those that held after `seq` where it is given.

    Where rows lie by the entry of their report, they are found by it: by the report's id, by a mention's,
    which begins with it, or by a claim's, by whose number `claim_key` tells it.
    """
    wanted = list(dict.fromkeys(values))
    if not wanted:
        return []
    by_report = column in _OF_REPORTS.get(table.name, ())
    is_whole = by_report and column != "report"
    sought = list(dict.fromkeys(map(_seeker(table, column), map(str, wanted)))) if is_whole else wanted
    given = _given(connection, sought)
    if given is None:
        when = held(table, seq) if seq is not None else ()
        return list(connection.execute(select(table).where(table.c[column].in_(wanted), *when)).all())
    asked = _asked(table, column, by_report, seq is not None, _is_postgresql(connection))
    found = connection.execute(asked, {"wanted": given, "seq": seq}).all()
    if not is_whole:
        return list(found)
    among_them = set(wanted)
    return [row for row in found if getattr(row, column) in among_them]


def of_mentions(connection: Connection, column: Column[Any], mentions: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a column is one of these mentions, found by the entries of their reports."""
    near = column.table.c[_OF_REPORTS[column.table.name][column.name]]
    seqs = select(report.c.seq).where(among(connection, report.c.id, list(map(report_of, mentions))))
    return and_(near.in_(seqs), among(connection, column, mentions))


def seqs_of(connection: Connection, reports: Iterable[str]) -> dict[str, int]:
    """Return by which entries reports were recorded."""
    query = select(report.c.id, report.c.seq).where(among(connection, report.c.id, list(set(reports))))
    return dict(map(tuple, connection.execute(query).all()))


def report_of(mention: str) -> str:
    """Return the id of the report that a mention is of."""
    return mention.split("/", maxsplit=1)[0]


def number(key: str) -> int:
    """Return a key as a number of 32 bits. That two may have one makes a candidate more, and nothing else."""
    return crc32(key.encode("utf-8")) - 2**31


def _seeker(table: Table, column: str) -> Callable[[str], str | int]:
    """Return what makes of a mention, or of a claim's id, that by which the report is found."""
    return number if (table, column) == (claim, "id") else report_of


@cache
def _asked(table: Table, column: str, by_report: bool, is_held: bool, is_postgresql: bool) -> Select[Any]:
    """Return the query for the rows whose column is one of `wanted`, those that held after `seq`.

    It is made once: to make it takes longer than to have it answered.
    """
    when = held(table, bindparam("seq", type_=BigInteger)) if is_held else ()
    if not by_report:
        return select(table).where(_one_of(table.c[column], "wanted", is_postgresql), *when)
    told_by = (claim_key.c.key, young_claim_key.c.key) if _seeker(table, column) is number else (report.c.id,)
    seqs = (select(key.table.c.seq).where(_one_of(key, "wanted", is_postgresql)) for key in told_by)
    return select(table).where(table.c[_OF_REPORTS[table.name][column]].in_(union_all(*seqs)), *when)


def add_rows(
    connection: Connection, table: Table, made: Sequence[Mapping[str, Any]], *, once: bool = False
) -> None:
    """Add rows, all with the same columns, of which there are several; `once` passes over what is there."""
    if made:
        names = tuple(made[0])
        add_values(connection, table, names, list(map(itemgetter(*names), made)), once=once)


def add_values(
    connection: Connection,
    table: Table,
    names: tuple[str, ...],
    made: Sequence[tuple[Any, ...]],
    *,
    once: bool = False,
) -> None:
    """Add rows as `add_rows` does, given as the values of several columns, in the order of their `names`.

    The statement is written out once: SQLAlchemy itself would look at every value of every row.
    """
    if not made:
        return
    words, ordered = _adding(table, names, once, connection.dialect)
    if ordered is None:
        connection.exec_driver_sql(words, [dict(zip(names, each, strict=True)) for each in made])
    else:
        connection.exec_driver_sql(words, made if ordered == names else _reordered(made, names, ordered))


def _reordered(
    made: Sequence[tuple[Any, ...]], names: Sequence[str], ordered: Sequence[str]
) -> list[tuple[Any, ...]]:
    return list(map(itemgetter(*map(names.index, ordered)), made))


@lru_cache(maxsize=128)
def _adding(
    table: Table, names: tuple[str, ...], once: bool, dialect: Dialect
) -> tuple[str, tuple[str, ...] | None]:
    """Return the statement that adds rows, and in which order it wants their values; None if by name."""
    adding = if_new(dialect, table) if once else insert(table)
    written = adding.compile(dialect=dialect, column_keys=list(names))
    return str(written), tuple(written.positiontup) if written.positiontup is not None else None


def if_new(dialect: Dialect, table: Table) -> Any:
    """Return the statement that adds rows to a table, but for those whose key is there."""
    if dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415

        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def among(connection: Connection, column: Column[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition that a column is one of the values, however many: they go as one parameter.

    A parameter for each would have to be written into every query anew, which takes longer than to find them.
    """
    given = _given(connection, values)
    if given is None:
        return column.in_(values)
    return _one_of(column, None, _is_postgresql(connection), given)


def _one_of(
    column: Column[Any], name: str | None, is_postgresql: bool, given: object = None
) -> ColumnElement[bool]:
    """Return the condition that a column is one of what is `given`, now or later under a name."""
    required = given is None
    if is_postgresql:
        return column == any_(bindparam(name, given, ARRAY(column.type), required=required))
    wanted = bindparam(name, given, Text, required=required)
    return column.in_(select(func.json_each(wanted).table_valued("value").c.value))


def _given(connection: Connection, values: Sequence[Any]) -> list[Any] | str | None:
    """Return values as one parameter; None where they hold what would end a text in SQLite."""
    if _is_postgresql(connection):
        return list(values)
    wanted = msgspec.json.encode(values).decode("utf-8")
    return None if _NUL in wanted else wanted


def _is_postgresql(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
