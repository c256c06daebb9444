"""Writes trained weights as one ONNX file of 8-bit integers.

    MINILM_JAR=FILE.jar python export.py TRAINED.pt reader.onnx

Each matrix has a scale per column and its input is quantised as it comes; the table of words has a
scale per row.
"""

import sys

import numpy as np
import onnx
import torch
from model import constants, graph, names
from onnx import TensorProto, helper, numpy_helper


def quantised(matrix, axis):
    scale = np.abs(matrix).max(axis, keepdims=True) / 127
    scale[scale == 0] = 1
    return np.clip(np.round(matrix / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def trained(weights, model):
    """The trained weights under the names of the file."""
    constant = constants(model)

    def part(name):
        return weights[name].numpy().astype(np.float32)

    found = {}
    for mine, theirs in (("w", "word"), ("p", "position"), ("t", "token_type")):
        found[f"embeddings.{theirs}_embeddings.weight"] = part(mine + ".weight")
    norms = {"ln": "embeddings.LayerNorm"}
    for layer in range(6):
        matrices, own = names(layer)
        for mine, theirs in matrices.items():
            found[constant(theirs)] = part(f"L.{layer}.{mine}.weight").T.copy()
            found[theirs + ".bias"] = part(f"L.{layer}.{mine}.bias")
        norms.update({f"L.{layer}.{mine}": theirs for mine, theirs in own.items()})
    for mine, theirs in norms.items():
        found[theirs + ".weight"] = part(mine + ".weight")
        found[theirs + ".bias"] = part(mine + ".bias")
    return found, part("ans.weight").T.copy(), part("ans.bias")


def main(source, target):
    model = graph()
    found, head, bias = trained(torch.load(source), model)
    floats = {t.name: t for t in model.graph.initializer}
    for name, value in found.items():
        floats[name].CopyFrom(numpy_helper.from_array(value, name))
    constants_, nodes, inputs = [], [], {}

    def keep(name, value):
        constants_.append(numpy_helper.from_array(value, name))
        return name

    def node(*arguments, **more):
        nodes.append(helper.make_node(*arguments, **more))

    keep("zero", np.array(0, np.int8))
    for one in model.graph.node:
        out = one.output[0]
        if one.op_type == "MatMul" and one.input[1] in found:
            came, name = one.input
            matrix, scale = quantised(found[name], 0)
            keep(name + "_int8", matrix)
            keep(name + "_scale", scale[0])
            if came not in inputs:
                inputs[came] = [out + end for end in ("_in", "_in_scale", "_in_zero")]
                node("DynamicQuantizeLinear", [came], inputs[came])
            number, step, zero = inputs[came]
            node("MatMulInteger", [number, name + "_int8", zero, "zero"], [out + "_sum"])
            node("Cast", [out + "_sum"], [out + "_float"], to=TensorProto.FLOAT)
            node("Mul", [step, name + "_scale"], [out + "_scale"])
            node("Mul", [out + "_float", out + "_scale"], [out])
        elif one.op_type == "Gather" and one.input[0].endswith("word_embeddings.weight"):
            table, scale = quantised(found[one.input[0]], 1)
            keep("words_int8", table)
            keep("words_scale", scale)
            node("Gather", ["words_int8", one.input[1]], [out + "_int8"])
            node("Cast", [out + "_int8"], [out + "_float"], to=TensorProto.FLOAT)
            node("Gather", ["words_scale", one.input[1]], [out + "_scale"])
            node("Mul", [out + "_float", out + "_scale"], [out])
        else:
            nodes.append(one)
    keep("first", np.array(0, np.int64))
    node("Gather", [model.graph.output[0].name, "first"], ["start"], axis=1)
    node("Gemm", ["start", keep("head", head), keep("bias", bias)], ["answers"])
    used = {name for one in nodes for name in one.input}
    kept = [t for t in [*floats.values(), *constants_] if t.name in used]
    answers = helper.make_tensor_value_info("answers", TensorProto.FLOAT, ["batch", 1])
    written = helper.make_graph(nodes, "reader", list(model.graph.input), [answers], kept)
    result = helper.make_model(written, opset_imports=model.opset_import)
    result.ir_version = model.ir_version
    onnx.checker.check_model(result)
    onnx.save(result, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
