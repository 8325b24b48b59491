"""Reads the content that a verb of saying or wishing takes as its complement."""

from __future__ import annotations

from according.claims.attribution.cues import Verb, verbs, words
from according.claims.attribution.draft import Range, spans
from according.claims.attribution.grammar import before_according, before_but, is_counting, is_infinitive
from according.claims.attribution.tolls import figure_set
from according.claims.syntax import is_counted
from according.language.parse import Parse, Token
from according.model import Span

_OBJECT_PREPOSITIONS = frozenset({"for", "as", "of", "over", "to", "from", "with", "about", "against"})


def complement(parse: Parse, verb: Token, entry: Verb, cue: Range) -> tuple[tuple[Span, ...], bool, Range]:
    """Return the content to the right of a verb, whether it is told, and the cue with its preposition."""
    figure = figure_set(parse, verb)
    if figure is not None:
        return spans(parse, [figure]), True, cue
    right = [kid for kid in parse.kids(verb.i) if kid.i > verb.i]
    clauses = [kid for kid in right if _is_clause(parse, verb, kid, entry)]
    thing = next((kid for kid in right if kid.dep in {"dobj", "oprd"}), None)
    if clauses:
        told = entry.tells_clause and (
            not is_infinitive(parse, clauses[0]) or verb.lemma in words("phrases", "infinitive")
        )
        return spans(parse, [_clauses_of(parse, verb, clauses, thing, cue)]), told, cue
    number = thing if thing is not None and is_counted(parse, thing) else None
    if thing is not None and thing.left == cue[1] + 1 and verb.lemma == "say" and _does(parse, verb):
        return spans(parse, [(thing.left, verb.right)]), True, cue
    if (
        entry.tells_clause
        and thing is not None
        and thing.left == cue[1] + 1
        and (ending := _misjoined(parse, verb, thing))
    ):
        return spans(parse, [(thing.left, ending)]), True, cue
    if number is not None and verb.lemma == "tell" and _is_harmed(parse, verb, number):
        return spans(parse, [(number.left, verb.right)]), True, cue
    if number is not None and verb.lemma == "say":
        return spans(parse, [(number.left, _object_end(parse, verb, number, telling=True))]), True, cue
    if entry.tells_clause and not (thing is not None and entry.object):
        late = _late_clause(parse, verb)
        if late is not None:
            return spans(parse, [late]), True, cue
    expected = entry.tells_clause and number is not None and verb.lemma in words("phrases", "expecting")
    if thing is not None and (entry.object or expected):
        return (
            spans(parse, [(thing.left, _object_end(parse, verb, thing, entry.tells_object))]),
            entry.tells_object or expected or _rejects(parse, verb, thing) or _accuses(parse, verb),
            cue,
        )
    if (went := _gone_on(parse, verb, cue)) is not None:
        return spans(parse, [went]), True, cue
    if (said := _rejected(parse, verb)) is not None:
        return spans(parse, [(said.left, said.right)]), True, cue
    for kid in right:
        if kid.dep == "prep" and kid.lower in entry.prepositions and kid.right > kid.i:
            if thing is not None and thing.i < kid.i:
                return spans(parse, [(thing.left, kid.right)]), False, cue
            telling = verb.lemma in words("phrases", "relating")
            near = (cue[0], kid.i) if kid.i == cue[1] + 1 else cue
            return spans(parse, [(kid.i + 1, _before_time(parse, kid, _told_of(parse, kid)))]), telling, near
    return (), False, cue


def _rejected(parse: Parse, verb: Token) -> Token | None:
    """Return what was said that a verb rejects ("dismissed | the claim that 40 had died")."""
    if verb.lemma not in words("phrases", "rejecting"):
        return None
    after = parse.tokens[verb.i + 1 : verb.right + 1]
    return next((token for token in after if token.lemma in words("nouns", "telling")), None)


def _clauses_of(parse: Parse, verb: Token, clauses: list[Token], thing: Token | None, cue: Range) -> Range:
    """Return the clauses that a verb tells, with the object before them that is of them."""
    first = clauses[0].left
    heard = verb.lemma in words("addressing")
    if thing is not None and (_is_subject(parse, thing, clauses[0]) if heard else thing.left == cue[1] + 1):
        first = min(first, thing.left)
    last = before_according(parse, first, _clauses_end(parse, verb, clauses[-1]))
    return first, _before_scene(parse, clauses[-1], _second_subject(parse, verb, last))


_SCENES = frozenset({"as", "while", "amid", "after", "before"})
_OUGHT = frozenset({"must", "should", "will", "would", "wo", "'ll", "shall"})
_CLOSING = frozenset({"'", '"', "\u2019", "\u201d", "''"})


def _before_scene(parse: Parse, clause: Token, last: int) -> int:
    """Return the end of what somebody says ought to be or will be, without the events beside which it was
    said: after its quotation has ended ("says they 'must go' after 12 die"), or with "as" ("will stay, as").
    """
    if not any(kid.lower in _OUGHT for kid in parse.kids(clause.i, "aux")):
        return last
    headline = parse.sentences[clause.sent].kind == "headline"
    for kid in parse.kids(clause.i, "advcl", "prep"):
        opening, before = parse.tokens[kid.left], parse.tokens[kid.left - 1]
        if kid.i < clause.i or kid.left > last or opening.lower not in _SCENES:
            continue
        beside = opening.lower == "as" and kid.dep == "advcl" and (headline or before.text == ",")
        if before.text in _CLOSING or beside:
            return before.i
    return last


def _before_time(parse: Parse, preposition: Token, last: int) -> int:
    """Return the end of what somebody speaks of, without when: "warned against raw milk | after a death"."""
    deeds = [kid for kid in parse.kids(preposition.i, "pcomp") if kid.tag == "VBG"]
    times = [t for deed in deeds for t in parse.kids(deed.i, "prep") if t.lower in _SCENES and t.i > deed.i]
    return min((t.i - 1 for t in times), default=last)


def _told_of(parse: Parse, preposition: Token) -> int:
    """Return the last token of what follows a preposition, and what a number is: "spoke of eight | hurt"."""
    end = preposition.right
    after = parse.tokens[min(end + 1, len(parse.tokens) - 1)]
    state = after.tag in {"JJ", "VBN"} and after.left == after.right and after.sent == preposition.sent
    return end + 1 if state and parse.tokens[end].tag == "CD" else end


def _misjoined(parse: Parse, verb: Token, thing: Token) -> int | None:
    """Return the end of a clause whose verb was taken for a participle: "said a row | escalated to shots".

    Nobody "says" a thing; a past tense right after it is what it did.
    """
    for joint in parse.kids(thing.i, "cc"):  # "confirmed the man | and the girl were killed"
        clauses = (kid for kid in parse.kids(verb.i, "conj") if kid.left == joint.i + 1)
        if (clause := next(clauses, None)) and any(parse.kids(clause.i, "nsubj", "nsubjpass")):
            return clause.right
    if verb.lemma not in _SAYING or any(parse.kids(verb.i, "dative")):
        return None
    joined = (kid for noun in (thing, *parse.kids(thing.i, "conj")) for kid in parse.kids(noun.i, "acl"))
    return next((thing.right for kid in joined if kid.tag == "VBD"), None)


def _gone_on(parse: Parse, verb: Token, cue: Range) -> Range | None:
    """Return what "a man they say | opened fire on Sunday" tells, whose verb the tree hangs on another."""
    after = parse.tokens[min(cue[1] + 1, len(parse.tokens) - 1)]
    put_in = verb.dep == "relcl" and verb.lemma in _SAYING and after.sent == verb.sent
    return (
        (after.i, after.right)
        if put_in and after.tag in {"VBD", "VBZ", "VBN"} and after.left == after.i
        else None
    )


_SAYING = frozenset({"say", "add", "state", "allege", "claim", "believe"})


def _is_harmed(parse: Parse, verb: Token, number: Token) -> bool:
    """Tell whether people are told of, no hearers: "told the press | 12 rebels and a guard | were killed"."""
    heard = any(kid.right == number.left - 1 for kid in parse.kids(verb.i, "dative"))
    clauses = (kid for kid in parse.kids(verb.i, "conj", "ccomp", "advcl") if kid.i > number.i)
    return heard and any(next(parse.kids(kid.i, "auxpass", "aux"), None) is not None for kid in clauses)


def _is_subject(parse: Parse, thing: Token, clause: Token) -> bool:
    """Tell whether an object is rather the subject of what is told: "told them | the raid | was planned"."""
    alone = not any(parse.kids(clause.i, "nsubj", "nsubjpass")) and any(
        parse.kids(clause.i, "aux", "auxpass")
    )
    return alone and thing.right == clause.left - 1 and not is_infinitive(parse, clause)


def _does(parse: Parse, verb: Token) -> bool:
    """Tell whether "say" shares its subject with what is rather said: "say a man | shot and cut two"."""
    return any(
        kid.tag in {"VBD", "VBN"} and not any(parse.kids(kid.i, "nsubj", "nsubjpass"))
        for kid in parse.kids(verb.i, "conj")
        if kid.lemma not in verbs() and verb.tag in {"VBP", "VBZ"}
    )


def _accuses(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb says what somebody did: "accused the army of killing 12 people"."""
    near = (verb, *parse.kids(verb.i, "dobj"))
    of = (kid for noun in near for kid in parse.kids(noun.i, "prep") if kid.lower == "of")
    return verb.lemma == "accuse" and any(True for kid in of for _ in parse.kids(kid.i, "pcomp"))


def _rejects(parse: Parse, verb: Token, thing: Token) -> bool:
    """Tell whether a verb says of what others say that it is not so: "rejected suggestions that …"."""
    if verb.lemma in words("phrases", "rejecting"):
        said = (parse.tokens[i] for i in range(verb.i + 1, thing.right + 1))
        return any(token.lemma in words("nouns", "telling") for token in said)
    return thing.lemma in words("nouns", "telling") and any(
        parse.tokens[i].lower in words("phrases", "false") for i in range(thing.i + 1, verb.right + 1)
    )


def _is_clause(parse: Parse, verb: Token, kid: Token, entry: Verb) -> bool:
    bare = kid.left == kid.i and kid.tag in {"VBD", "VBZ", "VBP"} and kid.lemma in verbs()
    if kid.dep == "ccomp" and bare and verb.lemma in words("addressing"):
        return False
    if kid.dep == "ccomp" and _is_of_noun(parse, verb, kid):
        return False
    aside = kid.tag == "VBN" and parse.tokens[kid.left - 1].text == ","
    if aside and not any(parse.kids(kid.i, "nsubj", "nsubjpass", "aux", "auxpass")):
        return False  # "said on X, formerly known as Twitter"
    if kid.dep == "ccomp" and (_is_manner(parse, kid) or _is_when(parse, kid)):
        return False
    to = verb.lemma == "respond" and any(near.lower == "to" for near in parse.kids(verb.i, "prep"))
    if kid.dep == "ccomp" and to and parse.tokens[kid.left].lower != "that":
        return False  # "officers responded to the report of a blast. They found …"
    if kid.dep == "ccomp":
        if verb.lemma in words("seeing") - words("verbs", "witness", "words"):
            return _is_finding(parse, verb, kid) or any(
                mark.dep == "mark" or mark.tag in {"WRB", "WP"} for mark in parse.kids(kid.i)
            )
        return entry.clause
    if kid.dep == "xcomp" and verb.lemma not in words("quoting"):
        return (
            (entry.to or entry.clause)
            if is_infinitive(parse, kid)
            else entry.clause and kid.pos in {"VERB", "AUX"}
        )
    return False


def _is_when(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause only says when somebody spoke: "the mayor said, | hours after a blast hit"."""
    comma = parse.tokens[clause.left - 1].text == ","
    return comma and any(mark.lower in _SCENES for mark in parse.kids(clause.i, "mark"))


def _is_manner(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause says how somebody spoke: "two died, said Ana Giro, | her hands shaking"."""
    opening, comma = parse.tokens[clause.left], parse.tokens[clause.left - 1]
    apart = clause.left > 0 and comma.text == "," and opening.tag == "PRP$"
    return apart and clause.tag in {"VBG", "NN"} and not any(parse.kids(clause.i, "aux", "auxpass"))


def _is_finding(parse: Parse, verb: Token, clause: Token) -> bool:
    """Tell whether somebody finds that something is so ("study finds 12 died"), and not "two men shot"."""
    whole = clause.lemma == "die" or any(parse.kids(clause.i, "aux", "auxpass"))
    finite = verb.tag in {"VBZ", "VBP", "VBD", "VBN"}
    return verb.lemma == "find" and finite and whole and any(parse.kids(clause.i, "nsubj", "nsubjpass"))


def _is_of_noun(parse: Parse, verb: Token, clause: Token) -> bool:
    """Tell whether a clause is of the noun before it: "charged in a shooting | that hurt two girls"."""
    opening = parse.tokens[clause.left]
    before = parse.tokens[clause.left - 1]
    relative = opening.tag == "WDT" and opening.dep in {"nsubj", "nsubjpass"}
    return relative and before.pos == "NOUN" and before.i > verb.i + 1


def _clauses_end(parse: Parse, verb: Token, clause: Token) -> int:
    """Return where reported clauses end, with an "and" clause that hangs on the verb of saying itself."""
    end = before_but(parse, clause, clause.right)
    if end < clause.right:
        return end
    if parse.sentences[verb.sent].kind == "headline" and verb.head == verb.i:
        return parse.bounds[verb.sent][1] - 1
    above = parse.head(parse.head(verb))  # "AFP quoted the ministry, which said that …, and there were …"
    quoted = parse.kids(above.i, "conj") if verb.dep == "relcl" and above.lemma in words("citing") else ()
    if (listed := _listed_after(parse, verb, clause)) is not None:
        end = listed
    for kid in (*parse.kids(verb.i, "conj"), *quoted):
        subject = next(parse.kids(kid.i, "nsubj", "nsubjpass", "expl"), None)
        if kid.i > end and subject is not None and _goes_on(subject) and kid.lemma not in verbs():
            joined = [parse.tokens[i].lower for i in range(end + 1, kid.left)]
            if "and" in joined and "but" not in joined:
                end = kid.right
    return end


def _listed_after(parse: Parse, verb: Token, clause: Token) -> int | None:
    """Return the end of a list of deeds that a reported clause opens: "said a man shot, missed, and | hit".

    The tree hangs the rest on the verb of saying; a comma alone joins no deed of whoever says so.
    """
    for kid in parse.kids(verb.i, "conj"):
        subject = any(parse.kids(kid.i, "nsubj", "nsubjpass"))
        beside = kid.left == clause.right + 2 and parse.tokens[kid.left - 1].text == ","
        closed = any(joint.lower == "and" for joint in parse.kids(kid.i, "cc")) and any(
            parse.kids(kid.i, "conj")
        )
        if beside and closed and not subject and kid.tag == clause.tag and kid.lemma not in verbs():
            return kid.right
    return None


def _goes_on(subject: Token) -> bool:
    """Tell whether a clause may go on with what is told: of a noun, or "and there were three injuries"."""
    return subject.pos != "PRON" or subject.dep == "expl"


def _second_subject(parse: Parse, verb: Token, last: int) -> int:
    """Return the end of a relative clause's content with an object that was taken for the main subject.

    "A man who police say killed | three women | was arrested".
    """
    if verb.dep != "relcl":
        return last
    main = parse.head(parse.head(verb))
    things = parse.kids(main.i, "nsubj", "nsubjpass")
    return next((thing.right for thing in things if thing.left == last + 1), last)


def _has_subject(parse: Parse, clause: Token) -> bool:
    return any(kid.lower != "that" for kid in parse.kids(clause.i, "nsubj", "nsubjpass"))


def _late_clause(parse: Parse, verb: Token) -> Range | None:
    """Return the "that" clause that the parser hung on something else: "said in a written release that …"."""
    for kid in parse.kids(verb.i, "prep", "npadvmod", "dobj"):
        for i in range(max(kid.left, verb.i + 1), kid.right + 1):
            token = parse.tokens[i]
            if token.lower == "that" and token.dep == "mark":
                return i, parse.head(token).right
        told = next(parse.kids(kid.i, "relcl"), None) if verb.lemma in words("addressing") else None
        if told is not None and parse.tokens[told.left].lower == "that" and _has_subject(parse, told):
            return told.left, told.right
    for kid in parse.kids(verb.i, "advcl"):
        clause = next(parse.kids(kid.i, "ccomp"), None)
        if kid.lemma in words("citing") and clause is not None and any(parse.kids(kid.i, "dobj")):
            return clause.left, clause.right
    return None


def _counts_too(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause goes on with what is counted: "shows 40 in tents, | while another 90 are out"."""
    subject = next(parse.kids(clause.i, "nsubj", "nsubjpass"), None)
    joined = any(mark.lower in {"while", "and"} for mark in parse.kids(clause.i, "mark"))
    return joined and subject is not None and is_counted(parse, subject)


def _counted_on(parse: Parse, verb: Token, end: int) -> int:
    """Return the end of a list of counts whose last the tree makes the main one: "74 dead, 22 hurt"."""
    above = parse.head(verb)
    listed = verb.dep == "ccomp" and above.i > end and is_counting(parse, above)
    return above.right if listed else end


def _object_end(parse: Parse, verb: Token, thing: Token, telling: bool) -> int:
    """Return the last token that still belongs to the thing told."""
    end = thing.right
    if verb.lemma in words("phrases", "naming"):  # "identified the dead on Friday | as Ann Roe"
        end = max((kid.right for kid in parse.kids(verb.i, "prep") if kid.lower == "as"), default=end)
    for kid in parse.kids(verb.i):
        if kid.i <= end:
            continue
        if kid.dep == "dobj" and kid.left == kid.i == end + 1:  # "logged its ninth mpox | patient"
            end = kid.right
            continue
        if kid.dep == "advcl" and _counts_too(parse, kid):
            end = kid.right
            continue
        if kid.i == end + 1 and thing.tag == "CD" and kid.left == kid.right and kid.tag in {"JJ", "VBN"}:
            end = kid.i
            continue
        if kid.dep in {"cc", "conj"} and any(
            is_counting(parse, later) for later in parse.kids(verb.i, "conj")
        ):
            end = kid.right if kid.dep == "conj" else end
            continue
        if kid.dep in {"advcl", "conj", "cc", "parataxis"} or any(
            t.ent in {"DATE", "TIME"} for t in parse.kids(kid.i)
        ):
            break
        if kid.lower in _SCENES and not is_counted(parse, thing) and kid.dep == "prep":
            break  # "acknowledges errors | before the shooting of a man"
        if kid.dep in {"xcomp", "oprd", "acl", "relcl"} or (
            kid.dep == "prep" and (telling or kid.lower in _OBJECT_PREPOSITIONS)
        ):
            end = kid.right
    if thing.tag == "CD":
        end = _counted_on(parse, verb, end)
    return _compared(parse, end) if thing.tag == "CD" or any(parse.kids(thing.i, "nummod")) else end


def _compared(parse: Parse, end: int) -> int:
    """Return the end of a count with that of another time: "93 deaths last year | and 86 in 2014"."""
    tokens, stop = parse.tokens, parse.bounds[parse.tokens[end].sent][1]
    i = end + 1
    while i < stop and (tokens[i].ent in {"DATE", "TIME"} or tokens[i].tag == "IN" or tokens[i].text == ","):
        i += 1
    if i + 1 >= stop or tokens[i].lower != "and" or tokens[i + 1].tag != "CD":
        return end
    last = i + 1
    while last + 1 < stop and (tokens[last + 1].tag == "IN" or tokens[last + 1].ent in {"DATE", "TIME"}):
        last += 1
    return last if tokens[last].ent in {"DATE", "TIME"} else end
