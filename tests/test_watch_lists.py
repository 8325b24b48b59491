"""Watch lists: which incidents pass, and what is said of a file that is not clear."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from according.errors import AccordingError
from according.ledger import StoredClaim
from according.model import (
    Claim,
    Figure,
    Incident,
    Period,
    Place,
    Source,
    Span,
    Toll,
    Victims,
    Withdrawal,
)
from according.places import Gazetteer
from according.watching import Judge, WatchList, read_lists

MOSUL = Place("Mosul", "IQ", 36.335, 43.119, "settlement", geonames=99072)
DAY = dt.date(2024, 1, 3)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def toll(effect: str, low: int | None, best: int | None = None) -> Toll:
    return Toll("i_1", effect, low, best, best, "rule", 1, ("c_1",))


INCIDENT = Incident(
    id="i_1",
    kind="bombing",
    date=Period(DAY, DAY),
    place=MOSUL,
    first="2024-01-03T10:00:00.000000+00:00",
    last="2024-01-03T10:00:00.000000+00:00",
    reports=1,
    copies=0,
    voices=2,
    tolls=(toll("killed", 12, 14), toll("injured", 30)),
)


def passes(incident: Incident = INCIDENT, **wanted: object) -> bool:
    return Judge(WatchList("x", **wanted), gazetteer()).passes(incident)


@pytest.mark.parametrize("place", ["IQ", "iq", "Iraq", "Mosul", "mosul, iq", "Nineveh"])
def test_places_that_hold_it(place: str):
    assert passes(places=(place,))
    assert passes(places=("Norway", place))


@pytest.mark.parametrize("place", ["IR", "Iran", "Basra", "Erbil", "Anbar"])
def test_places_that_do_not(place: str):
    assert not passes(places=(place,))


def test_a_place_that_the_gazetteer_lacks_goes_by_its_country_and_name():
    village = replace(INCIDENT, place=Place("Tell Foo", "IQ", anchor="Mosul"))
    assert passes(village, places=("Iraq",))
    assert passes(village, places=("Mosul",))
    assert not passes(village, places=("Basra",))
    assert not passes(replace(INCIDENT, place=None), places=("Iraq",))


def test_kinds_figures_and_voices():
    assert passes(kinds=("shooting", "bombing"))
    assert not passes(kinds=("flood",))
    assert passes(least={"killed": 14})
    assert not passes(least={"killed": 15})
    assert passes(least={"killed": 15, "injured": 30})
    assert not passes(least={"missing": 1})
    assert passes(voices=2)
    assert not passes(voices=3)
    assert not passes(replace(INCIDENT, reports=0))
    assert passes()


def stored(name: str, publisher: str | None = None, *, withdrawn: bool = False) -> StoredClaim:
    claim = Claim(
        "r_1", "killed", Figure(12, 12), True, "total", "asserted", Victims("people"),
        (Source(name, "official"),), Span(0, 2), Span(0, 9),
    )  # fmt: skip
    losses = (Withdrawal(claim.id, "retracted", "r_2"),) if withdrawn else ()
    return StoredClaim(claim, "i_1", INCIDENT.first, publisher, None, None, losses)


def test_sources_are_heard_by_parts_of_their_names():
    judge = Judge(WatchList("x", sources=("health ministry", "The Meridian")), gazetteer())
    assert judge.hears([stored("police"), stored("the Health Ministry of Iraq")])
    assert judge.hears([stored("police", "Meridian")])
    assert not judge.hears([stored("the ministry"), stored("police", "The Courier")])
    assert not judge.hears([stored("Health Ministry", withdrawn=True)])
    assert not judge.hears([])
    assert Judge(WatchList("x"), gazetteer()).hears([])


def test_a_place_that_nobody_knows_is_a_problem():
    with pytest.raises(AccordingError) as caught:
        Judge(WatchList("x", places=("Xyzzyville",)), gazetteer())
    assert caught.value.problem.code == "place-unknown"


def test_lists_are_read(tmp_path: Path):
    path = tmp_path / "lists.toml"
    path.write_text(
        '[[list]]\nname = "Large"\nplaces = ["IQ", "Mosul"]\nkinds = ["bombing"]\nleast = { killed = 10 }\n'
        'sources = ["Reuters"]\nvoices = 2\n[[list]]\nname = "All"\n'
    )
    large, everything = read_lists(path)
    assert large == WatchList("Large", ("IQ", "Mosul"), ("bombing",), {"killed": 10}, ("Reuters",), 2)
    assert everything == WatchList("All")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[list]]\n",
        "[list]\nname = 'x'",
        "list = [1]",
        "[[list]]\nname = 'x'\ncountry = 'IQ'",
        "[[list]]\nname = 'x'\nkinds = ['war']",
        "[[list]]\nname = 'x'\nleast = { hurt = 3 }",
        "[[list]]\nname = 'x'\nleast = { killed = 'many' }",
        "[[list]]\nname = 'x'\n[[list]]\nname = 'x'",
        "[[list]]\nname = 'x",
        "\udcff",
    ],
)
def test_a_file_that_is_not_clear_is_a_problem(tmp_path: Path, text: str):
    path = tmp_path / "lists.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(AccordingError) as caught:
        read_lists(path)
    assert caught.value.problem.code == "watch-list-unclear"
    assert "name" in caught.value.problem.remedy
