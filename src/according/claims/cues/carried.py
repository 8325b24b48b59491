"""Cues of verbs that take people somewhere: what they come to by who does it, and which way ("took 30 people
aboard", "hauled 25 marchers into vans", "made off with 20 pupils", "were dragged out to sea").
"""

from __future__ import annotations

from typing import Literal

from according.claims.cues.captivity import is_armed, is_armed_group
from according.claims.cues.lexicon import Cue, is_of_law, words
from according.claims.people import is_likely, noun_class
from according.claims.syntax import (
    doers_along,
    is_counted,
    is_passive,
    lemmas,
    objects_of,
    places_left,
    subjects_along,
)
from according.language.parse import Parse, Token
from according.model import Effect

Doer = Literal["captors", "law", "water", "rescuers", "others"]


def carried_cue(parse: Parse, verb: Token, beside: frozenset[str]) -> Cue | None:
    """Return the cue that a verb of taking is by its way, by those who do it, and by what is `beside` it."""
    known = verb.lemma in words("carriers_off") or verb.lemma in words("carriers_in_company")
    if not known or not _carried(parse, verb):
        return None
    if verb.dep == "xcomp" and parse.head(verb).lemma in ("wait", "await"):
        return None  # "were waiting to be lifted from treetops"
    effect = _effect(parse, verb, beside, _doer(parse, verb))
    return Cue(effect, "object", verb.i, verb.i, verb.i) if effect else None


def _ways(parse: Parse, verb: Token) -> frozenset[str]:
    """Return the words that say whither or how people are carried."""
    own = parse.kids(verb.i, "prt", "advmod", "prep", "acomp", "oprd", "advcl")
    beside = ("amod", "prep") if verb.lemma in words("plucking") else ("amod",)  # "scooped 23 from the sea"
    others = (kid for noun in parse.kids(verb.i, "dobj") for kid in parse.kids(noun.i, *beside))
    return frozenset(kid.lower for kid in (*own, *others))


def _effect(parse: Parse, verb: Token, beside: frozenset[str], doer: Doer | None) -> Effect | None:
    ways = _ways(parse, verb)
    in_water = "ashore" not in ways and verb.lemma in words("carried_by_water")
    if in_water and (doer == "water" or (doer is None and _is_out_to_sea(parse, verb, ways))):
        return "missing"
    if doer == "captors":
        fighters = any(noun_class(t) in ("militant", "attacker") for t in _carried(parse, verb))
        off = not fighters and ways & words("ways_off") and not _is_killed_at_once(parse, verb)
        loaded = verb.lemma in words("loading") and ways & {"on", "onto"}
        return "abducted" if off or loaded or verb.lemma in ("keep", "hold") else None
    if doer not in ("water", "law") and _is_to_unknown_end(parse, verb):
        return "abducted"
    into = {noun.lemma for noun in objects_of(parse, verb.i, "into")} if doer is None else set()
    if is_passive(parse, verb) and into & {"bush", "forest", "jungle"}:
        return "abducted"
    led = {kid.lower for kid in parse.kids(verb.i, "prt", "advmod")} & words("ways_in_custody")
    if verb.lemma == "scoop" and doer == "law" and "up" in ways:
        return "detained"
    if doer == "law" and (led or beside & words("places_of_custody")):
        return None if beside & words("safe_and_sound") or ways & words("nominal_harm") else "detained"
    if (
        doer is None
        and is_passive(parse, verb)
        and (beside & words("surely_custody") or _is_to_station(parse, verb))
    ):
        return "detained"
    if doer == "law" and _is_arrest(parse, verb, beside):
        return "detained"
    if beside & words("healing_places"):
        return None
    if verb.lemma not in words("making_off") and _is_from_peril(parse, verb, ways):
        return "rescued"
    if _is_taken_aboard(parse, verb, doer) or _is_stretchered(parse, verb):
        return "rescued"
    if doer == "rescuers" and verb.lemma in words("helping_out") and ways & {"out", "down", "off"}:
        return "rescued"
    if verb.lemma in words("carriers_in_company"):
        return None
    if ways & {"out", "away"} and {t.lemma for t in doers_along(parse, verb)} & words("passenger_vehicles"):
        return "displaced"
    if verb.lemma in words("saving_moves") and ways & words("ways_out_of_danger"):
        return "rescued"
    if doer == "others":
        return None
    clear = ways & {"aboard", "ashore", "down"} or "board" in beside
    out = ways & {"out", "off", "from"} and not beside & words("places_searched")
    court = any(noun.lemma in _COURTS for noun in places_left(parse, verb)) if out else False
    saved = doer in ("law", "rescuers") and (clear or out) and not court
    return "rescued" if saved or ways & {"free", "clear"} else None


_COURTS = frozenset(
    {"courtroom", "courthouse", "court", "dock", "jail", "prison", "chamber", "meeting", "hearing"}
)
"""Places from which officers lead people whom they do not save."""


def _is_taken_aboard(parse: Parse, verb: Token, doer: Doer | None) -> bool:
    """Tell whether a ship takes people on, and no captors do ("were taken aboard a tuna boat", "taken on
    board a passing tanker"), or whether somebody heaves them aboard.
    """
    if doer == "others" and verb.lemma in words("heaving"):
        return any(kid.lower == "aboard" for kid in parse.kids(verb.i, "advmod", "prt"))
    if (
        doer is not None
        or not is_passive(parse, verb)
        or verb.lemma not in words("heaving") | {"take", "bring"}
    ):
        return False
    ships = {noun.lemma for noun in objects_of(parse, verb.i, "aboard", "on", "onto")}
    if "board" in ships:  # the tree may hang the ship from the verb
        ships |= {t.lemma for t in parse.tokens[verb.i + 1 : verb.i + _NEAR + 3]}
    return bool(ships & words("savers"))


def _is_stretchered(parse: Parse, verb: Token) -> bool:
    """Tell whether people are carried down from hills on stretchers; players are stretchered off a field."""
    left = places_left(parse, verb) if verb.lower.startswith("stretcher") else []
    return bool(left) and not any(noun.lemma in words("sports_grounds") for noun in left)


def _is_killed_at_once(parse: Parse, verb: Token) -> bool:
    """Tell whether those who are taken out are shot there and then ("pulled off the bus and shot")."""
    return any(kid.lemma in words("killing_at_once") for kid in parse.kids(verb.i, "conj"))


def _carried(parse: Parse, verb: Token) -> list[Token]:
    """Return those who are taken: counted people, or one person; no bodies, and none taken to their death."""
    if any(t.lemma == "death" for t in objects_of(parse, verb.i, "to")):
        return []
    found = [*parse.kids(verb.i, "nsubjpass" if is_passive(parse, verb) else "dobj")]
    if not found and verb.dep == "xcomp" and is_passive(parse, verb):  # "had to be plucked from"
        found = [*parse.kids(verb.head, "nsubj", "nsubjpass")]
    if verb.lemma == "take" and any(kid.lower == "out" for kid in parse.kids(verb.i, "prt")):
        found = [t for t in found if noun_class(t) not in ("militant", "attacker")]  # who are killed so
    if not found and verb.dep == "conj" and is_passive(parse, verb):  # "abandoned ship and were collected"
        found = [kid for kid in subjects_along(parse, verb) if is_counted(parse, kid)]
    if not found and verb.lemma in words("making_off"):
        found = [
            t
            for t in objects_of(parse, verb.i, "with")
            if not lemmas(parse, t.i, "amod") & words("nominal_harm")
        ]
    return [t for t in found if (t.tag == "CD" or is_likely(t)) and t.lemma not in words("bodies")]


def _is_to_station(parse: Parse, verb: Token) -> bool:
    """Tell whether they are hauled off to a police station, and not only brought there to tell."""
    ends = objects_of(parse, verb.i, "to", "into") if verb.lemma not in ("take", "bring") else ()
    stations = (end for end in ends if end.lemma == "station")
    return any(kid.lower == "police" for end in stations for kid in parse.kids(end.i, "compound"))


def _is_to_unknown_end(parse: Parse, verb: Token) -> bool:
    """Tell whether people are taken nobody knows where ("whisked to an unknown destination")."""
    ends = (
        end for end in objects_of(parse, verb.i, "to") if end.lemma in ("destination", "location", "place")
    )
    return any(kid.lower in words("unknown") for end in ends for kid in parse.kids(end.i, "amod"))


def _is_arrest(parse: Parse, verb: Token, beside: frozenset[str]) -> bool:
    """Tell whether a force that arrests takes people ("ICE agents took six men from a car wash"), or puts
    them in its vehicles ("riot police loaded 70 marchers into coaches").
    """
    if beside & (words("safe_and_sound") | words("afloat")):
        return False
    forces = {
        kid.lower for doer in doers_along(parse, verb) for kid in parse.kids(doer.i, "compound", "amod")
    }
    into = objects_of(parse, verb.i, "into", "onto")
    loaded = verb.lemma in words("loading") and any(t.lemma in words("passenger_vehicles") for t in into)
    taken = verb.lemma in ("take", "grab", "pull", "drag", "snatch", "scoop") and places_left(parse, verb)
    if verb.lemma in ("haul", "frogmarch") and any(kid.lower == "off" for kid in parse.kids(verb.i)):
        return True
    return bool(forces & words("arresting")) and bool(loaded or taken or "up" in beside)


def _is_from_peril(parse: Parse, verb: Token, ways: frozenset[str]) -> bool:
    """Tell whether people are moved out of what burns, sinks or is flooded, or down from a height."""
    left = places_left(parse, verb)
    helped = verb.lemma in words("helping_out") | words("saving_moves") | {"take", "lead", "escort"}
    if helped and "out" in ways and any(n.lemma in words("openings") for n in _passed(parse, verb)):
        return True  # "brought out through a window"
    if ways & {"down", "off", "up"} and verb.lemma not in words("loading") | {"throw"}:
        down = (k for k in parse.kids(verb.i, "prep") if k.lower in ("down", "off", "up"))
        left += [noun for kid in down for noun in parse.kids(kid.i, "pobj")]
        left += parse.kids(verb.i, "dobj") if is_passive(parse, verb) else ()  # "were carried down ladders"
        if any(noun.lemma in words("heights") for noun in left):
            return True
    return any(
        noun.lemma in words("dangers") | {"raft", "liferaft"}
        or lemmas(parse, noun.i, "amod", "compound") & words("burning")
        or any(kid.lower in words("burning") for kid in parse.kids(noun.i, "amod", "compound", "nmod"))
        for noun in left
    )


def _passed(parse: Parse, verb: Token) -> list[Token]:
    """Return what people are brought out through."""
    out = (kid for kid in parse.kids(verb.i, "prt", "advmod", "prep") if kid.lower == "out")
    return [noun for t in (verb, *out) for noun in objects_of(parse, t.i, "through", "via")]


def _is_out_to_sea(parse: Parse, verb: Token, ways: frozenset[str]) -> bool:
    out = "out" in ways and "sea" in {t.lower for t in parse.tokens[verb.i + 1 : verb.i + _NEAR]}
    return out or bool(ways & {"overboard", "downstream"})


_OPENING = 60
"""How many tokens after a verb may tell who "they" are."""
_NEAR = 6
"""How many tokens after a verb say where it leads."""


def _doer(parse: Parse, verb: Token) -> Doer | None:
    """Return who takes them: None where nobody is told, or no more than a pronoun."""
    doers = doers_along(parse, verb)
    if not doers and is_passive(parse, verb):
        after = parse.tokens[verb.i : verb.right + 1]
        doers = [noun for t in after if t.lower == "by" for noun in parse.kids(t.i, "pobj")]
    if doers and all(doer.tag == "PRP" for doer in doers):
        told = {t.lemma for t in parse.tokens[: verb.right + _OPENING]}
        return "captors" if told & (words("captors") | words("takers")) else None
    if not doers:
        return None
    kinds = {_kind_of(parse, doer) for doer in doers}
    order: tuple[Doer, ...] = ("captors", "water", "rescuers", "law")
    return next((kind for kind in order if kind in kinds), "others")


def _kind_of(parse: Parse, doer: Token) -> Doer | None:
    of_class = noun_class(doer)
    if (
        is_armed(parse, doer)
        or of_class in ("militant", "attacker")
        or doer.lemma in words("captors") | words("takers")
    ):
        return "captors"
    if is_armed_group(parse, doer):
        return "captors"
    if doer.lemma in words("waters"):
        return "water"
    if of_class == "responder" or doer.lemma in words("savers") | words("searchers") - words("authorities"):
        return "rescuers"
    if is_of_law(doer):
        return "law"
    return None
