"""Answers programs that ask a ledger, and changes nothing in it."""
