"""Speakers put into clauses, at the head of statements, in transcripts, and those whom "they" stands for."""

from __future__ import annotations

import pytest
from reading_attributions import chain, sources

_CLINIC = [("clinic", "medical")]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The dam at Ouzna, below which, the prefect believes, 60 people drowned, had been mended.",
            "60 people",
            [("prefect", "official")],
        ),
        (
            "In Brod, where, firefighters say, nine workers died when a kiln blew up, all is closed.",
            "nine workers",
            [("firefighters", "official")],
        ),
        (
            "The ambush, which, the clinic confirmed, injured five drivers, held up the convoy.",
            "five drivers",
            _CLINIC,
        ),
        (
            "The rally, at which, a nurse told Radio Sul, three people were shot, went on.",
            "three people",
            [("nurse", "medical"), ("Radio Sul", "media")],
        ),
    ],
)
def test_a_speaker_between_commas_after_a_relative_word(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """What stands around such a speaker is all theirs."""
    assert chain(text, words) == expected


def test_the_sentence_around_a_relative_clause_is_the_report_s_own() -> None:
    """Only the clause is what the speaker says."""
    text = "In Brod, where, firefighters say, nine workers died when a kiln blew up, 40 families were moved."
    assert chain(text, "40 families") == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Deputies jailed a farmer on Monday, and a man they say ran over two hikers, in Ondava.",
            "two hikers",
            [("Deputies", "official")],
        ),
        (
            "Police have charged a woman they believe stabbed three children.",
            "three children",
            [("Police", "official")],
        ),
        (
            "A driver police say ran down two hikers near Ondava is in custody.",
            "two hikers",
            [("police", "official")],
        ),
        ("Hikers met a farmer they said had lost two sons.", "two sons", []),
    ],
)
def test_they_are_who_holds_whom_they_speak_of(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Only such as can hold somebody, and never the one of whom it is told."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "name", "kind"),
    [
        (
            "Communique of the Northern Command: Our men shot nine raiders.",
            "nine raiders",
            "Northern Command",
            "organisation",
        ),
        ("Air force bulletin No. 4, 9 May: A raid killed nine men.", "nine men", "Air force", "military"),
        (
            "Clinic statement, 18:20: We took in 30 people. Nine people died on the way.",
            "Nine people",
            "Clinic",
            "medical",
        ),
    ],
)
def test_a_statement_s_heading_names_its_speaker(text: str, words: str, name: str, kind: str) -> None:
    """What follows the colon, up to the end of its paragraph, is theirs."""
    (found,) = sources(text, words)
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Bulletin No. 4: nine people died.",
        "Army attack statement: nine people died.",
        "The clinic put out its statement: nine people died.",
        "Flood notice: nine people died.",
    ],
)
def test_a_heading_without_a_body_names_nobody(text: str) -> None:
    """Nor does one with a verb, or with what happened."""
    assert not sources(text, "nine people")


def test_turns_of_a_briefing() -> None:
    """Who answers speaks up to the next turn; who asks tells nothing."""
    text = (
        "QUESTION: Is it true that 90 were held?\n\n"
        "MR. OTERO: We know of six. Two of our staff were hurt.\n\n"
        "QUESTION: And the 11 dead?"
    )
    assert chain(text, "six") == [("OTERO", "individual")]
    assert chain(text, "Two of our staff") == [("OTERO", "individual")]
    assert chain(text, "90") == chain(text, "11 dead") == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The switchboard got a call from a farmer saying that two hikers had been buried.",
            "two hikers",
            [("farmer", "witness")],
        ),
        ("The clinic counted 40 deaths in March and 31 in April.", "31", _CLINIC),
        (
            "A guard was held; two hikers, the clinic added, had broken legs.",
            "A guard",
            [],
        ),
        (
            "A guard was held; two hikers, the clinic added, had broken legs.",
            "two hikers",
            _CLINIC,
        ),
        ("It has been announced that two hikers died.", "two hikers", [("announced", "unnamed")]),
        ("There are reports of 12 dead and at least 40 injured.", "40 injured", [("reports", "unnamed")]),
        (
            "The premier has told the state broadcaster 12 rebels and one guard were killed while nine fled.",
            "one guard",
            [("premier", "official"), ("state broadcaster", "media")],
        ),
        ("Cooks told the press that two hikers had died.", "two hikers", [("Cooks", "individual")]),
        (
            "Cooks told the Ondava Press that two hikers had died.",
            "two hikers",
            [("Cooks", "individual"), ("Ondava Press", "media")],
        ),
        (
            "The navy states that it held a smuggler, who according to the port's log had a rifle.",
            "a smuggler",
            [("navy", "military")],
        ),
        ("There have been a total of 355 reported cases in the valley.", "355", [("reported", "unnamed")]),
        ("IT WAS LEARNED THAT TWO HIKERS HAD DIED.", "TWO HIKERS", [("learned", "unnamed")]),
        (
            "Save the Children said that nine nurses died.",
            "nine nurses",
            [("Save the Children", "humanitarian")],
        ),
        (
            "Doctors Without Borders said nine nurses died.",
            "nine nurses",
            [("Doctors Without Borders", "humanitarian")],
        ),
        (
            "Human Rights Watch said two guards had fled. The group documented nine killings.",
            "nine killings",
            [("Human Rights Watch", "monitor")],
        ),
        ("Another group, LTDH, put the number of dead at 40.", "40", [("LTDH", "organisation")]),
        ("The charity, run by nuns, put the number of dead at 40.", "40", [("charity", "humanitarian")]),
        ("Sri Lanka has cut the toll to 250, the clinic says.", "250", _CLINIC),
        ("Mine fire in Brod: 40 dead, hiker found", "40", []),
        ("Nine hikers died of cold, a coroner found.", "Nine hikers", [("coroner", "medical")]),
        (
            "The relief agency, LTDH, said two guards had fled. The agency put the dead at 40.",
            "40",
            [("LTDH", "organisation")],
        ),
        ("Local media report at least nine people dead in Brod.", "nine people", [("media", "media")]),
        ("Police report forms list nine people.", "nine people", []),
        ("The murder of two guards and a cook raised the toll to 12 dead.", "12 dead", []),
        ("The prefect told this newspaper that nine people died.", "nine people", [("prefect", "official")]),
        (
            "THE PEOPLE'S ARMY FRONT [PAF] SAID NINE SOLDIERS HAD BEEN KILLED.",
            "NINE SOLDIERS",
            [("PEOPLE'S ARMY FRONT [PAF]", "military")],
        ),
    ],
)
def test_speakers_of_single_figures(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """Calls, comparisons, asides, names of several words, and what raises a toll."""
    assert chain(text, words) == expected


BROADCAST = (
    "DANA WELLS, ANCHOR: Sixty-eight people have died. Luis.\n\n"
    "LUIS ORTEGA, CNB CORRESPONDENT (on camera): Twenty-three of them died here.\n\n"
    "(BEGIN VIDEOTAPE)\n\n"
    "KEN BOYD, COUNTY JUDGE: I can tell you we have 27 dead.\n\n"
    "ORTEGA: Medics say 40 people were hurt.\n\n"
    "WELLS: Let us hear a doctor.\n\n"
    "DR. AMY CHO, SURGEON: Nine people died on the way. Police told me that six were shot."
)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Sixty-eight", []),
        ("Twenty-three", []),
        ("27 dead", ["KEN BOYD"]),
        ("40 people", ["Medics"]),
        ("Nine people", ["AMY CHO"]),
        ("six", ["Police", "AMY CHO"]),
    ],
)
def test_turns_of_a_broadcast(words: str, names: list[str]) -> None:
    """Who presents or reports speaks for the publisher; whoever else has a turn speaks there."""
    assert [name for name, _ in chain(BROADCAST, words)] == names


def test_turns_without_parts_are_told_by_who_asks() -> None:
    """The first to speak presents, and so does whom he hands over to."""
    text = (
        "KAREN TULLY: Four bodies were found. Liam Heriot reports.\n\n"
        "LIAM HERIOT: Six people are missing.\n\n"
        "PETER SHARP: We lost nine men.\n\n"
        "KAREN TULLY: How many were on board?\n\n"
        "PETER SHARP: Twelve men died, I hear."
    )
    assert chain(text, "Four bodies") == chain(text, "Six people") == []
    assert chain(text, "Twelve men") == [("PETER SHARP", "individual")]


def test_labels_of_places_are_no_turns() -> None:
    """Nobody asks there, and nobody speaks twice."""
    text = "NAMPULA: Nine people died.\n\nTETE: Four people died.\n\nNAMPULA: Six more people died."
    assert chain(text, "Four people") == []


def test_a_title_of_two_words() -> None:
    """Only its last word need be known as one."""
    text = 'Fire Chief Ana Silva: "So far this year, 11 people have died."'
    assert [name for name, _ in chain(text, "11 people")] == ["Ana Silva"]
