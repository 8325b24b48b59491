"""An incident and its tolls in one line, for feeds and notices."""

from __future__ import annotations

from according.publish.rows import Row
from according.publish.terminal import seen


def heading_line(row: Row) -> str:
    """Return what an incident's row is about: kind, place and day, as far as they are known."""
    place, date = row["place"] or {}, row["date"] or {}
    where = ", ".join(seen(str(w)) for w in (place.get("name"), place.get("country")) if w)
    return " ".join(w for w in (row["kind"].replace("_", " "), where, date.get("start")) if w)


def toll_line(effect: str, low: int | None, best: int | None, high: int | None) -> str:
    """Return a toll: its best, and from where to where it reaches where that is not the same."""
    span = f"{low if low is not None else '?'}–{high if high is not None else '?'}"
    if low == high and low is not None:
        span = str(low)
    return f"{effect.replace('_', ' ')} {best if best is not None else span}" + (
        f" ({span})" if best is not None and low != high else ""
    )


def incident_line(row: Row) -> str:
    """Return an incident with all its tolls."""
    tolls = (toll_line(effect, t["low"], t["best"], t["high"]) for effect, t in row["tolls"].items())
    return f"{heading_line(row)}: {'; '.join(tolls) or 'no figures'}"
