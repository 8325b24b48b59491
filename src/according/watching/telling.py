"""Tells of incidents that pass a watch list, when they first do and each time their toll changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, Protocol

import msgspec

from according.errors import Problem
from according.files import written
from according.ledger import Ledger, Shelf, View
from according.ledger.shelf import Remembered
from according.model import Incident, content_id
from according.publish.atom import Entry, feed
from according.publish.lines import heading_line, toll_line
from according.publish.rows import incident_row, label
from according.publish.terminal import seen
from according.reports.fetch import Answer
from according.watching.clock import Clock, iso
from according.watching.lists import Judge
from according.watching.records import DAY, Pace
from according.watching.schedule import feed_wait
from according.watching.signing import signature_headers

Shown = tuple[str, int | None, int | None, int | None]
"""Effect, low, best and high."""

_MOST_TRIES = 12
_KEPT_FOR = 30 * DAY
_MOST_ENTRIES = 100


@dataclass(frozen=True, slots=True)
class Notice:
    """That an incident passes a list ("new"), or that its toll is another than was told before ("changed").

    `row` is the incident as `according list --format ndjson` prints it; `before` are the tolls told before.
    """

    id: str
    list: str
    event: Literal["new", "changed"]
    at: str
    row: dict[str, Any]
    tolls: tuple[Shown, ...]
    before: tuple[Shown, ...] = ()
    tries: int = 0

    @property
    def title(self) -> str:
        """What is told, in one line."""
        tolls = "; ".join(toll_line(*toll) for toll in self.tolls) or "no figures"
        before = "; ".join(toll_line(*toll) for toll in self.before) or "no figures"
        change = f" (before: {before})" if self.event == "changed" else ""
        return f"{seen(self.list)}: {heading_line(self.row)}: {tolls}{change}"


class Poster(Protocol):
    """Sends bytes to an address (see `according.reports.fetch.Fetcher`)."""

    def post(
        self, url: str, body: bytes, media_type: str, headers: Mapping[str, str] | None = None
    ) -> Answer | Problem:
        """Return the answer, or the Problem."""


class Teller:
    """Tells by calling `say`, by an Atom file, and by a webhook, which is tried until it takes a notice.

    What is told of is what changed since the last time, also by other commands; at first nothing has. The
    incidents told of are remembered with the ledger, under the teller's `name`, so that each change is told
    once. With a `key` what is posted is signed (see `signing`).
    """

    def __init__(
        self,
        ledger: Ledger,
        judges: Sequence[Judge],
        clock: Clock,
        *,
        say: Callable[[Notice], None] = lambda _: None,
        tell: Callable[[Problem], None] = lambda _: None,
        webhook: str | None = None,
        poster: Poster | None = None,
        atom: Path | None = None,
        key: bytes | None = None,
        name: str = "",
    ) -> None:
        self._ledger = ledger
        self._shelf = Shelf(ledger.store)
        self._judges = judges
        self._clock = clock
        self._say = say
        self._tell = tell
        self._webhook = webhook if poster is not None else None
        self._poster = poster
        self._atom = atom
        self._key = key
        self._told, self._notices = (f"{kind} {name}".strip() for kind in ("told", "notice"))
        known = self._shelf.get("clock", [self._told]).get(self._told)
        self._seq = int(known.body) if known is not None else ledger.view().seq
        if known is None:
            self._shelf.put({"clock": [self._mark(self._seq)]})
        if atom is not None:
            self._write(atom)

    def step(self) -> float | None:
        """Tell what there is to tell; return in how many seconds the webhook is tried again, None if not."""
        view = self._ledger.view()
        if view.seq > self._seq:
            self._look(view)
        return self._post()

    def _mark(self, seq: int) -> Remembered:
        return Remembered(self._told, str(seq), None, self._clock.wall())

    def _look(self, view: View) -> None:
        now = self._clock.wall()
        incidents = list(view.changed(self._seq))
        keys = [_key(judge, incident) for judge in self._judges for incident in incidents]
        told = {key: _decoded(each.body) for key, each in self._shelf.get(self._told, keys).items()}
        notices = [
            notice
            for judge in self._judges
            for incident in incidents
            if (notice := self._notice(view, judge, incident, told.get(_key(judge, incident)))) is not None
        ]
        due = now if self._webhook is not None else None
        self._shelf.put(
            {
                self._told: [
                    Remembered(f"{n.list}\n{n.row['id']}", json.dumps(n.tolls), None, now) for n in notices
                ],
                self._notices: [Remembered(n.id, _encoded(n), due, now) for n in notices],
                "clock": [self._mark(view.seq)],
            }
        )
        self._seq = view.seq  # only now: what could not be remembered is looked at again
        self._shelf.drop(self._notices, seen_before=now - _KEPT_FOR)
        for notice in notices:
            self._say(notice)
        if notices and self._atom is not None:
            self._write(self._atom)

    def _notice(
        self, view: View, judge: Judge, incident: Incident, before: tuple[Shown, ...] | None
    ) -> Notice | None:
        tolls = tuple((toll.effect, toll.low, toll.best, toll.high) for toll in incident.tolls)
        if before is None:
            if not judge.passes(incident) or not judge.hears(view.claims(incident.id)):
                return None
        elif before == tolls:
            return None
        name, at = judge.wanted.name, iso(self._clock.wall())
        return Notice(
            id=content_id("n", name, incident.id, [list(toll) for toll in tolls], view.seq),
            list=name,
            event="new" if before is None else "changed",
            at=at,
            row=incident_row(incident, label(view.policy)),
            tolls=tolls,
            before=before or (),
        )

    # The webhook

    def _post(self) -> float | None:
        waits = []
        for each in self._shelf.all(self._notices, due=True):
            now = self._clock.wall()
            if self._webhook is None or self._poster is None:
                return None
            notice = msgspec.json.decode(each.body, type=Notice)
            wait = (each.due or now) - now
            if wait <= 0 or wait > feed_wait(max(1, notice.tries), Pace()):
                body = json.dumps(envelope(notice)).encode("ascii")
                signed = signature_headers(self._key, notice.id, int(now), body) if self._key else {}
                answer = self._poster.post(self._webhook, body, "application/json", signed)
                wait = self._settle(each, notice, answer, now)
            if wait > 0:
                waits.append(wait)
        return min(waits, default=None)

    def _settle(self, each: Remembered, notice: Notice, answer: Answer | Problem, now: float) -> float:
        """Remember what came of a try, and return after how many seconds the next one is; 0 for none."""
        if isinstance(answer, Answer) and 200 <= answer.status < 300:
            self._shelf.put({self._notices: [replace(each, due=None)]})
            return 0.0
        tried = replace(notice, tries=notice.tries + 1)
        wait = feed_wait(tried.tries, Pace()) if tried.tries < _MOST_TRIES else 0.0
        self._shelf.put(
            {
                self._notices: [
                    replace(each, body=_encoded(tried), due=now + wait if wait else None, seen=each.seen)
                ]
            }
        )
        why = answer.message if isinstance(answer, Problem) else f"It answered {answer.status}."
        remedy = "It is tried again." if wait else "It is not tried any more."
        self._tell(Problem("webhook-failed", self._webhook or "", f"A notice was not taken. {why}", remedy))
        return wait

    # The Atom file

    def _write(self, path: Path) -> None:
        found = sorted(self._shelf.all(self._notices), key=lambda each: (-each.seen, each.key))[
            :_MOST_ENTRIES
        ]
        notices = [msgspec.json.decode(each.body, type=Notice) for each in found]
        with written(path) as file:
            file.write(_feed(notices, iso(self._clock.wall())))


def _key(judge: Judge, incident: Incident) -> str:
    return f"{judge.wanted.name}\n{incident.id}"


def _decoded(body: str) -> tuple[Shown, ...]:
    return msgspec.json.decode(body, type=tuple[Shown, ...])


def _encoded(notice: Notice) -> str:
    return msgspec.json.encode(notice).decode("utf-8")


def payload(notice: Notice) -> dict[str, Any]:
    """Return what a program is told."""
    return {
        "id": notice.id,
        "list": notice.list,
        "event": notice.event,
        "at": notice.at,
        "title": notice.title,
        "incident": notice.row,
        "before": [dict(zip(("effect", "low", "best", "high"), toll, strict=True)) for toll in notice.before],
    }


def envelope(notice: Notice) -> dict[str, Any]:
    """Return what a webhook is told: the type of the event, when it was, and what a program is told."""
    return {"type": f"incident.{notice.event}", "timestamp": notice.at, "data": payload(notice)}


def _feed(notices: Sequence[Notice], now: str) -> bytes:
    """Return notices as an Atom feed."""
    entries = (
        Entry(f"urn:according:{n.id}", n.title, n.at, "\n".join(_lines(n)), category=n.list) for n in notices
    )
    updated = notices[0].at if notices else now
    return feed(entries, id_="urn:according:watch", title="According: watch lists", updated=updated)


def _lines(notice: Notice) -> Iterator[str]:
    yield f"Incident {notice.row['id']} ({notice.event})"
    for toll in notice.tolls:
        yield toll_line(*toll)
    if notice.before:
        yield "Before: " + "; ".join(toll_line(*toll) for toll in notice.before)
