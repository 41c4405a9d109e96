"""Denials by calling something a lie: "tachó la acusación de mentira", "dijo que es un bulo", "it is false that A"."""

from dataclasses import replace

from claimdiff.extract.contents import Frame, Places, content_start, named
from claimdiff.extract.denials import LIE_WORDS, denied_noun, points_back, rumoured_in_subject, said_in_subject
from claimdiff.extract.marked import Cue, Marked

LIE_REACH = 16  # words of a content among which it calls something false: "said reports that A were false"


def called_false(
    marked: Marked, frame: Frame, after: Places, quoted: bool = False, claimed: bool = False
) -> Frame | None:
    """ "tachó la acusación de mentira", "called the claim that A untrue". `quoted`: only a lie in quotation marks;
    `claimed`: the clause begins like "acusación que"."""
    told = claimed
    claimed = claimed or any(marked.is_a("accusation_nouns", p) and not _is_light_claim(marked, p) for p in after)
    labels = (p for p in after if marked.is_a("lie_nouns", p) and _is_label(marked, frame, p, quoted, claimed))
    lie = next(labels, None)
    if lie is None:
        return None
    frame = replace(frame, kind="false", after=())
    beyond = next((p for p in after if p > lie and not (marked.goes_on(p) and marked.tokens[lie].quote)), lie)
    if marked.is_a("complementizers", beyond):  # "tildó de «burdo bulo» que A"
        return replace(frame, content=tuple(p for p in after if p > beyond), clausal=True)
    noun = next((p for p in after if marked.is_a("accusation_nouns", p) and p != lie), None)
    if noun is None:
        weak = marked.is_a("weak_lies", lie) and not told
        return None if weak else replace(frame, anaphoric=True, mention=after)
    opening = next((p for p in after if noun < p <= lie and marked.opens_quote(p)), lie)
    said = [p for p in after if noun > lie or p < opening]
    while said and noun < lie and (marked.is_a("label_linkers", said[-1]) or marked.is_a("determiners", said[-1])):
        said = said[:-1]
    return denied_noun(marked, frame, tuple(said), noun)


def _is_light_claim(marked: Marked, place: int) -> bool:
    """Whether a word for what was said may as well mean how it was said, or is itself one for a lie."""
    return marked.is_a("condemned_nouns", place) or marked.is_a("lie_nouns", place)


def _is_label(marked: Marked, frame: Frame, place: int, quoted: bool, claimed: bool) -> bool:
    """Whether the word is what the thing is called, and not just spoken of. `claimed`: it is called so of a claim."""
    if marked.tokens[place].quote:
        return any(marked.opens_quote(p) for p in range(max(0, place - LIE_WORDS), place))
    if quoted or (marked.is_a("weak_lies", place) and not claimed):
        return False
    before = place - 1
    while before > frame.cue[-1] and (marked.is_a("determiners", before) or marked.is_a("adverbs", before)):
        before -= 1
    last = place + 1 >= len(marked.words) or not marked.tokens[place + 1].is_word
    return before == frame.cue[-1] or marked.is_a("label_linkers", before) or last


def is_bare_lie(marked: Marked, places: Places) -> bool:
    """Whether quoted words are nothing but a word for a lie: "Completely false", "Mentira"."""
    words = [p for p in places if marked.tokens[p].is_word and marked.tokens[p].quote]
    small = ("lie_nouns", "adverbs", "determiners")
    bare = all(any(marked.is_a(group, p) for group in small) for p in words) and len(words) <= LIE_WORDS
    return bare and any(marked.is_a("lie_nouns", p) for p in words)


def judges(marked: Marked, subject: Places, cue: Cue) -> bool:
    """Whether what is called false is something said, "eso" or "la noticia", and not a thing: "el cuadro es falso".

    Who "is wrong" may just be mistaken, as what "is absurd" may be true, and in a language that keeps its subjects
    nothing is judged without one.
    """
    weak = marked.is_a("weak_judgements", cue.last - 1)
    words = [p for p in subject if marked.tokens[p].is_word and not marked.is_a("coordinators", p)]
    if weak and marked.lexicon.has_mood:
        return any(marked.is_a("accusation_nouns", p) for p in words)
    if all(marked.is_a("adverbs", p) or marked.is_a("clitics", p) for p in words):
        return marked.lexicon.has_mood or cue.verb is None
    if any(marked.is_a("accusation_nouns", p) for p in words):
        return True
    if marked.lexicon.has_mood:
        return any(points_back(marked, p) or marked.is_a("pronouns", p) for p in words)
    return marked.is_a("said_pronouns" if weak else "anaphors", words[0])


def spoken_lie(marked: Marked, frame: Frame) -> Frame:
    """ "dijo que es un bulo": the content itself calls something false."""
    inner = next((marked.cues[p] for p in frame.content[:LIE_REACH] if p in marked.cues), None)
    if inner is None or inner.kind != "false" or frame.negated or inner.negated:
        return frame
    before = tuple(p for p in frame.content if p < inner.first)
    if not judges(marked, before, inner):
        return frame
    if content := said_in_subject(marked, before):
        return replace(frame, kind="false", content=content)
    if rumoured := rumoured_in_subject(marked, replace(frame, kind="false", clausal=False), before):
        return rumoured
    rest = tuple(p for p in frame.content if p >= inner.last)
    return on_topic(marked, called(marked, replace(frame, kind="false", mention=before), inner, rest))


def on_topic(marked: Marked, lie: Frame) -> Frame:
    """A lie that is called so elsewhere, with the thing it is about: "sobre el soborno, Gil respondió: «Es falso»"."""
    topic = _topic(marked, lie.subject) if lie.anaphoric else ()
    return replace(lie, content=topic, template="existed", anaphoric=False) if topic else lie


def _topic(marked: Marked, before: Places) -> Places:
    """What a speaker is asked about: a thing, "sobre el soborno, Gil dijo", not somebody, nor words."""
    first = next((i for i, p in enumerate(before) if marked.tokens[p].is_word), 0)
    comma = next((i for i, p in enumerate(before) if marked.words[p] == ","), first)
    topic = before[first + 1 : comma]
    if not topic or not marked.is_a("speech_topics", before[first]) or not marked.is_a("determiners", topic[0]):
        return ()
    head = topic[1] if len(topic) > 1 else topic[0]
    named = marked.tokens[head].is_name or marked.words[head] in marked.lexicon.kin
    return () if named or marked.is_a("accusation_nouns", head) or marked.is_a("anonymous", head) else topic


def called(marked: Marked, frame: Frame, cue: Cue, after: Places) -> Frame:
    """What words like "is false" judge, looked for after them: "that A", "no truth to reports that A", or elsewhere."""
    start = content_start(marked, cue, after) if after else None
    if start is not None:
        return replace(frame, content=after[start:], clausal=True)
    noun = named(marked, after, "accusation_nouns")
    plain = replace(frame, content=(), clausal=False)
    return denied_noun(marked, plain, after, noun) if noun is not None else replace(plain, anaphoric=True)
