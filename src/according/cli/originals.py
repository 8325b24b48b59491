"""The command that gives back what was had: original."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.common import complain, tidy
from according.cli.options import LEDGER, LOOKS, ledger_at, options
from according.errors import AccordingError, Problem

if TYPE_CHECKING:
    from according.ledger import Ledger, StoredClaim


@click.command(
    epilog=f"""{LOOKS}
\b
Examples:
  according original c_57f81c225df6ba0b5d86 --out evidence.html
  according original r_2dcd45d62bd442d77fce --plain | sha256sum
"""
)
@click.argument("id_", metavar="ID")
@click.option("--out", metavar="FILE", help="Write to a file. [default: standard output]")
@click.option("--plain", is_flag=True, help="Give the bytes as they were had, with nothing marked.")
@options(LEDGER)
def original(*, id_: str, out: str | None, plain: bool, where: str | None) -> None:
    """Give the page on which a claim stands, as it was had.

    ID is that of a claim (c_...) or of a report (r_...). What --keep-bytes kept is there. On a web page the
    words of the claim are marked, and all that would run or be fetched is shut off, so that it can be opened
    without the site's hearing of it.
    """
    with tidy(), ledger_at(where) as ledger:
        claim = ledger.view().claim(id_)
        data = _had(ledger, claim.claim.report if claim is not None else id_)
        if claim is not None and not plain:
            data = _marked(ledger, claim, data)
        if out is None:
            sys.stdout.buffer.write(data)
        else:
            _write(Path(out), data)


def _had(ledger: Ledger, report: str) -> bytes:
    """Return the bytes of a report as they were last had. Raises AccordingError where they are not kept."""
    from according.ledger import Originals  # noqa: PLC0415

    had = ledger.view().retrievals(report)
    for one in reversed(had):
        data = Originals(ledger.store).get(one.sha256)
        if data is not None:
            return data
    if had:
        message, remedy = "Its bytes were not kept, or had to go.", f"It came from {had[-1].url}."
    else:
        message, remedy = "No such claim or report came from the web.", "Give the id of one that did."
    raise AccordingError(Problem("original-missing", report, message, remedy))


def _marked(ledger: Ledger, stored: StoredClaim, data: bytes) -> bytes:
    """Return a page with the words of a claim marked; as it is where they cannot be, with a word on why."""
    from according.reports import marked_page  # noqa: PLC0415

    claim = stored.claim
    text = ledger.view().text(claim.report)
    page = marked_page(data, text, claim.clause_span) if text is not None else None
    if page is not None:
        return b"\xef\xbb\xbf" + page.encode("utf-8", "replace")
    message = "The words are not marked: it is no web page, or they are not surely found in it."
    complain(Problem("words-unmarked", claim.id, message, "The page is given as it was had."))
    return data


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        words = f"The file cannot be written: {error.strerror or error}."
        raise AccordingError(Problem("unwritable", str(path), words, "Give another path.")) from error
