"""Clauses that set apart who did something: "no fui yo quien lo firmó", "it wasn't me who signed it"."""

from dataclasses import replace

from claimdiff.datamodel import Stance
from claimdiff.extract.contents import Places
from claimdiff.extract.draft import Draft
from claimdiff.extract.marked import Marked

SETTING_APART = 6  # words before the relative pronoun: "it was not me"


def uncleft(draft: Draft) -> Draft:
    """The draft about what its holder did or did not do: who says that it was not he who did it denies that he did."""
    if draft.source is None or draft.stance is not Stance.ASSERTS or draft.subject or draft.template:
        return draft
    done = _what_was_done(draft.marked, draft.content, draft.quoted > 0)
    if not done:
        return draft
    negated = any(draft.marked.is_a("negations", p) for p in draft.content if p < done[0])
    negated = negated or any(verb.negated for p, verb in draft.marked.verbs.items() if draft.content[0] <= p < done[0])
    told = replace(draft, content=done, theme=draft.source.text)
    return replace(told, stance=Stance.DENIES, mood=True) if negated else told


def _what_was_done(marked: Marked, content: Places, quoted: bool) -> Places:
    """The clause after "it was (not) I who", in which the holder himself is set apart; () for any other content."""
    words = [p for p in content if marked.tokens[p].is_word]
    relative = next((i for i, p in enumerate(words[: SETTING_APART + 1]) if i and _opens(marked, p)), 0)
    before = words[:relative]
    copula = next((p for p in before if p in marked.verbs), None)
    if copula is None or not marked.lexicon.has("copulas", marked.verbs[copula].lemma):
        return ()
    verb = set(range(copula, marked.verbs[copula].last))
    rest = [p for p in before if p not in verb and not _is_small(marked, p)]
    pronouns = ("first_person",) if quoted else ("subject_pronouns", "object_pronouns")
    himself = len(rest) == 1 and any(marked.is_a(group, rest[0]) for group in pronouns)
    done = tuple(p for p in content if p > words[relative])
    return done if himself and marked.skip_light(words[relative] + 1) in marked.verbs else ()


def _opens(marked: Marked, place: int) -> bool:
    return marked.is_a("person_relatives", place) or marked.is_a("relatives", place)


def _is_small(marked: Marked, place: int) -> bool:
    """Whether a word only belongs to the setting apart: "it", "not", "(él) el (que)"."""
    article = marked.is_a("definites", place) and marked.is_a("relatives", place + 1)
    empty = not marked.lexicon.has_mood and marked.words[place] == "it"
    return article or empty or any(marked.is_a(g, place) for g in ("negations", "complementizers", "clitics"))
