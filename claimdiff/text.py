"""Pure helpers on strings that every stage needs."""

import hashlib
import re
import unicodedata

_WORD = re.compile(r"\w+(?:[.,:]\d+)*", re.UNICODE)
_SPACE = re.compile(r"\s+")


def content_id(*parts: object) -> str:
    """A 16-digit hexadecimal id of the parts, the same on any machine."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def squeeze(text: str) -> str:
    """The text with every run of white space (non-breaking too) as one space, and none at the ends."""
    return _SPACE.sub(" ", text).strip()


def fold(text: str) -> str:
    """Lower case without accents, the same length as the input, so that spans found in it hold in the text.

    The tilde of ñ goes too. Characters that would change length when folded are kept as they are.
    """
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """Code points to their folded character, filled as they are met: `str.translate` is fast on a dictionary."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        folded = self[code] = base if len(base) == 1 else char
        return folded


_FOLDED = _Folded()


def words(text: str) -> list[str]:
    """The folded words and numbers of a text, in order; "1.234,5" is one."""
    return _WORD.findall(fold(text))


def shingles(tokens: list[str], size: int) -> set[int]:
    """Hashes of all runs of `size` tokens: the basis of containment between texts (Broder, 1997)."""
    return {hash_text(" ".join(tokens[i : i + size])) for i in range(len(tokens) - size + 1)}


def hash_text(text: str) -> int:
    """A 64-bit hash that does not change between runs (`hash` does)."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
