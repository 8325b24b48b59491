"""What is told of people, and what only seems to be: each rule in other words than those it was found in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four girls were still in the hospital on Sunday.", "injured 4: Four girls"),
        ("The brawl ended with six sailors in the hospital.", "injured 6: six sailors"),
        ("Seven dancers went to the hospital.", "injured 7: Seven dancers"),
        ("Seven dancers went to the hospital to sing for the nurses.", ""),
        ("The mayor was in the hospital when the lights went out.", ""),
        ("Two cooks ended up in the hospital.", "injured 2: Two cooks"),
        ("Five miners remained in a coma.", "injured 5: Five miners"),
        ("A waiter spent three weeks in the hospital.", "injured 1 implied: A waiter"),
        (
            "Three riders were hurt. One is critical. The other two are stable.",
            "injured 3: Three riders | injured 1: One | injured 2: The other two",
        ),
        ("Prices rose on Monday. The two are stable.", ""),
        ("Six divers were flown to St Anne Health on Monday.", "injured 6: Six divers"),
        ("Two guards were taken to clinics with deep cuts and burns.", "injured 2: Two guards"),
        ("About 40 infants are receiving treatment for malnutrition.", "ill ~40: About 40 infants"),
    ],
)
def test_who_is_in_care(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He fired into the queue, hitting four women.", "injured 4: four women"),
        ("Shots rang out and a bullet struck the tailor.", "injured 1 implied: the tailor"),
        ("A nun was hit by a red Ford Fiesta.", "injured 1 implied: A nun"),
        ("The tax hit four million pensioners.", ""),
        ("Only one shot was fired.", ""),
        ("These clerks are constantly getting shot at.", ""),
        ("A guard fired twice, missing the thieves.", ""),
        ("A protester was pinned to the ground by two officers.", ""),
        ("Two cleaners were pinned under a beam.", "trapped 2: Two cleaners"),
        ("She was trapped in an unhappy marriage.", ""),
        ("Jo Park was trapped in a loveless marriage.", ""),
        ("Four climbers were trapped in a cave.", "trapped 4: Four climbers"),
        (
            "A dog bit two postmen and a clerk was stung by bees.",
            "injured 2: two postmen | injured 1 more implied: a clerk",
        ),
        ("There was one shot and everybody ran.", ""),
        ("The trial of the shooting suspect began.", ""),
        ("Three men shot to death a guard.", "killed 1 implied: a guard"),
        (
            "- On August 14, gunmen on a motorcycle shot dead a cooperative leader in Tocoa.",
            "killed 1 implied: a cooperative leader",
        ),
        ("A welder nearly died of fumes.", ""),
    ],
)
def test_who_is_hit(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anger grew over the shooting of a plumber. The plumber died on Monday.",
            "killed 1 implied: a plumber | killed 1 implied: The plumber",
        ),
        (
            "A man is dead. Officers found Lou Kern shot in the chest.",
            "killed 1 implied: A man | killed 1 implied: Lou Kern",
        ),
        (
            "A woman is dead. A man was shot in the foot.",
            "killed 1 implied: A woman | injured 1 implied: A man",
        ),
        (
            "A boy is dead. An officer was shot in the leg.",
            "killed 1 implied: A boy | injured 1 implied: An officer",
        ),
        (
            "Ida Holm was killed. Lars Lund was shot in the leg.",
            "killed 1 implied: Ida Holm | injured 1 implied: Lars Lund",
        ),
        (
            "A man is dead. Another man was shot in the foot.",
            "killed 1 implied: A man | injured 1 implied: Another man",
        ),
        (
            "A clerk is dead. Al Moss was taken to a hospital to treat a cut.",
            "killed 1 implied: A clerk | injured 1 implied: Al Moss",
        ),
        (
            "A woman died and two men were shot.",
            "killed 1 implied: A woman | injured 2: two men",
        ),
        (
            "The farmer died. Two firemen were taken to hospital.",
            "killed 1 implied: The farmer | injured 2: Two firemen",
        ),
    ],
)
def test_whether_who_was_shot_died(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen fired at a wedding. Four guests were taken to Grace Hospital.",
            "injured 4: Four guests",
        ),
        ("Gunmen fired at a wedding. The groom was taken off life support.", ""),
        (
            "Gunmen raided the mill. Four pupils were taken to the forest.",
            "abducted 4: Four pupils",
        ),
        ("The army said nine rebels were captured.", "detained 9: nine rebels"),
        ("Guerrillas took several shepherds as hostages.", "abducted 3..: several shepherds"),
        (
            "The priests were kidnapped on Monday. The priests were released on Friday.",
            "abducted 2.. implied: The priests | rescued 2.. implied: The priests",
        ),
        ("The priests were released from jail on Friday.", ""),
        ("A court order freed Omar Dib.", ""),
        ("Troops freed nine hostages.", "rescued 9: nine hostages"),
        ("The rivals have seized on the scandal.", ""),
        ("Guests came to a congress that is being held in Quito.", ""),
        ("A baker surrendered to police on Monday.", "detained 1 implied: A baker"),
        ("A baker surrendered his licence to police.", ""),
        ("An arrest was made on Sunday.", "detained 1 implied: An arrest"),
        ("A judge signed a warrant for Ms Koch's arrest.", ""),
        ("She got 60 days detention for theft.", ""),
        (
            "Neither robber is in custody after three men were hurt.",
            "detained 0: Neither robber | injured 3: three men",
        ),
        ("Police tried to drive out a shooting suspect.", ""),
        ("Four gang members are under arrest.", "detained 4: Four gang members"),
        ("An actor is under house arrest.", ""),
        ("Two drivers were booked into the county detention center.", "detained 2: Two drivers"),
        ("The clerk was let go in May.", ""),
        ("The rebels refuse to release the hostages.", ""),
        ("The guilty will be named and held accountable.", ""),
        ("A man suspected of arson was arrested.", "detained 1 implied: A man"),
    ],
)
def test_who_is_held_and_who_goes_free(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A toddler was killed. Police identified the child as Mia Roth.",
            "killed 1 implied: A toddler | killed 1 implied: Mia Roth",
        ),
        (
            "Police identified the guard who died as Tom Beck.",
            "killed 1 implied: Tom Beck",
        ),
        ("A toddler was killed. Police identified the driver as Al Moss.", "killed 1 implied: A toddler"),
        (
            "A man was held after a man was killed. Police identified the man as Al Moss.",
            "detained 1 implied: A man | killed 1 implied: a man",
        ),
        ("Two men were hurt. Both victims are from Kent.", "injured 2: Two men | injured 2: Both victims"),
        (
            "One man was killed and one hurt. Both victims are from Kent.",
            "killed 1: One man | injured 1: one | casualties 2: Both victims",
        ),
        ("The third victim, Mo Hill, was stabbed in the arm.", "injured 1 implied: Mo Hill"),
        ("The mother of the girl killed in the crash spoke.", ""),
        ("Grief followed the death of a 5-month-old.", "killed 1 implied: a 5-month-old"),
        (
            "Second man arrested after crash that killed 9-year-old",
            "detained 1 implied: Second man | killed 1 implied: 9-year-old",
        ),
    ],
)
def test_who_is_named(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom and Ann Beck died in the fire.", "killed 2 implied: Tom and Ann Beck"),
        ("The blast killed her parents.", "killed 2 implied: her parents"),
        ("The blast killed their parents.", "killed 2.. implied: their parents"),
        ("A sixth and final suspect was arrested.", "detained 1 implied: A sixth and final suspect"),
        ("A 30-year-old Salem, Mass. man was killed.", "killed 1 implied: A 30-year-old Salem, Mass. man"),
        ("Polish and Danish sailors drowned.", "killed 2.. implied: Polish and Danish sailors"),
        ("One Pole and one Danish sailor drowned.", "killed 1: One Pole | killed 1 more: one Danish sailor"),
        ("An undisclosed number of cadets were hurt.", "injured 3..: undisclosed number of cadets"),
        ("The fire killed a family of seven people.", "killed 7: a family of seven people"),
        (
            "Former sergeant and Army veteran Hal Dunn, 70, hanged himself.",
            "killed 1 implied: Former sergeant and Army veteran Hal Dunn",
        ),
        ("The second deputy was injured when he fell.", "injured 1 part implied: The second deputy"),
        (
            "The flood has killed 80 people and infected over 900.",
            "killed 80: 80 people | ill 901..: over 900",
        ),
        ("On Sunday, 3 March 2024, nine pupils were hurt.", "injured 9: nine pupils"),
        (
            "Two of the deceased were male and one was female.",
            "killed 2 part: Two of the deceased | killed 1 part: one",
        ),
        ("Norway's first female general dies", ""),
        (
            "Six soldiers died; two sergeants, three cooks, and a medic.",
            "killed 6: Six soldiers | killed 2 part: two sergeants | killed 3 part: three cooks"
            " | killed 1 part implied: a medic",
        ),
        (
            "He killed two men, injured at least three more.",
            "killed 2: two men | injured 3..: at least three more",
        ),
        ("Crash leaves 1 dead and another critically injured", "killed 1: 1 | injured 1 implied: another"),
        ("The 5 yo girl was shot.", "injured 1 implied: The 5 yo girl"),
    ],
)
def test_how_many_the_words_mean(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clinic has four cases of typhoid.", "ill 4: four cases"),
        ("The number of custody cases in court rose to 31.", ""),
        ("The ministry put the number of confirmed cases at 31.", "ill 31: 31"),
        ("The virus was no matter in two cases of mad cow disease.", ""),
        ("The track saw 14 horse deaths.", ""),
        ("There are no signs of trauma to the body.", ""),
        ("They did not expect any victims.", ""),
        ("They have released in good condition six hostages.", "rescued 6: six hostages"),
        (
            "The priest, who was shot by two men, is still in serious condition.",
            "injured 1 implied: The priest",
        ),
        ("The blast left a toll of one person wounded.", "injured 1: one person"),
        ("Three of the victims are buried today.", "casualties 3 part: Three of the victims"),
        ("'12 Angry Cooks' actor arrested in Leeds", ""),
        ("We do not take hostages.", ""),
        ("He spoke of two cardiac arrests.", ""),
        ("Agents get powers to detain nine migrants.", ""),
        ("The brother of a man who died spoke.", "killed 1 implied: a man"),
        ("Three mentally ill men spoke.", ""),
        ("That wanted cook turned out to be Al Moss.", ""),
        ("The mayor stuck to his speech.", ""),
        ("Six of two murder charges were dropped.", ""),
        ("An outbreak of salmonella that has affected 80 people has ended.", "ill 80: 80 people"),
        ("As cholera spread, nine people were hospitalized.", "ill 9: nine people"),
        ("The statement does not mention any casualties.", ""),
        ("He had no guards, relatives of the victim said.", ""),
        ("Raiders killed 30 villagers fleeing the fighting.", "killed 30: 30 villagers"),
        ("Doctors kept the sick from fleeing.", ""),
        ("She was undergoing psychiatric treatment.", ""),
        ("He is charged with the attempted murder of two nurses.", ""),
        ("He is charged with the murder of two nurses.", "killed 2: two nurses"),
        ("She said she was ready to die.", ""),
        ("The captain said he was ready to die.", ""),
        ("Players are sick to death of rain.", ""),
        ("The general is survived by two sons.", ""),
        ("They hatched a plot to kill the general.", ""),
        ("They hatched a plot to kill 12 generals.", "killed 12 hypothetical: 12 generals"),
        ("The others fled the store.", ""),
        ("A dog took the thief to the ground.", ""),
    ],
)
def test_what_is_no_harm_to_people(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 400 residents were housed in relief centres.", "displaced ~400: Some 400 residents"),
        ("Some 400 farmers had moved to safer places.", "displaced ~400: Some 400 farmers"),
        ("Nine villagers were ushered to safety.", "displaced 9: Nine villagers"),
        ("62 peole were evacuated.", "displaced 62: 62 peole"),
        (
            "The storm forced the evacuation of, according to the mayor, 950 people.",
            "displaced 950: 950 people",
        ),
        ("Some 700 people are camping in 12 sites.", "displaced ~700: Some 700 people"),
    ],
)
def test_who_had_to_leave(text: str, expected: str) -> None:
    assert claims(text) == expected


@given(
    number=st.integers(2, 9999),
    people=st.sampled_from(["guests", "pupils", "drivers", "women"]),
    place=st.sampled_from(["Grace Hospital", "a hospital", "St Anne Medical Center"]),
)
def test_whoever_is_taken_to_hospital_is_hurt_and_never_abducted(
    number: int, people: str, place: str
) -> None:
    text = f"Gunmen fired at a wedding. {number} {people} were taken to {place}."
    assert claims(text) == f"injured {number}: {number} {people}"
