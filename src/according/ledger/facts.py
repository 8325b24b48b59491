"""The facts that a journal keeps, and their form as JSON.

Facts are only ever added. What a report's text says lies outside of them, by its digest, so that a text that
must go can go and the chain of digests still holds.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Literal, get_args

import msgspec

from according.model import Claim, Gap, Link, Mention, Report, Retrieval, SourceLink, Withdrawal

FactKind = Literal[
    "report",
    "receipt",
    "reading",
    "copy",
    "link",
    "source",
    "withdrawal",
    "incident",
    "undo",
    "retrieval",
    "redaction",
]


@dataclass(frozen=True, slots=True)
class ReportFact:
    """That a report was received. `text` is the SHA-256 of its text; `moment` is when it counts as
    published.
    """

    id: str
    input_id: str | None
    url: str | None
    publisher: str | None
    published_at: str | None
    title: str | None
    language: str | None
    text: str
    author: str | None = None
    modified_at: str | None = None


@dataclass(frozen=True, slots=True)
class ReceiptFact:
    """That a report came again under another input id."""

    report: str
    input_id: str


@dataclass(frozen=True, slots=True)
class ReadingFact:
    """What a reader, or a person, found one report to say. A newer reading replaces an older one."""

    report: str
    made_by: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyFact:
    """That a report is a copy of another, its root; None where it is found to be none after all."""

    report: str
    root: str | None
    decided_by: str


@dataclass(frozen=True, slots=True)
class IncidentFact:
    """That an incident was given its public id, which leads for ever to wherever that mention is."""

    id: str
    mention: str


@dataclass(frozen=True, slots=True)
class UndoFact:
    """That an earlier decision, by its seq, no longer holds."""

    seq: int
    why: str
    decided_by: str
    decided_at: str | None = None


@dataclass(frozen=True, slots=True)
class RetrievalFact:
    """How the bytes were had from which a report was made, the first time it was had from that address."""

    report: str
    retrieval: Retrieval


@dataclass(frozen=True, slots=True)
class RedactionFact:
    """That a text had to go, by its SHA-256: from every report that has it, and for ever."""

    text: str
    why: str
    decided_by: str
    decided_at: str | None = None


Fact = (
    ReportFact
    | ReceiptFact
    | ReadingFact
    | CopyFact
    | Link
    | SourceLink
    | Withdrawal
    | IncidentFact
    | UndoFact
    | RetrievalFact
    | RedactionFact
)

SOFTWARE = "according "
"""How the names begin by which the software signs what it decided or read; no person goes by such a name."""

_KINDS: dict[type[Any], FactKind] = dict(zip(get_args(Fact), get_args(FactKind), strict=True))
_TYPES: dict[str, type[Any]] = {kind: type_ for type_, kind in _KINDS.items()}
_ENCODER = msgspec.json.Encoder(order="deterministic")


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of the journal: its place, when and in which run it was recorded, and its digests.

    `digest` is the SHA-256 of the fact as JSON, `chain` that of the entry and the `chain` before it. `fact`
    is None where it had to go.
    """

    seq: int
    recorded_at: str
    run: str
    kind: FactKind
    key: str
    digest: str
    chain: str
    fact: Fact | None


def kind_of(fact: Fact) -> FactKind:
    """Return the name of the kind of a fact."""
    return _KINDS[type(fact)]


def key_of(fact: Fact) -> str:
    """Return what a fact is about: an id, a source, the digest of a text, or the seq it undoes."""
    match fact:
        case ReportFact(id=key) | IncidentFact(id=key):
            return key
        case (
            ReceiptFact(report=key)
            | ReadingFact(report=key)
            | CopyFact(report=key)
            | RetrievalFact(report=key)
        ):
            return key
        case Link(a=a, b=b):
            return f"{a} {b}"
        case SourceLink(a=key) | Withdrawal(claim=key):
            return key
        case RedactionFact(text=digest):
            return digest
        case UndoFact(seq=seq):
            return str(seq)


def is_software(name: str) -> bool:
    """Tell whether who decided, or read, is the software and no person."""
    return name.startswith(SOFTWARE)


def encode(value: object) -> str:
    """Return a record as JSON, always the same for the same record."""
    return _ENCODER.encode(value).decode("utf-8")


def decode_fact(kind: str, body: str) -> Fact:
    """Return the fact of that kind that JSON holds. Raises msgspec.ValidationError where it holds none."""
    fact: Fact = msgspec.json.decode(body, type=_TYPES[kind])
    return fact


def sha256(text: str) -> str:
    """Return the SHA-256 of a text as hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def report_fact(report: Report, input_id: str | None) -> ReportFact:
    """Return the fact that a report was received."""
    return ReportFact(
        id=report.id,
        input_id=input_id,
        url=report.url,
        publisher=report.publisher,
        published_at=report.published_at,
        title=report.title,
        language=report.language,
        text=sha256(report.text),
        author=report.author,
        modified_at=report.modified_at,
    )
