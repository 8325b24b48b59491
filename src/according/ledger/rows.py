"""Rows of the tables, many at once: found by many values, and added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import ARRAY, Column, ColumnElement, Connection, Table, any_, func, insert, literal, select
from sqlalchemy.dialects import sqlite

_NUL = "\\u0000"


def held(table: Table, seq: int) -> tuple[Any, ...]:
    """Return the conditions that a row of a view held after the entry `seq`."""
    return (table.c.from_seq <= seq, table.c.to_seq > seq)


def rows(
    connection: Connection,
    table: Table,
    column: str,
    values: Iterable[str] | Iterable[int],
    seq: int | None = None,
) -> list[Any]:
    """Return the rows whose column is one of the values, those that held after `seq` where it is given."""
    wanted = list(dict.fromkeys(values))
    if not wanted:
        return []
    when = held(table, seq) if seq is not None else ()
    chosen = among(connection, table.c[column], wanted)
    return list(connection.execute(select(table).where(chosen, *when)).all())


def add_rows(
    connection: Connection, table: Table, made: Sequence[Mapping[str, Any]], *, once: bool = False
) -> None:
    """Add rows, all with the same columns, of which there are several; `once` passes over what is there.

    The statement is written out once: SQLAlchemy itself would look at every value of every row.
    """
    if not made:
        return
    adding = if_new(connection, table) if once else insert(table)
    written = adding.compile(dialect=connection.dialect, column_keys=list(made[0]))
    order = written.positiontup
    connection.exec_driver_sql(str(written), list(map(itemgetter(*order), made)) if order else list(made))


def if_new(connection: Connection, table: Table) -> Any:
    """Return the statement that adds rows to a table, but for those whose key is there."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415

        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


def among(connection: Connection, column: Column[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition that a column is one of the values, however many: they go as one parameter.

    A parameter for each would have to be written into every query anew, which takes longer than to find them.
    """
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(values), ARRAY(column.type)))
    wanted = msgspec.json.encode(values).decode("utf-8")
    if _NUL in wanted:  # where SQLite would end a text
        return column.in_(values)
    return column.in_(select(func.json_each(wanted).table_valued("value").c.value))
