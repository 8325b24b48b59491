"""Every parser of what comes from outside: how an input for it is made, and what it promises of any input."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from according.errors import AccordingError, Problem
from fuzzed import structures
from fuzzed.asking import check_request, request
from fuzzed.damage import HUGE, ODD, broken, broken_bytes, broken_value
from fuzzed.reading import check_reading, text_of
from fuzzed.texts import text
from fuzzed.trees import check_tree, parser, tree


@dataclass(frozen=True, slots=True)
class Parser:
    """A parser under trial: `make` makes an input of chance, `check` raises if the parser breaks a promise.

    `share` is its share of all inputs, by how cheap one is; `grow` makes an input of about so many
    characters, by which its time is measured.
    """

    name: str
    make: Callable[[Random], Any]
    check: Callable[[Any], None]
    share: int
    grow: Callable[[int], Any] | None = None
    together: Callable[[Sequence[Any]], list[Callable[[], None]]] | None = None
    """Makes the checks of several inputs at once, where that is cheaper."""

    def checks(self, inputs: Sequence[Any]) -> list[Callable[[], None]]:
        """Return the checks of several inputs; each by itself where they cannot be made together."""
        if self.together is not None:
            with suppress(Exception):
                return self.together(inputs)
        return [partial(self.check, given) for given in inputs]


# Numbers, dates, sentences


def _number_words(chance: Random) -> str:
    pieces = [chance.choice(_number_pieces()) for _ in range(chance.randint(1, 7))]
    return broken(chance.choice((" ", " ", "", "-")).join(pieces), chance, 2)


@cache
def _number_pieces() -> tuple[str, ...]:
    from according.vocab import load

    tables = load("figures")
    words = [word for table in tables.values() for word in _leaves(table)]
    return (
        *words,
        *HUGE,
        *"0123456789,.-%$\u00bd",
        "20",
        "1,400",
        "3rd",
        "people",
        "of the",
        "a",
        "and",
        "years old",
    )


def _leaves(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [*map(str, value), *(leaf for inner in value.values() for leaf in _leaves(inner))]
    return [leaf for inner in value for leaf in _leaves(inner)] if isinstance(value, list) else []


def _check_figure(words: str) -> None:
    from according.claims.figures import quantities, read_figure

    end = 0
    for found in quantities(words):
        assert end <= found.span.start < found.span.end <= len(words), "a number overlaps the one before"
        end = found.span.end
    figure = read_figure(words)
    assert read_figure(words) == figure
    low, high = figure.low, figure.high
    assert low is not None or high is not None, "a figure without any bound"
    assert low is None or 0 <= low <= 10**11, f"a floor of {low}"
    assert low is None or high is None or low <= high, f"from {low} to {high}"


def _date_words(chance: Random) -> str:
    if chance.random() < 0.3:
        return "".join(chance.choice("0123456789-/.:TZ+ ,apm") for _ in range(chance.randint(1, 30)))
    return broken(structures.moment(chance), chance, 3)


def _check_published(words: str) -> None:
    import datetime as dt

    from according.times import parse_published

    found = parse_published(words)
    if found is not None:
        dt.datetime.fromisoformat(found)
        dt.date.fromisoformat(found[:10])
        assert parse_published(found) == found, "a moment does not read as itself"


def _check_sentences(words: str) -> None:
    from according.language.sentences import split
    from according.reports import find_gaps

    sentences = split(words)
    end = 0
    for sentence in sentences:
        assert end <= sentence.start < sentence.end <= len(words), "sentences overlap, or leave the text"
        begin = sentence.dateline.start if sentence.dateline else sentence.start
        assert not words[end:begin].strip(), "words between sentences"
        end = sentence.end
    assert not words[end:].strip(), "words after the last sentence"
    for gap in find_gaps(words, sentences):
        assert 0 <= gap.span.start <= gap.span.end <= len(words), "a gap outside the text"
        assert gap.span.end - gap.span.start <= 60, "a gap of more than 60 characters"


# The reader


def _check_text(words: str) -> None:
    check_reading(text_of(words))


def _checks_of_texts(texts: Sequence[str]) -> list[Callable[[], None]]:
    from according.language.sentences import split

    parses = parser().parse_all((words, split(words)) for words in texts)
    return [partial(check_tree, parse) for parse in parses]


# Bytes and the forms that they are


def _readable(work: Callable[..., Any], *, shape: Any = None) -> Callable[[Any], None]:
    """Return the check of a work of the guarded child: it finds what can be told as JSON, or says why not."""

    def check(given: Any) -> None:
        from according.reports.guard import UnreadableError

        with suppress(UnreadableError):
            told = msgspec.json.encode(work(given))
            if shape is not None:
                msgspec.json.decode(told, type=shape)

    return check


def _check_decoded(data: bytes) -> None:
    from according.reports.decode import decode

    found, problems = decode(data, "here")
    assert (found is not None) or problems, "neither text nor a problem"
    if found is not None:
        found.encode("utf-8")


def _check_page(data: bytes) -> None:
    from according.reports.pages import PageRead, looks_like_html, read_page

    looks_like_html(data)
    _readable(lambda given: read_page(given, "https://gazette.example/fire"), shape=PageRead)(data)


def _check_feed(data: bytes) -> None:
    from according.reports.feed_forms import parse_feed
    from according.reports.feeds import Feed

    _readable(lambda given: parse_feed(given, "https://gazette.example/feed"), shape=Feed)(data)


def _check_opml(data: bytes) -> None:
    from according.reports.feed_forms import parse_opml

    _readable(parse_opml, shape=tuple[str, ...])(data)


def _check_archive(data: bytes) -> None:
    from according.reports.archives import read_archive
    from according.reports.unpacking import BROKEN, unpacked

    with suppress(*BROKEN):
        for record in read_archive(unpacked(io.BytesIO(data))):
            assert record.place >= 0, "a record before the archive"
            assert record.data is not None or record.trouble, "a record of nothing"


def _packed(chance: Random) -> bytes:
    import gzip

    from according.reports.unpacking import _zstd

    data = structures.archive(chance)
    packed = gzip.compress(data, mtime=0) if chance.random() < 0.5 else _zstd().compress(data)
    return broken_bytes(packed, chance)


def _json_line(chance: Random) -> bytes:
    value = broken_value(structures.line(chance), chance)
    return _json(value, chance)


def _json(value: Any, chance: Random) -> bytes:
    data = json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    return broken_bytes(data, chance, 3) if chance.random() < 0.5 else data


def _check_line(data: bytes) -> None:
    from according.reports.lines import is_json_document, looks_like_json, mostly_json, read_line

    looks_like_json(data), mostly_json(data), is_json_document(data)
    fields, _, problems = read_line(data, "here:1")
    assert fields is not None or problems, "neither fields nor a problem"
    assert fields is None or all(p.message for p in problems)


def _check_ninjs(data: bytes) -> None:
    from according.reports.agencies import Item, is_ninjs, read_ninjs

    with suppress(ValueError, RecursionError):
        if is_ninjs(json.loads(data)):
            _readable(read_ninjs, shape=list[Item])(data)


def _check_newsml(data: bytes) -> None:
    from according.reports.agencies import Item, looks_like_newsml, read_newsml

    if looks_like_newsml(data):
        _readable(read_newsml, shape=list[Item])(data)


def _check_telegram(data: bytes) -> None:
    from according.reports.messages import is_telegram, read_telegram

    value = None
    with suppress(ValueError, RecursionError):
        value = json.loads(data)
    if is_telegram(value):
        for fields in read_telegram(value):
            assert isinstance(fields.text, str)


def _check_mail(data: bytes) -> None:
    from according.reports.messages import looks_like_mail, read_mail

    looks_like_mail(data)
    _readable(read_mail)(data)


def _check_pdf(data: bytes) -> None:
    from according.reports.documents import looks_like_pdf, read_pdf

    if looks_like_pdf(data):
        _readable(read_pdf)(data)


def _check_docx(data: bytes) -> None:
    from according.reports.documents import looks_like_docx, read_docx

    if looks_like_docx(data):
        _readable(read_docx)(data)


# Files: what a person or another program keeps


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzzed-"))


def _in_file(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


def _any_file(chance: Random) -> tuple[str, bytes]:
    name, make = chance.choice(_FILES)
    return name if chance.random() < 0.7 else "file", broken_bytes(make(chance), chance, 2)


_FILES: tuple[tuple[str, Callable[[Random], bytes]], ...] = (
    ("a.html", structures.page),
    ("a.warc", structures.archive),
    ("a.jsonl", lambda chance: b"\n".join(_json_line(chance) for _ in range(3))),
    ("a.txt", lambda chance: text(chance).encode("utf-8", "surrogatepass")),
    ("a.txt", lambda chance: text(chance).encode("utf-16", "surrogatepass")),
    ("a.json", lambda chance: json.dumps(structures.ninjs(chance)).encode()),
    ("a.json", lambda chance: json.dumps(structures.telegram(chance)).encode()),
    ("a.xml", structures.newsml_of),
    ("a.eml", structures.message),
    ("a.docx", structures.document),
    ("a.warc.gz", _packed),
)


def _check_file(given: tuple[str, bytes]) -> None:
    from according.reports import receive

    name, data = given
    found = False
    for one in receive([_in_file(name, data)]):
        found = True
        assert one.report is not None or one.problems, "neither a report nor a problem"
        if one.report is not None:
            one.report.text.encode("utf-8")
    assert found, "nothing came of a file"


def _sheet(chance: Random) -> bytes:
    from according.entering.rows import FIELDS

    fields = chance.sample(FIELDS, chance.randint(1, 12))
    rows = [
        ",".join(fields),
        *(",".join(_cell(name, chance) for name in fields) for _ in range(chance.randint(0, 5))),
    ]
    return broken_bytes("\n".join(rows).encode("utf-8", "surrogatepass"), chance, 2)


def _cell(name: str, chance: Random) -> str:
    if chance.random() < 0.1:
        return chance.choice(("", '"', "-", *HUGE, *ODD))
    if name in ("date", "date_end", "published"):
        return structures.moment(chance).replace(",", "")
    if name in ("words", "title", "source"):
        return json.dumps(structures.words(chance)[:80])
    known = {
        "place": "Mosul",
        "country": "IQ",
        "kind": "bombing",
        "lat": "36.3",
        "lon": "43.1",
        "effect": "killed",
    }
    return known.get(name) or str(chance.randrange(99))


def _check_sheet(data: bytes) -> None:
    from according.entering import read_sheet

    with suppress(AccordingError):
        for row in read_sheet(_in_file("sheet.csv", data), {}, "ann", _gazetteer()):
            assert row.reading is not None or row.problems, "a row that came to nothing"
            if row.reading is not None:
                check_reading(row.reading)


@cache
def _gazetteer() -> Any:
    from according.places import Gazetteer

    return Gazetteer.open()


def _others(chance: Random) -> bytes:
    rows = [
        "event_id_cnty,event_date,country,location,geo_precision,latitude,longitude,fatalities",
        *(
            f"{n},{structures.moment(chance)},Iraq,Mosul,1,{chance.choice((36.3, *HUGE))},43.1,{n}"
            for n in range(3)
        ),
    ]
    return broken_bytes("\n".join(rows).encode("utf-8", "surrogatepass"), chance, 3)


def _check_others(data: bytes) -> None:
    from according.comparing.others import Other, read_others

    with suppress(AccordingError):
        for found in read_others(_in_file("others.csv", data), "acled"):
            assert isinstance(found, Other | Problem)


_LISTS = """[[list]]
name = "Mosul"
places = ["Mosul, IQ", "IR"]
kinds = ["bombing", "shooting"]
sources = ["police"]
voices = 2
[list.least]
killed = 10
[[list]]
name = "all"
"""


def _check_lists(data: bytes) -> None:
    from according.watching.lists import Judge, read_lists

    with suppress(AccordingError):
        for each in read_lists(_in_file("lists.toml", data)):
            Judge(each, _gazetteer())


def _task(chance: Random) -> bytes:
    return _json(broken_value([_kept_task()] * 2, chance), chance)


@cache
def _kept_task() -> Any:
    from according.annotating import labelstudio

    return labelstudio.task_of(_kept(), "x")


@cache
def _kept() -> Any:
    from readings import READING

    from according.annotating import marked
    from according.publish import record

    return marked(record(READING, input_id="a", text=True))


@cache
def _cas() -> bytes:
    from according.annotating import inception

    return inception.cas_of(_kept()).encode()


def _check_annotated(tool: str) -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        from according.annotating import corrected
        from according.cli.annotating import _documents, _tasks

        path = _in_file("task.json", data)
        with suppress(AccordingError):
            for found in _tasks(path) if tool == "labelstudio" else _documents(path):
                if not isinstance(found, Problem):
                    corrected(found, "ann")

    return check


# Rules, addresses, words that are looked for


def _rules(chance: Random) -> str:
    lines = (
        "User-agent: *",
        "Disallow: /a*b$",
        "Crawl-delay: 3",
        "Allow: /%zz",
        "Sitemap: x",
        "Request-rate: 1/5s 9-5",
    )
    return broken("\n".join(chance.choices(lines, k=chance.randint(1, 8))), chance)


def _check_rules(words: str) -> None:
    from according.watching.manners import delay_of, may_ask
    from according.watching.records import Pace, Robots

    rules = words.encode("utf-8", "replace").decode("utf-8")  # As it comes from bytes.
    robots = Robots("https://a.example", 1.0, 1.0, rules, 1.0)
    may_ask(robots, "https://a.example/a%zz?b")
    assert delay_of(robots, Pace()) >= 0


def _address(chance: Random) -> str:
    return broken(structures.address(chance), chance, 3)


def _check_address(words: str) -> None:
    from according.reports.feed_forms import _address as in_feed
    from according.reports.fetch import Answer
    from according.watching.schedule import host_of, origin_of

    host_of(words), origin_of(words)
    led = Answer("https://gazette.example/a", 301, (("location", words),)).location
    for one in (in_feed(words, "https://gazette.example/feed"), led):
        assert one is None or (host_of(one) is not None and origin_of(one) is not None)


# Inputs that grow


def _long_feed(size: int) -> bytes:
    item = (
        "<item><title>Fire kills three</title><link>https://a.example/{}</link><guid>{}</guid>"
        "<pubDate>Wed, 03 Jan 2024 16:05:00 GMT</pubDate><description>&lt;p&gt;Two died.</description></item>"
    )
    items = "".join(item.format(n, n) for n in range(size // len(item)))
    return f'<rss version="2.0"><channel><title>G</title>{items}</channel></rss>'.encode()


def _long_list(size: int) -> bytes:
    lines = '<outline type="rss" xmlUrl="https://a.example/feed"/>' * (size // 54)
    return f'<opml version="2.0"><body>{lines}</body></opml>'.encode()


def _long_archive(size: int) -> bytes:
    one = structures.archive(Random(1))
    return one * (size // len(one))


def _long_line(size: int) -> bytes:
    return json.dumps({"text": 'He said "two" died.\n' * (size // 24), "id": "a"}).encode()


def _long_export(size: int) -> bytes:
    value = dict(structures.telegram(Random(1)))
    one = value["messages"][1:3]
    return json.dumps({**value, "messages": one * (size // len(json.dumps(one)))}).encode()


def _long_mail(size: int) -> bytes:
    return structures.message(Random(2)) + b"Two people died in Lima on Monday.\r\n" * (size // 36)


def _long_document(size: int) -> bytes:
    from structures import docx, paragraph

    made: bytes = docx(paragraph("Two people died in Lima on Monday.") * (size // 70), "Fire")
    return made


def _long_sheet(size: int) -> bytes:
    return b"date,place,killed,words\n" + b'2024-01-03,Mosul,12,"Two, they said."\n' * (size // 38)


PARSERS: tuple[Parser, ...] = (
    Parser("numbers", _number_words, _check_figure, 330, lambda n: "1,400 and twenty-two of " * (n // 24)),
    Parser(
        "dates of publication", _date_words, _check_published, 220, lambda n: "3 January 2024 " * (n // 15)
    ),
    Parser(
        "sentences and damage",
        text,
        _check_sentences,
        110,
        lambda n: "Two died.In (Lima \u201cat least 3, " * (n // 36),
    ),
    Parser(
        "encodings",
        lambda c: broken_bytes(text(c).encode("utf-8", "surrogatepass"), c),
        _check_decoded,
        100,
        lambda n: "Two \u201cdied\u201d. ".encode("cp1252") * (n // 12),
    ),
    Parser("HTML pages", lambda c: broken_bytes(structures.page(c), c), _check_page, 24),
    Parser("feeds and sitemaps", lambda c: broken_bytes(structures.feed(c), c), _check_feed, 20, _long_feed),
    Parser("OPML", lambda c: broken_bytes(structures.opml(c), c), _check_opml, 30, _long_list),
    Parser(
        "WARC and ARC", lambda c: broken_bytes(structures.archive(c), c), _check_archive, 60, _long_archive
    ),
    Parser("packed archives", _packed, _check_archive, 20),
    Parser("JSON Lines", _json_line, _check_line, 60, _long_line),
    Parser("ninjs", lambda c: _json(broken_value(structures.ninjs(c), c), c), _check_ninjs, 20),
    Parser("NewsML-G2", lambda c: broken_bytes(structures.newsml_of(c), c, 3), _check_newsml, 20),
    Parser(
        "Telegram",
        lambda c: _json(broken_value(structures.telegram(c), c), c),
        _check_telegram,
        20,
        _long_export,
    ),
    Parser("mail", lambda c: broken_bytes(structures.message(c), c), _check_mail, 15, _long_mail),
    Parser("PDF", lambda c: broken_bytes(structures.portable(c), c), _check_pdf, 6),
    Parser("DOCX", lambda c: broken_bytes(structures.document(c), c), _check_docx, 10, _long_document),
    Parser("files of any form", _any_file, _check_file, 3),
    Parser("tables (import)", _sheet, _check_sheet, 15, _long_sheet),
    Parser("tables of others (compare)", _others, _check_others, 10),
    Parser("watch lists", lambda c: broken_bytes(_LISTS.encode(), c, 3), _check_lists, 10),
    Parser("Label Studio", _task, _check_annotated("labelstudio"), 5),
    Parser("INCEpTION", lambda c: broken_bytes(_cas(), c, 2), _check_annotated("inception"), 3),
    Parser("requests to the server", request, check_request, 6),
    Parser("robots.txt", _rules, _check_rules, 20, lambda n: "User-agent: *\nDisallow: /a*b\n" * (n // 28)),
    Parser("addresses", _address, _check_address, 30),
    Parser("text (the reader)", text, _check_text, 24, None, _checks_of_texts),
    Parser("any tree (the reader)", tree, check_tree, 24),
)
