"""How far a clause reaches, and whether it has its verb."""

from claimdiff.extract.marked import Marked

APPOSITIONS = 2  # asides between a relative pronoun and its verb: "which her agent, Paul Voss, denied"
SUBJECT_REACH = 12  # words a subject may take before its verb
SENTENCE_ENDS = frozenset(".!?…")
NO_TITLES = (
    *("prepositions", "coordinators", "relatives", "complementizers", "adverbs", "negations", "clitics", "pronouns"),
    *("subject_pronouns", "time_nouns", "name_particles"),
)
PAUSES = frozenset(",;:()–—")
DASHES = ("—", "–")


def pause_from(marked: Marked, at: int) -> int:
    """The next comma, stop, bracket or quotation mark, or the end."""
    for place in range(at, len(marked.words)):
        if marked.words[place] in PAUSES or (marked.words[place] in SENTENCE_ENDS and not shortens(marked, place)):
            return place
    return len(marked.words)


def shortens(marked: Marked, stop: int) -> bool:
    """Whether a stop only shortens a title or a first name: "Mr. Lou said", "J. Gil dijo"."""
    if stop == 0 or stop + 1 >= len(marked.words) or not marked.tokens[stop + 1].is_name:
        return False
    initial = len(marked.words[stop - 1]) == 1 and marked.tokens[stop - 1].is_name
    title = marked.is_a("titles", stop - 1) and not marked.is_a("negations", stop - 1)  # "no." may stand for "number"
    return marked.words[stop] == "." and (initial or title)


def named_end(marked: Marked, at: int) -> int:
    """The next pause, but for those around an apposition to a subject: "the captain, Ivo Skaar, denies the claim"."""
    first = pause_from(marked, at)
    second = pause_from(marked, first + 1)
    if any(i >= len(marked.words) or marked.words[i] != "," for i in (first, second)):
        return first
    if marked.verb_in(at, second) is not None or marked.skip_light(second + 1) not in marked.verbs:
        return first
    named = [_is_named(marked, at, first), _is_named(marked, first + 1, second)]
    told = [_is_told(marked, at), _is_told(marked, first + 1)]
    return pause_from(marked, second + 1) if named[0] + named[1] == 1 and told[named[0]] else first


def _is_named(marked: Marked, first: int, last: int) -> bool:
    """Whether these words are nothing but a name."""
    small = [i for i in range(first, last) if not (marked.tokens[i].is_name or shortens(marked, i))]
    return (
        last > first
        and all(marked.lexicon.has("name_particles", marked.words[i]) for i in small)
        and not _is_told(marked, first)
    )


def _is_told(marked: Marked, at: int) -> bool:
    """Whether words that tell who somebody is begin here: "the captain", "su abogada", "director of the fund"."""
    if marked.is_a("determiners", at) or marked.is_a("possessives", at):
        return True
    token = marked.tokens[at] if at < len(marked.tokens) else None
    plain = token is not None and token.is_word and not token.is_name and at not in marked.verbs
    return plain and not any(marked.is_a(group, at) for group in NO_TITLES)


def clause_end(marked: Marked, at: int) -> int:
    """The first pause after a verb, beyond one or two appositions: "que su abogado, Iván Soto, niega"."""
    end = pause_from(marked, at)
    for _ in range(APPOSITIONS):
        if marked.verb_in(at, end) is None:
            end = pause_from(marked, end + 1)
    return end


def fronted_end(marked: Marked) -> int:
    """Where the main clause begins after one that opens the sentence with what its subject says or denies, 0 if there
    is none: "tras negar que A, la ministra pidió B"."""
    opening = marked.phrase("fronting", 0)
    cue = marked.cues.get(opening)
    if not opening or cue is None or cue.verb is not None or marked.lexicon.stances[cue.kind] == 0:
        return 0
    clause = any(marked.is_a("complementizers", p) for p in range(cue.last, min(cue.last + 2, len(marked.words))))
    end = pause_from(marked, cue.last)
    while clause and end < len(marked.words) and marked.verb_in(cue.last, end) is None:
        end = pause_from(marked, end + 1)
    main = end + 1 < len(marked.words) and marked.words[end] == "," and marked.verb_in(end, len(marked.words))
    return end + 1 if main else 0


def contrast_end(marked: Marked, at: int) -> int:
    """Where a clause goes on after what it is contrary to, `at` if it is contrary to nothing: "contrary to what A said,
    (the bridge fell)"."""
    pause = pause_from(marked, at) if marked.phrase("contrary", at) else len(marked.words)
    return pause + 1 if pause + 1 < len(marked.words) and marked.words[pause] == "," else at


def size_of(marked: Marked, first: int, last: int) -> int:
    return sum(marked.tokens[i].is_word for i in range(first, last))


def has_verb(marked: Marked, first: int, last: int) -> bool:
    """Whether the clause under way, from its last complementizer on, has a finite verb."""
    for at in range(last - 1, first - 1, -1):
        if at in marked.verbs:
            return not _only_relative(marked, first, at)
        if at != first and (marked.is_a("complementizers", at) or marked.is_a("relatives", at)):
            return False
    return False


def _only_relative(marked: Marked, first: int, verb: int) -> bool:
    """Whether this verb belongs to a relative clause of a subject that still waits for its own."""
    relative = next(
        (i for i in range(verb - 1, first, -1) if marked.is_a("relatives", i) and not marked.points(i)), None
    )
    if relative is None or marked.verb_in(relative, verb) is not None:
        return False
    if relative < first + max(marked.phrase("subordinators", first), marked.relative(first)):
        return False  # "pese a que A, B", "algo que A, y B"
    if any(cue.verb is None and cue.last == relative for cue in marked.cues.values()):
        return False  # "para negar que A, y B"
    return marked.verb_in(first, relative) is None
