"""Makes Readings from what a person enters: notes, rows of a team's own table, words pointed at."""

from according.entering.amending import Pointed, claimed
from according.entering.notes import Statement, entered, with_words
from according.entering.rows import FIELDS, Row
from according.entering.sheet import field_map, left_out, read_sheet

__all__ = [
    "FIELDS",
    "Pointed",
    "Row",
    "Statement",
    "claimed",
    "entered",
    "field_map",
    "left_out",
    "read_sheet",
    "with_words",
]
