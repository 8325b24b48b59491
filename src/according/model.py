"""The frozen records, and their content-hash ids. Imports nothing of ours.

Terms are those of the codebook: report, incident, claim, source. Spans are half-open offsets in characters of
the report's text as received.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Effect = Literal[
    "killed",
    "injured",
    "missing",
    "trapped",
    "rescued",
    "displaced",
    "abducted",
    "detained",
    "ill",
    "casualties",
]
Count = Literal["total", "more", "part", "former", "share"]
Status = Literal["asserted", "feared", "expected", "denied", "hypothetical"]
VictimClass = Literal["civilian", "security", "militant", "attacker", "responder", "journalist", "unstated"]
SourceKind = Literal[
    "official",
    "military",
    "armed_group",
    "medical",
    "humanitarian",
    "monitor",
    "media",
    "witness",
    "social_media",
    "organisation",
    "individual",
    "unnamed",
]
Role = Literal["main", "part", "background", "aggregate"]
Kind = Literal[
    "bombing",
    "air_strike",
    "shelling",
    "shooting",
    "clash",
    "assault",
    "execution",
    "abduction",
    "arrest",
    "unrest",
    "aircraft",
    "rail",
    "road",
    "vessel",
    "blast",
    "fire",
    "collapse",
    "crush",
    "industrial",
    "mine",
    "earthquake",
    "tsunami",
    "flood",
    "storm",
    "landslide",
    "volcano",
    "wildfire",
    "heat_cold",
    "epidemic",
    "poisoning",
    "other",
]
Verdict = Literal["same", "different", "unsure"]
Reason = Literal["corrected", "retracted", "dropped", "reread", "misread"]
Precision = Literal["exact", "relative", "settlement", "district", "province", "country", "unknown"]


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix_` and 20 hex digits of the SHA-256 of the parts as canonical JSON."""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{prefix}_{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (half-open) of a report's text as received."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Gap:
    """A place, 60 characters at the most, where words are evidently gone or the text is damaged.

    `words_gone` is False where it is damaged but no words are missing: sentences that run together, a wrong
    encoding.
    """

    span: Span
    why: str
    words_gone: bool = True


@dataclass(frozen=True, slots=True)
class Retrieval:
    """How the bytes of a report were had from the web.

    `asked` is the address that was asked and `url` the one that it led to; `at` is ISO 8601 in UTC. `sha256`
    (hex digits) and `size` are of the bytes, unpacked.
    """

    asked: str
    url: str
    at: str
    status: int
    headers: tuple[tuple[str, str], ...]
    sha256: str
    size: int


@dataclass(frozen=True)
class Report:
    """One text, published once by one publisher.

    `published_at` is ISO 8601 as precise as it is known ("2024-01-03" or "2024-01-03T16:05:00+00:00"), or
    None. `revises` and `copies` are ids of other reports. `author` (who signs it) and `modified_at` (when its
    page says that it was last changed, ISO 8601) are as stated; they and `retrieval` are kept beside the
    report and make it no other.
    """

    text: str
    publisher: str | None = None
    url: str | None = None
    published_at: str | None = None
    title: str | None = None
    language: str | None = None
    revises: str | None = None
    copies: str | None = None
    author: str | None = None
    modified_at: str | None = None
    retrieval: Retrieval | None = field(default=None, compare=False)

    @cached_property
    def id(self) -> str:
        """Hash of publisher, url, published_at, title and text."""
        return content_id("r", self.publisher, self.url, self.published_at, self.title, self.text)

    @property
    def day(self) -> dt.date | None:
        """The calendar day of publication, if it is known."""
        return dt.date.fromisoformat(self.published_at[:10]) if self.published_at else None


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever the report says a statement comes from. `role` is what the report calls them, if it does."""

    name: str
    kind: SourceKind
    role: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the words allow it.

    `high` is None where the words set no ceiling, `low` where they set no floor ("at least 12" is 12 to
    None). `words` are the exact characters; None where a name implies the figure.
    """

    low: int | None
    high: int | None
    approximate: bool = False
    unit: str = "people"
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Victims:
    """The words that say who was affected (None where a name implies them), and one class; sex and age if
    said.
    """

    words: str | None
    class_: VictimClass = "unstated"
    sex: Literal["women", "men"] | None = None
    age: Literal["children"] | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """When a statement was made, as the report says it ("initially"), and as an ISO time if resolvable."""

    words: str
    at: str | None = None


@dataclass(frozen=True)
class Claim:
    """One statement, in one report, that a number of people were affected in one way in one incident.

    `mention` is the key of the incident in the report; it is local, and no part of the id.
    """

    report: str
    effect: Effect
    figure: Figure
    explicit: bool
    count: Count
    status: Status
    victims: Victims
    sources: tuple[Source, ...]
    number_span: Span
    clause_span: Span
    cue_span: Span | None = None
    stated: Stated | None = None
    mention: str | None = None
    made_by: str = ""

    @cached_property
    def id(self) -> str:
        """Hash of the report, effect, span, figure and names of the sources."""
        figure = self.figure
        return content_id(
            "c",
            self.report,
            self.effect,
            [self.number_span.start, self.number_span.end],
            [figure.low, figure.high, figure.approximate, figure.unit],
            [source.name for source in self.sources],
        )


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days, both inclusive, in the place's own time."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Place:
    """Where an incident was, as the report says it.

    `lat` and `lon` are degrees (WGS 84), of the named place or, where `relation` is given, of its anchor.
    `distance_m` is the distance that the report states, `radius_m` how far off the point may be; both in
    metres.
    """

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = "unknown"
    relation: str | None = None
    anchor: str | None = None
    distance_m: float | None = None
    radius_m: float | None = None
    span: Span | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """How far apart in time the parts of an incident were, in seconds, as the report says it."""

    words: str
    low_s: float | None
    high_s: float | None
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """An incident as one report presents it, whether or not it gives a figure. `key` is the report's own."""

    key: str
    role: Role
    kind: Kind
    part_of: str | None = None
    date: Period | None = None
    place: Place | None = None
    apart: Apart | None = None
    span: Span | None = None


def mention_id(report: str, key: str) -> str:
    """Return the id by which a ledger knows the mention that a report calls `key`."""
    return f"{report}/{key}"


@dataclass(frozen=True, slots=True)
class Link:
    """A decision whether two mentions are of one incident; later ones replace it and never overwrite it.

    `a` and `b` are ids of mentions, the smaller first. `score` is how sure the machine was, None where a
    person decided. `why` are the reasons, in words. `decided_by` is a version of the software or a person,
    `decided_at` ISO 8601 with a zone.
    """

    a: str
    b: str
    verdict: Verdict
    score: float | None = None
    why: tuple[str, ...] = ()
    decided_by: str = ""
    decided_at: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A decision about the names of sources, for the whole ledger.

    Either whether two names are one voice ("the ministry", "Health Ministry"), or, where `b` is None, that
    `a` is a party to the conflict (verdict "same") or is not ("different").
    """

    a: str
    b: str | None
    verdict: Verdict
    why: str = ""
    decided_by: str = ""
    decided_at: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a claim no longer stands, or (`dropped`) is merely no longer said, and what made it so.

    `because` is the id of the report that corrected, retracted or dropped it, or a person's words.
    """

    claim: str
    reason: Reason
    because: str
    decided_by: str = ""
    decided_at: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """Low, best and high of one effect in one incident, the rule that chose best, and the claims they stand
    on.
    """

    incident: str
    effect: str
    low: int | None
    best: int | None
    high: int | None
    rule: str
    voices: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened, as all reports of a ledger present it.

    `id` is given once and leads to the incident for ever. `first` and `last` are when the first and the last
    report of it were published, in UTC. `reports` are about it (0 where it is only mentioned in passing),
    `copies` of them are copies of others; `voices` are the independent ones among those who speak of it.
    `mentions` are ids of mentions, `parts` those that present a part of it.
    """

    id: str
    kind: Kind
    date: Period | None
    place: Place | None
    first: str
    last: str
    reports: int
    copies: int
    voices: int
    tolls: tuple[Toll, ...] = ()
    mentions: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a report, resolved where the context allows it (otherwise `lat`, `lon`, `geonames` are
    None).

    `candidates` are GeoNames ids, the likeliest first. A `demonym` ("Iranian") resolves to its country, and
    never says where something happened.
    """

    span: Span
    text: str
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    feature: Literal["continent", "country", "province", "district", "settlement", "site", "other"] = "other"
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    candidates: tuple[int, ...] = ()
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: ISO-TimeML type and value, and the calendar days it denotes where they are known."""

    span: Span
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what: spans of source, cue and content (broken ones have several fragments).

    `speakers` are the parallel sources of this one act of telling, in the order of the text. `told` are those
    to whom it was told or through whom it came (an outlet). `within` is the index, in the same tuple of
    attributions, of the attribution inside whose content this one stands.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[Source, ...] = ()
    told: tuple[Source, ...] = ()
    within: int | None = None


@dataclass(frozen=True)
class Reading:
    """What one report says: the report, its claims, incidents and tolls, where it is damaged, and its
    mentions.
    """

    report: Report
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    tolls: tuple[Toll, ...] = ()
    gaps: tuple[Gap, ...] = ()
    places: tuple[Toponym, ...] = ()
    times: tuple[Timex, ...] = ()
    attributions: tuple[Attribution, ...] = ()
