"""Who may use a server and who is signed in, and the words of reports to search for."""

from alembic import op
from sqlalchemy import MetaData

from according.ledger.searching import rebuild
from according.ledger.shapes import WORDS, table

revision = "0004"
down_revision = "0003"

metadata = MetaData()

table(
    metadata,
    "token",
    {"id": WORDS, "name": WORDS, "scope": WORDS, "hash": WORDS, "made_at": WORDS, "revoked_at": WORDS},
    key=["id"],
    maybe=["revoked_at"],
    indexes={"token_hash": ["hash"]},
)
table(metadata, "session", {"hash": WORDS, "token": WORDS, "ends_at": WORDS}, key=["hash"])

INDEXES = {
    "report_seq": ("report", ["seq"]),
    "incident_listed": (
        "incident",
        ["day", "id", "to_seq", "from_seq", "mains", "kind", "country", "voices", "first"],
    ),
    "incident_from": ("incident", ["from_seq"]),
    "toll_low": ("toll", ["effect", "low"]),
    "toll_best": ("toll", ["effect", "best"]),
    "link_verdict": ("link", ["verdict", "by_person", "to_seq"]),
}


def upgrade() -> None:
    """Make the tables beside the journal, the index of words, and what makes long lists fast."""
    metadata.create_all(op.get_bind(), checkfirst=False)
    op.drop_index("incident_day", "incident")
    for name, (of, columns) in INDEXES.items():
        op.create_index(name, of, columns)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search USING fts5(words, content='')")
    else:
        op.execute("CREATE TABLE search (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX search_words ON search USING gin (words)")
    rebuild(op.get_bind())
