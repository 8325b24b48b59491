"""Relations between texts and what is read of them: each holds on a text, and catches a planted mistake."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

from altered.relations import RELATIONS, Known, Relation, Variant
from altered.rows import ALL, Read, Row, Rows, differences, plain, rows_of
from fuzzed.corpus import sentences
from fuzzed.reading import text_of
from metamorphic import readings, trials

BY_NAME = {relation.name: relation for relation in RELATIONS}

BLAST = "A bomb killed 60 people at a market in Cebu on Monday, police said."
TEXTS = {
    "names exchanged": "Ana Prado, a doctor, told AFP that 40 people had died. Prado said nine were hurt.",
    "places exchanged": BLAST,
    "weekdays exchanged": BLAST,
    "verbs of saying": BLAST,
    "British and American spelling": "Three labourers were killed when a shopping centre fell, police said.",
    "contractions": "Two men died. The driver was not injured, police said.",
    "numbers exchanged": BLAST,
    "number words against digits": "At least twelve people were killed and 9 were injured, police said.",
    "separators of thousands": "The flood killed 1,200 people, the ministry said.",
    "quotation marks": 'The mayor said: "We found 14 bodies in the river, and nine people are missing."',
    "dashes": "A bomb killed 60 people \u2014 most of them traders \u2014 and 14 were injured, police said.",
    "spaces lost between sentences": "A bomb killed 60 people. Another 14 were injured, police said.",
    "lines wrapped": f"{BLAST} Another 14 people were injured and taken to a hospital, a doctor told the"
    " reporters who had come to the town from the capital.",
    "hard spaces": BLAST,
    "headline style": "A bomb killed 60 people at a market in Cebu on Monday",
    "opening in capitals": "The mayor told reporters that 40 people had died.",
    "an unrelated paragraph beside it": BLAST,
    "the text twice": BLAST,
    "a dateline before it": "Three people died when a ferry sank, police said.",
    "paragraphs reordered": "Three people died in Lima, police said.\n\nNine were hurt in Quito, nuns said.",
}


def replaced(pattern: str, words: str) -> Callable[[Read], Read]:
    """A reader that takes some words for others."""
    return lambda read: lambda text: read(re.sub(pattern, words, text, flags=re.DOTALL))


def of_rows(change: Callable[[Rows], Rows]) -> Callable[[Read], Read]:
    """A reader that tells what it has read otherwise."""
    return lambda read: lambda text: change(read(text))


MISTAKES: dict[str, Callable[[Read], Read]] = {
    "names exchanged": replaced(r"(?!Ana )[A-Z][a-z]+ [A-Z][a-z]+, a doctor, told", "Someone told"),
    "places exchanged": replaced(r"(?<=in )(?!Cebu)[A-Z][a-z]+.*", "it."),
    "weekdays exchanged": replaced(r"(?:Tues|Wednes|Thurs|Fri|Satur|Sun)day.*", ""),
    "verbs of saying": replaced(r", police (?:stated|announced|reported)", ""),
    "British and American spelling": replaced("laborers", "boxes"),
    "contractions": replaced("n't", ""),
    "numbers exchanged": replaced(r"\d{3}", "99"),
    "number words against digits": replaced("At least 12", "Some"),
    "separators of thousands": replaced(r"(\d)(\d{3})\b", r"\1"),
    "quotation marks": replaced("\u201c.*", ""),
    "dashes": replaced("(?:\u2014|\u2013|--).*", ""),
    "spaces lost between sentences": replaced(r"\.[A-Z].*", "."),
    "lines wrapped": replaced("\n.*", "."),
    "hard spaces": replaced("\\d+\u00a0", "some "),
    "headline style": replaced(r"A Bomb Killed.*", "A bomb."),
    "opening in capitals": replaced("THE MAYOR TOLD reporters that", ""),
    "an unrelated paragraph beside it": replaced("\n\n.*", ""),
    "the text twice": of_rows(lambda rows: tuple(dict.fromkeys(rows))),
    "a dateline before it": of_rows(lambda rows: tuple(replace(row, sources=("ap",)) for row in rows)),
    "paragraphs reordered": replaced("\n\n.*", ""),
}


@cache
def read(text: str) -> Rows:
    return rows_of(text_of(text))


@cache
def known(name: str) -> Known:
    return Known(TEXTS[name], text_of(TEXTS[name]))


def variants(relation: Relation) -> list[Variant]:
    made = [relation.alter(known(relation.name), Random(seed)) for seed in range(4)]
    return [variant for variant in made if variant is not None]


def test_there_are_as_many_relations_as_promised_each_with_a_text_and_a_mistake():
    assert len(RELATIONS) >= 12
    assert [*TEXTS] == [*BY_NAME] == [*MISTAKES]


@pytest.mark.parametrize("name", BY_NAME)
def test_a_relation_holds(name: str):
    made = variants(BY_NAME[name])
    assert made
    for variant in made:
        assert variant.text != TEXTS[name]
        assert variant.expected
        assert differences(variant.expected, read(variant.text), BY_NAME[name].compared) == ()


@pytest.mark.parametrize("name", BY_NAME)
def test_a_relation_catches_a_planted_mistake(name: str):
    mistaken = MISTAKES[name](read)
    found = [
        differences(v.expected, mistaken(v.text), BY_NAME[name].compared) for v in variants(BY_NAME[name])
    ]
    assert any(found)


ROW = Row("killed", 20, 20, False, "people", True, "total", "asserted", "people", "unstated", ("police",))
OTHERS = {
    "effect": "injured",
    "low": 19,
    "high": None,
    "approximate": True,
    "unit": "families",
    "explicit": False,
    "count": "more",
    "status": "feared",
    "victims": "soldiers",
    "class_": "security",
    "sources": (),
}


@pytest.mark.parametrize("field", sorted(ALL))
def test_every_field_that_is_compared_tells_a_difference_and_no_other_does(field: str):
    other = replace(ROW, **{field: OTHERS[field]})
    lost, more = differences([ROW], [other], ALL)
    assert lost.startswith("- ")
    assert more.startswith("+ ")
    assert differences([ROW], [other], ALL - {field}) == ()


def test_claims_lost_and_claims_too_many_are_told():
    assert len(differences([ROW, ROW], [ROW], ALL)) == 1
    assert differences([ROW], [ROW, ROW], ALL)[0].startswith("+ ")
    assert differences([ROW, replace(ROW, low=1)], [replace(ROW, low=1), ROW], ALL) == ()


def test_words_are_compared_without_what_relations_alter():
    assert plain("\u201cThe\u00a0Mayor\u2019s\nOffice\u201d") == '"the mayor\'s office"'


def test_a_text_without_what_is_altered_has_no_variant():
    text = "Nobody died."
    bare = Known(text, text_of(text))
    able = {relation.name for relation in RELATIONS if relation.alter(bare, Random(1)) is not None}
    assert able <= {
        "the text twice",
        "an unrelated paragraph beside it",
        "headline style",
        "a dateline before it",
    }


def test_names_are_exchanged_wherever_they_stand():
    variant = BY_NAME["names exchanged"].alter(known("names exchanged"), Random(0))
    assert "Prado" not in variant.text
    (first, second) = (row.sources[0] for row in variant.expected)
    assert first.endswith(second)


def test_sums_stay_where_numbers_are_exchanged():
    text = "A total of 24 people died, 12 of them in Lima and 12 in Quito. In 2009, some 300 people died."
    variant = BY_NAME["numbers exchanged"].alter(Known(text, text_of(text)), Random(0))
    numbers = [int(number) for number in re.findall(r"\d+", variant.text)]
    assert numbers[0] == numbers[1] + numbers[2]
    assert 2009 in numbers


def test_of_our_own_texts_few_relations_fail():
    texts = sentences()[::80]
    some = [Known(each.report.text, each) for each in readings(texts) if each.claims]
    tried = list(islice(trials(some, 0), 100))
    assert len(tried) == 100
    assert len({trial.relation.name for trial in tried}) >= 8
    assert sum(bool(trial.found) for trial in tried) <= 6
