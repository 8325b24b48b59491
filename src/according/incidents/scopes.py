"""Clauses: which words stand in one clause, and which clauses it stands inside."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from according.language.parse import Parse, Token
from according.model import Span

_CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp"))
FRONT = 4
"""How many tokens at the beginning of a sentence set its scene."""


def clause_of(parse: Parse, token: Token) -> Token:
    """Return the head of the innermost clause that a token stands in (itself, if it heads one)."""
    while token.head != token.i and not _is_clause(parse, token):
        token = parse.tokens[token.head]
    return token


def ladder(parse: Parse, token: Token) -> tuple[Token, ...]:
    """Return the heads of the clauses that a token stands in, innermost first."""
    heads = [clause_of(parse, token)]
    while heads[-1].head != heads[-1].i:
        heads.append(clause_of(parse, parse.tokens[heads[-1].head]))
    return tuple(heads)


def clause_told(parse: Parse, token: Token, telling: Collection[str]) -> Token:
    """Return the head of the clause that a time is of: of what is told, where it stands before the teller.

    "Two people were killed in Sfax, on Tuesday, the mayor said": parsed, the time hangs on "said". `telling`
    are the lemmas of verbs of telling.
    """
    head = clause_of(parse, token)
    if head.lemma not in telling or token.i > head.i:
        return head
    content = next((kid for kid in parse.kids(head.i, "ccomp") if kid.i < token.i), None)
    teller = next((kid for kid in parse.kids(head.i, "nsubj") if kid.left > token.i), None)
    return head if content is None or teller is None else content


def is_since_when(parse: Parse, token: Token) -> bool:
    """Tell whether a clause only says since when it has been so ("since it was declared last August")."""
    head = clause_of(parse, token)
    return head.dep == "advcl" and any(kid.lower == "since" for kid in parse.kids(head.i, "mark"))


def token_of(parse: Parse, span: Span) -> Token | None:
    """Return the first token inside a span; None where the span lies outside the tokens (in a credit)."""
    token = parse.at(span.start)
    return token if token is not None and token.start < span.end else None


def top_of(parse: Parse, token: Token, span: Span) -> Token:
    """Return the token above `token` that still lies inside a span and whose head does not."""
    while token.head != token.i and span.start <= parse.tokens[token.head].start < span.end:
        token = parse.tokens[token.head]
    return token


def up_to(parse: Parse, token: Token, clause: Token) -> Iterator[Token]:
    """Yield a token and those above it, below the head of its clause."""
    while token.i not in (clause.i, token.head):
        yield token
        token = parse.head(token)


def is_fronted(parse: Parse, token: Token, within: int = FRONT) -> bool:
    """Tell whether a token stands among the first `within` of its sentence."""
    return token.i - parse.bounds[token.sent][0] < within


def _is_clause(parse: Parse, token: Token) -> bool:
    if token.dep == "conj":
        head = parse.tokens[token.head]
        return token.pos in ("VERB", "AUX") and head.pos in ("VERB", "AUX")
    return token.dep in _CLAUSES
