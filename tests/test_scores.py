"""The measures: what they count, that they agree with another scorer, and that floors only rise."""

import copy
import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parents[1]
SCORER = HERE.parent / "shared/score/score_claims.py"
sys.path.insert(0, str(HERE / "benchmarks"))

from floors import below, lowered  # noqa: E402
from measures import distance_km, measure, same_name  # noqa: E402
from scores import disagreements, third  # noqa: E402

TEXT = "Nine people were killed and 40 injured in Sfax, the mayor said. Two were killed in May."


def where(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def gold_claim(effect, words, number, **more):
    return {
        "effect": effect,
        "low": number,
        "high": number,
        "explicit": True,
        "count": "total",
        "status": "asserted",
        "class": "unstated",
        "sources": [{"name": "the mayor", "kind": "official"}],
        "incident": "a",
        "number_span": where(words),
        "words": words,
        **more,
    }


GOLD = {
    "id": "x1",
    "text": TEXT,
    "incidents": [
        {
            "key": "a",
            "role": "main",
            "kind": "blast",
            "date": {"start": "2025-03-11", "end": "2025-03-11"},
            "place": {"name": "Sfax", "country": "TN", "lat": 34.74, "lon": 10.76, "precision": "settlement"},
        },
        {"key": "b", "role": "background", "kind": "other", "date": None, "place": None},
    ],
    "claims": [
        gold_claim("killed", "Nine people", 9),
        gold_claim("injured", "40", 40),
        gold_claim("killed", "Two", 2, incident="b", sources=[]),
    ],
}


def as_record(gold):
    """The record that a reader without fault would print."""
    claims = [
        {
            **{
                name: claim[name] for name in ("effect", "explicit", "count", "status", "sources", "incident")
            },
            "figure": {"low": claim["low"], "high": claim["high"], "words": claim["words"]},
            "victims": {"class": claim["class"]},
            "number_span": claim["number_span"],
        }
        for claim in gold["claims"]
    ]
    return {"report": {"input_id": gold["id"]}, "incidents": gold["incidents"], "claims": claims}


def measured(harm=lambda record: None):
    record = copy.deepcopy(as_record(GOLD))
    harm(record)
    return measure([GOLD], {"x1": record})


def test_a_reader_without_fault_scores_full():
    made = measured()
    assert made["figure_f1_explicit"] == made["figure_f1"] == made["claim_f1"] == 1
    assert made["kind_right"] == made["date_right"] == made["place_right"] == 1
    assert made["unread"] == made["evidence_mismatch"] == made["place_made_up"] == 0


def test_a_report_that_was_not_read_is_counted():
    made = measure([GOLD], {})
    assert (made["unread"], made["figure_f1"], made["claim_f1"]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("harm", "falls", "stays"),
    [
        (lambda r: r["claims"][0]["figure"].update(high=None), "figure_f1_explicit", "unread"),
        (lambda r: r["claims"][0].update(effect="missing"), "figure_f1", "unread"),
        (lambda r: r["claims"].pop(), "figure_recall_explicit", "figure_precision_explicit"),
        (lambda r: r["claims"].append(r["claims"][0]), "figure_precision_explicit", "figure_recall_explicit"),
        (lambda r: r["claims"][0].update(count="part"), "count", "figure_f1"),
        (lambda r: r["claims"][0].update(status="feared"), "claim_f1", "figure_f1"),
        (lambda r: r["claims"][0].update(sources=[]), "origin_where_sourced", "figure_f1"),
        (lambda r: r["claims"][2].update(sources=[{"name": "police"}]), "origin", "origin_where_sourced"),
        (lambda r: r["claims"][2].update(incident="a"), "role", "figure_f1"),
        (lambda r: r["claims"][0]["victims"].update({"class": "civilian"}), "class", "claim_f1"),
        (lambda r: r["incidents"][0].update(kind="fire"), "kind_right", "date_right"),
        (lambda r: r["incidents"][0].update(date=None), "date_right", "place_right"),
        (lambda r: r["incidents"][0]["place"].update(lat=36.8, lon=10.18), "place_right", "date_right"),
    ],
)
def test_a_fault_lowers_its_measure_and_no_other(harm, falls, stays):
    whole, harmed = measured(), measured(harm)
    assert harmed[falls] < whole[falls]
    assert harmed[stays] == whole[stays]


def test_words_that_do_not_stand_in_the_text_are_counted():
    assert measured(lambda r: r["claims"][0]["figure"].update(words="nine"))["evidence_mismatch"] == 1
    assert measured(lambda r: r["claims"][0]["figure"].update(words=None))["evidence_mismatch"] == 1
    implied = measured(
        lambda r: (r["claims"][0]["figure"].update(words=None), r["claims"][0].update(explicit=False))
    )
    assert implied["evidence_mismatch"] == 0


def test_a_number_that_covers_half_the_text_finds_nothing():
    assert measured(lambda r: r["claims"][0].update(number_span=[0, 90]))["figure_recall_explicit"] < 1


def test_names_are_alike_where_one_holds_the_words_of_the_other():
    assert same_name("the mayor", "Mayor")
    assert same_name("Col. Ali Haddad", "Haddad")
    assert not same_name("the mayor", "the police")
    assert not same_name("the", "a")


def test_distances_are_great_circles():
    sfax, tunis = {"lat": 34.74, "lon": 10.76}, {"lat": 36.8, "lon": 10.18}
    assert distance_km(sfax, tunis) == pytest.approx(235, abs=3)
    assert distance_km(sfax, sfax) == 0
    assert distance_km({"lat": 0, "lon": 0}, {"lat": 0, "lon": 180}) == pytest.approx(20015, rel=0.01)


def harmed_at_random(seed):
    """Gold reports and records with random faults."""
    chance = random.Random(seed)
    golds, records = [], {}
    for number in range(chance.randint(1, 4)):
        gold = {**copy.deepcopy(GOLD), "id": f"x{number}"}
        for claim in gold["claims"]:
            claim["explicit"] = chance.random() < 0.8
        record = as_record(copy.deepcopy(gold))
        for claim in record["claims"]:
            claim["figure"]["high"] = chance.choice([claim["figure"]["high"], None])
            claim["count"] = chance.choice(["total", "part"])
            claim["sources"] = chance.choice(
                [claim["sources"], [], [{"name": "police"}], claim["sources"] * 2]
            )
            claim["incident"] = chance.choice(["a", "b"])
            claim["explicit"] = chance.choice([claim["explicit"], True])
        record["incidents"][0]["kind"] = chance.choice(["blast", "fire"])
        record["claims"] = chance.sample(record["claims"], chance.randint(0, 3)) + record["claims"][:1]
        golds.append(gold)
        if chance.random() < 0.9:
            records[gold["id"]] = record
    return golds, records


@pytest.mark.skipif(not SCORER.exists(), reason="needs the other scorer in ../shared")
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_measures_agree_with_another_scorer(seed, tmp_path_factory):
    golds, records = harmed_at_random(seed)
    folder = tmp_path_factory.mktemp("scores")
    gold, read = folder / "gold.jsonl", folder / "records.jsonl"
    gold.write_text("".join(json.dumps(line) + "\n" for line in golds), "utf-8")
    read.write_text("".join(json.dumps(line) + "\n" for line in records.values()), "utf-8")
    printed = subprocess.run(
        [sys.executable, SCORER, gold, read], capture_output=True, text=True, check=True
    ).stdout
    assert list(disagreements(measure(golds, records), printed)) == []


def test_a_disagreement_is_seen():
    assert list(disagreements(measured(), "figure F1, explicit  0.500"))


FLOORS = {"gold": {"sha256": "a"}, "floors": {"claim_f1": 0.5}, "ceilings": {"unread": 0}}


@pytest.mark.parametrize(
    ("now", "count"),
    [
        (FLOORS, 0),
        ({**FLOORS, "floors": {"claim_f1": 0.6}}, 0),
        ({**FLOORS, "floors": {"claim_f1": 0.4}}, 1),
        ({**FLOORS, "floors": {}}, 1),
        ({**FLOORS, "ceilings": {"unread": 2}}, 1),
        ({**FLOORS, "floors": {"claim_f1": 0.4}, "gold": {"sha256": "b"}}, 0),
    ],
)
def test_a_lowered_floor_is_seen(now, count):
    assert len(list(lowered(FLOORS, now))) == count


def test_floors_of_a_name_stand_for_themselves(tmp_path):
    gold, floors = tmp_path / "gold.jsonl", tmp_path / "floors.toml"
    gold.write_text("{}\n", "utf-8")
    digest = hashlib.sha256(gold.read_bytes()).hexdigest()
    floors.write_text(
        f'[gold]\nsha256 = "another"\n[floors]\nclaim_f1 = 1.0\n[ceilings]\n'
        f'[copies.gold]\nsha256 = "{digest}"\n[copies.floors]\nrecall = 0.9\n[copies.ceilings]\n',
        "utf-8",
    )
    assert list(below({"recall": 0.95}, gold, floors, "copies")) == []
    assert list(below({"recall": 0.8}, gold, floors, "copies")) == ["recall is 0.8000, below its floor 0.9"]


@pytest.fixture
def house(tmp_path):
    """A repository with a gold file, records and floors of its own."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n", "utf-8")
    (tmp_path / "records.jsonl").write_text(json.dumps(as_record(GOLD)) + "\n", "utf-8")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    pin(tmp_path, 0.9)
    return tmp_path


def pin(house, floor, digest=None):
    digest = digest or hashlib.sha256((house / "gold.jsonl").read_bytes()).hexdigest()
    (house / "floors.toml").write_text(
        f'[gold]\nsha256 = "{digest}"\n[floors]\nclaim_f1 = {floor}\n[ceilings]\nunread = 0\n', "utf-8"
    )
    user = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "add", "floors.toml"], cwd=house, check=True)
    subprocess.run(["git", *user, "commit", "-q", "-m", "Pin"], cwd=house, check=True)


def check(house, *more):
    command = [sys.executable, HERE / "benchmarks/scores.py", "gold.jsonl", "--records", "records.jsonl"]
    return subprocess.run(
        [*command, "--check", "--floors", "floors.toml", *more],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )


def test_scores_above_their_floors_pass(house):
    done = check(house)
    assert (done.returncode, done.stderr) == (0, "")
    assert "claim_f1" in done.stdout


def test_a_score_below_its_floor_fails(house):
    record = as_record(GOLD)
    record["claims"] = []
    (house / "records.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    done = check(house)
    assert done.returncode == 1
    assert "below its floor 0.9" in done.stderr


def test_another_gold_fails(house):
    pin(house, 0.9, "0" * 64)
    assert "the gold is not the one" in check(house).stderr


def test_a_floor_lowered_in_any_commit_fails(house):
    pin(house, 0.5)
    done = check(house)
    assert done.returncode == 1
    assert "was 0.9 and may not be lowered" in done.stderr


def test_without_a_history_there_is_nothing_to_compare_with(house):
    subprocess.run(["rm", "-rf", ".git"], cwd=house, check=True)
    (house / "floors.toml").write_text(
        (house / "floors.toml").read_text("utf-8").replace("0.9", "0.5"), "utf-8"
    )
    assert check(house).returncode == 0


def test_the_scores_are_written_between_the_marks(house):
    page = house / "page.md"
    page.write_text(
        "Before\n<!-- scores: begin -->\nNot measured yet.\n<!-- scores: end -->\nafter\n", "utf-8"
    )
    check(house, "--write", "page.md")
    text = page.read_text("utf-8")
    assert "Not measured" not in text
    assert "| measure | all 1 | the 1 set aside |" in text
    assert "| whole claims, explicit: F1 | 1.000 | 1.000 |" in text
    assert text.startswith("Before\n") and text.endswith("<!-- scores: end -->\nafter\n")


def test_a_third_is_set_aside_by_topic():
    names = [f"ecb-{topic}_{n}ecb" for topic in range(1, 60) for n in (1, 2)]
    names += [f"timeline-war-{n}" for n in range(5)]
    found = {name: third(name) for name in names}
    assert all(found[f"ecb-{topic}_1ecb"] == found[f"ecb-{topic}_2ecb"] for topic in range(1, 60))
    assert len({found[f"timeline-war-{n}"] for n in range(5)}) == 1
    aside = sum(found[f"ecb-{topic}_1ecb"] == "aside" for topic in range(1, 60))
    assert 10 < aside < 30
