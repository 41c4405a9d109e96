"""Finite verbs and cues of a sentence: the shallow syntax that everything else stands on."""

from collections.abc import Iterator
from dataclasses import replace

from claimdiff.extract.causes import traces
from claimdiff.extract.figures import sizes
from claimdiff.extract.lexicon import THEY, Form, Lexicon, Pattern, Phrase
from claimdiff.extract.marked import Cue, Marked, Verb
from claimdiff.extract.sentences import Sentence
from claimdiff.extract.wordclass import is_name_here, is_noun_here, is_other_word, joins_names

VERB_REACH = 3  # words that may stand between an auxiliary and its participle, or a modal and its infinitive
SHORTEST_GUESS = 4  # letters; a shorter unknown word is not taken for a verb by its ending
OBJECT_WORDS = 4  # after a gerund that denies, among which what it denies is named
FEWEST_QUOTED = 4  # tokens, marks and comma included, of a quotation that a verb after it says who spoke
PARTICIPLE = "participle"
UNKNOWN_PARTICIPLE = Form("", PARTICIPLE, 0)
SMALL_WORDS = (
    *("determiners", "pronouns", "prepositions", "adverbs", "negations", "negative_subjects", "relatives", "clitics"),
    *("coordinators", "complementizers"),
)


def mark(text: str, sentence: Sentence, lexicon: Lexicon) -> Marked:
    """Find the finite verbs and the cues of a sentence."""
    words = tuple(token.low for token in sentence.tokens)
    bare = Marked(text, sentence.tokens, words, {}, {}, lexicon)
    verbs = {verb.first: verb for verb in _verbs(bare)}
    cues = {cue.first: cue for cue in _cues(bare, verbs)}
    return Marked(text, sentence.tokens, words, verbs, cues, lexicon)


def _verbs(marked: Marked) -> Iterator[Verb]:
    at = 0
    while at < len(marked.words):
        form = _finite(marked, at)
        if form is None or marked.is_denied_by(at):
            if marked.is_denied_by(at):
                lemma = marked.lexicon.nonfinite[marked.words[at]].lemma
                yield Verb(at, at + 1, lemma, PARTICIPLE, 0, False, passive=True)
            elif _is_charged(marked, at):
                yield Verb(at, at + 1, next(iter(marked.lexicon.words["charging"])), PARTICIPLE, 0, False, passive=True)
            at += 1
            continue
        verb = _group(marked, at, form)
        yield verb
        at = verb.last


def _is_charged(marked: Marked, at: int) -> bool:
    """Whether a participle here tells in a clause of its own what somebody is accused of: ", acusado de A,"."""
    return at > 0 and marked.words[at - 1] == "," and _is_charge_told(marked, at + 1)


def _is_charge_told(marked: Marked, at: int) -> bool:
    """Whether a participle just before this place charges somebody with what follows: "señalado de A"."""
    if not marked.is_a("charged", at - 1):
        return False
    linkers = []
    for place in range(at, len(marked.words) - 1):
        if not marked.tokens[place].is_word:
            break
        if marked.is_a("charge_linkers", place):
            linkers.append(place)
    direct = at in linkers and not any(marked.is_a(group, at + 1) for group in SMALL_WORDS)
    direct = direct and not marked.tokens[at + 1].is_name
    return direct or any(marked.is_nonfinite(place + 1) for place in linkers)


def _finite(marked: Marked, at: int) -> Form | None:
    token = marked.tokens[at]
    if not token.is_word or token.text[0].isdigit() or (token.is_name and is_name_here(marked, at)):
        return None
    form = marked.lexicon.finite.get(token.low) or _with_pronoun(marked, at)
    if form is None:
        form = _guessed(marked, at)
    elif is_other_word(marked, at, form):
        return None
    return None if form is None or joins_names(marked, at) or is_noun_here(marked, at, form) else form


def _with_pronoun(marked: Marked, at: int) -> Form | None:
    """A verb with a pronoun after its hyphen: "avisou-o"."""
    verb, _, pronoun = marked.words[at].partition("-")
    return marked.lexicon.finite.get(verb) if marked.lexicon.has("hyphened_pronouns", pronoun) else None


def _guessed(marked: Marked, at: int) -> Form | None:
    """A verb the lexicon does not know, from its ending."""
    word, lexicon = marked.words[at], marked.lexicon
    named = marked.tokens[at].text[0].isupper() and marked.words[at + 1 : at + 2] == (",",)  # "Villaquirán, alcalde de"
    if named or lexicon.has("not_verbs", word):
        return None
    plural = int(word.endswith(("n", "m")))
    if lexicon.verb_endings and word.endswith(lexicon.verb_endings) and len(word) > SHORTEST_GUESS:
        return Form("", "past", plural)
    if _follows_relative(marked, at) and word.endswith(lexicon.present_endings):
        return Form("", "present", plural)
    return None


def _follows_relative(marked: Marked, at: int) -> bool:
    """Whether only negations and unmistakable clitics stand between a relative pronoun and this word."""
    before = at - 1
    while before >= 0 and marked.is_a("sure_clitics", before):
        before -= 1
    small = any(marked.is_a(g, at) for g in SMALL_WORDS) or marked.phrase("subordinators", at) > 0  # "que aunque A"
    owned = marked.is_a("possessive_relatives", before)  # "cuyo jefe"
    return bool(marked.lexicon.present_endings) and marked.is_a("relatives", before) and not small and not owned


def _group(marked: Marked, at: int, form: Form) -> Verb:
    """The verb with what it takes: "ha acusado", "quiso confirmar", "had been told"."""
    lexicon = marked.lexicon
    last, lemma = at + 1, form.lemma
    modal = passive = again = hurried = False
    if (forced := _forced(marked, last, form)) is not None:
        last, lemma, modal = last + 2, forced.lemma, True
    while (reach := _reach(marked, last, lemma)) is not None:
        taken = lexicon.nonfinite.get(marked.words[reach], UNKNOWN_PARTICIPLE)
        passive = taken.tense == PARTICIPLE and lexicon.has("copulas", lemma)
        modal = modal or taken.tense == "infinitive"
        again = again or lexicon.has("repeating", lemma)
        hurried = hurried or lexicon.has("delaying", lemma)  # "no tardó en negar" denies
        last, lemma = reach + 1, taken.lemma
    negated = _negated(marked, at) or any(marked.is_a("negations", i) for i in range(at, last))
    negated = negated and not hurried
    return Verb(at, last, lemma, form.tense, form.person, negated, modal, passive, again)


def _forced(marked: Marked, at: int, form: Form) -> Form | None:
    """The infinitive of what somebody had to do, and did: "tuvo que desmentir"."""
    obliged = marked.lexicon.has("obliging", form.lemma) and form.tense == "past" and at + 1 < len(marked.words)
    if not obliged or not any(marked.is_a(g, at) for g in ("complementizers", "linkers", "infinitive_marks")):
        return None
    taken = marked.lexicon.nonfinite.get(marked.words[at + 1])
    return taken if taken is not None and taken.tense == "infinitive" else None


def _reach(marked: Marked, at: int, lemma: str) -> int | None:
    """The verb form that the verb before this place takes, over adverbs and linkers."""
    if marked.is_a("surely_existential", at - 1):
        return None  # "no hubo vertido"
    wanted = marked.lexicon.takes.get(lemma, frozenset())
    any_form = not marked.lexicon.has("perfect", lemma)
    for place in range(at, min(at + VERB_REACH, len(marked.words))):
        form = marked.lexicon.nonfinite.get(marked.words[place]) or _participle(marked, place, lemma)
        if form is not None and form.tense in wanted and (form.person == 0 or any_form):
            return place  # a perfect takes the first form of the participle only: not "hubo muertos"
        light = any(marked.is_a(g, place) for g in ("adverbs", "linkers", "clitics", "negations", "inside_verbs"))
        if not wanted or not (light or marked.is_inner_adverb(place)):
            return None
    return None


def _participle(marked: Marked, at: int, lemma: str) -> Form | None:
    """A participle that the lexicon does not know, from its ending after a perfect: "se haya desmayado"."""
    endings = tuple(marked.lexicon.words.get("participle_endings", ())) or ("\0",)
    perfect = marked.lexicon.has("perfect", lemma)
    token = marked.tokens[at]
    return UNKNOWN_PARTICIPLE if perfect and token.low.endswith(endings) and not token.is_name else None


def _negated(marked: Marked, at: int) -> bool:
    before = at - 1
    while before >= 0 and not marked.is_a("negations", before):
        if not (marked.is_a("clitics", before) or marked.is_a("adverbs", before)):
            return False
        before -= 1
    return before >= 0 and not marked.is_a("only_words", before + 1)  # "no solo negó A"


def _cues(marked: Marked, verbs: dict[int, Verb]) -> Iterator[Cue]:
    at = 0
    while at < len(marked.words):
        cue = _verb_cue(marked, verbs[at]) if at in verbs else None
        phrase = _phrase_cue(marked, at)
        if phrase is not None and phrase.kind == "rumour":
            cue = phrase  # "is alleged to"
        cue = cue or phrase or _nonfinite_cue(marked, at)
        if cue is not None and (_retorts(marked, cue) if cue.kind == "denies" else _defends_itself(marked, cue)):
            cue = replace(cue, kind="reaffirms")
        if at in verbs and sizes(marked, verbs[at]):
            cue = Cue(at, verbs[at].last, "says", verb=verbs[at])
        if cue is None and at in verbs and traces(marked, verbs[at]):
            cue = Cue(at, verbs[at].last, "says", verb=verbs[at])
        if cue is None and at in verbs and _utters(marked, verbs, verbs[at]):
            cue = Cue(at, verbs[at].last, "says", verbs[at].negated, verbs[at])
        if cue:
            yield cue
        at = max(at + 1, cue.last if cue else 0)


def _verb_cue(marked: Marked, verb: Verb) -> Cue | None:
    patterns = marked.lexicon.verb_cues.get(verb.lemma, ())
    ends = {p: end for p in patterns if (end := _end_of_rest(marked, verb.last, p.rest)) is not None}
    if verb.passive and _is_charge_told(marked, verb.last):
        patterns = (Pattern("accuses"),)
        ends = {patterns[0]: verb.last}
    fitting = [pattern for pattern, end in ends.items() if not _is_no_cue(marked, verb, pattern, end)]
    if not fitting:
        return None
    best = fitting[0]
    if verb.passive and best.kind != "accuses" and marked.lexicon.stances[best.kind] >= 0:
        return None
    if _takes_infinitive(marked, verb):
        best = next((p for p in fitting if marked.lexicon.stances[p.kind] == 0), best)
    if verb.again and best.kind == "says":
        ends[again := Pattern("reaffirms", best.rest)] = ends[best]
        best = again
    if verb.modal and verb.negated and marked.lexicon.stances[best.kind] > 0:
        return Cue(verb.first, ends[best], "refuses", verb=verb)
    return Cue(verb.first, ends[best], best.kind, verb.negated, verb, bool(best.rest))


def _retorts(marked: Marked, cue: Cue) -> bool:
    """Whether a verb of denial only tells who spoke the quotation before it: "«No hubo desvío», rebatió Ana Gil"."""
    before = cue.first - 1 - (cue.first > 1 and marked.words[cue.first - 1] == ",")
    spoken = cue.first > 1 and marked.tokens[before].quote > 0 and not marked.tokens[before].is_word
    retorts = cue.verb is not None and not cue.negated and marked.lexicon.has("retorting", cue.verb.lemma)
    return spoken and retorts and not marked.is_a("complementizers", cue.last)


def _defends_itself(marked: Marked, cue: Cue) -> bool:
    """Whether somebody answers a charge in his own words: "«No firmé nada», se defendió el alcalde"."""
    defends = cue.verb is not None and marked.lexicon.has("defending", cue.verb.lemma)
    return defends and cue.kind == "says" and not cue.negated and marked.is_a("passive_clitics", cue.first - 1)


def _utters(marked: Marked, verbs: dict[int, Verb], verb: Verb) -> bool:
    """Whether a verb that is no cue elsewhere tells that somebody spoke: it stands right after a quotation that begins
    the sentence, says something and ends in a comma, and who speaks follows: "«A», se queja la vecina"."""
    start = verb.first
    while marked.is_a("clitics", start - 1):
        start -= 1
    if start < FEWEST_QUOTED:
        return False
    marks = [marked.tokens[p] for p in (start - 2, start - 1)]
    comma = not marks[1].is_word and "," in (marks[0].text, marks[1].text)
    quoted = all(marked.tokens[p].quote for p in range(start - 2)) and marked.tokens[0].quote == marks[0].quote
    tells = any(p < start and verbs[p].tense != PARTICIPLE for p in verbs)
    if not (comma and quoted and tells) or verb.passive or verb.person > THEY:
        return False
    after = verb.last + (1 if marked.is_a("determiners", verb.last) else 0)
    if marked.lexicon.has("copulas", verb.lemma) or after >= len(marked.tokens):
        return False
    token = marked.tokens[after]
    return (
        token.is_name
        or token.low in marked.lexicon.kin
        or marked.is_a("anonymous", after)
        or _goes_before_name(marked, after)
    )


def _goes_before_name(marked: Marked, at: int) -> bool:
    """Whether a noun or two that tell who somebody is stand before a name: "care worker Ann Stott", "don Beto"."""
    names = [place for place in range(at + 1, min(at + 3, len(marked.tokens))) if marked.tokens[place].is_name]
    return marked.tokens[at].is_word and bool(names) and not any(marked.is_a(g, at) for g in SMALL_WORDS)


def _is_no_cue(marked: Marked, verb: Verb, pattern: Pattern, end: int) -> bool:
    """Whether a verb with more words is none here: "niegan a" goes on with who is told, "niegan a este diario que A",
    and not with what is refused; "tratar de" with what is tried, or is "se trata de", and labels nothing."""
    if pattern.kind == "hopes" and end < len(marked.words):
        return marked.words[end][0].isdigit() or marked.is_a("numerals", end)  # "esperó 31 horas"
    if pattern.kind == "labels":
        return bool(pattern.rest) and (marked.is_nonfinite(end) or marked.is_a("passive_clitics", verb.first - 1))
    return bool(pattern.rest) and marked.lexicon.has("refusing", verb.lemma) and not marked.is_nonfinite(end)


def _end_of_rest(marked: Marked, at: int, rest: Phrase) -> int | None:
    """Where the words end that a cue has beside its verb: "was «absolutely false»". None if they are not there."""
    while rest and marked.words[at : at + len(rest)] != rest and _only_stresses(marked, at):
        at += 1
    return at + len(rest) if marked.words[at : at + len(rest)] == rest else None


def _only_stresses(marked: Marked, at: int) -> bool:
    """Whether what stands here only adds to the words after it: "are (absolute) lies", "son (puras) mentiras"."""
    if at >= len(marked.words):
        return False
    return marked.is_a("adverbs", at) or marked.is_a("intensifiers", at) or marked.opens_quote(at)


def _takes_infinitive(marked: Marked, verb: Verb) -> bool:
    form = marked.lexicon.nonfinite.get(marked.words[verb.last]) if verb.last < len(marked.words) else None
    return form is not None and form.tense == "infinitive"


def _phrase_cue(marked: Marked, at: int) -> Cue | None:
    for pattern in marked.lexicon.phrase_cues.get(marked.words[at], ()):
        last = at + 1 + len(pattern.rest)
        if marked.words[at + 1 : last] == pattern.rest:
            return Cue(at, last, pattern.kind)
    return None


def _nonfinite_cue(marked: Marked, at: int) -> Cue | None:
    """A gerund counts only when it introduces a clause, "asegurando que", or what is denied: ", rejecting a claim"; an
    infinitive only when somebody does something in order to deny, "para negar que", "to reject claims", or speaks
    before what the sentence tells: "tras negar que", "después de jurar que"."""
    form = marked.lexicon.nonfinite.get(marked.words[at])
    if form is None or form.tense == PARTICIPLE:
        return None
    pattern: Pattern | None = next((p for p in marked.lexicon.verb_cues.get(form.lemma, ()) if not p.rest), None)
    if pattern is None:
        return None
    last = at + 1
    fronted = at > 0 and marked.phrase("fronting", 0) == at
    if form.tense == "infinitive":
        while length := marked.phrase("again", last) or marked.is_a("adverbs", last):
            last += length
        denies = marked.lexicon.stances[pattern.kind] < 0 and marked.is_a("in_order_to", at - 1)
        if not (fronted or denies):
            return None
    added = fronted or form.tense == "infinitive" or (at > 0 and marked.words[at - 1] == ",")
    bare = added and (_says_bare(marked, last, pattern.kind) or _denies_bare(marked, last, pattern.kind))
    noun = marked.is_a("definites", last) and not marked.lexicon.has("soft_denials", form.lemma)
    bare = bare or (fronted and noun and marked.lexicon.stances[pattern.kind] < 0)  # "tras negar los pagos, X"
    quoting = added and pattern.kind in ("says", "reaffirms") and last < len(marked.words)
    quoting = quoting and marked.opens_quote(last)  # ", señalando «A»"
    lie = any(marked.is_a("lie_nouns", p) for p in range(last, last + OBJECT_WORDS))
    labels = added and pattern.kind == "labels" and lie  # ", calling them nonsense", ", tachando la noticia de falsa"
    introduces = bare or quoting or labels or marked.is_a("complementizers", last)
    return Cue(at, last, pattern.kind) if introduces else None


def _denies_bare(marked: Marked, at: int, kind: str) -> bool:
    """Whether a denied content begins here, ", denying he took it", or words for one: ", rejecting A's claim"."""
    if marked.lexicon.stances[kind] >= 0:
        return False
    named = any(marked.is_a("accusation_nouns", place) for place in range(at, at + OBJECT_WORDS))
    return named or marked.is_a("subject_pronouns", at)


def _says_bare(marked: Marked, at: int, kind: str) -> bool:
    """Whether a content without complementizer can begin here: ", saying the money was a loan"."""
    bare = marked.lexicon.has("zero_complementizer", kind) and marked.lexicon.stances[kind] >= 0
    return bare and (marked.is_a("determiners", at) or marked.is_a("subject_pronouns", at))
