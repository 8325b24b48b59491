"""What the API says of itself: the shapes of its answers, and the parameters that several routes take."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query

from according.publish.row_schema import row_schemas
from according.publish.schema import schema
from according.publish.shapes import Schema, count, id_of, list_of, object_of, or_null, ref, text
from according.web.cursors import PATTERN
from according.web.problems import MEDIA_TYPE

_COMPONENTS = "#/components/schemas/"
_ID = r"^[!-~]{1,300}$"

Limit = Annotated[int, Query(ge=1, le=200, description="So many at the most.")]
Cursored = Annotated[str | None, Query(pattern=PATTERN, description="The `next` of the page before.")]
IncidentId = Annotated[str, Path(pattern=_ID, examples=["i_8ed7921e8958d9d25de9"])]
ReportId = Annotated[str, Path(pattern=_ID, examples=["r_2dcd45d62bd442d77fce"])]
ClaimId = Annotated[str, Path(pattern=_ID, examples=["c_7fff57693fa10ee73bd1"])]
OfIncident = Annotated[str | None, Query(pattern=_ID, description="Only those of an incident.")]

Responses = dict[int | str, dict[str, Any]]
_REASONS = {
    401: "Nobody knows who asks",
    403: "Whoever asks may not do this",
    404: "There is none",
    409: "Somebody has decided on this since (`seen`)",
    412: "Somebody has decided on this since (If-Match)",
    422: "What is asked for is not clear",
    428: "It is not said what was seen",
    503: "Busy: try again shortly",
}


def OK(  # noqa: N802  it is written where a status is
    name: str, media_type: str = "application/json", *, status: int = 200, missing: bool = False
) -> Responses:
    """Return what a route answers: the schema of that name, and Problems."""
    made: Responses = {status: {"content": {media_type: {"schema": {"$ref": _COMPONENTS + name}}}}}
    return {**made, **REFUSED(400, 401, 422, *((404,) if missing else ()))}


def REFUSED(*codes: int) -> Responses:  # noqa: N802
    """Return that a route may answer with a Problem."""
    content = {MEDIA_TYPE: {"schema": {"$ref": _COMPONENTS + "Problem"}}}
    return {
        code: {"description": _REASONS.get(code, "It is not clear"), "content": content} for code in codes
    }


def components() -> dict[str, Schema]:
    """Return the schemas of all that is answered, as they stand in OpenAPI."""
    record = schema()
    defs: dict[str, Schema] = record.pop("$defs")
    inner = {f"Record.{name}": _moved(each, "Record.") for name, each in defs.items()}
    named = {**row_schemas(), **_lists(), **_others()}
    return {
        "Record": _moved({k: v for k, v in record.items() if k != "$schema"}, "Record."),
        **inner,
        **{name: _moved(each, "") for name, each in named.items()},
    }


def _moved(value: Any, prefix: str) -> Any:
    """Return a schema whose references lead to the components of OpenAPI."""
    if isinstance(value, dict):
        return {
            key: each.replace("#/$defs/", _COMPONENTS + prefix) if key == "$ref" else _moved(each, prefix)
            for key, each in value.items()
        }
    return [_moved(each, prefix) for each in value] if isinstance(value, list) else value


def _lists() -> dict[str, Schema]:
    of = {"Incident": "Incident", "Toll": "Toll", "Claim": "Claim", "Report": "Report"}
    made = {
        f"{name}List": object_of(
            {"seq": _seq(), "items": list_of(ref(row)), "next": or_null(text("The cursor of the next page."))}
        )
        for name, row in of.items()
    }
    return {**made, "DoubtList": object_of({"seq": _seq(), "items": list_of(ref("Doubt"))})}


def _others() -> dict[str, Schema]:
    rows = row_schemas()
    report, decision = rows["Report"]["properties"], rows["Decision"]["properties"]
    found = object_of({**report, "around": or_null(text("Some words of the text; null to the public."))})
    told = {
        **report,
        "input_ids": list_of(text()),
        "text": or_null(text("As received; null where it had to go, and to the public.")),
        "claims": list_of(ref("Claim")),
    }
    audited = object_of({**decision, "token": or_null(text("The id of the token by which it came."))})
    by_id = {"type": "object", "additionalProperties": ref("Incident")}
    figures = list_of({"anyOf": [ref("Figure"), ref("Decision")]})
    return {
        "History": object_of({"incident": id_of("i", "The incident."), "items": figures}),
        "ReportTold": object_of(told),
        "SearchResult": object_of(
            {"seq": _seq(), "items": list_of(found), "incidents": by_id, "next": or_null(text())}
        ),
        "FeatureCollection": _feature_collection(),
        "Decided": object_of(
            {
                "seq": count("The number to give to undo."),
                "what": text(),
                "by": text(),
                "incidents": list_of(id_of("i", "Of which what it is about is now.")),
            }
        ),
        "DecisionList": object_of({"seq": _seq(), "items": list_of(audited)}),
        "AddedReports": object_of({"kept": list_of(ref("Kept")), "problems": list_of(ref("Record.problem"))}),
        "Noted": object_of({**rows["Kept"]["properties"], "claims": list_of(ref("NotedClaim"))}),
        "Problem": object_of(
            {
                "type": text("urn:according:problem:CODE"),
                "title": text("What is wrong."),
                "status": {"type": "integer"},
                "detail": text("What to do."),
                "code": text(),
                "place": text(),
                "message": text(),
                "remedy": text(),
            }
        ),
    }


def _seq() -> Schema:
    return count("The last entry of the journal that this shows; decide on it as `seen`.")


def _feature_collection() -> Schema:
    point = object_of(
        {"type": {"const": "Point"}, "coordinates": {"type": "array", "items": {"type": "number"}}}
    )
    feature = object_of(
        {
            "type": {"const": "Feature"},
            "id": id_of("i", "The incident."),
            "geometry": or_null(point),
            "properties": {"type": "object"},
        }
    )
    return object_of({"type": {"const": "FeatureCollection"}, "features": list_of(feature)})
