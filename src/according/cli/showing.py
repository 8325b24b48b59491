"""The commands that look at a ledger: list, show, history, diff, review, check."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Unpack

import click

from according.cli.common import FAILED, complain, tidy
from according.cli.options import (
    BY_TIME,
    CHOOSING,
    EFFECTS,
    FORM,
    LEDGER,
    LIMIT,
    LOOKING,
    LOOKS,
    POLICY,
    Asked,
    Seen,
    chosen,
    is_for_a_person,
    ledger_at,
    options,
    print_rows,
    print_view,
    seen_of,
    view_at,
    view_of,
)

if TYPE_CHECKING:
    from according.ledger import Doubt

_SHOWN = 100


@click.command(
    "list",
    epilog=f"""{LOOKS}
\b
Examples:
  according list --country TN --since 2025-03-01 --effect killed --min 5
  according list --as-of 2025-03-11T12:00Z --policy ucdp
""",
)
@click.option("--limit", type=LIMIT, help="Only so many, the latest first.")
@click.option("--mentioned", is_flag=True, help="Also incidents that reports only mention in passing.")
@options(*CHOOSING, *LOOKING, FORM)
def list_(*, limit: int | None, mentioned: bool, form: str | None, **asked: Unpack[Asked]) -> None:
    """List incidents, the latest first."""
    from according.publish.ledger import listing  # noqa: PLC0415
    from according.publish.rows import incident_row, label  # noqa: PLC0415

    wanted, seen = chosen(asked, mentioned=mentioned), seen_of(asked)
    with tidy(), view_of(seen) as view:
        found = view.incidents(wanted, limit=limit)
        if is_for_a_person(form):
            print_view(lambda look: listing(found, look, view.policy))
        else:
            print_rows(incident_row(incident, label(view.policy)) for incident in found)


@click.command(
    epilog=f"""{LOOKS}
\b
Examples:
  according show i_8ed7921e8958d9d25de9
  according show i_8ed7921e8958d9d25de9 --as-of 2025-03-11 --policy range
"""
)
@click.argument("incident")
@click.option(
    "--limit",
    type=LIMIT,
    help="Only so many of the latest reports, and of the claims of each toll "
    f"[default: {_SHOWN} for a person, else all].",
)
@options(*LOOKING, FORM)
def show(*, incident: str, limit: int | None, form: str | None, **seen: Unpack[Seen]) -> None:
    """Show one incident: its tolls, on whose words, its reports.

    Copies are folded under the report that they copy; pairs that may be one incident come last.
    """
    from according.ledger import no_incident  # noqa: PLC0415
    from according.publish.ledger import gather, incident_view, told_row  # noqa: PLC0415
    from according.publish.rows import label  # noqa: PLC0415

    with tidy(), view_of(seen) as view:
        told = gather(view, incident, _SHOWN if limit is None and is_for_a_person(form) else limit)
        if told is None:
            raise no_incident(incident)
        if is_for_a_person(form):
            print_view(lambda look: incident_view(told, look, view.policy))
        else:
            print_rows([told_row(told, label(view.policy))])


@click.command(
    epilog=f"""{LOOKS}
\b
Examples:
  according history i_8ed7921e8958d9d25de9
  according history i_8ed7921e8958d9d25de9 --effect killed --format ndjson
"""
)
@click.argument("incident")
@click.option("--effect", type=click.Choice(EFFECTS), metavar="EFFECT", help="Only figures of this effect.")
@click.option(
    "--limit",
    type=LIMIT,
    help=f"Only so many of the latest figures of each effect [default: {_SHOWN} for a person, else all].",
)
@options(*LOOKING, FORM)
def history(
    *, incident: str, effect: str | None, limit: int | None, form: str | None, **seen: Unpack[Seen]
) -> None:
    """Show how the figures of an incident went.

    Each line gives the toll once a report was published: best, from low to high, and both drawn to scale.
    Below it stand who said the figure, and what replaced or withdrew it. What people decided comes last,
    with the numbers for `according undo`.
    """
    from according.ledger import no_incident  # noqa: PLC0415
    from according.publish.course import course  # noqa: PLC0415
    from according.publish.rows import history_rows  # noqa: PLC0415

    with tidy(), view_of(seen) as view:
        found = view.incident(incident)
        if found is None:
            raise no_incident(incident)
        if not is_for_a_person(form):
            print_rows(history_rows(view, found.id, effect, limit))
            return
        sayings = view.history(incident, effect, tolls=limit or _SHOWN)
        shown = {key: s[-(limit or _SHOWN) :] for key, s in sayings.items()}
        ids = (claim for found in shown.values() for saying in found for claim in saying.claims)
        claims = {item.claim.id: item for item in view.claims(ids=ids)}
        earlier = {key: len(s) - len(shown[key]) for key, s in sayings.items()}
        decided = view.decisions(incident)
        print_view(
            lambda look: course(found, shown, claims, decided, look=look, policy=view.policy, earlier=earlier)
        )


@click.command(
    epilog=f"""{LOOKS}
\b
Examples:
  according diff i_8ed7921e8958d9d25de9 2025-03-11T09:00Z 2025-03-12
  according diff i_8ed7921e8958d9d25de9 2025-04-01 2025-04-02 --by recorded
"""
)
@click.argument("incident")
@click.argument("before", metavar="TIME1")
@click.argument("after", metavar="TIME2")
@options(LEDGER, BY_TIME, POLICY, FORM)
def diff(
    *, incident: str, before: str, after: str, where: str | None, by: str, policy: str, form: str | None
) -> None:
    """Show what changed in an incident, and why.

    TIME1 and TIME2 are days (to their end) or moments (UTC unless they say their zone).
    """
    from according.ledger import difference, no_incident  # noqa: PLC0415
    from according.publish.course import change  # noqa: PLC0415
    from according.publish.rows import difference_row, label  # noqa: PLC0415

    with tidy(), ledger_at(where) as ledger:
        first = view_at(ledger, before, by, policy, "TIME1")
        second = view_at(ledger, after, by, policy, "TIME2")
        found = difference(incident, first, second)
        if found is None:
            raise no_incident(incident)
        items = (*found.came, *found.went, *found.withdrawn)
        reports = {item.claim.report for item in items}
        texts = {**first.texts(reports), **second.texts(reports)}
        if is_for_a_person(form):
            print_view(lambda look: change(found, (before, after), texts, look, second.policy))
        else:
            print_rows([difference_row(found, texts, label(second.policy))])


@click.command(
    epilog=f"""{LOOKS}
\b
Examples:
  according review
  according review --limit 10 --format ndjson
"""
)
@click.option("--limit", type=LIMIT, help="Only so many, the likeliest first.")
@options(*LOOKING, FORM)
def review(*, limit: int | None, form: str | None, **seen: Unpack[Seen]) -> None:
    """Show pairs of incidents that may be one.

    They stand side by side, with the reasons. Decide with `according link` or `according unlink`; both can
    be undone.
    """
    from according.publish.ledger import pair_view  # noqa: PLC0415
    from according.publish.rows import doubt_row, label  # noqa: PLC0415

    with tidy(), view_of(seen) as view:
        doubts = view.doubts(limit=limit)
        if not is_for_a_person(form):
            print_rows(doubt_row(doubt, label(view.policy)) for doubt in doubts)
            return
        found = False
        for doubt in doubts:
            found = True
            texts = view.texts(_reports(doubt))
            print_view(lambda look, doubt=doubt, texts=texts: pair_view(doubt, texts, look))  # type: ignore[misc]
        if not found:
            click.echo("No pair is in doubt.", err=True)


def _reports(doubt: Doubt) -> set[str]:
    return {end.split("/", maxsplit=1)[0] for end in (doubt.link.a, doubt.link.b)}


@click.command(
    epilog="""\b
Exit codes:
  0  every promise is kept
  1  one is broken (see standard error), or the ledger cannot be read
  2  the command was not understood

\b
Examples:
  according check --ledger incidents.db
  according check --head 42:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
"""
)
@click.option(
    "--head",
    metavar="SEQ:DIGEST",
    help="What `check` said before, kept elsewhere: all that was recorded by then must still be there.",
)
@LEDGER
def check(*, head: str | None, where: str | None) -> None:
    """Verify every promise on this very ledger.

    Its file is whole; the chain of digests is, and every fact and text is the one that was recorded; every
    figure parses again from the words it points to; ids lead somewhere; the views are what the journal gives.

    The head that it prints, kept where nobody who can write to the ledger comes, shows with --head that the
    past was not made anew, chain and all. What is damaged can be saved as far as it is whole: `salvage`.
    """
    from according.publish.progress import Progress  # noqa: PLC0415

    kept = True
    with tidy(), ledger_at(where) as ledger:
        with Progress(sys.stderr, "steps checked", "opening the ledger") as progress:
            for problem in ledger.check(head=head, step=progress.done):
                kept = False
                progress.clear()
                complain(problem)
        if kept:
            last = ledger.head()
            count = int(last.partition(":")[0])
            click.echo(f"{count:,} entries checked: every promise is kept. Head: {last}", err=True)
    sys.exit(0 if kept else FAILED)
