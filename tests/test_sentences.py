"""Splitting a text into sentences. The texts stand here as reports bring them; "|" marks where one ends."""

from functools import partial

import pytest
from clock import seconds
from hypothesis import example, given
from hypothesis import strategies as st

from according.language.sentences import split


def pieces(text, *kinds):
    """Return the sentences of a text as strings, of the given kinds if any are given."""
    return [text[s.start : s.end] for s in split(text) if not kinds or s.kind in kinds]


def check(marked):
    """Split the text without its bars and compare with where the bars stood."""
    text = marked.replace("|", "")
    assert [p.strip() for p in pieces(text)] == [p.strip() for p in marked.split("|")]


# Ordinary ends


@pytest.mark.parametrize(
    "marked",
    [
        "Two people died.| Nine were hurt.",
        "Who fired first?| Nobody could say.",
        "Get out!| The roof is coming down.",
        "The bridge fell…| Nobody was on it.",
        "He said it was over.| 15 people are still missing.",
        "The toll rose to 20.| The mayor declared three days of mourning.",
        "The toll rose to 20.| 15 were children.",
        "It cost the town dearly.| $5 million will not be enough.",
        "They left (on foot).| The road was shut.",
        "(The road was shut.)| They left on foot.",
        "The plant closed in 2005.| Its owner moved on.",
        "He asked for calm.| “We are safe,” he said.",
        "She was calm.| ‘We are safe,’ she said.",
    ],
)
def test_a_sentence_ends_at_its_mark(marked):
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Amal Haddad treated the wounded.",
        "Lt. Gov. Ann Poe met the families.",
        "The St. Anne hospital took in the wounded.",
        "J. K. Moreno, who saw it, ran for help.",
        "It was measured by the U. S. Geological Survey.",
        "It was measured by the U.S. Geological Survey.",
        "He left at 5 p.m. Monday with his son.",
        "He left at 5 p.m. local time with his son.",
        "She was seen on Jan. 4 near the mill.",
        "She was seen on Sat. Jan. 4 near the mill.",
        "The quake had a magnitude of 5.9 and was felt in Oman.",
        "The quake had a magnitude of 5. 9 and was felt in Oman.",
        "The quake was of 5. 9 magnitude.",
        "Three tremors went from 3. 6 to 4. 3, which scared the town.",
        "It was felt at 2 p. m. Monday in the town.",
        "The firm Roe & Sons Inc. Limited paid for it.",
        "Bus No. 5 went off the road.",
        "They live in Fairview, W.Va., on the river.",
        "Read it at www.example.com or write to desk@example.org today.",
        "The site News.Example.com published the list.",
        "He killed in 2020...according to the papers.",
        "“Why?” she asked the officer.",
        "“Why?” Maria Roe asked the officer.",
        "“Enough!” shouted the crowd.",
        "I … do not know.",
        "The group said [...] it was not to blame.",
        "The iPhone was found; e.g. by a diver.",
        "He used a .45 caliber handgun.",
        "Police ( vs. the gang ) lost.",
    ],
)
def test_a_mark_within_a_sentence_is_no_end(text):
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    "marked",
    [
        "He flew to the U.S.| He never came back.",
        "He flew to Washington, D.C.| The talks failed.",
        "She left at 5 p.m.| Police found her at nine.",
        "It happened on Main St.| Police closed it.",
        "The shop belongs to Roe Inc.| It has closed.",
        "One man is critically ill.| Doctors fear for him.",
        "The two men are twins.| One is a sergeant.",
        "They were arrested by two men.| Jones was one of them.",
        "The dog sat.| Rover waited.",
        "The first victim was Ann Poe, 40.| Roe was the other.",
        "It came at 2 p. m.| Rover barked.",
        "The crash killed 5.| 12 were hurt.",
        "It was written in The Daily Sun.| The writer has fled.",
        "The fire took the hall, the sheds, etc.| Nobody was hurt.",
    ],
)
def test_an_abbreviation_or_its_like_may_end_a_sentence(marked):
    check(marked)


def test_numbers_of_a_list_stay_with_their_items():
    check("1. Three boats sank.\n|2. The crew swam ashore.")
    assert pieces("We ask for: 1. Water; 2. Food; 3. Doctors.") == [
        "We ask for: 1. Water; 2. Food; 3. Doctors."
    ]


# Missing spaces


@pytest.mark.parametrize(
    "marked",
    [
        "Four were hurt, the agency reported.|These numbers may rise.",
        'They were carried off on stretchers.|"Our crews are working," he said.',
        'He spoke of "crowds in the way."|Rahimi, who leads them, agreed.',
        "He spoke of “crowds in the way.”|Rahimi, who leads them, agreed.",
        "They came at 12:15 a.m.|Police say he ran.",
        "They flew to the U.S.|The talks failed.",
        "The school was shut in 2019.|It has not opened since.",
        "Was it a bomb?|Nobody knows.",
        "It was a bomb!|Nobody was hurt.",
        "It was over.|A man lay dead.",
        "It was over.|I ran.",
        "Write to www.example.co.nz.|Names will be kept.",
        "The troops withdrew.|15 people were found dead.",
        "(Nobody was hurt.)|The road is open.",
        "We met at dawn.|U.S. officials were there.",
    ],
)
def test_a_missing_space_after_the_mark_is_no_hindrance(marked):
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "It fell by 5.9 points.",
        "The U.S.A. team won.",
        "See example.org/A.Html for more.",
        "Mr.Smith and Dr.Jones were hurt.",
        "J.K.Moreno was hurt.",
        "Write to A.Roe@example.com today.",
    ],
)
def test_a_mark_without_a_space_may_stand_within_a_word(text):
    assert pieces(text) == [text]


def test_a_word_fused_to_the_opening_of_the_next_sentence_ends_its_own():
    text = "The first went off at theThe second was a mile away. He saw bothThe police did not."
    assert pieces(text) == [
        "The first went off at the",
        "The second was a mile away.",
        "He saw both",
        "The police did not.",
    ]


def test_names_in_one_word_are_not_taken_apart():
    text = "LinkedIn and YouTube took the post of Mr McAllister down."
    assert pieces(text) == [text]


def test_straight_quotation_marks_go_to_the_right_side():
    text = '"Stay in," he said."We will come."Then he left."Wait," she cried.'
    assert pieces(text) == ['"Stay in," he said.', '"We will come."', "Then he left.", '"Wait," she cried.']


def test_a_quotation_carried_over_a_paragraph_closes_in_it():
    text = (
        'He said, "It felt good out there.\n\nWe could have won it early."After the match he said, "We lost."'
    )
    assert pieces(text) == [
        'He said, "It felt good out there.',
        'We could have won it early."',
        'After the match he said, "We lost."',
    ]


def test_marks_set_off_by_spaces_close_before_the_next_sentence():
    text = "“ I ’ m out here . ” The crowd left ."
    assert pieces(text) == ["“ I ’ m out here . ”", "The crowd left ."]
    assert pieces("`` We are safe . '' The crowd left .") == ["`` We are safe . ''", "The crowd left ."]


# Paragraphs, headlines, hard-wrapped lines


def kinds(text):
    return [(s.kind, text[s.start : s.end]) for s in split(text)]


def test_a_headline_and_a_crosshead_are_told_from_text():
    text = "Two killed in mill fire\n\nTwo people died on Monday.\n\nSearch goes on\n\nOthers are missing."
    assert kinds(text) == [
        ("headline", "Two killed in mill fire"),
        ("text", "Two people died on Monday."),
        ("headline", "Search goes on"),
        ("text", "Others are missing."),
    ]


def test_a_title_alone_is_a_headline_and_a_sentence_alone_is_text():
    assert kinds("Two killed in mill fire") == [("headline", "Two killed in mill fire")]
    assert kinds("Two people were killed in a mill fire.") == [
        ("text", "Two people were killed in a mill fire.")
    ]


def test_a_headline_in_title_case_may_have_a_full_stop():
    text = "Mill Fire Kills Two Workers Near Border.\n\nTwo people died on Monday."
    assert [kind for kind, _ in kinds(text)] == ["headline", "text"]


def test_the_last_line_is_no_crosshead():
    assert kinds("Two people died.\n\nThe search was called off at night")[-1][0] == "text"


def test_paragraphs_are_counted():
    text = "Two killed in mill fire\n\nTwo died. Nine were hurt.\nOne is missing."
    assert [s.paragraph for s in split(text)] == [0, 1, 1, 2]


def test_one_sentence_a_line_stays_apart():
    text = "Two people died.\nNine were hurt\nand one is missing.\nThe search goes on."
    assert pieces(text) == [
        "Two people died.",
        "Nine were hurt",
        "and one is missing.",
        "The search goes on.",
    ]


WRAPPED = """\
Fire crews searched the ruins of the old mill on Monday for a
fourth worker after three bodies were found in what was left of
the boiler house. Governor Ann Poe said that nobody else in the
Riverside district was missing, and that Saint Anne Hospital had
treated nine people. The cause is not known.

The owner was abroad."""


def test_lines_broken_to_a_width_are_rejoined():
    assert [" ".join(p.split()) for p in pieces(WRAPPED)] == [
        "Fire crews searched the ruins of the old mill on Monday for a fourth worker after three bodies were"
        " found in what was left of the boiler house.",
        "Governor Ann Poe said that nobody else in the Riverside district was missing, and that Saint Anne"
        " Hospital had treated nine people.",
        "The cause is not known.",
        "The owner was abroad.",
    ]
    assert [s.paragraph for s in split(WRAPPED)] == [0, 0, 0, 1]


def test_capitals_broken_to_a_width_are_rejoined():
    text = WRAPPED.upper()
    assert len(pieces(text)) == 4
    assert pieces(text)[2] == "THE CAUSE IS NOT KNOWN."


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_ending_ends_a_line(newline):
    text = newline.join(["Two killed in mill fire", "", "Two died.", "Nine were hurt."])
    assert pieces(text) == ["Two killed in mill fire", "Two died.", "Nine were hurt."]


def test_a_line_that_stops_on_a_comma_or_a_small_word_goes_on():
    assert len(pieces("The blast killed Ann Poe,\nJohn Roe and two others.")) == 1
    assert len(pieces("The blast happened at the\nCentral Station of the town.")) == 1


def test_a_text_without_capitals_is_split_too():
    check("police said three are dead.| more soon.| stay inside please.")


def test_headlines_one_a_line_stay_apart():
    text = "Two killed in mill fire by the river\nNine hurt as bus leaves mountain road\nFlood displaces 40"
    assert len(pieces(text)) == 3


# Datelines


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("KERMAN, Iran (AP) —", " At least 12 died."),
        ("BEIJING --", " A fire killed three."),
        ("MILWAUKEE -", " A fire killed three."),
        ("ST. LOUIS, MO (KTVI)-", "A fire killed three."),
        ("INDIANAPOLIS, Ind. –", " The fire killed three."),
        ("MOSCOW, Jan 3 (Xinhua) --", " A fire killed three."),
        ("LOS ANGELES, Sept. 28 (UPI) —", " A fire killed three."),
        ("Kabul, Afghanistan (CNN) —", " A fire killed three."),
        ("(Reuters) -", " A fire killed three."),
        ("FAIRVIEW, Ind. (WXYZ)", " A fire killed three."),
        ("DUBAI, United Arab Emirates —", " A fire killed three."),
        ("BEIRUT/THE HAGUE, March 7 (Reuters) -", ' "A fire," he said, "killed three."'),
        ("BOGOTA, 31 MAY 89 (CADENA 1) -- [REPORT] [A. AYALA] [TEXT]", " A FIRE KILLED THREE."),
        ("SANTIAGO, 5 JAN 90 -- [EXCERPTS]", " THE FIRE KILLED THREE."),
        ("LUCKNOW:", " A fire killed three."),
        ("SULTANPUR (UP):", " Six pilgrims, including two women, died."),
    ],
)
def test_the_dateline_is_kept_apart(dateline, rest):
    text = dateline + rest
    (sentence,) = split(text)
    assert text[sentence.start : sentence.end] == rest.strip()
    assert sentence.dateline is not None
    assert sentence.dateline.of(text) == dateline


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE - Police have found the boy.",
        "BREAKING -- Police have found the boy.",
        "NATO — which sent troops — denied it.",
        "Police - not the army - found the boy.",
        "THE FIRE - A LARGE ONE - KILLED THREE.",
        "Sen. Ann Poe (R-Texas) — an ally — agreed.",
        "IDF: Two soldiers have been killed.",
        "UN: Twelve civilians were killed.",
    ],
)
def test_what_looks_like_a_dateline_and_is_none(text):
    assert [s.dateline for s in split(text)] == [None]
    assert pieces(text) == [text]


def test_a_dateline_after_a_headline_and_a_by_line_in_one_paragraph():
    author = "By Ann Poe apoe@example.com The Gazette March 24, 2009"
    text = f"Fire guts mill. {author} FAIRVIEW, W.Va. -- Two died. One ran."
    assert kinds(text) == [
        ("text", "Fire guts mill."),
        ("credit", author),
        ("text", "Two died."),
        ("text", "One ran."),
    ]
    dated = split(text)[2]
    assert dated.dateline is not None
    assert dated.dateline.of(text) == "FAIRVIEW, W.Va. --"


# Credits


@pytest.mark.parametrize(
    "credit",
    [
        "© Roe/Anadolu/Getty Images",
        "© 2017 WXYZ-TV",
        "Copyright 2016 WXYZ (Example Corporation). All rights reserved.",
        "(Photo: Ann Poe, WXYZ)",
        "Photo: Ann Poe/The Example Gazette",
        "Click here to read the full story on example.com.",
        "Please enable Javascript to watch this video",
        "PUBLISHED: WEDNESDAY, MARCH 13, 2013, 2: 29 PM",
        "Updated 11 / 27 / 2005 3: 41 PM",
        "(Published Sunday, Jan. 4, 2015)",
        "By Ann Poe and John Roe, The Example Gazette",
        "READ MORE: Mill owner arrested",
        "Advertisement",
        "___",
        "This material may not be published, broadcast, rewritten or redistributed.",
    ],
)
def test_a_line_of_furniture_is_a_credit(credit):
    text = f"Two killed in mill fire\n\n{credit}\n\nTwo people died on Monday."
    assert pieces(text, "headline", "text") == ["Two killed in mill fire", "Two people died on Monday."]
    assert "".join(pieces(text, "credit")).replace(" ", "") == credit.replace(" ", "")


@pytest.mark.parametrize(
    ("said", "credit"),
    [
        ("Three people are dead after a mill fire.", "(Published Sunday, Jan. 4, 2015)"),
        ("One boy shot, another killed too", "(Photo: Family photo)"),
        ("The mill on Monday after the fire.", "Photo: Ann Poe, WXYZ"),
        ("The mill on Monday after the fire.", "© Ann Poe"),
        ("The mill on Monday after the fire.", "Ann Poe/AFP"),
        ("The mill on Monday after the fire.", "Click here for more."),
    ],
)
def test_of_a_caption_only_the_credit_is_a_credit(said, credit):
    text = f"{said} {credit}"
    assert [(s.kind, text[s.start : s.end]) for s in split(text)] == [("text", said), ("credit", credit)]


@pytest.mark.parametrize(
    "text",
    [
        "Read more of it and you will see that two people died on Monday.",
        "Photo: the mill, where two people died on Monday, is on the river bank.",
        "The suspect (photo published last year) was seen on Monday.",
        "Close to forty people were hurt when the roof of the hall came down.",
        "He said that the copyright trial would go on.",
    ],
)
def test_a_statement_is_no_credit(text):
    assert [s.kind for s in split(text)] == ["text"]


# Promises


ODD = st.text(
    alphabet=st.sampled_from(list("Aa1 .!?…\"'“”’()[]—-\n\r\t,:;©/@")) | st.characters(), max_size=200
)
PARTS = (
    """The|killed.|said|U.S.|Mr.|“We are.”|\n\n|\n|5.|9|p.m.|(AP)|—|KABUL,|Jan.|theThe|...|it.The|©|By|-"""
)
WORDS = st.lists(st.sampled_from(PARTS.split("|")), max_size=40).map(" ".join)


@given(ODD | WORDS)
@example("")
@example(" \n ")
@example("'" * 10)
@example("\ud800. The")
def test_sentences_are_in_order_inside_the_text_and_apart(text):
    last = 0
    for sentence in split(text):
        begin = sentence.dateline.start if sentence.dateline else sentence.start
        assert last <= begin <= sentence.start < sentence.end <= len(text)
        assert not text[last:begin].strip()
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        if sentence.dateline:
            assert not text[sentence.dateline.end : sentence.start].strip()
        last = sentence.end
    assert not text[last:].strip()


@given(ODD | WORDS)
def test_paragraphs_never_go_back(text):
    numbers = [s.paragraph for s in split(text)]
    assert numbers == sorted(numbers)


@given(ODD | WORDS)
def test_splitting_depends_on_nothing_but_the_text(text):
    assert split(text) == split(text)


@pytest.mark.parametrize(
    "unit",
    [
        "A. ",
        "By A. ",
        '"',
        ". . ",
        "1. ",
        "x, 1. X",
        "U. S. ",
        "a@a.",
        "(Photo ",
        "KABUL, ",
        "Mr. ",
        "By A B ",
    ],
)
def test_twice_the_text_takes_no_more_than_about_twice_the_time(unit):
    half = min(seconds(partial(split, unit * (40_000 // len(unit)))) for _ in range(2))
    whole = min(seconds(partial(split, unit * (160_000 // len(unit)))) for _ in range(2))
    assert whole < 10 * half + 0.2
