"""Reads sources that stand beside what they tell with no word of saying: in brackets behind an item ("3 dead
(police)", "[OCHA]"), in a line below figures ("Source: Health Office"), after "via", "h/t" or "per".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from according.claims.attribution.cues import words as words_of
from according.claims.attribution.kinds import kind_of_name, kind_of_source
from according.claims.attribution.speech import sentence_of
from according.language.layout import is_item
from according.language.parse import Parse
from according.model import Attribution, Source, SourceKind, Span
from according.vocab import load

_LABEL = r"(?:(?:data |information )?sources?(?: of (?:the )?(?:data|information|figures))?)"
_ANY = re.compile(r"(?i)[(\[@]| /|\b(?:sources? ?:|per\b)")
"""One of these is in any text that has such sources."""
_BRACKET = re.compile(
    rf"[(\[](?P<label>(?i:{_LABEL}|via|per|h/t|ht|as per)(?::\s*|\s+))?(?P<names>[^()\[\]\n:]{{2,80}})[)\]]"
)
_HANDLE = re.compile(
    r"(?P<front>(?<!\S)(?:RT|(?i:h/t|hat tip(?: to)?)):?\s+(?P<name>@\w{1,30}):\s*)"
    r"|(?<![\w/])(?i:via|h/t|ht|hat[- ]tip(?: to)?|from|by|credit):?\s+(?P<last>@\w{1,30})"
    r"(?=[\s.)\]]*(?:$|\n|#))"
)
_PER = re.compile(r"\bper (?P<names>[^\s\d][^\n.,;:()]{1,60}?)(?=\.?\s*(?:\n|$|\. ))")
_NEWS = re.compile(
    r"(?m)^\W{0,4}(?i:breaking(?: news)?|urgent|flash|just in|alert|newsflash|snap|developing|latest|new)"
    r" ?[(\[](?P<names>[^()\[\]\n\d]{2,40})[)\]] ?[:\u2013\u2014|-]+\s*(?=\S)"
)
_SLASH = re.compile(r"(?m) / ?(?P<names>[^\W\d_][^/\n.,:;()]{1,40})$")
_LINE = re.compile(rf"(?mi)^\W{{0,3}}{_LABEL} ?: ?(?P<names>[^\n]{{2,120}}?)[.\s]*$")
_ENDS = re.compile(r"[\"'\u2019\u201d]?(?:[.;]?\s*(?:\n|$)|\.\s)")
_PICTURE = re.compile(
    r"(?i)\b(?:photos?|photographs?|images?|pictures?|video|file|courtesy|screen(?:grab|shot))\b"
)
_LAST_WORD = re.compile(r"[\w'\u2019.-]+$")
_RATE = re.compile(r"(?i)\b(?:rate|rates|average|averages|averaged|ratio|mean|median)\b")
_TELLING: frozenset[SourceKind] = frozenset(
    ("official", "military", "medical", "humanitarian", "monitor", "unnamed", "media", "witness")
)
"""Kinds whose bare name in brackets tells who said so; others may be who was meant ("the rebels (M23)")."""
_LONGEST_LINE = 160
_MOST_LINES = 40


def credited(parse: Parse, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what a text credits to somebody beside it; `found` is what is on somebody's word otherwise."""
    text = parse.text
    if not _ANY.search(text):
        return
    near = [*_bracketed(parse), *_slashed(parse), *_handled(parse), *_per(parse, found)]
    yield from near
    told = sorted(span.start for a in (*near, *found) if a.speakers for span in a.content)
    for match in _NEWS.finditer(text):
        begin, end = _paragraph(parse, match.end())
        yield from _attribution(text, match, Span(max(begin, match.end()), end))
    for match in _LINE.finditer(text):
        lines = tuple(_above(text, match.start(), told))
        yield from _attribution(text, match, *lines)


def _attribution(
    text: str, match: re.Match[str], *content: Span, any_name: bool = False
) -> Iterator[Attribution]:
    """Yield that content stands on the word of those whom a match names, if it names any."""
    start = match.start("names")
    sources = tuple(_sources(text, start, match.end("names"), any_name=any_name))
    told = tuple(span for span in content if span.start < span.end)
    if sources and told:
        named = Span(start, match.end("names"))
        yield Attribution((named,), (Span(*match.span()),), told, sources)


def _sources(text: str, start: int, end: int, *, any_name: bool) -> Iterator[Source]:
    """Yield the sources that a list of names has; days and what is no name are left out.

    Of `any_name` it is known that it is one.
    """
    for part in re.finditer(r"[^,;/&]+", text[start:end]):
        name = part.group().strip(" .")
        kind = kind_of_source(name)
        shouted = name.isupper() and name.isalpha()
        named = shouted or (any_name and all(word[:1].isupper() for word in name.split()))
        if not name or any(c.isdigit() for c in name) or (kind is None and not named):
            continue
        name = name.removeprefix("the ")
        at = text.index(name, start + part.start())
        yield Source(name, kind or "organisation", None, Span(at, at + len(name)))


def _bracketed(parse: Parse) -> Iterator[Attribution]:
    """Yield what sources in brackets tell: the sentence that they end, or after its stop the paragraph."""
    text = parse.text
    matches = [m for m in _BRACKET.finditer(text) if not _PICTURE.search(m["names"])]
    matches = [m for m in matches if m["label"] or _is_credit(text, m)]
    kinds = [kind_of_source(m["names"].strip()) for m in matches]
    listed = len(matches) > 1 and all(not m["label"] for m in matches)
    ends = [0, *(m.end() for m in matches)]
    for match, kind, before in zip(matches, kinds, ends, strict=False):
        last = _word_before(text, match.start())
        begin, _ = _paragraph(parse, last)
        itemised = listed or is_item(text, text.rfind("\n", 0, match.start()) + 1)
        if kind in {None, "media"} and not (itemised and (kind or not match["label"])):
            continue  # a credit of a picture, or of the whole
        if text[last] not in ".!?":
            begin = max(begin, parse.sentences[_sentence(parse, last)].start)
        yield from _attribution(text, match, Span(max(begin, before), match.start()))


def _is_credit(text: str, match: re.Match[str]) -> bool:
    """Tell whether what stands in brackets without a label is who says so: it ends a sentence or a line, and
    is not another name of what stands before.
    """
    names = match["names"].strip()
    words = names.lower().split()
    if not _ENDS.match(text, match.end()) or len(words) > 6 or any(c.isdigit() for c in names):
        return False
    kind = kind_of_source(names)
    many = words[-1].endswith("s") and words[-1] not in words_of("credits", "many") and names.islower()
    if words[0] in words_of("credits", "opening") or many:
        return False
    before = text[max(0, match.start() - 40) : match.start()].rstrip()
    if before[-1:] in ".!?":
        return kind in _TELLING or (text[match.start()] == "[" and names.isupper() and names.isalpha())
    if kind not in _TELLING:
        return False
    word = _LAST_WORD.search(before)
    if word is None or (word.group()[:1].isupper() and not names.islower()):
        return False
    return kind_of_source(word.group()) is None and kind_of_name(word.group()) is None


def _slashed(parse: Parse) -> Iterator[Attribution]:
    """Yield what a line tells that ends with who says so: "13 dead, 31 wounded / health ministry"."""
    for match in _SLASH.finditer(parse.text):
        begin = parse.text.rfind("\n", 0, match.start()) + 1
        name = match["names"]
        shouted = name.isupper() and name.isalpha() and name.lower() not in load("furniture")["agencies"]
        if (kind_of_source(name) or ("unnamed" if shouted else None)) in _TELLING - {"media"}:
            yield from _attribution(parse.text, match, Span(begin, match.start()))


def _handled(parse: Parse) -> Iterator[Attribution]:
    """Yield what an account is named for: "RT @name: …", "h/t @name: …", "3 dead, via @name"."""
    text = parse.text
    for match in _HANDLE.finditer(text):
        group = "name" if match["name"] else "last"
        begin, end = _paragraph(parse, match.start() if match["name"] else _word_before(text, match.start()))
        begin = max(begin, text.rfind("\n", 0, match.start()) + 1)  # a line of a post
        told = Span(match.end(), end) if match["name"] else Span(begin, match.start())
        source = Source(match[group], "social_media", None, Span(*match.span(group)))
        if told.start < told.end:
            yield Attribution((Span(*match.span(group)),), (Span(*match.span()),), (told,), (source,))


def _per(parse: Parse, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield what is so "per police", at the end of a sentence, and is no rate ("per county").

    `found` was read by the tree.
    """
    read = {span.start for a in found for span in a.cue if a.speakers}
    for match in _PER.finditer(parse.text):
        if match.start() in read:
            continue
        name = match["names"]
        sentence = parse.sentences[_sentence(parse, _word_before(parse.text, match.start()))]
        told = Span(sentence.start, match.start())
        each = " " not in name and name.islower() and name not in words_of("credits", "many")
        if each or _PICTURE.search(name):
            continue
        if not _RATE.search(parse.text, told.start, told.end):
            yield from _attribution(parse.text, match, told, any_name=True)


def _word_before(text: str, offset: int) -> int:
    """Return where the last character before `offset` is that is no white space."""
    while offset > 1 and text[offset - 1].isspace():
        offset -= 1
    return max(0, offset - 1)


def _sentence(parse: Parse, offset: int) -> int:
    return min(sentence_of(parse, offset), len(parse.sentences) - 1)


def _paragraph(parse: Parse, offset: int) -> tuple[int, int]:
    """Return where the paragraph begins and ends that a character stands in."""
    number = _sentence(parse, offset)
    same = parse.sentences[number].paragraph
    first = last = number
    while first and parse.sentences[first - 1].paragraph == same:
        first -= 1
    while last + 1 < len(parse.sentences) and parse.sentences[last + 1].paragraph == same:
        last += 1
    return parse.sentences[first].start, parse.sentences[last].end


def _above(text: str, start: int, told: Sequence[int]) -> Iterator[Span]:
    """Yield the lines of figures right above a line that names their source, less those that name their own.

    `told` are the beginnings of what is told on somebody's word.
    """
    end = len(text[:start].rstrip())
    for _ in range(_MOST_LINES):
        begin = text.rfind("\n", 0, end) + 1
        if end <= begin or not text[begin:end].strip() or _is_prose(text[begin:end]):
            return
        if bisect_left(told, begin) == bisect_left(told, end):
            yield Span(begin, end)
        end = max(0, begin - 1)


def _is_prose(line: str) -> bool:
    """Tell whether a line is of running text, and not of figures: it is long, or ends as a sentence does."""
    ended = line.rstrip().endswith((".", "!", "?"))
    return len(line) > _LONGEST_LINE or (ended and not is_item(line, 0)) or _LINE.match(line) is not None
