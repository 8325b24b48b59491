"""Figures of speech: whether a verb of harm is said of something else, or of what was not done."""

from __future__ import annotations

from according.claims.cues.company import has_counted_subject, lemmas_of_doers
from according.claims.cues.lexicon import words
from according.claims.people import noun_class, sense
from according.claims.syntax import VERB_TAGS, is_counted, is_passive, lemmas, objects_of
from according.language.parse import Parse, Token

_SHOT_AT = [["at"], *(["at", word] for word in (".", ",", ";", "by", "and", "but", "while", "when", "from"))]


def is_figurative(parse: Parse, token: Token) -> bool:
    """Tell whether the verb is used of something else ("killed off a bill", "shot down"), or of what nobody
    did ("enough to kill an adult").
    """
    return _is_of_shots(parse, token) or _is_not_done(parse, token) or _means_else(parse, token)


def _is_of_shots(parse: Parse, token: Token) -> bool:
    """Tell whether "shot" and "shooting" are nouns after all, or say that nobody was hit."""
    head = parse.head(token)
    after = [t.lower for t in parse.tokens[token.i + 1 : min(token.i + 4, parse.bounds[token.sent][1])]]
    if token.lower in ("shot", "shots") and token.dep == "dobj" and head.lemma in ("hear", "fire"):
        return True
    there = (kid.lower == "there" for t in (token, head) for kid in parse.kids(t.i, "expl"))
    if token.lower == "shot" and ("fired" in after or any(there)):
        return True  # "only one shot was fired", "there was one shot"
    beside = bool(after) and parse.tokens[token.i + 1].lemma in ("suspect", "victim", "survivor")
    beside = beside or (token.dep in ("amod", "compound", "nmod") and head.i > token.i)
    if token.tag == "VBG" and beside:
        return token.lemma in ("shoot", "stab")  # "the trial of the shooting suspect", "a shooting hero"
    if token.lemma != "shoot" or not after:
        return False
    if after[0] in ("down", "up", "out") or after[:2] in _SHOT_AT:
        return True  # "are getting shot at."
    counted = token.i > 0 and parse.tokens[token.i - 1].tag == "CD"
    at = after[0] == "at" and token.tag != "VBN" and not _is_hit_there(parse, token)
    return at and not counted and not has_counted_subject(parse, token)


def _is_hit_there(parse: Parse, verb: Token) -> bool:
    """Tell whether a headline says where somebody was shot, and not at what ("Student shot at school")."""
    if parse.sentences[verb.sent].kind != "headline":
        return False
    hurt = any(kid.i == verb.i - 1 and sense(kid) == "people" for kid in parse.kids(verb.i, "nsubj"))
    places = objects_of(parse, verb.i, "at")
    return (
        hurt
        and verb.tag == "VBD"
        and any(sense(place) != "people" and place.lemma in words("sites_of_shots") for place in places)
    )


def _is_not_done(parse: Parse, token: Token) -> bool:
    """Tell whether a verb says what was only wished, allowed, tried, prevented or nearly done."""
    head = parse.head(token)
    before = parse.tokens[token.i - 1].lower if token.i > parse.bounds[token.sent][0] else ""
    if is_nearly_done(parse, token):
        return True
    if token.tag == "VBG" and head.lower == "from":
        return parse.head(head).lemma in words("preventing")  # "to keep the ill from fleeing"
    if token.tag == "VBG" and head.lower == "of":
        return parse.head(head).lemma in words("capable")  # "capable of killing thousands"
    if token.tag != "VB":
        return False
    if token.lemma == "die" and head.lemma in words("wishing"):
        return True  # "was ready to die"
    if head.lemma in words("capable") and before == "to":
        return True  # "has the potential to kill 400"
    allowed = {head.lemma, parse.tokens[max(token.i - 2, 0)].lemma} & words("permitting")
    if allowed and before == "to":
        return True  # "powers to detain refugees"
    enough = {head.lower, *(kid.lower for kid in parse.kids(head.i))}
    return "enough" in enough or (token.lemma in words("endeavours") and head.lemma in words("endeavouring"))


def is_nearly_done(parse: Parse, token: Token) -> bool:
    """Tell whether somebody only came near to harm ("nearly died", "was almost killed")."""
    near = token.i > parse.bounds[token.sent][0] and parse.tokens[token.i - 1].lower in ("nearly", "almost")
    return near and token.lemma in words("nearly_done")


def _means_else(parse: Parse, token: Token) -> bool:
    """Tell whether a verb means another thing beside the words that it has."""
    match token.lemma:
        case "seize":
            return any(k.lower in ("on", "upon") for k in parse.kids(token.i, "prep", "prt"))
        case "flee":
            return bool(lemmas(parse, token.i, "dobj") & words("only_left"))
        case "kill" | "hurt":
            return is_off(parse, token)
        case "infect":  # "the strain infects humans"
            present = token.tag in ("VB", "VBP", "VBZ")
            return present and bool(lemmas(parse, token.i, "dobj") & {"human"})
        case "survive":
            passive = is_passive(parse, token)  # "is survived by his wife"
            return passive or bool(lemmas(parse, token.i, "dobj") & words("not_survived"))
        case "save":
            saved = list(parse.kids(token.i, "dobj", "nsubjpass"))
            saved += [parse.head(token)] if token.dep == "acl" and token.tag == "VBN" else []
            return not any(is_counted(parse, kid) or _is_saved_one(parse, token, kid) for kid in saved)
        case "free":
            return token.tag not in VERB_TAGS or bool(lemmas_of_doers(parse, token) & words("courts"))
    if token.tag in ("VBN", "VBD") and token.dep == "amod" and parse.tokens[token.i - 1].tag == "HYPH":
        return token.lemma in words("touching")  # "worst-hit"
    return is_no_trap(parse, token)


def _is_saved_one(parse: Parse, verb: Token, noun: Token) -> bool:
    """Tell whether somebody is saved by those who save people ("rescuers saved a walker")."""
    one = noun.tag == "NN" and any(kid.lower in ("a", "an") for kid in parse.kids(noun.i, "det"))
    doers = lemmas_of_doers(parse, verb)
    return one and sense(noun) == "people" and bool(doers & (words("savers") | words("searchers")))


def is_off(parse: Parse, token: Token) -> bool:
    """Tell whether "off" stands right after a verb of killing ("killed off a bill")."""
    if token.lemma not in ("kill", "hurt") and token.lower != "killed":
        return False
    inside = token.i + 1 < parse.bounds[token.sent][1]
    ends = [parse.tokens[kid.right] for kid in parse.kids(token.i, "dobj")]  # "to kill a character off"
    parted = any(t.lower == "off" for t in (*ends, *parse.kids(token.i, "prt")))
    return (inside and parse.tokens[token.i + 1].lower == "off") or parted


def is_no_trap(parse: Parse, token: Token) -> bool:
    """Tell whether people are only said to be trapped ("in an unhappy marriage"), or are only held down."""
    if token.lower == "pinned":
        return bool(objects_of(parse, token.i, "to"))  # "pinned to the ground"
    if token.lower == "buried":
        return is_funeral(parse, token)
    if token.lower == "stuck" and objects_of(parse, token.i, "to"):
        return True  # "stuck to his message"
    return token.lower in ("trapped", "trapping", "stuck") and bool(
        {noun.lemma for noun in objects_of(parse, token.i, "in")} & words("no_traps")
    )


def is_funeral(parse: Parse, buried: Token) -> bool:
    """Tell whether it is the dead who are buried ("the bodies washed ashore; seven were buried")."""
    said = {word for t in parse.of(buried.sent) for word in (t.lower, t.lemma)}
    if any(kid.lower in ("will", "shall", "'ll") for kid in parse.kids(buried.i, "aux")):
        return True
    if not said.isdisjoint(_BENEATH):
        return False
    told = parse.all_lemmas
    laid_to_rest = not told.isdisjoint(_KILLING) and told.isdisjoint(words("burying"))
    return laid_to_rest or not said.isdisjoint(_OF_THE_DEAD)


_KILLING = frozenset({"kill", "die", "dead", "death", "murder", "shoot", "stab", "drown"})
_OF_THE_DEAD = frozenset({"body", "corpse", "remains", "funeral", "cemetery", "grave", "graveyard", "rites"})
_BENEATH = frozenset({"alive", "under", "beneath", "underneath", "rubble", "debris", "mud", "snow", "ruins"})


def is_of_bodies(parse: Parse, token: Token) -> bool:
    """Tell whether "hit" or "struck" is said of a person: by a bullet, a vehicle, in the leg."""
    if (
        token.lemma in words("beating")
        and is_passive(parse, token)
        and any(
            kid.tag in ("NN", "NNS")
            and (noun_class(kid) is not None or (is_counted(parse, kid) and sense(kid) == "people"))
            for kid in parse.kids(token.i, "nsubjpass")
        )
    ):
        return True  # "protesters were beaten"
    if token.lemma in ("hit", "strike") and (_is_hit_by_shots(parse, token) or _is_run_into(parse, token)):
        return True
    if is_passive(parse, token) and any(_is_make(parse, n) for n in objects_of(parse, token.i, "by")):
        return True
    around = {noun.lower for noun in objects_of(parse, token.i)}
    strikers = {kid.lower for kid in parse.kids(token.i, "nsubj")} & words("strikers")
    return bool((around | strikers) & (words("harmful") | words("strikers")))


def _is_make(parse: Parse, noun: Token) -> bool:
    """Tell whether a name is of a make of cars ("hit by a silver Toyota Camry")."""
    named = noun.tag == "NNP" and any(kid.lower in ("a", "an") for kid in parse.kids(noun.i, "det"))
    return named and noun.ent in ("PRODUCT", "ORG", "")


def _is_run_into(parse: Parse, verb: Token) -> bool:
    """Tell whether people are hit in a report of somebody run over ("was hit in the crosswalk")."""
    hit = [*parse.kids(verb.i, "nsubjpass")]
    one = any(sense(kid) == "people" and kid.ent not in ("GPE", "ORG") for kid in hit)
    return one and bool(parse.words(words("run_over_words")))


def _is_hit_by_shots(parse: Parse, verb: Token) -> bool:
    """Tell whether people are hit in a sentence that tells of shots ("fired at the bus, hitting five"), or
    right after one ("They fired at a group. Two boys were struck").
    """
    hit = list(parse.kids(verb.i, "nsubjpass" if is_passive(parse, verb) else "dobj"))
    hit += [kid for noun in hit for kid in parse.kids(noun.i, "conj")]  # "hitting himself and his wife"
    people = any(sense(kid) == "people" or (kid.tag == "CD" and kid.ent == "CARDINAL") for kid in hit)
    near = (verb.sent, verb.sent - 1) if is_passive(parse, verb) and verb.sent else (verb.sent,)
    told = (t for sentence in near for t in parse.of(sentence))
    return people and any(t.lemma in words("shots") or t.lower in words("shots") for t in told)


def is_at_roadside(parse: Parse, verb: Token) -> bool:
    """Tell whether drivers are only stopped ("pulled the driver over"), and "over" is of no number."""
    if verb.lemma != "pull":
        return False
    after = parse.tokens[verb.i + 1 : min(parse.bounds[verb.sent][1], verb.i + _ROADSIDE)]
    over = [t for t in after if t.lower == "over" and (t.dep == "prt" or t.i > verb.i + 1)]
    return any(parse.tokens[t.i + 1].tag != "CD" or t.dep == "prt" for t in over)


_ROADSIDE = 12
"""How many tokens after "pull" may hold its "over"."""
