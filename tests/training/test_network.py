"""The network in torch, as ONNX in both precisions, and in transformers give one answer."""

from pathlib import Path

import numpy as np
import pytest

from training.base import Shape, Weights

pytestmark = pytest.mark.filterwarnings("default")  # what torch and onnx warn of is not ours

SHAPE = Shape(hidden=32, layers=2, heads=4, feed_forward=64, vocabulary=7, positions=9, types=2, epsilon=1e-12)
MASK = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]])


@pytest.fixture(scope="module")
def weights() -> Weights:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    from training.network import new_head  # noqa: PLC0415 (needs torch)

    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=SHAPE.vocabulary,
        hidden_size=SHAPE.hidden,
        num_hidden_layers=SHAPE.layers,
        num_attention_heads=SHAPE.heads,
        intermediate_size=SHAPE.feed_forward,
        max_position_embeddings=SHAPE.positions,
        type_vocab_size=SHAPE.types,
        initializer_range=0.2,
    )
    model = transformers.BertModel(config, add_pooling_layer=False)
    body = {name: value.numpy() for name, value in model.state_dict().items()}
    return body | new_head(SHAPE.hidden, np.random.default_rng(0))


@pytest.fixture(scope="module")
def embeds() -> np.ndarray:
    return np.random.default_rng(1).normal(size=(*MASK.shape, SHAPE.hidden)).astype(np.float32)


def test_hidden_states_are_those_of_transformers(weights: Weights, embeds: np.ndarray):
    import torch  # noqa: PLC0415 (the fixture skips where it is absent)
    import transformers  # noqa: PLC0415

    from training.network import as_parameters, hidden_states  # noqa: PLC0415

    config = transformers.BertConfig(
        vocab_size=7, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64,
        max_position_embeddings=9, layer_norm_eps=1e-12,
    )  # fmt: skip
    model = transformers.BertModel(config, add_pooling_layer=False).eval()
    model.load_state_dict({k: torch.tensor(v) for k, v in weights.items() if not k.startswith(("d.", "o."))})
    mask = torch.tensor(MASK)
    theirs = model(inputs_embeds=torch.tensor(embeds), attention_mask=mask).last_hidden_state
    ours = hidden_states(SHAPE, as_parameters(weights), torch.tensor(embeds), mask.bool())
    assert torch.allclose(ours[MASK == 1], theirs[MASK == 1], atol=1e-4)


@pytest.mark.parametrize(("eight_bits", "tolerance"), [(False, 1e-5), (True, 0.02)])
def test_the_onnx_graph_gives_the_logits_of_the_network(
    weights: Weights, embeds: np.ndarray, eight_bits: bool, tolerance: float, tmp_path: Path
):
    onnx = pytest.importorskip("onnx")
    onnxruntime = pytest.importorskip("onnxruntime")
    import torch  # noqa: PLC0415 (the fixture skips where it is absent)

    from training.batches import Batch  # noqa: PLC0415
    from training.graph import Head, build_graph  # noqa: PLC0415
    from training.network import as_parameters, nli_logits  # noqa: PLC0415
    from training.quantise import quantise  # noqa: PLC0415

    matrices = quantise(SHAPE, weights, Head.NLI, [Batch(embeds, MASK == 1)]) if eight_bits else None
    onnx.save(build_graph(SHAPE, weights, Head.NLI, matrices)[0], tmp_path / "nli.onnx")
    session = onnxruntime.InferenceSession(tmp_path / "nli.onnx", providers=["CPUExecutionProvider"])
    answer = session.run(None, {"inputs_embeds": embeds, "attention_mask": MASK.astype(np.int64)})[0]
    logits = nli_logits(SHAPE, as_parameters(weights), torch.tensor(embeds), torch.tensor(MASK).bool())
    assert np.abs(answer - logits.detach().numpy()).max() < tolerance
