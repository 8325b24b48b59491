"""Small crowds: mentions follow where few are before them, so that tests need no hundreds of reports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import strategies as st

from according.incidents.linking import crowds

ENOUGH = st.sampled_from([1, 2, 3, crowds.ENOUGH])


@contextmanager
def enough(number: int) -> Iterator[None]:
    """Let a mention follow where it is judged to be of one incident with so many who lead."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowds, "ENOUGH", number)
        yield
