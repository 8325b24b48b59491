"""Reads attributions from verbs: who says, reports, believes or wants what."""

from __future__ import annotations

from collections.abc import Iterator

from according.claims.attribution.beside import beside, is_inserted, neighbour, reach, with_quotes
from according.claims.attribution.complements import complement
from according.claims.attribution.cues import Verb, verbs, words
from according.claims.attribution.draft import Draft, Range, conjuncts, phrase, spans, without
from according.claims.attribution.grammar import (
    cue_of,
    has_other_object,
    is_passive,
    subject_of,
    subject_phrase,
)
from according.language.parse import Parse, Token
from according.model import Span


def verb_drafts(parse: Parse, quotes: tuple[Span, ...]) -> Iterator[Draft]:
    """Yield the attributions made by verbs, in the order of the text."""
    lexicon = verbs()
    for token in parse.tokens:
        entry = lexicon.get(token.lemma)
        if entry is not None and token.pos in {"VERB", "AUX"}:
            draft = (
                _passive(parse, token, entry)
                if is_passive(parse, token)
                else _active(parse, quotes, token, entry)
            )
            if draft is not None:
                yield draft


def _active(parse: Parse, quotes: tuple[Span, ...], verb: Token, entry: Verb) -> Draft | None:
    cue = cue_of(parse, verb)
    content, telling, cue = complement(parse, verb, entry, cue)
    subject = subject_of(parse, verb)
    source = subject_phrase(parse, verb, subject) if subject is not None else None
    if (
        verb.lemma == "put"
        and not content
        and subject is not None
        and source is not None
        and is_inserted(parse, verb)
    ):
        content, telling = beside(parse, verb, source, cue), True
    if not content and entry.clause and entry.tells_clause and not has_other_object(parse, verb):
        if subject is None or subject.head != verb.i:
            near = neighbour(parse, verb, cue)
            if near is not None:
                source, subject = near
        if subject is not None and source is not None:
            content, telling = beside(parse, verb, reach(verb, subject, source, cue), cue), True
    if not content:
        return None
    if entry.tells_clause:
        content = with_quotes(quotes, content, parse.tokens[verb.i].start)
    if subject is None or source is None:
        return Draft(cue, content, telling=False)
    heads, told = conjuncts(parse, subject), _told(parse, verb)
    cited = _cited(parse, verb) if telling else ()
    if cited:
        heads, told = cited, heads + told
    sure = verb.lemma in words("phrases", "speaking")
    if subject.lower in {"i", "we", "you"} and not sure:
        return None
    return Draft(
        cue, content, source, heads, told, telling, None, _vessel(parse, verb), _via(parse, verb), sure
    )


def _told(parse: Parse, verb: Token) -> tuple[int, ...]:
    """Return whom it is told to ("told AFP"), or by whom they are quoted ("was quoted by AFP as saying")."""
    if verb.dep == "pcomp" and parse.head(verb).lower == "as":
        quoting = parse.head(parse.head(verb))
        by = [
            thing
            for v in (quoting, verb)
            for kid in parse.kids(v.i, "agent")
            for thing in parse.kids(kid.i, "pobj")
        ]
        return conjuncts(parse, by[0]) if by else ()
    if verb.lemma in {"tell", "inform"}:
        things = [kid for kid in parse.kids(verb.i, "dobj", "dative") if kid.i > verb.i]
        if things:
            near = things[1] if len(things) > 1 and things[1].left == things[0].right + 1 else things[0]
            return tuple(
                i for i in conjuncts(parse, near) if parse.tokens[i].lemma not in words("nouns", "hearers")
            )
        name = parse.tokens[min(verb.i + 1, len(parse.tokens) - 1)]
        if name.sent == verb.sent and name.text[:1].isupper() and name.pos != "PRON" and name.tag != "DT":
            return (name.i,)
    return ()


def _via(parse: Parse, verb: Token) -> tuple[int, ...]:
    """Return what it may have been said through: "said to AFP", "posted on Facebook"."""
    if verb.lemma not in words("phrases", "speaking") and verb.lemma not in words("phrases", "announcing"):
        return ()
    found: list[int] = []
    beside = [
        kid
        for noun in parse.kids(verb.i)
        if noun.i > verb.i
        for kid in parse.kids(noun.i, "prep")
        if kid.lower == "to"
    ]
    for kid in (*parse.kids(verb.i, "prep", "dative"), *beside):
        for thing in parse.kids(kid.i, "pobj"):
            if kid.lower in {"to", "on"}:
                found.extend(conjuncts(parse, thing))
            elif kid.lower == "in" and thing.lemma == "interview":
                for inner in parse.kids(thing.i, "prep"):
                    found.extend(t.i for t in parse.kids(inner.i, "pobj") if inner.lower in {"with", "to"})
    return tuple(found)


def _cited(parse: Parse, verb: Token) -> tuple[int, ...]:
    """Return whom the teller cites: "AFP reported, citing police"."""
    for kid in parse.kids(verb.i, "advcl"):
        if kid.lower in {"citing", "quoting"}:
            for thing in parse.kids(kid.i, "dobj"):
                return conjuncts(parse, thing)
    return ()


def _vessel(parse: Parse, verb: Token) -> str:
    """Return what it was said in ("in a statement"), by which the speaker may be called later."""
    for kid in parse.kids(verb.i, "prep"):
        for thing in parse.kids(kid.i, "pobj"):
            if thing.lemma in words("nouns", "vessels"):
                return thing.lemma
    return ""


def _passive(parse: Parse, verb: Token, entry: Verb) -> Draft | None:
    agent = next((thing for kid in parse.kids(verb.i, "agent") for thing in parse.kids(kid.i, "pobj")), None)
    cue = cue_of(parse, verb)
    if verb.lemma in {"quote", "cite"} and any(kid.lower == "as" for kid in parse.kids(verb.i, "prep")):
        return None
    unnamed = verb.lemma in words("phrases", "unnamed")
    if (agent is None and not unnamed) or verb.lemma in words("seeing"):
        return None
    if agent is None and verb.lemma == "say" and not any(parse.kids(verb.i, "xcomp", "ccomp")):
        return None
    hole = [cue]
    if agent is not None:
        by = parse.head(agent)
        hole.append((by.left, by.right))
        cue = (cue[0], by.i) if by.i == cue[1] + 1 else cue
    if verb.dep == "acl" and parse.head(verb).lemma in words("nouns", "pictures"):
        return None
    content = spans(parse, _passive_clause(parse, verb, hole))
    if not content:
        return None
    telling = entry.tells_object or entry.tells_clause
    if agent is not None:
        return Draft(cue, content, phrase(parse, agent), conjuncts(parse, agent), (), telling)
    return Draft(cue, content, unnamed=parse.span(*cue).of(parse.text) if verb.lemma == "say" else verb.lower)


def _passive_clause(parse: Parse, verb: Token, holes: list[Range]) -> Iterator[Range]:
    """Yield the clause of a passive verb without its cue and agent; for a bare participle, its noun."""
    if verb.dep in {"acl", "amod"}:
        noun = parse.head(verb)
        yield from without((noun.left, noun.right), holes)
        return
    first, last = verb.left, verb.right
    later = [kid for kid in parse.kids(verb.i, "conj") if any(parse.kids(kid.i, "nsubj", "nsubjpass"))]
    if later:
        last = min(last, later[0].left - 1)
    yield from without((first, last), holes)
