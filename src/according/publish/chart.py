"""Draws how the figures of one effect went, as SVG: steps of low, best and high, and each voice's line.

The drawing has no style of its own, only classes, so that a page decides how it looks by day, by night and on
paper. Moments are ISO 8601 in UTC.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, tostring

from according.incidents import Saying
from according.model import Toll

Fate = Literal["stands", "replaced", "withdrawn", "uncounted"]

_HEIGHT = 236
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 30.0, 14.0, 40.0
_APART = 16.0
_LABEL = 58.0
_LINE = 12.0


@dataclass(frozen=True, slots=True)
class Spell:
    """A figure for as long as it stood.

    `letter` is that of its voice. `start` and `end` are moments, `end` None where it still stands; `fate` is
    what ended it, and `by` the figure that replaced it.
    """

    letter: str
    saying: Saying
    start: str
    end: str | None
    fate: Fate
    by: Saying | None = None

    @property
    def is_corrected(self) -> bool:
        """Tell whether it was taken back: withdrawn, or replaced by a lower one."""
        lower = self.by is not None and _number_of(self.by) < _number_of(self.saying)
        return self.fate == "withdrawn" or lower


def spells(sayings: Sequence[Saying]) -> tuple[Spell, ...]:
    """Return figures with when they ended and how, and voices with letters in the order of their coming."""
    letters = dict(zip(dict.fromkeys(saying.voice for saying in sayings), _letters(), strict=False))
    by_claim = {claim: saying for saying in sayings for claim in saying.claims}
    found = (_spell(saying, letters[saying.voice], by_claim) for saying in sayings if saying.published)
    return tuple(sorted(found, key=lambda spell: spell.start))


def _spell(saying: Saying, letter: str, by_claim: Mapping[str, Saying]) -> Spell:
    start = saying.published or ""
    by = by_claim.get(saying.replaced_by or "")
    ends: list[tuple[str, Fate]] = []
    if saying.withdrawn is not None and saying.withdrawn != "dropped":
        ends.append((max(saying.withdrawn_at or start, start), "withdrawn"))
    if by is not None and by.published:
        ends.append((max(by.published, start), "replaced"))
    if not ends:
        return Spell(letter, saying, start, None, "stands" if saying.counted else "uncounted")
    end, fate = min(ends, key=lambda pair: pair[0])
    return Spell(letter, saying, start, end, fate, by)


def _number_of(saying: Saying) -> int:
    """Return the number at which a figure is drawn: its low, or its high where it has no floor."""
    number = saying.low if saying.low is not None else saying.high
    return number if number is not None else 0


def _letters() -> Iterator[str]:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for round_ in count():
        yield from (letter + (str(round_ + 1) if round_ else "") for letter in alphabet)


def chart(effect: str, found: Sequence[Spell], now: Toll | None, *, width: int = 680) -> str:
    """Return the drawing of one effect as SVG, `width` units wide; "" where there is nothing to draw.

    `now` is what the effect comes to at the end. Moments that lie close are drawn some way apart.
    """
    if not found:
        return ""
    steps = _steps(found, now)
    plot = _Plot.of(found, steps, width)
    name = f"{effect}-{width}"
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width} {_HEIGHT}"})
    svg.set("class", f"chart {effect}")
    svg.set("role", "img")
    svg.set("aria-labelledby", f"{name}-title {name}-desc")
    _put(svg, "title", "", id=f"{name}-title").text = f"{_words(effect)}: how the reported figures went"
    _put(svg, "desc", "", id=f"{name}-desc").text = described(effect, found, now)
    _axes(svg, plot)
    _band(svg, plot, steps)
    for spell in found:
        _draw_spell(svg, plot, spell)
    _best(svg, plot, steps)
    _name_voices(svg, plot, found)
    return tostring(svg, encoding="unicode")


def described(effect: str, found: Sequence[Spell], now: Toll | None) -> str:
    """Return in words what the drawing shows, for those who do not see it."""
    voices = len({spell.letter for spell in found})
    lost = sum(spell.fate == "withdrawn" for spell in found)
    made = [f"{len(found)} figures of {voices} {'voice' if voices == 1 else 'voices'}"]
    made.append(f"from {found[0].start[:10]} to {max(spell.start for spell in found)[:10]}")
    if lost:
        made.append(f"{lost} withdrawn")
    ends = "no figure stands"
    if now is not None:
        ends = f"now best {_number(now.best)}, low {_number(now.low)}, high {_number(now.high)}"
    return f"{_words(effect)}: {', '.join(made)}; {ends}. The table beside it says the same."


def _number(number: int | None) -> str:
    return "open" if number is None else f"{number:,}"


def _words(effect: str) -> str:
    return effect.replace("_", " ").capitalize()


# What is drawn where


@dataclass(frozen=True, slots=True)
class _Step:
    """The toll from a moment on."""

    moment: str
    toll: Toll | None


def _steps(found: Sequence[Spell], now: Toll | None) -> list[_Step]:
    """Return the toll after the reports for which it was reckoned, and once figures were withdrawn."""
    made = {spell.start: spell.saying.toll for spell in found if spell.saying.reckoned}
    for saying in (spell.saying for spell in found):
        if saying.left is not None and saying.withdrawn_at is not None:
            made[saying.withdrawn_at] = saying.left.toll
    last = max(spell.start for spell in found)
    gone = max((spell.end for spell in found if spell.end is not None), default=last)
    made[max(gone, last)] = now
    return [_Step(moment, toll) for moment, toll in sorted(made.items())]


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where moments and numbers lie on the drawing."""

    width: int
    top: int
    tick: int
    places: Mapping[str, float]

    @classmethod
    def of(cls, found: Sequence[Spell], steps: Sequence[_Step], width: int) -> _Plot:
        moments = {step.moment for step in steps} | {spell.start for spell in found}
        moments |= {spell.end for spell in found if spell.end}
        ends = [(spell.saying.low, spell.saying.high) for spell in found]
        ends += [(step.toll.low, step.toll.high) for step in steps if step.toll is not None]
        most = max((n for pair in ends for n in pair if n is not None), default=0)
        tick = _tick(most)
        top = tick * (-(-(most + 1) // tick))
        return cls(width, top, tick, _places(sorted(moments), width))

    @property
    def end(self) -> float:
        """Where the drawing's time ends."""
        return self.width - _RIGHT

    def x(self, moment: str | None) -> float:
        return self.places[moment] if moment is not None else self.end

    def y(self, number: int) -> float:
        return round(_HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * number / self.top, 1)


def _tick(most: int) -> int:
    """Return the step between marks, 1, 2 or 5 times a power of ten, of which there are five at the most."""
    steps: Iterator[int] = (digit * 10**power for power in count() for digit in (1, 2, 5))
    return next(step for step in steps if step * 5 >= most + 1)


def _places(moments: Sequence[str], width: int) -> dict[str, float]:
    """Return where each moment lies: in proportion to time, but never too close to the one before."""
    times = [dt.datetime.fromisoformat(moment).timestamp() for moment in moments]
    # Some room is left after the last, for what holds still.
    room = (width - _LEFT - _RIGHT) * (0.86 if len(times) > 1 else 0.1)
    apart = min(_APART, room / max(1, len(times) - 1))
    rest = room - apart * (len(times) - 1)
    total = (times[-1] - times[0]) or 1.0
    x, made = _LEFT + 6, [_LEFT + 6]
    for before, after in pairwise(times):
        x += apart + rest * (after - before) / total
        made.append(x)
    return {moment: round(place, 1) for moment, place in zip(moments, made, strict=True)}


def _put(parent: Element, tag: str, class_: str, **attributes: object) -> Element:
    made = SubElement(
        parent, tag, {key.rstrip("_").replace("_", "-"): str(v) for key, v in attributes.items()}
    )
    if class_:
        made.set("class", class_)
    return made


def _axes(svg: Element, plot: _Plot) -> None:
    for number in range(0, plot.top + 1, plot.tick):
        y = plot.y(number)
        _put(svg, "path", "grid", d=f"M{_LEFT} {y}H{plot.end}")
        _put(svg, "text", "number", x=_LEFT - 6, y=y + 4, text_anchor="end").text = f"{number:,}"
    taken: list[float] = []
    moments = list(plot.places)
    for moment in (*moments[:1], *moments[:0:-1]):
        x = plot.x(moment)
        if all(abs(x - other) >= _LABEL for other in taken):
            taken.append(x)
            _moment(svg, moment, x)


def _moment(svg: Element, moment: str, x: float) -> None:
    base = _HEIGHT - _BOTTOM
    time = dt.datetime.fromisoformat(moment)
    _put(svg, "path", "tick", d=f"M{x} {base}v4")
    _put(svg, "text", "day", x=x, y=base + 17, text_anchor="middle").text = f"{time.day} {time:%b}"
    if "T23:59:59.999999" not in moment:
        _put(svg, "text", "hour", x=x, y=base + 31, text_anchor="middle").text = f"{time:%H:%M}"


def _spans(plot: _Plot, steps: Sequence[_Step]) -> Iterator[tuple[float, float, Toll]]:
    ends = [plot.x(step.moment) for step in steps[1:]] + [plot.end]
    for step, end in zip(steps, ends, strict=True):
        if step.toll is not None:
            yield plot.x(step.moment), end, step.toll


def _band(svg: Element, plot: _Plot, steps: Sequence[_Step]) -> None:
    """Draw from low to high; where high is open, to the top, with no edge."""
    for start, end, toll in _spans(plot, steps):
        low = plot.y(toll.low if toll.low is not None else 0)
        high = plot.y(toll.high if toll.high is not None else plot.top)
        class_ = "band open" if toll.high is None else "band"
        if low != high:
            _put(
                svg, "rect", class_, x=start, y=high, width=round(end - start, 1), height=round(low - high, 1)
            )


def _best(svg: Element, plot: _Plot, steps: Sequence[_Step]) -> None:
    """Draw the best as steps; where there is none for a while, the line is broken."""
    path, last = [], None
    for start, end, toll in _spans(plot, steps):
        if toll.best is None:
            last = None
            continue
        y = plot.y(toll.best)
        path.append(f"V{y}H{end}" if last == start else f"M{start} {y}H{end}")
        last = end
    if path:
        _put(svg, "path", "best", d="".join(path))


def _draw_spell(svg: Element, plot: _Plot, spell: Spell) -> None:
    """Draw a figure from when it was said until it was replaced or withdrawn: there, a cross."""
    low, high = spell.saying.low, spell.saying.high
    start, end = plot.x(spell.start), plot.x(spell.end)
    y = _level(plot, spell)
    group = _put(svg, "g", f"spell {spell.fate} {spell.saying.status}")
    if spell.fate != "uncounted":
        _put(group, "path", "line", d=f"M{start} {y}H{end}")
    if low is not None and high is not None and low != high:
        _put(group, "path", "range", d=f"M{start} {plot.y(low)}V{plot.y(high)}")
    elif low is None or high is None:
        tip = y - 9 if high is None else y + 9
        _put(group, "path", "range", d=f"M{start} {y}V{tip}m-3 {3 if high is None else -3}l3 "
             f"{-3 if high is None else 3}l3 {3 if high is None else -3}")  # fmt: skip
    _put(group, "circle", "point", cx=start, cy=y, r=3.2)
    if spell.is_corrected:
        _put(group, "path", "cross", d=f"M{end - 4} {y - 4}l8 8m0 -8l-8 8")


def _level(plot: _Plot, spell: Spell) -> float:
    return plot.y(_number_of(spell.saying))


def _name_voices(svg: Element, plot: _Plot, found: Iterable[Spell]) -> None:
    """Write each voice's letter: at the right where its line still runs, else over its last point."""
    last = {spell.letter: spell for spell in found}
    running = [(_level(plot, s), s) for s in last.values() if s.fate == "stands"]
    y = -_LINE
    for level, spell in sorted(running, key=lambda pair: (pair[0], pair[1].letter)):
        y = max(level + 4, y + _LINE)
        _put(svg, "text", "voice", x=plot.end + 5, y=round(y, 1)).text = spell.letter
    for spell in last.values():
        if spell.fate != "stands":
            x, over = plot.x(spell.start), _level(plot, spell) - 7
            _put(svg, "text", "voice", x=x, y=round(over, 1), text_anchor="middle").text = spell.letter
