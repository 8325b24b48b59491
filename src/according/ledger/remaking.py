"""Makes tables of a ledger anew in a migration, with their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alembic import op
from sqlalchemy import MetaData, inspect, text

_TOGETHER = 50_000


def remake(
    metadata: MetaData, indexes: Mapping[str, Sequence[str]], added: Mapping[str, Mapping[str, str]]
) -> None:
    """Make the tables of `metadata`: those that are there anew, with their rows, and the others empty.

    `indexes` are those that the tables have so far; `added` says of each what its new columns come to, as SQL
    that knows the row as `old`.
    """
    connection = op.get_bind()
    there = set(inspect(connection).get_table_names())
    moved = [each.name for each in metadata.sorted_tables if each.name in there]
    for name in moved:
        for index in indexes.get(name, ()):
            op.drop_index(index, name)
        op.rename_table(name, f"old_{name}")
    metadata.create_all(connection, checkfirst=False)
    for name in moved:
        columns = {column.name: f"old.{column.name}" for column in metadata.tables[name].columns}
        columns |= added.get(name, {})
        op.execute(
            f"INSERT INTO {name} ({', '.join(columns)}) SELECT {', '.join(columns.values())}"
            f" FROM old_{name} AS old"
        )
        _drop(f"old_{name}")


def _drop(name: str) -> None:
    """Drop a table; SQLite would hold all of it in memory, unless its rows went before."""
    if op.get_bind().dialect.name == "sqlite":
        some = text(f"DELETE FROM {name} WHERE rowid IN (SELECT rowid FROM {name} LIMIT {_TOGETHER})")
        while op.get_bind().execute(some).rowcount:
            pass
    op.drop_table(name)
