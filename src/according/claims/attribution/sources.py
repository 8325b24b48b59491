"""Gives sources their names: from the noun phrase, and from what the text has said before."""

from __future__ import annotations

import re

from according.claims.attribution.cues import words
from according.claims.attribution.kinds import bodies, kind_of_name, kind_of_role, kind_of_words
from according.language.parse import Parse, Token
from according.model import Source, SourceKind, Span

_SPACE = re.compile(r"\s+")
_PERSONAL = frozenset({"he", "she", "him", "her"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. lt lt. sgt sgt. capt capt. gen gen. col col. maj maj. gov gov. sen sen. rep rep. cpl cpl. supt supt."
    " prof prof. rev rev. sheriff police chief officer president minister prime mayor governor judge detective spokesman spokeswoman"
    " spokesperson comr comr. snr snr. sir deputy".split()
)
_NEVER = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_KIND_OF_ENTITY: dict[str, SourceKind] = {"GPE": "official", "NORP": "official", "ORG": "organisation"}
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "case", "punct", "advmod", "npadvmod"})
_PLACED = frozenset({"of", "for"})


class Namer:
    """Names the sources of one text, in the order of the text, and remembers them for later mentions."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._person: Source | None = None
        self._plural: Source | None = None
        self._body: Source | None = None
        self._by_word: dict[str, Source] = {}
        self._last: Source | None = None
        self._people = _first_mentions(parse)

    def outlet(self, i: int) -> Source | None:
        """Return the outlet that the noun phrase headed by token `i` names, or None if it names something else."""
        token = self._parse.tokens[i]
        if token.pos == "PRON":
            return None
        source = describe(self._parse, token)
        return source if source is not None and source.kind in {"media", "social_media"} else None

    def name(self, i: int, extra: str = "", *, sure: bool = False) -> Source | None:
        """Return the source that the noun phrase headed by token `i` names, or None where no one is to be known.

        `extra` is what the statement was made in: "the statement said" is then the same speaker.
        """
        token = self._parse.tokens[i]
        source = (
            self._pronoun(token)
            if token.pos == "PRON" or token.tag in {"WP", "WDT"}
            else self._noun(token, sure)
        )
        if source is not None:
            self._remember(source, token, extra)
        return source

    def _pronoun(self, token: Token) -> Source | None:
        known: Source | None = None
        if token.lower in _PERSONAL:
            known = self._person
        elif token.lower in {"they", "them"}:
            known = self._plural
        elif token.lower == "it":
            known = self._body
        elif token.lower in _RELATIVE:
            return self._antecedent(token)
        return known

    def _antecedent(self, token: Token) -> Source | None:
        verb = self._parse.head(token)
        for _ in range(4):
            if verb.dep == "relcl":
                noun = self._parse.head(verb)
                return self._noun(noun, sure=True) if noun.pos in {"NOUN", "PROPN"} else None
            verb = self._parse.head(verb)
        return None

    def _noun(self, token: Token, sure: bool) -> Source | None:
        if token.ent in _NEVER:
            return None
        person = self._person_of(token)
        if person is not None:
            return person
        known = self._by_word.get(token.lower) if token.pos == "PROPN" or token.ent else None
        if known is not None and token.left == token.i and known.name.lower().split()[-1] == token.lower:
            return Source(known.name, known.kind, known.role, self._parse.span(token.i, token.i))
        if token.lemma in words("nouns", "pictures") or token.lemma in words("nouns", "vessels"):
            return self._evidence(token)
        known = self._known(token)
        return known if known is not None else describe(self._parse, token, sure)

    def _person_of(self, token: Token) -> Source | None:
        """Return a person by name: with what the text says of them here, else where it first names them."""
        named = _named_person(self._parse, token)
        if named is None:
            return None
        label, first, last = named
        name = _bare_name(self._parse, first, last)
        key = name.split()[-1].lower() if name else ""
        span = self._parse.span(first, last - 1)
        role = _role(self._parse, token, first, last)
        known = self._by_word.get(key)
        if (
            known is not None
            and key in known.name.lower().split()
            and (" " not in name or name == known.name)
        ):
            return Source(known.name, known.kind, known.role or role, span)
        full = self._people.get(key)
        if full is not None and full[0] < first:
            there = self._parse.tokens[full[1] - 1]
            name = name if " " in name else _bare_name(self._parse, *full)
            role = role or _role(self._parse, there, *full)
        return Source(name, _kind_of_person(self._parse, token, name, role), role, span) if name else None

    def _known(self, token: Token) -> Source | None:
        """Return the last speaker whom "the ministry", "the governor" can mean."""
        definite = any(kid.lower in {"the", "this", "that"} for kid in self._parse.kids(token.i, "det"))
        bare = not any(
            kid.dep in {"compound", "amod", "poss", "prep", "nmod"} for kid in self._parse.kids(token.i)
        )
        if not definite or not bare or token.tag != "NN":
            return None
        return self._by_word.get(token.lemma)

    def _evidence(self, token: Token) -> Source | None:
        """Return who made a statement or posted a picture; a picture by itself is no source."""
        parse = self._parse
        for kid in parse.kids(token.i, "poss"):
            if kid.pos != "PRON":
                return self.name(kid.i)
        for kid in parse.kids(token.i, "prep", "acl"):
            for owner in _owners(parse, kid):
                source = self.name(owner.i)
                if source is not None:
                    return source
        for inner in parse.tokens[token.left : token.right + 1]:
            if (kind := kind_of_name(inner.text)) is not None and kind in {"social_media", "media"}:
                return Source(inner.text, kind, None, parse.span(inner.i, inner.i))
            if (
                inner.lower == "social"
                and inner.i < token.right
                and parse.tokens[inner.i + 1].lower in {"media", "networks"}
            ):
                return Source("social media", "social_media", None, parse.span(inner.i, inner.i + 1))
        known = self._known(token)
        if known is not None or token.lemma in words("nouns", "pictures"):
            return known
        source = describe(parse, token)
        if source is not None:
            return source
        if any(kid.lower in {"the", "this", "that", "these"} for kid in parse.kids(token.i, "det")):
            return self._last
        name = _text(parse, *_name_range(parse, token))
        return (
            None
            if token.lemma in words("nouns", "data")
            else Source(name, "unnamed", None, parse.span(token.i, token.i))
        )

    def _remember(self, source: Source, token: Token, extra: str) -> None:
        self._last = source
        if token.tag in {"NNS", "NNPS"} or token.lower in {"police", "they"}:
            self._plural = source
        elif token.ent == "PERSON" or token.lower in _PERSONAL or token.lower in _RELATIVE:
            self._person = source
        elif token.ent in {"ORG", "GPE", "NORP"} or token.lemma in bodies() or token.lower == "it":
            self._body = source
        else:
            self._person = source
        if token.pos != "PRON":
            for word in _keys(source):
                self._by_word[word] = source
            if token.lemma in words("nouns", "vessels"):
                self._by_word[token.lemma] = source
            if source.kind == "media":
                self._by_word["report"] = source
        if extra:
            self._by_word[extra] = source


def _keys(source: Source) -> list[str]:
    said = f"{source.name} {source.role or ''}".lower()
    return [word for word in re.findall(r"[\w'-]+", said) if len(word) > 2]


def _owners(parse: Parse, kid: Token) -> list[Token]:
    """Return whoever a statement is "from" or "by", or a picture was "posted by"."""
    if kid.dep == "prep" and kid.lower in {"from", "by", "of"}:
        return [
            t
            for t in parse.kids(kid.i, "pobj")
            if t.ent in {"ORG", "PERSON", "GPE"} or kind_of_words([t.lower], t.lemma)
        ]
    return [t for by in parse.kids(kid.i, "agent") for t in parse.kids(by.i, "pobj")]


def describe(parse: Parse, token: Token, sure: bool = True) -> Source | None:
    """Return the source that a noun phrase names by itself, without what the text said before.

    None where nothing says that it can speak, unless that is `sure`.
    """
    if token.ent in _NEVER:
        return None
    first, last = _name_range(parse, token)
    name = _text(parse, first, last)
    said = [t.lower for t in parse.tokens[first : last + 1] if t.text != "-"]
    kind = kind_of_words(said, "" if token.pos == "PROPN" and token.ent in {"PERSON"} else token.lemma)
    if kind is None and token.pos == "PROPN" and (before := _title_before(parse, token, first)) is not None:
        kind = before
    if kind is None:
        kind = _KIND_OF_ENTITY.get(token.ent)
    if kind is None and (sure or token.pos == "PROPN" or token.ent):
        kind = "individual"
    if name.startswith("@"):
        kind = "social_media"
    return Source(name, kind, None, parse.span(first, last)) if name and kind is not None else None


def _title_before(parse: Parse, token: Token, first: int) -> SourceKind | None:
    """Return the kind that a noun right before a name gives it ("television station | KCRG")."""
    if first == 0 or parse.tokens[first - 1].sent != token.sent or parse.tokens[first - 1].pos != "NOUN":
        return None
    return kind_of_words([parse.tokens[first - 1].lower], parse.tokens[first - 1].lemma)


def _name_range(parse: Parse, token: Token) -> tuple[int, int]:
    """Return the tokens that identify a noun: its modifiers before it, and a short "of …" after it."""
    first = last = token.i
    if token.entity >= 0:
        _, first, past = parse.entities[token.entity]
        last = max(last, past - 1)
    left = {kid.left: kid for kid in parse.kids(token.i) if kid.i < token.i and kid.dep in _MODIFIERS}
    reach = {kid.right + 1: kid for kid in left.values()}
    while first in reach and reach[first].left < first:
        first = reach[first].left
    while first < token.i and (
        parse.tokens[first].tag in {"DT", "PRP$", "CD", "POS"} or parse.tokens[first].pos == "PUNCT"
    ):
        first += 1
    while (
        first >= 2
        and parse.tokens[first - 1].text == "-"
        and parse.tokens[first - 2].end == parse.tokens[first - 1].start
    ):
        first -= 2
    after = next(
        (kid for kid in parse.kids(token.i, "prep") if kid.i == last + 1 and kid.lower in _PLACED), None
    )
    if after is not None and token.entity < 0 and 0 < after.right - after.i <= 5:
        last = after.right
    if (
        last + 3 < len(parse.tokens)
        and parse.tokens[last + 1].text == "("
        and parse.tokens[last + 3].text == ")"
    ):
        last += 3 if parse.tokens[last + 2].text.isupper() else 0
    return first, last


def _text(parse: Parse, first: int, last: int) -> str:
    words_ = _SPACE.sub(" ", parse.span(first, last).of(parse.text)).strip(
        " ,;:-\u2013\u2014\"'\u201c\u201d\u2018\u2019"
    )
    return re.sub(r"['\u2019]s$", "", words_)


def _first_mentions(parse: Parse) -> dict[str, tuple[int, int]]:
    """Return for each last name the tokens of the first mention of the full name."""
    found: dict[str, tuple[int, int]] = {}
    for label, first, last in parse.entities:
        if label == "PERSON" and last - first > 1:
            tail = last - 1 if parse.tokens[last - 1].tag != "POS" else last - 2
            found.setdefault(parse.tokens[tail].lower, (first, last))
    return found


def _named_person(parse: Parse, token: Token) -> tuple[str, int, int] | None:
    """Return the person's name that a noun phrase holds: its head, or beside it ("the governor, Ann Roe")."""
    for candidate in (token, *parse.kids(token.i, "appos")):
        if candidate.ent == "PERSON":
            return parse.entities[candidate.entity]
    return None


def _bare_name(parse: Parse, first: int, last: int) -> str:
    while last - first > 1 and parse.tokens[first].lower in _TITLES:
        first += 1
    while last - first > 1 and parse.tokens[last - 1].tag == "POS":
        last -= 1
    return _text(parse, first, last - 1)


def _role(parse: Parse, token: Token, first: int, last: int) -> str | None:
    """Return what the text calls a person: before the name, beside it, or in "who leads …"."""
    left = token.left if token.left < first else first
    while left < first and (parse.tokens[left].tag in {"DT", "PRP$"} or parse.tokens[left].pos == "PUNCT"):
        left += 1
    while first < last - 1 and parse.tokens[first].lower in _TITLES:
        first += 1
    if left < first:
        return _text(parse, left, first - 1) or None
    for kid in parse.kids(token.i, "appos", "relcl"):
        if kid.i >= last and kid.ent != "PERSON":
            begin = kid.left
            while begin < kid.right and parse.tokens[begin].lower in {"a", "an", "the", "who"}:
                begin += 1
            return _text(parse, begin, kid.right) or None
    if token.ent != "PERSON" and token.i < first:
        return _text(parse, token.left, token.i)
    return None


def _kind_of_person(parse: Parse, token: Token, name: str, role: str | None) -> SourceKind:
    if role:
        listed = re.findall(r"[\w.'@-]+", role.lower())
        kind = kind_of_role(listed) or next(
            (k for word in reversed(listed) if (k := kind_of_words([word], word.rstrip(".")))), None
        )
        if kind is not None:
            return kind
    titles = [t.lower for t in parse.tokens[token.left : token.i + 1] if t.lower in _TITLES]
    return kind_of_role(titles) or "individual"
