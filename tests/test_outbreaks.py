"""Reports on outbreaks: how sure cases are, what ails people, where they fell ill, and what is their toll."""

from __future__ import annotations

import pytest
from reading_claims import claims, parsed
from reading_mentions import gazetteer, mentioned, role_of

from according.claims import relate
from according.places import find_toponyms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There have been 58 cases of Ebola since May: 35 confirmed, 14 probable and nine suspected.",
            "ill 58: 58 cases | ill 35 part: 35 | ill 14 part feared: 14 | ill 9 part feared: nine",
        ),
        (
            "Of the 58 cases of Ebola, 35 are confirmed and 14 probable.",
            "ill 58: the 58 cases | ill 35 part: 35 | ill 14 part feared: 14",
        ),
        (
            "Of the 58 cases of Ebola, 35 have been confirmed by a laboratory.",
            "ill 58: the 58 cases | ill 35 part: 35",
        ),
        (
            "The ministry reported 12 confirmed and 45 suspected cases of Marburg.",
            "ill 12: 12 | ill 45 feared: 45 suspected cases",
        ),
    ],
)
def test_a_number_before_a_word_for_how_sure_they_are_is_of_cases(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text", ["Ebola is near: 35 confirmed the rumour.", "Cholera: 40 fell ill, 3 suspected beggars fled."]
)
def test_what_follows_on_a_certainty_is_counted_itself(text: str) -> None:
    assert "part" not in claims(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six workers developed breathing problems after the leak.", "ill 6: Six workers"),
        ("Forty infants suffered from urinary problems.", "ill 40: Forty infants"),
        ("Three women contracted HIV in a clinic.", "ill 3: Three women"),
        ("About 30 million people are living with HIV.", "ill ~30000000: About 30 million people"),
        ("Cholera: 900 people became infected.", "ill 900: 900 people"),
        ("The bank suffered from liquidity problems.", ""),
        ("Three firms developed payment problems.", ""),
    ],
)
def test_troubles_of_the_body_and_living_with_a_disease_are_ill(text: str, expected: str) -> None:
    assert claims(text) == expected


def test_a_number_of_patients_may_be_stable_or_serious() -> None:
    text = 'Cholera is back in the town. "Seven are stable and eighteen are serious," a doctor said.'
    assert "ill 18: eighteen" in claims(text)
    assert claims("Prices rose. Seven are stable and eighteen are serious.") == ""


def test_who_of_the_ill_have_died_are_some_of_them() -> None:
    text = "There were 25 patients with cholera, of which eight have died."
    assert claims(text) == "ill 25: 25 patients | killed 8 part: eight"
    text = "The number of cholera cases in Turkey is 18. Three of those have died."
    assert claims(text) == "ill 18: 18 | killed 3 part: Three of those"


def test_all_of_the_infected_who_have_died_are_the_sum_of_the_dead() -> None:
    text = "Ebola has infected 1,490 people, of whom 30 have died. Liberia has 22 deaths."
    assert _counts(text) == [(1490, "total"), (30, "part"), (22, "share")]


def test_places_in_a_row_after_a_colon_have_shares_of_what_stands_before_it() -> None:
    text = "Cholera goes on. The cases by province are these: 15 in Artibonite, 14 in Centre and one in Nord."
    assert claims(text) == "ill 15 share: 15 | ill 14 share: 14 | ill 1 share: one"


def test_a_place_that_opens_a_sentence_has_its_share() -> None:
    text = "Cholera has infected 1,490 people in 20 countries. In the United States, 642 people fell ill."
    assert _counts(text) == [(1490, "total"), (642, "share")]


def test_a_number_of_why_a_toll_may_rise_is_not_the_toll() -> None:
    text = "The toll could rise, as 22 of the injured are in critical condition."
    assert claims(text) == "injured 22 part: 22 of the injured"


@pytest.mark.parametrize(
    "text", ["There have been 183 cases of West Nile fever.", "The Sudan virus: 183 cases."]
)
def test_fevers_and_viruses_with_names_are_diseases(text: str) -> None:
    assert claims(text) == "ill 183: 183 cases"


def test_millions_with_a_fraction_are_whole_people() -> None:
    assert claims("Some 33.2 million people fled.") == "displaced ~33200000: Some 33.2 million people"
    assert claims("The flood displaced 1.1 million people.") == "displaced 1100000: 1.1 million people"


def test_what_came_in_the_past_months_is_the_outbreak_itself() -> None:
    text = (
        "Doctors fight an outbreak of Ebola in Kasai, Congo. They came this week. The ministry sent tents. "
        "There have been at least 395 people infected in the past few months."
    )
    assert role_of(text, "395") == "main"


def test_a_town_is_no_part_where_the_opening_names_it_or_patients_were_taken_there() -> None:
    opening = "Cholera has broken out in a slum of Nairobi, Kenya's capital, the ministry said."
    assert role_of(f"{opening} We have recorded nine deaths in Nairobi.", "nine") == "main"
    opening = "Cholera has broken out in Turkey, the ministry said."
    assert role_of(f"{opening} Eight people have been hospitalized in the city of Van.", "Eight") == "main"


def _counts(text: str) -> list[tuple[int | None, str]]:
    """Return the figures of a text with their counts, settled by incident."""
    mentions, told = mentioned(text)
    parse = parsed(text)
    settled = relate(parse, told, mentions, find_toponyms(parse, gazetteer()))
    return [(claim.figure.low, claim.count) for claim in settled]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ibadan: 43 down with Lassa fever.", "ill 43: 43"),
        ("Some 300 pilgrims collapsed with heatstroke.", "ill ~300: Some 300 pilgrims"),
        ("Four in hospital with botulism after a picnic.", "ill 4: Four"),
        ("The camp's clinic has seen 18 children with measles.", "ill 18: 18 children"),
        ("Eight children are battling measles in the ward.", "ill 8: Eight children"),
        ("Eight doctors are battling measles in the ward.", ""),
        ("Two nurses are on dialysis after the outbreak.", "ill 2: Two nurses"),
        ("The disease has spread to 37 people.", "ill 37: 37 people"),
        ("Polio paralysed nine children in Swat.", "ill 9: nine children"),
        ("Ammonia fumes sent six packers to hospital.", "ill 6: six packers"),
        ("A gas explosion sent six packers to hospital.", "injured 6: six packers"),
        ("Methanol left 11 drinkers blind.", "ill 11: 11 drinkers"),
        ("Stool samples from 11 residents came back positive for cholera.", "ill 11: 11 residents"),
        ("Swab results returned six positives at the abattoir.", "ill 6: six positives"),
        ("Over 3,000 residents test positive in Lanzhou", "ill 3001..: Over 3,000 residents"),
        ("Of those infected, 22 are nurses.", "ill 22 part: 22"),
        ("Pop star's 14 confirmed cases of wine arrive.", ""),
        ("The bulletin lists 14 confirmed cases.", "ill 14: 14 confirmed cases"),
    ],
)
def test_who_is_ill_by_a_malady_a_poison_or_a_test(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number suffering from scurvy has reached 80.", "ill 80: 80"),
        ("The salmonella count climbs to 97.", "ill 97: 97"),
        ("The toll of injured rose to 91.", "injured 91: 91"),
        ("The province's active cases fell to 212.", "ill 212: 212"),
        ("Flu cases climb, leading to 40 deaths.", "killed 40: 40 deaths"),
    ],
)
def test_a_total_is_of_the_malady_that_it_names(text: str, expected: str) -> None:
    assert claims(text) == expected


def test_a_row_that_counts_others_is_no_place() -> None:
    text = "New cases: 7. New deaths: 3. Contacts under follow-up: 1,204."
    assert "1204" not in claims(text)
