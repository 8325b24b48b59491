"""Live blogs are split into their posts, and pages that hold no report are said to be such."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.reports import receive
from according.reports.live import posts_of
from according.reports.markup import text_of, tree_of
from according.reports.pages import read_page

POSTS = [
    ("Toll rises to nine", "Nine people have now died after the ferry sank, the coast guard said.", "18:20"),
    ("Search goes on", "Divers are looking for four people who are still missing, the mayor said.", "17:05"),
    ("Ferry sinks", "A ferry has sunk off Fairview. At least three people died, police said.", "16:40"),
]
URL = "https://gazette.example/live/ferry"


def read(tmp_path, html, name="live.html"):
    (tmp_path / name).write_text(html)
    return list(receive([tmp_path / name]))


def ld(**fields):
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def page(head="", body=""):
    return f"""<!DOCTYPE html><html><head><title>Ferry sinks: live</title>{head}
    <link rel="canonical" href="{URL}"><meta property="og:site_name" content="The Gazette"></head>
    <body><header><nav><a href="/">Home</a></nav></header><main><h1>Ferry sinks: live</h1>{body}</main>"""


def update(title, text, hour, **more):
    return (
        {"@type": "BlogPosting", "headline": title, "datePublished": f"2024-01-03T{hour}:00+01:00"}
        | ({"articleBody": text} if text else {})
        | more
    )


def as_data():
    updates = [update(t, x, h, url=f"{URL}#p{n}") for n, (t, x, h) in enumerate(POSTS)]
    return page(ld(**{"@type": "LiveBlogPosting", "liveBlogUpdate": updates}))


def as_data_with_bodies_in_the_page():
    updates = [update(t, None, h, url=f"#p{n}") for n, (t, _, h) in enumerate(POSTS)]
    body = "".join(f'<div id="p{n}"><p>{x}</p></div>' for n, (_, x, _) in enumerate(POSTS))
    return page(ld(**{"@graph": [{"@type": ["LiveBlogPosting"], "liveBlogUpdate": updates}]}), body)


def as_microdata():
    posts = "".join(
        f"""<article id="p{n}" itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">
        <h2 itemprop="headline">{t}</h2><meta itemprop="datePublished" content="2024-01-03T{h}:00+01:00">
        <div itemprop="articleBody"><p>{x}</p></div><button>Share</button></article>"""
        for n, (t, x, h) in enumerate(POSTS)
    )
    return page("", f'<div itemscope itemtype="https://schema.org/LiveBlogPosting">{posts}</div>')


def as_built():
    posts = "".join(
        f"""<li id="p{n}"><time datetime="2024-01-03T{h}:00+01:00">{h}</time><h3>{t}</h3><p>{x}</p></li>"""
        for n, (t, x, h) in enumerate(POSTS)
    )
    comments = "".join(
        f'<li class="comment"><time datetime="2024-01-03T19:0{n}:00Z"></time><p>How sad for all of us</p>'
        for n in range(9)
    )
    return page("", f'<ol class="live-blog__posts">{posts}</ol><ul class="comments">{comments}</ul>')


@pytest.mark.parametrize("build", [as_data, as_data_with_bodies_in_the_page, as_microdata, as_built])
def test_each_post_is_a_report_of_its_own_time(tmp_path, build):
    received = read(tmp_path, build())
    assert [r.report.text for r in received] == [text for _, text, _ in POSTS]
    assert [r.report.title for r in received] == [title for title, _, _ in POSTS]
    assert [r.report.published_at for r in received] == [f"2024-01-03T{h}:00+01:00" for _, _, h in POSTS]
    assert [r.report.url for r in received] == [f"{URL}#p{n}" for n in range(3)]
    assert [r.input_id.rsplit("#", 1)[1] for r in received] == ["3", "2", "1"]
    assert {r.report.publisher for r in received} == {"The Gazette"}


def test_words_of_links_and_paragraphs_of_a_post_are_kept(tmp_path):
    text = 'Nine <a href="/d">dead</a>, he said.<br>More soon.</p><p>Four are <b>still</b> missing.'
    html = as_microdata().replace(f"<p>{POSTS[0][1]}</p>", f"<p>{text}</p>")
    assert read(tmp_path, html)[0].report.text == "Nine dead, he said.\nMore soon.\nFour are still missing."


def test_markup_within_the_data_is_no_text(tmp_path):
    html = as_data().replace("Nine people have", "<p>Nine people</p><p>have")
    assert read(tmp_path, html)[0].report.text.startswith("Nine people\nhave now died")


def test_a_post_without_an_address_has_one_that_leads_to_its_words(tmp_path):
    updates = [update(*post) for post in POSTS]
    received = read(tmp_path, page(ld(**{"@type": "LiveBlogPosting", "liveBlogUpdate": updates})))
    assert received[0].report.url == f"{URL}#:~:text=Nine%20people%20have%20now%20died%20after%20the%20ferry"


def test_an_address_that_posts_share_is_not_taken_for_their_own(tmp_path):
    updates = [update(*post, url=f"{URL}?from=feed") for post in POSTS]
    received = read(tmp_path, page(ld(**{"@type": "LiveBlogPosting", "liveBlogUpdate": updates})))
    assert len({r.report.url for r in received}) == len(POSTS)
    assert all(r.report.url.startswith(f"{URL}#:~:text=") for r in received)


def test_a_post_without_a_time_has_none(tmp_path):
    html = as_data().replace('"datePublished": "2024-01-03T18:20:00+01:00"', '"datePublished": "soon"')
    assert [r.report.published_at is None for r in read(tmp_path, html)] == [True, False, False]


def test_an_article_with_comments_and_related_stories_is_one_report(tmp_path):
    related = "".join(
        f'<div><time datetime="2024-01-0{n}T10:00Z"></time><a href="/{n}">A story of another day</a></div>'
        for n in range(1, 7)
    )
    body = "".join(f"<p>{text}</p>" for _, text, _ in POSTS) + related
    received = read(tmp_path, page(ld(**{"@type": "NewsArticle", "datePublished": "2024-01-03"}), body))
    assert len(received) == 1
    assert received[0].report.published_at == "2024-01-03"


def test_a_live_blog_of_more_elements_than_are_read_of_others(tmp_path):
    html = as_built().replace("</ol>", "</ol>" + "<i></i>" * 20_000)
    assert [r.report.text for r in read(tmp_path, html)] == [text for _, text, _ in POSTS]


@given(st.text(max_size=300))
def test_any_markup_has_posts_or_none(words):
    tree = tree_of(f"<html><body class='live-blog'>{words}<time datetime='{words}'>{words}</body></html>")
    for post in posts_of(tree, URL):
        assert post.text.strip()


@given(st.lists(st.sampled_from(["<p>", "<div>", "<b>", "</b>", "<br>", "one ", "two", " ", "\n"])))
def test_the_text_of_markup_has_its_words_and_no_empty_lines(pieces):
    tree = tree_of(f"<div>x {''.join(pieces)}</div>")
    text = text_of(tree)
    words = "".join("" if piece in ("<b>", "</b>") else " " if piece[0] == "<" else piece for piece in pieces)
    assert text.split() == ["x", *words.split()]
    assert all(line.strip() for line in text.split("\n"))


# Pages that hold no report

TEASERS = "".join(
    f'<div><h3><a href="/{n}">Storm number {n} kills many people inland</a></h3></div>' for n in range(30)
)
CONSENT = """<p>We and our partners use cookies and personal data. Before you continue, choose: accept
all or manage preferences. You can withdraw consent at any time in our privacy policy. Legitimate interest
applies to some partners. We value your privacy settings and store cookies for up to a year.</p>"""


@pytest.mark.parametrize(
    ("title", "body", "code"),
    [
        ("Page not found", "<p>Sorry, we could not find what you were looking for here.</p>", "page-error"),
        ("404 Not Found", "<p>The requested address was not found on this server.</p>", "page-error"),
        ("503 Service Unavailable", "<p>No server is available to handle this request.</p>", "page-error"),
        ("Access Denied", "<p>You don't have permission to see this on this server.</p>", "page-error"),
        ("Just a moment...", "<p>Checking your browser before you go on to the news site.</p>", "page-wall"),
        ("Fire kills three", "<p>Subscribe to continue reading this story and all others.</p>", "page-wall"),
        ("Your choice", CONSENT, "page-consent"),
        ("World news", TEASERS, "page-index"),
    ],
)
def test_a_page_without_a_report_is_said_to_be_such(tmp_path, title, body, code):
    html = (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    )
    (received,) = read(tmp_path, html)
    assert received.report is None
    assert [problem.code for problem in received.problems] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers were denied access to the page of history where 404 people died, the ministry said today.",
        "503 people were killed and 403 injured when two ferries sank near Fairview on Monday, police said.",
        "The missing were not found. Something went wrong with the engine, the provincial governor said.",
        "The cookies had been poisoned: nine people died, and their partners gave consent to an inquiry.",
    ],
)
@pytest.mark.parametrize("times", [1, 9])
def test_a_report_with_such_words_is_a_report(tmp_path, text, times):
    html = f"<!DOCTYPE html><html><head><title>Inquiry opens</title></head><body><article><p>{text}</p>"
    (received,) = read(tmp_path, html + f"<p>{text}</p>" * (times - 1) + "</article></body></html>")
    assert received.problems == ()
    assert text in received.report.text


def test_an_article_with_many_links_around_is_no_index(tmp_path):
    body = "<article>" + "".join(f"<p>{text} {text}</p>" for _, text, _ in POSTS * 5) + "</article>" + TEASERS
    (received,) = read(tmp_path, page("", body))
    assert "coast guard" in received.report.text


def test_the_address_of_the_front_page_is_not_taken_for_a_reports_own():
    html = page("", "".join(f"<p>{text}</p>" for _, text, _ in POSTS)).replace(
        URL, "https://gazette.example/"
    )
    (article,) = read_page(html.encode(), "https://gazette.example/2024/ferry").articles
    assert article.url == "https://gazette.example/2024/ferry"
