"""Finds what each sentence says happened to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from according.claims.attribution.cues import speech_words
from according.claims.besides import placed_on_top
from according.claims.brackets import in_brackets
from according.claims.certainty import by_certainty
from according.claims.cues import Cue, find_cues
from according.claims.cues.lexicon import lexicon
from according.claims.cues.lexicon import words as known
from according.claims.echoes import echoed
from according.claims.ellipsis import DAYS, continued
from according.claims.formers import (
    TELLERS_OF_NUMBER,
    is_at_first,
    is_called_wrong,
    is_former,
    is_taken_off,
    words_of,
)
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.claims.harms import is_number_of, is_of_spared, of_the_victims, settled
from according.claims.inclusions import included
from according.claims.linking import linked
from according.claims.recounts import recounted
from according.claims.rows import by_places, in_rows, summed_up
from according.claims.running import (
    Running,
    Totals,
    is_put_right,
    number_noun,
    numbers_of,
    running_totals,
    taken_up,
    told_numbers,
)
from according.claims.sequels import (
    added,
    added_singly,
    as_apposed,
    as_former,
    as_share,
    counted_anew,
    gapped,
    itemised,
    next_singly,
    none_left,
    of_those,
    replaced,
    spelled_out,
)
from according.claims.syntax import VERB_TAGS
from according.language.parse import Parse, Token
from according.model import Effect


def find(parse: Parse, sentence: int, *, disease: bool, joined: bool) -> tuple[Found, ...]:
    """Return what a sentence says, in the order of its groups: one entry for each group and effect."""
    cues = find_cues(parse, sentence, disease=disease)
    totals = Totals.of(parse, sentence, disease=disease)
    if not cues and not totals.nouns:
        return ()
    groups = explicit_groups(parse, sentence, joined=joined, running=totals.are_running)
    found = [*_totals(parse, totals, groups)]
    taken = {item.group for item in found}
    for cue in cues:
        found += (item for item in linked(parse, cue, groups, cues) if item.group not in taken)
    found += by_places(parse, groups, cues, found)
    found += replaced(parse, groups, found)
    found = included(parse, groups, found)
    found += continued(parse, groups, found)
    found += added(parse, groups, found)
    found += added_singly(parse, found)
    found = gapped(parse, found)
    found += next_singly(parse, found)
    found = placed_on_top(parse, groups, found)
    found += echoed(parse, groups, found)
    found += counted_anew(parse, groups, found)
    found += none_left(parse, groups, found)
    found += recounted(parse, groups, found)
    found = _figure_said(parse, sentence, groups, found)
    found += _said_now(parse, groups, found)
    found = _figures_said(parse, sentence, groups, found)
    found = [numbered for item in found for numbered in _numbered(parse, groups, item, found)]
    found = [of_the_victims(item, found) for item in found if not is_number_of(parse, item, found)]
    found = [item for item in found if not (is_of_spared(parse, item, found) or is_taken_off(parse, item))]
    found = [item for item in found if not (_only_tells(parse, item) or _says_who(parse, item, found))]
    found = in_brackets(parse, groups, as_apposed(parse, found))
    found += by_certainty(parse, groups, found)
    found = in_rows(parse, sentence, found, joined=joined)
    found += of_those(parse, groups, found)
    found += spelled_out(parse, groups, found)
    found = itemised(parse, groups, found)
    found = summed_up(parse, sentence, found, joined=joined)
    return settled(parse, [as_share(parse, as_former(parse, item), found) for item in found])


def _says_who(parse: Parse, item: Found, found: Sequence[Found]) -> bool:
    """Tell whether one person only says who another is that is told of ("two, one of them | a toddler")."""
    return not item.group.explicit and any(
        other.effect == item.effect
        and other.group.part
        and other.group.last + 1 == item.group.first
        and parse.tokens[other.group.head].head == item.group.head
        for other in found
    )


def _only_tells(parse: Parse, item: Found) -> bool:
    """Tell whether one of those told of only says the rest ("Five were shot, and one of them says …")."""
    head = parse.tokens[item.group.head]
    verb = parse.head(head)
    speaks = head.dep == "nsubj" and verb.lemma in speech_words() and item.cue.token < item.group.first
    return speaks and item.group.part and verb.i != item.cue.token


def _numbered(parse: Parse, groups: Sequence[Group], item: Found, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the numbers of those without one: "the number of girls still held by the gunmen is 27"."""
    head = parse.tokens[item.group.head]
    noun = None if item.group.explicit else number_noun(parse, head)
    taken = {other.group for other in found}
    end = parse.bounds[head.sent][1]
    numbers = list(numbers_of(parse, groups, noun, item.effect, end)) if noun else []
    free = [running for running in numbers if running.group not in taken]
    if not free:
        yield item
    for running in free:
        yield replace(item, group=running.group, count=running.count)


def told_before(parse: Parse, sentence: int, last: Found | None, *, joined: bool) -> tuple[Found, ...]:
    """Read a sentence that only says what a figure had been: "The department originally reported three."."""
    if last is None:
        return ()
    tokens = parse.of(sentence)
    said = {word for t in tokens for word in (t.lower, t.lemma)}
    before = bool(said & _BEFORE) or any(_is_standing(parse, t) for t in tokens)
    before = (
        before
        or bool(said & words_of("given") and said & TELLERS_OF_NUMBER)
        or _is_set_against(parse, tokens)
    )
    if not before and said.isdisjoint(words_of("wrong") | words_of("replacing") | {"now"}):
        return ()
    groups = explicit_groups(parse, sentence, joined=joined)
    if any(g.noun is None and is_called_wrong(parse, g) for g in groups):
        return (replace(last, group=groups[0], count="former", weak=False),)
    if (told := _told_now(parse, groups)) is not None:
        return (replace(last, group=told, count="total", weak=False),)
    if not before:
        return ()
    return tuple(
        replace(last, group=g, count="former", weak=False)
        for g in groups
        if g.noun is None and (is_former(parse, g) or _is_told_earlier(parse, g))
    )


def _is_set_against(parse: Parse, tokens: Sequence[Token]) -> bool:
    """Tell whether a number told before is set against what it was on a day ("That is up from 24 on Tuesday",
    "This compares with 24 a day ago").
    """
    if not tokens or tokens[0].lower not in ("that", "this", "it"):
        return False
    verb = parse.head(tokens[0])
    to = {"up", "down", "with", "to"} & {t.lower for t in parse.tokens[verb.i + 1 : verb.i + 3]}
    set_so = verb.lemma in ("be", "compare") and bool(to)
    return set_so and any(t.lower in _OF_LATE for t in tokens)


_OF_LATE = DAYS | {"yesterday", "earlier", "hours", "morning", "noon", "night", "day", "midday", "evening"}


def _told_now(parse: Parse, groups: Sequence[Group]) -> Group | None:
    """Read "Medics now speak of seven.": the number of those told last, as somebody has it now."""
    for group in groups:
        token = parse.tokens[group.head]
        link = parse.head(token)
        verb = parse.head(link) if token.dep == "pobj" and link.lower in ("of", "at", "about") else link
        telling = verb.lemma in words_of("telling") and verb.tag in ("VBP", "VBZ")
        now = any(kid.lower == "now" for kid in parse.kids(verb.i, "advmod"))
        ends = parse.tokens[group.last + 1 : group.last + 2]
        if telling and now and group.noun is None and all(t.tag in (".", ",", ":") for t in ends):
            return group
    return None


def taken_up_in(
    parse: Parse, sentence: int, before: Sequence[Found], *, joined: bool
) -> tuple[tuple[Found, ...], bool]:
    """Read what a sentence without words of harm says of the total told last, and whether it replaces it.

    `before` is all that the sentence told that told it.
    """
    if not before or not any(told_numbers(parse, sentence)):
        return (), False
    groups = explicit_groups(parse, sentence, joined=joined, running=True)
    last = _nearest(before, groups)
    numbers, replaces = taken_up(parse, sentence, groups, last.effect)
    stood = _as_it_stood(parse, sentence, numbers, last)
    replaces = replaces and stood is numbers
    numbers = stood
    cues = (Cue(last.effect, "count_noun", r.noun, r.noun, r.noun) for r in numbers)
    return tuple(
        Found(r.group, last.effect, cue, r.count) for r, cue in zip(numbers, cues, strict=True)
    ), replaces


def _as_it_stood(
    parse: Parse, sentence: int, numbers: tuple[Running, ...], last: Found
) -> tuple[Running, ...]:
    """Return numbers as former where a total stood at them on a day, and is more by now."""
    nouns = frozenset(parse.tokens[r.noun].lower for r in numbers)
    stood = any(_is_standing(parse, t, nouns) for t in parse.of(sentence))
    stood = stood and not any(is_put_right(parse, parse.tokens[r.noun]) for r in numbers)
    return (
        tuple(replace(r, count="former") for r in numbers) if stood and _are_below(numbers, last) else numbers
    )


def _nearest(before: Sequence[Found], groups: Sequence[Group]) -> Found:
    """Return what was told last, or the dead told before where a number is nearer to theirs.

    "22 were killed and 64 hurt. The rescuers put the figure at 29."
    """
    last, dead = before[-1], next((item for item in before if item.effect == "killed"), before[-1])
    sizes = [item.group.figure.low or 0 for item in (*before[-1:], dead)]
    number = groups[0].figure.low if len(groups) == 1 else None
    if not number or 0 in sizes or last.effect == "killed":
        return last
    ratio = [max(number, size) / min(number, size) for size in sizes]
    return dead if ratio[1] < ratio[0] else last


def _are_below(numbers: Sequence[Running], last: Found) -> bool:
    """Tell whether a total was lower than it was just said to be ("On Friday the figure stood at 917")."""
    return all(_is_below(r.group, last) for r in numbers)


def _is_below(group: Group, last: Found) -> bool:
    return (group.figure.low or 0) < (last.group.figure.low or 0)


def _figure_said(parse: Parse, sentence: int, groups: Sequence[Group], found: Sequence[Found]) -> list[Found]:
    """Read what "the figure" is that a sentence told before ("52 dead; he said the figure was now 51").

    All are returned, the one told before as former where this is said to be the right one.
    """
    taken = {item.group for item in found}
    said: list[Found] = []
    for last in found[-1:]:
        free = [g for g in groups if g not in taken and g.first > last.group.last]
        numbers, _ = taken_up(parse, sentence, free, last.effect, last.group.last)
        numbers = _as_it_stood(parse, sentence, numbers, last)
        cues = (Cue(last.effect, "count_noun", r.noun, r.noun, r.noun) for r in numbers)
        said = [Found(r.group, c.effect, c, r.count) for r, c in zip(numbers, cues, strict=True)]
    if said and is_put_right(parse, parse.tokens[said[-1].cue.token]):
        return [*found[:-1], replace(found[-1], count="former"), *said]
    return [*found, *said]


def _said_now(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read what somebody now says, who told otherwise ("first announced that three died but now say two")
    and what a number was before ("rose to 81; it was 64 on Monday").
    """
    taken = {item.group for item in found}
    for last in found[-1:]:
        free = [g for g in groups if g not in taken and g.first > last.group.last and g.noun is None]
        stood = (g for g in free if _is_below(g, last) and _is_told_earlier(parse, g))
        yield from (replace(last, group=g, count="former", weak=False) for g in stood)
        told = _told_now(parse, free) if free and parse.words(_NOW) else None
        if told is not None and is_at_first(parse, last.group.first):
            yield replace(last, group=told, count="total", weak=False)


_NOW = frozenset({"now"})


def _figures_said(parse: Parse, sentence: int, groups: Sequence[Group], found: list[Found]) -> list[Found]:
    """Read what two totals have come to, one after the other, of two harms that the sentence told before
    ("taking the totals to 301 and 4,455").
    """
    nouns = (t for t in parse.of(sentence) if t.tag == "NNS" and t.lemma in TELLERS_OF_NUMBER | {"toll"})
    for noun in nouns:
        before = [item for item in found if item.group.last < noun.i]
        harms = list(dict.fromkeys(item.effect for item in before))
        pair = [g for g in groups if g.first > noun.i and g.noun is None][:2]
        if len(harms) != 2 or len(pair) != 2 or parse.tokens[pair[0].first - 1].lower not in ("to", "at"):
            continue
        if [t.lower for t in parse.tokens[pair[0].last + 1 : pair[1].first]] not in (["and"], [",", "and"]):
            continue
        cues = [Cue(harm, "count_noun", noun.i, noun.i, noun.i) for harm in harms]
        told = [Found(g, cue.effect, cue, "total") for g, cue in zip(pair, cues, strict=True)]
        return [*(item for item in found if item.group not in pair), *told]
    return found


def _is_standing(parse: Parse, verb: Token, nouns: Set[str] = frozenset()) -> bool:
    """Tell whether a verb says how high it, or one of the `nouns`, was at another time ("On Tuesday it stood
    at 68").
    """
    said = verb.lemma in ("stand", "be") and verb.tag in ("VBD", "VBN")
    if not said or not any(t.ent == "DATE" and t.tag not in ("CD", "RB") for t in parse.of(verb.sent)):
        return False
    return any(kid.lower in {"it", "they", *nouns} for kid in parse.kids(verb.i, "nsubj"))


def _is_told_earlier(parse: Parse, group: Group) -> bool:
    """Tell whether a bare number is what somebody told before ("he had previously spoken of eleven")."""
    token = parse.tokens[group.head]
    verb = next((t for t in parse.ancestors(token) if t.tag in VERB_TAGS), token)
    told = verb.lemma in known("tellings") or _is_standing(parse, verb)
    early = any(kid.lower in _BEFORE for kid in parse.kids(verb.i, "advmod"))
    beside = token.dep in ("pobj", "dobj", "attr", "acomp", "nummod") and group.first > verb.i
    return told and beside and (early or _is_standing(parse, verb))


_BEFORE = frozenset({"originally", "earlier", "previously", "initially", "first", "wrongly", "mistakenly"})


def _totals(parse: Parse, totals: Totals, groups: Sequence[Group]) -> Iterator[Found]:
    for total in running_totals(parse, totals, groups):
        effect = _told_after(parse, total.group) or total.effect
        cue = Cue(effect, "count_noun", total.noun, total.noun, total.noun)
        yield Found(total.group, effect, cue, total.count)


def _told_after(parse: Parse, group: Group) -> Effect | None:
    """Return the harm right after the number of a toll, which says whose it is ("a toll of one wounded")."""
    after = parse.tokens[group.last + 1 : group.last + 2]
    same = after and after[0].sent == parse.tokens[group.last].sent
    return lexicon().adjectives.get(after[0].lower) if same else None
