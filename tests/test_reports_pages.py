"""Reading HTML pages: text with the words of its links, title, publisher, time."""

import gzip

import pytest

from according.reports import receive
from according.reports.limits import LARGEST_PAGE, MOST_ELEMENTS

BODY = """
<p>Three workers died on Monday in a fire at the <a href="/mill">old mill</a> near Fairview, the
<a href="/governor">governor</a> said.</p>
<p>Nine others were taken to hospital. The cause of the fire is not known, the governor told reporters.</p>
<p>The mill was built in 1911 and has burnt twice before, according to the town's archive.</p>
"""


def page(head="", body=BODY, title="Fire kills three - The Gazette"):
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Fire kills three</h1>{body}</article><footer>About us</footer></body></html>"""


def read(tmp_path, text, name="fire.html", **options):
    path = tmp_path / name
    data = text if isinstance(text, bytes) else text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (received,) = receive([path], **options)
    return received


def test_the_words_of_links_stay_in_the_text(tmp_path):
    report = read(tmp_path, page()).report
    assert "at the old mill near Fairview, the governor said." in " ".join(report.text.split())
    assert "Sport" not in report.text


def test_the_page_says_who_published_it_and_when(tmp_path):
    head = """<meta property="og:site_name" content="The Gazette">
    <meta property="article:published_time" content="2024-01-03T16:05:00+03:30">
    <link rel="canonical" href="https://gazette.example/fire">"""
    report = read(tmp_path, page(head), publisher="Other", published="1999-09-09").report
    assert report.publisher == "The Gazette"
    assert report.published_at == "2024-01-03T16:05:00+03:30"
    assert report.url == "https://gazette.example/fire"


@pytest.mark.parametrize(
    "head",
    [
        '<meta content="2024-01-03T16:05:00Z" property="article:published_time">',
        '<meta name="article:published_time" content="2024-01-03T16:05:00Z"/>',
        '<script type="application/ld+json">{"datePublished": "2024-01-03T16:05:00Z"}</script>',
    ],
)
def test_the_time_of_day_is_kept_wherever_the_page_states_it(tmp_path, head):
    assert read(tmp_path, page(head)).report.published_at == "2024-01-03T16:05:00+00:00"


def test_a_page_without_a_date_has_none_unless_the_caller_gives_one(tmp_path):
    assert read(tmp_path, page()).report.published_at is None
    assert read(tmp_path, page(), published="2024-01-03").report.published_at == "2024-01-03"


@pytest.mark.parametrize("nothing", ["0001-01-01T00:00:00", "1970-01-01T00:00:00Z"])
def test_a_day_before_there_were_pages_is_none(tmp_path, nothing):
    head = f'<meta property="article:published_time" content="{nothing}">'
    assert read(tmp_path, page(head)).report.published_at is None
    stated = head + '<script type="application/ld+json">{"datePublished": "2024-01-03"}</script>'
    assert read(tmp_path, page(stated)).report.published_at == "2024-01-03"


def test_the_name_of_the_site_is_no_part_of_the_title(tmp_path):
    assert read(tmp_path, page()).report.title == "Fire kills three"


def test_the_headline_of_the_structured_data_is_the_title_if_it_is_alike(tmp_path):
    data = '<script type="application/ld+json">{"headline": "%s"}</script>'
    alike = data % "Fire kills three in \\u201cold\\u201d mill"
    assert read(tmp_path, page(alike)).report.title == "Fire kills three in “old” mill"
    assert read(tmp_path, page(data % "Ten ways to cook rice")).report.title == "Fire kills three"


def test_what_a_headline_adds_to_the_title_for_sharing_is_left_out(tmp_path):
    shared = '<meta property="og:title" content="Fire kills three">'
    data = '<script type="application/ld+json">{"headline": "%s"}</script>'
    for headline in ("Fairview: Fire kills three", "Fire kills three | Local"):
        assert read(tmp_path, page(shared + data % headline)).report.title == "Fire kills three"
    other = data % "Fire kills three and hurts nine"
    assert read(tmp_path, page(shared + other)).report.title == "Fire kills three and hurts nine"


def test_a_packed_page(tmp_path):
    received = read(tmp_path, page(), name="fire.html.gz")
    assert "Three workers died" in received.report.text
    assert received.input_id == str(tmp_path / "fire.html.gz")


def test_a_page_is_known_by_its_content_too(tmp_path):
    received = read(tmp_path, page(), name="fire")
    assert received.report.title == "Fire kills three"


def test_the_pages_own_encoding_holds(tmp_path):
    text = page(body=BODY + "<p>The mayor of Córdoba sent his regards to the families of the dead.</p>")
    received = read(tmp_path, text.replace("utf-8", "iso-8859-1").encode("iso-8859-1"))
    assert "Córdoba" in received.report.text


@pytest.mark.parametrize(
    "text", ["<html></html>", "<html><body><script>var x = 1;</script></body></html>", "<", "<html>"]
)
def test_a_page_without_text_is_a_problem(tmp_path, text):
    received = read(tmp_path, text)
    assert received.report is None
    assert received.problems[0].code in ("page-without-text", "page-unreadable", "no-words")


def test_an_empty_page_is_a_problem(tmp_path):
    received = read(tmp_path, "")
    assert received.report is None
    assert received.problems


def test_a_page_too_large_or_of_too_many_elements_is_not_read(tmp_path):
    for body in ("<p>" + "a " * (LARGEST_PAGE // 2), "<b>x</b>" * (MOST_ELEMENTS + 1)):
        received = read(tmp_path, page(body=body))
        assert [problem.code for problem in received.problems] == ["too-large"]
        assert received.report is None


def test_deep_nesting_does_no_harm(tmp_path):
    received = read(tmp_path, "<html><body>" + "<div>" * 10_000 + "Three people died in the fire.")
    assert received.report is not None or received.problems


@pytest.mark.parametrize("tag", ["svg", "object", "video", "canvas", "map", "math", "label"])
@pytest.mark.parametrize("opening", ["", "<!-- a page -->", "<?xml version='1.0'?>"])
def test_a_page_that_is_one_thing_to_be_cut_out_is_a_problem_and_no_crash(tmp_path, tag, opening):
    received = read(tmp_path, f"{opening}<{tag}>{BODY}</{tag}>")
    assert received.report is None
    (problem,) = received.problems
    assert problem.code == "page-unreadable"
    assert problem.remedy == "Give its text in a file."


ANN = '<script type="application/ld+json">{"@type": "Person", "@id": "#ann", "name": "Ann Poe"}</script>'
ARTICLE = '<script type="application/ld+json">{"@type": "NewsArticle", "author": %s}</script>'


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="By Ann Poe">', "Ann Poe"),
        (ARTICLE % '{"@type": "Person", "name": "Ann  Poe"}', "Ann Poe"),
        (ARTICLE % '["Ann Poe", {"name": "The Wire"}, "Ann Poe"]', "Ann Poe; The Wire"),
        (ARTICLE % '{"@id": "#ann"}' + ANN, "Ann Poe"),
        (ARTICLE % '{"name": null}', None),
        ('<meta property="article:author" content="https://social.example/ann">', None),
        ('<meta name="author" content="ann@gazette.example">', None),
        ('<script type="application/ld+json">{"@type": "Comment", "author": "A Reader"}</script>', None),
        ("", None),
    ],
)
def test_who_signs_the_page_is_taken_only_from_what_it_states(tmp_path, head, author):
    body = BODY + '<p class="author">Rose Lane is pictured.</p>'
    assert read(tmp_path, page(head, body)).report.author == author


@pytest.mark.parametrize(
    ("published", "modified", "kept"),
    [
        ("2024-01-03T16:05:00Z", "2024-01-03T18:00:00+01:00", "2024-01-03T18:00:00+01:00"),
        ("2024-01-03T16:05:00Z", "2024-01-03T17:00:00+01:00", None),
        ("2024-01-03T16:05:00Z", "2024-01-03", None),
        ("2024-01-03", "2024-01-04T08:00:00", "2024-01-04T08:00:00"),
        ("2024-01-03T16:05:00", "2024-01-03T16:06:00", "2024-01-03T16:06:00"),
        ("2024-01-03", "soon", None),
    ],
)
@pytest.mark.parametrize("name", ["article:modified_time", "og:updated_time", "data"])
def test_when_the_page_was_changed_is_kept_where_that_was_later(tmp_path, published, modified, kept, name):
    said = f'<meta property="{name}" content="{modified}">'
    if name == "data":
        said = f'<script type="application/ld+json">{{"dateModified": "{modified}"}}</script>'
    report = read(
        tmp_path, page(f'<meta property="article:published_time" content="{published}">{said}')
    ).report
    assert report.modified_at == kept
    assert report.published_at.startswith(published[:10])
