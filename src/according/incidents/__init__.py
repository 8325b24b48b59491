"""Judges which claims are about which incident, reckons each, and links the reports of one."""

from according.incidents.describing import Description, Seen, describe
from according.incidents.grouping import may_name
from according.incidents.kinds import incident_terms
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
    may_be_one,
    partition,
    sketch,
    sketches,
)
from according.incidents.mentions import find_mentions
from according.incidents.reckoning import (
    Policy,
    Saying,
    Told,
    history,
    policies,
    policy,
    reckon,
    reckon_incident,
    voice_name,
    voice_of,
    voices_of,
    withdrawals,
)

__all__ = [
    "Description",
    "Judgement",
    "Pair",
    "Partition",
    "Policy",
    "Saying",
    "Seen",
    "Site",
    "Sketch",
    "Tie",
    "Told",
    "blocks",
    "compare",
    "describe",
    "find_mentions",
    "history",
    "incident_terms",
    "judge",
    "may_be_one",
    "may_name",
    "partition",
    "policies",
    "policy",
    "reckon",
    "reckon_incident",
    "sketch",
    "sketches",
    "voice_name",
    "voice_of",
    "voices_of",
    "withdrawals",
]
