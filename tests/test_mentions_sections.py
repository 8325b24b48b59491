"""Incidents by the sections of a report: chronologies, logs, topics of a briefing, headings."""

from __future__ import annotations

from reading_claims import parsed
from reading_mentions import mentioned, period_line, role_of

from according import read
from according.model import Claim, Mention
from according.times import find_times

CHRONOLOGY = """Timeline of attacks in Karachi

A bomb killed five people in Karachi on Friday. These are some of the worst attacks:

18 October 2007
Two blasts hit a procession, killing 139 people.

2014
- 8 June: Militants attack the airport, killing 26.
- 2 November: A bomb kills 60 at Wagah.

2029
- 2 January: Gunmen kill three guards."""

LOG = """BURKINA FASO
Snapshot, 12 to 20 June 2029

Armed attacks killed at least 73 people in the Sahel region between 12 and 20 June.

Soum province
- On 13 June, gunmen raided a market. 31 people were killed and 22 injured.
- On 16 June, a truck hit an explosive device near Djibo. Eight passengers died.

Oudalan province
- 18 June: attack on a gold mine. 19 miners killed."""

BRIEFING = """Spokesperson: Good morning. I have three items.

On Yemen, we are appalled by an attack in Sanaa, in which at least 34 people were killed on Monday.

Turning to Myanmar, 27 people died in air strikes on a market in Sagaing.

Question: The army says that nine insurgents were killed in Sanaa. Can you confirm that?"""


def told(text: str, published: str) -> list[tuple[Claim, Mention]]:
    """Return the claims of a text with their incidents."""
    reading = read(text, published=published)
    mentions = {mention.key: mention for mention in reading.mentions}
    return [(claim, mentions[claim.mention]) for claim in reading.claims if claim.mention]


def test_each_entry_of_a_chronology_is_an_incident_of_its_day():
    found = [(c.figure.low, m.role, period_line(m.date)) for c, m in told(CHRONOLOGY, "2029-01-06")]
    assert found == [
        (5, "main", "2029-01-05"),
        (139, "background", "2007-10-18"),
        (26, "background", "2014-06-08"),
        (60, "background", "2014-11-02"),
        (3, "background", "2029-01-02"),
    ]


def test_a_year_over_entries_is_theirs_and_no_other_s():
    text = "2014\n\n8 June: Two die.\n\nThe mayor spoke on 9 June of them."
    days = [str(time.start) for time in find_times(parsed(text), None) if time.start == time.end]
    assert days[:1] == ["2014-06-08"]
    after = "Chronology\n\n2014\n\n8 June: Two die.\n\nThe mayor will speak on 9 June."
    published = read(after, published="2029-05-02").times
    assert [str(time.start) for time in published if time.text == "9 June"] == ["2029-06-09"]


def test_entries_of_a_log_are_parts_of_what_it_sums_up():
    found = [(c.figure.low, c.count, m.role, period_line(m.date)) for c, m in told(LOG, "2029-06-22")]
    assert found == [
        (73, "total", "main", "2029-06-12 to 2029-06-20"),
        (31, "share", "part", "2029-06-13"),
        (22, "total", "part", "2029-06-13"),
        (8, "share", "part", "2029-06-16"),
        (19, "share", "part", "2029-06-18"),
    ]


def test_entries_that_are_more_than_the_sum_are_no_parts_of_it():
    text = LOG.replace("at least 73", "five")
    assert all(m.role != "part" for _, m in told(text, "2029-06-22"))


def test_each_country_of_a_briefing_has_its_incident_and_a_question_goes_back_to_one():
    by_number = {c.figure.low: m for c, m in told(BRIEFING, "2029-02-14")}
    assert {m.role for m in by_number.values()} == {"main"}
    assert by_number[34].key == by_number[9].key != by_number[27].key
    assert period_line(by_number[34].date) == "2029-02-12"
    assert by_number[27].date is None


def test_what_stands_under_background_was_before():
    text = (
        "Police shot dead two protesters in Nairobi on Friday, a group said.\n\nNine people were hurt.\n\n"
        "Background\n\nAt least 60 people were killed in protests against the law. Dozens were abducted."
    )
    assert role_of(text, "At least 60", "2029-01-06") == "background"
    assert role_of(text, "Nine people", "2029-01-06") == "main"


def test_when_somebody_was_born_is_no_other_time():
    text = "A missile hit a house in Kharkiv on Friday. Rescuers found the body of a woman born in 1961"
    mentions, _ = mentioned(text, "2029-01-06")
    assert [mention.role for mention in mentions] == ["main"]


DIGEST = """MORNING BRIEFING

• Colombia: Two soldiers were killed by a landmine in Arauca.
• Ukraine: A drone hit a clinic in Kherson, killing three.
• India: At least 12 people drowned when a boat overturned in Assam."""

PICTURES = """The week in pictures

Mourners carry the bodies of 11 people killed in an air strike in Sanaa, Yemen. Karim Saleh/Reuters

Rescuers search a collapsed hotel in Izmir, Turkey, where five people died. Ece Tan/AP

A boy looks at a bus in Jos, Nigeria, after clashes that killed 23 people. Musa Bala/AFP"""

HEADED = """Noon briefing

SUDAN
Drone strikes on a market in Al Fasher killed at least 28 people.

SOUTH SUDAN
Gunmen killed three peacekeepers near Bentiu.

HAITI
Armed men killed nine people in Kenscoff."""


def test_each_item_of_a_digest_is_an_incident_of_its_own():
    for text, numbers in ((DIGEST, [2, 3, 12]), (PICTURES, [11, 5, 23]), (HEADED, [28, 3, 9])):
        found = told(text, "2031-05-04")
        assert [claim.figure.low for claim, _ in found] == numbers
        assert {mention.role for _, mention in found} == {"main"}
        assert len({mention.key for _, mention in found}) == len(numbers)


def test_a_report_that_tells_first_and_lists_then_is_no_digest():
    text = "A bomb killed 17 people in Sanaa, Yemen, on Friday.\n\n" + DIGEST
    assert len({mention.key for _, mention in told(text, "2031-05-04") if mention.role == "main"}) == 1
