"""What happens to texts and bytes on their way, at random: each takes a chance and gives something broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Any

ODD = (
    *("\x00", "\x1f", "\x7f", "\x85", "\xa0", "\xad", "\u0301", "\u200b", "\u200d", "\u200f", "\u2028"),
    *("\u202e", "\u3000", "\ufeff", "\ufffd", "\uffff", "\ud800", "\udfff", "\u00b2", "\u2155", "\u0663"),
    *("\u216b", "\u4e94", "\u01c4", "\u0130", "\u00df", "\ufb01", "\U0001f3ff", "\U0001f1fa", "\U0010ffff"),
)
"""Characters that parsers trip over: controls, marks without width, lone surrogates, digits of all kinds."""
HUGE = (
    *("0", "-1", "00", "1e999", "9" * 40, "9" * 5000, "1,000,000,000,000,000", "0.000", "1.1.1", "-0"),
    *("2147483648", "18446744073709551616", "NaN", "Infinity", "0x10", "1_000", "\u0661\u0662", "99,99,9"),
)
MARKS = (*"\"'.,;:-()[]{}<>&/\\?!%$#@*_|~=+`^", "\u201c", "\u201d", "\u2019", "\u2014", "\u2013", "...", "\n")
_OPENING = ("(", "[", "{", '"', "<", "\u201c", "<b>", "[[", '{"a":', "<!--", "&amp;", "<![CDATA[")


def broken(text: str, chance: Random, most: int = 4) -> str:
    """Return a text after up to `most` mishaps."""
    for _ in range(chance.randint(0, most)):
        text = chance.choice(_TEXT)(text, chance)
    return text


def broken_bytes(data: bytes, chance: Random, most: int = 6) -> bytes:
    """Return data after up to `most` mishaps, of its bytes or of what they are as a text."""
    for _ in range(chance.randint(0, most)):
        if chance.random() < 0.4:
            text = chance.choice(_TEXT)(data.decode("utf-8", "surrogateescape"), chance)
            data = text.encode("utf-8", "surrogatepass" if chance.random() < 0.5 else "replace")
        else:
            data = chance.choice(_BYTES)(data, chance)
    return data


def broken_value(value: Any, chance: Random) -> Any:
    """Return a value of JSON of which something at any depth is another thing, twice or missing."""
    if chance.random() < 0.08:
        return chance.choice(_VALUES)
    if isinstance(value, dict):
        kept = {key: broken_value(inner, chance) for key, inner in value.items() if chance.random() > 0.04}
        if kept and chance.random() < 0.1:
            kept[chance.choice(list(kept))] = chance.choice([dict(kept), *kept.values()])
        return kept
    if isinstance(value, list):
        kept_items = [broken_value(inner, chance) for inner in value if chance.random() > 0.04]
        return kept_items * chance.choice((1, 1, 1, 2))
    return broken(value, chance, 1) if isinstance(value, str) else value


_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**30, 1.5, 1e308, "", " ", "\x00", "\ud800", "x" * 300, "9" * 400),
    *([], {}, [None], [[]], {"": None}, {"a": {"a": {"a": []}}}, [{}], "2024-13-45", "<b>", ["a", 1, None]),
)


def _slice(length: int, chance: Random) -> tuple[int, int]:
    a = chance.randint(0, length)
    return a, min(length, a + chance.choice((1, 1, 2, 5, 12, 40, 200)))


def _cut(text: str, chance: Random) -> str:
    return text[: chance.randint(0, len(text))]


def _beheaded(text: str, chance: Random) -> str:
    return text[chance.randint(0, len(text)) :]


def _dropped(text: str, chance: Random) -> str:
    a, b = _slice(len(text), chance)
    return text[:a] + text[b:]


def _doubled(text: str, chance: Random) -> str:
    a, b = _slice(len(text), chance)
    return text[:b] + text[a:]


def _moved(text: str, chance: Random) -> str:
    a, b = _slice(len(text), chance)
    rest, at = text[:a] + text[b:], chance.randint(0, len(text) - (b - a))
    return rest[:at] + text[a:b] + rest[at:]


def _put(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(chance.choice((ODD, MARKS, HUGE))) + text[at:]


def _nested(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(_OPENING) * chance.choice((2, 10, 100)) + text[at:]


def _renumbered(text: str, chance: Random) -> str:
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return text
    found = chance.choice(numbers)
    return text[: found.start()] + chance.choice(HUGE) + text[found.end() :]


def _glued(text: str, chance: Random) -> str:
    spaces = [match.start() for match in re.finditer(" ", text)]
    lost = set(chance.sample(spaces, min(len(spaces), chance.choice((1, 2, 8)))))
    return "".join(character for i, character in enumerate(text) if i not in lost)


def _shouted(text: str, chance: Random) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _mixed_up(text: str, chance: Random) -> str:
    return text.encode("utf-8", "replace").decode(chance.choice(("cp1252", "latin-1", "cp437")), "replace")


def _shuffled(text: str, chance: Random) -> str:
    words = text.split(" ")
    a = chance.randint(0, len(words))
    some = words[a : a + 6]
    chance.shuffle(some)
    return " ".join((*words[:a], *some, *words[a + 6 :]))


_TEXT: tuple[Callable[[str, Random], str], ...] = (
    *(_cut, _beheaded, _dropped, _doubled, _moved, _put, _nested, _renumbered, _glued, _shouted, _mixed_up),
    _shuffled,
)


def _flipped(data: bytes, chance: Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _noise(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + bytes(chance.randrange(256) for _ in range(chance.choice((1, 4, 16)))) + data[at:]


def _zeroed(data: bytes, chance: Random) -> bytes:
    a, b = _slice(len(data), chance)
    return data[:a] + bytes(b - a) + data[b:]


def _cut_bytes(data: bytes, chance: Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _dropped_bytes(data: bytes, chance: Random) -> bytes:
    a, b = _slice(len(data), chance)
    return data[:a] + data[b:]


def _doubled_bytes(data: bytes, chance: Random) -> bytes:
    a, b = _slice(len(data), chance)
    return data[:b] + data[a:]


_BYTES: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_flipped, _flipped, _noise, _zeroed, _cut_bytes, _dropped_bytes, _doubled_bytes),
)
