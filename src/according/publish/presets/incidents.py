"""A row for each incident, in the columns of UCDP GED, ACLED or GTD."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from according import __version__
from according.incidents import policy as policy_of
from according.ledger import Filter, StoredClaim, StoredReport, View
from according.model import Incident, Toll
from according.places.countries import country_name, country_number
from according.publish.lines import toll_line
from according.publish.presets.codes import (
    BETWEEN,
    NEAR,
    date_precision,
    days_of,
    joined,
    open_effects,
    point_of,
    priogrid,
    span_of,
    teller,
    where_words,
    wkt,
)
from according.publish.presets.columns import Name, preset_columns
from according.publish.rows import Row, label
from according.vocab import load

_WHERE_PREC = {"exact": 1, "settlement": 1, "relative": 2, "district": 3, "province": 4, "country": 6}
_GEO_PREC = {"exact": 1, "settlement": 1, "relative": 2, "district": 2, "province": 3, "country": 3}
_SPECIFICITY = {"exact": 1, "settlement": 1, "relative": 1, "district": 3, "province": 4}


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


def in_scope(incident: Incident, name: Name) -> bool:
    """Tell whether an incident is of a kind that a project may count, and reports are about it."""
    return incident.reports > 0 and incident.kind in load("presets")[name]["kinds"].split()


def incident_rows(view: View, name: Name, wanted: Filter) -> Iterator[Row]:
    """Yield the rows of a preset that is a table of incidents, in the order of `View.incidents`."""
    make = {"ucdp": _ucdp, "acled": _acled, "gtd": _gtd}[name]
    empty = dict.fromkeys(column.name for column in preset_columns(name))
    for incident in view.incidents(wanted):
        if not in_scope(incident, name):
            continue
        told = _told(view, incident)
        made = make(told)
        if made is not None:
            ends = {
                "according_preset": label(policy_of(name)),
                "according_open": open_effects(incident.tolls),
            }
            yield {**empty, **made, **ends}


def _told(view: View, incident: Incident) -> Told:
    claims = {item.claim.id: item for item in view.claims(incident.id)}
    standing = {key for toll in incident.tolls for key in toll.claims}
    reports = sorted(view.reports(incident.id), key=lambda report: (report.moment, report.id))
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
        "number_of_sources": len({teller(report) for report in reports}),
        "source_article": BETWEEN.join(report.url or report.id for report in reports),
        "source_office": joined(teller(report) for report in reports),
        "source_date": BETWEEN.join(each.published_at[:10] for each in reports if each.published_at),
        "source_headline": BETWEEN.join(report.title for report in reports if report.title),
        "source_original": joined(first),
        **days_of(incident.date),
        **point_of(place),
        "date_prec": date_precision(incident.date),
        "where_prec": _WHERE_PREC.get(place.precision) if place else None,
        "where_coordinates": place.name if place else None,
        "where_description": where_words(place) if place and place.relation else None,
        "geom_wkt": wkt(place),
        "priogrid_gid": priogrid(place),
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
    place, days = incident.place, days_of(incident.date)
    types = load("presets")["acled"]["types"].get(incident.kind, (None, None, None))
    span = span_of(incident.date)
    return {
        "event_id_cnty": incident.id,
        "event_date": days["date_start"],
        "year": days["year"],
        "time_precision": None if span is None else 1 if span == 1 else 2 if span <= 7 else 3,
        **dict(zip(("disorder_type", "event_type", "sub_event_type"), types, strict=True)),
        "iso": country_number(place.country) if place else None,
        "country": country_name(place.country) if place else None,
        "location": place.name if place else None,
        **point_of(place),
        "geo_precision": _GEO_PREC.get(place.precision) if place else None,
        "source": joined(teller(report) for report in told.reports),
        "notes": _notes(told),
        "fatalities": killed.best if killed else None,
        "timestamp": int(dt.datetime.fromisoformat(incident.last).timestamp()),
    }


def _gtd(told: Told) -> Row:
    incident, date, place = told.incident, told.incident.date, told.incident.place
    kind, words = load("presets")["gtd"]["types"].get(incident.kind, (None, None))
    cites = [f"{teller(r)}, {r.title or r.url or r.id}, {(r.published_at or '')[:10]}" for r in told.reports]
    tolls = {"nkill": "killed", "nkillter": "killed_attackers", "nwound": "injured", "nhostkid": "abducted"}
    return {
        "eventid": incident.id,
        "iyear": date.start.year if date and date.start.year == date.end.year else 0,
        "imonth": date.start.month if date and _month(date.start) == _month(date.end) else 0,
        "iday": date.start.day if date and date.start == date.end else 0,
        "approxdate": f"{date.start} to {date.end}" if date and date.start != date.end else None,
        "country_txt": country_name(place.country) if place else None,
        "city": place.name if place and place.precision in NEAR else None,
        **point_of(place),
        "specificity": _SPECIFICITY.get(place.precision, 5) if place else 5,
        "location": where_words(place),
        "summary": _notes(told),
        "attacktype1": int(kind) if kind else None,
        "attacktype1_txt": words,
        **{name: toll.best if (toll := told.toll(effect)) else None for name, effect in tolls.items()},
        **{f"scite{n}": cite for n, cite in enumerate(cites[:3], start=1)},
        "dbsource": f"According {__version__}",
    }


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _notes(told: Told) -> str:
    """Return the tolls of an incident, with the words and the sources that each stands on."""
    return " ".join(
        f"{toll_line(t.effect, t.low, t.best, t.high)}: "
        + BETWEEN.join(_quoted(item, told.texts) for item in told.behind(t.effect))
        + "."
        for t in told.incident.tolls
    )


def _quoted(item: StoredClaim, texts: dict[str, str]) -> str:
    text = texts.get(item.claim.report)
    words = f"“{item.claim.clause_span.of(text)}”" if text is not None else "words not kept"
    chain = [*(source.name for source in item.claim.sources), item.publisher or item.claim.report]
    return f"{words} ({' > '.join(chain)})"
