"""Cues that are verbs: "killed", "shot dead", "hit by a car", "pulled alive from the rubble", "lost 17
soldiers".
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from according.claims.cues.captivity import (
    are_let_go,
    are_of_abducted,
    are_of_captives,
    are_released_by_captors,
    is_by_the_law,
    is_near_abduction,
    is_seized_by_law,
    taken,
)
from according.claims.cues.carried import carried_cue
from according.claims.cues.company import company_cue, has_counted_subject, lemmas_of_doers
from according.claims.cues.figurative import is_figurative, is_of_bodies
from according.claims.cues.lexicon import Cue, Frame, lexicon, phrase, words
from according.claims.cues.phrases import is_with_disease
from according.claims.cues.plights import is_by_disease, plight_cue
from according.claims.people import is_animal, noun_class, sense
from according.claims.syntax import (
    NOUN_TAGS,
    VERB_TAGS,
    is_counted,
    is_passive,
    is_verbal,
    lemmas,
    named_as,
    objects_of,
    places_left,
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
    ("fell_into", "abducted", "subject"),
)


def verb_cue(parse: Parse, token: Token, *, disease: bool) -> Cue | None:
    """Return the cue that a verb is by itself, if it is one and not used of something else."""
    if token.tag in ("NNS", "NN") and _is_headline_verb(parse, token):
        effect, frame = lexicon().verbs[token.lower.removesuffix("s")]
        return Cue(effect, frame, token.i, token.i, token.i)
    if token.tag == "NN" and token.lower in ("die", "dies"):
        return Cue("killed", "subject", token.i, token.i, token.i)
    participle = token.tag in ("JJ", "NN", "NNP") and token.lower.endswith(("ed", "slain", "shot"))
    if token.tag not in VERB_TAGS and not participle:
        return None
    known = lexicon().verbs.get(_IRREGULAR.get(token.lower, token.lemma)) or lexicon().verbs.get(
        token.lower.removesuffix("ed")
    )
    if token.lemma == "save" and is_passive(parse, token) and any(parse.kids(token.i, "neg")):
        return Cue("killed", "object", token.i, token.i, token.i)  # "could not be saved"
    if known is None or is_figurative(parse, token):
        return None
    effect, frame = known
    if token.lemma == "infect" and any(is_animal(kid) for kid in parse.kids(token.i, "dobj")):
        return None
    if token.lemma == "evacuate" and _is_for_care(parse, token):
        return None
    if token.lemma == "seize" and is_seized_by_law(parse, token):
        effect = "detained"
    if token.lemma == "survive" and token.dep == "xcomp" and parse.head(token).lemma in ("expect", "hope"):
        return None  # "is expected to survive"
    if token.lemma in ("hospitalize", "hospitalise") and (disease or is_with_disease(parse, token, token)):
        return Cue("ill", frame, token.i, token.i, token.i)
    if token.lemma == "survive" and (any(parse.kids(token.i, "neg")) or _is_unlikely(parse, token)):
        return Cue("killed", "subject", token.i, token.i, token.i)
    if token.lemma == "affect" and not (disease and is_by_disease(parse, token)):
        return None
    if token.tag == "VBG" and objects_of(parse, token.i, "of"):
        beside = parse.tokens[min(token.i + 1, len(parse.tokens) - 1)]
        last = beside.i if beside.lower == "death" and effect == "injured" else token.i  # "shooting death of"
        return Cue("killed" if last > token.i else effect, "of_noun", token.i, token.i, last)
    if token.tag == "VBG" and parse.tokens[token.i - 1].lower in ("the", "that", "this", "another"):
        return None  # "in that shooting a boy had got hold of the gun"
    if _moves_itself(parse, token):
        return Cue(effect, "subject", token.i, token.i, token.i)
    fatal = _fatal_word(parse, token) if effect == "injured" else None
    if fatal is not None:
        return Cue("killed", "object", token.i, min(token.i, fatal), max(token.i, fatal))
    if frame == "weak" and token.lemma in words("touching") and not is_of_bodies(parse, token):
        return None
    return Cue(effect, frame, token.i, token.i, token.i)


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
    if carried := carried_cue(parse, verb, beside):
        return carried
    for name, effect, frame in _particular().get(verb.lemma, ()):
        if beside & phrase(name)[1] and not _says_else(parse, verb, name, beside):
            bodies = name == "out_of_danger" and beside & words("bodies")
            return None if bodies else Cue(effect, frame, verb.i, verb.i, verb.i)
    return (
        company_cue(parse, verb, beside) or _idiom_cue(parse, verb, beside) or plight_cue(parse, verb, beside)
    )


@cache
def _particular() -> dict[str, list[tuple[str, Effect, Frame]]]:
    """Return the rows of `_PARTICULAR` by the verbs that are cues by them."""
    rows: dict[str, list[tuple[str, Effect, Frame]]] = defaultdict(list)
    for row in _PARTICULAR:
        for verb in phrase(row[0])[0]:
            rows[verb].append(row)
    return dict(rows)


def _is_no_flight(parse: Parse, verb: Token) -> bool:
    """Tell whether those whom a verb drives "out" are culprits or strikers, or whether it drives nobody."""
    objects = lemmas(parse, verb.i, "dobj", "nsubjpass")
    culprits = objects & (words("culprits") | words("captors"))
    moves = not objects and not _is_done_to(parse, verb)
    out = [kid for kid in parse.kids(verb.i) if kid.lower == "out"]
    left = {t.lemma for kid in (*out, verb) for t in objects_of(parse, kid.i, "of")}
    return bool(culprits or left & words("strikers")) or moves or not out


def _says_else(parse: Parse, verb: Token, name: str, beside: frozenset[str]) -> bool:
    """Tell whether a verb has the words of a phrase beside it and means another thing."""
    match name:
        case "from_home":  # "drove away from the area", "were driven to an area hospital"
            led = {kid.lower for kid in parse.kids(verb.i, "prep", "prt", "advmod")}
            if verb.lemma == "drive" and not led & {"from", "out", "off", "away"}:
                return True
            if lemmas(parse, verb.i, "dobj") & words("captors"):
                return True
            return not _is_done_to(parse, verb) and not any(parse.kids(verb.i, "dobj"))
        case "found_hanging":  # "were found hanging around the station"
            below = (kid.lower for t in parse.kids(verb.i) for kid in parse.kids(t.i))
            return not {"around", "about", "out"}.isdisjoint(below)
        case "let_go":
            return _is_not_let_go(parse, verb, beside)
        case "locked_up":
            by_law = is_passive(parse, verb) or bool(lemmas(parse, verb.i, "nsubj") & words("authorities"))
            return not by_law or not any(k.lower == "up" for k in parse.kids(verb.i, "prt"))
        case "out_of_danger":
            if verb.lemma in words("seekers") and any(objects_of(parse, verb.i, "for")):
                return True  # "dug through the rubble for 22 people"
            if verb.lemma == "get" and not _is_done_to(parse, verb) and not any(parse.kids(verb.i, "dobj")):
                return True  # "could not get out of the shaft"
            return not beside & phrase(name)[1] - words("dangers") and not _is_out_of(parse, verb)
        case "off_a_wreck":
            told = {t.lemma for t in parse.of(verb.sent)}
            if verb.lemma == "take" and (told & words("captors") or is_near_abduction(parse, verb)):
                return True
            return "off" not in beside or len(beside & phrase(name)[1]) < 2
        case "ordered_out":
            return _is_no_flight(parse, verb)
        case "cut_off":
            return bool(
                lemmas(parse, verb.i, "dobj") & (words("harmful") | {"head", "ear", "finger", "power"})
            )
        case "fallen_ill":
            untold = verb.lemma == "test" and "positive" not in beside  # "were tested for cholera"
            untold = untold or bool(lemmas(parse, verb.i, "nsubj") & {"test", "result", "sample", "swab"})
            sober = verb.lemma == "test" and not beside & words("disease") and parse.words(words("drugs"))
            return untold or bool(sober or beside & words("drugs"))
        case "struck_down":
            return not is_by_disease(parse, verb)
        case "fell_into":
            return not _is_into_captors_hands(parse, verb)
        case "over_border":
            return not _are_civilians(parse, verb)
        case "led_away" | "made_away":
            return is_by_the_law(parse, verb, beside)
    return False


def _is_not_let_go(parse: Parse, verb: Token, beside: frozenset[str]) -> bool:
    """Tell whether nobody is set free: captors refuse to, or no captors let anybody go."""
    if parse.head(verb).lemma in ("refuse", "decline") and verb.tag == "VB":
        return True
    doers = {d for t in (verb, *parse.kids(verb.i, "xcomp")) for d in lemmas_of_doers(parse, t)}
    near = not doers.isdisjoint(words("captors")) or is_near_abduction(parse, verb)
    return verb.lemma == "let" and ("go" not in beside or not near)


def _is_into_captors_hands(parse: Parse, verb: Token) -> bool:
    hands = objects_of(parse, verb.i, "into", "in")
    owners = {owner.lemma for hand in hands for owner in objects_of(parse, hand.i, "of")}
    owners |= {kid.lemma for hand in hands for kid in parse.kids(hand.i, "poss", "compound", "amod")}
    return not owners.isdisjoint(words("captors"))


def _is_out_of(parse: Parse, verb: Token) -> bool:
    """Tell whether somebody is brought from, or out of, a fire or a mine, and not "out and opens fire"."""
    left = places_left(parse, verb)
    return any(noun.lemma in words("dangers") or noun.lower in words("dangers") for noun in left)


def _is_done_to(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is in the passive, or a participle beside those it is done to ("those driven")."""
    return is_passive(parse, verb) or (verb.tag == "VBN" and verb.dep == "acl")


def _are_civilians(parse: Parse, verb: Token) -> bool:
    """Tell whether a number of people who bear no arms do something ("3,000 people crossed into Chad")."""
    going = [*parse.kids(verb.i, "nsubj"), *([parse.head(verb)] if verb.dep == "acl" else [])]
    fighters = {noun_class(kid) for kid in going} & {"security", "militant", "attacker"}
    counted = any(is_counted(parse, kid) for kid in going)
    return counted and not fighters


def _idiom_cue(parse: Parse, verb: Token, beside: frozenset[str]) -> Cue | None:
    """Return the cue of a verb whose meaning hangs on more than a word beside it ("did not make it")."""
    if _is_put_down(parse, verb):
        return Cue("killed", "object", verb.i, verb.i, verb.i)
    if verb.lemma == "include":
        return _including(parse, verb)
    if verb.lemma in ("identify", "name"):
        return _identifying(parse, verb)
    if verb.lemma == "go" and any(k.lemma == "let" for k in parse.kids(verb.i, "aux")):
        told = {t.lemma for t in parse.tokens[max(0, verb.i - _LET_GO) : verb.i]}
        return Cue("rescued", "subject", verb.i, verb.i, verb.i) if told & words("held_before") else None
    if verb.lemma == "release" and (are_let_go(parse, verb) or are_released_by_captors(parse, verb)):
        return Cue("rescued", "object", verb.i, verb.i, verb.i)
    hurt = {"without", "injury", "harm", "hurt", "death"} | words("harmless")  # "escaped without a scratch"
    free = (verb.lemma == "escape" and not beside & hurt) or (verb.lemma == "walk" and "free" in beside)
    if free and _are_hostages(parse, verb):
        return Cue("rescued", "subject", verb.i, verb.i, verb.i)
    if verb.lemma == "blow" and "up" in beside and _is_reflexive(parse, verb):
        return Cue("killed", "subject", verb.i, verb.i, verb.i)
    if verb.lemma in phrase("caught_in")[0] and _is_in_fire(parse, verb):
        return Cue("trapped", "object", verb.i, verb.i, verb.i)
    if verb.lemma in words("saving_moves") | {"bring", "haul"} and _is_brought_up(parse, verb):
        return Cue("rescued", "object", verb.i, verb.i, verb.i)
    if verb.lemma in words("escapes") | {"make"} and _is_out(parse, verb):
        return Cue("rescued", "subject", verb.i, verb.i, verb.i)
    if verb.lemma == "pass" and "away" in beside and has_counted_subject(parse, verb):
        return Cue("killed", "subject", verb.i, verb.i, verb.i)
    if verb.lemma == "make" and "it" in beside and any(parse.kids(verb.i, "neg")):
        return Cue("killed", "subject", verb.i, verb.i, verb.i)  # "three of them did not make it"
    if verb.lemma == "turn" and beside & words("guns") and beside & words("reflexives"):
        return Cue("killed", "subject", verb.i, verb.i, verb.i)  # "turned the gun on himself"
    struck = {noun.lemma for noun in objects_of(parse, verb.i, "by")} & words("strikers")
    if beside & {"over", "down"} and is_passive(parse, verb) and _is_run_over(verb, struck):
        return Cue("injured", "weak", verb.i, verb.i, verb.i)
    if _is_made_to_leave(parse, verb):
        return Cue("displaced", "subject", verb.i, verb.i, verb.i)
    if verb.lemma in ("come", "go") and "down" in beside and _is_with_malady(parse, verb):
        return Cue("ill", "subject", verb.i, verb.i, verb.i)
    effect_of = taken(parse, verb, beside) or _lost(parse, verb)
    if effect_of:
        return Cue(effect_of, "object", verb.i, verb.i, verb.i)
    if verb.lemma == "contract" and lemmas(parse, verb.i, "dobj"):
        return Cue("ill", "subject", verb.i, verb.i, verb.i)
    if verb.lemma == "treat" and lemmas(parse, verb.i, "conj") & {"release", "discharge"}:
        return Cue("injured", "object", verb.i, verb.i, verb.i)
    return None


def _is_put_down(parse: Parse, verb: Token) -> bool:
    """Read "gunned down", and of people "cut down", "picked off", "finished off"."""
    ways = {kid.lower for kid in parse.kids(verb.i, "prt", "prep", "advmod")}
    if verb.lemma in ("gun", "mow"):
        return "down" in ways
    way = "off" if verb.lemma in ("pick", "finish") else "down"
    if verb.lemma not in words("downing") or way not in ways:
        return False
    harmed = parse.kids(verb.i, "nsubjpass" if is_passive(parse, verb) else "dobj")
    return any(sense(noun) == "people" and not is_animal(noun) for noun in harmed)


def _is_with_malady(parse: Parse, verb: Token) -> bool:
    """Tell whether people come or go down "with" a disease."""
    named = words("disease") | words("maladies")
    return any(noun.lower in named for noun in objects_of(parse, verb.i, "with"))


def _are_hostages(parse: Parse, verb: Token) -> bool:
    """Tell whether those who get away are called hostages, or are told to have been taken."""
    return bool(lemmas(parse, verb.i, "nsubj") & phrase("let_go")[1]) or are_of_abducted(parse, verb)


_LET_GO = 60
"""How many tokens before "let go" tell that people were held."""


def _is_out(parse: Parse, verb: Token) -> bool:
    """Tell whether a number of people got out, of wherever they had been ("239 got out"; "Fifteen walked
    out" after they were trapped or taken).
    """
    ways = {kid.lower for kid in parse.kids(verb.i, "prt", "advmod")}
    out = "out" in ways
    if verb.lemma not in ("get", "make"):
        out = bool(ways & {"out", "away", "free", "back"}) and are_of_captives(parse, verb)
    moved = any(True for kid in parse.kids(verb.i, "dobj") if kid.lower != "it")
    counted = any(is_counted(parse, kid) for kid in parse.kids(verb.i, "nsubj"))
    unable = verb.dep == "xcomp" and parse.head(verb).lemma in ("unable", "try", "struggle", "fail")
    return out and counted and not moved and not unable and not any(parse.kids(verb.i, "neg"))


def _is_run_over(verb: Token, by: set[str]) -> bool:
    return verb.lemma == "run" or (verb.lemma in ("knock", "cut") and bool(by))


def _is_in_fire(parse: Parse, verb: Token) -> bool:
    """Tell whether people are caught in what burns, sinks or has fallen in ("inside the burning shop")."""
    places = objects_of(parse, verb.i, "in", "inside")
    return is_passive(parse, verb) and any(
        kid.lower in words("burning") for place in places for kid in parse.kids(place.i, "amod")
    )


def _is_brought_up(parse: Parse, verb: Token) -> bool:
    """Tell whether miners or divers are brought up again, from where they cannot be left."""
    up = any(kid.lower == "up" for kid in parse.kids(verb.i, "prt", "advmod"))
    brought = list(parse.kids(verb.i, "dobj", "nsubjpass"))
    below = {kid.lemma for kid in brought} & {"miner", "diver", "caver", "digger", "pitman"}
    counted = any(is_counted(parse, kid) for kid in brought) and is_passive(parse, verb)
    told = (
        parse.tokens[max(0, verb.i - _LET_GO) : verb.i]
        if counted and not objects_of(parse, verb.i, "by")
        else ()
    )
    return up and (bool(below) or any(t.lemma in words("held_below") for t in told))


def _is_reflexive(parse: Parse, verb: Token) -> bool:
    return any(kid.lower in ("himself", "herself", "themselves") for kid in parse.kids(verb.i, "dobj"))


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
    if verb.dep == "xcomp" and is_passive(parse, verb):  # "the hostages are due to be released"
        above = parse.head(verb)
        deeper += [k for t in (above, parse.head(above)) for k in parse.kids(t.i, "nsubj")]
    return frozenset({t.lemma for t in (*kids, *deeper, *deepest)} | {t.lower for t in kids})


def _including(parse: Parse, verb: Token) -> Cue | None:
    """Read "the dead include three children"."""
    for kid in parse.kids(verb.i, "nsubj"):
        if effect := _harm_of(parse, kid):
            return Cue(effect, "include", verb.i, kid.i, verb.i)
    return None


def _harm_of(parse: Parse, noun: Token) -> Effect | None:
    """Return how those were harmed whom a noun looks back at: "the dead", "those killed", "the victim"."""
    if noun.lemma in ("victim", "casualty"):
        return "casualties"
    if noun.lemma in ("fatality", "death", "body"):
        return "killed"
    said = (
        [noun, *parse.kids(noun.i, "acl", "amod")]
        if noun.lower in ("those", "people", "man", "woman")
        else [noun]
    )
    known = lexicon()
    if noun.lemma in ("fatality", "martyr"):
        return known.count_nouns[noun.lemma]
    for clause in parse.kids(noun.i, "relcl"):
        if (
            clause.lemma in known.verbs
            and noun_class(noun)
            and any(parse.kids(clause.i, "nsubj", "nsubjpass"))
        ):
            return known.verbs[clause.lemma][0]  # "the officer who died"
    return next((effect for t in said if (effect := known.adjectives.get(t.lower))), None)


def _identifying(parse: Parse, verb: Token) -> Cue | None:
    """Read "the dead were named as John and Jane Roe", "identified the victim as Jane Roe"."""
    if not named_as(parse, verb):
        return None
    for kid in parse.kids(verb.i, "nsubjpass", "dobj"):
        if effect := _harm_of(parse, kid):
            return Cue(effect, "named", verb.i, verb.i, verb.i)
        known = any(k.lower == "the" for k in parse.kids(kid.i, "det"))
        if known and kid.tag == "NN" and sense(kid) == "people" and kid.lemma not in words("accused"):
            return Cue("casualties", "named", verb.i, verb.i, verb.i)  # as harmed as the report says before
    return None


def _lost(parse: Parse, verb: Token) -> Effect | None:
    """Read "the army lost 17 soldiers", "we buried 73 people", and "were buried" of the living."""
    if verb.lemma == "bury" and is_passive(parse, verb):
        return "trapped"
    if verb.lemma in ("cut", "snuff", "end", "claim") and "life" in lemmas(parse, verb.i, "nsubjpass"):
        return "killed"  # "twelve lives were cut short"
    if verb.lemma == "lose" and any(sense(kid) == "people" for kid in parse.kids(verb.i, "nsubjpass")):
        where = lemmas(parse, verb.i, "advmod") | {
            noun.lemma for noun in objects_of(parse, verb.i, "in", "at")
        }
        return "missing" if where & words("lost_places") else "killed"  # "two fishermen were lost"
    if verb.lemma not in words("losing") or is_passive(parse, verb):
        return None
    if verb.lemma == "lose" and any(_is_own_kin(parse, kid) for kid in parse.kids(verb.i, "dobj")):
        return "killed"  # "she lost her son"
    lost_to = (verb, *parse.kids(verb.i, "dobj"))
    if any(
        noun.lemma in words("at_play") for t in lost_to for noun in objects_of(parse, t.i, "to", "through")
    ):
        return None  # "lost three players to injury"
    lost = (
        kid
        for kid in parse.kids(verb.i, "dobj")
        if is_counted(parse, kid) and kid.lemma not in ("life", "body")
    )
    if not any(sense(kid) == "people" or (kid.tag == "CD" and verb.lemma == "bury") for kid in lost):
        return None
    burying = [kid for kid in parse.kids(verb.i, "nsubj") if verb.lemma == "bury" and kid.tag in NOUN_TAGS]
    fell = burying and all(sense(kid) != "people" and kid.ent not in ("GPE", "ORG") for kid in burying)
    return "trapped" if fell else "killed"  # "a falling wall buried eight"


def _is_own_kin(parse: Parse, noun: Token) -> bool:
    own = any(kid.tag == "PRP$" and kid.lower != "its" for kid in parse.kids(noun.i, "poss"))
    return own and noun.lemma in words("bereft_of")


def _is_made_to_leave(parse: Parse, verb: Token) -> bool:
    """Read "had to leave", "ordered 900 people to leave their homes", of a place where they live, or of none
    that is named.
    """
    head = parse.head(verb)
    out = verb.lemma in ("move", "get", "clear") and any(k.lower == "out" for k in parse.kids(verb.i))
    if not (verb.lemma == "leave" or out) or verb.tag != "VB" or verb.dep != "xcomp":
        return False
    left = lemmas(parse, verb.i, "dobj")
    return head.lemma in words("making_leave") and (
        not left or bool(left & phrase("no_home")[1] | left & phrase("left_building")[1])
    )
