"""Cues of verbs that harm nobody by themselves, and tell what became of people by what stands beside them:
"never came back from the dive", "have been reunited with their families", "a bug laid 140 guests low".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from according.claims.cues.captivity import is_near_abduction
from according.claims.cues.company import has_counted_subject
from according.claims.cues.lexicon import Cue, Frame, phrase, words
from according.claims.cues.maladies import is_by_poison, is_malady
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

Test = Callable[[Parse, Token], bool]
"""What is asked of a verb that has a word of its phrase beside it."""


@dataclass(frozen=True, slots=True)
class _Plight:
    """A phrase of `vocab/effects.toml`, its effect and frame, and what is asked of its verb; where it is so
    `beside`, a word of the phrase has to hang from it, too.
    """

    name: str
    effect: Effect
    frame: Frame
    holds: Test
    beside: bool = True


def plight_cue(parse: Parse, verb: Token, beside: frozenset[str]) -> Cue | None:
    """Return the cue that a verb is by the words `beside` it and by those whom it is said of."""
    for plight in _by_verb().get(verb.lemma, ()):
        said = not plight.beside or beside & phrase(plight.name)[1]
        if said and plight.holds(parse, verb):
            return Cue(plight.effect, plight.frame, verb.i, verb.i, verb.i)
    return None


def is_by_disease(parse: Parse, verb: Token) -> bool:
    """Tell whether it is a disease that does what a verb tells ("was brought by travellers" is not)."""
    doers = [*objects_of(parse, verb.i, "by"), *parse.kids(verb.i, "nsubj")]
    if verb.dep == "relcl":  # "an outbreak of salmonella that has affected 12 people"
        above = parse.head(verb)
        doers += [above, parse.head(parse.head(above))] if above.dep == "pobj" else [above]
    doers += [kid for doer in doers for kid in parse.kids(doer.i, "compound")]  # "hepatitis E"
    return any(doer.lower in words("disease") or is_malady(doer) for doer in doers)


def _are_counted(parse: Parse, verb: Token) -> bool:
    return any(is_counted(parse, kid) and _is_people(kid) for kid in subjects_along(parse, verb))


def _is_people(noun: Token) -> bool:
    return noun.tag == "CD" or is_likely(noun)


def _is_done_to_counted(parse: Parse, verb: Token) -> bool:
    done_to = parse.kids(verb.i, "nsubjpass" if is_passive(parse, verb) else "dobj")
    return any(is_counted(parse, kid) and _is_people(kid) for kid in done_to)


def _is_denied(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb, or the one it completes, says that something did not happen."""
    chain = [verb]
    while chain[-1].dep in ("xcomp", "acomp") and chain[-1].head != chain[-1].i:
        chain.append(parse.head(chain[-1]))
    failed = any(t.lemma == "fail" or t.lower == "yet" for t in chain[1:])
    below = {kid.lower for t in chain for kid in parse.kids(t.i, "neg", "advmod")}
    return failed or bool(below & {"not", "n't", "never", "yet"})


def _is_never_back(parse: Parse, verb: Token) -> bool:
    """Read "two divers failed to come back from a dive", "did not return to camp", "have not resurfaced"."""
    if not _is_denied(parse, verb) or not _are_counted(parse, verb) or any(parse.kids(verb.i, "dobj")):
        return False
    if verb.lemma not in ("return", "come"):
        return True
    beside = {kid.lower for kid in parse.kids(verb.i)}
    back = ("back" in beside or verb.lemma == "return") and "home" not in beside
    ends = [noun.lemma for noun in objects_of(parse, verb.i, "to", "from", "for")]
    return back and all(end in words("outings") | words("bases") for end in ends)


def _is_swept_off(parse: Parse, verb: Token) -> bool:
    off = any(kid.lower in ("off", "from", "overboard") for kid in parse.kids(verb.i))
    return off and (is_passive(parse, verb) or _is_done_to_counted(parse, verb))


def _is_sent_across(parse: Parse, verb: Token) -> bool:
    over = objects_of(parse, verb.i, "across", "over")
    over += [n for kid in parse.kids(verb.i, "dobj") for n in objects_of(parse, kid.i, "across", "over")]
    return bool(over) and _is_done_to_counted(parse, verb)


def _is_chased_into(parse: Parse, verb: Token) -> bool:
    return bool(objects_of(parse, verb.i, "into")) and _is_done_to_counted(parse, verb)


def _is_restored(parse: Parse, verb: Token) -> bool:
    """Read "seven pupils have been reunited with their families" where an abduction was told of."""
    with_them = objects_of(parse, verb.i, "with", "to")
    return bool(with_them) and is_near_abduction(parse, verb) and not _is_denied(parse, verb)


def _is_taken_ill(parse: Parse, verb: Token) -> bool:
    said = verb.lemma in ("take", "turn", "become") or has_counted_subject(parse, verb)
    return said and not _is_denied(parse, verb) and any(True for _ in subjects_along(parse, verb))


def _is_inhaled(parse: Parse, verb: Token) -> bool:
    return _are_counted(parse, verb) and any(parse.kids(verb.i, "dobj"))


def _cannot_get_out(parse: Parse, verb: Token) -> bool:
    """Read "five men were unable to get out of the shaft", "two who could not escape"."""
    unable = any(kid.lower in ("can", "ca", "could") for kid in parse.kids(verb.i, "aux"))
    unable = unable and any(parse.kids(verb.i, "neg"))
    unable = unable or (verb.dep == "xcomp" and parse.head(verb).lemma == "unable")
    if not unable or not _are_counted(parse, verb):
        return False
    left = [*places_left(parse, verb), *parse.kids(verb.i, "dobj")]
    around = {t.lemma for t in parse.of(verb.sent)}
    cut_off = verb.lemma == "leave" and bool(around & (words("cutting_off") - {"collapse"}))
    return not left or cut_off or any(_is_peril(parse, noun) for noun in left)


def _is_peril(parse: Parse, noun: Token) -> bool:
    burning = {kid.lower for kid in parse.kids(noun.i, "amod", "compound")} & words("burning")
    return bool(burning) or noun.lemma in words("dangers") | words("enclosures")


def _escapes_peril(parse: Parse, verb: Token) -> bool:
    """Read "fifteen escaped through a window of the burning bus", "fled the blaze" not."""
    left = [*places_left(parse, verb), *parse.kids(verb.i, "dobj")]
    left += objects_of(parse, verb.i, "through")
    left += [noun for place in tuple(left) for noun in objects_of(parse, place.i, "of", "in")]
    perils = any(_is_peril(parse, noun) for noun in left)
    doers = list(subjects_along(parse, verb))
    if any(kid.lemma in words("at_large") or noun_class(kid) == "responder" for kid in doers):
        return False  # "sixty prisoners escaped through a tunnel"
    if verb.lemma in ("walk", "run", "emerge", "swim", "paddle", "get"):
        perils = perils and _are_told_in_peril(parse, verb)
    return perils and _are_counted(parse, verb) and not _is_denied(parse, verb)


def _are_told_in_peril(parse: Parse, verb: Token) -> bool:
    """Tell whether what people walk out of had fallen in, or they get out by themselves or alive; commuters
    come out of a tunnel every day.
    """
    near = parse.tokens[max(0, verb.i - _AROUND) : verb.i + _AROUND]
    told = {word for t in near for word in (t.lower, t.lemma)}
    return bool(
        told
        & (
            words("caving_in") - {"cave", "mine", "flood"}
            | words("held_below") - {"cave", "cut"}
            | words("burning")
            | _ALIVE
        )
    )


_AROUND = 40
"""How many tokens from a verb tell what people had been in."""
_ALIVE = frozenset({"alive", "unaided", "unassisted", "unhurt", "unharmed", "unscathed"})


def _are_brought_in(parse: Parse, verb: Token) -> bool:
    """Read "intercepted two boats and brought 44 people to Palma"; those who fish or smuggle are arrested."""
    above = parse.head(verb)
    stopped = above.lemma == "intercept" and lemmas(parse, above.i, "dobj") & (
        words("craft") | words("afloat")
    )
    brought = [kid for kid in parse.kids(verb.i, "dobj") if is_counted(parse, kid)]
    return (
        verb.dep == "conj"
        and bool(stopped)
        and any(kid.tag == "CD" or kid.lemma in words("far_from_shore") for kid in brought)
    )


def _is_got_back(parse: Parse, verb: Token) -> bool:
    """Read "the Red Cross received eight hostages from Hamas"."""
    got = [kid for kid in parse.kids(verb.i, "dobj") if is_counted(parse, kid)]
    doers = {doer.lemma for doer in doers_along(parse, verb)}
    held = any(kid.lemma in phrase("got_back")[1] for kid in got)
    return held and verb.lemma != "take" and not doers & (words("captors") | words("takers"))


def _is_held_up(parse: Parse, verb: Token) -> bool:
    """Read "spent the night in stationary cable cars", on a ledge or in a lift."""
    spent = {kid.lemma for kid in parse.kids(verb.i, "dobj", "npadvmod")}
    return (
        bool(spent & words("spans_of_time"))
        and _are_counted(parse, verb)
        and any(
            noun.lemma in words("enclosures") | words("dangers") | words("heights") - {"tree", "balcony"}
            or (noun.lemma == "car" and lemmas(parse, noun.i, "compound") & {"cable"})
            or (noun.lemma in ("car", "vehicle") and _are_road_users(parse, verb))
            for noun in objects_of(parse, verb.i, "in", "on", "inside")
        )
    )


def _are_road_users(parse: Parse, verb: Token) -> bool:
    return any(kid.lemma in words("road_users") for kid in subjects_along(parse, verb))


def _is_sought_alive(parse: Parse, verb: Token) -> bool:
    """Read "rescuers are racing to reach five men": those whom they cannot yet reach are trapped."""
    doers = {doer.lemma for doer in doers_along(parse, verb)}
    tries = verb.dep == "xcomp" and parse.head(verb).lemma in words("trying")
    return tries and bool(doers & words("searchers")) and _is_done_to_counted(parse, verb)


def _is_cut_off_by_slide(parse: Parse, verb: Token) -> bool:
    doers = {doer.lemma for doer in doers_along(parse, verb)}
    return bool(doers & (words("slides") | words("waters") | words("cutting_off"))) and _is_done_to_counted(
        parse, verb
    )


def _is_felled(parse: Parse, verb: Token) -> bool:
    """Read "a stomach bug has felled 140 guests", "140 guests were laid low by a bug"."""
    by = is_by_disease(parse, verb) or is_by_poison(parse, verb)
    return by and _is_done_to_counted(parse, verb)


def _is_run_into(parse: Parse, verb: Token) -> bool:
    """Read "a van ploughed into nine pedestrians", "shrapnel tore into five worshippers"."""
    doers = {doer.lemma for doer in doers_along(parse, verb)}
    doers |= {parse.head(verb).lemma} if verb.dep == "acl" else set()  # "a van ploughed", as of one ploughed
    struck = (noun for noun in objects_of(parse, verb.i, "into") if noun_class(noun) is not None)
    return bool(doers & words("strikers")) and any(is_counted(parse, noun) for noun in struck)


def _is_spread_to(parse: Parse, verb: Token) -> bool:
    """Read "the disease has spread to 37 people"."""
    reached = objects_of(parse, verb.i, "to", "among")
    return is_by_disease(parse, verb) and any(
        is_counted(parse, noun) and noun_class(noun) is not None for noun in reached
    )


def _is_battling(parse: Parse, verb: Token) -> bool:
    """Read "eight children are battling measles", and not of doctors who do."""
    ill = any(is_malady(kid) for kid in parse.kids(verb.i, "dobj"))
    carers = lemmas(parse, verb.i, "nsubj") & words("carers_of_the_ill")
    return ill and not carers and _are_counted(parse, verb)


def _is_at_cost_of(parse: Parse, verb: Token) -> bool:
    """Read "the blast cost two sappers their legs"."""
    return any(is_counted(parse, kid) and _is_people(kid) for kid in parse.kids(verb.i, "dative", "dobj"))


def _is_poisoned(parse: Parse, verb: Token) -> bool:
    """Tell whether people faint of what they ate or breathed, which the sentence names."""
    told = {word for t in parse.of(verb.sent) for word in (t.lower, t.lemma)}
    return _are_counted(parse, verb) and bool(told & words("sickening_words"))


def _is_of_tests(parse: Parse, verb: Token) -> bool:
    """Read "tests have come back positive for nine people"."""
    tests = lemmas(parse, verb.i, "nsubj") & words("swabs")
    positive = any(kid.lower == "positive" for kid in parse.kids(verb.i))
    of_whom = objects_of(parse, verb.i, "for", "from")
    of_whom += [
        n for kid in parse.kids(verb.i, "nsubj") for n in objects_of(parse, kid.i, "from", "on", "of")
    ]
    people = any(is_counted(parse, n) and _is_people(n) for n in of_whom)
    return bool(tests) and positive and people


def _is_of_craft(parse: Parse, verb: Token) -> bool:
    """Tell whether it is a plane or a boat that is out of touch ("dropped off the radar")."""
    off = verb.lemma not in ("drop", "fall", "go", "slip") or any(
        kid.lower in ("off", "from") for kid in parse.kids(verb.i, "prep")
    )
    return off and any(kid.lemma in words("craft") for kid in parse.kids(verb.i, "nsubj", "nsubjpass"))


def _is_price_of(parse: Parse, verb: Token) -> bool:
    """Read "bandits are demanding 50 million naira for 12 travellers"."""
    doers = {doer.lemma for doer in doers_along(parse, verb)}
    held = [n for kid in parse.kids(verb.i, "dobj") for n in objects_of(parse, kid.i, "for")]
    held += objects_of(parse, verb.i, "for")
    people = any(is_counted(parse, noun) and _is_people(noun) for noun in held)
    money = any(kid.ent == "MONEY" for kid in parse.kids(verb.i, "dobj"))
    return people and money and bool(doers & (words("captors") | words("takers")))


def _is_fallen(parse: Parse, verb: Token) -> bool:
    """Read "six soldiers fell when their patrol was ambushed", and not "fell ill", "fell back", "fell to"."""
    fought = {t.lower for t in parse.of(verb.sent)} & phrase("fell_fighting")[1]
    bare = not any(parse.kids(verb.i, "prt", "acomp", "prep", "dobj", "advmod", "oprd"))
    armed = any(
        is_counted(parse, kid) and noun_class(kid) == "security" for kid in parse.kids(verb.i, "nsubj")
    )
    return bool(fought) and bare and armed


def _have_lost_homes(parse: Parse, verb: Token) -> bool:
    """Read "700 people had their homes swept away", "saw their houses destroyed"."""
    clauses = (kid for kid in parse.kids(verb.i, "ccomp") if kid.lemma in words("ruining"))
    homes = (noun for clause in clauses for noun in parse.kids(clause.i, "nsubj", "nsubjpass"))
    own = any(
        noun.lemma in ("home", "house") and any(kid.lower == "their" for kid in parse.kids(noun.i, "poss"))
        for noun in homes
    )
    return own and _are_counted(parse, verb)


def _is_by_their_captors(parse: Parse, verb: Token) -> bool:
    """Read "the rebels handed six nurses over to the bishop", "six held since May were handed to the Red
    Cross".
    """
    doers = {doer.lemma for doer in doers_along(parse, verb)}
    if is_passive(parse, verb) and not doers:
        ends = {noun.lemma for noun in objects_of(parse, verb.i, "to")} & {"cross", "crescent", "icrc"}
        told = {t.lemma for t in parse.of(verb.sent)} & (words("held_before") | {"hold"})
        return bool(ends and told) and _is_done_to_counted(parse, verb)
    return bool(doers & (words("captors") | words("takers"))) and _is_done_to_counted(parse, verb)


def _is_surrender(parse: Parse, verb: Token) -> bool:
    """Read "gave themselves up", "turned himself in"."""
    own = {kid.lower for kid in parse.kids(verb.i, "dobj", "dative")} & words("reflexives")
    done = verb.tag in ("VBD", "VBN") and bool(own)
    return done and any(kid.lower in ("up", "in") for kid in parse.kids(verb.i, "prt", "advmod", "prep"))


def _is_out_of_touch(parse: Parse, verb: Token) -> bool:
    """Read "three ramblers have not made contact since Sunday"."""
    since = any(
        kid.lower in ("since", "for")
        for t in (verb, *parse.kids(verb.i, "dobj"))
        for kid in parse.kids(t.i, "prep")
    )
    return since and _is_denied(parse, verb) and _are_counted(parse, verb)


def _have_positive_tests(parse: Parse, verb: Token) -> bool:
    """Read "twelve players returned positive tests"."""
    tests = (kid for kid in parse.kids(verb.i, "dobj") if kid.lemma in ("test", "swab", "result", "sample"))
    positive = any(kid.lower == "positive" for test in tests for kid in parse.kids(test.i, "amod"))
    return positive and _are_counted(parse, verb) and not _is_denied(parse, verb)


_PLIGHTS = (
    _Plight("never_back", "missing", "subject", _is_never_back, beside=False),
    _Plight("swept_off", "missing", "object", _is_swept_off),
    _Plight("left_hanging", "trapped", "object", _is_done_to_counted),
    _Plight("sent_over", "displaced", "object", _is_sent_across),
    _Plight("chased_into", "displaced", "object", _is_chased_into),
    _Plight("restored", "rescued", "object", _is_restored),
    _Plight("taken_ill", "ill", "subject", _is_taken_ill),
    _Plight("inhaled", "ill", "subject", _is_inhaled),
    _Plight("unable_out", "trapped", "subject", _cannot_get_out, beside=False),
    _Plight("escaped_fire", "rescued", "subject", _escapes_peril, beside=False),
    _Plight("spent_stuck", "trapped", "subject", _is_held_up),
    _Plight("to_be_reached", "trapped", "object", _is_sought_alive, beside=False),
    _Plight("fallen_to_disease", "ill", "object", _is_felled, beside=False),
    _Plight("fainted", "ill", "subject", _is_poisoned, beside=False),
    _Plight("tests_positive", "ill", "object", _is_of_tests, beside=False),
    _Plight("off_radar", "missing", "subject", _is_of_craft),
    _Plight("lost_touch", "missing", "subject", _is_of_craft),
    _Plight("money_for", "abducted", "object", _is_price_of, beside=False),
    _Plight("fell_fighting", "killed", "subject", _is_fallen, beside=False),
    _Plight("homes_gone", "displaced", "subject", _have_lost_homes, beside=False),
    _Plight("handed_over", "rescued", "object", _is_by_their_captors),
    _Plight("brought_in_boats", "rescued", "object", _are_brought_in, beside=False),
    _Plight("got_back", "rescued", "object", _is_got_back, beside=False),
    _Plight("lowered_down", "rescued", "object", _is_done_to_counted),
    _Plight("awaiting_rescue", "trapped", "subject", _are_counted),
    _Plight("gave_themselves_up", "detained", "subject", _is_surrender, beside=False),
    _Plight("no_contact_made", "missing", "subject", _is_out_of_touch),
    _Plight("caught_under", "trapped", "object", _is_done_to_counted),
    _Plight("positive_tests", "ill", "subject", _have_positive_tests, beside=False),
    _Plight("evicted", "displaced", "object", _is_done_to_counted, beside=False),
    _Plight("left_maimed", "ill", "object", _is_felled),
    _Plight("left_maimed", "injured", "object", _is_done_to_counted),
    _Plight("cut_by", "injured", "object", _is_done_to_counted),
    _Plight("maimed", "injured", "object", _is_done_to_counted, beside=False),
    _Plight("ran_into", "injured", "weak", _is_run_into),
    _Plight("spread_to", "ill", "object", _is_spread_to, beside=False),
    _Plight("battling", "ill", "subject", _is_battling, beside=False),
    _Plight("cost_limb", "injured", "object", _is_at_cost_of),
    _Plight("isolated", "trapped", "object", _is_cut_off_by_slide, beside=False),
)


@cache
def _by_verb() -> dict[str, tuple[_Plight, ...]]:
    found: dict[str, list[_Plight]] = defaultdict(list)
    for plight in _PLIGHTS:
        for verb in phrase(plight.name)[0]:
            found[verb].append(plight)
    return {verb: tuple(rows) for verb, rows in found.items()}
