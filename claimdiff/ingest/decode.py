"""From bytes to text: which encoding, and whether it is text at all."""

import codecs

from claimdiff.errors import IngestError

# Longer marks first: the mark of UTF-16-LE is the beginning of the one of UTF-32-LE.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF: save it as text or HTML first"),
    (b"PK\x03\x04", "a zip archive or an office document: unpack it, or save it as text first"),
    (b"\x1f\x8b", "compressed twice: unpack it first"),
    (b"\xfd7zXZ", "an xz archive: unpack it, or compress it with gzip"),
    (b"BZh", "a bzip2 archive: unpack it, or compress it with gzip"),
    (b"(\xb5/\xfd", "a zstd archive: unpack it, or compress it with gzip"),
)
# Share of NUL bytes at even or odd places above which bytes are taken for UTF-16 without a mark: Western text in
# UTF-16 has nearly one NUL every two bytes, hence 0.9; what is neither text nor UTF-16 has them at both.
_UTF16_NULS = 0.7
_MIN_UTF16 = 8

# Letters and marks that Windows-1252 has and West European text uses. Guessers take a short Spanish text in it for
# Central European or DOS encodings, so it is tried before they are asked.
_WESTERN = frozenset("ÁÉÍÓÚÜÑÇÀÂÃÊÔÕÈÌÒÙÄÖËÏŒÅØÆáéíóúüñçàâãêôõèìòùäöëïîûœåøæß¿¡«»“”‘’–—…€£§ºª°·•´ \xad®©™½¼²³±×")
_MIN_WESTERN_SHARE = 0.95


def binary_reason(head: bytes) -> str | None:
    """Why the beginning of a file says that it is not text, or None when it may be."""
    for signature, reason in _SIGNATURES:
        if head.startswith(signature):
            return f"not text but {reason}"
    if b"\0" in head and wide_encoding(head) is None:
        return "a binary file (it has NUL bytes): give text, JSON, CSV or HTML"
    return None


def wide_encoding(head: bytes) -> str | None:
    """The encoding that a byte-order mark shows, or UTF-16 where every other byte is NUL; None for anything else."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return encoding
    half = len(head) // 2
    if half < _MIN_UTF16:
        return None
    even, odd = (head[at : 2 * half : 2].count(0) / half for at in (0, 1))
    if odd > _UTF16_NULS and even < 1 - _UTF16_NULS:
        return "utf-16-le"
    if even > _UTF16_NULS and odd < 1 - _UTF16_NULS:
        return "utf-16-be"
    return None


def decode(data: bytes) -> str:
    """The text of a whole document. IngestError when no encoding fits."""
    encoding = wide_encoding(data[:4096]) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise IngestError(f"damaged {encoding} text at byte {error.start}: save it again as UTF-8") from error
    return _guess(data)


def _guess(data: bytes) -> str:
    """Text that is not UTF-8: Windows-1252 where that reads as West European, else the best statistical guess."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    foreign = [char for char in text if not char.isascii()]
    if foreign and sum(char in _WESTERN for char in foreign) / len(foreign) >= _MIN_WESTERN_SHARE:
        return text
    from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to load, seldom needed)

    best = from_bytes(data).best()
    if best is None:
        raise IngestError("in no encoding that could be recognised: save it as UTF-8")
    return str(best)
