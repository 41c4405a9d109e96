"""From the pieces of a sentence to drafts of statements: who holds what, with which cue and stance."""

from dataclasses import replace

from claimdiff.datamodel import Span, Stance
from claimdiff.extract.asked import ASKED, asked, bare_reply
from claimdiff.extract.clauses import pieces
from claimdiff.extract.contents import OWN_ACTS, Frame, Places, first_verb
from claimdiff.extract.contrasts import contrast
from claimdiff.extract.draft import Draft, opened, under_condition
from claimdiff.extract.figures import is_alone
from claimdiff.extract.frames import read_frame
from claimdiff.extract.goes_on import (
    DEPENDENT,
    goes_on,
    hung_on,
    inheriting,
    is_in_scope,
    leaves_scope,
    shares_subject,
    told_by,
    with_gap,
)
from claimdiff.extract.marked import SUBJUNCTIVE, Cue, Marked
from claimdiff.extract.memory import Memory
from claimdiff.extract.pieces import Role
from claimdiff.extract.relatives import about_antecedent, in_full, with_antecedent
from claimdiff.extract.rival_figures import alone
from claimdiff.extract.said_by import speaker_of, speaker_outside, subject_of_content
from claimdiff.extract.sources import Source, is_thing, source_of
from claimdiff.extract.speakers import several_speak, somebody_behind
from claimdiff.extract.stances import stance_of, turns
from claimdiff.extract.subjects import subject_phrase
from claimdiff.extract.units import CLAUSES, Unit, units_of
from claimdiff.extract.voices import (
    answer_to,
    denied_by_next,
    denies_likened,
    disputes,
    in_indicative,
    is_own_judgement,
    lie,
    likens_contrast,
    own_words,
    reported_denial,
    speech_end,
    takes_sides,
    unframed,
    voiced,
)

RESTORABLE = 14  # words of a subject that is put before a clause that lost it; a longer one would bury the clause


def drafts(marked: Marked, context: Span, paragraph: int) -> list[Draft]:
    """The drafts of one sentence, in text order."""
    blank = Draft(marked, (0, 0), Role.MAIN, (), context, paragraph)
    found = _Sentence(marked, blank).read(units_of(marked, pieces(marked)))
    return under_condition(map(alone, map(opened, found)))


def _span(places: Places) -> tuple[int, int]:
    return places[0], places[-1] + 1


class _Sentence(Memory):
    """Reads the units of a sentence in order."""

    def read(self, units: list[Unit]) -> list[Draft]:
        """The drafts of the units, in order."""
        for unit, following in zip(units, [*units[1:], None], strict=True):
            answered = following is not None and following.role is Role.QUOTE
            if unit.role is Role.FRONTED and following is not None:
                verb = first_verb(self.marked, following.main)
                self.fronted = tuple(p for p in following.main if verb is not None and p < verb.first)
            draft = self._draft(unit, answered)  # may give a voice to those before it, and replaces the list
            self.done.append(draft)
        return self.done

    def _draft(self, unit: Unit, answered: bool) -> Draft:
        """The draft of a unit; `answered`: a quotation follows."""
        marked = self.marked
        quoted = marked.tokens[unit.main[0]].quote or marked.tokens[min(unit.main[0] + 1, unit.main[-1])].quote
        blank, self.reply = self.reply or replace(self.blank, span=unit.claim), None
        blank = replace(blank, span=(blank.span[0], unit.claim[1]), role=unit.role, content=unit.main, quoted=quoted)
        question = asked(marked, unit.main)
        if question and unit.outer:
            return self._answered(unit, blank, question, answered)
        if unit.outer and not likens_contrast(self.marked, unit):
            return self._outer(unit, self._plain(unit, blank))
        frame = self._own_frame(unit) if unit.role is not Role.CONTRARY else None
        after_frame, self.outer = self.outer, False
        if not after_frame or unit.role is not Role.RELATIVE:
            self.speaker = ()
        if frame is not None and not (quoted and not frame.clausal):
            return self._framed(unit, blank, frame)
        if frame is None and question:
            self.note_subject(question)
            return self._asked(blank, question)
        if frame is None and (colon := self._colon(unit.main)):
            return self._quoting(unit, blank, colon)
        leaning = with_gap(self, unit, blank) if unit.role in CLAUSES else self._contrary(unit, blank)
        return leaning or self._unframed(unit, self._plain(unit, blank), frame, after_frame)

    def _contrary(self, unit: Unit, blank: Draft) -> Draft | None:
        """Whose word the clause beside it is contrary to, if a piece says only that."""
        opposed = contrast(self.marked, unit.main[0]) if unit.role is Role.CONTRARY else None
        if opposed is None:
            return None
        source, cue = source_of(self.marked, opposed.speaker), self.marked.slice(opposed.cue)
        return replace(blank, source=source, voiced=True, cue=cue, kind="says", contrary=True)

    def _unframed(self, unit: Unit, blank: Draft, frame: Frame | None, after_frame: bool) -> Draft:
        """A clause that brings no speaker of its own: it may go on with what another one says."""
        if unit.role is Role.MAIN and (kind := told_by(self, unit)):
            before = self.done[-1]
            source, cue = before.source or before.topic, before.cue or self._verb_of(before)
            return replace(blank, source=source, voiced=True, cue=cue, kind=kind)
        if unit.role is Role.QUOTE:
            return self._quoted(unit, blank, frame)
        if is_in_scope(self, unit, after_frame):
            return inheriting(self, unit, blank)
        if unit.role in (Role.MAIN, Role.SUBORDINATE, Role.COORDINATE):
            blank = replace(blank, topic=self._topic(unit))
        if unit.role is Role.MAIN:
            self.scope = None
            self.holder = self.holder if unit.main[0] == 0 else ()  # "A said B; C counted ten and say D"
        return blank

    def _verb_of(self, draft: Draft) -> str:
        verb = first_verb(self.marked, draft.content)
        return self.marked.slice(range(verb.first, verb.last)) if verb is not None else ""

    def _topic(self, unit: Unit) -> Source | None:
        """Whom a clause is about, who may speak in the next sentence; not one after a colon, which somebody may say."""
        if unit.main[0] and self.marked.words[unit.main[0] - 1] == ":":
            return None
        about = source_of(self.marked, self.subject) if self.subject else None
        return about or somebody_behind(self.marked, unit.main)

    def _answered(self, unit: Unit, blank: Draft, question: Places, quoted: bool) -> Draft:
        """What somebody is asked who then answers: by a bare "no", or, if it is `quoted`, by what comes next."""
        told = self._asked(replace(blank, span=_span(unit.main)), question)
        after = replace(blank, span=_span(unit.outer))
        if reply := bare_reply(self.marked, unit.outer):
            self.done.append(told)
            return self._outer(unit, replace(after, content=reply))
        if quoted and (cue := self._cue_in(unit.outer)):
            source = speaker_outside(self, unit.outer, cue, speech_end(self.marked, cue))
            self.reply = replace(after, source=source, cue=self.marked.slice(range(cue.first, cue.last)))
        return told

    def _asked(self, blank: Draft, question: Places) -> Draft:
        """What somebody was asked, which nobody holds."""
        cue = self.marked.slice([p for p in blank.content if p < question[0] and self.marked.tokens[p].is_word])
        return replace(blank, content=question, cue=cue, kind=ASKED, stance=Stance.OPEN)

    def _quoted(self, unit: Unit, blank: Draft, frame: Frame | None) -> Draft:
        """A quotation, without a denial in the speaker's own words: "«Niego que A»"."""
        same = self.scope if self.scope and self.scope.source and self.marked.goes_on(unit.main[0]) else None
        scope = replace(same or blank, span=blank.span, role=unit.role, content=unit.main, quoted=blank.quoted)
        source = self._inner_speaker(unit) or scope.source
        scope = replace(scope, source=source, voiced=True, kind="says", mood=False, stance=Stance.ASSERTS, subject=())
        self.scope = scope
        if frame is not None and self.marked.lexicon.stances[frame.kind] < 0 and own_words(scope, frame):
            scope = unframed(scope, frame)
        return lie(scope, frame)

    def _inner_speaker(self, unit: Unit) -> Source | None:
        """Who says a quotation in another's words: "Reuters señaló que Trump declaró: «A»"."""
        if self.marked.words[unit.main[0] - 1] != ":" or not self.done:
            return None
        told = self.done[-1].content
        verb = first_verb(self.marked, told)
        cue = self.marked.cues.get(verb.first) if verb is not None else None
        if verb is None or cue is None or cue.kind not in OWN_ACTS:
            return None
        ends = not any(self.marked.tokens[p].is_word for p in told if p >= cue.last)
        source = source_of(self.marked, [p for p in told if p < verb.first]) if ends else None
        return source if source is not None and (source.names or source.role) else None

    def _framed(self, unit: Unit, blank: Draft, frame: Frame) -> Draft:
        """A clause with a frame; of somebody else's denial passed on only the denial, but more content may follow."""
        draft = self._with_frame(unit, blank, frame)
        inner = reported_denial(self.marked, frame)
        if inner is None:
            return draft
        outer, draft = self.scope, self._with_frame(unit, blank, inner)
        self.scope = self.scope or outer
        return draft

    def _with_frame(self, unit: Unit, blank: Draft, frame: Frame) -> Draft:
        if self._is_asked(unit, frame):
            frame = replace(frame, subject=())
        marked, source = self.marked, speaker_of(self, unit, frame) or blank.source
        about = subject_of_content(self, unit, frame)
        if frame.subject:
            self.holder = self.subject = frame.subject
        content = frame.content
        if content and unit.role is Role.RELATIVE and marked.is_a("object_relatives", unit.main[0]):
            content = with_antecedent(marked, frame, self.antecedent(unit))
        elif unit.role is Role.RELATIVE and not content:
            content = in_full(marked, unit.main, self.antecedent(unit))
        draft = replace(
            blank,
            source=source,
            voiced=frame.kind != "rumour" and not frame.impersonal and not is_own_judgement(blank, frame, source),
            several=several_speak(self.marked, frame.cue[0]),
            cue=marked.slice(frame.cue),
            kind=frame.kind,
            stance=stance_of(marked, frame),
            content=content or unit.main,
            quoted=blank.quoted or self._quote_of(frame.content),
            subject=about,
            topic=source_of(marked, about) if frame.kind == "accuses" and frame.impersonal and about else None,
            mention=frame.mention,
            anaphoric=frame.anaphoric,
            mood=frame.clausal and (frame.negated or marked.lexicon.stances[frame.kind] <= 0 or self._blames(frame)),
            turned=turns(marked, frame),
            template=frame.template,
            figure=frame.figure,
            cause=frame.cause,
        )
        said = marked.cues.get(frame.cue[0])
        calls = frame.kind == "false" and not frame.clausal and said is not None and said.kind != frame.kind
        self.scope = draft if frame.clausal else None
        if calls and said is not None:  # "dijo que es mentira y que A": A is only said
            self.scope = replace(draft, kind=said.kind, mood=False)
        if frame.clausal:
            self.note_subject(frame.content)
        return draft

    def _quote_of(self, content: Places) -> int:
        """Which quotation the whole of a content is, 0 if it is none: "dijo: «Nunca firmé ese contrato»"."""
        quotes = {self.marked.tokens[p].quote for p in content if self.marked.tokens[p].is_word}
        return quotes.pop() if len(quotes) == 1 else 0

    def _is_asked(self, unit: Unit, frame: Frame) -> bool:
        """Whether nothing before the cue speaks: "preguntado por el dueño, Luis Gil, dijo que no lo conoce"."""
        first = next(p for p in unit.main if self.marked.tokens[p].is_word)
        asked = self.marked.is_a("asked_participles", first) and self.marked.is_a("prepositions", first + 1)
        return asked and self.marked.words[frame.cue[0] - 1] == ","

    def _blames(self, frame: Frame) -> bool:
        """Whether it tells in the subjunctive what was done: "reprochó a A que mintiera", "lamentó que A mintiera"."""
        told = self.marked.verbs.get(frame.cue[0])
        moved = told is not None and self.marked.lexicon.has("rueing", told.lemma)
        verb = first_verb(self.marked, frame.content) if frame.kind == "accuses" or moved else None
        return verb is not None and verb.tense in SUBJUNCTIVE

    def _own_frame(self, unit: Unit) -> Frame | None:
        """The frame of a clause, unless it only goes on with what the clause before it says."""
        frame = read_frame(self.marked, unit.main, unit.role)
        if frame is None or self._comments(unit, frame) or goes_on(self, unit, frame):
            return None
        about = frame.subject or (self.antecedent(unit) if unit.role is Role.RELATIVE else hung_on(self, unit))
        if self._falls_through(frame) or (is_thing(self.marked, about) and source_of(self.marked, about) is None):
            return None
        if unit.role is Role.RELATIVE and denied_by_next(self.marked, unit, frame, about):
            frame = replace(frame, subject=(), after=frame.content, content=about)
        denied = unit.role is Role.PARALLEL and self.scope is not None and self.scope.mood
        return frame if frame.clausal or not denied else None  # "denied that A and that auditors had warned it"

    def _falls_through(self, frame: Frame) -> bool:
        """Whether it tells, in nobody's mouth, what did not come to be: "Esperaban un acuerdo. Eso no ocurrió"."""
        alone = len(self.marked.cues) == 1 and not self.marked.tokens[frame.cue[0]].quote
        return alone and self.marked.phrase("not_happened", frame.cue[0]) > 0

    def _comments(self, unit: Unit, frame: Frame) -> bool:
        """ "lo que sugiere que A": a clause, and nobody, is what suggests it."""
        bare = not any(self.marked.tokens[p].is_word for p in frame.subject)
        denies = self.marked.lexicon.stances[frame.kind] < 0
        return unit.role is Role.RELATIVE and bare and not denies and self.marked.is_a("clause_relatives", unit.main[0])

    def _colon(self, places: Places) -> int:
        """Where the quotation begins that a clause without cue introduces: "tiene una opinión: «…»"."""
        for at, place in enumerate(places[1:], start=1):
            if self.marked.opens_quote(place) and self.marked.words[place - 1] == ":":
                return at
        return 0

    def _quoting(self, unit: Unit, blank: Draft, colon: int) -> Draft:
        self.note_subject(unit.main[:colon])
        source = source_of(self.marked, self.subject) if self.subject else None
        if first_verb(self.marked, unit.main[:colon]) is None:
            source = self._titled(unit.main[:colon]) or source
        self.scope = replace(blank, source=source, voiced=True, kind="says", content=unit.main[colon:], quoted=1)
        return lie(self.scope, read_frame(self.marked, self.scope.content, Role.QUOTE))

    def _titled(self, places: Places) -> Source | None:
        """Who speaks a quotation that only his name or office goes before: "Lula: «…»", "El juez, tajante: «…»"."""
        comma = next((i for i, p in enumerate(places) if i and self.marked.words[p] == ","), len(places))
        before = [p for p in places[:comma] if self.marked.tokens[p].is_word]
        rubric = any(self.marked.is_a("rubrics", p) for p in before)
        named = source_of(self.marked, before) if before and not rubric else None
        if named is None or not self.marked.opens_quote(places[-1] + 1):
            return named if named is not None and named.person else None
        alone = all(self.marked.tokens[p].is_name for p in before)
        return named if named.person or named.role or alone else None

    def _plain(self, unit: Unit, blank: Draft) -> Draft:
        """A clause without cue: find its subject, or restore the one it shares."""
        marked = self.marked
        if unit.role is Role.RELATIVE:
            return about_antecedent(marked, unit, blank, self.antecedent(unit))
        places = [p for p in unit.main if marked.tokens[p].is_word]
        while places and any(marked.is_a(g, places[0]) for g in ("coordinators", "complementizers")):
            places = places[1:]
        verb = marked.skip_light(places[0]) if places else -1
        if unit.role in DEPENDENT and (verb in marked.verbs or unit.role is Role.PURPOSE):
            cited = self.scope is not None and self.scope.kind == "according"  # who is cited does nothing here
            speaks = bool(self.holder) and (verb in marked.cues or leaves_scope(self, marked.verbs.get(verb)))
            speaks = speaks and not cited
            about = hung_on(self, unit) or (self.holder if speaks else self.subject)
            shared = subject_phrase(marked, about)[:RESTORABLE]
            if not shares_subject(self, unit, shared, marked.verbs.get(verb)):
                return blank
            return replace(blank, subject=tuple(shared))
        self.note_subject(unit.main)
        if unit.role is not Role.SUBORDINATE:
            self.main = self.subject
        if unit.role is Role.COORDINATE or self._tells_when(unit, places):
            return in_indicative(blank)
        return blank

    def _tells_when(self, unit: Unit, places: list[int]) -> bool:
        """Whether a clause is a subordinate one that may tell what was: "aunque A", not "antes de que A"."""
        subordinators, conditions = (
            self.marked.phrase(group, places[0]) if places else 0 for group in ("subordinators", "conditions")
        )
        leads = unit.role is Role.SUBORDINATE or subordinators > 0
        return leads and (subordinators > conditions or not conditions)

    def _outer(self, unit: Unit, draft: Draft) -> Draft:
        """Apply a frame that stands after, or in the middle of, what it attributes: back to all that has no other.

        One right after a relative pronoun, or before the verb of what follows a semicolon, is only about its clause:
        "detuvo a un hombre que, según X, disparó", "el puente cedió; las obras, dijo X, empiezan hoy".
        """
        marked = self.marked
        cue = self._cue_in(unit.outer)
        if cue is None:
            signed = ":" in marked.words[unit.outer[0] - 1 : unit.outer[0] + 1]  # "No hubo fraude: INE"
            return (
                replace(draft, source=source_of(marked, unit.outer), voiced=True, kind="according") if signed else draft
            )
        main = first_verb(marked, unit.outer)
        if cue.verb is not None and main is not None:
            cue = marked.cues.get(main.first, cue)  # not that of a clause about who speaks
        source = speaker_outside(self, unit.outer, cue, speech_end(marked, cue))
        inner = read_frame(marked, unit.main, unit.role)
        if inner is not None and not draft.quoted and disputes(marked, inner, unit, cue):
            denial = self._framed(unit, draft, inner)
            return self._likened(unit, denial, cue, source) or denial
        inserted = marked.words[unit.main[0] - 1] == ";" and unit.main[-1] > unit.outer[-1]
        apart = unit.role is Role.RELATIVE or inserted
        own = apart and unit.main[0] > 0 and marked.verb_in(unit.main[0], unit.outer[0]) is None
        if not (own or is_alone(marked, unit.main)):  # "unas 300 personas, 500 según A"
            self.done = [d if d.cue else voiced(d, unit.outer, cue, source) for d in self.done]
        draft = voiced(draft, unit.outer, cue, source)
        another = inner is not None and not draft.quoted and denies_likened(marked, inner, unit, cue)
        if inner is not None and own_words(draft, inner) and not another:
            draft = unframed(draft, inner)
        elif inner is not None and not draft.quoted and (another or takes_sides(marked, inner)):
            draft = self._framed(unit, draft, inner)  # "la empresa niega los pagos, según su portavoz"
            draft = self._likened(unit, draft, cue, source) or draft
        self.scope, self.outer = draft, True
        return answer_to(unit.outer, lie(draft, inner), cue)

    def _cue_in(self, places: Places) -> Cue | None:
        return next((self.marked.cues[p] for p in places if p in self.marked.cues), None)

    def _likened(self, unit: Unit, denial: Draft, cue: Cue, source: Source | None) -> Draft | None:
        """Who else holds what is denied: "Kiev niega que A, como afirmó Moscú"; the denial goes without that."""
        first = next(p for p in unit.outer if self.marked.tokens[p].is_word)
        after = unit.outer[0] > denial.content[0] or denial.kind == "false"
        after = after and denial.stance is Stance.DENIES and not denial.anaphoric
        told = after and source is not None and source != denial.source
        if not (told and self.marked.likening(first)) or self.marked.lexicon.stances[cue.kind] < 0:
            return None
        self.done.append(replace(denial, span=(denial.span[0], unit.outer[0])))
        own = replace(self.blank, span=(first, unit.outer[-1] + 1), role=Role.RELATIVE, content=unit.outer)
        return replace(
            own,
            source=source,
            voiced=True,
            cue=self.marked.slice([*range(cue.first, cue.last)]),
            kind=cue.kind,
            likened=True,
        )
