"""Relative clauses without a comma that somebody tells or denies, and what they have in common with their noun."""

from dataclasses import replace

from claimdiff.extract.adverbials import time_at
from claimdiff.extract.asides import frame_at
from claimdiff.extract.bounds import clause_end, has_verb, pause_from
from claimdiff.extract.contents import OWN_ACTS, Frame, Places, first_verb
from claimdiff.extract.draft import Draft
from claimdiff.extract.marked import Marked, Verb, is_ours
from claimdiff.extract.phrases import is_participle
from claimdiff.extract.sources import source_of
from claimdiff.extract.subjects import agree, agreeing, is_light, subject_phrase
from claimdiff.extract.units import Unit
from claimdiff.text import fold

NO_NOUNS = ("complementizers", "prepositions", "determiners", "clitics", "coordinators")


def hangs_on_noun(marked: Marked, start: int, at: int) -> bool:
    """Whether a relative pronoun here follows a noun of a clause that begins at `start` and has its verb."""
    noun = at > start and not any(marked.is_a(group, at - 1) for group in NO_NOUNS)
    noun = noun and not any(verb.last == at for verb in marked.verbs.values())
    return noun and marked.is_a("relatives", at) and has_verb(marked, start, at)


def is_told(marked: Marked, at: int) -> bool:
    """Whether the relative clause here begins with who tells it: "un hombre que, según la Fiscalía, disparó"."""
    inserted = marked.words[at + 1 : at + 2] == (",",) and frame_at(marked, at, at + 2)
    if not inserted or marked.cues[at + 2].kind != "according":
        return False
    resumed = pause_from(marked, at + 2) + 1
    return marked.verb_in(resumed, clause_end(marked, resumed)) is not None and not marked.opens_quote(resumed)


def is_denied(marked: Marked, at: int) -> bool:
    """Whether the relative clause here tells who denies what, "unos avisos que el gestor niega haber recibido", or who
    says that he did not do it: "un contrato que Gil asegura no haber firmado"."""
    verb = marked.verb_in(at, pause_from(marked, at))
    cue = marked.cues.get(verb.first) if verb is not None else None
    if cue is None:
        return False
    if marked.lexicon.stances[cue.kind] < 0:
        return marked.is_nonfinite(cue.last)
    another = not all(is_light(marked, p) for p in range(at + 1, cue.first))
    disowned = marked.is_a("negations", cue.last) and marked.is_nonfinite(cue.last + 1)
    return cue.kind in OWN_ACTS and another and disowned


def about_antecedent(marked: Marked, unit: Unit, blank: Draft, about: Places) -> Draft:
    """A relative clause with its antecedent `about` as its subject; as its object if it has a subject of its own,
    "la carta, que el ministro firmó", "los cohetes que, según la Casa Blanca, Pyongyang entregó en enero"."""
    verb = first_verb(marked, unit.main)
    start = unit.outer[-1] if unit.outer else unit.main[0]
    own = [p for p in unit.main if verb and start < p < verb.first]
    own = [p for p in own if not is_light(marked, p) or (marked.is_a("determiners", p) and p + 1 in own)]
    if (full := in_full(marked, unit.main, about)) != unit.main:
        return replace(blank, content=full)
    if verb is not None and _article_agrees(marked, unit.main[0], about):
        return replace(blank, subject=agreeing(marked, about, verb), content=unit.main[2:])
    if verb is None or not _takes_object(marked, unit.main[0], verb, own, about):
        return replace(blank, subject=agreeing(marked, about, verb))
    at = unit.main.index(verb.last - 1) + 1
    at += at < len(unit.main) and marked.is_nonfinite(unit.main[at])  # "la ley manda publicar los informes"
    return replace(blank, content=(*unit.main[:at], *about, *unit.main[at:]))


def _article_agrees(marked: Marked, at: int, about: Places) -> bool:
    """Whether a relative pronoun with an article stands here before its verb and agrees with the noun: "la cual"."""
    pronoun = marked.is_a("definites", at) and marked.is_a("article_relatives", at + 1)
    if not pronoun or not about or marked.skip_light(at + 2) not in marked.verbs:
        return False
    owned = marked.is_a("possessives", about[0]) or marked.tokens[about[0]].is_name
    return owned or (marked.is_a("determiners", about[0]) and _form(marked, at) == _form(marked, about[0]))


def _takes_object(marked: Marked, pronoun: int, verb: Verb, own: list[int], about: Places) -> bool:
    """Whether a relative pronoun is the object of its clause, whose subject `own` stands before the verb."""
    acts = bool(own) and own == subject_phrase(marked, own) and agree(marked, own, verb)
    acts = acts and source_of(marked, own) is not None and marked.is_a("object_relatives", pronoun)
    passive = verb.passive or marked.is_a("passive_clitics", verb.first - 1)
    barred = passive or marked.lexicon.has("copulas", verb.lemma) or is_ours(marked, verb)
    barred = barred or (marked.is_a("prepositions", verb.last) and marked.is_nonfinite(verb.last + 1))  # "trata de ir"
    own_object = marked.is_a("determiners", verb.last) and not marked.is_a("prepositions", verb.last)
    own_object = own_object and not time_at(marked, range(len(marked.words)), verb.last)
    named = bool(about) and not (marked.words[about[-1]].isdigit() or marked.is_a("prepositions", about[0]))
    return acts and named and not barred and not own_object


def in_full(marked: Marked, places: Places, about: Places) -> Places:
    """A relative clause whose pronoun a preposition governs, with its antecedent for the pronoun: "el encuentro, en el
    que ambos lloraron" becomes "en el encuentro ambos lloraron"."""
    length = marked.phrase("relative_phrases", places[0])
    pronoun = places[length - 1] if 1 < length < len(places) else -1
    governed = marked.is_a("prepositions", places[0]) and marked.is_a("governed_relatives", pronoun)
    governed = governed and not marked.is_a("clause_relatives", pronoun - 1)
    inside = bool(about) and marked.is_a("place_prepositions", places[0])
    if not governed or not about or (inside and any(marked.words[p] in marked.lexicon.kin for p in about[:2])):
        return places  # nothing takes place in somebody
    kept, noun = places[: length - 1], about
    if marked.is_a("person_relatives", pronoun):
        head = next((p for p in about if not marked.is_a("determiners", p)), about[-1])
        fits = marked.tokens[head].is_name or marked.words[head] in marked.lexicon.kin
        # somebody told plainly, "dos hombres", and not through a thing: "los pedidos del técnico, con quien"
        fits = fits or not any(marked.is_a("np_linkers", p) for p in about)
    elif marked.is_a("definites", kept[-1]) or marked.lexicon.maps["contractions"].get(marked.words[kept[-1]]):
        fits = marked.is_a("determiners", about[0]) and _form(marked, kept[-1]) == _form(marked, about[0])
        noun = about[1:]
    else:
        fits = True
    return (*kept, *noun, *places[length:]) if fits else places


def _form(marked: Marked, article: int) -> tuple[bool, bool]:
    """Whether an article of a Romance language is in the feminine, and in the plural."""
    word = fold(marked.words[article])
    return word.rstrip("s").endswith("a"), word.endswith("s")


def with_antecedent(marked: Marked, frame: Frame, about: Places) -> Places:
    """The content of a relative clause that tells what somebody says or denies having done, its antecedent as the
    object: "un acuerdo que los sindicatos dicen no haber firmado"."""
    content = frame.content
    group = _verb_group(marked, content)
    told = marked.lexicon.stances[frame.kind] < 0 or bool(frame.accused and frame.kind in OWN_ACTS)
    if not (told and group and _another_speaks(marked, frame)) or undergone(marked, frame):
        return content
    at = content.index(group[-1]) + 1
    return (*content[:at], *about, *content[at:])


def undergone(marked: Marked, frame: Frame) -> bool:
    """Whether a relative clause tells what somebody says was done to its noun: "la obra, que Gil dice haber sido
    licitada"."""
    group = _verb_group(marked, frame.content)
    passive = any(
        marked.lexicon.has("passive_copulas", marked.lexicon.nonfinite[marked.words[p]].lemma) for p in group[:-1]
    )
    return passive and is_participle(marked, group[-1]) and _another_speaks(marked, frame)


def _verb_group(marked: Marked, content: Places) -> Places:
    """The infinitive or gerund that a content begins with, with its participles and without its negation."""
    start = next((i for i, p in enumerate(content) if not marked.is_a("negations", p)), len(content))
    known = (i for i in range(start, len(content)) if marked.words[content[i]] not in marked.lexicon.nonfinite)
    return content[start : next(known, len(content))]


def _another_speaks(marked: Marked, frame: Frame) -> bool:
    """Whether who speaks is not the noun that a relative clause hangs on: "que (Gil) dice", not "que dice"."""
    return not all(is_light(marked, p) for p in frame.subject)
