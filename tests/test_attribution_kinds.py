"""Which kind of source each sort of speaker is, after the codebook's table."""

from __future__ import annotations

import pytest
from reading_attributions import sources


@pytest.mark.parametrize(
    "speaker",
    [
        "The Interior Ministry",
        "The governor",
        "Velmar police",
        "The sheriff's office",
        "The prosecutor",
        "The judiciary",
        "The presidency",
        "The prefect",
        "The prefecture",
        "The defence ministry",
        "The village headman",
        "The fire brigade",
        "The coastguard",
        "The National Disaster Management Organisation",
        "The public health institute",
        "The National Institute for Disaster Risk",
        "The centre for emergency operations",
        "The US Geological Survey",
        "The welfare office",
        "The authorities",
        "A court",
        "The mayor's office",
        "Customs",
        "The gendarmerie",
        "The district commissioner",
        "The inspectorate",
        "City hall",
        "The White House",
        "The state seismological service",
        "Officials",
        "The foreign minister",
        "A firefighter",
        "Investigators",
    ],
)
def test_official(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "official"


@pytest.mark.parametrize(
    "speaker",
    [
        "The army",
        "The navy",
        "The air force",
        "A military spokesman",
        "An army commander",
        "The coalition",
        "The Pentagon",
        "NATO",
        "A soldier",
        "The general",
    ],
)
def test_military(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "military"


@pytest.mark.parametrize(
    "speaker",
    [
        "The Taliban",
        "Hamas",
        "The rebels",
        "Al-Shabab",
        "A militant group",
        "The Islamist group",
        "The separatists",
        "A rebel commander",
        "The militia",
        "The gunmen",
        "The gang",
    ],
)
def test_armed_group(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "armed_group"


@pytest.mark.parametrize(
    "speaker",
    [
        "A hospital",
        "Doctors",
        "The coroner",
        "A paediatrician",
        "A pharmacist",
        "The ambulance service",
        "Hospital officials",
        "The medical examiner",
        "The morgue",
        "A nurse at the camp",
        "Paramedics",
        "The doctors' association",
        "A midwife",
    ],
)
def test_medical(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "medical"


@pytest.mark.parametrize(
    "speaker",
    [
        "The Red Cross",
        "Unicef",
        "The UN",
        "The International Organization for Migration",
        "An aid group",
        "The White Helmets",
        "Médecins Sans Frontières",
        "A UN spokeswoman",
        "Aid workers",
        "A charity",
        "Oxfam",
    ],
)
def test_humanitarian(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "humanitarian"


@pytest.mark.parametrize(
    "speaker",
    [
        "Human Rights Watch",
        "Amnesty International",
        "The Syrian Observatory for Human Rights",
        "A rights group",
        "A monitoring group",
        "The rights commission",
        "Airwars",
    ],
)
def test_monitor(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "monitor"


@pytest.mark.parametrize(
    "speaker",
    [
        "Reuters",
        "Radio Sul",
        "State television",
        "The Courier",
        "Local media",
        "A newspaper",
        "The state news agency",
        "BBC Hausa",
        "The Daily Herald",
        "Mosaïque FM",
        "A Reuters correspondent",
        "The wire service",
        "The broadcaster",
        "Sky News",
    ],
)
def test_media(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "media"


@pytest.mark.parametrize(
    "speaker",
    [
        "A resident",
        "Witnesses",
        "Survivors",
        "A neighbour",
        "His mother",
        "Relatives",
        "A village elder",
        "A barman",
        "A passenger",
        "Villagers",
        "A fisherman",
        "The foreman",
        "Her brother",
        "A shopkeeper",
    ],
)
def test_witness(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "witness"


@pytest.mark.parametrize(
    "speaker",
    [
        "A post on Facebook",
        "A Telegram channel",
        "Posts on X",
        "A Twitter user",
    ],
)
def test_social_media(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "social_media"


@pytest.mark.parametrize(
    "speaker",
    [
        "The company",
        "The airline",
        "The contractor",
        "The diocese",
        "The university",
        "The opposition",
        "The mine's operator",
        "The railways",
        "The union",
        "A teachers' association",
        "The football club",
        "The hotel",
    ],
)
def test_organisation(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "organisation"


@pytest.mark.parametrize(
    "speaker",
    [
        "His lawyer",
        "An analyst",
        "An activist",
        "A professor",
        "The suspect",
        "A historian",
    ],
)
def test_individual(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "individual"


@pytest.mark.parametrize(
    "speaker",
    [
        "Sources",
        "Reports",
        "Unconfirmed reports",
        "Insiders",
    ],
)
def test_unnamed(speaker: str) -> None:
    (source,) = sources(f"{speaker} said 40 people had died.", "40 people")
    assert source.kind == "unnamed"
