"""From the pieces of a sentence to drafts of statements: who holds what, with which cue and stance."""

from dataclasses import replace

from claimdiff.datamodel import Span, Stance
from claimdiff.extract.adverbials import speaker_after
from claimdiff.extract.asked import ASKED, asked, asked_of, bare_reply
from claimdiff.extract.bounds import gapped_content
from claimdiff.extract.clauses import pieces
from claimdiff.extract.contents import Frame, Places, first_verb
from claimdiff.extract.draft import Draft, opened, under_condition
from claimdiff.extract.frames import read_frame
from claimdiff.extract.marked import FIRST_SINGULAR, Cue, Marked, Verb
from claimdiff.extract.pieces import Role
from claimdiff.extract.relatives import about_antecedent, in_full, with_antecedent
from claimdiff.extract.sources import Source, is_several, is_thing, source_of
from claimdiff.extract.speakers import (
    after_adjunct,
    outer_speaker,
    place_that_speaks,
    several_speak,
    somebody_behind,
    tells_others,
)
from claimdiff.extract.stances import stance_of, turns
from claimdiff.extract.subjects import (
    agree,
    agreeing,
    antecedent,
    has_subject,
    inner_speaker,
    is_light,
    passive_subject,
    somebody,
    subject_phrase,
    takes_subject,
    whoever,
)
from claimdiff.extract.units import Unit, units_of
from claimdiff.extract.voices import (
    SUBJUNCTIVE,
    answer_to,
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
DASHES = "—–"  # after a dateline
DEPENDENT = frozenset({Role.COORDINATE, Role.PARALLEL, Role.RELATIVE, Role.PURPOSE, Role.RESUMED})


def drafts(marked: Marked, context: Span, paragraph: int) -> list[Draft]:
    """The drafts of one sentence, in text order."""
    found = _Sentence(marked, context, paragraph).read(units_of(marked, pieces(marked)))
    return under_condition(map(opened, found))


def _span(places: Places) -> tuple[int, int]:
    return places[0], places[-1] + 1


class _Sentence:
    """Reads the units of a sentence in order, remembering the frame and the subjects under way."""

    def __init__(self, marked: Marked, context: Span, paragraph: int) -> None:
        self.m = marked
        self.blank = Draft(marked, (0, 0), Role.MAIN, (), context, paragraph)
        self.done: list[Draft] = []
        self.scope: Draft | None = None  # whose content coordinate clauses go on with
        self.holder: Places = ()  # subject of the clause that speaks
        self.subject: Places = ()  # subject of the last clause, whoever says it
        self.main: Places = ()  # subject of the last clause that hangs on no other one
        self.outer = False  # the last unit ended in an outer frame
        self.speaker: Places = ()  # who speaks there
        self.fronted: Places = ()  # subject of the main clause before which something else stands
        self.reply: Draft | None = None  # of the quotation that answers the question before it, all but its words

    def read(self, units: list[Unit]) -> list[Draft]:
        for unit, following in zip(units, [*units[1:], None], strict=True):
            answered = following is not None and following.role is Role.QUOTE
            if unit.role is Role.FRONTED and following is not None:
                verb = first_verb(self.m, following.main)
                self.fronted = tuple(p for p in following.main if verb is not None and p < verb.first)
            draft = self._draft(unit, answered)  # may give a voice to those before it, and replaces the list
            self.done.append(draft)
        return self.done

    def _draft(self, unit: Unit, answered: bool) -> Draft:
        """The draft of a unit; `answered`: a quotation follows."""
        m = self.m
        quoted = m.tokens[unit.main[0]].quote or m.tokens[min(unit.main[0] + 1, unit.main[-1])].quote
        blank, self.reply = self.reply or replace(self.blank, span=unit.claim), None
        blank = replace(blank, span=(blank.span[0], unit.claim[1]), role=unit.role, content=unit.main, quoted=quoted)
        question = asked(m, unit.main)
        if question and unit.outer:
            return self._answered(unit, blank, question, answered)
        if unit.outer and not likens_contrast(self.m, unit):
            return self._outer(unit, self._plain(unit, blank))
        frame = self._own_frame(unit)
        after_frame, self.outer = self.outer, False
        if not after_frame or unit.role is not Role.RELATIVE:
            self.speaker = ()
        if frame is not None and not (quoted and not frame.clausal):
            return self._framed(unit, blank, frame)
        if frame is None and question:
            self._note_subject(question)
            return self._asked(blank, question)
        if frame is None and (colon := self._colon(unit.main)):
            return self._quoting(unit, blank, colon)
        return self._unframed(unit, self._plain(unit, blank), frame, after_frame)

    def _unframed(self, unit: Unit, blank: Draft, frame: Frame | None, after_frame: bool) -> Draft:
        """A clause that brings no speaker of its own: it may go on with what another one says."""
        if unit.role is Role.COORDINATE and (gapped := self._gapped(unit, blank)) is not None:
            return gapped
        if unit.role is Role.MAIN and (kind := self._told_by(unit)):
            return replace(blank, source=self.done[-1].source, voiced=True, cue=self.done[-1].cue, kind=kind)
        if unit.role is Role.QUOTE:
            return self._quoted(unit, blank, frame)
        if self._in_scope(unit, after_frame):
            return self._inherit(unit, blank)
        if unit.role in (Role.MAIN, Role.SUBORDINATE, Role.COORDINATE):
            blank = replace(blank, topic=self._topic(unit))
        if unit.role is Role.MAIN:
            self.scope = None
            self.holder = self.holder if unit.main[0] == 0 else ()  # "A said B; C counted ten and say D"
        return blank

    def _topic(self, unit: Unit) -> Source | None:
        """Whom a clause is about, who may speak in the next sentence; not one after a colon, which somebody may say."""
        if unit.main[0] and self.m.words[unit.main[0] - 1] == ":":
            return None
        about = source_of(self.m, self.subject) if self.subject else None
        return about or somebody_behind(self.m, unit.main)

    def _answered(self, unit: Unit, blank: Draft, question: Places, quoted: bool) -> Draft:
        """What somebody is asked who then answers: by a bare "no", or, if it is `quoted`, by what comes next."""
        told = self._asked(replace(blank, span=_span(unit.main)), question)
        after = replace(blank, span=_span(unit.outer))
        if reply := bare_reply(self.m, unit.outer):
            self.done.append(told)
            return self._outer(unit, replace(after, content=reply))
        if quoted and (cue := self._cue_in(unit.outer)):
            source = self._outer_source(unit.outer, cue, speech_end(self.m, cue))
            self.reply = replace(after, source=source, cue=self.m.slice(range(cue.first, cue.last)))
        return told

    def _asked(self, blank: Draft, question: Places) -> Draft:
        """What somebody was asked, which nobody holds."""
        cue = self.m.slice([p for p in blank.content if p < question[0] and self.m.tokens[p].is_word])
        return replace(blank, content=question, cue=cue, kind=ASKED, stance=Stance.OPEN)

    def _quoted(self, unit: Unit, blank: Draft, frame: Frame | None) -> Draft:
        """A quotation, without a denial in the speaker's own words: "«Niego que A»"."""
        same = self.scope if self.scope and self.scope.source and self.m.goes_on(unit.main[0]) else None
        scope = replace(same or blank, span=blank.span, role=unit.role, content=unit.main, quoted=blank.quoted)
        scope = replace(scope, voiced=True, kind="says", mood=False, stance=Stance.ASSERTS, subject=())
        self.scope = scope
        if frame is not None and self.m.lexicon.stances[frame.kind] < 0 and own_words(scope, frame):
            scope = unframed(scope, frame)
        return lie(scope, frame)

    def _framed(self, unit: Unit, blank: Draft, frame: Frame) -> Draft:
        """A clause with a frame; of somebody else's denial passed on only the denial, but more content may follow."""
        draft = self._with_frame(unit, blank, frame)
        inner = reported_denial(self.m, frame)
        if inner is None:
            return draft
        outer, draft = self.scope, self._with_frame(unit, blank, inner)
        self.scope = self.scope or outer
        return draft

    def _with_frame(self, unit: Unit, blank: Draft, frame: Frame) -> Draft:
        if self._is_asked(unit, frame):
            frame = replace(frame, subject=())
        m, source = self.m, self._source(unit, frame) or blank.source
        about = self._content_subject(unit, frame)
        if frame.subject:
            self.holder = self.subject = frame.subject
        content = frame.content
        if unit.role is Role.RELATIVE and m.is_a("complementizers", unit.main[0]):
            content = with_antecedent(m, frame, self._antecedent(unit))
        elif unit.role is Role.RELATIVE and not content:
            content = in_full(m, unit.main, self._antecedent(unit))
        draft = replace(
            blank,
            source=source,
            voiced=frame.kind != "rumour" and not frame.impersonal and not is_own_judgement(blank, frame, source),
            several=several_speak(self.m, frame),
            cue=m.slice(frame.cue),
            kind=frame.kind,
            stance=stance_of(m, frame),
            content=content or unit.main,
            subject=about,
            topic=source_of(m, about) if frame.kind == "accuses" and frame.impersonal and about else None,
            mention=frame.mention,
            anaphoric=frame.anaphoric,
            mood=frame.clausal and (frame.negated or m.lexicon.stances[frame.kind] <= 0 or self._blames(frame)),
            turned=turns(m, frame),
            template=frame.template,
        )
        said = m.cues.get(frame.cue[0])
        calls = frame.kind == "false" and not frame.clausal and said is not None and said.kind != frame.kind
        self.scope = draft if frame.clausal else None
        if calls and said is not None:  # "dijo que es mentira y que A": A is only said
            self.scope = replace(draft, kind=said.kind, mood=False)
        if frame.clausal:
            self._note_subject(frame.content)
        return draft

    def _is_asked(self, unit: Unit, frame: Frame) -> bool:
        """Whether nothing before the cue speaks: "preguntado por el dueño, Luis Gil, dijo que no lo conoce"."""
        first = next(p for p in unit.main if self.m.tokens[p].is_word)
        asked = self.m.is_a("asked_participles", first) and self.m.is_a("prepositions", first + 1)
        return asked and self.m.words[frame.cue[0] - 1] == ","

    def _blames(self, frame: Frame) -> bool:
        """Whether it tells in the subjunctive what somebody did: "reprochó a A que mintiera"."""
        verb = first_verb(self.m, frame.content) if frame.kind == "accuses" else None
        return verb is not None and verb.tense in SUBJUNCTIVE

    def _own_frame(self, unit: Unit) -> Frame | None:
        """The frame of a clause, unless it only goes on with what the clause before it says."""
        frame = read_frame(self.m, unit.main, unit.role)
        if frame is None or self._comments(unit, frame) or self._goes_on(unit, frame):
            return None
        bare = unit.role is Role.RELATIVE and not frame.subject
        if self._falls_through(frame) or is_thing(self.m, self._antecedent(unit) if bare else frame.subject):
            return None
        denied = unit.role is Role.PARALLEL and self.scope is not None and self.scope.mood
        return frame if frame.clausal or not denied else None  # "denied that A and that auditors had warned it"

    def _falls_through(self, frame: Frame) -> bool:
        """Whether it tells, in nobody's mouth, what did not come to be: "Esperaban un acuerdo. Eso no ocurrió"."""
        alone = len(self.m.cues) == 1 and not self.m.tokens[frame.cue[0]].quote
        return alone and self.m.phrase("not_happened", frame.cue[0]) > 0

    def _comments(self, unit: Unit, frame: Frame) -> bool:
        """ "lo que sugiere que A": a clause, and nobody, is what suggests it."""
        bare = not any(self.m.tokens[p].is_word for p in frame.subject)
        denies = self.m.lexicon.stances[frame.kind] < 0
        return unit.role is Role.RELATIVE and bare and not denies and self.m.is_a("clause_relatives", unit.main[0])

    def _goes_on(self, unit: Unit, frame: Frame) -> bool:
        """ "dijo que no vendió armas ni piensa venderlas": the second verb is one of the content."""
        weak = frame.kind == "plans" and not any(
            self.m.tokens[p].is_word and not is_light(self.m, p) for p in frame.subject
        )
        return weak and self.scope is not None and unit.role in (Role.COORDINATE, Role.PARALLEL)

    def _colon(self, places: Places) -> int:
        """Where the quotation begins that a clause without cue introduces: "tiene una opinión: «…»"."""
        for at, place in enumerate(places[1:], start=1):
            if self.m.opens_quote(place) and self.m.words[place - 1] == ":":
                return at
        return 0

    def _quoting(self, unit: Unit, blank: Draft, colon: int) -> Draft:
        self._note_subject(unit.main[:colon])
        source = source_of(self.m, self.subject) if self.subject else None
        if first_verb(self.m, unit.main[:colon]) is None:
            before = [p for p in unit.main[:colon] if self.m.tokens[p].is_word]
            named = source_of(self.m, before)
            alone = all(self.m.tokens[p].is_name and not self.m.is_a("rubrics", p) for p in before)
            alone = alone and self.m.opens_quote(unit.main[colon])
            source = named if named is not None and (named.person or alone) else source  # "Ana Ruiz: «…»", "Lula: «…»"
        self.scope = replace(blank, source=source, voiced=True, kind="says", content=unit.main[colon:], quoted=1)
        return lie(self.scope, read_frame(self.m, self.scope.content, Role.QUOTE))

    def _source(self, unit: Unit, frame: Frame) -> Source | None:
        """Who speaks in a frame: whom its clause names, else whom it hangs on or goes on with."""
        if frame.impersonal or frame.kind == "hearsay" or self._is_nobody(frame) or self._is_outlet(frame):
            return None
        if unit.role is Role.FRONTED:
            return source_of(self.m, self.fronted)
        source = self._named(unit, frame)
        if source is not None or unit.role is Role.MAIN:
            return source
        bare = not any(self.m.tokens[p].is_word for p in frame.subject)
        adverbial = any(self.m.is_a(group, unit.main[0]) for group in ("prepositions", "place_relatives"))
        if unit.role is Role.RELATIVE and not adverbial:
            about = tuple(self.speaker or self._of_clause(unit) or self._antecedent(unit))
            source = source_of(self.m, agreeing(self.m, about, first_verb(self.m, unit.main)))
            if source is not None or (about and bare):
                return source  # nobody for "comerciantes de Lima, que temen A": not who speaks in the clause before
        return self._inherited(unit, frame, bare)

    def _of_clause(self, unit: Unit) -> Places:
        """Whose the clause is that "algo que" takes up, who goes on: "atacó la escuela, algo que había negado"."""
        taken_up = self.m.phrase("relative_phrases", unit.main[0]) > 1 and self.m.is_a("clause_heads", unit.main[0])
        return (self.holder or self.main) if taken_up else ()

    def _is_nobody(self, frame: Frame) -> bool:
        """Whether it is told that nobody says something: "nadie ha negado", "no one denies"."""
        first = next((p for p in frame.subject if not self.m.is_a("clitics", p)), -1)
        return self.m.is_a("negative_subjects", first) and not self.m.is_a("coordinators", first)

    def _is_outlet(self, frame: Frame) -> bool:
        """Whether it is the outlet that speaks, as "we": "si vas al IMSS, aquí te decimos cómo"."""
        verb = self.m.verbs.get(frame.cue[0])
        plural = verb is not None and self.m.lexicon.has_mood and verb.person > FIRST_SINGULAR
        return plural and not self.m.tokens[frame.cue[0]].quote

    def _named(self, unit: Unit, frame: Frame) -> Source | None:
        """Whom the clause of a frame names as speaking, before or after the verb."""
        m = self.m
        spoken = [p for p in frame.subject if not (m.is_a("clitics", p) and p + 1 == frame.cue[0])]
        told = [p for p in spoken if m.tokens[p].is_word]
        if unit.role is Role.MAIN and told and m.is_a("person_relatives", told[0]) and m.lexicon.has_mood:
            return Source(m.slice(told), plural=m.words[told[0]].endswith("s"))  # "quien vive ahí dice que A"
        source = (source_of(m, spoken) or after_adjunct(m, spoken)) if spoken else None
        stands = not m.lexicon.has_mood and bool(told)
        if source is None and frame.after and self._may_invert(unit) and not stands:
            behind = speaker_after(m, frame.after)
            source = source_of(m, behind) if behind and self._begins_speaker(behind[0]) else None
        return source or place_that_speaks(m, frame, spoken) or self._of_relative(unit)

    def _begins_speaker(self, place: int) -> bool:
        """Whether who speaks can begin here after the verb: not "escribía letras para sus mascotas"."""
        groups = ("determiners", "numerals", "pronouns", "anonymous", "plural_markers", "paired_openers", "honorifics")
        known = self.m.tokens[place].is_name or self.m.words[place] in self.m.lexicon.kin
        return known or not self.m.tokens[place].is_word or any(self.m.is_a(group, place) for group in groups)

    def _inherited(self, unit: Unit, frame: Frame, bare: bool) -> Source | None:
        """Who goes on speaking in a clause that names nobody; `bare`: it has no subject at all."""
        holder = self.holder or (self.main if bare and self.m.is_nonfinite(frame.cue[0]) else self.subject)
        inherited = self.scope.source if self.scope and not self.holder else source_of(self.m, holder)
        several = several_speak(self.m, frame)
        fits = inherited is None or several is None or is_several(self.m, inherited) is several
        return inherited if fits else inner_speaker(self.m, unit.main[0], several is True)

    def _may_invert(self, unit: Unit) -> bool:
        """Whether a speaker may stand after the verb: not after "who", in English in main clauses only."""
        if unit.role is Role.RELATIVE and self.m.is_a("person_relatives", unit.main[0]):
            return False
        return self.m.lexicon.has_mood or unit.role in (Role.MAIN, Role.QUOTE)

    def _of_relative(self, unit: Unit) -> Source | None:
        """Whom a relative clause is about, for a verb that goes on with it: "a Lema, quien niega A y dice B"."""
        before = self.done[-1] if self.done and unit.role is Role.COORDINATE else None
        if before is None or before.role is not Role.RELATIVE or self.m.words[unit.main[0] - 1] == ",":
            return None
        who = before.subject if self.m.is_a("person_relatives", before.content[0]) else ()
        return before.source or source_of(self.m, who)

    def _content_subject(self, unit: Unit, frame: Frame) -> Places:
        """Who a content without subject is about, where that is not the holder."""
        if frame.accused:
            return frame.accused
        if frame.kind == "accuses" and frame.clausal and unit.role is Role.RELATIVE and not frame.after:
            return self._antecedent(unit)  # "el alcalde, a quien acusan de A"
        if frame.kind == "accuses" and (frame.impersonal or frame.template) and unit.role is Role.RELATIVE:
            return self._antecedent(unit)  # "Hale, who was accused of A"
        if frame.kind == "according" and unit.role is Role.RELATIVE:
            # "el acuerdo, que según X fue firmado"
            return agreeing(self.m, self._antecedent(unit), first_verb(self.m, frame.content))
        fronted = tuple(p for p in frame.subject if self.m.tokens[p].is_word)
        if frame.kind == "reaffirms" and fronted and self.m.is_a("topic_prepositions", fronted[0]):
            return fronted
        passive = frame.clausal and self.subject != self.holder
        return passive_subject(self.m, frame.content, self.subject) if passive else ()

    def _plain(self, unit: Unit, blank: Draft) -> Draft:
        """A clause without cue: find its subject, or restore the one it shares."""
        m = self.m
        if unit.role is Role.RELATIVE:
            return about_antecedent(m, unit, blank, self._antecedent(unit))
        places = [p for p in unit.main if m.tokens[p].is_word]
        while places and any(m.is_a(g, places[0]) for g in ("coordinators", "complementizers")):
            places = places[1:]
        verb = m.skip_light(places[0]) if places else -1
        if unit.role in DEPENDENT and (verb in m.verbs or unit.role is Role.PURPOSE):
            speaks = bool(self.holder) and (verb in m.cues or self._leaves_scope(m.verbs.get(verb)))
            shared = subject_phrase(m, self._hung(unit) or (self.holder if speaks else self.subject))[:RESTORABLE]
            if not self._shares(unit, shared, m.verbs.get(verb)):
                return blank
            return replace(blank, subject=tuple(shared))
        self._note_subject(unit.main)
        if unit.role is not Role.SUBORDINATE:
            self.main = self.subject
        return in_indicative(blank) if unit.role in (Role.SUBORDINATE, Role.COORDINATE) else blank

    def _hung(self, unit: Unit) -> Places:
        """Whom a relative clause is about that goes on here: "el ataque, que duró un día y dejó a miles sin luz"."""
        before = self.done[-1] if self.done and unit.role is Role.COORDINATE else None
        if before is None or before.role is not Role.RELATIVE or self.m.words[unit.main[0] - 1] == ",":
            return ()
        verb = first_verb(self.m, before.content)
        own = tuple(p for p in before.content if verb is not None and before.content[0] < p < verb.first)
        return own if source_of(self.m, own) is not None else before.subject

    def _leaves_scope(self, verb: Verb | None) -> bool:
        """Whether a verb tells what the holder does who denied something: "negó que A pague y criticó a la prensa"."""
        scope = self.scope
        denied = scope is not None and scope.stance is Stance.DENIES and scope.mood and self.m.lexicon.has_mood
        return denied and verb is not None and verb.tense not in SUBJUNCTIVE

    def _shares(self, unit: Unit, subject: list[int], verb: Verb | None) -> bool:
        """Whether a clause without subject can go on with the subject of the clause before it."""
        m = self.m
        if not agree(m, subject, verb) or any(m.is_a("negative_subjects", p) for p in subject):
            return False
        told = unit.role is Role.PARALLEL and not (self.scope is not None and self.scope.mood)
        if told and verb is not None and self.subject != self.holder and not verb.passive:
            return False  # "dijo que la mesa se reunirá y que irá": the mesa, or who speaks?
        return verb is None or takes_subject(m, verb, shared=True)

    def _note_subject(self, places: Places) -> None:
        verb = first_verb(self.m, places)
        start = max((p for p in places if verb and p < verb.first and self.m.words[p] in DASHES), default=-1)
        before = tuple(p for p in places if verb and start < p < verb.first)
        if any(self.m.tokens[p].is_word and not is_light(self.m, p) for p in before):
            self.subject = before

    def _gapped(self, unit: Unit, blank: Draft) -> Draft | None:
        """What another holder says by the verb of the frame before: "Israel dice que A y Hamás que B"."""
        first = unit.main[0] + self.m.is_a("coordinators", unit.main[0])
        start = gapped_content(self.m, first) if self.scope is not None else 0
        source = source_of(self.m, range(first, start - 1)) if start else None
        if source is None or start not in unit.main:
            return None
        self.holder = self.subject = tuple(range(first, start - 1))
        content = tuple(p for p in unit.main if p >= start)
        return replace(self._inherit(unit, blank), source=source, content=content, subject=())

    def _told_by(self, unit: Unit) -> str:
        """How a clause after a colon is told by who speaks before it: in the words of a denial, "desmintió al senador:
        no habrá A", or as what somebody says, "lo resume así: A"; "" if it is not."""
        before = self.done[-1] if self.done else None
        colon = self.m.words[unit.main[0] - 1] == ":" if unit.main[0] else False
        if not colon or before is None:
            return ""
        if before.stance is Stance.DENIES and before.anaphoric:
            return "reaffirms"
        return "says" if before.source is not None and before.kind in ("says", "reaffirms") else ""

    def _in_scope(self, unit: Unit, after_frame: bool) -> bool:
        """Whether a clause without cue goes on with the content of the frame before it."""
        if self.scope is None or unit.role not in DEPENDENT:
            return self.scope is not None and unit.role is Role.SUBORDINATE and self.m.goes_on(unit.main[0])
        if after_frame and self._objects(unit):
            return False
        before = self.done[-1]
        dependent = before.role is Role.SUBORDINATE or self.m.phrase("subordinators", before.span[0]) > 0
        if unit.role is Role.COORDINATE and dependent and (not before.cue or has_subject(self.m, unit.main)):
            return False
        if unit.role is Role.RELATIVE:
            return not after_frame and not self.outer and self.scope.stance is Stance.ASSERTS
        if self.scope.mood and (unit.role is not Role.PARALLEL or self.m.lexicon.has_mood):
            return unit.role is Role.PARALLEL or self._is_denied(unit)
        return True

    def _objects(self, unit: Unit) -> bool:
        """Whether an outlet sets something against what somebody said: "no hay heridos, dijo la firma, pero el hospital
        registró seis"."""
        verb = first_verb(self.m, unit.main)
        if verb is None or not self.m.is_a("adversatives", unit.main[0]) or self.m.tokens[unit.main[0]].quote:
            return False
        own = source_of(self.m, [p for p in unit.main[1:] if p < verb.first])
        return own is not None and bool(own.head or own.names)

    def _is_denied(self, unit: Unit) -> bool:
        """Whether a clause stands in the mood of what is denied: in "que no es cierto que A y que B" B is only said."""
        verb = first_verb(self.m, unit.main)
        return verb is not None and verb.tense in SUBJUNCTIVE

    def _inherit(self, unit: Unit, blank: Draft) -> Draft:
        scope = self.scope or blank
        if scope.mood and self.m.lexicon.has_mood and not self._is_denied(unit):
            scope = replace(scope, kind="says", mood=False)
        return replace(
            blank,
            source=scope.source,
            voiced=True,
            cue=scope.cue,
            kind=scope.kind,
            stance=scope.stance if scope.mood else Stance.ASSERTS,
            mood=scope.mood,
            subject=blank.subject or (scope.subject if scope.kind == "accuses" else ()),
        )

    def _antecedent(self, unit: Unit) -> Places:
        """Whom a relative clause is about; after an outer frame, the one who speaks there."""
        m = self.m
        if self.speaker:
            return tuple(subject_phrase(m, self.speaker))
        nearest = antecedent(m, unit.claim[0])
        if m.is_a("person_relatives", unit.main[0]):
            nearest = whoever(m, somebody(m, nearest, unit.claim[0]))
        before = nearest[0] - 1 if nearest else -1
        aside = m.is_a("prepositions", before) and not m.is_a("object_prepositions", before)
        if aside and unit.main[0] in m.verbs and self.subject:  # "Gil fue detenida en Lima, acusada de A"
            return tuple(subject_phrase(m, self.subject))
        return nearest

    def _outer(self, unit: Unit, draft: Draft) -> Draft:
        """Apply a frame that stands after, or in the middle of, what it attributes: back to all that has no other.

        One right after a relative pronoun is only about its clause: "detuvo a un hombre que, según X, disparó".
        """
        m = self.m
        cue = self._cue_in(unit.outer)
        if cue is None:
            return draft
        main = first_verb(m, unit.outer)
        if cue.verb is not None and main is not None:
            cue = m.cues.get(main.first, cue)  # not that of a clause about who speaks
        source = self._outer_source(unit.outer, cue, speech_end(m, cue))
        if unit.role is not Role.RELATIVE or self.m.verb_in(unit.main[0], unit.outer[0]) is not None:
            self.done = [d if d.cue else voiced(d, unit.outer, cue, source) for d in self.done]
        draft = voiced(draft, unit.outer, cue, source)
        inner = read_frame(m, unit.main, unit.role)
        if inner is not None and own_words(draft, inner):
            draft = unframed(draft, inner)
        elif inner is not None and not draft.quoted and takes_sides(m, inner):
            draft = self._framed(unit, draft, inner)  # "la empresa niega los pagos, según su portavoz"
            draft = self._likened(unit, draft, cue, source) or draft
        self.scope, self.outer = draft, True
        return answer_to(unit.outer, lie(draft, inner), cue)

    def _cue_in(self, places: Places) -> Cue | None:
        return next((self.m.cues[p] for p in places if p in self.m.cues), None)

    def _likened(self, unit: Unit, denial: Draft, cue: Cue, source: Source | None) -> Draft | None:
        """Who else holds what is denied: "Kiev niega que A, como afirmó Moscú"; the denial goes without that."""
        first = next(p for p in unit.outer if self.m.tokens[p].is_word)
        after = denial.stance is Stance.DENIES and not denial.anaphoric and unit.outer[0] > denial.content[0]
        told = after and source is not None and source != denial.source
        if not (told and self.m.likening(first)) or self.m.lexicon.stances[cue.kind] < 0:
            return None
        self.done.append(replace(denial, span=(denial.span[0], unit.outer[0])))
        own = replace(self.blank, span=(first, unit.outer[-1] + 1), role=Role.RELATIVE, content=unit.outer)
        return replace(
            own,
            source=source,
            voiced=True,
            cue=self.m.slice([*range(cue.first, cue.last)]),
            kind=cue.kind,
            likened=True,
        )

    def _outer_source(self, outer: Places, cue: Cue, end: int) -> Source | None:
        m = self.m
        speaker = outer_speaker(m, outer, cue, end)
        words = [p for p in outer if m.tokens[p].is_word]
        if question := asked_of(m, outer):
            speaker = [p for p in speaker if p < question]
        nearest = bool(speaker) and (speaker[-1] >= words[-1] or not any(p in m.verbs for p in words))
        nearest = nearest and not tells_others(m, speaker)
        self.speaker = tuple(speaker) if nearest else ()
        return source_of(m, speaker)
