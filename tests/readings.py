"""Readings made by hand, for tests of what people and programs see: every span is found by its words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from according.model import (
    Apart,
    Attribution,
    Claim,
    Figure,
    Gap,
    Mention,
    Period,
    Place,
    Reading,
    Report,
    Source,
    Span,
    Stated,
    Timex,
    Toll,
    Toponym,
    Victims,
)

TEXT = (
    "Two explosions tore through a bus station in Sfax on Tuesday morning. Leila Mansouri, who runs the "
    "city's ambulance service, first told Radio Cap Bon that nine people had been killed in the blasts "
    "and a further 30 had been injured, the Meridian reported.The ministry described the incident asare "
    "thought to have gone off within minutes. Up to five people are feared trapped. Nobody was detained. "
    "At least 12 soldiers died in the town in 2019."
)
REPORT = Report(
    TEXT, "The Meridian", "https://example.org/sfax", "2025-03-11", "Blasts at a bus station in Sfax", "en"
)


def span(words: str, text: str = TEXT) -> Span:
    """Return where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def claim(effect: Any, words: str, clause: str, low: int | None, high: int | None, **more: Any) -> Claim:
    """Return a claim about the incident i1, whose words stand in TEXT."""
    fields: dict[str, Any] = {
        "report": REPORT.id,
        "effect": effect,
        "figure": Figure(low, high, words=words),
        "explicit": True,
        "count": "total",
        "status": "asserted",
        "victims": Victims("people"),
        "sources": (),
        "number_span": span(words),
        "clause_span": span(clause),
        "mention": "i1",
    }
    return Claim(**{**fields, **more})


CHAIN = (
    Source("Leila Mansouri", "medical", "runs the city's ambulance service", span("Leila Mansouri")),
    Source("Radio Cap Bon", "media", None, span("Radio Cap Bon")),
    Source("the Meridian", "media", None, span("the Meridian")),
)
KILLED = claim(
    "killed",
    "nine people",
    "nine people had been killed in the blasts",
    9,
    9,
    sources=CHAIN,
    stated=Stated("first", "2025-03-11"),
)
INJURED = claim(
    "injured", "a further 30", "a further 30 had been injured", 30, 30, sources=CHAIN, victims=Victims(None)
)
TRAPPED = claim(
    "trapped", "Up to five people", "Up to five people are feared trapped", None, 5, status="feared"
)
DETAINED = claim("detained", "Nobody", "Nobody was detained", 0, 0)
SOLDIERS = claim(
    "killed",
    "At least 12 soldiers",
    "At least 12 soldiers died in the town in 2019",
    12,
    None,
    mention="i3",
    victims=Victims("soldiers", "security", "men"),
)

SFAX = Place("Sfax", "TN", 34.74, 10.76, "settlement", radius_m=10000.0, span=span("Sfax"), geonames=2467454)
TUESDAY = Period(dt.date(2025, 3, 11), dt.date(2025, 3, 11))
MENTIONS = (
    Mention("i1", "main", "bombing", None, TUESDAY, SFAX),
    Mention(
        "i2",
        "part",
        "bombing",
        "i1",
        TUESDAY,
        apart=Apart("within minutes", None, None, span("within minutes")),
    ),
    Mention("i3", "background", "other", date=Period(dt.date(2019, 1, 1), dt.date(2019, 12, 31))),
)
READING = Reading(
    REPORT,
    MENTIONS,
    (KILLED, INJURED, TRAPPED, DETAINED, SOLDIERS),
    (
        Toll("i1", "killed", 9, 9, 9, "the only current total", 1, (KILLED.id,)),
        Toll("i1", "injured", 30, 30, 30, "the only current total", 1, (INJURED.id,)),
        Toll("i1", "trapped", None, None, 5, "a feared figure raises only the ceiling", 1, (TRAPPED.id,)),
        Toll("i3", "killed", 12, 12, None, "the only current total", 1, (SOLDIERS.id,)),
    ),
    (Gap(span("incident asare"), "words fused where words are gone"),),
    (Toponym(span("Sfax"), "Sfax", "Sfax", "TN", 34.74, 10.76, 2467454, "settlement"),),
    (
        Timex(
            span("Tuesday morning"),
            "Tuesday morning",
            "TIME",
            "2025-03-11TMO",
            TUESDAY.start,
            TUESDAY.end,
        ),
    ),
    (
        Attribution(
            (span("Leila Mansouri"),), (span("told"),), (span("nine people had been killed in the blasts"),)
        ),
    ),
)
