"""What the reading of a sentence has in mind from clause to clause."""

from dataclasses import dataclass, field

from claimdiff.extract.bounds import DASHES
from claimdiff.extract.contents import Places, first_verb
from claimdiff.extract.draft import Draft
from claimdiff.extract.marked import Marked
from claimdiff.extract.subjects import antecedent, is_light, somebody, subject_phrase, whoever, written_against
from claimdiff.extract.units import Unit


@dataclass
class Memory:
    """The frame and the subjects under way in a sentence; places are token indices of `marked`.

    `scope` is the draft whose content coordinate clauses go on with, `holder` the subject of the clause that speaks,
    `subject` that of the last clause, whoever says it, `main` that of the last clause that hangs on no other one, and
    `fronted` that of the main clause before which something else stands. `outer`: the last unit ended in an outer
    frame; `speaker` is who speaks there. `reply` is the quotation that answers the question before it, all but its
    words.
    """

    marked: Marked
    blank: Draft
    done: list[Draft] = field(default_factory=list)
    scope: Draft | None = None
    holder: Places = ()
    subject: Places = ()
    main: Places = ()
    outer: bool = False
    speaker: Places = ()
    fronted: Places = ()
    reply: Draft | None = None

    def note_subject(self, places: Places) -> None:
        """Keep in mind the subject that stands before the verb of a clause, if it has one."""
        verb = first_verb(self.marked, places)
        # after a dateline: "LIMA — La ministra dijo"
        start = max((p for p in places if verb and p < verb.first and self.marked.words[p] in DASHES), default=-1)
        before = tuple(p for p in places if verb and start < p < verb.first)
        if any(self.marked.tokens[p].is_word and not is_light(self.marked, p) for p in before):
            self.subject = before

    def antecedent(self, unit: Unit) -> Places:
        """Whom a relative clause is about; after an outer frame, the one who speaks there."""
        m = self.marked
        if self.speaker:
            return tuple(subject_phrase(m, self.speaker))
        nearest = antecedent(m, unit.claim[0])
        if m.is_a("person_relatives", unit.main[0]):
            nearest = whoever(m, somebody(m, nearest, unit.claim[0]))
        before = nearest[0] - 1 if nearest else -1
        if against := written_against(m, before + 1, unit.main[0]):
            return against
        aside = m.is_a("prepositions", before) and not m.is_a("object_prepositions", before)
        if aside and unit.main[0] in m.verbs and self.subject:  # "Gil fue detenida en Lima, acusada de A"
            return tuple(subject_phrase(m, self.subject))
        return nearest
