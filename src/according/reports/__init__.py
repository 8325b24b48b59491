"""Makes Reports from files, pages and lines, and says where they are damaged."""

from according.reports.damage import find_gaps

__all__ = ["find_gaps"]
