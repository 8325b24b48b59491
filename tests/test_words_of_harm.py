"""Phrases that say what happened to people, as reports word it: rescue, flight, captivity, illness, zeros."""

import pytest
from reading_claims import claims


def _check(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Firefighters brought 23 residents to safety down ladders.", "rescued 23: 23 residents"),
        ("Nineteen miners were hoisted out alive after two days.", "rescued 19: Nineteen miners"),
        ("A helicopter winched eight crew off the sinking ship.", "rescued 8: eight crew"),
        ("Three climbers were found alive on Tuesday.", "rescued 3: Three climbers"),
        ("All 40 passengers got out safely, the airline said.", "rescued 40: All 40 passengers"),
        ("Sixteen captives escaped.", "rescued 16: Sixteen captives"),
        ("Crews pulled a woman and her baby from the wreck.", "rescued 2 implied: a woman and her baby"),
        ("Ten guards escaped a reprimand.", ""),
    ],
)
def test_rescue(text, expected):
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Up to 300 households had to leave.", "displaced ..300 households: Up to 300 households"),
        ("Officials told 9,000 people to leave.", "displaced 9000: 9,000 people"),
        ("About 2,500 residents were ordered out of the valley.", "displaced ~2500: About 2,500 residents"),
        ("Some 8,000 people are due to be evacuated.", "displaced ~8000 expected: Some 8,000 people"),
        ("More than half of the town's 8,000 people have fled.", ""),
        ("All buildings must be cleared and everyone made to leave.", ""),
    ],
)
def test_flight(text, expected):
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pirates are holding nine sailors off Benin.", "abducted 9: nine sailors"),
        ("Seven engineers remain in the hands of their captors.", "abducted 7: Seven engineers"),
        ("Forty women are in rebel hands.", "abducted 40: Forty women"),
        ("A teenager was grabbed off the street by masked men.", "abducted 1 implied: A teenager"),
        (
            "The group is holding at least 100 people hostage.",
            "abducted 100..: at least 100 people",
        ),
        ("The number of girls still held by the gunmen is 27.", "abducted 27: 27"),
        ("Police rounded up 34 protesters.", "detained 34: 34 protesters"),
        ("Our ambulances are picking up two more.", ""),
    ],
)
def test_captivity(text, expected):
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty pupils came down with food poisoning.", "ill 40: Forty pupils"),
        ("About 60 are being treated for cholera.", "ill ~60: About 60"),
        ("Three new infections were found in Lyon.", "ill 3: Three new infections"),
        (
            "Cholera may spread: up to 600 people could be affected by the disease.",
            "ill ..600 hypothetical: up to 600 people",
        ),
        ("Beijing reported its first death due to the disease.", "killed 1: its first death"),
    ],
)
def test_illness(text, expected):
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six people were caught in a lift.", "trapped 6: Six people"),
        ("Dozens are still believed to be under the rubble.", "trapped 24.. feared: Dozens"),
        ("The flood swept away a family of six.", "missing 6: a family of six"),
        ("Four shoppers needed treatment for smoke.", "injured 4: Four shoppers"),
        ("Two guards were transported to Paris Regional Medical Center.", "injured 2: Two guards"),
        ("Nine men were taken to the University of Ohio Hospital.", "injured 9: Nine men"),
        ("He said 300 others were given outpatient treatment.", "injured 300: 300 others"),
        ("Of the injured, eight were children.", "injured 8 part: eight"),
        ("The number of people in hospital rose to 26.", "injured 26: 26"),
        ("Nurses were treating patients when the lights went out.", ""),
    ],
)
def test_traps_and_wounds(text, expected):
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not a single passenger was hurt.", "injured 0: Not a single passenger"),
        ("Not one of the crew was hurt.", "injured 0: Not one of the crew"),
        ("None of the injuries were life-threatening.", ""),
        (
            "Officials said there was no truth in claims that ten people had died.",
            "killed 10 denied: ten people",
        ),
        (
            "Two men, believed to be managers, underwent surgery for gunshot wounds.",
            "injured 2: Two men",
        ),
        (
            "More than 40 passengers are thought to be pinned inside.",
            "trapped 41.. feared: More than 40 passengers",
        ),
    ],
)
def test_zeros_denials_and_doubts(text, expected):
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 14 civilians from the Safi and Haddad families, including at least four women and "
            "nine children, were killed.",
            "killed 14..: At least 14 civilians | killed 4.. part: at least four women "
            "| killed 9 part: nine children",
        ),
        (
            "Officials raised to 1,600 the number of people left homeless by the fires, from 1,150.",
            "displaced 1600: 1,600 | displaced 1150 former: 1,150",
        ),
    ],
)
def test_numbers_and_their_parts(text, expected):
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helicopters evacuated 86 stranded tourists.", "displaced 86: 86 stranded tourists"),
        ("Rescuers freed 12 trapped miners.", "rescued 12: 12 trapped miners"),
        (
            "Cholera is spreading. Two people were hospitalised with gunshot wounds.",
            "injured 2: Two people",
        ),
        (
            "Cholera is spreading. Medical teams have treated more than 90 wounded people.",
            "injured 91..: more than 90 wounded people",
        ),
        ("Police say they are holding seven suspects.", "detained 7: seven suspects"),
        (
            "Syria says 22 people were killed and 64 hurt. The rescuers put the figure there at 29.",
            "killed 22: 22 people | injured 64: 64 | killed 29: 29",
        ),
        (
            "Twelve people were killed and 40 injured. The figure later rose to 45.",
            "killed 12: Twelve people | injured 40 former: 40 | injured 45: 45",
        ),
        ("A man died. Call the police and give the reference number 5227.", "killed 1 implied: A man"),
    ],
)
def test_harms_of_reports_by_agencies(text: str, expected: str):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A van ploughed into nine pedestrians.", "injured 9: nine pedestrians"),
        ("A van ploughed into nine parked cars.", ""),
        ("Shrapnel tore into five worshippers.", "injured 5: five worshippers"),
        ("The blast cost two sappers their legs.", "injured 2: two sappers"),
        ("The strike cost two traders their licences.", ""),
        ("An acid attack disfigured two sisters.", "injured 2: two sisters"),
        ("The hailstorm left 13 golfers with welts.", "injured 13: 13 golfers"),
        ("Seven are still on the critical list.", "injured 7: Seven"),
        ("Ten people were cut by flying glass.", "injured 10: Ten people"),
        ("Six passengers broke bones when the bus overturned.", "injured 6: Six passengers"),
        ("The brigade had 14 WIA and 3 KIA.", "injured 14: 14 WIA | killed 3: 3 KIA"),
        ("The dealer sold 3 Kia cars after the crash.", ""),
        ("England lost two bowlers to injury and will make nine changes.", ""),
    ],
)
def test_harm_by_things_and_to_limbs(text, expected):
    _check(text, expected)
