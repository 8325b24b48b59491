"""Reads the turns of an interview, a briefing or a broadcast: who answers says what stands in the turn.

Who asks, presents or reports speaks for the publisher, so that what stands there is the report's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from according.claims.attribution.draft import REACH
from according.claims.attribution.kinds import kind_of_source
from according.model import Attribution, Source, Span

_TITLE = r"(?:(?:MR|MS|MRS|DR|PROF|Mr|Ms|Mrs|Dr|Prof)\.? )?"
_ROLE = r"(?:, (?P<role>[^\n:()]{2,60}?))?(?: ?\((?P<aside>[^()\n]{2,40})\))?"
_BRACKETED = re.compile(
    r"(?m)^[^\S\n]*\[(?P<name>[A-Z][A-Z.' -]{1,40})(?:, (?P<role>[A-Z ]+))?\](?P<aside>)[^\S\n]+(?=\S)"
)
_SHOUTED = re.compile(
    rf"(?:^|(?<=[.?!] ))[^\S\n]*{_TITLE}(?P<name>[A-Z][A-Z.' \u2019-]{{0,40}}){_ROLE}:(?=\s)\s{{0,4}}(?=\S)",
    re.M,
)
_SPOKEN = re.compile(
    rf"^[^\S\n]*{_TITLE}(?P<name>[A-Z][\w.'\u2019-]{{0,25}}(?: [A-Za-z][\w.'\u2019-]{{0,25}}){{0,3}}){_ROLE}:"
    r"[^\S\n]+(?=\S)",
    re.M,
)
_AFTER_NAME = re.compile(r":\s")
"""What stands after each label of a speaker that is not in brackets."""
_STAGE = re.compile(
    r"[(\[](?:BEGIN|END|SOUNDBITE|VOICEOVER|COMMERCIAL|CROSSTALK|INAUDIBLE|LAUGHTER|through (?:an )?"
    r"(?:interpreter|translator)|translated|off[- ]camera)\b"
)
_ASKING = frozenset(
    {"question", "q", "reporter", "interviewer", "correspondent", "moderator", "announcer", "host", "byline"}
    | {"anchor", "presenter", "newsreader", "narrator", "producer", "compere", "journalist"}
)
"""Words of a speaker, or of his part, who speaks for the publisher."""
_NO_ONE = frozenset(
    {"text", "continued", "excerpt", "excerpts", "recording", "recorded", "omitted", "indistinct"}
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn: whose it is, what he is, where the label is and what he says."""

    name: Span
    role: str
    label: Span
    said: Span

    def words(self, text: str) -> frozenset[str]:
        """Return the words of the label, in lower case."""
        return frozenset(f"{self.name.of(text)} {self.role}".lower().split())


def find_turns(text: str) -> tuple[Turn, ...]:
    """Return the turns of a text, none where nobody is seen to ask and to answer."""
    labelled = len(_AFTER_NAME.findall(text)) > 1
    for pattern in (_BRACKETED, _SHOUTED, _SPOKEN) if labelled else (_BRACKETED,):
        found = tuple(_turns(text, list(pattern.finditer(text))))
        asked = any(_ASKING & turn.words(text) for turn in found)
        if len(found) > 1 and (asked or (pattern is not _BRACKETED and _is_dialogue(text, found))):
            return found
    return ()


def _turns(text: str, labels: Sequence[re.Match[str]]) -> Iterator[Turn]:
    for label, after in zip_longest(labels, labels[1:]):
        end = min(after.start() if after is not None else len(text), label.end() + REACH)
        said = Span(label.end(), label.end() + len(text[label.end() : end].rstrip()))
        if said.start < said.end:
            yield Turn(Span(*label.span("name")), label["role"] or "", Span(label.start(), label.end()), said)


def _is_dialogue(text: str, turns: Sequence[Turn]) -> bool:
    """Tell turns from labels of other things, where no label is of one who asks: by what a transcript says of
    its sounds, or as somebody speaks again after another, and one of them asks.
    """
    if _STAGE.search(text):
        return True
    names = [turn.name.of(text) for turn in turns]
    first = {name: n for n, name in reversed(list(enumerate(names)))}
    again = any(first[name] < n - 1 and names[n - 1] != name for n, name in enumerate(names))
    return again and any("?" in turn.said.of(text) for turn in turns)


def interviewed(text: str, turns: Sequence[Turn]) -> Iterator[Attribution]:
    """Yield what those say in their turns who answer: "[PONCE] THEY FLED", "MS. LEE: We saw …"."""
    names = [turn.name.of(text) for turn in turns]
    own = _own_voices(text, turns) if turns else frozenset()
    whole = _whole_names(names)
    kinds = {
        whole[name]: kind
        for turn, name in zip(turns, names, strict=True)
        if (kind := kind_of_source(turn.role))
    }
    for turn, name in zip(turns, names, strict=True):
        if name in own or whole[name] in own or _NO_ONE & turn.words(text):
            continue
        source = Source(whole[name], kinds.get(whole[name], "individual"), turn.role or None, turn.name)
        yield Attribution((turn.name,), (turn.label,), (turn.said,), (source,))


def _whole_names(names: Sequence[str]) -> Mapping[str, str]:
    """Return for each name the longer one before that ends in it ("DETROW" of "SCOTT DETROW")."""
    whole: dict[str, str] = {}
    for name in names:
        longer = (full for full in whole.values() if full.endswith(f" {name}"))
        whole.setdefault(name, next(longer, name))
    return whole


def _own_voices(text: str, turns: Sequence[Turn]) -> frozenset[str]:
    """Return the names of those who speak for the publisher: who ask or present, by what their labels say;
    where none does, who speaks first, and whom another hands over to ("Ann Roe reports.").
    """
    asking = {turn.name.of(text) for turn in turns if _ASKING & turn.words(text)}
    if asking:
        return frozenset(asking)
    names = {turn.name.of(text) for turn in turns}
    handed = {
        name
        for name in names
        if re.search(rf"(?i)\b{re.escape(name)} (?:reports|has (?:more|the story|this report))\b", text)
    }
    return frozenset({turns[0].name.of(text), *handed})
