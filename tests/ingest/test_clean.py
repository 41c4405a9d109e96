from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimdiff.datamodel import Span
from claimdiff.ingest.clean import clean, merge

BODY = "El Gobierno negó el lunes haber pagado la comisión a la constructora."
PIECES = [
    BODY,
    "LIMA, 3 mar (Centella).- ",
    "\n\n",
    "\r\n",
    "Foto: Ana Ruiz / EFE",
    "Lea también: El puente reabre",
    "Te puede interesar:",
    "El puente reabre",
    "¡Comparte la nota!",
    "CENTELLA / REDACCIÓN",
    "(Centella)",
    " ",
    "https://t.co/a",
    "🙂",
]


def skipped(text, title=None):
    return [text[span.start : span.end] for span in clean(text, title)[0]]


def test_an_article_keeps_its_sentences_and_loses_what_is_around_them():
    text = (
        "Autor: Ana Ruiz | Fecha: 3 de marzo de 2024\nLIMA, 3 mar (Centella).- La ministra negó el pago.\n\n"
        "El puente viejo, ayer. Foto: Luz Vera / EFE\n\nEl juez la citó.¡Qué día!\n\nTe puede interesar:\n\n"
        "La oposición pide su dimisión\n\nNadie más habló. Síguenos en nuestras redes. (Centella)"
    )
    assert skipped(text) == [
        "Autor: Ana Ruiz | Fecha: 3 de marzo de 2024",
        "LIMA, 3 mar (Centella).- ",
        "El puente viejo, ayer. Foto: Luz Vera / EFE",
        "Te puede interesar:",
        "La oposición pide su dimisión",
        "Síguenos en nuestras redes.",
        "(Centella)",
    ]


def test_after_a_bare_link_one_headline_goes_and_a_sentence_stays():
    assert skipped(f"{BODY}\nLea también:\nEl puente reabre\nLa crisis\n{BODY[:-1]} ayer.") == [
        "Lea también:",
        "El puente reabre",
    ]
    assert skipped(f"{BODY}\nLea también:\n{BODY[:-1]} ayer.") == ["Lea también:"]


def test_a_caption_doubled_by_a_scrape_goes_with_its_copy():
    caption = "La ministra Rosa Vera responde a los periodistas en la rueda de prensa del lunes. REUTERS/Ana Ruiz Mena"
    assert skipped(f"{BODY}\n\n{caption}{caption}\n\n{BODY[:-1]} ayer.") == [caption + caption]


def test_a_link_at_the_end_of_a_paragraph_leaves_the_sentence_before_it():
    assert skipped(f"{BODY} Lea también: La oposición pide cuentas") == ["Lea también: La oposición pide cuentas"]


def test_a_first_line_that_repeats_the_title_is_not_body():
    assert skipped(f"La ministra niega el pago\n{BODY}", "La ministra niega el pago") == ["La ministra niega el pago"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=80))
def test_skip_spans_are_within_the_text_sorted_and_disjoint(text):
    spans, _ = clean(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair)))))
def test_merging_spans_keeps_exactly_the_characters_they_cover(spans):
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert [at for span in merge(spans) for at in range(span.start, span.end)] == sorted(covered)


@given(
    st.lists(
        st.sampled_from(["negó", "ayer", "el", "pago", "Rosa", "Vera", "y", "2024", "Lima"]), min_size=4, max_size=25
    )
)
def test_an_ordinary_sentence_is_never_skipped(words):
    text = f"El juez dijo que {' '.join(words)}."
    spans, _ = clean(text)
    assert all(span.start > len("El juez dijo que ") for span in spans)
