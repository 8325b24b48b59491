"""What a sentence says happened to whom: parts, lists, continuations, and what one number covers."""

import pytest
from reading_claims import claims

# Including


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine people, including three children, were killed.",
            "killed 9: Nine people | killed 3 part: three children",
        ),
        (
            "Nine people were killed, including three children.",
            "killed 9: Nine people | killed 3 part: three children",
        ),
        (
            "Nine people were wounded, including three children, the governor said.",
            "injured 9: Nine people | injured 3 part: three children",
        ),
        (
            "The car hit a crowd, killing two people, one of them a toddler, and injuring 68, police said.",
            "killed 2: two people | killed 1 part: one of them | injured 68: 68",
        ),
        ("Nine people died, including a child.", "killed 9: Nine people | killed 1 part implied: a child"),
        (
            "Nine people died, including three children and two women.",
            "killed 9: Nine people | killed 3 part: three children | killed 2 part: two women",
        ),
        (
            "Nine people died, including three children and a nurse.",
            "killed 9: Nine people | killed 3 part: three children | killed 1 part implied: a nurse",
        ),
        (
            "The blast killed nine people, including two guards.",
            "killed 9: nine people | killed 2 part: two guards",
        ),
        (
            "A blast tore through a hall, killing nine people, including two guards, and hurting 30 others.",
            "killed 9: nine people | killed 2 part: two guards | injured 30: 30 others",
        ),
        ("In 2023, 640 people were killed in floods.", "killed 640: 640 people"),
        ("On day 12, 640 people were still missing.", ""),
        (
            "Nine people were hurt, among them three children.",
            "injured 9: Nine people | injured 3 part: three children",
        ),
        (
            "Six people, three men and three women, were hurt.",
            "injured 6: Six people | injured 3 part: three men | injured 3 part: three women",
        ),
        (
            "Three people, a man and two women, died.",
            "killed 3: Three people | killed 1 part implied: a man | killed 2 part: two women",
        ),
        (
            "Of the 12 wounded, three are children.",
            "injured 12: the 12 wounded | injured 3 part: three",
        ),
        ("Nine people, all women and children, were killed.", "killed 9: Nine people"),
        ("A record 13 skiers, climbers and hikers died.", "killed 13: A record 13 skiers"),
        (
            "Three people are dead and another hospitalized after a fire.",
            "killed 3: Three people | injured 1 implied: another",
        ),
        ("Nine people died, among them a nurse.", "killed 9: Nine people | killed 1 part implied: a nurse"),
        (
            "Police arrested 60 people, including eight minors.",
            "detained 60: 60 people | detained 8 part: eight minors",
        ),
        (
            "Thirty hostages, including five women, were freed.",
            "rescued 30: Thirty hostages | rescued 5 part: five women",
        ),
        (
            "At least 20 people, including soldiers, were killed.",
            "killed 20..: At least 20 people | killed 2.. part implied: soldiers",
        ),
        ("Nine were killed, most of them women.", "killed 9: Nine"),
        ("The dead include two firefighters.", "killed 2 part: two firefighters"),
        ("The victims include four pupils.", "casualties 4 part: four pupils"),
        ("Two of the dead were children.", "killed 2 part: Two of the dead"),
        ("Five of the injured are in critical condition.", "injured 5 part: Five of the injured"),
    ],
)
def test_parts_of_a_sum(text, expected):
    assert claims(text) == expected


# Shares


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thirty-two people were killed: 12 at the station and 20 at the market.",
            "killed 32: Thirty-two people | killed 12 share: 12 | killed 20 share: 20",
        ),
        (
            "Thirty people died, 18 in Kerala and 12 in Goa.",
            "killed 30: Thirty people | killed 18 share: 18 | killed 12 share: 12",
        ),
        (
            "Police arrested 150 people, 96 in Paris and 54 in Lyon.",
            "detained 150: 150 people | detained 96 share: 96 | detained 54 share: 54",
        ),
        (
            "Two hundred people were injured, including 120 in Osaka.",
            "injured 200: Two hundred people | injured 120 share: 120",
        ),
    ],
)
def test_shares_by_place(text, expected):
    assert claims(text) == expected


# On top


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Twelve died at once and another two in hospital.",
            "killed 12: Twelve | killed 2 more: another two",
        ),
        (
            "Twelve people died on Sunday and three more on Monday.",
            "killed 12: Twelve people | killed 3 more: three more",
        ),
        ("Four soldiers and two guards were killed.", "killed 4: Four soldiers | killed 2 more: two guards"),
        (
            "Five men, two women and three boys died.",
            "killed 5: Five men | killed 2 more: two women | killed 3 more: three boys",
        ),
        ("Twenty were killed and a further 20 injured.", "killed 20: Twenty | injured 20: a further 20"),
        (
            "The first bomb killed nine people and another five died in hospital.",
            "killed 9: nine people | killed 5 more: another five",
        ),
    ],
)
def test_numbers_on_top_of_others(text, expected):
    assert claims(text) == expected


# One number for two harms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seventy-three people were killed or wounded.", "casualties 73: Seventy-three people"),
        ("Seventy-three people were killed and wounded.", "casualties 73: Seventy-three people"),
        ("Forty people are dead, 12 missing.", "killed 40: Forty people | missing 12: 12"),
        ("A man was killed and wounded two others.", "killed 1 implied: A man | injured 2: two others"),
    ],
)
def test_one_number_for_two_harms(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three men were shot and killed.", "killed 3: Three men"),
        ("Two women were stabbed and wounded.", "injured 2: Two women"),
        (
            "Nine people were shot, four of them fatally.",
            "casualties 9: Nine people | killed 4 part: four of them",
        ),
        ("Four people were shot and wounded.", "injured 4: Four people"),
    ],
)
def test_of_two_harms_to_the_same_people_the_graver_one_is_told(text, expected):
    assert claims(text) == expected


# Apposition


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people, a mother and her son, were killed.", "killed 2: Two people"),
        ("Three men, all of them miners, were killed.", "killed 3: Three men"),
        ("A nurse, Ann Poe, was killed.", "killed 1 implied: A nurse"),
        (
            "All on board \u2013 58 passengers and four crew \u2013 were killed.",
            "killed 58: 58 passengers | killed 4 more: four crew",
        ),
    ],
)
def test_appositions(text, expected):
    assert claims(text) == expected


# Zeros


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No one was injured.", "injured 0: No one"),
        ("Nobody was hurt.", "injured 0: Nobody"),
        ("No injuries were reported.", "injured 0: No injuries"),
        ("There were no deaths.", "killed 0: no deaths"),
        ("There were no reports of casualties.", "casualties 0: no reports of casualties"),
        ("There were no immediate reports of injuries.", "injured 0: no immediate reports of injuries"),
        ("No arrests have been made.", "detained 0: No arrests"),
        ("No deaths or injuries were reported.", "killed 0: No deaths | injured 0: No deaths or injuries"),
        ("None of the passengers was hurt.", "injured 0: None of the passengers"),
        ("No passengers were hurt.", "injured 0: No passengers"),
        ("The fire was put out without any casualties.", "casualties 0: without any casualties"),
        ("Neither driver was hurt.", "injured 0: Neither driver"),
        ("Nobody died, but 14 people were hurt.", "killed 0: Nobody | injured 14: 14 people"),
        ("No one was killed or injured.", "casualties 0: No one"),
    ],
)
def test_zeros(text, expected):
    assert claims(text) == expected


# Told again


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast killed nine people. It killed nine people.",
            "killed 9: nine people | killed 9: nine people",
        ),
        (
            "Nine dead in Lima blast\n\nNine people were killed on Sunday, police said.",
            "killed 9: Nine | killed 9: Nine people",
        ),
        (
            "A man was killed. The man was killed at noon.",
            "killed 1 implied: A man | killed 1 implied: The man",
        ),
    ],
)
def test_every_mention_is_a_claim_of_its_own(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine people died. The ministry originally reported three.",
            "killed 9: Nine people | killed 3 former: three",
        ),
        ("The ministry originally reported three.", ""),
        ("Twenty people went to the fair.", ""),
    ],
)
def test_a_sentence_without_a_cue_speaks_only_of_what_stands_before_it(text, expected):
    assert claims(text) == expected


# Continuations and sums


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast killed 15 miners, plus two rescuers.",
            "killed 15: 15 miners | killed 2 more: two rescuers",
        ),
        ("Twelve died in Kerala and seven in Goa.", "killed 12: Twelve | killed 7 share: seven"),
        (
            "Police arrested 14 people in Paris and nine in Lyon.",
            "detained 14: 14 people | detained 9 share: nine",
        ),
        ("Twenty people were hurt, eight seriously.", "injured 20: Twenty people | injured 8 part: eight"),
        (
            "Twenty people were hurt, eight of them seriously.",
            "injured 20: Twenty people | injured 8 part: eight of them",
        ),
        ("Twenty people were hurt, three critically.", "injured 20: Twenty people | injured 3 part: three"),
        ("The number of protesters killed rose to 18.", "killed 18: 18"),
        ("The number of soldiers wounded has reached 40.", "injured 40: 40"),
        (
            "Six people died at the scene and another two on the way to hospital.",
            "killed 6: Six people | killed 2 more: another two",
        ),
        (
            "One person was killed and three others were injured, one of them critically.",
            "killed 1: One person | injured 3: three others | injured 1 part: one of them",
        ),
        ("\u201cWe have nine dead and 40 wounded,\u201d she said.", "killed 9: nine | injured 40: 40"),
    ],
)
def test_continuations(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 20 people were killed and more than 100 injured.",
            "killed 20..: At least 20 people | injured 101..: more than 100",
        ),
        (
            "Between 20 and 30 people died and up to 60 were hurt.",
            "killed 20-30: Between 20 and 30 people | injured ..60: up to 60",
        ),
        (
            "About 40 people died and several are missing.",
            "killed ~40: About 40 people | missing 3..: several",
        ),
        ("Some 20 to 25 people were hurt.", "injured ~20-25: Some 20 to 25 people"),
        (
            "Nearly 300 people were killed and thousands displaced.",
            "killed ~300: Nearly 300 people | displaced 2000..: thousands",
        ),
        ("A dozen people were killed and scores hurt.", "killed 12: A dozen people | injured 40..: scores"),
        ("Two dozen people were hurt.", "injured ~24: Two dozen people"),
        ("Half a dozen people were hurt.", "injured ~6: Half a dozen people"),
        ("A handful of people were hurt.", "injured 3..: A handful of people"),
        ("As many as 50 people were killed.", "killed ..50: As many as 50 people"),
        ("Fewer than ten people were hurt.", "injured ..9: Fewer than ten people"),
        ("No fewer than 12 people were killed.", "killed 12..: No fewer than 12 people"),
        ("Twelve or more people were killed.", "killed 12..: Twelve or more people"),
        ("An estimated 5,000 people were displaced.", "displaced ~5000: An estimated 5,000 people"),
        ("Tens of thousands of people fled.", "displaced 20000..: Tens of thousands of people"),
        ("Over a hundred people were arrested.", "detained 101..: Over a hundred people"),
        ("A couple of people were hurt.", "injured 2: A couple of people"),
        ("A pair of hikers were rescued.", "rescued 2: A pair of hikers"),
        ("A total of 61 people were killed.", "killed 61: A total of 61 people"),
        ("Only two people survived.", "rescued 2: Only two people"),
        ("All six crew members survived.", "rescued 6: All six crew members"),
        ("Both pilots died.", "killed 2: Both pilots"),
        ("1.2 million people were displaced.", "displaced 1200000: 1.2 million people"),
        ("Some 2 lakh people were evacuated.", "displaced ~200000: Some 2 lakh people"),
        ("12,500 people were displaced.", "displaced 12500: 12,500 people"),
    ],
)
def test_bounds_and_vague_words_in_sentences(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No deaths were reported, but 14 people were hurt.", "killed 0: No deaths | injured 14: 14 people"),
        (
            "There were no deaths or serious injuries.",
            "killed 0: no deaths | injured 0: no deaths or serious injuries",
        ),
        ("It is not known whether anyone was hurt.", ""),
        ("There is no word on casualties.", ""),
        ("It is not clear if there are any casualties.", ""),
        ("No further details were given.", ""),
        ("No group has claimed the attack.", ""),
        ("No trains ran after the crash.", ""),
    ],
)
def test_zeros_and_what_is_not_known(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three hostages were killed.", "killed 3: Three hostages"),
        ("Four refugees drowned.", "killed 4: Four refugees"),
        ("Two survivors died in hospital.", "killed 2: Two survivors"),
        ("Five trapped miners were rescued.", "rescued 5: Five trapped miners"),
        ("Six missing hikers were found dead.", "killed 6: Six missing hikers"),
        ("Seven wounded soldiers were evacuated.", "displaced 7: Seven wounded soldiers"),
        ("Three detainees were beaten to death.", "killed 3: Three detainees"),
    ],
)
def test_a_noun_that_says_one_thing_under_a_verb_that_says_another(text, expected):
    assert expected in claims(text).split(" | ")
