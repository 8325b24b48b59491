"""Weighing: what "shot" means when the whole report is known, and which deaths are no incident's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from according.claims import people
from according.claims.cues.lexicon import phrase
from according.claims.cues.lexicon import words as vocabulary
from according.claims.denials import is_spared
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.obituaries import is_obituary, is_uncaused
from according.claims.persons import Person, ages_of, is_another, names_of, only_dead
from according.claims.syntax import objects_of
from according.language.parse import Parse, Token
from according.model import Effect


@dataclass(frozen=True, slots=True)
class _Dead:
    """The dead of a report: how each is called and how old, the sizes and the sex of their groups by
    sentence, what they make up with the hurt of the same sentence, and the sentences that call them victims.
    `told` is how all are called of whom an age is given, and where.
    """

    called: tuple[tuple[frozenset[str], frozenset[str]], ...]
    told: tuple[tuple[int, frozenset[str], frozenset[str]], ...]
    sizes: dict[int, list[tuple[int, str | None]]]
    sums: frozenset[int]
    victims: frozenset[int]

    @classmethod
    def of(cls, parse: Parse, found: Sequence[Found]) -> _Dead:
        """Return the dead among what was found."""
        dead = [item for item in found if item.effect == "killed"]
        sizes: dict[int, list[tuple[int, str | None]]] = {}
        for item in dead:
            size = (item.group.figure.low or 0, _sex(parse, item))
            sizes.setdefault(parse.tokens[item.group.last].sent, []).append(size)
        victims = frozenset(parse.tokens[item.group.last].sent for item in dead if _are_victims(parse, item))
        called = tuple((names_of(parse, item), ages_of(parse, item)) for item in dead)
        aged = [(item, ages) for item in found if (ages := ages_of(parse, item))]
        told = tuple((item.group.first, names_of(parse, item), ages) for item, ages in aged)
        hurt = [
            (item.group.figure.low or 0, parse.tokens[item.group.last].sent) for item in _plainly_hurt(found)
        ]
        sums = frozenset(low + size for low, sent in hurt for size, _ in sizes.get(sent, ()))
        return cls(called, told, sizes, sums, victims)

    def ages(self, parse: Parse, item: Found) -> frozenset[str]:
        """Return how old somebody is; "the girl" is as old as the one whom the report called so last."""
        names = names_of(parse, item)
        before = [ages for first, other, ages in self.told if first <= item.group.first and names & other]
        return ages_of(parse, item) or (before[-1] if before else frozenset())

    def has(self, parse: Parse, item: Found) -> bool:
        """Tell whether one of the dead is called as somebody is, and is as old where both ages are told."""
        names, ages = names_of(parse, item), self.ages(parse, item)
        return any(names & other and not (ages and old and not ages & old) for other, old in self.called)

    def may_be_of(self, parse: Parse, item: Found) -> bool:
        """Tell whether some dead may be of a number that was shot: told of near it, or first, and no more."""
        here = parse.tokens[item.group.last].sent
        total = item.group.figure.low or 0
        if total in self.sums:
            return True  # "the shooting of nine … killed a man and hurt eight"
        if any(t.lower in ("remaining", "surviving") for t in _words(parse, item)):
            return False
        others = any(t.lower in ("other", "others") for t in _words(parse, item))
        near = set(range(here, here + 3)) if others else {0, *range(here - 2, here + 3)}
        if _is_taken_to_care(parse, item) and not _are_victims(parse, item):
            return any(sent in range(here, here + _LATER + 1) for sent in self.victims)
        sexes = (None, _sex(parse, item))
        sizes = (told for sentence in near for told in self.sizes.get(sentence, ()))
        return any(1 <= size <= total and (sex in sexes or sexes[1] is None) for size, sex in sizes)


def _plainly_hurt(found: Sequence[Found]) -> Iterable[Found]:
    return (item for item in found if item.effect == "injured" and not item.weak and item.group.figure.low)


def _words(parse: Parse, item: Found) -> tuple[Token, ...]:
    return parse.tokens[item.group.first : item.group.last + 1]


def _sex(parse: Parse, item: Found) -> str | None:
    noun = item.group.noun
    return people.sex_of(parse.tokens[noun]) if noun is not None else None


def weigh(parse: Parse, found: Sequence[Found]) -> list[Found]:
    """Decide what "shot" and the like mean: killed where this person died, casualties where some of the
    number died.
    """
    found = [known for item in found if (known := _of_named(parse, item, found))]
    dead = _Dead.of(parse, found)
    later = _deaths_of_pronouns(parse)
    harmed = [item for item in found if not is_spared(parse, item, parse.tokens[item.cue.token])]
    alone = only_dead(parse, harmed)
    weighed = [
        _weighed(parse, item, dead, later, alone) if item.weak or item.effect == "injured" else item
        for item in found
    ]
    weighed = [known for item in weighed if (known := _as_before(parse, item, weighed))]
    weighed = [
        _of_victims(parse, item, weighed) for item in weighed if not _is_told_beside(parse, item, weighed)
    ]
    weighed = [item for item in weighed if not _is_known(parse, item, weighed)]
    kept = _once(parse, (item for item in weighed if not is_obituary(parse, item)))
    return [] if kept and all(is_uncaused(parse, item) for item in kept) else kept


def _once(parse: Parse, found: Iterable[Found]) -> list[Found]:
    """Return what is told, once where two cues tell it of the same words ("six of the victims died")."""
    kept: dict[tuple[Effect, int, int], Found] = {}
    for item in found:
        kept.setdefault((item.effect, item.group.first, item.group.last), item)
    return [_found_again(parse, item, kept) for item in kept.values()]


def _found_again(parse: Parse, item: Found, found: Mapping[tuple[Effect, int, int], Found]) -> Found:
    """Say that those reported missing are so no more who "were found alive", or dead, by the same words."""
    ends: tuple[Effect, ...] = ("rescued", "killed")
    again = [found.get((end, item.group.first, item.group.last)) for end in ends]
    told = any(
        other is not None
        and other.cue.first > item.cue.last
        and parse.tokens[other.cue.first - 1].lower not in _SUPPOSED  # "missing, presumed dead"
        for other in again
    )
    told = told or _is_found(parse, item)
    return replace(item, count="former") if item.effect == "missing" and told else item


_SUPPOSED = frozenset({"presumed", "feared", "believed", "thought", "assumed", "likely", "probably"})


def _is_found(parse: Parse, item: Found) -> bool:
    """Tell whether those who were missing have been found ("have located two boys who went missing")."""
    noun = parse.tokens[item.group.noun if item.group.noun is not None else item.group.head]
    finding = parse.head(noun)
    found = finding.lemma in ("find", "locate") and finding.tag in ("VBD", "VBN")
    denied = any(parse.kids(finding.i, "neg")) or item.cue.token == finding.i
    some = item.group.first > 0 and parse.tokens[item.group.first - 1].lower == "of"  # "three of nine"
    return (
        found
        and not (denied or some)
        and noun.dep in ("dobj", "nsubjpass", "nsubj")
        and item.effect == "missing"
    )


def _of_named(parse: Parse, item: Found, found: Sequence[Found]) -> Found | None:
    """Say how "victims" who are only named were harmed: as all others of the report, or it is not known."""
    if item.cue.frame == "include" and item.effect == "casualties":
        before = [o for o in found if o.group.last < item.group.first and o.effect in ("killed", "injured")]
        return replace(item, effect=before[-1].effect) if before else item
    if item.cue.frame != "named" or item.effect != "casualties":
        return item
    if _identified(parse, item) is not None:
        return item
    harms: set[Effect] = {o.effect for o in found if o is not item and o.group.figure.high != 0}
    told = harms & {"killed", "injured", "casualties"}
    if told == {"killed", "injured"} and _is_the_one_dead(parse, item, found):
        return replace(item, effect="killed")
    return replace(item, effect=next(iter(told))) if len(told) == 1 else None


def _identified(parse: Parse, item: Found) -> Token | None:
    """Return the noun for somebody told of before who now is named ("identified the child as Ann Roe"), "the
    victim" left out.
    """
    nouns = parse.kids(item.cue.token, "dobj", "nsubjpass")
    return next((t for t in nouns if t.tag == "NN" and t.lemma not in ("victim", "casualty")), None)


def _as_before(parse: Parse, item: Found, found: Sequence[Found]) -> Found | None:
    """Say how somebody named was harmed, as the report told before of the only one who this may be."""
    noun = _identified(parse, item)
    if noun is None or item.cue.frame != "named" or item.effect != "casualties":
        return item
    one = Person.of(
        parse, replace(item, group=Group(noun.i, noun.i, noun.i, item.group.figure, False, noun.i))
    )
    before = [o for o in found if o.group.last < item.group.first and o.group.figure.high == 1]
    may_be = [o for o in before if o.effect in _HARMS and one.may_be(Person.of(parse, o))]
    if not may_be or len({o.effect for o in may_be}) > 1 or may_be[-1].effect == "detained":
        return None
    return replace(item, effect=may_be[-1].effect)


def _of_victims(parse: Parse, item: Found, found: Sequence[Found]) -> Found:
    """Say how "victims" were harmed, where the report tells of no one but dead, or of no one but hurt."""
    noun = parse.tokens[item.cue.token]
    if item.effect != "casualties" or item.cue.frame != "count_noun" or noun.lemma != "victim":
        return item
    if _is_in_care(parse, noun):
        return replace(item, effect="injured")
    told = {o.effect for o in found if o.group.figure.high != 0 and not _is_of_victims(parse, o)} & _TOLD
    return replace(item, effect=next(iter(told))) if len(told) == 1 and "casualties" not in told else item


def _is_in_care(parse: Parse, noun: Token) -> bool:
    """Tell whether somebody is told to be in hospital, or to have left it ("One victim was released")."""
    verb = parse.head(noun)
    ward = {t.lemma for t in objects_of(parse, verb.i, "from", "in", "at")} & phrase("to_hospital")[1]
    told = verb.lemma in ("release", "discharge", "remain", "be", "stay") and bool(ward)
    return noun.dep in ("nsubj", "nsubjpass") and (told or verb.lemma in ("treat", "recover", "recuperate"))


def _is_told_beside(parse: Parse, item: Found, found: Sequence[Found]) -> bool:
    """Tell whether "the second victim" is named right after, of whom the sentence says what happened."""
    one = _is_of_victims(parse, item) and item.group.figure.high == 1 and not item.group.explicit
    nouns = (kid for kid in parse.kids(item.group.head, "appos")) if one else ()
    return any(o is not item and o.group.first <= noun.i <= o.group.last for noun in nouns for o in found)


def _is_of_victims(parse: Parse, item: Found) -> bool:
    return item.effect == "casualties" and parse.tokens[item.cue.token].lemma == "victim"


_TOLD: frozenset[Effect] = frozenset({"killed", "injured", "casualties"})
_HARMS = frozenset({"killed", "injured", "casualties", "missing", "abducted", "detained"})


def _is_the_one_dead(parse: Parse, item: Found, found: Sequence[Found]) -> bool:
    """Tell whether "the victim" can only be the one who died, where others were hurt."""
    victims = [
        kid
        for kid in parse.kids(item.cue.token, "dobj", "nsubjpass")
        if kid.tag == "NN" and not any(parse.kids(kid.i, "amod", "nummod"))
    ]
    dead = [o for o in found if o.effect == "killed" and o.group.first < item.group.first]
    return bool(victims and dead) and all(o.group.figure.high == 1 for o in dead)


def _deaths_of_pronouns(parse: Parse) -> dict[int, frozenset[str]]:
    """Return the sentences that say that "he", "she" or "the victim" died, and name nobody who that would be,
    with these words.
    """
    said: dict[int, frozenset[str]] = {}
    for token in parse.tokens:
        if token.lemma not in ("die", "dead", "succumb"):
            continue
        subjects = (kid for h in _sayers(parse, token) for kid in parse.kids(h.i, "nsubj", "nsubjpass"))
        dead = frozenset(kid.lower for kid in subjects) & {"he", "she", "victim"}
        named = any(
            t.tag == "NNP" and t.ent == "PERSON" and t.dep in ("nsubj", "nsubjpass") and t.i < token.i
            for t in parse.of(token.sent)
        )
        if dead and not named:
            said[token.sent] = said.get(token.sent, frozenset()) | dead
    return said


def _died_later(parse: Parse, item: Found, later: Mapping[int, frozenset[str]]) -> bool:
    """Tell whether one of the next sentences says that he or she died who was shot, as the sex allows."""
    here = parse.tokens[item.group.last].sent
    window = _LATER_OF_OWN if _is_own_doing(parse, item) else _LATER
    other = {"men": "she", "women": "he"}.get(Person.of(parse, item).sex or "")
    return any(later.get(sent, frozenset()) - {other} for sent in range(here, here + window))


def _sayers(parse: Parse, death: Token) -> tuple[Token, ...]:
    """Return the words whose subject died: the verb, or what "dead" completes."""
    own = death.lemma != "dead" and any(parse.kids(death.i, "nsubj", "nsubjpass"))
    return (death,) if own else (death, parse.head(death))


_LATER = 3
"""In how many sentences "he died" is looked for after somebody was shot."""
_LATER_OF_OWN = 12
"""The same after somebody shot himself, who then is the one whom the report goes on about."""


def _is_own_doing(parse: Parse, item: Found) -> bool:
    return any(kid.lower in ("himself", "herself") for kid in parse.kids(item.cue.token, "dobj"))


def _weighed(
    parse: Parse,
    item: Found,
    dead: _Dead,
    later: Mapping[int, frozenset[str]],
    alone: Sequence[Person],
) -> Found:
    low = item.group.figure.low or 0
    if low == 1 and not item.group.explicit and item.weak and _died_later(parse, item, later):
        return replace(item, effect="killed")
    if not item.weak:
        return item
    if low and (_died_there(parse, item) or _is_killed_so(parse, item)):
        return replace(item, effect="killed")
    if low > 1 and item.group.explicit and dead.may_be_of(parse, item):
        return replace(item, effect="casualties")
    if low == 1 and dead.has(parse, item):
        return replace(item, effect="killed")
    free = low == 1 and not is_another(parse, item) and not _is_taken_to_care(parse, item)
    one_of_them = replace(Person.of(parse, item), ages=dead.ages(parse, item)) if free else None
    if one_of_them is not None and one_of_them.names:  # where the dead are named, it is one of those names
        alone = [one for one in alone if one.names] or alone
    if one_of_them is not None and any(one_of_them.may_be(one) for one in alone):
        return replace(item, effect="killed")
    return item


def _died_there(parse: Parse, item: Found) -> bool:
    """Tell whether all who were taken to hospital died there ("to a hospital, where they later died")."""
    for death in parse.of(parse.tokens[item.cue.token].sent):
        if death.lemma not in ("die", "dead", "succumb") or death.i < item.cue.last:
            continue
        verb = death if death.lemma != "dead" else parse.head(death)
        clause = next((t for t in (verb, parse.head(verb)) if t.dep == "relcl"), verb)
        there = any(kid.lower == "where" for kid in parse.kids(clause.i, "advmod"))
        all_ = any(kid.lower in ("they", "both") for kid in parse.kids(verb.i, "nsubj", "nsubjpass"))
        if there and all_ and _is_taken_to_care(parse, item):
            return True
    return False


def _is_killed_so(parse: Parse, item: Found) -> bool:
    """Tell whether the blow killed ("shot another boy in the chest, killing the youth", "…, killing her")."""
    clauses = (kid for kid in parse.kids(item.cue.token, "advcl") if kid.i > item.group.last)
    return item.group.figure.high == 1 and any(_kills_the_same(parse, kid) for kid in clauses)


def _kills_the_same(parse: Parse, clause: Token) -> bool:
    """Tell whether "killing" has for its object no more than a look back at whoever was struck."""
    for noun in parse.kids(clause.i, "dobj"):
        if clause.lower == "killing" and noun.lower in ("him", "her"):
            return True
        plain = (
            people.sex_of(noun)
            or people.age_of(noun)
            or noun.lemma in ("youth", "teen", "teenager", "victim")
        )
        the = any(kid.lower == "the" for kid in parse.kids(noun.i, "det"))
        if clause.lower == "killing" and the and plain and noun.tag == "NN":
            return True
    return False


def _is_taken_to_care(parse: Parse, item: Found) -> bool:
    """Tell whether people were only taken to hospital, which does not tell of the dead beside them."""
    return item.cue.frame == "weak" and parse.tokens[item.cue.token].lemma in phrase("to_hospital")[0]


def _is_known(parse: Parse, item: Found, found: Sequence[Found]) -> bool:
    """Tell whether "the boy" is one told of before, of whom nothing is added but that he was taken to
    hospital, that his body was found, or what went on when "he" was hurt.
    """
    group, cue = item.group, parse.tokens[item.cue.token]
    noun = parse.tokens[group.noun if group.noun is not None else group.head]
    said = [t.lower for t in parse.tokens[group.first + 1 : group.last]]
    victims = noun.lemma == "victim" and all(word in _KINDS for word in said)
    plain = (noun.tag == "NN" and all(word in _SMALL for word in said)) or victims
    plain = plain and noun.i == group.last and not people.is_aged(noun)
    if group.explicit or group.named or not plain or parse.tokens[group.first].lower != "the":
        return False
    body = item.cue.frame == "of_noun" and cue.lemma in vocabulary("bodies")
    adds = parse.tokens[group.last + 1].text if group.last + 1 < len(parse.tokens) else ""
    if adds in _SET_APART and not body:
        return False
    if any(kid.lower in ("he", "she") for kid in parse.kids(cue.i, "nsubj", "nsubjpass")):
        return any(o.effect == item.effect for o in found if o.group.last < group.first)
    same = cue.dep == "advcl" and _kills_the_same(parse, cue)
    if same and any(o.cue.token == cue.head for o in found):
        return True  # "shot another boy, killing the youth"
    if not body and not _is_taken_to_care(parse, item):
        return False
    if any(o is not item and o.group == group for o in found):
        return False
    before = [o for o in found if o.group.last < group.first and (victims or o.group.figure.high == 1)]
    return body or any(o.effect in _TOLD for o in before)


_SMALL = frozenset({"young", "little", "injured", "wounded"})
_KINDS = frozenset({"gunshot", "shooting", "stabbing", "crash", "injured", "wounded"})
_SET_APART = frozenset({",", "-", "--", "\u2013", "\u2014", "("})


def _are_victims(parse: Parse, item: Found) -> bool:
    noun = item.group.noun if item.group.noun is not None else item.group.whole
    return noun is not None and parse.tokens[noun].lemma == "victim"
