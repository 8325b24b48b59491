"""Figures: the numbers that words give, by the codebook's table ("number: `low` and `high`").

`quantities` finds number expressions in a stretch of text; `read_figure` reads the figure that the words of
one
claim give, so that every figure shown can be parsed again from its own span. Both work on the characters
alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from according import vocab
from according.model import Figure, Span

Bound = Literal["floor", "above", "ceiling", "below", "about"]
_WORD = re.compile(
    r"(?P<number>\d+(?:,\d+)*(?:\.\d+)?(?=(?:k|m|bn|st|nd|rd|th|s)\b)"
    r"|(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)|\d+\.\d+(?!\d)|\d+)(?![^\W_]))"
    r"|(?P<word>[^\W\d_](?:[^\W_]|['\u2019](?=[^\W\d_]))*\.?|\d[^\W_]+)|(?P<mark>[^\s\w])|_+"
)
_SPACED = re.compile(r"(?<![\d,.])(\d{1,3})((?:, \d{3})+)(?!\d)")
_THIN = re.compile(
    r"(?<![\w,.])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,.%]|\.\d| ?(?:km|m|mm|kg)\b)"
)
_DAMAGED = re.compile(r"\d\. \d|\d, 000\b|\w - \w+ - old")
_MONEY = frozenset("$£€¥₹")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression: the characters it covers (bounds and articles before it included) and what they
    allow.

    `core` covers the number words alone. `more` is set by "another", "further", "additional"; `ordinal` by
    "95th".
    `kind` is "exact" for numerals, "vague" for "dozens", "zero", "all" for "both" and "all five".
    """

    span: Span
    core: Span
    low: int | None
    high: int | None
    approximate: bool
    kind: Literal["exact", "vague", "zero", "all", "ordinal", "multiple"]
    more: bool = False
    definite: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    number: bool


@dataclass(frozen=True, slots=True)
class _Core:
    """A number as read from the words `first` up to `last` (exclusive)."""

    last: int
    low: int | None
    high: int | None
    approximate: bool = False
    kind: Literal["exact", "vague", "zero", "all", "ordinal", "multiple"] = "exact"


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the words that may stand before a number, longest phrase first, each with its bound or
    "neutral".
    """
    bounds = vocab.load("figures")["bounds"]
    rows = [(tuple(phrase.split()), name) for name, phrases in bounds.items() for phrase in phrases]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase, _ in _phrases())


@cache
def _tables() -> dict[str, dict[str, int]]:
    words = vocab.load("figures")
    return {
        name: words[name] for name in ("units", "tens", "scales", "vague", "exact", "multiple", "ordinals")
    }


@cache
def _said(name: str) -> frozenset[str]:
    """Return the word list `name` that the reader of figures asks."""
    return frozenset(vocab.load("figures")["words"][name].split())


def quantities(
    text: str, start: int = 0, end: int | None = None, *, joined: bool | None = None
) -> tuple[Quantity, ...]:
    """Return the number expressions in `text[start:end]`, in order, never overlapping.

    Ages ("5-year-old"), money, percentages, times, dates and decimals are left out. `joined` says whether "1,
    400"
    is one number; if None, it is where the stretch shows that its spaces are damaged.
    """
    end = len(text) if end is None else end
    words = _words(text, start, end, joined)
    found: list[Quantity] = []
    i = 0
    while i < len(words):
        read = _quantity(words, i)
        if read is None:
            i += 1
            continue
        quantity, i = read
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def is_spaced_out(text: str) -> bool:
    """Tell whether the text shows that spaces were put into its numbers ("5. 9", "200, 000"): then "1, 400"
    is one.
    """
    return bool(_DAMAGED.search(text))


def _words(text: str, start: int, end: int, joined: bool | None) -> list[_Word]:
    if joined is None:
        joined = is_spaced_out(text[start:end])
    spans = {m.start(): m.end() for m in _THIN.finditer(text, start, end)}
    if joined:
        spans |= {m.start(): m.end() for m in _SPACED.finditer(text, start, end)}
    words: list[_Word] = []
    position = start
    while match := _WORD.search(text, position, end):
        first, last = match.start(), spans.get(match.start(), match.end())
        number = match.lastgroup == "number"
        piece = text[first:last].lower().replace("\u2019", "'")
        short = len(piece) <= 3 or piece[:-1] in _said("months")
        if not number and piece.endswith(".") and not short and "." not in piece[:-1]:
            piece, last = piece[:-1], last - 1
        words.append(_Word(piece, first, last, number))
        position = last
    return words


def _quantity(words: Sequence[_Word], i: int) -> tuple[Quantity | None, int] | None:
    """Read a quantity whose first word is `words[i]`: the quantity (None if it counts no things) and what
    follows.
    """
    first = i
    bound: Bound | None = None
    about = more = definite = everyone = False
    while words[i].text in _first_words() and (step := _prefix(words, i)):
        length, name, said = step
        more = more or any(word in said for word in ("another", "further", "additional"))
        definite = definite or said[0] in ("the", "these", "those", "his", "her", "their", "its", "my", "our")
        everyone = everyone or said[0] == "all"
        if name == "about":
            about = True
        elif name != "neutral":
            bound = name  # type: ignore[assignment]
        i += length
        if i >= len(words):
            return None
    core = _range(words, i) or _core(words, i, articled=first < i and words[i - 1].text in ("a", "an"))
    if core is None:
        return None
    bound, about, last = _suffix(words, core.last, bound, about)
    if _counts_nothing(words, first, i, core.last, core):
        return None, core.last
    if core.last < len(words) and words[core.last].text in ("more", "additional", "further"):
        more = True
        if core.kind == "exact" or core.last + 1 == len(words) or _ends_phrase(words[core.last + 1]):
            last = max(last, core.last + 1)
    low, high = _bounded(core, bound)
    kind = "all" if everyone and core.kind == "exact" else core.kind
    span = Span(words[first].start, words[last - 1].end)
    return (
        Quantity(
            span,
            Span(words[i].start, words[core.last - 1].end),
            low,
            high,
            about or core.approximate,
            kind,
            more,
            definite,
        ),
        max(last, core.last),
    )


def _ends_phrase(word: _Word) -> bool:
    return word.text in _said("after_phrase") or not word.text[0].isalnum()


def _prefix(words: Sequence[_Word], i: int) -> tuple[int, str, tuple[str, ...]] | None:
    for phrase, name in _phrases():
        if all(i + n < len(words) and words[i + n].text == word for n, word in enumerate(phrase)):
            following = words[i + len(phrase)].text if i + len(phrase) < len(words) else ""
            if phrase[-1] in ("a", "an") and not _may_follow_article(following):
                continue
            return len(phrase), name, phrase
    return None


def _may_follow_article(word: str) -> bool:
    tables = _tables()
    return word in (
        "further",
        "additional",
        "reported",
        "total",
        "record",
        "combined",
        "cumulative",
        "few",
        "estimated",
    ) or (
        word in tables["scales"]
        or word in tables["exact"]
        or word in ("number", "handful", "score", "single", "large", "growing")
    )


def _suffix(
    words: Sequence[_Word], i: int, bound: Bound | None, about: bool
) -> tuple[Bound | None, bool, int]:
    for name, phrases in vocab.load("figures")["after"].items():
        for phrase in phrases:
            said = phrase.split()
            if [word.text for word in words[i : i + len(said)]] == said:
                if phrase == "at least" and i + len(said) < len(words):
                    continue
                if name == "about":
                    return bound, True, i + len(said)
                return name, about, i + len(said)
    return bound, about, i


def _bounded(core: _Core, bound: Bound | None) -> tuple[int | None, int | None]:
    low, high = core.low, core.high
    if bound == "floor":
        return low, None
    if bound == "above":
        return (None if low is None else low + (core.kind == "exact")), None
    if bound == "ceiling":
        return None, high if high is not None else low
    if bound == "below":
        top = high if high is not None else low
        return None, None if top is None else top - 1
    return low, high


def _range(words: Sequence[_Word], i: int) -> _Core | None:
    """Read "20 to 30", "20-30", "five or six", "between 20 and 30", "from six to 14"."""
    begin = i + (words[i].text in ("between", "from"))
    first = _core(words, begin) if begin < len(words) else None
    if first is None or first.kind != "exact" or first.last + 1 >= len(words) or first.low is None:
        return None
    joint = words[first.last].text
    close = words[first.last].start == words[first.last - 1].end
    if not (
        joint in ("to", "or")
        or (joint in ("-", "\u2013", "\u2014") and close and words[first.last + 1].number)
        or (joint == "and" and words[i].text == "between")
    ):
        return None
    second = _core(words, first.last + 1)
    if second is None or second.kind != "exact" or second.low is None or second.low <= first.low:
        return None
    low = first.low
    if joint == "to" and low < 1000 <= second.low and second.low % 1000 == 0 and words[first.last - 1].number:
        tail = words[second.last - 1].text
        low = low * _tables()["scales"].get(tail, 1)
    return _Core(second.last, low, second.low)


def _core(words: Sequence[_Word], i: int, *, articled: bool = False) -> _Core | None:
    word = words[i].text
    tables = _tables()
    following = words[i + 1].text if i + 1 < len(words) else ""
    if word == "no" and following in ("one", "-"):
        return (
            _Core(i + (2 if following == "one" else 3), 0, 0, kind="zero")
            if following == "one" or _no_one(words, i)
            else None
        )
    if word in tables["multiple"] and following in (
        "shooting",
        "murder",
        "homicide",
        "killing",
        "stabbing",
        "slaying",
    ):
        return _Core(i + 1, tables["multiple"][word], tables["multiple"][word], kind="multiple")
    if word == "half" and following in ("a", "dozen"):
        scale = words[i + 2].text if following == "a" and i + 2 < len(words) else following
        size = {**tables["scales"], "dozen": 12}.get(scale)
        return (
            _Core(i + (3 if following == "a" else 2), size // 2, size // 2, approximate=True)
            if size
            else None
        )
    if word in tables["exact"] and word != "dozen":
        return _exact_word(words, i)
    if word in ("large", "growing"):
        return _core(words, i + 1, articled=articled) if following in ("number", "numbers") else None
    if word in tables["vague"]:
        return _vague(words, i, articled=articled)
    if word in tables["ordinals"] and i and words[i - 1].text in ("the", "its", "a", "s", "their", "his"):
        return _Core(i + 1, tables["ordinals"][word], tables["ordinals"][word], kind="ordinal")
    if ordinal := _ordinal(words, i):
        return ordinal
    return _cardinal(words, i)


def _no_one(words: Sequence[_Word], i: int) -> bool:
    return i + 2 < len(words) and words[i + 2].text == "one"


def _exact_word(words: Sequence[_Word], i: int) -> _Core | None:
    word = words[i].text
    value = _tables()["exact"][word]
    last = i + 1
    if word in ("couple", "pair", "trio", "duo", "quartet"):
        before = words[i - 1].text if i else ""
        if before not in ("a", "the", "another", "first"):
            return None
    if last < len(words) and words[last].text == "of" and word != "both":
        last += 1 if word in ("couple", "pair") else 0
    kind: Literal["zero", "all", "exact"] = "zero" if value == 0 else "all" if word == "both" else "exact"
    return _Core(last, value, value, kind=kind)


def _vague(words: Sequence[_Word], i: int, *, articled: bool) -> _Core | None:
    tables = _tables()
    word = words[i].text
    before = words[i - 1].text if i else ""
    if word == "few" and not articled:
        return None
    if word in ("number", "handful") and before not in ("a", "large", "growing", "small", "an"):
        return None
    if word == "many" and before in ("how", "as", "so", "too", "not"):
        return None
    low = tables["vague"][word]
    last = i + 1
    if low == 3 and last < len(words) and tables["vague"].get(words[last].text, 0) > 3:
        return _Core(last + 1, tables["vague"][words[last].text], None, kind="vague")
    while last + 1 < len(words) and words[last].text == "of" and words[last + 1].text in tables["vague"]:
        following = tables["vague"][words[last + 1].text]
        low = low * following // 2
        last += 2
    if last < len(words) and low == 3 and words[last].text in (*tables["scales"], "dozen"):
        low *= 12 if words[last].text == "dozen" else tables["scales"][words[last].text]
        last += 1
    return _Core(last, low, None, kind="vague")


def _ordinal(words: Sequence[_Word], i: int) -> _Core | None:
    word = words[i]
    suffixed = word.number and i + 1 < len(words) and words[i + 1].text in ("st", "nd", "rd", "th")
    if suffixed and words[i + 1].start == word.end and word.text.replace(",", "").isdigit():
        value = int(word.text.replace(",", ""))
        return _Core(i + 2, value, value, kind="ordinal")
    return None


def _cardinal(words: Sequence[_Word], i: int) -> _Core | None:
    """Read digits or number words with their scales: "1,400", "1.2 million", "two hundred and fifty", "two
    dozen".
    """
    tables = _tables()
    total = current = 0.0
    seen = approximate = False
    last = i
    while last < len(words):
        word = words[last]
        joint = word.text in ("-", "and") and seen and last + 1 < len(words)
        if word.number and not seen:
            current = float(re.sub(r"[,\s]", "", word.text))
        elif word.text in tables["units"] and (not seen or _may_add(words, last, current, 10)):
            current += tables["units"][word.text]
        elif word.text in tables["tens"] and (not seen or _may_add(words, last, current, 100)):
            current += tables["tens"][word.text]
        elif word.text == "dozen" and (seen or last == i):
            current, approximate = (current or 1) * 12, seen and current != 1
        elif word.text in tables["scales"] and (seen or _scale_alone(words, last)):
            if word.text in ("k", "m") and not (words[last - 1].number and words[last - 1].end == word.start):
                break
            scale = tables["scales"][word.text]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * scale, 0.0
        elif joint and (
            (
                word.text == "-"
                and words[last - 1].text in tables["tens"]
                and words[last + 1].text in tables["units"]
            )
            or (
                word.text == "and"
                and words[last - 1].text in tables["scales"]
                and _continues(words[last + 1])
            )
        ):
            pass
        else:
            break
        seen = True
        last += 1
    value = total + current
    if not seen or value != int(value) or value > 10**10:
        return None
    return _Core(last, int(value), int(value), approximate)


def _may_add(words: Sequence[_Word], i: int, current: float, step: int) -> bool:
    """Tell whether a number word adds to what stands before it ("twenty-five", "one thousand two")."""
    before = words[i - 1].text if words[i - 1].text not in ("and", "-") else words[i - 2].text
    return not words[i - 1].number and (current % step == 0 if current else before in _tables()["scales"])


def _scale_alone(words: Sequence[_Word], i: int) -> bool:
    return words[i].text in ("hundred", "thousand", "million") and i > 0 and words[i - 1].text in ("a", "an")


def _continues(word: _Word) -> bool:
    tables = _tables()
    return word.text in tables["units"] or word.text in tables["tens"]


_HYPHENED = re.compile(r"plus|strong|odd")


def _counts_nothing(words: Sequence[_Word], first: int, begin: int, last: int, core: _Core) -> bool:
    """Tell whether the number is an age, an amount of money, a share, a time, a date or a part of a name."""
    before = words[first - 1].text if first else ""
    after = words[last].text if last < len(words) else ""
    if after == "'" and last + 1 < len(words) and words[last + 1].text == "s":
        return True
    if before == "of" and first >= 2 and words[first - 2].text in _said("parents"):
        return True
    if before in _MONEY or before in (
        "rs",
        "rs.",
        "usd",
        "magnitude",
        "no.",
        "age",
        "aged",
        "route",
        "highway",
        "section",
    ):
        return True
    if core.kind == "ordinal":
        return after in _said("months") or before in _said("months") or after == "of"
    if after in ("a.", "p.") and last + 1 < len(words) and words[last + 1].text.startswith("m"):
        return True
    if after in _said("after_out") or (
        after == "per" and last + 1 < len(words) and words[last + 1].text == "cent"
    ):
        return True
    if words[begin].number:
        if after == ":" and last + 1 < len(words) and words[last + 1].number:
            return True
        if before in (":", "/", ".") and first >= 2 and words[first - 2].number:
            return True
        if after == "/" or (
            after in _said("months") and core.low is not None and core.low <= 31 and last - begin == 1
        ):
            return True
        if (
            before.rstrip(".") in _said("months")
            and core.low is not None
            and (core.low <= 31 or 1900 <= core.low <= 2100)
        ):
            return True
    if (
        after == "-"
        and last + 1 < len(words)
        and not words[last + 1].number
        and words[last].start == words[last - 1].end
    ):
        return not _HYPHENED.match(words[last + 1].text)
    if (
        after == "-"
        and last + 1 < len(words)
        and words[last + 1].text in ("year", "month", "week", "day", "hour", "mile", "degree")
    ):
        return True
    if _is_age(words, first, begin, last) or (
        words[begin].number and after == "s" and words[last].start == words[last - 1].end
    ):
        return True
    return (
        after in ("year", "month", "week", "day")
        and last + 1 < len(words)
        and words[last + 1].text in ("-", "old", "olds")
    )


def _is_age(words: Sequence[_Word], first: int, begin: int, last: int) -> bool:
    """Tell whether the number is an age set off by commas: "Louis Jensen, 87," or "Kafoury (63)"."""
    if (
        last - begin != 1
        or not words[begin].number
        or first != begin
        or first < 2
        or len(words[begin].text) > 2
    ):
        return False
    before, after = words[first - 1].text, words[last].text if last < len(words) else ""
    return before in (",", "(") and (after in (",", ")", ".", ";", "") or before == "(")


def read_figure(words: str) -> Figure:
    """Return the figure that the words of a claim give: that of their first number, or what a noun phrase
    implies.

    A singular noun implies 1 ("a man"), a list of them their sum ("a toddler and his uncle"), an unnamed
    plural
    2 or more ("protesters"), a family one family.
    """
    if _NOT_ANY.search(words):
        return Figure(0, 0, False, "people", words)
    found = quantities(words, joined=True)
    counted = next((q for q in found if q.kind != "ordinal"), None)
    if counted is not None:
        return Figure(counted.low, counted.high, counted.approximate, _unit(words), words)
    if found and not _ONE_OF_THEM.search(words) and not words.rstrip().endswith(tuple(_tables()["ordinals"])):
        return Figure(found[0].low, found[0].high, False, "people", words)
    return implied_figure(words)


def _unit(words: str) -> str:
    family = _FAMILY.search(words)
    if family is None:
        return "people"
    return "families" if family.group(1).lower().startswith("f") else "households"


_NOT_ANY = re.compile(r"\b(?:not|never|without)\b.*\bany\b|n['\u2019]t\b.*\bany\b|^without\b", re.IGNORECASE)
_ONE_OF_THEM = re.compile(
    r"\b(?:victim|person|man|woman|body|casualty|boy|girl|child|suspect)s?\W*$", re.IGNORECASE
)
_LIST = re.compile(r"\s*(?:,|;|\band\b|&)\s*(?:also\s+)?", re.IGNORECASE)
_NOT_ITEM = re.compile(
    r"^(?:\(?\d+\)?|aged? \d+|\d+ ?- ?(?:year|month|week|day)s? ?- ?old|jr\.?|sr\.?|ii|iii|both|)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?:people|men|women|children|police|troops|personnel|kids|[a-z]*(?:[^su\W]s|ies)|[a-z]+men|[a-z]+women|[a-z]+children"
    r"|all on board|everyone"
    r"|everybody|injured|wounded|dead)\b(?=\s*$|\s+(?:of|in|from|at|on|under|who|with)\b)",
    re.IGNORECASE,
)
_POSSESSED = re.compile(r"(?:^|\s)\S+['\u2019]\s?s?\s+")
_FAMILY = re.compile(r"\b(famil(?:y|ies)|households?)\s*$", re.IGNORECASE)


def implied_figure(words: str) -> Figure:
    """Return the figure that a noun phrase without a number implies (see `read_figure`)."""
    items = [item for item in _LIST.split(words.strip()) if not _NOT_ITEM.match(item.strip())]
    low, open_ended = 0, False
    for item in items or [words]:
        plain = _POSSESSED.sub(" ", item)
        if _PLURAL.search(plain) and not _FAMILY.search(plain):
            open_ended = True
        else:
            low += 1
    family = _FAMILY.search(words)
    if family and len(items) <= 1:
        plural = family.group(1).lower().endswith("s")
        return Figure(2 if plural else 1, None if plural else 1, False, _unit(words), words)
    return Figure(low + 2 * open_ended, None if open_ended else low, False, "people", words)


def without_words(figure: Figure) -> Figure:
    """Return the figure as kept where a name implies it: without its words."""
    return replace(figure, words=None)
