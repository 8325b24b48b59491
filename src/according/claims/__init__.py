"""Makes Claims from one Report."""

from according.claims.attribution import chain_at, find_attributions
from according.claims.attribution.cues import speech_words
from according.claims.cues.lexicon import companion_words, doubtful_words, harm_terms
from according.claims.evidence import is_supported
from according.claims.figures.words import number_words, ordinal_words
from according.claims.reader import find_told, read_claims
from according.claims.relating import relate
from according.claims.stated import with_times

__all__ = [
    "chain_at",
    "companion_words",
    "doubtful_words",
    "find_attributions",
    "find_told",
    "harm_terms",
    "is_supported",
    "number_words",
    "ordinal_words",
    "read_claims",
    "relate",
    "speech_words",
    "with_times",
]
