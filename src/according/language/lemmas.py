"""The lemmas of words, by the rules and lists of the model's lemmatizer.

The rules are those of spaCy's `EnglishLemmatizer`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from according.language.hashing import ids_of
from according.language.stored import read

_POS = ("adj", "adv", "noun", "verb", "punct")
_INFLECTED = ("verb", "noun", "adj")
_BASE = frozenset({"VerbForm=Inf", "VerbForm=None", "Degree=Pos"})
_PRESENT = frozenset({"VerbForm=Fin", "Tense=Pres"})

INFLECTIONS: tuple[Callable[[str], str], ...] = (
    lambda w: w + "s",
    lambda w: w + "es",
    lambda w: (w[:-1] if w.endswith("e") else w) + "ed",
    lambda w: (w[:-1] if w.endswith("e") else w) + "ing",
    lambda w: w[:-1] + "ies" if w.endswith("y") else w,
    lambda w: w[:-2] + "en" if w.endswith("man") else w,
    lambda w: w[:-1] + "ied" if w.endswith("y") else w,
    lambda w: w + w[-1] + "ed",
    lambda w: w + w[-1] + "ing",
)


@dataclass(frozen=True)
class Lemmas:
    """By part of speech: the endings and what they are in a lemma, irregular forms, and known lemmas."""

    endings: Mapping[str, Sequence[tuple[str, str]]]
    irregular: Mapping[str, Mapping[str, Sequence[str]]]
    known: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, path: Path) -> Lemmas:
        """Return the lemmas of a file."""
        tables = read(path)

        def table(name: str, made: Callable[[Any], Any]) -> dict[str, Any]:
            by_number = zip(ids_of(_POS).tolist(), _POS, strict=True)
            return {pos: made(tables[name].get(number, ())) for number, pos in by_number}

        return cls(table("lemma_rules", tuple), table("lemma_exc", dict), table("lemma_index", frozenset))

    def lemma(self, text: str, pos: str, morph: str) -> str:
        """Return the lemma of a word, in lower case, by part of speech and morphology ("Number=Sing|...")."""
        kind, word = pos.lower(), text.lower()
        if kind not in _POS or _is_base(kind, morph):
            return word
        made = [word[: len(word) - len(old)] + new for old, new in self.endings[kind] if word.endswith(old)]
        known = [form for form in made if form in self.known[kind]]
        odd = [form for form in made if form and form not in known and not form.isalpha()]
        forms = [*dict.fromkeys((*reversed(known), *odd))]
        irregular = [form for form in self.irregular[kind].get(word, ()) if form not in forms]
        return next((form for form in (*reversed(irregular), *forms, *made) if form), word)

    def odd(self, form: str) -> Iterator[str]:
        """Yield the lemmas of which a word is an irregular form: a verb, a noun or an adjective."""
        for pos in _INFLECTED:
            yield from self.irregular[pos].get(form, ())

    def forms(self, lemmas: Iterable[str]) -> frozenset[str]:
        """Return the words of which some lemma may be one of the given, in lower case, and those too."""
        wanted = frozenset(lemmas)
        irregular = (self._irregular_of.get(word, ()) for word in wanted)
        regular = ([inflect(word) for inflect in INFLECTIONS] for word in wanted)
        return wanted.union(*irregular, *regular)

    @cached_property
    def _irregular_of(self) -> Mapping[str, Sequence[str]]:
        """The irregular forms of each lemma."""
        found: dict[str, list[str]] = defaultdict(list)
        for pos in _INFLECTED:
            for form, lemmas in self.irregular[pos].items():
                for lemma in lemmas:
                    found[lemma].append(form)
        return found


@cache
def _is_base(kind: str, morphology: str) -> bool:
    """Tell what is no inflected form. The morphologies are those that the model's rules give, some dozens."""
    morph = frozenset(morphology.split("|"))
    if not _BASE.isdisjoint(morph) or (kind == "noun" and "Number=Sing" in morph):
        return True
    return kind == "verb" and morph >= _PRESENT and not any(each.startswith("Number=") for each in morph)
