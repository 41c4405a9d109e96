"""Which statements deny without a word of denial: negations, and words quoted, that answer what was said before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimdiff.datamodel import Stance
from claimdiff.extract.asked import replied
from claimdiff.extract.contents import OWN_ACTS, first_verb, is_negated
from claimdiff.extract.draft import Draft
from claimdiff.extract.lexicon import Lexicon
from claimdiff.extract.marked import SUBJUNCTIVE, Marked, Verb, is_mine, is_ours
from claimdiff.extract.phrases import is_participle
from claimdiff.extract.pieces import Role
from claimdiff.extract.reference import NOT_ACCUSATIONS, STEM, accusation_for, turns_down
from claimdiff.extract.subjects import takes_subject
from claimdiff.text import fold

ECHO_WORDS = 12  # of a quotation that only words the denial before it; a longer one says something of its own
CONTRAST_WORDS = 5  # of a denial that the next words put right; a longer one compares
SHORTEST_WORD = 4  # letters; shorter words say little about what a clause is about
LATER = frozenset({"future", "conditional"})  # tenses of a promise, which answers no accusation
NOT_SUCH = ("determiners", "time_nouns", "complementizers", "relatives", "role_linkers")  # "tal vez", "tal como"
SMALL = ("adverbs", "time_nouns", "determiners", "negations", "negative_subjects", "first_person", "prepositions")


def answering(found: Sequence[Draft]) -> list[Draft]:
    """Turn what answers an accusation into a denial of it, and what answers a demand into none. Seven forms:

    - with a verb of replying or repeating: "insiste en que nunca vendió armas";
    - a negation right after a denial of the same holder, quoted, "negó los pagos. «No hay rastro de ellos»", or in the
      same sentence, "dijo que es falso y que no hubo pagos";
    - a negation quoted with what is true instead, "«No hubo ejecuciones. Hubo un choque»", or with an emphatic pronoun;
    - a negation of "such a thing": "said he had received no such warning";
    - a negation, in somebody's mouth, of just what another holder has said before: "«Yo no firmé ese contrato»";
    - a bare "no" to what somebody was asked: "preguntado por si firmó, dijo que no" (and a bare "yes" says it);
    - a short quotation that gives a denial its words: "negó que hubiera disparos: «Se usó el agua y punto»".
    """
    turned: list[Draft] = []
    for at, draft in enumerate(found):
        if turns_down(found, at):
            turned.append(replace(draft, stance=Stance.OPEN, kind="refuses", anaphoric=False))
        else:
            turned.append(_answer(turned, found, at))
    return turned


def _answer(earlier: Sequence[Draft], found: Sequence[Draft], at: int) -> Draft:
    """The draft at this place as it answers those before it, as they have been turned, and those after it."""
    draft = found[at]
    before = earlier[-1] if earlier and earlier[-1].paragraph == draft.paragraph else None
    if draft.contrary:
        return _opposed(draft, found, at)
    if draft.likened and before is not None and before.stance is Stance.DENIES:
        return replace(draft, answers=at - 1)
    if (reply := replied(draft, before, at)) is not None:
        return reply
    negative = is_negated(draft.marked, draft.content) or _is_elliptic(draft) or _disowns(draft)
    if draft.stance is not Stance.DENIES and draft.voiced and negative:
        return _negation(earlier, draft, found)
    if before is not None and _echoes(earlier, draft, before):
        return replace(draft, stance=Stance.DENIES, kind="denies", anaphoric=True, answers=at - 1)
    return draft


def _opposed(draft: Draft, found: Sequence[Draft], at: int) -> Draft:
    """The word that the clause beside it is contrary to, the next one where it begins the sentence, as the opposite."""
    beside = at + 1 if draft.span[0] == 0 else at - 1
    other = found[beside] if 0 <= beside < len(found) and found[beside].context == draft.context else None
    if other is None or other.stance is Stance.OPEN or (other.anaphoric and beside > at):
        return replace(draft, stance=Stance.OPEN)
    if other.stance is Stance.DENIES:
        return replace(draft, anaphoric=True, answers=beside)
    return replace(draft, stance=Stance.DENIES, kind="denies", anaphoric=True, answers=beside)


def _negation(earlier: Sequence[Draft], draft: Draft, found: Sequence[Draft]) -> Draft:
    """A negation in somebody's mouth, as the denial that it is if it answers something."""
    if _is_elliptic(draft):
        told = replace(draft, stance=Stance.DENIES, kind="denies", anaphoric=True)
        target = accusation_for([*earlier, told], len(earlier))
        return draft if target is None else replace(told, answers=target)
    pointing = _such(draft)
    if pointing:
        told = replace(draft, stance=Stance.DENIES, anaphoric=True, mention=pointing)
        on = len(earlier) - 1 if _goes_on(earlier, draft) else None
        target = accusation_for([*earlier, told], len(earlier)) if on is None else on
        if target is not None:
            return replace(told, answers=target)
    if _repeats(draft) or _goes_on(earlier, draft) or _contrasts(found, draft) or _insists(draft):
        return replace(draft, stance=Stance.DENIES, turned=True, mood=True)
    target = _contradicted(found, draft)
    if target is not None:
        return replace(draft, stance=Stance.DENIES, kind="denies", anaphoric=True, answers=target)
    return replace(draft, stance=Stance.DENIES, turned=True, mood=True) if _disowns(draft) else draft


def _is_elliptic(draft: Draft) -> bool:
    """Whether it leaves out what is denied: "says it did not"."""
    marked = draft.marked
    verb = first_verb(marked, draft.content)
    words = [p for p in draft.content if marked.tokens[p].is_word]
    if verb is None or marked.lexicon.has_mood or not words:
        return False
    if not (marked.is_a("subject_pronouns", words[0]) or marked.is_a("impersonal", words[0])):
        return False
    group = all(verb.first <= p < verb.last or marked.is_a("negations", p) for p in words[1:])
    return group and _ends_negative(marked.words[words[-1]], marked.lexicon)


def _ends_negative(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a negation, or an auxiliary with one: "did not", "hadn't"."""
    return lexicon.has("negations", word) or word.endswith(("n't", "n’t"))


def _repeats(draft: Draft) -> bool:
    """Whether it is said again or in reply, and is no promise: "repitió que no subiría los impuestos"."""
    verb = first_verb(draft.marked, draft.content)
    return draft.kind == "reaffirms" and (verb is None or verb.tense != "conditional")


def _goes_on(earlier: Sequence[Draft], draft: Draft) -> bool:
    """Whether a negation in quotation marks goes on with the last denial of the paragraph, or one of what happened with
    that of its sentence: "dijo que la denuncia es falsa y que no hubo pagos"."""
    told = [other for other in earlier if other.paragraph == draft.paragraph and other.source is not None]
    if not told or told[-1].stance is not Stance.DENIES:
        return False
    if not (draft.quoted or (told[-1].context == draft.context and _tells_of_none(draft))):
        return False
    return told[-1].source == draft.source or (draft.source is not None and draft.source.akin)


def _insists(draft: Draft) -> bool:
    """Whether a quotation sets its speaker apart from what is spoken of: "«Yo no firmé ese contrato»".

    That takes a pronoun that the verb does not need, and one that points.
    """
    marked = draft.marked
    first = next((p for p in draft.content if marked.tokens[p].is_word), None)
    verb = first_verb(marked, draft.content)
    told = verb is not None and verb.tense == "past" and draft.quoted > 0
    points = any(marked.is_a("distal", p) for p in draft.content)
    return told and points and first is not None and marked.is_a("emphatic_pronouns", first)


def _disowns(draft: Draft) -> bool:
    """Whether somebody says never to have done something: "«Jamás acepté un regalo»", "jura que nunca lo firmó".

    Not what he never saw or thought of, which only tells how he is moved.
    """
    marked = draft.marked
    if draft.source is None or draft.kind not in OWN_ACTS:
        return False
    never = any(marked.is_a("absolute_negations", p) for p in draft.content)
    at_no_time = is_negated(marked, draft.content) and any(marked.phrase("never", p) for p in draft.content)
    act = _own_act(draft) if never or at_no_time else ""
    small = marked.lexicon.has("stative", act) or marked.lexicon.has("experiences", act) or act in marked.lexicon.takes
    told = frozenset(_gist(draft, draft.content)) - {fold(act)[:STEM]}
    return bool(act and told) and not small


def _own_act(draft: Draft) -> str:
    """The infinitive of what somebody says that he himself has done, "" if there is none: "firmé", "haber firmado"."""
    marked = draft.marked
    verb = first_verb(marked, draft.content)
    if verb is None:
        have = next((p for p in draft.content if marked.is_nonfinite(p)), None)
        done = None if have is None or draft.quoted else have + 1
    elif not verb.negated or not _is_of_who_speaks(draft, verb):
        return ""
    elif verb.tense == "past" and not is_participle(marked, verb.last - 1):
        return verb.lemma or marked.words[verb.first]
    else:
        done = verb.last - 1
    if done is None or not is_participle(marked, done):
        return ""
    return marked.lexicon.nonfinite[marked.words[done]].lemma


def _is_of_who_speaks(draft: Draft, verb: Verb) -> bool:
    """Whether the subject of a content is who says it: "I", or in other words than his a pronoun or none."""
    marked = draft.marked
    before = [p for p in draft.content if p < verb.first and marked.tokens[p].is_word]
    if draft.quoted:
        for_many = draft.source is not None and bool(draft.source.role or draft.source.actors)  # "nunca vertimos nada"
        mine = is_mine(marked, verb) or (for_many and is_ours(marked, verb))
        return mine or any(marked.is_a("speaker_pronouns", p) for p in before)
    light = ("negations", "clitics", "adverbs", "subject_pronouns")
    none = all(any(marked.is_a(group, p) for group in light) for p in before)
    return not is_ours(marked, verb) and none and takes_subject(marked, verb)


def _contrasts(found: Sequence[Draft], draft: Draft) -> bool:
    """Whether what follows in the quotation happened or is so instead: "«No hubo ejecuciones. Hubo un choque»", "«No se
    suicidó, lo mataron»", "«I didn't resign. I was fired»"."""
    at = next(i for i, other in enumerate(found) if other is draft)
    after = found[at + 1] if at + 1 < len(found) else None
    if after is None or not (draft.quoted and after.quoted) or after.paragraph != draft.paragraph:
        return False
    verb, other = first_verb(draft.marked, draft.content), first_verb(after.marked, after.content)
    if verb is None or other is None or other.tense != verb.tense or after.source != draft.source:
        return False
    sizes = [sum(d.marked.tokens[p].is_word for p in d.content) for d in (draft, after)]
    if sizes[0] > CONTRAST_WORDS or is_negated(after.marked, after.content):
        return False
    lexicon = draft.marked.lexicon
    if other.lemma == verb.lemma and lexicon.has("existential", verb.lemma):
        return True
    linked = any(after.marked.is_a(group, after.span[0]) for group in ("coordinators", "adversatives"))
    return verb.tense == "past" and sizes[1] <= CONTRAST_WORDS and not linked and not lexicon.has("stative", verb.lemma)


def _such(draft: Draft) -> tuple[int, ...]:
    """The places of "(no) such warning" in a content: what it points at by its kind alone."""
    for at, place in enumerate(draft.content[:-1]):
        following = draft.content[at + 1]
        plain = draft.marked.tokens[following].is_word
        plain = plain and not any(draft.marked.is_a(group, following) for group in NOT_SUCH)
        if draft.marked.is_a("such_words", place) and plain and _is_none(draft.marked, place):
            return draft.content[at : at + 2]
    return ()


def _is_none(marked: Marked, such: int) -> bool:
    """Whether there is "no such" thing: in English that takes the "no" itself, elsewhere "tal" alone will do."""
    return marked.lexicon.has_mood or marked.is_a("negative_subjects", such - 1)


def _contradicted(found: Sequence[Draft], draft: Draft) -> int | None:
    """The first thing said by somebody else of which every word is denied here."""
    denied = frozenset(_gist(draft, draft.content))
    if draft.source is None or draft.stance is Stance.OPEN or not _tells(draft, denied):
        return None
    for index, other in enumerate(found):
        own = other.source == draft.source or (other.source is None and other.kind != "accuses")
        if not _is_claim(other) or own or is_negated(other.marked, other.content):
            continue
        if denied <= frozenset(_gist(other, (*other.subject, *other.content))):
            return index
    return None


def _tells(draft: Draft, gist: frozenset[str]) -> bool:
    """Whether a negation tells an act with its object, "no firmé el contrato", or an event, "no hubo ejecuciones"."""
    verb = first_verb(draft.marked, draft.content)
    if verb is None or verb.tense in LATER:
        return False
    lexicon = draft.marked.lexicon
    named = gist - {fold(verb.lemma)[:STEM]}
    light = lexicon.has("stative", verb.lemma) or verb.lemma in lexicon.takes
    act = bool(verb.lemma) and not light and not verb.modal
    return bool(named) and (act or lexicon.has("existential", verb.lemma))


def _tells_of_none(draft: Draft) -> bool:
    """Whether a negation says that nothing happened, or to nobody: "no hubo pagos", "nadie cobró comisiones"."""
    verb = first_verb(draft.marked, draft.content)
    if verb is None or verb.tense in SUBJUNCTIVE or not _tells(draft, frozenset(_gist(draft, draft.content))):
        return False
    lexicon = draft.marked.lexicon
    none = any(draft.marked.words[p] in lexicon.maps["denegate"] for p in draft.content if p < verb.last + 2)
    return none or lexicon.has("existential", verb.lemma)


def _is_claim(draft: Draft) -> bool:
    told = draft.voiced or draft.kind == "accuses"
    return draft.stance is not Stance.DENIES and told and draft.kind not in NOT_ACCUSATIONS


def _gist(draft: Draft, places: Sequence[int]) -> Iterator[str]:
    """What a content is about: the beginnings of its verbs' infinitives and of its longer words."""
    marked = draft.marked
    verbal = {p: verb for verb in marked.verbs.values() for p in range(verb.first, verb.last)}
    for place in places:
        word = marked.words[place]
        verb, form = verbal.get(place), marked.lexicon.nonfinite.get(word)
        lemma = verb.lemma if verb is not None else form.lemma if form is not None else word
        idle = any(marked.is_a(group, place) for group in SMALL) or marked.lexicon.has("stative", lemma)
        if marked.tokens[place].is_word and len(word) >= SHORTEST_WORD and not idle:
            yield fold(lemma)[:STEM]


def _echoes(earlier: Sequence[Draft], draft: Draft, before: Draft) -> bool:
    """Whether a short quotation, without figures, follows a denial and gives it words: not by one who accused."""
    implied = before.turned or before.answers is not None
    if before.stance is not Stance.DENIES or implied or not draft.quoted or not draft.voiced or draft.kind != "says":
        return False
    if draft.stance is not Stance.ASSERTS or draft.role not in (Role.QUOTE, Role.MAIN):
        return False
    words = [draft.marked.tokens[p] for p in draft.content if draft.marked.tokens[p].is_word]
    whole = bool(words) and all(token.quote for token in words) and len(words) <= ECHO_WORDS
    accused = any(other.source == draft.source and other.stance is Stance.ASSERTS for other in earlier if other.voiced)
    return whole and not any(token.text[0].isdigit() for token in words) and not accused
