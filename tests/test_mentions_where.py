"""Where the incidents of a report were: the place, how precisely, and how far from what it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_mentions import main_of, mentioned, others_of, place_line

from according.incidents.amounts import metres, number, seconds
from according.incidents.relations import away, relation_before
from according.incidents.where import RADIUS_M

PLACES = [
    ("A bomb killed four people in Mosul.", "Mosul, IQ, settlement"),
    ("Four people were killed by a bomb in the Iraqi city of Mosul.", "Mosul, IQ, settlement"),
    ("A quake killed nine people in Nepal.", "Nepal, NP, country"),
    ("Floods killed nine people in Kerala.", "Kerala, IN, province"),
    ("A quake shook Osaka and injured twelve people.", "Osaka, JP, settlement"),
    ("In Nairobi, a fire killed six people.", "Nairobi, KE, settlement"),
    ("Nairobi: a fire has killed six people.", "Nairobi, KE, settlement"),
    ("Gunmen killed six people at a hotel in Mogadishu, Somalia.", "Mogadishu, SO, settlement"),
    ("A crash killed four people in France. The bus left the road near Lyon.", "Lyon, FR, relative"),
    ("A blast killed four people in Syria. It hit a bakery in Idlib.", "Idlib, SY, settlement"),
]

FILED_ELSEWHERE = [
    (
        "KINSHASA, Nov 18 (Agency) - Nine people drowned when a boat capsized on Lake Mai-Ndombe in the west "
        "of Congo, the governor said.",
        "Democratic Republic of the Congo, CD, country",
    ),
    (
        "ISLAMABAD - A bomb killed nine people in the tribal district of Kurrapa in north-western Pakistan.",
        "Pakistan, PK, country",
    ),
    ("NEW ORLEANS -- One man was killed in a shooting in Gentilly on Monday.", "New Orleans, US, settlement"),
    (
        "A boat sank off the coast of Mauritania, leaving 49 dead, an official told AFP in Nouakchott.",
        "Mauritania, MR, country",
    ),
    (
        "A fire killed 16 workers in the Mirpur area of the Bangladeshi capital Dhaka on Tuesday.",
        "Dhaka, BD, settlement",
    ),
    (
        "A man was shot dead on East 75th Street, Chicago police said.",
        "Chicago, US, settlement",
    ),
    ("Body of a swimmer found, Bexar County sheriff says", "Bexar County, US, district"),
    ("The Haitian cholera outbreak has killed 292 people.", "Haiti, HT, country"),
    ("Syrian protests over prices leave two dead", "Syria, SY, country"),
]

NOT_PLACES = [
    ("A Colombian soldier was shot dead.", "-"),
    ("A hurricane left 17 people dead: nine in Haiti, five in Cuba and three in Jamaica.", "-"),
    ("A woman was killed in a crash last month. Pavel Novak, 44, of Telford, has been charged.", "-"),
    ("Syrian troops killed nine rebels.", "-"),
    ("A gunman killed two people in a supermarket.", "-"),
    ("Six people were killed in a US drone strike in Baghdad.", "Baghdad, IQ, settlement"),
    ("Israeli warplanes killed six people in Tyre.", "Tyre, LB, settlement"),
    ("A French tourist was killed in a crash in Nairobi.", "Nairobi, KE, settlement"),
    ("A crash in Nairobi killed a man from Toledo.", "Nairobi, KE, settlement"),
    ("A crash in Nairobi killed four people, a spokesman in Geneva said.", "Nairobi, KE, settlement"),
]

RELATIVE = [
    (
        "A quake struck 75 kilometres west of Osaka and killed two people.",
        ("75 kilometres west of", "Osaka", 75_000.0, 15_000.0),
    ),
    (
        "A plane crashed two miles from Kathmandu, killing five people.",
        ("two miles from", "Kathmandu", 3_218.688, 5_000.0),
    ),
    (
        "A bomb killed six people outside Mosul.",
        ("outside", "Mosul", None, 5_000.0),
    ),
    (
        "A bus crash near Kano killed 20 people.",
        ("near", "Kano", None, 5_000.0),
    ),
    (
        "A boat sank off Tripoli and 40 people drowned.",
        ("off", "Tripoli", None, 5_000.0),
    ),
    (
        "A blast on the outskirts of Aleppo killed nine people.",
        ("on the outskirts of", "Aleppo", None, 5_000.0),
    ),
    (
        "Gunmen killed nine people north of Timbuktu.",
        ("north of", "Timbuktu", None, 5_000.0),
    ),
]

OTHERS = [
    (
        "A bomb killed nine people in Kerman on Friday. A general was killed in a drone strike on this day "
        "in 2020. Kerman's rescue services said 20 people were hurt.",
        ["Kerman, IR, settlement", None],
    ),
    (
        "A quake killed nine people in Shiraz. In 2012 a quake in Tabriz killed 300 people.",
        ["Shiraz, IR, settlement", "Tabriz, IR, settlement"],
    ),
    (
        "A bomb killed nine people in Mosul on Friday. A day earlier, a blast killed two people in Erbil.",
        ["Mosul, IQ, settlement", "Erbil, IQ, settlement"],
    ),
    (
        "A bomb killed nine people in Mosul on Friday. An earlier blast killed two people.",
        ["Mosul, IQ, settlement", None],
    ),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place_and_its_precision(text: str, place: str) -> None:
    assert place_line(main_of(text).place) == place


@pytest.mark.parametrize(("text", "place"), FILED_ELSEWHERE)
def test_a_bureau_or_a_town_far_off_is_not_where_it_was(text: str, place: str) -> None:
    assert place_line(main_of(text).place) == place


@pytest.mark.parametrize(("text", "place"), NOT_PLACES)
def test_who_whence_and_where_it_was_told_are_no_places(text: str, place: str) -> None:
    assert place_line(main_of(text).place) == place


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_how_a_place_lies_to_its_anchor(
    text: str, expected: tuple[str, str, float | None, float | None]
) -> None:
    place = main_of(text).place
    assert place is not None and place.precision == "relative"
    assert (place.relation, place.anchor, place.distance_m, place.radius_m) == expected


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_each_incident_has_its_own_place(text: str, expected: list[str | None]) -> None:
    main, other = main_of(text, "2024-05-12"), others_of(text, "2024-05-12")[0]
    assert place_line(main.place) == expected[0]
    if expected[1] is not None:
        assert place_line(other.place) == expected[1]


@pytest.mark.parametrize(("text", "place"), [*PLACES, *NOT_PLACES])
def test_a_place_stands_on_its_words(text: str, place: str) -> None:
    for mention in mentioned(text)[0]:
        if mention.place is not None:
            assert mention.place.span is not None
            assert mention.place.span.of(text)[0].isupper()
            assert mention.place.radius_m == RADIUS_M[mention.place.precision]


def test_the_radius_grows_with_the_reach_of_the_precision() -> None:
    radii = [RADIUS_M[p] for p in ("exact", "relative", "settlement", "district", "province")]
    assert radii == sorted(radii, key=lambda radius: radius or 0.0)
    assert len(set(radii)) == len(radii)
    assert RADIUS_M["country"] is None and RADIUS_M["unknown"] is None


BEFORE = [
    ("struck 700 metres from ", "700 metres from", 700.0),
    ("struck 700m from ", "700m from", 700.0),
    ("struck 1,200 feet from ", "1,200 feet from", 365.76),
    ("about 40 km south-east of ", "40 km south-east of", 40_000.0),
    ("40km (25 miles) northeast of ", "40km northeast of", 40_000.0),
    ("a mile away from ", "a mile away from", 1_609.344),
    ("ten yards outside ", "ten yards outside", 9.144),
    ("twenty kilometers west of the town of ", "twenty kilometers west of", 20_000.0),
    ("six miles off the coast of ", "six miles off the coast of", 9_656.064),
    ("just north of ", "just north of", None),
    ("close to the village of ", "close to", None),
    ("not far from ", "not far from", None),
    ("outside of ", "outside of", None),
    ("southwest of the capital, ", None, None),
    ("for 40 km along the road to ", None, None),
    ("a 20-minute drive in ", None, None),
    ("within the walls of ", None, None),
]


@pytest.mark.parametrize(("before", "words", "distance"), BEFORE)
def test_the_relation_before_a_name(before: str, words: str | None, distance: float | None) -> None:
    found = relation_before(before + "Qeshm", 0, len(before))
    if words is None:
        assert found is None
    else:
        assert found is not None
        assert found.words == words
        assert found.distance_m == (None if distance is None else pytest.approx(distance))


def test_a_relation_does_not_reach_back_over_its_sentence() -> None:
    text = "It struck near. Qeshm"
    start = text.index("Qeshm")
    assert relation_before(text, start, start) is None


@given(st.integers(1, 9_999), st.sampled_from(("kilometres", "km", "miles", "metres", "m", "feet", "yards")))
def test_a_distance_reads_back_from_its_words(amount: int, unit: str) -> None:
    before = f"struck {amount:,} {unit} from "
    found = relation_before(before + "Qeshm", 0, len(before))
    assert found is not None
    assert found.distance_m == metres(f"{amount:,}", unit)
    assert found.words == f"{amount:,} {unit} from"


@given(st.integers(1, 999), st.sampled_from(("km", "miles", "metres", "yards")))
def test_a_distance_away_reads_back_from_its_words(amount: int, unit: str) -> None:
    text = f"The second was {amount} {unit} away."
    found = away(text, 0, len(text))
    assert found is not None and found.distance_m == metres(str(amount), unit)


@given(st.text(max_size=30))
def test_no_words_make_amounts_fail(words: str) -> None:
    value = number(words)
    assert value is None or value >= 0
    assert metres(words, "furlongs") is None
    assert seconds(words, "fortnights") is None


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [
        ("30", "seconds", 30.0),
        ("half an", "hour", 1_800.0),
        ("two", "days", 172_800.0),
        ("1.5", "hours", 5_400.0),
        ("ten", "years", None),
    ],
)
def test_spans_of_time_in_seconds(words: str, unit: str, value: float | None) -> None:
    assert seconds(words, unit) == value


@given(st.text(alphabet="abcdefg 0123456789.,", max_size=120))
def test_any_words_before_a_name_are_survived(before: str) -> None:
    found = relation_before(before + "Qeshm", 0, len(before))
    assert found is None or found.distance_m is None or found.distance_m >= 0
