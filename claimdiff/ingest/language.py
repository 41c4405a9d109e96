"""The language of an article: what the input declares, else what the text shows."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from claimdiff.datamodel import UNKNOWN, Span
from claimdiff.text import fold

# Fewer letters than this say little: below it short Spanish and Galician or Portuguese are mixed up.
_MIN_LETTERS = 25
# Up to this many letters only languages that news readers of claimdiff are likely to bring are weighed.
_SHORT = 300
_SAMPLE = 3_000  # characters looked at: more change nothing and cost time
_MIN_PROBABILITY = 0.5
_LIKELY = ("es", "en", "pt", "fr", "it", "de", "ca", "gl")
_CODE = re.compile(r"[a-z]{2,3}")
_NAMES: Mapping[str, str] = {
    "spa": "es", "spanish": "es", "espanol": "es", "castellano": "es", "castilian": "es", "espanhol": "es",
    "eng": "en", "english": "en", "ingles": "en",
    "por": "pt", "portuguese": "pt", "portugues": "pt",
    "fra": "fr", "fre": "fr", "french": "fr", "frances": "fr", "francais": "fr",
    "ita": "it", "italian": "it", "italiano": "it",
    "deu": "de", "ger": "de", "german": "de", "aleman": "de", "alemao": "de", "deutsch": "de",
    "cat": "ca", "catalan": "ca", "catala": "ca",
    "glg": "gl", "galician": "gl", "gallego": "gl", "galego": "gl",
}  # fmt: skip


def declared_language(value: str | None) -> str | None:
    """The ISO 639 code of a declared language: "es-MX", "Spanish", "español" are all "es"; None for no language."""
    folded = fold(value or "").strip()
    if folded in _NAMES:
        return _NAMES[folded]
    primary = re.split(r"[-_\s(]", folded, maxsplit=1)[0]
    if primary in _NAMES:
        return _NAMES[primary]
    return primary if _CODE.fullmatch(primary) and primary != "und" else None


def identify_language(text: str, skip: Sequence[Span] = ()) -> str:
    """The ISO 639 code that the text outside `skip` shows, or UNKNOWN when it is too short or unclear."""
    sample = _body(text, skip)[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < _MIN_LETTERS:
        return UNKNOWN
    code, probability = _identifier(letters < _SHORT).classify(sample)
    return str(code) if probability >= _MIN_PROBABILITY else UNKNOWN


def _body(text: str, skip: Sequence[Span]) -> str:
    parts, at = [], 0
    for span in skip:
        parts.append(text[at : span.start])
        at = span.end
    return " ".join([*parts, text[at:]])


@cache
def _identifier(likely_only: bool) -> Any:  # noqa: ANN401  (py3langid has no types)
    # Half a second: only when a language is missing.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  (see above)

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if likely_only:
        identifier.set_languages(_LIKELY)
    return identifier
