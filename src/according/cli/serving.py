"""The commands that serve a ledger in the browser and over HTTP: serve, and token for who may use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

import click

from according.cli.common import put, tell, tidy
from according.cli.keeping import GAZETTEER
from according.cli.options import (
    FORM,
    LEDGER,
    PERSON,
    is_for_a_person,
    ledger_at,
    name_of,
    options,
    print_rows,
)
from according.cli.telling import LOG, listening
from according.errors import AccordingError, Problem

if TYPE_CHECKING:
    from according.ledger.keys import Token
    from according.web.settings import Settings

_EXITS_OF_TOKENS = """\b
Exit codes:
  0  done
  1  failed: there is no such ledger or token
  2  the command was not understood
"""


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
  according serve --origin https://desk.example.org
"""
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to answer at; 0 for any that is free.",
)
@click.option("--public", is_flag=True, help="Show it to everybody: read-only, without texts of reports.")
@click.option("--fetch", is_flag=True, help="Let those who may add reports have them fetched from the web.")
@click.option("--origin", metavar="URL", help="The address that browsers are given, behind a proxy.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many processes answer; each that reads texts takes about 1 GB.",
)
@click.option(
    "--tiles",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Lay the streets of a PMTiles file (basemap of Protomaps) under the map.",
)
@click.option("--webhook", metavar="URL", help="Post there what incidents are new, and what tolls changed.")
@click.option(
    "--webhook-secret",
    envvar="ACCORDING_WEBHOOK_SECRET",
    metavar="whsec_…",
    help="Sign what is posted as Standard Webhooks has it. [default: $ACCORDING_WEBHOOK_SECRET]",
)
@click.option("--list", "lists", metavar="FILE", help="Post only what passes the watch lists of a TOML file.")
@click.option("--allow-private", is_flag=True, help="Allow a webhook inside a private network.")
@options(PERSON, GAZETTEER, LEDGER, LOG)
def serve(
    *,
    person: str | None,
    where: str | None,
    webhook_secret: str | None,
    allow_private: bool,
    log: str,
    **given: Any,
) -> None:
    """Serve a ledger: pages for people, and /api/v1 for programs.

    While the ledger has no token, only this machine is answered, and whoever sits there may add and decide;
    as soon as it has one, everybody needs one (see `according token`). With --public all may look and nobody
    needs one; what they see is without the texts of reports and without the names of those who decided.
    """
    with tidy(), listening(log):
        run = _runner()
        from according.watching import key_of  # noqa: PLC0415
        from according.web.settings import Settings  # noqa: PLC0415

        with ledger_at(where) as ledger:
            place = ledger.store.engine.url.render_as_string(hide_password=False)
        key = key_of(webhook_secret) if webhook_secret is not None and given["webhook"] is not None else None
        settings = Settings(ledger=place, by=name_of(person), key=key, private=allow_private, **given)
        run(settings, _say)


def serve_demo(port: int) -> None:
    """Serve a ledger of the example reports, which is gone when the server ends."""
    with tidy(), TemporaryDirectory(prefix="according-") as folder:
        run = _runner()
        from according import api, demo  # noqa: PLC0415
        from according.reports import Received  # noqa: PLC0415
        from according.web.settings import Settings  # noqa: PLC0415

        path = str(Path(folder) / "demo.db")
        with api.open(path) as ledger:
            received = (Received(f"demo-{n}", report, ()) for n, report in enumerate(demo.reports(), 1))
            for _ in ledger.add_received(received):
                pass
        run(Settings(ledger=path, port=port, by="you"), _say)


def _runner() -> Callable[[Settings, Callable[[str], None]], None]:
    """Return what runs a server. Raises AccordingError where what it needs is not installed."""
    try:
        from according.web.running import run  # noqa: PLC0415
    except ImportError as error:
        remedy = "Install what it needs: pip install 'according[web]'."
        raise AccordingError(
            Problem("web-missing", "serve", f"{error.name} is not installed.", remedy)
        ) from error
    return run


def _say(address: str) -> None:
    tell(f"Serving at {address} (Ctrl-C ends it).", address=address)


@click.group(epilog="Example:\n\n  according token add Amira --scope review")
def token() -> None:
    """Say who may use a server.

    As soon as a ledger has a token, everybody needs one: programs send it, people sign in with it.
    """


@token.command(
    "add",
    epilog=f"""{_EXITS_OF_TOKENS}
\b
Example:
  according token add Amira --scope review
""",
)
@click.argument("name")
@click.option(
    "--scope",
    type=click.Choice(["read", "review", "admin"]),
    default="read",
    show_default=True,
    help="What NAME may do: look; add and decide too; see everybody's decisions too.",
)
@options(LEDGER, FORM)
def add_token(*, name: str, scope: str, where: str | None, form: str | None) -> None:
    """Make a token for NAME, and print it: it is shown this once and not kept."""
    from according.ledger.keys import Keys, Scope  # noqa: PLC0415

    with tidy(), ledger_at(where) as ledger:
        made, secret = Keys(ledger.store).add(name, cast("Scope", scope))
        if not is_for_a_person(form):
            print_rows([{**_row(made), "token": secret}])
            return
        put(secret)
        click.echo(f"Token {made.id} of {made.name} ({made.scope}). It is not shown again.", err=True)


@token.command("list", epilog=f"{_EXITS_OF_TOKENS}\n\b\nExample:\n  according token list\n")
@options(LEDGER, FORM)
def list_tokens(*, where: str | None, form: str | None) -> None:
    """List the tokens, without their secrets."""
    from according.ledger.keys import Keys  # noqa: PLC0415
    from according.publish import seen  # noqa: PLC0415

    with tidy(), ledger_at(where) as ledger:
        found = Keys(ledger.store).all()
        if not is_for_a_person(form):
            print_rows(map(_row, found))
            return
        for each in found:
            state = f"revoked {each.revoked_at[:10]}" if each.revoked_at else f"since {each.made_at[:10]}"
            put(f"{each.id}  {each.scope:<6}  {state:<18}  {seen(each.name)}")


@token.command("revoke", epilog=f"{_EXITS_OF_TOKENS}\n\b\nExample:\n  according token revoke t_0123456789\n")
@click.argument("id_", metavar="ID")
@options(LEDGER)
def revoke_token(*, id_: str, where: str | None) -> None:
    """Revoke a token by its id, and sign out who signed in with it."""
    from according.ledger.keys import Keys  # noqa: PLC0415

    with tidy(), ledger_at(where) as ledger:
        revoked = Keys(ledger.store).revoke(id_)
        click.echo(f"Token {revoked.id} of {revoked.name} holds no more.", err=True)


def _row(token: Token) -> dict[str, Any]:
    names = ("id", "name", "scope", "made_at", "revoked_at")
    return {name: getattr(token, name) for name in names}
