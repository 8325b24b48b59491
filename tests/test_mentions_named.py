"""A report that names an incident is about it though it gives no figure; one that names none is not."""

import pytest

from according.model import Report
from according.pipeline import Reader


@pytest.fixture(scope="module")
def reader():
    return Reader()


def mains(reader, text, title=None):
    mentions = reader.read(Report(text, published_at="2024-03-05", title=title)).mentions
    return [mention.kind for mention in mentions if mention.role == "main"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What we know about the Ghent synagogue attack", "other"),
        ("Governor calls the killing of Ana Petrov a disgrace", "other"),
        ("A Killing Spree in Oregon Leaves a Valley Afraid", "assault"),
        ("Airline pilots raised alarms months before deadly runway crash", "aircraft"),
        ("Salzburg fire: families wait for news of the victims", "fire"),
        ("Fire at a mountain resort leaves about 30 dead", "fire"),
    ],
)
def test_a_headline_that_names_an_incident_is_about_it(reader, text, kind):
    assert mains(reader, text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Senator attacks the mayor over schools",
        "Nurses in Leeds hospitals plan a strike over pay",
        "New tablet gets Fire TV apps",
        "Chip shortage is killing the cheapest phones",
        "Minister under fire for her holiday",
        "Council votes for later bar hours",
    ],
)
def test_a_headline_that_names_none_is_about_none(reader, text):
    assert mains(reader, text) == []


def test_to_fire_is_not_a_fire(reader):
    assert mains(reader, "Guards fired at a crowd near a hotel and killed three people") == ["shooting"]


def test_a_title_is_read_where_the_text_tells_of_nothing(reader):
    notice = "Please sign in to go on reading. You will get our letter each morning."
    report = Report(notice, published_at="2024-03-05", title="Two killed in warehouse fire in Leeds")
    reading = reader.read(report)
    (mention,) = reading.mentions
    assert (mention.role, mention.kind, mention.span) == ("main", "fire", None)
    assert mention.place is not None and mention.place.name == "Leeds"
    assert mention.place.span is None
    assert reading.claims == ()


def test_a_title_says_nothing_where_the_text_tells_of_an_incident(reader):
    text = "Two people were killed in a warehouse fire in Leeds."
    assert mains(reader, text, "Flood in Hull") == ["fire"]
