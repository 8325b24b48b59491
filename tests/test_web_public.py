"""What a public server shows names nobody who entered or decided: in no field, and in no words."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from serving import asking
from small_ledger import copied, reader, run

import according
from according.ledger.people import names_after
from according.web.people import People, nameless, without_names

TABLE = """id,place,country,date,killed,incident
x1,Gabès,TN,2025-03-11,2,one
x2,Gabès,TN,2025-03-11,3,one
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    """A ledger in which Noor took down a note, Tariq entered a table, and Ines decided."""
    folder = tmp_path_factory.mktemp("public")
    path = copied(folder)
    (folder / "own.csv").write_text(TABLE, "utf-8")
    with according.open(path, by="Noor Haddad", reader=reader()) as ledger:
        sfax = next(each.id for each in ledger.view().incidents() if each.place.name == "Sfax")
        ledger.note("The morgue in Sfax now holds 16 bodies", incident=sfax)
        ledger.note("Two more died in Sfax, Tunisia, on Tuesday.", incident=sfax)
    with according.open(path, by="Tariq", reader=reader()) as ledger:
        fields = ("id", "place", "country", "date", "killed", "incident")
        list(ledger.import_table(folder / "own.csv", {name: name for name in fields}))
    with according.open(path, by="Ines", reader=reader()) as ledger:
        claim = next(item.claim.id for item in ledger.view().claims(sfax) if not item.withdrawn)
        ledger.withdraw(claim, "Noor Haddad asked the mayor again")
    return path


PEOPLE = ("Noor", "noor", "Haddad", "haddad", "Tariq", "tariq", "Ines")


def everything(api) -> dict[str, str]:
    """What a server shows on every page and address that tells of reports, claims and decisions."""
    found, api_ = {}, "/api/v1"
    listed = api.get(f"{api_}/incidents").json()["items"]
    reports = api.get(f"{api_}/reports").json()["items"]
    places = ["/", "/review", "/about", "/search?q=sfax", f"{api_}/claims", f"{api_}/search?q=sfax"]
    places += [f"{api_}/reports", f"{api_}/incidents", f"{api_}/incidents.geojson", f"{api_}/incidents.atom"]
    places += [f"{api_}/doubts", f"{api_}/tolls"]
    for id_ in (each["id"] for each in listed):
        places += [f"/incidents/{id_}", f"/incidents/{id_}/reckoning", f"{api_}/incidents/{id_}"]
        places += [f"{api_}/incidents/{id_}/history"]
        places += [f"{api_}/incidents/{id_}/diff?before=2025-03-01&after=2030-01-01"]
    for report in dict.fromkeys(each["id"] for each in reports):
        places += [f"/reports/{report}", f"{api_}/reports/{report}"]
    for place in places:
        answer = api.get(place)
        assert answer.status_code == 200, (place, answer.text)
        found[place] = html.unescape(answer.text)
    return found


def test_nobody_who_entered_or_decided_is_named_anywhere(path):
    with asking(path, public=True, by="Ines") as api:
        shown = everything(api)
    for place, text in shown.items():
        assert [name for name in PEOPLE if name in text] == [], place
    assert any("somebody" in text for place, text in shown.items() if place.startswith("/incidents/"))
    assert any('"publisher":"somebody"' in text for text in shown.values())
    assert any("somebody asked the mayor again" in text for text in shown.values())


def test_who_is_not_the_public_sees_them_all(path):
    with asking(path) as api:
        shown = "".join(everything(api).values())
    for name in ("Noor Haddad", "Tariq", "Ines"):
        assert name in shown
    assert "somebody" not in shown


def test_publishers_are_shown_to_the_public_as_they_are(path):
    with asking(path, public=True) as api:
        found = {each["publisher"] for each in api.get("/api/v1/reports").json()["items"]}
    assert found == {"The Meridian", "Courier", "Harbour Post", "@Coast", "Delta News", "somebody"}


def test_a_note_that_comes_while_the_public_looks_names_nobody(tmp_path):
    mine = copied(tmp_path)
    with asking(mine, public=True) as api:
        assert "somebody" not in api.get("/api/v1/reports").text
        note = run(mine, "note", "Five died in Zarzis, Tunisia.", "--by", "Salma Trabelsi")
        assert note.exit_code == 0, note.stderr
        told = api.get("/api/v1/reports").text + api.get("/search?q=zarzis").text
    assert "Salma" not in told and "somebody" in told


def test_names_go_from_rows_and_reasons_only_where_they_are_names():
    people = frozenset({"Ann", "Ann Lee"})
    row = {"publisher": "Ann", "place": {"name": "Ann Arbor"}, "why": ["noted by Ann Lee"], "by": "Zoe"}
    assert nameless(row, people) == {
        "publisher": "somebody",
        "place": {"name": "Ann Arbor"},
        "why": ["noted by somebody"],
        "by": None,
    }
    assert without_names("Annual, said Ann; Joann", people) == "Annual, said somebody; Joann"
    assert nameless({"made_by": "according 1", "voice": "ann lee"}, people) == {
        "made_by": "according 1",
        "voice": "somebody",
    }


def test_names_are_looked_up_once_and_none_is_forgotten(path):
    with according.open(path) as ledger:
        people, seq = People(ledger.store), ledger.view().seq
        assert people.upto(seq) == {"Noor Haddad", "Tariq", "Ines"}
        assert people.upto(1) == people.upto(seq)
        with ledger.store.reading() as connection:
            assert names_after(connection, seq) == frozenset()
