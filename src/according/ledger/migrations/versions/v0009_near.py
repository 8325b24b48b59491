"""What is of a report lies by the number of its entry, and not by ids; hints tell texts apart."""

from alembic import op
from sqlalchemy import MetaData, insert, select, text

from according.ledger.shapes import BYTES, COUNT, NUMBER, WORDS, table
from according.reports import Fingerprint

revision = "0009"
down_revision = "0008"

metadata = MetaData()

_HELD = {"from_seq": NUMBER, "to_seq": NUMBER}
_NEAR = {"report_seq": NUMBER}
table(
    metadata,
    "receipt",
    {"report": WORDS, "input_id": WORDS, "seq": NUMBER, **_NEAR},
    key=["report_seq", "input_id"],
    indexes={"receipt_input": ["input_id"]},
)
table(
    metadata,
    "reading",
    {"report": WORDS, **_HELD, "made_by": WORDS, "digest": WORDS, **_NEAR},
    key=["report_seq", "from_seq"],
)
table(
    metadata,
    "mention",
    {
        **{"id": WORDS, **_HELD, "report": WORDS, "moment": WORDS, "role": WORDS},
        **{"part_of": WORDS, "body": WORDS, **_NEAR},
    },
    key=["report_seq", "id", "from_seq"],
    maybe=["part_of"],
)
table(
    metadata,
    "claim",
    {
        **{"id": WORDS, **_HELD, "report": WORDS, "mention": WORDS, "moment": WORDS},
        **{"effect": WORDS, "origin": WORDS, "body": WORDS, **_NEAR},
    },
    key=["id", "from_seq"],
    maybe=["mention", "origin"],
    indexes={"claim_origin": ["origin"], "claim_report": ["report_seq"]},
)
table(
    metadata,
    "member",
    {"mention": WORDS, **_HELD, "incident": WORDS, **_NEAR},
    key=["report_seq", "mention", "from_seq"],
    indexes={"member_incident": ["incident"]},
)
hint = table(metadata, "hint", {"seq": COUNT, "body": BYTES}, key=["seq"])

_INDEXES = {
    "receipt": ["receipt_input"],
    "mention": ["mention_report"],
    "claim": ["claim_mention", "claim_origin", "claim_report"],
    "member": ["member_incident"],
}
_REPORT = {"member": "substr(old.mention, 1, 22)"}
"""What tells the id of the report: a mention's begins with it."""
_FINGERPRINT = table(MetaData(), "fingerprint", {"seq": COUNT, "body": BYTES}, key=["seq"])
_TOGETHER = 50_000


def upgrade() -> None:
    """Make the tables anew whose rows are of reports, with the numbers of these; make the hints."""
    moved = [each.name for each in metadata.sorted_tables if each.name != "hint"]
    for name in moved:
        for index in _INDEXES.get(name, ()):
            op.drop_index(index, name)
        op.rename_table(name, f"old_{name}")
    connection = op.get_bind()
    metadata.create_all(connection, checkfirst=False)
    for name in moved:
        *columns, _ = (column.name for column in metadata.tables[name].columns)
        old = ", ".join(f"old.{column}" for column in columns)
        op.execute(
            f"INSERT INTO {name} ({', '.join(columns)}, report_seq) SELECT {old},"
            f" coalesce((SELECT seq FROM report WHERE id = {_REPORT.get(name, 'old.report')}), 0)"
            f" FROM old_{name} AS old"
        )
        _drop(f"old_{name}")
    _make_hints()


def _drop(name: str) -> None:
    """Drop a table; SQLite would hold all of it in memory, unless its rows went before."""
    if op.get_bind().dialect.name == "sqlite":
        some = text(f"DELETE FROM {name} WHERE rowid IN (SELECT rowid FROM {name} LIMIT {_TOGETHER})")
        while op.get_bind().execute(some).rowcount:
            pass
    op.drop_table(name)


def _make_hints() -> None:
    connection, seq, last = op.get_bind(), _FINGERPRINT.c.seq, 0
    ahead = select(_FINGERPRINT).order_by(seq).limit(_TOGETHER)
    while page := connection.execute(ahead.where(seq > last)).all():
        made = [{"seq": row.seq, "body": Fingerprint.from_bytes(row.body).hint} for row in page]
        connection.execute(insert(hint), made)
        last = page[-1].seq
