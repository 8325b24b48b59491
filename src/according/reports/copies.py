"""Tells which report is a copy of which, by the words that two texts have in common.

A text is taken as the set of its runs of five words (shingles), without regard to case, punctuation, layout
or the furniture of a page. Of that set a fingerprint of fixed size is kept: the slots of a MinHash, by which
candidates are found in a database, and the smallest hashes, by which two texts are compared (A. Broder, "On
the resemblance and containment of documents", 1997). Headlines are too short to tell anything.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
import struct
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import Literal

from rensa import RMinHash

from according.language.furniture import is_furniture

CopyVerdict = Literal["copy", "part"]

# Changed with anything below that changes a fingerprint: those of another version cannot be compared.
VERSION = 1
_SEED = 1997

# Two reports of one event by different hands share names and titles, which are runs of three or four words;
# of their runs of five they share hardly any.
_RUN = 5

# The longest of 14,161 headlines has 41 words, a brief of two sentences hardly fewer than 45. In less, one
# sentence that two reporters took from a press release would be half of the text.
_FEWEST_WORDS = 45

# 320 hashes of 4 bytes keep a fingerprint under 2 kB in base64, and tell a resemblance of 0.5 from one of 0.4
# (standard error below 0.03). A text up to 320 words is compared exactly.
SAMPLE = 320

# Texts agree in one of 24 slots, and so find each other, with probability 1 - (1 - resemblance) ** 24: a text
# of four paragraphs inside one eight times as long 96 times in 100.
_SLOTS = 24

# Half of all their words in common: of texts of one length, two thirds of each. Reports of one event that
# were written apart share less than a twentieth; what lies between is taken over in part.
_COPY = 0.5

# Texts that share half of their words agree in 12 of 24 slots, and in fewer than 6 three times in a thousand.
# Because copies must agree in 6, none need be looked for by its 5 commonest slots, which are often a
# publisher's standing lines.
AGREEING = 6
SPARED = AGREEING - 1

# The share of either text that stands in the other. Independent reports of one event stay below a tenth; a
# fifth is more than the words of one quotation.
_PART = 0.2

# A part is a paragraph at least, not a slogan or an address; and it is seen in several hashes, not by chance.
_PART_RUNS = 15
_PART_SEEN = 3

_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# So many texts are held two by two against one another; of more, those whom `reports/crowding.py` tells.
_MANY = 32

# The runs of so many texts are held at once while their fingerprints are made.
_TOGETHER = 100

_MASK = (1 << 64) - 1
_HEAD = struct.Struct(">BBI")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text to know its copies: 1.4 kB at the most.

    `size` is the number of its distinct runs of words; `slots` are 24 unsigned integers of 4 bytes, the
    MinHash; `sample` up to 320 of them, the smallest hashes in order. Their highest byte comes first.
    """

    size: int
    slots: bytes
    sample: bytes

    @property
    def hint(self) -> bytes:
        """The last byte of each slot, 24 in all: texts agree in at least as many of them as in slots."""
        return self.slots[3::4]

    def to_bytes(self) -> bytes:
        """Return the fingerprint as bytes, its version first."""
        return _HEAD.pack(VERSION, RMinHash.ALGORITHM_VERSION, self.size) + self.slots + self.sample

    @classmethod
    def from_bytes(cls, data: bytes) -> Fingerprint:
        """Return the fingerprint of `to_bytes`.

        Raises ValueError where the bytes are none, or of another version: then the text has to be read again.
        """
        start = _HEAD.size + 4 * _SLOTS
        if len(data) < start or data[:2] != bytes((VERSION, RMinHash.ALGORITHM_VERSION)):
            raise ValueError("no fingerprint of this version")
        size = _HEAD.unpack_from(data)[2]
        if len(data) != start + 4 * min(size, SAMPLE):
            raise ValueError("a fingerprint of the wrong length")
        return cls(size, data[_HEAD.size : start], data[start:])


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are, `a` and `b`.

    `resemblance` is the share of the runs of words of either that both have, `a_in_b` and `b_in_a` the share
    of one text that stands in the other; all from 0 to 1. `verdict` is "copy" where they are one text, "part"
    where one has taken over much of the other, None where neither shows.
    """

    resemblance: float
    a_in_b: float
    b_in_a: float
    verdict: CopyVerdict | None


def fingerprint(text: str) -> Fingerprint | None:
    """Return the fingerprint of a text, or None where it is too short to tell, as a headline is.

    Words are what stands between spaces and marks: a text in a script without spaces counts as short.
    """
    (made,) = fingerprints([text])
    return made


def fingerprints(texts: Iterable[str]) -> Iterator[Fingerprint | None]:
    """Yield the fingerprint of each text, as `fingerprint` does; of many together it takes far less time."""
    left = iter(texts)
    while together := list(islice(left, _TOGETHER)):
        hashes = RMinHash.hash_token_sets(list(map(_runs, together)))
        slots = RMinHash.digest_matrix_from_token_hash_sets(hashes, _SLOTS, _SEED).to_rows()
        for found, row in zip(hashes, slots, strict=True):
            mixed = sorted({_mix(value) for value in found})
            yield Fingerprint(len(mixed), _pack(row), _pack(mixed[:SAMPLE])) if found else None


def _runs(text: str) -> list[str]:
    """Return the runs of words of a text, none where it is too short to tell."""
    words = _words(text)
    if len(words) < _FEWEST_WORDS:
        return []
    return list(map(" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False)))


def bands(print_: Fingerprint) -> tuple[str, ...]:
    """Return the 24 keys by which a database finds candidates: reports that share none are never compared.

    Copies share six of them or more, parts one or more.
    """
    mark = f"{VERSION}.{RMinHash.ALGORITHM_VERSION}"
    return tuple(f"{mark}:{slot:x}:{value:x}" for slot, value in enumerate(_unpack(print_.slots)))


def compare(a: Fingerprint, b: Fingerprint) -> Likeness:
    """Return how alike two texts are; of `b` and `a` it is the mirror image."""
    left, right = _unpack(a.sample), _unpack(b.sample)
    # Above the last hash of a sample that is not the whole text, nobody knows what the text has.
    reach = min(_reach(a, left), _reach(b, right))
    left, right = left[: bisect_right(left, reach)], right[: bisect_right(right, reach)]
    both = len(set(left).intersection(right))
    a_in_b, b_in_a = _share(both, len(left)), _share(both, len(right))
    resemblance = _share(both, len(left) + len(right) - both)
    shared = min(a.size * a_in_b, b.size * b_in_a)
    verdict: CopyVerdict | None = None
    if resemblance >= _COPY and _agreeing(a, b) >= AGREEING:
        verdict = "copy"
    elif max(a_in_b, b_in_a) >= _PART and both >= _PART_SEEN and shared >= _PART_RUNS:
        verdict = "part"
    return Likeness(resemblance, a_in_b, b_in_a, verdict)


def find_copies(items: Iterable[tuple[str, str | None, Fingerprint]]) -> dict[str, str]:
    """Return the root of each report that is a copy; roots and reports without copies are not in it.

    An item is a report's id, its time of publication in ISO 8601 or None, and its fingerprint. Reports that
    `compare` calls copies stand together, and so do copies of copies; the root is the one published first (a
    day alone counts from its beginning, an unknown time comes last), of equals the one with the smallest id.
    The order of the items changes nothing, and a group is the same whatever else is among them.
    """
    reports = sorted(set(items), key=lambda item: (_when(item[1]), item[0]))
    by_print: dict[Fingerprint, list[int]] = defaultdict(list)
    for index, (_, _, print_) in enumerate(reports):
        by_print[print_].append(index)
    prints = list(by_print)
    # Reports are in order of time, so the first of a group is its root.
    groups = _Groups([indexes[0] for indexes in by_print.values()])

    # Texts that are nearly copies meet in many buckets; the answer about the last ones is kept.
    @lru_cache(maxsize=1 << 18)
    def alike(a: int, b: int) -> bool:
        return are_copies(prints[a], prints[b])

    keys = [bands(print_) for print_ in prints]
    crowded: set[int] = set()
    for bucket in _buckets(keys):
        if len(bucket) > _MANY and not groups.one(bucket):
            crowded.update(bucket)
        else:
            _join(bucket, alike, groups)
    if crowded:
        _join_crowd(sorted(crowded), prints, alike, groups)
    roots = {index: groups.root(place) for place, print_ in enumerate(prints) for index in by_print[print_]}
    return {reports[index][0]: reports[root][0] for index, root in roots.items() if index != root}


class _Groups:
    """Which texts stand together; each begins alone, with a rank, and the least rank is its group's root."""

    def __init__(self, ranks: list[int]) -> None:
        self._ranks = ranks
        self._above = list(range(len(ranks)))

    def top(self, place: int) -> int:
        above = self._above
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    def root(self, place: int) -> int:
        return self._ranks[self.top(place)]

    def one(self, places: Iterable[int]) -> bool:
        return len({self.top(place) for place in places}) == 1

    def join(self, a: int, b: int) -> None:
        first, second = sorted((self.top(a), self.top(b)), key=self._ranks.__getitem__)
        self._above[second] = first


def _buckets(keys: Sequence[Sequence[Hashable]]) -> Iterator[list[int]]:
    """Yield groups of places such that every two whose keys agree as those of copies do are in one of them.

    Of two sets of 24 keys with six in common, the first 19 of each, in any one order of all keys, have one in
    common (S. Chaudhuri et al., "A primitive operator for similarity joins", 2006). The rarest come first, so
    that the standing lines of a publisher gather nobody; the order changes the work and not the outcome.
    """
    carriers = Counter(chain.from_iterable(keys))
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for place, own in enumerate(keys):
        known = sorted((carriers[key], key) for key in own)
        for count, key in known[: len(known) - SPARED]:
            if count > 1:
                buckets[key].append(place)
    return (bucket for bucket in buckets.values() if len(bucket) > 1)


def _join_crowd(
    crowd: list[int], prints: list[Fingerprint], alike: Callable[[int, int], bool], groups: _Groups
) -> None:
    """Join the copies among very many texts, which may be alike and no copies."""
    from according.reports.crowding import Crowd  # noqa: PLC0415

    near = Crowd([prints[place] for place in crowd])
    for bucket in near.sharing():
        _join([crowd[at] for at in bucket], alike, groups)
    for at, others in near.meeting(lambda at: groups.top(crowd[at])):
        if any(alike(crowd[other], crowd[at]) for other in others):
            groups.join(crowd[at], crowd[others[0]])


def _join(bucket: list[int], alike: Callable[[int, int], bool], groups: _Groups) -> None:
    """Join the copies in a bucket. A text is held against a group only until one of it is its copy."""
    if groups.one(bucket):
        return
    members: dict[int, list[int]] = {}
    for place in bucket:
        mine = [place]
        for top, others in list(members.items()):
            if groups.top(place) == groups.top(top) or any(alike(x, place) for x in others):
                groups.join(place, top)
                mine += members.pop(top)
        members[groups.top(place)] = mine


def are_copies(a: Fingerprint, b: Fingerprint) -> bool:
    """Tell whether two texts are copies, with the cheap question first."""
    return _agreeing(a, b) >= AGREEING and compare(a, b).verdict == "copy"


def may_be_copies(a: bytes, b: bytes) -> bool:
    """Tell by their hints alone whether two texts may be copies; of those that may not, none are."""
    agreeing: int = sum(map(operator.eq, a, b))
    return agreeing >= AGREEING


def _words(text: str) -> list[str]:
    """Return the words of a text in lower case without furniture, punctuation and invisible characters."""
    kept = " ".join(line for line in text.splitlines() if not is_furniture(line, 0, len(line)))
    if not kept.isascii():
        kept = unicodedata.normalize("NFKC", kept).translate(_INVISIBLE)
    return _WORD.findall(kept.casefold())


def _mix(value: int) -> int:
    """Return 32 bits that depend on all 64 of a hash (the first step of splitmix64's finaliser)."""
    return (((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK) >> 32


def _pack(values: list[int]) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


def _unpack(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(data) // 4}I", data)


def _reach(print_: Fingerprint, sample: tuple[int, ...]) -> int:
    return sample[-1] if print_.size > len(sample) else _MASK


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _agreeing(a: Fingerprint, b: Fingerprint) -> int:
    """Return in how many slots of the MinHash, and so in how many bands, two texts agree."""
    return sum(map(operator.eq, _unpack(a.slots), _unpack(b.slots)))


def _when(published: str | None) -> tuple[bool, dt.datetime]:
    """Return what sorts times of publication: unknown ones last, those without a zone as UTC."""
    try:
        when = dt.datetime.fromisoformat(published or "")
    except ValueError:
        return True, dt.datetime.max.replace(tzinfo=dt.UTC)
    return False, when if when.tzinfo else when.replace(tzinfo=dt.UTC)
