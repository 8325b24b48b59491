"""Which words of a report name a place, and which only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_claims import parsed
from reading_mentions import gazetteer

from according.model import Toponym
from according.places import find_toponyms
from according.places.entry import fold, shorten


def read(text: str) -> tuple[Toponym, ...]:
    return find_toponyms(parsed(text), gazetteer())


def names(text: str) -> list[str]:
    """The names of places in a text, sites and peoples left out."""
    return [place.text for place in read(text) if place.feature != "site" and not place.demonym]


def sites(text: str) -> list[str]:
    return [place.text for place in read(text) if place.feature == "site"]


# ------------------------------------------------------------------------------ no places


@pytest.mark.parametrize(
    "text",
    [
        "Chelsea Handler wept at the funeral.",
        "Governor Jordan and Mayor Austin visited the wounded.",
        "Officer Houston, who fired the shot, was not hurt.",
        "Dr. Sydney Poe treated nine people.",
        "Police named the driver as Kenya Moore, 31.",
        "Virginia Roe, 40, died at the scene.",
        "Judge Florence Poe let him go.",
        "The suspect, Dallas Roe, was held.",
        "Mr Lincoln said that Lincoln had called him.",
        "Brooklyn Poe, six, was found safe.",
        "Capt. Troy Madison led the search.",
        "Denzel Washington spoke at the vigil.",
        "Jack London wrote of the fire.",
        "Sheriff Jackson said that nobody was hurt.",
        "Ms. Paris Poe saw the blast.",
        "The Duke of York and the Prince of Wales sent their regards.",
        "It was painted by Jan van Delft.",
    ],
)
def test_people_who_are_called_like_places_are_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A Boston Herald photographer was hurt.",
        "A fan of the Chicago Bulls was stabbed.",
        "The New York Times reported it.",
        "The Jerusalem Post reported it.",
        "The Dallas Cowboys lost.",
        "The case was heard by the Supreme Court.",
        "The Boston Marathon bombing hurt hundreds.",
        "The EU and NATO met.",
    ],
)
def test_papers_teams_and_bodies_are_no_places(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "street", ["Avenue", "Road", "Street", "Lane", "Drive", "Boulevard", "Highway", "Court"]
)
def test_a_street_is_no_place_however_its_town_is_called(street: str) -> None:
    assert names(f"Two people were hurt on Kingston {street}.") == []
    assert names(f"Two people were hurt on Kingston {street} in Leeds.") == ["Leeds"]


@pytest.mark.parametrize("what", ["virus", "disease", "syndrome", "fever"])
def test_what_is_called_after_a_place_is_elsewhere(what: str) -> None:
    assert names(f"The Marburg {what} killed nine people in Lagos.") == ["Lagos"]


@pytest.mark.parametrize(
    "text",
    [
        "They told us to run.",
        "He may march in may, or in march.",
        "The nice man was reading in bath.",
        "A man with a split lip went to the bar.",
        "Five killed in baghdad market blast",
    ],
)
def test_words_in_small_letters_are_no_places(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the March began.",
        "The Union, the Post and the Mission closed.",
        "Most of the Best were Young.",
    ],
)
def test_common_words_with_a_capital_are_no_places(text: str) -> None:
    assert names(text) == []


# ------------------------------------------------------------------------------ places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The London Fire Brigade sent 12 engines.", "London"),
        ("The Kabul police chief said so.", "Kabul"),
        ("The Bank of England closed.", "England"),
        ("The Embassy of Kenya was stoned.", "Kenya"),
        ("The Washington Post said that 12 people died in Mosul.", "Mosul"),
        ("He read the Chicago Tribune in Chicago.", "Chicago"),
        ("The Los Angeles County coroner named her.", "Los Angeles County"),
        ("The Kerala High Court freed him.", "Kerala"),
        ("The Cleveland Clinic treated nine people.", "Cleveland"),
        ("The Paris attacks killed 130 people.", "Paris"),
    ],
)
def test_of_a_body_the_place_is_read_where_it_is_at_home(text: str, place: str) -> None:
    assert names(text) == [place]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("50 kilometres north of Kathmandu", "Kathmandu"),
        ("in a gorge outside La Paz", "La Paz"),
        ("off the coast of Libya", "Libya"),
        ("near Kassala", "Kassala"),
        ("in central London", "London"),
        ("in Downtown Beirut", "Beirut"),
        ("in northern Mali", "Mali"),
        ("in Northern Ireland", "Northern Ireland"),
        ("in the western city of Herat", "Herat"),
        ("in the port city of Aden", "Aden"),
        ("on the island of Lombok", "Lombok"),
        ("in Kerman province", "Kerman"),
        ("in Helmand Province", "Helmand Province"),
        ("in the West Bank", "West Bank"),
        ("in the Middle East", "Middle East"),
        ("in the Black Sea", "Black Sea"),
        ("in the English Channel", "English Channel"),
        ("in the Himalayas", "Himalayas"),
        ("on the Nile", "Nile"),
        ("in Kyiv's suburbs", "Kyiv"),
    ],
)
def test_the_name_alone_is_read_and_not_the_words_around_it(words: str, place: str) -> None:
    assert names(f"Two people died {words}.") == [place]


@pytest.mark.parametrize(
    "name",
    [
        "Rio de Janeiro",
        "Stratford-upon-Avon",
        "Ras al-Khaimah",
        "Dar es Salaam",
        "Bosnia and Herzegovina",
        "Trinidad and Tobago",
        "Newcastle upon Tyne",
        "N'Djamena",
        "Sana'a",
        "Xi'an",
        "Tel Aviv-Yafo",
        "Washington, D.C.",
        "São Paulo",
        "Zürich",
        "القاهرة",
        "कोलकाता",
        "Αθήνα",
        "ירושלים",
    ],
)
def test_names_of_several_words_marks_and_scripts_are_read_whole(name: str) -> None:
    (place,) = read(f"Two died in {name} on Monday.")
    assert place.text == name
    assert place.name is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. and the U.K. sent help.", ["U.S.", "U.K."]),
        ("He left the U.S. on Monday.", ["U.S."]),
        ("The UAE and the DRC sent help.", ["UAE", "DRC"]),
        ("US planes struck; they told us to run.", ["US"]),
        ("A UN convoy was hit in Goma.", ["Goma"]),
    ],
)
def test_countries_in_letters(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FIVE KILLED IN BAGHDAD BLAST", ["BAGHDAD"]),
        ("Five Killed in Baghdad Blast", ["Baghdad"]),
        ("Quake Kills 12 in Western Iran", ["Iran"]),
        ("Bus Plunges Off Bridge In Nepal", ["Nepal"]),
    ],
)
def test_headlines_in_capitals(text: str, found: list[str]) -> None:
    assert names(text) == found


# Towns whose names the tagger takes for people, bodies or nothing at all.
STRANGE = ("Duzce", "Kanigiri", "Surianwan", "Hajin", "Mubi", "Teziutlan", "Pemangkat", "Mannarakkat")


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize(
    "frame",
    [
        "The quake struck 75 kilometres west of {}.",
        "Soldiers camped on the outskirts of {} on Sunday.",
        "Floods in the town of {} killed four people.",
        "A blast in {} killed two people.",
        "Planes bombed {} on Monday.",
        "A train from {} derailed, killing two people.",
        "A bomb went off on the road to {} on Monday.",
    ],
)
def test_the_words_around_tell_a_place_that_the_tagger_does_not_know(frame: str, name: str) -> None:
    assert names(frame.format(name)) == [name]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Hajin", "Syria"),
        ("Manokwari", "Indonesia"),
        ("Duzce", "Turkey"),
        ("Kanigiri", "India"),
        ("Mubi", "Nigeria"),
    ],
)
@pytest.mark.parametrize(
    "frame", ["{}, in eastern {}, was hit on Monday.", "{}, {}: Nine people died in a fire."]
)
def test_what_a_place_lies_in_tells_it(frame: str, name: str, country: str) -> None:
    assert names(frame.format(name, country)) == [name, country]


@pytest.mark.parametrize("what", ["main market", "police", "airport", "old city", "largest hospital"])
def test_what_a_place_has_tells_it(what: str) -> None:
    assert names(f"A bomb hit Kerman's {what}, killing four.") == ["Kerman"]


@pytest.mark.parametrize(
    "text",
    [
        "Hasan, Iran's envoy, wept at the funeral.",
        "Amina Kerman lost a son, and Kerman's house burnt down.",
        "A bomb hit Kerman's car, killing four.",
        "The city of brotherly love mourned.",
        "She spoke in Tagalog.",
    ],
)
def test_a_person_is_no_place_for_what_stands_beside(text: str) -> None:
    assert set(names(text)) <= {"Iran"}


@pytest.mark.parametrize("name", ["北京", "東京", "كرمان", "تهران", "서울"])
def test_a_name_in_a_script_without_capitals_is_read_where_it_stands_alone(name: str) -> None:
    assert names(f"A blast in {name} killed two people.") == [name]


def test_a_word_of_a_sentence_in_another_script_is_no_name() -> None:
    assert names("One sign at the gate said: 我们 在 北京 很好.") == []


def test_between_two_places() -> None:
    assert names("A road between Mosul and Erbil was shut.") == ["Mosul", "Erbil"]
    assert names("They crossed from Niger into Nigeria.") == ["Niger", "Nigeria"]


# ------------------------------------------------------------------------------ sites


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("The Al-Noor Mosque in Christchurch was hit.", "Al-Noor Mosque"),
        ("Nine people were taken to Al-Shifa Hospital.", "Al-Shifa Hospital"),
        ("A blast tore through Brussels Airport.", "Brussels Airport"),
        ("A fire at King Khalid Hospital killed nine.", "King Khalid Hospital"),
        ("The Howrah Bridge fell.", "Howrah Bridge"),
        ("The Manchester Arena blast killed 22.", "Manchester Arena"),
    ],
)
def test_a_named_site_is_kept_in_its_words(text: str, site: str) -> None:
    assert sites(text) == [site]


@pytest.mark.parametrize(
    "text",
    [
        "The hospital was hit.",
        "The Hospital was hit.",
        "The mosque and the Airport were shut.",
        "A bridge fell.",
    ],
)
def test_a_site_without_a_name_is_none(text: str) -> None:
    assert sites(text) == []


# ------------------------------------------------------------------------------ peoples

PEOPLES = """
    The Syrian army shelled the town. = SY
    Two Syrians and a Lebanese were hurt. = SY LB
    Three Filipinos and a Dutchman died. = PH NL
    The Frenchmen were freed. = FR
    A Kenyan court and Somali elders met. = KE SO
    Russian and Ukrainian troops fought. = RU UA
    Saudi-led planes struck the port. = SA
    The Congolese army fled. = CD
    British soldiers left the base. = GB
    A South Sudanese pilot was killed. = SS
    North Korean soldiers crossed the border. = KP
    Chinese rescuers reached the mine. = CN
    Two New Zealanders drowned. = NZ
    An Israeli-American teenager was shot. = IL US
    Anti-American protests were held. = US
    Turkish coffee was served. = TR
    Texan troopers joined the search. = US
    The Scottish coast was battered. = GB
    Welsh miners were trapped. = GB
    Chechen fighters were seen. = RU
"""


@pytest.mark.parametrize("case", [case.strip() for case in PEOPLES.strip().split("\n")])
def test_a_people_stands_for_its_country_and_for_no_place(case: str) -> None:
    text, countries = case.split(" = ")
    found = read(text)
    assert [place.country for place in found] == countries.split()
    assert all(place.demonym for place in found)


@pytest.mark.parametrize(
    ("text", "people", "place"),
    [
        ("British soldiers left Basra.", "British", "Basra"),
        ("African leaders met in Addis Ababa.", "African", "Addis Ababa"),
        ("Ukrainian troops fought near Bakhmut.", "Ukrainian", "Bakhmut"),
    ],
)
def test_a_people_and_a_place_side_by_side(text: str, people: str, place: str) -> None:
    assert [(p.text, p.demonym) for p in read(text)] == [(people, True), (place, False)]


def test_a_people_is_not_its_neighbour() -> None:
    text = "Nigerian and Nigerien soldiers, a Dominican nun and Guinean monks met in Lomé."
    assert [p.country for p in read(text) if p.demonym][:2] == ["NG", "NE"]


# ------------------------------------------------------------------------------ names by themselves


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Saint John's", "st johns"),
        ("St. John's", "st johns"),
        ("The Hague", "hague"),
        ("The", "the"),
        ("Saint", "saint"),
        ("Port-au-Prince", "port au prince"),
        ("Xi’an", "xian"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("Iğdır", "igdir"),
        ("Þórshöfn", "thorshofn"),
        ("Fort/Worth", "ft worth"),
        ("  Rio   de Janeiro ", "rio de janeiro"),
        ("...", ""),
        ("", ""),
    ],
)
def test_how_a_name_is_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=40))
def test_a_folded_name_folds_to_itself_but_for_its_first_word(name: str) -> None:
    once = fold(name)
    assert fold(once.upper()).split() == fold(once).split() or not once.isascii()
    assert not set(once) & set(".-'’,")


@pytest.mark.parametrize(
    ("written", "short"),
    [("La.", "LA"), ("W. Va.", "WVA"), ("n.s.w.", "NSW"), ("D.C.", "DC"), ("", "")],
)
def test_how_an_abbreviation_is_looked_up(written: str, short: str) -> None:
    assert shorten(written) == short


@pytest.mark.parametrize(
    "name",
    [
        "Tehran",
        "طهران",
        "Тегеран",
        "德黑兰",
        "テヘラン",
        "테헤란",
        "תל אביב",
        "Αθήνα",
        "Київ",
        "काठमाडौं",
        "กรุงเทพมหานคร",
    ],
)
def test_capitals_answer_in_many_scripts(name: str) -> None:
    found = gazetteer().lookup(name)
    assert found, name
    assert found[0].population > 100_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Kharkiv: 3 people killed, 11 injured.", ["Kharkiv"]),
        ("3. MOSUL – A child died when a mine went off.", ["MOSUL"]),
        ("HULL: A cyclist was hurt.", ["HULL"]),
        ("El Obeid. Drones were shot down.", ["El Obeid"]),
        ("- Reading: 3 people killed.", []),
    ],
)
def test_a_place_at_the_head_of_an_item_is_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected
