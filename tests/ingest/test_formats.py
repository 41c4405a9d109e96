import io
import json

import pytest

from claimdiff.datamodel import Failure
from claimdiff.errors import IngestError
from claimdiff.ingest import formats
from claimdiff.ingest.formats import (
    Record,
    choose_reader,
    parse_json,
    read_csv,
    read_html,
    read_json,
    read_jsonl,
    read_text,
)
from claimdiff.ingest.stream import BoundedReader


def run(reader, data):
    return list(reader(BoundedReader(io.BytesIO(data.encode() if isinstance(data, str) else data)), "in"))


def test_json_lines_give_one_record_a_line_and_pass_over_blank_ones():
    found = run(read_jsonl, '{"Text": "a"}\n\n{"text": "b", "id": 3}\r\n')
    assert found == [Record({"text": "a"}, "in", 1), Record({"text": "b", "id": 3}, "in", 3)]


def test_a_truncated_line_is_named_and_the_others_come_through():
    good = json.dumps({"text": "hola"})
    found = run(read_jsonl, "\n".join([good] * 6 + [good[:-3]] + [good] * 3))
    failures = [item for item in found if isinstance(item, Failure)]
    assert len(found) == 10
    assert [str(failure) for failure in failures] == [
        "in:7: not complete JSON (Unterminated string starting at column 10): mend it or leave it out"
    ]


def test_many_bad_lines_are_counted_after_the_first_ones(monkeypatch):
    monkeypatch.setattr(formats, "MAX_FAILURES", 2)
    found = run(read_jsonl, 'x\ny\nz\nw\n{"text": "a"}\n')
    assert [item.line for item in found] == [1, 2, 5, None]
    assert str(found[-1]) == "in: 2 more lines that cannot be read: is this JSON lines?"


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_lines_may_begin_with_a_byte_order_mark(mark):
    assert run(read_jsonl, '{"text": "señal"}\n{"text": "b"}'.encode(mark)) == [
        Record({"text": "señal"}, "in", 1),
        Record({"text": "b"}, "in", 2),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('["texto"]', "article 1 of the list is not a JSON object but 'texto': give {\"text\": …}"),
        ("17", 'not a JSON object but 17: give {"text": …}'),
        ("[" * 100_000, "JSON nested too deep or with a number too long: mend it or leave it out"),
        ('{"id": ' + "9" * 5000 + "}", "JSON nested too deep or with a number too long: mend it or leave it out"),
    ],
)
def test_a_line_that_is_no_article_is_told(line, reason):
    assert run(read_jsonl, line) == [Failure("in", reason, 1)]


@pytest.mark.parametrize(
    "document",
    ['{"text": "a"}', '[{"text": "a"}]', '{"total": 1, "Articles": [{"text": "a"}]}', '\ufeff{"text": "a"}'],
)
def test_json_is_one_object_a_list_or_an_object_with_articles(document):
    assert run(read_json, document) == [Record({"text": "a"}, "in")]


def test_json_lines_under_the_name_of_json_are_read_as_such():
    assert run(read_json, '{"text": "a"}\n{"text": "b"}') == [
        Record({"text": "a"}, "in", 1),
        Record({"text": "b"}, "in", 2),
    ]


def test_broken_json_is_an_error_with_line_and_column():
    with pytest.raises(IngestError, match=r"not complete JSON \(.* at line 2, column 9\)"):
        parse_json('{"a": 1,\n "b": 2 "c"}')


def test_csv_takes_the_delimiter_of_its_header_and_quoted_line_ends():
    found = run(read_csv, '\ufeffTítulo;Text;Medio\r\nUno;"Hola, ""sí""\r\nque";El Faro\r\n;;\r\nDos;b;\r\n')
    assert found == [
        Record({"título": "Uno", "text": 'Hola, "sí"\r\nque', "medio": "El Faro"}, "in", 2),
        Record({"título": "Dos", "text": "b", "medio": ""}, "in", 5),
    ]


def test_csv_without_a_text_column_names_the_columns_it_saw():
    with pytest.raises(IngestError, match=r'no text column \(columns seen: id, autor\): name one of them "text"'):
        run(read_csv, "id,autor\n1,Ana\n")


def test_a_csv_field_that_never_ends_is_told(monkeypatch):
    monkeypatch.setattr(formats, "MAX_LINE", 50)
    with pytest.raises(IngestError, match=r"damaged CSV \(field larger than field limit"):
        run(read_csv, 'text\n"' + "a" * 100)


def test_front_matter_gives_fields_and_the_text_begins_after_it():
    document = (
        '---\noutlet: "El Faro"\nDate: 2024-03-12\r\nurl: https://faro.example/a?b=1:2\n---\n\nEl texto.\r\nSigue.'
    )
    assert run(read_text, document) == [
        Record(
            {
                "outlet": "El Faro",
                "date": "2024-03-12",
                "url": "https://faro.example/a?b=1:2",
                "text": "El texto.\r\nSigue.",
            },
            "in",
        )
    ]


def test_rules_around_a_paragraph_are_no_front_matter():
    document = "---\nEl juez habló ayer en Lota.\n---\nNadie más."
    assert run(read_text, document) == [Record({"text": document}, "in")]


def test_a_text_without_front_matter_is_left_as_it_is():
    assert run(read_text, " Uno.\r\n---\nDos.\n") == [Record({"text": " Uno.\r\n---\nDos.\n"}, "in")]


@pytest.mark.parametrize(
    ("extension", "head", "reader"),
    [
        (".jsonl", b'{"text": "a"}\n', read_jsonl),
        (".jsonl", b'{\n "text": "a"\n}', read_json),
        (".JSON", b'{"text": "a"}', read_json),
        (".tsv", b"text\n", read_csv),
        (".md", b"# Hola", read_text),
        (".txt", b"<!DOCTYPE html><html>", read_html),
        (".log", b"Hola", read_text),
        ("", b'{"text": "a"}\n{"text"', read_jsonl),
        ("", b'[\n{"text": "a"}\n]', read_json),
        ("", b'{"text": "' + b"a" * 500, read_jsonl),
        ("", "<?xml version='1.0'?>\n<html>".encode("utf-16"), read_html),
    ],
)
def test_the_reader_follows_name_and_content(extension, head, reader):
    assert choose_reader(extension, head) is reader
