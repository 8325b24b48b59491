"""The command that serves a ledger in the browser and over HTTP: serve."""

from __future__ import annotations

import click

from according.cli.common import tidy
from according.cli.keeping import GAZETTEER
from according.cli.options import LEDGER, PERSON, ledger_at, name_of, options
from according.errors import AccordingError, Problem


@click.command(
    epilog="""\b
Exit codes:
  0  stopped
  1  failed: there is no such ledger, or the address is taken or refused
  2  the command was not understood

\b
Examples:
  according serve
  according serve --ledger incidents.db --port 9000
  according serve --host 0.0.0.0 --public
"""
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--public", is_flag=True, help="Show it to everybody: read-only, without texts of reports.")
@click.option("--fetch", is_flag=True, help="Let those who may add reports have them fetched from the web.")
@click.option("--origin", metavar="URL", help="The address that browsers are given, behind a proxy.")
@options(PERSON, GAZETTEER, LEDGER)
def serve(
    *,
    host: str,
    port: int,
    public: bool,
    fetch: bool,
    origin: str | None,
    person: str | None,
    gazetteer: str | None,
    where: str | None,
) -> None:
    """Serve a ledger: pages for people, and /api/v1 for programs."""
    with tidy():
        try:
            import uvicorn  # noqa: PLC0415

            from according.web.app import make_app  # noqa: PLC0415
            from according.web.settings import Settings  # noqa: PLC0415
        except ImportError as error:
            remedy = "Install what it needs: pip install 'according[web]'."
            raise AccordingError(
                Problem("web-missing", "serve", f"{error.name} is not installed.", remedy)
            ) from error
        with ledger_at(where) as ledger:
            place = ledger.store.engine.url.render_as_string(hide_password=False)
        settings = Settings(
            ledger=place,
            host=host,
            port=port,
            public=public,
            fetch=fetch,
            origin=origin,
            by=name_of(person),
            gazetteer=gazetteer,
        )
        if not settings.is_local and not public:
            message = "Others than this machine would be answered, and nobody needs to sign in."
            raise AccordingError(Problem("host-open", host, message, "Give --public, or no --host."))
        uvicorn.run(make_app(settings), host=host, port=port, log_level="warning", server_header=False)
