"""Links: which groups of a sentence a cue affects, by the tree and by nearness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.claims import people
from according.claims.coordination import chain_reaches, coordinated, is_of_several
from according.claims.counted import counted_nouns
from according.claims.cues import Cue
from according.claims.cues.lexicon import lexicon, phrase
from according.claims.cues.lexicon import words as known
from according.claims.fitting import fits
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.headlines import opener, told_of
from according.claims.implied import implied_group
from according.claims.inclusions import listed_people
from according.claims.insertions import before_dash, outer
from according.claims.labels import labelled
from according.claims.nearness import nearest_after, nearest_before
from according.claims.patients import patients
from according.claims.syntax import NOMINAL, NOUN_TAGS, VERB_TAGS, is_counted, is_perfect, objects_of
from according.language.parse import Parse, Token


def linked(parse: Parse, cue: Cue, groups: Sequence[Group], cues: Sequence[Cue]) -> Iterator[Found]:
    """Yield the groups that a cue affects: by the tree, by coordination, or else by nearness."""
    if told := labelled(parse, cue, groups):
        yield Found(told, cue.effect, cue)
        return
    if inverted := _inverted(parse, cue, groups):
        yield from (Found(group, cue.effect, cue) for group in inverted)
        return
    if cue.frame == "count_noun":
        yield from counted_nouns(parse, cue, groups)
        return
    if cue.frame == "whole":
        for group in groups:
            if group.whole == cue.token:
                yield Found(group, cue.effect, cue, "part")
            elif _holds(group, cue):
                yield Found(group, cue.effect, cue)
            elif _is_fronted(parse, cue, group):
                yield Found(group, cue.effect, cue, "share" if _is_of_place(parse, group) else "part")
                return
        return
    if cue.frame == "among" and (whole := _counted_among(parse, cue, groups)):
        yield Found(whole, cue.effect, cue)
    if cue.frame in ("include", "among") and (parts := _included(parse, cue, groups)):
        yield from parts
        taken = {part.group for part in parts}
        for other in coordinated(parse, parts[-1].group, groups):
            if other.first > parts[-1].group.last and other not in taken:
                yield Found(other, cue.effect, cue, "part")
        return
    if cue.frame == "adjective" and parse.tokens[cue.token].lower in NOMINAL:  # "seven of the ten dead"
        some = (g for g in groups if g.part and g.noun is None and g.whole == cue.token)
        yield from (Found(group, cue.effect, cue, "part") for group in some)
    weak = cue.frame == "weak" or _is_shooting_of(parse, cue) or _is_found_wounded(parse, cue)
    groups = [group for group in groups if fits(parse, cue, group, groups, cues)]
    for member in _members(parse, cue, groups, cues):
        moved = cue.frame == "weak" and cue.effect == "injured"
        if (cue.effect == "trapped" or moved) and _is_of_dead(parse, cue, member):
            continue
        yield Found(
            member,
            cue.effect,
            cue,
            "part" if cue.frame in ("among", "include") else None,
            weak=weak,
        )
        for other in coordinated(parse, member, groups, plural=is_of_several(parse, cue)):
            if _owned(parse, other, cue, cues, groups):
                continue
            yield Found(other, cue.effect, cue, weak=weak)


def _counted_among(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Return the number of all of whom some are told, where its noun says by itself what befell them ("among
    14 victims of the fire", "among the 12 deaths").
    """
    noun = parse.tokens[cue.last]
    own = noun.tag == "NNS" and noun.lemma in lexicon().count_nouns
    return next((g for g in groups if own and g.noun == noun.i and g.first > cue.token), None)


def _included(parse: Parse, cue: Cue, groups: Sequence[Group]) -> list[Found]:
    """Read the list of whom others include ("the victims included a girl, her mother and two boys", "among
    the dead were a pilot and two nuns").
    """
    word = parse.tokens[cue.token]
    verb = word if cue.frame == "include" else parse.head(word)
    if verb is not word and (verb.lemma != "be" or verb.i < word.i):
        return []
    listed = listed_people(parse, groups, verb.i + 1, parse.bounds[word.sent][1])
    parts = [group for group in listed if fits(parse, cue, group, groups, ())]
    if len(parts) > 1 and not any(group.explicit for group in parts):
        parts = [_in_one(parse, parts)]
    return [Found(group, cue.effect, cue, "part") for group in parts]


def _inverted(parse: Parse, cue: Cue, groups: Sequence[Group]) -> list[Group]:
    """Read those told after the verb: "Missing are a man and a boy", "Dead is a nurse"."""
    first, last = parse.bounds[parse.tokens[cue.token].sent]
    opens = cue.frame in ("adjective", "object") and all(
        t.lower in _OPENING for t in parse.tokens[first : cue.first]
    )
    if not opens or cue.last + 2 >= last or parse.tokens[cue.last + 1].lower not in _BEING:
        return []
    listed = list(listed_people(parse, groups, cue.last + 2, last))
    if len(listed) > 1 and not any(group.explicit for group in listed):
        return [_in_one(parse, listed)]
    return listed


_BEING = frozenset({"is", "are", "was", "were"})
_OPENING = frozenset({"also", "still", "now", "the", "dead", "confirmed", "reported", "feared"})


def _in_one(parse: Parse, groups: Sequence[Group]) -> Group:
    """Return one group of all in a list without a number ("a teacher, her sister and a nurse")."""
    first, last = groups[0], groups[-1]
    low = sum(group.figure.low or 0 for group in groups)
    high = None if any(group.figure.high is None for group in groups) else low
    words = parse.span(first.first, last.last).of(parse.text)
    figure = replace(first.figure, low=low, high=high, words=words)
    return replace(first, last=last.last, figure=figure, named=any(group.named for group in groups))


def _is_of_dead(parse: Parse, cue: Cue, group: Group) -> bool:
    """Tell whether those who are stuck, buried or moved are the dead: bodies, or victims laid to rest."""
    nouns = {parse.tokens[i].lemma for i in (group.head, group.noun, group.whole) if i is not None}
    head = parse.tokens[group.head]
    if head.dep == "appos":  # "two of the fatalities, both children, were buried"
        nouns |= {noun.lemma for noun in objects_of(parse, head.head, "of")} & {"fatality", "dead", "death"}
    dead = known("bodies") | {"fatality", "dead", "death"}
    return bool(nouns & dead) or (parse.tokens[cue.token].lower == "buried" and "victim" in nouns)


def _is_shooting_of(parse: Parse, cue: Cue) -> bool:
    """Tell whether "the shooting of a man" leaves open whether he died."""
    return cue.frame == "of_noun" and cue.effect == "injured" and parse.tokens[cue.token].lemma in _OPEN_HARMS


def _is_found_wounded(parse: Parse, cue: Cue) -> bool:
    """Tell whether people were found, or taken to hospital, with gunshot wounds: they may have died."""
    if cue.frame != "adjective" or parse.tokens[cue.last].lemma != "wound":
        return False
    head = parse.head(parse.tokens[cue.token])
    verb = (
        head
        if head.tag in VERB_TAGS
        else next((t for t in parse.ancestors(head) if t.tag in VERB_TAGS), head)
    )
    return verb.lemma in _FINDING | phrase("to_hospital")[0]


_FINDING = frozenset({"find", "discover", "locate"})
_OPEN_HARMS = frozenset({"shooting", "stabbing", "beating", "shoot", "stab", "beat"})


def _is_fronted(parse: Parse, cue: Cue, group: Group) -> bool:
    """Read "Of the injured, eight were children": a bare number that is the subject after those it is of."""
    first = parse.bounds[parse.tokens[cue.token].sent][0]
    opens = parse.tokens[first].lower in ("of", "among") and cue.token <= first + _FRONT
    subject = parse.tokens[group.head].dep in ("nsubj", "nsubjpass")
    return opens and subject and group.noun is None and group.first > cue.last


def _is_of_place(parse: Parse, group: Group) -> bool:
    """Tell whether a bare number is told by where they are from ("40 were from the coast")."""
    after = [t.lower for t in parse.tokens[group.last + 1 : group.last + 3]]
    return len(after) == 2 and after[0] in ("were", "was", "are") and after[1] in ("from", "in", "at")


_FRONT = 3
"""How many tokens may stand between "of" at the head of a sentence and the harmed."""


def _members(parse: Parse, cue: Cue, groups: Sequence[Group], cues: Sequence[Cue]) -> Sequence[Group]:
    """Return the groups that a cue affects by the tree, or else by nearness, those coordinated left out."""
    if ranged := _range_after(parse, cue, groups):
        return [ranged]
    ending = next((g for g in groups if g.last + 1 == cue.first and g.noun == g.last), None)
    if ending is not None and _is_left(parse, cue):
        return [ending]  # "left 12 villagers, three herders and two policemen dead"
    heads = patients(parse, cue)
    joined = [_part_of(parse, cue, found, groups) for i in heads if (found := _group_at(parse, i, groups))]
    if joined and (whole := before_dash(parse, joined[0], groups)) is not None:
        return [whole]
    near = _near(parse, cue, groups)
    if near and _is_whole(parse, near):
        return [near]  # "three Britons among 74 confirmed dead": all 74 are dead
    misplaced = near and near.last < cue.first and joined and not _may_replace(parse, near, joined, cue)
    if near and misplaced and not _precedes_at_once(parse, near, cue):
        near = None
    if beside := told_of(parse, cue, groups) or _named_beside(parse, cue, groups):
        joined, near = [beside, *(g for g in joined if _is_with(parse, cue, g))], None
    inserted = near or next((group for group in joined if not group.explicit), None)
    own = near is not None and _precedes_at_once(parse, near, cue)  # "15 casualties, among them four dead"
    whole = outer(parse, cue, inserted, groups) if inserted and not own else None
    if whole:
        joined, near = [whole], None
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
    if not joined and (first := opener(parse, cue)):
        return [first]
    return joined


def _is_left(parse: Parse, cue: Cue) -> bool:
    """Tell whether a state is what people are left or found in."""
    state = parse.tokens[cue.token]
    return cue.frame == "adjective" and state.dep in _COMPLETING and parse.head(state).lemma in _LEAVING


_COMPLETING = frozenset({"oprd", "advcl", "ccomp", "xcomp", "acomp", "dep"})
_LEAVING = frozenset({"leave", "find", "discover"})


def _part_of(parse: Parse, cue: Cue, group: Group, groups: Sequence[Group]) -> Group:
    """Return those among a group of whom something is told, where the tree has taken both numbers for one
    ("three of nine missing sailors were found dead").
    """
    if group.noun is None or _holds(group, cue):
        return group
    parts = (g for g in groups if g.part and g.whole == group.noun and g.last < group.first)
    return next((g for g in parts if parse.tokens[g.head].dep == "quantmod"), group)


def _is_with(parse: Parse, cue: Cue, group: Group) -> bool:
    """Tell whether somebody is told to share a fate ("Singer dies with five others")."""
    return group.first > cue.last and parse.tokens[group.first - 1].lower in ("with", "alongside")


def _range_after(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Return the range of people that a verb has for its object ("and wounded | from six to 14 residents").

    Its preposition makes the tree take the verb for a passive; in one, somebody else would be its subject.
    """
    verb = parse.tokens[cue.token]
    if cue.frame not in ("object", "weak") or verb.tag not in VERB_TAGS or any(parse.kids(verb.i, "auxpass")):
        return None
    after = next((group for group in groups if group.first == cue.last + 1), None)
    opens = after is not None and parse.tokens[after.first].lower in ("from", "between")
    counted = after is not None and after.noun is not None and people.is_likely(parse.tokens[after.noun])
    return after if opens and counted else None


def _is_whole(parse: Parse, group: Group) -> bool:
    """Tell whether "among" stands before a number, which then is that of all."""
    before = parse.tokens[group.first - 1] if group.first > 0 else None
    return before is not None and before.lower in ("among", "amongst") and group.noun is None


def _precedes_at_once(parse: Parse, group: Group, cue: Cue) -> bool:
    """Tell whether a bare number stands right before a participle or adjective ("14 wounded"), or before what
    they did ("four died").
    """
    adjacent = group.noun is None and group.last + 1 == cue.first == cue.token
    tag = parse.tokens[cue.token].tag
    return adjacent and (tag in ("VBN", "JJ", "NN", "VBG") or (tag == "VBD" and cue.frame == "subject"))


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
    if _is_left(parse, cue) and any(parse.kids(before.i, "det")):
        return None  # "left three herders and a policeman dead"
    if (
        before.tag != "NN"
        or people.sense(before) != "people"
        or any(g.first <= before.i <= g.last for g in groups)
    ):
        return None
    return implied_group(parse, _first_of_list(parse, before.i))


def _follows_at_once(parse: Parse, group: Group, cue: Cue) -> bool:
    """Tell whether a group follows an active verb at once, and so is its object ("kills 7, injures 19")."""
    verb = parse.tokens[cue.token]
    active = verb.tag in ("VBZ", "VBG", "VBP", "NNS") or _is_headline_verb(verb)
    return group.first == cue.last + 1 and active


def _is_headline_verb(verb: Token) -> bool:
    """Tell whether a noun is a headline's verb after all ("Police in Kano arrest 17")."""
    return verb.tag == "NN" and verb.lower in known("headline_verbs")


def _is_joined_to(parse: Parse, near: Group, other: Group) -> bool:
    """Tell whether a counted group is coordinated to one without a number ("a man and his two kids were found
    dead").
    """
    head = parse.tokens[near.noun if near.noun is not None else near.head]
    return other.last < near.first and head.dep == "conj" and chain_reaches(parse, head.i, {other.head})


def _owned(parse: Parse, group: Group, cue: Cue, cues: Sequence[Cue], groups: Sequence[Group]) -> bool:
    """Tell whether another cue stands right beside a group or in it ("Five dead, 12 injuries")."""
    return any(
        other is not cue
        and other.effect != cue.effect
        and (
            _near(parse, other, groups) is group
            or (
                (_counts(other) or (other.frame == "adjective" and group.noun == other.token))
                and _holds(group, other)
            )
        )
        for other in cues
    )


def _counts(cue: Cue) -> bool:
    """Tell whether a cue is a noun that says by itself what befell those whom it counts ("12 injuries")."""
    return cue.frame == "count_noun" and cue.effect != "casualties"


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
    active = active or _goes_on(parse, token) or _is_misread(parse, token) or _is_headline_verb(token)
    active = active or (cue.frame in ("object", "weak", "lives") and is_perfect(parse, token))
    if active and (after := nearest_after(parse, cue, groups)) and not after.part:
        return after
    if token.tag in ("VBZ", "VBG", "VBP", "VB", "NNS") and cue.frame in ("object", "weak", "lives"):
        return None
    if cue.frame in ("object", "weak", "subject", "adjective"):
        if parse.tokens[min(cue.last + 1, len(parse.tokens) - 1)].lower == ":" and (
            listed := nearest_after(parse, cue, groups)
        ):
            summed = cue.frame == "adjective" and next(
                (g for g in groups if _precedes_at_once(parse, g, cue)), None
            )
            return summed or listed  # "left 21 dead: 13 civilians and eight soldiers"
        return nearest_before(parse, cue, groups)
    return None


def _is_misread(parse: Parse, verb: Token) -> bool:
    """Tell whether a past tense was taken for a participle ("weeks after a bomb killed 31 in the town")."""
    own = [kid for kid in parse.kids(verb.i, "nsubj") if kid.i < verb.i]
    helped = any(parse.kids(verb.i, "aux", "auxpass", "nsubjpass"))
    after = parse.tokens[verb.i + 1 : verb.i + 2]
    plain = bool(own) and own[-1].i == verb.i - 1 and not any(is_counted(parse, kid) for kid in own)
    return verb.tag == "VBN" and plain and not helped and bool(after) and after[0].tag == "CD"


def _goes_on(parse: Parse, verb: Token) -> bool:
    """Tell whether a participle after a comma goes on from an active verb ("killed two, injured nine")."""
    head = parse.head(verb)
    listed = verb.dep in ("advcl", "conj") and verb.i > 0 and parse.tokens[verb.i - 1].lower == ","
    told = head.tag == "VBD" and any(parse.kids(head.i, "dobj")) and not any(parse.kids(head.i, "auxpass"))
    return listed and verb.tag == "VBN" and told and not any(parse.kids(verb.i, "agent", "auxpass"))


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
    if parse.tokens[min(head + 1, len(parse.tokens) - 1)].lower == ":" and _opens(parse, head):
        return None  # "Police: 12 dead", who are those who say so
    implied = implied_group(parse, _first_of_list(parse, head))
    if implied is None or not implied.named:
        return implied
    inside = (g for g in groups if implied.first <= g.first <= g.last <= implied.last)
    return next(inside, implied)  # "two brothers, Ali and Omar Haddad", taken for one name


def _opens(parse: Parse, i: int) -> bool:
    return i - parse.bounds[parse.tokens[i].sent][0] <= _TELLER


_TELLER = 3
"""How many tokens may stand before the noun of whoever a headline has its words from."""


def _first_of_list(parse: Parse, head: int) -> int:
    """Return the first of people told of together, where the tree gives the last ("a man and his wife")."""
    token = parse.tokens[head]
    while token.dep == "conj" and token.tag in NOUN_TAGS:
        above = parse.head(token)
        between = parse.tokens[above.i + 1 : token.left]
        joined = [t.lower for t in between] in (["and"], [","], [",", "and"])
        of_body = above.lemma in known("harmful")  # "in the head and Ann Poe was shot in the side"
        if not joined or of_body or people.sense(above) != "people" or is_counted(parse, above):
            break
        token = above
    return token.i
