"""What a second holder speaks of who leaves it out."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        (
            "El Ejército sostiene que los muertos eran guerrilleros. Las familias responden que eran campesinos.",
            "es",
            (1, "Las familias", "Los muertos eran campesinos."),
        ),
        (
            "El Ejército sostiene que los muertos eran guerrilleros. «No eran guerrilleros», replican las familias.",
            "es",
            (-1, "las familias", "Los muertos eran guerrilleros."),
        ),
        (
            "The army says the dead were rebels; relatives insist they were farmers.",
            "en",
            (1, "relatives", "The dead were farmers."),
        ),
        (
            "O Exército diz que os mortos eram guerrilheiros. As famílias respondem que eram camponeses.",
            "pt",
            (1, "As famílias", "Os mortos eram camponeses."),
        ),
    ],
)
def test_several_holders_say_what_one_thing_is(text: str, lang: str, said: tuple) -> None:
    assert read(text, lang)[1] == said


@pytest.mark.parametrize(
    "text",
    [
        "Gil dijo que la obra está lista. Paz admitió que está enfermo.",
        "Gil dijo que la obra es cara. Gil añadió que es alcalde.",
        "«Mi sensación es buena», dijo Gil. Paz dijo que es difícil.",
    ],
)
def test_what_cannot_be_meant_is_not_put_before_it(text: str) -> None:
    assert not read(text)[1][2].startswith(("La obra", "Mi sensación"))
