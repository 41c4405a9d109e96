"""Cutting a sentence into clause-sized pieces that do not overlap."""

from claimdiff.extract.asides import (
    SPEAKING,
    TELLING,
    frame_at,
    names_on,
    signs_headline,
    speaker_apart,
    speaks_next,
    subject_frame_at,
)
from claimdiff.extract.bounds import (
    DASHES,
    PAUSES,
    SENTENCE_ENDS,
    SUBJECT_REACH,
    clause_end,
    contrast_end,
    fronted_end,
    has_verb,
    named_end,
    pause_from,
    shortens,
    size_of,
)
from claimdiff.extract.contrasts import contrast
from claimdiff.extract.gaps import (
    another_figure,
    compared,
    figure_told_by,
    gapped_content,
    gapped_deed,
    gapped_figure,
    is_in_gap,
)
from claimdiff.extract.lies import is_bare_lie
from claimdiff.extract.marked import SUBJUNCTIVE, Cue, Marked, Verb, is_ours
from claimdiff.extract.pieces import Piece, Role
from claimdiff.extract.relatives import hangs_on_noun, is_denied, is_told
from claimdiff.extract.syntax import PARTICIPLE

QUOTE_WORDS = 3  # words from which a quotation can stand as a piece of its own
CLAUSE_WORDS = 4  # words from which a relative or subordinate clause is a piece of its own
LIKENED_WORDS = 5  # of a clause like "como prevé el protocolo", which is no statement


def pieces(marked: Marked) -> list[Piece]:
    """The pieces of a sentence, in order, covering it."""
    cutter = _Cutter(marked)
    cuts = sorted(cutter.run().items())
    ends = [at for at, _ in cuts[1:]] + [len(marked.words)]
    return [Piece(first, last, role) for (first, role), last in zip(cuts, ends, strict=True) if last > first]


class _Cutter:
    def __init__(self, marked: Marked) -> None:
        self.m = marked
        self.cuts: dict[int, Role] = {0: Role.MAIN}
        self.start = 0  # of the piece being read
        self.frozen_until = 0  # end of a quotation that belongs to its clause

    def run(self) -> dict[int, Role]:
        self._enter(0)
        at = 1
        if end := fronted_end(self.m):
            self.cuts[0] = Role.FRONTED
            self.cut(end, Role.MAIN)
            at = end + 1
        if (opposed := contrast(self.m, 0)) is not None and opposed.end + 1 < len(self.m.words):
            self.cuts[0] = Role.CONTRARY
            self.cut(opposed.end + 1, Role.MAIN)
            at = opposed.end + 2
        while at < len(self.m.words):
            if at >= self.frozen_until:
                self._enter(at)
                self._look(at)
            elif self.m.words[at] in SENTENCE_ENDS and not shortens(self.m, at):
                self._after_stop(at)
            at += 1
        return self.cuts

    def cut(self, at: int, role: Role) -> None:
        if at < len(self.m.words):
            self.cuts[at] = role
            self.start = at

    def _enter(self, at: int) -> None:
        """A quotation begins here: a piece of its own, or words of its clause?"""
        tokens = self.m.tokens
        quote = tokens[at].quote
        if not quote or (at and tokens[at - 1].quote == quote):
            return
        end = next((i for i in range(at, len(tokens)) if tokens[i].quote != quote), len(tokens))
        if self._quotes_on(at) or self._stands_alone(at, end):
            self.cut(at, Role.QUOTE)
            after = end + 1 if end < len(tokens) and tokens[end].text == "," else end
            self._after_quote(after)
        else:
            self.frozen_until = end

    def _after_quote(self, after: int) -> None:
        m = self.m
        if after >= len(m.words) or m.words[after] in SENTENCE_ENDS:
            return
        if m.words[after] == ":" and signs_headline(m, after):
            self.cuts[after] = Role.FRAME
            return
        at = m.skip_light(after)
        framed = frame_at(m, self.start, at) or frame_at(m, self.start, after) or subject_frame_at(m, after)
        apart = 0 if framed else speaker_apart(m, after)
        self.cuts[after] = Role.FRAME if framed or apart else Role.COORDINATE
        if apart:
            self.start, self.frozen_until = after, apart + 1

    def _stands_alone(self, at: int, end: int) -> bool:
        m = self.m
        size = sum(m.tokens[i].is_word for i in range(at, end))
        if size < QUOTE_WORDS:
            if at and m.words[at - 1] == ":":
                return m.verb_in(at, end) is not None  # "dijo: «No renuncio»"
            denies = any(m.cues[i].kind == "false" for i in range(at, end) if i in m.cues)
            return at == 0 and (denies or is_bare_lie(m, tuple(range(at, end))))
        verb = m.verbs.get(m.skip_light(at + 1))
        if at and m.words[at - 1] == "," and verb and not (is_ours(m, verb) or has_verb(m, self.start, at)):
            return False  # "dijo que el alcalde, junto con otros, «se encargará de todo»"
        if at == 0 or m.words[at - 1] in ",:;.(":
            return at == 0 or m.words[at - 1] != "," or m.verb_in(at, end) is not None
        said = any(cue.last == at and cue.verb for cue in m.cues.values())
        hangs = any(m.phrase("relative_phrases", i) > 1 for i in range(self.start + 1, at))
        if hangs and m.skip_light(at + (not m.tokens[at].is_word)) in m.verbs:
            return False  # "las bases con las que se calificó «son las de marzo»"
        return said and m.verb_in(at, min(end, pause_from(m, at))) is not None  # not "pidió «calma, porque ...»"

    def _quotes_on(self, at: int) -> bool:
        """Whether a quotation goes on after who speaks: "«No hemos recibido», dijo Gil, «ninguna noticia»"."""
        framed = self.cuts.get(self.start) is Role.FRAME and at > self.start and self.m.words[at - 1] == ","
        return framed and any(self.m.tokens[i].quote for i in range(max(0, self.start - 2), self.start))

    def _look(self, at: int) -> None:
        word = self.m.words[at]
        if (word == ";" and not self._is_bracketed(at)) or (word in SENTENCE_ENDS and self._stops_quote(at)):
            self._after_stop(at)
        elif word == ":" and self.m.verb_in(at, len(self.m.words)):
            self.cut(at + 1, Role.MAIN)
        elif word == ":" and signs_headline(self.m, at):
            self.cut(at + 1, Role.FRAME)
            self.frozen_until = len(self.m.words)
        elif not self.m.tokens[at].is_word and not self.m.opens_quote(at):
            return
        elif contrast_end(self.m, self.start) == at or is_in_gap(self.m, self.start, at):
            return  # "contrary to what A said, the bridge fell", "; la oposición, que nunca abrió"
        elif compared(self.m, at) is not None:
            self.cut(at, Role.COORDINATE)
        elif (opposed := contrast(self.m, at)) is not None and has_verb(self.m, self.start, at):
            self.cut(at, Role.CONTRARY)
            self.frozen_until = opposed.end
        elif at - 1 >= 0 and at not in self.cuts and (self.m.words[at - 1] in PAUSES or self._quotes_pause(at)):
            self._after_pause(at)
        elif at not in self.cuts:
            self._without_pause(at)
        else:
            self.start = at

    def _is_bracketed(self, at: int) -> bool:
        """Whether a place stands in brackets that the sentence closes: "(nueve en Lima; dos en Cuzco)"."""
        before = self.m.words[:at].count("(") - self.m.words[:at].count(")")
        return before > 0 and self.m.words[0] != "(" and ")" in self.m.words[at:]

    def _quotes_pause(self, at: int) -> bool:
        """Whether a quotation that is part of its clause ends in a comma just before: "was ''a mistake,'' he said"."""
        last = self.m.tokens[at - 1]
        return last.quote > 0 and not last.is_word and not self.m.tokens[at].quote and self.m.words[at - 2] == ","

    def _stops_quote(self, at: int) -> bool:
        """Whether a stop inside a quotation, or right after one, is followed by more: "«A. B»", "dijo «A». Añadió"."""
        m = self.m
        following = m.tokens[at + 1] if at + 1 < len(m.tokens) else None
        after = m.tokens[at - 1].quote > 0 and following is not None and following.is_name
        return following is not None and (m.tokens[at].quote > 0 or after) and not shortens(m, at)

    def _after_stop(self, at: int) -> None:
        following = self.m.tokens[at + 1] if at + 1 < len(self.m.tokens) else None
        if following and (following.is_word or following.text in "¿¡") and following.quote == self.m.tokens[at].quote:
            self.cut(at + 1, Role.QUOTE if following.quote else Role.MAIN)

    def _after_pause(self, at: int) -> None:
        m = self.m
        light = m.skip_light(at)
        if self._linked_at(at):
            self.cut(at, Role.COORDINATE)
        elif self._relative_at(at) or self._charged_at(at) or self._told_at(at):
            self._cut_relative(at)
        elif self._in_frame(at) or self._after_topic(at):
            return  # ", the director, Amos Kane, said": of one speaker
        elif frame_at(self.m, self.start, at) or subject_frame_at(self.m, at):
            self.cut(at, Role.FRAME)
            self._close_frame(at)
        elif self._subordinate_at(at):
            self.cut(at, Role.SUBORDINATE)
        elif self._acts_to_deny(at):
            self.cut(at, Role.COORDINATE)
        elif m.is_a("coordinators", at):
            self._without_pause(at)
        elif has_verb(self.m, self.start, at) and (light in m.verbs or self._own_subject(at)):
            self.cut(at, Role.COORDINATE)
        elif self._purpose_at(at):
            self.cut(at, Role.PURPOSE)

    def _in_frame(self, at: int) -> bool:
        """Whether a frame that has begun still waits for its verb."""
        return self.cuts.get(self.start) is Role.FRAME and self.m.verb_in(self.start, at) is None

    def _after_topic(self, at: int) -> bool:
        """Whether only what is asked about stands before: "sobre los pagos que denunció Gil, (la firma dijo que A)"."""
        return self.m.is_a("speech_topics", self.start) and not has_verb(self.m, self.start, at)

    def _linked_at(self, at: int) -> bool:
        """Whether a clause begins with a connective, "sin embargo, A", with what it says, ", saying that A", or with
        another's figure."""
        m = self.m
        if m.words[at - 1] in (",", "(", *DASHES) and another_figure(m, self.start, at - 1):
            return True  # ", 5.000 según la policía"
        if not has_verb(m, self.start, at):
            return False
        linked = at + m.phrase("connectives", at)
        linked += at < linked < len(m.words) and m.words[linked] == ","
        return self._says_with(at) or (linked > at and self._own_subject(linked))

    def _says_with(self, at: int) -> bool:
        """Whether a gerund that introduces a content stands here: "presentó una demanda alegando que A"."""
        m = self.m
        return at in m.cues and m.cues[at].verb is None and m.is_nonfinite(at) and has_verb(m, self.start, at)

    def _acts_to_deny(self, at: int) -> bool:
        """Whether what somebody does something for begins here, to deny: "convocó a la prensa para negar que A"."""
        m = self.m
        if not m.is_a("in_order_to", at) or m.is_a("grounds", at - 1) or not self._says_with(at + 1):
            return False
        verb = m.verb_in(self.start, at)
        wished = any(m.lexicon.stances[c.kind] == 0 for c in m.cues.values() if self.start <= c.first < at)
        if verb is None or verb.negated or verb.tense == "conditional":
            return False
        return not (wished or m.lexicon.has("existential", verb.lemma))

    def _of_the_subject(self, at: int) -> bool:
        """Whether a gerund without a pause before it tells what the subject of its clause says, by doing what it does.

        Not "with the finding that A" nor "there is evidence suggesting that A", which tell of the noun.
        """
        m = self.m
        groups = ("determiners", "possessives", "prepositions", "coordinators")
        noun = any(m.is_a(group, at - 1) for group in groups)
        form, verb = m.lexicon.nonfinite.get(m.words[at]), m.verb_in(self.start, at)
        acts = verb is not None and not any(m.lexicon.has(group, verb.lemma) for group in ("copulas", "existential"))
        told = form is not None and not m.lexicon.has("evidence_verbs", form.lemma)
        return acts and told and not noun and m.is_a("complementizers", at + 1)

    def _relative_at(self, at: int) -> bool:
        m = self.m
        if not (m.is_a("relatives", at) or m.relative(at)):
            return False
        if m.is_a("complementizers", at) and self._awaits_content(at):
            return False
        end = clause_end(self.m, at)
        return m.verb_in(at, end) is not None and size_of(self.m, at, end) >= 3

    def _told_at(self, at: int) -> bool:
        """Whether what a paper or a rumour tells begins here, and is not what somebody denies: ", según el cual A"."""
        m = self.m
        told = m.phrase("content_phrases", at) > 0 and m.by_whom(at) is not None and has_verb(m, self.start, at)
        return told and not any(m.lexicon.stances[c.kind] < 0 for c in m.cues.values() if self.start <= c.first < at)

    def _charged_at(self, at: int) -> bool:
        """Whether a clause without relative pronoun begins that tells what somebody is accused of."""
        verb = self.m.verbs.get(at)
        return verb is not None and verb.tense == PARTICIPLE

    def _awaits_content(self, at: int) -> bool:
        """Whether a cue before this complementizer has not got its content yet: "aseguró, ayer en Lima, que"."""
        if self.cuts.get(self.start) is Role.FRAME:
            return False
        verb = self.m.verb_in(at, clause_end(self.m, at))
        wished = verb is None or verb.tense in SUBJUNCTIVE or not self.m.lexicon.has_mood
        for cue in self.m.cues.values():
            if (
                cue.verb
                and (cue.kind != "accuses" or self.m.words[cue.last : cue.last + 1] == (",",))
                and (cue.kind != "demands" or wished)  # not "pide 12 años para Gil, que niega los cobros"
                and self.start <= cue.first < at
                and self.m.verb_in(cue.last, at) is None
                and not (self.m.lexicon.has("object_verbs", cue.verb.lemma) and self._takes_object(cue.last))
                and not self.m.is_nonfinite(self.m.skip_light(cue.last))  # "niega haber vertido A, que atribuye a B"
                and at - cue.last <= SUBJECT_REACH
            ):
                return not any(self.m.is_a("complementizers", i) for i in range(cue.last, at))
        return False

    def _takes_object(self, at: int) -> bool:
        """Whether what a verb has for an object, or whom it is about, begins here: "atribuye a Gil unos pagos"."""
        return self.m.is_a("determiners", at) or self.m.is_a("object_prepositions", at)

    def _cut_relative(self, at: int) -> None:
        main_has_verb = has_verb(self.m, self.start, at)
        self.cut(at, Role.RELATIVE)
        if main_has_verb:
            return
        end = pause_from(self.m, at)
        while end < len(self.m.words) and self.m.verb_in(at, end) is None:
            end = pause_from(self.m, end + 1)
        while end + 1 < len(self.m.words):
            light = self.m.skip_light(end + 1)
            own = self.m.tokens[end + 1].quote == self.m.tokens[at].quote
            if not own and self.m.tokens[at].quote:
                return  # what follows the quotation does not go on with its clause
            if own and self.m.words[end] == "," and speaks_next(self.m, light):
                self.cut(end + 1, Role.FRAME)
                self._close_frame(end + 1)
                self.start = at
                return
            if own and self.m.words[end] == "," and light in self.m.verbs:
                self.cuts[end + 1] = Role.RESUMED
                return
            end = pause_from(self.m, end + 1)

    def _close_frame(self, at: int) -> None:
        """After an inserted frame, what goes on is its own piece."""
        end, awaited = named_end(self.m, at), self._is_awaited(at)
        while end + 1 < len(self.m.words) and self.m.words[end] == "," and names_on(self.m, end + 1):
            cut = [verb for verb in self.m.verbs.values() if verb.last == at - 1]
            governed = any(self.m.is_a("prepositions", end + 1) or not verb.first for verb in cut)
            if governed or (awaited and not self.m.tokens[end + 1].is_name):
                break  # "se trata, dijo Gil, de un error", "fue, según la policía, un atentado"
            end = pause_from(self.m, end + 1)
        closed = end + 1 < len(self.m.words) and self.m.words[end] in (",", ")", *DASHES)
        if closed and (self._content_waits(at, end + 1) or not self._relative_at(end + 1)):
            figure = another_figure(self.m, self.start, end + 1) and self.m.is_a("coordinators", end + 1)
            self.cuts[end + 1] = Role.COORDINATE if figure else Role.RESUMED

    def _is_awaited(self, frame: int) -> bool:
        """Whether a frame cuts off what its clause says that something is: "fue, según la policía, un atentado"."""
        m = self.m
        return any(v.last == frame - 1 and m.lexicon.has("copulas", v.lemma) for v in m.verbs.values())

    def _content_waits(self, frame: int, at: int) -> bool:
        """Whether a frame cuts off what its clause began to deny: "no es cierto, dijo el alcalde, que A"."""
        m = self.m
        cut = any(cue.last == frame - 1 and cue.kind == "false" for cue in m.cues.values())
        return cut and m.is_a("complementizers", at)

    def _subordinate_at(self, at: int) -> bool:
        if not self.m.phrase("subordinators", at) or self.m.phrase("no_subordinators", at) or self._likens(at):
            return False
        end = pause_from(self.m, at)
        return self.m.verb_in(at, end) is not None and size_of(self.m, at, end) >= CLAUSE_WORDS

    def _without_pause(self, at: int) -> None:
        m = self.m
        if m.is_a("coordinators", at):
            self._coordinator(at)
        elif self._is_strong(at) and size_of(self.m, self.start, at) >= CLAUSE_WORDS:
            end = clause_end(self.m, at)
            if has_verb(self.m, self.start, at) and m.verb_in(at, end) and size_of(self.m, at, end) >= CLAUSE_WORDS:
                self.cut(self._before_time(at), Role.SUBORDINATE)
        elif figure_told_by(m, self.start, at):
            self.cut(at, Role.FRAME)
            self._close_frame(at)
        elif self._speaking_relative(at) or self._attributed_relative(at):
            self.cut(at, Role.RELATIVE)
        elif (self._says_with(at) and self._of_the_subject(at)) or self._acts_to_deny(at):
            self.cut(at, Role.COORDINATE)
        elif m.is_a("purpose", at) and self._purpose_at(at):
            self.cut(at, Role.PURPOSE)

    def _is_strong(self, at: int) -> bool:
        return self.m.phrase("strong_subordinators", at) > 0 and not self.m.phrase("no_subordinators", at)

    def _likens(self, at: int) -> bool:
        """Whether a clause only says that something is as it should be: ", como prevé el protocolo"."""
        verb = at + self.m.likening(at)
        small = self.m.likening(at) > 0 and self.m.lexicon.has_mood and verb in self.m.verbs
        told = verb in self.m.cues and self.m.cues[verb].kind in SPEAKING
        return small and not told and pause_from(self.m, at) - verb <= LIKENED_WORDS

    def _before_time(self, at: int) -> int:
        """Where a clause begins with the time that measures its conjunction: "dos días antes de que"."""
        m = self.m
        if at - 1 > self.start and m.is_a("time_measures", at - 1):
            at -= 2 if m.is_a("numerals", at - 2) or m.words[at - 2].isdigit() else 1
        return at

    def _speaking_relative(self, at: int) -> bool:
        """A relative clause without comma that speaks: "un audio en el que repitió que A", "hay quien dice que A"."""
        length = self.m.phrase("relative_phrases", at) if at - 1 not in self.cuts else 0
        if length == 1 and any(self.m.is_a(group, at - 1) for group in ("determiners", "possessives")):
            return False  # "said the accusations were baseless", but "accusations he denies"
        length = length or self._after_object(at)
        cue = self.m.cues.get(self.m.skip_light(at + length)) if length and at > self.start else None
        if cue is None or cue.last >= len(self.m.words):
            return False
        return self.m.is_a("complementizers", cue.last) or self._denies_there(at, cue)

    def _denies_there(self, at: int, cue: Cue) -> bool:
        """Whether the subject of a clause denies in what it puts out: "emitió un comunicado en el que niega A"."""
        m = self.m
        earlier = any(m.lexicon.stances[c.kind] < 0 for c in m.cues.values() if self.start <= c.first < at)
        named = cue.verb is not None and not m.is_a("passive_clitics", cue.first - 1)
        return named and m.lexicon.stances[cue.kind] < 0 and not earlier and has_verb(m, self.start, at)

    def _attributed_relative(self, at: int) -> bool:
        """A relative clause without comma that begins with who tells it, or tells what somebody denies having done."""
        if self._awaits_content(at) or not hangs_on_noun(self.m, self.start, at):
            return False
        inserted = self.cuts.get(self.start) is not Role.FRAME and is_told(self.m, at)
        return inserted or is_denied(self.m, at)

    def _after_object(self, at: int) -> bool:
        """Whether "who" or "that" speaks here and follows a noun that is not the subject of its clause, nor denied."""
        m = self.m
        cue = m.cues.get(at + 1)
        if cue is None or cue.kind not in TELLING or m.is_a("place_relatives", at) or not m.is_a("relatives", at):
            return False
        small = m.is_a("complementizers", at - 1) or m.is_a("prepositions", at - 1)
        noun = not small and not any(v.last == at for v in m.verbs.values())
        noun = noun and cue.verb is not None and cue.verb.tense != "subjunctive"  # "quien diga que A"
        before = [c.kind for c in m.cues.values() if self.start <= c.first < at]
        denied = any(kind == "labels" or m.lexicon.stances[kind] < 0 for kind in before)
        return noun and not denied and not self._awaits_content(at) and has_verb(m, self.start, at)

    def _coordinator(self, at: int) -> None:
        m = self.m
        following = at + 1
        if following < len(m.words) and f"{m.words[at]} {m.words[following]}" in m.lexicon.maps["denegate"]:
            return  # "no salió ni un dato"
        if another_figure(self.m, self.start, at):
            self.cut(at, Role.COORDINATE)
            return
        if any(c.last == at and m.joined(c) for c in m.cues.values()):
            return  # "would neither confirm nor deny that A"
        if following < len(m.words) and m.words[following] == ",":  # "y, a finales de año, B"
            following = pause_from(self.m, following + 1) + 1
        light = m.skip_light(following)
        linked = (
            light if m.is_a("complementizers", light) or not m.is_a("linkers", light) else light + 1
        )  # "y de que B"
        if m.is_a("complementizers", linked) and self._has_content(at):
            self.cut(at, Role.PARALLEL)
        elif (gapped_content(m, following) and self._has_content(at)) or (
            (gapped_figure(m, following) or gapped_deed(m, following))
            and any(cue.first < at for cue in m.cues.values())
        ):
            self.cut(at, Role.COORDINATE)
        elif has_verb(self.m, self.start, at) or self._goes_on_saying(at, light):
            wide = m.words[at - 1] == ","
            if light in m.verbs or self._own_subject(following, wide):
                self.cut(at, Role.COORDINATE)
            elif self._purpose_at(following):
                self.cut(at, Role.PURPOSE)

    def _goes_on_saying(self, at: int, verb: int) -> bool:
        """Whether another verb of saying follows what was said, be its own verb known or not: "y advirtió que A"."""
        cue = self.m.cues.get(verb)
        if cue is None or self.cuts.get(self.start) is Role.PARALLEL:
            return cue is not None
        clausal = cue.last < len(self.m.words) and self.m.is_a("complementizers", cue.last)
        return cue.verb is not None and clausal and self._has_content(at)

    def _purpose_at(self, at: int) -> bool:
        """A purpose or gerund clause that brings its own figure is a statement of its own."""
        m = self.m
        verb = at + 1 if m.is_a("purpose", at) else at
        grouped = any(v.first < at < v.last for v in m.verbs.values())
        if grouped or not m.is_nonfinite(verb) or (verb == at and m.lexicon.nonfinite[m.words[at]].tense != "gerund"):
            return False
        pause = pause_from(self.m, at)
        figures = any(m.words[i][0].isdigit() or m.is_a("numerals", i) for i in range(at, pause))
        return figures and size_of(self.m, at, pause) >= CLAUSE_WORDS and has_verb(self.m, self.start, at)

    def _has_content(self, at: int) -> bool:
        """Whether a cue and its complementizer stand before this place, so that another content can follow."""
        if self.cuts.get(self.start) == Role.PARALLEL:
            return True
        cues = [c for c in self.m.cues.values() if c.first < at]
        bare = any(self.m.lexicon.has("zero_complementizer", c.kind) for c in cues)
        return bare or any(self.m.is_a("complementizers", i) for c in cues for i in range(c.last, at))

    def _own_subject(self, at: int, wide: bool = False) -> bool:
        """Whether a subject with its own verb stands here, before any pause. `wide`: an adjunct may come first."""
        barred = ("complementizers", "relatives", "interrogatives") + (() if wide else ("prepositions",))
        if any(self.m.is_a(group, at) for group in barred):
            return False
        end = named_end(self.m, at)
        verb = self.m.verb_in(at, min(end, at + SUBJECT_REACH))
        if verb is None:
            return False
        if wide and any(self.m.is_a("relatives", i) for i in range(at, verb.first)):
            return self._after_relative(verb, end)
        inner = range(at, verb.first)
        before = verb.first - 1
        while before > at and any(self.m.is_a(group, before) for group in ("adverbs", "negations", "clitics")):
            before -= 1
        if self.m.is_a("coordinators", before):
            return False  # "blanco y negro y publicaron": the verb is coordinate itself
        if self.m.lexicon.has_mood and self.m.is_a("plural_markers", at) and verb.person == 0:
            return False
        return not any(self.m.is_a("relatives", i) or self.m.phrase("subordinators", i) for i in inner)

    def _after_relative(self, inner: Verb, end: int) -> bool:
        """Whether the verb of a subject follows that of a relative clause on it: ", pero uno que vino dice A"."""
        verb = self.m.verb_in(inner.last, min(end, inner.last + SUBJECT_REACH))
        groups = ("relatives", "complementizers", "coordinators")
        return verb is not None and not any(
            self.m.is_a(group, i) or self.m.phrase("subordinators", i) > 0
            for i in range(inner.last, verb.first)
            for group in groups
        )
