"""Who counts as one voice: the origin of a claim's chain of sources, else the teller (codebook, 6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from according.incidents.reckoning.told import Told
from according.model import Claim
from according.vocab import load

OWN_VOICE = ""
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b|\W|$)")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?\b|(?<=s)['’]")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load("voices")[kind])


@cache
def voice_name(name: str) -> str:
    """Return a source's name without case, titles, articles and possessives.

    "The Kerman's Police" and "police of Kerman" differ only in order and stay two; a `SourceLink` joins them.
    A name that is nothing but titles stays as it is.
    """
    plain = _POSSESSIVE.sub("", _INITIALS.sub(r"\1", name.casefold()))
    words = re.findall(r"\w+", plain)
    return " ".join([word for word in words if word not in _words("titles")] or words)


def voice(claim: Claim) -> str:
    """Return the name under which the origin of a claim counts as one voice; "" for the report's own.

    "Reportedly", with nobody named, is the report's own voice, only less sure.
    """
    if not claim.sources or claim.sources[0].name.casefold() in _words("hearsay"):
        return OWN_VOICE
    return voice_name(claim.sources[0].name)


@cache
def is_generic(name: str) -> bool:
    """Tell whether a voice's name is one that many bear ("police", "health officials")."""
    return bool(name) and all(word in _many() for word in name.split())


@cache
def _many() -> frozenset[str]:
    return _words("generic") | _words("anyone")


def is_anyone(name: str) -> bool:
    """Tell whether a voice's name says of nobody who it is ("officials", "the authorities")."""
    return bool(name) and all(word in _words("anyone") for word in name.split())


def joined_names(same_voice: Mapping[str, str]) -> dict[str, str]:
    """Return for each name the one by which its voice goes, both as `voice_name` writes them.

    Chains (a is b, b is c) are followed; a circle ends at its first name in the order of the alphabet.
    """
    pairs = {voice_name(name): voice_name(other) for name, other in same_voice.items()}
    return {name: _end(name, pairs) for name in pairs}


def _end(name: str, pairs: Mapping[str, str]) -> str:
    seen = [name]
    while (following := pairs.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def voice_of(told: Told, same_voice: Mapping[str, str] | None = None) -> str:
    """Return the voice that a told claim is of: the origin of its chain, else its teller, as `voice_name`
    writes it.

    `same_voice` gives for a name the other name that its voice goes by. A name that many bear ("police") is
    the same voice in another report only where the figure is the same, so its figure stands beside it.
    """
    figure = told.claim.figure
    return with_figure(plain_voice(told, joined_names(same_voice or {})), figure.low, figure.high)


def voices_of(told: Iterable[Told], same_voice: Mapping[str, str] | None = None) -> frozenset[str]:
    """Return the voices that speak of one incident: who bears the same name in two reports of it is one."""
    names = joined_names(same_voice or {})
    return frozenset(plain_voice(each, names) for each in told)


def plain_voice(told: Told, names: Mapping[str, str]) -> str:
    """Return the voice of a told claim without a figure; `names` are as `joined_names` gives them."""
    return teller_or(voice(told.claim), told, names)


def teller_or(origin: str, told: Told, names: Mapping[str, str]) -> str:
    """Return an origin, or the teller in place of the report's own voice, under the name it goes by."""
    name = origin or voice_name(told.teller)
    return names.get(name, name)


def with_figure(name: str, low: int | None, high: int | None) -> str:
    """Return a generic name with its figure, any other as it is."""
    return f"{name}: {low}-{high}" if is_generic(name) else name
