"""Tells what is only feared, believed or presumed, and of what else a text may be in doubt."""

from __future__ import annotations

from itertools import pairwise

from according.claims import people
from according.claims.found import Found
from according.claims.syntax import is_negated, objects_of
from according.language.parse import Parse, Token

_FEARED = frozenset(
    {"fear", "believe", "presume", "suspect", "think", "assume", "worry", "dread", "reckon", "suppose"}
)
_HELD = frozenset({"consider", "regard", "deem"})
"""What those say who take somebody for dead; the missing are so whoever says it."""
_WORRIES = frozenset(
    {"fear", "concern", "worry", "suspicion", "dread", "anxiety", "belief"}
    | {"likelihood", "probability", "possibility"}
)
_LIKELY = frozenset({"likely", "probable", "possible", "conceivable", "plausible"})
_LIKELIHOODS = ("in all likelihood", "in all probability", "as good as", "more than likely")
_NEARLY = frozenset({"almost", "nearly", "virtually"})
_DOUBT = frozenset(
    {"possibly", "probably", "presumably", "perhaps", "feared", "likely", "suspected", "presumed", "believed"}
    | {"probable", "possible", "presumptive", "unconfirmed"}
)
_AT_ONCE = frozenset({"instantly", "immediately", "instantaneously", "quickly", "peacefully"})


def is_feared(parse: Parse, item: Found, cue: Token, chain: list[Token], auxiliaries: set[str]) -> bool:
    """Tell whether a harm is only feared, or believed to have happened.

    `chain` are the cue and the verbs above it, `auxiliaries` the words that these have for their mood.
    """
    if auxiliaries & {"may", "might"}:
        return True
    if len(chain) > 1 and any(k.lemma in _WORRIES for k in parse.kids(chain[1].i, "nsubj")):
        return True  # "fears are growing that 12 have died"
    if is_likely_past(parse, cue, chain) or _is_of_worry(cue, chain):
        return True
    if cue.lower in _DOUBT or _doubts(parse, item, cue, chain) & _DOUBT or _is_nearly_sure(parse, item, cue):
        return True
    if any(t.lemma == "unlikely" for t in chain[1:3]) or _is_given_up(parse, cue):
        return True
    if len(chain) > 1 and chain[1].lemma in ("suspect", "fear") and cue.tag.startswith("N"):
        return cue.dep == "dobj" and chain[1].tag in ("VBP", "VBZ", "VBD")  # "suspect 17 cases of mpox"
    if item.effect == "ill" and _is_of_suspicion(parse, cue, item.cue.last):
        return True
    for token in chain[1:3]:
        if any(t.dep == "pcomp" for t in chain[:2]) or _is_beside(parse, chain[0]):
            break
        supposed = token.lemma in _FEARED and (token.tag in ("VBP", "VBZ", "VBD") or _has_to(parse, token))
        stated = chain[0].dep == "acomp" and chain[1].dep == "ccomp" and chain[2:3] == [token]
        if supposed and (chain[0].dep == "ccomp" or stated or _is_number_to_be(chain)):
            return True
        if token.lemma == "suspect" and token.tag == "NNS" and chain[0].dep == "ccomp":
            return True  # "the officer | suspects that nine died", the verb taken for a noun
        if token.lemma in _FEARED and (token.tag == "VBN" or token.lemma == "fear"):
            return True
        if token.lemma in _HELD and token.tag == "VBN" and item.effect == "killed":
            return True
    first = parse.bounds[cue.sent][0]
    around = parse.tokens[max(first, item.group.first - 1) : item.cue.last]
    between = {
        t.lower
        for t in around
        if not _is_of_person(t, parse.head(t))
        and not _is_of_who(parse, t, cue)
        and not _is_of_other_harm(parse, t, cue)
    }
    return bool(between & {"feared", "presumed", "believed", "suspected", "assumed"})


def is_likely_past(parse: Parse, cue: Token, chain: list[Token]) -> bool:
    """Read "it is likely that 40 had been killed", "cannot be ruled out that five died": it may be so."""
    if not _is_past(parse, cue):
        return False
    ruled = (t for t in chain[1:3] if t.lemma == "rule" and any(k.lower == "out" for k in parse.kids(t.i)))
    return any(t.lemma in _LIKELY for t in chain[1:2]) or any(is_negated(parse, verb) for verb in ruled)


def _is_past(parse: Parse, cue: Token) -> bool:
    helpers = {kid.lower for kid in parse.kids(cue.i, "aux", "auxpass")}
    return cue.tag == "VBD" or bool(helpers & {"have", "had", "has", "was", "were"})


def _is_of_worry(cue: Token, chain: list[Token]) -> bool:
    """Read "there are concerns that 30 were killed", "every likelihood that eight died"."""
    return chain[1:2] != [] and cue.dep in ("acl", "ccomp", "relcl") and chain[1].lemma in _WORRIES


def _is_beside(parse: Parse, clause: Token) -> bool:
    """Tell whether a clause only says when somebody was in fear ("feared for his life before he fired")."""
    marks = {kid.lower for kid in parse.kids(clause.i, "mark", "advmod")}
    return clause.dep == "advcl" and bool(marks & {"before", "after", "when", "as", "while", "because"})


def _has_to(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody can but suppose it ("we have to assume that they are dead", "must presume")."""
    above = parse.head(verb)
    made = verb.dep == "xcomp" and above.lemma == "have"
    return verb.tag == "VB" and (made or any(k.lower == "must" for k in parse.kids(verb.i, "aux")))


def _is_number_to_be(chain: list[Token]) -> bool:
    """Read "suspect the number of dead to be closer to 60"."""
    below = chain[1]
    return chain[0].dep == "nsubj" and below.lemma == "be" and below.dep in ("ccomp", "xcomp")


def _is_nearly_sure(parse: Parse, item: Found, cue: Token) -> bool:
    """Tell whether words beside a harm leave little doubt, and yet some ("are almost certainly dead")."""
    first = parse.bounds[cue.sent][0]
    begin = max(first, min(item.group.first, cue.i) - _BESIDE)
    near = [t.lower for t in parse.tokens[begin : max(item.group.last, cue.i) + 1]]
    sure = any(one in _NEARLY and other == "certainly" for one, other in pairwise(near))
    return sure or any(line in " ".join(near) for line in _LIKELIHOODS)


def _is_given_up(parse: Parse, cue: Token) -> bool:
    """Read "have been given up for dead", "gave up as lost"."""
    words = [t.lower for t in parse.tokens[max(parse.bounds[cue.sent][0], cue.i - _BESIDE) : cue.i]]
    given = parse.tokens[max(0, cue.i - 3)].lemma == "give" or "given" in words or "gave" in words
    return given and words[-1:] in (["for"], ["as"]) and "up" in words


def _is_of_suspicion(parse: Parse, cue: Token, last: int) -> bool:
    """Tell whether a disease is only suspected: "admitted with suspected cholera", "suspected of having the
    virus", "six more cases are being investigated". `last` is the last token of the cue.
    """
    with_it = (noun for noun in objects_of(parse, cue.i, "with", "for", "of"))
    if any(kid.lower in _DOUBT for noun in with_it for kid in parse.kids(noun.i, "amod")):
        return True
    beside = parse.tokens[last : min(last + _BESIDE, parse.bounds[cue.sent][1])]
    if any(one.lower == "with" and other.lower in _DOUBT for one, other in pairwise(beside)):
        return True  # "admitted to hospital with suspected cholera"
    above = parse.head(cue)
    if cue.dep == "pcomp" and above.lower == "of":
        return parse.head(above).lemma == "suspect"
    if cue.dep == "xcomp" and above.lemma in _FEARED | {"suspect"} and above.tag in ("VBN", "VBD"):
        return True  # "17 patients thought to have caught the virus"
    looked_into = any(kid.lower in ("being", "under") for kid in parse.kids(above.i, "auxpass", "prep"))
    open_case = above.lemma in _LOOKING_INTO or any(
        noun.lemma in _LOOKING_INTO for noun in objects_of(parse, above.i, "under")
    )
    counted = cue.dep in ("nsubj", "nsubjpass") and cue.lemma in ("case", "infection", "illness")
    return counted and looked_into and open_case


_BESIDE = 5
"""How many tokens after a cue may say with what."""
_LOOKING_INTO = frozenset(
    {"investigate", "test", "examine", "check", "assess", "investigation", "examination", "review"}
)


def _is_of_person(word: Token, head: Token) -> bool:
    """Tell whether a doubt is about who somebody is, not whether he came to harm ("a suspected gunman")."""
    named = people.noun_class(head) is not None or head.tag == "NNPS"  # "three suspected Maoists"
    return word.dep == "amod" and head is not word and named


def _is_of_who(parse: Parse, word: Token, cue: Token) -> bool:
    """Tell whether a doubt is about who they are ("two men, believed to be managers, were shot"), or what
    they did before ("a man suspected of a robbery was arrested").
    """
    if word.lower == "suspected" and parse.tokens[word.i + 1].lower in ("of", "in"):
        return True
    after = [t.lower for t in parse.tokens[word.i + 1 : cue.i]]
    return after[:2] == ["to", "be"] and "," in after


def _is_of_other_harm(parse: Parse, word: Token, cue: Token) -> bool:
    """Tell whether a doubt is of another harm, told before ("a miner presumed dead was found alive")."""
    after = parse.tokens[word.i + 1]
    return after.i < cue.i and after.lower in ("dead", "drowned", "killed", "lost")


def _doubts(parse: Parse, item: Found, cue: Token, chain: list[Token]) -> set[str]:
    """Return the words by a cue and the verb above it that may doubt what it tells, not when, how or why.

    "Ortiz probably died instantly", "the death was likely an accident": they are dead.
    """
    told = chain[:2]
    beside = cue.dep == "conj" and chain[1:2] and chain[1].tag.startswith("N")
    if cue.tag.startswith("N") and (cue.dep in ("nsubj", "nsubjpass") or beside):
        told = chain[:1]  # "264 probable cases and 34 deaths"
    elif not item.group.explicit and _is_told_how(parse, cue):
        told = chain[1:2]
    return {k.lower for t in told for k in parse.kids(t.i, "advmod", "amod") if not _is_of_person(k, t)}


def _is_told_how(parse: Parse, cue: Token) -> bool:
    """Tell whether it is said when or how somebody died ("died instantly", "on Friday", "of the smoke")."""
    if cue.lemma not in ("die", "drown", "perish"):
        return False
    kids = tuple(parse.kids(cue.i))
    named = {t.ent for kid in kids for t in (kid, *parse.kids(kid.i))}
    causes = any(kid.dep == "prep" and kid.lower in ("of", "from") for kid in kids)
    return causes or bool(named & {"DATE", "TIME"}) or any(kid.lower in _AT_ONCE for kid in kids)
