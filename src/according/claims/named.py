"""Lists of people by name: "Jo Roe, 41, Al Poe, 9, and Ty Ho", "Ali Said (45) and his wife Mona (40)"."""

from __future__ import annotations

from according.claims import people
from according.language.casing import is_given_name
from according.language.parse import Parse

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MOST = 12
"""How many words may stand before a name in a list ("his", "younger", "daughter") or make it up."""


def names_after(parse: Parse, last: int) -> list[int]:
    """Return the heads of those whom a list puts after the name that ends at token `last`, its ages skipped.

    Two names with a comma between may be of one person or of a speaker: whoever has neither an age nor an
    "and" before is only in the list where such a one follows.
    """
    end = parse.bounds[parse.tokens[last].sent][1]
    plural = parse.tokens[last].tag == "NNS"
    i, aged = _past_age(parse, last + 1, end)
    found: list[int] = []
    sure, parted = 0, False
    while i < end:
        begin = i
        i, closing = _past_marks(parse, i, end)
        apart = any(t.text == ";" for t in parse.tokens[begin:i])
        parted = parted or apart
        if closing is None and not found and plural:
            closing = False  # "her children Ali and Omar Haddad"
        item = _item(parse, i, end) if closing is not None else None
        if item is None:
            break
        if parse.tokens[i].tag == "DT" and not closing and found and plural:
            i = item[1]
            continue  # "the nuns Jo Roe, an American, and Ana Paz"
        if parted and not apart and not closing:
            i, _ = _past_age(parse, item[1], end)
            continue  # "Ann Roe, 7; her brother, Bo Roe, 9; and …"
        if parse.tokens[i].tag == "DT" and not plural and not parted and not (closing and found):
            break  # "Jo Roe, a former teacher and ..."
        found.append(item[0])
        i, own_age = _past_age(parse, item[1], end)
        if closing or own_age:
            sure, aged = len(found), aged or own_age
        if closing:
            break
    return found[:sure]


def spelled_out(parse: Parse, noun: int) -> list[int]:
    """Return the heads of those whom names after a plural spell out: "her sons, Ali, Omar and Sami Roe"."""
    if parse.tokens[noun].tag != "NNS" or any(parse.kids(noun, "nummod")):
        return []
    names = names_after(parse, noun)
    own = any(parse.tokens[i].tag == "NNP" for i in names) and len(names) > 1
    return names if own else []


def is_told_as_person(parse: Parse, name: int) -> bool:
    """Tell whether the words around a name are of a person, whatever it may else be the name of ("owner Rufus
    Church", "Ann Wells, who", "Alex Dent").
    """
    kids = list(parse.kids(name, "compound"))
    given = any(kid.tag == "NNP" for kid in kids) and parse.tokens[name].tag == "NNP"
    if any(parse.kids(name, "det")):
        return False  # "the driver of a silver Grand Prix, who was shot"
    titled = any(kid.tag == "NN" and people.sense(kid) == "people" for kid in kids)
    who = any(
        t.lower == "who" for kid in parse.kids(name, "relcl") for t in parse.kids(kid.i, "nsubj", "nsubjpass")
    )
    known = parse.tokens[name].ent not in _PLACES and given and is_given_name(kids[0].text)
    return known or (given and (titled or who))


def _past_marks(parse: Parse, i: int, end: int) -> tuple[int, bool | None]:
    """Return the token after the marks between two of a list, and whether "and" is among them; None if none
    stand there.
    """
    first, closing = i, False
    while i < end and parse.tokens[i].lower in (",", ";", "and", "&"):
        closing = closing or parse.tokens[i].lower in ("and", "&")
        i += 1
    return i, closing if i > first else None


def _item(parse: Parse, first: int, end: int) -> tuple[int, int] | None:
    """Return the head of one person in a list, and the token after: a name, kin, or kin with a name."""
    i = first
    if i < end and parse.tokens[i].tag in ("PRP$", "DT"):
        i += 1
    noun = i
    while i < min(end, first + _MOST) and (parse.tokens[i].tag in ("NN", "JJ") or _is_of_age(parse, i)):
        i += 1
    known = i > noun and people.sense(parse.tokens[i - 1]) == "people"
    if i < end and parse.tokens[i].tag == "NNP" and (known or parse.tokens[i].ent == "PERSON"):
        while i < end and (parse.tokens[i].tag == "NNP" or _is_hyphen(parse, i, end)):
            i += 1
        return i - 1, i
    owner = i < end and parse.tokens[i].tag == "POS"  # "Jo Roe, Al Poe and the couple's three children"
    return (i - 1, i) if known and noun > first and not owner else None


def _is_hyphen(parse: Parse, i: int, end: int) -> bool:
    """Tell whether a token joins two halves of a name ("Alaa El | - | Din")."""
    return parse.tokens[i].tag == "HYPH" and i + 1 < end and parse.tokens[i + 1].tag == "NNP"


def _is_of_age(parse: Parse, i: int) -> bool:
    """Tell whether a token is of an age before a noun: "a | 4-year- | old son Ali"."""
    after = parse.tokens[i + 1 : i + 5]
    return parse.tokens[i].ent == "DATE" and any(t.lower == "old" for t in after)


def _past_age(parse: Parse, i: int, end: int) -> tuple[int, bool]:
    """Return the token after ", 41", "(41)" or ", six years old" and True, or `i` and False."""
    if i + 1 >= end or parse.tokens[i].lower not in (",", "("):
        return i, False
    opens = parse.tokens[i].lower == "("
    after = parse.tokens[i + 2 : i + 3]
    if is_years(parse.tokens[i + 1].lower) and not any(t.tag == "HYPH" for t in after):
        return i + 2 + opens, True
    old = next((t.i for t in parse.tokens[i + 2 : min(end, i + _AGE)] if t.lower == "old"), None)
    told = old is not None and all(t.ent == "DATE" for t in parse.tokens[i + 1 : old + 1])
    return (old + 1 + opens, True) if old is not None and told and _ends(parse, old + 1, end) else (i, False)


_AGE = 8
"""How many tokens an age in words may take ("(12 to 14 years old")."""


def _ends(parse: Parse, i: int, end: int) -> bool:
    """Tell whether an age is told of whoever stands before it, not of who follows ("a 41-year-old man")."""
    return i >= end or parse.tokens[i].lower in (",", ";", ")", ".", "and", "&")


def is_years(word: str) -> bool:
    """Tell whether a word may be an age in digits."""
    return word.isdecimal() and len(word) <= 2
