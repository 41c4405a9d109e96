import re
from pathlib import Path

import numpy as np
import pytest

from claimdiff.errors import ModelError
from claimdiff.match.encoder import load_encoder
from tests.models.hub_models import save_bert
from tests.models.test_runtime import needs_models


@needs_models
@pytest.mark.slow
def test_a_claim_is_nearer_to_its_paraphrase_and_translation_than_to_another_claim():
    claim, paraphrase, translation, other = load_encoder().encode(
        [
            "Corea del Norte suministra armas a Rusia",
            "Rusia recibe armamento norcoreano",
            "North Korea supplies weapons to Russia",
            "El precio de la gasolina bajó en enero",
        ]
    )
    assert np.isclose([claim @ claim, other @ other], 1).all()
    assert min(claim @ paraphrase, claim @ translation) > claim @ other + 0.03


@needs_models
@pytest.mark.slow
def test_the_name_of_the_shipped_encoder_ends_in_a_hash_of_its_files():
    assert re.fullmatch(r"claimdiff-encoder-[0-9a-f]{8}", load_encoder().name)


def test_another_encoder_needs_torch_or_gives_one_line(tmp_path: Path):
    with pytest.raises(ModelError, match=r"^model .*nothing-here: (needs torch|cannot be loaded)[^\n]*$"):
        load_encoder(str(tmp_path / "nothing-here"))


@pytest.mark.filterwarnings("default")  # what torch and transformers warn of is not ours
def test_any_hugging_face_encoder_gives_unit_rows_in_order(tmp_path: Path):
    save_bert(tmp_path, "BertModel")
    encoder = load_encoder(str(tmp_path))
    told: list[int] = []
    rows = encoder.encode(["llueve", "no llueve en lima", "no"], told.append)
    assert rows.shape == (3, 16)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.allclose(encoder.encode(["no", "llueve"]), rows[[2, 0]], atol=1e-5)
    assert sum(told) == 3
