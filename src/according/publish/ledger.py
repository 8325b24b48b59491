"""Views of a ledger for a person: the list of incidents, one incident, and pairs that may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from according.incidents import Policy, policies
from according.ledger import Doubt, StoredClaim, StoredReport, View
from according.model import Incident, Mention, Toll, Withdrawal
from according.publish.rows import Row, claim_row, doubt_row, incident_row, part_row, report_row, utc
from according.publish.table import STYLES, around, chain, figure_words, quote, range_words, where_words
from according.publish.table import toll_grid as grid_of
from according.publish.terminal import Look, seen
from according.reports import link, page_number

_LEAST = 9
"""The fewest columns for the place of an incident in a list."""
SHOWN = ("killed", "injured")
"""The effects that a list of incidents shows."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that is shown about one incident; `among` so many reports, where only the latest are shown."""

    incident: Incident
    claims: Mapping[str, StoredClaim]
    reports: Sequence[StoredReport]
    texts: Mapping[str, str]
    parts: Sequence[Mention]
    doubts: Sequence[Doubt]
    among: int | None = None


def gather(view: View, id_: str, limit: int | None = None) -> Told | None:
    """Return all that a view holds about an incident; None where it has none of that id.

    With a `limit`, only so many of the latest reports, of the parts, and of the latest claims on which each
    toll stands: of those of an incident of which very many report, no more are looked up.
    """
    incident = view.incident(id_)
    if incident is None:
        return None
    count = len({mention.partition("/")[0] for mention in (*incident.mentions, *incident.parts)})
    few = None if limit is None or count <= limit else limit
    standing = [claim for toll in incident.tolls for claim in toll.claims[-few:]] if few is not None else None
    found = view.claims(id_) if standing is None else view.claims(ids=standing)
    claims = {item.claim.id: item for item in found}
    return Told(
        incident,
        claims,
        sorted(view.reports(id_, latest=few), key=lambda report: (report.moment, report.id)),
        view.texts({item.claim.report for item in claims.values()}),
        view.mentions(incident.parts[:few]),
        list(view.doubts(id_)),
        None if few is None else count,
    )


def told_row(told: Told, policy: str) -> Row:
    """Return all that is shown about one incident as one row for programs."""
    return {
        **incident_row(told.incident, policy),
        "mentions": list(told.incident.mentions),
        "claims": [claim_row(item, told.texts.get(item.claim.report)) for item in told.claims.values()],
        "reports": [report_row(report) for report in told.reports],
        "parts": [part_row(part) for part in told.parts],
        "doubts": [doubt_row(doubt, policy) for doubt in told.doubts],
    }


def listing(incidents: Iterable[Incident], look: Look, policy: Policy) -> RenderableType:
    """Return a line for each incident: when, what, where, how many, on how many voices.

    Where that finds no room, each has three: an id that was cut off would lead nowhere.
    """
    found = tuple(incidents)
    return Group(*note_of(policy), _Listing(found, look)) if found else Text("No incident.", style="dim")


@dataclass(frozen=True, slots=True)
class _Listing:
    incidents: tuple[Incident, ...]
    look: Look

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        rows = [_HEAD, *(_cells(incident, self.look) for incident in self.incidents)]
        grid = _grid(rows, options.max_width)
        if grid is not None:
            yield grid
        else:
            for incident in self.incidents:
                yield from _three_lines(incident, self.look)


def _cells(incident: Incident, look: Look) -> tuple[Text, ...]:
    tolls = {toll.effect: toll for toll in incident.tolls}
    return (
        Text(when(incident)),
        Text(kind_words(incident.kind), style="bold"),
        Text(where_words(incident.place, look), overflow="fold"),
        *(toll_cell(tolls.get(effect), effect, look) for effect in SHOWN),
        Text(str(incident.voices)),
        Text(incident.id, style="cyan"),
    )


_HEAD = (*map(Text, ("", "", "", *SHOWN, "voices", "")),)
_WHERE = 2
"""The column of the place: it alone may be narrower than its words."""


def _grid(rows: Sequence[Sequence[Text]], room: int) -> Table | None:
    """Return rows in columns, wrapped between words if need be; None where they would have to be cut."""
    word = max(_longest_word(row[_WHERE].plain) for row in rows)
    for measured, least in ((cell_len, word), (_longest_word, min(word, _LEAST))):
        widths = [max(measured(row[n].plain) for row in rows) for n in range(len(_HEAD))]
        place = room - sum(widths) + widths[_WHERE] - (len(widths) - 1)
        if place >= least:
            break
    else:
        return None
    widths[_WHERE] = place
    grid = Table.grid(padding=(0, 1))
    for n, width in enumerate(widths):
        grid.add_column(width=width, justify="right" if _WHERE < n < len(widths) - 1 else "left")
    for n, row in enumerate(rows):
        grid.add_row(*row, style="" if n else "dim")
    return grid


def _longest_word(text: str) -> int:
    return max(map(cell_len, text.split()), default=0)


def _three_lines(incident: Incident, look: Look) -> Iterator[RenderableType]:
    tolls = {toll.effect: toll for toll in incident.tolls}
    told = (effect for effect in SHOWN if effect in tolls)
    numbers = [Text(f"{effect} ") + toll_cell(tolls[effect], effect, look) for effect in told]
    voices = Text(f"{incident.voices} {'voice' if incident.voices == 1 else 'voices'}")
    head = Text(f"{when(incident)} ").append(kind_words(incident.kind), style="bold")
    yield head.append(f" {where_words(incident.place, look)}")
    yield Padding(Text(", ").join([*numbers, voices]), (0, 0, 0, 2))
    yield Padding(Text(incident.id, style="cyan", overflow="fold"), (0, 0, 0, 2))


def toll_cell(toll: Toll | None, effect: str, look: Look) -> Text:
    """Return a toll in a few characters: best, or from low to high where no best is chosen."""
    if toll is None:
        return Text("")
    words = f"{toll.best:,}" if toll.best is not None else range_words(toll, look)
    if toll.best is not None and toll.high is None:
        words += "+"
    elif toll.best is not None and toll.low != toll.high:
        words += f" ({range_words(toll, look)})"
    return Text(words, style=STYLES.get(effect, "cyan"))


def note_of(policy: Policy) -> Iterator[RenderableType]:
    """Yield by whose rules tolls were reckoned, where those are not our own."""
    if policy != policies()[0]:
        yield Text(f"Reckoned by {policy.name}: {policy.words}.\n", style="yellow")


def kind_words(kind: str) -> str:
    """Return a kind of incident in words."""
    return kind.replace("_", " ")


def when(incident: Incident) -> str:
    """Return the days of an incident; where they are not known, the day of its first report, marked."""
    date = incident.date
    if date is None:
        return f"{incident.first[:10]}?"
    return str(date.start) if date.start == date.end else f"{date.start} to {date.end}"


def heading(incident: Incident, look: Look) -> RenderableType:
    """Return what an incident is, when and where, and who speaks of it."""
    line = Text(f"{look.main} {kind_words(incident.kind).capitalize()}", style="bold")
    day = when(incident) if incident.date else "date not said"
    line.append(f"  {where_words(incident.place, look)} {look.dot} {day}", style="not bold")
    reports = plural(incident.reports, "report")
    if incident.copies:
        reports += f", {incident.copies} of them {'a copy' if incident.copies == 1 else 'copies'}"
    about = f"{incident.id} {look.dot} {reports} {look.dot} {plural(incident.voices, 'independent voice')}"
    return Group(line, Text(about, style="dim"), Text(f"reported {span_words(incident)}", style="dim"))


def span_words(incident: Incident) -> str:
    """Return when the first and the last report of an incident were published."""
    first, last = minute(incident.first), minute(incident.last)
    return first if first == last else f"{first} to {last}"


def minute(moment: str | None) -> str:
    """Return a moment in UTC to the minute; the end of a day, as which a day alone counts, as that day."""
    time = utc(moment)
    if time is None:
        return "at no known time"
    if "T23:59:59.999999" in time or len(time) <= len("2024-01-03"):
        return time[:10]
    return f"{time[:10]} {time[11:16]} UTC"


def plural(count: int, word: str) -> str:
    """Return a number with its noun."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def incident_view(told: Told, look: Look, policy: Policy) -> RenderableType:
    """Return the view of one incident: its tolls, the claims that each stands on, its reports and doubts."""
    incident = told.incident
    parts: list[RenderableType] = [*note_of(policy), heading(incident, look)]
    if incident.tolls:
        parts += [Text(), Padding(grid_of(incident.tolls, look), (0, 0, 0, 2))]
    else:
        parts.append(Text("\nNo toll: nobody is said to be affected, or no figure stands.", style="dim"))
    for toll in incident.tolls:
        parts.append(Text(f"\n{toll.effect.replace('_', ' ')} stands on", style="bold"))
        shown = [told.claims[key] for key in toll.claims if key in told.claims]
        parts += [claim_view(each, told.texts, look) for each in shown]
        if told.among is not None and len(shown) < len(toll.claims):
            parts.append(Text(f"  and {plural(len(toll.claims) - len(shown), 'earlier claim')}", style="dim"))
    parts += [*_parts(told.parts, look), *_reports(told.reports), *_doubts(told, look)]
    if told.among is not None:
        words = f"\nThe latest of {plural(told.among, 'report')}: --limit shows more, --format ndjson all."
        parts.append(Text(words, style="dim"))
    return Group(*parts)


def claim_view(
    stored: StoredClaim, texts: Mapping[str, str], look: Look, *, effect: bool = False
) -> RenderableType:
    """Return a claim: its figure, its words, on whose word, where it was published, and its id.

    With `effect`, it also says what the figure counts.
    """
    claim, text = stored.claim, texts.get(stored.claim.report)
    style = STYLES.get(claim.effect, "cyan")
    label = Text(figure_words(claim.figure), style=f"bold {style}")
    if effect:
        label = Text(f"{claim.effect}\n", style=style).append(label)
    for word in (claim.count, claim.status):
        if word not in ("total", "asserted"):
            label.append(f"\n{word}", style="yellow")
    lines: list[RenderableType] = [
        quote(text, around(text, claim.clause_span, claim.number_span), claim.number_span, style, look)
        if text is not None
        else Text("the text is not kept any more", style="dim"),
        chain(claim.sources, look).append(f" {look.arrow} ", style="dim").append(teller(stored)),
        Text(f" {look.dot} ".join(_place_of(stored, text)), style="dim"),
    ]
    if stored.url:
        where = link(stored.url, text, claim.number_span) if text is not None else None
        lines.append(_address(stored.url, where))
    lines += [Text(f"{LOST[each.reason]}: {seen(each.because)}", style="yellow") for each in stored.withdrawn]
    grid = Table.grid(padding=(0, 2), pad_edge=False)
    grid.add_column(width=14)
    grid.add_column(ratio=1)
    grid.add_row(label, Group(*lines))
    return Padding(grid, (0, 0, 0, 2))


def _place_of(stored: StoredClaim, text: str | None) -> Iterator[str]:
    """Yield when a claim was published, on which page it stands, and its id."""
    yield minute(stored.published)
    page = page_number(text, stored.claim.number_span) if text is not None else None
    if page is not None:
        yield f"page {page}"
    yield stored.claim.id


def _address(url: str, where: str | None) -> Text:
    """Return an address, which leads to the very words in terminals that know links."""
    is_safe = where is not None and where.isascii() and where.isprintable() and " " not in where
    return Text(seen(url), style=Style(dim=True, link=where if is_safe else None), overflow="fold")


def lost_words(loss: Withdrawal) -> Text:
    """Return why a claim does not stand, or is no longer said, and what made it so."""
    by = f" ({loss.decided_by})" if loss.reason == "misread" and loss.decided_by else ""
    return Text(f"{LOST[loss.reason]}{seen(by)}: {seen(loss.because)}", style="yellow")


LOST = {
    "corrected": "corrected by the source",
    "retracted": "retracted by the source",
    "dropped": "no longer said by",
    "reread": "read anew",
    "misread": "found to be misread",
}


def teller(stored: StoredClaim) -> str:
    """Return who published a claim."""
    return seen(stored.publisher or stored.input_id or stored.claim.report)


def _parts(parts: Sequence[Mention], look: Look) -> Iterator[RenderableType]:
    if parts:
        yield Text("\nParts", style="bold")
    for part in parts:
        date = f" {look.dot} {part.date.start}" if part.date else ""
        yield Text(f"  {look.part} {kind_words(part.kind)}  {where_words(part.place, look)}{date}")


def _reports(reports: Sequence[StoredReport]) -> Iterator[RenderableType]:
    """Yield the reports in the order of publication, each with its copies on one line."""
    names = {report.input_id or report.id for report in reports}
    copies: dict[str, list[StoredReport]] = defaultdict(list)
    for report in reports:
        if report.copies is not None and report.copies in names:
            copies[report.copies].append(report)
    yield Text("\nReports", style="bold")
    for report in reports:
        if report.copies is None or report.copies not in names:
            yield Padding(_report(report, copies.get(report.input_id or report.id, ())), (0, 0, 0, 2))


def _report(report: StoredReport, copies: Sequence[StoredReport]) -> RenderableType:
    name = report.input_id or report.id
    line = Text(f"{minute(report.published_at) if report.published_at else 'no date'}  ", style="dim")
    line.append(seen(report.publisher or "publisher not known"), style="bold not dim")
    lines = [line]
    if report.title:
        lines.append(Text(f"  {seen(report.title)}", no_wrap=True, overflow="ellipsis"))
    lines.append(Text(f"  {seen(name)}", style="dim", overflow="fold"))
    if report.url and report.url != name:
        lines.append(Text(f"  {seen(report.url)}", style="dim", overflow="fold"))
    if report.revises is not None:
        lines.append(Text(f"  revises {seen(report.revises)}", style="dim"))
    if copies:
        tellers = ", ".join(
            dict.fromkeys(seen(copy.publisher or copy.input_id or copy.id) for copy in copies)
        )
        word = "copy" if len(copies) == 1 else "copies"
        lines.append(Text(f"  and {len(copies)} {word}: {tellers}", style="dim"))
    return Group(*lines)


def _doubts(told: Told, look: Look) -> Iterator[RenderableType]:
    if told.doubts:
        yield Text("\nMay be the same incident (see `according review`)", style="bold")
    for doubt in told.doubts:
        other = doubt.b if doubt.a.id == told.incident.id else doubt.a
        line = f"  {other.id}  {kind_words(other.kind)}, {where_words(other.place, look)}, {when(other)}"
        yield Text(f"{line}: {seen('; '.join(doubt.link.why))}")


def pair_view(doubt: Doubt, texts: Mapping[str, str], look: Look) -> RenderableType:
    """Return two incidents that may be one side by side, why, and the commands that decide."""
    grid = Table.grid(padding=(0, 3), expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    sides = ((doubt.link.a, doubt.a), (doubt.link.b, doubt.b))
    grid.add_row(*(_side(mention, incident, texts, look) for mention, incident in sides))
    score = f"{doubt.link.score:.2f}" if doubt.link.score is not None else "no score"
    first, second = (incident.id for _, incident in sides)
    decide = (
        Text(f"may be one ({score}): {seen('; '.join(doubt.link.why))}", style="yellow"),
        Text(f'  according link {first} {second} --why "{look.cut}"', style="dim", overflow="fold"),
        Text(f'  according unlink {doubt.link.a} {second} --why "{look.cut}"', style="dim", overflow="fold"),
    )
    return Group(grid, *decide, Text())


def _side(mention: str, incident: Incident, texts: Mapping[str, str], look: Look) -> RenderableType:
    lines = [
        Text(f"{look.main} {kind_words(incident.kind).capitalize()}", style="bold"),
        Text(where_words(incident.place, look)),
        Text(when(incident) if incident.date else "date not said"),
    ]
    for toll in incident.tolls:
        cell = toll_cell(toll, toll.effect, look)
        lines.append(Text(f"{toll.effect.replace('_', ' ')} ").append(cell))
    text = texts.get(mention.split("/", maxsplit=1)[0], "")
    said = seen(text[:_BEGINNING].strip())
    if said:
        cut = look.cut if len(text) > _BEGINNING else ""
        lines.append(Text(f"{look.open_quote}{said}{cut}{look.close_quote}", style="dim"))
    lines.append(Text(incident.id, style="cyan"))
    return Group(*lines)


_BEGINNING = 200
