"""Reads the nouns of a source's phrase: of whom a number is, which name follows, whose a statement is."""

from __future__ import annotations

from collections.abc import Iterator

from according.claims.attribution.cues import words
from according.claims.attribution.draft import conjuncts
from according.claims.attribution.kinds import kind_of_name, kind_of_words
from according.language.parse import Parse, Token
from according.model import Source

_SOME = frozenset({"all", "both", "most", "many", "some", "several", "none"})
_OURS = frozenset({"this", "our"})
ISSUES = frozenset(
    {
        "post",
        "tweet",
        "update",
        "bulletin",
        "report",
        "version",
        "sitrep",
        "alert",
        "edition",
        "broadcast",
        "headline",
    }
    | {
        "story",
        "message",
        "thread",
        "newsletter",
        "issue",
        "dispatch",
        "flash",
        "item",
        "article",
        "programme",
        "program",
    }
)
"""What a report may be one of, so that there was one before it."""
_BEFORE = frozenset({"earlier", "previous", "prior", "preceding"})
_SERIAL = frozenset(
    {"update", "bulletin", "sitrep", "edition", "issue", "newsletter", "post", "broadcast", "version"}
)
"""Issues of which there is one after the other, so that the last is the one before this."""


def of_whom(parse: Parse, token: Token) -> Token:
    """Return the noun of which a number is only some: "two of the | survivors", "all of | them"."""
    some = token.tag == "CD" or token.lower in _SOME
    if not some or any(parse.kids(token.i, "appos")):
        return token
    of = (kid for kid in parse.kids(token.i, "prep") if kid.lower == "of")
    return next((noun for kid in of for noun in parse.kids(kid.i, "pobj")), token)


def is_called(parse: Parse, token: Token) -> bool:
    """Tell a name that looks like a pronoun: "WHO has amended its figure", "@nile_watch wrote"."""
    known = kind_of_name(token.lower) is not None and not parse.text.isupper()
    acronym = token.text.isupper() and len(token.text) > 2 and (token.ent == "ORG" or known)
    return acronym or token.text.startswith("@")


def is_own(parse: Parse, token: Token) -> bool:
    """Tell what stands for the report itself: "an earlier version of this article"."""
    own = words("nouns", "own")
    near = parse.tokens[token.i : min(token.right, token.i + 4) + 1]
    named = any(t.lemma in own and any(kid.lower in _OURS for kid in parse.kids(t.i)) for t in near)
    return named or is_own_issue(parse, token)


def is_own_issue(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is for what the publisher gave out before: "our last post", "the last update"."""
    if noun.lemma not in ISSUES:
        return False
    kids = tuple(parse.kids(noun.i))
    if any(kid.lower == "our" for kid in kids):
        return True
    owned = any(kid.dep in ("poss", "compound") and kid.ent not in ("DATE", "TIME") for kid in kids)
    serial = noun.lemma in _SERIAL
    dated = any(kid.dep == "poss" and kid.ent in ("DATE", "TIME") for kid in kids) and serial
    earlier = _BEFORE | {"last"} if serial else _BEFORE
    before = any(kid.lower in earlier for kid in kids) and any(kid.lower == "the" for kid in kids)
    of_whom = any(kid.lower in ("by", "from", "of") for kid in kids if kid.dep == "prep")
    return (dated or before) and not owned and not of_whom


def named_after(parse: Parse, token: Token) -> Token:
    """Return the name that follows the noun for what it is, if any: "the rights group | LTDH"."""
    if token.pos != "NOUN":
        return token
    near = (kid for kid in parse.kids(token.i, "appos") if kid.left == token.i + 1 < kid.i + 1)
    near = (kid for kid in near if parse.tokens[kid.left].text != "[")
    named = next((kid for kid in near if _is_name(parse, kid)), None)
    return named or _agency_named(parse, token) or _group_named(parse, token) or token


def _is_name(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun set beside another is a name, or ends one: "the student | ISNA news agency"."""
    outlet = noun.lemma in words("nouns", "outlets")
    within = parse.tokens[noun.left : noun.i] if outlet else ()
    return (noun.pos == "PROPN" and noun.ent != "PERSON") or any(t.pos == "PROPN" for t in within)


def _group_named(parse: Parse, token: Token) -> Token | None:
    """Return the name of a group or an agency between commas after it: "another group, | HRANA |, said"."""
    if token.lemma not in words("nouns", "groups") or token.tag != "NN":
        return None
    beside = (kid for kid in parse.kids(token.i, "appos") if kid.left == token.i + 2)
    named = (kid for kid in beside if kid.pos == "PROPN" and (kid.ent in {"ORG", ""} or kid.text.isupper()))
    return next((kid for kid in named if parse.tokens[kid.left - 1].text == ","), None)


def _agency_named(parse: Parse, token: Token) -> Token | None:
    """Return the name right after the noun for an outlet, wherever the tree has it: "the agency | IRNA"."""
    if token.lemma not in words("nouns", "outlets") or token.i + 1 >= parse.bounds[token.sent][1]:
        return None
    after = parse.tokens[token.i + 1]
    single = after.pos == "PROPN" and after.left == after.i and after.ent in {"ORG", "GPE", "PRODUCT", ""}
    return after if single and token.tag == "NN" else None


def owners(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield whoever a statement is of, "from" or "by", or a picture was "posted by"."""
    for kid in parse.kids(token.i, "poss"):
        if kid.pos != "PRON":
            yield kid
    for kid in parse.kids(token.i, "prep"):
        if kid.lower in {"from", "by", "of"}:
            for thing in parse.kids(kid.i, "pobj"):
                whose = (thing, *parse.kids(thing.i, "poss", "compound"))  # "the governor's office"
                if (
                    thing.ent in {"ORG", "PERSON", "GPE"}
                    or thing.text.startswith("@")
                    or any(kind_of_words([t.lower], t.lemma) for t in whose)
                ):
                    yield thing
    for kid in parse.kids(token.i, "acl"):
        if kid.lemma in words("phrases", "reviewing"):
            continue  # "a UN report seen by AFP" is no word of AFP
        for by in parse.kids(kid.i, "agent"):
            yield from parse.kids(by.i, "pobj")
    for kid in parse.kids(token.i, "compound", "nmod"):
        if kid.pos == "PROPN":
            yield kid
    its = any(kid.lower in {"its", "their"} for kid in parse.kids(token.i, "poss"))
    if token.dep == "dobj" and (its or parse.head(token).lemma in words("issuing")):
        yield from (kid for kid in parse.kids(token.head, "nsubj") if kid.pos != "PRON")


def joint_owners(parse: Parse, token: Token) -> Iterator[int]:
    """Yield the heads of several whose one statement is: "estimates from Jo Roe and Al Poe"."""
    if token.pos == "NOUN" and token.lemma in words("nouns", "vessels"):
        for kid in parse.kids(token.i, "prep"):
            if kid.lower in {"from", "by"}:
                for thing in parse.kids(kid.i, "pobj"):
                    named = [n for n in parse.kids(thing.i, "appos") if n.ent == "PERSON"]
                    yield from conjuncts(parse, named[0] if thing.tag == "NNS" and named else thing)


def platform(parse: Parse, token: Token) -> Source | None:
    """Return the outlet or platform that a noun phrase mentions ("footage circulating on social media")."""
    seen = (kid.left for kid in parse.kids(token.i, "acl") if kid.lemma in words("phrases", "reviewing"))
    for inner in parse.tokens[token.left : min(seen, default=token.right + 1)]:
        kind = kind_of_name(inner.text)
        if kind in {"social_media", "media"}:
            return Source(inner.text, kind, None, parse.span(inner.i, inner.i))
        if (
            inner.lower == "social"
            and inner.i < token.right
            and parse.tokens[inner.i + 1].lower in {"media", "networks"}
        ):
            return Source("social media", "social_media", None, parse.span(inner.i, inner.i + 1))
    return None
