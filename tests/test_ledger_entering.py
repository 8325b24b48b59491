"""What a person enters: notes of words at hand, and rows of a team's own table."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from homes import ledgers
from hypothesis import given, settings
from hypothesis import strategies as st
from small_ledger import copied, reader, rows, run

import according
from according.api import Statement
from according.claims import is_supported
from according.entering import FIELDS, field_map, read_sheet
from according.errors import AccordingError, Problem
from according.model import Reading

HEADER = "No,Day,Town,Land,Dead,Wounded,Said by,What,Quote,Group"
MAP = (
    "id=No,date=Day,place=Town,country=Land,killed=Dead,injured=Wounded,source=Said by,kind=What,words=Quote,"
    "incident=Group"
)
DEAD = "The morgue in Sfax now holds 14 bodies from the market blast of Tuesday"


@pytest.fixture
def ledger(tmp_path):
    return copied(tmp_path)


@pytest.fixture
def sfax(ledger):
    (row,) = rows(run(ledger, "list", "--country", "TN"))
    return row["id"]


def codes(result):
    return re.findall(r"\[([a-z0-9-]+)\]$", result.stderr, re.MULTILINE)


def sheet(folder: Path, *lines: str, name: str = "calls.csv", header: str = HEADER) -> Path:
    path = folder / name
    path.write_text("\n".join((header, *lines)) + "\n", "utf-8")
    return path


def read(path: Path, words: str = MAP):
    return list(read_sheet(path, field_map([words]), "ann"))


def one(path: Path, words: str = MAP) -> Reading:
    (row,) = read(path, words)
    assert row.problems == () and row.reading is not None
    return row.reading


def problem(path: Path, words: str = MAP) -> Problem:
    (row,) = read(path, words)
    assert row.reading is None
    return row.problems[0]


def figures(reading: Reading):
    return {claim.effect: (claim.figure.low, claim.figure.high) for claim in reading.claims}


# Notes


def test_a_note_is_a_report_of_whoever_enters_it_and_its_source_a_voice(ledger, sfax):
    words = ["note", DEAD, "--source", "the morgue", "--kind", "medical", "--incident", sfax, "--by", "ben"]
    (row,) = rows(run(ledger, *words, "--published", "2025-03-12"))
    assert row["incidents"] == [sfax]
    (claim,) = row["claims"]
    assert (claim["low"], claim["high"], claim["words"]) == (14, 14, "14 bodies")
    assert claim["sources"][-1] == {"name": "the morgue", "kind": "medical", "role": None}
    (report,) = [r for r in rows(run(ledger, "export", "reports")) if r["id"] == row["report"]]
    assert (report["publisher"], report["published_at"], report["incidents"]) == ("ben", "2025-03-12", [sfax])
    (decision,) = [r for r in rows(run(ledger, "history", sfax)) if r["type"] == "decision"]
    assert (decision["what"], decision["by"]) == ("link", "ben")
    seq = run(ledger, "check").stderr
    (again,) = rows(run(ledger, *words, "--published", "2025-03-12"))
    assert again["came"] == "known"
    assert run(ledger, "check").stderr == seq, "a note entered twice adds nothing"


def test_a_note_says_what_its_number_means_where_the_words_do_not(ledger):
    (row,) = rows(
        run(ledger, "note", "14 with us, two critical", "--effect", "injured", "--low", 14, "--high", 14)
    )
    (claim,) = row["claims"]
    assert (claim["effect"], claim["low"], claim["high"], claim["words"], claim["made_by"]) == (
        *("injured", 14, 14, "14", "ann"),
    )


def test_the_only_number_in_the_words_needs_not_be_said_again(ledger):
    (row,) = rows(run(ledger, "note", "at least 30 on the second floor", "--effect", "trapped"))
    assert [(claim["low"], claim["high"]) for claim in row["claims"]] == [(30, None)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["We are all well"], "no-claim"),
        (["  "], "empty"),
        (["14 with us", "--low", "14", "--high", "14"], "effect-missing"),
        (["14 with us", "--effect", "injured", "--low", "15", "--high", "15"], "figure-not-in-words"),
        (["14 with us", "--effect", "injured", "--low", "14"], "figure-not-in-words"),
        (["many with us, I think", "--effect", "killed", "--low", "12"], "figure-not-in-words"),
        (["all of them", "--effect", "killed"], "figure-not-in-words"),
        (["14 with us, two critical", "--effect", "injured"], "figure-unclear"),
        ([DEAD, "--incident", "i_nowhere"], "incident-unknown"),
    ],
)
def test_a_note_that_gives_no_claim_is_a_problem_and_nothing_is_kept(ledger, words, code):
    before = run(ledger, "check").stderr
    result = run(ledger, "note", *words)
    assert (result.exit_code, result.stdout, codes(result)) == (1, "", [code])
    assert run(ledger, "check").stderr == before


def test_a_note_from_standard_input_and_for_a_person(ledger):
    result = run(ledger, "note", "-", "--format", "table", stdin=DEAD + "\n")
    assert (result.exit_code, result.exception) == (0, None)
    assert "[14 bodies]" in result.stdout
    assert "Noted by ann (new)" in result.stderr


def test_a_note_in_another_language_takes_a_claim_that_is_said(ledger):
    words = "Selon l'hôpital de Sfax, 14 blessés ont été admis après l'explosion du marché mardi matin."
    (row,) = rows(run(ledger, "note", words, "--effect", "injured", "--low", "14", "--high", "14"))
    assert [(claim["effect"], claim["words"]) for claim in row["claims"]] == [("injured", "14")]


def test_the_reader_and_the_person_do_not_make_two_claims_of_one_number(tmp_path):
    words = "The hospital said 14 people were killed and 3 injured."
    with according.open(tmp_path / "l.db", by="ann", reader=reader()) as ledger:
        same = ledger.note(words, said=Statement("killed", 14, 14)).reading
        other = ledger.note(words + " ", said=Statement("injured", 14, 14)).reading
    assert figures(same) == {"killed": (14, 14), "injured": (3, 3)}
    assert all(claim.made_by != "ann" for claim in same.claims)
    assert sorted((c.effect, c.figure.low, c.made_by == "ann") for c in other.claims) == [
        ("injured", 3, False),
        ("injured", 14, True),
    ]
    assert all(claim.sources[0].name == "hospital" for claim in other.claims)


def test_nobody_enters_nothing(tmp_path):
    with (
        according.open(tmp_path / "l.db", reader=reader()) as ledger,
        pytest.raises(AccordingError, match="by-missing"),
    ):
        ledger.note(DEAD)


# Tables


def test_a_row_says_what_happened_where_and_when_to_how_many(tmp_path):
    made = one(
        sheet(tmp_path, '7,2025-03-11,Sfax,Tunisia,12,"50+",health ministry,Blast,"Twelve dead, they said",A')
    )
    (mention,) = made.mentions
    assert (mention.kind, mention.role, str(mention.date.start)) == ("blast", "main", "2025-03-11")
    assert (mention.place.name, mention.place.country, mention.place.precision) == (
        "Sfax",
        "TN",
        "settlement",
    )
    assert mention.place.lat == pytest.approx(34.74, abs=0.05)
    assert figures(made) == {"killed": (12, 12), "injured": (50, None)}
    for claim in made.claims:
        assert is_supported(claim, made.report.text)
        assert claim.clause_span.of(made.report.text) in ("Dead: 12", "Wounded: 50+")
        assert [(source.name, source.kind) for source in claim.sources] == [("health ministry", "official")]
        assert claim.sources[0].span.of(made.report.text) == "health ministry"
        assert claim.made_by == "ann"
    assert made.report.text.startswith("Twelve dead, they said\n\nNo: 7\nDay: 2025-03-11\n")
    assert made.report.publisher == "ann"


def test_words_without_figures_are_read(tmp_path):
    path = sheet(
        tmp_path,
        '1,2025-03-11,Sfax,TN,"Twelve people were killed at the market, the mayor said.",radio,blast',
        "2,2025-03-12,Sfax,TN,Nobody answers the telephone.,radio,",
        header="id,date,place,country,words,source,kind",
    )
    with according.open(tmp_path / "l.db", by="ann", reader=reader()) as ledger:
        list(ledger.import_table(path, {}))
        view = ledger.view()
        (stored,) = view.claims()
        incidents = {i.id: i for i in view.incidents()}
        ids = {report.input_id: report.id for report in view.reports()}
        assert view.text(ids["1"]) == "Twelve people were killed at the market, the mayor said."
    claim = stored.claim
    assert (claim.figure.low, claim.figure.words, stored.publisher) == (12, "Twelve people", "ann")
    assert [source.name for source in claim.sources] == ["mayor", "radio"]
    assert incidents[stored.incident].kind == "blast"
    assert incidents[stored.incident].place.name == "Sfax"
    assert str(incidents[stored.incident].date.start) == "2025-03-11"
    assert {incident.place.name for incident in incidents.values()} == {"Sfax"}


def test_what_is_not_mapped_is_left_out(tmp_path):
    path = sheet(tmp_path, "Sfax,12,+216 55 555", header="Town,Dead,Phone of the caller")
    made = one(path, "place=Town,killed=Dead")
    assert "555" not in made.report.text and "Phone" not in made.report.text


def test_columns_that_are_left_out_are_named(tmp_path):
    path = sheet(tmp_path, "Sfax,12,ann", header="Location, Dead ,Caller")
    result = run(tmp_path / "l.db", "import", path, "--map", "killed=Dead")
    assert result.exit_code == 0
    assert "Left out, as --map names no field for them: Location, Caller." in result.stderr
    result = run(tmp_path / "l.db", "import", path, "--map", "killed=Dead,place=Location,source=Caller")
    assert "Left out" not in result.stderr


def test_that_no_column_says_when_rows_were_published_is_said(tmp_path):
    path = sheet(tmp_path, "Sfax,12,2025-03-11", header="place,killed,Day")
    words = "counts as said when it is first recorded"
    assert words in run(tmp_path / "l.db", "import", path, "--map", "date=Day").stderr
    assert words not in run(tmp_path / "l.db", "import", path, "--map", "published=Day").stderr


def test_lines_of_json_are_no_table(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text('{"text": "Twelve people died."}\n')
    result = run(tmp_path / "l.db", "import", path)
    assert (result.exit_code, codes(result)) == (1, ["column-missing"])
    assert "`according add`" in result.stderr


def test_columns_called_as_fields_need_no_map(tmp_path):
    path = sheet(tmp_path, "Sfax,12,wire", header="Place,KILLED,url")
    assert figures(one(path, "id=url")) == {"killed": (12, 12)}


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("12", "15", (12, 15)),
        ("12", "12", (12, 12)),
        ("12.0", "15.0", (12, 15)),
        ("12", "", (12, None)),
        ("", "15", (None, 15)),
        ("0", "0", (0, 0)),
    ],
)
def test_low_and_high_in_columns_of_their_own(tmp_path, low, high, expected):
    made = one(sheet(tmp_path, f"killed,{low},{high}", header="effect,low,high"), "effect=effect")
    assert figures(made) == {"killed": expected}
    assert all(is_supported(claim, made.report.text) for claim in made.claims)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12", (12, 12)),
        ("12.0", (12, 12)),
        ("1,400", (1400, 1400)),
        ("12-15", (12, 15)),
        ("at least 12", (12, None)),
        ("up to 15", (None, 15)),
        ("dozens", (24, None)),
        ("0", (0, 0)),
        (" 12 ", (12, 12)),
    ],
)
def test_a_figure_is_read_as_its_words_allow(tmp_path, cell, expected):
    path = sheet(tmp_path, f'Sfax,"{cell}"', header="place,killed")
    assert figures(one(path, "place=place")) == {"killed": expected}


@pytest.mark.parametrize("cell", ["", "-", "n/a", "?", "unknown", "None"])
def test_a_cell_that_says_nothing_makes_no_claim(tmp_path, cell):
    assert figures(one(sheet(tmp_path, f"Sfax,{cell}", header="place,killed"), "place=place")) == {}


BAD = [
    ("killed", "a lot"),
    ("killed", "12 or 15?"),
    ("killed", "-3"),
    ("killed", "12.5"),
    ("date", "03/04/2025"),
    ("date", "last Tuesday"),
    ("kind", "boom"),
    ("lat", "north"),
    ("lat", "34.7"),
    ("lon", "400"),
    ("country", "Nowhereland"),
    ("precision", "good"),
    ("source_kind", "friend"),
    ("figure", "12"),
    ("low", "1.5"),
    ("published", "then"),
]


@pytest.mark.parametrize(("field", "cell"), BAD)
def test_an_unclear_cell_is_named_with_its_line_and_column(tmp_path, field, cell):
    path = sheet(tmp_path, f"Sfax,{cell}", header=f"place,{field.title()} (ours)")
    found = problem(path, f"place=place,{field}={field.title()} (ours)")
    assert found.code == "cell-unclear"
    assert found.place == f"{path}:2"
    assert found.remedy


def test_bad_rows_are_named_and_the_others_go_in(tmp_path):
    path = sheet(
        tmp_path,
        "1,2025-03-11,Sfax,TN,12,,hospital,blast,,",
        "2,11.13.2025,Sfax,TN,12,,hospital,blast,,",
        "3,2025-03-11",
        "",
        '4,2025-03-12,Sfax,TN,14,,hospital,blast,"two\nlines",',
        "5,2025-03-12,Sfax,TN,x,,hospital,blast,,",
    )
    result = run(tmp_path / "l.db", "import", path, "--map", MAP)
    assert result.exit_code == 3
    assert [json.loads(line)["input_id"] for line in result.stdout.split("\n") if line] == ["1", "4"]
    assert re.findall(r"calls\.csv:(\d+): .*\[([a-z-]+)\]", result.stderr) == [
        ("3", "cell-unclear"),
        ("4", "row-misshapen"),
        ("8", "cell-unclear"),
    ]


def test_rows_of_one_incident_are_linked_by_whoever_imports_them(tmp_path):
    path = sheet(
        tmp_path,
        "1,2025-03-11,Sfax,TN,12,,hospital,blast,,A",
        "2,2025-04-20,Tunis,TN,3,,police,shooting,,A",
        "3,2025-04-20,Izmir,TR,4,,police,fire,,B",
    )
    db = tmp_path / "l.db"
    first = run(db, "import", path, "--map", MAP, "--by", "ben")
    assert (first.exit_code, first.exception) == (0, None)
    made = {row["input_id"]: row["incidents"] for row in rows(run(db, "export", "reports"))}
    assert made["1"] == made["2"] != made["3"]
    (decision,) = [r for r in rows(run(db, "history", made["1"][0])) if r["type"] == "decision"]
    assert (decision["what"], decision["by"]) == ("link", "ben")
    assert "both of incident 'A'" in decision["why"]
    before = run(db, "check").stderr
    assert {row["came"] for row in rows(run(db, "import", path, "--map", MAP, "--by", "ben"))} == {"known"}
    assert run(db, "check").stderr == before, "importing twice adds nothing"


def test_a_row_that_cannot_be_kept_leaves_the_others_linked(homes, tmp_path):
    """An id that an index of PostgreSQL cannot hold; SQLite keeps all three."""
    path = tmp_path / "rows.csv"
    long = "".join(hashlib.sha256(bytes([n])).hexdigest() for n in range(100))
    path.write_text(
        "id,incident,date,place,killed\n"
        f"one,x,2025-03-10,Sfax,9\n{long},x,2025-03-12,Cebu City,40\n"
        f"{long}2,y,2025-05-20,Zonguldak,7\ntwo,x,2025-03-11,Tete,12\n",
        "utf-8",
    )
    with ledgers(homes) as (empty,):
        where = empty.store.engine.url.render_as_string(hide_password=False)
        with according.open(where, by="ann", reader=reader()) as ledger:
            added = list(ledger.import_table(path, {}))
            codes = [problem.code for each in added for problem in each.problems]
            assert codes == (["reading-unfit"] * 2 if ledger.store.is_postgresql else [])
            (joined,) = (found for found in ledger.view().incidents() if found.reports > 1)
            assert joined.reports == 3 - len(codes) // 2


def test_a_row_can_name_an_incident_of_the_ledger(tmp_path, ledger, sfax):
    path = sheet(tmp_path, f"9,2025-03-11,Bizerte,TN,2,,police,shooting,,{sfax}")
    rows(run(ledger, "import", path, "--map", MAP))
    made = {row["input_id"]: row["incidents"] for row in rows(run(ledger, "export", "reports"))}
    assert made["9"] == made["a"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"place\tkilled\nSfax\t12\n", "t.tsv"),
        (b"place;killed\r\nSfax;12\r\n", "t.csv"),
        (b"place\tkilled\nSfax\t12\n", "t.csv"),
        ("place,killed\nSfax,12".encode("utf-8-sig"), "t.csv"),
        ("place\tkilled\nSfax\t12\n".encode("utf-16"), "t.txt"),
        (b'"place","killed"\n"Sfax","12"\n', "t.csv"),
    ],
)
def test_a_table_in_every_dress_says_the_same(tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content)
    made = one(path, "place=place")
    assert figures(made) == {"killed": (12, 12)}
    assert made.mentions[0].place.name == "Sfax"


@pytest.mark.parametrize(
    ("content", "words", "code"),
    [
        (None, "killed=Dead", "table-unreadable"),
        (b"PK\x03\x04", "killed=Dead", "not-text"),
        (b"Dead\n12\n", "killed=Died", "column-missing"),
        (b"Dead,Dead\n12,13\n", "killed=Dead", "column-missing"),
        (b"Dead\n12\n", "", "column-missing"),
        (b"", "killed=Dead", "column-missing"),
        (b"Dead\n12\n", "murdered=Dead", "map-unclear"),
        (b"Dead\n12\n", "killed", "map-unclear"),
        (b"Dead\n12\n", "killed=Dead,killed=Dead", "map-unclear"),
        (b'Dead,"x\n12,3\n', "killed=Dead", "table-broken"),
    ],
)
def test_a_table_that_cannot_be_used_is_a_problem(tmp_path, content, words, code):
    path = tmp_path / "t.csv"
    if content is not None:
        path.write_bytes(content)
    result = run(tmp_path / "l.db", "import", path, *(["--map", words] if words else []))
    assert (result.exit_code, result.stdout, codes(result)) == (1, "", [code])


def test_a_quotation_mark_left_open_ends_the_table_and_keeps_what_was_before(tmp_path):
    path = sheet(tmp_path, "Sfax,12", 'Tunis,"13', "Bizerte,14", header="place,killed")
    found = read(path, "place=place")
    assert [row.reading is not None for row in found] == [True, False]
    assert found[1].problems[0].code == "table-broken"
    assert found[1].problems[0].place == f"{path}:3"


def test_a_place_that_may_be_several_is_not_placed(tmp_path):
    made = one(sheet(tmp_path, "Springfield,12,US", header="place,killed,country"), "place=place")
    assert (made.mentions[0].place.name, made.mentions[0].place.lat) == ("Springfield", None)


def test_coordinates_that_are_given_are_kept(tmp_path):
    path = sheet(tmp_path, "Sfax,TN,34.7,-10.5,exact", header="place,country,lat,lon,precision")
    place = one(path, "place=place").mentions[0].place
    assert (place.lat, place.lon, place.precision, place.radius_m) == (34.7, -10.5, "exact", 1000.0)


def test_a_map_can_be_given_in_pieces_and_name_a_column_with_a_comma():
    assert field_map(["killed=Dead, place = Town", '"date=Day, local"']) == {
        "killed": "Dead",
        "place": "Town",
        "date": "Day, local",
    }


WORDS = st.text(max_size=12) | st.sampled_from(
    ["12", "at least 3", "Sfax", "TN", "2025-03-11", "blast", "killed", "=1+1", '"', "\x00", "\ud800", "\n"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(*[WORDS] * len(FIELDS)), max_size=3))
def test_any_table_gives_claims_on_evidence_or_problems(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("any") / "t.csv"
    out = io.StringIO()
    csv.writer(out).writerows([FIELDS, *cells])
    path.write_bytes(out.getvalue().encode("utf-8", "surrogatepass"))
    try:
        found = list(read_sheet(path, {}, "ann"))
    except AccordingError as error:
        assert error.problem.code == "not-text"
        return
    for row in found:
        assert (row.reading is None) == bool(row.problems)
        for claim in row.reading.claims if row.reading is not None else ():
            assert is_supported(claim, row.reading.report.text)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=120))
def test_any_file_gives_rows_or_a_clear_problem(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "t.csv"
    path.write_bytes(b"place,killed\n" + data)
    try:
        found = list(read_sheet(path, {}, "ann"))
    except AccordingError as error:
        assert error.problem.remedy
    else:
        assert all(row.reading is not None or row.problems for row in found)
