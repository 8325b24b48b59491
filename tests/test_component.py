"""The reader in somebody's own spaCy pipeline: what it hangs on a Doc is what reading the text gives."""

import re
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from small_ledger import REPORTS, reader
from spacy.tokens import Doc, DocBin

from according.component import Given, ReportReader, make
from according.errors import AccordingError
from according.model import Report

HERE = Path(__file__).parents[1]
TEXT = "At least 12 people were killed when a bomb exploded on Wednesday in Kerman, Iran, police said."


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("according", config={"published": "2024-01-03"})
    return pipeline


def test_a_doc_says_what_the_reader_reads(nlp):
    doc = nlp(TEXT)
    reading = reader().read(Report(TEXT, published_at="2024-01-03"))
    assert doc._.claims == reading.claims != ()
    assert doc._.incidents == reading.mentions
    (claim,) = doc._.claims
    assert (claim.effect, claim.figure.low, claim.sources[0].name) == ("killed", 12, "police")
    assert str(doc._.incidents[0].date.start) == "2024-01-03"
    (span,) = doc.spans["according"]
    assert (span.text, span.label_, span.id_) == ("At least 12 people", "killed", claim.id)


def test_many_docs_come_in_order_each_with_its_own(nlp):
    texts = [report["text"] for report in REPORTS] * 3
    docs = list(nlp.pipe(texts))
    assert [doc.text for doc in docs] == texts
    expected = {text: reader().read(Report(text, published_at="2024-01-03")).claims for text in texts}
    for doc in docs:
        assert [(c.effect, c.figure) for c in doc._.claims] == [
            (c.effect, c.figure) for c in expected[doc.text]
        ]


def test_what_a_doc_says_of_itself_goes_before_what_the_pipeline_says(nlp):
    doc = nlp.make_doc(TEXT)
    doc._.published = "2025-03-12"
    assert str(nlp(doc)._.incidents[0].date.start) == "2025-03-12"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["empty"]),
        ("   \n", ["empty"]),
        ("12 12 12", ["no-words"]),
        (
            "Bei einem Anschlag in Kerman sind am Mittwoch zwanzig Menschen ums Leben gekommen.",
            ["not-english"],
        ),
        ("Nothing happened today.", []),
    ],
)
def test_a_text_of_which_nothing_is_read_says_why_and_stops_nothing(nlp, text, codes):
    doc, after = nlp.pipe([text, TEXT])
    assert (doc._.claims, [problem.code for problem in doc._.problems]) == ((), codes)
    assert len(after._.claims) == 1


def test_a_doc_that_was_stored_says_the_same(nlp):
    doc = nlp(TEXT)
    store = DocBin(store_user_data=True, docs=[doc])
    (again,) = DocBin().from_bytes(store.to_bytes()).get_docs(nlp.vocab)
    assert again._.claims == doc._.claims
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.incidents == doc._.incidents


def test_a_doc_that_was_not_read_says_nothing():
    doc = spacy.blank("en")(TEXT)
    assert (doc._.claims, doc._.incidents, doc._.problems) == ((), (), ())


def test_it_goes_with_a_pipeline_that_is_stored(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again(TEXT)._.claims == nlp(TEXT)._.claims


def test_a_name_that_somebody_else_uses_is_a_problem():
    before = Doc.get_extension("claims")
    Doc.set_extension("claims", default=None, force=True)
    try:
        with pytest.raises(AccordingError) as caught:
            ReportReader(Given())
        assert caught.value.problem.code == "extension-taken"
    finally:
        Doc.set_extension("claims", getter=before[2], force=True)


def test_spacy_finds_it_by_its_entry_point():
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["spacy_factories"] == {"according": "according.component:make"}
    found = [each for each in entry_points(group="spacy_factories") if each.name == "according"]
    if not found:
        pytest.skip("the package was installed before it had this entry point")
    assert found[0].load() is make


def test_the_example_of_the_docs_works(capsys):
    page = (HERE / "docs/tools.md").read_text("utf-8")
    (code,) = [each for each in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "spacy" in each]
    exec(code, {})
    assert capsys.readouterr().out == "killed 12 ['police']\nbombing Kerman\n"
