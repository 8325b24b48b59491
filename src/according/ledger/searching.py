"""Finds reports by the words of their headlines and texts.

The index is SQLite's FTS5 or a tsvector of PostgreSQL. Both are given, and asked for, words as `words_of`
makes them, so that both find the same. It is no view: nothing that is shown stands on it, and it can be made
again from the texts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, islice
from typing import Any
from unicodedata import category, normalize

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from according.errors import AccordingError, Problem
from according.ledger import tables
from according.ledger.journal import LAST_MOMENT
from according.ledger.rows import among
from according.ledger.tables import OPEN

MOST_WORDS = 20_000
"""Words of a report that are found; of the very few that are longer only the first."""
_MOST_IN_TSVECTOR = 1_000_000
"""A tsvector holds a mebibyte: of each word its bytes, and at most six for where it stands (PostgreSQL's
documentation, 12.11 "Limitations"). Of a report whose words are more, the first are found."""
_LONGEST_WORD = 60
_MOST_ASKED = 12
_TOGETHER = 500
_DEEPEST = 3000
"""Bytes of the record of an index's levels, two for each that is empty, before it is made anew.

Some versions of SQLite (3.40 is one) add levels each time they write an index anew, and at 2,000 take it to
be damaged. The record is the row 10 of the table `search_data` (the documentation of FTS5, "FTS5
Data Structures").
"""
_WORD = re.compile(r"[^\W_]+")
_KEPT = select(tables.report.c.seq, tables.report.c.title, tables.text.c.text).outerjoin(
    tables.text, tables.text.c.digest == tables.report.c.text
)
_ASKED = re.compile(r'"([^"]*)"|(\S+)')


def words_of(plain: str) -> Iterator[str]:
    """Yield the words of a text: without case and accents, so that "Égée" and "EGEE" are one."""
    if not plain.isascii():
        plain = "".join(c for c in normalize("NFKD", plain) if not category(c).startswith("M"))
    return (found[0][:_LONGEST_WORD] for found in _WORD.finditer(plain.casefold()))


def index(connection: Connection, reports: Iterable[str]) -> None:
    """Take up reports, by id, that were just recorded, with their texts as far as those are kept."""
    wanted = among(connection, tables.report.c.id, list(reports))
    _put(connection, connection.execute(_KEPT.where(wanted)).all())


def forget(connection: Connection, texts: Collection[str]) -> None:
    """Forget the words of texts, by their SHA-256, that must go but are still there; headlines stay.

    SQLite is told the words again and then writes the whole index anew, so that they are nowhere in it.
    """
    found = connection.execute(_KEPT.where(among(connection, tables.report.c.text, list(texts)))).all()
    is_sqlite = connection.dialect.name == "sqlite"
    delete = (
        "INSERT INTO search (search, rowid, words) VALUES ('delete', :seq, :words)"
        if is_sqlite
        else "DELETE FROM search WHERE seq = :seq"
    )
    for row in found:
        gone = _value(row.seq, row.title, row.text)
        connection.execute(text(delete), gone if is_sqlite else {"seq": row.seq})
    _put(connection, ((row.seq, row.title, None) for row in found))
    if is_sqlite:
        connection.execute(text("INSERT INTO search (search) VALUES ('optimize')"))


def renew(connection: Connection) -> None:
    """Make an index anew that was written anew so often that SQLite would soon take it to be damaged."""
    if connection.dialect.name == "sqlite":
        levels = text("SELECT length(block) FROM search_data WHERE id = 10")
        if connection.scalar(levels) > _DEEPEST:
            rebuild(connection)


def is_sound(connection: Connection) -> bool:
    """Tell whether the index can be asked."""
    try:
        find(connection, "word", seq=OPEN, published=None, before=None, limit=1)
    except DBAPIError:
        return False
    return True


def rebuild(connection: Connection) -> None:
    """Take up all reports of a ledger anew."""
    is_sqlite = connection.dialect.name == "sqlite"
    all_ = "INSERT INTO search (search) VALUES ('delete-all')" if is_sqlite else "DELETE FROM search"
    connection.execute(text(all_))
    seq, last = tables.report.c.seq, 0
    ahead = _KEPT.order_by(seq).limit(_TOGETHER)
    while page := connection.execute(ahead.where(seq > last)).all():
        _put(connection, page)
        last = page[-1].seq


def find(
    connection: Connection, asked: str, *, seq: int, published: str | None, before: int | None, limit: int
) -> list[tuple[int, str]]:
    """Return the entry and the id of reports that have all that is asked for, the last recorded first.

    Words in quotation marks stand together; one that ends in an asterisk is the beginning of a word. Only
    those recorded by `seq` and before the entry `before`, and published by then, count. Raises AccordingError
    where nothing is asked for.
    """
    phrases = _phrases(asked)
    if connection.dialect.name == "sqlite":
        source, held, words = "search.rowid", "search MATCH :words", " AND ".join(map(_for_fts5, phrases))
    else:
        source, words = "search.seq", " & ".join(map(_for_tsquery, phrases))
        held = "search.words @@ to_tsquery('simple', :words)"
    query = text(
        f"SELECT report.seq, report.id FROM search JOIN report ON report.seq = {source}"
        f" WHERE {held} AND {source} <= :last AND report.moment <= :published"
        f" ORDER BY {source} DESC LIMIT :limit"
    )
    last = min(seq, before - 1) if before is not None else seq
    values = {"words": words, "last": last, "published": published or LAST_MOMENT, "limit": limit}
    return [(row.seq, row.id) for row in connection.execute(query, values)]


def place_of(asked: str, plain: str) -> int:
    """Return where the first word that is asked for stands in a text, as far as that can be told; else 0."""
    wanted = {words[0] for words, _ in _phrases(asked)}
    for found in _WORD.finditer(plain):
        word = next(words_of(found[0]), "")
        if word in wanted or any(word.startswith(each) for each in wanted if len(each) > 3):
            return found.start()
    return 0


def _phrases(asked: str) -> list[tuple[tuple[str, ...], bool]]:
    """Return the words, and those that stand together, and of each whether it is only a beginning."""
    found = [(quoted or word, word.endswith("*")) for quoted, word in _ASKED.findall(asked)]
    made = [(words, begins) for said, begins in found if (words := tuple(words_of(said)))]
    if not made:
        raise AccordingError(Problem("query-empty", asked, "Nothing is asked for.", "Give a word to find."))
    return made[:_MOST_ASKED]


def _for_fts5(phrase: tuple[tuple[str, ...], bool]) -> str:
    words, begins = phrase
    return f'"{" ".join(words)}"{" *" if begins else ""}'


def _for_tsquery(phrase: tuple[tuple[str, ...], bool]) -> str:
    words, begins = phrase
    return f"({' <-> '.join(words)}{':*' if begins else ''})"


def _put(connection: Connection, found: Iterable[Any]) -> None:
    values = [_value(*row) for row in found]
    if not values:
        return
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO search (rowid, words) VALUES (:seq, :words)"
    else:
        statement = "INSERT INTO search (seq, words) VALUES (:seq, to_tsvector('simple', :words))"
        values = [{**value, "words": _for_tsvector(value["words"])} for value in values]
    connection.execute(text(statement), values)


def _value(seq: int, title: str | None, plain: str | None) -> dict[str, Any]:
    """Return what is indexed of a report: the words of its headline and of its text."""
    words = words_of(f"{title or ''}\n{plain or ''}")
    return {"seq": seq, "words": " ".join(islice(words, MOST_WORDS))}


def _for_tsvector(plain: str) -> str:
    """Return the words of a text that find room in a tsvector: nearly always all."""
    words = plain.split(" ")
    if 4 * len(plain) + 6 * len(words) <= _MOST_IN_TSVECTOR:
        return plain
    sizes = accumulate(len(word.encode("utf-8")) + 6 for word in words)
    return " ".join(words[: sum(size <= _MOST_IN_TSVECTOR for size in sizes)])
