"""A comparison with another project's events, for programs and for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from according.comparing import Pairing
from according.comparing.matching import Relation
from according.publish.ledger import kind_words, toll_cell, when
from according.publish.rows import Row, incident_row
from according.publish.table import where_words
from according.publish.terminal import Look, seen

_RELATIONS: dict[Relation, str] = {
    "same": "the same",
    "within": "within our range",
    "higher": "theirs is higher",
    "lower": "theirs is lower",
    "unknown": "one of us has none",
}


def pairing_row(pairing: Pairing, policy: str) -> Row:
    """Return which incident and which event match, or which of them stands alone (`type`)."""
    ours, theirs = pairing.ours, pairing.theirs
    event = asdict(theirs) if theirs else None
    if event is not None and theirs is not None:
        event |= {"start": theirs.start.isoformat(), "end": theirs.end.isoformat()}
    return {
        "type": "match" if ours and theirs else "ours" if ours else "theirs",
        "relation": pairing.relation if ours and theirs else None,
        "difference": pairing.difference,
        "days": pairing.days,
        "km": pairing.km,
        "ours": incident_row(ours, policy) if ours else None,
        "theirs": event,
        "others": list(pairing.others),
    }


def comparison(pairings: Sequence[Pairing], look: Look) -> RenderableType:
    """Return how many match and how their tolls compare, and those that differ or stand alone."""
    matched = Counter(each.relation for each in pairings if each.ours and each.theirs)
    counts = [f"{matched.total():,} match"]
    counts += [f"{matched[name]:,} {words}" for name, words in _RELATIONS.items() if matched[name]]
    alone = Counter("ours" if each.ours else "theirs" for each in pairings if not (each.ours and each.theirs))
    counts += [f"{alone['ours']:,} only in the ledger", f"{alone['theirs']:,} only in the file"]
    grid = Table.grid(padding=(0, 2))
    for _ in range(3):
        grid.add_column()
    grid.add_column(justify="right")
    grid.add_column(justify="right")
    grid.add_column()
    grid.add_row("", "", "", "ours", "theirs", "", style="dim")
    for each in pairings:
        if each.relation != "same":
            grid.add_row(*_cells(each, look))
    return Group(Text("; ".join(counts)), Text(), grid)


def _cells(pairing: Pairing, look: Look) -> list[RenderableType]:
    ours, theirs = pairing.ours, pairing.theirs
    best = str(theirs.best) if theirs is not None and theirs.best is not None else ""
    name = Text(seen(theirs.id), style="dim") if theirs else Text("")
    if ours is None:
        assert theirs is not None
        return [Text(str(theirs.start)), Text(""), Text(seen(theirs.place)), Text(look.cut), Text(best), name]
    toll = next((toll for toll in ours.tolls if toll.effect == "killed"), None)
    return [
        Text(when(ours)),
        Text(kind_words(ours.kind)),
        Text(where_words(ours.place, look)),
        toll_cell(toll, "killed", look),
        Text(best) if theirs else Text(look.cut),
        Text(f"{ours.id} ", style="cyan").append(name),
    ]
