"""Cues of a verb with a noun: "lost their lives", "taken to hospital", "put up in schools"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from according.claims.cues import joints
from according.claims.cues.lexicon import Cue, Frame, phrase, words
from according.claims.cues.maladies import is_brought_on, is_malady
from according.claims.people import sense
from according.claims.syntax import is_passive, is_verbal, objects_of
from according.language.parse import Parse, Token
from according.model import Effect

_HANGING = (
    "dobj",
    "prep",
    "oprd",
    "attr",
    "acomp",
    "pobj",
    "nsubjpass",
    "npadvmod",
    "advmod",
    "agent",
    "dative",
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of `vocab/effects.toml`, its effect, also in a report on a disease, its frame, and when it
    holds.
    """

    name: str
    effect: Effect
    in_disease: Effect
    frame: Frame
    holds: joints.Test


_PHRASES = (
    _Phrase("lose_life", "killed", "killed", "subject", joints.is_object),
    _Phrase("laid_down_life", "killed", "killed", "subject", joints.is_own),
    _Phrase("last_breath", "killed", "killed", "subject", joints.is_own),
    _Phrase("martyrdom", "killed", "killed", "subject", joints.is_object),
    _Phrase("sent_to_hell", "killed", "killed", "object", joints.is_brought),
    _Phrase("met_death", "killed", "killed", "subject", joints.is_own),
    _Phrase("fell_on_duty", "killed", "killed", "subject", joints.is_fallen),
    _Phrase("supreme_price", "killed", "killed", "subject", joints.is_supreme),
    _Phrase("paid_with_life", "killed", "killed", "subject", joints.is_brought),
    _Phrase("take_lives", "killed", "killed", "lives", joints.is_active_object),
    _Phrase("spared", "injured", "injured", "subject", joints.is_object),
    _Phrase("without_wound", "injured", "injured", "subject", joints.is_none),
    _Phrase("came_unhurt", "injured", "injured", "subject", joints.is_any),
    _Phrase("fatal_injury", "killed", "killed", "subject", joints.is_fatal),
    _Phrase("suffer_injury", "injured", "injured", "subject", joints.is_wound),
    _Phrase("own_report", "injured", "injured", "subject", joints.is_of_own),
    _Phrase("treatment", "injured", "injured", "subject", joints.is_of_harm),
    _Phrase("for_treatment", "injured", "ill", "weak", joints.is_for),
    _Phrase("spent_in_hospital", "injured", "ill", "subject", joints.is_brought),
    _Phrase("nursing", "injured", "injured", "subject", joints.is_object),
    _Phrase("medical_help", "injured", "ill", "subject", joints.is_medical),
    _Phrase("after_treatment", "injured", "ill", "object", joints.is_after_harm),
    _Phrase("attended", "injured", "ill", "object", joints.is_attended),
    _Phrase("treated", "injured", "ill", "object", joints.is_care),
    _Phrase("treated_ill", "ill", "ill", "object", joints.is_care),
    _Phrase("lost_limb", "injured", "injured", "subject", joints.is_object),
    _Phrase("freedom", "rescued", "rescued", "subject", joints.is_object),
    _Phrase("treated_people", "injured", "ill", "object", joints.is_attended),
    _Phrase("treated_at", "injured", "ill", "object", joints.is_treated_at),
    _Phrase("broken", "injured", "injured", "subject", joints.is_broken),
    _Phrase("breaks", "injured", "injured", "subject", joints.is_breaking),
    _Phrase("for_life", "injured", "ill", "subject", joints.is_for_own),
    _Phrase("claim_victims", "killed", "killed", "lives", joints.is_active_object),
    _Phrase("symptoms", "ill", "ill", "subject", joints.is_any),
    _Phrase("own_symptoms", "ill", "ill", "subject", joints.is_of_own),
    _Phrase("ailing_body", "ill", "ill", "subject", joints.is_bodily),
    _Phrase("found_in_people", "ill", "ill", "object", joints.is_found_in_people),
    _Phrase("by_ambulance", "injured", "ill", "weak", joints.is_by_ambulance),
    _Phrase("to_hospital", "injured", "ill", "weak", joints.is_brought),
    _Phrase("ended_in_hospital", "injured", "ill", "subject", joints.is_brought),
    _Phrase("went_to_hospital", "injured", "ill", "subject", joints.is_sent_by_harm),
    _Phrase("shelter", "displaced", "displaced", "subject", joints.is_object),
    _Phrase("left_village", "displaced", "displaced", "subject", joints.is_their_own),
    _Phrase("with_relatives", "displaced", "displaced", "subject", joints.is_with_relatives),
    _Phrase("back_home", "displaced", "displaced", "subject", joints.is_kept_from),
    _Phrase("to_the_bush", "displaced", "displaced", "subject", joints.is_taken_to),
    _Phrase("at_gunpoint", "abducted", "abducted", "object", joints.is_at),
    _Phrase("to_higher_ground", "displaced", "displaced", "subject", joints.is_safer),
    _Phrase("to_safety", "displaced", "displaced", "object", joints.is_safe_end),
    _Phrase("safer_place", "displaced", "displaced", "object", joints.is_safer),
    _Phrase("moved_residents", "displaced", "displaced", "object", joints.is_counted_object),
    _Phrase("given_shelter", "displaced", "displaced", "object", joints.is_any),
    _Phrase("needing_shelter", "displaced", "displaced", "subject", joints.is_object),
    _Phrase("living_in", "displaced", "displaced", "subject", joints.is_away),
    _Phrase("lodged", "displaced", "displaced", "object", joints.is_brought),
    _Phrase("put_up", "displaced", "displaced", "object", joints.is_put_up),
    _Phrase("to_refuge", "displaced", "displaced", "object", joints.is_refuge),
    _Phrase("flooding_in", "displaced", "displaced", "subject", joints.is_object),
    _Phrase("facing", "displaced", "displaced", "subject", joints.is_object),
    _Phrase("hostage", "abducted", "abducted", "object", joints.is_captive),
    _Phrase("still_hostage", "abducted", "abducted", "subject", joints.is_what_they_are),
    _Phrase("on_drip", "ill", "ill", "object", joints.is_hooked_to),
    _Phrase("needing_drip", "ill", "ill", "subject", joints.is_object),
    _Phrase("in_their_hands", "abducted", "abducted", "object", joints.is_in_captors_hands),
    _Phrase("ransom_for", "abducted", "abducted", "object", joints.is_ransom_for),
    _Phrase("handcuffed", "detained", "detained", "object", joints.is_put_on),
    _Phrase("in_cells", "detained", "detained", "subject", joints.is_night_in),
    _Phrase("custody", "detained", "detained", "object", joints.is_brought),
    _Phrase("booked", "detained", "detained", "object", joints.is_jail),
    _Phrase("jailed_in", "detained", "detained", "object", joints.is_jail),
    _Phrase("gave_up", "detained", "detained", "subject", joints.is_to_law),
    _Phrase("in_custody", "detained", "detained", "subject", joints.is_brought),
)


def phrase_cue(parse: Parse, verb: Token, *, disease: bool) -> Cue | None:
    """Return the cue that a verb makes with a noun that hangs from it."""
    if not is_verbal(parse, verb):
        return None
    phrases = _by_verb().get(verb.lemma, ())
    for kid, noun in _nouns(parse, verb) if phrases else ():
        for known, said in phrases:
            if _is_said(parse, noun, said) and known.holds(joints.Joint(parse, verb, kid, noun)):
                ill = known.name == "treatment" and _is_for_illness(parse, noun)
                ill = ill or (known.name == "treated" and _is_of_breath(parse, noun))
                sick = disease or is_with_disease(parse, verb, noun)
                sick = sick or (known.in_disease == "ill" != known.effect and is_brought_on(parse, verb))
                effect = "ill" if ill else known.in_disease if sick else known.effect
                if effect == "ill" and known.effect == "injured" and _are_wounded(parse, verb, noun):
                    effect = "injured"
                if effect == "detained" and is_of_captors(parse, noun):
                    effect = "abducted"
                frame = "object" if known.frame == "weak" and effect == "ill" else known.frame
                frame = "subject" if effect == "displaced" and _goes_itself(parse, verb) else frame
                return Cue(effect, frame, verb.i, min(verb.i, noun.i), max(verb.i, noun.i))
    return None


def _are_wounded(parse: Parse, verb: Token, noun: Token) -> bool:
    """Tell whether those cared for are called wounded, also where the news is of a disease."""
    beside = (w for t in (verb, noun) for link in ("for", "with") for w in objects_of(parse, t.i, link))
    hurt = {noun.lower, *(kid.lower for kid in parse.kids(noun.i, "amod"))} & {"wounded", "injured"}
    return bool(hurt) or any(wound.lemma in words("wounds") for wound in beside)


def _is_for_illness(parse: Parse, treatment: Token) -> bool:
    verb = parse.head(treatment)
    told = (*objects_of(parse, treatment.i, "for"), *objects_of(parse, verb.i, "for"))
    return any(is_malady(noun) for noun in told)


def _is_of_breath(parse: Parse, noun: Token) -> bool:
    """Tell whether people are treated for poison, for the heat or for want of breath."""
    of_breath = any(kid.lower in ("breathing", "respiratory") for kid in parse.kids(noun.i))
    return noun.lemma in ("poisoning", "stress") or (
        of_breath and noun.lemma in ("difficulty", "problem", "irritation")
    )


def is_with_disease(parse: Parse, verb: Token, place: Token) -> bool:
    """Tell whether a verb or its place names the disease ("taken to hospital with food poisoning")."""
    for noun in (n for t in (verb, place) for n in objects_of(parse, t.i, "with", "for")):
        kinds = {kid.lower for kid in parse.kids(noun.i, "amod", "compound")}
        if is_malady(noun) or (noun.lemma in ("failure", "distress") and "respiratory" in kinds):
            return True
    return _is_after_taking(parse, verb)


def _is_after_taking(parse: Parse, verb: Token) -> bool:
    """Tell whether it came of what people ate, drank or breathed ("hospitalised after drinking liquor")."""
    clauses = [*parse.kids(verb.i, "advcl")]
    clauses += [kid for prep in parse.kids(verb.i, "prep") for kid in parse.kids(prep.i, "pcomp")]
    return any(clause.lemma in words("victuals") for clause in clauses)


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


def is_of_captors(parse: Parse, noun: Token) -> bool:
    """Tell whether it is captors who have somebody in their custody."""
    owners = (*objects_of(parse, noun.i, "of"), *parse.kids(noun.i, "poss", "compound", "amod", "nmod"))
    return any(owner.lemma in words("captors") | words("takers") for owner in owners)


def _is_said(parse: Parse, noun: Token, said: frozenset[str]) -> bool:
    """Tell whether a noun is one of the words, a medical centre being a hospital; names are capitalised."""
    if noun.lemma in said or noun.lower in said:
        return True
    if noun.tag in ("NNP", "NNPS") and "hospital" in said:
        named = (t for t in parse.tokens[noun.left : noun.right + 1] if t.tag in ("NNP", "NNPS"))
        return any(
            t.lower.removesuffix("s") in said or t.lower in ("center", "centre", "health") for t in named
        )
    if "hospital" not in said:
        return False
    kinds = {kid.lower for kid in parse.kids(noun.i, "compound", "amod")}
    centre = noun.lower in ("center", "centre") and kinds & words("medical")
    return bool(centre or (noun.lemma in words("emergency_places") and "emergency" in kinds))


def _nouns(parse: Parse, verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield what hangs from a verb and, of a preposition, the noun that it brings; coordinated objects too"""
    for kid in parse.kids(verb.i, *_HANGING):
        if kid.dep in ("prep", "agent") or (kid.dep == "dative" and kid.tag in ("IN", "TO")):
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
    sent = verb.lemma == "send"  # "sent 35 residents of the home | to hospital"
    if not (sent or verb.lemma in words("landing")) or sense(moved) != "people":
        return
    below = [moved, *(objects_of(parse, moved.i, "of") if sent else ())]
    for kid in (prep for noun in below for prep in parse.kids(noun.i, "prep")):
        if kid.lower in ("in", "behind") or (sent and kid.lower == "to"):
            yield from ((kid, noun) for noun in parse.kids(kid.i, "pobj"))
