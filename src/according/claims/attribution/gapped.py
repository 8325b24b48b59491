"""Reads who gives a number with no verb of his own: "the ministry says 40 people died, the opposition 65",
"police put the dead at nine, the hospital at 11".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from according.claims.attribution.draft import Draft, spans
from according.claims.attribution.kinds import kind_of_words
from according.language.parse import Parse, Token
from according.model import Span

_TELLING = frozenset(
    [
        "say",
        "put",
        "tell",
        "report",
        "claim",
        "give",
        "count",
        "list",
        "record",
        "speak",
        "place",
        "peg",
        "estimate",
        "announce",
        "confirm",
        "acknowledge",
        "insist",
        "maintain",
        "state",
        "declare",
    ]
)
_JOINTS = frozenset({",", ";", "and", "but", "while", "whereas"})
_LINKS = frozenset({"at", "of"})
_BOUNDS = frozenset(
    {"least", "most", "about", "around", "some", "nearly", "almost", "only", "just", "over"}
) | {*("more", "fewer", "less", "than", "up", "to", "as", "many", "few", "under", "roughly", "approximately")}
_ENDS = frozenset({".", ",", ";", ":", ")", "''", '"', "\u201d", "and", "but", "while"})
_LONGEST = 6
"""How many tokens a teller may have."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A teller without a verb: the joint before him, his noun, and the number that he gives."""

    joint: int
    teller: int
    number: int


def gaps_in(parse: Parse, sentence: int) -> Iterator[Gap]:
    """Yield the numbers of a sentence that somebody gives with the verb of the clause before."""
    first, end = parse.bounds[sentence]
    verb = next((t for t in parse.of(sentence) if _opens(parse, t)), None)
    for i in range(verb.i + 2 if verb is not None else end, end):
        number = parse.tokens[i]
        if number.tag != "CD" or (i + 1 < end and parse.tokens[i + 1].lower not in _ENDS):
            continue
        noun = i - 1
        while noun > first and parse.tokens[noun].lower in _BOUNDS | _LINKS:
            noun -= 1
        teller = parse.tokens[noun]
        joint = _joint(parse, first, noun)
        if joint is not None and joint > first and tells(parse, teller):
            yield Gap(joint, noun, i)


def _opens(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody gives a number by a verb, which one after him then need not repeat."""
    told = verb.lemma in _TELLING and verb.tag in ("VBD", "VBZ", "VBP")
    return told and any(kid.i < verb.i for kid in parse.kids(verb.i, "nsubj"))


def _joint(parse: Parse, first: int, noun: int) -> int | None:
    """Return the joint before the phrase of a noun, with nothing but its own words between."""
    for token in reversed(parse.tokens[max(first, noun - _LONGEST) : noun]):
        if token.lower in _JOINTS:
            return token.i
        if token.tag not in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$"):
            return None
    return None


def tells(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is of those who are sources, by its own words."""
    if noun.tag not in ("NN", "NNS", "NNP", "NNPS") or noun.ent in ("GPE", "LOC", "DATE"):
        return False
    own = [t.lower for t in parse.tokens[noun.left : noun.i + 1]]
    return kind_of_words(own, noun.lemma) is not None


def with_gapped(parse: Parse, drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts, what the tellers without a verb say among them and in no other's words."""
    read = list(drafts)
    telling = {token.sent for token in parse.lemmas(_TELLING)}
    for sentence in sorted(telling):
        for gap in gaps_in(parse, sentence):
            joint, end = parse.tokens[gap.joint].start, parse.tokens[gap.number].end
            read = [replace(draft, content=tuple(_cut(draft.content, joint, end))) for draft in read]
            source = (gap.joint + 1, gap.teller)
            content = spans(parse, [(gap.teller + 1, gap.number)])
            read.append(Draft((gap.joint, gap.joint), content, source, (gap.teller,), sure=True))
    return read


def _cut(content: Iterable[Span], joint: int, end: int) -> Iterator[Span]:
    """Yield spans without what follows on a joint, where they run past it to a number's end."""
    for span in content:
        if span.start < joint and span.end >= end:
            yield Span(span.start, joint)
        elif not (joint <= span.start and span.end <= end):
            yield span
