"""Up to when the ledger was looked at."""

from alembic import op
from sqlalchemy import MetaData

from according.ledger.shapes import WORDS, table

revision = "0002"
down_revision = "0001"

metadata = MetaData()

table(metadata, "horizon", {"moment": WORDS}, key=["moment"])


def upgrade() -> None:
    """Make the table."""
    metadata.create_all(op.get_bind(), checkfirst=False)
