"""A small ledger to look at: four reports of a blast in Sfax, one of a mine, made once and copied."""

import json
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from click.testing import CliRunner

import according
from according.cli import main
from according.pipeline import Reader

WIRE = (
    "Nine people were killed and 40 injured in an explosion at a market in Sfax, Tunisia, on Tuesday, the "
    "mayor said. The blast tore through a hall of fishmongers shortly before noon, when the aisles were "
    "full. Windows broke three streets away. Traders carried buckets from the harbour until the fire "
    "engines came. What caused it is not known; the hall was to be rebuilt in the summer."
)
REPORTS = [
    {
        "id": "a",
        "publisher": "The Meridian",
        "published": "2025-03-11T08:00:00Z",
        "text": WIRE,
    },
    {
        "id": "b",
        "publisher": "Courier",
        "published": "2025-03-11T13:00:00+01:00",
        "url": "https://courier.example/sfax",
        "text": "The death toll from the market explosion in Sfax, Tunisia, on Tuesday rose to 14, the "
        "health ministry said. At least 50 people were injured.",
    },
    {
        "id": "c",
        "publisher": "Harbour Post",
        "published": "2025-03-12",
        "text": "Twelve people died in Tuesday's explosion at a market in the Tunisian city of Sfax, the "
        "health ministry said, revising the toll down from 14.",
    },
    {
        "id": "=d",
        "publisher": "@Coast",
        "published": "2025-03-11T09:00:00Z",
        "text": WIRE,
    },
    {
        "id": "e",
        "publisher": "Delta News",
        "published": "2025-03-14",
        "text": "Three miners were killed when a coal mine collapsed near Zonguldak, Turkey, on Friday, the "
        "governor said.",
    },
]


@cache
def reader() -> Reader:
    return Reader()


def lines(reports=REPORTS):
    return "".join(json.dumps(report) + "\n" for report in reports)


@cache
def _made() -> Path:
    folder = Path(mkdtemp())
    (folder / "reports.jsonl").write_text(lines(), "utf-8")
    with according.open(folder / "made.db", reader=reader()) as ledger:
        ledger.add(folder / "reports.jsonl")
    return folder / "made.db"


def copied(folder: Path) -> Path:
    """A ledger of the five reports, of the test's own."""
    path = folder / "ledger.db"
    for file in _made().parent.glob("made.db*"):
        shutil.copy(file, folder / file.name.replace("made", "ledger"))
    return path


def run(ledger, *words, stdin=None, **environment):
    """Run a command on a ledger."""
    known = {"ACCORDING_LEDGER": str(ledger), "ACCORDING_BY": "ann", "COLUMNS": "80"}
    return CliRunner(env=known | environment).invoke(main, [str(word) for word in words], input=stdin)


def rows(result):
    """The JSON objects that a command printed; it must have done all it was asked."""
    assert (result.exit_code, result.exception) == (0, None), result.stderr
    return [json.loads(line) for line in result.stdout.split("\n") if line]
