"""Reports of a few sentences, as agencies write them, with what they bring up beside the news."""

import pytest
from passages import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "JALALABAD — A bomb attached to a bicycle went off outside a bank on Tuesday, killing six "
            "people and wounding 18, the provincial spokesman said. No group claimed responsibility. Last"
            " week, two attacks in the same city left 11 people dead. The Taliban have stepped up "
            "assaults since foreign troops withdrew; the UN recorded 1,662 civilian deaths in the first "
            "six months of the year.",
            "killed 6: six people | injured 18: 18 | killed 11 [background]: 11 people | killed 1662 "
            "[aggregate]: 1,662 civilian deaths",
        ),
        (
            "Families gathered on Sunday to mark ten years since the Rana Plaza collapse, which killed "
            "1,134 garment workers. Survivors laid flowers. More than 2,500 people were injured in the "
            "disaster.",
            "killed 1134: 1,134 garment workers | injured 2501..: More than 2,500 people",
        ),
        (
            "Israeli aircraft struck a house in Rafah early on Thursday, killing nine members of one "
            "family, the health ministry said. Fourteen others were wounded. The ministry says more than "
            "33,000 Palestinians have been killed in Gaza since 7 October, when Hamas killed about 1,200 "
            "people in southern Israel and took 253 hostages.",
            "killed 9: nine members | injured 14: Fourteen others | killed 33001.. [aggregate]: more than"
            " 33,000 Palestinians | killed ~1200 [background]: about 1,200 people | abducted 253 "
            "[background]: 253 hostages",
        ),
        (
            "A tour bus plunged off a bridge near Venice on Tuesday, killing at least 21 people, the "
            "mayor said. Fifteen were injured, five of them critically. It was Italy's worst road "
            "accident since 2013, when 40 people died after a coach fell from a viaduct at Avellino.",
            "killed 21..: at least 21 people | injured 15: Fifteen | injured 5 part: five of them | "
            "killed 40 [background]: 40 people",
        ),
        (
            "Two inmates were killed in a fight at Kershaw prison on Monday, officials said. The prison "
            "has been on edge since a riot at another state facility left seven inmates dead in April. "
            "Twenty-two inmates have been killed in South Carolina prisons since the start of 2017.",
            "killed 2: Two inmates | killed 7 [background]: seven inmates | killed 22 [aggregate]: "
            "Twenty-two inmates",
        ),
        (
            "A wildfire in Attica has killed two people and driven 3,000 from their homes. Officials fear"
            " a repeat of the blaze at Mati, where 104 people perished. Across southern Europe, fires "
            "have claimed 41 lives this summer.",
            "killed 2: two people | displaced 3000: 3,000 | killed 104 [background]: 104 people | killed "
            "41 [aggregate]: 41 lives",
        ),
        (
            "An earthquake of magnitude 5.9 struck Khost province, killing 12 and injuring 40. A quake in"
            " the same province in June 2022 killed over 1,000 people. Three strong tremors in Herat in "
            "October left 1,480 dead.",
            "killed 12: 12 | injured 40: 40 | killed 1001.. [background]: over 1,000 people | killed 1480"
            " [background]: 1,480",
        ),
        (
            "A soldier opened fire at a base in Kivu on Sunday, killing 12 people including two "
            "commanders. The shooting came two days after militia fighters hacked 18 villagers to death "
            "in Beni. Conflict in eastern Congo has uprooted 6.9 million people.",
            "killed 12: 12 people | killed 2 part: two commanders | killed 18 [background]: 18 villagers "
            "| displaced 6900000 [aggregate]: 6.9 million people",
        ),
        (
            "A gunman opened fire at a Walmart in Chesapeake, killing six people before turning the gun "
            "on himself. Just days earlier, five people were shot dead at a club in Colorado Springs. "
            "There have been more than 600 mass shootings in the United States in 2022, according to the "
            "Gun Violence Archive.",
            "killed 1 more implied: A gunman | killed 6: six people | killed 5 [background]: five people",
        ),
        (
            "Cholera has broken out in Haiti again, with seven deaths so far, the ministry said. The 2010"
            " epidemic, brought by peacekeepers, sickened 820,000 Haitians and killed nearly 10,000.",
            "killed 7: seven deaths | ill 820000 [background]: 820,000 Haitians | killed ~10000 "
            "[background]: nearly 10,000",
        ),
        (
            "A woman and two children died in a house fire in Wolverhampton on Friday. Their deaths come "
            "a month after a blaze in nearby Walsall claimed the lives of a couple.",
            "killed 1 implied: A woman | killed 2 more: two children | killed 2 [background]: a couple",
        ),
        (
            "Seven whale watchers are missing after their boat overturned off Ensenada. It is the third "
            "such sinking in the area. In the two earlier accidents, four people died.",
            "missing 7: Seven whale watchers | killed 4 [background]: four people",
        ),
        (
            "Nine patients died when fire swept through a Covid ward in Nashik. Eleven people perished in"
            " a similar blaze in Mumbai in March, and in December a fire at a Gujarat clinic killed five.",
            "killed 9: Nine patients | killed 11 [background]: Eleven people | killed 5 [background]: five",
        ),
        (
            "A cable car plunged into a ravine at Stresa on Sunday, killing 14. Italy's last such tragedy"
            " was in 1998, when a US jet cut a cable at Cavalese and 20 people died.",
            "killed 14: 14 | killed 20 [background]: 20 people",
        ),
        (
            "Suicide attacks are rare in Turkey these days, but 109 people were killed when two bombers "
            "struck a peace rally in Ankara in 2015. Sunday's blast on Istiklal Avenue left six dead and "
            "81 hurt.",
            "killed 109 [background]: 109 people | killed 6: six | injured 81: 81",
        ),
        (
            "At least 18 people died when a stolen tanker exploded in Hidalgo. Fuel theft is rife: "
            "another blast in the state, at Tlahuelilpan, killed 137 in January 2019. The government says"
            " it has arrested 1,400 thieves since then.",
            "killed 18..: At least 18 people | killed 137 [background]: 137 | detained 1400 [aggregate]: "
            "1,400 thieves",
        ),
    ],
)
def test_a_report_and_what_it_brings_up(text: str, expected: str) -> None:
    assert told(text) == expected
