"""How the numbers of one incident relate: which of the totals of a report are parts or shares of a greater
one.

The words of one sentence decide much of `count` (see `counting`). What they leave open is decided here, when
it is known which claims are about one incident: beneath a sum that the text states, a place's number is a
share, and a smaller group or a single person a part. Another teller's smaller number for the same people is
no part but a total that conflicts.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from according.claims.cues.lexicon import words as known
from according.language.parse import Parse
from according.model import Claim, Count, Mention

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LEAD = 3
_RECEIVED = frozenset({"receive", "admit", "treat"})
_MARKS = frozenset({"other", "others", "another", "more", "further", "additional"})


def relate(parse: Parse, claims: Sequence[Claim], mentions: Sequence[Mention] = ()) -> tuple[Claim, ...]:
    """Return the claims with `count` settled among those of one incident, with its parts, and effect."""
    whole = {mention.key: mention.part_of for mention in mentions if mention.part_of}
    groups: dict[tuple[str | None, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((whole.get(claim.mention or "", claim.mention), claim.effect), []).append(claim)
    settled = {id(c): count for group in groups.values() for c, count in _settle(parse, group)}
    return tuple(c if settled[id(c)] == c.count else replace(c, count=settled[id(c)]) for c in claims)


def _settle(parse: Parse, group: Sequence[Claim]) -> list[tuple[Claim, Count]]:
    """Return each claim of one incident and effect with its count.

    The greatest are settled first, so that each is judged beneath sums that stand, and judging again changes
    nothing. Each is judged by the sums nearest to it in the text, so that the cost grows as the claims do.
    """
    settled: list[tuple[Claim, Count]] = []
    sums: list[Claim] = []
    for n in sorted(range(len(group)), key=lambda n: (-_size(group[n]), n)):
        claim = group[n]
        place = bisect(sums, claim.number_span.start, key=lambda c: c.number_span.start)
        near = sums[max(0, place - _NEAREST) : place + _NEAREST]
        greater = [s for s in near if _size(s) > _size(claim)]
        count = _count(parse, claim, greater, group[max(0, n - _NEAREST) : n])
        settled.append((claim, count))
        if _is_sum(claim, count):
            sums.insert(place, claim if claim.count == count else replace(claim, count=count))
    return settled


_NEAREST = 25
"""How many sums on each side of a claim it is judged by."""


def _is_sum(claim: Claim, count: Count) -> bool:
    return claim.explicit and count == "total" and claim.status == "asserted" and not _is_vague(claim)


def _size(claim: Claim) -> int:
    figure = claim.figure
    return figure.low if figure.low is not None else figure.high or 0


def _is_vague(claim: Claim) -> bool:
    return (
        claim.figure.high is None
        and claim.figure.low is not None
        and not any(c.isdigit() for c in claim.figure.words or "")
        and claim.figure.low in (2, 3)
    )


def _count(parse: Parse, claim: Claim, greater: Sequence[Claim], before: Sequence[Claim]) -> Count:
    if claim.count in ("former", "share"):
        return claim.count
    if claim.status == "denied":
        return claim.count
    if claim.count == "more" and not any(
        b.count == "former" and _same_sentence(parse, b, claim) for b in before
    ):
        greater = [g for g in greater if not _is_base(parse, g, claim)]
    if not greater:
        return _without_sum(parse, claim, before)
    if claim.count == "part":
        return (
            "share"
            if _has_own_place(parse, claim, greater) and _size(claim) > 1 and _is_of_them(claim)
            else "part"
        )
    if _comes_next(parse, claim, greater):
        return "more"
    if claim.explicit and claim.count == "total" and any(_is_summed(parse, g, claim) for g in greater):
        return "part"
    if claim.explicit and claim.count == "total" and (_leads(parse, claim) or _is_near(claim, greater)):
        return "total"
    if _has_own_place(parse, claim, greater) or _is_of_a_part(claim, greater):
        return "share" if _size(claim) != 1 else "part"
    if claim.figure.high == 0:
        return claim.count
    if not claim.explicit:
        return "part" if claim.count == "more" or _size(claim) == 1 else claim.count
    if claim.count == "more" or _marks(claim) or not _is_general(claim, greater):
        return "part"
    return "part" if _is_within_clause(parse, claim, greater) else "total"


def _same_sentence(parse: Parse, a: Claim, b: Claim) -> bool:
    return parse.sentence_at(a.number_span.start) == parse.sentence_at(b.number_span.start)


def _comes_next(parse: Parse, claim: Claim, greater: Sequence[Claim]) -> bool:
    """Tell whether "another two" follow in the very next sentence on the number that they come on top of."""
    here = parse.sentence_at(claim.number_span.start)
    if here is None or not claim.explicit or not _marks(claim, only_more=True):
        return False
    return any(parse.sentence_at(g.number_span.start) == here - 1 for g in greater)


def _is_summed(parse: Parse, total: Claim, claim: Claim) -> bool:
    """Tell whether a sum that follows in the sentence takes a number in ("four bodies, raising the count to
    21").
    """
    return (
        _same_sentence(parse, total, claim)
        and claim.number_span.end < total.number_span.start
        and total.sources == claim.sources
    )


def _is_of_a_part(claim: Claim, greater: Sequence[Claim]) -> bool:
    """Tell whether a number is of one part of an incident, and every greater one of another or of all."""
    return claim.count == "total" and all(g.mention != claim.mention for g in greater)


def _is_base(parse: Parse, base: Claim, claim: Claim) -> bool:
    """Tell whether a number stands before "another two" in one sentence, so that these come on top of it."""
    return _same_sentence(parse, base, claim) and base.number_span.start < claim.number_span.start


def _leads(parse: Parse, claim: Claim) -> bool:
    """Tell whether a number stands in the headline or the lead, where a sum is told rather than a share of
    one.
    """
    sentence = parse.sentence_at(claim.number_span.start)
    return sentence is not None and sentence < _LEAD


def _is_near(claim: Claim, greater: Sequence[Claim]) -> bool:
    """Tell whether a number is close enough to a greater one, for the same people, to be another count of
    them all.
    """
    return (
        _size(claim) > 0.8 * min(_size(s) for s in greater)
        and not _marks(claim)
        and _is_general(claim, greater)
    )


def _is_of_them(claim: Claim) -> bool:
    return (claim.figure.words or "").lower().endswith(" of them")


def _without_sum(parse: Parse, claim: Claim, before: Sequence[Claim]) -> Count:
    """Without a sum above it, "another two" comes on top of what was said for the same effect before it.

    What one hospital took in is its share all the same, where another number is told for the effect.
    """
    if (
        claim.count == "total"
        and claim.explicit
        and any(b.explicit for b in before)
        and _is_received(parse, claim)
    ):
        return "share"
    if (
        claim.count == "total"
        and claim.explicit
        and _marks(claim, only_more=True)
        and any(b.explicit for b in before)
    ):
        return "more"
    return claim.count


def _marks(claim: Claim, *, only_more: bool = False) -> bool:
    words = set((claim.figure.words or "").lower().replace("more than", "").split())
    marks = _MARKS - {"other", "others"} if only_more else _MARKS
    return bool(words & marks)


def _is_general(claim: Claim, greater: Sequence[Claim]) -> bool:
    """Tell whether the words for the victims set them apart from those of the sum: "three boys" of "four
    students".
    """
    victims = claim.victims
    if any((s.victims.words or "").lower() == (victims.words or "").lower() for s in greater):
        return True
    return victims.class_ == "unstated" and victims.sex is None and victims.age is None


def _is_within_clause(parse: Parse, claim: Claim, greater: Sequence[Claim]) -> bool:
    """Tell whether the same teller gives the sum in the same or the next sentence: then the smaller number is
    inside it.
    """
    here = parse.sentence_at(claim.number_span.start)
    names = [s.name for s in claim.sources]
    for other in greater:
        there = parse.sentence_at(other.number_span.start)
        if (
            here is not None
            and there is not None
            and 0 <= here - there <= 1
            and [s.name for s in other.sources] == names
            and here != there
        ):
            return True
    return False


def _has_own_place(parse: Parse, claim: Claim, greater: Sequence[Claim]) -> bool:
    """Tell whether a number is told of a place that is not the place of the sum."""
    own = _places(parse, claim)
    if not own:
        return _is_received(parse, claim)
    wide = {name for other in greater for name in _places(parse, other)}
    return bool(own - wide) or _is_received(parse, claim)


def _places(parse: Parse, claim: Claim) -> set[str]:
    """Return the places named in the clause of a number, or before it where the sentence opens with them."""
    a, b = parse.at(claim.clause_span.start), parse.at(claim.clause_span.end - 1)
    if a is None or b is None:
        return set()
    first = parse.bounds[a.sent][0]
    found = {t.lower for t in parse.tokens[first : b.i + 1] if t.ent in _PLACES and t.tag.startswith("NNP")}
    named = (t for t in parse.tokens[a.i : b.i + 1] if t.lemma in known("sites") and t.i > first)
    return found | {parse.tokens[t.i - 1].lower for t in named if parse.tokens[t.i - 1].tag == "NNP"}


def _is_received(parse: Parse, claim: Claim) -> bool:
    """Tell whether a hospital tells of those it took in: "we have received around 50 people"."""
    token = parse.at(claim.number_span.start)
    if token is None or not claim.sources or claim.sources[0].kind != "medical":
        return False
    first = parse.bounds[token.sent][0]
    return any(t.lemma in _RECEIVED for t in parse.tokens[max(first, token.i - 4) : token.i])
