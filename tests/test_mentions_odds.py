"""Evidence for the role of an incident: what is named, what weighs, and what stays as its signals say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_mentions import mentioned, role_of, roles

from according.incidents import mentions
from according.incidents.evidence import Evident, gather_evidence
from according.incidents.odds import WEIGHED, find_misplaced, find_portioned, weigh, weighable
from according.vocab import load

WEIGHTS = load("roles_weights")["weights"]

FILLED = "Roads were cut.\n\nSchools are shut.\n\nRelief came by boat.\n\n"


def evident(text: str, monkeypatch: pytest.MonkeyPatch) -> Evident:
    """Return what a text tells, as it comes before the odds."""
    kept: list[Evident] = []
    with monkeypatch.context() as patched:
        patched.setattr(mentions, "find_misplaced", lambda told, *_: kept.append(told) or {})
        mentioned(text, "2031-03-16")
    return kept[0]


@given(st.lists(st.sampled_from(sorted(WEIGHTS)), max_size=30))
def test_what_evidence_says_does_not_depend_on_its_order(names: list[str]) -> None:
    forth, back = weigh(names), weigh(reversed(names))
    assert forth.keys() == set(WEIGHED)
    assert all(forth[role] == pytest.approx(back[role]) for role in WEIGHED)


@given(st.text(max_size=20).filter(lambda name: name not in WEIGHTS))
def test_evidence_that_was_never_weighed_says_nothing(name: str) -> None:
    assert weigh([name]) == weigh([])


def test_every_weight_is_for_each_role() -> None:
    assert {len(weights) for weights in WEIGHTS.values()} == {len(WEIGHED)}
    assert "always" in WEIGHTS


def test_each_claim_has_evidence_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    told = evident("A mudslide killed six people in Ambon on Friday.", monkeypatch)
    (names,) = gather_evidence(told)
    assert {"effect: killed", "explicit", "count: total", "sentence: 0", "last", "tense: past"} <= names
    assert not any(name.startswith("after ") for name in names)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Since January, 40 people have been killed.", "clause says since"),
        ("In 1998, 40 people were killed.", "first: before long year"),
        ("Another mudslide killed 40 people.", "clause has another kind"),
        ("It had killed 40 people.", "tense: pluperfect"),
        ("Last week 40 people were killed in Peru.", "clause in other country"),
    ],
)
def test_a_sentence_gives_its_evidence(sentence: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"A mudslide killed six people in Ambon, Indonesia, on Friday.\n\n{FILLED}{sentence}"
    told = evident(text, monkeypatch)
    assert name in gather_evidence(told)[-1]


def test_a_report_too_short_for_evidence_keeps_what_its_signals_say(monkeypatch: pytest.MonkeyPatch) -> None:
    told = evident("Last year 90 people died.", monkeypatch)
    assert find_misplaced(told, gather_evidence(told), ()) == {}


def test_what_is_certain_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    told = evident(f"A fire killed six people in Ulm on Friday.\n\n{FILLED}", monkeypatch)
    assert find_misplaced(told, gather_evidence(told), range(len(told.claims))) == {}


def test_the_years_of_the_report_itself_bring_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"A mudslide killed six people in Ambon on Friday.\n\n{FILLED}Nine died on March 14, %s."
    names = [gather_evidence(evident(text % year, monkeypatch))[-1] for year in (2031, 2019)]
    assert ["clause says year" in one for one in names] == [False, True]


def test_what_is_dated_to_the_day_itself_is_the_incident() -> None:
    text = (
        "A gunman hurt six people in Central City on Saturday night.\n\nHe fled. Police want witnesses.\n\n"
        "The street was shut.\n\nA reporter wrote: More about Saturday's shooting that hurt 6 people."
    )
    assert role_of(text, "6 people", "2031-03-16") == "main"


BOMBS = (
    "Bombings in the Iraqi capital and a city to the north killed 34 people on Thursday, officials said.\n\n"
    "The army blamed the Islamic State.\n\nIn Baquba, nine people were killed at a police checkpoint."
    "\n\nIn Kirkuk, 25 people died outside a bakery on Garden Street."
)


def test_shares_that_come_to_the_sum_are_parts() -> None:
    found, claims = mentioned(BOMBS, "2031-03-16")
    roles = {mention.key: mention.role for mention in found}
    assert [roles[str(claim.mention)] for claim in claims] == ["main", "part", "part"]
    assert len({claim.mention for claim in claims}) == 3
    assert {mention.part_of for mention in found if mention.role == "part"} == {found[0].key}


def test_one_of_several_places_is_a_part_where_no_rule_says_so() -> None:
    text = (
        "Gunmen attacked three villages in western Niger on Saturday, killing 41 people, officials said.\n\n"
        "They came on motorcycles.\n\nIn Darey, 18 men were shot outside the mosque.\n\nFrom there they rode "
        "to Banibangou, where 15 traders died.\n\nAt dusk eight people were killed in Zibane."
    )
    assert role_of(text, "41", "2031-03-16") == "main"
    assert role_of(text, "15", "2031-03-16") == "part"


def test_what_a_wide_disaster_did_at_each_place_is_its_own() -> None:
    text = (
        "A storm killed 13 people in two states on Thursday.\n\nIt was the worst in years.\n\n"
        "In Missouri, seven people died in Wayne County.\n\nIn Arkansas, six people were killed."
    )
    assert roles(text, "2031-03-16") == "main 13 people | main seven people | main six people"


def test_what_the_opening_gives_is_never_weighed_for_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    told = evident(f"{BOMBS} It was noon.", monkeypatch)
    parted = dict.fromkeys(range(len(told.claims)), False)
    assert set(weighable(told, gather_evidence(told), parted, ())) == {1, 2}
    assert find_portioned(told, gather_evidence(told), dict.fromkeys(parted, True), ()) == []


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        (
            "Dengue kills six more\n\nCOLOMBO: Six more people died of dengue in Sri Lanka on Friday, "
            "the health ministry said.\n\nThat took the year's toll to 88. Some 9,100 people have been "
            "infected, half of them in the capital.\n\nHospitals are short of beds.",
            "9,100",
            "main",
        ),
        (
            "A coach overturned near Oruro on Friday, killing 17 people.\n\nPolice blamed fog. The road was "
            "closed.\n\nTwo lorries collided on the same pass in 2027, and four people died.",
            "four",
            "background",
        ),
        (
            "A woman was shot dead in Gary on Friday night.\n\nNo arrests were made. Police want to hear "
            "from witnesses.\n\nThe city recorded 41 homicides in 2030, its lowest number in ten years.",
            "41",
            "aggregate",
        ),
    ],
)
def test_the_role_that_the_evidence_is_for(text: str, words: str, role: str) -> None:
    assert role_of(text, words, "2031-03-16") == role
