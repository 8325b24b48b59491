"""The lexicon of cues, loaded once from the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from according.vocab import load


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb may take as content, and whether it tells."""

    tells_clause: bool = False
    tells_object: bool = False
    clause: bool = False
    object: bool = False
    to: bool = False
    prepositions: frozenset[str] = frozenset()


@cache
def verbs() -> dict[str, Verb]:
    """Return the cue verbs by lemma."""
    frames: dict[str, dict[str, bool]] = {}
    for group in load("cues")["verbs"].values():
        for word in group["words"]:
            entry = frames.setdefault(word, {})
            for frame in group["frames"]:
                entry[frame] = True
                if group["tells"]:
                    entry[f"tells_{frame}"] = True
    prepositions = load("cues")["prepositions"]
    return {
        word: Verb(
            frames.get(word, {}).get("tells_clause", False),
            frames.get(word, {}).get("tells_object", False),
            frames.get(word, {}).get("clause", False),
            frames.get(word, {}).get("object", False),
            frames.get(word, {}).get("to", False),
            frozenset(prepositions.get(word, ())),
        )
        for word in frames.keys() | prepositions.keys()
    }


@cache
def words(*path: str) -> frozenset[str]:
    """Return a word list of the cue vocabulary, by its path in the file."""
    table = load("cues")
    for name in path:
        table = table[name]
    return frozenset(table)


def speech_words() -> frozenset[str]:
    """Return the plainest words by which somebody speaks, as lemmas."""
    return words("phrases", "speaking") | words("phrases", "announcing") | {"according"}
