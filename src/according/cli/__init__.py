"""The command line: a thin skin on the Python API, with the same nouns.

What the commands need is imported where they begin, so that `according --help` answers at once.
"""

from __future__ import annotations

import click

from according import __version__
from according.cli.annotating import annotate
from according.cli.batching import batch
from according.cli.completing import completion
from according.cli.deciding import link, party, same_source, undo, unlink, withdraw
from according.cli.exporting import compare, export, mcp
from according.cli.keeping import add, import_, note
from according.cli.originals import original
from according.cli.reading import demo, gazetteer, read, schema
from according.cli.safekeeping import backup, redact, restore, salvage
from according.cli.serving import serve, token
from according.cli.showing import check, diff, history, list_, review, show
from according.cli.watching import watch


@click.group(epilog="Example:\n\n  according demo", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Read breaking-news reports and say who says what happened."""


_COMMANDS = (
    *(read, demo, schema, gazetteer, batch),
    *(add, note, import_, watch),
    *(list_, show, history, diff, review, original, check, export, compare, mcp, annotate),
    completion,
    *(serve, token),
    *(link, unlink, withdraw, same_source, party, undo),
    *(backup, restore, salvage, redact),
)
for _command in _COMMANDS:
    main.add_command(_command)

__all__ = ["main"]
