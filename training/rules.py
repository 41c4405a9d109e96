"""Pairs made by rule from real Spanish sentences: what claims about the news turn on and general NLI data lack.

Every rule keeps its own counterweight: changed numbers stand beside kept ones, inserted negations beside negations on
both sides, so that neither a number nor a "no" gives the label away.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from training.corpora import Pair

Rule = Callable[[str, random.Random], str | None]

_NUMBER = re.compile(r"(?<![\w.,:-])\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?(?![\w:]|[.,]\d)")
_WORDS = (
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "quince",
    "veinte",
)
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b")
_BOUNDED = re.compile(
    r"\b(?:al menos|más de|menos de|unos|unas|cerca de|hasta|casi|alrededor|aproximadamente|por lo menos)\b"
)
_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_OPPOSITE = {
    word: other
    for line in (Path(__file__).parent / "opposites.txt").read_text(encoding="utf-8").splitlines()
    for word, other in (line.split("/"), line.split("/")[::-1])
}
_OPPOSITE_WORD = re.compile(rf"\b(?:{'|'.join(_OPPOSITE)})\b")
# Third persons: all preterites in -ó, -aron, -ieron but for the few nouns, and the common irregular ones.
_VERB = re.compile(
    r"\b((?:[Ss]e |[Ll]es? |[Ll][oa]s? )?(?:(?:\w{2,}(?:[^i]ó|ió|aron|ieron|arán|erán|irán|ará|erá|irá))"
    r"|es|son|está|están|fue|fueron|era|eran|ha|han|había|habían|tiene|tienen|hay|hubo|será|puede|pueden|debe"
    r"|dijo|hizo|tuvo|estuvo|cuenta|cuentan|permite|permiten|busca|existe|incluye|representa|continúa|mantiene"
    r"|forma|afirma|asegura|señala|recibe))\b"
)
_NEGATIVE = re.compile(r"\b(?:no|nunca|ni|nadie|ningún|ninguna|tampoco|sin|jamás|nada)\b", re.IGNORECASE)


def change_number(sentence: str, chance: random.Random) -> str | None:
    """Another number in the place of one; None when there is none, or when it is only a bound."""
    found = [*_NUMBER.finditer(sentence), *_NUMBER_WORD.finditer(sentence)]
    if not found or _BOUNDED.search(sentence):
        return None
    match = chance.choice(found)
    return sentence[: match.start()] + _other_number(match.group(), chance) + sentence[match.end() :]


def _other_number(number: str, chance: random.Random) -> str:
    if number in _WORDS:
        return chance.choice([word for word in _WORDS if word != number])
    digits = [i for i, c in enumerate(number) if c.isdigit()]
    # The leading digit, not the last: 1,203 and 1,208 may be one figure told twice.
    place = digits[0] if chance.random() < 0.7 or len(digits) == 1 else digits[1]
    low = 1 if place == 0 else 0
    other = chance.choice([d for d in range(low, 10) if str(d) != number[place]])
    return number[:place] + str(other) + number[place + 1 :]


def change_date(sentence: str, chance: random.Random) -> str | None:
    """Another weekday or month in the place of the first one."""
    for words in (_DAYS, _MONTHS):
        match = re.search(rf"\b(?:{'|'.join(words)})\b", sentence)
        if match:
            other = chance.choice([word for word in words if word != match.group()])
            return sentence[: match.start()] + other + sentence[match.end() :]
    return None


def change_word(sentence: str, chance: random.Random) -> str | None:
    """An opposite in the place of a word that has one."""
    found = list(_OPPOSITE_WORD.finditer(sentence))
    if not found:
        return None
    match = chance.choice(found)
    return sentence[: match.start()] + _OPPOSITE[match.group()] + sentence[match.end() :]


def negate(sentence: str, chance: random.Random) -> str | None:
    """The first verb negated, or its negation taken away."""
    match = _VERB.search(sentence)
    negative = _NEGATIVE.search(sentence)
    if not match or (negative and negative.group().lower() != "no"):
        return None
    before = sentence[: match.start()]
    if re.search(r"\b[Nn]o $", before):
        kept = before[:-3]
        return kept + (
            match.group() + sentence[match.end() :] if kept else _capital(match.group() + sentence[match.end() :])
        )
    if negative:
        return None
    return before + "no " + sentence[match.start() :] if before else "No " + _inner(sentence)


def shorten(sentence: str, chance: random.Random) -> str | None:
    """The sentence without an apposition, a leading circumstance or a trailing clause."""
    parts = sentence.rstrip(".").split(", ")
    if len(parts) < 2 or re.search(r"\b(?:si|aunque|pero|no|ni|sin)\b", sentence, re.IGNORECASE):
        return None
    if len(parts) == 3 and _VERB.search(parts[2]) and not _VERB.search(parts[0]):
        return f"{parts[0]} {parts[2]}."
    if _VERB.search(parts[0]) and len(parts[0].split()) > 4:
        return parts[0] + "."
    if len(parts) == 2 and re.match(r"(?:El|La|En|Durante|Tras|Según|Desde|Este|Esta|Ayer|Hoy)\b", parts[0]):
        return _capital(parts[1]) + "." if _VERB.search(parts[1]) else None
    return None


def respell(sentence: str, chance: random.Random) -> str | None:
    """The same number, day or wording written in another way."""
    swaps = (
        (r"(\d)\s?%", r"\1 por ciento"),
        (r"\b(\d+) por ciento", r"\1%"),
        (r"\b(\d{1,3}),(\d{3})\b", r"\1.\2"),
        (r"\b(\d{1,3}) mil\b", r"\1,000"),
        (r"\bmillones de pesos\b", "mdp"),
        (r"\bEstados Unidos\b", "EE. UU."),
        (r"\bde este año\b", "del año en curso"),
        (r"\b([Dd])ijo que\b", r"\1eclaró que"),
        (r"\binformó que\b", "señaló que"),
        (r"\baseguró que\b", "afirmó que"),
        (r"\bfalleció\b", "murió"),
        (r"\bfallecieron\b", "murieron"),
        (r"\bobtuvo\b", "consiguió"),
        (r"\brealizó\b", "llevó a cabo"),
        (r"\bsin embargo\b", "no obstante"),
        (r"\bcomenzó\b", "empezó"),
        (r"\bdetuvieron\b", "arrestaron"),
        (r"\bdos\b", "2"),
        (r"\btres\b", "3"),
        (r"\bcuatro\b", "4"),
        (r"\bcinco\b", "5"),
        (r"(?<![\d.,])10(?![\d.,])", "diez"),
        (r"(?<![\d.,])12(?![\d.,])", "doce"),
    )
    useful = [(old, new) for old, new in swaps if re.search(old, sentence)]
    if not useful:
        return None
    old, new = chance.choice(useful)
    return re.sub(old, new, sentence, count=1)


def _inner(sentence: str) -> str:
    """The sentence as it stands inside another: a name keeps its capital."""
    function_word = re.match(
        r"(?:El|La|Los|Las|Un|Una|Unos|Unas|En|Se|Su|Sus|Es|Fue|Este|Esta|Estos|Estas|Hay|Por)\b", sentence
    )
    return sentence[0].lower() + sentence[1:] if function_word else sentence


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


CONTRADICTING: tuple[Rule, ...] = (change_number, change_date, change_word, negate)
ENTAILED: tuple[Rule, ...] = (shorten, respell)
_DENIALS = ("Es falso que {}", "No es cierto que {}", "No es verdad que {}", "Es mentira que {}")


def news_pairs(articles: Sequence[Sequence[str]], chance: random.Random) -> Iterator[Pair]:
    """Pairs from the sentences of each article, in Spanish; about as many of each label."""
    for sentences in articles:
        for i, sentence in enumerate(sentences):
            yield from _changed(sentence, chance)
            others = [other for other in sentences[max(0, i - 4) : i + 5] if _same_story(sentence, other)]
            if others:
                yield _pair("same-story", sentence, _restyle(chance.choice(others), chance), "neutral")


def _changed(sentence: str, chance: random.Random) -> Iterator[Pair]:
    """At most two contradictions, as many entailments, and now and then a denial, of one sentence."""
    short = shorten(sentence, chance)
    wrong = [(rule.__name__, text) for rule in CONTRADICTING if (text := rule(short or sentence, chance))]
    for name, text in chance.sample(wrong, min(2, len(wrong))):
        premise, hypothesis = (sentence, text) if chance.random() < 0.6 else (text, sentence)
        yield _pair(name, premise, hypothesis, "contradiction")
    same = respell(sentence, chance)
    if same:
        yield _pair("respell", sentence, same, "entailment")
    if short:
        yield _pair("shorten", sentence, respell(short, chance) or short, "entailment")
    elif wrong:
        yield _pair("kept", sentence, sentence.rstrip("."), "entailment")
    if short and chance.random() < 0.15:
        denial = chance.choice(_DENIALS).format(_inner(short))
        yield _pair("denial", *((denial, short) if chance.random() < 0.5 else (sentence, denial)), "contradiction")
        negated = negate(short, chance)
        if negated:
            yield _pair("denial", denial, negated, "entailment")


def _restyle(sentence: str, chance: random.Random) -> str:
    """The sentence as it is, shortened, negated or with another number: a label must not show in its form."""
    rule = chance.choice((shorten, negate, change_number, change_word, None))
    return (rule(sentence, chance) if rule else None) or sentence


def _same_story(a: str, b: str) -> bool:
    """Whether two sentences share a content word or a name but are not one sentence told twice."""
    words_a, words_b = ({w for w in re.findall(r"\w+", text.lower()) if len(w) > 4} for text in (a, b))
    shared = len(words_a & words_b)
    return a != b and shared >= 1 and shared / max(1, min(len(words_a), len(words_b))) < 0.45


def _pair(rule: str, premise: str, hypothesis: str, label: str) -> Pair:
    return Pair(f"rule-{rule}", "es", "es", premise, hypothesis, label)
