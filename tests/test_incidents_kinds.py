"""What kind of incident the words of a report speak for."""

import tomllib
from importlib import resources

import pytest
from reading_claims import parsed
from reading_mentions import main_of

from according.incidents.events import find_events
from according.incidents.kinds import KINDS, lexicon
from according.vocab import load

HEADED = {
    "earthquake": "MAGNITUDE 5.8 - NEAR THE COAST OF PERU. Two killed, 220 houses damaged at Caraveli.",
    "rail": "Freight train 4471 left the rails at 03:15. Two crew members suffered minor injuries.",
}


@pytest.mark.parametrize(("kind", "text"), HEADED.items())
def test_what_is_told_before_the_harm_may_say_the_kind(kind: str, text: str) -> None:
    assert main_of(text).kind == kind


BY_WORDS_BESIDE = [
    ("air_strike", "Two people died when a drone hit a motorcycle in Rafah."),
    ("shelling", "Two people died when a mortar shell hit a minibus in Rafah."),
    ("road", "Two people died when a lorry hit a motorcycle in Rafah."),
    ("clash", "Fighting erupted in Khartoum on Saturday and has killed nine people."),
    ("unrest", "Protests erupted in Lagos on Saturday and three people were killed."),
    (
        "abduction",
        "Gunmen abducted 287 pupils in Kuriga on Saturday. One pupil was shot and died in hospital.",
    ),
    ("abduction", "Nine miners were kidnapped near Harnai on Tuesday."),
    ("shooting", "Nine miners were shot dead near Harnai on Tuesday."),
    ("mine", "Nine miners died near Harnai on Tuesday."),
    ("air_strike", "Warplanes bombed a market on Saturday, killing nine."),
    ("bombing", "A bomb on a boat killed two people on Saturday."),
    ("road", "A truck with migrants overturned in Chiapas on Saturday, killing ten."),
    ("volcano", "Mount Semeru erupted on Saturday, killing nine people."),
    ("aircraft", "A passenger died when a flight from Osaka met turbulence on Saturday."),
    ("vessel", "A ferry full of people fleeing a cholera scare sank off Nampula, drowning nine."),
]


@pytest.mark.parametrize(("kind", "text"), BY_WORDS_BESIDE)
def test_the_words_beside_a_verb_may_say_the_kind(kind: str, text: str) -> None:
    assert main_of(text).kind == kind


REPORTS = {
    "bombing": "A suicide bomber blew himself up at a market in Quetta, killing nine shoppers.",
    "air_strike": "An air strike on a bakery in Sanaa killed four people, residents said.",
    "shelling": "Artillery shelling killed two farmers near Donetsk, local officials said.",
    "shooting": "A gunman opened fire in a supermarket in Tulsa and killed three shoppers, police said.",
    "clash": "Fierce clashes between soldiers and rebels near Goma left twelve fighters dead.",
    "assault": "A man with a knife stabbed two passengers at a station in Lyon.",
    "execution": "Three prisoners were executed by firing squad in Pyongyang, a rights group said.",
    "abduction": "Gunmen kidnapped six pupils from a school in Kaduna.",
    "arrest": "Police in Lima arrested eleven people on Monday.",
    "unrest": "Protesters rioted for a second night in Jakarta and two demonstrators were injured.",
    "aircraft": "A helicopter crash in Nepal killed five people.",
    "rail": "A train derailment near Pune injured 40 passengers.",
    "road": "A bus crash on a mountain road in Peru killed 17 people.",
    "vessel": "A ferry capsized off Dhaka and 20 passengers are missing.",
    "blast": "A gas explosion tore through a house in Bristol, injuring one person.",
    "fire": "A hotel fire in Manila killed six guests.",
    "collapse": "A building collapse in Mumbai killed four residents.",
    "crush": "A stampede at a shrine in Karbala killed 31 pilgrims.",
    "mine": "A coal mine collapse in Zonguldak trapped eight miners.",
    "earthquake": "An earthquake shook Osaka and injured 12 people.",
    "flood": "Flash floods in Sylhet killed three people.",
    "storm": "Hurricane winds killed two people as the storm hit Havana.",
    "landslide": "A landslide buried a village in Papua New Guinea, killing 40 people.",
    "wildfire": "A wildfire near Perth forced 300 people to flee.",
    "epidemic": "A cholera outbreak in Lusaka has killed 22 people.",
    "poisoning": "Methanol poisoning killed seven people in Izmir.",
}


@pytest.mark.parametrize("kind", REPORTS)
def test_kind_of_a_plain_report(kind: str) -> None:
    assert main_of(REPORTS[kind]).kind == kind


def test_an_explosion_is_a_bombing_where_the_report_speaks_of_a_bomb() -> None:
    text = (
        "An explosion killed two people in Kabul on Friday.\n\nPolice said a bomb had been hidden in a cart."
    )
    assert main_of(text).kind == "bombing"


def test_a_crash_is_what_crashed() -> None:
    plane = (
        "Two people died in a crash near Cork on Sunday.\n\nThe pilot of the small plane had reported smoke."
    )
    assert main_of(plane).kind == "aircraft"
    lorry = "Two people died in a crash near Cork on Sunday.\n\nThe lorry driver was unhurt."
    assert main_of(lorry).kind == "road"


def test_a_tsunami_that_is_only_feared_does_not_make_the_quake_one() -> None:
    text = "An earthquake killed four people off Sumatra.\n\nA tsunami warning was lifted an hour later."
    assert main_of(text).kind == "earthquake"


def test_a_fire_department_is_no_fire() -> None:
    parse = parsed("The fire department held its annual dinner.")
    assert [event for event in find_events(parse) if event.kind == "fire"] == []


def test_the_ring_of_fire_is_no_fire() -> None:
    parse = parsed("Indonesia lies on the Pacific Ring of Fire.")
    assert [event for event in find_events(parse) if event.kind is not None] == []


def test_an_event_knows_its_characters() -> None:
    text = "A car bomb exploded outside a school."
    events = find_events(parsed(text))
    assert events[0].span(parsed(text)).of(text) == "car bomb"
    assert events[0].kind == "bombing"
    assert events[0].weight == 3
    assert not events[0].verbal


def test_every_kind_of_the_codebook_has_words() -> None:
    data = tomllib.loads(resources.files("according.vocab").joinpath("kinds.toml").read_text("utf-8"))
    assert set(KINDS) <= set(data)
    for kind in KINDS:
        assert data[kind]["nouns"] or data[kind]["verbs"] or data[kind]["phrases"]


def test_consequences_name_kinds() -> None:
    words = lexicon()
    for cause, effects in words.consequences.items():
        assert cause in KINDS
        assert effects <= set(KINDS)
    assert words.explains("earthquake", "tsunami")
    assert words.explains("fire", "fire")
    assert not words.explains("epidemic", "earthquake")


def test_the_nearest_words_decide_an_ambiguous_one() -> None:
    crash = lexicon().ambiguous["crash"]
    assert crash.kind({"helicopter"}, {"car"}, set()) == "aircraft"
    assert crash.kind(set(), {"ferry"}, set()) == "vessel"
    assert crash.kind(set(), set(), {"ferry"}) == "road"
    blast = lexicon().ambiguous["blast"]
    assert blast.kind(set(), set(), {"bomber"}) == "bombing"
    assert lexicon().ambiguous["strike"].kind(set(), set(), set()) is None


@pytest.mark.parametrize("headline", ["Wildfires Race Across Chile", "Earthquakes Shake Chile"])
def test_a_plural_with_a_capital_keeps_its_kind(headline: str) -> None:
    assert main_of(headline).kind in ("wildfire", "earthquake")


def test_a_quake_that_strikes_is_no_air_strike() -> None:
    parse = parsed("A quake strikes Aceh province. It killed two people.")
    assert {event.kind for event in find_events(parse)} <= {"earthquake", None}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("shelling", "Shells hit a school in Luhansk, and at least 15 people are dead."),
        ("bombing", "Three soldiers died in a booby-trapped house near Derna."),
        ("clash", "Militants attacked a checkpoint in Kunar and killed six policemen."),
        ("fire", "Thirteen children died when flames swept through a dormitory in Nyeri."),
        ("collapse", "A five-storey building came down in Pune, and 12 people died."),
        ("rail", "Twelve passengers died when two carriages left the rails near Kanpur."),
        ("poisoning", "Fourteen people died after drinking home-made alcohol in Izmir."),
        ("vessel", "Eleven crew were winched to safety from a bulk carrier off Goa, the coast guard said."),
        ("other", "Two climbers died on Ben Nevis on Saturday, the mayor said."),
    ],
)
def test_where_no_word_names_the_incident_what_did_the_harm_tells_its_kind(kind: str, text: str) -> None:
    assert main_of(text).kind == kind


def test_a_word_for_the_incident_decides_before_what_did_the_harm() -> None:
    assert main_of("Nine people died in an earthquake; rockets were being stored in the town.").kind == (
        "earthquake"
    )


def test_the_kinds_guessed_by_means_are_those_of_the_codebook() -> None:
    assert set(load("kinds_means")) <= set(KINDS)
    assert all(set(row) == {"harm", "means"} for row in load("kinds_means").values())
