"""Nouns that are counted themselves: "12 deaths", "no reports of casualties", "had not made any arrests"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.claims import people
from according.claims.cues import Cue
from according.claims.cues.lexicon import words as known
from according.claims.figures import implied_figure, read_figure
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.implied import implied_group
from according.claims.syntax import COUNTED_HARMS, NOMINAL, NOUN_TAGS, objects_of
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
        "sign",
        "signs",
        "trace",
        "traces",
        "evidence",
        "indication",
        "talk",
        "mention",
    }
)


_STANDING_ALONE = frozenset({"hostage", "refugee", "evacuee", "captive", "idp", "casualty"})


_TOTALS = frozenset({"toll", "tally", "figure", "count", "number", "total", "style"})


_OF_COURTS = frozenset(
    {"case", "charge", "count", "trial", "suspect", "investigation", "probe", "plot", "attempt"}
)


_BY_SUICIDE = frozenset(
    {
        "attack",
        "bomb",
        "bomber",
        "bombing",
        "blast",
        "belt",
        "vest",
        "drone",
        "squad",
        "attacker",
        "raid",
        "mission",
    }
)


_SUFFERING = frozenset({"suffer", "cause", "inflict", "report", "sustain", "take"})


def counted_nouns(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Iterator[Found]:
    """Yield the groups that a counted noun is of, or that it is: its number, a zero, or a bare plural."""
    token = parse.tokens[cue.token]
    if token.dep == "compound" and parse.head(token).lemma in _TOTALS | _OF_COURTS:
        return  # "no death toll", "two murder charges", "shot him three times execution-style"
    near = parse.tokens[token.i + 1 : min(token.i + 5, parse.bounds[token.sent][1])]
    if token.lemma == "suicide" and any(t.lemma in _BY_SUICIDE for t in near):
        return  # "multiple suicide and gun attacks"
    if _is_of_animals(parse, token):
        return  # "18 animal deaths", "two cases of mad cow disease"
    if token.lemma in COUNTED_HARMS:  # "21 of the 38 deaths"
        for group in groups:
            if group.whole == cue.token and group.part and group.noun is None:
                yield Found(group, cue.effect, cue, "part")
    if any(g.whole == cue.token and g.figure.high == 0 for g in groups):
        return  # "none of the victims gave a description"
    for group in groups:
        if group.noun == cue.token or (group.first <= cue.token <= group.last):
            yield Found(group, cue.effect, cue)
            return
    after = _after_source(parse, token, groups) or _of_the_most(parse, token, groups)
    if after := after or _amounting_to(parse, token, groups):
        yield Found(after, cue.effect, cue)
        return
    listed = [g for g in groups if g.last < cue.token and _same_phrase(parse, g, cue.token)]
    if listed:
        yield Found(_reaching(parse, listed[-1], cue.token), cue.effect, cue)
        return
    denied = _denied_any(parse, cue) or _denied_some(parse, token)
    if one := denied or _found(parse, token) or _one_compounded(parse, token):
        yield Found(one, cue.effect, cue)
        return
    if token.lemma == "patient" and (one := implied_group(parse, cue.token)):
        yield Found(one, cue.effect, cue)
        return
    if (
        token.lemma in _STANDING_ALONE
        and people.is_plural(token)
        and not any(k.lower == "the" for k in parse.kids(cue.token))
    ):
        if any(parse.kids(token.head, "neg")):
            return  # "we do not take hostages"
        if token.lemma == "casualty" and not (token.dep == "dobj" and parse.head(token).lemma in _SUFFERING):
            return
        if implied := implied_group(parse, cue.token):
            yield Found(implied, cue.effect, cue)


def _one_compounded(parse: Parse, noun: Token) -> Group | None:
    """Return the one person whose death a headline has in a word ("Student death puts party in dock")."""
    before = parse.tokens[noun.i - 1]
    opens = before.i == parse.bounds[noun.sent][0] and parse.sentences[noun.sent].kind == "headline"
    one = before.dep == "compound" and before.head == noun.i and before.tag == "NN"
    told = noun.lower == "death" and noun.dep in ("nsubj", "nsubjpass", "ROOT")
    person = people.sense(before) == "people" and people.noun_class(before) is not None
    return implied_group(parse, before.i) if opens and one and told and person else None


def _is_of_animals(parse: Parse, noun: Token) -> bool:
    """Tell whether animals are what a noun counts; people have bird flu, too."""
    after = parse.tokens[noun.i : parse.bounds[noun.sent][1]]
    stop = next((t.i for t in after if t.text in (",", ";", ":")), parse.bounds[noun.sent][1])
    told = parse.tokens[noun.left : stop]
    if any(t.lower == "human" or (t.tag in NOUN_TAGS and people.sense(t) == "people") for t in told):
        return False
    return any(people.is_animal(t) and not _is_of_flu(parse, t) and _is_host(parse, noun, t) for t in told)


def _is_host(parse: Parse, noun: Token, beast: Token) -> bool:
    """Tell whether a beast is what has a disease: "cases among swans", "found in a cow", "infecting mares",
    "mad cow disease".
    """
    head = parse.head(beast)
    if beast.dep in ("compound", "amod", "nmod"):
        return head is noun or parse.head(head).lower in _AMONG
    if beast.dep == "dobj":
        return head.lemma in ("infect", "affect") and head.tag == "VBG"
    return beast.i > noun.i and beast.dep == "pobj" and head.lower in _AMONG


_AMONG = frozenset({"of", "in", "among", "amongst", "between"})


def _is_of_flu(parse: Parse, token: Token) -> bool:
    """Tell whether an animal is only of the name of a disease that people have, too ("bird flu")."""
    return any(t.lemma in ("flu", "influenza", "fever", "pox") for t in (token, parse.head(token)))


def _after_source(parse: Parse, noun: Token, groups: Sequence[Group]) -> Group | None:
    """Read "the evacuation of, according to the governor, 900 people", whoever says so put in between."""
    words = [t.lower for t in parse.tokens[noun.i + 1 : parse.bounds[noun.sent][1]]]
    if words[:2] != ["of", ","] or "," not in words[2:]:
        return None
    begin = noun.i + 1 + words.index(",", 2) + 1
    return next((group for group in groups if group.first == begin), None)


def _of_the_most(parse: Parse, noun: Token, groups: Sequence[Group]) -> Group | None:
    """Read "has had the most cases, with 31", "the highest number of deaths, at nine", "Most of the deaths,
    21, were there".
    """
    counted = parse.head(parse.head(noun)) if parse.head(noun).lower == "of" else noun
    most = counted is not noun and counted.lower in MOST
    if not most and not any(kid.tag == "JJS" for n in (noun, counted) for kid in parse.kids(n.i, "amod")):
        return None
    for group in groups:
        between = [t.lower for t in parse.tokens[noun.i + 1 : group.first]]
        if group.first > noun.i and group.noun is None and between in _PUT_AT:
            return group
    return None


def _amounting_to(parse: Parse, noun: Token, groups: Sequence[Group]) -> Group | None:
    """Read "enemy losses amounted to up to 45 servicemen", "casualties came to 12 men"."""
    verb = parse.head(noun)
    if (
        noun.lower not in ("losses", "casualties")
        or noun.dep != "nsubj"
        or verb.lemma not in known("summing")
    ):
        return None
    near = (g for g in groups if verb.i < g.first <= verb.i + _LINK and g.noun is not None)
    return next((g for g in near if g.noun and people.sense(parse.tokens[g.noun]) == "people"), None)


_LINK = 3
"""Within how many tokens of such a verb the number begins: "amounted | to about | 45"."""


MOST = frozenset({"most", "half", "majority", "bulk"})
"""Words for how many of those told are told of, whose number may follow between commas."""
_PUT_AT = (["with"], ["at"], [",", "with"], [",", "at"], [","])


def _found(parse: Parse, noun: Token) -> Group | None:
    """Read "a body was found", "Body found in river", "deaths have been reported", "an arrest was made": no
    number stands there.
    """
    verb = parse.head(noun)
    said = noun.dep in ("nsubj", "nsubjpass", "dobj", "ROOT") and (
        verb.lemma in known("coming_to_light")
        or any(k.lemma in known("coming_to_light") for k in parse.kids(noun.i))
    )
    before = [kid.lower for kid in parse.kids(noun.i) if kid.i < noun.i]
    headline = parse.sentences[noun.sent].kind == "headline" or noun.i == parse.bounds[noun.sent][0]
    one = noun.lemma == "body" and noun.tag == "NN" and (before in _ONE_MORE or (headline and not before))
    several = noun.lemma in _BARE or (noun.lemma == "body" and headline)
    many = several and noun.tag == "NNS" and not before and noun.dep != "dobj"
    kids = [verb.lemma, *(kid.lemma for kid in parse.kids(noun.i, "acl"))]
    single = before == ["an"] or (headline and not before and noun.tag == "NN")
    bare = not before and noun.tag == "NNS" and noun.dep != "dobj"  # "Arrests were made"
    made = noun.lemma == "arrest" and "make" in kids and (single or bare)
    made = made or _is_one_case(parse, noun, headline=headline)
    if not made and (not said or not (one or many)):
        return None
    one = one or made
    first = noun.left if one and before else noun.i
    figure = implied_figure(parse.span(first, noun.i).of(parse.text))
    return Group(first, noun.i, noun.i, figure, False, noun.i)


_ONE_MORE = (["a"], ["another"], ["a", "further"], ["an", "additional"])
"""What stands before a body of which nothing was told before."""
_BARE = frozenset({"death", "fatality", "injury", "casualty", "drowning"})
"""Nouns of harm that are a claim as a bare plural ("Injuries were reported")."""


def _is_one_case(parse: Parse, noun: Token, *, headline: bool) -> bool:
    """Read "confirmed a case of diphtheria", "Measles case reported in Ohio": one person has it."""
    known_, verb = known("coming_to_light") | _DIAGNOSED, parse.head(noun)
    told = verb.lemma in known_ or any(kid.lemma in known_ for kid in parse.kids(noun.i, "acl"))
    if noun.lemma not in ("case", "infection") or noun.tag != "NN" or not told:
        return False
    words = parse.tokens[noun.left : noun.i]
    first = words[0].lower if words else ""
    new = first in ("a", "another") or (headline and not any(t.tag in _SET_APART for t in words))
    around = [*words, *objects_of(parse, noun.i, "of")]
    ill = any(t.lower in known("disease") or t.lower == "pox" for t in around)
    return new and ill and not {"bird", "avian"} & {t.lower for t in around}


_DIAGNOSED = frozenset({"detect", "identify", "diagnose", "announce", "record"})
_SET_APART = frozenset({"DT", "PRP$", "CD", "JJ", "POS", "WDT"})


def _reaching(parse: Parse, group: Group, noun: int) -> Group:
    """Stretch a zero over the nouns it denies ("no immediate reports of damage or casualties")."""
    if group.figure.high != 0:
        return group
    words = parse.span(group.first, noun).of(parse.text)
    return replace(group, last=noun, figure=replace(group.figure, words=words))


_NOT_SAID = frozenset(
    ["mention", "specify", "give", "disclose", "provide", "release", "say", "detail", "expect"]
)


def _denied_any(parse: Parse, cue: Cue) -> Group | None:
    """Read "had not made any arrests", "without any casualties": nobody."""
    first = parse.bounds[parse.tokens[cue.token].sent][0]
    words = [t.lower for t in parse.tokens[max(first, cue.token - 6) : cue.token]]
    if "any" not in words or ({"if", "whether"} | _UNKNOWN) & set(words):
        return None
    for i in range(cue.token - 1, max(first, cue.token - 9) - 1, -1):
        if parse.tokens[i].lower in ("not", "n't", "never", "without"):
            if parse.head(parse.tokens[i]).lemma in _NOT_SAID:
                return None  # "does not mention any casualties"
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
    zero = group.quantity is not None and group.quantity.kind == "zero"
    if zero and parse.tokens[noun].lemma == "victim" and any(t.lower == "," for t in between):
        return False  # "no bodyguards, relatives of the victim said"
    if not zero and any(t.lower in NOMINAL for t in between) and between[-1].lower == ",":
        return False  # "52 dead, survivor found"
    return (
        len(between) <= 8
        and all(
            (t.tag.startswith(("J", "N", "V")) and t.tag not in ("VBD", "VBZ", "VBP"))
            or t.lower in ("of", "or", "and", "any", "to", "the", ",")
            for t in between
        )
        and (group.noun is None or (group.quantity is not None and group.quantity.kind == "zero"))
    )
