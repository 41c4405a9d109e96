"""Propositions stand for themselves."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("El club negó que esté vendiendo el estadio.", "El club está vendiendo el estadio."),
        ("La actriz negó haber firmado el contrato.", "La actriz ha firmado el contrato."),
        ("El juez descartó que existan más víctimas.", "Existen más víctimas."),
        ("El rector negó que la facultad haya cerrado.", "La facultad ha cerrado."),
        ("Aduanas negó que los guardias cobraran sobornos.", "Los guardias cobraron sobornos."),
        ("Aduanas negó haber cobrado jamás sobornos.", "Aduanas ha cobrado sobornos."),
    ],
)
def test_what_is_denied_stands_in_the_indicative(text: str, proposition: str) -> None:
    assert [told[2] for told in read(text)] == [proposition]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("El gremio reiteró que no recibió nada.", "El gremio recibió algo."),
        ("El gremio reiteró que no recibió ni un peso.", "El gremio recibió un peso."),
        ("El gremio reiteró que nunca hubo tregua.", "Hubo tregua."),
    ],
)
def test_a_negation_that_answers_is_shown_as_what_it_denies(text: str, proposition: str) -> None:
    assert [told[2] for told in read(text)] == [proposition]


def test_a_shared_subject_is_restored() -> None:
    assert (
        read("El fuego arrasó 300 hectáreas y obligó a evacuar dos aldeas.")[1][2]
        == "El fuego obligó a evacuar dos aldeas."
    )


def test_a_possessive_says_whose_it_is() -> None:
    assert read("Eléctrica Miño negó que su red causara el fuego.")[0][2] == "Su red (Eléctrica Miño) causó el fuego."


def test_words_in_the_first_person_keep_their_speaker_in_sight() -> None:
    assert read("«Yo no firmé nada», declaró Ernesto Lugo.")[0][2] == "Ernesto Lugo: Yo no firmé nada."


def test_figures_and_marks_inside_stay_as_they_are() -> None:
    text = "El gremio sostiene que la oferta «no alcanza» y es de 1.234,5 euros."
    assert read(text)[0][2] == "La oferta «no alcanza»."


def test_a_noun_that_looks_like_a_verb_begins_no_english_clause() -> None:
    text = "The engineers complained for years about long trains."
    assert read(text, "en") == [(1, "The engineers", text)]


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        ("La defensa de Lema negó que este haya recibido dinero.", "es", "Lema ha recibido dinero."),
        ("El abogado del futbolista negó que él estuviera en la fiesta.", "es", "El futbolista estaba en la fiesta."),
        ("La abogada de la minera dijo que su representada pagó todo.", "es", "La minera pagó todo."),
        ("El abogado de oficio dijo que su cliente pagó todo.", "es", "Su cliente pagó todo."),
        ("A advogada de Rui Lema disse que seu cliente é inocente.", "pt", "Rui Lema é inocente."),
        ("The mayor's lawyer denied that his client took a bribe.", "en", "The mayor took a bribe."),
    ],
)
def test_whom_a_lawyer_speaks_for_is_named(text: str, lang: str, proposition: str) -> None:
    assert read(text, lang)[0][2] == proposition


def test_what_is_told_of_whose_names_the_owner() -> None:
    text = "El Tesoro sancionó a una red acusada de eludir sanciones, cuyo objetivo era apoyar acuerdos."
    assert read(text)[-1][2] == "El objetivo de una red era apoyar acuerdos."
    told = read("La red dedicada a robar autos, cuyo jefe era Lema, cayó ayer.")
    assert told[-1][2] == "La red dedicada a robar autos cayó ayer."


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Su entorno desmiente que se haya desmayado.", "Se ha desmayado."),
        ("El fiscal no confirmó que Sáez haya muerto.", "Sáez ha muerto."),
        ("Gil niega que haya un rebrote.", "Hay un rebrote."),
    ],
)
def test_a_verb_that_the_lexicon_does_not_know_keeps_its_auxiliary(text: str, proposition: str) -> None:
    assert [found[2] for found in read(text)] == [proposition]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Según la policía, huyó a pie.", "Huyó a pie."),
        ("A juicio del fiscal, mintió al juez.", "Mintió al juez."),
        ("Según Ana Gil, firmó el contrato en marzo.", "Ana Gil firmó el contrato en marzo."),
        ("Según la empresa, retiró el lodo en marzo.", "La empresa retiró el lodo en marzo."),
    ],
)
def test_an_office_tells_of_others_and_a_person_or_firm_of_itself(text: str, proposition: str) -> None:
    assert [found[2] for found in read(text)] == [proposition]


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        ("Gil es rico. (Volar es su «verdadera pasión», dice Gil.)", "es", "Volar es su «verdadera pasión»."),
        ("Gil negó tener cuentas cuando era alcalde.", "es", "Gil tiene cuentas cuando era alcalde."),
        ("Lou denied being in Leeds when the fire was set.", "en", "Lou was in Leeds when the fire was set."),
    ],
)
def test_an_infinitive_that_is_a_subject_stays_one(text: str, lang: str, proposition: str) -> None:
    assert read(text, lang)[-1][2] == proposition


def test_a_relative_clause_is_about_the_noun_that_has_its_number() -> None:
    assert read("La venta de las minas, que contaminan el río, sigue.")[0][2] == "Las minas contaminan el río."
    assert read("La venta de las minas, que acabó en mayo, dio poco.")[0][2] == "La venta de las minas acabó en mayo."


def test_a_conjunction_after_that_is_no_verb() -> None:
    told = read("Gil dijo que aunque la mina cerró en mayo, el agua sigue sucia.")
    assert [proposition for _, _, proposition in told] == ["La mina cerró en mayo.", "El agua sigue sucia."]


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        (
            "La fiscal acusó a Gil de cobrar sobornos y mentir al jurado.",
            "es",
            "Gil cobra sobornos y miente al jurado.",
        ),
        ("Gil negó querer comprar y vender casas.", "es", "Gil quiere comprar y vender casas."),
        ("Lou denied taking bribes or lying to the jury.", "en", "Lou took bribes or lied to the jury."),
    ],
)
def test_coordinate_acts_are_both_told_in_the_indicative(text: str, lang: str, proposition: str) -> None:
    assert [found[2] for found in read(text, lang)] == [proposition]


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Hubo una reunión, en la que participó el alcalde Gil.", "En la reunión participó el alcalde Gil."),
        ("Se conoció el informe, al que ha accedido este diario.", "Al informe ha accedido este diario."),
        (
            "La patrulla halló a Macario, a quien el Gobierno buscaba desde enero.",
            "A Macario el Gobierno buscaba desde enero.",
        ),
    ],
)
def test_a_pronoun_after_a_preposition_gives_way_to_what_it_stands_for(text: str, proposition: str) -> None:
    assert read(text)[-1][2] == proposition


def test_a_pronoun_whose_noun_does_not_agree_with_it_stays() -> None:
    assert read("Hubo una cena con Gil, en el que confiaban los socios.")[-1][2].startswith("En el que")


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        (
            "Contrary to what the mayor said, the bridge fell, the auditors found.",
            "en",
            (1, "the auditors", "The bridge fell."),
        ),
        (
            "A diferencia de lo que sostiene el Gobierno, el instituto asegura que el déficit subió.",
            "es",
            (1, "el instituto", "El déficit subió."),
        ),
        ("Ao contrário do que afirmou o prefeito, a escola fechou.", "pt", (1, None, "A escola fechou.")),
    ],
)
def test_what_a_clause_is_contrary_to_is_none_of_it(text: str, lang: str, told: tuple) -> None:
    assert read(text, lang)[-1] == told


def test_a_proposition_does_not_end_in_and() -> None:
    found = read("El equipo fichó a un portero en enero y, aunque al principio se negaron esos rumores, lo presentó.")
    assert found[0][2] == "El equipo fichó a un portero en enero."


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Ante esto, en redes se rumoró una demanda.", "es", "En redes se rumoró una demanda."),
        ("Sin embargo, la lista no ha sido revelada.", "es", "La lista no ha sido revelada."),
        ("Por ello y por más cosas la lista no salió.", "es", "Por ello y por más cosas la lista no salió."),
        ("However, the list has not been published.", "en", "The list has not been published."),
        ("No entanto, a lista não foi divulgada.", "pt", "A lista não foi divulgada."),
    ],
)
def test_what_only_ties_a_sentence_to_the_one_before_goes(text: str, lang: str, found: str) -> None:
    assert read(text, lang)[0][2] == found


def test_several_without_an_article_are_several() -> None:
    assert read("Vecinos dijeron haber oído dos explosiones.")[0][2] == "Vecinos han oído dos explosiones."
    assert read("Vizinhos relataram ter ouvido dois tiros.", "pt")[0][2] == "Vizinhos ouviram dois tiros."


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Gil firmó el plan, lo que desató protestas en la capital.", "es", "Esto desató protestas en la capital."),
        ("Gil ordenó la captura, lo cual generó malestar.", "es", "Esto generó malestar."),
        ("Gil assinou o contrato, o que provocou protestos.", "pt", "Isso provocou protestos."),
        ("Gil a signé le contrat, ce qui a provoqué des cris.", "fr", "Cela a provoqué des cris."),
    ],
)
def test_what_takes_up_a_whole_clause_stands_without_it(text: str, lang: str, found: str) -> None:
    assert read(text, lang)[-1][2] == found


@pytest.mark.parametrize(
    "text",
    [
        "Gil calla, lo que pasa en la isla es terrible.",
        "Gil calló en la sala, lo que llamaron un error.",
        "Lo que pasa en la capital es terrible.",
    ],
)
def test_what_begins_with_what_is_no_clause_taken_up(text: str) -> None:
    assert "Esto" not in read(text)[-1][2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La policía detuvo a Ana Gil, la cual fue llevada a Lerma.", "Ana Gil fue llevada a Lerma."),
        ("El tenor cantó con su hija Luz, la cual creó una banda.", "Su hija Luz creó una banda."),
        ("Murieron dos agentes, los cuales no llevaban chaleco.", "Dos agentes no llevaban chaleco."),
        ("Llegaron a las cinco, los cuales rescataron a tres personas.", "Los cuales rescataron a tres personas."),
    ],
)
def test_a_relative_pronoun_with_an_article_is_the_noun_that_it_agrees_with(text: str, found: str) -> None:
    assert read(text)[-1][2] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gil afirmó que “nunca había oído hablar” del artista.", "Gil “nunca había oído hablar” del artista."),
        ("Gil dijo que “no tiene nada que ver” con la red.", "Gil “no tiene nada que ver” con la red."),
        ("Gil dijo que “debió haberse consultado” la visita.", "“debió haberse consultado” la visita."),
        ("Gil dijo que “tendría que haberse consultado” la visita.", "“tendría que haberse consultado” la visita."),
    ],
)
def test_a_verb_that_is_quoted_gets_its_subject_too(text: str, found: str) -> None:
    assert read(text)[-1][2] == found


@pytest.mark.parametrize(
    ("text", "lang", "stance", "found"),
    [
        ("Cuando llegue el tren, el ministro cortará la cinta.", "es", 0, "Llega el tren."),
        ("Una vez que los bailes terminen, la fiesta sigue.", "es", 0, "Los bailes terminan."),
        ("Hasta que la jueza firme el auto, el preso seguirá dentro.", "es", 0, "Hasta que la jueza firme el auto."),
        ("Como si se tratara de un rey, Gil viajó a Davos.", "es", 0, "Como si se tratara de un rey."),
        ("Después de que Gil firmara el plan, hubo protestas.", "es", 1, "Gil firmó el plan."),
    ],
)
def test_what_has_yet_to_happen_is_left_open_wherever_it_stands(text: str, lang: str, stance: int, found: str) -> None:
    assert read(text, lang)[0] == (stance, None, found)


def test_what_something_is_compared_with_does_not_open_what_it_is_compared_to() -> None:
    assert read("Como si se tratara de un rey, Gil viajó a Davos.")[1] == (1, None, "Gil viajó a Davos.")


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("La obra demuestra cómo está viviendo la gente.", "es", "Está viviendo la gente."),
        ("Gil pidió a Paz que entregue la clave o debilite su defensa.", "es", "Debilita su defensa."),
        ("The mayor asked not to be named.", "en", "The mayor asked not to be named."),
    ],
)
def test_who_speaks_does_not_do_what_he_tells_of_others(text: str, lang: str, found: str) -> None:
    assert read(text, lang)[-1][2] == found


def test_what_is_tried_keeps_its_verb_beside_it() -> None:
    found = read("Es tanto el odio hacia Ana Gil, que los dueños trataron de borrar su historia.")[-1][2]
    assert found == "Los dueños trataron de borrar su historia."


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("La ministra negó que Gil fuera culpable.", "es", "Gil era culpable."),
        ("La ministra negó que Gil fuera detenido.", "es", "Gil fue detenido."),
        ("La ministra negó que fuera a subir los impuestos.", "es", "La ministra iba a subir los impuestos."),
        ("La ministra desmintió que se fuera a cerrar la escuela.", "es", "Se iba a cerrar la escuela."),
        ("A ministra negou que fosse subir os impostos.", "pt", "A ministra ia subir os impostos."),
        ("La ministra negó que Gil quedara fuera de la lista.", "es", "Gil quedó fuera de la lista."),
    ],
)
def test_a_form_of_two_verbs_is_of_the_one_that_is_meant(text: str, lang: str, found: str) -> None:
    assert read(text, lang)[-1][2] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eva Sanz negó que su jefe mintiera.", "Su jefe mintió."),
        ("Eva Sanz negó que su hijo huyera.", "Su hijo huyó."),
        ("La empresa negó que su fábrica contaminara el río.", "Su fábrica (La empresa) contaminó el río."),
        ("Eva Sanz negó que su Gobierno comprara armas.", "Su Gobierno (Eva Sanz) compró armas."),
    ],
)
def test_whose_something_is_stands_beside_it_but_beside_nobody(text: str, found: str) -> None:
    assert read(text)[-1][2] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ruiz negó conocerlo. «A ese señor no lo he visto en mi vida», dijo.", "A ese señor Ruiz lo ha visto."),
        ("«Esa casa nunca la compré con dinero público», dijo Ruiz.", "Esa casa Ruiz la compró con dinero público."),
    ],
)
def test_who_speaks_stands_after_what_his_sentence_begins_with_and_is_not_its_subject(text: str, found: str) -> None:
    assert read(text)[-1][2] == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Paz criticó el acuerdo, que el alcalde dice haber firmado.", "es", "El alcalde ha firmado el acuerdo."),
        ("Paz mostró un recibo que el alcalde dice no conocer.", "es", "El alcalde no conoce un recibo."),
        ("Reis denunciou o contrato, que o prefeito diz ter sido licitado.", "pt", "O contrato foi licitado."),
        ("Reis mostrou um contrato que o prefeito diz não ter assinado.", "pt", "O prefeito não assinou um contrato."),
    ],
)
def test_what_somebody_says_to_have_done_has_the_noun_before_as_its_object(text: str, lang: str, found: str) -> None:
    assert read(text, lang)[-1][2] == found
