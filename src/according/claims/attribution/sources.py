"""Gives sources their names: from the noun phrase, and from what the text has said before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from according.claims.attribution.cues import words
from according.claims.attribution.kinds import (
    bodies,
    kind_of_name,
    kind_of_role,
    kind_of_words,
)
from according.claims.attribution.names import describe, one_body
from according.claims.attribution.nouns import (
    is_called,
    is_own,
    joint_owners,
    named_after,
    of_whom,
    owners,
    platform,
)
from according.claims.attribution.persons import (
    first_mentions,
    named_person,
    person_kind,
    person_name,
    person_role,
    role_between,
    role_kind,
    text_of,
)
from according.language.parse import Parse, Token
from according.model import Source, SourceKind, Span

_PERSONAL = frozenset({"he", "she", "him", "her"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OURSELVES = frozenset({"i", "we"})
_MEETING = frozenset({"to", "with", "from"})
"""How those are named to whom a report's own people spoke: "we have spoken to a nurse. She says …"."""
_INTERVIEWING = frozenset({"meet", "interview", "reach", "find", "call", "phone", "question", "visit"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NEAR = 3
"""How many sentences after somebody spoke "the officer" may still be they."""
_ANYONE: dict[str, frozenset[SourceKind]] = {
    "official": frozenset({"official"}),
    "officer": frozenset({"official", "military"}),
    "doctor": frozenset({"medical"}),
    "activist": frozenset({"monitor", "individual"}),
}
"""Words for people of some kinds, whatever their office: "the governor" is nobody else's."""
_TOLD_BY = frozenset(
    {"source", "report", "statement", "account", "communique", "document", "message", "post"}
)
"""What "the same" one of is again whoever told last."""
_GROUPS = frozenset({"monitor", "humanitarian", "armed_group", "organisation"})
_HOLDING = frozenset({"official", "military", "armed_group"})
_OWN = frozenset({"compound", "amod", "poss", "prep", "nmod"})
_WORD = re.compile(r"[\w'-]+")


class Namer:
    """Names the sources of one text, in the order of the text, and remembers them for later mentions."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._last: Source | None = None
        self._person: Source | None = None
        self._heard = -1  # the sentence of the last person who spoke
        self._plural: Source | None = None
        self._body: Source | None = None
        self._outlet: Source | None = None
        self._by_word: dict[str, Source] = {}
        self._group: tuple[Source, ...] = ()
        self._people = first_mentions(parse)

    def names(
        self,
        heads: tuple[int, ...],
        extra: str = "",
        *,
        sure: bool = False,
        around: tuple[int, int] | None = None,
        telling: bool = True,
    ) -> tuple[Source, ...]:
        """Return the sources of parallel noun phrases, all of whom "they" may mean in what follows.

        Who is not `telling` is no "source" that what follows may name.
        """
        last = self._last
        found = self._parallel(heads, extra, sure=sure, around=around)
        self._last = self._last if telling else last
        return found

    def _parallel(
        self, heads: tuple[int, ...], extra: str, *, sure: bool, around: tuple[int, int] | None
    ) -> tuple[Source, ...]:
        head = of_whom(self._parse, self._parse.tokens[heads[0]]) if len(heads) == 1 else None
        if head is not None and head.lower in {"they", "them"} and self._plural in self._group:
            return self._group
        if head is not None and len(several := tuple(joint_owners(self._parse, head))) > 1:
            heads, around = several, None
        if len(heads) == 2 and (body := one_body(self._parse, *heads)) is not None:
            self._remember(body, self._parse.tokens[heads[1]], extra)
            return (body,)
        found = tuple(source for i in heads if (source := self.name(i, extra, sure=sure, around=around)))
        self._group = found if len(found) > 1 else ()
        return found

    def name(
        self, i: int, extra: str = "", *, sure: bool = False, around: tuple[int, int] | None = None
    ) -> Source | None:
        """Return the source that the noun phrase headed by token `i` names, or None if it names none.

        `extra` is what the statement was made in: "the statement said" is then the same speaker. `sure` tells
        that whatever noun this is, it is a speaker; `around` are the tokens of the whole phrase.
        """
        token = of_whom(self._parse, self._parse.tokens[i])
        called = is_called(self._parse, token)
        pronoun = (token.pos == "PRON" or token.tag in {"WP", "WDT"}) and not called
        source = self._pronoun(token) if pronoun else self._noun(token, sure, around)
        source = source or (_unowned(self._parse, token) if sure else None)
        if (
            source is not None
            and around is not None
            and source.role is None
            and (source.kind == "individual" or token.ent == "PERSON")
        ):
            source = self._by_phrase(source, token, around)
        if source is not None and around is not None:
            source = _inside(self._parse, source, around[0])
        if source is not None:
            self._remember(source, token, extra)
        return source

    def _by_phrase(self, source: Source, token: Token, around: tuple[int, int]) -> Source:
        """Give a person the role and kind that the rest of a phrase gives, where the tree did not show it."""
        parse = self._parse
        near = parse.tokens[around[0] : around[1] + 1]
        kind = kind_of_role(t.lower for t in near if t.tag not in {"WP", "WDT"})
        role = role_between(parse, token.i + 1, around[1]) if token.pos == "PROPN" else None
        return replace(source, kind=role_kind(role) or kind or source.kind, role=role)

    def outlet(self, i: int) -> Source | None:
        """Return the outlet that the noun phrase headed by token `i` names, or None if it is none."""
        token = self._parse.tokens[i]
        source = describe(self._parse, token) if token.pos != "PRON" else None
        if source is not None and source.kind == "media" and any(self._parse.kids(i, "poss")):
            named = any(kid.pos == "PROPN" for kid in self._parse.kids(i, "compound"))
            return source if named or token.ent == "ORG" else None
        return source if source is not None and source.kind in {"media", "social_media"} else None

    def _pronoun(self, token: Token) -> Source | None:
        if token.lower in _RELATIVE:
            return self._antecedent(token)
        if token.lower in _PERSONAL:
            return self._subject_beside(token) or self._subject_before(token) or self._person
        if token.lower in {"they", "them"}:
            return self._doer(token) or self._plural
        return (self._body or self._body_before(token)) if token.lower == "it" else None

    def _doer(self, token: Token) -> Source | None:
        """Return who does what is done to those of whom "they" tell: "police held a man they say shot two".

        So too "police held a man after they said he shot two". Only one that is known to be able to speak,
        by its noun, and not where others might.
        """
        telling = self._parse.head(token)
        whom = self._parse.head(telling)
        if telling.dep not in {"relcl", "advcl"} or token.dep != "nsubj":
            return None
        done_to = self._parse.kids(whom.i, "dobj") if telling.dep == "advcl" else ()
        if any(thing.tag in {"NNS", "NNPS"} and thing.i < token.i for thing in done_to):
            return None
        verbs = (above for above in (whom, *self._parse.ancestors(whom)) if above.pos in {"VERB", "AUX"})
        for subject in (kid for verb in verbs for kid in self._parse.kids(verb.i, "nsubj")):
            said = [t.lower for t in self._parse.tokens[subject.left : subject.i + 1]]
            many = subject.tag in {"NNS", "NNPS"} or subject.lower == "police"
            known = many and subject.i != whom.i and kind_of_words(said, subject.lemma) in _HOLDING
            return self._noun(subject, sure=True) if known else None
        return None

    def _body_before(self, token: Token) -> Source | None:
        """Return the body that is the subject of the sentence before: "The ministry met. It said …"."""
        before = self._parse.of(token.sent - 1) if token.sent else ()
        roots = (t for t in before if t.head == t.i)
        subjects = (kid for root in roots for kid in self._parse.kids(root.i, "nsubj", "nsubjpass"))
        bodies_there = (noun for noun in subjects if noun.lemma in bodies() or noun.ent == "ORG")
        noun = next(bodies_there, None) or next(self._received(before), None)
        return self._noun(noun, sure=True) if noun is not None else None

    def _received(self, sentence: tuple[Token, ...]) -> Iterator[Token]:
        """Yield whose statement we have: "I have a statement from the hospital. It says"."""
        if not any(t.lower in _OURSELVES and t.dep == "nsubj" for t in sentence):
            return
        papers = words("nouns", "vessels") | words("nouns", "received")
        if any(t.lemma in papers and t.pos == "NOUN" for t in sentence):
            links = (t for t in sentence if t.lower == "from")
            yield from (noun for link in links for noun in self._parse.kids(link.i, "pobj"))

    def _subject_beside(self, token: Token) -> Source | None:
        """Return the person of whom the clause before tells: "The mayor came out, and he says 12 died"."""
        verb = self._parse.head(token)
        if verb.dep != "conj" or self._heard == token.sent:
            return None
        return self._first_person(self._parse.kids(verb.head, "nsubj"), anyone=True)

    def _subject_before(self, token: Token) -> Source | None:
        """Return the person who was the subject of the sentence before, or to whom we spoke there, if nobody
        has spoken since.
        """
        parse, before = self._parse, token.sent - 1
        if before < 0 or before <= self._heard or parse.sentences[before].kind != "text":
            return None
        roots = [t for t in parse.of(before) if t.head == t.i]
        subjects = [kid for root in roots for kid in parse.kids(root.i, "nsubj", "nsubjpass")]
        found = self._first_person(subjects)
        if found is None and any(t.lower in _OURSELVES and t.dep == "nsubj" for t in parse.of(before)):
            links = (t for t in parse.of(before) if t.dep == "prep" and t.lower in _MEETING)
            met = [noun for link in links for noun in parse.kids(link.i, "pobj")]
            met += [t for t in parse.of(before) if t.dep == "dobj" and parse.head(t).lemma in _INTERVIEWING]
            found = self._first_person(met, anyone=True)
        return found

    def _first_person(self, nouns: Iterable[Token], *, anyone: bool = False) -> Source | None:
        """Return the first of some nouns that names a person or an office, or that may be of `anyone`."""
        for noun in nouns:
            person = named_person(self._parse, noun, None) is not None
            said = [t.lower for t in self._parse.tokens[noun.left : noun.i + 1]] if anyone else [noun.lower]
            known = kind_of_words(said, noun.lemma) if anyone else kind_of_role(said)
            label = self._parse.tokens[min(noun.i + 1, len(self._parse.tokens) - 1)].text == ":"
            if noun.tag in {"NN", "NNP"} and not label and (person or known is not None):
                return self._noun(noun, sure=True)
        return None

    def _antecedent(self, token: Token) -> Source | None:
        verb = self._parse.head(token)
        for _ in range(4):
            if verb.dep == "relcl":
                noun = self._parse.head(verb)
                noun = self._parse.head(noun) if noun.dep == "appos" else noun
                if noun.dep == "pobj" and noun.ent in {"GPE", "LOC", "FAC"}:  # "police in Rome, who …"
                    noun = self._parse.head(self._parse.head(noun))
                return self._noun(noun, sure=True) if noun.pos in {"NOUN", "PROPN"} else None
            verb = self._parse.head(verb)
        return None

    def _noun(self, token: Token, sure: bool, around: tuple[int, int] | None = None) -> Source | None:
        if around is not None and (whole := _well_known(self._parse, token, around)) is not None:
            return whole
        named = named_person(self._parse, token, around)
        if named is not None:
            return self._person_named(token, *named)
        if token.pos == "PROPN" or token.ent:
            known = self._by_word.get(token.lower)
            if known is not None and token.left == token.i and known.name.lower().split()[-1] == token.lower:
                return Source(known.name, known.kind, known.role, self._parse.span(token.i, token.i))
            full = self._people.get(token.lower)
            if full is not None and full[0] < token.left == token.i:
                return self._person_named(token, token.i, token.i + 1)
        if is_own(self._parse, token):
            return None
        token = named_after(self._parse, token)
        evidence = token.lemma in words("nouns", "pictures") or token.lemma in words("nouns", "vessels")
        if evidence and token.pos != "PROPN":
            return self._evidence(token)
        known = self._known(token)
        return known if known is not None else describe(self._parse, token, sure=sure)

    def _person_named(self, token: Token, first: int, last: int) -> Source | None:
        """Return a person by name, with what the text says of them here or said where it first named them."""
        parse = self._parse
        name = person_name(parse, first, last)
        if not name:
            return None
        span = parse.span(first, last - 1)
        role = person_role(parse, token, first, last)
        key = name.split()[-1].lower()
        known = self._by_word.get(key)
        if (
            known is not None
            and key in known.name.lower().split()
            and (" " not in name or name == known.name)
        ):
            return Source(known.name, known.kind, known.role or role, span)
        full = self._people.get(key)
        if full is not None and full[0] < first:
            name = name if " " in name else person_name(parse, *full)
            role = role or person_role(parse, parse.tokens[full[1] - 1], *full)
        return Source(name, person_kind(parse, token, role), role, span)

    def _known(self, token: Token) -> Source | None:
        """Return the last speaker whom a bare "the ministry", "the governor", "the source" can mean."""
        own = [kid for kid in self._parse.kids(token.i) if kid.dep in _OWN]
        if [kid.lower for kid in own] == ["same"] and token.lemma in _TOLD_BY:
            return self._last
        if own or token.tag != "NN" or not self._definite(token):
            return None
        if token.lemma == "source":
            return self._last
        if token.lemma in words("nouns", "outlets"):
            return self._by_word.get(token.lemma) or self._outlet
        return self._by_word.get(token.lemma) or self._by_office(token) or self._as_group(token)

    def _by_office(self, token: Token) -> Source | None:
        """Return who spoke just now where "the officer" is only another word for what they are."""
        person, kinds = self._person, _ANYONE.get(token.lemma, frozenset())
        near = token.sent - self._heard <= _NEAR
        office = person is not None and person.role is not None and person.kind in kinds
        return person if office and near else None

    def _as_group(self, token: Token) -> Source | None:
        """Return the body that spoke last where "the group" or "the charity" says no more of it."""
        group = self._body is not None and token.lemma in words("nouns", "groups")
        return self._body if group and self._body is not None and self._body.kind in _GROUPS else None

    def _definite(self, token: Token) -> bool:
        return any(kid.lower in _DEFINITE for kid in self._parse.kids(token.i, "det"))

    def _evidence(self, token: Token) -> Source | None:
        """Return who made a statement or posted a picture; a picture by itself is no source."""
        parse = self._parse
        for owner in owners(parse, token):
            source = self.name(owner.i)
            if source is not None:
                social = source.kind == "individual" and kind_of_role([token.lemma]) == "social_media"
                return replace(source, kind="social_media") if social else source
        found = platform(parse, token) or self._known(token)
        if found is not None or token.lemma in words("nouns", "pictures"):
            return found
        if self._definite(token) and not any(kid.dep in _OWN for kid in parse.kids(token.i)):
            nobody = token.lemma in words("nouns", "data") - words("nouns", "studies")
            return None if nobody else self._last
        source = describe(parse, token, sure=False)
        nobody = token.lemma in words("nouns", "data") - words("nouns", "studies")
        if source is not None or nobody:
            return source
        return Source(text_of(parse, token.i, token.i), "unnamed", None, parse.span(token.i, token.i))

    def _remember(self, source: Source, token: Token, extra: str) -> None:
        self._last = source
        if token.tag in {"NNS", "NNPS"} or token.lower in {"police", "they"}:
            self._plural = source
        elif _is_body(source, token):
            self._body = source
        else:
            self._person, self._heard = source, token.sent
        if token.pos != "PRON":
            said = f"{source.name} {source.role or ''}".lower()
            self._by_word.update((word, source) for word in _WORD.findall(said) if len(word) > 2)
            if token.lemma in words("nouns", "vessels") | words("nouns", "groups"):
                self._by_word[token.lemma] = source
            if source.kind == "media":
                self._by_word["report"] = self._outlet = source
        if extra:
            self._by_word[extra] = source


def _is_body(source: Source, token: Token) -> bool:
    """Tell whether a source is one that is "it" and not "he" or "she"."""
    named = token.ent in {"ORG", "GPE", "NORP"} or token.lemma in bodies() or token.lower == "it"
    return named or kind_of_name(source.name) in _GROUPS


def _well_known(parse: Parse, token: Token, around: tuple[int, int]) -> Source | None:
    """Return the source that the whole phrase of a noun is the known name of: "Save the Children"."""
    first, last = around
    if not first < last or not first <= token.i <= last or parse.tokens[first].tag == "DT":
        return None
    name = text_of(parse, first, last)
    kind = kind_of_name(name)
    return Source(name, kind, None, parse.span(first, last)) if kind is not None else None


def _unowned(parse: Parse, token: Token) -> Source | None:
    """Return what has numbers of its own, by what it is called: "preliminary figures", "Israeli tallies"."""
    kinds = [kid for kid in parse.kids(token.i, "amod") if kid.i < token.i]
    if token.lemma not in words("nouns", "data") or not kinds:
        return None
    first = kinds[0].i
    whose: SourceKind = "official" if any(kid.ent == "NORP" for kid in kinds) else "unnamed"
    return Source(text_of(parse, first, token.i), whose, None, parse.span(first, token.i))


def _inside(parse: Parse, source: Source, first: int) -> Source:
    """Return a source without the words that stand before its phrase ("their inquiry | police said")."""
    span, opens = source.span, parse.tokens[first].start
    if span is None or not span.start < opens < span.end:
        return source
    span = Span(opens, span.end)
    return replace(source, name=span.of(parse.text), span=span)
