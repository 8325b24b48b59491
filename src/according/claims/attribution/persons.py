"""Reads the names and roles of persons off noun phrases, and what kind of source their roles make them."""

from __future__ import annotations

import re
from functools import cache

from according.claims.attribution.kinds import bodies, kind_of_head, kind_of_name, kind_of_role, kind_of_words
from according.language.parse import Parse, Token
from according.model import SourceKind
from according.vocab import load

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[\w.'@-]+")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_MARKS = " ,;:-\u2013\u2014\"'\u201c\u201d\u2018\u2019"
_CALLING = frozenset({"name", "identify"})
_LOWERED = frozenset({"of", "for", "at", "in", "from", "with", "who", "on"})


@cache
def titles() -> frozenset[str]:
    """Return the words of address and office that stand before a name."""
    return frozenset(load("source_kinds")["titles"]["words"])


@cache
def ranks() -> frozenset[str]:
    """Return the short titles that stand only before a person's name."""
    return frozenset(load("source_kinds")["titles"]["ranks"])


def text_of(parse: Parse, first: int, last: int) -> str:
    """Return the text of tokens `first` to `last` on one line, without marks at its ends and a final 's."""
    return _POSSESSIVE.sub("", _SPACE.sub(" ", parse.span(first, last).of(parse.text)).strip(_MARKS))


def first_mentions(parse: Parse) -> dict[str, tuple[int, int]]:
    """Return for each last name (lower case) the tokens (half-open) of the first mention of the full name."""
    found: dict[str, tuple[int, int]] = {}
    for label, first, last in parse.entities:
        if label == "PERSON" and last - first > 1:
            tail = last - 1 if parse.tokens[last - 1].tag != "POS" else last - 2
            found.setdefault(parse.tokens[tail].lower, (first, last))
    return found


def named_person(parse: Parse, token: Token, around: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Return the tokens (half-open) of the person's name in a noun phrase: its head, or one beside it.

    `around` are the tokens of the phrase, where they are known better than from the tree.
    """
    pages = (kid for kid in parse.kids(token.i, "appos") if parse.tokens[kid.left].i == token.i + 1)
    owners = (owner for page in pages for owner in parse.kids(page.i, "poss"))  # "the activist Jo Roe's page"
    for candidate in (token, *parse.kids(token.i, "appos"), *owners):
        acronym = candidate.text.isupper() and candidate.i > 0 and parse.tokens[candidate.i - 1].text == "("
        if candidate.ent == "PERSON" and not acronym and (around is None or candidate.i <= around[1]):
            return parse.entities[candidate.entity][1:]
    if token.tag == "NN" and around is not None:
        beside = _set_beside(parse, token, around[1]) or _given_name(parse, token, around[1])
        if beside is not None:
            return beside
    if token.pos == "PROPN":
        if (after := _after_rank(parse, token) or _after_office(parse, token)) is not None:
            return after
        called = [
            kid.i for kid in parse.kids(token.i, "compound") if kid.i < token.i and kid.lower in ranks()
        ]
        first = called[-1] + 1 if called else _after_bracket(parse, token)
        while first < token.i and parse.tokens[first].pos == "PUNCT":
            first += 1
        if first <= token.i and parse.tokens[first].text != ".":
            return first, token.i + 1
    return None


def _after_office(parse: Parse, token: Token) -> tuple[int, int] | None:
    """Return the last two words of a name that was taken together with an office before it.

    "Chief of | Patrol | Ana Giro", "Trooper | Ana Giro", where the whole passes for the name of a body.
    """
    first = token.i
    while (
        first > 0
        and parse.tokens[first - 1].tag in {"NNP", "NNPS"}
        and parse.tokens[first - 1].right <= token.i
    ):
        first -= 1
    before = [t.lower for t in parse.tokens[max(0, first - 2) : first]]
    of_office = len(before) == 2 and before[1] == "of" and before[0] in titles() | _HOLDERS
    titled = parse.tokens[first].lower in titles() - _ALSO_NAMES
    body = token.lower in bodies() or kind_of_head((), token.lemma) or kind_of_name(token.text)
    return (token.i - 1, token.i + 1) if (of_office or titled) and not body and token.i - first > 1 else None


_HOLDERS = frozenset(
    {"director", "head", "chief", "secretary", "commissioner", "superintendent", "registrar"}
)
_ALSO_NAMES = frozenset({"general", "major", "father", "sister", "prime", "police", "chief", "president"})
"""Titles with which names of bodies begin, too."""


def _after_bracket(parse: Parse, token: Token) -> int:
    """Return where a name of two words or more begins after a bracket, else the token after its last word.

    "Superintendent of Police (Rural) | Pavitra Dubey".
    """
    first = token.i
    while first > 0 and parse.tokens[first - 1].tag == "NNP" and parse.tokens[first - 1].sent == token.sent:
        first -= 1
    after = first > 0 and parse.tokens[first - 1].text == ")" and first < token.i
    return first if after else token.i + 1


def person_name(parse: Parse, first: int, last: int) -> str:
    """Return a person's name (tokens half-open) without titles."""
    while last - first > 1 and parse.tokens[first].lower in titles():
        first += 1
    while last - first > 1 and parse.tokens[last - 1].tag == "POS":
        last -= 1
    return text_of(parse, first, last - 1)


def person_role(parse: Parse, token: Token, first: int, last: int) -> str | None:
    """Return what the text calls a person: before the name, beside it, or in "who leads …".

    A short title alone ("Dr") is the role only where there is nothing else.
    """
    tokens = parse.tokens
    left = min(token.left, first)
    while left < first and (tokens[left].tag in {"DT", "PRP$"} or tokens[left].pos == "PUNCT"):
        left += 1
    while first < last - 1 and tokens[first].lower in titles():
        first += 1
    before = text_of(parse, left, first - 1) if left < first else ""
    if before and not set(before.lower().split()) <= ranks():
        return before
    return _role_after(parse, token, last) or before or None


def _role_after(parse: Parse, token: Token, last: int) -> str | None:
    tokens = parse.tokens
    for kid in parse.kids(token.i, "appos", "relcl"):
        if kid.i >= last and kid.ent != "PERSON" and kid.tag != "CD":
            begin = kid.left
            while begin < kid.right and tokens[begin].lower in {"a", "an", "the", "who"}:
                begin += 1
            return text_of(parse, begin, kid.right) or None
    for kid in parse.kids(token.i, "prep"):
        if kid.i == last and kid.lower in {"of", "from", "with"} and kid.right > kid.i:
            begin = kid.i + 2 if tokens[kid.i + 1].tag == "DT" and kid.i + 1 < kid.right else kid.i + 1
            return text_of(parse, begin, kid.right) or None
    return None


def role_between(parse: Parse, first: int, last: int) -> str | None:
    """Return the role in what follows a name inside its phrase, past an age: ", 34, a nurse at the camp"."""
    tokens = parse.tokens
    while first <= last and (
        tokens[first].pos in {"PUNCT", "NUM"} or tokens[first].lower in {"a", "an", "the", "who"}
    ):
        first += 1
    return text_of(parse, first, last) or None if first <= last else None


def role_kind(role: str | None) -> SourceKind | None:
    """Return the kind that a role gives, its own noun first ("doctor at the state hospital" is a doctor)."""
    listed = _WORD.findall(role.lower()) if role else []
    cut = next((n for n, word in enumerate(listed) if word in _LOWERED and n), len(listed))
    for lemma in (listed[cut - 1], listed[cut - 1].rstrip("s")) if cut else ():
        if (kind := kind_of_words(listed[:cut], lemma, listed)) is not None:
            return kind
    return kind_of_role(listed)


def _after_rank(parse: Parse, token: Token) -> tuple[int, int] | None:
    """Return the name after a rank whose full stop was taken for an end: "Col. Inf. | Ivan Dorn"."""
    if token.i + 2 >= len(parse.tokens) or parse.tokens[token.i + 1].text != ".":
        return None
    name = parse.tokens[token.i + 2]
    return parse.entities[name.entity][1:] if name.ent == "PERSON" and name.sent == token.sent else None


def _set_beside(parse: Parse, token: Token, last: int) -> tuple[int, int] | None:
    """Return the name between commas in a phrase: "a spokesman for the rebels, Zabi Khan, said"."""
    for i in range(token.i + 1, last + 1):
        word = parse.tokens[i]
        if word.pos in {"VERB", "AUX"}:
            return None
        if word.ent == "PERSON" and parse.tokens[i - 1].text == ",":
            first, past = parse.entities[word.entity][1:]
            while past <= last and (parse.tokens[past].pos == "PROPN" or parse.tokens[past].text == "-"):
                past += 1  # "Mehdi | al-Rashid"
            return (first, past) if past > last or parse.tokens[past].text == "," else None
    return _single_name(parse, token)


def _single_name(parse: Parse, token: Token) -> tuple[int, int] | None:
    """Return a name of one word between commas after what somebody is: "its head, Suharyanto, said"."""
    name = next((kid for kid in parse.kids(token.i, "appos") if kid.left == kid.i == token.i + 2), None)
    if name is None or name.tag != "NNP" or name.ent == "GPE" or name.text.isupper():
        return None
    framed = {parse.tokens[i].text for i in (token.i + 1, name.i + 1)} == {","}
    holder = token.lower in _HOLDERS or kind_of_head((), token.lemma) is not None
    return (name.i, name.i + 1) if framed and holder and token.lemma not in bodies() else None


def _given_name(parse: Parse, token: Token, last: int) -> tuple[int, int] | None:
    """Return the name that somebody gives: "a miner, who gave his name only as | Sipho"."""
    said = parse.tokens[token.i + 1 : last + 1]
    who = next((t.i for t in said if t.lower == "who"), last)
    called = next((t.i for t in said if t.i > who and t.lemma in _CALLING), last)
    first = next(
        (i for i in range(called + 1, min(called + 6, last) + 1) if _is_first(parse.tokens[i])), None
    )
    if first is None:
        return None
    past = next((i for i in range(first, last + 1) if parse.tokens[i].tag != "NNP"), last + 1)
    return first, past


def _is_first(token: Token) -> bool:
    return token.tag == "NNP" and token.ent in {"PERSON", ""}


def person_kind(parse: Parse, token: Token, role: str | None) -> SourceKind:
    """Return the kind of a person: by the role, else by the title."""
    first, last = parse.entities[token.entity][1:] if token.entity >= 0 else (token.i, token.i + 1)
    known = kind_of_name(text_of(parse, first, last - 1)) if not role else None
    if known is not None:
        return known
    called = [t.lower for t in parse.tokens[token.left : token.i + 1] if t.lower in titles()]
    return role_kind(role) or kind_of_role(called) or "individual"
