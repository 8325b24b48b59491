"""The claims of a record as marks on its text, which is what annotation tools know, and as claims again.

A claim is a mark on its figure with fields, a mark on its clause, and one on each source of its chain. The
record goes along, so that what nobody marks (incidents, gaps, what the report is) comes back as it went.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from according.claims.figures import read_figure
from according.errors import MISSHAPEN, Problem
from according.incidents import reckon
from according.publish.reading import reading_of
from according.publish.record import record as record_of

Layer = Literal["claim", "clause", "source"]
Field = str | int | bool
Record = Mapping[str, Any]

TEXTS = ("incident", "unit", "victims", "sex", "age", "stated", "stated_at", "unmarked", "name", "role")
"""Fields that are text; empty ones are left out, as are all that say nothing."""
NUMBERS = ("low", "high", "place")
YES_OR_NO = ("explicit", "approximate", "named", "victims_named")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text: the figure of a claim, its clause, or a source of it.

    `claim` is the id of the claim's own mark. `place` among the fields of a source counts from whoever spoke
    first. A claim whose figure a name implies is `named`, and then alone do `low` and `high` say how many:
    else the figure is read from the words. `victims_named` says that a name stands for who they are.
    """

    layer: Layer
    id: str
    claim: str
    start: int
    end: int
    fields: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marked:
    """A record with its text, and the marks on it."""

    record: Record
    text: str
    marks: tuple[Mark, ...]


def whole(record: Any, text: Any, marks: tuple[Mark, ...]) -> Marked:
    """Return what a tool gave back. Raises ValueError where that is no record with its text."""
    parts = (("report", dict), ("claims", list), ("incidents", list))
    is_record = isinstance(record, dict) and all(isinstance(record.get(name), each) for name, each in parts)
    if not is_record or not isinstance(text, str):
        raise ValueError("it is no record with its text")
    return Marked(record, text, marks)


def marked(record: Record) -> Marked:
    """Return the claims of a record with a text as marks. Raises ValueError where it has no text."""
    text = record["report"].get("text")
    if text is None:
        raise ValueError("the record has no text")
    report = {name: value for name, value in record["report"].items() if name != "text"}
    marks = tuple(mark for claim in record["claims"] for mark in _marks(claim))
    return Marked({**record, "report": report}, text, marks)


def _marks(claim: Record) -> list[Mark]:
    id_, figure, victims, stated = claim["id"], claim["figure"], claim["victims"], claim["stated"] or {}
    fields = {
        **{name: claim[name] for name in ("effect", "count", "status", "explicit", "incident")},
        **{name: figure[name] for name in ("low", "high", "approximate", "unit")},
        "named": figure["words"] is None,
        "victims": victims["words"],
        "victims_named": victims["words"] is None,
        "victims_class": victims["class"],
        "sex": victims.get("sex"),
        "age": victims.get("age"),
        "stated": stated.get("words"),
        "stated_at": stated.get("at"),
    }
    sources = [{**source, "place": n} for n, source in enumerate(claim["sources"])]
    unmarked = [source for source in sources if source["span"] is None]
    if unmarked:
        fields["unmarked"] = json.dumps(unmarked, ensure_ascii=False)
    (start, end), (first, last) = claim["number_span"], claim["clause_span"]
    made = [
        Mark("claim", id_, id_, start, end, _said(fields)),
        Mark("clause", f"{id_}-clause", id_, first, last),
    ]
    for source in sources:
        if source["span"] is not None:
            told = _said({name: source.get(name) for name in ("name", "kind", "role", "place")})
            (start, end), name = source["span"], f"{id_}-source{source['place']}"
            made.append(Mark("source", name, id_, start, end, told))
    return made


def _said(fields: Mapping[str, Any]) -> dict[str, Field]:
    return {name: value for name, value in fields.items() if value is not None and value != ""}


# And back


def corrected(given: Marked, by: str) -> Record | Problem:
    """Return the record as its marks say it now; as it was, where they say the same.

    What changed is `by` a person. Figures are read from the words that are marked, tolls reckoned anew. The
    Problem says what does not hold together.
    """
    where = "record"
    try:
        record = {**given.record, "report": {**given.record["report"], "text": given.text}}
        where = str(record["report"].get("input_id") or record["report"].get("id"))
        claims = _claims(given)
        if _by_id(claims) == _by_id(record["claims"]):
            return record
        made = _anew(record, claims, by)
        tolls = {incident["key"]: incident["toll"] for incident in made["incidents"]}
        incidents = [{**incident, "toll": tolls[incident["key"]]} for incident in record["incidents"]]
    except MISSHAPEN as error:
        message = f"What is marked does not hold together ({type(error).__name__}: {str(error)[:200]})."
        return Problem("annotation-broken", where, message, "Correct the marks, and take them back again.")
    return {**record, "incidents": incidents, "claims": made["claims"], "made_by": by}


def _anew(record: Record, claims: Sequence[Record], by: str) -> Record:
    bare = [{name: value for name, value in claim.items() if name != "id"} for claim in claims]
    reading = reading_of({**record, "claims": bare, "made_by": by})
    if len({claim.id for claim in reading.claims}) < len(claims):
        raise ValueError("two claims say the same of the same words")
    return record_of(replace(reading, tolls=reckon(reading.mentions, reading.claims)), text=True)


def _by_id(claims: Sequence[Record]) -> dict[str, Record]:
    return {claim["id"]: {name: each for name, each in claim.items() if name != "page"} for claim in claims}


def _claims(given: Marked) -> list[Record]:
    """Return the claims that the marks make, in the order of the text."""
    parts: dict[str, list[Mark]] = defaultdict(list)
    for mark in given.marks:
        parts[mark.claim].append(mark)
    heads = sorted((mark for mark in given.marks if mark.layer == "claim"), key=lambda m: (m.start, m.id))
    lost = set(parts) - {head.id for head in heads}
    if lost:
        raise ValueError(f"the marks {sorted(lost)} are of no claim")
    return [_claim(head, parts[head.id], given.text) for head in heads]


def _claim(head: Mark, parts: Sequence[Mark], text: str) -> Record:
    fields = head.fields
    clause = next((mark for mark in parts if mark.layer == "clause"), head)
    stated = fields.get("stated")
    who = None if fields.get("victims_named") else fields.get("victims", "")
    victims = {"words": who, "class": fields.get("victims_class", "unstated")}
    return {
        "id": head.id,
        "incident": fields.get("incident"),
        "effect": fields["effect"],
        "figure": _figure(head, text),
        "explicit": fields.get("explicit", True),
        "count": fields.get("count", "total"),
        "status": fields.get("status", "asserted"),
        "stated": {"words": stated, "at": fields.get("stated_at")} if stated else None,
        "victims": victims | {name: fields[name] for name in ("sex", "age") if name in fields},
        "sources": _sources(head, parts, text),
        "number_span": [head.start, head.end],
        "clause_span": [clause.start, clause.end],
    }


def _figure(head: Mark, text: str) -> Record:
    fields, words = head.fields, text[head.start : head.end]
    if fields.get("named"):
        kept = {name: fields.get(name) for name in ("low", "high")}
        return {**kept, "approximate": bool(fields.get("approximate")), "unit": fields["unit"], "words": None}
    figure = read_figure(words)
    if figure is None:
        raise ValueError(f"there is no figure in {words!r}")
    return {name: getattr(figure, name) for name in ("low", "high", "approximate", "unit", "words")}


def _sources(head: Mark, parts: Sequence[Mark], text: str) -> list[Record]:
    found = list(json.loads(str(head.fields.get("unmarked", "[]"))))
    for mark in parts:
        if mark.layer == "source":
            name = mark.fields.get("name", text[mark.start : mark.end])
            made = {"name": name, "kind": mark.fields.get("kind", "unnamed"), "span": [mark.start, mark.end]}
            role = {"role": mark.fields["role"]} if "role" in mark.fields else {}
            found.append(made | role | {"place": mark.fields.get("place", len(parts))})
    ordered = sorted(found, key=lambda source: int(source["place"]))
    return [{name: value for name, value in source.items() if name != "place"} for source in ordered]
