"""Small questions to the tree that several readers of claims ask."""

from __future__ import annotations

from collections.abc import Iterator

from according.claims.figures.words import tables
from according.language.parse import Parse, Token

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NOMINAL = frozenset({"injured", "wounded", "dead", "missing", "displaced", "homeless"})
COUNTED_HARMS = frozenset({"death", "fatality", "infection", "arrest"})
"""Nouns of what is done to one each, so that they count people though they are none."""


def is_verbal(parse: Parse, token: Token) -> bool:
    """Tell whether a word is a verb; so is a passive participle taken for an adjective ("neutralised")."""
    return token.tag in VERB_TAGS or (token.tag == "JJ" and any(parse.kids(token.i, "auxpass")))


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is in the passive with its auxiliary or subject to show it."""
    return any(True for _ in parse.kids(verb.i, "auxpass", "nsubjpass"))


def is_perfect(parse: Parse, verb: Token) -> bool:
    """Tell whether a participle is an active perfect ("has killed 12 and infected 30"), not a passive."""
    for head in parse.ancestors(verb):
        if verb.dep != "conj" or head.tag != "VBN" or any(parse.kids(verb.i, "aux", "auxpass")):
            break
        verb = head
    helped = any(kid.lemma == "have" for kid in parse.kids(verb.i, "aux"))
    return verb.tag == "VBN" and helped and not is_passive(parse, verb)


def goes_on(parse: Parse, first: int, last: int) -> bool:
    """Tell whether nothing else is told to happen between two tokens: no finite verb but of saying so."""
    between = parse.tokens[first:last]
    return not any(t.tag in ("VBD", "VBZ", "VBP", "MD") and t.lemma not in _SAYING for t in between)


_SAYING = frozenset({"say", "report", "tell", "add"})


def is_counted(parse: Parse, token: Token) -> bool:
    """Tell whether a noun has a number, or is one; digits may be taken for an adjective."""
    if token.tag == "CD":
        return True
    return any(k.dep == "nummod" or _is_number(k) for k in parse.kids(token.i, "nummod", "amod"))


def _is_number(token: Token) -> bool:
    """Tell whether a word is a number, whatever it is tagged as ("Eleven fishermen" at the beginning)."""
    return token.text.isdigit() or token.lower in tables()["tens"] or token.lower in tables()["units"]


def lemmas(parse: Parse, i: int, *deps: str) -> set[str]:
    """Return the lemmas of the dependents of token `i` that have one of the given labels."""
    return {kid.lemma for kid in parse.kids(i, *deps)}


def named_as(parse: Parse, verb: Token) -> list[Token]:
    """Return who somebody is "identified as", wherever the tree hangs the "as": from the verb or a noun of
    its.
    """
    if verb.lemma == "be":  # "the victim was a nurse from Leeds"
        return [kid for kid in parse.kids(verb.i, "attr") if any(parse.kids(kid.i, "det", "nummod"))]
    nouns = [*parse.kids(verb.i, "dobj", "nsubjpass"), *objects_of(parse, verb.i, "by")]
    clauses = [clause for noun in nouns for clause in parse.kids(noun.i, "relcl", "acl")]
    return [name for token in (verb, *nouns, *clauses) for name in objects_of(parse, token.i, "as")]


def objects_of(parse: Parse, i: int, *prepositions: str) -> list[Token]:
    """Return the nouns that prepositions bring to token `i`; all its prepositions and agents, unless some are
    named.
    """
    return [
        noun
        for kid in parse.kids(i, "prep", "agent")
        if not prepositions or kid.lower in prepositions
        for noun in parse.kids(kid.i, "pobj")
    ]


def owners_of(parse: Parse, noun: int) -> list[Token]:
    """Return whom "of" brings to a noun, past where and when too ("the arrest in Lagos of three men")."""
    places = [n for n in objects_of(parse, noun, "in", "on", "at", "near", "by") if n.tag in NOUN_TAGS]
    beyond = [owner for place in places for owner in objects_of(parse, place.i, "of")]
    own = objects_of(parse, noun, "of")
    if not own and parse.tokens[noun].dep == "conj":  # "the attack and death of the cleric"
        own = [owner for owner in objects_of(parse, parse.tokens[noun].head, "of") if owner.i > noun]
    return own + [
        owner
        for owner in beyond
        if is_counted(parse, owner) or any(kid.lower in ("a", "an") for kid in parse.kids(owner.i, "det"))
    ]


def is_owned(parse: Parse, noun: Token) -> bool:
    """Tell whether a word is what a possessive right before it is of ("the rebel's killing", and not "the
    boy's shooting death").
    """
    first, last = parse.bounds[noun.sent]
    owned = noun.i > first + 1 and parse.tokens[noun.i - 1].tag == "POS"
    return owned and not any(t.tag in NOUN_TAGS for t in parse.tokens[noun.i + 1 : min(noun.i + 2, last)])


def doers_of(parse: Parse, verb: Token) -> list[Token]:
    """Return those who are said to do what a verb tells: its subject in the active, whom "by" brings in."""
    subjects = () if is_passive(parse, verb) else parse.kids(verb.i, "nsubj")
    return [*subjects, *objects_of(parse, verb.i, "by")]


def is_negated(parse: Parse, token: Token) -> bool:
    """Tell whether "not" or "never" denies a verb, or what is said of somebody."""
    before = (k for k in parse.kids(token.i) if k.i < token.i or token.lemma == "be")
    return any(k.dep == "neg" and k.lower != "no" for k in before) or any(
        k.lower == "never" for k in parse.kids(token.i, "advmod")
    )


def stands_by_itself(parse: Parse, verb: Token) -> bool:
    """Tell whether a conjoined verb opens a clause of its own, and shares no auxiliary with the first.

    "It is thought that 20 homes were hit and eight residents killed": the eight are thought to be, too.
    """
    if not any(parse.kids(verb.i, "nsubj", "nsubjpass")):
        return False
    return verb.tag != "VBN" or any(parse.kids(verb.i, "aux", "auxpass"))


def doers_along(parse: Parse, verb: Token) -> list[Token]:
    """Return who does what a verb tells, or what it goes on from ("swooped on a flat and collared six")."""
    doers = doers_of(parse, verb)
    above = verb
    while not (doers or is_passive(parse, verb)) and above.head != above.i:
        beside = above.dep in ("conj", "xcomp") or (above.dep == "advcl" and above.tag == "VBG")
        if not beside:
            break
        supposed = above.dep == "xcomp" and is_passive(parse, parse.head(above))
        above = parse.head(above)
        # "the gang is believed to be holding 16 women"
        doers = list(parse.kids(above.i, "nsubjpass")) if supposed else doers_of(parse, above)
    return doers


def places_left(parse: Parse, verb: Token) -> list[Token]:
    """Return what people are moved from, off or out of by a verb, or down or up from."""
    ways = [kid for kid in parse.kids(verb.i, "prep", "prt", "advmod") if kid.lower in _WAYS]
    above = [*objects_of(parse, verb.i, "from", "of", "off")]
    above += [noun for kid in parse.kids(verb.i, "dobj") for noun in objects_of(parse, kid.i, "from", "off")]
    return above + [noun for kid in ways for noun in objects_of(parse, kid.i, "of", "from", "off")]


_WAYS = frozenset({"out", "up", "down", "off", "clear", "free", "aboard", "alive"})


def subjects_along(parse: Parse, verb: Token) -> Iterator[Token]:
    """Yield the subjects of a verb, those of the verb it completes too ("failed to come back")."""
    while True:
        yield from parse.kids(verb.i, "nsubj", "nsubjpass")
        purpose = verb.dep == "advcl" and verb.tag == "VB"  # "have gone to stay with relatives"
        if verb.head == verb.i or not (purpose or verb.dep in ("xcomp", "acomp", "conj")):
            return
        verb = parse.head(verb)


def brackets_around(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of the brackets around some words of a sentence, if they hold little more."""
    begin, end = parse.bounds[parse.tokens[first].sent]
    before = range(first - 1, max(begin, first - _LONGEST) - 1, -1)
    after = range(last + 1, min(end, last + _LONGEST))
    opened = next((i for i in before if parse.tokens[i].text in "()"), None)
    closed = next((i for i in after if parse.tokens[i].text in "()"), None)
    if opened is None or closed is None or parse.tokens[opened].text + parse.tokens[closed].text != "()":
        return None
    return opened, closed


_LONGEST = 12
"""How many tokens brackets hold at the most, so as to be of what stands before them."""


def is_put(parse: Parse, token: Token) -> bool:
    """Read "put the civilian | dead | at 31", where the tree takes those who died for a thing of its own."""
    verb, first = parse.head(token), token.i
    following = parse.tokens[token.i + 1 : token.i + 2]
    if verb.lemma not in _PUTTING or not following or following[0].lower != "at":
        return False
    while token.i - first < _BETWEEN and parse.tokens[first - 1].tag in _DESCRIBING:
        first -= 1
    return parse.tokens[first - 1].lower == "the" or parse.tokens[first - 1].tag in ("PRP$", "POS")


_PUTTING = frozenset(("put", "set", "place", "peg", "estimate"))
_DESCRIBING = frozenset(("JJ", "NN", "NNP", "NNPS"))
_BETWEEN = 3
"""How many words may stand between an article and those who died."""
