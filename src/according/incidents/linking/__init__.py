"""Links mentions of several reports into incidents."""

from according.incidents.linking.blocks import blocks
from according.incidents.linking.groups import Pair, Tie
from according.incidents.linking.likeness import Judgement, Signs, judge, may_be_one
from according.incidents.linking.partition import Partition, compare, partition
from according.incidents.linking.sketch import Site, Sketch, sketch, sketches

__all__ = [
    "Judgement",
    "Pair",
    "Partition",
    "Signs",
    "Site",
    "Sketch",
    "Tie",
    "blocks",
    "compare",
    "judge",
    "may_be_one",
    "partition",
    "sketch",
    "sketches",
]
