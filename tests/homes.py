"""Empty ledgers for tests, many and fast, on each database."""

from __future__ import annotations

import itertools
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from postgres import address
from sqlalchemy import text

from according.ledger import Ledger, tables
from according.ledger.store import Store


def reachable(folder: Path) -> None:
    """Let every user of the machine come to a folder of the tests, and read in it."""
    for each in (folder, *folder.parents):
        if each == Path(tempfile.gettempdir()):
            break
        each.chmod(each.stat().st_mode | 0o055)


class Homes(Protocol):
    """Where ledgers are made."""

    def new(self) -> str:
        """Return the address of a ledger that holds nothing."""

    def done(self) -> None:
        """Take back the ledgers given out."""


@contextmanager
def ledgers(homes: Homes, count: int = 1) -> Iterator[list[Ledger]]:
    """Give empty ledgers, and take them back."""
    opened = [Ledger.open(homes.new(), by="Ada") for _ in range(count)]
    try:
        yield opened
    finally:
        for ledger in opened:
            ledger.close()
        homes.done()


class Files:
    """Ledgers in SQLite: copies of one that holds nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._empty = folder / "empty.db"
        self._numbers = itertools.count()
        Ledger.open(self._empty).close()

    def new(self) -> str:
        path = self._folder / f"{next(self._numbers)}.db"
        shutil.copy(self._empty, path)
        return str(path)

    def done(self) -> None:
        for path in self._folder.glob("[0-9]*"):
            path.unlink()


class Server:
    """Ledgers in PostgreSQL: databases that are emptied and given out again, as making one takes long."""

    def __init__(self, first: str) -> None:
        self._first = first
        self._free: list[str] = []
        self._out: list[str] = []

    def new(self) -> str:
        where = self._free.pop() if self._free else self._made()
        self._out.append(where)
        return where

    def done(self) -> None:
        while self._out:
            self._free.append(_emptied(self._out.pop()))

    def _made(self) -> str:
        name = f"ledger_{secrets.token_hex(6)}"  # Others may make ledgers on this server, too.
        ask(self._first, f"CREATE DATABASE {name}")
        where = address(self._first, name)
        Ledger.open(where).close()
        return where


def _emptied(where: str) -> str:
    with Ledger.open(where) as ledger, ledger.store.engine.begin() as connection:
        names = (*tables.metadata.tables, "search")
        connection.execute(text("TRUNCATE " + ", ".join(f'"{name}"' for name in names)))
    return where


Blank = Callable[[], AbstractContextManager[str]]
"""Gives the address of a place where nothing is yet, and takes it back."""


def blank_files(folder: Path) -> Blank:
    """Return what gives paths at which nothing is."""

    @contextmanager
    def blank() -> Iterator[str]:
        yield str(folder / "blank.db")
        for path in folder.iterdir():
            path.unlink()

    return blank


def blank_databases(first: str) -> Blank:
    """Return what gives databases of a server that have no tables."""

    @contextmanager
    def blank() -> Iterator[str]:
        ask(first, "CREATE DATABASE blank")
        try:
            yield address(first, "blank")
        finally:
            ask(first, "DROP DATABASE blank")

    return blank


def ask(where: str, words: str) -> None:
    """Have a server do something that is no part of a transaction."""
    store = Store.at(where)
    with store.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(words))
    store.close()
