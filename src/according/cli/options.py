"""The options that the commands of the ledger share, and how they open it."""

from __future__ import annotations

import datetime as dt
import json
import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict, TypeVar, cast, get_args

import click

from according.cli.common import moment_option, put
from according.errors import AccordingError, Problem
from according.model import Effect, Kind

if TYPE_CHECKING:
    from rich.console import RenderableType

    from according.ledger import Filter, Ledger, View
    from according.publish import Look

F = TypeVar("F", bound=Callable[..., Any])

EFFECTS = (*get_args(Effect), "killed_attackers")
POLICIES = ("according-1", "ucdp", "acled", "gtd", "range")

LOOKS = """\b
Exit codes:
  0  done
  1  failed: there is no such ledger or incident, or it cannot be read
  2  the command was not understood
"""


class Seen(TypedDict):
    """Which ledger is looked at, as of which moment, and how tolls are reckoned."""

    where: str | None
    as_of: str | None
    by: Literal["recorded", "published"]
    policy: str


class Asked(Seen):
    """The same, and which incidents are wanted."""

    country: str | None
    since: str | None
    until: str | None
    kind: str | None
    effect: str | None
    least: int | None
    voices: int | None


NUMBER = click.IntRange(0, 10**9)
LIMIT = click.IntRange(1, 10**9)
"""Numbers as a database can hold them: more people than there are need not be asked for."""

LEDGER = click.option(
    "--ledger",
    "where",
    envvar="ACCORDING_LEDGER",
    metavar="PATH|URL",
    help="The ledger: a file, or postgresql://… [default: $ACCORDING_LEDGER, else in your data directory]",
)
AS_OF = click.option(
    "--as-of",
    metavar="TIME",
    help="Show what was known by then: a day (to its end) or a moment (UTC unless it says its zone).",
)
BY_TIME = click.option(
    "--by",
    type=click.Choice(["published", "recorded"]),
    default="published",
    show_default=True,
    help="Whether times are those at which reports were published, or recorded here.",
)
POLICY = click.option(
    "--policy",
    type=click.Choice(POLICIES),
    default=POLICIES[0],
    show_default=True,
    help="How tolls are reckoned. Those of other projects are approximations of their published rules.",
)
FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "ndjson"]),
    help="For a person, or for a program: one JSON object a line. "
    "[default: table on a terminal, ndjson in a pipe]",
)
WHY = click.option(
    "--why", required=True, callback=lambda _, __, words: _said(words), help="Why, in your words."
)
PERSON = click.option(
    "--by",
    "person",
    envvar="ACCORDING_BY",
    metavar="NAME",
    help="Who decides or enters this. [default: $ACCORDING_BY, else your login name]",
)


def options(*those: Callable[[Any], Any]) -> Callable[[F], F]:
    """Return a decorator that adds several options, the first given shown first."""
    return lambda command: reduce(lambda made, option: option(made), reversed(those), command)


LOOKING = (LEDGER, AS_OF, BY_TIME, POLICY)
CHOOSING = (
    click.option("--country", metavar="CODE", help="Only incidents in a country, such as TN."),
    click.option("--since", metavar="DAY", help="Only incidents on this day or later."),
    click.option("--until", metavar="DAY", help="Only incidents on this day or earlier."),
    click.option(
        "--kind", type=click.Choice(get_args(Kind)), metavar="KIND", help="Only this kind, as bombing."
    ),
    click.option("--effect", type=click.Choice(EFFECTS), metavar="EFFECT", help="Only with a toll of it."),
    click.option("--min", "least", type=NUMBER, help="Only where so many people were affected."),
    click.option("--voices", type=NUMBER, help="Only on so many independent voices or more."),
)


def chosen(asked: Asked, *, mentioned: bool) -> Filter:
    """Return which incidents are wanted."""
    from according.ledger import Filter  # noqa: PLC0415

    code = asked["country"]
    if code is not None and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise click.BadParameter(f"{code!r} is no code of two letters, such as TN.", param_hint="--country")
    return Filter(
        country=code,
        since=day_option(asked["since"], "--since"),
        until=day_option(asked["until"], "--until"),
        kind=cast("Kind | None", asked["kind"]),
        effect=cast("Effect | None", asked["effect"]),
        least=asked["least"],
        voices=asked["voices"],
        mentioned=mentioned,
    )


def seen_of(asked: Asked) -> Seen:
    """Return which ledger is looked at, and how."""
    return {"where": asked["where"], "as_of": asked["as_of"], "by": asked["by"], "policy": asked["policy"]}


def _said(words: str) -> str:
    if not words.strip():
        raise click.BadParameter("say why in a few words.", param_hint="--why")
    return words


def name_of(person: str | None) -> str:
    """Return who decides: the name given, else the login name."""
    import getpass  # noqa: PLC0415

    if person and person.strip():
        return person.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise click.BadParameter("your name is not known here. Give it.", param_hint="--by") from None


@contextmanager
def ledger_at(where: str | None, by: str = "") -> Iterator[Ledger]:
    """Open a ledger that is there already. Raises AccordingError where there is none."""
    from according.ledger import Ledger  # noqa: PLC0415
    from according.ledger.store import default_path  # noqa: PLC0415

    where = where or str(default_path())
    if "://" not in where and not Path(where).expanduser().exists():
        raise AccordingError(
            Problem(
                "ledger-missing",
                where,
                "There is no ledger here yet.",
                "`according add FILE` makes one; --ledger says where another is.",
            )
        )
    with Ledger.open(where, by=by) as ledger:
        yield ledger


@contextmanager
def view_of(seen: Seen) -> Iterator[View]:
    """Open the view that the options ask for."""
    with ledger_at(seen["where"]) as ledger:
        yield view_at(ledger, seen["as_of"], seen["by"], seen["policy"])


def view_at(ledger: Ledger, moment: str | None, by: str, policy: str, name: str = "--as-of") -> View:
    """Return the view of a ledger as of a moment, published or recorded; of now where none is given."""
    from according.incidents import policy as known  # noqa: PLC0415

    if moment is None:
        return ledger.view(known(policy))
    then = moment if _is_exact(moment) else moment_option(moment, name)
    if by == "recorded":
        return ledger.as_of(recorded=then, policy=known(policy))
    return ledger.as_of(published=then, policy=known(policy))


def _is_exact(moment: str) -> bool:
    """Tell whether a moment is written with parts of a second, as the ledger prints when it recorded."""
    try:
        return "." in moment and dt.datetime.fromisoformat(moment) is not None
    except ValueError:
        return False


def is_for_a_person(form: str | None) -> bool:
    """Tell whether what is printed is for a person: as is said, else where it goes to a terminal."""
    return form == "table" if form is not None else sys.stdout.isatty()


def print_rows(rows: Iterable[dict[str, Any]]) -> None:
    """Print rows, one JSON object a line."""
    for row in rows:
        put(json.dumps(row, ensure_ascii=False))


def print_view(make: Callable[[Look], RenderableType]) -> None:
    """Print a view for a person."""
    from according.publish import console, look_of, show  # noqa: PLC0415

    screen = console()
    show(screen, make(look_of(screen)))


def day_option(words: str | None, name: str) -> str | None:
    """Return a day from the command line as ISO 8601."""
    moment = moment_option(words, name)
    return moment[:10] if moment is not None else None


def hint(where: str | None) -> str:
    """Return the option that leads to the same ledger again, for a command to paste."""
    return f" --ledger {shlex.quote(where)}" if where and where != os.environ.get("ACCORDING_LEDGER") else ""
