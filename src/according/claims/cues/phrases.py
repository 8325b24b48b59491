"""Cues of a verb with a noun, and of a preposition with a noun: "lost their lives", "in critical
condition".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from according.claims.cues.lexicon import Cue, Frame, lexicon, phrase, words
from according.claims.people import sense
from according.claims.syntax import NOUN_TAGS, VERB_TAGS, is_counted, is_passive, is_verbal, objects_of
from according.language.parse import Parse, Token
from according.model import Effect

_HANGING = ("dobj", "prep", "oprd", "attr", "acomp", "pobj", "nsubjpass", "npadvmod", "advmod", "agent")


@dataclass(frozen=True, slots=True)
class _Joint:
    """A verb, what hangs from it, and the noun there (the same token, or what a preposition brings in)."""

    parse: Parse
    verb: Token
    kid: Token
    noun: Token


_Test = Callable[[_Joint], bool]


def _is_object(joint: _Joint) -> bool:
    return joint.kid.dep == "dobj"


def _is_brought(joint: _Joint) -> bool:
    return joint.kid.dep == "prep"


def _is_any(joint: _Joint) -> bool:
    return joint.noun is not joint.verb


def _is_of_harm(joint: _Joint) -> bool:
    kinds = {kid.lower for kid in joint.parse.kids(joint.noun.i, "amod", "compound")}
    return _is_any(joint) and not kinds & words("unhurt_by")


def _is_active_object(joint: _Joint) -> bool:
    return joint.kid.dep == "dobj" and not is_passive(joint.parse, joint.verb)


def _is_wound(joint: _Joint) -> bool:
    none = any(k.lower == "no" for k in joint.parse.kids(joint.noun.i, "det"))
    slight = joint.noun.lemma in ("cut", "trauma") and joint.verb.lemma not in ("suffer", "sustain")
    takers = {kid.lemma for kid in joint.parse.kids(joint.verb.i, "nsubj")}
    taken_in = bool(takers & phrase("to_hospital")[1])  # "the hospital received 12 injuries": 12 injured
    wound = joint.kid.dep == "dobj" and joint.noun.tag in NOUN_TAGS
    return wound and not none and not slight and not taken_in


def _is_care(joint: _Joint) -> bool:
    if joint.kid.lower in ("for", "with"):
        return True
    told = joint.noun.lemma != "patient" or any(joint.parse.kids(joint.noun.i, "nummod", "det", "amod"))
    return joint.kid.dep == "dobj" and joint.noun.lemma in words("cared_for") and told


def _is_treated_at(joint: _Joint) -> bool:
    return joint.kid.lower in ("at", "in") and is_passive(joint.parse, joint.verb)


def _is_sent_by_harm(joint: _Joint) -> bool:
    """Tell whether a number of people went to hospital, and for nothing that is told but their harm."""
    went = (
        joint.kid.lower == "to"
        and joint.verb.tag == "VBD"
        and not any(joint.parse.kids(joint.verb.i, "advcl", "xcomp"))
    )
    return went and any(is_counted(joint.parse, kid) for kid in joint.parse.kids(joint.verb.i, "nsubj"))


def _is_to_law(joint: _Joint) -> bool:
    """Tell whether people surrender, or give or hand themselves up, in or over."""
    given = [kid.lower for kid in joint.parse.kids(joint.verb.i, "dobj")]
    own = joint.verb.lemma == "surrender" and not given
    return joint.kid.lower == "to" and (own or any(word in words("reflexives") for word in given))


def _is_by_ambulance(joint: _Joint) -> bool:
    return joint.kid.lower in ("by", "in") and not any(joint.parse.kids(joint.noun.i, "nummod"))


def _is_night_in(joint: _Joint) -> bool:
    spent = {kid.lemma for kid in joint.parse.kids(joint.verb.i, "dobj", "npadvmod")}
    return joint.kid.lower in ("in", "at") and bool(spent & words("spans_of_time"))


def _is_found_in_people(joint: _Joint) -> bool:
    """Tell whether a disease is found in a number of people ("diagnosed diphtheria in 21 children")."""
    found = joint.kid.dep in ("dobj", "nsubjpass")
    patients = (*objects_of(joint.parse, joint.verb.i, "in"), *objects_of(joint.parse, joint.noun.i, "in"))
    return found and any(is_counted(joint.parse, noun) and sense(noun) == "people" for noun in patients)


def _is_in_captors_hands(joint: _Joint) -> bool:
    holders = {kid.lemma for kid in joint.parse.kids(joint.verb.i, "nsubj")}
    return joint.kid.lower == "in" and bool(holders & (words("captors") | words("takers")))


def _is_ransom_for(joint: _Joint) -> bool:
    held = (*objects_of(joint.parse, joint.verb.i, "for"), *objects_of(joint.parse, joint.noun.i, "for"))
    return joint.kid.dep in ("dobj", "nsubjpass") and any(sense(noun) == "people" for noun in held)


def _is_put_on(joint: _Joint) -> bool:
    return joint.kid.dep == "dobj" and bool(objects_of(joint.parse, joint.verb.i, "on"))


def _is_supreme(joint: _Joint) -> bool:
    """Tell whether a price or a sacrifice is one's life ("paid the supreme price")."""
    said = {kid.lower for kid in joint.parse.kids(joint.noun.i, "amod")}
    return joint.kid.dep == "dobj" and bool(said & words("supreme"))


def _is_for(joint: _Joint) -> bool:
    return joint.kid.lower == "for"


def _is_fallen(joint: _Joint) -> bool:
    """Tell whether somebody fell "in battle", "in the line of duty", and did not only "fall in line"."""
    duty = {noun.lemma for noun in objects_of(joint.parse, joint.noun.i, "of")} & {"duty", "fire"}
    return joint.kid.lower == "in" and (joint.noun.lemma != "line" or bool(duty))


def _is_at(joint: _Joint) -> bool:
    return joint.kid.lower == "at"


def _is_taken_to(joint: _Joint) -> bool:
    """Tell whether people take "to the bush", which is none that they take somebody to."""
    return joint.kid.lower == "to" and not (
        is_passive(joint.parse, joint.verb) or any(joint.parse.kids(joint.verb.i, "dobj"))
    )


def _is_with_relatives(joint: _Joint) -> bool:
    """Tell whether a number of people stay with others ("150 people are staying with relatives")."""
    many = (kid for kid in joint.parse.kids(joint.verb.i, "nsubj") if is_counted(joint.parse, kid))
    return joint.kid.lower == "with" and any(kid.tag == "NNS" for kid in many)


def _is_kept_from(joint: _Joint) -> bool:
    """Tell whether a number of people cannot go back to where they live."""
    unable = any(kid.lower in ("ca", "can", "could") for kid in joint.parse.kids(joint.verb.i, "aux"))
    unable = unable and any(joint.parse.kids(joint.verb.i, "neg"))
    counted = any(is_counted(joint.parse, kid) for kid in joint.parse.kids(joint.verb.i, "nsubj"))
    return joint.kid.lower == "to" and unable and counted


def _is_jail(joint: _Joint) -> bool:
    kinds = {kid.lower for kid in joint.parse.kids(joint.noun.i, "compound", "amod")}
    return _is_brought(joint) and bool(kinds & {"detention", "correctional", "corrections", "jail", "prison"})


def _is_broken(joint: _Joint) -> bool:
    return any(k.lower in ("broken", "fractured") for k in joint.parse.kids(joint.noun.i, "amod"))


def _is_breaking(joint: _Joint) -> bool:
    """Tell whether somebody broke a bone of theirs; "had broken bones" looks like a perfect of it."""
    had = any(kid.lemma == "have" for kid in joint.parse.kids(joint.verb.i, "aux"))
    bare = joint.noun.tag == "NNS" and not any(joint.parse.kids(joint.noun.i, "det", "poss"))
    return _is_own(joint) or (joint.kid.dep == "dobj" and had and bare)


def _is_their_own(joint: _Joint) -> bool:
    """Tell whether a number of people leave where they live ("3,300 have left their villages")."""
    counted = any(is_counted(joint.parse, kid) for kid in joint.parse.kids(joint.verb.i, "nsubj"))
    own = any(kid.lower == "their" for kid in joint.parse.kids(joint.noun.i, "poss"))
    return joint.kid.dep == "dobj" and counted and own


def _is_own(joint: _Joint) -> bool:
    return joint.kid.dep == "dobj" and any(
        k.tag == "PRP$" or k.lower in ("a", "both", "an") for k in joint.parse.kids(joint.noun.i)
    )


def _is_for_own(joint: _Joint) -> bool:
    if joint.verb.lemma == "cling":
        return joint.kid.lower == "to"
    if joint.kid.lower != "for":
        return False
    several = any(k.tag == "NNS" for k in joint.parse.kids(joint.verb.i, "nsubj"))
    return any(
        not (several and k.lower in ("his", "her")) for k in joint.parse.kids(joint.noun.i, "poss")
    )  # "doctors fought for her life" tells nothing of the doctors


def _is_safer(joint: _Joint) -> bool:
    said = {k.lower for k in joint.parse.kids(joint.noun.i, "amod")}
    return joint.kid.dep == "prep" and bool(said & {"safe", "safer", "higher"})


def _is_put_up(joint: _Joint) -> bool:
    return joint.kid.lower in ("in", "at") and any(k.lower == "up" for k in joint.parse.kids(joint.verb.i))


def _is_refuge(joint: _Joint) -> bool:
    """Tell whether people are moved to a building for refuge ("to schools", "to an evacuation centre")."""
    kinds = {k.lower for k in joint.parse.kids(joint.noun.i)}
    many = joint.verb.lemma in ("move", "shift", "relocate") and joint.noun.lower != "hospital"
    return joint.kid.lower == "to" and (many or bool(kinds & words("refuges")))


def _is_safe_end(joint: _Joint) -> bool:
    """Tell whether people are brought to safety, and not down "to the ground"."""
    return _is_brought(joint) and (joint.noun.lemma != "ground" or _is_safer(joint))


def _is_away(joint: _Joint) -> bool:
    """Tell whether people live in camps and the like, and not "at home"."""
    return _is_brought(joint) and not (joint.noun.lower == "home" and joint.verb.lemma in ("live", "stay"))


def _is_attended(joint: _Joint) -> bool:
    meant = joint.verb.tag == "VB" and any(k.lower == "to" for k in joint.parse.kids(joint.verb.i, "aux"))
    return joint.kid.dep in ("dobj", "nsubjpass") and is_counted(joint.parse, joint.noun) and not meant


def _is_medical(joint: _Joint) -> bool:
    return joint.kid.dep == "dobj" and any(
        k.lower == "medical" for k in joint.parse.kids(joint.noun.i, "amod")
    )


def _is_captive(joint: _Joint) -> bool:
    return not (joint.kid.dep == "dobj" and joint.noun.tag == "NNS")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of `vocab/effects.toml`, its effect, also in a report on a disease, its frame, and when it
    holds.
    """

    name: str
    effect: Effect
    in_disease: Effect
    frame: Frame
    holds: _Test


_PHRASES = (
    _Phrase("lose_life", "killed", "killed", "subject", _is_object),
    _Phrase("laid_down_life", "killed", "killed", "subject", _is_own),
    _Phrase("last_breath", "killed", "killed", "subject", _is_own),
    _Phrase("martyrdom", "killed", "killed", "subject", _is_object),
    _Phrase("sent_to_hell", "killed", "killed", "object", _is_brought),
    _Phrase("met_death", "killed", "killed", "subject", _is_own),
    _Phrase("fell_on_duty", "killed", "killed", "subject", _is_fallen),
    _Phrase("supreme_price", "killed", "killed", "subject", _is_supreme),
    _Phrase("paid_with_life", "killed", "killed", "subject", _is_brought),
    _Phrase("take_lives", "killed", "killed", "lives", _is_active_object),
    _Phrase("suffer_injury", "injured", "injured", "subject", _is_wound),
    _Phrase("treatment", "injured", "injured", "subject", _is_of_harm),
    _Phrase("for_treatment", "injured", "ill", "weak", _is_for),
    _Phrase("spent_in_hospital", "injured", "ill", "subject", _is_brought),
    _Phrase("nursing", "injured", "injured", "subject", _is_object),
    _Phrase("medical_help", "injured", "ill", "subject", _is_medical),
    _Phrase("attended", "injured", "ill", "object", _is_attended),
    _Phrase("treated", "injured", "ill", "object", _is_care),
    _Phrase("treated_ill", "ill", "ill", "object", _is_care),
    _Phrase("lost_limb", "injured", "injured", "subject", _is_object),
    _Phrase("freedom", "rescued", "rescued", "subject", _is_own),
    _Phrase("treated_people", "injured", "ill", "object", _is_attended),
    _Phrase("treated_at", "injured", "ill", "object", _is_treated_at),
    _Phrase("broken", "injured", "injured", "subject", _is_broken),
    _Phrase("breaks", "injured", "injured", "subject", _is_breaking),
    _Phrase("for_life", "injured", "ill", "subject", _is_for_own),
    _Phrase("claim_victims", "killed", "killed", "lives", _is_active_object),
    _Phrase("symptoms", "ill", "ill", "subject", _is_any),
    _Phrase("found_in_people", "ill", "ill", "object", _is_found_in_people),
    _Phrase("by_ambulance", "injured", "ill", "weak", _is_by_ambulance),
    _Phrase("to_hospital", "injured", "ill", "weak", _is_brought),
    _Phrase("ended_in_hospital", "injured", "ill", "subject", _is_brought),
    _Phrase("went_to_hospital", "injured", "ill", "subject", _is_sent_by_harm),
    _Phrase("shelter", "displaced", "displaced", "subject", _is_object),
    _Phrase("left_village", "displaced", "displaced", "subject", _is_their_own),
    _Phrase("with_relatives", "displaced", "displaced", "subject", _is_with_relatives),
    _Phrase("back_home", "displaced", "displaced", "subject", _is_kept_from),
    _Phrase("to_the_bush", "displaced", "displaced", "subject", _is_taken_to),
    _Phrase("at_gunpoint", "abducted", "abducted", "object", _is_at),
    _Phrase("to_higher_ground", "displaced", "displaced", "subject", _is_safer),
    _Phrase("to_safety", "displaced", "displaced", "object", _is_safe_end),
    _Phrase("safer_place", "displaced", "displaced", "object", _is_safer),
    _Phrase("given_shelter", "displaced", "displaced", "object", _is_any),
    _Phrase("needing_shelter", "displaced", "displaced", "subject", _is_object),
    _Phrase("living_in", "displaced", "displaced", "subject", _is_away),
    _Phrase("lodged", "displaced", "displaced", "object", _is_brought),
    _Phrase("put_up", "displaced", "displaced", "object", _is_put_up),
    _Phrase("to_refuge", "displaced", "displaced", "object", _is_refuge),
    _Phrase("flooding_in", "displaced", "displaced", "subject", _is_object),
    _Phrase("facing", "displaced", "displaced", "subject", _is_object),
    _Phrase("hostage", "abducted", "abducted", "object", _is_captive),
    _Phrase("in_their_hands", "abducted", "abducted", "object", _is_in_captors_hands),
    _Phrase("ransom_for", "abducted", "abducted", "object", _is_ransom_for),
    _Phrase("handcuffed", "detained", "detained", "object", _is_put_on),
    _Phrase("in_cells", "detained", "detained", "subject", _is_night_in),
    _Phrase("custody", "detained", "detained", "object", _is_brought),
    _Phrase("booked", "detained", "detained", "object", _is_jail),
    _Phrase("gave_up", "detained", "detained", "subject", _is_to_law),
    _Phrase("in_custody", "detained", "detained", "subject", _is_brought),
)


def phrase_cue(parse: Parse, verb: Token, *, disease: bool) -> Cue | None:
    """Return the cue that a verb makes with a noun that hangs from it."""
    if not is_verbal(parse, verb):
        return None
    phrases = _by_verb().get(verb.lemma, ())
    for kid, noun in _nouns(parse, verb) if phrases else ():
        for known, said in phrases:
            if _is_said(parse, noun, said) and known.holds(_Joint(parse, verb, kid, noun)):
                ill = known.name == "treatment" and _is_for_illness(parse, noun)
                ill = ill or (known.name == "treated" and noun.lemma == "poisoning")
                sick = disease or is_with_disease(parse, verb, noun)
                effect = known.in_disease if sick else "ill" if ill else known.effect
                if effect == "detained" and _is_of_captors(parse, noun):
                    effect = "abducted"
                frame = "object" if known.frame == "weak" and effect == "ill" else known.frame
                frame = "subject" if effect == "displaced" and _goes_itself(parse, verb) else frame
                return Cue(effect, frame, verb.i, min(verb.i, noun.i), max(verb.i, noun.i))
    return None


def _is_for_illness(parse: Parse, treatment: Token) -> bool:
    return any(noun.lemma in words("ailments") for noun in objects_of(parse, treatment.i, "for"))


def is_with_disease(parse: Parse, verb: Token, place: Token) -> bool:
    """Tell whether a verb or its place names the disease ("taken to hospital with food poisoning")."""
    named = words("ailments") | words("diseases")
    return any(noun.lemma in named for t in (verb, place) for noun in objects_of(parse, t.i, "with"))


def _goes_itself(parse: Parse, verb: Token) -> bool:
    """Tell whether people move of themselves ("had moved to safer places"), and nobody is moved."""
    return (
        not is_passive(parse, verb)
        and any(parse.kids(verb.i, "nsubj"))
        and not any(parse.kids(verb.i, "dobj"))
    )


@cache
def _by_verb() -> dict[str, tuple[tuple[_Phrase, frozenset[str]], ...]]:
    """Return the phrases of each verb in their order, with the nouns that make them."""
    found: dict[str, list[tuple[_Phrase, frozenset[str]]]] = defaultdict(list)
    for known in _PHRASES:
        verbs, said = phrase(known.name)
        for verb in verbs:
            found[verb].append((known, said))
    return {verb: tuple(rows) for verb, rows in found.items()}


def _is_of_captors(parse: Parse, noun: Token) -> bool:
    """Tell whether it is captors who have somebody in their custody."""
    return any(owner.lemma in words("captors") | words("takers") for owner in objects_of(parse, noun.i, "of"))


def _is_said(parse: Parse, noun: Token, said: frozenset[str]) -> bool:
    """Tell whether a noun is one of the words, a medical centre being a hospital; names are capitalised."""
    if noun.lemma in said or noun.lower in said:
        return True
    if noun.tag in ("NNP", "NNPS") and "hospital" in said:
        named = (t for t in parse.tokens[noun.left : noun.right + 1] if t.tag in ("NNP", "NNPS"))
        return any(
            t.lower.removesuffix("s") in said or t.lower in ("center", "centre", "health") for t in named
        )
    centre = noun.lower in ("center", "centre") and "hospital" in said
    return centre and any(kid.lower in words("medical") for kid in parse.kids(noun.i, "compound", "amod"))


def _nouns(parse: Parse, verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield what hangs from a verb and, of a preposition, the noun that it brings; coordinated objects too"""
    for kid in parse.kids(verb.i, *_HANGING):
        if kid.dep in ("prep", "agent"):
            yield from ((kid, noun) for noun in parse.kids(kid.i, "pobj"))
        elif kid.lemma in ("degree", "type", "kind", "sign"):  # "sustained varying degrees of injury"
            yield from ((kid, noun) for noun in objects_of(parse, kid.i, "of"))
        else:
            yield kid, kid
            if kid.dep == "dobj":
                yield from ((kid, noun) for noun in parse.kids(kid.i, "conj"))
                yield from ((kid, noun) for noun in parse.kids(kid.i, "compound") if noun.lower == "lives")
                yield from _ends(parse, verb, kid)


def _ends(parse: Parse, verb: Token, moved: Token) -> Iterator[tuple[Token, Token]]:
    """Yield where people end whom the tree gives the place: "landed | 17 people in hospital"."""
    if verb.lemma not in words("landing") or sense(moved) != "people":
        return
    for kid in parse.kids(moved.i, "prep"):
        if kid.lower in ("in", "behind"):
            yield from ((kid, noun) for noun in parse.kids(kid.i, "pobj"))


def state_cue(parse: Parse, token: Token, *, disease: bool) -> Cue | None:
    """Return the cue of a state ("in critical condition", "with gunshot wounds", "among the dead", "of the
    injured").
    """
    of = parse.head(token)
    if token.dep == "pobj" and of.lower == "of" and not _is_numbered(parse, token):
        if token.lower in words("nominal_harm"):
            return Cue(lexicon().adjectives[token.lower], "whole", token.i, token.i, token.i)
        if token.lemma in words("nominal_opening") and of.i == parse.bounds[token.sent][0]:
            return Cue(lexicon().count_nouns[token.lemma], "whole", token.i, token.i, token.i)
    if token.lower in ("among", "amongst"):
        return _among(parse, token)
    if token.lower in ("critical", "stable") and token.dep == "acomp" and _is_of_some(parse, token):
        return Cue("ill" if disease else "injured", "adjective", token.i, token.i, token.i)
    if token.lower in ("underground", "inside") and _is_stuck(parse, token):
        return Cue("trapped", "adjective", token.i, token.i, token.i)
    if token.tag != "IN":
        return None
    for noun in parse.kids(token.i, "pobj"):
        effect = _state(parse, token, noun, disease=disease)
        if effect:
            return Cue(effect, "adjective", token.i, token.i, noun.i)
    return None


def _state(parse: Parse, token: Token, noun: Token, *, disease: bool) -> Effect | None:
    kinds = {word for kid in parse.kids(noun.i) for word in (kid.lower, kid.lemma)}
    unwell: Effect = "ill" if disease else "injured"
    head = parse.head(token)
    if token.lower == "in" and (found := _state_in(parse, token, noun, kinds, unwell)):
        return found
    if token.lower == "without" and noun.lemma in ("shelter", "home", "roof"):
        return "displaced" if sense(head) == "people" or head.lemma in ("be", "leave", "remain") else None
    if token.lower == "under" and noun.lemma == "order" and "evacuation" in kinds:
        return "displaced"
    if token.lower == "in" and noun.lemma in ("isolation", "quarantine") and disease:
        return "ill"
    if token.lower == "on" and noun.lemma == "list" and "missing" in kinds:
        return "missing"
    if token.lower == "without" and noun.lemma in words("harmless") and head.tag in VERB_TAGS:
        return "injured"
    if token.lower in ("under", "beneath", "underneath") and noun.lemma in words("debris"):
        kept = head.lemma in words("staying") | {"leave"}
        return "trapped" if kept or sense(head) == "people" else None
    if token.lower in ("under", "beneath", "below") and noun.lemma == "ground" and not kinds:
        return "trapped" if head.lemma in words("staying") else None
    admitted = head.lemma in words("admitting")
    if token.lower == "with" and noun.lemma in words("diseases") | (words("ailments") if admitted else set()):
        counted = [head] if sense(head) == "people" else parse.kids(head.i, "nsubj", "nsubjpass")
        state = head.tag not in VERB_TAGS or head.lemma in words("staying") or admitted
        return "ill" if state and any(is_counted(parse, some) for some in counted) else None
    if token.lower == "with" and noun.lemma in words("takers") and any(parse.kids(noun.i, "poss")):
        return "abducted" if head.lemma in words("staying") else None
    if token.lower == "on" and noun.lower == "support" and "life" in kinds:
        return unwell
    if token.lower == "under" and noun.lower == "arrest":
        put = head.lemma in ("put", "place")
        held = head.lemma in ("be", "remain") or sense(head) == "people"
        return "detained" if put or (held and "house" not in kinds) else None
    if token.lower == "behind" and noun.lower in phrase("behind_bars")[1]:
        return "detained" if head.lemma in words("staying") | words("landing") else None
    if token.lower == "under" and noun.lower == "treatment":
        return unwell if head.tag not in VERB_TAGS or head.lemma in ("be", "remain") else None
    if token.lower in ("with", "from") and noun.lemma in words("wounds") and not kinds & {"no", "without"}:
        return None if head.lemma in words("not_wounded_by") else "injured"
    return None


def _state_in(parse: Parse, token: Token, noun: Token, kinds: set[str], unwell: Effect) -> Effect | None:
    """Return what those came to who are "in" something: in hospital, in custody, in tents."""
    head = parse.head(token)
    if noun.lemma == "need" and _is_of_shelter(parse, noun):
        return "displaced"
    if noun.lemma == "condition" and kinds & words("conditions"):
        return None if "good" in kinds and head.lemma in ("release", "free", "return") else unwell
    if noun.lemma in words("shelters") and (noun.tag == "NNS" or "evacuation" in kinds):
        return "displaced"
    if noun.lemma == "hospital" and _is_kept_in(parse, head, kinds):
        return unwell
    if (noun.lemma == "care" and "intensive" in kinds) or noun.lower == "icu":
        return None if any(t.lemma == "bed" for t in parse.of(token.sent)) else unwell
    if noun.lemma == "coma":
        return unwell
    if noun.lemma == "captivity":
        return "abducted"
    owned = head.dep == "ROOT" or (head.dep == "dobj" and parse.head(head).lemma == "have")
    if noun.lemma == "custody" and owned and sense(head) == "people":
        return "detained"  # "Suspect in custody after stabbing", "police have two men in custody"
    if noun.lemma == "hand" and kinds & words("captors"):
        return "abducted"
    if noun.lemma == "hand" and _is_of_captors(parse, noun):
        return "abducted"
    if noun.lemma == "hand" and kinds & {"police", "army"}:
        return "detained" if head.lemma in words("staying") else None
    return None


def _is_stuck(parse: Parse, place: Token) -> bool:
    """Tell whether a number of people are still in a place they ought to have left ("are still inside")."""
    verb = parse.head(place)
    if verb.lemma == "leave" and any(kid.lower == "still" for kid in parse.kids(place.i, "advmod")):
        return any(
            is_counted(parse, kid) for kid in parse.kids(verb.i, "dobj")
        )  # "leaving five still inside"
    still = verb.lemma == "remain" or any(k.lower == "still" for k in parse.kids(verb.i, "advmod"))
    people = any(is_counted(parse, kid) for kid in parse.kids(verb.i, "nsubj"))
    return verb.lemma in words("staying") and still and people


def _is_kept_in(parse: Parse, head: Token, kinds: set[str]) -> bool:
    """Tell whether "in hospital" says that some are in care ("three were still in the hospital"), and not
    where they are ("the mayor was in the hospital"); so of a number with which something ends.
    """
    if head.lemma == "be":
        counted = any(is_counted(parse, kid) for kid in parse.kids(head.i, "nsubj"))
        return counted or "the" not in kinds
    ended = parse.head(head).lower == "with" and parse.head(parse.head(head)).lemma in ("end", "leave")
    return head.lemma == "remain" or (head.dep == "pobj" and ended and is_counted(parse, head))


def _is_of_some(parse: Parse, token: Token) -> bool:
    """Tell whether "critical" is said of a number of people, and not of what they think of something; so
    "stable", which prices may be as well.
    """
    if any(parse.kids(token.i, "prep")):
        return False
    subjects = (kid for t in parse.ancestors(token) for kid in parse.kids(t.i, "nsubj", "nsubjpass"))
    subject = next(subjects, None)
    if subject is None or not is_counted(parse, subject):
        return False
    rest = any(kid.lower in ("other", "remaining") for kid in parse.kids(subject.i))
    return token.lower == "critical" or rest or sense(subject) == "people"


def _is_numbered(parse: Parse, token: Token) -> bool:
    """Tell whether a number, and no article, stands before a nominal ("spoke of more than 300 dead")."""
    numbered = any(k.tag == "CD" for k in parse.kids(token.i, "nummod"))
    return numbered and not any(parse.kids(token.i, "det", "poss"))


def _is_of_shelter(parse: Parse, need: Token) -> bool:
    return any(noun.lemma in ("shelter", "housing") for noun in objects_of(parse, need.i, "of", "for"))


def _among(parse: Parse, token: Token) -> Cue | None:
    """Read "among the dead", "among those injured", "among the victims", "among 74 now confirmed dead"."""
    if effect := _of_a_number(parse, token):
        return Cue(effect, "among", token.i, token.i, token.i)
    for noun in parse.kids(token.i, "pobj"):
        if noun.lower in ("those", "people") and (ill := _in_condition(parse, noun)):
            return Cue("injured", "among", token.i, token.i, ill.i)
        those = noun.lower in ("those", "people")
        beside = ("acl", "amod", "relcl") if those else ("acl", "amod") if sense(noun) == "people" else ()
        said = [noun, *(parse.kids(noun.i, *beside) if beside else ())]
        for word in said:
            effect = lexicon().adjectives.get(word.lower) or lexicon().count_nouns.get(word.lemma)
            if effect is None and word.dep == "relcl" and word.lemma in lexicon().verbs:
                effect = lexicon().verbs[word.lemma][0]
            if effect in ("killed", "injured", "missing", "casualties", "displaced", "detained", "abducted"):
                return Cue(effect, "among", token.i, token.i, word.i)
    return None


def _in_condition(parse: Parse, noun: Token) -> Token | None:
    """Return the condition that some are in: "those in a critical condition"."""
    for state in objects_of(parse, noun.i, "in"):
        if state.lemma == "condition" and any(k.lower in words("conditions") for k in parse.kids(state.i)):
            return state
    return None


def _of_a_number(parse: Parse, token: Token) -> Effect | None:
    """Return the harm of a number after "among": "74 now confirmed dead", "the 12 people killed"."""
    last = min(parse.bounds[token.sent][1], token.i + _REACH)
    counted = False
    for following in parse.tokens[token.i + 1 : last]:
        if effect := lexicon().adjectives.get(following.lower) if counted else None:
            return effect
        if following.tag == "CD":
            counted = True
        elif following.lower not in words("beside_number") and sense(following) != "people":
            return None
    return None


_REACH = 10
"""How many words a number and what is said of it may take."""
