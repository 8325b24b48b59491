"""Tells what is only to come: people who are expected, about to be freed, or for whom somebody is ready."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from according import vocab
from according.claims.found import Found
from according.language.parse import Parse, Token


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(vocab.load("moods")["expected"][key].split())


def is_expected(parse: Parse, item: Found, cue: Token, chain: Sequence[Token], auxiliaries: set[str]) -> bool:
    """Tell whether a harm is only to come.

    `chain` are the cue and the verbs above it, `auxiliaries` the words that these have for their mood.
    """
    return bool(
        auxiliaries & {"will", "would"}
        or (cue.lemma in _words("facing") and item.effect != "trapped")  # "are awaiting rescue"
        or (_is_to_be(parse, cue) and not _is_ordinal(item))
        or _is_announced(parse, cue)
        or _is_awaited(parse, item)
        or _is_waited_for(parse, item)
        or _is_scheduled(parse, cue)
        or _is_of_a_coming_act(parse, cue)
        or any(_is_coming(t, item) for t in chain[1 : 5 if _is_of_number(chain) else 3])
        or (any(t.lemma == "see" for t in chain[2:3]) and any(_is_coming(t, item) for t in chain[3:4]))
        or any(_is_near(parse, t) for t in chain[:2])
        or _is_needed(parse, item, chain)
        or _is_likely_found(parse, cue)
    )


def _is_scheduled(parse: Parse, cue: Token) -> bool:
    """Read "scheduled for the state's first execution of the year"."""
    link = parse.head(cue)
    return (
        cue.dep == "pobj" and link.lower == "for" and parse.head(link).lemma in ("schedule", "slate", "set")
    )


def _is_needed(parse: Parse, item: Found, chain: Sequence[Token]) -> bool:
    """Read "3,000 people may need to be evacuated": it may come, and has not happened unseen."""
    if item.effect not in ("displaced", "rescued") or chain[0].tag not in ("VB", "VBN"):
        return False
    need = (t for t in chain[1:3] if t.lemma in ("need", "have"))
    return any(k.lower in ("may", "might", "could") for t in need for k in parse.kids(t.i, "aux"))


def _is_of_number(chain: Sequence[Token]) -> bool:
    """Tell whether a cue only says whose number it is ("expect the number of cases to reach 5,000")."""
    return (
        len(chain) > 2 and chain[1].lower == "of" and chain[2].lemma in ("number", "count", "total", "tally")
    )


def is_ordered(parse: Parse, cue: Token) -> bool:
    """Tell whether people are only told to leave ("were ordered to evacuate", "told to leave by dusk")."""
    order = parse.head(cue)
    infinitive = cue.tag == "VB" and any(k.lower == "to" for k in parse.kids(cue.i, "aux"))
    if not infinitive or cue.dep not in ("xcomp", "ccomp"):
        return False
    due = any(t.lower in _DUE for t in parse.tokens[cue.i : cue.right + 1])
    return order.lemma in _ORDERS or (due and order.lemma in _ADVICE)


_ORDERS = frozenset({"order", "instruct", "command", "direct"})
_ADVICE = frozenset({"tell", "ask", "urge", "advise", "warn"})
_DUE = frozenset({"by", "before", "tonight", "tomorrow", "until"})


def _is_waited_for(parse: Parse, item: Found) -> bool:
    """Read "is bracing for 200 wounded", "were told to get ready to receive 200 wounded": people for whom
    somebody is ready have not come yet.
    """
    first = item.group.first
    before = parse.tokens[max(parse.bounds[parse.tokens[first].sent][0], first - 2) : first]
    if [t.lower for t in before[1:]] == ["for"] and before[0].lemma in _words("readying"):
        return True
    token = parse.tokens[item.group.head]
    for _ in range(_STEPS):
        head = parse.head(token)
        on_the_way = token.lower in ("for", "to") and head.lemma in _words("leading") and head.dep == "pobj"
        if on_the_way:
            return parse.head(head).lower == "on"
        if head.lemma in _words("readying"):
            return token.lower in ("for", "to") or (token.lemma in _TAKING_IN and token.dep != "dobj")
        taken_in = head.lower in ("for", "to") or head.lemma in _TAKING_IN or token.lemma in _TAKING_IN
        if head is token or not (taken_in or token.dep == "nummod"):
            return False
        token = head
    return False


_STEPS = 4
"""How many words up the tree somebody may be said to be ready for people."""
_TAKING_IN = frozenset(
    {"receive", "take", "treat", "handle", "welcome", "accommodate", "host", "shelter", "accept", "house"}
    | {"arrival", "influx", "wave", "surge", "intake", "reception", "arrivals", "admit"}
)


def _is_of_a_coming_act(parse: Parse, cue: Token) -> bool:
    """Read "the release of three hostages is scheduled for Friday"."""
    verb = parse.head(cue)
    if cue.dep not in ("nsubj", "nsubjpass") or not cue.tag.startswith("N"):
        return False
    told = verb.tag == "VBN" and verb.lemma in _words("coming") - {"expect", "likely"}
    return told or (verb.lemma == "be" and any(k.lower == "due" for k in parse.kids(verb.i, "acomp")))


def _is_likely_found(parse: Parse, cue: Token) -> bool:
    """Read "forty more bodies are likely to be found"."""
    verb = parse.head(cue)
    counted = cue.dep == "nsubj" and cue.tag.startswith("N") and verb.lemma == "be"
    likely = (kid for kid in parse.kids(verb.i, "acomp") if kid.lemma == "likely")
    return counted and any(True for kid in likely for to in parse.kids(kid.i, "xcomp") if to.tag == "VBN")


def _is_near(parse: Parse, verb: Token) -> bool:
    """Read "is about to evacuate 3,000 people", "is on course to infect 4,000": it has not done so yet."""
    if verb.tag != "VB" or verb.dep not in ("xcomp", "acl", "advcl"):
        return False
    before = parse.tokens[max(0, verb.left - 1)]
    return before.lower in _words("nearing") or parse.tokens[max(0, verb.i - 2)].lower in _words("nearing")


def is_promised(parse: Parse, cue: Token) -> bool:
    """Read "the rebels have promised to free six nurses", "are preparing to free them"."""
    head = parse.head(cue)
    infinitive = cue.tag == "VB" and any(k.lower == "to" for k in parse.kids(cue.i, "aux"))
    if infinitive and cue.dep == "xcomp" and head.lemma == "be":
        return head.tag in ("VBZ", "VBP", "VBD")  # "is to hand over three hostages"
    return infinitive and cue.dep == "xcomp" and head.lemma in _PROMISES


_PROMISES = frozenset(
    {"promise", "agree", "pledge", "undertake", "prepare", "vow", "commit", "offer", "hope"}
)


def _is_coming(word: Token, item: Found) -> bool:
    """Tell whether a word says that what a cue tells is to come, and not another number of the same total.

    "The toll, now 33, is expected to pass 50": the 33 are dead.
    """
    if word.lemma not in _words("coming") or word.dep == "punct":
        return False
    return not (item.cue.frame == "count_noun" and item.cue.token < item.group.first < word.i)


def _is_to_be(parse: Parse, cue: Token) -> bool:
    """Read a headline's future: "10,000 to be evacuated"."""
    kids = {k.lower for k in parse.kids(cue.i, "aux", "auxpass")}
    if cue.lemma in ("find", "trace", "locate", "recover", "account"):
        return False  # "five are still to be found"
    above = parse.head(cue)
    if above.lemma == "say" and any(parse.kids(above.i, "nsubj")) and any(parse.kids(cue.i, "nsubjpass")):
        return {"to", "be"} <= kids  # "Qatar says 12 hostages to be released"
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
        bare = head.dep == "ROOT" and head.tag.startswith("N")
        counted = head.tag == "CD" and parse.sentences[cue.sent].kind == "headline"
        return (bare or counted) and head.i == cue.i - 2
    subjects = list(parse.kids(cue.i, "nsubj"))
    if any(kid.lower == "first" for noun in subjects for kid in parse.kids(noun.i, "amod")):
        return False  # "First US soldiers to die in the war are named"
    own = bool(subjects)
    return own and (head is cue or (cue.dep == "ccomp" and head.i > cue.i))


def _is_ordinal(item: Found) -> bool:
    """Tell whether a group is one of a row: "the eighth candidate to be killed" was killed."""
    return item.group.quantity is not None and item.group.quantity.kind == "ordinal"


def _is_awaited(parse: Parse, item: Found) -> bool:
    """Read "toll expected to reach 20", "is likely to pass 100", "heads for 60", "end up with 80 dead"."""
    if item.cue.frame == "count_noun" and item.cue.token < item.group.first:
        begin = parse.tokens[item.cue.last].end
        if _AWAITED.search(parse.text, begin, parse.tokens[item.group.first].start):
            return True
    first = parse.bounds[parse.tokens[item.group.first].sent][0]
    before = " ".join(t.lower for t in parse.tokens[max(first, item.group.first - 3) : item.group.first])
    return before.endswith(_ENDING_WITH)


_AWAITED = re.compile(
    r"(?i)\b(?:expected|likely|forecast|predicted|projected|anticipated|will|'ll"
    r"|(?:set|bound|certain|sure|poised|due|about|destined|liable|tipped|going|threatening|threatens) to"
    r"|(?:heading|headed|heads|on course|on track|on its way) (?:for|to|towards?))\b"
)
_ENDING_WITH = ("end up with", "ends up with", "finish up with", "wind up with", "will be", "'ll be")


def may_rise(parse: Parse, item: Found) -> bool:
    """Read "the death toll could rise to 12": a total that may change."""
    if item.cue.frame != "count_noun" or item.cue.token > item.group.first:
        return False
    between = parse.tokens[item.cue.last + 1 : item.group.first]
    modal = any(t.lower in ("could", "may", "might", "would") for t in between)
    return modal and any(t.lemma in _RISING for t in between)


def rises_from(parse: Parse, item: Found, cue: Token) -> bool:
    """Read "the toll of 40 will rise", "the toll, now 40, may rise": a total as it stands, of which more is
    expected.
    """
    between = [t.lower for t in parse.tokens[cue.i + 1 : item.group.first]]
    definite = any(kid.lower in ("the", "its", "their") for kid in parse.kids(cue.i))
    changes = cue.dep in ("nsubj", "nsubjpass") and parse.head(cue).lemma in _RISING
    standing = cue.i < item.group.first and item.group.last < parse.head(cue).i
    standing = standing and (between[:1] == [","] or (between[:1] == ["of"] and between[2:3] == [","]))
    return item.cue.frame == "count_noun" and changes and (standing or (between == ["of"] and definite))


_RISING = frozenset(
    {"rise", "climb", "grow", "increase", "jump", "soar", "reach", "exceed", "pass", "top", "go", "hit"}
    | {"touch", "near", "approach", "surpass", "cross", "breach", "double", "swell", "mount", "creep", "run"}
)
