"""Count: how the numbers of one text relate, as far as the words of their sentences say it."""

import pytest
from reading_claims import claims, counted, parsed, read

from according.claims.counting import counts


def counts_of(text):
    """Write the figures of a text, each with its count."""
    return [f"{c.figure.low} {c.count}" for c in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were killed.", ["9 total"]),
        ("Nine people were killed and 14 injured.", ["9 total", "14 total"]),
        ("Twenty killed and a further 20 injured.", ["20 total", "20 total"]),
        ("Twelve died at once and another two in hospital.", ["12 total", "2 more"]),
        ("Twelve people died. Another two people died in hospital.", ["12 total", "2 total"]),
        ("Four soldiers and a woman were killed.", ["4 total", "1 more"]),
        ("Four soldiers, two guards and a woman were killed.", ["4 total", "2 more", "1 more"]),
        ("A toddler and his uncle were killed.", ["2 total"]),
        ("Nine people were killed, including three children.", ["9 total", "3 part"]),
        ("Nine people, two of them nurses, were killed.", ["9 total", "2 part"]),
        ("Six of the wounded died.", ["6 part"]),
        ("Three days earlier a bomb in a market in the city had killed 70 people.", ["70 total"]),
        ("Eight of its fighters were killed.", ["8 total"]),
        ("Three of his sons were killed.", ["3 total"]),
        ("The second victim died on Monday.", ["1 part"]),
        ("Of the five victims, four remain in hospital.", ["5 total", "4 part"]),
        (
            "Three of the men were shot in Lyon and two were shot in Nice.",
            ["3 part", "2 part"],
        ),
        ("None of the 40 passengers was hurt.", ["0 total"]),
        ("Nine people died. A man was injured.", ["9 total", "1 total"]),
        ("The toll rose to 84 from 73.", ["84 total", "73 former"]),
        ("Nine people died, police said. They had earlier put the toll at 12.", ["9 total", "12 former"]),
        ("The ministry withdrew its statement that 40 people had died.", ["40 former"]),
        ("The agency retracted a report that 12 people were killed.", ["12 former"]),
        ('The Courier withdraws an article of 3 May under the title "Landslide buries 60".', ["60 former"]),
        ("A post that said nine miners had died was later retracted.", ["9 former"]),
        ("The rebels withdrew after the report, which said that 12 farmers had been killed.", ["12 total"]),
        ("The army withdrew its guards after six men were killed.", ["6 total"]),
        ("The station withdrew its story, but nine people were killed.", ["9 total"]),
        ("Nine people died. Nine people died.", ["9 total", "9 total"]),
        ("Thirty died, 18 in Kerala and 12 in Goa.", ["30 total", "18 share", "12 share"]),
        ("The death toll jumped by 12 to 40.", ["12 part", "40 total"]),
        ("Two men and three women were arrested.", ["2 total", "3 more"]),
        ("Two men were arrested and three women injured.", ["2 total", "3 total"]),
        ("A baker was killed and two waiters were wounded.", ["1 total", "2 total"]),
    ],
)
def test_how_the_numbers_of_a_text_relate(text, expected):
    assert counts_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ten people were killed and two others were killed later.",
            "killed 10: Ten people | killed 2 more: two others",
        ),
        (
            "Ten were hurt and five more were hurt when a wall fell.",
            "injured 10: Ten | injured 5 more: five more",
        ),
        (
            "Police arrested ten men and, on Sunday, two more men.",
            "detained 10: ten men | detained 2 more: two more men",
        ),
        (
            "Ten people were rescued on Monday and 25 more on Tuesday.",
            "rescued 10: Ten people | rescued 25 more: 25 more",
        ),
    ],
)
def test_others_come_on_top_in_one_sentence(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 20 people were killed.", ["21 total"]),
        ("No more than 20 people were killed.", ["None total"]),
        ("20 or more people were killed.", ["20 total"]),
    ],
)
def test_the_more_of_a_bound_is_not_on_top_of_anything(text, expected):
    assert counts_of(text) == expected


def test_there_is_one_count_for_each_item_and_none_for_none():
    assert counts(parsed("Nine people died."), ()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 60 people, eight of them minors.", ["60 total", "8 part"]),
        ("Thirty people, most of them women, were hurt.", ["30 total"]),
        ("One of the dead was a nurse.", ["1 part"]),
        ("A nurse was among the dead.", ["1 part"]),
        ("Twenty people were hurt, six of them badly.", ["20 total", "6 part"]),
        ("Ninety people died, 50 in Izmir and 40 in Manisa.", ["90 total", "50 share", "40 share"]),
        ("Twelve people were killed in the first blast and eight in the second.", ["12 total", "8 share"]),
        ("Forty people were arrested, and 12 more on Sunday.", ["40 total", "12 more"]),
        ("The first bomb killed nine people. A second bomb killed four.", ["9 total", "4 total"]),
        ("Five men and a boy were rescued.", ["5 total", "1 more"]),
        ("A fire killed a mother, her two sons and a neighbour.", ["1 total", "2 more", "1 more"]),
        ("A fire killed a teacher, four pupils and a driver.", ["1 total", "4 more", "1 more"]),
        ("A fire killed a couple and their young son, police said.", ["2 total", "1 more"]),
        ("A fire killed two people and livestock.", ["2 total"]),
        (
            "At least 25 people were killed, including three children, and 73 wounded in the strike.",
            ["25 total", "3 part", "73 total"],
        ),
        ("Ann Poe and Sam Roe died.", ["2 total"]),
        ("Nobody was killed, and nobody was hurt.", ["0 total", "0 total"]),
    ],
)
def test_more_of_how_numbers_relate(text, expected):
    assert counts_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two soldiers were killed on Monday and three on Tuesday.",
            "killed 2: Two soldiers | killed 3 more: three",
        ),
        (
            "The rebels freed 30 hostages on Monday and 12 on Tuesday, the Red Cross said.",
            "rescued 30: 30 hostages | rescued 12 more: 12",
        ),
        (
            "Eight people were killed on Monday and three on Tuesday, taking the toll to 11.",
            "killed 8 part: Eight people | killed 3 part: three | killed 11: 11",
        ),
        ("Nine were killed by the blast and two by falling glass.", "killed 9: Nine | killed 2 more: two"),
        (
            "A gunman killed two drivers and injured at least three others.",
            "killed 2: two drivers | injured 3..: at least three others",
        ),
        (
            "Two people died. One victim, 23, was pronounced dead at the scene.",
            "killed 2: Two people | killed 1 part: One victim",
        ),
        (
            "A blast wounded several people. One man is in intensive care with injuries.",
            "injured 3..: several people | injured 1 part: One man",
        ),
        (
            "Cholera has made 2,900 people ill since October. Another 211 cases were reported on Thursday"
            " alone.",
            "ill 2900: 2,900 people | ill 211 part: Another 211 cases",
        ),
        ("Officials say four displaced persons were killed.", "killed 4: four displaced persons"),
    ],
)
def test_what_comes_on_top_and_what_is_below(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Four soldiers, two policemen and nine civilians died in the attack.",
            "killed 4: Four soldiers | killed 2 more: two policemen | killed 9 more: nine civilians",
        ),
        (
            "Three men, two women and a baby drowned when a dinghy sank off Dunkirk.",
            "killed 3: Three men | killed 2 more: two women | killed 1 more implied: a baby",
        ),
        ("Nine men, two brothers and seven cousins, died.", "killed 9: Nine men"),
        (
            "The dead were a bus driver, two conductors and nine schoolchildren.",
            "killed 1 implied: a bus driver | killed 2 more: two conductors | killed 9 more: nine"
            " schoolchildren",
        ),
        (
            "Those killed were two teachers and nine pupils.",
            "killed 2: two teachers | killed 9 more: nine pupils",
        ),
        ("Nine people died. Four were children.", "killed 9: Nine people | killed 4 part: Four"),
        (
            "The fire killed eight residents. One was a woman of 101.",
            "killed 8: eight residents | killed 1 part: One",
        ),
        ("Nine people died. Twelve were rescuers.", "killed 9: Nine people"),
        (
            "A train hit a lorry, injuring 27 passengers. Nineteen were treated at the scene and eight taken"
            " to hospital.",
            "injured 27: 27 passengers | injured 19 part: Nineteen | injured 8 part: eight",
        ),
    ],
)
def test_lists_and_kinds(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bomb killed five police officers as well as three civilians.",
            "killed 5: five police officers | killed 3 more: three civilians",
        ),
        (
            "Seven people died at the scene. Four died later in hospital.",
            "killed 7: Seven people | killed 4 more: Four",
        ),
        (
            "Seven people died at the scene and four later in hospital.",
            "killed 7: Seven people | killed 4 more: four",
        ),
        (
            "A mother was shot dead. Also killed were two pupils.",
            "killed 1 implied: A mother | killed 2 more: two pupils",
        ),
        (
            "Two men died in their flat, and a girl was killed in the street.",
            "killed 2: Two men | killed 1 more implied: a girl",
        ),
        (
            "In addition to the 14 dead, nine people are missing.",
            "killed 14: the 14 dead | missing 9: nine people",
        ),
        (
            "Clashes left 21 dead: 13 civilians, six soldiers and two militants.",
            "killed 21: 21 | killed 13 part: 13 civilians | killed 6 part: six soldiers"
            " | killed 2 part: two militants",
        ),
    ],
)
def test_who_comes_besides_and_who_makes_up_a_sum(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire killed 12 people. Another person died on Friday.", "killed 12 | killed 1 more"),
        ("The fire killed 12 people. One more person died in hospital.", "killed 12 | killed 1 more"),
        ("The fire killed 12 people. A further body was found on Friday.", "killed 12 | killed 1 more"),
        (
            "The fire killed 12 people. One woman jumped to her death. Another woman died on the stairs.",
            "killed 12 | killed 1 part | killed 1 part",
        ),
        (
            "A bomb killed 14 shoppers, police said. The army said it had killed six militants in reply.",
            "killed 14 | killed 6 more",
        ),
        (
            "The fire killed 12 people. The toll rose to 13 after another body was found on Friday.",
            "killed 12 | killed 13 | killed 1 part",
        ),
    ],
)
def test_one_more_comes_on_top_unless_it_is_the_next_of_some(text: str, expected: str) -> None:
    assert (
        " | ".join(said.split(":")[0].removesuffix(" implied") for said in counted(text).split(" | "))
        == expected
    )
