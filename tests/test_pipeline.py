"""Reading: every report gives a reading, in order, and one bad report never stops the others."""

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import according
from according.errors import Problem
from according.model import Report
from according.pipeline import BATCH_CHARACTERS, BATCH_REPORTS, Outcome, Reader, _batches
from according.places import Gazetteer, build_from_dump
from according.reports import Received

SFAX = "Nine people were killed and 40 injured in an explosion in Sfax on Tuesday, the mayor said."
TEXTS = (
    SFAX,
    "Police said two men were shot dead in Chicago. A third was wounded.",
    "Rain is expected in the north.",
    "At least 12 soldiers died.They had been hurt when a bridge fell.",
    "",
    "Up to 30 miners are feared trapped after a roof fell in at a coal mine near Zonguldak.",
)


@pytest.fixture(scope="module")
def reader():
    return Reader()


def test_one_report_is_read(reader):
    reading = reader.read(Report(SFAX, published_at="2025-03-11"))
    said = {(claim.effect, claim.figure.low, claim.figure.words) for claim in reading.claims}
    assert {("killed", 9, "Nine people"), ("injured", 40, "40")} <= said
    (main,) = [mention for mention in reading.mentions if mention.role == "main"]
    assert (main.kind, main.place.country, main.date.start.isoformat()) == ("blast", "TN", "2025-03-11")
    assert {(toll.effect, toll.best) for toll in reading.tolls} == {("killed", 9), ("injured", 40)}


def test_the_python_api_takes_a_text_or_a_report():
    one = according.read(SFAX, published="2025-03-11", publisher="The Meridian")
    other = according.read(Report(SFAX, "The Meridian", published_at="2025-03-11"))
    assert one == other
    assert one.report.publisher == "The Meridian"


def test_the_public_names_are_there_and_no_others():
    for name in according.__all__:
        assert getattr(according, name)
    assert set(dir(according)) == set(according.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'raed'"):
        _ = according.raed


@pytest.mark.parametrize("text", ["", " \n\t ", "\u00a0"])
def test_an_empty_text_gives_an_empty_reading(reader, text):
    report = Report(text)
    reading = reader.read(report)
    assert (reading.report, reading.claims, reading.gaps) == (report, (), ())


def test_a_report_in_another_language_gives_an_empty_reading(reader):
    reading = reader.read(Report(SFAX, language="fr"))
    assert (reading.claims, reading.mentions, reading.gaps, reading.tolls) == ((), (), (), ())


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(TEXTS), max_size=6))
def test_a_report_is_read_alike_alone_and_among_others(reader, texts):
    reports = [Report(text, published_at="2025-03-11") for text in texts]
    assert list(reader.read_all(reports)) == [reader.read(report) for report in reports]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300) | st.sampled_from(TEXTS).flatmap(st.permutations).map("".join))
def test_any_text_gives_a_reading_whose_evidence_stands_in_the_text(reader, text):
    (outcome,) = reader.attempt([Received("x", Report(text), ())])
    assert outcome.reading is not None
    assert outcome.problems == ()
    for claim in outcome.reading.claims:
        span = claim.number_span
        assert 0 <= span.start < span.end <= len(text)
        assert claim.figure.words in (None, span.of(text))
        assert claim.figure.words is not None or not claim.explicit


class Stubborn(str):
    """A text that looks like one and cannot be cut."""

    __slots__ = ()

    def __getitem__(self, key):
        raise RuntimeError("cannot be cut")


def test_one_bad_report_never_stops_the_others(reader):
    bad = Report(Stubborn(SFAX + " It was a Tuesday."))
    outcomes = list(
        reader.attempt(Received(str(n), r, ()) for n, r in enumerate([Report(SFAX), bad, Report(SFAX)]))
    )
    assert [outcome.input_id for outcome in outcomes] == ["0", "1", "2"]
    assert outcomes[0].reading.claims
    assert outcomes[0].reading == outcomes[2].reading
    (problem,) = outcomes[1].problems
    assert (problem.code, problem.place) == ("reader-failed", "1")
    assert "RuntimeError" in problem.message
    assert "cannot be cut" in problem.message
    assert outcomes[1].reading.claims == ()


def test_what_could_not_be_received_is_passed_on(reader):
    problem = Problem("file-missing", "x.txt", "There is no such file.", "Check the path.")
    assert list(reader.attempt([Received("x.txt", None, (problem,))])) == [Outcome("x.txt", None, (problem,))]


def test_the_first_reading_does_not_wait_for_the_last_report(reader):
    asked = []

    def slowly():
        for number in range(100):
            asked.append(number)
            yield Report(f"{number} people were killed.")

    next(iter(reader.read_all(slowly())))
    assert asked == [0]


@given(st.lists(st.text(max_size=5), max_size=200))
def test_batches_keep_every_input_and_their_order(texts):
    received = [Received("", Report(text), ()) for text in texts]
    batches = list(_batches(received))
    assert [item for batch in batches for item in batch] == received
    assert all(0 < len(batch) <= BATCH_REPORTS for batch in batches)


def test_long_reports_make_small_batches():
    received = [Received("", Report("x" * BATCH_CHARACTERS), ()) for _ in range(5)]
    assert [len(batch) for batch in _batches(received)] == [1] * 5


def test_a_reader_looks_places_up_where_it_is_told_to(reader, tmp_path):
    row = [1, "Ain Zeit", "", "", 34.4, 35.9, "P", "PPL", "LB", "", "03", "", "", "", 400, "", "", "", ""]
    with zipfile.ZipFile(tmp_path / "LB.zip", "w") as archive:
        archive.writestr("LB.txt", "\t".join(map(str, row)))
    build_from_dump(tmp_path / "LB.zip", tmp_path / "LB.sqlite")
    report = Report("Nine people were killed in Ain Zeit on Tuesday.")
    own = Reader(Gazetteer.open(tmp_path / "LB.sqlite"))
    assert [place.country for place in own.read(report).places if place.text == "Ain Zeit"] == ["LB"]
    assert [place.country for place in reader.read(report).places if place.country] == []
