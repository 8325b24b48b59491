"""The columns of every table: name, type, unit and meaning; headers, types and the docs come from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from according.model import Effect

What = Literal["incidents", "claims", "reports", "tolls", "evidence"]
Type = Literal["text", "integer", "number", "boolean", "day", "moment", "time", "texts"]
"""`day` is a calendar date, `moment` a point in time in UTC, `time` either (ISO 8601), `texts` a list."""

TOLLED: tuple[str, ...] = (*get_args(Effect), "killed_attackers")
"""The effects of which there may be a toll."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, what is in it, in what unit, and what it means.

    `joined` is what stands between the parts of a list where a cell can hold no list.
    """

    name: str
    type: Type
    words: str
    unit: str | None = None
    joined: str = " "


_POLICY = Column("policy", "text", "by whose rules tolls are reckoned")
_OPEN = "which end is open: high (no ceiling is known), low (no floor); empty where both are given"


def _of_effect(effect: str) -> tuple[Column, ...]:
    who = "attackers killed" if effect == "killed_attackers" else effect.replace("_", " ")
    return (
        Column(f"{effect}_low", "integer", f"least of the current totals of {who}", "people"),
        Column(f"{effect}_best", "integer", f"the total of {who} that the policy chooses", "people"),
        Column(f"{effect}_high", "integer", f"most of the current totals of {who}", "people"),
        Column(f"{effect}_open", "text", _OPEN),
    )


INCIDENTS = (
    Column("id", "text", "id of the incident, which leads to it for ever"),
    Column("kind", "text", "what it was, the nearest of the codebook's kinds"),
    Column("date_start", "day", "first day on which it may have been, where it was"),
    Column("date_end", "day", "last day on which it may have been; the same where one day is known"),
    Column("place", "text", "name of the place"),
    Column("country", "text", "ISO 3166-1 alpha-2 code"),
    Column("lat", "number", "latitude of the place, or of its anchor (WGS 84)", "degrees"),
    Column("lon", "number", "longitude of the place, or of its anchor (WGS 84)", "degrees"),
    Column(
        "precision",
        "text",
        "exact, relative, settlement, district, province, country or unknown: of the place",
    ),
    Column("relation", "text", 'how it lies to its anchor ("near", "north of"), where that is said'),
    Column("radius_m", "number", "how far off the point may be", "metres"),
    Column("first", "moment", "when the first report of it was published; a day alone counts as its end"),
    Column("last", "moment", "when the last report of it was published; a day alone counts as its end"),
    Column("reports", "integer", "reports about it; 0 where it is only mentioned in passing"),
    Column("copies", "integer", "how many of the reports copy others"),
    Column("voices", "integer", "independent voices among those who speak of it"),
    *(column for effect in TOLLED for column in _of_effect(effect)),
    _POLICY,
)
CLAIMS = (
    Column("id", "text", "id of the claim"),
    Column("incident", "text", "id of its incident; empty for figures of a period or a region"),
    Column("report", "text", "id of its report"),
    Column("input_id", "text", "id under which the report came in"),
    Column("publisher", "text", "who published the report"),
    Column("url", "text", "address of the report"),
    Column("published", "moment", "when the report was published; a day alone counts as its end"),
    Column("effect", "text", "how people were affected"),
    Column("low", "integer", "least that the words allow", "see unit"),
    Column("high", "integer", "most that the words allow", "see unit"),
    Column("open", "text", _OPEN),
    Column("approximate", "boolean", 'whether the words say so ("about", "some")'),
    Column("unit", "text", "what is counted: people, families or households"),
    Column("words", "text", "the words that give the figure; empty where a name implies it"),
    Column("quote", "text", "the words that support the claim; empty where the text had to go"),
    Column("explicit", "boolean", "whether a number word is among them"),
    Column("count", "text", "total, more, part, former or share: how it relates to the other figures"),
    Column("status", "text", "asserted, feared, expected, denied or hypothetical"),
    Column("victims", "text", "the words that say who was affected"),
    Column("victims_class", "text", "the codebook's class of them"),
    Column("sources", "texts", "names of the sources, whoever spoke first before", joined=" > "),
    Column("source_kinds", "texts", "their kinds, in the same order", joined=" > "),
    Column("withdrawn", "texts", "why the claim does not stand any more, if so"),
    Column("because", "texts", "the reports or words that withdrew it, in the same order", joined=" | "),
    Column("number_start", "integer", "where the figure begins in the report's text", "characters"),
    Column("number_end", "integer", "where it ends (the first character after it)", "characters"),
    Column("clause_start", "integer", "where the quote begins", "characters"),
    Column("clause_end", "integer", "where it ends (the first character after it)", "characters"),
    Column("made_by", "text", "version of the reader, or the person"),
    Column("page", "integer", "page of the document on which the figure stands, where it has pages"),
    Column("link", "text", "address that leads to the figure's words on their web page"),
)
REPORTS = (
    Column("input_id", "text", "id under which the report came in"),
    Column("id", "text", "id of the report: a hash of publisher, address, time, title and text"),
    Column("url", "text", "its address"),
    Column("publisher", "text", "who published it"),
    Column("published_at", "time", "when it was published, a day or a moment; empty where that is not known"),
    Column("recorded_at", "moment", "when this ledger recorded it"),
    Column("title", "text", "its headline"),
    Column("language", "text", "ISO 639-1 code of its language"),
    Column("incidents", "texts", "ids of the incidents that it is about"),
    Column("copies", "text", "input id of the report that it copies"),
    Column("revises", "text", "input id of the version before it"),
    Column("author", "text", "who signs it, where its page or agency says so"),
    Column("modified_at", "moment", "when its page says that it was last changed"),
)
TOLLS = (
    Column("incident", "text", "id of the incident"),
    Column("effect", "text", "how people were affected"),
    Column("low", "integer", "least of the current totals", "people"),
    Column("best", "integer", "the total that the policy chooses", "people"),
    Column("high", "integer", "most of the current totals", "people"),
    Column("rule", "text", "why best is best"),
    Column("voices", "integer", "independent voices that the toll stands on"),
    Column("claims", "texts", "ids of the claims that the toll stands on"),
    _POLICY,
    Column("open", "text", _OPEN),
)
EVIDENCE = (
    Column("id", "text", "id of the claim, #, and which part of it the words support"),
    Column("claim", "text", "id of the claim"),
    Column("incident", "text", "id of its incident; empty for figures of a period or a region"),
    Column("report", "text", "id of its report"),
    Column("input_id", "text", "id under which the report came in"),
    Column("url", "text", "address of the report"),
    Column("part", "text", "number, clause, cue, or source1, source2, … of the chain"),
    Column("start", "integer", "where the words begin in the report's text", "characters"),
    Column("end", "integer", "where they end (the first character after them)", "characters"),
    Column("exact", "text", "the words, as they stand"),
    Column("prefix", "text", "what stands before them"),
    Column("suffix", "text", "what stands after them"),
    Column("says", "text", "what the claim says, in a line"),
)
TABLES: dict[What, tuple[Column, ...]] = {
    "incidents": INCIDENTS,
    "claims": CLAIMS,
    "reports": REPORTS,
    "tolls": TOLLS,
    "evidence": EVIDENCE,
}
"""The columns of each table. They keep their order; new ones come at the end."""


def dictionary(columns: tuple[Column, ...]) -> str:
    """Return the columns of a table as a table in Markdown."""
    rows = (f"| `{c.name}` | {c.type} | {c.unit or ''} | {c.words} |" for c in columns)
    return "\n".join(("| column | type | unit | |", "|---|---|---|---|", *rows))
