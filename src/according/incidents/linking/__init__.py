"""Links mentions of several reports into incidents."""

from according.incidents.linking.likeness import Judgement, blocks, judge
from according.incidents.linking.partition import Pair, Partition, Tie, compare, partition
from according.incidents.linking.sketch import Site, Sketch, sketch, sketches

__all__ = [
    "Judgement",
    "Pair",
    "Partition",
    "Site",
    "Sketch",
    "Tie",
    "blocks",
    "compare",
    "judge",
    "partition",
    "sketch",
    "sketches",
]
