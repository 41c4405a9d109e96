"""The cue words of a language, read from `lexicon/<lang>.toml` and expanded into look-up tables.

A lexicon names verbs by their infinitive; how they inflect stands in the same file, as irregular verbs and as
paradigms chosen by the ending of the infinitive. Nothing in the code of this package knows a word of any language.
"""

import functools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

DEFAULT_LANGUAGE = "es"  # for articles whose language is unknown or has no lexicon
SHORTEST_SHARED = 5  # letters of an irregular infinitive that its prefixed kin inflect like: "sostener" as "tener"
THEY = 1  # place of the third person plural in a paradigm's row
NONFINITE = frozenset({"infinitive", "gerund", "participle"})

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: the infinitive it belongs to, its tense, and its place in the paradigm's row."""

    lemma: str
    tense: str
    person: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A cue: the class it belongs to and the words that must follow its first one."""

    kind: str
    rest: Phrase = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the extractor knows about one language.

    `finite` and `nonfinite` map a written form to what it is; `inflected` goes the other way. `verb_cues` are keyed by
    infinitive, `phrase_cues` by first word. `words` are plain sets, `phrases` are sequences of words keyed by
    their first one, longest first; `maps` are word-to-word tables; `kin` maps a role noun to the name of its group;
    `takes` says which forms an auxiliary or modal verb combines with. `has_mood`: what is denied stands in another
    mood.
    """

    language: str
    finite: Mapping[str, Form]
    nonfinite: Mapping[str, Form]
    inflected: Mapping[Form, str]
    verb_cues: Mapping[str, tuple[Pattern, ...]]
    phrase_cues: Mapping[str, tuple[Pattern, ...]]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    maps: Mapping[str, Mapping[str, str]]
    stances: Mapping[str, int]
    kin: Mapping[str, str]
    templates: Mapping[str, str]
    takes: Mapping[str, frozenset[str]]
    verb_endings: tuple[str, ...]
    present_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    has_mood: bool

    def has(self, group: str, word: str) -> bool:
        """Whether the lower-case word is in the word list of that name."""
        known = word in self.words.get(group, frozenset())
        return known or (group == "adverbs" and bool(self.adverb_endings) and word.endswith(self.adverb_endings))

    def smooth(self, text: str) -> str:
        """The text with small words as their neighbours ask for: "de el" → "del", "a offer" → "an offer"."""
        for clash, smooth in self.maps["euphony"].items():
            text = text.replace(clash, smooth)
        return text

    def both(self, first: str, second: str) -> str:
        """Two names as one subject: "Irán e Israel"."""
        return self.smooth(self.templates["both"].format(first=first, second=second))

    def phrase_at(self, group: str, words: Sequence[str], at: int) -> int:
        """How many words of the longest phrase of the group begin at this place; 0 for none."""
        for phrase in self.phrases.get(group, {}).get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0


def languages() -> tuple[str, ...]:
    """The languages that have a lexicon."""
    folder = resources.files(__package__) / "lexicon"
    return tuple(sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")))


def lexicon_for(language: str) -> Lexicon:
    """The lexicon of a language code ("es-MX" takes "es"), or the default one."""
    code = language.lower().replace("_", "-").split("-")[0]
    return load(code if code in _known() else DEFAULT_LANGUAGE)


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(languages())


@functools.cache
def load(language: str) -> Lexicon:
    """Read and expand `lexicon/<language>.toml`, once a process."""
    source = (resources.files(__package__) / "lexicon" / f"{language}.toml").read_text(encoding="utf-8")
    return build(language, tomllib.loads(source))


def build(language: str, raw: Mapping[str, Any]) -> Lexicon:
    """Expand a parsed lexicon file."""
    forms = _Conjugator(raw).all_forms()
    finite: dict[str, Form] = {}
    nonfinite: dict[str, Form] = {}
    inflected: dict[Form, str] = {}
    for form, written in forms:
        table = nonfinite if form.tense in NONFINITE else finite
        table.setdefault(written, form)
        inflected.setdefault(form, written)
    _join(finite, finite, raw["words"].get("finite_enclitics", ""))
    _join(nonfinite, {w: f for w, f in nonfinite.items() if f.tense == "infinitive"}, raw["words"]["enclitics"])
    kinds = raw["cues"]
    return Lexicon(
        language=language,
        finite=finite,
        nonfinite=nonfinite,
        inflected=inflected,
        verb_cues=_patterns((kind, entry) for kind, table in kinds.items() for entry in _entries(table, "verbs")),
        phrase_cues=_patterns((kind, entry) for kind, table in kinds.items() for entry in _entries(table, "phrases")),
        words={name: frozenset(text.split()) for name, text in raw["words"].items()},
        phrases={name: _by_first_word(_listed(text)) for name, text in raw["phrases"].items()},
        maps=raw.get("maps", {}),
        stances={kind: table["stance"] for kind, table in kinds.items()},
        kin=_kin(raw),
        templates=raw["templates"],
        takes={verb: frozenset(tenses.split()) for verb, tenses in raw["takes"].items()},
        verb_endings=tuple(raw["words"].get("verb_endings", "").split()),
        present_endings=tuple(raw["words"].get("present_endings", "").split()),
        adverb_endings=tuple(raw["words"].get("adverb_endings", "").split()),
        has_mood=any("subjunctive" in table for table in raw["paradigm"].values()),
    )


def _join(table: dict[str, Form], forms: Mapping[str, Form], enclitics: str) -> None:
    """Add the forms with a pronoun written to them: "presentarse", "recusou-se"."""
    for written, form in list(forms.items()):
        for enclitic in enclitics.split():
            table.setdefault(written + enclitic, form)


class _Conjugator:
    """Expands infinitives by the irregular verbs and paradigms of a lexicon file."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._irregular: dict[str, Mapping[str, str]] = raw["irregular"]
        self._derived: dict[str, Mapping[str, str]] = raw.get("derived", {})
        self._unshared = frozenset(raw["words"].get("unshared", "").split())
        self._paradigms = sorted(raw["paradigm"].items(), key=lambda item: -len(item[0].strip("-")))
        cued = [e.split()[0] for table in raw["cues"].values() for e in _entries(table, "verbs")]
        plain = raw["words"].get("verbs", "").split()
        self._verbs = dict.fromkeys([*self._irregular, *cued, *raw["takes"], *plain])

    def all_forms(self) -> Iterator[tuple[Form, str]]:
        """Every form of every verb the file names, irregular verbs first."""
        for verb in self._verbs:
            for tense, row in (self._regular(verb) | self._irregular_rows(verb)).items():
                for person, written in enumerate(row):
                    yield Form(verb, tense, person), written

    def _regular(self, verb: str) -> dict[str, list[str]]:
        for ending, table in self._paradigms:
            if verb.endswith(ending.strip("-")):
                stem = verb.removesuffix(ending.strip("-"))
                return {tense: [stem + e.strip("-") for e in row.split()] for tense, row in table.items()}
        return {"infinitive": [verb]}

    def _irregular_rows(self, verb: str) -> dict[str, list[str]]:
        for name in sorted(self._irregular, key=len, reverse=True):
            kin = len(name) >= SHORTEST_SHARED and verb.endswith(name) and name not in self._unshared
            if verb == name or kin:
                prefix = verb.removesuffix(name)
                rows = {**self._irregular[name], **self._derived_rows(self._irregular[name])}
                return {tense: [prefix + form for form in row.split()] for tense, row in rows.items()}
        return {}

    def _derived_rows(self, rows: Mapping[str, str]) -> dict[str, str]:
        """Rows that follow from others: "supieron" has "supiera"."""
        found = {}
        for tense, rule in self._derived.items():
            if tense not in rows and rule["of"] in rows:
                stem = rows[rule["of"]].split()[THEY].removesuffix(rule["without"])
                found[tense] = " ".join(stem + ending for ending in rule["with"].split())
        return found


def _entries(table: Mapping[str, Any], key: str) -> list[str]:
    return _listed(table.get(key, ""))


def _listed(text: str) -> list[str]:
    """The entries of a comma-separated list."""
    return [entry for part in text.split(",") if (entry := " ".join(part.split()))]


def _kin(raw: Mapping[str, Any]) -> dict[str, str]:
    """The group of every role noun, and of who held that office before: "exministro"."""
    words = {name: text.split() for name, text in raw["words"].items() if name in ("body_roles", "former_prefixes")}
    kin = {noun: group for group, text in raw["roles"].items() for noun in text.split()}
    people = {noun: group for noun, group in kin.items() if group not in words["body_roles"]}
    return {prefix + noun: group for prefix in words["former_prefixes"] for noun, group in people.items()} | kin


def _patterns(pairs: Iterator[tuple[str, str]]) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for kind, entry in pairs:
        first, *rest = entry.split()
        found.setdefault(first, []).append(Pattern(kind, tuple(rest)))
    return {first: tuple(sorted(patterns, key=lambda p: -len(p.rest))) for first, patterns in found.items()}


def _by_first_word(entries: list[str]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for entry in entries:
        phrase = tuple(entry.split())
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}
