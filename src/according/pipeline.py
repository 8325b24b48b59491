"""The only room that knows the order in which a report is read."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TypeVar

from according.claims import (
    belong,
    companion_words,
    doubtful_words,
    find_attributions,
    find_told,
    harm_terms,
    number_words,
    ordinal_words,
    read_claims,
    relate,
    speech_words,
    with_times,
)
from according.errors import AccordingError, Problem
from according.incidents import find_mentions, incident_terms, may_name, part_words, reckon
from according.language.gate import Gate
from according.language.nlp import Parser
from according.language.parse import Parse, Sentence
from according.language.sentences import split
from according.model import Claim, Mention, Reading, Report, Timex, Toponym
from according.places import Gazetteer, find_toponyms
from according.reports import Received, find_gaps
from according.times import day_in, find_times, in_zone

T = TypeVar("T")

BATCH_REPORTS = 64
BATCH_CHARACTERS = 200_000
_SELDOM = (50_000, 20, 100)
"""Objects made, and collections, after which garbage is collected."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input: its reading, None where there was nothing to read, and what was wrong.

    It is `paused` where nothing comes after it for now.
    """

    input_id: str
    reading: Reading | None
    problems: tuple[Problem, ...]
    paused: bool = False


class Reader:
    """Reads reports. The language model and the gazetteer are loaded when the first report needs them.

    Loading costs most of a second: make one Reader and keep it. A Reader keeps nothing of what it has read.
    Without a `gazetteer` the packaged places are used. Sentences that can tell of no incident are left out,
    by their words alone, and of a text that tells of none nothing more is read; if a reading is to have all
    places, times and attributions, `whole` reads them too.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, whole: bool = False) -> None:
        self._given = gazetteer
        self._whole = whole

    @property
    def given_gazetteer(self) -> Gazetteer | None:
        """The gazetteer that the Reader was made with, None for the packaged places."""
        return self._given

    def read(self, report: Report) -> Reading:
        """Return what a report says; an empty reading if it is not in English or has no text.

        Raises AccordingError where the language model is missing or is not the one that was tested.
        """
        if not _is_readable(report):
            return Reading(report)
        return self._read(report, self._parse(report.text))

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield what each report says, in order. A report that cannot be read gives an empty reading."""
        outcomes = self.attempt(Received(report.id, report, ()) for report in reports)
        return (outcome.reading for outcome in outcomes if outcome.reading)

    def attempt(self, received: Iterable[Received]) -> Iterator[Outcome]:
        """Yield what came of each input, in order: one bad report never stops the others.

        Reports are parsed together in batches, small ones first, so that the first reading comes soon.
        """
        for batch in _batches(received):
            parses = _guarded(partial(self._parses, batch), "batch")
            known = {} if isinstance(parses, Problem) else parses
            yield from (self._outcome(item, known) for item in batch)

    def _outcome(self, item: Received, parses: dict[str, Parse]) -> Outcome:
        """Read one of a batch; its parse, which is large, is not kept for longer."""
        report = item.report
        if report is None:
            return Outcome(item.input_id, None, item.problems, item.paused)
        parse = parses.pop(report.id, None)
        work = partial(self._read, report, parse) if parse else partial(self.read, report)
        result = _guarded(work, item.input_id or report.url or report.id)
        if isinstance(result, Problem):
            return Outcome(item.input_id, Reading(report), (*item.problems, result), item.paused)
        return Outcome(item.input_id, result, item.problems, item.paused)

    def _parses(self, batch: Iterable[Received]) -> dict[str, Parse]:
        readable = [item.report for item in batch if item.report and _is_readable(item.report)]
        texts: list[tuple[str, tuple[Sentence, ...]]] = [
            (report.text, self._sentences(report.text)) for report in readable
        ]
        if not texts:
            return {}
        return dict(zip((report.id for report in readable), self._parser.parse_all(texts), strict=True))

    def _read(self, report: Report, parse: Parse) -> Reading:
        gaps = find_gaps(report.text, parse.sentences)
        told = () if _is_aside(parse) else find_told(parse)
        if not (told or self._whole or may_name(parse)):
            return Reading(report, self._of_title(report, ()), gaps=gaps)
        attributions = find_attributions(parse)
        claims = read_claims(report, parse, attributions, gaps, told)
        places = find_toponyms(parse, self._gazetteer)
        times, mentions, claims = self._place(report, parse, claims, places)
        mentions = (*self._of_title(report, mentions), *mentions)
        claims = belong(relate(parse, claims, mentions, places), mentions)
        claims = with_times(parse, claims, times, report.day)
        return Reading(report, mentions, claims, reckon(mentions, claims), gaps, places, times, attributions)

    def _of_title(self, report: Report, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Return the incident that a title names, where the text tells of none that it reports.

        Such a text is cut off, or is a notice in the place of the text. Evidence is of the text: the incident
        has no words there, and no claims.
        """
        title = report.title
        if not title or title in report.text or any(mention.role == "main" for mention in mentions):
            return ()
        parse = self._parse(title)
        if _is_aside(parse):
            return ()
        places, times = find_toponyms(parse, self._gazetteer), find_times(parse, report.day)
        found, _ = find_mentions(report, parse, read_claims(report, parse, (), ()), places, times)
        main = next((mention for mention in found if mention.role == "main"), None)
        if main is None:
            return ()
        place = replace(main.place, span=None) if main.place else None
        return (replace(main, key=f"i{len(mentions) + 1}", span=None, place=place, apart=None),)

    def _place(
        self, report: Report, parse: Parse, claims: tuple[Claim, ...], places: tuple[Toponym, ...]
    ) -> tuple[tuple[Timex, ...], tuple[Mention, ...], tuple[Claim, ...]]:
        """Return the times, the incidents and the claims, by the clocks of where the main incident was."""
        times = find_times(parse, report.day)
        mentions, placed = find_mentions(report, parse, claims, places, times)
        zone = self._zone(mentions)
        if zone is None:
            return times, mentions, placed
        day = day_in(report.published_at, zone)
        local = in_zone(times if day == report.day else find_times(parse, day), zone)
        if (day, local) != (report.day, times):
            mentions, placed = find_mentions(report, parse, claims, places, local, day=day)
        return local, mentions, placed

    def _zone(self, mentions: tuple[Mention, ...]) -> str | None:
        """Return the time zone of the place of the incident that the report is about, if it is known."""
        place = mentions[0].place if mentions and mentions[0].role == "main" else None
        entry = self._gazetteer.get(place.geonames) if place and place.geonames is not None else None
        return entry.zone if entry else None

    def _parse(self, text: str) -> Parse:
        return self._parser.parse(text, self._sentences(text))

    def _sentences(self, text: str) -> tuple[Sentence, ...]:
        sentences = split(text)
        return sentences if self._whole else self.gate.pass_on(text, sentences)

    @cached_property
    def gate(self) -> Gate:
        """What lets through the sentences that may tell of an incident."""
        forms = self._parser.forms
        harm = harm_terms().inflected(forms)
        incidents, brief = (incident_terms(brief=each).inflected(forms) for each in (False, True))
        beside = number_words() | ordinal_words() | forms(companion_words())
        return Gate(
            harm, incidents, brief, forms(doubtful_words()), beside, forms(speech_words()), part_words()
        )

    @cached_property
    def _parser(self) -> Parser:
        return Parser()

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return self._given or Gazetteer.open()


def read(
    report: Report | str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Reading:
    """Return what a report, or a text as received, says.

    `published` is ISO 8601, a day ("2024-01-03") or a moment. The language model is loaded at the first call.
    The keywords describe a text; a Report says them itself.
    """
    if isinstance(report, str):
        report = Report(report, publisher, url, published, title)
    return _reader().read(report)


def collect_seldom() -> None:
    """Collect garbage seldom, in a process of our own that does little but read.

    What reading makes goes when nothing names it any more; to look for rings of it costs a thirtieth, and
    most of that is to look through what the model consists of.
    """
    gc.set_threshold(*_SELDOM)


@cache
def _reader() -> Reader:
    return Reader()


def _is_aside(parse: Parse) -> bool:
    """Tell whether no sentence of a text need be read."""
    return all(sentence.aside for sentence in parse.sentences)


def _is_readable(report: Report) -> bool:
    return report.language in (None, "en") and not report.text.isspace() and report.text != ""


def _batches(received: Iterable[Received]) -> Iterator[list[Received]]:
    """Yield the inputs in batches of 1, 2, 4 and so on up to the limits, or as many as there are for now."""
    batch: list[Received] = []
    characters, wanted = 0, 1
    for item in received:
        batch.append(item)
        characters += len(item.report.text) if item.report else 0
        if len(batch) >= wanted or characters >= BATCH_CHARACTERS or item.paused:
            yield batch
            batch, characters, wanted = [], 0, min(2 * wanted, BATCH_REPORTS)
    if batch:
        yield batch


def _guarded(work: Callable[[], T], place: str) -> T | Problem:
    """Return what `work` returns, or the Problem that it failed. Nothing else catches whatever goes wrong."""
    try:
        return work()
    except AccordingError:
        raise
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        return Problem(
            "reader-failed",
            place,
            f"Reading this report failed ({type(error).__name__} at {where}: {str(error)[:200]}).",
            "The other reports are read all the same; please report this with the text.",
        )
