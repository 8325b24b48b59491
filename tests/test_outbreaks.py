"""Reports of outbreaks: one case, first deaths, numbers by place, what is only suspected, and sick beasts."""

import pytest
from passages import told

_CHOLERA = " Cholera broke out in the port in March."
_FLU = " The flu has spread since March."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Typhoid case reported at Hull school", "ill 1 implied: Typhoid case"),
        ("Doctors in Lima confirmed a case of diphtheria on Friday.", "ill 1 implied: a case"),
        ("Oregon confirms mumps case in nursery", "ill 1 implied: mumps case"),
        ("The court heard a case of fraud. The measles vaccine was in short supply.", ""),
        ("Avian flu case confirmed near Cork", ""),
        ("Clinics saw 45 cases of acute bloody diarrhoea last week.", "ill 45: 45 cases"),
        ("The camp has registered 312 cases of severe diarrhea.", "ill 312: 312 cases"),
    ],
)
def test_one_case_is_one_person(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Utah sees first plague death of the year", "killed 1: first plague death"),
        ("Kenya announced the first fatality from Rift Valley fever.", "killed 1: the first fatality"),
        ("It is the first infection known on the island." + _FLU, "ill 1: the first infection"),
        (
            "Since the first death in May, nurses have gone from door to door." + _CHOLERA,
            "",
        ),
    ],
)
def test_the_first_to_fall_ill_or_die_is_one(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad has 70 cases, Niger 22 and Benin nine." + _CHOLERA,
            "ill 70 share: 70 | ill 22 share: 22 | ill 9 share: nine",
        ),
        (
            "Bavaria has had the most cases, with 44, followed by Saxony with 19." + _CHOLERA,
            "ill 44: 44 | ill 19 share: 19",
        ),
        (
            "Thirty of the dead were in Oran and two were in Algiers." + _CHOLERA,
            "killed 30 part: Thirty of the dead | killed 2 share: two",
        ),
        ("Two of the sick were in intensive care and one was in surgery." + _CHOLERA, "ill 2: Two"),
    ],
)
def test_places_in_a_row_have_their_shares(text, expected):
    assert told(text) == expected


def test_a_share_may_come_before_the_sum_of_its_place_and_others():
    text = (
        "Health officers in Nigeria gave a warning about cholera.\n\n"
        "They asked people to boil their water.\n\n"
        "Kano Province, with 310 infections, is hit hardest. "
        "More than 900 cases have been counted in Kano, Jigawa and Katsina."
    )
    assert told(text) == "ill 310 share: 310 infections | ill 901..: More than 900 cases"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Twelve dockers were taken to hospital with suspected cholera.",
            "ill 12 feared: Twelve dockers",
        ),
        ("Five nurses are suspected of having the virus." + _FLU, "ill 5 feared: Five nurses"),
        ("Nine more cases of Ebola were being investigated in Goma.", "ill 9 feared: Nine more cases"),
        ("The poisoning of 30 pupils is being investigated.", "ill 30: 30 pupils"),
        ("Four boys have been found to be infected with mpox.", "ill 4: Four boys"),
        (
            "The number of patients is expected to rise after 60 guests fell ill with norovirus.",
            "ill 60: 60 guests",
        ),
    ],
)
def test_who_is_only_suspected_of_a_disease_is_feared_to_be_ill(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is the fifth case of the virus in wild geese this winter.",
        "A third case of anthrax was found in a cow near Leeds.",
        "There are six suspected cases of the virus infecting mares.",
    ],
)
def test_beasts_are_no_people(text):
    assert told(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Measles has killed 30 children. It began in camps where 9,000 displaced people live.",
            "killed 30: 30 children | displaced 9000 [background]: 9,000 displaced people",
        ),
        (
            "A measles outbreak has killed 30 children. The fighting in May displaced 9,000 villagers.",
            "killed 30: 30 children | displaced 9000 [background]: 9,000 villagers",
        ),
        (
            "A flood drove people from the delta. It displaced 9,000 villagers, and cholera may follow.",
            "displaced 9000: 9,000 villagers",
        ),
    ],
)
def test_who_was_displaced_before_a_disease_is_of_another_incident(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A cook has Ebola. The two victims of last week are a nurse and her son.", "ill 2: The two victims"),
        ("None of his classmates has shown signs of infection." + _FLU, "ill 0: None of his classmates"),
        (
            "Two cooks have caught measles. There are no other infections in the town.",
            "ill 2: Two cooks | ill 0 more: no other infections",
        ),
        ("A pupil of Northern School 41, has caught measles.", "ill 1 implied: A pupil"),
        (
            "Eight boys were treated for mushroom poisoning and two victims are still unwell.",
            "ill 8: Eight boys",
        ),
    ],
)
def test_words_that_mean_the_ill_in_a_report_on_a_disease(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ebola has killed 64 people in Mali and Niger. "
            "In Mali, 51 people have died. Niger has had 13 deaths.",
            "killed 64: 64 people | killed 51 share: 51 people | killed 13 share: 13 deaths",
        ),
        (
            "Dengue has killed 70 people in Fiji, doctors say. On Monday the figure stood at 58.",
            "killed 70: 70 people | killed 58 former: 58",
        ),
        (
            "The office counted 80 suspected cases of plague, of which 35 have been confirmed.",
            "ill 80 feared: 80 suspected cases | ill 35 part: 35",
        ),
        (
            "Fiji now has 80 probable cases and nine deaths from dengue.",
            "ill 80 feared: 80 probable cases | killed 9: nine deaths",
        ),
        (
            "A baby has died of dengue. Nurses said that 40 other babies had caught dengue.",
            "killed 1 implied: A baby | ill 40: 40 other babies",
        ),
    ],
)
def test_how_the_numbers_of_an_outbreak_relate(text, expected):
    assert told(text) == expected
