"""The tables: the journal, the views folded from it, and what the linker keeps to find candidates.

A row of a view holds from the entry `from_seq` until before `to_seq` (OPEN while it still holds), so that a
look back is a look-up. Moments are ISO 8601 in UTC with microseconds, as text: they sort as they should, on
every database, and never lose their zone.

What is of a report lies by the number of the report's entry, its `report_seq`: reports that come together are
then near one another in a table or an index. Their ids are digests, each of which is somewhere else. Links
have the numbers of both their ends. By the id of a claim `claim_key` tells whose it is (see `rows`).

The table `search`, which each database makes in its own way, is not told of here (see `searching`).
"""

from __future__ import annotations

from sqlalchemy import Index, MetaData
from sqlalchemy import text as written

from according.ledger.shapes import BYTES, COUNT, MEASURE, NUMBER, WORDS, table

OPEN = 2**62
"""The `to_seq` of what still holds."""

TOLD = written("kind IN ('undo', 'redaction')")
"""Which entries are found by what they are about. A query of these very words is known to have an index."""

AHEAD = written("day > substr(first, 1, 10)")
"""Which incidents are of a day after that of their first report: few, and found by an index of their own."""

metadata = MetaData()


entry = table(
    metadata,
    "entry",
    {
        "seq": NUMBER,
        "recorded_at": WORDS,
        "run": WORDS,
        "kind": WORDS,
        "key": WORDS,
        "digest": WORDS,
        "chain": WORDS,
    },
    key=["seq"],
    indexes={"entry_recorded": ["recorded_at"]},
)
Index("entry_told", entry.c.key, sqlite_where=TOLD, postgresql_where=TOLD)
content = table(
    metadata,
    "content",
    {"seq": NUMBER, "body": WORDS},
    key=["seq"],
)
horizon = table(
    metadata,
    "horizon",
    {"moment": WORDS},
    key=["moment"],
)
"""The latest moment, past the last entry, at which the ledger was looked at: what comes is recorded later."""
text = table(
    metadata,
    "text",
    {"digest": WORDS, "text": WORDS},
    key=["digest"],
)

report = table(
    metadata,
    "report",
    {
        "id": WORDS,
        "seq": NUMBER,
        "input_id": WORDS,
        "url": WORDS,
        "publisher": WORDS,
        "published_at": WORDS,
        "moment": WORDS,
        "title": WORDS,
        "language": WORDS,
        "text": WORDS,
        "author": WORDS,
        "modified_at": WORDS,
    },
    key=["id"],
    maybe=["input_id", "url", "publisher", "published_at", "title", "language", "author", "modified_at"],
    indexes={"report_moment": ["moment"], "report_seq": ["seq"], "report_url": ["url"]},
)
receipt = table(
    metadata,
    "receipt",
    {"report": WORDS, "input_id": WORDS, "seq": NUMBER, "report_seq": NUMBER},
    key=["report_seq", "input_id"],
    indexes={"receipt_input": ["input_id"]},
)
reading = table(
    metadata,
    "reading",
    {
        "report": WORDS,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "made_by": WORDS,
        "digest": WORDS,
        "report_seq": NUMBER,
    },
    key=["report_seq", "from_seq"],
)
mention = table(
    metadata,
    "mention",
    {
        "id": WORDS,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "report": WORDS,
        "moment": WORDS,
        "role": WORDS,
        "part_of": WORDS,
        "body": WORDS,
        "report_seq": NUMBER,
    },
    key=["report_seq", "id", "from_seq"],
    maybe=["part_of"],
)
claim = table(
    metadata,
    "claim",
    {
        "id": WORDS,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "report": WORDS,
        "mention": WORDS,
        "moment": WORDS,
        "effect": WORDS,
        "origin": WORDS,
        "body": WORDS,
        "report_seq": NUMBER,
    },
    key=["report_seq", "id", "from_seq"],
    maybe=["mention", "origin"],
    indexes={"claim_origin": ["origin"]},
)
claim_key = table(
    metadata,
    "claim_key",
    {"key": COUNT, "seq": COUNT},
    key=["key", "seq"],
    bare=True,
)
"""By the ids of claims, as numbers: the entries of the reports that they are of."""
young_claim_key = table(
    metadata,
    "young_claim_key",
    {"key": COUNT, "seq": COUNT},
    key=["key", "seq"],
    bare=True,
)
copy = table(
    metadata,
    "copy",
    {"report": WORDS, "from_seq": NUMBER, "to_seq": NUMBER, "root": WORDS},
    key=["report", "from_seq"],
    indexes={"copy_root": ["root"]},
)
link = table(
    metadata,
    "link",
    {
        "seq": NUMBER,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "a": WORDS,
        "b": WORDS,
        "verdict": WORDS,
        "by_person": COUNT,
        "body": WORDS,
        "a_seq": NUMBER,
        "b_seq": NUMBER,
    },
    key=["seq"],
    indexes={"link_a": ["a_seq"], "link_b": ["b_seq"], "link_verdict": ["verdict", "by_person", "to_seq"]},
)
source_link = table(
    metadata,
    "source_link",
    {"seq": NUMBER, "from_seq": NUMBER, "to_seq": NUMBER, "body": WORDS},
    key=["seq"],
)
withdrawal = table(
    metadata,
    "withdrawal",
    {
        "seq": NUMBER,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "claim": WORDS,
        "moment": WORDS,
        "body": WORDS,
        "report_seq": NUMBER,
    },
    key=["seq"],
    maybe=["moment"],
    indexes={"withdrawal_claim": ["claim"]},
)
name = table(
    metadata,
    "name",
    {"incident": WORDS, "mention": WORDS, "seq": NUMBER},
    key=["incident"],
    indexes={"name_mention": ["mention"]},
)
member = table(
    metadata,
    "member",
    {"mention": WORDS, "from_seq": NUMBER, "to_seq": NUMBER, "incident": WORDS, "report_seq": NUMBER},
    key=["report_seq", "mention", "from_seq"],
    indexes={"member_incident": ["incident"]},
)
incident = table(
    metadata,
    "incident",
    {
        "id": WORDS,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "kind": WORDS,
        "country": WORDS,
        "day": WORDS,
        "first": WORDS,
        "last": WORDS,
        "mains": COUNT,
        "voices": COUNT,
        "lat": MEASURE,
        "lon": MEASURE,
        "body": WORDS,
    },
    key=["id", "from_seq"],
    maybe=["country", "lat", "lon"],
    indexes={
        "incident_first": ["first"],
        "incident_from": ["from_seq"],
        "incident_listed": [
            *("day", "id", "to_seq", "from_seq", "mains", "kind", "country", "voices", "first"),
        ],
        "incident_of_kind": [
            *("kind", "day", "id", "to_seq", "from_seq", "mains", "country", "voices", "first"),
        ],
        "incident_in_country": [
            *("country", "day", "id", "to_seq", "from_seq", "mains", "kind", "voices", "first"),
        ],
    },
)
Index("incident_ahead", incident.c.day, incident.c.id, sqlite_where=AHEAD, postgresql_where=AHEAD)
toll = table(
    metadata,
    "toll",
    {
        "incident": WORDS,
        "effect": WORDS,
        "from_seq": NUMBER,
        "to_seq": NUMBER,
        "low": NUMBER,
        "best": NUMBER,
        "high": NUMBER,
        "rule": WORDS,
        "voices": COUNT,
        "claims": WORDS,
    },
    key=["incident", "effect", "from_seq"],
    maybe=["low", "best", "high"],
    indexes={
        "toll_best": ["effect", "best", "to_seq", "from_seq", "incident"],
        "toll_low": ["effect", "low", "to_seq", "from_seq", "incident"],
    },
)
bundle = table(
    metadata,
    "bundle",
    {"digest": WORDS, "body": WORDS},
    key=["digest"],
)
"""Of what long lists of incidents and tolls are made (see `bundles`)."""

retrieval = table(
    metadata,
    "retrieval",
    {"report": WORDS, "asked": WORDS, "seq": NUMBER, "at": WORDS, "sha256": WORDS, "body": WORDS},
    key=["report", "asked"],
    indexes={"retrieval_sha256": ["sha256"]},
)

sketch = table(
    metadata,
    "sketch",
    {"number": COUNT, "mention": WORDS, "body": WORDS, "report_seq": NUMBER},
    key=["number"],
    indexes={"sketch_report": ["report_seq"]},
)
block = table(
    metadata,
    "block",
    {"key": COUNT, "sketch": COUNT},
    key=["key", "sketch"],
    bare=True,
)
young_block = table(
    metadata,
    "young_block",
    {"key": COUNT, "sketch": COUNT},
    key=["key", "sketch"],
    bare=True,
)
pair = table(
    metadata,
    "pair",
    {"a": COUNT, "b": COUNT},
    key=["a", "b"],
    indexes={"pair_b": ["b"]},
    bare=True,
)
"""Sketches, by number, that may be of one incident: `a` is the smaller number."""
fingerprint = table(
    metadata,
    "fingerprint",
    {"seq": COUNT, "body": BYTES},
    key=["seq"],
)
"""By the entry of the report."""
hint = table(
    metadata,
    "hint",
    {"seq": COUNT, "body": BYTES},
    key=["seq"],
)
"""What of fingerprints tells of most texts that they are no copies: many find room on one page."""
band = table(
    metadata,
    "band",
    {"key": COUNT, "seq": COUNT},
    key=["key", "seq"],
    bare=True,
)
"""Keys of fingerprints; in a crowd also those of `according.ledger.crowded`, and -1 for who marks a key."""
young_band = table(
    metadata,
    "young_band",
    {"key": COUNT, "seq": COUNT},
    key=["key", "seq"],
    bare=True,
)

original = table(
    metadata,
    "original",
    {"sha256": WORDS, "kept_at": WORDS, "body": BYTES},
    key=["sha256"],
    indexes={"original_kept": ["kept_at"]},
)
watched = table(
    metadata,
    "watched",
    {"kind": WORDS, "key": WORDS, "due": MEASURE, "seen": MEASURE, "body": WORDS},
    key=["kind", "key"],
    maybe=["due"],
    indexes={"watched_due": ["kind", "due"], "watched_seen": ["kind", "seen"]},
)

token = table(
    metadata,
    "token",
    {
        "id": WORDS,
        "name": WORDS,
        "scope": WORDS,
        "hash": WORDS,
        "made_at": WORDS,
        "revoked_at": WORDS,
    },
    key=["id"],
    maybe=["revoked_at"],
    indexes={"token_hash": ["hash"]},
)
session = table(
    metadata,
    "session",
    {"hash": WORDS, "token": WORDS, "ends_at": WORDS},
    key=["hash"],
)

VIEWS = (
    report,
    receipt,
    reading,
    mention,
    claim,
    copy,
    link,
    source_link,
    withdrawal,
    name,
    member,
    incident,
    toll,
    bundle,
    retrieval,
)
"""What is folded from the journal, and can be folded again."""
CANDIDATES = (sketch, block, young_block, pair, fingerprint, hint, band, young_band)
"""What the linker keeps to find candidates: nothing that is shown stands on it."""
