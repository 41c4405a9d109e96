"""Write a BERT body as an ONNX graph of ONNX Runtime's own operators, in float32 or int8.

The graph is written node by node rather than traced and then fused by pattern: the operators are known, nothing
depends on how a tracer spells attention, and no torch is needed. One fusion is left out on purpose: a residual sum and
its layer norm are two nodes, because the fused SkipLayerNormalization is six times as slow as both on CPUs (it took a
third of the time). It takes word vectors, not token ids, so that two
bodies can share one word table:

    inputs_embeds   float32 [batch, seq, hidden]
    attention_mask  int64   [batch, seq], 1 for a token and 0 for padding (always at the end)
"""

from dataclasses import dataclass, field
from enum import Enum

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.base import Shape, Weights

_FUSED = "com.microsoft"
_OPSETS = [helper.make_opsetid("", 18), helper.make_opsetid(_FUSED, 1)]
_IR_VERSION = 9
_THREE = ("query", "key", "value")


class Head(Enum):
    """What the graph gives: `vectors` float32 [batch, hidden], or `logits` float32 [batch, 3]."""

    MEAN = "vectors"
    NLI = "logits"


@dataclass(frozen=True)
class Int8Matrix:
    """A matrix and the tensor that it multiplies, in eight bits.

    matrix [out, in] = values * scales[:, None] / divisors, tensor [..., in] = (byte - zero) * step * divisors.
    """

    values: np.ndarray
    scales: np.ndarray
    divisors: np.ndarray | None
    step: float
    zero: int


@dataclass
class _Graph:
    """Nodes and initialisers as they are added; every method returns the name of what it added.

    `sources` tells which tensor each matrix is multiplied with.
    """

    matrices: dict[str, Int8Matrix] | None
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    initialisers: list[onnx.TensorProto] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    def constant(self, name: str, value: np.ndarray) -> str:
        self.initialisers.append(numpy_helper.from_array(value, name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: int | float) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def dense(self, source: str, weight: np.ndarray, bias: np.ndarray, name: str) -> str:
        """source @ weight.T + bias; weight is [out, in]."""
        self.sources[name] = source
        addend = self.constant(f"{name}.bias", bias)
        if self.matrices is None:
            product = self.node("MatMul", [source, self.constant(f"{name}.weight", weight.T.copy())], f"{name}.product")
            return self.node("Add", [product, addend], name)
        matrix = self.matrices[name]
        if matrix.divisors is not None:
            factors = self.constant(f"{name}.factors", (1 / matrix.divisors).astype(np.float32))
            source = self.node("Mul", [source, factors], f"{name}.even")
        step = self.constant(f"{name}.step", np.array(matrix.step, np.float32))
        zero = self.constant(f"{name}.zero", np.array(matrix.zero, np.uint8))
        quantised = self.node("QuantizeLinear", [source, step, zero], f"{name}.quantised")
        values = self.constant(f"{name}.weight", matrix.values.T.copy())
        scales = self.constant(f"{name}.scales", matrix.scales)
        return self.node("MatMulIntegerToFloat", [quantised, values, step, scales, zero, "", addend], name, _FUSED)


def build_graph(
    shape: Shape, weights: Weights, head: Head, matrices: dict[str, Int8Matrix] | None = None
) -> tuple[onnx.ModelProto, dict[str, str]]:
    """The body `weights` as an ONNX model, with the names of its matrices and of the tensors that they multiply.

    `weights` are named as in training.base, for Head.NLI with `d.*` and `o.*`. Without `matrices` the model is float32.
    """
    graph = _Graph(matrices)
    hidden = _embed(graph, shape, weights)
    for i in range(shape.layers):
        hidden = _layer(graph, shape, weights, i, hidden)
    mean = _masked_mean(graph, hidden, "vectors" if head is Head.MEAN else "mean")
    if head is Head.NLI:
        _nli_head(graph, weights, hidden, mean)
    width = shape.hidden if head is Head.MEAN else 3
    inputs = [
        helper.make_tensor_value_info("inputs_embeds", TensorProto.FLOAT, ["batch", "seq", shape.hidden]),
        helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch", "seq"]),
    ]
    outputs = [helper.make_tensor_value_info(head.value, TensorProto.FLOAT, ["batch", width])]
    made = helper.make_graph(graph.nodes, "body", inputs, outputs, graph.initialisers)
    model = helper.make_model(made, opset_imports=_OPSETS, ir_version=_IR_VERSION)
    onnx.checker.check_model(model)
    return model, graph.sources


def joint_weight(weights: Weights, layer: str) -> np.ndarray:
    """Query, key and value of a layer as one matrix [3 * hidden, hidden]."""
    return np.concatenate([weights[f"{layer}.attention.self.{part}.weight"] for part in _THREE])


def _embed(graph: _Graph, shape: Shape, weights: Weights) -> str:
    """Word vectors plus positions (every token is of type 0), normalised; also lays `mask` for the layers."""
    graph.node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
    graph.node("Shape", ["attention_mask"], "length", start=1, end=2)
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    start = graph.constant("start", np.array([0], np.int64))
    graph.node("Slice", [graph.constant("places", places), start, "length"], "places_used")
    graph.node("Add", ["inputs_embeds", "places_used"], "placed")
    gain = graph.constant("embed.gain", weights["embeddings.LayerNorm.weight"])
    offset = graph.constant("embed.offset", weights["embeddings.LayerNorm.bias"])
    return graph.node("LayerNormalization", ["placed", gain, offset], "embedded", epsilon=shape.epsilon)


def _layer(graph: _Graph, shape: Shape, weights: Weights, number: int, source: str) -> str:
    """One transformer layer on `source`."""
    name = f"layer{number}"

    def of(part: str) -> np.ndarray:
        return weights[f"encoder.layer.{number}.{part}"]

    def add_and_norm(update: str, skipped: str, norm: str) -> str:
        total = graph.node("Add", [update, skipped], f"{update}.total")
        gain = graph.constant(f"{update}.gain", of(f"{norm}.weight"))
        offset = graph.constant(f"{update}.offset", of(f"{norm}.bias"))
        return graph.node("LayerNormalization", [total, gain, offset], f"{update}.normed", epsilon=shape.epsilon)

    bias = np.concatenate([of(f"attention.self.{part}.bias") for part in _THREE])
    joint = graph.dense(source, joint_weight(weights, f"encoder.layer.{number}"), bias, f"{name}.joint")
    parts = [f"{name}.{part}" for part in _THREE]
    graph.nodes.append(helper.make_node("Split", [joint], parts, name=f"{name}.split", axis=2, num_outputs=3))
    inputs = [*parts, "", "mask"]
    context = graph.node("MultiHeadAttention", inputs, f"{name}.context", _FUSED, num_heads=shape.heads)
    out = "attention.output"
    attended = graph.dense(context, of(f"{out}.dense.weight"), of(f"{out}.dense.bias"), f"{name}.attended")
    middle = add_and_norm(attended, source, f"{out}.LayerNorm")
    wide = graph.dense(middle, of("intermediate.dense.weight"), of("intermediate.dense.bias"), f"{name}.wide")
    active = graph.node("Gelu", [wide], f"{name}.active", _FUSED)
    narrow = graph.dense(active, of("output.dense.weight"), of("output.dense.bias"), f"{name}.narrow")
    return add_and_norm(narrow, middle, "output.LayerNorm")


def _masked_mean(graph: _Graph, hidden: str, output: str) -> str:
    """Mean of the vectors of real tokens: [batch, hidden]."""
    graph.node("Cast", ["attention_mask"], "weight", to=TensorProto.FLOAT)
    tokens = graph.constant("tokens_axis", np.array([1], np.int64))
    graph.node("Unsqueeze", ["weight", graph.constant("width_axis", np.array([2], np.int64))], "weight_column")
    graph.node("Mul", [hidden, "weight_column"], "weighted")
    graph.node("ReduceSum", ["weighted", tokens], "total", keepdims=0)
    graph.node("ReduceSum", ["weight", tokens], "count", keepdims=1)
    return graph.node("Div", ["total", "count"], output)


def _nli_head(graph: _Graph, weights: Weights, hidden: str, mean: str) -> None:
    """logits = o(tanh(d(first token and mean))), in float32: it is small and decides."""
    graph.node("Gather", [hidden, graph.constant("first", np.array(0, np.int64))], "first_token", axis=1)
    graph.node("Concat", ["first_token", mean], "both", axis=1)
    for name, source, output in (("d", "both", "dense"), ("o", "bent", "logits")):
        inputs = [source, graph.constant(f"{name}.weight", weights[f"{name}.weight"])]
        inputs.append(graph.constant(f"{name}.bias", weights[f"{name}.bias"]))
        graph.node("Gemm", inputs, output, transB=1)
        if name == "d":
            graph.node("Tanh", ["dense"], "bent")
