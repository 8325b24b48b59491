"""Tells what is denied: what a sentence says not to have happened, and the stories that it calls untrue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from according import vocab
from according.claims.cues.lexicon import phrase
from according.claims.cues.lexicon import words as known
from according.claims.found import Found
from according.claims.syntax import is_negated, stands_by_itself
from according.language.parse import Parse, Token

UNHARMED = frozenset({"unhurt", "unharmed", "uninjured", "unscathed"})


def is_denied(parse: Parse, item: Found, cue: Token, chain: Sequence[Token], *, outlived: bool) -> bool:
    """Tell whether a harm is denied, or a story of it called untrue.

    `chain` are the cue and the verbs above it; `outlived` says that a negation is the harm itself ("did not
    survive").
    """
    zero = item.group.figure.high == 0
    if is_spared(parse, item, cue) or (not zero and _is_called_false(parse, cue)):
        return True
    slight = item.effect == "injured" and _is_only_slight(parse, cue)
    return not zero and (
        ((is_negated(parse, cue) or _shares_negation(parse, cue)) and not outlived and not slight)
        or (len(chain) > 1 and not slight and _is_said_to_be(cue, chain[1]) and is_negated(parse, chain[1]))
        or any(_denies(parse, t) and not is_negated(parse, t) for t in _within(chain[:4]) if t is not cue)
    )


def _within(chain: Sequence[Token]) -> Iterator[Token]:
    """Yield the verbs above a cue up to one by which a denial goes on ("denied it, saying four died")."""
    for token in chain:
        yield token
        if token.dep == "advcl" and token.tag == "VBG" and token.lemma in known("tellings"):
            return


def is_spared(parse: Parse, item: Found, cue: Token) -> bool:
    """Tell whether the words of a cue are that somebody came to no harm ("without injury", "unhurt")."""
    words = {t.lower for t in parse.tokens[item.cue.first : item.cue.last + 1]}
    if words & UNHARMED:
        return True
    none = cue.lower == "without" or cue.lemma in phrase("spared")[0]
    none = none or (item.cue.frame == "subject" and cue.lemma in phrase("without_wound")[0] and "no" in words)
    return item.effect == "injured" and none


def _is_said_to_be(cue: Token, head: Token) -> bool:
    return head.lemma == "be" and cue.dep in ("attr", "acomp", "prep", "nsubj")


def _denies(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb denies; "ruled" alone decides ("ruled a homicide"), "ruled out" denies."""
    if verb.lemma == "rule":
        return any(kid.lower == "out" for kid in parse.kids(verb.i))
    return verb.lemma in known("denials") and not verb.tag.startswith("N")  # "shot in a dispute"


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(vocab.load("moods")["denied"][key].split())


@cache
def _lines(key: str) -> tuple[str, ...]:
    return tuple(vocab.load("moods")["denied"][key])


_EARLIER = frozenset({"initial", "earlier", "early", "first", "previous", "preliminary"})


def _is_called_false(parse: Parse, cue: Token) -> bool:
    """Tell whether the sentence calls what it tells untrue: "claims that dozens had died were untrue"."""
    told = parse.of(cue.sent)
    said = " ".join(t.lower for t in told)
    before = " ".join(t.lower for t in parse.tokens[parse.bounds[cue.sent][0] : cue.i])
    if any(line in before for line in _lines("none")) or _is_asked_in_vain(parse, cue):
        return True
    nothing = _NOTHING_TO_IT.search(f"{before} ")
    if nothing and _BESIDE_IT.isdisjoint(nothing["what"].split()):
        return True
    if _is_claim_denied(parse, cue) or _is_no_event(parse, cue):
        return True
    if any(line in said for line in _lines("wrong")) and any(_is_rumour(parse, t) for t in told):
        return True
    if any(_calls_false(parse, word, cue) for word in told if word.lower in _words("false")):
        return True
    return any(_is_belittled_by(parse, word, cue) for word in told if word.lower in _words("belittled"))


_NOTHING_TO_IT = re.compile(
    r"\b(?:no|not any|nothing|little|zero)(?: [a-z]+)? "
    r"(?:truth|basis|substance|foundation|evidence|merit|credence|proof|record|grounds?)\b"
    r"(?: [a-z]+)? ?[\"'\u201d]?,? (?:to|for|of|in|that|behind) (?P<what>(?:[^ ,;]+ ){0,9})$"
)
_BESIDE_IT = frozenset({"found", "who", "which", "after", "before", "when"})
"""Words after which something else is told than what nothing bears out ("no proof of arson found in")."""
"""Words before a harm by which nothing bears it out ("there was no basis whatsoever to reports that")."""


def _is_asked_in_vain(parse: Parse, cue: Token) -> bool:
    """Read "Did 200 die in the riot, as is claimed? No, says the mayor": a question that is answered."""
    first, last = parse.bounds[cue.sent]
    asks = parse.tokens[first].lower in _ASKING and parse.tokens[last - 1].text == "?"
    if not asks or last >= len(parse.tokens):
        return False
    answer = [t.lower for t in parse.tokens[last : last + 2]]
    return answer[0] in ("no", "false", "fake", "untrue") or answer == ["not", "true"]


_ASKING = frozenset(["did", "have", "has", "were", "was", "are", "is", "do", "does"])


def _is_rumour(parse: Parse, word: Token) -> bool:
    """Tell whether a word is a rumour, and no earlier figure put right ("an initial report of 10")."""
    first = {kid.lower for kid in parse.kids(word.i, "amod")} & _EARLIER
    return word.lemma in _words("sayings") and not first


def _calls_false(parse: Parse, word: Token, cue: Token) -> bool:
    """Tell whether a word calls false what a cue tells, and no other thing ("charged with false report")."""
    if word.dep == "amod":
        noun = parse.head(word)
        return noun.lemma in _words("sayings") and noun.left <= cue.i <= noun.right
    sayings = _words("sayings") | {"that"}
    return any(t.lemma in sayings for t in parse.of(cue.sent))


def _is_belittled_by(parse: Parse, word: Token, cue: Token) -> bool:
    """Tell whether a word makes little of a story that the cue tells: "the boast that 90 had died was pure
    theatre", "dismissed as propaganda reports of 40 dead", and not "an absurd war, in which 40 died".
    """
    if is_negated(parse, parse.head(word)):
        return False
    first = parse.bounds[cue.sent][0]
    tokens = parse.tokens
    story = next((t for t in reversed(tokens[first : cue.i]) if _is_rumour(parse, t)), None)
    if story is None or tokens[story.i + 1].lower not in _OPENING:
        return False
    between = tokens[min(cue.i, word.i) : max(cue.i, word.i)]
    apart = word.i < story.i or not any(t.lower in (";", "but") for t in between)
    return apart and not (word.dep == "amod" and word.head > word.i and word.i < story.i != word.head)


_OPENING = frozenset({"that", "of", "to", "about"})
"""Words that bring in what a story tells."""


def _is_claim_denied(parse: Parse, cue: Token) -> bool:
    """Tell whether somebody denies a claim of what is told: "dismissed as fantasy a claim that 500 died"."""
    denied = False
    for token in parse.tokens[parse.bounds[cue.sent][0] : cue.i]:
        denied = denied or (token.tag in ("VBD", "VBZ", "VBN") and _denies(parse, token))
        told = token.lemma in _words("sayings") or (
            token.lemma in _FIGURES and _denies(parse, parse.head(token))
        )
        if denied and told:
            return parse.tokens[token.i + 1].lower in ("that", "of")
    return False


_FIGURES = frozenset({"figure", "toll", "number", "count", "estimate", "tally"})


def _is_no_event(parse: Parse, cue: Token) -> bool:
    """Tell whether it is said of deaths that they never happened, were invented or were a hoax."""
    verb = parse.head(cue)
    if not cue.tag.startswith("N") or cue.dep not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma in _OCCURRING:
        return is_negated(parse, verb)
    if verb.lemma in _INVENTING:
        return verb.tag == "VBN" and not is_negated(parse, verb)
    said = [k for kid in parse.kids(verb.i, "attr", "acomp") for k in (kid, *parse.kids(kid.i, "amod"))]
    return (
        verb.lemma == "be" and not is_negated(parse, verb) and any(k.lower in _words("false") for k in said)
    )


_OCCURRING = frozenset({"happen", "occur", "take"})
_INVENTING = frozenset({"invent", "fabricate", "fake", "concoct"})


def _shares_negation(parse: Parse, verb: Token) -> bool:
    """Tell whether "or" joins a verb to one that is denied ("were not charged or arrested")."""
    head = parse.head(verb)
    joined = verb.dep == "conj" and any(kid.lower in ("or", "nor") for kid in parse.kids(head.i, "cc"))
    return joined and is_negated(parse, head) and not stands_by_itself(parse, verb)


def _is_only_slight(parse: Parse, verb: Token) -> bool:
    """Tell whether it is only denied that injuries are grave: "did not have life-threatening injuries"."""
    wounds = (kid for kid in parse.kids(verb.i, "dobj") if kid.lemma in ("injury", "wound"))
    said = [kid for noun in wounds for kid in parse.kids(noun.i, "amod")]
    if verb.lemma in ("injury", "wound"):  # "the boy's injuries were not grave"
        said += parse.kids(verb.head, "acomp", "attr")
    return any(kid.lower in _GRAVE for kid in said)


_GRAVE = frozenset({"threatening", "serious", "grave", "severe", "critical", "fatal"})
