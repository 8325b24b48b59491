"""Where those are of whom a number tells: the places named with it, and the hospitals that took them in."""

from __future__ import annotations

from collections.abc import Set
from itertools import takewhile

from according.claims.cues.lexicon import words
from according.language.parse import Parse, Token
from according.model import Claim

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_RECEIVED = frozenset({"receive", "admit", "treat"})


def places_of(parse: Parse, claim: Claim, known: Set[int] = frozenset()) -> frozenset[str]:
    """Return the places named in the clause of a number, or before it where the sentence opens with them.

    `known` are the tokens of names that the gazetteer has, whatever the tagger takes them for.
    """
    a, b = parse.at(claim.clause_span.start), parse.at(claim.clause_span.end - 1)
    if a is None or b is None:
        return frozenset()
    first, end = parse.bounds[a.sent]
    if any(t.lower == "elsewhere" for t in parse.tokens[a.i : min(end, b.i + 2)]):
        return frozenset({"elsewhere"})  # in none of the places named before
    before = (t for t in parse.tokens[first : b.i + 1] if _is_place(parse, t, known))
    found = {t.lower for t in before if not _is_of_teller(claim, t)}
    found |= _listed_after(parse, b, known) if found else set()
    found -= _SETTLEMENTS if found - _SETTLEMENTS else set()
    start = first if parse.tokens[first].lower in ("at", "in") else a.i
    named = (t for t in parse.tokens[start : b.i + 1] if t.lower in words("sites") and t.i > first)
    found = found or _places_beyond(parse, claim, known) or _that_report(parse, claim)
    found = found or _worst_hit(parse, claim, known)
    return frozenset(found) | {parse.tokens[t.i - 1].lower for t in named if _is_name(parse, t.i - 1)}


def _is_of_teller(claim: Claim, token: Token) -> bool:
    """Tell whether a name is in the words for whoever gives a number ("the U.S. military said")."""
    told = (source.span for source in claim.sources)
    return any(span is not None and span.start <= token.start < span.end for span in told)


def _listed_after(parse: Parse, place: Token, known: Set[int]) -> set[str]:
    """Return the places that a list goes on with after its first ("the provinces of Nyanza, Rift Valley and
    Coast").
    """
    rest = parse.tokens[place.i + 1 : parse.bounds[place.sent][1]]
    listed = list(takewhile(lambda t: t.lower in (",", "and") or _is_place(parse, t, known), rest))
    joined = _is_place(parse, place, known) and any(t.lower == "and" for t in listed)
    return {t.lower for t in listed if _is_place(parse, t, known)} if joined else set()


def _is_name(parse: Parse, i: int) -> bool:
    return parse.tokens[i].tag == "NNP"


def _places_beyond(parse: Parse, claim: Claim, known: Set[int]) -> set[str]:
    """Return the places that the last of conjoined clauses names for all ("12 died and 70 fled in Izmir").

    Without a second clause, those of what follows on the verb ("12 were killed by a landslide in Bam").
    """
    cue = parse.at(claim.cue_span.start) if claim.cue_span else None
    cue = _verb_of(parse, cue) if cue is not None and cue.tag.startswith(("N", "J")) else cue
    if cue is None or not cue.tag.startswith("V"):
        return set()
    after = [kid for kid in parse.kids(cue.i, "conj") if kid.tag.startswith("V")]
    verb = after[-1] if after else cue
    tail = takewhile(lambda t: t.lower not in _PAUSES, parse.tokens[verb.i : verb.right + 1])
    prepositions = [t for t in tail if t.dep == "prep" and t.lower in ("in", "at", "near")]
    return {
        t.lower
        for kid in prepositions
        for t in parse.tokens[kid.i : kid.right + 1]
        if _is_place(parse, t, known) or _is_named_after(parse, kid, t) or _is_settlement(parse, kid, t)
    }


def _that_report(parse: Parse, claim: Claim) -> set[str]:
    """Return the place that counts a number as its own ("Central province has recorded 17 deaths")."""
    token = parse.at(claim.number_span.end - 1)
    verb = next((t for t in parse.ancestors(token) if t.tag.startswith("V")), None) if token else None
    if verb is None or verb.lemma not in _COUNTING:
        return set()
    return {
        t.lower
        for kid in parse.kids(verb.i, "nsubj")
        for t in parse.tokens[kid.left : min(kid.i + 1, verb.i)]
        if t.ent in _PLACES or (kid.lemma in _SETTLEMENTS and t.dep in ("amod", "compound"))
    }


def _worst_hit(parse: Parse, claim: Claim, known: Set[int]) -> set[str]:
    """Return the place that a number goes "with" ("Lai Chau is the worst-hit province, with nine deaths")."""
    token = parse.at(claim.number_span.end - 1)
    above = parse.ancestors(token) if token else ()
    link = next((t for t in above if t.tag == "IN" or t.tag.startswith("V")), None)
    if link is None or link.lower != "with":
        return set()
    head = parse.head(link)
    hit = any(t.lemma in _HIT for t in parse.tokens[parse.bounds[link.sent][0] : link.i])
    verbs = (kid for t in (head, parse.head(head)) for kid in parse.kids(t.i, "nsubj", "nsubjpass"))
    named = (t for s in (head, *verbs) if s.i < link.i for t in parse.tokens[s.left : s.i + 1])
    return {t.lower for t in named if _is_place(parse, t, known) or (hit and t.tag == "NNP")}


_HIT = frozenset({"hit", "affect", "affected", "worst-hit", "brunt"})


_COUNTING = frozenset({"record", "report", "have", "see", "register", "log", "count", "account", "confirm"})


def _verb_of(parse: Parse, noun: Token) -> Token:
    """Return the verb whose subject a noun is or belongs to ("some 190 of the deaths were in Manisa")."""
    for above in (noun, *parse.ancestors(noun)):
        if above.dep in ("nsubj", "nsubjpass"):
            return parse.head(above)
        if above.dep not in ("pobj", "prep"):
            break
    return noun


def _is_settlement(parse: Parse, preposition: Token, token: Token) -> bool:
    """Tell whether people came to harm in places of no name ("in villages to the east")."""
    new = token.tag == "NNS" or any(kid.lower in ("a", "an", "another") for kid in parse.kids(token.i, "det"))
    return new and token.head == preposition.i and token.lemma in _SETTLEMENTS


_SETTLEMENTS = frozenset(
    {"village", "town", "district", "city", "suburb", "neighbourhood", "neighborhood", "county", "province"}
)


def _is_named_after(parse: Parse, preposition: Token, token: Token) -> bool:
    """Tell whether a name follows at once on "in" or "near", as that of a place does, known or not."""
    if token.i <= preposition.i:
        return False
    first = parse.tokens[preposition.i + 1]
    return (
        first.tag == "NNP" == token.tag
        and first.entity == token.entity
        and token.ent in ("", "ORG", "PERSON")
    )


_PAUSES = frozenset({",", ";", ":", "-", "--", "–", "—"})


def _is_place(parse: Parse, token: Token, known: Set[int]) -> bool:
    """Tell whether a token is of a place's name: tagged so, or one that opens a sentence ("In Guma, ...")."""
    if not token.tag.startswith("NNP"):
        return False
    if _is_origin(parse, token):
        return False
    if token.ent in _PLACES or token.i in known:
        return not (token.dep == "nsubj" and any(parse.kids(token.head, "ccomp")))  # "Israel said that"
    first, last = parse.bounds[token.sent]
    opens = token.i == first + 1 < last - 1 and parse.tokens[first].lower in ("in", "near", "at")
    return opens and parse.tokens[token.i + 1].lower == "," and token.ent in ("", "ORG", "PERSON", "NORP")


def _is_origin(parse: Parse, token: Token) -> bool:
    """Tell whether a name only says where people come from ("two brothers from Senegal")."""
    above = parse.head(token)
    while above.entity == token.entity >= 0 and above.head != above.i:
        above = parse.head(above)
    return above.lower == "from" and parse.head(above).tag in ("NN", "NNS")


def is_received(parse: Parse, claim: Claim, token: Token) -> bool:
    """Tell whether a hospital tells of those it took in: "we have received around 50 people".

    `token` is the first of the words that give the number.
    """
    first = parse.bounds[token.sent][0]
    verbs = [t for t in parse.tokens[max(first, token.i - 4) : token.i] if t.lemma in _RECEIVED]
    told = bool(claim.sources) and claim.sources[0].kind == "medical"
    return bool(verbs) and (told or any(_is_hospital(kid.text) for kid in parse.kids(verbs[-1].i, "nsubj")))


def is_brought(parse: Parse, claim: Claim, token: Token) -> bool:
    """Tell whether one hospital, by its name, tells of those brought to it ("Goa Hospital reported 47")."""
    source = claim.sources[0] if claim.sources else None
    if source is None or source.kind != "medical" or not _is_hospital(source.name):
        return False
    return any(t.lemma in _BROUGHT for t in parse.of(token.sent))


_BROUGHT = _RECEIVED | {"bring", "take", "report", "register", "record"}


def _is_hospital(name: str) -> bool:
    """Tell whether a name is that of a hospital or the like ("Ghurki Hospital"), not of its kind."""
    said = name.lower().split()
    return bool(said) and said[-1] in _HOSPITALS


_HOSPITALS = frozenset({"hospital", "clinic", "infirmary", "morgue", "mortuary", "center", "centre"})
