"""Numbers among the words of a sentence that count no people: of things, of rates, measures and names."""

from __future__ import annotations

from itertools import takewhile

from according.claims import people
from according.claims.figures import Quantity, said
from according.claims.syntax import NOMINAL, NOUN_TAGS
from according.language.parse import Parse, Token


def is_fused(parse: Parse, quantity: Quantity, a: Token, b: Token) -> bool:
    """Tell whether the parser took two numbers for one ("on day 12, 640 people"): neither is sure."""
    beyond = parse.text[a.start : quantity.core.start] + parse.text[quantity.core.end : b.end]
    return " " in beyond and any(c.isdigit() for c in beyond)


def is_in_name(parse: Parse, a: Token, b: Token, first: int, last: int) -> bool:
    """Tell whether a number word is of a name: capitalised in running words ("a Four Kings member")."""
    if a.i == first or b.i + 1 >= last or not a.text[:1].isupper():
        return False
    before, after = parse.tokens[a.i - 1], parse.tokens[b.i + 1]
    return before.text.islower() and before.text.isalpha() and after.tag in ("NNP", "NNPS")


def is_in_title(parse: Parse, a: Token, b: Token, last: int) -> bool:
    """Tell whether a number opens a title in quotation marks, beside the noun it is of ("'7 Days' star")."""
    if a.i == 0 or parse.tokens[a.i - 1].text not in _QUOTES:
        return False
    after = parse.tokens[b.i + 1 : min(last - 1, b.i + _TITLE)]
    close = next((t.i for t in after if t.text in _QUOTES), None)
    of_show = a.i > 1 and parse.tokens[a.i - 2].lower in ("of", "on", "from")  # "Jo Roe of '7 Kids' arrested"
    if close is None or (parse.tokens[close + 1].tag not in NOUN_TAGS and not of_show):
        return False
    named = parse.tokens[b.i + 1 : close]
    told = any(t.tag in ("VBD", "VBN", "VBZ", "VBP", "JJ", "IN") for t in named)
    return bool(named) and not told and parse.text[named[0].start].isupper()


def is_correlative(parse: Parse, word: Token) -> bool:
    """Tell whether "both" only opens a pair, and is no number ("hurt both soldiers and civilians", "both at
    home and abroad", "both the man and his son").
    """
    if word.lower != "both":
        return False
    after = parse.tokens[word.i + 1 : min(word.i + 3, parse.bounds[word.sent][1])]
    if after and after[0].tag == "IN" and after[0].lower != "of":
        return True
    the = len(after) > 1 and after[0].lower == "the"
    if the and after[1].tag == "NN" and people.sense(after[1]) != "people":
        return True
    noun = parse.head(word)
    joined = [kid for kid in parse.kids(noun.i, "conj") if not any(parse.kids(kid.i, "nummod"))]
    if not people.is_plural(noun):
        return bool(after) and after[0].tag in ("DT", "PRP$") and bool(joined)
    return any(people.is_plural(kid) and not any(parse.kids(kid.i, "det")) for kid in joined)


_QUOTES = frozenset("'\"\u2018\u2019\u201c\u201d") | {"``", "''"}
_TITLE = 7
"""How many tokens a title has at the most."""


def counts_others(parse: Parse, quantity: Quantity, noun: int | None, part: bool) -> bool:
    """Tell whether a number counts things, or is "the first", which counts nobody."""
    begin = parse.at(quantity.span.start)
    if begin is not None and _is_round_year(parse, begin):
        return True
    if quantity.kind == "ordinal" and quantity.low == 1 and begin is not None:
        person = noun is not None and people.sense(parse.tokens[noun]) == "people"
        definite = begin.lower == "the" and not _is_first_of_harm(parse, noun)
        if definite or (person and parse.tokens[noun or 0].lemma not in _OF_HARM):
            return True  # "Bangladesh's first female prime minister"
    end = parse.at(quantity.core.end - 1)
    if end is not None and _is_the_one(parse, end):
        return True
    if begin is not None and end is not None and _is_share_of(parse, begin.i, end.i):
        return True
    if end is not None and end.lower in ("one", "ones") and parse.tokens[end.i - 1].lower == "loved":
        return True
    if end is not None and any(t.lower in _NOT_COUNTED for t in parse.tokens[end.i + 1 : end.i + 2]):
        return True  # "shot him three times execution-style", "before 4 o'clock one person was found"
    if noun is None:
        return False
    token = parse.tokens[noun]
    if begin is not None and is_year(quantity.core.of(parse.text)):
        dated = begin.i > 0 and parse.tokens[begin.i - 1].lower in _DATING
        if dated or people.sense(token) != "people":
            return True  # "the number of 2016 homicides"
    if _is_emptied(parse, token):
        return False
    return people.sense(token) == "not_people" or (part and _is_part_of_things(token))


def _is_the_one(parse: Parse, word: Token) -> bool:
    """Tell whether "the one" only looks back or ahead at somebody ("was not the one who fired")."""
    after = parse.tokens[word.i + 1 : word.i + 2]
    the = word.lower == "one" and word.i > 0 and parse.tokens[word.i - 1].lower == "the"
    return the and any(t.lower in ("who", "that", "whom") for t in after)


_NOT_COUNTED = frozenset({"times", "o'clock", "o\u2019clock"})


def _is_first_of_harm(parse: Parse, noun: int | None) -> bool:
    """Tell whether the news is that one is the first to come to harm ("announced the first death")."""
    if noun is None or parse.tokens[noun].lemma not in ("death", "fatality", "case", "infection"):
        return False
    token, verb = parse.tokens[noun], parse.head(parse.tokens[noun])
    told = token.dep == "dobj" and verb.lemma in _NEWS
    told = told or (token.dep == "nsubjpass" and verb.lemma in ("announce", "confirm"))
    return told or (token.dep == "attr" and verb.lemma in ("be", "become", "mark"))


_NEWS = frozenset({"announce", "confirm", "report", "record", "register", "declare", "mark", "see", "suffer"})


def _is_emptied(parse: Parse, noun: Token) -> bool:
    """Tell whether homes are evacuated, so that they stand for those who live there: they are households."""
    if noun.lemma not in said("homes"):
        return False
    above = parse.head(noun)
    if noun.dep == "pobj" and above.lower == "of":
        return parse.head(above).lemma == "evacuation"
    if above.lemma in ("have", "need") and noun.dep == "nsubj":
        above = next((k for k in parse.kids(above.i, "xcomp") if k.lemma == "evacuate"), above)
        return above.lemma == "evacuate"
    of_things = any(kid.lower == "of" for kid in parse.kids(above.i, "prep"))
    return noun.dep in ("nsubjpass", "dobj") and above.lemma == "evacuate" and not of_things


_OF_HARM = frozenset({"victim", "casualty", "patient"})
_SHARES = frozenset(
    {"half", "third", "thirds", "quarter", "quarters", "majority", "percent", "%", "most", "cent"}
)


_SHARED = 6

"""How many tokens may stand between "of" and a number of which a share is told."""


def _is_share_of(parse: Parse, number: int, end: int) -> bool:
    """Tell whether only a share of a number is told of ("more than half of the town's 8,000 people").

    "Most of the 30 killed" tells of all 30: their harm stands right after them.
    """
    first, last = parse.bounds[parse.tokens[number].sent]
    if end + 1 < last and parse.tokens[end + 1].tag in ("VBN", "VBD", "JJ"):
        return False
    for i in range(number, max(first, number - _SHARED), -1):
        token = parse.tokens[i]
        if token.lower == "of":
            return parse.tokens[i - 1].lower in _SHARES
        if i < number and token.tag not in ("DT", "POS", "NN", "NNP", "JJ", "PRP$"):
            return False
    return False


_DATING = frozenset({"in", "by", "since", "until"})


def is_year(words: str) -> bool:
    """Tell whether digits are more likely a year than a number: newspapers put a comma into 2,016."""
    return len(words) == 4 and words.isdecimal() and words[:2] in ("19", "20") and words[2:] != "00"


def _is_round_year(parse: Parse, number: Token) -> bool:
    """Tell whether 1900 or 2000 dates what its sentence opens with ("In 2000 suicide bombers killed 17")."""
    first = parse.bounds[number.sent][0]
    opens = number.i == first + 1 and parse.tokens[first].lower in _DATING
    return opens and number.text in ("1900", "2000")


def is_of_many(parse: Parse, number: int, last: int) -> bool:
    """Tell whether an ordinal stands before a number or a plural, and so counts none of them."""
    if number + 1 < last and parse.tokens[number + 1].tag == "CD":
        return True  # "the town's first two deaths"
    nouns = list(
        takewhile(lambda t: t.tag.startswith(("N", "J")), parse.tokens[number + 1 : min(last, number + 5)])
    )
    return bool(nouns) and nouns[-1].tag == "NNS"


def is_rate(parse: Parse, tail: int, last: int) -> bool:
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
    return whole.lemma not in ("fatality", "death", "casualty", "case", "arrest", "infection")


def is_measure(parse: Parse, a: int, b: int, last: int) -> bool:
    """Tell whether a number without a noun is a date, a time, a measure or a label rather than people."""
    token = parse.tokens[a]
    united = token.ent in ("MONEY", "QUANTITY") and _has_unit(parse, token)
    measure = token.ent == "PERCENT" or united
    if measure and not _stands_in_list(parse, b, last):
        return True
    if _is_age_beside(parse, a, b, last) or _is_of_site(parse, a):
        return True
    if token.ent in ("DATE", "TIME"):
        following = parse.tokens[b + 1] if b + 1 < last else token
        year = token.lower.isdecimal() and 1900 <= float(token.lower) <= 2100
        return year or (
            following.entity == token.entity
            and following.tag.startswith("N")
            and following.i > b
            and following.lower not in ("yesterday", "today")  # "missing, as against 14 yesterday"
        )
    if (
        a > 0
        and parse.tokens[a - 1].tag == "NNP"
        and parse.tokens[a - 1].sent == token.sent
        and token.dep == "nummod"
        and not (_goes_before_verb(parse, a, b, last) or is_after_place(parse, a))
    ):
        named = parse.tokens[token.head].tag == "NNP" and token.head < a
        harmed = b + 1 < last and parse.tokens[b + 1].lower in _HARMED  # "Odesa 2 dead, Kharkiv 5 dead"
        return named and not harmed and not _is_gapped(parse, a)
    return False


_HARMED = NOMINAL | {"killed", "hurt"}


def _goes_before_verb(parse: Parse, a: int, b: int, last: int) -> bool:
    """Read "in Idlib four died", "in Homs 12 were hurt": after a place's name, the subject of a clause.

    No name has a number in small letters.
    """
    placed = parse.tokens[a - 1].ent in ("GPE", "LOC")
    verb = b + 1 < last and parse.tokens[b + 1].tag in ("VBD", "VBP", "VBZ")
    return parse.tokens[a].text.islower() or (placed and verb)


def _is_gapped(parse: Parse, number: int) -> bool:
    """Tell whether a name has a number as the one before it has ("Kerala reported 20 and Bihar 13")."""
    name = parse.tokens[number].head
    joined = parse.tokens[name - 1].lower in (",", "and", ";")
    top = next((t for t in parse.ancestors(parse.tokens[name]) if t.tag.startswith("V")), None)
    return joined and top is not None and top.lemma in COUNTING


COUNTING = frozenset({"have", "report", "record", "register", "log", "count", "see"})
"""Verbs by which a place has a number of its own."""


def _is_of_site(parse: Parse, number: int) -> bool:
    """Tell whether a number is the name of what stands before it ("Magnet School 59", "Engine 7")."""
    site = parse.tokens[number - 1] if number else None
    named = site is not None and site.tag == "NNP" and site.lower in _NUMBERED and site.text[:1].isupper()
    return named and parse.tokens[number].text.isdecimal()


_NUMBERED = frozenset(
    {"school", "engine", "ladder", "platform", "ward", "terminal", "gate", "pier", "platoon", "company"}
    | {"precinct", "district", "interstate", "cellblock", "room", "flight", "hangar", "dormitory", "local"}
)


def is_after_place(parse: Parse, number: int) -> bool:
    """Tell whether a number is all that is told of a place in a row ("Chile has 51 cases, Peru 15 and Cuba
    nine").
    """
    place = parse.tokens[number - 1]
    if place.ent not in ("GPE", "LOC") or place.tag != "NNP" or place.sent != parse.tokens[number].sent:
        return False
    _, begin, _ = parse.entities[place.entity]
    before = parse.tokens[begin - (2 if parse.tokens[begin - 1].lower == "the" else 1)]
    before = parse.tokens[before.i - 1] if before.lower in ("in", "at") and before.i > 0 else before
    after = parse.tokens[number + 1 : number + 2]
    ended = any(t.lower in (",", ".", ";", "and") for t in after)
    return before.lower in (",", "and", ";") and begin > 0 and ended


def _is_age_beside(parse: Parse, a: int, b: int, last: int) -> bool:
    """Tell whether a number is the age of whoever is named before it ("Roe, 40 \u2015 a father of two")."""
    if a < 2 or parse.tokens[a - 1].text != "," or not parse.tokens[a].text.isdecimal():
        return False
    name = parse.tokens[a - 2]
    closed = b + 1 < last and not any(c.isalnum() for c in parse.tokens[b + 1].text)
    return closed and name.tag == "NNP" and name.ent == "PERSON" and len(parse.tokens[a].text) <= 2


def _has_unit(parse: Parse, token: Token) -> bool:
    """Tell whether a currency or a unit stands in what the tagger takes for an amount."""
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
