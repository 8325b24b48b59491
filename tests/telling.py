"""What many reports tell, jotted down as a person would: the time, the teller, the figure, who says so."""

from __future__ import annotations

import re
from typing import Any

from according.incidents import Told
from according.model import Claim, Figure, Source, SourceKind, Span, Victims

KINDS: dict[str, SourceKind] = {
    "police": "official",
    "ministry": "official",
    "hospital": "medical",
    "red cross": "humanitarian",
    "army": "military",
    "rebels": "armed_group",
    "witness": "witness",
    "post": "social_media",
    "radio": "media",
}


def told(when: str | None, teller: str, figure: str, *chain: str, **more: Any) -> Told:
    """Return a claim that a report told: "20", "20+" for at least, "20-30", "-20" for at most, "dozens".

    A source's kind is that of the word in KINDS that its name holds. The report is known by time and teller,
    so that claims of the same time and teller are of one report; `at` tells them apart.
    """
    low, high = numbers(figure)
    at = more.pop("at", 0)
    report = more.pop("report", f"{when} {teller}")
    outside = {
        name: more.pop(name) for name in ("scope", "withdrawn", "withdrawn_at", "copy_of") if name in more
    }
    claim = Claim(
        report=report,
        effect=more.pop("effect", "killed"),
        figure=Figure(low, high, words=figure),
        explicit=more.pop("explicit", True),
        count=more.pop("count", "total"),
        status=more.pop("status", "asserted"),
        victims=more.pop("victims", Victims("people")),
        sources=tuple(Source(name, kind(name)) for name in chain),
        number_span=Span(at, at + 5),
        clause_span=Span(at, at + 20),
        mention="i1",
        **more,
    )
    return Told(claim, when, teller, report=report, **outside)


def numbers(figure: str) -> tuple[int | None, int | None]:
    """Return low and high of a jotted figure."""
    if figure in ("dozens", "several"):
        return {"dozens": 24, "several": 3}[figure], None
    floor, ceiling = re.fullmatch(r"(\d*)(?:-(\d+)|\+)?", figure).groups()  # type: ignore[union-attr]
    low = int(floor) if floor else None
    return low, int(ceiling) if ceiling else None if figure.endswith("+") else low


def kind(name: str) -> SourceKind:
    """Return the kind of source that a name stands for."""
    return next((kind for word, kind in KINDS.items() if word in name.lower()), "official")
