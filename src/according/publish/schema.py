"""The JSON Schema (2020-12) of the record, built from the model's vocabulary so that they cannot differ."""

from __future__ import annotations

from typing import get_args

from according.model import Count, Effect, Kind, Precision, Role, SourceKind, Status, VictimClass
from according.publish.shapes import (
    Schema,
    count,
    id_of,
    list_of,
    number,
    object_of,
    one_of,
    or_null,
    ref,
    span,
    text,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")


def schema() -> Schema:
    """Return the JSON Schema of what `according.publish.record` makes and `according read` prints."""
    return {
        "$schema": DIALECT,
        "title": "According record",
        "description": "What one report says: its claims, their incidents, and where it is damaged. "
        "Spans are half-open offsets in characters of the report's text as received.",
        **object_of(
            {
                "report": _report(),
                "incidents": list_of(ref("incident")),
                "claims": list_of(ref("claim")),
                "gaps": list_of(object_of({"span": ref("span"), "why": text("What is wrong there.")})),
                "problems": list_of(ref("problem")),
                "mentions": _mentions(),
            },
            optional=("mentions",),
        ),
        "$defs": {
            "span": span(),
            "incident": _incident(),
            "place": _place(),
            "toll": _toll(),
            "claim": _claim(),
            "source": _source(),
            "problem": _problem(),
        },
    }


def _report() -> Schema:
    return object_of(
        {
            "input_id": or_null(
                text("The id that came in with the report, or its path or address as given.")
            ),
            "id": id_of("r", "Hash of publisher, url, published_at, title and text."),
            "url": or_null(text()),
            "publisher": or_null(text()),
            "published_at": or_null(text("ISO 8601, a day or a moment.")),
            "title": or_null(text()),
            "language": or_null(text("ISO 639-1; null where it was not looked at.")),
            "revises": or_null(id_of("r", "The report of which this is a new version.")),
            "author": text("Who signs it, where its page or agency says so."),
            "modified_at": text("When its page says that it was last changed, ISO 8601, if it was."),
            "retrieved_at": text("When the text was fetched or archived, ISO 8601, where that is known."),
            "text": text("The text as received, with --text."),
        },
        optional=("author", "modified_at", "retrieved_at", "text"),
    )


def _incident() -> Schema:
    day = {"type": "string", "format": "date"}
    return object_of(
        {
            "key": text("Local to this record."),
            "role": one_of(Role),
            "part_of": or_null(text("The key of the incident of which this is a part.")),
            "kind": one_of(Kind),
            "date": or_null(
                object_of({"start": day, "end": day}, "Calendar days, both inclusive, at the place.")
            ),
            "place": or_null(ref("place")),
            "toll": {
                "description": "By effect.",
                "type": "object",
                "propertyNames": {"pattern": f"^({'|'.join(get_args(Effect))})(_attackers)?$"},
                "additionalProperties": ref("toll"),
            },
            "apart": object_of(
                {
                    "words": text(),
                    "low_s": or_null(number("Seconds.", minimum=0)),
                    "high_s": or_null(number("Seconds.", minimum=0)),
                    "span": ref("span"),
                },
                "How far apart in time the parts were, as the report says it.",
            ),
        },
        optional=("apart",),
    )


def _place() -> Schema:
    return object_of(
        {
            "name": text(),
            "country": or_null(
                {"type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1 alpha-2."}
            ),
            "lat": or_null(number("Degrees, WGS 84.", minimum=-90, maximum=90)),
            "lon": or_null(number("Degrees, WGS 84.", minimum=-180, maximum=180)),
            "precision": one_of(Precision),
            "relation": or_null(text("How the place lies to its anchor, as the report says it.")),
            "anchor": or_null(text("What a relative place is relative to.")),
            "distance_m": or_null(number("Metres from the anchor, as the report says it.", minimum=0)),
            "radius_m": or_null(number("How far off the point may be, in metres.", minimum=0)),
            "span": or_null(ref("span")),
        }
    )


def _toll() -> Schema:
    return object_of(
        {
            "low": or_null(count("The smallest current total.")),
            "best": or_null(count("The figure that `rule` chose.")),
            "high": or_null(count("The largest current total; null where the words set no ceiling.")),
            "rule": text("Why this figure is best."),
            "claims": {**list_of(id_of("c", "A claim that the toll stands on.")), "minItems": 1},
        }
    )


def _claim() -> Schema:
    return object_of(
        {
            "id": id_of("c", "Hash of report, effect, span, figure and sources."),
            "incident": or_null(text("The key of the incident.")),
            "effect": one_of(Effect),
            "figure": _figure(),
            "explicit": {"type": "boolean", "description": "Whether the number is in the words."},
            "count": one_of(Count),
            "status": one_of(Status),
            "stated": or_null(
                object_of({"words": text(), "at": or_null(text("ISO 8601."))}, "When it was said.")
            ),
            "victims": object_of(
                {
                    "words": or_null(text()),
                    "class": one_of(VictimClass),
                    "sex": {"enum": ["women", "men"]},
                    "age": {"enum": ["children"]},
                },
                optional=("sex", "age"),
            ),
            "sources": list_of(
                ref("source"), "From whoever spoke first to the last teller before the publisher."
            ),
            "number_span": ref("span"),
            "clause_span": ref("span"),
            "page": count("The page of the document on which the number stands, the first being 1."),
        },
        optional=("page",),
    )


def _figure() -> Schema:
    return object_of(
        {
            "low": or_null(count("Null where the words set no floor.")),
            "high": or_null(count("Null where the words set no ceiling.")),
            "approximate": {"type": "boolean"},
            "unit": text("people, families or households."),
            "words": or_null(text("The exact characters; null where a name implies the figure.")),
        }
    )


def _source() -> Schema:
    return object_of(
        {
            "name": text(),
            "kind": one_of(SourceKind),
            "span": or_null(ref("span")),
            "role": text("What the report calls them."),
        },
        optional=("role",),
    )


def _problem() -> Schema:
    return object_of(
        {
            "code": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "place": text(),
            "message": text(),
            "remedy": text(),
        }
    )


def _mentions() -> Schema:
    span = ref("span")
    fragments = or_null({"anyOf": [span, {**list_of(span), "minItems": 2}]})
    place = {
        "span": span,
        "text": text(),
        "name": or_null(text()),
        "country": or_null(text()),
        "lat": or_null(number()),
        "lon": or_null(number()),
        "geonames": or_null({"type": "integer"}),
        "candidates": list_of(
            {"type": "integer"},
            "GeoNames ids of the places that the name may mean, likeliest first, where it is not told which.",
        ),
    }
    time = {"span": span, "text": text(), "type": {"enum": list(_TIMEX_TYPES)}, "value": or_null(text())}
    return object_of(
        {
            "places": list_of(object_of(place, optional=("candidates",))),
            "times": list_of(object_of(time, "ISO-TimeML.")),
            "attributions": list_of(object_of({"source": fragments, "cue": fragments, "content": fragments})),
        },
        "With --mentions: what the reading stands on.",
    )
