"""The source that a person names, and what kind it is where they do not say."""

from __future__ import annotations

import re

from according.claims.attribution.kinds import kind_of_source
from according.model import Source, SourceKind, Span


def source_of(name: str, kind: SourceKind | None = None, span: Span | None = None) -> Source:
    """Return a source by its name; without a kind it is of the kind that its words give, else `unnamed`."""
    plain = re.sub(r"\s+", " ", name).strip()
    return Source(plain, kind or kind_of_source(plain) or "unnamed", None, span)
