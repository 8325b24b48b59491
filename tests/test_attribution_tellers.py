"""Hearers, outlets, the cited and the quoted: who stands where in a chain."""

from __future__ import annotations

import pytest
from reading_attributions import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The mayor told Radio Sul that 40 people had died.",
            "40 people",
            [("mayor", "official"), ("Radio Sul", "media")],
        ),
        (
            "The mayor told the Courier newspaper that 40 people had died.",
            "40 people",
            [("mayor", "official"), ("Courier newspaper", "media")],
        ),
        (
            "Witnesses told police that 40 people had died.",
            "40 people",
            [("Witnesses", "witness"), ("police", "official")],
        ),
        (
            "Relatives told the rights group LTDH that 40 people had died.",
            "40 people",
            [("Relatives", "witness"), ("LTDH", "monitor")],
        ),
        (
            "The mayor told reporters that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor told a news conference that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            '"We buried 40 people," the mayor told Reuters.',
            "40 people",
            [("mayor", "official"), ("Reuters", "media")],
        ),
        (
            '"We buried 40 people," said the mayor to Reuters.',
            "40 people",
            [("mayor", "official"), ("Reuters", "media")],
        ),
        (
            "Ana Prado informed Radio Sul that 40 people had died.",
            "40 people",
            [("Ana Prado", "individual"), ("Radio Sul", "media")],
        ),
    ],
)
def test_those_who_heard_it_join_the_chain(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """Whom it was told to stands after the speaker."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "In an interview with CNN, the mayor said 40 people had died.",
            "40 people",
            [("mayor", "official"), ("CNN", "media")],
        ),
        (
            "In a statement to AFP, the army said 40 people had died.",
            "40 people",
            [("army", "military"), ("AFP", "media")],
        ),
        (
            "The army said in a statement to AFP that 40 people had died.",
            "40 people",
            [("army", "military"), ("AFP", "media")],
        ),
        (
            "The mayor, in remarks carried by state television, said 40 people had died.",
            "40 people",
            [("mayor", "official"), ("state television", "media")],
        ),
        (
            "In comments broadcast by Radio Sul, the mayor said 40 people had died.",
            "40 people",
            [("mayor", "official"), ("Radio Sul", "media")],
        ),
        (
            "The mayor said on state television that 40 people had died.",
            "40 people",
            [("mayor", "official"), ("state television", "media")],
        ),
        (
            "In a message posted on Telegram, the governor said 40 people had died.",
            "40 people",
            [("governor", "official"), ("Telegram", "social_media")],
        ),
        (
            "The governor wrote on Telegram that 40 people had died.",
            "40 people",
            [("governor", "official"), ("Telegram", "social_media")],
        ),
        (
            "The mayor posted on X that 40 people had died.",
            "40 people",
            [("mayor", "official"), ("X", "social_media")],
        ),
        (
            "40 people died, the mayor wrote on Facebook.",
            "40 people",
            [("mayor", "official"), ("Facebook", "social_media")],
        ),
        (
            "In a statement, the army said 40 people had died.",
            "40 people",
            [("army", "military")],
        ),
        (
            "In a tweet, the mayor said 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
    ],
)
def test_outlets_that_carried_it_join_the_chain(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """What carried a statement stands last."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Reuters, citing the ministry, reported 40 deaths.",
            "40 deaths",
            [("ministry", "official"), ("Reuters", "media")],
        ),
        (
            "AFP, quoting a hospital source, reported that 40 people had died.",
            "40 people",
            [("hospital source", "medical"), ("AFP", "media")],
        ),
        (
            "40 people died, Reuters reported, citing the ministry.",
            "40 people",
            [("ministry", "official"), ("Reuters", "media")],
        ),
        (
            "40 people died, according to AFP, quoting the ministry.",
            "40 people",
            [("ministry", "official"), ("AFP", "media")],
        ),
        (
            "40 people died, according to Reuters, which quoted the ministry.",
            "40 people",
            [("ministry", "official"), ("Reuters", "media")],
        ),
        (
            "Reuters, which cited two nurses, said 40 people had died.",
            "40 people",
            [("nurses", "medical"), ("Reuters", "media")],
        ),
        (
            "Citing police, Radio Sul said 40 people had died.",
            "40 people",
            [("police", "official"), ("Radio Sul", "media")],
        ),
        (
            "The Courier quoted the governor as saying that 40 people had died.",
            "40 people",
            [("governor", "official"), ("Courier", "media")],
        ),
    ],
)
def test_whom_a_teller_cites_spoke_first(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """The cited stand before those who cite them."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "40 people died, according to the ministry, quoted by AFP.",
            "40 people",
            [("ministry", "official"), ("AFP", "media")],
        ),
        (
            "The ministry, quoted by AFP, said 40 people had died.",
            "40 people",
            [("ministry", "official"), ("AFP", "media")],
        ),
        (
            "The contractor, reached by Radio Sul, said 40 people had died.",
            "40 people",
            [("contractor", "organisation"), ("Radio Sul", "media")],
        ),
        (
            "The governor was quoted by the Courier as saying 40 people had died.",
            "40 people",
            [("governor", "official"), ("Courier", "media")],
        ),
        (
            '"We lost 40 people," the governor was quoted as saying by the Courier.',
            "40 people",
            [("governor", "official"), ("Courier", "media")],
        ),
    ],
)
def test_whoever_quotes_a_source_stands_after_it(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """The quoted stand before those who quote them."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Ana Prado told Radio Sul that 40 people had drowned, AFP reported.",
            "40 people",
            [("Ana Prado", "individual"), ("Radio Sul", "media"), ("AFP", "media")],
        ),
        (
            "According to Reuters, officials say 40 people have died.",
            "40 people",
            [("officials", "official"), ("Reuters", "media")],
        ),
        (
            "Reuters, quoting state media, said the army had counted 40 bodies.",
            "40 bodies",
            [("army", "military"), ("state media", "media"), ("Reuters", "media")],
        ),
        (
            "The rebels lost 40 people, the army said, according to state television.",
            "40 people",
            [("army", "military"), ("state television", "media")],
        ),
        (
            "Deputies believe 40 people died, according to an affidavit.",
            "40 people",
            [("Deputies", "official"), ("affidavit", "official")],
        ),
    ],
)
def test_tellers_of_what_was_told_stand_after_it(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Each teller stands after the one they heard it from."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Police and witnesses said 40 people had died.",
            "40 people",
            [("Police", "official"), ("witnesses", "witness")],
        ),
        (
            "The bus company and highway police confirmed 40 deaths.",
            "40 deaths",
            [("bus company", "organisation"), ("highway police", "official")],
        ),
        (
            "40 people are missing in Wadi Salim, tribal elders and a charity said.",
            "40 people",
            [("tribal elders", "witness"), ("charity", "humanitarian")],
        ),
        (
            "40 people died, the presidency and the navy announced.",
            "40 people",
            [("presidency", "official"), ("navy", "military")],
        ),
        (
            "The army, the police and the mayor said 40 people had died.",
            "40 people",
            [("army", "military"), ("police", "official"), ("mayor", "official")],
        ),
    ],
)
def test_parallel_sources_stand_in_the_order_of_the_text(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Those who say it together are all named."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nine divers are lost, Mayor Ana Giro wrote on X.",
        "Nine divers are lost, Mayor Ana Giro said on X, formerly known as Twitter.",
        "Mayor Ana Giro wrote on X, formerly called Twitter, that nine divers were lost.",
    ],
)
def test_a_platform_at_the_end_of_a_sentence(text: str) -> None:
    """A full stop is no part of a platform's name, and what it was called before is not what is said."""
    words = "Nine divers" if text.startswith("Nine") else "nine divers"
    assert chain(text, words) == [("Ana Giro", "official"), ("X", "social_media")]
