"""Reads who those are whom the sentence before counted, and where: "12 of them are men", "Of the 34, 20 are
men", "Of the dead, 150 were from Cebu, 62 from Negros".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from according.claims import people
from according.claims.cues import Cue
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.language.parse import Parse, Token
from according.model import Count, Effect

_THEM = frozenset({"them", "these", "those"})
_HAVING = frozenset({"be", "have", "include"})
_FRONT = 4
_SUMS = frozenset({"number", "total", "figure", "toll", "victim"})
_OF_EFFECT: dict[str, Effect] = {
    **dict.fromkeys(("dead", "killed", "died", "deceased", "perished", "fatality", "death"), "killed"),
    **dict.fromkeys(("injured", "wounded", "hurt", "injury"), "injured"),
    **dict.fromkeys(("infected", "sick", "ill", "case", "infection", "patient"), "ill"),
    **dict.fromkeys(("displaced", "evacuated", "evacuee"), "displaced"),
    **dict.fromkeys(("arrested", "detained", "detainee", "arrest"), "detained"),
    **dict.fromkeys(("abducted", "kidnapped", "captive", "hostage"), "abducted"),
    **dict.fromkeys(("rescued", "survivor"), "rescued"),
    "missing": "missing",
}
"""What those have suffered of whom a sentence counts some ("Of the wounded, 12 …")."""
_PLACING = frozenset({"from", "in", "at", "on", "near", "across", "outside"})
_AGED = frozenset({"aged", "under", "over", "younger", "older"})
"""Words after "were" by which a number is of people of an age ("17 were | under 25")."""
_BEING = frozenset({"was", "were", "are", "is"})
_KNOWN = frozenset({"reported", "recorded", "registered", "confirmed", "found", "killed", "notified"})
_PER_CENT = frozenset({"%", "percent", "cent"})
_BRACKETED = 10
"""Within how many tokens after a number the share in brackets and what is said of it stand."""
_OPENING = 6
"""Within how many tokens the comma after "Of the 269 dead" stands."""


def made_up_of(
    parse: Parse, sentence: int, found: Sequence[Found], last: Found | None, *, joined: bool
) -> tuple[Found, ...]:
    """Return the groups that make up those found last, or those of all `found` whom the opening of the
    sentence names, as parts, or as shares where places have them; none where they would be more than those.
    """
    if named := _effects_named(parse, sentence):
        sums = (item for item in reversed(found) if item.effect in named and _is_sum(item))
        made = (_made_up(parse, sentence, item, joined=joined) for item in sums)
        return next((parts for parts in made if parts), ())
    made = (_made_up(parse, sentence, item, joined=joined) for item in (last, _sum_above(parse, found, last)))
    return next((parts for parts in made if parts), ())


def _sum_above(parse: Parse, found: Sequence[Found], last: Found | None) -> Found | None:
    """Return the sum of which those found last are a part ("52 were hurt, eight of them badly. 29 are …")."""
    if last is None or last.count != "part":
        return None
    sentence = parse.tokens[last.group.head].sent
    above = (item for item in reversed(found) if item.effect == last.effect and _is_sum(item))
    return next((item for item in above if parse.tokens[item.group.head].sent == sentence), None)


def _made_up(parse: Parse, sentence: int, last: Found | None, *, joined: bool) -> tuple[Found, ...]:
    """Return the groups of a sentence that make up those told of by one number."""
    whole = last.group.figure.low if last is not None and last.group.explicit else None
    if last is None or whole is None or whole < 2 or last.count == "former":
        return ()
    groups = explicit_groups(parse, sentence, joined=joined)
    placed = _placed(parse, sentence, groups, whole)
    parts = placed or _fronted(parse, sentence, groups, whole) or _of_them(parse, sentence, groups, whole)
    sizes = [group.figure.low or 0 for group in parts]
    if not parts or 0 in sizes or sum(sizes) > whole or max(sizes) == whole:
        return ()
    cues = (Cue(last.effect, "count_noun", group.head, group.head, group.head) for group in parts)
    count: Count = "share" if placed else "part"
    return tuple(
        Found(group, last.effect, cue, count, weak=last.weak) for group, cue in zip(parts, cues, strict=True)
    )


def only_opens(parse: Parse, sentence: int, here: Sequence[Found]) -> bool:
    """Tell whether a sentence tells of nobody yet, or only of those whom its opening counts."""
    if not here:
        return True
    comma = _comma_after_of(parse, sentence)
    return comma is not None and all(item.group.last < comma for item in here)


def _effects_named(parse: Parse, sentence: int) -> set[Effect]:
    """Return the effects that the opening of a sentence names ("Of the injured,", "Of those killed,")."""
    begin = parse.bounds[sentence][0]
    comma = _comma_after_of(parse, sentence)
    words = {word for t in parse.tokens[begin + 1 : comma or begin] for word in (t.lower, t.lemma)}
    return {_OF_EFFECT[word] for word in words if word in _OF_EFFECT}


def _is_sum(item: Found) -> bool:
    return item.group.explicit and item.count not in ("former", "part", "share")


def _placed(parse: Parse, sentence: int, groups: Sequence[Group], whole: int) -> list[Group]:
    """Return the numbers after "Of them," that are followed by where they were, as far as they go on."""
    comma = _comma_after_them(parse, sentence, groups, whole)
    rest = [g for g in groups if comma is not None and g.first > comma and g.explicit]
    first = next(iter(rest), None)
    if first is None or not is_at_place(parse, first, being=True):
        return []
    return [first, *takewhile(lambda group: is_at_place(parse, group, being=False), rest[1:])]


def _comma_after_them(parse: Parse, sentence: int, groups: Sequence[Group], whole: int) -> int | None:
    """Return the comma after "Of them", "Of the dead" or "Of the 269" that opens a sentence."""
    begin, comma = parse.bounds[sentence][0], _comma_after_of(parse, sentence)
    if comma is None:
        return None
    named = {word for t in parse.tokens[begin + 1 : comma] for word in (t.lower, t.lemma)}
    same = any(g.first < comma and g.figure.low == whole for g in groups)
    return comma if same or named & (_THEM | _SUMS | _OF_EFFECT.keys()) else None


def _comma_after_of(parse: Parse, sentence: int) -> int | None:
    """Return the comma that ends the opening of a sentence with "Of …" or "Among …"."""
    begin, end = parse.bounds[sentence]
    opening = parse.tokens[begin : min(end, begin + _OPENING)]
    if not opening or opening[0].lower not in {"of", "among"}:
        return None
    return next((t.i for t in opening if t.text == ","), None)


def is_at_place(parse: Parse, group: Group, *, being: bool) -> bool:
    """Tell whether a number is followed by where they were: "150 were from Cebu", or "62 from Negros"."""
    after = _after(parse, group)[:4]
    said = bool(after) and after[0].lower in _BEING
    rest = after[1 + (len(after) > 1 and after[1].lower in _KNOWN) :] if said else after
    names = len(rest) > 1 and rest[0].lower in _PLACING and rest[1].tag in {"NNP", "NNPS", "DT"}
    return names and rest[1].ent not in {"DATE", "TIME"} and (said or not being)


def _after(parse: Parse, group: Group) -> Sequence[Token]:
    """Return the words after a number, without the share that it comes to in brackets ("49 (79%) were …")."""
    words = parse.tokens[group.last + 1 : group.last + _BRACKETED]
    if not words or words[0].text != "(":
        return words
    close = next((n for n, t in enumerate(words) if t.text == ")"), None)
    shares = close is not None and any(t.lower in _PER_CENT for t in words[:close])
    return words[close + 1 :] if close is not None and shares else words


def _of_them(parse: Parse, sentence: int, groups: Sequence[Group], whole: int) -> list[Group]:
    """Return the number that opens a sentence and is of those told of: "Twelve of them are children"."""
    first = _first(parse, sentence)
    group = next((g for g in groups if g.first == first), None)
    if group is None or not group.explicit or not is_kind(parse, group):
        return []
    bare = group.noun is None and parse.tokens[group.last + 1].lower in _BEING
    if bare and not group.part and (group.figure.low or 0) < whole:
        return [group]  # "Nine people died. Four were children."
    of = parse.tokens[group.first + 1 : group.first + _FRONT]
    after = [t.lower for t in of if t.lower not in {"of", "the", "all"}]
    known = bool(after) and (after[0] in _THEM or after[0] == f"{whole:,}" or after[0] == str(whole))
    return [group] if of and of[0].lower == "of" and known else []


def _first(parse: Parse, sentence: int) -> int:
    """Return the first token of a sentence behind a quotation mark."""
    first, end = parse.bounds[sentence]
    return next((t.i for t in parse.tokens[first:end] if t.pos != "PUNCT"), first)


def is_kind(parse: Parse, group: Group) -> bool:
    """Tell whether a number is the subject of what people are: "12 of them are children", not "at home"."""
    head = parse.tokens[group.head]
    verb = parse.head(head)
    said = (kid for kid in parse.kids(verb.i, "attr") if kid.i > verb.i)
    if head.dep == "nsubj" and verb.lemma == "be" and any(_is_people(noun) for noun in said):
        return True
    after = _after(parse, group)[:2]  # "12 | were | soldiers", whatever the tree says
    if len(after) < 2 or after[0].lower not in _BEING:
        return False
    return after[1].lower in _AGED or (after[1].tag == "NNS" and _is_people(after[1]))


def _fronted(parse: Parse, sentence: int, groups: Sequence[Group], whole: int) -> list[Group]:
    """Return the groups after "Of the 34," or "Of these,"; also after "Among them are"."""
    first, end = _first(parse, sentence), parse.bounds[sentence][1]
    opening = [t.lower for t in parse.tokens[first : min(first + _FRONT, end)]]
    if len(opening) < _FRONT or opening[0] not in {"of", "among"}:
        return []
    named = opening[1] in _THEM or (opening[1] == "the" and bool(_comma_after_them(parse, sentence, (), 0)))
    counted = next((g for g in groups if g.first == first + 1), None) if opening[1] == "the" else None
    same = counted is not None and counted.noun is None and counted.figure.low == whole
    if not named and not same:
        return []
    begin = first + 2 if counted is None else counted.last + 1
    rest = [g for g in groups if g.first >= begin and g.explicit]
    return rest if rest and all(_makes_up(parse, g) for g in rest) else []


def _makes_up(parse: Parse, group: Group) -> bool:
    """Tell whether a group is said to be some of them: "nine are women", "and eleven men", "we have 20"."""
    if group.noun is None:
        return is_kind(parse, group)
    if not _is_people(parse.tokens[group.noun]):
        return False
    head = parse.tokens[group.noun]
    while head.dep in {"conj", "appos"} and head.head != head.i:
        head = parse.head(head)
    verb = parse.head(head) if head.pos != "VERB" else head
    return verb.lemma in _HAVING or head.lemma in _HAVING or _is_attribute(parse, head)


def _is_attribute(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun says what somebody is or whom somebody has."""
    return noun.dep in {"attr", "dobj", "nsubj"} and parse.head(noun).lemma in _HAVING


def _is_people(noun: Token) -> bool:
    return people.sense(noun) == "people"
