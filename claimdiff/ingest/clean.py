"""Which parts of a text are not article body, and what its credits say."""

from collections.abc import Iterable, Iterator, Sequence

from claimdiff.datamodel import Span
from claimdiff.ingest.captions import closing_photo_credit
from claimdiff.ingest.dateline import Credits, read_credits
from claimdiff.ingest.doubles import doubled_spans, sentences
from claimdiff.ingest.noise import (
    MAX_LINK,
    embedded_marks,
    is_bare_link,
    is_headline,
    is_link,
    is_noise,
    is_prompt,
    live_entries,
)
from claimdiff.ingest.paragraphs import paragraphs
from claimdiff.text import fold, squeeze


def clean(text: str, title: str | None = None, reference: str | None = None) -> tuple[tuple[Span, ...], Credits]:
    """The spans that are not body, in order and without overlap, and the credits.

    `title` is known from elsewhere: a first paragraph that repeats it is not body. `reference`: see `read_credits`.
    """
    found = paragraphs(text)
    doubled = merge(doubled_spans(text, found))
    pieces = list(_without(text, found, doubled))
    folded = fold(text)
    noise = _noise_paragraphs(text, folded, pieces)
    if title and pieces and squeeze(text[pieces[0].start : pieces[0].end].lstrip("# ")) == title:
        noise.add(pieces[0])
    body = [piece for piece in pieces if piece not in noise]
    credits = read_credits(text, pieces, body, reference)
    inside = [span for paragraph in body for span in _noise_inside(text, folded, paragraph)]
    marks = [Span(*mark) for mark in (*embedded_marks(folded), *live_entries(text))]
    return merge([*doubled, *noise, *inside, *marks, *credits.spans]), credits


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The union of spans, in order, none empty, none touching another."""
    merged: list[Span] = []
    for span in sorted(spans):
        if not len(span):
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _without(text: str, spans: Sequence[Span], holes: Sequence[Span]) -> Iterator[Span]:
    """What is left of spans outside the holes, without the white space around."""
    for span in spans:
        start = span.start
        for hole in holes:
            if hole.end <= start or hole.start >= span.end:
                continue
            yield from _stripped(text, start, hole.start)
            start = hole.end
        yield from _stripped(text, start, span.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end] if start < end else ""
    if part.strip():
        yield Span(start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))


def _noise_paragraphs(text: str, folded: str, pieces: Sequence[Span]) -> set[Span]:
    noise: set[Span] = set()
    after_bare_link = False
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        line, plain = text[piece.start : piece.end], folded[piece.start : piece.end]
        if is_noise(line, plain, place, last - place) or (after_bare_link and is_headline(line)):
            noise.add(piece)
        after_bare_link = is_bare_link(line, plain)
    return noise


def _noise_inside(text: str, folded: str, paragraph: Span) -> Iterator[Span]:
    """Prompts among the sentences of a paragraph; a "read also" or a photograph's credit at its end."""
    for number, sentence in enumerate(sentences(text, paragraph)):
        if number and is_prompt(folded[sentence.start : sentence.end]):
            yield sentence
        if not number or paragraph.end - sentence.start > MAX_LINK:
            continue
        rest = slice(sentence.start, paragraph.end)
        if is_link(text[rest], folded[rest]):
            yield Span(sentence.start, paragraph.end)
            return
    credit = closing_photo_credit(text[paragraph.start : paragraph.end])
    if credit is not None:
        yield Span(paragraph.start + credit[0], paragraph.start + credit[1])
