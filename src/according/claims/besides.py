"""Besides: numbers on top of which others come ("two more, on top of the five held on Monday")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from according.claims.cues import Cue
from according.claims.found import Found
from according.claims.groups import Group
from according.language.parse import Parse

_ON_TOP = ("on top of", "in addition to", "besides", "apart from", "beyond", "aside from")


def placed_on_top(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> list[Found]:
    """Return all that was found, the numbers that come on top of others as more, and these as totals."""
    made = list(found)
    for base in groups:
        opening = _opening(parse, base)
        if opening is None:
            continue
        begin = parse.bounds[parse.tokens[base.first].sent][0]
        own = [n for n, item in enumerate(made) if item.group == base]
        if opening == begin:  # "On top of the 300 evacuated on Monday, 150 had to leave"
            beside = [
                n for n, item in enumerate(made) if item.group.first > base.last and item.group.explicit
            ]
            top = beside[0] if beside else None
        else:
            beside = [n for n, item in enumerate(made) if item.group.last < opening and item.group.explicit]
            top = beside[-1] if beside else None
        kinds = own and made[own[0]].cue.frame == "count_noun"
        bodies = kinds and parse.tokens[made[own[0]].cue.token].lemma in ("body", "corpse")
        if top is not None and bodies and made[top].effect == "rescued" and made[top].group.noun is None:
            made[top] = replace(made[top], effect="killed", cue=made[own[0]].cue)  # "six were dug out"
        elif top is not None and kinds and not _says_more(made[top].group):
            continue  # "in addition to 200 refugees, it has 150 displaced people"
        if top is None or not (opening == begin or _is_base(parse, base, made[top])):
            continue
        if own and made[own[0]].effect != made[top].effect:
            continue
        for n in own:
            made[n] = replace(made[n], count="total")
        if not own:
            made.append(_told(made[top], base))
        made[top] = replace(made[top], count="more")
    return made


def _told(top: Found, base: Group) -> Found:
    """Return what is told of those on top of whom others come; they are no longer only expected, say."""
    held = base.noun if base.noun is not None else base.head
    return Found(base, top.effect, Cue(top.effect, "count_noun", held, held, held), "total")


def _opening(parse: Parse, group: Group) -> int | None:
    """Return the first token of the words that put others on top of a group, if they stand before it."""
    first = parse.bounds[parse.tokens[group.first].sent][0]
    for words in _ON_TOP:
        size = len(words.split())
        for skip in (0, 1):  # "besides | the | five", where the article is no word of the number
            start = group.first - size - skip
            said = " ".join(t.lower for t in parse.tokens[max(first, start) : group.first - skip])
            if start >= first and said == words and (not skip or parse.tokens[group.first - 1].tag == "DT"):
                return start
    return None


def _is_base(parse: Parse, base: Group, top: Found) -> bool:
    """Tell whether the people told after "besides" are those told of already, and not the ones added."""
    definite = parse.tokens[base.first].lower == "the" or parse.tokens[base.first - 1].lower == "the"
    return base.explicit and (definite or _says_more(top.group))


def _says_more(group: Group) -> bool:
    """Tell whether the words of a number say that it is of more people, or of new ones."""
    new = "new" in (group.figure.words or "").lower().split()
    return new or (group.quantity is not None and group.quantity.more)
