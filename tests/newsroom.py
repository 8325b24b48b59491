"""A ledger for the pages to show: the demo's blast, and reports that put every page to the test.

A correction, a copy, a pair in doubt, parts, a province, an incident with no place, damage, a text that runs
from right to left, and one that would be a script if it were not escaped.
"""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from small_ledger import reader

import according
from according import demo
from according.model import Reading, Report
from according.reports import Received

RTL = "قالت وزارة الصحة (Ministry) إن 12 شخصا قتلوا في صفاقس.\nأصيب 40 آخرون."
SCRIPT = (
    "Two people were killed in a fire in a hotel in Porto, Portugal, on Sunday, "
    '<script>alert("1")</script> & the mayor said. The <b>blaze</b> began in the kitchen.'
)
TEXTS = {
    "strike-1": (
        "The Meridian",
        "2025-03-14T08:00:00Z",
        "Three miners killed near Zonguldak",
        "Three miners were killed when a coal mine collapsed near Zonguldak, Turkey, on Friday, the governor "
        "said. Up to 12 others are feared dead.",
    ),
    "flood-1": (
        "Zambezi Post",
        "2025-03-16T08:00:00Z",
        "Floods in Tete province",
        "Floods in the province of Tete, Mozambique, killed at least 20 people and displaced 4,000 families "
        "on Saturday, the disaster agency said.",
    ),
    "clash-1": (
        "Northern Wire",
        "2025-03-18T07:00:00Z",
        "Blasts in Mogadishu",
        "Two bombs exploded in Mogadishu, Somalia, on Monday, killing 15 people, police said. The first "
        "blast, at a hotel, killed nine people. The second, at a police station, killed six people. In "
        "January a bombing in Baidoa killed 11 people.",
    ),
    "fire-1": ("Radio Douro", "2025-03-17T09:00:00Z", "Hotel fire <i>in Porto</i>", SCRIPT),
    "lost-1": (
        "Delta News",
        "2025-03-21T09:00:00Z",
        None,
        "Two fishermen were killed when their boat sank in a storm on Thursday, relatives said.",
    ),
}


def received():
    for n, report in enumerate(demo.reports(), 1):
        yield Received(f"demo-{n}", report, ())
    for name, (publisher, published, title, text) in TEXTS.items():
        url = "https://post.example/tete" if name == "flood-1" else None
        yield Received(name, Report(text, publisher, url, published, title, "en"), ())


@cache
def _made() -> Path:
    path = Path(mkdtemp()) / "newsroom.db"
    with according.open(path, by="ann", reader=reader()) as ledger:
        for _ in ledger.add_received(received()):
            pass
        revised = Report(
            "Floods in the province of Tete, Mozambique, killed at least 14 people on Saturday, the disaster "
            "agency said. Correction: an earlier version of this report gave 20.",
            *(
                "Zambezi Post",
                "https://post.example/tete",
                "2025-03-16T18:00:00Z",
                "Floods in Tete province",
                "en",
            ),
        )
        for _ in ledger.add_received([Received("flood-2", revised, ())]):
            pass
        rtl = Report(RTL, "صحيفة", None, "2025-03-11T20:00:00Z", "انفجار", "ar")
        list(ledger.add_readings([("rtl", Reading(rtl))]))
        sheet = path.with_name("rows.csv")
        sheet.write_text("date,place,country,killed,kind\n2025-03-14,,TR,4,mine\n", "utf-8")
        list(ledger.import_table(sheet, {}))
        view = ledger.view()
        claim = next(item.claim for item in view.claims() if item.input_id == "strike-1")
        ledger.withdraw(claim.id, "the governor spoke of another mine")
        ledger.undo(view.seq + 1, "no, of this one")
    return path


def copied(folder: Path) -> Path:
    """A ledger of the test's own."""
    for file in _made().parent.glob("newsroom.db*"):
        shutil.copy(file, folder / file.name)
    return folder / "newsroom.db"


if __name__ == "__main__":
    print(_made())  # noqa: T201
