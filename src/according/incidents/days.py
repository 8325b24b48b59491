"""Days: the separate events of which a day of a chronicle tells, and the sums that it gives beside them.

"A shell kills nine people in Zeitoun. Rockets wound three in Ashkelon": what is of another place or tells a
new act is an incident of its own. Without such a sign a sentence goes on about the event before it, as it
does where it says "they", "the attack" or what the toll came to; and beneath a sum each place has its share.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from according.incidents.events import Event
from according.incidents.grouping import Group
from according.incidents.scopes import is_fronted, is_since_when
from according.incidents.signals import Signals, words
from according.incidents.sums import is_perfect
from according.incidents.when import is_of_war
from according.incidents.where import Named
from according.language.parse import Parse, Token
from according.model import Claim, Effect

_AT = frozenset(("in", "at", "near", "outside", "on", "around", "inside", "off"))
_BESIDE = frozenset(
    (
        *("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"),
        *("north-east", "north-west", "south-east", "south-west", "outside", "outskirts", "suburbs"),
        *("edge", "centre", "center", "heart", "middle", "streets", "port", "town", "city", "village"),
    )
)
_OVER = frozenset(("in", "across", "throughout", "over"))
_NEAR_TO = frozenset(("near", "outside"))
_WIDE = frozenset(("country", "province", "other"))
_NO_NAME = frozenset(("DATE", "TIME", "NORP", "EVENT", "CARDINAL", "ORDINAL", "MONEY", "LAW"))
_SUBJECTS = ("nsubj", "nsubjpass")
_KNOWN = frozenset(("the", "this", "that", "these", "those", "both"))
_NEW = frozenset(("a", "an", "another", "one"))
_APART = frozenset(("elsewhere", "separately", "separate"))
_THEY = frozenset(("they", "he", "she", "it", "this", "that", "these", "those", "others", "some"))
_REST = frozenset(("truce", "ceasefire"))
_SUMMED: frozenset[Effect] = frozenset({"killed", "injured", "displaced", "detained", "abducted"})
_OWN_DAY = re.compile(
    r"\b(?:on (?:this|the) day|today|during the day|overnight|(?:in|on) (?:one|a single) day)\b"
)
_NEAR_BY = 40
"""How many characters behind a number may say that it is the day's."""
_NEAR = 2
_TIMES, _TIMES_TOLL = 2, 10
"""How many times what a day tells of one event a number is that is a sum; the toll may be the event's own."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Claims (by index) told in one breath: from which token on, of which places, and how.

    `again` is true where its words go on about the event before it, `act` where they tell a new one.
    """

    first: int
    sent: int
    claims: tuple[int, ...]
    places: frozenset[str]
    again: bool
    act: bool


@dataclass(slots=True)
class _Told:
    """One event of a day, as its stretches gather."""

    places: set[str] = field(default_factory=set)
    stretches: list[_Stretch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a chronicle: its claims, the tokens that carry them, its event words and its places."""

    parse: Parse
    claims: Sequence[Claim]
    cues: Sequence[Token | None]
    events: Sequence[Event]
    named: Named

    def separate(self, group: Group, *, many: bool = False) -> list[Group]:
        """Return the groups of the separate events that a group has the claims and event words of.

        `many` is true where the day opens with many events, whose sum holds what no new act tells.
        """
        told: list[_Told] = []
        for stretch in self._stretches(group.claims):
            of_many = many and bool(told) and self._is_one_of(told[0], stretch)
            home = told[0] if of_many else self._home(stretch, told)
            if home is None:
                told.append(home := _Told())
            home.places |= stretch.places
            home.stretches.append(stretch)
        if len(told) < 2:
            return [group]
        starts = sorted((stretch.first, n) for n, one in enumerate(told) for stretch in one.stretches)

        def at(token: int) -> int:
            return next((n for first, n in reversed(starts) if first <= token), 0)

        found = [replace(group, claims=[], tokens=[], events=[]) for _ in told]
        for n, one in enumerate(told):
            found[n].claims.extend(sorted(k for stretch in one.stretches for k in stretch.claims))
        for event in group.events:
            found[at(event.i)].events.append(event)
        for i in group.tokens:
            found[at(i)].tokens.append(i)
        return found

    def sums(self, known: Collection[int], signals: Signals) -> frozenset[int]:
        """Return the indices of the claims that are sums of what a day is one of, and of no event.

        `known` are those found already; what the signals of words say is one is known, too.

        "Rockets wound three in Ashkelon. Doctors say 421 have been killed": people *have* come to harm, or
        are counted, in words that tell no act, and are far more than those of any event; so are those told of
        right after them without an act.
        """
        found: set[int] = set()
        most: dict[Effect, int] = {}
        before, same = -_NEAR, set[Effect]()
        for stretch in self._stretches(range(len(self.claims))):
            bare = not stretch.act and not stretch.places
            goes_on = stretch.sent - before < _NEAR and not self._is_told(stretch)
            goes_on = goes_on and self.claims[stretch.claims[0]].effect in same
            new = not stretch.again or self._is_toll(stretch)
            if stretch.claims[-1] in known or self._is_said(stretch, signals):
                before, same = stretch.sent, {self.claims[k].effect for k in stretch.claims}
                continue
            if bare and (goes_on or (new and self._is_beyond(stretch, most))):
                found.update(stretch.claims)
                before, same = stretch.sent, {self.claims[k].effect for k in stretch.claims}
                continue
            for k in stretch.claims:
                claim = self.claims[k]
                most[claim.effect] = max(most.get(claim.effect, 0), claim.figure.low or 0)
        return frozenset(found)

    def _is_said(self, stretch: _Stretch, signals: Signals) -> bool:
        """Tell whether words say that the last number of a stretch is a sum."""
        cue = self.cues[stretch.claims[-1]]
        signal = signals.of(self.parse, cue) if cue is not None else None
        return signal is not None and signal.role == "aggregate"

    def _is_beyond(self, stretch: _Stretch, most: Mapping[Effect, int]) -> bool:
        """Tell whether a number is greater than those of the events told, or of none of them."""
        claim = self.claims[stretch.claims[0]]
        if not self._is_counted(stretch) or self._is_of_the_day(stretch):
            return False
        if self._is_by_now(stretch):
            return (claim.figure.low or 0) > most.get(claim.effect, 0)
        if claim.effect in most:
            times = _TIMES_TOLL if stretch.again else _TIMES
            return (claim.figure.low or 0) >= times * most[claim.effect]
        if most:
            return (claim.figure.low or 0) >= _TIMES_TOLL * max(most.values())
        pending = self._is_pending(stretch.sent) and not self._is_wide(stretch.sent)
        return is_of_war(self.parse) and not pending and not self._names_act(stretch.sent)

    def _is_of_the_day(self, stretch: _Stretch) -> bool:
        """Tell whether a number is that of the day itself ("97 dead on this day")."""
        sentence = self.parse.sentences[stretch.sent]
        end = min(sentence.end, self.claims[stretch.claims[-1]].number_span.end + _NEAR_BY)
        return _OWN_DAY.search(self.parse.folded, sentence.start, end) is not None

    def _is_by_now(self, stretch: _Stretch) -> bool:
        """Tell whether people *have now* come to harm, as is said of what goes on."""
        cue = self.cues[stretch.claims[0]]
        heads = (cue, *self.parse.ancestors(cue)) if cue is not None else ()
        return any(
            kid.lower in ("now", "already") for one in heads[:2] for kid in self.parse.kids(one.i, "advmod")
        )

    def _names_act(self, sent: int) -> bool:
        """Tell whether a sentence names what people came to harm in ("the attack: three dead")."""
        return any(
            event.sent == sent
            and event.weight
            and not event.verbal
            and self.parse.tokens[event.i].tag == "NN"
            and self.parse.tokens[event.i].lemma in words("incidents")
            for event in self.events
        )

    def _is_pending(self, sent: int) -> bool:
        """Tell whether the sentence before tells an act, and not yet what it came to."""
        before = sent - 1
        told = any(cue is not None and cue.sent == before for cue in self.cues)
        strife = any(t.sent == before and not self._begins(t) for t in self._strife())
        doers = words("sides") | words("warring") | words("acts")
        done = any(t.lemma in doers and t.dep in _SUBJECTS for t in self.parse.of(max(before, 0)))
        return not told and not strife and (done or any(event.sent == before for event in self.events))

    def _is_told(self, stretch: _Stretch) -> bool:
        """Tell whether a verb tells that people come to harm, as events are told, and not what it came to."""
        cue = self.cues[stretch.claims[0]]
        return cue is not None and cue.pos == "VERB" and not is_perfect(self.parse, cue)

    def _is_toll(self, stretch: _Stretch) -> bool:
        root = next((t for t in self.parse.of(stretch.sent) if t.head == t.i), None)
        return root is not None and any(
            kid.lemma in words("totals") for kid in self.parse.kids(root.i, *_SUBJECTS)
        )

    def _is_counted(self, stretch: _Stretch) -> bool:
        """Tell whether people have come to harm, or are said to be so many."""
        cue = self.cues[stretch.claims[0]]
        claim = self.claims[stretch.claims[0]]
        summed = claim.effect in _SUMMED and claim.explicit and claim.status == "asserted"
        return summed and cue is not None and (is_perfect(self.parse, cue) or cue.lemma in words("totals"))

    def _begins(self, token: Token) -> bool:
        """Tell whether strife is said to begin, so that it is what the day tells; a truce breaks."""
        return token.lemma not in _REST and self.parse.head(token).lemma in words("beginning")

    def _is_wide(self, sent: int) -> bool:
        """Tell whether a sentence counts people in a whole country."""
        return any(
            toponym.feature in _WIDE and token.dep == "pobj" and self.parse.head(token).lower in _OVER
            for token, toponym in self.named.by_sentence.get(sent, ())
        )

    def _strife(self) -> Iterator[Token]:
        known = words("strife") | words("campaigns") | words("turmoil")
        for token in self.parse.lemmas(known):
            if token.dep in _SUBJECTS or is_fronted(self.parse, token, 1):
                yield token

    def _stretches(self, claims: Collection[int]) -> Iterator[_Stretch]:
        """Yield the stretches that tell claims, in the order of the text."""
        told = sorted(
            (cue.sent, self.claims[k].number_span.start, k) for k in claims if (cue := self.cues[k])
        )
        for sent, found in groupby(told, key=lambda one: one[0]):
            yield from self._of_sentence(sent, [k for _, _, k in found])

    def _home(self, stretch: _Stretch, told: Sequence[_Told]) -> _Told | None:
        """Return the event that a stretch goes on about, None for a new one."""
        if not told:
            return None
        last = told[-1]
        if stretch.again:
            return last
        if self._is_of_the_day(stretch) and not self._is_below(last, stretch):
            return None  # what all of the day came to is not what one event of it did
        if stretch.places:
            known = next((one for one in reversed(told) if one.places & stretch.places), None)
            if known is not None:
                return known
        elif not stretch.act or last.stretches[-1].sent == stretch.sent:
            return last
        return last if self._is_sum(last, stretch) else None

    def _is_sum(self, told: _Told, stretch: _Stretch) -> bool:
        """Tell whether what was told is no single act, and holds what a stretch tells."""
        if told.places or any(one.act or self._is_pending(one.sent) for one in told.stretches):
            return False
        return self._is_below(told, stretch)

    def _is_one_of(self, told: _Told, stretch: _Stretch) -> bool:
        """Tell whether a stretch tells of one of many events that were told ("In the worst, a bomb ...")."""
        first = self.parse.bounds[stretch.sent][0]
        worst = any(t.tag == "JJS" for t in self.parse.tokens[first : self._start(stretch.claims[0])])
        return (worst or not stretch.act) and self._is_below(told, stretch)

    def _is_below(self, told: _Told, stretch: _Stretch) -> bool:
        """Tell whether what was told has a greater number of the same effect."""
        return any(
            self.claims[k].effect == self.claims[j].effect
            and (self.claims[k].figure.low or 0) > (self.claims[j].figure.low or 0)
            for one in told.stretches
            for k in one.claims
            for j in stretch.claims
        )

    def _of_sentence(self, sent: int, claims: Sequence[int]) -> Iterator[_Stretch]:
        """Yield the stretches of a sentence: one, unless it puts its claims to several places."""
        first, end = self.parse.bounds[sent]
        places = self.places(range(first, end))
        starts = [self._start(k) for k in claims]
        front = [p for p in places if is_fronted(self.parse, p) and p.i < min(starts)]
        bounds = [first, *starts[1:], end]
        own = [
            [p for p in places if bounds[n] <= p.i < bounds[n + 1] and (p not in front or n == 0)]
            for n in range(len(claims))
        ]
        cut = 0
        for n in range(len(claims)):
            if n + 1 < len(claims) and not (own[n] and any(own[n + 1 :])):
                continue
            inside = [p for found in own[cut : n + 1] for p in found]
            yield self._stretch(sent, claims[cut : n + 1], bounds[cut], bounds[n + 1], inside)
            cut = n + 1

    def _stretch(
        self, sent: int, claims: Sequence[int], first: int, end: int, places: Sequence[Token]
    ) -> _Stretch:
        names = frozenset(place.lower for place in places)
        opens = first == self.parse.bounds[sent][0]
        beneath = ("part", "former") if names else ("part", "former", "more", "share")
        again = (opens and self._goes_on(sent)) or self.claims[claims[0]].count in beneath
        act = self.tells_act(first, end) or any(t.lower in _APART for t in self.parse.tokens[first:end])
        return _Stretch(first, sent, tuple(claims), names, again, act)

    def _start(self, k: int) -> int:
        token = self.parse.at(self.claims[k].number_span.start)
        return token.i if token is not None else 0

    def places(self, tokens: range) -> list[Token]:
        """Return the names of towns and sites where something was done."""
        wide = {
            token.i
            for sent in {self.parse.tokens[i].sent for i in tokens}
            for token, toponym in self.named.by_sentence.get(sent, ())
            if toponym.feature in _WIDE
            and not (toponym.feature == "province" and is_fronted(self.parse, token))
        }
        return [t for i in tokens if (t := self.parse.tokens[i]).i not in wide and self._is_scene(t)]

    def _is_scene(self, token: Token) -> bool:
        if not token.tag.startswith("NNP") or token.ent in _NO_NAME:
            near = token.tag == "NN" and is_fronted(self.parse, token) and token.dep == "pobj"
            return near and self.parse.head(token).lower in _NEAR_TO  # "near the border, 18 were killed"
        noun = self.parse.head(token) if token.dep == "compound" else token  # "the Shati camp"
        above = self.parse.head(noun)
        beside = above.lower == "of" and self.parse.head(above).lower in _BESIDE  # "east of Rafah"
        if noun.dep == "pobj" and (above.lower in _AT or beside):
            return not self._is_of_teller(token)
        return token.ent in ("GPE", "LOC", "FAC") and token.dep == "dobj"

    def _is_of_teller(self, token: Token) -> bool:
        """Tell whether a name stands in what is said of a teller ("officials in Gaza said")."""
        above = (token, *self.parse.ancestors(token))
        return any(one.dep in _SUBJECTS and self.parse.head(one).lemma in words("telling") for one in above)

    def _goes_on(self, sent: int) -> bool:
        """Tell whether a sentence takes up the event before it ("they", "the blast", "the toll rises")."""
        root = next((t for t in self.parse.of(sent) if t.head == t.i), None)
        if root is None:
            return False
        subjects = list(self.parse.kids(root.i, *_SUBJECTS))
        toll = any(kid.lemma in words("totals") for kid in subjects)
        known = any(
            kid.lower in _KNOWN and not self._is_named(kid)
            for event in self.events
            if event.sent == sent and not event.verbal and (event.weight or self._is_subject(event.i))
            if not is_since_when(self.parse, self.parse.tokens[event.i])
            for kid in self.parse.kids(event.i, "det")
        )
        return toll or known or any(kid.lower in _THEY for kid in subjects)

    def _is_subject(self, i: int) -> bool:
        return self.parse.tokens[i].dep in _SUBJECTS

    def _is_named(self, article: Token) -> bool:
        """Tell whether a name follows an article ("in the Sinai gunmen kill two")."""
        return any(t.tag == "NNP" for t in self.parse.tokens[article.i + 1 : article.i + 2])

    def tells_act(self, first: int, end: int) -> bool:
        """Tell whether words tell an act that was not told before ("a shell hits", "gunmen kill")."""
        return any(self._is_new(event) for event in self.events if first <= event.i < end)

    def _is_new(self, event: Event) -> bool:
        token = self.parse.tokens[event.i]
        if not event.verbal:
            return bool(event.weight) and any(kid.lower in _NEW for kid in self.parse.kids(token.i, "det"))
        done = is_perfect(self.parse, token)  # "rockets have killed 18" since it all began
        return not done and any(self._is_new_doer(kid) for kid in self.parse.kids(token.i, "nsubj"))

    def _is_new_doer(self, token: Token) -> bool:
        kids = {kid.lower for kid in self.parse.kids(token.i, "det", "poss")}
        return bool(kids & _NEW) or (token.tag == "NNS" and not kids)
