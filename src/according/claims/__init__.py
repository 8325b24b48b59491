"""Makes Claims from one report."""
