"""Answers to questions about a ledger, each with the words that it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from according.claims import is_supported
from according.incidents import policy as policy_of
from according.ledger import Filter, Ledger, StoredClaim, View, no_incident
from according.model import Effect, Incident, Kind, Toll
from according.publish.ledger import gather, told_row
from according.publish.rows import Row, claim_row, incident_row, label, report_row, saying_row

MOST = 50
"""Incidents in one answer."""

PolicyName = Literal["according-1", "ucdp", "acled", "gtd", "range"]


class Answers:
    """What can be asked of a ledger. Every call looks at it anew; nothing is ever added.

    Times are ISO 8601. Every number comes with the claims that it stands on: the exact words, who said them,
    who published them, where and when.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def find_incidents(
        self,
        *,
        country: str | None = None,
        since: str | None = None,
        until: str | None = None,
        kind: Kind | None = None,
        effect: Effect | None = None,
        least: int | None = None,
        voices: int | None = None,
        limit: int = 10,
        as_of: str | None = None,
        policy: PolicyName = "according-1",
    ) -> dict[str, Any]:
        """Find incidents, the latest first, with their tolls and the words that each toll stands on.

        country: ISO 3166-1 alpha-2. since, until: days of the incident (2024-01-03). least: of the killed and
        so on (of `effect`, where given). voices: independent ones. limit: at most 50. as_of: of what had been
        published by then. An upper end that is null is open. No incident found means that this ledger holds
        none, not that none happened.
        """
        view = self._view(as_of, policy)
        wanted = Filter(country, since, until, kind, effect, least, voices)
        found = list(view.incidents(wanted, limit=max(1, min(limit, MOST))))
        return {"policy": label(view.policy), "incidents": [_with_evidence(view, each) for each in found]}

    def show_incident(
        self, incident: str, as_of: str | None = None, policy: PolicyName = "according-1"
    ) -> dict[str, Any]:
        """Show all that is held about one incident: tolls, every claim in its words, reports, and doubts.

        incident: an id, i_…; also one that became part of another since.
        """
        view = self._view(as_of, policy)
        told = gather(view, incident)
        if told is None:
            raise no_incident(incident)
        return {**told_row(told, label(view.policy)), "tolls": _tolls(view, told.incident)}

    def follow_figures(
        self, incident: str, effect: Effect = "killed", as_of: str | None = None
    ) -> dict[str, Any]:
        """Follow the figures of one effect of an incident as they came, and what became of each.

        Each names who said it, what replaced or withdrew it, whether it counted, and its words.
        """
        view = self._view(as_of, "according-1")
        if view.incident(incident) is None:
            raise no_incident(incident)
        claims = {item.claim.id: item for item in view.claims(incident)}
        sayings = view.history(incident, effect).get(effect, ())
        because = {
            saying: [each.because for key in saying.claims for each in _withdrawn(claims, key)]
            for saying in sayings
        }
        return {
            "figures": [
                saying_row(incident, effect, saying, because[saying])
                | {"evidence": _evidence(view, (claims[k] for k in saying.claims if k in claims))}
                for saying in sayings
            ]
        }

    def list_reports(self, incident: str, as_of: str | None = None) -> dict[str, Any]:
        """List the reports about an incident: publisher, address, time, and what each copies or revises."""
        view = self._view(as_of, "according-1")
        if view.incident(incident) is None:
            raise no_incident(incident)
        evidence = _evidence(view, view.claims(incident))
        return {
            "reports": [
                report_row(report) | {"evidence": [each for each in evidence if each["report"] == report.id]}
                for report in view.reports(incident)
            ]
        }

    def _view(self, as_of: str | None, policy: str) -> View:
        rules = policy_of(policy)
        return self._ledger.as_of(published=as_of, policy=rules) if as_of else self._ledger.view(rules)


def _with_evidence(view: View, incident: Incident) -> Row:
    return {**incident_row(incident, label(view.policy)), "tolls": _tolls(view, incident)}


def _tolls(view: View, incident: Incident) -> Row:
    claims = {item.claim.id: item for item in view.claims(incident.id)}
    return {toll.effect: _toll(view, toll, claims) for toll in incident.tolls}


def _toll(view: View, toll: Toll, claims: dict[str, StoredClaim]) -> Row:
    return {
        **{name: getattr(toll, name) for name in ("low", "best", "high", "rule", "voices")},
        "open": "high" if toll.high is None else "low" if toll.low is None else None,
        "evidence": _evidence(view, (claims[key] for key in toll.claims if key in claims)),
    }


def _evidence(view: View, items: Iterable[StoredClaim]) -> list[Row]:
    """Return claims in their words; `verified` tells whether the figure parses again from them now."""
    found = list(items)
    texts = view.texts({item.claim.report for item in found})
    return [
        claim_row(item, text := texts.get(item.claim.report))
        | {"verified": text is not None and is_supported(item.claim, text)}
        for item in found
    ]


def _withdrawn(claims: dict[str, StoredClaim], key: str) -> Iterable[Any]:
    return claims[key].withdrawn if key in claims else ()
