"""The pages in a real browser: wide and narrow, by day and by night, with JavaScript and without."""

import base64
import datetime as dt

import pytest

pytest.importorskip("selenium", reason="selenium is not installed")
pytest.importorskip("hatchling", reason="the build hook needs hatchling")

import browser
from browser import chromium
from newsroom import copied
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from serving import running

from according.ledger import Ledger
from according.model import Mention, Reading, Report
from according.web.templating import has_frontend

pytestmark = pytest.mark.skipif(browser.why_not() is not None, reason=str(browser.why_not()))
needs_frontend = pytest.mark.skipif(not has_frontend(), reason="npm could not be reached when this was built")
FIRST_LOAD = 500_000
TILES = base64.b64decode(
    "UE1UaWxlcwN/AAAAAAAAADQAAAAAAAAAswAAAAAAAAAnAAAAAAAAANoAAAAAAAAAAAAAAAAAAADaAAAAAAAAAIkAAAAAAAAA"
    "VQAAAAAAAAA/AAAAAAAAAAEAAAAAAAAAAAICAQADAC62lIAHVs0A0klrgPipMgAAAAAAAAAAAB+LCAAAAAAAAgOzZ2BmZGRk"
    "AhJMjGAAopiYQCQzkiiyChQGZboZOwcUUggAhec9LDwBAAAfiwgAAAAAAAIDq1ZKLCkpykwqLcnMz1OyUlBSqgUAG7LEhBMA"
    "AAAfiwgARm4DawL/kzLhYk1NLCrJEBIXYmJgkGBW4udkaHCQYvhv3+DAAGTxS7FkZ+alKLFD1Wk0KFQwSRlwsRblJ6YUCwmC"
    "dTEpcXIy7LDjanBYrgtVz8nFnpGZnlGeWAnRYczFWp5YklqEbs98+QXyDAwL5GH2sHGx5CRmp4I1AQAuwQUDnQAAAA=="
)
"""A PMTiles file that we made: the world to zoom 3, each tile the same land, lake and road."""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    return copied(tmp_path_factory.mktemp("shown"))


@pytest.fixture(scope="module")
def address(ledger):
    with running(ledger) as found:
        yield found


@pytest.fixture(scope="module")
def window():
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def axe():
    found = browser.axe()
    if found is None:
        pytest.skip("axe-core cannot be had from npm")
    return found


@pytest.fixture(scope="module")
def pages(ledger):
    """The addresses of one page of each sort, by name."""
    with Ledger.open(ledger) as opened:
        view = opened.view()
        reports = {report.input_id: report.id for report in view.reports()}
        homes = {report.input_id: report.incidents for report in view.reports() if report.incidents}
    blast, mine, flood = (f"/incidents/{homes[name][0]}" for name in ("demo-1", "strike-1", "flood-1"))
    return {
        "incidents": "/",
        "then": "/?as_of=2025-03-11T12:00",
        "blast": blast,
        "mine": mine,
        "flood": flood,
        "made": f"{blast}/reckoning",
        "damaged": f"/reports/{reports['demo-4']}",
        "corrected": f"/reports/{reports['flood-1']}",
        "right-to-left": f"/reports/{reports['rtl']}",
        "escaped": f"/reports/{reports['fire-1']}",
        "review": "/review",
        "search": "/search?q=market",
        "about": "/about",
    }


LOOKS = [(width, dark) for width in (1280, 360) for dark in (False, True)]
NAMES = (
    *("incidents", "then", "blast", "mine", "flood", "made", "damaged", "corrected"),
    *("right-to-left", "escaped", "review", "search", "about"),
)


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=["wide", "wide-dark", "narrow", "narrow-dark"])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_and_nothing_is_complained_of(window, address, pages, *, name, width, dark, script):
    window.be(width, dark=dark, script=script)
    assert window.see(address + pages[name]) == []
    look = f"{name}-{width}-{'dark' if dark else 'light'}{'' if script else '-plain'}"
    assert window.picture(look) <= width
    assert window.complaints() == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)], ids=["wide", "narrow-dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_serious(window, address, pages, axe, *, name, width, dark):
    window.be(width, dark=dark)
    window.see(address + pages[name])
    assert window.serious(axe) == []


@needs_frontend
def test_the_first_load_is_small(window, address):
    window.be(1280)
    window.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
    window.see(f"{address}/")
    window.wait("document.querySelectorAll('path.land').length > 0")
    sizes = window.driver.execute_script(
        "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".map(e => [e.name, e.encodedBodySize])"
    )
    assert 50_000 < sum(size for _, size in sizes) < FIRST_LOAD, sizes


def found(window, selector):
    return window.driver.find_elements(By.CSS_SELECTOR, selector)


@needs_frontend
def test_places_are_drawn_as_precisely_as_they_are_known(window, address):
    window.be(1280)
    window.see(f"{address}/")
    window.wait("document.querySelectorAll('path.spot').length > 0")
    kinds = [each.get_attribute("class") for each in found(window, "path.spot")]
    rows = found(window, "tr[data-precision]")
    drawn = [row for row in rows if row.get_attribute("data-lat")]
    assert len(kinds) == len(drawn) == len(rows) - 2
    assert sum("province" in kind for kind in kinds) == 2
    assert found(window, "#unplaced")[0].text == "2 listed without a place on the map."
    province = next(each for each in found(window, "path.spot.province"))
    assert province.size["width"] >= 30  # never a bare pin
    assert found(window, ".leaflet-marker-icon") == []
    assert "Boundaries imply no opinion" in found(window, "figcaption")[0].text


@needs_frontend
def test_the_slider_goes_back_over_the_whole_page(window, address):
    window.be(1280)
    window.see(f"{address}/")
    count = len(found(window, "tr[data-spot]"))
    window.driver.execute_script(
        "const slide = document.getElementById('slide'); slide.value = 0;"
        "for (const name of ['input', 'change']) slide.dispatchEvent(new Event(name));"
    )
    window.wait(f"document.querySelectorAll('tr[data-spot]').length < {count}")
    assert "as_of=2025-03-11" in window.driver.current_url
    window.wait("document.querySelectorAll('path.spot').length == 1")
    assert found(window, ".past")
    link = found(window, "tr[data-spot] a")[0]
    assert "as_of=2025-03-11" in link.get_attribute("href")
    link.click()
    window.wait("document.querySelector('.tolls')")
    assert found(window, ".tolls .killed .best")[0].text != "26"
    assert window.complaints() == []


@needs_frontend
def test_filters_change_the_list_at_once(window, address):
    window.be(1280)
    window.see(f"{address}/")
    window.driver.execute_script("globalThis.here = true")
    found(window, "select[name=kind] option[value=flood]")[0].click()
    window.wait("document.querySelectorAll('tr[data-spot]').length == 1")
    assert window.driver.execute_script("return globalThis.here")  # the page was not loaded anew
    assert "kind=flood" in window.driver.current_url
    assert window.complaints() == []


def test_words_selected_in_a_text_become_a_claim_and_a_claim_can_be_struck(window, pages, tmp_path):
    with running(copied(tmp_path)) as here:
        window.be(1280)
        window.see(here + pages["escaped"])
        assert found(window, "script[src]") and not found(window, "#body script, #body b")
        before = len(found(window, ".claims > li"))
        window.driver.execute_script(
            "const walk = document.createTreeWalker(document.getElementById('body'), NodeFilter.SHOW_TEXT);"
            "while (walk.nextNode()) { const at = walk.currentNode.data.indexOf('Two people');"
            " if (at >= 0) { document.getSelection().setBaseAndExtent(walk.currentNode, at,"
            " walk.currentNode, at + 10); break; } }"
        )
        window.wait("document.getElementById('pick') && !document.getElementById('pick').hidden")
        found(window, "#pick")[0].click()
        assert found(window, "#add-words")[0].get_attribute("value") == "Two people"
        found(window, "#add select[name=effect] option[value=injured]")[0].click()
        found(window, "#add button")[0].click()
        window.wait(f"document.querySelectorAll('.claims > li').length == {before + 1}")
        added = found(window, ".claims > li:target")[0]
        assert "added by ann" in added.text and "injured" in added.text
        added.find_element(By.CSS_SELECTOR, ".correct summary").click()
        added.find_element(By.CSS_SELECTOR, "input[name=why]").send_keys("they died", Keys.ENTER)
        window.wait("document.querySelector('.claims > li.gone')")
        assert "found to be misread (ann)" in found(window, ".claims > li.gone")[0].text
        assert window.complaints() == []


@pytest.mark.parametrize(("key", "count"), [("s", 6), ("d", 7)])
def test_a_pair_in_doubt_is_decided_by_one_key(window, tmp_path, key, count):
    with running(copied(tmp_path)) as here:
        window.be(1280)
        window.see(f"{here}/review")
        assert len(found(window, ".pair article")) == 2
        found(window, "body")[0].send_keys("l")
        window.wait("document.querySelector('main')?.innerText.includes('No more pairs')")
        window.see(f"{here}/review")
        found(window, "body")[0].send_keys(key)
        window.wait("document.querySelector('main')?.innerText.includes('No pair is in doubt')")
        window.see(f"{here}/")
        assert len(found(window, "tr[data-spot]")) == count
        assert window.complaints() == []


@needs_frontend
def test_streets_lie_under_the_map_where_a_file_of_them_is_mounted(window, ledger, tmp_path):
    (tmp_path / "streets.pmtiles").write_bytes(TILES)
    with running(ledger, tiles=str(tmp_path / "streets.pmtiles")) as here:
        window.be(1280)
        window.see(f"{here}/")
        window.wait("document.querySelectorAll('.leaflet-tile-pane canvas').length > 3")
        window.wait("document.querySelectorAll('path.spot').length > 0")
        assert "OpenStreetMap" in found(window, "figcaption")[0].text
        window.picture("streets-1280-light")
        assert window.complaints() == []


def test_who_looks_is_told_that_there_is_news(window, tmp_path):
    path = copied(tmp_path)
    with running(path) as here, Ledger.open(path) as ledger:
        window.be(1280)
        window.see(f"{here}/")
        assert not found(window, "#news")[0].is_displayed()
        report = Report("A bridge fell.", "Courier", None, "2025-03-22")
        news = Reading(report, (Mention("i1", "main", "collapse"),))
        list(ledger.add_readings([("news", news)]))
        window.wait("!document.getElementById('news').hidden")
        found(window, "#news a")[0].click()
        window.wait("document.querySelectorAll('tr[data-spot]').length == 8")
        assert window.complaints() == []
        window.see("about:blank")  # so that the server has nobody to wait for


def slid(window, position):
    """Where the slider is moved to, and the moment that the bar then shows."""
    return window.driver.execute_script(
        "const slide = document.getElementById('slide'); slide.value = arguments[0];"
        "slide.dispatchEvent(new Event('input'));"
        "return [document.getElementById('as_of').value, slide.getAttribute('aria-valuetext')]",
        position,
    )


def test_the_latest_days_have_the_most_room_on_the_slider(window, address, ledger):
    with Ledger.open(ledger) as opened:
        first, last = (dt.datetime.fromisoformat(each) for each in opened.view().spread())
    window.be(1280)
    window.see(address)
    moments = []
    for position in (0, 250, 500, 750, 999):
        moment, said = slid(window, position)
        assert said == f"{moment.replace('T', ' ')} UTC"
        moments.append(dt.datetime.fromisoformat(f"{moment}:00+00:00"))
    assert moments == sorted(moments)
    assert dt.timedelta(0) <= moments[0] - first <= dt.timedelta(minutes=1)
    ahead = [(last - moment) / (last - first) for moment in moments]
    assert ahead[1:4] == [pytest.approx(share, abs=0.01) for share in (27 / 64, 1 / 8, 1 / 64)]
    assert slid(window, 1000) == ["", "now"]


@pytest.mark.parametrize("moment", ["2025-03-15T12:00", "2025-03-20T09:30"])
def test_the_slider_stands_where_the_page_looks_back_to(window, address, moment):
    window.be(1280)
    window.see(f"{address}/?as_of={moment}")
    position = int(window.driver.execute_script("return document.getElementById('slide').value"))
    before, after = (slid(window, each)[0] for each in (position - 1, position + 1))
    assert before < moment < after
    assert 0 < position < 1000
