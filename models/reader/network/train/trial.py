"""A training run: made sentences and public stances first, then labelled replies with a little of both."""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch

from .cases import KINDS, is_left_out, load_cases
from .fit import Trainer
from .judge import judge
from .made import load_frames, made_reply
from .measure import figures
from .net import from_base
from .passes import Tokens, made_passes, real_passes
from .stances import load_stances, stance_passes


def quick_reading(reply, judged) -> dict:
    """Sides by their likeliest outcome, kind by the sides where they speak: to follow a run, not to ship."""
    positions = {}
    for rule, logits in judged["rules"].items():
        positions[rule] = ["prefer", "over", "split", "silent"][int(np.argmax(logits))]
    kind = KINDS[int(np.argmax(judged["kind"]))]
    if "over" in positions.values():
        kind = "conflicting"
    elif "split" in positions.values():
        kind = "hedged"
    elif kind in ("conflicting", "hedged") and "prefer" in positions.values():
        kind = "operational"
    barriers = [n for n, v in zip(("incentives", "resources", "decision_rights"), judged["barriers"], strict=True) if v > 0]
    return {"kind": kind, "confidence": 1.0, "decided": True, "positions": positions, "barriers": barriers}


def quick_figures(net, cases, tokens) -> dict:
    net.eval()
    judged = judge(net, cases, tokens)
    return figures([(r, quick_reading(r, judged[c.name, r.id])) for c in cases for r in c.replies])


def brief(found: dict) -> str:
    keys = ("kind", "side", "barriers", "flag_precision", "flag_recall", "opposite")
    return " ".join(f"{k} {found[k]:.3f}" if isinstance(found[k], float) else f"{k} {found[k]}" for k in keys)


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--cases", nargs="+", required=True)
    p.add_argument("--watch", nargs="*", default=[])
    p.add_argument("--stances")
    p.add_argument("--base", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--lr", type=float, default=1e-4)
    p.add_argument("--drop", type=float, default=0.0)
    p.add_argument("--made", type=int, default=15000)
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--made-share", type=float, default=0.12)
    p.add_argument("--tokens-a-batch", type=int, default=2400)
    p.add_argument("--one-in", type=int, default=8)
    p.add_argument("--minutes", type=float, default=0, help="stop by the clock; cases are read anew each epoch")
    p.add_argument("--workers", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--warmup", type=int, default=150)
    p.add_argument("--look", type=int, default=2, help="measure on the left-out cases every so many epochs")
    p.add_argument("--most-left", type=int, default=10, help="measure on so many of the left-out cases while training")
    p.add_argument("--start", default="")
    return p.parse_args()


def main():
    args = parse()
    torch.manual_seed(args.seed)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "config.json").write_text(Path(f"{args.base}/config.json").read_text())
    net = from_base(args.base, args.drop)
    if args.start:
        net.load_state_dict(torch.load(args.start))
    # Several workers learn on one set of weights, each on a processor of its own and without waiting for the
    # others, so that a busy machine slows down one of them at most. With one worker a run can be repeated exactly.
    net.share_memory()
    others = [torch.multiprocessing.get_context("spawn").Process(target=work, args=(args, net, n)) for n in range(1, args.workers)]
    for other in others:
        other.start()
    work(args, net, 0)
    for other in others:
        other.join()


def store(trainer, out: Path):
    """Written aside and moved, so that whoever reads never finds half a file."""
    torch.save(trainer.mean.state_dict(), out / "net.new")
    (out / "net.new").rename(out / "net.pt")


def work(args, net, rank: int):
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed + 100 * rank)
    out, tokens, frames = Path(args.out), Tokens(f"{args.base}/tokenizer.json"), load_frames()
    stances = load_stances(args.stances) if args.stances else []
    watch = load_cases(args.watch)

    def log(text):
        if rank == 0:
            print(time.strftime("%H:%M:%S"), text, flush=True)

    def split():
        cases = load_cases(args.cases)
        return [[c for c in cases if bool(args.one_in and is_left_out(c, args.one_in)) == want] for want in (False, True)]

    def first(kept, rng):
        return made_passes(kept, frames, tokens, rng, args.made, made_reply) + stance_passes(stances, tokens, rng, 3000)

    def later(kept, rng):
        real = real_passes(kept, tokens, rng)
        made = made_passes(kept, frames, tokens, rng, int(len(real) * args.made_share), made_reply)
        return real + made + stance_passes(stances, tokens, rng, int(len(real) * 0.03))

    kept, left = split()
    log(json.dumps(vars(args)))
    log(f"learns from {len(kept)}; left out: {[c.name for c in left]}")
    stages = ([first] if args.made else []) + [later] * (10**6 if args.minutes else args.epochs)
    lengths = {stage: sum(len(p.ids) for p in stage(kept, random.Random(0))) for stage in set(stages)}
    steps = 10**9 if args.minutes else int(sum(lengths[s] for s in stages) / args.tokens_a_batch / args.workers * 1.06)
    until = time.time() + 60 * args.minutes if args.minutes else 0
    trainer = Trainer(net, args.lr, steps, warmup=args.warmup, until=until)
    for n, stage in enumerate(stages):
        if args.minutes:
            kept, left = split()
        rng = random.Random(args.seed * 1000 + n)
        passes = stage(kept, rng)[rank :: args.workers]
        save = (lambda: store(trainer, out)) if rank == 0 else None
        trainer.epoch(passes, args.tokens_a_batch, random.Random(args.seed * 1000 + n + 500 * rank), log, save)
        over = n == len(stages) - 1 or bool(until and time.time() > until)
        if rank == 0:
            save()
            for name, some in (("left", left[: args.most_left]), ("watch", watch)):
                if some and (n % args.look == args.look - 1 or over):
                    log(f"epoch {n} of {len(kept)} cases, {name}: {brief(quick_figures(trainer.mean, some, tokens))}")
        if over:
            break


if __name__ == "__main__":
    main()
