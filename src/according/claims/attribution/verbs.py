"""Reads attributions from verbs: who says, reports, believes or wants what."""

from __future__ import annotations

from collections.abc import Iterator

from according.claims.attribution.cues import Verb, verbs, words
from according.claims.attribution.draft import Draft, Range, conjuncts, phrase, spans, trimmed, without
from according.claims.attribution.quotes import quote_at
from according.language.parse import Parse, Token
from according.model import Span

_CLIMB = 8
_RELATIVE = frozenset({"who", "which", "that"})
_OBJECT_PREPOSITIONS = frozenset({"for", "as", "of", "over", "to", "from", "with", "about", "against"})


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


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is in the passive (a bare participle counts: "two men reported missing")."""
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
        return any(_infinitive(parse, kid) for kid in parse.kids(verb.i, "xcomp"))
    return verb.tag == "VBD" and verb.lemma == "report" and _is_reduced(parse, verb)


def _infinitive(parse: Parse, clause: Token) -> bool:
    return any(aux.lower == "to" for aux in parse.kids(clause.i, "aux"))


def _is_reduced(parse: Parse, verb: Token) -> bool:
    """Tell whether "reported" lacks its auxiliary, as in headlines: "50 reported injured"."""
    right = [kid for kid in parse.kids(verb.i) if kid.i > verb.i and kid.dep != "punct"]
    return (
        bool(right)
        and right[0].i == verb.i + 1
        and (
            right[0].tag in {"VBN", "JJ", "VBG"}
            and right[0].dep in {"oprd", "acomp", "xcomp", "ccomp"}
            and not any(parse.kids(right[0].i, "nsubj", "nsubjpass"))
        )
    )


def subject_of(parse: Parse, verb: Token, depth: int = 0) -> Token | None:
    """Return the head of the phrase that does what the verb says, also where it stands with a verb above."""
    subject = None
    for kid in parse.kids(verb.i, "nsubj"):
        subject = kid if kid.i < verb.i or subject is None else subject
    if subject is not None or depth > _CLIMB or verb.head == verb.i:
        return subject
    head = parse.head(verb)
    if verb.dep == "acl":
        return head if head.pos in {"NOUN", "PROPN"} else None
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
        if verb.dep == "xcomp" and (person := next(parse.kids(head.i, "dobj", "dative"), None)) is not None:
            return person
        passive = next(parse.kids(head.i, "nsubjpass"), None)
        return passive if passive is not None else subject_of(parse, head, depth + 1)
    return None


def _quoted(parse: Parse, verb: Token) -> Token | None:
    """Return whoever is quoted "as saying"."""
    dep = "nsubjpass" if is_passive(parse, verb) else "dobj"
    return next(parse.kids(verb.i, dep), None)


def cue_of(parse: Parse, verb: Token) -> Range:
    """Return a verb with the auxiliaries, negations and adverbs that stand directly before it, and its particle."""
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


def _active(parse: Parse, quotes: tuple[Span, ...], verb: Token, entry: Verb) -> Draft | None:
    cue = cue_of(parse, verb)
    content, telling, cue = _complement(parse, verb, entry, cue)
    subject = subject_of(parse, verb)
    source = _subject_phrase(parse, verb, subject) if subject is not None else None
    if (
        verb.lemma == "put"
        and not content
        and subject is not None
        and source is not None
        and _inserted(parse, verb)
    ):
        content, telling = _beside(parse, verb, source, cue), True
    if not content and entry.clause and entry.tells_clause:
        if subject is None or subject.head != verb.i:
            near = _neighbour(parse, verb, cue)
            if near is not None:
                source, subject = near
        if subject is not None and source is not None:
            content, telling = _beside(parse, verb, _reach(parse, verb, subject, source, cue), cue), True
    if not content:
        return None
    if entry.tells_clause:
        content = _with_quotes(quotes, content, parse.tokens[verb.i].start)
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


def _subject_phrase(parse: Parse, verb: Token, subject: Token) -> Range:
    """Return the tokens of a subject, with one that the parser split off before it ("the agency | IRNA said")."""
    first, last = phrase(parse, subject)
    for kid in parse.kids(verb.i, "nsubj"):
        if kid.right < first and first - kid.right <= 2 and subject.head == verb.i:
            first = kid.left
    return first, last


def _reach(parse: Parse, verb: Token, subject: Token, source: Range, cue: Range) -> Range:
    """Return the tokens that source and cue take up together, for what is said to stand before or after them."""
    if subject.head == verb.i or near_to(source, cue):
        return source
    if verb.dep == "pcomp":
        return (source[0], cue[1])
    return cue


def near_to(source: Range, cue: Range) -> bool:
    """Tell whether a source stands right beside its cue."""
    return source[1] in (cue[0] - 1, cue[0] - 2) or source[0] == cue[1] + 1


def _neighbour(parse: Parse, verb: Token, cue: Range) -> tuple[Range, Token] | None:
    """Return the noun phrase beside a verb of saying that has no subject in the tree: ", Ann Roe, a doctor, said"."""
    if verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    begin, end = parse.bounds[verb.sent]
    inverted = (cue[0] == begin or _closes(parse, cue[0] - 1, begin)) and verb.lemma not in words(
        "addressing"
    )
    after = _chunk(parse, cue[1] + 1, min(end, cue[1] + 15), 1) if inverted else None
    if after is not None:
        to = [i for i in range(after[0] + 1, after[1]) if parse.tokens[i].lower == "to"]
        after = (after[0], to[0] - 1) if to else after
        return after, _head_of(parse, *after)
    last = cue[0] - 1
    if last <= begin:
        return None
    if parse.tokens[last].text != ",":
        before = _chunk(parse, last, max(begin - 1, last - 14), -1)
        return (
            (before, _head_of(parse, *before))
            if before is not None and _closes(parse, before[0] - 1, begin)
            else None
        )
    apposed = _chunk(parse, last - 1, max(begin - 1, last - 18), -1)
    if apposed is None or apposed[0] - 1 <= begin or parse.tokens[apposed[0] - 1].text != ",":
        return None
    name = _chunk(parse, apposed[0] - 2, max(begin - 1, apposed[0] - 12), -1)
    if name is None or not _closes(parse, name[0] - 1, begin):
        return (apposed[0], last), _head_of(parse, *apposed)
    return (name[0], last), _head_of(parse, *name)


def _closes(parse: Parse, i: int, begin: int) -> bool:
    """Tell whether a mark that may close content stands at token `i`."""
    return i > begin and (parse.tokens[i].text in {",", "?", "!", "\u2014", "--"} or _marks(parse.tokens[i]))


def _chunk(parse: Parse, i: int, stop: int, step: int) -> Range | None:
    """Return the tokens from `i` to the next mark that could be one noun phrase (no finite verb, some noun)."""
    first = i
    while i != stop and parse.tokens[i].pos != "PUNCT" or (i != stop and parse.tokens[i].text in {"-", "."}):
        if parse.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD", "CC"} and parse.tokens[i].lower != "and":
            return None
        i += step
    low, high = min(first, i - step), max(first, i - step)
    while low < high and parse.tokens[high].text == ".":
        high -= 1
    if low > high or not any(t.pos in {"NOUN", "PROPN", "PRON"} for t in parse.tokens[low : high + 1]):
        return None
    return low, high


def _head_of(parse: Parse, first: int, last: int) -> Token:
    """Return the token that heads a chunk: the end of a person's name, else the last noun before a preposition."""
    tokens = parse.tokens[first : last + 1]
    named = [t for t in tokens if t.ent == "PERSON" and t.pos == "PROPN"]
    if named:
        return named[-1]
    nouns: list[Token] = []
    for token in tokens:
        if token.pos == "ADP" and nouns:
            break
        if token.pos in {"NOUN", "PROPN", "PRON"}:
            nouns.append(token)
    return nouns[-1] if nouns else tokens[-1]


def _complement(parse: Parse, verb: Token, entry: Verb, cue: Range) -> tuple[tuple[Span, ...], bool, Range]:
    """Return the content to the right of a verb, whether it is told, and the cue (with its preposition if it has one)."""
    right = [kid for kid in parse.kids(verb.i) if kid.i > verb.i]
    clauses = [kid for kid in right if _is_clause(parse, verb, kid, entry)]
    thing = next((kid for kid in right if kid.dep in {"dobj", "oprd"}), None)
    if clauses:
        first = clauses[0].left
        if thing is not None and thing.left == cue[1] + 1 and verb.lemma not in words("addressing"):
            first = min(first, thing.left)
        telling = entry.tells_clause and (
            not _infinitive(parse, clauses[0]) or verb.lemma in words("phrases", "infinitive")
        )
        return spans(parse, [(first, _clauses_end(parse, verb, clauses[-1]))]), telling, cue
    number = (
        thing if thing is not None and (thing.tag == "CD" or any(parse.kids(thing.i, "nummod"))) else None
    )
    if (
        number is not None
        and verb.lemma in words("phrases", "speaking")
        and verb.lemma not in words("addressing")
    ):
        return spans(parse, [(number.left, _object_end(parse, verb, number, telling=True))]), True, cue
    if verb.lemma == "put" or (entry.tells_clause and not (thing is not None and entry.object)):
        late = _toll(parse, verb, thing) if verb.lemma == "put" else _late_clause(parse, verb)
        if late is not None:
            return spans(parse, [late]), True, cue
    if thing is not None and entry.object:
        return (
            spans(parse, [(thing.left, _object_end(parse, verb, thing, entry.tells_object))]),
            entry.tells_object,
            cue,
        )
    for kid in right:
        if kid.dep == "prep" and kid.lower in entry.prepositions and kid.right > kid.i:
            if thing is not None and thing.i < kid.i:
                return spans(parse, [(thing.left, kid.right)]), False, cue
            telling = verb.lemma in words("phrases", "relating")
            near = (cue[0], kid.i) if kid.i == cue[1] + 1 else cue
            return spans(parse, [(kid.i + 1, kid.right)]), telling, near
    return (), False, cue


def before_but(parse: Parse, clause: Token, end: int) -> int:
    """Return the last token of a clause before "but" and somebody else's word on it, else `end`."""
    lexicon = verbs()
    for kid in parse.kids(clause.i, "conj"):
        other = next(parse.kids(kid.i, "nsubj"), None)
        entry = lexicon.get(kid.lemma)
        if (
            other is not None
            and other.pos != "PRON"
            and entry is not None
            and (entry.tells_clause or entry.tells_object)
        ):
            but = [
                cc.i
                for cc in parse.kids(clause.i, "cc")
                if cc.i < kid.i and cc.lower in {"but", "while", "yet"}
            ]
            if but:
                return min(end, but[-1] - 1)
    return end


def _toll(parse: Parse, verb: Token, thing: Token | None) -> Range | None:
    """Return what follows "at" in "put the toll at 12"."""
    if thing is None or thing.lemma not in words("nouns", "tolls"):
        return None
    at = [kid for kid in parse.kids(verb.i, "prep") if kid.lower == "at" and kid.right > kid.i]
    return (at[0].i + 1, at[0].right) if at else None


def _late_clause(parse: Parse, verb: Token) -> Range | None:
    """Return the "that" clause that the parser hung on something else: "said in a written release that …"."""
    for kid in parse.kids(verb.i, "prep", "npadvmod", "dobj"):
        for i in range(max(kid.left, verb.i + 1), kid.right + 1):
            token = parse.tokens[i]
            if token.lower == "that" and token.dep == "mark":
                return i, parse.head(token).right
    return None


def _clauses_end(parse: Parse, verb: Token, clause: Token) -> int:
    """Return where reported clauses end: with an "and" clause that the parser hung on the verb of saying itself."""
    end = before_but(parse, clause, clause.right)
    if end < clause.right:
        return end
    if parse.sentences[verb.sent].kind == "headline" and verb.head == verb.i:
        return parse.bounds[verb.sent][1] - 1
    for kid in parse.kids(verb.i, "conj"):
        subject = next(parse.kids(kid.i, "nsubj", "nsubjpass"), None)
        if kid.i > end and subject is not None and subject.pos != "PRON" and kid.lemma not in verbs():
            joined = [parse.tokens[i].lower for i in range(end + 1, kid.left)]
            if "and" in joined and "but" not in joined:
                end = kid.right
    return end


def _is_clause(parse: Parse, verb: Token, kid: Token, entry: Verb) -> bool:
    if kid.dep == "ccomp":
        if verb.lemma in words("seeing"):
            return any(mark.dep == "mark" or mark.tag in {"WRB", "WP"} for mark in parse.kids(kid.i))
        return entry.clause
    if kid.dep == "xcomp" and verb.lemma not in words("quoting"):
        return (
            (entry.to or entry.clause)
            if _infinitive(parse, kid)
            else entry.clause and kid.pos in {"VERB", "AUX"}
        )
    return False


def _object_end(parse: Parse, verb: Token, thing: Token, telling: bool) -> int:
    """Return the last token that still belongs to the thing told."""
    end = thing.right
    for kid in parse.kids(verb.i):
        if kid.i <= end:
            continue
        if kid.dep in {"advcl", "conj", "cc", "parataxis"} or any(
            t.ent in {"DATE", "TIME"} for t in parse.kids(kid.i)
        ):
            break
        if kid.dep in {"xcomp", "oprd", "acl", "relcl"} or (
            kid.dep == "prep" and (telling or kid.lower in _OBJECT_PREPOSITIONS)
        ):
            end = kid.right
    return end


def _beside(parse: Parse, verb: Token, near: Range, cue: Range) -> tuple[Span, ...]:
    """Return the content that stands before a verb of saying and its source, around them, or behind a colon."""
    tokens = parse.tokens
    begin, end = parse.bounds[verb.sent]
    first, last = min(near[0], cue[0]), max(near[1], cue[1])
    if _inserted(parse, verb):
        above = parse.head(verb)
        hole = (min(first, verb.left), max(last, verb.right))
        goes_on = "," in {tokens[hole[1]].text, tokens[min(hole[1] + 1, end - 1)].text} or hole[0] == begin
        return spans(parse, without((above.left, above.right if goes_on else hole[1]), [hole]))
    found: list[Range] = []
    if first > begin and (
        tokens[first - 1].text in {",", "--", "-", "?", "!", "\u2014"} or _marks(tokens[first - 1])
    ):
        left = _clause_start(parse, verb, begin, first)
        if left < first - 1:
            found.append((left, first - 1))
    after = _after(parse, last, end)
    if after is not None:
        found.append((after, _clause_end(parse, verb, end)))
    return spans(parse, found)


def _inserted(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb of saying is put into what it reports: "the blast, police said, killed …", "as … said"."""
    if verb.dep == "parataxis":
        return parse.head(verb).pos in {"VERB", "AUX"}
    return verb.dep == "advcl" and any(kid.lower == "as" for kid in parse.kids(verb.i, "mark"))


def _after(parse: Parse, last: int, end: int) -> int | None:
    """Return where content goes on behind the cue: after a colon, or after a comma and a quotation mark."""
    tokens = parse.tokens
    for i in range(last + 1, min(last + 14, end - 1)):
        if tokens[i].text == ":" or (tokens[i].text == "," and _marks(tokens[i + 1])):
            return i + 1
        if _marks(tokens[i]) and i == last + 1:
            return i
        if tokens[i].pos == "VERB" and tokens[i].tag != "VBG":
            return None
    return None


def _marks(token: Token) -> bool:
    return token.text in {'"', "''", "``", "'"}


def _clause_start(parse: Parse, verb: Token, begin: int, first: int) -> int:
    """Return the first token of the clause that a postposed or inserted verb of saying reports."""
    left = verb.left
    if verb.dep in {"parataxis", "ccomp", "advcl", "dep", "conj"} and parse.head(verb).i < first:
        left = min(left, parse.head(verb).left)
    return left if left < first - 1 else begin


def _clause_end(parse: Parse, verb: Token, end: int) -> int:
    return min(
        max(verb.right, parse.head(verb).right if verb.dep in {"parataxis", "ccomp", "dep"} else verb.right),
        end - 1,
    )


def _with_quotes(quotes: tuple[Span, ...], content: tuple[Span, ...], cue: int) -> tuple[Span, ...]:
    """Let content that begins or ends inside a quotation run to the quotation's own ends."""
    grown: list[Span] = []
    for span in content:
        start, end = span.start, span.end
        first, last = quote_at(quotes, start), quote_at(quotes, end - 1)
        if first is not None and not first.start <= cue < first.end:
            start = min(start, first.start)
        if last is not None and not last.start <= cue < last.end:
            end = max(end, last.end)
        grown.append(Span(start, end))
    return tuple(grown)


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
    """Return what it may have been said through: "said to AFP", "posted on Facebook", "in an interview with ITV"."""
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
    if agent is None and not unnamed:
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
    """Yield the clause of a passive verb without its cue and agent; a bare participle's is the noun it follows."""
    if verb.dep in {"acl", "amod"}:
        noun = parse.head(verb)
        yield from without((noun.left, noun.right), holes)
        return
    first, last = verb.left, verb.right
    later = [kid for kid in parse.kids(verb.i, "conj") if any(parse.kids(kid.i, "nsubj", "nsubjpass"))]
    if later:
        last = min(last, later[0].left - 1)
    yield from without((first, last), holes)


__all__ = ["cue_of", "is_passive", "subject_of", "trimmed", "verb_drafts"]
