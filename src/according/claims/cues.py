"""Cues: the words that say that people were affected, with the effect and how the affected hang from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from according import vocab
from according.language.parse import Parse, Token
from according.model import Effect

Frame = Literal["object", "weak", "subject", "adjective", "count_noun", "of_noun", "lives", "subject_of", "object_of"]
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_DISEASE = frozenset(
    "virus flu influenza cholera ebola measles disease outbreak epidemic pandemic covid coronavirus infection fever malaria"
    " dengue polio hepatitis meningitis sars mers mpox zika plague poisoning bacteria contaminated swine marburg h5n1 h1n1"
    " diarrhea diarrhoea vaccine symptoms patients".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that carries an effect. `token` holds it in the tree; `first` and `last` are the tokens of all its words.

    `frame` says where the affected are: the verb's object or passive subject ("object", "weak" where death is
    open), its subject, the noun that an adjective describes, the counted noun itself, or what an "of" or a
    possessive brings in.
    """

    effect: Effect
    frame: Frame
    token: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: dict[str, tuple[Effect, Frame]]
    adjectives: dict[str, Effect]
    count_nouns: dict[str, Effect]
    of_nouns: dict[str, Effect]
    phrases: dict[str, list[str]]


@cache
def _lexicon() -> _Lexicon:
    table = vocab.load("effects")
    verbs: dict[str, tuple[Effect, Frame]] = {}
    adjectives: dict[str, Effect] = {}
    count_nouns: dict[str, Effect] = {}
    of_nouns: dict[str, Effect] = {}
    for effect in get_args(Effect):
        entry = table[effect]
        for frame in ("weak", "object", "subject"):
            for word in entry.get(frame, "").split():
                verbs.setdefault(word, (effect, frame))
        for words, store in (("adjective", adjectives), ("count_noun", count_nouns), ("of_noun", of_nouns)):
            for word in entry[words].split():
                store.setdefault(word, effect)
    return _Lexicon(verbs, adjectives, count_nouns, of_nouns, table["phrases"])


@cache
def cue_words() -> frozenset[str]:
    """Return the lemmas that can begin a cue: a sentence that has none of them cannot hold a claim."""
    lexicon = _lexicon()
    phrases = {word for row in lexicon.phrases.values() if isinstance(row, list) for part in row for word in part.split()}
    return frozenset({*lexicon.verbs, *lexicon.adjectives, *lexicon.count_nouns, *lexicon.of_nouns, *phrases})


def is_about_disease(parse: Parse) -> bool:
    """Tell whether "cases" in this text are cases of a disease."""
    return sum(token.lower in _DISEASE for token in parse.tokens) >= 2


def find_cues(parse: Parse, sentence: int, *, disease: bool) -> tuple[Cue, ...]:
    """Return the cues of a sentence in order."""
    found: list[Cue] = []
    for token in parse.of(sentence):
        cue = _phrase(parse, token) or _word(parse, token, disease)
        if cue and not (found and cue.token == found[-1].token):
            found.append(cue)
    return tuple(found)


def _word(parse: Parse, token: Token, disease: bool) -> Cue | None:
    lexicon = _lexicon()
    if token.tag in _VERB_TAGS or (token.tag in ("JJ", "NN", "NNP") and token.lower.endswith(("ed", "slain", "shot"))):
        if (verb := lexicon.verbs.get(token.lemma) or lexicon.verbs.get(_stem(token))) and not _is_figurative(parse, token):
            effect, frame = verb
            first, last = token.i, token.i
            if frame == "weak" and (beside := _beside(parse, token)) is not None:
                effect, frame, first, last = "killed", "object", min(first, beside), max(last, beside)
            elif frame == "weak" and token.lemma in _TOUCHING and not _is_of_bodies(parse, token):
                return None
            return Cue(effect, frame, token.i, first, last)
    if token.tag in _NOUN_TAGS:
        return _noun(parse, token, disease)
    if effect_of := lexicon.adjectives.get(token.lower):
        return Cue(effect_of, "adjective", token.i, token.i, token.i)
    return None


_TOUCHING = frozenset({"hit", "strike", "beat", "attack", "graze", "burn", "batter", "assault", "slash", "trample"})


def _stem(token: Token) -> str:
    return token.lower.removesuffix("ed") if token.lower.endswith("ed") else token.lower


def _beside(parse: Parse, token: Token) -> int | None:
    """Return the word that makes "shot", "beaten" or "burned" a death: "shot dead", "stabbed to death", "fatally"."""
    tokens = parse.tokens
    last = parse.bounds[token.sent][1]
    for i in range(token.i + 1, min(last, token.i + 4)):
        if tokens[i].lower in ("dead", "fatally"):
            return i
        if tokens[i].lower == "to" and i + 1 < last and tokens[i + 1].lower == "death":
            return i + 1
        if tokens[i].tag in _VERB_TAGS or tokens[i].tag in (".", ","):
            break
    if token.i > parse.bounds[token.sent][0] and tokens[token.i - 1].lower in ("fatally", "mortally"):
        return token.i - 1
    for kid in parse.kids(token.i, "prep"):
        if kid.lower == "to" and any(k.lower == "death" for k in parse.kids(kid.i, "pobj")):
            return next(parse.kids(kid.i, "pobj")).i
    return None


def _is_of_bodies(parse: Parse, token: Token) -> bool:
    """Tell whether "hit" or "struck" is said of a person: by a bullet, a vehicle, in the leg."""
    words = {k.lower for kid in parse.kids(token.i, "prep", "agent") for k in parse.kids(kid.i, "pobj")}
    return bool(words & _HARMFUL)


_HARMFUL = frozenset(
    "bullet bullets gunfire shrapnel car truck vehicle bus train lightning van suv head leg arm chest back neck foot hand"
    " stomach abdomen face shoulder torso knee ankle thigh hip debris fire crossfire knife hammer bat".split()
)


def _is_figurative(parse: Parse, token: Token) -> bool:
    """Tell whether the verb is used of something else: "killed off a bill", "hit by the crisis", "survived a vote"."""
    after = parse.tokens[token.i + 1].lower if token.i + 1 < parse.bounds[token.sent][1] else ""
    if token.lemma in ("kill", "hurt") and after == "off":
        return True
    if token.lemma == "shoot" and after in ("down", "at", "up", "out"):
        return True
    return token.lemma == "save" or (token.lemma == "free" and token.tag not in _VERB_TAGS)


def _noun(parse: Parse, token: Token, disease: bool) -> Cue | None:
    lexicon = _lexicon()
    lemma = token.lemma
    if lemma in ("case", "infection", "illness") and not disease:
        return None
    if lemma in ("shooting", "stabbing", "killing", "murder", "death", "drowning") and _takes_people(parse, token):
        effect = lexicon.of_nouns[lemma]
        if lemma == "shooting" and any(k.lower in ("fatal", "deadly", "death") for k in parse.kids(token.i)):
            effect = "killed"
        return Cue(effect, "of_noun", token.i, token.i, token.i)
    if lemma in lexicon.count_nouns:
        return Cue(lexicon.count_nouns[lemma], "count_noun", token.i, token.i, token.i)
    if lemma in lexicon.of_nouns and _takes_people(parse, token):
        return Cue(lexicon.of_nouns[lemma], "of_noun", token.i, token.i, token.i)
    if lemma in ("body", "corpse", "remains") and token.tag != "NNP":
        return Cue("killed", "count_noun", token.i, token.i, token.i)
    return None


def _takes_people(parse: Parse, token: Token) -> bool:
    if any(True for _ in parse.kids(token.i, "poss")):
        return True
    return any(kid.lower == "of" for kid in parse.kids(token.i, "prep"))


def _phrase(parse: Parse, token: Token) -> Cue | None:
    """Read a cue of several words whose first in the tree is the verb or preposition `token`."""
    if token.tag in _VERB_TAGS:
        for kid in parse.kids(token.i, "dobj", "prep", "oprd", "attr", "acomp", "pobj", "nsubjpass", "npadvmod", "advmod"):
            nouns = [kid] if kid.dep != "prep" else list(parse.kids(kid.i, "pobj"))
            for noun in nouns:
                if cue := _verb_phrase(parse, token, kid, noun):
                    return cue
    if token.lower in ("with", "from", "in", "on") and token.tag == "IN":
        return _condition(parse, token)
    return None


def _pair(name: str) -> tuple[frozenset[str], frozenset[str]]:
    verbs, nouns = _lexicon().phrases[name]
    return frozenset(verbs.split()), frozenset(nouns.split())


def _verb_phrase(parse: Parse, verb: Token, kid: Token, noun: Token) -> Cue | None:
    first, last = min(verb.i, noun.i), max(verb.i, noun.i)
    for name, effect, frame in _PHRASES:
        verbs, nouns = _pair(name)
        if verb.lemma not in verbs or noun.lemma not in nouns:
            continue
        if name in ("to_hospital", "living_in") and kid.dep != "prep":
            continue
        if name in ("lose_life", "suffer_injury", "take_lives", "shelter") and kid.dep != "dobj":
            continue
        if name == "take_lives" and _is_passive(parse, verb):
            continue
        if name == "suffer_injury" and (_is_zero(parse, noun) or noun.lemma in ("cut", "trauma") and verb.lemma not in ("suffer", "sustain")):
            continue
        if name == "hostage" and kid.dep == "dobj" and noun.tag == "NNS":
            continue
        return Cue(effect, frame, verb.i, first, last)
    return None


_PHRASES: tuple[tuple[str, Effect, Frame], ...] = (
    ("lose_life", "killed", "subject_of"),
    ("take_lives", "killed", "lives"),
    ("suffer_injury", "injured", "subject_of"),
    ("to_hospital", "injured", "object_of"),
    ("shelter", "displaced", "subject_of"),
    ("living_in", "displaced", "subject_of"),
    ("hostage", "abducted", "object_of"),
)


def _is_passive(parse: Parse, verb: Token) -> bool:
    return any(True for _ in parse.kids(verb.i, "auxpass", "nsubjpass"))


def _is_zero(parse: Parse, noun: Token) -> bool:
    return any(kid.lower == "no" for kid in parse.kids(noun.i, "det"))


def _condition(parse: Parse, token: Token) -> Cue | None:
    """Read "in critical condition", "with gunshot wounds", "suffering from burns", "on life support"."""
    for noun in parse.kids(token.i, "pobj"):
        kinds = {kid.lower for kid in parse.kids(noun.i)}
        if token.lower == "in" and noun.lemma == "condition" and kinds & frozenset(_lexicon().phrases["condition"]).union(_CONDITIONS):
            return Cue("injured", "adjective", token.i, token.i, noun.i)
        if token.lower == "on" and noun.lower == "support" and "life" in kinds:
            return Cue("injured", "adjective", token.i, token.i, noun.i)
        if token.lower in ("with", "from") and noun.lemma in ("wound", "injury", "burn", "fracture") and _is_harm(noun, kinds):
            head = parse.head(token)
            if head.lemma in ("die", "death", "kill", "charge", "treat"):
                return None
            return Cue("injured", "adjective", token.i, token.i, noun.i)
    return None


_CONDITIONS = frozenset({"critical", "serious", "stable", "fair", "grave", "guarded"})


def _is_harm(noun: Token, kinds: set[str]) -> bool:
    return not (kinds & {"no", "without"}) and noun.tag in _NOUN_TAGS
