"""Makes what people and programs read: records, schemas, tables."""

from according.publish.record import problem_record, record
from according.publish.schema import schema
from according.publish.table import table
from according.publish.terminal import Look, console, look_of, seen, show

__all__ = [
    "Look",
    "console",
    "look_of",
    "problem_record",
    "record",
    "schema",
    "seen",
    "show",
    "table",
]
