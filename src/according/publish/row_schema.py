"""The JSON Schema of the rows that a ledger shows (see `rows`), by name."""

from __future__ import annotations

from according.ledger.decisions import What
from according.model import Count, Effect, Kind, Precision, Reason, SourceKind, Status, VictimClass
from according.publish.columns import TOLLED
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

_DAY: Schema = {"type": "string", "format": "date"}
_FLAG: Schema = {"type": "boolean"}


def row_schemas() -> dict[str, Schema]:
    """Return the schemas of all rows, which refer to one another by `#/$defs/NAME`."""
    return {
        "Incident": _incident(),
        "IncidentTold": _incident_told(),
        "Toll": object_of({"incident": _incident_id(), "effect": _effect(), **_toll(), "policy": text()}),
        "BareToll": object_of(_toll()),
        "Claim": _claim(),
        "Report": object_of(_report()),
        "Figure": _figure(),
        "Decision": object_of(_decision()),
        "Doubt": _doubt(),
        "Difference": _difference(),
        "Place": _place(),
        "Source": object_of({"name": text(), "kind": one_of(SourceKind), "role": or_null(text())}),
        "Kept": object_of(_kept()),
        "NotedClaim": _noted_claim(),
    }


def _incident_id() -> Schema:
    return id_of("i", "Leads to the incident for ever.")


def _effect() -> Schema:
    return {"enum": list(TOLLED)}


def _incident() -> Schema:
    return object_of(_of_incident(), "An incident, as all reports present it.")


def _of_incident() -> Schema:
    return {
        "id": _incident_id(),
        "kind": one_of(Kind),
        "date": or_null(
            object_of({"start": _DAY, "end": _DAY}, "Calendar days, both inclusive, at the place.")
        ),
        "place": or_null(ref("Place")),
        "first": text("When the first report was published, ISO 8601 in UTC."),
        "last": text("When the last report was published."),
        "reports": count("Reports about it; 0 where it is only mentioned in passing."),
        "copies": count("How many of them are copies."),
        "voices": count("Independent voices."),
        "tolls": {
            "description": "By effect.",
            "type": "object",
            "propertyNames": _effect(),
            "additionalProperties": ref("BareToll"),
        },
        "policy": text("How the tolls are reckoned."),
    }


def _incident_told() -> Schema:
    return object_of(
        {
            **_of_incident(),
            "mentions": list_of(text()),
            "claims": list_of(ref("Claim")),
            "reports": list_of(ref("Report")),
            "parts": list_of(
                object_of(
                    {
                        "kind": one_of(Kind),
                        "date": or_null(object_of({"start": _DAY, "end": _DAY})),
                        "place": or_null(ref("Place")),
                    }
                )
            ),
            "doubts": list_of(ref("Doubt")),
        },
        "An incident with all that is shown about it; here `reports` is the list of them.",
    )


def _place() -> Schema:
    return object_of(
        {
            "name": text(),
            "country": or_null(text("ISO 3166-1 alpha-2.")),
            "lat": or_null(number("Degrees, WGS 84.", minimum=-90, maximum=90)),
            "lon": or_null(number("Degrees, WGS 84.", minimum=-180, maximum=180)),
            "precision": one_of(Precision),
            "relation": or_null(text()),
            "anchor": or_null(text()),
            "distance_m": or_null(number("Metres from the anchor.", minimum=0)),
            "radius_m": or_null(number("How far off the point may be, in metres.", minimum=0)),
        }
    )


def _toll() -> Schema:
    return {
        "low": or_null(count("The smallest current total.")),
        "best": or_null(count("The figure that `rule` chose.")),
        "high": or_null(count("The largest current total; null where the words set no ceiling.")),
        "rule": text("Why this figure is best."),
        "voices": count("Independent voices."),
        "claims": {**list_of(id_of("c", "A claim that the toll stands on.")), "minItems": 1},
    }


def _range() -> Schema:
    return {
        "low": or_null(count("Null where the words set no floor.")),
        "high": or_null(count("Null where the words set no ceiling.")),
    }


def _claim() -> Schema:
    return object_of(
        {
            "id": id_of("c", "Hash of report, effect, span, figure and sources."),
            "incident": or_null(_incident_id()),
            "report": id_of("r", "Hash of publisher, url, published_at, title and text."),
            "input_id": or_null(text()),
            "publisher": or_null(text()),
            "url": or_null(text()),
            "published": text("When it counts as published, ISO 8601 in UTC."),
            "effect": one_of(Effect),
            **_range(),
            "approximate": _FLAG,
            "unit": text("people, families or households."),
            "words": or_null(text("The exact characters; null where a name implies the figure.")),
            "quote": or_null(text("The clause; null where the text had to go.")),
            "explicit": _FLAG,
            "count": one_of(Count),
            "status": one_of(Status),
            "victims": or_null(text()),
            "victims_class": one_of(VictimClass),
            "sources": list_of(ref("Source"), "From whoever spoke first to the last teller."),
            "number_span": span(),
            "clause_span": span(),
            "withdrawn": list_of(
                object_of({"reason": one_of(Reason), "because": text(), "decided_by": or_null(text())})
            ),
            "made_by": or_null(text("A version of the software, or a person; null to the public.")),
            "page": or_null(count("The page of the document on which it stands, the first being 1.")),
            "link": or_null(text("An address that opens its web page at the words.")),
        }
    )


def _report() -> Schema:
    return {
        "input_id": or_null(text("The id under which it came in.")),
        "id": id_of("r", "Hash of publisher, url, published_at, title and text."),
        "url": or_null(text()),
        "publisher": or_null(text()),
        "published_at": or_null(text("ISO 8601 in UTC, a day or a moment.")),
        "recorded_at": text("ISO 8601 in UTC."),
        "title": or_null(text()),
        "language": or_null(text("ISO 639-1.")),
        "incidents": list_of(_incident_id()),
        "copies": or_null(text("The input id of the report that it copies.")),
        "revises": or_null(text("The input id of the version before it.")),
        "author": or_null(text("Who signs it, where its page or agency says so.")),
        "modified_at": or_null(text("When its page says that it was last changed, ISO 8601 in UTC.")),
    }


def _figure() -> Schema:
    return object_of(
        {
            "type": {"const": "figure"},
            "incident": _incident_id(),
            "effect": _effect(),
            "published": or_null(text()),
            "report": text(),
            "publisher": text(),
            "voice": text(),
            "sources": list_of(ref("Source")),
            "status": one_of(Status),
            **_range(),
            "words": or_null(text()),
            "claims": list_of(id_of("c", "A claim that it is made of.")),
            "replaced_by": or_null(text("A claim of the later total that replaced it.")),
            "withdrawn": or_null(one_of(Reason)),
            "withdrawn_at": or_null(text()),
            "because": list_of(text()),
            "counted": _FLAG,
            "toll": or_null(ref("BareToll")),
            "reckoned": _FLAG,
            "left": or_null(object_of({"toll": or_null(ref("BareToll"))})),
        }
    )


def _decision() -> Schema:
    return {
        "type": {"const": "decision"},
        "seq": count("The number to give to undo."),
        "at": text("ISO 8601 in UTC."),
        "by": or_null(text("Null to the public.")),
        "what": one_of(What),
        "about": list_of(text()),
        "why": text(),
        "undone": or_null(
            object_of({"seq": count("The entry."), "at": text(), "by": or_null(text()), "why": text()})
        ),
    }


def _doubt() -> Schema:
    return object_of(
        {
            "score": or_null(number("How sure the software was that they are one.", minimum=0, maximum=1)),
            "why": list_of(text()),
            "mentions": list_of(text()),
            "a": ref("Incident"),
            "b": ref("Incident"),
        }
    )


def _difference() -> Schema:
    change = {"effect": _effect(), "before": or_null(ref("BareToll")), "after": or_null(ref("BareToll"))}
    return object_of(
        {
            "before": or_null(ref("Incident")),
            "after": or_null(ref("Incident")),
            "tolls": list_of(object_of(change)),
            **{name: list_of(ref("Claim")) for name in ("came", "went", "withdrawn")},
            "decisions": list_of(ref("Decision")),
        }
    )


def _kept() -> Schema:
    return {
        "input_id": or_null(text()),
        "report": id_of("r", "The report."),
        "came": {"enum": ["new", "reread", "known"]},
        "incidents": list_of(_incident_id()),
    }


def _noted_claim() -> Schema:
    return object_of(
        {
            "id": id_of("c", "The claim."),
            "effect": one_of(Effect),
            **_range(),
            "words": or_null(text()),
            "sources": list_of(ref("Source")),
            "made_by": or_null(text()),
        }
    )
