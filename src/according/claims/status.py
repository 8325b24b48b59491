"""Status: whether a claim is asserted, feared, expected, denied or hypothetical."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from according.claims.cues.lexicon import words as known
from according.claims.denials import is_denied
from according.claims.doubt import is_feared, is_likely_past
from according.claims.found import Found
from according.claims.prospects import is_expected, is_ordered, is_promised, may_rise, rises_from
from according.claims.syntax import stands_by_itself
from according.language.parse import Parse, Token
from according.model import Status

_OUTLIVED = frozenset({"survive", "make", "save", "revive", "resuscitate", "come"})
"""Verbs that tell of a death where they are denied ("did not survive", "could not be saved")."""
_CONDITIONS = frozenset({"if", "unless"})
_OPEN_QUESTIONS = frozenset(
    {"clear", "unclear", "known", "know", "ask", "sure", "see", "determine", "say", "check"}
)
_UNREAL = frozenset({"would", "could", "can", "should"})


def status_of(parse: Parse, item: Found) -> Status:
    """Return the status of what a sentence says of a group."""
    cue = parse.tokens[item.cue.token]
    chain = [cue] if _is_presupposed(parse, item, cue) else list(_chain(parse, cue))
    outlived = cue.lemma in _OUTLIVED and item.effect == "killed"  # "did not survive"
    unfound = known("never_found") | known("never_returning")  # "have not been found", "never came back"
    outlived |= cue.lemma in unfound and item.effect in ("missing", "displaced")
    outlived |= cue.lemma in known("getting_out") and item.effect == "trapped"  # "could not get out"
    if not item.group.explicit and _ought_not(parse, cue):
        return "hypothetical"
    if is_denied(parse, item, cue, chain, outlived=outlived):
        return "denied"
    if may_rise(parse, item):
        return "expected"
    if item.group.quantity is not None and parse.tokens[item.group.first].lower in ("perhaps", "possibly"):
        return "feared"
    there = [t for t in chain[2:3] if any(parse.kids(t.i, "expl")) or chain[1].dep == "attr"]
    auxiliaries = {
        k.lower for t in (*chain[:2], *there) for k in parse.kids(t.i, "aux") if not _is_able(t, k)
    }
    if "could" in auxiliaries and item.effect in ("trapped", "missing") and not _is_conditional(parse, cue):
        return "feared"  # "up to 20 could still be trapped": as things stand, not as they might turn out
    tellers = {t.lemma for t in chain[1:3]} | {parse.head(t).lemma for t in chain[:2] if t.dep == "ccomp"}
    if "could" in auxiliaries and tellers & {"fear", "believe", "estimate", "think", "suspect", "reckon"}:
        return "feared"  # "as many as 200 could be dead, the mayor fears"
    if is_likely_past(parse, cue, chain):
        return "feared"
    if item.effect == "rescued" and is_promised(parse, cue):
        return "expected"
    if item.effect == "displaced" and is_ordered(parse, cue):
        return "expected"
    if rises_from(parse, item, cue):
        return "asserted"
    if not outlived and _is_hypothetical(parse, item, cue, chain, auxiliaries):
        return "hypothetical"
    if is_expected(parse, item, cue, chain, auxiliaries):
        return "expected"
    if is_feared(parse, item, cue, chain, auxiliaries):
        return "feared"
    return "asserted"


def _ought_not(parse: Parse, cue: Token) -> bool:
    """Tell whether it is only said what ought not to be ("children must not be dying of this")."""
    helpers = {kid.lower for kid in parse.kids(cue.i, "aux")}
    return bool(helpers & {"should", "must", "ought"}) and "have" not in helpers


def _is_presupposed(parse: Parse, item: Found, cue: Token) -> bool:
    """Tell whether a death is told of only for what may come of it ("The death of three boys could spark
    riots", "will be investigated").
    """
    verb = parse.head(cue)
    subject = item.cue.frame == "of_noun" and cue.dep in ("nsubj", "csubj", "nsubjpass")
    return subject and item.effect in ("killed", "injured") and verb.lemma not in known("occurring")


def _is_able(verb: Token, auxiliary: Token) -> bool:
    """Tell whether somebody is only able to tell ("we can confirm 52 deaths")."""
    return auxiliary.lower == "can" and verb.lemma in known("tellings")


def _is_conditional(parse: Parse, cue: Token) -> bool:
    return any(t.lower in _CONDITIONS for t in parse.of(cue.sent))


_UNREAL_SCENES = frozenset(
    {"drill", "simulation", "scenario", "imagine", "imagined", "hypothetical", "exercise"}
)


def _chain(parse: Parse, cue: Token) -> Iterator[Token]:
    """Yield the cue and the verbs above it that its clause completes."""
    yield cue
    token = cue
    for head in parse.ancestors(cue):
        if token.dep not in (
            "xcomp",
            "ccomp",
            "conj",
            "advcl",
            "acomp",
            "oprd",
            "pobj",
            "prep",
            "dobj",
            "nsubj",
            "attr",
            "acl",
            "amod",
            "pcomp",
            "nsubjpass",
        ):
            return
        if token.dep == "ccomp" and head.i > token.i and head.lemma not in ("say", "report"):
            return
        if token.dep == "conj" and stands_by_itself(parse, token):
            return
        if token.dep == "advcl" and _is_told_before(parse, token):
            return  # "expects to move 800, having moved 1,500 on Sunday"
        if token.dep == "prep" and token.lower in ("after", "following", "since", "despite"):
            return  # "begs France to reject violence after the killing of a student"
        yield head
        token = head


def _is_told_before(parse: Parse, verb: Token) -> bool:
    """Tell whether a side clause tells what had been, whatever its sentence expects ("after 40 fell ill",
    "ten years ago, when a guard was shot dead, it would have …").
    """
    done = verb.tag in ("VBD", "VBN") and any(k.lower == "after" for k in parse.kids(verb.i, "mark"))
    past = verb.tag == "VBD" or any(k.tag == "VBD" for k in parse.kids(verb.i, "auxpass"))
    when = past and any(k.lower == "when" for k in parse.kids(verb.i, "advmod"))
    done = done or (when and not _is_conditional(parse, verb))
    return done or any(k.lower == "having" for k in parse.kids(verb.i, "aux"))


_SURE = frozenset({"confident", "certain", "sure", "hopeful", "optimistic", "convinced"})
"""What people are that something will come."""
_PLANS = frozenset({"plan", "aim", "plot", "goal", "intention", "threat", "idea"})


def _is_hypothetical(
    parse: Parse, item: Found, cue: Token, chain: list[Token], auxiliaries: set[str]
) -> bool:
    marked = [t for t in chain[:3] if any(k.lower in _CONDITIONS for k in parse.kids(t.i, "mark"))]
    if any(parse.head(t).lemma not in _OPEN_QUESTIONS for t in marked) or is_wanted(parse, cue):
        return True
    if _is_imagined(parse, cue) or _is_demanded(parse, item, cue) or _is_of_chance(parse, cue):
        return True
    if any(k.lower == "whether" for k in parse.kids(cue.i, "mark")) or any(
        k.lower == "whether" for k in parse.kids(parse.head(cue).i, "mark") if cue.dep in ("acomp", "attr")
    ):
        return True
    if "will" in auxiliaries and any(
        k.lower in _CONDITIONS
        for t in chain[:2]
        for c in parse.kids(t.i, "advcl")
        for k in parse.kids(c.i, "mark")
    ):
        return True
    words = {t.lower for t in parse.of(cue.sent)}
    lacking = any(k.lower == "without" for t in chain[:2] for k in parse.kids(t.i, "prep"))
    if lacking and auxiliaries & {"would", "will", "could"}:
        return True  # "without fuel 120 newborns would die"
    if auxiliaries & {"might", "could", "would"} and (words & _CONDITIONS or _is_inverted(parse, cue)):
        return True
    if words & _UNREAL_SCENES or ({"might", "have"} <= auxiliaries and _is_otherwise(parse, cue)):
        return True
    told = any(t.lemma in known("tellings") or t.lower in _SURE for t in chain[1:3])
    if told and auxiliaries == {"would"}:
        return False  # "forecasters said the heat would kill hundreds"
    if auxiliaries & {"may", "might"} and "have" not in auxiliaries and _is_deed(cue):
        return True  # "a strike on the plant might kill thousands"
    if auxiliaries & _UNREAL and "have" not in auxiliaries and cue.tag != "VBN":
        return True
    own = (t for t in chain[:2] if t is cue or t.lemma == "be")
    if any({"should", "have"} <= {k.lower for k in parse.kids(t.i, "aux")} for t in own):
        return True  # "a man who should have been in jail"
    if auxiliaries & {"would", "could"} and cue.dep != "amod":
        return not (told and "would" in auxiliaries and "have" not in auxiliaries)
    if cue.tag == "VB" and any(k.lower == "to" for k in parse.kids(cue.i, "aux")):
        head = parse.head(cue)
        if not item.group.explicit and item.effect in ("rescued", "displaced") and _is_purpose(cue):
            return True  # "sent two ships to evacuate tourists"
        planned = head.lemma == "be" and any(k.lemma in _PLANS for k in parse.kids(head.i, "nsubj"))
        return planned or head.lemma in known("intents")
    return False


def _is_otherwise(parse: Parse, cue: Token) -> bool:
    """Tell whether a sentence opens with how it was not ("an hour later it might have killed dozens")."""
    told = parse.tokens[parse.bounds[cue.sent][0] : cue.i]
    late = (one.lemma in _UNITS and other.lower in _LATER for one, other in pairwise(told[:_OPENING]))
    return any(late) or any(t.lower in ("otherwise", "easily") for t in told)


_UNITS = frozenset({"second", "moment", "minute", "hour", "day", "week"})
_LATER = frozenset({"later", "earlier", "sooner"})
_OPENING = 5


def _is_deed(cue: Token) -> bool:
    return cue.tag == "VB" and cue.lemma in _DEEDS


_DEEDS = frozenset({"kill", "injure", "wound", "maim", "harm", "displace", "infect", "poison", "sicken"})
"""What may yet be done, and not have been done unseen."""


def _is_purpose(cue: Token) -> bool:
    """Tell whether a verb only says what something is for, which may yet fail."""
    return cue.dep in ("advcl", "acl", "relcl")


def _is_of_chance(parse: Parse, cue: Token) -> bool:
    """Tell whether it is only spoken of as what may come ("the risk of guards being shot", "open to him being
    killed if he stays").
    """
    being = next((kid for kid in parse.kids(cue.i, "auxpass") if kid.lower == "being"), None)
    if being is None:
        return False
    clauses = parse.kids(cue.i, "advcl")
    if any(mark.lower in _CONDITIONS for kid in clauses for mark in parse.kids(kid.i, "mark")):
        return True
    first = max(parse.bounds[cue.sent][0], being.i - _OWNER)
    links = [t for t in parse.tokens[first : being.i] if t.lower in ("of", "to", "about", "against", "from")]
    return any(parse.tokens[link.i - 1].lemma in known("chances") for link in links[-1:] if link.i > first)


_OWNER = 6
"""How many tokens may name those of whom "being killed" is said."""


def _is_imagined(parse: Parse, cue: Token) -> bool:
    """Tell whether people only dream, joke or think of it ("dreamed of killing 12", "joked about")."""
    verb = parse.head(cue) if cue.dep in ("xcomp", "ccomp", "acomp") else cue
    link = parse.head(verb)
    spoken = (
        verb.tag in ("VBG", "VBN") and verb.dep in ("pcomp", "pobj") and link.lower in ("of", "about", "at")
    )
    return spoken and parse.head(link).lemma in known("imagining")


def _is_demanded(parse: Parse, item: Found, cue: Token) -> bool:
    """Tell whether somebody only wants it ("called for the release of 40 hostages", "deserve a thousand
    deaths").
    """
    above = parse.head(cue)
    if not cue.tag.startswith("N") or cue.dep not in ("dobj", "pobj"):
        return False
    if item.effect not in ("rescued", "displaced", "detained"):
        return above.lemma == "deserve"
    if cue.dep == "pobj":
        return above.lower == "for" and parse.head(above).lemma in known("demanding")
    return above.lemma in known("demanding")


def is_wanted(parse: Parse, cue: Token) -> bool:
    """Tell whether somebody only wishes it, so that the verb is in the subjunctive ("asked that the killer
    die", "a recommendation that he be executed").
    """
    if cue.dep not in ("ccomp", "acl", "relcl", "dobj") or any(parse.kids(cue.i, "aux")):
        return False
    if not any(kid.lower == "that" for kid in parse.kids(cue.i, "mark")):
        return False
    helpers = [kid.lower for kid in parse.kids(cue.i, "auxpass")]
    return helpers == ["be"] or (cue.tag == "VB" and not helpers and any(parse.kids(cue.i, "nsubj")))


def _is_inverted(parse: Parse, cue: Token) -> bool:
    """Tell whether a sentence has a condition without "if": "had the gate been shut, 40 might have died"."""
    begin = parse.bounds[cue.sent][0]
    for token in parse.of(cue.sent):
        if token.lower != "had" or token.i > cue.i:
            continue
        if token.i == begin or (parse.tokens[token.i - 1].text == "," and token.dep == "aux"):
            return any(k.left == token.i + 1 for k in parse.kids(token.head, "nsubj", "nsubjpass"))
    return False
