"""What people decide, how it is listed with what it is about, and what is refused: on each database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from homes import Homes, ledgers
from ledgers import ALL, Saying, Story, add, reading, shown, withdrawn

from according.errors import AccordingError
from according.ledger import Ledger, difference
from according.ledger.people import names_after
from according.model import Source
from according.web.people import without_names

PAGE = "https://example.org/sfax"
NINE = Story(0, "The Meridian", 0, 8, PAGE, (Saying("killed", "nine people"),))
TWELVE = replace(NINE, hour=12, says=(Saying("killed", "12 people"),))
POLICE = Source("police", "official")


@pytest.fixture
def ledger(homes: Homes) -> Iterator[Ledger]:
    with ledgers(homes) as (made,):
        yield made


def only(ledger: Ledger) -> str:
    """The id of the one incident there is."""
    (incident,) = ledger.view().incidents(ALL)
    return incident.id


def refused(act) -> str:
    """What is said of a decision that is not recorded."""
    with pytest.raises(AccordingError) as caught:
        act()
    return caught.value.problem.code


def test_what_the_software_decided_no_person_undoes(ledger: Ledger):
    """A correction that a newer version of a page makes is no decision of a person, whatever its number."""
    add(ledger, [NINE])
    add(ledger, [TWELVE])
    before = shown(ledger.view())
    assert [losses for losses in withdrawn(ledger.view()).values() if losses]
    for seq in range(1, ledger.view().seq + 1):
        assert refused(lambda seq=seq: ledger.undo(seq, "no")) == "decision-unknown"
    assert shown(ledger.view()) == before


def test_what_the_software_decided_with_a_person_is_not_undone_with_it(ledger: Ledger):
    add(ledger, [NINE])
    add(ledger, [TWELVE])
    claim = next(item.claim.id for item in ledger.view().claims() if not item.withdrawn)
    ledger.undo(ledger.withdraw(claim, "misprinted"), "it was not")
    assert [loss for losses in withdrawn(ledger.view()).values() for loss, _ in losses] == ["corrected"]


@pytest.mark.parametrize("seq", [0, -1, 10**6, 2**62, 2**63, 10**30])
def test_a_number_that_no_entry_has_undoes_nothing(ledger: Ledger, seq: int):
    add(ledger, [NINE])
    assert refused(lambda: ledger.undo(seq, "no")) == "decision-unknown"


def test_a_report_is_not_parted_from_an_incident_of_its_own(ledger: Ledger):
    add(ledger, [NINE])
    incident, report = only(ledger), next(ledger.view().reports()).id
    assert refused(lambda: ledger.unlink(report, incident, "another town")) == "incident-alone"
    assert refused(lambda: ledger.unlink(report, "i_nowhere", "another town")) == "id-unknown"
    assert refused(lambda: ledger.unlink("r_nowhere", incident, "another town")) == "id-unknown"


@pytest.mark.parametrize("name", ["", " ", "…"])
def test_nobody_is_no_source(ledger: Ledger, name: str):
    assert refused(lambda: ledger.party(name, "it fights")) == "name-missing"
    assert refused(lambda: ledger.same_source(name, "police", "one house")) == "name-missing"
    assert refused(lambda: ledger.same_source("police", name, "one house")) == "name-missing"
    assert ledger.view().seq == 0


@pytest.mark.parametrize("other", ["the army", "The Army", "Army"])
def test_a_source_is_not_joined_to_itself(ledger: Ledger, other: str):
    assert refused(lambda: ledger.same_source("the army", other, "one house")) == "source-with-itself"
    assert refused(lambda: ledger.same_source("the army", other, "no", same=False)) == "source-with-itself"


def test_decisions_on_who_tells_are_listed_with_what_they_tell(ledger: Ledger):
    """A publisher that speaks in its own voice is a source like any other; so is that of the first copy."""
    told = replace(NINE, url=None, brief=0)
    add(ledger, [told, replace(told, publisher="Radio Cap Bon", hour=10)])
    incident = only(ledger)
    ledger.party("The Meridian", "it fights")
    ledger.same_source("meridian", "Zambezi Post", "one house")
    ledger.party("police", "they fight")
    about = [decision.about for decision in ledger.view().decisions(incident)]
    assert about == [("The Meridian",), ("Zambezi Post", "meridian")]


def test_decisions_on_a_source_are_listed_where_it_speaks_and_nowhere_else(ledger: Ledger):
    add(
        ledger,
        [
            replace(NINE, says=(Saying("killed", "nine people", POLICE),)),
            Story(
                2, "Zambezi Post", 2, 9, says=(Saying("killed", "24 soldiers", Source("army", "military")),)
            ),
        ],
    )
    ledger.party("the Police", "they fight")
    of = {i.place.name: ledger.view().decisions(i.id) for i in ledger.view().incidents(ALL) if i.place}
    assert [decision.what for decision in of["Sfax"]] == ["party"]
    assert of["Tete"] == ()


def test_a_claim_that_is_withdrawn_for_another_reason_is_a_difference(ledger: Ledger):
    """At first merely no longer said, then corrected: a version that came late turns out to say so."""
    silent = replace(NINE, hour=20, says=())
    add(ledger, [NINE, silent])
    before = ledger.view()
    add(ledger, [TWELVE])
    incident = only(ledger)
    found = difference(incident, before, ledger.view())
    assert found is not None
    reasons = [[loss.reason for loss in item.withdrawn] for item in found.withdrawn]
    assert reasons == [["corrected"]]
    assert [loss.reason for item in before.claims(incident) for loss in item.withdrawn] == ["dropped"]


def test_who_gave_no_name_is_nobody_to_hide(homes: Homes):
    with ledgers(homes) as (made,):
        add(made, [NINE, Story(2, "Zambezi Post", 2, 9, PAGE + "/b")])
        (first, second) = (incident.id for incident in made.view().incidents(ALL))
        Ledger(made.store).link(first, second, "one blast, two names; of one market")
        with made.store.reading() as connection:
            names = names_after(connection, 0)
    assert "" not in names
    assert without_names("one blast, two names; (of) one market", names) == (
        "one blast, two names; (of) one market"
    )


def test_an_id_whose_first_mention_was_read_away_still_means_its_incident(ledger: Ledger):
    """The flood was told of in passing first, so that its id is of that mention; a later reading has none."""
    passing = replace(NINE, url=None, background=2)
    flood = Story(2, "Zambezi Post", 2, 9, says=(Saying("killed", "24 soldiers"),))
    add(ledger, [passing])
    (id_,) = (found.id for found in ledger.view().incidents(ALL) if found.kind == "flood")
    add(ledger, [flood, Story(3, "Northern Wire", 2, 10)])
    (report,) = (report.id for report in ledger.view().reports() if report.publisher == "Zambezi Post")
    ledger.link(id_, report, "one flood")
    told, reread = reading(passing), reading(replace(passing, background=None))
    add_readings = ledger.add_readings([(None, replace(told, mentions=reread.mentions))])
    assert [added.reread for added in add_readings] == [1]
    home = ledger.view().incident(id_)
    assert home is not None
    assert home.mentions == (f"{report}/i1",)
    fire = next(found.id for found in ledger.view().incidents(ALL) if found.kind == "fire")
    ledger.link(id_, fire, "the flood put out the fire")
    joined = ledger.view().incident(id_)
    assert joined is not None and len(joined.mentions) == 2
    ledger.unlink(fire, id_, "it did not")
    assert [
        len(found.mentions) for found in ledger.view().incidents(ALL) if found.kind in ("flood", "fire")
    ] == [1, 1]
