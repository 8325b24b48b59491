"""The ledger: an append-only journal of facts, and the views folded from it."""

from according.ledger.ledger import Added, Ledger
from according.ledger.shelf import Originals, Shelf
from according.ledger.views import Doubt, Filter, StoredClaim, StoredReport, View

__all__ = ["Added", "Doubt", "Filter", "Ledger", "Originals", "Shelf", "StoredClaim", "StoredReport", "View"]
