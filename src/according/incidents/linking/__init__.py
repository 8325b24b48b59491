"""Links mentions of several reports into incidents."""

from according.incidents.linking.blocks import blocks
from according.incidents.linking.crowds import Compared, Pair, Rank, compare, following, rank
from according.incidents.linking.groups import Tie
from according.incidents.linking.likeness import Judgement, Signs, judge, may_be_one
from according.incidents.linking.partition import LINKED, Partition, decided_of, partition
from according.incidents.linking.sketch import Site, Sketch, sketch, sketches

__all__ = [
    "LINKED",
    "Compared",
    "Judgement",
    "Pair",
    "Partition",
    "Rank",
    "Signs",
    "Site",
    "Sketch",
    "Tie",
    "blocks",
    "compare",
    "decided_of",
    "following",
    "judge",
    "may_be_one",
    "partition",
    "rank",
    "sketch",
    "sketches",
]
