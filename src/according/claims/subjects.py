"""Finds who or what is the subject of a verb, also where it stands with a verb above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from according.claims.attribution.cues import verbs
from according.claims.people import sense
from according.claims.syntax import NOUN_TAGS, is_counted, is_passive
from according.language.parse import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
RELATIVES = frozenset({"who", "that", "which", "whom", "whose"})


def own_subjects(parse: Parse, verb: Token) -> list[int]:
    """Return the subjects of a verb; the parser hangs some of them from its auxiliary."""
    helpers = (kid.i for kid in parse.kids(verb.i, "aux", "auxpass"))
    found = [kid.i for i in (verb.i, *helpers) for kid in parse.kids(i, *SUBJECTS)]
    marks = [kid.i for kid in parse.kids(verb.i, "mark") if kid.i < verb.i]
    marks += [t.i for t in parse.of(verb.sent) if t.text == ":" and t.i < verb.i and len(found) > 1]
    inside = [_after_day(parse, i) for i in found if not marks or i > max(marks)]
    # What stands before "that" is of the clause above ("Policesaid that three ...").
    if found and not marks and (outer := _before_relative(parse, verb, found[0])):
        return outer
    return inside or found or _behind_place(parse, verb)


def _before_relative(parse: Parse, verb: Token, own: int) -> list[int]:
    """Read "A man who tried to help a driver was shot", where the tree takes the verb of the sentence for
    what the relative clause says, and the driver for its subject.
    """
    above = parse.head(verb)
    told = verbs().get(above.lemma)
    if verb.dep not in ("ccomp", "pcomp") or own > verb.i or above.lemma in _SEEN or (told and told.clause):
        return []
    if any(t.text == "," or t.tag in _OPENING for t in parse.tokens[above.i + 1 : verb.left]):
        return []
    chain = [verb, *parse.ancestors(verb)]
    noun = chain[-1]
    clause = chain[-2] if len(chain) > 2 else verb
    inside = clause.dep == "relcl" and any(kid.lower == "who" for kid in parse.kids(clause.i, "nsubj"))
    finite = any(t.tag in ("VBD", "VBZ", "VBP") for t in (verb, *parse.kids(verb.i, "aux", "auxpass")))
    return [noun.i] if inside and finite and noun.i < own and sense(noun) == "people" else []


_OPENING = frozenset({"WRB", "WP", "WDT", ":"})
_SEEN = frozenset({"see", "watch", "let", "make", "have", "get"})
"""Verbs with a clause of what is seen or let happen, beside those of telling and thinking."""


def _after_day(parse: Parse, i: int) -> int:
    """Read "On Friday, 6 May 2023, nine people were hurt", where the people seem to say what May is."""
    if parse.tokens[i].ent not in ("DATE", "TIME"):
        return i
    beside = (kid for kid in parse.kids(i, "appos") if is_counted(parse, kid) and sense(kid) == "people")
    return next((kid.i for kid in beside), i)


def _behind_place(parse: Parse, verb: Token) -> list[int]:
    """Read "In Rafah, 17 people, nine of them children, were killed", where the people seem to say what Rafah
    is, and "In all 17 people were killed", where they seem to be within.
    """
    links = (kid for kid in parse.kids(verb.i, "prep") if kid.i == parse.bounds[verb.sent][0])
    inside = [place for link in links for place in parse.kids(link.i, "pobj")]
    for noun in inside:
        if noun.left == verb.left + 1 and parse.tokens[noun.left].lower == "all" and _is_number(parse, noun):
            return [noun.i]
    beside = (kid for place in inside if place.tag == "NNP" for kid in parse.kids(place.i, "appos"))
    return [kid.i for kid in beside if is_counted(parse, kid) and sense(kid) == "people"][:1]


def _is_number(parse: Parse, noun: Token) -> bool:
    return noun.tag == "CD" or (is_counted(parse, noun) and sense(noun) == "people")


def _of_clause(parse: Parse, i: int) -> list[int]:
    """Return the subject of a clause taken for one ("a baby being held by his mother was shot")."""
    token = parse.tokens[i]
    return own_subjects(parse, token) if token.dep == "csubjpass" else [i]


def subject(parse: Parse, verb: Token, depth: int = 0) -> tuple[int, ...]:
    """Return the subject of a verb, its own or the one that it shares with the verb above it."""
    own = [i for n in own_subjects(parse, verb) for i in _of_clause(parse, n)]
    nearer = [i for i in _before_being(parse, verb) if parse.tokens[i].ent == "PERSON"]
    own = (
        nearer or own or left_before(parse, verb) or _before_being(parse, verb) or _named_beside(parse, verb)
    )
    if not own and _is_of_another(parse, verb):
        return ()
    if own:
        return tuple(antecedents(parse, verb, own))
    if depth > 4 or verb.head == verb.i:
        return ()
    head = parse.head(verb)
    if verb.dep == "pcomp" and head.tag == "IN" and head.head != head.i:
        return subject(parse, parse.head(head), depth + 1)
    if verb.dep in ("conj", "xcomp", "advcl", "acomp") and head.tag.startswith(("V", "J", "M", "N")):
        left = verb.dep == "advcl" and head.lemma == "leave" and verb.tag == "VBG"
        if (verb.dep == "xcomp" or left) and not is_passive(parse, head):
            objects = [kid.i for kid in parse.kids(head.i, "dobj")]
            if objects and head.lemma in (
                "force",
                "leave",
                "cause",
                "find",
                "see",
                "send",
                "lead",
                "allow",
                "make",
                "order",
                "tell",
                "ask",
                "oblige",
                "compel",
            ):
                return tuple(objects)
        return subject(parse, head, depth + 1)
    if verb.dep == "relcl":
        return (verb.head,)
    if verb.dep == "acl":
        return (verb.head,)
    return ()


def left_before(parse: Parse, verb: Token) -> list[int]:
    """Read "the identity of the man found shot", where the tree has the participle with the clause above."""
    before = parse.tokens[verb.i - 1] if verb.dep == "advcl" and verb.tag in ("VBN", "VBD") else verb
    return [before.head] if before.lower == "found" and before.dep == "acl" and before.head < before.i else []


def _before_being(parse: Parse, verb: Token) -> list[int]:
    """Read "a gunfight that resulted in Jo Roe being shot", where the tree has her with the preposition."""
    helper = next((kid for kid in parse.kids(verb.i, "auxpass") if kid.lower == "being"), None)
    before = parse.tokens[helper.i - 1] if helper is not None and helper.i else None
    return [before.i] if before is not None and before.dep == "pobj" and before.tag in NOUN_TAGS else []


def _named_beside(parse: Parse, verb: Token) -> list[int]:
    """Read "Jo Roe was shot in the head and Ann Poe, 47, was shot in the side", where the tree has the second
    with the head.
    """
    helper = next(parse.kids(verb.i, "auxpass"), None)
    clause = next((kid.i for kid in parse.kids(verb.i, "ccomp") if kid.i < verb.i), None)
    above = verb.head if verb.dep == "conj" else clause
    if above is None or helper is None or helper.lower not in ("was", "were"):
        return []
    joint = next((t for t in reversed(parse.tokens[above : helper.i]) if t.lower in ("and", ";")), None)
    name = parse.tokens[joint.i + 1 : helper.i] if joint is not None else ()
    if not name or name[0].ent != "PERSON" or not all(t.tag in ("NNP", "CD", ",") for t in name):
        return []
    return [next(t.i for t in reversed(name) if t.tag == "NNP")]


def _is_of_another(parse: Parse, verb: Token) -> bool:
    """Tell whether a passive joined to a verb has a subject of its own that the tree gives to something else
    ("witnesses named the make and Jo Roe, of Ayr, was arrested"), so that it is not known who it is.
    """
    above = parse.head(verb)
    helper = next(parse.kids(verb.i, "auxpass"), None)
    if verb.dep != "conj" or helper is None or is_passive(parse, above):
        return False
    joints = [t.i for t in parse.tokens[above.i : helper.i] if t.lower == "and"]
    if not joints or helper.lower not in ("was", "were") or parse.tokens[helper.i - 1].text != ",":
        return False
    return parse.tokens[joints[-1] + 1].ent == "PERSON"


def antecedents(parse: Parse, verb: Token, found: Sequence[int]) -> Iterator[int]:
    """Replace a relative pronoun by the noun that its clause hangs from."""
    for i in found:
        token = parse.tokens[i]
        if token.lower in RELATIVES and token.tag in ("WP", "WDT", "IN", "WP$"):
            clause = verb
            while clause.dep in ("conj", "xcomp", "ccomp") and clause.head != clause.i:
                clause = parse.head(clause)
            if clause.dep == "relcl":
                yield _of_whom(parse, token, clause)
        else:
            yield i


def _of_whom(parse: Parse, pronoun: Token, clause: Token) -> int:
    """Read "the brother of a man who died", where the tree has it that the brother did; so "the father of two
    girls who were shot", as the verb tells.
    """
    noun = clause.head
    before = parse.tokens[pronoun.i - 1]
    nearer = before.i > noun and before.dep == "pobj" and parse.head(before).lower == "of"
    if not nearer or sense(before) != "people" or sense(parse.tokens[noun]) != "people":
        return noun
    several = any(kid.lower in ("were", "are", "have") for kid in parse.kids(clause.i, "aux", "auxpass"))
    agrees = before.tag == "NN" or (several and before.tag == "NNS" and parse.tokens[noun].tag == "NN")
    return before.i if agrees and not is_counted(parse, parse.tokens[noun]) else noun


def who_they_were(parse: Parse, harmed: Token) -> list[int]:
    """Return who "the dead" or "those killed" are said to be ("the dead were a driver and nine pupils")."""
    noun = parse.head(harmed) if harmed.dep == "acl" else harmed
    verb = parse.head(noun)
    look_back = noun.lower in ("those", "people") or any(
        kid.lower == "the" for kid in parse.kids(noun.i, "det")
    )
    if (
        noun.dep != "nsubj"
        or verb.lemma != "be"
        or not look_back
        or harmed.tag not in ("JJ", "VBN", "NNS", "NN")
    ):
        return []
    said = (kid for kid in parse.kids(verb.i, "attr") if kid.i > verb.i and sense(kid) == "people")
    return [
        kid.i for kid in said if is_counted(parse, kid) or any(kid.i < t.i for t in parse.kids(kid.i, "conj"))
    ]


def counted_beside(parse: Parse, noun: Token) -> int | None:
    """Return the number that an apposition gives of people without one ("The workers, three men and a woman,
    died").
    """
    the = any(kid.lower in ("the", "their", "its") for kid in parse.kids(noun.i, "det", "poss"))
    if not the or sense(noun) != "people" or is_counted(parse, noun):
        return None
    for kid in parse.kids(noun.i, "appos"):
        set_apart = parse.tokens[noun.i + 1].text == "," and kid.left == noun.i + 2
        if set_apart and is_counted(parse, kid) and kid.tag == "NNS" and sense(kid) == "people":
            return kid.i
    return None
