"""Reads the text of documents, PDF and DOCX, page by page. Between pages stands a form feed.

So the page of a span is the number of form feeds before it, and one: see `locate`.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from according.reports.guard import UnreadableError
from according.reports.limits import LARGEST_INPUT, MOST_DOCUMENT_PAGES

PAGE_BREAK = "\f"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_FILE_NAME = re.compile(r"(?i)^microsoft word - |\.(?:docx?|odt|rtf|pdf|indd|pub)$")
_MISHAPS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What broken documents make their readers raise."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document's pages, form feeds between them; its title; pages without any text."""

    text: str = ""
    title: str | None = None
    pages: int = 0
    blank: tuple[int, ...] = ()


def looks_like_pdf(data: bytes) -> bool:
    """Tell whether a file's first bytes are those of a PDF."""
    return b"%PDF-" in data[:1024]


def looks_like_docx(data: bytes) -> bool:
    """Tell whether a file is a ZIP archive with the body of a word processor's document."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _BODY in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return b"word/" in data


def read_pdf(data: bytes) -> Document:
    """Return the text of a PDF. Scanned pages have none: they are named as blank. Raises UnreadableError."""
    from pypdf import PdfReader  # noqa: PLC0415  heavy, and of an extra
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("it is locked with a password")
        if len(reader.pages) > MOST_DOCUMENT_PAGES:
            raise UnreadableError(f"it has more than {MOST_DOCUMENT_PAGES} pages")
        pages = [_tidy(page.extract_text()) for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, *_MISHAPS) as error:
        raise UnreadableError(f"it is broken ({type(error).__name__})") from error
    return _document(pages, title)


def _tidy(text: str) -> str:
    """Return a page's text with the words joined that were broken at the end of a line by a soft hyphen."""
    return re.sub("\u00ad\\s*\n?", "", text).replace(PAGE_BREAK, "\n").strip()


def _document(pages: list[str], title: object) -> Document:
    blank = tuple(number for number, page in enumerate(pages, 1) if not page.strip())
    stated = title.strip() if isinstance(title, str) and not _FILE_NAME.search(title.strip()) else ""
    text = PAGE_BREAK.join(f"{page}\n" for page in pages) if len(blank) < len(pages) else ""
    return Document(_writable(text), _writable(stated) or None, len(pages), blank)


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def read_docx(data: bytes) -> Document:
    """Return the text of a DOCX; its pages are those that its writer broke or last laid out.

    Raises UnreadableError.
    """
    from lxml import etree  # noqa: PLC0415  heavy

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _member(archive, _BODY)
            core = _member(archive, "docProps/core.xml")
        if body is None:
            raise UnreadableError("it holds no text of a document, or too much")
        root = etree.fromstring(body, parser)
        head = etree.fromstring(core, parser) if core else None
    except (etree.XMLSyntaxError, *_MISHAPS) as error:
        raise UnreadableError(f"it is broken ({type(error).__name__})") from error
    title = head.findtext("{http://purl.org/dc/elements/1.1/}title") if head is not None else None
    pages = "".join(_pieces(root)).split(PAGE_BREAK)
    return _document([page.strip() for page in pages], title)


def _member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return a file of an archive, or None where there is none or it unpacks to more than the limit."""
    try:
        with archive.open(name) as member:
            data = member.read(LARGEST_INPUT + 1)
    except KeyError:
        return None
    return data if len(data) <= LARGEST_INPUT else None


def _pieces(root: Any) -> Iterator[str]:
    """Yield the text of a document's body in its order; deleted words and fields' codes are left out.

    A page that the writer broke is broken once, though its layout marks the same place again.
    """
    fresh = True
    for element in root.iter(
        f"{_WORD}t", f"{_WORD}br", f"{_WORD}tab", f"{_WORD}p", f"{_WORD}lastRenderedPageBreak"
    ):
        name = element.tag.removeprefix(_WORD)
        if name == "t":
            fresh = fresh and not (element.text or "").strip()
            yield element.text or ""
        elif name == "tab":
            yield "\t"
        elif name == "p":
            yield "\t" if _begins_another_cell(element) else "\n"
        elif name == "lastRenderedPageBreak" or element.get(f"{_WORD}type") == "page":
            if not fresh:
                yield PAGE_BREAK
            fresh = True
        else:
            yield "\n"


def _begins_another_cell(paragraph: Any) -> bool:
    """Tell whether a paragraph is the first of a cell that is not the first of its row."""
    cell = paragraph.getparent()
    if cell is None or cell.tag != f"{_WORD}tc" or next(cell.iterchildren(f"{_WORD}p")) is not paragraph:
        return False
    return next(cell.itersiblings(f"{_WORD}tc", preceding=True), None) is not None
