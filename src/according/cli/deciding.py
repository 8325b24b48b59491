"""The commands by which a person decides, and undoes: link, unlink, withdraw, same-source, party, undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import click

from according.cli.common import tidy
from according.cli.options import (
    FORM,
    LEDGER,
    PERSON,
    WHY,
    hint,
    is_for_a_person,
    ledger_at,
    name_of,
    options,
    print_rows,
)

if TYPE_CHECKING:
    from according.ledger import Ledger

DECIDES = """\b
Exit codes:
  0  recorded
  1  failed: an id leads nowhere, or the ledger cannot be written
  2  the command was not understood
"""
_NOT = click.option("--not", "opposite", is_flag=True, help="Record the opposite.")


@click.command(
    epilog=f"""{DECIDES}
\b
Example:
  according link i_8ed7921e8958d9d25de9 i_571d88157631631a2fe6 --why "one blast, two names of the market"
"""
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@options(WHY, PERSON, LEDGER, FORM)
def link(*, one: str, other: str, why: str, person: str | None, where: str | None, form: str | None) -> None:
    """Record that A and B are one incident.

    A and B are ids of incidents, reports or mentions; the ids of both lead to the incident from now on.
    """
    _record(lambda ledger: ledger.link(one, other, why), person, where, form)


@click.command(
    epilog=f"""{DECIDES}
\b
Example:
  according unlink r_2dcd45d62bd442d77fce i_8ed7921e8958d9d25de9 --why "another market, a year before"
"""
)
@click.argument("one", metavar="A")
@click.argument("incident")
@options(WHY, PERSON, LEDGER, FORM)
def unlink(
    *, one: str, incident: str, why: str, person: str | None, where: str | None, form: str | None
) -> None:
    """Record that A is not of INCIDENT.

    A is the id of a report, of one of its mentions, or of an incident.
    """
    _record(lambda ledger: ledger.unlink(one, incident, why), person, where, form)


@click.command(
    epilog=f"""{DECIDES}
\b
Example:
  according withdraw c_7fff57693fa10ee73bd1 --why "nine is the number of shops"
"""
)
@click.argument("claim")
@click.option(
    "--reason",
    type=click.Choice(["misread", "retracted"]),
    default="misread",
    show_default=True,
    help="It was misread here, or its source took it back.",
)
@options(WHY, PERSON, LEDGER, FORM)
def withdraw(
    *, claim: str, reason: str, why: str, person: str | None, where: str | None, form: str | None
) -> None:
    """Record that a claim does not stand."""
    kind: Literal["misread", "retracted"] = "retracted" if reason == "retracted" else "misread"
    _record(lambda ledger: ledger.withdraw(claim, why, kind), person, where, form)


@click.command(
    epilog=f"""{DECIDES}
\b
Example:
  according same-source "the ministry" "Health Ministry" --why "the only ministry that gave figures"
"""
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_NOT
@options(WHY, PERSON, LEDGER, FORM)
def same_source(
    *,
    one: str,
    other: str,
    opposite: bool,
    why: str,
    person: str | None,
    where: str | None,
    form: str | None,
) -> None:
    """Record that two names of sources are one voice.

    It holds in the whole ledger.
    """
    _record(lambda ledger: ledger.same_source(one, other, why, same=not opposite), person, where, form)


@click.command(
    epilog=f"""{DECIDES}
\b
Example:
  according party "Northern Front" --why "it fights the army there"
"""
)
@click.argument("name")
@_NOT
@options(WHY, PERSON, LEDGER, FORM)
def party(
    *, name: str, opposite: bool, why: str, person: str | None, where: str | None, form: str | None
) -> None:
    """Record that a source is a party to the conflict.

    Its figures about its enemy's dead are then no one's best.
    """
    _record(lambda ledger: ledger.party(name, why, is_party=not opposite), person, where, form)


@click.command(
    epilog=f"""{DECIDES}
\b
Example:
  according undo 41 --why "it was the same market after all"
"""
)
@click.argument("seq", type=click.IntRange(1, 10**15))
@options(WHY, PERSON, LEDGER, FORM)
def undo(*, seq: int, why: str, person: str | None, where: str | None, form: str | None) -> None:
    """Undo the decision recorded as entry SEQ.

    All is then as it was before it. `according history INCIDENT` shows decisions with their numbers.
    """
    _record(lambda ledger: ledger.undo(seq, why), person, where, form)


def _record(decide: Callable[[Ledger], int], person: str | None, where: str | None, form: str | None) -> None:
    """Record a decision, and say as which entry."""
    by = name_of(person)
    context = click.get_current_context()
    with tidy(), ledger_at(where, by) as ledger:
        seq = decide(ledger)
        words = f"Recorded as entry {seq}, by {by}."
        if context.info_name != "undo":
            words += f' To undo it: according undo {seq}{hint(where)} --why "…"'
        click.echo(words, err=True)
        row: dict[str, Any] = {"seq": seq, "what": context.info_name, "by": by}
        if context.info_name in ("link", "unlink"):
            row["incidents"] = ledger.concerned(seq)
            click.echo(f"What it is about is now of {' and '.join(row['incidents'])}.", err=True)
        if not is_for_a_person(form):
            print_rows([row])
