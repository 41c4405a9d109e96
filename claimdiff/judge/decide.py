"""What one pair of statements amounts to: a kind of contradiction with a score, or the gate that stopped it.

content                                              stances   result
another's figure put in the place of one             +1 / +1   numeric
same, or the asserted one entails the denied one     +1 / -1   denial
contradictory                                        +1 / +1   numeric, temporal, entity, negation, status, reversal
contradictory                                        +1 / -1   they agree
the denied one is narrower than the asserted one     +1 / -1   nothing
"""

from claimdiff.config import BAND_LIKELY, SHOWN_FROM, Thresholds
from claimdiff.datamodel import Decision, Kind, Nli, Signals, Stance
from claimdiff.judge.gates import Case, stopping_gate
from claimdiff.scores import contradiction, other_figure, same_claim

# An anaphoric denial points at its claim inside the article, and a figure alone at what another one counts: that the
# two belong together was read, not guessed.
LINKED_SCORE = 0.95
# The denied content entails the asserted one by this much more than the other way round: a narrower thing is denied.
NARROWER_MARGIN = 0.5
# What a claim and the denied content that it entails one way must have in common: NLI finds "ministers chose directly"
# to entail "the minister signed". On the labelled bundles no denial of those with less was one of the claim.
ENTAILED_OVERLAP = 0.4
ENTAILED_NAMES = 0.5
# Two claims that differ in nothing but names are about one thing only if one follows from the other once the names are
# made the same; without this, on the labelled bundles, none of that kind was a contradiction.
SAME_ROLE = 0.3
# Two assertions that share fewer names, or less of the longer one's words, may be about two events of a sort, however
# surely they exclude each other: of twenty-eight such that scored as strong or likely on a night of real news one was a
# disagreement. They are worth a look.
ONE_EVENT_NAMES = 0.5
ONE_EVENT_WORDS = 0.5
TWO_EVENTS_TRUST = 0.68
# Two outlets that tell in their own voice, without figures, what shares less than this of the shorter one's words tell
# two things: of thirty-four such pairs of the labelled bundles and a night of real news none was a disagreement.
OWN_VOICE_WORDS = 0.5
# How far each side that nobody is quoted for lowers the score of what is shown: what outlets tell as theirs is mostly
# undisputed. It moves no finding in or out; of those on the labelled bundles it puts more of the true ones first.
OWN_VOICE_TRUST = 0.8
# Named units of what only grows while it is counted.
TOLLS = frozenset({"dead", "injured", "arrested"})
# A figure that an outlet gives in its own voice disputes another one only if one of the two claims follows from the
# other, this surely, once the figures are made the same: of five shown on the labelled bundles that do so less surely
# none was a contradiction. Between two who speak no such proof is needed: they are quoted because they differ.
OWN_FIGURE = 0.75


def decide(case: Case, shown_from: Thresholds = SHOWN_FROM) -> Decision:
    """The decision on a pair. Symmetric: the order of the two sides does not matter."""
    gate = stopping_gate(case)
    if gate:
        return _stopped(case, gate, 0.0)
    if case.a.statement.stance != case.b.statement.stance:
        return _decide_denial(case, shown_from.denial)
    if case.linked and case.signals.numbers and not _may_have_grown(case):
        return _shown(case, Kind.NUMERIC, LINKED_SCORE)
    score = max(contradiction(case.signals), other_figure(case.signals))
    if score < (max(shown_from.contradiction, BAND_LIKELY) if case.across else shown_from.contradiction):
        return _stopped(case, "no_contradiction", score)
    kind = _kind(case)
    if _tells_of_another(case, kind):
        return _stopped(case, "other_event", score)
    trust = OWN_VOICE_TRUST ** [case.a.statement.source, case.b.statement.source].count(None)
    return _shown(case, kind, score * trust * (1.0 if _is_one_event(case) else TWO_EVENTS_TRUST))


def _may_have_grown(case: Case) -> bool:
    """Whether a later sentence of one article puts a toll higher, which may only be the newer one."""
    earlier, later = sorted((case.a, case.b), key=lambda side: side.statement.start)
    if earlier.statement.context == later.statement.context:
        return False  # "doce según la policía y quince según el hospital"
    then = {quantity.unit: quantity.low for quantity in earlier.facts.quantities if quantity.unit in TOLLS}
    return any(quantity.unit in then and quantity.high > then[quantity.unit] for quantity in later.facts.quantities)


def _tells_of_another(case: Case, kind: Kind) -> bool:
    """Whether too little speaks for two assertions that exclude each other being about one thing."""
    if kind == Kind.ENTITY and case.signals.aligned < SAME_ROLE:
        return True
    return not _is_at_stake(case) or (kind == Kind.NUMERIC and _counts_another_thing(case))


def _is_one_event(case: Case) -> bool:
    """Whether two assertions share enough names and words to be about one event, not about two of a sort."""
    ours, theirs = case.a.facts.content, case.b.facts.content
    shared = len(ours & theirs) >= ONE_EVENT_WORDS * max(len(ours), len(theirs))
    return shared and case.signals.names >= ONE_EVENT_NAMES


def _is_at_stake(case: Case) -> bool:
    """Whether two assertions set somebody's word, a figure, a time or a state against another, or use the same words.

    Between languages words cannot tell.
    """
    signals = case.signals
    attributed = case.a.statement.source is not None or case.b.statement.source is not None
    typed = bool(signals.numbers or signals.times or signals.states)
    return attributed or typed or case.across or signals.overlap >= OWN_VOICE_WORDS


def _counts_another_thing(case: Case) -> bool:
    """Whether an outlet gives a figure in its own voice and too little speaks for its being that of the other side."""
    told = case.a.statement.source is not None and case.b.statement.source is not None
    return not told and not case.across and case.signals.aligned < OWN_FIGURE


def _decide_denial(case: Case, shown_from: float) -> Decision:
    """A claim against a denial: the contents must be the same, or the claim must entail what is denied."""
    if case.linked:
        return _shown(case, Kind.DENIAL, LINKED_SCORE)
    claim_to_denied, denied_to_claim = _directions(case)
    score = same_claim(case.signals)
    alike = case.signals.overlap >= ENTAILED_OVERLAP or case.signals.names >= ENTAILED_NAMES
    worded_alike = alike and _share_a_word(case)
    if claim_to_denied.entailment > 0.5 and worded_alike:
        score = max(score, (score + claim_to_denied.entailment) / 2)
    if denied_to_claim.entailment - claim_to_denied.entailment > NARROWER_MARGIN:
        return _stopped(case, "narrower_denial", score)
    if claim_to_denied.contradiction > 0.5 and claim_to_denied.contradiction > score:
        return _stopped(case, "agreement", score)
    if score < shown_from:
        return _stopped(case, "other_content", score)
    return _shown(case, Kind.DENIAL, score)


def _share_a_word(case: Case) -> bool:
    """Whether two propositions have more words in common than names: a whole night may be about one island."""
    ours, theirs = case.a.facts, case.b.facts
    return len(ours.content & theirs.content) > len(ours.names & theirs.names)


def _directions(case: Case) -> tuple[Nli, Nli]:
    """NLI from the asserted to the denied proposition, and back."""
    if case.a.statement.stance == Stance.ASSERTS:
        return case.signals.forward, case.signals.backward
    return case.signals.backward, case.signals.forward


def _kind(case: Case) -> Kind:
    """The kind of a contradiction between two assertions: the typed check that explains it, else the wording."""
    a, b, signals = case.a.statement, case.b.statement, case.signals
    if a.source and a.source == b.source and case.a.article.id != case.b.article.id:
        return Kind.REVERSAL
    if signals.numbers:
        return Kind.NUMERIC
    if signals.negation:
        ours, theirs = case.a.facts, case.b.facts
        same_state = ours.states & theirs.states_negated or theirs.states & ours.states_negated
        return Kind.STATUS if same_state else Kind.NEGATION
    if signals.times:
        return Kind.TEMPORAL
    if signals.states or not signals.entities:
        return Kind.STATUS
    return Kind.ENTITY


def _shown(case: Case, kind: Kind, score: float) -> Decision:
    return Decision(case.a.statement.id, case.b.statement.id, case.signals, kind, score, None, reasons(case))


def _stopped(case: Case, gate: str, score: float) -> Decision:
    return Decision(case.a.statement.id, case.b.statement.id, case.signals, None, score, gate, ())


def reasons(case: Case) -> tuple[str, ...]:
    """Why a pair is shown, as keys that the report puts into words ("linked", "numbers: 38 / 52 mph")."""
    signals = case.signals
    found = []
    if case.linked:
        same = case.a.statement.stance == case.b.statement.stance
        found.append("linked_figure" if same else "linked")
    if {case.a.statement.stance, case.b.statement.stance} == {Stance.ASSERTS, Stance.DENIES}:
        found.append("denied")
    found += [f"{name}: {text}" for name, text in _typed(signals) if text]
    found += [name for name in ("negation", "states") if getattr(signals, name)]
    if max(signals.forward.contradiction, signals.backward.contradiction) > 0.5:
        found.append("nli_contradiction")
    if max(signals.forward.entailment, signals.backward.entailment) > 0.5:
        found.append("nli_entailment")
    return tuple(found)


def _typed(signals: Signals) -> tuple[tuple[str, str], ...]:
    return (("numbers", signals.numbers), ("times", signals.times), ("entities", signals.entities))
