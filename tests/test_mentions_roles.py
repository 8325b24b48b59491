"""Which incident a claim is about: the one reported, one mentioned in passing, or a sum over many."""

import pytest
from reading_mentions import mentioned, role_of

QUAKE = (
    "Strong quake rattles southern Iran\n\n"
    "An earthquake killed ten people in southern Iran on Sunday, officials said.\n\n"
    "{}"
)


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("In 2003 a quake in the city of Bam killed 26,000 people.", "26,000"),
        ("Last year an earthquake near Tabriz killed 300 people.", "300"),
        ("The region was hit by a similar quake that killed 44 people.", "44"),
        ("In February 2005, a tremor rocked Zarand. It killed 612 people.", "612"),
        ("The quake came two years after 31,000 people were killed in a tremor in Bam.", "31,000"),
        ("A century ago another earthquake there left 900 people dead.", "900"),
    ],
)
def test_an_earlier_incident_is_background(passage: str, words: str) -> None:
    text = QUAKE.format(passage)
    assert role_of(text, words, "2005-11-28") == "background"
    assert role_of(text, "ten people", "2005-11-28") == "main"


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("The quake also injured 80 people.", "80"),
        ("Hospitals in Qeshm treated 45 injured people on Monday.", "45"),
        ("At least 2,000 people fled their homes, the governor said.", "2,000"),
        ("It left six people missing.", "six"),
    ],
)
def test_more_of_the_same_incident_is_main(passage: str, words: str) -> None:
    assert role_of(QUAKE.format(passage), words, "2005-11-28") == "main"


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("So far this year, 81 people have been killed in the city.", "81"),
        ("More than 4,000 people have died in the war.", "4,000"),
        ("Worldwide, 207 people have been shot dead by such weapons.", "207"),
        ("Gun violence has killed 30 people over the past two years.", "30"),
        ("It was the city's 507th homicide of the year.", "507th"),
    ],
)
def test_a_sum_over_a_period_is_aggregate(passage: str, words: str) -> None:
    text = "Two men were shot dead in Milwaukee on Tuesday, police said.\n\n" + passage
    assert role_of(text, words, "2019-06-05") == "aggregate"
    assert role_of(text, "Two men", "2019-06-05") == "main"


def test_the_running_toll_of_an_outbreak_is_its_own() -> None:
    text = "A cholera outbreak in Zimbabwe has killed 978 people since it began in August, officials said."
    assert role_of(text, "978") == "main"


def test_what_a_headline_counts_in_a_war_is_aggregate() -> None:
    assert role_of("Ministry says 140 soldiers wounded in war with Freedonia", "140") == "aggregate"


def test_a_death_toll_of_no_incident_is_aggregate() -> None:
    mentions, _ = mentioned("Minister says 70,000 have died")
    assert [mention.role for mention in mentions] == ["aggregate"]


def test_the_same_kind_told_apart_by_succession() -> None:
    text = "A quake shook Manokwari on Wednesday, days after a powerful quake killed five people there."
    assert role_of(text, "five people") == "background"


def test_another_shooting_is_another() -> None:
    text = (
        "A man was killed in a shooting in Orlando on Sunday.\n\n"
        "Witnesses fled to a shop nearby.\n\n"
        "Police are still looking for the gunman.\n\n"
        "Last week, two women were wounded in another shooting in the same street."
    )
    assert role_of(text, "two women", "2016-12-13") == "background"
    assert role_of(text, "A man", "2016-12-13") == "main"


def test_a_scene_elsewhere_on_another_day_is_background() -> None:
    text = (
        "Police and gunmen clashed near Grozny on Saturday and six gunmen were killed.\n\n"
        "Helicopters circled over the woods.\n\n"
        "Residents were told to stay at home.\n\n"
        "Roads into the town were closed.\n\n"
        "In Makhachkala, police shot four men dead on Friday after a chase."
    )
    assert role_of(text, "four men", "2009-03-22") == "background"
    assert role_of(text, "six gunmen", "2009-03-22") == "main"


def test_an_anniversary_opens_the_report() -> None:
    text = (
        "General Rahimi was killed in a drone strike on this day in 2020. "
        "Twin blasts near his grave killed 20 people, the governor of Kerman said. "
        "A bomb had been hidden in a bag."
    )
    assert role_of(text, "20 people", "2024-01-03") == "main"
    assert role_of(text, "General Rahimi", "2024-01-03") == "background"


def test_main_comes_first_and_the_others_in_the_order_of_the_text() -> None:
    text = QUAKE.format(
        "In 2003 a quake in Bam killed 26,000 people.\n\nLast year a quake near Tabriz killed 300 people."
    )
    mentions, claims = mentioned(text, "2005-11-28")
    assert [mention.key for mention in mentions] == [f"i{n + 1}" for n in range(len(mentions))]
    assert mentions[0].role == "main"
    placed = [claim.mention for claim in claims if "26,000" in claim.number_span.of(text)]
    later = [claim.mention for claim in claims if "300" in claim.number_span.of(text)]
    assert placed < later


def test_two_claims_about_one_other_incident_share_its_mention() -> None:
    text = QUAKE.format("In February 2005, a quake in Zarand killed 612 people and injured 1,400 people.")
    mentions, claims = mentioned(text, "2005-11-28")
    keys = {c.mention for c in claims if c.number_span.of(text) in ("612 people", "1,400 people")}
    assert len(keys) == 1
    assert {m.key for m in mentions if m.role == "background"} == keys


def test_every_claim_is_placed_and_nothing_else_about_it_changes() -> None:
    text = QUAKE.format("In 2003 a quake in Bam killed 26,000 people.")
    mentions, claims = mentioned(text, "2005-11-28")
    assert {claim.mention for claim in claims} <= {mention.key for mention in mentions}
    assert [claim.id for claim in claims] == sorted(
        {claim.id: None for claim in claims}, key=[c.id for c in claims].index
    )


def test_a_report_of_an_incident_without_a_figure_has_a_mention() -> None:
    mentions, claims = mentioned(
        "Powerful earthquake hits the coast of Chile\n\nThere was no word of damage."
    )
    assert mentions[0].role == "main"
    assert mentions[0].kind == "earthquake"
    assert claims == ()


@pytest.mark.parametrize(
    "text",
    ["The council approved the budget for new parks.", "Shares rose by two per cent on Monday.", "", "\n"],
)
def test_a_report_of_no_incident_has_none(text: str) -> None:
    assert mentioned(text) == ((), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two boys were shot in Denver, at the same school where two girls were hurt in 2021.", "two girls"),
        ("A man was stabbed in Leeds, a mile from where two boys were killed in January.", "two boys"),
        ("Seven migrants drowned off Lampedusa on Friday. Eleven died on the 4th.", "Eleven"),
    ],
)
def test_what_befell_others_there_is_background(text: str, words: str) -> None:
    assert role_of(text, words) == "background"


def test_where_people_came_to_harm_may_be_the_news() -> None:
    assert role_of("Flowers were laid at the same school where two boys were shot.", "two boys") == "main"
