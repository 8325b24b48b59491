"""Relating: parts and shares among the claims of one incident, beneath the sum that the text states."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_claims import counted, parsed, read, related

from according.claims.relating import relate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine people were killed in the blast. It happened at noon. The market was full. "
            "Three children were among them, the mayor said. Three children died.",
            "killed 9: Nine people | killed 3 part: Three children",
        ),
        (
            "The quake killed 90 people. It struck at dawn. Many were asleep. "
            "A man was killed in Izmir when his house fell.",
            "killed 90: 90 people | killed 1 part implied: A man",
        ),
        (
            "The quake killed 90 people. It struck at dawn. Many were asleep. "
            "Ann Roe, her husband and an aunt were killed when their house fell.",
            "killed 90: 90 people | killed 3 part implied: Ann Roe, her husband and an aunt",
        ),
        (
            "The quake killed 90 people, the ministry said. The Red Crescent said 85 people were killed.",
            "killed 90: 90 people | killed 85: 85 people",
        ),
        (
            "The agency said 40 people were injured. A doctor said eight people were seriously "
            "injured and another 61 were slightly injured.",
            "injured 40: 40 people | injured 8: eight people | injured 61 more: another 61",
        ),
        (
            "At least four civilians were killed and dozens of people were wounded in the shelling. "
            "A video shows at least two wounded people on the floor of a clinic.",
            "killed 4..: At least four civilians | injured 24..: dozens of people | "
            "injured 2.. part: at least two wounded people",
        ),
        (
            "Dozens of people were wounded in the shelling. Footage shows injured people on the floor.",
            "injured 24..: Dozens of people | injured 2.. part implied: injured people",
        ),
        (
            "A gunman hurt 14 people at a fair. The park was full. Nobody slept. Five people were injured.",
            "injured 14: 14 people | injured 5 part: Five people",
        ),
        (
            "At least two civilians were shot dead near the Hamra market. Another was killed later, "
            "bringing the toll to three people. A reporter counted two martyrs near the Hamra market.",
            "killed 2..: At least two civilians | killed 1 part implied: Another | killed 3: three people | "
            "killed 2: two martyrs",
        ),
        (
            "Nine people were killed. Two soldiers were hurt.",
            "killed 9: Nine people | injured 2: Two soldiers",
        ),
        (
            "Twelve people died in the fire. Another two people died in hospital.",
            "killed 12: Twelve people | killed 2 more: Another two people",
        ),
        (
            "Two people died in the fire. Another twelve people died in hospital.",
            "killed 2: Two people | killed 12 more: Another twelve people",
        ),
        (
            "Rescuers found two more bodies, bringing the toll to 84.",
            "killed 2 part: two more bodies | killed 84: 84",
        ),
        (
            "Bombs killed 30 people in Iraq. In Baghdad, 12 people were killed. "
            "In Basra, eight people were killed.",
            "killed 30: 30 people | killed 12 share: 12 people | killed 8 share: eight people",
        ),
        (
            "Bombs killed 30 people in Iraq. In Baghdad, 28 people were killed. "
            "In Basra, eight people were killed.",
            "killed 30: 30 people | killed 28: 28 people | killed 8: eight people",
        ),
        (
            "The quake killed 24 people. It was noon. Shops were shut. Twelve people were killed and "
            "70 others were hurt by a landslide in Bener Meriah.",
            "killed 24: 24 people | killed 12 share: Twelve people | injured 70: 70 others",
        ),
        (
            "At least three people were killed in Rome. Police said two women and one man died.",
            "killed 3..: At least three people | killed 2 part: two women | killed 1 part: one man",
        ),
        (
            "The quake hurt 90 people. It was late. Nobody slept. Two victims were taken to a hospital.",
            "injured 90: 90 people | injured 2 part: Two victims",
        ),
        (
            "The storm hurt 40 people. Around 12 are seriously hurt.",
            "injured 40: 40 people | injured ~12 part: Around 12",
        ),
        (
            "Four people were hurt. It was late. Nobody knew why. Three men and one woman were hurt.",
            "injured 4: Four people | injured 3 part: Three men | injured 1 part: one woman",
        ),
        (
            "The quake killed 60 people and hurt 200. Twelve people died and 70 others were hurt.",
            "killed 60: 60 people | injured 200: 200 | killed 12: Twelve people | injured 70: 70 others",
        ),
        (
            "The toll rose to 84 from 73.",
            "killed 84: 84 | killed 73 former: 73",
        ),
        (
            "Nine people were killed. No one was killed in Lima.",
            "killed 9: Nine people | killed 0 share: No one",
        ),
    ],
)
def test_beneath_a_sum(text, expected):
    got = counted(text)
    assert got == expected


def test_without_an_incident_in_common_nothing_is_beneath_anything():
    text = (
        "Thirty people died in the floods. The rain began on Sunday. Rivers burst their banks. "
        "In Goa 12 people were killed."
    )
    thirty, twelve = read(text)
    apart = (replace(thirty, mention="i1"), replace(twelve, mention="i2"))
    assert [c.count for c in relate(parsed(text), apart)] == ["total", "total"]


def test_another_effect_is_no_sum():
    text = "Thirty people were hurt in the floods. Rain fell. More came. In Goa 12 people were killed."
    assert [c.count for c in related(text)] == ["total", "total"]


def test_a_feared_number_is_no_sum():
    text = "Up to 300 people are feared dead. Rain fell. More is to come. In Goa 12 people were killed."
    assert related(text)[1].count == "total"


def test_no_claims_are_related_to_nothing():
    assert relate(parsed("Nothing happened."), ()) == ()


# Promises

SENTENCES = (
    "Thirty people died in the floods.",
    "In Goa 12 people were killed.",
    "A man was killed in Izmir.",
    "Another two people died in hospital.",
    "Three soldiers were killed, including a sergeant.",
    "The toll rose to 84 from 73.",
    "Nine people were hurt, four of them in Lima.",
    "Nobody was killed in Pune, officials said.",
    "Dozens are feared dead.",
    "Doctors at the city hospital said they had received 14 bodies.",
    "Police arrested 60 people, 20 of them in Paris.",
    "Rain fell all night.",
    "Ann Poe was killed.",
    "At least 20 people were wounded, the ministry said.",
)
REPORTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(REPORTS, st.lists(st.sampled_from(["i1", "i2", None]), min_size=30, max_size=30))
def test_relating_changes_nothing_but_the_count(text, keys):
    before = tuple(replace(c, mention=key) for c, key in zip(read(text), keys, strict=False))
    after = relate(parsed(text), before)
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert replace(new, count=old.count) == old
        assert new.count in ("total", "more", "part", "former", "share")
        assert (new.count == "former") == (old.count == "former")


@settings(deadline=None, max_examples=60)
@given(REPORTS)
@example(
    "Thirty people died in the floods. Rain fell. Rain fell. In Goa 12 people were killed. "
    "Doctors at the city hospital said they had received 14 bodies."
)
def test_relating_twice_is_relating_once(text):
    once = related(text)
    assert relate(parsed(text), once) == once


@settings(deadline=None, max_examples=40)
@given(REPORTS)
def test_the_greatest_number_is_a_part_of_nothing(text):
    before = [c for c in read(text) if c.effect == "killed"]
    after = [c for c in related(text) if c.effect == "killed"]
    for old, new in zip(before, after, strict=True):
        if all((c.figure.low or 0) <= (old.figure.low or 0) for c in before) and old.count == "total":
            assert new.count in ("total", "more", "share")
