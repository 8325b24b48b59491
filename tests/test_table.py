"""The view for a person: what it says, and that it is plain, narrow and harmless where it has to be."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import KILLED, READING, REPORT, SFAX
from rich.cells import cell_len
from rich.console import Console

from according.model import Claim, Figure, Gap, Mention, Place, Reading, Report, Source, Span, Toll, Victims
from according.publish import Look, console, look_of, seen, show, table
from according.publish.sequence import sequence
from according.publish.table import figure_words
from according.publish.terminal import ASCII

PLAIN = Look(opening="[", closing="]")


def printed(view, width=80, encoding="utf-8", **options):
    """What a file gets to hold."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="\n")
    show(Console(file=file, width=width, highlight=False, **options), view)
    return raw.getvalue().decode(encoding)


def flat(text):
    return " ".join(text.split())


def test_an_incident_its_tolls_and_their_rules_come_first():
    page = printed(table(READING, look=PLAIN))
    assert page.index("Blasts at a bus station in Sfax") < page.index("The Meridian · 2025-03-11")
    assert page.index("■ Bombing  Sfax, TN · 2025-03-11  main") < page.index("the only current total")
    assert re.search(r"killed +9 +the only current total", page)
    assert re.search(r"trapped +\? +up to 5 +a feared figure", page)


def test_who_signs_a_report_and_when_it_was_changed_stand_beside_its_time():
    report = Report(
        REPORT.text, "The Meridian", None, "2025-03-11", author="Ann Poe", modified_at="2025-03-12T08:00:00Z"
    )
    page = printed(table(Reading(report), look=PLAIN))
    assert "The Meridian · by Ann Poe · 2025-03-11 · changed 2025-03-12T08:00:00Z" in page


def test_a_claim_stands_in_its_words_with_its_chain_of_sources():
    page = flat(printed(table(READING, look=PLAIN)))
    assert "told Radio Cap Bon that [nine people] had been killed in the blasts" in page.replace(" 9 ", " ")
    assert "Leila Mansouri (runs the city's ambulance service) → Radio Cap Bon → the Meridian" in page
    assert "said “first”, 2025-03-11" in page


def test_what_is_ordinary_about_a_claim_is_not_said_and_what_is_not_is():
    page = printed(table(READING, look=PLAIN))
    assert "total\n" not in page.replace("the only current total\n", "")
    assert "asserted" not in page
    assert "\n  feared" in page


def test_a_figure_without_a_source_is_the_reports_own():
    assert "in the report's own voice" in printed(table(READING))


def test_parts_follow_their_incident_and_what_is_not_known_is_said_to_be_unknown():
    page = printed(table(READING))
    assert page.index("main") < page.index("└ Bombing  place not said") < page.index("background")
    assert "within minutes apart" in page
    undated = Reading(REPORT, (Mention("i1", "main", "fire"),))
    assert "Fire  place not said · date not said" in printed(table(undated))


def test_gaps_show_the_damaged_words_and_the_reason():
    page = flat(printed(table(READING, look=PLAIN)))
    assert "Damaged at 1 place" in page
    assert "words fused where words are gone “…" in page
    assert "described the [incident asare] thought" in page


def test_many_gaps_of_one_kind_are_shown_in_short():
    text = "One.Two.Three.Four.Five.Six.Seven."
    joints = [match.start() for match in re.finditer(r"\.(?=[A-Z])", text)]
    gaps = tuple(Gap(Span(start - 1, start + 2), "sentences run together") for start in joints)
    page = printed(table(Reading(Report(text), gaps=gaps), look=PLAIN))
    assert "e.T · o.T · e.F · r.F · e.S · x.S" in page
    assert page.count("sentences run together") == 1


def test_a_report_without_claims_says_so():
    assert "No claim that anybody was affected." in printed(table(Reading(Report("Rain is expected."))))


def test_a_claim_of_no_incident_is_still_shown():
    page = printed(table(Reading(REPORT, claims=(KILLED,))))
    assert page.index("Of no incident") < page.index("nine people")


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(20, 20), "20"),
        (Figure(2000, 2000, approximate=True), "about 2,000"),
        (Figure(12, None), "at least 12"),
        (Figure(None, 30), "up to 30"),
        (Figure(20, 30), "20 to 30"),
        (Figure(40, 40, unit="families"), "40 families"),
        (Figure(None, None), "a number"),
        (Figure(0, 0), "0"),
    ],
)
def test_a_figure_is_said_as_a_person_would(figure, words):
    assert figure_words(figure) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (SFAX, "Sfax, TN"),
        (Place("Tunisia", "TN", precision="country"), "Tunisia · "),
        (Place("Atlantis"), "Atlantis · "),
        (Place("Sfax", "TN", relation="north of"), "Sfax, TN “north of” · "),
    ],
)
def test_a_place_is_named_with_its_country(place, words):
    page = printed(table(Reading(REPORT, (Mention("i1", "main", "fire", place=place),))))
    assert f"Fire  {words}" in page


def test_without_a_terminal_nothing_but_text_is_written():
    page = printed(table(READING))
    assert "\x1b" not in page
    assert not re.search(r" +$", page, re.MULTILINE)


def test_on_a_terminal_sixteen_colours_are_enough():
    page = printed(table(READING), force_terminal=True, color_system="standard")
    codes = {code for codes in re.findall(r"\x1b\[([\d;]*)m", page) for code in codes.split(";")}
    assert {"1", "31", "36"} <= codes
    assert not codes & {"38", "48"}, "codes of 256 colours"


def test_where_the_encoding_has_no_arrows_ascii_stands_in():
    raw = io.BytesIO()
    screen = console(io.TextIOWrapper(raw, encoding="ascii"))
    look = look_of(screen)
    show(screen, table(READING, look=look))
    page = raw.getvalue().decode("ascii")
    assert "-> Radio Cap Bon ->" in flat(page)
    assert '"...' in page
    assert "?" not in page.replace("trapped        ?", "")
    assert look.opening == ASCII.opening + "["


def test_words_are_marked_only_where_colour_cannot_mark_them():
    assert look_of(Console(force_terminal=True, file=io.StringIO(), no_color=False)).opening == ""
    assert look_of(Console(force_terminal=True, file=io.StringIO(), no_color=True)).opening == "["
    assert look_of(Console(file=io.StringIO())).opening == "["


def test_a_console_is_never_wider_than_is_readable(monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    assert console(io.StringIO()).width == 110
    monkeypatch.setenv("COLUMNS", "80")
    assert console(io.StringIO()).width == 80


@st.composite
def anything(draw):
    """A reading of any text at all, with claims and gaps anywhere in it."""
    text = draw(st.text(min_size=1, max_size=400))
    ends = st.integers(0, len(text))
    spans = st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))
    claims = st.builds(
        Claim,
        report=st.just("r_"),
        effect=st.sampled_from(["killed", "ill"]),
        figure=st.builds(Figure, st.none() | st.integers(0, 10**9), st.none() | st.integers(0, 10**9)),
        explicit=st.just(True),
        count=st.sampled_from(["total", "part"]),
        status=st.sampled_from(["asserted", "denied"]),
        victims=st.just(Victims(None)),
        sources=st.lists(st.builds(Source, st.text(max_size=60), st.just("media")), max_size=2).map(tuple),
        number_span=spans,
        clause_span=spans,
        mention=st.sampled_from([None, "i1"]),
    )
    return Reading(
        Report(text, draw(st.none() | st.text(max_size=30)), title=draw(st.none() | st.text(max_size=90))),
        (Mention("i1", "main", "fire", place=Place(draw(st.text(max_size=20)))),),
        draw(st.lists(claims, max_size=3).map(tuple)),
        (Toll("i1", "killed", 1, 1, draw(st.none() | st.integers(1, 9)), "rule", 1, ("c_",)),),
        draw(st.lists(st.builds(Gap, spans, st.just("cut-off end")), max_size=3).map(tuple)),
    )


@given(anything())
def test_whatever_a_report_holds_nothing_steers_the_terminal_and_no_line_is_too_long(reading):
    page = printed(table(reading), encoding="utf-16")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert all(cell_len(line) <= 80 for line in page.split("\n"))


@given(st.text())
def test_what_is_seen_is_on_one_line(text):
    assert len(seen(text).splitlines()) <= 1
    assert "\x1b" not in seen(text)


def report(published, publisher, killed=None, *, injured=None, text=None, status="asserted", gaps=()):
    """A reading with given totals, for the view of a sequence."""
    text = text or f"{publisher} {published}"
    made = Report(text, publisher, published_at=published)
    claims, tolls = [], []
    for effect, figure in (("killed", killed), ("injured", injured)):
        if figure is None:
            continue
        source = Source("the ministry", "official")
        claims.append(
            Claim(
                made.id,
                effect,
                figure,
                True,
                "total",
                status,
                Victims(None),
                (source,),
                Span(0, 1),
                Span(0, 1),
                mention="i1",
            )
        )
        if status == "asserted":
            tolls.append(Toll("i1", effect, figure.low, figure.low, figure.high, "", 1, (claims[-1].id,)))
    return Reading(made, (Mention("i1", "main", "fire"),), tuple(claims), tuple(tolls), gaps)


def course(*readings):
    return flat(printed(sequence(readings, PLAIN)))


def test_a_toll_that_rises_and_is_corrected():
    page = course(
        report("2025-03-11T09:00", "One", Figure(4, 4), injured=Figure(20, 20)),
        report("2025-03-11T12:00", "Two", Figure(9, 9), injured=Figure(30, 30)),
        report("2025-03-12T08:00", "Three", Figure(7, 7), injured=Figure(30, 30)),
    )
    assert "the first figures" in page
    assert "up from 4 and 20" in page
    assert "killed down from 9" in page
    assert "killed 4 → 9 → 7 · the ministry" in page
    assert "injured 20 → 30 · the ministry" in page
    assert page.index("2025-03-11") < page.index("2025-03-12")


def test_reports_are_put_in_the_order_of_publication():
    one = report("2025-03-11T09:00", "One", Figure(4, 4))
    two = report("2025-03-11T12:00", "Two", Figure(9, 9))
    assert course(two, one) == course(one, two)


def test_the_order_is_that_of_moments_wherever_their_clocks_are():
    """Nine o'clock in Sfax is before half past eight in London; a day alone counts to its end."""
    page = course(
        report("2025-03-11", "Day", Figure(14, 14)),
        report("2025-03-11T08:30:00+00:00", "London", Figure(9, 9)),
        report("2025-03-11T09:00:00+01:00", "Sfax", Figure(4, 4)),
        report("2025-03-12T00:30:00+01:00", "Night", Figure(12, 12)),
        report(None, "Undated", Figure(20, 20)),
    )
    assert "killed 4 → 9 → 12 → 14 → 20 ·" in page
    assert "08:00 Sfax" in page
    assert "23:30 Night" in page
    assert "2025-03-12" not in page


def test_a_copy_is_no_new_voice():
    one = report("2025-03-11T09:00", "One", Figure(4, 4), text="Four died.  He said.")
    two = report("2025-03-11T09:30", "Two", Figure(4, 4), text="Four died. He said.")
    page = course(one, two)
    assert "word for word as One: no new voice" in page
    assert "killed 4 · the ministry" in page


def test_a_denied_figure_is_no_figure():
    page = course(
        report("2025-03-11T09:00", "One", Figure(4, 4)),
        report("2025-03-11T10:00", "Two", Figure(40, 40), status="denied"),
    )
    assert "not 40" in page
    assert "denies 40 killed" in page
    assert "killed 4 · the ministry" in page


def test_damage_is_noted():
    gaps = (Gap(Span(0, 1), "cut-off end"), Gap(Span(1, 2), "a word is missing"))
    assert "damaged at 2 places" in course(report("2025-03-11T09:00", "One", gaps=gaps))


def test_without_totals_there_is_nothing_to_follow():
    assert "killed no total injured no total" in course(report(None, "One"))
