"""Reads what stands beside a verb of saying and is no complement of it: sources, and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from according.claims.attribution.cues import verbs, words
from according.claims.attribution.draft import Range, spans, without
from according.claims.attribution.kinds import kind_of_head, kind_of_name
from according.claims.attribution.quotes import quote_at
from according.language.parse import Parse, Token
from according.model import Span

_WHEN = frozenset({"when", "after", "before", "while", "by"})
_PAIR = 2
_ADDING = frozenset({"with", "from", "including"})
_SET_BESIDE = 4
"""How many phrases and clauses set beside one another before a cue are looked at."""


def reach(verb: Token, subject: Token, source: Range, cue: Range) -> Range:
    """Return the tokens that source and cue take up together: what is said stands before or after them."""
    if subject.head == verb.i or near_to(source, cue):
        return source
    if verb.dep == "pcomp":
        return (source[0], cue[1])
    return cue


def near_to(source: Range, cue: Range) -> bool:
    """Tell whether a source stands right beside its cue."""
    return source[1] in (cue[0] - 1, cue[0] - 2) or source[0] == cue[1] + 1


def beside(parse: Parse, verb: Token, near: Range, cue: Range) -> tuple[Span, ...]:
    """Return the content that stands before a verb of saying and its source, or around, or after a colon."""
    tokens = parse.tokens
    begin, end = parse.bounds[verb.sent]
    first, last = min(near[0], cue[0]), max(near[1], cue[1])
    if verb.dep == "pcomp":  # "12 died, AFP quoted him as saying"
        quoting = parse.head(parse.head(verb))
        first = min((first, *(kid.left for kid in parse.kids(quoting.i, "nsubj"))))
    if is_inserted(parse, verb):
        above = parse.head(verb)
        above = _first_of(parse, above) if last + 1 >= end or tokens[last + 1].text in {".", ";"} else above
        more = next(_going_on(parse, verb, last), None)
        hole = (min(first, verb.left), max(last, verb.right) if more is None else more[0] - 1)
        closed = "," in {tokens[hole[1]].text, tokens[min(hole[1] + 1, end - 1)].text}
        goes_on = more is not None or closed or hole[0] == begin
        later = above.i > last and all(kid.left > last for kid in parse.kids(above.i) if kid.i != verb.i)
        if (
            later and first > begin + 1 and tokens[first - 1].text == ","
        ):  # "one died, police said, the third"
            return spans(parse, [(begin, first - 1), (last + 1, above.right)])
        if _is_beside_quote(parse, first, last + 1, end):
            return spans(parse, [(above.left, first - 1)])
        opens = max(
            (t.i + 1 for t in parse.tokens[above.left : hole[0]] if t.text == ";"), default=above.left
        )
        opens = opens if goes_on and hole[1] < above.right else above.left
        ends = _before_others(parse, above, hole[1]) if goes_on else hole[1]
        return spans(parse, without((opens, ends), [hole]))
    found: list[Range] = []
    if first > begin and (
        tokens[first - 1].text in {",", "--", "-", "?", "!", "\u2014"} or _marks(tokens[first - 1])
    ):
        left = _clause_start(parse, verb, begin, first)
        if left < first - 1:
            found.append((left, first - 1))
            found.extend(_going_on(parse, verb, last))
    after = _after(parse, verb, last, end)
    if after is not None:
        found.append((after, _clause_end(parse, verb, end)))
    return spans(parse, found)


def _is_beside_quote(parse: Parse, first: int, after: int, end: int) -> bool:
    """Tell whether a quotation ends before who speaks, and what stands after is told beside it: "'We stay,'
    the mayor said, as the toll rose to 12".
    """
    opening = [t.lower for t in parse.tokens[after : min(after + 2, end)]]
    beside = opening[:1] == [","] and opening[1:] in (["as"], ["while"], ["after"], ["when"])
    return beside and _marks(parse.tokens[first - 1]) and not any(_marks(t) for t in parse.tokens[after:end])


def _before_others(parse: Parse, clause: Token, last: int) -> int:
    """Return the end of a clause, without what others say beside it: "40 died, police said, | while the army
    put the dead at 12". `last` is the last token of who says the first.
    """
    for kid in parse.kids(clause.i, "advcl", "conj"):
        joint = parse.tokens[kid.left - 1 if kid.dep == "conj" else kid.left]
        told = kid.lemma in verbs() and any(parse.kids(kid.i, "nsubj"))
        if told and joint.i > last and joint.lower in _SET_AGAINST:
            return joint.i - 1
    return clause.right


_SET_AGAINST = frozenset({"while", "whereas", "though", "although", "but", "and"})


def fronted(parse: Parse, verb: Token, source: Range) -> tuple[Span, ...]:
    """Return the clause before the source that says when: "When X was arrested, police said …"."""
    for kid in parse.kids(verb.i, "advcl"):
        first = parse.tokens[kid.left]
        own = next(parse.kids(kid.i, "nsubj", "nsubjpass"), None)
        passive = any(parse.kids(kid.i, "auxpass"))
        if (
            kid.right < source[0]
            and first.lower in _WHEN
            and own is not None
            and own.pos != "PRON"
            and passive
        ):
            return spans(parse, [(kid.left, kid.right)])
    begin = parse.bounds[verb.sent][0]
    for kid in parse.kids(verb.i, "prep", "advcl"):  # "With 12 still missing, the mayor said …"
        numbers = any(t.tag == "CD" for t in parse.tokens[begin : kid.right + 1])
        if kid.left == begin and parse.tokens[begin].lower == "with" and kid.right < source[0] and numbers:
            return spans(parse, [(kid.left, kid.right)])
    return ()


def _going_on(parse: Parse, verb: Token, last: int) -> Iterator[Range]:
    """Yield what else is reported after the cue: "nobody is missing, police said, and 12 were led away"."""
    for kid in parse.kids(verb.i, "dobj", "dative", "prep", "npadvmod"):
        if kid.left == last + 1:  # "a doctor told the BBC on Monday, and 12 were led away"
            last = kid.right
    for kid in parse.kids(verb.i, "advcl"):
        apart = kid.left == last + 2 and parse.tokens[last + 1].text == ","
        if apart and kid.tag == "VBG" and kid.lemma in words("phrases", "outcomes"):
            yield kid.left, kid.right  # "… died, a doctor said, bringing the toll to 12"
    for kid in parse.kids(verb.i, "prep"):
        numbers = any(t.tag == "CD" for t in parse.tokens[kid.i + 1 : kid.right + 1])
        if kid.lower in _ADDING and kid.left == last + 2 and parse.tokens[last + 1].text == "," and numbers:
            yield kid.left, kid.right  # "… died, a doctor said on Monday, with 40 more in hospital"
    for kid in parse.kids(verb.i, "conj"):
        subject = next(parse.kids(kid.i, "nsubj", "nsubjpass"), None)
        if kid.left > last + 1 and parse.tokens[last + 1].text == ",":
            joined = {parse.tokens[i].lower for i in range(last + 1, kid.left)}
            told = subject is None or subject.pos != "PRON"  # "the blast killed 12, he said, and hurt 40"
            if "and" in joined and told and kid.lemma not in verbs():
                yield kid.left, kid.right


def is_inserted(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is put into what it reports: "the blast, police said, killed …", "as … said"."""
    if verb.dep == "parataxis":
        return parse.head(verb).pos in {"VERB", "AUX"}
    return verb.dep == "advcl" and any(kid.lower == "as" for kid in parse.kids(verb.i, "mark"))


def _after(parse: Parse, verb: Token, last: int, end: int) -> int | None:
    """Return where content goes on behind the cue: after a colon, or after a comma and a quotation mark."""
    tokens = parse.tokens
    bare = verb.lemma in words("phrases", "speaking") or verb.lemma in words("phrases", "announcing")
    for i in range(last + 1, min(last + 14, end - 1)):
        quoted = _marks(tokens[i + 1])
        if (tokens[i].text == ":" and (bare or quoted)) or (tokens[i].text == "," and quoted):
            return i + 1
        if _marks(tokens[i]) and i == last + 1:
            return i
        if tokens[i].pos == "VERB" and tokens[i].tag != "VBG":
            return None
    return None


def _clause_start(parse: Parse, verb: Token, begin: int, first: int) -> int:
    """Return the first token of the clause that a postposed or inserted verb of saying reports."""
    left = verb.left
    above = parse.head(verb)
    if (
        verb.dep == "pcomp"
        and above.lower != "as"
        and all(t.pos == "PUNCT" for t in parse.tokens[verb.i + 1 : parse.bounds[verb.sent][1]])
    ):
        left = begin  # "was held near where the car was found, police said"
    if verb.dep in {"parataxis", "ccomp", "advcl", "dep", "conj"} and above.i < first:
        left = min(left, _first_of(parse, above).left)
    return left if left < first - 1 else begin


def _first_of(parse: Parse, clause: Token) -> Token:
    """Return the first of clauses that are joined: "one was killed, | and two were hurt, police said"."""
    while clause.dep == "conj" and parse.head(clause).pos in {"VERB", "AUX"}:
        entry = verbs().get(clause.lemma)
        if entry is not None and entry.tells_clause:
            break
        clause = parse.head(clause)
    return clause


def _clause_end(parse: Parse, verb: Token, end: int) -> int:
    return min(
        max(verb.right, parse.head(verb).right if verb.dep in {"parataxis", "ccomp", "dep"} else verb.right),
        end - 1,
    )


def neighbour(parse: Parse, verb: Token, cue: Range) -> tuple[Range, Token] | None:
    """Return the source of a verb with no subject in the tree, and its head: ", Ann Roe, a doctor, said"."""
    perfect = verb.tag == "VBN" and any(kid.lemma == "have" for kid in parse.kids(verb.i, "aux"))
    if verb.tag not in {"VBD", "VBZ", "VBP"} and not perfect:
        return None
    begin, end = parse.bounds[verb.sent]
    inverted = (cue[0] == begin or _closes(parse, cue[0] - 1, begin)) and verb.lemma not in words(
        "addressing"
    )
    after = _chunk(parse, cue[1] + 1, min(end, cue[1] + 15), 1) if inverted else None
    if after is not None and not _is_aside(parse.tokens[after[0]]):
        to = [i for i in range(after[0] + 1, after[1]) if parse.tokens[i].lower == "to"]
        after = (after[0], to[0] - 1) if to else after
        return after, _head_of(parse, *after)
    return before(parse, cue, begin)


def before(parse: Parse, cue: Range, begin: int) -> tuple[Range, Token] | None:
    """Return the source right before a cue, and its head, past a comma also what is set beside it.

    "the governor of the region, Karim Haddad, said", "Leila Mansouri, who runs the service, said".
    """
    last = cue[0] - 1
    if last <= begin:
        return None
    if parse.tokens[last].text != ",":
        chunk = _chunk(parse, last, max(begin - 1, last - 14), -1)
        chunk = chunk or _with_relative(parse, last, begin)
        if chunk is None or not _closes(parse, chunk[0] - 1, begin):
            return None
        return (chunk[0], last), _head_of(parse, *chunk)
    chunks = list(_apposed(parse, last, begin))
    if not chunks:
        return None
    named = [chunk for chunk in chunks if _names_person(parse, *chunk)]
    head = _head_of(parse, *(named or chunks)[-1])
    return (chunks[-1][0], last), head


def opening(parse: Parse, verb: Token, cue: Range) -> tuple[Range, Token] | None:
    """Return the source right before a cue, up to a comma or to where the sentence begins, and its head.

    "Sgt Ana Giro with the county police say", "After their inquiry police said": there only the last noun.
    """
    begin = parse.bounds[verb.sent][0]
    if (found := before(parse, cue, begin)) is not None:
        return found
    commas = [t.i for t in parse.tokens[begin : cue[0]] if t.text == ","]
    aside = len(commas) == _PAIR and commas[1] == cue[0] - 1
    aside = aside and parse.tokens[commas[0] + 1].lemma in words("citing")  # "Save the Children, citing …,"
    if cue[0] == begin or (commas and not aside):
        return None
    until = (commas[0] if aside else cue[0]) - 1
    chunk = _chunk(parse, until, max(begin - 1, until - 14), -1)
    if chunk is None or chunk[0] != begin:
        return None
    last = parse.tokens[chunk[1]]
    if parse.tokens[begin].pos in {"ADP", "SCONJ", "ADV"}:
        return ((last.i, last.i), last) if kind_of_head([last.lower], last.lemma) is not None else None
    head = _head_of(parse, *chunk)
    called = kind_of_name(parse.span(*chunk).of(parse.text)) is not None  # "Save the Children"
    known = called or head.ent == "PERSON" or kind_of_head([head.lower], head.lemma) is not None
    return (chunk, head) if known else None


def _with_relative(parse: Parse, last: int, begin: int) -> Range | None:
    """Return the source before "who …" and a cue: ", a miner | who asked not to be named | told"."""
    for i in range(last, max(begin, last - 18), -1):
        if parse.tokens[i].pos == "PUNCT":
            return None
        if parse.tokens[i].lower == "who":
            return _chunk(parse, i - 1, max(begin - 1, i - 14), -1)
    return None


def _apposed(parse: Parse, comma: int, begin: int) -> Iterator[Range]:
    """Yield the noun phrases set beside one another before a comma, the nearest first, three at the most."""
    for _ in range(_SET_BESIDE):
        if comma <= begin or parse.tokens[comma].text != ",":
            return
        passed = _relative(parse, comma - 1, begin)
        if passed is not None:
            comma = passed
            continue
        chunk = _chunk(parse, comma - 1, max(begin - 1, comma - 18), -1)
        if chunk is None or chunk[0] - 1 <= begin or not _closes(parse, chunk[0] - 1, begin):
            return
        if _is_of_content(parse.tokens[chunk[0]]):
            return
        yield chunk
        comma = chunk[0] - 1


def _is_of_content(opening: Token) -> bool:
    """Tell whether words between commas tell what happened: ", killing two people, the governor, X, said"."""
    return opening.dep in {"advcl", "acl"} or opening.pos in {"ADP", "SCONJ"}


def _relative(parse: Parse, last: int, begin: int) -> int | None:
    """Return the comma before "who runs the service" or an age, if such words end at token `last`."""
    if parse.tokens[last].tag == "CD" and last > begin and parse.tokens[last - 1].text == ",":
        return last - 1
    for i in range(last, max(begin, last - 20), -1):
        if parse.tokens[i].text == ",":
            return i if parse.tokens[i + 1].lower in {"who", "whose"} else None
    return None


def _names_person(parse: Parse, first: int, last: int) -> bool:
    return any(t.ent == "PERSON" and t.pos == "PROPN" for t in parse.tokens[first : last + 1])


def _is_aside(opening: Token) -> bool:
    """Tell whether words after a cue say when or where, and not who: "said in the evening"."""
    return opening.pos in {"ADP", "SCONJ", "ADV"} or opening.ent in {"DATE", "TIME"}


def _closes(parse: Parse, i: int, begin: int) -> bool:
    """Tell whether a mark that may close content stands at token `i`."""
    return i > begin and (parse.tokens[i].text in {",", "?", "!", "\u2014", "--"} or _marks(parse.tokens[i]))


def _chunk(parse: Parse, i: int, stop: int, step: int) -> Range | None:
    """Return the tokens from `i` to the next mark if they could be one noun phrase (no finite verb)."""
    first = i
    while (i != stop and parse.tokens[i].pos != "PUNCT") or (
        i != stop and parse.tokens[i].text in {"-", "."}
    ):
        if parse.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD", "CC"} and parse.tokens[i].lower != "and":
            return None
        i += step
    if i == first:
        return None
    low, high = min(first, i - step), max(first, i - step)
    while low < high and parse.tokens[high].text == ".":
        high -= 1
    if low > high or not any(t.pos in {"NOUN", "PROPN", "PRON"} for t in parse.tokens[low : high + 1]):
        return None
    return low, high


def _head_of(parse: Parse, first: int, last: int) -> Token:
    """Return the head of a chunk: the end of a person's name, else the last noun before a preposition."""
    tokens = parse.tokens[first : last + 1]
    named = [t for t in tokens if t.ent == "PERSON" and t.pos == "PROPN"]
    if named:
        return named[-1]
    nouns: list[Token] = []
    for token in tokens:
        if token.pos == "ADP" and nouns:
            break
        if token.lower == "and" and nouns:
            break
        if token.pos in {"NOUN", "PROPN", "PRON"}:
            nouns.append(token)
    return nouns[-1] if nouns else tokens[-1]


def _marks(token: Token) -> bool:
    return token.text in {'"', "''", "``", "'"}


def with_listed(text: str, quotes: tuple[Span, ...], content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Let content that ends with a quotation run on over those that a list puts after it."""
    if not content or quote_at(quotes, content[-1].end - 1) is None:
        return content
    end = content[-1].end
    for quote in quotes:
        if quote.start > end and _LISTED.fullmatch(text, end - 2, quote.start):
            end = quote.end
    return (*content[:-1], Span(content[-1].start, end))


_LISTED = re.compile(r"(?:,. ?|..(?:[,;] ?| )(?:(?:and|then|also|later) ){1,3}|..[,;] )")
"""What stands between two quotations of one list, from the last two characters of the first on."""


def with_quotes(quotes: tuple[Span, ...], content: tuple[Span, ...], cue: int) -> tuple[Span, ...]:
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
