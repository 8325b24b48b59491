"""Finds the places that a report names, and where they are."""

from according.places.build import build_from_dump
from according.places.entry import Entry
from according.places.gazetteer import Gazetteer
from according.places.toponyms import find_toponyms

__all__ = ["Entry", "Gazetteer", "build_from_dump", "find_toponyms"]
