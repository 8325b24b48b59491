"""Makes Claims from one Report."""

from according.claims.attribution import chain_at, find_attributions
from according.claims.evidence import is_supported
from according.claims.reader import read_claims
from according.claims.relating import relate

__all__ = ["chain_at", "find_attributions", "is_supported", "read_claims", "relate"]
