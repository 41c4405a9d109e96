"""Whether a form that a verb has is a verb where it stands: "claims", "marcha", "the log released by"."""

from collections.abc import Iterable

from claimdiff.extract.lexicon import THEY, Form
from claimdiff.extract.marked import FIRST_SINGULAR, SUBJUNCTIVE, Marked

SIGNED_WORDS = 3  # of who signs a headline
RELATIVE_WORDS = 7  # words back from the verb of a relative clause to its noun
CUE_REACH = 3  # words back to a cue verb: "brushed aside"
CLAUSE_LINKS = (
    "coordinators",
    "complementizers",
    "relatives",
    "interrogatives",
    "subject_pronouns",
    "infinitive_marks",
)
CERTAIN_TENSES = frozenset({"past", "imperfect", "future", "conditional", "past_subjunctive"})  # rarely also a noun


def is_other_word(marked: Marked, at: int, form: Form) -> bool:
    """Whether a form that the lexicon knows as a verb is something else here."""
    word, lexicon = marked.words[at], marked.lexicon
    sure = at > 0 and marked.is_a("sure_relatives", at - 1)  # only a verb can follow: "who heads the union"
    sure = sure or (
        at > 1 and marked.is_a("object_relatives", at - 1) and lexicon.has_mood and marked.words[at - 2] == ","
    )
    if not sure and lexicon.has("not_verbs", word):
        return True
    if not sure and lexicon.has("maybe_verbs", word) and not _acts(marked, at):
        return True
    subjunctive = form.tense in SUBJUNCTIVE and (_names_paper(marked, at) or _is_adverb(marked, at))
    if subjunctive or _is_noun_by_place(marked, at, form):
        return True
    if form.tense == "past" and (_is_reduced_relative(marked, at) or _is_adjective(marked, at)):
        return True
    mine = form.tense == "present" and form.person == FIRST_SINGULAR
    if mine and form.lemma not in lexicon.takes and not _speaks_of_itself(marked, at):
        return True
    return lexicon.has("time_verbs", word) and _counts_time(marked, at)


def _names_paper(marked: Marked, at: int) -> bool:
    """Whether a form like "informe" is a noun: after an adjective that stands before its noun, "un nuevo informe", or
    where nothing before it in the sentence brings a subjunctive."""
    brings = ("complementizers", "relatives", "doubting")
    free = not any(marked.is_a(group, p) or marked.phrase("subordinators", p) for p in range(at) for group in brings)
    return marked.is_a("paper_forms", at) and (marked.is_a("fore_adjectives", at - 1) or free)


def _is_adverb(marked: Marked, at: int) -> bool:
    """Whether a form like "fuera" is an adverb: "quedó fuera", "fuera de plazo", but "que Gil fuera culpable"."""
    if not marked.is_a("adverb_forms", at):
        return False
    if marked.is_a("np_linkers", at + 1) and marked.is_a("prepositions", at + 1):
        return True
    for before in range(at - 1, -1, -1):
        if marked.is_a("complementizers", before) or marked.phrase("subordinators", before):
            return False
        if marked.words[before] in marked.lexicon.finite and not marked.tokens[before].is_name:
            return True
    return True


def _is_noun_by_place(marked: Marked, at: int, form: Form) -> bool:
    """A verb at the beginning would be an order, which news hardly give: "Chair of trustees", "Claims that A".

    Nor is it a verb right before another one, "that rents had risen", "the water board said", or in an apposition, "Bo
    Lund, founder of the club,".
    """
    if marked.lexicon.has_mood or form.lemma in marked.lexicon.takes:
        return False
    apposed = at > 1 and marked.words[at - 1] == "," and marked.tokens[at - 2].is_name
    of = marked.is_a("np_linkers", at + 1) and not marked.is_a("determiners", at + 1)
    if apposed and of and form.tense == "present" and form.lemma == marked.words[at]:
        return True
    following = marked.lexicon.finite.get(marked.words[at + 1]) if at + 1 < len(marked.words) else None
    other = following is not None and (following.tense == "past" or following.lemma in marked.lexicon.takes)
    other = other or (following is not None and following.lemma in marked.lexicon.verb_cues)  # "rights monitors say"
    if other and form.tense == "present" and not marked.lexicon.has("not_verbs", marked.words[at + 1]):
        return True
    return _opens(marked, at) and marked.tokens[at].is_name


def _speaks_of_itself(marked: Marked, at: int) -> bool:
    """Whether a form like "reemplazo" can be a verb: where a clause or its verb begins."""
    if not marked.lexicon.has_mood or at == 0 or not marked.tokens[at - 1].is_word:
        return True
    groups = ("negations", "clitics", "adverbs", "pronouns", "complementizers", "first_person")
    if marked.is_a("coordinators", at - 1):
        return marked.tokens[at].quote > 0  # "ruido y desgaste", "vida y empleo"
    return any(marked.is_a(group, at - 1) for group in groups) and not marked.is_a("definites", at - 1)


def _counts_time(marked: Marked, at: int) -> bool:
    """ "hace dos semanas" is a time, not a clause."""
    return any(marked.is_a("time_nouns", place) for place in (at + 1, at + 2, at + 3))


def _acts(marked: Marked, at: int) -> bool:
    """Whether a word that is as often a noun has an object after it, or a name before it."""
    if not marked.lexicon.has_mood and _after_cue(marked, at):
        return False  # "said reports that A were false", "brushed aside claims that A"
    if marked.lexicon.has_mood and marked.is_a("sure_clitics", at - 1):
        return True  # "se queja don Beto"
    groups = ("determiners", "complementizers", "pronouns", "linkers", "clitics")
    if not marked.lexicon.has_mood and (_after_pronoun(marked, at) or marked.is_inner_adverb(at - 1)):
        return True  # "strongly disputes"
    follows = any(marked.is_a(group, at + 1) for group in (*groups, "particles")) or marked.is_nonfinite(at + 1)
    follows = follows or (marked.is_a("verb_prepositions", at + 1) and marked.is_nonfinite(at + 2))  # "amenaza con ir"
    spoken = (
        at > 1 and (marked.tokens[at - 1].text == "," or marked.tokens[at - 1].quote) and marked.tokens[at - 2].quote
    )
    spoken_next = _counts_next(marked, at) or _clause_next(marked, at)
    if not marked.lexicon.has_mood and (spoken_next or _ends_relative_on_claim(marked, at)):
        return True
    if _signs(marked, at) or _denounces(marked, at):
        return True
    return bool(follows or spoken) or (at > 0 and marked.tokens[at - 1].is_name and marked.tokens[at - 1].is_word)


def _signs(marked: Marked, at: int) -> bool:
    """Whether only who says what stands before follows: "Ejército mató a civiles, denuncia ONG"."""
    rest = [p for p in range(at + 1, len(marked.tokens)) if marked.tokens[p].is_word]
    named = 0 < len(rest) <= SIGNED_WORDS and all(marked.tokens[p].is_name for p in rest)
    return named and at > 0 and marked.words[at - 1] == "," and marked.lexicon.has_mood


def _denounces(marked: Marked, at: int) -> bool:
    """Whether something done follows at once, as it follows no noun: "la oposición denuncia (120) sobornos"."""
    form = marked.lexicon.finite.get(marked.words[at])
    counted = any(word[0].isdigit() for word in marked.words[at + 1 : at + 2]) or marked.is_a("numerals", at + 1)
    deed = any(marked.is_a(group, at + 1 + counted) for group in ("denounced_nouns", "charge_nouns"))
    return form is not None and marked.lexicon.has("denouncing", form.lemma) and deed


def _counts_next(marked: Marked, at: int) -> bool:
    """Whether a number or a name opens what is said: "the union claims 300 jobs will go"."""
    opens = at + 1 < len(marked.words) and (marked.words[at + 1][0].isdigit() or marked.tokens[at + 1].is_name)
    return opens and marked.words[at].endswith("s") and not marked.is_a("prepositions", at - 1)


def _clause_next(marked: Marked, at: int) -> bool:
    """Whether a clause follows what is said of somebody who begins this one: "the minister claims wages have risen"."""
    begins = at > 1 and marked.is_a("determiners", at - 2) and (at == 2 or not marked.tokens[at - 3].is_word)
    speaks = begins and marked.words[at - 1] in marked.lexicon.kin and marked.words[at].endswith("s")
    pause = next((p for p in range(at, len(marked.words)) if not marked.tokens[p].is_word), len(marked.words))
    noun = at + 1 < pause and not any(marked.is_a(g, at + 1) for g in ("prepositions", "coordinators", "relatives"))
    return speaks and noun and any(_is_sure_verb(marked, p) for p in range(at + 2, pause))


def _ends_relative_on_claim(marked: Marked, at: int) -> bool:
    """Whether a clause without relative pronoun on a word for a claim ends here: ", a claim the union disputes"."""
    ends = at + 1 >= len(marked.words) or not marked.tokens[at + 1].is_word
    heads = (p for p in range(at - 1, max(at - RELATIVE_WORDS, 1), -1) if marked.is_a("indefinite_articles", p - 1))
    noun = next((p for p in heads if any(marked.is_a(g, p) for g in ("accusation_nouns", "figure_nouns"))), 0)
    return ends and noun > 1 and marked.words[noun - 2] == "," and marked.words[at].endswith(("s", "e"))


def _after_cue(marked: Marked, at: int) -> bool:
    """Whether a cue verb, and nothing but the words that belong to it, stands just before this place."""
    for back in range(1, min(at, CUE_REACH) + 1):
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
    groups = ("determiners", "complementizers", "pronouns", "accusation_nouns")
    objects = any(marked.is_a(group, at + 1) for group in groups)
    after = marked.lexicon.nonfinite.get(marked.words[at + 1]) if at + 1 < len(marked.words) else None
    objects = objects or (after is not None and after.tense == "gerund")  # ", denied knowing it"
    objects = objects or (at + 1 < len(marked.tokens) and _owned(marked, at + 1))  # "Wu, dismissed Quill's claim"
    goes_on = at + 1 < len(marked.tokens) and marked.tokens[at + 1].is_word
    told = _tells(marked, at, form) or _says_who(marked, at, form)
    after_comma = at > 0 and marked.words[at - 1] == "," and goes_on and not objects and not told
    after_comma = after_comma and not _subject_waits(marked, at - 1)
    speaks = marked.is_a("subject_pronouns", at - 1) or (
        marked.lexicon.has("saying_clauses", form.lemma) and at > 0 and marked.tokens[at - 1].is_name
    )
    done_by = marked.is_a("by", at + 1) and not speaks  # "released by A", but "Kane said by telephone"
    if done_by or after_comma or marked.is_a("auxiliary_forms", at - 1):
        return True
    return _ends_adjunct(marked, at) or _verb_follows(marked, at) or _is_apposed(marked, at)


def _is_apposed(marked: Marked, at: int) -> bool:
    """Whether a form stands in an apposition whose clause has its verb after it: "Lund, a clerk hired in May, said"."""
    comma = next((p for p in range(at - 1, -1, -1) if not marked.tokens[p].is_word), -1)
    closed = next((p for p in range(at + 1, len(marked.words)) if not marked.tokens[p].is_word), -1)
    if comma < 1 or not marked.words[comma] == marked.words[closed] == "," or closed + 1 >= len(marked.words):
        return False
    apposed = marked.is_a("indefinite_articles", comma + 1) and marked.tokens[comma - 1].is_name
    return apposed and marked.is_a("prepositions", at + 1) and _is_sure_verb(marked, closed + 1)


def _in_claim(marked: Marked, at: int) -> bool:
    """Whether this place is in what a claim is, which goes before its verb: "the claim that the bridge (fell) in May is
    untrue"."""
    back = range(at - 1, 0, -1)
    that = next((p for p in back if marked.is_a("complementizers", p) or not marked.tokens[p].is_word), 0)
    told = marked.is_a("accusation_nouns", that - 1) and marked.is_a("complementizers", that)
    return told and not any(marked.words[p] in marked.lexicon.finite for p in range(that + 1, at))


def _verb_follows(marked: Marked, at: int) -> bool:
    """Whether only an adjunct stands between this place and the verb of its clause: "a suit filed on May 2 claims"."""
    if not (marked.is_a("prepositions", at + 1) or marked.is_a("time_nouns", at + 1)) or _in_claim(marked, at):
        return False
    for place in range(at + 2, len(marked.words)):
        linked = any(marked.is_a(group, place) for group in CLAUSE_LINKS) or marked.phrase("subordinators", place)
        if not marked.tokens[place].is_word or linked:
            return False
        small = any(marked.is_a(group, place - 1) for group in ("determiners", "prepositions", "possessives"))
        if not small and _is_sure_verb(marked, place):
            return True
    return False


def _is_sure_verb(marked: Marked, at: int) -> bool:
    """Whether a form here is finite beyond doubt: an auxiliary, "went", "claims that"."""
    word, lexicon = marked.words[at], marked.lexicon
    form = lexicon.finite.get(word)
    if form is None or marked.tokens[at].is_name:
        return False
    told = form.lemma in lexicon.verb_cues and (form.tense == "past" or marked.is_a("complementizers", at + 1))
    return told or form.lemma in lexicon.takes or (form.tense == "past" and word not in lexicon.nonfinite)


def _subject_waits(marked: Marked, comma: int) -> bool:
    """Whether this comma closes what was inserted after a subject without verb: "the mayor, who faces trial, resigned".

    Not if another verb follows the next comma: "the mayor, a former judge, asked about it, declined to answer".
    """
    words = marked.words
    opening = next((i for i in range(comma - 1, 0, -1) if words[i] == ","), 0)
    start = next((i + 1 for i in range(opening - 1, -1, -1) if not marked.tokens[i].is_word), 0)
    closing = next((i for i in range(comma + 1, len(words)) if not marked.tokens[i].is_word), len(words))
    following = words[closing + 1] if words[closing : closing + 1] == (",",) and closing + 1 < len(words) else ""
    if following in marked.lexicon.finite or not start < opening < comma - 1:
        return False
    named = marked.tokens[start].is_name or marked.is_a("determiners", start)
    named = named and not any(marked.is_a(group, start) for group in ("prepositions", "time_nouns", "adverbs"))
    return named and not _has_sure_verb(marked, range(start, opening)) and _is_inserted(marked, opening + 1, comma)


def _has_sure_verb(marked: Marked, places: Iterable[int]) -> bool:
    """Whether a form stands here that is hardly a noun: a past tense, an auxiliary, a verb of saying."""
    plain = (p for p in places if not marked.tokens[p].is_name and not marked.is_a("determiners", p - 1))
    forms = (marked.lexicon.finite.get(marked.words[p]) for p in plain)
    lexicon = marked.lexicon
    return any(f and (f.tense == "past" or f.lemma in lexicon.takes or f.lemma in lexicon.verb_cues) for f in forms)


def _is_inserted(marked: Marked, first: int, last: int) -> bool:
    """Whether these words only tell more of a noun: a relative clause, an apposition, an age, a participle."""
    form = marked.lexicon.nonfinite.get(marked.words[first])
    if any(marked.is_a(group, first) for group in ("relatives", "possessive_relatives")):
        return True
    told = any(marked.is_a(group, first) for group in ("determiners", "possessives")) or marked.words[first].isdigit()
    told = told or (form is not None and form.tense == "participle")
    return told and not _has_sure_verb(marked, range(first + 1, last))


def _tells(marked: Marked, at: int, form: Form) -> bool:
    """Whether somebody tells somebody here: "Kane, told reporters", but "Kane, told to leave" and "told of A"."""
    small = any(marked.is_a(group, at + 1) for group in ("prepositions", "linkers", "complementizers", "adverbs"))
    return marked.lexicon.has("telling", form.lemma) and not small


def _says_who(marked: Marked, at: int, form: Form) -> bool:
    """Whether a verb of saying has its speaker after it, "said engineer Ann Dray", or what is said after a time,
    "admitted Thursday that A"; not "said to be dead"."""
    small = any(marked.is_a(group, at + 1) for group in ("infinitive_marks", "by", "complementizers"))
    then = marked.is_a("time_nouns", at + 1) and marked.is_a("complementizers", at + 2)
    return then or (marked.lexicon.has("saying_clauses", form.lemma) and not small)


def _is_adjective(marked: Marked, at: int) -> bool:
    """Whether an article and an adverb make the form an adjective: "their widely repudiated theories"."""
    adverb = at > 1 and marked.words[at - 1].endswith("ly") and not marked.lexicon.has_mood
    return adverb and (marked.is_a("determiners", at - 2) or marked.is_a("possessives", at - 2))


def _ends_adjunct(marked: Marked, at: int) -> bool:
    """Whether only one prepositional phrase stands before it in the clause: "in a notice posted on its site, …".

    Not "on Friday they conceded that A".
    """
    if marked.is_a("subject_pronouns", at - 1):
        return False
    start = at
    while start > 0 and marked.tokens[start - 1].is_word:
        start -= 1
    nouns = [p for p in range(start + 1, at) if marked.is_a("determiners", p) or marked.tokens[p].is_name]
    return start < at and marked.is_a("prepositions", start) and nouns in ([], [start + 1])


def is_name_here(marked: Marked, at: int) -> bool:
    """Whether a capitalised word is a name: inside a sentence, or before a verb ("Irán negó", "Quito acusa").

    Not where it is a cue or "there was" itself: "Niega gobierno" begins a headline, "Houve fraude" a sentence.
    """
    following = marked.words[at + 1] if at + 1 < len(marked.words) else ""
    lexicon = marked.lexicon
    own = lexicon.finite.get(marked.words[at])
    verb = own is not None and (own.lemma in lexicon.verb_cues or lexicon.has("existential", own.lemma))
    before_verb = following in lexicon.finite and not lexicon.has("not_verbs", following)
    named = following and marked.tokens[at + 1].is_name and own is not None and own.person == FIRST_SINGULAR
    return not _opens(marked, at) or bool(named) or (before_verb and not (lexicon.has_mood and verb))


def _opens(marked: Marked, at: int) -> bool:
    """Whether a capital here only marks a beginning: not after a comma, ", Amparo Gil, pidió"."""
    return at == 0 or not (marked.tokens[at - 1].is_word or marked.words[at - 1] == ",")


def joins_names(marked: Marked, at: int) -> bool:
    """Whether a small word here is part of a name: "Virgil van Dijk", "Ursula van der Leyen"."""
    if at == 0 or not marked.tokens[at - 1].is_name or not marked.is_a("name_particles", at):
        return False
    after = at + 1
    while marked.is_a("name_particles", after):
        after += 1
    return after < len(marked.tokens) and marked.tokens[after].is_name


def is_noun_here(marked: Marked, at: int, form: Form) -> bool:
    """Whether an article or a preposition before it makes the form a noun."""
    if at == 0 or (form.lemma in marked.lexicon.takes and not marked.lexicon.has("delaying", form.lemma)):
        return False  # "la duda", but no noun is like "ha" or "quiso"
    if marked.is_a("prepositions", at - 1) or _owned(marked, at - 1) or _is_described(marked, at, form):
        return True
    if not marked.is_a("determiners", at - 1) or marked.is_a("relatives", at - 1):
        return False
    points = marked.is_a("demonstratives", at - 1) or marked.is_a("both_words", at - 1)
    if points and (marked.is_a("complementizers", at + 1) or _ends_relative(marked, at)):
        return False  # "estos aseguran que A", "algo que este niega"
    if marked.is_a("all_determiners", at - 1) and marked.words[at - 1].endswith("s") and form.person == THEY:
        return False  # "todos adoran al cura"
    told = form.tense in CERTAIN_TENSES or marked.is_a("before_clitic", at - 2) or _has_subject_before(marked, at - 1)
    return not (marked.is_a("clitics", at - 1) and told)


def _has_subject_before(marked: Marked, clitic: int) -> bool:
    """Whether a noun stands right before "la" or "los" in a clause without another verb: "el instituto la sitúa"."""
    noun = clitic - 1
    groups = ("prepositions", "determiners", "time_nouns", "adverbs", "clitics", "numerals", "negations", *CLAUSE_LINKS)
    small = any(marked.is_a(group, noun) for group in groups)
    small = small or marked.is_nonfinite(noun) or marked.phrase("subordinators", noun) > 0  # "alegando la falta de"
    if noun < 1 or not marked.lexicon.has_mood or small or not marked.tokens[noun].text[0].isalpha():
        return False
    places = range(clitic + 2, len(marked.words))
    ends = (p for p in places if not marked.tokens[p].is_word or marked.is_a("coordinators", p))
    end = next(ends, len(marked.words))
    back = range(noun, -1, -1)
    start = next((p for p in back if not marked.tokens[p].is_word or marked.is_a("coordinators", p)), -1)
    finite = marked.lexicon.finite
    around = (*range(start + 1, clitic), *range(clitic + 2, end))
    return not any(marked.words[p] in finite and not marked.tokens[p].is_name for p in around)


def _ends_relative(marked: Marked, at: int) -> bool:
    """Whether a word two places after a relative pronoun must be the verb of its clause, since no other one follows."""
    if not marked.is_a("relatives", at - 2):
        return False
    following = range(at + 1, len(marked.words))
    end = next((p for p in following if not marked.tokens[p].is_word), len(marked.words))
    return not any(marked.words[p] in marked.lexicon.finite for p in range(at + 1, end))


def _is_described(marked: Marked, at: int, form: Form) -> bool:
    """Whether words around it make the form a noun, where forms are few: "a redacted copy", "the local chair of"."""
    if marked.lexicon.has_mood or form.tense != "present" or form.lemma in marked.lexicon.verb_cues:
        return False
    described = marked.words[at - 1].endswith("ed") or marked.is_a("np_linkers", at + 1)
    return described and marked.is_a("determiners", at - 2)


def _owned(marked: Marked, at: int) -> bool:
    """Whether the word here is a genitive: "the trustees' chair"."""
    suffixes = tuple(marked.lexicon.words.get("possessive_suffixes", ()))
    if suffixes and marked.words[at] == "'" and at and marked.tokens[at].start == marked.tokens[at - 1].end:
        return True
    return marked.words[at].endswith(suffixes or "\0")
