import gzip
import io
import json
import os

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimdiff.datamodel import Article, Failure
from claimdiff.ingest import read_sources

BODY = "La ministra negó el lunes que el Gobierno hubiera pagado la comisión a la constructora. "
LINE = json.dumps({"text": BODY, "outlet": "El Faro", "lang": "es"}, ensure_ascii=False)


def texts(found):
    return [item.text for item in found if isinstance(item, Article)]


def failures(found, folder):
    return [str(item).replace(f"{folder}{os.sep}", "") for item in found if isinstance(item, Failure)]


def test_a_folder_is_walked_in_name_order_and_hidden_files_are_left_out(tmp_path):
    for name in ("b/2.txt", "b/.oculto.txt", "a.txt", ".git/c.txt", "b/10.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name} {BODY}")
    found = list(read_sources([tmp_path]))
    assert [text.split()[0] for text in texts(found)] == ["a.txt", "b/10.txt", "b/2.txt"]


def test_a_file_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert texts(read_sources([tmp_path / "a.txt", tmp_path, str(tmp_path / "a.txt")])) == [BODY]


def test_a_link_back_to_its_own_folder_is_named_once_and_not_followed(tmp_path):
    inner = tmp_path / "dentro"
    inner.mkdir()
    (inner / "vuelta").symlink_to(tmp_path)
    (inner / "a.txt").write_text(BODY)
    found = list(read_sources([tmp_path]))
    assert texts(found) == [BODY]
    assert failures(found, tmp_path) == [
        f"dentro/vuelta: a link back to {tmp_path}, where it stands in: not followed; remove the link"
    ]


def test_the_dash_reads_standard_input_by_its_content():
    assert texts(read_sources(["-"], stdin=io.BytesIO(LINE.encode()))) == [BODY]
    assert texts(read_sources(["-"], stdin=io.BytesIO(gzip.compress(LINE.encode())))) == [BODY]
    assert texts(read_sources(["-"], stdin=io.BytesIO(BODY.encode()))) == [BODY]


def test_every_format_may_be_gzipped(tmp_path):
    documents = {
        "a.jsonl": LINE,
        "b.json": f"[{LINE}]",
        "c.csv": f'text\n"{BODY}"\n',
        "d.txt": BODY,
        "e.md": BODY,
        "f.html": f"<html><body><article><p>{BODY}</p><p>{BODY[:-2]} otra vez.</p></article></body></html>",
    }
    for name, document in documents.items():
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(document.encode()))
    found = list(read_sources([tmp_path]))
    assert failures(found, tmp_path) == []
    assert [text[:40] for text in texts(found)] == [BODY[:40]] * 6


def test_each_bad_input_gives_one_line_and_the_good_ones_go_on(tmp_path):
    packed = gzip.compress("\n".join([LINE] * 50).encode())
    inputs = {
        "binaria.jsonl": b"\0\1\2",
        "cortada.jsonl.gz": packed[:-12],
        "desconocida.bin": b"\xff\xfe\x00",
        "fecha.jsonl": f'{LINE}\n{LINE[:-1]}, "published": "32 de marzo"}}'.encode(),
        "nul.txt": b"uno\0dos",
        "pagina.html": b"<html><body></body></html>",
        "sintexto.jsonl": f'{LINE}\n{{"title": "x"}}\n{{"text": " "}}\n'.encode(),
        "vacia.txt": b" \n",
        "buena.txt": BODY.encode(),
    }
    for name, data in inputs.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "perdida.txt").symlink_to("nada")
    (tmp_path / "yo").symlink_to("yo")
    os.mkfifo(tmp_path / "tubo.txt")
    found = list(read_sources([tmp_path, tmp_path / "falta.txt", "https://faro.example/nota"]))
    assert failures(found, tmp_path) == [
        "binaria.jsonl: a binary file (it has NUL bytes): give text, JSON, CSV or HTML",
        "cortada.jsonl.gz: damaged gzip file (Compressed file ended before the end-of-stream marker was reached): "
        "compress it again",
        "desconocida.bin: damaged utf-16 text at byte 2: save it again as UTF-8",
        "fecha.jsonl:2: '32 de marzo' is not a date: write it as 2024-03-12 (the article is read without it)",
        "nul.txt: a binary file (it has NUL bytes): give text, JSON, CSV or HTML",
        "pagina.html: no article found in this web page: save the article as text",
        "perdida.txt: no such file or folder: check the name",
        'sintexto.jsonl:2: no field "text" (fields seen: title): name it so',
        "sintexto.jsonl:3: empty text: fill it in or leave the article out",
        "tubo.txt: neither a file nor a folder (a pipe, socket or device): left out",
        "vacia.txt: empty: nothing to read",
        "yo: a link that leads back to itself: remove it",
        "falta.txt: no such file or folder: check the name",
        "https://faro.example/nota: addresses are fetched from claimdiff.toml only: "
        "name it in a [[list]] there, or save the page",
    ]
    assert texts(found).count(BODY) > 3


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    path.chmod(0)
    assert failures(read_sources([path]), tmp_path) == ["a.txt: not allowed to read it: change its permissions"]


def test_a_name_that_is_no_text_can_still_be_shown(tmp_path):
    path = tmp_path / os.fsdecode(b"n\xff.txt")
    path.write_bytes(b"")
    (failure,) = read_sources([path])
    assert failure.source.encode("utf-8").endswith("n\ufffd.txt".encode())


@given(st.binary(max_size=300), st.sampled_from(["", "\ufeff", "{", "[", "<html>", "text\n", "---\n"]))
@example(b"\x1f\x8b", "")
@example(b"\xed\xa0\x80", '{"text": "')
def test_no_bytes_whatever_are_raised_as_an_exception(data, begin):
    for item in read_sources(["-"], stdin=io.BytesIO(begin.encode() + data)):
        assert isinstance(item, Article | Failure)
        if isinstance(item, Article):
            item.text.encode()
