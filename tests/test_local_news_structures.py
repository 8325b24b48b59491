"""Local news: the builds of sentences in which the tree of words goes astray, and who then is affected."""

import pytest
from passages import told
from reading_attributions import sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man who tried to help his neighbour was shot dead.", "killed 1 implied: A man"),
        ("A nurse who ran to warn a patient was struck by a van.", "injured 1 implied: A nurse"),
        ("A boy who came to visit his uncle ended up being stabbed.", "injured 1 implied: A boy"),
        ("A plumber who said his brother was shot called the police.", "injured 1 implied: his brother"),
    ],
)
def test_a_main_verb_after_a_relative_clause(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A farmer who shot and skinned an elk was fined.", ""),
        ("A clerk who shot two robbers has been honoured.", "injured 2: two robbers"),
        ("A woman who drowned was found on Monday.", "killed 1 implied: A woman"),
        ("Jane Roe, who had met the guard a week before he was shot, wept.", ""),
        ("Jane Roe, who was in her car when she was shot, is stable.", "injured 1 implied: Jane Roe"),
    ],
)
def test_who_does_it_in_a_relative_clause(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prosecutors asked that the killer die by lethal injection.", ""),
        ("The panel voted that Roe be executed in May.", ""),
        ("The trial ended with the recommendation that Jo Roe be hanged.", ""),
        ("He was convicted of attempted murder of a bus driver.", ""),
        ("She pleaded guilty on May 3 to attempted murder of a cab driver, and to arson.", ""),
        ("He was indicted for conspiracy to murder a senator.", ""),
        ("The family says he is a man who should have been in jail.", ""),
    ],
)
def test_what_is_only_asked_for_or_tried(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The victims included a teenage girl, her mother, one nurse and two boys.",
            "casualties 1 part implied: a teenage girl | casualties 1 part implied: her mother | "
            "casualties 1 part: one nurse | casualties 2 part: two boys",
        ),
        (
            "The bodies included an elderly man and his wife.",
            "killed 2 part implied: an elderly man and his wife",
        ),
        (
            "Among the dead were a pilot, his deputy and a cook.",
            "killed 3 part implied: a pilot, his deputy and a cook",
        ),
        (
            "The dead include Jo Roe, a teacher, and three of her pupils.",
            "killed 1 part implied: Jo Roe | killed 3 part: three of her pupils",
        ),
        (
            "The blast killed a judge, court reporter and bailiff.",
            "killed 3 implied: a judge, court reporter and bailiff",
        ),
        (
            "The wounded include two 18-year-olds and a 21-year-old.",
            "injured 2 part: two 18-year-olds | injured 1 part implied: a 21-year-old",
        ),
    ],
)
def test_lists_of_whom_a_number_includes(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ohio man stabbed outside bar, dies at hospital", "killed 1 implied: Ohio man"),
        ("Toddler pulled from pond, survives", "rescued 1 implied: Toddler"),
        ("Two women were driven by friends to an emergency room.", "injured 2: Two women"),
        ("A teenager was flown to a trauma center after the crash.", "injured 1 implied: A teenager"),
        (
            "The blast hurt no one else. A woman was taken to the ER.",
            "injured 0: no one | injured 1 implied: A woman",
        ),
        (
            "The bodies of Ann Roe and Bo Roe were found by two officers after their son grew worried.",
            "killed 2 implied: Ann Roe and Bo Roe",
        ),
        ("A driver tested positive for alcohol. After testing positive, Jo Roe lost his job.", ""),
        ("After testing positive, Jo Roe stayed home with measles.", "ill 1 implied: Jo Roe"),
    ],
)
def test_where_and_how_they_ended(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ('Mayor Ann Cole issued a statement. "We mourn two officers."', "two officers", ["Ann Cole"]),
        ('The diocese sent a letter to parents:\n\n"Two pupils were killed."', "Two pupils", ["diocese"]),
        ('The airline put out a statement. "We lost four crew," Jo Lee said.', "four crew", ["Jo Lee"]),
        ('Jo Day read a letter. It rained that day. "Two children died here."', "Two children", []),
    ],
)
def test_who_speaks_after_a_statement(text, words, speakers):
    assert [source.name for source in sources(text, words)] == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jo Moss was lodged in the Ada County Detention Center.", "detained 1 implied: Jo Moss"),
        ("A teenager was held at a juvenile correctional facility.", "detained 1 implied: A teenager"),
        ("Two skaters were taken to the leisure center after the fight.", ""),
        ("Three jurors were picked on Monday, police said.", ""),
        ("Deputies ordered Jo Roe out of his truck at gunpoint.", ""),
        ("Deputies ordered 40 people out of their homes.", "displaced 40: 40 people"),
    ],
)
def test_where_people_are_held(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The suspect later committed suicide.", "killed 1 implied: The suspect"),
        ("Every 40 minutes a farmer commits suicide.", ""),
        ("Ivo Roe lay dying in the road when help came.", ""),
        ("He shot the clerk, Jo Lee, three times gangland-style.", "injured 1 implied: the clerk"),
        ("Shots were fired at a porch. Two teens, ages 14 and 15, were struck.", "injured 2: Two teens"),
        ("The market fell. Two banks were struck by losses.", ""),
        ("Before she was shot, Officer Anna Reed had waved.", "injured 1 implied: Officer Anna Reed"),
        ("Jones faces one count of murder of a police officer.", ""),
        ("He is on trial for the murder of a cab driver.", "killed 1 implied: a cab driver"),
    ],
)
def test_what_is_told_of_somebody(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The fire killed the pastor, Jo Day, 61; his wife, Ann Day, 60; and a deacon, Al Poe, 44.",
            "killed 3 implied: the pastor, Jo Day, 61; his wife, Ann Day, 60; and a deacon",
        ),
        (
            "A 17-year-old and a 12-year-old girl were hurt in the crash.",
            "injured 2 implied: A 17-year-old and a 12-year-old girl",
        ),
        (
            "The men opened fire at the fort, killing five guards and a teacher visiting from Kent.",
            "killed 5: five guards | killed 1 more implied: a teacher",
        ),
    ],
)
def test_lists_of_those_harmed(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Searchers have found two boys who went missing on Sunday.",
            "missing 2 former: two boys",
        ),
        ("Divers have not found two boys who went missing on Sunday.", "missing 2: two boys"),
        (
            "A boy of six was shot in the arm. The boy was taken to a hospital.",
            "injured 1 implied: A boy",
        ),
        (
            "A girl was found dead on Monday. The girl's body lay in a ditch.",
            "killed 1 implied: A girl",
        ),
    ],
)
def test_who_was_told_of_before(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Moe Clark, charged with kidnapping, was captured after a short manhunt.",
            "detained 1 implied: Moe Clark",
        ),
        ("Rebels captured two aid workers on the road.", "abducted 2: two aid workers"),
        ("Two suspects turned themselves in on Sunday.", "detained 2: Two suspects"),
        ("Police urged two suspects to turn themselves in.", ""),
        ("The man fled on foot and, after a chase, was arrested.", "detained 1 implied: The man"),
        ("Neighbours described the van as a red Ford and Paul Roe, 41, of Ayr, was traced and arrested.", ""),
    ],
)
def test_who_is_caught(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three sailors reported minor burns after the fire.", "injured 3: Three sailors"),
        ("Police reported two injuries.", "injured 2: two injuries"),
        ("Two girls were cut down by gunfire.", "killed 2: Two girls"),
        (
            "Two people died. Three others who were shot were taken to a hospital.",
            "killed 2: Two people | injured 3: Three others",
        ),
        ("She was hurt. She knows the loss of a loved one in a crash.", ""),
        ("Her father died of emphysema, and her aunt of diabetes.", ""),
        ("They want help with ending their lives. Doctors see terminally ill people.", ""),
        ("Women wept after Jesus' death on the cross.", ""),
        ("The homicide of a cab driver shocked the town.", "killed 1 implied: a cab driver"),
        ("The sheriff's homicide detectives came.", ""),
        (
            "A woman was found dead on Sunday. The victim was a 45-year-old woman from Ayr.",
            "killed 1 implied: A woman | killed 1 implied: a 45-year-old woman",
        ),
        (
            "A girl of nine was shot dead. The girl was in a car when she was shot.",
            "killed 1 implied: A girl",
        ),
        (
            "The crash killed a driver and hurt her passenger; in the other car, a couple were unhurt.",
            "killed 1 implied: a driver | injured 1 implied: her passenger | injured 2 denied: a couple",
        ),
    ],
)
def test_what_came_of_them(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A reward is offered for information leading to the arrest of a gunman.", ""),
        ("The chase led to the arrest of two men.", "detained 2: two men"),
        ("Arrest made in Ayr stabbing", "detained 1 implied: Arrest"),
        ("Officers pulled the 40-year-old driver over near the bridge.", ""),
        ("Crews pulled over 20 people from the rubble.", "rescued 21..: over 20 people"),
    ],
)
def test_what_is_no_arrest_yet(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three nurses were flown to a hospital, where they were pronounced dead.",
            "killed 3: Three nurses",
        ),
        (
            "Two boys were taken to a hospital, where one of them died.",
            "injured 2: Two boys | killed 1 part: one of them",
        ),
        ("A boy shot another boy in the chest, killing the youth.", "killed 1 implied: another boy"),
        ("A man hit a guard with a bat, killing him instantly.", "killed 1 implied: a guard"),
        (
            "Four people were hurt. None of the victims gave a description of the car.",
            "injured 4: Four people",
        ),
        (
            "Six people were hurt. The gunshot victims were taken to a hospital.",
            "injured 6: Six people",
        ),
    ],
)
def test_what_came_of_the_shot(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("The fire was reported at 4 a.m. and killed two people.", "two people", []),
        ("Two deaths were reported in Ayr.", "Two deaths", ["reported"]),
        ("The shooting is reported to have killed two people.", "two people", ["reported"]),
    ],
)
def test_what_was_reported_to_the_police(text, words, speakers):
    assert [source.name for source in sources(text, words)] == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Just before 4 o'clock one man was found dead.", "killed 1: one man"),
        ("Two hikers suffered sprained ankles in the slide.", "injured 2: Two hikers"),
        ("One miner fell and sustained a dislocated shoulder.", "injured 1: One miner"),
        (
            "A cook was shot dead. Her remains were taken to a hospital in Ayr.",
            "killed 1 implied: A cook",
        ),
    ],
)
def test_what_is_counted_and_what_is_not(text, expected):
    assert told(text) == expected
