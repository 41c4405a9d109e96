"""Frames: what the cue of a clause makes of that clause.

"X asegura que A", "según X, A", "X acusa a Y de A", "X niega A", "X rechaza las acusaciones" all come out as a
kind, the token places of subject and content, and whether the content has to be looked for elsewhere.
"""

from dataclasses import replace

from claimdiff.extract.according import according
from claimdiff.extract.accusations import accusation, charges_nobody
from claimdiff.extract.adverbials import after_time, speaker_after
from claimdiff.extract.bounds import DASHES, contrast_end
from claimdiff.extract.causes import caused
from claimdiff.extract.contents import OWN_ACTS, Frame, Places, content_start, first_verb, named
from claimdiff.extract.deeds import told_deed
from claimdiff.extract.denials import denial, denied_passively, rumoured_in_subject, said_in_subject
from claimdiff.extract.figures import granted_figure, is_alone, parted, sized
from claimdiff.extract.lexicon import THEY
from claimdiff.extract.lies import called, called_false, judges, on_topic, spoken_lie
from claimdiff.extract.marked import Cue, Marked
from claimdiff.extract.pieces import Role
from claimdiff.extract.pointing import after_passive_clitic, by_pronoun
from claimdiff.extract.sources import source_of
from claimdiff.extract.versions import version

WITH_CLAUSES = frozenset({"says", "hearsay", "hopes"})
HEAD_AND_PRONOUN = 2  # words of "lo que", "extremo que"
ARTICLE_AND_NOUN = 2  # words of "la policía"
FIGURE_REACH = 4  # words after "habla de" among which a figure stands
CLAIM_HEADS = ("accusation_nouns", "relative_heads", "figure_nouns")  # of "an accusation that", "lo que"
GIVING = frozenset({"says", "confirms"})
NO_FRAME_ROLES = frozenset({Role.PURPOSE})


def read_frame(marked: Marked, places: Places, role: Role) -> Frame | None:
    """The frame of a clause, from the first cue that governs it; None for a clause in nobody's mouth."""
    if role in NO_FRAME_ROLES or marked.is_a("possessive_relatives", places[0]):
        return None
    if role is Role.RELATIVE and (told := marked.phrase("content_phrases", places[0])):
        return Frame("according", places[:1], content=places[told:], clausal=True)  # "un informe, según el cual A"
    opening = _opening(marked, places, role)
    for at in range(opening, len(places)):
        cue = marked.cues.get(places[at])
        if cue is None or cue.last > places[-1] + 1 or _nested(marked, places[opening:at], cue):
            continue
        if (joined := marked.joined(cue)) is not None:
            cue = replace(joined, first=cue.first, negated=True)
        frame = _frame(marked, places, opening, cue)
        if frame is not None:
            return frame
    return version(marked, places[opening:]) if role in (Role.MAIN, Role.COORDINATE) else None


def _opening(marked: Marked, places: Places, role: Role) -> int:
    """How many places a conjunction or relative pronoun takes at the beginning of the clause."""
    at = 0
    while at < len(places) and (marked.is_a("coordinators", places[at]) or not marked.tokens[places[at]].is_word):
        at += 1
    if at == len(places):
        return at
    # "Claims that A are false", "y denuncia que A"
    denounces = role is Role.COORDINATE and places[at] in marked.verbs
    whole = denounces or (role is Role.MAIN and marked.is_a("accusation_nouns", places[at]))
    at += marked.phrase("connectives", places[at])
    at += at < len(places) and marked.words[places[at]] == ","
    at += marked.phrase("noting", places[at]) if at < len(places) else 0
    beyond = contrast_end(marked, places[at]) if at < len(places) else 0
    at = next((i for i, p in enumerate(places) if i >= at and p >= beyond), len(places))
    if at >= len(places):
        return len(places)
    if length := (0 if whole else marked.relative(places[at])) or marked.phrase("subordinators", places[at]):
        return at + length
    if length := _adverbial(marked, places[at], role):
        return at + length
    if role in (Role.RELATIVE, Role.PARALLEL) and (
        marked.is_a("relatives", places[at]) or marked.is_a("complementizers", places[at])
    ):
        return at + 1
    return at


def _adverbial(marked: Marked, place: int, role: Role) -> int:
    """Length of the words here that hang an infinitive or gerund on a clause: "tras (negar)", "para (negar)"."""
    if role is Role.FRONTED:
        return marked.phrase("fronting", place)
    acts = role is Role.COORDINATE and marked.is_a("in_order_to", place)
    return int(acts and marked.is_nonfinite(place + 1))


def _nested(marked: Marked, before: Places, cue: Cue) -> bool:
    """Whether the cue belongs to a clause inside this one, or is a later verb than the main one."""
    if cue.kind == "rumour":
        return any(marked.is_a("complementizers", p) for p in before)
    opened, main = 0, False
    for place in before:
        if place in marked.verbs:
            main = main or not opened
            opened = max(0, opened - 1)
        elif _opens_clause(marked, place, before[0]):
            opened += 1
    return main or opened > 0


def _opens_clause(marked: Marked, place: int, first: int) -> bool:
    """Whether a conjunction or relative pronoun stands here, and not a clitic or "That is untrue"."""
    if (marked.is_a("clitics", place) and place + 1 in marked.verbs) or (place == first and marked.points(place)):
        return False
    if marked.is_a("paired_links", place) and any(marked.is_a("paired_openers", p) for p in range(first, place)):
        return False  # "tanto o Irã como Israel"
    return marked.is_a("complementizers", place) or marked.is_a("relatives", place)


def _frame(marked: Marked, places: Places, opening: int, cue: Cue) -> Frame | None:
    after = tuple(p for p in places if p >= cue.last)
    before = _after_dateline(marked, tuple(p for p in places[opening:] if p < cue.first))
    while len(before) > 1 and marked.is_inner_adverb(before[-1]):
        before = before[:-1]  # "Sanders eventually denied"
    asked = [p for p in before if marked.tokens[p].is_word]
    if asked and all(marked.is_a("interrogatives", p) or _vouches(marked, p) for p in asked):
        return None  # "¿quién dijo que A?", "según dijo X no hay A"
    frame = Frame(cue.kind, tuple(p for p in places if cue.first <= p < cue.last), cue.negated)
    if cue.kind == "rumour":
        return frame
    compared = not marked.lexicon.has_mood and any(marked.is_a("comparatives", p) for p in before[:2])
    if compared or charges_nobody(marked, cue, before) or _shows_itself(marked, cue, after):
        return None  # ", one more than police had reported"
    if cue.kind == "according" and marked.is_a("clause_relatives", places[0]):
        return None  # "lo que según X no basta"
    if cue.kind == "according":
        hangs = opening > 0  # on a noun, the subject of what the speaker says
        told = according(marked, frame, after, hangs) if not any(marked.tokens[p].is_word for p in before) else None
        return spoken_lie(marked, told) if told is not None else None
    frame = replace(frame, subject=before)
    denied = _denied_by(marked, frame, places[:opening], after)
    return denied if denied is not None else _verbal(marked, frame, places[:opening], cue, after)


def _after_dateline(marked: Marked, before: Places) -> Places:
    """What stands before a cue without the dateline of the article: "LIMA (EFE) — La ministra (dijo)"."""
    dashes = [i for i, p in enumerate(before) if marked.words[p] in DASHES]
    dated = len(dashes) == 1 and before[0] == 0 and before[-1] > before[dashes[0]]
    return before[dashes[0] + 1 :] if dated else before


def _vouches(marked: Marked, place: int) -> bool:
    return place in marked.cues and marked.cues[place].kind == "according"


def _verbal(marked: Marked, frame: Frame, opening: Places, cue: Cue, after: Places) -> Frame | None:
    """The frame of a verb, or of words that work like one."""
    if headed := _headline_subject(marked, frame, cue, after) or _inverted(marked, frame, after):
        frame, after = replace(frame, subject=headed), tuple(p for p in after if p > headed[-1])
    before = frame.subject
    turned = cue.verb is not None and cue.verb.passive and marked.lexicon.stances[cue.kind] < 0
    if turned or cue.kind == "false":
        return denied_passively(marked, frame, opening, after) if turned else _judged_false(marked, frame, cue, after)
    negated = cue.negated or any(marked.is_a("negative_subjects", p) for p in before)
    made_known = any(marked.is_a("made_known", p) for p in range(cue.first, cue.last))  # "se dio a conocer que A"
    passive = cue.verb is not None and after_passive_clitic(marked, cue.first)
    passive = passive and (made_known or not cue.verb_rest)
    own = cue.kind == "refuses" or marked.lexicon.has("reflexive", cue.verb.lemma if cue.verb else "")
    own = own or (cue.verb is not None and cue.verb.modal)  # "se apresuró a negar"
    impersonal = passive and not own
    frame = replace(frame, subject=() if impersonal else before, negated=negated, impersonal=impersonal)
    special = sized(marked, frame, cue, after) or by_pronoun(marked, frame, cue, after, passive)
    if special is not None:
        return special
    claimed = any(marked.is_a(group, p) for p in opening for group in CLAIM_HEADS)
    special = _found_false(marked, frame, after) or _special(marked, frame, after, claimed)
    spoken = any(marked.tokens[p].is_word and not marked.is_a("clitics", p) for p in frame.subject)
    start = content_start(marked, cue, after, spoken) if special is None else None
    if start is not None:
        inverted = () if impersonal else after[: max(start - 1, 0)]
        if cue.kind == "accuses" and inverted and marked.is_a("object_prepositions", inverted[0]):
            # "reprochó a A que mintiera", "acusó a A de que mintió"
            linked = len(inverted) > 1 and marked.is_a("charge_linkers", inverted[-1])
            accused = inverted[:-1] if linked else inverted
            return replace(frame, content=after[start:], accused=accused, clausal=True)
        return spoken_lie(marked, replace(frame, content=after[start:], after=inverted, clausal=True))
    if special is not None or impersonal:
        return special
    return _without_clause(marked, frame, after, claimed)


def _denied_by(marked: Marked, frame: Frame, opening: Places, after: Places) -> Frame | None:
    """The denial of what was said by whom the verb stands before: "lo que niega Kiev", "extremo que rechaza Gil"."""
    heads = [p for p in opening if marked.tokens[p].is_word and not marked.is_a("coordinators", p)]
    if len(heads) < HEAD_AND_PRONOUN or not marked.lexicon.has_mood or marked.lexicon.stances[frame.kind] >= 0:
        return None
    clause = marked.is_a("clause_heads", heads[0]) or marked.is_a("accusation_nouns", heads[0])
    light = ("clitics", "adverbs")
    bare = all(any(marked.is_a(group, p) for group in light) for p in frame.subject if marked.tokens[p].is_word)
    opens = [p for p in after if marked.is_a("complementizers", p)][:1] == list(after[:1])
    if not (clause and bare and after) or frame.negated or opens or marked.is_nonfinite(after[0]):
        return None
    speaker = speaker_after(marked, after)
    source = source_of(marked, speaker) if speaker else None
    return replace(frame, subject=(), after=after, anaphoric=True) if source is not None else None


def _shows_itself(marked: Marked, cue: Cue, after: Places) -> bool:
    """Whether a verb of saying with "se" tells what somebody does: "miles se manifestaron contra la ley", "no se dieron
    cuenta de que A"."""
    if not after_passive_clitic(marked, cue.first):
        return False
    if cue.verb_rest:
        return any(marked.is_a("realising", p) for p in range(cue.first, cue.last))
    says = any(marked.is_a("complementizers", p) for p in after[:1])
    return cue.verb is not None and marked.lexicon.has("acting", cue.verb.lemma) and not says


def _headline_subject(marked: Marked, frame: Frame, cue: Cue, after: Places) -> Places:
    """The holder between the verb that a headline begins with and what it denies: "Niega (Pemex) derrame"."""
    accuses = cue.kind == "accuses"
    begins = cue.verb is not None and not frame.subject and marked.tokens[cue.first].text[0].isupper()
    if not (begins and after and marked.lexicon.has_mood and (accuses or marked.lexicon.stances[cue.kind] < 0)):
        return ()
    at = int(marked.words[after[0]] in marked.lexicon.kin or _is_crowd(marked, cue, after))
    at += at > 0 and len(after) > 2 and 2 * marked.is_a("np_linkers", after[1])
    while at < len(after) and marked.tokens[after[at]].is_name:
        at += 1
    rest = after[at] if at < len(after) and marked.tokens[after[at]].is_word else None
    if rest is None or marked.is_a("coordinators", rest) or marked.is_a("prepositions", rest) is not accuses:
        return ()
    return after[:at]


def _inverted(marked: Marked, frame: Frame, after: Places) -> Places:
    """The holder between a denying verb and the noun that it denies: "ha negado (el Gobierno) las acusaciones"."""
    if not marked.lexicon.has_mood or marked.lexicon.stances[frame.kind] >= 0:
        return ()
    rest = after_time(marked, after)
    named = frame.subject and source_of(marked, frame.subject) is not None
    if named or len(rest) <= ARTICLE_AND_NOUN or not marked.is_a("definites", rest[0]):
        return ()
    if marked.words[rest[1]] not in marked.lexicon.kin:
        return ()
    end = ARTICLE_AND_NOUN
    while end < len(rest) and marked.tokens[rest[end]].is_name:
        end += 1
    thing = end < len(rest) and marked.is_a("definites", rest[end]) and not marked.is_a("prepositions", rest[end])
    return rest[:end] if thing else ()


def _is_crowd(marked: Marked, cue: Cue, after: Places) -> bool:
    """Whether a noun in the plural after a verb in the plural is who speaks: "Niegan vecinos haber bloqueado"."""
    several = cue.verb is not None and cue.verb.person == THEY and marked.words[after[0]].endswith("s")
    return several and len(after) > 1 and marked.is_nonfinite(after[1])


def _judged_false(marked: Marked, frame: Frame, cue: Cue, after: Places) -> Frame | None:
    """ "it is false that A", "the claim that A is a lie", "that is untrue": nobody in the clause says so."""
    if any(marked.phrase("not_all", p) for q in frame.subject[:1] for p in (q - 1, q)):
        return None  # "no todo lo publicado es falso"
    inverted = after if after and not frame.subject and marked.is_a("definites", after[0]) else ()
    if not judges(marked, frame.subject or inverted, cue):
        return None
    if content := said_in_subject(marked, frame.subject):
        return replace(frame, subject=(), content=content, clausal=True)
    if rumoured := rumoured_in_subject(marked, replace(frame, subject=()), frame.subject or inverted):
        return rumoured
    return called(marked, replace(frame, subject=(), mention=frame.subject or after), cue, after)


def _special(marked: Marked, frame: Frame, after: Places, claimed: bool) -> Frame | None:
    """Frames whose complementizer, if any, belongs to the object: "called the claim that A a lie"."""
    if frame.kind == "labels" and not frame.negated:
        # "denied the reports, calling them nonsense"
        claimed = claimed or (frame.cue[0] not in marked.verbs and marked.is_a("object_pronouns", frame.cue[-1] + 1))
        return called_false(marked, frame, after, claimed=claimed) or frame
    smaller = granted_figure(marked, after) if frame.kind in GIVING and not (frame.negated or frame.impersonal) else ()
    if smaller:
        return replace(frame, figure=smaller)
    deed = told_deed(marked, frame, after)
    charge = accusation(marked, frame, after) if frame.kind == "accuses" and deed is None else None
    return deed or charge or caused(marked, frame, after)


def _found_false(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """The denial of a clause right after a verb of opinion: "considera falso que A"."""
    false = marked.cues.get(after[0]) if after and frame.kind in OWN_ACTS and not frame.negated else None
    if false is None or false.kind != "false" or not marked.is_a("complementizers", false.last - 1):
        return None
    return replace(frame, kind="false", content=tuple(p for p in after if p >= false.last), clausal=True)


def _without_clause(marked: Marked, frame: Frame, after: Places, claimed: bool) -> Frame | None:
    """A cue whose object is a noun, an infinitive, a quotation or nothing. `claimed`: it begins "acusación que"."""
    if marked.lexicon.stances[frame.kind] < 0:
        return denial(marked, frame, after, claimed)
    says = frame.kind == "says" and not frame.negated
    named_so = _may_label(marked, frame) and named(marked, after, "accusation_nouns") is not None
    if says and (lie := called_false(marked, frame, after, quoted=not named_so)):
        return on_topic(marked, lie)
    quote = next((i for i, p in enumerate(after) if marked.opens_quote(p)), None)
    verb = marked.verbs.get(frame.cue[0])
    if (act := _own_act(marked, frame, after) or _gives_alone(marked, frame, after)) is not None:
        return act
    colon = quote and marked.words[after[quote - 1]] == ":"
    if quote is not None and (colon or (quote == 0 and first_verb(marked, after) is not None)):
        return spoken_lie(marked, replace(frame, content=after[quote:], after=after[:quote], clausal=True))
    elsewhere = bool(after) and marked.is_a("away_prepositions", after[0])  # "cuenta con", "destaca por"
    told = verb is not None and frame.kind in WITH_CLAUSES
    if verb is not None and told and (elsewhere or _only_with_clause(marked, frame)):
        return frame if verb.last <= frame.cue[-1] and _gives_figure(marked, after) else None
    spoken_so = not frame.subject and marked.is_a("role_linkers", frame.cue[0] - 1)  # "como bromeó un asesor"
    return replace(frame, after=after) if spoken_so else frame


def _gives_alone(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """The frame of a verb whose object is a figure alone: "hablan de 5.000", or of what is counted: "reconoce 12
    despidos"."""
    figure = is_alone(marked, after) if frame.kind in GIVING and not (frame.negated or frame.impersonal) else ()
    if not figure or marked.verb_in(after[0], after[-1]) is not None:
        return None
    told = parted(marked, figure)
    if told is None or not told.unit:
        return replace(frame, figure=figure)
    links = frame.cue[-1], after[0]
    of_it = any(marked.is_a("topic_prepositions", p) for p in links) or frame.kind == "confirms"
    verb = marked.verbs.get(frame.cue[0])
    of_it = of_it or (verb is not None and marked.lexicon.has("counting", verb.lemma))
    in_it = _only_with_clause(marked, frame) and any(
        marked.is_a("sizing_links", p) for p in links
    )  # "fala em 5 mortos"
    return replace(frame, content=figure, figure=figure, template="existed") if of_it or in_it else None


def _only_with_clause(marked: Marked, frame: Frame) -> bool:
    """Whether a verb tells what somebody says only with a clause: "fala que A", not "fala em público"."""
    verb = marked.verbs.get(frame.cue[0])
    return verb is not None and marked.lexicon.has("clause_only", verb.lemma)


def _gives_figure(marked: Marked, after: Places) -> bool:
    """Whether a figure is what somebody speaks of: "habla de (300 casos)", "de un seguimiento del 90 %"."""
    return any(marked.words[p][0].isdigit() or marked.is_a("numerals", p) for p in after[:FIGURE_REACH])


def _may_label(marked: Marked, frame: Frame) -> bool:
    """Whether a verb of saying also gives names to things: "described the claim as a lie"."""
    verb = marked.verbs.get(frame.cue[0])
    patterns = marked.lexicon.verb_cues.get(verb.lemma, ()) if verb is not None else ()
    return any(pattern.kind == "labels" for pattern in patterns)


def _own_act(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """ "admitió haber bebido", "dijo no tener pruebas": what the holder says of itself."""
    words = [p for p in after if marked.tokens[p].is_word and not marked.is_a("adverbs", p)]
    verb = words[1:2] if words and marked.is_a("negations", words[0]) else words[:1]
    if frame.negated or frame.kind not in OWN_ACTS or not verb or not marked.is_nonfinite(verb[0]):
        return None
    form = marked.lexicon.nonfinite.get(marked.words[verb[0]])
    admitted = form is not None and form.tense == "gerund" and frame.kind == "confirms" and not marked.lexicon.has_mood
    if form is None or not (admitted or marked.is_a("perfect", verb[0]) or marked.lexicon.has("stative", form.lemma)):
        return None
    return replace(frame, content=tuple(p for p in after if p >= words[0]), accused=frame.subject, clausal=True)
