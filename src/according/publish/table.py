"""The view of one reading for a person: each incident with its toll, each claim with words and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from according.model import Claim, Effect, Figure, Gap, Mention, Place, Reading, Source, Span, Toll
from according.publish.terminal import Look, seen

AROUND = 60
LONGEST = 260
MANY = 5
_LABEL = 16
STYLES: dict[str, str] = {
    "killed": "red",
    "injured": "yellow",
    "missing": "magenta",
    "trapped": "magenta",
    "abducted": "magenta",
    "rescued": "green",
    "displaced": "blue",
    "casualties": "red",
}
_ORDINARY = ("total", "asserted")
_SENTENCE_END = re.compile(r"(?<=[a-z\d)])[.!?\u2026][\"'\u2019\u201d)]*(?=\s|$|[A-Z])|\n")


def table(
    reading: Reading,
    *,
    input_id: str | None = None,
    look: Look | None = None,
) -> RenderableType:
    """Return the view of a reading, to be printed on a rich console of 80 columns or more."""
    look = look or Look()
    parts: list[RenderableType] = [_heading(reading, input_id, look)]
    for mention in _in_order(reading.mentions):
        claims = [claim for claim in reading.claims if claim.mention == mention.key]
        parts.append(_incident(reading, mention, claims, look))
    keys = {mention.key for mention in reading.mentions}
    loose = [claim for claim in reading.claims if claim.mention not in keys]
    if loose:
        parts += [Text("\nOf no incident", style="bold"), _claims(reading, loose, look)]
    if not reading.claims:
        parts.append(Text("\nNo claim that anybody was affected.", style="dim"))
    if reading.gaps:
        parts.append(_gaps(reading, look))
    return Group(*parts, Text())


def figure_words(figure: Figure) -> str:
    """Return a figure as a person would say it: "20", "at least 20", "up to 20", "20 to 30", "about 20"."""
    low, high = figure.low, figure.high
    if low is not None and low == high:
        number = f"{'about ' if figure.approximate else ''}{low:,}"
    elif low is None:
        number = f"up to {high:,}" if high is not None else "a number"
    else:
        number = f"at least {low:,}" if high is None else f"{low:,} to {high:,}"
    return number if figure.unit == "people" else f"{number} {figure.unit}"


def chain(sources: Sequence[Source], look: Look, *, known_as: bool = True) -> Text:
    """Return a chain of sources, whoever spoke first first and as what they are known, with arrows."""
    if not sources:
        return Text("in the report's own voice", style="dim")
    made = Text()
    for number, source in enumerate(sources):
        if number:
            made.append(f" {look.arrow} ", style="dim")
        made.append(seen(source.name), style="cyan")
        role = source.role or source.kind.replace("_", " ")
        if known_as and number == 0 and role.casefold() not in source.name.casefold():
            made.append(f" ({seen(role)})", style="dim")
    return made


def quote(text: str, shown: Span, marked: Span, style: str, look: Look) -> Text:
    """Return the words of `text` at `shown`, in quotation marks, with those at `marked` standing out."""
    before, words, after = (
        seen(text[start:end])
        for start, end in ((shown.start, marked.start), (marked.start, marked.end), (marked.end, shown.end))
    )
    made = Text()
    cut = look.cut if _is_inside(text, shown.start) else ""
    made.append(f"{look.open_quote}{cut}{before if cut else before.lstrip()}")
    made.append(f"{look.opening}{words}{look.closing}", style=f"bold {style}")
    cut = look.cut if _is_inside(text, shown.end) else ""
    made.append(f"{after if cut else after.rstrip()}{cut}{look.close_quote}")
    return made


def _heading(reading: Reading, input_id: str | None, look: Look) -> RenderableType:
    report = reading.report
    title = Text(seen(report.title or input_id or report.id), style="bold", overflow="fold")
    published = report.published_at or "time of publication not known"
    language = report.language if report.language != "en" else None
    signed = f"by {report.author}" if report.author else None
    changed = f"changed {report.modified_at}" if report.modified_at else None
    known = [word for word in (report.publisher, signed, published, changed, language) if word]
    lines = [title, Text(f" {look.dot} ".join(map(seen, known)), style="dim")]
    addresses = dict.fromkeys(word for word in (report.url, input_id) if word and word != title.plain)
    lines += [Text(seen(word), style="dim", overflow="fold") for word in addresses]
    return Group(*lines)


def _in_order(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield main incidents, each followed by its parts, then the others."""
    mentions = tuple(mentions)
    keys = {mention.key for mention in mentions}
    roots = [mention for mention in mentions if mention.part_of not in keys]
    for mention in sorted(
        roots, key=lambda root: ("main", "part", "background", "aggregate").index(root.role)
    ):
        yield mention
        yield from (other for other in mentions if other.part_of == mention.key)


def _incident(reading: Reading, mention: Mention, claims: Sequence[Claim], look: Look) -> RenderableType:
    sign = {"main": look.main, "part": look.part}.get(mention.role, look.other)
    strong = mention.role in {"main", "part"}
    line = Text("\n")
    line.append(f"{sign} {mention.kind.replace('_', ' ').capitalize()}", style="bold" if strong else "")
    line.append(f"  {where_words(mention.place, look)} {look.dot} {_when(mention)}")
    line.append(f"  {mention.role}", style="green" if mention.role == "main" else "dim")
    made: list[RenderableType] = [line]
    if mention.apart:
        made.append(Text(f"  {seen(mention.apart.words)} apart", style="dim"))
    tolls = [toll for toll in reading.tolls if toll.incident == mention.key]
    if tolls:
        made.append(Padding(toll_grid(tolls, look), (0, 0, 0, 2)))
    if claims:
        made.append(_claims(reading, claims, look))
    return Group(*made)


def where_words(place: Place | None, look: Look) -> str:
    """Return the name of a place, and in the report's own words how the incident lay to it."""
    if place is None:
        return "place not said"
    name = seen(place.name)
    if place.country and place.precision != "country":
        name = f"{name}, {place.country}"
    return f"{name} {look.open_quote}{seen(place.relation)}{look.close_quote}" if place.relation else name


def _when(mention: Mention) -> str:
    date = mention.date
    if date is None:
        return "date not said"
    return date.start.isoformat() if date.start == date.end else f"{date.start} to {date.end}"


def toll_grid(tolls: Iterable[Toll], look: Look) -> Table:
    """Return tolls, a line each: effect, best, from low to high, and the rule."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(min_width=_LABEL - 4, no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for toll in sorted(tolls, key=_rank):
        style = STYLES.get(toll.effect, "cyan")
        best = "?" if toll.best is None else f"{toll.best:,}"
        grid.add_row(
            Text(toll.effect.replace("_", " "), style=style),
            Text(best, style=f"bold {style}"),
            range_words(toll, look),
            Text(seen(toll.rule), style="dim"),
        )
    return grid


def _rank(toll: Toll) -> int:
    """Return the rank of a toll's effect in the codebook's order; what is counted apart stands last."""
    effects = get_args(Effect)
    return effects.index(toll.effect) if toll.effect in effects else len(effects)


def range_words(toll: Toll, look: Look) -> str:
    """Return from where to where a toll reaches; nothing where it is one number, and that is the best."""
    if toll.low == toll.high:
        return f"{toll.low:,}" if toll.best is None and toll.low is not None else ""
    if toll.high is None:
        return f"{toll.low:,} or more" if toll.low is not None else ""
    return f"up to {toll.high:,}" if toll.low is None else f"{toll.low:,}{look.dash}{toll.high:,}"


def _claims(reading: Reading, claims: Iterable[Claim], look: Look) -> RenderableType:
    grid = Table.grid(padding=(0, 2), pad_edge=False)
    grid.add_column(width=_LABEL)
    grid.add_column(ratio=1)
    for claim in claims:
        grid.add_row()
        grid.add_row(_label(claim), _evidence(reading.report.text, claim, look))
    return Padding(grid, (0, 0, 0, 2))


def _label(claim: Claim) -> Text:
    style = STYLES.get(claim.effect, "cyan")
    made = Text(claim.effect, style=style)
    made.append(f"\n{figure_words(claim.figure)}", style="bold")
    for word in (claim.count, claim.status):
        if word not in _ORDINARY:
            made.append(f"\n{word}", style="yellow")
    return made


def _evidence(text: str, claim: Claim, look: Look) -> RenderableType:
    style = STYLES.get(claim.effect, "cyan")
    shown = around(text, claim.clause_span, claim.number_span)
    lines: list[RenderableType] = [
        quote(text, shown, claim.number_span, style, look),
        chain(claim.sources, look),
    ]
    if claim.stated:
        at = f", {claim.stated.at}" if claim.stated.at else ""
        lines.append(
            Text(f"said {look.open_quote}{seen(claim.stated.words)}{look.close_quote}{at}", style="dim")
        )
    return Group(*lines)


def around(text: str, clause: Span, number: Span) -> Span:
    """Return the stretch to show: the clause and some words to both sides, within its sentence."""
    start, end = min(clause.start, number.start), max(clause.end, number.end)
    start, end = max(start, number.start - LONGEST // 2), min(end, number.end + LONGEST // 2)
    first = max(0, start - AROUND)
    breaks = [match.end() for match in _SENTENCE_END.finditer(text, first, start)]
    if breaks:
        first = breaks[-1]
    elif first > 0:
        first = _next_word(text, first, start)
    stop = _SENTENCE_END.search(text, max(end - 1, number.end), min(len(text), end + AROUND))
    if stop:
        last = stop.end()
    else:
        last = min(len(text), end + AROUND)
        if last < len(text):
            last = max(end, text.rfind(" ", end, last))
    return Span(first, last)


def _next_word(text: str, first: int, limit: int) -> int:
    space = text.find(" ", first, limit)
    return limit if space < 0 else space + 1


def _is_inside(text: str, offset: int) -> bool:
    """Tell whether a quotation that begins or ends at `offset` does so inside a sentence."""
    before, after = text[max(0, offset - 2) : offset].rstrip(" "), text[offset : offset + 1]
    return bool(before) and bool(after) and before[-1] not in '.!?\u2026\u201d"\n' and after != "\n"


def _gaps(reading: Reading, look: Look) -> RenderableType:
    """Return the gaps by their reason; where one reason has many, only the damaged words themselves."""
    count = len(reading.gaps)
    made: list[RenderableType] = [Text(f"\nDamaged at {count} place{'s' if count > 1 else ''}", style="bold")]
    by_why: dict[str, list[Gap]] = {}
    for gap in reading.gaps:
        by_why.setdefault(gap.why, []).append(gap)
    text = reading.report.text
    for why, gaps in sorted(by_why.items(), key=lambda item: len(item[1]) > MANY):
        made.append(Padding(Text(seen(why), style="dim"), (0, 0, 0, 2)))
        if len(gaps) > MANY:
            words = Text(f" {look.dot} ").join(Text(seen(gap.span.of(text)), style="red") for gap in gaps)
            made.append(Padding(words, (0, 0, 0, 4)))
        else:
            made += (Padding(_gap(text, gap, look), (0, 0, 0, 4)) for gap in gaps)
    return Group(*made)


def _gap(text: str, gap: Gap, look: Look) -> Text:
    """Return the damaged words between a few others; a line of 80 columns holds them."""
    around = max(12, (66 - (gap.span.end - gap.span.start)) // 2)
    first, last = max(0, gap.span.start - around), min(len(text), gap.span.end + around)
    first = first and _next_word(text, first, gap.span.start)
    last = last if last == len(text) else max(gap.span.end, text.rfind(" ", gap.span.end, last))
    return quote(text, Span(first, last), gap.span, "red", look)
