"""People without a number in headlines: whom a word of harm is said of, and of whom it is not."""

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boy drowns in river", "killed 1 implied: Boy"),
        ("Girl, 9, dies after fall", "killed 1 implied: Girl"),
        ("9-year-old dead after accidental shooting", "killed 1 implied: 9-year-old"),
        ("Nine-year-old in critical condition after crash", "injured 1 implied: Nine-year-old"),
        ("Shark kills surfer", "killed 1 implied: surfer"),
        ("Teen shot and killed in Leeds was targeted, police say", "killed 1 implied: Teen"),
        ("Deputies: Teen accidentally shot, killed at motel", "killed 1 implied: Teen"),
        ("Suspect in custody after stabbing", "detained 1 implied: Suspect"),
        ("Boy killed, sister hurt in crash", "killed 1 implied: Boy | injured 1 implied: sister"),
        (
            "Boy accidentally kills sister, injures brother after finding gun",
            "killed 1 implied: sister | injured 1 implied: brother",
        ),
        (
            "Bandits kill farmer's son, abduct wife",
            "killed 1 implied: farmer's son | abducted 1 implied: wife",
        ),
        ("Officer shot, suspect killed", "injured 1 implied: Officer | killed 1 implied: suspect"),
        ("Man dead, 2 women hospitalized after crash", "killed 1 implied: Man | injured 2: 2 women"),
    ],
)
def test_one_of_whom_it_is_said(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mother, son killed in crash", "killed 2 implied: Mother, son"),
        ("Pilot, co-pilot killed in crash", "killed 2 implied: Pilot, co-pilot"),
        ("Police officer, suspect dead after shootout", "killed 2 implied: Police officer, suspect"),
        ("Mom, 3 kids killed in crash", "killed 1 implied: Mom | killed 3: 3 kids"),
        ("Pilot, 3 passengers dead in plane crash", "killed 1 implied: Pilot | killed 3: 3 passengers"),
    ],
)
def test_a_list(text, expected):
    assert claims(text).replace(" more", "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Family says boy accidentally killed brother", "killed 1 implied: brother"),
        ("Man shoots officer", "injured 1 implied: officer"),
        ("NATO allies say envoy missing a good party", ""),
        ("Ann Roe, civil rights organizer, dies", ""),
        ("Coroner identifies teen killed after shooting self", "killed 1 implied: teen"),
    ],
)
def test_those_of_whom_it_is_not_said(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Blast kills three soldiers, two civilians in Mali",
            "killed 3: three soldiers | killed 2 more: two civilians",
        ),
        (
            "Police kill village couple, 2 children at checkpoint",
            "killed 2 implied: village couple | killed 2 more: 2 children",
        ),
        (
            "Soldiers kill two children, parents in raid",
            "killed 2: two children | killed 2.. more implied: parents",
        ),
        ("Strike kills two brothers, 5 and 7", "killed 2: two brothers"),
        ("Strike kills 5 soldiers, army says", "killed 5: 5 soldiers"),
        ("Fire kills grandmother, toddler in Leeds", "killed 2 implied: grandmother, toddler"),
        (
            "Singer dies with five others in plane crash",
            "killed 1 implied: Singer | killed 5 more: five others",
        ),
    ],
)
def test_listed_after_the_verb(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three Turkish police, six rebels killed in clash",
            "killed 3: Three Turkish police | killed 6 more: six rebels",
        ),
        (
            "Teacher Ann Moss and two pupils killed in crash",
            "killed 1 implied: Teacher Ann Moss | killed 2 more: two pupils",
        ),
    ],
)
def test_listed_before_a_number(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Rebel Leader's Killing Deepens Divisions in Chad", "killed 1 implied: A Rebel Leader"),
        ("Kenyan police arrest man accused of recruiting fighters", "detained 1 implied: man"),
        ("Police in Kano arrest 17 over lynching", "detained 17: 17"),
        ("Man held over murder of teacher", "detained 1 implied: Man | killed 1 implied: teacher"),
        ("Detained student released after protests", "detained 1 implied: Detained student"),
        ("Hollywood star arrested a second time", "detained 1 implied: Hollywood star"),
    ],
)
def test_what_the_tagger_took_for_something_else(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daughter of mayor killed in crash", "killed 1 implied: Daughter"),
        ("Father of 5-year-old detained in Ohio disputes claim", "detained 1 implied: 5-year-old"),
        ("A poet and teacher is arrested for fraud", "detained 1 implied: A poet"),
    ],
)
def test_one_told_of_by_another(text, expected):
    assert claims(text) == expected
