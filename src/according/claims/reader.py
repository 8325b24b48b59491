"""Reads the claims of one report: what it says happened to how many people, on whose word, in which exact words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.claims.attribution import chain_at
from according.claims.counting import counts
from according.claims.cues import cue_words, is_about_disease
from according.claims.figures import is_spaced_out, without_words
from according.claims.found import Found, find
from according.claims.groups import group_span
from according.claims.stated import stated_of
from according.claims.status import status_of
from according.claims.victims import victims_of
from according.language.parse import Parse
from according.model import Attribution, Claim, Gap, Report, Span

MADE_BY = "according-reader/1"
_LOOK_BACK = re.compile(r"\b(?:the|these|those)\b", re.IGNORECASE)


def read_claims(
    report: Report, parse: Parse, attributions: Sequence[Attribution], gaps: Sequence[Gap]
) -> tuple[Claim, ...]:
    """Return the claims of a report, in the order of the text. Those that hang on words that are gone are left out."""
    items = _weigh(parse, _find_all(parse))
    numbers = counts(parse, items)
    made: list[Claim] = []
    for item, count in zip(items, numbers, strict=True):
        span = group_span(parse, item.group)
        clause = clause_span(parse, item)
        if any(gap.span.overlaps(span) for gap in gaps):
            continue
        figure = without_words(item.group.figure) if item.group.named else item.group.figure
        made.append(
            Claim(
                report=report.id,
                effect=item.effect,
                figure=replace(figure, words=None if item.group.named else span.of(report.text)),
                explicit=item.group.explicit,
                count=count,
                status=status_of(parse, item),
                victims=victims_of(parse, item),
                sources=chain_at(attributions, span),
                number_span=span,
                clause_span=clause,
                cue_span=parse.span(item.cue.first, item.cue.last),
                stated=stated_of(parse, item),
                made_by=MADE_BY,
            )
        )
    return tuple(made)


def _find_all(parse: Parse) -> list[Found]:
    disease, joined = is_about_disease(parse), is_spaced_out(parse.text)
    words = cue_words() | {"toll"}
    found: list[Found] = []
    for n in range(len(parse.sentences)):
        tokens = parse.of(n)
        if any(t.lemma in words or t.lower in words for t in tokens):
            found += (item for item in find(parse, n, disease=disease, joined=joined) if not _looks_back(parse, item))
    return found


def _looks_back(parse: Parse, item: Found) -> bool:
    """Tell whether the group only looks back at people already told of, without a number ("evacuating the injured")."""
    group = item.group
    if group.explicit or group.noun is None:
        return False
    noun = parse.tokens[group.noun]
    return noun.lemma in ("victim", "casualty", "injured", "wounded", "dead") and bool(
        _LOOK_BACK.match(parse.tokens[group.first].lower)
    )


def _weigh(parse: Parse, found: Sequence[Found]) -> list[Found]:
    """Decide what "shot" and the like mean: killed where this person died, casualties where some of the number died."""
    dead = [item for item in found if item.effect == "killed"]
    return [_weighed(parse, item, dead) if item.weak else item for item in found]


def _weighed(parse: Parse, item: Found, dead: Sequence[Found]) -> Found:
    low = item.group.figure.low or 0
    if low > 1 and item.group.explicit and any(_may_be_of(parse, d, item) for d in dead):
        return replace(item, effect="casualties")
    names = _names(parse, item)
    if low == 1 and names and any(names & _names(parse, d) for d in dead):
        return replace(item, effect="killed")
    return item


def _may_be_of(parse: Parse, dead: Found, item: Found) -> bool:
    """Tell whether the dead may be some of a number that was shot: told of close by, or in the headline, and fewer."""
    low, sum_ = dead.group.figure.low or 0, item.group.figure.low or 0
    here, there = parse.tokens[item.group.last].sent, parse.tokens[dead.group.last].sent
    return 1 <= low <= sum_ and (abs(here - there) <= 2 or there == 0)


def _names(parse: Parse, item: Found) -> frozenset[str]:
    tokens = parse.tokens[item.group.first : item.group.last + 1]
    if item.group.named:
        return frozenset(t.lower for t in tokens if t.tag == "NNP" and len(t.lower) > 2)
    if item.group.figure.low == 1 and item.group.noun is not None and not item.group.explicit:
        return frozenset({parse.tokens[item.group.noun].lemma}) - {"person", "victim", "other", "people"}
    return frozenset()


def clause_span(parse: Parse, item: Found) -> Span:
    """Return the shortest stretch that a reader would quote: the group, its cue, and what completes the cue."""
    first = min(item.group.first, item.cue.first)
    last = max(item.group.last, item.cue.last)
    end = parse.bounds[parse.tokens[last].sent][1]
    for token in _following(parse, last + 1, end):
        last = token
    return parse.span(first, last)


def _following(parse: Parse, start: int, end: int) -> Iterator[int]:
    for i in range(start, end):
        token = parse.tokens[i]
        if token.tag in (",", ".", ":", "CC", "''", "``", "-RRB-", "VBD", "VBZ", "VBP", "WP", "WDT") or token.lower in ("as", "after", "when", "while", "-"):
            return
        yield i
