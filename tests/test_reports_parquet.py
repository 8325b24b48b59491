"""Reports from Parquet: columns as the fields of JSON Lines have them."""

import datetime as dt

import pytest

from according.reports import receive

pa = pytest.importorskip("pyarrow", reason="needs the extra `arrow`")
parquet = pytest.importorskip("pyarrow.parquet")

TEXT = "Three people died on Monday in a fire near Fairview, police said."


def received(tmp_path, columns):
    parquet.write_table(pa.table(columns), tmp_path / "a.parquet")
    return list(receive([tmp_path / "a.parquet"]))


def test_each_row_is_a_report_with_the_fields_of_its_columns(tmp_path):
    fields = {
        "id": ["x1"],
        "url": ["https://example.org/1"],
        "publisher": ["Gazette"],
        "published": ["2024-01-03"],
        "title": ["Fire"],
        "text": [TEXT],
        "author": ["A. Byline"],
        "shares": [3],
    }
    (one,) = received(tmp_path, fields)
    assert (one.input_id, one.problems) == ("x1", ())
    report = one.report
    assert (report.text, report.url, report.publisher) == (TEXT, "https://example.org/1", "Gazette")
    assert (report.published_at, report.title, report.author) == ("2024-01-03", "Fire", "A. Byline")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (dt.date(2024, 1, 3), "2024-01-03"),
        (dt.datetime(2024, 1, 3, 16, 5, tzinfo=dt.UTC), "2024-01-03T16:05:00+00:00"),
        (None, None),
    ],
)
def test_times_of_parquet_are_times(tmp_path, value, expected):
    (one,) = received(tmp_path, {"text": [TEXT], "published": [value]})
    assert (one.report.published_at, one.problems) == (expected, ())


def test_a_row_that_gives_no_report_is_named_and_the_others_are_read(tmp_path):
    found = received(tmp_path, {"text": [TEXT, None, TEXT], "id": [1, 2, None]})
    place = f"{tmp_path / 'a.parquet'}"
    assert [one.input_id for one in found] == ["1", "2", f"{place}:3"]
    assert [(p.code, p.place) for one in found for p in one.problems] == [("line-without-text", f"{place}:2")]


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1 and nothing more", b"no Parquet"])
def test_a_file_that_is_broken_is_said(tmp_path, content):
    (tmp_path / "a.parquet").write_bytes(content)
    (one,) = receive([tmp_path / "a.parquet"])
    assert one.report is None
    assert [p.code for p in one.problems] == ["file-unreadable"]


def test_many_rows_are_read_some_at_a_time(tmp_path):
    count = 1000
    found = received(tmp_path, {"text": [f"{TEXT} {n}" for n in range(count)]})
    assert [one.report.text for one in found] == [f"{TEXT} {n}" for n in range(count)]
