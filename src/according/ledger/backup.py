"""Writes all that a ledger holds to one file, and makes the ledger again from it, on either database.

A backup is gzipped JSON Lines: what it is and which version of the tables it has; for each table a line with
its columns and then a line a row; in the end how many rows there are, and the SHA-256 of all lines before. It
shows one state of the ledger, also while others write; what it holds is the ledger's, restricted to nobody.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import msgspec
from sqlalchemy import Connection, LargeBinary, MetaData, Table, insert, inspect, select
from sqlalchemy.exc import DataError, IntegrityError

from according.errors import AccordingError, Problem
from according.files import written
from according.ledger.migrating import upgrade
from according.ledger.searching import rebuild
from according.ledger.store import SCHEMA, Store, must_be_empty
from according.ledger.tables import metadata

FORM = 1
_TOGETHER = 1000
_REMEDY = "Give a file that `according backup` wrote, whole."

Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: the version of its tables, and how many rows of all of them."""

    schema: str
    rows: int


def back_up(store: Store, path: Path, *, step: Step = lambda: None) -> Backup:
    """Write all that a ledger holds to a file, which is there when it is complete and on the disk.

    Others may read and write meanwhile. Raises AccordingError where the file cannot be written.
    """
    with written(path) as file:
        return write_backup(store, file, step=step)


def write_backup(store: Store, file: IO[bytes], *, step: Step = lambda: None) -> Backup:
    """Write all that a ledger holds to an open file, as `back_up` does."""
    with store.reading() as connection:
        return _write(connection, file, step)


def restore(path: Path, where: str | Path, *, step: Step = lambda: None) -> Backup:
    """Make the ledger of a backup again where there is none yet, as a whole or not at all.

    Raises AccordingError where the file is no backup, is not whole or was made by a newer version, and where
    there is a ledger already. `according check` verifies what was restored.
    """
    store = Store.at(where)
    try:
        with gzip.open(path, "rb") as file, store.writing() as connection:
            return _read(_Lines(file, str(path)), connection, step)
    except (OSError, EOFError, zlib.error) as error:
        message = f"The backup cannot be read: {error}."
        raise AccordingError(Problem("backup-unreadable", str(path), message, _REMEDY)) from error
    except (msgspec.MsgspecError, ValueError, LookupError, TypeError, DataError, IntegrityError) as error:
        raise _broken(str(path), f"The backup is not as it was written ({type(error).__name__}).") from error
    finally:
        store.close()


def _write(connection: Connection, file: IO[bytes], step: Step) -> Backup:
    digest, count = hashlib.sha256(), 0
    with gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed:

        def put(value: object) -> None:
            line = msgspec.json.encode(value) + b"\n"
            digest.update(line)
            packed.write(line)

        put({"according-backup": FORM, "schema": SCHEMA})
        for table in metadata.sorted_tables:
            put({"table": str(table.name), "columns": [str(column.name) for column in table.columns]})
            found = connection.execution_options(stream_results=True).execute(select(table))
            for row in found.yield_per(_TOGETHER):
                put(list(row))
                count += 1
                step()
        packed.write(msgspec.json.encode({"rows": count, "sha256": digest.hexdigest()}) + b"\n")
    return Backup(SCHEMA, count)


class _Lines:
    """The lines of a backup, each decoded; the last is held against those before it."""

    def __init__(self, file: gzip.GzipFile, place: str) -> None:
        self._file, self.place = file, place
        self._digest = hashlib.sha256()

    def head(self) -> str:
        """Return the version of the tables that the backup has."""
        line = self._file.readline(1000)
        self._digest.update(line)
        head = msgspec.json.decode(line)
        if not isinstance(head, dict) or "according-backup" not in head:
            raise _broken(self.place, "The file is no backup of a ledger.")
        if head["according-backup"] > FORM or head["schema"] > SCHEMA:
            remedy = "Install the newest version of according."
            raise AccordingError(
                Problem("backup-newer", self.place, "The backup was made by a newer version.", remedy)
            )
        return str(head["schema"])

    def __iter__(self) -> Iterator[Any]:
        """Yield what each line holds: what stands before the rows of a table, and rows."""
        count = 0
        for line in self._file:
            value = msgspec.json.decode(line)
            if isinstance(value, dict) and "sha256" in value:
                if value != {"rows": count, "sha256": self._digest.hexdigest()}:
                    raise _broken(self.place, "The backup is not as it was written.")
                return
            self._digest.update(line)
            count += isinstance(value, list)
            yield value
        raise _broken(self.place, "The backup ends in the middle.")


def _read(lines: _Lines, connection: Connection, step: Step) -> Backup:
    schema = lines.head()
    must_be_empty(connection)
    upgrade(connection, schema)
    count = 0
    for table, rows in _tables(connection, lines):
        connection.execute(insert(table), rows)
        count += len(rows)
        for _ in rows:
            step()
    upgrade(connection)
    rebuild(connection)
    return Backup(schema, count)


def _tables(connection: Connection, lines: Iterable[Any]) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Yield the rows of each table, many together."""
    known = set(inspect(connection).get_table_names()) - {"alembic_version"}
    table: Table | None = None
    columns: Mapping[str, bool] = {}
    rows: list[dict[str, Any]] = []
    for value in lines:
        if table is not None and rows and (isinstance(value, dict) or len(rows) >= _TOGETHER):
            yield table, rows
            rows = []
        if isinstance(value, dict):
            if value["table"] not in known:
                raise LookupError(value["table"])
            table = Table(value["table"], MetaData(), autoload_with=connection)
            columns = {name: isinstance(table.c[name].type, LargeBinary) for name in value["columns"]}
        else:
            cells = zip(columns.items(), value, strict=True)
            rows.append({name: base64.b64decode(v) if is_bytes and v else v for (name, is_bytes), v in cells})
    if table is not None and rows:
        yield table, rows


def _broken(place: str, message: str) -> AccordingError:
    return AccordingError(Problem("backup-broken", place, message, _REMEDY))
