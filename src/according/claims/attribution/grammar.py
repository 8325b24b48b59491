"""Reads subjects, cues and voices of verbs off the tree."""

from __future__ import annotations

from according.claims.attribution.cues import Verb, verbs, words
from according.claims.attribution.draft import Range, before_particle, conjuncts, phrase
from according.claims.attribution.kinds import kind_of_head
from according.claims.syntax import is_counted
from according.language.parse import Parse, Token

_CLOSING = frozenset({",", "''", '"', "!", "?"})
_CLIMB = 8
_TURNS = frozenset({"but", "while", "yet", "whereas", "although", "though"})


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is in the passive (a bare participle counts: "two men reported missing")."""
    if verb.lower in _PARTICIPLES and not any(kid.lemma == "have" for kid in parse.kids(verb.i)):
        return True  # "Jury shown moment two are shot"
    if verb.tag == "VBN":
        kids = tuple(parse.kids(verb.i))
        if any(kid.dep in {"auxpass", "nsubjpass", "agent"} for kid in kids) or verb.dep in {"acl", "amod"}:
            return True
        if any(kid.lemma == "have" for kid in kids):
            return False
        return not any(
            kid.dep in {"dobj", "ccomp"} or (kid.dep == "nsubj" and verb.dep != "pcomp") for kid in kids
        )
    if verb.lemma == "say" and verb.tag == "VBD":
        return any(is_infinitive(parse, kid) for kid in parse.kids(verb.i, "xcomp"))
    return verb.tag == "VBD" and verb.lemma in _STATING and _is_reduced(parse, verb)


_PARTICIPLES = frozenset({"shown", "seen", "written", "spoken", "given", "known", "sworn"})
"""Forms that are never a past tense."""
_STATING = frozenset({"report", "confirm", "declare", "pronounce", "presume", "believe", "fear"})


def is_infinitive(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause has "to" before its verb."""
    return any(aux.lower == "to" for aux in parse.kids(clause.i, "aux"))


def _is_reduced(parse: Parse, verb: Token) -> bool:
    """Tell whether "reported" lacks its auxiliary, as in headlines: "50 reported injured"."""
    following = next((kid for kid in parse.kids(verb.i) if kid.i == verb.i + 1), None)
    if following is None or following.dep not in {"oprd", "acomp", "xcomp", "ccomp"}:
        return False
    state = following.tag in {"VBN", "JJ"} or following.lower == "missing"
    return state and not any(parse.kids(following.i, "nsubj", "nsubjpass"))


def subject_of(parse: Parse, verb: Token, depth: int = 0) -> Token | None:
    """Return the head of the phrase that does what the verb says, also where it stands with a verb above."""
    subject = None
    for kid in parse.kids(verb.i, "nsubj"):
        in_place = subject is not None and kid.ent == "GPE" and _reaches(parse, subject, kid)
        if kid.left == verb.i + 1 and verb.i and parse.tokens[verb.i - 1].text in _CLOSING:
            return kid
        subject = kid if subject is None or (kid.i < verb.i and not in_place) else subject
    if subject is None and verb.tag in {"VBZ", "VBP"}:
        subject = next((kid for kid in parse.kids(verb.i, "compound") if kid.i == verb.i - 1), None)
    if subject is None and depth == 0:
        subject = _who_cites(parse, verb)
    if subject is not None or depth > _CLIMB or verb.head == verb.i:
        return subject
    head = parse.head(verb)
    if verb.dep == "acl":
        return head if head.pos in {"NOUN", "PROPN"} and _may_do(verb, head) else None
    if verb.dep == "pcomp" and head.lower == "as":
        return _quoted(parse, parse.head(head))
    if verb.dep in {"conj", "advcl", "xcomp", "pcomp", "ccomp", "prep", "dep"}:
        above = parse.head(head)
        if verb.tag == "VBG" and verb.dep == "advcl" and head.dep == "ccomp" and above.lemma in verbs():
            head = above
        while head.pos in {"ADP", "SCONJ"} and head.head != head.i:
            head = parse.head(head)
        if head.pos not in {"VERB", "AUX"}:
            return None
        if verb.dep == "advcl" and head.lemma in words("hearing") and (paper := _received(parse, head)):
            return paper
        if verb.dep == "xcomp" and (person := next(parse.kids(head.i, "dobj", "dative"), None)) is not None:
            return person
        passive = next(parse.kids(head.i, "nsubjpass"), None)
        return passive if passive is not None else subject_of(parse, head, depth + 1)
    return None


def _who_cites(parse: Parse, verb: Token) -> Token | None:
    """Return who speaks by somebody's word, where the tree makes this a clause of its own: "AFP, | quoting
    medics, | reported …".
    """
    for kid in parse.kids(verb.i, "advcl"):
        if kid.i < verb.i and kid.tag == "VBG" and kid.lemma in words("citing"):
            return next((who for who in parse.kids(kid.i, "nsubj") if who.i < kid.i), None)
    return None


def _may_do(verb: Token, noun: Token) -> bool:
    """Tell whether a noun is who does what follows it: not in "enough evidence | to confirm that …"."""
    papers = noun.lemma in words("nouns", "vessels")
    return verb.tag != "VB" or papers or noun.ent != "" or kind_of_head((), noun.lemma) is not None


def _received(parse: Parse, verb: Token) -> Token | None:
    """Return whose call or message somebody got: "received a call from | a driver | saying that …"."""
    papers = words("nouns", "vessels") | words("nouns", "speeches")
    for paper in (kid for kid in parse.kids(verb.i, "dobj") if kid.lemma in papers):
        after = (*parse.kids(paper.i, "prep"), *parse.kids(verb.i, "prep"))
        senders = (kid for kid in after if kid.lower == "from")
        return next((whose for kid in senders for whose in parse.kids(kid.i, "pobj")), None)
    return None


def _quoted(parse: Parse, verb: Token) -> Token | None:
    """Return whoever is quoted "as saying"."""
    dep = "nsubjpass" if is_passive(parse, verb) else "dobj"
    return next(parse.kids(verb.i, dep), None)


def _reaches(parse: Parse, subject: Token, place: Token) -> bool:
    """Tell whether a place goes on from a subject ("officials | Gujarat", "they in Gujarat, | India")."""
    named = subject.right > subject.i and parse.tokens[subject.right].ent == "GPE"
    comma = parse.tokens[place.left - 1].text == ","
    return subject.right == place.left - 1 or (named and comma and subject.right == place.left - 2)


def subject_heads(parse: Parse, verb: Token, subject: Token) -> tuple[int, ...]:
    """Return the heads of parallel subjects: "the army, the police and the mayor said"."""
    heads = conjuncts(parse, subject)
    first = subject.left
    for kid in reversed(tuple(parse.kids(verb.i, "nsubj"))):
        if len(heads) > 1 and kid.right == first - 2 and parse.tokens[first - 1].text == ",":
            heads, first = (*conjuncts(parse, kid), *heads), kid.left
    return heads


def subject_phrase(parse: Parse, verb: Token, subject: Token) -> Range:
    """Return the tokens of a subject, with one that was split off before it ("the agency | IRNA said")."""
    first, last = phrase(parse, subject)
    for kid in parse.kids(verb.i, "nsubj"):
        if kid.right < first and first - kid.right == 1 and subject.head == verb.i:
            first = kid.left
        if kid.left == last + 1 and kid.ent == "GPE" and kid.right < verb.i:
            last = kid.right
    if subject.entity >= 0 and subject.ent == "PERSON" and subject.i < verb.i:
        begin = parse.bounds[verb.sent][0]
        first = min(first, parse.entities[subject.entity][1])
        while (earlier := _called(parse, first, begin)) is not None:
            first = earlier
    return before_particle(parse, first), last


def _called(parse: Parse, first: int, begin: int) -> int | None:
    """Return the token before a name by which somebody is called, past what brackets say of his office
    ("Superintendent of Police (Rural) | Ann Roe").
    """
    if first <= begin:
        return None
    before = parse.tokens[first - 1]
    if before.text == ")" and before.i > begin:
        opens = next(
            (i for i in range(first - 2, max(begin, first - _BRACKETED), -1) if _opens(parse, i)), None
        )
        return None if opens is None or opens - 1 <= begin else _called(parse, opens, begin)
    office = before.lower == "of" and parse.tokens[first].pos == "PROPN"
    return before.i if before.i > begin and (office or before.pos in {"NOUN", "PROPN", "ADJ"}) else None


def _opens(parse: Parse, i: int) -> bool:
    return parse.tokens[i].text == "("


_BRACKETED = 6
"""How many tokens brackets within the name of an office take up at the most."""


def cue_of(parse: Parse, verb: Token) -> Range:
    """Return a verb with the auxiliaries, negations and adverbs directly before it, and its particle."""
    near = {kid.i: kid for kid in parse.kids(verb.i)}
    first = last = verb.i
    while (
        first - 1 in near
        and near[first - 1].dep in {"aux", "auxpass", "neg", "advmod"}
        and _plain(near[first - 1])
    ):
        first -= 1
    while last + 1 in near and near[last + 1].dep == "prt":
        last += 1
    return first, last


def _plain(token: Token) -> bool:
    return token.left == token.right and token.tag not in {"WRB"} and token.lower not in {"when", "so"}


def before_but(parse: Parse, clause: Token, end: int) -> int:
    """Return the last token of a clause before "but …", "while …" on somebody else's word, else `end`.

    So "and" parts two who speak, each of whom tells a clause: "the army said A and the UN reported that B".
    """
    joined = next(parse.kids(clause.i, "conj"), clause)
    for kid in (*parse.kids(clause.i, "conj", "advcl"), *parse.kids(joined.i, "advcl")):
        other = next(parse.kids(kid.i, "nsubj"), None)
        entry = verbs().get(kid.lemma)
        if other is None or other.pos == "PRON" or entry is None or kid.i < clause.i:
            continue
        if entry.tells_clause or entry.tells_object or kid.lemma == "put":
            joints = (*parse.kids(clause.i, "cc"), *parse.kids(kid.i, "mark"))
            parting = _TURNS | {"and"} if _tells_that(parse, kid, entry) else _TURNS
            turns = [joint.i for joint in joints if joint.i < kid.i and joint.lower in parting]
            if turns:
                return min(end, turns[-1] - 1)
    return end


def _tells_that(parse: Parse, verb: Token, entry: Verb) -> bool:
    """Tell whether a verb of saying tells a clause of its own, opened by "that", to nobody known already."""
    hearers = (kid for kid in parse.kids(verb.i, "dobj", "dative") if kid.pos == "PRON")
    clauses = parse.kids(verb.i, "ccomp") if entry.tells_clause else ()
    told = any(parse.tokens[kid.left].lower == "that" for kid in clauses)
    return told and next(hearers, None) is None


def before_according(parse: Parse, first: int, last: int) -> int:
    """Return the last token before ", according to …" at the end, which speaks of the whole sentence."""
    for i in range(last, first + 1, -1):
        if parse.tokens[i].lower == "according" and parse.tokens[i - 1].text == ",":
            return i - 2 if parse.tokens[i].right >= last else last
    return last


def has_other_object(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb has a thing for its object: "claimed responsibility" reports nothing beside it."""
    things = (kid for kid in parse.kids(verb.i, "dobj") if kid.i > verb.i and kid.pos == "NOUN")
    return verb.lemma not in words("addressing") and any(
        kid.ent not in {"DATE", "TIME"} and kid.lower != "following" for kid in things
    )


def counted_before(parse: Parse, clause: Token, *, by_others: bool) -> Range | None:
    """Return the number of those of whom a relative clause tells: "30 people | who police say were hurt".

    `by_others` tells that the clause is what happened to them, with others' words put into it; otherwise its
    verb is the verb of saying, and whoever does that is none of them ("two girls who said").
    """
    noun = parse.head(clause)
    opening = parse.tokens[clause.left]
    told = parse.head(opening) if opening.dep in {"nsubj", "nsubjpass"} else None
    if (
        clause.dep != "relcl"
        or opening.lower != "who"
        or parse.tokens[opening.i - 1].text == ","
        or told is None
        or not any(parse.kids(noun.i, "nummod"))
    ):
        return None
    theirs = told.i == clause.i if by_others else parse.head(told).i == clause.i and told.i != clause.i
    return (noun.left, noun.i) if theirs else None


def is_counting(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause without a finite verb counts people: "112 people injured", after "37 deaths"."""
    subject = next(parse.kids(clause.i, "nsubj", "nsubjpass"), None)
    if (
        subject is None
        or clause.tag not in {"VBN", "VBD", "JJ", "VBG"}
        or any(parse.kids(clause.i, "aux", "auxpass"))
    ):
        return False
    return is_counted(parse, subject)
