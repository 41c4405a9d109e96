"""What "the accusations" are that a denial answers."""

import functools
from collections.abc import Iterable, Iterator, Sequence

from claimdiff.datamodel import Stance
from claimdiff.extract.actors import actors_in
from claimdiff.extract.asked import ASKED
from claimdiff.extract.contents import first_verb, is_negated
from claimdiff.extract.draft import Draft
from claimdiff.extract.pieces import Role
from claimdiff.extract.sources import Source, source_of
from claimdiff.text import fold, words

LEAST_FIT = 3  # below this nothing earlier is taken for the accusation that a denial answers
PLENTY = 2  # words that tell which accusation is meant, of which one must be in it
NEAR = 2  # sentences within which "the claims" are taken to be what somebody said
FAR = 3  # sentences that cost an accusation one point
OWN_WORDS = 3  # what each word is worth that the denial, quoted, has in common with an accusation
CONCEDED = 3  # what somebody admits before he insists on something else is worth less by this
FRAGMENT = 4  # what words that lean on others are worth less than these
LEAST_LONG = 2  # words of STEM letters without which a quotation leans on what was said before
STEM = 5  # letters that two words must share to count as the same word in another form
SOUGHT = frozenset({"demands", "plans"})
NOT_ACCUSATIONS = frozenset({"demands", "doubts", "hopes", "plans", "question", "refuses"})


def accusation_for(found: Sequence[Draft], at: int) -> int | None:
    """The draft that an anaphoric denial answers: the earlier one that best fits its holder and its words.

    What hangs on the accusation that it names may also come right after it: "rejected the claims of A, which says B".
    """
    denial = found[at]
    if _takes_up_clause(found, at):
        return at - 1
    holder = _keys_of(denial.source)
    hints = _stems(_hinting(denial))
    hints |= frozenset(_done(denial))
    own = _own_words(found, at)
    contexts = list(dict.fromkeys(d.context for d in found[: at + 1]))
    scored = []
    for index in (*range(at), *_told_after(found, at)):
        other = found[index]
        if other.stance is Stance.DENIES or (other.anaphoric and other.kind == "confirms"):
            continue
        place = contexts.index(other.context)
        back = len(contexts) - 1 - place
        fit = _fit(other, denial, holder, hints, near=back <= NEAR)
        if fit > 0:
            told = _stems(_keys_in(other.marked.slice(other.content))) | _lemmas(other)
            fit += OWN_WORDS * len(own & told) - CONCEDED * _is_conceded(found[index:at])
            scored.append((fit + _recency(back, denial, lead=not place), -index))
    best = max(scored, default=None)
    return -best[1] if best is not None and best[0] >= LEAST_FIT else None


def turns_down(found: Sequence[Draft], at: int) -> bool:
    """Whether a denial is of "it", which its own sentence says that others ask for: "A exige su dimisión; B lo
    rechaza"."""
    denial, before = found[at], found[at - 1] if at else None
    bare = denial.anaphoric and denial.stance is Stance.DENIES and not denial.mention
    if before is None or not bare or before.context != denial.context or before.kind not in SOUGHT:
        return False
    lexicon = denial.marked.lexicon
    verbs = (lexicon.finite.get(word) or lexicon.nonfinite.get(word) for word in denial.cue.lower().split())
    lemmas = [form.lemma for form in verbs if form is not None]
    turned = any(lexicon.has(group, lemma) for lemma in lemmas for group in ("soft_denials", "ruling_out"))
    return turned and before.source != denial.source


def _takes_up_clause(found: Sequence[Draft], at: int) -> bool:
    """Whether a denial is a relative clause on the one before it as a whole: "A, lo que niega Kiev"."""
    denial, before = found[at], found[at - 1] if at else None
    first = next((p for p in denial.content if denial.marked.tokens[p].is_word), None)
    if before is None or first is None or denial.role is not Role.RELATIVE or before.context != denial.context:
        return False
    heads = any(denial.marked.is_a(group, first) for group in ("clause_heads", "accusation_nouns", "figure_nouns"))
    told = before.stance is Stance.ASSERTS and not before.anaphoric and before.span[1] <= denial.span[0]
    return heads and denial.marked.phrase("relative_phrases", first) > 1 and told


def _own_words(found: Sequence[Draft], at: int) -> frozenset[str]:
    """The words in which a denial is quoted right after it: "rechazó esa información. «No hemos pagado nada»"."""
    after = found[at + 1] if at + 1 < len(found) else None
    if after is None or not after.quoted or after.paragraph != found[at].paragraph:
        return frozenset()
    if not is_negated(after.marked, after.content):
        return frozenset()
    return _stems(_keys_in(after.marked.slice(after.content))) | _lemmas(after)


def _told_after(found: Sequence[Draft], at: int) -> range:
    """The accusation right after a denial, if the one is a relative clause on the other, "las acusaciones de A, que lo
    culpa de B", "the firm, which denies the charges, is accused of B", or if it is "it", "aunque lo niega, X dice A".
    """
    denial, after = found[at], found[at + 1 : at + 2]
    same = bool(after) and after[0].context == denial.context
    hangs = same and Role.RELATIVE in (denial.role, after[0].role)
    accused = hangs and bool(denial.mention) and (after[0].kind == "accuses" or _is_mentioned(after[0], denial))
    opens = denial.marked.phrase("subordinators", denial.span[0]) > 0
    ahead = same and opens and not denial.mention and after[0].voiced and after[0].source != denial.source
    return range(at + 1, at + 2) if accused or ahead else range(0)


def _is_conceded(found: Sequence[Draft]) -> bool:
    """Whether the first of these only makes room for what its holder says next: "admite A, pero insiste en que B"."""
    first = found[0] if found else None
    if first is None or first.kind != "confirms" or first.source is None:
        return False
    beside = (other for other in found[1:] if other.context == first.context and other.source == first.source)
    return any(other.voiced and other.stance is Stance.ASSERTS and other.kind != "confirms" for other in beside)


def _is_mentioned(other: Draft, denial: Draft) -> bool:
    """Whether a denial names who said the other: "rechazó las declaraciones de A, quien dijo que B"."""
    named = _keys_in(denial.marked.slice(denial.mention))
    return other.voiced and bool(_keys_of(other.source) & named)


def denied_before(found: Sequence[Draft], at: int) -> int | None:
    """What the same holder was denying just before, for a denial that answers nothing else: "y habla de un bulo".

    Of several denials in a row the first says what they are chiefly about. The row may stand a paragraph earlier.
    """
    denial, answered = found[at], None
    for index in range(at - 1, -1, -1):
        other = found[index]
        if other.stance is Stance.DENIES and other.source == denial.source and not other.anaphoric:
            answered = index
        elif answered is not None or other.paragraph != denial.paragraph:
            break
        if denial.paragraph - other.paragraph > 1:
            return None
    return answered


def told_before(found: Sequence[Draft], at: int) -> int | None:
    """What "it" is that somebody says or confirms: what the sentence before is chiefly about. "A. Así lo dijo X"."""
    earlier = [index for index in range(at) if found[index].context != found[at].context]
    same = [index for index in range(at) if found[index].context == found[at].context]
    if same and found[at].role is Role.MAIN:
        earlier = same  # "A; lo aseguran tres personas"
    if not earlier:
        return None
    context = found[earlier[-1]].context
    chief = next((i for i in earlier if found[i].context == context and found[i].role is Role.MAIN), None)
    told = chief is not None and found[chief].stance is Stance.ASSERTS and not found[chief].anaphoric
    return chief if told else None


def _hinting(denial: Draft) -> Iterator[str]:
    """The words that tell which accusation is meant: not "the claims", "as false" or "on Friday"."""
    small = ("time_nouns", "adverbs", "anaphors", "possessives", "prepositions", "determiners")
    idle = ("accusation_nouns", "figure_nouns", "lie_nouns", *small)
    lexicon = denial.marked.lexicon
    owning = lexicon.words.get("possessive_suffixes", ())
    for place in denial.mention:
        if denial.marked.is_a("role_linkers", place):
            return
        word = denial.marked.words[place]
        word = next((word.removesuffix(suffix) for suffix in owning if word.endswith(suffix)), word)
        if not any(lexicon.has(group, word) for group in idle):
            yield word


def _done(denial: Draft) -> Iterator[str]:
    """The stems of the verbs that its hints belong to: "esos pagos" are what somebody paid."""
    lexicon = denial.marked.lexicon
    for word in _hinting(denial):
        form = lexicon.nonfinite.get(word)
        if form is None and _is_pointed_at(denial):
            form = lexicon.finite.get(word) or lexicon.finite.get(word.removesuffix("s"))
        if form is not None:
            yield fold(form.lemma)[:STEM]


def _is_pointed_at(denial: Draft) -> bool:
    """Whether a thing is denied that was told of: "esos pagos"."""
    return bool(denial.mention) and denial.marked.is_a("distal", denial.mention[0])


def _recency(back: int, denial: Draft, lead: bool) -> int:
    """What an accusation so many sentences back is worth; "these claims" looks nearer than "the accusations".

    The first sentence tells what the article is about: it is never far.
    """
    near = 2 if back <= 1 else 0
    if not back and not denial.mention:
        near += 2  # "B said A, and he denied it"
    if _is_deictic(denial):
        near *= 2
    return near - (0 if lead else back // FAR)


def _can_accuse(other: Draft, denial: Draft) -> bool:
    """Whether a denial can answer this at all: it says something, and another than the denier vouches for it."""
    own = other.source is not None and other.source == denial.source
    hung = denial.role is Role.RELATIVE and other.context == denial.context
    looked_into = hung and other.kind == "hopes"  # "investiga si A, algo que él niega"
    if (other.kind in NOT_ACCUSATIONS and not looked_into) or _tells_of_speech(other):
        return False
    if (own and not _takes_back(other, denial)) or _is_other_speech(other, denial):
        return False
    if other.context == denial.context and _is_own(other, denial):
        return False
    if hung and (_has_object(denial) or _pleads(denial)) and not other.voiced and other.kind != "accuses":
        return False
    acts = not other.voiced and other.kind != "accuses" and other.topic is not None
    if denial.mention and acts and other.topic == denial.source:
        return False  # "X abrió la sesión y trató de novela lo publicado": only what X did
    return other.voiced or bool(other.subject) or first_verb(other.marked, other.content) is not None


def _is_other_speech(other: Draft, denial: Draft) -> bool:
    """Whether a denial is of words, "los comentarios de Trump", and this is not what he said."""
    marked = denial.marked
    if not any(marked.is_a("condemned_nouns", place) for place in denial.mention):
        return False
    named = any(marked.tokens[place].is_name for place in denial.mention)
    return not other.voiced or (named and other.source is not None and not _is_mentioned(other, denial))


def _tells_of_speech(other: Draft) -> bool:
    """Whether it only tells that somebody spoke, and not of what: "la actriz testificó ante el tribunal"."""
    marked = other.marked
    verb = first_verb(marked, other.content)
    if other.kind != "says" or other.quoted or verb is None or marked.slice(range(verb.first, verb.last)) != other.cue:
        return False
    after = (p for p in other.content if p >= verb.last and not marked.is_a("adverbs", p) and marked.tokens[p].is_word)
    first = next(after, None)
    if (
        first is not None
        and marked.is_a("indefinite_articles", first + 1)
        and marked.is_a("object_prepositions", first)
    ):
        return False  # "apuntan a un fallo humano"
    return first is None or marked.is_a("prepositions", first)


def _is_own(other: Draft, denial: Draft) -> bool:
    """Whether the sentence of a denial tells this of the denier himself, by whatever name: what he said, "una acusación
    que Bogotá rechazó", or what else he did, "su jefe, Luis Rey, fue a Lima y rechazó las acusaciones"."""
    if denial.role is Role.RELATIVE:
        return bool(_keys_of(other.source) & _keys_of(denial.source))
    if other.voiced or other.kind == "accuses" or denial.role is not Role.COORDINATE:
        return False
    told = source_of(other.marked, other.subject) if other.role is Role.RELATIVE and other.subject else None
    about = told if told is not None else other.topic if denial.mention else None
    return bool(_keys_of(about) & _keys_of(denial.source))


def _takes_back(other: Draft, denial: Draft) -> bool:
    """Whether somebody denies what he said himself: "first said that A but later denied it"."""
    hung = denial.role in (Role.COORDINATE, Role.RELATIVE)
    return other.voiced and other.context == denial.context and not denial.mention and hung


def _fit(other: Draft, denial: Draft, holder: frozenset[str], hints: frozenset[str], near: bool) -> int:
    if not _can_accuse(other, denial):
        return 0
    score = 0
    if _is_asked(other, denial) or (near and other.voiced and not denial.mention and other.source != denial.source):
        score += 5  # "Asked if A, C denied it", "B says A. C denies it"
    if other.kind == "accuses":
        score += 4
    elif other.voiced or other.stance is Stance.OPEN:
        score += 2
    if other.role is Role.MAIN:
        score += 1 if denial.source is None or not denial.source.bare else 2
    asked = bool(other.content) and other.marked.is_a("asked_participles", other.content[0]) and not denial.mention
    if other.context == denial.context and (denial.role is Role.RELATIVE or _is_deictic(denial) or asked):
        score += 8
    mentioned = _keys_in(other.marked.slice((*other.subject, *other.content))) | _keys_in(other.country)
    named = bool(holder & mentioned)
    if named:
        score += 3
        score += 5 * _is_about(other, holder)
    shared = hints & (_stems(mentioned) | _lemmas(other)) | _told_by(other, denial, hints)
    score += 3 * len(shared) if shared or not hints else -3
    pointed = _points(other, denial) or (near and other.voiced and not hints)
    if not shared and ((not named and not pointed) or _is_another(other, denial, hints)):
        return 0
    if _keys_of(other.source) & holder and not _takes_back(other, denial):
        score -= 6
    return score - FRAGMENT * _leans_back(other)


def _leans_back(other: Draft) -> bool:
    """Whether somebody's own words take up what he said before them: "«It was handed over», she said"."""
    marked = other.marked
    told = [p for p in other.content if marked.tokens[p].is_word]
    long = sum(len(marked.words[p]) >= STEM for p in told)
    return other.quoted > 0 and long < LEAST_LONG and not any(marked.tokens[p].is_name for p in told[1:])


def _told_by(other: Draft, denial: Draft, hints: frozenset[str]) -> frozenset[str]:
    """What a denial has in common with who said the other: his name or his role, "la versión del alcalde"."""
    if other.source is None:
        return frozenset()
    role = other.source.role
    roles = [denial.marked.lexicon.kin.get(word) for word in _hinting(denial)]
    return hints & _stems(other.source.names | {other.source.head}) | frozenset({role} if role in roles else ())


def _is_another(other: Draft, denial: Draft, hints: frozenset[str]) -> bool:
    """Whether a denial that tells in so many words which claim it means, none of which is here, means another."""
    return len(hints) >= PLENTY and other.context != denial.context and other.kind != "accuses"


def _points(other: Draft, denial: Draft) -> bool:
    """Whether, names and words apart, the denial can mean this: an accusation, its own sentence, "these claims"."""
    told = other.voiced or denial.role is Role.RELATIVE or not denial.mention or _is_deictic(denial)
    same = (other.context == denial.context and told) or _is_asked(other, denial)
    return other.kind == "accuses" or same or (_is_deictic(denial) and other.voiced)


def _is_asked(other: Draft, denial: Draft) -> bool:
    """Whether a denial answers what the sentence says was asked."""
    return other.kind == ASKED and other.context == denial.context


def _has_object(denial: Draft) -> bool:
    """Whether what a relative clause denies is not what it hangs on: "who denied it", but "which he denied"."""
    verb = first_verb(denial.marked, denial.content)
    after = [p for p in denial.content if verb is not None and p >= verb.last]
    return any(denial.marked.is_a(group, p) for p in after for group in ("anaphors", "accusation_nouns"))


def _pleads(denial: Draft) -> bool:
    """Whether somebody only says to be innocent: "el juez citó a Gil, que se declara inocente"."""
    return any(denial.marked.lexicon.has("innocence", word) for word in denial.cue.lower().split())


def _is_deictic(denial: Draft) -> bool:
    """Whether it denies "these claims" rather than "the claims"."""
    marked = denial.marked
    nouns = ("accusation_nouns", "figure_nouns")
    return any(marked.is_a("demonstratives", p) and any(marked.is_a(g, p + 1) for g in nouns) for p in denial.mention)


def _is_about(other: Draft, holder: frozenset[str]) -> bool:
    """Whether the holder stands in the subject of the clause, and not just beside a thing: "pagos de A cruzaron B"."""
    marked = other.marked
    verb = first_verb(marked, other.content)
    subject = [p for p in other.content if verb is None or p < verb.first] or list(other.subject)
    beside = next((i for i, p in enumerate(subject) if marked.is_a("np_linkers", p)), len(subject))
    head = subject[:beside]
    acts = any(marked.tokens[p].is_name or marked.words[p] in marked.lexicon.kin for p in head)
    return bool((_keys_in(marked.slice(subject if acts else head)) | _keys_in(other.country)) & holder)


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word)[:STEM] for word in texts if len(word) >= STEM)


def _lemmas(draft: Draft) -> frozenset[str]:
    """The verbs of a content, as the stems of their infinitives."""
    return frozenset(fold(verb.lemma)[:STEM] for p, verb in draft.marked.verbs.items() if p in draft.content)


def _keys_of(source: Source | None) -> frozenset[str]:
    """What a source is known by: the actors it is or belongs to, and else its names."""
    if source is None:
        return frozenset()
    return source.actors or source.names | source.ties | frozenset(filter(None, [source.head]))


@functools.lru_cache(maxsize=4096)
def _keys_in(text: str) -> frozenset[str]:
    """Actors, and folded words, that a text mentions."""
    return actors_in(text) | frozenset(words(fold(text)))
