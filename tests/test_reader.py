"""The reader of claims: whole reports, evidence, sources, gaps, and what is promised of any text."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reading_claims import claims, clauses, figure_line, parsed, read

from according.claims import find_attributions, read_claims
from according.claims.figures import read_figure
from according.model import Gap, Report, Span
from according.reports import find_gaps

# Whole reports


def test_a_bombing():
    text = (
        "Nine dead as bomb hits Sfax market\n\n"
        "At least nine people were killed and some 40 wounded when a bomb went off in a crowded market in "
        "Sfax on "
        "Tuesday, officials said.\n\n"
        "Three children were among the dead, the health ministry said. Twelve of the wounded are in critical "
        "condition. No group has claimed the attack.\n\n"
        "Police said two men had been arrested. The town of 30,000 people lies 12 kilometres from the "
        "coast.\n"
    )
    assert claims(text).split(" | ") == [
        "killed 9: Nine",
        "killed 9..: At least nine people",
        "injured ~40: some 40",
        "killed 3 part: Three children",
        "injured 12 part: Twelve of the wounded",
        "detained 2: two men",
    ]


def test_an_earthquake():
    text = (
        "The death toll from Monday's earthquake rose to 412 from 380 on Wednesday, the civil defence "
        "agency said. "
        "More than 2,000 people were injured and at least 150 are still missing. Some 30,000 families are "
        "sleeping "
        "outdoors. Rescuers pulled two children alive from the rubble of a school. The quake had a "
        "magnitude of 6.8."
    )
    assert claims(text).split(" | ") == [
        "killed 412: 412",
        "killed 380 former: 380",
        "injured 2001..: More than 2,000 people",
        "missing 150..: at least 150",
        "displaced ~30000 families: Some 30,000 families",
        "rescued 2: two children",
    ]


def test_a_local_shooting():
    text = (
        "A 19-year-old man was shot in the leg on Elm Street late on Friday, police said. He was taken to "
        "hospital "
        "and is expected to survive. Officers found 14 shell casings. No arrests have been made."
    )
    assert claims(text).split(" | ")[0] == "injured 1 implied: A 19-year-old man"
    assert "detained 0: No arrests" in claims(text)


def test_a_ferry():
    text = (
        "A ferry with 80 people on board sank off Lombok on Sunday. Eleven bodies have been recovered and "
        "46 people "
        "were rescued, the coastguard said. The rest are missing. Six of those rescued were treated for "
        "burns."
    )
    found = claims(text).split(" | ")
    assert found[:2] == ["killed 11: Eleven bodies", "rescued 46: 46 people"]
    assert not any("80" in line for line in found)


def test_a_kidnapping():
    text = (
        "Gunmen stormed a school near Kaduna and abducted 60 pupils, residents said. The army said it had "
        "freed 14 "
        "of them. Two guards were killed. In 2021 more than 130 pupils were taken from another school."
    )
    found = claims(text).split(" | ")
    assert found[0] == "abducted 60: 60 pupils"
    assert "killed 2: Two guards" in found


def test_a_flood():
    text = (
        "Floods in the valley have killed 14 people and forced more than 6,000 from their homes, the "
        "governor said. "
        "Nobody is missing. Nine villages are cut off and 300 houses were destroyed. Damage is put at $4 "
        "million."
    )
    assert claims(text).split(" | ") == [
        "killed 14: 14 people",
        "displaced 6001..: more than 6,000",
        "missing 0: Nobody",
    ]


def test_a_protest():
    text = (
        "Police fired tear gas at some 5,000 demonstrators in the capital on Saturday and arrested 120 of "
        "them. "
        "Fourteen officers and 30 protesters were hurt, the interior ministry said."
    )
    found = claims(text).split(" | ")
    assert found[-2:] == ["injured 14: Fourteen officers", "injured 30 more: 30 protesters"]
    assert not any("5,000" in line for line in found)


def test_a_report_without_victims():
    text = (
        "A fire broke out at a warehouse in Leeds. About 60 firefighters and 12 engines fought it for nine "
        "hours. "
        "Roads were shut and 200 homes lost power. The cause is not known."
    )
    assert claims(text) == ""


# Evidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were killed in Lima on Sunday.", "Nine people were killed in Lima on Sunday"),
        ("The blast killed nine people.", "killed nine people"),
        ("Nine people were killed, police said.", "Nine people were killed"),
        ("Police said nine people were killed.", "nine people were killed"),
        ("Nine people were killed and 14 hurt.", "Nine people were killed | 14 hurt"),
        ("The death toll rose to 84.", "toll rose to 84"),
    ],
)
def test_the_clause_is_what_a_reader_would_quote(text, expected):
    assert clauses(text) == expected


SAMPLES = (
    "Nine people were killed and 14 hurt, police said.",
    "The death toll rose to 84 from 73.",
    "Ann Poe, 34, was shot dead.",
    "Four soldiers and a woman were killed.",
    "Nine people, including three children, died.",
    "Killed: nine people. Wounded: 14.",
    "No one was hurt.",
    "Thirty-two people were killed: 12 at the station and 20 at the market.",
    "At least 1,400 families were displaced, 300 of them in Izmir.",
    "Six of the wounded died in hospital.",
    "12 dead, 30 hurt as bus falls into ravine",
)


@pytest.mark.parametrize("text", SAMPLES)
def test_clause_and_cue_stand_with_the_number(text):
    found = read(text)
    assert found
    for claim in found:
        assert claim.clause_span.covers(claim.number_span)
        assert claim.clause_span.covers(claim.cue_span)
        assert claim.clause_span.end <= len(text)


@pytest.mark.parametrize("text", SAMPLES)
def test_words_are_the_characters_of_the_number_span(text):
    for claim in read(text):
        assert claim.figure.words in (None, claim.number_span.of(text))
        assert re.fullmatch(r"according \d+\.\d+\.\d+\S*, model [0-9a-f]{12}", claim.made_by)
        assert claim.report == Report(text).id


@pytest.mark.parametrize("text", SAMPLES)
def test_claims_stand_in_the_order_of_the_text(text):
    starts = [claim.number_span.start for claim in read(text)]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nine people were killed.", []),
        ("Nine people were killed, police said.", ["police"]),
        ("The mayor told Radio Sol that nine people were killed.", ["mayor", "Radio Sol"]),
        ("Nine people were reportedly killed.", ["reportedly"]),
    ],
)
def test_a_claim_has_the_chain_of_its_sources(text, names):
    (claim,) = read(text)
    assert [source.name for source in claim.sources] == names


# Damage


def test_a_claim_whose_words_are_gone_is_left_out():
    text = "Nine people were killed. Fourteen people were hurt."
    parse = parsed(text)
    at = text.index("Fourteen")
    gone, damaged = (
        Gap(Span(at, at + 8), "words are gone"),
        Gap(Span(at, at + 8), "wrong encoding", words_gone=False),
    )
    kept = read_claims(Report(text), parse, find_attributions(parse), (gone,))
    assert [claim.effect for claim in kept] == ["killed"]
    kept = read_claims(Report(text), parse, find_attributions(parse), (damaged,))
    assert [claim.effect for claim in kept] == ["killed", "injured"]


def test_sentences_that_run_together_are_read_apart():
    assert (
        claims("Nine people were killed.Fourteen were hurt.")
        == "killed 9: Nine people | injured 14: Fourteen"
    )


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u00a0", "...", "No.", "12", "killed", "\u2019\u201d", "Killed killed killed"]
)
def test_texts_with_nothing_in_them(text):
    assert [c for c in read(text) if c.explicit] == []


def test_an_id_hangs_on_the_report_the_words_and_the_figure_and_not_on_the_incident():
    (claim,) = read("Nine people were killed.")
    assert claim.id == replace(claim, mention="i7").id
    assert claim.id != replace(claim, effect="injured").id
    assert claim.id != replace(claim, figure=replace(claim.figure, low=8)).id


def test_reading_twice_reads_alike():
    for text in SAMPLES:
        parse = parsed(text)
        gaps = find_gaps(text, parse.sentences)
        assert read_claims(Report(text), parse, find_attributions(parse), gaps) == read(text)


# Promises

NUMBERS = st.one_of(
    st.integers(2, 60).map(str),
    st.integers(1000, 99_999).map(lambda n: f"{n:,}"),
    st.sampled_from(["two", "nine", "twelve", "twenty-one", "ninety", "a hundred", "two dozen"]),
    st.sampled_from(["dozens of", "several", "hundreds of", "scores of", "a handful of"]),
)
BEFORE = st.sampled_from(["", "", "", "at least ", "more than ", "up to ", "about ", "nearly ", "some "])
VAGUE = ("dozens", "several", "hundreds", "scores", "a handful")
NOUNS = st.sampled_from(
    ["people", "miners", "soldiers", "women", "villagers", "children", "families", "workers"]
)
CLAUSES = st.sampled_from(
    [
        "{} were killed",
        "{} were injured",
        "{} died when a wall fell",
        "a blast killed {}",
        "police arrested {}",
        "{} were rescued by the coastguard",
        "{} are missing",
        "gunmen kidnapped {}",
        "{} were evacuated",
        "{} are feared dead",
        "a bus overturned, killing {}",
        "the ministry denied that {} had been killed",
        "the deaths of {} were mourned",
        "a storm left {} homeless",
    ]
)


@st.composite
def sentences(draw):
    """Return a sentence with a number, and the words of that number."""
    number = draw(NUMBERS)
    before = "" if number.startswith(VAGUE) else draw(BEFORE)
    words = f"{before}{number} {draw(NOUNS)}"
    sentence = draw(CLAUSES).format(words)
    ends = draw(st.sampled_from([".", ", officials said.", " on Sunday.", " in Lima, the mayor said."]))
    return sentence[0].upper() + sentence[1:] + ends, words


@st.composite
def reports(draw):
    """Return a report made of such sentences, some of them in one paragraph."""
    made = draw(st.lists(sentences(), min_size=1, max_size=5))
    joint = draw(st.sampled_from([" ", "\n\n", " Rain fell. "]))
    return joint.join(sentence for sentence, _ in made)


@settings(deadline=None, max_examples=150)
@given(reports())
def test_every_figure_reads_again_from_its_own_span(text):
    for claim in read(text):
        if claim.figure.words is not None:
            again = read_figure(claim.number_span.of(text))
            assert replace(again, unit=claim.figure.unit) == claim.figure


@settings(deadline=None, max_examples=150)
@given(sentences())
@example(("Up to 30 families are feared dead.", "up to 30 families"))
def test_a_sentence_with_a_number_gives_one_claim_with_that_number(made):
    text, words = made
    (claim,) = read(text)
    assert claim.number_span.of(text).lower() == words.lower()
    assert figure_line(replace(claim.figure, unit="people")) == figure_line(
        replace(read_figure(words), unit="people")
    )
    assert claim.figure.unit == ("families" if words.endswith("families") else "people")
    assert claim.explicit


@settings(deadline=None, max_examples=60)
@given(st.lists(sentences(), min_size=2, max_size=4))
def test_a_report_gives_the_claims_of_its_sentences(made):
    text = "\n\n".join(sentence for sentence, _ in made)
    together = [(c.effect, c.figure, c.explicit, c.status) for c in read(text)]
    apart = [(c.effect, c.figure, c.explicit, c.status) for sentence, _ in made for c in read(sentence)]
    assert together == apart


SCRAPS = (
    "killed people 12 at least was were wounded, police said. the dead of them including a man and "
    "children rose"
    " to from toll missing - ( ) \u201c \u201d not feared if will could no one several another 5-year-old "
    "Ann Poe 1,400"
)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(SCRAPS.split(" ")), max_size=30).map(" ".join)
    | st.lists(st.sampled_from(SAMPLES), max_size=4).map("".join)
)
@example("killed")
@example(":0::0 OF tHE wounDed")
@example("0::0 OF WOUNded:")
@example("12 12 12 killed killed killed")
@example("the the the dead of of")
@example("Killed\u2028nine\x00people\ud7ff.")
def test_any_text_can_be_read_and_all_evidence_stands_in_it(text):
    for claim in read(text):
        for span in (claim.number_span, claim.clause_span, claim.cue_span):
            assert 0 <= span.start < span.end <= len(text)
        assert claim.clause_span.covers(claim.number_span)
        assert claim.figure.words in (None, claim.number_span.of(text))
        assert claim.figure.words is not None or not claim.explicit
        assert claim.figure.low is not None or claim.figure.high is not None
        assert claim.figure.low is None or claim.figure.low >= 0


BELOW_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen"
    " eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


@settings(deadline=None, max_examples=60)
@given(
    st.integers(2, 99),
    st.sampled_from(
        ["{} people were killed in Lima.", "A blast killed {} miners.", "Police arrested {} men."]
    ),
)
def test_digits_and_words_make_the_same_claim(n, template):
    small = ["", *BELOW_TWENTY.split()]
    spelled = small[n] if n < 20 else f"{TENS.split()[n // 10 - 2]}-{small[n % 10]}".rstrip("-")
    (digits,), (words,) = read(template.format(n)), read(template.format(spelled))
    assert (digits.effect, digits.figure.low, digits.figure.high) == (
        words.effect,
        words.figure.low,
        words.figure.high,
    )
    assert digits.figure.low == n


@settings(deadline=None, max_examples=40)
@given(
    st.integers(1000, 99_999).filter(lambda n: not 1900 <= n <= 2100),
    st.sampled_from(["{} people were killed in Lima.", "The storm displaced {} people."]),
)
def test_a_thousand_separator_makes_no_other_claim(n, template):
    (plain,), (parted,) = read(template.format(n)), read(template.format(f"{n:,}"))
    assert (plain.effect, plain.figure.low, plain.figure.high) == (parted.effect, n, n)
    assert (parted.figure.low, parted.figure.high) == (n, n)


# More whole reports, in the manners of several desks


def lines(text):
    """Write the claims of a report, one a line."""
    return claims(text).split(" | ") if claims(text) else []


def test_an_agency_flash():
    assert lines("URGENT - At least 30 killed in Sana'a mosque blast: health ministry") == [
        "killed 30..: At least 30"
    ]


def test_a_train_crash_with_a_sum_and_its_parts():
    text = (
        "Two trains collided near Larissa late on Tuesday, killing at least 32 people and injuring 85, the "
        "fire "
        "service said. Of the injured, 25 are in serious condition. The dead include both drivers. About 250 "
        "passengers were evacuated from the wreck. A driver was arrested."
    )
    found = lines(text)
    assert found[:2] == ["killed 32..: at least 32 people", "injured 85: 85"]
    assert "displaced ~250: About 250 passengers" in found
    assert "detained 1 implied: A driver" in found


def test_a_mine_accident_told_hour_by_hour():
    text = (
        "Eleven miners were killed and 38 are missing after a methane blast at a mine near Karaganda, the "
        "operator "
        "said on Friday.\n\n"
        "By evening the number of dead had risen to 19. Rescuers brought 12 miners to the surface. "
        "Some 200 miners had been underground at the time."
    )
    assert lines(text) == [
        "killed 11: Eleven miners",
        "missing 38: 38",
        "killed 19: 19",
        "rescued 12: 12 miners",
    ]


def test_a_cholera_bulletin():
    text = (
        "Health officials have recorded 1,204 cases of cholera and 31 deaths since the outbreak began. In "
        "the past "
        "day 58 new cases were confirmed. Some 90,000 doses of vaccine have arrived."
    )
    assert lines(text) == ["ill 1204: 1,204 cases", "killed 31: 31 deaths", "ill 58: 58 new cases"]


def test_a_police_blotter():
    text = (
        "A man was stabbed to death outside a bar on Fifth Street early on Sunday. Police arrested two "
        "men, aged 22 "
        "and 31. A second victim, a 27-year-old woman, was treated for cuts."
    )
    found = lines(text)
    assert found[:2] == ["killed 1 implied: A man", "detained 2: two men"]


def test_a_battle_told_by_both_sides():
    text = (
        "The army said it had killed 60 rebels near the border and lost four soldiers. The rebels said 25 "
        "soldiers "
        "were killed and denied that any of their own fighters had died."
    )
    found = lines(text)
    assert found[0] == "killed 60: 60 rebels"
    assert found[1].startswith("killed 4")
    assert "killed 25: 25 soldiers" in found


def test_a_storm_with_families_and_money():
    text = (
        "Typhoon Rosa destroyed 2,300 houses and displaced 5,600 families on Luzon, the disaster agency "
        "said. Four "
        "people drowned and a farmer was hit by a falling tree. Damage to crops was put at 900 million "
        "pesos. "
        "The storm had winds of 160 kilometres an hour."
    )
    assert lines(text) == ["displaced 5600 families: 5,600 families", "killed 4: Four people"]


def test_a_correction():
    text = "Correction: an earlier version of this report said that 14 people had died. Twelve people died."
    assert [(c.figure.low, c.count) for c in read(text)] == [(14, "former"), (12, "total")]


def test_a_report_of_nothing_but_zeros():
    text = "A bomb was defused in Bonn. No one was hurt and no arrests were made. There were no casualties."
    assert lines(text) == ["injured 0: No one", "detained 0: no arrests", "casualties 0: no casualties"]


def test_quotations_are_read_like_other_text():
    text = (
        "\u201cWe have nine dead and 40 wounded,\u201d said Dr Amal Haddad. \u201cThree of them are "
        "children.\u201d She "
        "said the hospital had run out of blood."
    )
    assert lines(text)[:2] == ["killed 9: nine", "injured 40: 40"]


def test_numbers_in_a_post():
    text = "Just in: 5 people shot near 3rd & Main. 2 dead, 3 in critical condition. Avoid the area. 10:45 pm"
    found = lines(text)
    assert "killed 2: 2" in found
    assert not any(line.split(": ")[1] in ("3rd", "10", "45") for line in found)


# What surrounds a sentence changes nothing in it

SURROUNDINGS = (
    "{}",
    "Rain fell. {}",
    "{} The road was shut.",
    "Blast in Lima\n\n{}",
    "{}\n\nThe mayor will visit on Friday.",
    "LIMA, Peru (AP) \u2014 {}",
    "\n\n  {}  \n\n",
    "It was cold. {} It was dark.",
)


@pytest.mark.parametrize("around", SURROUNDINGS)
@pytest.mark.parametrize(
    "sentence",
    [
        "Nine people were killed and 14 wounded.",
        "The death toll rose to 84 from 73.",
        "Four soldiers and a woman were killed.",
        "Police arrested 60 people, eight of them minors.",
        "Some 300 families were displaced.",
        "No one was hurt.",
        "Up to 30 miners are feared trapped.",
    ],
)
def test_a_sentence_is_read_alike_wherever_it_stands(sentence, around):
    assert claims(around.format(sentence)) == claims(sentence)


@pytest.mark.parametrize(
    ("plain", "typeset"),
    [
        ('"Nine people were killed," she said.', "\u201cNine people were killed,\u201d she said."),
        ("The city's toll rose to 84.", "The city\u2019s toll rose to 84."),
        ("Nine people were killed.", "Nine\u00a0people were killed."),
        ("Between 20-30 people were hurt.", "Between 20\u201330 people were hurt."),
        ("Nine people - all miners - died.", "Nine people \u2013 all miners \u2013 died."),
    ],
)
def test_typesetting_changes_no_claim(plain, typeset):
    def told(text):
        return [(c.effect, c.figure.low, c.figure.high, c.count, c.status, c.explicit) for c in read(text)]

    assert told(plain) == told(typeset)
    assert read(typeset)


def test_a_sentence_repeated_is_read_as_often_as_it_stands():
    sentence = "Nine people were killed and 14 wounded in Lima, police said. "
    assert claims(sentence * 20) == " | ".join([claims(sentence)] * 20)


# The same incident as it comes in, hour by hour


def test_a_fire_as_it_is_told_at_noon():
    text = (
        "At least eight people died in a hostel fire in Manila, officials said on Saturday, revising an "
        "earlier "
        "figure of 11. Fourteen people were hurt, three of them seriously. The owner was arrested."
    )
    told = [(c.effect, c.figure.low, c.count) for c in read(text)]
    assert ("killed", 8, "total") in told
    assert ("killed", 11, "former") in told
    assert ("injured", 14, "total") in told
    assert ("injured", 3, "part") in told
    assert ("killed", 11, "total") not in told


def test_a_fire_as_it_is_told_at_night():
    text = (
        "The death toll from a hostel fire in Manila has risen to nine after a woman died of her burns, "
        "the health "
        "department said. Two guests are still missing. Thirteen people remain in hospital."
    )
    found = lines(text)
    assert found[0] == "killed 9: nine"
    assert "missing 2: Two guests" in found
    assert any(line.startswith("killed 1") and line.endswith("implied: a woman") for line in found)


def test_an_anniversary_is_told_with_its_own_figures():
    text = (
        "Hundreds gathered in Lima on Sunday, ten years after a fire killed 44 people at a theatre. No one "
        "has been "
        "charged. The mayor, who was 31 at the time, laid a wreath."
    )
    assert lines(text) == ["killed 44: 44 people"]


def test_a_strike_and_a_denial():
    text = (
        "Residents said an air strike on Sunday killed 12 members of one family. The army denied killing "
        "civilians "
        "and said it had struck a depot. It said six militants were killed."
    )
    told = [(c.effect, c.figure.low, c.figure.unit, c.status) for c in read(text)]
    assert told[0] == ("killed", 12, "people", "asserted")
    assert ("killed", 2, "people", "denied") in told
    assert told[-1] == ("killed", 6, "people", "asserted")


def test_a_rescue_at_sea():
    text = (
        "Spain's coastguard rescued 58 migrants from a rubber boat off Almeria on Monday, among them four "
        "children. "
        "A helicopter flew a pregnant woman to hospital. Survivors said that six people had drowned."
    )
    found = lines(text)
    assert found[:2] == ["rescued 58: 58 migrants", "rescued 4 part: four children"]
    assert found[-1] == "killed 6: six people"


def test_a_court_report_tells_only_of_the_harm():
    text = (
        "A driver was jailed for nine years on Friday for killing two cyclists. The court heard that he "
        "had been "
        "driving at 140 km/h. He must pay 20,000 euros."
    )
    assert lines(text) == ["killed 2: two cyclists"]


def test_a_school_bus():
    text = (
        "Seven pupils and their driver were killed when a school bus plunged 40 metres into a ravine in "
        "Nepal, police "
        "said. Eleven pupils were pulled alive from the wreck. The bus, with 22 seats, had carried 19 people."
    )
    found = lines(text)
    assert found[:2] == ["killed 7: Seven pupils", "killed 1 more implied: their driver"]
    assert found[2:] == ["rescued 11: Eleven pupils"]


def test_a_siege():
    text = (
        "Gunmen are holding about 30 hostages in a bank in Tripoli. Five hostages were freed overnight. A "
        "guard was "
        "shot dead when the gunmen entered. The siege is in its third day."
    )
    found = lines(text)
    assert found[0] == "abducted ~30: about 30 hostages"
    assert found[1].startswith("rescued 5")
    assert found[2:] == ["killed 1 implied: A guard"]


def test_a_heat_wave():
    text = (
        "A heat wave has killed more than 90 people in Karachi in a week and 600 people were treated for "
        "heat stroke, "
        "the provincial government said. Temperatures reached 44 degrees. Forty more died in Lahore."
    )
    found = lines(text)
    assert found[0] == "killed 91..: more than 90 people"
    assert any(line.endswith(": Forty more") for line in found)
    assert not any("44" in line for line in found)


def test_a_report_in_numbers_of_the_subcontinent():
    text = (
        "Over 2 lakh people have been evacuated from Odisha and 1,20,000 from Andhra Pradesh, officials said."
    )
    told = [(c.effect, c.figure.low) for c in read(text)]
    assert told == [("displaced", 200_001), ("displaced", 120_000)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Seventeen bodies have been recovered from the lake.",
            "Seventeen bodies have been recovered from the lake",
        ),
        ("Nine deaths were confirmed in Bor.", "Nine deaths were confirmed in Bor"),
        ("A quake killed 30 people in Tell-e Sabz county.", "killed 30 people in Tell-e Sabz county"),
        ("A quake killed 30 people - the worst in years.", "killed 30 people"),
        ("Six of the wounded were children, he said.", "Six of the wounded were children"),
    ],
)
def test_a_clause_reaches_to_the_end_of_what_it_tells(text, expected):
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Policesaid that three polic\ufffd officers were killed in the raid.",
            "killed 3: three polic\ufffd officers",
        ),
        ("Mayorsaid that nine people had died.", "killed 9: nine people"),
    ],
)
def test_a_word_fused_with_its_verb_is_nobody_who_died(text, expected):
    assert claims(text) == expected
