"""When the incidents of a report were: a day, a night, a month, a year, or not said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import parsed
from reading_mentions import main_of, mentioned, others_of, period_line
from small_ledger import reader

from according.incidents.anchor import find_anchor
from according.incidents.events import find_events
from according.model import Period, Report
from according.times import find_times

PUBLISHED = "2024-05-12"
"""A Sunday."""

STATED = [
    ("A bomb killed four people in Mosul on Friday.", "2024-05-10"),
    ("A bomb killed four people in Mosul on Sunday.", "2024-05-12"),
    ("A bomb killed four people in Mosul yesterday.", "2024-05-11"),
    ("A bomb killed four people in Mosul today.", "2024-05-12"),
    ("A bomb killed four people in Mosul on Saturday night.", "2024-05-11"),
    ("A bomb killed four people in Mosul early on Friday.", "2024-05-10"),
    ("A bomb killed four people in Mosul on 3 May.", "2024-05-03"),
    ("A bomb killed four people in Mosul on May 3, 2024.", "2024-05-03"),
    ("On Friday, a bomb killed four people in Mosul.", "2024-05-10"),
    ("Friday's bombing in Mosul killed four people.", "2024-05-10"),
    ("A man was arrested after the Friday morning bombing in Mosul. Four people were killed.", "2024-05-10"),
    ("The bombing on Friday killed four people in Mosul, officials said on Saturday.", "2024-05-10"),
    ("A bomb exploded on Friday. Four people were killed, police said.", "2024-05-10"),
    ("Four people were killed in Mosul. It happened on Friday, outside a bakery.", "2024-05-10"),
    ("Four people died in a fire in Lodz on Thursday afternoon, the mayor said on Friday.", "2024-05-09"),
    ("Five people were hurt in a shooting in Leeds. It was reported at 12:03 a.m. Thursday.", "-"),
    ("A raid killed nine people in Mosul, police said. In all 81 people have died there since May 3.", "-"),
    ("Five people were hurt in Leeds. The shooting was reported at 12:03 a.m. Thursday.", "2024-05-09"),
    ("A man was killed in a crash near Hull. The crash was reported just after 6 p.m. Friday.", "2024-05-10"),
    ("A boat sank off Mauritania, leaving 49 dead. It had left Gambia a week earlier.", "-"),
    (
        "Two soldiers died in a crash in Kunduz. Some 13,000 remain there, sent in the wake of the September "
        "11, 2001 attacks.",
        "-",
    ),
]

TELLING = [
    ("Two people were killed in an explosion in Sfax, on Tuesday, the mayor said.", "2024-05-07"),
    ("Two people were killed in an explosion in Sfax, Tunisia, on Tuesday, the mayor said.", "2024-05-07"),
    ("Four people were shot dead in Leeds, on Friday, police told reporters.", "2024-05-10"),
    ("Two people were killed in an explosion in Sfax, the mayor said on Tuesday.", "-"),
    ("Two people were killed in an explosion in Sfax, the mayor said, on Tuesday.", "-"),
    ("Two people were killed in an explosion in Sfax, the mayor told reporters on Tuesday.", "-"),
    ("On Tuesday, the mayor said two people had been killed in an explosion in Sfax.", "-"),
    ("Police said on Friday that four people had been shot dead in Leeds.", "-"),
    ("Police announced Friday that four people had been shot dead in Leeds on Thursday.", "2024-05-09"),
]

AFTERWARDS = [
    ("Two men were arrested on Friday over a shooting in Leeds that killed a boy on Tuesday.", "2024-05-07"),
    ("The victims of the fire, which killed six people on Monday, were buried on Friday.", "2024-05-06"),
    ("A shooting killed a boy in Leeds.\n\nA man will appear in court on Monday.", "-"),
    ("A shooting killed a boy in Leeds.\n\nTwo men were charged on Friday.", "-"),
    ("A quake killed six people in Van.\n\nThe minister visited the town on Friday.", "-"),
]

UNKNOWN = [
    "A bomb killed four people in Mosul.",
    "A bomb killed four people in Mosul at 3 p.m.",
    "A bomb killed four people in Mosul shortly before midnight.",
    "A bomb killed four people in a house built in 1962.",
    "A bomb killed four people in Mosul, a city of 1.5 million in the north.",
    "A bomb killed four people in Mosul; the governor took office in 2021.",
]

OTHERS = [
    (
        "A bomb killed nine people in Mosul on Friday. A day earlier, two people died in a blast in Erbil.",
        ["2024-05-09"],
    ),
    (
        "A bomb killed nine people in Mosul on Friday. The day before, two people died in a blast in Erbil.",
        ["2024-05-09"],
    ),
    (
        "A bomb killed nine people in Mosul on Friday, two days after a car bomb killed 31 people there.",
        ["2024-05-08"],
    ),
    (
        "The blast on Friday came a day after gunmen killed five people in Erbil.",
        ["2024-05-09"],
    ),
    (
        "The blast on Friday came three days after another that killed five people.",
        ["2024-05-07"],
    ),
    (
        "A bomb killed nine people in Mosul on Friday. In March a bomb there killed 14 people.",
        ["2024-03-01 to 2024-03-31"],
    ),
    (
        "A bomb killed nine people in Mosul on Friday. The 2016 bombing killed 40 people.",
        ["2016-01-01 to 2016-12-31"],
    ),
    (
        "A bomb killed nine people in Mosul on Friday. On 4 March 2016 a bomb there killed 14 people.",
        ["2016-03-04"],
    ),
    (
        "The blast on Friday, which killed nine people, came two weeks after a car bomb killed 31 people.",
        ["-"],
    ),
    (
        "A bomb killed nine people in Mosul. It came two days after a car bomb killed 31 people.",
        ["-"],
    ),
    (
        "A bomb killed nine people in Mosul on Friday. An earlier blast killed 14 people.",
        ["-"],
    ),
]


@pytest.mark.parametrize(("text", "days"), STATED)
def test_the_day_beside_the_event_is_its_day(text: str, days: str) -> None:
    assert period_line(main_of(text, PUBLISHED).date) == days


@pytest.mark.parametrize(("text", "days"), TELLING)
def test_a_time_before_the_teller_is_the_events_and_one_after_is_the_tellings(text: str, days: str) -> None:
    assert period_line(main_of(text, PUBLISHED).date) == days


@pytest.mark.parametrize(("text", "days"), AFTERWARDS)
def test_the_day_of_what_came_after_is_not_the_events(text: str, days: str) -> None:
    assert period_line(main_of(text, PUBLISHED).date) == days


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_day_that_is_not_said_is_missing(text: str) -> None:
    assert main_of(text, PUBLISHED).date is None


@pytest.mark.parametrize(("text", "days"), OTHERS)
def test_an_incident_in_passing_has_its_own_days(text: str, days: list[str]) -> None:
    assert [period_line(mention.date) for mention in others_of(text, PUBLISHED)] == days


@pytest.mark.parametrize(("text", "days"), OTHERS)
def test_an_incident_in_passing_does_not_move_the_one_reported(text: str, days: list[str]) -> None:
    main = mentioned(text, PUBLISHED)[0][0]
    if main.role == "main":
        assert period_line(main.date) == ("2024-05-10" if "Friday" in text else "-")
    else:
        assert period_line(main.date) == days[0]


@pytest.mark.parametrize(("text", "days"), STATED)
def test_a_weekday_without_a_day_of_publication_is_no_date(text: str, days: str) -> None:
    expected = days if "2024" in text else "-"
    assert period_line(main_of(text).date) == expected


def anchor_words(text: str, published: dt.date | None = None) -> str | None:
    """The words of the time that a report gives for what it reports."""
    parse = parsed(text)
    told = frozenset(event.i for event in find_events(parse))
    anchor = find_anchor(parse, told, find_times(parse, published), published)
    return anchor.text if anchor else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A quake struck on Monday. Aid arrived on Friday.", "Monday"),
        ("Aid arrived on Friday. A quake had struck on Monday.", "Monday"),
        ("A quake struck on Monday, officials said on Tuesday.", "Monday"),
        ("A quake struck at 5 a.m. The town was founded in 1870.", None),
        ("A quake struck in March 2019.", "March 2019"),
        ("There was no news.", None),
    ],
)
def test_the_anchor_is_the_time_nearest_to_what_is_told(text: str, words: str | None) -> None:
    assert anchor_words(text) == words


def test_the_date_beside_a_title_is_the_pages() -> None:
    text = "Quake hits Van, 12 May 2024\n\nA quake killed six people in Van, the governor said."
    assert anchor_words(text, dt.date(2024, 5, 12)) is None


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@settings(max_examples=30)
@given(st.sampled_from(WEEKDAYS), st.dates(dt.date(2000, 1, 10), dt.date(2030, 1, 1)))
def test_a_weekday_is_of_the_week_up_to_publication(weekday: str, published: dt.date) -> None:
    date = main_of(f"A bomb killed four people in Mosul on {weekday}.", published.isoformat()).date
    assert date is not None and date.start == date.end
    assert dt.timedelta(0) <= published - date.start < dt.timedelta(7)
    assert WEEKDAYS[date.start.weekday()] == weekday


@settings(max_examples=30)
@given(st.integers(1, 9), st.dates(dt.date(2000, 1, 10), dt.date(2030, 1, 1)))
def test_days_after_are_counted_back_from_the_incident(days: int, published: dt.date) -> None:
    number = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")[days - 1]
    unit = "day" if days == 1 else "days"
    text = f"The blast on Monday came {number} {unit} after a raid in Erbil that killed five people."
    main, other = mentioned(text, published.isoformat())[0][0], others_of(text, published.isoformat())[0]
    assert other.date is not None and other.date.start == other.date.end
    assert other.date.start.weekday() == (0 - days) % 7
    assert main.role == "background" or (main.date and main.date.start - other.date.start).days == days


FAR = (
    "Three people were killed by a bomb in Kerman in 1999, police said. Two died on Monday, 90 days before.",
    "Two people were killed by a flood in Sfax at 23:30 GMT on December 31, 9999. Five died two days later.",
    "Five men died in a fire in Rome 9999999999 days after three people were killed there, police said.",
)


@pytest.mark.parametrize("text", FAR)
@pytest.mark.parametrize(
    "published", ["0001-01-01", "0001-01-02T00:30:00+14:00", "9999-12-31T23:59:59-12:00", "2024-05-12"]
)
def test_where_the_calendar_ends_nothing_breaks(text: str, published: str) -> None:
    made = reader().read(Report(text, published_at=published))
    assert {claim.effect for claim in made.claims} == {"killed"}


@pytest.mark.parametrize(
    "text",
    [
        "Nine soldiers and an interpreter are killed when their vehicle hits a roadside bomb near Haditha. "
        "Two days earlier six soldiers of the same battalion were killed close by. A reporter is found shot "
        "dead in Basra; police say that they have opened an inquiry into her death and the threats before.",
        "A shell kills four people at a market in Toretsk, and nine more are taken to hospital nearby. "
        "Later, during a lull that neither side had announced, a sniper kills a farmer going to his field. A "
        "drone burns down a barn near Pokrovsk; nobody is hurt there.",
    ],
    ids=["looks back", "at an unknown time"],
)
def test_an_entry_that_opens_in_the_present_tense_is_of_its_day(text: str) -> None:
    assert main_of(text, published=PUBLISHED).date == Period(dt.date(2024, 5, 12), dt.date(2024, 5, 12))
