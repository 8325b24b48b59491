"""Makes Figures from words, by the codebook's table ("number: `low` and `high`"), from the characters alone.

`quantities` finds number expressions in a stretch of text; `read_figure` reads the figure that the words of
one claim give, so that every figure shown can be parsed again from its own span.
"""

from according.claims.figures.quantities import Quantity, quantities
from according.claims.figures.reading import implied_figure, read_figure, without_words
from according.claims.figures.words import is_spaced_out, said

__all__ = [
    "Quantity",
    "implied_figure",
    "is_spaced_out",
    "quantities",
    "read_figure",
    "said",
    "without_words",
]
