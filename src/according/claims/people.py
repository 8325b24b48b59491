"""Nouns for people: whether a noun counts people, and what class, sex and age it supports."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, get_args

from according import vocab
from according.language.parse import Token
from according.model import VictimClass

Sense = Literal["people", "not_people", "unknown"]


@cache
def _classes() -> dict[str, VictimClass]:
    listed = vocab.load("people")["class"]
    return {
        word: name
        for name in reversed(get_args(VictimClass))
        if name in listed
        for word in listed[name].split()
    }


@cache
def _set(*keys: str) -> frozenset[str]:
    table = vocab.load("people")
    for key in keys:
        table = table[key]
    return frozenset(str(table).split())


@cache
def _things() -> frozenset[str]:
    return _set("not_people", "words") | _set("not_people", "animals")


def noun_class(token: Token) -> VictimClass | None:
    """Return the class that a noun for people supports, or None if the noun is not known to be one."""
    table = _classes()
    if token.lower == "by" and token.tag.startswith("NN"):
        return "civilian"  # "a passer-by"
    return table.get(token.lemma) or table.get(token.lower) or table.get(token.lower.removesuffix("s"))


def is_ranked(token: Token) -> bool:
    """Tell whether a word is a rank by which whoever is named after it is of the police or an army."""
    return token.lower.rstrip(".") in _set("ranks", "security")


def sense(token: Token) -> Sense:
    """Tell whether a noun names people."""
    if token.lemma in _things() or token.lower in _things():
        return "not_people"
    if is_aged(token):
        return "people"
    if noun_class(token) or token.lower in _set("plural_only", "words") or token.ent in ("PERSON", "NORP"):
        return "people"
    if token.lemma in _set("collective", "families") | _set("collective", "households"):
        return "people"
    if token.lemma.endswith(_SUFFIXES) and token.tag == "NNS":
        return "people"
    if token.lemma.endswith(_CALLINGS) and token.tag in ("NN", "NNS"):
        return "people"
    return "unknown"


def is_animal(token: Token) -> bool:
    """Tell whether a noun is for animals."""
    return token.lemma in _set("not_people", "animals")


def is_aged(token: Token) -> bool:
    """Tell whether the word stands for somebody known by age alone ("the five-year-old's death")."""
    return (token.lower in ("old", "olds") and token.ent == "DATE") or bool(_AGED.match(token.lower))


_AGED = re.compile(r"\d{1,2}-?y(?:/?o|rs?-?old)$")
"""An age written short ("a 16yo", "a 34y/o")."""


def is_likely(token: Token) -> bool:
    """Tell whether a noun names people, or has the ending of a word for people ("cavers", "cellists")."""
    known = sense(token)
    return known == "people" or (known == "unknown" and token.tag == "NNS" and token.lemma.endswith(_ENDINGS))


_ENDINGS = ("er", "or", "ist", "ian", "ee", "eer")
_CALLINGS = (
    "ologist",
    "ographer",
    "iatrist",
    "ician",
    "woman",
    "person",
    "sman",
    "goer",
    "keeper",
    "holder",
    "herder",
    "dweller",
)
_SUFFIXES = (
    "man",
    "woman",
    "men",
    "women",
    "people",
    "worker",
    "child",
    "officer",
    "member",
    "goer",
    "fighter",
    "person",
)


def is_untold(token: Token) -> bool:
    """Tell whether the noun is a crowd whose size is not told."""
    return token.lemma in _set("collective", "untold")


def is_plural(token: Token) -> bool:
    """Tell whether a noun is plural in form or in sense."""
    return token.tag in ("NNS", "NNPS") or token.lower in _set("plural_only", "words")


def sex_of(token: Token) -> Literal["women", "men"] | None:
    """Return the sex that the noun says."""
    if token.lemma in _set("sex", "women"):
        return "women"
    return "men" if token.lemma in _set("sex", "men") else None


def age_of(token: Token) -> Literal["children"] | None:
    """Return "children" where the noun says so."""
    return "children" if token.lemma in _set("age", "children") else None


def is_family(token: Token) -> bool:
    """Tell whether the noun counts families or households."""
    return token.lemma in _set("collective", "families") | _set("collective", "households")


def family_unit(token: Token) -> Literal["families", "households"]:
    """Return the unit that a noun for families counts in."""
    return "families" if token.lemma in _set("collective", "families") else "households"
