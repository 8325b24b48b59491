"""The ledger: readings go in, decisions are recorded, views come out."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Literal, Self

from sqlalchemy import Connection, func, select

from according.errors import AccordingError, Problem
from according.incidents import Policy, Sketch, sketches, voice_name
from according.ledger import tables
from according.ledger.additions import MOST_TOGETHER, UNFIT, Added, Fresh, Item, batches, unfit
from according.ledger.checking import check
from according.ledger.deciding import decide_copies, decide_withdrawals
from according.ledger.decisions import standing
from according.ledger.facts import (
    Fact,
    IncidentFact,
    RedactionFact,
    UndoFact,
)
from according.ledger.folding import Fold
from according.ledger.homes import incident_meant, mention_meant, nowhere
from according.ledger.journal import Journal, head, seq_at, settle_until
from according.ledger.linking import decide_links, leading
from according.ledger.readings import amended
from according.ledger.redacting import let_go, old_texts, text_of
from according.ledger.rows import add_rows, report_of, rows
from according.ledger.searching import index
from according.ledger.staleness import refuse_stale
from according.ledger.store import Store
from according.ledger.tables import OPEN
from according.ledger.uncollected import uncollected
from according.ledger.views import View
from according.model import Claim, Link, Reading, SourceLink, Withdrawal, content_id, mention_id
from according.reports import fingerprints
from according.times.moments import iso, moment_of, now

_LAST = select(func.max(tables.entry.c.seq))
_RECKONED = 500
"""Incidents that are reckoned together where that was put off."""


class Ledger:
    """A ledger in a database. What a call has returned from is kept.

    `by` is who decides, where a person does; `run` marks in the journal what was recorded together. Where
    whoever decides has `seen` the ledger up to an entry only, a decision on what others have decided
    otherwise since is refused with the Problem `decision-stale`. `clock` gives the moment at which something
    is recorded, as `according.times.moments.now` does.
    """

    def __init__(
        self,
        store: Store,
        *,
        by: str = "",
        run: str | None = None,
        seen: int | None = None,
        clock: Callable[[], str] | None = None,
    ) -> None:
        self.store = store
        self.by = by
        self.seen = seen
        self.run = run or f"run_{uuid.uuid4().hex[:12]}"
        self._clock = clock
        self._later: set[str] | None = None

    @classmethod
    def open(cls, where: str | Path, *, by: str = "") -> Self:
        """Open the ledger at a path or `postgresql://` address; it is made where there is none."""
        return cls(Store.open(where), by=by)

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Adding

    def add_readings(self, items: Iterable[Item | None], *, shown: Set[str] = frozenset()) -> Iterator[Added]:
        """Add readings with the input ids of their reports; yield what came of them, as soon as it is kept.

        A report that is known already adds nothing, unless it was read otherwise or came under another id.
        None among them says that nothing more comes for now: those before it are kept at once.
        `shown` are ids under which another ledger showed incidents of these reports: they lead to them here.
        """
        for batch in batches(items):
            yield from self._add(batch, shown)

    def _add(self, batch: Sequence[Item], shown: Set[str]) -> Iterator[Added]:
        """Add readings together; where one does not fit, all others."""
        try:
            with uncollected():
                added = self._add_together(batch, shown)
        except UNFIT as error:
            if len(batch) == 1:
                yield Added(problems=(unfit(batch[0], error),))
                return
            half = len(batch) // 2
            yield from self._add(batch[:half], shown)
            yield from self._add(batch[half:], shown)
        else:
            yield added

    def _add_together(self, batch: Sequence[Item], shown: Set[str]) -> Added:
        with self.store.writing() as connection:
            journal, fold = Journal(connection, self.run, self._clock), Fold(connection)
            fresh, names = Fresh(connection, batch), _names(connection, batch, shown)
            if not fresh.facts and not names:
                return fresh.added
            add_rows(
                connection, tables.text, [{"digest": d, "text": text} for d, text in fresh.texts.items()]
            )
            fold.add(journal.append(fresh.facts))
            received = [reading.report.id for reading in fresh.received]
            index(connection, received)
            made = zip(received, fingerprints(r.report.text for r in fresh.received), strict=True)
            prints = {report: found for report, found in made if found}
            fold.add(journal.append(decide_copies(connection, prints, received)))
            made_sketches = [one for reading in fresh.read for one in _sketches(reading)]
            fold.add(journal.append(decide_links(connection, made_sketches, fresh.gone)))
            fold.add(journal.append(decide_withdrawals(connection, [r.report.id for r in fresh.read])))
            fold.add(journal.append(names))
            _close(journal, fold, self._later)
            return fresh.added

    def amend(self, claim: Claim) -> None:
        """Record a claim that a person found in the words of a report that is held, beside those read there.

        It stays when the report is read anew. Raises AccordingError where the words do not give it.
        """
        with self.store.writing() as connection:
            journal, fold = Journal(connection, self.run, self._clock), Fold(connection)
            fold.add(journal.append([amended(connection, claim)]))
            fold.add(journal.append(decide_withdrawals(connection, [claim.report])))
            _close(journal, fold)

    # Deciding

    def link(self, one: str, other: str, why: str) -> int:
        """Record that two mentions, or the incidents or reports of those ids, are one incident.

        Returns the seq of the decision. Raises AccordingError where an id leads nowhere.
        """
        pair = self._pair(one, other)
        if pair[0] == pair[1]:
            raise AccordingError(
                Problem(
                    "link-with-itself", one, f"{other} is the same mention.", "Give ids of two incidents."
                )
            )
        return self._decide_links([pair], "same", why)

    def link_all(self, pairs: Mapping[tuple[str, str], str]) -> int:
        """Record that each two ids are of one incident, and why, unless a person has recorded it already.

        Returns how many decisions are new. Raises AccordingError where an id leads nowhere.
        """
        wanted = {self._pair(*pair): why for pair, why in pairs.items()}
        with self.store.reading() as connection:
            found = rows(connection, tables.link, "a", [a for a, _ in wanted], OPEN - 1)
        known = {(row.a, row.b) for row in found if row.by_person and row.verdict == "same"}
        links = [
            Link(a, b, "same", None, (why,), self.by)
            for (a, b), why in sorted(wanted.items())
            if (a, b) not in known and a != b
        ]
        if links:
            self._decide(links)
        return len(links)

    def unlink(self, one: str, other: str, why: str) -> int:
        """Record that a mention, or the main one of a report, is not of an incident."""
        view = self.view()
        with self.store.reading() as connection:
            mention, home = mention_meant(connection, one), incident_meant(connection, other)
        incident = view.incident(home)
        if incident is None:
            raise nowhere(other)
        others = [m for m in incident.mentions if report_of(m) != report_of(mention)]
        if not others:
            message, remedy = f"{other} is of this report alone.", "There is nothing to part it from."
            raise AccordingError(Problem("incident-alone", one, message, remedy))
        with self.store.reading() as connection:
            others = leading(connection, others) or others  # whom all others follow
        return self._decide_links([_ordered(mention, each) for each in others], "different", why)

    def withdraw(self, claim: str, why: str, reason: Literal["misread", "retracted"] = "misread") -> int:
        """Record that a claim does not stand: it was misread, or its source took it back."""
        with self.store.reading() as connection:
            if not rows(connection, tables.claim, "id", [claim]):
                raise nowhere(claim)
        return self._decide([Withdrawal(claim, reason, why, self.by)])

    def same_source(self, one: str, other: str, why: str, *, same: bool = True) -> int:
        """Record that two names of sources are, or are not, one voice.

        Raises AccordingError where one is no name, or both are the same but for case, titles and articles.
        """
        if _voice(one) == _voice(other):
            message, remedy = f"{other!r} is the same name.", "Give two names."
            raise AccordingError(Problem("source-with-itself", one, message, remedy))
        return self._decide(
            [SourceLink(*_ordered(one, other), "same" if same else "different", why, self.by)]
        )

    def party(self, name: str, why: str, *, is_party: bool = True) -> int:
        """Record that a source is, or is not, a party to the conflict. Raises AccordingError for no name."""
        _voice(name)
        return self._decide([SourceLink(name, None, "same" if is_party else "different", why, self.by)])

    def redact(self, report: str, why: str) -> int:
        """Let the text of a report go for ever, and the bytes in which it came; return the entry's number.

        All reports that have this very text lose it, and it is not kept when it comes again. What was read
        in it stays, with its digest: nothing that was shown changes but the text.
        """
        with self.store.writing() as connection:
            text = text_of(connection, report)
            journal = Journal(connection, self.run, self._clock)
            (recorded,) = journal.append([RedactionFact(text, why, self.by, journal.recorded_at)])
            let_go(connection, [text])
        self.store.write_out()
        return recorded.seq

    def redact_older(self, before: dt.datetime, why: str) -> int:
        """Let all texts go for ever that nobody received after a moment; return how many those were.

        Each is let go as `redact` does it. So long as it goes on, others may read and write in between.
        """
        count = 0
        while True:
            with self.store.writing() as connection:
                texts = old_texts(connection, iso(before), MOST_TOGETHER)
                journal = Journal(connection, self.run, self._clock)
                journal.append(RedactionFact(text, why, self.by, journal.recorded_at) for text in texts)
                let_go(connection, texts)
            count += len(texts)
            if len(texts) < MOST_TOGETHER:
                self.store.write_out()
                return count

    def undo(self, seq: int, why: str) -> int:
        """Undo the decisions that a person recorded together with the entry `seq`."""
        with self.store.reading() as connection:
            found = standing(connection, seq)
        if not found:
            raise AccordingError(
                Problem(
                    "decision-unknown",
                    str(seq),
                    "No decision that still holds was recorded there.",
                    "`according history INCIDENT` shows decisions with their numbers.",
                )
            )
        return self._decide([UndoFact(each, why, self.by) for each in found], touched=found)

    def concerned(self, seq: int) -> list[str]:
        """Return the incidents of the reports now on which the entry `seq` of this run decides."""
        view = self.view()
        found = takewhile(lambda entry: entry.run == self.run, view.entries(seq - 1))
        links = [entry.fact for entry in found if isinstance(entry.fact, Link) and entry.fact.score is None]
        reports = {report_of(end) for link in links for end in (link.a, link.b)}
        return sorted({incident for report in view.reports(ids=reports) for incident in report.incidents})

    def _decide_links(
        self, pairs: Iterable[tuple[str, str]], verdict: Literal["same", "different"], why: str
    ) -> int:
        return self._decide([Link(a, b, verdict, None, (why,), self.by) for a, b in pairs])

    def _decide(self, facts: Sequence[Fact], touched: Sequence[int] = ()) -> int:
        with self.store.writing() as connection:
            if self.seen is not None:
                refuse_stale(connection, facts, self.seen)
            journal, fold = Journal(connection, self.run, self._clock), Fold(connection)
            # The clock may have been set back: of two decisions, the one recorded last is the newer.
            recorded = journal.append(_dated(fact, journal.recorded_at) for fact in facts)
            fold.add(recorded)
            ends = {end for fact in facts if isinstance(fact, Link) for end in (fact.a, fact.b)}
            undone = connection.execute(select(tables.link).where(tables.link.c.seq.in_(touched))).all()
            ends |= {end for row in undone for end in (row.a, row.b)}
            fold.add(journal.append(decide_links(connection, (), decided=ends)))
            _close(journal, fold)
            return recorded[0].seq

    # Looking

    def check(self, *, head: str | None = None, step: Callable[[], None] = lambda: None) -> Iterator[Problem]:
        """Yield what is wrong with this ledger: nothing where it keeps every promise.

        `head` is one that was taken before and kept elsewhere: all that was recorded by then must be there.
        """
        return check(self.store, head=head, step=step)

    def head(self) -> str:
        """Return the last entry and its digest in the chain, "SEQ:DIGEST", to be kept elsewhere."""
        with self.store.reading() as connection:
            return head(connection)

    def view(self, policy: Policy | None = None) -> View:
        """Return the view of all that is recorded now."""
        with self.store.reading() as connection:
            return View(self.store, _last(connection), policy=policy)

    def as_of(
        self, *, recorded: str | None = None, published: str | None = None, policy: Policy | None = None
    ) -> View:
        """Return the view of what was recorded by a moment, of what had been published by a moment.

        Moments are ISO 8601; one without a zone is UTC, a day alone counts to its end. Raises AccordingError
        where one cannot be understood, or that of recording has not come yet.
        """
        until = _moment(published) if published is not None else None
        if recorded is None:
            return View(self.store, self.view().seq, until, policy)
        moment = _moment(recorded)
        with self.store.reading() as connection:
            seq = seq_at(connection, moment)
        if seq is None:
            seq = self._settle_until(moment, recorded)
        return View(self.store, seq, until, policy)

    def _settle_until(self, moment: str, words: str) -> int:
        """Return the last entry by a moment; who is writing goes first, and nobody records by then after."""
        if moment > now():
            raise AccordingError(
                Problem("moment-ahead", words, "This moment has not come yet.", "Give one that has passed.")
            )
        with self.store.writing() as connection:
            return settle_until(connection, moment)

    # Ids that people give

    def _pair(self, one: str, other: str) -> tuple[str, str]:
        return _ordered(self._mention(one), self._mention(other))

    def _mention(self, id_: str) -> str:
        with self.store.reading() as connection:
            return mention_meant(connection, id_)


@contextmanager
def reckoning_once(ledger: Ledger) -> Iterator[None]:
    """Reckon what incidents come to only when all has been added: a crowd takes long each time.

    This is for a ledger that is let go: it cannot be used before, nor where this does not come to its end,
    and it does not know what its incidents came to on the way.
    """
    ledger._later = set()
    yield
    later, ledger._later = sorted(ledger._later), None
    for start in range(0, len(later), _RECKONED):
        with ledger.store.writing() as connection:
            Fold(connection).reckon(later[start : start + _RECKONED], _last(connection))


def _sketches(reading: Reading) -> tuple[Sketch, ...]:
    return sketches(reading.report, reading.mentions, reading.claims, reading.places)


def _close(journal: Journal, fold: Fold, later: set[str] | None = None) -> None:
    """Name the incidents that are new, and settle what was touched (see `Fold.settle`)."""
    fold.add(journal.append(map(_name, fold.nameless())))
    fold.settle(later)


def _name(mention: str) -> IncidentFact:
    """Return the fact that gives an incident the public id that follows from one of its mentions."""
    return IncidentFact(content_id("i", mention), mention)


def _names(connection: Connection, batch: Sequence[Item], shown: Set[str]) -> list[IncidentFact]:
    """Return the public ids that another ledger gave by mentions of these readings, and this one did not."""
    mentions = (mention_id(reading.report.id, m.key) for _, reading in batch for m in reading.mentions)
    given = {name.id: name for name in map(_name, mentions if shown else ()) if name.id in shown}
    known = {row.incident for row in rows(connection, tables.name, "incident", given)}
    return [name for id_, name in sorted(given.items()) if id_ not in known]


def _dated(fact: Fact, moment: str) -> Fact:
    if isinstance(fact, (Link, SourceLink, Withdrawal, UndoFact)):
        return replace(fact, decided_at=moment)
    return fact


def _last(connection: Connection) -> int:
    return connection.scalar(_LAST) or 0


def _moment(words: str) -> str:
    try:
        return moment_of(words, "")
    except (ValueError, OverflowError):
        raise AccordingError(
            Problem("moment-unclear", words, "This is no moment.", "Write 2024-01-03 or 2024-01-03T16:05Z.")
        ) from None


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _voice(name: str) -> str:
    found = voice_name(name)
    if not found:
        raise AccordingError(
            Problem("name-missing", repr(name), "No source is named.", "Give its name, as claims have it.")
        )
    return found
