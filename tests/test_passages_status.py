"""Short reports of what is feared, foretold, threatened or denied, and of what people say in quotes."""

import pytest
from passages import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The death toll, now 33, is expected to exceed 50, the governor warned.",
            "killed 33: 33 | killed 51.. expected: exceed 50",
        ),
        (
            "Officials expect as many as 200 bodies to be recovered from the mud.",
            "killed ..200 expected: as many as 200 bodies",
        ),
        (
            "Modellers forecast that 3,000 people will catch the virus by the end of the month.",
            "ill 3000 expected: 3,000 people",
        ),
        (
            "Up to 10,000 villagers face evacuation as the volcano rumbles.",
            "displaced ..10000 expected: Up to 10,000 villagers",
        ),
        (
            "Rescue teams hope to reach the five trapped potholers by dawn.",
            "trapped 5: the five trapped potholers",
        ),
        (
            "Two more hostages will be released at the weekend, mediators in Doha said.",
            "rescued 2 expected: Two more hostages",
        ),
        (
            "The agency predicts that 60,000 people will be driven from their homes if the dam fails.",
            "displaced 60000 hypothetical: 60,000 people",
        ),
        (
            "A further 2,000 residents are likely to be moved out tomorrow.",
            "displaced 2000 expected: A further 2,000 residents",
        ),
        (
            "Forecasters said the heat would kill hundreds of elderly people before the weekend.",
            "killed 200.. expected: hundreds of elderly people",
        ),
        (
            "Search teams expect to find no more than five survivors.",
            "rescued ..5 expected: no more than five survivors",
        ),
        (
            "Thirty families will have to leave their houses when the dam is opened on Monday.",
            "displaced 30 families expected: Thirty families",
        ),
    ],
)
def test_what_is_to_come_is_expected(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The group threatened to kill the six aid workers unless a ransom was paid.",
            "killed 6 hypothetical: the six aid workers",
        ),
        (
            "Prosecutors say the pair planned to murder dozens of shoppers.",
            "killed 24.. hypothetical: dozens of shoppers",
        ),
    ],
)
def test_a_threat_or_a_plan_is_hypothetical(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nobody was taken ill, the caterer insisted, denying that 30 guests had food poisoning.",
            "ill 0: Nobody | ill 30 denied: 30 guests",
        ),
        (
            "All 48 passengers escaped unhurt when the plane overshot the runway.",
            "injured 48 denied: All 48 passengers",
        ),
        (
            "The crew of four were unharmed.",
            "injured 4 denied: The crew of four",
        ),
        (
            "A police spokeswoman said there was no truth in posts claiming that three children had been "
            "abducted.",
            "abducted 3 denied: three children",
        ),
        (
            "The bus driver was not hurt; two passengers suffered bruises.",
            "injured 1 denied implied: The bus driver | injured 2: two passengers",
        ),
    ],
)
def test_what_is_denied(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Seventeen crew are feared drowned after a trawler vanished off Donegal.",
            "missing 17 feared: Seventeen crew",
        ),
        (
            "As many as 60 people may be buried under the landslide, the district chief said.",
            "trapped ..60 feared: As many as 60 people",
        ),
        (
            "It is thought that about 20 homes were hit and at least eight residents killed.",
            "killed 8.. feared: at least eight residents",
        ),
    ],
)
def test_what_is_feared(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"We pulled out six people alive," fire chief Ana Duarte told reporters. "Sadly, two others '
            'were already dead."',
            "rescued 6: six people < Ana Duarte | killed 2: two others < Ana Duarte",
        ),
        (
            '"It was carnage," said Omar Haddad, a baker. "My brother and two customers were killed on '
            'the spot."',
            "killed 1 implied: My brother < Omar Haddad | killed 2 more: two customers < Omar Haddad",
        ),
        (
            'The minister was blunt. "Forty of our citizens are dead and many are missing," he said. "We '
            'will find those responsible."',
            "killed 40: Forty of our citizens < minister | missing 3..: many < minister",
        ),
        (
            'Witnesses told the BBC that soldiers had fired on the crowd. "I saw ten bodies," one said.',
            "killed 10: ten bodies < one",
        ),
        (
            'Asked about casualties, the colonel replied: "Two killed, nine wounded, all of them '
            'conscripts."',
            "killed 2: Two < colonel | injured 9: nine < colonel",
        ),
        (
            '"At first we heard six," said nurse Ayesha Khan. "Then they told us 14 people were dead."',
            "killed 14: 14 people < Ayesha Khan",
        ),
    ],
)
def test_a_quotation_has_its_speaker(text: str, expected: str) -> None:
    assert told(text, sources=True) == expected
