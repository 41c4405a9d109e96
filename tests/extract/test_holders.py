"""Who a role, a pronoun or "the company" stands for."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("introduction", "source"),
    [
        ("Ferroban, la concesionaria, compró vías.", "Ferroban"),
        ("La concesionaria Vialtec compró vías.", "La concesionaria Vialtec"),
        ("El comité acusa a la concesionaria Vialtec de mentir.", "la concesionaria Vialtec"),
    ],
)
def test_a_role_stands_for_whom_the_text_introduced_with_it(introduction: str, source: str) -> None:
    assert read(f"{introduction} La concesionaria dijo que el tren está parado.")[-1][1] == source


def test_an_office_before_a_name_introduces_its_bearer() -> None:
    text = "Hizo el anuncio la subsecretaria del Tesoro, Dana Ruiz. La subsecretaria dijo que el fondo cerró."
    assert read(text)[-1][1] == "Dana Ruiz"


def test_he_who_denies_is_whom_the_accusation_is_about() -> None:
    text = "La procuradora dijo que el contador mintió. Este lo niega."
    assert read(text)[-1] == (-1, "el contador", "El contador mintió.")


def test_an_office_that_is_also_a_verb_may_begin_a_sentence() -> None:
    assert read("Chair of trustees Lena Moss said the roof is safe.", "en")[0][1] == "Lena Moss"


def test_a_thing_with_a_name_is_nobody() -> None:
    text = "Ada Moss saw a silver Ford Transit. The car is gone, she said."
    assert read(text, "en")[-1][1] == "Ada Moss"


def test_nothing_but_a_holder_is_a_source() -> None:
    assert read("Para el traslado de los presos, se usaron siete aviones.")[0][1] is None
    assert read("Según estos posibles acuerdos, Suecia cedería el puerto.")[0][1] is None
    assert read("Según filtró Marlon, hijo de Keith Ros, el disco sale en mayo.")[0][1] == "Marlon"
    assert read("Una denuncia dada a conocer ayer señaló que hubo espías.")[0][1] == "Una denuncia"


def test_who_goes_on_speaking_has_the_number_of_the_verb() -> None:
    text = "El alcalde Tomás Urrea dijo que llovió. Los vecinos afirmaron que hubo daños. Añadió que habrá ayudas."
    assert [source for _, source, _ in read(text)] == ["Tomás Urrea", "Los vecinos", "Tomás Urrea"]


def test_a_holder_told_apart_from_others_of_his_role_is_not_the_last_of_them() -> None:
    text = "El mandatario venezolano Nicolás Paz habló en Caracas. El mandatario republicano dijo que no hay acuerdo."
    assert read(text)[-1][1] == "El mandatario republicano"


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("comentó, días después de que Chile y Perú firmaran un acuerdo", "Ana Gil"),
        ("dijo a los asistentes al foro, antes de afirmar que Francia abusa", "Ana Gil"),
        ("afirmó a cuenta de las dudas que plantea la salida chilena", "Ana Gil"),
        ("respondió cuando la senadora Paz Lara le preguntó por el caso", "Ana Gil"),
        ("respondió a la senadora Paz Lara", "Ana Gil"),
        ("dijo a la prensa Raúl Bermejo", "Raúl Bermejo"),
        ("declaró a la policía Raúl Bermejo", "Raúl Bermejo"),
        ("indicó a la revista Tinta", "Ana Gil"),
        ("indicó a la revista Tinta el portavoz", "el portavoz"),
        ("explicó a la agencia Prisma Raúl Bermejo", "Raúl Bermejo"),
        ("dijo a EFE Raúl Bermejo", "Raúl Bermejo"),
        ("dijo a CNN Chile", "Ana Gil"),
    ],
)
def test_who_is_told_or_acts_in_another_clause_does_not_speak(told: str, source: str) -> None:
    assert read(f"La fiscal Ana Gil habló ayer. «No hay detenidos», {told}.")[1][1] == source


def test_a_quotation_in_which_i_speaks_is_of_one_alone() -> None:
    text = "El técnico Raúl Bermejo explicó que hay bajas. Pedro Gil y Luis Sosa dijeron que quieren volver. "
    assert {source for _, source, _ in read(text + "«Estamos en eso, pero no temo nada».")[2:]} == {"Raúl Bermejo"}
    assert read(text + "«Estamos en eso».")[-1][1] == "Pedro Gil y Luis Sosa"


@pytest.mark.parametrize(
    ("deeds", "source"),
    [
        ("Raúl Bermejo abrió la sesión, confirmó la muerte de dos obreros y pidió calma.", "Raúl Bermejo"),
        ("El ministro llegó tarde, reiteró la prohibición del juego.", "El ministro"),
        ("Dos obreros murieron en la mina, confirmó la empresa y pidió calma.", "la empresa"),
        ("El alcalde Raúl Bermejo murió el martes, confirmó su hermana y pidió respeto.", "su hermana"),
    ],
)
def test_the_object_of_somebodys_next_deed_does_not_speak(deeds: str, source: str) -> None:
    assert read(deeds)[-1][1] == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Según supo este medio, la jueza liberó a Lema, algo que la Fiscalía desmiente.", [None, "la Fiscalía"]),
        ("La jueza liberó a Lema, según supo este diario.", ["este diario"]),
        ("Existen negociaciones secretas, como informó El Faro.", ["El Faro"]),
        ("¿Quién asegura que el agua es potable?", [None]),
        ("Desde la empresa dijeron que no habrá despidos.", ["la empresa"]),
        ("En el Ministerio niegan los despidos.", ["el Ministerio"]),
        ("En el barrio dicen que hubo disparos.", [None]),
        ("La Fiscalía acusa a Lema, quien niega los cargos y dice ser víctima.", ["La Fiscalía", "Lema", "Lema"]),
        ("Sáez criticó al diputado Paz, quien lo acusa de cerrar el hospital.", [None, "Paz"]),
        ("«No cerramos nada», dijo Sáez a Rita Paz, que había denunciado el cierre.", ["Sáez", "Rita Paz"]),
        ("Sáez, acusado de fraude por la Fiscalía, dijo: «Soy inocente».", ["la Fiscalía", "Sáez"]),
    ],
)
def test_everybody_who_speaks_in_a_sentence_has_his_own_words(text: str, source: list[str | None]) -> None:
    assert [found for _, found, _ in read(text)] == source


def test_what_is_only_told_of_a_source_is_no_statement() -> None:
    told = "La jueza ordenó liberar a Lema."
    assert read("Según trascendió, la jueza ordenó liberar a Lema.") == [(1, None, told)]
    assert read("Según pudo saber La Voz, la jueza ordenó liberar a Lema.") == [(1, "La Voz", told)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Según la ONU hay 300 muertos, pero el Gobierno lo niega.", [(1, "la ONU"), (-1, "el Gobierno")]),
        ("A juicio de la Fiscalía, Lema sabía del fraude.", [(1, "la Fiscalía")]),
        ("Sáez calificó de «burda mentira» que haya pactado con la guerrilla.", [(-1, "Sáez")]),
        ("Los obreros protestan. Estos aseguran que se les deben tres meses.", [(1, "Estos")]),
        ("Detuvieron a la mujer que dijo que vio a Lema.", [(1, None), (1, "la mujer")]),
    ],
)
def test_a_source_is_told_from_what_it_says_without_a_comma(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(stance, source) for stance, source, _ in read(text)][-len(expected) :] == expected


def test_it_is_false_answers_what_a_rumour_says() -> None:
    text = (
        "Circula en WhatsApp un audio que asegura que el agua está envenenada. Es falso, según la Secretaría de Salud."
    )
    assert read(text)[-1] == (-1, "la Secretaría de Salud", "El agua está envenenada.")


def test_how_an_outlet_is_named_after_what_it_tells_is_the_same_in_portuguese() -> None:
    assert read("Houve fraude, como noticiou O Farol.", "pt") == [(1, "O Farol", "Houve fraude.")]


def test_a_denial_left_open_keeps_its_own_words() -> None:
    text = "O delegado não confirmou nem negou a prisão."
    assert read(text, "pt") == [(0, "O delegado", text)]


@pytest.mark.parametrize(
    ("text", "lang", "holder"),
    [
        ("On Monday Ellen Cross denied that fuel had spilled.", "en", "Ellen Cross"),
        ("Last week the mayor denied taking bribes.", "en", "the mayor"),
        ("On March 3 Hale denied taking bribes.", "en", "Hale"),
        ("In a letter Hale denied taking bribes.", "en", "Hale"),
        ("Hours earlier the president had denied taking bribes.", "en", "the president"),
        ("El 3 de marzo Gil negó los vertidos.", "es", "Gil"),
        ("Horas antes el presidente negó los vertidos.", "es", "el presidente"),
        ("Con gesto serio la ministra negó los vertidos.", "es", "la ministra"),
        ("Na segunda-feira ele negou que houvesse fraude.", "pt", "ele"),
    ],
)
def test_a_time_or_place_before_who_speaks_is_no_part_of_the_name(text: str, lang: str, holder: str) -> None:
    assert [found[:2] for found in read(text, lang)] == [(-1, holder)]


@pytest.mark.parametrize(
    ("text", "lang", "holder"),
    [
        ("The state cannot control prices, Mr. Lou said.", "en", "Lou"),
        ("''Prices will fall next year,'' Ms. Warren said.", "en", "Warren"),
        ("The plan was ''a serious mistake,'' said Ann Dray, the mayor.", "en", "Ann Dray"),
        ('"The state is in debt," Paul Santos, director for Oregon, said over the phone.', "en", "Paul Santos"),
        ("But that is not good enough, said Howard Rubel, a senior analyst.", "en", "Howard Rubel"),
        ("Years after Bill Reed claimed that the era was over, he came back.", "en", None),
        ('"Both scare me," Harry Bond, 30, of Raleigh, N.C., who was polled, said in May.', "en", "Harry Bond"),
        ("''We wanted control,'' Michael C. Cernech, the manager, said of the course.", "en", "Michael C. Cernech"),
        ("«El agua es potable», Juan Paz, director de la planta, dijo ayer.", "es", "Juan Paz"),
    ],
)
def test_titles_offices_and_marks_do_not_hide_who_speaks(text: str, lang: str, holder: str) -> None:
    assert read(text, lang)[0][1] == holder


def test_an_official_who_asked_for_anonymity_is_not_the_one_named_before() -> None:
    text = "Minister Ann Dray said taxes would fall. An official, on condition of anonymity, said taxes would rise."
    assert [source for _, source, _ in read(text, "en")] == ["Ann Dray", "An official"]
    text = "The official, Bo Lund, said taxes would fall. The official, who asked for anonymity, said they would rise."
    assert read(text, "en")[-1][1] == "The official"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ('"They expect us to know," Terrie Rizzo, the local chair of the party, said of the vote.', "Terrie Rizzo"),
        ("Retired surgeon Ben Reed told a crowded hall that he is not giving up.", "Ben Reed"),
        ("Two letters were lost, Ann Dray, the clerk for records, wrote in a memo to the board.", "Ann Dray"),
        ("Late last year, the State Department said it had found the letters.", "the State Department"),
    ],
)
def test_english_offices_and_places_are_not_taken_for_who_speaks(text: str, holder: str) -> None:
    assert read(text, "en")[0][1] == holder


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("“Al norte de esos lugares, donde cae nieve de día”, dijo Ana Paz.", ["Ana Paz", "Ana Paz"]),
        ("Además, agregó la Cancillería, esta visita tiene el objetivo de dar seguimiento.", ["la Cancillería"]),
        ("Además, comentó los casos de China, con quien hay comercio libre.", [None]),
        ("«Habrá lluvia mañana», dijo a Ap Harvey Mason, director de la planta.", ["Harvey Mason"]),
    ],
)
def test_speakers_after_a_clause_of_a_quotation_a_connective_or_an_agency(text: str, holders: list[str | None]) -> None:
    assert [source for _, source, _ in read(text)] == holders


@pytest.mark.parametrize(
    ("text", "lang", "holder"),
    [
        ("Procurado, o hospital disse que não houve erro.", "pt", "o hospital"),
        ("Consultada, la ministra dijo que no habrá despidos.", "es", "la ministra"),
    ],
)
def test_a_participle_that_begins_a_sentence_names_nobody(text: str, lang: str, holder: str) -> None:
    assert [source for _, source, _ in read(text, lang)] == [holder]


def test_several_who_deny_something_unknown_deny_it_in_the_plural() -> None:
    assert read("Testigos negaron esas versiones.")[0][2] == "Testigos niegan las acusaciones."


def test_one_body_denies_in_the_singular_whatever_its_verb() -> None:
    told = read("Desde la compañía aseguraron que la noticia «carece de todo fundamento».")
    assert told == [(-1, "la compañía", "La compañía niega las acusaciones.")]


def test_a_body_is_not_called_after_its_spokesman() -> None:
    text = "Un portavoz de la Casa Blanca dijo que habrá paz. La Casa Blanca acusó a Irán de mentir."
    assert [source for _, source, _ in read(text)] == ["Un portavoz de la Casa Blanca", "La Casa Blanca"]


def test_what_describes_a_body_is_not_the_body() -> None:
    assert read("The lab, owned by the state, said of the tins that they were clean.", "en")[0][1] == "The lab"
    assert read("El laboratorio, propiedad estatal, dijo que no hay riesgo.")[0][1] == "El laboratorio"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "El gerente general de Terminal Costa Sur (TCS) calló. Gil negó que la empresa haya contratado a nadie.",
            (-1, "Gil", "TCS ha contratado a alguien."),
        ),
        (
            "El dueño de Vialtec calló. El gremio acusó a la compañía de pagar sobornos.",
            (1, "El gremio", "Vialtec paga sobornos."),
        ),
        (
            "Ferroban, la concesionaria, compró vías. La empresa cerró dos líneas.",
            (1, None, "Ferroban cerró dos líneas."),
        ),
    ],
)
def test_the_company_is_the_only_firm_that_the_article_names(text: str, told: tuple[int, str | None, str]) -> None:
    assert read(text)[-1] == told


@pytest.mark.parametrize(
    "text",
    [
        "El dueño de Vialtec calló. El gerente de Ferroban habló. La empresa cerró dos líneas.",
        "La empresa cerró dos líneas.",
    ],
)
def test_the_company_stays_so_where_several_or_none_could_be_meant(text: str) -> None:
    assert read(text)[-1][2] == "La empresa cerró dos líneas."


def test_the_company_that_something_more_is_said_of_may_be_another() -> None:
    text = "El dueño de Vialtec calló. La empresa de aguas cerró dos plantas."
    assert read(text)[-1][2] == "La empresa de aguas cerró dos plantas."


def test_somebody_of_a_firm_is_not_the_firm() -> None:
    text = "El gerente de Ferroban dijo que el tren está parado. Según Ferroban, nadie resultó herido."
    assert [told[1] for told in read(text)] == ["El gerente de Ferroban", "Ferroban"]


def test_a_plural_after_a_name_does_not_say_what_it_is() -> None:
    text = "Según el gerente de Ferroban, los trenes paran. Los trenes dijeron que sí."
    assert read(text)[-1][1] == "Los trenes"


@pytest.mark.parametrize(
    ("text", "lang", "holder"),
    [
        (
            "Ana Ruiz calló. Su marido, Luis Gil, salió. «Él no sabía nada», repite Ana Ruiz. «Nada», insiste.",
            "es",
            "Ana Ruiz",
        ),
        ('Ada Moss left. "No report came," a spokeswoman said. She said no money was offered.', "en", "a spokeswoman"),
        ("El alcalde Luis Gil habló. Preguntado por el dueño, Leo Paz, dijo que no lo conoce.", "es", "Luis Gil"),
        ("La nota deja mal a Luis Gil, que la víspera había asegurado que no hubo niños.", "es", "Luis Gil"),
        ("Gil admitió, eso sí, que leyeron la alerta.", "es", "Gil"),
        ("O surto começou ontem, informou na manhã desta quarta a Secretaria de Saúde.", "pt", "a Secretaria de Saúde"),
        ("«É o poço», disse ao Diário do Bojador a advogada Ana Reis.", "pt", "Ana Reis"),
    ],
)
def test_who_speaks_is_neither_beside_nor_after(text: str, lang: str, holder: str) -> None:
    assert read(text, lang)[-1][1] == holder


def test_who_takes_up_somebody_and_not_the_place_beside_him() -> None:
    text = "A worker at the plant, who begged not to be named, claimed that a valve broke."
    assert read(text, "en")[0][2].startswith("A worker begged")


@pytest.mark.parametrize(
    ("text", "lang", "holder"),
    [
        ("La compañía, filial de la canadiense Lago Norte, negó que haya derrames.", "es", "La compañía"),
        ("El ministro, el general de brigada Luis Gil, dijo que no hay presos.", "es", "Luis Gil"),
        ("Don Beto, taquero de oficio, dijo que el vino está caro.", "es", "Don Beto"),
        ("O caso chegou ao Laboratório Central, em São Luís, que disse que não há vírus.", "pt", "Laboratório Central"),
    ],
)
def test_an_apposition_may_name_another_and_a_place_nobody(text: str, lang: str, holder: str) -> None:
    assert read(text, lang)[-1][1] == holder


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Previo a la cumbre, Luis Paz dijo que no hay acuerdo.", "Luis Paz"),
        ("Según Olivia Ruiz y Ana Dean, hay premio. Dean dijo que no hubo fiesta.", "Dean"),
    ],
)
def test_neither_an_adjunct_nor_a_list_is_one_who_speaks(text: str, holder: str) -> None:
    assert read(text)[-1][1] == holder


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("La isla calló. Antier, el mandatario indicó que hay un plan.", "el mandatario"),
        ("El día 22 de enero, la Academia de Cine anunció que hay diez nominadas.", "la Academia de Cine"),
        ("Este jueves 22 de enero la Asociación de Actores anunció que cerró.", "la Asociación de Actores"),
        ("El martes por la mañana, el juez Luis Gil dijo que no hubo pacto.", "Luis Gil"),
        ("Poco antes, Fink había dicho al público que hay miedo.", "Fink"),
        ("Casi cinco meses después, el ejército israelí dice que no hay rehenes.", "el ejército israelí"),
        ("Medios del norte, tales como Alfa y Beta, anunciaron que no hubo acto.", "Medios del norte"),
        ("La ministra de Trabajo, Justicia y Paz, Ana Gil, dijo que hay fondos.", "Ana Gil"),
        ("El río creció, informó el Correo citando a la policía.", "el Correo"),
        ("Un nuevo informe de la ONU publicado el lunes señaló que hay hambre.", "Un nuevo informe de la ONU"),
        ('La "Perdida" aseguró que no habrá concierto.', "La Perdida"),
        ("El estudio, titulado ‘Vivir con la sed’, dice que falta agua.", "El estudio"),
        ("Cacahuate japonés Un estudio de la Procuraduría dice que es sano.", "Un estudio de la Procuraduría"),
        ("La fiebre, indica la doctora Ana Gil, con los años sube sin aviso.", "Ana Gil"),
        ("Ana Gil calló. Lo anterior lo dijo Luis Paz.", "Luis Paz"),
        ("Habló el juez Luis Gil. El juez que liberó a Paz dijo que hubo un error.", "El juez"),
        ("Reuters confirma el dato, señalando que Luis Paz declaró: «Hemos hablado con ella dos veces».", "Luis Paz"),
        ("Ana Gil dijo que no. Los Dos dijeron que sí van. «Todo irá bien», dijo. «Y la música sigue».", "Ana Gil"),
        ("El Gobierno calló. ‘The Guardian’ indicó que tuvo cuatro fuentes.", "The Guardian"),
        ("El Gobierno calló. Las fuentes del “Guardian” dicen que hay pacto.", "Las fuentes del Guardian"),
        ("Según informa hoy 'El Norte', el club irá a juicio.", "El Norte"),
        ("El caso lo abrió Ana Gil, exjefa de Salud, quien dijo que hay nueve casos.", "Ana Gil"),
        ("Lima dijo que no irá a Rusia, que envió tropas y acusa a Kiev de mentir.", "Rusia"),
        (
            "Habló el ministro Luis Gil. Un ministro de Lima dijo que no. El ministro añadió que huyó.",
            "Un ministro de Lima",
        ),
        ("Según la policía, los hechos no respondieron a un robo, sino a un plan que urdían.", "la policía"),
        ("La actriz Ana Gil y el director Luis Paz dijeron que no hay casos.", "Ana Gil y Luis Paz"),
        ("El ministro de Paz, Luis Ruiz, y la jueza Ana Gil dijeron que hay casos.", "Luis Ruiz y Ana Gil"),
        ("En Davos, Suiza, el Ministerio de Salud dijo que no hay casos.", "el Ministerio de Salud"),
        ("«No hay casos», aseguró citado en una nota Luis Gil, jefe del Comité.", "Luis Gil"),
        ("Declaraciones de Luis Paz en Davos. Paz añadió que no hay casos.", "Paz"),
        ("Paz dijo que temía a Lima porque su país se había negado a pagar. «Si no pagan, iremos».", "Paz"),
        ("El Consejo de la ONU dijo que sesiona. Un informe de la ONU señaló que hay hambre.", "Un informe de la ONU"),
    ],
)
def test_who_speaks_is_found_beside_times_titles_and_lists(text: str, holder: str) -> None:
    assert read(text)[-1][1] == holder


@pytest.mark.parametrize(
    "text",
    [
        "El escándalo amenaza con robar el foco.",
        "El retraso de la novela demostró ser un lastre.",
        "Sólo el tiempo dirá si la historia durará.",
        "Se oyó la historia del corrido, que narra las peripecias de una gira.",
        "Los agentes no se dieron cuenta de que era una estrella.",
        "Para el centenario de José Gil, que es hoy, habrá actos.",
        "La película tuvo nueve nominaciones, se dio a conocer el jueves.",
    ],
)
def test_things_and_what_nobody_is_named_for_do_not_speak(text: str) -> None:
    assert {holder for _, holder, _ in read(text)} == {None}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ('Ada Moss left. "Were you there? Nobody was." Bo Lund said.', "Bo Lund"),
        ("On the show “Hannity,” Newt Grange said the ticket would lose.", "Newt Grange"),
        ("There, the chairman Chuck Hall said one was a supporter.", "Chuck Hall"),
        ("The Post, which originally said it would close, is open.", "The Post"),
        ("Emails have been stored, Pat F. Kent, the undersecretary for housing, wrote in a memo to Bo.", "Pat F. Kent"),
        ("Officials close to a firm in Chappaqua, N.Y., said that it was safe.", "Officials close to a firm"),
        ("“I do,” Bo Lund, founder of the club, told reporters.", "Bo Lund"),
        ("Ada Moss left. “It has changed her mind,” read the email.", "the email"),
        ("Since Ada Moss’s speech, Moss said that nobody came.", "Moss"),
        ("Yet in the classroom, Ada Moss argued that it was a mirage.", "Ada Moss"),
        ("Privately, some officials think that it is a risk.", "some officials"),
        ("Ada Moss left. “All that I said,” the judge exclaimed, “has been heard.”", "the judge"),
    ],
)
def test_english_speakers_are_found_after_a_stop_a_title_or_a_state(text: str, holder: str) -> None:
    assert holder in {found for _, found, _ in read(text, "en")}


def test_she_is_nobody_s_letter() -> None:
    text = "Superintendent Dana Whitcomb ordered the payment, according to an email, which she denies writing."
    assert read(text, "en")[-1] == (-1, "Dana Whitcomb", "Dana Whitcomb wrote an email.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("El juez citó al ministro, quien negó los cargos.", "el ministro"),
        ("El juez dijo que citó al ministro, que niega los cargos.", "el ministro"),
        ("La policía detuvo a la alcaldesa, quien niega los cargos.", "la alcaldesa"),
        ("La Fiscalía investiga al alcalde Luis Paz, quien niega los cargos.", "Luis Paz"),
    ],
)
def test_whom_something_is_done_to_denies_it_in_a_relative_clause(text: str, who: str) -> None:
    assert read(text)[-1][:2] == (-1, who)


def test_names_that_look_like_verbs_are_names_before_names() -> None:
    assert read("Reino Unido dijo que no hay pacto.") == [(1, "Reino Unido", "No hay pacto.")]


@pytest.mark.parametrize("told", ["Ana Gil negó", "Ana Gil admitió errores y negó"])
def test_who_published_what_is_denied_does_not_deny_it(told: str) -> None:
    denied, said = read(f"{told} que haya problemas, como publicó un diario.")[-2:]
    assert denied == (-1, "Ana Gil", "Hay problemas.")
    assert said == (1, "un diario", "Hay problemas.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Uno de los agentes confesó las torturas; el otro las negó.", "el otro"),
        ("Gil y Paz firmaron el pacto, algo que ambos desmienten.", "Gil y Paz"),
        ("Los agentes, acusados de robar, se declararon inocentes.", "Los agentes"),
    ],
)
def test_others_and_both_deny_for_themselves(text: str, who: str) -> None:
    assert read(text)[-1][:2] == (-1, who)
