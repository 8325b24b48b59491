"""The words of cues, as `vocab/effects.toml` gives them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from according import vocab
from according.claims.people import noun_class
from according.language.gate import Terms
from according.language.parse import Token
from according.model import Effect

Frame = Literal[
    "object",
    "weak",
    "subject",
    "adjective",
    "count_noun",
    "of_noun",
    "lives",
    "among",
    "include",
    "whole",
    "named",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that carries an effect. `token` holds it in the tree; `first` and `last` are the tokens of all
    its words.

    `frame` says where the affected are: the verb's object or passive subject ("object", or "weak" where it is
    open whether they died), its subject, the noun that an adjective describes, the counted noun itself, what
    an "of" or a possessive brings in ("of_noun"), the lives that are lost ("lives"), the people who are among
    others ("among"), the people whom others include ("include"), a part of the people that the word stands
    for ("whole"), or those who are named as the harmed ("named").
    """

    effect: Effect
    frame: Frame
    token: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Single words, in lower case and as lemmas, with the effect that they carry."""

    verbs: dict[str, tuple[Effect, Frame]]
    adjectives: dict[str, Effect]
    count_nouns: dict[str, Effect]
    of_nouns: dict[str, Effect]


@cache
def lexicon() -> Lexicon:
    """Return the single words that carry an effect."""
    table = vocab.load("effects")
    found = Lexicon({}, {}, {}, {})
    frames: tuple[Frame, ...] = ("weak", "object", "subject")
    for effect in get_args(Effect):
        entry = table[effect]
        for frame in frames:
            for word in entry.get(frame, "").split():
                found.verbs.setdefault(word, (effect, frame))
        for key, store in (
            ("adjective", found.adjectives),
            ("count_noun", found.count_nouns),
            ("of_noun", found.of_nouns),
        ):
            for word in entry[key].split():
                store.setdefault(word, effect)
    return found


@cache
def words(name: str) -> frozenset[str]:
    """Return the word list `name` of the table `words`."""
    return frozenset(vocab.load("effects")["words"][name].split())


def is_of_law(token: Token) -> bool:
    """Tell whether a noun is of those who act by law: soldiers, police, a government."""
    return noun_class(token) == "security" or token.lemma in words("authorities")


@cache
def phrase(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs of a phrase, and the words of which one stands beside them."""
    verbs, beside = vocab.load("effects")["phrases"][name]
    named = words("diseases") | words("ailments") if name in words("of_maladies") else frozenset()
    return frozenset(verbs.split()), frozenset(beside.split()) | (named - words("poisons"))


@cache
def cue_words() -> frozenset[str]:
    """Return the words that can begin a cue or a total: a sentence that has none of them cannot
    hold a claim.
    """
    known = lexicon()
    phrases = vocab.load("effects")["phrases"]
    beside = {word for row in phrases.values() for part in row for word in part.split()}
    totals = {*vocab.load("totals")["effects"], "toll", "caseload"}
    extra = (
        words("last_seen")
        | words("losses")
        | words("takings")
        | words("shelters")
        | words("never_found")
        | words("seekers")
        | words("put_out_of_action")
        | words("seized_suspects")
        | {"mow", "gun", "critical", "icu", "whereabouts", "bring", "pass"}
        | {"round", "pick", "condition", "identify", "name", "support", "treatment", "hands"}
        | words("debris")
    )
    return frozenset(
        {*totals, *known.verbs, *known.adjectives, *known.count_nouns, *known.of_nouns, *beside, *extra}
    )


@cache
def opening_words() -> frozenset[str]:
    """Return the words on which a cue hangs, in lower case or as lemmas: those its readers ask for."""
    known, phrases = lexicon(), vocab.load("effects")["phrases"]
    verbs = {verb for name in phrases for verb in phrase(name)[0]} | words("losing") | words("takings")
    verbs |= words("put_out_of_action") | words("seized_suspects") | words("seekers") | words("never_found")
    verbs |= (
        words("carriers_off")
        | words("carriers_in_company")
        | words("choosing")
        | words("escapes")
        | {"go", "move", "clear", "knock"}
    )
    nouns = (
        words("last_seen") | words("multiplied") | words("losses") | words("nominal_harm") | words("rites")
    )
    others = words("headline_verbs") | words("opening") | words("nominal_opening")
    single = (known.adjectives, known.count_nouns, known.of_nouns, known.verbs, others)
    participles = (verb + "ed" for verb in known.verbs)
    return frozenset(
        (*verbs, *nouns, *(word for each in single for word in each), *participles, *words("opening"))
    )


@cache
def harm_terms() -> Terms:
    """Return the words by which a sentence may tell of people who came to harm, as far as words show it."""
    known, phrases = lexicon(), vocab.load("effects")["phrases"]
    totals = {*vocab.load("totals")["effects"], "toll", "caseload"}
    single = {*totals, *known.verbs, *known.adjectives, *known.count_nouns, *known.of_nouns}
    lost = (frozenset({"lose"}), person_words() | words("bereft_of") | {"people", "crew", "life", "relative"})
    beaten = (words("put_out_of_action"), _fighters())
    living = (frozenset({"live"}), words("diseases"))
    single |= {"interred", "cremated", "neutralise", "neutralize", "corpse", "corpses", "icu"}
    asked = (phrase(name) for name in phrases if name not in words("not_asked_by_gate"))
    return Terms(words("fatal") | words("losses") | single, (*asked, lost, beaten, living))


def _fighters() -> frozenset[str]:
    """Return the words for those who fight, of whom "eliminated" tells that they were killed."""
    classes = vocab.load("people")["class"]
    words_of = (classes[name].split() for name in ("security", "militant"))
    return frozenset(word for each in words_of for word in each if word.isalpha())


@cache
def companion_words() -> frozenset[str]:
    """Return the plain words for people, and that there were none, beside which a doubtful word of harm may
    tell of them.
    """
    people = vocab.load("people")
    lists = (
        *(people["class"][name] for name in ("security", "militant", "journalist")),
        people["companions"]["words"],
    )
    return person_words() | {word.partition("_")[0] for each in lists for word in each.split()}


@cache
def person_words() -> frozenset[str]:
    """Return the plainest words for people, by sex and age, and those for who comes to help."""
    people = vocab.load("people")
    lists = (*people["sex"].values(), *people["age"].values(), people["class"]["responder"])
    return frozenset(word.partition("_")[0] for each in lists for word in each.split())


def doubtful_words() -> frozenset[str]:
    """Return those of `harm_terms` that mostly tell of something else."""
    return words("doubtful")
