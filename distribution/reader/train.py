"""Trains the scoring model on help centres and questions, for as long as it is given.

    MINILM_JAR=FILE.jar python train.py questions OUT.pt --minutes 60 [--from EARLIER]

It goes on from earlier weights, of a run (.pt) or as they were exported (.onnx).

For each question it shows what answers it, in a window of sentences around that, and something near
that does not: the article that the search found next, the rest of the same article, or any other.
The passages of t-*.jsonl and u-*.jsonl belong to no centre; --alone says how often one of them is shown.
Those of v-*.jsonl and w-*.jsonl stand by fours that are easily confused; --sisters says how often one of them is shown.
"""

import argparse
import glob
import json
import random
import time

import torch
import torch.nn.functional as F
from model import batch, pair, pretrained, shipped, tokens, words

BATCH, FROZEN, WARM_UP = 32, 1, 100
ROOM = (30, 50, 70, 85, 100, 100)  # tokens of a window


class Centre:
    def __init__(self, file):
        with open(file) as lines:
            self.articles = [json.loads(line) for line in lines if line.strip()]

    def asked(self):
        for number, article in enumerate(self.articles):
            for question, good, near in article["q"]:
                if good < len(article["s"]):
                    yield self, number, question, good, near

    def examples(self, number, question, good, near):
        """Windows with 1 where they answer the question and 0 where they do not."""
        question = slipped(question) if random.random() < 0.08 else question
        own = self.articles[number]["s"]
        if good < 0:
            chosen = near[:1] or [number]
            if near and random.random() < 0.5:
                chosen.append(near[min(1, len(near) - 1)])
            if random.random() < 0.3 and number not in chosen:
                chosen.append(number)
            return [self.window(question, one, self.articles[one]["s"], -1) for one in chosen]
        examples = [self.window(question, number, own, good)]
        others = [article for article in near if article != number]
        dice = random.random()
        if dice < 0.33 and others:
            other = others[0] if random.random() < 0.7 else random.choice(others)
            examples.append(self.window(question, other, self.articles[other]["s"], -1))
        elif dice < 0.88:
            rest = max(own[:good], own[good + 1 :], key=len)
            if rest:
                examples.append(self.window(question, number, rest, -1))
        else:
            other = random.randrange(len(self.articles))
            if other != number:
                examples.append(self.window(question, other, self.articles[other]["s"], -1))
        return examples

    def window(self, question, number, sentences, good):
        start = good
        if good < 0:
            start = max(
                range(len(sentences)), key=lambda s: shared(question, sentences[s]) + random.random() * 0.9
            )
        first, end, room = start, start + 1, random.choice(ROOM) - len(tokens(sentences[start]))
        while first > 0 or end < len(sentences):
            before = first > 0 and (end == len(sentences) or random.random() < 0.5)
            room -= len(tokens(sentences[first - 1 if before else end]))
            if room < 0:
                break
            first, end = (first - 1, end) if before else (first, end + 1)
        mark = "- " if random.random() < 0.25 else ""
        article = self.articles[number]
        heading = article["title"] + " - " + (article["section"] + " - " if "section" in article else "")
        heading = "" if random.random() < 0.1 else heading
        return question, heading, [mark + s for s in sentences[first:end]], max(-1, good - first)


def decked(pattern):
    files = sorted(glob.glob(pattern))
    return [question for file in files for question in Centre(file).asked()]


def slipped(question):
    """With one slip of the finger."""
    typed = question.split(" ")
    long = [index for index, word in enumerate(typed) if len(word) > 4 and word.isalpha()]
    if long:
        index = random.choice(long)
        word = typed[index]
        at = random.randrange(1, len(word) - 1)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        typed[index] = random.choice((word[:at] + word[at + 1 :], swapped, word[: at + 1] + word[at:]))
    return " ".join(typed)


def shared(question, sentence):
    text = sentence.lower()
    return sum(word[:5] in text for word in set(words(question)) if len(word) > 3)


def begun(earlier):
    if earlier is None:
        return pretrained()
    if earlier.endswith(".onnx"):
        return shipped(earlier)
    reader = pretrained()
    reader.load_state_dict(torch.load(earlier))
    return reader


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions")
    parser.add_argument("out")
    parser.add_argument("--from", dest="earlier")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--alone", type=float, default=0)
    parser.add_argument("--sisters", type=float, default=0)
    parser.add_argument("--seed", type=int, default=11)
    arguments = parser.parse_args()
    print("seed", arguments.seed, flush=True)
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    asked = [decked(f"{arguments.questions}/{files}*.jsonl") for files in ("[!t-w]", "[tu]-", "[vw]-")]
    shares = (1 - arguments.alone - arguments.sisters, arguments.alone, arguments.sisters)
    reader = begun(arguments.earlier)
    for part in (reader.w, reader.p, reader.t, *reader.L[:FROZEN]):
        part.requires_grad_(False)
    trained = [p for p in reader.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=arguments.rate, weight_decay=0.01, fused=True)
    begin, step, count, todo = time.time(), 0, 0, [[], [], []]
    while (time.time() - begin) / (60 * arguments.minutes) < 1:
        examples = []
        while len(examples) < BATCH * 8:
            deck = random.choices(range(3), shares)[0]
            if not todo[deck]:
                todo[deck] = random.sample(asked[deck], len(asked[deck]))
            centre, *question = todo[deck].pop()
            examples += centre.examples(*question)
        rows = sorted(((pair(*one), one[3] >= 0) for one in examples), key=lambda r: len(r[0][0]))
        groups = [rows[at : at + BATCH] for at in range(0, len(rows), BATCH)]
        random.shuffle(groups)
        for group in groups:
            share = (time.time() - begin) / (60 * arguments.minutes)
            for settings in optimizer.param_groups:
                settings["lr"] = arguments.rate * min(1, (step + 1) / WARM_UP) * max(0.01, 1 - share)
            ids, types, mask, sentence = batch([row[0] for row in group])
            right = torch.tensor([float(row[1]) for row in group])
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported()):
                said, where = reader(ids, types, mask)
            loss = F.binary_cross_entropy_with_logits(said.float(), right * 0.94 + 0.03)
            told = (sentence >= 0) & (right[:, None] > 0)
            whole = loss
            if told.any():
                whole = loss + 0.4 * F.binary_cross_entropy_with_logits(where.float()[told], sentence[told])
            optimizer.zero_grad()
            whole.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            step += 1
            count += len(group)
            if step % 50 == 0:
                print(f"{count} pairs, loss {loss.item():.3f}", flush=True)
    torch.save(reader.state_dict(), arguments.out)
    print(count, "pairs", flush=True)


if __name__ == "__main__":
    main()
