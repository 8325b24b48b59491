"""spaCy's own pipeline with our model, to which the reader's parses are held word for word."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

from according.language.library import INFIXES, model_path, whole_words


@cache
def pipeline() -> Any:
    """Return the pipeline, its tokenizer with our additions."""
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(model_path(), exclude=["senter"])
    for word in whole_words():
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])
    infixes = (*nlp.Defaults.infixes, *INFIXES)
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    return nlp


def read(sentence: str) -> Any:
    """Return the Doc that the pipeline makes of one sentence, which it does not break."""
    doc = pipeline().make_doc(sentence)
    for token in doc[1:]:
        token.is_sent_start = False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _, pipe in pipeline().pipeline:
            doc = pipe(doc)
    return doc
