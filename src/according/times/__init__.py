"""Makes Time expressions and the calendar days they denote."""

from according.times.find import find_times
from according.times.local import day_in, in_zone
from according.times.published import parse_published

__all__ = ["day_in", "find_times", "in_zone", "parse_published"]
