"""The JSON Schema (2020-12) of the record, built from the model's vocabulary so that they cannot differ."""

from __future__ import annotations

from typing import Any, get_args

from according.model import Count, Effect, Kind, Precision, Role, SourceKind, Status, VictimClass

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")


def schema() -> Schema:
    """Return the JSON Schema of what `according.publish.record` makes and `according read` prints."""
    return {
        "$schema": DIALECT,
        "title": "According record",
        "description": "What one report says: its claims, their incidents, and where it is damaged. "
        "Spans are half-open offsets in characters of the report's text as received.",
        **_object(
            {
                "report": _report(),
                "incidents": _list(_ref("incident")),
                "claims": _list(_ref("claim")),
                "gaps": _list(_object({"span": _ref("span"), "why": _text("What is wrong there.")})),
                "problems": _list(_ref("problem")),
                "mentions": _mentions(),
            },
            optional=("mentions",),
        ),
        "$defs": {
            "span": _span(),
            "incident": _incident(),
            "place": _place(),
            "toll": _toll(),
            "claim": _claim(),
            "source": _source(),
            "problem": _problem(),
        },
    }


def _report() -> Schema:
    return _object(
        {
            "input_id": _or_null(
                _text("The id that came in with the report, or its path or address as given.")
            ),
            "id": _id("r", "Hash of publisher, url, published_at, title and text."),
            "url": _or_null(_text()),
            "publisher": _or_null(_text()),
            "published_at": _or_null(_text("ISO 8601, a day or a moment.")),
            "title": _or_null(_text()),
            "language": _or_null(_text("ISO 639-1; null where it was not looked at.")),
            "revises": _or_null(_id("r", "The report of which this is a new version.")),
            "author": _text("Who signs it, where its page or agency says so."),
            "modified_at": _text("When its page says that it was last changed, ISO 8601, if it was."),
            "retrieved_at": _text("When the text was fetched or archived, ISO 8601, where that is known."),
            "text": _text("The text as received, with --text."),
        },
        optional=("author", "modified_at", "retrieved_at", "text"),
    )


def _incident() -> Schema:
    day = {"type": "string", "format": "date"}
    return _object(
        {
            "key": _text("Local to this record."),
            "role": _words(Role),
            "part_of": _or_null(_text("The key of the incident of which this is a part.")),
            "kind": _words(Kind),
            "date": _or_null(
                _object({"start": day, "end": day}, "Calendar days, both inclusive, at the place.")
            ),
            "place": _or_null(_ref("place")),
            "toll": {
                "description": "By effect.",
                "type": "object",
                "propertyNames": {"pattern": f"^({'|'.join(get_args(Effect))})(_attackers)?$"},
                "additionalProperties": _ref("toll"),
            },
            "apart": _object(
                {
                    "words": _text(),
                    "low_s": _or_null(_number("Seconds.", minimum=0)),
                    "high_s": _or_null(_number("Seconds.", minimum=0)),
                    "span": _ref("span"),
                },
                "How far apart in time the parts were, as the report says it.",
            ),
        },
        optional=("apart",),
    )


def _place() -> Schema:
    return _object(
        {
            "name": _text(),
            "country": _or_null(
                {"type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1 alpha-2."}
            ),
            "lat": _or_null(_number("Degrees, WGS 84.", minimum=-90, maximum=90)),
            "lon": _or_null(_number("Degrees, WGS 84.", minimum=-180, maximum=180)),
            "precision": _words(Precision),
            "relation": _or_null(_text("How the place lies to its anchor, as the report says it.")),
            "anchor": _or_null(_text("What a relative place is relative to.")),
            "distance_m": _or_null(_number("Metres from the anchor, as the report says it.", minimum=0)),
            "radius_m": _or_null(_number("How far off the point may be, in metres.", minimum=0)),
            "span": _or_null(_ref("span")),
        }
    )


def _toll() -> Schema:
    return _object(
        {
            "low": _or_null(_count("The smallest current total.")),
            "best": _or_null(_count("The figure that `rule` chose.")),
            "high": _or_null(_count("The largest current total; null where the words set no ceiling.")),
            "rule": _text("Why this figure is best."),
            "claims": {**_list(_id("c", "A claim that the toll stands on.")), "minItems": 1},
        }
    )


def _claim() -> Schema:
    return _object(
        {
            "id": _id("c", "Hash of report, effect, span, figure and sources."),
            "incident": _or_null(_text("The key of the incident.")),
            "effect": _words(Effect),
            "figure": _figure(),
            "explicit": {"type": "boolean", "description": "Whether the number is in the words."},
            "count": _words(Count),
            "status": _words(Status),
            "stated": _or_null(
                _object({"words": _text(), "at": _or_null(_text("ISO 8601."))}, "When it was said.")
            ),
            "victims": _object(
                {
                    "words": _or_null(_text()),
                    "class": _words(VictimClass),
                    "sex": {"enum": ["women", "men"]},
                    "age": {"enum": ["children"]},
                },
                optional=("sex", "age"),
            ),
            "sources": _list(
                _ref("source"), "From whoever spoke first to the last teller before the publisher."
            ),
            "number_span": _ref("span"),
            "clause_span": _ref("span"),
            "page": _count("The page of the document on which the number stands, the first being 1."),
        },
        optional=("page",),
    )


def _figure() -> Schema:
    return _object(
        {
            "low": _or_null(_count("Null where the words set no floor.")),
            "high": _or_null(_count("Null where the words set no ceiling.")),
            "approximate": {"type": "boolean"},
            "unit": _text("people, families or households."),
            "words": _or_null(_text("The exact characters; null where a name implies the figure.")),
        }
    )


def _source() -> Schema:
    return _object(
        {
            "name": _text(),
            "kind": _words(SourceKind),
            "span": _or_null(_ref("span")),
            "role": _text("What the report calls them."),
        },
        optional=("role",),
    )


def _problem() -> Schema:
    return _object(
        {
            "code": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "place": _text(),
            "message": _text(),
            "remedy": _text(),
        }
    )


def _mentions() -> Schema:
    span = _ref("span")
    fragments = _or_null({"anyOf": [span, {**_list(span), "minItems": 2}]})
    place = {
        "span": span,
        "text": _text(),
        "name": _or_null(_text()),
        "country": _or_null(_text()),
        "lat": _or_null(_number()),
        "lon": _or_null(_number()),
        "geonames": _or_null({"type": "integer"}),
        "candidates": _list(
            {"type": "integer"},
            "GeoNames ids of the places that the name may mean, likeliest first, where it is not told which.",
        ),
    }
    time = {"span": span, "text": _text(), "type": {"enum": list(_TIMEX_TYPES)}, "value": _or_null(_text())}
    return _object(
        {
            "places": _list(_object(place, optional=("candidates",))),
            "times": _list(_object(time, "ISO-TimeML.")),
            "attributions": _list(_object({"source": fragments, "cue": fragments, "content": fragments})),
        },
        "With --mentions: what the reading stands on.",
    )


def _object(properties: Schema, description: str = "", optional: tuple[str, ...] = ()) -> Schema:
    made: Schema = {"description": description} if description else {}
    return {
        **made,
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Schema, description: str = "") -> Schema:
    return {**({"description": description} if description else {}), "type": "array", "items": items}


def _words(vocabulary: Any) -> Schema:
    return {"enum": list(get_args(vocabulary))}


def _text(description: str = "") -> Schema:
    return {"type": "string", **({"description": description} if description else {})}


def _number(description: str = "", **limits: float) -> Schema:
    return {"type": "number", **({"description": description} if description else {}), **limits}


def _count(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _id(prefix: str, description: str) -> Schema:
    return {"type": "string", "pattern": f"^{prefix}_[0-9a-f]{{20}}$", "description": description}


def _span() -> Schema:
    offset = {"type": "integer", "minimum": 0}
    return {
        "description": "Start and end, half-open.",
        "type": "array",
        "prefixItems": [offset, offset],
        "items": False,
        "minItems": 2,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
