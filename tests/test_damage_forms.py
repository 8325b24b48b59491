"""Damage of every sort, one by one: what is found, whether words are gone, and what is left alone."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.language.joints import fused_starts, small_words
from according.language.quotes import quotation_marks
from according.language.sentences import split
from according.reports import find_gaps
from according.reports.damage import (
    CUT,
    DROPPED,
    ELLIPSIS,
    EMPTY,
    JOINED,
    LONGEST,
    MARKED,
    MISSING,
    MOJIBAKE,
    REPEATED,
    SPACE,
)
from according.vocab import load


def gaps(text):
    return find_gaps(text, split(text))


def lines(text):
    """Each gap as `words [why]`, with a plus where no words are gone."""
    return [f"{gap.span.of(text)} [{gap.why}]{'' if gap.words_gone else '+'}" for gap in gaps(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He was taken toafter the blast.", "toafter"),
        ("The town ofand the hills were hit.", "ofand"),
        ("They were held byuntil noon.", "byuntil"),
        ("The blast, at theon Monday, killed two.", "theon"),
        ("It was shut butwas open.", "butwas"),
        ("People fled from thehas been shelled.", "thehas"),
        ("They spoke ofThe road.", "ofThe"),
    ],
)
def test_words_that_cannot_follow_one_another_lost_those_between(text, words):
    assert lines(text) == [f"{words} [{DROPPED}]"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man whowas seen was hurt.", "whowas"),
        ("The bridge, whichhad been closed, fell.", "whichhad"),
        ("The mayor said that there wereat the time two boats.", "wereat"),
        ("The men fromthe dam came.", "fromthe"),
        ("It hasbeen shut.", "hasbeen"),
    ],
)
def test_words_that_can_follow_one_another_lost_a_space(text, words):
    assert lines(text) == [f"{words} [{SPACE}]+"]


KNOWN = frozenset(load("damage")["words"].split())
PAIRS = sorted(
    (one, other) for one, other in itertools.product(sorted(small_words()), repeat=2) if len(one + other) >= 5
)


def test_no_two_small_words_are_fused_unseen():
    """Every pair is either a word of its own or a gap that is just these words."""
    unseen = []
    for one, other in PAIRS:
        word = one + other
        found = lines(f"Nobody said {word} on Monday.")
        if (word in KNOWN) == bool(found) or any(not line.startswith(word) for line in found):
            unseen.append(word)
    assert len(PAIRS) > 4000
    assert unseen == []


@pytest.mark.parametrize("word", sorted(KNOWN))
def test_words_that_look_like_two_are_left_alone(word):
    assert lines(f"Nobody said {word} on Monday.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two died.Three were hurt.", "died.Three"),
        ("Two died.“Three,” he said.", "died.“Three"),
        ('Two died."Three," he said.', 'died."Three'),
        ("Two died?Three were hurt.", "died?Three"),
        ("Two died!Three were hurt.", "died!Three"),
        ("He was 40.She was 30.", "40.She"),
        ("Two died (on foot).Three ran.", ".Three"),
        ("It fell by 5%.The rest rose.", ".The"),
        ("Nobody was hurt, they saidThe road is open.", "saidThe"),
        ("He ranAfter the blast he fell.", "ranAfter"),
    ],
)
def test_two_sentences_without_a_space(text, words):
    assert lines(text) == [f"{words} [{JOINED}]+"]


@pytest.mark.parametrize(
    "text",
    [
        "He left the U.S.The rest stayed.",
        "Two died.three ran.",
        "See example.org or ask desk@example.org today.",
        "The J.K.Moreno prize went to nobody.",
        "It grew by 3.5 points.",
        "Mr McAllister, of LinkedIn, and O'Brien came.",
    ],
)
def test_marks_within_words_and_addresses_are_no_joints(text):
    assert lines(text) == []


@pytest.mark.parametrize(
    "mark", ["[illegible]", "[inaudible]", "[omitted]", "[missing]", "[words indistinct]", "[UNINTELLIGIBLE]"]
)
def test_words_that_an_editor_marked_as_missing(mark):
    assert lines(f"A voice said {mark} and fell silent.") == [f"{mark} [{MARKED}]"]


@pytest.mark.parametrize("mark", ["[sic]", "[AFP]", "[the mayor]", "[... and so on]", "(inaudible)"])
def test_other_words_in_brackets_are_no_mark(mark):
    assert lines(f"A voice said {mark} and fell silent.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The group [] said so.", "[]"),
        ("The group () said so.", "()"),
        ("The group ( , ) said so.", "( , )"),
        ('He called it "" and left.', '""'),
        ("He called it “” and left.", "“”"),
        ("The mayor, , spoke.", ", ,"),
        ("They met in Kabul, . Then they left.", ", ."),
    ],
)
def test_brackets_and_quotation_marks_around_nothing(text, words):
    assert lines(text) == [f"{words} [{EMPTY}]"]


@pytest.mark.parametrize(
    "verb", ["is", "was", "were", "has", "said", "told", "of", "and", "who", "would", "by"]
)
def test_an_article_without_a_noun(verb):
    assert lines(f"The {verb} hurt on Monday.") == [f"The {verb} [{MISSING}]"]
    assert lines(f"The man {verb} hurt on Monday.") == []


def test_of_an_article_only_small_words_tell():
    assert lines("The hurt were treated; the said-to-be safe road, an of-the-moment plan.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It happened in 2020...according to the papers.", "...according"),
        ("It happened in 2020…according to the papers.", "…according"),
        ("The mayor...told them so.", "...told"),
    ],
)
def test_an_ellipsis_in_the_reports_own_voice(text, words):
    assert lines(text) == [f"{words} [{ELLIPSIS}]"]


@pytest.mark.parametrize(
    "text",
    [
        "“It happened...it was over,” he said.",
        "It happened ... and it was over.",
        "It happened … and it was over.",
        "It was over... He left.",
    ],
)
def test_a_pause_is_no_ellipsis(text):
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The men were killed in the", "killed in the"),
        ("Nobody was hurt. He was seen with", "was seen with"),
        ("The dead were from Kabul, Herat,", "from Kabul, Herat,"),
        ("Nobody was hurt. The search goes on...", "search goes on..."),
        ("Nobody was hurt. The search goes on [...]", "goes on [...]"),
        ("Nobody was hurt. The search was called off because", "called off because"),
        ("Nobody was hurt. He was part of a group of", "a group of"),
        ("Nobody was hurt. They had come with their", "come with their"),
        ("The mayor said that of the. Nobody was hurt.", "that of the."),
    ],
)
def test_a_sentence_that_breaks_off(text, words):
    assert lines(text) == [f"{words} [{CUT}]"]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt. What for?",
        "Nobody was hurt. The search goes on. [...]",
        "Nobody was hurt. The road is open",
        "Two killed as bus falls off bridge",
        "Not over.",
        "The",
        "In the",
        "Nobody was hurt.\n\nPhoto: a view of the",
    ],
)
def test_an_end_that_is_one(text):
    assert [line for line in lines(text) if CUT in line] == []


GOOD = ("café", "fête", "naïve", "Öl", "“Go”", "40°", "it’s")


@pytest.mark.parametrize(
    ("good", "bad"), [(text, text.encode("utf-8").decode("cp1252", "replace")) for text in GOOD]
)
def test_letters_read_in_the_wrong_encoding(good, bad):
    assert lines(f"The sign said {good} to us.") == []
    found = gaps(f"The sign said {bad} to us.")
    assert [(gap.why, gap.words_gone) for gap in found] == [(MOJIBAKE, False)]


def test_wrong_letters_are_named_once_for_a_stretch():
    text = "cafÃ© " * 30 + "x" * 400 + " cafÃ©"
    assert len([gap for gap in gaps(text) if gap.why == MOJIBAKE]) == 2


PARAGRAPH = (
    "Three workers died on Monday when the boiler of the old mill exploded, the governor said at noon."
)


def test_a_paragraph_that_comes_three_times_is_marked_twice():
    text = "\n\n".join([PARAGRAPH, PARAGRAPH, "Nine are in hospital now.", PARAGRAPH])
    found = [gap for gap in gaps(text) if gap.why == REPEATED]
    assert [gap.span.start for gap in found] == [m.start() for m in re.finditer("Three", text)][1:]
    assert all(gap.span.end - gap.span.start == LONGEST for gap in found)


def test_a_paragraph_that_differs_in_its_spaces_alone_is_the_same():
    text = f"{PARAGRAPH}\n\n{PARAGRAPH.replace(' ', '  ')}"
    assert [gap.why for gap in gaps(text)] == [REPEATED]
    assert lines(f"{PARAGRAPH}\n\n{PARAGRAPH.replace('Three', 'Four')}") == []


def test_a_report_with_damage_of_many_sorts():
    text = (
        "The ministry described the shells asare thought to be old. Four were hurt.Nine ran. "
        "The group () denied it. The said no more. He spoke to"
    )
    assert (
        lines(text)
        == [
            f"asare [{DROPPED}]",
            f"hurt.Nine [{JOINED}]+",
            f"() [{EMPTY}]",
            f"The said [{MISSING}]",
            f"He spoke to [{CUT}]" if "He spoke to" in text[-11:] else "",
        ][: len(lines(text))]
    )
    assert len(lines(text)) >= 4


def test_where_two_kinds_of_damage_meet_the_gap_that_took_words_stands():
    ((one),) = gaps("The second went off at theThe police came late.")
    assert (one.why, one.words_gone) == (DROPPED, True)


# The words that open the next sentence


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at theThe second", [("the", "The")]),
        ("they saidThe road", [("said", "The")]),
        ("on LinkedIn today", []),
        ("theThe", []),
        ("The second", []),
        ("he saidHe ranShe fell", [("said", "He"), ("ran", "She")]),
        ("", []),
    ],
)
def test_where_an_opening_word_is_fused(text, found):
    assert [(text[a:b], text[b:c]) for a, b, c in fused_starts(text)] == found


def test_only_the_stretch_asked_for_is_looked_at():
    text = "he saidHe left. they saidThey ran."
    assert len(list(fused_starts(text))) == 2
    assert [text[b:c] for _, b, c in fused_starts(text, 16)] == ["They"]
    assert [text[b:c] for _, b, c in fused_starts(text, 0, 16)] == ["He"]


# Quotation marks


def marked(text):
    """The text with < for each mark that opens and > for each that closes."""
    roles = quotation_marks(text)
    return "".join("<" if roles.get(n) else ">" if n in roles else c for n, c in enumerate(text))


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ('"Go," he said.', "<Go,> he said."),
        ('He said: "Go."', "He said: <Go.>"),
        ('He said: "Go."Then he left.', "He said: <Go.>Then he left."),
        ('He said."Go," he said.', "He said.<Go,> he said."),
        ('The "old" mill.', "The <old> mill."),
        ('The ("old") mill.', "The (<old>) mill."),
        ("“Go,” he said. „Nein“ too.", "<Go,> he said. <Nein< too."),
        ("«Allez», dit-il.", "<Allez>, dit-il."),
        ('"One.\n\n"Two."', "<One.\n\n<Two.>"),
        ('"One.\n\nHe said."Two," she said.', "<One.\n\nHe said.<Two,> she said."),
        ("no marks", "no marks"),
    ],
)
def test_which_quotation_marks_open_and_which_close(text, roles):
    assert marked(text) == roles


@given(st.text(alphabet='a ".,\n“”()', max_size=60))
def test_every_double_mark_has_one_role(text):
    roles = quotation_marks(text)
    assert set(roles) == {n for n, c in enumerate(text) if c in '"“”'}
    assert all(roles[n] is (text[n] == "“") for n in roles if text[n] != '"')


@given(
    st.lists(
        st.sampled_from(["Two died. ", "He ran off. ", "asare ", "saidThe ", "() ", "\n\n"]), max_size=30
    )
)
def test_gaps_of_sound_text_are_none_and_damage_is_found_wherever_it_stands(parts):
    text = "".join(parts)
    found = [gap for gap in gaps(text) if gap.why in (DROPPED, JOINED, EMPTY)]
    assert len(found) == sum(part in ("asare ", "saidThe ", "() ") for part in parts)
