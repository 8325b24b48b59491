"""On whose word: what counts as somebody saying something, and which words are source, cue and content."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from according.claims.attribution import find_attributions
from according.claims.attribution.quotes import find_quotes
from according.language.nlp import Parser
from according.language.parse import Parse
from according.language.sentences import split
from according.model import Attribution, Span


@cache
def parser() -> Parser:
    return Parser()


def read(text: str) -> Parse:
    return parser().parse(text, split(text))


def words(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)


def found(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, as words."""
    return [
        (words(a.source, text), words(a.cue, text), words(a.content, text))
        for a in find_attributions(read(text))
    ]


def only(text: str) -> Attribution:
    (attribution,) = find_attributions(read(text))
    return attribution


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The harbour master said that nine sailors had drowned.",
            "The harbour master",
            "said",
            "that nine sailors had drowned",
        ),
        (
            "Nine sailors drowned off Velmar, the coastguard said on Monday.",
            "the coastguard",
            "said",
            "Nine sailors drowned off Velmar",
        ),
        (
            "Nine sailors drowned, said Ines Calado, the mayor of Velmar.",
            "Ines Calado, the mayor of Velmar",
            "said",
            "Nine sailors drowned",
        ),
        (
            "The blast, police said, wounded seven soldiers.",
            "police",
            "said",
            "The blast … wounded seven soldiers",
        ),
        (
            "Five miners were hurt, according to the owner of the pit.",
            "the owner of the pit",
            "according to",
            "Five miners were hurt",
        ),
        (
            "According to the owner of the pit, five miners were hurt.",
            "the owner of the pit",
            "According to",
            "five miners were hurt",
        ),
        (
            "As the mayor put it, the town has buried 12 people in a week.",
            "the mayor",
            "put",
            "the town has buried 12 people in a week",
        ),
        (
            "The clinic has confirmed four deaths.",
            "The clinic",
            "has confirmed",
            "four deaths",
        ),
        (
            "The ministry put the death toll at 31.",
            "The ministry",
            "put",
            "31",
        ),
        (
            "Three people were pronounced dead by paramedics.",
            "paramedics",
            "were pronounced",
            "Three people … dead",
        ),
        (
            "Residents' claims that 50 people lay under the rubble could not be checked.",
            "Residents",
            "claims",
            "that 50 people lay under the rubble",
        ),
        (
            "Health officials also warned of more deaths.",
            "Health officials",
            "also warned of",
            "more deaths",
        ),
        (
            "A spokeswoman said in a written notice that two boys had been rescued.",
            "A spokeswoman",
            "said",
            "that two boys had been rescued",
        ),
    ],
)
def test_who_says_what(text: str, source: str, cue: str, content: str) -> None:
    assert found(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Police: 3 dead in market blast", "Police", "3 dead in market blast"),
        ("Ferry sinks off Velmar, 12 dead: coastguard", "coastguard", "Ferry sinks off Velmar, 12 dead"),
        ("At least 5 killed in bus crash, UN says", "UN", "At least 5 killed in bus crash"),
        (
            "Army says 4 soldiers killed, 2 badly hurt, in raid",
            "Army",
            "4 soldiers killed, 2 badly hurt, in raid",
        ),
        ("Flu spreads as ministry reports 29 deaths", "ministry", "29 deaths"),
        ("Schools close in Velmar as state reports 29 deaths", "state", "29 deaths"),
    ],
)
def test_headlines(headline: str, source: str, content: str) -> None:
    attribution = only(headline)
    assert words(attribution.source, headline) == source
    assert words(attribution.content, headline) == content


@pytest.mark.parametrize("headline", ["Winter storm live updates: 18 towns cut off", "Mystery box: 3 facts"])
def test_the_topic_of_a_headline_is_no_speaker(headline: str) -> None:
    assert found(headline) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            '"We lost four men," said Colonel Ivan Dorn. "Six others are wounded."',
            '"We lost four men," … "Six others are wounded."',
        ),
        (
            "\u201cWe lost four men. Six others are wounded,\u201d Colonel Ivan Dorn said.",
            "\u201cWe lost four men. Six others are wounded,\u201d",
        ),
        (
            'Colonel Ivan Dorn told reporters: "We lost four men. Six others are wounded."',
            '"We lost four men. Six others are wounded."',
        ),
        (
            'Colonel Ivan Dorn spoke of the dead, he said.\n\n"We lost four men on the bridge."',
            None,
        ),
    ],
)
def test_a_quotation_goes_on_after_its_speaker_was_named(text: str, content: str | None) -> None:
    attributions = find_attributions(read(text))
    spoken = [words(a.content, text) for a in attributions if a.speakers]
    if content is None:
        assert any("four men on the bridge" in piece for piece in spoken)
    else:
        assert content in spoken


def test_a_quotation_with_a_speaker_of_its_own_is_not_given_to_the_one_before() -> None:
    text = (
        'A fisherman told the Courier he saw two bodies.\n\n"We have found nobody so far in the water," said '
        "Captain Mara Stehn."
    )
    first, second = (a for a in find_attributions(read(text)) if a.speakers)
    assert "nobody" not in words(first.content, text)
    assert words(second.content, text) == '"We have found nobody so far in the water,"'


def test_somebody_elses_but_ends_the_content() -> None:
    text = "The ministry says 12 people were killed, but the army says nobody died."
    first, second = find_attributions(read(text))
    assert words(first.content, text) == "12 people were killed"
    assert words(second.content, text) == "nobody died"
    assert second.within is None


def test_while_turns_to_somebody_elses_word() -> None:
    text = "The clinic said it had received 20 bodies, while the ministry put the total at 35."
    first, second = find_attributions(read(text))
    assert words(first.content, text) == "it had received 20 bodies"
    assert (words(second.content, text), second.within) == ("35", None)


def test_according_to_at_the_end_speaks_of_the_whole_sentence() -> None:
    text = "Deputies believe three people died before the fire, according to an affidavit."
    inner, outer = find_attributions(read(text))
    assert (words(inner.source, text), inner.within) == ("Deputies", 1)
    assert (words(outer.source, text), outer.within) == ("an affidavit", None)


def test_what_is_claimed_is_not_what_stands_beside() -> None:
    text = "On its channel, the group claimed responsibility and said it had killed 17 soldiers."
    assert words(only(text).content, text) == "it had killed 17 soldiers"


def test_attributions_stand_within_one_another() -> None:
    text = "Ana Prado told Radio Sul that 14 people had drowned, the Meridian reported."
    inner, outer = find_attributions(read(text))
    assert words(inner.cue, text) == "told"
    assert words(outer.cue, text) == "reported"
    assert (inner.within, outer.within) == (1, None)


@pytest.mark.parametrize(
    "text",
    [
        "The union wants to march on Friday.",
        "The senator praised the firefighters.",
        "The company plans to close the pit.",
    ],
)
def test_wishes_and_judgements_are_attributions_without_speakers(text: str) -> None:
    attribution = only(text)
    assert attribution.speakers == ()
    assert attribution.source and attribution.content


@pytest.mark.parametrize(
    "text",
    [
        "Police found two men shot in a car.",
        "The ship sank and nine people drowned.",
        "The war has claimed 900 lives.",
        "A bomb killed three children near the school.",
        "Two boys were found by police in the cellar.",
    ],
)
def test_the_reports_own_voice_has_no_speakers(text: str) -> None:
    assert all(a.speakers == () for a in find_attributions(read(text)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The shelling reportedly killed six people.", "reportedly"),
        ("Twelve people are said to have died.", "are said"),
        ("No injuries were reported.", "reported"),
        ("There were reports of dozens of wounded in the north.", "reports"),
        ("There were no reported injuries in the port.", "reported"),
    ],
)
def test_unnamed_sources_stand_under_the_words_for_them(text: str, name: str) -> None:
    (source,) = only(text).speakers
    assert (source.name, source.kind) == (name, "unnamed")


def test_words_after_an_ellipsis_do_not_belong_to_what_was_cut_off() -> None:
    text = "The general was killed on this day in 2020...according to local papers. The fire went out."
    assert found(text) == []


def test_a_signed_post_is_its_signers() -> None:
    text = "Two hurt outside the bar. Three shootings with nine victims. \u2014 Ann Roe (@annroe) May 3, 2021"
    post = next(a for a in find_attributions(read(text)) if words(a.cue, text) == "@annroe")
    assert [(s.name, s.kind) for s in post.speakers] == [("Ann Roe", "social_media")]
    assert words(post.content, text).startswith("Two hurt")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We dug." Then he left.', ['"We dug."']),
        ("\u201cOne. Two.\u201d \u201cThree.\u201d", ["\u201cOne. Two.\u201d", "\u201cThree.\u201d"]),
        ("''We dug,'' he said.", ["''We dug,''"]),
        ("\u201cWe dug.\n\n\u201cWe found him.\u201d", ["\u201cWe dug.", "\u201cWe found him.\u201d"]),
        ("\u201cWe dug and dug", ["\u201cWe dug and dug"]),
        ("No marks here.", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in find_quotes(text)] == quoted


PIECES = st.sampled_from(
    [
        *("police", "The army", "Ana Prado", "he", "AFP", "officials", "residents", "who", "the ministry"),
        *("said", "told", "says", "reported", "according to", "quoted", "as saying", "reportedly", "put it"),
        *("12 people", "died", "were killed", "that", "three men", "at", "on Monday", "and", "but", "by"),
        *('"', "\u201c", "\u201d", "''", ",", ".", ":", ";", "...", "\n", "\n\n", "(", ")", "\u2014", "@x"),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example('oN"K6"ACCORDInG')
@given(TEXTS)
@example("Zelensky says 12 killed in Kharkiv")
def test_any_text_gives_attributions_inside_the_text(text: str) -> None:
    attributions = find_attributions(read(text))
    for a in attributions:
        assert a.cue and a.content
        spans = [*a.source, *a.cue, *a.content, *(s.span for s in (*a.speakers, *a.told) if s.span)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(source.name for source in (*a.speakers, *a.told))
        assert a.within is None or (0 <= a.within < len(attributions) and attributions[a.within] is not a)
    cues = [a.cue[0].start for a in attributions]
    assert cues == sorted(cues)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab \n\"'\u201c\u201d\u00ab\u00bb`", max_size=80))
def test_quotations_never_overlap(text: str) -> None:
    quotes = find_quotes(text)
    assert all(0 <= q.start < q.end <= len(text) for q in quotes)
    assert all(a.end <= b.start for a, b in pairwise(quotes))
