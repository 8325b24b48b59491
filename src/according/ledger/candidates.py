"""What finds candidates: who has which key, and the sketches that pairs and keys point to.

Nothing that is shown stands on it but what is asked for by the id of a claim. Keys are hashes, so that each
goes to another page of its table; what is new goes to a small table of its own, and from there to the large
one, very much together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

import msgspec
from sqlalchemy import Connection, Table, delete, func, select, true

from according.incidents import Rank, Sketch, rank
from according.ledger import tables
from according.ledger.facts import encode
from according.ledger.rows import add_rows, add_values, among, if_new, rows, seqs_of
from according.model import Role

YOUNG = 2**16
"""After so many numbers of owners, what is young becomes old."""

_SKETCH = msgspec.json.Decoder(Sketch)


class _Teller(msgspec.Struct):
    """So much of a sketch as tells who told first."""

    id: str
    role: Role
    published: str | None = None


_TELLER = msgspec.json.Decoder(_Teller)


class Keys:
    """Who has which key, by the numbers of both, in an old table and a young one."""

    def __init__(self, connection: Connection, old: Table, young: Table) -> None:
        self._connection = connection
        self._old, self._young = old, young

    def owners(self, wanted: Mapping[int, Iterable[int]]) -> dict[int, list[int]]:
        """Return, for each key that somebody wants, who of the ledger and of those has it."""
        found: dict[int, list[int]] = defaultdict(list)
        for one, keys in wanted.items():
            for key in keys:
                found[key].append(one)
        for key, owners in self.having(list(found)).items():
            found[key] += owners
        return found

    def having(
        self, keys: Iterable[int], *, below: bool = False, limit: int | None = None
    ) -> dict[int, list[int]]:
        """Return who of the ledger has each of these keys that anybody has; the `limit` is for each table.

        Those whose number is `below` zero are others, for whom one has to ask.
        """
        found: dict[int, list[int]] = defaultdict(list)
        asked = list(keys)
        for table in (self._old, self._young):
            key, owner = table.columns
            chosen = among(self._connection, key, asked), owner < 0 if below else owner > 0
            for each, one in self._connection.execute(select(table).where(*chosen).limit(limit)).all():
                found[each].append(one)
        return found

    def counts(self, keys: Iterable[int]) -> Counter[int]:
        """Return how many of the ledger have each of these keys."""
        counts: Counter[int] = Counter()
        asked = list(keys)
        for table in (self._old, self._young):
            key = table.c.key
            query = select(key, func.count()).where(among(self._connection, key, asked)).group_by(key)
            counts.update(dict(map(tuple, self._connection.execute(query).all())))
        return counts

    def add(self, keys: Mapping[int, Iterable[int]], before: int | None) -> None:
        """Add owners with their keys; `before` is the greatest number of those that were added before, None
        where none of these is new.
        """
        # In the order of the table, which is quicker to add to.
        made = sorted((each, one) for one, found in keys.items() for each in found)
        add_values(self._connection, self._young, tuple(self._young.columns.keys()), made, once=True)
        if keys and before is not None and before // YOUNG < max(map(abs, keys)) // YOUNG:
            self._settle()

    def forget(self, keys: Iterable[int], owners: Iterable[int]) -> None:
        """Forget that owners have keys."""
        gone, of = list(keys), list(owners)
        for table in (self._old, self._young):
            key, owner = table.columns
            chosen = among(self._connection, key, gone), among(self._connection, owner, of)
            self._connection.execute(delete(table).where(*chosen))

    def _settle(self) -> None:
        """Let what is young become old: thousands at a time share the pages that they are written to."""
        names = self._old.columns.keys()
        young = select(*self._young.columns).where(true()).order_by(*self._young.columns)
        self._connection.execute(if_new(self._connection.dialect, self._old).from_select(names, young))
        self._connection.execute(delete(self._young))


class Sketches:
    """The sketches of a ledger, each with a number; those that were asked for are at hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}
        self._known: dict[int, Sketch] = {}

    def add(self, fresh: Collection[Sketch]) -> int:
        """Keep new sketches, and return the greatest number of those that were there before."""
        table = tables.sketch
        last: int = self._connection.scalar(select(func.max(table.c.number))) or 0
        made = []
        seqs = seqs_of(self._connection, (one.report for one in fresh))
        for at, one in enumerate(fresh, last + 1):
            self._take(at, one)
            made.append(
                {"number": at, "mention": one.id, "body": encode(one), "report_seq": seqs[one.report]}
            )
        add_rows(self._connection, table, made)
        return last

    def of(self, mentions: Iterable[str]) -> dict[int, Sketch]:
        """Return the sketches of mentions by their numbers, of those that have one."""
        wanted = list(mentions)
        for row in rows(
            self._connection, tables.sketch, "mention", (m for m in wanted if m not in self._numbers)
        ):
            self._take(row.number, _SKETCH.decode(row.body))
        found = (self._numbers[mention] for mention in wanted if mention in self._numbers)
        return {at: self._known[at] for at in found}

    def at(self, numbers: Iterable[int]) -> dict[int, Sketch]:
        """Return the sketches of these numbers, of those that there are."""
        wanted = list(numbers)
        for row in rows(
            self._connection, tables.sketch, "number", (n for n in wanted if n not in self._known)
        ):
            self._take(row.number, _SKETCH.decode(row.body))
        return {at: self._known[at] for at in wanted if at in self._known}

    def later(self, numbers: Iterable[int], than: Rank) -> set[str]:
        """Return the mentions of these numbers that rank after one; of their sketches no more is read."""
        found = rows(self._connection, tables.sketch, "number", numbers)
        tellers = map(_TELLER.decode, (row.body for row in found))
        return {one.id for one in tellers if rank(one.role, one.published, one.id) > than}

    def forget(self, mentions: Iterable[str]) -> None:
        """Forget the sketches of mentions."""
        gone = self.of(mentions)
        for at, one in gone.items():
            del self._known[at], self._numbers[one.id]
        table = tables.sketch
        self._connection.execute(delete(table).where(among(self._connection, table.c.number, list(gone))))

    def _take(self, at: int, one: Sketch) -> None:
        self._numbers[one.id], self._known[at] = at, one


def neighbours(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """Return the numbers of the sketches that are kept as pairs with these, and these where there are any."""
    wanted = list(numbers)
    found = chain.from_iterable(rows(connection, tables.pair, end, wanted) for end in ("a", "b"))
    return {end for row in found for end in (row.a, row.b)}
