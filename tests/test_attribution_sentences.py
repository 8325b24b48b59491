"""Who tells, by the sentence as a whole: who "they" are, where speech is put in, who else speaks in it."""

from __future__ import annotations

import pytest
from reading_attributions import attributions, chain

from according import read


def names(text: str, words: str) -> list[str]:
    """Return the names in the chain of `words`."""
    return [name for name, _ in chain(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Troopers held a driver after they said he struck two cyclists.", "two cyclists", ["Troopers"]),
        ("Police in Brod are waiting after they said a girl was hurt.", "a girl", ["Police"]),
        (
            "Brod police have released pictures of a man they say opened fire, hurting six.",
            "six",
            ["Brod police"],
        ),
        ("Police held two men after they said they had shot a girl.", "a girl", []),
        ("Guests left the hall after they said two men were hurt.", "two men", []),
        (
            "Police in Monte Park, who first spoke of 10 deaths, said an eleventh man had died.",
            "10 deaths",
            ["Police"],
        ),
    ],
)
def test_who_they_are(text: str, words: str, expected: list[str]) -> None:
    """ "They" are whoever acts in the same sentence, where nobody else can be meant."""
    assert names(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Hanley, according to the coroner, died of burns.", "Hanley", ["coroner"]),
        ("The driver, per the sheriff's office, was killed.", "The driver", ["sheriff's office"]),
        ("Three men were hurt, according the sheriff's office.", "Three men", ["sheriff's office"]),
        ("According to charging documents, Lowe stabbed three inmates.", "three inmates", ["documents"]),
        ("Ortega then shot both deputies, according to police -- one died.", "both deputies", ["police"]),
        ("According to the student ISNA news agency, 12 died.", "12", ["ISNA news agency"]),
        (
            "The army killed 12 and, according to the mayor, wounded 60.",
            "12",
            [],
        ),
    ],
)
def test_what_according_to_speaks_of(text: str, words: str, expected: list[str]) -> None:
    """It speaks of the subject before it, too, and of what stands on both sides of it."""
    assert names(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Capt. Ana Giro with the county police said a row escalated to shots. She added two men died.",
            "two men",
            ["Ana Giro"],
        ),
        (
            "Tomas Beran was held close to where the car was found, police Capt. Ana Giro said.",
            "Tomas",
            ["Ana Giro"],
        ),
        ("So far 46 people have died in the camp reports the Red Cross.", "46 people", ["Red Cross"]),
        (
            "Nolan was one of four men police held in Derby, a release from Attorney General Amy Coles said.",
            "four men",
            ["Amy Coles"],
        ),
        (
            "With three deaths this week, Ana Giro said climbers should stay away.",
            "three deaths",
            ["Ana Giro"],
        ),
        (
            "Nineteen were shot, the commission said: ten here and nine there.",
            "Nineteen",
            ["commission"],
        ),
        (
            "A guard was killed, and three shoppers were cut down, the prosecutor in Brod told the court.",
            "A guard",
            ["prosecutor"],
        ),
        ("Deaths had climbed to 126 by noon, Xinhua reported, from 95 at three.", "95", ["Xinhua"]),
        ("When the wall gave way, said Omar Said, six masons were underneath.", "six masons", ["Omar Said"]),
        (
            "A row ended with a man killed and a woman hurt, police said, two of 11 people shot this week.",
            "a man killed",
            ["police"],
        ),
        (
            "A boy fatally shot in East Brod Wednesday night was identified by authorities as Ion Rus.",
            "A boy",
            ["authorities"],
        ),
        (
            "Gardai confirmed the man, 40, and the girl, 9, were pronounced dead near Navan.",
            "the girl, 9",
            ["Gardai"],
        ),
        ('"We lost two deputies," Sheriff Tom Bray said, his voice breaking.', "two deputies", ["Tom Bray"]),
    ],
)
def test_where_what_is_said_stands(text: str, words: str, expected: list[str]) -> None:
    """What somebody says stands before, around or after, also where the tree hangs it on something else."""
    assert names(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Safa stated that 12 were hurt and AFP reported that there were 40.", "40", ["AFP"]),
        ("Safa stated that 12 were hurt and AFP reported that there were 40.", "12", ["Safa"]),
        ("The mayor said that he fled and police told him that two had died.", "two", ["police", "mayor"]),
        ("Flu death toll rises to 12, IDPH, CDC say", "12", ["IDPH", "CDC"]),
        ("Three killed in Basel tram crash, police, rescuers say", "Three", ["police", "rescuers"]),
        ("Gunman kills officer, officials say", "officer", ["officials"]),
        (
            "Save the Children, citing local officials, warned that 90 have cholera.",
            "90",
            ["Save the Children"],
        ),
        ("AFP, quoting another, said that 12 men had died.", "12 men", ["AFP"]),
    ],
)
def test_who_else_speaks(text: str, words: str, expected: list[str]) -> None:
    """Two who tell are parted; those who tell together are named together."""
    assert names(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The governor pointed out that 12 men had died.", "12 men", ["governor"]),
        ("The envoy made it clear that 12 men had died.", "12 men", ["envoy"]),
        ("The rebels boasted of having killed 50 soldiers.", "50 soldiers", ["rebels"]),
        ("Mayor Ana Giro spoke of eight wounded.", "eight wounded", ["Ana Giro"]),
        ("The bureau added 17 names to its list of infections.", "17", ["bureau"]),
        ("The office put the number of homeless at 38,500, up from 29,000.", "29,000", ["office"]),
        ("AFP has withdrawn its alert saying 17 civilians were killed.", "17 civilians", ["AFP"]),
        ("Officials count 74 dead, 310 injured, 22 still missing.", "22", ["Officials"]),
        ("By the coroner's account, three men drowned.", "three men", ["coroner"]),
        ("In the words of the fire chief, two men died.", "two men", ["fire chief"]),
        ("If the rebels are to be believed, 40 soldiers were killed.", "40 soldiers", ["rebels"]),
        ("The way villagers tell it, nine men were taken.", "nine men", ["villagers"]),
        ("Police sources have it that four men were hit.", "four men", ["Police sources"]),
        ("Word from the hospital is that six have died.", "six", ["hospital"]),
        ("The army's version is that nine rebels fell.", "nine rebels", ["army"]),
        ("The mayor broke the news that two boys had drowned.", "two boys", ["mayor"]),
        ("A tally kept by volunteers stands at 88 dead.", "88", ["volunteers"]),
        ("The regime admits to nine dead.", "nine dead", ["regime"]),
    ],
)
def test_other_ways_to_tell(text: str, words: str, expected: list[str]) -> None:
    """Verbs tell by their particles, with what is added to a list, and with all that they count."""
    assert names(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A Brod woman is mourning the loss of two sons.", "two sons"),
        ("Vietnam on Friday recorded its 49th patient.", "49th patient"),
        ("The attack recalls that of 2010, when 33 men were killed.", "33 men"),
        ("The tally of missing villagers stands at 38.", "38"),
        ("Waikato's road toll stands at five.", "five"),
        ("In the course of the day, three men drowned.", "three men"),
        ("The good news is that nobody was hurt.", "nobody"),
        ("The driver has it that easy, and two men died.", "two men"),
        ("Officers responded to a reported blast. They found a man hurt.", "a man"),
        ("Jury shown moment two men are shot dead", "two men"),
        ("Ann Roe confirmed dead in Swiss fire", "dead"),
        ("A guard she knew, Ana Giro, alerted the police, and two men were held.", "two men"),
        ("Mother shot as well as an 11 - year - old girl", "Mother"),
    ],
)
def test_who_tells_nothing(text: str, words: str) -> None:
    """Grief, answers to a call, and what was seen or done tell nothing."""
    assert names(text, words) == []


def test_grief_in_a_post_is_told() -> None:
    """Where somebody mourns in a post, the post tells of the dead."""
    assert names("Ana Giro mourned two brothers in a Facebook post.", "two brothers")[:1] == ["Ana Giro"]


def test_evidence_tells_nothing() -> None:
    """What somebody has "to confirm that" is theirs, and no speaker itself."""
    text = '"We have enough evidence to confirm that 12 men died," the chief said.'
    assert names(text, "12 men") == ["chief"]


@pytest.mark.parametrize(
    ("speaker", "name", "kind"),
    [
        ("Chief of Patrol Marco Vidal", "Marco Vidal", "official"),
        ("Chief of Detectives Ray Sutton", "Ray Sutton", "official"),
        ("Commissioner of Police Musa Bello", "Musa Bello", "official"),
        ("Minister of Defense Igor Petrov", "Igor Petrov", "official"),
        ("Trooper Len Gorski", "Len Gorski", "official"),
        ("Ranger Paul Voss", "Paul Voss", "official"),
        ("Special Agent Kim Dow", "Kim Dow", "official"),
        ("Deputy Coroner Faye Dunn", "Faye Dunn", "medical"),
        ("The Post", "Post", "media"),
        ("KXLT", "KXLT", "media"),
        ("ABC-7", "ABC-7", "media"),
        ("The person who called", "person", "individual"),
    ],
)
def test_names_and_kinds_of_speakers(speaker: str, name: str, kind: str) -> None:
    """An office is no part of a name, and stations are known by their letters."""
    assert chain(f"{speaker} said two men died.", "two men") == [(name, kind)]


def test_a_place_before_a_report_is_nobody() -> None:
    """The place where a report was written does not tell it."""
    text = "Ballari: The toll rose to 38 on Wednesday, Collector Ana Giro told reporters."
    assert all("Ballari" not in speaker.name for a in attributions(text) for speaker in a.speakers)


def test_what_is_told_to_an_outlet_goes_on() -> None:
    """Whoever goes on from sentence to sentence speaks to the same outlet."""
    text = "A nurse told AFP that 12 had died. She said 20 were hurt. She also said two were lost."
    assert names(text, "two were lost") == ["nurse", "AFP"]


def test_who_he_is_stays_in_sight() -> None:
    """The sentence before one with "him" is read for who that is, though it tells of no harm itself."""
    text = (
        "Six people burned to death in a market, the minister, Ana Fall, said.\n\nIt was late.\n\n"
        "The doors were shut.\n\nThe traders' leader Omar Ba contested the figure. According to him, nine "
        "bodies were carried out."
    )
    claims = read(text).claims
    assert [[s.name for s in c.sources] for c in claims if c.figure.low == 9] == [["Omar Ba"]]


def test_the_next_in_a_count_is_of_the_same_speech() -> None:
    """ "A third" after a sentence that somebody told as a whole is told by them."""
    text = "The mayor, Ana Giro, said two men had died. A third is being treated for burns."
    assert names(text, "A third") == ["Ana Giro"]
