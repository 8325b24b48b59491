"""Texts that try the reader: our own sentences cut, spliced and broken, and the words it knows at random."""

from __future__ import annotations

from random import Random

from fuzzed.corpus import known_words, reports, sentences
from fuzzed.damage import MARKS, broken

_NUMBERS = (
    *(
        "20",
        "twenty",
        "three",
        "a",
        "an",
        "no",
        "some",
        "1,200",
        "dozens of",
        "several",
        "up to 15",
        "at least 20",
    ),
    *(
        "more than 40",
        "two dozen",
        "a further six",
        "between 10 and 15",
        "10 to 15",
        "one in five",
        "40%",
        "half",
    ),
    *(
        "the third",
        "a couple of",
        "hundreds",
        "1.2 million",
        "2,000-3,000",
        "nobody",
        "none",
        "all",
        "both",
        "0",
    ),
)
_WHO = (
    *(
        "people",
        "soldiers",
        "a man",
        "her son",
        "John Roe, 34,",
        "children",
        "families",
        "police officers",
        "others",
    ),
    *(
        "of them",
        "of the dead",
        "protesters",
        "bodies",
        "the pilot",
        "Ade Musa and Rita Salas",
        "two women",
        "he",
    ),
)
_DID = (
    *(
        "were killed",
        "was shot dead",
        "died",
        "are missing",
        "have been injured",
        "killing",
        "wounding",
        "injured",
    ),
    *(
        "lost their lives",
        "fled",
        "were pulled from the rubble",
        "fell ill",
        "killed",
        "to hospital",
        "feared dead",
    ),
    *(
        "been arrested",
        "died of his wounds",
        "is expected to rise to",
        "rose to",
        "took the toll to",
        "had put at",
    ),
)
_JOINTS = (
    *(
        "and",
        "or",
        "but",
        "including",
        "among them",
        "of whom",
        "with",
        "while",
        "after",
        "when",
        "as",
        "who",
        "that",
    ),
    *(
        "from",
        "up from",
        "to",
        "in",
        "near",
        "at",
        "on",
        "of",
        "by",
        "for",
        "since",
        "than",
        "per",
        "such as",
        "not",
    ),
    *(
        "according to",
        "said",
        "told",
        "reported",
        "citing",
        "quoted",
        "confirmed that",
        "denied",
        "added:",
        "if",
    ),
)
_ABOUT = (
    *(
        "police",
        "the army",
        "witnesses",
        "Reuters",
        "the Health Ministry",
        "a spokesman",
        "state media",
        "Lima",
    ),
    *(
        "Mosul",
        "Kerman province",
        "Monday",
        "3 March",
        "last week",
        "2009",
        "a blast",
        "a car bomb",
        "the hospital",
    ),
    *(
        "Kenya's north",
        "the U.N.",
        "Dr. Hana Kovac",
        "sources",
        "he",
        "she",
        "they",
        "it",
        "the toll",
        "the total",
    ),
)
_PARTS = (_NUMBERS, _WHO, _DID, _JOINTS, _ABOUT, _JOINTS, MARKS, MARKS)


def text(chance: Random) -> str:
    """Return a text of up to some six sentences, nearly always a broken one."""
    made = [chance.choice(_WAYS)(chance) for _ in range(chance.choice((1, 1, 2, 2, 3, 5)))]
    whole = chance.choice((" ", " ", "\n\n", "\n", "")).join(made)
    return broken(whole, chance, 3)


def _taken(chance: Random) -> str:
    return chance.choice(sentences())


def _cut_anywhere(chance: Random) -> str:
    words = _taken(chance).split(" ")
    a = chance.choice((0, chance.randrange(len(words))))
    return " ".join(words[a : chance.randint(a, len(words))]) + chance.choice(("", ".", ",", "\u201d", ":"))


def _spliced(chance: Random) -> str:
    return " ".join((_cut_anywhere(chance), _glue(chance), _cut_anywhere(chance)))


def _assembled(chance: Random) -> str:
    return " ".join(_glue(chance) for _ in range(chance.randint(1, 14)))


def _salad(chance: Random) -> str:
    known = known_words()
    return " ".join(
        chance.choice(known) if chance.random() < 0.6 else _glue(chance) for _ in range(chance.randint(1, 12))
    )


def _with_insertions(chance: Random) -> str:
    words = _taken(chance).split(" ")
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(words))
        words[at : at + chance.choice((0, 0, 1, 2))] = [_glue(chance)]
    return " ".join(words)


def _of_a_report(chance: Random) -> str:
    words = chance.choice(reports()).split(" ")
    a = chance.randrange(len(words))
    return " ".join(words[a : a + chance.randint(1, 60)])


def _glue(chance: Random) -> str:
    return chance.choice(chance.choice(_PARTS))


_WAYS = (
    _taken,
    _cut_anywhere,
    _cut_anywhere,
    _spliced,
    _spliced,
    _assembled,
    _salad,
    _with_insertions,
    _of_a_report,
)
