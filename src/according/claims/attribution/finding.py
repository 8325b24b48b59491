"""Finds the attributions of a parsed text: who says what, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from according.claims.attribution.credits import credited
from according.claims.attribution.draft import Draft
from according.claims.attribution.gapped import with_gapped
from according.claims.attribution.listed import listed_drafts
from according.claims.attribution.phrases import phrase_drafts
from according.claims.attribution.quotes import find_quotes
from according.claims.attribution.sources import Namer
from according.claims.attribution.speech import continued, resumed, sentence_of, signed_posts
from according.claims.attribution.statements import statement_drafts
from according.claims.attribution.turns import Turn, find_turns, interviewed
from according.claims.attribution.verbs import verb_drafts
from according.claims.attribution.wordings import wording_drafts
from according.language.parse import Parse
from according.model import Attribution, Source

_DEEPEST = 64
"""How many contents that hold a place are told apart, the shortest first."""


def find_attributions(parse: Parse) -> tuple[Attribution, ...]:
    """Return the attributions of a text, in the order of their cues.

    What only wishes or judges ("wants", "praised") is an attribution with no `speakers`: it makes no chain.
    """
    quotes = find_quotes(parse.text)
    by_noun = chain(phrase_drafts(parse, quotes), wording_drafts(parse), statement_drafts(parse, quotes))
    by_noun = chain(by_noun, listed_drafts(parse))
    read = chain(verb_drafts(parse, quotes), by_noun)
    turns = find_turns(parse.text)
    drafts = sorted(_distinct(with_gapped(parse, read)), key=lambda draft: draft.cue)
    # The label of a turn names nobody whom a later "she" could mean.
    drafts = [draft for draft in drafts if not any(_is_label(parse, draft, turn) for turn in turns)]
    namer = Namer(parse)
    found = _carried(parse, [_named(parse, draft, namer) for draft in drafts])
    posts = (*signed_posts(parse.text), *interviewed(parse.text, turns), *credited(parse, found))
    going_on = resumed(parse, continued(parse, quotes, found))
    return _nested(sorted([*going_on, *posts], key=lambda found: found.cue[0].start))


def _is_label(parse: Parse, draft: Draft, turn: Turn) -> bool:
    """Tell whether what seems to say that somebody speaks is the label of a turn."""
    return turn.label.start <= parse.tokens[draft.cue[0]].start < turn.label.end


def _distinct(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts that have content, one for each cue."""
    seen: set[int] = set()
    for draft in drafts:
        cue = set(range(draft.cue[0], draft.cue[1] + 1))
        if draft.content and not cue & seen:
            seen |= cue
            yield draft


def _named(parse: Parse, draft: Draft, namer: Namer) -> Attribution:
    """Name the sources of a draft. Who only wishes or judges is named too, for the pronouns that follow."""
    cue = parse.span(*draft.cue)
    source = (parse.span(*draft.source),) if draft.source else ()
    if draft.unnamed:
        return Attribution((), (cue,), draft.content, (Source(draft.unnamed, "unnamed", None, cue),))
    told = [found for i in draft.told if (found := namer.name(i))]
    told += [found for i in draft.via if (found := namer.outlet(i))]
    speakers = namer.names(
        draft.heads, draft.extra, sure=draft.sure, around=draft.source, telling=draft.telling
    )
    speakers, told = (speakers, told) if speakers else (tuple(told), [])
    if not draft.telling or not speakers:  # "quoting another, AFP said" has AFP at least
        return Attribution(source, (cue,), draft.content)
    return Attribution(source, (cue,), draft.content, speakers, tuple(told))


def _carried(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Let what somebody goes on to say stand as told to the outlet it was told to in the sentence before."""
    result: list[Attribution] = []
    told: Attribution | None = None
    until = -1
    for attribution in found:
        where = sentence_of(parse, attribution.cue[0].start)
        other = result[-1] if result and sentence_of(parse, result[-1].cue[0].start) == where else None
        if attribution.told:
            told = attribution
            until = sentence_of(parse, max(span.end for span in (*attribution.cue, *attribution.content)) - 1)
        elif (
            told is not None
            and attribution.speakers
            and attribution.speakers[0].name == told.speakers[0].name
            and (other is None or other.speakers == attribution.speakers)
            and sentence_of(parse, min(span.start for span in (*attribution.cue, *attribution.content)))
            - until
            <= 1
            and (where == until or _goes_on(parse, attribution))
        ):
            attribution = replace(attribution, told=told.told)  # noqa: PLW2901
            until = max(until, where)
        result.append(attribution)
    return result


def _goes_on(parse: Parse, attribution: Attribution) -> bool:
    """Tell whether one who is speaking already goes on: "he said", or a quotation of "the doctor"."""
    token = parse.at(attribution.source[0].start) if attribution.source else None
    if token is None:
        return False
    quoted = parse.text[attribution.content[0].start] in "\"\u201c'`"
    return token.lower in {"he", "she", "they", "it"} or (token.lower == "the" and quoted)


def _holders(found: Sequence[Attribution]) -> list[int | None]:
    """Return for each attribution the index of the innermost one whose content holds its cue."""
    pieces = sorted((span.start, span.end, n) for n, a in enumerate(found) for span in a.content)
    order = sorted(range(len(found)), key=lambda n: found[n].cue[0].start)
    holders: list[int | None] = [None] * len(found)
    reaching: list[tuple[int, int]] = []
    at = 0
    for n in order:
        cue = found[n].cue[0]
        while at < len(pieces) and pieces[at][0] <= cue.start:
            reaching.append((pieces[at][1], pieces[at][2]))
            at += 1
        reaching = sorted(piece for piece in reaching if piece[0] > cue.start)[:_DEEPEST]
        holders[n] = min(
            (piece for piece in reaching if piece[0] >= cue.end and piece[1] != n), default=(0, None)
        )[1]
    return holders


def _nested(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Set `within`, and leave out wishes and judgements in what somebody else says: not the report's own."""
    kept = [a for a, holder in zip(found, _holders(found), strict=True) if a.speakers or holder is None]
    held = zip(kept, _holders(kept), strict=True)
    return tuple(a if holder == a.within else replace(a, within=holder) for a, holder in held)
