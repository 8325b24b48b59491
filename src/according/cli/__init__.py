"""The command line: a thin skin on the Python API, with the same nouns.

What the commands need is imported where they begin, so that `according --help` answers at once.
"""

from __future__ import annotations

import click

from according import __version__
from according.cli.reading import demo, gazetteer, read, schema


@click.group(epilog="Example:\n\n  according demo", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Read breaking-news reports and say who says what happened."""


for _command in (demo, gazetteer, read, schema):
    main.add_command(_command)

__all__ = ["main"]
