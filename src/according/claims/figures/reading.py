"""Figures: what the words of one claim give, so that every figure shown parses again from its own span."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from according import vocab
from according.claims.figures.quantities import Quantity, quantities
from according.claims.figures.words import said, tables
from according.model import Figure

_NOT_ANY = re.compile(r"\b(?:not|never|without)\b.*\bany\b|n['\u2019]t\b.*\bany\b|^without\b", re.IGNORECASE)
_ONE_OF_THEM = re.compile(
    r"\b(?:victim|person|man|woman|body|casualty|boy|girl|child|suspect)s?\W*$", re.IGNORECASE
)
_NEXT_OF_THEM = re.compile(
    r"^the (?:second|third)\b.*\b(?:deputy|officer|soldier|student|teen|teenager|passenger|driver|employee"
    r"|terrorist|militant|robber|burglar|climber|skier|hiker|tourist|brother|sister|gunman|shooter|attacker|firefighter|guard|juvenile|male|female)\W*$",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(r"^an?\s", re.IGNORECASE)
_NTH_DEATH = re.compile(r"^the\s+[a-z]+\s+(?:fatality|death)\W*$", re.IGNORECASE)
_ANY = re.compile(r"^any\b", re.IGNORECASE)
_ANYONE = re.compile(r"^any(?:one|body)$", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,|;|\band\b|&)\s*(?:also\s+)?", re.IGNORECASE)
_NOT_ITEM = re.compile(
    r"^(?:an? (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|\(?\d+\)?|aged? \d+"
    r"|\d+ ?- ?(?:year|month|week|day)s? ?- ?old|jr\.?|sr\.?|ii|iii|both|)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?!sis\b)(?:people|men|women|children|police|troops|personnel|kids|[a-z]*(?:[^su\W]s|ies)|[a-z]+men|[a-z]+women|[a-z]+children"
    r"|all on board|all|everyone"
    r"|everybody|injured|wounded|dead)\b(?=\s*$|\s+(?:of|in|from|at|on|under|who|with)\b)",
    re.IGNORECASE,
)
_LAST_AGED = re.compile(r"(?:\band|&)\s+\d+ ?- ?(?:year|month|week|day)s? ?- ?old\W*$", re.IGNORECASE)
_POSSESSED = re.compile(r"(?:^|\s)\S+['\u2019]\s?s?\s+")
_FAMILY = re.compile(r"\b(famil(?:y|ies)|households?)\s*$", re.IGNORECASE)


def read_figure(words: str) -> Figure:
    """Return the figure that the words of a claim give: that of their first number, or what a noun phrase
    implies.

    A singular noun implies 1 ("a man"), a list of them their sum ("a toddler and his uncle"), an unnamed
    plural 2 or more ("protesters"), a family one family.
    """
    if _NOT_ANY.search(words):
        return Figure(0, 0, False, "people", words)
    found = quantities(words, joined=True) or quantities(f"the {words}", joined=True)  # "its" is cut off
    counted = next((q for q in found if q.kind != "ordinal"), None)
    if counted is not None and (bounded := _bounded_behind(words, counted)) is not None:
        return bounded
    if counted is not None:
        return Figure(counted.low, counted.high, counted.approximate, _unit(words), words)
    of_many = (
        bool(found) and _PLURAL.search(words) is not None
    )  # "the first soldiers", who are none of them one
    if found and not of_many and not _is_one_of_them(words):
        return Figure(found[0].low, found[0].high, False, "people", words)
    return implied_figure(words)


def _bounded_behind(words: str, counted: Quantity) -> Figure | None:
    """Return the figure of words that end in a bound behind the people ("forty people at least")."""
    said = words[counted.span.end :].replace(",", " ").casefold().split()
    ends = range(max(1, len(said) - _LONGEST_BOUND), len(said))
    names = (bounds_behind().get(" ".join(said[i:])) for i in ends)
    name = next((name for name in names if name is not None), None)
    if name is None or counted.low != counted.high:
        return None
    low = None if name == "ceiling" else counted.low
    high = None if name == "floor" else counted.high
    return Figure(low, high, counted.approximate or name == "about", _unit(words), words)


_LONGEST_BOUND = 4
"""How many words a bound behind the people takes at the most."""


@cache
def bounds_behind() -> Mapping[str, str]:
    """Return the words that may stand behind the people counted, each with the bound that it sets."""
    rows = vocab.load("figures")["after_noun"].items()
    return {line: name for name, lines in rows for line in lines}


def _is_one_of_them(words: str) -> bool:
    """Tell whether an ordinal is one victim's of the incident ("the fourth victim", "a sixth death")."""
    alone = words.rstrip().endswith(tuple(tables()["ordinals"]))
    return alone or any(one.search(words) for one in (_ONE_OF_THEM, _NEXT_OF_THEM, _ONE_MORE, _NTH_DEATH))


def _unit(words: str) -> str:
    family = _FAMILY.search(words)
    if family is None:
        return "households" if _of_homes().search(words) else "people"
    return "families" if family.group(1).lower().startswith("f") else "households"


@cache
def _of_homes() -> re.Pattern[str]:
    """Return the pattern of what people are evacuated from, and are counted by ("evacuated 80 homes")."""
    return re.compile(rf"\b(?:{'|'.join(sorted(said('homes')))})s?\s*$", re.IGNORECASE)


_OF_TOWN = re.compile(r"(\b[A-Z][\w.]+), (?=(?:[A-Z][\w.]*,? )+[a-z]+\W*$)")
"""The comma in "a 55-year-old Salem, Mass. man", which joins no list."""
_PEOPLES = re.compile(r"^[A-Z][a-z]+(?:n|ish|ese|i|ch) and [A-Z][a-z]+(?:n|ish|ese|i|ch) [a-z]*s$")
"""Two peoples before one noun: "English and Australian climbers"."""
_SIZES = {"couple": 2, "pair": 2, "duo": 2, "twins": 2, "trio": 3}
_TWO_PARENTS = re.compile(r"(?i)\b(?:his|her|whose|[a-z]+[^s\W]['\u2019]s) parents\W*$")
_SET = re.compile(rf"(?i)\b({'|'.join(_SIZES)})\s*$")


def implied_figure(words: str) -> Figure:
    """Return the figure that a noun phrase without a number implies (see `read_figure`)."""
    listed = _LIST.split(_OF_TOWN.sub(r"\1 ", words.strip()))
    items = [item for item in listed if not _NOT_ITEM.match(item.strip())]
    if len(items) == 2 and _PEOPLES.search(words):
        items = items[1:]
    if _ANYONE.match(words) or (_ANY.search(words) and _PLURAL.search(words)):
        return Figure(1, None, False, "people", words)
    low, open_ended = int(len(items) > 0 and bool(_LAST_AGED.search(words))), False
    for item in items or [words]:
        plain = _POSSESSED.sub(" ", item)
        set_of = _SET.search(plain)
        if _TWO_PARENTS.search(item):
            low += 2
        elif set_of:
            low += _SIZES[set_of.group(1).lower()]
        elif _PLURAL.search(plain) and not _FAMILY.search(plain):
            open_ended = True
        else:
            low += 1
    family = _FAMILY.search(words)
    if family and len(items) <= 1:
        plural = family.group(1).lower().endswith("s")
        return Figure(2 if plural else 1, None if plural else 1, False, _unit(words), words)
    return Figure(low + 2 * open_ended, None if open_ended else low, False, "people", words)


def without_words(figure: Figure) -> Figure:
    """Return the figure as kept where a name implies it: without its words."""
    return replace(figure, words=None)
