"""How the figures of an incident went: drawn over time, with who said each and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from according.incidents import Policy, Saying
from according.ledger import Decision, Difference, StoredClaim, TollChange
from according.model import Incident, Toll
from according.publish.ledger import claim_view, heading, lost_words, minute, note_of
from according.publish.table import STYLES, chain, range_words
from according.publish.terminal import Look, seen

_TIME = 22
_NUMBERS = 18
_SCALE = 34
_NONE: Mapping[str, int] = MappingProxyType({})


def course(
    incident: Incident,
    sayings: Mapping[str, Sequence[Saying]],
    claims: Mapping[str, StoredClaim],
    decisions: Sequence[Decision],
    *,
    look: Look,
    policy: Policy,
    earlier: Mapping[str, int] = _NONE,
) -> RenderableType:
    """Return the view of an incident's figures as they came, and of what people decided on it.

    Each line gives the toll after a report: best, from low to high, and both drawn to scale. `earlier` says
    how many of each effect are left out. It takes 80 columns, and needs no colour.
    """
    parts: list[RenderableType] = [*note_of(policy), heading(incident, look)]
    for effect, found in sayings.items():
        parts += [Text(), *_course_of(effect, found, claims, look)]
        if earlier.get(effect):
            words = f"    before these came {earlier[effect]:,}: --limit shows more, --format ndjson all"
            parts.append(Text(words, style="dim"))
    if not sayings:
        parts.append(Text("\nNo figure yet.", style="dim"))
    if decisions:
        parts.append(Text("\nDecided by people", style="bold"))
        parts += [Padding(decision_view(decision), (0, 0, 0, 2)) for decision in decisions]
    return Group(*parts)


def _course_of(
    effect: str, sayings: Sequence[Saying], claims: Mapping[str, StoredClaim], look: Look
) -> Iterator[RenderableType]:
    style = STYLES.get(effect, "red" if effect.startswith("killed") else "cyan")
    tolls = [saying.toll for saying in sayings if saying.toll is not None]
    top = max((n for toll in tolls for n in (toll.low, toll.best, toll.high) if n is not None), default=0)
    head = Text(f"{effect.replace('_', ' '):<{_TIME + _NUMBERS}}", style=f"bold {style}")
    yield head.append(f"0{top:>{_SCALE - 2},}", style="not bold dim")
    by_claim = {claim: saying for saying in sayings for claim in saying.claims}
    moments = {saying.published for saying in sayings}
    moment = None
    for saying in sayings:
        if saying.published != moment:
            moment = saying.published
            line = Text(f"{minute(moment):<{_TIME}}", style="dim")
            words = toll_words(saying.toll, look) if saying.reckoned else ""
            line.append(f"{words:<{_NUMBERS - 2}}  ", style=f"not dim bold {style}")
            yield line.append(drawn(saying.toll, top, look), style=f"not dim {style}")
        yield Padding(_said(saying, by_claim, claims, look), (0, 0, 0, 4))
        if saying.left is not None and saying.withdrawn_at not in moments:
            words = f"from then on, {minute(saying.withdrawn_at)}: {toll_words(saying.left.toll, look)}"
            yield Padding(Text(words, style="dim"), (0, 0, 0, 4))


def _said(
    saying: Saying, by_claim: Mapping[str, Saying], claims: Mapping[str, StoredClaim], look: Look
) -> RenderableType:
    """Return who said a figure, in which words, and what became of it."""
    words = f"{look.open_quote}{seen(saying.words)}{look.close_quote}" if saying.words else ends(saying)
    line = Text(words)
    if saying.status != "asserted":
        line.append(f" ({saying.status})", style="yellow")
    line.append("  ").append(chain(saying.sources, look, known_as=False))
    line.append(f" {look.arrow} {seen(saying.teller)}", style="dim")
    lines: list[RenderableType] = [line]
    by = by_claim.get(saying.replaced_by or "")
    if by is not None:
        who = f"{by.sources[0].name}, {by.teller}" if by.sources else by.teller
        lines.append(Text(f"replaced by {ends(by)} ({seen(who)}, {minute(by.published)})", style="dim"))
    losses = {loss for key in saying.claims if key in claims for loss in claims[key].withdrawn}
    lines += [lost_words(loss) for loss in sorted(losses, key=lambda loss: (loss.reason, loss.because))]
    if saying.withdrawn == "retracted" and not losses:
        lines.append(Text(f"taken back by who said it ({minute(saying.withdrawn_at)})", style="dim"))
    elif not saying.counted and by is None and not losses:
        lines.append(Text("not counted: it says no more than another figure", style="dim"))
    return Group(*lines)


def ends(saying: Saying) -> str:
    """Return from where to where a figure reaches, in words."""
    low, high = saying.low, saying.high
    if low is None:
        return f"up to {high:,}" if high is not None else "a number"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def toll_words(toll: Toll | None, look: Look) -> str:
    """Return a toll in words: the best, then from low to high where they differ."""
    if toll is None:
        return "none stands"
    between = range_words(toll, look)
    if toll.best is None:
        return between
    return f"{toll.best:,} ({between})" if between else f"{toll.best:,}"


def drawn(toll: Toll | None, top: int, look: Look) -> str:
    """Return a toll drawn to scale: a point for the best, a line from low to high, ">" where it is open."""
    if toll is None:
        return ""

    def at(number: int) -> int:
        return round(number / top * (_SCALE - 2)) if top else 0

    cells = [" "] * _SCALE
    first = at(toll.low) if toll.low is not None else 0
    last = at(toll.high) if toll.high is not None else _SCALE - 1
    cells[first : last + 1] = [look.rule] * (last + 1 - first)
    cells[first] = look.left if toll.low is not None else look.rule
    cells[last] = look.right if toll.high is not None else look.no_end
    if toll.best is not None:
        cells[at(toll.best)] = look.point
    return "".join(cells).rstrip()


WORDS_OF_DECISIONS = {
    "link": "one incident",
    "unlink": "not one incident",
    "unsure": "unsure whether one incident",
    "withdraw": "does not stand",
    "same-source": "one voice",
    "other-source": "two voices",
    "unsure-source": "unsure whether one voice",
    "party": "a party to the conflict",
    "no-party": "no party to the conflict",
    "unsure-party": "unsure whether a party to the conflict",
}


def decision_view(decision: Decision) -> RenderableType:
    """Return what a person decided, with the number that undoes it."""
    first, *others = map(seen, decision.about)
    about = f"{first} and {', '.join(others)}" if others else first
    lines = [
        Text(f"{about}: {WORDS_OF_DECISIONS[decision.what]}", overflow="fold"),
        Text(
            f"{seen(decision.by or 'nobody named')}, {minute(decision.at)}: {seen(decision.why)}", style="dim"
        ),
    ]
    undone = decision.undone
    if undone is not None:
        by = f" by {seen(undone.by)}" if undone.by else ""
        words = f"undone{by}, {minute(undone.at)} (entry {undone.seq}): {seen(undone.why)}"
        lines.append(Text(words, style="yellow"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", width=6)
    grid.add_column(ratio=1)
    grid.add_row(Text(str(decision.seq), style="bold"), Group(*lines))
    return grid


def change(
    found: Difference, moments: tuple[str, str], texts: Mapping[str, str], look: Look, policy: Policy
) -> RenderableType:
    """Return what changed in an incident between two moments."""
    incident = found.after or found.before
    assert incident is not None
    parts: list[RenderableType] = [*note_of(policy), heading(incident, look), Text()]
    parts.append(Text(f"from {seen(moments[0])} to {seen(moments[1])}", style="bold"))
    if found.before is None:
        parts.append(Text("  new: nothing was known of it before"))
    if found.after is None:
        parts.append(Text("  gone: nothing is known of it any more"))
    if found.tolls:
        parts.append(Padding(_changes(found.tolls, look), (0, 0, 0, 2)))
    else:
        parts.append(Text("  no toll changed", style="dim"))
    for words, items in (
        ("New claims", found.came),
        ("No longer held, or no longer said", found.withdrawn),
        ("No longer of this incident, or read anew", found.went),
    ):
        parts += _claims(words, items, texts, look)
    if found.decided:
        parts.append(Text("\nDecided or undone by people", style="bold"))
        parts += [Padding(decision_view(decision), (0, 0, 0, 2)) for decision in found.decided]
    return Group(*parts)


def _changes(changes: Iterable[TollChange], look: Look) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for each in changes:
        before, after = (toll_words(toll, look) if toll else "none" for toll in (each.before, each.after))
        why = seen(each.after.rule) if each.after is not None else ""
        grid.add_row(
            Text(each.effect.replace("_", " "), style=STYLES.get(each.effect, "cyan")),
            Text(f"{before} {look.arrow} {after}", style="bold"),
            Text("on other claims" if before == after else why, style="dim"),
        )
    return grid


def _claims(
    words: str, items: Iterable[StoredClaim], texts: Mapping[str, str], look: Look
) -> Iterator[RenderableType]:
    for n, item in enumerate(items):
        if n == 0:
            yield Text(f"\n{words}", style="bold")
        yield claim_view(item, texts, look, effect=True)
