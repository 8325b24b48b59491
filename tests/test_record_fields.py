"""The record's every field: where it comes from, what it may be, and that none is missing or made up."""

import copy
import dataclasses
import datetime as dt
from typing import get_args

import pytest
from jsonschema import Draft202012Validator
from readings import (
    DETAINED,
    INJURED,
    KILLED,
    MENTIONS,
    READING,
    REPORT,
    SFAX,
    SOLDIERS,
    TEXT,
    TRAPPED,
    claim,
)

from according.model import (
    Attribution,
    Count,
    Effect,
    Figure,
    Gap,
    Kind,
    Mention,
    Period,
    Place,
    Precision,
    Reading,
    Role,
    Source,
    SourceKind,
    Span,
    Stated,
    Status,
    Timex,
    Toll,
    Toponym,
    VictimClass,
    Victims,
)
from according.publish import record, schema

VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
FULL = record(READING, input_id="x1", text=True, mentions=True)


def paths(node, before=()):
    """Yield the way to every value of a record."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield (*before, key)
        yield from paths(value, (*before, key))


def at(node, path):
    for key in path:
        node = node[key]
    return node


FIELDS = [path for path in paths(FULL) if isinstance(path[-1], str)]


def may_lack(path):
    """Tell the fields that a record has only where the report says them."""
    if path[-1] in ("mentions", "text", "apart", "sex", "age"):
        return len(path) < 3 or path[-1] != "text"
    return path[-2:-1] == ("toll",) or (path[-1] == "role" and "sources" in path)


@pytest.mark.parametrize("path", FIELDS, ids=lambda path: ".".join(map(str, path)))
def test_a_record_without_a_field_is_refused_unless_it_may_lack_it(path):
    made = copy.deepcopy(FULL)
    del at(made, path[:-1])[path[-1]]
    assert VALIDATOR.is_valid(made) is may_lack(path)


@pytest.mark.parametrize("path", FIELDS, ids=lambda path: ".".join(map(str, path)))
def test_no_field_may_be_of_another_type(path):
    made = copy.deepcopy(FULL)
    at(made, path[:-1])[path[-1]] = {"of": "another type"} if path[-1] != "toll" else []
    assert not VALIDATOR.is_valid(made)


@pytest.mark.parametrize(
    "path",
    [
        (), ("report",), ("claims", 0), ("claims", 0, "figure"), ("claims", 0, "victims"),
        ("claims", 0, "stated"), ("claims", 0, "sources", 0), ("incidents", 0), ("incidents", 0, "date"),
        ("incidents", 0, "place"), ("incidents", 0, "toll", "killed"), ("incidents", 1, "apart"),
        ("gaps", 0), ("mentions",), ("mentions", "places", 0), ("mentions", "times", 0),
        ("mentions", "attributions", 0),
    ],
    ids=lambda path: ".".join(map(str, path)),
)  # fmt: skip
def test_no_object_may_hold_more_than_the_schema_names(path):
    made = copy.deepcopy(FULL)
    at(made, path)["confidence"] = 0.9
    assert not VALIDATOR.is_valid(made)


# What each field of a claim says


def said(**changes):
    """The record of the first claim, changed."""
    made = dataclasses.replace(KILLED, **changes)
    return record(Reading(REPORT, MENTIONS, (made,)))["claims"][0]


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        *(({"effect": effect}, "effect", effect) for effect in get_args(Effect)),
        *(({"count": count}, "count", count) for count in get_args(Count)),
        *(({"status": status}, "status", status) for status in get_args(Status)),
        ({"explicit": False}, "explicit", False),
        ({"mention": None}, "incident", None),
        ({"mention": "i2"}, "incident", "i2"),
        ({"stated": None}, "stated", None),
        ({"stated": Stated("initially")}, "stated", {"words": "initially", "at": None}),
        ({"sources": ()}, "sources", []),
        ({"number_span": Span(3, 9)}, "number_span", [3, 9]),
        ({"clause_span": Span(0, 20)}, "clause_span", [0, 20]),
    ],
)
def test_a_field_of_a_claim_changes_with_the_claim_and_no_other_does(change, field, value):
    before, after = said(), said(**change)
    assert after[field] == value
    assert {key for key in before if before[key] != after[key]} <= {field, "id"}
    VALIDATOR.validate(record(Reading(REPORT, MENTIONS, (dataclasses.replace(KILLED, **change),))))


@pytest.mark.parametrize(
    ("figure", "made"),
    [
        (Figure(20, 20, words="20 people"), (20, 20, False, "people", "20 people")),
        (Figure(21, None, words="more than 20"), (21, None, False, "people", "more than 20")),
        (Figure(None, 19, words="fewer than 20"), (None, 19, False, "people", "fewer than 20")),
        (
            Figure(20, 20, True, "families", "some 20 families"),
            (20, 20, True, "families", "some 20 families"),
        ),
        (Figure(1, 1), (1, 1, False, "people", None)),
        (Figure(0, 0, words="no one"), (0, 0, False, "people", "no one")),
    ],
)
def test_a_figure(figure, made):
    assert tuple(said(figure=figure)["figure"].values()) == made


@pytest.mark.parametrize(
    ("victims", "made"),
    [
        (Victims(None), {"words": None, "class": "unstated"}),
        (Victims("soldiers", "security"), {"words": "soldiers", "class": "security"}),
        (Victims("women", "civilian", "women"), {"words": "women", "class": "civilian", "sex": "women"}),
        (Victims("boys", "civilian", "men", "children"),
         {"words": "boys", "class": "civilian", "sex": "men", "age": "children"}),
        *((Victims("x", name), {"words": "x", "class": name}) for name in get_args(VictimClass)),
    ],
)  # fmt: skip
def test_victims(victims, made):
    assert said(victims=victims)["victims"] == made


@pytest.mark.parametrize("kind", get_args(SourceKind))
def test_a_source_of_every_kind(kind):
    (made,) = said(sources=(Source("the ministry", kind),))["sources"]
    assert made == {"name": "the ministry", "kind": kind, "span": None}


def test_a_source_has_a_role_only_where_the_report_gives_one():
    one, other = said(sources=(Source("Ann Poe", "official", "mayor"), Source("AP", "media")))["sources"]
    assert one["role"] == "mayor"
    assert "role" not in other


def test_claims_are_in_the_order_of_the_reading_and_have_ids_of_their_own():
    made = record(READING)["claims"]
    assert [c["id"] for c in made] == [c.id for c in (KILLED, INJURED, TRAPPED, DETAINED, SOLDIERS)]
    assert len({c["id"] for c in made}) == 5


def test_every_figure_stands_on_its_words():
    for made in record(READING)["claims"]:
        assert TEXT[slice(*made["number_span"])] == made["figure"]["words"]
        assert made["figure"]["words"] in TEXT[slice(*made["clause_span"])]


# What each field of an incident says


def incident(mention, *tolls):
    reading = Reading(REPORT, (mention,), (KILLED,), tolls)
    VALIDATOR.validate(record(reading))
    return record(reading)["incidents"][0]


@pytest.mark.parametrize("kind", get_args(Kind))
def test_an_incident_of_every_kind(kind):
    assert incident(Mention("i1", "main", kind))["kind"] == kind


@pytest.mark.parametrize("role", get_args(Role))
def test_an_incident_of_every_role(role):
    made = incident(Mention("i7", role, "fire", "i1" if role == "part" else None))
    assert (made["key"], made["role"], made["part_of"]) == ("i7", role, "i1" if role == "part" else None)


@pytest.mark.parametrize("precision", get_args(Precision))
def test_a_place_of_every_precision(precision):
    made = incident(Mention("i1", "main", "fire", place=dataclasses.replace(SFAX, precision=precision)))
    assert made["place"]["precision"] == precision


def test_a_place_that_is_relative_to_another():
    place = Place("Sfax", "TN", 34.7, 10.7, "relative", "south of", "the tomb", 700.0, 350.0, Span(1, 5), 9)
    assert incident(Mention("i1", "main", "fire", place=place))["place"] == {
        "name": "Sfax",
        "country": "TN",
        "lat": 34.7,
        "lon": 10.7,
        "precision": "relative",
        "relation": "south of",
        "anchor": "the tomb",
        "distance_m": 700.0,
        "radius_m": 350.0,
        "span": [1, 5],
    }


def test_what_is_not_known_of_an_incident_is_null():
    assert incident(Mention("i1", "main", "other")) == {
        "key": "i1",
        "role": "main",
        "part_of": None,
        "kind": "other",
        "date": None,
        "place": None,
        "toll": {},
    }


def test_days_are_written_as_iso_8601():
    made = incident(Mention("i1", "main", "fire", date=Period(dt.date(2024, 1, 3), dt.date(2024, 2, 29))))
    assert made["date"] == {"start": "2024-01-03", "end": "2024-02-29"}


def test_a_toll_goes_to_its_incident_alone():
    tolls = (
        Toll("i1", "killed", 9, 9, None, "rule one", 2, (KILLED.id,)),
        Toll("i1", "killed_attackers", None, None, 3, "rule two", 1, (KILLED.id,)),
        Toll("i9", "injured", 1, 1, 1, "rule three", 1, (KILLED.id,)),
    )
    assert incident(Mention("i1", "main", "fire"), *tolls)["toll"] == {
        "killed": {"low": 9, "best": 9, "high": None, "rule": "rule one", "claims": [KILLED.id]},
        "killed_attackers": {"low": None, "best": None, "high": 3, "rule": "rule two", "claims": [KILLED.id]},
    }


# Gaps and mentions


def test_gaps_are_written_with_their_reasons():
    gaps = (Gap(Span(1, 4), "cut-off end"), Gap(Span(9, 12), "lost space", False))
    assert record(Reading(REPORT, gaps=gaps))["gaps"] == [
        {"span": [1, 4], "why": "cut-off end"},
        {"span": [9, 12], "why": "lost space"},
    ]


@pytest.mark.parametrize(
    "place",
    [
        Toponym(Span(0, 4), "Sfax"),
        Toponym(Span(0, 4), "Sfax", "Sfax", "TN", 34.7, 10.7, 2467454, "settlement", population=5),
        Toponym(Span(0, 8), "Tunisian", "Tunisia", "TN", 34.0, 9.0, 2464461, "country", demonym=True),
    ],
)
def test_a_mention_of_a_place(place):
    (made,) = record(Reading(REPORT, places=(place,)), mentions=True)["mentions"]["places"]
    assert made == {
        "span": [place.span.start, place.span.end],
        **{name: getattr(place, name) for name in ("text", "name", "country", "lat", "lon", "geonames")},
    }


def test_a_name_that_is_not_told_apart_keeps_its_candidates():
    place = Toponym(Span(0, 4), "Sfax", candidates=(7, 9))
    (made,) = record(Reading(REPORT, places=(place,)), mentions=True)["mentions"]["places"]
    assert (made["name"], made["geonames"], made["candidates"]) == (None, None, [7, 9])


@pytest.mark.parametrize(
    ("kind", "value"), [("DATE", "2025-03-11"), ("TIME", "T09:30"), ("DURATION", "P2D"), ("SET", "XXXX-WXX")]
)
def test_a_mention_of_a_time(kind, value):
    reading = Reading(REPORT, times=(Timex(Span(2, 5), "then", kind, value, dt.date(2025, 3, 11)),))
    assert record(reading, mentions=True)["mentions"]["times"] == [
        {"span": [2, 5], "text": "then", "type": kind, "value": value}
    ]


@pytest.mark.parametrize(
    ("fragments", "made"),
    [((), None), ((Span(1, 2),), [1, 2]), ((Span(1, 2), Span(4, 9)), [[1, 2], [4, 9]])],
)
@pytest.mark.parametrize("part", ["source", "cue", "content"])
def test_a_part_of_an_attribution_whole_broken_or_missing(part, fragments, made):
    empty = {"source": (), "cue": (), "content": ()}
    reading = Reading(REPORT, attributions=(Attribution(**{**empty, part: fragments}),))
    made_record = record(reading, mentions=True)
    VALIDATOR.validate(made_record)
    assert made_record["mentions"]["attributions"][0][part] == made


def test_a_claim_made_for_these_tests_is_as_it_says():
    made = claim("ill", "nine people", "nine people had been killed", 9, 9, status="feared")
    assert (made.effect, made.status, made.number_span.of(TEXT)) == ("ill", "feared", "nine people")
