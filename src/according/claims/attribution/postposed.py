"""Finds who speaks after what is said, where the tree takes its last words for the speaker."""

from __future__ import annotations

from according.claims.attribution.draft import Range
from according.claims.attribution.kinds import kind_of_role, kind_of_words
from according.claims.attribution.persons import titles
from according.language.parse import Parse, Token


def speaker_after(parse: Parse, subject: Token, source: Range, cue: Range) -> tuple[Range, Token] | None:
    """Return the speaker and its head where a verb's subject in the tree holds more than the speaker.

    "…, wounding seven people, the governor, Oleh Synie, wrote"; "… and his mother (68), Officer Anil Singh
    said". None where the tree may well be right.
    """
    if source[1] >= cue[0] or subject.i >= cue[0]:
        return None
    return _beside_counted(parse, subject, source) or _after_comma(parse, subject, source, cue)


def outlet_at_end(parse: Parse, verb: Token, cue: Range) -> tuple[Range, Token] | None:
    """Return who tells a sentence from its end, without a comma: "12 have died | reports the Red Cross".

    The tree takes them for what somebody reports; only those who are known to tell are meant.
    """
    thing = next((kid for kid in parse.kids(verb.i, "dobj") if kid.left == cue[1] + 1), None)
    begin, end = parse.bounds[verb.sent]
    if thing is None or verb.tag != "VBZ" or verb.dep not in {"dep", "advcl", "ccomp", "parataxis"}:
        return None
    closes = all(t.pos == "PUNCT" for t in parse.tokens[thing.right + 1 : end])
    said = [t.lower for t in parse.tokens[thing.left : thing.i + 1] if t.tag != "DT"]
    known = kind_of_words(said, thing.lemma) is not None and thing.tag in {"NNP", "NNPS"}
    beside = parse.head(verb).i < verb.i and not any(parse.kids(verb.i, "nsubj", "mark"))
    return ((thing.left, thing.right), thing) if closes and known and beside and cue[0] > begin else None


def beside_comma(parse: Parse, verb: Token, subject: Token, source: Range) -> tuple[Range, tuple[int, ...]]:
    """Return a source with whoever a headline sets before it with a comma alone, and the heads of these.

    "12 dead in flood, police, medics say": that one alone speaks, the verb's plural says is not so.
    """
    tokens = parse.tokens
    comma = source[0] - 1
    headline = parse.sentences[verb.sent].kind == "headline"
    one = subject.tag in _ONE and subject.lower != "police" and verb.tag == "VBP"
    beside = verb.tag == "VBP" and tokens[max(0, comma - 1)].lower == "police"  # nobody counts "police"
    if not headline or not (one or beside) or source[1] >= verb.i or comma <= 0 or tokens[comma].text != ",":
        return source, ()
    first = comma - 1
    while first > parse.bounds[verb.sent][0] and tokens[first - 1].pos in {"NOUN", "PROPN", "ADJ"}:
        first -= 1
    last = tokens[comma - 1]
    called = last.text.isupper() or kind_of_words([last.lower], last.lemma) is not None
    return ((first, source[1]), (last.i,)) if called and tokens[first - 1].text == "," else (source, ())


def named_between(parse: Parse, verb: Token, cue: Range) -> tuple[Range, Token] | None:
    """Return the person whom commas part from both halves: "When it fell, said | Ana Giro, | two died".

    The tree takes the name for the subject of what is said.
    """
    tokens, (begin, end) = parse.tokens, parse.bounds[verb.sent]
    first = cue[1] + 1
    inverted = verb.lemma == "say" and cue[0] - 1 > begin and tokens[cue[0] - 1].text == "," and first < end
    if not inverted or tokens[first].ent != "PERSON" or any(parse.kids(verb.i, "nsubj")):
        return None
    _, opens, past = parse.entities[tokens[first].entity]
    parted = opens == first and past < end and tokens[past].text == ","
    return ((first, past - 1), tokens[past - 1]) if parted else None


def told_ahead(parse: Parse, verb: Token, source: Range) -> Range | None:
    """Return the clause before a speaker who goes on: "12 died, | the mayor said: ten here, two there"."""
    begin, comma = parse.bounds[verb.sent][0], source[0] - 1
    for kid in parse.kids(verb.i, "ccomp", "advcl"):
        opens = kid.left == begin and kid.right <= comma and parse.tokens[comma].text == ","
        when = any(mark.dep == "mark" or mark.tag == "WRB" for mark in parse.kids(kid.i))
        if opens and not when and any(parse.kids(kid.i, "nsubj", "nsubjpass")):
            return begin, comma - 1
    return None


def _beside_counted(parse: Parse, subject: Token, source: Range) -> tuple[Range, Token] | None:
    """Return the speakers set beside people who are counted: these do not speak, and are none of those.

    "…, killing 12 people, an officer said"; "…, killing 12 people, residents and an officer said".
    """
    if subject.tag != "NNS" or not any(kid.tag == "CD" for kid in parse.kids(subject.i, "nummod")):
        return None
    apart = parse.tokens[subject.left - 1].text == ","
    if apart and kind_of_words([subject.lower], subject.lemma) is not None:
        return None  # "…, | two residents and the mayor | said"
    for kid in parse.kids(subject.i, "appos", "conj"):
        called = kid.ent == "PERSON" or kind_of_words([kid.lower], kid.lemma) is not None
        beside = kid.dep == "conj" and parse.tokens[kid.left - 1].text == ","
        if kid.tag in ({"NNS"} | _ONE if beside else _ONE) and kid.i > subject.i and called:
            return (kid.left, source[1]), kid
    return None


_ONE = frozenset({"NN", "NNP"})


def _after_comma(parse: Parse, subject: Token, source: Range, cue: Range) -> tuple[Range, Token] | None:
    """Return whoever stands between a comma and the verb: an apposition would be closed by another comma."""
    tokens = parse.tokens
    if source[1] != cue[0] - 1 or tokens[source[1]].text == ",":
        return None
    commas = [i for i in range(source[0], source[1]) if tokens[i].text == ","]
    if not commas or subject.i > commas[-1]:
        return None
    chunk = tokens[commas[-1] + 1 : source[1] + 1]
    head = chunk[-1]
    named = head.ent == "PERSON" and head.tag == "NNP"
    called = [t.lower for t in chunk if t.entity != head.entity or not named]
    office = any(word in titles() for word in called) or kind_of_role(called) is not None
    if not named or not office or any(t.pos in {"CCONJ", "VERB", "AUX", "ADP"} for t in chunk):
        return None
    return (chunk[0].i, source[1]), head
