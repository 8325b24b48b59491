"""How much of an input is read at the most."""

from __future__ import annotations

LONGEST_TEXT = 5_000_000
"""Characters of a report's text. A longer one is a Problem and is not read."""

LARGEST_INPUT = 20_000_000
"""Bytes of a file, a page or a line, unpacked. What is larger is a Problem and is not read."""

LARGEST_PAGE = 10_000_000
"""Bytes of a page fetched from an address, unpacked."""

MOST_ELEMENTS = 15_000
"""Elements of a page. Extraction takes time quadratic in them; real articles have a few thousand. Of a larger
page only the posts of a live blog are read."""

LONGEST_PAGE_S = 10.0
"""Seconds that parsing one page may take. Real ones take a tenth of one; a child that is slower is killed."""

LONGEST_FEED_S = 30.0
"""Seconds that parsing one feed or sitemap may take. One of 10 MB takes five."""

LONGEST_DOCUMENT_S = 60.0
"""Seconds that parsing one document (PDF, DOCX) may take."""

MOST_MEMORY = 2_000_000_000
"""Bytes of address space of the child that parses what strangers write, where the system can limit it."""

MOST_DOCUMENT_PAGES = 1000
"""Pages of a document. A longer one is a Problem and is not read."""

LONGEST_FETCH_S = 20.0
"""Seconds that fetching a page may take, redirects included."""

MOST_REDIRECTS = 5
