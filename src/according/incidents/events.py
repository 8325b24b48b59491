"""Finds the words of a report that name incidents or tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from according.incidents.kinds import Lexicon, lexicon
from according.language.parse import Parse, Token
from according.model import Kind, Span
from according.vocab import load

_SITES = ("LOC", "FAC")
_PLACES = ("GPE", *_SITES)
_LONGEST = 4
"""The most words of a phrase that names an incident."""
_LEAD = 5
"""How many sentences at the beginning may decide what an ambiguous word means."""


@dataclass(frozen=True, slots=True)
class Event:
    """A word or phrase that names or tells an incident.

    `first` and `last` are its tokens, `i` the one that carries its place in the tree. `kind` is None where
    the words only say that something happened. `weight` is 1 (weak) to 3, 0 for generic words.
    """

    i: int
    first: int
    last: int
    sent: int
    kind: Kind | None
    weight: int
    verbal: bool

    def lemma(self, parse: Parse) -> str:
        """Return the lemma of the word that carries the event."""
        return parse.tokens[self.i].lemma

    def span(self, parse: Parse) -> Span:
        """Return the characters of the event's words."""
        return parse.span(self.first, self.last)


@dataclass(frozen=True, slots=True)
class _Around:
    """The lemmas by which ambiguous words are read: of the sentence, of the lead, of the whole report."""

    sentence: frozenset[str]
    lead: frozenset[str]
    report: frozenset[str]


def find_events(parse: Parse) -> tuple[Event, ...]:
    """Return the event words of a parse in the order of the text."""
    lemmas, known = tuple(map(_lemma, parse.tokens)), lexicon().known
    telling: dict[int, list[Token]] = defaultdict(list)
    for token, lemma in zip(parse.tokens, lemmas, strict=True):
        if lemma in known:
            telling[token.sent].append(token)
    lead = _lemmas(parse, range(min(_LEAD, len(parse.sentences))))
    return tuple(
        event
        for number, tokens in telling.items()
        for event in _in_sentence(
            parse, tokens, lemmas, _Around(_lemmas(parse, range(number, number + 1)), lead, parse.all_lemmas)
        )
    )


def _lemmas(parse: Parse, sentences: range) -> frozenset[str]:
    return frozenset(token.lemma for number in sentences for token in parse.of(number))


def _in_sentence(
    parse: Parse, openings: Sequence[Token], lemmas: Sequence[str], around: _Around
) -> Iterator[Event]:
    """Yield the events that begin at some tokens of a sentence; `lemmas` are those of all tokens."""
    done = 0
    for opening in openings:
        first, end = opening.i, parse.bounds[opening.sent][1]
        if first < done:
            continue
        length, kind, weight = _match(
            opening,
            tuple(lemmas[first : min(end, first + _LONGEST)]),
            around,
            lexicon(),
            heads=first == parse.bounds[opening.sent][0],
        )
        done, tokens = first + length, parse.tokens[first : first + length]
        if not length or _is_institution(parse, tokens):
            continue
        head = _top(tokens)
        if weight < 2 and _names(parse, head):
            kind, weight = kind or lexicon().placed.get(head.lemma), 2
        yield Event(head.i, first, done - 1, opening.sent, kind, weight, head.pos == "VERB")


def _match(
    token: Token, lemmas: tuple[str, ...], around: _Around, words: Lexicon, *, heads: bool
) -> tuple[int, Kind | None, int]:
    """Return how many of the `lemmas` from a token on name an incident (0 for none), its kind and weight.

    No sentence begins with a verb in the third person: at the head of one (`heads`) it is a plural noun.
    """
    lemma = lemmas[0]
    if lemma in words.openers:
        if token.pos == "VERB" and lemmas[:2] in words.verb_phrases:
            return len(lemmas[:2]), *words.verb_phrases[lemmas[:2]]
        for length in (4, 3, 2):
            key = lemmas[:length]
            if key in words.phrases:
                return len(key), *words.phrases[key]
            if key in words.generic_phrases:
                return len(key), None, 0
    plural = heads and token.tag == "VBZ" and lemma not in words.verbs  # "Wildfires Race Across Chile"
    noun, verb = plural or token.pos in ("NOUN", "PROPN", "ADJ"), token.pos == "VERB"
    if not noun and not verb:
        return 0, None, 0
    known = words.nouns.get(lemma) if noun else words.verbs.get(lemma)
    generic = lemma in (words.generic_nouns if noun else words.generic_verbs)
    if lemma in words.ambiguous and not (verb and words.ambiguous[lemma].nouns_only):
        senses = words.ambiguous[lemma]
        kind = (
            None
            if senses.here and token.dep == "relcl"
            else senses.kind(around.sentence, around.lead, around.report)
        )
        if kind is not None and (known is None or known[1] < 3 or senses.default is None):
            return 1, kind, 1 if generic else 2
    if known is not None:
        return 1, *known
    return (1, None, 0) if generic or (noun and lemma in words.placed) else (0, None, 0)


def _names(parse: Parse, token: Token) -> bool:
    """Tell whether a noun that says no kind names an incident ("the killing", "a synagogue attack")."""
    words = lexicon()
    if token.tag == "VBG" and token.lower in words.naming:  # "the mayor's killing", "over killing of two"
        before, after = (
            parse.tokens[max(0, token.i - 1)],
            parse.tokens[min(token.i + 1, len(parse.tokens) - 1)],
        )
        return before.tag == "POS" or after.lower == "of"
    if token.pos not in ("NOUN", "PROPN"):
        return False
    if token.lemma in words.naming:
        return True
    if token.lemma not in words.placed:
        return False
    kids = list(parse.kids(token.i, "compound", "nmod"))
    kids += [kid for prep in parse.kids(token.i, "prep") for kid in parse.kids(prep.i, "pobj")]
    places = _PLACES if words.placed[token.lemma] else _SITES
    return any(kid.ent in places or kid.lemma in words.sites for kid in kids)


def _lemma(token: Token) -> str:
    """Return the lemma; of a plural that a capital has made a name ("Wildfires race"), its singular."""
    if token.pos == "PROPN" and token.lemma == token.lower and token.lower.endswith("s"):
        singular = token.lower[:-1]
        if singular in lexicon().nouns or singular in lexicon().ambiguous:
            return singular
    return token.lemma


def _top(tokens: tuple[Token, ...]) -> Token:
    """Return the token whose head lies outside the phrase; "that" ("a fire that") is of what follows."""
    inside = {token.i for token in tokens}
    own = [token for token in reversed(tokens) if token.tag != "WDT"]
    return next((t for t in own if t.head not in inside or t.head == t.i), tokens[-1])


def _is_institution(parse: Parse, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the words only say what an office or a thing is for ("fire department", "flu vaccine")."""
    top = _top(tokens)
    head = parse.head(top)
    return top.dep in ("compound", "amod", "nmod") and head.i != top.i and head.lemma in _institutions()


@cache
def _institutions() -> frozenset[str]:
    return frozenset(load("kinds_reference")["institutions"])
