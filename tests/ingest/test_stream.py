import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.errors import IngestError
from claimdiff.ingest import stream
from claimdiff.ingest.stream import HEAD, BoundedReader, Line, lines, open_stream, read_all


def test_looking_at_the_beginning_takes_nothing_away():
    data = bytes(range(256)) * 1000
    reader = BoundedReader(io.BytesIO(data))
    assert reader.head == data[:HEAD]
    assert read_all(reader) == data


def test_gzip_is_known_by_its_content():
    assert read_all(open_stream(io.BytesIO(gzip.compress(b"hola")))) == b"hola"
    assert read_all(open_stream(io.BytesIO(b"hola"))) == b"hola"


def test_what_comes_before_damage_in_a_gzip_file_is_given_first():
    packed = gzip.compress(b"uno\ndos\n" + bytes(range(256)) * 2000)
    found = lines(open_stream(io.BytesIO(packed[: len(packed) - 9])))
    assert next(found) == Line(1, b"uno")
    with pytest.raises(IngestError, match="damaged gzip file"):
        list(found)


def test_a_gzip_bomb_is_stopped():
    packed = gzip.compress(b"a" * 500_000)
    reader = BoundedReader(gzip.GzipFile(fileobj=io.BytesIO(packed)), limit=200_000)
    with pytest.raises(IngestError, match="unpacks to more than"):
        list(lines(reader))


def test_of_a_line_that_is_too_long_only_the_fact_is_kept(monkeypatch):
    monkeypatch.setattr(stream, "MAX_LINE", 10)
    text = b"corta\n" + b"x" * 100_000 + b"\nultima"
    assert list(lines(BoundedReader(io.BytesIO(text)))) == [Line(1, b"corta"), Line(2, None), Line(3, b"ultima")]


def test_a_document_that_is_too_large_is_an_error(monkeypatch):
    monkeypatch.setattr(stream, "MAX_DOCUMENT", 10)
    with pytest.raises(IngestError, match=r"larger than .* JSON lines"):
        read_all(BoundedReader(io.BytesIO(b"x" * 11)))


@given(st.lists(st.binary(max_size=30).filter(lambda line: not set(line) & {10, 13})))
def test_lines_come_numbered_and_without_their_ends(parts):
    found = list(lines(BoundedReader(io.BytesIO(b"".join(part + b"\r\n" for part in parts)))))
    assert found == [Line(number, part) for number, part in enumerate(parts, 1)]
