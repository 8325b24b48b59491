"""The word lists of this room, as sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from according.vocab import load


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around the names of places (see `vocab/places_words.toml`), and abbreviations."""

    never_alone: frozenset[str]
    streets: frozenset[str]
    eponyms: frozenset[str]
    sites: frozenset[str]
    site_features: frozenset[str]
    modifiers: frozenset[str]
    locative: frozenset[str]
    strictly_locative: frozenset[str]
    directions: frozenset[str]
    ways: frozenset[str]
    sorts: dict[str, str]
    governed: dict[str, str]
    of_place: frozenset[str]
    of_press: frozenset[str]
    courtesies: frozenset[str]
    titles: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    english: frozenset[str]
    abbreviations: frozenset[str]


@cache
def words() -> Words:
    """Return the word lists (loaded once)."""
    lists = load("places_words")

    def one(text: str) -> frozenset[str]:
        return frozenset(text.split())

    return Words(
        one(lists["never_alone"]),
        one(lists["streets"]),
        one(lists["eponyms"]),
        one(lists["sites"]),
        one(lists["site_features"]),
        one(lists["modifiers"]),
        one(lists["locative"]),
        one(lists["strictly_locative"]),
        one(lists["directions"]),
        one(lists["ways"]),
        dict(lists["sorts"]),
        dict(lists["governed"]),
        one(lists["organisations"]["of_place"]),
        one(lists["organisations"]["of_press"]),
        one(lists["people"]["courtesies"]),
        one(lists["people"]["titles"]) | one(lists["people"]["courtesies"]),
        one(lists["links"]),
        one(lists["articles"]),
        one(lists["english"]),
        frozenset(load("places")["abbreviations"]),
    )
