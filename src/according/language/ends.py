"""Decides whether a sentence ends at a full stop or another mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from according.vocab import load

_MARK = re.compile(r"\.(?: \.){2,}|[.!?\u2026]+")
_BRACKETS = frozenset(")]}")
_BEFORE = re.compile(r"[^\W_][\w'\u2019&-]*(?:\.[^\W\d_]+)*$")
_AFTER = re.compile(r"[^\W_]+(?:['\u2019][^\W\d_]+)?")
_SKIPPED = re.compile(r"[^\w\n.!?,;:@#$\u00a3\u20ac/]{0,6}")
_INITIALISM = re.compile(r"(?:[a-z]\.)+[a-z]")
_TWO_DIGITS = re.compile(r"\d{1,2}(?!\d|,\d)(?: (\w+))?")
_BEFORE_ITEM = re.compile(r"(?:^|;|(?<!\d):)\s*$")
_AFTER_COLON = re.compile(r":\s*$")
_MONEY = frozenset("$\u00a3\u20ac")
_REACH = 40


class _Joint(msgspec.Struct, frozen=True, gc=False):
    """A place where a sentence may end.

    `start` to `end` is its mark, `close` where the quotation marks and brackets after it end, `first` where
    the first `word` that follows begins, `before` the word before the mark. `spaced` tells of white space
    after it.
    """

    mark: str
    start: int
    end: int
    close: int
    first: int
    before: str
    word: str
    spaced: bool

    @property
    def closed(self) -> bool:
        """Whether a quotation or a bracket closes after the mark."""
        return self.close > self.end


def next_end(text: str, start: int, end: int, quotes: dict[int, bool], small: bool = False) -> int:
    """Return where the sentence that begins at `start` ends, at `end` at the latest.

    `quotes` gives for each quotation mark, by its offset, whether it opens. `small` is for a text without
    capitals: there a sentence may begin with a small letter.
    """
    for mark in _MARK.finditer(text, start, end):
        joint = _joint(text, start, mark, end, quotes)
        if joint is None:
            break
        if _is_end(text, start, joint, small):
            return joint.close
    return end


def _joint(text: str, begin: int, mark: re.Match[str], end: int, quotes: dict[int, bool]) -> _Joint | None:
    """Return the joint at a mark, or None where nothing follows."""
    close = after = _closers(text, mark.end(), end, quotes)
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return None
    skipped = _SKIPPED.match(text, after, end)
    first = skipped.end() if skipped else after
    word = _AFTER.match(text, first, min(end, first + _REACH))
    low = max(begin, mark.start() - _REACH)
    before = _BEFORE.search(text[max(low, text.rfind(" ", low, mark.start()) + 1) : mark.start()])
    return _Joint(
        mark.group(),
        mark.start(),
        mark.end(),
        close,
        first,
        before.group() if before else "",
        word.group() if word else text[first : first + 1],
        after > close,
    )


def _closers(text: str, at: int, end: int, quotes: dict[int, bool]) -> int:
    """Return the end of the closing quotation marks and brackets after a mark, one space off at the most."""
    while at < end:
        step = at + 1 if text[at] == " " and at + 1 < end else at
        apostrophe = step == at and text[step] in "'\u2019"
        if not (apostrophe or text[step] in _BRACKETS or quotes.get(step) is False):
            break
        at = step + (2 if text.startswith("''", step) else 1)
    return at


def _is_end(text: str, begin: int, joint: _Joint, small: bool) -> bool:
    first = joint.word[:1]
    if text[max(begin, joint.start - 1) : joint.start] in ("[", "("):
        return False
    if joint.closed and text[joint.close : joint.close + 3].lstrip()[:1] in ("-", "\u2013", "\u2014"):
        return False
    if first.islower() and not _is_name(joint.word):
        return small and joint.spaced and len(joint.before) > 3 and not joint.closed and not _is_short(joint)
    if not joint.spaced and not joint.closed and _in_address(text, begin, joint):
        return False
    if joint.mark != ".":
        return _ends_after_other(text, joint)
    if first.isdigit() or first in _MONEY:
        return _ends_before_number(text, joint)
    if first in ",;:" or (not joint.spaced and first in "@#/"):
        return False
    return joint.closed or _ends_before_capital(text, begin, joint)


def _ends_after_other(text: str, joint: _Joint) -> bool:
    """Decide after a question or exclamation mark or an ellipsis."""
    if joint.closed and _lexicon().speaks.match(text, joint.first):
        return False
    if joint.mark == "!" and not joint.closed and joint.word.lower() in _lexicon().sets["companies"]:
        return False
    hesitates = not joint.spaced and not joint.closed and joint.word == "I"
    return not hesitates and (joint.spaced or joint.word[:1].isupper())


def _ends_before_number(text: str, joint: _Joint) -> bool:
    before = joint.before
    if joint.closed:
        return True
    if _among(before, "numbered") or _among(before, "titles") or (len(before) < 2 and not before.isdigit()):
        return False
    if before[-1].isdigit():
        return joint.spaced and not (len(before) < 3 and before.isdigit() and _is_decimal(text, joint))
    if not joint.spaced:
        return len(before) > 3 and before.isalpha()
    return not _among(before, "either") or before.lower() in ("etc", "inc", "jr", "a.m", "p.m")


def _is_decimal(text: str, joint: _Joint) -> bool:
    """Tell "5. 9 magnitude" and "from 4. 3, which" from "killed 20. 15 were hurt"."""
    digits = _TWO_DIGITS.match(text, joint.first, joint.first + _REACH)
    if digits is None:
        return False
    word = digits.group(1)
    sets = _lexicon().sets
    return word is None or word in sets["units"] or (len(joint.before) == 1 and word not in sets["counted"])


def _ends_before_capital(text: str, begin: int, joint: _Joint) -> bool:
    before = joint.before.rpartition("-")[2]
    after = joint.word.replace("\u2019", "'").partition("'")[0].lower()
    if not before:
        return joint.spaced or joint.word[1:].islower()
    if _among(before, "titles"):
        return False
    if before.isdigit():
        return not _is_list_number(text, begin, joint)
    if _is_time(text, joint):
        return after not in _lexicon().sets["clock"] and (joint.spaced or len(after) > 1)
    if len(before) == 1 or _INITIALISM.fullmatch(before.lower()) or _among(before, "either"):
        return after in _lexicon().sets["starters"] and len(after) > 1
    return joint.spaced or len(joint.word) > 1 or after in ("a", "i") or joint.before[-3:].islower()


def _is_list_number(text: str, begin: int, joint: _Joint) -> bool:
    """Tell "2." before an item of a list from a sentence that ends on a number."""
    at = joint.start - len(joint.before)
    before = text[max(begin, at - 4) : at]
    if _AFTER_COLON.search(before) and joint.before != "1":
        return False  # "Dead: 3. Hurt: 4." tells figures; a list begins with its first item
    return len(joint.before) < 3 and _BEFORE_ITEM.search(before) is not None


def _is_time(text: str, joint: _Joint) -> bool:
    """Tell "p.m." and "p. m."."""
    before = joint.before.lower()
    return before in ("a.m", "p.m") or (
        before == "m" and text[max(0, joint.start - 4) : joint.start - 1].lower().strip() in ("a.", "p.")
    )


def _is_short(joint: _Joint) -> bool:
    return any(_among(joint.before, name) for name in ("titles", "either", "numbered"))


def _among(word: str, name: str) -> bool:
    """Tell whether a word is an abbreviation of a list: with a capital, or one also written small."""
    lower = word.lower()
    sets = _lexicon().sets
    return lower in sets[name] and (word[0].isupper() or "." in word or lower in sets["small"])


def _is_name(word: str) -> bool:
    """Tell words that begin small wherever they stand: "iPhone", "eBay"."""
    return len(word) > 2 and word[1].isupper()


def _in_address(text: str, begin: int, joint: _Joint) -> bool:
    """Tell whether the mark stands in an address on the web."""
    left = text[max(begin, joint.start - _REACH) : joint.start].split()
    if not left or text[joint.start - 1].isspace():
        return False
    chunk = left[-1] + text[joint.start : joint.start + _REACH].split(maxsplit=1)[0]
    lexicon = _lexicon()
    if not lexicon.hint.search(chunk):
        return False
    return any(match.start() < len(left[-1]) < match.end() for match in lexicon.address.finditer(chunk))


@dataclass(frozen=True, slots=True)
class _Lexicon:
    sets: dict[str, frozenset[str]]
    hint: re.Pattern[str]
    address: re.Pattern[str]
    speaks: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    sets = {name: frozenset(words.split()) for name, words in load("abbreviations").items()}
    domains = "|".join(sorted(sets["domains"]))
    said = "|".join(sorted(sets["said"]))
    return _Lexicon(
        sets,
        re.compile(rf"@|://|www\.|\.(?:{domains})\b"),
        re.compile(
            r"[\w.+-]+@[\w.-]+\.[a-z]+|(?:https?://|www\.)(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?"
            rf"|(?:[\w-]+\.)+(?:{domains})(?![\w-])(?:/\S*)?"
        ),
        re.compile(rf"(?:(?:[A-Z][\w.'\u2019-]*|the|a|an|of) ){{1,5}}(?:{said})\b"),
    )
