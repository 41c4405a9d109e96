"""Denials without a content clause."""

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        ("La papelera negó el vertido.", "es", "Hubo vertido."),
        ("El cuartel negó la existencia de un túnel.", "es", "Existe un túnel."),
        ("El senador negó cualquier vínculo con la mina.", "es", "El senador tiene vínculo con la mina."),
        ("The mill denied the leak.", "en", "There was a leak."),
        ("A usina negou o vazamento.", "pt", "Houve vazamento."),
        ("L'usine a nié la fuite.", "fr", "Il y a eu une fuite."),
    ],
)
def test_a_denied_noun_becomes_a_sentence(text: str, lang: str, proposition: str) -> None:
    assert [(told[0], told[2]) for told in read(text, lang)] == [(-1, proposition)]


@pytest.mark.parametrize(
    "text",
    [
        "El juez negó la fianza al contador.",
        "El consulado le negó el visado.",
        "El comité rechazó la oferta del banco.",
        "El perito dice que el billete es falso.",
        "Es un montaje la lista de famosos que circula.",
        "No todas las noticias son falsas, dijo Gil.",
        "El ministro prometió un acuerdo. Eso nunca ocurrió.",
    ],
)
def test_a_refusal_and_a_false_thing_deny_nothing(text: str) -> None:
    assert {told[0] for told in read(text)} == {1}


@pytest.mark.parametrize(
    "denial",
    [
        "«Es mentira», respondió la minera Pardo.",
        "La minera Pardo negó todo.",
        "La minera Pardo dijo que todo es un invento.",
        "La minera Pardo calificó de falso el informe.",
    ],
)
def test_a_denial_may_only_point_back(denial: str) -> None:
    text = f"Un informe sostiene que la minera Pardo secó el pozo. {denial}"
    assert read(text)[1][::2] == (-1, "La minera Pardo secó el pozo.")


def test_news_that_are_called_false_are_denied() -> None:
    text = "La noticia de que el puente cedió es falsa, dijo la alcaldesa."
    assert read(text) == [(-1, "la alcaldesa", "El puente cedió.")]


@pytest.mark.parametrize(
    ("text", "lang", "source", "proposition"),
    [
        ("The claim that the pier sank was denied by the port.", "en", "the port", "The pier sank."),
        ("La versión de que el muelle cedió fue desmentida por el puerto.", "es", "el puerto", "El muelle cedió."),
        ("The navy said reports that a boat was lost were false.", "en", "The navy", "A boat was lost."),
        ("The mill denies the boy was fired.", "en", "The mill", "The boy was fired."),
        ("The council denied a report in the Post that it had sold the park.", "en", "The council", None),
        ('"We deny that the brakes failed," the firm said.', "en", "the firm", "The brakes failed."),
    ],
)
def test_a_denial_may_be_passive_reported_or_in_the_first_person(
    text: str, lang: str, source: str, proposition: str | None
) -> None:
    ((stance, holder, told),) = read(text, lang)
    assert (stance, holder) == (-1, source)
    assert proposition is None or told == proposition


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The reporter was denied entry.", "en"),
        ("The judge rejected her request for a delay.", "en"),
        ("El ministro rechazó las declaraciones de la oposición.", "es"),
        ("The firm has yet to deny the story.", "en"),
        ("No one denies that the ice was thin.", "en"),
        ("The navy would neither confirm nor deny that the ship had sunk.", "en"),
        ("El alcalde repitió que no subiría los impuestos.", "es"),
    ],
)
def test_a_refusal_a_silence_and_a_promise_deny_nothing(text: str, lang: str) -> None:
    assert [told[0] for told in read(text, lang) if told[0] == -1] == []


@pytest.mark.parametrize(
    "text",
    [
        "Lima acusó a Bogotá de mover la frontera, una acusación que Bogotá rechazó.",
        "Lima acusó a Bogotá de mover la frontera, señalamiento que Bogotá niega.",
        "Lima acusó a Bogotá de mover la frontera, sin embargo, Bogotá lo negó.",
    ],
)
def test_an_accusation_in_apposition_is_answered(text: str) -> None:
    assert read(text)[1] == (-1, "Bogotá", "Bogotá mueve la frontera.")


@pytest.mark.parametrize(
    ("text", "lang", "denial"),
    [
        (
            "Police said the suspect denied stealing the car.",
            "en",
            (-1, "the suspect", "The suspect stole the car."),
        ),
        (
            "Police said the guard insisted he had not fired.",
            "en",
            (-1, "the guard", "The guard had fired."),
        ),
        (
            "El portavoz dijo que la minera negó que hubiera vertidos.",
            "es",
            (-1, "la minera", "Había vertidos."),
        ),
    ],
)
def test_a_denial_that_another_passes_on_is_its_holders(text: str, lang: str, denial: tuple[int, str, str]) -> None:
    assert read(text, lang) == [denial]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The navy would neither confirm nor deny that the boat sank.", "en"),
        ("The navy would not confirm or deny that the boat sank.", "en"),
        ("La marina no confirmó ni desmintió que el barco se hundiera.", "es"),
    ],
)
def test_who_neither_confirms_nor_denies_leaves_open(text: str, lang: str) -> None:
    ((stance, _, proposition),) = read(text, lang)
    assert (stance, proposition in ("The boat sank.", "El barco se hundió.")) == (0, True)


@pytest.mark.parametrize(
    ("denial", "source"),
    [
        ("That was denied by the port.", "the port"),
        ("The harbor master, Ivo Skaar, said that did not happen.", "Ivo Skaar"),
        ('"He is lying," the harbor master, Ivo Skaar, told reporters.', "Ivo Skaar"),
    ],
)
def test_english_denials_point_back_in_many_ways(denial: str, source: str) -> None:
    told = read(f"The diver said the pier sank in May. {denial}", "en")
    assert told[1] == (-1, source, "The pier sank in May.")


def test_who_denies_it_denies_no_clause_he_merely_hangs_on() -> None:
    text = "Divers said the pier sank. The panel heard another story from the owner, Piet Roos, who denied it."
    assert read(text, "en")[-1] == (-1, "Piet Roos", "The pier sank.")


def test_an_apposition_does_not_end_the_clause_of_its_subject() -> None:
    text = "Los buzos dicen que el muelle cedió, pero el capitán, Ivo Skaar, niega la acusación."
    assert read(text) == [(1, "Los buzos", "El muelle cedió."), (-1, "Ivo Skaar", "El muelle cedió.")]


def test_a_motion_that_is_denied_is_no_claim() -> None:
    assert read("A judge denied a motion to dismiss the charges against Petrie.", "en")[0][0] == 1


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        ("El grupo descarta el rumor de una gira de despedida.", "es", "Hubo una gira de despedida."),
        ("The club denied reports of a merger with its rival.", "en", "There was a merger with its rival."),
        ("La actriz negó las acusaciones de un exempleado.", "es", "La actriz niega las acusaciones."),
    ],
)
def test_a_rumour_of_something_is_denied_with_it(text: str, lang: str, proposition: str) -> None:
    assert read(text, lang)[-1][::2] == (-1, proposition)


@pytest.mark.parametrize(
    ("text", "denial"),
    [
        ("Ruiz spoke for an hour, denying he took bribes.", (-1, "Ruiz", "Ruiz took bribes.")),
        (
            "Ruiz spoke for an hour, rejecting the claim that he pocketed $2 million.",
            (-1, "Ruiz", "Ruiz pocketed $2 million."),
        ),
        ("The ministry said reports of a coup were false.", (-1, "The ministry", "There was a coup.")),
        ("Reports of a coup are false, the ministry said.", (-1, "the ministry", "There was a coup.")),
        (
            "The mayor's lawyer denied that he took a cent.",
            (-1, "The mayor's lawyer", "The mayor took a cent."),
        ),
        (
            "Prosecutors say Hale took bribes. Hale's lawyer called the allegation preposterous.",
            (-1, "Hale's lawyer", "Hale took bribes."),
        ),
        (
            "The union says 300 workers were fired. Management disputes that figure.",
            (-1, "Management", "300 workers were fired."),
        ),
    ],
)
def test_english_denials_by_the_way_of_rumours_of_labels_and_for_others(
    text: str, denial: tuple[int, str, str]
) -> None:
    assert read(text, "en")[-1] == denial


def test_the_accused_may_deny_before_it_is_told_of_what() -> None:
    denial, charge = read("The firm, which denies the charges, is accused of dumping waste in the Tees.", "en")
    assert denial == (-1, "The firm", "The firm dumped waste in the Tees.")
    assert charge == (1, None, "The firm dumped waste in the Tees.")


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        (
            "El rector negó las acusaciones de fraude fiscal que publicó El Faro.",
            "es",
            "Hubo fraude fiscal.",
        ),
        ("Los jueces negaron las acusaciones de parcialidad.", "es", "Hubo parcialidad."),
        ("The bishop denied accusations of abuse and left.", "en", "There was abuse."),
        ("O deputado negou as acusações de corrupção.", "pt", "Houve corrupção."),
        ("El Gobierno rechazó las acusaciones de activistas.", "es", "El Gobierno niega las acusaciones."),
        ("El club ha negado en un comunicado cualquier contacto.", "es", "El club tiene contacto."),
    ],
)
def test_what_is_denied_by_a_noun_alone(text: str, lang: str, proposition: str) -> None:
    assert read(text, lang)[-1][::2] == (-1, proposition)


def test_who_accuses_did_not_do_it() -> None:
    text = "La Fiscalía lo acusa de cobrar sobornos. El sacerdote se declaró inocente."
    assert read(text) == [(1, "La Fiscalía", "Cobra sobornos."), (-1, "El sacerdote", "Cobra sobornos.")]


def test_what_it_stands_against_is_not_who_says_it() -> None:
    text = "La defensa sostiene que los pagos no existieron, en contra de lo que afirma la Fiscalía."
    assert read(text)[0][1] == "La defensa"


@pytest.mark.parametrize(
    "denial",
    [
        "The owner rejects that conclusion.",
        "The owner contested their account.",
        "The owner described the claim as inaccurate.",
        '"It\'s a lie," the owner said.',
    ],
)
def test_an_english_denial_may_judge_what_was_found_or_told(denial: str) -> None:
    told = read(f"Investigators believe the tenant cut off the heating. {denial}", "en")
    assert told == [
        (1, "Investigators", "The tenant cut off the heating."),
        (-1, told[1][1], "The tenant cut off the heating."),
    ]
    assert str(told[1][1]).lower() == "the owner"


def test_who_was_accused_in_a_relative_clause_may_deny_it() -> None:
    told = read("Hale, who was accused of fraud, has denied the accusations.", "en")
    assert told == [(1, None, "Hale is guilty of fraud."), (-1, "Hale", "Hale is guilty of fraud.")]


@pytest.mark.parametrize(
    ("denial", "source"),
    [
        ("The mayor has denied ordering anything of the kind.", "The mayor"),
        ("The mayor insists otherwise.", "The mayor"),
        ("The mayor said that was not the case.", "The mayor"),
        ("The mayor said he did not.", "The mayor"),
        ("The mayor's aide, Dana Wu, dismissed the clerk's claim.", "Dana Wu"),
        ("The mayor has rejected the clerk's account.", "The mayor"),
    ],
)
def test_an_english_denial_may_leave_out_all_but_that_it_is_one(denial: str, source: str) -> None:
    told = read(f"A clerk told the inquiry that the mayor had burned the files. {denial}", "en")
    assert told[-1] == (-1, source, "The mayor had burned the files.")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("La fiscal dice que el banco pagó. El alcalde asegura lo contrario.", "es"),
        ("La fiscal dice que el banco pagó. El alcalde negó haber hecho tal cosa.", "es"),
        ("A procuradora diz que o banco pagou. O prefeito afirma o contrário.", "pt"),
    ],
)
def test_the_contrary_and_such_a_thing_point_back(text: str, lang: str) -> None:
    claim, denial = read(text, lang)
    assert denial[0] == -1
    assert denial[2] == claim[2]


def test_it_is_the_company_and_not_what_it_owns_that_denies() -> None:
    text = "Divers accuse the firm of dumping oil. The firm says its ships are clean. It rejects the accusation."
    assert read(text, "en")[-1] == (-1, "The firm", "The firm dumped oil.")


def test_a_complaint_found_unfounded_denies_nothing() -> None:
    text = "La ministra considera infundado el recurso de la comisión."
    assert [told[0] for told in read(text)] == [1]


@pytest.mark.parametrize(
    ("text", "holder", "proposition"),
    [
        ("Niega Pemex derrame en Tabasco", "Pemex", "Hubo derrame en Tabasco."),
        ("Desmiente Fiscalía fuga de reos", "Fiscalía", "Hubo fuga de reos."),
        ("Niega gobierno de Oaxaca despidos", "gobierno de Oaxaca", "Hubo despidos."),
        ("Niega Robles haber firmado el vale", "Robles", "Robles ha firmado el vale."),
        ("Rechaza Robles que el dique esté roto", "Robles", "El dique está roto."),
    ],
)
def test_a_headline_may_begin_with_its_denial(text: str, holder: str, proposition: str) -> None:
    assert read(text) == [(-1, holder, proposition)]


def test_a_headline_may_begin_with_its_accusation() -> None:
    assert read("Acusa Robles a la minera Pardo de secar el pozo") == [(1, "Robles", "La minera Pardo seca el pozo.")]


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        ("El puerto descartó riesgos para los bañistas.", "es", "Hubo riesgos para los bañistas."),
        ("Descarta Salud casos de cólera en el valle", "es", "Hubo casos de cólera en el valle."),
        ("O porto descartou risco de incêndio.", "pt", "Houve risco de incêndio."),
    ],
)
def test_what_is_feared_is_denied_when_it_is_ruled_out(text: str, lang: str, proposition: str) -> None:
    assert [(told[0], told[2]) for told in read(text, lang)] == [(-1, proposition)]


def test_an_offer_that_is_ruled_out_denies_nothing() -> None:
    assert [told[0] for told in read("El puerto descartó la oferta de la naviera.")] == [1]


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        ("La firma rechazó la acusación de haber contaminado el río.", "es", "La firma ha contaminado el río."),
        ("La firma se desmarcó de las acusaciones de contaminar el río.", "es", "La firma contamina el río."),
        ("El rector restó credibilidad a la denuncia de que hubo espionaje.", "es", "Hubo espionaje."),
        ("The company took issue with the finding that the pumps had failed.", "en", "The pumps had failed."),
        ("Reports that the plant will close are wide of the mark, said Lowe.", "en", "The plant will close."),
    ],
)
def test_what_an_accusation_is_of_is_denied(text: str, lang: str, proposition: str) -> None:
    assert [found[::2] for found in read(text, lang)] == [(-1, proposition)]


def test_what_has_no_ground_is_denied_if_it_was_said_and_not_if_it_was_done() -> None:
    assert read("Los rumores carecen de todo fundamento, zanjó Gil.")[0][0] == -1
    assert read("La demanda carece de fundamento, dijo Gil.")[0][0] == 1


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("El edil negó los señalamientos en su contra por presunto desvío de recursos.", "Hubo desvío de recursos."),
        ("El rector rechazó las acusaciones por plagio.", "Hubo plagio."),
        ("Gil rechazó las denuncias por presuntas irregularidades en la obra.", "Hubo irregularidades."),
        ("Gil rechazó las acusaciones de los vecinos.", "Gil niega las acusaciones."),
        ("Gil rechazó los señalamientos por el caso Odra.", "Gil niega las acusaciones."),
    ],
)
def test_a_charge_told_in_a_noun_is_what_is_denied(text: str, proposition: str) -> None:
    assert [found[::2] for found in read(text)] == [(-1, proposition)]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("La actriz salió a desmentir los rumores de embarazo.", "es", [(-1, "La actriz", "Hubo embarazo.")]),
        (
            "La Casa Blanca negó un informe del Post según el cual Gil firmó.",
            "es",
            [(-1, "La Casa Blanca", "Gil firmó.")],
        ),
        ("El ministro rechazó el informe de la ONU.", "es", [(1, None, "El ministro rechazó el informe de la ONU.")]),
        (
            "Paz afirmó que el Ejército mató a dos civiles, pero la Sedena lo rechaza.",
            "es",
            [(1, "Paz", "El Ejército mató a dos civiles."), (-1, "la Sedena", "El Ejército mató a dos civiles.")],
        ),
        (
            "Bogotá acusó al ELN de poner la bomba; la guerrilla negó la autoría.",
            "es",
            [(1, "Bogotá", "El ELN pone la bomba."), (-1, "la guerrilla", "El ELN pone la bomba.")],
        ),
        ("Gil negó cualquier responsabilidad.", "es", [(-1, "Gil", "Gil tiene responsabilidad.")]),
        ("«Son puras mentiras», dijo el alcalde.", "es", [(-1, "el alcalde", "El alcalde niega las acusaciones.")]),
        ('"These are absolute lies," the mayor said.', "en", [(-1, "the mayor", "The mayor denies the accusations.")]),
        ("Rebels shelled the town, the army said.", "en", [(1, "the army", "Rebels shelled the town.")]),
    ],
)
def test_denials_by_noun_pronoun_and_stress(text: str, lang: str, found: list[tuple[int, str | None, str]]) -> None:
    assert read(text, lang) == found


@pytest.mark.parametrize(
    "text",
    [
        "Reed says the firm lied, a claim that its office strongly disputes.",
        "Reed says the firm lied, a charge that its owner has always denied.",
        "Reed says the firm lied, which it has denied and which he later withdrew.",
    ],
)
def test_what_hangs_on_a_claim_denies_it(text: str) -> None:
    told = read(text, "en")
    assert [(stance, proposition) for stance, _, proposition in told] == [(1, "The firm lied."), (-1, "The firm lied.")]


def test_perhaps_not_denies_nothing() -> None:
    text = "Mena dijo: «Tenemos una armada lista para ir al golfo, y tal vez no tengamos que usarla»."
    assert [stance for stance, _, _ in read(text)] == [1, 0]


def test_what_is_told_in_passing_of_who_denies_is_not_what_he_denies() -> None:
    told = read("Pérez, quien dirige el banco, abandonó la sala asegurando que todo era mentira.")
    assert told[-1] == (-1, "Pérez", "Pérez niega las acusaciones.")
    charged = read("Pérez, acusado de cobrar sobornos, abandonó la sala y dijo que todo era mentira.")
    assert charged[-1] == (-1, "Pérez", "Pérez cobra sobornos.")


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("El alcalde descartó nuevos impuestos.", "es", (-1, "El alcalde", "Habrá nuevos impuestos.")),
        ("El alcalde no descarta nuevos impuestos.", "es", (0, "El alcalde", "Habrá nuevos impuestos.")),
        ("La policía descartó un atentado.", "es", (-1, "La policía", "Hubo un atentado.")),
        ("El club descartó ofertas por Gil.", "es", (1, None, "El club descartó ofertas por Gil.")),
        ("O ministro descartou eleições em maio.", "pt", (-1, "O ministro", "Haverá eleições em maio.")),
        ("The minister ruled out any talks in May.", "en", (-1, "The minister", "There will be talks in May.")),
        ("Police have ruled out foul play.", "en", (-1, "Police", "There was foul play.")),
    ],
)
def test_who_rules_something_out_denies_that_it_will_be_or_was(text: str, lang: str, found) -> None:
    assert read(text, lang) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Gil negó haber cobrado, algo que la ley prohíbe, y descartó despidos en mayo.",
        "Gil negó haber cobrado, algo que la Fiscalía investiga, y descartó despidos en mayo.",
    ],
)
def test_what_is_told_of_a_denial_does_not_take_its_holder(text: str) -> None:
    told = read(text)
    assert [told[0], told[-1]] == [(-1, "Gil", "Gil ha cobrado."), (-1, "Gil", "Habrá despidos en mayo.")]


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        ("El ministro descartó la posibilidad de que haya elecciones.", "es", "Hay elecciones."),
        ("El ministro descartó el uso de la fuerza.", "es", "Habrá uso de la fuerza."),
        ("El técnico descartó su salida del club.", "es", "Habrá salida del club del técnico."),
        ("El médico descartó cáncer.", "es", "Hubo cáncer."),
        ("The minister ruled out the possibility of an early election.", "en", "There will be an early election."),
    ],
)
def test_a_settled_event_that_is_ruled_out_is_denied_too(text: str, lang: str, proposition: str) -> None:
    assert [(stance, found) for stance, _, found in read(text, lang)] == [(-1, proposition)]


def test_to_rule_out_an_act_is_to_refuse_it() -> None:
    assert read("Trump descartó tomar la isla por la fuerza.")[0][0] == 0


@pytest.mark.parametrize(
    ("text", "lang", "claim"),
    [
        ("Mark Carney rechazó las declaraciones de Donald Trump, quien afirmó que A cae.", "es", "A cae."),
        ("La ministra rechazó las palabras de Gil, quien sostuvo que el banco cae.", "es", "El banco cae."),
        ("The mayor rejected the remarks of Lou, who said that the bank failed.", "en", "The bank failed."),
    ],
)
def test_who_rejects_words_that_are_told_next_denies_them(text: str, lang: str, claim: str) -> None:
    assert [(stance, proposition) for stance, _, proposition in read(text, lang)] == [(-1, claim), (1, claim)]


def test_who_rejects_words_that_are_not_told_denies_nothing() -> None:
    told = read("La ministra rechazó las palabras de Gil, quien insultó a los jueces.")
    assert [stance for stance, _, _ in told] == [1, 1]
    told = read("La mina cerró en mayo. Gil dijo que la mina volvió a abrir, contradiciendo los comentarios de Lema.")
    assert told[-1] == (-1, "Gil", "Gil niega las acusaciones.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No es cierto, dijo Gil, que la planta esté parada.", (-1, "Gil", "La planta está parada.")),
        ("Es falso, según la empresa, que haya despidos.", (-1, "la empresa", "Hay despidos.")),
    ],
)
def test_a_frame_may_part_a_lie_from_what_it_is_about(text: str, found) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    ("text", "lang", "holder"),
    [
        ("«Eso de que la mina cerró es mentira», dijo Gil.", "es", "Gil"),
        ("Lo de que la mina cerró es un bulo, asegura Gil.", "es", "Gil"),
    ],
)
def test_that_of_which_somebody_says_that_it_is_a_lie_is_denied(text: str, lang: str, holder: str) -> None:
    assert read(text, lang) == [(-1, holder, "La mina cerró.")]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("La ministra rechazó las acusaciones del diario.", "es"),
        ("A ministra rejeitou as acusações do jornal.", "pt"),
    ],
)
def test_whose_accusations_are_rejected_is_no_charge(text: str, lang: str) -> None:
    assert "diario" not in read(text, lang)[0][2]
    assert "jornal" not in read(text, lang)[0][2]


@pytest.mark.parametrize(("claim", "reply"), [("no avisó a nadie", "sí lo hizo"), ("avisó al juez", "no lo hizo")])
def test_who_says_that_it_was_or_was_not_so_denies_what_the_other_says(claim: str, reply: str) -> None:
    told = read(f"El padre sostiene que la escuela {claim}; la directora asegura que {reply}.")
    assert told == [(1, "El padre", f"La escuela {claim}."), (-1, "la directora", f"La escuela {claim}.")]


def test_a_time_after_a_denial_is_not_what_is_denied() -> None:
    told = read("Ana Ruiz renunció el lunes, lo que la jefa del Gabinete, Mar Gil, negó este martes en el Congreso.")
    assert told[-1] == (-1, "Mar Gil", "Ana Ruiz renunció el lunes.")


def test_to_refute_a_departure_denies_it_and_to_deny_bail_denies_nothing() -> None:
    assert read("La presidenta desmintió la salida de su colega.")[0][0] == -1
    assert read("La jueza negó la salida de los presos.")[0][0] == 1


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("El ministro no contestó las llamadas de este diario.", "es"),
        ("The firm did not immediately respond to a request for comment.", "en"),
        ("O prefeito não atendeu às ligações da reportagem.", "pt"),
    ],
)
def test_who_gives_no_answer_says_nothing(text: str, lang: str) -> None:
    assert read(text, lang)[0][0] == 0


def test_not_to_answer_an_attack_is_told_like_anything_else() -> None:
    assert read("El Gobierno no respondió al ataque de la banda.")[0][0] == 1


def test_what_somebody_calls_a_lie_may_be_the_topic_he_is_asked_about() -> None:
    assert read("Sobre el soborno, Gil respondió: «Eso es una calumnia».") == [(-1, "Gil", "Hubo soborno.")]
    about_words = read("Sobre las denuncias del gremio, Gil respondió: «Eso es una calumnia».")
    assert about_words == [(-1, "Gil", "Gil niega las acusaciones.")]


def test_what_which_denies_may_stand_after_a_long_frame() -> None:
    text = (
        "Ana Ruiz renunció ayer, según dijeron a esta agencia dos fuentes que pidieron no ser nombradas, "
        "lo que la jefa del Gabinete, Mar Gil, negó este martes a su salida del Congreso."
    )
    assert read(text)[-1] == (-1, "Mar Gil", "Ana Ruiz renunció ayer.")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("La eléctrica descarta un ciberataque.", "Hubo un ciberataque."),
        ("La eléctrica rechaza cualquier responsabilidad.", "La eléctrica tiene responsabilidad."),
        ("La eléctrica rechaza cualquier culpa en el apagón.", "La eléctrica tiene culpa en el apagón."),
    ],
)
def test_any_blame_that_is_rejected_is_denied(text: str, denied: str) -> None:
    assert read(text) == [(-1, "La eléctrica", denied)]


def test_a_tie_that_is_rejected_may_be_an_offer() -> None:
    assert read("Gil rechazó la relación que le ofrecían.")[0][0] == 1


@pytest.mark.parametrize(
    ("text", "lang", "denial"),
    [
        (
            "El ministro convocó a la prensa para negar que haya cobrado sobornos.",
            "es",
            (-1, "El ministro", "El ministro ha cobrado sobornos."),
        ),
        (
            "La naviera emitió un comunicado para desmentir que el puerto cerrara.",
            "es",
            (-1, "La naviera", "El puerto cerró."),
        ),
        (
            "Brock went on a radio show to deny again that the roof leaked.",
            "en",
            (-1, "Brock", "The roof leaked."),
        ),
        (
            "El técnico habló ayer, al negar que el club esté en venta.",
            "es",
            (-1, "El técnico", "El club está en venta."),
        ),
        ("The mayor was forced to deny that he had resigned.", "en", (-1, "The mayor", "The mayor had resigned.")),
        (
            "O prefeito convocou a imprensa para negar que tenha recebido propina.",
            "pt",
            (-1, "O prefeito", "O prefeito recebeu propina."),
        ),
    ],
)
def test_who_does_something_in_order_to_deny_denies(text: str, lang: str, denial: tuple[int, str, str]) -> None:
    assert read(text, lang)[-1] == denial


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("No hay pruebas para negar que el ministro haya cobrado sobornos.", "es"),
        ("El fiscal pidió al ministro comparecer para desmentir que cobrara sobornos.", "es"),
        ("El ministro no compareció para negar que cobró sobornos.", "es"),
        ("El ministro debería comparecer para negar que cobró sobornos.", "es"),
        ("The mayor failed to deny that he had signed the contract.", "en"),
        ("A judge heard a motion to dismiss the charges against Petrie.", "en"),
        ("It would be wrong to deny that the city is broke.", "en"),
        ("The mayor did not go on air to deny that he had signed the contract.", "en"),
    ],
)
def test_what_nobody_does_in_order_to_deny_denies_nothing(text: str, lang: str) -> None:
    assert [told for told in read(text, lang) if told[0] == -1] == []


@pytest.mark.parametrize(
    ("text", "lang", "speaker", "asked"),
    [
        (
            "Preguntado si el mantenimiento se ha recortado, el secretario, Rafael Cendo, contestó: «Es falso».",
            "es",
            "Rafael Cendo",
            "El mantenimiento se ha recortado.",
        ),
        (
            "Asked whether the school had been closed, the mayor, Ann Lee, replied: “That is simply false.”",
            "en",
            "Ann Lee",
            "The school had been closed.",
        ),
    ],
)
def test_a_quotation_that_answers_a_question_denies_what_was_asked(
    text: str, lang: str, speaker: str, asked: str
) -> None:
    assert read(text, lang) == [(0, None, asked), (-1, speaker, asked)]


def test_the_first_quotation_after_a_question_answers_it() -> None:
    text = "Preguntado por si el puente cerró, Luis Gil contestó: «Hicimos todas las obras a tiempo. Lo otro es falso»."
    assert read(text) == [
        (0, None, "El puente cerró."),
        (1, "Luis Gil", "Luis Gil: Hicimos todas las obras a tiempo."),
        (-1, "Luis Gil", "El puente cerró."),
    ]


def test_a_denial_after_several_contents_is_one_of_its_own() -> None:
    text = "El maquinista explicó que la señal estaba en verde y que rodaba a 78 por hora, y negó haber bebido."
    assert read(text)[-1] == (-1, "El maquinista", "El maquinista ha bebido.")


@pytest.mark.parametrize(
    ("text", "lang", "denial"),
    [
        (
            "El sindicato envió cuatro avisos que el gestor niega haber recibido en mayo.",
            "es",
            (-1, "el gestor", "El gestor ha recibido cuatro avisos en mayo."),
        ),
        (
            "The union sent four warnings that the operator denies having received.",
            "en",
            (-1, "the operator", "The operator had received four warnings."),
        ),
        (
            "O sindicato enviou quatro avisos que a empresa nega ter recebido.",
            "pt",
            (-1, "a empresa", "A empresa recebeu quatro avisos."),
        ),
        (
            "Arrestaron a un hombre que niega haber recibido sobornos.",
            "es",
            (-1, "un hombre", "Un hombre ha recibido sobornos."),
        ),
        (
            "The press has the letter, which the minister denies signing.",
            "en",
            (-1, "the minister", "The minister signed the letter."),
        ),
        (
            "The bank was sued by the firm, which denies signing the letter.",
            "en",
            (-1, "the firm", "The firm signed the letter."),
        ),
    ],
)
def test_what_somebody_denies_having_done_is_about_the_noun_before(
    text: str, lang: str, denial: tuple[int, str, str]
) -> None:
    assert read(text, lang)[-1] == denial


def test_a_denial_does_not_answer_words_that_lean_on_others() -> None:
    text = "The union says managers were warned in March. “It was handed over,” Ana Lee said. Harrow denied the claim."
    assert read(text, "en")[-1] == (-1, "Harrow", "Managers were warned in March.")


def test_a_surname_before_a_comma_is_no_verb_by_its_ending() -> None:
    text = "Villaquirán, alcalde de Calamar, asegura que avisó a la brigada."
    assert read(text) == [(1, "Villaquirán", "Villaquirán avisó a la brigada.")]


def test_who_is_contradicted_tells_what_is_denied() -> None:
    text = (
        "El alcalde de Cala dijo que avisó el viernes. La ministra contó que llovía. El general desmintió al alcalde."
    )
    assert read(text)[-1] == (-1, "El general", "El alcalde de Cala avisó el viernes.")


def test_nobody_contradicts_one_who_said_nothing() -> None:
    text = (
        "El general Luis Rey dijo que los aviones llegaron de noche. El oficial también desmintió al alcalde de Cala."
    )
    assert read(text)[-1] == (-1, "Luis Rey", "Luis Rey niega las acusaciones.")


@pytest.mark.parametrize(
    ("text", "lang", "claim"),
    [
        ("Cuba negó que haya despidos, tal como denunciaron los gremios.", "es", (1, "los gremios", "Hay despidos.")),
        ("Cuba negó que haya despidos, tal y como denunció Luis Paz.", "es", (1, "Luis Paz", "Hay despidos.")),
        ("Cuba negou que haja demissões, tal como denunciou o sindicato.", "pt", (1, "o sindicato", "Há demissões.")),
    ],
)
def test_who_else_says_what_is_denied_is_told_in_many_words(text: str, lang: str, claim: tuple[int, str, str]) -> None:
    assert read(text, lang)[1] == claim


def test_after_what_is_denied_the_denier_goes_on() -> None:
    text = "El vocero desmintió que el Gobierno evalúe una devaluación y criticó a la prensa."
    assert read(text)[1] == (1, None, "El vocero criticó a la prensa.")


def test_two_things_denied_have_one_subject() -> None:
    text = "El vocero negó que el Gobierno pague rescates y que negocie con bandas."
    assert read(text)[1] == (-1, "El vocero", "El Gobierno negocia con bandas.")


@pytest.mark.parametrize(
    ("text", "lang", "holder", "proposition"),
    [
        ("El alcalde no tardó en negar que cobrara comisiones.", "es", "El alcalde", "El alcalde cobró comisiones."),
        ("La mina insistió en negar que vierta ácido.", "es", "La mina", "La mina vierte ácido."),
        ("O prefeito não demorou a negar que tenha fugido.", "pt", "O prefeito", "O prefeito fugiu."),
        ("The mayor did not hesitate to deny that he had fled.", "en", "The mayor", "The mayor had fled."),
    ],
)
def test_who_is_not_slow_to_deny_denies(text: str, lang: str, holder: str, proposition: str) -> None:
    assert read(text, lang) == [(-1, holder, proposition)]


@pytest.mark.parametrize(
    ("text", "lang", "denied"),
    [
        (
            "Tras negar que exista un pacto, la ministra Ana Ruiz pidió calma.",
            "es",
            (-1, "Ana Ruiz", "Existe un pacto."),
        ),
        (
            "Al negar que hubiera disparos, el coronel Luis Paz dijo que nadie murió.",
            "es",
            (-1, "Luis Paz", "Había disparos."),
        ),
        (
            "After denying that she had taken bribes, Mayor Ann Lee left.",
            "en",
            (-1, "Ann Lee", "Ann Lee had taken bribes."),
        ),
        ("Após negar que tenha fugido, João Lima saiu da sala.", "pt", (-1, "João Lima", "João Lima fugiu.")),
    ],
)
def test_what_opens_a_sentence_is_denied_by_the_subject_that_follows(text: str, lang: str, denied: tuple) -> None:
    assert read(text, lang)[0] == denied


def test_who_opens_a_sentence_by_refusing_denies_nothing() -> None:
    assert [told[0] for told in read("Tras negarse a declarar, el detenido fue enviado a prisión.")] == [1]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "La mina difundió una nota en la que rechaza haber vertido ácido.",
            (-1, "La mina", "La mina ha vertido ácido."),
        ),
        ("El obispado publicó una carta en la que desmiente que el cura huyera.", (-1, "El obispado", "El cura huyó.")),
    ],
)
def test_what_somebody_puts_out_may_deny(text: str, denied: tuple) -> None:
    assert read(text)[1] == denied


def test_what_a_denied_paper_rules_out_is_not_ruled_out_by_who_denies_it() -> None:
    told = read("La ministra negó la existencia de un informe en el que se descarta el riesgo.")
    assert [(stance, source) for stance, source, _ in told] == [(-1, "La ministra")]


def test_news_may_be_told_after_who_spread_them() -> None:
    text = "El portavoz desmintió la información, difundida por Radio Sur, según la cual el juez dimitirá."
    assert read(text) == [(-1, "El portavoz", "El juez dimitirá.")]


def test_what_is_denied_ends_before_what_is_told_of_it() -> None:
    found = read("El consorcio niega haber vertido lodos al mar, que atribuye a un error de lectura.")
    assert found[0] == (-1, "El consorcio", "El consorcio ha vertido lodos al mar.")


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Gil acusa al juez de cobrar, acusación que el juez tildó de «ridícula».", "El juez cobra."),
        (
            "Los peritos apuntan a un fallo humano, hipótesis que el gremio descarta.",
            "Hubo un fallo humano.",
        ),
    ],
)
def test_what_a_relative_clause_calls_false_is_what_it_hangs_on(text: str, proposition: str) -> None:
    assert read(text)[1][::2] == (-1, proposition)


def test_to_exclude_somebody_denies_nothing_and_not_to_exclude_something_leaves_it_open() -> None:
    assert [told[0] for told in read("El técnico excluyó a tres jugadores de la lista.")] == [1]
    assert read("El gerente no excluyó que el número se ajuste.")[0][::2] == (0, "El número se ajusta.")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("El diario dijo que hubo muertos. Nada de eso es cierto, dijo Gil.", "es"),
        ("El diario dijo que hubo muertos. «Eso nunca pasó», dijo Gil.", "es"),
        ("O jornal disse que houve mortos. «Nada disso aconteceu», disse Gil.", "pt"),
        ('The paper said there were deaths. "That\'s not what happened," said Lee.', "en"),
    ],
)
def test_that_never_happened_denies_what_was_said(text: str, lang: str) -> None:
    (claim, denial) = read(text, lang)
    assert (denial[0], denial[2]) == (-1, claim[2])


def test_the_words_of_a_denial_tell_which_accusation_it_means() -> None:
    text = (
        "Ana Ruiz acusa a la firma de verter aceite al río. También dijo que la firma despidió a nueve. "
        "La firma rechazó las acusaciones. «Nunca hemos vertido aceite», dijo su gerente."
    )
    assert read(text)[2] == (-1, "La firma", "La firma vierte aceite al río.")


@pytest.mark.parametrize("told", ["lo que", "lo cual", "algo que", "extremo que", "acusación que", "versión que"])
@pytest.mark.parametrize(
    ("denies", "who"), [("niega Kiev", "Kiev"), ("este niega", "el ministro"), ("rechaza Gil", "Gil")]
)
def test_what_a_clause_tells_is_denied_by_whom_the_verb_stands_before_or_after(
    told: str, denies: str, who: str
) -> None:
    found = read(f"La fiscal asegura que el ministro cobró comisiones, {told} {denies}.")
    assert found == [
        (1, "La fiscal", "El ministro cobró comisiones."),
        (-1, who, "El ministro cobró comisiones."),
    ]


@pytest.mark.parametrize(
    ("text", "lang", "who"),
    [
        ("Moscú dice que tomó la ciudad, lo que desmiente Kiev en un comunicado.", "es", "Kiev"),
        ("El alcalde cobró comisiones, algo que ha negado la empresa.", "es", "la empresa"),
        ("El alcalde cobró comisiones, lo que niegan los vecinos.", "es", "los vecinos"),
        ("O ministro recebeu propina, o que nega o governo.", "pt", "o governo"),
    ],
)
def test_a_relative_clause_denies_the_clause_before_it_as_a_whole(text: str, lang: str, who: str) -> None:
    first, second = read(text, lang)
    assert second == (-1, who, first[2])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("El vertido, que niega la empresa, mató a los peces.", (-1, "la empresa", "Hubo vertido.")),
        ("La empresa, que niega los pagos, cerró.", (-1, "La empresa", "Hubo pagos.")),
        ("El testigo, que niega el crimen, huyó.", (-1, "El testigo", "Hubo crimen.")),
    ],
)
def test_a_thing_does_not_deny_who_does(text: str, found: tuple) -> None:
    assert read(text)[0] == found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("La actriz acusó al productor de haberla acosado; él lo niega todo.", "el productor"),
        ("El alcalde acusó a la fiscal de filtrar datos; ella lo niega.", "la fiscal"),
    ],
)
def test_he_is_whom_she_accuses(text: str, who: str) -> None:
    assert read(text)[-1][:2] == (-1, who)


@pytest.mark.parametrize(
    ("text", "lang", "who"),
    [
        ("No es cierto, como afirma la oposición, que cerraron diez escuelas.", "es", "la oposición"),
        ("Não é verdade, como afirma a oposição, que fecharam dez escolas.", "pt", "a oposição"),
    ],
)
def test_who_says_what_is_called_false_does_not_call_it_so(text: str, lang: str, who: str) -> None:
    denied, said = read(text, lang)
    assert (denied[:2], said[:2], denied[2]) == ((-1, None), (1, who), said[2])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La comisión desestimó la denuncia de fraude presentada por la oposición.", "Hubo fraude."),
        ("El juez rechazó las acusaciones de soborno formuladas por la fiscal.", "Hubo soborno."),
        ("Gil negó las acusaciones de abuso agravado.", "Hubo abuso agravado."),
    ],
)
def test_who_brought_a_charge_is_no_part_of_it(text: str, found: str) -> None:
    assert read(text)[0][2] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("El Gobierno tuvo que desmentir que hubiera fraude.", (-1, "El Gobierno", "Había fraude.")),
        ("Ha negado el Gobierno las acusaciones de fraude.", (-1, "el Gobierno", "Hubo fraude.")),
        ("En su informe niega el ministerio los vertidos.", (-1, "el ministerio", "Hubo vertidos.")),
        ("Niega el Gobierno el fraude.", (-1, "el Gobierno", "Hubo fraude.")),
        ("Que hubo fraude lo niega el Gobierno.", (-1, "el Gobierno", "Hubo fraude.")),
        ("Gil considera falso que Paz haya firmado la orden.", (-1, "Gil", "Paz ha firmado la orden.")),
        ("Gil rechazó la versión del sindicato de que hubo cien despidos.", (-1, "Gil", "Hubo cien despidos.")),
        ("Gil desmintió a quienes lo acusan de cobrar sobornos.", (-1, "Gil", "Gil cobra sobornos.")),
        ("Gil niega haber sido él quien firmó la orden.", (-1, "Gil", "Gil ha sido quien firmó la orden.")),
    ],
)
def test_a_denial_is_read_in_whatever_order_it_is_told(text: str, found: tuple) -> None:
    assert read(text) == [found]


def test_figures_that_are_refuted_are_those_told_before() -> None:
    text = "El sindicato habla de cien despidos. El gerente refutó las cifras del sindicato."
    assert read(text)[-1] == (-1, "El gerente", "Hubo cien despidos.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gill said that the accusations were baseless.", (-1, "Gill", "Gill denies the accusations.")),
        ("Kyiv denied Moscow's claim that it had taken the town.", (-1, "Kyiv", "Moscow had taken the town.")),
        ("Gill denied Paz's claim that she took bribes.", (-1, "Gill", "Gill took bribes.")),
        ("Gill dismissed reports that Paz would resign as nonsense.", (-1, "Gill", "Paz would resign.")),
        ("Gill had to deny that the bridge was closed.", (-1, "Gill", "The bridge was closed.")),
        ("Gill disputed the hospital's figure of six deaths.", (-1, "Gill", "Gill denies the accusations.")),
        ("Gill was alleged to have taken bribes.", (0, None, "Gill was alleged to have taken bribes.")),
    ],
)
def test_an_english_denial_is_of_what_it_names(text: str, found: tuple) -> None:
    assert read(text, "en") == [found]


def test_accusations_that_are_said_to_be_baseless_are_denied_without_that() -> None:
    assert read("His lawyer said the accusations were baseless.", "en")[0][:2] == (-1, "His lawyer")


@pytest.mark.parametrize(
    ("text", "lang", "who"),
    [
        ("Moscou diz que tomou a cidade. Kiev nega.", "pt", "Kiev"),
        ("A polícia acusa o prefeito de desviar verba. Ele nega.", "pt", "o prefeito"),
        ("La policía acusa al alcalde de cobrar. Él niega.", "es", "el alcalde"),
    ],
)
def test_two_words_are_enough_to_deny(text: str, lang: str, who: str) -> None:
    first, second = read(text, lang)
    assert second == (-1, who, first[2])


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Tras negar los pagos, Gil acusó a Paz de mentir.", "es", (-1, "Gil", "Hubo pagos.")),
        ("Gil no solo negó los pagos, sino que acusó a Paz.", "es", (-1, "Gil", "Hubo pagos.")),
        ("Gill not only denied the payments but accused Paz of lying.", "en", (-1, "Gill", "There were payments.")),
        ("Gil não só negou os pagamentos, mas acusou Paz.", "pt", (-1, "Gil", "Houve pagamentos.")),
        ("Gil negó ayer los pagos que le atribuye la Fiscalía.", "es", (-1, "Gil", "Hubo pagos.")),
        ("Gil negó los pagos que hizo Paz.", "es", (-1, "Gil", "Hubo pagos que hizo Paz.")),
    ],
)
def test_what_stands_around_a_denied_noun_leaves_it_denied(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang)[0] == found


def test_an_offer_that_is_turned_down_was_made() -> None:
    assert read("Tras rechazar la oferta, Gil acusó a Paz de mentir.") == [(1, "Gil", "Paz miente.")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("El bulo de que cerrarán la escuela fue desmentido por Gil.", (-1, "Gil", "Cerrarán la escuela.")),
        (
            "Gil ha desmentido un mensaje viral que afirma que cerrará la escuela.",
            (-1, "Gil", "Gil cerrará la escuela."),
        ),
        ("Gil desmintió la noticia que circula en redes.", (-1, "Gil", "Gil niega las acusaciones.")),
    ],
)
def test_a_hoax_that_is_denied_was_told_and_is_no_event(text: str, found: tuple) -> None:
    assert read(text) == [found]


def test_what_a_hoax_gets_told_after_a_colon_denies_it_too() -> None:
    found = read("La DGT desmiente el bulo: no multará por llevar chanclas.")
    assert found[-1] == (-1, "La DGT", "La DGT multará por llevar chanclas.")


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "El mensaje que dice que cerrarán las escuelas es falso, según Gil.",
            "es",
            (-1, "Gil", "Cerrarán las escuelas."),
        ),
        ("A mensagem que diz que escolas vão fechar é falsa, segundo Gil.", "pt", (-1, "Gil", "Escolas vão fechar.")),
        (
            "Gil rechazó la acusación de que lanzó una campaña de mentiras.",
            "es",
            (-1, "Gil", "Gil lanzó una campaña de mentiras."),
        ),
    ],
)
def test_what_a_message_says_is_what_is_false(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang)[0] == found


def test_what_is_looked_for_behind_a_death_may_be_ruled_out() -> None:
    assert read("La policía descarta el suicidio.") == [(-1, "La policía", "Hubo suicidio.")]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("El alcalde mantiene su inocencia.", "es", (-1, "El alcalde", "El alcalde niega las acusaciones.")),
        ("O prefeito alega inocência.", "pt", (-1, "O prefeito", "O prefeito nega as acusações.")),
        ("Gil is accused of paying bribes. He maintains his innocence.", "en", (-1, "Gil", "Gil paid bribes.")),
        (
            "The company says the dam is safe, a claim the union disputes.",
            "en",
            (-1, "the union", "The dam is safe."),
        ),
        (
            "The army says the rebels fired first. The rebels say the opposite.",
            "en",
            (-1, "The rebels", "The rebels fired first."),
        ),
        (
            "The minister's claim that the hospital opened in May is untrue, according to the union.",
            "en",
            (-1, "the union", "The hospital opened in May."),
        ),
        (
            "La versión del ministro de que el hospital abrió en mayo es falsa, según el sindicato.",
            "es",
            (-1, "el sindicato", "El hospital abrió en mayo."),
        ),
    ],
)
def test_innocence_opposites_and_claims_that_belong_to_somebody_are_denied(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang)[-1] == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "El sindicato habla de 300 despidos, una cifra que la empresa rechaza.",
            "es",
            (-1, "la empresa", "Hubo 300 despidos."),
        ),
        (
            "El sindicato asegura que habrá 300 despidos, algo desmentido por la empresa.",
            "es",
            (-1, "la empresa", "Habrá 300 despidos."),
        ),
        (
            "O sindicato fala em 300 demissões, número que a empresa nega.",
            "pt",
            (-1, "a empresa", "Houve 300 demissões."),
        ),
        (
            "The union says 300 jobs will go, a figure denied by the company.",
            "en",
            (-1, "the company", "300 jobs will go."),
        ),
    ],
)
def test_a_figure_that_was_just_given_can_be_denied(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang)[-1] == found


def test_a_number_may_open_what_somebody_claims() -> None:
    text = "The union claims 300 jobs will go, but the company insists the true figure is 120."
    assert read(text, "en") == [(1, "The union", "300 jobs will go."), (1, "the company", "120 jobs will go.")]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "Al contrario de lo que dijo el alcalde, el puente cayó en mayo.",
            "es",
            [(-1, "el alcalde", "El puente cayó en mayo."), (1, None, "El puente cayó en mayo.")],
        ),
        (
            "El ministro aseguró que hubo acuerdo, en contra de lo que sostiene el diputado.",
            "es",
            [(1, "El ministro", "Hubo acuerdo."), (-1, "el diputado", "Hubo acuerdo.")],
        ),
        (
            "O ministro negou que tenha havido acordo, ao contrário do que disse o deputado.",
            "pt",
            [(-1, "O ministro", "Houve acordo."), (1, "o deputado", "Houve acordo.")],
        ),
        (
            "Contrary to what the deputy said, there was a deal.",
            "en",
            [(-1, "the deputy", "There was a deal."), (1, None, "There was a deal.")],
        ),
        (
            "Contrariamente a lo que se esperaba, el hospital no abrió.",
            "es",
            [(1, None, "El hospital no abrió.")],
        ),
    ],
)
def test_whose_word_a_clause_is_contrary_to_holds_the_opposite(text: str, lang: str, found: list) -> None:
    assert read(text, lang) == found


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("O ministro disse que o hospital abriu. O sindicato desmentiu o ministro.", "pt"),
        ("The minister said the hospital opened. The union contradicted the minister.", "en"),
        ("El ministro dijo que el hospital abrió. El sindicato contradijo al ministro.", "es"),
    ],
)
def test_who_is_refuted_has_said_what_is_denied(text: str, lang: str) -> None:
    told, denied = read(text, lang)
    assert (denied[0], denied[2]) == (-1, told[2])


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Gil acusa a Paz de robar. Según Paz, la acusación es falsa.", "es"),
        ("Gil acusa a Paz de robar. La acusación, según Paz, es un disparate.", "es"),
        ("Gil acusa a Paz de robar. Paz dijo que la acusación es un disparate.", "es"),
        ("Gil accused Paz of theft. According to Paz, the accusation is false.", "en"),
        ("Gil accused Paz of theft. The accusation, Paz repeated, is baseless.", "en"),
    ],
)
def test_an_accusation_that_somebody_calls_false_is_denied_wherever_his_name_stands(text: str, lang: str) -> None:
    assert read(text, lang)[1][:2] == (-1, "Paz")


def test_what_is_called_a_nonsense_and_is_no_accusation_is_not_denied() -> None:
    assert read("Es un disparate subir los impuestos ahora, dijo Paz.")[0][0] == 1


@pytest.mark.parametrize(
    "text",
    [
        "«Yo no firmé nada», se defendió el exalcalde.",
        "El exalcalde se defendió: «No firmé nada».",
        "El exalcalde dijo: «Nunca firmé nada».",
        "«Nunca firmé nada», dijo el exalcalde.",
    ],
)
def test_who_defends_himself_or_says_never_denies_wherever_his_words_stand(text: str) -> None:
    stance, source, proposition = read(text)[0]
    assert (stance, (source or "").lower(), proposition) == (-1, "el exalcalde", "El exalcalde firmó algo.")


@pytest.mark.parametrize(
    ("text", "lang", "denied"),
    [
        ("A empresa refutou a versão do prefeito e disse que nenhum item saiu da cozinha.", "pt", "Algum item saiu da"),
        ("Paz calificó de falsa la denuncia y aseguró que ninguna obra se adjudicó.", "es", "Alguna obra se adjudicó"),
    ],
)
def test_that_nothing_happened_is_denied_beside_a_denial(text: str, lang: str, denied: str) -> None:
    stance, _, proposition = read(text, lang)[1]
    assert stance == -1
    assert proposition.startswith(denied)


@pytest.mark.parametrize(
    "text",
    [
        "El portavoz negó la ruptura y recordó que el partido no presentó candidato.",
        "El Gobierno rechazó las acusaciones y aseguró que no cederá al chantaje.",
        "El ministro negó haber dimitido y dijo que no le gustan los rumores.",
    ],
)
def test_what_else_is_negated_beside_a_denial_is_only_said(text: str) -> None:
    assert [stance for stance, _, _ in read(text)] == [-1, 1]


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Robles fue a la radio para negar otra vez que la firma cobrara, e invitó al locutor.", "Robles invitó"),
        ("Robles convocó a la prensa para negar que la firma cobrara, y culpó al alcalde.", "Robles culpó"),
    ],
)
def test_what_somebody_does_besides_is_no_part_of_what_he_denies(text: str, following: str) -> None:
    denial, after = read(text)[1:]
    assert denial == (-1, "Robles", "La firma cobró.")
    assert after[2].startswith(following)


def test_what_somebody_is_asked_about_is_no_statement() -> None:
    found = read("Sobre los pesos que se ofrecieron a las familias, Robles respondió: «Eso es una calumnia».")
    assert [(stance, source) for stance, source, _ in found] == [(-1, "Robles")]


@pytest.mark.parametrize(
    ("text", "lang", "denied"),
    [
        ("«No se suicidó, lo mataron», dijo Ana Rojas.", "es", (-1, "Ana Rojas", "Se suicidó.")),
        ('"I didn\'t resign. I was fired," Harker said.', "en", (-1, "Harker", "Harker did resign.")),
    ],
)
def test_what_did_not_happen_but_something_else_is_denied(text: str, lang: str, denied: tuple) -> None:
    assert read(text, lang)[0] == denied


@pytest.mark.parametrize(
    "text",
    [
        "«No lo conocía. Me lo presentaron en marzo», dijo el alcalde.",
        "«No jugamos bien, pero ganamos el partido», dijo el técnico.",
        "«No tengo miedo. Voy a seguir en el cargo», dijo la ministra.",
    ],
)
def test_what_is_not_so_beside_something_else_is_only_said(text: str) -> None:
    assert read(text)[0][0] == 1


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("«Nunca hemos negociado con ellos», dijo el Gobierno.", "El Gobierno ha negociado con ellos."),
        ("«Jamás vertimos nada al río», dijo el portavoz de la minera.", "La minera vertió algo al río."),
        ("«Jamás hemos atacado a civiles», dijo el ministro.", "El ministro: hemos atacado a civiles."),
    ],
)
def test_what_we_never_did_is_denied_by_who_speaks_for_a_body(text: str, denied: str) -> None:
    assert read(text)[0][::2] == (-1, denied)


@pytest.mark.parametrize(
    "text",
    [
        "«Nunca habíamos visto tanta agua», dijo Rosa, vecina del barrio.",
        "«Jamás perdimos la esperanza», dijo la madre.",
        "«Nunca hemos tenido problemas con los vecinos», dijo la empresa.",
    ],
)
def test_what_we_never_saw_or_did_among_ourselves_is_only_said(text: str) -> None:
    assert read(text)[0][0] == 1


def test_what_somebody_insists_on_is_denied_rather_than_what_he_admits() -> None:
    found = read("La firma reconoce que hubo una fuga, pero asegura que la planta es segura. El sindicato lo niega.")
    assert found[-1] == (-1, "El sindicato", "La planta es segura.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La red asegura que se reunió con Gil en mayo. Gil niega esa reunión.", "La red se reunió con Gil en mayo."),
        (
            "La CGT denuncia que la firma pagó a los testigos. La firma niega esos pagos.",
            "La firma pagó a los testigos.",
        ),
        ("Gil negó esas amenazas.", "Hubo esas amenazas."),
    ],
)
def test_a_thing_that_is_pointed_at_and_denied_is_what_was_told_of_it(text: str, told: str) -> None:
    assert read(text)[-1] == (-1, read(text)[-1][1], told)
