"""Who signs a report, and when its page says that it was last changed."""

from alembic import op
from sqlalchemy import Column

from according.ledger.shapes import WORDS

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add what the reports of older ledgers do not say."""
    for name in ("author", "modified_at"):
        op.add_column("report", Column(name, WORDS, nullable=True))
