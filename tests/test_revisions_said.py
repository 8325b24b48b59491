"""Former figures and figures put right, in the words by which reports and corrections say so."""

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Corrects number of dead to 23 from 32)", "killed 23: 23 | killed 32 former: 32"),
        (
            "The first count was 27 dead; it is now 35.",
            "killed 27: 27 | killed 35: 35",
        ),
        (
            "An earlier version of this report put the number of injured at 62. It is 26.",
            "injured 62 former: 62 | injured 26: 26",
        ),
        (
            "The ministry regretted having said that 14 guards were hurt; the correct number is 11.",
            "injured 14 former: 14 guards | injured 11: 11",
        ),
        (
            "Twelve sailors are missing, as against 17 yesterday.",
            "missing 12: Twelve sailors | missing 17 former: 17",
        ),
        (
            "Twelve sailors are missing, where an earlier statement had 17.",
            "missing 12: Twelve sailors | missing 17 former: 17",
        ),
        (
            "Twelve sailors are missing, fewer than the 17 first reported.",
            "missing 12: Twelve sailors | missing 17 former: the 17",
        ),
        (
            "The number of evacuees has dropped to 800 from a peak of 1,900.",
            "displaced 800: 800 | displaced 1900 former: 1,900",
        ),
        (
            "The ministry said our report gave four dead; it should have said two.",
            "killed 4 former: four | killed 2: two",
        ),
        (
            "The number detained after the march was raised from 61 to 75.",
            "detained 61 former: 61 | detained 75: 75",
        ),
        (
            "Divers found two bodies, bringing the dead to 14 and leaving six people missing.",
            "killed 2: two bodies | killed 14: 14 | missing 6: six people",
        ),
        ("The number uprooted grew to 9,000.", "displaced 9000: 9,000"),
        (
            "The mayor raised the number of injured to 54, having spoken of 38 at noon.",
            "injured 54: 54 | injured 38 former: 38",
        ),
    ],
)
def test_a_figure_that_no_longer_holds(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guerrillas to free six pilots", "rescued 6 expected: six pilots"),
        ("The three captives are to be freed on Friday.", "rescued 3 expected: The three captives"),
        ("Seven cavers are assumed dead.", "killed 7 feared: Seven cavers"),
        ("Three bathers were probably swept out to sea.", "missing 3 feared: Three bathers"),
        ("Police dispelled rumours that six girls had been kidnapped.", "abducted 6 denied: six girls"),
        ("The guerrillas deny holding six pilots.", "abducted 6 denied: six pilots"),
        ("Reports that six girls had been kidnapped proved wrong.", "abducted 6 denied: six girls"),
        ("The army called reports of 30 arrests an invention.", "detained 30 denied: 30 arrests"),
        ("There are not 30 dead, that is a lie, the mayor said.", "killed 30 denied: 30"),
        (
            "The captors held two girls. On Friday a girl was let go.",
            "abducted 2: two girls | rescued 1 implied: a girl",
        ),
        (
            "The council expects to evacuate 300 villagers, having evacuated 120 tourists on Monday.",
            "displaced 300 expected: 300 villagers | displaced 120: 120 tourists",
        ),
        ("Four tenants escaped without injury.", "injured 4 denied: Four tenants"),
        ("Six climbers have not been found.", "missing 6: Six climbers"),
        ("The rebels handed over 12 captives.", "rescued 12: 12 captives"),
    ],
)
def test_what_is_feared_to_come_or_denied(text, expected):
    assert claims(text) == expected


def test_it_is_no_number_where_more_follows():
    assert claims("Twelve people died. It is 40 km to the nearest hospital.") == "killed 12: Twelve people"
    assert claims("Twelve people died. It is 12 years since the last one.") == "killed 12: Twelve people"
