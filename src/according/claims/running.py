"""Running totals, and figures that the words replace: "the death toll rose to 84 from 73", "48, not the 55
first given".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from according import vocab
from according.claims import people
from according.claims.attribution.gapped import tells
from according.claims.cues.lexicon import lexicon
from according.claims.cues.lexicon import words as known
from according.claims.cues.verbs import particular_cue
from according.claims.formers import TELLERS_OF_NUMBER, is_change, is_former, words_of
from according.claims.groups import Group
from according.claims.syntax import is_put, objects_of
from according.language.parse import Parse, Token
from according.model import Count, Effect

_COUNTS = TELLERS_OF_NUMBER | {"toll"}
_WINDOW = 9
_COUNT_OF: dict[str, Count] = {"current": "total", "former": "former", "delta": "part"}


@dataclass(frozen=True, slots=True)
class Running:
    """A number that a running total takes, with the noun of that total; `count` is "former" for the one left
    behind.
    """

    group: Group
    effect: Effect
    noun: int
    count: Count | None


@dataclass(frozen=True, slots=True)
class Totals:
    """The nouns of the running totals of a sentence, each with its effect, and whether it tells of change."""

    nouns: tuple[tuple[Token, Effect], ...]
    changing: bool

    @staticmethod
    def of(parse: Parse, sentence: int, *, disease: bool) -> Totals:
        """Return the totals of a sentence; `disease` says that "cases" are cases of a disease here."""
        tokens = parse.of(sentence)
        counting = [t for t in tokens if _counts(t, _effects(True))]
        if not counting:
            return Totals((), False)
        changing = any(is_change(t) or _is_now(parse, t) for t in tokens)
        ills = words_of("of_health") | known("diseases") | known("maladies")
        disease = disease or any(t.lower in ills for t in tokens)
        disease = disease or any(t.lower == "active" and parse.head(t).lower == "cases" for t in tokens)
        nouns = tuple((t, effect) for t in counting if (effect := _effect(parse, t, changing, disease)))
        return Totals(nouns, changing)

    @property
    def are_running(self) -> bool:
        """Whether the sentence tells of a total and of its change, so that "from 9 to 12" is no range."""
        return self.changing and bool(self.nouns)


def _is_now(parse: Parse, token: Token) -> bool:
    """Tell whether "now" gives a number as it stands ("deaths now 128", "deaths now at nine"), or a headline
    that has no verb does ("Flood deaths at 19").
    """
    if token.lower not in _STANDING:
        return False
    after = parse.tokens[token.i + 1 : token.i + 3]
    near = after[: 1 + (after[0].lower in _REACHED)] if token.lower == "now" and after else after[:1]
    given = any(t.tag == "CD" and t.sent == token.sent for t in near)
    headed = parse.sentences[token.sent].kind == "headline" and parse.tokens[token.i - 1].lower == "deaths"
    return given and (token.lower == "now" or headed)


_STANDING = frozenset(("now", "at"))
_REACHED = frozenset(("at", "above", "over", "past", "near", "around", "about"))


def running_totals(parse: Parse, totals: Totals, groups: Sequence[Group]) -> Iterator[Running]:
    """Yield the numbers that the running totals of a sentence take, the ones they had, and by how much they
    changed.
    """
    nouns = [(noun, effect) for noun, effect in totals.nouns if not _is_of_number(parse, noun)]
    for n, (noun, effect) in enumerate(nouns):
        end = nouns[n + 1][0].i if n + 1 < len(nouns) else parse.bounds[noun.sent][1]
        yield from numbers_of(parse, groups, noun, effect, end)


def numbers_of(
    parse: Parse, groups: Sequence[Group], noun: Token, effect: Effect, end: int
) -> Iterator[Running]:
    """Yield the numbers up to the token `end` that the noun of a total takes, and the one told before it."""
    if before := _told_first(parse, groups, noun):
        yield Running(before, effect, noun.i, "total")
    if new := _added_to(parse, groups, noun):
        yield Running(new, effect, noun.i, "part")
    seen = False
    for group in groups:
        if not noun.i < group.first < end or not _may_be_total(parse, group):
            continue
        if parse.tokens[group.first - 1].lower == "including":
            continue
        if any(t.text == "." and t.tag == "." for t in parse.tokens[noun.i : group.first]):
            continue  # "New deaths: 3. Contacts: 1,204"
        if (
            _is_otherwise_harmed(parse, group, effect)
            or _is_doer(parse, group)
            or _is_of_reason(parse, group)
            or _is_told_besides(parse, group, noun)
        ):
            continue
        role = _role(parse, group, noun, seen=seen)
        if role == "delta" and _falls(parse, noun, group):
            continue
        if role is not None:
            seen = True
            yield Running(group, effect, noun.i, _COUNT_OF[role])


def _falls(parse: Parse, noun: Token, group: Group) -> bool:
    """Tell whether a total becomes less by a number, which then is of nobody ("cut by eleven to 172")."""
    between = parse.tokens[max(parse.bounds[noun.sent][0], noun.i - _WINDOW) : group.first]
    return any(t.lemma in words_of("falling") or t.lower in ("down", "downwards") for t in between)


def _is_otherwise_harmed(parse: Parse, group: Group, effect: Effect) -> bool:
    """Tell whether a group has a harm of its own, right after it ("to 21 and leaving nine people missing") or
    in its noun.
    """
    after = parse.tokens[group.last + 1 : group.last + 2]
    if group.noun is None:
        return False
    counted = lexicon().count_nouns.get(parse.tokens[group.noun].lemma, effect)
    if counted != effect and effect == "ill":
        return True  # "flu cases climb, leading to dozens of deaths"
    own = lexicon().adjectives.get(after[0].lower) if after else None
    return own is not None and own != effect


def _is_doer(parse: Parse, group: Group) -> bool:
    """Tell whether those whom "by" brings in do something, and are not by how many a total changes."""
    link = parse.tokens[group.first - 1]
    return link.dep == "agent" and group.noun is not None and not is_change(parse.head(link))


def _is_of_reason(parse: Parse, group: Group) -> bool:
    """Tell whether a clause of its own tells of a number why a total changes ("the toll could rise, as 22 of
    the injured are in critical condition").
    """
    number = parse.tokens[group.head]
    verb = parse.head(number)
    told = number.dep in ("nsubj", "nsubjpass") and verb.dep == "advcl"
    return told and any(kid.lower in _REASONS and kid.i < group.first for kid in parse.kids(verb.i, "mark"))


def _is_told_besides(parse: Parse, group: Group, noun: Token) -> bool:
    """Tell whether people are told of in another clause that somebody says, which is not of the total ("Most
    of the dead were Indians, it said, adding that 30 others were being treated").
    """
    number = parse.tokens[group.head]
    verb = parse.head(number)
    told = number.dep in ("nsubj", "nsubjpass") and verb.dep == "ccomp" and verb.lemma != "be"
    return told and group.noun is not None and not verb.left <= noun.i <= verb.right and not is_change(verb)


_REASONS = frozenset({"as", "while", "because", "since", "after", "though", "although"})


def told_numbers(parse: Parse, sentence: int) -> Iterator[Token]:
    """Yield the words that look back at the number told before: "That figure", "it" in "it is now 31"."""
    return (
        t
        for t in parse.of(sentence)
        if _is_pronoun_for_number(parse, t)
        or _is_number_changed(parse, t)
        or (
            t.lemma in TELLERS_OF_NUMBER
            and t.tag == "NN"
            and (
                any(kid.lower in _LOOKING_BACK for kid in parse.kids(t.i, "det", "poss"))
                or _is_brought_to(parse, t)
                or _is_of_teller(parse, t)
            )
            and not any(kid.lower in ("of", "for") for kid in parse.kids(t.i, "prep"))
            and parse.tokens[t.i - 1].lower not in _OF_A_CODE
        )
    )


_OF_A_CODE = frozenset(
    {
        "reference",
        "ref",
        "phone",
        "telephone",
        "mobile",
        "contact",
        "case",
        "crime",
        "incident",
        "log",
        "order",
    }
    | {"registration", "account", "serial", "plate", "model", "flight", "house", "lot", "tracking", "report"}
    | {"occurrence", "id", "passport", "badge", "batch", "hotline", "helpline", "toll-free", "emergency"}
)
"""Words before "number" by which it counts nobody: "quote the reference number 5227"."""


_LOOKING_BACK = frozenset({"that", "the", "this", "its", "their", "his", "her", "our"})


def _is_of_teller(parse: Parse, noun: Token) -> bool:
    """Tell whether a number is somebody's own ("the rebels' count was 31")."""
    return any(tells(parse, kid) for kid in parse.kids(noun.i, "poss"))


def _is_brought_to(parse: Parse, noun: Token) -> bool:
    """Tell whether something's total is brought to a number ("bringing the county's total to 24")."""
    before = parse.tokens[noun.i - 1]
    owned = before.tag in ("NN", "POS", "PRP$") and before.sent == noun.sent
    to = any(kid.lower == "to" for kid in parse.kids(noun.head, "prep"))
    return owned and to and parse.head(noun).lemma in _BRINGING


_BRINGING = frozenset({"bring", "raise", "take", "push", "lift"})


def _is_pronoun_for_number(parse: Parse, token: Token) -> bool:
    """Tell whether "it" is a number told before: it is said to be another, which nothing follows."""
    verb = parse.head(token)
    if (
        token.lower != "it"
        or token.dep != "nsubj"
        or not (is_put_right(parse, token) or verb.tag in _PRESENT or _is_later(parse, verb))
    ):
        return False
    if verb.lemma not in ("be", "stand", "say", "read"):
        return False
    number = next((k for k in parse.kids(verb.i, *_SAID_TO_BE) if k.tag == "CD"), None)
    following = parse.tokens[number.i + 1 : number.i + 2] if number else ()
    alone = all(t.text in (".", ",", ";") or t.lower in _SINCE or t.sent != token.sent for t in following)
    plain = number is not None and number.ent in ("", "CARDINAL", "DATE")
    return plain and alone


def _is_later(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb says how high a number was later on ("by Tuesday it was 75")."""
    by = (
        noun for kid in parse.kids(verb.i, "prep") if kid.lower == "by" for noun in parse.kids(kid.i, "pobj")
    )
    return any(noun.ent in ("DATE", "TIME") or noun.lower == "then" for noun in by) or any(
        kid.lower in ("now", "later", "eventually", "finally")
        for said in (verb, parse.head(verb))
        for kid in parse.kids(said.i, "advmod")
    )


def _is_number_changed(parse: Parse, token: Token) -> bool:
    """Tell whether "that" or "it" is a number told before, which becomes another ("raised that to 126", "That
    has since become eleven").
    """
    verb = parse.head(token)
    if token.lower not in ("that", "it", "this") or token.tag not in ("DT", "PRP") or not is_change(verb):
        return False
    becoming = token.dep == "nsubj" and verb.lemma == "become"
    if token.dep not in ("dobj", "nsubj"):
        return False
    numbers = parse.kids(verb.i, *_SAID_TO_BE) if becoming else objects_of(parse, verb.i, "to")
    found = next((number for number in numbers if number.tag == "CD"), None)
    after = parse.tokens[found.i + 1 : found.i + 2] if found is not None else ()
    return found is not None and all(t.tag in (".", ",", ":") or t.lower in _SINCE for t in after)


_SINCE = frozenset({"now", "today", "overnight", "later", "on", "by", "in", "after", "at"})
"""What may follow a number that says how high a total is: when, or after what."""

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PRESENT = frozenset({"VBZ", "VBP"})
_SAID_TO_BE = ("attr", "acomp", "npadvmod", "dobj")


def is_put_right(parse: Parse, noun: Token) -> bool:
    """Tell whether a number is said to be the right one, so that the one told before was not: "the correct
    number is 7", "it should have said 7".
    """
    helpers = {kid.lower for kid in parse.kids(noun.head, "aux")}
    if noun.lower == "it" and {"should", "have"} <= helpers:
        return True
    return any(kid.lower in words_of("right") for kid in parse.kids(noun.i, "amod"))


def taken_up(
    parse: Parse, sentence: int, groups: Sequence[Group], effect: Effect, after: int = -1
) -> tuple[tuple[Running, ...], bool]:
    """Return the numbers of a total told in the sentence before ("That figure has since been cut to 38").

    It is looked for behind the token `after`. The second value says that the total changes, so that the
    number told before no longer holds.
    """
    noun = next((t for t in told_numbers(parse, sentence) if t.i > after), None)
    if noun is None:
        return (), False
    end = parse.bounds[sentence][1]
    found = tuple(numbers_of(parse, groups, noun, effect, end))
    changes = (t for t in parse.tokens[noun.i + 1 : end] if is_change(t))
    changed = any(not _is_to_come(parse, t) for t in changes) or is_put_right(parse, noun)
    changed = changed or noun.lower == "it" or _is_number_changed(parse, noun)
    changed = changed and not _is_of_teller(parse, noun)  # his number leaves another's as it is
    return found, changed and any(r.count == "total" for r in found)


def _is_to_come(parse: Parse, change: Token) -> bool:
    """Tell whether a total is only said to change some day ("the number could rise to 25")."""
    above = parse.head(change)
    expected = above.lemma in ("expect", "likely", "set", "fear", "bind", "project", "forecast")
    return any(kid.tag == "MD" for kid in parse.kids(change.i, "aux")) or (change.tag == "VB" and expected)


def number_noun(parse: Parse, head: Token) -> Token | None:
    """Return the noun of a total that counts some people: "number" for "the number of people killed"."""
    teller = parse.head(parse.head(head))
    counted = head.dep == "pobj" and parse.head(head).lower == "of" and teller.lemma in TELLERS_OF_NUMBER
    return teller if counted else None


def _is_of_number(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is only what a number is of, so that the number says what it is of them."""
    teller = number_noun(parse, noun)
    return teller is not None and noun.lemma == "victim"


def _told_first(parse: Parse, groups: Sequence[Group], noun: Token) -> Group | None:
    """Read "bringing to 18 the number of people freed"."""
    for group in groups:
        row = _opens_row(parse, group)
        between = parse.tokens[group.last + 1 + row : noun.i]
        beside = len(between) <= 3 and all(t.tag in ("DT", "JJ", "PRP$", "VBN", "NN") for t in between)
        put = row or parse.tokens[group.first - 1].lower in ("to", "at")
        if group.last < noun.i and beside and put and group.noun is None:
            return group
    return None


def _added_to(parse: Parse, groups: Sequence[Group], noun: Token) -> Group | None:
    """Read "added 17 to its list of infections", "added 14 deaths to the toll"."""
    link = parse.head(noun)
    verb = parse.head(link)
    if link.lower != "to" or verb.lemma != "add":
        verb = parse.head(verb)
    if noun.dep != "pobj" or link.lower != "to" or verb.lemma != "add":
        return None
    return next((g for g in groups if verb.i < g.first and g.last < link.i), None)


def _opens_row(parse: Parse, group: Group) -> bool:
    """Read "6,000 to 7,000 - The number of people driven out": a number, a mark, and what it is of."""
    opens = group.first == parse.bounds[parse.tokens[group.first].sent][0]
    mark = parse.tokens[group.last + 1 : group.last + 2]
    return opens and any(len(t.text) == 1 and not t.text.isalnum() and t.text != "," for t in mark)


@cache
def _effects(disease: bool) -> dict[str, Effect]:
    """Return what the words of totals count, those of courts and hospitals only in a report on a disease."""
    table: dict[str, Effect] = vocab.load("totals")["effects"]
    return {word: effect for word, effect in table.items() if disease or word not in words_of("of_disease")}


def _counts(token: Token, table: Mapping[str, Effect]) -> bool:
    """Tell whether a word may be the noun of a total, or stand for one, by itself."""
    return token.lemma in _COUNTS or token.lower in table or token.lower == "caseload"


_OF_MALADY = frozenset({"count", "tally", "total", "figure"})


def _effect(parse: Parse, token: Token, changing: bool, disease: bool) -> Effect | None:
    table = _effects(disease)
    if not _counts(token, table):
        return None
    before = parse.tokens[token.i - 1] if token.i > parse.bounds[token.sent][0] else None
    if token.lemma == "toll":
        told = (table.get(noun.lower) for noun in objects_of(parse, token.i, "of"))
        if (of := next(told, None)) and of != "casualties":
            return of  # "the toll of injured"
        return table.get(before.lower, "killed") if before else "killed"
    if token.lower == "caseload":
        return "ill" if disease else None
    if token.lemma in TELLERS_OF_NUMBER and token.tag in ("NN", "NNS"):
        if before and before.lower in known("diseases") and token.lemma in _OF_MALADY:
            return "ill"  # "the salmonella count"
        if before and before.lower in table and token.lemma in _OF_MALADY:
            return table[before.lower]
        sick = list(objects_of(parse, token.i, "with"))
        sick += (
            some for of in parse.kids(token.i, "acl") for some in objects_of(parse, of.i, "from", "with")
        )
        sick += (
            some for noun in objects_of(parse, token.i, "of") for some in objects_of(parse, noun.i, "with")
        )
        if any(noun.lower in known("diseases") for noun in sick):
            return "ill"  # "the number with Marburg"
        return _told_of(parse, token, table)
    if (
        changing
        and token.tag in ("NNS", "NN", "JJ", "VBN")
        and token.lower in table
        and _stands_for_total(parse, token)
    ):
        return table[token.lower]
    return None


def _told_of(parse: Parse, token: Token, table: dict[str, Effect]) -> Effect | None:
    """Return what "the number of …" counts; "victims" only where nothing nearer says how they were harmed."""
    general: Effect | None = None
    for i in range(token.i + 1, min(parse.bounds[token.sent][1], token.i + _WINDOW)):
        following = parse.tokens[i]
        effect = _counted_as(parse, following, table)
        if i == token.i + 1 and following.lower in _BEFORE_HARM:
            continue
        if i == token.i + 1 and following.lower not in ("of", "for"):
            done = following.tag in ("VBN", "VBD") and not any(parse.kids(following.i, "dobj"))
            return effect if done else None  # "the number infected"
        if effect and effect != "casualties":
            return effect
        general = general or (table.get(following.lower) if following.lower in table else None)
        ends = following.tag in ("CD", ",", ".", "VBZ", "VBD") and following.dep != "acl"
        if ends and following.lower not in _BEFORE_HARM:
            break
    return general


_BEFORE_HARM = frozenset({"confirmed", "known", "feared", "reported", "who", "that"})
"""Words between a number and the harm that it counts: "the number confirmed dead", "the number who died"."""


def _counted_as(parse: Parse, token: Token, table: dict[str, Effect]) -> Effect | None:
    """Return what a word says of those whom a number counts: "uprooted", "held by the raiders"."""
    if token.lower == "held":
        by = {t.lemma for t in parse.tokens[token.i : token.i + _WINDOW]}
        return "abducted" if by & (known("captors") | known("takers")) else "detained"
    verbs, stem = lexicon().verbs, token.lower.removesuffix("d")
    effect, frame = verbs.get(token.lemma) or verbs.get(stem) or verbs.get(stem[:-1]) or (None, "weak")
    done = effect if token.tag in ("VBN", "VBD", "JJ") and frame == "object" else None
    driven = particular_cue(parse, token) if token.tag == "VBN" else None  # "driven out of their homes"
    done = done or (driven.effect if driven and driven.frame == "object" else None)
    return table.get(token.lower) or lexicon().adjectives.get(token.lower) or done


def _stands_for_total(parse: Parse, token: Token) -> bool:
    """Tell whether a plural ("deaths", "arrests", "the injured") is itself the total that changes: it has no
    number.
    """
    if any(k.tag == "CD" and k.i < token.i for k in parse.kids(token.i)) or token.dep == "amod":
        return False
    if token.dep == "pobj" and (parse.head(token).lower == "for" or _is_of_shelter(parse, token)):
        return False  # "shells fell on a camp for the displaced, killing nine"
    if token.lower in ("dead", "injured", "wounded", "missing", "displaced"):
        own = any(parse.kids(token.i, "poss"))  # "put the rebels' dead at 45"
        given = any(k.lower in ("the", "confirmed") for k in parse.kids(token.i))
        return own or given or is_put(parse, token)
    if token.tag in ("JJ", "VBN"):
        return any(k.lower == "the" for k in parse.kids(token.i, "det"))
    return token.tag == "NNS" or token.lower == "the dead"


def _is_of_shelter(parse: Parse, token: Token) -> bool:
    """Tell whether only those are meant who stay somewhere ("the tents of the displaced")."""
    link = parse.head(token)
    return link.lower == "of" and parse.head(link).lemma in known("shelters")


def _may_be_total(parse: Parse, group: Group) -> bool:
    if group.quantity is None or group.quantity.kind in ("zero", "multiple"):
        return False
    if group.noun is None:
        return True
    token = parse.tokens[group.noun]
    named = token.lemma == "name" and parse.tokens[group.first - 1].lower in ("to", "at", "is", "of", "now")
    counted = people.sense(token) == "people" or named
    return counted or token.lower in vocab.load("totals")["effects"]


def _role(
    parse: Parse, group: Group, noun: Token, *, seen: bool
) -> Literal["current", "former", "delta"] | None:
    """Say what a number after the noun of a total is, by the words before the number."""
    old = any(k.lower in words_of("old") for k in parse.kids(noun.i, "amod")) or _had_been_put(parse, noun)
    if is_former(parse, group) or _was(parse, group) or (old and not seen):
        return "former"
    before = parse.tokens[group.first - 1]
    if before.lower == "by" or (seen and before.lower == "adding") or (seen and _is_excess(parse, group)):
        return "delta"
    if seen and before.lower == "to" and parse.tokens[group.first - 2].tag == "CD":
        return "current"  # "from 61 to 75"
    if _stops(parse, noun.i, group.first):
        return None
    if noun.lemma == "toll" and _is_labelled(parse, group, noun):
        return "current"  # "Death toll 11, up from 8"
    if before.text == "," and _is_apposed(parse, group, noun):
        return "current"  # "the union's figure, 31, could not be verified"
    if before.lower in words_of("current") or before.tag.startswith("VB"):
        return "current"
    if before.lower in ("for", "beyond", "towards", "toward") and parse.tokens[before.i - 1].lemma in (
        words_of("change") | _ON_THE_WAY
    ):
        return "current"  # "is heading for 60", "will climb beyond 500"
    return "current" if group.quantity is not None and _opens_reaching(parse, group) and not seen else None


_ON_THE_WAY = frozenset({"head", "heading", "headed", "course", "track", "way"})


def _is_apposed(parse: Parse, group: Group, noun: Token) -> bool:
    """Tell whether a bare number is set off by commas right behind the noun of a total."""
    after = parse.tokens[group.last + 1 : group.last + 2]
    return group.first == noun.i + 2 and group.noun is None and any(t.text == "," for t in after)


def _is_labelled(parse: Parse, group: Group, noun: Token) -> bool:
    """Tell whether a bare number stands right behind the noun of a total, and no word follows it."""
    after = parse.tokens[group.last + 1 : parse.bounds[noun.sent][1]]
    return group.first == noun.i + 1 and group.noun is None and (not after or not after[0].text[0].isalnum())


def _opens_reaching(parse: Parse, group: Group) -> bool:
    """Tell whether a number opens with what it has reached ("passes 40", "probably exceed 500")."""
    opening = parse.tokens[group.first : min(group.first + 2, group.last)]
    return any(t.lower in words_of("reaching") for t in opening)


def _is_excess(parse: Parse, group: Group) -> bool:
    """Read "to 57, nine more than on Monday": by how much a total has grown."""
    words = [t.lower for t in parse.tokens[group.first : group.last + 3]]
    return "more" in words and "than" in words and words[0] not in ("more", "at")


def _had_been_put(parse: Parse, noun: Token) -> bool:
    """Read "which had put the toll at 19": what somebody had said before it was said anew."""
    verb = parse.head(noun)
    return (
        noun.dep == "dobj"
        and verb.lemma == "put"
        and any(kid.lower == "had" for kid in parse.kids(verb.i, "aux"))
    )


def _was(parse: Parse, group: Group) -> bool:
    """Read "grows to 35, was 29"; but not "the number, it said, was 29"."""
    before = parse.tokens[max(0, group.first - 3) : group.first]
    return [t.lower for t in before[-2:]] == [",", "was"] and before[0].tag == "CD"


def _stops(parse: Parse, start: int, end: int) -> bool:
    """Tell whether another clause begins between a total and a number."""
    tokens = parse.tokens
    if end - 2 > start and tokens[end - 2].tag in ("WDT", "WP"):
        return True  # "the village, which is one of 12"
    return any(
        t.lower in (";", "but")
        or (t.lower in ("while", "after") and any(v.tag in _FINITE for v in tokens[t.i + 1 : end]))
        or (t.lower == "and" and tokens[t.i + 1].tag == "CD")
        for t in tokens[start + 1 : end]
    )
