"""Prospects: people who are expected, about to be freed, or for whom somebody is ready."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import claims, read

COMING = [
    ("Clinics in the port are bracing for 90 wounded.", "injured 90 expected: 90"),
    ("Nurses were told to prepare for 90 wounded.", "injured 90 expected: 90"),
    ("The field hospital is getting ready to receive 90 wounded.", "injured 90 expected: 90"),
    ("The island is about to evacuate 5,000 residents.", "displaced 5000 expected: 5,000 residents"),
    ("The release of six hostages is scheduled for Tuesday.", "rescued 6 expected: six hostages"),
    ("The rebels are preparing to free six nuns.", "rescued 6 expected: six nuns"),
    ("Hamas is to hand over six hostages on Tuesday.", "rescued 6 expected: six hostages"),
    ("Envoy says six hostages to be released", "rescued 6 expected: six hostages"),
    ("Twenty more bodies are likely to be found in the silt.", "killed 20 expected: Twenty more bodies"),
    ("The bishop was confident the gang would free six nuns.", "rescued 6 expected: six nuns"),
    ("There will be 200 dead before this ends, he said.", "killed 200 expected: 200"),
    ("The mayor fears that the toll could reach 300.", "killed 300 expected: 300"),
    ("The toll will probably exceed 300, the mayor said.", "killed ~301.. expected: probably exceed 300"),
    ("The toll is set to top 40.", "killed 40 expected: 40"),
    ("The toll is bound to exceed 60.", "killed 61.. expected: exceed 60"),
    ("The number of dead is heading for 100.", "killed 100 expected: 100"),
    ("The death toll looks certain to pass 3,000.", "killed 3001.. expected: pass 3,000"),
    ("Officials fear the death toll will climb beyond 500.", "killed 501.. expected: beyond 500"),
    ("The death toll may hit 250.", "killed 250 expected: 250"),
    ("We could end up with a hundred dead.", "killed 100 expected: a hundred"),
    ("WHO expects to see 60 more children infected with polio.", "ill 60 expected: 60 more children"),
    ("The ministry expects the number of measles cases to reach 5,000.", "ill 5000 expected: 5,000"),
    ("Some 2,000 residents were ordered to evacuate.", "displaced ~2000 expected: Some 2,000 residents"),
    ("The mayor told 400 residents to leave by dusk.", "displaced 400 expected: 400 residents"),
    ("Up to 5,000 people may need to be evacuated.", "displaced ..5000 expected: Up to 5,000 people"),
    ("The number of dead, now 31, could reach 80.", "killed 31: 31 | killed 80 expected: 80"),
    ("The toll, 74 at noon, is expected to reach 100.", "killed 74: 74 | killed 100 expected: 100"),
    (
        "About 300 families will be moved on Tuesday; 90 have already left.",
        "displaced ~300 families expected: About 300 families | displaced 90: 90",
    ),
]


@pytest.mark.parametrize(("text", "expected"), COMING)
def test_what_is_only_to_come(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The clinic in the port received 90 wounded.",
        "About 90 villagers were evacuated.",
        "The villagers were ready when 90 of them were evacuated.",
        "The release of six hostages was welcomed by the envoy.",
        "The prepared shelters took in 90 evacuees.",
    ],
)
def test_what_has_come_is_not_expected(text: str) -> None:
    assert "expected" not in {claim.status for claim in read(text)}


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 900), st.sampled_from(["prepare", "get ready", "be on standby"]))
def test_whatever_the_number_people_for_whom_somebody_is_ready_are_expected(number: int, verb: str) -> None:
    found = read(f"Wards across the capital were told to {verb} for {number} wounded.")
    assert [(c.figure.low, c.status) for c in found] == [(number, "expected")]
