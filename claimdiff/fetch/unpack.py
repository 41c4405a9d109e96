"""Unpacking what servers pack, never further than a limit; what stands before damage is kept.

zlib and brotli themselves, not the unpacking of the HTTP library: that one throws away all of a piece in which the
damage is, which for a page of news is all of it.
"""

import zlib
from collections.abc import Callable, Iterator

import brotli

from claimdiff.errors import FetchError
from claimdiff.sources import MEGABYTE

ENCODINGS = "gzip, br"  # what is asked for
GZIP_MAGIC = b"\x1f\x8b"
_GZIP = zlib.MAX_WBITS | 16
# Packed bytes given to a decoder at a time: little, so that damage costs little of what is before it.
_STEP = 512
# Bytes that a decoder gives at a time: what is in memory beyond the limit at most.
_ROOM = 65_536

Unpacked = tuple[bytes, bool]
_Decoder = Callable[[bytes], Iterator[bytes]]


def unpack(data: bytes, encoding: str, limit: int) -> Unpacked:
    """The bytes that `data` holds under a Content-Encoding, and whether all of them could be read.

    FetchError for an encoding that is not known, and for what unpacks to more than `limit` bytes.
    """
    decoders: dict[str, _Decoder] = {"gzip": _gunzip, "x-gzip": _gunzip, "br": _unbrotli}
    if encoding in ("", "identity"):
        return data, True
    if encoding not in decoders:
        raise FetchError(f"packed as {encoding!r}, which was not asked for: tell the outlet")
    return _bounded(decoders[encoding](data), limit)


def _bounded(pieces: Iterator[bytes], limit: int) -> Unpacked:
    found = bytearray()
    try:
        for piece in pieces:
            found += piece
            if len(found) > limit:
                size = f"{limit / MEGABYTE:g} MB"
                raise FetchError(f"unpacks to more than {size}: look at what it is, or raise max-megabytes")
    except (zlib.error, brotli.error, EOFError):
        return bytes(found), False
    return bytes(found), True


def _gunzip(data: bytes) -> Iterator[bytes]:
    """The content of one gzip member after the other. EOFError when the last one is cut off."""
    decoder = zlib.decompressobj(_GZIP)
    for start in range(0, len(data), _STEP):
        piece = data[start : start + _STEP]
        while piece:
            yield decoder.decompress(piece, _ROOM)
            piece = decoder.unconsumed_tail
            if decoder.eof:
                piece = decoder.unused_data
                after = piece[:2] or data[start + _STEP : start + _STEP + 2]
                if not after or not GZIP_MAGIC.startswith(after):
                    return  # padding after the end, which other programs pass over too
                decoder = zlib.decompressobj(_GZIP)
    raise EOFError


def _unbrotli(data: bytes) -> Iterator[bytes]:
    """The content of a Brotli stream. EOFError when it is cut off."""
    decoder = brotli.Decompressor()
    for start in range(0, len(data), _STEP):
        yield decoder.process(data[start : start + _STEP], output_buffer_limit=_ROOM)
        while not decoder.can_accept_more_data():
            yield decoder.process(b"", output_buffer_limit=_ROOM)
        if decoder.is_finished():
            return
    raise EOFError
