"""Ledgers and backups as older versions made them, out of what a ledger of today holds."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import MetaData, insert, select

from according.incidents import blocks
from according.ledger import Ledger, tables
from according.ledger.bundles import unbundled, with_lists
from according.ledger.candidates import Sketches
from according.ledger.facts import encode
from according.ledger.migrating import upgrade
from according.ledger.store import Store
from according.model import Incident
from according.reports import Fingerprint, bands

Rows = dict[str, list[dict[str, Any]]]


def make_older(ledger: Ledger, where: str | Path, version: str) -> None:
    """Make a ledger with the tables of a version, up to 0007, that holds what another does."""
    held, store = rows_before(ledger), Store.at(where)
    with store.writing() as connection:
        upgrade(connection, version)
        there = MetaData()
        there.reflect(connection)
        for table in there.sorted_tables:
            columns = table.columns.keys()
            made = [{name: row[name] for name in columns} for row in held.get(table.name, ())]
            if made:
                connection.execute(insert(table), made)
    store.close()


def rows_before(ledger: Ledger) -> Rows:
    """Return all that a ledger holds, and what finds candidates as 0007 kept it: by ids and longer keys."""
    with ledger.store.reading() as connection:
        held: Rows = {
            table.name: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in tables.metadata.sorted_tables
        }
        for row in held["incident"]:
            found = msgspec.json.decode(row["body"], type=Incident)
            row["body"] = encode(with_lists(found, partial(unbundled, connection)))
        for row in held["toll"]:
            row["claims"] = encode(unbundled(connection, tuple(json.loads(row["claims"]))))
        sketches = Sketches(connection).at(row["number"] for row in held["sketch"])
    ids = {at: one.id for at, one in sketches.items()}
    reports = {row["seq"]: row["id"] for row in held["report"]}
    prints = {row["seq"]: Fingerprint.from_bytes(row["body"]) for row in held["fingerprint"]}
    held["fingerprint"] = [{**row, "report": reports[row["seq"]]} for row in held["fingerprint"]]
    pairs = (sorted((ids[row["a"]], ids[row["b"]])) for row in held["pair"])
    held["pair"] = [{"a": a, "b": b} for a, b in pairs]
    held["block"] = [
        {"key": _number(key), "mention": one.id} for one in sketches.values() for key in blocks(one)
    ]
    held["band"] = [
        {"key": _number(key), "report": reports[seq]} for seq, found in prints.items() for key in bands(found)
    ]
    return held


def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8"), digest_size=8).digest(), "big", signed=True)


def backup_of(where: str | Path, version: str) -> bytes:
    """Return a backup of a ledger with the tables that it has."""
    lines, store, there = (
        [json.dumps({"according-backup": 1, "schema": version})],
        Store.at(where),
        MetaData(),
    )
    with store.reading() as connection:
        there.reflect(connection)
        for table in there.sorted_tables:
            if table.name == "alembic_version" or table.name.startswith("search"):
                continue
            lines.append(json.dumps({"table": table.name, "columns": table.columns.keys()}))
            lines.extend(json.dumps(list(row), default=_text) for row in connection.execute(select(table)))
    store.close()
    whole = "".join(f"{line}\n" for line in lines)
    count = sum(line.startswith("[") for line in lines)
    end = {"rows": count, "sha256": hashlib.sha256(whole.encode("utf-8")).hexdigest()}
    return gzip.compress(f"{whole}{json.dumps(end)}\n".encode())


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
