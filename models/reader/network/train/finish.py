"""From a trained network to the files that are checked in, with their figures."""

import argparse
import json
import random
import shutil
from pathlib import Path

import numpy as np
import torch

from .calibrate import calibrate
from .cases import KINDS, is_left_out, load_cases
from .compose import compose
from .export import load_net, sha256, write_dynamic, write_full, write_weights_only
from .judge import judge
from .measure import figures
from .passes import MOST_QUESTION_TOKENS, MOST_REPLY_TOKENS, MOST_SIDE_TOKENS, DEFAULT_QUESTION, Tokens, side_pass
from .read import Judge, as_json, read, session


def left_out_judged(judge_, left, statements):
    return [(c, r, judge_.judge(statements[f"{c.name}/{r.id}"], r.question, c.rules)) for c in left for r in c.replies]


def crossed(judged, folds=4):
    """Left-out figures with temperatures and thresholds chosen on the other left-out organisations."""
    names = sorted({c.name for c, _, _ in judged})
    scored = []
    for fold in range(folds):
        mine = set(names[fold::folds])
        p = calibrate([(r, j) for c, r, j in judged if c.name not in mine])
        scored += [(c, r, compose(j, p)) for c, r, j in judged if c.name in mine]
    return scored


def read_all(judge_, cases, statements, p):
    return [(c, r, read(judge_, statements[f"{c.name}/{r.id}"], r.question, c.rules, p)) for c in cases for r in c.replies]


def agreement(a, b) -> dict:
    """How often two networks give the same kind and the same side."""
    kinds = [x["kind"] == y["kind"] for x, y in zip(a, b, strict=True)]
    sides = [x["positions"][r] == y["positions"][r] for x, y in zip(a, b, strict=True) for r in x["positions"]]
    return {"kind": float(np.mean(kinds)), "side": float(np.mean(sides))}


def evidence_right(scored, statements) -> dict:
    """How often the statement chosen for the kind shares words with the labelled one, where there was a choice."""
    hits = total = 0
    for c, reply, reading in scored:
        texts, at = statements[f"{c.name}/{reply.id}"], reading["kind_evidence"]
        if at is None or reading["kind"] != reply.kind or len(texts) < 2 or not reply.evidence:
            continue
        total += 1
        hits += overlap(texts[at], reply.evidence) == max(overlap(t, reply.evidence) for t in texts)
    return {"right": hits, "of": total}


def overlap(a: str, b: str) -> int:
    return len(set(a.lower().split()) & set(b.lower().split()))


def vectors(judge_, cases, statements, count=40) -> list:
    rng, found = random.Random(5), []
    for _ in range(count):
        case = rng.choice(cases)
        reply, rule, flipped = rng.choice(case.replies), rng.choice(case.rules), rng.random() < 0.5
        texts = statements[f"{case.name}/{reply.id}"]
        if len(judge_.windows(texts)) > 1:
            continue
        alone = rng.random() < 0.25
        if alone:
            made = judge_.tokens.build(texts, reply.question)
        else:
            made = side_pass(judge_.tokens, texts, reply.question, rule, "silent", flipped)
        sides, kinds, barriers, words = judge_.run(made)
        found.append({
            "question": reply.question, "statements": texts,
            "sides": None if alone else [rule.over, rule.prefer] if flipped else [rule.prefer, rule.over],
            "ids": made.ids, "parts": made.parts,
            "expected": {
                name: [round(float(v), 5) for v in row]
                for name, row in (("sides", sides), ("kinds", kinds), ("barriers", barriers), ("words", words))
            },
        })
    return found


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--net", required=True)
    p.add_argument("--tokenizer", required=True)
    p.add_argument("--cases", nargs="+", required=True)
    p.add_argument("--measure", nargs="*", default=[])
    p.add_argument("--statements", required=True)
    p.add_argument("--one-in", type=int, default=8)
    p.add_argument("--most-left", type=int, default=10**6, help="use only so many of the left-out cases")
    p.add_argument("--form", choices=["dynamic", "weights"], default="weights")
    p.add_argument("--out", required=True)
    args = p.parse_args()
    torch.set_num_threads(2)
    out, statements = Path(args.out), json.loads(Path(args.statements).read_text())
    out.mkdir(parents=True, exist_ok=True)
    net = load_net(args.net)
    full = Path(args.net) / "full.onnx"
    with torch.no_grad():
        write_full(net, full)
    (write_dynamic if args.form == "dynamic" else write_weights_only)(full, out / "network.onnx")
    if Path(args.tokenizer).resolve() != (out / "tokenizer.json").resolve():
        shutil.copy(args.tokenizer, out / "tokenizer.json")
    tokens = Tokens(str(out / "tokenizer.json"))
    small = Judge(session(str(out / "network.onnx")), tokens)
    left = [c for c in load_cases(args.cases) if is_left_out(c, args.one_in)][: args.most_left]
    judged = left_out_judged(small, left, statements)
    parameters = calibrate([(r, j) for _, r, j in judged])
    report = {"left_out": figures([(r, x) for _, r, x in crossed(judged)])}
    by_sort = {}
    for c, r, x in crossed(judged):
        by_sort.setdefault(c.sort, []).append((r, x))
    report["left_out_by_sort"] = {sort: figures(pairs) for sort, pairs in by_sort.items()}
    report["left_out_names"] = [c.name for c in left]
    expected = {}
    for folder in args.measure:
        cases, name = load_cases([folder]), Path(folder).name
        scored = read_all(small, cases, statements, parameters)
        report[name] = figures([(r, x) for _, r, x in scored])
        report[name]["evidence"] = evidence_right(scored, statements)
        exact = judge(net, cases, tokens, statements)
        exact = [compose(exact[c.name, r.id], parameters) for c, r, _ in scored]
        report[name]["agrees_with_full_precision"] = agreement([x for _, _, x in scored], exact)
        report[name]["full_precision"] = figures([(r, x) for (_, r, _), x in zip(scored, exact, strict=True)])
        for c, r, x in scored:
            expected[f"{c.name}/{r.id}"] = {"statements": statements[f"{c.name}/{r.id}"], "question": r.question, "reading": as_json(x)}
        if name == Path(args.measure[0]).name:
            (out / "test-vectors.json").write_text(json.dumps(vectors(small, cases, statements), ensure_ascii=False) + "\n")
    (out / "expected-readings.json").write_text(json.dumps(expected, ensure_ascii=False, indent=0) + "\n")
    (out / "figures.json").write_text(json.dumps(report, indent=1) + "\n")
    described = {
        "version": sha256(out / "network.onnx")[:12],
        "network": {"file": "network.onnx", "sha256": sha256(out / "network.onnx"), "form": args.form},
        "tokenizer": {"file": "tokenizer.json", "sha256": sha256(out / "tokenizer.json")},
        "default_question": DEFAULT_QUESTION,
        "most_tokens": {"reply": MOST_REPLY_TOKENS, "side": MOST_SIDE_TOKENS, "question": MOST_QUESTION_TOKENS},
        "inputs": {"ids": "int64 [batch, length]", "parts": "int64: 0 reply and [CLS], 1 this side, 2 other side, 3 question"},
        "outputs": {
            "sides": ["this", "other", "both", "neither"], "kinds": KINDS,
            "barriers": ["incentives", "resources", "decision_rights"], "words": "one a token: how much it decides",
        },
        "template": "[CLS] (question [SEP])? reply [SEP] (this side [SEP] other side [SEP])?",
        "parameters": parameters,
    }
    (out / "reader.json").write_text(json.dumps(described, indent=1) + "\n")
    names = ["network.onnx", "tokenizer.json", "reader.json"]
    (out / "SHA256SUMS").write_text("".join(f"{sha256(out / n)}  {n}\n" for n in names))
    brief = ("kind", "side", "barriers", "flag_precision", "flag_recall", "decided", "opposite")
    for name, found in report.items():
        if isinstance(found, dict) and "kind" in found:
            print(name, {k: round(found[k], 3) for k in brief}, found.get("agrees_with_full_precision"))


if __name__ == "__main__":
    main()
