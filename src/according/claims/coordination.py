"""Coordination: the groups that stand beside one that a cue affects, and are affected with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from according.claims import people
from according.claims.cues import Cue
from according.claims.cues.lexicon import lexicon
from according.claims.groups import Group
from according.claims.headlines import listed_after, one_before
from according.claims.implied import implied_group
from according.language.parse import Parse, Token


def is_of_several(parse: Parse, cue: Cue) -> bool:
    """Tell whether the verb of a relative clause is plural ("two men and a woman who were wounded")."""
    verb = parse.tokens[cue.token]
    helpers = (kid.lower for kid in parse.kids(verb.i, "aux", "auxpass"))
    return verb.dep == "relcl" and bool({"were", "are", "have"} & set(helpers))


def coordinated(
    parse: Parse, group: Group, groups: Sequence[Group], *, plural: bool = False
) -> Iterator[Group]:
    """Yield the counted groups that are coordinated with a group ("four soldiers and a woman", "five men, two
    women").
    """
    yield from _listed_before(parse, group, groups)
    yield from listed_after(parse, group, groups)
    if group.explicit and (alone := one_before(parse, group)):
        yield alone
    if (loose := _past_and(parse, group, groups)) is not None:
        yield loose
        return
    members = {group.head, *([group.noun] if group.noun is not None else []), *_kin_in(parse, group)}
    counted: set[int] = set()
    for beside in _beside_in_list(parse, group, groups):
        members |= {beside.noun if beside.noun is not None else beside.head}
        yield beside
    for other in groups:
        if other is group:
            continue
        for i in {other.head, other.noun if other.noun is not None else other.head}:
            token = parse.tokens[i]
            if (token.dep == "conj" and chain_reaches(parse, i, members)) or _leads(
                parse, group, i, plural=plural
            ):
                yield other
                members |= {other.head}
                counted |= {other.head, *([other.noun] if other.noun is not None else [])}
                break
    yield from _ending_list(parse, group, groups)
    if not group.explicit and (kin := _kin_after(parse, group, groups)):
        yield kin
        counted.add(kin.head if kin.noun is None else kin.noun)
    counted |= members if group.explicit else set()
    yield from _uncounted_with(parse, group, groups, counted)


def _past_and(parse: Parse, group: Group, groups: Sequence[Group]) -> Group | None:
    """Return the counted people right after "and", which the tree joins to something before the one named
    ("a fire that killed Jo Roe and | three children").
    """
    joint = next((kid for kid in parse.kids(group.head, "cc") if kid.i == group.last + 1), None)
    bound = any(parse.kids(group.head, "conj")) or joint is None or joint.lower != "and"
    if group.explicit or bound or parse.tokens[group.head].dep != "dobj":
        return None
    after = next((g for g in groups if g.first == group.last + 2 and g.noun is not None), None)
    noun = parse.tokens[after.noun] if after is not None and after.noun is not None else None
    loose = noun is not None and noun.dep in ("conj", "npadvmod") and people.sense(noun) == "people"
    return after if loose else None


def _uncounted_with(
    parse: Parse, group: Group, groups: Sequence[Group], counted: set[int]
) -> Iterator[Group]:
    """Yield those without a number who are coordinated with counted ones ("four pupils and a driver")."""
    for kid in (kid for i in counted for kid in parse.kids(i, "conj")):
        if any(g.first <= kid.i <= g.last for g in groups) or _shares_number(parse, group, kid):
            continue
        if kid.lower == "others" and any(k.lower in lexicon().adjectives for k in parse.kids(kid.i, "amod")):
            continue  # "killed one person and | injured | others"
        if implied := implied_group(parse, kid.i):
            yield implied


def _kin_in(parse: Parse, group: Group) -> Iterator[int]:
    """Yield the kin whom a group of named people ends with: "Jo Roe, her | brother" and two aunts."""
    if not group.explicit:
        for kid in parse.kids(group.head, "appos"):
            if kid.i <= group.last and parse.tokens[kid.left].tag == "PRP$":
                yield kid.i


def _beside_in_list(parse: Parse, group: Group, groups: Sequence[Group]) -> Iterator[Group]:
    """Yield the next of a list that the tree takes for what spells a number out, though it is not their sum
    ("two women, a boy and three soldiers").
    """
    if not group.explicit or group.noun is None:
        return
    for kid in parse.kids(group.noun, "appos"):
        one = any(k.lower in ("a", "an") for k in parse.kids(kid.i, "det"))
        joined = list(parse.kids(kid.i, "conj"))
        if (counted := _counted_next(parse, group, kid, groups)) is not None:
            yield counted
        if not one or kid.tag != "NN" or people.sense(kid) != "people" or len(joined) != 1:
            continue
        last = next((g for g in groups if joined[0].i in (g.head, g.noun)), None)
        size = 1 + (last.figure.low or 0 if last is not None else 1)
        if size != group.figure.low and (implied := implied_group(parse, kid.i)):
            yield implied


def _counted_next(parse: Parse, group: Group, noun: Token, groups: Sequence[Group]) -> Group | None:
    """Return the second of a list of counted people ("four soldiers, two policemen and nine civilians died"),
    which are no sum of the first; a comma behind them would say that they are some of the first.
    """
    counted = next((g for g in groups if g.noun == noun.i and g.explicit), None)
    last = next(iter(parse.kids(noun.i, "conj")), None)
    first = parse.tokens[group.noun] if group.noun is not None else None
    if counted is None or last is None or first is None or first.lemma in ("people", "person", "victim"):
        return None
    beside = next((g for g in groups if g.noun == last.i), None)
    end = beside.last if beside is not None else last.i
    size = (counted.figure.low or 0) + (1 if beside is None else beside.figure.low or 0)
    after = parse.tokens[end + 1 : end + 2]
    closed = any(t.lower in (",", ")", "-", "\u2013", "\u2014") for t in after)
    any_sex = people.sex_of(first) is None and people.age_of(first) is None  # "three men" are no women
    return None if closed or (any_sex and size == group.figure.low) else counted


def _ending_list(parse: Parse, group: Group, groups: Sequence[Group]) -> Iterator[Group]:
    """Yield the number that ends a list whose second the tree sets beside the first ("a nurse, a driver and
    six villagers"). Whether the second is somebody else is open, and not told.
    """
    if group.explicit or group.last != group.head:
        return
    beside = {kid.i for kid in parse.kids(group.head, "appos") if people.sense(kid) == "people"}
    for other in groups:
        noun = parse.tokens[other.head if other.noun is None else other.noun]
        if noun.dep == "conj" and noun.head in beside:
            yield other


def _kin_after(parse: Parse, group: Group, groups: Sequence[Group]) -> Group | None:
    """Return the kin counted right after one person ("Jo Roe, her 3 children", "a man and his two sons")."""
    for other in groups:
        between = [t.lower for t in parse.tokens[group.last + 1 : other.first]]
        if between in ([","], ["and"], [",", "and"], ["&"]) and parse.tokens[other.first].tag == "PRP$":
            return other
    return None


def _shares_number(parse: Parse, group: Group, noun: Token) -> bool:
    """Tell whether the number of a group counts a bare plural after it, too ("13 skiers and climbers")."""
    plural = group.noun is not None and people.is_plural(parse.tokens[group.noun]) and people.is_plural(noun)
    return plural and not any(parse.kids(noun.i, "det", "poss", "nummod"))


def _listed_before(parse: Parse, group: Group, groups: Sequence[Group]) -> Iterator[Group]:
    """Yield the counted groups that a list puts right before one ("Three soldiers, two rebels killed")."""
    if parse.tokens[group.last].lower == "whom":
        return  # "22 wounded people, three of whom died"
    for other in reversed([g for g in groups if g.last < group.first and g.noun is not None]):
        between = [t.lower for t in parse.tokens[other.last + 1 : group.first]]
        if between not in ([","], ["and"], [",", "and"], ["&"]) or not group.explicit:
            return
        yield other
        group = other


def _leads(parse: Parse, group: Group, i: int, *, plural: bool) -> bool:
    """Tell whether a group is coordinated to an earlier one ("three men and one woman suffering from
    wounds").
    """
    head = parse.tokens[group.noun if group.noun is not None else group.head]
    return (group.explicit or plural) and head.dep == "conj" and head.head == i


def chain_reaches(parse: Parse, i: int, members: set[int]) -> bool:
    """Tell whether the coordination that token `i` is in reaches one of some tokens."""
    for _ in range(6):
        token = parse.tokens[i]
        if token.dep != "conj":
            return False
        i = token.head
        if i in members:
            return True
    return False
