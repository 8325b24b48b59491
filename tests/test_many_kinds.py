"""The many ways in which one sentence says of what kind an incident was."""

from __future__ import annotations

from functools import cache

import pytest

from according.model import Report
from according.pipeline import Reader

_KINDS = {
    "bombing": """
A car bomb killed 12 people outside a police station.
A suicide attacker detonated his vest in a mosque, killing 12.
An improvised explosive device struck a convoy, killing 12 soldiers.
A landmine killed 12 farmers.
A parcel exploded at a post office, injuring two workers; police suspect terrorism.
Twin blasts at a market claimed by Islamic State killed 12.
A grenade thrown into a bar killed 12 people.
Children playing with an unexploded shell were killed; 12 died.
""",
    "air_strike": """
Israeli warplanes bombed a house in Gaza, killing 12.
A Russian missile hit an apartment block, killing 12.
Drones struck a wedding, killing 12.
A US strike killed 12 militants in Somalia.
Army jets pounded rebel positions, killing 12.
Helicopter gunships fired on a village, killing 12.
Twelve died when a rocket hit a school.
The air force dropped barrel bombs on the town, killing 12.
""",
    "shelling": """
Artillery shells landed on a market, killing 12.
Mortars fired by rebels killed 12 people.
Shelling of the city killed 12 overnight.
Tank fire hit a hospital, killing 12.
""",
    "shooting": """
A gunman opened fire at a school, killing 12.
Police fired on protesters, killing 12.
Twelve people were shot in Chicago over the weekend.
Unknown gunmen attacked a bar and killed 12.
Bandits attacked a village and killed 12 people with guns.
A drive-by left 12 wounded.
Masked men sprayed a bus with bullets, killing 12.
""",
    "clash": """
Fighting between the army and rebels killed 12.
Rebels ambushed an army convoy, killing 12 soldiers.
Soldiers killed 12 militants in a raid on their hideout.
Two tribes clashed over land, leaving 12 dead.
Twelve militants were killed in an encounter with security forces.
An exchange of fire left 12 dead.
Farmers and herders fought with machetes and guns, leaving 12 dead.
Militants stormed an army base, killing 12 soldiers.
""",
    "assault": """
A man with a knife killed 12 people at a station.
A driver ploughed into a crowd, killing 12.
A mob beat 12 people to death.
Twelve people were hacked to death with machetes.
An arsonist set fire to a studio, killing 12.
A woman was strangled and her 2 children were stabbed.
A car was driven at a Christmas market, killing two.
""",
    "execution": """
The militants beheaded 12 captives.
Iran hanged 12 men on Monday.
Twelve bodies with hands tied and bullet wounds to the head were found in a mass grave.
Saudi Arabia executed 12 men by the sword.
""",
    "abduction": """
Gunmen kidnapped 12 schoolgirls.
Twelve tourists were taken hostage.
Twelve villagers were whisked away by bandits.
""",
    "arrest": """
Police arrested 12 people on terrorism charges.
Twelve activists were detained before a rally.
Immigration agents detained 12 workers at a farm.
""",
    "unrest": """
Protests over fuel prices turned violent, leaving 12 dead.
Riots in the capital killed 12.
Twelve people died as demonstrators clashed with police.
Prison riot leaves 12 inmates dead.
Police fired tear gas at demonstrators; 12 people were hurt.
""",
    "aircraft": """
A small plane crashed, killing 12.
A helicopter went down in the mountains, killing 12 aboard.
A passenger jet skidded off the runway, injuring 12.
Twelve skydivers died when their aircraft crashed.
A hot air balloon caught fire, killing 12.
""",
    "rail": """
A train derailed, killing 12.
Two trains collided head-on, killing 12.
A train hit a minibus at a level crossing, killing 12.
Metro carriages collided, injuring 12.
""",
    "road": """
A bus plunged into a ravine, killing 12.
Twelve died when a truck rammed a car.
A lorry overturned on the highway, killing 12.
A gas tanker overturned near Nakuru, killing 12.
A minibus collided with a lorry, killing 12.
Twelve pilgrims died as their van fell into a gorge.
A speeding car hit pedestrians on the pavement, killing two.
Twelve people died in a pile-up in fog.
A coach veered off the motorway, killing 12.
A motorcyclist was killed after a collision with a car.
Tractor-trolley falls into canal, 12 dead
""",
    "vessel": """
A ferry sank, killing 12.
A boat carrying migrants capsized, killing 12.
Twelve fishermen are missing after their trawler went down.
A canoe overturned on the river, drowning 12.
A tanker collided with a cargo ship, leaving 12 missing.
""",
    "blast": """
A gas explosion at a restaurant killed 12.
A cooking gas cylinder exploded, killing 12.
A fuel tanker exploded as people scooped up petrol, killing 12.
An explosion in a block of flats killed 12; gas is suspected.
""",
    "fire": """
A fire at a nightclub killed 12.
Twelve people died in a blaze at a care home.
A hotel went up in flames, killing 12.
Twelve children died when fire swept through a dormitory.
""",
    "collapse": """
A building collapsed, killing 12.
A bridge gave way, killing 12.
The roof of a church fell in, killing 12.
A wall collapsed on workers, killing 12.
Scaffolding came down, killing 12 workers.
""",
    "crush": """
A stampede at a temple killed 12.
Twelve people were crushed to death at a concert as the crowd surged.
A crush at a football stadium killed 12.
""",
    "industrial": """
An ammonia leak at a plant killed 12 workers.
A blast at a fireworks factory killed 12.
A boiler exploded at a power plant, killing 12.
Twelve workers died after inhaling fumes in a sewage tank.
A crane fell on workers at a shipyard, killing 12.
""",
    "mine": """
A coal mine explosion killed 12 miners.
Twelve miners are trapped after a shaft flooded.
An illegal gold mine caved in, killing 12.
""",
    "earthquake": """
A 6.1-magnitude quake killed 12.
Twelve people died when an earthquake shook the island.
""",
    "tsunami": """
A tsunami killed 12 people on the coast.
""",
    "flood": """
Floods killed 12 people.
Twelve people drowned when a river burst its banks.
Torrential rains have killed 12 people.
A cloudburst killed 12 people in the hills.
A dam burst, sweeping away 12 villagers.
""",
    "storm": """
A cyclone killed 12 people.
Hurricane winds tore off roofs and killed 12.
A tornado killed 12 people.
Lightning killed 12 people.
A snowstorm left 12 dead.
""",
    "landslide": """
A landslide buried 12 people.
An avalanche swept away 12 skiers.
A mudslide hit a village, killing 12.
""",
    "volcano": """
A volcano erupted, killing 12.
Twelve hikers died after an eruption.
""",
    "wildfire": """
A wildfire killed 12 people.
Forest fires forced 1,200 people to flee.
""",
    "heat_cold": """
A heat wave killed 12 people.
Twelve homeless people froze to death.
Twelve pilgrims died of heat stroke.
""",
    "epidemic": """
Cholera has killed 12 people.
Twelve people have died in a measles outbreak.
Health officials confirmed 12 cases of Ebola.
""",
    "poisoning": """
Twelve people died after drinking bootleg liquor.
Twelve pupils fell ill with food poisoning.
Carbon monoxide killed a family of five.
Twelve people died of a suspected drug overdose.
""",
    "other": """
Twelve people drowned while bathing in a lake.
A tiger killed 12 villagers.
Twelve climbers fell to their deaths.
Twelve people were electrocuted by a fallen power line.
A shark killed two swimmers.
""",
}


@cache
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, words in _KINDS.items() for text in words.strip().splitlines()]
)
def test_a_sentence_says_of_what_kind_an_incident_was(kind: str, text: str) -> None:
    mentions = reader().read(Report(text)).mentions
    assert mentions and (mentions[0].role, mentions[0].kind) == ("main", kind)
