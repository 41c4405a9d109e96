"""Text that a scrape took twice: the second copy is no news."""

import re
from collections.abc import Iterator, Sequence

from claimdiff.datamodel import Span
from claimdiff.text import squeeze

# Words, numbers and marks; a capital after a small letter begins a word, so that copies glued together part.
_TOKEN = re.compile(r"[^\W\d_a-zà-öø-ÿ]*[a-zà-öø-ÿ]+|\d+|[^\W\d_]+|[^\w\s]")
_SENTENCE = re.compile(r"\S.*?(?:(?<![.!?…])[.!?…]+[\"”»’)]*(?=\s|$)|$)", re.DOTALL)
_GRAM = 8  # tokens in a row that make an immediate repetition worth a look; refrains and chants are shorter
_MAX_PERIOD = 400  # tokens: the longest passage whose immediate repetition is found
_MAX_SEARCHED = 1_000_000  # characters: longer than any article, so that a damaged file costs no memory
_MIN_LENGTH = 40  # characters; a shorter passage may well stand twice in a row (names in lists, refrains)
_MIN_LATER = 60  # characters of a sentence or paragraph that, word for word again anywhere, is a copy and not an echo


def doubled_spans(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The later copies of passages repeated at once, and of paragraphs and sentences that stood before."""
    return [*_repeated_at_once(text), *_repeated_later(text, paragraphs)]


def _repeated_at_once(text: str) -> Iterator[Span]:
    tokens = list(_TOKEN.finditer(text, 0, _MAX_SEARCHED))
    words = [token[0] for token in tokens]
    last_seen: dict[int, int] = {}  # by hash: what matters is compared in full below
    at = 0
    while at + _GRAM <= len(words):
        gram = hash(tuple(words[at : at + _GRAM]))
        period = at - last_seen.get(gram, at)
        last_seen[gram] = at
        again = _same_again(words, at, period) if 0 < period <= _MAX_PERIOD else 0
        if again:
            span = Span(tokens[at].start(), tokens[at + again - 1].end())
            if len(span) >= _MIN_LENGTH and sum(map(str.isalpha, words[at : at + again])) >= _GRAM // 2:
                yield span
                at += again
                continue
        at += 1


def _same_again(words: list[str], at: int, period: int) -> int:
    """How many tokens from `at` repeat the `period` ones before it; 0 unless all words do. Closing marks may differ."""
    first = words[at - period : at]
    needed = period
    while needed and not first[needed - 1].isalnum():
        needed -= 1
    same = next((n for n in range(period) if words[at + n : at + n + 1] != [first[n]]), period)
    return same if same >= needed else 0


def _repeated_later(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    seen_paragraphs: set[str] = set()
    seen_sentences: set[str] = set()
    for paragraph in paragraphs:
        whole = squeeze(text[paragraph.start : paragraph.end])
        if len(whole) >= _MIN_LATER and whole in seen_paragraphs:
            yield paragraph
            continue
        seen_paragraphs.add(whole)
        for sentence in sentences(text, paragraph):
            plain = squeeze(text[sentence.start : sentence.end])
            if len(plain) >= _MIN_LATER and plain in seen_sentences:
                yield sentence
            seen_sentences.add(plain)


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """Rough sentences: good enough to find copies and prompts, which stand by themselves."""
    for match in _SENTENCE.finditer(text, paragraph.start, paragraph.end):
        yield Span(*match.span())
