"""The BERT body and its heads in torch, as functions of a dictionary of weights.

Names are those of training.base and so of transformers, and nothing else is kept: a checkpoint is the dictionary.
Attention is spelt out and there is no dropout: on CPUs torch's fused attention has a slow backward pass and its
random numbers cost as much as a matrix product; without both, training is 2.5 times as fast.
"""

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import gelu, layer_norm, linear

from training.base import Shape, Weights

Parameters = dict[str, Tensor]
_MASKED = -1e4


def as_parameters(weights: Weights, device: str = "cpu") -> Parameters:
    """Trainable float32 copies of the weights."""
    return {name: torch.tensor(value, device=device, requires_grad=True) for name, value in weights.items()}


def as_weights(parameters: Parameters) -> Weights:
    """Back to numpy, float32."""
    return {name: value.detach().float().cpu().numpy() for name, value in parameters.items()}


def new_head(width: int, generator: np.random.Generator) -> Weights:
    """Fresh weights of the NLI head: d (2 * width -> width) and o (width -> 3)."""
    weights = {}
    for name, out, into in (("d", width, 2 * width), ("o", 3, width)):
        weights[f"{name}.weight"] = generator.normal(0, 0.02, (out, into)).astype(np.float32)
        weights[f"{name}.bias"] = np.zeros(out, np.float32)
    return weights


def hidden_states(shape: Shape, p: Parameters, embeds: Tensor, mask: Tensor) -> Tensor:
    """Word vectors [batch, seq, hidden] and mask bool [batch, seq] -> last layer [batch, seq, hidden]."""
    places = p["embeddings.position_embeddings.weight"][: embeds.shape[1]]
    x = _norm(shape, p, "embeddings.LayerNorm", embeds + places + p["embeddings.token_type_embeddings.weight"][0])
    hidden = ~mask[:, None, None, :]
    for i in range(shape.layers):
        layer = f"encoder.layer.{i}"
        attended = _dense(p, f"{layer}.attention.output.dense", _attend(shape, p, f"{layer}.attention.self", x, hidden))
        x = _norm(shape, p, f"{layer}.attention.output.LayerNorm", x + attended)
        wide = gelu(_dense(p, f"{layer}.intermediate.dense", x))
        x = _norm(shape, p, f"{layer}.output.LayerNorm", x + _dense(p, f"{layer}.output.dense", wide))
    return x


def nli_logits(shape: Shape, p: Parameters, embeds: Tensor, mask: Tensor) -> Tensor:
    """float32 [batch, 3]: o(tanh(d(first token and mean)))."""
    hidden = hidden_states(shape, p, embeds, mask)
    both = torch.cat([hidden[:, 0], masked_mean(hidden, mask).to(hidden.dtype)], dim=1)
    return _dense(p, "o", torch.tanh(_dense(p, "d", both))).float()


def masked_mean(hidden: Tensor, mask: Tensor) -> Tensor:
    """float32 [batch, hidden]: the mean over real tokens."""
    weight = mask[..., None].float()
    return (hidden.float() * weight).sum(1) / weight.sum(1)


def _attend(shape: Shape, p: Parameters, name: str, x: Tensor, hidden: Tensor) -> Tensor:
    batch, length, width = x.shape
    parts = [f"{name}.{part}" for part in ("query", "key", "value")]
    weight = torch.cat([p[f"{part}.weight"] for part in parts])
    bias = torch.cat([p[f"{part}.bias"] for part in parts])
    split = linear(x, weight, bias).view(batch, length, 3, shape.heads, width // shape.heads)
    query, key, value = split.permute(2, 0, 3, 1, 4)
    scores = query @ key.transpose(-1, -2) * (width // shape.heads) ** -0.5
    mixed = scores.masked_fill(hidden, _MASKED).softmax(-1).to(value.dtype) @ value
    return mixed.transpose(1, 2).reshape(batch, length, width)


def _dense(p: Parameters, name: str, x: Tensor) -> Tensor:
    return linear(x, p[f"{name}.weight"], p[f"{name}.bias"])


def _norm(shape: Shape, p: Parameters, name: str, x: Tensor) -> Tensor:
    return layer_norm(x, (shape.hidden,), p[f"{name}.weight"], p[f"{name}.bias"], shape.epsilon)
