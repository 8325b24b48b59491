"""Makes Reports from files, pages and lines, and says where they are damaged."""

from according.reports.damage import find_gaps
from according.reports.receive import Received, receive

__all__ = ["Received", "find_gaps", "receive"]
