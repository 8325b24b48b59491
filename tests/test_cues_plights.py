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
        ("Firemen dragged a tenant from her blazing flat.", "rescued 1 implied: a tenant"),
        ("Six porters, released by the rebels on Monday, reached Goma.", "rescued 6: Six porters"),
        ("The kidnappers delivered four clerks to the Red Cross.", "rescued 4: four clerks"),
        ("A tug towed nine anglers to safety.", "rescued 9: nine anglers"),
        ("Eleven sailors were picked up from a raft.", "rescued 11: Eleven sailors"),
        ("Four tenants escaped through a skylight of the burning house.", "rescued 4: Four tenants"),
        ("Two rowers are safe after their boat overturned.", "rescued 2: Two rowers"),
        ("The negotiators won the release of eight hostages.", "rescued 8: eight hostages"),
        ("Eleven sailors were taken on board a passing bulk carrier.", "rescued 11: Eleven sailors"),
        ("A skipper hauled five rowers aboard.", "rescued 5: five rowers"),
        ("Six lodgers were carried down ladders.", "rescued 6: Six lodgers"),
        ("Nine fitters were brought out through a hatch.", "rescued 9: Nine fitters"),
        ("Volunteers stretchered three ramblers off Scafell.", "rescued 3: three ramblers"),
        ("Seven shoppers clambered out.", "rescued 7: Seven shoppers"),
        ("The navy intercepted a boat and brought 30 migrants to Malaga.", "rescued 30: 30 migrants"),
        ("The Red Cross received six hostages from the rebels.", "rescued 6: six hostages"),
        ("The rebels handed back two clerks to a church delegation.", "rescued 2: two clerks"),
        ("Four clerks held since May were handed over to the Red Cross.", "rescued 4: Four clerks"),
        ("A first group of 12 hostages was released.", "rescued 12: 12 hostages"),
        ("Two of the hostages managed to flee.", "rescued 2 part: Two of the hostages"),
        ("The rebels let nine women leave the village.", "rescued 9: nine women"),
        ("After 40 days in captivity, three nuns are back with their relatives.", "rescued 3: three nuns"),
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
        ("Seven hikers have not been in touch since Monday.", "missing 7: Seven hikers"),
        ("Searchers have failed to find five rafters.", "missing 5: five rafters"),
        ("Two canoeists were lost at sea.", "missing 2: Two canoeists"),
        ("Nine climbers are awaiting rescue.", "trapped 9: Nine climbers"),
        ("A collapsing roof buried six dancers.", "trapped 6: six dancers"),
        ("Four labourers are believed to be inside the collapsed factory.", "trapped 4"),
        ("Hopes are dimming for seven miners.", "missing 7: seven miners"),
        ("The fate of nine pilgrims is unclear.", "missing 9: nine pilgrims"),
        ("Two glaciologists are being looked for.", "missing 2: Two glaciologists"),
        ("Five cooks were unable to escape the burning hotel.", "trapped 5: Five cooks"),
        ("Crews are racing to reach four potholers.", "trapped 4: four potholers"),
        ("The mudslide has isolated 30 families.", "trapped 30 families: 30 families"),
        ("Nine riders were left dangling from a fairground wheel.", "trapped 9: Nine riders"),
        ("A trawler with eight crew aboard dropped off the radar.", "missing 8: eight crew"),
        ("A seaplane carrying nine tourists is overdue. The plane lost contact at noon.", "missing"),
        ("A jet carrying 30 cadets has gone missing.", "missing 30: 30 cadets"),
        ("Flames left 40 clerks with no way out.", "trapped 40: 40 clerks"),
        ("Three diggers were still down the pit on Sunday.", "trapped 3: Three diggers"),
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
        ("A mystery fever has gripped 50 herders.", "ill 50: 50 herders"),
        ("Jaundice has struck 20 inmates.", "ill 20: 20 inmates"),
        ("Eleven rowers returned positive tests.", "ill 11: Eleven rowers"),
        ("Eighty farmers had their homes swept away.", "displaced 80: Eighty farmers"),
        ("The quake has put 900 people under canvas.", "displaced 900: 900 people"),
        ("Sixty herders were evicted from the reserve.", "displaced 60: Sixty herders"),
        ("Six nurses took ill after lunch.", "ill 6: Six nurses"),
        ("Forty workers inhaled chlorine at the plant.", "ill 40: Forty workers"),
        ("Ten guests were put on drips.", "ill 10: Ten guests"),
        ("Tests came back positive for three keepers.", "ill 3: three keepers"),
        ("Nine labourers were hospitalised after drinking moonshine.", "ill 9: Nine labourers"),
        ("Air raids sent 6,000 people across the border.", "displaced 6000: 6,000 people"),
        ("The storm left 40 families with nowhere to sleep.", "displaced 40 families: 40 families"),
        ("Some 300 people have yet to return to their villages.", "displaced ~300: Some 300 people"),
        ("The raids led to the exodus of 3,000 farmers.", "displaced 3000: 3,000 farmers"),
        ("Sixty families were hounded out of their hamlet.", "displaced 60 families: Sixty families"),
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
        ("Bandits struck again, taking nine traders.", "abducted 9: nine traders"),
        ("Seven dealers gave themselves up.", "detained 7: Seven dealers"),
        ("Four smugglers are under lock and key.", "detained 4: Four smugglers"),
        ("Four bishops remain captive in the delta.", "abducted 4: Four bishops"),
        ("The arrest in Oran of five traders drew protests.", "detained 5: five traders"),
        ("Guards hauled 20 strikers off the quay.", "detained 20: 20 strikers"),
        ("The march ended with six nuns in handcuffs.", "detained 6: six nuns"),
        ("Kidnappers are asking two million dollars for three monks.", "abducted 3: three monks"),
        ("Seven stewards remain in pirate custody.", "abducted 7: Seven stewards"),
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
        "Thousands of fans poured into the streets.",
        "The family hopes the driver will turn himself in.",
        "The couple moved into a church hall.",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A pupil has caught mumps, raising the district's total to 19.",
            "ill 1 implied: A pupil | ill 19: 19",
        ),
        ("The number with cholera rose to 52 on Monday.", "ill 52: 52"),
        ("Police held 18 fans on Sunday, on Monday 33.", "detained 18: 18 fans | detained 33 more: 33"),
        ("Lifeguards saved a swimmer off Biarritz.", "rescued 1 implied: a swimmer"),
        (
            "Forty patients have died, twelve are still in isolation.",
            "killed 40: Forty patients | ill 12: twelve",
        ),
        ("Ten cleaners were treated for breathing problems.", "ill 10: Ten cleaners"),
    ],
)
def test_what_goes_on_from_what_was_told(text, expected):
    assert claims(text) == expected


def test_a_list_that_ends_in_a_number_keeps_it():
    expected = "missing 1 implied: A cook | missing 8 more: eight sailors"
    assert claims("A cook, a stoker and eight sailors are missing.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten marchers were treated for heat exhaustion.", "ill 10: Ten marchers"),
        ("Toddler hospitalized with respiratory failure", "ill 1 implied: Toddler"),
        ("Two civilians suffered burns while fleeing.", "injured 2: Two civilians"),
        (
            "Seoul evacuated about 80 people in the town after a shell landed.",
            "displaced ~80: about 80 people",
        ),
        (
            "About 3,000 arrived in the town from Nyala, where thousands had fled.",
            "displaced ~3000: About 3,000 | displaced 2000..: thousands",
        ),
        ("About 3,000 arrived in the town for the fair, where two were hurt.", "injured 2: two"),
        ("10K people were evacuated.", "displaced 10000: 10K people"),
    ],
)
def test_ill_burnt_and_on_the_move(text, expected):
    assert claims(text) == expected
