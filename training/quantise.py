"""Eight-bit matrices for a body: what range each tensor has is measured once, on real text, and fixed.

Fixed ranges make an answer independent of what else is in its batch, and save looking for the range at run time. A few
columns of the tensors reach thirty times as far as the others and would leave those hardly any steps; so columns are
divided by what evens them out, and the matrix is multiplied by the same (SmoothQuant, arXiv 2211.10438).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import onnx
import onnxruntime

from training.base import Shape, Weights
from training.batches import Batch
from training.graph import Head, Int8Matrix, build_graph, joint_weight

# How much of the unevenness goes from the tensor to the matrix; 0.5 and 0.85 were worse: see README.md.
_STRENGTH = 0.7
# 7-bit weights: the AVX2 kernels without VNNI add pairs of u8 x s8 products in 16 bits, which saturates at 8 bits
# (onnxruntime issues 6004 and 14642). 255 * 63 * 2 fits.
_WEIGHT_LIMIT = 63
_STEPS = 255
# What attention gives is even enough as it is.
_UNEVEN = ("joint", "wide", "narrow")


@dataclass(frozen=True)
class Range:
    """Lowest and highest value of each column of a tensor, float32 [columns]."""

    low: np.ndarray
    high: np.ndarray

    def __or__(self, other: "Range") -> "Range":
        return Range(np.minimum(self.low, other.low), np.maximum(self.high, other.high))


def quantise(shape: Shape, weights: Weights, head: Head, batches: Iterable[Batch]) -> dict[str, Int8Matrix]:
    """The matrices of the body in eight bits, for tensors such as the batches give rise to."""
    ranges = _measure(shape, weights, head, batches)
    return {name: _quantise(weight, ranges[name], name) for name, weight in _matrices(shape, weights).items()}


def _matrices(shape: Shape, weights: Weights) -> dict[str, np.ndarray]:
    """The matrices [out, in] under the names that training.graph gives them."""
    matrices = {}
    for i in range(shape.layers):
        layer = f"encoder.layer.{i}"
        matrices[f"layer{i}.joint"] = joint_weight(weights, layer)
        matrices[f"layer{i}.attended"] = weights[f"{layer}.attention.output.dense.weight"]
        matrices[f"layer{i}.wide"] = weights[f"{layer}.intermediate.dense.weight"]
        matrices[f"layer{i}.narrow"] = weights[f"{layer}.output.dense.weight"]
    return matrices


def _measure(shape: Shape, weights: Weights, head: Head, batches: Iterable[Batch]) -> dict[str, Range]:
    """The range of what each matrix multiplies, found by running the batches in float32."""
    model, sources = build_graph(shape, weights, head)
    names = sorted(set(sources.values()))
    model.graph.output.extend(onnx.helper.make_empty_tensor_value_info(name) for name in names)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    ranges: dict[str, Range] = {}
    for batch in batches:
        feed = {"inputs_embeds": batch.embeds, "attention_mask": batch.mask.astype(np.int64)}
        for name, tensor in zip(names, session.run(names, feed), strict=True):
            seen = Range(tensor[batch.mask].min(axis=0), tensor[batch.mask].max(axis=0))
            ranges[name] = ranges[name] | seen if name in ranges else seen
    return {matrix: ranges[source] for matrix, source in sources.items()}


def _quantise(weight: np.ndarray, seen: Range, name: str) -> Int8Matrix:
    divisors = _divisors(weight, seen) if name.endswith(_UNEVEN) else None
    even = np.ones(weight.shape[1], np.float32) if divisors is None else divisors
    low, high = min(0.0, float((seen.low / even).min())), max(0.0, float((seen.high / even).max()))
    step = (high - low) / _STEPS
    evened = weight * even
    scales = (np.abs(evened).max(axis=1) / _WEIGHT_LIMIT).astype(np.float32)
    values = np.round(evened / scales[:, None]).astype(np.int8)
    return Int8Matrix(values, scales, divisors, step, round(-low / step))


def _divisors(weight: np.ndarray, seen: Range) -> np.ndarray:
    """What to divide the columns of the tensor by, with 1 as geometric mean."""
    reach = np.maximum(np.abs(seen.low), np.abs(seen.high)) + 1e-6
    weights_reach = np.abs(weight).max(axis=0) + 1e-6
    logs = _STRENGTH * np.log(reach) - (1 - _STRENGTH) * np.log(weights_reach)
    return np.exp(logs - logs.mean()).astype(np.float32)
