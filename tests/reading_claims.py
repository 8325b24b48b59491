"""Claims written in short, for the tests of how they are read.

A claim is one line: effect, figure, whatever is not usual about it, and the words of its number span.
`killed 20..: At least 20 people` is a claim that is explicit, a total, asserted, and counts people. Figures
are `20`, `20..` (a floor), `..20` (a ceiling), `20-30` (a range) and `~20` (approximate). What is unusual is
named: `displaced 40 families part feared implied: 40 families`. Several claims stand in the order of the
text, " | " between them; no claims are the empty string.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from according.claims import find_attributions, read_claims, relate
from according.language.nlp import Parser
from according.language.parse import Parse
from according.language.sentences import split
from according.model import Claim, Figure, Report
from according.reports import find_gaps


@cache
def parser() -> Parser:
    """Return the one parser of the whole run of tests."""
    return Parser()


@cache
def parsed(text: str) -> Parse:
    """Return the parse of a text."""
    return parser().parse(text, split(text))


@cache
def read(text: str) -> tuple[Claim, ...]:
    """Return the claims that are read from a text, without incidents."""
    parse = parsed(text)
    return read_claims(Report(text), parse, find_attributions(parse), find_gaps(text, parse.sentences))


def related(text: str) -> tuple[Claim, ...]:
    """Return the claims of a text that is about one incident, with their counts settled."""
    return relate(parsed(text), tuple(replace(claim, mention="i1") for claim in read(text)))


def bounds(figure: Figure) -> str:
    """Write a figure's range: 20, 20.., ..20, 20-30, ~20."""
    low, high = figure.low, figure.high
    about = "~" if figure.approximate else ""
    if low == high:
        return f"{about}{low}"
    if low is None or high is None:
        return f"{about}{'' if low is None else low}..{'' if high is None else high}"
    return f"{about}{low}-{high}"


def figure_line(figure: Figure) -> str:
    """Write a figure's range, and its unit where it does not count people."""
    return bounds(figure) if figure.unit == "people" else f"{bounds(figure)} {figure.unit}"


def claim_line(claim: Claim, text: str) -> str:
    """Write one claim."""
    marks = (
        "" if claim.count == "total" else claim.count,
        "" if claim.status == "asserted" else claim.status,
        "" if claim.explicit else "implied",
    )
    said = (claim.effect, figure_line(claim.figure), *(mark for mark in marks if mark))
    return f"{' '.join(said)}: {claim.number_span.of(text)}"


def claims(text: str) -> str:
    """Write the claims of a text."""
    return " | ".join(claim_line(claim, text) for claim in read(text))


def counted(text: str) -> str:
    """Write the claims of a text that is about one incident, with their counts settled."""
    return " | ".join(claim_line(claim, text) for claim in related(text))


def clauses(text: str) -> str:
    """Write the clauses of the claims of a text."""
    return " | ".join(claim.clause_span.of(text) for claim in read(text))


def victims(text: str) -> str:
    """Write who the claims of a text say was affected: `soldiers, security, men`; a name writes no words."""
    said = ((c.victims.words, c.victims.class_, c.victims.sex, c.victims.age) for c in read(text))
    return " | ".join(", ".join(part for part in parts if part) for parts in said)


def stated(text: str) -> str:
    """Write when the claims of a text were stated, in its words; "-" where it does not say."""
    return " | ".join(claim.stated.words if claim.stated else "-" for claim in read(text))
