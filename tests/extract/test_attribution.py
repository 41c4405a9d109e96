"""Who says what, one test a construction."""

import pytest

from tests.extract.reading import read, spans


def test_a_denial_in_a_relative_clause_is_its_own_statement() -> None:
    text = "Quito acusa a la petrolera Andina de contaminar el río, lo que la petrolera Andina niega."
    assert read(text) == [
        (1, "Quito", "La petrolera Andina contamina el río."),
        (-1, "la petrolera Andina", "La petrolera Andina contamina el río."),
    ]
    assert spans(text) == [
        "Quito acusa a la petrolera Andina de contaminar el río",
        "lo que la petrolera Andina niega.",
    ]


def test_coordinated_verbs_share_their_speaker() -> None:
    assert read("El coronel Íñigo Salas cifró en 27 los heridos y negó que hubiera muertos.") == [
        (1, "Íñigo Salas", "Los heridos son 27."),
        (-1, "Íñigo Salas", "Había muertos."),
    ]


def test_coordinated_contents_share_their_frame() -> None:
    assert read("La fiscal Inés Corral dijo que el puente cedió y que nadie lo revisó.") == [
        (1, "Inés Corral", "El puente cedió."),
        (1, "Inés Corral", "Nadie lo revisó."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "La alcaldesa Rosa Vidal dijo: «El puerto abrirá el lunes».",
        "«El puerto abrirá el lunes», dijo la alcaldesa Rosa Vidal.",
        "El puerto, dijo la alcaldesa Rosa Vidal, abrirá el lunes.",
        "Según la alcaldesa Rosa Vidal, el puerto abrirá el lunes.",
        "El puerto abrirá el lunes, de acuerdo con la alcaldesa Rosa Vidal.",
        "La alcaldesa, Rosa Vidal, aseguró que el puerto abrirá el lunes.",
        "Aseguró este martes la alcaldesa Rosa Vidal que el puerto abrirá el lunes.",
    ],
)
def test_a_frame_may_stand_before_after_or_in_the_middle(text: str) -> None:
    (told,) = read(text)
    assert (told[0], told[1], told[2].replace(",", "")) == (1, "Rosa Vidal", "El puerto abrirá el lunes.")


def test_the_sentences_of_one_quotation_are_statements_of_one_speaker() -> None:
    assert read("«El agua es potable. La planta no ha parado ni una hora», dijo el regidor Paco Mena.") == [
        (1, "Paco Mena", "El agua es potable."),
        (1, "Paco Mena", "La planta no ha parado ni una hora."),
    ]


def test_a_quotation_without_frame_goes_on_with_the_last_speaker() -> None:
    assert [source for _, source, _ in read("«Llegamos tarde», dijo Ana Prieto. «El tren no salió a su hora».")] == [
        "Ana Prieto",
        "Ana Prieto",
    ]


def test_what_nobody_says_is_the_outlets_own_voice() -> None:
    assert read("El incendio arrasó 300 hectáreas de pinar.") == [
        (1, None, "El incendio arrasó 300 hectáreas de pinar.")
    ]


def test_a_semicolon_parts_two_statements() -> None:
    assert spans("La policía detuvo a cuatro personas; el juez liberó a tres.") == [
        "La policía detuvo a cuatro personas",
        "el juez liberó a tres.",
    ]


def test_a_clause_inserted_in_its_main_clause_parts_them() -> None:
    assert read("Carla Ortega, que dirige el museo, admitió que faltan dos cuadros.") == [
        (1, None, "Carla Ortega dirige el museo."),
        (1, "Carla Ortega", "Faltan dos cuadros."),
    ]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("El ministro no negó que haya negociaciones.", 0),
        ("Los peritos no descartan que el fuego fuera provocado.", 0),
        ("La portavoz no confirmó la renuncia.", 0),
        ("La oposición pidió investigar los contratos.", 0),
        ("El banco habría congelado las cuentas.", 0),
        ("¿Cerrará la mina este año?", 0),
        ("La junta prevé abrir doce escuelas.", 0),
        ("Francia no se opone a que se aplace la cumbre.", 0),
        ("No es cierto que no haya médicos, dijo la consejera.", 1),
        ("El ministro negó que no se haya pagado a los maestros.", 1),
        ("Es falso que la presa tenga grietas, dijo el ingeniero.", -1),
        ("El alcalde tachó de mentira la noticia de su renuncia.", -1),
        ("El banco reiteró que nunca congeló las cuentas.", -1),
        ("Lima asegura que nunca exportó mercurio.", -1),
        ("No hay acuerdo en el sector del taxi.", 1),
        ("La junta rechazó la propuesta de los vecinos.", 1),
        ("El piloto se negó a declarar ante el juez.", 0),
    ],
)
def test_the_stance_follows_cue_mood_and_negation(text: str, stance: int) -> None:
    assert [told[0] for told in read(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "stance", "source", "proposition"),
    [
        ("Critics, the mayor said, never read the plan.", 1, "the mayor", "Critics never read the plan."),
        ("The plant released no gas, a spokesman said.", 1, "a spokesman", "The plant released no gas."),
        ("The bank denied that it froze the accounts.", -1, "The bank", "The bank froze the accounts."),
        ("The senator denied taking money.", -1, "The senator", "The senator took money."),
        ("Police did not rule out that the blaze was set.", 0, "Police", "The blaze was set."),
        ("The board declined to comment on the vote.", 0, "The board", "The board declined to comment on the vote."),
        ('"We paid every worker," said Carl Dunn.', 1, "Carl Dunn", "Carl Dunn: We paid every worker."),
        ("According to the coroner, the man drowned.", 1, "the coroner", "The man drowned."),
        ("The tower reportedly swayed for an hour.", 0, None, "The tower reportedly swayed for an hour."),
    ],
)
def test_english_is_read_by_the_same_rules(text: str, stance: int, source: str | None, proposition: str) -> None:
    assert read(text, "en") == [(stance, source, proposition)]


@pytest.mark.parametrize(
    ("text", "stance", "source", "proposition"),
    [
        ("O banco negou que tenha bloqueado as contas.", -1, "O banco", "O banco bloqueou as contas."),
        (
            "Segundo a Defesa Civil, a chuva desalojou 90 famílias.",
            1,
            "a Defesa Civil",
            "A chuva desalojou 90 famílias.",
        ),
        (
            "O trem descarrilou às seis, informou a concessionária.",
            1,
            "a concessionária",
            "O trem descarrilou às seis.",
        ),
        ("A polícia não descarta que haja feridos.", 0, "A polícia", "Há feridos."),
        ("O general teria entregado as chaves.", 0, None, "O general teria entregado as chaves."),
        ('"Não houve demissões", afirmou Lúcia Prates.', 1, "Lúcia Prates", "Não houve demissões."),
    ],
)
def test_portuguese_is_read_by_the_same_rules(text: str, stance: int, source: str | None, proposition: str) -> None:
    assert read(text, "pt") == [(stance, source, proposition)]


@pytest.mark.parametrize(
    ("text", "stance", "source", "proposition"),
    [
        ("La banque a nié qu'elle ait gelé les comptes.", -1, "La banque", "Elle a gelé les comptes."),
        ("Selon l'institut, l'orage a coupé la route.", 1, "l'institut", "L'orage a coupé la route."),
        ("Le pont est fermé, a indiqué la préfecture.", 1, "la préfecture", "Le pont est fermé."),
        ("Le juge n'exclut pas que le feu soit criminel.", 0, "Le juge", "Le feu est criminel."),
    ],
)
def test_french_is_read_by_the_same_rules(text: str, stance: int, source: str | None, proposition: str) -> None:
    assert read(text, "fr") == [(stance, source, proposition)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("El domingo pasado, la agencia Reuters aseguraba que hubo contactos.", "la agencia Reuters"),
        ("El domingo, Carney habló con la prensa y dijo que hay una tragedia en Gaza.", "Carney"),
    ],
)
def test_a_time_at_the_beginning_is_nobody(text: str, source: str) -> None:
    assert read(text)[-1][1] == source


def test_for_a_day_is_not_according_to_it() -> None:
    assert read("Para el sábado, se pronostican vientos intensos en Coahuila.")[0][1] is None


def test_a_verb_that_goes_on_with_its_clause_is_no_insertion() -> None:
    text = "La presidenta, Ana Ruiz, garantizó al Gobierno del vecino, Juan Paz, su apoyo, asegura el diario El Sol."
    assert read(text)[0][2].startswith("La presidenta, Ana Ruiz, garantizó al Gobierno")


@pytest.mark.parametrize(
    ("text", "stance", "source", "proposition"),
    [
        (
            "The coach hit back at claims that he had bullied players.",
            -1,
            "The coach",
            "The coach had bullied players.",
        ),
        ("Veltrix shrugged off talk that the plant would be sold.", -1, "Veltrix", "The plant would be sold."),
        ("Prosecutors say the two dined together in March.", 1, "Prosecutors", "The two dined together in March."),
    ],
)
def test_english_idioms_of_denial_and_clauses_without_that(text, stance, source, proposition) -> None:
    assert read(text, "en") == [(stance, source, proposition)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "La ministra salió a desmentir este lunes que el hospital vaya a cerrar.",
            [(-1, "La ministra", "El hospital va a cerrar.")],
        ),
        ("El ministro se apresuró a negar los pagos.", [(-1, "El ministro", "Hubo pagos.")]),
        ("Es mentira que yo haya pedido dinero, dijo Sáez.", [(-1, "Sáez", "Sáez ha pedido dinero.")]),
        (
            "Después de que llovió dos días, el río creció.",
            [(1, None, "Llovió dos días."), (1, None, "El río creció.")],
        ),
        (
            "El alcalde dice que hay agua, pero los vecinos señalaron lo contrario.",
            [(1, "El alcalde", "Hay agua."), (-1, "los vecinos", "Hay agua.")],
        ),
    ],
)
def test_what_verbs_take_and_clauses_that_come_first(text, found) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "Preguntado por la prensa sobre si la presa era insegura, el ministro Ojeda dijo que no.",
            "es",
            [(0, None, "La presa era insegura."), (-1, "el ministro Ojeda", "La presa era insegura.")],
        ),
        (
            "Al ser consultada sobre si dejará el cargo, Lema respondió que sí.",
            "es",
            [(0, None, "Dejará el cargo."), (1, "Lema", "Dejará el cargo.")],
        ),
        (
            "Preguntado por si la presa era insegura, el ministro Ojeda lo negó.",
            "es",
            [(0, None, "La presa era insegura."), (-1, "el ministro Ojeda", "La presa era insegura.")],
        ),
        (
            "Questionado sobre se a ponte caiu, Lima respondeu que não.",
            "pt",
            [(0, None, "A ponte caiu."), (-1, "Lima", "A ponte caiu.")],
        ),
        (
            "Asked whether the dam was unsafe, Minister Okafor said it was not.",
            "en",
            [(0, None, "The dam was unsafe."), (-1, "Minister Okafor", "The dam was unsafe.")],
        ),
        ("Preguntada por su salud, Lema dijo que está bien.", "es", [(1, "Lema", "Está bien.")]),
    ],
)
def test_a_bare_yes_or_no_answers_what_somebody_was_asked(text, lang, found) -> None:
    assert read(text, lang) == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("La empresa dijo que niega haber vertido lodo.", "es", (-1, "La empresa", "La empresa ha vertido lodo.")),
        (
            "La empresa afirmó que «rechaza» la acusación de que vertió lodo.",
            "es",
            (-1, "La empresa", "La empresa vertió lodo."),
        ),
        (
            'The firm said it "categorically rejects" the allegation that it dumped waste.',
            "en",
            (-1, "The firm", "The firm dumped waste."),
        ),
        ("El abogado dijo que niegan los cargos.", "es", (1, "El abogado", "Niegan los cargos.")),
        ("Ana Gil dijo que rechaza la violencia.", "es", (1, "Ana Gil", "Ana Gil rechaza la violencia.")),
    ],
)
def test_who_says_that_he_denies_denies(text, lang, found) -> None:
    assert read(text, lang) == [found]


@pytest.mark.parametrize(
    ("text", "lang", "holder"),
    [
        ("Tanto Irán como Israel negaron haber roto la tregua.", "es", "Irán e Israel"),
        ("Tanto el alcalde como la gobernadora niegan que haya obras paradas.", "es", "el alcalde y la gobernadora"),
        ("Tanto o Irã como Israel negaram ter rompido a trégua.", "pt", "o Irã e Israel"),
        ("Para los vecinos, la presa es insegura.", "es", "vecinos"),
        ("Para el Mundial, la FIFA dará visas a los aficionados.", "es", None),
        ("La relatora de la ONU para los territorios, Ana Sanz, pidió calma.", "es", "Ana Sanz"),
        ("Fuentes del club niegan a este diario que haya ofertas.", "es", "Fuentes del club"),
    ],
)
def test_pairs_and_those_for_whom_something_is_so_hold_it(text, lang, holder) -> None:
    assert [source for _, source, _ in read(text, lang)] == [holder]


def test_news_told_before_a_name_says_who_rejects_claims() -> None:
    text = "The mayor of Dunmore, Alice Trent, rejected claims that she had pocketed the grant."
    assert read(text, "en") == [(-1, "Alice Trent", "Alice Trent had pocketed the grant.")]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "El exministro, acusado de recibir sobornos, se declaró inocente.",
            "es",
            [(1, None, "El exministro recibe sobornos."), (-1, "El exministro", "El exministro recibe sobornos.")],
        ),
        (
            "Ramón Gil, imputado por cohecho, dimitió ayer.",
            "es",
            [(1, None, "Ramón Gil incurrió en cohecho."), (1, None, "Ramón Gil dimitió ayer.")],
        ),
        (
            "Detuvieron a Ramón Gil, acusado por la Fiscalía de sobornar a dos guardias.",
            "es",
            [(1, None, "Detuvieron a Ramón Gil."), (1, "la Fiscalía", "Ramón Gil soborna a dos guardias.")],
        ),
        (
            "O ex-ministro, acusado de receber propina, negou as acusações.",
            "pt",
            [(1, None, "O ex-ministro recebe propina."), (-1, "O ex-ministro", "O ex-ministro recebe propina.")],
        ),
        (
            "Hale, accused of bribing two inspectors, denied the charge.",
            "en",
            [(1, None, "Hale bribed two inspectors."), (-1, "Hale", "Hale bribed two inspectors.")],
        ),
        (
            "Gil, imputado por la Fiscalía, dimitió.",
            "es",
            [(1, None, "Gil, imputado por la Fiscalía, dimitió.")],
        ),
    ],
)
def test_what_somebody_is_accused_of_in_passing_is_a_statement(text, lang, found) -> None:
    assert read(text, lang) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("El vocero lo negó: «No hay casos de cólera».", (-1, "El vocero", "Hay casos de cólera.")),
        ("Gil niega las acusaciones: «Nunca firmé ese contrato».", (-1, "Gil", "Gil firmó ese contrato.")),
        (
            "La ministra desmintió al senador: no habrá alza de impuestos.",
            (-1, "La ministra", "Habrá alza de impuestos."),
        ),
        ("Gil negó los rumores: el puente está abierto.", (1, "Gil", "El puente está abierto.")),
        ("Gil negó que haya crisis: el puente está abierto.", (1, None, "El puente está abierto.")),
    ],
)
def test_what_follows_a_denial_after_a_colon_is_in_the_words_of_who_denies(text, found) -> None:
    assert read(text)[-1] == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "El Ejército niega que haya hambruna; la ONU asegura que sí la hay.",
            "es",
            [(-1, "El Ejército", "Hay hambruna."), (1, "la ONU", "Hay hambruna.")],
        ),
        (
            "El alcalde dice que hay agua; los vecinos dicen que no.",
            "es",
            [(1, "El alcalde", "Hay agua."), (-1, "los vecinos", "Hay agua.")],
        ),
        (
            "Maduro negó que Venezuela exporte drogas, como sostiene Washington.",
            "es",
            [(-1, "Maduro", "Venezuela exporta drogas."), (1, "Washington", "Venezuela exporta drogas.")],
        ),
        (
            "O governo nega que haja crise, como afirmou a oposição.",
            "pt",
            [(-1, "O governo", "Há crise."), (1, "a oposição", "Há crise.")],
        ),
        ("El ministro negó que haya crisis, como afirmó ayer.", "es", [(-1, "El ministro", "Hay crisis.")]),
    ],
)
def test_two_holders_of_one_content_are_told_apart(text, lang, found) -> None:
    assert read(text, lang) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday he denied that fuel had spilled.", [(-1, "he", "Fuel had spilled.")]),
        ("In March it rejected the claim that crews were late.", [(-1, "it", "Crews were late.")]),
        ("The bridge is unsafe, said engineer Paul Dray.", [(1, "Paul Dray", "The bridge is unsafe.")]),
        (
            "The spokesman, who on Tuesday had denied there were injuries, admitted Thursday that three people died.",
            [(-1, "The spokesman", "There were injuries."), (1, "The spokesman", "Three people died.")],
        ),
        ("The government rules out that the virus came.", [(-1, "The government", "The virus came.")]),
        ("It emerged that the minister will resign.", [(0, None, "The minister will resign.")]),
        (
            "The mayor says there is water; residents say there is not.",
            [(1, "The mayor", "There is water."), (-1, "residents", "There is water.")],
        ),
        (
            "Asked if the dam was safe, Lowe said no.",
            [(0, None, "The dam was safe."), (-1, "Lowe", "The dam was safe.")],
        ),
        ("Hale admitted bribing two inspectors.", [(1, "Hale", "Hale bribed two inspectors.")]),
        (
            "Despite the union's claims, no jobs will be cut, the company said.",
            [(1, "the company", "Despite the union's claims, no jobs will be cut.")],
        ),
    ],
)
def test_english_times_before_a_pronoun_and_speakers_after_their_words(text, found) -> None:
    assert read(text, "en") == found


def test_an_authority_that_it_is_according_to_is_not_it() -> None:
    told = read("According to the health authority, it contained listeria.", "en")
    assert [proposition for _, _, proposition in told] == ["It contained listeria."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Israel dice que Hamás se demora, y Hamás que Israel restringe la ayuda.",
            [(1, "Israel", "Hamás se demora."), (1, "Hamás", "Israel restringe la ayuda.")],
        ),
        (
            "Gil niega que haya una crisis y Paz que falte agua en el valle.",
            [(-1, "Gil", "Hay una crisis."), (-1, "Paz", "Falta agua en el valle.")],
        ),
        (
            "Gil dijo que hablará con la comisión que preside Ana.",
            [(1, "Gil", "Gil hablará con la comisión que preside Ana.")],
        ),
    ],
)
def test_a_verb_left_out_is_that_of_the_holder_before(text, found) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "lang", "source", "proposition"),
    [
        ("El fiscal presentó una demanda en 2013 alegando que Gil robó.", "es", "El fiscal", "Gil robó."),
        ("O promotor entrou com uma ação alegando que Gil roubou.", "pt", "O promotor", "Gil roubou."),
        ("Ann Lou filed a lawsuit in 2013 alleging that Gil stole.", "en", "Ann Lou", "Gil stole."),
        ("Lou apologized for the columns after they came out, saying they were old.", "en", "Lou", "They were old."),
        ("Gil pidió perdón después de que salieran las fotos, diciendo que eran viejas.", "es", "Gil", "Eran viejas."),
    ],
)
def test_a_gerund_tells_what_the_subject_of_the_main_clause_says(text, lang, source, proposition) -> None:
    assert read(text, lang)[-1] == (1, source, proposition)


@pytest.mark.parametrize(
    "text",
    [
        "There is evidence suggesting that the mine leaked.",
        "The company took part in the hearing with the finding that the pumps had failed.",
    ],
)
def test_a_gerund_that_tells_of_a_noun_is_not_said_by_the_subject(text: str) -> None:
    assert {source for _, source, _ in read(text, "en")} == {None}


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Pérez, que según la fiscalía cobró sobornos, huyó.", "es", (1, "la fiscalía", "Pérez cobró sobornos.")),
        ("La mina, que según los vecinos vierte lodo, cerró.", "es", (1, "los vecinos", "La mina vierte lodo.")),
        ("O grupo, que segundo a polícia roubou o banco, fugiu.", "pt", (1, "a polícia", "O grupo roubou o banco.")),
        ("Lou, who according to prosecutors took bribes, left.", "en", (1, "prosecutors", "Lou took bribes.")),
    ],
)
def test_whom_a_relative_clause_is_according_to_is_not_its_subject(text, lang, found) -> None:
    assert read(text, lang)[0] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pruitt, who praised the crew, left on Monday.", ["Pruitt praised the crew.", "Pruitt left on Monday."]),
        ("The mayor, who faces trial, resigned late.", ["The mayor faces trial.", "The mayor resigned late."]),
        ("The bill, passed on Monday, bans smoking.", ["The bill, passed on Monday, bans smoking."]),
        ("The man arrested on Monday was released.", ["The man arrested on Monday was released."]),
        ("A suit filed on Thursday claims that the school lied.", ["The school lied."]),
    ],
)
def test_an_english_participle_is_told_from_the_verb_of_its_clause(text, found) -> None:
    assert [proposition for _, _, proposition in read(text, "en")] == found


@pytest.mark.parametrize(
    ("text", "lang", "stance"),
    [
        ("The deal takes effect in May, once both parliaments have approved it.", "en", 0),
        ("The deal took effect in May, once both parliaments had approved it.", "en", 1),
        ("El acuerdo entrará en vigor en mayo, cuando los parlamentos lo hayan aprobado.", "es", 0),
        ("El ministro dimitió en mayo, después de que la prensa publicara las fotos.", "es", 1),
    ],
)
def test_what_has_yet_to_happen_is_left_open(text: str, lang: str, stance: int) -> None:
    assert [found[0] for found in read(text, lang)] == [1, stance]


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        ("La ONG denunció la muerte de doce migrantes.", "es", "Hubo muerte de doce migrantes."),
        ("El sindicato denunció despidos en la planta.", "es", "Hubo despidos en la planta."),
        ("A ONG denunciou a morte de doze migrantes.", "pt", "Houve morte de doze migrantes."),
        ("El gremio denunció la ley de medios.", "es", "El gremio denunció la ley de medios."),
        ("La fiscal acusó este lunes al alcalde de malversación.", "es", "El alcalde incurrió en malversación."),
        ("El gremio acusa al Gobierno de fraude y al juez de cohecho.", "es", "El Gobierno incurrió en fraude."),
    ],
)
def test_a_deed_is_denounced_and_a_person_accused(text: str, lang: str, proposition: str) -> None:
    assert [found[2] for found in read(text, lang)] == [proposition]


def test_who_is_named_by_whose_he_is_tells_of_that_one() -> None:
    assert read("Su madre contó que salió de casa a las ocho.")[0][2] == "Salió de casa a las ocho."
    assert read("Su gobierno dijo que subirá los impuestos.")[0][2] == "Su gobierno subirá los impuestos."


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("La versión oficial es que Gil huyó.", "es", (1, "La versión oficial", "Gil huyó.")),
        ("La tesis de la fiscalía es que Gil huyó.", "es", (1, "la fiscalía", "Gil huyó.")),
        ("The theory of the police is that Gil fled.", "en", (1, "the police", "Gil fled.")),
        ("La idea es que todos ganen.", "es", (1, None, "La idea es que todos ganen.")),
        ("La tesis no es que Gil huyera.", "es", (1, None, "La tesis no es que Gil huyera.")),
    ],
)
def test_whose_version_it_is_holds_what_it_says(text: str, lang: str, found) -> None:
    assert read(text, lang) == [found]


def test_that_nobody_is_accused_is_a_fact_in_somebodys_mouth() -> None:
    assert read("No one has been charged, police say.", "en") == [(1, "police", "No one has been charged.")]
    assert read("Nadie ha sido acusado, según la policía.") == [(1, "la policía", "Nadie ha sido acusado.")]


def test_a_pronoun_that_speaks_goes_on_speaking() -> None:
    told = read('"We never sold it," she said, rejecting a report by the Times.', "en")
    assert {source for _, source, _ in told} == {"she"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("EE. UU. asegura que la lancha se hundió.", "EE. UU."),
        ("EE UU asegura que la lancha se hundió.", "EE UU"),
        ("Según EE. UU., la lancha se hundió.", "EE. UU."),
        ("La lancha se hundió, dijo EE. UU. este lunes.", "EE. UU."),
        ("El Gobierno de EE. UU. asegura que la lancha se hundió.", "El Gobierno de EE. UU."),
        ("Las FF. AA. aseguran que la lancha se hundió.", "Las FF. AA."),
    ],
)
def test_letters_doubled_for_a_plural_are_one_name(text: str, source: str) -> None:
    assert [found[1] for found in read(text)] == [source]


@pytest.mark.parametrize(("name", "source"), [("Lula", "Lula"), ("Ana Ruiz", "Ana Ruiz"), ("Opinión", None)])
def test_a_name_before_a_colon_speaks_and_a_rubric_does_not(name: str, source: str | None) -> None:
    assert read(f"{name}: «No habrá elecciones en mayo».")[0][1] == source


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        ("Ayuso reprochó a Sánchez que mintiera sobre los datos.", "Sánchez mintió sobre los datos."),
        ("La fiscal acusó a Gil de que robó.", "Gil robó."),
        ("El juez recriminó al fiscal que no presentara pruebas.", "El fiscal no presentó pruebas."),
    ],
)
def test_whom_a_clause_is_held_against_is_its_subject(text: str, proposition: str) -> None:
    assert [found[2] for found in read(text)] == [proposition]


def test_a_participle_after_an_article_is_somebody() -> None:
    told = read("El acusado, que se declaró no culpable, dijo al juez que no recordaba nada.")
    assert {source for _, source, _ in told} == {"El acusado"}


@pytest.mark.parametrize(
    ("text", "lang", "holder"),
    [
        ("«Nos cerraron la calle», se queja la vecina Ana Ruiz.", "es", "Ana Ruiz"),
        ("«Avisamos con tiempo», soltó el líder de los agricultores, Luis Gil.", "es", "Luis Gil"),
        ("«Ayer dijimos otra cosa», se disculpó el alcalde.", "es", "el alcalde"),
        ('"The roof is gone," growled farmer Ann Stott.', "en", "Ann Stott"),
        ('"My dad was in bed," the neighbour sobbed last night.', "en", "the neighbour"),
        ('MP Ann Stott fumed: "No inspector has come."', "en", "Ann Stott"),
    ],
)
def test_a_verb_right_after_a_quotation_tells_who_spoke(text: str, lang: str, holder: str) -> None:
    assert [told[1] for told in read(text, lang)] == [holder]


@pytest.mark.parametrize(
    "text",
    [
        "El tráiler de «El fin», la serie, incluye imágenes de la gira.",
        "«El fin», la película de Gil, dominó la taquilla.",
        "«Esta canción es para todos», finalizó su discurso.",
    ],
)
def test_a_title_in_quotation_marks_or_an_object_after_a_quotation_is_no_speech(text: str) -> None:
    assert all(told[1] is None for told in read(text))


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("El presidente Luis Gil calló. «La orden la di yo», escribió en la red social X.", "Luis Gil"),
        ("El presidente Luis Gil calló. «No me voy», dijo en la puerta de la Alcaldía.", "Luis Gil"),
        ("En Lima, el ministro dijo que la frase es otra y que calla. «No lo conozco», aseguró.", "el ministro"),
        ("Según Tránsito Municipal, la marcha reunió a 230 personas y terminó sin incidentes.", "Tránsito Municipal"),
        ("Entrevistada en la radio, la ministra negó que haya presos.", "la ministra"),
    ],
)
def test_a_place_a_network_or_an_opening_participle_speaks_nowhere(text: str, holder: str) -> None:
    assert read(text)[-1][1] == holder


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("El incendio fue, según la Fiscalía, un atentado.", "es", (1, "la Fiscalía", "El incendio fue un atentado.")),
        (
            "El incendio fue, según el fiscal, Luis Gil, un atentado.",
            "es",
            (1, "Luis Gil", "El incendio fue un atentado."),
        ),
        ("The fire was, police said, an accident.", "en", (1, "police", "The fire was an accident.")),
        (
            "Gil calló, pero un guardia que lo vio dice que el tren iba bien.",
            "es",
            (1, "un guardia", "El tren iba bien."),
        ),
    ],
)
def test_a_frame_takes_nothing_that_its_clause_needs(text: str, lang: str, told: tuple[int, str, str]) -> None:
    assert read(text, lang)[-1] == told


def test_an_apposition_with_a_participle_does_not_part_a_speaker_from_his_verb() -> None:
    text = "Trustee Ann Lund, a retired clerk elected in 2020, said the vault was empty."
    assert read(text, "en") == [(1, "Ann Lund", "The vault was empty.")]


@pytest.mark.parametrize(
    ("sentence", "lang", "statements"),
    [
        (
            "La policía detuvo a un hombre que, según la Fiscalía, disparó contra el alcalde.",
            "es",
            [(1, None, "La policía detuvo a un hombre."), (1, "la Fiscalía", "Un hombre disparó contra el alcalde.")],
        ),
        (
            "La policía detuvo a un hombre, que, según la Fiscalía, disparó contra el alcalde.",
            "es",
            [(1, None, "La policía detuvo a un hombre."), (1, "la Fiscalía", "Un hombre disparó contra el alcalde.")],
        ),
        (
            "Police arrested a man who, according to witnesses, was carrying a knife.",
            "en",
            [(1, None, "Police arrested a man."), (1, "witnesses", "A man was carrying a knife.")],
        ),
        (
            "A polícia prendeu um homem que, segundo o promotor, atirou contra o prefeito.",
            "pt",
            [(1, None, "A polícia prendeu um homem."), (1, "o promotor", "Um homem atirou contra o prefeito.")],
        ),
        (
            "El grupo pagó los cohetes que, según la Casa Blanca, Pyongyang le proveyó en enero.",
            "es",
            [
                (1, None, "El grupo pagó los cohetes."),
                (1, "la Casa Blanca", "Pyongyang le proveyó los cohetes en enero."),
            ],
        ),
        (
            "Se incendiaron tres casas del Líbano que, según Israel, guardaban armas.",
            "es",
            [
                (1, None, "Se incendiaron tres casas del Líbano."),
                (1, "Israel", "Tres casas del Líbano guardaban armas."),
            ],
        ),
    ],
)
def test_a_relative_clause_that_begins_with_who_tells_it_is_alone_theirs(sentence, lang, statements):
    assert read(sentence, lang) == statements


@pytest.mark.parametrize(
    ("sentence", "lang", "statements"),
    [
        (
            "Según el fiscal, que vive en Lima, el alcalde cobró sobornos.",
            "es",
            [(1, None, "El fiscal vive en Lima."), (1, "el fiscal", "El alcalde cobró sobornos.")],
        ),
        (
            "According to Vale, which denies responsibility, the dam was stable.",
            "en",
            [(-1, "Vale", "Vale has responsibility."), (1, "Vale", "The dam was stable.")],
        ),
        (
            "Segundo o promotor, que vive em Lima, o prefeito recebeu propina.",
            "pt",
            [(1, None, "O promotor vive em Lima."), (1, "o promotor", "O prefeito recebeu propina.")],
        ),
    ],
)
def test_who_tells_the_sentence_may_have_a_relative_clause_first(sentence, lang, statements):
    assert read(sentence, lang) == statements


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "«Es un bulo», respondió el alcalde cuando se le preguntó si había vendido el solar.",
            "es",
            (-1, "el alcalde", "El alcalde había vendido el solar."),
        ),
        (
            "«No», contestó la ministra al ser preguntada si dimitirá.",
            "es",
            (-1, "la ministra", "La ministra dimitirá."),
        ),
        ('"No," Torres said when asked if he had fled.', "en", (-1, "Torres", "Torres had fled.")),
        (
            '"Isso é mentira", disse o prefeito quando questionado se fugiu.',
            "pt",
            (-1, "o prefeito", "O prefeito fugiu."),
        ),
    ],
)
def test_a_bare_answer_is_to_what_its_frame_says_was_asked(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang) == [found]


def test_an_answer_that_says_something_says_nothing_of_the_question() -> None:
    assert (
        read("«La obra costó 3 millones», dijo Gil cuando le preguntaron si cobró.")[0][2]
        == "La obra costó 3 millones."
    )


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("El preso murió de un golpe, y no de un infarto, como había dicho la prisión.", "es"),
        ("De acuerdo con la fiscal, murió de un golpe y no de un infarto, como había dicho la prisión.", "es"),
        ("The inmate died of a blow, not of a stroke, as the prison had reported.", "en"),
    ],
)
def test_who_said_what_is_not_so_is_not_who_tells_the_sentence(text: str, lang: str) -> None:
    assert not [source for _, source, _ in read(text, lang) if source is not None and "pris" in source]


def test_who_is_told_to_have_said_something_holds_it_and_not_who_tells_of_that() -> None:
    found = read("El ministro Luis Paz afirmó que la obra acabará en mayo, según el diario Hoy.")
    assert found == [(1, "Luis Paz", "La obra acabará en mayo.")]


def test_a_court_may_hold_something_proven_or_not() -> None:
    proven = read("El tribunal considera probado que Gil cobró.") + read(
        "La jueza consideró no probado que Gil cobrara."
    )
    assert [(stance, proposition) for stance, _, proposition in proven] == [(1, "Gil cobró."), (0, "Gil cobró.")]


@pytest.mark.parametrize("verb", ["le respondió", "les dijo", "me confesó"])
def test_a_pronoun_may_stand_between_a_quotation_and_its_verb(verb: str) -> None:
    assert read(f"«La obra costó 3 millones», {verb} la alcaldesa.") == [
        (1, "la alcaldesa", "La obra costó 3 millones.")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("El jefe del puerto, Marco Rubio, dijo que no habrá obras.", (1, "Marco Rubio", "No habrá obras.")),
        (
            "La consejera de Paz, Amparo Gil, pidió aguardar el informe.",
            (0, "Amparo Gil", "La consejera de Paz, Amparo Gil, pidió aguardar el informe."),
        ),
        ("En un audio, alias Tiberio, jefe del grupo, negó el ataque.", (-1, "alias Tiberio", "Hubo ataque.")),
        (
            "Quien vive en el barrio asegura que el agua sale negra.",
            (1, "Quien vive en el barrio", "El agua sale negra."),
        ),
        ("La diócesis puso en X que su labor continúa.", (1, "La diócesis", "Su labor (La diócesis) continúa.")),
        (
            "Según el informe, Luis Gil, de 34 años, huyó a pie.",
            (1, "el informe", "Luis Gil, de 34 años, huyó a pie."),
        ),
    ],
)
def test_a_name_in_apposition_an_alias_or_whoever_lives_there_speaks(text: str, found: tuple) -> None:
    assert read(text) == [found]


def test_what_several_people_vouch_for_is_the_clause_before() -> None:
    found = read("Gil y Paz hablaron dos horas; lo aseguran tres personas, una de las cuales sirvió el café.")
    assert found[1] == (1, "tres personas", "Gil y Paz hablaron dos horas.")


def test_a_verb_of_saying_goes_on_after_a_quotation_whatever_its_verb() -> None:
    found = read("El diputado opinó que «una bala no entierra un proceso» y recordó que hubo otras treguas.")
    assert found[1] == (1, "El diputado", "Hubo otras treguas.")


def test_what_follows_a_colon_is_in_the_words_of_who_speaks_before_it() -> None:
    found = read("Dos concejales contaron que la iglesia se retiró: los delegados ya no acompañan los diálogos.")
    assert [source for _, source, _ in found] == ["Dos concejales", "Dos concejales"]


def test_who_describes_what_was_quoted_says_it() -> None:
    assert read("«El barco regresa leve», describe la bióloga Ana Gil.")[0][1] == "Ana Gil"


def test_a_plural_verb_after_a_place_is_not_what_the_speaker_before_does() -> None:
    found = read("El ministro calló. El puerto molesta a comerciantes de Lima, que temen la pérdida de olas.")
    assert "El ministro" not in [source for _, source, _ in found]


@pytest.mark.parametrize(
    ("text", "lang", "proposition"),
    [
        ("Cabe recordar que el puente costó 3 millones.", "es", "El puente costó 3 millones."),
        ("Recorde-se que a ponte custou 3 milhões.", "pt", "A ponte custou 3 milhões."),
    ],
)
def test_what_a_writer_recalls_is_told_by_nobody_else(text: str, lang: str, proposition: str) -> None:
    assert read(text, lang) == [(1, None, proposition)]


def test_a_portuguese_verb_keeps_being_one_with_a_pronoun_after_its_hyphen() -> None:
    found = read("Losada não foge à pergunta: avisou-o de viva voz na quarta-feira.", "pt")
    assert [proposition for _, _, proposition in found][1:] == ["Avisou-o de viva voz na quarta-feira."]


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        (
            "The ministry said in a short statement that the reports were false and that no ship had sunk.",
            "en",
            (-1, "The ministry", "Some ship had sunk."),
        ),
        (
            "El ministerio dijo que las acusaciones son falsas y que ningún avión se perdió.",
            "es",
            (-1, "El ministerio", "Algún avión se perdió."),
        ),
        (
            "El ministerio dijo que es falso que haya víctimas y que ningún avión se perdió.",
            "es",
            (-1, "El ministerio", "Algún avión se perdió."),
        ),
        (
            "El ministerio dijo que las acusaciones son falsas y que los aviones volvieron.",
            "es",
            (1, "El ministerio", "Los aviones volvieron."),
        ),
        (
            "La ministra negó que haya crisis y lamentó que nadie apoyara la ley.",
            "es",
            (1, "La ministra", "Nadie apoyó la ley."),
        ),
    ],
)
def test_what_is_said_beside_calling_something_false_is_denied_only_if_nothing_happened(
    text: str, lang: str, said: tuple
) -> None:
    assert read(text, lang)[1] == said


@pytest.mark.parametrize(
    "frame", ["Brandes told reporters in the capital.", "Brandes said by telephone.", "as Brandes said."]
)
def test_an_english_frame_may_say_to_whom_where_or_how(frame: str) -> None:
    assert read(f"The frigate fired at dawn, {frame}", "en") == [(1, "Brandes", "The frigate fired at dawn.")]


def test_a_clause_with_a_relative_inside_is_quoted_whole() -> None:
    text = "Shipping through the strait, which carries 45 ships a day, was never interrupted, the port said."
    assert spans(text, "en") == ["which carries 45 ships a day", text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se trata, insistió el ministro, de un error y no de un fraude.", "Se trata de un error y no de un fraude."),
        ("La decisión, dijo Gil, responde, según el ministro, a la crisis.", "La decisión responde a la crisis."),
        ("Los recorridos no arrojan, indicó el gerente, ni un herido.", "Los recorridos no arrojan ni un herido."),
    ],
)
def test_a_clause_goes_on_after_a_frame_that_cuts_its_verb_from_what_it_governs(text: str, found: str) -> None:
    assert found in [proposition for _, _, proposition in read(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nunca existió ese documento, respondió tajante la ministra Ortega.", "la ministra Ortega"),
        ("No hay ni un enfermo en la provincia, garantizó el delegado de Salud.", "el delegado de Salud"),
        ("La OMS habla de 300 casos.", "La OMS"),
        ("Ucrania se atribuyó el ataque al puente.", "Ucrania"),
    ],
)
def test_how_somebody_speaks_and_what_he_speaks_of_do_not_hide_who_he_is(text: str, source: str) -> None:
    assert [told[1] for told in read(text)] == [source]


def test_who_gives_another_figure_holds_it() -> None:
    found = read("La policía informó de dos muertos, cifra que la Defensoría eleva a siete.")
    assert [source for _, source, _ in found] == ["La policía", "la Defensoría"]


def test_what_it_is_put_down_to_is_not_what_was_said_before() -> None:
    found = read("La empresa cifró el vertido en seis barriles y lo atribuyó a un oleaje anómalo.")
    assert found[1][2] == "La empresa lo atribuyó a un oleaje anómalo."


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        (
            "Circulaban mensajes de vecinos, según los cuales un helicóptero sobrevoló la aldea.",
            "es",
            (1, "vecinos", "Un helicóptero sobrevoló la aldea."),
        ),
        (
            "The group published a report, according to which 30 people died.",
            "en",
            (1, "The group", "30 people died."),
        ),
    ],
)
def test_what_a_paper_tells_is_a_statement_of_its_own(text: str, lang: str, told: tuple) -> None:
    assert read(text, lang)[1] == told


def test_a_surname_may_be_a_day() -> None:
    assert read("El domingo pasado la alcaldesa Ana Domingo dijo que habrá obras.")[0][1] == "Ana Domingo"


def test_whoever_a_sentence_begins_with_stays() -> None:
    assert read("Quien no llegó a la aldea fue la fiscal.")[0][2] == "Quien no llegó a la aldea fue la fiscal."


def test_a_pronoun_is_no_subject_to_go_on_with() -> None:
    found = read("Al coronel Byron Macz, jefe de la brigada, lo quitaron del puesto y está recluido en la capital.")
    assert found[1][2] == "Está recluido en la capital."
    denied = read("El vocero desmintió que vaya a decretarse el estado de sitio.")[0][2]
    assert denied == "Va a decretarse el estado de sitio."


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        (
            "Según la policía, que no dio nombres, murieron siete personas.",
            "es",
            (1, "la policía", "Murieron siete personas."),
        ),
        (
            "De acordo com a polícia, que não divulgou nomes, morreram sete pessoas.",
            "pt",
            (1, "a polícia", "Morreram sete pessoas."),
        ),
        ("Según Charbonneau, el puente, que es viejo, cedió ayer.", "es", (1, "Charbonneau", "El puente cedió ayer.")),
    ],
)
def test_a_verb_may_come_first_after_what_is_told_of_the_speaker(text: str, lang: str, told: tuple) -> None:
    assert read(text, lang)[1] == told


def test_who_counts_in_a_clause_of_his_own_goes_on_speaking() -> None:
    found = read("La policía dijo que no hubo heridos; los vecinos contaron tres y aseguran que uno murió.")
    assert found[-1] == (1, "los vecinos", "Uno murió.")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Habló el juez. Ana Osuna busca a su hijo. «El vidrio estaba hecho pedazos», describe.", "Ana Osuna"),
        ("Lo abrió, este lunes, el abogado de la firma, Luis Paz. «La oferta llegó a tiempo», ironizó.", "Luis Paz"),
        ("Más tarde entró al aire el general Luis Paz. «Los siete llevaban brazalete», replicó.", "Luis Paz"),
        ("La alcaldesa recibió a la prensa. «El plan sigue en análisis», expresó.", "La alcaldesa"),
        ("El ministro fue a Lima. Se abrió Radio Andina. «El plan sigue en análisis», expresó.", "El ministro"),
    ],
)
def test_who_a_sentence_is_about_speaks_in_the_next_one(text: str, source: str) -> None:
    assert read(text)[-1][1] == source


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("El fiscal Luis Paz proyectó un video. Según su versión, el carro estaba vacío.", "es"),
        ("O delegado Luis Paz negou. Segundo a sua versão, o carro estava vazio.", "pt"),
        ("Police chief Luis Paz denied the charge. According to his account, the van was empty.", "en"),
    ],
)
def test_what_is_told_by_a_version_is_told_by_whoever_spoke(text: str, lang: str) -> None:
    assert read(text, lang)[-1][1] == "Luis Paz"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("En Palacio de Gobierno aseguran que la llamada existió.", "Palacio de Gobierno"),
        ("En Kiev aseguran que el ataque fue rechazado.", "Kiev"),
        ("En Villarrica aseguran que el ataque fue rechazado.", None),
    ],
)
def test_they_speak_for_a_seat_or_a_capital(text: str, source: str | None) -> None:
    assert read(text)[0][1] == source


def test_so_is_what_was_said_before() -> None:
    found = read("Nadie está detenido. Así respondió el lunes el ministro Luis Paz a las preguntas y pidió «calma».")
    assert found[1] == (1, "Luis Paz", "Nadie está detenido.")
    assert read("Así, afirmó el ministro Luis Paz, nadie fue detenido.")[0][1] == "Luis Paz"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La ficha, les dijeron, tardará tres días.", (1, None, "La ficha tardará tres días.")),
        ("El pacto, se lee en el comunicado, fue firmado.", (1, "el comunicado", "El pacto fue firmado.")),
        ("El alcalde se quejó, lo amenazaron, y se marchó.", (1, None, "El alcalde se quejó.")),
        ("El que lleva su aval, aclaró Gil, es otro contrato.", (1, "Gil", "El que lleva su aval es otro contrato.")),
        (
            "Sobre el costo, la empresa sostiene, en un correo sin firma, que lo adjudicado asciende a dos millones.",
            (1, "la empresa", "Lo adjudicado asciende a dos millones."),
        ),
        (
            "El concejal Luis Paz entregó unas fotos con las que busca probar que el alcalde cenó en Seúl.",
            (1, "Luis Paz", "El alcalde cenó en Seúl."),
        ),
        (
            "Ana Gil indicó que las bases con las que se calificó «son, letra por letra, las que se publicaron».",
            (1, "Ana Gil", "Las bases con las que se calificó «son, letra por letra, las que se publicaron»."),
        ),
        ("El juez dijo «no voy a ir, porque no hay motivos».", (1, "El juez", "No hay motivos.")),
        ("La firma no excluye un arbitraje en La Haya.", (0, "La firma", "Habrá un arbitraje en La Haya.")),
        ("El alcalde pidió «calma, porque nadie se perdió».", (0, "El alcalde", "Calma, porque nadie se perdió.")),
    ],
)
def test_what_is_inserted_or_quoted_leaves_a_statement_whole(text: str, found: tuple) -> None:
    assert found in read(text)


def test_a_version_described_is_no_statement() -> None:
    found = read("El alcalde desmintió que vaya a pedir licencia, versión que corre desde febrero.")
    assert found == [(-1, "El alcalde", "El alcalde va a pedir licencia.")]


def test_i_am_nobody_that_a_reader_knows() -> None:
    found = read("«Yo creo que nos sirvió, porque vimos gente nueva», comentó el técnico Luis Paz.")
    assert "Yo" not in {source for _, source, _ in found}


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("La carta, que el ministro firmó el lunes, pide su cese.", "es", "El ministro firmó la carta el lunes."),
        ("Los fusiles, que la policía incautó en mayo, son viejos.", "es", "La policía incautó los fusiles en mayo."),
        ("O relatório, que a SIC consultou, aponta falhas.", "pt", "A SIC consultou o relatório."),
        ("The report, which the minister signed, cites brakes.", "en", "The minister signed the report."),
        ("El barrio, que el martes no tenía agua, sigue sin luz.", "es", "El barrio el martes no tenía agua."),
    ],
)
def test_a_relative_clause_with_a_subject_of_its_own_is_about_its_object(text: str, lang: str, found: str) -> None:
    assert read(text, lang)[0][2] == found


@pytest.mark.parametrize(
    ("text", "lang", "source"),
    [
        ("El cura, un hombre de 70 años, dice que el templo cerró.", "es", "El cura"),
        ("El cura, un hombre al que todos adoran, dice que el templo cerró.", "es", "El cura"),
        ("Un vecino de 58 años dice que el templo cerró.", "es", "Un vecino de 58 años"),
        ("Según una fuente cercana a Luis Gil, el templo cerró.", "es", "una fuente cercana a Luis Gil"),
        ("Two people familiar with the talks said the deal is dead.", "en", "Two people familiar with the talks"),
        ("Testemunhas ouvidas pelo g1 contam que o templo fechou.", "pt", "Testemunhas ouvidas pelo g1"),
        ("«No hubo desvío», rebatió la secretaria Ana Lobo.", "es", "Ana Lobo"),
        ("«Isso é mentira», rebateu o secretário.", "pt", "o secretário"),
        ("Nada más lejos de la realidad, replicó el vocero.", "es", "el vocero"),
    ],
)
def test_a_speaker_is_named_whole(text: str, lang: str, source: str) -> None:
    assert read(text, lang)[0][1] == source


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "El Ejército atacó la escuela, algo que había negado.",
            "es",
            (-1, "El Ejército", "El Ejército atacó la escuela."),
        ),
        ("Gil dijo que hubo un robo, versión desmentida por la Policía.", "es", (-1, "la Policía", "Hubo un robo.")),
        ("El alcalde viene negando desde mayo que haya deudas.", "es", (-1, "El alcalde", "Hay deudas.")),
        ("El intendente echó por tierra los rumores de renuncia.", "es", (-1, "El intendente", "Hubo renuncia.")),
        ("El ministro echó por tierra el plan.", "es", (1, None, "El ministro echó por tierra el plan.")),
        ("The hospital has since admitted that two were hurt.", "en", (1, "The hospital", "Two were hurt.")),
    ],
)
def test_a_denial_or_an_admission_may_be_told_in_passing(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang)[-1] == found


@pytest.mark.parametrize(
    "text", ["Reduce ruido y desgaste.", "Pide vida y empleo.", "Quiere que Kiev tenga voz y voto en la mesa."]
)
def test_a_noun_after_and_is_no_verb(text: str) -> None:
    assert len(read(text)) == 1


def test_an_age_stays_between_its_commas() -> None:
    found = read("Ms Ortiz, 44, who runs the shop, was held on Monday.", "en")
    assert [told for _, _, told in found] == ["Ms Ortiz runs the shop.", "Ms Ortiz, 44, was held on Monday."]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "The DLA looks into the attack, which lasted a day and locked a million people out.",
            "en",
            "The attack locked a million people out.",
        ),
        ("La grúa, que Ana Gil compró y pintó de azul, cayó.", "es", "Ana Gil pintó de azul."),
        ("Nobody will lose a job because of this.", "en", "Nobody will lose a job because of this."),
        ("Las sirenas sonaron, como prevé el protocolo.", "es", "Las sirenas sonaron, como prevé el protocolo."),
        (
            "She read a paper, reported in the British press, that would cut jobs by 2027.",
            "en",
            "A paper would cut jobs by 2027.",
        ),
    ],
)
def test_a_clause_keeps_what_it_hangs_on(text: str, lang: str, found: str) -> None:
    assert found in [told for _, _, told in read(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "source"),
    [
        ("La secretaria de Estado Shenna Bellows dijo que no hay placas.", "es", "Shenna Bellows"),
        ("O ministro da Fazenda Fernando Haddad disse que não haverá corte.", "pt", "Fernando Haddad"),
        ("Sen. Walt Brandvold, R-S.D., said the bill is dead.", "en", "Walt Brandvold"),
        ("Mostró un recibo, sellado por Ana Ruiz, según el cual el municipio lo recibió.", "es", "un recibo"),
        ("En la versión de la policía, el joven disparó primero.", "es", "la policía"),
        (
            "El Sistema de Transporte Colectivo Metro dijo que abre hoy.",
            "es",
            "El Sistema de Transporte Colectivo Metro",
        ),
    ],
)
def test_an_office_a_party_and_a_stamp_do_not_hide_who_speaks(text: str, lang: str, source: str) -> None:
    assert read(text, lang)[-1][1] == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Habló el presidente, Luis Paz. «Julián sigue», zanjó, sin admitir preguntas sobre el doctor Gil.",
            "Luis Paz",
        ),
        ("Luis Paz calló. El club colgó un comunicado. La prueba, expone, se hizo el lunes.", "El club"),
        ("Luis Paz calló. Luis Gil abrió: Ana Ruiz entró el jueves. «Se lo entregué en mano», sostiene.", "Luis Gil"),
        ("Ana Gil denunció al club. Una amiga de Gil cuenta que nadie la oyó.", "Una amiga de Gil"),
        ("Ana Gil denunció al club. La abogada de Gil dijo que nadie la oyó.", "La abogada de Gil"),
        ("Habló Luis Paz. El propio Luis Otero se explicó en la radio. Reconoció que estaba al tanto.", "Luis Otero"),
        ("Lo hace porque, subraya un portavoz, a Las Rozas no ha entrado un solo papel.", "un portavoz"),
    ],
)
def test_the_nearest_name_need_not_be_who_speaks(text: str, source: str) -> None:
    assert read(text)[-1][1] == source


def test_what_there_was_not_is_no_perfect() -> None:
    assert read("La firma emitió una nota. No hubo vertido, asegura.")[-1] == (1, "La firma", "No hubo vertido.")


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "Acusan al exgobernador de cobrar. «Soy inocente», clamó.",
            "es",
            (-1, "el exgobernador", "El exgobernador cobra."),
        ),
        ("La Guardia Civil descarta, por ahora, un atentado.", "es", (-1, "La Guardia Civil", "Hubo un atentado.")),
        ("El juez descarta la hipótesis del suicidio.", "es", (-1, "El juez", "Hubo suicidio.")),
        ("En el gremio dicen que el paro fue total.", "es", (1, "el gremio", "El paro fue total.")),
        ("Aseguran en el club que no hay oferta.", "es", (1, "el club", "No hay oferta.")),
    ],
)
def test_who_is_accused_denies_and_a_place_speaks(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang)[-1] == found


def test_what_follows_the_clause_of_an_adjunct_is_not_what_is_denied() -> None:
    found = read("Luis Paz acusa a Lima de mentir, algo que Lima niega al alegar que busca sus minas, las más ricas.")
    assert found[1] == (-1, "Lima", "Lima miente.")


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "Nobody was hurt, the airline said, but hospital records show six admissions.",
            "en",
            (1, None, "Hospital records show six admissions."),
        ),
        (
            "Ninguém ficou ferido, afirmou a firma, mas o hospital registrou seis entradas.",
            "pt",
            (1, None, "O hospital registrou seis entradas."),
        ),
        ("El plan sigue, dijo el ministro, pero no hay dinero.", "es", (1, "el ministro", "No hay dinero.")),
        ("The coach laughed off claims that he had left.", "en", (-1, "The coach", "The coach had left.")),
    ],
)
def test_an_outlet_sets_what_others_know_against_what_was_said(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang)[-1] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Miles de personas se manifestaron contra la ley.",
            (1, None, "Miles de personas se manifestaron contra la ley."),
        ),
        ("Si vas al banco, aquí te decimos que abre a las nueve.", (1, None, "Abre a las nueve.")),
        ("Desde niño escribía letras para sus perros.", (1, None, "Desde niño escribía letras para sus perros.")),
        ("Afirman vecinos que no hubo aviso.", (1, "vecinos", "No hubo aviso.")),
    ],
)
def test_what_is_done_and_what_an_outlet_tells_as_we_is_nobodys_word(text: str, found: tuple) -> None:
    assert read(text)[-1] == found


def test_pictures_that_show_something_are_not_what_is_said() -> None:
    found = read("Los bomberos publicaron imágenes que mostraban a García con una pierna rota.")
    assert not any(told.startswith("Los bomberos mostraban") for _, _, told in found)


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Según la policía seis personas murieron.", "es", (1, "la policía", "Seis personas murieron.")),
        ("Según la ONU tres países firmaron el pacto.", "es", (1, "la ONU", "Tres países firmaron el pacto.")),
        ("Según los vecinos el agua mata peces.", "es", (1, "los vecinos", "El agua mata peces.")),
        ("Segundo a polícia seis ônibus foram incendiados.", "pt", (1, "a polícia", "Seis ônibus foram incendiados.")),
        ("Entretanto, a NASA estima que o ano será seco.", "pt", (1, "a NASA", "O ano será seco.")),
        ("Consultada, a Fiat afirmou que não há plano.", "pt", (1, "a Fiat", "Não há plano.")),
        ("Tudo indica que a greve acabou.", "pt", (1, None, "Tudo indica que a greve acabou.")),
        ("A receita fixou-se nos 40 milhões.", "pt", (1, None, "A receita fixou-se nos 40 milhões.")),
        ("Esta dívida diz respeito a três escolas.", "pt", (1, None, "Esta dívida diz respeito a três escolas.")),
    ],
)
def test_who_speaks_needs_no_comma_and_no_adverb_speaks(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang)[-1] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Gil soltó una frase: «Me da igual lo que digan», acompañada de aplausos del público.",
            (1, None, "Acompañada de aplausos del público."),
        ),
        (
            "Luis Gil dijo que hay agua. Ana Ruiz y Bo Paz dijeron que hay gas. «Se acabó», enfatiza.",
            (1, "Luis Gil", "Se acabó."),
        ),
        ("«Quienes mandan son los vecinos», dijo Gil.", (1, "Gil", "Quienes mandan son los vecinos.")),
        (
            "El juez determinó que sí hubo robo, además, fijó un plazo de 4 meses.",
            (1, "El juez", "El juez fijó un plazo de 4 meses."),
        ),
        (
            "Gil dijo que el alcalde, junto con otros, «se encargará de todo».",
            (1, "Gil", "El alcalde, junto con otros, «se encargará de todo»."),
        ),
        (
            "Gil dijo que los fondos (nueve en Lima; dos en Cuzco) siguen ahí.",
            (1, "Gil", "Los fondos (nueve en Lima; dos en Cuzco) siguen ahí."),
        ),
        ("Gil dijo que quienes mandan son los vecinos.", (1, "Gil", "Quienes mandan son los vecinos.")),
    ],
)
def test_what_stands_outside_a_quotation_is_not_said_and_one_speaks_in_the_singular(text: str, found: tuple) -> None:
    assert read(text)[-1] == found


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("El sindicato amenazó con una huelga si la empresa no paga los salarios.", "es"),
        ("Trump threatens reprisals if European countries sell their bonds.", "en"),
    ],
)
def test_what_would_bring_about_a_threat_is_not_said_to_be(text: str, lang: str) -> None:
    assert [proposition for _, _, proposition in read(text, lang)] == [text]


def test_what_is_written_does_not_write() -> None:
    text = "Desde niño parodiaba canciones, escribía letras para sus mascotas y solía vestirse de charro."
    assert {source for _, source, _ in read(text)} == {None}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Ana Gil preside el jurado. Según se informó, murieron tres personas.", "es"),
        ("Ana Gil preside el jurado. Un total de 455 obras, según fue anunciado, participan.", "es"),
        ("Ana Gil preside el jurado. Murieron tres personas, según trascendió.", "es"),
        ("Ana Gil falou ontem. Três pessoas morreram, segundo foi anunciado.", "pt"),
    ],
)
def test_what_was_announced_is_not_said_by_whom_the_sentence_before_was_about(text: str, lang: str) -> None:
    assert read(text, lang)[-1][1] is None


@pytest.mark.parametrize("said", ["explicó", "se quejó la fiscal Ana Gil"])
def test_what_somebody_explained_is_said_by_somebody(said: str) -> None:
    assert read(f"La fiscal Ana Gil preside el jurado. Murieron tres personas, según {said}.")[-1][1] == "Ana Gil"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Gaza continuó cerrada, igual que Rafah y la frontera.", "es"),
        ("La ministra insistió igual que ayer en el plan.", "es"),
        ("Las acciones se mantuvieron mejor que la mayoría del mercado.", "es"),
        ("A ministra insistiu mais que ontem no plano.", "pt"),
    ],
)
def test_what_something_is_compared_with_is_not_said(text: str, lang: str) -> None:
    assert [proposition for _, _, proposition in read(text, lang)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "El médico habló ayer. No se trata de una lesión.",
        "El Gobierno trató de impedir la marcha.",
        "El alcalde habló ayer. Se trata de un error.",
    ],
)
def test_what_something_is_about_or_somebody_tries_is_nobodys_word(text: str) -> None:
    assert read(text)[-1][:2] == (1, None)


def test_what_somebody_calls_something_is_his_word() -> None:
    assert read("Según el diario, Gil cobró. Gil trató de «novela» lo publicado.")[-1][0] == -1


@pytest.mark.parametrize(
    ("text", "lang", "source"),
    [
        ("Los informes callan. La Sra. Hilditch afirmó que hay ruido.", "es", "Hilditch"),
        ("El Dr. Luis Gil negó que haya muertos.", "es", "Luis Gil"),
        ("Según la Dra. Ana Paz, hay heridos.", "es", "Ana Paz"),
        ("El director del hospital, Dr. Luis Gil, negó que haya muertos.", "es", "Luis Gil"),
        ("O Dr. Gil negou que haja mortos.", "pt", "Gil"),
        ("Mr. Lou and Mrs. Day said there is a plan.", "en", "Lou and Day"),
        ("El portavoz Hans van Dijk negó que haya muertos.", "es", "Hans van Dijk"),
        ("La concejala Ana van der Horst, que lo propuso, dijo que había quejas.", "es", "Ana van der Horst"),
    ],
)
def test_a_title_before_a_name_or_a_small_word_inside_it_loses_no_name(text: str, lang: str, source: str) -> None:
    assert read(text, lang)[-1][1] == source


def test_going_somewhere_is_no_part_of_a_name() -> None:
    assert read("Los niños van al parque.") == [(1, None, "Los niños van al parque.")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Cuatro hombres llegaron al bar, preguntaron por el dueño y le dispararon.",
            [(1, None, "Cuatro hombres llegaron al bar."), (1, None, "Cuatro hombres preguntaron por el dueño.")],
        ),
        (
            "Según la policía, dos hombres llegaron al bar, preguntaron por el dueño y huyeron.",
            [
                (1, "la policía", "Dos hombres llegaron al bar."),
                (1, "la policía", "Dos hombres preguntaron por el dueño."),
            ],
        ),
        (
            "La asesora Ana Paz dijo que habrá redadas, señalando “No me importa si hay un concierto”.",
            [(1, "Ana Paz", "Habrá redadas."), (1, "Ana Paz", "Ana Paz: No me importa si hay un concierto.")],
        ),
    ],
)
def test_who_asks_for_somebody_speaks_of_nothing_and_a_gerund_may_quote(text: str, found: list) -> None:
    assert read(text)[:2] == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("«La presa», afirmó Gil, «está a punto de ceder».", "es", [(1, "Gil", "La presa está a punto de ceder.")]),
        ("«No hemos visto», dijo Gil, «ninguna nota».", "es", [(1, "Gil", "Gil: No hemos visto ninguna nota.")]),
        ('"The dam," Gill said, "is about to give way."', "en", [(1, "Gill", "The dam is about to give way.")]),
        (
            "«No hubo pagos», afirmó Gil, «Luis Paz miente».",
            "es",
            [(1, "Gil", "No hubo pagos."), (1, "Gil", "Luis Paz miente.")],
        ),
    ],
)
def test_a_quotation_goes_on_after_who_speaks(text: str, lang: str, found: list) -> None:
    assert read(text, lang) == found


def test_no_to_a_question_that_is_not_told_says_nothing() -> None:
    assert read("¿Hubo pagos? Gil dice que no.") == []


def test_what_is_attributed_to_somebody_and_what_he_denies_are_two_statements() -> None:
    first, second = read("La Fiscalía atribuye a Gil pagos por un millón, que él niega.")
    assert first[1] == "La Fiscalía"
    assert second[:2] == (-1, "él")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Iván Mora no jugará el domingo, adelantó este lunes el diario Meta.", (1, "el diario Meta")),
        ("La institución refirió que el despojo crece.", (1, "La institución")),
        ("El bloque Unión, que suma 24 escaños, adelantó que no la respaldará.", (1, "El bloque Unión")),
        ("Mora llegó tarde, adelantó el viaje y se fue.", (1, None)),
    ],
)
def test_verbs_of_saying_that_mostly_mean_something_else_say_before_a_clause(text: str, found: tuple) -> None:
    assert read(text)[-1][:2] == found


def test_who_is_only_likened_does_not_speak_next() -> None:
    text = "La ministra Ana Gil negó que cierren escuelas, como denunció el sindicato. «Es una mentira», zanjó."
    assert read(text)[-1][:2] == (-1, "Ana Gil")


def test_who_speaks_for_another_is_not_restored_as_what_he_speaks_of() -> None:
    assert read("El jefe cayó ayer. Un portavoz aseguró que seguía vivo.")[-1] == (1, "Un portavoz", "Seguía vivo.")
    assert read("La portavoz Ana Gil entró y anunció una queja.")[-1][2] == "Ana Gil anunció una queja."


@pytest.mark.parametrize(
    ("text", "lang", "source"),
    [
        ("Como informó El País, el sospechoso huyó a Francia.", "es", "El País"),
        ("Tal y como ya recordó ayer la ministra, el plan acaba en mayo.", "es", "la ministra"),
        ("Como já informou a Folha, o suspeito fugiu para França.", "pt", "a Folha"),
        ("As the mayor said on Monday, the bridge is closed.", "en", "the mayor"),
        ("As Gill spoke, the whole crowd left the hall.", "en", None),
        ("Como informó, el plan falló en mayo.", "es", None),
    ],
)
def test_who_is_likened_before_a_clause_says_it(text: str, lang: str, source: str | None) -> None:
    told = read(text, lang)
    assert told[-1][1] == source
    assert len(told) == 1 or source is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("El hijo —dice Rosa— estaba en casa.", [(1, "Rosa", "El hijo estaba en casa.")]),
        ("«Mi hijo —dice Rosa— estaba en casa».", [(1, "Rosa", "Rosa: Mi hijo estaba en casa.")]),
        (
            "«No hubo pagos —aseguró Gil—, y Paz lo sabe».",
            [(1, "Gil", "No hubo pagos."), (1, "Gil", "Paz lo sabe.")],
        ),
        (
            "El plan —que costará un millón— empieza en mayo.",
            [(1, None, "El plan costará un millón."), (1, None, "El plan empieza en mayo.")],
        ),
    ],
)
def test_who_speaks_may_stand_between_dashes(text: str, found: list) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "lang", "source"),
    [
        ("LIMA (EFE) — La ministra dijo que no hay pagos.", "es", "La ministra"),
        ("LIMA, Peru — The minister said there are no payments.", "en", "The minister"),
        ("Gil —la alcaldesa— dijo que no hay pagos.", "es", "Gil"),
    ],
)
def test_a_dateline_does_not_speak(text: str, lang: str, source: str) -> None:
    assert read(text, lang)[-1][1] == source


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "El Gobierno asegura que la inflación bajó al 4 %, pero el instituto de estadística la sitúa en el 6 %.",
            (1, "el instituto de estadística", "La inflación bajó al 6 %."),
        ),
        (
            "Gil negó conocer a Paz, pero unas fotos los muestran juntos.",
            (1, None, "Unas fotos los muestran juntos."),
        ),
        (
            "El banco cerró la oficina alegando la falta de clientes.",
            (1, None, "El banco cerró la oficina alegando la falta de clientes."),
        ),
    ],
)
def test_a_verb_after_its_subject_and_a_clitic_is_one(text: str, found: tuple) -> None:
    assert read(text)[-1] == found


def test_a_court_is_not_he() -> None:
    assert read("El Tribunal Supremo condenó al expresidente, pero él insiste en que no cobró.")[-1][:2] == (-1, "él")


def test_who_is_put_right_does_not_say_what_is_so() -> None:
    text = "El vídeo no muestra un ataque en Gaza, como aseguran usuarios en redes, sino un incendio en Turquía."
    assert read(text) == [(1, None, "El vídeo no muestra un ataque en Gaza sino un incendio en Turquía.")]
    text = "Usuarios aseguran que el vídeo es de Gaza, pero en realidad es de Turquía."
    assert read(text)[-1] == (1, None, "En realidad es de Turquía.")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gil, tajante: «No hubo pagos».", "Gil"),
        ("El alcalde, contundente: «No hubo pagos».", "El alcalde"),
        ("Opinión: «No hubo pagos».", None),
    ],
)
def test_a_name_or_office_before_a_colon_speaks_the_quotation(text: str, speaker: str | None) -> None:
    assert read(text) == [(1, speaker, "No hubo pagos.")]


def test_what_comes_after_another_version_is_that_version() -> None:
    text = "El fiscal habla de un robo. La versión de la policía es otra: el joven disparó primero."
    assert read(text)[-1] == (1, "la policía", "El joven disparó primero.")


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("No hubo fraude en la elección: INE", "es", (1, "INE", "No hubo fraude en la elección.")),
        ("«No hubo fraude»: Ana Gil", "es", (1, "Ana Gil", "No hubo fraude.")),
        ("Se entregó voluntariamente: SSPC", "es", (1, "SSPC", "Se entregó voluntariamente.")),
        ("Dam was unsafe for years: report", "en", (1, "report", "Dam was unsafe for years.")),
        ("Não houve fraude: TSE", "pt", (1, "TSE", "Não houve fraude.")),
        ("El ganador es uno: Messi.", "es", (1, None, "El ganador es uno: Messi.")),
        ("Ejército mató a civiles, denuncia ONG", "es", (1, "ONG", "Ejército mató a civiles.")),
    ],
)
def test_a_headline_is_of_whose_name_ends_it(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang) == [found]


def test_who_signs_a_headline_does_not_go_on_speaking() -> None:
    text = "La ministra Ana Gil dijo que hay agua.\n\nHabrá lluvias: Conagua\n\n«Las presas están llenas», aseguró."
    assert read(text)[-1][1] == "Ana Gil"


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("La Policía confirma la muerte de dos obreros.", "es", (1, "La Policía", "Hubo muerte de dos obreros.")),
        ("El Pentágono no confirma el ataque.", "es", (0, "El Pentágono", "Hubo ataque.")),
        ("A polícia confirmou a morte de dois operários.", "pt", (1, "A polícia", "Houve morte de dois operários.")),
        ("El ministro confirmó el acuerdo.", "es", (1, "El ministro", "El ministro confirmó el acuerdo.")),
    ],
)
def test_what_is_confirmed_is_told_as_what_is_denied(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang) == [found]


def test_a_clause_without_subject_after_a_semicolon_has_that_of_the_one_before() -> None:
    text = "Rusia pone precio a Groenlandia; asegura que Washington puede pagarlo."
    assert read(text)[-1] == (1, "Rusia", "Washington puede pagarlo.")


@pytest.mark.parametrize(
    "text",
    [
        "Vance defiende memorando de ICE que autoriza a agentes a allanar viviendas",
        "Registra Carín León más oyentes que BTS en Spotify",
    ],
)
def test_neither_a_bare_noun_nor_a_comparison_brings_what_is_said(text: str) -> None:
    assert read(text) == [(1, None, f"{text}.")]


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("Tras jurar que no cobró comisiones, Brandão dimitió.", "es", (1, "Brandão", "Brandão no cobró comisiones.")),
        ("Después de admitir que cobró, Paz dimitió.", "es", (1, "Paz", "Paz cobró.")),
        ("Após garantir que não houve desvios, o ministro saiu.", "pt", (1, "o ministro", "Não houve desvios.")),
        ("After admitting that he took the money, Lund resigned.", "en", (1, "Lund", "Lund took the money.")),
    ],
)
def test_what_somebody_says_before_what_the_sentence_tells_is_his(text: str, lang: str, said: tuple) -> None:
    assert read(text, lang)[0] == said


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Los maestros mostraron 34 recibos; la escuela, dijo el portavoz, está cerrada.", "es"),
        ("The teachers released 34 receipts; the school, the spokesman said, is closed.", "en"),
    ],
)
def test_a_frame_inside_what_follows_a_semicolon_is_not_about_what_stands_before(text: str, lang: str) -> None:
    assert [source is None for _, source, _ in read(text, lang)] == [True, False]


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("La ley, que entra en vigor mañana, recordó la ministra, no afecta a nadie.", ["la ministra", "la ministra"]),
        ("Le sigue Israel, que detuvo a 29 reporteros, señaló el CPJ en su informe.", ["el CPJ", "el CPJ"]),
        ("El ministro, que viajó ayer, anunció el cese del director.", [None, "El ministro"]),
        ("Colombia, que quiere un texto ambicioso, consideró el documento «inaceptable».", [None, None]),
    ],
)
def test_a_verb_of_saying_before_its_speaker_is_no_verb_of_what_a_relative_clause_cut_off(
    text: str, holders: list
) -> None:
    assert [source for _, source, _ in read(text)] == holders


def test_who_tells_a_paper_with_an_article_in_its_name_is_named_after_it() -> None:
    assert read("«Ayer vendí cuatro mesas», contó a El Sextante Nancy Toledo, dueña de un bar.")[0][1] == "Nancy Toledo"


@pytest.mark.parametrize(
    "frame",
    ["El ministro se ratifica", "El ministro se reafirma", "El ministro fue tajante", "El ministro lo tiene claro"],
)
def test_what_follows_the_colon_of_who_stands_by_it_is_his(frame: str) -> None:
    assert read(f"{frame}: el puente costó 3 millones.")[-1] == (1, "El ministro", "El puente costó 3 millones.")


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("Bruselas corrige a Madrid: el déficit fue del 4 %.", "es", (1, "Bruselas", "El déficit fue del 4 %.")),
        ("La firma rectificó después: el avión llevaba a 72.", "es", (1, "La firma", "El avión llevaba a 72.")),
        ("O governo corrige o IBGE: o desemprego subiu.", "pt", (1, "O governo", "O desemprego subiu.")),
        ("El delantero respondió en el campo: marcó dos goles.", "es", (1, None, "Marcó dos goles.")),
    ],
)
def test_what_puts_right_before_a_colon_says_what_follows(text: str, lang: str, said: tuple) -> None:
    assert read(text, lang)[1] == said


@pytest.mark.parametrize(
    "text",
    [
        "El fiscal pide 12 años para la exalcaldesa, que se declara inocente.",
        "El juez citó al exministro, quien se declaró inocente.",
    ],
)
def test_who_says_in_a_relative_clause_to_be_innocent_denies_no_step_of_the_court(text: str) -> None:
    stance, source, proposition = read(text)[1]
    assert (stance, source) in ((-1, "la exalcaldesa"), (-1, "el exministro"))
    assert "niega las acusaciones" in proposition


def test_what_circulates_is_a_rumour_that_is_called_false() -> None:
    found = read("Circula en redes que la vacuna provoca infertilidad: es falso.")
    assert found == [(0, None, "La vacuna provoca infertilidad."), (-1, None, "La vacuna provoca infertilidad.")]


def test_what_a_minister_claims_is_a_clause_where_one_follows() -> None:
    assert read("The minister claims unemployment has fallen.", "en") == [
        (1, "The minister", "Unemployment has fallen.")
    ]
    assert read("Lawyers for the union claims fund said nothing of it.", "en")[0][1] != "the union"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ('The club has denied reports that Lund has quit, calling them "nonsense".', "en"),
        ("El club negó que Lund se vaya, tachando la noticia de falsa.", "es"),
    ],
)
def test_what_is_called_a_lie_while_it_is_denied_is_denied_twice(text: str, lang: str) -> None:
    first, second = read(text, lang)
    assert first == second


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("El alcalde lamentó que el Gobierno no haya enviado ayuda.", "El Gobierno no ha enviado ayuda."),
        ("El alcalde celebró que bajara el paro.", "Bajó el paro."),
    ],
)
def test_what_moves_somebody_is_told_in_the_indicative(text: str, said: str) -> None:
    assert read(text) == [(1, "El alcalde", said)]


@pytest.mark.parametrize(
    ("text", "lang", "last"),
    [
        (
            "El sindicato pide más personal y denuncia que dos médicos han renunciado.",
            "es",
            (1, "El sindicato", "Dos médicos han renunciado."),
        ),
        (
            "Manuel Soto esperó 31 horas en un pasillo, según su familia.",
            "es",
            (1, "su familia", "Manuel Soto esperó 31 horas en un pasillo."),
        ),
        (
            "Se fueron once médicos. La Junta atribuye las bajas a traslados voluntarios.",
            "es",
            (1, "La Junta", "Las bajas se debieron a traslados voluntarios."),
        ),
    ],
)
def test_words_that_look_like_others_are_read_for_what_they_are(text: str, lang: str, last: tuple) -> None:
    assert read(text, lang)[-1] == last


def test_more_than_somebody_had_said_names_no_speaker() -> None:
    text = "Ten people died in the collapse, according to the hospital, one more than police had reported."
    assert {source for _, source, _ in read(text, "en")} == {"the hospital"}


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "A secretária rebate que os pagamentos estão em dia.",
            "pt",
            (1, "A secretária", "Os pagamentos estão em dia."),
        ),
        ("Los vecinos quieren que se cierre la planta.", "es", (0, "Los vecinos", "Se cierra la planta.")),
        ("El ministro deslizó que habrá elecciones.", "es", (1, "El ministro", "Habrá elecciones.")),
    ],
)
def test_a_verb_that_is_a_cue_only_with_a_clause_is_no_part_of_it(text: str, lang: str, found: tuple) -> None:
    assert read(text, lang) == [found]
