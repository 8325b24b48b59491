"""The pages as they are sent: what they show of a ledger, and what people can do with them."""

import html
import re

import pytest
from newsroom import RTL, SCRIPT, copied
from serving import asking, token

from according.ledger import Filter, Ledger


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A ledger that no test changes."""
    return copied(tmp_path_factory.mktemp("shown"))


@pytest.fixture(scope="module")
def client(shared):
    with asking(shared) as found:
        yield found


@pytest.fixture(scope="module")
def ids(shared):
    """The public id of each report's incident, and the id of each report."""
    with Ledger.open(shared) as ledger:
        found = list(ledger.view().reports())
        homes = {report.input_id: report.incidents[0] for report in found if report.incidents}
    return homes, {report.input_id: report.id for report in found}


def plain(answer):
    """The words of a page, as a person reads them."""
    assert answer.status_code == 200, answer.text
    main = answer.text[answer.text.index("<main") : answer.text.index("</main>")]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


def row_of(page, words):
    """The table row or list item of a page that has some words in it."""
    found = [row for row in re.findall(r"<(?:tr|li)\b.*?</(?:tr|li)>", page.text, re.S) if words in row]
    assert found, words
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", found[0])))


def test_of_an_incident_of_which_many_report_the_latest_are_shown(client, ids, monkeypatch):
    homes, _ = ids
    home = homes["demo-1"]
    whole = client.get(f"/incidents/{home}")
    monkeypatch.setattr("according.web.pages.incident.AT_ONCE", 2)
    for page in ("", "/reckoning"):
        few = client.get(f"/incidents/{home}{page}?since=2020-01-01")
        assert "Show all of it" in plain(few), few.text
        assert f'href="/incidents/{home}{page}?whole=1' in html.unescape(few.text)
        assert "Show all of it" not in plain(client.get(f"/incidents/{home}{page}?whole=1"))
    few = client.get(f"/incidents/{home}?since=2020-01-01")
    assert few.text.count('class="claims"') < whole.text.count('class="claims"')
    assert "How the figures went" in plain(whole) and "How the figures went" not in plain(few)
    assert plain(client.get(f"/incidents/{home}?whole=1")) == plain(whole)


# The list


def test_the_list_shows_each_incident_with_its_tolls_and_how_precisely_its_place_is_known(client):
    page = client.get("/")
    assert "26" in row_of(page, "Sfax") and "6 voices, 7 reports (1 copy)" in row_of(page, "Sfax")
    assert "3–15" in row_of(page, "3–15")
    assert 'data-precision="province"' in re.search(r"<tr [^>]*Tete[^>]*>", page.text)[0]
    assert "data-lat" not in re.search(r"<tr [^>]*place not said[^>]*>", page.text)[0]
    assert "Baidoa" not in page.text  # only mentioned in passing


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("kind=flood", "Tete", "Sfax"),
        ("country=TN", "Sfax", "Tete"),
        ("place=sfa", "Sfax", "Tete"),
        ("since=2025-03-15&until=2025-03-16", "Tete", "Sfax"),
        ("effect=displaced&min=1000", "Tete", "Sfax"),
        ("voices=5", "Sfax", "Tete"),
        ("kind=&country=&since=&until=&effect=&min=&voices=&place=", "Sfax", "Baidoa"),
        ("mentioned=true", "Baidoa", "nothing that is not there"),
        ("as_of=2025-03-12", "Sfax", "Tete"),
    ],
)
def test_filters_hold_for_the_whole_list(client, query, shown, hidden):
    found = client.get(f"/?{query}")
    rows = "".join(re.findall(r"<tbody>.*</tbody>", found.text, re.S))
    assert shown in rows and hidden not in rows
    if "kind=flood" in query:
        assert '<option value="flood" selected>' in found.text


def test_where_nothing_fits_it_says_so(client):
    assert "No incident is known that fits." in plain(client.get("/?kind=volcano"))


def test_links_keep_the_moment_and_the_policy(client, ids):
    page = client.get("/?as_of=2025-03-11T12:00&policy=ucdp")
    assert f"/incidents/{ids[0]['demo-1']}?as_of=2025-03-11T12%3A00&amp;policy=ucdp" in page.text
    assert "You look back: what had been published by 2025-03-11 12:00 UTC" in plain(page)
    assert "Reckoned by ucdp" in plain(page)


def test_a_long_list_goes_on_where_the_page_before_ended(client, monkeypatch):
    from according.web.pages import start

    monkeypatch.setattr(start, "PAGE", 3)
    address, seen = "/?policy=range", []
    while address:
        page = client.get(address)
        seen += re.findall(r'data-spot="(\w+)"', page.text)
        more = re.search(r'class="more"><a href="([^"]+)"', page.text)
        address = html.unescape(more[1]) if more else None
    assert len(seen) == len(set(seen)) == 7


# One incident


def test_an_incident_shows_its_tolls_course_claims_and_reports(client, ids):
    page = client.get(f"/incidents/{ids[0]['demo-1']}")
    words = plain(page)
    assert "killed 26 the newest total · 1 voice" in words
    assert page.text.count('<svg class="chart killed"') + page.text.count('class="chart killed"') >= 2
    assert "31" in row_of(page, "replaced by 26") and "lower" in row_of(page, "replaced by 26")
    assert "Leila Mansouri 4 claims" in words
    assert "and 1 copy" in words and "The Morning Ledger" in words


def test_an_incident_leads_to_its_parts_its_background_and_what_may_be_the_same(client, ids):
    mogadishu, mine = (plain(client.get(f"/incidents/{ids[0][name]}")) for name in ("clash-1", "strike-1"))
    assert "Parts" in mogadishu and "Told of in the same reports Bombing Baidoa, Somalia" in mogadishu
    assert "May be the same Mine" in mine
    assert "few telling words in common" in mine
    assert "Of the same kind" not in mine  # it stands among those that may be the same


def test_what_was_decided_stands_on_the_incident_with_who_and_why(client, ids):
    words = plain(client.get(f"/incidents/{ids[0]['strike-1']}"))
    assert "does not stand the governor spoke of another mine undone by ann : no, of this one" in words


def test_a_look_back_shows_what_was_known_then(client, ids):
    words = plain(client.get(f"/incidents/{ids[0]['demo-1']}?as_of=2025-03-11T12:00"))
    assert "killed 9" in words and "26" not in words.split("Who says what")[0].split("Tolls")[1][:40]


def test_how_a_number_was_made_names_the_rule_its_claims_and_other_policies(client, ids):
    words = plain(client.get(f"/incidents/{ids[0]['flood-1']}/reckoning"))
    assert "By the policy according-1 : low and high are" in words
    assert "Chosen as" in words and "killed at least 14 people" in words
    assert "corrected by the source" in words
    assert "from then on, 2025-03-16 18:00 UTC: 14 (14 or more)" in words
    for name in ("ucdp", "acled", "gtd", "range"):
        assert name in words


@pytest.mark.parametrize("path", ["/incidents/i_none", "/incidents/i_no/reckoning", "/reports/r_no", "/x"])
def test_what_is_not_there_is_a_page_that_says_so(client, path):
    page = client.get(path)
    assert page.status_code == 404
    assert "<h1>" in page.text and "Traceback" not in page.text


# One report


def body_of(page):
    """The text of a report as a browser has it."""
    return html.unescape(
        re.sub(r"<[^>]+>", "", re.search(r'<div id="body".*?>(.*?)</div>', page.text, re.S)[1])
    )


@pytest.mark.parametrize("name", ["demo-4", "fire-1", "rtl", "clash-1", "flood-1"])
def test_a_text_is_shown_to_the_letter(client, ids, shared, name):
    with Ledger.open(shared) as ledger:
        text = ledger.view().text(ids[1][name])
    assert body_of(client.get(f"/reports/{ids[1][name]}")) == text


def test_what_a_report_says_is_never_markup(client, ids):
    page = client.get(f"/reports/{ids[1]['fire-1']}")
    assert SCRIPT.split(", ")[0] in plain(page)
    assert "<script>alert" not in page.text and "<b>blaze" not in page.text and "<i>in Porto" not in page.text


def test_a_text_from_right_to_left_runs_so(client, ids):
    page = client.get(f"/reports/{ids[1]['rtl']}")
    assert re.search(r'<div id="body"[^>]* dir="auto" lang="ar">', page.text)
    assert "<bdi>صحيفة</bdi>" in page.text and RTL.split("\n")[0] in body_of(page)


def test_each_figure_leads_to_its_claim_and_back(client, ids):
    page = client.get(f"/reports/{ids[1]['demo-4']}")
    figures = re.findall(r'<a class="figure \w+" id="at-(c_\w+)" href="#(c_\w+)"', page.text)
    assert len(figures) == 3
    for there, back in figures:
        assert there == back and f'<li id="{back}"' in page.text and f'href="#at-{there}"' in page.text
    assert "theThe" in plain(page).split("Damage")[1]


def test_what_was_withdrawn_is_struck_through(client, ids):
    page = client.get(f"/reports/{ids[1]['flood-1']}")
    assert re.search(
        r'<a class="figure killed lost"[^>]*><s class="[^"]*withdrawn">at least 20 people</s>', page.text
    )
    assert "corrected by the source" in row_of(page, "at least 20 people")
    assert "no longer said" in row_of(page, "4,000 families")


def test_about_the_data_counts_and_names_its_sources(client):
    words = plain(client.get("/about"))
    assert "reports 15 copies 1" in words
    assert "Boundaries imply no opinion" in words and "GeoNames" in words


def test_reports_are_found_by_their_words_with_their_incidents(client, monkeypatch):
    page = plain(client.get("/search?q=Zambezi"))
    assert "No report has these words." in page or "Zambezi" in page
    page = client.get('/search?q="central+market"+cylind*')
    assert "Sfax market: toll rises" in plain(page) and "Blast Sfax, Tunisia" in plain(page)
    assert "told state television" in plain(page)
    assert "No report has these words." in plain(client.get("/search?q=unicorn"))
    assert "No report" not in plain(client.get("/search"))
    assert "Wednesday" not in plain(client.get("/search?q=market&as_of=2025-03-11T12:00"))
    from according.web.pages import search

    monkeypatch.setattr(search, "PAGE", 2)
    address, count = "/search?q=sfax+explosion", 0
    while address:
        found = client.get(address)
        count += found.text.count("<li><span")
        more = re.search(r'class="more"><a href="([^"]+)"', found.text)
        address = html.unescape(more[1]) if more else None
    assert count == 7


# What people do


def field(page, name):
    """What a form of a page sends in a hidden field."""
    return html.unescape(re.search(rf'name="{name}" value="([^"]*)"', page.text)[1])


@pytest.fixture
def own(tmp_path):
    """A ledger of the test's own, and what asks its server."""
    path = copied(tmp_path)
    with asking(path) as client, Ledger.open(path) as ledger:
        yield client, ledger


def report_of(ledger, name):
    return next(report.id for report in ledger.view().reports() if report.input_id == name)


def test_a_pair_is_decided_by_a_form(own):
    client, ledger = own
    page = client.get("/review")
    sent = {name: field(page, name) for name in ("csrf", "a", "b", "seen")}
    answer = client.post("/review", data={**sent, "verdict": "same", "why": "one mine"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?later=0")
    assert "No pair is in doubt." in plain(client.get("/review"))
    assert len(list(ledger.view().incidents())) == 6
    again = client.post("/review", data={**sent, "verdict": "different"})
    assert again.status_code == 409 and "Somebody has decided on this since you looked" in again.text
    (found,) = (i for i in ledger.view().incidents(Filter(kind="mine")))
    page = client.get(f"/incidents/{found.id}")
    assert "one mine" in page.text
    undo = re.search(r'action="(/decisions/\d+/undo)"', page.text)[1]
    data = {"csrf": sent["csrf"], "seen": field(page, "seen"), "then": "/review"}
    assert client.post(undo, data=data).headers["location"] == "/review"
    assert len(list(ledger.view().incidents())) == 7


def test_without_the_secret_of_the_page_nothing_is_decided(own):
    client, ledger = own
    page, before = client.get("/review"), ledger.view().seq
    sent = {name: field(page, name) for name in ("a", "b", "seen")}
    assert client.post("/review", data={**sent, "verdict": "same"}).status_code == 403
    assert client.post("/review", data={**sent, "verdict": "same", "csrf": "x"}).status_code == 403
    assert ledger.view().seq == before


def test_a_claim_is_added_by_its_words_and_stays_when_the_report_is_read_again(own):
    from newsroom import received
    from small_ledger import reader

    import according

    client, ledger = own
    report = report_of(ledger, "fire-1")
    page = client.get(f"/reports/{report}")
    sent = {"csrf": field(page, "csrf"), "words": "Two people", "effect": "injured", "source": "the clerk"}
    answer = client.post(f"/reports/{report}/claims", data=sent)
    assert answer.status_code == 303
    added = answer.headers["location"].partition("#")[2]
    claim = ledger.view().claim(added).claim
    assert (claim.effect, claim.figure.low, claim.made_by, claim.sources[0].name) == (
        "injured",
        2,
        "ann",
        "the clerk",
    )
    assert "added by ann" in row_of(client.get(f"/reports/{report}"), "injured")
    assert list(ledger.check()) == []
    with according.open(ledger.store.engine.url.database, reader=reader()) as opened:
        (kept,) = opened.add_received(each for each in received() if each.input_id == "fire-1")
    assert (kept.known, kept.reread) == (1, 0)
    assert ledger.view().claim(added) is not None
    data = {"csrf": sent["csrf"], "seen": ledger.view().seq, "why": "they died", "then": f"/reports/{report}"}
    assert client.post(f"/claims/{added}/withdraw", data=data).status_code == 303
    assert "found to be misread (ann)" in row_of(client.get(f"/reports/{report}"), "injured")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Nine people", "These words do not stand in the report."),
        ("the mayor said", "No number stands in these words."),
        ("", "These words do not stand"),
    ],
)
def test_words_that_give_no_claim_add_none(own, words, said):
    client, ledger = own
    report = report_of(ledger, "fire-1")
    csrf = field(client.get(f"/reports/{report}"), "csrf")
    seq = ledger.view().seq
    answer = client.post(f"/reports/{report}/claims", data={"csrf": csrf, "words": words, "effect": "killed"})
    assert answer.status_code == 422
    assert said in html.unescape(answer.text) or not words
    assert ledger.view().seq == seq


def test_the_page_to_go_on_at_is_one_of_ours(own):
    client, ledger = own
    claim = next(item.claim.id for item in ledger.view().claims() if not item.withdrawn)
    csrf = field(client.get("/review"), "csrf")
    for n, there in enumerate(("//evil.example", "https://evil.example", "/\\evil.example", "/review")):
        data = {"csrf": csrf, "seen": ledger.view().seq, "then": there, "why": str(n)}
        answer = client.post(f"/claims/{claim}/withdraw", data=data)
        assert answer.headers["location"] == ("/review" if there == "/review" else "/")


def test_the_public_sees_no_text_no_name_and_no_form(tmp_path):
    path = copied(tmp_path)
    with asking(path, public=True) as client, Ledger.open(path) as ledger:
        report = report_of(ledger, "flood-1")
        home = next(each.incidents[0] for each in ledger.view().reports() if each.input_id == "strike-1")
        page = client.get(f"/reports/{report}")
        assert "Texts are not shown to the public." in plain(page) and 'id="body"' not in page.text
        pages = [page, client.get(f"/incidents/{home}"), client.get("/review")]
        assert all('method="post"' not in each.text for each in pages)
        assert "another mine" in pages[1].text and "<bdi>ann</bdi>" not in pages[1].text


def test_who_is_signed_in_can_sign_out_and_sees_pages_of_their_own(tmp_path):
    path = copied(tmp_path)
    secret = token(path, "Amira")["authorization"].removeprefix("Bearer ")
    with asking(path) as client:
        assert client.get("/").headers["location"] == "/sign-in?next=/"
        assert client.get("/sign-in").status_code == 200
        client.post("/sign-in", data={"token": secret, "next": "/review"})
        page = client.get("/review")
        assert "<bdi>Amira</bdi>" in page.text
        client.post("/sign-out", data={"csrf": field(page, "csrf")})
        assert client.get("/review").status_code == 303


def test_a_page_that_is_known_already_is_not_sent_again(client):
    page = client.get("/about")
    again = client.get("/about", headers={"if-none-match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/about?as_of=2025-03-12").headers["etag"] != page.headers["etag"]


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client, ids):
    homes, reports = ids
    for path in ("/", f"/incidents/{homes['demo-1']}", f"/reports/{reports['demo-1']}", "/review", "/about"):
        page = client.get(path).text
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=", page), path
        assert not re.search(r"<script(?![^>]*src=\"/static/)", page), path
        assert not re.search(r"<(?:link|script|img)[^>]+(?:href|src)=\"(?!/)", page), path


def test_a_file_of_streets_is_sent_in_the_ranges_that_are_asked_for(shared, tmp_path, monkeypatch):
    from according.web import templating

    monkeypatch.setattr(templating, "has_frontend", lambda: True)
    (tmp_path / "s.pmtiles").write_bytes(bytes(range(200)))
    with asking(shared, tiles=str(tmp_path / "s.pmtiles")) as client:
        part = client.get("/tiles/streets.pmtiles", headers={"range": "bytes=10-19"})
        assert (part.status_code, part.content) == (206, bytes(range(10, 20)))
        assert 'data-tiles="/tiles/streets.pmtiles"' in client.get("/").text
    with asking(shared) as client:
        assert client.get("/tiles/streets.pmtiles").status_code == 404
        assert "data-tiles" not in client.get("/").text


def test_without_what_npm_gives_the_pages_are_there_and_say_so(client, ids, monkeypatch):
    from according.web import templating

    monkeypatch.setattr(templating, "has_frontend", lambda: False)
    page = client.get("/?policy=range&mentioned=true")
    assert "This installation has no map" in plain(page) and "vendor" not in page.text
    assert "Sfax" in row_of(page, "Sfax")
    assert "vendor" not in client.get(f"/incidents/{ids[0]['demo-1']}?policy=range").text


def test_where_no_best_is_chosen_a_toll_of_one_number_is_that_number(client):
    assert re.search(r"Porto.* 2\b", row_of(client.get("/?policy=range"), "Porto"))
