"""Makes Reports from files, pages and lines, and says where they are damaged."""

from according.reports.copies import Fingerprint, Likeness, bands, compare, find_copies, fingerprint
from according.reports.damage import find_gaps
from according.reports.receive import Received, receive, receive_answer

__all__ = [
    "Fingerprint",
    "Likeness",
    "Received",
    "bands",
    "compare",
    "find_copies",
    "find_gaps",
    "fingerprint",
    "receive",
    "receive_answer",
]
