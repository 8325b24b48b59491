"""Tables in the shape of other projects' data. Each is an approximation, and says so in every row.

Their columns stand as they are publicly listed; what we cannot fill is empty. `vocab/presets.toml` says which
those are, what the others mean, and what is lost.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from according import __version__
from according.errors import Problem
from according.incidents import policy as policy_of
from according.incidents import reckon
from according.ledger import Filter, StoredClaim, StoredReport, View
from according.ledger.cases import Member
from according.model import Incident, Period, Place, Toll
from according.places.countries import country_name, country_number
from according.publish.columns import Column, Type
from according.publish.lines import toll_line
from according.publish.rows import Row, flat_already, label
from according.publish.sheets import EVERYTHING, Sheet
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
_DAYS = {"date_start", "date_end", "event_date", "source_date"}
_WHERE_PREC = {"exact": 1, "settlement": 1, "relative": 2, "district": 3, "province": 4, "country": 6}
_GEO_PREC = {"exact": 1, "settlement": 1, "relative": 2, "district": 2, "province": 3, "country": 3}
_SPECIFICITY = {"exact": 1, "settlement": 1, "relative": 1, "district": 3, "province": 4}
_NEAR = ("exact", "settlement", "relative")
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Told:
    """An incident with its reports, in the order of publication, and the claims that its tolls stand on."""

    incident: Incident
    reports: tuple[StoredReport, ...]
    claims: dict[str, StoredClaim]
    texts: dict[str, str]

    def toll(self, effect: str) -> Toll | None:
        """Return the toll of an effect, if there is one."""
        return next((toll for toll in self.incident.tolls if toll.effect == effect), None)

    def behind(self, effect: str) -> list[StoredClaim]:
        """Return the claims that the toll of an effect stands on."""
        toll = self.toll(effect)
        return [self.claims[key] for key in toll.claims if key in self.claims] if toll else []


def preset_sheet(view: View, name: Name, wanted: Filter = EVERYTHING) -> Sheet:
    """Return a view in the shape of another project's data.

    Tolls are reckoned by that project's rules where the view is by our own (an approximation, as ever).
    """
    view = reckoned_as(view, name)
    rows = _report_rows(view, wanted) if name == "eventreport" else _rows(view, name, wanted)
    return Sheet(name, preset_columns(name), rows, flat_already, ("latitude", "longitude"))


def reckoned_as(view: View, name: Name) -> View:
    """Return a view reckoned by a project's rules, where it is by our own and the project has rules."""
    if view.policy != policy_of("according-1") or name == "eventreport":
        return view
    return view.by_policy(policy_of(name))


def in_scope(incident: Incident, name: Name) -> bool:
    """Tell whether an incident is of a kind that a project may count, and reports are about it."""
    return incident.reports > 0 and incident.kind in load("presets")[name]["kinds"].split()


def preset_columns(name: Name) -> tuple[Column, ...]:
    """Return the columns of a preset: those of the project in its order, then our own."""
    known = load("presets")[name]
    integers, numbers = set(known["integers"].split()), set(known["numbers"].split())

    def kind(column: str) -> Type:
        if column in integers:
            return "integer"
        return "number" if column in numbers else "day" if column in _DAYS else "text"

    filled: dict[str, str] = known["filled"]
    columns = (Column(each, kind(each), filled.get(each, "left empty")) for each in known["columns"].split())
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


# Incidents


def _rows(view: View, name: Name, wanted: Filter) -> Iterator[Row]:
    make = {"ucdp": _ucdp, "acled": _acled, "gtd": _gtd}[name]
    empty = dict.fromkeys(column.name for column in preset_columns(name))
    for incident in view.incidents(wanted):
        if not in_scope(incident, name):
            continue
        told = _told(view, incident)
        made = make(told)
        if made is not None:
            ends = {"according_preset": label(policy_of(name)), "according_open": _open(incident.tolls)}
            yield {**empty, **made, **ends}


def _told(view: View, incident: Incident) -> Told:
    claims = {item.claim.id: item for item in view.claims(incident.id)}
    standing = {key for toll in incident.tolls for key in toll.claims}
    reports = sorted(view.reports(incident.id), key=lambda report: (report.published_at or "~", report.id))
    texts = view.texts({claims[key].claim.report for key in standing if key in claims})
    return Told(incident, tuple(each for each in reports if each.copies is None), claims, texts)


def _ucdp(told: Told) -> Row | None:
    incident, killed = told.incident, told.toll("killed")
    most = max((n for n in (killed.low, killed.best, killed.high) if n), default=0) if killed else 0
    if killed is None or not most:
        return None
    place, reports = incident.place, told.reports
    first = [item.claim.sources[0].name for item in told.behind("killed") if item.claim.sources]
    return {
        "id": incident.id,
        "number_of_sources": len({_teller(report) for report in reports}),
        "source_article": _BETWEEN.join(report.url or report.id for report in reports),
        "source_office": _joined(_teller(report) for report in reports),
        "source_date": _BETWEEN.join(each.published_at[:10] for each in reports if each.published_at),
        "source_headline": _BETWEEN.join(report.title for report in reports if report.title),
        "source_original": _joined(first),
        **_days(incident.date),
        **_point(place),
        "date_prec": _date_prec(incident.date),
        "where_prec": _WHERE_PREC.get(place.precision) if place else None,
        "where_coordinates": place.name if place else None,
        "where_description": _where(place) if place and place.relation else None,
        "geom_wkt": _wkt(place),
        "priogrid_gid": _priogrid(place),
        "country": country_name(place.country) if place else None,
        **_deaths(told, killed),
        **{end: getattr(killed, end) for end in ("best", "high", "low")},
    }


def _deaths(told: Told, killed: Toll) -> Row:
    """Return the deaths by whose they were, where every claim says the same; sides are never told."""
    classes = {item.claim.victims.class_ for item in told.behind("killed")}
    return {
        "deaths_civilians": killed.best if classes == {"civilian"} else None,
        "deaths_unknown": killed.best if classes == {"unstated"} else None,
    }


def _acled(told: Told) -> Row:
    incident, killed = told.incident, told.toll("killed")
    place, days = incident.place, _days(incident.date)
    types = load("presets")["acled"]["types"].get(incident.kind, (None, None, None))
    span = _span(incident.date)
    return {
        "event_id_cnty": incident.id,
        "event_date": days["date_start"],
        "year": days["year"],
        "time_precision": None if span is None else 1 if span == 1 else 2 if span <= 7 else 3,
        **dict(zip(("disorder_type", "event_type", "sub_event_type"), types, strict=True)),
        "iso": country_number(place.country) if place else None,
        "country": country_name(place.country) if place else None,
        "location": place.name if place else None,
        **_point(place),
        "geo_precision": _GEO_PREC.get(place.precision) if place else None,
        "source": _joined(_teller(report) for report in told.reports),
        "notes": _notes(told),
        "fatalities": killed.best if killed else None,
        "timestamp": int(dt.datetime.fromisoformat(incident.last).timestamp()),
    }


def _gtd(told: Told) -> Row:
    incident, date, place = told.incident, told.incident.date, told.incident.place
    kind, words = load("presets")["gtd"]["types"].get(incident.kind, (None, None))
    cites = [f"{_teller(r)}, {r.title or r.url or r.id}, {(r.published_at or '')[:10]}" for r in told.reports]
    tolls = {"nkill": "killed", "nkillter": "killed_attackers", "nwound": "injured", "nhostkid": "abducted"}
    return {
        "eventid": incident.id,
        "iyear": date.start.year if date and date.start.year == date.end.year else 0,
        "imonth": date.start.month if date and _month(date.start) == _month(date.end) else 0,
        "iday": date.start.day if date and date.start == date.end else 0,
        "approxdate": f"{date.start} to {date.end}" if date and date.start != date.end else None,
        "country_txt": country_name(place.country) if place else None,
        "city": place.name if place and place.precision in _NEAR else None,
        **_point(place),
        "specificity": _SPECIFICITY.get(place.precision, 5) if place else 5,
        "location": _where(place),
        "summary": _notes(told),
        "attacktype1": int(kind) if kind else None,
        "attacktype1_txt": words,
        **{name: toll.best if (toll := told.toll(effect)) else None for name, effect in tolls.items()},
        **{f"scite{n}": cite for n, cite in enumerate(cites[:3], start=1)},
        "dbsource": f"According {__version__}",
    }


# Reports


def _report_rows(view: View, wanted: Filter) -> Iterator[Row]:
    empty = dict.fromkeys(column.name for column in preset_columns("eventreport"))
    for incident in view.incidents(wanted):
        case = view.case(incident.id)
        if case is None:
            continue
        reports = {report.id: report for report in view.reports(incident.id)}
        lost = set(case.losses)
        for member in case.members:
            if member.mention.role == "main" and member.report in reports:
                claims = [c for c in case.claims if c.report == member.report and c.id not in lost]
                found = reckon((member.mention,), [c for c in claims if c.mention == member.mention.key])
                yield {**empty, **_report_row(incident, reports[member.report], member, found)}


def _report_row(incident: Incident, report: StoredReport, member: Member, tolls: tuple[Toll, ...]) -> Row:
    place = member.mention.place
    days = _days(member.mention.date)
    by_effect = {toll.effect: toll for toll in tolls}
    figures = {
        f"{name}_{end}": getattr(by_effect[effect], end) if effect in by_effect else None
        for name, effect in (("deaths", "killed"), ("injuries", "injured"))
        for end in ("best", "low", "high")
    }
    return {
        "id": member.id,
        "event_id": incident.id,
        "country": country_name(place.country) if place else None,
        "date_start": days["date_start"],
        "date_end": days["date_end"],
        "city": place.name if place and place.precision in _NEAR else None,
        "location": _where(place),
        **_point(place),
        **figures,
        "source": report.publisher,
        "source_date": member.moment[:10],
        "according_preset": "eventreport (an approximation)",
        "according_open": _open(tolls),
        "according_copies": report.copies,
    }


# Pieces


def _open(tolls: tuple[Toll, ...]) -> str | None:
    shown = [toll for toll in tolls if toll.effect in ("killed", "injured")]
    return " ".join(t.effect for t in shown if t.high is None and t.low is not None) or None


def _teller(report: StoredReport) -> str:
    return report.publisher or report.input_id or report.id


def _joined(names: Any) -> str | None:
    return _BETWEEN.join(dict.fromkeys(names)) or None


def _days(date: Period | None) -> Row:
    if date is None:
        return {"year": None, "date_start": None, "date_end": None}
    return {"year": date.start.year, "date_start": str(date.start), "date_end": str(date.end)}


def _span(date: Period | None) -> int | None:
    return (date.end - date.start).days + 1 if date else None


def _date_prec(date: Period | None) -> int | None:
    """Return the precision of a date by the ranges of the GED codebook."""
    span = _span(date)
    if span is None:
        return None
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if span <= most), 5)


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _point(place: Place | None) -> Row:
    return {"latitude": place.lat if place else None, "longitude": place.lon if place else None}


def _where(place: Place | None) -> str | None:
    if place is None:
        return None
    return f"{place.relation} {place.anchor or place.name}" if place.relation else place.name


def _wkt(place: Place | None) -> str | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return f"POINT ({place.lon} {place.lat})"


def _priogrid(place: Place | None) -> int | None:
    """Return the PRIO-GRID cell of a place: cells of 0.5 degrees, counted from the south-west by rows."""
    if place is None or place.lat is None or place.lon is None:
        return None
    row, column = math.floor((place.lat + 90) * 2), math.floor((place.lon + 180) * 2)
    return min(row, 359) * 720 + min(column, 719) + 1


def _notes(told: Told) -> str:
    """Return the tolls of an incident, with the words and the sources that each stands on."""
    return " ".join(
        f"{toll_line(t.effect, t.low, t.best, t.high)}: "
        + _BETWEEN.join(_quoted(item, told.texts) for item in told.behind(t.effect))
        + "."
        for t in told.incident.tolls
    )


def _quoted(item: StoredClaim, texts: dict[str, str]) -> str:
    text = texts.get(item.claim.report)
    words = f"“{item.claim.clause_span.of(text)}”" if text is not None else "words not kept"
    chain = [*(source.name for source in item.claim.sources), item.publisher or item.claim.report]
    return f"{words} ({' > '.join(chain)})"


def preset_page(name: Name) -> str:
    """Return what a preset is, what it fills, what stays empty and what is lost, in Markdown."""
    known = load("presets")[name]
    rows = (f"| `{c.name}` | {c.type} | {c.words} |" for c in preset_columns(name) if c.words != "left empty")
    empty = ", ".join(f"`{each}`" for each in left_empty(name)) or "none"
    lost = "\n".join(f"- {each}" for each in known["loses"])
    table = "\n".join(("| column | type | |", "|---|---|---|", *rows))
    return f"`{name}` is {known['words']}.\n\n{lost}\n\n{table}\n\nLeft empty: {empty}."
