"""Up to when the ledger was looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "horizon", sa.Column("moment", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("moment")
    )
