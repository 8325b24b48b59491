"""Makes Parses of texts with the language model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from according.language.casing import (
    Casing,
    is_capitalised,
    names_after_ranks,
    names_within,
    shouted_opening,
)
from according.language.parse import Parse, Sentence, Token
from according.language.working import Working, working_copy

if TYPE_CHECKING:
    from according.language.network import Line

_BATCH = 200_000
"""Characters of texts that go through the model together."""
_Text: TypeAlias = tuple[str, Sequence[Sentence]]


class Parser:
    """Parses sentences with the language model. Costs a third of a second to make: make one and keep it.

    Of what it has parsed it keeps only what single words are to the model, for some ten thousand of them.
    One call parses at a time; others, from other threads, wait.
    """

    def __init__(self) -> None:
        # heavy: only where a text is parsed
        from according.language.library import model_path, open_library  # noqa: PLC0415
        from according.language.network import Network  # noqa: PLC0415

        self._library = open_library(model_path())
        self._network = Network(self._library)
        self._lock = Lock()

    def parse(self, text: str, sentences: Sequence[Sentence]) -> Parse:
        """Return the parse of a text that has been split into sentences (credits are left out of the tokens).

        The sentences are those of `according.language.sentences.split`, none of which is too long to parse.
        """
        return next(self.parse_all([(text, sentences)]))

    def parse_all(self, texts: Iterable[tuple[str, Sequence[Sentence]]]) -> Iterator[Parse]:
        """Yield the parse of each text, in order; sentences of many texts go through the model in batches."""
        for batch in _batches(texts):
            pieces = [self._pieces(text, sentences) for text, sentences in batch]
            lines = iter(self._read([piece.text for of_text in pieces for piece in of_text]))
            for (text, sentences), of_text in zip(batch, pieces, strict=True):
                yield _assemble(text, tuple(sentences), [(piece, next(lines)) for piece in of_text])

    def forms(self, lemmas: Iterable[str]) -> frozenset[str]:
        """Return the words of which some lemma may be one of the given, in lower case."""
        return self._library.lemmas.forms(lemmas)

    def _read(self, sentences: Sequence[str]) -> list[Line]:
        with self._lock:
            return self._network.read(sentences)

    def _pieces(self, text: str, sentences: Sequence[Sentence]) -> list[Working]:
        """Return the working copies of the sentences, headlines and openings in the case of running text."""
        pieces = [
            working_copy(text, s.start, s.end) if s.is_read else Working("", s.start) for s in sentences
        ]
        heads = [is_capitalised(piece.text) for piece in pieces]
        openings = [shouted_opening(piece.text) for piece in pieces]
        if not any(heads) and not any(openings):
            return pieces
        parts = zip(pieces, heads, openings, strict=True)
        running = (piece.text[end:] for piece, head, end in parts if not head)
        ranked = names_after_ranks(piece.text for piece, head in zip(pieces, heads, strict=True) if head)
        casing = Casing(self._library.common, names_within(running) | ranked)
        return [
            replace(piece, text=casing.recase(piece.text) if head else casing.recase_opening(piece.text))
            for piece, head in zip(pieces, heads, strict=True)
        ]


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


def _assemble(text: str, sentences: tuple[Sentence, ...], lines: Sequence[tuple[Working, Line]]) -> Parse:
    """Return the parse of a text from the words of its sentences."""
    tokens: list[Token] = []
    bounds: list[tuple[int, int]] = []
    entity = -1
    for number, (piece, line) in enumerate(lines):
        base, count = len(tokens), len(line.texts)
        within: list[int] = []
        for begins, label in zip(line.begins, line.entities, strict=True):
            entity += begins
            within.append(entity if label else -1)
        tags, poses, deps, lemmas = zip(*line.wordings, strict=True) if count else ((), (), (), ())
        starts, ends = piece.back_all(line.starts, line.ends)
        tokens.extend(
            map(
                Token,
                range(base, base + count),
                starts,
                ends,
                line.texts,
                line.lowers,
                lemmas,
                tags,
                poses,
                deps,
                [base + n for n in line.heads],
                [number] * count,
                [base + n for n in line.lefts],
                [base + n for n in line.rights],
                line.entities,
                within,
            )
        )
        bounds.append((base, len(tokens)))
    return Parse(text, sentences, tuple(tokens), tuple(bounds))
