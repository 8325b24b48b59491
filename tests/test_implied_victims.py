"""Single victims and lists of names: whom the words mean where no number stands."""

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Lunt was sitting in her car when she was hit by a bullet.",
            "injured 1 implied: Ada Lunt",
        ),
        ("A woman was walking her dog when she was struck by a car and killed.", "killed 1 implied: A woman"),
        ("The driver told police he was shot.", ""),
        ("The victim, a 34-year-old nurse, died in hospital.", "killed 1 implied: a 34-year-old nurse"),
        (
            "A man is charged in the death of Kafry, 63, and the shooting of Rivo, 48.",
            "killed 1 implied: Kafry | injured 1 implied: Rivo",
        ),
        ("We mourn the loss of another student.", "killed 1 implied: another student"),
        ("The pilot did not survive.", "killed 1 implied: The pilot"),
        ("A stray bullet left a girl, 9, fighting for her life.", "injured 1 implied: a girl"),
        ("The bus driver broke both legs.", "injured 1 implied: The bus driver"),
    ],
)
def test_one_victim(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dead were identified as Peter Moss, 41, Jane Moss, 39, and Tim Hall, 8.",
            "killed 3 implied: Peter Moss, 41, Jane Moss, 39, and Tim Hall",
        ),
        (
            "Killed were Ana Silva, 44; Joao Silva, 12; and Rita Melo, 70.",
            "killed 3 implied: Ana Silva, 44; Joao Silva, 12; and Rita Melo",
        ),
        ("Peter Moss, 41, was killed, Jane Hall said.", "killed 1 implied: Peter Moss"),
        (
            "Those killed included Ahmed Said, his wife and a neighbour.",
            "killed 3 part implied: Ahmed Said, his wife and a neighbour",
        ),
        (
            "A man was shot dead in Leeds. Police identified the victim as 19-year-old Kevin Reyes.",
            "killed 1 implied: A man | killed 1 implied: 19-year-old Kevin Reyes",
        ),
        ("Police identified the victim as 19-year-old Kevin Reyes.", ""),
    ],
)
def test_names_of_victims(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The man shot and killed his wife, his two sons and himself.",
            "killed 1 implied: The man | killed 1 implied: his wife | killed 2 more: his two sons",
        ),
        (
            "A fire killed Jessi Pierce, her 3 children.",
            "killed 1 implied: Jessi Pierce | killed 3 more: her 3 children",
        ),
        (
            "Ines Safi was killed in this attack alongside her five children.",
            "killed 1 implied: Ines Safi | killed 5 more: her five children",
        ),
        (
            "A bomb exploded in Jos, killing two people, Caleb Mutfwang, the governor, said.",
            "killed 2: two people",
        ),
        (
            "Two of the fatalities, both children, were buried when their house was hit by a landslide.",
            "killed 2 part: Two of the fatalities",
        ),
        ("Gunmen kill 22 at a baptism: residents. They fled.", "killed 22: 22"),
        ("Nine people died and 14 are unreachable.", "killed 9: Nine people | missing 14: 14"),
        ("He was killed with a knife.", ""),
        (
            "Police spoke to the two men and a woman who were wounded.",
            "injured 2: the two men | injured 1 more implied: a woman",
        ),
        (
            "The two men and a woman who was wounded are friends.",
            "injured 1 implied: a woman",
        ),
    ],
)
def test_those_who_came_to_harm_with_somebody(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dead were named as Ravi Yadav (45), his wife Mina (40), their son Golu (12) and his mother "
            "Devi (68), Inspector Anil Singh said.",
            "killed 4 implied: Ravi Yadav (45), his wife Mina (40), their son Golu (12) and his mother Devi",
        ),
        (
            "Police identified the fatalities as Jaime Dulnuan, 54; Rico Balao, 33; and Benjie Tadeo, 29.",
            "killed 3 implied: Jaime Dulnuan, 54; Rico Balao, 33; and Benjie Tadeo",
        ),
        (
            "A man is dead. The victim has been identified by family members as Deshawn Carter.",
            "killed 1 implied: A man | killed 1 implied: Deshawn Carter",
        ),
        (
            "Cherie Rhoades, a former tribal leader and chairwoman, was arrested.",
            "detained 1 implied: Cherie Rhoades",
        ),
        (
            "The strike killed a journalist, Karim Haddad, and his son.",
            "killed 2 implied: a journalist, Karim Haddad, and his son",
        ),
    ],
)
def test_lists_of_names(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toddler was rushed to hospital but could not be saved.", "killed 1 implied: The toddler"),
        (
            "Ann Roe was taken to hospital, where she was pronounced dead at 3 a.m.",
            "killed 1 implied: Ann Roe",
        ),
        (
            "The man killed his wife before turning the gun on himself.",
            "killed 1 implied: The man | killed 1 implied: his wife",
        ),
        ("A constable attained martyrdom in the raid.", "killed 1 implied: A constable"),
        ("Two people drowned. She lost her son.", "killed 2: Two people | killed 1 implied: her son"),
        ("A passer-by was wounded.", "injured 1 implied: A passer-by"),
        (
            "Among the injured passengers is a four-year-old girl.",
            "injured 1 part implied: a four-year-old girl",
        ),
        (
            "They found the man next to a truck with several gunshot wounds.",
            "injured 1 implied: the man",
        ),
        (
            "The hospital received 22 wounded people, three of whom died.",
            "injured 22: 22 wounded people | killed 3 part: three of whom",
        ),
    ],
)
def test_more_of_single_victims(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A 20-year-old was killed. The 21-year-old was shot in the arm.",
            "killed 1 implied: A 20-year-old | injured 1 implied: The 21-year-old",
        ),
        (
            "A boy was killed. The younger boy was shot in the back.",
            "killed 1 implied: A boy | injured 1 implied: The younger boy",
        ),
        (
            "Police are investigating what appears to be the accidental shooting death of a 14-year-old boy.",
            "killed 1 implied: a 14-year-old boy",
        ),
        ("A man was shot. He is expected to survive.", "injured 1 implied: A man"),
    ],
)
def test_one_who_died_and_one_who_did_not(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Three people drowned. A woman holding a baby watched.",
        "Three people drowned. The baby was thrown out through the window.",
        "Three people drowned. The driver drove away from the area with his girlfriend.",
        "Three people drowned. The suspect is under guard in hospital.",
        "Three people drowned. An aunt had died of cancer.",
        "Three people drowned. People are missing these warning signs.",
        "Three people drowned. Disease is affecting young adults.",
    ],
)
def test_nobody_else_came_to_harm(text):
    assert claims(text) == "killed 3: Three people"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chief did not say whether the men were dead.", ""),
        ("As many as fifteen could still be trapped.", "trapped ..15 feared: As many as fifteen"),
        (
            "The other victims did not have life-threatening injuries.",
            "injured 2.. implied: The other victims",
        ),
    ],
)
def test_how_sure_it_is(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Three people drowned. The men who were shot did not talk to police.",
        "Three people drowned. Police did not say how the children died.",
        "Three people drowned. Neighbours were examined following the death of the man.",
        "Three people drowned. All were taken to hospital.",
        "Three people drowned. All the victims were in stable condition.",
        "Three people drowned. Deputies attempted to apprehend the suspect.",
        "Three people drowned. The body was found on Sunday.",
    ],
)
def test_a_look_back_is_no_claim(text):
    assert claims(text) == "killed 3: Three people"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three people drowned. A body was found.", "killed 3: Three people | killed 1 implied: A body"),
        ("Divers recovered a further body on Friday.", "killed 1 implied: a further body"),
        ("An additional body was found.", "killed 1 implied: An additional body"),
        ("Deaths have occurred in four provinces.", "killed 2.. implied: Deaths"),
        ("All on board were killed.", "killed 2.. implied: All"),
        (
            "Ann Roe, 9, who was shot in the arm, is well.",
            "injured 1 implied: Ann Roe",
        ),
        ("The boy, who was shot in the arm, is well.", "injured 1 implied: The boy"),
    ],
)
def test_what_is_one_all_the_same(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The crash killed a teacher, a nurse, a farmer and a student.",
            "killed 4 implied: a teacher, a nurse, a farmer and a student",
        ),
        (
            "He was found guilty of murdering a judge, a court reporter, a sheriff's deputy and a "
            "federal agent.",
            "killed 4 implied: a judge, a court reporter, a sheriff's deputy and a federal agent",
        ),
        ("A professor and poet was arrested for fraud.", "detained 1 implied: A professor"),
        ("A man and woman were arrested.", "detained 2 implied: A man and woman"),
        (
            "Numan Said was killed alongside his 14-year-old son Bara, 11-year-old son Omar, and "
            "15-year-old daughter Lima.",
            "killed 1 implied: Numan Said | killed 3 more implied: his 14-year-old son Bara, "
            "11-year-old son Omar, and 15-year-old daughter Lima",
        ),
        ("Police found both the man and the boy dead.", "killed 2 implied: the man and the boy"),
        ("The blast hurt both soldiers and civilians.", "injured 2.. implied: soldiers and civilians"),
        ("Three of the dead were named: Jo Roe, Ann Poe and Al Ho.", "killed 3 part: Three of the dead"),
    ],
)
def test_people_listed_one_by_one(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A student whose parents were killed in a plane crash is safe.", "killed 2 implied: whose parents"),
        (
            "A 15-year-old boy whose killing by police sparked riots was remembered.",
            "killed 1 implied: A 15-year-old boy",
        ),
        ("The mother of two boys who were killed wept.", "killed 2: two boys"),
        (
            "There was anger at the killing by police of a 15-year-old boy.",
            "killed 1 implied: a 15-year-old boy",
        ),
        ("Her 4-year-old sister's injuries were minor.", "injured 1 implied: Her 4-year-old sister"),
        (
            "Police dug up the garden to investigate the death of Rufus Church, who was found shot dead.",
            "killed 1 implied: Rufus Church",
        ),
        ("The body of Henry Bolt, age 9, was found in a ditch.", "killed 1 implied: Henry Bolt"),
    ],
)
def test_whose_and_of_whom(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He assaulted a woman, leaving her with a broken jaw.", "injured 1 implied: a woman"),
        (
            "Jo Brown, 36, was shot in the head and Ann Wills, 47, was shot in the side.",
            "injured 1 implied: Jo Brown | injured 1 implied: Ann Wills",
        ),
        (
            "A Shreveport woman is mourning the loss of her 4-year-old daughter, a week after she "
            "was shot and killed by her father.",
            "killed 1 implied: her 4-year-old daughter",
        ),
    ],
)
def test_pronouns_of_one_person(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 16yo was stabbed in Leeds.", "injured 1 implied: A 16yo"),
        ("An eighth-grader died after being shot.", "killed 1 implied: An eighth-grader"),
        (
            "The first soldiers to die in the conflict have been identified.",
            "killed 2.. implied: The first soldiers",
        ),
    ],
)
def test_known_by_age_or_grade(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arrests were made after the march.", "detained 2.. implied: Arrests"),
        ("Injuries were reported.", "injured 2.. implied: Injuries"),
    ],
)
def test_bare_plurals_of_harm(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boy's injuries were not grave.", "injured 1 implied: The boy"),
        (
            "We mourn the martyrdom of my cousin, the martyr, beloved relative, and writer.",
            "killed 1 implied: my cousin",
        ),
        (
            "Police found the bodies of 33-year-old Ann Moss, 40-year-old Al Moss and the couple's two sons.",
            "killed 2 implied: 33-year-old Ann Moss, 40-year-old Al Moss | killed 2 more: two sons",
        ),
        (
            "The driver of a silver Grand Prix, who was shot, was pronounced dead.",
            "killed 1 implied: The driver",
        ),
        ("Jo Roe of '7 Kids and Counting' was arrested.", "detained 1 implied: Jo Roe"),
    ],
)
def test_nobody_more_than_is_told(text, expected):
    assert claims(text) == expected
