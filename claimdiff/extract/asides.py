"""Words that only say who speaks, after or in the middle of what they attribute: ", dijo el ministro,"."""

from claimdiff.extract.bounds import DASHES, SENTENCE_ENDS, SUBJECT_REACH, has_verb, named_end, pause_from
from claimdiff.extract.contents import first_verb
from claimdiff.extract.marked import Marked
from claimdiff.extract.sources import source_of

SPEAKING = frozenset({"says", "reaffirms", "confirms", "accuses", "warns", "demands", "according", "hopes", "doubts"})
TELLING = frozenset({"says", "reaffirms", "confirms"})  # "les dijeron": the pronoun is who hears it
NAME_WORDS = 4  # of who signs a headline: "No hubo fraude: Ana Gil Paz"
TOLD_WORDS = 2  # words for who is told: "Kane told reporters"
APART = 30  # words between a speaker's name and his verb
PLACE_WORDS = 8  # words for where somebody speaks: "wrote in a memo to the board"
TAIL_WORDS = 5  # words of a relative clause that may hang on a speaker: "informó la federación que los agrupa"


def frame_at(marked: Marked, start: int, at: int) -> bool:
    """Whether words that only say who speaks begin here: ", dijo el ministro" or ", según el ministro"."""
    likened = marked.likening(at)  # "(tal) como informó este diario"
    at += likened
    cue = marked.cues.get(at + 1)
    told = cue is not None and cue.kind in TELLING and marked.is_a("clitics", at) and _ends(marked, cue.last)
    at += told  # "la ficha, les dijeron, tardaría"
    cue = marked.cues.get(at)
    adds = likened and any(marked.is_a("only_words", p) for p in range(start, at))  # "não só negou A, como fez B"
    if cue is None or adds or _is_quoted(marked, at) or (likened and _ends(marked, cue.last)):
        return False
    if cue.kind not in SPEAKING or cue.verb is None:
        # not "una información (…), según la cual A"
        named = marked.by_whom(at) is not None and not marked.phrase("content_phrases", at)
        return named or _describes(marked, at, cue.last)
    end = pause_from(marked, cue.last)
    spoken = _after_speech(marked, at)
    # "líderes que desafiaban, denunciaban o estorbaban a la banda"
    listed = not spoken and marked.is_a("coordinators", cue.last)
    listed = listed or (not spoken and cue.kind == "hopes" and marked.is_a("by", cue.last))  # "preguntaron por él"
    takes_object = not spoken and marked.lexicon.has("object_verbs", cue.verb.lemma)
    if marked.is_nonfinite(cue.last) or (takes_object and not _ends_in_speaker(marked, cue.last, end)):
        return False
    content = [i for i in range(cue.last, min(end, cue.last + SUBJECT_REACH)) if marked.is_a("complementizers", i)]
    if spoken and content and content[0] > cue.last + 1:
        content = []  # «A», dijo el testigo que lo vio
    bare = listed or (not spoken and (_says_on(marked, cue.last, end) or _awaits_verb(marked, start, at)))
    bare = bare or (not (spoken or likened) and _is_own_deed(marked, start, at, end))
    long = content and (end - content[0] > TAIL_WORDS or content[0] == cue.last or not has_verb(marked, start, at))
    if bare or long:
        return False
    if spoken or has_verb(marked, start, at - likened) or _calls_false(marked, start, at):
        return True
    resumed = marked.skip_light(end + 1) in marked.verbs or end == cue.last
    resumed = resumed or (_only_connects(marked, start, at) and _names_speaker(marked, cue.last, end))
    resumed = resumed or (marked.lexicon.has_mood and _names_person(marked, cue.last, end))
    return resumed and _reopens(marked, end)


def _is_quoted(marked: Marked, at: int) -> bool:
    """Whether a word stands in a quotation, and not between dashes in it: «A —dice Gil— B»."""
    return marked.tokens[at].quote > 0 and marked.words[at - 1] not in DASHES


def _calls_false(marked: Marked, start: int, at: int) -> bool:
    """Whether words that call something false need no verb: "nada más lejos de la realidad, replicó Gil"."""
    return any(cue.kind == "false" and cue.verb is None for p, cue in marked.cues.items() if start <= p < at)


def _ends_in_speaker(marked: Marked, at: int, end: int) -> bool:
    """Whether the sentence ends in who speaks: "no hay enfermos, garantizó el delegado de Salud"."""
    return end >= len(marked.words) - 1 and marked.words[at + 1 : at + 2] != () and _names_speaker(marked, at, end)


def _describes(marked: Marked, at: int, speaker: int) -> bool:
    """Whether somebody gives a description in the words before: "«A», describe la bióloga", not "«A», tachó de B"."""
    if marked.cues[at].kind != "labels" or speaker >= len(marked.tokens) or not _after_speech(marked, at):
        return False
    named = marked.tokens[speaker].is_name or marked.words[speaker] in marked.lexicon.kin
    return named or marked.is_a("definites", speaker)


def speaker_apart(marked: Marked, at: int) -> int:
    """Where the verb stands whose speaker begins here, right after a quotation, with clauses of his own between:
    "«A», Bo Lund, who was among those polled, said"; 0 if there is none."""
    token = marked.tokens[at]
    named = token.is_name or marked.is_a("determiners", at) or marked.words[at] in marked.lexicon.kin
    if not (named and _after_speech(marked, at)):
        return 0
    end = next((i for i in range(at, len(marked.tokens)) if marked.tokens[i].quote), len(marked.tokens))
    verb = first_verb(marked, tuple(range(at, end)))
    cue = marked.cues.get(verb.first) if verb is not None else None
    if verb is None or cue is None or cue.kind not in SPEAKING or verb.first - at > APART:
        return 0
    return verb.first if marked.words[verb.first - 1] == "," else 0


def subject_frame_at(marked: Marked, at: int) -> bool:
    """Whether a subject and its cue, and nothing else, stand here: ", the ministry said", ", as the ministry said"."""
    likened = 0 if marked.lexicon.has_mood else marked.likening(at)
    at += likened
    end = named_end(marked, at)
    verb = marked.verb_in(at, end)
    cue = marked.cues.get(verb.first) if verb else None
    if verb is None or cue is None or cue.kind not in SPEAKING or not 0 < verb.first - at <= SUBJECT_REACH:
        return False
    # "según la policía, los hechos no respondieron a un robo, sino a A"
    other = marked.is_a("coordinators", at) or verb.negated
    if other or marked.tokens[at].quote or marked.is_a("clitics", verb.first - 1):
        return False
    if any(marked.is_a(group, i) for group in ("relatives", "complementizers") for i in range(at, verb.first)):
        return False  # "en contra de lo que afirma la Fiscalía"
    if marked.phrase("subordinators", at) or (cue.last < end and marked.is_a("complementizers", cue.last)):
        return False
    if marked.lexicon.has_mood and marked.verb_in(0, at - 1) is None and _content_follows(marked, end):
        return False  # "sobre el costo, la empresa sostiene, en una nota, que A"
    times = ("adverbs", "time_nouns", "determiners", "prepositions", "pronouns")
    small = [i for i in range(cue.last, end) if any(marked.is_a(group, i) for group in times)]
    short = all(i in small or marked.tokens[i].is_name for i in range(cue.last, end))
    reach = TAIL_WORDS if marked.lexicon.has_mood else PLACE_WORDS
    short = short or (marked.is_a("prepositions", cue.last) and end - cue.last <= reach)
    short = short or (marked.lexicon.has("telling", verb.lemma) and _only_whom(marked, cue.last, end))
    spoken = _after_speech(marked, at - likened)
    inserted = marked.verb_in(0, at - 1) is not None or _reopens(marked, end)
    # "Rebels shelled the town, the army said": a verb that the lexicon does not know
    inserted = inserted or (marked.lexicon.has("saying_clauses", verb.lemma) and end >= len(marked.words) - 1)
    return spoken or (short and inserted)


def _content_follows(marked: Marked, pause: int) -> bool:
    """Whether what is said begins after this pause, or after words between it and another one: ", en una nota, que"."""
    following = pause_from(marked, pause + 1)
    return any(marked.is_a("complementizers", at + 1) for at in (pause, following) if at < len(marked.words))


def _only_whom(marked: Marked, at: int, end: int) -> bool:
    """Whether nothing but who is told, and where, stands here: "told reporters in the capital"."""
    where = next((i for i in range(at, end) if marked.is_a("prepositions", i)), end)
    return where - at <= TOLD_WORDS and end - where <= PLACE_WORDS


def _only_connects(marked: Marked, start: int, at: int) -> bool:
    """Whether nothing but a connective stands here: "Además, agregó la Cancillería, A"."""
    length = marked.phrase("connectives", start) or marked.phrase("subordinators", start)
    rest = (p for p in range(start + length, at) if marked.tokens[p].is_word)
    return marked.lexicon.has_mood and at > start and all(marked.is_a("adverbs", p) for p in rest)


def _names_speaker(marked: Marked, at: int, end: int) -> bool:
    """Whether nothing but who speaks stands here: "la Cancillería", "el ministro Paz"."""
    source = source_of(marked, range(at, end))
    known = source is not None and (bool(source.role) or not source.head)
    governed = marked.is_a("prepositions", at) and not marked.is_a("definites", at)
    return known and not governed


def speaks_next(marked: Marked, at: int) -> bool:
    """Whether a verb of saying stands here whose subject follows, in a language where a person as an object would have
    a preposition: "Israel, que detuvo a 29 reporteros, (señaló el CPJ)"."""
    cue = marked.cues.get(at)
    if cue is None or cue.verb is None or cue.kind not in SPEAKING or not marked.lexicon.has_mood:
        return False
    end = pause_from(marked, cue.last)
    source = source_of(marked, range(cue.last, end))
    paper = source is None or marked.lexicon.has("document_roles", source.role)
    clause = any(marked.is_a("complementizers", p) or p in marked.verbs for p in range(cue.last, end))
    return not (paper or clause or cue.verb.passive) and _names_speaker(marked, cue.last, end)


def _names_person(marked: Marked, at: int, end: int) -> bool:
    """Whether nothing but a person's name, with a role or without, stands here: "la doctora Ana Gil"."""
    source = source_of(marked, range(at, end))
    return source is not None and source.person and _names_speaker(marked, at, end)


def _ends(marked: Marked, at: int) -> bool:
    return pause_from(marked, at) == at


def _after_speech(marked: Marked, at: int) -> bool:
    """Whether a quotation ended just before this place, clitics apart: "«A», le respondió el ministro"."""
    while marked.is_a("clitics", at - 1):
        at -= 1
    return marked.tokens[at - 1].quote > 0 or (at > 1 and marked.tokens[at - 2].quote > 0)


def _awaits_verb(marked: Marked, start: int, at: int) -> bool:
    """Whether a subject before this place still waits for its verb, in a language that keeps that order."""
    return not marked.lexicon.has_mood and marked.verb_in(start, at) is None


def _says_on(marked: Marked, at: int, end: int) -> bool:
    """Whether a content without complementizer stands here: "X, the utility, said the water is clean"."""
    mood = marked.lexicon.has_mood or any(marked.is_a("relatives", i) for i in range(at, end))
    return not mood and marked.verb_in(at, end) is not None


def _is_own_deed(marked: Marked, start: int, at: int, end: int) -> bool:
    """Whether the verb here has the subject of the clause before and its own object after: "Gil vino, confirmó la
    muerte de dos obreros y pidió calma", not "dos obreros murieron, confirmó la empresa"."""
    thing = marked.cues[at].last + 1
    if thing >= end or not marked.is_a("determiners", thing - 1) or marked.tokens[thing].is_name:
        return False
    if marked.words[thing] in marked.lexicon.kin or any(
        marked.is_a(group, thing) for group in ("anonymous", "pronouns", "numerals")
    ):
        return False
    coordinator = next((i for i in range(thing, len(marked.words)) if marked.is_a("coordinators", i)), thing)
    goes_on = marked.skip_light(coordinator + 1) in marked.verbs and marked.verb_in(thing, coordinator) is None
    goes_on = goes_on and not marked.is_a("possessives", thing - 1)  # "confirmó su hermana y pidió respeto"
    if not goes_on and not marked.ends_like_a_deed(thing):
        return False
    verb = marked.verb_in(start, at)
    subject = source_of(marked, range(start, verb.first)) if verb is not None else None
    return subject is not None and (subject.person or bool(subject.role or subject.actors or subject.names))


def _reopens(marked: Marked, pause: int) -> bool:
    return (
        pause + 1 < len(marked.words)
        and marked.words[pause] in (",", *DASHES)
        and marked.verb_in(pause, len(marked.words)) is not None
    )


def names_on(marked: Marked, at: int) -> bool:
    """An apposition to the speaker: ", Martha Ellison," or ", jefe de la misión,"."""
    end = pause_from(marked, at)
    opens = marked.is_a("coordinators", at) or marked.is_a("instead", at) or marked.relative(at) > 0
    return marked.verb_in(at, end) is None and not opens and end - at <= SUBJECT_REACH


def signs_headline(marked: Marked, colon: int) -> bool:
    """Whether nothing but the name of who says what stands before ends a headline or quotation here: "No hubo fraude:
    INE", "«No hubo fraude»: Ana Gil"."""
    after = range(colon + 1, len(marked.words))
    quoted = colon > 0 and marked.tokens[colon - 1].quote > 0
    told = has_verb(marked, 0, colon) or quoted
    lone = after[0] if len(after) == 1 else -1  # "Dam was unsafe: report"
    paper = any(marked.is_a(group, lone) for group in ("accusation_nouns", "written_nouns", "anonymous"))
    return told and (quoted or marked.words[-1] not in SENTENCE_ENDS) and (paper or _only_names(marked, after))


def _only_names(marked: Marked, places: range) -> bool:
    """Whether nothing but a name, or an office with it, stands here: "Ana Gil", "subgobernador Cuadra"."""
    words = [p for p in places if marked.tokens[p].is_word]
    office = bool(words[1:]) and marked.words[words[0]] in marked.lexicon.kin
    named = bool(words) and len(words) <= NAME_WORDS and all(marked.tokens[p].is_name for p in words[office:])
    rubric = any(marked.is_a("rubrics", p) for p in words)
    return named and not rubric and not any(marked.tokens[p].quote for p in words)
