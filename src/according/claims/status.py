"""Status: whether a claim is asserted, feared, expected, denied or hypothetical."""

from __future__ import annotations

from collections.abc import Iterator

from according.claims.cues.lexicon import words as known
from according.claims.doubt import is_feared
from according.claims.found import Found
from according.language.parse import Parse, Token
from according.model import Status

_UNHARMED = frozenset({"unhurt", "unharmed", "uninjured", "unscathed"})
_CONDITIONS = frozenset({"if", "unless"})
_OPEN_QUESTIONS = frozenset(
    {"clear", "unclear", "known", "know", "ask", "sure", "see", "determine", "say", "check"}
)
_UNREAL = frozenset({"would", "could", "can", "should"})
_EXPECTED = frozenset({"expect", "anticipate", "foresee", "forecast", "predict", "project", "likely", "set"})


def status_of(parse: Parse, item: Found) -> Status:
    """Return the status of what a sentence says of a group."""
    cue = parse.tokens[item.cue.token]
    chain = list(_chain(parse, cue))
    zero = item.group.figure.high == 0
    outlived = cue.lemma in ("survive", "make", "save") and item.effect == "killed"  # "did not survive"
    unfound = known("never_found") | known("never_returning")  # "have not been found", "never came back"
    outlived |= cue.lemma in unfound and item.effect in ("missing", "displaced")
    outlived |= cue.lemma in known("getting_out") and item.effect == "trapped"  # "could not get out"
    unhurt = item.effect == "injured" and cue.lower == "without"
    if unhurt or cue.lower in _UNHARMED or (not zero and _is_called_false(parse, cue)):
        return "denied"
    slight = item.effect == "injured" and _is_only_slight(parse, cue)
    if not zero and (
        ((_is_negated(parse, cue) or _shares_negation(parse, cue)) and not outlived and not slight)
        or (len(chain) > 1 and _is_said_to_be(cue, chain[1]) and _is_negated(parse, chain[1]))
        or any(_denies(parse, t) and not _is_negated(parse, t) for t in chain[:4] if t is not cue)
    ):
        return "denied"
    if item.group.quantity is not None and parse.tokens[item.group.first].lower in ("perhaps", "possibly"):
        return "feared"
    auxiliaries = {k.lower for t in chain[:2] for k in parse.kids(t.i, "aux") if not _is_able(t, k)}
    if "could" in auxiliaries and item.effect in ("trapped", "missing") and not _is_conditional(parse, cue):
        return "feared"  # "up to 20 could still be trapped": as things stand, not as they might turn out
    tellers = {t.lemma for t in chain[1:3]} | {parse.head(t).lemma for t in chain[:2] if t.dep == "ccomp"}
    if "could" in auxiliaries and tellers & {"fear", "believe"}:
        return "feared"  # "as many as 200 could be dead, the mayor fears"
    if item.effect == "rescued" and _is_promised(parse, cue):
        return "expected"
    if _rises_from(parse, item, cue):
        return "asserted"
    if _may_rise(parse, item):
        return "expected"
    if not outlived and _is_hypothetical(parse, cue, chain, auxiliaries):
        return "hypothetical"
    if (
        auxiliaries & {"will", "would"}
        or (cue.lemma in _FACING and item.effect != "trapped")  # "are awaiting rescue"
        or (_is_to_be(parse, cue) and not _is_ordinal(item))
        or _is_announced(parse, cue)
        or _is_awaited(parse, item)
        or any(_is_coming(t, item) for t in chain[1:3])
    ):
        return "expected"
    if is_feared(parse, item, cue, chain, auxiliaries):
        return "feared"
    return "asserted"


def _is_promised(parse: Parse, cue: Token) -> bool:
    """Read "the rebels have promised to free six nurses"."""
    head = parse.head(cue)
    infinitive = cue.tag == "VB" and any(k.lower == "to" for k in parse.kids(cue.i, "aux"))
    return infinitive and cue.dep == "xcomp" and head.lemma in ("promise", "agree", "pledge", "undertake")


def _is_able(verb: Token, auxiliary: Token) -> bool:
    """Tell whether somebody is only able to tell ("we can confirm 52 deaths")."""
    return auxiliary.lower == "can" and verb.lemma in known("tellings")


def _is_conditional(parse: Parse, cue: Token) -> bool:
    return any(t.lower in _CONDITIONS for t in parse.of(cue.sent))


_FACING = frozenset({"face", "await"})


def _is_coming(word: Token, item: Found) -> bool:
    """Tell whether a word says that what a cue tells is to come, and not another number of the same total.

    "The toll, now 33, is expected to pass 50": the 33 are dead.
    """
    if word.lemma not in _EXPECTED or word.lemma == "set" or word.dep == "punct":
        return False
    return not (item.cue.frame == "count_noun" and item.cue.token < item.group.first < word.i)


def _denies(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb denies; "ruled" alone decides ("ruled a homicide"), "ruled out" denies."""
    if verb.lemma == "rule":
        return any(kid.lower == "out" for kid in parse.kids(verb.i))
    return verb.lemma in known("denials")


_FALSE = frozenset(
    {"untrue", "false", "baseless", "fabricated", "unfounded", "hoax", "lie", "fake"}
    | {"fabrication", "invention", "invented"}
)
_WRONG = ("to be wrong", "to be untrue", "proved wrong", "were wrong", "was wrong", "are wrong", "is wrong")
_SAYINGS = frozenset(
    {"claim", "report", "rumour", "rumor", "talk", "allegation", "that", "suggestion", "assertion"}
    | {"tale", "story"}
)
_EARLIER = frozenset({"initial", "earlier", "early", "first", "previous", "preliminary"})
_UNREAL_SCENES = frozenset(
    {"drill", "simulation", "scenario", "imagine", "imagined", "hypothetical", "exercise"}
)


def _is_said_to_be(cue: Token, head: Token) -> bool:
    return head.lemma == "be" and cue.dep in ("attr", "acomp", "prep", "nsubj")


def _is_called_false(parse: Parse, cue: Token) -> bool:
    """Tell whether the sentence calls what it tells untrue: "claims that dozens had died were untrue"."""
    words = [t.lower for t in parse.of(cue.sent)]
    said = " ".join(words)
    if "not true that" in said or "no truth in" in said or "no truth to" in said:
        return True
    if _is_claim_denied(parse, cue):
        return True
    if any(wrong in said for wrong in _WRONG) and any(_is_rumour(parse, t) for t in parse.of(cue.sent)):
        return True
    called = (t for t in parse.of(cue.sent) if t.lower in _FALSE)
    return any(_calls_false(parse, word, cue) for word in called)


def _is_rumour(parse: Parse, word: Token) -> bool:
    """Tell whether a word is a rumour, and no earlier figure put right ("an initial report of 10")."""
    first = {kid.lower for kid in parse.kids(word.i, "amod")} & _EARLIER
    return word.lemma in _SAYINGS - {"that"} and not first


def _calls_false(parse: Parse, word: Token, cue: Token) -> bool:
    """Tell whether a word calls false what a cue tells, and no other thing ("charged with false report")."""
    if word.dep == "amod":
        noun = parse.head(word)
        return noun.lemma in _SAYINGS and noun.left <= cue.i <= noun.right
    return any(t.lemma in _SAYINGS for t in parse.of(cue.sent))


def _is_claim_denied(parse: Parse, cue: Token) -> bool:
    """Tell whether somebody denies a claim of what is told: "dismissed as fantasy a claim that 500 died"."""
    denied = False
    for token in parse.tokens[parse.bounds[cue.sent][0] : cue.i]:
        denied = denied or (token.tag in ("VBD", "VBZ", "VBN") and _denies(parse, token))
        if denied and token.lemma in _SAYINGS - {"that"}:
            return parse.tokens[token.i + 1].lower in ("that", "of")
    return False


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
        if token.dep == "conj" and _stands_by_itself(parse, token):
            return
        if token.dep == "advcl" and _is_told_before(parse, token):
            return  # "expects to move 800, having moved 1,500 on Sunday"
        yield head
        token = head


def _is_told_before(parse: Parse, verb: Token) -> bool:
    """Tell whether a side clause tells what had been, whatever its sentence expects ("after 40 fell ill")."""
    done = verb.tag in ("VBD", "VBN") and any(k.lower == "after" for k in parse.kids(verb.i, "mark"))
    return done or any(k.lower == "having" for k in parse.kids(verb.i, "aux"))


def _stands_by_itself(parse: Parse, verb: Token) -> bool:
    """Tell whether a conjoined verb opens a clause of its own, and shares no auxiliary with the first.

    "It is thought that 20 homes were hit and eight residents killed": the eight are thought to be, too.
    """
    if not any(parse.kids(verb.i, "nsubj", "nsubjpass")):
        return False
    return verb.tag != "VBN" or any(parse.kids(verb.i, "aux", "auxpass"))


def _is_negated(parse: Parse, token: Token) -> bool:
    before = (k for k in parse.kids(token.i) if k.i < token.i or token.lemma == "be")
    return any(k.dep == "neg" and k.lower != "no" for k in before) or any(
        k.lower == "never" for k in parse.kids(token.i, "advmod")
    )


def _shares_negation(parse: Parse, verb: Token) -> bool:
    """Tell whether "or" joins a verb to one that is denied ("were not charged or arrested")."""
    head = parse.head(verb)
    joined = verb.dep == "conj" and any(kid.lower in ("or", "nor") for kid in parse.kids(head.i, "cc"))
    return joined and _is_negated(parse, head) and not _stands_by_itself(parse, verb)


_PLANS = frozenset({"plan", "aim", "plot", "goal", "intention", "threat", "idea"})


def _is_hypothetical(parse: Parse, cue: Token, chain: list[Token], auxiliaries: set[str]) -> bool:
    marked = [t for t in chain[:3] if any(k.lower in _CONDITIONS for k in parse.kids(t.i, "mark"))]
    if any(parse.head(t).lemma not in _OPEN_QUESTIONS for t in marked) or is_wanted(parse, cue):
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
    if words & _UNREAL_SCENES:
        return True
    told = any(t.lemma in known("tellings") for t in chain[1:3])
    if told and auxiliaries == {"would"}:
        return False  # "forecasters said the heat would kill hundreds"
    if auxiliaries & _UNREAL and "have" not in auxiliaries and cue.tag != "VBN":
        return True
    own = (t for t in chain[:2] if t is cue or t.lemma == "be")
    if any({"should", "have"} <= {k.lower for k in parse.kids(t.i, "aux")} for t in own):
        return True  # "a man who should have been in jail"
    if auxiliaries & {"would", "could"} and cue.dep != "amod":
        return not (told and "would" in auxiliaries and "have" not in auxiliaries)
    if cue.tag == "VB" and any(k.lower == "to" for k in parse.kids(cue.i, "aux")):
        head = parse.head(cue)
        planned = head.lemma == "be" and any(k.lemma in _PLANS for k in parse.kids(head.i, "nsubj"))
        return planned or head.lemma in known("intents")
    return False


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


def _is_only_slight(parse: Parse, verb: Token) -> bool:
    """Tell whether it is only denied that injuries are grave: "did not have life-threatening injuries"."""
    wounds = (kid for kid in parse.kids(verb.i, "dobj") if kid.lemma in ("injury", "wound"))
    return any(
        kid.lower in ("threatening", "serious") for noun in wounds for kid in parse.kids(noun.i, "amod")
    )


def _is_to_be(parse: Parse, cue: Token) -> bool:
    """Read a headline's future: "10,000 to be evacuated"."""
    kids = {k.lower for k in parse.kids(cue.i, "aux", "auxpass")}
    above = parse.head(cue)
    if cue.dep in ("relcl", "acl") and above.dep == "dobj":
        above = parse.head(above)  # "forced 900 people to be evacuated"
    return (
        {"to", "be"} <= kids
        and cue.dep in ("ROOT", "ccomp", "relcl", "acl", "xcomp")
        and above.lemma
        not in (
            "report",
            "say",
            "believe",
            "have",
            "need",
            "force",
            "think",
            "fear",
            "presume",
            "suspect",
            "know",
            "assume",
            "confirm",
            "find",
            "discover",
            "show",
        )
    )


def _is_announced(parse: Parse, cue: Token) -> bool:
    """Read a headline's future in the active: "Rebels to free eight nuns, negotiator says"."""
    head = parse.head(cue)
    if cue.tag != "VB" or not any(k.lower == "to" for k in parse.kids(cue.i, "aux")):
        return False
    if cue.dep in ("relcl", "advcl"):  # taken for what describes the rebels
        return head.dep == "ROOT" and head.tag.startswith("N") and head.i == cue.i - 2
    own = any(parse.kids(cue.i, "nsubj"))
    return own and (head is cue or (cue.dep == "ccomp" and head.i > cue.i))


def _is_ordinal(item: Found) -> bool:
    """Tell whether a group is one of a row: "the eighth candidate to be killed" was killed."""
    return item.group.quantity is not None and item.group.quantity.kind == "ordinal"


def _is_awaited(parse: Parse, item: Found) -> bool:
    """Read "toll expected to reach 20", "is likely to pass 100"."""
    if item.cue.frame != "count_noun" or item.cue.token > item.group.first:
        return False
    between = {t.lemma for t in parse.tokens[item.cue.last + 1 : item.group.first]}
    return bool(between & {"expect", "likely", "forecast", "predict", "will"})


def _may_rise(parse: Parse, item: Found) -> bool:
    """Read "the death toll could rise to 12": a total that may change."""
    if item.cue.frame != "count_noun" or item.cue.token > item.group.first:
        return False
    between = parse.tokens[item.cue.last + 1 : item.group.first]
    modal = any(t.lower in ("could", "may", "might") for t in between)
    return modal and any(t.lemma in _RISING for t in between)


def _rises_from(parse: Parse, item: Found, cue: Token) -> bool:
    """Read "the toll of 40 will rise": a total as it stands, of which more is expected."""
    between = [t.lower for t in parse.tokens[cue.i + 1 : item.group.first]]
    definite = any(kid.lower in ("the", "its", "their") for kid in parse.kids(cue.i))
    changes = cue.dep in ("nsubj", "nsubjpass") and parse.head(cue).lemma in _RISING
    return item.cue.frame == "count_noun" and between == ["of"] and definite and changes


_RISING = frozenset(
    {"rise", "climb", "grow", "increase", "jump", "soar", "reach", "exceed", "pass", "top", "go"}
)
