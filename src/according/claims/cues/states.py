"""Cues of states: "in critical condition", "with gunshot wounds", "among the dead", "of the injured"."""

from __future__ import annotations

from according.claims.cues.captivity import is_near_abduction
from according.claims.cues.lexicon import Cue, lexicon, phrase, words
from according.claims.cues.maladies import is_with_malady
from according.claims.cues.phrases import is_of_captors, is_with_disease
from according.claims.people import is_likely, noun_class, sense
from according.claims.syntax import VERB_TAGS, is_counted, objects_of, subjects_along
from according.language.parse import Parse, Token
from according.model import Effect


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
    if token.lower == "those" and of.lower == "of" and of.i == parse.bounds[token.sent][0]:
        for said in parse.kids(token.i, "acl"):
            if effect := lexicon().adjectives.get(said.lower):
                return Cue(effect, "whole", token.i, token.i, said.i)
    if token.lower in ("among", "amongst"):
        return _among(parse, token)
    grave = token.lower in ("critical", "stable") or (disease and token.lower == "serious")
    if grave and token.dep == "acomp" and _is_of_some(parse, token, disease=disease):
        return Cue("ill" if disease else "injured", "adjective", token.i, token.i, token.i)
    if token.lower == "safe" and token.dep == "acomp" and _is_safe_after(parse, token):
        return Cue("rescued", "adjective", token.i, token.i, token.i)
    if token.lower in ("home", "back") and _is_home_again(parse, token):
        return Cue("rescued", "adjective", token.i, token.i, token.i)
    if token.lower in ("underground", "inside") and _is_stuck(parse, token):
        return Cue("trapped", "adjective", token.i, token.i, token.i)
    if token.tag != "IN":
        return None
    places = (kid for kid in parse.kids(token.i, "pcomp") if kid.lower == "nowhere")
    for noun in (*parse.kids(token.i, "pobj"), *places):
        effect = _state(parse, token, noun, disease=disease)
        if effect:
            return Cue(effect, "adjective", token.i, token.i, noun.i)
    return None


_BELOW = frozenset({"under", "beneath", "underneath", "below"})


def _state_under(parse: Parse, token: Token, noun: Token, kinds: set[str], unwell: Effect) -> Effect | None:
    """Return what people under something are: "under arrest", "under the rubble", "under canvas"."""
    head = parse.head(token)
    if token.lower != "below" and noun.lemma in words("debris"):
        kept = head.lemma in words("staying") | {"leave"}
        return "trapped" if kept or sense(head) == "people" else None
    if token.lower != "underneath" and noun.lemma == "ground" and not kinds:
        return "trapped" if head.lemma in words("staying") else None
    if token.lower != "under":
        return None
    if noun.lemma == "lock" and "key" in kinds:
        return "detained"
    if noun.lower in ("canvas", "tarpaulin", "tarpaulins", "tarps"):
        return "displaced"
    if noun.lemma == "order" and "evacuation" in kinds:
        return "displaced"
    if noun.lower == "arrest":
        put = head.lemma in ("put", "place")
        held = head.lemma in ("be", "remain") or sense(head) == "people"
        return "detained" if put or (held and "house" not in kinds) else None
    if noun.lower == "treatment":
        return unwell if head.tag not in VERB_TAGS or head.lemma in ("be", "remain") else None
    return None


def _state(parse: Parse, token: Token, noun: Token, *, disease: bool) -> Effect | None:
    kinds = {word for kid in parse.kids(noun.i) for word in (kid.lower, kid.lemma)}
    unwell: Effect = "ill" if disease else "injured"
    head = parse.head(token)
    if token.lower == "in" and (found := _state_in(parse, token, noun, kinds, unwell)):
        return found
    if token.lower == "without" and noun.lemma in ("shelter", "home", "roof"):
        return "displaced" if sense(head) == "people" or head.lemma in ("be", "leave", "remain") else None
    if token.lower == "with" and (fate := _left_with(parse, noun, kinds)):
        whose = (head, *parse.kids(head.i, "dobj", "nsubjpass"))
        numbered = any(is_counted(parse, kid) for kid in whose)
        return fate if numbered and (head.lemma == "leave" or sense(head) == "people") else None
    if token.lower == "down" and noun.lemma in words("dangers"):
        return "trapped" if head.lemma in words("staying") and _are_still(parse, head) else None
    if token.lower in _BELOW:
        return _state_under(parse, token, noun, kinds, unwell)
    sick = disease or any(t.lemma == "patient" for t in parse.of(token.sent))
    if token.lower == "in" and noun.lemma in ("isolation", "quarantine") and sick:
        return "ill"
    if token.lower == "on" and noun.lemma == "list" and not kinds & {"critical", "danger"}:
        of = {kid.lower for kid in objects_of(parse, noun.i, "of")}
        return "missing" if "missing" in kinds | of else None
    if token.lower == "without" and noun.lemma in words("harmless") and head.tag in VERB_TAGS:
        return "injured"
    if token.lower == "inside" and kinds & words("burning"):
        there = any(is_counted(parse, kid) for kid in subjects_along(parse, head))
        return "trapped" if head.lemma in words("staying") and there else None
    if token.lower == "with" and is_with_malady(parse, head, noun):
        return "ill"
    if token.lower == "with" and noun.lemma in words("takers") and any(parse.kids(noun.i, "poss")):
        return "abducted" if head.lemma in words("staying") else None
    if token.lower == "on" and noun.lower == "support" and "life" in kinds:
        return unwell
    if token.lower == "on" and noun.lemma == "list" and kinds & {"critical", "danger"}:
        return unwell if any(is_counted(parse, some) for some in parse.kids(head.i, "nsubj")) else None
    if token.lower == "on" and noun.lower in phrase("on_drip")[1] and head.lemma not in phrase("on_drip")[0]:
        counted = (head, *parse.kids(head.i, "nsubj", "nsubjpass"))
        return "ill" if any(is_counted(parse, some) and is_likely(some) for some in counted) else None
    if token.lower == "behind" and noun.lower in phrase("behind_bars")[1]:
        return "detained" if head.lemma in words("staying") | words("landing") else None
    if token.lower == "with" and noun.lemma in phrase("breaks")[1] and kinds & {"broken", "fractured"}:
        return "injured"
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
        return "ill" if is_with_disease(parse, head, noun) else unwell
    if (noun.lemma == "care" and "intensive" in kinds) or noun.lower == "icu":
        return None if any(t.lemma == "bed" for t in parse.of(token.sent)) else unwell
    if noun.lemma == "coma":
        return unwell
    if noun.lemma == "cell" and kinds & {"police", "prison", "jail", "holding"}:
        held = head.lemma in words("staying") | words("landing") | {"end", "wind"}
        return "detained" if held or sense(head) == "people" else None
    if noun.lower in words("bonds"):
        return "detained" if kinds <= _TIES else None
    if noun.lemma == "captivity":  # "after 61 days in captivity, they are back"
        over = parse.head(head).lower in ("after", "following") and head.lemma in words("spans_of_time") | {
            "month",
            "year",
        }
        return None if over else "abducted"
    told = (
        parse.tokens[token.i - 1].lower in ("suspect", "suspects")
        and parse.sentences[token.sent].kind == "headline"
    )
    if noun.lemma == "custody" and told:
        return "detained"  # "Student shot; suspect in custody", whatever the tree makes of it
    owned = head.dep == "ROOT" or (head.dep == "dobj" and parse.head(head).lemma == "have")
    if noun.lemma == "custody" and owned and sense(head) == "people":
        return "detained"  # "Suspect in custody after stabbing", "police have two men in custody"
    if noun.lemma == "hand" and kinds & words("captors"):
        return "abducted"
    if noun.lemma == "hand" and is_of_captors(parse, noun):
        return "abducted"
    if noun.lemma == "hand" and kinds & {"police", "army"}:
        return "detained" if head.lemma in words("staying") else None
    return None


_TIES = frozenset({"zip", "plastic", "flexible"})


def _left_with(parse: Parse, noun: Token, kinds: set[str]) -> Effect | None:
    """Return what those came to who are left "with" something: with a sickness, nowhere to go, no way out."""
    if noun.lower == "nowhere" or (noun.lemma in ("home", "roof", "shelter") and "no" in kinds):
        return "displaced"
    if noun.lemma in ("way", "exit", "escape") and "no" in kinds:
        out = {"down", "out", "off"} & {t.lower for t in parse.tokens[noun.i + 1 : noun.i + 2]}
        return "trapped" if out or noun.lemma != "way" else None
    return "ill" if noun.lemma in words("symptoms_had") else None


def _are_still(parse: Parse, verb: Token) -> bool:
    """Tell whether a number of people are still somewhere."""
    still = verb.lemma == "remain" or any(kid.lower == "still" for kid in parse.kids(verb.i, "advmod"))
    return still and any(is_counted(parse, kid) for kid in parse.kids(verb.i, "nsubj"))


def _is_safe_after(parse: Parse, token: Token) -> bool:
    """Tell whether people are safe from what they were in ("are safe and well", "are safe after …")."""
    verb = parse.head(token)
    counted = any(is_counted(parse, kid) for kid in parse.kids(verb.i, "nsubj"))
    sound = any(kid.lower in ("well", "sound", "ashore") for kid in parse.kids(token.i, "conj", "advmod"))
    after = any(kid.lower == "after" for t in (verb, token) for kid in parse.kids(t.i, "prep"))
    after = after or any(
        kid.lower == "after"
        for t in (verb, token)
        for clause in parse.kids(t.i, "advcl")
        for kid in parse.kids(clause.i, "mark")
    )
    return verb.lemma == "be" and counted and (sound or after)


def _is_home_again(parse: Parse, token: Token) -> bool:
    """Read "the nuns will be home for Easter", "are back with their parents", of people who were held."""
    verb = parse.head(token)
    if verb.lemma != "be" or token.dep not in ("advmod", "acomp", "prt"):
        return False
    their = any(noun.lemma in phrase("restored")[1] for noun in objects_of(parse, token.i, "with"))
    their = their or any(noun.lemma in phrase("restored")[1] for noun in objects_of(parse, verb.i, "with"))
    counted = any(is_counted(parse, kid) for kid in parse.kids(verb.i, "nsubj"))
    denied = any(parse.kids(verb.i, "neg"))
    return counted and not denied and (their or token.lower == "home") and is_near_abduction(parse, verb)


def _is_stuck(parse: Parse, place: Token) -> bool:
    """Tell whether a number of people are still in a place they ought to have left ("are still inside")."""
    verb = parse.head(place)
    if verb.lemma == "leave" and any(kid.lower == "still" for kid in parse.kids(place.i, "advmod")):
        return any(
            is_counted(parse, kid) for kid in parse.kids(verb.i, "dobj")
        )  # "leaving five still inside"
    if verb.lemma == "be" and verb.dep == "xcomp" and parse.head(verb).lemma in _SUPPOSED:
        above = parse.head(verb)
        held = [parse.head(above)] if above.dep == "acl" else [*parse.kids(above.i, "nsubjpass", "nsubj")]
        fallen_in = any(t.lemma in words("caving_in") for t in parse.of(place.sent))
        safe = not any(noun_class(some) in ("militant", "attacker") for some in held)
        still = any(kid.lower == "still" for kid in parse.kids(verb.i, "advmod"))
        within = any(
            noun.ent != "GPE" and noun.lemma not in _AT_LARGE for noun in parse.kids(place.i, "pobj")
        )
        fallen_in = fallen_in or (still and within)  # "believed to be still inside the market hall"
        return above.tag in ("VBN", "VBD") and fallen_in and safe and any(is_counted(parse, t) for t in held)
    still = verb.lemma == "remain" or any(k.lower == "still" for k in parse.kids(verb.i, "advmod"))
    people = any(is_counted(parse, kid) for kid in parse.kids(verb.i, "nsubj"))
    return verb.lemma in words("staying") and still and people


_AT_LARGE = frozenset({"country", "city", "territory", "region", "area", "enclave", "state", "town"})
"""What people may well be inside of without being trapped."""
_SUPPOSED = frozenset({"believe", "think", "fear", "presume", "suspect", "understand"})
"""Verbs with which people are supposed to be inside what has come down or burns."""


def _is_kept_in(parse: Parse, head: Token, kinds: set[str]) -> bool:
    """Tell whether "in hospital" says that some are in care ("three were still in the hospital"), and not
    where they are ("the mayor was in the hospital"); so of a number with which something ends.
    """
    if head.lemma == "be":
        counted = any(is_counted(parse, kid) for kid in parse.kids(head.i, "nsubj"))
        return counted or "the" not in kinds
    alone = "the" not in kinds and head.dep != "conj" and is_counted(parse, head)
    if alone and (head.tag == "CD" or sense(head) == "people"):
        return head.ent != "DATE"  # "Five in hospital after crash", "Samoa has 169 in hospital"
    ended = parse.head(head).lower == "with" and parse.head(parse.head(head)).lemma in ("end", "leave")
    return head.lemma == "remain" or (head.dep == "pobj" and ended and is_counted(parse, head))


def _is_of_some(parse: Parse, token: Token, *, disease: bool) -> bool:
    """Tell whether "critical" is said of a number of people, and not of what they think of something; so
    "stable", which prices may be as well. Where the news is of a `disease`, a bare number is of its patients.
    """
    if any(parse.kids(token.i, "prep")):
        return False
    subjects = (kid for t in parse.ancestors(token) for kid in parse.kids(t.i, "nsubj", "nsubjpass"))
    subject = next(subjects, None)
    if subject is None or not is_counted(parse, subject):
        return False
    rest = any(kid.lower in ("other", "remaining") for kid in parse.kids(subject.i))
    patients = disease and subject.tag == "CD"
    return token.lower == "critical" or rest or patients or sense(subject) == "people"


def _is_numbered(parse: Parse, token: Token) -> bool:
    """Tell whether a number, and no article, stands before a nominal ("spoke of more than 300 dead")."""
    numbered = any(k.tag == "CD" for k in parse.kids(token.i, "nummod")) or (
        token.i > 0 and parse.tokens[token.i - 1].tag == "CD"
    )
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
        if following.tag == "CD" or following.lower in words("number_words") - {"at"}:
            counted = True
        elif following.lower not in words("beside_number") and sense(following) != "people":
            return None
    return None


_REACH = 10
"""How many words a number and what is said of it may take."""
