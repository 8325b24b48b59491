"""Sentence ends of every sort, in one table, and the layout of texts as they are received."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.language.layout import blocks
from according.language.sentences import LONGEST, MOST_WORDS, split
from according.vocab import load

ENDS = """
    Gen. Ali Haddad spoke.|He left.
    Maj. Gen. Haddad and Col. Roe met Sgt. Poe.
    Rep. Ann Poe, D-Calif., said so.
    Rev. John Roe and Fr. Poe prayed.
    She met Prof. Roe, Ph.D., at noon.
    It was Roe v. Poe in court.
    The U.N. Security Council met.|The U.N. envoy left.
    He moved to the U.K.|His son stayed.
    He moved to the U.K. in May.
    It opened at 9 a.m. EST on Monday.
    It opened at 9 a.m.|The doors shut at noon.
    They left at 6 p.m. Tuesday.
    They left at 6 p.m.|They came back.
    He works for Acme Corp.|He is 40.
    He works for Acme Corp. in Ohio.
    It cost approx. 5 dollars.
    See Fig. 3 and No. 7 on p. 12.
    He was 5 ft. 6 in. tall.|He ran.
    It weighed 12 lbs. 4 oz. in all.
    He works for Wahoo! Inc. in Texas.
    He shouted: Help!|Nobody came.
    Dead: 3.|Hurt: 4.|Missing: 12.
    Notes: 1. Bring water.
    It happened on Sept. 11.|Nobody slept.
    It happened in Sept.|Nobody slept.
    The blast was on Jan. 3.|The fire was on Feb. 4, 2020.
    Flight No. 42 crashed.|No. 43 landed.
    He ran 3.5 km.|Then he fell.
    It is 7.8 on the scale.|It was felt in Oman.
    Is he dead? yes, they said.
    “Is he dead?”|“Yes.”|He sat down.
    "He is dead."|"No," she said.
    “We ran!” he said.|“We fell.”
    “We ran,” he said.|“Then we fell.”|They wept.
    He said: “We ran.|Then we fell.”|They wept.
    He said (this is true).|Nobody heard.
    He said (This is true.)|Nobody heard.
    Wait... what?|Run!
    Wait…|He ran.
    He ran. . . .|Then he fell.
    He ran?!|Nobody did.
    The e.g. and i.e. of it.|So be it.
    Visit bbc.co.uk.|It is free.
    Visit https://example.org/a.b?c=D.E.|It is free.
    Mail a.b@c.org.|Wait.
    The file is a.txt.|Open it.
    St. Louis, Mo. (AP) is a town.
    He was born in St. Louis.|He died in St. Paul.
    It is on Main St. near the mill.
    Jan. 6 was a Monday.|Feb. 7 was not.
    Mr. and Mrs. Roe died.
    John F. Kennedy met J.R.R. Roe.|They spoke.
    Vitamin C.|It helps.
    Plan B. is not plan A.|Nobody cares.
    1. Roe.|2. Poe.
    The No. 1 suspect fled.|A No. 2 did not.
    The score was 3-1.|40 fans were hurt.
    About 20.|30 more came.
    The toll is 5.|Officials fear more.
    The toll is 5. officials fear more.
    Two died.|Three ran.
    Two died,Three ran.
    Two died;three ran.|Four fell.
    Police: 3 dead.|4 hurt.
    Two died - a man and a boy.|They ran.
    It was 1,000 people.|2,000 more came.
    It cost $5.5 million.|$3 million was lost.
    It is Gov. Poe.|Nobody else.
    He has a B.A. and an M.D.|He is a doctor.
    It is in Washington D.C. and in N.Y.C.|He left.
    He died at 3:45 p.m.(local time).|She died later.
    “They are ill.|Very ill,” he said.|He wept.
    “Enough is enough”.|He left.
    ‘We ran.’|He fell.
    He didn’t run.|’Twas late.
    It was -5 C.|It was cold.
    Ms. Roe et al. wrote it.|They won.
    In the U.S., the U.K. and the U.A.E. it rained.
    Lt. Col. J. P. Roe Jr. died.|He was 40.
    Roe Jr. was hurt.|Roe Sr. was not.
    Who?|What?|Where?
    A: yes.|B: no.
    No.|He did not.
    The answer is no.|Nobody ran.
    He said no.|Five ran.
    He lives on 5th Ave.|She does not.
    "Stop!"|The man fell.
    "Stop!" the man cried.|He fell.
    "Stop?" asked Ann Poe.|He fell.
"""


def pieces(text, kind=None):
    return [text[s.start : s.end] for s in split(text) if kind in (None, s.kind)]


def kinds(text):
    return [(s.kind, text[s.start : s.end]) for s in split(text)]


@pytest.mark.parametrize("marked", [line.strip() for line in ENDS.strip().split("\n")])
def test_where_sentences_end(marked):
    assert pieces(marked.replace("|", " ")) == marked.split("|")


@pytest.mark.parametrize("end", [".", "?", "!", "…", ".”", '."', ".)", "!”"])
@pytest.mark.parametrize("first", ["The", "Police", "“The", "It", "Nobody", "Three", "A"])
def test_a_sentence_ends_before_any_opening(end, first):
    opening = {"”": "“", '"': '"', ")": "("}.get(end[-1], "")
    one, other = f"He said: {opening}It is over{end}", f"{first} man left."
    assert pieces(f"{one} {other}") == [one, other]


def vocabulary(name):
    return sorted(load("abbreviations")[name].split())


@pytest.mark.parametrize("title", vocabulary("titles"))
def test_no_title_ends_a_sentence(title):
    text = f"They saw {title.capitalize()}. Poe at noon."
    assert pieces(text) == [text]


@pytest.mark.parametrize("short", vocabulary("numbered"))
def test_no_word_for_a_number_ends_a_sentence_before_one(short):
    text = f"They saw {short.capitalize()}. 5 at noon."
    assert pieces(text) == [text]


@pytest.mark.parametrize("short", sorted({*vocabulary("either")} - {*vocabulary("titles"), "et.al"}))
def test_an_abbreviation_ends_a_sentence_before_a_word_that_opens_one(short):
    one = f"They were in {short.upper() if '.' in short else short.capitalize()}."
    assert pieces(f"{one} However they left.") == [one, "However they left."]
    assert pieces(f"{one[:-1]}., however, at noon.") == [f"{one[:-1]}., however, at noon."]


@pytest.mark.parametrize("domain", vocabulary("domains"))
def test_an_address_is_one_word(domain):
    text = f"See www.example.{domain} or Sub.Example.{domain} for more."
    assert pieces(text) == [text]


# Long sentences


def test_a_sentence_that_never_ends_is_cut_at_white_space():
    text = "and so on " * 1000
    found = split(text.strip() + " he said.")
    assert len(found) > 4
    assert all(s.end - s.start <= LONGEST for s in found)
    assert all(len(text[s.start : s.end].split()) <= MOST_WORDS for s in found)
    assert " ".join(pieces(text)).split() == text.split()


@pytest.mark.parametrize("unit", ["a", "\u4e00", "1", "-", "a-", "\U0001f4a5"])
def test_a_word_that_never_ends_is_cut_too(unit):
    text = "It said " + unit * (3 * LONGEST)
    found = split(text)
    assert all(s.end - s.start <= LONGEST for s in found)
    assert "".join(pieces(text)).replace(" ", "") == text.replace(" ", "")


@given(st.integers(1, 3 * LONGEST), st.sampled_from(["a ", "ab, ", "x", "-", "(a) "]))
def test_no_sentence_is_longer_than_can_be_parsed(count, unit):
    text = "He said: " + unit * count
    for s in split(text):
        assert s.end - s.start <= LONGEST
        assert s.kind == "credit" or len(text[s.start : s.end].split()) <= MOST_WORDS


# Headlines, crossheads, paragraphs


@pytest.mark.parametrize(
    "head",
    [
        "Two killed in mill fire",
        "TWO KILLED IN MILL FIRE",
        "Two Killed In Mill Fire",
        "Mill fire: two killed, nine hurt",
        "‘We ran’: survivors of the mill fire speak",
        "Live updates: mill fire",
        "What we know about the mill fire",
        "Is the mill safe?",
        "Mill Fire Kills Two Workers Near Border.",
    ],
)
def test_a_title_over_the_text_is_a_headline(head):
    text = f"{head}\n\nTwo people died on Monday. Nine were hurt."
    expected = "text" if head.endswith("?") else "headline"
    assert kinds(text)[0] == (expected, head)
    assert [kind for kind, _ in kinds(text)[1:]] == ["text", "text"]


@pytest.mark.parametrize(
    "line",
    [
        "Two people died on Monday.",
        "two people died on monday in the old mill",
        "KABUL, Afghanistan (AP) — Two died",
        "The dead were:",
        "The dead were from Kabul,",
        "x" * 250,
        "Two died. Nine were hurt",
    ],
)
def test_what_is_no_headline(line):
    text = f"{line}\n\nThe search goes on. Nobody knows more."
    assert "headline" not in [kind for kind, _ in kinds(text)]


def test_several_headlines_stand_over_a_text():
    text = "Two killed in mill fire\n\nGovernor visits the town\n\nTwo people died on Monday.\n\nA note"
    assert [kind for kind, _ in kinds(text)] == ["headline", "headline", "text", "text"]


def test_a_crosshead_is_shorter_than_a_headline_may_be():
    long = "A line without a mark at its end that is longer than what stands between paragraphs as a heading"
    assert len(long) > 80
    text = f"Two died.\n\n{long}\n\nNine were hurt."
    assert [kind for kind, _ in kinds(text)] == ["text", "text", "text"]
    assert kinds(f"{long}\n\nTwo died. Nine were hurt.")[0][0] == "headline"


# Paragraphs


def paragraphs(text):
    return [text[b.start : b.end] for b in blocks(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t\r\n ", []),
        ("One.", ["One."]),
        ("  One.  ", ["One."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\nTwo.", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("One.\fTwo.\vThree.", ["One.", "Two.", "Three."]),
        (
            "Three workers were killed on Monday in\n\fa fire at the mill.",
            ["Three workers were killed on Monday in\n\fa fire at the mill."],
        ),
        ("One.\u2028Two.\u2029Three.\x85Four.", ["One.", "Two.", "Three.", "Four."]),
        ("One.\n\n\n   Two.", ["One.", "Two."]),
        ("The blast killed a man,\na woman and a child.", ["The blast killed a man,\na woman and a child."]),
        ("It stood at the\nCentral Station.", ["It stood at the\nCentral Station."]),
        ("The blast killed a man,\n\na woman.", ["The blast killed a man,", "a woman."]),
        ("Two men died there\nand nine were hurt.", ["Two men died there", "and nine were hurt."]),
        (
            "Two men died there on Monday\nand nine were hurt.",
            ["Two men died there on Monday\nand nine were hurt."],
        ),
        ("Two died.\nand nine were hurt.", ["Two died.", "and nine were hurt."]),
    ],
)
def test_lines_and_paragraphs(text, found):
    assert paragraphs(text) == found


PROSE = (
    "Fire crews searched the ruins of the old mill on Monday for a fourth worker after three bodies were "
    "found in what was left of the boiler house. Governor Ann Poe said that nobody else in the district was "
    "missing and that the hospital of the town had treated nine people for burns. The cause is not known yet."
)


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100, 130])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_broken_to_any_width_is_one_paragraph_again(width, newline):
    text = textwrap.fill(PROSE, width).replace("\n", newline)
    assert len(blocks(text)) == 1
    assert [" ".join(piece.split()) for piece in pieces(text)] == pieces(PROSE)


@pytest.mark.parametrize("width", [60, 80])
def test_broken_paragraphs_stay_apart(width):
    text = "\n\n".join(textwrap.fill(PROSE, width) for _ in range(3))
    assert len(blocks(text)) == 3
    indented = "\n".join(textwrap.fill(PROSE, width, initial_indent="    ") for _ in range(3))
    assert len(blocks(indented)) == 3


def test_a_list_of_short_lines_is_no_broken_text():
    names = [f"Name {letter}" for letter in "ABCDEFGH"]
    assert paragraphs("\n".join(names)) == names


@given(st.text(alphabet="aB. ,\n\r\t\u2028", max_size=120))
def test_paragraphs_cover_all_that_is_not_white_space(text):
    last = 0
    for block in blocks(text):
        assert last <= block.start < block.end
        assert not text[last : block.start].strip()
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        last = block.end
    assert not text[last:].strip()


# Datelines and credits


@pytest.mark.parametrize("dash", ["-", "--", "–", "—", "- -"])
@pytest.mark.parametrize("agency", ["(AP)", "(Reuters)", "(AFP)", "(CNN)", "(Xinhua)"])
def test_a_dateline_with_any_agency_and_dash(agency, dash):
    text = f"KABUL, Afghanistan {agency} {dash} Two people died."
    (sentence,) = split(text)
    assert text[sentence.start : sentence.end] == "Two people died."
    assert sentence.dateline is not None
    assert sentence.dateline.of(text) == f"KABUL, Afghanistan {agency} {dash}"


@pytest.mark.parametrize("month", ["Jan", "February", "Mar.", "Sept.", "DEC"])
def test_a_dateline_with_a_day(month):
    text = f"KABUL, {month} 3 (Reuters) - Two people died."
    (sentence,) = split(text)
    assert text[sentence.start : sentence.end] == "Two people died."


def test_a_dateline_belongs_to_the_first_sentence_alone():
    text = "KABUL (AP) — Two died. Nine were hurt."
    assert [s.dateline is not None for s in split(text)] == [True, False]


@pytest.mark.parametrize("opening", sorted(set(load("furniture")["openings"]) - {"©", "(c) ", "copyright"}))
def test_a_line_that_invites_or_warns_is_furniture(opening):
    text = f"Two people died.\n\n{opening.capitalize()} this page\n\nNine were hurt."
    assert pieces(text, "text") == ["Two people died.", "Nine were hurt."]


@pytest.mark.parametrize("label", ["Photo", "Image", "Video", "Credit", "Courtesy", "Source"])
def test_a_credit_at_the_end_of_a_line(label):
    text = f"The mill after the fire. {label}: Ann Poe"
    assert kinds(text) == [("text", "The mill after the fire."), ("credit", f"{label}: Ann Poe")]


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_blank_line_parts_what_stands_on_both_sides(before, after):
    text = f"{before}\n\n{after}"
    edge = len(before)
    assert not any(s.start < edge and s.end > edge + 2 for s in split(text))


def test_a_headline_that_opens_with_a_label_is_a_headline():
    text = "Photos: Two storms strike the coast, leaving eight dead and roads in ruins"
    assert "credit" not in [kind for kind, _ in kinds(text)]
