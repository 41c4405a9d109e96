from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff import analyse
from claimdiff.config import SHOWN_FROM, Band, band
from claimdiff.corpus import Corpus
from claimdiff.datamodel import Article, Nli, Span, Stance, Statement
from claimdiff.match.candidates import Pair
from claimdiff.scores import contradiction, same_claim

ENTAILS, NEUTRAL, CONTRADICTS = Nli(0.97, 0.02, 0.01), Nli(0.02, 0.96, 0.02), Nli(0.01, 0.02, 0.97)
CLAIM = "La minera Alto Cobre vertió ácido en el río Lerma"
PARAPHRASE = "Alto Cobre contaminó con ácido el río Lerma"
OTHER = "El río Lerma nace en Almoloya"
NOTHING = analyse.Answers()


def statement(number, article, proposition, stance=Stance.ASSERTS, **fields):
    given = {"source": None, "refers_to": None, "resolved": True} | fields
    return Statement(
        id=f"s{number}",
        article=article,
        start=number,
        end=number + 1,
        text="x",
        cue="",
        stance=stance,
        proposition=proposition,
        kind="fact",
        context=Span(number, number + 1),
        lang="es",
        **given,
    )


def corpus(*statements, outlets=("a", "b", "c")):
    articles = {name: Article(name, "x", outlet=name, published="2026-01-30", lang="es") for name in outlets}
    return Corpus(statements, articles, np.full((len(statements), 4), 1, np.float32) / 2)


def placed(found, proposition, vector):
    """The same statements with a proposition at another place."""
    vectors = found.vectors.copy()
    vectors[[s.proposition == proposition for s in found.statements]] = vector
    return replace(found, vectors=vectors)


# Cosines of 0.82 and 0.92 with all others.
FAR, NEAR = (0.9, 0.3, 0.2, 0.245), (0.8, 0.4, 0.3, 0.3317)


def candidates(found):
    """The pairs of three articles that are all related."""
    return analyse.candidates(found, [("a", "a"), ("b", "b"), ("c", "c"), ("a", "b"), ("a", "c"), ("b", "c")], near=0.8)


def judged(found, answers=NOTHING, threshold=0.5):
    read, origins = analyse.read_pairs(found, found.articles), {name: name for name in found.articles}
    return analyse.judge(found, candidates(found), read, answers, origins, threshold)


def clusters(found, answers=NOTHING, threshold=0.5):
    pairs = [pair.decision for pair in judged(found, answers, threshold) if pair.one_claim]
    verified = [(found.number_of[pair.a], found.number_of[pair.b]) for pair in pairs]
    return analyse.cluster(found, verified, {name: name for name in found.articles})


def inferences(p, q, forward, backward=None):
    return analyse.Answers({(p, q): forward, (q, p): backward or forward})


@pytest.fixture
def three():
    found = corpus(statement(1, "a", CLAIM), statement(2, "b", PARAPHRASE), statement(3, "c", OTHER))
    return placed(found, OTHER, (0.98, 0.16, 0.1, 0.06))


def numbers(pairs):
    return [(pair.first, pair.second) for pair in pairs]


def test_statements_of_related_articles_that_share_something_are_candidates(three):
    assert (0, 1) in numbers(candidates(three))


def test_what_differs_or_agrees_in_something_typed_may_be_less_near():
    plain = corpus(statement(1, "a", CLAIM), statement(2, "b", PARAPHRASE))
    dated = corpus(statement(1, "a", CLAIM + " en 2019"), statement(2, "b", PARAPHRASE + " en 2021"))
    for found in (plain, dated):
        found.vectors[1] = (0.1, 0.2, 0.5, 0.836)
    assert numbers(candidates(plain)) == []
    assert numbers(candidates(dated)) == [(0, 1)]


def test_within_an_article_only_two_voices_are_compared():
    same = corpus(statement(1, "a", CLAIM, source="Ana"), statement(2, "a", PARAPHRASE + " ayer", source="Ana"))
    two = corpus(statement(1, "a", CLAIM, source="Ana"), statement(2, "a", PARAPHRASE + " ayer", source="Eva"))
    assert numbers(candidates(placed(two, PARAPHRASE + " ayer", NEAR))) == [(0, 1)]
    assert numbers(candidates(placed(same, PARAPHRASE + " ayer", NEAR))) == []


def test_an_open_statement_is_not_compared_with_an_asserted_one():
    found = corpus(statement(1, "a", CLAIM), statement(2, "b", PARAPHRASE, Stance.OPEN))
    assert candidates(found) == []


def test_the_longer_proposition_is_the_first_premise_whatever_the_order(three):
    pairs = candidates(three)
    assert (CLAIM, PARAPHRASE) in analyse.questions(three, pairs)
    assert (PARAPHRASE, CLAIM) not in analyse.questions(three, pairs)


@pytest.mark.parametrize(("answer", "asked"), [(ENTAILS, [(PARAPHRASE, CLAIM)]), (NEUTRAL, [])])
def test_what_is_surely_neutral_is_not_asked_the_other_way(answer, asked):
    found = corpus(statement(1, "a", CLAIM), statement(2, "b", PARAPHRASE))
    answers = analyse.Answers({(CLAIM, PARAPHRASE): answer})
    assert analyse.second_questions(found, [Pair(0, 1, 0.9)], answers, 0.4) == asked


def nli(shares):
    return Nli(*(share / (sum(shares) or 1.0) for share in shares))


answers_of_nli = st.lists(st.integers(0, 1000), min_size=3, max_size=3).filter(any).map(nli)


@given(answers_of_nli, answers_of_nli, st.floats(0.8, 1), st.sampled_from([PARAPHRASE, OTHER, CLAIM + " en 2024"]))
def test_a_pair_is_not_asked_the_other_way_only_when_no_answer_passes_by_the_room(first, second, similarity, text):
    found = corpus(statement(1, "a", CLAIM), statement(2, "b", text))
    pair, questions = Pair(0, 1, similarity), {}
    (question,) = analyse.questions(found, [pair])
    questions[question] = first
    asked = analyse.second_questions(found, [pair], analyse.Answers(questions), 0.4)
    known = analyse.signals_of(found, pair, analyse.Answers(questions), 0.4)
    signals = replace(known, forward=first, backward=second)
    if not asked and first.neutral < analyse.SURELY_NEUTRAL:
        assert same_claim(signals) < 0.4 + analyse.ROOM_TO_AGREE
        assert contradiction(signals) < SHOWN_FROM.contradiction + analyse.ROOM_TO_DIFFER


def test_paraphrases_share_a_cluster_and_other_claims_do_not(three):
    found = clusters(three, inferences(CLAIM, PARAPHRASE, ENTAILS))
    assert sorted(c.statements for c in found) == [("s1", "s2"), ("s3",)]


def test_nearness_alone_makes_two_statements_worth_comparing_only_when_it_is_great():
    other_words = "Hubo un derrame aguas arriba"
    found = corpus(statement(1, "a", CLAIM), statement(2, "b", other_words))
    assert numbers(candidates(placed(found, other_words, FAR))) == []
    assert numbers(candidates(placed(found, other_words, NEAR))) == [(0, 1)]


def test_two_denials_are_one_claim_by_nearness_alone():
    found = corpus(statement(1, "a", CLAIM, Stance.DENIES), statement(2, "b", PARAPHRASE, Stance.DENIES))
    assert analyse.questions(found, [Pair(0, 1, 0.9)]) == []
    assert len(clusters(placed(found, PARAPHRASE, NEAR), inferences(CLAIM, PARAPHRASE, CONTRADICTS))) == 1
    assert len(clusters(placed(found, PARAPHRASE, FAR), inferences(CLAIM, PARAPHRASE, ENTAILS))) == 2


def test_two_denials_that_share_no_words_are_two_claims_however_near():
    other_words = "Hubo un derrame aguas arriba"
    found = corpus(statement(1, "a", CLAIM, Stance.DENIES), statement(2, "b", other_words, Stance.DENIES))
    assert len(clusters(placed(found, other_words, NEAR), {})) == 2


def test_a_negation_that_turns_nothing_keeps_no_claim_apart():
    said, stressed = "Se suspendieron 46 operaciones", "Dejaron de hacerse 46 operaciones, ni una más"
    found = corpus(statement(1, "a", said), statement(2, "b", stressed))
    assert len(clusters(found, inferences(said, stressed, ENTAILS))) == 1
    assert len(clusters(found, inferences(said, stressed, ENTAILS, NEUTRAL), threshold=0.1)) == 2


QUOTED = "Ana Pardo: Nunca estuve en una misma habitación con Etchepare"


def test_a_negation_and_the_quotation_right_after_it_are_one_claim():
    said = statement(1, "a", "Ana Pardo no conoce al ministro", source="Ana Pardo")
    found = corpus(said, statement(2, "a", QUOTED, source="Ana Pardo"))
    assert len(clusters(placed(found, QUOTED, FAR))) == 1
    assert not analyse.reworded(corpus(said, statement(2, "a", QUOTED, source="Eva Rial")), ["a"])
    assert not analyse.reworded(corpus(said, statement(2, "a", "Ana Pardo: Fui en enero", source="Ana Pardo")), ["a"])


def test_a_denial_of_what_another_one_said_and_the_quotation_right_after_it_are_one_claim():
    answered = statement(1, "a", "Etchepare recibió a Ana Pardo", Stance.DENIES, source="Ana Pardo", refers_to="s0")
    found = corpus(answered, statement(2, "a", QUOTED, Stance.DENIES, source="Ana Pardo"))
    assert len(clusters(placed(found, QUOTED, FAR))) == 1
    unanswered = replace(answered, refers_to=None, resolved=False)
    assert not analyse.reworded(corpus(unanswered, *found.statements[1:]), ["a"])


def test_a_claim_and_its_denial_never_share_a_cluster():
    assert len(clusters(corpus(statement(1, "a", CLAIM), statement(2, "b", CLAIM, Stance.DENIES)))) == 2


def test_copies_need_no_model_to_share_a_cluster():
    assert len(clusters(corpus(statement(1, "a", CLAIM), statement(2, "b", CLAIM + " ayer")), threshold=0.99)) == 1


def test_an_anaphoric_denial_is_judged_against_the_claim_it_points_at_once():
    denial = statement(2, "a", CLAIM, Stance.DENIES, source="Alto Cobre", refers_to="s1")
    (found,) = judged(corpus(statement(1, "a", CLAIM, source="Fiscalía"), denial))
    assert found.linked
    assert found.decision.kind == "denial"
    assert "linked" in found.decision.reasons


def test_a_pair_is_decided_anew_when_two_texts_turn_out_to_be_copies():
    found = corpus(statement(1, "a", CLAIM), statement(2, "b", PARAPHRASE))
    apart = judged(found, inferences(CLAIM, PARAPHRASE, CONTRADICTS))
    (copies,) = analyse.judge_again(found, apart, {"a": "one", "b": "one"})
    assert [pair.decision.stopped_by for pair in apart] == [None]
    assert copies.decision.stopped_by == "own_copy"
    assert analyse.judge_again(found, [copies], {"a": "one", "b": "two"}) == apart


def test_bands_grow_with_the_score():
    assert [band(score) for score in (0.1, 0.7, 0.95)] == [Band.WEAK, Band.LIKELY, Band.STRONG]


def test_claims_that_differ_in_a_figure_are_asked_again_with_it_made_the_same():
    five, eight = "El tren de Jasán llevaba cinco vagones de carga", "El tren de Jasán llevaba ocho vagones"
    found = corpus(statement(1, "a", five), statement(2, "b", eight))
    pairs = [Pair(0, 1, 0.95)]
    question = (five, "El tren de Jasán llevaba 5 vagones")
    assert analyse.figure_questions(found, pairs) == [question]
    assert (
        analyse.signals_of(found, pairs[0], analyse.Answers(figures={question: ENTAILS}), 0.4).aligned
        == ENTAILS.entailment
    )


def test_claims_that_differ_in_no_figure_are_not_asked_again(three):
    assert analyse.figure_questions(three, [Pair(0, 1, 0.95)]) == []
