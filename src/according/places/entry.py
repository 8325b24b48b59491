"""A place of the gazetteer, what lies in what, and the forms under which names are looked up."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import msgspec

_LETTERS = str.maketrans(
    {
        "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h",
        "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "ʾ": None, "ʿ": None, "`": None, "´": None,
        ".": None, "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ",": " ", "_": " ",
    }
)  # fmt: skip
_ABBREVIATED = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A place of the gazetteer.

    `geonames` is the GeoNames id; places that the packaged data lack (seas, regions) have negative numbers.
    `country` is ISO 3166-1 alpha-2, None for what lies in several; `admin1` and `admin2` are names. `lat` and
    `lon` are degrees (WGS 84), None where unknown; those of an area are its middle. `population` is 0 where
    unknown. `feature` is the GeoNames feature code ("PCLI" for a country, "ADM1", "ADM2", "PPL", "MT").
    `zone` is the time zone ("Asia/Tehran"); that of an area is the one that nearly all there keep, if any.
    """

    geonames: int
    name: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int
    feature: str
    zone: str | None = None


@lru_cache(maxsize=32768)
def fold(name: str) -> str:
    """Return the form under which a name is looked up: no case, accents, punctuation or leading "the".

    "St. John's" and "Saint Johns", "Mount" and "Mt", "Al-Qāʾim" and "Al Qaim" are one.
    """
    words = plain(name).translate(_LETTERS).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    if len(words) > 1 and words[0] in _ABBREVIATED:
        words[0] = _ABBREVIATED[words[0]]
    return " ".join(words)


def plain(name: str) -> str:
    """Return a name without case and accents, with its marks."""
    text = name.casefold()
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def contains(outer: Entry, inner: Entry) -> bool:
    """Tell whether the country or subdivision `outer` holds the place `inner`, by their names."""
    if outer.geonames == inner.geonames or outer.country != inner.country or outer.country is None:
        return False
    if outer.feature == "PCLI":
        return True
    if outer.admin1 is None or outer.admin1 != inner.admin1:
        return False
    if outer.feature == "ADM1":
        return True
    return (
        outer.feature == "ADM2"
        and outer.admin2 is not None
        and outer.admin2 == inner.admin2
        and inner.feature != "ADM2"
    )


def shorten(name: str) -> str:
    """Return the form under which an abbreviation is looked up: capitals without full stops and spaces."""
    return name.replace(".", "").replace(" ", "").upper()
