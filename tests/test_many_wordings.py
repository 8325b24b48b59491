"""The many ways in which English says what happened to people, and what only sounds like it."""

from __future__ import annotations

import pytest
from reading_claims import read

_KILLED = """
Twelve people lost their life in the fire.
Twelve villagers were hacked to death by gunmen.
Twelve people met a watery grave when the boat sank.
Twelve passengers were burnt alive when the bus caught fire.
Twelve passengers were charred to death in the blaze.
Twelve devotees were crushed to death in the stampede.
Twelve people died on the spot.
Twelve people died instantly in the crash.
Twelve soldiers laid down their lives.
Twelve people passed away in hospital after the blast.
The blast snuffed out the lives of 12 people.
The accident claimed 12 lives.
The floods have so far consumed 12 lives.
The crash left 12 people dead.
The quake took the lives of 12 people.
The attack cost 12 people their lives.
The fire wiped out a family of 12.
Security forces gunned down 12 militants.
Troops eliminated 12 terrorists in the operation.
The army said it had taken out 12 fighters.
Police shot and killed 12 protesters.
Police mowed down 12 protesters.
Bandits slaughtered 12 farmers.
Twelve miners were found dead in the shaft.
Twelve miners were confirmed dead on Sunday.
Twelve miners were pronounced dead at the scene.
Twelve people were declared brought dead at the hospital.
Rescuers pulled 12 bodies from the rubble.
Divers recovered 12 bodies from the river.
Twelve bodies were fished out of the canal.
Twelve bodies have been retrieved so far.
The lifeless bodies of 12 migrants washed ashore.
Twelve corpses were counted at the morgue.
The morgue received 12 bodies overnight.
Hospitals received the bodies of 12 martyrs.
Twelve people succumbed to burns.
Twelve people succumbed to their wounds at the hospital.
Twelve people were electrocuted after a cable snapped.
Twelve people drowned while crossing the river.
Twelve people froze to death in the mountains.
Twelve people starved to death in the camp.
Twelve people suffocated in the back of a lorry.
Twelve people were asphyxiated by fumes.
Twelve people were beheaded by the militants.
Twelve men were executed by firing squad.
Twelve men were lynched by a mob.
Twelve people were buried alive and died in the landslide.
A bomb ripped through a market, with 12 fatalities reported.
There were 12 fatalities.
Fatalities: 12.
12 fatalities have been reported.
The crash resulted in 12 deaths.
Twelve lives were lost.
Twelve lives have been cut short.
Twelve precious lives were lost in the mishap.
The number of dead stands at 12.
The death count is now 12.
The death toll has reached 12.
Confirmed deaths: 12.
Death toll: 12.
Dead: 12
12 killed in road crash
12 perish as bus plunges into ravine
12 die in hotel fire
Fire kills 12
12 feared dead in landslide
12 burnt to death in bus fire
Quake leaves 12 dead
At least 12 dead after boat capsizes
Twelve persons were done to death by their captors.
Twelve people were shot dead in cold blood.
Twelve people were blown to pieces by the blast.
The blast blew 12 people to bits.
Twelve civilians paid with their lives.
The authorities mourned 12 dead.
Twelve people did not survive the crash.
Twelve servicemen were killed in action.
The army lost 12 men in the ambush.
The Red Cross buried 12 bodies in a mass grave.
A mass grave containing 12 bodies was found.
The body count rose to 12.
Twelve souls perished.
We lost 12 colleagues in the strike.
UNRWA said 12 of its staff had been killed.
Twelve people were left dead.
Twelve inmates were killed in the riot.
Twelve people have been confirmed killed.
Twelve people are known to have died.
Twelve people are reported dead.
Twelve people were swept to their deaths.
Twelve people plunged to their deaths.
Twelve people were trampled to death.
Twelve people were mauled to death by a tiger.
"""
_INJURED = """
Twelve people sustained injuries.
Twelve people sustained various degrees of injuries.
Twelve people escaped with minor injuries.
Twelve people got injured.
Twelve people received burn injuries.
Twelve people suffered gunshot wounds.
Twelve people suffered burns.
Twelve people were rushed to hospital.
Twelve people were ferried to hospital.
Twelve people were hospitalised.
Twelve people have been admitted to hospital with injuries.
Twelve people were treated for smoke inhalation.
Twelve people were treated at the scene.
Paramedics treated 12 people at the scene.
Twelve people are in intensive care.
Twelve people are in the ICU.
Twelve people are in a serious condition.
Twelve people are critical.
Twelve people are said to be critical.
Twelve people are battling for their lives.
Twelve people are on life support.
Twelve people were maimed.
Twelve people were wounded, some gravely.
Twelve people were left with life-changing injuries.
Twelve people lost limbs in the blast.
Twelve people lost an eye to pellets.
The blast left 12 people with serious injuries.
Injuring 12 people, the bus rolled over.
The number of injured stands at 12.
Injured: 12
12 hurt in train crash
Blast injures 12
Twelve officers were injured in the scuffle.
Doctors operated on 12 wounded.
The hospital received 12 wounded.
The hospital took in 12 injured people.
Twelve people were airlifted to hospital.
Twelve people were taken to hospital as a precaution.
Twelve protesters were beaten by police.
Twelve people were stabbed in the attack.
Twelve people were hit by rubber bullets.
Twelve people were struck by shrapnel.
Twelve people were burned.
Twelve people were scalded.
Twelve people suffered fractures.
Twelve people suffered concussion.
Twelve people are receiving treatment.
Twelve people required medical attention.
Twelve people needed hospital treatment.
Twelve soldiers were wounded in action.
Twelve skaters had broken wrists.
The explosion landed 12 workers in hospital.
Twelve pupils were rushed off by ambulance.
Nurses patched up 12 marchers.
Twelve walkers came home with bruises.
Twelve lifeguards suffered hypothermia.
Twelve pensioners were knocked over by a tram.
"""
_MISSING = """
Twelve people are missing.
Twelve people remain unaccounted for.
Twelve people have gone missing.
Twelve people went missing after the flood.
Twelve fishermen are untraced.
Twelve people are yet to be found.
Twelve people have not been found.
Rescuers are searching for 12 people.
Rescuers are still looking for 12 miners.
The search continues for 12 missing climbers.
Twelve people were swept away by floodwaters.
Twelve people were washed away.
Twelve children were carried away by the current.
The whereabouts of 12 people are unknown.
Twelve people are listed as missing.
Twelve people were reported missing.
Twelve people have not been accounted for.
Twelve people have been forcibly disappeared.
Twelve activists have disappeared.
Missing: 12
12 missing after ferry sinks
"""
_TRAPPED = """
Twelve people are trapped under the rubble.
Twelve miners are trapped underground.
Twelve people are stuck in the lift.
Twelve people are stranded on rooftops.
Twelve people are buried under the debris.
Twelve tourists were marooned by the flood.
Twelve people are believed to be under the rubble.
Twelve workers were entombed.
Twelve people remain pinned beneath the wreckage.
The collapse trapped 12 workers.
Twelve lodgers were caught inside the burning hostel.
Twelve quarrymen were sealed in by a rockfall.
The landslip left 12 hikers under the debris.
The rescue ended in the dark, leaving 12 still inside.
"""
_RESCUED = """
Twelve people were rescued.
Twelve people were pulled out alive.
Twelve people were pulled from the rubble alive.
Twelve people were saved.
Twelve people were plucked to safety.
Twelve people were winched to safety.
Twelve people survived.
There were 12 survivors.
Twelve hostages were freed.
Twelve hostages were released.
Twelve girls regained their freedom.
Twelve victims were rescued from the kidnappers' den.
Troops secured the release of 12 captives.
Twelve people were brought to safety.
Firefighters brought out 12 people alive.
The coastguard picked up 12 migrants.
The ship rescued 12 migrants from a rubber boat.
Twelve people swam to safety.
Twelve pupils escaped from their captors.
Twelve people were found alive.
Twelve crew members were extricated from the wreck.
Rescued: 12
Twelve pitmen were brought back up on Sunday.
Neighbours got 12 children out of the blaze.
The abductors let 12 of the nurses go.
The rebels released 12 drivers.
A lifeboat scooped 12 swimmers from the sea.
"""
_DISPLACED = """
Twelve people were displaced.
Twelve families were rendered homeless.
Twelve families have been left homeless.
Twelve people were forced to flee their homes.
Twelve people fled.
Twelve people have been uprooted.
Twelve people were evacuated.
Twelve people were moved to safer places.
Twelve people were shifted to relief camps.
Twelve people took shelter in a school.
Twelve people are sheltering in schools.
Twelve people are living in camps.
Twelve people sought refuge in a church.
Twelve people abandoned their homes.
Twelve people have been driven from their homes.
Twelve households were forced out of their homes.
The fighting has displaced 12 people.
The floods forced the evacuation of 12 people.
Twelve people are in evacuation centres.
Twelve people were ordered to leave.
Twelve people have been told to evacuate.
Twelve people were preemptively evacuated.
Twelve internally displaced persons arrived in the town.
Twelve residents had to abandon their houses.
Twelve homes were evacuated as the water rose.
The spill forced the evacuation of 12 houses.
Twelve flats had to be evacuated.
Twelve families have gone to higher ground.
Twelve families are sleeping under tarpaulins.
The number of people driven from their homes reached 12.
Twelve families have left their villages.
Twelve people sought safety in a barn.
Twelve families poured across the border into Chad.
Twelve people are without a home.
"""
_ABDUCTED = """
Twelve people were kidnapped.
Twelve people were abducted.
Twelve people were taken hostage.
Gunmen seized 12 pupils.
Gunmen whisked away 12 people.
Gunmen made away with 12 people.
Gunmen carted away 12 people.
Gunmen herded 12 people into the bush.
Twelve people were taken captive.
Twelve people are being held for ransom.
Twelve people are in the custody of the kidnappers.
Twelve people were snatched from their homes.
Militants are holding 12 people hostage.
Twelve sailors were taken by pirates.
Twelve people remain in captivity.
Twelve pickers were dragged from a lorry by armed men.
Twelve nuns are in the rebels' hands.
Twelve surveyors fell into the hands of a militia.
The gang wants a ransom for 12 drivers.
Twelve boys are still with their captors.
"""
_DETAINED = """
Twelve people were arrested.
Twelve people have been detained.
Police took 12 people into custody.
Twelve people were picked up by the police.
Twelve people were nabbed.
Twelve people were rounded up.
Police netted 12 suspects.
Police nabbed 12 suspects.
Police bagged 12 suspects.
Twelve people were held for questioning.
Twelve suspects were apprehended.
Police made 12 arrests.
Twelve people were caught by police.
Twelve people were captured by the army.
Twelve people were booked and arrested.
Twelve dealers are behind bars.
Officers put handcuffs on 12 men.
Twelve men turned themselves in to police.
The sweep netted 12 suspected smugglers.
Twelve fans spent the night in the cells.
Twelve men are in police hands.
Twelve students were dragged off to a police station.
Police locked up 12 activists.
Police scooped up 12 students.
"""
_ILL = """
Twelve people fell ill.
Twelve people took ill after eating.
Twelve people were taken ill.
Twelve people were infected with cholera.
Twelve people contracted measles.
Twelve cases of cholera have been confirmed.
Twelve people tested positive for the virus.
Twelve people were poisoned.
The outbreak has sickened 12 people.
Twelve people came down with dengue fever.
Twelve people developed symptoms of Ebola.
Health officials reported 12 new cases of cholera.
Twelve people were diagnosed with measles.
Twelve farmers caught bird flu.
Doctors found mumps in 12 recruits.
Cholera was diagnosed in 12 children.
Peru reported 12 dengue patients.
Twelve guests were treated for carbon monoxide poisoning.
"""
_CASUALTIES = """
Twelve casualties were reported.
The enemy suffered 12 casualties.
The strike left 12 people dead or wounded.
Twelve people were killed or wounded.
"""
_NOTHING = """
The aid agency reached 12,000 people with food.
Some 12,000 people were affected by the floods.
Twelve suspects are wanted by police.
Police are looking for 12 suspects.
Police are searching for two gunmen.
The government eliminated 12 jobs.
The team eliminated 12 opponents on its way to the final.
Engineers neutralised 12 mines.
Sappers neutralised 12 explosive devices.
Twelve teams took part in the search.
Twelve ambulances were sent to the scene.
Twelve fire engines attended the blaze.
Twelve houses were destroyed.
Twelve officers attended the scene.
Around 120 firefighters battled the blaze.
Some 200 rescuers are working at the site.
More than 12,000 people attended the funeral.
Twelve people live in the building.
The bus was carrying 45 passengers.
There were 12 people on board.
Twelve people were in the house at the time.
The town has a population of 12,000.
The court sentenced 12 men to ten years in prison.
Twelve defendants are on trial.
Twelve lawmakers voted against the bill.
Twelve people were given awards.
The ministry deployed 120 troops.
Residents gave 12 cows to the victims' families.
Twelve people watched from a balcony.
He was one of 12 children.
The couple had two sons.
He leaves a wife and two children.
She is survived by two daughters.
Donors pledged shelter for 12,000 people.
Twelve people work at the plant.
Twelve experts were critical of the plan.
The 12 were critical of the government.
Twelve people picked up their prizes.
The truck picked up 12 passengers at the station.
Twelve people took out loans.
The fund took out 12 advertisements.
The company wiped out 12 rivals.
The storm wiped out power to 12,000 homes.
Twelve people held a meeting.
The mayor held talks with 12 leaders.
Twelve villagers gained their land titles.
Twelve people lost their jobs.
The home side lost 12-3.
The party lost 12 seats.
Twelve people were moved by the song.
Twelve patients were given new kidneys.
Twelve doctors treated the wounded.
Doctors see 12 patients a day.
Twelve soldiers were promoted.
Twelve people cast their ballots.
Twelve boats were sunk.
The raid netted 12 kg of heroin.
Police bagged 12 items of evidence.
The governor visited 12 families.
Twelve people signed the petition.
Compensation of 12 lakh rupees was announced.
The attack took place 12 km from the capital.
It was the first attack in 12 years.
He was 12 when his father left.
Twelve bodies of water were polluted.
The match was stopped 12 minutes from time.
Route 12 was closed.
At 12 noon people gathered.
On 12 May people gathered.
The gunman fired 12 shots.
He could face 12 years in prison.
He faces 12 counts of murder.
The factory could employ 12,000 people.
Twelve people searched the woods.
The dispute has cost 12 people their jobs.
Police want to question 12 people.
The festival drew 12,000 people.
Twelve people swam across the channel.
The school has 12 pupils.
The hospital has beds for 12 patients.
The city treats 12 million litres of water.
Twelve members of the committee met the survivors.
Twelve countries sent aid.
The group claims to have 12,000 fighters.
About 12,000 troops are stationed there.
The president pardoned 12 prisoners.
A dozen shops were looted.
Twelve people made it to the final.
Twelve people got out of the car.
Twelve people brought food.
The bishop buried 12 boxes.
The mission carried away 12 samples.
The child ran away from 12 homes.
Twelve people caught the bus.
Twelve people caught the train to Delhi.
Twelve people were caught on camera.
The police caught 12 fish.
Twelve people were caught up in the scandal.
Twelve homes were destroyed by the fire.
The movers evacuated 12 houses of furniture.
Twelve climbers went to the top.
The mechanic patched up 12 boats.
The sweep netted 12 kilos of cocaine.
The rebels want a ransom of 12 million dollars.
The club brought up 12 players from its youth team.
The clinic has 12 patient rooms.
Twelve patients sued the clinic.
The police put 12 men in an ambulance crew.
Twelve people spent the night in the lobby.
Twelve people broke their promises.
Twelve men are in good hands.
The virus was found in 12 apples.
He left 12 villages out of the map.
"""

_TOLD = {
    "killed": _KILLED,
    "injured": _INJURED,
    "missing": _MISSING,
    "trapped": _TRAPPED,
    "rescued": _RESCUED,
    "displaced": _DISPLACED,
    "abducted": _ABDUCTED,
    "detained": _DETAINED,
    "ill": _ILL,
    "casualties": _CASUALTIES,
}


def _lines(words: str) -> list[str]:
    return words.strip().splitlines()


@pytest.mark.parametrize(
    ("effect", "text"), [(e, text) for e, words in _TOLD.items() for text in _lines(words)]
)
def test_twelve_people_came_to_harm_in_so_many_words(effect: str, text: str) -> None:
    assert [(claim.effect, claim.figure.low) for claim in read(text)] == [(effect, 12)]


@pytest.mark.parametrize("text", _lines(_NOTHING))
def test_nobody_came_to_harm(text: str) -> None:
    assert read(text) == ()
