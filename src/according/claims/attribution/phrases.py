"""Reads attributions from what is no verb: "according to", "reportedly", nouns of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from according.claims.attribution.beside import with_quotes
from according.claims.attribution.cues import speech_words, words
from according.claims.attribution.draft import Draft, Range, conjuncts, phrase, spans, without
from according.claims.attribution.grammar import before_but, counted_before
from according.claims.attribution.kinds import kind_of_words
from according.claims.attribution.marks import PLACES, colon_drafts
from according.claims.attribution.misread import noun_at_root, noun_for_verb, told_between, verb_in_name
from according.claims.attribution.tellers import cited, quoted_by, reviewed_by
from according.claims.attribution.turns import find_turns
from according.language.furniture import is_transcript
from according.language.parse import Parse, Token
from according.model import Span

_CLIMBED = frozenset(
    {
        "advcl",
        "relcl",
        "xcomp",
        "ccomp",
        "acl",
        "prep",
        "pobj",
        "dobj",
        "appos",
        "conj",
        "pcomp",
        "attr",
        "nsubj",
        "nsubjpass",
        "npadvmod",
        "amod",
        "dep",
        "oprd",
        "acomp",
    }
)
_ALONE = frozenset({"according", "per", "based", "reported", "officially"})
_RECKONED = frozenset({"count", "estimate", "reckoning", "tally"})
_COUNTING = frozenset({"official", "medical", "humanitarian", "monitor", "media"})
_PUT_IN = 2
"""How many tokens after a relative word "according to" stands where it is put in."""
_ABOUT = frozenset({"of", "about", "for", "to", "on"})

_SPEAKING = re.compile(r"\b(?:I|[Ww]e|[Yy]ou)\b")
"""Words by which labels in capitals are of those who speak, and not of places."""


def phrase_drafts(parse: Parse, quotes: tuple[Span, ...]) -> Iterator[Draft]:
    """Yield the attributions made without a verb, in the order of the text within each kind."""
    nouns = words("nouns", "telling") | words("nouns", "holding") | words("nouns", "counts")
    cues = (*parse.words(words("phrases", "adverbs") | _ALONE), *parse.lemmas(nouns))
    for token in (parse.tokens[i] for i in sorted({cue.i for cue in cues})):
        if token.lower == "according" or _is_per(parse, token) or _is_based(parse, token):
            yield from _according(parse, token)
        elif token.lemma in _RECKONED and _is_by(parse, token):
            yield from _reckoned(parse, token)
        elif (
            token.lower in words("phrases", "adverbs")
            or (token.lower == "reported" and token.dep == "amod")
            or _is_official(parse, token)
        ):
            yield from _adverb(parse, token)
        elif token.pos == "NOUN" and (
            token.lemma not in words("nouns", "counts") or _is_counted_by(parse, token)
        ):
            yield from _noun(parse, token)
    spoken = is_transcript(parse.text) and _SPEAKING.search(parse.text) is not None
    transcript = spoken or bool(find_turns(parse.text))
    for number, sentence in enumerate(parse.sentences):
        if sentence.end - sentence.start < 400:
            for draft in colon_drafts(parse, number, transcript=transcript):
                cue = parse.tokens[draft.cue[0]].start
                yield replace(draft, content=with_quotes(quotes, draft.content, cue))
        if sentence.kind == "headline":
            yield from noun_for_verb(parse, number)
    yield from _made_clear(parse)
    yield from told_between(parse)
    yield from verb_in_name(parse)
    yield from noun_at_root(parse)


def _made_clear(parse: Parse) -> Iterator[Draft]:
    """Yield what somebody "made clear" or "let it be known": the clause that "that" opens there."""
    for token in parse.words(words("phrases", "clear")):
        begin, end = parse.bounds[token.sent]
        opens = token.i + 1 < end and parse.tokens[token.i + 1].lower == "that"
        near = parse.tokens[max(begin, token.i - 3) : token.i]
        verb = next((t for t in near if t.lemma in words("phrases", "making")), None) if opens else None
        subject = next(parse.kids(verb.i, "nsubj"), None) if verb is not None else None
        if verb is not None and subject is not None:
            content = spans(parse, [(token.i + 1, verb.right)])
            yield Draft((verb.i, token.i), content, phrase(parse, subject), conjuncts(parse, subject))


def _according(parse: Parse, token: Token) -> Iterator[Draft]:
    to = next((k for k in parse.kids(token.i, "prep") if k.lower in {"to", "on"} and k.i > token.i), None)
    beside = (kid.left == token.i + 1 for kid in parse.kids(token.i, "pobj"))
    if token.lower == "per" or (to is None and any(beside)):
        to = token  # "according | the sheriff's office"
    elif to is None and token.i + 1 < len(parse.tokens) and parse.tokens[token.i + 1].lower == "to":
        to = parse.tokens[token.i + 1]
    lost = _lost(parse, to) if to is not None else None
    source = (lost or next(parse.kids(to.i, "pobj"), None) or _doing(parse, to)) if to is not None else None
    if to is None or source is None:
        return
    begin, end = parse.bounds[token.sent]
    first, last = phrase(parse, source)
    if token.i > begin and parse.tokens[token.i - 1].text in {"...", "\u2026"}:
        return
    start = token.i
    while start > begin and parse.tokens[start - 1].pos in {"PUNCT", "CCONJ", "ADV", "INTJ"}:
        start -= 1
    if token.lower == "per" and parse.tokens[start - 1].lower == "as":
        start -= 1
    if start == begin:
        last = _opening_end(parse, token, source, last)
        ranges = [_opened(parse, token, last)]
    else:
        whole = (begin, end - 1) if lost else _apart(parse, token, _clause_about(parse, token))
        until = last if lost else _insertion_end(parse, token, last)
        ranges = list(without(whole, [(token.i, until)]))
        counted = counted_before(parse, parse.head(token), by_others=True)
        ranges = [counted, *ranges] if counted is not None else ranges
    content = spans(parse, ranges)
    if content:
        handles = (kid.i for kid in parse.kids(to.i, "conj") if kid.text.startswith("@"))
        heads = (*conjuncts(parse, source), *handles)
        origin = _cited_there(parse, token, source)
        told = heads if origin else tuple(_quoted_there(parse, token, source))
        via = tuple(reviewed_by(parse, source))
        yield Draft((token.i, to.i), content, (first, last), origin or heads, told, via=via, sure=True)


def _insertion_end(parse: Parse, token: Token, last: int) -> int:
    """Return where an inserted "according to" ends: before what the tree hangs on it past its comma, and the
    clause goes on with ("brings the toll, according to the ministry, | to 331").
    """
    after = parse.tokens[last + 1 : min(last + 3, parse.bounds[token.sent][1])]
    inserted = parse.tokens[token.i - 1].text == "," and len(after) == 2 and after[0].text == ","
    goes_on = inserted and (after[1].lower in {"to", "at"} or after[1].tag == "CD")
    return last if goes_on else max(last, token.right)


def _doing(parse: Parse, to: Token) -> Token | None:
    """Return the noun after a participle that was taken for its verb: "according to | charging documents"."""
    doing = next(parse.kids(to.i, "pcomp"), None)
    thing = next(parse.kids(doing.i, "dobj"), None) if doing is not None and doing.tag == "VBG" else None
    return thing if thing is not None and thing.left == thing.i else None


def _lost(parse: Parse, to: Token) -> Token | None:
    """Return the one noun after "according to" before a mark that the tree reads past: "police - -"."""
    after = parse.tokens[to.i + 1 : min(to.i + 3, parse.bounds[to.sent][1])]
    known = len(after) == 2 and kind_of_words([after[0].lower], after[0].lemma) is not None
    return after[0] if known and after[1].text in {"-", "--", "\u2014", "\u2013"} else None


def _is_per(parse: Parse, token: Token) -> bool:
    """Tell whether "per" names who says so ("12 dead, per the county sheriff"), and no rate."""
    if token.lower != "per":
        return False
    opens = token.i == parse.bounds[token.sent][0]
    if not opens and parse.tokens[token.i - 1].lower not in {",", "\u2014", "-", "as"}:
        return False
    tellers = (noun for noun in parse.kids(token.i, "pobj"))
    return any(
        noun.ent in {"ORG", "PERSON"}
        or kind_of_words([t.lower for t in parse.tokens[noun.left : noun.i + 1]], noun.lemma)
        for noun in tellers
    )


def _is_based(parse: Parse, token: Token) -> bool:
    """Tell whether "based on" names what a sentence comes from: "12 have died, based on police records"."""
    if token.lower != "based" or (
        token.i > parse.bounds[token.sent][0] and parse.tokens[token.i - 1].text != ","
    ):
        return False
    on = (kid for kid in parse.kids(token.i, "prep") if kid.lower == "on")
    papers = words("nouns", "vessels") | words("nouns", "papers")
    return any(noun.lemma in papers for kid in on for noun in parse.kids(kid.i, "pobj"))


def _beside(parse: Parse, token: Token, source: Token) -> Iterator[Token]:
    """Yield the source of "according to", and the clause hung on the main verb right after it."""
    yield source
    for kid in parse.kids(parse.head(token).i, "advcl"):
        if kid.left in (source.right + 1, source.right + 2):
            yield kid


def _cited_there(parse: Parse, token: Token, source: Token) -> tuple[int, ...]:
    """Return whom the source cites: "according to AFP, quoting police"."""
    for near in _beside(parse, token, source):
        if near is not source and near.tag == "VBG" and near.lemma in words("citing"):
            for thing in parse.kids(near.i, "dobj"):
                return conjuncts(parse, thing)
    return cited(parse, source)


def _quoted_there(parse: Parse, token: Token, source: Token) -> Iterator[int]:
    """Yield by whom the source is quoted: "according to police, quoted by AFP"."""
    for near in _beside(parse, token, source):
        if near is source:
            yield from quoted_by(parse, source)
        elif near.tag == "VBN" and near.lemma in words("phrases", "reaching"):
            yield from (thing.i for by in parse.kids(near.i, "agent") for thing in parse.kids(by.i, "pobj"))


def _opening_end(parse: Parse, token: Token, source: Token, last: int) -> int:
    """Return where the source after an opening "according to" ends: before a clause's subject beside it."""
    if any(parse.kids(parse.head(token).i, "nsubj", "nsubjpass", "expl")):
        return last
    commas = [t.i for t in parse.tokens[source.i + 1 : last + 1] if t.text == ","]
    return commas[0] - 1 if commas else last


def _opened(parse: Parse, token: Token, last: int) -> Range:
    """Return what an opening "according to" reports: the sentence, less somebody else's "but …"."""
    end = parse.bounds[token.sent][1] - 1
    main = parse.head(token)
    return last + 1, before_but(parse, main, end) if main.i > last else end


def _clause_about(parse: Parse, token: Token) -> Range:
    """Return the largest clause that an inserted or closing "according to" speaks of."""
    begin, end = _between(parse, token)
    top = parse.head(token)
    if top.dep == "relcl" and parse.tokens[top.left].tag in {"WP", "WDT"} and token.i - top.left <= _PUT_IN:
        return top.left, top.right  # "a guard, who according to the report fled": the guard is not told of
    joined = [kid for kid in parse.kids(top.i, "conj") if token.right < kid.left <= token.right + 2]
    if joined and parse.tokens[token.i - 1].text == "," and parse.tokens[token.i - 2].pos == "CCONJ":
        return joined[0].left, joined[0].right  # "killed 12 and, according to the mayor, wounded 60"
    subject = next((kid for kid in parse.kids(top.i, "nsubj", "nsubjpass") if kid.i < token.i), None)
    parted = subject is not None and subject.right >= token.i - 2  # "Roe, according to the mayor, drowned"
    ahead = top.i > token.i and not parted and parse.tokens[token.i - 1].text in {",", ";", "and", "but"}
    while top.head != top.i and top.dep in _CLIMBED and not (ahead and top.head < token.i):
        top = parse.head(top)
    if ahead and top.i > token.i:
        return max(token.i, top.left), min(end - 1, top.right)
    return max(begin, top.left), min(end - 1, top.right)


def _between(parse: Parse, token: Token) -> Range:
    """Return the bounds (half-open) of what "according to" may speak of: not past a semicolon after it.

    Nor before one, where somebody else had the word: "12 died, police said; 40 fled, according to the UN".
    """
    begin, end = parse.bounds[token.sent]
    marks = [t.i for t in parse.of(token.sent) if t.text == ";"]
    end = min((i for i in marks if i > token.i), default=end)
    before = max((i for i in marks if i < token.i), default=begin)
    spoken = any(t.lemma in speech_words() or t.lower == "according" for t in parse.tokens[begin:before])
    return (before + 1 if spoken else begin), end


def _apart(parse: Parse, token: Token, whole: Range) -> Range:
    """Return what one "according to" speaks of where another, after a comma, closes what stood before it.

    "3,100 have died, according to A, and 800,000 have fled, according to B".
    """
    others = [t for t in parse.of(token.sent) if t.lower == "according" and t.i != token.i]
    first = max((t.right + 1 for t in others if whole[0] < t.i < token.i), default=whole[0])
    return first, (token.right if any(t.i > token.i for t in others) else whole[1])


def _is_official(parse: Parse, token: Token) -> bool:
    """Tell "officially" said of where a figure stands: "the toll officially stands at 12"."""
    return token.lower == "officially" and parse.head(token).lemma == "stand"


def _adverb(parse: Parse, token: Token) -> Iterator[Draft]:
    """Yield "reportedly …" with its clause, and "reported injuries" with its noun."""
    top = parse.head(token)
    while token.dep != "amod" and top.pos not in {"VERB", "AUX"} and top.head != top.i:
        top = parse.head(top)
    content = spans(parse, without((top.left, top.right), [(token.i, token.i)]))
    yield Draft((token.i, token.i), content, unnamed=token.lower)


def _noun(parse: Parse, noun: Token) -> Iterator[Draft]:
    """Yield "X's claim that …", "a claim by X that …", "reports of …"."""
    telling = noun.lemma in words("nouns", "telling") | words("nouns", "counts")
    clause = next((kid for kid in parse.kids(noun.i, "acl", "ccomp", "relcl") if _that(parse, kid)), None)
    cue = (noun.i, noun.i)
    if clause is not None:
        content = spans(parse, [(clause.left, clause.right)])
    elif not telling or noun.lemma in words("nouns", "of") | words("nouns", "counts"):
        of = next(
            (kid for kid in parse.kids(noun.i, "prep") if kid.lower in _ABOUT and kid.right > kid.i), None
        )
        content = spans(parse, [(of.i + 1, _told_of(parse, of))]) if of is not None else ()
        cue = (noun.i, of.i) if of is not None and of.i == noun.i + 1 else cue
    else:
        return
    owner = _owner(parse, noun)
    if owner is not None:
        first, last = phrase(parse, owner)
        last -= parse.tokens[last].tag == "POS" and last > first
        yield Draft(cue, content, (first, last), conjuncts(parse, owner), telling=telling)
    elif noun.lemma in words("nouns", "unowned"):
        yield Draft(cue, content, unnamed=noun.lower)


def _told_of(parse: Parse, of: Token) -> int:
    """Return the last token of what "reports of" tell, past where the tree ends: "15 | dead and 20 hurt"."""
    end = of.right
    if not any(t.tag == "CD" for t in parse.tokens[of.i + 1 : end + 1]):
        return end
    for token in parse.tokens[end + 1 : parse.bounds[of.sent][1]]:
        if token.tag not in _COUNTING_TAGS:
            break
        end = token.i
    return end


_COUNTING_TAGS = frozenset({"CC", "CD", "JJ", "JJR", "JJS", "RBR", "RBS", "RB", "VBN", "NNS", "IN"})


def _is_by(parse: Parse, noun: Token) -> bool:
    """Tell whether a number is so by a body's reckoning: "12 died | by the UN's count", "by UN estimates"."""
    by = parse.head(noun)
    return noun.dep == "pobj" and by.lower == "by" and any(parse.kids(noun.i, "poss", "compound"))


def _reckoned(parse: Parse, noun: Token) -> Iterator[Draft]:
    """Yield what is so "by the UN's count": the clause about it."""
    by = parse.head(noun)
    owner = next(parse.kids(noun.i, "poss", "compound"))
    if owner.ent == "ORG" or kind_of_words([owner.lower], owner.lemma) is not None:
        content = spans(parse, without(_clause_about(parse, by), [(by.i, noun.right)]))
        first, last = owner.left, owner.i
        yield Draft((by.i, by.i), content, (first, last), conjuncts(parse, owner))


def _is_counted_by(parse: Parse, noun: Token) -> bool:
    """Tell whether a toll is that of a body that counts ("the ministry's toll of 12"), and not its dead."""
    owner = next(parse.kids(noun.i, "poss"), None)
    if owner is None or owner.ent in {"GPE", "LOC", "NORP"} or owner.lemma in PLACES:
        return False
    return kind_of_words([t.lower for t in parse.tokens[owner.left : owner.i + 1]], owner.lemma) in _COUNTING


def _owner(parse: Parse, noun: Token) -> Token | None:
    """Return whose a claim is: "X's claim", "a claim by X", "a warning from X"."""
    for kid in parse.kids(noun.i, "poss"):
        return kid
    by = (kid for kid in parse.kids(noun.i, "prep") if kid.lower in {"by", "from"})
    return next((thing for kid in by for thing in parse.kids(kid.i, "pobj")), None)


def _that(parse: Parse, clause: Token) -> bool:
    return any(kid.lower == "that" and kid.dep == "mark" for kid in parse.kids(clause.i)) or (
        clause.dep == "acl" and any(kid.lower == "to" for kid in parse.kids(clause.i, "aux"))
    )
