"""Reads the name, the role and the kind of a source off a noun phrase, without what the text said before."""

from __future__ import annotations

from according.claims.attribution.draft import before_particle, joined_before
from according.claims.attribution.kinds import kind_of_head, kind_of_name, kind_of_role, kind_of_words
from according.claims.attribution.persons import person_role, role_kind, text_of, titles
from according.language.parse import Parse, Token
from according.model import Source, SourceKind

_NEVER = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_KIND_OF_ENTITY: dict[str, SourceKind] = {"GPE": "official", "NORP": "official", "ORG": "organisation"}
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "case", "punct", "advmod", "npadvmod"})
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_PLACED = frozenset({"of", "for", "without"})


def describe(parse: Parse, token: Token, *, sure: bool = True) -> Source | None:
    """Return the source that the noun phrase headed by `token` names by itself.

    None where it is a date or a number, or where nothing says that it can speak and that is not `sure`.
    """
    if token.ent in _NEVER and not token.text.startswith("@"):
        return None
    first, last = _name_range(parse, token)
    name = text_of(parse, first, last)
    name = name if kind_of_name(name) is None else name.removesuffix(".")
    said = [t.lower for t in parse.tokens[first : last + 1] if t.text not in {"-", ")"}]
    said = said[: next((n for n, word in enumerate(said) if word in {"(", "["}), len(said))]
    before = _noun_before(parse, token, first)
    kind: SourceKind | None = "social_media" if name.startswith("@") else kind_of_words(said, token.lemma)
    kind = kind or kind_of_name(name)
    role = text_of(parse, _name_range(parse, before)[0], before.i) if before is not None else None
    if kind == "social_media" and token.pos == "PROPN":
        kind = kind_of_role(said) or kind  # "the Post", which is no post
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
        if tokens[last].tag == "CD" and tokens[last].head > last:
            last -= 1  # "told AFP | 33 people had died", where the tagger takes the number for the name's
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
        tokens[first].tag in {"DT", "PRP$", "CD", "POS"}
        or tokens[first].pos == "PUNCT"
        or tokens[first].lower in {"so", "called"}
    ):
        first += 1
    while first >= 2 and tokens[first - 1].text == "-" and tokens[first - 2].end == tokens[first - 1].start:
        first -= 2
    first = before_particle(parse, first)
    after = [kid for kid in parse.kids(token.i, "prep") if kid.i == last + 1 and kid.lower in _PLACED]
    whole = token.entity < 0 or (after and after[0].text.istitle())  # "Doctors Without Borders"
    if after and whole and 0 < after[0].right - after[0].i <= 5:
        last = after[0].right
    if last + 3 < len(tokens) and tokens[last + 1].text + tokens[last + 3].text in {"()", "[]"}:
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
