"""The first tables."""

from alembic import op
from sqlalchemy import MetaData

from according.ledger.shapes import BYTES, COUNT, MEASURE, NUMBER, WORDS, table

revision = "0001"
down_revision = None

metadata = MetaData()

table(
    metadata,
    "entry",
    {
        "seq": NUMBER,
        "recorded_at": WORDS,
        "run": WORDS,
        "kind": WORDS,
        "key": WORDS,
        "digest": WORDS,
        "chain": WORDS,
    },
    key=["seq"],
    indexes={"entry_key": ["key"], "entry_recorded": ["recorded_at"]},
)
table(
    metadata,
    "content",
    {"seq": NUMBER, "body": WORDS},
    key=["seq"],
)
table(
    metadata,
    "text",
    {"digest": WORDS, "text": WORDS},
    key=["digest"],
)
table(
    metadata,
    "report",
    {
        "id": WORDS,
        "seq": NUMBER,
        "input_id": WORDS,
        "url": WORDS,
        "publisher": WORDS,
        "published_at": WORDS,
        "moment": WORDS,
        "title": WORDS,
        "language": WORDS,
        "text": WORDS,
    },
    key=["id"],
    maybe=["input_id", "url", "publisher", "published_at", "title", "language"],
    indexes={"report_input": ["input_id"], "report_moment": ["moment"], "report_url": ["url"]},
)
table(
    metadata,
    "receipt",
    {"report": WORDS, "input_id": WORDS, "seq": NUMBER},
    key=["report", "input_id"],
)
table(
    metadata,
    "reading",
    {"report": WORDS, "from_seq": NUMBER, "to_seq": NUMBER, "made_by": WORDS, "digest": WORDS},
    key=["report", "from_seq"],
)
table(
    metadata,
    "mention",
    {
        "id": WORDS,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "report": WORDS,
        "moment": WORDS,
        "role": WORDS,
        "part_of": WORDS,
        "body": WORDS,
    },
    key=["id", "from_seq"],
    maybe=["part_of"],
    indexes={"mention_report": ["report"]},
)
table(
    metadata,
    "claim",
    {
        "id": WORDS,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "report": WORDS,
        "mention": WORDS,
        "moment": WORDS,
        "effect": WORDS,
        "origin": WORDS,
        "body": WORDS,
    },
    key=["id", "from_seq"],
    maybe=["mention", "origin"],
    indexes={"claim_mention": ["mention"], "claim_origin": ["origin"], "claim_report": ["report"]},
)
table(
    metadata,
    "copy",
    {"report": WORDS, "from_seq": NUMBER, "to_seq": NUMBER, "root": WORDS},
    key=["report", "from_seq"],
    indexes={"copy_root": ["root"]},
)
table(
    metadata,
    "link",
    {
        "seq": NUMBER,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "a": WORDS,
        "b": WORDS,
        "verdict": WORDS,
        "by_person": COUNT,
        "body": WORDS,
    },
    key=["seq"],
    indexes={"link_a": ["a"], "link_b": ["b"]},
)
table(
    metadata,
    "source_link",
    {"seq": NUMBER, "from_seq": NUMBER, "to_seq": NUMBER, "body": WORDS},
    key=["seq"],
)
table(
    metadata,
    "withdrawal",
    {"seq": NUMBER, "from_seq": NUMBER, "to_seq": NUMBER, "claim": WORDS, "moment": WORDS, "body": WORDS},
    key=["seq"],
    maybe=["moment"],
    indexes={"withdrawal_claim": ["claim"]},
)
table(
    metadata,
    "name",
    {"incident": WORDS, "mention": WORDS, "seq": NUMBER},
    key=["incident"],
    indexes={"name_mention": ["mention"]},
)
table(
    metadata,
    "member",
    {"mention": WORDS, "from_seq": NUMBER, "to_seq": NUMBER, "incident": WORDS},
    key=["mention", "from_seq"],
    indexes={"member_incident": ["incident"]},
)
table(
    metadata,
    "incident",
    {
        "id": WORDS,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "kind": WORDS,
        "country": WORDS,
        "day": WORDS,
        "first": WORDS,
        "last": WORDS,
        "mains": COUNT,
        "voices": COUNT,
        "lat": MEASURE,
        "lon": MEASURE,
        "body": WORDS,
    },
    key=["id", "from_seq"],
    maybe=["country", "lat", "lon"],
    indexes={"incident_day": ["to_seq", "day", "id"], "incident_first": ["first"]},
)
table(
    metadata,
    "toll",
    {
        "incident": WORDS,
        "effect": WORDS,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "low": NUMBER,
        "best": NUMBER,
        "high": NUMBER,
        "rule": WORDS,
        "voices": COUNT,
        "claims": WORDS,
    },
    key=["incident", "effect", "from_seq"],
    maybe=["low", "best", "high"],
)
table(
    metadata,
    "sketch",
    {"mention": WORDS, "body": WORDS},
    key=["mention"],
)
table(
    metadata,
    "block",
    {"key": NUMBER, "mention": WORDS},
    key=["key", "mention"],
    indexes={"block_mention": ["mention"]},
)
table(
    metadata,
    "pair",
    {"a": WORDS, "b": WORDS},
    key=["a", "b"],
    indexes={"pair_b": ["b"]},
)
table(
    metadata,
    "fingerprint",
    {"report": WORDS, "body": BYTES},
    key=["report"],
)
table(
    metadata,
    "band",
    {"key": NUMBER, "report": WORDS},
    key=["key", "report"],
)


def upgrade() -> None:
    """Make the journal, its views, and what the linker keeps."""
    metadata.create_all(op.get_bind(), checkfirst=False)
