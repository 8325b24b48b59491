"""Links: which groups of a sentence a cue affects, by the tree and by nearness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.claims import people
from according.claims.cues import Cue
from according.claims.cues.lexicon import words as known
from according.claims.figures import implied_figure, read_figure
from according.claims.found import Found
from according.claims.groups import Group, implied_group
from according.claims.patients import nearest_after, nearest_before, patients
from according.claims.syntax import NOUN_TAGS, VERB_TAGS, is_counted
from according.language.parse import Parse, Token

_UNKNOWN = frozenset(
    {
        "number",
        "word",
        "detail",
        "details",
        "information",
        "confirmation",
        "figure",
        "figures",
        "name",
        "names",
        "image",
        "images",
        "list",
    }
)
_STANDING_ALONE = frozenset({"hostage", "refugee", "evacuee", "captive", "idp", "casualty"})
_SUFFERING = frozenset({"suffer", "cause", "inflict", "report", "sustain", "take"})


def linked(parse: Parse, cue: Cue, groups: Sequence[Group], cues: Sequence[Cue]) -> Iterator[Found]:
    """Yield the groups that a cue affects: by the tree, by coordination, or else by nearness."""
    if labelled := _labelled(parse, cue, groups):
        yield Found(labelled, cue.effect, cue)
        return
    if cue.frame == "count_noun":
        yield from _counted_nouns(parse, cue, groups)
        return
    if cue.frame == "whole":
        for group in groups:
            if group.whole == cue.token:
                yield Found(group, cue.effect, cue, "part")
            elif _holds(group, cue):
                yield Found(group, cue.effect, cue)
            elif _is_fronted(parse, cue, group):
                yield Found(group, cue.effect, cue, "part")
                return
        return
    groups = [
        g
        for g in groups
        if _may_be_affected(parse, cue, g) and _agrees(parse, cue, g) and not _is_told_of(parse, cue, g, cues)
    ]
    for member in _members(parse, cue, groups, cues):
        yield Found(
            member,
            cue.effect,
            cue,
            "part" if cue.frame in ("among", "include") else None,
            weak=cue.frame == "weak",
        )
        for other in _coordinated(parse, member, groups, plural=_is_of_several(parse, cue)):
            if _owned(parse, other, cue, cues, groups):
                continue
            yield Found(other, cue.effect, cue, weak=cue.frame == "weak")


def _is_fronted(parse: Parse, cue: Cue, group: Group) -> bool:
    """Read "Of the injured, eight were children": a bare number that is the subject after those it is of."""
    first = parse.bounds[parse.tokens[cue.token].sent][0]
    opens = parse.tokens[first].lower in ("of", "among") and cue.token <= first + _FRONT
    subject = parse.tokens[group.head].dep in ("nsubj", "nsubjpass")
    return opens and subject and group.noun is None and group.first > cue.last


_FRONT = 3
"""How many tokens may stand between "of" at the head of a sentence and the harmed."""


def _members(parse: Parse, cue: Cue, groups: Sequence[Group], cues: Sequence[Cue]) -> Sequence[Group]:
    """Return the groups that a cue affects by the tree, or else by nearness, those coordinated left out."""
    heads = patients(parse, cue)
    joined = [found for head in heads if (found := _group_at(parse, head, groups))]
    near = _near(parse, cue, groups)
    if near and _is_whole(parse, near):
        return [near]  # "three Britons among 74 confirmed dead": all 74 are dead
    misplaced = near and near.last < cue.first and joined and not _may_replace(parse, near, joined, cue)
    if near and misplaced and not _precedes_at_once(parse, near, cue):
        near = None
    if beside := _named_beside(parse, cue, groups):
        joined, near = [beside], None
    inserted = near or next((group for group in joined if not group.explicit), None)
    own = near is not None and _precedes_at_once(parse, near, cue)  # "15 casualties, among them four dead"
    outer = _outer(parse, cue, inserted, groups) if inserted and not own else None
    if outer:
        joined, near = [outer], None
    if (
        near
        and near not in joined
        and (_follows_at_once(parse, near, cue) or _precedes_at_once(parse, near, cue))
    ):
        joined = [near]
    elif (
        near
        and not any(group.explicit for group in joined)
        and not any(c.frame == "count_noun" and _holds(near, c) for c in cues)
    ):
        joined = [near, *(g for g in joined if _is_joined_to(parse, near, g))]
    return joined


def _is_whole(parse: Parse, group: Group) -> bool:
    """Tell whether "among" stands before a number, which then is that of all."""
    before = parse.tokens[group.first - 1] if group.first > 0 else None
    return before is not None and before.lower in ("among", "amongst") and group.noun is None


def _labelled(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Read a row of a table, which its number ends: "Population evacuated 1,250", "IDPs total: 900"."""
    first, last = parse.bounds[parse.tokens[cue.token].sent]
    while last > first and not parse.tokens[last - 1].lower[-1:].isalnum():
        last -= 1
    if last - first > _ROW or len(groups) != 1 or groups[0].last != last - 1 or groups[0].noun is not None:
        return None
    between = parse.tokens[cue.last + 1 : groups[0].first]
    digits = parse.tokens[groups[0].last].lower[-1:].isdigit()
    return (
        groups[0]
        if digits and cue.last < groups[0].first and all(t.lower in _LABELS for t in between)
        else None
    )


_ROW = 9
"""How many tokens a row of a table has at the most."""
_LABELS = frozenset({":", "-", "=", "total", "number", "people", "persons", "(", ")", "individuals"})


def _precedes_at_once(parse: Parse, group: Group, cue: Cue) -> bool:
    """Tell whether a bare number stands right before a participle or adjective ("14 wounded")."""
    adjacent = group.noun is None and group.last + 1 == cue.first == cue.token
    return adjacent and parse.tokens[cue.token].tag in ("VBN", "JJ", "NN")


def _may_replace(parse: Parse, near: Group, joined: Sequence[Group], cue: Cue) -> bool:
    """Tell whether the number before a cue may stand for what the tree gives: in headlines and lists."""
    if any(group.first > cue.last for group in joined):
        return False
    headline = parse.sentences[parse.tokens[cue.token].sent].kind == "headline"
    return headline or any(_is_joined_to(parse, near, group) for group in joined)


def _named_beside(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Return the one person of a headline right before an adjective ("2 injured and gunman dead")."""
    first = parse.bounds[parse.tokens[cue.token].sent][0]
    if cue.frame != "adjective" or cue.first == cue.token == first or parse.tokens[cue.token].dep == "amod":
        return None
    before = parse.tokens[cue.first - 1]
    if (
        before.tag != "NN"
        or people.sense(before) != "people"
        or any(g.first <= before.i <= g.last for g in groups)
    ):
        return None
    return implied_group(parse, before.i)


def _outer(parse: Parse, cue: Cue, group: Group, groups: Sequence[Group]) -> Group | None:
    """Return the group into which an insertion puts another ("12 civilians, all of them women, died").

    It ends before the verb whose object the group is ("14, including three nurses, and wounding 30").
    """
    first = parse.bounds[parse.tokens[group.first].sent][0]
    for i in range(group.first, max(first, group.first - _INSERTION), -1):
        token = parse.tokens[i]
        if i == cue.token or token.tag in ("VBD", "VBZ", "VBP", "MD"):
            return None
        opens = token.lower in ("including", "among") or (
            token.lower in ("all", "most", "many", "some", "both") and parse.tokens[i + 1].lower == "of"
        )
        if opens and parse.tokens[i - 1].lower in (",", "(", "-", "\u2013", "\u2014"):
            return next((g for g in reversed(groups) if g is not group and _ends_at(parse, g, i - 1)), None)
    return None


def _ends_at(parse: Parse, group: Group, comma: int) -> bool:
    """Tell whether a group, with where they are from, ends at a comma ("14 people from two families, ...")."""
    between = parse.tokens[group.last + 1 : comma]
    if group.last >= comma or len(between) > _FROM or (between and between[0].tag != "IN"):
        return False
    return not any(t.tag in VERB_TAGS or (t.lower in (",", ";", "(", "and") and t.dep != "cc") for t in between)


_FROM = 8
"""How many tokens may say where a group is from."""
_INSERTION = 14
"""How many tokens an insertion may reach back."""


def _follows_at_once(parse: Parse, group: Group, cue: Cue) -> bool:
    """Tell whether a group follows an active verb at once, and so is its object ("kills 7, injures 19")."""
    return group.first == cue.last + 1 and parse.tokens[cue.token].tag in ("VBZ", "VBG", "VBP", "NNS")


_SELECTIVE = frozenset({"abducted", "rescued", "trapped", "missing", "displaced", "detained", "ill"})


def _may_be_affected(parse: Parse, cue: Cue, group: Group) -> bool:
    """Tell whether a group is of people, for effects that things undergo as well ("14 radios were seized").

    Whoever flees is people, though no noun for people: "35,326 Brus took shelter".
    """
    if cue.effect not in _SELECTIVE or _counts_people(parse, group):
        return True
    named = group.noun is not None and parse.tokens[group.noun].tag in ("NNP", "NNPS")
    return named and cue.effect == "displaced" and cue.frame == "subject"


def _agrees(parse: Parse, cue: Cue, group: Group) -> bool:
    """Tell whether a number may be the subject of a verb: "dies" is said of one, never of 12.

    One family, crew or couple is one, however many they are.
    """
    token = parse.tokens[cue.token]
    if cue.frame != "subject" or token.tag != "VBZ" or (group.figure.low or 2) < 2:
        return True
    if group.quantity is not None and group.quantity.kind == "ordinal":
        return True
    if group.noun is None:
        return group.first == parse.bounds[token.sent][0]  # "Seven dies in fire", as some English has it
    noun = parse.tokens[group.noun]
    return people.is_family(noun) or people.is_untold(noun) or noun.lemma in _BANDS


def _is_told_of(parse: Parse, cue: Cue, group: Group, cues: Sequence[Cue]) -> bool:
    """Tell whether a group has its own harm right after it, and the cue is somebody else's.

    So it is in "killed a man who left 1 dead, 2 wounded" and "2 people injured and gunman dead".
    """
    own = next((c for c in cues if c.first == group.last + 1 and c.effect != cue.effect), None)
    if own is None or parse.tokens[own.token].tag not in ("VBN", "JJ", "NN", "VBD"):
        return False
    if cue.last < group.first:
        return any(cue.last < c.first < group.first for c in cues)
    between = [t.lower for t in parse.tokens[own.last + 1 : cue.first]]
    beside = parse.tokens[cue.first - 1]
    return bool({"and", ","} & set(between)) and people.sense(beside) == "people" and beside.i > own.last


_BANDS = frozenset({"crew", "party", "couple", "pair", "duo", "trio", "quartet"})


def _counts_people(parse: Parse, group: Group) -> bool:
    """Tell whether a counted noun is known to be one for people; "14 radios were seized" is no abduction."""
    return (
        group.noun is None
        or people.is_likely(parse.tokens[group.noun])
        or not parse.tokens[group.noun].tag.startswith("N")
    )


def _is_joined_to(parse: Parse, near: Group, other: Group) -> bool:
    """Tell whether a counted group is coordinated to one without a number ("a man and his two kids were found
    dead").
    """
    head = parse.tokens[near.noun if near.noun is not None else near.head]
    return other.last < near.first and head.dep == "conj" and _chain_reaches(parse, head.i, {other.head})


def _owned(parse: Parse, group: Group, cue: Cue, cues: Sequence[Cue], groups: Sequence[Group]) -> bool:
    """Tell whether another cue stands right beside a group ("Five dead, dozens injured")."""
    return any(
        other is not cue and other.effect != cue.effect and _near(parse, other, groups) is group
        for other in cues
    )


def _holds(group: Group, cue: Cue) -> bool:
    return group.first <= cue.token <= group.last


def _near(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    token = parse.tokens[cue.token]
    active = cue.frame in ("object", "weak", "lives") and token.tag in (
        "VBZ",
        "VBG",
        "VB",
        "VBP",
        "VBD",
        "NNS",
    )
    if active and (after := nearest_after(parse, cue, groups)) and not after.part:
        return after
    if token.tag in ("VBZ", "VBG", "VBP", "VB", "NNS") and cue.frame in ("object", "weak", "lives"):
        return None
    if cue.frame in ("object", "weak", "subject", "adjective"):
        if parse.tokens[min(cue.last + 1, len(parse.tokens) - 1)].lower == ":" and (
            listed := nearest_after(parse, cue, groups)
        ):
            return listed
        return nearest_before(parse, cue, groups)
    return None


def _group_at(parse: Parse, head: int, groups: Sequence[Group]) -> Group | None:
    for group in groups:
        if head in (group.head, group.noun) or group.first <= head <= group.last:
            return group
    token = parse.tokens[head]
    if any(people.sense(parse.tokens[k.i]) == "people" for k in parse.kids(head, "appos")) and token.ent in (
        "GPE",
        "ORG",
    ):
        return None
    implied = implied_group(parse, _first_of_list(parse, head))
    if implied is None or not implied.named:
        return implied
    inside = (g for g in groups if implied.first <= g.first <= g.last <= implied.last)
    return next(inside, implied)  # "two brothers, Ali and Omar Haddad", taken for one name


def _first_of_list(parse: Parse, head: int) -> int:
    """Return the first of people told of together, where the tree gives the last ("a man and his wife")."""
    token = parse.tokens[head]
    while token.dep == "conj" and token.tag in NOUN_TAGS:
        above = parse.head(token)
        between = parse.tokens[above.i + 1 : token.left]
        joined = [t.lower for t in between] in (["and"], [","], [",", "and"])
        if not joined or people.sense(above) != "people" or is_counted(parse, above):
            break
        token = above
    return token.i


def _is_of_several(parse: Parse, cue: Cue) -> bool:
    """Tell whether the verb of a relative clause is plural ("two men and a woman who were wounded")."""
    verb = parse.tokens[cue.token]
    helpers = (kid.lower for kid in parse.kids(verb.i, "aux", "auxpass"))
    return verb.dep == "relcl" and bool({"were", "are", "have"} & set(helpers))


def _coordinated(
    parse: Parse, group: Group, groups: Sequence[Group], *, plural: bool = False
) -> Iterator[Group]:
    """Yield the counted groups that are coordinated with a group ("four soldiers and a woman", "five men, two
    women").
    """
    yield from _listed_before(parse, group, groups)
    members = {group.head, *([group.noun] if group.noun is not None else [])}
    for other in groups:
        if other is group:
            continue
        for i in {other.head, other.noun if other.noun is not None else other.head}:
            token = parse.tokens[i]
            if (token.dep == "conj" and _chain_reaches(parse, i, members)) or _leads(
                parse, group, i, plural=plural
            ):
                yield other
                members |= {other.head}
                break
    if not group.explicit and (kin := _kin_after(parse, group, groups)):
        yield kin
    if group.explicit:
        for i in tuple(members):
            for kid in parse.kids(i, "conj"):
                if any(g.first <= kid.i <= g.last for g in groups) or _shares_number(parse, group, kid):
                    continue
                if implied := implied_group(parse, kid.i):
                    yield implied


def _kin_after(parse: Parse, group: Group, groups: Sequence[Group]) -> Group | None:
    """Return the kin counted right after one person ("Jane Roe, her 3 children", "a man and his two sons")."""
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


def _chain_reaches(parse: Parse, i: int, members: set[int]) -> bool:
    for _ in range(6):
        token = parse.tokens[i]
        if token.dep != "conj":
            return False
        i = token.head
        if i in members:
            return True
    return False


def _counted_nouns(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Iterator[Found]:
    token = parse.tokens[cue.token]
    for group in groups:
        if group.noun == cue.token or (group.first <= cue.token <= group.last):
            yield Found(group, cue.effect, cue)
            return
    listed = [g for g in groups if g.last < cue.token and _same_phrase(parse, g, cue.token)]
    if listed:
        yield Found(_reaching(parse, listed[-1], cue.token), cue.effect, cue)
        return
    if zero := _denied_any(parse, cue):
        yield Found(zero, cue.effect, cue)
        return
    if denied := _denied_some(parse, token):
        yield Found(denied, cue.effect, cue)
        return
    if (
        token.lemma in _STANDING_ALONE
        and people.is_plural(token)
        and not any(k.lower == "the" for k in parse.kids(cue.token))
    ):
        if token.lemma == "casualty" and not (token.dep == "dobj" and parse.head(token).lemma in _SUFFERING):
            return
        if implied := implied_group(parse, cue.token):
            yield Found(implied, cue.effect, cue)


def _reaching(parse: Parse, group: Group, noun: int) -> Group:
    """Stretch a zero over the nouns it denies ("no immediate reports of damage or casualties")."""
    if group.figure.high != 0:
        return group
    words = parse.span(group.first, noun).of(parse.text)
    return replace(group, last=noun, figure=replace(group.figure, words=words))


def _denied_any(parse: Parse, cue: Cue) -> Group | None:
    """Read "had not made any arrests", "without any casualties": nobody."""
    first = parse.bounds[parse.tokens[cue.token].sent][0]
    words = [t.lower for t in parse.tokens[max(first, cue.token - 6) : cue.token]]
    if "any" not in words or {"if", "whether"} & set(words):
        return None
    for i in range(cue.token - 1, max(first, cue.token - 9) - 1, -1):
        if parse.tokens[i].lower in ("not", "n't", "never", "without"):
            text = parse.span(i, cue.token).of(parse.text)
            figure = read_figure(text)
            return Group(i, cue.token, cue.token, figure, True, None) if figure.high == 0 else None
    return None


def _denied_some(parse: Parse, noun: Token) -> Group | None:
    """Read "denied that there were any casualties": that there were some is what is denied."""
    first = next((k for k in parse.kids(noun.i, "det") if k.lower == "any"), None)
    if first is None or not any(t.lemma in known("denials") for t in parse.ancestors(noun)):
        return None
    figure = implied_figure(parse.span(first.i, noun.i).of(parse.text))
    return Group(first.i, noun.i, noun.i, figure, False, noun.i)


def _same_phrase(parse: Parse, group: Group, noun: int) -> bool:
    """Tell whether a number and a counted noun stand in one noun phrase with modifiers or "or" between ("no
    deaths or injuries").
    """
    between = parse.tokens[group.last + 1 : noun]
    if any(t.lower in _UNKNOWN for t in between):
        return False
    return (
        len(between) <= 8
        and all(
            (t.tag.startswith(("J", "N", "V")) and t.tag not in ("VBD", "VBZ", "VBP"))
            or t.lower in ("of", "or", "and", "any", "to", "the", ",")
            for t in between
        )
        and (group.noun is None or (group.quantity is not None and group.quantity.kind == "zero"))
    )
