"""The demonstration: our own reports, read for real."""

import re

import pytest
from click.testing import CliRunner

from according import demo
from according.cli import main


@pytest.fixture(scope="module")
def shown():
    result = CliRunner().invoke(main, ["demo"])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def row(page, words):
    """The lines from the one with these words to the next report."""
    lines = page[page.index(words) :].split("\n")
    following = (n for n, line in enumerate(lines[1:], 1) if re.match(r"\d\d:\d\d|$", line))
    return " ".join(" ".join(lines[: next(following)]).split())


def test_seven_reports_in_the_order_of_publication():
    reports = demo.reports()
    assert len(reports) == 7
    times = [report.published_at for report in reports]
    assert times == sorted(times)
    assert {time[:10] for time in times} == {"2025-03-11", "2025-03-12"}


def test_the_toll_rises_and_is_corrected_downwards(shown):
    assert re.search(r"^killed +at least 4 → 9 → 14 → 31 → 26\b", shown, re.MULTILINE)
    assert re.search(r"^injured +at least 24 → 40 → at least 52 → 60 → 58\b", shown, re.MULTILINE)
    assert "down from 31" in row(shown, "10:20  Compass News")


def test_the_copy_is_seen(shown):
    assert "word for word as Compass News: no new voice" in row(shown, "11:50  The Morning Ledger")


def test_the_denial_is_no_toll(shown):
    assert "not 31" in row(shown, "21:40  Compass News")


def test_the_damage_is_seen(shown):
    assert "damaged at " in row(shown, "15:30  Radio Jasmine")


def test_each_figure_stands_on_somebodys_word(shown):
    assert "witnesses" in row(shown, "09:40  Harbour Wire")
    assert "Leila Mansouri" in row(shown, "11:15  Compass News")
    assert "→ Radio Jasmine" in row(shown, "11:15  Compass News")
    assert "health ministry" in row(shown, "15:30  Radio Jasmine")
    assert "Karim Haddad" in row(shown, "19:05  Harbour Wire")


def test_in_full_each_report_is_shown_too():
    result = CliRunner().invoke(main, ["demo", "--full"])
    for report in demo.reports():
        assert report.title in result.stdout
    assert "television.The" in result.stdout
    assert "asare" in result.stdout
