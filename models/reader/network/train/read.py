"""The reference reader: what the product does with the network, step by step as in SPEC.md."""

import json
from pathlib import Path

import numpy as np
import onnxruntime

from .cases import BARRIERS, KINDS
from .compose import NEEDED, compose
from .passes import MOST_REPLY_TOKENS, Tokens

SWAP = [1, 0, 2, 3]


def session(file: str):
    """One thread and one pass at a time: the same text then gives the same bits on every run."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    found = onnxruntime.InferenceSession(file, options)

    def run(made):
        feeds = {"ids": np.array([made.ids], dtype=np.int64), "parts": np.array([made.parts], dtype=np.int64)}
        return [out[0] for out in found.run(None, feeds)]

    return run


class Judge:
    def __init__(self, run, tokens: Tokens):
        self.run, self.tokens = run, tokens

    def windows(self, statements: list) -> list:
        """Statements in groups that fit into one pass; almost every reply is one group."""
        groups, size = [], 0
        for at, text in enumerate(statements):
            count = min(MOST_REPLY_TOKENS, len(self.tokens.of(text, MOST_REPLY_TOKENS)[0]))
            if not groups or size + count > MOST_REPLY_TOKENS:
                groups.append([])
                size = 0
            groups[-1].append(at)
            size += count
        return groups

    def words_of(self, statements, chosen, made, words) -> dict:
        """For each statement the strongest mark on its words."""
        at, found = made.parts.index(0, 1), {}
        for s in chosen:
            count = len(self.tokens.of(statements[s], MOST_REPLY_TOKENS)[0])
            found[s] = float(np.max(words[at : at + count])) if count else -99.0
            at += count
        return found

    def judge(self, statements: list, question: str, rules: list) -> dict:
        """Every rule in both orders and the reply alone, over all windows."""
        kinds, barriers, marks = [], [], {None: {}}
        by_rule = {rule.id: [] for rule in rules}
        for chosen in self.windows(statements):
            texts = [statements[s] for s in chosen]
            made = self.tokens.build(texts, question)
            _, kind, barrier, words = self.run(made)
            kinds.append(kind)
            barriers.append(barrier)
            marks[None].update(self.words_of(statements, chosen, made, words))
            for rule in rules:
                mean, mark = self.both_orders(texts, question, rule, statements, chosen)
                by_rule[rule.id].append(mean)
                marks.setdefault(rule.id, {}).update(mark)
        return {
            "kind": np.mean(kinds, axis=0),
            "barriers": np.max(barriers, axis=0),
            "rules": {rule: strongest(rows) for rule, rows in by_rule.items()},
            "marks": marks,
        }

    def both_orders(self, texts, question, rule, statements, chosen):
        mean, mark = np.zeros(4), {s: 0.0 for s in chosen}
        for flipped in (False, True):
            sides = (rule.over, rule.prefer) if flipped else (rule.prefer, rule.over)
            made = self.tokens.build(texts, question, sides)
            side, _, _, words = self.run(made)
            logs = side - np.max(side) - np.log(np.exp(side - np.max(side)).sum())
            mean += (logs[SWAP] if flipped else logs) / 2
            for s, value in self.words_of(statements, chosen, made, words).items():
                mark[s] += value / 2
        return mean, mark


def strongest(rows: list):
    """Over several windows a rule's side speaks as loudly as in the loudest, silence as softly as in the softest."""
    rows = np.array(rows)
    if len(rows) == 1:
        return rows[0]
    return np.concatenate([rows[:, :3].max(axis=0), rows[:, 3:].min(axis=0)])


def read(judge: Judge, statements: list, question: str, rules: list, p: dict) -> dict:
    judged = judge.judge(statements, question, rules)
    reading = compose(judged, p)
    marks = judged["marks"]
    reading["evidence"] = {r: heaviest(marks[r]) for r, s in reading["positions"].items() if s != "silent"}
    reading["kind_evidence"] = kind_evidence(reading, marks)
    reading["barrier_evidence"] = {b: barrier_statement(judge, statements, question, b) for b in reading["barriers"]}
    return reading


def heaviest(marks: dict) -> int:
    return max(marks, key=lambda s: (marks[s], -s))


def kind_evidence(reading, marks):
    """The statement that decides the kind: that of the rule which is most surely on the needed side."""
    needed = NEEDED.get(reading["kind"])
    if needed is not None and reading["sides"]:
        return heaviest(marks[max(reading["sides"], key=lambda r: reading["sides"][r][needed])])
    return heaviest(marks[None]) if reading["kind"] == "aspirational" else None


def barrier_statement(judge: Judge, statements, question, barrier) -> int:
    """Each statement read alone; the one that names the barrier most clearly."""
    at = BARRIERS.index(barrier)
    found = [judge.run(judge.tokens.build([s], question))[2][at] for s in statements]
    return int(np.argmax(found))


def as_json(reading: dict) -> dict:
    """What a TypeScript reader is compared with."""
    return {
        "kind": reading["kind"],
        "kinds": {k: round(float(v), 4) for k, v in zip(KINDS, reading["kinds"], strict=True)},
        "decided": reading["decided"],
        "positions": reading["positions"],
        "side_confidence": {r: round(v, 4) for r, v in reading["side_confidence"].items()},
        "barriers": {b: round(float(c), 4) for b, c in zip(BARRIERS, reading["barrier_chances"], strict=True) if b in reading["barriers"]},
        "kind_evidence": reading["kind_evidence"],
        "evidence": reading["evidence"],
        "barrier_evidence": reading["barrier_evidence"],
    }


def load_parameters(folder: str) -> dict:
    return json.loads((Path(folder) / "reader.json").read_text(encoding="utf-8"))["parameters"]
