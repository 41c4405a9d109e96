"""The frame of a clause, and where in the clause its content begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.extract.marked import Cue, Marked, Verb

CONTENT_REACH = 14  # words between a cue and the complementizer that begins its content
CLAUSE_WORDS = 4  # words from which what follows "say" is a clause rather than its object
OWN_ACTS = frozenset({"says", "confirms", "reaffirms"})
OBJECT_REACH = 8  # words after a cue among which the noun it rejects or labels is looked for

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a cue makes of its clause.

    `subject` stands before the cue, `after` is where an inverted subject may stand. `clausal` says that the content
    is a clause of its own, which others may be coordinated with; without it the whole clause is the content.
    `mention` is what an anaphoric denial says of the accusation: "las acusaciones de transferencia de armas".
    `template` names the sentence to be made of a content that is only a noun: "negó los vertidos" is about "Hubo
    vertidos"; `accused` is then whom a charge is about. `figure` is what somebody puts on the content, or
    on what was told before if there is no template: "lo rebaja al 20 %"; `cause` what
    somebody sees behind it. `impersonal`: nobody is named ("se dice que").
    """

    kind: str
    cue: Places
    negated: bool = False
    subject: Places = ()
    content: Places = ()
    after: Places = ()
    accused: Places = ()
    mention: Places = ()
    anaphoric: bool = False
    clausal: bool = False
    template: str = ""
    figure: Places = ()
    cause: Places = ()
    impersonal: bool = False


def first_verb(marked: Marked, places: Places) -> Verb | None:
    """The main finite verb of some places: the first one outside a restrictive relative clause."""
    pending = 0
    for place in places:
        if place in marked.verbs:
            if not pending:
                return marked.verbs[place]
            pending -= 1
        elif marked.is_a("relatives", place) and place != places[0]:
            pending += 1
    return next((marked.verbs[p] for p in places if p in marked.verbs), None)


def one_clause(marked: Marked, places: Sequence[int]) -> bool:
    """Whether there is one verb, or the second one begins a clause of its own: "provocó que cayeran"."""
    verbs = [p for p in places if p in marked.verbs]
    links = ("relatives", "complementizers", "coordinators", "interrogatives")
    linked = len(verbs) > 1 and any(marked.is_a(g, p) for p in places if verbs[0] < p < verbs[1] for g in links)
    return len(verbs) == 1 or linked


def is_negated(marked: Marked, places: Places) -> bool:
    """Whether the main clause is negative: "nunca llegó", "nadie vino", "there were no drills"."""
    verb = first_verb(marked, places)
    if verb is None:
        return False
    before = [p for p in places if p < verb.first]
    if verb.negated or any(marked.phrase("never", p) or _is_nobody(marked, p) for p in before):
        return True
    return not marked.lexicon.has_mood and marked.is_a("negative_subjects", verb.last)


def _is_nobody(marked: Marked, place: int) -> bool:
    """Whether a negative subject stands here, and not an answer: "No, I want it"."""
    answer = place + 1 < len(marked.words) and marked.words[place + 1] == ","
    return marked.is_a("negative_subjects", place) and not answer


def content_start(marked: Marked, cue: Cue, after: Places, subject: bool = False) -> int | None:
    """Where in `after` the content clause begins, if the cue has one. `subject`: its subject stands before it."""
    if after and cue.last - 1 > cue.first and marked.is_a("complementizers", cue.last - 1):
        return 0  # of a verb that is a cue only with its clause: "rebate que A"
    first = next((p for p in after if not marked.is_a("adverbs", p)), None)
    if first is not None and marked.is_nonfinite(first):
        return None  # "negó haber dicho que …": the infinitive is the content
    for count, place in enumerate(after[:CONTENT_REACH]):
        if any(marked.phrase("subordinators", place - back) > back for back in (1, 2)):
            return None
        if cue.kind == "warns" and marked.phrase("hypotheses", place):
            return None  # "amenazó con una huelga si A"
        if marked.is_a("complementizers", place) and not marked.is_a("relative_heads", place - 1):
            return _after_complementizer(marked, cue, after, count, subject)
        if place in marked.verbs or marked.words[place] in ":;":
            break
    return _bare_clause(marked, cue, after)


def _after_complementizer(marked: Marked, cue: Cue, after: Places, at: int, subject: bool) -> int | None:
    """Where the content begins whose complementizer is the `at`-th place after the cue."""
    if at == 0 and marked.points(after[at]):
        return at
    if _is_determiner(marked, after, at):
        return None
    if not any(marked.tokens[p].is_word for p in after[at + 1 :]):
        return None  # "denied that."
    if any(marked.is_a("comparatives", p) for p in after[:at]) and first_verb(marked, after[at:]) is None:
        return None  # "registra más oyentes que BTS"
    if _is_said_false(marked, after, at):
        return _bare_clause(marked, cue, after)
    return None if _has_object(marked, cue, after[:at], subject) else at + 1


def _is_determiner(marked: Marked, after: Places, at: int) -> bool:
    """Whether a complementizer is none: "rejected that argument on Friday", "rejected that, too"."""
    if marked.lexicon.has_mood or at or not marked.is_a("demonstratives", after[at]):
        return False
    ends = not marked.tokens[min(after[at] + 2, len(marked.tokens) - 1)].is_word
    if marked.words[after[at] + 1 : after[at] + 2] == (",",) or (ends and first_verb(marked, after[at:]) is None):
        return True
    noun = marked.is_a("accusation_nouns", after[at] + 1)
    return noun and marked.skip_light(after[at] + 2) not in marked.verbs


def _is_said_false(marked: Marked, after: Places, at: int) -> bool:
    """Whether a complementizer belongs to what the content calls false: "said reports that A were false"."""
    said_in = marked.is_a("prepositions", after[0])  # "said in a statement that the reports were false"
    if marked.lexicon.has_mood or said_in or not marked.is_a("accusation_nouns", after[at] - 1):
        return False
    return any(p in marked.cues and marked.cues[p].kind == "false" for p in after[at:])


def _has_object(marked: Marked, cue: Cue, between: Places, subject: bool) -> bool:
    """Whether the cue has a noun for its object, so that "que" only goes on with that: "rechazó las ideas que".

    `subject`: another noun is its subject, so that the one after it can only be the object.
    """
    if not between:
        return False
    if marked.lexicon.stances[cue.kind] >= 0:
        return _says_object(marked, cue, between, subject)
    start = next((p for p in between if not marked.is_a("adverbs", p)), between[0])
    if not marked.lexicon.has_mood:
        small = any(marked.is_a(group, start) for group in ("prepositions", "linkers", "time_nouns", "adverbs"))
        return marked.tokens[start].is_word and not small  # subjects stand before: what follows is the object
    if marked.is_a("determiners", start) and not marked.is_a("time_nouns", start + 1):
        noun = marked.tokens[start + 1]
        return not noun.is_name and noun.low not in marked.lexicon.kin
    tokens = [marked.tokens[p] for p in between]
    speaker = any(t.is_name or t.low in marked.lexicon.kin for t in tokens)
    adjunct = marked.is_a("prepositions", between[0]) or tokens[-1].text == ","
    nouns = [p for p in between if marked.is_a("determiners", p) and not marked.is_a("time_nouns", p + 1)]
    claim = any(marked.is_a("accusation_nouns", p) for p in between)
    return claim or (bool(nouns) and not speaker and not adjunct)


def _says_object(marked: Marked, cue: Cue, between: Places, subject: bool) -> bool:
    """The same of a cue that denies nothing: "pidió renunciar a los privilegios que", not "told the inquiry that"."""
    if cue.verb is not None and marked.lexicon.has("telling", cue.verb.lemma):
        return False
    if any(marked.is_nonfinite(p) and marked.words[p - 1] not in marked.lexicon.maps["contractions"] for p in between):
        return True
    bare = _is_bare_object(marked, cue, between) or _is_bare_noun(marked, between)
    return subject and (bare or any(_is_object(marked, p, between) for p in between))


def _is_bare_object(marked: Marked, cue: Cue, between: Places) -> bool:
    """Whether only a noun for what is put out stands here: "publicaron imágenes que A", not "dijo ayer que A"."""
    if len(between) != 1 or cue.verb is None or not marked.lexicon.has("putting_out", cue.verb.lemma):
        return False
    plain = not marked.tokens[between[0]].is_name and not marked.is_a("adverbs", between[0])
    return plain and marked.words[between[0]].endswith("s")


def _is_bare_noun(marked: Marked, between: Places) -> bool:
    """Whether a noun without article, and more of it, is the object: "defiende memorando de ICE que autoriza a A"."""
    groups = ("determiners", "adverbs", "prepositions", "time_nouns", "pronouns", "clitics", "negations", "anonymous")
    small = marked.tokens[between[0]].is_name or any(marked.is_a(group, between[0]) for group in groups)
    role = marked.words[between[0]] in marked.lexicon.kin
    linked = len(between) > 2 and marked.is_a("np_linkers", between[1])
    return linked and marked.tokens[between[0]].is_word and not (small or role)


def _is_object(marked: Marked, place: int, between: Places) -> bool:
    """Whether a noun phrase begins here that no preposition governs and that is no time."""
    if not marked.is_a("determiners", place) or marked.is_a("prepositions", place) or place + 1 not in between:
        return False
    governed = marked.is_a("prepositions", place - 1) or marked.is_a("linkers", place - 1)
    return not governed and not any(marked.is_a("time_nouns", p) for p in (place, place + 1, place + 2))


def _bare_clause(marked: Marked, cue: Cue, after: Places) -> int | None:
    """The beginning of a content without complementizer, where the language has such: "said the train was late"."""
    if not marked.lexicon.has("zero_complementizer", cue.kind):
        return None
    begins = after and (
        marked.is_a("subject_pronouns", after[0]) or marked.tokens[after[0]].is_name or _has_own_verb(marked, after)
    )
    soft = cue.verb is not None and marked.lexicon.has("soft_denials", cue.verb.lemma)
    if marked.lexicon.stances[cue.kind] < 0 and (soft or not begins):
        return None  # "denied the claims made by …", but "denied it was there"
    for count, place in enumerate(after[:CONTENT_REACH]):
        if marked.words[place] in ",:;" or (not count and marked.is_a("relatives", place)):
            return None
        if place in marked.verbs:
            start = next(i for i, p in enumerate(after) if not marked.is_a("adverbs", p))
            if _is_governed_noun(marked, place):
                return None
            return _clause_start(marked, cue, after, start, count) if count else None
    return 0 if _only_says(marked, cue) and _has_noun_and_more(marked, after) else None


def _only_says(marked: Marked, cue: Cue) -> bool:
    return cue.verb is not None and marked.lexicon.has("saying_clauses", cue.verb.lemma) and cue.verb.last == cue.last


def _has_noun_and_more(marked: Marked, after: Places) -> bool:
    """Whether what follows "say" is a clause, though no verb of it is known: "say the two dined in March"."""
    plain = [p for p in after if marked.tokens[p].is_word]
    begins = plain[:1] and after[0] == plain[0] and marked.is_a("determiners", plain[0])
    return bool(begins) and len(plain) >= CLAUSE_WORDS and not any(marked.tokens[p].quote for p in plain)


def _is_governed_noun(marked: Marked, place: int) -> bool:
    """Whether what looks like a verb is a noun in an adjunct: "complained for years about long trains"."""
    adjective = marked.tokens[place - 1]
    small = ("determiners", "pronouns", "adverbs", "time_nouns", "time_measures", "negations")
    plain = adjective.is_word and not adjective.is_name and not any(marked.is_a(g, place - 1) for g in small)
    return plain and marked.is_a("prepositions", place - 2) and marked.verbs[place].tense == "present"


def _has_own_verb(marked: Marked, after: Places) -> bool:
    """Whether a noun phrase here is followed by its own auxiliary: "denies the boy was handcuffed"."""
    verb = first_verb(marked, after)
    if verb is None or marked.cues.get(verb.first) is not None:
        return False
    if marked.is_a("impersonal", after[0]) and after[0] + 1 == verb.first:
        return True  # "denied there was a fire"
    if not marked.is_a("determiners", after[0]):
        return False
    between = [p for p in after if p < verb.first]
    barred = any(marked.is_a(g, p) for g in ("accusation_nouns", "relatives", "by") for p in between[1:])
    plain = all(marked.tokens[p].is_word for p in between) and len(between) <= OBJECT_REACH
    return plain and not barred and (verb.last - verb.first > 1 or marked.lexicon.has("copulas", verb.lemma))


def _clause_start(marked: Marked, cue: Cue, after: Places, start: int, verb: int) -> int | None:
    """Where the content begins after whom it is told; None where the verb only goes on with an object.

    "told the Sentinel she had written", but "concedes a point she had resisted".
    """
    second = next((i for i in range(start + 1, verb) if _begins_phrase(marked, after[i])), None)
    telling = cue.verb is not None and marked.lexicon.has("telling", cue.verb.lemma)
    if telling:
        return start if second is None else second
    resumed = second is not None and marked.is_a("subject_pronouns", after[second])
    return None if resumed and marked.is_a("determiners", after[start]) else start


def _begins_phrase(marked: Marked, place: int) -> bool:
    if marked.is_a("determiners", place - 1) or marked.is_a("np_linkers", place - 1):
        return False
    name = marked.tokens[place].is_name and not marked.tokens[place - 1].is_name
    return name or marked.is_a("subject_pronouns", place) or marked.is_a("determiners", place)


def named(marked: Marked, after: Places, group: str) -> int | None:
    """The place, before the next verb or stop, of a word of that group."""
    for place in after[:OBJECT_REACH]:
        if (place in marked.verbs and not marked.is_a(group, place)) or marked.words[place] in ".;":
            return None
        if marked.is_a(group, place):
            return place
    return None
