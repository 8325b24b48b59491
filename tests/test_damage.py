"""Finding where a text is damaged. The texts are our own, damaged in the ways of extraction."""

import json
from pathlib import Path

import pytest
from clock import seconds
from hypothesis import example, given
from hypothesis import strategies as st

from according.language.sentences import split
from according.reports import find_gaps

SEED = Path(__file__).parents[2] / "shared" / "seed" / "000_5fc7c7c3a8596469.txt"
OPEN_GOLD = Path(__file__).parents[2] / "shared" / "data" / "gum-news.jsonl"


def gaps(text):
    """Return each gap's words, why it is one, and whether words are gone."""
    return [(gap.span.of(text), gap.why, gap.words_gone) for gap in find_gaps(text, split(text))]


def gone(text):
    return [words for words, _, words_gone in gaps(text) if words_gone]


@pytest.mark.parametrize(
    ("text", "fused"),
    [
        ("The ministry described the shells asare thought to be old.", "asare"),
        ("The fort, once known as theis a museum today.", "theis"),
        ("The party said it hadthat it was ready.", "hadthat"),
        ("The second went off at theThe police came late.", "theThe"),
        ("Troops moved in fromwere seen near the dam.", "fromwere"),
        ("The village ofwas shelled on Monday.", "ofwas"),
    ],
)
def test_function_words_fused_where_a_link_stood_are_a_gap(text, fused):
    assert gaps(text) == [(fused, "words fused where link text was dropped", True)]


@pytest.mark.parametrize(
    "text", ["Two menofthe unit died ofthe wounds.", "It wasin the east, fromthe river."]
)
def test_where_only_a_space_is_lost_no_words_are_gone(text):
    assert {(why, words_gone) for _, why, words_gone in gaps(text)} == {("lost space", False)}


@pytest.mark.parametrize(
    "text",
    [
        "The areas nearby may be closed; maybe the door was open, whereupon the heron behaved candidly.",
        "A window washer from Willis, the mayor, went into and within the hall without another word.",
        "Isis, Theis and Anis Canto are names; the Athens office of LinkedIn, YouTube and eBay is shut.",
        "Mail asare@example.com or see www.theis.example.org/hadthat for @theThe and #asare.",
        "It is an old question; plan A is ready, vitamin A was given.",
        "He was taken to the hospital. They were there to help. What is it for?",
        "It was the fifth such attack, and the worst.",
        "Officials said the A-road was shut (see map) and the “An” sign fell.",
        "She said: “I … I do not know.” The crowd … waited.",
    ],
)
def test_whole_words_are_no_gap(text):
    assert gaps(text) == []


def test_sentences_run_together_lose_no_words():
    text = 'Four were hurt, the agency reported.These numbers may rise."We are safe," he said.“Go,” she said.'
    assert gaps(text) == [
        ("reported.These", "sentences run together", False),
        ('rise."We', "sentences run together", False),
        ("said.“Go", "sentences run together", False),
    ]


def test_a_lost_full_stop_too():
    assert gaps("Nobody was hurt, they saidThe road is open.") == [
        ("saidThe", "sentences run together", False)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The cause is not known. The rebels said they were linked to", "were linked to"),
        ("Nobody was hurt. The ministry said that the", "that the"),
        ("Nobody was hurt. Residents spoke of two blasts, a fire and…", "a fire and…"),
        ("Nobody was hurt. Residents spoke of two blasts, one fire,", "blasts, one fire,"),
        ("Residents spoke of two blasts and\n\nThe road is open.", "two blasts and"),
        ("The mayor said that of the. Nobody was hurt.", "that of the."),
    ],
)
def test_a_cut_off_sentence_is_a_gap(text, words):
    ((found, why, words_gone),) = gaps(text)
    assert found.endswith(words)
    assert (why, words_gone) == ("cut-off end", True)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt. The search was called off",
        "Two killed as bus falls off bridge",
        "This is what they had been waiting for. It is over.",
        "“Wait …”\n\nHe did not come back.",
        "Police looked for others who may have\n\nseen it. Whether they have the will to is not known.",
    ],
)
def test_an_end_without_a_mark_is_not_yet_cut_off(text):
    assert gone(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The also said that he had been held before.", "The also"),
        ("The tower (the is 90 metres high) fell.", "the is"),
        ("The minister ( ) was not hurt.", "( )"),
        ("He named the group “” on Monday.", "“”"),
        ("Kerman, , and Kabul were hit.", "Kerman, ,"),
        ("He told them [words indistinct] to leave.", "[words indistinct]"),
        ("It happened in 2020...according to the papers.", "...according"),
    ],
)
def test_where_words_are_evidently_gone(text, words):
    (found,) = gone(text)
    assert found in words or words in found


def test_a_pause_in_a_quotation_is_no_gap():
    assert gaps("He said: “They were hurt...they ran,” and left.") == []
    assert gaps('He said: "They were hurt...they ran," and left.') == []


def test_a_repeated_paragraph_is_marked_where_it_comes_again():
    once = "Three workers died on Monday when the boiler of the old mill exploded, the governor said."
    text = f"{once}\n\nNine others are in hospital.\n\n{once}\n\nThe cause is not known."
    ((words, why, words_gone),) = gaps(text)
    assert (why, words_gone) == ("repeated paragraph", False)
    assert once.startswith(words)
    assert len(words) == 60
    assert find_gaps(text, split(text))[0].span.start > len(once)


def test_a_short_line_may_come_again():
    assert gaps("Read on.\n\nTwo died in the fire.\n\nRead on.\n\nNine were hurt.") == []


@pytest.mark.parametrize(
    "text",
    ["The cafÃ© was hit.", "He said: â€œRun.â€\x9d", "It fell by 5Â°.", "The mayor\ufffds house was hit."],
)
def test_letters_in_the_wrong_encoding_are_damage(text):
    assert {(why, words_gone) for _, why, words_gone in gaps(text)} == {("mojibake", False)}


@pytest.mark.parametrize(
    "text", ["Café owner Ångström met Łódź's mayor.", "“Não,” he said – it cost €5 or £4."]
)
def test_letters_of_other_languages_are_none(text):
    assert gaps(text) == []


ODD = st.text(alphabet=st.sampled_from(list('aA .…"“”()[],\n')) | st.characters(), max_size=200)
PARTS = "the |The |is |as|are|had|that|...|. |.|\n\n|( )|saw |, |Ã©|“|”|reported.These |At least 3 died. "
WORDS = st.lists(st.sampled_from(PARTS.split("|")), max_size=60).map("".join)


@given(ODD | WORDS)
@example("")
@example("the" * 40)
@example("x" * 500 + "theThe ")
def test_gaps_are_short_in_order_apart_and_inside_the_text(text):
    last = 0
    for gap in find_gaps(text, split(text)):
        assert last <= gap.span.start < gap.span.end <= len(text)
        assert gap.span.end - gap.span.start <= 60
        assert gap.why
        last = gap.span.end


@given(WORDS, WORDS)
def test_damage_before_a_blank_line_stays_when_text_follows(before, after):
    def missing(text):
        return {g.span for g in find_gaps(text, split(text)) if g.why.startswith("words fused")}

    assert missing(before + "\n\n") <= missing(f"{before}\n\n{after}")


@pytest.mark.parametrize("unit", ["theThe ", "(", "the ", "“", "...a", "asare ", ", ", "[a ", "said.We "])
def test_time_grows_with_the_text_and_not_faster(unit):
    def spent(size):
        text = unit * (size // len(unit))
        sentences = split(text)
        return min(seconds(lambda: find_gaps(text, sentences)) for _ in range(2))

    assert spent(160_000) < 10 * spent(40_000) + 0.2


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/seed, which is no part of the repository")
def test_every_place_of_the_first_report_where_words_are_gone():
    text = SEED.read_text("utf-8")
    found = gone(text)
    for words in ("asare", "theThe", "theis", "hadthat", "were linked to"):
        assert any(words in gap for gap in found), words
    assert len(found) == 6


@pytest.mark.skipif(not OPEN_GOLD.exists(), reason="needs ../shared/data, which is no part of the repository")
def test_undamaged_news_has_next_to_no_gaps():
    texts = [json.loads(line)["text"] for line in OPEN_GOLD.read_text("utf-8").splitlines()]
    words = sum(len(text.split()) for text in texts)
    assert sum(len(gone(text)) for text in texts) <= words / 10_000
