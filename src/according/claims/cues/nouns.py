"""Cues that are nouns: "12 deaths", "the murder of two men", "Mr Roe's death", "a triple shooting", "35
bodies".
"""

from __future__ import annotations

from according.claims.cues.captivity import is_near_abduction
from according.claims.cues.lexicon import Cue, Frame, lexicon, phrase, words
from according.claims.cues.maladies import is_malady
from according.claims.named import is_told_as_person
from according.claims.people import age_of, is_aged, is_family, sense, sex_of
from according.claims.syntax import NOUN_TAGS, is_counted, objects_of, owners_of
from according.language.parse import Parse, Token
from according.model import Effect


def noun_cue(parse: Parse, token: Token, *, disease: bool) -> Cue | None:
    """Return the cue that a noun is. `disease` says that "cases" are cases of a disease in this report."""
    if token.lower in ("fighting", "battling") and (last := _for_life(parse, token)) is not None:
        return Cue("injured", "adjective", token.i, token.i, last)
    if token.lower == "hurt":
        return _cue(token, "injured", "adjective")
    if token.tag not in NOUN_TAGS:
        return None
    lemma = token.lemma
    if special := _special(parse, token, disease=disease):
        return special
    if lemma == "patient":
        return _patients(parse, token)
    if lemma in ("kia", "wia") and not token.text.isupper():
        return None  # "a Kia"
    if token.lower == "test" and is_counted(parse, token) and _is_positive(parse, token):
        return Cue("ill", "adjective", token.i, token.i, token.i + 1)
    if lemma == "sufferer" or token.lower in ("positives", "admissions"):
        return _sufferers(parse, token, disease=disease)
    if lemma in ("release", "freeing"):
        return None
    if (
        lemma in words("disease_counts")
        and not disease
        and not (lemma in ("infection", "illness") and is_counted(parse, token))
        and not (lemma == "case" and _is_of_health(parse, token))
    ):
        return None
    if lemma in ("arrest", "detention") and _is_no_arrest(parse, token):
        return None
    if lemma in ("hostage", "captive") and parse.head(token).lower == "as":
        return None  # "took 12 villagers as hostages": the verb tells it
    if lemma == "refugee" and parse.head(token).lemma == "return":
        return None
    if lemma == "evacuation" and any(kid.lower in _OF_THE_ILL for kid in parse.kids(token.i)):
        return None  # "the first medical evacuation from the station"
    known = lexicon()
    if lemma in words("kidnaps") and (told := _involving(parse, token)):
        return told
    before = parse.tokens[token.i - 1 : token.i]  # tagged as a verb: "pleaded guilty to | attempted murder"
    if any(k.lower in words("not_done") for k in (*before, *parse.kids(token.i, "amod", "compound"))):
        return None  # "charged with the attempted murder of two officers"
    if lemma in ("murder", "killing") and _is_of_charge(parse, token):
        return None
    ranked = any(t.tag == "NNP" for t in parse.tokens[token.i + 1 : token.i + 2])
    if lemma == "homicide" and (ranked or token.dep in ("compound", "nmod", "amod")):
        return None  # "the sheriff's homicide detectives", "homicide Sgt. Roe"
    counted = lemma in known.count_nouns and _is_counted_itself(parse, token)
    if lemma in known.of_nouns and lemma != "case" and not counted and _takes_people(parse, token):
        fatal = lemma == "shooting" and any(k.lower in words("fatal") for k in parse.kids(token.i))
        return _cue(token, "killed" if fatal else known.of_nouns[lemma], "of_noun")
    if lemma == "victim" and disease:
        return _cue(token, "ill", "count_noun")
    return _cue(token, known.count_nouns[lemma], "count_noun") if lemma in known.count_nouns else None


_OF_THE_ILL = frozenset({"medical", "aeromedical", "casualty"})


def _is_described(parse: Parse, victim: Token) -> bool:
    """Tell whether it is said who "the victim" is, by sex or age ("The victim was a 45-year-old woman")."""
    verb = parse.head(victim)
    known = victim.dep == "nsubj" and verb.lemma == "be" and victim.right == victim.i
    the = any(kid.lower == "the" for kid in parse.kids(victim.i, "det"))
    said = (kid for kid in parse.kids(verb.i, "attr") if sense(kid) == "people")
    return known and the and any(sex_of(kid) or age_of(kid) for kid in said)


def _is_of_charge(parse: Parse, murder: Token) -> bool:
    """Tell whether a murder is only what the law calls a crime ("charged with murder of a peace officer")."""
    victims = objects_of(parse, murder.i, "of")
    bare = not any(parse.kids(murder.i, "det", "poss", "nummod"))
    anyone = any(k.lower in ("a", "an") for noun in victims for k in parse.kids(noun.i, "det"))
    above = {t.lemma for t, _ in zip(parse.ancestors(murder), range(_CHARGED), strict=False)}
    return bare and anyone and murder.tag == "NN" and bool(above & words("charging"))


_CHARGED = 4
"""How far above a crime in the tree it may stand that somebody is charged with it."""


def _involving(parse: Parse, token: Token) -> Cue | None:
    """Read whom incidents counted in the plural involve: "41 kidnappings involving some 230 people"."""
    clauses = (*parse.kids(token.i, "acl"), *parse.kids(token.head, "advcl"))
    involving = next((kid for kid in clauses if kid.lower == "involving" and kid.i > token.i), None)
    if involving is None or not any(_is_person(parse, noun) for noun in parse.kids(involving.i, "dobj")):
        return None
    return Cue("abducted", "object", involving.i, token.i, involving.i)


def _is_no_arrest(parse: Parse, token: Token) -> bool:
    """Tell whether an arrest is one of the past, one only wanted or feared, or of the heart."""
    said, above = {kid.lower for kid in parse.kids(token.i)}, parse.head(token)
    if said & words("of_record"):
        return True
    if token.lemma != "arrest":
        return False
    evaded = token.dep == "dobj" and above.lemma in words("preventing") | words("demanding") | _EVADING
    wanted = above.lower == "for" and parse.head(above).lemma in _BEFORE_ARREST
    wanted = wanted or (above.lower == "to" and _is_to_lead(parse, parse.head(above)))
    return (
        evaded or wanted or bool(said & {"cardiac", "orders"})
    )  # "to prevent his brother's arrest", "a warrant for"


def _is_to_lead(parse: Parse, verb: Token) -> bool:
    """Tell whether something is asked or paid for that would lead to an arrest ("information leading to the
    arrest of the gunman").
    """
    sought = {"information", "reward"} & {t.lemma for t in parse.of(verb.sent)}
    return verb.lemma == "lead" and verb.tag not in ("VBD", "VBN") and bool(sought)


_EVADING = frozenset({"avoid", "evade", "escape", "resist", "fear", "order"})
_BEFORE_ARREST = frozenset({"warrant", "reward", "call", "information", "order", "request"})


def _for_life(parse: Parse, token: Token) -> int | None:
    """Return the last token of "for life", "for their lives" right after a word."""
    for i in range(token.i + 1, min(parse.bounds[token.sent][1], token.i + 4)):
        after = parse.tokens[i]
        if after.lower in ("life", "lives"):
            return i
        if after.lower != "for" and after.tag != "PRP$":
            return None
    return None


def _patients(parse: Parse, token: Token) -> Cue | None:
    """Read "six Ebola patients", "its 49th mpox patient", "a measles patient took a train": those whom the
    noun says to be ill.
    """
    named = any(kid.lower in words("diseases") for kid in parse.kids(token.i, "compound", "amod", "nmod"))
    bare = parse.sentences[token.sent].kind == "headline" and token.left < token.i
    one = bare or any(kid.lower in ("a", "an") for kid in parse.kids(token.i, "det"))
    told = token.tag == "NN" and token.dep in ("nsubj", "nsubjpass") and one
    return _cue(token, "ill", "count_noun") if named and (told or is_counted(parse, token)) else None


def _is_positive(parse: Parse, test: Token) -> bool:
    """Tell whether a verb was taken for a noun in a headline ("Over 3,000 test positive in Lanzhou")."""
    after = parse.tokens[test.i + 1 : test.i + 2]
    return test.tag == "NN" and any(t.lower == "positive" and t.sent == test.sent for t in after)


def _sufferers(parse: Parse, token: Token, *, disease: bool) -> Cue | None:
    """Read "the ward is treating 26 sufferers", "swab results returned six positives"."""
    beside = words("in_care") if token.lemma == "sufferer" else words("swabs")
    told = disease or any(t.lemma in beside for t in parse.of(token.sent))
    if token.lower == "admissions" and not any(k.lower == "hospital" for k in parse.kids(token.i)):
        return None
    return _cue(token, "ill", "count_noun") if told and is_counted(parse, token) else None


def _is_of_health(parse: Parse, case: Token) -> bool:
    """Tell whether cases are of a disease by what is said of them alone ("14 confirmed cases")."""
    said = any(kid.lower in words("of_health") for kid in parse.kids(case.i, "amod"))
    named = (*parse.kids(case.i, "compound"), *objects_of(parse, case.i, "of", "against"))
    return said and is_counted(parse, case) and all(is_malady(noun) for noun in named)


def _cue(token: Token, effect: Effect, frame: Frame) -> Cue:
    return Cue(effect, frame, token.i, token.i, token.i)


def _special(parse: Parse, token: Token, *, disease: bool) -> Cue | None:
    """Read nouns that mean an effect only in company: bodies, a double murder, the loss of 12 crew, hostage-
    taking.
    """
    lemma = token.lemma
    if (lemma in words("last_seen") or token.lower in words("last_seen")) and token.tag != "NNP":
        if _is_only_place_for(parse, token):
            return None
        if _is_never_found(parse, token):
            return _cue(token, "missing", "count_noun")
        return _cue(token, "killed", "of_noun" if _takes_people(parse, token) else "count_noun")
    if lemma in words("multiplied") and any(k.lower in words("multiples") for k in parse.kids(token.i)):
        return _multiplied(parse, token)
    if token.lower == "loss" and any(
        noun.lower == "life" and not is_counted(parse, noun) for noun in objects_of(parse, token.i, "of")
    ):
        return _cue(token, "killed", "count_noun")
    verb = parse.head(token)
    if lemma in words("rites") and is_counted(parse, token) and verb.lemma in words("at_rites"):
        return _cue(token, "killed", "count_noun")  # "carried 14 coffins", "six burials took place"
    denied = any(kid.lower == "no" for kid in parse.kids(token.i, "det"))  # "no injuries to residents"
    if lemma in words("uprootings") and parse.head(token).tag not in NOUN_TAGS:
        moved = owners_of(parse, token.i)
        counted = any(is_counted(parse, noun) and _is_person(parse, noun) for noun in moved)
        families = any(is_family(noun) for noun in moved)
        return _cue(token, "displaced", "of_noun") if counted and (families or lemma != "movement") else None
    if lemma == "injury" and not denied and _is_of_people(parse, token):
        return _cue(token, "injured", "of_noun")
    if lemma == "victim" and _is_described(parse, token):
        return Cue("casualties", "named", verb.i, token.i, verb.i)
    if lemma == "suicide" and token.dep == "dobj" and verb.lower == "committed":
        return Cue("killed", "subject", verb.i, verb.i, token.i)  # and not how many commit it each day
    if _is_of_unseen(parse, token):
        return _cue(token, "missing", "of_noun")
    if lemma == "victim" and any(k.lemma in words("kidnaps") for k in parse.kids(token.i, "compound")):
        return _cue(token, "abducted", "count_noun")
    if lemma in phrase("wards")[0] and _takes_people(parse, token):
        sick = {t.lemma for t in parse.of(token.sent)} & words("disease")
        return _cue(token, "ill" if sick else "injured", "of_noun")
    order = parse.head(token)
    if lemma == "evacuation" and token.dep == "compound" and order.lemma == "order":
        told = any(is_counted(parse, noun) for noun in objects_of(parse, order.i, "for"))
        return Cue("displaced", "of_noun", order.i, token.i, order.i) if told else None
    if lemma == "condition" and _is_told_grave(parse, token):
        return _cue(token, "ill" if disease else "injured", "of_noun")
    if lemma in ("release", "freedom", "freeing"):
        return _cue(token, "rescued", "of_noun") if _is_of_captives(parse, token) else None
    if lemma == "taking" and any(k.lower == "hostage" for k in parse.kids(token.i)):
        return _cue(token, "abducted", "of_noun")
    return _of_losses(parse, token)


def _is_only_place_for(parse: Parse, bodies: Token) -> bool:
    """Tell whether bodies are only what there is room for ("the mortuary has space for 80 bodies")."""
    link = parse.head(bodies)
    return link.lower == "for" and parse.head(link).lemma in words("places_for_bodies")


def _multiplied(parse: Parse, token: Token) -> Cue:
    """Read "a double murder", "a triple shooting", "the double murders of his mother and aunt"."""
    if token.tag == "NNS" and token.lemma in lexicon().of_nouns and _takes_people(parse, token):
        return _cue(token, lexicon().of_nouns[token.lemma], "of_noun")
    return _cue(token, "casualties" if token.lemma in ("shooting", "stabbing") else "killed", "count_noun")


def _is_of_captives(parse: Parse, token: Token) -> bool:
    """Tell whether a release is of people who were held."""
    if _is_secured(parse, token):
        return True
    of_captives = {t.lemma for t in parse.of(token.sent)} & words("takers")
    freed = {noun.lemma for noun in objects_of(parse, token.i, "of")} & phrase("let_go")[1]
    return token.lemma != "freedom" and bool(of_captives or freed)


def _of_losses(parse: Parse, token: Token) -> Cue | None:
    """Read "losses among the crew", "the loss of 12 men"."""
    among = objects_of(parse, token.i, "among", "in") if token.lower == "losses" else ()
    if any(sense(noun) == "people" for noun in among) or _is_amount(parse, token):
        return _cue(token, "casualties", "count_noun")
    mourned = parse.head(token).lemma in words("mourning")
    if token.lemma in words("losses") and any(
        (sense(noun) == "people" and (mourned or is_counted(parse, noun))) or _are_aboard(parse, noun)
        for noun in objects_of(parse, token.i, "of")
    ):
        return _cue(token, "killed" if token.lemma == "loss" else "ill", "of_noun")
    return None


def _is_amount(parse: Parse, token: Token) -> bool:
    """Tell whether losses are told as a number of people ("enemy losses amounted to 45 servicemen"): who was
    killed and who was hurt is left open.
    """
    verb = parse.head(token)
    if token.lower != "losses" or token.dep != "nsubj" or verb.lemma not in words("summing"):
        return False
    after = parse.tokens[verb.i + 1 : min(verb.i + _NEAR_SUM, parse.bounds[verb.sent][1])]
    first = next((n for n, t in enumerate(after) if t.tag == "CD"), None)
    return first is not None and any(sense(t) == "people" for t in after[first + 1 : first + 3])


_NEAR_SUM = 9


def _are_aboard(parse: Parse, noun: Token) -> bool:
    """Tell whether a number is of those aboard ("with the loss of all 14 on board", "of all five hands")."""
    after = [t.lower for t in parse.tokens[noun.i + 1 : noun.i + 3]]
    on_board = after[:1] == ["aboard"] or after == ["on", "board"]
    return (noun.tag == "CD" and on_board) or (noun.lemma == "hand" and is_counted(parse, noun))


def _is_secured(parse: Parse, token: Token) -> bool:
    """Tell whether somebody got captives free ("secured the freedom of 17 travellers")."""
    got = token.dep in ("dobj", "nsubjpass") and parse.head(token).lemma in words("securing")
    freed = any(
        is_counted(parse, noun) and _is_person(parse, noun) for noun in objects_of(parse, token.i, "of")
    )
    return got and freed and is_near_abduction(parse, token)


def _is_of_unseen(parse: Parse, token: Token) -> bool:
    """Tell whether a noun says that people are looked for, or that nobody knows where they are.

    "The fate of 12 is unknown", "no sign of", "contact was lost with", "a search for".
    """
    if token.lower in ("whereabouts", "fate"):
        return _is_unknown(parse, token)
    if token.lemma in ("hope", "fear") and parse.head(token).lemma in words("dwindling"):
        return any(
            is_counted(parse, noun) and _is_person(parse, noun) for noun in _led_by(parse, token, "for")
        )
    if token.lemma in ("search", "hunt") and not {t.lemma for t in _led_by(parse, token, "for")} & words(
        "culprits"
    ):
        return any(is_counted(parse, noun) for noun in _led_by(parse, token, "for"))
    if token.lemma == "contact" and parse.head(token).lemma == "lose":
        lost = [m for n in _led_by(parse, token, "with") for m in (n, *parse.kids(n.i, "compound"))]
        people = any(is_counted(parse, n) and n.lemma in words("cut_off_people") for n in lost)
        return people or any(n.lemma in words("craft") for n in lost)
    if token.lower == "nothing" and parse.head(token).lemma in ("hear", "see"):
        unheard = [*_led_by(parse, token, "of"), *_led_by(parse, token, "from")]
        return any(is_counted(parse, noun) and _is_person(parse, noun) for noun in unheard)
    if token.lemma in ("news", "word") and _is_awaited(parse, token):
        return any(is_counted(parse, n) and _is_person(parse, n) for n in objects_of(parse, token.i, "of"))
    if token.lemma in words("no_sign") and any(k.lower == "no" for k in parse.kids(token.i, "det")):
        unseen = (*_led_by(parse, token, "of"), *_led_by(parse, token, "from"))
        return any(_is_person(parse, noun) for noun in unseen)
    return False


def _is_awaited(parse: Parse, token: Token) -> bool:
    """Tell whether somebody waits for news ("are waiting for word of", "await news of")."""
    above = parse.head(token)
    if above.lower == "for":
        return parse.head(above).lemma == "wait"
    return above.lemma == "await"


def _led_by(parse: Parse, token: Token, preposition: str) -> list[Token]:
    """Return what a preposition brings to a noun or to its verb ("lost contact with six fishermen")."""
    return [*objects_of(parse, token.i, preposition), *objects_of(parse, token.head, preposition)]


def _is_of_people(parse: Parse, injury: Token) -> bool:
    owners = (
        kid for kid in parse.kids(injury.i, "poss") if kid.tag in ("NN", "NNS")
    )  # "her sister's injuries"
    return any(sense(noun) == "people" for noun in (*objects_of(parse, injury.i, "of", "to"), *owners))


def _is_person(parse: Parse, noun: Token) -> bool:
    return sense(noun) == "people" or (noun.tag == "CD" and is_counted(parse, noun))


def _is_unknown(parse: Parse, whereabouts: Token) -> bool:
    """Tell whether nobody knows where some are: "the whereabouts of 12 people are unknown"."""
    after = parse.tokens[whereabouts.i : min(parse.bounds[whereabouts.sent][1], whereabouts.i + _CLAUSE)]
    said = {t.lower for t in after}
    return bool(said & words("unclear")) or ("known" in said and "not" in said)


def _is_told_grave(parse: Parse, condition: Token) -> bool:
    """Tell whether the condition of people is said to be bad: "the condition of three was stated to be
    critical".
    """
    if not any(sense(noun) == "people" or noun.tag == "CD" for noun in objects_of(parse, condition.i, "of")):
        return False
    clause = parse.tokens[condition.i : min(parse.bounds[condition.sent][1], condition.i + _CLAUSE)]
    return condition.dep in ("nsubj", "nsubjpass") and any(t.lower in words("conditions") for t in clause)


_CLAUSE = 14
"""How many tokens after a condition may say which it is."""


def _is_never_found(parse: Parse, token: Token) -> bool:
    after = {t.lower for t in parse.tokens[token.i + 1 : token.i + 6]}
    return bool({"never", "not", "yet"} & after) and bool({"recovered", "found", "retrieved"} & after)


def _is_counted_itself(parse: Parse, token: Token) -> bool:
    """Tell whether a number is of what happened, and those affected have none: "two deaths of guards"."""
    owners = owners_of(parse, token.i)
    return is_counted(parse, token) and bool(owners) and not any(is_counted(parse, who) for who in owners)


def _takes_people(parse: Parse, token: Token) -> bool:
    """Tell whether a noun has somebody in the possessive or after "of"; a place or "its" is nobody."""
    owners = [
        k
        for k in parse.kids(token.i, "poss")
        if k.tag != "PRP$" and (sense(k) != "not_people" or is_told_as_person(parse, k.i))
    ]
    if any(
        k.ent not in ("GPE", "LOC", "ORG", "DATE") or is_aged(k) or is_told_as_person(parse, k.i)
        for k in owners
    ):
        return True
    return any(
        noun.lemma not in words("seasons") and (noun.ent not in ("DATE", "TIME") or is_aged(noun))
        for noun in owners_of(parse, token.i)
    )
