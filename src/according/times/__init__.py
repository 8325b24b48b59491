"""Makes Time expressions and the calendar days they denote."""
