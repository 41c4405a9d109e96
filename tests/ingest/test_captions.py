import pytest

from claimdiff.ingest.captions import closing_photo_credit, is_caption
from claimdiff.text import fold


@pytest.mark.parametrize(
    "line",
    [
        "Foto: El puente viejo, en una imagen de archivo. (Cortesía)",
        "FOTO | El Faro",
        "Fotos cortesía.",
        "Foto Ap / Archivo",
        "Imágenes Getty",
        "El puente viejo tras la crecida del río. Foto: Ana Ruiz / El Faro",
        "El puente viejo tras la crecida. (Foto especial)",
        "La alcaldesa en el puente viejo (Luis Mena/EFE)",
        "Rosa Vera en la rueda de prensa de ayer. REUTERS/Ana Ruiz Mena",
        "Vista del puente el lunes 3 de mayo de 2021. (AP Foto/Ana Ruiz)",
        "Un vecino mira el puente, en Lota\n el lunes. (EFE)",
        "Así quedó el puente viejo tras la crecida 2:24",
        "VIDEO: El puente cae al río",
    ],
)
def test_captions_and_titles_of_videos_are_known(line):
    assert is_caption(line, fold(line), after=4)


@pytest.mark.parametrize(
    "line",
    [
        "La policía difundió una foto de archivo.",
        "El diputado publicó la imagen: un hombre herido.",
        "El 40 % cree en el pacto, según una encuesta de Reuters/Ipsos.",
        "El pacto se firmará a las 20:30",
        "La caída afecta a su reputación (imagen pública).",
        "Lo dijo ayer. Nadie lo creyó. El juez tampoco. La foto es falsa. Foto: Ana Ruiz",
    ],
)
def test_sentences_about_pictures_are_body(line):
    assert not is_caption(line, fold(line), after=4)


def test_an_agency_alone_in_brackets_ends_a_caption_only_inside_an_article():
    line = "El Gobierno negó el pago. (EFE)"
    assert [is_caption(line, fold(line), after) for after in (3, 0)] == [True, False]


def test_the_credit_behind_a_long_paragraph_is_found_alone():
    body = "El Gobierno negó ayer el pago a la constructora, que la oposición da por probado. " * 5
    start, end = closing_photo_credit(f"{body}Foto: Ana Ruiz / EFE")
    assert f"{body}Foto: Ana Ruiz / EFE"[start:end] == "Foto: Ana Ruiz / EFE"
    assert closing_photo_credit(body) is None
