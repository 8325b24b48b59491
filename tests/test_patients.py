"""Patients: whom a cue says something of, by voice, relative clause, participle, apposition and ellipsis."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_claims import claims, parsed, read

from according.claims.cues import find_cues
from according.claims.patients import patients

CLAIM = "killed 12: 12 miners"


@pytest.mark.parametrize(
    "text",
    [
        "A blast killed 12 miners.",
        "A blast has killed 12 miners.",
        "A blast had killed 12 miners before help came.",
        "A blast at the pit near Zonguldak killed 12 miners on Tuesday.",
        "On Tuesday 12 miners were killed.",
        "On Tuesday, 12 miners were killed by a blast.",
        "In all, 12 miners have been killed.",
        "Police say that 12 miners were killed.",
        "It said 12 miners had been killed.",
        "Officials confirmed that 12 miners died.",
        "A blast ripped through the pit, killing 12 miners.",
        "A blast ripped through the pit and killed 12 miners.",
        "A blast that killed 12 miners is being investigated.",
        "The blast in which 12 miners died is being investigated.",
        "The blast, in which 12 miners were killed, came at dawn.",
        "There were 12 miners killed.",
        "The deaths of 12 miners are being investigated.",
        "The death of 12 miners is being investigated.",
        "The blast caused the deaths of 12 miners.",
        "The blast left 12 miners dead.",
        "The pit collapsed, leaving 12 miners dead.",
        "Rescuers found 12 miners dead.",
        "The operator, which had denied it, said 12 miners died.",
        "When the roof fell, 12 miners died.",
        "The bodies of 12 miners were found.",
        "A total loss: 12 miners died.",
        "The blast claimed the lives of 12 miners.",
        "Two days after 12 miners died, the pit was shut.",
        "Gas built up, there was a spark, and 12 miners died.",
    ],
)
def test_twelve_miners_are_found_in_every_construction(text):
    assert claims(text) == CLAIM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen who killed nine villagers fled to the hills.", "killed 9: nine villagers"),
        ("The nine villagers whom the gunmen killed were buried.", "killed 9: The nine villagers"),
        ("The nine villagers killed by gunmen were buried on Friday.", "killed 9: The nine villagers"),
        ("Nine villagers who were killed by gunmen were buried.", "killed 9: Nine villagers"),
        ("Nine villagers were attacked and killed by gunmen.", "killed 9: Nine villagers"),
        ("Nine villagers were reported killed.", "killed 9: Nine villagers"),
        ("Nine villagers are known to have been killed.", "killed 9: Nine villagers"),
        ("Nine villagers are said to have died.", "killed 9: Nine villagers"),
        ("Nine villagers appear to have died.", "killed 9: Nine villagers"),
        ("At least nine villagers, mostly farmers, were killed.", "killed 9..: At least nine villagers"),
        ("\u201cNine villagers were killed,\u201d the mayor said.", "killed 9: Nine villagers"),
        ("The mayor said: \u201cNine villagers were killed.\u201d", "killed 9: Nine villagers"),
        ("Killed were nine villagers.", "killed 9: nine villagers"),
        ("Also killed were nine villagers.", "killed 9: nine villagers"),
        ("Among the dead were nine villagers.", "killed 9 part: nine villagers"),
        ("Among those killed were nine villagers.", "killed 9 part: nine villagers"),
        ("The victims were nine villagers who had come to pray.", "casualties 9: nine villagers"),
    ],
)
def test_clauses_of_many_kinds(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people died and 14 were hurt.", "killed 9: Nine people | injured 14: 14"),
        ("Nine people were killed and 14 wounded.", "killed 9: Nine people | injured 14: 14"),
        ("Nine people were killed and another 14 wounded.", "killed 9: Nine people | injured 14: another 14"),
        ("The raid killed nine people and wounded 14.", "killed 9: nine people | injured 14: 14"),
        (
            "The raid killed nine people and wounded 14 others.",
            "killed 9: nine people | injured 14: 14 others",
        ),
        ("The raid left nine dead and 14 wounded.", "killed 9: nine | injured 14: 14"),
        (
            "The raid left nine people dead, 14 injured and two missing.",
            "killed 9: nine people | injured 14: 14 | missing 2: two",
        ),
        ("Nine died, 14 were hurt and six are missing.", "killed 9: Nine | injured 14: 14 | missing 6: six"),
        ("Nine people, with 14 more injured, were killed.", "killed 9: Nine people | injured 14: 14 more"),
        ("Nine people were killed and 14 hurt.", "killed 9: Nine people | injured 14: 14"),
        ("Nine were killed, 14 hurt.", "killed 9: Nine | injured 14: 14"),
        (
            "It killed nine, injured 14 and displaced 300.",
            "killed 9: nine | injured 14: 14 | displaced 300: 300",
        ),
        ("Nine people died, while 14 others were injured.", "killed 9: Nine people | injured 14: 14 others"),
        ("Nine people died; 14 are in hospital.", "killed 9: Nine people | injured 14: 14"),
        ("Twenty killed and a further 20 injured.", "killed 20: Twenty | injured 20: a further 20"),
        ("It injured 14 and killed nine.", "injured 14: 14 | killed 9: nine"),
        (
            "Nine men and two women died, and a boy was hurt.",
            "killed 9: Nine men | killed 2 more: two women | injured 1 implied: a boy",
        ),
        ("Nine soldiers and 30 rebels were killed.", "killed 9: Nine soldiers | killed 30 more: 30 rebels"),
        ("Police shot dead four men and arrested nine.", "killed 4: four men | detained 9: nine"),
        (
            "Police arrested nine men and freed three hostages.",
            "detained 9: nine men | rescued 3: three hostages",
        ),
        ("Thirty people were rescued but four died.", "rescued 30: Thirty people | killed 4: four"),
        (
            "Thirty people were rescued and four bodies found.",
            "rescued 30: Thirty people | killed 4: four bodies",
        ),
    ],
)
def test_each_number_goes_to_its_own_cue(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor was killed alongside two guards.",
            "killed 1 implied: The mayor | killed 2 more: two guards",
        ),
        (
            "The pilot died together with four passengers.",
            "killed 1 implied: The pilot | killed 4 more: four passengers",
        ),
    ],
)
def test_those_beside_them(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed three policemen.", "killed 3: three policemen"),
        ("Three policemen killed a gunman.", "killed 1 implied: a gunman"),
        ("Two gunmen shot four students.", "injured 4: four students"),
        ("Two officers shot and killed a man.", "killed 1 implied: a man"),
        ("Three policemen arrested two robbers.", "detained 2: two robbers"),
        ("Forty firefighters rescued a boy.", "rescued 1 implied: a boy"),
        ("Some 200 officers arrested 14 men.", "detained 14: 14 men"),
        ("Two divers found six bodies.", "killed 6: six bodies"),
        ("Three doctors treated 14 people for burns.", "injured 14: 14 people"),
        ("Two thousand troops freed five hostages.", "rescued 5: five hostages"),
    ],
)
def test_those_who_act_are_not_those_affected(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The attacker blew himself up, killing four guards.",
            "killed 1 implied: The attacker | killed 4: four guards",
        ),
    ],
)
def test_those_who_kill_themselves(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Twelve miners were killed.", ["miners"]),
        ("A blast killed twelve miners.", ["miners"]),
        ("The miners who died had families.", ["miners"]),
        ("Miners killed in blasts are mourned.", ["Miners"]),
        ("A blast came, killing miners.", ["miners"]),
        ("A blast killed miners and drivers.", ["miners"]),
    ],
)
def test_the_tree_gives_the_noun_that_is_affected(text, heads):
    parse = parsed(text)
    cue = next(cue for cue in find_cues(parse, 0, disease=False) if cue.effect == "killed")
    assert [parse.tokens[i].text for i in patients(parse, cue)] == heads


NOUNS = {"miners": 1, "people": 1, "soldiers": 1, "women": 1, "villagers": 1}
FRAMES = (
    ("{} were killed in Lima on Sunday.", "killed"),
    ("A blast in Lima killed {}.", "killed"),
    ("{} died when a wall fell.", "killed"),
    ("{} were injured in Lima.", "injured"),
    ("A blast injured {} in Lima.", "injured"),
    ("A wall fell, killing {}.", "killed"),
    ("{} were arrested after the march.", "detained"),
    ("Police arrested {} after the march.", "detained"),
    ("{} were rescued by the coastguard.", "rescued"),
    ("Gunmen kidnapped {} in Lima.", "abducted"),
    ("{} were evacuated from the valley.", "displaced"),
    ("{} are missing after the flood.", "missing"),
)


@settings(deadline=None, max_examples=150)
@given(st.integers(2, 99_999), st.sampled_from(sorted(NOUNS)), st.sampled_from(FRAMES))
def test_changing_the_number_changes_the_figure_exactly_so(n, noun, frame):
    template, effect = frame
    text = template.format(f"{n:,} {noun}")
    (claim,) = read(text)
    assert (claim.effect, claim.figure.low, claim.figure.high) == (effect, n, n)
    assert claim.number_span.of(text) == f"{n:,} {noun}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A policeman was killed by two robbers.", "killed 1 implied: A policeman"),
        ("Two robbers were killed by a policeman.", "killed 2: Two robbers"),
        ("A boy was rescued by 40 firefighters.", "rescued 1 implied: A boy"),
        ("Six soldiers captured a rebel.", "detained 1 implied: a rebel"),
        ("Three men kidnapped a priest.", "abducted 1 implied: a priest"),
        ("Five nurses treated a guard for burns.", "injured 1 implied: a guard"),
        ("Twenty officers arrested the mayor.", "detained 1 implied: the mayor"),
        ("Two dogs found four hikers alive.", "rescued 4: four hikers"),
        ("A gang of six men beat a shopkeeper to death.", "killed 1 implied: a shopkeeper"),
        ("Two brothers killed their uncle.", "killed 1 implied: their uncle"),
        ("The 14 attackers killed nine guards.", "killed 9: nine guards"),
    ],
)
def test_counted_doers_of_uncounted_harm(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The fire, in which nine people died and 14 were hurt, began at noon.",
            "killed 9: nine people | injured 14: 14",
        ),
        ("Nine people have died since Friday, when the dam burst.", "killed 9: Nine people"),
        ("After nine people were killed, the mayor resigned.", "killed 9: nine people"),
        ("The mayor resigned after nine people were killed.", "killed 9: nine people"),
        ("Nine people were killed as they slept.", "killed 9: Nine people"),
        ("Nine people, the youngest a baby of two months, were killed.", "killed 9: Nine people"),
        ("Nine of the crew of 40 were rescued.", "rescued 9 part: Nine of the crew"),
        (
            "Officials say nine people died, 14 are missing and 300 had to flee.",
            "killed 9: nine people | missing 14: 14 | displaced 300: 300",
        ),
        ("Not only did nine people die, 14 more were hurt.", "killed 9: nine people | injured 14: 14 more"),
        ("The explosion, heard in three villages, killed nine people.", "killed 9: nine people"),
        ("Two hours after the blast, nine people were found dead.", "killed 9: nine people"),
        ("In 12 villages, nine people died.", "killed 9: nine people"),
        ("Of nine people on the boat, none was hurt.", "injured 0: none"),
        ("Nine people in two cars were killed.", "killed 9: Nine people"),
        ("Nine people on a bus with 30 seats died.", "killed 9: Nine people"),
    ],
)
def test_other_numbers_in_the_clause(text, expected):
    assert claims(text) == expected


ORDERS = (
    ("{a} people were killed and {b} were injured.", "killed", "injured"),
    ("{a} people were injured and {b} were killed.", "injured", "killed"),
    ("The blast killed {a} people and injured {b}.", "killed", "injured"),
    ("The blast injured {a} people and killed {b}.", "injured", "killed"),
    ("{a} people were arrested and {b} were injured.", "detained", "injured"),
    ("{a} people died, {b} are missing.", "killed", "missing"),
)


@settings(deadline=None, max_examples=100)
@given(st.integers(2, 900), st.integers(2, 900), st.sampled_from(ORDERS))
@example(2, 575, ORDERS[-1])
def test_two_numbers_never_change_places(a, b, order):
    template, first, second = order
    found = [(c.effect, c.figure.low, c.figure.high) for c in read(template.format(a=a, b=b))]
    assert found == [(first, a, a), (second, b, b)]
