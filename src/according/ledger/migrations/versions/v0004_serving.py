"""Who may use a server and who is signed in, and the words of reports to search for."""

import sqlalchemy as sa
from alembic import op

from according.ledger.searching import rebuild

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables beside the journal, the index of words, and what makes lists of many incidents fast."""
    op.create_table(
        "token",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("token_hash", "token", ["hash"], unique=True)
    op.create_table(
        "session",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_index("report_seq", "report", ["seq"], unique=True)
    op.drop_index("incident_day", "incident")
    listed = ["day", "id", "to_seq", "from_seq", "mains", "kind", "country", "voices", "first"]
    op.create_index("incident_listed", "incident", listed)
    op.create_index("incident_from", "incident", ["from_seq"])
    op.create_index("toll_low", "toll", ["effect", "low"])
    op.create_index("toll_best", "toll", ["effect", "best"])
    op.create_index("link_verdict", "link", ["verdict", "by_person", "to_seq"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search USING fts5(words, content='')")
    else:
        op.execute("CREATE TABLE search (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX search_words ON search USING gin (words)")
    rebuild(op.get_bind())
