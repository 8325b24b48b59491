"""A row for each report of an incident, in the columns of the R package eventreport."""

from __future__ import annotations

from collections.abc import Iterator

from according.incidents import reckon
from according.ledger import Filter, StoredReport, View
from according.ledger.cases import Member
from according.model import Incident, Toll
from according.places.countries import country_name
from according.publish.presets.codes import NEAR, days_of, open_effects, point_of, where_words
from according.publish.presets.columns import preset_columns
from according.publish.rows import Row


def report_rows(view: View, wanted: Filter) -> Iterator[Row]:
    """Yield a row for each report that an incident is the main one of, with what that report alone says."""
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
    days = days_of(member.mention.date)
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
        "city": place.name if place and place.precision in NEAR else None,
        "location": where_words(place),
        **point_of(place),
        **figures,
        "source": report.publisher,
        "source_date": member.moment[:10],
        "according_preset": "eventreport (an approximation)",
        "according_open": open_effects(tolls),
        "according_copies": report.copies,
    }
