"""Place names as they stand in reports: which words name a place, and which place they mean."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import msgspec
import pytest
from clock import seconds
from hypothesis import given, settings
from hypothesis import strategies as st

from according.language.nlp import Parser
from according.language.parse import Parse, Sentence, Token
from according.language.sentences import split
from according.model import Toponym
from according.places import Gazetteer, find_toponyms


@cache
def parser() -> Parser:
    return Parser()


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def read(text: str, home: str | None = None) -> tuple[Toponym, ...]:
    return find_toponyms(parser().parse(text, split(text)), gazetteer(), home)


def names(text: str) -> list[str]:
    return [place.text for place in read(text)]


def meant(text: str, home: str | None = None) -> dict[str, tuple[str | None, str | None, str]]:
    """For each name its subdivision, country and feature, as the last of its mentions has them."""
    return {place.text: (place.admin1, place.country, place.feature) for place in read(text, home)}


# ------------------------------------------------------------------------------ which words name a place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A blast near Kerman's bazaar killed nine people.", ["Kerman"]),
        ("Shells fell on al-Qusayr and Deir ez-Zor.", ["al-Qusayr", "Deir ez-Zor"]),
        ("Rescuers came from the Gaza Strip and the West Bank.", ["Gaza Strip", "West Bank"]),
        ("The ferry sank in Lake Victoria off Mwanza.", ["Lake Victoria", "Mwanza"]),
        ("Two men were found dead in Nice.", ["Nice"]),
        ("The crash was in Reading, England.", ["Reading", "England"]),
        ("Three died in Mexico City.", ["Mexico City"]),
        ("US troops left Baghdad.", ["US", "Baghdad"]),
    ],
)
def test_names_are_found_whole(text: str, places: list[str]) -> None:
    assert names(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton was not hurt.",
        "Mr Jordan told reporters that he had seen the fire.",
        "Michael Jackson was there, and Jackson sang.",
        "Reading the list took an hour in March.",
        "Most people left, and some said that they would stay.",
        "She works for the Boston Globe.",
        "The turkey was eaten by us in the bath.",
        "The truck hit a tree on Dublin Road and a fence on Clinton St. at noon.",
        "Nobody was hurt on Monday, said Inspector Kent.",
        "The Marburg virus killed nine.",
        "",
        "   \n\n  ",
        "... !!! ???",
    ],
)
def test_people_common_words_streets_and_papers_are_no_places(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Richmond Police Department sent forty officers.", "Richmond"),
        ("Jackson County Sheriff's Office said so.", "Jackson County"),
        ("The Bank of Mexico closed its doors.", "Mexico"),
    ],
)
def test_an_organisation_names_the_place_where_it_works(text: str, place: str) -> None:
    assert place in names(text)


def test_what_one_sentence_leaves_in_doubt_another_tells() -> None:
    text = "Mansfield hires thirty. The plant stands in Mansfield, Ohio, near Columbus."
    assert names(text) == ["Mansfield", "Mansfield", "Ohio", "Columbus"]


def test_a_site_that_the_gazetteer_lacks_has_only_its_words() -> None:
    site, city = read("A fire at Kamuzu Central Hospital in Lilongwe killed three.")
    assert (site.text, site.feature, site.lat, site.geonames) == (
        "Kamuzu Central Hospital",
        "site",
        None,
        None,
    )
    assert (city.text, city.country) == ("Lilongwe", "MW")


def test_peoples_stand_for_their_country_and_are_marked() -> None:
    found = read("Israeli officials met the Iranian envoy and two Germans in Geneva.")
    assert [(p.text, p.country) for p in found if p.demonym] == [
        ("Israeli", "IL"),
        ("Iranian", "IR"),
        ("Germans", "DE"),
    ]
    assert [p.text for p in found if not p.demonym] == ["Geneva"]


def test_a_sea_is_not_its_adjective() -> None:
    (ocean,) = read("The wreck lay in the Indian Ocean.")
    assert (ocean.text, ocean.country, ocean.feature, ocean.demonym) == ("Indian Ocean", None, "other", False)


def test_datelines_are_read_up_to_the_agency() -> None:
    text = "KANDAHAR, Afghanistan (AP) - A bomb killed four people at a market on Sunday, police said."
    found = read(text)
    assert [(p.text, p.country) for p in found] == [("KANDAHAR", "AF"), ("Afghanistan", "AF")]


# ------------------------------------------------------------------------------ which place is meant


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Two died near Cottonport, Avoyelles Parish.", "Cottonport", ("Louisiana", "US", "settlement")),
        ("A man was shot in Springfield, Ill., on Monday.", "Springfield", ("Illinois", "US", "settlement")),
        ("A man was shot in Springfield, MO.", "Springfield", ("Missouri", "US", "settlement")),
        ("The fire was in Athens, Georgia.", "Georgia", ("Georgia", "US", "province")),
        ("Two died in Batumi, Georgia.", "Georgia", (None, "GE", "country")),
        ("Three men died in Lebanon, Pa.", "Lebanon", ("Pennsylvania", "US", "settlement")),
        ("The blast was in Tripoli, northern Lebanon.", "Tripoli", ("Ash Shimāl", "LB", "settlement")),
        ("The blast was in Tripoli, Libya.", "Tripoli", ("Ţarābulus", "LY", "settlement")),
        ("Floods hit London, Ontario.", "London", ("Ontario", "CA", "settlement")),
        ("A bomb hit Cambridge, Mass., in the night.", "Mass.", ("Massachusetts", "US", "province")),
    ],
)
def test_what_the_text_says_outright_comes_first(
    text: str, name: str, expected: tuple[str | None, str | None, str]
) -> None:
    assert meant(text)[name] == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Police in Columbus, Athens and Macon sent help to Atlanta.",
            "Athens",
            ("Georgia", "US", "settlement"),
        ),
        ("Trains from Birmingham to Coventry stood still.", "Birmingham", ("England", "GB", "settlement")),
        (
            "In Texas, fires burned in Paris and Powderly in Lamar County.",
            "Paris",
            ("Texas", "US", "settlement"),
        ),
        ("Fires burned in Paris, Lyon and Marseille.", "Paris", ("Île-de-France", "FR", "settlement")),
        (
            "Gunmen fought in Tripoli; Sidon and Beirut were calm.",
            "Tripoli",
            ("Ash Shimāl", "LB", "settlement"),
        ),
    ],
)
def test_places_of_one_report_lie_together(
    text: str, name: str, expected: tuple[str | None, str | None, str]
) -> None:
    assert meant(text)[name] == expected


def test_one_name_has_one_sense_in_a_report() -> None:
    text = "Springfield grieved. Three died in Springfield, Ill., on Monday. The mayor of Springfield wept."
    found = [p for p in read(text) if p.text == "Springfield"]
    assert len(found) == 3
    assert {p.admin1 for p in found} == {"Illinois"}


def test_the_text_may_name_two_places_of_one_name() -> None:
    text = "A man from Springfield, Ill., was shot in Springfield, Mass., on Monday."
    assert [p.admin1 for p in read(text) if p.text == "Springfield"] == ["Illinois", "Massachusetts"]


def test_a_list_of_countries_is_no_containment() -> None:
    assert meant("Envoys of Russia, U.S. and Iran met; Iraq, Iran and Syria did not come.") == {
        "Russia": (None, "RU", "country"),
        "U.S.": (None, "US", "country"),
        "Iran": (None, "IR", "country"),
        "Iraq": (None, "IQ", "country"),
        "Syria": (None, "SY", "country"),
    }


def test_a_town_comes_before_its_province_unless_the_words_say_province() -> None:
    text = "Two bombs went off in Kerman, Iran. The governor of Kerman province spoke."
    assert [(p.text, p.feature) for p in read(text)] == [
        ("Kerman", "settlement"),
        ("Iran", "country"),
        ("Kerman", "province"),
    ]


def test_state_and_capital_of_one_name_stay_apart() -> None:
    text = "A judge in Washington spoke. Washington state was flooded."
    assert [(p.admin1, p.feature) for p in read(text)] == [
        ("District of Columbia", "settlement"),
        ("Washington", "province"),
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Eight drowned in Pakistan's Punjab province.", "PK"),
        ("Eight drowned in the Indian state of Punjab.", "IN"),
    ],
)
def test_the_country_before_a_name_tells_which(text: str, country: str) -> None:
    assert {p.country for p in read(text) if p.text == "Punjab"} == {country}


def test_where_two_are_as_likely_neither_is_chosen() -> None:
    found = [p for p in read("A bomb went off in Springfield.") if p.text == "Springfield"]
    assert [(p.lat, p.lon, p.geonames, p.country) for p in found] == [(None, None, None, None)]
    assert len(found[0].candidates) > 2


def test_the_publishers_home_tells_them_apart() -> None:
    text = "A bomb went off in Springfield."
    assert meant(text, "Springfield, Illinois")["Springfield"][0] == "Illinois"
    assert meant(text, "Boston, Massachusetts")["Springfield"][0] == "Massachusetts"
    assert meant("A bomb went off in Paris.", "Texas")["Paris"][:2] == ("Texas", "US")


@pytest.mark.parametrize("home", ["", "  ", ",", "Nowhereville", "Paris, Nowhereland"])
def test_a_home_that_is_no_place_changes_nothing(home: str) -> None:
    text = "A bomb went off in Springfield and in Paris."
    assert read(text, home) == read(text)


def test_a_name_beside_a_state_without_such_a_place_is_not_put_elsewhere() -> None:
    (place, state) = read("Two died in Tripoli, Fla., on Sunday.")
    assert (place.text, place.lat, place.candidates) == ("Tripoli", None, ())
    assert state.admin1 == "Florida"


def test_a_bygone_name_is_not_taken_for_a_place() -> None:
    for place in read("A barn burned in Cookville."):
        assert place.lat is None


def test_a_small_town_far_from_all_else_is_not_chosen() -> None:
    text = "In Logar and Kabul, Afghanistan, shells fell. A girl died in Sarkh, and Kunduz was calm."
    assert [(p.text, p.lat) for p in read(text) if p.country != "AF"] == [("Sarkh", None)]


def test_a_spelling_of_the_main_name_comes_before_a_former_name() -> None:
    assert meant("Two people died in Sloviansk and three in Kramatorsk.")["Sloviansk"][0] == "Donetska oblast"


def test_a_headline_in_capital_initials_is_read() -> None:
    assert [(p.text, p.country) for p in read("Colombian Army Plane Crash Near Cali Kills Sixty")] == [
        ("Colombian", "CO"),
        ("Cali", "CO"),
    ]


def test_resolved_places_carry_what_the_gazetteer_holds() -> None:
    (place,) = read("Nine people were killed in Maiduguri.")
    (entry, *_) = gazetteer().lookup("Maiduguri")
    assert (place.name, place.country, place.admin1, place.geonames) == (
        entry.name,
        "NG",
        "Borno",
        entry.geonames,
    )
    assert (place.lat, place.lon, place.population) == (entry.lat, entry.lon, entry.population)
    assert place.candidates[0] == entry.geonames


# ------------------------------------------------------------------------------ promises

_PIECES = st.lists(
    st.sampled_from(
        [
            "Kerman", "Iran", "Springfield, Ill.", "Georgia", "Paris", "Mr Jordan", "the Gaza Strip",
            "Iranian", "al-Qusayr", "N.C.", "LONDON", "(AP) -", "killed", "in", "near", "the city of",
            "province", "said.", "'s", ",", "\n\n", "\u201cWe fled,\u201d", "北京", "Al-Shifa Hospital",
            "Washington, D.C.", "U.S.",
        ]
    ),
    max_size=14,
)  # fmt: skip
_TEXTS = st.one_of(_PIECES.map(" ".join), st.text(max_size=120))


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_any_text_gives_places_that_stand_in_it(text: str) -> None:
    found = read(text)
    starts = [(place.span.start, place.span.end) for place in found]
    assert starts == sorted(set(starts))
    for place in found:
        assert place.span.of(text) == place.text != ""
        assert (place.lat is None) == (place.lon is None)
        if place.name is None:
            assert (place.lat, place.geonames, place.country, place.admin1) == (None, None, None, None)
        else:
            assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= place.lon <= 180)


@settings(max_examples=40, deadline=None)
@given(_TEXTS)
def test_resolved_names_never_overlap(text: str) -> None:
    spans = [place.span for place in read(text) if place.feature != "site"]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@settings(max_examples=40, deadline=None)
@given(_PIECES)
def test_small_letters_are_never_places(pieces: list[str]) -> None:
    text = " ".join(pieces).lower()
    assert [place.text for place in read(text) if place.text.isascii()] == []


@settings(max_examples=20, deadline=None)
@given(_TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    parse = parser().parse(text, split(text))
    assert find_toponyms(parse, gazetteer()) == find_toponyms(parse, gazetteer())


def made(words: list[str]) -> Parse:
    """A parse of words alone, so that a long text needs no parser."""
    text = " ".join(words)
    tokens, at = [], 0
    for i, word in enumerate(words):
        low, end = word.lower(), at + len(word)
        tag, ent = ("NNP", "GPE") if word[0].isupper() else ("IN", "")
        tokens.append(Token(i, at, end, word, low, low, tag, "", "", i, 0, i, i, ent, i if ent else -1))
        at = end + 1
    named = [i for i, token in enumerate(tokens) if token.entity >= 0]
    for entity, i in enumerate(named):
        tokens[i] = msgspec.structs.replace(tokens[i], entity=entity)
    return Parse(text, (Sentence(0, len(text)),), tuple(tokens), ((0, len(tokens)),))


def test_a_long_text_costs_no_more_than_its_length() -> None:
    words = ["in", "Springfield", ",", "Jackson", "near", "San", "Jose", "and", "Union", "Washington"]

    def taken(times: int) -> float:
        parse = made(words * times)
        assert len(parse.entities) == 6 * times
        assert len(find_toponyms(parse, gazetteer())) >= 4 * times
        return seconds(lambda: find_toponyms(parse, gazetteer()))

    taken(200)
    short, long = taken(500), taken(5000)
    assert long < 25 * short + 0.5
