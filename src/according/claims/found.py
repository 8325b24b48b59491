"""What a sentence says happened to whom: cues joined to groups of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from according.claims import people
from according.claims.cues import Cue, find_cues
from according.claims.figures import read_figure
from according.claims.groups import Group, explicit_groups, implied_group
from according.claims.patients import nearest_after, nearest_before, patients
from according.claims.running import is_former, is_running, running_totals
from according.language.parse import Parse
from according.model import Count, Effect

_STANDING_ALONE = frozenset({"hostage", "refugee", "evacuee", "captive", "idp", "casualty"})
_SUFFERING = frozenset({"suffer", "cause", "inflict", "report", "sustain", "take"})
_PREPOSITIONS = frozenset(
    {"in", "at", "on", "from", "near", "of", "outside", "inside", "between", "across", "for"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A group that a cue says was affected. `count` is set where the words alone decide it."""

    group: Group
    effect: Effect
    cue: Cue
    count: Count | None = None
    weak: bool = False


def find(parse: Parse, sentence: int, *, disease: bool, joined: bool) -> tuple[Found, ...]:
    """Return what a sentence says, in the order of its groups: one entry for each group and effect."""
    cues = find_cues(parse, sentence, disease=disease)
    groups = explicit_groups(parse, sentence, joined=joined, running=is_running(parse, sentence))
    found = [*_totals(parse, sentence, groups)]
    if not cues:
        return _settled(parse, found)
    taken = {item.group for item in found}
    for cue in cues:
        found += (item for item in _linked(parse, cue, groups, cues) if item.group not in taken)
    found += _replaced(parse, groups, found)
    found = _included(parse, groups, found)
    found += _continued(parse, groups, found)
    found += _added(parse, groups, found)
    found = [_of_the_victims(parse, item, found) for item in found if not _is_number_of(parse, item, found)]
    return _settled(parse, [_as_share(parse, _as_former(parse, item), found) for item in found])


def _of_the_victims(parse: Parse, item: Found, found: Sequence[Found]) -> Found:
    """Take "two of the victims" for a part of what the sentence told before."""
    if item.effect != "casualties" or not item.group.part or item.cue.frame != "count_noun":
        return item
    before = [o for o in found if o.group.last < item.group.first and o.effect != "casualties"]
    return replace(item, effect=before[-1].effect, weak=before[-1].weak) if before else item


def _is_number_of(parse: Parse, item: Found, found: Sequence[Found]) -> bool:
    """Tell whether a plural is only what a total counts ("the number of protesters killed rose to 18")."""
    if item.group.explicit:
        return False
    head = parse.tokens[item.group.head]
    teller = parse.head(parse.head(head))
    counted = head.dep == "pobj" and teller.lemma in ("number", "count", "tally", "total", "figure", "toll", "list")
    return counted and any(o.group.explicit and o.effect == item.effect for o in found)


def _added(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read what comes on top: "15 miners, as well as two rescuers", "plus two guards"; and sums: "for a total of 58"."""
    known = {item.group for item in found}
    for group in groups:
        before = [item for item in found if item.group.last < group.first]
        if group in known or not before:
            continue
        words = " ".join(t.lower for t in parse.tokens[max(0, group.first - 3) : group.first])
        if words.endswith(_ON_TOP) and not parse.tokens[group.last + 1 if group.last + 1 < len(parse.tokens) else 0].tag.startswith("V"):
            yield replace(before[-1], group=group, count="more")
        elif parse.tokens[group.first].lower == "a" and "total" in _words_of(parse, group) and group.noun is None:
            yield replace(before[-1], group=group, count=None)


_ON_TOP = ("as well as", "plus", "besides", "along with", "together with", "in addition to")


def _words_of(parse: Parse, group: Group) -> list[str]:
    return [t.lower for t in parse.tokens[group.first : group.last + 1]]


def told_before(parse: Parse, sentence: int, last: Found | None, *, joined: bool) -> tuple[Found, ...]:
    """Read a sentence that only says what a figure had been: "The department originally reported three."."""
    if last is None or not any(t.lower in _BEFORE for t in parse.of(sentence)):
        return ()
    groups = explicit_groups(parse, sentence, joined=joined)
    return tuple(
        replace(last, group=g, count="former", weak=False)
        for g in groups
        if g.noun is None and is_former(parse, g)
    )


_BEFORE = frozenset({"originally", "earlier", "previously", "initially", "first", "wrongly", "mistakenly"})


def _as_former(parse: Parse, item: Found) -> Found:
    return (
        replace(item, count="former")
        if item.count is None and item.group.explicit and is_former(parse, item.group)
        else item
    )


def _as_share(parse: Parse, item: Found, found: Sequence[Found]) -> Found:
    """Mark a bare number that a place follows, beneath a greater one in its sentence ("32: 12 at the station, 20 at the market")."""
    group = item.group
    if item.count not in (None, "part") or group.noun is not None or group.part or not group.explicit:
        return item
    after = parse.tokens[min(group.last + 1, len(parse.tokens) - 1)]
    if after.lower not in ("in", "at", "near", "on") or (group.quantity is not None and group.quantity.more):
        return item
    size = group.figure.low or 0
    over = any(
        o.effect == item.effect and o.group.first < group.first and (o.group.figure.low or 0) > size
        for o in found
    )
    return replace(item, count="share") if over and _is_listed(parse, group) else item


def _is_listed(parse: Parse, group: Group) -> bool:
    before = parse.tokens[group.first - 1]
    return before.lower in (
        ",",
        "and",
        ":",
        ";",
        "-",
        "including",
        "\u2013",
        "\u2014",
        "(",
    ) or before.tag in (":", ",")


def _replaced(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read the figure that another replaces: "48 people, not the 55 first given", "61, up from 48"."""
    linked = {item.group for item in found}
    for group in groups:
        if group in linked or not _is_elliptical(parse, group) or not is_former(parse, group):
            continue
        near = sorted(found, key=lambda f: abs(f.group.first - group.first))
        if near:
            yield replace(near[0], group=group, count="former", weak=False)


def _totals(parse: Parse, sentence: int, groups: Sequence[Group]) -> Iterator[Found]:
    for total in running_totals(parse, sentence, groups):
        cue = Cue(total.effect, "count_noun", total.noun, total.noun, total.noun)
        yield Found(total.group, total.effect, cue, total.count)


def _linked(parse: Parse, cue: Cue, groups: Sequence[Group], cues: Sequence[Cue]) -> Iterator[Found]:
    if cue.frame == "count_noun":
        yield from _counted_nouns(parse, cue, groups)
        return
    if cue.frame == "whole":
        yield from (Found(g, cue.effect, cue, "part") for g in groups if g.whole == cue.token)
        return
    heads = patients(parse, cue)
    selective = cue.effect in _SELECTIVE
    groups = [g for g in groups if not selective or _counts_people(parse, g)]
    joined = [group for head in heads if (group := _group_at(parse, head, groups))]
    near = _near(parse, cue, groups)
    if (
        near
        and not any(group.explicit for group in joined)
        and not any(c.frame == "count_noun" and _holds(near, c) for c in cues)
    ):
        joined = [near, *(g for g in joined if _is_joined_to(parse, near, g))]
    for group in joined:
        yield Found(
            group, cue.effect, cue, "part" if cue.frame == "among" else None, weak=cue.frame == "weak"
        )
        for other in _coordinated(parse, group, groups):
            if _owned(parse, other, cue, cues, groups):
                continue
            yield Found(other, cue.effect, cue, weak=cue.frame == "weak")


_SELECTIVE = frozenset({"abducted", "rescued", "trapped", "missing", "displaced", "detained", "ill"})


def _counts_people(parse: Parse, group: Group) -> bool:
    """Tell whether a counted noun is known to be one for people; "14 radios were seized" is no abduction."""
    return (
        group.noun is None
        or people.sense(parse.tokens[group.noun]) == "people"
        or not parse.tokens[group.noun].tag.startswith("N")
    )


def _is_joined_to(parse: Parse, near: Group, other: Group) -> bool:
    """Tell whether a counted group is coordinated to one without a number ("a man and his two kids were found dead")."""
    head = parse.tokens[near.noun if near.noun is not None else near.head]
    return other.last < near.first and head.dep == "conj" and _chain_reaches(parse, head.i, {other.head})


def _owned(parse: Parse, group: Group, cue: Cue, cues: Sequence[Cue], groups: Sequence[Group]) -> bool:
    """Tell whether another cue stands right beside a group ("Five dead, dozens injured")."""
    return any(
        other is not cue and other.effect != cue.effect and _near(parse, other, groups) is group
        for other in cues
    )


def _holds(group: Group, cue: Cue) -> bool:
    return group.first <= cue.token <= group.last


def _near(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    token = parse.tokens[cue.token]
    active = cue.frame in ("object", "weak", "lives") and token.tag in (
        "VBZ",
        "VBG",
        "VB",
        "VBP",
        "VBD",
        "NNS",
    )
    if active and (after := nearest_after(parse, cue, groups)) and not after.part:
        return after
    if token.tag in ("VBZ", "VBG", "VBP", "VB", "NNS") and cue.frame in ("object", "weak", "lives"):
        return None
    if cue.frame in ("object", "weak", "subject", "adjective", "subject_of", "object_of"):
        if parse.tokens[min(cue.last + 1, len(parse.tokens) - 1)].lower == ":" and (
            listed := nearest_after(parse, cue, groups)
        ):
            return listed
        return nearest_before(parse, cue, groups)
    return None


def _group_at(parse: Parse, head: int, groups: Sequence[Group]) -> Group | None:
    for group in groups:
        if head in (group.head, group.noun) or group.first <= head <= group.last:
            return group
    token = parse.tokens[head]
    if any(people.sense(parse.tokens[k.i]) == "people" for k in parse.kids(head, "appos")) and token.ent in (
        "GPE",
        "ORG",
    ):
        return None
    return implied_group(parse, head)


def _coordinated(parse: Parse, group: Group, groups: Sequence[Group]) -> Iterator[Group]:
    """Yield the counted groups that are coordinated with a group ("four soldiers and a woman", "five men, two women")."""
    members = {group.head, *([group.noun] if group.noun is not None else [])}
    for other in groups:
        if other is group:
            continue
        for i in {other.head, other.noun if other.noun is not None else other.head}:
            token = parse.tokens[i]
            if (token.dep == "conj" and _chain_reaches(parse, i, members)) or _leads(parse, group, i):
                yield other
                members |= {other.head}
                break
    if group.explicit:
        for i in tuple(members):
            for kid in parse.kids(i, "conj"):
                if not any(g.first <= kid.i <= g.last for g in groups) and (
                    implied := implied_group(parse, kid.i)
                ):
                    yield implied


def _leads(parse: Parse, group: Group, i: int) -> bool:
    """Tell whether a group is coordinated to an earlier one ("three men and one woman suffering from wounds")."""
    head = parse.tokens[group.noun if group.noun is not None else group.head]
    return group.explicit and head.dep == "conj" and head.head == i


def _chain_reaches(parse: Parse, i: int, members: set[int]) -> bool:
    for _ in range(6):
        token = parse.tokens[i]
        if token.dep != "conj":
            return False
        i = token.head
        if i in members:
            return True
    return False


def _counted_nouns(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Iterator[Found]:
    token = parse.tokens[cue.token]
    for group in groups:
        if group.noun == cue.token or (group.first <= cue.token <= group.last):
            yield Found(group, cue.effect, cue)
            return
    listed = [g for g in groups if g.last < cue.token and _same_phrase(parse, g, cue.token)]
    if listed:
        yield Found(_reaching(parse, listed[-1], cue.token), cue.effect, cue)
        return
    if zero := _denied_any(parse, cue, groups):
        yield Found(zero, cue.effect, cue)
        return
    if (
        token.lemma in _STANDING_ALONE
        and people.is_plural(token)
        and not any(k.lower == "the" for k in parse.kids(cue.token))
    ):
        if token.lemma == "casualty" and not (token.dep == "dobj" and parse.head(token).lemma in _SUFFERING):
            return
        if implied := implied_group(parse, cue.token):
            yield Found(implied, cue.effect, cue)


def _reaching(parse: Parse, group: Group, noun: int) -> Group:
    """Stretch a zero over the nouns it denies ("no immediate reports of damage or casualties")."""
    if group.figure.high != 0:
        return group
    words = parse.span(group.first, noun).of(parse.text)
    return replace(group, last=noun, figure=replace(group.figure, words=words))


def _denied_any(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Read "had not made any arrests", "without any casualties": nobody."""
    first = parse.bounds[parse.tokens[cue.token].sent][0]
    words = [t.lower for t in parse.tokens[max(first, cue.token - 6) : cue.token]]
    if "any" not in words:
        return None
    for i in range(cue.token - 1, max(first, cue.token - 9) - 1, -1):
        if parse.tokens[i].lower in ("not", "n't", "never", "without"):
            text = parse.span(i, cue.token).of(parse.text)
            figure = read_figure(text)
            return Group(i, cue.token, cue.token, figure, True, None) if figure.high == 0 else None
    return None


def _same_phrase(parse: Parse, group: Group, noun: int) -> bool:
    """Tell whether a number and a counted noun stand in one noun phrase with modifiers or "or" between ("no deaths or injuries")."""
    between = parse.tokens[group.last + 1 : noun]
    return (
        len(between) <= 8
        and all(
            t.tag.startswith(("J", "N", "V"))
            and t.tag not in ("VBD", "VBZ", "VBP")
            or t.lower in ("of", "or", "and", "any", "to", "the", ",")
            for t in between
        )
        and (group.noun is None or (group.quantity is not None and group.quantity.kind == "zero"))
    )


def _continued(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read elliptical continuations: "12 in North Eastern Province and seven in Rift Valley", "8 severely"."""
    by_group = {item.group: item for item in found}
    latest: Found | None = None
    for group in groups:
        if group in by_group:
            latest = by_group[group]
            continue
        if latest is None or not _is_elliptical(parse, group):
            continue
        after = parse.tokens[group.last + 1] if group.last + 1 < len(parse.tokens) else None
        before = parse.tokens[group.first - 1]
        if after is None or after.sent != parse.tokens[group.last].sent:
            continue
        listed = before.lower in (
            ",",
            "and",
            "-",
            ";",
            "with",
            "plus",
            "then",
            "\u2013",
            "\u2014",
            "(",
        ) or before.tag in (":", ",")
        more = group.quantity is not None and group.quantity.more
        if listed and (
            more
            and not after.tag.startswith("V")
            or after.lower in _PREPOSITIONS
            or (group.part and after.lower not in ("were", "was"))
            or after.tag == "RB"
        ):
            whole: Count | None = "part" if group.part or after.tag == "RB" else "share"
            if whole == "share" and after.lower == "of":
                whole = "part"
            if more:
                whole = None
            item = replace(latest, group=group, count=whole)
            latest = replace(item, count=None) if whole == "share" else latest
            yield item


def _is_elliptical(parse: Parse, group: Group) -> bool:
    if group.noun is None or group.part:
        return True
    return parse.tokens[group.noun].lower in ("other", "others", "more")


_INCLUDING = frozenset({"including", "include", "includes", "included", "among", "amongst", "comprising"})


def _included(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> list[Found]:
    """Read parts: "including three children and a woman", "81 cases including 63 deaths"; return all, with their count."""
    known = {item.group: item for item in found}
    parts: dict[Group, Found] = {}
    for item in found:
        if item.count == "former":
            continue
        for group in _inclusions(parse, groups, item):
            if group.figure.low is not None and _fits(group, item.group):
                parts.setdefault(group, replace(known.get(group, item), group=group, count="part"))
    kept = [parts[item.group] if item.group in parts and item.count is None else item for item in found]
    return kept + [item for group, item in parts.items() if group not in known]


def _inclusions(parse: Parse, groups: Sequence[Group], item: Found) -> Iterator[Group]:
    """Yield the groups that the words after a group include in it."""
    last = parse.bounds[parse.tokens[item.group.last].sent][1]
    for i in range(item.group.last + 1, min(last, item.group.last + 14)):
        token = parse.tokens[i]
        if token.lower in _INCLUDING and not (token.lower == "among" and not _is_of_them(parse, i)):
            yield from _listed(parse, groups, i + (2 if token.lower in ("among", "amongst") else 1), last)
            return
        if token.lower in (".", ";") or (
            token.tag == "VBD" and token.dep == "ROOT" and i > item.cue.last + 3
        ):
            return
        if any(g.first <= i <= g.last for g in groups):
            return


def _is_of_them(parse: Parse, i: int) -> bool:
    return i + 1 < len(parse.tokens) and parse.tokens[i + 1].lower in ("them", "whom", "those")


def _fits(part: Group, whole: Group) -> bool:
    return (
        whole.figure.low is None
        or part.figure.low is None
        or part.figure.low <= max(whole.figure.low, whole.figure.high or 0)
    )


def _listed(parse: Parse, groups: Sequence[Group], start: int, last: int) -> Iterator[Group]:
    """Yield the groups of a list that begins at token `start`: counted ones, and named or single people."""
    i = start
    while i < last:
        token = parse.tokens[i]
        group = next((g for g in groups if g.first <= i <= g.last), None)
        if group is None and token.tag in ("DT", "JJ", "NN", "NNS", "NNP", "CD", "PRP$"):
            group = _single(parse, i, last)
        if group is None:
            return
        yield group
        i = group.last + 1
        if i < last and parse.tokens[i].lower == ",":
            i += 1
        if i < last and parse.tokens[i].lower in ("and", "as"):
            i += 1
        elif i >= last or parse.tokens[i - 1].lower != ",":
            return


def _single(parse: Parse, start: int, last: int) -> Group | None:
    for i in range(start, min(last, start + 9)):
        token = parse.tokens[i]
        if token.tag in ("NN", "NNS", "NNP") and (
            i + 1 >= last or parse.tokens[i + 1].tag not in ("NN", "NNS", "NNP", "HYPH", "POS")
        ):
            if people.sense(token) != "people":
                return None
            group = implied_group(parse, i)
            return group if group and group.first >= start - 1 and group.last == i else None
        if token.tag not in ("DT", "JJ", "NN", "NNP", "HYPH", "CD", "PRP$", "RB", "POS", "VBN"):
            return None
    return None


def _settled(parse: Parse, found: Sequence[Found]) -> tuple[Found, ...]:
    """Keep one entry for each group and effect, and of killed and injured for one group the one that the words mean."""
    kept: dict[tuple[int, int], list[Found]] = {}
    for item in sorted(found, key=lambda f: (f.group.first, f.group.last)):
        entries = kept.setdefault((item.group.first, item.group.last), [])
        twin = next((n for n, e in enumerate(entries) if e.effect == item.effect), None)
        if twin is None:
            entries.append(item)
        elif entries[twin].weak and not item.weak:
            entries[twin] = item
        elif item.count and not all(e.count for e in entries):
            entries[:] = [
                replace(e, count=e.count or item.count) if e.effect == item.effect else e for e in entries
            ]
    settled: list[Found] = []
    for entries in kept.values():
        settled += _one_harm(parse, entries)
    return tuple(item for item in settled if not _is_inside(item, settled))


def _is_inside(item: Found, others: Sequence[Found]) -> bool:
    group = item.group
    return not group.explicit and any(
        o is not item
        and o.effect == item.effect
        and o.group.first <= group.first
        and group.last <= o.group.last
        and (o.group.first, o.group.last) != (group.first, group.last)
        for o in others
    )


def _one_harm(parse: Parse, entries: list[Found]) -> list[Found]:
    effects = {item.effect: item for item in entries}
    if "abducted" in effects and len(effects) > 1 and effects["abducted"].cue.frame == "count_noun":
        entries = [e for e in entries if e.effect != "abducted"]
        effects.pop("abducted")
    if "killed" in effects and "injured" in effects:
        killed, injured = effects["killed"], effects["injured"]
        if _are_joined(parse, killed, injured) and not injured.weak and killed.group.figure.high != 1:
            joint = replace(killed, effect="casualties")
            return [joint, *(e for e in entries if e.effect not in ("killed", "injured"))]
        return [e for e in entries if e.effect != "injured"]
    if (
        "killed" in effects
        and "missing" in effects
        and _are_joined(parse, effects["killed"], effects["missing"])
    ):
        return [replace(effects["killed"], effect="casualties")]
    if "casualties" in effects and len(entries) > 1:
        return [e for e in entries if e.effect != "casualties"]
    order: tuple[Effect, ...] = ("killed", "missing", "injured")
    strongest = next((e for e in order if e in effects), None)
    if strongest == "killed":
        return [
            e
            for e in entries
            if e.effect not in ("trapped", "ill", "rescued", "displaced") or e.cue.frame != "adjective"
        ]
    return entries


def _are_joined(parse: Parse, a: Found, b: Found) -> bool:
    """Tell whether one number covers both harms: "73 dead and wounded", "killed or injured"."""
    first, last = (
        sorted((a.cue.last, b.cue.first)) if a.cue.last < b.cue.first else sorted((b.cue.last, a.cue.first))
    )
    between = [t.lower for t in parse.tokens[first + 1 : last]]
    return between in (["and"], ["or"], ["and", "/", "or"], ["/"], [","])
