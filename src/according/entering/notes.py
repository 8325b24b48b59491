"""A note: a claim from a call, an image or a document at hand, in the words of whoever enters it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from according.claims.figures import quantities, read_figure
from according.entering.sources import source_of
from according.errors import Problem
from according.incidents import reckon
from according.model import Claim, Effect, Figure, Mention, Reading, Source, SourceKind, Span, Victims


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person says that words at hand mean, as far as they say it.

    `low` without `high` is a figure without a ceiling ("at least 12"), `high` without `low` one without a
    floor. `source` is whose words they are; `kind` is its kind.
    """

    effect: Effect | None = None
    low: int | None = None
    high: int | None = None
    source: str | None = None
    kind: SourceKind | None = None

    @property
    def has_figure(self) -> bool:
        """Tell whether it gives a number."""
        return self.low is not None or self.high is not None


def entered(reading: Reading, said: Statement, by: str) -> Reading | Problem:
    """Return what a note says: what was read in its words, and what the person says that they mean.

    Claims keep the speakers whom the words name; the person's source is who told of them. The figure must
    stand in the words: otherwise, and where there is no claim at all, it is a Problem.
    """
    if said.has_figure and said.effect is None:
        return Problem("effect-missing", "--low/--high", "It is not said what happened to so many people.",
                       "Give --effect, such as --effect killed.")  # fmt: skip
    source = source_of(said.source, said.kind) if said.source else None
    claims = tuple(replace(claim, sources=_with(claim.sources, source)) for claim in reading.claims)
    if said.effect is not None:
        span = _span_of(reading.report.text, said)
        if isinstance(span, Problem):
            return span
        reading = _with_main(replace(reading, claims=claims))
        claims = _with_claim(reading, _claim(reading, said, span, source, by))
    if not claims:
        return Problem("no-claim", "note", "The words give no claim: nobody is said to be affected.",
                       "Say what they mean: --effect killed --low 12 --high 12.")  # fmt: skip
    return replace(reading, claims=claims, tolls=reckon(reading.mentions, claims))


def with_words(row: Reading, read: Reading, source: Source | None) -> Reading:
    """Return what was read in the words of a row, with the kind, date and place that its cells give.

    `source` is whose words they are.
    """
    (given,) = row.mentions
    reading = _with_main(read)
    main = next(mention for mention in reading.mentions if mention.role == "main")
    made = replace(
        main,
        kind=given.kind if given.kind != "other" else main.kind,
        date=given.date or main.date,
        place=given.place or main.place,
    )
    mentions = tuple(made if mention is main else mention for mention in reading.mentions)
    claims = tuple(replace(claim, sources=_with(claim.sources, source)) for claim in reading.claims)
    return replace(reading, mentions=mentions, claims=claims, tolls=reckon(mentions, claims))


def _with(sources: tuple[Source, ...], source: Source | None) -> tuple[Source, ...]:
    names = {each.name.casefold() for each in sources}
    return sources if source is None or source.name.casefold() in names else (*sources, source)


def _span_of(text: str, said: Statement) -> Span | Problem:
    """Return the words that give the person's figure; where they give none, the only number there is."""
    found = [each.span for each in quantities(text, joined=True) if each.kind != "ordinal"]
    read = [(span, read_figure(span.of(text))) for span in found]
    fits = [
        span
        for span, figure in read
        if not said.has_figure or (figure.low, figure.high) == (said.low, said.high)
    ]
    if len(fits) == 1 or (fits and said.has_figure):
        return fits[0]
    place = f"--effect {said.effect}"
    if fits:
        words = ", ".join(repr(span.of(text)) for span in fits[:5])
        return Problem("figure-unclear", place, f"The words give several numbers ({words}).",
                       "Say which with --low and --high.")  # fmt: skip
    if not read:
        return Problem("figure-not-in-words", place, "No number stands in the words.",
                       "Quote the words that give it.")  # fmt: skip
    words = ", ".join(f"{span.of(text)!r} is {_options(figure)}" for span, figure in read[:5])
    return Problem("figure-not-in-words", place, f"That figure does not stand in the words: {words}.",
                   "Give the figure that the words give, or quote others.")  # fmt: skip


def _options(figure: Figure) -> str:
    ends = (("--low", figure.low), ("--high", figure.high))
    return " ".join(f"{name} {number}" for name, number in ends if number is not None)


def _with_main(reading: Reading) -> Reading:
    """Return the reading with an incident that it is about."""
    if any(mention.role == "main" for mention in reading.mentions):
        return reading
    keys = {mention.key for mention in reading.mentions}
    key = next(name for n in range(1, len(keys) + 2) if (name := f"i{n}") not in keys)
    return replace(reading, mentions=(*reading.mentions, Mention(key, "main", "other")))


def _claim(reading: Reading, said: Statement, span: Span, source: Source | None, by: str) -> Claim:
    text = reading.report.text
    main = next(mention for mention in reading.mentions if mention.role == "main")
    alike = next((claim for claim in reading.claims if claim.number_span.overlaps(span)), None)
    assert said.effect is not None
    return Claim(
        report=reading.report.id,
        effect=said.effect,
        figure=read_figure(span.of(text)),
        explicit=True,
        count="total",
        status="asserted",
        victims=Victims(""),
        sources=alike.sources if alike else _with((), source),
        number_span=span,
        clause_span=alike.clause_span if alike and alike.clause_span.covers(span) else span,
        mention=main.key,
        made_by=by,
    )


def _with_claim(reading: Reading, claim: Claim) -> tuple[Claim, ...]:
    """Return the claims of a reading with a person's: it takes the place of any about the same words."""
    same = [
        other
        for other in reading.claims
        if other.number_span.overlaps(claim.number_span)
        and (other.effect, other.figure.low, other.figure.high)
        == (claim.effect, claim.figure.low, claim.figure.high)
        and (other.count, other.status) == ("total", "asserted")
    ]
    if same:
        return reading.claims
    others = [other for other in reading.claims if not other.number_span.overlaps(claim.number_span)]
    return tuple(sorted((*others, claim), key=lambda c: (c.number_span.start, c.number_span.end)))
