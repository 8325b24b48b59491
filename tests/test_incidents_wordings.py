"""Every kind of incident of the codebook, as reports word it."""

from __future__ import annotations

import pytest
from reading_claims import parsed
from reading_mentions import main_of

from according.incidents.events import find_events
from according.incidents.kinds import KINDS, lexicon
from according.incidents.signals import words

WORDINGS = {
    "bombing": [
        "A car bomb outside a courthouse in Kabul killed nine people.",
        "A suicide attack on a mosque in Peshawar left 31 worshippers dead.",
        "A roadside bomb killed three soldiers near Timbuktu.",
        "An explosive device hidden in a bin wounded two people in Bangkok.",
        "Two people died when a grenade was thrown into a bar in Bujumbura.",
    ],
    "air_strike": [
        "Warplanes bombed a market in Idlib, killing eleven people.",
        "A drone strike killed four people in a car near Jenin.",
        "A missile hit a block of flats in Dnipro and killed five residents.",
        "Six people were killed in an air raid on a village in Marib.",
        "Barrel bombs dropped by helicopters killed eight people in Aleppo.",
    ],
    "shelling": [
        "Mortar fire killed two children in a camp in Aden.",
        "Shelling of a suburb of Khartoum killed 14 people.",
        "Artillery fire killed a farmer near Kherson.",
        "Tank shells hit a school in Sirte, killing two people.",
    ],
    "shooting": [
        "Two men were shot dead outside a bar in Marseille.",
        "A mass shooting at a school in Texas left seven pupils dead.",
        "Gunmen opened fire on a minibus and killed three passengers.",
        "A drive-by shooting in Oakland injured two teenagers.",
        "Three people were gunned down at a petrol station in Tijuana.",
    ],
    "clash": [
        "Heavy fighting between the army and rebels killed 20 fighters.",
        "Six soldiers were killed in an ambush near Menaka.",
        "Border clashes between the two armies left four soldiers dead.",
        "Twelve militants were killed in a ground operation in the hills.",
    ],
    "assault": [
        "A knife attack at a market in Urumqi wounded four people.",
        "Two teachers were stabbed to death in a classroom in Rennes.",
        "A van attack on a crowd in Toronto killed ten people.",
        "A mob lynched two men accused of theft in Dhanbad.",
        "A man was beaten to death outside a club in Cardiff.",
    ],
    "execution": [
        "Saudi Arabia executed seven prisoners on Saturday.",
        "Two men were hanged in Tehran at dawn.",
        "A prisoner was put to death by lethal injection in Alabama.",
    ],
    "abduction": [
        "Nine villagers were abducted by gunmen in Zamfara.",
        "Rebels took 14 aid workers hostage in Ituri.",
        "Kidnappers seized a priest and held him captive near Port-au-Prince; two more were kidnapped later.",
    ],
    "arrest": [
        "Police in Minsk detained 120 people.",
        "Officers arrested two brothers at the airport in Lisbon.",
        "Fourteen editors were rounded up in Cairo.",
    ],
    "unrest": [
        "Riots in Dhaka left 14 students dead.",
        "Police fired tear gas at demonstrators in Nairobi and injured ten of them.",
        "Three protesters were killed at a demonstration in Tbilisi.",
        "Looting and rioting in Durban injured 40 people.",
    ],
    "aircraft": [
        "A small plane crashed into a lake in Ohio, killing its pilot.",
        "Four people died when a helicopter crashed in the Alps.",
        "A plane crash in the Amazon killed 14 passengers.",
        "An airliner made a crash landing in Tehran and 20 passengers were hurt.",
    ],
    "rail": [
        "Two trains collided near Lahore, killing 30 passengers.",
        "A train crash in northern Greece killed 57 people.",
        "An express train derailed in Bihar and four people died.",
        "A tram crash in Lisbon injured nine people.",
    ],
    "road": [
        "A truck collided with a bus near Arusha and 20 people died.",
        "Three people died in a head-on collision in Kerry.",
        "A pile-up in fog on a motorway near Lyon injured 30 drivers.",
        "A cyclist was killed in a hit-and-run crash in Leeds.",
        "A coach overturned on a mountain road, killing nine passengers; the driver of the bus lived.",
    ],
    "vessel": [
        "A migrant boat sank off Lampedusa and 40 people drowned.",
        "A ferry sank in Lake Victoria, leaving 200 people missing.",
        "Eleven people died when a canoe capsized on the Niger.",
        "A shipwreck off the coast of Crete killed 80 people.",
    ],
    "blast": [
        "A gas leak caused a blast in a block of flats in Turin that killed four people.",
        "An explosion at a restaurant in Langfang injured 26 people.",
        "A tanker exploded in Freetown and killed 98 people.",
    ],
    "fire": [
        "A nightclub fire in Skopje killed 59 people.",
        "A blaze swept through a hostel in Wellington, killing six people.",
        "Three children died when their house caught fire in Essex.",
        "An inferno in a tower block in Valencia killed ten residents.",
    ],
    "collapse": [
        "A bridge collapsed in Genoa, killing 43 people.",
        "The roof of a school collapsed in Peru and injured 12 pupils.",
        "Six workers died in the collapse of a building in George.",
    ],
    "crush": [
        "A crowd crush at a festival in Seoul killed 159 people.",
        "Eleven fans were trampled outside a stadium in Sanaa.",
        "A stampede at a temple injured 30 pilgrims.",
    ],
    "industrial": [
        "A chemical leak at a plant in Gujarat killed six workers.",
        "A factory explosion in Tianjin killed four people.",
        "An ammonia leak in Chittagong made 40 workers ill.",
        "An explosion at a fireworks factory in Sivakasi killed eight workers.",
    ],
    "mine": [
        "A blast in a coal mine in Donetsk killed nine miners.",
        "A gold mine collapsed in Kivu, burying 20 miners.",
        "A mining accident in Hunan left three people dead.",
    ],
    "earthquake": [
        "A strong quake killed six people in Herat.",
        "Tremors shook Lombok and ten people died.",
        "A magnitude 6.4 earthquake injured 20 people in Durres.",
    ],
    "tsunami": [
        "A tsunami swept into Palu and killed 30 people.",
        "Tidal waves killed eleven people on the coast of Samoa.",
    ],
    "flood": [
        "Flooding in Lagos has displaced 2,000 people.",
        "Torrential rain swelled rivers in Valencia and killed six people.",
        "A dam burst near Garissa, killing 40 people in the floodwaters.",
    ],
    "storm": [
        "A typhoon killed nine people in Samar.",
        "Tornadoes tore through Kentucky and killed three people.",
        "A cyclone hit Beira and left 100 people dead.",
        "Lightning killed eight farmers in Odisha.",
    ],
    "landslide": [
        "Mudslides in Petropolis killed 14 people.",
        "An avalanche buried five skiers in Tyrol.",
        "A landslide hit a bus in Nepal and killed three people.",
    ],
    "volcano": [
        "The eruption of Mount Semeru killed 13 people.",
        "A volcano erupted on Java, forcing 900 people to flee.",
        "Lava buried a village near Goma and killed two people.",
    ],
    "wildfire": [
        "Bushfires near Canberra killed two people.",
        "A forest fire in Alberta forced 600 residents to leave.",
        "Wildfires on Rhodes displaced 2,000 tourists.",
    ],
    "heat_cold": [
        "A heat wave in Karachi killed 30 people.",
        "Six homeless people froze to death in Warsaw.",
        "A cold snap in Kabul killed 20 people.",
    ],
    "epidemic": [
        "An Ebola outbreak in Kasai has killed 15 people.",
        "Measles has infected 40 children in Samoa.",
        "The coronavirus killed 12 people in Wuhan.",
        "Dengue killed nine people in Dhaka.",
    ],
    "poisoning": [
        "Twelve people died in Bihar after drinking toxic liquor.",
        "Carbon monoxide killed a family of four in Tunis.",
        "Food poisoning sickened 60 pupils in Nanjing.",
        "Tainted alcohol killed 17 people in Istanbul.",
    ],
    "other": [
        "A swimmer was killed in a shark attack off Perth.",
        "Two boys drowned in a canal in Utrecht.",
        "A climber fell to his death in the Dolomites.",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in WORDINGS for text in WORDINGS[kind]])
def test_kind_of_a_sentence(kind: str, text: str) -> None:
    assert main_of(text).kind == kind


def test_every_kind_is_worded() -> None:
    assert set(WORDINGS) == set(KINDS)
    assert all(len(texts) >= 2 for texts in WORDINGS.values())


IN_THE_LEAD = [
    (
        "An attack in Lahore killed six people.\n\nThe assailant had a knife, police said.",
        "assault",
    ),
    (
        "An attack in Lahore killed six people.\n\nThe gunman fired from a rooftop, police said.",
        "shooting",
    ),
    (
        "An attack in Lahore killed six people.\n\nTwo more drones circled over the town for an hour.",
        "air_strike",
    ),
    (
        "An explosion shook Sivas and killed two people.\n\nIt began in the boiler room of a refinery.",
        "industrial",
    ),
    (
        "An explosion shook Sivas and killed two people.\n\nThe miners had gone down an hour before.",
        "mine",
    ),
    (
        "A crash near Graz killed three people.\n\nThe train had left Vienna an hour before.",
        "rail",
    ),
    (
        "A collision in the strait killed three people.\n\nThe tanker went down within minutes.",
        "vessel",
    ),
    (
        "Violence in Goma left three people dead.\n\nProtesters had blocked the road to the airport.",
        "unrest",
    ),
    (
        "Violence in Goma left three people dead.\n\nSoldiers and militia traded fire until dawn.",
        "clash",
    ),
]


@pytest.mark.parametrize(("text", "kind"), IN_THE_LEAD)
def test_the_next_sentence_says_what_a_word_left_open(text: str, kind: str) -> None:
    assert main_of(text).kind == kind


SEVERAL = [
    ("An earthquake killed six people in Palu. A small tsunami followed, officials said.", "earthquake"),
    ("A storm killed four people in Samar. Floods closed the roads.", "storm"),
    ("A bomb killed two people in Kabul. The blast started a fire in a bakery.", "bombing"),
    ("A man shot two people dead in Tulsa. He was arrested on Friday.", "shooting"),
    ("Three protesters were injured in Lima. Police arrested two of them.", "unrest"),
    ("A landslide killed four people in Kerala after heavy rain.", "landslide"),
]


@pytest.mark.parametrize(("text", "kind"), SEVERAL)
def test_the_incident_goes_before_what_came_of_it(text: str, kind: str) -> None:
    assert main_of(text).kind == kind


NO_EVENTS = [
    "The flu vaccine is free.",
    "The bomb squad has a new van.",
    "The flood insurance scheme was voted down.",
    "The storm shelter is open to all.",
    "The murder trial begins in May.",
    "The earthquake drill lasts an hour.",
    "The fire chief retires in June.",
    "The riot squad trains here.",
]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_offices_and_things_named_for_an_incident_are_none(text: str) -> None:
    assert [
        event.span(parsed(text)).of(text) for event in find_events(parsed(text)) if event.weight > 1
    ] == []


SPANS = [
    ("A car bomb went off.", ["car bomb"]),
    ("Flash floods and landslides cut the road.", ["Flash floods", "landslides"]),
    ("The train derailed and a fire broke out.", ["derailed", "fire broke out"]),
    ("Gunmen opened fire.", ["Gunmen", "opened fire"]),
    ("Nothing of note happened.", []),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_event_words_are_the_longest_and_in_order(text: str, expected: list[str]) -> None:
    parse = parsed(text)
    assert [event.span(parse).of(text) for event in find_events(parse)] == expected


def test_the_lexicon_names_only_kinds_and_weighs_them_all() -> None:
    known = lexicon()
    for entries in (known.phrases, known.nouns, known.verbs):
        for kind, weight in entries.values():
            assert kind in KINDS
            assert 1 <= weight <= 3
    assert all(2 <= len(phrase) <= 4 for phrase in (*known.phrases, *known.generic_phrases))
    assert not [lemma for lemma in (*known.nouns, *known.verbs, *known.ambiguous) if " " in lemma]


def test_four_words_are_matched_as_one() -> None:
    parse = parsed("A double-tap strike killed two people.")
    assert [event.kind for event in find_events(parse) if event.weight == 3] == ["air_strike"]


@pytest.mark.parametrize("name", ["running", "wide"])
def test_lists_of_kinds_are_of_kinds(name: str) -> None:
    assert words(name) <= set(KINDS)


@pytest.mark.parametrize(
    ("part", "whole"), [("operations", "campaigns"), ("wars", "campaigns"), ("wide", "running")]
)
def test_lists_within_lists(part: str, whole: str) -> None:
    assert words(part) <= words(whole)
