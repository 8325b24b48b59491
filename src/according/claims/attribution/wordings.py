"""Reads what is told by a noun or a turn of phrase: "by the coroner's account", "word from there is that"."""

from __future__ import annotations

from collections.abc import Iterator

from according.claims.attribution.cues import speech_words, words
from according.claims.attribution.draft import Draft, Range, conjuncts, phrase, spans
from according.claims.attribution.nouns import owners
from according.language.parse import Parse, Token

_BEFORE = frozenset({"by", "in", "on"})
_LONGEST = 14


def wording_drafts(parse: Parse) -> Iterator[Draft]:
    """Yield what is told by a noun for it, or by a phrase that opens a sentence."""
    as_told = words("phrases", "telling_it")
    for token in parse.lemmas(words("nouns", "versions") | as_told):
        if token.lemma not in as_told:
            found = _by_noun(parse, token)
        else:
            found = _has_it(parse, token) if token.lemma == "have" else _as_told(parse, token)
        if found is not None:
            yield found
    for token in parse.words({"what"}):
        if (found := _cleft(parse, token)) is not None:
            yield found


def _cleft(parse: Parse, what: Token) -> Draft | None:
    """Read "What police are saying is that 12 died", "What we hear from the hospital is that …"."""
    told = next((t for t in parse.ancestors(what) if t.dep in {"csubj", "csubjpass"}), None)
    main = parse.head(told) if told is not None else None
    if told is None or main is None or main.lemma != "be" or told.i > main.i:
        return None
    after = parse.tokens[main.i + 1 : main.i + 2]
    if not after or after[0].lower not in {"that", ":", ","}:
        return None
    subject = next((kid for kid in parse.kids(told.i, "nsubj") if kid.lower not in _OURSELVES), None)
    owner = subject if told.lemma in speech_words() else None
    if owner is None:
        links = (t for t in parse.tokens[told.left : main.i] if t.lower in {"from", "by"})
        owner = next((noun for link in links for noun in parse.kids(link.i, "pobj")), None)
    return _draft(parse, (told.i, main.i), [(main.i + 2, main.right)], owner) if owner is not None else None


_OURSELVES = frozenset({"i", "we", "you", "what"})


def _by_noun(parse: Parse, noun: Token) -> Draft | None:
    """Return what a noun for what is told tells, by where it stands in its sentence."""
    if noun.dep == "pobj":
        return _opening(parse, noun)
    if noun.dep == "dobj":
        return _broken(parse, noun)
    if noun.dep != "nsubj":
        return None
    return _is_that(parse, noun) or _stands_at(parse, noun)


def _is_that(parse: Parse, noun: Token) -> Draft | None:
    """Read "the army's version is that 12 died", "word from the hospital is that …"."""
    verb = parse.head(noun)
    clause = next(parse.kids(verb.i, "ccomp"), None) if verb.lemma == "be" else None
    owner = next(owners(parse, noun), None)
    if clause is None or owner is None or clause.i < verb.i or parse.tokens[clause.left].lower != "that":
        return None
    return _draft(parse, (noun.i, verb.i), [(clause.left, clause.right)], owner)


def _opening(parse: Parse, noun: Token) -> Draft | None:
    """Read "By the coroner's account, 12 died", "In the words of the mayor, …": the sentence after it."""
    before = parse.head(noun)
    owner = next(owners(parse, noun), None) if before.lower in _BEFORE else None
    if owner is None:
        return None
    rest = _after_comma(parse, before.i, before.right)
    return _draft(parse, (before.i, noun.i), [rest], owner) if rest is not None else None


def _broken(parse: Parse, noun: Token) -> Draft | None:
    """Read "the mayor broke the news that two had died"."""
    verb = parse.head(noun)
    clauses = parse.kids(noun.i, "acl", "relcl", "ccomp")
    clause = next((kid for kid in clauses if parse.tokens[kid.left].lower == "that"), None)
    subject = next(parse.kids(verb.i, "nsubj"), None)
    if verb.lemma not in words("phrases", "breaking") or clause is None or subject is None:
        return None
    return _draft(parse, (verb.i, noun.i), [(clause.left, clause.right)], subject)


def _stands_at(parse: Parse, noun: Token) -> Draft | None:
    """Read "a tally kept by volunteers stands at 88 dead", "estimates from the UN run to 3,000"."""
    verb = parse.head(noun)
    reaches = verb.lemma in words("phrases", "reaching_sums")
    whose = (owner for owner in owners(parse, noun) if parse.head(owner).lower in {"by", "from"})
    owner = next(whose, None) if reaches and noun.lemma in words("nouns", "tallies") else None
    if owner is None or not any(t.tag == "CD" for t in parse.tokens[verb.i + 1 : verb.right + 1]):
        return None
    return _draft(parse, (verb.i, verb.i), [(verb.i + 1, verb.right)], owner)


def _as_told(parse: Parse, verb: Token) -> Draft | None:
    """Read "The way villagers tell it, …", "If the rebels are to be believed, …"."""
    begin, end = parse.bounds[verb.sent]
    last = verb.i + 1 if verb.lemma == "tell" else verb.i
    if verb.lemma == "tell":
        fits = last < end and parse.tokens[last].lower == "it"
        subject = next(parse.kids(verb.i, "nsubj"), None)
    else:
        fits = verb.tag == "VBN" and parse.tokens[begin].lower == "if"
        subject = next(parse.kids(verb.head, "nsubj"), None)
    rest = _after_comma(parse, begin, last) if fits and verb.i - begin < _LONGEST else None
    return (
        _draft(parse, (verb.i, last), [rest], subject) if rest is not None and subject is not None else None
    )


def _has_it(parse: Parse, verb: Token) -> Draft | None:
    """Read "police sources have it that four men were hit"."""
    after = [t.lower for t in parse.tokens[verb.i + 1 : verb.i + 3]]
    subject = next(parse.kids(verb.i, "nsubj"), None) if after == ["it", "that"] else None
    if subject is None or parse.tokens[verb.i + 2].dep != "mark":
        return None
    return _draft(parse, (verb.i, verb.i + 1), [(verb.i + 2, verb.right)], subject)


def _after_comma(parse: Parse, first: int, last: int) -> Range | None:
    """Return the rest of a sentence whose opening ends with a comma right after token `last`."""
    begin, end = parse.bounds[parse.tokens[first].sent]
    closed = last + 2 < end and parse.tokens[last + 1].text == ","
    return (last + 2, end - 1) if first == begin and closed else None


def _draft(parse: Parse, cue: Range, told: list[Range], owner: Token) -> Draft:
    return Draft(cue, spans(parse, told), phrase(parse, owner), conjuncts(parse, owner))
