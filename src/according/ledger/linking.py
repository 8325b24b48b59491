"""What the software decides of links: which mentions of a ledger are of one incident.

It is a pure function of what the ledger holds, so the order of arrival leaves no trace: what was decided
before and does not follow any more is undone. Of an incident of which very many report only those are looked
at who lead (see `according.incidents.linking.crowds`), so that one more costs no more than the last.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from according.incidents import (
    LINKED,
    Compared,
    Judgement,
    Pair,
    Sketch,
    Tie,
    blocks,
    compare,
    decided_of,
    following,
    may_be_one,
    partition,
    rank,
)
from according.ledger import tables
from according.ledger.candidates import Keys, Sketches, neighbours
from according.ledger.deciding import DECIDED_BY
from according.ledger.facts import Fact, UndoFact
from according.ledger.rows import add_values, among, held, number, of_mentions
from according.ledger.tables import OPEN
from according.model import Link, Verdict

_HOLDS = held(tables.link, OPEN - 1)
_FEW = 8
"""New mentions that are looked at one by one, whether they only follow."""
_FOLLOWER = number("follower")
"""A key that all followers have, so that it is seen at once where there are none."""


def decide_links(
    connection: Connection, made: Iterable[Sketch], gone: Iterable[str] = (), decided: Iterable[str] = ()
) -> list[Fact]:
    """Return what follows for links, when mentions are new or gone, or people have `decided` on mentions."""
    fresh = {one.id: one for one in made if one.role in LINKED}
    away, ends, heap = list(gone), frozenset(decided), _Heap(connection)
    lost = heap.forget(away, fresh)
    heap.add(fresh.values())
    if not (away or ends) and (followed := heap.followed(fresh)) is not None:
        return list(_changed([], map(Tie.of, followed), []))
    heap.take({*fresh, *lost, *ends})
    compared = heap.compared()
    while more := heap.concerned(compared, ends):
        heap.take(more)
        compared = heap.compared()
    heap.keep(compared)
    if not (heap.all or away):
        return []
    parted = partition(heap.all.values(), compared, heap.decisions)
    return list(_changed(_recorded(connection, heap.ids, away), parted.ties, parted.unsure))


class _Heap:
    """The mentions that a change concerns, by their numbers, with all whom pairs and decisions join to them.

    Those that are `held` are kept under their keys, to be found by others. The others are new, or have been
    followers: these are kept under their keys by the negative of their number.
    """

    def __init__(self, connection: Connection) -> None:
        self.all: dict[int, Sketch] = {}
        self._connection = connection
        self._sketches = Sketches(connection)
        self._keys = Keys(connection, tables.block, tables.young_block)
        self._held: set[int] = set()
        self._judged: dict[tuple[str, str], Judgement] = {}
        self._decided: dict[int, Link] = {}
        self._before: int | None = None

    @property
    def ids(self) -> set[str]:
        """The ids of all mentions."""
        return {one.id for one in self.all.values()}

    @property
    def decisions(self) -> list[Link]:
        """What people decided on the mentions."""
        return list(self._decided.values())

    def forget(self, gone: Sequence[str], fresh: Mapping[str, Sketch]) -> set[str]:
        """Forget what was kept of mentions that are gone or read anew, and return whom it may concern."""
        known = self._sketches.of(gone)
        keys = {at: _keys(one) for at, one in known.items()}
        mentions = {one.id for one in self._sketches.at(neighbours(self._connection, known)).values()}
        having = self._keys.having(set().union(*keys.values()))
        held = (at for at, own in keys.items() if any(at in having.get(key, ()) for key in own))
        mentions |= self._followers([known[at] for at in held])
        for at, own in keys.items():
            # Another version may have had other keys: what those of today do not find is passed over later.
            one = fresh.get(known[at].id)
            self._let_go(at, own | _keys(one) if one is not None else own)
        self._unpair(known)
        self._sketches.forget(gone)
        return mentions - set(gone)

    def add(self, fresh: Collection[Sketch]) -> None:
        """Keep new sketches."""
        if fresh:
            self._before = self._sketches.add(fresh)

    def followed(self, fresh: Mapping[str, Sketch]) -> list[Pair] | None:
        """Keep a few new mentions that only follow, and return whom; None where others might be concerned.

        Where all can but follow those who lead already, nobody else need be looked at.
        """
        if len({one.report for one in fresh.values()}) < len(fresh) or len(fresh) > _FEW:
            return None
        own, found = {}, []
        for at, one in self._sketches.of(fresh).items():
            own[-at] = _keys(one) | {_FOLLOWER}
            near = set(chain.from_iterable(self._keys.having(_keys(one)).values()))
            leaders = self._sketches.at(near).values()
            follows, pair = following(one, leaders)
            if not follows or _by_people(self._connection, [other.id for other in leaders]):
                return None
            found.append(pair)
        self._keys.add(own, self._before)
        return [pair for pair in found if pair is not None]

    def take(self, mentions: Iterable[str]) -> None:
        """Take in mentions, with all that are held whom pairs and decisions join to them through others."""
        waiting, seen = set(mentions), set[str]()
        while waiting:
            seen |= waiting
            before = self.ids
            self._spread(self._meet(waiting))
            new = self.ids - before
            decided = _by_people(self._connection, new)
            self._decided.update((row.seq, msgspec.json.decode(row.body, type=Link)) for row in decided)
            waiting = {end for row in decided for end in (row.a, row.b)} - seen - new - before

    def _meet(self, mentions: Iterable[str]) -> set[int]:
        """Take in mentions that are not held; return those that are, and whom the others may be one with."""
        here = {at: one for at, one in self._sketches.of(mentions).items() if at not in self.all}
        keys = {at: _keys(one) for at, one in here.items()}
        having = self._keys.having(chain.from_iterable(keys.values()))
        near = {at: {owner for key in own for owner in having.get(key, ())} for at, own in keys.items()}
        known = self._sketches.at(set(chain.from_iterable(near.values())))
        found = {at for at in here if at in near[at]}
        numbers = {one.id: at for at, one in known.items()}
        for at in here.keys() - found:
            one = self.all[at] = here[at]
            others = (
                known[other] for other in near[at] if other in known and known[other].report != one.report
            )
            for other, judged in may_be_one(one, others):
                self._judged[min(one.id, other.id), max(one.id, other.id)] = judged
                found.add(numbers[other.id])
        return found

    def _spread(self, frontier: set[int]) -> None:
        """Take in those who are held, and all whom pairs join to them."""
        while frontier := frontier - self._held:
            self._held |= frontier
            self.all |= self._sketches.at(frontier)
            frontier = neighbours(self._connection, frontier)

    def compared(self) -> Compared:
        """Compare all mentions with one another."""
        return compare(self.all.values(), self._judged, decided_of(self.decisions))

    def concerned(self, compared: Compared, decided: Collection[str]) -> set[str]:
        """Return the followers, not yet taken in, whom it may concern that others lead than before."""
        changed = [
            one
            for at, one in self.all.items()
            if (at in self._held) == (one.id in compared.followers) or one.id in decided
        ]
        return self._followers(changed)

    def keep(self, compared: Compared) -> None:
        """Keep under their keys who is held now and who follows, and the pairs of the former."""
        now = {at for at, one in self.all.items() if one.id not in compared.followers}
        first = math.inf if self._before is None else self._before + 1
        moved = now ^ self._held
        for at in moved:
            if at < first:
                self._let_go(at, _keys(self.all[at]))
        self._unpair(moved - now)
        new = {at for at in self.all if at >= first}
        self._keys.add(
            {
                at if at in now else -at: _keys(self.all[at]) | (set() if at in now else {_FOLLOWER})
                for at in moved | new
            },
            self._before,
        )
        numbers = {one.id: at for at, one in self.all.items()}
        ends = ((numbers[pair.a], numbers[pair.b]) for pair in compared.pairs if _may_be(pair))
        ups = now - self._held
        pairs = sorted((min(each), max(each)) for each in ends if not ups.isdisjoint(each))
        add_values(self._connection, tables.pair, ("a", "b"), pairs)

    def _let_go(self, at: int, keys: set[int]) -> None:
        """Let nobody find a mention by its keys."""
        self._keys.forget({*keys, _FOLLOWER}, (at, -at))

    def _unpair(self, numbers: Iterable[int]) -> None:
        gone = list(numbers)
        for end in tables.pair.columns if gone else ():
            self._connection.execute(delete(tables.pair).where(among(self._connection, end, gone)))

    def _followers(self, leaders: Collection[Sketch]) -> set[str]:
        """Return the followers, not taken in, who may follow others if these lead, or do not any more."""
        if not leaders or not self._keys.having([_FOLLOWER], below=True, limit=1):
            return set()
        first = min(rank(one.role, one.published, one.id) for one in leaders)
        found = self._keys.having({key for one in leaders for key in _keys(one)}, below=True)
        near = {-at for at in chain.from_iterable(found.values())} - self.all.keys()
        return self._sketches.later(near, first)


def leading(connection: Connection, mentions: Iterable[str]) -> list[str]:
    """Return those of the mentions whom others follow, or would follow if they were many."""
    keys, own = Keys(connection, tables.block, tables.young_block), Sketches(connection).of(mentions)
    having = keys.having({key for one in own.values() for key in _keys(one)})
    held = set(chain.from_iterable(having.values()))
    return [one.id for at, one in own.items() if at in held]


def _keys(one: Sketch) -> set[int]:
    return {number(block) for block in blocks(one)}


def _may_be(pair: Pair) -> bool:
    return pair.judgement.verdict != "different"


def _by_people(connection: Connection, mentions: Iterable[str]) -> list[Any]:
    """Return what people decided on mentions and holds."""
    link, wanted = tables.link, list(mentions)
    query = select(link).where(*_HOLDS, link.c.by_person == 1)
    ends = (of_mentions(connection, end, wanted) for end in (link.c.a, link.c.b))
    found = (connection.execute(query.where(end)) for end in ends)
    return list({row.seq: row for row in chain.from_iterable(found)}.values())


def _recorded(connection: Connection, mentions: Iterable[str], gone: Iterable[str]) -> list[Any]:
    """Return what the software decided of mentions among themselves, and of those that are gone."""
    link, here, away = tables.link, list(mentions), list(gone)
    both = of_mentions(connection, link.c.a, here), of_mentions(connection, link.c.b, here)
    lost = ((of_mentions(connection, end, away),) for end in (link.c.a, link.c.b) if away)
    query = select(link).where(*_HOLDS, link.c.by_person == 0)
    found = (connection.execute(query.where(*chosen)) for chosen in (both, *lost))
    return list({row.seq: row for row in chain.from_iterable(found)}.values())


def _changed(recorded: Sequence[Any], ties: Iterable[Tie], unsure: Iterable[Tie]) -> Iterator[Fact]:
    """Yield the change from what was decided to what follows."""
    wanted: dict[tuple[str, str, Verdict], Tie] = {(tie.a, tie.b, "same"): tie for tie in ties}
    wanted.update({(tie.a, tie.b, "unsure"): tie for tie in unsure})
    kept: set[tuple[str, str, Verdict]] = set()
    for row in sorted(recorded, key=lambda row: int(row.seq)):
        key = row.a, row.b, row.verdict
        if key in wanted and _is_still(row, wanted[key]):
            kept.add(key)
        else:
            yield UndoFact(row.seq, "it does not follow any more", DECIDED_BY)
    for (a, b, verdict), tie in sorted(wanted.items()):
        if (a, b, verdict) not in kept:
            yield Link(a, b, verdict, tie.score if tie.score is not None else 1.0, tie.why, DECIDED_BY)


def _is_still(row: Any, tie: Tie) -> bool:
    """Tell whether what was decided of a pair is as it follows now; of a doubt, also how likely it is."""
    return row.verdict != "unsure" or msgspec.json.decode(row.body, type=Link).score == tie.score
