"""Shares: numbers of one place or one hospital, and of nobody, beneath the sum that the text states."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from passages import told
from reading_claims import counted

RAIN = "It rained for days. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Floods in Pakistan have killed 40 people. "
            + RAIN
            + "Sindh is the worst-hit province, with 19 deaths.",
            "killed 40: 40 people | killed 19 share: 19 deaths",
        ),
        (
            "Cholera has killed 60 people in Malawi. " + RAIN + "Southern province has recorded 22 deaths.",
            "killed 60: 60 people | killed 22 share: 22 deaths",
        ),
        (
            "The storm killed 30 people, 11 of them in Oaxaca and another nine in Puebla.",
            "killed 30: 30 people | killed 11 share: 11 of them | killed 9 share: another nine",
        ),
        (
            "A bomb killed 50 people in Swat, police said. Nishtar Hospital said it had received 31 bodies.",
            "killed 50: 50 people | killed 31 share: 31 bodies",
        ),
        (
            "The collapse injured 80 people, police said. Mercy Hospital treated 25 patients.",
            "injured 80: 80 people | injured 25 share: 25 patients",
        ),
        (
            "Nine people were killed in Peru. No one was killed in Lima.",
            "killed 9: Nine people | killed 0 share: No one",
        ),
        (
            "Nine people were killed in Lima. No one was hurt in the blast.",
            "killed 9: Nine people | injured 0: No one",
        ),
    ],
)
def test_one_place_has_its_share(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The fire killed 30 people in Goa. " + RAIN + "Two brothers from Senegal were among the dead.",
            "killed 30: 30 people | killed 2 part: Two brothers",
        ),
    ],
)
def test_where_people_come_from_is_not_where_they_died(text, expected):
    assert counted(text) == expected


@settings(max_examples=12, deadline=None)
@given(st.integers(3, 40), st.integers(41, 400))
def test_the_share_of_a_hospital_raises_no_total(some, whole):
    text = (
        f"A blast killed {whole} people in Kano, the governor said. Murtala Hospital received {some} bodies."
    )
    assert counted(text) == f"killed {whole}: {whole} people | killed {some} share: {some} bodies"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The raids killed 40 people. Twenty-five died in Homs, 15 in Hama.",
            "killed 40: 40 people | killed 25 share: Twenty-five | killed 15 share: 15",
        ),
        (
            "Seven died in the first fire and five in the second, 12 in all.",
            "killed 7 share: Seven | killed 5 share: five | killed 12: 12",
        ),
        (
            "Eleven of the 30 deaths were in Cebu.",
            "killed 11 share: Eleven | killed 30: the 30 deaths",
        ),
        (
            "Kampala accounted for 16 of the 25 deaths.",
            "killed 16 share: 16 | killed 25: the 25 deaths",
        ),
        (
            "Thirty were arrested, five on arson charges.",
            "detained 30: Thirty | detained 5 part: five",
        ),
        (
            "Nine hikers, one a girl, were hurt.",
            "injured 9: Nine hikers | injured 1 part: one",
        ),
        (
            "Nine people were hurt, four of them in Lima. At least 20 people were wounded, police said.",
            "injured 9: Nine people | injured 4 share: four of them | injured 20..: At least 20 people",
        ),
    ],
)
def test_rows_of_shares(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "This year's toll has reached 212, with 87 in Punjab, 64 in Sindh and 21 in Balochistan.",
            "killed 212: 212 | killed 87 share: 87 | killed 64 share: 64 | killed 21 share: 21",
        ),
        (
            "The death toll rose to 44: 20 in Kano, 14 in Jos and 10 in Bauchi.",
            "killed 44: 44 | killed 20 share: 20 | killed 14 share: 14 | killed 10 share: 10",
        ),
        (
            "Wildfires have forced about 8,500 people from their homes in Greece, 6,000 of them on Rhodes.",
            "displaced ~8500: about 8,500 people | displaced 6000 share: 6,000 of them",
        ),
        (
            "In Homs seven people were killed by shelling, the Observatory said, and in Idlib four died.",
            "killed 7: seven people | killed 4: four",
        ),
        (
            "A bomb killed 20 people in Baghdad, officials said. The U.S. military said eight people were"
            " killed.",
            "killed 20: 20 people | killed 8: eight people",
        ),
    ],
)
def test_places_and_their_numbers(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Floods have killed 27 people in the Indian state of Assam since Saturday. Relief was slow. Rain"
            " fell for days. In neighbouring Bangladesh, floods have killed 12, officials there said.",
            "killed 27: 27 people | killed 12: 12",
        ),
        (
            "Floods have killed 27 people in India since Saturday, officials said. Relief was slow. Rain fell"
            " for days. In Assam, 12 people died.",
            "killed 27: 27 people | killed 12 share: 12 people",
        ),
        (
            "Floods have killed 14 people in northern Vietnam. Lai Chau is the worst-hit province, with nine"
            " deaths.",
            "killed 14: 14 people | killed 9 share: nine deaths",
        ),
        (
            "A quake killed 66 people in Sichuan on Sunday. Relief was slow. Rain fell for days. Twenty"
            " people were killed elsewhere in the mountains.",
            "killed 66: 66 people | killed 20 share: Twenty people",
        ),
    ],
)
def test_the_sum_of_one_country_holds_no_number_of_another(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The cyclone left 138 dead. Mozambique was hit hardest with 84 deaths, Malawi had 41 and"
            " Madagascar 13.",
            "killed 138: 138 | killed 84 share: 84 deaths | killed 41 share: 41 | killed 13 share: 13",
        ),
        (
            "Gunmen killed nine people on Monday, police said. In the first attack they shot six miners dead"
            " in a bus. In the second they shot three guards dead at a depot.",
            "killed 9: nine people | killed 6 share: six miners | killed 3 share: three guards",
        ),
    ],
)
def test_rows_of_places_and_of_blows(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In all 58 people were killed: 40 in Leeds and 18 in York.",
            "killed 58: 58 people | killed 40 share: 40 | killed 18 share: 18",
        ),
        (
            "Twelve people died in Valencia and three in Murcia, bringing the total to 15.",
            "killed 12 share: Twelve people | killed 3 share: three | killed 15: 15",
        ),
        (
            "Two of the five deaths were in Altadena and three in Malibu.",
            "killed 2 share: Two | killed 5: the five deaths | killed 3 share: three",
        ),
        (
            "Police arrested 210 people across France. In Paris alone, 120 were held.",
            "detained 210: 210 people | detained 120 share: 120",
        ),
        (
            "The storm killed 33 people. Most of the deaths, 21, were in Bicol.",
            "killed 33: 33 people | killed 21 share: 21",
        ),
        (
            "Police made 89 arrests, most of them, 52, in Rotterdam.",
            "detained 89: 89 arrests | detained 52 share: 52",
        ),
        (
            "Eight of the twelve hostages at the refinery escaped.",
            "rescued 8 part: Eight of the twelve hostages",
        ),
    ],
)
def test_shares_beside_a_sum_in_any_order(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three of nine missing sailors were found dead.",
            "killed 3 part: Three | missing 9: nine missing sailors",
        ),
        ("Seven of the ten dead were women.", "killed 7 part: Seven | killed 10: the ten dead"),
        (
            "Two women were shot dead at the house and a man was found dead in the garden.",
            "killed 2: Two women | killed 1 more implied: a man",
        ),
        (
            "One man was stabbed in the neck, the other in the back.",
            "injured 1: One man | injured 1 more implied: the other",
        ),
        (
            "In Tacna nine protesters were shot dead, in El Alto eight people.",
            "killed 9: nine protesters | killed 8 more: eight people",
        ),
        ("Vietnam has reported its third case of bird flu this year.", "ill 3: third case"),
        ("The army moved 2,300 villagers to high ground.", "displaced 2300: 2,300 villagers"),
    ],
)
def test_some_of_them_and_those_beside_them(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police arrested 120 people over two nights: 48 on Friday and 72 on Saturday.",
            "detained 120: 120 people | detained 48 share: 48 | detained 72 share: 72",
        ),
        (
            "Of the 75 arrests, 31 were made on the first night and 44 on the second.",
            "detained 75: the 75 arrests | detained 31 share: 31 | detained 44 share: 44",
        ),
        (
            "Nineteen people died in the floods. Eleven were in Texas and eight in Ohio.",
            "killed 19: Nineteen people | killed 11 share: Eleven | killed 8 share: eight",
        ),
        (
            "The quake killed 66 people. Lima accounted for 41 of them and Cusco for 25.",
            "killed 66: 66 people | killed 41 share: 41 of them | killed 25 share: 25",
        ),
        (
            "Thirteen of the 21 dead were found in Homs and the other eight in Hama.",
            "killed 13 share: Thirteen | killed 21: the 21 dead | killed 8 share: the other eight",
        ),
        (
            "Crashes killed 58 people - 40 in the first collision and 18 when a bus hit the wreckage.",
            "killed 58: 58 people | killed 40 share: 40 | killed 18 share: 18",
        ),
    ],
)
def test_nights_and_places_make_up_the_sum_beside_them(text: str, expected: str) -> None:
    assert counted(text) == expected
