"""Judges which claims are about which incident, reckons each, and links the reports of one."""

from according.incidents.linking import (
    Judgement,
    Pair,
    Partition,
    Site,
    Sketch,
    Tie,
    blocks,
    compare,
    judge,
    partition,
    sketch,
    sketches,
)
from according.incidents.mentions import find_mentions
from according.incidents.reckoning import reckon

__all__ = [
    "Judgement",
    "Pair",
    "Partition",
    "Site",
    "Sketch",
    "Tie",
    "blocks",
    "compare",
    "find_mentions",
    "judge",
    "partition",
    "reckon",
    "sketch",
    "sketches",
]
