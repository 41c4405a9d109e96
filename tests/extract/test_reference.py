"""Who "the minister" is, and what "the accusations" are."""

import pytest

from claimdiff.datamodel import Article
from claimdiff.extract import extract
from tests.extract.reading import read


def test_a_surname_and_a_role_stand_for_the_full_name() -> None:
    text = (
        "La jueza Nuria Campos dijo que el juicio empezará en mayo. La magistrada añadió que será público. "
        "«Habrá cámaras», afirmó Campos."
    )
    assert [source for _, source, _ in read(text)] == ["Nuria Campos", "Nuria Campos", "Nuria Campos"]


def test_they_and_she_are_who_spoke_last_where_nobody_is_named() -> None:
    text = "The divers say they saw the leak. The clerk said the log was kept. She denied that it had been changed."
    told = [(source, proposition) for _, source, proposition in read(text, "en")]
    assert told[0] == ("The divers", "The divers saw the leak.")
    assert told[2][0] == "The clerk"


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Mayor Ana Pell left on Monday. She has never met the builder.", "Ana Pell has never met the builder."),
        (
            "Senator Lee Carver was accused of theft. He has never met him, his lawyer said.",
            "Lee Carver has never met him.",
        ),
        ("Mayor Ana Pell said a man was arrested. He fled on Monday.", "He fled on Monday."),
    ],
)
def test_who_begins_a_sentence_is_the_person_the_one_before_was_about(text: str, proposition: str) -> None:
    assert read(text, "en")[-1][2] == proposition


def test_a_verb_without_subject_takes_the_last_speaker() -> None:
    text = "El alcalde Tomás Urrea dijo que la obra termina en junio. Añadió que no habrá sobrecostes."
    assert [source for _, source, _ in read(text)] == ["Tomás Urrea", "Tomás Urrea"]


def test_a_person_spoken_of_is_who_speaks_next() -> None:
    text = "El capataz Suso Vila mira el cielo. «Esto no lo para nadie», dice."
    assert read(text)[1][1] == "Suso Vila"


def test_an_anonymous_source_stays_anonymous() -> None:
    text = "El fiscal Ciro Páez calló. Una fuente de la Fiscalía aseguró que hay otros tres imputados."
    assert read(text)[-1] == (1, "Una fuente de la Fiscalía", "Hay otros tres imputados.")


@pytest.mark.parametrize(
    "denial",
    [
        "El Kremlin rechazó las acusaciones.",
        "Rusia ha negado estas alegaciones.",
        "Moscú tachó la acusación de «cotilleo».",
    ],
)
def test_a_denial_without_content_takes_the_accusation_of_its_holder(denial: str) -> None:
    text = f"Kiev denunció que Moscú bombardeó un mercado. Llovía en la capital. {denial}"
    accusation, _, answer = extract(Article("a", text, lang="es"))
    assert int(answer.stance) == -1
    assert (answer.proposition, answer.refers_to, answer.resolved) == (accusation.proposition, accusation.id, True)


def test_the_accusations_are_what_the_article_begins_with() -> None:
    text = (
        "El Gobierno aseguró que la mina Alba vertió mercurio. El ministro habló una hora. Llovía. Dijo que los pagos "
        "de Alba cruzaron dos bancos. La sala estaba llena. El dueño de Alba, Luis Paz, tachó la acusación de «bulo»."
    )
    assert read(text)[-1] == (-1, "Luis Paz", "La mina Alba vertió mercurio.")


def test_a_lie_spoken_of_a_paragraph_later_is_what_its_holder_denied_first() -> None:
    text = (
        "Un portavoz del club negó que hubiera pagado primas. «Nunca pagamos sobornos», señala la nota.\n\n"
        "El texto habla de «un bulo»."
    )
    first, _, last = extract(Article("a", text, lang="es"))
    assert (int(last.stance), last.proposition, last.refers_to) == (-1, first.proposition, first.refers_to)


def test_both_countries_are_the_two_spoken_of() -> None:
    text = "Corea del Norte envió misiles a la milicia, mientras que Irán le dio drones. Ambos países lo han negado."
    *_, answer = extract(Article("a", text, lang="es"))
    assert (int(answer.stance), answer.source) == (-1, "Corea del Norte e Irán")


def test_a_denial_that_answers_nothing_here_stays_unresolved() -> None:
    (answer,) = extract(Article("a", "El club rechazó las acusaciones de la prensa.", lang="es"))
    assert (int(answer.stance), answer.proposition, answer.resolved) == (-1, "El club niega las acusaciones.", False)


def test_a_negation_quoted_after_a_denial_denies_as_well() -> None:
    text = "La empresa negó los vertidos. «No hay rastro de petróleo», afirmó su gerente, Óscar Peral."
    assert read(text)[1] == (-1, "Óscar Peral", "Hay rastro de petróleo.")


def test_that_country_is_the_one_spoken_of() -> None:
    text = "Irán negó el ataque, luego de que Israel afirmó que ese país lanzó tres misiles."
    assert read(text)[1] == (1, "Israel", "Irán lanzó tres misiles.")


@pytest.mark.parametrize(
    ("text", "lang", "denial"),
    [
        (
            "La fiscalía sostiene que el tesorero cobró comisiones. «Nunca cobré comisiones», dijo Blas Ríu.",
            "es",
            (-1, "Blas Ríu", "El tesorero cobró comisiones."),
        ),
        (
            "La oposición pidió explicaciones. «Yo no alquilé ese local», dijo la concejala Marta Soto.",
            "es",
            (-1, "Marta Soto", "Marta Soto alquiló ese local."),
        ),
        (
            "O capitão falou à noite. «Não houve tiroteio. Houve um susto», disse o capitão Caio Brito.",
            "pt",
            (-1, "Caio Brito", "Houve tiroteio."),
        ),
        (
            "The clerk said she had warned the mayor. The mayor, Tom Hale, said he had received no such warning.",
            "en",
            (-1, "Tom Hale", "The clerk had warned the mayor."),
        ),
    ],
)
def test_words_that_answer_what_was_said_deny_it(text: str, lang: str, denial: tuple[int, str, str]) -> None:
    assert denial in read(text, lang)


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde dijo que la obra acabó. «No cerraremos la calle», dijo el alcalde.",
        "La meteoróloga dijo que nevó. El alcalde dijo que no habrá clases.",
        "La empresa negó los vertidos. «Invertimos 30 millones en depurar», afirmó su gerente, Óscar Peral.",
    ],
)
def test_a_negation_that_answers_nothing_and_a_figure_of_its_own_assert(text: str) -> None:
    assert read(text)[-1][0] == 1


def test_a_short_quotation_words_the_denial_before_it() -> None:
    text = "El jefe de bomberos, Luis Paz, negó que faltara agua: «Sobraron mangueras y punto»."
    denial, words = extract(Article("a", text, lang="es"))
    assert (int(words.stance), words.source, words.proposition) == (-1, "Luis Paz", denial.proposition)
    assert (words.refers_to, words.resolved) == (None, True)


def test_who_also_did_something_else_denies_not_that() -> None:
    text = "Su jefe, Luis Rey, compareció ante la comisión y rechazó las acusaciones de la oposición."
    assert read(text)[-1] == (-1, "Luis Rey", "Luis Rey niega las acusaciones.")


def test_a_relative_clause_denies_not_what_its_holder_said_himself() -> None:
    text = (
        "Ecuador castigó a Bogotá alegando falta de cooperación. "
        "Colombia anunció que suspenderá la venta de energía, una acusación que Bogotá rechazó."
    )
    assert read(text)[-1][2] != "Colombia suspenderá la venta de energía."


def test_that_somebody_spoke_is_no_accusation() -> None:
    text = "La actriz testificó ante el tribunal de Londres. La editorial calificó las acusaciones de «difamaciones»."
    assert read(text)[-1] == (-1, "La editorial", "La editorial niega las acusaciones.")


def test_this_version_is_the_one_of_its_own_sentence() -> None:
    text = (
        "Según varios vecinos, el perro mordió a la diputada. "
        "En la red se rumoró una demanda de tres millones, pero la diputada desmintió esta versión."
    )
    assert read(text)[-1] == (-1, "la diputada", "En la red se rumoró una demanda de tres millones.")


def test_the_accusation_may_hang_on_the_words_of_the_denial() -> None:
    text = "The firm rejected the allegations by the regulator, which accuses it of dumping waste in the river."
    denial, accusation = read(text, "en")
    assert denial[0] == -1
    assert denial[2] == accusation[2]


@pytest.mark.parametrize(
    ("text", "lang", "denied"),
    [
        (
            "La firma Lácteos Sur retiró un lote. Según la autoridad, contenía listeria. La firma lo desmiente.",
            "es",
            "Contenía listeria.",
        ),
        (
            "La fiscal acusa a los hermanos Soto de lavar dinero. Ellos lo niegan.",
            "es",
            "Los hermanos Soto lavan dinero.",
        ),
        ("Hamás acusó a Israel de violar la tregua, algo que Israel rechazó.", "es", "Israel viola la tregua."),
        ("Trascendió que la ministra renunciará. Fuentes de Palacio lo desmienten.", "es", "La ministra renunciará."),
        ("Para la oposición, el decreto es ilegal. El oficialismo rechaza esa lectura.", "es", "El decreto es ilegal."),
        (
            "El alcalde, Mario Peña, fue señalado de robar tierras. Peña lo niega.",
            "es",
            "El alcalde, Mario Peña, roba tierras.",
        ),
    ],
)
def test_a_denial_answers_the_nearest_claim_of_somebody_else(text: str, lang: str, denied: str) -> None:
    told = read(text, lang)
    assert (told[-1][0], told[-1][2]) == (-1, denied)


def test_what_somebody_admits_by_a_pronoun_is_what_was_said() -> None:
    told = read("El ministro Rojas viajó en un avión privado, reveló El Faro. Rojas lo admitió ayer.")
    assert told[-1] == (1, "Rojas", "El ministro Rojas viajó en un avión privado.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Aunque la empresa lo desmiente, los trabajadores aseguran que habrá despidos.",
            [(-1, "la empresa", "Habrá despidos."), (1, "los trabajadores", "Habrá despidos.")],
        ),
        (
            "La jueza imputa a Gil un presunto delito de cohecho, extremo que su defensa niega.",
            [
                (1, "La jueza", "Gil incurrió en cohecho."),
                (-1, "su defensa", "Gil incurrió en cohecho."),
            ],
        ),
        ("Isabel Díaz: «No habrá despidos este año».", [(1, "Isabel Díaz", "No habrá despidos este año.")]),
    ],
)
def test_claims_after_a_denial_crimes_and_names_before_a_colon(text: str, found: list[tuple[int, str, str]]) -> None:
    assert read(text) == found


def test_what_is_being_looked_into_may_be_denied_in_the_same_breath() -> None:
    told = read("La Fiscalía investiga si el alcalde cobró comisiones, algo que él siempre ha negado.")
    claim = "El alcalde cobró comisiones."
    assert told == [(0, "La Fiscalía", claim), (-1, "el alcalde", claim)]


def test_a_denial_ends_where_another_verb_of_its_holder_begins() -> None:
    told = read("Junts niega haber pactado nada con el PSOE y amenaza con romper.")
    assert told[0] == (-1, "Junts", "Junts ha pactado algo con el PSOE.")


@pytest.mark.parametrize(
    "text",
    [
        "El puente de Lima cayó. Así lo dijo Luis Gil.",
        "El puente de Lima cayó. Lo confirmó ayer Luis Gil.",
        "El puente de Lima cayó. Lo asegura Luis Gil, que lo vio.",
    ],
)
def test_it_that_somebody_says_is_what_the_sentence_before_says(text: str) -> None:
    assert read(text)[1] == (1, "Luis Gil", "El puente de Lima cayó.")


@pytest.mark.parametrize(
    "text", ["El club cerró ayer. Gil lo señaló como autor.", "El club cerró ayer. Gil lo esperó."]
)
def test_him_whom_somebody_names_or_awaits_is_nothing_said(text: str) -> None:
    assert read(text)[1][2] != "El club cerró ayer."


def test_a_clause_may_stand_before_who_says_it() -> None:
    assert read("Que fueron siete lo dice el Gobierno.") == [(1, "el Gobierno", "Fueron siete.")]


def test_a_denial_that_tells_its_claim_in_many_words_means_no_other() -> None:
    text = "El director dijo que el tren salió a las dos. La firma rechazó la denuncia del gremio sobre los turnos."
    assert read(text)[-1] == (-1, "La firma", "La firma niega las acusaciones.")


def test_the_version_of_the_mayor_is_what_the_mayor_said() -> None:
    text = "El alcalde Luis Gil dijo que la comida llegó podrida. La proveedora refutó la versión del alcalde."
    assert read(text)[-1] == (-1, "La proveedora", "La comida llegó podrida.")


def test_a_lie_after_a_colon_denies() -> None:
    told = read("Preguntado por los sobornos que, según la Fiscalía, cobró su grupo, Gil fue seco: «Es falso».")
    assert told[-1][:2] == (-1, "Gil")


@pytest.mark.parametrize(
    ("text", "lang", "denial"),
    [
        (
            "«Jamás compartí una cena con Echagüe», dijo Óscar Baldi.",
            "es",
            "Óscar Baldi compartió una cena con Echagüe.",
        ),
        (
            "«Yo no me he sentado jamás con un oferente», dijo Luis Paz.",
            "es",
            "Luis Paz se ha sentado con un oferente.",
        ),
        ("Luis Paz dijo que nunca se había reunido con ella.", "es", "Luis Paz se había reunido con ella."),
        ("Luis Paz aseguró no haber recibido nunca dinero.", "es", "Luis Paz ha recibido dinero."),
        ("«Nunca sentei com esse senhor na minha vida», disse Caio Reis.", "pt", "Caio Reis sentou com esse senhor."),
        ("Caio Reis disse nunca ter recebido um centavo.", "pt", "Caio Reis recebeu um centavo."),
        ('"I\'ve never taken a penny," Ada Moss said.', "en", "Ada Moss has taken a penny."),
        ("« Je n'ai jamais touché un centime », a affirmé Luc Durand.", "fr", "Luc Durand a touché un centime."),
    ],
)
def test_who_says_never_to_have_done_it_denies_it(text: str, lang: str, denial: str) -> None:
    assert [(stance, told) for stance, _, told in read(text, lang)] == [(-1, denial)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("«Nunca había visto algo así», dijo Luis Paz.", "es"),
        ("«Nunca hemos buscado el conflicto», dijo Ana Ruiz.", "es"),
        ("Luis Paz dijo que nunca se había subido tanto el precio.", "es"),
        ("Luis Paz dijo que su hijo nunca pisó el despacho.", "es"),
        ('"I sat on my step and that siren never sounded," Ada Moss said.', "en"),
    ],
)
def test_what_was_never_seen_or_done_by_others_is_no_denial(text: str, lang: str) -> None:
    assert [stance for stance, _, _ in read(text, lang)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz dijo que los relojes los compró él. La oposición exige que se le retire el fuero; el PRI lo descarta.",
        "Ruiz dijo que el puente es seguro. La oposición pide su dimisión, pero el PRI lo rechaza.",
        "Ruiz dijo que el puente es seguro. Los vecinos quieren que se cierre, algo que el PRI descarta.",
    ],
)
def test_who_turns_down_what_others_ask_for_denies_nothing_that_was_said(text: str) -> None:
    found = extract(Article("a", text, lang="es"))[-1]
    assert (found.stance, found.kind, found.refers_to) == (0, "refuses", None)


def test_who_is_asked_to_go_still_denies_what_he_is_accused_of() -> None:
    found = read("La Fiscalía sostiene que Ruiz cobró sobornos. La oposición exige que dimita. Ruiz lo niega.")
    assert found[-1] == (-1, "Ruiz", "Ruiz cobró sobornos.")
