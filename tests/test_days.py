"""Days of chronicles: their separate events, the sums of the war that they belong to, and what is neither."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import parsed
from reading_mentions import mentioned, roles, told_by_incident

from according.incidents.when import is_entry

DAY = "2031-05-14"
"""A Wednesday."""

EVENTS = [
    (
        "Warplanes bomb a depot near Sol, killing four guards. "
        "Mortars fall on Duresh and kill nine villagers. A sniper kills a medic in Ferrin.",
        [["four guards"], ["nine villagers"], ["a medic"]],
    ),
    (
        "Rebels storm the barracks at Avdar; 12 soldiers are killed. Two more die in hospital there. "
        "Elsewhere a shell hits a school bus and three pupils are hurt.",
        [["12 soldiers", "Two more"], ["three pupils"]],
    ),
    (
        "Troops fight rebels in Marga, killing 31. In Pesk, a drone killed a couple in their car. "
        "The army lost six men in Marga.",
        [["31", "six men"], ["a couple"]],
    ),
    (
        "Nine villagers are killed in a house in Duresh, and two farm workers die under tank fire "
        "east of Rafah. Talks go on in Cairo.",
        [["Nine villagers"], ["two farm workers"]],
    ),
    (
        "Fourteen strikes hit Gaza before noon, one of which kills a man in the Maghazi camp. "
        "Gunmen attack a patrol near Rafah and kill three soldiers.",
        [["a man"], ["three soldiers"]],
    ),
    (
        "A bomber blows up a bus at Burgas airport, killing six. Rebels storm Midan. "
        "Monitors count 97 dead across Syria on this day.",
        [["six"], ["97"]],
    ),
    (
        "Militiamen burn the town of Kel. They kill 20 people in a church. "
        "The attack is the worst of the war and leaves 40 people wounded.",
        [["20 people", "40 people"]],
    ),
]

SUMS = [
    "Rockets kill a farmer in Ferrin. Doctors say 310 people have been killed in the war.",
    "Rockets kill a farmer in Ferrin. The number of dead climbs to 310, doctors say.",
    "A bomb kills two policemen in Oru. At least 310 people have died since Sunday.",
    "Clashes go on in the capital for a third day. The health ministry puts the death toll at 310.",
    "Shells fall on Duresh and hurt six. Monitors count 310 dead in 12 days of bombing.",
    "Protests spread to the coast. Unions say 310 have been killed and 900 people wounded.",
    "Troops lose 13 men in Shejaiya, bringing the number of soldiers killed to 310. Talks go on.",
    "Troops enter Oru. Six soldiers are killed, which takes to 310 the number who have died.",
    "Rocket fire goes on in Gaza. Officials in Gaza say at least 310 people have now been killed.",
    "Soldiers burn Chut Pyin. The government says 310 people have been killed in the violence.",
    "Roadblocks stay up in Cali. On day 22 of the riots officials say that 310 people have died.",
    "Troops fire on a march in Maseru, killing two. The week's toll stands at 310.",
    "Troops fire on a march in Maseru, killing 60. Unions put the number of dead over five days at 310.",
    "Tanks reach Gaza City. Shells kill 70 people in Zeitoun. By then 310 people have died.",
    "Rebels shelled Duresh, killing six. Doctors said 310 civilians had been killed since the raids began.",
]

OWN_TOLLS = [
    "A car bomb goes off in Herat, killing eight people. By evening the toll has risen to 14.",
    "A shell hits a hospital in Tesh. Doctors say that 13 people have been killed.",
    "Riots break out in Maseru after a killing. Nine people are dead by midnight.",
    "A ferry sinks off Bohol. The coast guard says 17 people have died.",
    "A blast wrecks a market in Oru. Two more bodies are found, bringing the toll of the blast to 14.",
]


@pytest.mark.parametrize(("text", "events"), EVENTS)
def test_a_day_tells_separate_events_and_goes_on_about_one(text, events):
    assert told_by_incident(text, DAY) == events


@pytest.mark.parametrize("text", SUMS)
def test_what_a_war_has_come_to_is_no_event_of_the_day(text):
    assert "aggregate" in next(said for said in roles(text, DAY).split(" | ") if "310" in said)


@pytest.mark.parametrize("text", OWN_TOLLS)
def test_the_toll_of_a_single_act_is_its_own(text):
    assert {said.split()[0] for said in roles(text, DAY).split(" | ")} == {"main"}


def test_a_claim_that_goes_on_about_a_sum_is_of_it():
    text = (
        "A truce breaks down in Kandara. Doctors say 174 people have been killed. "
        "Others give a higher figure: nearly 300 dead."
    )
    assert roles(text, DAY) == "aggregate 174 people | aggregate nearly 300"


def test_another_figure_for_what_words_make_a_sum_is_of_it():
    text = (
        "Snipers shoot at a funeral and kill 15 people. Monitors say 233 have died since the revolt began. "
        "The government says the figure is 84."
    )
    assert roles(text, DAY) == "main 15 people | aggregate 233 | aggregate 84"


OUTBREAKS = [
    "A doctor dies of Ebola in Kailahun. Liberia closes its borders. The outbreak has killed 672 people.",
    "Mexico has 149 cases. A boy dies in Houston. Worldwide 1,893 people have been infected, the WHO says.",
]


@pytest.mark.parametrize("text", OUTBREAKS)
def test_a_day_of_an_outbreak_is_about_all_of_it(text):
    assert {said.split()[0] for said in roles(text, DAY).split(" | ")} == {"main"}


def test_what_a_day_dates_some_days_earlier_is_looked_back_on():
    text = (
        "The envoy arrives in Kandara for talks. Two guards are shot dead at the airport. "
        "Officials say 60 villagers were killed in a raid on 2 May."
    )
    assert roles(text, DAY) == "main Two guards | background 60 villagers"


def test_without_a_day_of_publication_no_text_is_a_day_of_a_chronicle():
    text = EVENTS[0][0]
    assert sum(mention.role == "main" for mention in mentioned(text)[0]) == 1


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (EVENTS[0][0], True),
        ("Troops entered Oru. Shells fell on the market. Nine people died there.", True),
        ("A bus fell into a ravine. Nine people died there. The driver was hurt.", False),
        ("KABUL (AP) - Troops entered Oru. Shells fell on the market. Nine people died.", False),
        ("Troops enter Oru as talks fail\n\nTroops entered Oru on Friday. Nine people died.", False),
        ("Gunmen kill ten in Oru.", False),
    ],
)
def test_a_day_has_no_title_and_is_in_the_present_tense_or_of_a_war(text, entry):
    assert is_entry(parsed(text)) is entry


@settings(max_examples=15, deadline=None)
@given(st.permutations([sentence + "." for sentence in EVENTS[0][0].rstrip(".").split(". ")]))
def test_events_are_as_many_in_whatever_order_they_are_told(sentences):
    assert len(told_by_incident(" ".join(sentences), DAY)) == len(EVENTS[0][1])
