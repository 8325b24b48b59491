"""What became of people, told by verbs that harm nobody by themselves."""

from __future__ import annotations

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A steeplejack had to be winched from a chimney after a fall.", "rescued 1 implied: A steeplejack"),
        ("Troops moved 90 pensioners out of the inundated suburb.", "rescued 90: 90 pensioners"),
        ("Marshals guided six ramblers off the ridge in fog.", "rescued 6: six ramblers"),
        ("A tug towed nine anglers to safety.", "rescued 9: nine anglers"),
        ("Eleven sailors were picked up from a raft.", "rescued 11: Eleven sailors"),
        ("Four tenants escaped through a skylight of the burning house.", "rescued 4: Four tenants"),
        ("Two rowers are safe after their boat overturned.", "rescued 2: Two rowers"),
        ("The negotiators won the release of eight hostages.", "rescued 8: eight hostages"),
        (
            "The captives were held for a month. On Friday, nine nuns were reunited with their relatives.",
            "rescued 9: nine nuns",
        ),
    ],
)
def test_who_is_out_of_danger(text, expected):
    assert expected in claims(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four potholers never came back from a dive.", "missing 4: Four potholers"),
        ("Two paddlers have not resurfaced.", "missing 2: Two paddlers"),
        ("Six trawlermen failed to return to port.", "missing 6: Six trawlermen"),
        ("Three anglers were swept off the breakwater.", "missing 3: Three anglers"),
        ("Hopes are dimming for seven miners.", "missing 7: seven miners"),
        ("The fate of nine pilgrims is unclear.", "missing 9: nine pilgrims"),
        ("Two glaciologists are being looked for.", "missing 2: Two glaciologists"),
        ("Five cooks were unable to escape the burning hotel.", "trapped 5: Five cooks"),
        ("Crews are racing to reach four potholers.", "trapped 4: four potholers"),
        ("The mudslide has isolated 30 families.", "trapped 30 families: 30 families"),
        ("Nine riders were left dangling from a fairground wheel.", "trapped 9: Nine riders"),
        ("Two dozen guests spent the night in a stalled gondola.", "trapped ~24: Two dozen guests"),
    ],
)
def test_who_is_missing_or_cannot_get_out(text, expected):
    assert expected in claims(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A virus has felled 30 dancers.", "ill 30: 30 dancers"),
        ("Eighteen cadets went down with salmonella.", "ill 18: Eighteen cadets"),
        ("Six nurses took ill after lunch.", "ill 6: Six nurses"),
        ("Forty workers inhaled chlorine at the plant.", "ill 40: Forty workers"),
        ("Ten guests were put on drips.", "ill 10: Ten guests"),
        ("Tests came back positive for three keepers.", "ill 3: three keepers"),
        ("Nine labourers were hospitalised after drinking moonshine.", "ill 9: Nine labourers"),
        ("Air raids sent 6,000 people across the border.", "displaced 6000: 6,000 people"),
        ("The storm left 40 families with nowhere to sleep.", "displaced 40 families: 40 families"),
        ("Some 300 people have yet to return to their villages.", "displaced ~300: Some 300 people"),
        ("Ninety tenants have gone to stay with relatives.", "displaced 90: Ninety tenants"),
        ("Some 700 farmers deserted the district.", "displaced ~700: Some 700 farmers"),
    ],
)
def test_who_fell_ill_or_left(text, expected):
    assert expected in claims(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels drove away with seven nurses.", "abducted 7: seven nurses"),
        ("Bandits forced 14 farmers into a lorry.", "abducted 14: 14 farmers"),
        ("Eight traders were driven to an unknown location.", "abducted 8: Eight traders"),
        ("Masked men picked out six drivers and marched them away.", "abducted 6: six drivers"),
        ("Four bishops remain captive in the delta.", "abducted 4: Four bishops"),
        ("Border agents grabbed five roofers from a building site.", "detained 5: five roofers"),
        ("Riot police bundled 30 strikers into buses.", "detained 30: 30 strikers"),
        ("Detectives lifted four men in the raids.", "detained 4: four men"),
        ("Eleven fans were in police cells on Sunday.", "detained 11: Eleven fans"),
        ("Constables stormed a house and collared two burglars.", "detained 2: two burglars"),
    ],
)
def test_who_is_in_whose_hands(text, expected):
    assert expected in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Forty workers did not return to work after the holiday.",
        "The singer returned with five dancers.",
        "Police moved 30 protesters off the road.",
        "Buses took 40 pupils to the museum.",
        "The team was reunited with its families after the final.",
        "Two guests left with three bags.",
        "Six dancers were guided off the stage.",
        "The police lifted restrictions on four districts.",
        "Voters sent five women across the line.",
        "The minister got ten deputies out of the meeting.",
        "Twelve people were unable to leave comments.",
        "Hopes are fading for the four teams at the bottom.",
    ],
)
def test_who_only_moves_is_neither_saved_nor_taken(text):
    assert claims(text) == ""
