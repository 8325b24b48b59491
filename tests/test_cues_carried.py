"""Cues of people who are taken somewhere, got out, driven out, laid low or not seen again."""

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sailors fished three anglers out of the harbour.", "rescued 3: three anglers"),
        ("Villagers dug out two shepherds with shovels.", "rescued 2: two shepherds"),
        ("Troops dug out 16 people in the night.", "rescued 16: 16 people"),
        ("The lifeboat took four canoeists aboard.", "rescued 4: four canoeists"),
        ("Six hikers were winched off the ridge.", "rescued 6: six hikers"),
        ("Firefighters cut two drivers free from the wreck.", "rescued 2: two drivers"),
        ("Firefighters brought five tenants down from the balcony.", "rescued 5: five tenants"),
        ("Eleven villagers were airlifted from a flooded island.", "rescued 11: eleven villagers"),
        ("The militia set free four drivers.", "rescued 4: four drivers"),
        ("The militia handed over four hostages on Friday.", "rescued 4: four hostages"),
        ("The three captives are due to be released on Friday.", "rescued 3 expected: the three captives"),
        ("The mine trapped 21 men. Nine walked out.", "trapped 21: 21 men | rescued 9: Nine"),
    ],
)
def test_those_got_out(text, expected):
    assert claims(text).lower() == expected.lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bandits made off with three nurses.", "abducted 3: three nurses"),
        ("Two surveyors were hauled into a jeep by rebels.", "abducted 2: two surveyors"),
        ("Hamas dragged nine soldiers away.", "abducted 9: nine soldiers"),
        ("The captivity of 14 truckers lasted a year.", "abducted 14: 14 truckers"),
        ("Seven nurses are in the hands of rebels.", "abducted 7: seven nurses"),
        ("Police hauled 40 marchers into vans.", "detained 40: 40 marchers"),
        ("Soldiers led 12 students off in handcuffs.", "detained 12: 12 students"),
        ("Police took in nine people for questioning.", "detained 9: nine people"),
        ("Officers collared four men near the station.", "detained 4: four men"),
        ("Thirty men were seized by police in the harbour.", "detained 30: thirty men"),
    ],
)
def test_those_led_off(text, expected):
    assert claims(text).lower() == expected.lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three bathers were swept out to sea.", "missing 3: three bathers"),
        ("The torrent carried off five shepherds.", "missing 5: five shepherds"),
        ("Two deckhands were washed overboard.", "missing 2: two deckhands"),
        ("Six climbers have not been seen since Monday.", "missing 6: six climbers"),
        ("There was no trace of six climbers.", "missing 6: six climbers"),
        ("Eight cavers are still below ground.", "trapped 8: eight cavers"),
        ("Eight cavers remain underground.", "trapped 8: eight cavers"),
        ("Four skiers are under the snow.", "trapped 4: four skiers"),
        ("Sixty drivers spent the night stranded on the pass.", "trapped 60: sixty drivers"),
        ("An avalanche caught seven climbers.", "trapped 7: seven climbers"),
        ("Five guests were shut in a lift.", "trapped 5: five guests"),
    ],
)
def test_those_gone_or_stuck(text, expected):
    assert claims(text).lower() == expected.lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 900 people poured across the border.", "displaced ~900: some 900 people"),
        ("Eighty families were put up in hotels.", "displaced 80 families: eighty families"),
        ("Some 300 families moved to shelters.", "displaced ~300 families: some 300 families"),
        ("The monastery is sheltering 220 villagers.", "displaced 220: 220 villagers"),
        ("Buses took 150 tenants out of the town.", "displaced 150: 150 tenants"),
        ("Nothing has been heard from six yachtsmen.", "missing 6: six yachtsmen"),
        ("Hopes of finding four divers alive are fading.", "missing 4: four divers"),
        ("Three of the crew are still being sought.", "missing 3 part: three of the crew"),
        ("Twelve people remain on the list of missing.", "missing 12: twelve people"),
        ("Eight people were believed to be still inside the hall.", "trapped 8 feared: eight people"),
        ("Under the rubble were seven people.", "trapped 7: seven people"),
        ("Five families were waiting to be lifted from treetops.", "trapped 5 families: five families"),
        ("Thirty families were washed out of their homes.", "displaced 30 families: thirty families"),
        ("Fifty guests were laid low by norovirus.", "ill 50: fifty guests"),
        ("Fifty guests vomited after a meal of mussels.", "ill 50: fifty guests"),
        ("Twelve guests were rushed to hospital with food poisoning.", "ill 12: twelve guests"),
        ("Bad methanol put 18 people in hospital.", "ill 18: 18 people"),
        ("The district has 12 patients with diphtheria.", "ill 12: 12 patients"),
    ],
)
def test_those_driven_out_or_laid_low(text, expected):
    assert claims(text).lower() == expected.lower()


@pytest.mark.parametrize(
    "text",
    [
        "Three youths were thrown off a bridge.",
        "Three burglars climbed out through a window with the safe.",
        "Sixty prisoners escaped from the jail through a tunnel.",
        "Commuters walked out of the tunnel after the train stopped.",
        "The navy intercepted two trawlers and took 14 fishermen to port.",
        "Two players were stretchered off the pitch.",
        "Six suspects fled and have not been traced.",
        "Four children are home for Christmas.",
    ],
)
def test_who_was_in_no_danger_is_not_rescued(text):
    assert claims(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Police led nine tenants to safety.",
        "Six players were carried off the field.",
        "The navy took 40 cadets to sea.",
        "Twelve people were tested for cholera.",
        "The bus took 40 pupils to the museum.",
        "The flood carried away two bridges.",
        "There is no sign of a deal.",
        "Six soldiers crossed into Chad.",
    ],
)
def test_others_are_only_on_their_way(text):
    assert "missing" not in claims(text)
    assert "abducted" not in claims(text)
    assert "detained" not in claims(text)
    assert "ill" not in claims(text)
