"""The view of several readings in the order of publication: what became of the killed and the injured.

Days and hours are those of UTC: reports of one incident come from many places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from according.model import Claim, Effect, Figure, Reading
from according.publish.rows import utc
from according.publish.table import chain, figure_words
from according.publish.terminal import Look, seen
from according.times.moments import moment_of

EFFECTS: tuple[Effect, Effect] = ("killed", "injured")
_STYLES = {"killed": "red", "injured": "yellow"}


@dataclass(frozen=True, slots=True)
class Step:
    """What one report adds: the total of each effect in its main incident, and how they went on."""

    reading: Reading
    totals: dict[Effect, Claim]
    denied: dict[Effect, Claim]
    copy_of: Reading | None
    notes: tuple[str, ...]


def steps(readings: Iterable[Reading]) -> tuple[Step, ...]:
    """Return the steps, in the order of publication (reports without a time come last)."""
    made: list[Step] = []
    first_with: dict[str, Reading] = {}
    last: dict[Effect, Figure] = {}
    for reading in sorted(readings, key=_moment):
        original = first_with.setdefault(" ".join(reading.report.text.split()).casefold(), reading)
        copy_of = None if original is reading else original
        totals = {effect: claim for effect in EFFECTS if (claim := _total(reading, effect))}
        denied = {effect: claim for effect in EFFECTS if (claim := _denied(reading, effect))}
        notes = _notes(reading, totals, denied, copy_of, last)
        made.append(Step(reading, totals, denied, copy_of, notes))
        last |= {effect: claim.figure for effect, claim in totals.items()}
    return tuple(made)


def _moment(reading: Reading) -> str:
    """Return when a report counts as published; one without a time comes last."""
    return moment_of(reading.report.published_at, "~")


def sequence(readings: Iterable[Reading], look: Look | None = None) -> RenderableType:
    """Return the view of the readings, one row a report, and below it how each figure went."""
    look = look or Look()
    made = steps(readings)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(max_width=18)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row("", "", "killed", "injured", "on whose word", style="dim")
    day = ""
    for step in made:
        published = utc(step.reading.report.published_at) or ""
        if published[:10] != day:
            day = published[:10]
            grid.add_row()
            grid.add_row("", Text(day or "no date", style="dim"))
        grid.add_row(*_row(step, look))
    return Group(grid, Text(), *(_course(made, effect, look) for effect in EFFECTS))


def _row(step: Step, look: Look) -> tuple[Text, ...]:
    report = step.reading.report
    time = (utc(report.published_at) or "")[11:16]
    figures = (_cell(step, effect) for effect in EFFECTS)
    claims = [*step.totals.values(), *step.denied.values()]
    words = chain(claims[0].sources, look, known_as=False) if claims else Text()
    if step.notes:
        words.append(f"\n{'; '.join(step.notes)}", style="dim")
    return Text(time), Text(seen(report.publisher or ""), style="bold"), *figures, words


def _cell(step: Step, effect: Effect) -> Text:
    style = "dim" if step.copy_of else f"bold {_STYLES[effect]}"
    if effect in step.totals:
        return Text(figure_words(step.totals[effect].figure), style=style)
    if effect in step.denied:
        return Text(f"not {figure_words(step.denied[effect].figure)}", style=_STYLES[effect])
    return Text("")


def _course(made: Sequence[Step], effect: Effect, look: Look) -> Text:
    """Return how one figure went, and on whose word it stands at the end."""
    told = [step for step in made if effect in step.totals and not step.copy_of]
    line = Text().append(f"{effect:<9}", style=_STYLES[effect])
    if not told:
        return line.append("no total", style="dim")
    line.append(
        f" {look.arrow} ".join(_runs(figure_words(step.totals[effect].figure) for step in told)), "bold"
    )
    sources = told[-1].totals[effect].sources
    voice = sources[0].name if sources else told[-1].reading.report.publisher or "the report itself"
    return line.append(f"  {look.dot} {seen(voice)}", style="dim")


def _runs(words: Iterable[str]) -> list[str]:
    made: list[str] = []
    for word in words:
        if not made or made[-1] != word:
            made.append(word)
    return made


def _total(reading: Reading, effect: Effect) -> Claim | None:
    """Return the claim on which the toll of the main incident stands, the first where there are several."""
    claims = {claim.id: claim for claim in reading.claims}
    main = {mention.key for mention in reading.mentions if mention.role == "main"}
    for toll in reading.tolls:
        if toll.incident in main and toll.effect == effect and toll.claims:
            return claims[toll.claims[0]]
    return None


def _denied(reading: Reading, effect: Effect) -> Claim | None:
    found = (claim for claim in reading.claims if claim.effect == effect and claim.status == "denied")
    return next(found, None)


def _notes(
    reading: Reading,
    totals: dict[Effect, Claim],
    denied: dict[Effect, Claim],
    copy_of: Reading | None,
    last: dict[Effect, Figure],
) -> tuple[str, ...]:
    if copy_of:
        publisher = copy_of.report.publisher or "an earlier report"
        return (f"word for word as {seen(publisher)}: no new voice",)
    notes = list(_moves(totals, last))
    if totals and not last:
        notes.append("the first figures")
    notes += [f"denies {figure_words(claim.figure)} {effect}" for effect, claim in denied.items()]
    count = len(reading.gaps)
    if count:
        notes.append(f"damaged at {count} place{'s' if count > 1 else ''}")
    return tuple(notes)


def _moves(totals: dict[Effect, Claim], last: dict[Effect, Figure]) -> Iterator[str]:
    """Yield which figures went up and which down, and from what."""
    for way in ("up", "down"):
        moved = [
            effect for effect in totals if effect in last and _way(last[effect], totals[effect].figure) == way
        ]
        if moved == list(EFFECTS):
            yield f"{way} from {' and '.join(figure_words(last[effect]) for effect in EFFECTS)}"
        else:
            yield from (f"{effect} {way} from {figure_words(last[effect])}" for effect in moved)


def _way(before: Figure, after: Figure) -> str:
    """Return "up" or "down" where a figure moved, by its floor or, where it has none, its ceiling."""
    old = before.low if before.low is not None else before.high
    new = after.low if after.low is not None else after.high
    if old is None or new is None or old == new:
        return ""
    return "up" if new > old else "down"
