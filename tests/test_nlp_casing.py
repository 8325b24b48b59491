"""Which words of a headline in capitals are common words and which are names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.language.casing import Casing, is_capitalised, names_after_ranks, names_within

_COMMON = (
    "a an the of in at on after and with by over for who us let go two three dead killed kill kills hurt says"
    " say shot blast mine fire chase ends crash near police stone young king rose iran lee henry new york"
    " quarry white house chad american ice bridges storm collapse china turkey strikes men women"
    " cook mary bus on"
)
CASING = Casing(frozenset(_COMMON.split()))


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        ("Three Killed as Bus Falls Off Bridge", True),
        ("THREE KILLED AS BUS FALLS OFF BRIDGE", True),
        ("Three killed as bus falls off bridge", False),
        ("The Health Ministry said that three people had died", False),
        ("Lee dead", False),
        ("", False),
        ("3, 4, 5", False),
    ],
)
def test_a_sentence_of_capitals_is_told(piece: str, told: bool):
    assert is_capitalised(piece) is told


@pytest.mark.parametrize(
    ("piece", "cased"),
    [
        ("Three Killed in Blast", "three killed in blast"),
        ("Three Killed in Iran Blast", "three killed in Iran blast"),
        ("Henry C. Lee Hurt in Crash", "Henry C. Lee hurt in crash"),
        ("O.J. King Dead", "O.J. King dead"),
        ("A Bus Crash", "a bus crash"),
        ("U.S. Bus Crash", "U.S. bus crash"),
        ("Bridges Collapse in China", "bridges collapse in China"),
        ("Police Chase Ends in Crash", "police chase ends in crash"),
        ("Michael Chase Killed", "Michael Chase killed"),
        ("Mary Stone Killed", "Mary Stone killed"),
        ("Stone Quarry Fire Kills Two", "stone quarry fire kills two"),
        ("Mr. King Shot", "Mr. King shot"),
        ("Sheriff Young Shot", "Sheriff Young shot"),
        ("American Killed in Chad", "American killed in Chad"),
        ("Iran's Police Kill Two", "Iran's police kill two"),
        ("New York Fire Kills Three", "New York fire kills three"),
        ("New Fire in York", "new fire in York"),
        ("White House Says Three Killed", "White House says three killed"),
        ("White Men Hurt in House Fire", "white men hurt in house fire"),
        ("ICE Shot at Two", "ICE shot at two"),
        ("Ice Storm Kills TWO", "ice storm kills two"),
        ("Let Us Go", "let us go"),
        ("US Strikes on Iran", "US strikes on Iran"),
        ("WHO Says Three Dead", "WHO says three dead"),
        ("POLICE SAY MEN WHO KILLED TWO FIRE AT BUS", "police say men who killed two fire at bus"),
        ("THREE KILLED IN BLAST, THE WHO SAYS", "three killed in blast, the WHO says"),
        ("Three DEAD in Fire", "three dead in fire"),
    ],
)
def test_common_words_lose_their_capitals_and_names_keep_them(piece: str, cased: str):
    assert CASING.recase(piece) == cased


@pytest.mark.parametrize(
    ("piece", "cased"),
    [
        ("THREE KILLED IN IRAN BLAST, POLICE SAY", "three killed in Iran blast, police say"),
        ("AMERICAN SHOT IN TURKEY'S FIRE", "American shot in Turkey's fire"),
        ("NEW YORK FIRE KILLS THREE", "New York fire kills three"),
        ("FIRE IN KERMANSHAH KILLS TWO", "fire in Kermanshah kills two"),
        ("HENRY C. LEE HURT", "Henry C. Lee hurt"),
        ("NATO STRIKES NEAR OSH", "NATO strikes near OSH"),
    ],
)
def test_a_shouted_headline_is_written_as_running_text(piece: str, cased: str):
    assert CASING.recase(piece) == cased


@pytest.mark.parametrize(
    ("pieces", "names"),
    [
        (["Police chased Rose Bandi and Stone."], {"Rose", "Bandi", "Stone"}),
        (["He saw Stone.", "He threw a stone."], set()),
        (["Stone was hurt."], set()),
        (["In Bandi, Stone, Ade and King fell."], {"Bandi", "Stone", "Ade", "King"}),
        (["The U.S. army fell."], set()),
        ([], set()),
    ],
)
def test_running_text_tells_what_a_name_is(pieces: list[str], names: set[str]):
    assert names_within(pieces) == names


def test_a_name_of_the_report_stays_one_in_its_headline():
    casing = Casing(CASING.common, frozenset({"Rose", "Stone"}))
    assert casing.recase("Police Say Rose Killed at Stone") == "police say Rose killed at Stone"
    assert casing.recase("POLICE SAY ROSE KILLED AT STONE") == "police say Rose killed at Stone"


@pytest.mark.parametrize(
    ("piece", "names"),
    [
        ("COL. STONE FIRED AT THE BUS", {"Stone"}),
        ("THE KING MET GEN ROSE AND MR PRESIDENT", {"Rose"}),
        ("Col. Stone fired at the bus", set()),
        ("THE COLONEL FIRED", set()),
    ],
)
def test_a_short_title_tells_a_name_in_capitals(piece: str, names: set[str]):
    assert names_after_ranks([piece]) == names


_WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            [*_COMMON.split(), "Henry", "C.", "O.J.", "New", "York", "'s", "\u2014", "(", "Ltd."]
        ),
        st.text(max_size=8),
    ),
    max_size=12,
)


@given(_WORDS, st.sampled_from([str.upper, str.title, str]))
def test_only_the_case_of_letters_changes(words: list[str], write: type[str]):
    piece = write(" ".join(words))
    cased = CASING.recase(piece)
    assert len(cased) == len(piece)
    assert all(a == b or a.lower() == b.lower() for a, b in zip(piece, cased, strict=True))


@given(_WORDS)
def test_casing_twice_is_casing_once(words: list[str]):
    once = CASING.recase(" ".join(words).title())
    assert CASING.recase(once) == once
