"""Marks as tasks for Label Studio, with what was read as predictions, and annotated tasks as marks again.

Its offsets are in Unicode characters, as ours. See https://labelstud.io/guide/task_format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, get_args
from xml.sax.saxutils import quoteattr

from according.annotating.marks import NUMBERS, TEXTS, YES_OR_NO, Field, Layer, Mark, Marked, whole
from according.model import Count, Effect, SourceKind, Status, VictimClass

Task = dict[str, Any]

_CHOICES: dict[str, tuple[str, ...]] = {
    "count": get_args(Count),
    "status": get_args(Status),
    "victims_class": get_args(VictimClass),
    "kind": get_args(SourceKind),
    **dict.fromkeys(YES_OR_NO, ("yes", "no")),
}
_OF_SOURCES = ("kind", "name", "role", "place")
_LABEL = "mark"


def task_of(given: Marked, made_by: str) -> Task:
    """Return a record as a task, its marks as the prediction of a model."""
    result = [each for mark in given.marks for each in _results(mark)]
    return {
        "data": {"text": given.text, "record": dict(given.record)},
        "predictions": [{"model_version": made_by, "result": result}],
    }


def marked_of(task: Mapping[str, Any]) -> Marked:
    """Return the record of a task with the marks of its last annotation, else of its prediction.

    Raises ValueError where the task is none of ours.
    """
    try:
        done = [each for each in task.get("annotations", ()) if not each.get("was_cancelled")]
        result = (done or task.get("predictions") or [{"result": []}])[-1]["result"]
        return whole(task["data"]["record"], task["data"]["text"], tuple(_marks(result)))
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"it is no task of ours ({type(error).__name__})") from error


def _results(mark: Mark) -> Iterator[dict[str, Any]]:
    where = {"start": mark.start, "end": mark.end}
    label = str(mark.fields["effect"]) if mark.layer == "claim" else mark.layer
    yield _result(mark, _LABEL, "labels", {**where, "labels": [label]})
    for name, value in mark.fields.items():
        if name == "effect":
            continue
        if name in _CHOICES:
            word = ("yes" if value else "no") if isinstance(value, bool) else str(value)
            yield _result(mark, name, "choices", {**where, "choices": [word]})
        elif name in NUMBERS:
            yield _result(mark, name, "number", {**where, "number": value})
        else:
            yield _result(mark, name, "textarea", {**where, "text": [value]})
    if mark.id != mark.claim:
        yield {"type": "relation", "from_id": mark.claim, "to_id": mark.id, "direction": "right"}


def _result(mark: Mark, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": mark.id, "from_name": name, "to_name": "text", "type": kind, "value": value}


def _marks(result: list[Mapping[str, Any]]) -> Iterator[Mark]:
    of = {each["to_id"]: each["from_id"] for each in result if each["type"] == "relation"}
    of |= {each["from_id"]: each["to_id"] for each in result if each.get("direction") == "left"}
    regions = [each for each in result if each["type"] == "labels"]
    fields: dict[str, dict[str, Field]] = defaultdict(dict)
    for each in result:
        if each["type"] in ("choices", "number", "textarea"):
            value = _value(each)
            if value is not None:
                fields[each["id"]][each["from_name"]] = value
    for region in regions:
        value, id_ = region["value"], region["id"]
        (label,) = value["labels"]
        layer: Layer = label if label in ("clause", "source") else "claim"
        known = {"effect": label, **fields[id_]} if layer == "claim" else fields[id_]
        claim = id_ if layer == "claim" else of.get(id_, id_)
        yield Mark(layer, id_, claim, value["start"], value["end"], known)


def _value(result: Mapping[str, Any]) -> Field | None:
    name, value = result["from_name"], result["value"]
    if result["type"] == "number":
        number = value["number"]
        return int(number) if number is not None else None
    words = value["choices"] if result["type"] == "choices" else value["text"]
    text = (words[0] if words else "") if isinstance(words, list) else words
    if name in YES_OR_NO:
        return bool(text == "yes")
    return str(text) or None


def interface() -> str:
    """Return the labelling interface, for the settings of a project."""
    names = (*get_args(Effect), "clause", "source")
    labels = "".join(f"\n    <Label value={quoteattr(each)}/>" for each in names)
    fields = "\n".join(_control(name) for name in (*_CHOICES, *NUMBERS, *TEXTS))
    return (
        f'<View>\n  <Labels name="{_LABEL}" toName="text">{labels}\n  </Labels>\n'
        f'  <Relations><Relation value="of the claim"/></Relations>\n'
        f'  <Text name="text" value="$text"/>\n{fields}\n</View>\n'
    )


def _control(name: str) -> str:
    values = "source" if name in _OF_SOURCES else ",".join(get_args(Effect))
    shown = f'perRegion="true" whenTagName="{_LABEL}" whenLabelValue="{values}"'
    if name in _CHOICES:
        choices = "".join(f'<Choice value="{each}"/>' for each in _CHOICES[name])
        control = f'<Choices name="{name}" toName="text" {shown} showInline="true">{choices}</Choices>'
    elif name in NUMBERS:
        control = f'<Number name="{name}" toName="text" {shown}/>'
    else:
        control = f'<TextArea name="{name}" toName="text" {shown} maxSubmissions="1" editable="true"/>'
    return f'  <Header value="{name.replace("_", " ")}" {shown}/>\n  {control}'
