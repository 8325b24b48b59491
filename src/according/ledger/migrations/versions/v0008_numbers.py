"""What finds candidates goes by numbers, in a third of the space, and new keys go to small tables first."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from alembic import op
from sqlalchemy import Connection, MetaData, Table, insert, select

from according.incidents import Sketch, blocks
from according.ledger.rows import number
from according.ledger.shapes import BYTES, COUNT, WORDS, table
from according.reports import Fingerprint, bands

revision = "0008"
down_revision = "0007"

metadata = MetaData()

_BLOCK = {"key": COUNT, "sketch": COUNT}
_BAND = {"key": COUNT, "seq": COUNT}
_SKETCH = {"number": COUNT, "mention": WORDS, "body": WORDS}
sketch = table(metadata, "sketch", _SKETCH, key=["number"], indexes={"sketch_mention": ["mention"]})
block = table(metadata, "block", _BLOCK, key=["key", "sketch"], bare=True)
table(metadata, "young_block", _BLOCK, key=["key", "sketch"], bare=True)
table(metadata, "pair", {"a": COUNT, "b": COUNT}, key=["a", "b"], indexes={"pair_b": ["b"]}, bare=True)
fingerprint = table(metadata, "fingerprint", {"seq": COUNT, "body": BYTES}, key=["seq"])
band = table(metadata, "band", _BAND, key=["key", "seq"], bare=True)
table(metadata, "young_band", _BAND, key=["key", "seq"], bare=True)

_TOGETHER = 10_000
_MOVED = (
    """
    INSERT INTO sketch (number, mention, body)
    SELECT row_number() OVER (ORDER BY seen.seq, old.mention), old.mention, old.body
    FROM old_sketch AS old
    LEFT JOIN (SELECT id, min(from_seq) AS seq FROM mention GROUP BY id) AS seen ON seen.id = old.mention
    """,
    """
    INSERT INTO pair (a, b)
    SELECT
        CASE WHEN one.number < two.number THEN one.number ELSE two.number END,
        CASE WHEN one.number < two.number THEN two.number ELSE one.number END
    FROM old_pair AS old
    JOIN sketch AS one ON one.mention = old.a JOIN sketch AS two ON two.mention = old.b
    """,
    """
    INSERT INTO fingerprint (seq, body)
    SELECT report.seq, old.body FROM old_fingerprint AS old JOIN report ON report.id = old.report
    """,
)


def upgrade() -> None:
    """Number the sketches in the order in which they came; make the keys anew, which are shorter."""
    op.drop_index("pair_b", "pair")
    for name in ("sketch", "pair", "fingerprint"):
        op.rename_table(name, f"old_{name}")
    op.drop_table("block")
    op.drop_table("band")
    connection = op.get_bind()
    metadata.create_all(connection, checkfirst=False)
    for words in _MOVED:
        op.execute(words)
    for name in ("sketch", "pair", "fingerprint"):
        op.drop_table(f"old_{name}")
    decoder = msgspec.json.Decoder(Sketch)
    _make_keys(connection, sketch, block, lambda body: blocks(decoder.decode(body)))
    _make_keys(connection, fingerprint, band, lambda body: bands(Fingerprint.from_bytes(body)))


def _make_keys(
    connection: Connection, source: Table, target: Table, keys_of: Callable[[Any], Iterable[str]]
) -> None:
    owner, last = source.c[0], 0
    key, of = target.columns.keys()
    ahead = select(owner, source.c.body).order_by(owner).limit(_TOGETHER)
    while page := connection.execute(ahead.where(owner > last)).all():
        made = sorted({(number(each), at) for at, body in page for each in keys_of(body)})
        if made:
            connection.execute(insert(target), [{key: each, of: at} for each, at in made])
        last = page[-1][0]
