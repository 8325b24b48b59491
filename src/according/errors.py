"""Problems, which are values and are shown together with their place, and the few exceptions."""

from __future__ import annotations

from dataclasses import dataclass

MISSHAPEN = (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError)
"""What comes of taking apart JSON that has not the shape it should have."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an input: what (`code`, `message`), where (`place`) and what to do (`remedy`).

    `code` is a stable kebab-case word; `place` is "file", "file:line", an address or a span, for a person to
    find.
    """

    code: str
    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.place}: {self.message} {self.remedy} [{self.code}]"


class AccordingError(Exception):
    """An error that ends a command. It carries the Problem to show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
