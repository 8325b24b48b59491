"""Clauses: which words stand in one clause, and which clauses it stands inside."""

from __future__ import annotations

from according.language.parse import Parse, Token

_CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp"))


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


def _is_clause(parse: Parse, token: Token) -> bool:
    if token.dep == "conj":
        head = parse.tokens[token.head]
        return token.pos in ("VERB", "AUX") and head.pos in ("VERB", "AUX")
    return token.dep in _CLAUSES
