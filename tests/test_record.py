"""The record has the shape that the schema says, and says what the reading says."""

import dataclasses
import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from readings import CHAIN, KILLED, READING, REPORT, TEXT, span

from according.errors import Problem
from according.model import (
    Apart,
    Attribution,
    Claim,
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
    Report,
    Retrieval,
    Role,
    Source,
    SourceKind,
    Span,
    Stated,
    Status,
    Timex,
    Toponym,
    VictimClass,
    Victims,
)
from according.publish import record, schema

VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)

words = st.text(max_size=20)
maybe = st.none() | words
number = st.none() | st.integers(0, 10**7)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends)))
metres = st.none() | st.floats(0, 1e6)
sources = st.builds(Source, words, st.sampled_from(get_args(SourceKind)), maybe, st.none() | spans)
claims = st.builds(
    Claim,
    report=st.just(REPORT.id),
    effect=st.sampled_from(get_args(Effect)),
    figure=st.builds(
        Figure, number, number, st.booleans(), st.sampled_from(["people", "families", "households"]), maybe
    ),
    explicit=st.booleans(),
    count=st.sampled_from(get_args(Count)),
    status=st.sampled_from(get_args(Status)),
    victims=st.builds(
        Victims,
        maybe,
        st.sampled_from(get_args(VictimClass)),
        st.sampled_from([None, "women", "men"]),
        st.sampled_from([None, "children"]),
    ),
    sources=st.lists(sources, max_size=3).map(tuple),
    number_span=spans,
    clause_span=spans,
    stated=st.none() | st.builds(Stated, words, maybe),
    mention=st.sampled_from([None, "i1", "i2"]),
)
places = st.builds(
    Place,
    words,
    st.sampled_from([None, "IR", "TN"]),
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    st.sampled_from(get_args(Precision)),
    maybe,
    maybe,
    metres,
    metres,
    st.none() | spans,
)
mentions = st.builds(
    Mention,
    key=st.sampled_from(["i1", "i2"]),
    role=st.sampled_from(get_args(Role)),
    kind=st.sampled_from(get_args(Kind)),
    part_of=st.sampled_from([None, "i1"]),
    date=st.none() | st.builds(Period, st.dates(), st.dates()),
    place=st.none() | places,
    apart=st.none() | st.builds(Apart, words, metres, metres, spans),
)
fragments = st.lists(spans, max_size=3).map(tuple)
readings = st.builds(
    Reading,
    report=st.builds(
        Report, text=words, publisher=maybe, title=maybe, language=st.sampled_from([None, "en"])
    ),
    mentions=st.lists(mentions, max_size=3).map(tuple),
    claims=st.lists(claims, max_size=3).map(tuple),
    gaps=st.lists(st.builds(Gap, spans, words), max_size=2).map(tuple),
    places=st.lists(st.builds(Toponym, spans, words, maybe), max_size=2).map(tuple),
    times=st.lists(
        st.builds(Timex, spans, words, st.sampled_from(["DATE", "TIME", "DURATION", "SET"]), maybe),
        max_size=2,
    ).map(tuple),
    attributions=st.lists(st.builds(Attribution, fragments, fragments, fragments), max_size=2).map(tuple),
)


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(schema())


@given(readings, maybe, st.booleans(), st.booleans())
def test_every_record_validates(reading, input_id, text, with_mentions):
    VALIDATOR.validate(record(reading, input_id=input_id, text=text, mentions=with_mentions))


@given(readings)
def test_a_record_survives_json(reading):
    made = record(reading, mentions=True)
    assert json.loads(json.dumps(made)) == made


def test_a_claim_is_written_as_the_design_says():
    made = record(READING, input_id="x1")
    assert made["claims"][0] == {
        "id": KILLED.id,
        "incident": "i1",
        "effect": "killed",
        "figure": {"low": 9, "high": 9, "approximate": False, "unit": "people", "words": "nine people"},
        "explicit": True,
        "count": "total",
        "status": "asserted",
        "stated": {"words": "first", "at": "2025-03-11"},
        "victims": {"words": "people", "class": "unstated"},
        "sources": [
            {
                "name": "Leila Mansouri",
                "kind": "medical",
                "role": "runs the city's ambulance service",
                "span": [TEXT.index("Leila"), TEXT.index("Leila") + 14],
            },
            {"name": "Radio Cap Bon", "kind": "media", "span": list(dataclasses.astuple(CHAIN[1].span))},
            {"name": "the Meridian", "kind": "media", "span": list(dataclasses.astuple(CHAIN[2].span))},
        ],
        "number_span": list(dataclasses.astuple(KILLED.number_span)),
        "clause_span": list(dataclasses.astuple(KILLED.clause_span)),
    }


def test_an_incident_is_written_with_its_tolls_by_effect_and_its_part_with_how_far_apart():
    main, part, _ = record(READING)["incidents"]
    assert main["date"] == {"start": "2025-03-11", "end": "2025-03-11"}
    assert main["place"]["country"] == "TN"
    assert main["toll"]["killed"] == {
        "low": 9,
        "best": 9,
        "high": 9,
        "rule": "the only current total",
        "claims": [KILLED.id],
    }
    assert set(main["toll"]) == {"killed", "injured", "trapped"}
    assert "apart" not in main
    assert part["part_of"] == "i1"
    assert part["place"] is None
    assert part["apart"]["words"] == "within minutes"


def test_the_report_is_named_and_its_text_only_given_when_asked_for():
    report = record(READING, input_id="x1")["report"]
    assert report == {
        "input_id": "x1",
        "id": REPORT.id,
        "url": "https://example.org/sfax",
        "publisher": "The Meridian",
        "published_at": "2025-03-11",
        "title": "Blasts at a bus station in Sfax",
        "language": "en",
        "revises": None,
    }
    assert record(READING, text=True)["report"]["text"] == TEXT


def test_mentions_are_only_given_when_asked_for():
    assert "mentions" not in record(READING)
    made = record(READING, mentions=True)["mentions"]
    assert made["places"][0]["geonames"] == 2467454
    assert made["times"][0] == {
        "span": list(dataclasses.astuple(span("Tuesday morning"))),
        "text": "Tuesday morning",
        "type": "TIME",
        "value": "2025-03-11TMO",
    }
    assert TEXT[slice(*made["attributions"][0]["cue"])] == "told"


def test_a_broken_content_is_a_list_of_fragments_and_a_missing_source_is_null():
    attribution = Attribution((), (Span(5, 9),), (Span(0, 4), Span(10, 20)))
    made = record(Reading(REPORT, attributions=(attribution,)), mentions=True)
    assert made["mentions"]["attributions"] == [
        {"source": None, "cue": [5, 9], "content": [[0, 4], [10, 20]]}
    ]


def test_problems_go_into_the_record():
    problem = Problem("date-ambiguous", "x.txt", "03/04/2024 may be two days.", "Write 2024-03-04.")
    made = record(Reading(REPORT), problems=[problem])
    VALIDATOR.validate(made)
    assert made["problems"] == [
        {
            "code": "date-ambiguous",
            "place": "x.txt",
            "message": "03/04/2024 may be two days.",
            "remedy": "Write 2024-03-04.",
        }
    ]


@pytest.mark.parametrize(
    "harm",
    [
        lambda made: made.pop("gaps"),
        lambda made: made.update(note="x"),
        lambda made: made["claims"][0].update(effect="slain"),
        lambda made: made["claims"][0].update(number_span=None),
        lambda made: made["claims"][0].update(number_span=[1]),
        lambda made: made["claims"][0].update(number_span=[1, 2, 3]),
        lambda made: made["claims"][0]["figure"].update(low=-1),
        lambda made: made["claims"][0]["figure"].pop("words"),
        lambda made: made["incidents"][0]["toll"].update(hurt=made["incidents"][0]["toll"]["killed"]),
        lambda made: made["incidents"][0]["toll"]["killed"].update(claims=[]),
        lambda made: made["incidents"][0]["date"].update(start="3 January"),
        lambda made: made["incidents"][0]["place"].update(country="Tunisia"),
        lambda made: made["report"].update(id="x"),
    ],
)
def test_the_schema_refuses_what_is_no_record(harm):
    made = record(READING)
    VALIDATOR.validate(made)
    harm(made)
    assert not VALIDATOR.is_valid(made)


def test_a_claim_of_a_document_names_its_page_and_a_report_when_it_was_retrieved():
    claim = READING.claims[0]
    url = "https://gazette.example/fire"
    had = Retrieval(url, url, "2024-01-04T09:00:00+00:00", 200, (), "0" * 64, 9)
    report = dataclasses.replace(REPORT, text="\f\f" + REPORT.text, retrieval=had)
    moved = dataclasses.replace(
        claim, number_span=Span(claim.number_span.start + 2, claim.number_span.end + 2)
    )
    made = record(Reading(report, claims=(moved,)))
    assert made["claims"][0]["page"] == 3
    assert made["report"]["retrieved_at"] == "2024-01-04T09:00:00+00:00"
    VALIDATOR.validate(made)
    assert "page" not in record(READING)["claims"][0]
    assert "retrieved_at" not in record(READING)["report"]
