"""What a ledger of a million claims needs: the candidates in half the space, and no index for nobody."""

from alembic import op
from sqlalchemy import MetaData, Table, text

from according.ledger.shapes import NUMBER, WORDS, table

revision = "0006"
down_revision = "0005"

metadata = MetaData()

band = table(metadata, "band", {"key": NUMBER, "report": WORDS}, key=["key", "report"], bare=True)
block = table(metadata, "block", {"key": NUMBER, "mention": WORDS}, key=["key", "mention"], bare=True)
pair = table(metadata, "pair", {"a": WORDS, "b": WORDS}, key=["a", "b"], bare=True)


def upgrade() -> None:
    """Keep what finds candidates in its key alone; find receipts by input id, and what undid an entry."""
    op.drop_index("block_mention", "block")
    op.drop_index("report_input", "report")
    op.drop_index("entry_key", "entry")
    op.create_index("receipt_input", "receipt", ["input_id"])
    told = text("kind IN ('undo', 'redaction')")
    op.create_index("entry_told", "entry", ["key"], sqlite_where=told, postgresql_where=told)
    if op.get_bind().dialect.name == "sqlite":
        op.drop_index("pair_b", "pair")
        for each in (band, block, pair):
            _make_anew(each)
        op.create_index("pair_b", "pair", ["b"])


def _make_anew(each: Table) -> None:
    op.rename_table(each.name, f"{each.name}_before")
    each.create(op.get_bind())
    op.execute(f'INSERT INTO "{each.name}" SELECT * FROM "{each.name}_before" ORDER BY 1, 2')
    op.drop_table(f"{each.name}_before")
