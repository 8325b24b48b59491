"""Compares what a ledger holds with the events of another project: which are the same, where tolls differ."""

from according.comparing.matching import Pairing, compare
from according.comparing.others import Other, Shape, read_others

__all__ = ["Other", "Pairing", "Shape", "compare", "read_others"]
