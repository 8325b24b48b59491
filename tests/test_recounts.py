"""Bare numbers that somebody else gives of those told of before, and on whose word."""

from __future__ import annotations

import pytest
from reading_claims import counted, read

ANEW = [
    (
        "Police say nine people died in the stampede; hospital records show 11.",
        "killed 9: nine people | killed 11: 11",
    ),
    (
        "Witnesses spoke of more than 20 dead; the governor's office said six.",
        "killed 21..: more than 20 | killed 6: six",
    ),
    (
        "At least 12 protesters were shot dead, medics said. The army says three.",
        "killed 12..: At least 12 protesters | killed 3: three",
    ),
    ("A fire killed 20 workers. Unions claimed 31.", "killed 20: 20 workers | killed 31: 31"),
    (
        "Fifteen people died, officials say. Local media report as many as 40.",
        "killed 15: Fifteen people | killed ..40: as many as 40",
    ),
    (
        "Some 200 hostages were taken, the army said. The group speaks of 150.",
        "abducted ~200: Some 200 hostages | abducted 150: 150",
    ),
    (
        "The ministry says 40 people have died, the opposition 65.",
        "killed 40: 40 people | killed 65: 65",
    ),
    (
        "Sixty people were killed, according to the union, and 13, according to the police.",
        "killed 60: Sixty people | killed 13: 13",
    ),
    (
        "Up to 30 people are feared dead. Police have confirmed nine.",
        "killed ..30 feared: Up to 30 people | killed 9: nine",
    ),
    (
        "The army said nine soldiers died. The rebels' count was 31.",
        "killed 9: nine soldiers | killed 31: 31",
    ),
    (
        "Thirty-one people died, the ministry said. On Monday it had spoken of 40.",
        "killed 31: Thirty-one people | killed 40 former: 40",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ANEW)
def test_a_bare_number_that_another_gives_is_of_the_same_people(text: str, expected: str) -> None:
    assert counted(text) == expected


NOT_ANEW = [
    ("Police arrested 14 protesters. Organisers counted 5,000 at the rally.", "detained 14: 14 protesters"),
    ("Nine people were killed; the owner said 12 were inside.", "killed 9: Nine people"),
    ("Nine people died and 14 were hurt. Police counted 40.", "killed 9: Nine people | injured 14: 14"),
    ("Five people were hurt. Police listed the ages of the men as 14, 18 and 29.", "injured 5: Five people"),
    ("Nine people died. The village, which counts 300, is in mourning.", "killed 9: Nine people"),
    ("Nine people died. The company would not confirm 12.", "killed 9: Nine people"),
]


@pytest.mark.parametrize(("text", "expected"), NOT_ANEW)
def test_what_is_counted_otherwise_is_none_of_them(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The ministry says 40 people have died, the opposition 65.", [["ministry"], ["opposition"]]),
        (
            "The ministry put the number of dead at 40, the opposition at 65.",
            [["ministry"], ["opposition"]],
        ),
        ("Police say nine people died; hospital records show 11.", [["Police"], ["hospital records"]]),
    ],
)
def test_each_number_has_its_own_teller(text: str, sources: list[list[str]]) -> None:
    assert [[source.name for source in claim.sources] for claim in read(text)] == sources


def test_a_number_taken_up_opens_a_sentence_that_tells_more() -> None:
    text = "On Monday the toll stood at 40. It is now 31, after nine people were found alive."
    assert counted(text) == "killed 40 former: 40 | killed 31: 31 | rescued 9: nine people"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officials reported nine new deaths and 120 new infections, taking the totals to 301 and 4,455.",
            "killed 9 part: nine new deaths | ill 120 part: 120 new infections | killed 301: 301"
            " | ill 4455: 4,455",
        ),
        (
            "Nine died and 20 were hurt, taking the totals to 80 dead and 200 injured.",
            "killed 9 part: Nine | injured 20 part: 20 | killed 80: 80 | injured 200: 200",
        ),
    ],
)
def test_two_totals_are_of_the_two_harms_before_them(text: str, expected: str) -> None:
    assert counted(text) == expected
