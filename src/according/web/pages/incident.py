"""The pages of one incident: what it is, how its figures went, and how each number was made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup
from starlette.responses import Response

from according.incidents import policies, voice_of
from according.ledger import Filter, StoredClaim, StoredReport, View
from according.model import Incident, Toll
from according.publish.chart import Spell, chart, spells
from according.publish.columns import TOLLED
from according.publish.ledger import Told, gather
from according.web.answering import Answers
from according.web.pages.common import missing, shown

router = APIRouter()
WIDE, NARROW = 680, 340
AT_ONCE = 200
"""So many of the latest reports are shown of an incident of which more report, unless the whole is asked for:
what has to be gone through for that is every claim."""
SIMILAR = 6


@dataclass(frozen=True, slots=True)
class Course:
    """How one effect went: its figures, and drawings of them where they changed. `now` is what it came to."""

    effect: str
    spells: tuple[Spell, ...]
    now: Toll | None
    wide: str
    narrow: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something about an incident, and what they say, in order of publication."""

    name: str
    claims: tuple[StoredClaim, ...]


@router.get("/incidents/{id_}")
def incident(id_: str, asked: Answers, *, whole: bool = False) -> Response:
    """Show one incident: of one of which very many report the latest only, unless the whole is wanted."""
    return shown(asked, "incident.html", lambda: _all_of(asked.view, id_, whole))


def _all_of(view: View, id_: str, whole: bool) -> dict[str, Any]:
    told = _gathered(view, id_, whole)
    is_whole = told.among is None
    doubted = [side for doubt in told.doubts for side in (doubt.a, doubt.b)]
    found = view.beside(id_) if is_whole else ()
    beside = [other for other in found if other.id != told.incident.id]
    return {
        "incident": told.incident,
        "among": told.among,
        "courses": tuple(courses(view, told.incident) if is_whole else _undrawn(told.incident)),
        "voices": tuple(voices(view, told) if is_whole else _tellers(told)),
        "texts": told.texts,
        "reports": tuple(folded(told.reports)),
        "parts_of": told.parts,
        "doubts": told.doubts,
        "beside": beside,
        "similar": tuple(_similar(view, told.incident, {other.id for other in (*beside, *doubted)})),
        "decisions": view.decisions(id_) if is_whole else (),
    }


@router.get("/incidents/{id_}/reckoning")
def reckoning(id_: str, asked: Answers, *, whole: bool = False) -> Response:
    """Show how the numbers of an incident were made."""
    return shown(asked, "reckoning.html", lambda: _reckoned(asked.view, id_, whole))


def _reckoned(view: View, id_: str, whole: bool) -> dict[str, Any]:
    told = _gathered(view, id_, whole)
    is_whole = told.among is None
    case = view.case(id_) if is_whole else None
    by_policy = {policy: case.settle(policy) for policy in policies()} if case is not None else {}
    return {
        "incident": told.incident,
        "among": told.among,
        "courses": tuple(courses(view, told.incident) if is_whole else _undrawn(told.incident)),
        "claims": told.claims,
        "texts": told.texts,
        "others": [(policy, _by_effect(each)) for policy, each in by_policy.items()],
    }


def _gathered(view: View, id_: str, whole: bool) -> Told:
    told = gather(view, id_, None if whole else AT_ONCE)
    if told is None:
        raise missing("incident", id_)
    return told


def _by_effect(incident: Incident | None) -> Mapping[str, Toll]:
    return {toll.effect: toll for toll in incident.tolls} if incident is not None else {}


def courses(view: View, incident: Incident) -> Iterator[Course]:
    """Yield how each effect went, those that have a toll first."""
    tolls = _by_effect(incident)
    history = view.history(incident.id)
    effects = sorted(history, key=lambda effect: (effect not in tolls, TOLLED.index(effect)))
    for effect in effects:
        found = spells(history[effect])
        if not found:
            continue
        now = tolls.get(effect)
        changes = len({spell.start for spell in found}) > 1
        wide, narrow = (Markup(chart(effect, found, now, width=w)) if changes else "" for w in (WIDE, NARROW))
        yield Course(effect, found, now, wide, narrow)


def _undrawn(incident: Incident) -> Iterator[Course]:
    """Yield what each effect came to, and not how it went."""
    return (Course(toll.effect, (), toll, "", "") for toll in incident.tolls)


def voices(view: View, told: Told) -> Iterator[Voice]:
    """Yield who speaks of an incident, whoever spoke first before the others."""
    found: dict[str, list[StoredClaim]] = defaultdict(list)
    case = view.case(told.incident.id)
    names = case.voices.same if case is not None else {}
    for each in view.told(told.incident.id):
        stored = told.claims.get(each.claim.id)
        if stored is not None:
            found[voice_of(each, names).split(":")[0]].append(stored)
    for claims in found.values():
        yield Voice(_speaker(claims[0]), tuple(claims))


def _tellers(told: Told) -> Iterator[Voice]:
    """Yield who speaks in some claims of an incident, by the names that these give."""
    found: dict[str, list[StoredClaim]] = defaultdict(list)
    for each in told.claims.values():
        found[_speaker(each)].append(each)
    return (Voice(name, tuple(claims)) for name, claims in found.items())


def _speaker(stored: StoredClaim) -> str:
    sources = stored.claim.sources
    return sources[0].name if sources else stored.publisher or stored.input_id or stored.claim.report


def folded(reports: Sequence[StoredReport]) -> Iterator[tuple[StoredReport, tuple[StoredReport, ...]]]:
    """Yield the reports in order of publication, each with its copies."""
    names = {report.input_id or report.id for report in reports}
    copies: dict[str, list[StoredReport]] = defaultdict(list)
    for report in reports:
        if report.copies in names and report.copies is not None:
            copies[report.copies].append(report)
    for report in reports:
        if report.copies not in names:
            yield report, tuple(copies.get(report.input_id or report.id, ()))


def _similar(view: View, incident: Incident, known: set[str]) -> Iterator[Incident]:
    """Yield other incidents of the kind in the country, the latest first."""
    country = incident.place.country if incident.place is not None else None
    if country is None or incident.kind == "other":
        return iter(())
    others = {incident.id, *known}
    found = view.incidents(Filter(kind=incident.kind, country=country), limit=SIMILAR + len(others))
    return islice((other for other in found if other.id not in others), SIMILAR)
