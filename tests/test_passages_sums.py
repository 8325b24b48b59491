"""Short reports that also give sums over many incidents, or tell of several one by one."""

import pytest
from passages import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gangs shot dead two officers in Port-au-Prince. At least 38 members of the force have been "
            "killed since January.",
            "killed 2: two officers | killed 38.. [aggregate]: At least 38 members",
        ),
        (
            "An elephant trampled a farmer to death in Assam on Tuesday, bringing this year's total of "
            "such deaths to 61.",
            "killed 1 implied: a farmer | killed 61 [aggregate]: 61",
        ),
        (
            "Two Rohingya were killed in a mudslide at the camp. Some 700,000 members of the minority "
            "fled Myanmar after the 2017 army crackdown.",
            "killed 2: Two Rohingya | displaced ~700000 [background]: Some 700,000 members",
        ),
        (
            "Three firefighters died battling a blaze near Coimbra. Wildfires have cost 64 lives in "
            "Portugal over the past decade.",
            "killed 3: Three firefighters | killed 64 [aggregate]: 64 lives",
        ),
        (
            "A journalist was stabbed in Tegucigalpa on Monday. Ninety-one media workers have been "
            "murdered in Honduras since 2001, according to a press group.",
            "injured 1 implied: A journalist | killed 91 [aggregate]: Ninety-one media workers",
        ),
        (
            "Shelling killed four in Donetsk. More than 13,000 people have died in the fighting in "
            "eastern Ukraine, the UN estimates.",
            "killed 4: four | killed 13001.. [aggregate]: More than 13,000 people",
        ),
        (
            "Another cyclist was killed in Camden on Friday morning. Nine riders died in the capital last"
            " year, figures show.",
            "killed 1 implied: Another cyclist | killed 9 [aggregate]: Nine riders",
        ),
        (
            "A motorcyclist died on the A9 on Sunday. Eleven people have now died on that stretch of road"
            " since the spring.",
            "killed 1 implied: A motorcyclist | killed 11 [aggregate]: Eleven people",
        ),
        (
            "Army helicopters killed 14 insurgents in Kunar. In all, some 2,400 US service members lost "
            "their lives in the two-decade war.",
            "killed 14: 14 insurgents | killed ~2400 [aggregate]: some 2,400 US service members",
        ),
        (
            "A grenade attack in Bujumbura wounded 12. Hundreds have been killed in the violence that "
            "erupted in April over the president's third term.",
            "injured 12: 12 | killed 200.. [aggregate]: Hundreds",
        ),
        (
            "One protester was killed in Basra on Friday, taking the number of deaths since the "
            "demonstrations began to 319.",
            "killed 1: One protester | killed 319 [aggregate]: 319",
        ),
        (
            "A Turkish soldier was killed by PKK fire. The conflict, which began in 1984, has cost more "
            "than 40,000 lives.",
            "killed 1 implied: A Turkish soldier | killed 40001.. [aggregate]: more than 40,000 lives",
        ),
        (
            "Two lynchings were reported in Bihar this week. At least 27 people have been killed by mobs "
            "across India in the past year over rumours of child-lifting.",
            "killed 27.. [aggregate]: At least 27 people",
        ),
        (
            "The minister said 160 rhino poachers were arrested in the park between January and June. "
            "Three rangers were shot on Monday.",
            "detained 160 [aggregate]: 160 rhino poachers | injured 3: Three rangers",
        ),
        (
            "Measles killed two babies in Goma on Tuesday. Nationwide the disease has taken 6,000 lives "
            "in twelve months.",
            "killed 2: two babies | killed 6000 [aggregate]: 6,000 lives",
        ),
        (
            "Eleven whalers' descendants gathered at the memorial. The station lost 43 men between 1904 "
            "and 1965.",
            "killed 43 [aggregate]: 43 men",
        ),
        (
            "Traffic deaths in Ohio rose 4 percent last year, the Highway Patrol said Monday. A total of "
            "1,157 people died on the state's roads, compared with 1,113 the year before.",
            "killed 1157 [aggregate]: A total of 1,157 people | killed 1113 [aggregate]: 1,113",
        ),
        (
            "Nine journalists were killed in Mexico in 2019, according to Reporters Without Borders. The "
            "group counted 49 journalists killed worldwide.",
            "killed 9 [aggregate]: Nine journalists | killed 49 [aggregate]: 49 journalists",
        ),
        (
            "The conflict in Yemen has displaced 3.6 million people, the UN refugee agency says. Some 24 "
            "million need aid.",
            "displaced 3600000 [aggregate]: 3.6 million people",
        ),
        (
            "Israeli troops shot dead a Palestinian teenager near Nablus on Friday, medics said. The "
            "shooting raised to 58 the number of Palestinians killed since a wave of violence began in "
            "October. Ten Israelis have died in the same period in stabbings and shootings.",
            "killed 1 implied: a Palestinian teenager | killed 58 [aggregate]: 58 | killed 10 "
            "[aggregate]: Ten Israelis",
        ),
        (
            "A soldier was killed in Helmand province on Thursday, the Ministry of Defence said. He is "
            "the 300th member of the British forces to die in Afghanistan. A total of 98 have been killed"
            " since the start of 2009.",
            "killed 1 implied: A soldier | killed 300 [aggregate]: the 300th member | killed 98 "
            "[aggregate]: A total of 98",
        ),
        (
            "Two U.S. soldiers were killed by a roadside bomb in Baghdad. At least 3,760 members of the "
            "U.S. military have died since the beginning of the Iraq war in March 2003, according to an "
            "Associated Press count.",
            "killed 2: Two U.S. soldiers | killed 3760.. [aggregate]: At least 3,760 members",
        ),
        (
            "Three more people died of dengue in Delhi. The city has reported 17 deaths and over 9,000 "
            "cases this year.",
            "killed 3: Three more people | killed 17 [aggregate]: 17 deaths | ill 9001.. [aggregate]: "
            "over 9,000 cases",
        ),
        (
            "A 19-year-old man was fatally shot in Oakland on Monday night. The killing was the city's "
            "12th homicide of 2011. There were 90 homicides in Oakland in 2010.",
            "killed 1 implied: A 19-year-old man | killed 12 [aggregate]: 12th homicide | killed 90 "
            "[aggregate]: 90 homicides",
        ),
        (
            "The army killed eight rebels in Sirnak on Sunday. The fighting has claimed some 37,000 lives"
            " since 1984, when the PKK took up arms.",
            "killed 8: eight rebels | killed ~37000 [aggregate]: some 37,000 lives",
        ),
        (
            "A shark killed a surfer off Reunion. It was the fifth fatal attack there since 2011.",
            "killed 1 implied: a surfer",
        ),
        (
            "Hundreds of people have been arrested in Egypt since President Morsi was toppled. On "
            "Wednesday police detained 14 students at Cairo University.",
            "detained 200.. [aggregate]: Hundreds of people | detained 14: 14 students",
        ),
        (
            "Heavy snow closed roads in Afghanistan. This winter's cold has killed 124 people in just "
            "over two weeks, officials said.",
            "killed 124: 124 people",
        ),
        (
            "Gunmen killed six policemen in Michoacan. Drug violence has left more than 15,000 people "
            "dead across Mexico since President Felipe Calderon launched a crackdown on cartels.",
            "killed 6: six policemen | killed 15001.. [aggregate]: more than 15,000 people",
        ),
        (
            "The strike brought the number of people killed by US drones in Pakistan this year to more "
            "than 550. Four people died in Wednesday's attack near Miranshah.",
            "killed 551.. [aggregate]: more than 550 | killed 4: Four people",
        ),
        (
            "A mother of two was stabbed to death in Leeds on Sunday. Her death takes the number of fatal"
            " stabbings in the county in 2018 to 14.",
            "killed 1 implied: A mother",
        ),
        (
            "Civilian casualties in Afghanistan reached a record high in the first half of 2016, the UN "
            "said. Some 1,601 civilians were killed and 3,565 injured between January and June.",
            "killed ~1601 [aggregate]: Some 1,601 civilians | injured 3565 [aggregate]: 3,565",
        ),
        (
            "At least 20 people have died in avalanches in the Alps this season. On Saturday two Britons "
            "were buried off-piste near Tignes.",
            "killed 20.. [aggregate]: At least 20 people | trapped 2: two Britons",
        ),
    ],
)
def test_a_sum_over_many_incidents_is_aggregate(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two blasts hit Quetta within an hour on Friday. The first, outside a snooker hall, killed 22"
            " people; ten died in the second.",
            "killed 22 [part]: 22 people | killed 10 [part]: ten",
        ),
        (
            "Three attacks shook Kabul on Saturday. The deadliest, at a mosque in the west of the city, "
            "killed 19 worshippers; a blast at a bus stop left two dead.",
            "killed 19 [part]: 19 worshippers | killed 2 [part]: two",
        ),
        (
            "Suicide bombers hit a market and a clinic in Bama within minutes of each other. Nine died at"
            " the market. At the clinic three nurses were killed.",
            "killed 9 [part]: Nine | killed 3 [part]: three nurses",
        ),
    ],
)
def test_one_of_several_is_a_part(text: str, expected: str) -> None:
    assert told(text) == expected
