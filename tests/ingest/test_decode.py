import pytest

from claimdiff.errors import IngestError
from claimdiff.ingest.decode import binary_reason, decode, wide_encoding

TEXT = "El alcalde negó ayer la acusación: «Jamás cobré», dijo en Añelo. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_read_in_the_encodings_that_people_have(encoding):
    assert decode((TEXT * 5).encode(encoding)) == TEXT * 5


def test_portuguese_in_windows_1252_is_not_taken_for_another_code_page():
    assert decode("A ação da prefeitura não começou".encode("cp1252")) == "A ação da prefeitura não começou"


def test_what_is_not_western_is_left_to_the_guesser():
    text = "Министр отрицает, что получил деньги от компании. " * 5
    assert "отрицает" in decode(text.encode("cp1251"))


def test_a_damaged_utf16_text_is_an_error_that_says_where():
    with pytest.raises(IngestError, match=r"damaged utf-16 text at byte \d+: save it again as UTF-8"):
        decode(TEXT.encode("utf-16")[:-1])


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"%PDF-1.7", "not text but a PDF: save it as text or HTML first"),
        (b"PK\x03\x04", "not text but a zip archive or an office document: unpack it, or save it as text first"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a binary file (it has NUL bytes): give text, JSON, CSV or HTML"),
        (TEXT.encode(), None),
        (TEXT.encode("utf-16-le"), None),
    ],
)
def test_what_is_not_text_is_told_by_its_beginning(head, reason):
    assert binary_reason(head) == reason


def test_an_even_mix_of_nul_bytes_is_not_utf16():
    assert wide_encoding(b"\0" * 40) is None
