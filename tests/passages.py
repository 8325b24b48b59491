"""Passages read as `according read` reads them, written in short, with roles and sources.

A claim is written as in reading_claims, with its role in brackets where it is not about the incident that
the passage reports, and the chain of its sources where a test asks for it: `killed 2 [part]: two < AFP`.
"""

from __future__ import annotations

from functools import cache

from reading_claims import claim_line

from according.model import Claim, Report
from according.pipeline import Reader


@cache
def _reader() -> Reader:
    return Reader()


def told(text: str, published: str = "2024-03-12", *, sources: bool = False) -> str:
    """Write the claims of a passage, " | " between them."""
    reading = _reader().read(Report(text, published_at=published, language="en"))
    roles = {mention.key: mention.role for mention in reading.mentions}
    return " | ".join(
        _line(claim, text, roles.get(claim.mention or "", "none"), sources=sources)
        for claim in reading.claims
    )


def _line(claim: Claim, text: str, role: str, *, sources: bool) -> str:
    said, words = claim_line(claim, text).split(": ", 1)
    chain = "".join(f" < {source.name}" for source in claim.sources) if sources else ""
    return f"{said}{'' if role == 'main' else f' [{role}]'}: {words}{chain}"
