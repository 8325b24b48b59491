"""Copies: near-copies, parts, independent reports, and what the functions promise."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from clock import seconds
from hypothesis import given, settings
from hypothesis import strategies as st

from according.reports.copies import (
    Fingerprint,
    Likeness,
    are_copies,
    bands,
    compare,
    find_copies,
    fingerprint,
    fingerprints,
    may_be_copies,
)

ROOT = Path(__file__).parents[1]
PAIRS = [each / "shared/data/copies-gva.jsonl" for each in ROOT.parents]

AGENCY = """\
Twelve people were killed and at least thirty wounded when a bus carrying wedding guests left the \
mountain road near Marrun on Saturday night and fell into a ravine, the provincial governor said.

Rescue teams worked by torchlight until dawn to reach the wreck, which came to rest in a dry river \
bed some eighty metres below the road. Two of the wounded died on the way to hospital, according to \
Dr. Leila Osman, who heads the emergency ward in the town.

"The bus was going far too fast for that bend, and the barrier had been missing since the winter," \
said Tomas Ferrin, a farmer who was among the first to arrive. The driver survived and is being \
questioned by the police.

Road accidents are common in the province, where many vehicles are old and few of the passes are \
lit."""

LOCAL = """\
For the Haddad family of Lower Marrun the happiest day of the year ended in mourning. The bride's \
brother and three of her cousins were on the second of two buses that set out for the coast shortly \
after nine in the evening.

Neighbours have been bringing bread and tea to the house since the early morning. The mayor has \
ordered flags to be lowered and called off the market that is held here every Monday.

"We asked the ministry for a new barrier in March and again in May, and nobody wrote back," he told \
this newspaper. A spokeswoman for the ministry said that the request had been passed to the road \
office, which did not answer calls.

The funeral will be held on Tuesday in the old church above the river. A fund for the children of \
the dead has been opened at the savings bank, and the school will remain closed until the end of the \
week. Buses of the same company were stopped for checks at the provincial border on Sunday, and two \
of them were found to have worn brakes."""

OTHER = """\
A wedding party turned to tragedy on Saturday when one of the buses taking guests home plunged off a \
mountain pass outside Marrun. Officials put the number of dead at twelve, with more than thirty \
others hurt, several of them badly.

Villagers climbed down with ropes and lamps and carried the injured up on doors and blankets, \
because ambulances could not get near. Hospital staff said that beds had been set up in the \
corridors. Police have opened an inquiry and are speaking to the man who was at the wheel. The \
governor, who came to the place before sunrise, promised that the road would be made safe."""


def print_of(text: str) -> Fingerprint:
    found = fingerprint(text)
    assert found is not None
    return found


def likeness(a: str, b: str) -> Likeness:
    """Compare two texts as a ledger does: only if a band brings them together."""
    first, second = print_of(a), print_of(b)
    assert set(bands(first)) & set(bands(second)), "they would never be compared"
    return compare(first, second)


FURNISHED = f"""\
By Anna Petrova
Published: 3 January 2024, 16:05
MARRUN (Example News Agency) \u2014 {AGENCY}

Read more: Five roads that need repair
Sign up for our newsletter
\u00a9 2024 Example News Agency. All rights reserved."""

SAME = {
    "itself": AGENCY,
    "lines joined": AGENCY.replace("\n", " "),
    "line ends of another system": AGENCY.replace("\n", "\r\n"),
    "hard line ends": AGENCY.replace(", ", ",\n"),
    "doubled whitespace": AGENCY.replace(" ", "  "),
    "no-break spaces": AGENCY.replace(" ", "\u00a0"),
    "capitals": AGENCY.upper(),
    "curly quotes": AGENCY.replace(' "', " \u201c").replace('" ', "\u201d "),
    "no quotes": AGENCY.replace('"', ""),
    "dashes": AGENCY.replace(", ", " \u2013 "),
    "soft hyphens": AGENCY.replace("passengers", "pas\u00adsengers").replace("mountain", "moun\u00adtain"),
    "full-width digits and letters": AGENCY.replace("Dr.", "\uff24\uff52."),
    "a title before it": f"Twelve dead as wedding bus falls into ravine\n\n{AGENCY}",
    "by-line, dateline, agency and furniture": FURNISHED,
    "its paragraphs in another order": "\n\n".join(reversed(AGENCY.split("\n\n"))),
    "a paragraph said twice": f"{AGENCY.splitlines()[0]}\n\n{AGENCY}",
    "the last paragraph cut": AGENCY.rsplit("\n\n", 1)[0],
    "another figure": AGENCY.replace("Twelve", "Fourteen").replace("thirty", "forty"),
    "half-sentences edited": AGENCY.replace("worked by torchlight", "searched").replace(
        "some eighty", "about 80"
    ),
}


@pytest.mark.parametrize("changed", SAME.values(), ids=SAME)
def test_a_text_is_a_copy_whatever_is_around_its_words(changed: str) -> None:
    found = likeness(AGENCY, changed)
    assert found.verdict == "copy"
    assert find_copies([("a", "2024-01-03", print_of(AGENCY)), ("b", None, print_of(changed))]) == {"b": "a"}


@pytest.mark.parametrize(
    "name",
    ["lines joined", "doubled whitespace", "capitals", "curly quotes", "no quotes", "dashes", "soft hyphens"],
)
def test_layout_case_and_marks_leave_the_very_same_fingerprint(name: str) -> None:
    assert fingerprint(SAME[name]) == fingerprint(AGENCY)


def test_furniture_leaves_all_but_the_dateline() -> None:
    extra = print_of(FURNISHED).size - print_of(AGENCY).size
    assert 0 <= extra <= 5


def test_independent_reports_of_one_event_are_none() -> None:
    found = compare(print_of(AGENCY), print_of(OTHER))
    assert found.verdict is None
    assert found.resemblance < 0.05
    assert find_copies([("a", None, print_of(AGENCY)), ("b", None, print_of(OTHER))]) == {}


def test_an_agency_text_inside_a_local_one_is_a_part_both_ways() -> None:
    opening, rest = LOCAL.split("\n\n", 1)
    whole = f"{opening}\n\n{AGENCY}\n\n{rest}"
    inside, around = likeness(AGENCY, whole), likeness(whole, AGENCY)
    assert inside.verdict == around.verdict == "part"
    assert inside.a_in_b == around.b_in_a > 0.9
    assert inside.b_in_a == around.a_in_b < 0.6
    assert find_copies([("agency", None, print_of(AGENCY)), ("local", None, print_of(whole))]) == {}


def test_two_agency_paragraphs_in_a_local_text_are_a_part() -> None:
    first, second, *_ = AGENCY.split("\n\n")
    assert likeness(AGENCY, f"{LOCAL}\n\n{first}\n\n{second}").verdict == "part"


def test_one_quotation_in_common_is_nothing() -> None:
    said = '"The bus was going far too fast for that bend," said Tomas Ferrin, a farmer.'
    assert compare(print_of(AGENCY), print_of(f"{OTHER}\n\n{said}")).verdict is None


def test_a_part_of_a_very_long_text_is_measured() -> None:
    rng = random.Random(5)
    long = " ".join(f"word{rng.randrange(10**6)}" for _ in range(1200))
    found = compare(print_of(AGENCY), print_of(f"{long[:4000]}\n{AGENCY}\n{long[4000:]}"))
    assert found.verdict == "part"
    assert found.a_in_b > 0.7
    assert found.b_in_a < 0.25


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "\u201c\u2014\u201d",
        "\ud800 \udfff",
        "Twelve killed as wedding bus falls into ravine near Marrun, governor says; thirty in hospital",
        "Read more: " + AGENCY[:200],
        "\u5730\u9707" * 100,
    ],
)
def test_what_is_too_short_to_tell_has_no_fingerprint(text: str) -> None:
    assert fingerprint(text) is None


def test_formulaic_bulletins_of_two_events_are_no_copies() -> None:
    def bulletin(size: str, far: int, place: str, day: str, depth: int) -> Fingerprint:
        return print_of(
            f"An earthquake of magnitude {size} struck {far} km from {place} on {day} morning, the national "
            f"observatory said. Its centre lay at a depth of {depth} km. There were no reports of victims. "
            f"The governor of {place} told people to stay away from damaged houses until {day} evening."
        )

    one = bulletin("5.1", 14, "Marrun", "Monday", 10)
    two = bulletin("4.6", 31, "Port Salim", "Friday", 35)
    assert compare(one, two).verdict != "copy"
    assert find_copies([("a", None, one), ("b", None, two)]) == {}


def test_the_root_is_the_first_published_and_an_unknown_time_comes_last() -> None:
    same = print_of(AGENCY)
    items = [
        ("undated", None, same),
        ("late", "2024-01-03T18:00:00+00:00", same),
        ("early", "2024-01-03T18:30:00+02:00", same),
    ]
    assert find_copies(items) == {"late": "early", "undated": "early"}
    assert find_copies([("b", None, same), ("a", None, same)]) == {"b": "a"}
    assert find_copies([("b", "2024-01-03", same), ("a", "2024-01-03", same)]) == {"b": "a"}
    assert find_copies([("a", "2024-01-03T00:01:00Z", same), ("b", "2024-01-03", same)]) == {"a": "b"}


def test_copies_of_copies_have_one_root() -> None:
    words = [f"w{i}" for i in range(400)]
    texts = [" ".join(words[start : start + 200]) for start in (0, 50, 100, 150)]
    ends = compare(print_of(texts[0]), print_of(texts[3]))
    assert ends.verdict != "copy"
    items = [(f"v{i}", f"2024-01-0{i + 1}", print_of(text)) for i, text in enumerate(texts)]
    assert find_copies(items) == {"v1": "v0", "v2": "v0", "v3": "v0"}


def test_bands_are_few_and_tell_their_slot() -> None:
    keys = bands(print_of(AGENCY))
    assert len(keys) == len(set(keys)) == 24
    assert max(map(len, keys)) <= 20


def test_a_fingerprint_is_small_and_that_of_a_known_text_does_not_change() -> None:
    """Ledgers keep fingerprints: if this fails, VERSION has to be raised."""
    words = " ".join(f"w{i}" for i in range(3000))
    data = print_of(words).to_bytes()
    assert len(data) <= 1400
    known = hashlib.sha256(print_of(AGENCY).to_bytes()).hexdigest()
    assert known[:16] == "0816448d5e01dfe7"


@pytest.mark.parametrize("broken", [b"", b"\x01\x02", b"\x00" * 1382])
def test_bytes_that_are_no_fingerprint_are_refused(broken: bytes) -> None:
    with pytest.raises(ValueError, match="no fingerprint"):
        Fingerprint.from_bytes(broken)
    with pytest.raises(ValueError, match="length"):
        Fingerprint.from_bytes(print_of(AGENCY).to_bytes()[:-1])


VOCABULARY = [f"word{i}" for i in range(300)]
TEXTS = st.integers(0, 10**6).map(lambda seed: " ".join(random.Random(seed).choices(VOCABULARY, k=80)))


Items = list[tuple[str, str | None, Fingerprint]]


@st.composite
def families(draw: st.DrawFn) -> Items:
    """Some texts, some of them edited copies or parts of one another, with times of publication."""
    origins = draw(st.lists(TEXTS, min_size=1, max_size=4))
    items = []
    for number in range(draw(st.integers(1, 12))):
        words = draw(st.sampled_from(origins)).split()
        for place in draw(st.lists(st.integers(0, 79), max_size=6)):
            words[place] = "edited"
        if draw(st.booleans()):
            words += draw(TEXTS).split()[: draw(st.integers(0, 80))]
        day = draw(st.sampled_from([None, "2024-01-03", "2024-01-03T10:00:00+00:00", "2024-01-04"]))
        items.append((f"r{number}", day, print_of(" ".join(words))))
    return items


def all_pairs(items: Items) -> dict[str, set[str]]:
    """Return with whom each report stands if every two are compared."""
    group = {id_: {id_} for id_, _, _ in items}
    for a, _, first in items:
        for b, _, second in items:
            if a < b and group[a] is not group[b] and compare(first, second).verdict == "copy":
                group[a] |= group[b]
                for each in group[b]:
                    group[each] = group[a]
    return group


@given(families(), st.randoms())
def test_the_order_of_reports_changes_nothing(items: Items, rng: random.Random) -> None:
    shuffled = items + items[:2]
    rng.shuffle(shuffled)
    assert find_copies(shuffled) == find_copies(items)


@given(families())
def test_copies_are_the_components_of_what_compare_says(
    items: Items,
) -> None:
    """The quick way finds what all pairs give, and a group alone is the same group."""
    copies = find_copies(items)
    group = all_pairs(items)
    for id_, members in group.items():
        assert {x for x in group if copies.get(x, x) == copies.get(id_, id_)} == members
        alone = find_copies(item for item in items if item[0] in members)
        assert alone == {x: root for x, root in copies.items() if x in members}


@given(families())
def test_comparing_is_symmetrical_and_copies_share_bands(
    items: Items,
) -> None:
    for _, _, a in items:
        for _, _, b in items:
            found, mirror = compare(a, b), compare(b, a)
            assert mirror == Likeness(found.resemblance, found.b_in_a, found.a_in_b, found.verdict)
            assert 0 <= found.resemblance <= min(found.a_in_b, found.b_in_a) <= 1
            assert found.verdict != "copy" or len(set(bands(a)) & set(bands(b))) >= 6


@given(st.integers(0, 10**6), st.integers(20, 40))
@settings(max_examples=5, deadline=None)
def test_pairs_among_many_alike_are_grouped_as_comparing_all_would(seed: int, many: int) -> None:
    """More texts than are held two by two: just under half stands in all, and a little more in one other."""
    rng = random.Random(seed)
    standing = [f"standing{i}" for i in range(120)]
    items = []
    for pair in range(many):
        common = [f"pair{pair}word{i}" for i in range(rng.randrange(15, 35))]
        for side in "ab":
            own = [f"own{pair}{side}{i}" for i in range(rng.randrange(40, 65))]
            items.append((f"{pair}{side}", None, print_of(" ".join(standing + common + own))))
    copies = find_copies(items)
    for id_, members in all_pairs(items).items():
        assert {x for x, _, _ in items if copies.get(x, x) == copies.get(id_, id_)} == members


@given(TEXTS, st.sampled_from(["  ", "\n", "\t", " \n\n ", "\u00a0", " \u2014 ", ", ", '" "']))
def test_white_space_and_marks_change_nothing(text: str, between: str) -> None:
    assert fingerprint(between.join(text.split())) == fingerprint(text)
    assert compare(print_of(text), print_of(text)) == Likeness(1.0, 1.0, 1.0, "copy")


@given(st.one_of(TEXTS, st.text(), st.text("ab \n", min_size=200)))
def test_any_text_has_a_fingerprint_or_none_and_it_comes_back_from_bytes(text: str) -> None:
    found = fingerprint(text)
    if found is not None:
        assert Fingerprint.from_bytes(found.to_bytes()) == found
        assert len(bands(found)) == 24


@given(st.lists(st.one_of(TEXTS, st.text())))
def test_many_texts_together_have_the_fingerprints_that_each_has_alone(texts: list[str]) -> None:
    assert list(fingerprints(texts)) == [fingerprint(text) for text in texts]


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_hints_never_part_copies_and_tell_most_texts_apart(seed: int) -> None:
    rng = random.Random(seed)
    words = [f"w{rng.randrange(400)}" for _ in range(300)]
    first = print_of(" ".join(words))
    others = [
        " ".join([*words[:kept], *(f"v{rng.randrange(400)}" for _ in range(300 - kept))])
        for kept in (290, 200, 150, 100, 5)
    ]
    for text in others:
        other = print_of(text)
        assert may_be_copies(first.hint, other.hint) == may_be_copies(other.hint, first.hint)
        assert may_be_copies(first.hint, other.hint) or not are_copies(first, other)
    assert are_copies(first, print_of(others[0]))
    assert not may_be_copies(first.hint, print_of(others[-1]).hint)


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_resemblance_of_long_texts_is_near_the_true_one(seed: int) -> None:
    rng = random.Random(seed)
    words = [f"w{rng.random()}" for _ in range(1500)]
    cut = rng.randrange(300, 1200)
    found = compare(print_of(" ".join(words)), print_of(" ".join(words[:cut])))
    assert abs(found.resemblance - (cut - 4) / 1496) < 0.15
    assert found.b_in_a == 1.0


@pytest.mark.parametrize("standing", [40, 120])
def test_reports_with_a_publishers_standing_lines_are_not_compared_two_by_two(standing: int) -> None:
    rng = random.Random(7)
    foot = " ".join(f"standing{i}" for i in range(standing))
    texts = [" ".join(f"w{rng.randrange(5000)}" for _ in range(200)) for _ in range(1500)]
    items = [(f"r{i}", None, print_of(f"{text} {foot}")) for i, text in enumerate(texts)]
    items += [(f"s{i}", None, print_of(text)) for i, text in enumerate(texts[:50])]
    assert find_copies(items) == {f"s{i}": f"r{i}" for i in range(50)}
    assert seconds(lambda: find_copies(items)) < 10


def test_a_text_that_everybody_reprints_is_quick() -> None:
    same, words = print_of(AGENCY), AGENCY.split()
    items = [(f"a{i:05}", None, same) for i in range(20000)]
    items += [(f"b{i:05}", None, print_of(" ".join([*words[:i], "so", *words[i:]]))) for i in range(150)]
    assert set(find_copies(items).values()) == {"a00000"}
    assert seconds(lambda: find_copies(items)) < 3


def test_fingerprints_are_quick_and_grow_with_the_text() -> None:
    rng = random.Random(3)
    long = " ".join(f"w{rng.randrange(5000)}" for _ in range(100_000))
    assert seconds(lambda: print_of(long)) < 3


def test_the_benchmark_prints_precision_and_recall(tmp_path: Path) -> None:
    pairs = [
        {"label": "copy", "a": {"text": AGENCY}, "b": {"text": FURNISHED}},
        {"label": "independent", "a": {"text": AGENCY}, "b": {"text": OTHER}},
        {"label": "partial", "a": {"text": AGENCY}, "b": {"text": f"{LOCAL}\n{AGENCY}"}},
    ]
    gold, reports = tmp_path / "pairs.jsonl", tmp_path / "reports.ndjson"
    for pair in pairs:
        pair["a"] |= {"published": "2024-01-03", "title": "A"}
        pair["b"] |= {"published": "2024-01-04", "title": "B"}
    gold.write_text("".join(json.dumps(pair) + "\n" for pair in pairs), "utf-8")
    shown = run_benchmark(gold, "--reports", str(reports))
    assert "copies: P 1.000 R 1.000 of 1\npartial: 1 of 1 found" in shown
    copies = {
        line["input_id"]: line["copies"] for line in map(json.loads, reports.read_text("utf-8").splitlines())
    }
    assert copies["0b"] == "0a"
    assert copies["1b"] is None


def test_the_gold_pairs_reach_their_floor() -> None:
    gold = next((each for each in PAIRS if each.exists()), None)
    if gold is None:
        pytest.skip("needs data/copies-gva.jsonl in ../shared")
    first = run_benchmark(gold).splitlines()[0].split()
    assert float(first[2]) >= 0.95
    assert float(first[4]) >= 0.97


def run_benchmark(*arguments: object) -> str:
    command = [sys.executable, str(ROOT / "benchmarks" / "copies.py"), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
