"""Implied groups: the people for whom a noun phrase without a number stands: one, a list, or a plural."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from according.claims import people
from according.claims.cues.lexicon import words as known
from according.claims.figures import implied_figure, read_figure
from according.claims.groups import Group, phrase_start
from according.claims.named import is_told_as_person, is_years, names_after, spelled_out
from according.claims.syntax import NOUN_TAGS, VERB_TAGS, objects_of
from according.claims.uncounted import is_correlative
from according.language.parse import Parse, Token
from according.model import Figure

_PRONOUNS = frozenset({"PRP", "WP", "WDT", "EX", "PRP$", "WP$"})


_SPEAKING_OF_ALL = frozenset({"everyone", "everybody", "all"})


def implied_group(parse: Parse, head: int) -> Group | None:
    """Return the group that a noun phrase without a number implies, coordinated nouns included; None if it is
    none.
    """
    head = _named_after_force(parse, head)
    token = parse.tokens[head]
    if token.tag in _PRONOUNS or token.tag == "CD":
        return None
    if token.lower in _SPEAKING_OF_ALL:
        words = parse.span(head, head).of(parse.text)
        return Group(head, head, head, Figure(2, None, False, "people", words), False, head)
    if token.lower in ("anyone", "anybody"):
        return _anyone(parse, token)
    if token.tag not in NOUN_TAGS and not _is_nominal(token) and not _is_taken_for_verb(parse, token):
        return None
    if _is_name(parse, token) and _is_owner(parse, token):
        return None
    items = _people_at(parse, head)
    if not items:
        return None
    ends = [(i, listed[-1]) for i in items if (listed := spelled_out(parse, i))]
    items = [i for i in items if not any(begin < i <= end for begin, end in ends)]
    first = _past_both(parse, min(phrase_start(parse, i) for i in items))
    last = max([_np_end(parse, i) for i in items] + [end for _, end in ends])
    names = (
        [end for _, end in ends]
        or [i for i in items if _is_name(parse, parse.tokens[i])]
        or [kid.i for kid in parse.kids(head, "appos") if head + 1 < kid.left < last and _is_name(parse, kid)]
    )
    first, words, figure = _figured(parse, items, (first, last), named=bool(names))
    if not names and (figure.low or 0) > (_sum(parse, items, words).low or 0) + _AMISS:
        return None  # "a man with a cut, a youth with wounds on his wrist, back and leg": what is theirs
    if (not names or any(parse.kids(head, "nummod"))) and read_figure(words) not in (None, figure):
        return None  # it holds a number after all, in damaged words: nothing is better than a guess
    if token.lower == "all" or _is_asked_for(parse, head, first):
        return None
    return Group(first, last, head, figure, False, head, named=bool(names))


def _people_at(parse: Parse, head: int) -> list[int]:
    """Return the nouns of a phrase that stand for people, those coordinated and listed with them; none if
    they do not.
    """
    items = [head, *(i for i in _conjuncts(parse, head) if not _names_head(parse, head, i))]
    if any(people.is_untold(parse.tokens[i]) for i in items):
        return []
    if _ends_in_number(parse, head, items):
        items = [head]  # "a nurse, a driver and six villagers": each is told by itself
    if not all(_is_person(parse, i) for i in items):
        items = [i for i in items if _is_person(parse, i)][:1]
        if items != [head]:
            return []
    if _is_name(parse, parse.tokens[head]):
        items = _with_listed(parse, head, items)
    elif (name := _parted_name(parse, head) or _name_beside(parse, head)) is not None:
        items = [head, *names_after(parse, name)]
    elif len(items) == 2 and _is_title_of(parse, *items):
        items = _with_listed(parse, items[1], items[1:])
    return items[:1] if len(items) == 2 and _are_one(parse, *items) else items


def _past_both(parse: Parse, first: int) -> int:
    """Return the first token after a "both" that only opens a pair ("both soldiers and civilians")."""
    return first + is_correlative(parse, parse.tokens[first])


_AMISS = 1
"""By how much the words of a list may give more people than the tree has in it."""


def _is_asked_for(parse: Parse, head: int, first: int) -> bool:
    """Tell whether a question word opens a phrase; "a girl whose parents died" asks nothing."""
    word = parse.tokens[first].lower
    noun = parse.tokens[head]
    part = noun.lemma in known("harmful") | known("bodies") | {"life"}
    whose = word == "whose" and parse.head(noun).dep == "relcl" and not part
    return word == "how" or (first > 0 and word in ("what", "which", "whose") and not whose)


def _figured(parse: Parse, items: list[int], at: tuple[int, int], *, named: bool) -> tuple[int, str, Figure]:
    """Return where the words of people begin, these words, and the figure that they imply.

    `at` is their first and last token.
    """
    first, last = at
    aged = _aged_before(parse, first)
    words = parse.span(first, last).of(parse.text)
    figure = _sum(parse, items, words) if named else implied_figure(words)
    if aged is not None and figure.low == figure.high == 1:
        first, words = aged, parse.span(aged, last).of(parse.text)
        figure = Figure(2, 2, False, "people", words)
    if len(items) == 1 and named and figure.high == 1 and _is_pair(parse, first, last):
        figure = replace(figure, low=2, high=2)
    return first, words, figure


def _ends_in_number(parse: Parse, head: int, items: list[int]) -> bool:
    """Tell whether a list of people one by one, set beside the first, ends in a number of others.

    Not so with kin, who are surely others than the first ("Jo Roe, his sister and two uncles").
    """
    beside = [i for i in items[1:] if parse.tokens[parse.tokens[i].left].tag != "PRP$"]
    return not any(parse.kids(head, "conj")) and any(
        any(k.tag == "CD" for k in parse.kids(kid.i, "nummod")) and people.sense(kid) == "people"
        for i in beside
        for kid in parse.kids(i, "conj")
    )


def _sum(parse: Parse, items: list[int], words: str) -> Figure:
    """Return how many some people are, one by one: a plural without names is two or more."""
    low, open_ended = 0, False
    for i in items:
        spelled = spelled_out(parse, i)
        plural = parse.tokens[i].tag == "NNS" and not people.is_family(parse.tokens[i]) and len(items) > 1
        low += len(spelled) or 1 + plural
        open_ended = open_ended or (plural and not spelled)
    return Figure(low, None if open_ended else low, False, "people", words)


def _aged_before(parse: Parse, first: int) -> int | None:
    """Return where somebody known by age alone begins whom "and" joins to the one after ("a 17-year-old | and
    a girl of nine"): the tree often takes it for no part of the phrase.
    """
    if first < 2 or parse.tokens[first - 1].lower != "and" or not people.is_aged(parse.tokens[first - 2]):
        return None
    begin = phrase_start(parse, first - 2)
    one = parse.tokens[begin].lower in ("a", "an") and parse.tokens[first].lower in ("a", "an")
    return begin if one and parse.tokens[begin].sent == parse.tokens[first].sent else None


def _is_pair(parse: Parse, first: int, last: int) -> bool:
    """Tell whether one name is of two people ("Rob and Ann Roe")."""
    inside = parse.tokens[first + 1 : last]
    ands = [t for t in inside if t.lower in ("and", "&")]
    return len(ands) == 1 and parse.tokens[ands[0].i - 1].tag == parse.tokens[ands[0].i + 1].tag == "NNP"


def _named_after_force(parse: Parse, head: int) -> int:
    """Return the name right after "Police" that the tree takes for an apposition ("Police Capt. Jo Roe")."""
    if parse.tokens[head].lower != "police":
        return head
    names = (kid for kid in parse.kids(head, "appos") if kid.left == head + 1 and kid.ent == "PERSON")
    return next((kid.i for kid in names), head)


def _is_title_of(parse: Parse, one: int, other: int) -> bool:
    """Tell whether a noun is only what the one named after it is, too ("officer and Navy veteran Jo Roe")."""
    noun, name = parse.tokens[one], parse.tokens[other]
    bare = noun.tag == "NN" and not any(parse.kids(one, "det", "poss", "nummod"))
    titled = any(kid.tag == "NN" and people.sense(kid) == "people" for kid in parse.kids(other, "compound"))
    return (
        bare
        and titled
        and _is_name(parse, name)
        and name.dep == "conj"
        and parse.sentences[noun.sent].kind != "headline"
    )


def _are_one(parse: Parse, one: int, other: int) -> bool:
    """Tell whether two nouns are of one person, as the verb has it ("a singer and actor was arrested")."""
    noun, second = parse.tokens[one], parse.tokens[other]
    bare = second.tag == noun.tag == "NN" and not any(parse.kids(other, "det", "poss", "nummod"))
    if not bare or noun.dep not in ("nsubj", "nsubjpass") or not any(parse.kids(one, "det")):
        return False
    verb = parse.head(noun)
    finite = (verb, *parse.kids(verb.i, "aux", "auxpass"))
    return any(t.tag == "VBZ" or t.lower == "was" for t in finite)


def _anyone(parse: Parse, token: Token) -> Group | None:
    """Return those of whom somebody denies that there were any ("denied that anyone had died")."""
    if not any(above.lemma in known("denials") for above in parse.ancestors(token)):
        return None
    return Group(token.i, token.i, token.i, implied_figure(token.text), False, token.i)


def _is_name(parse: Parse, token: Token) -> bool:
    """Tell whether a word is of somebody's name; many surnames are words for people ("Jane Cook")."""
    told = token.ent == "PERSON" and token.text in parse.surnames  # "Kitchens", of James Kitchens
    if (token.tag not in ("NNP", "NNPS") and not told) or token.ent == "NORP" or token.lower == "old":
        return False
    surname = token.ent == "PERSON" and token.i > 0 and parse.tokens[token.i - 1].entity == token.entity
    return surname or people.noun_class(token) is None


def _is_owner(parse: Parse, name: Token) -> bool:
    """Tell whether a name may be only of a parent: "Aya and Karem's five children were killed"."""
    return any(k.tag == "NNP" for kid in parse.kids(name.i, "conj") for k in parse.kids(kid.i, "poss"))


def _is_nominal(token: Token) -> bool:
    if people.is_aged(token):
        return token.dep in (*_NOMINAL_DEPS, "poss", "conj", "advcl", "npadvmod", "acomp")
    if token.lower == "another" and token.dep == "conj":
        return True
    if _is_of_nation(token):
        return True
    if token.tag in ("RB", "JJ") and token.dep in ("nsubj", "nsubjpass") and people.noun_class(token):
        return True  # "Juvenile arrested in bar", taken for an adverb
    return token.dep in _NOMINAL_DEPS and token.lower in (
        "injured",
        "wounded",
        "dead",
        "other",
        "another",
        "female",
        "male",
        "elderly",
        "-",
    )


def _is_of_nation(token: Token) -> bool:
    """Tell whether an adjective stands for somebody of a nation ("American among those killed")."""
    return token.tag == "JJ" and token.ent == "NORP" and token.dep not in ("amod", "compound", "nmod")


def _is_taken_for_verb(parse: Parse, token: Token) -> bool:
    """Tell whether a noun at the end of a headline was tagged as something else ("Shark kills | surfer")."""
    headline = parse.sentences[token.sent].kind == "headline"
    return headline and token.dep in _NOMINAL_DEPS and people.noun_class(token) is not None


_NOMINAL_DEPS = ("nsubj", "nsubjpass", "dobj", "pobj")


def _is_person(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.lower == "another" or _is_of_nation(token):
        return True
    if token.lower == "self":
        return False
    if token.lower == "guard" and token.dep == "pobj" and parse.head(token).lower == "under":
        return False
    if is_told_as_person(parse, i) or _is_star(parse, token):
        return True
    sense = people.sense(token)
    if sense != "not_people" and any(
        kid.left == i + 1 and kid.ent == "PERSON" and kid.tag == "NNP" for kid in parse.kids(i, "appos")
    ):
        return True  # "champ Jo Roe", "'Mill Town' star Ann Poe"
    if token.lemma in ("pair", "couple", "trio") and any(
        people.sense(noun) == "not_people" for noun in objects_of(parse, i, "of")
    ):
        return False  # "a pair of shootings"
    if sense == "people":
        return True
    if token.tag == "NNP" and (token.text in parse.surnames or token.text in parse.names):
        return True
    if token.tag == "NNP" and (
        _has_age(parse, token) or _has_kin(parse, token) or _is_told_of_person(parse, token)
    ):
        return True
    if token.ent in ("GPE", "LOC", "ORG", "FAC", "DATE", "TIME", "NORP") or sense == "not_people":
        return False
    opening = token.i == parse.bounds[token.sent][0] or token.text.isupper()
    if token.ent == "" and opening:
        return False
    return token.tag == "NNP" and token.ent in ("PERSON", "") and token.text[:1].isupper()


def _is_star(parse: Parse, token: Token) -> bool:
    """Tell whether a star is one of the stage or of sport, and none in the sky."""
    kinds = {kid.lower for kid in parse.kids(token.i, "compound", "amod", "nmod")}
    return token.lemma == "star" and bool(kinds & known("of_fame"))


def _has_kin(parse: Parse, name: Token) -> bool:
    """Tell whether kin stand right after a name, as after those of people: "Jo, her brother and an aunt"."""
    after = (
        parse.tokens[kid.left].lower for kid in parse.kids(name.i, "appos") if people.sense(kid) == "people"
    )
    return any(word in ("his", "her") for word in after)


def _is_told_of_person(parse: Parse, name: Token) -> bool:
    """Tell whether a bare name is the subject of what only persons are said to be ("Roe was arrested")."""
    verb = parse.head(name)
    told = (verb.lemma in _OF_PERSONS and name.dep == "nsubjpass") or (
        verb.lemma == "die" and name.dep == "nsubj"
    )
    return told and name.ent == "ORG" and name.left == name.i == name.right


_OF_PERSONS = frozenset({"pronounce", "arrest", "handcuff", "hospitalize", "hospitalise", "stab", "behead"})


def _has_age(parse: Parse, name: Token) -> bool:
    """Tell whether a name is given an age, as only people are: "Jo Roe, 63," and "37-year-old Al Poe"."""
    if any(kid.lower == "old" for kid in parse.kids(name.i, "amod")):
        return True
    after = parse.tokens[name.i + 1 : name.i + 4]
    if len(after) < 3 or after[0].lower not in (",", "("):
        return False
    return is_years(after[1].lower) and after[2].lower in (",", ")", ".")


def _conjuncts(parse: Parse, head: int) -> Iterator[int]:
    beside = (*_beside_name(parse, head), *_past_owner(parse, head))
    for kid in (*parse.kids(head, "conj"), *_listed(parse, head), *beside):
        noun = kid.tag in NOUN_TAGS or people.is_aged(kid)
        if noun and not any(k.tag == "CD" for k in parse.kids(kid.i, "nummod")):
            yield kid.i
            yield from _conjuncts(parse, kid.i)


def _with_listed(parse: Parse, head: int, items: list[int]) -> list[int]:
    """Return the people told of with a name: as a list gives them after it, or after those joined to it."""
    listed = [head, *names_after(parse, _np_end(parse, head))]
    if len(listed) > len(items):
        return listed
    return items + [i for i in names_after(parse, max(_np_end(parse, i) for i in items)) if i not in items]


def _parted_name(parse: Parse, head: int) -> int | None:
    """Return the name set beside the first of a list that semicolons part ("his wife, Ann Roe, 41; her son
    …").
    """
    named = next((kid for kid in parse.kids(head, "appos") if _is_name(parse, kid)), None)
    if named is None or parse.tokens[named.left - 1].text != ",":
        return None
    after = [t.text for t in parse.tokens[named.i + 1 : named.i + 4]]
    return (
        named.i
        if ";" in after and all(t in (",", ";") or is_years(t) for t in after[: after.index(";")])
        else None
    )


def _name_beside(parse: Parse, head: int) -> int | None:
    """Return the name of kin right after the noun, where a list goes on from it ("his son Bo, his wife Ana
    and …").
    """
    noun = parse.tokens[head]
    named = next(
        (kid for kid in parse.kids(head, "appos") if kid.left == head + 1 and _is_name(parse, kid)), None
    )
    kin = noun.lemma in known("kin") and noun.tag == "NN"
    return named.i if kin and named is not None and len(names_after(parse, named.i)) > 0 else None


def _names_head(parse: Parse, head: int, i: int) -> bool:
    """Tell whether a noun has its own name set beside it ("a journalist, Ali Said, and his son")."""
    token = parse.tokens[i]
    return token.dep == "appos" and token.head == head and _is_name(parse, token)


def _beside_name(parse: Parse, head: int) -> Iterator[Token]:
    """Yield who is joined to the name of one told of before ("a lawyer, Jo Roe, and Al Poe"), or past it.

    Where words are set beside the first, the tree hangs the second higher ("killed Jo Roe, 31, and her son").
    """
    token = parse.tokens[head]
    if people.is_plural(token) or any(parse.kids(head, "conj")):
        return
    named = _is_name(parse, token)
    beside = [] if named else [kid for kid in parse.kids(head, "appos") if _is_name(parse, kid)]
    for above in (*beside, *(parse.ancestors(token) if named and token.dep in ("dobj", "pobj") else ())):
        for kid in parse.kids(above.i, "conj"):
            after = parse.tokens[token.right + 1 : kid.left]
            joined = "and" in [t.lower for t in after or parse.tokens[kid.left - 1 : kid.left]]
            near = len(after) <= 2 and parse.tokens[kid.left - 2].lower == ","
            own = _is_name(parse, kid) or parse.tokens[kid.left].tag == "PRP$"
            if joined and near and kid.i > head and own and people.sense(kid) == "people":
                yield kid
        if above.tag in VERB_TAGS:
            return


def _past_owner(parse: Parse, head: int) -> Iterator[Token]:
    """Yield who is joined to somebody, though the tree has them with what both have ("the bodies of a man |
    and a woman").
    """
    token = parse.tokens[head]
    of = parse.head(token)
    if token.dep != "pobj" or of.lower != "of" or parse.head(of).tag not in ("NNS", "NN"):
        return
    owner = parse.head(of)
    apart = people.sense(owner) == "people" and owner.lemma not in known("bodies")
    for kid in parse.kids(owner.i, "conj"):
        joined = kid.left == token.right + 2 and parse.tokens[kid.left - 1].lower == "and"
        one = parse.tokens[kid.left].lower in ("a", "an", "his", "her") and kid.tag == "NN"
        if joined and one and people.sense(kid) == "people" and not apart:
            yield kid


def _listed(parse: Parse, head: int) -> Iterator[Token]:
    """Yield the second of a list that the parser takes for an apposition ("Omar, his wife and two sons").

    It may also be taken for a second subject ("the nuns, their cook and her son were shot").
    """
    token = parse.tokens[head]
    if token.tag == "CD":
        return
    subjects = parse.kids(token.head, token.dep) if token.dep in ("nsubj", "nsubjpass") else ()
    for kid in (*parse.kids(head, "appos"), *(other for other in subjects if other.i > head)):
        if people.is_plural(token) and parse.tokens[kid.left].lower != "their":
            continue
        first = parse.tokens[kid.left]
        own = first.tag == "PRP$" or not _is_name(parse, token)  # "Jo Roe, a teacher and …"
        bare = kid.tag == "NN" and first.tag == "NN" and kid.lemma not in known("kin")
        bare = bare and people.sense(kid) == "people"  # "a clerk, bus driver and …"
        if _are_kin(parse, token, kid):
            yield kid
            continue
        opens = own and (first.tag in ("PRP$", "DT") or bare) and parse.tokens[kid.left - 1].lower == ","
        if opens and _is_person(parse, kid.i) and _ends_in_and(parse, kid):
            yield kid


def _ends_in_and(parse: Parse, token: Token) -> bool:
    """Tell whether a list goes on from a noun and ends in "and" ("a nurse, a farmer and a student").

    One with numbers in it is told one by one.
    """
    if any(kid.lower == "and" for kid in parse.kids(token.i, "cc")):
        return True
    for _ in range(_LISTED):
        one = parse.tokens[token.left].lower in ("a", "an") or parse.tokens[token.left].tag == "PRP$"
        if not one or any(parse.kids(token.i, "nummod")):
            return False  # "my cousin, the martyr, beloved relative and writer" is one
        if any(kid.lower == "and" for kid in parse.kids(token.i, "cc")):
            return True
        following = next(parse.kids(token.i, "conj"), None)
        if following is None:
            return False
        token = following
    return False


_LISTED = 8
"""How many people a list without numbers is followed through."""


def _are_kin(parse: Parse, one: Token, other: Token) -> bool:
    """Tell whether a headline lists one of a family after another ("Fire kills grandmother, toddler")."""
    if parse.sentences[one.sent].kind != "headline" or parse.tokens[other.left - 1].text != ",":
        return False
    after = parse.tokens[other.i + 1 : min(other.i + 2, parse.bounds[other.sent][1])]
    plain = not any(t.lower in ("of", "who", "to") or t.tag in NOUN_TAGS for t in after)
    own = [bool(people.sex_of(t) or people.age_of(t) or t.lemma in known("kin")) for t in (one, other)]
    own[0] = own[0] or (people.sense(one) == "people" and other.left == other.i and other.lemma in _SPOUSES)
    theirs = other.left == other.i or parse.tokens[other.left].tag == "PRP$"
    return plain and one.i + 2 == other.left and theirs and other.tag == "NN" and all(own)


_SPOUSES = frozenset({"wife", "husband", "girlfriend", "boyfriend", "fiancee", "partner"})
"""Kin who are a teacher's or a banker's beside whom a headline has them."""


def _np_end(parse: Parse, head: int) -> int:
    end = head
    for kid in parse.kids(head, "flat", "compound"):
        end = max(end, kid.right) if kid.i > head else end
    return end
