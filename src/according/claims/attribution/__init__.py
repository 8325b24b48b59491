"""On whose word: finds attributions, names their sources, gives the chain of sources of any stretch."""

from according.claims.attribution.chain import chain_at
from according.claims.attribution.finding import find_attributions

__all__ = ["chain_at", "find_attributions"]
