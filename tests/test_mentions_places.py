"""Where and when an incident was, as the report says it, and never more than it says."""

import datetime as dt

import pytest
from reading_mentions import main_of, mentioned

from according.incidents.amounts import metres, number, seconds
from according.incidents.relations import away, relation_before
from according.incidents.where import RADIUS_M
from according.model import Period


def day(text: str) -> Period:
    date = dt.date.fromisoformat(text)
    return Period(date, date)


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("A bomb killed four people in Mosul on Friday.", "Mosul", "IQ", "settlement"),
        ("A quake has hit Nepal, killing nine people.", "Nepal", "NP", "country"),
        (
            "Floods in Kenya killed 30 people.\n\nMost of the dead were in Nairobi.",
            "Nairobi",
            "KE",
            "settlement",
        ),
    ],
)
def test_the_place_that_the_words_attach_to(text: str, name: str, country: str, precision: str) -> None:
    place = main_of(text).place
    assert place is not None
    assert (place.name, place.country, place.precision) == (name, country, precision)
    assert place.span is not None and place.span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Four people were killed in a bus crash, a spokesman in Madrid said.",
        "An air strike killed four people. The man from Cairo had been away.",
    ],
)
def test_a_place_of_telling_or_origin_weighs_little(text: str) -> None:
    text += "\n\nThe dead were brought from the road near Seville, where it happened in Seville."
    place = main_of(text).place
    assert place is not None and place.name == "Sevilla"


@pytest.mark.parametrize("name", ["Fairview", "Springfield", "Jackson"])
@pytest.mark.parametrize(
    "after", ["", " The man from Cairo had been away.", " Helpers came from Cairo, Egypt."]
)
def test_of_a_name_that_may_be_many_places_only_the_words_are_kept(name: str, after: str) -> None:
    place = main_of(f"Two people were killed in a fire in {name} on Monday.{after}").place
    assert place is not None
    assert (place.name, place.country, place.lat, place.lon, place.geonames) == (name, None, None, None, None)
    assert (place.precision, place.radius_m) == ("unknown", None)


def test_no_place_is_made_of_a_demonym() -> None:
    assert main_of("A Colombian soldier was shot dead.").place is None


def test_a_country_that_acts_is_not_where_it_acts() -> None:
    place = main_of("Six people were killed in a US drone strike in Baghdad on Friday.").place
    assert place is not None and place.name == "Baghdad"


def test_no_place_where_none_is_said() -> None:
    assert main_of("A gunman killed two people in a supermarket.").place is None


def test_a_distance_is_kept_with_its_anchor() -> None:
    text = "An earthquake killed two people on Sunday. It struck 75 kilometres (47 miles) west of Manokwari."
    place = main_of(text).place
    assert place is not None
    assert (place.precision, place.anchor, place.distance_m) == ("relative", "Manokwari", 75_000.0)
    assert place.relation == "75 kilometres west of"
    assert place.radius_m == 15_000.0


def test_nearness_without_a_distance_is_relative_too() -> None:
    place = main_of("A helicopter crash near Kathmandu killed five people.").place
    assert place is not None
    assert (place.precision, place.relation, place.distance_m) == ("relative", "near", None)
    assert place.radius_m == RADIUS_M["relative"]


def test_another_incident_lends_no_place() -> None:
    text = (
        "A quake killed ten people in Shiraz on Sunday.\n\nRescuers dug all night.\n\nSchools shut.\n\n"
        "In 2003 a quake in Bam killed 26,000 people."
    )
    mentions, _ = mentioned(text, "2005-11-28")
    assert [mention.place.name for mention in mentions if mention.place] == ["Shiraz", "Bam"]


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("A bomb killed four people in Mosul on Friday.", "2016-10-22", "2016-10-21"),
        ("A bomb killed four people in Mosul on 3 May 2016.", None, "2016-05-03"),
        ("A gunman shot two people yesterday, police said on Monday.", "2016-10-24", "2016-10-23"),
        (
            "Two died in a crash near Cork.\n\nIt happened around 1 a.m. Wednesday on a wet road.",
            "2017-03-23",
            "2017-03-22",
        ),
        (
            "Two men were charged on Thursday over a shooting on Tuesday in which a boy died.",
            "2017-03-23",
            "2017-03-21",
        ),
    ],
)
def test_the_day_that_the_report_states(text: str, published: str | None, date: str) -> None:
    assert main_of(text, published).date == day(date)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("A bomb killed four people in Mosul.", "2016-10-22"),
        ("A bomb killed four people in Mosul on Friday.", None),
        ("A bomb killed four people in Mosul, police said on Saturday.", "2016-10-22"),
        ("A bomb killed four people in Mosul shortly after 3 p.m.", "2016-10-22"),
    ],
)
def test_no_day_is_guessed(text: str, published: str | None) -> None:
    assert main_of(text, published).date is None


def test_the_day_of_another_incident_is_its_own() -> None:
    text = (
        "A quake killed ten people in Shiraz on Sunday.\n\nRescuers dug all night.\n\nSchools shut.\n\n"
        "In December 2003 a quake in Bam killed 26,000 people."
    )
    mentions, _ = mentioned(text, "2005-11-28")
    assert mentions[0].date == day("2005-11-27")
    assert mentions[1].date == Period(dt.date(2003, 12, 1), dt.date(2003, 12, 31))


def test_this_day_is_the_day_of_the_report() -> None:
    text = (
        "General Rahimi was killed in a drone strike on this day in 2020. "
        "Blasts near his grave killed 20 people, the governor of Kerman said."
    )
    assert main_of(text, "2024-01-03").date == day("2024-01-03")
    assert main_of(text).date is None


@pytest.mark.parametrize(
    ("before", "words", "distance"),
    [
        ("struck 700 metres from ", "700 metres from", 700.0),
        ("about 10 miles north of the town of ", "10 miles north of", 16093.44),
        ("half a mile from ", "half a mile from", 804.672),
        ("seven km (4 miles) east of ", "seven km east of", 7000.0),
        ("on the outskirts of ", "on the outskirts of", None),
        ("off the southern coast of ", "off the southern coast of", None),
    ],
)
def test_relations(before: str, words: str, distance: float | None) -> None:
    found = relation_before(before + "Qeshm", 0, len(before))
    assert found is not None
    assert (found.words, found.distance_m) == (words, distance)


@pytest.mark.parametrize("before", ["in ", "people of ", "the governor of ", "at a school in ", ""])
def test_no_relation(before: str) -> None:
    assert relation_before(before + "Qeshm", 0, len(before)) is None


def test_a_distance_away() -> None:
    text = "The second was about a kilometre (0.6 miles) away."
    found = away(text, 0, len(text))
    assert found is not None
    assert (found.words, found.distance_m) == ("a kilometre away", 1000.0)
    assert away("The second was far away.", 0, 24) is None


def test_amounts() -> None:
    assert number("1,200") == 1200
    assert number("0.6") == 0.6
    assert number("half a") == 0.5
    assert number("lots") is None
    assert metres("two", "kilometres") == 2000
    assert metres("two", "leagues") is None
    assert seconds("ten", "minutes") == 600
    assert seconds("many", "minutes") is None
