"""The database under a ledger: SQLite in one file, or PostgreSQL, through one code path."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError

from according.errors import AccordingError, Problem

SCHEMA = "0011"
"""The newest version of the tables (see migrations/versions)."""

_WAIT_S = 60
_PAUSE_S = 0.01
_CACHE_KB = 262_144
_WRITERS_CACHE_KB = 524_288  # what is looked at again and again to add to a ledger of a million claims
_LOG_PAGES = 98_304  # 384 MB: what several transactions write to is copied from the log to the file once
_PATIENCE = {
    "connect_timeout": 20,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "tcp_user_timeout": 60_000,
}
"""After how long a server that does not answer is given up (see libpq), so that nobody waits for ever."""
_LOCK = 0x_2CC0_12D1_ED6E_4001  # an arbitrary number of our own, the same for every writer
_WRITING = "according_writing"


class Store:
    """Connections to one ledger's database. Writers wait for one another; readers wait for nobody."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, where: str | Path) -> Store:
        """Open the ledger at a path or a `postgresql://` address, and make it where there is none.

        Raises AccordingError where it cannot be opened, or was made by a newer version.
        """
        store = cls.at(where)
        with ExitStack() as undone:
            undone.callback(store.close)
            store._prepare()
            undone.pop_all()
        return store

    @classmethod
    def at(cls, where: str | Path) -> Store:
        """Return the store at a path or an address as it is, with tables or none."""
        try:
            return cls(_engine(str(where)))
        except (OSError, ValueError, ArgumentError, ImportError) as error:
            raise AccordingError(_cannot_open(where, error)) from error

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database from beginning to end."""
        options: dict[str, Any] = {"isolation_level": "REPEATABLE READ"} if self.is_postgresql else {}
        with (
            self._asking(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the only connection that may write; what it wrote is kept as a whole, or not at all."""
        options = {_WRITING: True}
        with (
            self._asking(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            if self.is_postgresql:
                connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
            yield connection

    def write_out(self) -> None:
        """Have nothing left in SQLite's log that is no more in the file; it waits for whoever reads."""
        if not self.is_postgresql:
            with self._asking(), closing(self.engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Say as a Problem what a database does not do; what does not fit into it is for the caller."""
        try:
            yield
        except (DataError, IntegrityError):
            raise
        except (DBAPIError, sqlite3.Error) as error:
            raise AccordingError(_problem(self.place, error)) from error

    @property
    def is_postgresql(self) -> bool:
        """Tell whether the ledger is in PostgreSQL."""
        return self.engine.dialect.name == "postgresql"

    @property
    def place(self) -> str:
        """Where the ledger is, as problems say it: a path, or an address without its password."""
        return _place(self.engine)

    def _prepare(self) -> None:
        with self.reading() as connection:
            version, others = _version(connection), inspect(connection).get_table_names()
        if version == SCHEMA:
            return
        place = self.place
        if version is None and others:
            raise AccordingError(
                Problem("ledger-foreign", place, "The database is another program's.", "Give one of its own.")
            )
        if version is not None and version > SCHEMA:
            raise AccordingError(
                Problem(
                    "ledger-newer",
                    place,
                    f"The ledger was made by a newer version (its tables are version {version}).",
                    "Install the newest version of according.",
                )
            )
        from according.ledger.migrating import upgrade  # noqa: PLC0415

        with self.writing() as connection:
            upgrade(connection)


def _place(engine: Engine) -> str:
    is_file = engine.dialect.name == "sqlite" and engine.url.database
    return str(engine.url.database) if is_file else engine.url.render_as_string()


def must_be_empty(connection: Connection) -> None:
    """Raise AccordingError where a database has tables already: what is made whole is made from nothing."""
    if inspect(connection).get_table_names():
        place = _place(connection.engine)
        remedy = "Give a new file, or an empty database."
        raise AccordingError(Problem("ledger-there", place, "There is something here already.", remedy))


def default_path() -> Path:
    """Return where a ledger is kept if nothing else is said: in the user's data directory."""
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("according") / "ledger.db"


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def _engine(where: str) -> Engine:
    if "://" in where:
        url = make_url(where)
    else:
        path = Path(where).expanduser()
        path.parent.mkdir(parents=True, exist_ok=True)
        url = URL.create("sqlite", database=str(path))
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise ArgumentError(f"{url.get_backend_name()} is no database that a ledger can be in")
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    engine = create_engine(url, **_options(url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    return engine


def _options(url: URL) -> dict[str, Any]:
    """Return how connections are made; what an address says of a server itself goes before.

    Of those that are free the last one used is taken: it has the most at hand.
    """
    if url.get_backend_name() == "sqlite":
        in_memory = url.database in (None, "", ":memory:")  # one connection, and no choice
        last = {} if in_memory else {"pool_use_lifo": True}
        return {**last, "connect_args": {"timeout": _WAIT_S}}
    wanted = {name: value for name, value in _PATIENCE.items() if name not in url.query}
    return {"pool_use_lifo": True, "pool_pre_ping": True, "connect_args": wanted}


def _on_connect(connection: Any, _record: object) -> None:
    """Leave transactions to us; FULL, so that what was acknowledged outlives a loss of power too."""
    connection.isolation_level = None
    cursor = connection.cursor()
    _write_ahead(cursor)
    sizes = f"cache_size=-{_CACHE_KB}", f"wal_autocheckpoint={_LOG_PAGES}"
    for pragma in ("synchronous=FULL", "temp_store=MEMORY", *sizes):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Have what is written go to a log beside the file (WAL): then readers wait for nobody.

    A file stays so once it is. SQLite waits for no lock when it changes over, so of several programs that
    make one ledger, each waits here for the others.
    """
    until = time.monotonic() + _WAIT_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _on_begin(connection: Connection) -> None:
    """A writer takes its lock at once: one that had begun to read could not wait for another's."""
    immediate = connection.get_execution_options().get(_WRITING, False)
    if immediate:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_WRITERS_CACHE_KB}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _cannot_open(where: str | Path, error: Exception) -> Problem:
    if isinstance(error, ImportError):
        remedy = "Install the driver: pip install 'according[postgresql]'."
        return Problem("ledger-driver", str(where), "The driver for this database is not installed.", remedy)
    # An address that cannot be understood may hold a password where nobody looks for one.
    shown = str(where).split("://", maxsplit=1)[0] + "://…" if "://" in str(where) else str(where)
    return _problem(shown, error)


_SAYINGS = (
    (
        ("malformed", "invalid page", "is corrupt"),
        "ledger-damaged",
        "The ledger's file is damaged.",
        "Restore a backup, or save what is whole: `according salvage NEW.db`.",
    ),
    (
        ("is full", "no space left", "disk full", "could not extend"),
        "ledger-full",
        "There is no room for the ledger to grow.",
        "Make room and try again; what was said to be kept is kept.",
    ),
    (
        ("disk i/o", "input/output"),
        "ledger-failing",
        "The disk does not read or write the ledger as it should.",
        "See whether it has room and is whole, and try again; what was said to be kept is kept.",
    ),
    (
        (
            "terminating connection",
            "connection unexpectedly",
            "the connection is lost",
            "connection is closed",
        ),
        "ledger-away",
        "The connection to the ledger's database was lost.",
        "Try again; what was said to be kept is kept, and adding twice adds nothing.",
    ),
    (
        ("locked", "lock timeout"),
        "ledger-busy",
        "Another program holds the ledger.",
        "Try again once it has ended; what was kept is kept.",
    ),
    (
        ("readonly", "read-only", "permission denied"),
        "ledger-read-only",
        "The ledger, or its directory, may not be written.",
        "Give the right to write to it and its directory, or take a copy of it.",
    ),
)


def _problem(shown: str, error: Exception) -> Problem:
    said = str(getattr(error, "orig", None) or error).strip()
    for words, code, message, remedy in _SAYINGS:
        if any(word in said.lower() for word in words):
            return Problem(code, shown, message, remedy)
    return Problem(
        "ledger-unreadable",
        shown,
        f"The ledger cannot be used: {said.splitlines()[0] if said else type(error).__name__}.",
        "Give another file with --ledger, or a postgresql:// address that can be reached.",
    )
