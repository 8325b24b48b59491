"""Makes Reports from files, pages and lines, and says where they are damaged."""

from according.reports.copies import (
    AGREEING,
    SAMPLE,
    SPARED,
    Fingerprint,
    Likeness,
    are_copies,
    bands,
    compare,
    find_copies,
    fingerprint,
    fingerprints,
    may_be_copies,
)
from according.reports.damage import find_gaps
from according.reports.locate import link, marked_page, page_number
from according.reports.receive import files_of, receive, receive_answer
from according.reports.received import Received

__all__ = [
    "AGREEING",
    "SAMPLE",
    "SPARED",
    "Fingerprint",
    "Likeness",
    "Received",
    "are_copies",
    "bands",
    "compare",
    "files_of",
    "find_copies",
    "find_gaps",
    "fingerprint",
    "fingerprints",
    "link",
    "marked_page",
    "may_be_copies",
    "page_number",
    "receive",
    "receive_answer",
]
