"""Reads attributions made by a mark: "Police: 3 dead", "3 dead - police", turns of a transcript, posts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from according.claims.attribution.cues import verbs, words
from according.claims.attribution.draft import Draft, spans
from according.claims.attribution.headings import heading
from according.claims.attribution.kinds import kind_of_head, kind_of_name
from according.claims.attribution.persons import titles
from according.claims.people import sense
from according.language.layout import BULLETS, CLOCK, labels_within
from according.language.parse import Parse, Token
from according.model import Span

_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_LONGEST_NAME = 7
_OPENING = frozenset({"[", "(", *BULLETS})
_CLOCK = re.compile(CLOCK)
_QUOTES = frozenset({'"', "''", "``", "'", "\u2018", "\u2019", "\u201c", "\u201d"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET"})
_BARRED = frozenset({"VERB", "AUX", "NUM", "PUNCT"})


def colon_drafts(parse: Parse, number: int, *, transcript: bool) -> Iterator[Draft]:
    """Yield what one sentence attributes by a colon or, in a headline, by a dash before its last words."""
    begin, end = parse.bounds[number]
    if begin == end:
        return
    begin = _past_label(parse, _past_bullet(parse, begin, end), end)
    headline = parse.sentences[number].kind == "headline"
    if number == 0 and not headline and parse.tokens[end - 1].text == ".":
        yield from _titled(parse, begin, end - 1)
    colons = [i for i in range(begin + 1, end - 1) if parse.tokens[i].text in _COLONS]
    if not colons and not headline:
        return
    dashes = [i for i in range(begin + 1, colons[0] if colons else begin) if _is_dash(parse, i)]
    begin = dashes[-1] + 1 if dashes else begin  # "UPDATE 6:15am - Sheriff Ana Giro: …"
    if colons and (headed := heading(parse, begin, colons[0])) is not None:
        named, head = headed
        content = _said_after(parse, colons[0], end, on=True)
        yield Draft((colons[0], colons[0]), content, named, (head,))
        return
    if colons and _is_number_alone(parse, colons[0] + 1, end):
        return
    last = _before_bracket(parse, begin, colons[0]) if colons else begin
    short = bool(colons) and 0 <= last - begin < _LONGEST_NAME
    if short and (last < colons[0] - 1 or _is_name(parse, begin, last, transcript)):
        yield _draft(parse, colons[0], (begin, last), _said_after(parse, colons[0], end))
        return
    if not headline:
        return
    if colons and (quoted := _after_quotation(parse, begin, colons[0], end)) is not None:
        yield _draft(parse, colons[0], quoted, spans(parse, [(begin, colons[0] - 1)]))
        return
    if (bracket := _bracketed(parse, begin, end)) is not None:
        yield _draft(parse, bracket, (bracket + 1, end - 2), spans(parse, [(begin, bracket - 1)]))
        return
    yield from _put_last(parse, begin, end)


def _before_bracket(parse: Parse, begin: int, colon: int) -> int:
    """Return the last token of what stands before a colon, without a handle in brackets: "Roe (@roe):"."""
    tokens = parse.tokens[max(begin, colon - _LONGEST_HANDLE) : colon]
    opening = next((t.i for t in reversed(tokens) if t.text == "("), None)
    handle = opening is not None and opening > begin and parse.tokens[opening + 1].text.startswith("@")
    return opening - 1 if opening is not None and handle else colon - 1


_LONGEST_HANDLE = 4
_COLONS = frozenset({":", "):"})


def _is_number_alone(parse: Parse, first: int, end: int) -> bool:
    """Tell whether only a number, or that of people, stands after a colon: "Men: 9 (64%)", "Rebels: 7
    civilians, including a child". A label counts so, and says nothing.
    """
    rest = parse.tokens[first + 1 : end]
    if rest and rest[0].tag == "NNS" and sense(rest[0]) == "people":
        rest = rest[1:]
        if rest and rest[0].text not in "(.,":
            return False
        return parse.tokens[first].tag == "CD" and not any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in rest)
    return parse.tokens[first].tag == "CD" and (not rest or rest[0].text in "(.")


def _put_last(parse: Parse, begin: int, end: int) -> Iterator[Draft]:
    """Yield what a headline attributes by its last mark ("12 dead in blast: police")."""
    for mark in range(end - 2, max(begin, end - _LONGEST_NAME), -1):
        if _parts(parse, mark) and _is_name(parse, mark + 1, end - 1, transcript=True, last=True):
            yield _draft(parse, mark, (mark + 1, end - 1), spans(parse, [(begin, mark - 1)]))
            return


def _titled(parse: Parse, begin: int, end: int) -> Iterator[Draft]:
    """Yield what a headline that ends with a full stop attributes: "12 dead in blast: police. A bomb …"."""
    colon = next((i for i in range(end - 2, begin, -1) if parse.tokens[i].text == ":"), None)
    if colon is not None and all(t.pos == "NOUN" for t in parse.tokens[colon + 1 : end]):
        yield from _put_last(parse, begin, end)


def _past_bullet(parse: Parse, begin: int, end: int) -> int:
    """Return where a line begins behind its bracket, bullet, number and hour ("17.42 Police: …", "(4) 09:50
    The army: …", "3.15pm | Police: …").
    """
    hour = False
    while begin < end - 1:
        word = parse.tokens[begin].lower
        clock = _CLOCK.match(word)
        numbered = word.isdigit() and parse.tokens[begin + 1].text in {")", ".", "/"}
        timed = hour and word in _OF_HOURS
        if not (word in _OPENING or (clock and word[clock.end() :] in _HALVES) or numbered or timed):
            break
        hour = hour or clock is not None
        begin += 1 + numbered
    return begin


_HALVES = frozenset({"", "am", "pm"})
_OF_HOURS = frozenset(
    {"am", "pm", "a.m.", "p.m.", "|", "et", "gmt", "bst", "cet", "cest", "ist", "utc", "local"}
)


def _past_label(parse: Parse, begin: int, end: int) -> int:
    """Return where a line begins behind what only says that it is new: "UPDATE (4:15 p.m.): Police: …"."""
    if parse.tokens[begin].lower not in _LABELS:
        return begin
    near = range(begin + 1, min(end - 1, begin + _LONGEST_LABEL))
    return next((i + 1 for i in near if parse.tokens[i].text == ":"), begin)


_LABELS = frozenset({"update", "updated", "breaking", "correction", "exclusive", "watch"})
_LONGEST_LABEL = 9


def _after_quotation(parse: Parse, begin: int, colon: int, end: int) -> tuple[int, int] | None:
    """Return who speaks after a headline's quotation and a colon: "'I saw 10 bodies': Survivor on wreck"."""
    tokens = parse.tokens
    if (
        tokens[begin].text not in _QUOTES
        or tokens[colon - 1].text not in _QUOTES
        or tokens[begin + 1].tag == "CD"
    ):
        return None
    stop = next((i for i in range(colon + 1, end) if tokens[i].pos not in _NAMING), end)
    tells = stop == end or tokens[stop].lower == "on" or tokens[stop].lemma in verbs()
    short = colon + 1 < stop <= colon + _LONGEST_NAME
    named = tells and short and _is_name(parse, colon + 1, stop - 1, last=True)
    return (colon + 1, stop - 1) if named else None


def _bracketed(parse: Parse, begin: int, end: int) -> int | None:
    """Return the bracket before the speaker that ends a headline: "3 dead in blast (police)".

    An outlet there is only whose headline it is.
    """
    if parse.tokens[end - 1].text != ")":
        return None
    for i in range(end - 3, max(begin, end - _LONGEST_NAME), -1):
        if parse.tokens[i].text == "(":
            inside = parse.tokens[i + 1 : end - 1]
            kind = kind_of_head([t.lower for t in inside], inside[-1].lemma)
            return i if kind not in {None, "media", "social_media"} else None
    return None


def _parts(parse: Parse, i: int) -> bool:
    """Tell whether token `i` is a colon, or a dash with space around it."""
    return parse.tokens[i].text == ":" or _is_dash(parse, i)


def _is_dash(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return (
        token.text in _DASHES
        and "year" not in (parse.tokens[i - 1].lower, parse.tokens[i + 1].lower)  # "an 11 - year - old girl"
        and parse.tokens[i - 1].end < token.start
        and token.end < parse.tokens[i + 1].start
    )


def _said_after(parse: Parse, colon: int, end: int, *, on: bool = False) -> tuple[Span, ...]:
    """Return what follows a colon: the sentence, or after the handle of a post its whole paragraph.

    So it is `on` what heads a statement.
    """
    number = parse.tokens[colon].sent
    paragraph = parse.sentences[number].paragraph
    on = on or _is_post(parse, number)
    while on and number + 1 < len(parse.sentences):
        number += 1
        if parse.sentences[number].paragraph != paragraph or _is_post(parse, number):
            break
        end = max(end, parse.bounds[number][1])
    return spans(parse, [(colon + 1, end - 1)])


def _is_post(parse: Parse, number: int) -> bool:
    """Tell whether a sentence begins with the handle of an account."""
    return parse.text.startswith("@", parse.sentences[number].start)


def _draft(parse: Parse, mark: int, name: tuple[int, int], content: tuple[Span, ...]) -> Draft:
    only = parse.tokens[name[0]]
    if name[0] == name[1] and only.lemma == "report":
        return Draft((mark, mark), content, unnamed=only.lower)
    last = _without_place(parse.tokens[name[0] : name[1] + 1])[-1].i
    return Draft((mark, mark), content, name, (_head(parse, name[0], last),))


def _is_name(parse: Parse, begin: int, end: int, transcript: bool = False, *, last: bool = False) -> bool:
    """Tell whether what stands alone beside a mark can be a speaker, and not the topic of a headline.

    After the `last` mark any body can be one.
    """
    tokens = parse.tokens[begin : end + 1]
    if tokens[0].text.startswith("@") and len(tokens) <= 2:
        return True
    tokens = _without_place(tokens)
    if not last and _is_topic(parse, tokens, end):
        return False
    if last and len(tokens) == 1 and tokens[0].lemma == "report":
        return True  # "minister hurt in blast - report"
    if any(t.pos in _BARRED and not _is_joined(parse, t) for t in tokens):
        return False
    said = [t.lower for t in tokens]
    if all(t.pos == "PROPN" for t in tokens) and kind_of_name(said[-1]) is not None:
        return True  # "UN OCHA: …"
    if kind_of_head(said, tokens[-1].lemma) is not None or kind_of_head(said, said[-1]) is not None:
        return True
    shouted = len(tokens) <= 3 and all(t.text.isupper() and t.text.isalpha() for t in tokens)
    if shouted:
        return last or (transcript and parse.sentences[tokens[0].sent].kind == "text")
    person = next((n for n, t in enumerate(tokens) if t.ent == "PERSON"), 0)
    if person and tokens[person - 1].lower in titles():
        tokens = tokens[person:]  # "Fire Chief | Ana Silva: …"
    if len(tokens) == 1 and not last and not transcript and _is_dateline(parse, tokens[0], end):
        return False
    whole = tokens[0].entity == tokens[-1].entity
    return whole and (tokens[0].ent == "PERSON" or (last and tokens[0].ent == "ORG"))


def _is_dateline(parse: Parse, name: Token, end: int) -> bool:
    """Tell whether one name is where something was written or happened: at the head of a text ("Ballari: Two
    died …"), or as the label of a sentence among others, of which one is a place.
    """
    text = parse.sentences[name.sent].kind == "text"
    quoted = parse.tokens[min(end + 2, len(parse.tokens) - 1)].text in _QUOTES
    return text and not quoted and (name.sent <= 1 or _is_among_places(parse, name))


def _is_among_places(parse: Parse, name: Token) -> bool:
    labelled = labels_within(parse.text, parse.sentences)
    bounds = (parse.bounds[n] for n in labelled)
    return name.sent in labelled and any(
        parse.tokens[first].ent == "GPE" for first, end in bounds if first < end
    )


def _is_topic(parse: Parse, tokens: tuple[Token, ...], end: int) -> bool:
    """Tell whether what stands before a headline's colon is what it is about: "Hotel fire: 3 dead".

    So is a whole name without an office, unless a quotation follows: "Ann Roe: Teacher found dead".
    """
    if parse.sentences[tokens[0].sent].kind != "headline":
        return False
    if tokens[-1].lemma in words("figures", "happenings") or (len(tokens) > 1 and tokens[-1].lemma in PLACES):
        return True
    named = len(tokens) > 1 and all(t.ent == "PERSON" for t in tokens) and tokens[0].lower not in titles()
    quoted = parse.tokens[min(end + 2, len(parse.tokens) - 1)].text in {'"', "'", "``", "\u2018", "\u201c"}
    return named and not quoted


PLACES = frozenset(
    {"city", "county", "state", "province", "republic", "school", "university", "church", "mosque", "temple"}
    | {"synagogue", "hotel", "plant", "factory", "refinery", "bank", "district"}
)


def _without_place(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a name less where its body is, or speaks: "Civil defence | in Idlib", "The mayor | on X"."""
    for n, token in enumerate(tokens):
        rest = tokens[n + 1 :]
        said_in = bool(rest) and rest[-1].lemma in words("nouns", "vessels")
        named = all(t.pos in {"PROPN", "DET"} for t in rest)
        if n and ((token.lower == "in" and (named or said_in)) or (token.lower in {"on", "via"} and named)):
            return tokens[:n]
    return tokens


def _is_joined(parse: Parse, token: Token) -> bool:
    """Tell whether a word or a hyphen is of a compound: "Hamas | -run | health ministry"."""
    if token.pos == "NUM":
        return False
    after = parse.tokens[min(token.i + 1, len(parse.tokens) - 1)]
    before = parse.tokens[max(token.i - 1, 0)]
    bound = token.text == "-" and before.end == token.start and token.end == after.start
    return bound or (token.pos == "VERB" and before.text == "-" and before.end == token.start)


def _head(parse: Parse, first: int, last: int) -> int:
    for i in range(last, first - 1, -1):
        head = parse.tokens[i].head
        if not first <= head <= last or head == i:
            return i
    return last
