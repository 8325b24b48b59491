"""Small worlds for tests of the ledger: readings made by hand, what analysts decide, and what a view shows.

No text is read by a parser: reports are put together from sentences whose figures and places are known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select

from according.claims.figures import read_figure
from according.errors import AccordingError
from according.ledger import Added, Filter, Ledger, View, tables
from according.ledger.additions import Item
from according.model import (
    Claim,
    Incident,
    Link,
    Mention,
    Period,
    Place,
    Reading,
    Report,
    Source,
    Span,
    Toponym,
    Victims,
    mention_id,
)

DAY = dt.date(2025, 3, 10)
ALL = Filter(mentioned=True)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a made-up world, and the words by which reports of it are known."""

    kind: Any
    day: int
    town: str
    country: str
    lat: float
    lon: float
    geonames: int
    words: tuple[str, ...]

    @property
    def date(self) -> Period:
        day = DAY + dt.timedelta(days=self.day)
        return Period(day, day)


# The first two are alike enough to be taken for one another.
EVENTS = (
    Event(
        "bombing", 0, "Sfax", "TN", 34.74, 10.76, 1, ("minibus", "Zaytun market", "jeweller", "Habib gate")
    ),
    Event("bombing", 1, "Gabes", "TN", 33.88, 10.1, 2, ("minibus", "oasis", "phosphate", "Habib gate")),
    Event("flood", 2, "Tete", "MZ", -16.16, 33.59, 3, ("Zambezi", "sandbags", "Matema", "footbridge")),
    Event("fire", 2, "Cebu", "PH", 10.32, 123.9, 4, ("dormitory", "mattress", "Lahug", "fireworks")),
)
FIGURES = (
    *("three people", "12 people", "at least 20 people", "up to 15 people", "dozens of people"),
    *("about 30 people", "24 soldiers", "nine children"),
)
SOURCES = (
    None,
    None,
    Source("police", "official"),
    Source("Habib Trabelsi", "medical", "runs the ambulance service"),
    Source("the army", "military"),
    Source("residents", "witness"),
)
PUBLISHERS = ("The Meridian", "Radio Cap Bon", "Zambezi Post", "Northern Wire", None)
HARMS = {"killed": "were killed", "injured": "were wounded", "missing": "are missing"}
BRIEFS = (
    "Shops stayed shut on Tuesday while engineers looked at the cracked walls of the old customs "
    "house, and the governor promised a commission that is to report to parliament before the summer "
    "recess. Teachers walked their pupils home by the harbour road, which had been swept by noon, "
    "and the evening ferry ran as usual, though its captain said that he had counted fewer "
    "passengers than on any day since the winter storms.",
    "Volunteers carried blankets to the sports hall, where cooks from three restaurants had set up "
    "their stoves beneath the scoreboard. A choir that was to have sung there at the weekend moved "
    "its concert to the cathedral, and the collection will go to the families who spent last night "
    "on the benches. The mayor thanked the railway company for two extra trains, and asked people to "
    "leave the roads free for lorries.",
)


class _Text:
    """A text as it grows: every sentence and word is known by its place in it."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim to be: its effect, its words and who says so; of the whole or of its part."""

    effect: str = "killed"
    words: str = "12 people"
    source: Source | None = None
    part: bool = False
    status: str = "asserted"


@dataclass(frozen=True, slots=True)
class Story:
    """A report to be. `day` and `hour` count from DAY; no `hour` is a date alone, no `day` no date at all."""

    event: int = 0
    publisher: str | None = "The Meridian"
    day: int | None = 0
    hour: int | None = None
    url: str | None = None
    says: tuple[Saying, ...] = (Saying(),)
    background: int | None = None
    brief: int | None = None
    words: tuple[int, ...] = (0, 1, 2)
    knows: bool = True
    input_id: str | None = None

    @property
    def published(self) -> str | None:
        if self.day is None:
            return None
        day = DAY + dt.timedelta(days=self.day)
        return f"{day}T{self.hour:02}:00:00+00:00" if self.hour is not None else str(day)


def reading(story: Story) -> Reading:
    """Return the reading of a story. Where it does not know, mentions have no date and no place."""
    event = EVENTS[story.event]
    text = _Text()
    text.add(f"A {event.kind} near the {', '.join(event.words[n] for n in story.words)} in ")
    town = text.add(event.town)
    text.add(". ")
    told = [(saying, *_sentence(text, saying)) for saying in story.says]
    back = EVENTS[story.background] if story.background not in (None, story.event) else None
    behind = (
        (text.add(f"It recalled the {back.kind} in "), text.add(back.town), text.add(".")) if back else ()
    )
    if story.brief is not None:
        text.add("\n\n" + BRIEFS[story.brief])
    report = Report(
        text.text, story.publisher, story.url, story.published, f"{event.kind} in {event.town}", "en"
    )
    place = _place(event, town) if story.knows else None
    date = event.date if story.knows else None
    mentions = [Mention("i1", "main", event.kind, None, date, place)]
    if any(saying.part for saying in story.says):
        mentions.append(Mention("i2", "part", event.kind, "i1", date))
    places = [_toponym(event, town)] if story.knows else []
    if back is not None:
        mentions.append(Mention("i3", "background", back.kind, None, back.date, _place(back, behind[1])))
        places.append(_toponym(back, behind[1]))
    claims = tuple(dict.fromkeys(_claim(report, *each) for each in told))
    return Reading(report, tuple(mentions), claims, places=tuple(places))


def _sentence(text: _Text, saying: Saying) -> tuple[Span, Span]:
    start = len(text.text)
    number = text.add(saying.words)
    text.add(f" {HARMS[saying.effect]}")
    clause = Span(start, len(text.text))
    text.add(f", {saying.source.name} said. " if saying.source else ". ")
    return number, clause


def _claim(report: Report, saying: Saying, number: Span, clause: Span) -> Claim:
    figure = read_figure(saying.words)
    assert figure is not None
    assert number.of(report.text) == figure.words
    return Claim(
        report.id,
        saying.effect,  # type: ignore[arg-type]
        figure,
        True,
        "share" if saying.part else "total",
        saying.status,  # type: ignore[arg-type]
        Victims(saying.words.split()[-1]),
        (saying.source,) if saying.source else (),
        number,
        clause,
        mention="i2" if saying.part else "i1",
        made_by="by hand",
    )


def _place(event: Event, span: Span) -> Place:
    return Place(
        event.town,
        event.country,
        event.lat,
        event.lon,
        "settlement",
        radius_m=10000.0,
        span=span,
        geonames=event.geonames,
    )


def _toponym(event: Event, span: Span) -> Toponym:
    return Toponym(
        span, event.town, event.town, event.country, event.lat, event.lon, event.geonames, "settlement"
    )


# Worlds


SAYINGS = st.builds(
    Saying,
    st.sampled_from(("killed", "killed", "injured", "missing")),
    st.sampled_from(FIGURES),
    st.sampled_from(SOURCES),
    st.sampled_from((False, False, False, True)),
    st.sampled_from(("asserted", "asserted", "asserted", "feared", "denied")),
)
WORDS = st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True).map(tuple)


def stories(*, dated: bool = True) -> st.SearchStrategy[Story]:
    """Return a strategy of stories, all of them dated or not."""
    days = st.integers(0, 5)
    return st.builds(
        Story,
        st.sampled_from((0, 0, 0, 1, 2, 3)),
        st.sampled_from(PUBLISHERS),
        days if dated else st.one_of(st.none(), days),
        st.one_of(st.none(), st.integers(0, 23)),
        st.sampled_from((None, None, "https://example.org/a", "https://example.org/b")),
        st.lists(SAYINGS, max_size=3).map(tuple),
        st.sampled_from((None, None, 0, 1, 2)),
        st.sampled_from((None, 0, 0, 1)),
        WORDS,
        st.sampled_from((True, True, False)),
        st.sampled_from((None, "x1", "x2", "x3")),
    )


@st.composite
def worlds(draw: st.DrawFn, *, most: int = 8, dated: bool = True) -> list[Story]:
    """Return stories in an order that has nothing to do with their days.

    Some are copies of others (the same long text from another publisher), some revisions (another text at
    the same address, published later).
    """
    told = draw(st.lists(stories(dated=dated), min_size=2, max_size=most))
    made: list[Story] = []
    for story in told:
        how = draw(st.sampled_from(("new", "new", "new", "copy", "revision"))) if made else "new"
        new = story
        if how == "copy":
            before = draw(st.sampled_from(made))
            new = replace(before, publisher=story.publisher, day=story.day, hour=story.hour, url=None)
        elif how == "revision":
            before = draw(st.sampled_from(made))
            days = (before.day or 0) + draw(st.integers(0, 2))
            url = before.url or "https://example.org/c"
            new = replace(story, event=before.event, publisher=before.publisher, url=url, day=days, brief=0)
        made.append(new)
    # Of two stories that make the same report, as one may know more than the other, the first is told.
    return list({reading(story).report.id: story for story in reversed(made)}.values())[::-1]


def read_anew(story: Story) -> Story:
    """Return the story of the same report by a reader that knows what the first did not, or knows less."""
    says = tuple(replace(saying, part=not saying.part) for saying in story.says)
    return replace(story, knows=not story.knows, says=says)


# Decisions


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst is to decide: `one` and `other` count among what there is to decide about."""

    what: str
    one: int
    other: int
    yes: bool = True


DECISIONS = st.builds(
    Decision,
    st.sampled_from(("link", "link", "unlink", "unlink", "withdraw", "source", "publisher", "party")),
    st.integers(0, 30),
    st.integers(0, 30),
    st.sampled_from((True, True, True, False)),
)
_NAMES = ("police", "The Army", "the army", "Habib Trabelsi", "residents")
_TELLERS = ("The Meridian", "Radio Cap Bon", "the army", "Zambezi Post")


def decide(ledger: Ledger, decision: Decision) -> int | None:
    """Let an analyst decide; None where the ledger refuses (it says why) or there is nothing to decide."""
    view = ledger.view()
    mentions = sorted(m for incident in view.incidents(ALL) for m in incident.mentions)
    claims = sorted(stored.claim.id for stored in view.claims())
    if len(mentions) < 2:
        return None
    one = mentions[decision.one % len(mentions)]
    other = mentions[decision.other % len(mentions)]
    try:
        match decision.what:
            case "link":
                return ledger.link(one, other, "they are one")
            case "unlink":
                return ledger.unlink(one, other, "they are two")
            case "withdraw":
                return ledger.withdraw(claims[decision.one % len(claims)], "misread") if claims else None
            case "party":
                return ledger.party(_NAMES[decision.one % 5], "it fights", is_party=decision.yes)
            case "publisher" | "source":
                names = _NAMES if decision.what == "source" else _TELLERS
                first, second = names[decision.one % len(names)], names[decision.other % len(names)]
                if first == second:
                    return None
                return ledger.same_source(first, second, "one house", same=decision.yes)
    except AccordingError:
        return None
    raise AssertionError(decision)


# Adding and looking


def items(stories: Iterable[Story]) -> list[Item]:
    return [(story.input_id, reading(story)) for story in stories]


def add(ledger: Ledger, stories: Iterable[Story]) -> Added:
    """Add stories, all at once as far as the ledger does so."""
    added = sum(ledger.add_readings(items(stories)), Added())
    assert not added.problems
    return added


def batched(stories: Sequence[Story], size: int) -> list[Sequence[Story]]:
    return [stories[start : start + size] for start in range(0, len(stories), size)]


def state(view: View) -> dict[tuple[str, ...], Any]:
    """Return what a view shows, known by its mentions and not by the ids that its incidents were given."""
    return {(*incident.mentions, *incident.parts): nameless(incident) for incident in view.incidents(ALL)}


def nameless(incident: Incident) -> Incident:
    tolls = tuple(replace(toll, incident="") for toll in incident.tolls)
    return replace(incident, id="", tolls=tolls)


def doubted(view: View) -> set[tuple[str, str, float | None]]:
    return {(doubt.link.a, doubt.link.b, doubt.link.score) for doubt in view.doubts()}


def copied(view: View) -> dict[str, str | None]:
    return {report.id: report.copies for report in view.reports()}


def withdrawn(view: View) -> dict[str, Any]:
    """Return what withdrew each claim, whoever decided and when."""
    return {
        stored.claim.id: sorted((w.reason, w.because) for w in stored.withdrawn) for stored in view.claims()
    }


def shown(view: View) -> dict[str, Any]:
    """Return everything that a view shows."""
    return {
        "incidents": list(view.incidents(ALL)),
        "tolls": list(view.tolls(ALL)),
        "claims": list(view.claims()),
        "reports": sorted(view.reports(), key=lambda report: (report.id, report.input_id or "")),
        "doubts": list(view.doubts()),
        "entries": list(view.entries()),
        "told": {incident.id: view.told(incident.id) for incident in view.incidents(ALL)},
    }


def kept(ledger: Ledger) -> dict[str, list[Any]]:
    """Return all that is kept to find candidates, whatever the numbers by which it is kept."""
    with ledger.store.reading() as connection:
        held = {table.name: list(connection.execute(select(table))) for table in tables.CANDIDATES}
        reports = {row.seq: row.id for row in connection.execute(select(tables.report))}
    ids = {row.number: row.mention for row in held["sketch"]}
    keys = {
        "block": [
            (row.key, ids[abs(row.sketch)], row.sketch < 0) for row in held["block"] + held["young_block"]
        ],
        "band": [(row.key, reports[row.seq]) for row in held["band"] + held["young_band"]],
        "fingerprint": [(reports[row.seq], row.body) for row in held["fingerprint"]],
        "hint": [(reports[row.seq], row.body) for row in held["hint"]],
    }
    told = {"sketch": [(row.mention, row.body) for row in held["sketch"]]}
    pairs = {"pair": [tuple(sorted((ids[row.a], ids[row.b]))) for row in held["pair"]]}
    return {name: sorted(found) for name, found in {**keys, **told, **pairs}.items()}


def links(view: View) -> list[Link]:
    return [entry.fact for entry in view.entries() if isinstance(entry.fact, Link)]


def mention(story: Story, key: str = "i1") -> str:
    return mention_id(reading(story).report.id, key)
