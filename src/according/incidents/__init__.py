"""Judges which claims are about which incident, and reckons what each came to."""

from according.incidents.mentions import find_mentions
from according.incidents.reckoning import reckon

__all__ = ["find_mentions", "reckon"]
