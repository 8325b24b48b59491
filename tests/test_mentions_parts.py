"""Parts of one incident: the first blast and the second, where they were and how far apart in time."""

import pytest
from reading_claims import parsed
from reading_mentions import main_of, mentioned, roles

from according.incidents.parts import find_apart

BLASTS = (
    "Two blasts killed 20 people in Kerman on Wednesday. "
    "The explosions were separated by about ten to 15 minutes. "
    "The first occurred about 700 metres from the mosque. "
    "The second was about a kilometre (0.6 miles) away."
)


def test_ordinals_make_parts_of_the_main_incident() -> None:
    mentions, _ = mentioned(BLASTS, "2024-01-04")
    main, first, second = mentions
    assert main.role == "main"
    assert [part.role for part in (first, second)] == ["part", "part"]
    assert [part.part_of for part in (first, second)] == [main.key, main.key]
    assert first.date == second.date == main.date


def test_parts_keep_what_is_said_of_their_place() -> None:
    mentions, _ = mentioned(BLASTS, "2024-01-04")
    first, second = mentions[1].place, mentions[2].place
    assert first is not None and second is not None
    assert (first.relation, first.distance_m, first.anchor) == ("700 metres from", 700.0, "the mosque")
    assert (second.relation, second.distance_m, second.anchor) == ("a kilometre away", 1000.0, "the mosque")
    assert first.country == second.country == "IR"
    assert first.lat is None and second.lat is None


def test_the_main_incident_says_how_far_apart() -> None:
    apart = main_of(BLASTS, "2024-01-04").apart
    assert apart is not None
    assert (apart.words, apart.low_s, apart.high_s) == ("about ten to 15 minutes", 600.0, 900.0)
    assert apart.span.of(BLASTS) == apart.words


def test_claims_about_one_part_are_its_own() -> None:
    text = (
        "Two explosions killed 20 people in Kerman on Wednesday. The first blast killed 12 people. "
        "The second blast killed eight people."
    )
    mentions, claims = mentioned(text, "2024-01-04")
    roles = {mention.key: mention.role for mention in mentions}
    placed = {claim.number_span.of(text): roles[claim.mention or ""] for claim in claims}
    assert placed == {"20 people": "main", "12 people": "part", "eight people": "part"}


@pytest.mark.parametrize(
    "text",
    [
        "A blast killed two people in Kerman. The first responders came at once.",
        "A gunman killed two people in Kerman. It was the second shooting in the city in a week.",
        "A bomb killed two people in Kerman. The first ambulance took an hour.",
    ],
)
def test_other_ordinals_make_no_parts(text: str) -> None:
    assert [mention.role for mention in mentioned(text)[0] if mention.role == "part"] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Two bombs went off 20 minutes apart.", 1200.0, 1200.0),
        ("The bombs went off within ten minutes of each other.", None, 600.0),
        ("The blasts were separated by half an hour.", 1800.0, 1800.0),
        ("The blasts came less than two minutes apart.", None, 120.0),
        ("The blasts came more than an hour apart.", 3600.0, None),
        ("The blasts were separated by a gap of 30 to 40 seconds.", 30.0, 40.0),
    ],
)
def test_how_far_apart(text: str, low: float | None, high: float | None) -> None:
    apart = find_apart(parsed(text), ())
    assert apart is not None
    assert (apart.low_s, apart.high_s) == (low, high)
    assert apart.span.of(text) == apart.words


@pytest.mark.parametrize(
    "text", ["The brothers lived worlds apart.", "It took ten minutes.", "They stood five metres apart."]
)
def test_nothing_is_apart(text: str) -> None:
    assert find_apart(parsed(text), ()) is None


def test_what_other_incidents_were_apart_does_not_count() -> None:
    parse = parsed("Two bombs went off 20 minutes apart.")
    assert find_apart(parse, {0}) is None


OUTBREAK = (
    "A cholera epidemic in Zimbabwe has killed 978 people, the health ministry said. "
    "The worst affected town is Harare, where 208 people died of cholera in Harare."
)


def test_a_town_of_an_outbreak_with_its_own_figure_is_a_part() -> None:
    mentions, claims = mentioned(OUTBREAK)
    roles = {mention.key: mention.role for mention in mentions}
    assert mentions[0].place is not None and mentions[0].place.name == "Zimbabwe"
    placed = {claim.number_span.of(OUTBREAK): roles[claim.mention or ""] for claim in claims}
    assert placed["978 people"] == "main"
    assert placed["208 people"] == "part"
    assert [m.place.name for m in mentions if m.role == "part" and m.place] == ["Harare"]


def test_a_town_of_an_earthquake_is_no_part() -> None:
    text = "An earthquake in Nepal killed 97 people, officials said. In Kathmandu, 20 people died."
    assert {mention.role for mention in mentioned(text)[0]} == {"main"}


def test_parts_and_others_come_in_the_order_of_the_text() -> None:
    text = BLASTS + "\n\nIn 2009 a bomb in Zahedan killed 25 people at a mosque."
    mentions, claims = mentioned(text, "2024-01-04")
    assert [mention.key for mention in mentions] == ["i1", "i2", "i3", "i4"]
    assert [mention.role for mention in mentions] == ["main", "part", "part", "background"]
    starts = [mention.span.start for mention in mentions[1:] if mention.span]
    assert starts == sorted(starts)
    assert {c.number_span.of(text): c.mention for c in claims} == {"20 people": "i1", "25 people": "i4"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A series of attacks killed six officers in Karak on Sunday. "
            "In another attack, a driver was hurt.",
            ["main", "part"],
        ),
        (
            "Gunmen killed six officers in Karak on Sunday. In another attack, a driver was hurt.",
            ["main", "background"],
        ),
        (
            "A series of attacks killed six officers in Karak on Sunday. "
            "In another attack on 3 May 2021, three tourists were killed.",
            ["main", "background"],
        ),
    ],
)
def test_another_of_several_is_a_part(text, expected) -> None:
    mentions, _ = mentioned(text, "2024-01-08")
    assert [mention.role for mention in mentions] == expected
    assert [m.part_of for m in mentions if m.role == "part"] == [mentions[0].key] * expected.count("part")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two rockets hit Kharkiv at dawn. One killed three people, the other killed a pensioner.",
            "part three people | part a pensioner",
        ),
        (
            "Suicide attacks on two mosques in Sanaa left 52 dead, 34 at the Badr mosque and 18 at"
            " al-Hashoush.",
            "main 52 | part 34 | part 18",
        ),
        (
            "Two boats went down off Lesbos. Sixteen people drowned in the first; nine drowned in the"
            " second.",
            "part Sixteen people | part nine",
        ),
        (
            "A grenade thrown into a bar in Bujumbura killed three drinkers; minutes later another, lobbed at"
            " a taxi rank, killed one and wounded ten.",
            "part three drinkers | part one | part ten",
        ),
        (
            "Jihadists raided three villages on Sunday. At Toumour they killed 28 people; at Garin they"
            " wounded six.",
            "part 28 people | part six",
        ),
        (
            "The storm has claimed 27 lives. The collapse of a church roof in Beira alone killed nine.",
            "main 27 lives | part nine",
        ),
        (
            "A second avalanche hit rescuers, killing 33 of them; the first, on Tuesday, had killed five"
            " people.",
            "part 33 of them | part five people",
        ),
        (
            "The first wave of drones wounded eleven in Odesa; a second wave, hours later, wounded four.",
            "part eleven | part four",
        ),
        ("Two men were arrested. One killed three people.", "main Two men | main three people"),
    ],
)
def test_one_and_another_have_tolls_of_their_own(text: str, expected: str) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police shot dead two protesters in Nairobi, a month after 19 were killed there.",
            "main two protesters | background 19",
        ),
        (
            "Divers pulled four boys from a quarry on Sunday. A man drowned in the same pool two summers"
            " ago.",
            "main four boys | background A man",
        ),
        (
            "Three died in the collapse in Mumbai on Monday. Last week a similar collapse in Thane killed"
            " seven.",
            "main Three | background seven",
        ),
    ],
)
def test_what_was_long_before_is_another(text: str, expected: str) -> None:
    assert roles(text) == expected
