"""Local news: the victim of whom more is told, who was nearly killed, and names that come again in court."""

import pytest
from passages import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A guard was beaten almost to death by robbers.", "injured 1 implied: A guard"),
        ("He admitted stabbing a cab driver nearly to death.", "injured 1 implied: a cab driver"),
        ("A guard was beaten to death by robbers.", "killed 1 implied: A guard"),
        ("A plumber was knocked unconscious by a falling pipe.", "injured 1 implied: A plumber"),
        ("Officers found the clerk unconscious with cuts on his chin.", "injured 1 implied: the clerk"),
        ("Three women at the party were not cited or arrested.", "detained 3 denied: Three women"),
        ("Three women were not cited, and two men were arrested.", "detained 2: two men"),
        ("She lied to prevent her nephew's arrest.", ""),
        ("Two male subjects were arrested at the depot.", "detained 2: Two male subjects"),
        (
            "A brawl in a bar ended with three stabbed and one in custody.",
            "injured 3: three | detained 1: one",
        ),
        ("Four dead, one in jail after Reno arson", "killed 4: Four | detained 1: one"),
        ("Five killed, nine in hospital after bus crash", "killed 5: Five | injured 9: nine"),
        ("There were no injuries to tenants.", "injured 0: no injuries"),
        ("A cab driver is clinging to life after a robbery.", "injured 1 implied: A cab driver"),
    ],
)
def test_what_came_of_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The victim, who was not named, was stabbed in the arm.", "injured 1 implied: The victim"),
        ("The victim, 44, died at the scene.", "killed 1 implied: The victim"),
        ("The victim was taken to Mercy Hospital.", ""),
        ("The victim's car was found on Monday.", ""),
        (
            "Robbers shot a baker in his shop on Monday. The victim later died at Mercy Hospital.",
            "killed 1 implied: a baker",
        ),
    ],
)
def test_the_victim_is_told_of_where_more_is_said_than_that(text, expected):
    assert told(text) == expected


def test_a_name_takes_up_who_died_in_the_incident_reported():
    text = (
        "A jury on Monday heard how Carla Diaz, 23, was killed by a truck in Salem.\n\n"
        "The driver told the court that he was tired.\n\n"
        "Witnesses wept. Last summer's killing of Diaz led to a new stop sign."
    )
    assert told(text) == "killed 1 implied: Carla Diaz | killed 1 implied: Diaz"
