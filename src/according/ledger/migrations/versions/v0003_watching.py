"""How reports were had from the web, the bytes themselves, and what a watch remembers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the view of retrievals, and the two tables beside the journal."""
    op.create_table(
        "retrieval",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report", "asked"),
    )
    op.create_index("retrieval_sha256", "retrieval", ["sha256"], unique=False)
    op.create_table(
        "original",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_index("original_kept", "original", ["kept_at"], unique=False)
    op.create_table(
        "watched",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("due", sa.Float(), nullable=True),
        sa.Column("seen", sa.Float(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key"),
    )
    op.create_index("watched_due", "watched", ["kind", "due"], unique=False)
    op.create_index("watched_seen", "watched", ["kind", "seen"], unique=False)
