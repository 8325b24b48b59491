"""What a ledger holds as Atom feeds: incidents, claims or reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from according.publish.atom import Entry, feed_lines
from according.publish.columns import What
from according.publish.lines import incident_line, toll_line
from according.publish.rows import Row, utc
from according.publish.sheets import Sheet


def atom_lines(sheet: Sheet) -> Iterator[str]:
    """Yield a sheet of incidents, claims or reports as a feed."""
    make = ITEMS[sheet.name]  # type: ignore[index]
    title = f"According: {sheet.name}"
    yield from feed_lines(map(make, sheet.rows), id_=f"urn:according:{sheet.name}", title=title)


def _incident(row: Row) -> Entry:
    ends = ("low", "best", "high")
    tolls = (toll_line(effect, *(toll[end] for end in ends)) for effect, toll in row["tolls"].items())
    content = "\n".join((*tolls, f"{row['reports']} reports, {row['voices']} voices", row["policy"]))
    name = f"urn:according:{row['id']}"
    return Entry(name, incident_line(row), _moment(row["last"]), content, category=row["kind"])


def _claim(row: Row) -> Entry:
    chain = " > ".join(source["name"] for source in row["sources"])
    teller = row["publisher"] or row["input_id"] or row["report"]
    title = f"{toll_line(row['effect'], row['low'], None, row['high'])}: {chain or teller}"
    lost = [f"{each['reason']}: {each['because']}" for each in row["withdrawn"]]
    content, name = "\n".join([row["quote"] or "", *lost]), f"urn:according:{row['id']}"
    return Entry(name, title, _moment(row["published"]), content, row["url"], row["effect"])


def _report(row: Row) -> Entry:
    title = row["title"] or row["input_id"] or row["id"]
    content = "\n".join((row["publisher"] or "", *row["incidents"]))
    # One text may have come in under several ids: each is an entry of its own.
    name = f"urn:according:{row['id']}" + (f"#{row['input_id']}" if row["input_id"] else "")
    return Entry(name, title, _moment(row["published_at"] or row["recorded_at"]), content, row["url"])


def _moment(words: str) -> str:
    """Return a moment in UTC; of a day alone its end."""
    moment = utc(words) or words
    return moment if "T" in moment else f"{moment}T23:59:59+00:00"


ITEMS: dict[What, Callable[[Row], Entry]] = {"incidents": _incident, "claims": _claim, "reports": _report}
