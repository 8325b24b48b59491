"""The chart: figures as steps over time, each voice's line, what was taken back; whatever the figures."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sayings import saying, toll

from according.incidents.reckoning.sayings import Left
from according.publish.chart import chart, described, spells

SVG = "{http://www.w3.org/2000/svg}"


STORY = (
    saying(8, "witnesses", 4, None, replaced_by="c_10"),
    saying(10, "ministry", 14, 14, replaced_by="c_12"),
    saying(12, "governor", 31, 31, replaced_by="c_30"),
    saying(13, "mayor", 40, 40, withdrawn="retracted", withdrawn_at="2025-03-11T20:00:00.000000+00:00"),
    saying(30, "ministry", 26, 26),
)


def drawn(found, now=None, width=680):
    return ElementTree.fromstring(chart("killed", found, now, width=width))


def classes(svg, name):
    return [each for each in svg.iter() if name in (each.get("class") or "").split()]


def test_figures_stand_until_they_are_replaced_or_withdrawn():
    assert [(spell.letter, spell.fate, (spell.end or "")[8:13]) for spell in spells(STORY)] == [
        ("A", "replaced", "11T10"),
        ("B", "replaced", "11T12"),
        ("C", "replaced", "12T06"),
        ("D", "withdrawn", "11T20"),
        ("B", "stands", ""),
    ]


def test_what_was_revised_down_or_taken_back_is_marked():
    assert [spell.is_corrected for spell in spells(STORY)] == [False, False, True, True, False]
    assert len(classes(drawn(spells(STORY), toll(26, 26, 26)), "cross")) == 2


def test_a_figure_that_was_taken_back_is_in_no_band_after_that():
    """The toll falls when the figure is withdrawn, though nothing was said then; not with the next figure."""
    at = "2025-03-11T20:00:00.000000+00:00"
    gone = replace(saying(13, "mayor", 40, 40), toll=toll(14, 14, 40), withdrawn="retracted", withdrawn_at=at)

    def ends(told):
        (band,) = classes(drawn(spells([STORY[1], told, STORY[4]]), toll(26, 26, 26)), "band")
        return float(band.get("x")) + float(band.get("width"))

    (cross,) = classes(drawn(spells([STORY[1], gone, STORY[4]])), "cross")
    taken_back = replace(gone, left=Left(toll(14, 14, 14)))
    assert ends(taken_back) < ends(gone)
    assert ends(taken_back) == pytest.approx(float(cross.get("d")[1:].split()[0]) + 4, abs=2)


def test_what_is_merely_no_longer_said_still_stands():
    (spell,) = spells([replace(STORY[-1], withdrawn="dropped", withdrawn_at=STORY[-1].published)])
    assert (spell.fate, spell.end, spell.is_corrected) == ("stands", None, False)


def test_best_is_drawn_as_steps_and_an_open_end_as_a_band_to_the_top():
    svg = drawn(spells(STORY), toll(26, 26, 26))
    (best,) = classes(svg, "best")
    assert re.fullmatch(r"M[\d.]+ [\d.]+(?:H[\d.]+|V[\d.]+|M[\d.]+ [\d.]+)*", best.get("d"))
    assert len(re.findall("V", best.get("d"))) >= 4
    (band,) = classes(svg, "open")
    grid = [float(each.get("d").split()[1].split("H")[0]) for each in classes(svg, "grid")]
    assert float(band.get("y")) == min(grid)


def test_who_does_not_see_it_is_told_what_it_shows():
    svg = drawn(spells(STORY), toll(26, 26, 26))
    assert svg.get("role") == "img"
    named = svg.get("aria-labelledby").split()
    texts = {each.get("id"): each.text for each in svg if each.tag in (f"{SVG}title", f"{SVG}desc")}
    assert [texts[name] for name in named] == [
        "Killed: how the reported figures went",
        "Killed: 5 figures of 4 voices, from 2025-03-11 to 2025-03-12, 1 withdrawn; now best 26, low 26, "
        "high 26. The table beside it says the same.",
    ]
    assert "no figure stands" in described("killed", spells(STORY), None)


def test_there_is_no_style_in_it_and_nothing_to_draw_is_nothing():
    made = chart("killed", spells(STORY), None)
    assert "style" not in made and "<script" not in made
    assert chart("killed", (), None) == ""


def test_names_are_no_markup():
    odd = [replace(STORY[-1], voice="</svg><script>", sources=())]
    assert "<script>" not in chart("killed", spells(odd), toll(26, 26, 26))


NUMBERS = st.none() | st.integers(0, 10**7)


@st.composite
def stories(draw):
    """Figures at any times, with any ends; each may be replaced by a later one, or withdrawn."""
    hours = sorted(draw(st.lists(st.integers(0, 400), min_size=1, max_size=25)))
    found = []
    for n, hour in enumerate(hours):
        low, high = draw(NUMBERS), draw(NUMBERS)
        if low is not None and high is not None and high < low:
            low, high = high, low
        later = draw(st.none() | st.integers(n, len(hours)))
        ends = [end for end in (low, high) if end is not None]
        best = draw(st.none() | st.sampled_from(ends)) if ends else None
        gone = draw(st.sampled_from([None, None, "corrected", "dropped", "misread"]))
        made = saying(
            hour,
            draw(st.sampled_from("abcdefgh")),
            low,
            high,
            claims=(f"c_{n}",),
            replaced_by=f"c_{later}" if later is not None and later > n else None,
            withdrawn=gone,
            counted=draw(st.booleans()),
            toll=draw(st.none() | st.just(toll(low, best, high))) if ends else None,
        )
        found.append(made)
    return found


@given(stories(), st.sampled_from([340, 680]), st.booleans())
def test_any_course_is_drawn_within_its_bounds(story, width, has_toll):
    found = spells(story)
    svg = drawn(found, story[-1].toll if has_toll else None, width)
    _, _, across, down = map(float, svg.get("viewBox").split())
    for each in svg.iter():
        for name, most in (("x", across), ("cx", across), ("y", down), ("cy", down)):
            if each.get(name) is not None and "voice" not in (each.get("class") or ""):
                assert -1 <= float(each.get(name)) <= most
    assert len(classes(svg, "spell")) == len(story)
    assert 2 <= len(classes(svg, "grid")) <= 6
    days = sorted(float(each.get("x")) for each in classes(svg, "day"))
    assert all(after - before >= 50 for before, after in pairwise(days))


@given(stories())
def test_a_figure_ends_no_sooner_than_it_begins(story):
    for spell in spells(story):
        assert spell.end is None or spell.end >= spell.start
        assert (spell.end is None) == (spell.fate in ("stands", "uncounted"))


def test_what_was_corrected_by_a_newer_version_is_withdrawn_even_where_that_replaces_it():
    floods = (
        saying(8, "agency", 20, withdrawn="corrected", withdrawn_at=STORY[2].published, replaced_by="c_12"),
        saying(12, "agency", 14),
    )
    assert [(spell.fate, spell.is_corrected) for spell in spells(floods)] == [
        ("withdrawn", True),
        ("stands", False),
    ]
    (floor, _) = spells([replace(floods[0], withdrawn=None), floods[1]])
    assert floor.is_corrected  # "at least 14" after "at least 20"
