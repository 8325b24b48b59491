"""How a table is written down, in the tables as they are and in the migrations that made them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

WORDS: Final = Text
NUMBER: Final = BigInteger
COUNT: Final = Integer
MEASURE: Final = Float
BYTES: Final = LargeBinary


def table(
    metadata: MetaData,
    name: str,
    columns: Mapping[str, type[Any]],
    *,
    key: Sequence[str],
    maybe: Sequence[str] = (),
    indexes: Mapping[str, Sequence[str]] | None = None,
    bare: bool = False,
) -> Table:
    """Describe a table: its columns with their types, its key, which columns may be empty, its indexes.

    What is `bare` has nothing but its key; SQLite then keeps it once, and not once more beside an index.
    """
    return Table(
        name,
        metadata,
        *(Column(word, kind, nullable=word in maybe, autoincrement=False) for word, kind in columns.items()),
        PrimaryKeyConstraint(*key),
        *(Index(index, *words) for index, words in (indexes or {}).items()),
        sqlite_with_rowid=not bare,
    )
