import re
from pathlib import Path

import numpy as np
import pytest

from claimdiff.errors import ModelError
from claimdiff.judge.nli import LABELS, load_nli
from claimdiff.models.hub import label_columns
from tests.models.hub_models import save_bert
from tests.models.test_runtime import needs_models

ENTAILMENT, NEUTRAL, CONTRADICTION = range(3)


@needs_models
@pytest.mark.slow
@pytest.mark.parametrize(
    ("premise", "hypothesis", "column"),
    [
        ("El Senado aprobó la ley el martes.", "El Senado aprobó la ley.", ENTAILMENT),
        ("El Senado aprobó la ley.", "El Senado no aprobó la ley.", CONTRADICTION),
        ("El Senado aprobó la ley.", "La ley costará tres millones.", NEUTRAL),
        ("Murieron 12 personas en el incendio.", "No murió nadie en el incendio.", CONTRADICTION),
        ("The Senate passed the bill.", "El Senado rechazó la ley.", CONTRADICTION),
    ],
)
def test_plain_cases_are_judged_as_people_do(premise: str, hypothesis: str, column: int):
    answer = load_nli().predict([(premise, hypothesis)])[0]
    assert LABELS[answer.argmax()] == LABELS[column]
    assert np.isclose(answer.sum(), 1)


@needs_models
@pytest.mark.slow
def test_a_premise_longer_than_the_model_reads_is_cut():
    assert load_nli().predict([("El Senado aprobó la ley. " * 200, "El Senado aprobó la ley.")]).shape == (1, 3)


@needs_models
@pytest.mark.slow
def test_the_name_of_the_shipped_model_ends_in_a_hash_of_its_files():
    assert re.fullmatch(r"claimdiff-nli-[0-9a-f]{8}", load_nli().name)


def test_columns_follow_the_labels_of_the_model():
    assert label_columns({0: "CONTRADICTION", 1: "entailment", 2: "neutral"}, "m") == [1, 2, 0]


@pytest.mark.parametrize("labels", [{0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, {0: "entailment", 1: "not_entailment"}])
def test_a_model_of_other_labels_is_refused(labels: dict[int, str]):
    with pytest.raises(ModelError, match="are not those of a three-way NLI model"):
        label_columns(labels, "m")


@pytest.mark.filterwarnings("default")  # what torch and transformers warn of is not ours
def test_any_hugging_face_model_answers_in_our_order_of_labels(tmp_path: Path):
    orders = {"ours": LABELS, "theirs": LABELS[::-1]}
    for name, labels in orders.items():
        save_bert(tmp_path / name, "BertForSequenceClassification", id2label=dict(enumerate(labels)))
    pairs = [("llueve en lima", "no llueve"), ("no", "llueve"), ("lima", "lima")]
    ours, theirs = (load_nli(str(tmp_path / name)).predict(pairs) for name in orders)
    assert np.allclose(ours.sum(1), 1, atol=1e-5)
    assert np.allclose(ours, theirs[:, ::-1], atol=1e-5)
    assert np.allclose(load_nli(str(tmp_path / "ours")).predict(pairs[::-1]), ours[::-1], atol=1e-5)
