"""Lists: the lines under one that says of whom they tell ("broken down as follows:", "The dead:")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from according.claims import people
from according.claims.ellipsis import included
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.language.layout import is_item
from according.language.parse import Parse

_MARK = 4
"""How many characters the mark before a line of a list may take, with the space after it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is under way: what its opening line told last, and the sentence that the next line is."""

    told: Found
    next: int


def opened(parse: Parse, sentence: int, found: Sequence[Found]) -> Listing | None:
    """Return the list that a sentence opens: it tells of one harm and ends with a colon."""
    if len({item.effect for item in found}) != 1:
        return None
    ends = parse.text.endswith(":", 0, parse.sentences[sentence].end)
    return Listing(found[-1], sentence + 1) if ends else None


def listed(
    parse: Parse, sentence: int, listing: Listing | None, *, joined: bool
) -> tuple[tuple[Found, ...], Listing | None]:
    """Return those whom a line of a list counts, and the list if it goes on after the line."""
    if listing is None or listing.next != sentence:
        return (), None
    start = parse.sentences[sentence].start
    if not is_item(parse.text, start):
        return (), None
    groups = explicit_groups(parse, sentence, joined=joined)
    if not groups or not _opens_line(parse, groups[0], start):
        return (), replace(listing, next=sentence + 1)
    first = replace(listing.told, group=groups[0], count="part", weak=False)
    return tuple(included(parse, groups, [first])), replace(listing, next=sentence + 1)


def _opens_line(parse: Parse, group: Group, start: int) -> bool:
    """Tell whether a group of people is the first thing that a line says."""
    if parse.tokens[group.first].start > start + _MARK:
        return False
    return group.noun is not None and people.is_likely(parse.tokens[group.noun])
