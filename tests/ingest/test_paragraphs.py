import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.ingest.paragraphs import paragraphs

LONG = (
    "El Gobierno negó el lunes haber pagado la comisión que la oposición da por probada desde hace meses, y anunció "
    "que llevará a los tribunales a quien lo repita sin pruebas ante las cámaras de la televisión pública."
)


def parts(text):
    return [text[span.start : span.end] for span in paragraphs(text)]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", " \r\n\r\n ", "\n \n"])
def test_each_line_of_an_unwrapped_text_is_a_paragraph(gap):
    assert parts(f" {LONG}{gap}Título\u00a0corto{gap}{LONG} ") == [LONG, "Título\u00a0corto", LONG]


@pytest.mark.parametrize(("width", "indent"), [(64, ""), (88, " "), (88, "    ")])
def test_hard_wrapped_lines_are_joined_into_their_paragraph(width, indent):
    wrapped = [textwrap.fill(LONG, width, subsequent_indent=indent), textwrap.fill(LONG[::-1], width)]
    assert parts("\n".join([*wrapped, f"{indent}Nadie habló."])) == [*wrapped, "Nadie habló."]


def test_a_list_of_short_lines_is_not_wrapped_text():
    names = ["Ana Ruiz, del partido del puente viejo de Lota y sus vecinos", "Luz Vera", "Rosa Mena", "Eva Sol"]
    assert parts("\n".join(names)) == names


@given(st.text(alphabet="ab .\n\r\u2028 ", max_size=200))
def test_paragraphs_are_in_order_apart_and_hold_all_but_white_space(text):
    spans = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(part == part.strip() and part for part in parts(text))
    assert "".join("".join(parts(text)).split()) == "".join(text.split())
