"""Marks in a text: nothing of it is lost, and each figure leads to its claims."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from according.model import Claim, Figure, Gap, Source, Span, Victims
from according.publish.marking import marked

TEXT = "Police said that 12 people were killed and 3 hurt in theThe market. Officials later said 9."


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def claim(number, clause=None, effect="killed", *, source=None, cue=None, text=TEXT):
    return Claim(
        report="r_1",
        effect=effect,
        figure=Figure(1, 1, words=number),
        explicit=True,
        count="total",
        status="asserted",
        victims=Victims(None),
        sources=(Source(source, "official", span=span(source, text)),) if source else (),
        number_span=span(number, text),
        clause_span=span(clause or number, text),
        cue_span=span(cue, text) if cue else None,
    )


def words(run):
    return "".join(piece.text for piece in run.pieces)


def test_figures_lead_to_their_claims_and_other_words_are_marked():
    dead = claim("12 people", "12 people were killed", source="Police", cue="killed")
    hurt = claim("3", "3 hurt", "injured")
    runs = marked(TEXT, [hurt, dead], gaps=[Gap(span("theThe"), "fused")])
    assert [(words(run), run.claims, run.effect) for run in runs if run.claims] == [
        ("12 people", (dead.id,), "killed"),
        ("3", (hurt.id,), "injured"),
    ]
    marks = {piece.text: piece.marks for run in runs for piece in run.pieces if piece.marks}
    assert marks["Police"] == ("source",)
    assert marks["12 people"] == ("clause",)
    assert marks[" were "] == ("clause",)
    assert marks["killed"] == ("clause", "cue")
    assert marks["theThe"] == ("gap",)


def test_what_was_withdrawn_is_marked_so_and_a_figure_stands_while_one_of_its_claims_does():
    dead, also = claim("12 people", "12 people were killed"), claim("12 people", effect="casualties")
    (run,) = (run for run in marked(TEXT, [dead, also], [dead.id]) if run.claims)
    assert run.stands and set(run.claims) == {dead.id, also.id}
    (run,) = (run for run in marked(TEXT, [dead, also], [dead.id, also.id]) if run.claims)
    assert not run.stands
    struck = [p.text for r in marked(TEXT, [dead], [dead.id]) for p in r.pieces if "withdrawn" in p.marks]
    assert "".join(struck) == "12 people were killed"


def test_a_text_without_claims_is_one_run():
    (run,) = marked(TEXT, [])
    assert words(run) == TEXT and run.pieces[0].marks == ()
    assert marked("", []) == ()


SPANS = st.tuples(st.integers(0, 90), st.integers(1, 30)).map(lambda pair: Span(pair[0], sum(pair)))


@st.composite
def claims(draw):
    number = draw(SPANS)
    return Claim(
        report="r_1",
        effect=draw(st.sampled_from(["killed", "injured"])),
        figure=Figure(draw(st.integers(0, 9)), None),
        explicit=True,
        count="total",
        status="asserted",
        victims=Victims(None),
        sources=tuple(Source(str(each), "media", span=each) for each in draw(st.lists(SPANS, max_size=2))),
        number_span=number,
        clause_span=draw(SPANS),
        cue_span=draw(st.none() | SPANS),
    )


@given(
    st.text(max_size=100),
    st.lists(claims(), max_size=6),
    st.lists(SPANS.map(lambda each: Gap(each, "damage")), max_size=3),
    st.integers(0, 6),
)
def test_whatever_is_marked_the_text_stays_as_received(text, found, gaps, lost):
    runs = marked(text, found, [each.id for each in found[:lost]], gaps)
    assert "".join(words(run) for run in runs) == text
    starts = [run.start for run in runs]
    assert starts == sorted(set(starts)) and all(words(run) for run in runs)
    assert all(one.claims != other.claims for one, other in pairwise(runs))
    shown = {id_ for run in runs for id_ in run.claims}
    begins = [each for each in found if each.number_span.start < len(text)]
    covered = {run.start + n for run in runs if run.claims for n in range(len(words(run)))}
    wanted = {
        n for each in begins for n in range(each.number_span.start, min(each.number_span.end, len(text)))
    }
    assert covered == wanted
    assert shown <= {each.id for each in begins}
