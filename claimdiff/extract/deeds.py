"""What somebody says that there was, in a noun: "denunció el despido de 300", "confirmó la muerte de dos obreros",
"habla de suicidio"."""

from dataclasses import replace

from claimdiff.extract.bounds import pause_from
from claimdiff.extract.contents import Frame, Places
from claimdiff.extract.figures import parted
from claimdiff.extract.marked import Marked

DEED_REACH = 3  # words after "denunció" among which what was done is named
QUOTED_WORDS = 3  # of a quotation that only names what was done: «ejecuciones sumarias»
DEEDS = ("feared_nouns", "denounced_nouns", "charge_nouns")


def told_deed(marked: Marked, frame: Frame, after: Places) -> Frame | None:
    """The frame of a verb whose object is something done or feared, that there was; None for any other."""
    verb = marked.verbs.get(frame.cue[0])
    if verb is None or not after:
        return None
    told: Places = ()
    if frame.kind == "accuses" and not verb.passive and marked.lexicon.has("denouncing", verb.lemma):
        told = after if _is_denounced(marked, after) else ()
    elif frame.kind == "confirms" and not frame.impersonal and marked.lexicon.has("confirming", verb.lemma):
        head = next((p for p in after[:2] if not marked.is_a("determiners", p)), -1)
        told = after if any(marked.is_a(group, head) for group in ("feared_nouns", "denounced_nouns")) else ()
    elif marked.lexicon.has("telling_of", verb.lemma) and not (frame.negated or frame.impersonal):
        told = spoken_of(marked, frame.cue[-1:] + after)
    end = pause_from(marked, told[0]) if told else 0
    content = tuple(p for p in told if p < end)
    return replace(frame, content=content, after=(), template="existed") if content else None


def spoken_of(marked: Marked, places: Places) -> Places:
    """What these places bring up that was not told before, after the word that links it: "(de) suicidio", "(a) un
    atentado", "(de) «ejecuciones»"; () if they bring up nothing of the kind."""
    link = next((i for i, p in enumerate(places[:2]) if marked.is_a("deed_links", p)), -1)
    thing = places[link + 1 :]
    if link < 0 or len(thing) < 1:
        return ()
    quoted = marked.opens_quote(thing[0])
    head = thing[marked.is_a("indefinite_articles", thing[0]) and len(thing) > 1]
    named = any(marked.is_a(group, head) for group in DEEDS) and not marked.is_a("held_nouns", head)
    return thing if named or (quoted and _only_names(marked, thing[1:])) else ()


def _only_names(marked: Marked, places: Places) -> bool:
    """Whether a quotation is only a name for what was done."""
    words = [p for p in places if marked.tokens[p].quote and marked.tokens[p].is_word]
    barred = ("lie_nouns", "definites")  # «un bulo», «La Mayiza»
    other = any(p in marked.verbs or marked.tokens[p].is_name for p in words)
    return 0 < len(words) <= QUOTED_WORDS and not other and not any(marked.is_a(g, p) for p in words for g in barred)


def _is_denounced(marked: Marked, after: Places) -> bool:
    """Whether what is denounced is something done, "el despido de 300 trabajadores", not somebody or a rule."""
    figure = parted(marked, after)
    counted = len(figure.approach + figure.number) if figure is not None else 0  # "denuncia 120 despidos"
    words = [p for p in after[counted : counted + DEED_REACH] if not marked.is_a("adverbs", p)]
    if not words:
        return False
    head = next((p for p in words if not marked.is_a("determiners", p) and not marked.is_a("possessives", p)), -1)
    if head < 0 or head not in words[:2] or marked.tokens[head].is_name or not marked.tokens[head].is_word:
        return False
    if any(marked.is_a(group, words[0]) for group in ("object_prepositions", "complementizers", "possessives")):
        return False
    listed = any(marked.is_a(group, head) for group in (*DEEDS, "event_nouns"))
    spoken = marked.is_a("accusation_nouns", head) or marked.is_a("granted_nouns", head)
    return listed or (marked.ends_like_a_deed(head) and not spoken)
