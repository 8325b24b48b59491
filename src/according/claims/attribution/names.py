"""Reads the name, the role and the kind of a source off a noun phrase, without what the text said before."""

from __future__ import annotations

import re
from functools import cache

from according.claims.attribution.draft import joined_before
from according.claims.attribution.kinds import kind_of_head, kind_of_name, kind_of_role, kind_of_words
from according.language.parse import Parse, Token
from according.model import Source, SourceKind
from according.vocab import load

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[\w.'@-]+")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_MARKS = " ,;:-\u2013\u2014\"'\u201c\u201d\u2018\u2019"
_NEVER = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_KIND_OF_ENTITY: dict[str, SourceKind] = {"GPE": "official", "NORP": "official", "ORG": "organisation"}
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "case", "punct", "advmod", "npadvmod"})
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_PLACED = frozenset({"of", "for"})
_LOWERED = frozenset({"of", "for", "at", "in", "from", "with", "who", "on"})


@cache
def titles() -> frozenset[str]:
    """Return the words of address and office that stand before a name."""
    return frozenset(load("source_kinds")["titles"]["words"])


@cache
def ranks() -> frozenset[str]:
    """Return the short titles that stand only before a person's name."""
    return frozenset(load("source_kinds")["titles"]["ranks"])


def describe(parse: Parse, token: Token, *, sure: bool = True) -> Source | None:
    """Return the source that the noun phrase headed by `token` names by itself.

    None where it is a date or a number, or where nothing says that it can speak and that is not `sure`.
    """
    if token.ent in _NEVER and not token.text.startswith("@"):
        return None
    first, last = _name_range(parse, token)
    name = text_of(parse, first, last)
    said = [t.lower for t in parse.tokens[first : last + 1] if t.text not in {"-", ")"}]
    if "(" in said:
        said = said[: said.index("(")]
    before = _noun_before(parse, token, first)
    kind: SourceKind | None = "social_media" if name.startswith("@") else kind_of_words(said, token.lemma)
    role = text_of(parse, _name_range(parse, before)[0], before.i) if before is not None else None
    kind = kind or role_kind(role)
    if kind is None and token.pos == "PROPN":
        role = role or person_role(parse, token, first, last + 1)
        kind = role_kind(role)
    if kind is None:
        kind = "organisation" if _is_acronym(name) else _KIND_OF_ENTITY.get(token.ent)
    if kind is None and (sure or token.pos == "PROPN" or token.ent):
        kind = "individual"
    if not name or kind is None:
        return None
    return Source(name, kind, role, parse.span(first, last))


def one_body(parse: Parse, one: int, other: int) -> Source | None:
    """Return the body whose name has an "and" in it: "the Disaster and Dyke Management Authority".

    Its first half is then the name of nobody, and its second has no article.
    """
    half, head = parse.tokens[one], parse.tokens[other]
    joined = [t.lower for t in parse.tokens[one + 1 : head.left]] == ["and"]
    named = half.tag == "NNP" and head.tag == "NNP" and half.ent not in {"PERSON", "GPE", "NORP"}
    kind = kind_of_words([t.lower for t in parse.tokens[head.left : other + 1]], head.lemma)
    if not joined or not named or kind is None or any(parse.kids(other, "det")):
        return None
    first = half.left + (parse.tokens[half.left].tag in {"DT", "PRP$"})
    if kind_of_head([t.lower for t in parse.tokens[first : one + 1]], half.lemma) is not None:
        return None
    return Source(text_of(parse, first, other), kind, None, parse.span(first, other))


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalpha() and 2 <= len(name) <= 6


def _noun_before(parse: Parse, token: Token, first: int) -> Token | None:
    """Return the noun right before a name that says what it is ("the news agency | IRNA"), if any."""
    if token.pos != "PROPN" or first == 0:
        return None
    before = parse.tokens[first - 1]
    return (
        before
        if before.pos == "NOUN" and before.sent == token.sent and before.lower not in titles()
        else None
    )


def _name_range(parse: Parse, token: Token) -> tuple[int, int]:
    """Return the tokens that identify a noun: modifiers before it, a short "of …" and "(ABC)" after it."""
    tokens = parse.tokens
    first = last = token.i
    if token.entity >= 0:
        _, first, past = parse.entities[token.entity]
        last = max(last, past - 1)
    joined = joined_before(parse, token)
    near = (
        kid for kid in parse.kids(token.i) if kid.i < token.i and kid.dep in _MODIFIERS and kid.text != ","
    )
    reach = {kid.right + 1: kid for kid in near if joined is None or kid.left > joined.right}
    reach = {past: kid for past, kid in reach.items() if not _says_what(token, kid)}
    while first in reach and reach[first].left < first:
        first = reach[first].left
    first = _past_dash(parse, first, token.i)
    while first < token.i and (
        tokens[first].tag in {"DT", "PRP$", "CD", "POS"} or tokens[first].pos == "PUNCT"
    ):
        first += 1
    while first >= 2 and tokens[first - 1].text == "-" and tokens[first - 2].end == tokens[first - 1].start:
        first -= 2
    after = [kid for kid in parse.kids(token.i, "prep") if kid.i == last + 1 and kid.lower in _PLACED]
    if after and token.entity < 0 and 0 < after[0].right - after[0].i <= 5:
        last = after[0].right
    if last + 3 < len(tokens) and tokens[last + 1].text == "(" and tokens[last + 3].text == ")":
        last += 3 if tokens[last + 2].text.isupper() else 0
    return first, last


def _says_what(token: Token, kid: Token) -> bool:
    """Tell whether a noun before an acronym says what it is: "the rights group | LTDH"."""
    if kid.tag == "VBG" and kid.lemma in {"quote", "cite"}:
        return True  # "AFP, quoting | hospital sources"
    acronym = token.pos == "PROPN" and token.text.isupper() and len(token.text) > 2
    return acronym and kid.pos == "NOUN" and kid.text.islower() and kind_of_head((), kid.lemma) is not None


def _past_dash(parse: Parse, first: int, last: int) -> int:
    """Return the first token of a name after a dash with space around it, which parts it from a headline."""
    for i in range(last - 1, first, -1):
        mark = parse.tokens[i]
        if (
            mark.text in _DASHES
            and parse.tokens[i - 1].end < mark.start
            and mark.end < parse.tokens[i + 1].start
        ):
            return i + 1
    return first


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
    for candidate in (token, *parse.kids(token.i, "appos")):
        acronym = candidate.text.isupper() and candidate.i > 0 and parse.tokens[candidate.i - 1].text == "("
        if candidate.ent == "PERSON" and not acronym and (around is None or candidate.i <= around[1]):
            return parse.entities[candidate.entity][1:]
    if token.tag == "NN" and around is not None and (beside := _set_beside(parse, token, around[1])):
        return beside
    if token.pos == "PROPN":
        if (after := _after_rank(parse, token)) is not None:
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
    return None


def person_kind(parse: Parse, token: Token, role: str | None) -> SourceKind:
    """Return the kind of a person: by the role, else by the title."""
    first, last = parse.entities[token.entity][1:] if token.entity >= 0 else (token.i, token.i + 1)
    known = kind_of_name(text_of(parse, first, last - 1)) if not role else None
    if known is not None:
        return known
    called = [t.lower for t in parse.tokens[token.left : token.i + 1] if t.lower in titles()]
    return role_kind(role) or kind_of_role(called) or "individual"
