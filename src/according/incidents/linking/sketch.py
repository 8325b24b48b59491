"""Sketches: what linking needs to know of one mention, small enough to keep beside it in a ledger."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Self

from according.incidents.kinds import lexicon
from according.language.terms import find_terms, normal, rarity
from according.model import Claim, Kind, Mention, Period, Place, Precision, Report, Role, Toponym, mention_id
from according.places.entry import fold
from according.vocab import load

MOST_TERMS = 40
MOST_FIGURES = 8
MOST_NAMED = 8
_SMALL = ("settlement", "district", "site")
_LONGEST = 20_000
"""How many characters of a report are read for its terms."""
_FAINT, _SITE = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Site:
    """The place of a mention: codes, degrees (WGS 84), and how far off the point may be, in metres."""

    name: str
    country: str | None = None
    region: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = "unknown"
    reach_m: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
    """What linking needs of one mention.

    `id` is the mention's in a ledger. `published` is ISO 8601, as the report's. `countries` are those that
    the report names (ISO 3166-1 alpha-2), `named` the towns, districts and sites, folded, the oftenest named
    first. `figures` are effect, low and high of what the report says of the incident. `terms` are the
    telling words of the report with their weights, the squares of which come to 1; they are for comparing
    only, and never shown.
    """

    id: str
    report: str
    role: Role
    kind: Kind
    published: str | None = None
    date: Period | None = None
    place: Site | None = None
    countries: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    figures: tuple[tuple[str, int | None, int | None], ...] = ()
    terms: tuple[tuple[str, float], ...] = ()
    publisher: str | None = None
    url: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The calendar day of publication, if it is known."""
        return _day(self.published) if self.published else None

    def to_json(self) -> dict[str, Any]:
        """Return the sketch as what JSON can hold; `from_json` makes the same sketch of it."""
        site, date = self.place, self.date
        return {
            "id": self.id,
            "report": self.report,
            "role": self.role,
            "kind": self.kind,
            "published": self.published,
            "date": [date.start.isoformat(), date.end.isoformat()] if date else None,
            "place": {name: getattr(site, name) for name in Site.__slots__} if site else None,
            "countries": list(self.countries),
            "named": list(self.named),
            "figures": [list(figure) for figure in self.figures],
            "terms": [list(term) for term in self.terms],
            "publisher": self.publisher,
            "url": self.url,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the sketch that `to_json` wrote."""
        date, place = data["date"], data["place"]
        return cls(
            id=data["id"],
            report=data["report"],
            role=data["role"],
            kind=data["kind"],
            published=data["published"],
            date=Period(*map(dt.date.fromisoformat, date)) if date else None,
            place=Site(**place) if place else None,
            countries=tuple(data["countries"]),
            named=tuple(data["named"]),
            figures=tuple((effect, low, high) for effect, low, high in data["figures"]),
            terms=tuple((term, weight) for term, weight in data["terms"]),
            publisher=data["publisher"],
            url=data["url"],
        )


@lru_cache(maxsize=65536)
def _day(published: str) -> dt.date:
    return dt.date.fromisoformat(published[:10])


def sketch(
    report: Report, mention: Mention, claims: Iterable[Claim], places: Iterable[Toponym] = ()
) -> Sketch:
    """Return the sketch of one mention of a report.

    `claims` and `places` are those of the whole report, as its reading has them.
    """
    (made,) = sketches(report, (mention,), claims, places)
    return made


def sketches(
    report: Report, mentions: Iterable[Mention], claims: Iterable[Claim], places: Iterable[Toponym] = ()
) -> tuple[Sketch, ...]:
    """Return the sketches of several mentions of one report; its words are read once."""
    toponyms = tuple(places)
    countries = tuple(sorted({t.country for t in toponyms if t.country}))
    common = Sketch(
        "",
        report.id,
        "main",
        "other",
        published=report.published_at,
        countries=countries,
        named=_named(toponyms),
        terms=_terms(report, toponyms),
        publisher=report.publisher,
        url=report.url,
    )
    said = tuple(claims)
    untold = {mention.key for mention in mentions if mention.role == "main" and mention.span is None}
    title = (report.title or "") if untold else ""
    by_title = (
        replace(common, countries=(), named=(), terms=find_terms(title, weigh=_tells)) if untold else common
    )
    return tuple(
        replace(
            by_title if mention.key in untold else common,
            id=mention_id(report.id, mention.key),
            role=mention.role,
            kind=mention.kind,
            date=mention.date,
            place=_site(mention.place, toponyms),
            figures=_figures(claim for claim in said if claim.mention == mention.key),
        )
        for mention in mentions
    )


def _named(toponyms: Iterable[Toponym]) -> tuple[str, ...]:
    """Return the names of the smaller places that a report names, the oftenest named first."""
    counts = Counter(fold(t.name or t.text) for t in toponyms if t.feature in _SMALL and not t.demonym)
    return tuple(name for name, _ in counts.most_common(MOST_NAMED))


def _terms(report: Report, toponyms: Iterable[Toponym]) -> tuple[tuple[str, float], ...]:
    """Return the telling words of a report. "Swiss" and "Switzerland" are one."""
    text = report.text
    if report.title and report.title not in text[:_LONGEST]:
        text = f"{report.title}\n{text}"
    named = [t for t in toponyms if t.country and (t.demonym or t.feature == "country")]
    aside = {term for t in named for word in t.text.split() if (term := normal(word))}
    return find_terms(text[:_LONGEST], most=MOST_TERMS, aside=aside, weigh=_tells)


@lru_cache(maxsize=65536)
def _tells(term: str) -> float:
    """Return how much a word tells of which incident it is: little, if it only says of what kind."""
    return (
        rarity(term) * _FAINT if term in _kind_words() else max(rarity(term), _SITE * (term in _site_words()))
    )


@cache
def _site_words() -> frozenset[str]:
    return frozenset(term for word in lexicon().sites if (term := normal(word)))


@cache
def _kind_words() -> frozenset[str]:
    """Return the words that say of what kind an incident is, or that there was one, and not which."""
    words = lexicon()
    listed = load("linking")["faint"].split()
    named = (
        *words.nouns,
        *words.verbs,
        *words.generic_nouns,
        *words.generic_verbs,
        *words.ambiguous,
        *listed,
    )
    return frozenset(term for word in named if (term := normal(word))) - _site_words()


def _site(place: Place | None, toponyms: Iterable[Toponym]) -> Site | None:
    if place is None:
        return None
    region = next((t.admin1 for t in toponyms if t.geonames == place.geonames and t.admin1), None)
    return Site(
        place.name,
        place.country,
        region,
        place.lat,
        place.lon,
        place.precision,
        place.radius_m,
        place.geonames,
    )


def _figures(claims: Iterable[Claim]) -> tuple[tuple[str, int | None, int | None], ...]:
    """Return the totals that a report asserts of an incident, the largest first."""
    found = {
        (claim.effect, claim.figure.low, claim.figure.high)
        for claim in claims
        if claim.count == "total" and claim.status in ("asserted", "feared") and claim.figure.unit == "people"
    }
    ordered = sorted(found, key=lambda f: (-(f[1] or f[2] or 0), f[0], f[1] or 0, f[2] or 0))
    return tuple(sorted(ordered[:MOST_FIGURES], key=lambda f: (f[0], f[1] or 0, f[2] or 0)))
