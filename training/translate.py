"""Machine translation of sentences with Apertium: rule-based, offline, tens of thousands of words a second.

Its Spanish is wooden, but its words are right more often than not, and that is what closes the gap between English and
Spanish: the pairs to learn from are nearly all English. Needs the Debian packages apertium, apertium-eng-spa,
apertium-es-pt and apertium-fr-es.
"""

import re
import subprocess
from collections.abc import Iterable

from claimdiff.errors import ClaimdiffError

MODES = {("en", "es"): "eng-spa", ("es", "pt"): "es-pt_BR", ("pt", "es"): "pt-es", ("fr", "es"): "fr-es"}


class TranslationError(ClaimdiffError):
    """Apertium is absent, lacks a pair of languages, or lost a line."""


def translate(sentences: Iterable[str], source: str, target: str) -> dict[str, str]:
    """Each distinct sentence (on one line) -> its translation; languages are those of MODES."""
    lines = sorted(set(sentences) - {""})
    mode = MODES[source, target]
    try:
        done = subprocess.run(
            ["apertium", "-u", "-f", "line", mode],
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise TranslationError(f"apertium {mode}: {error}; install apertium and its language data") from error
    translated = done.stdout.splitlines()
    if len(translated) != len(lines):
        raise TranslationError(f"apertium {mode}: {len(lines)} lines went in, {len(translated)} came out")
    return {line: tidy(answer) for line, answer in zip(lines, translated, strict=True)}


_TREEBANK = (
    (r"``|''", '"'),
    (r"\b(\w+) n't\b", r"\1n't"),
    (r" ('(?:s|re|ve|ll|d|m)\b)", r"\1"),
    (r"\bca n't\b", "can't"),
)
_SPACING = ((r"\s+", " "), (r" ([,.;:?!%)\]])", r"\1"), (r"([(\[$¿¡]) ", r"\1"))


def tidy(sentence: str) -> str:
    """The sentence on one line, without the spaces that a treebank tokenizer or Apertium puts before its stops."""
    for pattern, replacement in _TREEBANK + _SPACING:
        sentence = re.sub(pattern, replacement, sentence)
    return sentence.strip()
