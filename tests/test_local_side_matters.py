"""Local news and headlines: harm that is a side matter, in words that tree or tagger take for others."""

from __future__ import annotations

import pytest
from passages import told
from reading_attributions import sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The unjust killing of Alex Dent marks a turning point.", "killed 1 implied: Alex Dent"),
        ("Prosecutors Began Investigating Renee Good's Killing.", "killed 1 implied: Renee Good"),
        ("The collapse of Morgan Stanley was feared.", ""),
        (
            "She was hit by a van driven by 59-year-old Tom Haskell. Corwell was pronounced dead there.",
            "killed 1 implied: Corwell",
        ),
    ],
)
def test_names_that_are_taken_for_companies(text: str, expected: str) -> None:
    """A given name makes a name somebody's, and so does what is said of persons alone."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sheriff's homicide Sgt. Ann Dow said nobody had called.",
        "Police thanked a number of injured parties for coming to court.",
        "A bailiff leads Carl Dent out of the courtroom after his plea.",
        "'Children should not be dying'",
        "'The Mill' boss explains Season 3 deaths",
        "The crew flew home after the first medical evacuation from the station.",
    ],
)
def test_words_of_harm_that_tell_of_nobody_harmed(text: str) -> None:
    """Ranks, parties to a case, courts, what ought not to be, seasons, and patients who are flown out."""
    assert told(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ten years ago -- when the last bus driver was shot dead -- such a march would have failed.",
            "killed 1 implied [background]: the last bus driver",
        ),
        (
            "It would be worse if the bridge fell when 40 people were trapped on it.",
            "trapped 40 hypothetical: 40 people",
        ),
        ("Risk of guards being killed grows", ""),
        ("Governor open to two aides being killed if they stay", "killed 2 hypothetical: two aides"),
        ("The gunfight resulted in Jo Roe being shot.", "injured 1 implied: Jo Roe"),
        (
            "Killer scheduled for state's 2nd execution of 2026",
            "killed 2 expected [aggregate]: 2nd execution",
        ),
    ],
)
def test_what_happened_and_what_may(text: str, expected: str) -> None:
    """A time when something happened stays told, whatever would have been; what is only risked does not."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carl Dent of 'The Long Road' arrested on assault charges", "detained 1 implied: Carl Dent"),
        ("Girl with asthma, 7, rescued from river after storm", "rescued 1 implied: Girl"),
        ("Ex-boxing champ Dale injured in fatal crash", "injured 1 implied: Ex-boxing champ Dale"),
        ("Son of world famous singer Cher arrested in Leeds", "detained 1 implied: Son"),
        ("Woman dragged by car, killed near Leeds", "killed 1 implied: Woman"),
        (
            "Student shot at Ohio school; suspect in custody",
            "injured 1 implied: Student | detained 1 implied: suspect",
        ),
        ("Officer shot at gunman", ""),
        ("One dead, suspect in custody after stabbing", "killed 1: One | detained 1 implied: suspect"),
        ("Man kills ex-wife, her husband in Ohio", "killed 2 implied: wife, her husband"),
        ("A Leeds man detained by agents was his son's sole carer", "detained 1 implied: A Leeds man"),
        ("Student death puts party under pressure", "killed 1 implied: Student"),
    ],
)
def test_who_it_is_in_headlines(text: str, expected: str) -> None:
    """More may be said of somebody between them and the word of harm."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Referee and pupil among hundreds killed in protests",
            "killed 2 part implied: Referee and pupil | killed 200..: hundreds",
        ),
        ("American among those killed on speedboat, police say", "killed 1 part implied: American"),
        (
            "Two sisters among 14 victims of lodge fire identified",
            "casualties 2 part: Two sisters | casualties 14: 14 victims",
        ),
        (
            "The bodies of a man and a woman were found on a path near Bude.",
            "killed 2 implied: a man and a woman",
        ),
        ("Fire kills Jane Roe and 3 children", "killed 1 implied: Jane Roe | killed 3 more: 3 children"),
        (
            "Thomas Fry, 20, of the 900 block of Flanders Road, the driver of a silver Pontiac Grand Prix, "
            "who was shot multiple times, was pronounced dead.",
            "killed 1 implied: Thomas Fry",
        ),
        ("A measles patient visited two shops in Leeds on Monday.", "ill 1 implied: A measles patient"),
        ("Ebola patient dies in Kampala hospital", "killed 1 implied: Ebola patient"),
        ("No evidence of arson found in fire that killed Jane Roe", "killed 1 implied: Jane Roe"),
        (
            "Jo Roe vanished at sea. Roe is presumed to have drowned.",
            "missing 1 implied: Jo Roe | missing 1 feared implied: Roe",
        ),
    ],
)
def test_those_told_of_together(text: str, expected: str) -> None:
    """Some of a vague number, of victims, of a pair, and one who is told of twice in a breath."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Iran's leader says they 'must be put in their place' as protest death toll rises to at least 10",
            "at least 10",
        ),
        (
            "The president said he would not resign, as protests that have killed 40 people went on.",
            "40 people",
        ),
        ("Experts warn against drinking raw milk after Ohio baby's listeria death", "Ohio baby"),
        ("Mayor acknowledges errors before Carl Dent's shooting", "Carl Dent"),
        ('"We must act," the minister said, as the toll rose to 12.', "12"),
        ('"We will stay," the mayor said on Monday, hours after a blast killed 12 people.', "12 people"),
        ("Russian strike on Kharkiv kills two, injures 25, Moscow denies attack took place", "two"),
    ],
)
def test_what_stands_beside_a_statement_is_not_in_it(text: str, words: str) -> None:
    """What went on meanwhile, before or after is told by the report itself."""
    assert sources(text, words) == ()


def test_what_is_said_of_the_past_stays_said() -> None:
    """A quotation of a few words inside what is said does not end it."""
    text = 'Police say an officer "feared for his life" before he shot a man in Leeds.'
    assert [source.name for source in sources(text, "a man")] == ["Police"]
    assert told(text) == "injured 1 implied: a man"
