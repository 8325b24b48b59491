"""Makes Claims from one Report."""

from according.claims.attribution import chain_at, find_attributions
from according.claims.cues.lexicon import doubtful_words, harm_terms
from according.claims.evidence import is_supported
from according.claims.figures.words import number_words
from according.claims.reader import read_claims
from according.claims.relating import relate

__all__ = [
    "chain_at",
    "doubtful_words",
    "find_attributions",
    "harm_terms",
    "is_supported",
    "number_words",
    "read_claims",
    "relate",
]
