"""Figures: every row of the codebook's table of numbers, and what is no figure of people."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reading_claims import figure_line

from according.claims.figures import implied_figure, is_spaced_out, quantities, read_figure, without_words
from according.model import Figure


def figure(words):
    """Write the figure that some words give."""
    return figure_line(read_figure(words))


def numbers(text):
    """Write the number expressions of a text: their words, and the range that these allow."""
    return [(q.span.of(text), figure_line(Figure(q.low, q.high, q.approximate))) for q in quantities(text)]


# Exact numbers


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("20", "20"),
        ("20 people", "20"),
        ("twenty", "20"),
        ("three (3) persons", "3"),
        ("twenty-four (24) miners", "24"),
        ("Twenty miners", "20"),
        ("one", "1"),
        ("one person", "1"),
        ("two", "2"),
        ("nine bodies", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
        ("thirteen", "13"),
        ("nineteen", "19"),
        ("thirty", "30"),
        ("forty", "40"),
        ("fifty", "50"),
        ("sixty", "60"),
        ("seventy", "70"),
        ("eighty", "80"),
        ("ninety", "90"),
        ("twenty-one", "21"),
        ("Twenty-one sailors", "21"),
        ("ninety-nine", "99"),
        ("forty five", "45"),
        ("one hundred", "100"),
        ("a hundred people", "100"),
        ("one hundred and four", "104"),
        ("a hundred and twenty", "120"),
        ("two hundred", "200"),
        ("three hundred and sixty-five", "365"),
        ("a thousand people", "1000"),
        ("two thousand", "2000"),
        ("twelve hundred", "1200"),
        ("five thousand and forty", "5040"),
        ("one thousand two hundred", "1200"),
        ("12,000", "12000"),
        ("1,400", "1400"),
        ("1, 400 people", "1400"),
        ("10,000,000", "10000000"),
        ("3 million", "3000000"),
        ("1.2 million people", "1200000"),
        ("2.5 million", "2500000"),
        ("half a million", "~500000"),
        ("40 thousand", "40000"),
        ("3 lakh", "300000"),
        ("2 crore", "20000000"),
        ("1,50,000 people", "150000"),
        ("10k", "10000"),
        ("a dozen", "12"),
        ("a dozen people", "12"),
        ("one dozen", "12"),
        ("the 20 people", "20"),
        ("the two men", "2"),
        ("her two sons", "2"),
        ("a total of 20 people", "20"),
        ("all 20 people", "20"),
        ("only 20", "20"),
        ("just three", "3"),
        ("exactly 12", "12"),
        ("a record 40 people", "40"),
        ("a combined 61", "61"),
        ("a reported 15", "15"),
    ],
)
def test_exact_numbers(words, expected):
    assert figure(words) == expected


@pytest.mark.parametrize(
    "words", ["a couple", "a couple of people", "a pair", "a pair of hikers", "two", "both", "both men"]
)
def test_a_couple_and_a_pair_are_two(words):
    assert figure(words) == "2"


@pytest.mark.parametrize(
    ("words", "expected"), [("a trio", "3"), ("a trio of hikers", "3"), ("a quartet", "4")]
)
def test_small_groups_are_exact(words, expected):
    assert figure(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "no one",
        "No one",
        "nobody",
        "Nobody",
        "none",
        "none of the 40 passengers",
        "no casualties",
        "No deaths",
        "no injuries",
        "no-one",
        "zero",
        "0",
        "neither man",
        "no immediate reports of casualties",
        "not made any arrests",
        "without any casualties",
        "hasn't caused any deaths",
    ],
)
def test_zeros(words):
    assert figure(words) == "0"


# Bounds


@pytest.mark.parametrize("number", ["20", "twenty"])
@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("at least {}", "20.."),
        ("At least {} people", "20.."),
        ("{} or more", "20.."),
        ("no fewer than {}", "20.."),
        ("not fewer than {}", "20.."),
        ("no less than {}", "20.."),
        ("a minimum of {}", "20.."),
        ("more than {}", "21.."),
        ("More than {} villagers", "21.."),
        ("over {}", "21.."),
        ("well over {}", "21.."),
        ("upwards of {}", "21.."),
        ("in excess of {}", "21.."),
        ("exceeds {}", "21.."),
        ("exceeding {}", "21.."),
        ("above {}", "21.."),
        ("up to {}", "..20"),
        ("as many as {}", "..20"),
        ("as many as {} people", "..20"),
        ("no more than {}", "..20"),
        ("not more than {}", "..20"),
        ("at most {}", "..20"),
        ("a maximum of {}", "..20"),
        ("fewer than {}", "..19"),
        ("less than {}", "..19"),
        ("under {}", "..19"),
        ("about {}", "~20"),
        ("around {}", "~20"),
        ("some {}", "~20"),
        ("Some {} people", "~20"),
        ("nearly {}", "~20"),
        ("almost {}", "~20"),
        ("an estimated {}", "~20"),
        ("approximately {}", "~20"),
        ("roughly {}", "~20"),
        ("close to {}", "~20"),
        ("{} or so", "~20"),
        ("another {}", "20"),
        ("a further {}", "20"),
        ("an additional {}", "20"),
        ("{} more", "20"),
        ("{} others", "20"),
        ("at least another {}", "20.."),
        ("at least {} more", "20.."),
        ("a further {} or so", "~20"),
    ],
)
def test_bounds(template, expected, number):
    assert figure(template.format(number)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("between 20 and 30", "20-30"),
        ("between 20 and 30 people", "20-30"),
        ("20 to 30", "20-30"),
        ("twenty to thirty", "20-30"),
        ("20-30", "20-30"),
        ("20\u201330 people", "20-30"),
        ("from 20 to 30", "20-30"),
        ("two or three", "2-3"),
        ("five or six people", "5-6"),
        ("100 to 150", "100-150"),
        ("2,000 to 3,000", "2000-3000"),
        ("between 1,000 and 1,200 families", "1000-1200 families"),
        ("10,000-12,000", "10000-12000"),
        ("about 20 to 30 people", "~20-30"),
    ],
)
def test_ranges(words, expected):
    assert figure(words) == expected


@pytest.mark.parametrize("words", ["20 - 30", "30 to 20", "20-20"])
def test_what_is_no_range_gives_its_first_number(words):
    assert figure(words) == words.split()[0].split("-")[0]


# Vague words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("several", "3.."),
        ("several people", "3.."),
        ("a few", "3.."),
        ("a few people", "3.."),
        ("a handful", "3.."),
        ("a handful of people", "3.."),
        ("a number of people", "3.."),
        ("a large number of people", "3.."),
        ("many", "3.."),
        ("many people", "3.."),
        ("numerous people", "3.."),
        ("multiple people", "3.."),
        ("tens of people", "20.."),
        ("dozens", "24.."),
        ("Dozens of people", "24.."),
        ("scores", "40.."),
        ("scores of villagers", "40.."),
        ("hundreds", "200.."),
        ("hundreds of people", "200.."),
        ("thousands", "2000.."),
        ("thousands of families", "2000.. families"),
        ("tens of thousands", "20000.."),
        ("tens of thousands of people", "20000.."),
        ("hundreds of thousands", "200000.."),
        ("millions", "2000000.."),
        ("several hundred", "300.."),
        ("several hundred people", "300.."),
        ("a few hundred", "300.."),
        ("several dozen", "36.."),
        ("several thousand people", "3000.."),
        ("many dozens", "24.."),
        ("dozens more", "24.."),
        ("several others", "3.."),
        ("at least several people", "3.."),
    ],
)
def test_vague_words_keep_the_least_that_they_can_mean(words, expected):
    assert figure(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two dozen", "~24"),
        ("two dozen people", "~24"),
        ("three dozen", "~36"),
        ("five dozen", "~60"),
        ("about a dozen", "~12"),
        ("around two dozen", "~24"),
        ("nearly three dozen people", "~36"),
        ("half a dozen", "~6"),
        ("half a dozen people", "~6"),
        ("a half dozen people", "~6"),
    ],
)
def test_dozens_that_are_numbered_are_approximate(words, expected):
    assert figure(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("more than a dozen", "13.."),
        ("more than two dozen", "25.."),
        ("at least a dozen people", "12.."),
        ("at least two dozen people", "24.."),
        ("up to a dozen", "..12"),
        ("more than a hundred people", "101.."),
        ("over 1,200", "1201.."),
        ("more than 1.5 million people", "1500001.."),
        ("fewer than a dozen", "..11"),
    ],
)
def test_bounds_of_dozens_and_thousands(words, expected):
    assert figure(words).replace("~", "") == expected


# What a noun phrase without a number implies


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a man", "1"),
        ("a soldier", "1"),
        ("his wife", "1"),
        ("the driver", "1"),
        ("John Roe", "1"),
        ("Her 5-year-old son", "1"),
        ("a 63-year-old woman", "1"),
        ("another victim", "1"),
        ("an elderly couple", "2"),
        ("a trio", "3"),
        ("Another man", "1"),
        ("a toddler and his uncle", "2"),
        ("a man and a woman", "2"),
        ("a teacher, a nurse and a guard", "3"),
        ("Ann Poe, Sam Roe and Lee Doe", "3"),
        ("Ann Poe, 34, and Sam Roe, 35", "2"),
        ("protesters", "2.."),
        ("people", "2.."),
        ("police officers", "2.."),
        ("women", "2.."),
        ("children", "2.."),
        ("troops", "2.."),
        ("villagers", "2.."),
        ("fishermen", "2.."),
        ("a man and his children", "3.."),
        ("one family", "1 families"),
        ("a family", "1 families"),
        ("families", "2.. families"),
        ("households", "2.. households"),
        ("the girl's mother", "1"),
        ("the fourth victim", "1"),
        ("a third person", "1"),
        ("the second body", "1"),
        ("the sixth fatality", "1"),
        ("a second traffic death", "1"),
        ("any civilians", "1.."),
        ("any workers of the plant", "1.."),
    ],
)
def test_what_a_noun_phrase_implies(words, expected):
    assert figure(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("507th traffic death", "507"),
        ("the city's 507th traffic death", "507"),
        ("95th homicide", "95"),
        ("its 1,000th death", "1000"),
        ("41st killing", "41"),
        ("22nd murder", "22"),
        ("its sixth cycling fatality", "6"),
        ("Leeds's sixth cycling fatality", "6"),
        ("sixth cycling fatality", "6"),
    ],
)
def test_a_running_count_is_that_number(words, expected):
    assert figure(words) == expected


@given(
    st.lists(
        st.sampled_from(["a man", "his wife", "a guard", "the driver", "a nurse"]), min_size=1, max_size=6
    )
)
def test_a_list_implies_its_sum(items):
    words = items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]
    assert implied_figure(words) == Figure(len(items), len(items), words=words)


def test_the_words_of_a_figure_that_a_name_implies_are_dropped_and_nothing_else():
    assert without_words(Figure(1, 1, True, "families", "John Roe")) == Figure(1, 1, True, "families", None)


# Number expressions in running text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 20 people were killed.", [("At least 20", "20..")]),
        ("Police said 12 died and 30 were hurt.", [("12", "12"), ("30", "30")]),
        ("Four soldiers and two civilians", [("Four", "4"), ("two", "2")]),
        ("Dozens died; more than 100 are missing.", [("Dozens", "24.."), ("more than 100", "101..")]),
        (
            "between six and eight people, 30 to 40 injured",
            [("between six and eight", "6-8"), ("30 to 40", "30-40")],
        ),
        ("20 killed and a further 20 injured", [("20", "20"), ("a further 20", "20")]),
        ("No one was hurt and nobody was arrested.", [("No one", "0"), ("nobody", "0")]),
        ("Both men died.", [("Both", "2")]),
        ("All five men died.", [("All five", "5")]),
        ("the 95th death of the year", [("the 95th", "95")]),
        ("It was a triple shooting.", [("triple", "3")]),
        ("the 20-strong crew", [("the 20", "20")]),
        ("50+ dead", [("50+", "50..")]),
        ("one of the two", [("one", "1"), ("the two", "2")]),
        ("killed 3,500 and displaced 1,20,000", [("3,500", "3500"), ("1,20,000", "120000")]),
        ("(four dead)", [("four", "4")]),
        ("\u201cTwenty people died,\u201d she said.", [("Twenty", "20")]),
        ("dead:12", [("12", "12")]),
        ("dead:12,injured:30", [("12", "12"), ("30", "30")]),
        ("reported.Five died", [("Five", "5")]),
    ],
)
def test_number_expressions_in_text(text, expected):
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a 5-year-old boy",
        "an 84-year old man",
        "a five-year-old",
        "the five year old's death",
        "a two-month-old baby",
        "A 17 - year - old was there.",
        "Marcus Dole, 34, a baker",
        "the baker (34)",
        "a man aged 34",
        "a boy, age 7",
        "$20",
        "\u20ac500",
        "Rs 5,000",
        "20%",
        "20 percent",
        "20 per cent",
        "a magnitude 6 quake",
        "5.8",
        "a 5.8-magnitude quake",
        "at 10:30",
        "at 3 pm",
        "at 5 a.m. local time",
        "12:05:33",
        "on January 3",
        "on 3 January",
        "on Jan. 3",
        "in March 2021",
        "3/4",
        "1/3/2024",
        "the 1990s",
        "Route 66",
        "Highway 5",
        "No. 7",
        "80 km",
        "30 mph",
        "the 3rd of May",
        "May 3rd",
        "a 20-mile stretch",
        "a two-storey house",
        "a nine-hour siege",
        "a three-day curfew",
        "mother of three",
        "a father of two",
        "10 to 12-year sentences",
        "how many people",
        "as many people",
        "few people",
        "a second attack",
        "Covid19",
        "B12",
        "x2y",
        "",
        "no numbers at all",
    ],
)
def test_ages_money_shares_times_dates_and_labels_are_no_quantities(text):
    counts = [words for words, _ in numbers(text) if words not in ("no",)]
    if text == "a second attack":
        assert [q.kind for q in quantities(text)] == ["ordinal"]
    else:
        assert counts == []


@pytest.mark.parametrize(
    ("text", "more", "definite", "kind"),
    [
        ("another 20", True, False, "exact"),
        ("a further 20", True, False, "exact"),
        ("20 more were hurt", True, False, "exact"),
        ("an additional dozen", True, False, "exact"),
        ("the other two", False, True, "exact"),
        ("those five", False, True, "exact"),
        ("her three sons", False, True, "exact"),
        ("20", False, False, "exact"),
        ("dozens", False, False, "vague"),
        ("dozens more were hurt", True, False, "vague"),
        ("both", False, False, "all"),
        ("all five", False, False, "all"),
        ("nobody", False, False, "zero"),
        ("its 95th", False, True, "ordinal"),
        ("double murder", False, False, "multiple"),
    ],
)
def test_what_stands_around_a_number(text, more, definite, kind):
    (quantity,) = quantities(text)
    assert (quantity.more, quantity.definite, quantity.kind) == (more, definite, kind)


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("at least 20 people", "20"),
        ("an estimated two hundred people", "two hundred"),
        ("the other two", "two"),
        ("20 or more", "20"),
        ("between 20 and 30", "between 20 and 30"),
        ("more than two dozen", "two dozen"),
    ],
)
def test_the_core_is_the_number_alone(text, core):
    (quantity,) = quantities(text)
    assert quantity.core.of(text) == core


def test_only_the_stretch_asked_for_is_read():
    text = "In 12 towns 30 died and 45 fled."
    start, end = text.index("30"), text.index("45")
    assert [q.span.of(text) for q in quantities(text, start, end)] == ["30"]


# Numbers with spaces in them


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("a quake of 5. 9 magnitude", True),
        ("200, 000 people", True),
        ("a 12 - year - old boy", True),
        ("In 2019, 400 people died.", False),
        ("On May 1, 400 people died.", False),
        ("", False),
    ],
)
def test_a_text_shows_that_its_numbers_were_spaced_out(text, damaged):
    assert is_spaced_out(text) is damaged


@pytest.mark.parametrize(
    ("text", "joined", "expected"),
    [
        ("1, 400 people", True, ["1, 400"]),
        ("1, 400 people", False, ["1", "400"]),
        ("1, 400 people", None, ["1", "400"]),
        ("In 12, 400 and 30 died", False, ["12", "400", "30"]),
    ],
)
def test_a_spaced_number_is_one_where_the_text_is_damaged(text, joined, expected):
    assert [q.span.of(text) for q in quantities(text, joined=joined)] == expected


# Promises

BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
UNITS = BELOW_TWENTY.split()
BY_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = BY_TENS.split()


def in_words(n, conjunction=" and "):
    """Write a number up to 999,999 in English words."""
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{UNITS[n % 10]}" if n % 10 else "")
    if n < 1000:
        rest = f"{conjunction}{in_words(n % 100)}" if n % 100 else ""
        return f"{UNITS[n // 100]} hundred{rest}"
    rest = n % 1000
    joint = conjunction if 0 < rest < 100 else " "
    return f"{in_words(n // 1000, conjunction)} thousand" + (
        f"{joint}{in_words(rest, conjunction)}" if rest else ""
    )


BEFORE = {
    "": lambda n: (n, n, False),
    "at least ": lambda n: (n, None, False),
    "more than ": lambda n: (n + 1, None, False),
    "up to ": lambda n: (None, n, False),
    "fewer than ": lambda n: (None, n - 1, False),
    "about ": lambda n: (n, n, True),
    "an estimated ": lambda n: (n, n, True),
    "a further ": lambda n: (n, n, False),
    "a total of ": lambda n: (n, n, False),
}


@given(st.integers(1, 999), st.sampled_from([" and ", " "]), st.booleans())
@example(999, " and ", True)
def test_digits_and_words_give_the_same_figure(n, conjunction, thousands):
    n, words = (
        (1000 * n, in_words(n, conjunction) + " thousand") if thousands else (n, in_words(n, conjunction))
    )
    assert (read_figure(words).low, read_figure(words).high) == (n, n)
    assert (read_figure(str(n)).low, read_figure(str(n)).high) == (n, n)


@given(st.integers(1, 999_999), st.sampled_from([" and ", " "]))
def test_long_number_words_give_one_figure(n, conjunction):
    words = in_words(n, conjunction)
    assert (read_figure(words).low, read_figure(words).high) == (n, n)


@given(st.integers(1000, 10**9))
def test_thousand_separators_change_nothing(n):
    plain, parted = read_figure(str(n)), read_figure(f"{n:,}")
    assert (plain.low, plain.high) == (parted.low, parted.high) == (n, n)


@given(
    st.integers(2, 999_999),
    st.sampled_from(sorted(BEFORE)),
    st.booleans(),
    st.sampled_from(["", " people", " miners"]),
)
def test_a_bound_moves_the_range_and_nothing_else(n, before, spelled, noun):
    read = read_figure(f"{before}{in_words(n) if spelled and n < 1000 else format(n, ',')}{noun}")
    assert (read.low, read.high, read.approximate) == BEFORE[before](n)


@given(
    st.integers(1, 10_000),
    st.integers(1, 10_000),
    st.sampled_from(["{} to {}", "{}-{}", "between {} and {}"]),
)
def test_a_range_has_its_two_ends(low, step, template):
    read = read_figure(template.format(low, low + step))
    if "to" in template and low < 1000 <= low + step and (low + step) % 1000 == 0:
        return
    assert (read.low, read.high) == (low, low + step)


SCRAPS = (
    "at least|more than|20|1,400|twenty|-|and|dozens|of|a|hundred|no|one|%|$|5-year-old|th|3rd|May|or more"
    "|:|, |.5|half|k|up to|between|to"
)
WORDS = SCRAPS.split("|")
PIECES = st.text(max_size=12) | st.sampled_from(WORDS)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=14).map("".join)


@given(TEXTS)
@example("at least")
@example("half a")
@example("between 3 and")
@example("\u0662\u0663 people")
@example("\u00b2")
def test_quantities_stand_in_the_text_in_order_and_apart(text):
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.span.start <= quantity.core.start < quantity.core.end <= quantity.span.end
        end = quantity.span.end
    assert end <= len(text)


@given(TEXTS)
def test_every_range_has_its_ends_in_order(text):
    for quantity in quantities(text):
        assert quantity.low is not None or quantity.high is not None
        if quantity.low is not None and quantity.high is not None:
            assert 0 <= quantity.low <= quantity.high


@given(TEXTS)
def test_any_words_give_a_figure(text):
    read = read_figure(text)
    assert read.words == text
    assert read.low is not None or read.high is not None


@given(
    st.integers(2, 999_999),
    st.sampled_from(sorted(BEFORE)),
    st.text(max_size=8).filter(
        lambda s: not any(c.isalnum() or c in "<>~$\u00a3\u20ac\u00a5\u20b9" for c in s)
    ),
    st.text(max_size=8).filter(lambda s: not any(c.isalnum() for c in s)),
)
@example(20, "at least ", "(", ")")
@example(20, "", "(", ")")
@example(20, "at least ", "\u2014", "\u2014")
def test_an_expression_is_read_alike_in_any_surroundings(n, before, left, right):
    words = f"{before}{n:,} people"
    at = len(f"Fire; {left} ")
    (alone,) = quantities(words)
    (there,) = quantities(f"Fire; {left} {words} died {right}", joined=False)
    assert (there.span.start - at, there.span.end - at) == (alone.span.start, alone.span.end)
    assert (there.low, there.high, there.approximate) == (alone.low, alone.high, alone.approximate)


@given(TEXTS)
def test_a_quantity_reads_again_from_its_own_span(text):
    for quantity in quantities(text, joined=True):
        if quantity.kind in ("ordinal", "multiple"):
            continue
        again = read_figure(quantity.span.of(text))
        assert (again.low, again.high, again.approximate) == (
            quantity.low,
            quantity.high,
            quantity.approximate,
        )


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        *(
            (phrase, "20..")
            for phrase in ("at least", "no fewer than", "not fewer than", "no less than", "minimum")
        ),
        *(
            (phrase, "21..")
            for phrase in ("more than", "over", "above", "well over", "north of", "upwards of")
        ),
        *(
            (phrase, "21..")
            for phrase in ("in excess of", "exceeding", "greater than", "topping", "surpassing")
        ),
        *((phrase, "..20") for phrase in ("up to", "as many as", "no more than", "at most", "a maximum of")),
        *((phrase, "..19") for phrase in ("fewer than", "less than", "under", "below")),
        *((phrase, "~20") for phrase in ("about", "around", "some", "nearly", "almost", "roughly", "circa")),
        *(
            (phrase, "~20")
            for phrase in ("approximately", "an estimated", "estimated", "close to", "near", "perhaps")
        ),
        *(
            (phrase, "20")
            for phrase in ("a total of", "a further", "another", "an additional", "only", "just", "the")
        ),
        *(
            (phrase, "20")
            for phrase in ("these", "those", "all", "his", "their", "our", "exactly", "even", "a record")
        ),
    ],
)
def test_every_word_before_a_number(phrase, expected):
    (quantity,) = quantities(f"It was {phrase} 20 people who came.")
    assert figure(f"{phrase} 20 people") == expected
    assert quantity.span.of(f"It was {phrase} 20 people who came.") == f"{phrase} 20"


@pytest.mark.parametrize(
    "n", [1, 7, 13, 20, 21, 48, 99, 100, 101, 250, 999, 1000, 1400, 20_000, 999_999, 1_000_000]
)
@pytest.mark.parametrize("noun", ["people", "dead", "soldiers", "cases", "of the wounded", "or so"])
def test_a_number_is_read_alike_before_any_noun(n, noun):
    for digits in {str(n), f"{n:,}"}:
        read = read_figure(f"{digits} {noun}")
        assert (read.low, read.high, read.unit) == (n, n, "people")
        assert read.approximate is (noun == "or so")


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("40 families", "families"),
        ("some 40 families", "families"),
        ("40 households", "households"),
        ("at least 40 poor households", "households"),
        ("40 people", "people"),
        ("40 family members", "people"),
        ("40 bodies", "people"),
        ("40 cases", "people"),
        ("40", "people"),
        ("a family", "families"),
        ("the family", "families"),
    ],
)
def test_the_unit_is_that_of_the_counted_noun(words, unit):
    assert read_figure(words).unit == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1835 102 men were lost", [("102", "102")]),
        ("Civilians killed: 11 \u2013 14 (two children)", [("11 \u2013 14", "11-14"), ("two", "2")]),
        ("Killed: 11 - Injured: 14", [("11", "11"), ("14", "14")]),
    ],
)
def test_a_year_before_a_number_and_a_range_behind_a_label(text, expected):
    assert numbers(text) == expected
