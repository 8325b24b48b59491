"""Attacks, each with what takes the defence against it out: with it in place none may succeed.

Each attack is made against the real thing, and tells whether it succeeded. `without` names what to replace,
and by what, so that there is no defence: then it must succeed, or its test could not fail.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import logging
import re
import time
import zipfile
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from broken import TAMPERINGS, problems
from click.testing import CliRunner
from ledgers import ALL, Saying, Story, add
from lxml import etree
from patterns import slow_patterns
from pytest import MonkeyPatch
from serving import asking, token
from small_ledger import copied, run
from web import Reply, Web, serving

from according.cli import main
from according.cli.telling import listening
from according.errors import Problem
from according.ledger import Ledger
from according.reports import network
from according.reports.fetch import Fetcher, Limits, retrieval
from according.reports.guard import GuardedError, guarded
from according.reports.pages import PageRead
from according.web.desk import Desk
from according.web.settings import Settings
from according.web.templating import environment

EVIL = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("https://evil.example","more")'
HOST, INNER = "127.0.3.1", "127.0.3.2"


@dataclass(frozen=True)
class Attack:
    """`run` makes the attack in a folder of its own, and tells whether it succeeded."""

    run: Callable[[Path, MonkeyPatch], bool]
    without: Mapping[str, Any] = field(default_factory=dict)


def _nothing(*_: Any, **__: Any) -> None:
    return None


# Of those who ask a server


def _static_file(folder: Path, patch: MonkeyPatch) -> bool:
    with asking(copied(folder)) as api:
        ways = ("/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/..%5capp.py", "/static//../app.py")
        return any("def make_app" in api.get(way).text for way in ways)


async def _passed_on(self: Any, scope: Any, receive: Any, send: Any) -> None:
    await self._app(scope, receive, send)


def _any_file(self: Any, path: str) -> Any:
    found = Path(str(self.directory)) / path
    return str(found), found.stat()


def _decided(
    api: Any, headers: Mapping[str, str] | None = None, seen: Mapping[str, str] | None = None
) -> bool:
    found = api.get("/api/v1/incidents", headers=seen).json()
    a, b = (each["id"] for each in found["items"])
    asked = {"what": "link", "a": a, "b": b, "why": "one story", "seen": found["seq"]}
    return api.post("/api/v1/decisions", json=asked, headers=headers).status_code == 201


def _other_site(folder: Path, patch: MonkeyPatch) -> bool:
    with asking(copied(folder)) as api:
        return _decided(api, {"origin": "https://evil.example"})


def _cookie_alone(folder: Path, patch: MonkeyPatch) -> bool:
    path = copied(folder)
    headers = token(path)
    with asking(path) as api:
        secret = headers["authorization"].removeprefix("Bearer ")
        api.post("/sign-in", data={"token": secret})
        return _decided(api)


def _name_of_another(folder: Path, patch: MonkeyPatch) -> bool:
    """A site leads its own name to this machine (DNS rebinding)."""
    with asking(copied(folder)) as api:
        return api.get("/api/v1/incidents", headers={"host": "evil.example"}).status_code == 200


def _through_a_proxy(folder: Path, patch: MonkeyPatch) -> bool:
    with asking(copied(folder)) as api:
        return api.get("/", headers={"x-forwarded-for": "203.0.113.9"}).status_code == 200


def _public_decision(folder: Path, patch: MonkeyPatch) -> bool:
    with asking(copied(folder), public=True) as api:
        return _decided(api)


def _names_in_public(folder: Path, patch: MonkeyPatch) -> bool:
    path = copied(folder)
    run(path, "party", "the army", "--why", "it fights", "--by", "Amira")
    with asking(path) as api:
        assert _decided(api)
    with asking(path, public=True) as api:
        (incident,) = api.get("/api/v1/incidents").json()["items"]
        told = api.get(f"/api/v1/incidents/{incident['id']}/history").text
        return '"ann"' in told


def _framed(folder: Path, patch: MonkeyPatch) -> bool:
    with asking(copied(folder)) as api:
        headers = api.get("/").headers
        return "frame-ancestors 'none'" not in headers.get("content-security-policy", "")


def _led_away(folder: Path, patch: MonkeyPatch) -> bool:
    path = copied(folder)
    secret = token(path)["authorization"].removeprefix("Bearer ")
    with asking(path) as api:
        answer = api.post("/sign-in", data={"token": secret, "next": "//evil.example"})
        return "evil" in answer.headers.get("location", "")


def _large_body(folder: Path, patch: MonkeyPatch) -> bool:
    with asking(copied(folder), body=1000) as api:
        return api.post("/api/v1/read", json={"text": "x" * 5000}).status_code not in (413,)


def _many_requests(folder: Path, patch: MonkeyPatch) -> bool:
    with asking(copied(folder), public=True, rate=0.01, burst=3) as api:
        return all(api.get("/static/robots.txt").status_code == 200 for _ in range(8))


def _secret_in_file(folder: Path, patch: MonkeyPatch) -> bool:
    path = copied(folder)
    secret = token(path)["authorization"].removeprefix("Bearer ")
    return any(secret.encode() in each.read_bytes() for each in folder.glob("ledger.db*"))


def _secret_in_log(folder: Path, patch: MonkeyPatch) -> bool:
    said = io.StringIO()
    patch.setattr("sys.stderr", said)
    with listening("json"):
        logging.getLogger("according.web").warning("postgresql://ann:hunter2@db.example cannot be reached")
    return "hunter2" in said.getvalue()


def _secret_of_a_site(folder: Path, patch: MonkeyPatch) -> bool:
    """The cookie by which a site knows us would be kept in the journal for ever."""
    web = Web(lambda _: Reply(b"<p>Twelve</p>", headers={"Set-Cookie": "session=hunter2"}))
    with serving(web, [HOST]):
        answer = Fetcher(allow_private=True).get(web.address(HOST))
    assert not isinstance(answer, Problem)
    return "hunter2" in str(retrieval(answer, web.address(HOST), "2025-03-11T00:00:00+00:00"))


# Of words that are shown


def _evil_ledger(folder: Path) -> Path:
    """A ledger of a report all of whose words are an attack."""
    path = folder / "ledger.db"
    story = Story(0, EVIL, 0, 9, says=(Saying("killed", "12 people", _evil_source()),), words=(0, 1))
    plain = Story(0, FORMULA, 1, 9, says=(Saying("killed", "24 soldiers"),), words=(2, 3))
    with Ledger.open(path, by=EVIL) as ledger:
        add(ledger, [story, plain])
        ledger.party(EVIL, EVIL)
    return path


def _evil_source() -> Any:
    from according.model import Source

    return Source(EVIL, "official", EVIL)


def _stored_markup(folder: Path, patch: MonkeyPatch) -> bool:
    """Words of a report on every page that shows it."""
    path = _evil_ledger(folder)
    with asking(path) as api:
        view = api.get("/api/v1/incidents", params={"mentioned": "true"}).json()
        pages = ["/", "/review", "/about", "/search?q=alert", f"/search?q={EVIL}"]
        for each in view["items"]:
            pages += [f"/incidents/{each['id']}", f"/incidents/{each['id']}/reckoning"]
        for each in api.get("/api/v1/reports").json()["items"]:
            pages.append(f"/reports/{each['id']}")
        shown = [api.get(page) for page in pages]
        assert len(shown) >= 9
        assert all(each.status_code == 200 for each in shown), [each.status_code for each in shown]
        return any(EVIL in each.text for each in shown)


def _unescaped(**given: Any) -> Any:
    made = environment(**given)
    made.autoescape = False
    return made


def _exported(path: Path, *words: str) -> bytes:
    done = run(path, "export", *words)
    assert done.exit_code == 0, done.stderr
    return done.stdout_bytes


def _markup_in_exports(folder: Path, patch: MonkeyPatch) -> bool:
    """Words of a report in every export that a browser could take for a page of its own."""
    path = _evil_ledger(folder)
    feeds = (_exported(path, what, "--format", "atom") for what in ("incidents", "claims", "reports"))
    others = [_exported(path, "incidents", "--format", "geojson")]
    return any(EVIL.encode() in each for each in feeds) or not all(json.loads(each) for each in others)


def _formula_in_csv(folder: Path, patch: MonkeyPatch) -> bool:
    path = _evil_ledger(folder)
    found = False
    for what in ("incidents", "claims", "reports", "tolls"):
        told = _exported(path, what, "--format", "csv").decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(told)) for cell in row]
        assert cells
        found = found or any(cell.startswith("=") for cell in cells)
    return found


def _formula_in_workbook(folder: Path, patch: MonkeyPatch) -> bool:
    path = _evil_ledger(folder)
    run(path, "export", "reports", "--format", "xlsx", "--out", folder / "a.xlsx")
    with zipfile.ZipFile(folder / "a.xlsx") as book:
        return any(b"<f>" in book.read(name) for name in book.namelist() if "sheet" in name)


def _written_as_it_comes(self: Any, row: int, column: int, text: str, style: Any = None) -> Any:
    return self.write(row, column, text, style)


def _steered_terminal(folder: Path, patch: MonkeyPatch) -> bool:
    name = folder / "\x1b]0;owned\x07.jsonl"
    done = CliRunner().invoke(main, ["read", str(name)], env={"COLUMNS": "80"})
    return "\x1b]0;" in done.stderr


def _page_that_runs(folder: Path, patch: MonkeyPatch) -> bool:
    """A page that was kept is opened, and runs or fetches what its site wants."""
    from according.reports.source import marked

    words = "Twelve people were killed in Sfax on Tuesday, the mayor said."
    page = f"<html><body><script>x()</script><p>{words}</p><iframe src='https://evil.example'></body></html>"
    made = marked(page.encode(), words, "0", "6")
    return "default-src" not in made or "<iframe" in made


# Of pages, feeds and files


@contextmanager
def _two_hosts(answer: Callable[[Any], Reply]) -> Any:
    web = Web(answer)
    with serving(web, [HOST, INNER]):
        yield web


def _inner_address(folder: Path, patch: MonkeyPatch) -> bool:
    with _two_hosts(lambda _: Reply(b"secret")) as web:
        Fetcher().get(web.address(INNER))
        return bool(web.log)


def _redirect_inside(folder: Path, patch: MonkeyPatch) -> bool:
    """A site that may be asked leads to an address inside the network."""
    known = network.is_public
    patch.setattr(network, "is_public", lambda address: address == HOST or known(address))
    with _two_hosts(lambda asked: _redirects[asked.host]) as web:
        _redirects.update(
            {
                HOST: Reply(status=302, headers={"Location": web.address(INNER)}),
                INNER: Reply(b"secret"),
            }
        )
        Fetcher().get(web.address(HOST))
        return any(asked.host == INNER for asked, _ in web.log)


_redirects: dict[str, Reply] = {}


def _fetch_by_api(folder: Path, patch: MonkeyPatch) -> bool:
    """Whoever may add reports has the server ask an address."""
    with _two_hosts(lambda _: Reply(b"secret")) as web:
        known = network.is_public
        patch.setattr(network, "is_public", lambda address: address == HOST or known(address))
        with asking(copied(folder)) as api:
            api.post("/api/v1/reports", json={"reports": [{"url": web.address(HOST)}]})
        return bool(web.log)


def _with_fetch(settings: Settings) -> Desk:
    return _open(replace(settings, fetch=True))


_open = Desk.open


def _gzip_bomb(folder: Path, patch: MonkeyPatch) -> bool:
    bomb = gzip.compress(bytes(5_000_000))
    web = Web(lambda _: Reply(bomb, headers={"Content-Encoding": "gzip"}))
    with serving(web, [HOST]):
        answer = Fetcher(allow_private=True, limits=Limits(20, size=100_000)).get(web.address(HOST))
    return not isinstance(answer, Problem)


def _document_bomb(folder: Path, patch: MonkeyPatch) -> bool:
    from according.reports import documents

    patch.setattr(documents, "LARGEST_INPUT", documents.LARGEST_INPUT // 100)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<d>" + bytes(1_000_000).replace(b"\0", b"x") + b"</d>")
    with zipfile.ZipFile(out) as archive:
        return len(documents._member(archive, "word/document.xml") or b"") > documents.LARGEST_INPUT


def _whole_member(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name)


def _entity(folder: Path, patch: MonkeyPatch) -> bool:
    """An entity that stands for a file of this machine."""
    from according.reports import documents

    (folder / "secret.txt").write_text("hunter2")
    head = f"<!DOCTYPE x [<!ENTITY x SYSTEM '{(folder / 'secret.txt').as_uri()}'>]>"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f"{head}<w:document xmlns:w='{word}'><w:p><w:t>&x;</w:t></w:p></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", body)
    return "hunter2" in documents.read_docx(out.getvalue()).text


def _trusting_parser(**_: Any) -> Any:
    return _parser(resolve_entities=True, load_dtd=True, no_network=False)


_parser = etree.XMLParser


def _busy_parser(folder: Path, patch: MonkeyPatch) -> bool:
    attributes = " ".join(f"a{n}=x" for n in range(4_000))
    page = f"<html><body><p {attributes}>Twelve people were killed.</p></body></html>".encode()
    began = time.monotonic()
    try:
        guarded(PageRead, "page", page, seconds=0.01)
    except GuardedError:
        return False
    return time.monotonic() - began > 0.01


class _NoTimer:
    def __init__(self, *_: Any) -> None:
        pass

    start = cancel = join = _nothing


def _one_text_many_papers(folder: Path, patch: MonkeyPatch) -> bool:
    """One text, put out under five names, is to look like five who say so."""
    papers = [
        Story(0, f"Paper {n}", 0, 9 + n, says=(Saying("killed", "12 people"),), brief=0) for n in range(5)
    ]
    with Ledger.open("sqlite://") as ledger:
        add(ledger, papers)
        (incident,) = ledger.view().incidents(ALL)
        (toll,) = incident.tolls
        return toll.voices > 1


def _quiet_change(folder: Path, patch: MonkeyPatch) -> bool:
    """A page keeps its address and its date, and swaps its number without a word."""
    url = "https://paper.example/story"
    first, second = (
        Story(0, "Paper", 0, 9, url=url, says=(Saying("killed", words),))
        for words in ("24 soldiers", "three people")
    )
    with Ledger.open("sqlite://") as ledger:
        add(ledger, [first])
        add(ledger, [second])
        said = {c.claim.figure.words: c.withdrawn for c in ledger.view().claims()}
        return len(said) < 2 or not any(said.values())


_HUNGRY = re.compile(r"^(\w+\s?)+$")


def _hungry_pattern(folder: Path, patch: MonkeyPatch) -> bool:
    return bool(slow_patterns())


# Of those who can write to the database


def _tampering(what: str) -> Callable[[Path, MonkeyPatch], bool]:
    def tampered(folder: Path, patch: MonkeyPatch) -> bool:
        with Ledger.open(folder / "ledger.db", by="Ada") as ledger:
            add(ledger, [Story(0, "The Meridian", 0, 9, brief=0)])
            add(ledger, [Story(2, "Zambezi Post", 1, 9, says=(Saying("missing", "three people"),))])
            with ledger.store.writing() as connection:
                TAMPERINGS[what][0](connection)
            return not problems(ledger)

    return tampered


_BLIND = {
    f"according.ledger.checking.{name}": lambda *_, **__: iter(())
    for name in (
        "_check_journal",
        "_check_facts",
        "_check_evidence",
        "_check_texts",
        "_check_views",
        "_check_ids",
    )
}

ATTACKS: dict[str, Attack] = {
    "path traversal": Attack(_static_file, {"starlette.staticfiles.StaticFiles.lookup_path": _any_file}),
    "SSRF: an inner address": Attack(_inner_address, {"according.reports.network.is_public": lambda _: True}),
    "SSRF: a redirect inside": Attack(
        _redirect_inside, {"according.reports.network.is_public": lambda _: True}
    ),
    "SSRF: by the API": Attack(_fetch_by_api, {"according.web.desk.Desk.open": _with_fetch}),
    "XSS: stored words on pages": Attack(_stored_markup, {"according.web.app.environment": _unescaped}),
    "XSS: stored words in exports": Attack(
        _markup_in_exports, {"xml.etree.ElementTree._escape_cdata": lambda text: text}
    ),
    "XSS: a kept page that runs": Attack(
        _page_that_runs,
        {"according.reports.source._LEADING": re.compile("(?!)"), "according.reports.source._INERT": ""},
    ),
    "CSV formula injection": Attack(
        _formula_in_csv, {"according.publish.cells.looks_like_formula": lambda _: False}
    ),
    "formula injection in workbooks": Attack(
        _formula_in_workbook, {"xlsxwriter.worksheet.Worksheet.write_string": _written_as_it_comes}
    ),
    "CSRF: from another site": Attack(_other_site, {"according.web.guarding.Origins._problem": _nothing}),
    "CSRF: a cookie alone": Attack(
        _cookie_alone, {"according.web.access._check": lambda visitor, _: visitor}
    ),
    "DNS rebinding": Attack(_name_of_another, {"according.web.settings.Settings.knows": lambda *_: True}),
    "an open proxy": Attack(_through_a_proxy, {"according.web.access._PROXIED": ()}),
    "a decision in public": Attack(_public_decision, {"according.web.access.Visitor.may": lambda *_: True}),
    "names of reviewers in public": Attack(
        _names_in_public, {"according.web.answering.nameless": lambda value, *_: value}
    ),
    "clickjacking": Attack(_framed, {"according.web.headers.SECURITY": {}}),
    "open redirect": Attack(_led_away, {"according.web.signing._ours": lambda there: there}),
    "large requests": Attack(_large_body, {"according.web.guarding.Bodies.__call__": _passed_on}),
    "many requests": Attack(_many_requests, {"according.web.guarding.Rate.allows": lambda *_: True}),
    "token leakage: in a file": Attack(_secret_in_file, {"according.ledger.keys.sha256": lambda text: text}),
    "token leakage: in a log": Attack(
        _secret_in_log, {"according.cli.telling.without_secrets": lambda words: words}
    ),
    "token leakage: a site's cookie": Attack(
        _secret_of_a_site, {"according.reports.fetch._PRIVATE_HEADERS": ()}
    ),
    "terminal escapes": Attack(_steered_terminal, {"according.publish.seen": lambda text: text}),
    "zip bomb: gzip": Attack(_gzip_bomb, {"according.reports.fetch._at_most": lambda chunks, _: chunks}),
    "zip bomb: a document": Attack(_document_bomb, {"according.reports.documents._member": _whole_member}),
    "XML entities": Attack(_entity, {"lxml.etree.XMLParser": _trusting_parser}),
    "ReDoS: a pattern of ours": Attack(_hungry_pattern, {"according.claims.uncounted._PLANTED": _HUNGRY}),
    "a parser kept busy": Attack(_busy_parser, {"according.reports.guard.threading.Timer": _NoTimer}),
    "one text under many names": Attack(
        _one_text_many_papers, {"according.ledger.ledger.decide_copies": lambda *_: []}
    ),
    "a number swapped without a word": Attack(
        _quiet_change, {"according.ledger.ledger.decide_withdrawals": lambda *_: []}
    ),
    **{f"tampering: {what}": Attack(_tampering(what), _BLIND) for what in TAMPERINGS},
}
