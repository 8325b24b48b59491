"""Reads the headings of statements: "Statement by the General Staff: …", "Army communique No. 7: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from according.claims.attribution.cues import words
from according.claims.attribution.draft import Range
from according.claims.attribution.kinds import kind_of_words
from according.language.parse import Parse, Token
from according.model import Span

_LONGEST = 12
_OF = frozenset({"by", "from", "of"})


def heading(parse: Parse, begin: int, colon: int) -> tuple[Range, int] | None:
    """Return the tokens that name whose statement the words before a colon head, and their last noun.

    None where they head none: a kind of statement and whoever makes it must both be there, and no verb.
    """
    tokens = parse.tokens[begin:colon]
    kinds = words("nouns", "headings")
    if not 1 < len(tokens) <= _LONGEST:
        return None
    if (sent := sent_by(tokens)) is not None:
        return _body(parse.tokens[sent + 1 : colon])
    if any(t.pos in {"VERB", "AUX"} for t in tokens):
        return None
    if any(t.lemma in words("figures", "happenings") for t in tokens):
        return None
    paper = next((t for t in tokens if t.lemma in kinds), None)
    if paper is None:
        return None
    after = parse.tokens[paper.i + 1 : paper.i + 2]
    if after and after[0].lower in _OF and after[0].i < colon - 1:
        return _body(parse.tokens[after[0].i + 1 : colon])
    if after and after[0].text == "," and (named := _body(parse.tokens[after[0].i + 1 : colon])) is not None:
        return named  # "Operational update, Joint Task Force: …"
    before = parse.tokens[begin : paper.i]
    return None if any(t.pos == "ADP" for t in before) else _body(_without_label(before))


_MILITARY = re.compile(
    r"\b(?:the (?:enemy|adversary|occupiers|invaders)|enemy'?s?|our (?:troops|forces|soldiers|units|men)"
    r"|own (?:casualties|losses|troops)|(?:past|last) 24 hours|neutrali[sz]ed|eliminated)\b",
    re.IGNORECASE,
)
"""What a communique of an army says, and no report of its own: all of such a text is the army's."""
_SIGNED_BY = frozenset({"military", "official", "armed_group"})


def is_communique(parse: Parse, number: int, label: Sequence[Token]) -> bool:
    """Tell whether a label that opens a text is of an army or its like, whose words all the rest is."""
    return _MILITARY.search(parse.text, 0, _SHORT_TEXT) is not None and is_signed(parse, number, label)


def is_signed(parse: Parse, number: int, label: Sequence[Token]) -> bool:
    """Tell whether a label that opens a text is of a body that gives out communiques."""
    before = parse.sentences[:number]
    headed = parse.sentences[number].kind == "headline" and parse.bounds[number][1] > label[-1].i + 2
    if headed or any(sentence.kind != "headline" for sentence in before):
        return False  # the headline of a report, which goes on in its own voice
    kind = kind_of_words([t.lower for t in label], label[-1].lemma)
    named = all(t.pos in {"PROPN", "ADJ", "NOUN", "ADP", "DET"} for t in label)
    return named and kind in _SIGNED_BY


_SHORT_TEXT = 3000


def to_the_end(parse: Parse, first: int) -> tuple[Span, ...]:
    """Return the sentences from `first` to the end of a text."""
    last = parse.sentences[-1]
    return (Span(parse.sentences[first].start, last.end),) if first < len(parse.sentences) else ()


def sent_by(tokens: tuple[Token, ...]) -> int | None:
    """Return the "from" of what an announcer says that he has: "And this just in from the navy: …"."""
    link = next((n for n, t in enumerate(tokens) if t.lower == "from"), None)
    if (
        not link
        or any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tokens)
        or not any(t.lower in words("nouns", "received") for t in tokens[:link])
    ):
        return None
    return tokens[link].i


def _body(tokens: tuple[Token, ...]) -> tuple[Range, int] | None:
    """Return the tokens before a mark, without an article, if they name a body; and the last of them."""
    stop = next((n for n, t in enumerate(tokens) if t.text in {",", "(", "-"}), len(tokens))
    said = tokens[1:stop] if stop and tokens[0].tag in {"DT", "PRP$"} else tokens[:stop]
    said = said[:-1] if said and said[-1].tag == "POS" else said
    if not said:
        return None
    if said[-1].ent != "ORG" and kind_of_words([t.lower for t in said], said[-1].lemma) is None:
        return None
    return (said[0].i, said[-1].i), said[-1].i


def _without_label(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return what stands before the paper without what kind of one it is: "Army | press | release"."""
    last = len(tokens)
    while last and tokens[last - 1].lower in {
        "press",
        "news",
        "media",
        "official",
        "flash",
        "daily",
        "weekly",
        "morning",
        "evening",
        "operational",
        "situation",
        "joint",
    }:
        last -= 1
    return tokens[:last]
