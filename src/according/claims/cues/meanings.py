"""Whether a verb that has the words of a phrase beside it means another thing: "drove away from the area"."""

from __future__ import annotations

from according.claims.cues.captivity import (
    is_by_the_law,
    is_near_abduction,
)
from according.claims.cues.company import lemmas_of_doers
from according.claims.cues.lexicon import phrase, words
from according.claims.cues.plights import is_by_disease
from according.claims.people import noun_class
from according.claims.syntax import (
    is_counted,
    is_passive,
    lemmas,
    objects_of,
    places_left,
)
from according.language.parse import Parse, Token


def _is_no_flight(parse: Parse, verb: Token) -> bool:
    """Tell whether those whom a verb drives "out" are culprits or strikers, or whether it drives nobody."""
    objects = lemmas(parse, verb.i, "dobj", "nsubjpass")
    culprits = objects & (words("culprits") | words("captors"))
    moves = not objects and not _is_done_to(parse, verb)
    out = [kid for kid in parse.kids(verb.i) if kid.lower == "out"]
    if any(noun.lemma == "way" for kid in out for t in (kid, verb) for noun in objects_of(parse, t.i, "of")):
        return True  # "pushes a child out of the way"
    left = {t.lemma for kid in (*out, verb) for t in objects_of(parse, kid.i, "of")}
    return bool(culprits or left & words("strikers")) or moves or not out


def says_else(parse: Parse, verb: Token, name: str, beside: frozenset[str]) -> bool:
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
        case "to_the_shore":
            doers = [kid for kid in parse.kids(verb.i, "nsubj") if is_counted(parse, kid)]
            armed = any(noun_class(kid) in ("security", "militant", "responder") for kid in doers)
            ashore = beside & {"shore", "ashore", "land"}
            return verb.lemma == "reach" and (armed or not doers or not ashore)
        case "found_alive":  # "hopes of finding five divers alive"
            return verb.tag == "VBG" and verb.dep == "pcomp" and parse.head(verb).lower in ("of", "for")
        case "let_go":
            return _is_not_let_go(parse, verb, beside)
        case "locked_up":
            by_law = is_passive(parse, verb) or bool(lemmas(parse, verb.i, "nsubj") & words("authorities"))
            return not by_law or not any(k.lower == "up" for k in parse.kids(verb.i, "prt"))
        case "out_of_danger":
            return _is_no_rescue(parse, verb) or not (
                beside & phrase(name)[1] - words("dangers") or _is_out_of(parse, verb)
            )
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
        case "left_building":  # "evacuated about 80 people in the town"
            return bool(emptied := lemmas(parse, verb.i, "dobj")) and not emptied & phrase(name)[1]
        case "over_border" | "arrived":
            fled = name == "over_border" or bool(parse.words(words("in_flight")))
            return bool(beside & phrase("to_hospital")[1]) or not (fled and _are_civilians(parse, verb))
        case "led_away" | "made_away":
            return is_by_the_law(parse, verb, beside)
    return False


def _is_no_rescue(parse: Parse, verb: Token) -> bool:
    """Tell whether people are only looked for ("dug through the rubble for 22"), or get themselves out."""
    if verb.lemma in words("seekers") and any(objects_of(parse, verb.i, "for")):
        return True
    return verb.lemma == "get" and not _is_done_to(parse, verb) and not any(parse.kids(verb.i, "dobj"))


def _is_not_let_go(parse: Parse, verb: Token, beside: frozenset[str]) -> bool:
    """Tell whether nobody is set free: captors refuse to, or no captors let anybody go."""
    if parse.head(verb).lemma in ("refuse", "decline") and verb.tag == "VB":
        return True
    doers = {d for t in (verb, *parse.kids(verb.i, "xcomp")) for d in lemmas_of_doers(parse, t)}
    near = not doers.isdisjoint(words("captors")) or is_near_abduction(parse, verb)
    return verb.lemma == "let" and (not beside & {"go", "leave"} or not near)


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
