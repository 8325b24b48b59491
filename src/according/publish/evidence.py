"""The evidence of claims: the exact characters of a report, as rows and as W3C Web Annotations.

An annotation points to them twice: by their place in the text as received (TextPositionSelector, in Unicode
characters) and by what they are and what stands around them (TextQuoteSelector), which finds them on the page
also where it is laid out otherwise. See https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from according.claims import is_supported
from according.ledger import StoredClaim
from according.model import Claim, Span
from according.publish.rows import Row

AROUND = 32
"""Characters of the text that are quoted before and after the words."""


def evidence_rows(stored: StoredClaim, text: str | None) -> Iterator[Row]:
    """Yield a row for each stretch of the text that a claim stands on: its number, clause, cue and sources.

    Nothing where the text had to go, or does not bear the claim out: evidence is verified as it is written.
    """
    claim = stored.claim
    if text is None or not is_supported(claim, text):
        return
    for part, span in _spans(claim):
        if 0 <= span.start < span.end <= len(text):
            yield {
                "id": f"{claim.id}#{part}",
                "claim": claim.id,
                "incident": stored.incident,
                "report": claim.report,
                "input_id": stored.input_id,
                "url": stored.url,
                "part": part,
                "start": span.start,
                "end": span.end,
                "exact": span.of(text),
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
                "says": _says(stored),
            }


def _spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    yield "number", claim.number_span
    yield "clause", claim.clause_span
    if claim.cue_span is not None:
        yield "cue", claim.cue_span
    for n, source in enumerate(claim.sources, start=1):
        if source.span is not None:
            yield f"source{n}", source.span


def _says(stored: StoredClaim) -> str:
    """Return what a claim says in a line, for whoever reads the annotation beside the words."""
    claim, figure = stored.claim, stored.claim.figure
    low, high = figure.low, figure.high
    many = str(low) if low == high else f"{low} or more" if high is None else f"up to {high}"
    if low is not None and high is not None and low != high:
        many = f"{low} to {high}"
    qualities = [word for word in (claim.status, claim.count) if word not in ("asserted", "total")]
    noted = f" ({', '.join(qualities)})" if qualities else ""
    chain = [source.name for source in claim.sources]
    told = f", according to {' > '.join(chain)}" if chain else ""
    return f"{claim.effect}: {many} {figure.unit}{noted}{told}"


def annotation(row: Row) -> dict[str, Any]:
    """Return a row of evidence as a W3C Web Annotation of the report's text as received.

    `via` is the address of the page that the text was taken from, where it has one.
    """
    source = {"id": f"urn:according:{row['report']}", "type": "Text", "format": "text/plain"}
    return {
        "id": f"urn:according:{row['id']}",
        "type": "Annotation",
        "motivation": "identifying" if row["part"].startswith("source") else "describing",
        "body": [
            {"type": "TextualBody", "value": row["says"], "format": "text/plain", "purpose": "describing"},
            {"type": "TextualBody", "value": row["part"], "format": "text/plain", "purpose": "tagging"},
            *(
                {"source": f"urn:according:{row[name]}", "purpose": "linking"}
                for name in ("claim", "incident")
                if row[name] is not None
            ),
        ],
        "target": {
            "source": {**source, "via": row["url"]} if row["url"] else source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    **{name: row[name] for name in ("exact", "prefix", "suffix")},
                },
                {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]},
            ],
        },
    }
