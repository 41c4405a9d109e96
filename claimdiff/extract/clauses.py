"""Cutting a sentence into clause-sized pieces that do not overlap."""

from claimdiff.extract.marked import Marked
from claimdiff.extract.pieces import Piece, Role

QUOTE_WORDS = 3  # words from which a quotation can stand as a piece of its own
CLAUSE_WORDS = 4  # words from which a relative or subordinate clause is a piece of its own
SPEAKING = frozenset({"says", "reaffirms", "confirms", "accuses", "warns", "demands", "according", "hopes", "doubts"})
TAIL_WORDS = 5  # words of a relative clause that may hang on a speaker: "informó la federación que los agrupa"
APPOSITIONS = 2  # asides between a relative pronoun and its verb: "which her agent, Paul Voss, denied"
SUBJECT_REACH = 12  # words a subject may take before its verb
SENTENCE_ENDS = frozenset(".!?…")
PAUSES = frozenset(",;:()–—")
BRACKETS = frozenset("()[]")


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
        while at < len(self.m.words):
            if at >= self.frozen_until:
                self._enter(at)
                self._look(at)
            elif self.m.words[at] in SENTENCE_ENDS:
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
        if self._stands_alone(at, end):
            self.cut(at, Role.QUOTE)
            after = end + 1 if end < len(tokens) and tokens[end].text == "," else end
            self._after_quote(after)
        else:
            self.frozen_until = end

    def _after_quote(self, after: int) -> None:
        m = self.m
        if after >= len(m.words) or m.words[after] in SENTENCE_ENDS:
            return
        at = m.skip_light(after)
        framed = self._frame_at(at) or self._frame_at(after) or self._subject_frame_at(after)
        self.cuts[after] = Role.FRAME if framed else Role.COORDINATE

    def _stands_alone(self, at: int, end: int) -> bool:
        m = self.m
        size = sum(m.tokens[i].is_word for i in range(at, end))
        if size < QUOTE_WORDS:
            return False
        if at == 0 or m.words[at - 1] in ",:;.(":
            return at == 0 or m.words[at - 1] != "," or m.verb_in(at, end) is not None
        return any(cue.last == at and cue.verb for cue in m.cues.values()) and m.verb_in(at, end) is not None

    def _look(self, at: int) -> None:
        word = self.m.words[at]
        if word == ";" or (word in SENTENCE_ENDS and at + 1 < len(self.m.words) and self.m.tokens[at].quote):
            self._after_stop(at)
        elif word == ":" and self.m.verb_in(at, len(self.m.words)):
            self.cut(at + 1, Role.MAIN)
        elif not self.m.tokens[at].is_word and not self.m.opens_quote(at):
            return
        elif at - 1 >= 0 and self.m.words[at - 1] in PAUSES and at not in self.cuts:
            self._after_pause(at)
        elif at not in self.cuts:
            self._without_pause(at)
        else:
            self.start = at

    def _after_stop(self, at: int) -> None:
        following = self.m.tokens[at + 1] if at + 1 < len(self.m.tokens) else None
        if following and (following.is_word or following.text in "¿¡") and following.quote == self.m.tokens[at].quote:
            self.cut(at + 1, Role.QUOTE if following.quote else Role.MAIN)

    def _after_pause(self, at: int) -> None:
        m = self.m
        light = m.skip_light(at)
        if self._relative_at(at):
            self._cut_relative(at)
        elif self._frame_at(at) or self._subject_frame_at(at):
            self.cut(at, Role.FRAME)
            self._close_frame(at)
        elif self._subordinate_at(at):
            self.cut(at, Role.SUBORDINATE)
        elif m.is_a("coordinators", at):
            self._without_pause(at)
        elif self._has_verb(self.start, at) and (light in m.verbs or self._own_subject(at)):
            self.cut(at, Role.COORDINATE)
        elif self._purpose_at(at):
            self.cut(at, Role.PURPOSE)

    def _relative_at(self, at: int) -> bool:
        m = self.m
        if not (m.is_a("relatives", at) or m.phrase("relative_phrases", at)):
            return False
        if m.is_a("complementizers", at) and self._awaits_content(at):
            return False
        end = self._clause_end(at)
        return m.verb_in(at, end) is not None and self._size(at, end) >= 3

    def _awaits_content(self, at: int) -> bool:
        """Whether a cue before this complementizer has not got its content yet: "aseguró, ayer en Lima, que"."""
        if self.cuts.get(self.start) is Role.FRAME:
            return False
        for cue in self.m.cues.values():
            if (
                cue.verb
                and self.start <= cue.first < at
                and self.m.verb_in(cue.last, at) is None
                and at - cue.last <= SUBJECT_REACH
            ):
                return not any(self.m.is_a("complementizers", i) for i in range(cue.last, at))
        return False

    def _cut_relative(self, at: int) -> None:
        main_has_verb = self._has_verb(self.start, at)
        self.cut(at, Role.RELATIVE)
        if main_has_verb:
            return
        end = self._pause_from(at)
        while end < len(self.m.words) and self.m.verb_in(at, end) is None:
            end = self._pause_from(end + 1)
        while end + 1 < len(self.m.words):
            light = self.m.skip_light(end + 1)
            if self.m.words[end] == "," and light in self.m.verbs:
                self.cuts[end + 1] = Role.RESUMED
                return
            end = self._pause_from(end + 1)

    def _frame_at(self, at: int) -> bool:
        """Whether words that only say who speaks begin here: ", dijo el ministro" or ", según el ministro"."""
        cue = self.m.cues.get(at)
        if cue is None or cue.kind not in SPEAKING or self.m.tokens[at].quote:
            return False
        if cue.verb is None:
            return cue.kind == "according"
        if self.m.is_nonfinite(cue.last):
            return False
        end = self._pause_from(cue.last)
        spoken = self._after_speech(at)
        content = [i for i in range(cue.last, min(end, cue.last + SUBJECT_REACH)) if self.m.is_a("complementizers", i)]
        if spoken and content and content[0] > cue.last + 1:
            content = []  # «A», dijo el testigo que lo vio
        if content and (end - content[0] > TAIL_WORDS or content[0] == cue.last or not self._has_verb(self.start, at)):
            return False
        if not spoken and (self._says_on(cue.last, end) or self._awaits_verb(at)):
            return False
        return spoken or self.m.verb_in(self.start, at) is not None or self._reopens(end)

    def _awaits_verb(self, at: int) -> bool:
        """Whether a subject before this place still waits for its verb, in a language that keeps that order."""
        return not self.m.lexicon.has_mood and self.m.verb_in(self.start, at) is None

    def _says_on(self, at: int, end: int) -> bool:
        """Whether a content without complementizer stands here: "X, the utility, said the water is clean"."""
        mood = self.m.lexicon.has_mood or any(self.m.is_a("relatives", i) for i in range(at, end))
        return not mood and self.m.verb_in(at, end) is not None

    def _after_speech(self, at: int) -> bool:
        """Whether a quotation ended just before this place."""
        return self.m.tokens[at - 1].quote > 0 or (at > 1 and self.m.tokens[at - 2].quote > 0)

    def _reopens(self, pause: int) -> bool:
        return (
            pause + 1 < len(self.m.words)
            and self.m.words[pause] == ","
            and self.m.verb_in(pause, len(self.m.words)) is not None
        )

    def _subject_frame_at(self, at: int) -> bool:
        """Whether a subject and its cue, and nothing else, stand here: ", the ministry said"."""
        end = self._pause_from(at)
        verb = self.m.verb_in(at, end)
        cue = self.m.cues.get(verb.first) if verb else None
        if verb is None or cue is None or cue.kind not in SPEAKING or verb.first - at > SUBJECT_REACH:
            return False
        if self.m.is_a("coordinators", at) or self.m.tokens[at].quote or self.m.is_a("clitics", verb.first - 1):
            return False
        if self.m.phrase("subordinators", at) or (cue.last < end and self.m.is_a("complementizers", cue.last)):
            return False
        times = ("adverbs", "time_nouns", "determiners", "prepositions", "pronouns")
        small = [i for i in range(cue.last, end) if any(self.m.is_a(group, i) for group in times)]
        short = all(i in small or self.m.tokens[i].is_name for i in range(cue.last, end))
        spoken = self._after_speech(at)
        inserted = self.m.verb_in(0, at - 1) is not None or self._reopens(end)
        return spoken or (short and inserted)

    def _close_frame(self, at: int) -> None:
        """After an inserted frame, what goes on is its own piece."""
        end = self._pause_from(at)
        while end + 1 < len(self.m.words) and self.m.words[end] == "," and self._names_on(end + 1):
            end = self._pause_from(end + 1)
        if end + 1 < len(self.m.words) and self.m.words[end] == "," and not self._relative_at(end + 1):
            self.cuts[end + 1] = Role.RESUMED

    def _names_on(self, at: int) -> bool:
        """An apposition to the speaker: ", Martha Ellison," or ", jefe de la misión,"."""
        end = self._pause_from(at)
        return self.m.verb_in(at, end) is None and not self.m.is_a("coordinators", at) and end - at <= SUBJECT_REACH

    def _subordinate_at(self, at: int) -> bool:
        if not self.m.phrase("subordinators", at):
            return False
        end = self._pause_from(at)
        return self.m.verb_in(at, end) is not None and self._size(at, end) >= CLAUSE_WORDS

    def _without_pause(self, at: int) -> None:
        m = self.m
        if m.is_a("coordinators", at):
            self._coordinator(at)
        elif m.phrase("strong_subordinators", at) and self._size(self.start, at) >= CLAUSE_WORDS:
            end = self._clause_end(at)
            if self._has_verb(self.start, at) and m.verb_in(at, end) and self._size(at, end) >= CLAUSE_WORDS:
                self.cut(at, Role.SUBORDINATE)
        elif self._speaking_relative(at):
            self.cut(at, Role.RELATIVE)
        elif m.is_a("purpose", at) and self._purpose_at(at):
            self.cut(at, Role.PURPOSE)

    def _speaking_relative(self, at: int) -> bool:
        """A relative clause without comma that speaks: "un audio en el que repitió que A"."""
        length = self.m.phrase("relative_phrases", at) if at - 1 not in self.cuts else 0
        cue = self.m.cues.get(self.m.skip_light(at + length)) if length and at > self.start else None
        return cue is not None and cue.last < len(self.m.words) and self.m.is_a("complementizers", cue.last)

    def _coordinator(self, at: int) -> None:
        m = self.m
        following = at + 1
        if following < len(m.words) and f"{m.words[at]} {m.words[following]}" in m.lexicon.maps["denegate"]:
            return  # "no salió ni un dato"
        if following < len(m.words) and m.words[following] == ",":  # "y, a finales de año, B"
            following = self._pause_from(following + 1) + 1
        light = m.skip_light(following)
        linked = (
            light if m.is_a("complementizers", light) or not m.is_a("linkers", light) else light + 1
        )  # "y de que B"
        if m.is_a("complementizers", linked) and self._has_content(at):
            self.cut(at, Role.PARALLEL)
        elif self._has_verb(self.start, at):
            wide = m.words[at - 1] == ","
            if light in m.verbs or self._own_subject(following, wide):
                self.cut(at, Role.COORDINATE)
            elif self._purpose_at(following):
                self.cut(at, Role.PURPOSE)

    def _purpose_at(self, at: int) -> bool:
        """A purpose or gerund clause that brings its own figure is a statement of its own."""
        m = self.m
        verb = at + 1 if m.is_a("purpose", at) else at
        grouped = any(v.first < at < v.last for v in m.verbs.values())
        if grouped or not m.is_nonfinite(verb) or (verb == at and m.lexicon.nonfinite[m.words[at]].tense != "gerund"):
            return False
        pause = self._pause_from(at)
        figures = any(m.words[i][0].isdigit() or m.is_a("numerals", i) for i in range(at, pause))
        return figures and self._size(at, pause) >= CLAUSE_WORDS and self._has_verb(self.start, at)

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
        verb = self.m.verb_in(at, min(self._pause_from(at), at + SUBJECT_REACH))
        if verb is None:
            return False
        inner = range(at, verb.first)
        if self.m.is_a("coordinators", verb.first - 1):
            return False  # "blanco y negro y publicaron": the verb is coordinate itself
        if self.m.lexicon.has_mood and self.m.is_a("plural_markers", at) and verb.person == 0:
            return False
        return not any(self.m.is_a("relatives", i) or self.m.phrase("subordinators", i) for i in inner)

    def _has_verb(self, first: int, last: int) -> bool:
        """Whether the clause under way, from its last complementizer on, has a finite verb."""
        for at in range(last - 1, first - 1, -1):
            if at in self.m.verbs:
                return not self._only_relative(first, at)
            if at != first and (self.m.is_a("complementizers", at) or self.m.is_a("relatives", at)):
                return False
        return False

    def _only_relative(self, first: int, verb: int) -> bool:
        """Whether this verb belongs to a relative clause of a subject that still waits for its own."""
        relative = next((i for i in range(verb - 1, first, -1) if self.m.is_a("relatives", i)), None)
        if relative is None or self.m.verb_in(relative, verb) is not None:
            return False
        return self.m.verb_in(first, relative) is None

    def _clause_end(self, at: int) -> int:
        """The first pause after a verb, beyond one or two appositions: "que su abogado, Iván Soto, niega"."""
        end = self._pause_from(at)
        for _ in range(APPOSITIONS):
            if self.m.verb_in(at, end) is None:
                end = self._pause_from(end + 1)
        return end

    def _pause_from(self, at: int) -> int:
        """The next comma, stop, bracket or quotation mark, or the end."""
        for place in range(at, len(self.m.words)):
            if self.m.words[place] in PAUSES or self.m.words[place] in SENTENCE_ENDS:
                return place
        return len(self.m.words)

    def _size(self, first: int, last: int) -> int:
        return sum(self.m.tokens[i].is_word for i in range(first, last))
