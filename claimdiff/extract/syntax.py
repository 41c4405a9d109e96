"""Finite verbs and cues of a sentence: the shallow syntax that everything else stands on."""

from collections.abc import Iterator

from claimdiff.extract.lexicon import Form, Lexicon, Pattern, Phrase
from claimdiff.extract.marked import Cue, Marked, Verb
from claimdiff.extract.sentences import Sentence

VERB_REACH = 3  # words that may stand between an auxiliary and its participle, or a modal and its infinitive
SHORTEST_GUESS = 4  # letters; a shorter unknown word is not taken for a verb by its ending
SMALL_WORDS = (
    *("determiners", "pronouns", "prepositions", "adverbs", "negations", "negative_subjects", "relatives", "clitics"),
    *("coordinators", "complementizers"),
)
FIRST_SINGULAR = 2  # place of "I" in a paradigm's row
CERTAIN_TENSES = frozenset({"past", "imperfect", "future", "conditional", "past_subjunctive"})  # rarely also a noun


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
        if form is None:
            at += 1
            continue
        verb = _group(marked, at, form)
        yield verb
        at = verb.last


def _finite(marked: Marked, at: int) -> Form | None:
    token = marked.tokens[at]
    if not token.text[0].isalpha() or (token.is_name and _is_name_here(marked, at)):
        return None
    form = marked.lexicon.finite.get(token.low)
    if form is None:
        form = _guessed(marked, at)
    elif _is_other_word(marked, at, form):
        return None
    return None if form is None or _is_noun_here(marked, at, form) else form


def _guessed(marked: Marked, at: int) -> Form | None:
    """A verb the lexicon does not know, from its ending."""
    word, lexicon = marked.words[at], marked.lexicon
    if lexicon.has("not_verbs", word):
        return None
    plural = int(word.endswith(("n", "m")))
    if lexicon.verb_endings and word.endswith(lexicon.verb_endings) and len(word) > SHORTEST_GUESS:
        return Form("", "past", plural)
    if _follows_relative(marked, at) and word.endswith(lexicon.present_endings):
        return Form("", "present", plural)
    return None


def _is_other_word(marked: Marked, at: int, form: Form) -> bool:
    """Whether a form that the lexicon knows as a verb is something else here."""
    word, lexicon = marked.words[at], marked.lexicon
    sure = at > 0 and marked.is_a("sure_relatives", at - 1)  # only a verb can follow: "who heads the union"
    if not sure and lexicon.has("not_verbs", word):
        return True
    if not sure and lexicon.has("maybe_verbs", word) and not _acts(marked, at):
        return True
    if _is_noun_by_place(marked, at, form):
        return True
    if form.tense == "past" and _is_reduced_relative(marked, at):
        return True
    if form.tense == "present" and form.person == FIRST_SINGULAR and not _speaks_of_itself(marked, at):
        return True
    return lexicon.has("time_verbs", word) and _counts_time(marked, at)


def _is_noun_by_place(marked: Marked, at: int, form: Form) -> bool:
    """A verb at the beginning would be an order, which news hardly give: "Chair of trustees", "Claims that A".

    Nor is it a verb right before another one: "that rents had risen", "the water board said".
    """
    if marked.lexicon.has_mood or form.lemma in marked.lexicon.takes:
        return False
    following = marked.lexicon.finite.get(marked.words[at + 1]) if at + 1 < len(marked.words) else None
    other = following is not None and (following.tense == "past" or following.lemma in marked.lexicon.takes)
    if other and form.tense == "present" and not marked.lexicon.has("not_verbs", marked.words[at + 1]):
        return True
    return _opens(marked, at) and marked.tokens[at].is_name


def _speaks_of_itself(marked: Marked, at: int) -> bool:
    """Whether a form like "reemplazo" can be a verb: where a clause or its verb begins."""
    if not marked.lexicon.has_mood or at == 0 or not marked.tokens[at - 1].is_word:
        return True
    groups = ("negations", "clitics", "adverbs", "pronouns", "complementizers", "coordinators", "first_person")
    return any(marked.is_a(group, at - 1) for group in groups) and not marked.is_a("definites", at - 1)


def _counts_time(marked: Marked, at: int) -> bool:
    """ "hace dos semanas" is a time, not a clause."""
    return any(marked.is_a("time_nouns", place) for place in (at + 1, at + 2, at + 3))


def _acts(marked: Marked, at: int) -> bool:
    """Whether a word that is as often a noun has an object after it, or a name before it."""
    if not marked.lexicon.has_mood and _after_cue(marked, at):
        return False  # "said reports that A were false", "brushed aside claims that A"
    groups = ("determiners", "complementizers", "pronouns", "linkers", "clitics")
    if not marked.lexicon.has_mood and _after_pronoun(marked, at):
        return True
    follows = any(marked.is_a(group, at + 1) for group in groups) or marked.is_nonfinite(at + 1)
    spoken = (
        at > 1 and (marked.tokens[at - 1].text == "," or marked.tokens[at - 1].quote) and marked.tokens[at - 2].quote
    )
    return bool(follows or spoken) or (at > 0 and marked.tokens[at - 1].is_name and marked.tokens[at - 1].is_word)


def _after_cue(marked: Marked, at: int) -> bool:
    """Whether a cue verb, and nothing but the words that belong to it, stands just before this place."""
    for back in range(1, min(at, VERB_REACH) + 1):
        form = marked.lexicon.finite.get(marked.words[at - back])
        patterns = marked.lexicon.verb_cues.get(form.lemma, ()) if form else ()
        if any(back == 1 or pattern.rest == marked.words[at - back + 1 : at] for pattern in patterns):
            return True
    return False


def _after_pronoun(marked: Marked, at: int) -> bool:
    """Whether a subject pronoun stands before this place, adverbs and negations apart: "it never cut corners"."""
    while at > 0 and (marked.is_a("adverbs", at - 1) or marked.is_a("negations", at - 1)):
        at -= 1
    return marked.is_a("subject_pronouns", at - 1)


def _is_reduced_relative(marked: Marked, at: int) -> bool:
    """A form that is past tense and participle at once, where it can only be the latter: "the log released by"."""
    form = marked.lexicon.nonfinite.get(marked.words[at])
    if form is None or form.tense != "participle" or form.lemma in marked.lexicon.takes:
        return False
    objects = any(marked.is_a(group, at + 1) for group in ("determiners", "complementizers", "pronouns"))
    goes_on = at + 1 < len(marked.tokens) and marked.tokens[at + 1].is_word
    after_comma = at > 0 and marked.words[at - 1] == "," and goes_on and not objects
    return (
        marked.is_a("by", at + 1) or after_comma or marked.is_a("auxiliary_forms", at - 1) or _ends_adjunct(marked, at)
    )


def _ends_adjunct(marked: Marked, at: int) -> bool:
    """Whether only one prepositional phrase stands before it in the clause: "in a notice posted on its site, …"."""
    start = at
    while start > 0 and marked.tokens[start - 1].is_word:
        start -= 1
    nouns = [p for p in range(start + 1, at) if marked.is_a("determiners", p) or marked.tokens[p].is_name]
    return start < at and marked.is_a("prepositions", start) and nouns in ([], [start + 1])


def _follows_relative(marked: Marked, at: int) -> bool:
    """Whether only negations and unmistakable clitics stand between a relative pronoun and this word."""
    before = at - 1
    while before >= 0 and marked.is_a("sure_clitics", before):
        before -= 1
    small = any(marked.is_a(g, at) for g in SMALL_WORDS)
    return bool(marked.lexicon.present_endings) and marked.is_a("relatives", before) and not small


def _is_name_here(marked: Marked, at: int) -> bool:
    """Whether a capitalised word is a name: inside a sentence, or before a verb ("Irán negó", "Quito acusa")."""
    following = marked.words[at + 1] if at + 1 < len(marked.words) else ""
    lexicon = marked.lexicon
    return not _opens(marked, at) or (following in lexicon.finite and not lexicon.has("not_verbs", following))


def _opens(marked: Marked, at: int) -> bool:
    """Whether a capital here only marks a beginning."""
    return at == 0 or not marked.tokens[at - 1].is_word


def _is_noun_here(marked: Marked, at: int, form: Form) -> bool:
    """Whether an article or a preposition before it makes the form a noun."""
    if at == 0 or form.lemma in marked.lexicon.takes:
        return False
    if marked.is_a("prepositions", at - 1) or _owned(marked, at - 1):
        return True
    if not marked.is_a("determiners", at - 1) or marked.is_a("relatives", at - 1):
        return False
    return not (
        marked.is_a("clitics", at - 1) and (form.tense in CERTAIN_TENSES or marked.is_a("before_clitic", at - 2))
    )


def _owned(marked: Marked, at: int) -> bool:
    """Whether the word here is a genitive: "the trustees' chair"."""
    if marked.words[at] == "'" and at and marked.tokens[at].start == marked.tokens[at - 1].end:
        return True
    return marked.words[at].endswith(tuple(marked.lexicon.words.get("possessive_suffixes", ())) or "\0")


def _group(marked: Marked, at: int, form: Form) -> Verb:
    """The verb with what it takes: "ha acusado", "quiso confirmar", "had been told"."""
    lexicon = marked.lexicon
    last, lemma = at + 1, form.lemma
    modal = passive = again = False
    while (reach := _reach(marked, last, lemma)) is not None:
        taken = lexicon.nonfinite[marked.words[reach]]
        passive = taken.tense == "participle" and lexicon.has("copulas", lemma)
        modal = modal or taken.tense == "infinitive"
        again = again or lexicon.has("repeating", lemma)
        last, lemma = reach + 1, taken.lemma
    negated = _negated(marked, at) or any(marked.is_a("negations", i) for i in range(at, last))
    return Verb(at, last, lemma, form.tense, form.person, negated, modal, passive, again)


def _reach(marked: Marked, at: int, lemma: str) -> int | None:
    """The verb form that the verb before this place takes, over adverbs and linkers."""
    wanted = marked.lexicon.takes.get(lemma, frozenset())
    any_form = not marked.lexicon.has("perfect", lemma)
    for place in range(at, min(at + VERB_REACH, len(marked.words))):
        form = marked.lexicon.nonfinite.get(marked.words[place])
        if form is not None and form.tense in wanted and (form.person == 0 or any_form):
            return place  # a perfect takes the first form of the participle only: not "hubo muertos"
        if not wanted or not any(marked.is_a(group, place) for group in ("adverbs", "linkers", "clitics", "negations")):
            return None
    return None


def _negated(marked: Marked, at: int) -> bool:
    before = at - 1
    while before >= 0 and (marked.is_a("clitics", before) or marked.is_a("adverbs", before)):
        if marked.is_a("negations", before):
            return True
        before -= 1
    return marked.is_a("negations", before)


def _cues(marked: Marked, verbs: dict[int, Verb]) -> Iterator[Cue]:
    at = 0
    while at < len(marked.words):
        cue = _verb_cue(marked, verbs[at]) if at in verbs else None
        cue = cue or _phrase_cue(marked, at) or _gerund_cue(marked, at)
        if cue:
            yield cue
        at = max(at + 1, cue.last if cue else 0)


def _verb_cue(marked: Marked, verb: Verb) -> Cue | None:
    patterns = marked.lexicon.verb_cues.get(verb.lemma, ())
    ends = {p: end for p in patterns if (end := _end_of_rest(marked, verb.last, p.rest)) is not None}
    fitting = list(ends)
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


def _end_of_rest(marked: Marked, at: int, rest: Phrase) -> int | None:
    """Where the words end that a cue has beside its verb: "was «absolutely false»". None if they are not there."""
    while rest and (marked.is_a("adverbs", at) or (at < len(marked.words) and marked.opens_quote(at))):
        at += 1
    return at + len(rest) if marked.words[at : at + len(rest)] == rest else None


def _takes_infinitive(marked: Marked, verb: Verb) -> bool:
    form = marked.lexicon.nonfinite.get(marked.words[verb.last]) if verb.last < len(marked.words) else None
    return form is not None and form.tense == "infinitive"


def _phrase_cue(marked: Marked, at: int) -> Cue | None:
    for pattern in marked.lexicon.phrase_cues.get(marked.words[at], ()):
        last = at + 1 + len(pattern.rest)
        if marked.words[at + 1 : last] == pattern.rest:
            return Cue(at, last, pattern.kind)
    return None


def _gerund_cue(marked: Marked, at: int) -> Cue | None:
    """A gerund counts only when it introduces a clause: "asegurando que"."""
    form = marked.lexicon.nonfinite.get(marked.words[at])
    if form is None or form.tense != "gerund":
        return None
    pattern: Pattern | None = next((p for p in marked.lexicon.verb_cues.get(form.lemma, ()) if not p.rest), None)
    bare = pattern is not None and at and marked.words[at - 1] == "," and _says_bare(marked, at + 1, pattern.kind)
    return Cue(at, at + 1, pattern.kind) if pattern and (bare or marked.is_a("complementizers", at + 1)) else None


def _says_bare(marked: Marked, at: int, kind: str) -> bool:
    """Whether a content without complementizer can begin here: ", saying the money was a loan"."""
    bare = marked.lexicon.has("zero_complementizer", kind) and marked.lexicon.stances[kind] >= 0
    return bare and (marked.is_a("determiners", at) or marked.is_a("subject_pronouns", at))
