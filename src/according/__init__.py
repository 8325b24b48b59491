"""According reads breaking-news reports and keeps the ledger of who says what happened."""

from __future__ import annotations

__version__ = "0.1.0"
