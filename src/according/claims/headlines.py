"""People without a number in headlines, which the tree often misses: "Boy killed, sister hurt in crash"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from according.claims import people
from according.claims.cues import Cue
from according.claims.cues.lexicon import lexicon
from according.claims.cues.lexicon import words as known
from according.claims.figures import implied_figure
from according.claims.groups import Group, phrase_start
from according.claims.implied import implied_group
from according.claims.syntax import NOUN_TAGS
from according.language.parse import Parse, Token
from according.model import Figure

_JOINTS = frozenset({",", "and", "&"})
_FRAMES = frozenset({"object", "weak", "subject", "adjective"})
_LISTED = 3
"""How many people one after another a headline tells of at the most."""


def told_of(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Return those who stand right before a word of harm in a headline, an age or an adverb between.

    "Girl, 9, dies after fall", "Mother, son found dead", "Officer shot, suspect killed".
    """
    if not _is_headline(parse, cue.token) or cue.frame not in _FRAMES:
        return None
    if cue.token == cue.last and _is_object(parse, cue.token + 1):
        return _of_list(parse, cue.token + 1, cue.token + 1)  # "Boy kills sister, injures | brother"
    if not _is_said_before(parse, cue):
        return None
    begin = parse.bounds[parse.tokens[cue.token].sent][0]
    if (struck := _struck_first(parse, cue, begin)) is not None:
        return struck
    i = _past_helping(parse, cue.first - 1, begin)
    if i - 1 > begin and parse.tokens[i].lower in _JOINTS and parse.tokens[i - 1].lower in _FIRST:
        i = _past_helping(parse, i - 2, begin)  # "Teen shot and killed"
    if i - 2 >= begin and parse.tokens[i].text == "," and _is_age(parse.tokens[i - 1]):
        i -= 3
    if i >= begin and _is_name_after_owner(parse, i):
        i = _past_owner(parse, i, begin, cue)  # "Son of singer Jo Roe arrested"
    if i < begin or not _is_one(parse.tokens[i]) or any(g.first <= i <= g.last for g in groups):
        return None
    i = _past_owner(parse, i, begin, cue)
    listed = _of_list(parse, i, begin)
    one = any(t.lower in ("is", "was", "has") for t in parse.tokens[i + 1 : cue.first])
    return (
        None if one and listed.figure.high != 1 else listed
    )  # "A poet and teacher is held": the tree says who


def _struck_first(parse: Parse, cue: Cue, begin: int) -> Group | None:
    """Return of whom a headline tells two harms, by whom they came to the first put between ("Woman hit by
    car, killed", "Jo Roe beaten by guards, kidnapped").
    """
    comma = parse.tokens[cue.first - 1]
    verbs = [t for t in parse.tokens[begin : comma.i] if t.tag in _FINITE] if comma.text == "," else []
    if len(verbs) != 1 or cue.effect == "detained" or verbs[0].tag not in ("VBN", "VBD"):
        return None
    by = any(t.lower == "by" for t in parse.tokens[verbs[0].i + 1 : verbs[0].i + 2])
    one = parse.tokens[verbs[0].i - 1]
    if not by or one.i < begin or phrase_start(parse, one.i) != begin:
        return None
    if _is_one(one):
        return _of_list(parse, one.i, begin)
    return implied_group(parse, one.i) if one.ent == "PERSON" else None


def opener(parse: Parse, cue: Cue) -> Group | None:
    """Return the one person with whom a headline opens, more said of them before the word of harm.

    "Boy with asthma, 7, rescued from river", "Jo Roe of 'The Mill' arrested": the tree may lose them.
    """
    if not _is_headline(parse, cue.token) or cue.frame not in _FRAMES or not _is_said_before(parse, cue):
        return None
    begin = parse.bounds[parse.tokens[cue.token].sent][0]
    before = parse.tokens[begin : cue.first]
    link = next((t for t in before if t.lower in _LINKS), None)
    parted = any((t.tag in _FINITE and t.dep != "amod") or t.lower in _PARTING for t in before)
    if link is None or link.i == begin or parted:
        return None
    one = parse.tokens[link.i - 1]
    if (
        one.tag == "NNP"
        and one.ent == "PERSON"
        and all(t.entity == one.entity for t in before[: one.i - begin])
    ):
        return implied_group(parse, one.i)
    opens = phrase_start(parse, one.i) == begin
    return _of_list(parse, one.i, begin) if opens and _is_one(one) else None


_LINKS = frozenset({"of", "with", "in", "on", "from", "at"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VB", "MD", "VBG", "VBN"})
_PARTING = frozenset(
    {":", ";", "as", "after", "before", "over", "that", "who", "and", "or", "for", "-", "--"}
)


def _past_owner(parse: Parse, i: int, begin: int, cue: Cue) -> int:
    """Return whom a headline tells of by somebody else ("Son of famous singer arrested in Leeds").

    Where another verb follows it is the first's, and the nearer is who came to harm ("Father of boy detained
    in Ohio speaks").
    """
    first = phrase_start(parse, i)
    of = parse.tokens[first - 1] if first - 2 >= begin else None
    if of is None or of.lower != "of" or people.sense(parse.tokens[of.i - 1]) != "people":
        return i
    following = parse.tokens[cue.last + 1 : parse.bounds[of.sent][1]]
    after = tuple(takewhile(lambda t: t.text not in _DASHES, following))  # whose headline it is
    told = any(t.tag in ("VBZ", "VBD", "VBP", "MD") or (t.tag == "NNS" and t.dep != "pobj") for t in after)
    return i if told else of.i - 1


def _is_name_after_owner(parse: Parse, i: int) -> bool:
    """Tell whether a word ends somebody's name that tells whose kin or what else somebody is."""
    name = parse.tokens[i]
    return name.ent == "PERSON" and name.dep == "pobj" and parse.head(name).lower == "of"


def verb_before(parse: Parse, i: int) -> int | None:
    """Return the verb of a headline right before a noun for people, that was taken for a part of it."""
    if i >= len(parse.tokens) or i == 0 or not _is_headline(parse, i):
        return None
    verb = parse.tokens[i - 1]
    taken = verb.dep == "compound" and verb.head == i and verb.lower in known("headline_verbs")
    return verb.i if taken and _is_one(parse.tokens[i]) else None


def _is_object(parse: Parse, i: int) -> bool:
    """Tell whether a noun for people right after a verb is its object, though the tree has it otherwise."""
    if verb_before(parse, i) is not None:
        return True
    if i >= parse.bounds[parse.tokens[i - 1].sent][1] or parse.tokens[i - 1].tag != "VBZ":
        return False
    return parse.tokens[i].dep == "npadvmod" and parse.tokens[i].head == i - 1 and _is_one(parse.tokens[i])


def one_before(parse: Parse, group: Group) -> Group | None:
    """Return the one person whom a headline lists right before a number: "Pilot, 3 passengers dead"."""
    begin = parse.bounds[parse.tokens[group.first].sent][0]
    i = group.first - 2
    if not _is_headline(parse, group.first) or i < begin or parse.tokens[i + 1].lower not in _JOINTS:
        return None
    first = phrase_start(parse, i)
    opens = first == begin or parse.tokens[first - 1].text == ":"
    if opens and _is_one(parse.tokens[i]):
        return _of_list(parse, i, i)
    named = parse.tokens[i].tag == "NNP" and parse.tokens[i].ent == "PERSON"
    return implied_group(parse, i) if opens and named else None


def listed_after(parse: Parse, group: Group, groups: Sequence[Group]) -> Iterator[Group]:
    """Yield those whom a headline lists after a comma alone: "Blast kills three soldiers, two civilians".

    What comes after people of no kind ("12 people, three children") may be a part of them.
    """
    last = group.last
    while _is_headline(parse, last) and _is_of_a_kind(parse, group):
        group = next((g for g in groups if g.first == last + 2 and not g.part), group)
        if group.last <= last:
            if (kin := _kin_after(parse, last)) is not None:
                yield kin
            return
        noun = parse.tokens[group.noun] if group.noun is not None else None
        listed = parse.tokens[last + 1].text == "," and _is_listed(parse, group.last)
        if not listed or noun is None or people.sense(noun) != "people":
            return
        yield group
        last = group.last


def _is_of_a_kind(parse: Parse, group: Group) -> bool:
    """Tell whether a noun says who some are, and not only that they are people."""
    noun = parse.tokens[group.noun] if group.noun is not None else None
    known_noun = noun is not None and (people.noun_class(noun) is not None or people.is_family(noun))
    return noun is not None and known_noun and noun.lemma not in _ANYBODY


_ANYBODY = frozenset({"people", "person", "other", "civilian", "individual", "victim", "member", "resident"})


def _is_listed(parse: Parse, last: int) -> bool:
    """Tell whether nothing is told of those alone who end at a token ("…, two civilians in Mali")."""
    after = parse.tokens[last + 1 : min(last + 2, parse.bounds[parse.tokens[last].sent][1])]
    beside = after[0] if after else None
    return beside is None or (
        beside.lower not in ("among", "including", "of", "who", "as")
        and (beside.tag in ("IN", ",", ".", ":", "CC") or beside.text in _DASHES)
    )


_DASHES = frozenset({"-", "--", "\u2013", "\u2014", ";"})


def _kin_after(parse: Parse, last: int) -> Group | None:
    """Return the parents or other kin that a headline lists right after a number of people."""
    i = last + 2
    if i >= parse.bounds[parse.tokens[last].sent][1] or parse.tokens[last + 1].text != ",":
        return None
    kin = parse.tokens[i]
    plural = kin.tag == "NNS" and kin.lemma in known("kin")
    return _of_list(parse, i, i) if plural and _is_listed(parse, i) else None


_FIRST = frozenset(
    {"shot", "stabbed", "hit", "struck", "robbed", "abducted", "kidnapped", "found", "run", "beaten"}
)
_HELPING = frozenset(
    {"found", "feared", "reported", "confirmed", "presumed", "believed", "is", "was", "also"}
)


def _past_helping(parse: Parse, i: int, begin: int) -> int:
    """Return the last token at or before `i` that is no adverb and no word for how it is known."""
    while i > begin and (parse.tokens[i].tag == "RB" or parse.tokens[i].lower in _HELPING):
        i -= 1
    return i


def _is_headline(parse: Parse, i: int) -> bool:
    return parse.sentences[parse.tokens[i].sent].kind == "headline"


def _is_said_before(parse: Parse, cue: Cue) -> bool:
    """Tell whether a word of harm can be said of what stands before it, and is no verb with an object."""
    token = parse.tokens[cue.token]
    bound = cue.last + 1 < token.head and parse.tokens[cue.last + 1].text != ","
    if token.dep == "amod" and (token.head == cue.last + 1 or bound):
        return False
    if token.tag == "IN":
        return cue.frame == "adjective"  # "in critical condition"
    itself = cue.frame == "subject" or token.lemma in known("happening_to")
    if itself:
        return token.tag in ("VBZ", "VBD", "VBP", "NNS", "NN")
    if token.tag not in ("VBN", "VBD", "JJ", "NN") or cue.last + 1 >= parse.bounds[token.sent][1]:
        return token.tag in ("VBN", "VBD", "JJ", "NN")
    after = parse.tokens[cue.last + 1]
    dated = after.tag in NOUN_TAGS and after.ent in ("DATE", "TIME")
    return dated or after.tag not in (*NOUN_TAGS, "CD", "DT", "PRP$", "PRP")


def _is_age(token: Token) -> bool:
    return token.text.isdecimal() and len(token.text) <= 2


def _is_one(token: Token) -> bool:
    """Tell whether a word is for one person, whatever the tagger takes it for ("Boy | drowns")."""
    if people.is_aged(token):
        return token.lower == "old"
    known_noun = people.noun_class(token) is not None and people.sense(token) == "people"
    return known_noun and token.ent != "PERSON" and not people.is_plural(token) and token.tag != "VBD"


def _past_hyphen(parse: Parse, first: int) -> int:
    """Return the first token of a noun whose own first part stands before a hyphen: "co-pilot"."""
    hyphen = parse.tokens[max(first - 1, 0)]
    bound = hyphen.text == "-" and hyphen.end == parse.tokens[first].start
    return first - 2 if bound and first >= 2 and parse.tokens[first - 2].end == hyphen.start else first


def _of_list(parse: Parse, last: int, begin: int) -> Group:
    """Return the group of a person and of those listed before ("Mother, son", "Police officer, suspect")."""
    first, count = _past_hyphen(parse, phrase_start(parse, last)), 1
    harm = (t.i + 2 for t in parse.tokens[first:last] if t.lower in lexicon().adjectives)
    first = next((i for i in harm if parse.tokens[i - 1].text == ","), first)  # "One dead, | suspect held"
    if verb_before(parse, last) is not None:
        first = last
    while count < _LISTED and first - 2 >= begin and parse.tokens[first - 1].lower in _JOINTS:
        if not _is_one(parse.tokens[first - 2]):
            break
        first, count = phrase_start(parse, first - 2), count + 1
    words = parse.span(first, last).of(parse.text)
    figure = implied_figure(words) if count == 1 else Figure(count, count, False, "people", words)
    return Group(first, last, last, figure, False, last)
