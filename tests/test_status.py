"""Status: asserted, feared, expected, denied, hypothetical."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import claims, read


def statuses(text):
    """Write the status of each claim of a text."""
    return " ".join(claim.status for claim in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed.",
        "Nine people have been killed.",
        "Nine people are known to have died.",
        "Nine people were confirmed dead.",
        "Police say nine people were killed.",
        "It is clear that nine people were killed.",
        "No one was injured.",
        "There were no casualties.",
        "None of the passengers was hurt.",
        "The blast killed nine people and could be heard for miles.",
        "Nine people died, and the toll could rise.",
        "Nine people died in what may have been an arson attack.",
        "Nine people died when their boat, which could carry four, sank.",
        "Nine people were killed on Friday, police believe, by accident.",
        "If it rains the work will stop; nine people were killed.",
        "It was not clear why nine people were killed.",
        "Police do not know who killed nine people.",
        "It is not known if the nine people killed were miners.",
        "The skipper probably died on Monday night, and his boat is lost.",
        "The skipper, Ana Giro, possibly drowned instantly.",
        "The deaths of nine skippers were probably due to the cold.",
        "A skipper's death was likely an accident.",
        "Nine people were killed when a false wall fell, and that was all.",
        "The mayor fears the toll of nine will rise.",
        "The death toll of nine is expected to climb.",
        "The driver was arrested for false report and other charges.",
    ],
)
def test_asserted(text):
    assert statuses(text) == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Nine people are feared dead.",
        "Up to 30 people are feared dead.",
        "Nine people are feared to have died.",
        "Nine people were feared killed.",
        "Dozens are feared trapped.",
        "Nine people are believed to have been killed.",
        "Nine people are believed killed.",
        "Nine sailors are presumed dead.",
        "Nine sailors are thought to be missing.",
        "It is feared that nine people died.",
        "Police fear that nine people have died.",
        "Rescuers fear nine miners are trapped.",
        "Nine people may have died.",
        "Nine people might have been killed.",
        "As many as 50 people may be buried under the mud.",
        "Nine people have possibly been killed.",
        "Nine people were probably killed.",
        "Nine people probably died on Monday.",
        "The ship went down with the probable loss of nine sailors.",
        "The mayor suspects that nine people have died.",
        "The mayor said he had it that nine people might have died.",
        "The skipper has probably died.",
        "Perhaps 40 people were killed.",
        "Nine people are suspected to have been infected with cholera.",
        "Dozens feared dead in mine blast",
        "Nine believed dead after boat sinks",
        "Doctors suspect nine cases of cholera.",
        "As many as 90 could be dead, the prefect fears.",
    ],
)
def test_feared(text):
    assert statuses(text) == "feared"


@pytest.mark.parametrize(
    "text",
    [
        "The toll is expected to reach 100.",
        "The death toll is likely to rise to 100.",
        "Some 10,000 people will be evacuated on Monday.",
        "Some 10,000 people are to be evacuated.",
        "Ten thousand people are expected to be displaced.",
        "10,000 to be evacuated as storm nears",
        "Officials expect 500 people to be displaced.",
        "Five hostages will be freed on Friday.",
        "The militia agreed to release nine sailors.",
        "The rebels pledged to free six drivers.",
    ],
)
def test_expected(text):
    assert statuses(text) == "expected"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The driver was not injured.", "injured 1 denied implied: The driver"),
        ("The driver was unhurt.", "injured 1 denied implied: The driver"),
        ("Two passengers were unharmed.", "injured 2 denied: Two passengers"),
        ("Two passengers were not hurt.", "injured 2 denied: Two passengers"),
        ("The two pilots escaped unhurt.", "injured 2 denied: The two pilots"),
        (
            "Two men were pulled from the sea, one unhurt and one in serious condition.",
            "rescued 2: Two men | injured 1: one",
        ),
        ("The pilot was uninjured.", "injured 1 denied implied: The pilot"),
        ("The ministry denied that 40 people had been killed.", "killed 40 denied: 40 people"),
        ("The army denied killing 40 villagers.", "killed 40 denied: 40 villagers"),
        ("The army dismissed reports that 40 soldiers had been killed.", "killed 40 denied: 40 soldiers"),
        ("Reports that 40 people had died were false.", "killed 40 denied: 40 people"),
        ("Claims that dozens had died were untrue, police said.", "killed 24.. denied: dozens"),
        ("It is not true that 40 people died.", "killed 40 denied: 40 people"),
        ("Forty people were not killed, the mayor said.", "killed 40 denied: Forty people"),
        ("The mayor rejected a claim that 12 men were arrested.", "detained 12 denied: 12 men"),
        ("Twelve people did not die.", "killed 12 denied: Twelve people"),
    ],
)
def test_denied(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A second blast would kill 40 people.",
        "A dam break could kill 40 people.",
        "If the dam breaks, 400 people will die.",
        "If the dam broke, 400 people would be killed.",
        "The man threatened to kill 30 people.",
        "The group planned to kidnap three ministers.",
        "They plotted to kill 12 judges.",
        "In the drill, 30 people were evacuated.",
        "A direct hit would make 5,000 people homeless.",
        "The bomb could have killed 40 people.",
        "Unless help comes, 40 people will die.",
        "Had the doors been shut, 40 people might have died.",
        "The bomb, had it gone off, might have killed 40 people.",
        "Without fuel, 40 patients would die, the ministry said.",
    ],
)
def test_hypothetical(text):
    assert set(statuses(text).split()) == {"hypothetical"}


def test_who_is_named_is_kept_where_his_death_is_only_supposed_and_nobody_in_particular_is_not():
    assert statuses("The death of Anders Holm would be a loss to the guild.") == "hypothetical"
    assert not statuses("They plotted to kill the king.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people died and 20 are feared dead.", "asserted feared"),
        ("Nine people died and up to 20 may be trapped.", "asserted feared"),
        ("Nine people died; the toll is expected to reach 20.", "asserted expected"),
        ("Two people were killed, but the driver was not hurt.", "asserted denied"),
        ("Nine people are feared dead and 14 were injured.", "feared asserted"),
        ("Nine people were killed. A second bomb could have killed 40.", "asserted hypothetical"),
        ("Forty people were evacuated and another 200 will be evacuated on Friday.", "asserted expected"),
        ("No one was killed and two people were hurt.", "asserted asserted"),
    ],
)
def test_each_claim_has_its_own_status(text, expected):
    assert statuses(text) == expected


NUMBERS = st.integers(2, 5000).filter(lambda n: not 1900 <= n <= 2100)


@settings(deadline=None, max_examples=60)
@given(
    NUMBERS,
    st.sampled_from(
        (
            ("{} people were killed.", "asserted"),
            ("{} people are feared dead.", "feared"),
            ("{} people may have died.", "feared"),
            ("Police denied that {} people had died.", "denied"),
            ("{} people will be evacuated.", "expected"),
            ("A dam break could kill {} people.", "hypothetical"),
        )
    ),
)
def test_the_status_does_not_hang_on_the_number(n, saying):
    template, status = saying
    (claim,) = read(template.format(f"{n:,}"))
    assert (claim.status, claim.figure.low, claim.figure.high) == (status, n, n)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people are thought to have died.", "feared"),
        ("Nine people are thought dead.", "feared"),
        ("It is believed that nine people were killed.", "feared"),
        ("There are fears that nine people were killed.", "feared"),
        ("Nine people are likely dead.", "feared"),
        ("Nine people are presumed drowned.", "feared"),
        ("Rescuers believe nine people are still trapped.", "feared"),
        ("The mayor feared that hundreds had been killed.", "feared"),
        ("At least nine people may be trapped under the rubble.", "feared"),
        ("The toll is forecast to reach 100.", "expected"),
        ("The toll will pass 100 by Friday, the mayor predicted.", "expected"),
        ("Police expect to make nine arrests.", "expected"),
        ("The army says it will free 20 prisoners.", "expected"),
        ("The mayor said the reports of nine deaths were a hoax.", "denied"),
        ("Nobody has confirmed it, and the army denies that nine soldiers died.", "denied"),
        ("The company rejected claims that 12 workers were hurt.", "denied"),
        ("It is untrue that 12 workers were hurt.", "denied"),
        ("The ministry refuted a report that 12 people were infected with cholera.", "denied"),
        ("The army never arrested 12 students, a spokesman said.", "denied"),
        ("In a scenario drawn up by planners, 400 people die.", "hypothetical"),
        ("An attack on the dam would kill 4,000 people.", "hypothetical"),
        ("The exercise simulated a blast in which 40 people were injured.", "hypothetical"),
        ("He was charged with plotting to kill 20 people.", "hypothetical"),
        ("The men wanted to kidnap two judges.", "hypothetical"),
        ("Had the bus been full, 50 people would have died.", "hypothetical"),
        ("The leak could poison 300 people.", "hypothetical"),
    ],
)
def test_more_of_each(text, expected):
    assert set(statuses(text).split()) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "It is not clear how nine people died.",
        "Nine people were killed, but it was not clear by whom.",
        "Nine people died, which the mayor did not deny.",
        "The mayor did not deny that nine people had died.",
        "Nine people died because the road was not lit.",
        "Nine people died although the house was not locked.",
        "Nine people died. If it rains again, the valley must be left.",
        "Nine people died in the fire, believed to have been started by a candle.",
        "Nine people were hurt when a man thought to be drunk drove into a crowd.",
        "Nine people died in a blast that could be heard in the next town.",
        "Nine people were arrested on suspicion of planning an attack.",
        "Nine people died; the mayor will visit their families.",
        "The storm, which is expected to weaken, killed nine people.",
        "Nine people were killed by a bomb that was meant to kill a judge.",
    ],
)
def test_doubt_about_something_else_is_no_doubt(text):
    assert "asserted" in statuses(text).split()
    assert read(text)[0].status == "asserted"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army denied that any civilians were killed.", "killed 1.. denied implied: any civilians"),
        ("The army denied that any soldier was hurt.", "injured 1 denied implied: any soldier"),
        (
            "The minister denied that there were any casualties.",
            "casualties 1.. denied implied: any casualties",
        ),
        ("The mayor rejected claims of any deaths.", "killed 1.. denied implied: any deaths"),
        ("Police said they had not made any arrests.", "detained 0: not made any arrests"),
    ],
)
def test_what_is_denied_of_any_is_that_there_was_one(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man's death was ruled a homicide.", "asserted"),
        ("Officials ruled out that nine people had been killed.", "denied"),
    ],
)
def test_only_ruled_out_is_denied(text, expected):
    assert statuses(text) == expected


def test_who_a_body_is_confirmed_to_be():
    assert set(statuses("Body found confirmed to be missing diver, 19").split()) == {"asserted"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He bought a poison which has the potential to kill about 1,400.", ""),
        ("The device was capable of killing 200 people.", ""),
        ("He dreamed of killing 12 people.", "killed 12 hypothetical: 12 people"),
        ("The truce was aimed at evacuating 300 rebels.", "displaced 300 hypothetical: 300 rebels"),
        ("The senator called for the release of 40 hostages.", "rescued 40 hypothetical: 40 hostages"),
        ("A court ordered the arrest of two ministers.", ""),
        ("The firm deserves a thousand deaths, he said.", "killed 1000 hypothetical: a thousand deaths"),
        ("The navy sent two ships to evacuate tourists.", ""),
    ],
)
def test_what_is_only_possible_or_wanted(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Death of three boys could spark riots", "killed 3: three boys"),
        ("Leader begs city to reject violence after killing of student", "killed 1 implied: student"),
    ],
)
def test_what_comes_of_a_death(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A teen was nearly killed in a shooting on Friday.", ""),
        ("Moves honour the war dead.", ""),
        ("Fewer young adults are dying of it.", ""),
        ("The violence is harming our youth.", ""),
        ("Notable deaths 2025", ""),
        ("More than 120 dead after multiple suicide and gun attacks", "killed 121..: More than 120"),
        ("The woman pushes a child out of the way, then falls.", ""),
        ("Man dies after less than a day in custody", "killed 1 implied: Man"),
        ("Lee Hart, one of the city's greatest footballers, dies at 91", ""),
    ],
)
def test_who_was_not_harmed_after_all(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There are concerns that as many as 30 villagers were killed in the raid.", "feared"),
        ("Nine fishermen are now considered dead by the coast guard.", "feared"),
        ("The army said it was likely that 40 fighters had been killed.", "feared"),
        ("It could not be ruled out that five guests had been killed, the mayor said.", "feared"),
        ("The 20 deaths never happened, he said.", "denied"),
        ("The spokesman said the 17 deaths had been invented.", "denied"),
        ("The mayor said it was wrong to say that eight people had been killed.", "denied"),
        ("A strike on the plant might kill thousands, experts warn.", "hypothetical"),
        ("An hour later it might have killed dozens of pupils.", "hypothetical"),
        ("Two people are considered missing.", "asserted"),
        ("A boy was shot during a dispute over three shoes that killed two people.", "asserted asserted"),
    ],
)
def test_doubts_and_denials_by_nouns_and_of_what_is_past(text, status):
    assert statuses(text) == status
