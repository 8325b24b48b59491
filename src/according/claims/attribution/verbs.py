"""Reads attributions from verbs: who says, reports, believes or wants what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from according.claims.attribution.beside import (
    beside,
    fronted,
    is_inserted,
    neighbour,
    opening,
    reach,
    with_listed,
    with_quotes,
)
from according.claims.attribution.complements import complement
from according.claims.attribution.cues import Verb, verbs, words
from according.claims.attribution.draft import Draft, Range, conjuncts, phrase, spans, without
from according.claims.attribution.grammar import (
    counted_before,
    cue_of,
    has_other_object,
    is_passive,
    subject_heads,
    subject_of,
    subject_phrase,
)
from according.claims.attribution.inserted import after_relative, speaker_within
from according.claims.attribution.kinds import kind_of_words
from according.claims.attribution.postposed import (
    beside_comma,
    named_between,
    outlet_at_end,
    speaker_after,
    told_ahead,
)
from according.claims.attribution.tellers import cited, quoted_by, told, vessel, via
from according.claims.attribution.tolls import figure_given, tells_figures
from according.language.parse import Parse, Token
from according.model import Span


def verb_drafts(parse: Parse, quotes: tuple[Span, ...]) -> Iterator[Draft]:
    """Yield the attributions made by verbs, in the order of the text."""
    lexicon = verbs()
    for token in parse.lemmas(lexicon.keys()):
        entry = lexicon[token.lemma]
        if _lets_go(parse, token):
            continue
        if token.pos in {"VERB", "AUX"} or _is_verb(parse, token):
            draft = (
                _passive(parse, token, entry)
                if is_passive(parse, token) or _is_done_to(parse, token)
                else _active(parse, quotes, token, entry)
            )
            if draft is not None:
                yield draft


def _lets_go(parse: Parse, verb: Token) -> bool:
    """Tell "released two hostages" from "released the name of the man who died", which tells of him."""
    things = parse.kids(verb.i, "dobj")
    return verb.lemma == "release" and not any(thing.lemma in words("nouns", "names") for thing in things)


def _is_done_to(parse: Parse, verb: Token) -> bool:
    """Tell whether a past tense is a participle: "the people | confirmed | dead" confirm nothing."""
    before = parse.tokens[verb.i - 1] if verb.i else verb
    inside = verb.tag == "VBD" and verb.dep in {"acl", "advcl"} and before.tag in {"NNS", "DT", "CD"}
    return inside and not any(parse.kids(verb.i, "nsubj", "nsubjpass", "mark"))


def _is_verb(parse: Parse, token: Token) -> bool:
    """Tell whether what was taken for a noun is a verb: "the officer | suspects that …"."""
    clause = next(parse.kids(token.i, "ccomp", "xcomp"), None)
    subject = next(parse.kids(token.i, "nsubj"), None)
    return clause is not None and clause.i > token.i and subject is not None and subject.i < token.i


def _active(parse: Parse, quotes: tuple[Span, ...], verb: Token, entry: Verb) -> Draft | None:
    cue = cue_of(parse, verb)
    if entry.tells_clause and (apart := _set_apart(parse, verb, cue)) is not None:
        return apart
    entry = verbs()["say"] if _is_with_particle(parse, verb) else entry
    content, telling, cue = complement(parse, verb, entry, cue)
    subject = subject_of(parse, verb)
    source = subject_phrase(parse, verb, subject) if subject is not None else None
    after = None
    more: tuple[int, ...] = ()
    if subject is not None and source is not None and entry.tells_clause:
        source, more = beside_comma(parse, verb, subject, source)
        after = speaker_after(parse, subject, source, cue)
        source, subject = after or (source, subject)
        source = speaker_within(parse, subject, source) or source
    inserted = is_inserted(parse, verb)
    if verb.lemma == "put" and inserted and not content and subject is not None and source is not None:
        content, telling = beside(parse, verb, source, cue), True
    follows = verb.lemma not in words("phrases", "onward") and not _is_found(verb, subject)
    if not content and entry.clause and entry.tells_clause and follows and not has_other_object(parse, verb):
        if subject is None or (after is None and (subject.head != verb.i or _is_from(parse, source))):
            near = neighbour(parse, verb, cue)
            if near is not None:
                source, subject = near
        if subject is not None and source is not None:
            content, telling = beside(parse, verb, reach(verb, subject, source, cue), cue), True
    elif (
        entry.tells_clause
        and verb.lemma
        not in words("phrases", "rejecting")  # "strike kills two, Moscow denies | it was there"
        and source is not None
        and (ahead := told_ahead(parse, verb, source)) is not None
    ):
        content = (*spans(parse, [ahead]), *content)
    unseen = subject is None or subject.lemma not in words("nouns", "watching")
    if source is not None and entry.tells_clause and (around := after_relative(parse, verb, source, cue)):
        content, telling = spans(parse, around), True
    if not content or (verb.lemma in words("verbs", "witness", "words") and unseen):
        return None
    if subject is None and telling and verb.tag in {"VBD", "VBZ", "VBP"}:
        source, subject = opening(parse, verb, cue) or (None, None)
    clause = parse.head(verb) if inserted else verb
    if telling and (counted := counted_before(parse, clause, by_others=inserted)) is not None:
        content = (*spans(parse, [counted]), *content)
    if entry.tells_clause:
        content = _in_full(parse, quotes, verb, content, source if telling else None)
    if subject is None or source is None:
        return Draft(cue, content, telling=False)
    return _voiced(parse, verb, subject, more, Draft(cue, content, source, telling=telling))


def _in_full(
    parse: Parse, quotes: tuple[Span, ...], verb: Token, content: tuple[Span, ...], source: Range | None
) -> tuple[Span, ...]:
    """Return what is told with what stands before its source, with its quotations, and with its list."""
    content = (*fronted(parse, verb, source), *content) if source is not None else content
    return with_listed(parse.text, quotes, with_quotes(quotes, content, parse.tokens[verb.i].start))


def _voiced(parse: Parse, verb: Token, subject: Token, more: Iterable[int], draft: Draft) -> Draft | None:
    """Return a draft with the heads of who tells it, who hears it and what it comes through, None where it is
    of the report's own "I" and "we".
    """
    ours = subject.lower in {"i", "we", "you"} and verb.lemma not in words("phrases", "speaking")
    if ours or (subject.lower == "us" and parse.tokens[subject.i - 1].lower == "let"):
        return None
    telling = draft.telling and _may_tell(parse, verb, subject)
    heads = (*more, *subject_heads(parse, verb, subject))
    hearers = (*told(parse, verb), *quoted_by(parse, subject), *quoted_by(parse, verb))
    origin = cited(parse, verb, subject) if telling else ()
    if origin:
        heads, hearers = origin, heads + hearers
    return replace(
        draft,
        heads=heads,
        told=hearers,
        telling=telling,
        extra=vessel(parse, verb),
        via=via(parse, verb, subject),
        sure=_is_sure(verb, subject),
    )


def _set_apart(parse: Parse, verb: Token, cue: Range) -> Draft | None:
    """Return what somebody tells whom the tree takes for what is told, or for its subject."""
    begin, end = parse.bounds[verb.sent]
    if (last := outlet_at_end(parse, verb, cue)) is not None:
        return Draft(cue, spans(parse, [(begin, cue[0] - 1)]), last[0], conjuncts(parse, last[1]))
    if (name := named_between(parse, verb, cue)) is not None:
        around = spans(parse, [(begin, cue[0] - 1), (name[0][1] + 1, end - 1)])
        return Draft(cue, around, name[0], (name[1].i,))
    return None


def _is_with_particle(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb tells by its particle: "pointed | out | that 12 had died"."""
    return any(f"{verb.lemma} {kid.lower}" in words("particles") for kid in parse.kids(verb.i, "prt"))


def _is_from(parse: Parse, source: Range | None) -> bool:
    """Tell whether a subject in the tree is only whom a paper is from: "a release from | Ann Roe | said"."""
    return source is not None and source[0] > 0 and parse.tokens[source[0] - 1].lower in {"from", "by"}


def _is_found(verb: Token, subject: Token | None) -> bool:
    """Tell whether people are found, and find nothing out: "mine blast: 52 dead, survivor found"."""
    kind = kind_of_words([subject.lower], subject.lemma) if subject is not None else None
    return verb.lemma == "find" and kind in {"witness", "individual"}


def _is_sure(verb: Token, subject: Token) -> bool:
    """Tell whether whoever does what the verb says is a speaker, whatever the noun."""
    if verb.lemma in words("phrases", "speaking"):
        return True
    if verb.lemma in words("figures", "revising"):
        return True
    return verb.lemma in words("phrases", "asserting") and subject.pos in {"NOUN", "PROPN"}


def _may_tell(parse: Parse, verb: Token, subject: Token) -> bool:
    """Tell whether a subject can be who tells: not "no group", not a blast that raised the toll."""
    if subject.lower in {"nobody", "none"} or any(
        kid.lower in {"no", "neither"} for kid in parse.kids(subject.i, "det")
    ):
        return False
    had = subject.ent == "GPE" and verb.lemma in words("phrases", "having")
    if had or subject.lemma in words("figures", "happenings"):  # "the rescue recalls that of 2010"
        return False
    if verb.lemma in words("phrases", "confirming") and _is_open(parse, verb):
        return False
    if verb.lemma in words("verbs", "adjust", "words") and verb.lemma not in words(
        "verbs", "report", "words"
    ):
        passed_on = verb.dep == "ccomp" and parse.head(verb).lemma in words("phrases", "speaking")
        return tells_figures(parse, verb, subject) and not (passed_on and subject.ent == "GPE")
    if verb.lemma in words("picturing"):
        return subject.lemma in words("nouns", "pictures")
    if verb.lemma == "mourn" and not _is_published(parse, verb, subject):
        return False
    able = any(kid.lower in {"could", "may", "might"} for kid in parse.kids(verb.i, "aux"))
    if verb.lemma == "explain" and able:  # "many things could explain his wounds"
        return False
    shown = verb.lemma in words("verbs", "show", "words") and not any(parse.kids(verb.i, "ccomp"))
    return not (shown and subject.ent == "PERSON")  # "he showed no remorse", "she suggested a walk"


def _is_published(parse: Parse, verb: Token, subject: Token) -> bool:
    """Tell whether grief is told somewhere: "mourned two brothers in a post", "posted it, mourning"."""
    papers = words("nouns", "vessels") | words("nouns", "telling") | words("nouns", "speeches")
    beside = verb.tag == "VBG" and not any(parse.kids(verb.i, "aux"))
    said = (subject, *(t for t in parse.tokens[verb.i : verb.right + 1] if t.dep == "pobj"))
    return beside or any(noun.lemma in papers for noun in said)


def _is_open(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody has not done what a verb says: "could not confirm", "has yet to confirm"."""
    above = parse.head(verb)
    later = verb.dep == "xcomp" and any(
        kid.lower in {"yet", "unable"} for kid in (above, *parse.kids(above.i))
    )
    return later or any(parse.kids(verb.i, "neg"))


def _passive(parse: Parse, verb: Token, entry: Verb) -> Draft | None:
    agent = next((thing for kid in parse.kids(verb.i, "agent") for thing in parse.kids(kid.i, "pobj")), None)
    agent = agent or _shown_on(parse, verb)
    cue = cue_of(parse, verb)
    if verb.lemma in words("citing") and any(kid.lower == "as" for kid in parse.kids(verb.i, "prep")):
        return None
    unnamed = verb.lemma in words("phrases", "unnamed") or _is_made_known(parse, verb)
    if (agent is None and not unnamed) or (verb.lemma in words("seeing") and not _is_made_known(parse, verb)):
        return None
    if agent is None and verb.lemma == "report" and _is_event_reported(parse, verb):
        return None
    if agent is None and verb.lemma == "say" and not any(parse.kids(verb.i, "xcomp", "ccomp")):
        return None
    if agent is not None and (draft := _told_by(parse, verb, agent, cue)) is not None:
        return draft
    hole = [cue]
    if agent is not None:
        by = parse.head(agent)
        named = next((kid for kid in parse.kids(agent.i, "prep") if kid.lower == "as"), None)
        hole.append((by.left, by.right if named is None else named.left - 1))
        cue = (cue[0], by.i) if by.i == cue[1] + 1 else cue
    if verb.dep == "acl" and parse.head(verb).lemma in words("nouns", "pictures"):
        return None
    content = spans(parse, _passive_clause(parse, verb, hole))
    if not content:
        return None
    is_name = verb.dep == "acl" and verb.lemma in words("phrases", "naming")
    if agent is not None and not _may_tell(parse, verb, agent):
        return None
    telling = not is_name and (entry.tells_object or entry.tells_clause or figure_given(parse, verb))
    if agent is not None:
        through = via(parse, verb, agent)
        heads, sure = conjuncts(parse, agent), verb.lemma in words("figures", "revising")
        return Draft(cue, content, phrase(parse, agent), heads, (), telling, via=through, sure=sure)
    return Draft(cue, content, unnamed=parse.span(*cue).of(parse.text) if verb.lemma == "say" else verb.lower)


def _is_event_reported(parse: Parse, verb: Token) -> bool:
    """Tell whether only the police heard of something, whoever tells what came of it ("The fire was reported
    at 4 a.m. and killed two").
    """
    events = (kid for kid in parse.kids(verb.i, "nsubjpass") if kid.lemma in words("nouns", "happenings"))
    return any(events) and not any(parse.kids(verb.i, "xcomp", "ccomp"))


def _is_made_known(parse: Parse, verb: Token) -> bool:
    """Tell whether it is left open who made something known: "it has been announced that 12 died"."""
    it = any(kid.lower == "it" and kid.i < verb.i for kid in parse.kids(verb.i, "nsubjpass"))
    that = any(parse.tokens[kid.left].lower == "that" for kid in parse.kids(verb.i, "ccomp"))
    return it and that and verb.lemma in words("phrases", "disclosing")


def _told_by(parse: Parse, verb: Token, agent: Token, cue: Range) -> Draft | None:
    """Return what an outlet "was told by" somebody, with the outlet as the hearer."""
    clauses = (*parse.kids(verb.i, "ccomp"), *parse.kids(agent.i, "relcl", "acl"))
    clause = next(
        (kid for kid in clauses if parse.tokens[kid.left].lower == "that" and kid.i > agent.i), None
    )
    if verb.lemma not in words("addressing") or clause is None or agent.i < verb.i:
        return None
    first, last = phrase(parse, agent)
    hearers = (i for kid in parse.kids(verb.i, "nsubjpass") for i in conjuncts(parse, kid))
    told = tuple(i for i in hearers if parse.tokens[i].lemma not in words("nouns", "hearers"))
    content = spans(parse, [(clause.left, clause.right)])
    by = parse.head(agent)
    cue = (cue[0], by.i) if by.i == cue[1] + 1 else cue
    return Draft(cue, content, (first, min(last, clause.left - 1)), conjuncts(parse, agent), told, sure=True)


def _shown_on(parse: Parse, verb: Token) -> Token | None:
    """Return the outlet or platform that shows something: "the bodies were shown on television"."""
    if verb.lemma in words("showing") and verb.dep not in {"acl", "amod"}:
        for kid in parse.kids(verb.i, "prep"):
            for thing in parse.kids(kid.i, "pobj"):
                said = [t.lower for t in parse.tokens[thing.left : thing.i + 1]]
                if kid.lower == "on" and kind_of_words(said, thing.lemma) in {"media", "social_media"}:
                    return thing
    return None


def _passive_clause(parse: Parse, verb: Token, holes: list[Range]) -> Iterator[Range]:
    """Yield the clause of a passive verb without its cue and agent; for a bare participle, its noun."""
    if verb.dep in {"acl", "amod"}:
        noun = parse.head(verb)
        whole = parse.head(parse.head(noun))
        if noun.dep == "pobj" and whole.lemma in words("sums"):
            noun = whole  # "a total of 12 reported cases"
        yield from without((noun.left, noun.right), holes)
        return
    if is_inserted(parse, verb) and verb.head != verb.i:  # "as reported by AFP, 12 people died"
        above = parse.head(verb)
        yield from without((above.left, above.right), [(verb.left, verb.right)])
        return
    first, last = verb.left, verb.right
    above = parse.head(verb)
    dated = all(kid.ent in {"DATE", "TIME"} for kid in parse.kids(verb.i, "nsubjpass"))
    if (
        len(holes) > 1
        and above.i < first
        and dated
        and above.head == above.i
        and not any(parse.kids(verb.i, "mark"))
    ):
        first = above.left  # "a boy shot on Monday | was identified by police"
    if len(holes) == 1:  # nobody is named: "cases were reported in Chad, where 63 died" tells of 63 itself
        holes = [*holes, *_asides(parse, verb)]
    later = [kid for kid in parse.kids(verb.i, "conj") if _is_another(parse, kid)]
    if later:
        last = min(last, later[0].left - 1)
    yield from without((first, last), holes)


def _is_another(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause joined to a passive has a subject or an active verb: "and has killed 25"."""
    active = clause.pos == "VERB" and any(kid.lemma == "have" for kid in parse.kids(clause.i, "aux"))
    passive = any(parse.kids(clause.i, "auxpass"))
    return any(parse.kids(clause.i, "nsubj", "nsubjpass")) or (active and not passive)


def _asides(parse: Parse, verb: Token) -> Iterator[Range]:
    """Yield the clauses after a comma that say what is so at a place: ", where 63 people died"."""
    for token in parse.tokens[verb.i + 1 : verb.right + 1]:
        opening = parse.tokens[token.left]
        if token.dep == "relcl" and opening.lower == "where" and parse.tokens[opening.i - 1].text == ",":
            yield token.left, token.right
