"""What a verb and a noun that hangs from it must be to each other to make a cue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from according.claims.cues.lexicon import phrase, words
from according.claims.people import is_family, is_plural, sense
from according.claims.syntax import NOUN_TAGS, is_counted, is_passive, objects_of, subjects_along
from according.language.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Joint:
    """A verb, what hangs from it, and the noun there (the same token, or what a preposition brings in)."""

    parse: Parse
    verb: Token
    kid: Token
    noun: Token


Test = Callable[[Joint], bool]
"""What is asked of a joint."""


def is_object(joint: Joint) -> bool:
    """Tell whether the noun is what the verb is done to ("lost their lives")."""
    return joint.kid.dep == "dobj"


def is_brought(joint: Joint) -> bool:
    """Tell whether a preposition brings the noun in ("taken into custody")."""
    return joint.kid.dep == "prep" or (joint.kid.dep == "dative" and joint.kid.tag in ("IN", "TO"))


def is_after_harm(joint: Joint) -> bool:
    """Tell whether people are let go after they were treated for a wound ("discharged after treatment for
    minor injuries").
    """
    harm = objects_of(joint.parse, joint.noun.i, "for") + objects_of(joint.parse, joint.verb.i, "for")
    wounds = any(noun.lemma in words("wounds") for noun in harm)
    return joint.kid.lower == "after" and wounds and is_passive(joint.parse, joint.verb)


def is_any(joint: Joint) -> bool:
    """Tell whether anything but the verb itself is the noun."""
    return joint.noun is not joint.verb


def is_bodily(joint: Joint) -> bool:
    """Tell whether a trouble is one of the body ("developed breathing problems")."""
    kinds = {kid.lower for kid in joint.parse.kids(joint.noun.i, "amod", "compound")}
    return is_any(joint) and bool(kinds & words("bodily"))


def is_of_harm(joint: Joint) -> bool:
    """Tell whether the noun is of harm to the body, and of no other trouble ("fertility treatment")."""
    kinds = {kid.lower for kid in joint.parse.kids(joint.noun.i, "amod", "compound")}
    return is_any(joint) and not kinds & words("unhurt_by")


def is_active_object(joint: Joint) -> bool:
    """Tell whether the noun is what the verb does something to, in the active ("claimed 14 lives")."""
    return joint.kid.dep == "dobj" and not is_passive(joint.parse, joint.verb)


def is_wound(joint: Joint) -> bool:
    """Tell whether somebody has a wound, and none so slight that it is not told ("cut")."""
    none = any(k.lower == "no" for k in joint.parse.kids(joint.noun.i, "det"))
    slight = joint.noun.lemma in ("cut", "trauma") and joint.verb.lemma not in ("suffer", "sustain")
    takers = {kid.lemma for kid in joint.parse.kids(joint.verb.i, "nsubj")}
    taken_in = bool(takers & phrase("to_hospital")[1])  # "the hospital received 12 injuries": 12 injured
    wound = joint.kid.dep == "dobj" and joint.noun.tag in NOUN_TAGS
    return wound and not none and not slight and not taken_in


def is_none(joint: Joint) -> bool:
    """Tell whether a number of people, or one who is known, had no wound ("two pilots had no injuries")."""
    none = joint.kid.dep == "dobj" and any(k.lower == "no" for k in joint.parse.kids(joint.noun.i, "det"))
    return none and any(
        is_counted(joint.parse, kid) or (kid.tag == "NN" and sense(kid) == "people")
        for kid in joint.parse.kids(joint.verb.i, "nsubj")
    )


def is_of_own(joint: Joint) -> bool:
    """Tell whether a number of people told of injuries of their own ("Two sailors reported burns")."""
    counted = any(is_counted(joint.parse, kid) for kid in joint.parse.kids(joint.verb.i, "nsubj"))
    none = any(k.lower == "no" for k in joint.parse.kids(joint.noun.i, "det"))
    said = joint.kid.dep == "dobj" or joint.kid.lower == "of"
    return counted and said and not none and not is_counted(joint.parse, joint.noun)


def is_care(joint: Joint) -> bool:
    """Tell whether somebody is treated for a harm, or those treated are told of as harmed."""
    if joint.noun.lemma in ("difficulty", "problem", "irritation"):
        kinds = {kid.lower for kid in joint.parse.kids(joint.noun.i)}
        return joint.kid.lower == "for" and bool(kinds & {"breathing", "respiratory", "eye", "skin"})
    if joint.noun.lemma == "stress":
        return any(kid.lower == "heat" for kid in joint.parse.kids(joint.noun.i))
    if joint.kid.lower in ("for", "with"):
        return True
    told = joint.noun.lemma != "patient" or any(joint.parse.kids(joint.noun.i, "nummod", "det", "amod"))
    return joint.kid.dep == "dobj" and joint.noun.lemma in words("cared_for") and told


def is_treated_at(joint: Joint) -> bool:
    """Tell whether people are treated at a place ("were treated at the scene")."""
    return joint.kid.lower in ("at", "in") and is_passive(joint.parse, joint.verb)


def is_sent_by_harm(joint: Joint) -> bool:
    """Tell whether a number of people went to hospital, and for nothing that is told but their harm."""
    went = (
        joint.kid.lower == "to"
        and joint.verb.tag == "VBD"
        and not any(joint.parse.kids(joint.verb.i, "advcl", "xcomp"))
    )
    return went and any(is_counted(joint.parse, kid) for kid in joint.parse.kids(joint.verb.i, "nsubj"))


def is_to_law(joint: Joint) -> bool:
    """Tell whether people surrender, or give or hand themselves up, in or over."""
    given = [kid.lower for kid in joint.parse.kids(joint.verb.i, "dobj")]
    own = joint.verb.lemma == "surrender" and not given
    return joint.kid.lower == "to" and (own or any(word in words("reflexives") for word in given))


def is_by_ambulance(joint: Joint) -> bool:
    """Tell whether people go by ambulance, and not by a number of them."""
    return joint.kid.lower in ("by", "in") and not any(joint.parse.kids(joint.noun.i, "nummod"))


def is_night_in(joint: Joint) -> bool:
    """Tell whether people spent a night or more in a place ("spent two days in hospital")."""
    spent = {kid.lemma for kid in joint.parse.kids(joint.verb.i, "dobj", "npadvmod")}
    return joint.kid.lower in ("in", "at") and bool(spent & words("spans_of_time"))


def is_found_in_people(joint: Joint) -> bool:
    """Tell whether a disease is found in a number of people ("diagnosed diphtheria in 21 children")."""
    found = joint.kid.dep in ("dobj", "nsubjpass")
    patients = (*objects_of(joint.parse, joint.verb.i, "in"), *objects_of(joint.parse, joint.noun.i, "in"))
    return found and any(is_counted(joint.parse, noun) and sense(noun) == "people" for noun in patients)


def is_in_captors_hands(joint: Joint) -> bool:
    """Tell whether captors hold somebody ("the rebels have 12 in their hands")."""
    holders = {kid.lemma for kid in joint.parse.kids(joint.verb.i, "nsubj")}
    return joint.kid.lower == "in" and bool(holders & (words("captors") | words("takers")))


def is_ransom_for(joint: Joint) -> bool:
    """Tell whether a ransom is asked for people."""
    held = (*objects_of(joint.parse, joint.verb.i, "for"), *objects_of(joint.parse, joint.noun.i, "for"))
    return joint.kid.dep in ("dobj", "nsubjpass") and any(sense(noun) == "people" for noun in held)


def is_put_on(joint: Joint) -> bool:
    """Tell whether something is put on somebody ("put handcuffs on three men")."""
    return joint.kid.dep == "dobj" and bool(objects_of(joint.parse, joint.verb.i, "on"))


def is_supreme(joint: Joint) -> bool:
    """Tell whether a price or a sacrifice is one's life ("paid the supreme price")."""
    said = {kid.lower for kid in joint.parse.kids(joint.noun.i, "amod")}
    return joint.kid.dep == "dobj" and bool(said & words("supreme"))


def is_for(joint: Joint) -> bool:
    """Tell whether the noun is what it is for ("referred for treatment")."""
    return joint.kid.lower == "for"


def is_fatal(joint: Joint) -> bool:
    """Tell whether wounds are those that somebody dies of ("sustained fatal injuries")."""
    tokens = joint.parse.tokens
    called = [kid for kid in joint.parse.kids(joint.noun.i, "amod", "compound") if kid.lower in _FATAL]
    spared = any(t.lower in ("non", "not") for kid in called for t in tokens[max(0, kid.i - 2) : kid.i])
    return bool(called) and not spared and is_wound(joint)


_FATAL = frozenset({"fatal", "mortal", "deadly", "unsurvivable"})
"""What wounds are called of which somebody dies."""


def is_fallen(joint: Joint) -> bool:
    """Tell whether somebody fell "in battle", "in the line of duty", and did not only "fall in line"."""
    duty = {noun.lemma for noun in objects_of(joint.parse, joint.noun.i, "of")} & {"duty", "fire"}
    return joint.kid.lower in ("in", "during") and (joint.noun.lemma != "line" or bool(duty))


def is_night_or_week(joint: Joint) -> bool:
    """Tell whether people spent nights or weeks somewhere, and not "hours in the park"."""
    spent = {kid.lemma for kid in joint.parse.kids(joint.verb.i, "dobj", "npadvmod")}
    return bool(spent & {"night", "week"})


def is_at(joint: Joint) -> bool:
    """Tell whether the noun is what it is at ("taken at gunpoint")."""
    return joint.kid.lower == "at"


def is_taken_to(joint: Joint) -> bool:
    """Tell whether people take "to the bush", which is none that they take somebody to."""
    return joint.kid.lower == "to" and not (
        is_passive(joint.parse, joint.verb) or any(joint.parse.kids(joint.verb.i, "dobj"))
    )


def is_with_relatives(joint: Joint) -> bool:
    """Tell whether a number of people stay with others ("150 people are staying with relatives")."""
    many = (kid for kid in subjects_along(joint.parse, joint.verb) if is_counted(joint.parse, kid))
    hosts = joint.noun.lemma in ("relative", "relation", "host")
    taken_in = hosts or any(kid.lower == "in" for kid in joint.parse.kids(joint.verb.i))
    return joint.kid.lower == "with" and taken_in and any(is_plural(kid) or is_family(kid) for kid in many)


def is_kept_from(joint: Joint) -> bool:
    """Tell whether a number of people cannot go back to where they live."""
    unable = any(kid.lower in ("ca", "can", "could") for kid in joint.parse.kids(joint.verb.i, "aux"))
    unable = unable and any(joint.parse.kids(joint.verb.i, "neg"))
    above = joint.parse.head(joint.verb)
    kept = above.lemma == "unable" or any(kid.lower == "yet" for kid in joint.parse.kids(above.i, "advmod"))
    unable = unable or (joint.verb.dep == "xcomp" and kept)
    counted = any(is_counted(joint.parse, kid) for kid in subjects_along(joint.parse, joint.verb))
    return (joint.kid.lower == "to" or joint.kid is joint.noun) and unable and counted


def is_jail(joint: Joint) -> bool:
    """Tell whether a place is one where people are kept ("booked into the detention centre")."""
    kinds = {kid.lower for kid in joint.parse.kids(joint.noun.i, "compound", "amod")}
    return is_brought(joint) and bool(kinds & {"detention", "correctional", "corrections", "jail", "prison"})


def is_broken(joint: Joint) -> bool:
    """Tell whether a part of the body is broken, or hurt otherwise ("sustained an injured knee")."""
    return any(k.lower in words("broken_parts") for k in joint.parse.kids(joint.noun.i, "amod"))


def is_breaking(joint: Joint) -> bool:
    """Tell whether somebody broke a bone of theirs; "had broken bones" looks like a perfect of it."""
    had = any(kid.lemma == "have" for kid in joint.parse.kids(joint.verb.i, "aux"))
    bare = joint.noun.tag == "NNS" and not any(joint.parse.kids(joint.noun.i, "det", "poss"))
    several = any(is_counted(joint.parse, kid) for kid in joint.parse.kids(joint.verb.i, "nsubj"))
    return is_own(joint) or (joint.kid.dep == "dobj" and (had or several) and bare)


def is_their_own(joint: Joint) -> bool:
    """Tell whether a number of people leave where they live ("3,300 have left their villages")."""
    counted = any(is_counted(joint.parse, kid) for kid in joint.parse.kids(joint.verb.i, "nsubj"))
    own = any(kid.lower == "their" for kid in joint.parse.kids(joint.noun.i, "poss"))
    return joint.kid.dep == "dobj" and counted and (own or joint.verb.lemma in ("abandon", "desert"))


def is_own(joint: Joint) -> bool:
    """Tell whether the noun is the subject's own ("laid down their lives", "broke a leg")."""
    return joint.kid.dep == "dobj" and any(
        k.tag == "PRP$" or k.lower in ("a", "both", "an") for k in joint.parse.kids(joint.noun.i)
    )


def is_for_own(joint: Joint) -> bool:
    """Tell whether people fight for their own lives, and no one else for them."""
    if joint.verb.lemma == "cling":
        return joint.kid.lower == "to"
    if joint.kid.lower != "for":
        return False
    several = any(k.tag == "NNS" for k in joint.parse.kids(joint.verb.i, "nsubj"))
    return any(
        not (several and k.lower in ("his", "her")) for k in joint.parse.kids(joint.noun.i, "poss")
    )  # "doctors fought for her life" tells nothing of the doctors


def is_safer(joint: Joint) -> bool:
    """Tell whether a place is called safe, or higher ("moved to higher ground")."""
    said = {k.lower for k in joint.parse.kids(joint.noun.i, "amod")}
    return joint.kid.dep == "prep" and bool(said & {"safe", "safer", "higher", "high"})


def is_counted_object(joint: Joint) -> bool:
    """Tell whether a number of people are what the verb is done to ("moved 2,300 villagers")."""
    housed = any(kid.lower == "into" for kid in joint.parse.kids(joint.verb.i, "prep"))
    return joint.kid.dep in ("dobj", "nsubjpass") and is_counted(joint.parse, joint.noun) and not housed


def is_put_up(joint: Joint) -> bool:
    """Tell whether people are put up somewhere ("put up in hotels")."""
    return joint.kid.lower in ("in", "at") and any(k.lower == "up" for k in joint.parse.kids(joint.verb.i))


def is_refuge(joint: Joint) -> bool:
    """Tell whether people are moved to a building for refuge ("to schools", "to an evacuation centre")."""
    kinds = {k.lower for k in joint.parse.kids(joint.noun.i)}
    many = joint.verb.lemma in ("move", "shift", "relocate") and joint.noun.lower != "hospital"
    return joint.kid.lower == "to" and (many or bool(kinds & words("refuges")))


def is_safe_end(joint: Joint) -> bool:
    """Tell whether people are brought to safety, and not down "to the ground"."""
    return is_brought(joint) and (joint.noun.lemma != "ground" or is_safer(joint))


def is_away(joint: Joint) -> bool:
    """Tell whether people live in camps and the like, and not "at home"."""
    if joint.verb.lemma == "spend" and not is_night_or_week(joint):
        return False
    if joint.verb.lemma == "spend" and _is_on_the_road(joint):
        return False
    if joint.verb.lemma in words("crowding") and not _is_crowded(joint):
        return False  # "poured into the streets"
    return is_brought(joint) and not (joint.noun.lower == "home" and joint.verb.lemma in ("live", "stay"))


def _is_on_the_road(joint: Joint) -> bool:
    """Tell whether it is motorists who spend a night in their cars, and nobody who has lost a home."""
    road = joint.noun.lemma in ("car", "vehicle")
    return road and any(t.lemma in words("road_users") for t in joint.parse.of(joint.verb.sent))


def _is_crowded(joint: Joint) -> bool:
    """Tell whether people crowd in under a roof; a number of them, where they only move there."""
    counted = any(is_counted(joint.parse, kid) for kid in subjects_along(joint.parse, joint.verb))
    roof = joint.noun.lemma in words("under_roofs")
    return (
        roof
        and (counted or joint.verb.lemma in ("flood", "pour", "crowd"))
        and not (joint.verb.lemma == "move" and joint.noun.lemma in ("camp", "school", "stadium"))
    )


def is_attended(joint: Joint) -> bool:
    """Tell whether a number of people are attended to, and are not only to be."""
    meant = joint.verb.tag == "VB" and any(k.lower == "to" for k in joint.parse.kids(joint.verb.i, "aux"))
    dead = joint.noun.i != joint.kid.i and joint.kid.lemma in words("bodies") | {"dead"}
    attended = joint.kid.dep in ("dobj", "nsubjpass") and is_counted(joint.parse, joint.noun)
    return attended and not meant and not dead  # "received nine bodies and 22 injured"


def is_medical(joint: Joint) -> bool:
    """Tell whether it is medical help that people get."""
    return joint.kid.dep == "dobj" and any(
        k.lower in ("medical", "first", "hospital")
        for k in joint.parse.kids(joint.noun.i, "amod", "compound")
    )


def is_what_they_are(joint: Joint) -> bool:
    """Tell whether a number of people are still what the noun says ("seven remain hostage")."""
    held = any(is_counted(joint.parse, kid) for kid in joint.parse.kids(joint.verb.i, "nsubj"))
    return joint.kid.dep in ("attr", "acomp", "oprd", "advmod") and held


def is_hooked_to(joint: Joint) -> bool:
    """Tell whether people are put on what the ill lie on ("put on drips"), and no burden on them."""
    on = joint.kid.lower in ("on", "to")
    return on and any(sense(kid) == "people" for kid in joint.parse.kids(joint.verb.i, "nsubjpass", "dobj"))


def is_captive(joint: Joint) -> bool:
    """Tell whether the word says what somebody is held as, and not who is held."""
    return not (joint.kid.dep == "dobj" and joint.noun.tag == "NNS")
