"""Makes Readings from what a person enters: notes, rows of a team's own table, words pointed at."""

from according.entering.amending import Pointed, claimed
from according.entering.notes import Statement, entered, with_words
from according.entering.rows import FIELDS, Row
from according.entering.sheet import Header, field_map, read_header, read_sheet

__all__ = [
    "FIELDS",
    "Header",
    "Pointed",
    "Row",
    "Statement",
    "claimed",
    "entered",
    "field_map",
    "read_header",
    "read_sheet",
    "with_words",
]
