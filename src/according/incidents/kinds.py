"""The words that name incidents, from the vocabulary: which word speaks for which kind, and how strongly."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from according.language.gate import Terms
from according.model import Kind
from according.vocab import load

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of an ambiguous word: the kind it then names, and the words beside it that show so."""

    kind: Kind
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A word whose kind the words around it decide; `default` is its kind where none of them does. Without
    one it is what it is by itself, and they go before that.

    `anywhere` says that the whole report may decide, and not only its beginning, `here` that only the
    sentence may. With `nouns_only` the word is none of these as a verb.
    """

    senses: tuple[Sense, ...]
    default: Kind | None
    anywhere: bool
    here: bool
    nouns_only: bool

    def kind(self, sentence: Collection[str], lead: Collection[str], report: Collection[str]) -> Kind | None:
        """Return the kind by the nearest of the sets of lemmas that has a cue, else the default."""
        near = (sentence,) if self.here else (sentence, lead)
        for lemmas in (*near, report) if self.anywhere else near:
            for sense in self.senses:
                if not sense.cues.isdisjoint(lemmas):
                    return sense.kind
        return self.default


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary `kinds` by lemma. Values of `phrases`, `nouns` and `verbs` are a kind and its weight.

    `verb_phrases` begin with a verb. Nouns of `naming` name an incident of no said kind; those of `placed`
    do, and of the kind given, where a place or one of the `sites` stands with them. Phrases begin with the
    `openers`. `known` are all lemmas with which a word or a phrase may begin.
    """

    phrases: dict[tuple[str, ...], tuple[Kind, int]]
    verb_phrases: dict[tuple[str, ...], tuple[Kind, int]]
    nouns: dict[str, tuple[Kind, int]]
    verbs: dict[str, tuple[Kind, int]]
    generic_nouns: frozenset[str]
    generic_verbs: frozenset[str]
    generic_phrases: frozenset[tuple[str, ...]]
    naming: frozenset[str]
    placed: dict[str, Kind | None]
    sites: frozenset[str]
    ambiguous: dict[str, Ambiguous]
    consequences: dict[str, frozenset[str]]
    openers: frozenset[str]
    known: frozenset[str]

    def explains(self, cause: Kind, effect: Kind) -> bool:
        """Tell whether an incident of kind `cause` may bring forth, or be told as, one of kind `effect`."""
        return cause == effect or effect in self.consequences.get(cause, ())


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    data = load("kinds")
    generic = data["generic"]
    phrases = {tuple(entry.split()): value for entry, value in _entries(data, "phrases")}
    verb_phrases = {tuple(entry.split()): value for entry, value in _entries(data, "verb_phrases")}
    generic_phrases = frozenset(tuple(entry.split()) for entry in generic["phrases"])
    nouns, verbs = (dict(_entries(data, part)) for part in ("nouns", "verbs"))
    ambiguous = {lemma: _ambiguous(entry) for entry in data["senses"].values() for lemma in entry["lemmas"]}
    placed = {lemma: kind or None for lemma, kind in data["placed"]["nouns"].items()}
    openers = frozenset(phrase[0] for phrase in (*phrases, *verb_phrases, *generic_phrases))
    return Lexicon(
        phrases=phrases,
        verb_phrases=verb_phrases,
        nouns=nouns,
        verbs=verbs,
        generic_nouns=frozenset(generic["nouns"]),
        generic_verbs=frozenset(generic["verbs"]),
        generic_phrases=generic_phrases,
        naming=frozenset(data["naming"]["nouns"]),
        placed=placed,
        sites=frozenset(data["placed"]["sites"]["nouns"]),
        ambiguous=ambiguous,
        consequences={kind: frozenset(kinds) for kind, kinds in data["consequences"].items()},
        openers=openers,
        known=openers.union(nouns, verbs, ambiguous, placed, generic["nouns"], generic["verbs"]),
    )


@cache
def incident_terms(*, brief: bool) -> Terms:
    """Return the words by which a text may be told to name an incident, without its parse.

    Of a `brief` one, such as a headline, those too that are mostly of something else ("fire", "crash"): it
    has no room for more.
    """
    known = lexicon()
    least = 1 if brief else 2
    kinds = (known.nouns, known.verbs)
    named = {word for words in kinds for word, (_, weight) in words.items() if weight >= least}
    if brief:
        named |= {*known.placed, *(word for word, senses in known.ambiguous.items() if not senses.here)}
    return Terms(frozenset(named | known.naming | known.generic_nouns))


def _entries(data: dict[str, Any], part: str) -> Iterator[tuple[str, tuple[Kind, int]]]:
    for kind in reversed(KINDS):
        if kind in data:
            for entry in data[kind].get(part, ()):
                yield entry, (kind, data[kind]["weight"])


def _ambiguous(entry: dict[str, Any]) -> Ambiguous:
    senses = tuple(Sense(kind, frozenset(cues)) for kind, cues in entry["cues"].items())
    return Ambiguous(
        senses,
        entry.get("default"),
        entry.get("anywhere", False),
        entry.get("here", False),
        entry.get("nouns_only", False),
    )
