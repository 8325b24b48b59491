"""Makes Readings from what a person enters: notes of words at hand, and rows of a team's own table."""

from according.entering.notes import Statement, entered, with_words
from according.entering.rows import FIELDS, Row
from according.entering.sheet import field_map, read_sheet

__all__ = ["FIELDS", "Row", "Statement", "entered", "field_map", "read_sheet", "with_words"]
