"""Reads the claims of one report: what it says happened to how many people, on whose word, in which exact
words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from according import __version__
from according.claims.attribution import chain_at
from according.claims.attribution.cues import speech_words
from according.claims.breath import with_breath
from according.claims.counting import counts
from according.claims.cues import cue_words, is_about_disease
from according.claims.cues.lexicon import phrase
from according.claims.cues.lexicon import words as known
from according.claims.echoes import echoed_in
from according.claims.evidence import is_supported
from according.claims.fields import fields
from according.claims.figures import is_spaced_out, without_words
from according.claims.finding import find, taken_up_in, told_before
from according.claims.found import Found
from according.claims.generic import is_generic
from according.claims.groups import group_span
from according.claims.listing import Listing, listed, opened, rows, shares, still_open, taken_apart
from according.claims.makeup import made_up_of, only_opens
from according.claims.people import noun_class
from according.claims.questions import answered, asked
from according.claims.recounts import recounted_in
from according.claims.stated import stated_of
from according.claims.status import is_wanted, status_of
from according.claims.syntax import VERB_TAGS, is_counted
from according.claims.tables import as_rows, breakdowns, broken_down, placed_rows, tabled
from according.claims.victims import said_to_be, victims_of
from according.claims.weighing import weigh
from according.language.model_files import pinned_files
from according.language.parse import Parse, Token
from according.model import Attribution, Claim, Count, Effect, Gap, Report, Span, Status

_LOOK_BACK = re.compile(r"\b(?:the|these|those)\b", re.IGNORECASE)


@cache
def made_by() -> str:
    """Return the reader's version and a digest of the model that it reads with."""
    model = hashlib.sha256(repr(sorted(pinned_files().items())).encode()).hexdigest()[:12]
    return f"according {__version__}, model {model}"


def find_told(parse: Parse) -> tuple[Found, ...]:
    """Return what a report says happened to whom, in the order of the text; who says so is asked later."""
    return tuple(weigh(parse, _find_all(parse)))


def read_claims(
    report: Report,
    parse: Parse,
    attributions: Sequence[Attribution],
    gaps: Sequence[Gap],
    told: Sequence[Found] | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of a report, in the order of the text. Those that hang on words that are gone are
    left out. `told` is what `find_told` found, if it was asked before.
    """
    items = find_told(parse) if told is None else told
    numbers = counts(parse, items)
    made: list[Claim] = []
    lost = [gap.span for gap in gaps if gap.words_gone]
    for item, count in zip(items, numbers, strict=True):
        span = group_span(parse, item.group)
        clause = clause_span(parse, item)
        if any(gap.overlaps(span) for gap in lost):
            continue
        figure = without_words(item.group.figure) if item.group.named else item.group.figure
        status = status_of(parse, item)
        if status == "hypothetical" and not item.group.explicit and not _is_of_somebody(parse, item):
            continue  # "a plot to kill the general" tells of nobody harmed, and of no number
        claim = Claim(
            report=report.id,
            effect=_without_body(parse, item, status),
            figure=replace(figure, words=None if item.group.named else span.of(report.text)),
            explicit=item.group.explicit,
            count=_count_if(status, count),
            status=status,
            victims=victims_of(parse, item),
            sources=chain_at(tuple(attributions), span),
            number_span=span,
            clause_span=clause,
            cue_span=parse.span(item.cue.first, item.cue.last),
            stated=stated_of(parse, item),
            made_by=made_by(),
        )
        # Where a word is no number ("99,99,9"), its tokens may say another than the figure was read from.
        told_by_dead = not claim.explicit and _is_told_by_dead(claim, attributions)
        if is_supported(claim, report.text) and not told_by_dead:
            made.append(claim)
    return with_breath(parse, [_as_it_stands(claim, made) for claim in made])


def _as_it_stands(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Return a claim, as a total where the one that replaces it is only to come ("The toll, 74 at noon, is
    expected to reach 100").
    """
    if claim.count != "former" or claim.status != "asserted":
        return claim
    beside = [c.status for c in claims if c.cue_span == claim.cue_span and c is not claim]
    return replace(claim, count="total") if beside and set(beside) == {"expected"} else claim


def _is_told_by_dead(claim: Claim, attributions: Sequence[Attribution]) -> bool:
    """Tell whether those said to be dead are who says so: "…, killing two, Jo Roe, the governor, said"."""
    cue = claim.cue_span or claim.number_span
    after = cue.end < claim.number_span.start
    return (claim.effect == "killed" and after) and any(
        speaker.span is not None and speaker.span.overlaps(claim.number_span)
        for attribution in attributions
        if any(span.overlaps(cue) for span in attribution.content)
        for speaker in attribution.speakers
    )


def _is_of_somebody(parse: Parse, item: Found) -> bool:
    """Tell whether somebody is named who would be harmed, and this is not only asked for."""
    return item.group.named and not is_wanted(parse, parse.tokens[item.cue.token])


def _count_if(status: Status, count: Count) -> Count:
    """Return the count; what is denied ("there are not 40 dead") is nothing that somebody held before."""
    return "total" if status == "denied" and count == "former" else count


_DOUBTING = frozenset({"fear", "presume", "believe", "assume", "think"})


def _without_body(parse: Parse, item: Found, status: Status) -> Effect:
    """Return the effect of an item; those who are feared drowned are missing as long as nobody found them."""
    cue = parse.tokens[item.cue.token]
    drowned = status == "feared" and cue.lemma == "drown"
    return "missing" if drowned and any(t.lemma in _DOUBTING for t in parse.of(cue.sent)) else item.effect


def _find_all(parse: Parse) -> list[Found]:
    disease, joined = is_about_disease(parse), is_spaced_out(parse.text)
    said = {t.sent for t in (*parse.words(cue_words()), *parse.lemmas(cue_words()))}
    found: list[Found] = []
    listing: Listing | None = None
    question: Found | None = None
    tables, places, lists = tabled(parse), placed_rows(parse), breakdowns(parse)
    for n in range(len(parse.sentences)):
        tables = broken_down(parse, lists.get(n), found, told=tables)
        if n in tables:
            found += tables[n]
            continue
        here: Sequence[Found] = ()
        if n in said:
            here = [
                item
                for item in find(parse, n, disease=disease, joined=joined)
                if not (_looks_back(parse, item) or is_generic(parse, item))
            ]
            line = fields(parse, n, joined=joined, alone=not here)
            row = () if line else shares(parse, n, joined=joined)
            here = [*_summing(here, row), *row] or as_rows(parse, n, here, places)
            here = [*_apart(here, line), *line] if line else here
        here = here or rows(parse, n, found[-1] if found else None, joined=joined)
        if here:
            listing = opened(parse, n, here, disease=disease) or still_open(parse, n, listing)
        else:
            here, listing = listed(parse, n, listing, joined=joined)
            listing = listing or (opened(parse, n, (), disease=disease) if n in said else None)
            listing = listing or taken_apart(parse, n, found[-1] if found else None)
        last = found[-1] if found and parse.tokens[found[-1].group.last].sent >= n - 1 else None
        taken, replaces = taken_up_in(parse, n, _told_with(parse, found, last), joined=joined)
        if not here or _opens(taken, here):  # "It is now 31, after nine people were found alive"
            here = (*taken, *here)
            if replaces:
                found[-1] = replace(found[-1], count="former")
        here = here or told_before(parse, n, last, joined=joined)
        here = here or recounted_in(parse, n, found, joined=joined)
        here = here or answered(parse, n, question, joined=joined) if question is not None else here
        question = None if here else asked(parse, n)
        if only_opens(parse, n, here):
            here = (*here, *made_up_of(parse, n, (*found, *here), last, joined=joined))
        found += here or echoed_in(parse, n, last, joined=joined)
    return found


def _summing(found: Sequence[Found], row: Sequence[Found]) -> Iterator[Found]:
    """Yield what was told before a row of places of which it is the sum ("70 missing: Thanh Hoa 48, …")."""
    for item in found:
        before = bool(row) and item.group.last < row[0].group.first
        if before and item.group.explicit and item.effect == row[0].effect:
            yield item


def _apart(found: Sequence[Found], line: Sequence[Found]) -> Iterator[Found]:
    """Yield what a line tells beside its fields."""
    first, last = line[0].cue.token, line[-1].group.last
    for item in found:
        if not (first <= item.cue.token <= last or first <= item.group.head <= last):
            yield item


def _told_with(parse: Parse, found: Sequence[Found], last: Found | None) -> list[Found]:
    """Return all that was told in the sentence of what was told last: what is counted, if anything is."""
    if last is None:
        return []
    sentence = parse.tokens[last.group.last].sent
    told = [*takewhile(lambda item: parse.tokens[item.group.last].sent == sentence, reversed(found))][::-1]
    return [item for item in told if item.group.explicit] or told


def _opens(taken: Sequence[Found], here: Sequence[Found]) -> bool:
    """Tell whether a number that takes up the one told last stands before all that its sentence tells."""
    return bool(taken) and all(t.group.last < h.group.first for t in taken for h in here)


def _looks_back(parse: Parse, item: Found) -> bool:
    """Tell whether the group only looks back at people already told of, without a number ("evacuating the
    injured").
    """
    group = item.group
    if (
        _is_flight(parse, item)
        or _is_speaker(parse, item)
        or (not item.group.explicit and item.cue.effect == "casualties" and _affects(parse, item))
    ):
        return True
    if group.explicit or group.noun is None:
        return False
    noun, first = parse.tokens[group.noun], parse.tokens[group.first]
    of_all = first.lower in ("all", "both")
    definite = bool(
        _LOOK_BACK.match((parse.tokens[first.i + 1] if of_all and noun.i > first.i else first).lower)
    )
    if of_all and noun.i == first.i and not any(parse.kids(first.i, "prep")):
        return True  # "All were taken to hospital", of those told of before
    if (
        noun.lemma in ("victim", "casualty", "injured", "wounded", "dead", "body")
        and definite
        and group.last - group.first < 2 + of_all
    ):
        return not _is_described(parse, noun, item)
    cue = parse.tokens[item.cue.token]
    if item.effect == "displaced" and item.cue.frame == "count_noun":
        return True  # "The camp's refugees", "evacuees" only says who they are.
    if cue.dep == "amod" and cue.head == group.noun and (definite or first.tag == "PRP$"):
        return True
    return _is_told_already(parse, item) or (definite and _is_only_told_apart(parse, item))


def _is_described(parse: Parse, noun: Token, item: Found) -> bool:
    """Tell whether more is told of "the victim" than a look back would tell ("the victim, 19, was shot")."""
    after = parse.tokens[noun.i + 1 : noun.i + 2]
    verb = parse.tokens[item.cue.token]
    told = noun.dep in ("nsubj", "nsubjpass") and noun.head in (verb.i, verb.head)
    cared_for = item.cue.frame == "weak" and verb.lemma in phrase("to_hospital")[0]
    return noun.tag == "NN" and told and not cared_for and any(t.text == "," for t in after)


def _is_speaker(parse: Parse, item: Found) -> bool:
    """Tell whether "one survivor" only says who tells what follows ("told the court that …")."""
    noun = parse.tokens[item.cue.token]
    told = noun.dep == "nsubj" and parse.head(noun).lemma in speech_words()
    return item.effect == "rescued" and item.cue.frame == "count_noun" and told


def _affects(parse: Parse, item: Found) -> bool:
    return parse.tokens[item.cue.token].lemma == "affect"


def _is_flight(parse: Parse, item: Found) -> bool:
    """Tell whether it is one person, or wrongdoers, who fled: nobody was displaced."""
    if item.effect != "displaced" or item.cue.frame not in ("subject", "adjective"):
        return False
    noun = parse.tokens[item.group.noun] if item.group.noun is not None else None
    culprit = noun is not None and (
        noun_class(noun) in ("attacker", "militant") or noun.lemma in known("culprits")
    )
    fled = parse.tokens[item.cue.token].lemma == "flee"
    return culprit or (item.group.figure.high == 1 and (fled or not item.group.explicit))


def _is_only_told_apart(parse: Parse, item: Found) -> bool:
    """Tell whether a harm only says which people are meant ("the men who were shot did not talk"), or what is
    asked about them ("did not say how the children died").
    """
    verb = parse.tokens[item.cue.token]
    if item.cue.frame == "of_noun":  # "after the death of the man"
        return not item.group.named and verb.dep == "pobj" and parse.head(verb).lower in _LATER_THAN
    clause = parse.head(verb) if verb.dep in ("acomp", "oprd") else verb
    if clause.dep in ("relcl", "acl") and clause.head in (item.group.head, item.group.noun):
        comma = parse.tokens[clause.left - 1].text == ","  # "the boy, who was shot in the arm, …" tells it
        news = any(t.lower == "first" for t in parse.tokens[item.group.first : item.group.last])
        return not (comma or news or item.group.named)
    return clause.dep == "ccomp" and any(kid.lower == "how" for kid in parse.kids(clause.i, "advmod"))


_LATER_THAN = frozenset({"after", "following", "before", "since"})


def _is_told_already(parse: Parse, item: Found) -> bool:
    """Tell whether the group only says who a counted one was: "one of the dead was a child who died"."""
    token = parse.tokens[item.group.head]
    if token.dep != "attr":
        return False
    return any(is_counted(parse, k) for k in parse.kids(token.head, "nsubj"))


def clause_span(parse: Parse, item: Found) -> Span:
    """Return the shortest stretch that a reader would quote: the group, its cue, and what completes
    the cue.
    """
    first = min(item.group.first, item.cue.first)
    last = max(item.group.last, item.cue.last, _found(parse, item))
    end = parse.bounds[parse.tokens[last].sent][1]
    for token in _following(parse, last + 1, end):
        last = token
    return parse.span(first, last)


def _found(parse: Parse, item: Found) -> int:
    """Return the last word of what is told of those whom a noun counts: "17 bodies have been recovered",
    "six of the wounded were children".
    """
    if (said := said_to_be(parse, item.group)) is not None:
        return said
    noun = parse.tokens[item.cue.token]
    verb = parse.head(noun)
    told = item.cue.frame == "count_noun" and noun.dep in ("nsubj", "nsubjpass") and verb.tag in VERB_TAGS
    return verb.i if told and verb.i > noun.i else item.cue.last


def _is_loose(parse: Parse, i: int) -> bool:
    """Tell whether white space follows a hyphen, so that it is a dash ("12 hurt- one badly")."""
    after = parse.tokens[i + 1 : i + 2]
    return not after or after[0].start > parse.tokens[i].end


def _following(parse: Parse, start: int, end: int) -> Iterator[int]:
    for i in range(start, end):
        token = parse.tokens[i]
        if token.tag in (
            ",",
            ".",
            ":",
            "CC",
            "''",
            "``",
            "-RRB-",
            "VBD",
            "VBZ",
            "VBP",
            "WP",
            "WDT",
        ) or token.lower in ("as", "after", "when", "while"):
            return
        if token.lower == "-" and (token.start > parse.tokens[i - 1].end or _is_loose(parse, i)):
            return
        yield i
