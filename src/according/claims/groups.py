"""Groups of people: the noun phrases that a claim may count, with the figure that their words give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from according.claims import people
from according.claims.figures import Quantity, bounds_behind, implied_figure, quantities, read_figure
from according.claims.syntax import COUNTED_HARMS, NOMINAL, NOUN_TAGS
from according.claims.uncounted import (
    counts_others,
    is_correlative,
    is_fused,
    is_in_name,
    is_in_title,
    is_measure,
    is_of_many,
    is_rate,
)
from according.language.parse import Parse, Token
from according.model import Figure, Span

_MODIFIERS = frozenset(
    {
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNP",
        "NNS",
        "NNPS",
        "VBN",
        "VBG",
        "HYPH",
        "POS",
        "AFX",
        "CD",
        "PRP$",
        "DT",
        "RB",
        "RBR",
        "RBS",
    }
)


@dataclass(frozen=True, slots=True)
class Group:
    """A noun phrase that stands for people, or a number that stands alone for them.

    `first` and `last` are the tokens of its number words and counted noun, `head` the token by which the tree
    holds it. `noun` is the counted noun, None where the number stands alone. `part` says that the words make
    it a part of another number ("six of the wounded"); `whole` is then the noun of that other. `named` says
    that a name implies it.
    """

    first: int
    last: int
    head: int
    figure: Figure
    explicit: bool
    noun: int | None = None
    quantity: Quantity | None = None
    part: bool = False
    whole: int | None = None
    named: bool = False

    def __hash__(self) -> int:
        """Return what tells groups of one text apart, without a look at their figures."""
        return hash((self.first, self.last, self.head))


def explicit_groups(parse: Parse, sentence: int, *, joined: bool, running: bool = False) -> tuple[Group, ...]:
    """Return the groups of a sentence that have a number word, in order, and only those that may count
    people.

    `joined` says that "1, 400" is one number, `running` that a total changes, so that "from 9 to 12" is no
    range.
    """
    place = parse.sentences[sentence]
    first, last = parse.bounds[sentence]
    if first == last:
        return ()
    found: list[Group] = []
    for quantity in _quantities(parse.text, place.start, place.end, joined, running):
        group = _of_quantity(parse, quantity, first, last)
        if group and found and group.first <= found[-1].last:
            whole = found[-1]
            if whole.whole is None or not _has_harm(parse, group, whole.whole) or whole.quantity is None:
                continue
            if _before(parse, group) < whole.first:
                continue
            found[-1] = replace(whole, last=_before(parse, group), noun=None)
        if group:
            found.append(group)
    return tuple(found)


_RISING = re.compile(
    r"\b(?:go|goes|gone|went|going|moved?|rose|risen|climb\w*|creep\w*|crept|inch\w*|edg(?:es|ed|ing)|tick\w*|nudg\w*|soar\w*|surg\w*|shoots?|shooting|leap\w*|leapt|leaped|spik\w*|pick\w*|push\w*|shot|jump\w*)\s+$",
    re.I,
)


_FROM_OLD = re.compile(r"\bfrom (?:an?|the|its) (?:[a-z]+ ){1,2}of $")
"""What stands before two numbers of which one replaces the other: "from an earlier estimate of"."""


_HANDING = re.compile(r"\b(?:hand|turn|give)(?:s|ed|ing|en)?\s+$|\bgave\s+$", re.I)
"""Verbs to which "over" belongs, and not to the number after it: "handed over four hostages"."""


_SUMMING = re.compile(r"(?:^|[\s,;:(])[Ii]n\s+$")
"""The word to which "all" belongs, and not to the number after it: "In all 46 people were hurt"."""


def _plain(words: str) -> str:
    """Return words in small letters with plain spaces, one for one: numbers like to stand by hard ones."""
    return re.sub(r"\s", " ", words.lower())


def _quantities(text: str, start: int, end: int, joined: bool, running: bool) -> Iterator[Quantity]:
    for quantity in quantities(text, start, end, joined=joined):
        words = _plain(quantity.span.of(text))
        if words.startswith("over ") and _HANDING.search(text[start : quantity.span.start]):
            yield from quantities(text, quantity.span.start + 5, quantity.span.end, joined=joined)
            continue
        if running and words.startswith("up to ") and _RISING.search(text[start : quantity.span.start]):
            yield from quantities(text, quantity.span.start + 6, quantity.span.end, joined=joined)
            continue
        if words.startswith("all ") and _SUMMING.search(text[start : quantity.span.start]):
            yield from quantities(text, quantity.span.start + 4, quantity.span.end, joined=joined)
            continue
        before = _plain(text[start : quantity.span.start])
        changed = words.startswith("from ") or before.endswith("by ") or _FROM_OLD.search(before) is not None
        if running and changed and " to " in words:
            middle = quantity.span.start + words.index(" to ")
            yield from quantities(
                text, quantity.span.start + 5 * words.startswith("from "), middle, joined=joined
            )
            yield from quantities(text, middle + 4, quantity.span.end, joined=joined)
        else:
            yield quantity


def _has_harm(parse: Parse, group: Group, whole: int) -> bool:
    """Tell whether the whole of a partitive is itself told as harmed ("30 of the 80 wounded", "five of the 18
    missing hikers").
    """
    words = parse.tokens[group.first : max(group.last, whole) + 1]
    return any(t.lower in NOMINAL or t.lemma in COUNTED_HARMS for t in words)


def _before(parse: Parse, group: Group) -> int:
    """Return the last token of a number that is a part of `group` ("30" in "30 of the 80 wounded")."""
    last = group.first - 1
    return last - 1 if parse.tokens[last].lower == "of" else last


def _of_quantity(parse: Parse, quantity: Quantity, first: int, last: int) -> Group | None:
    a, b = parse.at(quantity.core.start), parse.at(quantity.core.end - 1)
    begin = parse.at(quantity.span.start)
    if a is None or b is None or begin is None or not first <= a.i <= b.i < last:
        return None
    if _is_no_count(parse, quantity, a, b, (first, last)):
        return None
    end = parse.at(quantity.span.end - 1)
    after = max(b.i, end.i if end is not None and end.i < last else b.i)
    if _is_one_named(parse, quantity, b.i, last):
        return None
    if quantity.kind == "multiple":
        figure = read_figure(parse.span(begin.i, after + 1).of(parse.text))
        return Group(begin.i, after + 1, after + 1, figure, True, after + 1, quantity)
    noun, part, whole = _counted(parse, after, last, quantity)
    part = part and not (quantity.kind == "all" and quantity.low is not None)  # "all five of the crew"
    if quantity.kind == "zero" and part and noun is not None and parse.tokens[noun].lemma in _HARMS:
        return None  # "none of the injuries is life-threatening": there are some
    if quantity.kind == "zero" and noun is not None and people.sense(parse.tokens[noun]) != "people":
        noun, part = None, False
    if counts_others(parse, quantity, noun, part) or is_rate(parse, max(after, noun or 0), last):
        return None
    if noun is None and is_measure(parse, a.i, b.i, last):
        return None
    if (band := _band(parse, begin.i, first)) is not None and _is_band_of(parse, band[1], noun, part):
        ending = after if noun is None else noun
        words = parse.span(band[0], ending).of(parse.text)
        return Group(band[0], ending, band[1], read_figure(words), True, noun or band[1], quantity)
    if quantity.kind == "ordinal" and noun is not None:
        return _of_ordinal(parse, quantity, noun, first, last)
    apart = noun is not None and parse.tokens[after + 1].lower in (",", "(")
    tail = after if apart or noun is None else max(after, noun)
    head = noun if noun is not None and not part else _holder(parse, a.i, b.i)
    figure = read_figure(parse.span(begin.i, tail).of(parse.text))
    if part and whole is not None and parse.tokens[whole].tag in ("PRP", "WP", "CD"):
        noun = None
    if figure.low != quantity.low or figure.high != quantity.high:
        figure, tail = read_figure(quantity.span.of(parse.text)), after
    if noun is not None and people.is_family(parse.tokens[noun]):
        figure = replace(figure, unit=people.family_unit(parse.tokens[noun]))
    if figure.low == figure.high and (end_of_bound := _bound_behind(parse, tail, last)) is not None:
        words = parse.span(begin.i, end_of_bound).of(parse.text)
        figure, tail = replace(read_figure(words), unit=figure.unit), end_of_bound
    explicit = quantity.kind != "ordinal" or figure.low == quantity.low
    return Group(begin.i, tail, head, figure, explicit, noun, quantity, part, whole)


def _is_no_count(parse: Parse, quantity: Quantity, a: Token, b: Token, within: tuple[int, int]) -> bool:
    """Tell whether the words of a number, from `a` to `b`, count nothing: of a name, a grade or a pair."""
    first, last = within
    ordinal = quantity.kind == "ordinal"
    bound = ordinal and [t.tag for t in parse.tokens[b.i + 1 : b.i + 2]] == ["HYPH"]  # "an eighth-grader"
    return (
        bound
        or (a.lower == "both" and a.dep == "appos")  # "a man and his son, both of Quetta": the same again
        or is_correlative(parse, a)
        or is_fused(parse, quantity, a, b)
        or is_in_name(parse, a, b, first, last)
        or is_in_title(parse, a, b, last)
        or (ordinal and is_of_many(parse, b.i, last))
    )


def _bound_behind(parse: Parse, tail: int, last: int) -> int | None:
    """Return the last token of a bound that stands behind the people counted ("40 people, at a minimum,")."""
    for end in range(min(last - 1, tail + _BOUND), tail, -1):
        words = [t.lower for t in parse.tokens[tail + 1 : end + 1]]
        goes_on = end + 1 < last and parse.tokens[end + 1].tag in ("CD", "NN", "NNS", "DT", "IN")
        if not goes_on and " ".join(words[words[:1] == [","] :]) in bounds_behind():
            return end
    return None


_BOUND = 6
"""How many tokens a bound behind the people counted may take."""


def _is_one_named(parse: Parse, quantity: Quantity, number: int, last: int) -> bool:
    """Tell whether "one" only stands before a name, as in Indian English ("one Ram Lal, 40")."""
    if parse.tokens[number].lower != "one" or number + 1 >= last:
        return False
    after = parse.tokens[number + 1]
    return after.tag == "NNP" and after.ent == "PERSON" and quantity.core.start == quantity.span.start


_HARMS = frozenset({"injury", "wound", "death", "case", "arrest"})


def _of_ordinal(parse: Parse, quantity: Quantity, noun: int, first: int, last: int) -> Group | None:
    """Read a running count ("the sixth death of the year"), or one of the victims ("the sixth death")."""
    a, begin = parse.at(quantity.core.start), parse.at(quantity.span.start)
    if a is None or begin is None:
        return None
    counted, in_digits = _is_of_a_period(parse, noun, last), a.text[0].isdigit()
    one = parse.tokens[begin.i].lower in ("the", "a", "an") and parse.tokens[noun].lemma in _ONE_BY_ONE
    if in_digits and one and not counted:
        words = parse.span(begin.i, noun).of(parse.text)
        return Group(begin.i, noun, noun, implied_figure(words), False, noun, quantity)
    if counted and not in_digits:
        begin = a
    if begin.i > first and parse.tokens[begin.i - 1].lower in ("a", "an"):
        begin = parse.tokens[begin.i - 1]  # "a ninth passenger": one more
    tail = noun
    figure = read_figure(parse.span(begin.i, noun).of(parse.text))
    if figure.low != quantity.low and (figure.high != 1 or (counted and in_digits)):
        end = parse.at(quantity.span.end - 1)
        figure, tail = read_figure(quantity.span.of(parse.text)), end.i if end is not None else noun
    return Group(begin.i, tail, noun, figure, figure.low == quantity.low, noun, quantity)


_ONE_BY_ONE = frozenset({"body", "hostage", "survivor", "victim", "passenger", "miner"})
_TIMES = frozenset({"minute", "hour", "day", "night", "week", "month", "year"})
_PERIODS = frozenset({"year", "month", "week", "season", "decade", "weekend", "summer", "winter"})


def _is_of_a_period(parse: Parse, noun: int, last: int) -> bool:
    """Tell whether a period stands after a noun ("the sixth fatality there this year")."""
    after = parse.tokens[noun + 1 : min(last, noun + 14)]
    return any(t.lower in _PERIODS or (t.ent == "DATE" and t.lower.isdigit()) for t in after)


def _is_band_of(parse: Parse, band: int, noun: int | None, part: bool) -> bool:
    """Tell whether a number is that of a band: of one by itself ("a family of five"), or of the people in a
    family or a crew ("a family of five people"); a group of hikers is hikers.
    """
    if noun is None:
        return True
    crowd = people.is_untold(parse.tokens[band])
    return not part and not crowd and people.sense(parse.tokens[noun]) == "people"


def _band(parse: Parse, number: int, first: int) -> tuple[int, int] | None:
    """Return the first token and the noun of "a family of five" or "the crew of nine men"."""
    if number - 2 < first or parse.tokens[number - 1].lower != "of":
        return None
    noun = parse.tokens[number - 2]
    if not (people.is_family(noun) or people.is_untold(noun) or noun.lemma in ("crew", "party")):
        return None
    return phrase_start(parse, noun.i), noun.i


def _holder(parse: Parse, a: int, b: int) -> int:
    """Return the token of a number by which the tree holds it: the one whose head lies outside the number."""
    for i in range(b, a - 1, -1):
        if not a <= parse.tokens[i].head <= b or parse.tokens[i].head == i:
            return i
    return b


def _counted(parse: Parse, after: int, last: int, quantity: Quantity) -> tuple[int | None, bool, int | None]:
    """Return the counted noun of a number, whether the number is a part ("of the wounded"), and of which
    noun.
    """
    partitive = _partitive(parse, after, last)
    if partitive is not None:
        whole, definite = partitive
        paired = parse.tokens[after].lower == "of" and not definite
        vague = paired or (quantity.kind == "vague" and not definite)
        return whole, not vague, None if vague else whole
    if (inserted := _after_insertion(parse, after, last)) is not None:
        return inserted, False, None
    noun = _noun_after(parse, after, last, quantity)
    if noun is None and after + 1 < last and parse.tokens[after + 1].lower in ("other", "others"):
        return after + 1, False, None
    return noun, False, None


def _noun_after(parse: Parse, after: int, last: int, quantity: Quantity) -> int | None:
    """Return the noun that follows a number with nothing between that could not describe it."""
    noun: int | None = None
    headline = parse.sentences[parse.tokens[after].sent].kind == "headline"
    for i in range(after + 1, min(last, after + 8)):
        token = parse.tokens[i]
        if token.lower in NOMINAL and (token.dep == "amod" and token.head > i):
            continue
        if token.lower in NOMINAL and quantity.definite:
            return i
        if token.tag == "IN" and i + 1 < last and parse.tokens[i + 1].tag == "HYPH":
            continue
        if token.tag == "HYPH" and headline and parse.tokens[i - 1].end < token.start:
            break  # a dash: "three dead - officials"
        if token.lower in ("fighting", "battling") and parse.tokens[min(i + 1, last - 1)].lower == "for":
            break
        if token.lower in NOMINAL or token.lower in ("hurt", "killed", "shot", "die", "dies", "perish"):
            break
        if token.tag == "CD" and token.text[0].isdigit() and not _is_aged(parse, i, last):
            break  # a second number: "1506 NW 70th St, 5 people"
        if _is_one_of_a_people(token):
            return i
        if i == after + 1 and token.lemma in _TIMES and not _is_hyphened(parse, i, last):
            return i  # "30 days detention"
        if token.text in ("\u2015", "\u2014", "\u2013"):
            break  # a dash, whatever the tagger took it for
        if token.tag in NOUN_TAGS and not _is_time(token):
            noun = i
            if i + 1 >= last or parse.tokens[i + 1].tag not in (*NOUN_TAGS, "HYPH", "POS", "CD"):
                break
            if parse.tokens[i + 1].tag == "CD" and quantity.kind == "ordinal":
                break  # "in the second crash four people died"
            if people.sense(token) == "people" and parse.tokens[i + 1].lemma in _TIMES:
                break  # "kills 1 person day before the summit"
            if (
                people.sense(token) == "people"
                and token.tag == "NNS"
                and parse.tokens[i + 1].tag not in ("NNS", "POS")
            ):
                break
        elif (
            (token.tag not in _MODIFIERS and not (token.tag == "VBD" and token.dep == "amod"))
            or (token.tag in ("VBN", "VBG") and token.dep not in ("amod", "compound"))
            or token.tag in ("DT", "PRP$")
            or (token.tag.startswith("RB") and not _modifies_next(parse, i, last))
        ):
            break
    return noun


def _is_hyphened(parse: Parse, i: int, last: int) -> bool:
    """Tell whether a hyphen or "old" follows a word, as in an age ("a 3 month-old girl")."""
    return i + 1 < last and (parse.tokens[i + 1].tag == "HYPH" or parse.tokens[i + 1].lower == "old")


def _is_one_of_a_people(token: Token) -> bool:
    """Tell whether an adjective stands for people ("one Australian and two English climbers")."""
    return (
        token.tag == "JJ"
        and token.ent == "NORP"
        and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
    )


def _after_insertion(parse: Parse, after: int, last: int) -> int | None:
    """Return the noun after a number that is put right at once ("five, not seven, people were wounded")."""
    words = [t.lower for t in parse.tokens[after + 1 : min(last, after + 7)]]
    if (
        words[:1] not in ([","], ["("])
        or words[1:2] != ["not"]
        or len(words) < 5
        or words[3] not in (",", ")")
    ):
        return None
    noun = after + 5
    return noun if people.sense(parse.tokens[noun]) == "people" else None


def _is_aged(parse: Parse, i: int, last: int) -> bool:
    """Tell whether a number is of an age before the noun that another counts ("two 15-year-old boys")."""
    token = parse.tokens[i]
    return token.ent in ("DATE", "TIME", "QUANTITY") or (i + 1 < last and parse.tokens[i + 1].tag == "HYPH")


def _modifies_next(parse: Parse, i: int, last: int) -> bool:
    """Tell whether an adverb belongs to an adjective before the noun ("13 locally confirmed cases")."""
    following = parse.tokens[i + 1 : min(last, i + 3)]
    said = following[1:] if following and following[0].tag == "HYPH" else following[:1]
    return any(t.tag in ("JJ", "VBN", "VBD") and t.dep == "amod" for t in said)


_FINITE = frozenset({"VBP", "VBZ", "VBD", "MD"})


def _partitive(parse: Parse, after: int, last: int) -> tuple[int, bool] | None:
    """Read "of the six victims", "of them", "of people": the noun, and whether it is definite."""
    i = after + 1
    if i + 1 >= last or parse.tokens[i].lower not in ("of", "among"):
        if parse.tokens[after].lower != "of":
            return None
        i = after
    definite = False
    for k in range(i + 1, min(last, i + 9)):
        token = parse.tokens[k]
        if token.tag in ("DT", "PRP$", "CD") or token.lower in ("them", "whom", "these", "those", "us"):
            definite = definite or token.lower not in ("a", "an", "some")
            if (
                token.tag in ("PRP", "WP")
                or token.lower in ("them", "whom", "us")
                or _ends_at(parse, k, last)
            ):
                return k, True
            said = parse.tokens[k + 1].tag if token.lower in ("those", "these") else ""
            if said in _FINITE or (said in ("VBN", "WP") and any(parse.kids(k, "acl", "relcl"))):
                return k, True  # "twenty of those killed", "three of those have died"
        elif token.tag in NOUN_TAGS:
            if (
                token.lower in ("others",)
                or k + 1 >= last
                or parse.tokens[k + 1].tag not in (*NOUN_TAGS, "HYPH", "POS")
            ):
                return k, definite
        elif token.lower in ("injured", "wounded", "dead", "deceased", "missing", "others"):
            if k + 1 >= last or parse.tokens[k + 1].tag not in NOUN_TAGS:
                return k, definite
        elif token.tag not in _MODIFIERS:
            return None
    return None


def _ends_at(parse: Parse, k: int, last: int) -> bool:
    """Tell whether a phrase ends with the number of those told before ("one of the six, a teenager,")."""
    after = parse.tokens[k + 1] if k + 1 < last else None
    return parse.tokens[k].tag == "CD" and (after is None or after.tag not in (*_MODIFIERS, *NOUN_TAGS))


def _is_time(token: Token) -> bool:
    return token.ent in ("DATE", "TIME") and people.sense(token) != "people"


def phrase_start(parse: Parse, head: int) -> int:
    """Return the first token of the noun phrase that token `head` heads."""
    start = head
    for kid in parse.kids(
        head, "det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "npadvmod", "advmod", "predet"
    ):
        if kid.i < head:
            start = min(start, kid.left)
    return start


def group_span(parse: Parse, group: Group) -> Span:
    """Return the characters of a group's number words and counted noun."""
    return parse.span(group.first, group.last)
