"""Cues that are verbs: "killed", "shot dead", "hit by a car", "pulled alive from the rubble", "lost 17
soldiers".
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from according.claims.cues.captivity import (
    is_seized_by_law,
)
from according.claims.cues.carried import carried_cue
from according.claims.cues.company import company_cue
from according.claims.cues.ends import end_cue, of_none_left
from according.claims.cues.figurative import is_figurative, is_of_bodies
from according.claims.cues.idioms import idiom_cue
from according.claims.cues.lexicon import Cue, Frame, lexicon, phrase, words
from according.claims.cues.maladies import is_by_poison
from according.claims.cues.meanings import says_else
from according.claims.cues.phrases import is_with_disease
from according.claims.cues.plights import is_by_disease, plight_cue
from according.claims.people import is_animal, noun_class
from according.claims.syntax import (
    VERB_TAGS,
    is_counted,
    is_owned,
    is_passive,
    is_verbal,
    lemmas,
    objects_of,
)
from according.language.parse import Parse, Token
from according.model import Effect

_BESIDE = (
    "advcl",
    "prep",
    "prt",
    "advmod",
    "acomp",
    "oprd",
    "dobj",
    "agent",
    "ccomp",
    "xcomp",
    "nsubjpass",
    "pcomp",
)
_IRREGULAR = {"shot": "shoot", "slain": "slay"}
_PARTICULAR: tuple[tuple[str, Effect, Frame], ...] = (
    ("out_of_danger", "rescued", "object"),
    ("off_a_wreck", "rescued", "object"),
    ("found_alive", "rescued", "object"),
    ("got_out", "rescued", "subject"),
    ("to_the_shore", "rescued", "subject"),
    ("caught_in", "trapped", "object"),
    ("swept_away", "missing", "object"),
    ("ordered_out", "displaced", "object"),
    ("found_hanging", "killed", "object"),
    ("roughed_up", "injured", "object"),
    ("let_go", "rescued", "object"),
    ("from_home", "displaced", "object"),
    ("no_home", "displaced", "subject"),
    ("cut_off", "trapped", "object"),
    ("locked_up", "detained", "object"),
    ("led_away", "abducted", "object"),
    ("made_away", "abducted", "object"),
    ("fallen_ill", "ill", "subject"),
    ("outdoors", "displaced", "subject"),
    ("left_building", "displaced", "subject"),
    ("hemmed_in", "trapped", "object"),
    ("swept_up", "detained", "object"),
    ("given_back", "rescued", "object"),
    ("not_home", "missing", "subject"),
    ("struck_down", "ill", "object"),
    ("safely_off", "rescued", "object"),
    ("set_free", "rescued", "object"),
    ("over_border", "displaced", "subject"),
    ("arrived", "displaced", "subject"),
    ("fell_into", "abducted", "subject"),
)


def verb_cue(parse: Parse, token: Token, *, disease: bool) -> Cue | None:
    """Return the cue that a verb is by itself, if it is one and not used of something else."""
    if token.tag in ("NNS", "NN") and _is_headline_verb(parse, token):
        effect, frame = lexicon().verbs[token.lower.removesuffix("s")]
        return Cue(effect, frame, token.i, token.i, token.i)
    noun = token.tag == "NN" or (token.tag == "JJ" and parse.tokens[token.i - 1].lower in ("more", "others"))
    if noun and token.lower in ("die", "dies", "perish"):
        return Cue("killed", "subject", token.i, token.i, token.i)
    participle = token.tag in ("JJ", "NN", "NNP") and token.lower.endswith(("ed", "slain", "shot"))
    if token.tag not in VERB_TAGS and not participle:
        return None
    known = lexicon().verbs.get(_IRREGULAR.get(token.lower, token.lemma)) or lexicon().verbs.get(
        token.lower.removesuffix("ed")
    )
    if known is None or is_figurative(parse, token):
        return None
    effect, frame = known
    if token.lemma == "infect" and any(is_animal(kid) for kid in parse.kids(token.i, "dobj")):
        return None
    if token.lemma == "evacuate" and _is_for_care(parse, token):
        return None
    if token.lemma == "seize" and is_seized_by_law(parse, token):
        effect = "detained"
    if token.lemma == "overcome" and is_by_poison(parse, token):
        effect = "ill"
    if token.lemma == "survive" and token.dep == "xcomp" and parse.head(token).lemma in ("expect", "hope"):
        return None  # "is expected to survive"
    if token.lemma in ("hospitalize", "hospitalise") and (disease or is_with_disease(parse, token, token)):
        return Cue("ill", frame, token.i, token.i, token.i)
    if token.lemma == "survive" and (none := of_none_left(parse, token)):
        return none
    if token.lemma == "survive" and (any(parse.kids(token.i, "neg")) or _is_unlikely(parse, token)):
        return Cue("killed", "subject", token.i, token.i, token.i)
    told = disease or (token.lemma == "affect" and _is_by_outbreak(parse, token))
    if token.lemma == "affect" and not (told and is_by_disease(parse, token)):
        return None
    if token.tag == "VBG" and token.lower in lexicon().of_nouns and is_owned(parse, token):
        return Cue(lexicon().of_nouns[token.lower], "of_noun", token.i, token.i, token.i)
    if token.tag == "VBG" and objects_of(parse, token.i, "of"):
        beside = parse.tokens[min(token.i + 1, len(parse.tokens) - 1)]
        last = beside.i if beside.lower == "death" and effect == "injured" else token.i  # "shooting death of"
        return Cue("killed" if last > token.i else effect, "of_noun", token.i, token.i, last)
    if token.tag == "VBG" and parse.tokens[token.i - 1].lower in ("the", "that", "this", "another"):
        return None  # "in that shooting a boy had got hold of the gun"
    if _moves_itself(parse, token):
        return Cue(effect, "subject", token.i, token.i, token.i)
    fatal = _fatal_word(parse, token) if effect in ("injured", "ill") else None
    if fatal is not None:
        return Cue("killed", "object", token.i, min(token.i, fatal), max(token.i, fatal))
    if frame == "weak" and token.lemma in words("touching") and not is_of_bodies(parse, token):
        return None
    return Cue(effect, frame, token.i, token.i, token.i)


def _is_by_outbreak(parse: Parse, verb: Token) -> bool:
    """Tell whether an outbreak, of nothing that is told, has affected a number of people."""
    doers = (*parse.kids(verb.i, "nsubj"), *objects_of(parse, verb.i, "by"))
    named = words("outbreaks") | words("diseases") | {"disease"}
    counted = any(is_counted(parse, kid) for kid in parse.kids(verb.i, "dobj", "nsubjpass"))
    return counted and any(doer.lower in named and not objects_of(parse, doer.i, "of") for doer in doers)


def _is_unlikely(parse: Parse, verb: Token) -> bool:
    """Read "are unlikely to have survived", "are not thought to have survived"."""
    head = parse.head(verb)
    if any(k.lower == "neither" for noun in parse.kids(verb.i, "nsubj") for k in parse.kids(noun.i)):
        return True  # "neither the pilot nor his passengers survived"
    done = any(kid.lower == "have" for kid in parse.kids(verb.i, "aux"))
    if verb.dep != "xcomp" or not done:
        return False
    supposed = head.lemma in ("think", "believe", "suppose") and any(parse.kids(head.i, "neg"))
    return head.lemma == "unlikely" or supposed


def _is_for_care(parse: Parse, verb: Token) -> bool:
    """Tell whether the hurt are taken to where they are cared for, which displaces nobody."""
    healing = phrase("to_hospital")[1] | phrase("for_treatment")[1]
    return any(noun.lemma in healing for noun in objects_of(parse, verb.i, "to", "for"))


def particular_cue(parse: Parse, verb: Token) -> Cue | None:
    """Return the cue that a verb is only with certain words beside it ("cut off", "driven from
    their homes").
    """
    if not is_verbal(parse, verb):
        return None
    beside = _words_beside(parse, verb)
    if told := end_cue(parse, verb, beside) or carried_cue(parse, verb, beside):
        return told
    for name, effect, frame in _particular().get(verb.lemma, ()):
        if beside & phrase(name)[1] and not says_else(parse, verb, name, beside):
            bodies = name == "out_of_danger" and _are_bodies(parse, verb, beside)
            return None if bodies else Cue(effect, frame, verb.i, verb.i, verb.i)
    if verb.lemma in words("driving_out") and _is_from_place(parse, verb):
        return Cue("displaced", "object", verb.i, verb.i, verb.i)
    return (
        company_cue(parse, verb, beside) or idiom_cue(parse, verb, beside) or plight_cue(parse, verb, beside)
    )


def _are_bodies(parse: Parse, verb: Token, beside: frozenset[str]) -> bool:
    """Tell whether it is bodies that are pulled out ("with two more bodies pulled from the rubble")."""
    moved = beside | (lemmas(parse, verb.i, "nsubj") if verb.tag == "VBN" else set())
    moved |= {parse.head(verb).lemma} if verb.dep == "acl" else set()
    return bool(moved & words("bodies"))


def _is_from_place(parse: Parse, verb: Token) -> bool:
    """Tell whether a number of people are driven from a place by its name ("drove 6,000 from Dong Hai")."""
    moved = list(parse.kids(verb.i, "nsubjpass" if is_passive(parse, verb) else "dobj"))
    places = [*objects_of(parse, verb.i, "from"), *_from(parse, moved)]
    named = any(noun.tag in ("NNP", "NNPS") and noun.ent not in ("DATE", "TIME") for noun in places)
    return named and any(is_counted(parse, kid) and noun_class(kid) != "militant" for kid in moved)


def _from(parse: Parse, moved: list[Token]) -> list[Token]:
    return [noun for kid in moved for noun in objects_of(parse, kid.i, "from")]


@cache
def _particular() -> dict[str, list[tuple[str, Effect, Frame]]]:
    """Return the rows of `_PARTICULAR` by the verbs that are cues by them."""
    rows: dict[str, list[tuple[str, Effect, Frame]]] = defaultdict(list)
    for row in _PARTICULAR:
        for verb in phrase(row[0])[0]:
            rows[verb].append(row)
    return dict(rows)


def death_cue(parse: Parse, token: Token) -> Cue | None:
    """Return the cue of "to death" and "to his death": the verb it completes ("tortured to death", "fell to
    his death").
    """
    before = parse.head(token)
    if token.lower not in ("death", "deaths") or token.dep != "pobj" or before.lower != "to":
        return None
    verb = parse.head(before)
    own = any(kid.tag == "PRP$" for kid in parse.kids(token.i, "poss"))
    if own and verb.lemma in words("falling"):
        return Cue("killed", "subject", verb.i, min(verb.i, token.i), max(verb.i, token.i))
    if verb.lemma == "put" and any(is_counted(parse, kid) for kid in parse.kids(verb.i, "nsubjpass", "dobj")):
        return Cue("killed", "object", verb.i, verb.i, token.i)
    carried = verb.lemma in words("carrying") and any(parse.kids(verb.i, "dobj", "nsubjpass"))
    if (own and not carried) or verb.tag not in VERB_TAGS or verb.lemma in words("not_to_death"):
        return None
    return Cue("killed", "object", verb.i, min(verb.i, token.i), max(verb.i, token.i))


def _moves_itself(parse: Parse, token: Token) -> bool:
    """Tell whether people evacuate of themselves: "had to evacuate", with no object and no passive."""
    moving = token.lemma in ("evacuate", "relocate") and token.tag in ("VB", "VBD", "VBP", "VBG")
    return moving and not is_passive(parse, token) and not any(True for _ in parse.kids(token.i, "dobj"))


def _is_headline_verb(parse: Parse, token: Token) -> bool:
    """Tell whether a headline's verb was taken for a noun: "wounds dozens"."""
    if token.lower not in words("headline_verbs") or token.i + 1 >= parse.bounds[token.sent][1]:
        return False
    following = parse.tokens[token.i + 1]
    headline = parse.sentences[token.sent].kind == "headline" and token.dep == "compound"
    counted = following.tag == "CD" or following.lower in words("number_words")
    return counted or (headline and following.i == token.head and noun_class(following) is not None)


def _fatal_word(parse: Parse, token: Token) -> int | None:
    """Return the word that makes "shot" or "beaten" a death: "shot dead", "stabbed to death", "fatally"."""
    tokens = parse.tokens
    first, last = parse.bounds[token.sent]
    if token.i > first and tokens[token.i - 1].lower in ("fatally", "mortally"):
        return token.i - 1
    for i in range(token.i + 1, min(last, token.i + 4)):
        if tokens[i].lower in ("dead", "fatally") or (token.lemma == "burn" and tokens[i].lower == "alive"):
            return i
        if tokens[i].lower == "to" and i + 1 < last and tokens[i + 1].lower == "death":
            return None if tokens[i - 1].lower in _NEARLY else i + 1
        if tokens[i].tag in VERB_TAGS or tokens[i].tag in (".", ",", "CC"):
            break
    deaths = (noun for noun in objects_of(parse, token.i, "to") if noun.lower == "death")
    return next((noun.i for noun in deaths if tokens[noun.i - 2].lower not in _NEARLY), None)


_NEARLY = frozenset({"nearly", "almost", "half"})
"""Words before "to death" that leave somebody alive."""


def _words_beside(parse: Parse, verb: Token) -> frozenset[str]:
    """Return the words that hang from a verb, and those that its prepositions bring in."""
    kids = list(parse.kids(verb.i, *_BESIDE))
    deeper = [k for kid in kids for k in parse.kids(kid.i, "pobj", "prep", "amod")]
    deepest = [k for kid in deeper for k in parse.kids(kid.i, "pobj")]
    deepest += [k for kid in deepest for k in parse.kids(kid.i, "amod")]  # "one of the abducted pilots"
    if verb.dep == "xcomp" and is_passive(parse, verb):  # "the hostages are due to be released"
        above = parse.head(verb)
        deeper += [k for t in (above, parse.head(above)) for k in parse.kids(t.i, "nsubj")]
    return frozenset({t.lemma for t in (*kids, *deeper, *deepest)} | {t.lower for t in kids})
