"""What a sentence says happened to whom: a cue joined to a group of people."""

from __future__ import annotations

from dataclasses import dataclass

from according.claims.cues import Cue
from according.claims.groups import Group
from according.model import Count, Effect


@dataclass(frozen=True, slots=True)
class Found:
    """A group that a cue says was affected.

    `count` is set where the words alone decide it. `weak` says that the cue leaves open whether they died.
    """

    group: Group
    effect: Effect
    cue: Cue
    count: Count | None = None
    weak: bool = False
