"""A sentence with its verbs and cues marked, and the questions that are asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.extract.lexicon import Lexicon
from claimdiff.extract.sentences import Token
from claimdiff.text import squeeze

NO_GERUNDS = ("adverbs", "determiners", "accusation_nouns", "anaphors", "negative_subjects")  # "everything", "nothing"

STRESSED = frozenset("áéíóúâêô")
FIGURE_VERBS = ("resizing", "reducing")
REFIGURED = 8  # places after a word for a figure in which somebody changes it
FIRST_SINGULAR = 2  # place of "I"; "we" comes after it
SUBJUNCTIVE = frozenset({"subjunctive", "past_subjunctive"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb with its auxiliaries, tokens `first` to `last` (excluded); `lemma` carries the sense."""

    first: int
    last: int
    lemma: str
    tense: str
    person: int
    negated: bool
    modal: bool = False
    passive: bool = False
    again: bool = False  # "volvió a decir"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that attribute: tokens `first` to `last` (excluded)."""

    first: int
    last: int
    kind: str
    negated: bool = False
    verb: Verb | None = None
    verb_rest: bool = False  # the cue is the verb and more words: "se negó a"


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its verbs and cues, both by the index of their first token. `text` is the whole article's."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    verbs: dict[int, Verb]
    cues: dict[int, Cue]
    lexicon: Lexicon

    def slice(self, places: Sequence[int]) -> str:
        """The text of some tokens, with single spaces, and with nothing between runs of them but a space."""
        parts: list[str] = []
        for before, place in zip([None, *places], places, strict=False):
            token = self.tokens[place]
            if before is not None and before == place - 1:
                parts.append(self.text[self.tokens[before].end : token.start])
            elif before is not None and token.is_word:
                parts.append(" ")
            moved = before is not None and place < before and self.is_a("determiners", place)
            parts.append(token.low if moved else token.text)  # "el ministro firmó (La) carta"
        return squeeze("".join(parts))

    def verb_in(self, first: int, last: int) -> Verb | None:
        """The first finite verb that begins in this range of tokens."""
        return next((self.verbs[i] for i in range(first, last) if i in self.verbs), None)

    def is_a(self, group: str, at: int) -> bool:
        """Whether the word at this place is in a word list."""
        return 0 <= at < len(self.words) and self.lexicon.has(group, self.words[at])

    def phrase(self, group: str, at: int) -> int:
        """Length of the phrase of that group that begins here."""
        return self.lexicon.phrase_at(group, self.words, at) if 0 <= at < len(self.words) else 0

    def is_nonfinite(self, at: int) -> bool:
        """Whether an infinitive or gerund stands here."""
        if not 0 < at < len(self.words):
            return False
        form = self.lexicon.nonfinite.get(self.words[at])
        if form is None and self.words[at].endswith(tuple(self.lexicon.maps["unknown_forms"])):
            if any(letter in STRESSED for letter in self.words[at][:-2]):
                return False  # "cáncer": an infinitive has its stress at the end
            after_cue = any(c.last == at and self.lexicon.stances[c.kind] < 0 for c in self.cues.values())
            small = any(self.is_a(group, at) for group in NO_GERUNDS)
            return self.is_a("linkers", at - 1) or self.is_a("charge_linkers", at - 1) or (after_cue and not small)
        if form is None or form.tense not in ("infinitive", "gerund"):
            return False
        marker = self.lexicon.words.get("infinitive_marks")
        return form.tense == "gerund" or not marker or (at > 0 and self.words[at - 1] in marker)

    def goes_on(self, at: int) -> bool:
        """Whether this place stands in the same quotation as the one before it."""
        return at > 0 and self.tokens[at].quote > 0 and self.tokens[at - 1].quote == self.tokens[at].quote

    def likening(self, at: int) -> int:
        """Length of the words here that set beside a clause what somebody else says: "como", "tal y como"."""
        return self.phrase("likenings", at) or int(self.is_a("role_linkers", at))

    def by_whom(self, at: int) -> Cue | None:
        """The cue here, if it is one that only names who tells a clause: "según", not "para"."""
        cue = self.cues.get(at)
        names = cue is not None and cue.kind == "according" and cue.verb is None
        return cue if names and not self.is_a("doubtful_according", at) else None

    def relative(self, at: int) -> int:
        """Length of the words that open a relative clause here, an apposition included: "una acusación que"."""
        length = self.phrase("relative_phrases", at)
        noun = at + 1 if self.is_a("indefinite_articles", at) else at
        named = self.is_a("accusation_nouns", noun) or self._is_refigured(noun)
        named = named and self.is_a("relatives", noun + 1)
        related = named and (self.lexicon.has_mood or self._ends_denying(noun + 2))
        denied = self.is_denied_by(noun + 1)
        return max(length, noun + 2 - at if related else noun + 1 - at if denied else 0)

    def _is_refigured(self, noun: int) -> bool:
        """Whether a word for a figure is followed by who changes or denies it: "cifra que Gil reduce"."""
        reach = range(noun + 2, noun + REFIGURED)
        changed = any(
            self.lexicon.has(group, self.verbs[p].lemma) for p in reach if p in self.verbs for group in FIGURE_VERBS
        )
        denied = any(self.lexicon.stances[self.cues[p].kind] < 0 for p in reach if p in self.cues)
        return self.is_a("figure_nouns", noun) and (changed or denied)

    def is_denied_by(self, at: int) -> bool:
        """Whether a participle here tells who denies the word for a claim before it: ", versión negada por Gil"."""
        noun = at - 2 if self.is_a("indefinite_articles", at - 2) else at - 1
        form = self.lexicon.nonfinite.get(self.words[at]) if 1 < at < len(self.words) else None
        if form is None or form.tense != "participle" or self.words[noun - 1] != ",":
            return False
        told = any(self.is_a(group, at - 1) for group in ("accusation_nouns", "figure_nouns", "clause_heads"))
        if not told or not self.is_a("by", at + 1):
            return False
        kinds = {pattern.kind for pattern in self.lexicon.verb_cues.get(form.lemma, ()) if not pattern.rest}
        return "denies" in kinds

    def _ends_denying(self, at: int) -> bool:
        """Whether the clause from here on ends in a denial without object: "a claim that his office disputes"."""
        end = next((i for i in range(at, len(self.words)) if not self.tokens[i].is_word), len(self.words))
        return any(at <= c.first and c.last == end and self.lexicon.stances[c.kind] < 0 for c in self.cues.values())

    def points(self, at: int) -> bool:
        """Whether a complementizer here is a pronoun, its own verb right after it: "That is untrue"."""
        both = self.is_a("complementizers", at) and self.is_a("anaphors", at)
        verb = self.verbs.get(at + 1) if both else None
        cue = (self.cues.get(at) or self.cues.get(at + 1)) if both else None
        if cue is not None and self.lexicon.stances[cue.kind] < 0:
            return True  # "That was denied by A", "that did not happen"
        return verb is not None and self.lexicon.has("copulas", verb.lemma) and not verb.passive

    def opens_quote(self, at: int) -> bool:
        """Whether a quotation begins here."""
        quote = self.tokens[at].quote
        return quote > 0 and (at == 0 or self.tokens[at - 1].quote != quote)

    def joined(self, cue: Cue) -> Cue | None:
        """The cue of denial that shares the negation of this one: "would not confirm or deny that A"."""
        if not (cue.negated or cue.kind == "refuses") or not self.is_a("coordinators", cue.last):
            return None
        other = self.cues.get(cue.last + 1) or self.cues.get(cue.last)
        return other if other is not None and self.lexicon.stances[other.kind] < 0 else None

    def is_inner_adverb(self, at: int) -> bool:
        """Whether a word inside a verb, or before it, is an adverb by its ending: "has flatly denied"."""
        endings = tuple(self.lexicon.words.get("inner_adverb_endings", ())) or ("\0",)
        return 0 <= at < len(self.words) and self.words[at].endswith(endings)

    def ends_like_a_deed(self, at: int) -> bool:
        """Whether a word has the ending of what is done rather than of who does it: "declaración"."""
        return self.words[at].endswith(tuple(self.lexicon.words.get("deed_endings", ())) or ("\0",))

    def skip_light(self, at: int) -> int:
        """The place after any negations, clitics and adverbs from here on."""
        while at < len(self.words) and any(self.is_a(group, at) for group in ("negations", "clitics", "adverbs")):
            at += 1
        return at


def is_ours(marked: Marked, verb: Verb) -> bool:
    """Whether the form of a verb is one of "I" or "we", in a language whose verbs show that."""
    return marked.lexicon.has_mood and verb.person in (FIRST_SINGULAR, FIRST_SINGULAR + 1)


def is_mine(marked: Marked, verb: Verb) -> bool:
    """Whether the form of a verb is one of "I", in a language whose verbs show that."""
    return marked.lexicon.has_mood and verb.person == FIRST_SINGULAR
