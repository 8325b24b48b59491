"""Sums: what tells a figure for a period, a season or a whole war from that of one incident."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from according.incidents.amounts import number
from according.incidents.events import Event
from according.incidents.phrases import from_words
from according.incidents.scopes import clause_of, ladder, token_of
from according.incidents.signals import LEAD, Setting, Signal, words
from according.incidents.when import is_month, is_of_war
from according.language.parse import Parse, Token
from according.model import Claim, Timex

_DURING = frozenset(("in", "during", "since", "throughout"))
_RANK = re.compile(
    r"(?i)first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|\d+(?:st|nd|rd|th)"
)
_WHOLE = frozenset(("whole", "entire", "full"))


def opens_with_period(
    parse: Parse, events: Sequence[Event], times: Sequence[Timex], cues: Sequence[Token | None]
) -> bool:
    """Tell whether a report opens with what a month or more came to ("73 killed in September"), and with no
    incident.
    """
    for event in events:
        token = parse.tokens[event.i]
        if event.sent >= _OPENING or (event.kind is None and token.lemma not in words("incidents")):
            continue
        one = any(kid.lower in ("a", "an", "the", "this") or kid.dep == "poss" for kid in parse.kids(token.i))
        if (event.verbal and event.weight > 1) or (token.tag == "NN" and event.weight and one):
            return False
    first = next((cue for cue in cues if cue is not None), None)
    spans = (found for time in times if is_month(time) and (found := token_of(parse, time.span)) is not None)
    return first is not None and any(_is_when(parse, token, first) for token in spans)


_WITHIN = frozenset(("in", "during", "throughout", "between", "over"))


def _is_when(parse: Parse, token: Token, cue: Token) -> bool:
    """Tell whether a time says within what people came to harm ("were killed in September")."""
    link = parse.head(token)
    within = link.lower in _WITHIN or token.dep == "npadvmod"
    same = clause_of(parse, token).i == clause_of(parse, cue).i
    return within and same and token.sent == cue.sent < _OPENING


_OPENING = 2
"""How many sentences a report opens with."""


def from_sums(parse: Parse, setting: Setting) -> Iterator[Signal]:
    """Yield the signals of the words that make a figure a sum over many incidents.

    The running toll of what goes on for weeks is its own, and no sum.
    """
    running = setting.kind in words("running")
    found = [*from_words(parse, "aggregate", "aggregate"), *_from_campaigns(parse), *_of_strife(parse)]
    found += [*_of_nations(parse, setting), *_over_a_region(parse), *_since_a_day(parse)]
    found += _since_then(parse, running=running)
    if not running:
        found += from_words(parse, "aggregate_unless_running", "aggregate")
        found += _of_perfect(parse, "periods_that_go_on")
        if setting.daily:
            found += from_words(parse, "sums_of_days", "aggregate")
            found += _of_perfect(parse, "perfect_of_days")
            found += from_words(parse, "sums_of_war", "aggregate") if is_of_war(parse) else ()
        else:
            found += (s for s in from_words(parse, "periods_of_days", "aggregate") if _is_below(parse, s))
    yield from (signal for signal in found if not is_ranked(parse, parse.tokens[signal.token]))


def _is_below(parse: Parse, signal: Signal) -> bool:
    """Tell whether words stand below what a report opens with, which is the news itself."""
    return parse.tokens[signal.token].sent >= LEAD // 2


def is_ranked(parse: Parse, token: Token) -> bool:
    """Tell whether a period is only that within which something ranks ("the third such attack this year")."""
    first = parse.bounds[token.sent][0]
    for i in range(token.i - 1, max(first, token.i - _REACH) - 1, -1):
        before = parse.tokens[i]
        if before.tag in ("JJS", "RBS") and before.lower not in ("least", "most"):
            return True
        if _RANK.fullmatch(before.lower) and (before.tag in ("JJ", "RB") or before.lower[0].isdigit()):
            return True
        if (
            before.text in (",", ";", ":", "--")
            or (before.text == "-" and before.tag != "HYPH")
            or (before.pos == "NUM" and before.ent == "CARDINAL")
        ):
            return False
    return False


_REACH = 12
"""How many tokens before a period may say that something ranks within it."""


def _from_campaigns(parse: Parse) -> Iterator[Signal]:
    """ "In the war", "the dead of the whole conflict": a number there is a sum."""
    for token in parse.lemmas(words("campaigns")):
        if token.dep != "pobj":
            continue
        link = parse.head(token)
        whole = any(kid.lower in _WHOLE for kid in parse.kids(token.i))
        total = token.lemma in words("wars") and parse.head(link).lemma in words("totals")
        during = link.lower == "since" or (link.lower in _DURING and token.lemma not in words("operations"))
        whose = link.lower == "of" and (whole or total)
        left = link.lower in ("from", "by") and token.lemma in words("wars") and _is_of_refuge(parse, link)
        long = link.lower in _DURING and token.lemma in words("operations") and _has_been(parse, link)
        if during or whose or left or long:
            yield Signal.at(parse, token, "aggregate")


def _is_of_refuge(parse: Parse, link: Token) -> bool:
    """Tell whether a preposition hangs from a word for the dead or for those who fled."""
    return parse.head(link).lemma in words("totals") | _REFUGE


_REFUGE = frozenset(("refugee", "flee", "displace", "escape", "evacuee"))


def _has_been(parse: Parse, link: Token) -> bool:
    """Tell whether the clause of a preposition is in the perfect ("have been killed in the crackdown")."""
    heads = ladder(parse, link)[:1]
    return any(kid.lower in ("has", "have") for head in heads for kid in parse.kids(head.i, "aux"))


def _of_strife(parse: Parse) -> Iterator[Signal]:
    """ "The conflict has claimed 17,000 lives": what a war or unrest has done all in all is a sum."""
    for token in parse.lemmas(words("wars") | words("strife")):
        if _is_since_begun(parse, token):
            yield Signal.at(parse, token, "aggregate")
        if token.dep != "nsubj":
            continue
        has = any(kid.lower in ("has", "have") for kid in parse.kids(token.head, "aux"))
        if has and any(kid.lower in ("the", "this") or kid.dep == "poss" for kid in parse.kids(token.i)):
            yield Signal.at(parse, token, "aggregate")


def _is_since_begun(parse: Parse, token: Token) -> bool:
    """Tell whether people *have* come to harm in strife that is said to have begun some time before."""
    link = parse.head(token)
    if token.dep != "pobj" or link.lower not in _DURING or not is_perfect(parse, link):
        return False
    return any(kid.lemma in _BEGINNING for kid in parse.kids(token.i, "relcl", "acl"))


_BEGINNING = frozenset(("begin", "start", "erupt", "break", "flare", "follow"))


def _of_perfect(parse: Parse, patterns: str) -> Iterator[Signal]:
    """ "Eleven people have been shot this month": what has been done in a period that goes on is a sum."""
    for signal in from_words(parse, patterns, "aggregate"):
        token = parse.tokens[signal.token]
        told = parse.kids(clause_of(parse, token).i, "ccomp")  # "on day 22 officials say 42 have died"
        if is_perfect(parse, token) or any(is_perfect(parse, kid) for kid in told):
            yield signal


def _since_then(parse: Parse, *, running: bool) -> Iterator[Signal]:
    """ "Hundreds have died in Qatar since it won the vote": what *has been* done since something is a sum.

    What has been done since the incident itself or the search after it, or since a day, is its own; of what
    goes on for weeks that is so unless a year is named.
    """
    for token in parse.words({"since"}):
        if token.dep != "mark":
            continue
        below = parse.head(token)
        above, since = parse.head(below), parse.tokens[token.i : below.right + 1]
        own = words("incidents") | words("outbreaks") | words("searches")
        itself = any(t.lemma in own and t.tag == "NN" for t in since if t.i < below.i)
        by_day = any(_DAY.search(t.lower) or t.ent == "TIME" for t in since)
        new = any(
            kid.lower in ("a", "an") for s in parse.kids(below.i, "nsubj") for kid in parse.kids(s.i, "det")
        )
        dated = any(_YEAR.fullmatch(t.lower) for t in since)
        begun = below.tag in ("VBD", "VBZ", "VBN") and is_perfect(parse, above)
        begun = begun and not is_ranked(parse, token)  # "the highest toll since the truce took effect"
        if begun and (new or not itself) and not by_day and (dated or not running):
            yield Signal.at(parse, above, "aggregate")
            if new and any(parse.kids(below.i, "dobj")):
                yield Signal.at(parse, below, "background").within(below.left, below.right)


def _since_a_day(parse: Parse) -> Iterator[Signal]:
    """ "Since 7 October, when gunmen killed 1,200": what was done on the day since which one counts."""
    for token in parse.words({"when"}):
        clause, day = parse.head(token), parse.head(parse.head(token))
        link = parse.head(day)
        while link.ent == "DATE" and link.head != link.i:
            link = parse.head(link)
        ranked = day.ent == "DATE" and is_ranked(parse, day)  # "the last was in 1998, when 20 died"
        if clause.dep == "relcl" and (link.lower == "since" or ranked):
            yield Signal.at(parse, clause, "background").within(clause.left, clause.right)


def _over_a_region(parse: Parse) -> Iterator[Signal]:
    """ "Across Europe, fires have claimed 41 lives": what has been done all over is a sum."""
    for n in range(1, len(parse.sentences)):
        tokens = parse.of(n)
        root = next((t for t in tokens if t.head == t.i), None)
        if root is not None and tokens[0].lower in _ALL_OVER and is_perfect(parse, root):
            yield Signal.at(parse, tokens[0], "aggregate")


_ALL_OVER = frozenset(("across", "throughout", "nationwide", "countrywide", "statewide"))
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"day$|weekend|dawn|midnight|noon|morning|evening|night")


def is_perfect(parse: Parse, token: Token) -> bool:
    """Tell whether a word, or what it hangs on, is said to *have* been done."""
    for above in (token, *parse.ancestors(token)):
        if any(kid.lower in _HAVE for kid in parse.kids(above.i, "aux")):
            return True
        if above.tag == "VBD":
            return False  # "it has been on edge since a riot left seven dead"
    return False


_HAVE = frozenset(("have", "has", "'ve"))


def _of_nations(parse: Parse, setting: Setting) -> Iterator[Signal]:
    """ "The Palestinian death toll", "the number of American dead": a people's dead are those of a war."""
    if setting.kind not in (None, "other") and setting.kind not in words("violent"):
        return
    for token in parse.lemmas({"toll", "dead", "death"}):
        if token.ent == "EVENT":
            continue
        kids = [kid for kid in parse.kids(token.i, "amod", "compound", "nmod") if kid.ent == "NORP"]
        sum_ = token.lemma == "toll" or (
            token.dep == "pobj" and parse.head(parse.head(token)).lemma == "number"
        )
        if kids and sum_:
            yield Signal.at(parse, token, "aggregate")


def is_counted(parse: Parse, token: Token) -> bool:
    """Tell whether a number stands beside a word of keeping count ("212 murders", "recorded 81 deaths")."""
    for head in ladder(parse, token)[:2]:
        if head.lemma in words("counting"):
            return True
        for kid in parse.kids(head.i, "nsubj", "nsubjpass", "dobj", "attr"):
            if kid.lemma in words("counted") and kid.tag == "NNS" and any(parse.kids(kid.i, "nummod")):
                return True
    return False


def is_of_many(parse: Parse, claim: Claim, cue: Token, events: Sequence[Event]) -> bool:
    """Tell whether a claim is about many incidents, by how many they are ("2,631 died in 1,616 accidents").

    So it is where it counts murders by the dozen itself ("250 murders"), unless these open the report.
    `events` are those of the sentence of its cue.
    """
    low = claim.figure.low
    if not claim.explicit or low is None or cue.sent == 0:
        return False
    murders = cue.lemma in words("counted") - _OF_ANY and cue.tag == "NNS"
    if murders and low >= _MURDERS:
        return True
    heads = {head.i for head in ladder(parse, cue)[:2]}
    span = claim.number_span
    plurals = (
        token
        for event in events
        if event.kind != "epidemic" and not event.verbal
        if (token := parse.tokens[event.i]).lemma in words("incidents") and token.tag == "NNS"
    )
    return any(
        not span.start <= noun.start < span.end
        and _is_counted_by_many(parse, noun)
        and clause_of(parse, noun).i in heads
        for noun in plurals
    )


def _is_counted_by_many(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun has a number of two digits or more ("45 such shootings", "hundreds of raids")."""
    kids = (kid for kid in parse.kids(noun.i, "nummod", "amod") if kid.i < noun.i)
    above = parse.head(noun)
    many = above.lower == "of" and parse.head(above).lemma in _MANY
    return many or any((number(kid.lower) or 0) >= _INCIDENTS for kid in kids)


_OF_ANY = frozenset(("death", "fatality", "overdose"))
_MANY = frozenset(("dozen", "score", "hundred", "thousand"))
_MURDERS = 20
_INCIDENTS = 10
"""From how many incidents on those who came to harm in them are a sum."""


def is_count(claim: Claim, text: str) -> bool:
    """Tell whether a claim is a running count: an ordinal that gives a number ("the 300th murder")."""
    number = claim.figure.low
    found = _ORDINAL.search(claim.number_span.of(text))
    return claim.explicit and found is not None and number is not None and number == claim.figure.high


_ORDINAL = re.compile(
    r"(?i)\b(?:\d[\d,]*(?:st|nd|rd|th)|(?:[a-z]{1,40}-)?(?:second|third)"
    r"|[a-z-]{0,40}(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|teenth|tieth|hundredth))\b"
)
