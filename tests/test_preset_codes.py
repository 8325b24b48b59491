"""The codes and cells of another project's shape, by the codebooks of those projects."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.model import Period, Place, Toll
from according.publish.presets.codes import (
    date_precision,
    days_of,
    joined,
    open_effects,
    point_of,
    priogrid,
    span_of,
    where_words,
    wkt,
)

DAY = dt.date(2024, 2, 28)


def period(days):
    return Period(DAY, DAY + dt.timedelta(days - 1))


# The GED codebook: 1 the exact day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year.
@pytest.mark.parametrize(
    ("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5)]
)
def test_the_precision_of_a_date_is_that_of_the_ged_codebook(days, code):
    assert span_of(period(days)) == days
    assert date_precision(period(days)) == code


def test_what_is_not_known_is_empty():
    assert (span_of(None), date_precision(None), where_words(None), wkt(None), priogrid(None)) == (None,) * 5
    assert days_of(None) == {"year": None, "date_start": None, "date_end": None}
    assert point_of(None) == {"latitude": None, "longitude": None}
    assert joined([]) is None
    nowhere = Place("the border", None, None, None, "unknown")
    assert (wkt(nowhere), priogrid(nowhere)) == (None, None)


def test_the_days_of_a_leap_year():
    found = days_of(period(3))
    assert found == {"year": 2024, "date_start": "2024-02-28", "date_end": "2024-03-01"}


# PRIO-GRID counts cells of half a degree from the south-west corner: 720 in a row, 360 rows.
@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [
        (-90, -180, 1),
        (-90, 179.9, 720),
        (-89.5, -180, 721),
        (90, 180, 259_200),
        (0, 0, 180 * 720 + 360 + 1),
        (-0.25, -0.25, 179 * 720 + 359 + 1),
    ],
)
def test_cells_of_the_prio_grid(lat, lon, cell):
    assert priogrid(Place("X", "XX", lat, lon, "settlement")) == cell


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_is_in_a_cell_that_holds_it(lat, lon):
    number = priogrid(Place("X", "XX", lat, lon, "settlement"))
    assert number is not None and 1 <= number <= 259_200
    row, column = divmod(number - 1, 720)
    tiny = 1e-9  # what is lost where a number next to nothing is added to 180
    assert row / 2 - 90 - tiny <= lat <= row / 2 - 89.5
    assert column / 2 - 180 - tiny <= lon <= column / 2 - 179.5


def test_well_known_text_has_the_longitude_first():
    assert wkt(Place("Sfax", "TN", 34.74, 10.76, "settlement")) == "POINT (10.76 34.74)"


def test_how_an_incident_lies_to_its_anchor_stands_before_the_name():
    near = Place("Kerman", "IR", 30.28, 57.08, "relative", relation="700 metres from", anchor="the tomb")
    assert where_words(near) == "700 metres from the tomb"
    assert where_words(Place("Kerman", "IR", 30.28, 57.08, "settlement")) == "Kerman"


def toll(effect, low, high):
    return Toll("i", effect, low, low, high, "", 1, ("c",))


def test_only_a_missing_ceiling_of_the_killed_and_injured_is_told():
    assert open_effects((toll("killed", 20, 20), toll("injured", 3, None))) == "injured"
    assert open_effects((toll("killed", 20, None), toll("injured", 3, None))) == "killed injured"
    assert open_effects((toll("missing", 3, None), toll("killed", None, 9))) is None


def test_each_name_stands_once_in_the_order_of_its_first():
    assert joined(["Courier", "@Coast", "Courier"]) == "Courier; @Coast"
