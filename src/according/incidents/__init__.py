"""Makes incidents and tolls from the claims of a report."""
