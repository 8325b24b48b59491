"""Rows of the tables, many at once: found by many values, and added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    Text,
    any_,
    bindparam,
    func,
    insert,
    select,
)
from sqlalchemy.dialects import sqlite

_NUL = "\\u0000"


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
    """Return the rows whose column is one of the values, those that held after `seq` where it is given."""
    wanted = list(dict.fromkeys(values))
    if not wanted:
        return []
    given = _given(connection, wanted)
    if given is None:
        when = held(table, seq) if seq is not None else ()
        return list(connection.execute(select(table).where(table.c[column].in_(wanted), *when)).all())
    asked = _asked(table, column, seq is not None, _is_postgresql(connection))
    return list(connection.execute(asked, {"wanted": given, "seq": seq}).all())


@cache
def _asked(table: Table, column: str, is_held: bool, is_postgresql: bool) -> Select[Any]:
    """Return the query for the rows whose column is one of `wanted`, those that held after `seq`.

    It is made once: to make it takes longer than to have it answered.
    """
    when = held(table, bindparam("seq", type_=BigInteger)) if is_held else ()
    return select(table).where(_one_of(table.c[column], "wanted", is_postgresql), *when)


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
    if _is_postgresql(connection):
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
