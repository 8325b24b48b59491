"""Takes records to annotation tools and back: people correct what was read, and nothing is lost."""

from according.annotating.marks import Mark, Marked, corrected, marked

__all__ = ["Mark", "Marked", "corrected", "marked"]
