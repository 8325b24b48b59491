"""The tables: the journal, the views folded from it, and what the linker keeps to find candidates.

A row of a view holds from the entry `from_seq` until before `to_seq` (OPEN while it still holds), so that a
look back is a look-up. Moments are ISO 8601 in UTC with microseconds, as text: they sort as they should, on
every database, and never lose their zone.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    literal_column,
)

OPEN = 2**62
"""The `to_seq` of what still holds."""

UNDOES = literal_column("kind") == literal_column("'undo'")
"""Which entries undo others; written out, as databases tell by the words that there is an index of these."""

metadata = MetaData()


def _interval() -> list[Column[int]]:
    return [Column("from_seq", BigInteger, nullable=False), Column("to_seq", BigInteger, nullable=False)]


entry = Table(
    "entry",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("recorded_at", Text, nullable=False),
    Column("run", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("chain", Text, nullable=False),
    Index("entry_recorded", "recorded_at"),
    Index("entry_undone", "key", sqlite_where=UNDOES, postgresql_where=UNDOES),
)
content = Table(
    "content",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)
horizon = Table("horizon", metadata, Column("moment", Text, primary_key=True))
"""The latest moment, past the last entry, at which the ledger was looked at: what comes is recorded later."""
text = Table(
    "text",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("input_id", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("published_at", Text),
    Column("moment", Text, nullable=False),
    Column("title", Text),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Index("report_url", "url"),
    Index("report_moment", "moment"),
)
receipt = Table(
    "receipt",
    metadata,
    Column("report", Text, primary_key=True),
    Column("input_id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Index("receipt_input", "input_id"),
)
reading = Table(
    "reading",
    metadata,
    Column("report", Text, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("to_seq", BigInteger, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("digest", Text, nullable=False),
)
mention = Table(
    "mention",
    metadata,
    Column("id", Text, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("to_seq", BigInteger, nullable=False),
    Column("report", Text, nullable=False),
    Column("moment", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("part_of", Text),
    Column("body", Text, nullable=False),
    Index("mention_report", "report"),
)
claim = Table(
    "claim",
    metadata,
    Column("id", Text, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("to_seq", BigInteger, nullable=False),
    Column("report", Text, nullable=False),
    Column("mention", Text),
    Column("moment", Text, nullable=False),
    Column("effect", Text, nullable=False),
    Column("origin", Text),
    Column("body", Text, nullable=False),
    Index("claim_mention", "mention"),
    Index("claim_report", "report"),
    Index("claim_origin", "origin"),
)
copy = Table(
    "copy",
    metadata,
    Column("report", Text, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("to_seq", BigInteger, nullable=False),
    Column("root", Text, nullable=False),
    Index("copy_root", "root"),
)
link = Table(
    "link",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    *_interval(),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("by_person", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("link_a", "a"),
    Index("link_b", "b"),
)
source_link = Table(
    "source_link",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    *_interval(),
    Column("body", Text, nullable=False),
)
withdrawal = Table(
    "withdrawal",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    *_interval(),
    Column("claim", Text, nullable=False),
    Column("moment", Text),
    Column("body", Text, nullable=False),
    Index("withdrawal_claim", "claim"),
)
name = Table(
    "name",
    metadata,
    Column("incident", Text, primary_key=True),
    Column("mention", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Index("name_mention", "mention"),
)
member = Table(
    "member",
    metadata,
    Column("mention", Text, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("to_seq", BigInteger, nullable=False),
    Column("incident", Text, nullable=False),
    Index("member_incident", "incident"),
)
incident = Table(
    "incident",
    metadata,
    Column("id", Text, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("to_seq", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("day", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("mains", Integer, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("body", Text, nullable=False),
    Index("incident_day", "to_seq", "day", "id"),
    Index("incident_first", "first"),
)
toll = Table(
    "toll",
    metadata,
    Column("incident", Text, primary_key=True),
    Column("effect", Text, primary_key=True),
    Column("from_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("to_seq", BigInteger, nullable=False),
    Column("low", BigInteger),
    Column("best", BigInteger),
    Column("high", BigInteger),
    Column("rule", Text, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("claims", Text, nullable=False),
)

retrieval = Table(
    "retrieval",
    metadata,
    Column("report", Text, primary_key=True),
    Column("asked", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("retrieval_sha256", "sha256"),
)

sketch = Table(
    "sketch",
    metadata,
    Column("mention", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
block = Table(
    "block",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("mention", Text, primary_key=True),
    sqlite_with_rowid=False,
)
pair = Table(
    "pair",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Index("pair_b", "b"),
    sqlite_with_rowid=False,
)
fingerprint = Table(
    "fingerprint",
    metadata,
    Column("report", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
band = Table(
    "band",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Text, primary_key=True),
    sqlite_with_rowid=False,
)

original = Table(
    "original",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("kept_at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("original_kept", "kept_at"),
)
watched = Table(
    "watched",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("due", Float),
    Column("seen", Float, nullable=False),
    Column("body", Text, nullable=False),
    Index("watched_due", "kind", "due"),
    Index("watched_seen", "kind", "seen"),
)

VIEWS = (
    report,
    receipt,
    reading,
    mention,
    claim,
    copy,
    link,
    source_link,
    withdrawal,
    name,
    member,
    incident,
    toll,
    retrieval,
)
"""What is folded from the journal, and can be folded again."""
CANDIDATES = (sketch, block, pair, fingerprint, band)
"""What the linker keeps to find candidates: nothing that is shown stands on it."""
