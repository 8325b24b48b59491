"""What a terminal, or a file in its stead, can show: its width, its colours and its characters."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console, RenderableType

WIDEST = 110
_FILL = re.compile(r" +$", re.MULTILINE)
_SPACES = re.compile(r" +")
_UNSEEN = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], ""),
    **dict.fromkeys(map(ord, "\t\n\v\f\r\u0085\u2028\u2029"), " "),
}


@dataclass(frozen=True, slots=True)
class Look:
    """The signs to draw with. `opening` and `closing` mark words where colour cannot."""

    arrow: str = "\N{RIGHTWARDS ARROW}"
    cut: str = "\N{HORIZONTAL ELLIPSIS}"
    dot: str = "\N{MIDDLE DOT}"
    dash: str = "\N{EN DASH}"
    open_quote: str = "\N{LEFT DOUBLE QUOTATION MARK}"
    close_quote: str = "\N{RIGHT DOUBLE QUOTATION MARK}"
    rule: str = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
    main: str = "\N{BLACK SQUARE}"
    part: str = "\N{BOX DRAWINGS LIGHT UP AND RIGHT}"
    other: str = "\N{WHITE SQUARE}"
    opening: str = ""
    closing: str = ""
    point: str = "\N{BLACK CIRCLE}"
    left: str = "\N{BOX DRAWINGS LIGHT VERTICAL AND RIGHT}"
    right: str = "\N{BOX DRAWINGS LIGHT VERTICAL AND LEFT}"
    no_end: str = ">"


ASCII = Look("->", "...", "|", "-", '"', '"', "-", "*", "`", "-", point="*", left="|", right="|")


def console(file: TextIO | None = None) -> Console:
    """Return a console on `file` (standard output), plain where that is no terminal, never too wide."""
    file = file or sys.stdout
    if isinstance(file, io.TextIOWrapper):
        file.reconfigure(errors="replace")
    made = Console(file=file, highlight=False)
    made.width = min(made.width, WIDEST)
    return made


def show(screen: Console, view: RenderableType) -> None:
    """Print a view; where the console is no terminal, without the spaces that fill its lines."""
    with screen.capture() as capture:
        screen.print(view)
    text = capture.get()
    screen.file.write(text if screen.is_terminal else _FILL.sub("", text))
    screen.file.flush()


def look_of(console: Console) -> Look:
    """Return the signs that a console's encoding can take; words are marked where it shows no colours."""
    look = Look() if _takes(console.encoding) else ASCII
    if console.is_terminal and not console.no_color:
        return look
    return Look(**{name: getattr(look, name) for name in Look.__slots__} | {"opening": "[", "closing": "]"})


def seen(text: str) -> str:
    """Return a text on one line that cannot steer a terminal: control and direction marks are gone."""
    return _SPACES.sub(" ", text.translate(_UNSEEN))


def _takes(encoding: str) -> bool:
    try:
        "".join(getattr(Look(), name) for name in Look.__slots__).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
