"""Groups: the noun phrases that count people, the characters they cover, and what counts no people."""

import pytest
from reading_claims import claims, figure_line, parsed, read

from according.claims.groups import explicit_groups, group_span
from according.claims.implied import implied_group
from according.claims.people import (
    age_of,
    family_unit,
    is_family,
    is_plural,
    is_untold,
    noun_class,
    sense,
    sex_of,
)


def groups(text, *, joined=False, running=False):
    """Write the counted groups of a text of one sentence: their words, figure, and whether they are parts."""
    parse = parsed(text)
    found = explicit_groups(parse, 0, joined=joined, running=running)
    return [
        (group_span(parse, g).of(text), figure_line(g.figure) + (" part" if g.part else "")) for g in found
    ]


def token(word, text):
    """Return the token of a word in a text."""
    return next(t for t in parsed(text).tokens if t.text == word)


# The words of a counted group


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve miners died.", [("Twelve miners", "12")]),
        ("At least 20 people died.", [("At least 20 people", "20..")]),
        ("About 30 police officers were hurt.", [("About 30 police officers", "~30")]),
        ("The two elderly women died.", [("The two elderly women", "2")]),
        ("Three young Nigerian students died.", [("Three young Nigerian students", "3")]),
        ("Twelve died.", [("Twelve", "12")]),
        ("Twelve of the miners died.", [("Twelve of the miners", "12 part")]),
        ("Twelve of them died.", [("Twelve of them", "12 part")]),
        ("Dozens of people died.", [("Dozens of people", "24..")]),
        ("Dozens of the villagers died.", [("Dozens of the villagers", "24.. part")]),
        ("A number of people were hurt.", [("A number of people", "3..")]),
        ("Several people were hurt.", [("Several people", "3..")]),
        ("Two others were hurt.", [("Two others", "2")]),
        ("Another 20 people were hurt.", [("Another 20 people", "20")]),
        ("A further 20 were hurt.", [("A further 20", "20")]),
        ("Both men died.", [("Both men", "2")]),
        ("All 12 crew members died.", [("All 12 crew members", "12")]),
        ("No one died.", [("No one", "0")]),
        ("Twenty-one workers died.", [("Twenty-one workers", "21")]),
        ("Between six and eight people died.", [("Between six and eight people", "6-8")]),
        ("Some 300 families fled.", [("Some 300 families", "~300 families")]),
        ("More than 40 households were displaced.", [("More than 40 households", "41.. households")]),
        ("Four soldiers and two civilians died.", [("Four soldiers", "4"), ("two civilians", "2")]),
        ("Three men, two women and a child died.", [("Three men", "3"), ("two women", "2")]),
        ("A couple were killed.", [("A couple", "2")]),
        ("The seven people who died were named.", [("The seven people", "7")]),
        ("Her three children died.", [("Her three children", "3")]),
        ("A dozen worshippers were hurt.", [("A dozen worshippers", "12")]),
        ("Up to 50 people may be buried.", [("Up to 50 people", "..50")]),
        ("Fewer than ten people were hurt.", [("Fewer than ten people", "..9")]),
        ("Two five-year-old girls died.", [("Two five-year-old girls", "2")]),
        ("Three 19-year-old men were arrested.", [("Three 19-year-old men", "3")]),
    ],
)
def test_the_words_of_a_counted_group(text, expected):
    assert groups(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Twelve houses burned.",
        "Forty cars were crushed.",
        "Two bridges fell.",
        "Thirty cows drowned.",
        "Some 500 chickens died.",
        "Two dogs were rescued.",
        "It took three hours.",
        "He spent 20 years in prison.",
        "The road is 12 kilometres long.",
        "A 40-metre crane fell.",
        "The damage is put at $12 million.",
        "Damage of 5 million euros was done.",
        "Some 30 percent of the town was flooded.",
        "The quake struck at 5:40.",
        "It began at 5 p.m.",
        "It happened on 12 March.",
        "It happened on March 12, 2021.",
        "It happened in 2021.",
        "A 15-year-old was there.",
        "The driver, 44, was alone.",
        "A man aged 62 was alone.",
        "The magnitude 7 quake was felt in Lima.",
        "It came 700 metres from the tomb.",
        "Four shots were fired.",
        "Three rockets fell.",
        "The plane was at 3,000 feet.",
        "Winds of 120 mph were recorded.",
        "It was the second blast in a week.",
        "Police seized 14 guns.",
    ],
)
def test_numbers_that_count_no_people(text):
    assert groups(text) == []


def test_a_range_is_split_where_a_total_changes():
    text = "The toll rose from 9 to 12."
    assert groups(text) == [("from 9 to 12", "9-12")]
    assert groups(text, running=True) == [("9", "9"), ("12", "12")]


def test_a_spaced_number_is_one_where_the_text_is_damaged():
    text = "Some 1, 400 people fled."
    assert groups(text, joined=True) == [("Some 1, 400 people", "~1400")]


def test_every_group_stands_in_its_own_sentence():
    text = "Four people died. Twelve were hurt. Nobody was arrested."
    parse = parsed(text)
    for number, words in enumerate(("Four people", "Twelve", "Nobody")):
        (group,) = explicit_groups(parse, number, joined=False)
        assert group_span(parse, group).of(text) == words


# Claims whose number span is longer than the number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six of the wounded died.", "killed 6 part: Six of the wounded"),
        ("None of the 40 passengers was hurt.", "injured 0: None of the 40 passengers"),
        (
            "Nine people, five of them children, were killed.",
            "killed 9: Nine people | killed 5 part: five of them",
        ),
        (
            "Nine people were killed, five of them children.",
            "killed 9: Nine people | killed 5 part: five of them",
        ),
        ("Most of the 30 killed were miners.", "killed 30: the 30"),
        ("One of the injured died in hospital.", "killed 1 part: One of the injured"),
        ("Dozens of the passengers were hurt.", "injured 24.. part: Dozens of the passengers"),
        ("Hundreds of thousands of people fled.", "displaced 200000..: Hundreds of thousands of people"),
        ("A group of 14 hikers was rescued.", "rescued 14: 14 hikers"),
        ("A crew of nine was rescued.", "rescued 9: A crew of nine"),
        ("A family of five was killed.", "killed 5: A family of five"),
    ],
)
def test_partitives(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty families were evacuated.", "displaced 40 families: Forty families"),
        ("Some 1,200 households lost their homes.", "displaced ~1200 households: Some 1,200 households"),
        ("Four members of one family were killed.", "killed 4: Four members"),
        ("A family was killed in the fire.", "killed 1 families implied: A family"),
        ("Families were evacuated.", "displaced 2.. families implied: Families"),
        ("At least ten families fled.", "displaced 10.. families: At least ten families"),
        ("Up to 500 households may be evacuated.", "displaced ..500 households feared: Up to 500 households"),
        ("Two thousand people from 400 families fled.", "displaced 2000: Two thousand people"),
    ],
)
def test_families_and_households_keep_their_unit(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was killed.", "killed 1 implied: A man"),
        ("The driver was killed.", "killed 1 implied: The driver"),
        ("Protesters were killed.", "killed 2.. implied: Protesters"),
        ("A teacher and a pupil were killed.", "killed 2 implied: A teacher and a pupil"),
        ("A toddler and his uncle were killed.", "killed 2 implied: A toddler and his uncle"),
        ("Ann Poe was killed.", "killed 1 implied: Ann Poe"),
        ("Ann Poe and Sam Roe were killed.", "killed 2 implied: Ann Poe and Sam Roe"),
        ("Ann Poe, 34, was killed.", "killed 1 implied: Ann Poe"),
        ("Her son was killed.", "killed 1 implied: Her son"),
        ("Another man was killed.", "killed 1 implied: Another man"),
        ("A 12-year-old girl was killed.", "killed 1 implied: A 12-year-old girl"),
        ("A 12-year-old was killed.", "killed 1 implied: A 12-year-old"),
        ("The palace announced the five-year-old's death.", "killed 1 implied: the five-year-old"),
        ("A teacher and a 12-year-old were killed.", "killed 2 implied: A teacher and a 12-year-old"),
        (
            "Four soldiers and a woman were killed.",
            "killed 4: Four soldiers | killed 1 more implied: a woman",
        ),
        (
            "A woman and four soldiers were killed.",
            "killed 1 implied: A woman | killed 4 more: four soldiers",
        ),
        ("Two men and two women were arrested.", "detained 2: Two men | detained 2 more: two women"),
        ("A police officer was wounded.", "injured 1 implied: A police officer"),
        ("Police officers were wounded.", "injured 2.. implied: Police officers"),
        ("People died.", "killed 2.. implied: People"),
    ],
)
def test_what_noun_phrases_imply(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the city's 507th traffic death.", "killed 507: 507th traffic death"),
        ("A third person died in hospital.", "killed 1 part implied: A third person"),
        ("A fifth body was found.", "killed 1 part implied: A fifth body"),
        ("A second man was arrested.", "detained 1 part implied: A second man"),
        ("It was Baltimore's 95th homicide of the year.", "killed 95: 95th homicide"),
        ("He was the sixth fatality in the fire.", "killed 1 part implied: the sixth fatality"),
        ("It was the sixth death on the road this year.", "killed 6: sixth death"),
        ("It was Lisbon's seventh road death of the year.", "killed 7: seventh road death"),
        ("A ninth passenger has died.", "killed 1 part implied: A ninth passenger"),
        ("A second hostage was freed.", "rescued 1 part implied: A second hostage"),
        ("The fourth victim died on Monday.", "killed 1 part implied: The fourth victim"),
        ("Nobody saw it. In the second crash four people died.", "killed 4: four people"),
        ("In the third wave nine patients died.", "killed 9: nine patients"),
    ],
)
def test_ordinals(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text", ["The crowd was attacked.", "The army was hurt by the cuts.", "A gang was arrested."]
)
def test_a_crowd_whose_size_is_not_told_is_no_claim(text):
    assert claims(text) == ""


@pytest.mark.parametrize("pronoun", ["He", "She", "They", "It", "Who", "We"])
def test_pronouns_make_no_group(pronoun):
    text = f"{pronoun} was killed."
    assert read(text) == ()
    assert implied_group(parsed(text), 0) is None


# Nouns for people


@pytest.mark.parametrize(
    ("word", "text", "class_"),
    [
        ("soldiers", "Two soldiers died.", "security"),
        ("police", "Two police died.", None),
        ("policeman", "A policeman died.", "security"),
        ("militants", "Two militants died.", "militant"),
        ("fighters", "Two fighters died.", "militant"),
        ("children", "Two children died.", "civilian"),
        ("worshippers", "Two worshippers died.", "civilian"),
        ("passengers", "Two passengers died.", "civilian"),
        ("paramedics", "Two paramedics died.", "responder"),
        ("firefighters", "Two firefighters died.", "responder"),
        ("journalists", "Two journalists died.", "journalist"),
        ("bomber", "The bomber died.", "attacker"),
        ("people", "Two people died.", "unstated"),
        ("women", "Two women died.", "unstated"),
        ("teenagers", "Two teenagers died.", "unstated"),
        ("table", "The table fell.", None),
    ],
)
def test_the_class_that_a_noun_supports(word, text, class_):
    if word == "police":
        assert sense(token(word, text)) == "people"
    else:
        assert noun_class(token(word, text)) == class_


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("people", "Two people died.", "people"),
        ("miners", "Two miners died.", "people"),
        ("troops", "The troops died.", "people"),
        ("families", "Two families fled.", "people"),
        ("households", "Two households fled.", "people"),
        ("houses", "Two houses burned.", "not_people"),
        ("cars", "Two cars burned.", "not_people"),
        ("dogs", "Two dogs died.", "not_people"),
        ("years", "Two years passed.", "not_people"),
        ("kilometres", "Two kilometres remain.", "not_people"),
        ("rockets", "Two rockets fell.", "not_people"),
        ("widgets", "Two widgets fell.", "unknown"),
        ("churchgoers", "Two churchgoers died.", "people"),
    ],
)
def test_whether_a_noun_counts_people(word, text, expected):
    assert sense(token(word, text)) == expected


@pytest.mark.parametrize(
    ("word", "text", "sex", "age"),
    [
        ("women", "Two women died.", "women", None),
        ("girls", "Two girls died.", "women", "children"),
        ("boy", "A boy died.", "men", "children"),
        ("men", "Two men died.", "men", None),
        ("children", "Two children died.", None, "children"),
        ("nuns", "Two nuns died.", "women", None),
        ("people", "Two people died.", None, None),
        ("soldiers", "Two soldiers died.", None, None),
    ],
)
def test_the_sex_and_age_that_a_noun_says(word, text, sex, age):
    noun = token(word, text)
    assert (sex_of(noun), age_of(noun)) == (sex, age)


@pytest.mark.parametrize(
    ("word", "text", "family", "plural", "untold"),
    [
        ("families", "Two families fled.", True, True, False),
        ("household", "One household fled.", True, False, False),
        ("people", "Two people fled.", False, True, False),
        ("police", "The police fled.", False, True, False),
        ("man", "One man fled.", False, False, False),
        ("crowd", "The crowd fled.", False, False, True),
        ("gang", "The gang fled.", False, False, True),
    ],
)
def test_families_plurals_and_crowds(word, text, family, plural, untold):
    noun = token(word, text)
    assert (is_family(noun), is_plural(noun), is_untold(noun)) == (family, plural, untold)


def test_the_unit_of_a_family_and_of_a_household():
    assert family_unit(token("families", "Two families fled.")) == "families"
    assert family_unit(token("household", "One household fled.")) == "households"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve soldiers of the 3rd Brigade were killed.", "killed 12: Twelve soldiers"),
        ("Twelve people aged 14 to 60 were killed.", "killed 12: Twelve people"),
        ("Twelve people, aged between 14 and 60, were killed.", "killed 12: Twelve people"),
        ("A man, 34, and a woman, 31, were killed.", "killed 2 implied: A man, 34, and a woman"),
        ("Two people in their 20s were killed.", "killed 2: Two people"),
        ("A couple in their 80s were killed.", "killed 2: A couple"),
        ("Three people were killed on the A4 motorway.", "killed 3: Three people"),
        ("Three people were killed on Route 66 at 10:30 pm.", "killed 3: Three people"),
        ("Three people were killed on Flight 302.", "killed 3: Three people"),
        ("Three people died on 5 March 2019.", "killed 3: Three people"),
        ("Three people died in the $2 million fire.", "killed 3: Three people"),
        ("Three people died in 40 C heat.", "killed 3: Three people"),
        ("Three people died when a 12-storey block fell.", "killed 3: Three people"),
        ("Three people died in a crash involving 12 cars.", "killed 3: Three people"),
        ("Three people died in two attacks.", "killed 3: Three people"),
        ("Two sisters, aged four and six, drowned.", "killed 2: Two sisters"),
        ("A mother of three was killed.", "killed 1 implied: A mother"),
        ("A father of two drowned.", "killed 1 implied: A father"),
    ],
)
def test_numbers_beside_a_group_stay_out_of_it(text, expected):
    got = claims(text)
    assert got.split(": ")[0] == expected.split(": ")[0]
    assert " | " not in got


@pytest.mark.parametrize(
    "text",
    [
        "An estimated 100 people a day are killed.",
        "The disease kills 40 children every week.",
        "Some 300 people per year die on the road.",
        "The US named its first casualties.",
    ],
)
def test_a_rate_and_an_ordinal_of_many_count_nobody(text):
    assert claims(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve people died a day after the quake.", "killed 12: Twelve people"),
        ("Twelve people were killed a year ago.", "killed 12: Twelve people"),
        ("Police arrested the 14-year-old.", "detained 1 implied: the 14-year-old"),
        ("The man and 4-year-old were shot.", "injured 2 implied: The man and 4-year-old"),
        ("The man and a 4-year-old were shot.", "injured 2 implied: The man and a 4-year-old"),
        (
            "In 1997, as many as 35,000 Brus took shelter in six camps.",
            "displaced ..35000: as many as 35,000 Brus",
        ),
        ("Lebanon calls for help as hundreds reported killed", "killed 200..: hundreds"),
    ],
)
def test_who_a_number_counts(text, expected):
    assert claims(text) == expected
