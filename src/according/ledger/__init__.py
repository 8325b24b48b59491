"""The ledger: an append-only journal of facts, and the views folded from it."""

from according.ledger.additions import Added, Kept
from according.ledger.decisions import Decision, Undoing
from according.ledger.differing import Difference, TollChange, difference
from according.ledger.doubts import Doubt
from according.ledger.filters import Filter, TolledEffect
from according.ledger.homes import no_incident
from according.ledger.ledger import Ledger
from according.ledger.lists import Listed, Mark
from according.ledger.shelf import Originals, Shelf
from according.ledger.stored import StoredClaim, StoredReport
from according.ledger.views import View

__all__ = [
    "Added",
    "Decision",
    "Difference",
    "Doubt",
    "Filter",
    "Kept",
    "Ledger",
    "Listed",
    "Mark",
    "Originals",
    "Shelf",
    "StoredClaim",
    "StoredReport",
    "TollChange",
    "TolledEffect",
    "Undoing",
    "View",
    "difference",
    "no_incident",
]
