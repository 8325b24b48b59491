"""Patients: the words of a sentence that a cue says were affected, by the tree and, where it is silent, by
nearness.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from according.claims.cues import Cue
from according.claims.cues.lexicon import phrase
from according.claims.cues.lexicon import words as known
from according.claims.people import is_aged, sense
from according.claims.pronouns import meant
from according.claims.subjects import (
    RELATIVES,
    SUBJECTS,
    antecedents,
    counted_beside,
    left_before,
    own_subjects,
    subject,
    who_they_were,
)
from according.claims.syntax import (
    NOUN_TAGS,
    VERB_TAGS,
    is_counted,
    is_owned,
    is_passive,
    named_as,
    objects_of,
    owners_of,
)
from according.language.parse import Parse, Token


def patients(parse: Parse, cue: Cue) -> tuple[int, ...]:
    """Return the tokens that hold the noun phrases which the cue says were affected, conjuncts left out."""
    token = parse.tokens[cue.token]
    if cue.frame in ("object", "weak"):
        found = _after_death(parse, cue) or list(_of_object_verb(parse, token))
    elif cue.frame == "subject":
        found = list(_of_subject_verb(parse, token))
    elif cue.frame == "lives":
        found = list(_of_lives(parse, token))
    elif cue.frame == "adjective":
        found = list(_of_adjective(parse, token)) or who_they_were(parse, token)
    elif cue.frame == "include":
        found = _objects(parse, token)
    elif cue.frame == "named":
        found = [noun.i for noun in named_as(parse, token)]
    elif cue.frame == "among":
        found = list(_among(parse, token))
    elif cue.frame == "of_noun":
        found = list(_of_noun(parse, token))
    else:
        found = [cue.token]
    found += [i for i in _beside_them(parse, token) if cue.frame in ("object", "subject", "weak")]
    found = [meant(parse, token, i) for i in found]
    if cue.effect == "rescued":
        found = [_in_group(parse, i) for i in found]
    if cue.effect == "missing":
        found = [j for i in found for j in _aboard(parse, token, i)]
    return tuple(
        dict.fromkeys(_named(parse, i) for i in found if i != cue.token or cue.frame == "count_noun")
    )


def _in_group(parse: Parse, i: int) -> int:
    """Return those of whom a group is, where they are counted ("a first group of 24 hostages")."""
    if parse.tokens[i].lemma not in _GROUPS:
        return i
    return next((noun.i for noun in objects_of(parse, i, "of") if is_counted(parse, noun)), i)


_GROUPS = frozenset({"group", "batch", "wave", "party", "team", "crew", "total"})


def _aboard(parse: Parse, cue: Token, i: int) -> list[int]:
    """Return those aboard a craft ("a helicopter carrying six people is missing"), or the noun itself."""
    craft = parse.tokens[i]
    if craft.lemma not in known("craft"):
        return [i]
    verb = cue if cue.tag in VERB_TAGS and cue.lower != "missing" else parse.head(cue)
    carrying = [c for c in parse.kids(i, "acl", "relcl") if c.lemma in ("carry", "have", "transport", "bear")]
    carried = [kid for clause in carrying for kid in parse.kids(clause.i, "dobj")]
    carried += [*objects_of(parse, i, "with"), *objects_of(parse, verb.i, "with")]
    return [noun.i for noun in carried if is_counted(parse, noun)][:1]


def _after_death(parse: Parse, cue: Cue) -> list[int]:
    """Read "men shot to death a guard", "gunmen shot dead a guard", where the tree has it otherwise."""
    death = parse.tokens[cue.last]
    active = death.i > cue.token and not is_passive(parse, parse.tokens[cue.token])
    if death.lower not in ("death", "dead") or not active or death.i + 1 >= parse.bounds[death.sent][1]:
        return []
    after = parse.tokens[death.i + 1]
    noun = parse.head(after) if after.tag in ("DT", "CD", "PRP$", "JJ") else after
    if death.lower == "dead" and sense(noun) != "people":
        return []
    return [noun.i] if noun.i > death.i and noun.tag in NOUN_TAGS and noun.ent not in ("DATE", "TIME") else []


def _beside_them(parse: Parse, verb: Token) -> Iterator[int]:
    """Read "was killed alongside his wife", "together with two guards"."""
    for kid in parse.kids(verb.i, "prep", "advmod"):
        if kid.lower in ("alongside", "along", "together"):
            preps = [kid, *parse.kids(kid.i, "prep")]
            yield from (k.i for p in preps for k in parse.kids(p.i, "pobj"))
        if kid.lower == "with":
            kin = (k for k in parse.kids(kid.i, "pobj") if k.lemma != "life")
            yield from (k.i for k in kin if any(parse.kids(k.i, "poss")) or _are_others(parse, k))
        else:
            yield from (
                noun.i
                for place in parse.kids(kid.i, "pobj")
                for noun in objects_of(parse, place.i, "alongside")
            )


def _named(parse: Parse, i: int) -> int:
    """Return the apposition that tells who "the victim" or "her parents" are, or the noun itself."""
    token = parse.tokens[i]
    if token.tag == "NNS" and (counted := counted_beside(parse, token)) is not None:
        return counted
    if token.lemma in ("victim", "parent", "man", "woman", "suspect"):
        for kid in parse.kids(i, "appos"):
            article = any(k.lower in ("a", "an") for k in parse.kids(kid.i, "det"))
            if token.lemma == "victim" and article and kid.tag == "NN" and sense(kid) == "people":
                return kid.i
            if (
                kid.ent == "PERSON"
                and not any(k.tag == "CD" for k in parse.kids(i, "nummod"))
                and (token.lemma in ("victim", "parent"))
            ):
                return kid.i
    return i


def _objects(parse: Parse, verb: Token) -> list[int]:
    taken = next((k for k in parse.kids(verb.i, "dobj") if k.lower in ("hostage", "captive")), None)
    if taken is not None:  # "hold 100 people hostage", where the tree has the people with "hostage"
        held = [kid.i for kid in parse.kids(taken.i, "nsubj", "compound", "nmod")]
        if not held and verb.lower in ("taken", "held") and not any(parse.kids(verb.i, "aux")):
            held = own_subjects(parse, verb)  # "Nine were killed and 251 taken hostage"
        return held or [taken.i]
    if beyond := _beyond(parse, verb) or _tested(parse, verb):
        return beyond
    found = [kid.i for kid in parse.kids(verb.i, "dobj", "dative") if kid.tag not in ("IN", "TO")]
    found = [i for i in found if parse.tokens[i].lemma != "time"]  # "Singer arrested a second time"
    if verb.lemma == "let":  # "let nine of the women go"
        found += [kid.i for go in parse.kids(verb.i, "ccomp") for kid in parse.kids(go.i, "nsubj")]
    if found and not is_passive(parse, verb):  # "killing four guards | and a woman visiting from Kent"
        found += [kid.i for kid in parse.kids(verb.i, "conj") if _goes_on(parse, found[0], kid)]
    if not found and not is_passive(parse, verb):  # "a shooting that killed 2-year-old"
        found = [kid.i for kid in parse.kids(verb.i, "advcl", "npadvmod", "acomp") if _is_alone(parse, kid)]
    led = {kid.lower for kid in parse.kids(verb.i, "prt", "advmod", "prep")} & _LEADING
    if not found and led:
        found = [n.i for n in objects_of(parse, verb.i, *_brought_by(verb, led))]
    return found


_LEADING = frozenset({"away", "off", "for", "with", "into", "to", "among"})


def _goes_on(parse: Parse, last: int, noun: Token) -> bool:
    """Tell whether a noun that the tree joins to a verb goes on with the people whom the verb has already."""
    between = {t.lower for t in parse.tokens[last : noun.i]}
    joined = noun.i > last and "and" in between and not between & {";", ":"}
    people = noun.tag in NOUN_TAGS and sense(noun) == "people"
    return joined and people and not any(parse.kids(noun.i, *SUBJECTS))


def _brought_by(verb: Token, led: Set[str]) -> tuple[str, ...]:
    """Return the prepositions by which a verb takes whom it affects ("made away with 12 people")."""
    if "into" in led and verb.lemma in phrase("ran_into")[0]:
        return ("into",)
    if verb.lemma == "spread":
        return ("to", "among")
    if verb.lemma in known("making_off") | {"cart"}:
        return ("with",)
    return ("for",) if verb.lemma in ("search", "look", "dig", "hunt", "come", "return") else ("",)


def _beyond(parse: Parse, verb: Token) -> list[int]:
    """Return whom a verb affects beyond its object: "put handcuffs on 14 men", "found mpox in five"."""
    for name, link in _BEYOND.items():
        verbs, said = phrase(name)
        if verb.lemma in verbs:
            for thing in parse.kids(verb.i, "dobj", "nsubjpass"):
                if thing.lemma in said or thing.lower in said:
                    nouns = (*objects_of(parse, verb.i, link), *objects_of(parse, thing.i, link))
                    return [noun.i for noun in nouns]
    return []


def _tested(parse: Parse, verb: Token) -> list[int]:
    """Return whose samples come back positive ("swabs from eleven residents came back positive")."""
    if verb.lemma not in phrase("tests_positive")[0]:
        return []
    tests = (kid for kid in parse.kids(verb.i, "nsubj") if kid.lemma in known("swabs"))
    people = (noun for test in tests for noun in objects_of(parse, test.i, "from", "on", "of"))
    return [noun.i for noun in people if is_counted(parse, noun)]


_BEYOND = {"handcuffed": "on", "found_in_people": "in", "ransom_for": "for", "money_for": "for"}


def _is_alone(parse: Parse, token: Token) -> bool:
    """Tell whether an age stands for somebody right after the verb, with no noun that it would describe."""
    after = parse.tokens[token.i + 1 : token.i + 2]
    return is_aged(token) and token.left == token.head + 1 and not any(t.tag in NOUN_TAGS for t in after)


_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})


def _are_others(parse: Parse, noun: Token) -> bool:
    """Tell whether a number of others is meant ("died with five others")."""
    return noun.lemma == "other" and is_counted(parse, noun)


def _is_cut_off(parse: Parse, verb: Token, i: int) -> bool:
    """Tell whether a comma parts a verb from what was taken for its object ("Seven killed, scores hurt")."""
    first = parse.tokens[i].left
    return verb.tag in ("VBD", "VBN") and first == verb.i + 2 and parse.tokens[verb.i + 1].lower == ","


def _of_object_verb(parse: Parse, verb: Token) -> Iterator[int]:
    if is_passive(parse, verb) and (beyond := _beyond(parse, verb)):
        yield from beyond  # "cholera was found in 12 children"
        return
    objects = [i for i in _objects(parse, verb) if not _is_cut_off(parse, verb, i)]
    for i in objects:
        if parse.tokens[i].lower in _REFLEXIVES:
            yield from subject(parse, verb)
            yield from (kid.i for kid in parse.kids(i, "conj"))
            return
        if any(parse.tokens[k].lower in _REFLEXIVES for k in range(i + 1, parse.tokens[i].right + 1)):
            yield from subject(parse, verb)  # "killed his wife and then himself"
    if objects and not is_passive(parse, verb):
        yield from antecedents(parse, verb, objects)
        return
    if is_passive(parse, verb):
        inverted = [kid.i for be in parse.kids(verb.i, "auxpass") for kid in parse.kids(be.i, "attr")]
        yield from inverted or subject(parse, verb)
        return
    head = parse.head(verb)
    if verb.dep == "amod" and head.i != verb.i:
        yield head.i
    elif verb.dep == "compound" and verb.tag == "VBN":
        yield _compounded(parse, verb).i  # "Detained Columbia student", all of it one name for the tree
    elif verb.tag in ("VBN", "VBD", "JJ", "NN", "NNP") or (verb.lemma == "hurt" and verb.tag == "VBP"):
        yield from _reduced_passive(parse, verb, head)
    elif verb.dep == "relcl" and verb.tag in ("VBD", "VBP", "VBZ", "VB"):
        own = list(parse.kids(verb.i, *SUBJECTS))
        if own and own[0].lower not in RELATIVES:
            yield verb.head
    elif verb.dep == "conj":
        yield from _shared_object(parse, verb, head)
    elif not any(parse.kids(verb.i, "advmod", "prep")) and (
        shared := [k for kid in parse.kids(verb.i, "conj") for k in _objects(parse, kid)]
    ):
        yield from shared[:1]


def _compounded(parse: Parse, word: Token) -> Token:
    """Return the noun that a word is compounded with, past the other words before it."""
    while word.dep == "compound" and word.head > word.i:
        word = parse.head(word)
    return word


def _shared_object(parse: Parse, verb: Token, head: Token) -> Iterator[int]:
    if verb.tag == head.tag and head.tag != "VBN":
        yield from _objects(parse, head)


def _reduced_passive(parse: Parse, verb: Token, head: Token) -> Iterator[int]:
    """Read "three boys shot in the leg", "were hit and killed", "left four students wounded", "shot and
    killed a man".
    """
    shared = [k for kid in parse.kids(verb.i, "conj") for k in _objects(parse, kid)]
    if shared and not is_passive(parse, verb):
        yield from shared[:1]
        return
    if verb.dep == "acl" and head.lemma in known("spans_of_time") and parse.head(head).tag in VERB_TAGS:
        yield from subject(parse, parse.head(head))  # "spent the night stranded on the motorway"
        return
    before = [kid.i for kid in parse.kids(verb.i, *SUBJECTS) if is_counted(parse, kid)]
    if verb.dep == "acl" and before:
        yield before[-1]  # "Three police, six militants killed", hung from the first of them
        return
    if verb.dep == "acl":
        shared_subject = (
            subject(parse, head) if head.tag.startswith("V") else ()
        )  # "a boy shot, killed at home"
        yield from shared_subject or _right_before(parse, verb) or (_predicate(parse, head),)
        return
    own = [kid.i for kid in parse.kids(verb.i, *SUBJECTS)] or left_before(parse, verb)
    if own and _is_of_doer(parse, verb, own[0]):
        return
    if own:
        if verb.tag != "VBD" or not any(parse.kids(verb.i, "prep", "prt")) or _looks_counted(parse, own[0]):
            yield from antecedents(parse, verb, own)
        return
    if verb.dep == "ccomp" and verb.tag == "VBD" and _has_doer(parse, head.i, verb.i):
        return
    if verb.dep == "acomp" and head.lemma in ("be", "become"):
        yield from subject(parse, head)  # "is 'wounded and likely disfigured'", "could become infected"
        return
    if verb.dep in ("ccomp", "xcomp", "oprd", "acomp", "advcl", "dep") and head.lemma in known("carriers"):
        objects = _objects(parse, head)
        yield from objects or subject(parse, head)
        return
    if verb.dep == "conj":
        if (another := _another_before(parse, verb)) is not None:
            yield another
        elif head.tag in ("VBN", "JJ", "VBD") or is_passive(parse, head):
            passive = is_passive(parse, head) or head.tag in ("VBN", "JJ")
            if passive or verb.tag == "VBN":
                yield from (_acl_head(parse, head) or subject(parse, head))
        return
    if verb.dep in ("ROOT", "appos", "nmod", "dep", "pobj", "dobj") and verb.tag == "VBN":
        yield from (kid.i for kid in parse.kids(verb.i, "dep", "meta", "nmod", "nummod") if kid.i < verb.i)


def _is_of_doer(parse: Parse, verb: Token, own: int) -> bool:
    """Tell whether a relative clause says what somebody did ("a man who shot and skinned a deer")."""
    active = verb.dep == "relcl" and verb.tag == "VBD" and parse.tokens[own].lower in ("who", "that")
    return active and verb.lemma not in known("happening_to") and verb.lemma not in ("hurt", "overcome")


def _right_before(parse: Parse, verb: Token) -> list[int]:
    """Read "the mother of the woman killed", where the tree has it that the mother was."""
    before = parse.tokens[verb.i - 1]
    nearer = before.i > verb.head and before.dep == "pobj" and parse.head(before).lower == "of"
    one = before.tag == "NN" and sense(before) == "people" and parse.tokens[verb.head].tag == "NN"
    return [before.i] if nearer and one and sense(parse.tokens[verb.head]) == "people" else []


def _another_before(parse: Parse, verb: Token) -> int | None:
    """Read "leaves one dead and another critically injured", where both hang from "leaves"."""
    before = next((t for t in reversed(parse.tokens[verb.head : verb.i]) if t.tag != "RB"), verb)
    return (
        before.i if before.lower == "another" and before.dep == "conj" and before.head == verb.head else None
    )


def _has_doer(parse: Parse, teller: int, verb: int) -> bool:
    """Tell whether somebody stands between a verb of telling and a verb ("says 11-year-old killed a boy")."""
    return any(t.lower == "old" or t.tag in NOUN_TAGS for t in parse.tokens[teller + 1 : verb])


def _predicate(parse: Parse, noun: Token) -> int:
    """Return who "the person killed" is said to have been ("the person killed was a 63-year-old woman"), or
    the noun.
    """
    verb = parse.head(noun)
    anew = any(k.tag == "CD" or k.lower in ("a", "an") for k in parse.kids(noun.i))
    if noun.dep == "nsubj" and verb.lemma == "be" and not anew:
        return next((k.i for k in parse.kids(verb.i, "attr")), noun.i)
    return noun.i


def _acl_head(parse: Parse, verb: Token) -> tuple[int, ...]:
    return (
        (verb.head,)
        if verb.dep in ("acl", "relcl") and not any(True for _ in parse.kids(verb.i, *SUBJECTS))
        else ()
    )


def _looks_counted(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.tag == "CD" or any(kid.tag == "CD" for kid in parse.kids(i)) or token.tag in NOUN_TAGS


def _of_subject_verb(parse: Parse, verb: Token) -> Iterator[int]:
    if verb.dep == "amod" and verb.head != verb.i:
        yield verb.head
        return
    if verb.lower == "dying" and parse.head(verb).lemma in ("lie", "lay", "leave"):
        return  # "lay dying": alive as yet
    found = subject(parse, verb)
    if not found:  # "Toddler pulled from pond, dies"
        before = (kid for kid in parse.kids(verb.i, "ccomp") if kid.i < verb.i and kid.tag in ("VBN", "VBD"))
        found = tuple(i for clause in before for i in own_subjects(parse, clause))
    if not found and verb.dep in ("ccomp", "advcl", "dep", "pcomp") and verb.tag == "VBG":
        found = tuple(kid.i for kid in parse.kids(verb.i, "poss"))
    yield from found


def _of_lives(parse: Parse, verb: Token) -> Iterator[int]:
    """Read "claimed 20 lives", "claimed the lives of 20 people"."""
    for kept in parse.kids(verb.i, "dobj"):
        # "87 lives countrywide", where the tree takes the lives for what the adverb is of
        life = next((kid for kid in parse.kids(kept.i, "compound") if kid.lower == "lives"), kept)
        if any(kid.lower == "own" for kid in parse.kids(life.i, "amod")):
            yield from subject(parse, verb)  # "took his own life"
            continue
        if verb.lemma == "end" and any(kid.lower == "their" for kid in parse.kids(life.i, "poss")):
            continue  # "wanted help with ending their lives"
        owners = [
            k.i
            for kid in parse.kids(life.i, "prep")
            if kid.lower == "of"
            for k in parse.kids(kid.i, "pobj")
            if k.ent != "DATE"  # "its 41st victim of the year"
        ]
        owners += [kid.i for kid in parse.kids(verb.i, "dative") if kid.tag in NOUN_TAGS]
        owners += [kid.i for kid in parse.kids(life.i, "poss") if kid.tag in NOUN_TAGS]
        yield from owners or [life.i]


def _of_adjective(parse: Parse, token: Token) -> Iterator[int]:
    head = parse.head(token)
    sought = [kid.i for kid in parse.kids(token.i, "dobj") if kid.i > token.i]
    if token.lower == "missing" and sought:
        yield from sought  # "Police seek missing Leeds woman"
        return
    if token.tag == "IN":
        yield from _of_condition(parse, head)
        return
    if token.dep == "amod":
        if head.tag == "IN":
            yield from subject(parse, parse.head(head))
        else:
            yield head.i
        return
    own = own_subjects(parse, token)
    if own:
        yield from antecedents(parse, token, own)
        return
    counted = [kid.i for kid in parse.kids(token.i, "nummod", "quantmod") if kid.i < token.i]
    if counted:
        yield from counted
        return
    if (
        token.dep in ("acomp", "attr", "oprd", "xcomp", "ccomp", "advmod", "dep", "conj", "advcl")
        and head.i != token.i
    ):
        if token.dep == "conj":
            yield from _of_adjective(parse, head) if head.tag.startswith("J") else subject(parse, head)
            return
        objects = (
            _objects(parse, head) if head.lemma in known("carriers") and not is_passive(parse, head) else []
        )
        yield from objects or subject(parse, head)
        return
    numbers = [
        kid.i
        for kid in parse.kids(token.i, "nummod", "nmod", "compound", "quantmod", "npadvmod")
        if kid.i < token.i
    ]
    if token.dep == "acl" and not numbers:
        yield head.i
    yield from numbers


def _first_of_pair(parse: Parse, noun: Token) -> Token:
    """Return the first of two people of whom one state is said ("a man and a woman with gunshot wounds")."""
    above = parse.head(noun)
    pair = (
        noun.dep == "conj"
        and sense(above) == "people"
        and not is_counted(parse, above)
        and not is_counted(parse, noun)
    )
    return above if pair else noun


def _of_condition(parse: Parse, head: Token) -> Iterator[int]:
    if head.lower == "down":
        head = parse.head(head)  # "43 down with Lassa fever"
    if head.tag in ("NN", "NNS") and head.dep == "pobj" and sense(head) == "not_people":
        # "found the man next to a truck | with gunshot wounds"
        verb = next((t for t in parse.ancestors(head) if t.tag in VERB_TAGS), head)
        passive = verb.dep != "ROOT" or is_passive(parse, verb)
        yield from subject(parse, verb) if passive else _objects(parse, verb)
    elif head.tag in NOUN_TAGS or head.tag == "CD":
        yield _first_of_pair(parse, head).i
    elif head.lemma in ("find", "leave", "discover", "see", "receive", "admit"):
        yield from _objects(parse, head) or subject(parse, head)
    elif head.tag in VERB_TAGS and not is_passive(parse, head) and (taken := _taken_along(parse, head)):
        yield from taken  # "transported the three others with injuries"
    elif inverted := _after_being(parse, head):
        yield from inverted
    else:
        yield from subject(parse, head)


def _after_being(parse: Parse, verb: Token) -> list[int]:
    """Read "Under the rubble were nine people", where whoever is there stands after the verb."""
    if verb.lemma != "be" or any(parse.kids(verb.i, *SUBJECTS)):
        return []
    return [kid.i for kid in parse.kids(verb.i, "attr")]


def _taken_along(parse: Parse, verb: Token) -> list[int]:
    return [i for i in _objects(parse, verb) if sense(parse.tokens[i]) == "people"]


def _among(parse: Parse, token: Token) -> Iterator[int]:
    head = parse.head(token)
    if head.tag in NOUN_TAGS or head.tag == "CD" or (head.ent == "NORP" and head.i == token.i - 1):
        yield head.i  # also "American among those killed"
    else:
        before = parse.tokens[token.i - 1]
        if before.dep == "npadvmod" and sense(before) == "people":
            yield before.i  # "Two sisters among dozens hurt"
        helpers = (kid.i for kid in parse.kids(head.i, "aux", "auxpass"))
        verbs = [head.i, *helpers]
        named = next((t for t in parse.ancestors(head) if t.lemma in ("name", "identify", "list")), None)
        if head.lemma == "be" and head.dep in ("xcomp", "pcomp") and named is not None:
            yield from (kid.i for kid in parse.kids(named.i, "dobj", "nsubjpass") if kid.i < head.i)
        for i in verbs:
            yield from (kid.i for kid in parse.kids(i, "nsubj", "nsubjpass", "attr") if kid.i != token.i)


_OWNED = {
    "injury": ("of", "to"),
    "search": ("for",),
    "hunt": ("for",),
    "hope": ("for",),
    "fear": ("for",),
    "order": ("for",),
    "contact": ("with",),
    "word": ("of", "from"),
    "news": ("of", "from"),
    "nothing": ("of", "from"),
    "fatal": ("to", "for"),
    "account": ("for",),
    "none": ("of", "among"),
    "nobody": ("of", "among"),
    "one": ("of", "among"),
}
"""Nouns that take whom they affect after other prepositions than "of"."""


def _of_noun(parse: Parse, token: Token) -> Iterator[int]:
    led = _OWNED.get(token.lemma, ("of",))
    owners = owners_of(parse, token.i) if led == ("of",) else objects_of(parse, token.i, *led)
    apart = led != ("of",) or token.lemma in known("no_sign")  # "no trace has been found of"
    if not owners and token.dep in ("dobj", "nsubj", "nsubjpass", "attr", "oprd", "acomp") and apart:
        owners = objects_of(parse, token.head, *led)  # "lost contact | with six fishermen"
    if owners:
        yield from (noun.i for noun in owners)
        return
    for kid in parse.kids(token.i, "poss"):
        if kid.tag in NOUN_TAGS or kid.tag == "CD" or is_aged(kid):
            yield kid.i
        elif kid.lower == "whose" and parse.head(token).dep == "relcl":
            yield parse.head(token).head  # "a boy whose killing sparked riots"
    if token.tag == "VBG" and is_owned(parse, token):
        yield parse.tokens[token.i - 1].head  # "the rebel's killing", taken for what somebody does
