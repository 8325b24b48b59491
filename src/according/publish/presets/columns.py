"""What each preset is: its columns as publicly listed, which of them are filled, and what is lost."""

from __future__ import annotations

from typing import Literal, get_args

from according.errors import Problem
from according.publish.columns import Column, Type
from according.vocab import load

Name = Literal["ucdp", "acled", "gtd", "eventreport"]
PRESETS: tuple[Name, ...] = get_args(Name)

_OURS = (
    Column("according_preset", "text", "the name of the preset, which is an approximation"),
    Column(
        "according_open",
        "text",
        "of killed and injured, those whose high is open, and not missing",
    ),
)
_COPIES = Column("according_copies", "text", "input id of the report that this one copies")
_TYPES: tuple[tuple[str, Type], ...] = (("integers", "integer"), ("numbers", "number"), ("days", "day"))
"""Where a preset says which of its columns are of a type; the others are text."""


def preset_columns(name: Name) -> tuple[Column, ...]:
    """Return the columns of a preset: those of the project in its order, then our own."""
    known = load("presets")[name]
    types: dict[str, Type] = {each: type_ for listed, type_ in _TYPES for each in known[listed].split()}
    filled: dict[str, str] = known["filled"]
    columns = (
        Column(each, types.get(each, "text"), filled.get(each, "left empty"))
        for each in known["columns"].split()
    )
    return (*columns, *_OURS, *((_COPIES,) if name == "eventreport" else ()))


def left_empty(name: Name) -> tuple[str, ...]:
    """Return the columns of a preset that are never filled."""
    known = load("presets")[name]
    return tuple(each for each in known["columns"].split() if each not in known["filled"])


def fits_preset(name: Name, whats: tuple[str, ...], form: str) -> Problem | None:
    """Return the Problem where a preset is no table of what is asked for, or no such shape; else None."""
    what = "reports" if name == "eventreport" else "incidents"
    if whats == (what,) and form not in ("atom", "webannotation"):
        return None
    message = f"The preset {name} is a table of {what}, and no feed."
    return Problem("no-such-preset", f"--preset {name}", message, f"Say: according export {what}")


def preset_page(name: Name) -> str:
    """Return what a preset is, what it fills, what stays empty and what is lost, in Markdown."""
    known = load("presets")[name]
    rows = (f"| `{c.name}` | {c.type} | {c.words} |" for c in preset_columns(name) if c.words != "left empty")
    empty = ", ".join(f"`{each}`" for each in left_empty(name)) or "none"
    lost = "\n".join(f"- {each}" for each in known["loses"])
    table = "\n".join(("| column | type | |", "|---|---|---|", *rows))
    return f"`{name}` is {known['words']}.\n\n{lost}\n\n{table}\n\nLeft empty: {empty}."
