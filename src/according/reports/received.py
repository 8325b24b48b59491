"""What comes of one report as it came in: the Report, or the Problem that it holds none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from according.errors import Problem
from according.model import Report
from according.reports.language import guess
from according.reports.limits import LONGEST_TEXT
from according.reports.lines import Fields
from according.times import parse_published

_EARLIEST = "1605"
"""The year of the first newspaper: what is dated before, as year 1, was dated by no one."""

_TIMES = {"published": "The time of publication", "modified": "The time of the last change"}
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Received:
    """What came of one report: its id as it came in, the Report or None, and the Problems met.

    `data` are the bytes that it was made from, where they came from the web. It is `paused` where nothing
    comes after it for now: who gathers reports goes on with those there are.
    """

    input_id: str
    report: Report | None
    problems: tuple[Problem, ...] = ()
    data: bytes | None = field(default=None, repr=False)
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of reports that do not say it themselves."""

    publisher: str | None = None
    published: str | None = None


def received(
    input_id: str, place: str, fields: Fields, given: Given, problems: tuple[Problem, ...] = ()
) -> Received:
    """Make the Report of its fields, or the Problem that it holds none.

    A headline counts as a report where there is no text to it.
    """
    text = fields.text if fields.text.strip() else fields.title or ""
    if len(text) > LONGEST_TEXT:
        return Received(input_id, None, (*problems, too_long(place, f"{LONGEST_TEXT:,} characters")))
    if not text.strip():
        return Received(input_id, None, (*problems, empty(place)))
    if not _LETTER.search(text):
        problem = Problem(
            "no-words", place, "The text has no words.", "Check that this is the report's text."
        )
        return Received(input_id, None, (*problems, problem))
    published, undated = _moment(fields.published or given.published, place, "published")
    modified, unclear = _moment(fields.modified, place, "modified")
    language = guess(text)
    publisher = fields.publisher or given.publisher
    report = Report(
        text,
        publisher,
        fields.url,
        published,
        fields.title,
        language,
        author=fields.author,
        modified_at=modified,
    )
    return Received(input_id, report, (*problems, *undated, *unclear, *_foreign(language, place)))


def refused(name: str, code: str, message: str, remedy: str) -> Received:
    """Return that an input gave no report, and why."""
    return Received(name, None, (Problem(code, name, message, remedy),))


def also(one: Received, *problems: Problem) -> Received:
    """Return what was received, with more Problems."""
    return replace(one, problems=(*one.problems, *problems))


def too_long(place: str, limit: str) -> Problem:
    """Return the Problem that an input is longer than is read."""
    return Problem(
        "too-large", place, f"It is longer than {limit} and was not read.", "Give one report at a time."
    )


def empty(place: str) -> Problem:
    """Return the Problem that there is no text."""
    return Problem("empty", place, "There is no text.", "Check that this is the right input.")


def _moment(words: str | None, place: str, what: str) -> tuple[str | None, tuple[Problem, ...]]:
    if words is None:
        return None, ()
    moment = parse_published(words)
    if moment is not None and moment >= _EARLIEST:
        return moment, ()
    problem = Problem(
        f"{what}-unclear",
        place,
        f"{_TIMES[what]} {words[:40]!r} is not clear and was left out.",
        "Give it as in 2024-01-03 or 2024-01-03T16:05:00+03:30.",
    )
    return None, (problem,)


def _foreign(language: str | None, place: str) -> tuple[Problem, ...]:
    if language in (None, "en"):
        return ()
    message = f"The text is not in English (it looks like {language!r}); no claims are read from it."
    return (Problem("not-english", place, message, "Give a report in English, or a translation."),)
