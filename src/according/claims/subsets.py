"""Subsets: numbers that are of some of those told of elsewhere, whatever the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from according.claims.cues.lexicon import words as known
from according.claims.figures.words import number_words
from according.claims.told import CLOSE, Told
from according.language.parse import Parse, Token
from according.model import Claim


def is_of_known(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is of people spoken of already ("two victims were taken to hospital")."""
    words = (told.claim.figure.words or "").casefold().split()
    if _NAMED.match(parse.text, told.claim.number_span.end):
        return True
    known = bool(words) and words[-1] in _KNOWN and not told.marks()
    sources = told.claim.sources
    before = [g for g in greater if g.start < told.start]
    same = any(not sources or g.claim.sources == sources for g in before)  # another's is another count
    return known and same and all(told.size <= CLOSE * g.size for g in before)


_KNOWN = frozenset({"victims", "patients"})
_NAMED = re.compile(
    r"(?i) (?:have|had|has|were|was)(?: now| so far| since| already)? (?:been )?"
    r"(?:identified|buried|cremated|named|handed over)"
)


def dies_somewhere(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether it is said when or where some of the dead told before died ("five died on the spot")."""
    claim = told.claim
    if claim.effect != "killed" or not any(g.start < told.start for g in greater) or is_toll(parse, told):
        return False
    return _DYING.match(parse.text, claim.number_span.end) is not None


def dies_elsewhere(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether some died later, or elsewhere, than those told just before of whom this is said, too
    ("Seven died at the scene. Four died later in hospital.").
    """
    end = told.claim.number_span.end
    if _LATER_DEATHS.match(parse.text, end) is None:
        return False
    near = (g for g in greater if 0 <= (told.sentence or 0) - (g.sentence or 0) <= 1 and g.start < told.start)
    return any(_AT_ONCE.match(parse.text, g.claim.number_span.end) for g in near)


_LATER_DEATHS = re.compile(
    r"(?i)[^.;:,]{0,30}?\b(?:died|dead|succumbed|perished)\b[^.;:,]{0,50}?\b(?:later|hospital|on the way"
    r"|en route|injuries|wounds|burns|treatment)\b"
)
_AT_ONCE = re.compile(
    r"(?i)[^.;:,]{0,30}?\b(?:died|killed|dead|perished)\b[^.;:,]{0,30}?\b(?:(?:on|at) the (?:spot|scene|site)"
    r"|instantly|immediately|on impact|at once|outright)\b"
)
_DYING = re.compile(
    r"(?i)[^.;:,]{0,30}?\b(?:died|dead|killed|succumbed|perished|expired|drowned)\b[^.;:,]{0,50}?\b"
    r"(?:(?:on|at) the (?:spot|scene|site)|instantly|immediately|instantaneously|on impact|at once|outright"
    r"|on the way|en route|on arrival|(?:in|at)(?: the| a)? (?:[A-Z][\w'’]+ ){0,3}hospital"
    r"|(?:during|under|undergoing) (?:medical )?treatment"
    r"|(?:to|of|from) (?:their|his|her) (?:injuries|wounds|burns))\b"
)


def is_of_report(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether the report itself, once it has given a sum, tells of far fewer ("Five people drowned").

    A toll that it gives is another count of them all, as it stood at another time, and places have shares.
    """
    claim = told.claim
    before = [g for g in greater if g.start < told.start]
    if claim.sources or told.places or told.received or not before or claim.effect not in _OF_REPORT:
        return False
    cue = claim.cue_span.of(parse.text).casefold() if claim.cue_span is not None else ""
    return cue not in _TOLLS and told.size <= _FAR * min(g.size for g in before)


_OF_REPORT = frozenset({"killed", "injured", "casualties"})


def is_pictured(parse: Parse, told: Told) -> bool:
    """Tell whether a number is of those whom a picture shows ("footage shows two men being treated")."""
    start = told.claim.number_span.start
    sentence = parse.sentence_at(start)
    if sentence is None or not _PICTURES & parse.all_words:
        return False
    return bool(_PICTURED.search(parse.folded, parse.sentences[sentence].start, start))


_PICTURES = frozenset(
    f"{noun}{plural}"
    for noun in ("video", "photo", "photograph", "picture", "image", "clip", "film", "television", "tv")
    for plural in ("", "s")
) | {"footage"}
_PICTURED = re.compile(
    r"\b(?:(?:video|photo|photograph|picture|image|clip)s?|footage|film|television|tv)\b[^.;]{0,90}"
    r"\b(?:show(?:s|ed|n|ing)?|depict(?:s|ed|ing)?|captur(?:es|ed|ing)|featur(?:es|ed|ing))\b[^.;]{0,60}$"
)


def is_toll(parse: Parse, told: Told) -> bool:
    """Tell whether a number is given as a toll ("put the number of dead at 31")."""
    token = parse.at(told.start)
    if token is None:
        return False
    before = parse.tokens[max(parse.bounds[token.sent][0], token.i - _NEAR) : token.i]
    return any(t.lemma in _SUMS for t in before)


_FAR = 0.5
_NEAR = 10
_SUMS = frozenset({"toll", "number", "count", "tally", "total", "figure"})
_TOLLS = _SUMS | {"dead", "deaths", "fatalities"}


def is_of_those_before(told: Told, around: Sequence[Told]) -> bool:
    """Tell whether a bare number goes on about the people told just before ("Eight had gunshot wounds").

    So it does where nothing says that they are others, of another place or told by somebody else.
    """
    claim = told.claim
    words = (claim.figure.words or "").casefold().split()
    if claim.victims.words or claim.figure.unit != "people" or not words or told.places or told.marks():
        return False
    here = told.sentence or 0
    last = [o for o in around if o.start < told.start and o.sentence in (here - 1, here) and o.claim.explicit]
    beside = list(takewhile(lambda o: o.sentence == here and not o.claim.victims.words, reversed(last)))
    last = last[: len(last) - len(beside)]  # "Nineteen were treated at the scene and eight in hospital"
    size = told.size + sum(o.size for o in beside)
    most = last[-1].size if beside and last else CLOSE * last[-1].size if last else 0
    return bool(last) and last[-1].sentence == here - 1 and size <= most and not claim.sources


def is_of_late(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is of those found or known of late, among all told before ("60 bodies", "three
    new cases").
    """
    words = (told.claim.figure.words or "").casefold().split()
    before = [g for g in greater if g.start < told.start]
    if "new" in words:
        beside = [g for g in greater if g.sentence == told.sentence]
        return any(told.size <= _FAR * g.size for g in (*before, *beside))
    if not before or told.places or told.received:
        return False
    share = told.size / min(g.size for g in before)
    if words and words[-1] in _REMAINS:
        return share <= (_FAR if told.claim.sources else CLOSE)
    return share <= _FAR and _is_within_hours(parse, told)


_REMAINS = frozenset({"bodies", "corpses", "remains"})


def _is_within_hours(parse: Parse, told: Told) -> bool:
    """Tell whether a sentence tells of hours or days just gone by ("three died in the past day")."""
    if told.sentence is None:
        return False
    return bool(_HOURS.search(parse.text, told.claim.number_span.end, parse.sentences[told.sentence].end))


_HOURS = re.compile(
    r"(?i)\bovernight\b|"
    r"\bin the (?:past|last|previous|preceding) (?:few |[\w-]+ )?(?:hours?|days?|night|week)\b"
)


def is_alone(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number, of all told before, is that of one day or so alone ("another 211 on Thursday
    alone").
    """
    if told.sentence is None or not any(g.start < told.start for g in greater):
        return False
    return bool(_ALONE.search(parse.text, told.claim.number_span.end, parse.sentences[told.sentence].end))


_ALONE = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|(?:past|last|previous|same|first|single|one)"
    r" (?:[\w-]+ )?"
    r"(?:hours?|day|night|week|month)|(?:this|that) (?:day|night|week|month)) alone\b"
)


def is_of_late_section(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number stands under "Last 24 hours", and a greater one under "Cumulative figures"."""
    if told.sentence is None or _section_of(parse, told.sentence) != "late":
        return False
    return any(g.sentence is not None and _section_of(parse, g.sentence) == "all" for g in greater)


def _section_of(parse: Parse, sentence: int) -> str | None:
    """Tell whether the nearest heading or label above a line says that it is of late, or of all so far."""
    for n in range(sentence, max(-1, sentence - _LONGEST_SECTION), -1):
        place = parse.sentences[n]
        if place.kind == "headline" or parse.text.endswith(":", 0, place.end):
            if _OF_ALL.search(parse.text, place.start, place.end):
                return "all"
            if _OF_LATE.search(parse.text, place.start, place.end):
                return "late"
    return None


_LONGEST_SECTION = 12
"""How many lines above a number its heading stands at the most."""
_OF_ALL = re.compile(r"(?i)\b(?:cumulative|overall|to date|so far|since|grand total)\b")
_OF_LATE = re.compile(
    r"(?i)\b(?:24[- ]?h(?:ou)?rs?|(?:last|past|previous) (?:day|night|week)|reporting period|overnight)\b"
)


def comes_also(parse: Parse, told: Told, before: Sequence[Told], *, alone: bool = False) -> bool:
    """Tell whether people of another kind came to harm "also", beside the number told just before; or, where
    the text has no sum of them all and they are `alone`, beside one person.
    """
    claim = told.claim
    cue = parse.at(claim.cue_span.start) if claim.cue_span is not None else None
    beside = before[-1] if before else None
    if (
        cue is None
        or beside is None
        or not (beside.claim.explicit or (alone and beside.size == 1 and claim.explicit))
    ):
        return False
    then = any(kid.lower == "then" and kid.i < cue.i for kid in parse.kids(cue.i, "advmod"))
    too, apart = then or _is_too(parse, cue, claim), then or _is_of_a_kind(beside)
    named = claim.figure.words is None
    if not claim.explicit and (
        named or claim.figure.high != 1 or not (apart or (too and _is_of_some(beside)))
    ):
        return False
    also = too or (not claim.explicit and _died_later(parse, claim))
    near = (told.sentence or 0) - (beside.sentence or 0) <= 1
    return also and near and not told.marks() and claim.victims.words != beside.claim.victims.words


def _is_of_a_kind(told: Told) -> bool:
    """Tell whether a number is of people of one kind ("nine workers"), so that another is none of them."""
    return told.claim.victims.class_ not in ("unstated", "civilian") or told.claim.victims.words in _KINDS


def _is_of_some(told: Told) -> bool:
    """Tell whether it is said who those counted are, so that "also" puts others beside them."""
    words = told.claim.victims.words or ""
    return bool(words) and words.split()[-1].casefold() not in _ANYBODY


_ANYBODY = frozenset(
    {"people", "persons", "others", "victims", "individuals", "casualties", "dead", "bodies"}
)
_KINDS = frozenset({"workers", "passengers", "students", "pupils", "children", "women", "miners", "farmers"})


def _is_too(parse: Parse, cue: Token, claim: Claim) -> bool:
    """Tell whether it is said of people that they, too, came to harm ("also died", "was killed as well")."""
    if any(kid.lower in ("also", "too", "likewise") for kid in parse.kids(cue.i, "advmod")):
        return True
    return bool(_TOO.match(parse.text, claim.clause_span.end))


def _died_later(parse: Parse, claim: Claim) -> bool:
    """Tell whether it is said of one that he died of his wounds, once others had died at once."""
    said = parse.text[claim.number_span.end : claim.clause_span.end + _NEXT]
    return claim.effect == "killed" and bool(_LATER.search(said))


_LATER = re.compile(r"(?i)\b(?:died|succumbed|dies|has died)\b.{0,30}\b(?:wounds|injuries|burns|hospital)\b")
_TOO = re.compile(r"(?i),? (?:too|as well)\b")


def is_of_other_sex(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether somebody cannot be one of those counted before ("two women …; a man was found dead")."""
    own = told.claim.victims.sex
    return own is not None and all(
        g.claim.victims.sex not in (own, None) and g.start < told.start for g in greater
    )


def is_graver(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is of those hurt badly, or still, of all who were ("30 are seriously hurt")."""
    claim = told.claim
    if claim.effect in ("abducted", "detained", "trapped"):
        return any(g.start < told.start for g in greater) and _is_still_held(parse, told)
    if claim.effect not in ("injured", "ill") or claim.figure.high is None:
        return False
    if _is_in_hospital_of_ill(parse, told) and any(g.start < told.start for g in greater):
        return True
    if any(g.sentence == told.sentence and g.start > told.start for g in greater):
        return False  # "eight were badly hurt and 261 slightly"
    words = parse.text[claim.clause_span.start : claim.clause_span.end].lower().split()
    return bool(known("gravely") & {word.strip(".,;:()") for word in words} or _is_still_treated(parse, told))


def _is_still_treated(parse: Parse, told: Told) -> bool:
    """Tell whether a number is of those who are not well yet ("16 remain in hospital")."""
    return bool(_STILL.match(parse.text, told.claim.number_span.end))


def _is_still_held(parse: Parse, told: Told) -> bool:
    """Tell whether a number is of those who are still where all were ("21 are still in captivity")."""
    return bool(_STILL_HELD.match(parse.text, told.claim.number_span.end))


_STILL_HELD = re.compile(
    r"(?i)(?: (?:of them|others|people|men|women))? (?:are |were )?(?:still|remain(?:s|ed)?)\b"
)


def _is_in_hospital_of_ill(parse: Parse, told: Told) -> bool:
    """Tell whether a number is of the ill who are in hospital ("eight have been hospitalized")."""
    return told.claim.effect == "ill" and bool(_TO_HOSPITAL.match(parse.text, told.claim.number_span.end))


_TO_HOSPITAL = re.compile(
    r"(?i)(?: (?:of them|people|patients))?,? (?:(?:have|had|has|were|was|are|being|been|so far) )*"
    r"(?:hospitali[sz]ed|admitted|in (?:the )?hospital|in intensive care|on ventilators)\b"
)


_STILL = re.compile(
    r"(?i)[^.;:,]{0,40}\b(?:still|remain(?:s|ed|ing)?)\b"
    r"[^.;:]{0,40}\b(?:hospital\w*|treat\w*|intensive care|ward)\b"
)


def comes_next(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether "another two", or "another man", follow in the very next sentence on the number that they
    come on top of.
    """
    explicit = told.claim.explicit
    # "the three other victims" are the rest, and "the other man" may be
    others = told.claim.effect != "casualties" and not told.is_rest and explicit
    counted = explicit or told.size == 1
    if told.sentence is None or not counted or not told.marks(only_more=not others):
        return False
    if any(g.sentence == told.sentence for g in greater) or is_of_toll(parse, told):
        return False
    return any(g.sentence == told.sentence - 1 for g in greater)


def is_toll_of(parse: Parse, total: Told, told: Told) -> bool:
    """Tell whether a toll has come to a sum by a number ("rose to 67 after 11 more bodies were found")."""
    if total.sentence != told.sentence or total.start > told.start:
        return False
    between = parse.text[total.claim.number_span.end : told.start].casefold().split()
    return "after" in between or ("with" in between and is_toll(parse, total))


def is_of_toll(parse: Parse, told: Told) -> bool:
    """Tell whether a sentence gives a reason for a toll told before ("it came after two more bodies")."""
    sentence = parse.sentences[told.sentence or 0]
    return "toll" in parse.text[sentence.start : told.start].casefold().split()


def is_summed(total: Told, told: Told) -> bool:
    """Tell whether a sum that follows in the sentence takes a number in ("four bodies, raising the count to
    21").
    """
    follows = total.sentence == told.sentence and told.claim.number_span.end < total.start
    return follows and total.claim.sources == told.claim.sources


def brings_to(parse: Parse, told: Told) -> bool:
    """Tell whether a sum that others come to follows a number ("two more died, bringing the toll to 9")."""
    if told.sentence is None:
        return False
    end = parse.sentences[told.sentence].end
    found = _BRINGING.search(parse.text, told.claim.number_span.end, end) or _THAT_BRINGS.match(
        parse.text, end
    )
    return found is not None and (found[1][0].isdigit() or found[1].casefold() in number_words())


_TO = r"(?: [^.;]{0,90})? to (?:at least |about |some |nearly |more than |over )?([\w,]+)"
_BRINGING = re.compile(r"(?i)\b(?:bring|rais|tak|push|lift|increas)(?:ing|es|s)" + _TO)
_THAT_BRINGS = re.compile(
    r"(?i)\s*(?:that|this|it|they|the [\w ]{3,30}?) "
    r"(?:brings?|brought|takes?|took|raise[sd]?|push(?:es|ed)?|lifts?)" + _TO
)


def is_of_them(parse: Parse, claim: Claim) -> bool:
    """Tell whether the words say no more of some than that they are of the others ("40 of the dead")."""
    words = (claim.figure.words or "").lower()
    after = parse.text[claim.number_span.end : claim.number_span.end + _NEXT].lower()
    if _OF_THEM.search(words) or after.startswith(" of them "):
        return True
    return is_fronted(parse, claim)


def is_fronted(parse: Parse, claim: Claim) -> bool:
    """Tell whether a sentence has named first those of whom it counts some ("Of the 40 arrested, six")."""
    sentence = parse.sentence_at(claim.number_span.start)
    start = parse.sentences[sentence].start if sentence is not None else claim.number_span.start
    return bool(_FRONTED.match(parse.text, start, claim.number_span.start))


_NEXT = 9
_FRONTED = re.compile(
    r"(?:(?:Of|Among) (?:the|those|all)"
    r"|(?:Out of|Of|Among|From) (?:[A-Z][\w'’ -]{1,40}['’]s? |(?:its|their) )?\d[\d,]*) [^.;]{2,60}, $"
)
"""The opening of a sentence that tells of some of those whom it names first ("Of the 40 arrested, ")."""


_OF_THEM = re.compile(
    r"\bof (?:them|whom|which"
    r"|(?:the|those) (?:[\d,]+ |[a-z]+ )?(?:dead|deaths|victims|injured|wounded|casualties"
    r"|cases|fatalities|infections|arrests|missing|displaced))$"
)
