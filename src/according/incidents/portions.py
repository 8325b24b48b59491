"""Portions: what says that a claim is about one part of the incident reported, and not about all of it.

A report that opens with the sum of several incidents goes on with each of them. A *scene* is where it does
so: a sentence with a place or a time of its own, or with words for one more incident. None of this decides
alone, so that each is a name to weigh, as in `evidence`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from according.incidents.amounts import number
from according.incidents.divided import tells_several
from according.incidents.evidence import Evident
from according.incidents.grouping import Back
from according.incidents.recalls import akin
from according.incidents.scopes import clause_told
from according.incidents.signals import words
from according.incidents.turns import new_incident, opens_with_many
from according.language.parse import Parse, Token
from according.model import Claim, Effect, Mention

_LEAD = 2
"""How many sentences the opening has, from the first that says who came to harm."""
_LATEST = 5
"""How many sentences (names, a scene) may stand before the first that says who came to harm."""
_FRONT = 7
_LONGEST = 3
"""Over how many sentences a scene goes on where each is a paragraph."""
_MANY = 3
_HARMS: frozenset[Effect] = frozenset({"killed", "injured", "casualties", "missing", "abducted", "ill"})
_PLACED = ("settlement", "district", "site", "province", "country")
_STREETS = re.compile(
    r"\b(?:block of|street|avenue|ave|road|boulevard|blvd|drive|lane|parkway|highway|interstate)\b|\bi-\d"
)
_OTHERS = frozenset(
    ("another", "elsewhere", "separately", "meanwhile", "second", "third", "fourth", "fifth")
) | {
    "similarly",
    "likewise",
    "finally",
    "moreover",
    "furthermore",
    "additionally",
    "addition",
    "simultaneously",
}
_AFTER = frozenset(
    ("later", "earlier", "afterwards", "afterward", "hours", "minutes", "then", "subsequently")
)


def opening_of(cues: Iterable[Token | None]) -> int:
    """Return how many sentences the opening has: to that after the first that says who came to harm."""
    first = next((cue.sent for cue in cues if cue is not None), 0)
    return min(first, _LATEST) + _LEAD


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a report turns to one of several: the sentence that opens it, and by what ("place", "clock")."""

    sent: int
    by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Whole:
    """What the opening of a report gives: its first sentences, the sums of each effect, how it tells several,
    and the scenes that follow, by sentence.
    """

    told: Evident
    opening: int
    sums: Mapping[Effect, int]
    several: str
    scenes: Mapping[int, Scene]

    @staticmethod
    def of(told: Evident) -> Whole:
        """Return what the opening of a report gives."""
        opening = opening_of(told.cues)
        sums: dict[Effect, int] = {}
        last: dict[Effect, int] = {}
        for claim, cue in zip(told.claims, told.cues, strict=True):
            if cue is not None and cue.sent < opening and claim.count in ("total", "more"):
                low = claim.figure.low or claim.figure.high or 0
                on_top = claim.count == "more" and cue.sent == last.get(claim.effect)
                added = sums.get(claim.effect, 0) + low if on_top else low
                sums[claim.effect] = max(sums.get(claim.effect, 0), added)
                last[claim.effect] = cue.sent
        return Whole(told, opening, sums, _several(told, opening), find_scenes(told, opening))

    def relation(self, k: int) -> str:
        """Return how the number of a claim lies to the sum that the opening gives of its effect."""
        claim, cue = self.told.claims[k], self.told.cues[k]
        low = claim.figure.low or claim.figure.high or 0
        if cue is None or cue.sent < self.opening:
            return "opening"
        if low == 0:
            return "nobody"
        own = self.sums.get(claim.effect)
        if own is not None:
            return "below" if low < own else "same" if low == own else "above"
        return "other below" if low < max(self.sums.values(), default=0) else "other"

    def scene(self, k: int) -> Scene | None:
        """Return the scene that a claim is in."""
        cue = self.told.cues[k]
        return self.scenes.get(cue.sent) if cue is not None else None

    def adding_up(self) -> dict[Effect, str]:
        """Return, for each effect, whether what the scenes give of it comes to the sum."""
        first: dict[tuple[Effect, int], int] = {}
        for k, claim in enumerate(self.told.claims):
            scene = self.scene(k)
            if scene is not None and claim.count != "part" and self.relation(k) == "below":
                first.setdefault((claim.effect, scene.sent), claim.figure.low or 0)
        found: dict[Effect, str] = {}
        for effect, whole in self.sums.items():
            shares = [low for (one, _), low in first.items() if one == effect]
            if len(shares) > 1:
                given = sum(shares)
                found[effect] = "exactly" if given == whole else "less" if given < whole else "more"
        return found


def find_scenes(told: Evident, opening: int) -> dict[int, Scene]:
    """Return, for each sentence after the opening that is in one, the scene that it belongs to."""
    opened = _openings(told, opening)
    found: dict[int, Scene] = {}
    scene: Scene | None = None
    for n in range(opening, len(told.parse.sentences)):
        if n in opened:
            scene = Scene(n, frozenset(opened[n]))
        elif scene is not None and not _goes_on(told.parse, scene.sent, n):
            scene = None
        if scene is not None:
            found[n] = scene
    return found


def _goes_on(parse: Parse, start: int, here: int) -> bool:
    """Tell whether a scene goes on: to the end of its paragraph, a little farther where each has but one."""
    paragraphs = parse.sentences[here].paragraph - parse.sentences[start].paragraph
    return paragraphs == 0 or (here - start <= _LONGEST and paragraphs == here - start)


def _openings(told: Evident, opening: int) -> dict[int, set[str]]:
    """Return the sentences after the opening that open a scene, with what opens it."""
    parse = told.parse
    found: dict[int, set[str]] = defaultdict(set)
    for sent, by in (*_new_places(told), *_times(told)):
        if sent >= opening:
            found[sent].add(by)
    for n in range(opening, len(parse.sentences)):
        sentence = parse.sentences[n]
        if _STREETS.search(parse.folded, sentence.start, sentence.end):
            found[n].add("street")
        if new_incident(parse, told.events, n) is not None:
            found[n].add("incident")
        front = {token.lower for token in parse.of(n)[:_FRONT]}
        if not front.isdisjoint(_AFTER):
            found[n].add("after")
        if not front.isdisjoint(_OTHERS):
            found[n].add("other")
    return found


def _new_places(told: Evident) -> Iterator[tuple[int, str]]:
    """Yield the sentences that name a place for the first time, but for the first sentence's."""
    seen: set[str] = set()
    for toponym in sorted(told.toponyms, key=lambda toponym: toponym.span.start):
        token = told.parse.at(toponym.span.start)
        if token is None or toponym.demonym or toponym.feature not in _PLACED:
            continue
        name = toponym.text.casefold()
        if name not in seen and not _is_hospital(told.parse, token):
            yield token.sent, "place"
        if token.sent:
            seen.add(name)


def _is_hospital(parse: Parse, token: Token) -> bool:
    """Tell whether a name is that of a hospital, where people are taken and nothing is done to them."""
    name = parse.tokens[token.i : token.i + _LONGEST_NAME]
    return any(t.lower in _HOSPITALS for t in takewhile(lambda t: t.tag.startswith("NNP"), name))


_LONGEST_NAME = 6
_HOSPITALS = frozenset(("hospital", "hospitals", "clinic", "infirmary", "medical", "morgue", "mortuary"))


def _times(told: Evident) -> Iterator[tuple[int, str]]:
    """Yield the sentences that say at what hour or on what day something was done, and not told."""
    telling = words("telling")
    for time in told.times:
        token = told.parse.at(time.span.start)
        if token is None or time.type not in ("TIME", "DATE"):
            continue
        if clause_told(told.parse, token, telling).lemma not in telling:
            yield token.sent, "clock" if time.type == "TIME" else "day"


def _several(told: Evident, opening: int) -> str:
    """Return how a report opens with several: it counts them, tells of many, or of several places."""
    parse = told.parse
    if tells_several(parse, told.events):
        return "counted"
    if opens_with_many(parse, told.events, told.setting.kind):
        return "many"
    for n in range(min(opening + 1, len(parse.sentences))):
        for token in parse.of(n):
            if token.tag == "NNS" and token.lemma in words("struck"):
                counts = (number(kid.lower) or 0 for kid in parse.kids(token.i, "nummod"))
                if any(1 < count < 100 for count in counts):
                    return "places"
    return "many" if _counts_others(told) else "one"


def _counts_others(told: Evident) -> bool:
    """Tell whether a report counts what happened besides ("there were two other shootings overnight")."""
    parse = told.parse
    for event in told.events:
        noun = parse.tokens[event.i]
        if event.verbal or noun.tag != "NNS" or noun.lemma not in words("several"):
            continue
        kids = list(parse.kids(noun.i))
        if any(1 < (number(kid.lower) or 0) < _MANY_OTHERS for kid in kids) and any(
            kid.lower == "other" for kid in kids
        ):
            return True
    return False


_MANY_OTHERS = 10


def gather_portions(
    whole: Whole, evidence: Sequence[Collection[str]], parted: Collection[int]
) -> list[frozenset[str]]:
    """Return the evidence for each claim that it is about a part; `parted` are those that rules say are.

    `evidence` is what is known of each besides.
    """
    told = whole.told
    relations = [whole.relation(k) for k in range(len(told.claims))]
    harmed = {
        scene.sent
        for k, claim in enumerate(told.claims)
        if claim.effect in _HARMS and relations[k] == "below" and (scene := whole.scene(k)) is not None
    }
    number_of, adding = min(_MANY, len(harmed)), whole.adding_up()
    found = []
    for k, (claim, cue) in enumerate(zip(told.claims, told.cues, strict=True)):
        scene, adds = whole.scene(k), adding.get(claim.effect, "no")
        where = "none" if scene is None or cue is None else "own" if scene.sent == cue.sent else "before"
        rule = "part" if k in parted else "main"
        names = {
            *evidence[k],
            f"rule: {rule}",
            f"several: {whole.several}",
            f"sum: {relations[k]}",
            f"scene: {where}",
            f"scenes: {number_of}",
            f"adds up: {adds}",
            f"several: {whole.several}, sum: {relations[k]}, scene: {where}",
            f"scenes: {number_of}, sum: {relations[k]}, scene: {where}",
            f"several: {whole.several}, scenes: {number_of}, sum: {relations[k]}",
            f"rule: {rule}, several: {whole.several}",
            f"rule: {rule}, scene: {where}",
            f"adds up: {adds}, scene: {where}",
        }
        names |= {f"scene by {by}" for by in (scene.by if scene is not None else ())}
        found.append(frozenset(names))
    return found


def portions_of(
    told: Evident, mentions: Sequence[Mention], keys: dict[int, str], portioned: Collection[int]
) -> list[Mention]:
    """Return new parts for the claims of `portioned`, and put each claim under the key of its part.

    A claim goes to the part that others of its scene are about, else to a new one of its scene.
    """
    if not portioned:
        return []
    main, homes, scenes = mentions[0], dict[int, str](), find_scenes(told, opening_of(told.cues))
    parts = {mention.key for mention in mentions if mention.part_of == main.key}
    for k, key in sorted(keys.items(), reverse=True):
        if key in parts and (cue := told.cues[k]) is not None:
            homes[_home(scenes, cue)] = key
    made: list[Mention] = []
    for k in sorted(portioned):
        cue = told.cues[k]
        assert cue is not None
        home = _home(scenes, cue)
        if home not in homes:
            homes[home], span = f"part {home}", told.parse.span(cue.i, cue.i)
            made.append(Mention(homes[home], "part", main.kind, main.key, main.date, None, None, span))
        keys[k] = homes[home]
    return made


def taken_up(
    parse: Parse, claims: Sequence[Claim], back: Back, mentions: Sequence[Mention], keys: Mapping[int, str]
) -> dict[int, str]:
    """Return the keys of the claims about the whole that take up people of a part ("both men")."""
    main = mentions[0].key
    parts = {mention.key for mention in mentions if mention.part_of == main}
    found: dict[int, str] = {}
    if not parts:
        return found
    earlier = {**back.wholes, **back.recalls, **back.names}
    for k in range(len(claims)):
        if keys.get(k) != main:
            continue
        before = earlier.get(k, _taken_from(parse, claims, k))
        home = found.get(before, keys.get(before, "")) if before is not None else ""
        if home in parts:
            found[k] = home
    return found


def _taken_from(parse: Parse, claims: Sequence[Claim], k: int) -> int | None:
    """Return the claim whose people one takes up by "the other", "one of the men" or "both"."""
    said = [claim.number_span.of(parse.text).casefold() for claim in claims[k : k + 2]]
    one = said[0].startswith("one ") and said[-1].startswith("the other ")  # "One man was … The other man"
    if k == 0 or not (one or _TAKES_UP.match(said[0])):
        return None
    here, there = (parse.sentence_at(claims[n].number_span.start) for n in (k, k - 1))
    near = here is not None and there is not None and here - there <= _LONGEST
    return k - 1 if near and claims[k - 1].effect in akin(claims[k]) else None


_TAKES_UP = re.compile(
    r"(?:both|the (?:other|others|second|third|two|three|four|five|six|remaining|surviving|latter)"
    r"|(?:one|two|three|four|five|six|several|some|many|most|all|none|neither|each|another)"
    r" of (?:the|them|those|these|whom))\b"
)


def _home(scenes: Mapping[int, Scene], cue: Token) -> int:
    """Return the sentence that opens the scene of a cue, its own where it is in none."""
    return scenes[cue.sent].sent if cue.sent in scenes else cue.sent
