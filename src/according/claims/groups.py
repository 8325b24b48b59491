"""Groups of people: the noun phrases that a claim may count, with the figure that their words give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from according.claims import people
from according.claims.figures import Quantity, implied_figure, quantities, read_figure
from according.claims.syntax import NOUN_TAGS, objects_of
from according.language.parse import Parse, Token
from according.model import Figure, Span

_PRONOUNS = frozenset({"PRP", "WP", "WDT", "EX", "PRP$", "WP$"})
_SPEAKING_OF_ALL = frozenset({"everyone", "everybody", "all"})
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
    r"\b(?:go|goes|gone|went|going|moved?|rose|risen|climb\w*|creep\w*|crept|pick\w*|push\w*|shot|jump\w*)\s+$",
    re.I,
)


def _quantities(text: str, start: int, end: int, joined: bool, running: bool) -> Iterator[Quantity]:
    for quantity in quantities(text, start, end, joined=joined):
        words = quantity.span.of(text).lower()
        if running and words.startswith("up to ") and _RISING.search(text[start : quantity.span.start]):
            yield from quantities(text, quantity.span.start + 6, quantity.span.end, joined=joined)
            continue
        changed = words.startswith("from ") or text[start : quantity.span.start].lower().endswith("by ")
        if running and changed and " to " in words:
            middle = quantity.span.start + words.index(" to ")
            yield from quantities(
                text, quantity.span.start + 5 * words.startswith("from "), middle, joined=joined
            )
            yield from quantities(text, middle + 4, quantity.span.end, joined=joined)
        else:
            yield quantity


NOMINAL = frozenset({"injured", "wounded", "dead", "missing", "displaced", "homeless"})


def _has_harm(parse: Parse, group: Group, whole: int) -> bool:
    """Tell whether the whole of a partitive is itself told as harmed ("30 of the 80 wounded", "five of the 18
    missing hikers").
    """
    return any(t.lower in NOMINAL for t in parse.tokens[group.first : max(group.last, whole) + 1])


def _before(parse: Parse, group: Group) -> int:
    """Return the last token of a number that is a part of `group` ("30" in "30 of the 80 wounded")."""
    last = group.first - 1
    return last - 1 if parse.tokens[last].lower == "of" else last


def _of_quantity(parse: Parse, quantity: Quantity, first: int, last: int) -> Group | None:
    a, b = parse.at(quantity.core.start), parse.at(quantity.core.end - 1)
    begin = parse.at(quantity.span.start)
    if a is None or b is None or begin is None or not first <= a.i <= b.i < last:
        return None
    if (
        _is_fused(parse, quantity, a, b)
        or _is_in_name(parse, a, b, first, last)
        or (quantity.kind == "ordinal" and _is_of_many(parse, b.i, last))
    ):
        return None
    end = parse.at(quantity.span.end - 1)
    after = max(b.i, end.i if end is not None and end.i < last else b.i)
    if quantity.kind == "multiple":
        figure = read_figure(parse.span(begin.i, after + 1).of(parse.text))
        return Group(begin.i, after + 1, after + 1, figure, True, after + 1, quantity)
    noun, part, whole = _counted(parse, after, last, quantity)
    if quantity.kind == "zero" and noun is not None and people.sense(parse.tokens[noun]) != "people":
        noun, part = None, False
    if _counts_others(parse, quantity, noun, part) or _is_rate(parse, max(after, noun or 0), last):
        return None
    if noun is None and _is_measure(parse, a.i, b.i, last):
        return None
    if noun is None and (band := _band(parse, begin.i, first)) is not None:
        words = parse.span(band[0], after).of(parse.text)
        return Group(band[0], after, band[1], read_figure(words), True, band[1], quantity)
    if quantity.kind == "ordinal" and noun is not None:
        return _of_ordinal(parse, quantity, noun, first, last)
    tail = max(after, noun if noun is not None else after)
    head = noun if noun is not None and not part else _holder(parse, a.i, b.i)
    figure = read_figure(parse.span(begin.i, tail).of(parse.text))
    if part and whole is not None and parse.tokens[whole].tag in ("PRP", "WP"):
        noun = None
    if figure.low != quantity.low or figure.high != quantity.high:
        figure, tail = read_figure(quantity.span.of(parse.text)), after
    if noun is not None and people.is_family(parse.tokens[noun]):
        figure = replace(figure, unit=people.family_unit(parse.tokens[noun]))
    explicit = quantity.kind != "ordinal" or figure.low == quantity.low
    return Group(begin.i, tail, head, figure, explicit, noun, quantity, part, whole)


def _is_fused(parse: Parse, quantity: Quantity, a: Token, b: Token) -> bool:
    """Tell whether the parser took two numbers for one ("on day 12, 640 people"): neither is sure."""
    beyond = parse.text[a.start : quantity.core.start] + parse.text[quantity.core.end : b.end]
    return " " in beyond and any(c.isdigit() for c in beyond)


def _is_in_name(parse: Parse, a: Token, b: Token, first: int, last: int) -> bool:
    """Tell whether a number word is of a name: capitalised within running words ("a rival Eight Trey Crip")."""
    if a.i == first or b.i + 1 >= last or not a.text[:1].isupper():
        return False
    before, after = parse.tokens[a.i - 1], parse.tokens[b.i + 1]
    return before.text.islower() and before.text.isalpha() and after.tag in ("NNP", "NNPS")


def _counts_others(parse: Parse, quantity: Quantity, noun: int | None, part: bool) -> bool:
    """Tell whether a number counts things, or is "the first", which counts nobody."""
    begin = parse.at(quantity.span.start)
    if quantity.kind == "ordinal" and quantity.low == 1 and begin is not None and begin.lower == "the":
        return True
    if begin is not None and _is_share_of(parse, begin.i):
        return True
    if noun is None:
        return False
    token = parse.tokens[noun]
    if quantity.kind == "zero" and part and token.lemma in ("injury", "wound", "death", "case", "arrest"):
        return True  # "none of the injuries is life-threatening": there are some
    if begin is not None and _is_year(quantity.core.of(parse.text)):
        dated = parse.tokens[begin.i - 1].lower in ("in", "by", "since", "until") and begin.i > 0
        if dated or people.sense(token) != "people":
            return True  # "the number of 2016 homicides"
    return people.sense(token) == "not_people" or (part and _is_part_of_things(token))


_SHARES = frozenset(
    {"half", "third", "thirds", "quarter", "quarters", "majority", "percent", "%", "most", "cent"}
)
_SHARED = 6
"""How many tokens may stand between "of" and a number of which a share is told."""


def _is_share_of(parse: Parse, number: int) -> bool:
    """Tell whether only a share of a number is told of ("more than half of the town's 8,000 people")."""
    first = parse.bounds[parse.tokens[number].sent][0]
    for i in range(number, max(first, number - _SHARED), -1):
        token = parse.tokens[i]
        if token.lower == "of":
            return parse.tokens[i - 1].lower in _SHARES
        if i < number and token.tag not in ("DT", "POS", "NN", "NNP", "JJ", "PRP$"):
            return False
    return False


def _is_year(words: str) -> bool:
    """Tell whether digits are more likely a year than a number: newspapers put a comma into 2,016."""
    return len(words) == 4 and words.isdecimal() and words[:2] in ("19", "20") and words[2:] != "00"


def _of_ordinal(parse: Parse, quantity: Quantity, noun: int, first: int, last: int) -> Group | None:
    """Read a running count ("the sixth death of the year"), or one of the victims ("the sixth death")."""
    a, begin = parse.at(quantity.core.start), parse.at(quantity.span.start)
    if a is None or begin is None:
        return None
    counted, in_digits = _is_of_a_period(parse, noun, last), a.text[0].isdigit()
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


def _is_of_many(parse: Parse, number: int, last: int) -> bool:
    """Tell whether an ordinal stands before a number or a plural, and so counts none of them."""
    if number + 1 < last and parse.tokens[number + 1].tag == "CD":
        return True  # "the town's first two deaths"
    nouns = list(
        takewhile(lambda t: t.tag.startswith(("N", "J")), parse.tokens[number + 1 : min(last, number + 5)])
    )
    return bool(nouns) and nouns[-1].tag == "NNS"


_PERIODS = frozenset({"year", "month", "week", "season", "decade", "weekend", "summer", "winter"})


def _is_of_a_period(parse: Parse, noun: int, last: int) -> bool:
    """Tell whether a period stands after a noun ("the sixth fatality there this year")."""
    after = parse.tokens[noun + 1 : min(last, noun + 8)]
    return any(t.lower in _PERIODS or (t.ent == "DATE" and t.lower.isdigit()) for t in after)


def _band(parse: Parse, number: int, first: int) -> tuple[int, int] | None:
    """Return the first token and the noun of "a family of five", "the crew of nine", before the number."""
    if number - 2 < first or parse.tokens[number - 1].lower != "of":
        return None
    noun = parse.tokens[number - 2]
    if not (people.is_family(noun) or people.is_untold(noun) or noun.lemma in ("crew", "party")):
        return None
    return phrase_start(parse, noun.i), noun.i


def _is_rate(parse: Parse, tail: int, last: int) -> bool:
    """Tell whether a number is one of every day ("100 people a day"), not of a day that is told."""
    words = [t.lower for t in parse.tokens[tail + 1 : min(last, tail + 4)]]
    if len(words) < 2 or words[0] not in ("a", "each", "every", "per") or words[1] not in _UNITS:
        return False
    return words[0] != "a" or words[2:] == [] or words[2] not in _PLACED_IN_TIME


_UNITS = frozenset({"minute", "hour", "day", "night", "week", "month", "year"})
_PLACED_IN_TIME = frozenset({"ago", "after", "before", "earlier", "later", "prior", "since", "following"})


def _is_part_of_things(whole: Token) -> bool:
    """Tell whether a partitive is of nothing known to be people: "one of the seven emirates"."""
    if people.sense(whole) != "unknown" or whole.tag not in NOUN_TAGS or whole.lower in NOMINAL:
        return False
    return whole.lemma not in ("fatality", "death", "casualty", "case", "arrest")


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
    noun: int | None = None
    for i in range(after + 1, min(last, after + 8)):
        token = parse.tokens[i]
        if token.lower in NOMINAL and (token.dep == "amod" and token.head > i):
            continue
        if token.lower in NOMINAL and quantity.definite:
            return i, False, None
        if token.tag == "IN" and i + 1 < last and parse.tokens[i + 1].tag == "HYPH":
            continue
        if token.lower in NOMINAL or token.lower in ("hurt", "killed", "shot", "die", "dies"):
            break
        if token.tag == "CD" and token.text[0].isdigit() and not _is_aged(parse, i, last):
            break  # a second number: "1506 NW 70th St, 5 people"
        if token.tag in NOUN_TAGS and not _is_time(token):
            noun = i
            if i + 1 >= last or parse.tokens[i + 1].tag not in (*NOUN_TAGS, "HYPH", "POS", "CD"):
                break
            if parse.tokens[i + 1].tag == "CD" and quantity.kind == "ordinal":
                break  # "in the second crash four people died"
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
    if noun is None and after + 1 < last and parse.tokens[after + 1].lower in ("other", "others"):
        return after + 1, False, None
    return noun, False, None


def _is_aged(parse: Parse, i: int, last: int) -> bool:
    """Tell whether a number is of an age before the noun that another counts ("two 15-year-old boys")."""
    token = parse.tokens[i]
    return token.ent in ("DATE", "TIME", "QUANTITY") or (i + 1 < last and parse.tokens[i + 1].tag == "HYPH")


def _modifies_next(parse: Parse, i: int, last: int) -> bool:
    """Tell whether an adverb belongs to an adjective before the noun ("13 locally confirmed cases")."""
    following = parse.tokens[i + 1 : min(last, i + 3)]
    said = following[1:] if following and following[0].tag == "HYPH" else following[:1]
    return any(t.tag in ("JJ", "VBN", "VBD") and t.dep == "amod" for t in said)


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
            if token.tag in ("PRP", "WP") or token.lower in ("them", "whom", "us"):
                return k, True
        elif token.tag in NOUN_TAGS:
            if (
                token.lower in ("others",)
                or k + 1 >= last
                or parse.tokens[k + 1].tag not in (*NOUN_TAGS, "HYPH", "POS")
            ):
                return k, definite
        elif token.lower in ("injured", "wounded", "dead", "missing", "others"):
            if k + 1 >= last or parse.tokens[k + 1].tag not in NOUN_TAGS:
                return k, definite
        elif token.tag not in _MODIFIERS:
            return None
    return None


def _is_time(token: Token) -> bool:
    return token.ent in ("DATE", "TIME") and people.sense(token) != "people"


def _is_measure(parse: Parse, a: int, b: int, last: int) -> bool:
    """Tell whether a number without a noun is a date, a time, a measure or a label rather than people."""
    token = parse.tokens[a]
    measure = token.ent in ("PERCENT", "QUANTITY") or (token.ent == "MONEY" and _has_currency(parse, token))
    if measure and not _stands_in_list(parse, b, last):
        return True
    if token.ent in ("DATE", "TIME"):
        following = parse.tokens[b + 1] if b + 1 < last else token
        year = token.lower.isdecimal() and 1900 <= int(token.lower) <= 2100
        return year or (
            following.entity == token.entity and following.tag.startswith("N") and following.i > b
        )
    if (
        a > 0
        and parse.tokens[a - 1].tag == "NNP"
        and parse.tokens[a - 1].sent == token.sent
        and token.dep == "nummod"
    ):
        return parse.tokens[token.head].tag == "NNP" and token.head < a
    return False


def _has_currency(parse: Parse, token: Token) -> bool:
    """Tell whether a currency stands within what the tagger takes for money; it takes bare numbers so too."""
    same = (t for t in parse.of(token.sent) if t.entity == token.entity)
    return any(t.tag == "$" or t.tag.startswith("N") for t in same)


def _stands_in_list(parse: Parse, b: int, last: int) -> bool:
    return b + 1 < last and parse.tokens[b + 1].lower in (
        "dead",
        "killed",
        "injured",
        "wounded",
        "missing",
        "hurt",
        "arrested",
    )


def implied_group(parse: Parse, head: int) -> Group | None:
    """Return the group that a noun phrase without a number implies, coordinated nouns included; None if it is
    none.
    """
    token = parse.tokens[head]
    if token.tag in _PRONOUNS or token.tag == "CD":
        return None
    if token.lower in _SPEAKING_OF_ALL:
        words = parse.span(head, head).of(parse.text)
        return Group(head, head, head, Figure(2, None, False, "people", words), False, head)
    if token.tag not in NOUN_TAGS and not _is_nominal(token):
        return None
    if _is_name(token) and _is_owner(parse, token):
        return None
    items = [head, *_conjuncts(parse, head)]
    if any(people.is_untold(parse.tokens[i]) for i in items):
        return None
    if not all(_is_person(parse, i) for i in items):
        items = [i for i in items if _is_person(parse, i)][:1]
        if items != [head]:
            return None
    if _is_name(parse.tokens[head]):
        items += [i for i in _names_after(parse, max(_np_end(parse, i) for i in items)) if i not in items]
    first = min(phrase_start(parse, i) for i in items)
    last = max(_np_end(parse, i) for i in items)
    names = [i for i in items if _is_name(parse.tokens[i])]
    words = parse.span(first, last).of(parse.text)
    figure = Figure(len(items), len(items), False, "people", words) if names else implied_figure(words)
    if (not names or any(parse.kids(head, "nummod"))) and read_figure(words) not in (None, figure):
        return None  # it holds a number after all, in damaged words: nothing is better than a guess
    if token.lower == "all" or (first > 0 and parse.tokens[first].lower in ("how", "what", "which", "whose")):
        return None
    return Group(first, last, head, figure, False, head, named=bool(names))


def _is_name(token: Token) -> bool:
    return (
        token.tag in ("NNP", "NNPS")
        and token.ent != "NORP"
        and people.noun_class(token) is None
        and token.lower != "old"
    )


def _is_owner(parse: Parse, name: Token) -> bool:
    """Tell whether a name may be only of a parent: "Aya and Karem's five children were killed"."""
    return any(k.tag == "NNP" for kid in parse.kids(name.i, "conj") for k in parse.kids(kid.i, "poss"))


def _is_nominal(token: Token) -> bool:
    if people.is_aged(token):
        return token.dep in (*_NOMINAL_DEPS, "poss", "conj")
    if token.lower == "another" and token.dep == "conj":
        return True
    return token.dep in _NOMINAL_DEPS and token.lower in (
        "injured",
        "wounded",
        "dead",
        "other",
        "another",
        "female",
        "male",
        "elderly",
        "-",
    )


_NOMINAL_DEPS = ("nsubj", "nsubjpass", "dobj", "pobj")


def _is_person(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.lower == "another":
        return True
    sense = people.sense(token)
    if token.lemma in ("pair", "couple", "trio") and any(
        people.sense(noun) == "not_people" for noun in objects_of(parse, i, "of")
    ):
        return False  # "a pair of shootings"
    if sense == "people":
        return True
    if token.tag == "NNP" and (token.text in parse.surnames or token.text in parse.names):
        return True
    if token.tag == "NNP" and _has_age(parse, token):
        return True
    if token.ent in ("GPE", "LOC", "ORG", "FAC", "DATE", "TIME", "NORP") or sense == "not_people":
        return False
    opening = token.i == parse.bounds[token.sent][0] or token.text.isupper()
    if token.ent == "" and opening:
        return False
    return token.tag == "NNP" and token.ent in ("PERSON", "") and token.text[:1].isupper()


def _has_age(parse: Parse, name: Token) -> bool:
    """Tell whether a name is given an age, as only people are: "Kafoury, 63," and "37-year-old Amr Najjar"."""
    if any(kid.lower == "old" for kid in parse.kids(name.i, "amod")):
        return True
    after = parse.tokens[name.i + 1 : name.i + 4]
    if len(after) < 3 or after[0].lower not in (",", "("):
        return False
    return _is_years(after[1].lower) and after[2].lower in (",", ")", ".")


def _conjuncts(parse: Parse, head: int) -> Iterator[int]:
    for kid in (*parse.kids(head, "conj"), *_listed(parse, head)):
        noun = kid.tag in NOUN_TAGS or people.is_aged(kid)
        if noun and not any(k.tag == "CD" for k in parse.kids(kid.i, "nummod")):
            yield kid.i
            yield from _conjuncts(parse, kid.i)


def _names_after(parse: Parse, last: int) -> list[int]:
    """Return the names that a list puts after one, with or without ages ("Jo Roe, 41, Al Poe, 9, and Ty Hall").

    Two names with a comma between may be of one person or of a speaker: a list ends with "and", or has ages.
    """
    end = parse.bounds[parse.tokens[last].sent][1]
    found: list[int] = []
    closed, aged = False, False
    i = last + 1
    while i < end:
        step = _past_age(parse, i, end)
        aged = aged or step > i
        i = step
        marks = 0
        while i < end and parse.tokens[i].lower in (",", ";", "and", "&"):
            closed = closed or parse.tokens[i].lower in ("and", "&")
            i, marks = i + 1, marks + 1
        if not marks or i >= end or parse.tokens[i].ent != "PERSON" or parse.tokens[i].tag != "NNP":
            break
        _, _, after = parse.entities[parse.tokens[i].entity]
        found.append(after - 1)
        i = after
    return found if closed or aged else []


def _past_age(parse: Parse, i: int, end: int) -> int:
    """Return the token after ", 41" or "(41)", or `i` where no age stands there."""
    if i + 1 < end and parse.tokens[i].lower in (",", "(") and _is_years(parse.tokens[i + 1].lower):
        return i + 2 + (parse.tokens[i].lower == "(")
    return i


def _is_years(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2


def _listed(parse: Parse, head: int) -> Iterator[Token]:
    """Yield the second of a list that the parser takes for an apposition ("Omar, his wife and two sons")."""
    token = parse.tokens[head]
    if people.is_plural(token) or token.tag == "CD":
        return
    for kid in parse.kids(head, "appos"):
        opens = parse.tokens[kid.left].tag in ("PRP$", "DT") and parse.tokens[kid.left - 1].lower == ","
        if opens and _is_person(parse, kid.i) and any(k.lower == "and" for k in parse.kids(kid.i, "cc")):
            yield kid


def phrase_start(parse: Parse, head: int) -> int:
    """Return the first token of the noun phrase that token `head` heads."""
    start = head
    for kid in parse.kids(
        head, "det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "npadvmod", "advmod", "predet"
    ):
        if kid.i < head:
            start = min(start, kid.left)
    return start


def _np_end(parse: Parse, head: int) -> int:
    end = head
    for kid in parse.kids(head, "flat", "compound"):
        end = max(end, kid.right) if kid.i > head else end
    return end


def group_span(parse: Parse, group: Group) -> Span:
    """Return the characters of a group's number words and counted noun."""
    return parse.span(group.first, group.last)
