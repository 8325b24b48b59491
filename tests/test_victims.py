"""Victims: the words that say who, and the class, sex and age that these support."""

import pytest
from reading_claims import read, victims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were killed.", "people, unstated"),
        ("Nine were killed.", "unstated"),
        ("Two men were killed.", "men, unstated, men"),
        ("Two women were killed.", "women, unstated, women"),
        ("A teenager was killed.", "A teenager, unstated, children"),
        ("Three soldiers were killed.", "soldiers, security"),
        ("Three police officers were killed.", "police officers, security"),
        ("Three guards were killed.", "guards, security"),
        ("Three troops were killed.", "troops, security"),
        ("Four marines were wounded.", "marines, security"),
        ("Two policemen were shot.", "policemen, security, men"),
        ("Three children were killed.", "children, civilian, children"),
        ("Four girls were abducted.", "girls, civilian, women, children"),
        ("Four boys were rescued.", "boys, civilian, men, children"),
        ("Nine workers were hurt.", "workers, civilian"),
        ("Nine passengers were hurt.", "passengers, civilian"),
        ("Nine bystanders were hurt.", "bystanders, civilian"),
        ("Nine protesters were hurt.", "protesters, civilian"),
        ("Nine worshippers were hurt.", "worshippers, civilian"),
        ("Nine residents were evacuated.", "residents, civilian"),
        ("Nine villagers were killed.", "villagers, civilian"),
        ("Nine civilians were killed.", "civilians, civilian"),
        ("Nine miners were trapped.", "miners, civilian"),
        ("Nine militants were killed.", "militants, militant"),
        ("Nine rebels were killed.", "rebels, militant"),
        ("Nine insurgents were captured.", "insurgents, militant"),
        ("Two Taliban fighters were killed.", "Taliban fighters, militant"),
        ("Two paramedics were hurt.", "paramedics, responder"),
        ("Two firefighters were hurt.", "firefighters, responder"),
        ("Two rescuers died.", "rescuers, responder"),
        ("Two journalists were arrested.", "journalists, journalist"),
        ("A reporter was killed.", "A reporter, journalist"),
        ("A cameraman was wounded.", "A cameraman, journalist"),
        ("Two gunmen were shot dead.", "gunmen, attacker"),
        ("Two suspects were arrested.", "suspects, unstated"),
        ("Six of the wounded were children.", "children, civilian, children"),
        ("One of the dead was a nurse.", "a nurse, responder"),
        ("Forty people died, 19 of them soldiers.", "people, unstated | soldiers, security"),
        ("Of the 12 wounded, three are children.", "wounded, unstated | children, civilian, children"),
        ("Two of the injured remained in hospital.", "the injured, unstated"),
        ("Two bodies were found.", "bodies, unstated"),
        ("Twelve cases of cholera were confirmed.", "cases, unstated"),
        ("Four off-duty police officers were hurt.", "off-duty police officers, security"),
        ("Four elderly women died.", "elderly women, unstated, women"),
        ("Nine innocent people were killed.", "innocent people, civilian"),
        ("At least nine young Nigerian students were killed.", "young Nigerian students, civilian"),
        ("Dozens of villagers were killed.", "villagers, civilian"),
        ("Six of the soldiers were hurt.", "the soldiers, security"),
        ("Thirty members of the security forces were killed.", "members, security"),
    ],
)
def test_who_was_affected(text, expected):
    assert victims(text) == expected


@pytest.mark.parametrize(
    ("text", "class_"),
    [
        ("The bomber died in the blast.", "attacker"),
        ("The attacker was shot dead by police.", "attacker"),
        ("The gunman was killed.", "attacker"),
        ("The man killed himself.", "attacker"),
        ("A man was arrested on suspicion of murder.", "unstated"),
        ("A man accused of the attack was arrested.", "unstated"),
        ("The suspect was shot dead.", "unstated"),
    ],
)
def test_an_attacker_is_one_only_where_the_report_itself_says_so(text, class_):
    assert [claim.victims.class_ for claim in read(text)] == [class_]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Poe was killed.",
        "Ann Poe and Sam Roe were killed.",
        "Ann Poe, 34, was shot dead in Gary.",
        "Police arrested Sam Roe.",
        "Gunmen kidnapped Sam Roe in Jos.",
        "Police named the dead as Ann Poe; Ann Poe was killed on Sunday.",
    ],
)
def test_a_name_is_kept_in_no_field(text):
    found = [claim for claim in read(text) if claim.figure.words is None]
    assert found
    for claim in found:
        assert claim.victims.words is None
        assert not claim.explicit
        assert claim.number_span.of(text)[0].isupper()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nine people were killed.", "Nine people"),
        ("A man was killed.", "A man"),
        ("Her son was killed.", "Her son"),
        ("Nine of them were killed.", "Nine of them"),
    ],
)
def test_other_words_are_kept(text, words):
    (claim,) = read(text)
    assert claim.figure.words == words


def test_each_of_several_groups_has_its_own_victims():
    text = "Four soldiers, two civilians and a reporter were killed, and three girls were hurt."
    assert victims(text) == (
        "soldiers, security | civilians, civilian | a reporter, journalist | girls, civilian, women, children"
    )


def test_a_number_that_stands_alone_says_nothing_of_who():
    (claim,) = read("Fourteen died.")
    assert (claim.victims.words or None, claim.victims.class_) == (None, "unstated")
    assert (claim.victims.sex, claim.victims.age) == (None, None)


@pytest.mark.parametrize(
    ("noun", "class_"),
    [
        *(
            (noun, "civilian")
            for noun in ("farmers", "fishermen", "students", "teachers", "tourists", "drivers")
        ),
        *(
            (noun, "civilian")
            for noun in ("shoppers", "pilgrims", "commuters", "migrants", "pedestrians", "cyclists")
        ),
        *(
            (noun, "civilian")
            for noun in ("babies", "toddlers", "schoolgirls", "pupils", "mourners", "priests")
        ),
        *(
            (noun, "security")
            for noun in ("soldiers", "officers", "guards", "peacekeepers", "troopers", "conscripts")
        ),
        *((noun, "security") for noun in ("policemen", "commandos", "marines", "deputies", "gendarmes")),
        *(
            (noun, "militant")
            for noun in ("insurgents", "guerrillas", "jihadists", "separatists", "terrorists")
        ),
        *(
            (noun, "responder")
            for noun in ("paramedics", "medics", "firefighters", "lifeguards", "rescuers", "doctors")
        ),
        *((noun, "journalist") for noun in ("reporters", "photographers", "cameramen", "journalists")),
        *(
            (noun, "unstated")
            for noun in ("people", "men", "women", "teenagers", "adults", "suspects", "relatives")
        ),
        *((noun, "unstated") for noun in ("brothers", "victims", "patients", "Kurds", "Muslims")),
    ],
)
def test_the_class_of_each_noun(noun, class_):
    (claim,) = read(f"Nine {noun} were hurt in the blast.")
    assert (claim.victims.words, claim.victims.class_) == (noun, class_)


@pytest.mark.parametrize(
    ("text", "sex", "age"),
    [
        ("Nine women were hurt.", "women", None),
        ("Nine men were hurt.", "men", None),
        ("Nine boys were hurt.", "men", "children"),
        ("Nine girls were hurt.", "women", "children"),
        ("Nine children were hurt.", None, "children"),
        ("Nine infants were hurt.", None, "children"),
        ("Nine pupils were hurt.", None, "children"),
        ("Her mother was hurt.", "women", None),
        ("His father was hurt.", "men", None),
        ("Two sisters were hurt.", "women", None),
        ("Two brothers were hurt.", "men", None),
        ("Two nuns were hurt.", "women", None),
        ("Nine people were hurt.", None, None),
        ("Nine teachers were hurt.", None, None),
        ("A 40-year-old woman was hurt.", "women", None),
        ("A five-year-old boy was hurt.", "men", "children"),
    ],
)
def test_sex_and_age_only_where_the_words_say_so(text, sex, age):
    (claim,) = read(text)
    assert (claim.victims.sex, claim.victims.age) == (sex, age)
