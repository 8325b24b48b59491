"""What a ledger of a million claims needs: the candidates in half the space, and no index for nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Keep what finds candidates in its key alone; find receipts by input id, and what undid an entry."""
    op.drop_index("block_mention", "block")
    op.drop_index("report_input", "report")
    op.drop_index("entry_key", "entry")
    op.create_index("receipt_input", "receipt", ["input_id"])
    undone = sa.text("kind = 'undo'")
    op.create_index("entry_undone", "entry", ["key"], sqlite_where=undone, postgresql_where=undone)
    if op.get_bind().dialect.name == "sqlite":
        _without_rowid("band", sa.Column("key", sa.BigInteger()), sa.Column("report", sa.Text()))
        _without_rowid("block", sa.Column("key", sa.BigInteger()), sa.Column("mention", sa.Text()))
        op.drop_index("pair_b", "pair")
        _without_rowid("pair", sa.Column("a", sa.Text()), sa.Column("b", sa.Text()))
        op.create_index("pair_b", "pair", ["b"])


def _without_rowid(name: str, one: sa.Column[object], other: sa.Column[object]) -> None:
    """Make a table anew whose rows are nothing but their key."""
    for column in (one, other):
        column.nullable = False
    op.rename_table(name, f"{name}_before")
    key = sa.PrimaryKeyConstraint(one.name, other.name)
    op.create_table(name, one, other, key, sqlite_with_rowid=False)
    op.execute(f'INSERT INTO "{name}" SELECT * FROM "{name}_before" ORDER BY 1, 2')
    op.drop_table(f"{name}_before")
