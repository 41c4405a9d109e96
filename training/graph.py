"""Write a BERT body as an ONNX graph of ONNX Runtime's fused operators, in float32 or int8.

The graph is written node by node rather than traced and then fused by pattern: the operators are known, nothing
depends on how a tracer spells attention, and no torch is needed. It takes word vectors, not token ids, so that two
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

# 7-bit weights: the AVX2 kernels without VNNI add pairs of u8 x s8 products in 16 bits, which saturates at 8 bits
# (onnxruntime issues 6004 and 14642). 255 * 63 * 2 fits.
_WEIGHT_LIMIT = 63


class Precision(Enum):
    """How the matrices of the body are stored and multiplied."""

    FLOAT32 = "fp32"
    INT8 = "int8"


class Head(Enum):
    """What the graph gives: `vectors` float32 [batch, hidden], or `logits` float32 [batch, 3]."""

    MEAN = "vectors"
    NLI = "logits"


@dataclass
class _Graph:
    """Nodes and initialisers as they are added; every method returns the name of what it added."""

    precision: Precision
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    initialisers: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: np.ndarray) -> str:
        self.initialisers.append(numpy_helper.from_array(value, name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def dense(self, source: str, weight: np.ndarray, bias: np.ndarray | None, name: str) -> str:
        """source @ weight.T (+ bias); weight is [out, in]."""
        bias_name = [] if bias is None else [self.constant(f"{name}.bias", bias)]
        if self.precision is Precision.FLOAT32:
            product = self.node("MatMul", [source, self.constant(f"{name}.weight", weight.T.copy())], name)
            return self.node("Add", [product, *bias_name], f"{name}.sum") if bias_name else product
        scale = np.abs(weight).max(axis=1) / _WEIGHT_LIMIT
        quantised = np.round(weight / scale[:, None]).astype(np.int8)
        inputs = [
            source,
            self.constant(f"{name}.weight", quantised.T.copy()),
            self.constant(f"{name}.scale", scale.astype(np.float32)),
            self.constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
        ]
        return self.node("DynamicQuantizeMatMul", inputs + bias_name, name, _FUSED)


def build_graph(shape: Shape, weights: Weights, head: Head, precision: Precision) -> onnx.ModelProto:
    """The body `weights` (names of transformers' BertModel, for Head.NLI also `d.*` and `o.*`) as an ONNX model."""
    graph = _Graph(precision)
    hidden = _embed(graph, shape, weights)
    for i in range(shape.layers):
        hidden = _layer(graph, shape, weights, i, hidden)
    mean = _masked_mean(graph, hidden, "vectors" if head is Head.MEAN else "mean")
    if head is Head.NLI:
        _nli_head(graph, weights, hidden, mean)
    width = shape.hidden if head is Head.MEAN else 3
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "body",
            [
                helper.make_tensor_value_info("inputs_embeds", TensorProto.FLOAT, ["batch", "seq", shape.hidden]),
                helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch", "seq"]),
            ],
            [helper.make_tensor_value_info(head.value, TensorProto.FLOAT, ["batch", width])],
            graph.initialisers,
        ),
        opset_imports=_OPSETS,
        ir_version=_IR_VERSION,
    )
    onnx.checker.check_model(model)
    return model


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

    def add_and_norm(update: str, skipped: str, dense: str, norm: str) -> str:
        gain = graph.constant(f"{update}.gain", of(f"{norm}.weight"))
        offset = graph.constant(f"{update}.offset", of(f"{norm}.bias"))
        bias = graph.constant(f"{update}.bias", of(f"{dense}.bias"))
        inputs = [update, skipped, gain, offset, bias]
        return graph.node("SkipLayerNormalization", inputs, f"{update}.normed", _FUSED, epsilon=shape.epsilon)

    three = ("attention.self.query", "attention.self.key", "attention.self.value")
    weight = np.concatenate([of(f"{part}.weight") for part in three])
    bias = np.concatenate([of(f"{part}.bias") for part in three])
    parts = [f"{name}.query", f"{name}.key", f"{name}.value"]
    joint = graph.dense(source, weight, bias, f"{name}.joint")
    graph.nodes.append(helper.make_node("Split", [joint], parts, name=f"{name}.split", axis=2, num_outputs=3))
    context = graph.node("MultiHeadAttention", [*parts, "", "mask"], f"{name}.context", _FUSED, num_heads=shape.heads)
    attended = graph.dense(context, of("attention.output.dense.weight"), None, f"{name}.attended")
    middle = add_and_norm(attended, source, "attention.output.dense", "attention.output.LayerNorm")
    wide = graph.dense(middle, of("intermediate.dense.weight"), None, f"{name}.wide")
    wide_bias = graph.constant(f"{name}.wide.bias", of("intermediate.dense.bias"))
    active = graph.node("BiasGelu", [wide, wide_bias], f"{name}.active", _FUSED)
    narrow = graph.dense(active, of("output.dense.weight"), None, f"{name}.narrow")
    return add_and_norm(narrow, middle, "output.dense", "output.LayerNorm")


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
