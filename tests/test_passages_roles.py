"""Short reports that also tell of other incidents: which claims are about which."""

import pytest
from passages import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Four hikers died when a footbridge gave way near Annecy on Sunday. The valley knows such "
            "grief: in 1987 a campsite flood there swept 23 people to their deaths.",
            "killed 4: Four hikers | killed 23 [background]: 23 people",
        ),
        (
            "A ferry with 80 aboard overturned on Lake Volta, leaving six dead. Overloading was blamed "
            "for the sinking of the Akosombo Queen, in which 41 drowned.",
            "killed 6: six | killed 41 [background]: 41",
        ),
        (
            "Police shot dead a man with a knife in Lyon on Tuesday. It revived memories of the Nice "
            "truck attack, when 86 people lost their lives.",
            "killed 1 implied: a man | killed 86 [background]: 86 people",
        ),
        (
            "A roadside bomb killed five policemen in Kandahar on Monday. Eight of their colleagues were "
            "killed the same way a fortnight ago.",
            "killed 5: five policemen | killed 8 [background]: Eight of their colleagues",
        ),
        (
            "The blaze in Dhaka claimed nine lives. The owner was jailed after the Savar garment factory "
            "fire, which left 52 workers dead.",
            "killed 9: nine lives | killed 52 [background]: 52 workers",
        ),
        (
            "Gunmen stormed a church in Jos on Palm Sunday, killing 14. Christmas Eve's assault on the "
            "neighbouring parish had claimed 22 lives.",
            "killed 14: 14 | killed 22 [background]: 22 lives",
        ),
        (
            "An avalanche buried three skiers above Verbier. Only last month two snowboarders were killed"
            " by a slide in the next valley.",
            "trapped 3: three skiers | killed 2 [background]: two snowboarders",
        ),
        (
            "The crash is the deadliest on the route since 1999, when 31 pilgrims died. Saturday's toll "
            "stood at 12.",
            "killed 31 [background]: 31 pilgrims | killed 12: 12",
        ),
        (
            "Eleven soldiers died in the ambush near Menaka, the army said. Their unit lost nine men in "
            "an attack on its base in October.",
            "killed 11: Eleven soldiers | killed 9 [background]: nine men",
        ),
        (
            "A tanker blew up in Ibadan, killing three. The scene was all too familiar. When another "
            "tanker exploded outside the same market eighteen months earlier, more than 60 people burned "
            "to death.",
            "killed 3: three | killed 61.. [background]: more than 60 people",
        ),
        (
            "Flash floods in Valencia have left 17 dead. Spain's worst flood disaster of modern times, at"
            " Biescas, killed 87 campers.",
            "killed 17: 17 | killed 87 [background]: 87 campers",
        ),
        (
            "Two men drowned off Bondi on Saturday. Five swimmers had to be rescued there on Boxing Day.",
            "killed 2: Two men | rescued 5 [background]: Five swimmers",
        ),
        (
            "The Kerman bombing killed 20. It was the first such attack since the 2018 Ahvaz parade "
            "shooting that left 25 dead.",
            "killed 20: 20 | killed 25 [background]: 25",
        ),
        (
            "A landslide killed six in Uttarakhand on Monday. Two years ago 15 labourers were buried by "
            "falling rock at the same bend.",
            "killed 6: six | trapped 15 [background]: 15 labourers",
        ),
        (
            "Four children drowned in a reservoir near Nashik. In a tragedy in May, five sisters had lost"
            " their lives in the same waters.",
            "killed 4: Four children | killed 5 [background]: five sisters",
        ),
        (
            "Militants ambushed a convoy near Maiduguri, killing 9 troops. The group killed 41 loggers "
            "not far from there last November.",
            "killed 9: 9 troops | killed 41 [background]: 41 loggers",
        ),
        (
            "The stampede at the Sabarimala shrine left 7 dead. A crush at the shrine in 2011 killed more"
            " than 100 pilgrims.",
            "killed 7: 7 | killed 101.. [background]: more than 100 pilgrims",
        ),
        (
            "Gunmen kidnapped 20 pupils in Zamfara. The attack has echoes of Chibok, where 276 girls were"
            " seized by Boko Haram in 2014.",
            "abducted 20: 20 pupils | abducted 276 [background]: 276 girls",
        ),
        (
            "Three sailors died when the tug capsized off Cork. The same vessel was involved in a "
            "collision in 2015 in which two fishermen were lost.",
            "killed 3: Three sailors | killed 2 [background]: two fishermen",
        ),
        (
            "Police in Manchester arrested two men on Monday over the bombing of a mosque. Salman Abedi "
            "killed 22 people at an Ariana Grande concert in the city in 2017.",
            "detained 2: two men | killed 22 [background]: 22 people",
        ),
        (
            "Typhoon Luis drove 30,000 people from their homes in Luzon. Haiyan, the strongest storm to "
            "hit the islands, left more than 6,300 dead.",
            "displaced 30000: 30,000 people | killed 6301.. [background]: more than 6,300",
        ),
        (
            "An inmate was stabbed at Folsom on Thursday, a week after a riot at the prison injured 11.",
            "injured 1 implied: An inmate | injured 11 [background]: 11",
        ),
        (
            "Five people died in the Lagos collapse. Nigeria sees such failures often: a church caved in "
            "at Uyo in 2016, killing 60.",
            "killed 5: Five people | killed 60 [background]: 60",
        ),
        (
            "A suicide bomber killed eight at a checkpoint in Mogadishu. Sunday's attack came hours after"
            " gunmen stormed a hotel in Baidoa, killing four.",
            "killed 8: eight | killed 4 [background]: four",
        ),
        (
            "A fire at a nightclub in Pattaya killed 13 people. Thailand's deadliest nightclub fire, at "
            "the Santika in Bangkok, claimed 67 lives.",
            "killed 13: 13 people | killed 67 [background]: 67 lives",
        ),
        (
            "A judge was shot dead in Cali. Her husband, also a judge, was murdered nine years ago.",
            "killed 1 implied: A judge | killed 1 implied [background]: Her husband",
        ),
    ],
)
def test_an_incident_brought_up_in_passing_is_background(text: str, expected: str) -> None:
    assert told(text) == expected
