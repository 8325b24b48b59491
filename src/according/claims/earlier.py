"""Reads what those who report had said themselves before: "We had been saying seven", "That is down from 14",
"When we came on the air it was sixteen".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from according.claims.attribution.nouns import ISSUES, is_own_issue
from according.claims.formers import is_compared, is_former, is_in_own_issue, words_of
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.claims.syntax import VERB_TAGS
from according.language.parse import Parse

_FAR = 4
"""How many sentences may lie between a figure and what it had been."""
_OURSELVES = frozenset({"we", "i", "us", "our"})
_LOOKING_BACK = frozenset({"that", "this", "it", "which", "down", "up"})
_THAN = frozenset({"lower", "higher", "fewer", "less", "more", "down", "up"})
_GIVING = frozenset({"have", "show", "carry"})
_TELLING = frozenset({"post", "tweet", "air", "broadcast", "write", "print", "carry", "bring"})
"""What those who report do with what they tell, besides telling it."""
_AGO = frozenset({"ago", "earlier", "before"})
_COUNTED = frozenset({"it", "they", "that", "figure", "number", "toll", "count", "total", "tally"})
_SAID_TO_BE = frozenset({"attr", "acomp", "dobj", "npadvmod", "pobj"})


def told_by_us(parse: Parse, sentence: int, found: Sequence[Found], *, joined: bool) -> tuple[Found, ...]:
    """Return the bare number that a sentence says that the report had given before of those told of last."""
    if not found or sentence - parse.tokens[found[-1].group.last].sent > _FAR:
        return ()
    said = {t.lower for t in parse.of(sentence)}
    opening = parse.of(sentence)[:1]
    back = any(t.lower in _LOOKING_BACK for t in opening) and not said.isdisjoint(_THAN)
    if not back and said.isdisjoint(_OURSELVES | ISSUES) and not said & {"it", "they"}:
        return ()
    last = found[-1]
    near = {item.effect for item in found if sentence - parse.tokens[item.group.last].sent <= _FAR}
    return tuple(
        replace(last, group=group, count="former", weak=False)
        for group in explicit_groups(parse, sentence, joined=joined)
        if _is_another(parse, group, last)
        and (len(near) == 1 or _is_alike(group, last))
        and ((back and _is_less_than(parse, group)) or any(is_so(parse, group) for is_so in _WAYS))
    )


def _is_alike(group: Group, last: Found) -> bool:
    """Tell whether a number is near to the one told last, where others told of another harm."""
    sizes = [group.figure.low or 0, last.group.figure.low or 0]
    return 0 < max(sizes) <= _TIMES * min(sizes)


_TIMES = 2


def _is_another(parse: Parse, group: Group, last: Found) -> bool:
    """Tell whether a bare number differs from the one told last, and counts no years or money."""
    token = parse.tokens[group.head]
    beside = parse.tokens[token.i - 1].entity if token.i else -1
    dated = token.ent == "DATE" and (token.text.isdigit() or beside == token.entity)  # "sixteen" is no day
    plain = group.noun is None and not group.part and token.ent in ("", "CARDINAL", "DATE") and not dated
    return plain and group.figure.low is not None and group.figure.low != last.group.figure.low


def _is_less_than(parse: Parse, group: Group) -> bool:
    """Read "That is down from fourteen", "which is lower than the 14": what a figure had been."""
    before = [t.lower for t in parse.tokens[max(0, group.first - 3) : group.first]]
    link = before[:-1] if before[-1:] == ["the"] else before
    compared = link[-1:] in (["from"], ["than"]) and bool(_THAN & set(link[-2:-1]))
    return compared and not is_compared(parse, group) and (link[-1] == "than" or is_former(parse, group))


def _is_ours(parse: Parse, group: Group) -> bool:
    """Read "We had been saying seven", "our earlier post said 11", "the last update had 31"."""
    token = parse.tokens[group.head]
    verb = next((t for t in (token, *parse.ancestors(token)) if t.tag in VERB_TAGS), token)
    helpers = {kid.lower for kid in parse.kids(verb.i, "aux")}
    past = verb.tag == "VBD" or bool(helpers & {"had", "have", "has", "'d", "'ve", "were", "was"})
    if not past or verb.i > group.first or "neg" in {kid.dep for kid in parse.kids(verb.i)}:
        return False
    subject = next(parse.kids(verb.i, "nsubj"), None)
    if subject is None or verb.lemma not in words_of("telling") | _GIVING | _TELLING:
        return False
    if subject.lower in ("we", "i"):
        return verb.lemma not in _GIVING and verb.lemma != "count"
    return is_own_issue(parse, subject)


def _is_after_reports(parse: Parse, group: Group) -> bool:
    """Read "(earlier reports said 9)", "initial reports: 5": what was first heard."""
    first = parse.bounds[parse.tokens[group.first].sent][0]
    before = [t.lower for t in parse.tokens[max(first, group.first - 4) : group.first]]
    return any(a in _FIRST and b in _HEARD for a, b in pairwise(before))


_FIRST = frozenset({"earlier", "initial", "first", "early", "previous", "preliminary"})
_HEARD = frozenset({"report", "reports", "count", "counts", "toll", "figures", "accounts"})


def _is_of_then(parse: Parse, group: Group) -> bool:
    """Read "When we came on the air it was sixteen", "It was 16 an hour ago": a figure at another time."""
    token = parse.tokens[group.head]
    verb = parse.head(parse.head(token)) if token.dep == "pobj" else parse.head(token)
    if verb.lemma not in ("be", "stand") or verb.tag != "VBD" or token.dep not in _SAID_TO_BE:
        return False
    if not any(kid.lower in _COUNTED for kid in parse.kids(verb.i, "nsubj")):
        return False
    words = [t.lower for t in parse.of(token.sent)]
    ours = "when" in words and any(word in _OURSELVES for word in words)
    return ours or not _AGO.isdisjoint(words)


def is_given_by_us(parse: Parse, group: Group) -> bool:
    """Tell whether a figure that no longer holds is the publisher's own, though another puts it right."""
    if is_in_own_issue(parse, group):
        return True
    end = parse.bounds[parse.tokens[group.last].sent][1]
    after = parse.text[parse.tokens[group.last].end : parse.tokens[end - 1].end]
    return _WE_SAID.match(after) is not None


_WE_SAID = re.compile(
    r"[^.;:\n\"\u201d]{0,40}?\b(?:(?:which|that|as|is what|than|the) )*we(?: |['\u2019])"
    r"(?:(?:had|have|ve|d|been|first|earlier|initially|previously|wrongly|just|all) )*"
    r"(?:report(?:ed|ing)|t(?:old|elling)|sa(?:id|ying)|g(?:ave|iven|iving)|post(?:ed|ing)|publish(?:ed|ing)|tweeted"
    r"|br(?:ought|inging)|carr(?:ied|ying))\b"
)


_WAYS = (is_in_own_issue, _is_ours, _is_after_reports, _is_of_then)
