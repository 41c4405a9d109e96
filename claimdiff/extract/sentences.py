"""Paragraphs, sentences, quotations and words of an article's body, with exact offsets."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sentencex

from claimdiff.datamodel import Span
from claimdiff.extract.lexicon import Lexicon

WRAPPED_LINE = 60  # characters from which a line without a full stop may go on in the next, indented one
LONGEST_SPEAKER = 6  # words of who speaks in a sentence that says no more than that he does
TERMINAL = '.!?…:"”»)'
MARKS = {"«": "»", "“": "”", "„": "“", '"': '"', "‹": "›", "''": "''", "``": "''"}
MIXED = {"“": '"', '"': "”"}  # what may close a quotation instead of its own mark

# Doubled letters shorten a plural and are one word: "EE. UU.", "FF. AA.", "EE UU".
_TOKEN = re.compile(
    r"''|``|([A-Z])\1\.? ([A-Z])\2\b\.?|(?:[A-Z]-)?(?:[^\W\d_]{1,2}\.){2,}|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]\w*(?:[-'’]\w+)*|\w+|[^\w\s]",
    re.UNICODE,
)
_ELIDED = re.compile(r"\w+['’]")
_CONTRACTED = re.compile(r"(\w+)(['’]\w+)")
_LINE = re.compile(r"[^\n]*\n?")
_STOP = re.compile(r"\b([^\W\d_]+)\. (?=[^\W\d_a-zà-öø-ÿ])")  # a word and its stop, before a capital
_PARTY = re.compile(r"\b[A-Z]-[A-Z]\.$")
_BULLET = re.compile(r"[\s•▪·*–—-]*")
# White space before a sentence, and the marks that close an emphasis which ended with the sentence before it.
_BEFORE = re.compile(r"\s*(?:[*_]{1,3}\s+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign. `quote` numbers the quotation it stands in (its marks included), 0 outside any."""

    start: int
    end: int
    text: str
    low: str
    quote: int = 0

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.text[1:2].isalpha()  # "'ve"

    @property
    def is_name(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body. `paragraph` counts paragraphs from 0 and never goes back."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int


def sentences(text: str, skip: Sequence[Span], lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of the text outside the skipped spans, in order."""
    quotes = 0
    for number, paragraph in enumerate(_paragraphs(text, skip)):
        inside = _quotations(text, paragraph)
        for span in _split(text, paragraph, inside, lexicon):
            tokens = tuple(_tokens(text, span, inside, quotes, lexicon))
            if any(token.is_word for token in tokens):
                yield Sentence(span, tokens, number)
        quotes += len(inside)


def _paragraphs(text: str, skip: Sequence[Span]) -> Iterator[Span]:
    for block in _outside(len(text), skip):
        start = block.start
        lines = [m.span() for m in _LINE.finditer(text, block.start, block.end) if m.group()]
        for (here, end), following in itertools.zip_longest(lines, lines[1:]):
            if following is None or not _goes_on(text[here:end], text[slice(*following)]):
                if text[start:end].strip():
                    yield Span(start, end)
                start = end


def _outside(length: int, skip: Iterable[Span]) -> Iterator[Span]:
    start = 0
    for span in sorted(skip):
        if start < span.start:
            yield Span(start, min(span.start, length))
        start = max(start, span.end)
    if start < length:
        yield Span(start, length)


def _goes_on(line: str, following: str) -> bool:
    """Whether a line break is only a wrap: the line is unfinished and the next one reads on."""
    ended, next_words = line.rstrip(), following.strip()
    if not ended or not next_words or ended[-1] in TERMINAL:
        return False
    return next_words[0].islower() or (len(ended) >= WRAPPED_LINE and following[0] == " ")


def _quotations(text: str, paragraph: Span) -> list[Span]:
    """Spans of quotations, marks included. A mark that is never closed opens nothing."""
    found: list[Span] = []
    at = paragraph.start
    while at < paragraph.end:
        opening = text[at : at + 2] if text[at : at + 2] in MARKS else text[at]
        if opening in MARKS and (end := _closed(text, at, opening, paragraph.end)):
            found.append(Span(at, end))
            at = end - 1
        at += 1
    return found


def _closed(text: str, at: int, opening: str, last: int) -> int:
    """Where a quotation ends whose mark stands at a place, its closing mark included; 0 if it is never closed.

    Typed text mixes curly marks with straight ones: the other one closes it if no curly one opens between.
    """
    end = text.find(MARKS[opening], at + len(opening), last)
    own = end + len(MARKS[opening]) if end > 0 else 0
    if opening not in MIXED:
        return own
    other = text.find(MIXED[opening], at + 1, last) + 1
    again = text.find("“", at + 1, last)
    first = 0 <= again < own if opening == "“" else other < own  # “A "b" c” has a quotation in it
    return other if other and (again < 0 or other <= again) and (not own or first) else own


def _split(text: str, paragraph: Span, quotes: list[Span], lexicon: Lexicon) -> list[Span]:
    """Sentence spans: the splitter's, joined again where it cut after a title or before a lower-case word."""
    spans: list[Span] = []
    lead = _BULLET.match(text, paragraph.start, paragraph.end)
    begin = lead.end() if lead else paragraph.start
    for found in sentencex.get_sentence_boundaries(lexicon.language, text[begin : paragraph.end]):
        boundary = Span(begin + found["start_index"], begin + found["end_index"])
        for part in _cut_after_words(text, boundary, lexicon):
            _add(spans, _trim(text, part), text, quotes, lexicon)
    return spans


def _cut_after_words(text: str, span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """The parts of a span that the splitter left whole after words that it takes for abbreviations: "el mar. De"."""
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        if lexicon.has("no_abbreviations", match[1]):
            yield Span(start, match.end())
            start = match.end()
    yield Span(start, span.end)


def _add(spans: list[Span], span: Span, text: str, quotes: list[Span], lexicon: Lexicon) -> None:
    """Add a sentence, or join it to the last one if it belongs to that."""
    if span and spans and _belongs(text, spans[-1], span, quotes, lexicon):
        spans[-1] = Span(spans[-1].start, span.end)
    elif span:
        spans.append(span)


def _belongs(text: str, before: Span, span: Span, quotes: list[Span], lexicon: Lexicon) -> bool:
    words = text[before.start : before.end].rstrip(".").split()
    last = words[-1].lower().strip('(«“"') if words else ""
    if text[before.end - 1] == "." and lexicon.has("titles", last):
        return True
    if any(q.start < before.end < q.end for q in quotes):
        return True
    if any(q.end == before.end for q in quotes) and _only_says(text[span.start : span.end], lexicon):
        return True  # “Were you there?” Lee asked.
    if before.end == span.start and _PARTY.search(text, before.start, before.end):
        return True  # "Sen. Walt Brandvold, R-S.D., wants a hearing"
    return text[span.start].islower() or not any(char.isalnum() for char in text[span.start : span.end])


def _only_says(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence is no more than somebody and a verb of saying."""
    *somebody, last = text.rstrip(".").split()
    form = lexicon.finite.get(last)
    says = form is not None and any(cue.kind == "says" for cue in lexicon.verb_cues.get(form.lemma, ()))
    return says and 0 < len(somebody) < LONGEST_SPEAKER


def _trim(text: str, span: Span) -> Span:
    before = _BEFORE.match(text, span.start, span.end)
    start = before.end() if before else span.start
    return Span(start, start + len(text[start : span.end].rstrip()))


def _tokens(text: str, span: Span, quotes: list[Span], offset: int, lexicon: Lexicon) -> Iterator[Token]:
    at = 0
    for piece in _words(text, span, lexicon):
        while at < len(quotes) and quotes[at].end <= piece.start:
            at += 1
        inside = at < len(quotes) and quotes[at].start <= piece.start
        word = text[piece.start : piece.end]
        yield Token(piece.start, piece.end, word, word.lower().replace("’", "'"), offset + at + 1 if inside else 0)


def _words(text: str, span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Words and signs; an elided word ("l'", "qu'") is one of its own where the language has such, and so is a verb
    contracted with what stands before it ("I've", "it's", not "London's")."""
    for match in _TOKEN.finditer(text, span.start, span.end):
        start = match.start()
        elided = _ELIDED.match(match.group())
        if elided and lexicon.has("elisions", elided.group().lower().replace("’", "'")):
            yield Span(start, start + elided.end())
            start += elided.end()
        end = start + len(_uncontracted(text[start : match.end()], lexicon))
        if start < end:
            yield Span(start, end)
        if end < match.end():
            yield Span(end, match.end())


def _uncontracted(word: str, lexicon: Lexicon) -> str:
    """What stands before a contracted verb, or the whole word: "I" of "I've"."""
    match = _CONTRACTED.fullmatch(word.lower().replace("’", "'"))
    if match is None:
        return word
    verb = lexicon.has("contracted", match[2]) or lexicon.has("contracted_after", match[1])
    return word[: match.end(1)] if verb and not word.lower().endswith(("n't", "n’t")) else word
