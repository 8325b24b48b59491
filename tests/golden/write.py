"""Writes the golden records: what the reader makes of the reports beside this file.

    python tests/golden/write.py            # all
    python tests/golden/write.py ferry      # those whose name begins so

A report is NAME.txt, or NAME.DAY.txt where the day of its publication is known. Its record stands beside it
as .json. Read what has changed against the codebook before you commit it: a golden record is right in every
field.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from according.pipeline import Reader
from according.publish import record
from according.reports import receive

FOLDER = Path(__file__).parent


def main(beginnings: list[str]) -> None:
    """Write the records of the reports whose names begin so, of all where none is named."""
    reader = Reader()
    for path in reports():
        if not beginnings or path.name.startswith(tuple(beginnings)):
            path.with_suffix(".json").write_text(shown(read(path, reader)), "utf-8")


def reports() -> list[Path]:
    """Return the files of the reports."""
    return sorted(FOLDER.glob("*.txt"))


def read(path: Path, reader: Reader) -> dict[str, Any]:
    """Return the record of a report."""
    name, _, day = path.stem.partition(".")
    [outcome] = reader.attempt(receive([str(path)], published=day or None))
    assert outcome.reading is not None
    return record(outcome.reading, input_id=name, problems=outcome.problems)


def shown(value: dict[str, Any]) -> str:
    """Return a record as a file has it."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
