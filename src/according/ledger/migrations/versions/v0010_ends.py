"""Claims, sketches and both ends of links lie by reports; claims are found by their ids as candidates are."""

from alembic import op
from sqlalchemy import MetaData, select

from according.ledger.remaking import remake
from according.ledger.rows import add_values, number
from according.ledger.shapes import COUNT, NUMBER, WORDS, table

revision = "0010"
down_revision = "0009"

metadata, losses = MetaData(), MetaData()

_HELD = {"from_seq": NUMBER, "to_seq": NUMBER}
claim = table(
    metadata,
    "claim",
    {
        **{"id": WORDS, **_HELD, "report": WORDS, "mention": WORDS, "moment": WORDS},
        **{"effect": WORDS, "origin": WORDS, "body": WORDS, "report_seq": NUMBER},
    },
    key=["report_seq", "id", "from_seq"],
    maybe=["mention", "origin"],
    indexes={"claim_origin": ["origin"]},
)
table(
    metadata,
    "link",
    {
        **{"seq": NUMBER, **_HELD, "a": WORDS, "b": WORDS, "verdict": WORDS, "by_person": COUNT},
        **{"body": WORDS, "a_seq": NUMBER, "b_seq": NUMBER},
    },
    key=["seq"],
    indexes={"link_a": ["a_seq"], "link_b": ["b_seq"], "link_verdict": ["verdict", "by_person", "to_seq"]},
)
table(
    losses,
    "withdrawal",
    {"seq": NUMBER, **_HELD, "claim": WORDS, "moment": WORDS, "body": WORDS, "report_seq": NUMBER},
    key=["seq"],
    maybe=["moment"],
    indexes={"withdrawal_claim": ["claim"]},
)
table(
    metadata,
    "sketch",
    {"number": COUNT, "mention": WORDS, "body": WORDS, "report_seq": NUMBER},
    key=["number"],
    indexes={"sketch_report": ["report_seq"]},
)
claim_key = table(metadata, "claim_key", {"key": COUNT, "seq": COUNT}, key=["key", "seq"], bare=True)
table(metadata, "young_claim_key", {"key": COUNT, "seq": COUNT}, key=["key", "seq"], bare=True)

_INDEXES = {
    "claim": ["claim_origin", "claim_report"],
    "link": ["link_a", "link_b", "link_verdict"],
    "withdrawal": ["withdrawal_claim"],
    "sketch": ["sketch_mention"],
}
_SEQ = "coalesce((SELECT seq FROM report WHERE id = substr(old.{}, 1, 22)), 0)"
"""The id of a mention begins with that of its report."""
_ADDED = {
    "link": {"a_seq": _SEQ.format("a"), "b_seq": _SEQ.format("b")},
    "withdrawal": {"report_seq": "coalesce((SELECT max(report_seq) FROM claim WHERE id = old.claim), 0)"},
    "sketch": {"report_seq": _SEQ.format("mention")},
}
_TOGETHER = 50_000


def upgrade() -> None:
    """Make the tables anew that change, and the keys of claims."""
    remake(losses, _INDEXES, _ADDED)  # while claims can be looked up by their ids
    remake(metadata, _INDEXES, _ADDED)
    connection, last = op.get_bind(), 0
    ahead = select(claim.c.report_seq).distinct().order_by(claim.c.report_seq).limit(_TOGETHER)
    while seqs := list(connection.scalars(ahead.where(claim.c.report_seq > last))):
        here = claim.c.report_seq > last, claim.c.report_seq <= seqs[-1]
        found = connection.execute(select(claim.c.id, claim.c.report_seq).where(*here)).all()
        made = sorted({(number(row.id), row.report_seq) for row in found})
        add_values(connection, claim_key, ("key", "seq"), made)
        last = seqs[-1]
