from dataclasses import replace

import pytest

from claimdiff.config import Band, band
from claimdiff.datamodel import Article, Kind, Nli, Signals, Span, Stance, Statement
from claimdiff.facts import compare, read_facts
from claimdiff.judge.decide import decide
from claimdiff.judge.gates import GATES, Case, Side

ENTAILS, NEUTRAL, CONTRADICTS = Nli(0.96, 0.03, 0.01), Nli(0.02, 0.96, 0.02), Nli(0.01, 0.02, 0.97)


def side(article, text, stance=Stance.ASSERTS, source=None, published="2026-01-30", **fields):
    statement = Statement(f"{article}-{text}", article, 0, 9, text, source, "", stance, text, "fact", Span(0, 9), "es")
    return Side(
        replace(statement, **fields),
        Article(article, text, published=published),
        article,
        read_facts(text, "es", published),
    )


def case(a, b, forward=NEUTRAL, backward=NEUTRAL, similarity=0.92, linked=False, aligned=0.0):
    typed = compare(a.facts, b.facts)
    signals = Signals(
        similarity=similarity,
        forward=forward,
        backward=backward,
        overlap=typed.overlap,
        numbers=typed.numbers,
        times=typed.times,
        entities=typed.entities,
        names=typed.names,
        agreeing=typed.agreeing,
        negation=typed.negation,
        states=typed.states,
        aligned=aligned,
    )
    return Case(a, b, signals, linked)


CLAIM = "La minera vertió ácido en el río Lerma"


def test_a_claim_and_the_denial_of_the_same_content_are_a_denial():
    found = decide(case(side("a", CLAIM), side("b", CLAIM, Stance.DENIES, "Alto Cobre"), ENTAILS, ENTAILS, 1.0))
    assert found.kind is Kind.DENIAL
    assert found.stopped_by is None
    assert "denied" in found.reasons


def test_a_denial_that_points_at_its_claim_needs_no_model():
    found = decide(case(side("a", CLAIM), side("a", "Otra cosa", Stance.DENIES, "Alto Cobre"), linked=True))
    assert found.kind is Kind.DENIAL
    assert "linked" in found.reasons


def test_a_figure_that_was_put_in_the_place_of_another_needs_no_model():
    a = side("a", "Asistieron 50.000 personas", source="los organizadores")
    b = side("a", "Asistieron 5.000 personas", source="la policía")
    found = decide(case(a, b, linked=True))
    assert (found.kind, found.score) == (Kind.NUMERIC, 0.95)
    assert "linked_figure" in found.reasons


def test_a_toll_that_a_later_sentence_puts_higher_may_have_grown():
    a = side("a", "Hubo 12 muertos", source="la policía", context=Span(0, 20))
    b = side("a", "Hubo 14 muertos", source="el alcalde", context=Span(30, 50), start=30)
    assert decide(case(a, b, linked=True)).kind is None
    assert (
        decide(case(replace(a, statement=replace(a.statement, context=Span(30, 50))), b, linked=True)).kind is not None
    )


def test_the_denial_of_something_narrower_is_no_denial_of_the_claim():
    narrow = "La minera vertió ácido en el río Lerma con permiso del ministro"
    denied = side("b", narrow, Stance.DENIES, "Alto Cobre")
    found = decide(case(side("a", CLAIM), denied, NEUTRAL, ENTAILS))
    assert (found.kind, found.stopped_by) == (None, "narrower_denial")


def test_denying_the_opposite_is_agreement():
    opposite = side("b", "La minera no vertió nada en el río Lerma", Stance.DENIES, "Fiscalía")
    found = decide(case(side("a", CLAIM), opposite, CONTRADICTS, CONTRADICTS))
    assert (found.kind, found.stopped_by) == (None, "agreement")


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (
            "El tren llevaba cinco vagones al cruzar el puente",
            "El tren llevaba ocho vagones al cruzar el puente",
            Kind.NUMERIC,
        ),
        (
            "La mesa se reunirá el jueves 29 en el ministerio",
            "La mesa se reunirá el viernes 30 en el ministerio",
            Kind.TEMPORAL,
        ),
        ("El ministro revisó las obras el martes", "Nadie revisó las obras el jueves", Kind.NEGATION),
        ("El ministro visitó las obras del puente", "El ministro no visitó las obras del puente", Kind.NEGATION),
        ("El ministro firmó el contrato del puente", "El ministro no firmó el contrato del puente", Kind.STATUS),
        ("El ministro firmó el contrato del puente", "El ministro rechazó el contrato del puente", Kind.STATUS),
    ],
)
def test_the_kind_of_a_contradiction_is_what_explains_it(a, b, kind):
    assert decide(case(side("a", a), side("b", b), CONTRADICTS, CONTRADICTS, aligned=0.9)).kind is kind


def test_one_holder_who_says_the_opposite_in_another_article_is_a_reversal():
    a = side("a", "El alcalde firmó el contrato del puente", source="Luis Mora")
    b = side("b", "El alcalde no firmó el contrato del puente", source="Luis Mora", published="2026-02-02")
    assert decide(case(a, b, CONTRADICTS, CONTRADICTS)).kind is Kind.REVERSAL


@pytest.mark.parametrize(
    ("gate", "a", "b"),
    [
        ("open_stance", side("a", CLAIM, Stance.OPEN), side("b", CLAIM, Stance.DENIES)),
        ("both_deny", side("a", CLAIM, Stance.DENIES), side("b", CLAIM, Stance.DENIES)),
        ("unresolved_denial", side("a", CLAIM), side("b", CLAIM, Stance.DENIES, resolved=False)),
        ("one_voice", side("a", CLAIM, source="Ana"), side("a", "La minera no vertió nada", source="Ana")),
        ("opinions", side("a", "El vertido es una vergüenza", kind="opinion"), side("b", "El vertido no es grave")),
        ("too_little_said", side("a", CLAIM), side("b", "Nunca existieron")),
        ("too_little_said", side("a", CLAIM), side("b", "Luis Mora: No lo haremos así", source="Luis Mora")),
        ("other_event", side("a", "La minera vertió ácido"), side("b", "El equipo ganó la copa")),
        (
            "other_event",
            side("a", "Entre el 8 y el 11 de abril llegaron al cauce 1.200 metros cúbicos de relaves", source="la ANA"),
            side("b", "El servicio de meteorología no registró lluvia en la cuenca entre el 8 y el 11 de abril"),
        ),
        (
            "update",
            side("a", "Hay 12 heridos en el hospital"),
            side("b", "Hay 25 heridos en el hospital", published="2026-01-31"),
        ),
        (
            "update",
            side("a", "Funciona ya el 40 % de los sistemas"),
            side("b", "Funciona ya el 80 % de los sistemas", published="2026-01-31"),
        ),
        (
            "update",
            side("a", "El corte dejó sin agua a 14 colonias del norte"),
            side("b", "Ya son 22 las colonias del norte sin agua por el corte", published="2026-02-01"),
        ),
        (
            "update",
            side("a", "Dos hospitales de la provincia suspendieron la vacunación"),
            side("b", "Once hospitales de la provincia suspendieron la vacunación", published="2026-02-01"),
        ),
        (
            "other_event",
            side("a", "La policía aseguró 146 dosis de cocaína, 228 de mariguana y 300 gramos de hierba"),
            side("b", "La policía aseguró 200 dosis de cocaína, 25 de mariguana y 3 gramos de hierba"),
        ),
        (
            "bounds",
            side("a", "El cantante pagó 870 mil dólares a sus socios", source="Ana Ruiz"),
            side("b", "El cantante pagó más de 800 mil dólares a sus socios"),
        ),
    ],
)
def test_each_gate_stops_its_pair_by_name_in_either_order(gate, a, b):
    assert gate in {g.__name__ for g in GATES}
    for first, second in ((a, b), (b, a)):
        found = decide(case(first, second, CONTRADICTS, CONTRADICTS))
        assert (found.kind, found.stopped_by) == (None, gate)


def test_a_count_in_somebodys_mouth_or_a_measure_does_not_grow_by_itself():
    a = side("a", "Dos hospitales de la provincia suspendieron la vacunación", source="Ana Ruiz")
    b = side("b", "Once hospitales de la provincia suspendieron la vacunación", published="2026-02-01")
    assert decide(case(a, b, CONTRADICTS, CONTRADICTS, aligned=0.9)).kind is Kind.NUMERIC
    a = side("a", "El tren circulaba a 78 kilómetros por hora")
    b = side("b", "El tren circulaba a 142 kilómetros por hora", published="2026-02-01")
    assert decide(case(a, b, CONTRADICTS, CONTRADICTS, aligned=0.9)).kind is Kind.NUMERIC


def test_outlets_that_tell_other_things_in_their_own_voice_do_not_contradict_each_other():
    a = side("a", "Los esfuerzos del Gobierno no han producido ningún avance en la frontera")
    b = side("b", "Aviones de combate del Gobierno llegaron a la región")
    at_odds = case(a, b, CONTRADICTS, CONTRADICTS)
    assert decide(at_odds).stopped_by == "other_event"
    said = replace(at_odds, b=side("b", b.statement.text, source="Ana Ruiz"))
    assert decide(said).kind is Kind.NEGATION


def test_an_outlet_disputes_a_figure_in_its_own_voice_only_if_all_else_is_the_same():
    a = side("a", "6.500 metros cúbicos de lodo dejaron el embalse", source="Ana Ruiz")
    b = side("b", "El embalse tiene 1.200.000 metros cúbicos de lodo")
    assert decide(case(a, b, CONTRADICTS, CONTRADICTS, aligned=0.5)).stopped_by == "other_event"
    assert decide(case(a, b, CONTRADICTS, CONTRADICTS, aligned=0.9)).kind is Kind.NUMERIC
    said = side("b", b.statement.text, source="Luis Paz")
    assert decide(case(a, said, CONTRADICTS, CONTRADICTS, aligned=0.5)).kind is Kind.NUMERIC


def test_what_nobody_is_quoted_for_is_trusted_less():
    a, b = side("a", "El ministro visitó las obras del puente"), side("b", "El ministro no visitó las obras del puente")
    plain = decide(case(a, b, CONTRADICTS, CONTRADICTS))
    said = decide(case(replace(a, statement=replace(a.statement, source="Ana Ruiz")), b, CONTRADICTS, CONTRADICTS))
    assert plain.kind is said.kind is Kind.NEGATION
    assert plain.score < said.score


def test_a_word_says_enough_where_the_other_side_has_it():
    a, b = side("a", "Hay acuerdo entre la empresa y los trabajadores"), side("b", "No hay ningún acuerdo")
    assert decide(case(a, b, CONTRADICTS, CONTRADICTS)).kind is Kind.NEGATION
    assert decide(case(a, b, CONTRADICTS, CONTRADICTS, similarity=0.8)).stopped_by == "too_little_said"


def test_between_languages_no_words_need_be_shared_but_the_models_must_be_surer():
    a, b = side("a", "El acuerdo rige desde enero de 2027"), side("b", "The deal takes effect in July 2026", lang="en")
    assert decide(case(a, b, CONTRADICTS, CONTRADICTS)).kind is Kind.TEMPORAL
    a, b = side("a", "El acuerdo rige en Lima"), side("b", "The deal is void", lang="en")
    assert decide(case(a, b, CONTRADICTS, CONTRADICTS)).kind is Kind.STATUS
    assert decide(case(a, b, CONTRADICTS, CONTRADICTS, similarity=0.78)).stopped_by == "no_contradiction"


def test_a_denial_that_is_only_entailed_one_way_must_be_worded_like_the_claim():
    denied = side("b", "El ministro firmó aquel papel", Stance.DENIES, "Luis Mora")
    alike, unlike = (
        side("a", "El ministro Vidal firmó el papel"),
        side("a", "La firma se hizo sin concurso en el ministerio"),
    )
    assert decide(case(alike, denied, ENTAILS, NEUTRAL)).kind is Kind.DENIAL
    assert decide(case(unlike, denied, ENTAILS, NEUTRAL)).stopped_by == "other_content"


def test_claims_that_share_no_name_are_worth_no_more_than_a_look_however_sure_the_models_are():
    named = case(
        side("a", "La mina Olmedo vertió 40 litros de ácido", source="Ana Ruiz"),
        side("b", "La mina Olmedo vertió 90 litros", source="Luis Paz"),
        CONTRADICTS,
        CONTRADICTS,
        aligned=0.9,
    )
    nameless = case(
        side("a", "La mina vertió 40 litros de ácido", source="Ana Ruiz"),
        side("b", "La mina vertió 90 litros", source="Luis Paz"),
        CONTRADICTS,
        CONTRADICTS,
        aligned=0.9,
    )
    assert band(decide(named).score) > band(decide(nameless).score) == Band.WEAK


def test_a_conflict_of_names_is_shown_only_where_both_fill_one_role():
    a, b = (side(key, f"El contrato del puente lo firmó {name}") for key, name in (("a", "Vidal"), ("b", "Etchepare")))
    kinds = [decide(case(a, b, CONTRADICTS, CONTRADICTS, aligned=aligned)).kind for aligned in (0.9, 0.1)]
    assert kinds == [Kind.ENTITY, None]


def test_opposite_states_keep_a_pair_with_few_words_in_common():
    a = side("a", "La empresa fue elegida en una licitación pública con seis oferentes")
    b = side("b", "La contratación se hizo en forma directa y sin concurso")
    found = decide(case(a, b, CONTRADICTS, CONTRADICTS))
    assert (found.stopped_by, "states" in found.reasons) == (None, True)


def test_a_copy_of_a_text_does_not_contradict_it():
    a, b = side("a", CLAIM, source="Ana"), side("b", CLAIM, source="Eva")
    copy = replace(b, origin="a")
    assert decide(case(a, copy, CONTRADICTS, CONTRADICTS, 0.99)).stopped_by == "own_copy"
    assert decide(case(a, copy, CONTRADICTS, CONTRADICTS, 0.99, linked=True)).stopped_by != "own_copy"


def test_a_pair_without_signs_of_conflict_is_stopped_for_want_of_contradiction():
    found = decide(case(side("a", CLAIM), side("b", "La minera vertió ácido en el Lerma en mayo")))
    assert (found.kind, found.stopped_by) == (None, "no_contradiction")


def test_names_alone_do_not_make_what_is_entailed_what_is_denied():
    denied = side("b", "Lo que está sucediendo con Groenlandia es asunto de Rusia", Stance.DENIES, "Putin")
    shared, apart = "El asunto de Groenlandia ocupa a Putin", "Putin habla sobre la situación de Groenlandia"
    scores = [decide(case(side("a", text), denied, ENTAILS, NEUTRAL, 0.88)).score for text in (shared, apart)]
    assert scores[0] > scores[1]
