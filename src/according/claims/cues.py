"""Cues: the words that say that people were affected, with the effect and how the affected hang from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from according import vocab
from according.claims.people import sense
from according.language.parse import Parse, Token
from according.model import Effect

Frame = Literal[
    "object",
    "weak",
    "subject",
    "adjective",
    "count_noun",
    "of_noun",
    "lives",
    "subject_of",
    "object_of",
    "among",
    "whole",
]
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
    phrases = {
        word
        for row in lexicon.phrases.values()
        if isinstance(row, list)
        for part in row
        for word in part.split()
    }
    totals = {*vocab.load("totals")["effects"], "toll", "caseload"}
    return frozenset(
        {*totals, *lexicon.verbs, *lexicon.adjectives, *lexicon.count_nouns, *lexicon.of_nouns, *phrases}
    )


def is_about_disease(parse: Parse) -> bool:
    """Tell whether "cases" in this text are cases of a disease."""
    words = [token.lower for token in parse.tokens if token.lower in _DISEASE]
    return len(words) >= 2 or bool(set(words) & _NAMED_DISEASES)


_NAMED_DISEASES = frozenset(
    "virus influenza cholera ebola measles covid coronavirus malaria dengue polio hepatitis meningitis mpox zika plague marburg".split()
)


def find_cues(parse: Parse, sentence: int, *, disease: bool) -> tuple[Cue, ...]:
    """Return the cues of a sentence in order."""
    found: list[Cue] = []
    for token in parse.of(sentence):
        cue = _phrase(parse, token, disease) or _word(parse, token, disease)
        if cue and not (found and cue.token == found[-1].token):
            found.append(cue)
    return tuple(found)


def _word(parse: Parse, token: Token, disease: bool) -> Cue | None:
    lexicon = _lexicon()
    if (
        token.tag == "NNS"
        and token.lower in ("wounds", "kills", "injures", "hurts", "arrests")
        and _before_number(parse, token)
    ):
        effect, frame = lexicon.verbs[token.lower.removesuffix("s")]
        return Cue(effect, frame, token.i, token.i, token.i)
    if token.lower == "death" and (verb := _to_death(parse, token)) is not None:
        own = any(k.tag == "PRP$" for k in parse.kids(token.i, "poss"))
        return Cue(
            "killed", "subject" if own else "object", verb.i, min(verb.i, token.i), max(verb.i, token.i)
        )
    if token.tag in _VERB_TAGS or (
        token.tag in ("JJ", "NN", "NNP") and token.lower.endswith(("ed", "slain", "shot"))
    ):
        if (verb := lexicon.verbs.get(token.lemma) or lexicon.verbs.get(_stem(token))) and not _is_figurative(
            parse, token
        ):
            effect, frame = verb
            first, last = token.i, token.i
            if frame == "weak" and (beside := _beside(parse, token)) is not None:
                effect, frame, first, last = "killed", "object", min(first, beside), max(last, beside)
            elif frame == "weak" and token.lemma in _TOUCHING and not _is_of_bodies(parse, token):
                return None
            return Cue(effect, frame, token.i, first, last)
    if (
        token.tag == "VBG"
        and token.lemma in lexicon.verbs
        and any(k.lower == "of" for k in parse.kids(token.i, "prep"))
    ):
        effect, frame = lexicon.verbs[token.lemma]
        return Cue(effect, "of_noun", token.i, token.i, token.i)
    if token.lower == "hurt":
        return Cue("injured", "adjective", token.i, token.i, token.i)
    if token.tag in _NOUN_TAGS:
        return _noun(parse, token, disease)
    if effect_of := lexicon.adjectives.get(token.lower):
        return Cue(effect_of, "adjective", token.i, token.i, token.i)
    return None


def _before_number(parse: Parse, token: Token) -> bool:
    """Tell whether a headline's verb was taken for a noun: "wounds dozens"."""
    following = parse.tokens[token.i + 1] if token.i + 1 < parse.bounds[token.sent][1] else token
    return following.tag == "CD" or following.lower in (
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "several",
        "at",
        "many",
    )


def _to_death(parse: Parse, token: Token) -> Token | None:
    """Read "tortured to death", "burned to death": the verb."""
    before = parse.head(token)
    if token.dep != "pobj" or before.lower != "to":
        return None
    verb = parse.head(before)
    if any(k.tag == "PRP$" for k in parse.kids(token.i, "poss")):
        return (
            verb if verb.lemma in ("fall", "plunge", "jump", "slip", "leap", "tumble", "go", "drop") else None
        )
    return (
        verb
        if verb.tag in _VERB_TAGS
        and verb.lemma not in ("lead", "sentence", "come", "put", "fall", "plunge", "jump", "bring")
        else None
    )


_TOUCHING = frozenset(
    {"hit", "strike", "beat", "attack", "graze", "burn", "batter", "assault", "slash", "trample"}
)


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
    words |= {k.lower for k in parse.kids(token.i, "nsubj")} & _STRIKERS
    return bool(words & _HARMFUL)


_STRIKERS = frozenset(
    "bullet bullets car truck bus vehicle van train shrapnel gunfire gunshots shots".split()
)
_HARMFUL = frozenset(
    "gunshots shots "
    "bullet bullets gunfire shrapnel car truck vehicle bus train lightning van suv head leg arm chest back neck foot hand"
    " stomach abdomen face shoulder torso knee ankle thigh hip debris fire crossfire knife hammer bat".split()
)


_VERBS_OF_ENOUGH = frozenset({"kill", "injure", "die"})


def _is_figurative(parse: Parse, token: Token) -> bool:
    """Tell whether the verb is used of something else: "killed off a bill", "hit by the crisis", "survived a vote"."""
    after = parse.tokens[token.i + 1].lower if token.i + 1 < parse.bounds[token.sent][1] else ""
    if token.lemma in ("kill", "hurt") and after == "off":
        return True
    if token.lemma in _VERBS_OF_ENOUGH and any(
        k.lower == "enough" for k in (parse.head(token), *parse.kids(token.head))
    ):
        return token.tag == "VB"
    if token.lemma == "shoot" and after in ("down", "up", "out"):
        return True
    if (
        token.lemma == "shoot"
        and after == "at"
        and token.tag != "VBN"
        and not _has_counted_subject(parse, token)
    ):
        return True
    if (
        token.lemma == "evacuate"
        and token.tag == "VB"
        and parse.head(token).lemma in ("struggle", "try", "begin", "work")
    ):
        return True
    if (
        token.lemma in ("save", "rescue")
        and token.tag == "VB"
        and parse.head(token).lemma in ("try", "attempt", "struggle")
    ):
        return True
    if token.lemma == "save":
        return not any(True for k in parse.kids(token.i, "dobj", "nsubjpass") if k.tag == "CD" or any(parse.kids(k.i, "nummod")))
    return (token.lemma == "free" and token.tag not in _VERB_TAGS)


def _has_counted_subject(parse: Parse, token: Token) -> bool:
    return any(
        k.tag == "CD" or k.lower in ("several", "dozens") or any(parse.kids(k.i, "nummod"))
        for k in parse.kids(token.i, "nsubj")
    )


def _noun(parse: Parse, token: Token, disease: bool) -> Cue | None:
    lexicon = _lexicon()
    lemma = token.lemma
    if lemma in ("infection", "poisoning", "sickening") and _loses_people(parse, token):
        return Cue("ill", "of_noun", token.i, token.i, token.i)
    if lemma == "taking" and any(k.lower == "hostage" for k in parse.kids(token.i)):
        return Cue("abducted", "of_noun", token.i, token.i, token.i)
    if lemma in ("case", "infection", "illness") and not disease:
        return None
    if lemma in ("shooting", "stabbing", "killing", "murder", "death", "drowning") and _takes_people(
        parse, token
    ):
        effect = lexicon.of_nouns[lemma]
        if lemma == "shooting" and any(k.lower in ("fatal", "deadly", "death") for k in parse.kids(token.i)):
            effect = "killed"
        return Cue(effect, "of_noun", token.i, token.i, token.i)
    if lemma in ("body", "corpse", "remains") and token.tag != "NNP":
        if _is_never_found(parse, token):
            return Cue("missing", "count_noun", token.i, token.i, token.i)
        frame: Frame = "of_noun" if _takes_people(parse, token) else "count_noun"
        return Cue("killed", frame, token.i, token.i, token.i)
    if lemma in ("shooting", "stabbing", "murder", "homicide", "killing", "slaying") and any(
        k.lower in ("double", "triple", "quadruple", "quintuple") for k in parse.kids(token.i)
    ):
        return Cue(
            "casualties" if lemma in ("shooting", "stabbing") else "killed",
            "count_noun",
            token.i,
            token.i,
            token.i,
        )
    if lemma == "refugee" and any(h.lemma == "return" for h in (parse.head(token),)):
        return None
    if lemma == "loss" and _loses_people(parse, token):
        return Cue("killed", "of_noun", token.i, token.i, token.i)
    if lemma in lexicon.of_nouns and _takes_people(parse, token) and lemma not in ("death", "case"):
        return Cue(lexicon.of_nouns[lemma], "of_noun", token.i, token.i, token.i)
    if lemma in lexicon.count_nouns:
        return Cue(lexicon.count_nouns[lemma], "count_noun", token.i, token.i, token.i)
    if lemma in lexicon.of_nouns and _takes_people(parse, token):
        return Cue(lexicon.of_nouns[lemma], "of_noun", token.i, token.i, token.i)
    return None


def _loses_people(parse: Parse, token: Token) -> bool:
    objects = [
        k for kid in parse.kids(token.i, "prep") if kid.lower == "of" for k in parse.kids(kid.i, "pobj")
    ]
    return any(sense(k) == "people" and any(True for _ in parse.kids(k.i, "nummod")) for k in objects)


def _is_never_found(parse: Parse, token: Token) -> bool:
    after = [t.lower for t in parse.tokens[token.i + 1 : token.i + 6]]
    return bool({"never", "not", "yet"} & set(after)) and bool(
        {"recovered", "found", "retrieved"} & set(after)
    )


def _takes_people(parse: Parse, token: Token) -> bool:
    if any(k.tag != "PRP$" and k.ent not in ("GPE", "LOC", "ORG", "DATE") for k in parse.kids(token.i, "poss")):
        return True
    return any(kid.lower == "of" for kid in parse.kids(token.i, "prep"))


def _phrase(parse: Parse, token: Token, disease: bool) -> Cue | None:
    """Read a cue of several words whose first in the tree is the verb or preposition `token`."""
    if token.tag in _VERB_TAGS:
        if token.lemma == "treat" and any(
            k.lemma in ("release", "discharge") for k in parse.kids(token.i, "conj")
        ):
            return Cue("injured", "object", token.i, token.i, token.i)
        if cue := _particular(parse, token):
            return cue
        if token.lemma in ("sleep", "camp", "stay") and any(
            k.lower in ("outside", "outdoors") for k in parse.kids(token.i, "advmod")
        ):
            return Cue("displaced", "subject", token.i, token.i, token.i)
        if token.lemma == "evacuate" and any(k.lemma in _BUILDINGS for k in parse.kids(token.i, "dobj")):
            return Cue("displaced", "subject", token.i, token.i, token.i)
        for kid in parse.kids(
            token.i, "dobj", "prep", "oprd", "attr", "acomp", "pobj", "nsubjpass", "npadvmod", "advmod"
        ):
            nouns = [kid, *_coordinates(parse, kid)] if kid.dep != "prep" else list(parse.kids(kid.i, "pobj"))
            for noun in nouns:
                if cue := _verb_phrase(parse, token, kid, noun, disease):
                    return cue
    if token.lower in ("with", "from", "in", "on", "under") and token.tag == "IN":
        return _condition(parse, token, disease)
    if token.lower in NOMINAL_HARM and token.dep in ("pobj", "nsubj", "dobj") and _is_of_whole(parse, token):
        return Cue(_lexicon().adjectives[token.lower], "whole", token.i, token.i, token.i)
    if token.lower in ("among", "amongst"):
        return _among(parse, token)
    return None


def _particular(parse: Parse, verb: Token) -> Cue | None:
    """Read verbs that say it only with certain words beside them ("pulled alive from the rubble", "lost 17 soldiers")."""
    beside = _beside_verb(parse, verb)
    for name, effect, frame in _PARTICULAR:
        verbs, words = _pair(name)
        if verb.lemma in verbs and beside & words:
            if name == "let_go" and not _is_let_go(parse, verb, beside):
                continue
            if name == "out_of_danger" and beside & {"body", "bodies", "corpse"}:
                return None
            return Cue(effect, frame, verb.i, verb.i, verb.i)
    if verb.lemma in ("take", "seize", "capture", "grab", "march", "herd", "carry") and _is_by_captors(
        parse, verb
    ):
        return Cue("abducted", "object", verb.i, verb.i, verb.i)
    if verb.lemma in ("lose", "mourn", "bury") and _has_people_object(parse, verb):
        return Cue("killed", "object", verb.i, verb.i, verb.i)
    if verb.lemma == "bury" and _is_passive(parse, verb):
        return Cue("trapped", "object", verb.i, verb.i, verb.i)
    if verb.lemma == "contract" and any(k.dep == "dobj" for k in parse.kids(verb.i)):
        return Cue("ill", "subject", verb.i, verb.i, verb.i)
    if verb.lemma in ("hold", "pick") and (
        verb.tag == "VBN"
        or _has_counted_subject(parse, verb)
        or any(k.lower == "up" for k in parse.kids(verb.i, "prt"))
    ):
        return _held(parse, verb, beside)
    return None


_PARTICULAR: tuple[tuple[str, Effect, Frame], ...] = (
    ("out_of_danger", "rescued", "object"),
    ("let_go", "rescued", "object"),
    ("from_home", "displaced", "object"),
    ("no_home", "displaced", "subject"),
    ("cut_off", "trapped", "object"),
    ("fallen_ill", "ill", "subject"),
)


def _beside_verb(parse: Parse, verb: Token) -> frozenset[str]:
    """Return the words that hang from a verb, and those that its prepositions bring in."""
    kids = list(
        parse.kids(
            verb.i, "prep", "prt", "advmod", "acomp", "oprd", "dobj", "agent", "ccomp", "nsubjpass", "pcomp"
        )
    )
    deeper = [k for kid in kids for k in parse.kids(kid.i, "pobj", "prep")]
    deepest = [k for kid in deeper for k in parse.kids(kid.i, "pobj")]
    return frozenset({t.lemma for t in (*kids, *deeper, *deepest)} | {t.lower for t in kids})


def _is_let_go(parse: Parse, verb: Token, beside: frozenset[str]) -> bool:
    return verb.lemma != "let" or "go" in beside


def _has_people_object(parse: Parse, verb: Token) -> bool:
    if _is_passive(parse, verb):
        return False
    return any(
        sense(k) == "people"
        and k.lemma not in ("life", "body")
        and any(True for _ in parse.kids(k.i, "nummod"))
        for k in parse.kids(verb.i, "dobj")
    )


_CAPTORS = frozenset(
    "gunman kidnapper abductor bandit militant rebel insurgent jihadist raider attacker terrorist pirate fighter".split()
)


def _is_by_captors(parse: Parse, verb: Token) -> bool:
    top = verb
    while top.dep == "xcomp" and top.head != top.i:
        top = parse.head(top)
    doers = {k.lemma for k in parse.kids(top.i, "nsubj", "nsubjpass")} | {
        k.lemma for kid in parse.kids(verb.i, "agent") for k in parse.kids(kid.i, "pobj")
    }
    if verb.dep == "conj" and not doers:
        doers = {k.lemma for k in parse.kids(verb.head, "nsubj")}
    if not doers and _is_passive(parse, verb):
        doers = {t.lemma for t in parse.tokens[:400]} & _CAPTORS
    people_taken = any(sense(k) == "people" for k in parse.kids(verb.i, "dobj", "nsubjpass"))
    return bool(doers & _CAPTORS) and people_taken


def _held(parse: Parse, verb: Token, beside: frozenset[str]) -> Cue | None:
    if beside & {"hostage", "captive"}:
        return None
    if verb.lemma == "pick" and any(
        k.lemma in ("ship", "boat", "vessel", "crew", "rescuer", "coastguard")
        for k in parse.kids(verb.i, "nsubj")
    ):
        return Cue("rescued", "object", verb.i, verb.i, verb.i)
    captors = {k.lemma for kid in parse.kids(verb.i, "agent") for k in parse.kids(kid.i, "pobj")}
    if verb.lemma == "hold" and beside & {
        "meeting",
        "talk",
        "funeral",
        "vigil",
        "election",
        "ceremony",
        "protest",
    }:
        return None
    effect: Effect = (
        "abducted"
        if captors & {"gunman", "militant", "rebel", "kidnapper", "group", "bandit"}
        else "detained"
    )
    return Cue(effect, "object", verb.i, verb.i, verb.i)


_BUILDINGS = frozenset(
    "building home house office area school village town city mall premises apartment".split()
)


NOMINAL_HARM = frozenset({"injured", "wounded", "dead", "missing", "displaced", "hurt"})


def _is_of_whole(parse: Parse, token: Token) -> bool:
    """Tell whether a number is a part of "the injured": "three of the injured"."""
    return parse.head(token).lower == "of" and token.dep == "pobj"


def _among(parse: Parse, token: Token) -> Cue | None:
    """Read "among the dead", "among those injured", "among the victims"."""
    for noun in parse.kids(token.i, "pobj"):
        said = (
            [noun, *(k for k in parse.kids(noun.i, "acl", "amod"))]
            if noun.lower in ("those", "people")
            else [noun]
        )
        for word in said:
            effect = _lexicon().adjectives.get(word.lower) or {
                "fatalities": "killed",
                "victims": "casualties",
                "casualties": "casualties",
            }.get(word.lower)
            if effect:
                return Cue(effect, "among", token.i, token.i, word.i)  # type: ignore[arg-type]
    return None


def _coordinates(parse: Parse, kid: Token) -> list[Token]:
    return list(parse.kids(kid.i, "conj")) if kid.dep == "dobj" else []


def _pair(name: str) -> tuple[frozenset[str], frozenset[str]]:
    verbs, nouns = _lexicon().phrases[name]
    return frozenset(verbs.split()), frozenset(nouns.split())


def _verb_phrase(parse: Parse, verb: Token, kid: Token, noun: Token, disease: bool) -> Cue | None:
    first, last = min(verb.i, noun.i), max(verb.i, noun.i)
    for name, effect, frame in _PHRASES:
        verbs, nouns = _pair(name)
        if verb.lemma not in verbs or noun.lemma not in nouns:
            continue
        if name in ("to_hospital", "living_in") and kid.dep != "prep":
            continue
        if name == "treated" and not (
            kid.dep == "dobj"
            and noun.lemma in ("victim", "patient", "casualty")
            or kid.lower in ("for", "with")
        ):
            continue
        if name == "custody" and kid.dep != "prep":
            continue
        if name == "broken" and not any(
            k.lower in ("broken", "fractured") for k in parse.kids(noun.i, "amod")
        ):
            continue
        if name in ("lose_life", "suffer_injury", "take_lives", "shelter") and kid.dep != "dobj":
            continue
        if name == "take_lives" and _is_passive(parse, verb):
            continue
        if name == "suffer_injury" and (
            _is_zero(parse, noun)
            or noun.lemma in ("cut", "trauma")
            and verb.lemma not in ("suffer", "sustain")
        ):
            continue
        if name == "hostage" and kid.dep == "dobj" and noun.tag == "NNS":
            continue
        if name == "to_hospital" and disease:
            effect, frame = "ill", "object"
        return Cue("ill" if disease and name == "treated" else effect, frame, verb.i, first, last)
    return None


_PHRASES: tuple[tuple[str, Effect, Frame], ...] = (
    ("lose_life", "killed", "subject_of"),
    ("take_lives", "killed", "lives"),
    ("suffer_injury", "injured", "subject_of"),
    ("treatment", "injured", "subject_of"),
    ("treated", "injured", "object_of"),
    ("broken", "injured", "subject_of"),
    ("symptoms", "ill", "subject_of"),
    ("to_hospital", "injured", "weak"),
    ("shelter", "displaced", "subject_of"),
    ("given_shelter", "displaced", "object_of"),
    ("living_in", "displaced", "subject_of"),
    ("flooding_in", "displaced", "subject_of"),
    ("hostage", "abducted", "object_of"),
    ("custody", "detained", "object_of"),
)


def _is_passive(parse: Parse, verb: Token) -> bool:
    return any(True for _ in parse.kids(verb.i, "auxpass", "nsubjpass"))


def _is_zero(parse: Parse, noun: Token) -> bool:
    return any(kid.lower == "no" for kid in parse.kids(noun.i, "det"))


def _condition(parse: Parse, token: Token, disease: bool) -> Cue | None:
    """Read "in critical condition", "with gunshot wounds", "suffering from burns", "on life support"."""
    for noun in parse.kids(token.i, "pobj"):
        kinds = {kid.lower for kid in parse.kids(noun.i)}
        if (
            token.lower == "in"
            and noun.lemma == "condition"
            and kinds & frozenset(_lexicon().phrases["condition"]).union(_CONDITIONS)
        ):
            return Cue("ill" if disease else "injured", "adjective", token.i, token.i, noun.i)
        if token.lower == "on" and noun.lower == "support" and "life" in kinds:
            return Cue("ill" if disease else "injured", "adjective", token.i, token.i, noun.i)
        if token.lower == "under" and noun.lower == "treatment":
            return Cue("ill" if disease else "injured", "adjective", token.i, token.i, noun.i)
        if (
            token.lower == "in"
            and noun.lemma in _lexicon().phrases["in_shelter"]
            and (noun.tag == "NNS" or "evacuation" in kinds)
        ):
            return Cue("displaced", "adjective", token.i, token.i, noun.i)
        if (
            token.lower == "in"
            and noun.lemma == "hospital"
            and "the" not in kinds
            and parse.head(token).lemma in ("be", "remain")
        ):
            return Cue("ill" if disease else "injured", "adjective", token.i, token.i, noun.i)
        if (
            token.lower in ("with", "from")
            and noun.lemma in ("wound", "injury", "burn", "fracture")
            and _is_harm(noun, kinds)
        ):
            head = parse.head(token)
            if head.lemma in ("die", "death", "kill", "charge", "treat"):
                return None
            return Cue("injured", "adjective", token.i, token.i, noun.i)
    return None


_CONDITIONS = frozenset({"critical", "serious", "stable", "fair", "grave", "guarded"})


def _is_harm(noun: Token, kinds: set[str]) -> bool:
    return not (kinds & {"no", "without"}) and noun.tag in _NOUN_TAGS
