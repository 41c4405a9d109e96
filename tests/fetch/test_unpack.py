import gzip
import tracemalloc
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.errors import FetchError
from claimdiff.fetch.unpack import unpack

LIMIT = 1_000_000
TEXT = "".join(f"El río Lerma creció {n} centímetros en la noche. " for n in range(2000)).encode()
PACKERS = {"gzip": gzip.compress, "br": lambda data: brotli.compress(data, quality=5)}


@given(st.binary(max_size=5000), st.sampled_from(["gzip", "br", ""]))
def test_what_was_packed_comes_out_as_it_was(data, encoding):
    assert unpack(PACKERS.get(encoding, bytes)(data), encoding, LIMIT) == (data, True)


@given(st.binary(max_size=300), st.sampled_from(["gzip", "br"]))
def test_no_bytes_break_it(data, encoding):
    unpack(data, encoding, LIMIT)


def test_gzip_in_two_members_and_with_padding_is_whole():
    packed = gzip.compress(b"uno ") + gzip.compress(b"dos")
    assert unpack(packed, "gzip", LIMIT) == (b"uno dos", True)
    assert unpack(packed + b"\0" * 600, "x-gzip", LIMIT) == (b"uno dos", True)


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_of_what_is_cut_off_the_beginning_is_kept(encoding):
    packed = PACKERS[encoding](TEXT)
    found, whole = unpack(packed[: len(packed) // 2], encoding, LIMIT)
    assert not whole
    assert found
    assert TEXT.startswith(found)


def test_of_what_is_damaged_the_beginning_is_kept():
    packed = bytearray(gzip.compress(TEXT, mtime=0))
    packed[len(packed) // 2 :] = b"\xff" * (len(packed) - len(packed) // 2)
    found, whole = unpack(bytes(packed), "gzip", LIMIT)
    assert not whole
    assert found[:1000] == TEXT[:1000]


def test_what_is_not_packed_at_all_is_no_content():
    assert unpack(b"<html>", "gzip", LIMIT) == (b"", False)


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_bomb_is_refused_before_it_fills_the_memory(encoding):
    bomb = PACKERS[encoding](b"\0" * 50_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="unpacks to more than 1 MB"):
            unpack(bomb, encoding, LIMIT)
        assert tracemalloc.get_traced_memory()[1] < 3 * LIMIT
    finally:
        tracemalloc.stop()


def test_an_encoding_that_is_not_known_is_named():
    with pytest.raises(FetchError, match="packed as 'zstd'"):
        unpack(zlib.compress(TEXT), "zstd", LIMIT)
