"""Cues: every effect in the constructions by which a report says it."""

import pytest
from reading_claims import claims, parsed

from according.claims.cues import cue_words, find_cues, is_about_disease

# Killed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve miners were killed in the blast.", "killed 12: Twelve miners"),
        ("A shell killed three children in the village.", "killed 3: three children"),
        ("The storm has killed 41 people so far.", "killed 41: 41 people"),
        ("Six passengers died when the bus overturned.", "killed 6: Six passengers"),
        ("Nine people have died in the floods.", "killed 9: Nine people"),
        ("Fourteen people are dead after the fire.", "killed 14: Fourteen people"),
        ("Eight people were left dead by the mudslide.", "killed 8: Eight people"),
        ("Five people were found dead in the cellar.", "killed 5: Five people"),
        ("Four climbers were confirmed dead on Monday.", "killed 4: Four climbers"),
        ("Two men were shot dead in the harbour.", "killed 2: Two men"),
        ("Two women were stabbed to death in their flat.", "killed 2: Two women"),
        ("Three inmates were beaten to death in the riot.", "killed 3: Three inmates"),
        ("Two boys were fatally shot near the park.", "killed 2: Two boys"),
        ("Seven hostages were executed by the rebels.", "killed 7: Seven hostages"),
        ("Gunmen murdered four teachers on the road to Jos.", "killed 4: four teachers"),
        ("The raid left 11 people dead.", "killed 11: 11 people"),
        ("The blast, which killed 22 people, tore through the market.", "killed 22: 22 people"),
        ("The 22 people who died were all workers of the mill.", "killed 22: The 22 people"),
        ("An explosion tore through the market, killing 22 people.", "killed 22: 22 people"),
        (
            "Those who perished included nobody from the village; 15 sailors perished.",
            "killed 15: 15 sailors",
        ),
        ("Thirty soldiers lost their lives in the ambush.", "killed 30: Thirty soldiers"),
        ("The crash claimed 14 lives.", "killed 14: 14 lives"),
        ("The crash claimed the lives of 14 people.", "killed 14: 14 people"),
        ("The avalanche took the lives of six skiers.", "killed 6: six skiers"),
        ("Four people drowned when the ferry sank.", "killed 4: Four people"),
        ("Three workers suffocated in the tank.", "killed 3: Three workers"),
        ("Two firefighters succumbed to smoke.", "killed 2: Two firefighters"),
        ("Five farmers were burned to death in the barn.", "killed 5: Five farmers"),
        ("Seven civilians were slain in the attack.", "killed 7: Seven civilians"),
        ("Militants beheaded two fishermen.", "killed 2: two fishermen"),
    ],
)
def test_killed_by_verbs(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deaths of 12 miners shocked the town.", "killed 12: 12 miners"),
        ("Seven deaths of children were reported in Delhi.", "killed 7: Seven deaths"),
        ("There were 12 deaths in the province.", "killed 12: 12 deaths"),
        ("Officials reported 31 fatalities.", "killed 31: 31 fatalities"),
        ("Rescuers found six bodies under the rubble.", "killed 6: six bodies"),
        ("The bodies of four hikers were found on the glacier.", "killed 4: four hikers"),
        ("The murder of three nuns was condemned by the bishop.", "killed 3: three nuns"),
        ("The killing of five farmers set off protests.", "killed 5: five farmers"),
        ("The massacre of 40 villagers went unpunished.", "killed 40: 40 villagers"),
        ("Divers recovered two more bodies from the wreck.", "killed 2: two more bodies"),
        ("The death toll stood at 19.", "killed 19: 19"),
        ("The death toll has reached 250.", "killed 250: 250"),
        ("The toll from the quake is now 1,300.", "killed 1300: 1,300"),
        ("The number of dead has risen to 31.", "killed 31: 31"),
        ("The loss of nine lives at sea has stunned the island.", "killed 9: nine lives"),
        ("Thirteen bodies were pulled from the river.", "killed 13: Thirteen bodies"),
        ("The execution of four prisoners drew protests abroad.", "killed 4: four prisoners"),
    ],
)
def test_killed_by_nouns(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bomb kills 12 in market", "killed 12: 12"),
        ("Twelve dead in market blast", "killed 12: Twelve"),
        ("12 killed, 30 injured in market blast", "killed 12: 12 | injured 30: 30"),
        ("4 dead, 2 hurt as wall falls in Pune", "killed 4: 4 | injured 2: 2"),
        ("Five dead, dozens injured after ferry fire", "killed 5: Five | injured 24..: dozens"),
        ("At least 20 dead in Peru bus plunge", "killed 20..: At least 20"),
        ("Ferry sinks off Java, killing 14", "killed 14: 14"),
        ("Floods in Kerala leave 9 dead", "killed 9: 9"),
        ("Gunman kills three at Ohio bar", "killed 3: three"),
        ("One killed, one wounded in Leeds stabbing", "killed 1: One | injured 1: one"),
        ("Bus crash kills 7, injures 19", "killed 7: 7 | injured 19: 19"),
        ("Quake toll hits 300", "killed 300: 300"),
        ("Dozens feared dead in mine collapse", "killed 24.. feared: Dozens"),
        ("Roof collapse in Lima leaves two dead and five trapped", "killed 2: two | trapped 5: five"),
        ("No casualties in Oslo blast", "casualties 0: No casualties"),
        (
            "Three soldiers, two rebels killed in clash",
            "killed 3: Three soldiers | killed 2 more: two rebels",
        ),
    ],
)
def test_headlines_leave_words_out(text, expected):
    assert claims(text) == expected


# Injured


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty people were injured.", "injured 30: Thirty people"),
        ("Thirty people were hurt when a stand collapsed.", "injured 30: Thirty people"),
        ("Eight soldiers were wounded by a mine.", "injured 8: Eight soldiers"),
        ("The blast wounded eight soldiers.", "injured 8: eight soldiers"),
        ("A falling crane injured five workers.", "injured 5: five workers"),
        ("Hail the size of eggs fell, injuring 16 farmers.", "injured 16: 16 farmers"),
        ("The quake left 200 people injured.", "injured 200: 200 people"),
        ("Nine people suffered burns.", "injured 9: Nine people"),
        ("Nine people suffered minor injuries.", "injured 9: Nine people"),
        ("Four people sustained head injuries.", "injured 4: Four people"),
        ("Two guards were treated for cuts.", "injured 2: Two guards"),
        ("Eleven children were taken to hospital with burns.", "injured 11: Eleven children"),
        ("Six people were hospitalised after the blast.", "injured 6: Six people"),
        ("Three of the passengers are in critical condition.", "injured 3 part: Three of the passengers"),
        ("Two men are in critical condition.", "injured 2: Two men"),
        ("Four students were shot outside the gym.", "injured 4: Four students"),
        ("Two shoppers were stabbed in the mall.", "injured 2: Two shoppers"),
        ("Doctors reported 45 injuries.", "injured 45: 45 injuries"),
        ("The wounding of two priests angered the town.", "injured 2: two priests"),
        ("Seven officers received treatment for their injuries.", "injured 7: Seven officers"),
        ("A mine maimed two herders.", "injured 2: two herders"),
        ("Five people were hit by a car on the square.", "injured 5: Five people"),
        ("The 12 people injured in the crash were flown to Lima.", "injured 12: The 12 people"),
        ("There were 12 people injured.", "injured 12: 12 people"),
    ],
)
def test_injured(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was shot in Gary on Sunday.", "injured 1 implied: A man"),
        ("A man was shot in Gary on Sunday. He died in hospital.", "killed 1 implied: A man"),
        ("A woman was stabbed in Leeds. She was later pronounced dead.", "killed 1 implied: A woman"),
        (
            "Five people were shot in Gary, and two of them died.",
            "casualties 5: Five people | killed 2 part: two of them",
        ),
        ("A double shooting in Gary shut Main Street.", "casualties 2: double shooting"),
        ("A triple murder shook the village.", "killed 3: triple murder"),
        ("A man was shot and killed in Gary.", "killed 1 implied: A man"),
        ("A man was shot and wounded in Gary.", "injured 1 implied: A man"),
        ("A teenager was fatally stabbed near the bridge.", "killed 1 implied: A teenager"),
    ],
)
def test_shot_and_stabbed_are_injured_unless_the_report_says_that_they_died(text, expected):
    assert claims(text) == expected


# Missing, trapped, rescued


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fifteen sailors are missing.", "missing 15: Fifteen sailors"),
        ("Fifteen sailors were still missing on Tuesday.", "missing 15: Fifteen sailors"),
        ("Twenty people remain unaccounted for.", "missing 20: Twenty people"),
        ("Two climbers have been reported missing.", "missing 2: Two climbers"),
        ("Six fishermen went missing off Goa.", "missing 6: Six fishermen"),
        ("Three hikers vanished in the gorge.", "missing 3: Three hikers"),
        ("Forty-three students disappeared in Iguala.", "missing 43: Forty-three students"),
        ("The storm left 60 people missing.", "missing 60: 60 people"),
        ("Divers are searching for nine missing crew members.", "missing 9: nine missing crew members"),
        ("The disappearance of four aid workers is being investigated.", "missing 4: four aid workers"),
        ("Nobody is missing.", "missing 0: Nobody"),
        ("About 30 people are listed as missing.", "missing ~30: About 30 people"),
    ],
)
def test_missing(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty miners are trapped underground.", "trapped 30: Thirty miners"),
        ("The cave-in trapped 30 miners.", "trapped 30: 30 miners"),
        ("Five workers are buried under the rubble.", "trapped 5: Five workers"),
        ("Water rose quickly, trapping six cavers.", "trapped 6: six cavers"),
        ("Some 200 passengers were stranded on the roof of the train.", "trapped ~200: Some 200 passengers"),
        ("More than 80 people are still trapped under the debris.", "trapped 81..: More than 80 people"),
        ("Eleven hikers were stranded on the cliff.", "trapped 11: Eleven hikers"),
    ],
)
def test_trapped(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eighteen people were rescued.", "rescued 18: Eighteen people"),
        ("The coastguard rescued 65 migrants.", "rescued 65: 65 migrants"),
        ("Three children were pulled alive from the rubble.", "rescued 3: Three children"),
        ("Firefighters pulled two boys alive from the ruins.", "rescued 2: two boys"),
        ("Nine people survived.", "rescued 9: Nine people"),
        ("Only four people survived the crash.", "rescued 4: Only four people"),
        ("All 30 hostages were freed.", "rescued 30: All 30 hostages"),
        ("The army freed 17 captives.", "rescued 17: 17 captives"),
        ("The kidnappers released five pupils.", "rescued 5: five pupils"),
        ("There were six survivors.", "rescued 6: six survivors"),
        ("A helicopter plucked seven sailors from the sea.", "rescued 7: seven sailors"),
        ("Ten crew members were airlifted to safety.", "rescued 10: Ten crew members"),
        ("The rescue of 12 boys from the cave took days.", "rescued 12: 12 boys"),
    ],
)
def test_rescued(text, expected):
    assert claims(text) == expected


# Displaced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 4,000 people were displaced.", "displaced ~4000: About 4,000 people"),
        ("The fighting has displaced 12,000 people.", "displaced 12000: 12,000 people"),
        ("Some 300 families were evacuated.", "displaced ~300 families: Some 300 families"),
        ("Authorities evacuated 2,500 residents.", "displaced 2500: 2,500 residents"),
        ("Thousands of people fled their homes.", "displaced 2000..: Thousands of people"),
        ("More than 600 people fled to Chad.", "displaced 601..: More than 600 people"),
        ("The fire made 50 people homeless.", "displaced 50: 50 people"),
        ("The fire left 50 people homeless.", "displaced 50: 50 people"),
        ("Two hundred people are sheltering in a school.", "displaced 200: Two hundred people"),
        ("Floods forced 900 people from their homes.", "displaced 900: 900 people"),
        ("Nearly 1,000 people lost their homes.", "displaced ~1000: Nearly 1,000 people"),
        ("The evacuation of 7,000 people began at dawn.", "displaced 7000: 7,000 people"),
        ("The dam break displaced 240 households.", "displaced 240 households: 240 households"),
        ("There are 12,000 refugees in the camp.", "displaced 12000: 12,000 refugees"),
        ("One family was displaced.", "displaced 1 families: One family"),
        ("Fifty people took shelter in the church.", "displaced 50: Fifty people"),
        ("Villagers fled.", "displaced 2.. implied: Villagers"),
    ],
)
def test_displaced(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The suspect fled on foot.",
        "Two robbers fled in a stolen van.",
        "The gunman fled.",
        "Three thieves fled the scene.",
        "A driver fled the scene of the crash.",
    ],
)
def test_wrongdoers_who_flee_are_not_displaced(text):
    assert claims(text) == ""


# Abducted, detained


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels kidnapped four nuns.", "abducted 4: four nuns"),
        ("Gunmen abducted 30 schoolgirls.", "abducted 30: 30 schoolgirls"),
        ("Thirty schoolgirls were kidnapped from their dormitory.", "abducted 30: Thirty schoolgirls"),
        ("Two engineers were taken hostage.", "abducted 2: Two engineers"),
        ("Rebels took five aid workers hostage.", "abducted 5: five aid workers"),
        ("The group is holding 12 hostages.", "abducted 12: 12 hostages"),
        ("The kidnapping of four nuns was reported on Friday.", "abducted 4: four nuns"),
        ("Militants raided the village, abducting nine women.", "abducted 9: nine women"),
        ("Pirates seized six sailors.", "abducted 6: six sailors"),
        ("Nine tourists are being held captive by rebels.", "abducted 9: Nine tourists"),
        ("A priest was kidnapped on Sunday.", "abducted 1 implied: A priest"),
    ],
)
def test_abducted(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 14 people.", "detained 14: 14 people"),
        ("Fourteen people were arrested.", "detained 14: Fourteen people"),
        ("Three suspects are in custody.", "detained 3: Three suspects"),
        ("Three suspects were taken into custody.", "detained 3: Three suspects"),
        ("Officers detained 60 protesters.", "detained 60: 60 protesters"),
        ("Police made 25 arrests.", "detained 25: 25 arrests"),
        ("There were no arrests.", "detained 0: no arrests"),
        ("No one was arrested.", "detained 0: No one"),
        ("Police have not made any arrests.", "detained 0: not made any arrests"),
        ("The arrest of six journalists was criticised.", "detained 6: six journalists"),
        ("A 30-year-old man was arrested on suspicion of arson.", "detained 1 implied: A 30-year-old man"),
        ("Troops captured two insurgents.", "detained 2: two insurgents"),
        ("Hundreds of demonstrators were detained in Minsk.", "detained 200..: Hundreds of demonstrators"),
    ],
)
def test_detained(text, expected):
    assert claims(text) == expected


# Ill, casualties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cholera outbreak has infected 300 people.", "ill 300: 300 people"),
        ("Three hundred people have been infected with measles.", "ill 300: Three hundred people"),
        ("There are 45 cases of dengue in the district.", "ill 45: 45 cases"),
        ("Health officials confirmed 12 new cases of Ebola.", "ill 12: 12 new cases"),
        ("Sixty pupils fell ill after lunch.", "ill 60: Sixty pupils"),
        ("A gas leak sickened 20 workers.", "ill 20: 20 workers"),
        ("Twenty workers were poisoned by the gas.", "ill 20: Twenty workers"),
        ("Some 15 guests became sick at the wedding.", "ill ~15: Some 15 guests"),
        ("Nine people tested positive for the virus.", "ill 9: Nine people"),
        ("Four tourists contracted malaria.", "ill 4: Four tourists"),
        ("Thirty patients were diagnosed with cholera.", "ill 30: Thirty patients"),
        ("The number of cholera cases rose to 120.", "ill 120: 120"),
        ("Eighty people were quarantined with measles.", "ill 80: Eighty people"),
    ],
)
def test_ill(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The attack caused 30 casualties.", "casualties 30: 30 casualties"),
        ("There were no casualties.", "casualties 0: no casualties"),
        ("The ambush left 73 people dead and wounded.", "casualties 73: 73 people"),
        ("More than 100 people were killed or injured.", "casualties 101..: More than 100 people"),
        ("Forty people were killed or wounded in the raid.", "casualties 40: Forty people"),
        ("Fifty soldiers were killed and wounded.", "casualties 50: Fifty soldiers"),
        ("The army suffered dozens of casualties.", "casualties 24..: dozens of casualties"),
    ],
)
def test_one_number_for_dead_and_hurt(text, expected):
    assert claims(text) == expected


# What carries no effect


@pytest.mark.parametrize(
    "text",
    [
        "Twenty people attended the meeting.",
        "The town has 3,000 inhabitants.",
        "Rain is forecast for the north.",
        "Two men were charged with murder.",
        "The court sentenced three men to ten years.",
        "Forty houses were destroyed.",
        "The fire destroyed 12 cars.",
        "The blaze killed 30 cows.",
        "Two dogs died in the fire.",
        "Some 400 sheep drowned.",
        "The bill was killed in committee by 12 senators.",
        "The company was hit by a fall in orders.",
        "The mayor survived a vote of no confidence.",
        "The two sides were killing time.",
        "Troops seized 14 rifles and 200 rounds.",
        "Police seized 30 kilograms of heroin.",
        "Flights were stranded for two days.",
        "Damage was put at $3 million.",
        "The quake had a magnitude of 6.1.",
        "About 150 firefighters fought the blaze.",
        "The jet shot down two drones.",
        "Officers shot at the car.",
        "The strike hurt the economy.",
        "Prices killed demand.",
    ],
)
def test_what_says_of_nobody_that_they_were_affected(text):
    assert claims(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "John Roe, a much-loved baker, died peacefully on Sunday.",
        "Mary Poe, who taught for forty years, has died aged 91.",
        "The actor John Roe died on Friday at the age of 88.",
        "Ann Poe died at 79.",
    ],
)
def test_obituaries_are_no_claims(text):
    assert claims(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Ambulances carried the injured to hospital.",
        "The injured were taken to Lima.",
        "The victim's body was flown home.",
        "Relatives of the dead wept.",
        "Doctors are treating the wounded.",
        "The town buried its dead.",
        "He died at the scene.",
        "They were all killed.",
        "She was arrested.",
        "The bodies were taken to the morgue.",
    ],
)
def test_look_backs_without_a_number_and_pronouns_are_no_claims(text):
    assert claims(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two dead men were brothers.", "killed 2: The two dead men"),
        ("The 12 wounded were flown to Lima.", "injured 12: The 12 wounded"),
        ("Relatives of the 30 dead wept.", "killed 30: the 30 dead"),
        ("The five injured are stable.", "injured 5: The five injured"),
    ],
)
def test_look_backs_with_a_number_are_claims(text, expected):
    assert claims(text) == expected


# Disease


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Cholera has reached the camp.", True),
        ("The outbreak filled the wards with patients.", True),
        ("The court heard 14 cases.", False),
        ("The fire spread like an epidemic.", False),
        ("A bomb went off.", False),
    ],
)
def test_a_text_is_about_a_disease(text, about):
    assert is_about_disease(parsed(text)) is about


def test_cases_count_the_ill_only_where_the_text_is_about_a_disease():
    assert claims("The court heard 14 cases.") == ""
    assert claims("The virus is spreading. Doctors confirmed 14 cases.") == "ill 14: 14 cases"


# The cues themselves


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were shot dead.", ["killed: shot dead"]),
        ("Two men were stabbed to death.", ["killed: stabbed to death"]),
        ("Two men were killed and three injured.", ["killed: killed", "injured: injured"]),
        ("The crash claimed 14 lives.", ["killed: claimed 14 lives"]),
        ("Six people were taken to hospital.", ["injured: taken to hospital"]),
        ("Among the dead were two nurses.", ["killed: Among the dead"]),
        ("Nothing of note went on.", []),
    ],
)
def test_a_cue_covers_all_its_words(text, expected):
    parse = parsed(text)
    cues = find_cues(parse, 0, disease=False)
    assert [f"{cue.effect}: {parse.span(cue.first, cue.last).of(text)}" for cue in cues][
        : len(expected)
    ] == expected
    assert bool(cues) is bool(expected)


@pytest.mark.parametrize(
    "word", ["kill", "die", "injured", "missing", "toll", "hostage", "evacuate", "hospital"]
)
def test_words_that_can_begin_a_cue(word):
    assert word in cue_words()


@pytest.mark.parametrize("word", ["the", "mayor", "rain", "say", "people_who"])
def test_words_that_cannot_begin_a_cue(word):
    assert word not in cue_words()


# Phrases of several words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people lost their lives.", "killed 9: Nine people"),
        ("Nine workers suffered fractures.", "injured 9: Nine workers"),
        ("Nine workers sustained cuts and bruises.", "injured 9: Nine workers"),
        ("Two players suffered broken legs.", "injured 2: Two players"),
        ("Four guards were rushed to hospital.", "injured 4: Four guards"),
        ("Four guards were airlifted to a hospital in Leeds.", "injured 4: Four guards"),
        ("Doctors treated 14 people for smoke inhalation.", "injured 14: 14 people"),
        ("Fourteen people were treated for smoke inhalation.", "injured 14: Fourteen people"),
        ("Fourteen people were treated at the scene for minor injuries.", "injured 14: Fourteen people"),
        ("Three miners are on life support.", "injured 3: Three miners"),
        ("Three miners are in serious condition.", "injured 3: Three miners"),
        ("Three miners were left in a critical condition.", "injured 3: Three miners"),
        ("Three miners were admitted with burns.", "injured 3: Three miners"),
        ("Six pupils were taken ill.", "ill 6: Six pupils"),
        ("Six pupils developed symptoms of cholera.", "ill 6: Six pupils"),
        ("Six pupils caught measles.", "ill 6: Six pupils"),
        ("Six pupils came down with the flu.", "ill 6: Six pupils"),
        ("Two hundred people sought refuge in a church.", "displaced 200: Two hundred people"),
        ("Two hundred people are living in tents.", "displaced 200: Two hundred people"),
        ("Two hundred people spent the night in shelters.", "displaced 200: Two hundred people"),
        ("Two hundred people were driven from their homes.", "displaced 200: Two hundred people"),
        ("Two hundred people were forced to leave their homes.", "displaced 200: Two hundred people"),
        ("Two hundred people have been made homeless.", "displaced 200: Two hundred people"),
        ("Two hundred people had to be evacuated.", "displaced 200: Two hundred people"),
        ("Two hundred people were moved to shelters.", "displaced 200: Two hundred people"),
        ("The camp holds 4,000 displaced people.", "displaced 4000: 4,000 displaced people"),
        ("Four suspects were held.", "detained 4: Four suspects"),
        ("Four suspects are being held by police.", "detained 4: Four suspects"),
        ("Four men were detained for questioning.", "detained 4: Four men"),
        ("Police took four men into custody.", "detained 4: four men"),
        ("Gunmen took four men captive.", "abducted 4: four men"),
        ("Four men were seized by militants.", "abducted 4: Four men"),
        ("Four men were snatched from a bus by gunmen.", "abducted 4: Four men"),
        ("Bandits marched 40 villagers into the forest.", "abducted 40: 40 villagers"),
        ("Two thousand people are cut off by the flood.", "trapped 2000: Two thousand people"),
        ("Six workers were stuck in a lift shaft.", "trapped 6: Six workers"),
        ("Six workers are pinned under a beam.", "trapped 6: Six workers"),
        ("Divers brought six boys to safety.", "rescued 6: six boys"),
        ("Fishermen plucked 20 migrants from the water.", "rescued 20: 20 migrants"),
        ("Twenty hostages were released on Friday.", "rescued 20: Twenty hostages"),
        ("Four men were hacked to death.", "killed 4: Four men"),
        ("Four men were trampled to death.", "killed 4: Four men"),
        ("Four men were crushed to death.", "killed 4: Four men"),
        ("Four climbers fell to their deaths.", "killed 4: Four climbers"),
        ("Four men were gunned down.", "killed 4: Four men"),
        ("Four men were mortally wounded.", "killed 4: Four men"),
        ("Four men were pronounced dead at the scene.", "killed 4: Four men"),
        ("Four men died of their wounds.", "killed 4: Four men"),
        ("Four men died from their injuries.", "killed 4: Four men"),
        ("The regiment lost 17 soldiers.", "killed 17: 17 soldiers"),
        ("The village is mourning nine people.", "killed 9: nine people"),
        ("The families have buried nine children.", "killed 9: nine children"),
        ("The remains of nine people were found.", "killed 9: nine people"),
        ("The assassination of two judges shook the country.", "killed 2: two judges"),
        ("The beheading of two captives was filmed.", "killed 2: two captives"),
        ("Two suicides were recorded in the jail.", "killed 2: Two suicides"),
        ("There have been nine homicides in the city.", "killed 9: nine homicides"),
        ("Nine drownings were recorded.", "killed 9: Nine drownings"),
    ],
)
def test_phrases(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BOMB KILLS 12 IN CROWDED MARKET", "killed 12: 12"),
        ("Bomb Kills 12 In Crowded Market", "killed 12: 12"),
        ("Twelve killed as bus plunges into river", "killed 12: Twelve"),
        ("Boat capsizes off Libya; 40 feared drowned", "missing 40 feared: 40"),
        ("Bus crash: 7 dead, 19 hurt", "killed 7: 7 | injured 19: 19"),
        ("Two held over Leeds stabbing", "detained 2: Two"),
        ("30 arrested at Paris protest", "detained 30: 30"),
        ("3 missing after dam bursts", "missing 3: 3"),
        ("Hundreds evacuated as wildfire nears town", "displaced 200..: Hundreds"),
        ("Thousands flee fighting in Goma", "displaced 2000..: Thousands"),
        ("Gunmen abduct 20 pupils", "abducted 20: 20 pupils"),
        ("Miners rescued after five days underground", "rescued 2.. implied: Miners"),
        ("12 rescued, 2 still trapped in mine", "rescued 12: 12 | trapped 2: 2"),
        ("Man killed in Leeds crash", "killed 1 implied: Man"),
        ("Woman, 34, dies after fall", "killed 1 implied: Woman"),
        ("Cholera kills 40 in Lusaka", "killed 40: 40"),
        ("Measles cases rise to 140", "ill 140: 140"),
        ("No injuries in Oslo blast", "injured 0: No injuries"),
        ("One dead, several injured in tram crash", "killed 1: One | injured 3..: several"),
        ("Suicide bomber kills 10 police", "killed 10: 10 police"),
        ("Explosion at mine leaves 30 workers trapped", "trapped 30: 30 workers"),
        ("Police: 4 shot at Ohio bar", "injured 4: 4"),
    ],
)
def test_more_headlines(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man died of his wounds.", "killed 1 implied: A man"),
        ("A man was found dead in a well.", "killed 1 implied: A man"),
        ("A woman's body was found in a well.", "killed 1 implied: A woman"),
        ("The morgue received 9 bodies and 22 injured.", "killed 9: 9 bodies | injured 22: 22"),
        ("The body of a woman was found in a well.", "killed 1 implied: a woman"),
        ("The death of a cyclist led to protests.", "killed 1 implied: a cyclist"),
        ("A cyclist's death led to protests.", "killed 1 implied: A cyclist"),
        ("A boy is missing.", "missing 1 implied: A boy"),
        ("A boy went missing on Friday.", "missing 1 implied: A boy"),
        ("A boy was rescued from a well.", "rescued 1 implied: A boy"),
        ("A boy was trapped in a well.", "trapped 1 implied: A boy"),
        ("A boy was abducted.", "abducted 1 implied: A boy"),
        ("A boy fell ill with cholera.", "ill 1 implied: A boy"),
        ("Police arrested a 40-year-old woman.", "detained 1 implied: a 40-year-old woman"),
        ("A driver suffered minor injuries.", "injured 1 implied: A driver"),
        ("A driver is in critical condition.", "injured 1 implied: A driver"),
        ("Soldiers were wounded.", "injured 2.. implied: Soldiers"),
        ("Residents were evacuated.", "displaced 2.. implied: Residents"),
        ("Police arrested protesters.", "detained 2.. implied: protesters"),
        ("Children were among the dead.", "killed 2.. part implied: Children"),
    ],
)
def test_people_without_a_number(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The knife was found near the house.",
        "Police found 12 kilograms of explosives.",
        "Fourteen flats were evacuated of furniture.",
        "The bridge was closed after two lorries collided.",
        "The storm left 40,000 homes without power.",
        "Some 3,000 troops were deployed.",
        "Nearly 200 rescuers are searching the site.",
        "About 50 people watched the fire.",
        "Forty-two countries signed the treaty.",
        "The president condemned the attack.",
        "He has three children.",
        "Three men were acquitted.",
        "The trial of four officers began on Monday.",
        "The club was beaten 3-0.",
        "Ten people were invited to the palace.",
        "Two ministers resigned.",
        "The school has 900 pupils.",
        "The ferry can carry 300 passengers.",
        "The plane was carrying 74 passengers.",
        "A vaccine has been given to 4,000 people.",
        "Thousands marched through the capital.",
        "Two suspects are still at large.",
        "The dead man's brother spoke at the funeral.",
        "The victims' families were told on Sunday.",
    ],
)
def test_people_of_whom_nothing_is_said(text):
    assert claims(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IDPs total 122 387", "displaced 122387: 122 387"),
        ("Population evacuated 8,150", "displaced 8150: 8,150"),
        ("Displaced people: 4,300", "displaced 4300: 4,300"),
        ("Injured: 14", "injured 14: 14"),
        ("The evacuees left on May 12", ""),
        ("He died aged 43", ""),
    ],
)
def test_rows_of_a_table(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 3,000 people have been moved to safety.", "displaced ~3000: Some 3,000 people"),
        ("Ali Roe and Omar Poe were treated at a hospital.", "injured 2 implied: Ali Roe and Omar Poe"),
        ("Four remain in the hospital.", "injured 4: Four"),
        ("A baby being held by his mother was shot in the leg.", "injured 1 implied: A baby"),
        ("Ann Roe shot, killed while playing with a gun", "killed 1 implied: Ann Roe"),
        ("Family says 11-year-old accidentally killed 14-year-old", "killed 1 implied: 14-year-old"),
    ],
)
def test_what_is_told_in_passing(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two passengers sustained fatal injuries.", "killed 2: Two passengers"),
        ("Two passengers suffered non-fatal injuries.", "injured 2: Two passengers"),
        ("Two persons expired during treatment.", "killed 2: Two persons"),
        ("A soldier fell during combat in the north.", "killed 1 implied: A soldier"),
        ("Fourteen Khwarij were neutralized in the raid.", "killed 14: Fourteen Khwarij"),
        ("Fatalities: 3 / Occupants: 9", "killed 3: 3"),
        ("The bodies of nine men washed ashore; seven were buried on Monday.", "killed 9: nine men"),
        ("The dancer Ana Roe will be buried in Miami today.", ""),
        ("Ten people were buried when the hill came down.", "trapped 10: Ten people"),
        (
            "A gunman killed a nurse. The victim, a mother of two, was buried on Monday.",
            "killed 1 implied: a nurse",
        ),
        ("A gunman killed three men. Two of them were buried in Izmir.", "killed 3: three men"),
        (
            "A landslide killed three men. Two others were buried.",
            "killed 3: three men | trapped 2: Two others",
        ),
        ("Shells fell on a camp for the displaced, killing nine civilians.", "killed 9: nine civilians"),
        (
            "Most of the dead were Indians, the embassy said, adding that 30 others were being treated in "
            "hospital.",
            "injured 30: 30 others",
        ),
    ],
)
def test_deaths_as_dailies_and_bulletins_write_them(text, expected):
    assert claims(text) == expected
