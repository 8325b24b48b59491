"""The words by which cues are looked for are all on which one hangs, in all that the challenge set says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading_claims import parsed

from according.claims import cues
from according.language.parse import Parse

SET = Path(__file__).parents[1] / "benchmarks/challenge/challenge.jsonl"
PARTS = 8


class Everything:
    """A set with every word in it."""

    def __contains__(self, word: object) -> bool:
        return True


def hanging(parse: Parse) -> set[str]:
    found = (cue for n in range(len(parse.sentences)) for cue in cues.find_cues(parse, n, disease=False))
    return {parse.tokens[cue.token].lower for cue in found}


@pytest.mark.parametrize("part", range(PARTS))
def test_no_cue_hangs_on_a_word_that_is_not_looked_for(part: int, monkeypatch: pytest.MonkeyPatch):
    texts = [json.loads(line)["text"] for line in SET.read_text().splitlines()[part::PARTS]]
    parses = [parsed(text) for text in texts]
    looked_for = {word for parse in parses for word in hanging(parse)}
    monkeypatch.setattr(cues, "opening_words", Everything)
    assert {word for parse in parses for word in hanging(parse)} == looked_for
    assert looked_for
