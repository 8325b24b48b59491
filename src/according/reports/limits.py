"""How much of an input is read at the most."""

from __future__ import annotations

LONGEST_TEXT = 5_000_000
"""Characters of a report's text. A longer one is a Problem and is not read."""

LARGEST_INPUT = 20_000_000
"""Bytes of a file, a page or a line, unpacked. What is larger is a Problem and is not read."""

LARGEST_PAGE = 10_000_000
"""Bytes of a page fetched from an address, unpacked."""

MOST_ELEMENTS = 15_000
"""Elements of a page. Extraction takes time quadratic in them; real articles have a few thousand."""

LONGEST_FETCH_S = 20.0
"""Seconds that fetching a page may take, redirects included."""

MOST_REDIRECTS = 5
