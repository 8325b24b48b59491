"""Running totals: what a total becomes, what it was, and by how much it changed."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_claims import claims, parsed, read

from according.claims.groups import explicit_groups
from according.claims.running import Totals, is_former, running_totals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll rose to 84.", "killed 84: 84"),
        ("The death toll has risen to 84.", "killed 84: 84"),
        ("The death toll from the quake climbed to 84 on Friday.", "killed 84: 84"),
        ("The death toll stands at 84.", "killed 84: 84"),
        ("The death toll stood at 84 on Friday.", "killed 84: 84"),
        ("The death toll is 84.", "killed 84: 84"),
        ("The death toll is now 84.", "killed 84: 84"),
        ("The death toll reached 84.", "killed 84: 84"),
        ("The death toll has passed 80.", "killed 81..: passed 80"),
        ("The death toll exceeds 80.", "killed 81..: exceeds 80"),
        ("The death toll jumped to at least 84.", "killed 84..: at least 84"),
        ("The toll climbed to more than 80.", "killed 81..: more than 80"),
        ("The toll in Sunday's blast has gone up to 84.", "killed 84: 84"),
        ("The number of dead rose to 84.", "killed 84: 84"),
        ("The number of people killed rose to 84.", "killed 84: 84"),
        ("The number of deaths stood at 84.", "killed 84: 84"),
        ("The number of people driven from their homes reached 900.", "displaced 900: 900"),
        ("700 to 800 - The number of people driven out of their homes", "displaced 700-800: 700 to 800"),
        ("The bureau added nine deaths to its toll.", "killed 9 part: nine deaths"),
        (
            "The number of missing fell to 12, down by half from Sunday's 25.",
            "missing 12: 12 | missing 25 former: 25",
        ),
        ("The number of confirmed deaths has risen to 84.", "killed 84: 84"),
        ("The number of injured rose to 300.", "injured 300: 300"),
        ("The number of missing fell to 12.", "missing 12: 12"),
        ("The number of people missing stands at 12.", "missing 12: 12"),
        ("The number of arrests rose to 60.", "detained 60: 60"),
        ("The number of people displaced has reached 9,000.", "displaced 9000: 9,000"),
        ("The number of cholera cases climbed to 410.", "ill 410: 410"),
        ("The toll now stands at 84 dead and 300 injured.", "killed 84: 84 | injured 300: 300"),
        ("The find takes the death toll to 84.", "killed 84: 84"),
        ("Police raised the death toll to 84.", "killed 84: 84"),
        ("Police put the death toll at 84.", "killed 84: 84"),
        ("The ministry put the number of injured at 300.", "injured 300: 300"),
        ("Deaths rose to 84.", "killed 84: 84"),
        ("Officials put the civilian dead at 310.", "killed 310: 310"),
        (
            "Floods killed 90 people. More deaths had been confirmed on Monday, taking the total to 133.",
            "killed 90: 90 people | killed 133: 133",
        ),
        ("Kyiv puts its own military dead at 31,000.", "killed 31000: 31,000"),
        ("Arrests climbed to 60.", "detained 60: 60"),
        ("Nepal quake toll climbs to 84", "killed 84: 84"),
        ("Toll in mine blast hits 84", "killed 84: 84"),
        ("Ferry death toll tops 200", "killed 201..: tops 200"),
        ("Storm deaths now at nine across three states", "killed 9: nine"),
        ("Flood deaths at 19 as rain continues", "killed 19: 19"),
        ("Death toll 11, up from 8 this morning", "killed 11: 11 | killed 8 former: 8"),
    ],
)
def test_what_a_total_becomes(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll rose to 84 from 73.", "killed 84: 84 | killed 73 former: 73"),
        ("The death toll rose from 73 to 84.", "killed 73 former: 73 | killed 84: 84"),
        ("The death toll rose to 84, up from 73 on Friday.", "killed 84: 84 | killed 73 former: 73"),
        ("The death toll was revised down to 89 from 103.", "killed 89: 89 | killed 103 former: 103"),
        ("The death toll was revised down from 103 to 89.", "killed 103 former: 103 | killed 89: 89"),
        ("The ministry lowered the death toll from 103 to 89.", "killed 103 former: 103 | killed 89: 89"),
        ("The ministry cut the toll to 89, down from 103.", "killed 89: 89 | killed 103 former: 103"),
        ("The number of injured rose to 310 from 280.", "injured 310: 310 | injured 280 former: 280"),
        ("The number of missing fell from 40 to 12.", "missing 40 former: 40 | missing 12: 12"),
        ("The toll stands at 84, compared with 73 on Friday.", "killed 84: 84 | killed 73 former: 73"),
        ("Flood toll rises to 84 from 73", "killed 84: 84 | killed 73 former: 73"),
        (
            "Forty-eight people died, not the 55 first given.",
            "killed 48: Forty-eight people | killed 55 former: the 55",
        ),
        ("Sixty-one people were killed, up from 48.", "killed 61: Sixty-one people | killed 48 former: 48"),
        (
            "Sixty-one people were killed, down from 70 reported earlier.",
            "killed 61: Sixty-one people | killed 70 former: 70",
        ),
        (
            "Nine people died. The ministry had earlier said 12 people were killed.",
            "killed 9: Nine people | killed 12 former: 12 people",
        ),
        (
            "Nine people died. The department originally reported three.",
            "killed 9: Nine people | killed 3 former: three",
        ),
        ("Cases rose from 120 to 140 in the cholera outbreak.", "ill 120 former: 120 | ill 140: 140"),
        ("The death toll nearly doubled to 84 from 43.", "killed 84: 84 | killed 43 former: 43"),
    ],
)
def test_what_a_total_was(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll jumped by 12 to 40.", "killed 12 part: 12 | killed 40: 40"),
        ("The death toll rose by 12, to 40.", "killed 12 part: 12 | killed 40: 40"),
        ("The number of injured grew by nine to 52.", "injured 9 part: nine | injured 52: 52"),
        ("The death toll rose by at least 12 to 40.", "killed 12.. part: at least 12 | killed 40: 40"),
        ("Cholera cases went up by 214 to 3,760.", "ill 214 part: 214 | ill 3760: 3,760"),
    ],
)
def test_by_how_much_a_total_changed(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll is expected to rise to 100.", "killed 100 expected: 100"),
        ("The toll is likely to exceed 100.", "killed 101.. expected: exceed 100"),
        ("The death toll is expected to rise.", ""),
        ("The toll rose again on Sunday.", ""),
        ("The number of dead was not known.", ""),
        ("The toll may rise, said the mayor, who visited 12 towns.", ""),
        ("The motorway toll rose to 12 euros.", ""),
        ("The number of hospitals rose to 84.", ""),
        ("The number of visitors rose to 84.", ""),
        ("The price rose to 84 from 73.", ""),
    ],
)
def test_totals_without_a_figure_and_figures_of_other_things(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("The death toll rose to 84.", True),
        ("The number of injured fell to 12.", True),
        ("Deaths climbed from 9 to 12.", True),
        ("Nine people died.", False),
        ("The price rose to 84.", False),
        ("Between 9 and 12 people died.", False),
    ],
)
def test_whether_a_sentence_tells_of_a_total_that_changes(text, running):
    assert Totals.of(parsed(text), 0, disease=False).are_running is running


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("The toll rose to 84 from 73.", [False, True]),
        ("It is 48, not the 55 first given.", [False, True]),
        ("There were 61 dead, up from 48.", [False, True]),
        ("People from 12 families fled.", [False]),
        ("Nine people died.", [False]),
        ("It was 61 instead of 48.", [False, True]),
        ("An earlier toll of 48 was wrong.", [True]),
    ],
)
def test_whether_the_words_before_a_number_put_it_in_the_past(text, former):
    parse = parsed(text)
    groups = explicit_groups(parse, 0, joined=False, running=Totals.of(parse, 0, disease=False).are_running)
    assert [is_former(parse, group) for group in groups] == former


def test_a_total_says_which_noun_it_is_of():
    parse = parsed("The death toll rose to 84 from 73.")
    totals = list(
        running_totals(
            parse, Totals.of(parse, 0, disease=False), explicit_groups(parse, 0, joined=False, running=True)
        )
    )
    assert [
        (t.group.figure.low, t.effect, parse.tokens[t.noun].text, t.count or "total") for t in totals
    ] == [
        (84, "killed", "toll", "total"),
        (73, "killed", "toll", "former"),
    ]


SAYINGS = (
    "The death toll rose to {new} from {old}.",
    "The death toll rose from {old} to {new}.",
    "The death toll from the storm climbed to {new} from {old} on Sunday.",
    "The death toll stands at {new}, up from {old}.",
)


@settings(deadline=None, max_examples=60)
@given(st.integers(2, 9_000), st.integers(1, 900), st.sampled_from(SAYINGS))
@example(2595, 495, SAYINGS[1])
@example(8496, 3, SAYINGS[1])
def test_of_two_totals_the_one_left_behind_is_former(old, step, saying):
    new = old + step
    if 1900 <= old <= 2100 or 1900 <= new <= 2100:
        old, new = old + 300, new + 300
    found = read(saying.format(old=f"{old:,}", new=f"{new:,}"))
    assert {(c.figure.low, c.figure.high, c.count) for c in found} == {
        (new, new, "total"),
        (old, old, "former"),
    }


@pytest.mark.parametrize(
    "verb",
    [
        *(
            "rose",
            "climbed",
            "grew",
            "increased",
            "jumped",
            "soared",
            "surged",
            "swelled",
            "mounted",
            "leapt",
        ),
        *("fell", "dropped", "went up", "went down", "was revised", "was raised", "was lowered", "was cut"),
        *("was reduced", "was corrected", "was updated", "was adjusted", "was downgraded"),
    ],
)
def test_verbs_of_change(verb):
    assert claims(f"The death toll {verb} to 84.") == "killed 84: 84"


@pytest.mark.parametrize(
    "words",
    [
        *(
            "up from",
            "down from",
            "from",
            "compared with",
            "compared to",
            "against",
            "instead of",
            "rather than",
        ),
        *("and not", "not"),
    ],
)
def test_words_before_a_figure_that_no_longer_holds(words):
    assert claims(f"The death toll stands at 84, {words} 73.") == "killed 84: 84 | killed 73 former: 73"


@pytest.mark.parametrize(
    ("noun", "effect"),
    [
        ("death toll", "killed"),
        ("toll", "killed"),
        ("number of dead", "killed"),
        ("number of deaths", "killed"),
        ("number of fatalities", "killed"),
        ("number of injured", "injured"),
        ("number of wounded", "injured"),
        ("number of injuries", "injured"),
        ("number of missing", "missing"),
        ("number of people missing", "missing"),
        ("number of people trapped", "trapped"),
        ("number of people rescued", "rescued"),
        ("number of survivors", "rescued"),
        ("number of displaced", "displaced"),
        ("number of evacuees", "displaced"),
        ("number of people evacuated", "displaced"),
        ("number of hostages", "abducted"),
        ("number of arrests", "detained"),
        ("number of people arrested", "detained"),
        ("number of detainees", "detained"),
        ("number of cases", "ill"),
        ("number of infections", "ill"),
        ("number of people infected", "ill"),
        ("number of casualties", "casualties"),
        ("number of victims", "casualties"),
        ("death count", "killed"),
        ("casualty figure", "casualties"),
    ],
)
def test_what_a_total_counts(noun, effect):
    text = f"The {noun} in the cholera outbreak has risen to 84."
    assert claims(text) == f"{effect} 84: 84"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine bodies were found, bringing the death toll to 84, the mayor said.", "killed 84: 84"),
        ("The toll of 84 includes three children.", "killed 84: 84"),
        ("With 84 dead, it is the worst fire in years.", "killed 84: 84"),
        ("A death toll of 84 was given by the army.", "killed 84: 84"),
        ("The army gave a death toll of 84.", "killed 84: 84"),
        ("The official toll: 84 dead, 300 injured.", "killed 84: 84 | injured 300: 300"),
        ("The count of dead stands at 84.", "killed 84: 84"),
        ("Officials now put the number of dead at 84.", "killed 84: 84"),
        ("The ministry's tally of dead stands at 84.", "killed 84: 84"),
    ],
)
def test_totals_in_other_constructions(text, expected):
    assert expected in claims(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll was first put at 103 and then cut to 89.", ["103 former", "89 total"]),
        ("Officials revised the death toll down to 89 from an initial 103.", ["89 total", "103 former"]),
        ("Police corrected the number of injured from 40 to 14.", ["40 former", "14 total"]),
        ("An earlier toll of 48 was wrong: 61 people died.", ["48 former", "61 total"]),
        (
            "Sixty-one people died, the ministry said, correcting an earlier figure of 48.",
            ["61 total", "48 former"],
        ),
        ("The ministry said 61 people died; it had earlier reported 48 deaths.", ["61 total", "48 former"]),
        ("The toll grows to 35, was 29", ["35 total", "29 former"]),
        ("Earlier reports had put the number of dead at 73.", ["73 former"]),
    ],
)
def test_figures_that_no_longer_hold(text, expected):
    assert [f"{c.figure.low} {c.count}" for c in read(text)] == expected
