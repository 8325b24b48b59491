"""Reads who else stands in a chain beside a speaker: hearers, outlets, and those who are cited."""

from __future__ import annotations

from collections.abc import Iterator

from according.claims.attribution.cues import words
from according.claims.attribution.draft import conjuncts
from according.language.parse import Parse, Token

_TOWARDS = frozenset({"to", "on", "with", "for"})


def told(parse: Parse, verb: Token) -> tuple[int, ...]:
    """Return whom it is told to ("told AFP"), or by whom they are quoted ("was quoted by AFP as saying")."""
    if verb.dep == "pcomp" and parse.head(verb).lower == "as":
        quoting = parse.head(parse.head(verb))
        by = [thing for v in (quoting, verb) for thing in _agents(parse, v, "agent", "prep")]
        if not by and quoting.lemma in words("citing"):  # "12 died, AFP quoted him as saying"
            by = [kid for kid in parse.kids(quoting.i, "nsubj") if kid.pos != "PRON"]
        return (*_heard(parse, verb), *(conjuncts(parse, by[0]) if by else ()))
    return _heard(parse, verb)


def _heard(parse: Parse, verb: Token) -> tuple[int, ...]:
    """Return whom it is told to, and by whom these are cited in their turn."""
    if verb.lemma not in {"tell", "inform"}:
        return ()
    things = [kid for kid in parse.kids(verb.i, "dobj", "dative") if kid.i > verb.i]
    if things:
        near = things[1] if len(things) > 1 and things[1].left == things[0].right + 1 else things[0]
        hearers = words("nouns", "hearers")
        found = [i for i in conjuncts(parse, near) if parse.tokens[i].lemma not in hearers]
        if any(kid.lower == "this" for kid in parse.kids(near.i, "det")):
            return ()  # "told this newspaper": whose report it is
        return (*found, *quoted_by(parse, near))
    name = parse.tokens[min(verb.i + 1, len(parse.tokens) - 1)]
    named = name.sent == verb.sent and name.text[:1].isupper() and name.pos != "PRON" and name.tag != "DT"
    return (name.i,) if named else ()


def via(parse: Parse, verb: Token, subject: Token) -> tuple[int, ...]:
    """Return what it may have been said through: "to AFP", "posted on X", "in remarks carried by AFP"."""
    found: list[int] = []
    if verb.lemma in words("phrases", "speaking") or verb.lemma in words("phrases", "announcing"):
        later = (kid for noun in _things(parse, verb) for kid in parse.kids(noun.i, "prep"))
        near = (*parse.kids(verb.i, "prep", "dative"), *(kid for kid in later if kid.lower == "to"))
        found.extend(_through(parse, near))
    found.extend(_through(parse, parse.kids(subject.i, "prep")))
    found.extend(reviewed_by(parse, subject))
    beside = (*parse.kids(verb.i, "advcl"), *parse.kids(subject.i, "relcl", "acl", "advcl"))
    for kid in beside:  # "speaking to AFP, the mayor said", "the mayor, who wrote on Telegram, said"
        if kid.lemma in words("phrases", "talking"):
            found.extend(_through(parse, parse.kids(kid.i, "prep")))
    hearers = words("nouns", "hearers")
    return tuple(i for i in dict.fromkeys(found) if parse.tokens[i].lemma not in hearers)


def _things(parse: Parse, verb: Token) -> Iterator[Token]:
    return (kid for kid in parse.kids(verb.i) if kid.i > verb.i and kid.lower != "according")


def _through(parse: Parse, prepositions: Iterator[Token] | tuple[Token, ...]) -> Iterator[int]:
    """Yield the things that prepositions name as hearers, or as what carried a statement."""
    for kid in prepositions:
        for thing in parse.kids(kid.i, "pobj"):
            if kid.lower in {"to", "on", "via", "through"}:
                yield from conjuncts(parse, thing)
            elif kid.lower in {"in", "during"} and thing.lemma in words("nouns", "speeches"):
                for inner in parse.kids(thing.i, "prep"):
                    if inner.lower in _TOWARDS:
                        yield from (t.i for t in parse.kids(inner.i, "pobj"))
                yield from carried_by(parse, thing)
                yield from (named.i for named in parse.kids(thing.i, "compound") if named.pos == "PROPN")


def carried_by(parse: Parse, thing: Token) -> Iterator[int]:
    """Yield who carried a statement: "published on Telegram", "broadcast by state television"."""
    for kid in parse.kids(thing.i, "acl"):
        yield from (agent.i for agent in _agents(parse, kid))
        for prep in parse.kids(kid.i, "prep"):
            if prep.lower in _TOWARDS:
                yield from (t.i for t in parse.kids(prep.i, "pobj"))


def quoted_by(parse: Parse, noun: Token) -> Iterator[int]:
    """Yield by whom a source is quoted or was reached: "the ministry, quoted by AFP, said".

    `noun` may also be the verb of saying: "contacted by AFP, the ministry said".
    """
    for kid in parse.kids(noun.i, "acl", "advcl", "relcl"):
        if kid.lemma in words("phrases", "reaching"):
            yield from (agent.i for agent in _agents(parse, kid))


def reviewed_by(parse: Parse, noun: Token) -> Iterator[int]:
    """Yield who tells of papers, if it is an outlet: "records | seen by AFP | show"."""
    for kid in parse.kids(noun.i, "acl"):
        if kid.lemma in words("phrases", "reviewing"):
            yield from (agent.i for agent in _agents(parse, kid))


def cited(parse: Parse, *tellers: Token) -> tuple[int, ...]:
    """Return whom one of `tellers` (a verb of saying, its subject) cites: "AFP reported, citing police".

    Also "AFP, which quoted police, said".
    """
    for teller in tellers:  # "AFP, quoting police, said", where the tree sets the police beside AFP
        for kid in parse.kids(teller.i, "appos"):
            quoting = next(parse.kids(kid.i, "amod"), None)
            if quoting is not None and quoting.tag == "VBG" and quoting.lemma in words("citing"):
                return conjuncts(parse, kid)
    told = (clause for teller in tellers for clause in parse.kids(teller.i, "ccomp"))
    for teller in (*tellers, *told):  # "AFP reported that 12 died, citing police"
        for kid in parse.kids(teller.i, "advcl", "acl", "relcl", "prep"):
            if kid.lemma in words("citing") and (kid.tag == "VBG" or kid.dep == "relcl"):
                for thing in parse.kids(kid.i, "dobj", "pobj"):
                    return conjuncts(parse, thing)
    return ()


def vessel(parse: Parse, verb: Token) -> str:
    """Return what it was said in ("in a statement"), by which the speaker may be called later."""
    for kid in parse.kids(verb.i, "prep"):
        for thing in parse.kids(kid.i, "pobj"):
            if thing.lemma in words("nouns", "vessels"):
                return thing.lemma
    return ""


def _agents(parse: Parse, verb: Token, *deps: str) -> Iterator[Token]:
    for kid in parse.kids(verb.i, *(deps or ("agent",))):
        if kid.lower == "by":
            yield from parse.kids(kid.i, "pobj")
