"""Turns of phrase in which a figure was lost, told twice or given to nobody."""

import pytest
from reading_claims import claims, counted, related


@pytest.mark.parametrize(
    "text",
    [
        "The governor put the toll at 14 dead and 52 wounded.",
        "The fire brigade put the figures at 9 dead and 31 injured, with 12 of the injured moved to Jos.",
        "Community leaders speak of 16 villagers killed.",
    ],
)
def test_who_puts_a_toll_gives_all_of_it(text):
    assert [bool(claim.sources) for claim in related(text)].count(True) == len(related(text)) > 0


def test_whoever_was_found_is_missing_no_more():
    text = "Four hikers who were reported missing on Monday were found alive."
    assert counted(text) == "missing 4 former: Four hikers | rescued 4: Four hikers"


def test_the_same_words_tell_the_same_once():
    assert claims("Six of the victims died inside the bar.").count("killed 6") == 1


def test_fighters_killed_by_soldiers_come_on_top_of_the_dead_told_before():
    text = "At least ten people were killed in a blast in Quetta. Troops gunned down six terrorists later."
    assert counted(text) == "killed 10..: At least ten people | killed 6 more: six terrorists"


def test_a_survivor_who_speaks_is_no_figure():
    assert claims("One survivor told the court that he still hears it.") == ""


def test_one_trader_who_fled_and_speaks_was_not_displaced():
    assert claims('"They shot at everything," said one trader who fled to Djibo.') == ""
