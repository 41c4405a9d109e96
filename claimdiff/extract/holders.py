"""Who "the spokesman", "the company" and "he" are: holders inside one article."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimdiff.datamodel import Stance
from claimdiff.extract.contents import first_verb
from claimdiff.extract.draft import Draft
from claimdiff.extract.introductions import introductions
from claimdiff.extract.lexicon import Lexicon
from claimdiff.extract.marked import FIRST_SINGULAR, SUBJUNCTIVE
from claimdiff.extract.pieces import Role
from claimdiff.extract.sources import Source, governed, is_several, source_of
from claimdiff.extract.subjects import subject_phrase
from claimdiff.text import fold


def resolve_sources(found: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """Give every voiced draft the fullest name its source has earlier in the article."""
    registry = _Registry(lexicon, {quote for draft in found for quote in _of_one(draft)})
    resolved: list[Draft] = []
    for draft in found:
        registry.read_to(draft)
        source, pronoun = draft.source, ""
        if source is not None:
            pronoun = fold(source.text) if source.bare else ""
            source = registry.named(_pointed(draft, source, resolved), named=not _wants_no_name(draft))
            if not _in_passing(draft, resolved):
                registry.speaks(source)
        elif draft.voiced and draft.kind != "rumour":
            accused = _accused(draft, resolved)
            source = registry.last_of(draft) if accused is None else registry.named(accused)
            if source is not None:
                registry.speaks(source)
        elif draft.topic is not None and (registry.may_speak(draft.topic) or _puts_out(draft)):
            registry.speaks(registry.named(draft.topic))
        about = registry.subject_of(draft, resolved)
        resolved.append(replace(draft, source=source, pronoun=pronoun, about=about, firm=registry.firm_of(draft)))
    return resolved


def _in_passing(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether somebody else speaks in the main clause, who goes on in the next one: "A dijo que B, porque C negó D"."""
    if draft.kind == "according" and not draft.cue:
        return True  # "No hubo fraude: INE" may be the headline of another article
    main = (other for other in before if other.context == draft.context and other.role is Role.MAIN)
    inside = draft.role is Role.SUBORDINATE or draft.likened  # "A niega B, como dijo C"
    return inside and any(other.source is not None for other in main)


def _accused(draft: Draft, before: Sequence[Draft]) -> Source | None:
    """Whom the sentence before accuses, who denies it in words of his own: "A acusa a B. «Soy inocente», clamó"."""
    last = before[-1] if before else None
    denies = draft.anaphoric and draft.stance is Stance.DENIES and draft.quoted > 0
    if last is None or not denies or last.kind != "accuses" or last.context == draft.context:
        return None
    about = _subject(last) or governed(last.marked, last.subject)
    return about if about is not None and not about.plural else None


def _puts_out(draft: Draft) -> bool:
    """Whether a clause tells that its subject puts out a paper, which the next sentences may quote."""
    marked = draft.marked
    verb = first_verb(marked, draft.content)
    if verb is None or not marked.lexicon.has("putting_out", verb.lemma):
        return False
    return any(marked.lexicon.kin.get(marked.words[p]) == "document" for p in draft.content if p >= verb.last)


def _pointed(draft: Draft, source: Source, before: Sequence[Draft]) -> Source:
    """The holder of a denial by a pronoun, "él lo niega": whom the accusation is about."""
    if not (source.bare and draft.anaphoric and before) or source.head:
        return source
    last = before[-1]
    if last.context == draft.context and last.pronoun == fold(source.text):
        return source  # "«A», she said, rejecting B": it is she again
    about = (governed(last.marked, last.subject) if last.kind == "accuses" else None) or _subject(last)
    if about is not None and source.plural is not is_several(draft.marked, about):
        return source
    # "A says its boats sail. It denies B": what is A's own does not speak.
    if about is None or about.akin or (last.source is not None and about.text == last.source.text):
        return source
    return about


def _wants_no_name(draft: Draft) -> bool:
    """Whether the sentence says that its speaker asked not to be named."""
    return any(draft.marked.lexicon.has("anonymity", word) for word in draft.marked.words)


def _of_one(draft: Draft) -> Iterator[int]:
    """The numbers of the quotations with a verb here that only "I" can be the subject of."""
    for place, verb in draft.marked.verbs.items():
        if place in draft.content and verb.person == FIRST_SINGULAR and verb.tense not in SUBJUNCTIVE:
            yield draft.marked.tokens[place].quote


def _subject(draft: Draft) -> Source | None:
    """Whom a statement is about."""
    verb = first_verb(draft.marked, draft.content)
    before = draft.subject or [p for p in draft.content if verb is not None and p < verb.first]
    if before and draft.marked.lexicon.maps["contractions"].get(draft.marked.words[before[0]]) == "":
        before = before[1:]  # "(a) los hermanos Soto", the accused
    return source_of(draft.marked, subject_phrase(draft.marked, before)) if before else None


def _whole_subject(draft: Draft) -> Source | None:
    """The subject that a content lost, or begins with, if that is no more than an article and a noun."""
    marked = draft.marked
    places = [p for p in draft.subject or draft.content if marked.tokens[p].is_word]
    if draft.subject:
        places = places[1:] if len(places) == 3 and marked.is_a("object_prepositions", places[0]) else places
    elif len(places) > 2 and marked.skip_light(places[0] + 2) in marked.verbs:
        places = places[:2]
    return source_of(marked, places) if len(places) == 2 else None


SPEAKERS = 3  # among whom one who goes on speaking without being named is looked for


@dataclass
class _Registry:
    """Who has been named so far."""

    lexicon: Lexicon
    of_one: Collection[int]  # quotations, by number, in which one alone speaks
    known: list[Source] = field(default_factory=list)
    last: Source | None = None  # who spoke last
    speakers: list[Source] = field(default_factory=list)  # the last few, the very last one last
    sentence: object = None
    waiting: list[tuple[int, Source]] = field(default_factory=list)

    def read_to(self, draft: Draft) -> None:
        """Take in whom the text introduces before a draft."""
        if draft.context != self.sentence:
            self.known += [source for _, source in self.waiting]
            self.sentence, self.waiting = draft.context, list(introductions(draft.marked))
        while self.waiting and self.waiting[0][0] < draft.span[0]:
            self.known.append(self.waiting.pop(0)[1])

    def last_of(self, draft: Draft) -> Source | None:
        """Who spoke last, in the number that the verb of a draft shows; "I" is one alone."""
        several = False if draft.several is None and draft.quoted and draft.quoted in self.of_one else draft.several
        if several is None:
            return self.last
        fitting = (other for other in reversed(self.speakers) if is_several(draft.marked, other) is several)
        return next(fitting, None)

    def subject_of(self, draft: Draft, before: Sequence[Draft]) -> str:
        """The name of the person whom "he" at the beginning of a sentence takes up: the subject of the one before."""
        first = next((p for p in draft.content if draft.marked.tokens[p].is_word), None)
        told = before[-1] if before and before[-1].context != draft.context else None
        if first is None or told is None or not self.lexicon.has("person_pronouns", fold(draft.marked.words[first])):
            return ""
        about = _subject(told) if told.paragraph == draft.paragraph else None
        named = self._fullest(about) if about is not None and about.names else None
        return named.text if named is not None and named.person else ""

    def firm_of(self, draft: Draft) -> str:
        """The name of the firm that a content is about as "the company", where the article names only one."""
        source = _whole_subject(draft)
        if source is None or not source.bare or source.role != "company" or source.plural:
            return ""
        firms = [other for other in self.known if other.role == "company" and other.names and not other.plural]
        return firms[-1].text if firms and all(_akin(firms[-1], other) for other in firms) else ""

    def may_speak(self, topic: Source) -> bool:
        """Whether somebody a sentence is about can be who speaks in the next one: a person, or one who spoke before."""
        if topic.akin and not topic.role:
            return False  # "su marido, Luis Gil, había salido": of whoever spoke before
        if topic.person or not topic.names:
            return topic.person or self._resumes(topic)
        return bool(topic.role) or (not topic.head and any(topic.names <= other.names for other in self.known))

    def _resumes(self, topic: Source) -> bool:
        """Whether a topic is an office, "la contralora", whose name is known, or nobody has spoken yet."""
        office = bool(topic.role) and not topic.plural and not self.lexicon.has("body_roles", topic.role)
        return office and (self.last is None or bool(self._fullest(topic).names))

    def named(self, source: Source, named: bool = True) -> Source:
        """The fullest form of a source; `named` is False for one who does not want to be named."""
        self.known.append(self._fullest(source) if named else source)
        return self.known[-1]

    def speaks(self, source: Source) -> Source:
        """Keep in mind who speaks now, by the fullest form."""
        self.last = source
        self.speakers = [*self.speakers[1 - SPEAKERS :], source]
        return source

    def _fullest(self, source: Source) -> Source:
        lexicon = self.lexicon
        if self._is_words_of(source):
            return self.last or source
        if source.names:
            several = self._is_list(source)
            known = [o for o in self.known if not self._are_two(o, source) and (several or not self._is_list(o))]
            return _named(source, known, self._is_somebody_of(source))
        if source.bare and source.plural and not source.head and not lexicon.has("both_words", source.text.lower()):
            return next((other for other in reversed(self.known) if other.plural and not other.bare), source)
        if not source.bare or source.plural or self._is_another(source):
            return source
        if lexicon.has("document_roles", source.role) or not (source.role or source.head):
            alike = [self.last] if self.last else []
        else:
            alike = [other for other in self.known if other.names and other.role == source.role and source.role]
        if source.head:
            alike = [other for other in self.known if other.head == source.head and not other.bare] or alike
        if source.qualified:
            alike = self._of_that_kind(source, alike)
        if lexicon.has("person_pronouns", fold(source.text)):
            persons = self._last_person(), [other for other in self.known if other.person]
            fitting = ([other for other in some if self._may_be(source, other)] for some in persons)
            alike = next(filter(None, fitting), [])
        elif not alike and lexicon.has("generic_roles", source.role) and not source.qualified:
            alike = [other for other in self.known if other.person and other.role]
        return alike[-1] if alike else source

    def _is_another(self, source: Source) -> bool:
        """Whether a source is told apart from whoever spoke before: "el otro las negó"."""
        return any(self.lexicon.has("others", word) for word in source.text.lower().split())

    def _is_words_of(self, source: Source) -> bool:
        """Whether a source is only what somebody said, by whoever spoke: "según su versión"."""
        groups = ("version_nouns", "word_nouns", "accusation_nouns")
        told = source.text.lower().split()
        owned = any(self.lexicon.has("possessives", word) for word in told)
        return owned and not source.names and any(self.lexicon.has(group, word) for word in told for group in groups)

    def _is_list(self, source: Source) -> bool:
        """Whether a source is several by name: "Dean" is not "Olivia Dean y Lola Young"."""
        return any(self.lexicon.has("coordinators", word) for word in source.text.lower().split())

    def _is_somebody_of(self, source: Source) -> bool:
        """Whether a source is told by whose it is: "un informe de la ONU" is not the ONU."""
        told = source.text.split()
        name = next((i for i, word in enumerate(told) if i and word[0].isupper()), 0)
        before = [word.lower() for word in told[:name] if not self.lexicon.has("definites", word.lower())]
        return bool(source.head and before) and self.lexicon.has("np_linkers", before[-1])

    def _are_two(self, other: Source, source: Source) -> bool:
        """Whether one is only somebody of the other: "un portavoz de la Casa Blanca" is not the White House."""
        if self._has_office(other) and other.head != source.head:
            return True
        firm = other.role == "company" and not other.person
        return firm and self._has_office(source)

    def _has_office(self, source: Source) -> bool:
        return bool(source.head) and not source.person and not self.lexicon.has("body_roles", source.role)

    def _last_person(self) -> list[Source]:
        """Who spoke last, where no name of a person has been given: "the clerk said A. She denied B"."""
        last = self.last
        body = last is None or last.actors or last.names or self.lexicon.has("body_roles", last.role)
        paper = last is not None and self.lexicon.has("written_nouns", last.head)
        return [] if last is None or body or paper or last.plural or (last.bare and not last.head) else [last]

    def _may_be(self, pronoun: Source, other: Source) -> bool:
        """Whether somebody told by an article and a noun has the gender of a pronoun: "él" is not "la actriz".

        What has an article and a name is nobody: "La Fiscalía".
        """
        article = other.text.split()[0].lower()
        if not (self.lexicon.has_mood and self.lexicon.has("definites", article)):
            return True
        return not other.names and article.endswith("a") is fold(pronoun.text).endswith("a")

    def _of_that_kind(self, source: Source, alike: list[Source]) -> list[Source]:
        """Of the holders with that role those who can be told apart like this: "el mandatario francés"."""
        if not source.actors:
            return [other for other in alike if not other.person]
        own = [other for other in alike if other.actors & source.actors]
        return own or [other for other in alike if not other.actors]


def _akin(one: Source, other: Source) -> bool:
    """Whether two names can be of one holder: "TCS" and "Terminal Costa Sur (TCS)"."""
    return one.names <= other.names or other.names <= one.names


def _named(source: Source, known: Sequence[Source], somebody_of: bool) -> Source:
    """The fuller name of the same holder: "Kirby" is "John Kirby", "el dueño de Talcahué" the man called so before.

    `somebody_of`: the name in it is that of somebody else, "la abogada de Gil".
    """
    for other in reversed(known):
        headed = (source.text.split()[-1][0].islower() or somebody_of) and other.person  # "Trump aides" are not Trump
        if source.names <= other.names and (other.person or len(source.names) > 1) and not headed:
            return replace(other, role=other.role or source.role, ties=other.ties | source.ties)
        if source.role and other.person and source.names <= other.ties:
            return other
    return source
