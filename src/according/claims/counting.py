"""Count: how the numbers of one text relate to one another (total, more, part, former, share)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from according.claims.found import Found
from according.claims.running import is_compared
from according.language.parse import Parse
from according.model import Count

_CORRECTING = frozenset({"corrects", "clarification", "correction"})
_TAKING_BACK = frozenset({"retract", "withdraw", "rescind"})
_UNITS = frozenset({"hours", "hour", "day", "days", "week", "weeks", "month", "months", "year", "years"})
_EARLIER = frozenset({"earlier", "previously", "originally"})


def counts(parse: Parse, items: Sequence[Found]) -> tuple[Count, ...]:
    """Return the count of each item of one report, the items in the order of the text."""
    made: list[Count] = []
    beside: list[Found] = []
    for item in items:
        if beside and _sentence(parse, beside[-1]) != _sentence(parse, item):
            beside = []
        made.append(_count(parse, item, beside))
        beside.append(item)
    return tuple(made)


def _sentence(parse: Parse, item: Found) -> int:
    return parse.tokens[item.group.last].sent


def _count(parse: Parse, item: Found, before: Sequence[Found]) -> Count:
    """Return the count of an item, given those before it in its sentence."""
    if item.count == "total":
        return "former" if _is_superseded(parse, item) else "total"
    if item.count:
        return item.count
    group = item.group
    same = [o for o in before if o.effect == item.effect]
    if (
        group.part
        and group.quantity is not None
        and group.quantity.kind != "zero"
        and not _is_owned(parse, item)
    ):
        return "part"
    if _is_superseded(parse, item):
        return "former"
    if is_compared(parse, group):
        return "total"
    if group.quantity is not None and group.quantity.kind == "ordinal" and not group.explicit:
        return "part"
    beside = {t.lower for t in parse.tokens[max(0, group.first - 3) : group.first]}
    if same and beside & {"alongside", "together"} and same[-1].cue.token == item.cue.token:
        return "more"
    if same and (_is_of_those(parse, same[-1], item) or _is_of_whom(parse, item)):
        return "part"
    if same and _is_worse_off(parse, same[-1], item):
        return "part"
    if same and _continues_part(parse, same[-1], item):
        return "part"
    coordinated = same and _are_coordinated(parse, same[-1], item)
    if same and _says_more(parse, item):
        return "more"
    if coordinated and same[-1].cue.token == item.cue.token:
        return "more"
    return "total"


def _is_of_those(parse: Parse, before: Found, item: Found) -> bool:
    """Read "of the five victims, four remain in hospital"."""
    first = parse.bounds[_sentence(parse, item)][0]
    fronted = parse.tokens[first].lower in ("of", "among") and first < before.group.first <= first + 2
    return fronted and item.group.explicit and item.group.noun is None


def _is_worse_off(parse: Parse, before: Found, item: Found) -> bool:
    """Read "six people were hurt, one with life-changing injuries": a bare number, less than theirs."""
    after = parse.tokens[item.group.last + 1 : item.group.last + 2]
    beside = parse.tokens[item.group.first - 1].text == "," and bool(after) and after[0].lower == "with"
    less = (item.group.figure.high or 0) < (before.group.figure.low or 0)
    return beside and less and item.group.explicit and item.group.noun is None


def _is_of_whom(parse: Parse, item: Found) -> bool:
    """Read "21,500 have fled, of whom 8,700 are sheltering in schools"."""
    words = [t.lower for t in parse.tokens[max(0, item.group.first - 2) : item.group.first]]
    return words in (["of", "whom"], ["of", "which"])


def _continues_part(parse: Parse, before: Found, item: Found) -> bool:
    """Read "three of the victims were taken to one hospital and two were taken to another"."""
    verb = parse.tokens[item.cue.token]
    conjoined = verb.dep == "conj" and verb.head == before.cue.token
    return before.group.part and item.group.noun is None and item.group.explicit and conjoined


def _is_owned(parse: Parse, item: Found) -> bool:
    """Tell whether the whole is only whose the people are: "eight of its fighters" are all that is told."""
    words = parse.tokens[item.group.first : item.group.last + 1]
    return any(t.tag == "PRP$" for t in words)


def _says_more(parse: Parse, item: Found) -> bool:
    group = item.group
    if group.quantity is not None and group.quantity.more:
        return True
    words = [t.lower for t in parse.tokens[group.first : group.last + 3]]
    than = {after for before, after in pairwise(words) if before == "more"}
    said = set(words[: group.last + 2 - group.first]) - ({"more"} if "than" in than else set())
    return bool(said & {"other", "others", "more", "another"})


def _are_coordinated(parse: Parse, a: Found, b: Found) -> bool:
    between = parse.tokens[a.group.last + 1 : b.group.first]
    return (
        len(between) <= 8
        and any(t.lower in ("and", ",", "plus", "&") for t in between)
        and not any(t.tag in ("VBD", "VBZ", "VBP", "VB") for t in between)
    )


def _is_called_wrong(parse: Parse, item: Found) -> bool:
    """Tell whether a figure is the subject of being wrong ("the figure of 120 dead was too high")."""
    token = parse.tokens[item.group.head]
    for above in (token, *parse.ancestors(token)):
        if above.dep in ("nsubj", "nsubjpass") and above.i - item.group.first < _NEAR:
            verb = parse.head(above)
            said = {t.lower for t in parse.tokens[verb.i + 1 : verb.i + 5]}
            figure = above is token or above.lemma in _FIGURES
            return figure and verb.lemma in ("be", "prove") and bool(said & _WRONG)
    return False


_NEAR = 6
_FIGURES = frozenset(
    {"figure", "toll", "number", "count", "total", "report", "tally", "estimate", "statement"}
)
_TOLD = _FIGURES | {"story", "article", "item", "dispatch", "post", "tweet", "claim", "announcement"}
_WRONG = frozenset(
    {"wrong", "incorrect", "mistaken", "erroneous", "inaccurate", "mistake", "error", "high", "low"}
)


def _is_taken_back(parse: Parse, item: Found) -> bool:
    """Tell whether what a figure is in was withdrawn ("withdrew its story that 12 died", "a post saying that
    12 died was retracted").
    """
    for verb in (t for t in parse.of(_sentence(parse, item)) if t.lemma in _TAKING_BACK):
        after = verb.i < item.group.first
        what = parse.kids(verb.i, "dobj" if after else "nsubjpass")
        if any(t.lemma in _TOLD and (after or t.left <= item.group.first <= t.right) for t in what):
            return not any(t.lower in (";", "but") for t in parse.tokens[verb.i : item.group.first])
    return False


def _is_superseded(parse: Parse, item: Found) -> bool:
    """Tell whether the words put the figure into the past: "had earlier said 12 were killed", "an earlier
    toll of 12".
    """
    first = parse.bounds[parse.tokens[item.cue.token].sent][0]
    before = parse.tokens[max(first, item.group.first - 12) : item.group.first]
    cut = max((n for n, t in enumerate(before) if t.lower in (":", ";", "but") or t.tag == "CD"), default=-1)
    words = [t.lower for t in before[cut + 1 :]]
    corrected_to = words[-1:] == ["to"]  # "Corrects number of dead to 19 from 31"
    if (_CORRECTING & set(words) and not corrected_to) or _is_called_wrong(parse, item):
        return True
    if _is_taken_back(parse, item):
        return True
    told_before = any(
        t.lower in _EARLIER
        and parse.tokens[max(first, t.i - 1)].lower not in _UNITS
        and not (t.dep == "advmod" and t.head == item.cue.token)  # "had earlier killed 17"
        for t in before[cut + 1 :]
    )
    return told_before and (
        "had" in words
        or any(
            w in words for w in ("toll", "figure", "count", "put", "estimate", "reports", "version", "quoted")
        )
    )
