"""The table as a whole page at 80 and 120 columns, plain and in colour, and each of its words."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import KILLED, READING, REPORT, SFAX, TEXT
from rich.cells import cell_len
from test_table import PLAIN, flat, printed

from according.model import Apart, Figure, Mention, Place, Reading, Report, Source, Span, Stated, Toll
from according.publish import seen, table
from according.publish.table import chain, figure_words, quote
from according.publish.terminal import ASCII

AT_80 = """\
Blasts at a bus station in Sfax
The Meridian · 2025-03-11
https://example.org/sfax
x1.txt

■ Bombing  Sfax, TN · 2025-03-11  main
  killed         9           the only current total
  injured       30           the only current total
  trapped        ?  up to 5  a feared figure raises only the ceiling

  killed            “…city's ambulance service, first told Radio Cap Bon that
  9                 [nine people] had been killed in the blasts and a further 30
                    had been injured, the Meridian reported.”
                    Leila Mansouri (runs the city's ambulance service) → Radio
                    Cap Bon → the Meridian
                    said “first”, 2025-03-11

  injured           “…Cap Bon that nine people had been killed in the blasts and
  30                [a further 30] had been injured, the Meridian reported.”
                    Leila Mansouri (runs the city's ambulance service) → Radio
                    Cap Bon → the Meridian

  trapped           “[Up to five people] are feared trapped.”
  up to 5           in the report's own voice
  feared

  detained          “[Nobody] was detained.”
  0                 in the report's own voice

└ Bombing  place not said · 2025-03-11  part
  within minutes apart

□ Other  place not said · 2019-01-01 to 2019-12-31  background
  killed        12  12 or more  the only current total

  killed            “[At least 12 soldiers] died in the town in 2019.”
  at least 12       in the report's own voice

Damaged at 1 place
  words fused where words are gone
    “…ministry described the [incident asare] thought to have gone off…”
"""


def page(reading=READING, width=80, look=PLAIN, **options):
    return printed(table(reading, look=look, **options), width=width)


def test_the_page_at_80_columns():
    assert page(input_id="x1.txt").rstrip() == AT_80.rstrip()


def test_at_120_columns_the_same_words_stand_on_fewer_lines():
    wide = page(width=120, input_id="x1.txt")
    assert flat(wide).split() != []
    assert sorted(flat(wide).split()) == sorted(flat(AT_80).split())
    assert len(wide.rstrip().split("\n")) < len(AT_80.rstrip().split("\n"))
    assert "“…city's ambulance service, first told Radio Cap Bon that [nine people] had been killed" in wide


def test_in_colour_the_words_are_the_same_but_for_the_brackets():
    shown = printed(table(READING, input_id="x1.txt"), force_terminal=True, color_system="truecolor")
    bare = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert flat(bare) == flat(re.sub(r"[\[\]]", "", AT_80))


def test_in_ascii_the_words_are_the_same_but_for_the_signs():
    shown = printed(table(READING, look=ASCII, input_id="x1.txt"), encoding="ascii")
    assert shown.isascii()
    assert "The Meridian | 2025-03-11" in shown
    assert "* Bombing  Sfax, TN | 2025-03-11  main" in shown
    assert "` Bombing  place not said" in shown
    assert "Radio Cap Bon -> the Meridian" in flat(shown)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_page(width):
    assert max(cell_len(line) for line in page(width=width).split("\n")) <= width


@pytest.mark.parametrize("width", [20, 40])
def test_a_narrow_page_still_holds_every_figure(width):
    shown = re.sub(r"\s+", "", page(width=width))
    for figure in ("9", "30", "upto5", "atleast12"):
        assert figure in shown


# Headings


@pytest.mark.parametrize(
    ("report", "lines"),
    [
        (Report("x", title="A fire"), ["A fire", "time of publication not known"]),
        (Report("x", "Wire", title="A fire", published_at="2024-01-03"), ["A fire", "Wire · 2024-01-03"]),
        (Report("x", title="A fire", language="fr"), ["A fire", "time of publication not known · fr"]),
        (Report("x", title="A fire", language="en"), ["A fire", "time of publication not known"]),
        (Report("x", url="https://a.example/1"), ["in.txt", "time of publication not known", "https://a.example/1"]),
        (Report("x"), ["in.txt", "time of publication not known"]),
    ],
)  # fmt: skip
def test_the_heading_says_what_is_known_of_the_report(report, lines):
    shown = page(Reading(report), input_id="in.txt").split("\n\n")[0].split("\n")
    assert shown == lines + (["in.txt"] if "in.txt" not in lines else [])


def test_without_title_and_input_the_id_stands_there():
    report = Report("x")
    assert page(Reading(report)).startswith(report.id)


# Incidents


@pytest.mark.parametrize(
    ("role", "sign"), [("main", "■"), ("part", "└"), ("background", "□"), ("aggregate", "□")]
)
def test_the_sign_of_a_role(role, sign):
    shown = page(Reading(REPORT, (Mention("i1", role, "air_strike", place=SFAX),)))
    assert f"{sign} Air strike  Sfax, TN · date not said  {role}" in shown


def test_incidents_are_put_in_the_order_of_their_weight():
    mentions = tuple(
        Mention(f"i{n}", role, kind)
        for n, (role, kind) in enumerate(
            [("aggregate", "storm"), ("background", "fire"), ("main", "rail"), ("main", "road")]
        )
    )
    shown = page(Reading(REPORT, mentions))
    assert re.findall(r"[■□] (\w+)", shown) == ["Rail", "Road", "Fire", "Storm"]


def test_how_far_apart_parts_were_is_said_in_the_reports_words():
    apart = Apart("ten minutes\x1b[2J", 600.0, 600.0, Span(0, 1))
    shown = page(Reading(REPORT, (Mention("i1", "main", "bombing", apart=apart),)))
    assert "ten minutes\N{REPLACEMENT CHARACTER}[2J apart" in shown


@pytest.mark.parametrize(
    ("low", "best", "high", "shown"),
    [
        (9, 9, 9, "9"),
        (9, 12, 14, "12 9–14"),
        (9, 9, None, "9 9 or more"),
        (None, None, 5, "? up to 5"),
        (None, None, None, "?"),
        (0, 0, 0, "0"),
        (1000, 1200, 2000, "1,200 1,000–2,000"),
    ],
)
def test_a_toll_and_its_range(low, best, high, shown):
    toll = Toll("i1", "killed", low, best, high, "the rule", 1, (KILLED.id,))
    made = flat(page(Reading(REPORT, (Mention("i1", "main", "fire"),), (), (toll,))))
    assert f"killed {shown} the rule" in made


def test_tolls_stand_in_the_order_of_the_codebook_and_what_is_apart_last():
    effects = ["ill", "killed_attackers", "injured", "killed"]
    tolls = tuple(Toll("i1", e, 1, 1, 1, "r", 1, (KILLED.id,)) for e in effects)
    shown = page(Reading(REPORT, (Mention("i1", "main", "fire"),), (), tolls))
    assert re.findall(r"^  (\w+(?: attackers)?) +1", shown, re.MULTILINE) == [
        "killed",
        "injured",
        "ill",
        "killed attackers",
    ]


# Claims


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({}, "killed 9"),
        ({"count": "more"}, "killed 9 more"),
        ({"count": "former"}, "killed 9 former"),
        ({"status": "denied"}, "killed 9 denied"),
        ({"count": "part", "status": "feared"}, "killed 9 part feared"),
        ({"figure": Figure(None, 9)}, "killed up to 9"),
    ],
)
def test_the_label_of_a_claim(changes, label):
    made = dataclasses.replace(KILLED, sources=(), stated=None, **changes)
    left = [line[:18].strip() for line in page(Reading(REPORT, claims=(made,))).split("\n")]
    label_lines = left[left.index("killed") :]
    assert " ".join(word for word in label_lines if word) == label


@pytest.mark.parametrize(
    ("stated", "shown"),
    [(Stated("initially"), "said “initially”\n"), (Stated("then", "2024-01-03"), "said “then”, 2024-01-03")],
)
def test_when_a_claim_was_stated(stated, shown):
    assert shown in page(Reading(REPORT, claims=(dataclasses.replace(KILLED, stated=stated),)))


@pytest.mark.parametrize(
    ("sources", "shown"),
    [
        ((), "in the report's own voice"),
        ((Source("police", "official"),), "police (official)"),
        ((Source("a military source", "military"),), "a military source"),
        ((Source("Ann Poe", "medical", "surgeon"), Source("AP", "media")), "Ann Poe (surgeon) → AP"),
        ((Source("posts", "social_media"),), "posts (social media)"),
        ((Source("A\nB", "media", "the\tone"),), "A B (the one)"),
    ],
)
def test_a_chain_of_sources(sources, shown):
    assert chain(sources, PLAIN).plain == shown


def test_in_short_a_chain_says_only_names():
    assert chain((Source("Ann Poe", "medical", "surgeon"),), PLAIN, known_as=False).plain == "Ann Poe"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(1, 1), "1"),
        (Figure(12_000, None), "at least 12,000"),
        (Figure(None, 1500), "up to 1,500"),
        (Figure(0, 3), "0 to 3"),
        (Figure(20, 20, True, "households"), "about 20 households"),
        (Figure(None, None, unit="families"), "a number families"),
    ],
)
def test_a_figure_in_words(figure, words):
    assert figure_words(figure) == words


SENTENCES = "Rain fell. Nine people died there. Nobody else was hurt."


@pytest.mark.parametrize(
    ("shown", "marked", "expected"),
    [
        ("Nine people died there.", "Nine people", "“[Nine people] died there.”"),
        ("people died", "people", "“…[people] died…”"),
        ("Rain fell.", "Rain", "“[Rain] fell.”"),
        ("hurt.", "hurt", "“…[hurt].”"),
    ],
)
def test_a_quotation_says_where_it_is_cut(shown, marked, expected):
    start, mark = SENTENCES.index(shown), SENTENCES.index(marked)
    span, inner = Span(start, start + len(shown)), Span(mark, mark + len(marked))
    assert quote(SENTENCES, span, inner, "red", PLAIN).plain == expected


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\x1b[31mb", "a\N{REPLACEMENT CHARACTER}[31mb"),
        ("a\r\nb\tc", "a b c"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("a\u2028b\x85c", "a b c"),
        ("a   b", "a b"),
        ("Łódź “x” 北京", "Łódź “x” 北京"),
        ("\x00\x7f\x9b", "\N{REPLACEMENT CHARACTER}" * 3),
    ],
)
def test_what_is_seen_of_a_text(text, plain):
    assert seen(text) == plain


@given(st.text(max_size=50), st.sampled_from([80, 120]))
def test_a_place_of_any_name_stays_on_the_page(name, width):
    reading = Reading(REPORT, (Mention("i1", "main", "fire", place=Place(name, "TN")),))
    shown = printed(table(reading, look=PLAIN), width=width, encoding="utf-16")
    assert all(cell_len(line) <= width for line in shown.split("\n"))
    assert "main" in shown


def test_the_words_shown_stand_in_the_report():
    quoted = re.findall(r"“…?([^”]*?)…?”", page(width=1000))
    assert len(quoted) == 7
    for words in quoted:
        assert words.replace("[", "").replace("]", "") in flat(TEXT)
