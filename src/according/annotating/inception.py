"""Marks as a UIMA CAS for INCEpTION, in its JSON form, and such a CAS as marks again. Extra: `annotation`.

A claim, a clause and a source are layers of spans with plain features; `claim` says which claim the other two
are of. See https://inception-project.github.io and the UIMA JSON CAS format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from keyword import iskeyword
from typing import Any

from according.annotating.marks import NUMBERS, YES_OR_NO, Field, Layer, Mark, Marked, whole
from according.errors import MISSHAPEN
from according.publish.writing.needing import needed

_TYPES: dict[Layer, tuple[str, tuple[str, ...]]] = {
    "claim": (
        "according.Claim",
        (
            *("effect", "count", "status", "explicit", "incident", "low", "high", "approximate", "unit"),
            *(
                "named",
                "victims",
                "victims_named",
                "victims_class",
                "sex",
                "age",
                "stated",
                "stated_at",
                "unmarked",
            ),
        ),
    ),
    "clause": ("according.Clause", ()),
    "source": ("according.Source", ("name", "kind", "role", "place")),
}
_RECORD = "according.Record"
_ANNOTATION = "uima.tcas.Annotation"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*(?:\[\])?")


def cas_of(given: Marked) -> str:
    """Return a record as a CAS in JSON. Raises AccordingError where cassis is not installed."""
    cassis = needed("cassis", "annotation")
    types = _types(cassis)
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = given.text, "text/plain"
    record = json.dumps(given.record, ensure_ascii=False)
    cas.add(types.get_type(_RECORD)(begin=0, end=len(given.text), record=record))
    for mark in given.marks:
        name, features = _TYPES[mark.layer]
        fields = {each: mark.fields.get(each) for each in features}
        cas.add(types.get_type(name)(begin=mark.start, end=mark.end, id=mark.id, claim=mark.claim, **fields))
    made: str = cas.to_json(pretty_print=True)
    return made


def marked_of(text: str) -> Marked:
    """Return the record of a CAS in JSON, with its marks. Raises ValueError where it is none of ours."""
    cassis = needed("cassis", "annotation")
    try:
        _check_names(json.loads(text)["%TYPES"])
        cas = cassis.load_cas_from_json(text)
        (kept,) = cas.select(_RECORD)
        marks = tuple(_mark(layer, each) for layer, (name, _) in _TYPES.items() for each in cas.select(name))
        return whole(json.loads(kept.record), cas.sofa_string, marks)
    except (*MISSHAPEN, RecursionError, cassis.typesystem.TypeNotFoundError) as error:
        raise ValueError(f"it is no CAS with a record of ours ({type(error).__name__})") from error


def _check_names(types: Mapping[str, Mapping[str, Any]]) -> None:
    """Raise ValueError where a type or a feature has no proper name.

    cassis makes classes of them, whose methods are compiled: what stands in such a name would be run.
    """
    stated = (each.get("%NAME", name) for name, each in types.items())
    features = [name for each in types.values() for name in each if not name.startswith("%")]
    inner = [
        each[name].get("%NAME", name) for each in types.values() for name in each if not name.startswith("%")
    ]
    for name in (*types, *stated, *features, *inner):
        if not _NAME.fullmatch(name) or any(map(iskeyword, name.split("."))):
            raise ValueError(f"{name[:40]!r} is no name")


def type_system() -> str:
    """Return the layers as a UIMA type system in XML, to be imported into a project."""
    made: str = _types(needed("cassis", "annotation")).to_xml()
    return made


def _mark(layer: Layer, found: Any) -> Mark:
    _, features = _TYPES[layer]
    # What an annotator has made has no id yet: where it stands is as good.
    id_ = found.id or f"{layer}-{found.begin}-{found.end}"
    claim = id_ if layer == "claim" else found.claim or id_
    fields: dict[str, Field] = {
        name: value for name in features if (value := getattr(found, name)) is not None and value != ""
    }
    return Mark(layer, id_, claim, found.begin, found.end, fields)


def _types(cassis: Any) -> Any:
    types = cassis.TypeSystem()
    for name, features in _TYPES.values():
        made = types.create_type(name=name, supertypeName=_ANNOTATION)
        for each in ("id", "claim", *features):
            types.create_feature(domainType=made, name=each, rangeType=_range(each))
    record = types.create_type(name=_RECORD, supertypeName=_ANNOTATION)
    types.create_feature(domainType=record, name="record", rangeType="uima.cas.String")
    return types


def _range(name: str) -> str:
    if name in YES_OR_NO:
        return "uima.cas.Boolean"
    return "uima.cas.Integer" if name in NUMBERS else "uima.cas.String"
