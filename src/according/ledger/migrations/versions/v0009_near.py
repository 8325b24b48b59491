"""What is of a report lies by the number of its entry, and not by ids; hints tell texts apart."""

from alembic import op
from sqlalchemy import MetaData, insert, select

from according.ledger.remaking import remake
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
_SEQ = "coalesce((SELECT seq FROM report WHERE id = {}), 0)"
_ADDED = {
    **{
        name: {"report_seq": _SEQ.format("old.report")} for name in ("receipt", "reading", "mention", "claim")
    },
    # The id of a mention begins with that of its report.
    "member": {"report_seq": _SEQ.format("substr(old.mention, 1, 22)")},
}
_FINGERPRINT = table(MetaData(), "fingerprint", {"seq": COUNT, "body": BYTES}, key=["seq"])
_TOGETHER = 50_000


def upgrade() -> None:
    """Make the tables anew whose rows are of reports, with the numbers of these; make the hints."""
    remake(metadata, _INDEXES, _ADDED)
    _make_hints()


def _make_hints() -> None:
    connection, seq, last = op.get_bind(), _FINGERPRINT.c.seq, 0
    ahead = select(_FINGERPRINT).order_by(seq).limit(_TOGETHER)
    while page := connection.execute(ahead.where(seq > last)).all():
        made = [{"seq": row.seq, "body": Fingerprint.from_bytes(row.body).hint} for row in page]
        connection.execute(insert(hint), made)
        last = page[-1].seq
