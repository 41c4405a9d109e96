import pytest

from claimdiff.ingest.noise import embedded_marks, is_noise, live_entries
from claimdiff.text import fold


@pytest.mark.parametrize(
    "line",
    [
        "Lea también: El puente reabre en mayo",
        "Lee también El puente reabre en mayo",
        "LEER MÁS SOBRE: El puente reabre",
        "Te puede interesar: El puente reabre",
        "➡ También te puede interesar:",
        "TE RECOMENDAMOS: El puente reabre en mayo",
        "También lee: El puente reabre",
        "Read also: Bridge reopens in May",
        "Related stories",
        "Leia também: Ponte reabre em maio",
        "¡Comparte la nota en tus redes sociales!",
        "Compartilhe esta notícia",
        "Síguenos en Facebook y X",
        "Suscríbete a nuestro canal de YouTube y no te pierdas nada",
        "Escuche la entrevista completa en nuestro pódcast El Muelle.",
        "CONSULTA AQUÍ LAS NOTICIAS DE ÚLTIMA HORA",
        "Sign up for our newsletter",
        "Inscreva-se no nosso canal",
        "Support for this station comes from listeners like you.",
        "Esta nota fue publicada originalmente en El Faro",
        "© 2024 El Faro. Todos los derechos reservados.",
        "Autor: Redacción / El Faro | Fecha: 22 de Enero de 2026",
        "Publicado: 3 de marzo de 2024 a las 10:20",
        "Por Ana Ruiz Vera",
        "Etiquetas: puente, río",
    ],
)
def test_what_an_outlet_puts_around_its_articles_is_noise(line):
    assert is_noise(line, fold(line), before=0, after=0)


@pytest.mark.parametrize(
    "line",
    [
        "Lee más de veinte libros al año, según su editora.",
        "También lee Pérez sus poemas en la radio, según contó.",
        "Comparte Rosa Vera en redes sociales su versión de la pelea.",
        "Sigue en las redes la polémica por el puente.",
        "Support for the bill comes from rural senators.",
        "Publicado el lunes, el informe cifra en 300 los muertos.",
        "Por primera vez en la historia, el puente cerró.",
        "Por México.",
        "El Gobierno negó el pago y pidió compartir la nota con el fiscal.",
        "Lea también. El libro de Rosa Vera se titula así y trata de la lectura.",
    ],
)
def test_body_sentences_that_look_alike_are_kept(line):
    assert not is_noise(line, fold(line), before=0, after=0)


def test_initials_close_an_article_and_an_agency_is_not_initials():
    assert [
        is_noise(line, fold(line), before=5, after=0) for line in ("cva", "*brc", "afc/cr", "EFE", "Fin del caso")
    ] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_marks_of_embedded_posts_are_found_inside_a_paragraph():
    text = (
        "No habrá pacto. https://t.co/abc1 — Rosa Vera (@rosavera) January 3, 2026 Así lo dijo (lea también: El pacto)."
    )
    assert [text[start:end] for start, end in embedded_marks(fold(text))] == [
        "https://t.co/abc1",
        "— Rosa Vera (@rosavera) January 3, 2026",
        "(lea también: El pacto)",
    ]


def test_an_entry_of_a_live_blog_begins_with_its_body():
    text = (
        "Mundo 03:32 PM Cae el puente de Arce sobre el río Un camión cisterna volcó ayer.\n"
        "A las 03:32 PM no había nadie.\n"
        "10:05 PM Llueve en todo el valle"
    )
    assert [text[start:end] for start, end in live_entries(text)] == [
        "Mundo 03:32 PM Cae el puente de Arce sobre el río ",
        "10:05 PM ",
    ]
