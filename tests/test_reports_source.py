"""The way back from a text to its page: where in the HTML the words of a span stand."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.model import Span
from according.reports import marked_page, receive
from according.reports.source import in_source

FIRE = "Three workers died on Monday in a fire at the old mill near Fairview, the governor said."
PAGE = """<!DOCTYPE html><html><head><title>Three workers died</title>
<script>var lead = "Three workers died";</script><style>p { color: red }</style></head>
<body><nav><a href="/mill">old mill</a></nav><article><h1>Fire kills three</h1>
<p>Three&nbsp;workers   died on
Monday in a fire at the <a href="/mill">old mill</a> near Fair&shy;view, the governor&#32;said.</p>
<ul><li>Nine others &mdash; all of them guards &#8212; were hurt.</li>
<li>The mill was built in 1911.</li></ul>
<p>Three workers died in an earlier fire there.</p></article></body></html>"""


def span_of(text, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def shown(source, text, words, nth=0):
    return [piece.of(source) for piece in in_source(source, text, span_of(text, words, nth))]


TEXT = (
    f"Fire kills three\n{FIRE}\n- Nine others — all of them guards — were hurt.\n"
    "- The mill was built in 1911.\nThree workers died in an earlier fire there."
)


@pytest.mark.parametrize(
    ("words", "nth", "pieces"),
    [
        ("Three workers", 0, ["Three&nbsp;workers"]),
        ("Three workers", 1, ["Three workers"]),
        ("at the old mill near", 0, ["at the", "old mill", "near"]),
        ("Fairview", 0, ["Fair&shy;view"]),
        ("others — all", 0, ["others &mdash; all"]),
        ("died on Monday", 0, ["died on\nMonday"]),
        ("hurt.\n- The", 0, ["hurt.", "The"]),
        ("three\nThree", 0, ["three", "Three"]),
    ],
)
def test_the_words_of_a_span_are_found_between_the_tags(words, nth, pieces):
    assert shown(PAGE, TEXT, words, nth) == pieces


def test_which_of_two_alike_is_told_by_the_line_it_stands_in():
    (first,) = in_source(PAGE, TEXT, span_of(TEXT, "Three workers died"))
    (second,) = in_source(PAGE, TEXT, span_of(TEXT, "Three workers died", 1))
    assert PAGE.index("<h1>") < first.start < PAGE.index("<ul>") < second.start


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Four workers died in a flood.", "Four"),
        ("Nothing of this is there, but three\nsays so.", "says so."),
        ("Ten were hurt, and three workers died.", "workers died"),  # twice in the page, in neither line
        (TEXT, " "),
    ],
)
def test_what_is_not_surely_found_is_not_told(text, words):
    assert in_source(PAGE, text, span_of(text, words)) == ()


def test_a_line_that_was_changed_is_found_by_what_stands_around_the_words():
    text = "Image: ANN POE. Nine others — all of them guards — were hurt. Read more"
    assert shown(PAGE, text, "Nine others") == ["Nine others"]


WORDS = st.text(st.sampled_from("ab&<>\"'é \u00a0\u00ad1;#|-"), max_size=20)


@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_what_is_found_is_what_the_span_says(lines, data):
    text = "\n".join(lines)
    tags = data.draw(
        st.lists(st.sampled_from(["p", "div", "b", "li"]), min_size=len(lines), max_size=len(lines))
    )
    page = "".join(f"<{t}>{html.escape(line)}<i>!</i></{t}>" for t, line in zip(tags, lines, strict=True))
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = in_source(page, text, span)
    assert all("<" not in piece.of(page) for piece in found)
    if found:
        assert kept("".join(html.unescape(piece.of(page)) for piece in found)) == kept(span.of(text))


def kept(words):
    return [c for c in words if c.isprintable() and not c.isspace() and c not in "-|"]


def test_a_page_is_marked_and_shut_off(tmp_path):
    (tmp_path / "fire.html").write_text(PAGE)
    (received,) = receive([tmp_path / "fire.html"])
    text = received.report.text
    page = marked_page(PAGE.encode(), text, span_of(text, "at the old mill near"))
    assert page.count("<mark") == page.count("</mark>") == 3
    assert page.startswith('<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;')
    bare = page.replace("</mark>", "").replace('<mark style="background:#ff0;color:#000">', "")
    assert bare.endswith(PAGE)
    assert marked_page(PAGE.encode(), "Not there.", Span(0, 10)) is None


@pytest.mark.parametrize(
    "leads",
    [
        '<META HTTP-EQUIV="&#114;efresh" content="0;url=//x.example/">',
        '<link rel="dns-prefetch" href="//x.example">',
        '<base href="//x.example">',
    ],
)
def test_what_a_policy_does_not_reach_is_renamed(leads):
    page = marked_page(f"{PAGE}{leads}".encode(), TEXT, span_of(TEXT, "Fairview"))
    assert page.lower().count("<meta") == 1
    assert "<link" not in page
    assert "<x-" in page


def test_what_is_no_page_is_not_marked():
    assert marked_page(b"%PDF-1.7 <html>", TEXT, Span(0, 10)) is None


@given(st.text(max_size=300), st.text(st.sampled_from("ab <>&;/!-'\"#x"), max_size=300))
def test_nothing_makes_it_fail(text, source):
    for end in (0, len(text) // 2, len(text)):
        assert all(
            0 <= piece.start < piece.end <= len(source) for piece in in_source(source, text, Span(0, end))
        )
