"""Indexes by which lists with a filter, and lists as of a moment, look at no more than they show."""

from alembic import op
from sqlalchemy import text

revision = "0007"
down_revision = "0006"

LISTED = ("to_seq", "from_seq", "mains")
INDEXES = {
    "incident_of_kind": ("incident", ["kind", "day", "id", *LISTED, "country", "voices", "first"]),
    "incident_in_country": ("incident", ["country", "day", "id", *LISTED, "kind", "voices", "first"]),
    "toll_best": ("toll", ["effect", "best", "to_seq", "from_seq", "incident"]),
    "toll_low": ("toll", ["effect", "low", "to_seq", "from_seq", "incident"]),
}


def upgrade() -> None:
    """Find incidents by kind and by country in the order of their days; tolls without a look at each."""
    for index in ("toll_best", "toll_low"):
        op.drop_index(index, "toll")
    for index, (table, columns) in INDEXES.items():
        op.create_index(index, table, columns)
    ahead = text("day > substr(first, 1, 10)")
    op.create_index("incident_ahead", "incident", ["day", "id"], sqlite_where=ahead, postgresql_where=ahead)
