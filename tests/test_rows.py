"""Rows of places with nothing but their numbers, the sums that close them, and those named first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import counted, related

ROWS = [
    (
        "Sixteen were wounded: Nikopol nine, Marhanets four, Pokrovske three",
        "injured 16: Sixteen | injured 9 share: nine | injured 4 share: four | injured 3 share: three",
    ),
    (
        "The virus has sickened 640 people: Dhaka has 410 of them, Chittagong 150, the other divisions 80.",
        "ill 640: 640 people | ill 410 share: 410 | ill 150 share: 150 | ill 80 share: 80",
    ),
    (
        "The Beqaa valley suffered 60 deaths, the south 45 and Beirut's suburbs 12; the ministry puts the sum"
        " at 117.",
        "killed 60 share: 60 deaths | killed 45 share: 45 | killed 12 share: 12 | killed 117: 117",
    ),
    (
        "Florida has six dead, Georgia four, the Carolinas two: twelve across the South.",
        "killed 6 share: six | killed 4 share: four | killed 2 share: two | killed 12: twelve",
    ),
]

NAMED_FIRST = [
    (
        "Of the 143 people rescued, 98 were taken to Pozzallo and 45 to Augusta.",
        "rescued 143: the 143 people | rescued 98 share: 98 | rescued 45 share: 45",
    ),
    (
        "Of the storm's 230 dead, 104 lived in Carolina.",
        "killed 230: 230 | killed 104 share: 104",
    ),
    ("Out of 60 people killed, 20 died in Hama.", "killed 60: 60 people | killed 20 share: 20"),
    (
        "Nine of the 15 deaths were recorded in Msambweni.",
        "killed 9 share: Nine | killed 15: the 15 deaths",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_places_with_nothing_but_their_numbers(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(("text", "expected"), NAMED_FIRST)
def test_some_of_those_named_first_are_of_one_place(text: str, expected: str) -> None:
    assert counted(text) == expected


FIELDS = [
    ("Dead: 255; Injured: 71; Missing: 38", "killed 255: 255 | injured 71: 71 | missing 38: 38"),
    (
        "Casualties: Dead - 255; Injured - at least 71; Missing - nil.",
        "killed 255: 255 | injured 71..: at least 71 | missing 0: nil",
    ),
    (
        "The wave hit Leyte. Confirmed dead: 12 / Persons injured: 30 / Houses lost: 410",
        "killed 12: 12 | injured 30: 30",
    ),
    (
        "c. Displaced: 96,039 families inside 1,223 evacuation centers",
        "displaced 96039 families: 96,039 families",
    ),
    ("FATALITIES: 176 (all). The aircraft fell soon after take-off.", "killed 176: 176"),
    ("Dead: 6. Injured: 15. Buildings collapsed: 40.", "killed 6: 6 | injured 15: 15"),
    ("Number of dead: 12. Number of houses destroyed: 9.", "killed 12: 12"),
    ("Fatalities: 8. Passengers: 149. The plane burned.", "killed 8: 8"),
]


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_each_field_of_a_form_counts_what_its_label_says(text: str, expected: str) -> None:
    assert counted(text) == expected


def test_a_list_by_letters_has_a_line_for_each() -> None:
    text = (
        "Typhoon update no. 11\na. Casualties: Dead - 255; Injured - 71; Missing - 38\n"
        "b. Affected population: 2,055,630 families in 41 provinces"
    )
    assert counted(text) == "killed 255: 255 | injured 71: 71 | missing 38: 38"


@pytest.mark.parametrize(
    "text",
    [
        "The quake killed 23 people on June 5, while Flight 370 and Route 9 were not hit.",
        "The crash killed 23 people on Highway 6, Exit 12, near Lot 4.",
        "Arsenal beat Chelsea 3, Everton 2, while 23 people were hurt.",
    ],
)
def test_names_with_numbers_that_count_nobody(text: str) -> None:
    assert [claim.figure.low for claim in related(text)] == [23]


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 40), st.integers(2, 40), st.integers(2, 40))
def test_the_sum_of_a_row_is_told_beside_its_shares(one: int, two: int, three: int) -> None:
    text = f"At least 160 people were hurt: Nikopol {one}, Marhanets {two}, Pokrovske {three}."
    told = [(claim.figure.low, claim.count) for claim in related(text)]
    assert told == [(160, "total"), (one, "share"), (two, "share"), (three, "share")]
