"""Short reports in many styles: totals put right, ellipsis, ordinals, headlines, what is implied."""

import pytest
from passages import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The governor's office said late on Sunday that 14 people had died, correcting an earlier "
            "count of 16.",
            "killed 14: 14 people | killed 16 former: 16",
        ),
        (
            "Police now say five, not seven, people were wounded in the Oakland shooting.",
            "injured 5: five | injured 7 former: seven",
        ),
        (
            "The defence ministry admitted that the figure of 120 dead it gave on Friday was wrong and "
            "said 89 had been killed.",
            "killed 120 former: 120 | killed 89: 89",
        ),
        (
            "A hospital spokesman said nine patients had died. He had previously spoken of eleven.",
            "killed 9: nine patients | killed 11 former: eleven",
        ),
        (
            "UPDATE: Fire department says 3 injured in Elm St. fire, not 4 as first reported.",
            "injured 3: 3 | injured 4 former: 4",
        ),
        (
            "Authorities lowered the death toll to 61 on Wednesday after discovering that some remains "
            "had been counted twice. On Tuesday it stood at 68.",
            "killed 61: 61 | killed 68 former: 68",
        ),
        (
            "The number of missing has been cut from 180 to 112 as people contacted relatives.",
            "missing 180 former: 180 | missing 112: 112",
        ),
        (
            "This story has been corrected to show that two people, not three, were arrested.",
            "detained 2: two people | detained 3 former: three",
        ),
        (
            "Hospital officials have put the number of dead at 22. They had earlier given it as 27.",
            "killed 22: 22 | killed 27 former: 27",
        ),
        (
            "The fire service said four people had been rescued from the flats, and not six as it had "
            "announced.",
            "rescued 4: four people | rescued 6 former: six",
        ),
        (
            "Sixteen miners died, the ministry said in a statement that superseded one which had put the "
            "toll at 19.",
            "killed 16: Sixteen miners | killed 19 former: 19",
        ),
        (
            "An initial report of ten deaths proved wrong; the coroner has seven bodies.",
            "killed 10 former: ten deaths | killed 7: seven bodies",
        ),
        (
            "Eight people have now been confirmed dead, revising the earlier tally of 11.",
            "killed 8: Eight people | killed 11 former: 11",
        ),
        (
            "The ministry downgraded the number of infections from 410 to 380 after re-testing.",
            "ill 410 former: 410 | ill 380: 380",
        ),
        (
            "Officials initially spoke of 50 dead. That figure has since been cut to 38.",
            "killed 50 former: 50 | killed 38: 38",
        ),
    ],
)
def test_a_number_that_was_put_right_is_former(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The toll jumped overnight from 12 to 31 as divers reached the lower decks.",
            "killed 12 former: 12 | killed 31: 31",
        ),
        (
            "Health officials raised the number of confirmed cases to 57, nine more than on Monday.",
            "ill 57: 57 | ill 9 part: nine more",
        ),
        (
            "Eleven more bodies were pulled from the rubble on Saturday, taking the number of dead to 83.",
            "killed 11 part: Eleven more bodies | killed 83: 83",
        ),
        (
            "Nigeria: church collapse toll hits 60, was 45",
            "killed 60: 60 | killed 45 former: 45",
        ),
        (
            "Two of the injured died overnight, which brings the death toll to nine.",
            "killed 2 part: Two of the injured | killed 9: nine",
        ),
        (
            "By Monday evening 210 had died, compared with 176 in the morning bulletin.",
            "killed 210: 210 | killed 176 former: 176",
        ),
    ],
)
def test_what_a_total_was_and_what_came_on_top(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fourteen were injured, two of them seriously, when the stand collapsed.",
            "injured 14: Fourteen | injured 2 part: two of them",
        ),
        (
            "Killed: two. Wounded: seven. Missing: one.",
            "killed 2: two | injured 7: seven | missing 1: one",
        ),
        (
            "Nine people died in the first hour, and another six before midnight.",
            "killed 9: Nine people | killed 6 more: another six",
        ),
        (
            "The crash killed the driver and injured her passenger; in the other car, a couple and their "
            "son.",
            "killed 1 implied: the driver | injured 1 implied: her passenger",
        ),
        (
            "Thirty-two pupils were abducted. Twelve have since escaped; the rest are still being held.",
            "abducted 32: Thirty-two pupils | rescued 12: Twelve",
        ),
        (
            "Three of the wounded are stable, two critical.",
            "injured 3 part: Three of the wounded | injured 2 part: two",
        ),
        (
            "Nine workers were hurt, one fatally.",
            "injured 9: Nine workers | killed 1: one",
        ),
        (
            "The toll so far: 17 dead, 60 injured and at least five unaccounted for.",
            "killed 17: 17 | injured 60: 60 | missing 5..: at least five",
        ),
        (
            "Dead: 8. Injured: at least 30. Detained: none.",
            "killed 8: 8 | injured 30..: at least 30 | detained 0: none",
        ),
    ],
)
def test_what_a_sentence_leaves_out(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A fifth body was recovered from the reservoir on Sunday.",
            "killed 1 part implied: A fifth body",
        ),
        (
            "The boy became the 12th child to die of measles in the district this month.",
            "killed 12 [aggregate]: the 12th",
        ),
        (
            "The stabbing was Birmingham's 40th homicide of 2021.",
            "killed 40 [aggregate]: 40th homicide",
        ),
        (
            "A second worker has died following last week's explosion at the refinery.",
            "killed 1 part implied: A second worker",
        ),
        (
            "A fourth person has been charged and a fifth is being held over the nightclub stabbing.",
            "detained 1 part implied: fifth",
        ),
        (
            "The worker is the 200th to die on the World Cup sites.",
            "killed 200 [aggregate]: the 200th",
        ),
    ],
)
def test_ordinals_are_running_counts_or_one_of_several(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Protesters were beaten and dozens arrested when riot police cleared the square in Tbilisi.",
            "injured 2.. implied: Protesters | detained 24..: dozens",
        ),
        (
            "A mother and her two children died in a house fire in Flint.",
            "killed 1 implied: A mother | killed 2 more: her two children",
        ),
        (
            "Councilman Jorge Rivas was shot dead outside his home in Celaya, and his bodyguard was "
            "gravely wounded.",
            "killed 1 implied: Councilman Jorge Rivas | injured 1 implied: his bodyguard",
        ),
        (
            "Fishermen found the bodies of a woman and a teenage girl on the beach.",
            "killed 2 implied: a woman and a teenage girl",
        ),
        (
            "A grandmother died of her burns on Friday, her family said.",
            "killed 1 implied: A grandmother",
        ),
        (
            "Villagers said the raiders abducted the chief's wife.",
            "abducted 1 implied: the chief's wife",
        ),
        (
            "A pregnant woman and her husband were swept away when their car stalled in a ford.",
            "missing 2 implied: A pregnant woman and her husband",
        ),
        (
            "Journalist Amina Diallo was detained at the airport.",
            "detained 1 implied: Journalist Amina Diallo",
        ),
        (
            "Miners were trapped when a shaft flooded near Jos.",
            "trapped 2.. implied: Miners",
        ),
        (
            "An off-duty firefighter suffered burns.",
            "injured 1 implied: An off-duty firefighter",
        ),
        (
            "Prosecutors charged a nurse with murdering an elderly patient.",
            "killed 1 implied: an elderly patient",
        ),
        (
            "Residents of three streets had to spend the night in a school.",
            "displaced 2.. implied: Residents",
        ),
    ],
)
def test_people_who_are_not_counted(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Train derails near Kyoto, injures 27",
            "injured 27: 27",
        ),
        (
            "Quake rocks Sumatra; 3 dead, scores hurt",
            "killed 3: 3 | injured 40..: scores",
        ),
        (
            "Israeli strikes kill 9 in Lebanon, among them a medic",
            "killed 9: 9 | killed 1 part implied: a medic",
        ),
        (
            "Storm Ines: one dead, 40,000 without power",
            "killed 1: one",
        ),
        (
            "Iran hangs two over 2019 bombing that killed 27 guards",
            "killed 2: two | killed 27 [background]: 27 guards",
        ),
        (
            "Man, 24, dies after Peckham shooting",
            "killed 1 implied: Man",
        ),
        (
            "Mass shooting in Kragujevac leaves 8 dead, gunman on the run",
            "killed 8: 8",
        ),
        (
            "Kenya: Five feared dead as building collapses in Kisii",
            "killed 5 feared: Five",
        ),
        (
            "Death toll from Libya floods passes 5,000",
            "killed 5001..: passes 5,000",
        ),
    ],
)
def test_headlines_and_posts(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Situation as of 0600 hrs: 11 fatalities, 46 injured, 3 persons unaccounted for, 1,220 "
            "families in 14 evacuation centres.",
            "killed 11: 11 fatalities | injured 46: 46 | missing 3: 3 persons | displaced 1220 families: "
            "1,220 families",
        ),
        (
            "MSF teams treated 63 wounded people, 17 of whom were women and children, following Sunday's "
            "bombardment of Zamzam camp.",
            "injured 63: 63 wounded people | injured 17 part: 17 of whom",
        ),
        (
            "Deputies were called to a home on Route 9 about 2:40 a.m. and found a 34-year-old man with a"
            " gunshot wound to the leg. He was flown to UVM Medical Center. Two juveniles who were in the"
            " house were not injured.",
            "injured 1 implied: a 34-year-old man | injured 2 denied: Two juveniles",
        ),
        (
            "14:05 - The mayor of Antakya tells local TV at least 70 buildings are down. 14:20 - "
            "Ambulance crews say they have taken 130 injured to hospital.",
            "injured 130: 130",
        ),
        (
            "Between 200 and 250 persons have been displaced to the Kibati site; 12 of them, including 5 "
            "children, presented with wounds.",
            "displaced 200-250: Between 200 and 250 persons | injured 12 part: 12 of them | injured 5 "
            "part: 5 children",
        ),
    ],
)
def test_reports_in_other_styles(text: str, expected: str) -> None:
    assert told(text) == expected
