"""Denials: of a clause, of a noun, and of something said elsewhere. By calling it a lie: see lies.py."""

from collections.abc import Sequence
from dataclasses import replace

from claimdiff.extract.adverbials import after_time, subject_after
from claimdiff.extract.contents import CONTENT_REACH, Frame, Places, content_start, first_verb, named
from claimdiff.extract.marked import Marked
from claimdiff.extract.phrases import is_participle
from claimdiff.extract.ruled_out import ruled_out, rules_out
from claimdiff.extract.sources import source_of

BLAMING = frozenset({"accuses", "says"})
HEAD_REACH = 4  # words of a noun phrase among which its head is looked for
# What comes after the words of a charge, its adjectives included: "fraude fiscal".
CHARGE_ENDS = (
    *("relatives", "complementizers", "prepositions", "np_linkers", "by", "coordinators", "adverbs"),
    "label_linkers",
)
TOLD_REACH = 3  # words after a relative pronoun among which its verb of saying stands
ASIDE_WORDS = 4  # of what stands between commas: "descarta, de momento, un atentado"
LIE_WORDS = 4  # words of a quotation that only names a thing: «un bulo», “rumores inventados”


def denial(marked: Marked, frame: Frame, after: Places, claimed: bool) -> Frame | None:
    """The frame of a denying cue without content clause.

    `claimed`: the clause begins like "acusación que", so that even "rechaza" denies. None for what only turns
    something down ("rechazó la propuesta").
    """
    after = _after_aside(marked, after)
    stop = next((i for i, p in enumerate(after) if i and _stops(marked, p)), len(after))
    after = after_time(marked, after[:stop])
    words = [p for p in after if marked.tokens[p].is_word and not marked.is_a("adverbs", p)]
    if words and marked.is_a("coordinators", words[0]):
        words = []  # "which he denied and which she withdrew"
    if any(marked.phrase("such_phrases", p) for p in words):
        return replace(frame, anaphoric=True)  # "denied ordering anything of the kind"
    verb = marked.verbs.get(frame.cue[0])
    soft = verb is not None and marked.lexicon.has("soft_denials", verb.lemma)
    soft = soft and not claimed and not _of_it(marked, frame, words)
    event = any(marked.is_a(group, p) for p in words[:1] for group in ("feared_nouns", "event_nouns"))
    if not words or (words[0] in marked.verbs and not event):
        return None if soft else replace(frame, anaphoric=True, after=after)
    if (done := _denied_doing(marked, frame, after, words, soft)) is not None:
        return done
    noun = named(marked, after, "accusation_nouns")
    granted = _granted(marked, frame, after) if not claimed else None
    if noun is not None and granted is not None and granted < noun:
        return None  # "denied a motion to dismiss the charges"
    if noun is not None and not (soft and _is_mere_wording(marked, after, noun)):
        return denied_noun(marked, frame, after, noun)
    return _denied_object(marked, frame, after, words, soft, granted is not None)


def _denied_accusers(marked: Marked, frame: Frame, after: Places) -> Frame:
    """ "desmintió a quienes lo acusan de firmar la orden": what they accuse him of, or what was said."""
    charge = next((marked.cues[p] for p in after if p in marked.cues and marked.cues[p].kind == "accuses"), None)
    told = charge is not None and marked.is_a("linkers", charge.last) and marked.is_nonfinite(charge.last + 1)
    if charge is None or not told:
        return replace(frame, anaphoric=True, after=after)
    return replace(frame, content=tuple(p for p in after if p > charge.last), clausal=True)


def _after_aside(marked: Marked, after: Places) -> Places:
    """The places after a few words between commas right after the cue: "descarta, de momento, un atentado"."""
    opens = len(after) > ASIDE_WORDS and marked.words[after[0]] == ","
    close = next((i for i, p in enumerate(after[1 : ASIDE_WORDS + 2], 1) if marked.words[p] == ","), 0) if opens else 0
    return after[close + 1 :] if close else after


def _granted(marked: Marked, frame: Frame, after: Places) -> int | None:
    """Where what somebody does not get is named, if the verb can mean that: "negó la salida", not "desmintió"."""
    refutes = marked.lexicon.has("refuting", _lemma(marked, frame))
    return None if refutes else named(marked, after, "granted_nouns")


def _lemma(marked: Marked, frame: Frame) -> str:
    verb = marked.verbs.get(frame.cue[0])
    return verb.lemma if verb is not None else ""


def _denied_doing(marked: Marked, frame: Frame, after: Places, words: list[int], soft: bool) -> Frame | None:
    """What is denied as an act, "negó haber firmado", or ruled out as an event, "descartó elecciones"."""
    if words[1:] and marked.is_a("object_prepositions", words[0]) and marked.is_a("person_relatives", words[1]):
        return _denied_accusers(marked, frame, after)
    infinitive = _act(marked, words, subject_after(marked, after))
    if infinitive is not None:
        return _denied_act(marked, frame, after, infinitive, soft)
    return ruled_out(marked, frame, after, words) if rules_out(marked, frame) else None


def _of_it(marked: Marked, frame: Frame, words: list[int]) -> bool:
    """Whether somebody named turns down "it", which is what was said: "la Sedena lo rechaza", not "y lo rechazó"."""
    said = [p for p in frame.subject if marked.tokens[p].is_word]
    return len(said) > 1 and not words and marked.is_a("neuter_clitics", said[-1])


def _stops(marked: Marked, place: int) -> bool:
    """Whether what is denied ends here: not at the stop of "Sept. 11"."""
    dated = place + 1 < len(marked.words) and marked.words[place + 1][0].isdigit()
    return marked.words[place] == ")" or (marked.words[place] == "." and not dated)


def denied_passively(marked: Marked, frame: Frame, opening: Places, after: Places) -> Frame | None:
    """ "the claim was denied by X": the subject is what is denied. None for "he was denied entry"."""
    said = any(marked.is_a("accusation_nouns", p) or points_back(marked, p) for p in (*opening, *frame.subject))
    if not (said or any(marked.is_a(group, p) for p in opening for group in ("figure_nouns", "clause_heads"))):
        return None
    by = next((i for i, p in enumerate(after) if marked.is_a("by", p)), None)
    agent = after[by + 1 :] if by is not None else ()
    voiced = replace(frame, subject=agent, impersonal=not agent)
    if content := said_in_subject(marked, frame.subject):
        return replace(voiced, content=content, clausal=True)
    return replace(voiced, anaphoric=True, mention=frame.subject)


def points_back(marked: Marked, place: int) -> bool:
    return marked.is_a("anaphors", place) and (place + 1 in marked.verbs or not marked.is_a("determiners", place))


def said_in_subject(marked: Marked, subject: Places) -> Places:
    """The content that stands in a subject: "the claim that A (is false)", "eso de que A". Empty if there is none."""
    noun = next((p for p in subject if marked.is_a("accusation_nouns", p) or _is_that_of(marked, p)), None)
    if noun is None:
        return ()
    that = [p for p in subject if p > noun and marked.is_a("complementizers", p)]
    that = [p for p in that if p <= noun + 2 or marked.is_a("linkers", p - 1)]  # "la versión de Gil de que A"
    start = that[0] if that and not any(p in marked.verbs for p in range(noun, that[0])) else None
    if start is not None and _is_told_next(marked, start):  # "el mensaje que dice que A (es falso)"
        start = next((p for p in subject if p > start and marked.is_a("complementizers", p)), start)
    return tuple(p for p in subject if start is not None and p > start)


def _is_that_of(marked: Marked, place: int) -> bool:
    """Whether a pronoun here stands for the clause after it: "eso de que A"."""
    linked = marked.is_a("linkers", place + 1) and marked.is_a("complementizers", place + 2)
    return marked.is_a("anaphors", place) and linked


def rumoured_in_subject(marked: Marked, frame: Frame, subject: Places) -> Frame | None:
    """The denial of an event that stands in a subject: "reports of a coup (are false)"."""
    noun = next((p for p in subject if marked.is_a("rumour_nouns", p)), None)
    event = _event(marked, subject, noun) if noun is not None else None
    return _denied_thing(marked, frame, event) if event is not None else None


def _is_mere_wording(marked: Marked, after: Places, noun: int) -> bool:
    """Whether words or deeds as such are rejected: "rechazó las declaraciones de X" condemns, and denies nothing."""
    content = any(marked.is_a("complementizers", p) for p in after if p > noun) or _is_told_next(marked, after[-1] + 1)
    return marked.is_a("condemned_nouns", noun) and not content


def _is_told_next(marked: Marked, at: int) -> bool:
    """Whether a relative clause here tells what somebody said: "las declaraciones de A, quien dijo que B"."""
    while at < len(marked.words) and not marked.tokens[at].is_word:
        at += 1
    cue = next((marked.cues[p] for p in range(at + 1, at + 1 + TOLD_REACH) if p in marked.cues), None)
    return marked.is_a("relatives", at) and cue is not None and marked.is_a("complementizers", cue.last)


def _act(marked: Marked, words: list[int], beyond: list[int]) -> int | None:
    """Where the infinitive stands that is denied; `beyond` is what follows adjuncts: "negó ante el juez haber"."""
    near = next((p for p in words[:2] if marked.is_nonfinite(p)), None)
    if near is None and beyond and marked.is_nonfinite(beyond[0]):
        near = beyond[0]
    direct = near in (words[0], *beyond[:1]) or marked.is_a("linkers", words[0])
    return near if direct else None


def _denied_object(
    marked: Marked, frame: Frame, after: Places, words: list[int], soft: bool, granted: bool
) -> Frame | None:
    """A denied noun, or a word that points back. `granted`: it names what somebody does not get."""
    if _is_figure(marked, words):
        return replace(frame, anaphoric=True, mention=after)
    if frame.kind == "false" and len(words) <= LIE_WORDS:
        return replace(frame, anaphoric=True, after=(), mention=after)
    labelled = marked.is_a("anaphors", words[0]) and len(words) > 1 and marked.is_a("role_linkers", words[1])
    if soft and (labelled or (len(words) == 1 and marked.is_a("said_pronouns", words[0]))):
        return replace(frame, anaphoric=True, after=after)  # "rejects that" is about what was said
    thing = subject_after(marked, after) or list(after)
    refutes = marked.lexicon.has("refuting", _lemma(marked, frame))
    whom = refutes and (marked.is_a("object_prepositions", words[0]) or _is_somebody(marked, thing))
    to_whom = marked.is_a("dative_clitics", frame.cue[0] - 1)
    if (soft and not (whom or _is_all_guilt(marked, words))) or to_whom or granted:
        return None  # "rechazó la oferta", "negó la fianza", "le negó el saludo": no fact is denied
    pointing = bool(frame.subject) and marked.is_a("anaphors", frame.subject[-1])
    beyond = thing[0] > words[0] and marked.is_a("determiners", thing[0])  # "negó en un comunicado los vertidos"
    bare = marked.is_a("prepositions", words[0]) and not beyond
    if pointing or bare or whom or all(marked.is_a("anaphors", p) for p in words):
        return replace(frame, anaphoric=True, after=after, mention=after if whom else ())  # "desmintió al alcalde"
    return None if _is_receiver(marked, thing) else _denied_thing(marked, frame, thing)


def _is_somebody(marked: Marked, thing: Sequence[int]) -> bool:
    """Whether a person or body is named here, and nothing of it: "o governo", not "a versão do governo"."""
    head = next((p for p in thing if not marked.is_a("determiners", p)), thing[0])
    source = source_of(marked, thing)
    return source is not None and (marked.words[head] in marked.lexicon.kin or marked.tokens[head].is_name)


def _is_figure(marked: Marked, words: list[int]) -> bool:
    """Whether a figure told elsewhere is denied: "esa cifra", "las cifras del gremio", "the firm's figure of"."""
    at = next((i for i, p in enumerate(words[:HEAD_REACH]) if marked.is_a("figure_nouns", p)), 0)
    suffixes = tuple(marked.lexicon.words.get("possessive_suffixes", ())) or ("\0",)
    owned = at and marked.words[words[at - 1]].endswith(suffixes)
    whole = at + 1 == len(words) or (at and marked.is_a("np_linkers", words[at + 1]))
    return bool(whole and (owned or (at == 1 and marked.is_a("determiners", words[0]))))


def _is_all_guilt(marked: Marked, words: list[int]) -> bool:
    """Whether any tie or blame is what is rejected: "rechaza cualquier responsabilidad", not "rechazó la relación"."""
    whole = marked.is_a("all_determiners", words[0])
    return whole and any(marked.is_a("held_nouns", p) for p in words[1:HEAD_REACH])


def _is_receiver(marked: Marked, thing: list[int]) -> bool:
    """Whether the object is who does not get something: "denied them a permit", "denied Carter a photograph"."""
    if marked.is_a("object_pronouns", thing[0]):
        return True
    held = any(marked.is_a("held_nouns", p) for p in thing[:HEAD_REACH])
    quoted = marked.tokens[thing[0]].quote > 0
    if marked.lexicon.has_mood or held or quoted:
        return False
    second = any(marked.is_a("determiners", p) and not _is_governed(marked, p) for p in thing[1:HEAD_REACH])
    return marked.tokens[thing[0]].is_name or second


def _is_governed(marked: Marked, place: int) -> bool:
    """Whether what stands before makes a noun phrase here part of the one before."""
    before = marked.tokens[place - 1]
    small = ("prepositions", "np_linkers", "linkers", "coordinators", "determiners")
    return not before.is_word or any(marked.is_a(group, place - 1) for group in small)


def _denied_thing(marked: Marked, frame: Frame, thing: list[int]) -> Frame:
    """ "negó los vertidos": that there were any; "negó vínculos con A": that the holder has them."""
    head = next((p for p in thing if not marked.is_a("determiners", p)), thing[0])
    if marked.is_a("existence_nouns", head):
        rest = [p for p in thing if p > head]
        while rest and marked.is_a("np_linkers", rest[0]):
            rest = rest[1:]
        return replace(frame, content=tuple(rest or thing), template="exists")
    owned = any(marked.is_a("held_nouns", p) for p in thing[:HEAD_REACH])
    if owned and marked.is_a("held_nouns", [p for p in thing if marked.tokens[p].is_word][-1]):
        # "negó la autoría": of what was told, if anything was
        return replace(frame, anaphoric=True, mention=tuple(thing), content=tuple(thing), template="held")
    if marked.is_a("distal", thing[0]) and len(thing) > 1:
        # "negó esa reunión": what was told of it, if anything was
        return replace(frame, anaphoric=True, mention=tuple(thing), content=tuple(thing), template="existed")
    quoted = marked.tokens[thing[0]].quote > 0
    told = next((i for i, p in enumerate(thing) if i and _tells_who_says_so(marked, p)), len(thing))
    return replace(frame, content=tuple(thing[:told]), template="" if quoted else "held" if owned else "existed")


def _tells_who_says_so(marked: Marked, place: int) -> bool:
    """Whether a relative clause here only tells who blames somebody for it: "los pagos que le atribuye la Fiscalía"."""
    at = place + 1
    while marked.is_a("clitics", at):
        at += 1
    cue = marked.cues.get(at)
    verb = marked.verbs.get(at)
    traced = verb is not None and marked.lexicon.has("object_verbs", verb.lemma)
    told = marked.is_a("object_relatives", place) and at > place + 1
    return told and cue is not None and (traced or cue.kind in BLAMING)


def _denied_act(marked: Marked, frame: Frame, after: Places, start: int, soft: bool) -> Frame:
    """ "negó haber firmado" denies; "rechazó firmar" and "descartó viajar" refuse."""
    content = tuple(p for p in after if p >= start)
    if all(marked.is_a("pro_verbs", p) for p in content if marked.tokens[p].is_word):
        return replace(frame, anaphoric=True)  # "denied doing so"
    if (soft or rules_out(marked, frame)) and not marked.is_a("perfect", start):
        return replace(frame, kind="refuses", content=content)
    return replace(frame, content=content, clausal=True)


def denied_noun(marked: Marked, frame: Frame, after: Places, noun: int) -> Frame:
    """ "rechazó la acusación de que A" has its content, "rechazó las acusaciones" has to find it."""
    if noun + 2 in after and marked.is_a("np_linkers", noun + 1) and marked.is_nonfinite(noun + 2):
        return replace(frame, content=tuple(p for p in after if p > noun + 1), clausal=True)  # "la acusación de robar"
    for place in after:
        if marked.is_a("relative_heads", place - 1):
            continue
        if place > noun and (length := marked.phrase("content_phrases", place)):
            return replace(frame, content=tuple(p for p in after if p >= place + length), clausal=True)
        if noun < place and marked.is_a("complementizers", place) and _brings_content(marked, noun, place):
            if (place == noun + 1 or _is_told_next(marked, place)) and marked.lexicon.has_mood:
                break  # "el bulo que circula", "un mensaje viral que afirma que A"
            return replace(frame, content=_unlabelled(marked, tuple(p for p in after if p > place)), clausal=True)
    if (bare := _bare_content(marked, after, noun)) is not None:
        return replace(frame, content=bare, clausal=True)
    return _denied_event(marked, frame, after, noun)


def _unlabelled(marked: Marked, content: Places) -> Places:
    """The content without what it is called: "dismissed reports that he would resign (as nonsense)"."""
    for i, place in enumerate(content):
        called = next((p for p in content[i + 1 :] if marked.tokens[p].is_word and not _is_small(marked, p)), -1)
        if i and marked.is_a("role_linkers", place) and marked.is_a("lie_nouns", called):
            return content[:i]
    return content


def _is_small(marked: Marked, place: int) -> bool:
    return marked.is_a("determiners", place) or marked.is_a("adverbs", place)


def _denied_event(marked: Marked, frame: Frame, after: Places, noun: int) -> Frame:
    """ "rechazó el rumor de una ruptura", "las acusaciones de plagio", or an accusation that stands elsewhere."""
    if (event := _event(marked, after, noun)) is not None:
        return _denied_thing(marked, frame, event)
    said = next((marked.cues[p] for p in after if p > noun and p in marked.cues and marked.cues[p].verb), None)
    rest = tuple(p for p in after if said and p >= said.last)
    start = content_start(marked, said, rest) if said and rest else None
    if start is not None:
        return replace(frame, content=rest[start:], clausal=True)
    charge = _charge(marked, after, noun)
    return replace(frame, anaphoric=True, mention=after, content=charge, template="existed" if charge else "")


def _charge(marked: Marked, after: Places, noun: int) -> Places:
    """What somebody is accused of in a noun: "las acusaciones de plagio", "los señalamientos en su contra por plagio".

    Not who accuses, "de Roma", "de los vecinos"; a noun in the plural right after "de" may be either. Who is accused is
    not told: it need not be who denies it.
    """
    rest = tuple(p for p in after if p > noun)
    rest = rest[marked.phrase("against_phrases", rest[0]) if rest else 0 :]
    if len(rest) < 2 or not marked.is_a("accusing_nouns", noun):
        return ()
    linker, thing = rest[0], rest[1:]
    if marked.lexicon.maps["contractions"].get(marked.words[linker]) and not marked.is_a("charge_nouns", thing[0]):
        return ()  # "las acusaciones del diario"
    if marked.is_a("alleged", thing[0]):
        thing = thing[1:]
    elif not marked.is_a("np_linkers", linker) and not marked.is_a("charge_linkers", linker):
        return ()
    sure = thing[:1] != rest[1:2] or not marked.is_a("np_linkers", linker)
    ends = (i for i, p in enumerate(thing) if i and (_ends_charge(marked, p) or _was_brought(marked, p)))
    end = next(ends, len(thing))
    return thing[:end] if thing and _may_be_charge(marked, thing[0], sure) else ()


def _may_be_charge(marked: Marked, place: int, sure: bool) -> bool:
    """Whether a word can be what somebody is accused of; if that is not `sure`, several may be those who accuse."""
    word = marked.tokens[place]
    small = any(marked.is_a(group, place) for group in ("determiners", "relatives", "complementizers", "anaphors"))
    plain = word.is_word and not word.is_name and word.low not in marked.lexicon.kin and not small
    return plain and (sure or not word.low.endswith("s"))


def _ends_charge(marked: Marked, place: int) -> bool:
    """Whether a noun phrase that tells a charge is over here: not before "de poder" in "abuso de poder"."""
    if marked.is_a("np_linkers", place) and marked.is_a("charge_linkers", place):
        return place + 1 >= len(marked.words) or not _may_be_charge(marked, place + 1, sure=True)
    return not marked.tokens[place].is_word or any(marked.is_a(group, place) for group in CHARGE_ENDS)


def _was_brought(marked: Marked, place: int) -> bool:
    """Whether a participle here tells who brought the charge, and is no part of it: "fraude presentada por Gil"."""
    alone = marked.words[place].endswith("s") and not marked.words[place - 1].endswith("s")  # "soborno formuladas"
    return is_participle(marked, place) and (alone or marked.is_a("by", place + 1))


def _event(marked: Marked, after: Places, noun: int) -> list[int] | None:
    """What is said to be, without a clause: "el rumor de una ruptura"."""
    rest = [p for p in after if p > noun] if marked.is_a("rumour_nouns", noun) else []
    of = len(rest) > 1 and marked.is_a("np_linkers", rest[0])
    told = of and (marked.is_a("indefinite_articles", rest[1]) or _may_be_charge(marked, rest[1], sure=False))
    return rest[1:] if told else None


def _brings_content(marked: Marked, noun: int, place: int) -> bool:
    """Whether "that" goes with the noun: "the claim that A", "a report in the Sun that A", not "a report that came"."""
    if place <= noun + 2:
        return True
    if marked.verb_in(noun, place) is not None or place > noun + CONTENT_REACH:
        return False
    if marked.lexicon.has_mood:
        return marked.is_a("linkers", place - 1)  # "la versión del sindicato de que hubo despidos"
    return marked.skip_light(place + 1) not in marked.verbs


def _bare_content(marked: Marked, after: Places, noun: int) -> Places | None:
    """ "allegations it had kept the money", but "the claims it made", in a language that leaves "that" out."""
    if marked.lexicon.has_mood:
        return None
    rest = tuple(p for p in after if p > noun)
    verb = first_verb(marked, rest)
    if verb is None or not rest or not _begins_subject(marked, rest[0]):
        return None
    if any(not marked.tokens[p].is_word for p in rest if p < verb.first):
        return None
    group = verb.last - verb.first > 1 or marked.lexicon.has("copulas", verb.lemma)
    return rest if group or not marked.is_a("determiners", noun - 1) else None


def _begins_subject(marked: Marked, place: int) -> bool:
    return marked.is_a("subject_pronouns", place) or marked.is_a("determiners", place) or marked.tokens[place].is_name
