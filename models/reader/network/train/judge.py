"""Judges many replies quickly with the full-precision network, in batches: for measuring while training."""

import numpy as np
import torch

from .passes import collate, side_pass

SWAP = [1, 0, 2, 3]  # the other order told from the preferred side


def judge(net, cases, tokens, statements=None, most_tokens=6000) -> dict:
    """Gives for (case, reply): {"kind": 6 logits, "barriers": 3, "rules": {rule: 4 logits}}."""
    jobs = []
    for case in cases:
        for reply in case.replies:
            text = reply.text if statements is None else statements[f"{case.name}/{reply.id}"]
            made = tokens.build(text, reply.question)
            made.tag = (case.name, reply.id, None, False)
            jobs.append(made)
            for rule in case.rules:
                for flipped in (False, True):
                    made = side_pass(tokens, text, reply.question, rule, "silent", flipped)
                    made.tag = (case.name, reply.id, rule.id, flipped)
                    jobs.append(made)
    jobs.sort(key=lambda p: len(p.ids))
    out = {}
    for group in groups_of(jobs, most_tokens):
        batch = collate(group, tokens.pad)
        with torch.no_grad():
            side, kind, barriers, _ = (o.float().numpy() for o in net(batch["ids"], batch["parts"]))
        for i, made in enumerate(group):
            name, reply, rule, flipped = made.tag
            entry = out.setdefault((name, reply), {"rules": {}})
            if rule is None:
                entry["kind"], entry["barriers"] = kind[i], barriers[i]
            else:
                logits = side[i] - np.log(np.exp(side[i]).sum())
                logits = logits[SWAP] if flipped else logits
                entry["rules"][rule] = entry["rules"].get(rule, 0) + logits / 2
    return out


def groups_of(jobs, most_tokens):
    group = []
    for job in jobs:
        if group and (len(group) + 1) * len(job.ids) > most_tokens:
            yield group
            group = []
        group.append(job)
    if group:
        yield group
