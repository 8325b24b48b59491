"""Judges which claims are about which incident, and reckons what each came to."""

from according.incidents.mentions import find_mentions
from according.incidents.reckoning import (
    Policy,
    Saying,
    Told,
    history,
    policies,
    reckon,
    reckon_incident,
    voice_of,
    withdrawals,
)

__all__ = [
    "Policy",
    "Saying",
    "Told",
    "find_mentions",
    "history",
    "policies",
    "reckon",
    "reckon_incident",
    "voice_of",
    "withdrawals",
]
