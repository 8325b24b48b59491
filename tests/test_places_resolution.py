"""Which place a name means: what the text says outright, what lies together, homes, and the bare choice."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_claims import parsed
from reading_mentions import gazetteer

from according.model import Toponym
from according.places import Entry, find_toponyms
from according.places.distance import distance_km
from according.places.entry import contains
from according.places.judging import Sureness
from according.places.resolution import resolve
from according.places.spotting import Spot
from according.places.toponyms import feature_of, find_home


def read(text: str, home: str | None = None) -> tuple[Toponym, ...]:
    return find_toponyms(parsed(text), gazetteer(), home)


def line(text: str, home: str | None = None) -> str:
    """The places of a text: `Cordoba: Andalucía ES settlement | Spain: ES country`; "?" where not told."""
    said = []
    for place in read(text, home):
        parts = (place.admin1, place.country, place.feature, "people" if place.demonym else "")
        kept = " ".join(part for part in parts if part) if place.lat is not None else "?"
        said.append(f"{place.text}: {kept}")
    return " | ".join(said)


def of(text: str, name: str, home: str | None = None) -> Toponym:
    """The first place of a text that bears the name."""
    return next(place for place in read(text, home) if place.text == name)


# ------------------------------------------------------------------------------ outright

STATES = """
    Portland, Ore. = Oregon
    Columbia, S.C. = South Carolina
    Columbia, Mo. = Missouri
    Aurora, Colo. = Colorado
    Aurora, Ill. = Illinois
    Arlington, Va. = Virginia
    Jackson, Miss. = Mississippi
    Rochester, N.Y. = New York
    Rochester, Minn. = Minnesota
    Glendale, Ariz. = Arizona
    Glendale, Calif. = California
    Kansas City, Kan. = Kansas
    Charleston, W.Va. = West Virginia
    Newark, N.J. = New Jersey
    Wilmington, Del. = Delaware
    Columbus, Ga. = Georgia
    Burlington, Vt. = Vermont
    Manchester, N.H. = New Hampshire
    Lincoln, Neb. = Nebraska
    Fayetteville, Ark. = Arkansas
    Birmingham, Ala. = Alabama
    Richmond, Ind. = Indiana
    Lexington, Ky. = Kentucky
    Hollywood, Fla. = Florida
    Lansing, Mich. = Michigan
    Las Vegas, Nev. = Nevada
    Las Vegas, N.M. = New Mexico
    Norman, Okla. = Oklahoma
    Nashville, Tenn. = Tennessee
    Madison, Wis. = Wisconsin
    Cheyenne, Wyo. = Wyoming
    Fargo, N.D. = North Dakota
    Durham, N.C. = North Carolina
    Salem, Mass. = Massachusetts
    Bloomington, Ind. = Indiana
    Vancouver, Wash. = Washington
    Vancouver, B.C. = British Columbia
    Salisbury, Md. = Maryland
    Hamilton, Ont. = Ontario
    Newcastle, N.S.W. = New South Wales
    Houston, TX = Texas
    Cleveland, OH = Ohio
    Billings, Mont. = Montana
    Providence, R.I. = Rhode Island
    Hartford, Conn. = Connecticut
    Portland, Maine = Maine
    Arlington, Texas = Texas
"""


@pytest.mark.parametrize("case", [case.strip() for case in STATES.strip().split("\n")])
def test_the_abbreviation_of_a_state_tells_which_town_and_is_itself_the_state(case: str) -> None:
    words, state = case.split(" = ")
    town, short = words.split(", ")
    first, second = read(f"A gunman killed two people in {words}, on Friday.")
    assert (first.text, first.admin1, first.feature) == (town, state, "settlement")
    assert (second.text, second.name, second.feature) == (short, state, "province")
    assert first.country == second.country


HOLDERS = """
    Valencia, Venezuela = Carabobo VE
    Santiago, Chile = Región Metropolitana de Santiago CL
    Hyderabad, Pakistan = Sindh PK
    Hyderabad, India = Telangāna IN
    San Jose, Costa Rica = San José CR
    San Jose, California = California US
    Granada, Nicaragua = Granada NI
    Georgetown, Guyana = Demerara-Mahaica GY
    Kingston, Jamaica = Kingston JM
    Perth, Scotland = Scotland GB
    Perth, Western Australia = Western Australia AU
    Newcastle, England = England GB
    Halifax, Nova Scotia = Nova Scotia CA
    Victoria, British Columbia = British Columbia CA
    Merida, Mexico = Yucatán MX
    Merida, Venezuela = Mérida VE
    Trujillo, Peru = La Libertad PE
    Alexandria, Egypt = Al Iskandarīyah EG
    Alexandria, Virginia = Virginia US
    Bethlehem, Pennsylvania = Pennsylvania US
    Odessa, Texas = Texas US
    Odessa, Ukraine = Odeska oblast UA
    Moscow, Idaho = Idaho US
    Barcelona, Venezuela = Anzoátegui VE
    Naples, Florida = Florida US
    Rome, Georgia = Georgia US
    Dublin, Ohio = Ohio US
    Cairo, Illinois = Illinois US
    Toledo, Ohio = Ohio US
"""


@pytest.mark.parametrize("case", [case.strip() for case in HOLDERS.strip().split("\n")])
def test_the_country_or_province_beside_a_name_tells_which(case: str) -> None:
    words, expected = case.split(" = ")
    town, holder = read(f"A bus crashed in {words}.")
    assert f"{town.admin1} {town.country}" == expected
    assert town.feature == "settlement"
    assert (holder.country, holder.text) == (town.country, words.split(", ")[1])


PROVINCES = """
    Delhi, New York = New York US
    Lebanon, Tennessee = Tennessee US
    Jordan, Minnesota = Minnesota US
    Peru, Indiana = Indiana US
    Cuba, Missouri = Missouri US
    Nevada, Missouri = Missouri US
    California, Maryland = Maryland US
    Lima, Ohio = Ohio US
"""


@pytest.mark.parametrize("case", [case.strip() for case in PROVINCES.strip().split("\n")])
@pytest.mark.parametrize("frame", ["A bus crashed in {}.", "A fire in {}, on Monday killed two people."])
def test_a_town_beside_its_province_is_the_town_whatever_else_bears_its_name(frame: str, case: str) -> None:
    words, expected = case.split(" = ")
    town = read(frame.format(words))[0]
    assert f"{town.admin1} {town.country} {town.feature}" == f"{expected} settlement"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The storm hit Cuba, Florida and Haiti.", ["CU country", "US province", "HT country"]),
        ("Storms hit Georgia, Florida and Alabama.", ["US province"] * 3),
        ("Storms hit Washington, Oregon and Idaho.", ["US province"] * 3),
        ("Shells fell in Syria, Lebanon and Jordan.", ["SY country", "LB country", "JO country"]),
        ("Mines went off in Chad, Niger and Georgia.", ["TD country", "NE country", "GE country"]),
    ],
)
def test_in_a_list_stands_like_with_like(text: str, expected: list[str]) -> None:
    assert [f"{place.country} {place.feature}" for place in read(text)] == expected


def test_a_place_named_twice_does_not_lie_in_itself() -> None:
    text = "Lawyers for the city of Santa Ana, the Santa Ana schools and California's governor met."
    assert {place.admin1 for place in read(text)} == {"California"}


def test_two_places_of_one_name_and_two_countries() -> None:
    assert line("A bus crashed in Cordoba, Argentina, and another in Cordoba, Spain.") == (
        "Cordoba: Córdoba AR settlement | Argentina: AR country"
        " | Cordoba: Andalucía ES settlement | Spain: ES country"
    )


@pytest.mark.parametrize(
    "between", [", ", " (", ", in ", ", in northern ", ", southern ", " in central ", ", in the state of "]
)
def test_only_small_words_may_stand_between_a_place_and_its_holder(between: str) -> None:
    assert of(f"Two people were hurt in Valencia{between}Venezuela.", "Valencia").country == "VE"


@pytest.mark.parametrize(
    "text",
    [
        "Shots were fired in Columbia, Camden and Greenville, South Carolina.",
        "Snow fell in Columbia and Greenville, South Carolina.",
    ],
)
def test_a_holder_at_the_end_of_a_list_speaks_for_the_list(text: str) -> None:
    assert {place.admin1 for place in read(text)} == {"South Carolina"}


def test_a_holder_speaks_for_names_elsewhere_in_the_report() -> None:
    text = "Police in Richmond said that the man from Norfolk, Virginia, had fled to Hampton."
    assert {place.admin1 for place in read(text)} == {"Virginia"}
    text = "The train from Lahore to Hyderabad crashed near Multan, Pakistan."
    assert {place.country for place in read(text)} == {"PK"}


# ------------------------------------------------------------------------------ datelines


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("BEIRUT (AP) -", "BEIRUT: Bayrūt LB settlement"),
        (
            "BEIRUT/DAMASCUS, Jan 3 (Reuters) -",
            "BEIRUT: Bayrūt LB settlement | DAMASCUS: Dimashq SY settlement",
        ),
        ("BAGHDAD, Iraq (AP) --", "BAGHDAD: Baghdād IQ settlement | Iraq: IQ country"),
        ("CAMDEN, N.J. (AP) -", "CAMDEN: New Jersey US settlement | N.J.: New Jersey US province"),
        ("PARIS, Texas (AP) -", "PARIS: Texas US settlement | Texas: Texas US province"),
        ("MOSCOW, July 4 (TASS) -", "MOSCOW: Moskva RU settlement"),
        ("Kabul, Afghanistan (CNN) —", "Kabul: Kābul AF settlement | Afghanistan: AF country"),
        ("(Reuters) -", ""),
        ("KANO, Nigeria —", "KANO: Kano NG settlement | Nigeria: NG country"),
        ("LONDON -", "LONDON: England GB settlement"),
        ("MEXICO CITY (AP) -", "MEXICO CITY: Ciudad de México MX settlement"),
        ("PORT-AU-PRINCE, Haiti (AP) -", "PORT-AU-PRINCE: Ouest HT settlement | Haiti: HT country"),
        ("WASHINGTON (AP) -", "WASHINGTON: District of Columbia US settlement"),
    ],
)
def test_the_places_of_a_dateline(opening: str, expected: str) -> None:
    assert line(f"{opening} A car bomb killed four people.") == expected


def test_a_dateline_tells_what_the_report_means_by_the_name() -> None:
    text = "SPRINGFIELD, Mass. (AP) - A fire killed four people in Springfield."
    assert [place.admin1 for place in read(text)] == ["Massachusetts"] * 3


# ------------------------------------------------------------------------------ what lies together


@pytest.mark.parametrize(
    ("text", "name", "area"),
    [
        ("The quake was felt in Oaxaca, Guerrero and Puebla.", "Guerrero", ("Guerrero", "MX")),
        ("Floods hit Kerala, Karnataka and Tamil Nadu.", "Kerala", ("Kerala", "IN")),
        ("Storms hit Montgomery, Mobile and Birmingham.", "Birmingham", ("Alabama", "US")),
        ("Storms hit Athens, Thessaloniki and Larissa.", "Athens", ("Attikí", "GR")),
        ("Storms hit Manchester, Leeds and Liverpool.", "Manchester", ("England", "GB")),
        ("Storms hit Manchester, Nashua and Concord.", "Manchester", ("New Hampshire", "US")),
        ("He was born in Naples and died in Rome, near Florence.", "Naples", ("Campania", "IT")),
        ("A ship sank off Alexandria; Cairo sent divers.", "Alexandria", ("Al Iskandarīyah", "EG")),
        ("Fighting was heard in Homs, Hama and Aleppo.", "Homs", ("Ḩimş", "SY")),
    ],
)
def test_a_name_means_the_place_that_lies_with_the_others(
    text: str, name: str, area: tuple[str, str]
) -> None:
    place = of(text, name)
    assert (place.admin1, place.country) == area


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_a_list_changes_nothing(seed: int) -> None:
    names = ["Manchester", "Nashua", "Concord", "Dover", "Keene"]
    random.Random(seed).shuffle(names)
    found = read(f"Storms hit {', '.join(names[:-1])} and {names[-1]}.")
    assert {place.admin1 for place in found} == {"New Hampshire"}


# ------------------------------------------------------------------------------ home

HOMES = """
    Springfield | Springfield, Missouri | Missouri US
    Springfield | Illinois | Illinois US
    Springfield | Worcester, Massachusetts | Massachusetts US
    Columbia | Columbia, South Carolina | South Carolina US
    Columbia | Kansas City, Missouri | Missouri US
    London | London, Ontario | Ontario CA
    Birmingham | Alabama | Alabama US
    Cambridge | Massachusetts | Massachusetts US
    Cambridge | UK | England GB
    Alexandria | Alexandria, Louisiana | Louisiana US
    Newcastle | Australia | New South Wales AU
    Hyderabad | Karachi, Pakistan | Sindh PK
    Tripoli | Beirut, Lebanon | Ash Shimāl LB
    Georgetown | Guyana | Demerara-Mahaica GY
"""


@pytest.mark.parametrize("case", [case.strip() for case in HOMES.strip().split("\n")])
def test_a_publisher_means_what_lies_near_its_home(case: str) -> None:
    name, home, expected = case.split(" | ")
    (place,) = read(f"Four people died in {name}.", home)
    assert f"{place.admin1} {place.country}" == expected


@pytest.mark.parametrize("home", ["Springfield, Missouri", "Illinois", "Boston, Massachusetts"])
def test_what_the_text_says_outright_is_stronger_than_home(home: str) -> None:
    assert of("Four people died in Springfield, Ohio.", "Springfield", home).admin1 == "Ohio"


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        ("Alexandria, Louisiana", ("Alexandria", "Louisiana", "US")),
        ("Alexandria, La.", ("Alexandria", "Louisiana", "US")),
        ("Alexandria", ("Alexandria", "Al Iskandarīyah", "EG")),
        ("Perth, Scotland, UK", ("Perth", "Scotland", "GB")),
        ("US", ("United States", None, "US")),
        ("Perth, Peru", None),
        ("Nowhereville", None),
        ("", None),
        (None, None),
    ],
)
def test_a_home_is_found_by_its_name_and_what_it_lies_in(
    home: str | None, expected: tuple[str, str | None, str] | None
) -> None:
    entry = find_home(home, gazetteer())
    assert (entry and (entry.name, entry.admin1, entry.country)) == expected


# ------------------------------------------------------------------------------ the world at large


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("London", "England GB settlement"),
        ("Moscow", "Moskva RU settlement"),
        ("Hyderabad", "Telangāna IN settlement"),
        ("Kandahar", "Kandahār AF settlement"),
        ("San Antonio", "Texas US settlement"),
        ("Georgia", "GE country"),
        ("Jordan", "JO country"),
        ("Chad", "TD country"),
        ("Turkey", "TR country"),
        ("Mexico", "MX country"),
        ("Lebanon", "LB country"),
        ("Ireland", "IE country"),
        ("Gaza", "Gaza PS settlement"),
        ("Darfur", "SD other"),
        ("the Sahel", "other"),
    ],
)
def test_a_name_by_itself_means_what_the_world_means_by_it(name: str, expected: str) -> None:
    bare = name.removeprefix("the ")
    assert line(f"Four people died in {name}.").removeprefix(f"{bare}: ") == expected


@pytest.mark.parametrize(
    "name",
    ["Fairview", "Springfield", "York", "Jackson", "Greenwood", "Clinton", "Mount Vernon", "Cambridge"],
)
def test_a_name_that_means_many_places_alike_means_none_and_they_are_listed(name: str) -> None:
    (place,) = read(f"Four people died in {name}.")
    assert (place.name, place.country, place.lat, place.geonames) == (None, None, None, None)
    assert len(place.candidates) > 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four people died in Naples.", "Naples: Campania IT settlement"),
        ("Four people died in San Antonio.", "San Antonio: Texas US settlement"),
        ("Four people died in San Francisco.", "San Francisco: California US settlement"),
        ("Four people died in Washington.", "Washington: District of Columbia US settlement"),
        ("ST. LOUIS (AP) - A fire killed two people.", "ST. LOUIS: Missouri US settlement"),
        (
            "SAINT-LOUIS, Senegal (AP) - A fire killed two.",
            "SAINT-LOUIS: Saint-Louis SN settlement | Senegal: SN country",
        ),
        ("Police in L.A. said two people died.", "L.A.: California US settlement"),
        (
            "A mine in Logan, W. Va., collapsed.",
            "Logan: West Virginia US settlement | W. Va.: West Virginia US province",
        ),
        ("He fled to N. Dak. on Monday.", "N. Dak.: North Dakota US province"),
        ("The Florida Department of Health said nine died.", "Florida: Florida US province"),
        (
            "Two people died in Boulder City, Nevada, on Monday.",
            "Boulder City: Nevada US settlement | Nevada: Nevada US province",
        ),
    ],
)
def test_one_that_stands_out_is_meant(text: str, expected: str) -> None:
    assert line(text) == expected


# ------------------------------------------------------------------------------ the choice by itself


def entry(number: int, name: str, area: tuple[str | None, ...], *, people: int = 0, **more: object) -> Entry:
    """A place in an area, given as country, province and district; its point is far from all others."""
    country, admin1, admin2 = (*area, None, None, None)[:3]
    fields = {"lat": float(number % 80), "lon": float(3 * number % 170), "feature": "PPL", **more}
    return Entry(number, name, country, admin1, admin2, population=people, **fields)  # type: ignore[arg-type]


def spot(text: str, start: int, *entries: Entry, gap: str | None = None, **more: object) -> Spot:
    fields: dict[str, object] = {"kind": "name", "sureness": Sureness.SURE, **more}
    return Spot(start, start + len(text), text, 0, entries=entries, gap=gap, **fields)  # type: ignore[arg-type]


SMALL = entry(1, "Milltown", ("AA", "North"), people=1000)
TWIN = entry(2, "Milltown", ("BB", "South"), people=1000)
CITY = entry(3, "Milltown", ("BB", "East"), people=2_000_000)
NORTH = entry(4, "North", ("AA", "North"), people=90_000, feature="ADM1")
LAND_A = entry(5, "Aland", ("AA",), people=9_000_000, feature="PCLI")
LAND_B = entry(6, "Bland", ("BB",), people=9_000_000, feature="PCLI")


def chosen(*spots: Spot, home: Entry | None = None) -> list[Entry | None]:
    return [choice for choice, _ in resolve(spots, home)]


def test_nothing_resolves_to_nothing() -> None:
    assert resolve([]) == []
    assert resolve([spot("Nowhere", 0)]) == [(None, ())]


def test_the_only_place_of_a_name_is_meant() -> None:
    assert chosen(spot("Milltown", 0, SMALL)) == [SMALL]


def test_twins_are_left_alone_and_both_are_listed() -> None:
    ((choice, ranked),) = resolve([spot("Milltown", 0, SMALL, TWIN)])
    assert choice is None
    assert set(ranked) == {SMALL, TWIN}


def test_a_metropolis_is_likelier_than_a_village_of_its_name() -> None:
    ((choice, ranked),) = resolve([spot("Milltown", 0, SMALL, CITY)])
    assert choice == CITY
    assert ranked == (CITY, SMALL)


def test_a_town_counts_with_the_area_of_its_name() -> None:
    area = entry(7, "Milltown", ("AA", "Milltown"), people=600_000, feature="ADM1")
    seat = entry(8, "Milltown", ("AA", "Milltown"), people=300_000)
    other = entry(9, "Milltown", ("BB", "West"), people=400_000)
    assert chosen(spot("Milltown", 0, seat, other)) == [None]
    assert chosen(spot("Milltown", 0, area, seat, other)) == [seat]


def test_home_breaks_a_tie() -> None:
    assert chosen(spot("Milltown", 0, SMALL, TWIN), home=LAND_A) == [SMALL]
    assert chosen(spot("Milltown", 0, SMALL, TWIN), home=LAND_B) == [TWIN]


def test_a_holder_after_a_comma_is_decisive_and_one_after_other_words_is_not() -> None:
    held = [spot("Milltown", 0, SMALL, CITY), spot("North", 10, NORTH, gap=", ")]
    assert chosen(*held) == [SMALL, NORTH]
    apart = [spot("Milltown", 0, SMALL, CITY), spot("Bland", 30, LAND_B, gap=" was calm and so was ")]
    assert chosen(*apart) == [CITY, LAND_B]


def test_a_restricted_name_keeps_its_sense_without_its_holder() -> None:
    spots = [
        spot("Milltown", 0, SMALL, CITY),
        spot("Milltown", 20, SMALL, CITY),
        spot("North", 30, NORTH, gap=", "),
        spot("Milltown", 60, SMALL, CITY),
    ]
    assert chosen(*spots) == [SMALL, SMALL, NORTH, SMALL]


def test_a_country_that_is_named_draws_its_places() -> None:
    assert chosen(spot("Milltown", 0, SMALL, TWIN), spot("Aland", 40, LAND_A)) == [SMALL, LAND_A]


def test_a_holder_that_holds_none_of_the_places_is_no_holder() -> None:
    spots = [spot("Milltown", 0, TWIN), spot("North", 10, NORTH, gap=", ")]
    assert chosen(*spots) == [TWIN, NORTH]
    short = [spot("Milltown", 0, TWIN), spot("N.", 10, NORTH, gap=", ", kind="short")]
    assert chosen(*short) == [None, NORTH]


def test_places_side_by_side_are_one_place() -> None:
    here = entry(7, "Port", ("AA",), people=500, lat=10.0, lon=10.0)
    beside = entry(8, "Port", ("AA",), people=500, lat=10.1, lon=10.0)
    assert distance_km(here, beside) < 30
    assert chosen(spot("Port", 0, here, beside))[0] in (here, beside)


names = st.sampled_from(["Milltown", "North", "Aland"])
entries = st.builds(
    Entry,
    st.integers(1, 40),
    names,
    st.sampled_from(["AA", "BB", None]),
    st.sampled_from([None, "North", "South"]),
    st.sampled_from([None, "Dale"]),
    st.none() | st.floats(-90, 90),
    st.floats(-180, 180),
    st.integers(0, 10**7),
    st.sampled_from(["PPL", "PPLC", "ADM1", "ADM2", "PCLI", "CONT", "MT"]),
)
spots = st.builds(
    Spot,
    st.integers(0, 500),
    st.integers(0, 500),
    names,
    st.just(0),
    st.sampled_from(["name", "people", "short"]),
    st.lists(entries, max_size=6).map(tuple),
    st.just(Sureness.SURE),
    st.sampled_from([None, "ADM1", "PPL"]),
    st.booleans(),
    st.sampled_from([None, ", ", " and ", " (", "'s ", ""]),
)


@given(st.lists(spots, max_size=8), st.none() | entries)
def test_the_choice_is_among_the_candidates_of_the_spot_and_does_not_depend_on_chance(
    given_spots: list[Spot], home: Entry | None
) -> None:
    made = resolve(given_spots, home)
    assert made == resolve(given_spots, home)
    assert len(made) == len(given_spots)
    for one, (choice, ranked) in zip(given_spots, made, strict=True):
        assert choice is None or choice in ranked
        assert not one.entries or set(ranked) <= {e for s in given_spots for e in s.entries}
        assert one.entries or (choice, ranked) == (None, ())


@given(entries, entries)
def test_no_place_holds_itself_and_none_is_held_across_a_border(one: Entry, other: Entry) -> None:
    assert not contains(one, one)
    if contains(one, other):
        assert one.country == other.country is not None


@given(entries, entries)
def test_distances_are_alike_both_ways_and_end_at_half_the_earth(one: Entry, other: Entry) -> None:
    there, back = distance_km(one, other), distance_km(other, one)
    assert there == pytest.approx(back)
    assert there == float("inf") or 0 <= there <= 20_016


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((51.5074, -0.1278), (48.8566, 2.3522), 344),
        ((0.0, 179.5), (0.0, -179.5), 111),
        ((90.0, 0.0), (-90.0, 0.0), 20_015),
        ((10.0, 20.0), (10.0, 20.0), 0),
    ],
)
def test_distances_of_known_points(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    a, b = (entry(n, "X", ("AA",), lat=lat, lon=lon) for n, (lat, lon) in enumerate((one, other)))
    assert distance_km(a, b) == pytest.approx(km, abs=1)


@pytest.mark.parametrize(
    ("code", "feature"),
    [
        ("CONT", "continent"),
        ("PCLI", "country"),
        ("PCLD", "country"),
        ("PCLH", "other"),
        ("ADM1", "province"),
        ("ADM2", "district"),
        ("ADM3", "district"),
        ("PPL", "settlement"),
        ("PPLC", "settlement"),
        ("PPLX", "settlement"),
        ("MT", "other"),
        ("OCN", "other"),
        ("RGN", "other"),
    ],
)
def test_a_feature_code_stands_for_a_sort_of_place(code: str, feature: str) -> None:
    assert feature_of(entry(1, "X", ("AA",), feature=code)) == feature


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        (LAND_A, SMALL, True),
        (LAND_A, NORTH, True),
        (LAND_B, SMALL, False),
        (NORTH, SMALL, True),
        (NORTH, entry(9, "X", ("AA", "South")), False),
        (NORTH, entry(9, "X", ("AA",)), False),
        (SMALL, NORTH, False),
        (entry(9, "Dale", ("AA", "North", "Dale"), feature="ADM2"), SMALL, False),
        (
            entry(9, "Dale", ("AA", "North", "Dale"), feature="ADM2"),
            entry(10, "X", ("AA", "North", "Dale")),
            True,
        ),
        (entry(9, "Sea", (None,), feature="SEA"), entry(10, "X", (None,)), False),
    ],
)
def test_what_holds_what(outer: Entry, inner: Entry, holds: bool) -> None:
    assert contains(outer, inner) is holds
