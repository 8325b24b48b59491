"""Former figures: numbers that a text itself says no longer hold ("48, not the 55 first given", "the figure
of 120 has been withdrawn", "had earlier said 12").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from according import vocab
from according.claims.attribution.nouns import ISSUES, is_own_issue
from according.claims.cues.lexicon import words as known
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.syntax import brackets_around
from according.language.parse import Parse, Token
from according.model import Claim

TELLERS_OF_NUMBER = frozenset({"number", "count", "tally", "total", "figure", "list", "estimate"})
_CORRECTING = frozenset({"corrects", "clarification", "correction"})
_TAKING_BACK = frozenset({"retract", "withdraw", "rescind", "delete", "disown", "recant", "recall", "pull"})
_UNITS = frozenset({"hours", "hour", "day", "days", "week", "weeks", "month", "months", "year", "years"})
_EARLIER = frozenset({"earlier", "previously", "originally"})


@cache
def words_of(key: str) -> frozenset[str]:
    """Return a word list of the vocabulary of totals."""
    return frozenset(vocab.load("totals")[key].split())


def is_change(token: Token) -> bool:
    """Tell whether a word says that a total changes ("rose", "the jump", "up")."""
    return (token.lemma in words_of("change") and token.tag.startswith(("V", "N"))) or token.lower in (
        "up",
        "down",
    )


def is_former(parse: Parse, group: Group) -> bool:
    """Tell whether the words before a number mark it as one that no longer holds ("up from", "not the",
    "instead of").
    """
    first = parse.bounds[parse.tokens[group.first].sent][0]
    words = [t.lower for t in parse.tokens[max(first, group.first - 5) : group.first]]
    own = [t.lower for t in parse.tokens[group.first : group.last + 1]]
    said = " ".join([*words, "the"] if own[:1] == ["the"] else words)
    if words[-1:] == ["not"] and own[:1] == ["only"]:
        return False  # "not only the two pilots died"
    if words[-1:] == ["had"] and words_of("old") & set(words[-4:-1]):
        return True  # "where an earlier bulletin had 31"
    if own[:2] in (
        ["an", "initial"],
        ["the", "initial"],
        ["the", "earlier"],
        ["an", "earlier"],
        ["the", "previous"],
    ):
        return True
    if (
        words[-1:] == ["of"]
        and len(words) > 2
        and words[-2].removesuffix("s") in TELLERS_OF_NUMBER | {"toll", "report"}
    ):
        before = parse.tokens[max(first, group.first - 5) : group.first - 2]
        return (
            words[-3] in words_of("old")
            or _is_given_then(parse, group)
            or any(t.lemma in words_of("replacing") for t in before)
        )
    if is_compared(parse, group):
        return False
    if _is_told_after(words) or _is_announced(parse, group):
        return True  # "two days after officials reported 24", "nearly twice the 120 it announced on Monday"
    if (
        is_in_own_issue(parse, group)
        or _is_from_days(parse, group, words)
        or _is_of_a_time(parse, group)
        or _is_told_early(words)
    ):
        return True  # "up by a third from Friday's 29,000"
    if _is_in_brackets(parse, group):
        return True
    if any(f" {line}".endswith(_former()) for line in (said, " ".join(words))):
        return not (words[-1] == "from" and _is_place_or_cause(parse, group))
    return False


def _is_told_after(words: Sequence[str]) -> bool:
    """Tell whether a number is what was told some time before ("two days after officials reported 24")."""
    since = words.index("after") if "after" in words[1:] else 0
    return since > 0 and words[since - 1] in _UNITS and words[-1] in words_of("given") | {"gave", "said"}


def _is_announced(parse: Parse, group: Group) -> bool:
    """Read "the 65 reported on Sunday", "the 120 it had announced earlier": a number told at another time."""
    if group.noun is not None or parse.tokens[group.last - 1].lower != "the":
        return False
    end = parse.bounds[parse.tokens[group.first].sent][1]
    after = parse.tokens[group.last + 1 : min(end, group.last + _TIMED)]
    told = next(
        (n for n, t in enumerate(after[:4]) if t.lower in words_of("given") and t.tag[:2] == "VB"), None
    )
    if told is None or not all(t.tag == "PRP" or t.lower in _EARLY_WORDS for t in after[:told]):
        return False
    then = after[told + 1 : told + 3]
    return any(t.lower in _EARLY_WORDS or t.ent == "DATE" for t in (*after[:told], *then))


def _is_given_then(parse: Parse, group: Group) -> bool:
    """Read "the figure of 12 given on Monday": a number that was told on a day before."""
    after = parse.tokens[group.last + 1 : group.last + _TIMED]
    given = (
        bool(after) and group.noun is None and after[0].tag == "VBN" and after[0].lower in words_of("given")
    )
    link = next(parse.kids(after[0].i, "prep", "npadvmod"), None) if given else None
    dated = (link, *parse.kids(link.i, "pobj")) if link is not None else ()
    return any(t.ent in ("DATE", "TIME") for t in dated)


def is_in_own_issue(parse: Parse, group: Group) -> bool:
    """Read "The previous sitrep reported 174 deaths", "the 96 in the last bulletin"."""
    near = parse.tokens[max(0, group.first - _ISSUE) : group.last + _ISSUE]
    for noun in (t for t in near if t.lemma in ISSUES and t.sent == parse.tokens[group.first].sent):
        verb = parse.head(noun)
        if noun.dep == "nsubj" and noun.i < group.first and is_own_issue(parse, noun):
            gives = verb.lemma in words_of("telling") or verb.lemma in ("have", "show", "carry")
            return gives and verb.i < group.first and any(t.i == verb.i for t in parse.ancestors(noun))
        if noun.dep == "pobj" and verb.lower == "in" and verb.i == group.last + 1:
            return is_own_issue(parse, noun)
    return False


_ISSUE = 8
"""How far off a number a noun may stand for where it was given."""


def _is_told_early(words: Sequence[str]) -> bool:
    """Tell whether the words before a number say that it was given before, or wrongly ("initially put at",
    "the 30 dead erroneously reported").
    """
    early = [n for n, word in enumerate(words) if word in words_of("early")]
    after = words[early[0] + 1 :] if early else ()
    mistaken = bool(_MISTAKEN & set(words[-3:-1])) and words[-1] in _LINKS  # "misstated as"
    told = [word for word in after if word in words_of("given")]
    held = words[-1:] != ["was"] and words[-1:] != ["were"]  # "whom police initially said was 16"
    return (mistaken or bool(told)) and held and set(after) <= words_of("given") | _LINKS


_MISTAKEN = frozenset({"misstated", "misreported", "misquoted", "miscounted", "mistaken"})
_LINKS = frozenset({"as", "at", "to", "be", "been", "have", "having", "was", "were", "the", "a", "of"})


def _is_of_a_time(parse: Parse, group: Group) -> bool:
    """Read "84 (31 on Monday)", "the toll, 31 at noon, had climbed to 84": a total at another time."""
    first, last = parse.bounds[parse.tokens[group.first].sent]
    before = parse.tokens[group.first - 1] if group.first > first else None
    if before is None or before.text not in ("(", ",") or group.noun is not None or group.last + 2 >= last:
        return False
    after = parse.tokens[group.last + 1 : min(last, group.last + _TIMED)]
    close = next((n for n, t in enumerate(after) if t.text == (")" if before.text == "(" else ",")), None)
    said = after[:close]
    timed = bool(said) and all(t.ent in ("DATE", "TIME") or t.tag in ("IN", "DT") for t in said)
    dated = timed and any(t.ent in ("DATE", "TIME") for t in said)
    changing = any(is_change(t) or t.lower in _STANDING for t in parse.of(before.sent))
    return close is not None and dated and changing


_TIMED = 7
"""How many tokens may say when a total was what it was."""
_STANDING = frozenset({"stands", "stood", "now"})


def _is_in_brackets(parse: Parse, group: Group) -> bool:
    """Read "37 deaths (29 yesterday)", "37 (previously 29)", "37 (was 29)": what the figure before brackets
    had been. Behind a number, "were" says who or where some are.
    """
    around = brackets_around(parse, group.first, group.last)
    if around is None:
        return False
    told = {t.lower for t in parse.tokens[around[0] + 1 : around[1]]}
    return bool(told & _THEN) or parse.tokens[group.first - 1].lower in _HAD_BEEN


_THEN = frozenset({"previously", "formerly", "earlier", "yesterday", "originally", "initially"})
_HAD_BEEN = frozenset({"from", "was", "were", "against", "versus", "vs", "vs."})


def _is_from_days(parse: Parse, group: Group, words: Sequence[str]) -> bool:
    """Read "up by a third from Friday's 29,000": what a total was on a day before."""
    first = parse.bounds[parse.tokens[group.first].sent][0]
    before = {t.lower for t in parse.tokens[max(first, group.first - _FAR) : group.first]}
    changed = any(is_change(t) for t in parse.tokens[max(first, group.first - _FAR) : group.first])
    own = words[-1:] in (["'s"], ["\u2019s"]) and "from" in words[-4:]
    return own and (changed or bool(before & {"up", "down"}))


_EARLY_WORDS = _EARLIER | {"had", "first", "initially", "yesterday"}
_FAR = 10


@cache
def _former() -> tuple[str, ...]:
    """Return the words before a number that mark it as one that no longer holds, a space before them."""
    return tuple(f" {mark}" for mark in vocab.load("totals")["former"])


def is_compared(parse: Parse, group: Group) -> bool:
    """Tell whether a number is only one of another year ("compared with 1,113 the year before")."""
    first, last = parse.bounds[parse.tokens[group.first].sent]
    before = [t.lower for t in parse.tokens[max(first, group.first - 2) : group.first]]
    if not {"with", "to", "against", "from"} & set(before):
        return False
    if "from" in before and "up" not in before and "down" not in before:
        return False
    after = parse.tokens[group.last + 1 : min(last, group.last + 9)]
    return any(
        t.lower in ("year", "period", "decade", "season", "winter", "summer") or _YEAR.fullmatch(t.lower)
        for t in after
    )


_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_place_or_cause(parse: Parse, group: Group) -> bool:
    """Tell whether "from" before a number opens no change ("wounded from six to 14", "people from 12
    families").
    """
    first = parse.bounds[parse.tokens[group.first].sent][0]
    if parse.tokens[max(first, group.first - 2)].lemma in known("swabs"):
        return True  # "samples from eleven residents came back positive"
    return not any(is_change(t) for t in parse.tokens[first : group.first]) and not any(
        is_change(t) for t in parse.of(parse.tokens[group.first].sent)
    )


def is_called_wrong(parse: Parse, group: Group) -> bool:
    """Tell whether a figure is the subject of being wrong or replaced ("the figure of 120 dead was too high",
    "has been superseded").
    """
    token = parse.tokens[group.head]
    for above in (token, *parse.ancestors(token)):
        if above.dep in ("nsubj", "nsubjpass") and above.i - group.first < _NEAR:
            verb = parse.head(above)
            said = {t.lower for t in parse.tokens[verb.i + 1 : verb.i + 5]}
            figure = above is token or above.lemma in _FIGURES
            replaced = verb.lemma in words_of("replacing") and above.dep == "nsubjpass"
            replaced = replaced and above.lemma in _FIGURES
            wrong = verb.lemma in ("be", "prove") and bool(said & words_of("wrong"))
            if figure and (replaced or wrong):
                return True
    return False


_NEAR = 6
_FIGURES = frozenset(
    {"figure", "toll", "number", "count", "total", "report", "tally", "estimate", "statement"}
)
_TOLD = _FIGURES | {
    *("story", "article", "item", "dispatch", "post", "tweet", "claim", "announcement", "alert", "flash"),
    *(
        "headline",
        "bulletin",
        "message",
        "notice",
        "release",
        "remark",
        "assertion",
        "communique",
        "allegation",
    ),
}


def _is_changed(parse: Parse, group: Group) -> bool:
    """Tell whether a figure is what is changed ("revising Tuesday's figure of 54 upwards")."""
    before = parse.tokens[max(0, group.first - 2) : group.first]
    for noun in (t for t in before if t.lemma in _FIGURES):
        of_it = [t.lower for t in parse.tokens[noun.i + 1 : group.first]] == ["of"]
        verb = parse.head(noun)
        done = verb.lemma in words_of("replacing") and noun.dep in ("dobj", "nsubjpass")
        if of_it and done and noun.sent == parse.tokens[group.first].sent:
            return True
    return False


def _is_taken_back(parse: Parse, item: Found) -> bool:
    """Tell whether what a figure is in was withdrawn ("withdrew its story that 12 died", "a post saying that
    12 died was retracted").
    """
    for verb in (t for t in parse.of(parse.tokens[item.group.last].sent) if t.lemma in _TAKING_BACK):
        after = verb.i < item.group.first
        what = parse.kids(verb.i, "dobj" if after else "nsubjpass")
        if any(t.lemma in _TOLD and (after or t.left <= item.group.first <= t.right) for t in what):
            return not any(t.lower in (";", "but") for t in parse.tokens[verb.i : item.group.first])
    return False


def is_superseded(parse: Parse, item: Found) -> bool:
    """Tell whether the words put the figure into the past: "had earlier said 12 were killed", "an earlier
    toll of 12".
    """
    first = parse.bounds[parse.tokens[item.cue.token].sent][0]
    before = parse.tokens[max(first, item.group.first - 12) : item.group.first]
    cut = max((n for n, t in enumerate(before) if t.lower in (":", ";", "but") or t.tag == "CD"), default=-1)
    words = [t.lower for t in before[cut + 1 :]]
    corrected_to = words[-1:] == ["to"]  # "Corrects number of dead to 19 from 31"
    if (_CORRECTING & set(words) and not corrected_to) or is_called_wrong(parse, item.group):
        return True
    if _is_taken_back(parse, item) or _is_changed(parse, item.group):
        return True
    told_before = any(
        t.lower in _EARLIER
        and parse.tokens[max(first, t.i - 1)].lower not in _UNITS
        and not (t.dep == "advmod" and t.head == item.cue.token)  # "had earlier killed 17"
        for t in before[cut + 1 :]
    )
    return told_before and (
        "had" in words
        or any(
            w in words for w in ("toll", "figure", "count", "put", "estimate", "reports", "version", "quoted")
        )
    )


def is_told_before(parse: Parse, claim: Claim) -> bool:
    """Tell whether a number is only what somebody had said, or was said at first ("the hospital, which had
    announced six deaths, now says", "at first five were said to have died").
    """
    token = parse.at(claim.number_span.start)
    if token is None or not claim.explicit:
        return False
    if is_at_first(parse, token.i):
        return True
    if _is_brought_to(parse, token):
        return False
    for verb in parse.ancestors(token):
        if verb.tag not in ("VBN", "VBD") or verb.i > token.i:
            continue
        if verb.lemma in words_of("telling"):
            return any(kid.lower in ("had", "having") for kid in parse.kids(verb.i, "aux"))
    return False


def _is_brought_to(parse: Parse, token: Token) -> bool:
    """Read "had been confirmed, taking the total | to | 133": where a total stands now."""
    link = parse.tokens[token.i - 1]
    verb = parse.head(link)
    return link.lower == "to" and verb.tag == "VBG" and verb.lemma in ("take", "bring", "raise", "push")


def is_at_first(parse: Parse, i: int) -> bool:
    """Tell whether the words before a token are of what was said at first, with no clause of now between."""
    token = parse.tokens[i]
    first = parse.bounds[token.sent][0]
    before = parse.text[parse.tokens[first].start : token.start]
    return bool(_AT_FIRST.search(before) or _EARLIER_SAID.match(before))


_EARLIER_SAID = re.compile(
    r"(?:Earlier|Previously|Originally|Initially|First)(?: \w+){0,4}, [^.;:,]{2,60}"
    r"\b(?:said|reported|announced|stated|confirmed|told|put|gave|given)\b[^.;:,]{0,40}$"
)


_AT_FIRST = re.compile(
    r"(?i)\b(?:at first|initially|in the (?:first|initial) (?:few )?(?:hours?|minutes|moments|stages)"
    r"|(?:first|initial|preliminary|earlier|early|previous|prior|preceding|original) (?:[a-z]+ )?"
    r"(?:reports?|sitreps?|accounts?|estimates?|figures?|counts?|tolls?|assessments?|information|word|versions?|bulletins?"
    r"|headlines?|captions?|alerts?|tweets?|posts?|stor(?:y|ies)|articles?|dispatch(?:es)?|statements?|updates?)"
    r"|(?:originally|earlier|previously|first) (?:thought|believed|feared|assumed|understood|announced"
    r"|reported|said|stated|estimated|confirmed|claimed|told|put|gave)"
    r"|apologi[sz]\w+ for (?:[a-z]+ )?(?:reporting|saying|stating|publishing|announcing)"
    r"|(?:we|our \w+|this (?:article|story|post|page)) (?:had |have )?(?:earlier |initially |wrongly )?"
    r"(?:reported|said|tweeted|wrote|posted|stated))\b"
    r"(?!.{0,200}(?:;|\b(?:but|later|now|however|since)\b))"
)
"""Words of what was said before, with no clause after them of what is said since."""


def is_taken_off(parse: Parse, item: Found) -> bool:
    """Tell whether a number is only taken off a count ("removed seven names from the list of the dead")."""
    token = parse.tokens[item.group.head]
    verb = parse.head(token)
    if token.dep not in ("dobj", "nsubjpass") or verb.lemma not in words_of("taking_off"):
        return False
    links = (kid for t in (verb, token) for kid in parse.kids(t.i, "prep") if kid.lower in ("from", "off"))
    counts = TELLERS_OF_NUMBER | {"toll", "register", "roll", "bulletin", "record", "database", "tracker"}
    return any(noun.lemma in counts for link in links for noun in parse.kids(link.i, "pobj"))
