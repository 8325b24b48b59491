"""Cases: all that a ledger holds about one incident at one point of its journal, and what it comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Select, Table, and_, bindparam, func, select, union

from according.incidents import Policy, Seen, Told, describe, reckon_incident, voice_name, voices_of
from according.ledger import tables
from according.ledger.rows import among, held, rows
from according.ledger.uncollected import uncollected
from according.model import Claim, Incident, Mention, SourceLink, Withdrawal

_TOGETHER = 2_000
_MENTION = msgspec.json.Decoder(Mention)
_CLAIM = msgspec.json.Decoder(Claim)
_WITHDRAWAL = msgspec.json.Decoder(Withdrawal)
_SOURCE_LINK = msgspec.json.Decoder(SourceLink)
_OF_SOURCES = (
    select(tables.source_link)
    .where(*held(tables.source_link, bindparam("seq")))
    .order_by(tables.source_link.c.seq)
)


@dataclass(frozen=True, slots=True)
class Member:
    """A mention of an incident, with the report that makes it: when it was published, and whose it is.

    `teller` is the publisher, or the report where none is known, of the report or of the root it copies.
    """

    id: str
    report: str
    root: str
    teller: str
    moment: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Loss:
    """That a claim was withdrawn, and since when, among what was published (None: whenever that was)."""

    withdrawal: Withdrawal
    moment: str | None


@dataclass(frozen=True, slots=True)
class Voices:
    """What was decided of sources: which names are one voice's, and which are parties to the conflict."""

    same: Mapping[str, str]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """All that a ledger holds about one incident. `losses` has those claims that were withdrawn, with why."""

    id: str
    members: tuple[Member, ...]
    claims: tuple[Claim, ...]
    losses: Mapping[str, tuple[Loss, ...]]
    voices: Voices

    def until(self, moment: str | None) -> Case:
        """Return the case as far as it had been published by a moment (None: all of it)."""
        if moment is None:
            return self
        members = tuple(member for member in self.members if member.moment <= moment)
        reports = {member.report for member in members}
        losses = {
            claim: known
            for claim, found in self.losses.items()
            if (known := tuple(loss for loss in found if loss.moment is None or loss.moment <= moment))
        }
        claims = tuple(claim for claim in self.claims if claim.report in reports)
        return replace(self, members=members, claims=claims, losses=losses)

    def told(self) -> tuple[Told, ...]:
        """Return the claims as the reckoning sees them."""
        by_key = {(member.report, member.mention.key): member for member in self.members}
        return tuple(
            self._told(claim, member)
            for claim in self.claims
            if (member := by_key.get((claim.report, claim.mention or ""))) is not None
        )

    def _told(self, claim: Claim, member: Member) -> Told:
        loss = self.loss(claim.id)
        return Told(
            claim=claim,
            published=member.moment,
            teller=member.teller,
            scope=member.id if member.mention.role == "part" else "",
            withdrawn=loss.withdrawal.reason if loss is not None else None,
            report=claim.report,
            withdrawn_at=loss.moment if loss is not None else None,
            copy_of=member.root if member.root != member.report else None,
        )

    def loss(self, claim: str) -> Loss | None:
        """Return why a claim does not stand; one that was corrected is not merely no longer said."""
        found = self.losses.get(claim)
        if found is None:
            return None
        return min(found, key=lambda loss: (loss.withdrawal.reason == "dropped", loss.moment or ""))

    @uncollected()
    def settle(self, policy: Policy) -> Incident | None:
        """Return what the case comes to; None where nothing of it has been published."""
        wholes = [member for member in self.members if member.mention.role != "part"]
        if not wholes:
            return None
        told = self.told()
        said = describe(Seen(m.id, m.teller, m.moment, m.mention) for m in wholes)
        mains = [member for member in wholes if member.mention.role == "main"]
        about = mains or wholes
        reports = {member.report: member for member in mains}
        moments = sorted(member.moment for member in about)
        voices = voices_of(_counted(told), self.voices.same) or {member.teller for member in about}
        tolls = reckon_incident(
            self.id, told, policy=policy, same_voice=self.voices.same, parties=self.voices.parties
        )
        return Incident(
            id=self.id,
            kind=said.kind,
            date=said.date,
            place=said.place,
            first=moments[0],
            last=moments[-1],
            reports=len(reports),
            copies=sum(member.root != member.report for member in reports.values()),
            voices=len(voices),
            tolls=tolls,
            mentions=tuple(sorted(member.id for member in wholes)),
            parts=tuple(sorted(member.id for member in self.members if member.mention.role == "part")),
        )


def _counted(told: Iterable[Told]) -> list[Told]:
    return [each for each in told if each.stands and each.claim.count != "former"]


@uncollected()
def load(connection: Connection, incidents: Iterable[str], seq: int) -> dict[str, Case]:
    """Return the cases of incidents as the journal had them after its entry `seq`."""
    wanted = list(dict.fromkeys(incidents))
    if not wanted:
        return {}
    homes = {row.mention: row.incident for row in rows(connection, tables.member, "incident", wanted, seq)}
    mentions, members, claims = list(homes), list[Member](), list[Claim]()
    for start in range(0, len(mentions), _TOGETHER):  # of very many, the rows need much room
        heap = mentions[start : start + _TOGETHER]
        members += _members(connection, heap, seq)
        claims += map(claim_of, rows(connection, tables.claim, "mention", heap, seq))
    losses = _losses(connection, [claim.id for claim in claims], seq)
    voices = load_voices(connection, seq)
    by_incident: dict[str, list[Member]] = defaultdict(list)
    said: dict[str, list[Claim]] = defaultdict(list)
    for member in members:
        by_incident[homes[member.id]].append(member)
    for claim in claims:
        said[homes[f"{claim.report}/{claim.mention}"]].append(claim)
    return {
        incident: Case(
            incident,
            tuple(by_incident[incident]),
            tuple(said[incident]),
            {claim.id: losses[claim.id] for claim in said[incident] if claim.id in losses},
            voices,
        )
        for incident in wanted
    }


def unsettled(connection: Connection, incidents: Sequence[str], moment: str, seq: int) -> list[str]:
    """Return those of the incidents of which something was published, or withdrawn, only after a moment.

    All others were as of the moment what they are now.
    """
    member, mention = tables.member, tables.mention
    homes = (
        select(member.c.incident)
        .where(among(connection, member.c.incident, incidents), *held(member, seq))
        .distinct()
    )
    told = homes.join(mention, _is_of(member, mention, mention.c.id)).where(
        *held(mention, seq), mention.c.moment > moment
    )
    return list(connection.scalars(union(told, _lost(homes, moment, seq))))


def unsettled_since(connection: Connection, moment: str, seq: int) -> list[str]:
    """Return all incidents of which something was published, or withdrawn, only after a moment, and maybe
    others that were not known by then.

    Either few reports came after the moment, or few incidents were known by then: the fewer are looked at.
    """
    member, report, incident = tables.member, tables.report, tables.incident
    ahead = (report.c.moment > moment, report.c.seq <= seq)
    known = (incident.c.first <= moment, *held(incident, seq), incident.c.mains > 0)
    later = connection.scalar(select(func.count()).select_from(report).where(*ahead)) or 0
    ids = list(connection.scalars(select(incident.c.id).where(*known).limit(later)))
    if len(ids) < later:
        return unsettled(connection, ids, moment, seq)
    seqs = list(connection.scalars(select(report.c.seq).where(*ahead)))
    told = select(member.c.incident).where(among(connection, member.c.report_seq, seqs), *held(member, seq))
    return list(connection.scalars(union(told, _lost(select(member.c.incident), moment, seq))))


def _lost(homes: Select[Any], moment: str, seq: int) -> Select[Any]:
    """Return those of the incidents of which a claim was withdrawn only after a moment."""
    member, claim, loss = tables.member, tables.claim, tables.withdrawal
    return (
        homes.where(*held(member, seq))
        .join(claim, _is_of(member, claim, claim.c.mention))
        .join(loss, and_(loss.c.report_seq == claim.c.report_seq, loss.c.claim == claim.c.id))
        .where(*held(claim, seq), *held(loss, seq), loss.c.moment > moment)
    )


def _is_of(member: Table, other: Table, mention: Column[Any]) -> ColumnElement[bool]:
    return and_(other.c.report_seq == member.c.report_seq, mention == member.c.mention)


def claim_of(row: Any) -> Claim:
    """Return the claim of a row; its id is known, and need not be reckoned from what it says."""
    claim = _CLAIM.decode(row.body)
    claim.__dict__["id"] = row.id
    return claim


def _members(connection: Connection, mentions: Sequence[str], seq: int) -> list[Member]:
    found = rows(connection, tables.mention, "id", mentions, seq)
    reports = [row.report for row in found]
    roots = _roots(connection, reports, seq)
    publishers = _publishers(connection, roots.values())
    return [
        Member(
            row.id,
            row.report,
            root := roots[row.report],
            publishers.get(root) or root,
            row.moment,
            _MENTION.decode(row.body),
        )
        for row in found
    ]


def tellers(connection: Connection, reports: Iterable[str], seq: int) -> frozenset[str]:
    """Return who published reports, or the roots that they copy, as far as that is known."""
    published = _publishers(connection, _roots(connection, reports, seq).values())
    return frozenset(name for name in published.values() if name is not None)


def _roots(connection: Connection, reports: Iterable[str], seq: int) -> dict[str, str]:
    """Return what each report copies: itself, where it is no copy."""
    own = {report: report for report in reports}
    return own | {row.report: row.root for row in rows(connection, tables.copy, "report", own, seq)}


def _publishers(connection: Connection, reports: Iterable[str]) -> dict[str, str | None]:
    return {row.id: row.publisher for row in rows(connection, tables.report, "id", reports)}


def _losses(connection: Connection, claims: Sequence[str], seq: int) -> dict[str, tuple[Loss, ...]]:
    losses: dict[str, list[Loss]] = defaultdict(list)
    for row in rows(connection, tables.withdrawal, "claim", claims, seq):
        losses[row.claim].append(Loss(_WITHDRAWAL.decode(row.body), row.moment))
    return {claim: tuple(found) for claim, found in losses.items()}


def load_voices(connection: Connection, seq: int) -> Voices:
    """Return what was decided of sources: the last decision about two names, or one, holds.

    Names count as `voice_name` writes them: "The Army" and "the army" are no two.
    """
    found = connection.execute(_OF_SOURCES, {"seq": seq})
    decisions = {_names(link): link.verdict for link in (_SOURCE_LINK.decode(row.body) for row in found)}
    same = [names for names, verdict in decisions.items() if verdict == "same"]
    parties = frozenset(one for one, *other in same if not other)
    return Voices(_one_name((one, *other) for one, *other in same if other), parties)


def _names(link: SourceLink) -> tuple[str, ...]:
    return tuple(sorted(voice_name(name) for name in (link.a, link.b) if name is not None))


def _one_name(pairs: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Return, for each name, the one name that stands for all that are the same voice: the first of them."""
    groups: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set(pair).union(*(groups.get(name, ()) for name in pair))
        groups.update(dict.fromkeys(joined, joined))
    return {name: min(group) for name, group in groups.items()}
