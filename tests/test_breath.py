"""Parts of a number stand on the word of whoever gave the number."""

import pytest
from reading_claims import related


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "A surgeon at the clinic said it had taken in 17 wounded, four of whom died on the table.",
            [["surgeon"], ["surgeon"]],
        ),
        (
            "The army source, who spoke of 30 dead, among them two officers, said the post was lost.",
            [["army source"], ["army source"]],
        ),
        ("Nine people died, three of them at sea.", [[], []]),
    ],
)
def test_who_counts_people_tells_in_the_same_breath_of_some_of_them(text, sources):
    assert [[source.name for source in claim.sources] for claim in related(text)][: len(sources)] == sources
