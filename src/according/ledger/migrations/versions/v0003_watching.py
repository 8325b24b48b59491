"""How reports were had from the web, the bytes themselves, and what a watch remembers."""

from alembic import op
from sqlalchemy import MetaData

from according.ledger.shapes import BYTES, MEASURE, NUMBER, WORDS, table

revision = "0003"
down_revision = "0002"

metadata = MetaData()

table(
    metadata,
    "retrieval",
    {"report": WORDS, "asked": WORDS, "seq": NUMBER, "at": WORDS, "sha256": WORDS, "body": WORDS},
    key=["report", "asked"],
    indexes={"retrieval_sha256": ["sha256"]},
)
table(
    metadata,
    "original",
    {"sha256": WORDS, "kept_at": WORDS, "body": BYTES},
    key=["sha256"],
    indexes={"original_kept": ["kept_at"]},
)
table(
    metadata,
    "watched",
    {"kind": WORDS, "key": WORDS, "due": MEASURE, "seen": MEASURE, "body": WORDS},
    key=["kind", "key"],
    maybe=["due"],
    indexes={"watched_due": ["kind", "due"], "watched_seen": ["kind", "seen"]},
)


def upgrade() -> None:
    """Make the view of retrievals, and the two tables beside the journal."""
    metadata.create_all(op.get_bind(), checkfirst=False)
