"""Mentions are linked into incidents by what the reports say, whatever the order in which they come."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from crowding import ENOUGH, enough
from hypothesis import given, settings
from hypothesis import strategies as st

from according.incidents import (
    Site,
    Sketch,
    blocks,
    compare,
    decided_of,
    judge,
    may_be_one,
    partition,
    sketch,
    sketches,
)
from according.incidents.linking.groups import likeness
from according.language.terms import find_terms, normal, ranks, rarity
from according.model import (
    Claim,
    Figure,
    Link,
    Mention,
    Period,
    Place,
    Report,
    Span,
    Toponym,
    Victims,
)

HERAT = Place("Herat", "AF", 34.35, 62.2, "settlement", radius_m=10_000.0, geonames=1140026)
KABUL = Place("Kabul", "AF", 34.53, 69.17, "settlement", radius_m=10_000.0, geonames=1138958)
LYON = Place("Lyon", "FR", 45.75, 4.85, "settlement", radius_m=10_000.0, geonames=2996944)
AFGHANISTAN = Place("Afghanistan", "AF", 33.0, 66.0, "country", geonames=1149361)


def day(text):
    return Period(dt.date.fromisoformat(text), dt.date.fromisoformat(text))


def made(
    text, published="2024-03-05", *, kind="bombing", place=None, date=None, role="main", url=None, killed=None
):
    """Return the sketch of a report with one mention, as if it had been read."""
    report = Report(text, published_at=published, url=url)
    mention = Mention("i1", role, kind, date=day(date) if date else None, place=place, span=Span(0, 1))
    return sketch(report, mention, [claim(report, killed)] if killed else [], toponyms(text, place))


def toponyms(text, place):
    if place is None or place.name not in text:
        return []
    start = text.index(place.name)
    feature = place.precision if place.precision in ("country", "province") else "settlement"
    span = Span(start, start + len(place.name))
    return [Toponym(span, place.name, place.name, place.country, geonames=place.geonames, feature=feature)]


def claim(report, killed):
    figure = Figure(killed, killed, words=str(killed))
    span = Span(0, 1)
    return Claim(
        report.id, "killed", figure, True, "total", "asserted", Victims(None), (), span, span, mention="i1"
    )


MOSQUE = made(
    "Bomb at the Gazargah mosque in Herat kills 12 worshippers", place=HERAT, date="2024-03-04", killed=12
)
LATER = made("Toll of Herat mosque bombing at Gazargah rises to 19", "2024-03-06", place=HERAT, killed=19)
SHRINE = made("Afghan police hold man over bombing of Gazargah mosque", "2024-03-09", place=AFGHANISTAN)
MARKET = made("Bomb on a bus in Kabul kills three", place=KABUL, date="2024-03-04", killed=3)
FAR = made("Blast in a bakery in Lyon hurts four", kind="blast", place=LYON, date="2024-03-04")
NEWS = (MOSQUE, LATER, SHRINE, MARKET, FAR)


def together(result, *wanted):
    return any({one.id for one in wanted} <= set(group) for group in result.groups)


def test_reports_of_one_incident_are_one_group():
    result = partition(NEWS)
    assert together(result, MOSQUE, LATER, SHRINE)
    assert not together(result, MOSQUE, MARKET)
    assert (FAR.id,) in result.groups


def test_a_judgement_says_why():
    judged = judge(MOSQUE, LATER)
    assert judged.verdict == "same"
    assert "same town" in judged.why
    assert "both bombing" in judged.why
    assert any("telling words" in why for why in judged.why)
    assert judge(MOSQUE, FAR).verdict == "different"
    assert "different countries" in judge(MOSQUE, FAR).why


def test_the_same_kind_in_one_town_years_apart_is_another_incident():
    before = made(
        "Bomb at a school in Herat kills four", "2019-06-01", place=HERAT, date="2019-06-01", killed=4
    )
    assert judge(before, MOSQUE).verdict != "same"
    assert not together(partition([before, *NEWS]), before, MOSQUE)


def test_what_happened_after_a_report_is_not_what_it_reports():
    early = made("Bomb at the mosque in Herat", "2024-03-01", place=HERAT)
    assert "it happened after the other was reported" in judge(early, MOSQUE).why
    assert judge(early, MOSQUE).score < judge(replace(early, published="2024-03-05"), MOSQUE).score


def test_two_quakes_of_one_strength_in_a_week_stay_apart():
    one = made("Magnitude 6.1 earthquake shakes western Aceh", kind="earthquake", date="2024-03-02")
    two = made("Magnitude 6.1 earthquake shakes southern Peru", kind="earthquake", date="2024-03-06")
    assert judge(replace(one, countries=("ID",)), replace(two, countries=("PE",))).verdict != "same"


def saying(one, *figures):
    return replace(one, figures=tuple((effect, number, number) for effect, number in figures))


def test_a_growing_toll_is_no_contradiction_and_a_wild_one_is():
    plain = judge(saying(MOSQUE), SHRINE).score
    assert judge(MOSQUE, saying(SHRINE, ("killed", 19))).score == pytest.approx(plain)
    assert judge(MOSQUE, saying(SHRINE, ("killed", 900))).score < plain
    assert judge(MOSQUE, saying(SHRINE, ("killed", 12))).score > plain


def test_a_toll_that_falls_speaks_against_one_incident_and_the_more_the_deeper():
    told = [judge(MOSQUE, saying(SHRINE, ("killed", number))).score for number in (12, 19, 11, 8, 3)]
    assert told == sorted(told, reverse=True)
    assert len(set(told)) == 5
    assert judge(MOSQUE, saying(SHRINE, ("killed", 3))).verdict != "same"


def test_fewer_missing_are_no_contradiction_nor_one_of_the_dead_nor_fewer_on_the_same_day():
    plain = judge(saying(MOSQUE), SHRINE).score
    assert judge(saying(MOSQUE, ("missing", 9)), saying(SHRINE, ("missing", 4))).score == pytest.approx(plain)
    assert judge(saying(MOSQUE, ("killed", 2)), saying(SHRINE, ("killed", 1))).score == pytest.approx(plain)
    at_once = replace(SHRINE, published=MOSQUE.published)
    plain = judge(saying(MOSQUE), at_once).score
    assert judge(MOSQUE, saying(at_once, ("killed", 8))).score == pytest.approx(plain)


def test_the_more_people_two_reports_agree_on_the_more_it_says():
    one, few, many = (
        judge(saying(MOSQUE, ("killed", n)), saying(SHRINE, ("killed", n))).score for n in (1, 5, 40)
    )
    assert judge(saying(MOSQUE), SHRINE).score < one < few < many


def test_effects_are_compared_each_with_itself_and_the_best_agreement_counts():
    said = saying(SHRINE, ("injured", 12))
    assert judge(MOSQUE, said).score == judge(saying(MOSQUE), SHRINE).score
    both = saying(SHRINE, ("injured", 40), ("killed", 3))
    assert judge(saying(MOSQUE, ("injured", 40), ("killed", 12)), both).why[-2] == "both say 40 injured"


def test_where_it_happens_daily_a_month_says_more():
    def apart(kind):
        one = made("Hospital in Okhtyrka is hit", "2024-03-01", kind=kind)
        return judge(one, made("Hospital in Okhtyrka burns", "2024-03-29", kind=kind)).signs.when

    assert apart("air_strike") < apart("shooting") < 0


def test_words_that_any_storm_has_do_not_make_one_of_two_storms():
    def alike(one, two):
        return judge(made(one, kind="storm"), made(two, kind="storm")).signs.likeness

    plain = alike("Heavy winter storm brings snow", "Winter storm brings heavy snow")
    assert plain < alike("Winter storm Ezekiel hits Schoharie", "Schoharie cut off by winter storm Ezekiel")


def test_a_group_is_not_much_more_like_a_report_for_being_large():
    def storms(number):
        """Return the sums of the words of reports that have one word in common."""
        return {"storm": 0.5 * number, **{f"town {n}": 0.8 for n in range(number)}}

    new = {"storm": 0.5, "elsewhere": 0.8}
    one, many = likeness(storms(1), new, 1), likeness(storms(30), new, 30)
    assert one < many < 2 * one
    assert likeness(storms(2), {"elsewhere": 1.0}, 2) == 0
    assert likeness(new, storms(30), 30) == many


def test_a_running_count_belongs_to_the_group_in_which_one_report_gives_it():
    said = ((4, "2024-03-14T16:00Z"), (5, "2024-03-14T20:00Z"), (6, "2024-03-15T02:00Z"))
    strikes = [
        replace(made(f"{n} killed in air attack", at, kind="air_strike", killed=n), countries=("AF", "PK"))
        for n, at in said
    ]
    late = made(
        "Strike on a province kills 4, talks off", "2024-03-15T05:00Z", kind="air_strike", place=AFGHANISTAN
    )
    agreeing = saying(replace(late, countries=("AF", "PK")), ("killed", 4))
    assert together(partition([*strikes, agreeing]), *strikes, agreeing)
    assert not together(partition([*strikes, saying(agreeing, ("killed", 2))]), strikes[0], agreeing)


def test_one_town_in_two_countries_is_two_and_where_one_names_both_nothing():
    lyon = replace(FAR, countries=("FR",))
    assert judge(MARKET, lyon).signs.where < 0
    assert judge(replace(MARKET, countries=("AF", "FR")), lyon).signs.where == 0


def test_a_revision_under_the_same_address_is_the_same():
    one = made("Explosion reported", url="https://example.org/1")
    two = made(
        "Several hurt in Herat", "2024-03-05T12:00:00+00:00", url="https://example.org/1", kind="blast"
    )
    assert judge(one, two).score > judge(one, replace(two, url="https://example.org/2")).score


@pytest.mark.parametrize("role", ["aggregate", "part"])
def test_sums_and_parts_are_not_linked(role):
    other = replace(LATER, role=role)
    assert blocks(other) == ()
    assert other.id not in {id_ for group in partition([MOSQUE, other]).groups for id_ in group}


def test_an_incident_recalled_is_linked_by_its_date_and_place_and_not_by_the_words_around_it():
    recalled = replace(MARKET, id="r_x/i2", report="r_x", role="background", published="2025-03-04")
    result = partition([MARKET, recalled])
    assert together(result, MARKET, recalled)
    undated = replace(recalled, date=None, place=None, figures=())
    assert not together(partition([MARKET, undated]), MARKET, undated)
    assert judge(MARKET, undated).verdict != "same"


def test_an_incident_recalled_joins_no_two_others():
    recalled = replace(MARKET, id="r_x/i2", report="r_x", role="background")
    other = replace(MARKET, id="r_y/i1", report="r_y", terms=(("quarry", 1.0),), countries=(), figures=())
    result = partition([MARKET, other, recalled])
    assert together(result, MARKET, other) == together(partition([MARKET, other]), MARKET, other)


def test_two_mentions_of_one_report_are_not_joined():
    second = replace(MOSQUE, id=f"{MOSQUE.report}/i2")
    assert not together(partition([MOSQUE, second, LATER, SHRINE]), MOSQUE, second)


def link(a, b, verdict, at="2024-04-01T00:00:00Z"):
    return Link(
        min(a.id, b.id), max(a.id, b.id), verdict, decided_by="A. Lyst", decided_at=at, why=("looked",)
    )


def test_what_a_person_holds_different_is_never_joined():
    result = partition(NEWS, decisions=[link(MOSQUE, LATER, "different")])
    assert not together(result, MOSQUE, LATER)


def test_what_a_person_holds_the_same_is_joined():
    result = partition(NEWS, decisions=[link(MOSQUE, FAR, "same")])
    assert together(result, MOSQUE, FAR, LATER)
    tie = next(tie for tie in result.ties if tie.score is None)
    assert tie.why == ("looked",)


def test_the_last_decision_of_a_person_counts_and_one_that_leaves_it_open_undoes():
    same, other = link(MOSQUE, FAR, "same"), link(MOSQUE, FAR, "different", "2024-04-02T00:00:00Z")
    opened = link(MOSQUE, FAR, "unsure", "2024-04-03T00:00:00Z")
    assert not together(partition(NEWS, decisions=[other, same]), MOSQUE, FAR)
    assert partition(NEWS, decisions=[opened, other, same]) == partition(NEWS)


def test_ties_hold_each_group_together_as_a_tree():
    result = partition(NEWS)
    assert len(result.ties) == sum(len(group) - 1 for group in result.groups)
    for tie in result.ties:
        assert any({tie.a, tie.b} <= set(group) for group in result.groups)


def test_what_is_left_open_lies_between_groups():
    for tie in partition(NEWS).unsure:
        assert not any({tie.a, tie.b} <= set(group) for group in partition(NEWS).groups)


def test_mentions_without_a_block_in_common_are_not_compared():
    assert not set(blocks(MOSQUE)) & set(blocks(FAR))
    assert compare([MOSQUE, FAR]).pairs == ()


def test_blocks_are_few_and_work_without_date_and_place():
    bare = replace(MOSQUE, date=None, place=None, named=(), countries=(), published=None)
    assert set(blocks(bare)) & set(blocks(LATER))
    assert all(len(blocks(one)) <= 40 for one in NEWS)


def test_a_report_of_a_trial_finds_the_report_of_the_deed_by_the_day_of_the_deed():
    deed = made("Shooting in Herat", "2023-06-19", kind="shooting", place=HERAT)
    trial = made("Man gets 55 years for robberies and shooting", "2024-06-01", kind="shooting", place=HERAT)
    dated = replace(trial, date=day("2023-06-19"), named=("herat",))
    assert set(blocks(deed)) & set(blocks(dated))
    assert not set(blocks(deed)) & set(blocks(replace(dated, date=None)))


def test_a_headline_is_found_by_its_place_and_by_several_countries_together():
    (titled,) = sketches(
        Report("Sign in.", published_at="2024-03-05", title="Deadly attack"),
        [Mention("i1", "main", "assault", place=HERAT)],
        [],
    )
    assert titled.named == ()
    assert set(blocks(titled)) & set(blocks(LATER))
    one = replace(made("Troops killed"), kind="other", countries=("AF", "PK"), terms=())
    assert set(blocks(one)) & set(blocks(replace(one, id="r_x/i1", terms=(("base", 1.0),))))


def test_a_sketch_is_written_and_read():
    for one in NEWS:
        assert Sketch.from_json(json.loads(json.dumps(one.to_json()))) == one


def test_a_sketch_of_a_title_has_the_words_of_the_title():
    notice = Report(
        "Please sign in to go on reading our newsletter.",
        published_at="2024-03-05",
        title="Herat mosque bombed",
    )
    (one,) = sketches(notice, [Mention("i1", "main", "bombing")], [])
    assert [term for term, _ in one.terms] == ["bomb", "herat", "mosque"]


def test_terms_are_words_that_tell_something():
    terms = dict(find_terms("Police said on Monday that the Gazargah mosque in Herat was hit"))
    assert set(terms) >= {"gazargah", "mosque", "herat"}
    assert not set(terms) & {"police", "monday", "said", "the", "in", "was"}
    assert terms["gazargah"] > terms["mosque"]
    assert 0.8 < sum(weight**2 for weight in terms.values()) < 1
    assert sum(weight**2 for _, weight in find_terms("The attack on a village")) < 0.6
    assert find_terms("Police said so.") == ()


@pytest.mark.parametrize(
    ("word", "term"),
    [("Fires", "fire"), ("Gazargah’s", "gazargah"), ("derailed", "derailed"), ("Zürich", "zurich"),
     ("didn’t", None), ("6.1", "6.1"), ("2024", None), ("12", None), ("stabbing", "stab")],
)  # fmt: skip
def test_words_count_under_one_form(word, term):
    assert normal(word) == term


def test_the_rarer_a_word_the_more_it_tells():
    assert rarity("the") == 0
    assert 0 < rarity("school") < rarity("mosque") < rarity("gazargah") == 1
    assert len(ranks()) == 20_000


PLACES = st.sampled_from([None, Site("Herat", "AF", "Herat", 34.35, 62.2, "settlement", 1e4, 1140026),
                          Site("Guzara", "AF", "Herat", 34.2, 62.2, "settlement", 1e4, 7),
                          Site("Lyon", "FR", None, 45.75, 4.85, "settlement", 1e4, 9),
                          Site("Afghanistan", "AF", None, 33.0, 66.0, "country")])  # fmt: skip
DAYS = st.integers(0, 40).map(lambda n: dt.date(2024, 1, 1) + dt.timedelta(n))
WORDS = st.lists(
    st.sampled_from(["gazargah", "minaret", "bakery", "quarry", "ferry", "orchard"]), min_size=1, max_size=4
)


@st.composite
def mentions(draw, at_most=9):
    """Return sketches of the mentions of several reports, alike enough for some to be linked."""
    found = []
    for n in range(draw(st.integers(1, at_most))):
        date = draw(st.none() | DAYS)
        words = sorted(set(draw(WORDS)))
        killed = draw(st.sampled_from([None, 1, 4, 30]))
        one = Sketch(
            id=f"r_{n:02}/i1",
            report=f"r_{n:02}",
            role=draw(st.sampled_from(["main", "main", "main", "background", "aggregate"])),
            kind=draw(st.sampled_from(["bombing", "blast", "other", "flood"])),
            published=draw(DAYS).isoformat(),
            date=Period(date, date) if date else None,
            place=draw(PLACES),
            figures=(("killed", killed, killed),) if killed else (),
            terms=tuple((word, round(len(words) ** -0.5, 4)) for word in words),
        )
        found.append(replace(one, named=(one.place.name.casefold(),) if one.place else ()))
    return found


def decisions(sketched):
    ids = st.sampled_from([one.id for one in sketched])
    pairs = st.tuples(ids, ids).filter(lambda pair: pair[0] < pair[1])
    verdicts = st.sampled_from(["same", "different", "unsure"])
    made = st.builds(
        lambda pair, verdict, n: Link(*pair, verdict, decided_at=str(n)), pairs, verdicts, st.integers(0, 9)
    )
    return st.lists(made, max_size=3) if len(sketched) > 1 else st.just([])


@given(st.data(), ENOUGH)
@settings(deadline=None, max_examples=200)
def test_the_order_makes_no_difference(data, number):
    sketched = data.draw(mentions())
    decided = data.draw(decisions(sketched))
    shuffled = data.draw(st.permutations(sketched)), data.draw(st.permutations(decided))
    with enough(number):
        assert partition(shuffled[0], decisions=shuffled[1]) == partition(sketched, decisions=decided)


@given(st.data())
@settings(deadline=None)
def test_a_judgement_is_symmetric(data):
    for one in (sketched := data.draw(mentions(4))):
        for other in sketched:
            assert judge(one, other) == judge(other, one)


@given(st.data())
@settings(deadline=None)
def test_what_is_left_early_is_what_would_be_judged_different(data):
    drawn = data.draw(mentions())
    one, *others = [one for one in drawn if one.role != "aggregate"] or drawn[:1]
    found = {other.id: judged for other, judged in may_be_one(one, others)}
    judged = {other.id: judge(one, other) for other in others}
    assert found == {id_: each for id_, each in judged.items() if each.verdict != "different"}


def connected(sketched, decided):
    """Return the components that decisions and pairs which are not different make."""
    home = {one.id: {one.id} for one in sketched if one.role in ("main", "background")}
    found = compare(sketched, decided=decided_of(decided))
    judged = (*found.pairs, *filter(None, found.followers.values()))
    pairs = [(pair.a, pair.b) for pair in judged if pair.judgement.verdict != "different"]
    for a, b in [*pairs, *((link.a, link.b) for link in decided)]:
        if a in home and b in home:
            home[a] |= home[b]
            for id_ in home[a]:
                home[id_] = home[a]
    return {frozenset(ids) for ids in home.values()}


@given(st.data(), ENOUGH)
@settings(deadline=None, max_examples=200)
def test_what_is_not_connected_makes_no_difference(data, number):
    sketched = data.draw(mentions())
    decided = data.draw(decisions(sketched))
    with enough(number):
        whole = partition(sketched, decisions=decided)
        for ids in connected(sketched, decided):
            alone = partition(
                [one for one in sketched if one.id in ids],
                decisions=[link for link in decided if link.a in ids and link.b in ids],
            )
            assert set(alone.groups) == {group for group in whole.groups if set(group) <= ids}
            assert set(alone.ties) == {tie for tie in whole.ties if tie.a in ids}


@given(st.data())
@settings(deadline=None)
def test_each_mention_is_in_one_group_and_no_report_twice(data):
    sketched = data.draw(mentions())
    twice = [replace(one, id=one.id.replace("i1", "i2"), kind="blast") for one in sketched[:2]]
    result = partition([*sketched, *twice])
    linked = sorted(one.id for one in [*sketched, *twice] if one.role != "aggregate")
    assert sorted(id_ for group in result.groups for id_ in group) == linked
    for group in result.groups:
        assert len({id_.split("/")[0] for id_ in group}) == len(group)


@given(st.data(), ENOUGH)
@settings(deadline=None)
def test_undoing_a_decision_gives_back_what_was(data, number):
    sketched = data.draw(mentions())
    decided = data.draw(decisions(sketched))
    undone = [*decided, *(replace(link, verdict="unsure", decided_at="a") for link in decided)]
    with enough(number):
        assert partition(sketched, decisions=undone) == partition(sketched)


@given(mentions())
@settings(deadline=None)
def test_any_sketch_is_written_and_read(sketched):
    assert [Sketch.from_json(json.loads(json.dumps(one.to_json()))) for one in sketched] == sketched
