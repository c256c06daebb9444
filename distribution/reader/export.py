"""Writes trained weights as one ONNX file of 8-bit integers.

    MINILM_JAR=FILE.jar python export.py TRAINED.pt reader.onnx

Each matrix has a scale per column and its input is quantised as it comes; the table of words has a
scale per row. The steps are those that the ONNX runtime has for BERT (its domain com.microsoft). After
the last attention only the start marker is followed. All rows of a run must be of one length: the mask
is not looked at. The names are the base model's.
"""

import sys

import numpy as np
import onnx
import torch
from model import graph, names
from onnx import TensorProto, helper, numpy_helper

LAYERS, HEADS, WIDTH = 6, 12, 384
RUNTIME = "com.microsoft"


def quantised(matrix, axis):
    scale = np.abs(matrix).max(axis, keepdims=True) / 127
    scale[scale == 0] = 1
    return np.clip(np.round(matrix / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


class Graph:
    def __init__(self, weights):
        self.weights, self.constants, self.nodes = weights, [], []

    def trained(self, name):
        return self.weights[name].numpy().astype(np.float32)

    def keep(self, name, value):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind, inputs, *outputs, **more):
        self.nodes.append(helper.make_node(kind, inputs, list(outputs), **more))
        return outputs[0]

    def matrix(self, mine, theirs):
        """The name of a quantised matrix; its scales and its bias are kept beside it."""
        matrix, scale = quantised(self.trained(mine + ".weight").T, 0)
        self.keep(theirs + "_scale", scale[0])
        self.keep(theirs + ".bias", self.trained(mine + ".bias"))
        return self.keep(theirs + "_int8", matrix)

    def product(self, came, mine, theirs, bias):
        inputs = [came, self.matrix(mine, theirs), theirs + "_scale", "", theirs + ".bias" if bias else ""]
        return self.node("DynamicQuantizeMatMul", inputs, theirs, domain=RUNTIME)

    def added(self, one, other, mine, theirs):
        """The sum of two, normalised."""
        scale = self.keep(theirs + ".weight", self.trained(mine + ".weight"))
        shift = self.keep(theirs + ".bias", self.trained(mine + ".bias"))
        inputs = [one, other, scale, shift]
        return self.node("SkipLayerNormalization", inputs, theirs, domain=RUNTIME, epsilon=1e-12)

    def words(self):
        table, scale = quantised(self.trained("w.weight"), 1)
        looked = [self.keep("words_int8", table), "input_ids"]
        self.node("Cast", [self.node("Gather", looked, "words_number")], "words_float", to=TensorProto.FLOAT)
        self.node("Gather", [self.keep("words_scale", scale), "input_ids"], "words_step")
        self.node("Mul", ["words_float", "words_step"], "words")
        kinds = self.keep("embeddings.token_type_embeddings.weight", self.trained("t.weight"))
        self.node("Gather", [kinds, "token_type_ids"], "kinds")
        places = self.keep("embeddings.position_embeddings.weight", self.trained("p.weight"))
        self.keep("second", np.array([1], np.int64))
        self.node("Gather", [self.node("Shape", ["input_ids"], "shape"), "second"], "length")
        self.node("Slice", [places, self.keep("none", np.array([0], np.int64)), "length"], "places")
        self.node("Add", ["kinds", "places"], "kinds_places")
        return self.added("words", "kinds_places", "ln", "embeddings.LayerNorm")

    def layer(self, number, came, last):
        matrices, norms = names(number)
        mine = f"L.{number}."
        seen = self.attention(mine, came, [matrices[one] for one in "qkv"])
        if last:
            seen, came = self.start(seen, "start_seen"), self.start(came, "start_came")
        seen = self.product(seen, mine + "o", matrices["o"], True)
        came = self.added(seen, came, mine + "l1", norms["l1"])
        inner = self.product(came, mine + "i", matrices["i"], False)
        self.node("FastGelu", [inner, inner + ".bias"], inner + ".gelu", domain=RUNTIME)
        outer = self.product(inner + ".gelu", mine + "d", matrices["d"], True)
        return self.added(outer, came, mine + "l2", norms["l2"])

    def attention(self, mine, came, theirs):
        number, step, zero = (mine + "came" + end for end in ("", "_scale", "_zero"))
        self.node("DynamicQuantizeLinear", [came], number, step, zero)
        parts = []
        for one, name in zip("qkv", theirs):
            matrix = self.matrix(mine + one, name)
            inputs = [number, matrix, step, name + "_scale", zero, "", name + ".bias"]
            parts.append(self.node("MatMulIntegerToFloat", inputs, name, domain=RUNTIME))
        return self.node("MultiHeadAttention", parts, mine + "seen", domain=RUNTIME, num_heads=HEADS)

    def start(self, came, name):
        return self.node("Slice", [came, "none", "second", "second"], name)


def main(source, target):
    made = Graph(torch.load(source))
    base = graph()
    came = made.words()
    for number in range(LAYERS):
        came = made.layer(number, came, number == LAYERS - 1)
    made.node("Reshape", [came, made.keep("flat", np.array([-1, WIDTH], np.int64))], "start")
    head = [made.keep("head", made.trained("ans.weight").T), made.keep("bias", made.trained("ans.bias"))]
    made.node("Gemm", ["start", *head], "answers")
    answers = helper.make_tensor_value_info("answers", TensorProto.FLOAT, ["batch", 1])
    written = helper.make_graph(made.nodes, "reader", list(base.graph.input), [answers], made.constants)
    sets = [helper.make_opsetid("", 14), helper.make_opsetid(RUNTIME, 1)]
    result = helper.make_model(written, opset_imports=sets)
    result.ir_version = base.ir_version
    onnx.checker.check_model(result)
    onnx.save(result, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
