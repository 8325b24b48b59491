"""Numbers in words and digits: "1,400", "two hundred and fifty", "dozens", "no one", "the 95th"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from according import vocab
from according.claims.figures.words import Word, tables

_MOST = 10**10
"""More than there are people: what is larger counts none, and may be too long a number to be made one."""


@cache
def _multiplied() -> frozenset[str]:
    """Return the nouns of which "double" and "triple" tell how many came to harm ("a double murder")."""
    return frozenset(vocab.load("effects")["words"]["multiplied"].split())


class Core(msgspec.Struct, frozen=True, gc=False):
    """A number as read from the words `first` up to `last` (exclusive)."""

    last: int
    low: int | None
    high: int | None
    approximate: bool = False
    kind: Literal["exact", "vague", "zero", "all", "ordinal", "multiple"] = "exact"


@cache
def openers() -> frozenset[str]:
    """Return the words with which a number not in digits can begin, an article apart."""
    known = tables()
    named = ("multiple", "exact", "vague", "ordinals", "units", "tens", "scales", "fractions")
    plain = ("no", "not", "half", "dozen", *_OF_NUMBER)
    return frozenset((*plain, *(word for name in named for word in known[name])))


def core_at(words: Sequence[Word], i: int, *, articled: bool = False) -> Core | None:
    """Return the number whose first word is `words[i]`, if there is one; `articled` says that "a" stands
    before it.
    """
    word = words[i].text
    known = tables()
    following = words[i + 1].text if i + 1 < len(words) else ""
    if word == "no" and following in ("one", "-"):
        return (
            Core(i + (2 if following == "one" else 3), 0, 0, kind="zero")
            if following == "one" or _no_one(words, i)
            else None
        )
    if word == "not" and following in ("one", "a"):
        single = following == "one" or (i + 2 < len(words) and words[i + 2].text == "single")
        last = i + (2 if following == "one" else 3)
        return Core(last, 0, 0, kind="zero") if single and not _is_corrected(words, last) else None
    if word in known["multiple"] and following in _multiplied():
        return Core(i + 1, known["multiple"][word], known["multiple"][word], kind="multiple")
    if word == "half" and following == "dozen":
        return Core(i + 2, 6, 6, approximate=True)
    if fraction := _fraction(words, i):
        return fraction
    if word in known["exact"] and word != "dozen":
        return _exact_word(words, i)
    if word in _OF_NUMBER:
        return core_at(words, i + 1, articled=articled) if following in ("number", "numbers") else None
    if word in known["vague"]:
        return _vague(words, i, articled=articled)
    if word in known["ordinals"] and i and _may_precede_ordinal(words[i - 1].text):
        return Core(i + 1, known["ordinals"][word], known["ordinals"][word], kind="ordinal")
    if ordinal := _ordinal(words, i):
        return ordinal
    return _cardinal(words, i)


_OF_NUMBER = ("large", "growing", "unspecified", "unknown", "undisclosed", "undetermined", "unconfirmed")
"""What "a number" may be called and still say no more than that there were some."""


def _fraction(words: Sequence[Word], i: int) -> Core | None:
    """Read "half a million", "a quarter of a million", "three quarters of a million"."""
    known = tables()
    times = known["units"].get(words[i].text, 0)
    part = i + 1 if times > 1 or words[i].text == "a" else i
    name = words[part].text if part < len(words) else ""
    share = known["fractions"].get(name.removesuffix("s") if times > 1 else name)
    rest = [word.text for word in words[part + 1 : part + 4]]
    of = rest[:1] == ["of"]
    if share is None or rest[of : of + 1] != ["a"] or not (of or name == "half"):
        return None
    scale = {**known["scales"], "dozen": 12}.get(rest[of + 1] if len(rest) > of + 1 else "")
    value = (times or 1) * (scale or 0) // share
    return Core(part + 3 + of, value, value, approximate=True) if value else None


def _may_precede_ordinal(word: str) -> bool:
    return word in _BEFORE_ORDINAL or word.endswith("'s")


_BEFORE_ORDINAL = frozenset(
    {"the", "its", "a", "an", "s", "their", "his", "reports", "confirms", "records", "sees", "announces"}
)
"""Words after which an ordinal counts: those of noun phrases, and of headlines ("reports third death")."""


def _no_one(words: Sequence[Word], i: int) -> bool:
    return i + 2 < len(words) and words[i + 2].text == "one"


def _is_corrected(words: Sequence[Word], last: int) -> bool:
    """Tell whether "not one" is only corrected ("not one but two", "not one, but several")."""
    return any(word.text == "but" for word in words[last : last + 4])


def _exact_word(words: Sequence[Word], i: int) -> Core | None:
    word = words[i].text
    value = tables()["exact"][word]
    last = i + 1
    if word in ("couple", "pair", "trio", "duo", "quartet"):
        before = words[i - 1].text if i else ""
        if before not in ("a", "the", "another", "first"):
            return None
    if last < len(words) and words[last].text == "of" and word != "both":
        last += 1 if word in ("couple", "pair") else 0
    kind: Literal["zero", "all", "exact"] = "zero" if value == 0 else "all" if word == "both" else "exact"
    return Core(last, value, value, kind=kind)


def _vague(words: Sequence[Word], i: int, *, articled: bool) -> Core | None:
    known = tables()
    word = words[i].text
    before = words[i - 1].text if i else ""
    if word == "few" and not articled:
        return None
    if word in ("number", "handful") and before not in ("a", "small", "an", *_OF_NUMBER):
        return None
    if word == "many" and before in ("how", "as", "so", "too", "not"):
        return None
    low = known["vague"][word]
    last = i + 1
    if low == 3 and last < len(words) and known["vague"].get(words[last].text, 0) > 3:
        return Core(last + 1, known["vague"][words[last].text], None, kind="vague")
    while last + 1 < len(words) and words[last].text == "of" and words[last + 1].text in known["vague"]:
        following = known["vague"][words[last + 1].text]
        low = low * following // 2
        last += 2
    if last < len(words) and low == 3 and words[last].text in (*known["scales"], "dozen"):
        low *= 12 if words[last].text == "dozen" else known["scales"][words[last].text]
        last += 1
    return Core(last, low, None, kind="vague")


def _ordinal(words: Sequence[Word], i: int) -> Core | None:
    word = words[i]
    suffixed = word.number and i + 1 < len(words) and words[i + 1].text in ("st", "nd", "rd", "th")
    if suffixed and words[i + 1].start == word.end and word.text.replace(",", "").isdigit():
        value = float(word.text.replace(",", ""))
        return Core(i + 2, int(value), int(value), kind="ordinal") if value <= _MOST else None
    return None


def _cardinal(words: Sequence[Word], i: int) -> Core | None:
    """Read digits or number words with their scales: "1,400", "1.2 million", "two hundred and fifty", "two
    dozen".
    """
    known = tables()
    total = current = 0.0
    seen = approximate = False
    last = i
    while last < len(words):
        word = words[last]
        joint = word.text in ("-", "and") and seen and last + 1 < len(words)
        if joint and current and (share := _and_share(words, last)):
            current += share
            last += 2
        elif word.number and not seen:
            current = float(re.sub(r"[,\s]", "", word.text))
        elif word.text in known["units"] and (not seen or _may_add(words, last, current, 10)):
            current += known["units"][word.text]
        elif word.text in known["tens"] and (not seen or _may_add(words, last, current, 100)):
            current += known["tens"][word.text]
        elif word.text == "dozen" and (seen or last == i):
            current, approximate = (current or 1) * 12, seen and current != 1
        elif word.text in known["scales"] and (seen or _scale_alone(words, last)):
            if word.text in ("k", "m") and not (words[last - 1].number and words[last - 1].end == word.start):
                break
            scale = known["scales"][word.text]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * scale, 0.0
        elif joint and (
            (
                word.text == "-"
                and words[last - 1].text in known["tens"]
                and words[last + 1].text in known["units"]
            )
            or (
                word.text == "and" and words[last - 1].text in known["scales"] and _continues(words[last + 1])
            )
        ):
            pass
        else:
            break
        seen = True
        last += 1
    value = round(total + current, 3)  # 1.1 times a million is a little more in floating point
    if not seen or value > _MOST or value != int(value):
        return None
    return Core(last, int(value), int(value), approximate)


def _and_share(words: Sequence[Word], i: int) -> float:
    """Return what "and a half" adds, 0 where no such words stand: it takes a scale to be of people."""
    said = [word.text for word in words[i : i + 3]]
    share = tables()["fractions"].get(said[2], 0) if said[:2] == ["and", "a"] and len(said) > 2 else 0
    return 1 / share if share else 0.0


def _may_add(words: Sequence[Word], i: int, current: float, step: int) -> bool:
    """Tell whether a number word adds to what stands before it ("twenty-five", "one thousand two")."""
    before = words[i - 1].text if words[i - 1].text not in ("and", "-") else words[i - 2].text
    return not words[i - 1].number and (current % step == 0 if current else before in tables()["scales"])


def _scale_alone(words: Sequence[Word], i: int) -> bool:
    """Tell whether a scale is a number by itself: "a hundred", and at the head of a line "Hundred die"."""
    return words[i].text in ("hundred", "thousand", "million") and (
        i == 0 or words[i - 1].text in ("a", "an")
    )


def _continues(word: Word) -> bool:
    known = tables()
    return word.text in known["units"] or word.text in known["tens"]


_DASHES = ("-", "\u2013", "\u2014")


def _is_whole(words: Sequence[Word], i: int, dash: int) -> bool:
    """Tell whether two numbers with a dash between them are all that stands behind a label, but for what
    follows in brackets ("Civilians killed: 11 - 14 (two children)").
    """
    ends = dash + 2 == len(words) or words[dash + 2].text == "("
    alone = i == 0 and words[dash].text != "-"
    return (alone or (i > 0 and words[i - 1].text == ":")) and ends


def range_at(words: Sequence[Word], i: int) -> Core | None:
    """Read "20 to 30", "20-30", "five or six", "between 20 and 30", "from six to 14"."""
    begin = i + (words[i].text in ("between", "from"))
    first = core_at(words, begin) if begin < len(words) else None
    if first is None or first.kind != "exact" or first.last + 1 >= len(words) or first.low is None:
        return None
    joint = words[first.last].text
    close = words[first.last].start == words[first.last - 1].end
    if not (
        joint in ("to", "or")
        or (joint in _DASHES and words[first.last + 1].number and (close or _is_whole(words, i, first.last)))
        or (joint == "and" and words[i].text == "between")
    ):
        return None
    second = core_at(words, first.last + 1)
    if second is None or second.kind != "exact" or second.low is None or second.low <= first.low:
        return None
    low = first.low
    if joint == "to" and low < 1000 <= second.low and second.low % 1000 == 0 and words[first.last - 1].number:
        tail = words[second.last - 1].text
        low = low * tables()["scales"].get(tail, 1)
    return Core(second.last, low, second.low)
