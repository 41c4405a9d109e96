import numpy as np
import pytest

from claimdiff.cache import CachedEncoder, CachedNli
from claimdiff.models.runtime import shipped_name
from claimdiff.store import Store


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "state.db") as opened:
        yield opened


def test_a_text_is_encoded_once_and_comes_back_the_same(store, fake_encoder):
    counts = []
    first = CachedEncoder(store, fake_encoder).encode(["uno", "dos"], counts.append)
    second = CachedEncoder(store, fake_encoder).encode(["dos", "tres", "uno"], counts.append)
    assert fake_encoder.calls == 3
    assert np.array_equal(second[[2, 0]], first)
    assert sum(counts) == 5


def test_vectors_are_unit_rows(store, fake_encoder):
    rows = CachedEncoder(store, fake_encoder).encode(["uno dos", "tres"], lambda count: None)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


def test_a_pair_is_inferred_once_for_each_direction(store, fake_nli):
    CachedNli(store, fake_nli).infer([("a", "b")], lambda count: None)
    found = CachedNli(store, fake_nli).infer([("a", "b"), ("b", "a")], lambda count: None)
    assert fake_nli.calls == 2
    assert set(found) == {("a", "b"), ("b", "a")}


def test_another_model_is_asked_anew(store, fake_nli):
    CachedNli(store, fake_nli).infer([("a", "b")], lambda count: None)
    fake_nli.name = "other"
    CachedNli(store, fake_nli).infer([("a", "b")], lambda count: None)
    assert fake_nli.calls == 2


def test_nothing_to_ask_loads_no_model(store):
    assert CachedEncoder(store, None).encode([], lambda count: None).shape[0] == 0
    assert CachedNli(store, None).infer([], lambda count: None) == {}
    assert CachedNli(store, None).name == shipped_name("nli")
