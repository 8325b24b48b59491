"""Makes Time expressions and the calendar days they denote."""

from according.times.find import find_times
from according.times.published import parse_published

__all__ = ["find_times", "parse_published"]
