"""Reckons tolls from the claims of one report, and from those of many (codebook, section 6)."""

from according.incidents.reckoning.across import reckon_incident
from according.incidents.reckoning.one_report import rank, reckon
from according.incidents.reckoning.presets import ACCORDING, Policy, policies, policy
from according.incidents.reckoning.revisions import withdrawals
from according.incidents.reckoning.sayings import Saying, history
from according.incidents.reckoning.told import Told, moment
from according.incidents.reckoning.totals import RANK
from according.incidents.reckoning.voices import voice, voice_name, voice_of, voices_of

__all__ = [
    "ACCORDING",
    "RANK",
    "Policy",
    "Saying",
    "Told",
    "history",
    "moment",
    "policies",
    "policy",
    "rank",
    "reckon",
    "reckon_incident",
    "voice",
    "voice_name",
    "voice_of",
    "voices_of",
    "withdrawals",
]
