"""Running totals: "the death toll rose to 84 from 73", "brings the number of missing to 141"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from according import vocab
from according.claims import people
from according.claims.groups import Group
from according.language.parse import Parse, Token
from according.model import Count, Effect

_COUNTS = frozenset({"number", "count", "tally", "total", "figure"})
_OF_EFFECT: dict[str, Effect] = {
    "body": "killed",
    "injury": "injured",
    "casualty": "casualties",
    "case": "ill",
    "dead": "killed",
    "death": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "killed": "killed",
    "fatality": "killed",
    "injured": "injured",
    "wounded": "injured",
    "injuries": "injured",
    "hurt": "injured",
    "missing": "missing",
    "cases": "ill",
    "infections": "ill",
    "infected": "ill",
    "casualties": "casualties",
    "victims": "casualties",
    "displaced": "displaced",
    "refugees": "displaced",
    "evacuees": "displaced",
    "arrests": "detained",
    "arrested": "detained",
    "detained": "detained",
    "homeless": "displaced",
    "abducted": "abducted",
    "hostages": "abducted",
    "trapped": "trapped",
    "died": "killed",
}
_CURRENT = frozenset(
    "to at as is was were stands stood sits hit hits reached reaches reach tops topped passes passed exceeds exceeded surpassed"
    " surpasses nears neared now : of totals totaled totalled be remains remained".split()
)
_FORMER = frozenset({"from"})
_DELTA = frozenset({"by"})


@dataclass(frozen=True, slots=True)
class Running:
    """A number that a running total takes, with the noun of that total; `count` is "former" for the one left behind."""

    group: Group
    effect: Effect
    noun: int
    count: Count | None


def running_totals(parse: Parse, sentence: int, groups: Sequence[Group]) -> Iterator[Running]:
    """Yield the numbers that the running totals of a sentence take."""
    nouns = [(t, effect) for t in parse.of(sentence) if (effect := _effect(parse, t))]
    for n, (noun, effect) in enumerate(nouns):
        end = nouns[n + 1][0].i if n + 1 < len(nouns) else parse.bounds[sentence][1]
        for group in groups:
            if noun.i < group.first < end and _may_be_total(parse, group, noun):
                kind = _role(parse, group, noun)
                if kind is not None:
                    yield Running(group, effect, noun.i, None if kind == "current" else "former")


def _effect(parse: Parse, token: Token) -> Effect | None:
    if token.lemma == "toll":
        table = vocab.load("effects")["phrases"]["toll_effects"]
        before = parse.tokens[token.i - 1] if token.i else token
        return table.get(before.lemma, "killed") if before.sent == token.sent else "killed"  # type: ignore[no-any-return]
    if token.lemma in ("count", "tally") and token.i and (named := _OF_EFFECT.get(parse.tokens[token.i - 1].lower)):
        return named
    if token.lemma in _COUNTS and token.tag in ("NN", "NNS"):
        for i in range(token.i + 1, min(len(parse.tokens), token.i + 9)):
            following = parse.tokens[i]
            if following.sent != token.sent or (i == token.i + 1 and following.lower != "of"):
                return None
            if following.lower in _OF_EFFECT:
                return _OF_EFFECT[following.lower]
            if following.tag in ("CD", ",", "."):
                return None
        return None
    return None


def _may_be_total(parse: Parse, group: Group, noun: Token) -> bool:
    if group.quantity is None or group.quantity.kind in ("zero", "multiple"):
        return False
    if group.noun is None:
        return True
    token = parse.tokens[group.noun]
    return people.sense(token) == "people" or token.lower in _OF_EFFECT


def _role(parse: Parse, group: Group, noun: Token) -> str | None:
    """Return "current", "former" or None for a number after the noun of a total, by the word before the number."""
    i = group.first - 1
    words = [parse.tokens[k].lower for k in range(max(noun.i, i - 3), i + 1)]
    last = words[-1]
    if last in _FORMER or " ".join(words[-2:]) in ("compared to", "compared with", "up from", "down from"):
        return "former"
    if last in _DELTA:
        return None
    if _stops(parse, noun.i, group.first):
        return None
    quantity = group.quantity
    bound = parse.tokens[group.first].lower if quantity else ""
    if last in _CURRENT or parse.tokens[i].tag.startswith("VB") or bound in ("topping", "tops", "topped", "exceeding", "exceeds", "passes", "passed", "exceeded", "surpasses", "surpassed", "nears", "over", "more"):
        return "current"
    return None


def _stops(parse: Parse, start: int, end: int) -> bool:
    """Tell whether another clause begins between a total and a number."""
    return any(t.lower in (";", "but", "while", "after") or (t.lower == "and" and parse.tokens[t.i + 1].tag == "CD") for t in parse.tokens[start + 1 : end])
