"""Reads the answers to questions that ask how many came to harm, as explainers put them over paragraphs.

"How many people have died? The latest count was 143, up from 96.", "How many were hurt? At least 20,
officials say.": the harm stands in the question, and the number in the answer.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from according.claims.cues import Cue
from according.claims.figures import implied_figure
from according.claims.finding import taken_up_in
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.language.parse import Parse
from according.model import Effect

_TOLLS = frozenset({"toll", "death-toll"})
_ASKED: dict[str, Effect] = {
    **dict.fromkeys(("killed", "die", "dead", "death", "fatality", "perish", "kill", "slain"), "killed"),
    **dict.fromkeys(("injured", "injure", "wounded", "wound", "hurt", "injury"), "injured"),
    **dict.fromkeys(("infected", "infect", "sick", "ill", "sicken", "infection"), "ill"),
    **dict.fromkeys(("missing",), "missing"),
    **dict.fromkeys(("trapped", "trap"), "trapped"),
    **dict.fromkeys(("displaced", "displace", "flee", "evacuate"), "displaced"),
    **dict.fromkeys(("arrest", "arrested", "detain", "detained"), "detained"),
    **dict.fromkeys(("abduct", "abducted", "kidnap", "kidnapped"), "abducted"),
    **dict.fromkeys(("casualty",), "casualties"),
}
_LEADING = frozenset({"so", "far", ",", ":", "-", "--", "\u2013", "\u2014", "a", "answer", '"', "``"})


def asked(parse: Parse, sentence: int) -> Found | None:
    """Return whom a question asks the number of, with what it says that they suffered: no claim itself."""
    tokens = parse.of(sentence)
    words = [t.lower for t in tokens]
    pairs = set(pairwise(words))
    if not tokens or not (_asks(words, pairs) or _misstates(words, pairs)):
        return None
    for token in tokens:
        effect = _ASKED.get(token.lemma) or _ASKED.get(token.lower)
        if effect is not None or token.lower in _TOLLS:
            cue = Cue(effect or "killed", "count_noun", token.i, token.i, token.i)
            figure = implied_figure(token.text)
            return Found(Group(token.i, token.i, token.i, figure, False), cue.effect, cue)
    return None


def _asks(words: Sequence[str], pairs: Set[tuple[str, str]]) -> bool:
    many = ("how", "many") in pairs or not _TOLLS.isdisjoint(words)
    return words[-1] == "?" and many


def _misstates(words: Sequence[str], pairs: Set[tuple[str, str]]) -> bool:
    """Tell whether a number is said to have been wrong and not given ("misstated the number of dead")."""
    return not _WRONGLY.isdisjoint(words) and (("number", "of") in pairs or not _TOLLS.isdisjoint(words))


_WRONGLY = frozenset(
    {"misstated", "incorrect", "incorrectly", "wrong", "wrongly", "erroneously", "inaccurate"}
)
_PUT_RIGHT = frozenset({"it", "there", "the", "correct", "number", "figure", "toll", "was", "is", "were"})


def answered(parse: Parse, sentence: int, question: Found, *, joined: bool) -> tuple[Found, ...]:
    """Return the numbers that answer a question: that of a total, or the one that opens the answer."""
    told, _ = taken_up_in(parse, sentence, [question], joined=joined)
    if told:
        return told
    wrong = parse.tokens[question.cue.token].sent == sentence - 1 and not _WRONGLY.isdisjoint(
        t.lower for t in parse.of(sentence - 1)
    )
    leading = _LEADING | _PUT_RIGHT if wrong else _LEADING
    first = next((t.i for t in parse.of(sentence) if t.lower not in leading), None)
    groups = [g for g in explicit_groups(parse, sentence, joined=joined) if g.noun is None]
    if not groups or groups[0].first != first:
        return ()
    found = [Found(groups[0], question.effect, _cue(question, groups[0]))]
    for group in groups[1:2]:
        if wrong and parse.tokens[group.first - 1].lower == "not":
            found.append(Found(group, question.effect, found[0].cue, "former"))
    return tuple(found)


def _cue(question: Found, group: Group) -> Cue:
    return Cue(question.effect, "count_noun", group.head, group.head, group.head)
