"""From what the network says of each rule and of the whole reply to one reading. SPEC.md says it in words."""

import numpy as np

from .cases import BARRIERS, KINDS, SIDES

PREFER, OVER, SPLIT, SILENT = range(4)
NEEDED = {"conflicting": OVER, "hedged": SPLIT, "operational": PREFER}
# Sides that a rule may have in a reply of each kind, by the label rules.
ALLOWED = {
    "conflicting": (PREFER, OVER, SPLIT, SILENT),
    "hedged": (PREFER, SPLIT, SILENT),
    "operational": (PREFER, SILENT),
    "aspirational": (SILENT,), "agreement": (SILENT,), "unclear": (SILENT,),
}
TINY = 1e-6


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def rule_probabilities(logits, p):
    """logits: rules x 4. A temperature, and a bias for silence, which was thinned out in training."""
    return softmax(np.asarray(logits) / p["side_temperature"] + np.array([0, 0, 0, p["silent_bias"]]))


def group_logs(sides):
    """How likely the sides alone make a reply: conflicting, hedged, operational, or none of these."""
    no_over = np.prod(1 - sides[:, OVER])
    no_split = np.prod(sides[:, PREFER] + sides[:, SILENT])
    silent = np.prod(sides[:, SILENT])
    groups = [1 - no_over, no_over - no_split, no_split - silent, silent]
    return np.log(np.maximum(groups, TINY))


def kind_scores(kind_logits, sides, p):
    """Both voices, weighed: the reply alone, and the sides that its rules take."""
    alone = kind_logits - np.log(np.exp(kind_logits - np.max(kind_logits)).sum()) - np.max(kind_logits)
    groups = group_logs(sides)
    by_sides = np.array([groups[min(i, 3)] for i in range(len(KINDS))])
    return p["kind_weight"] * alone + p["side_weight"] * by_sides + np.asarray(p["kind_bias"])


def compose(judged, p) -> dict:
    """`judged`: {"rules": {id: 4 logits}, "kind": 6, "barriers": 3}; `p`: the parameters in reader.json."""
    rules = list(judged["rules"])
    sides = rule_probabilities([judged["rules"][r] for r in rules], p)
    kinds = softmax(kind_scores(judged["kind"], sides, p))
    kind = KINDS[int(np.argmax(kinds))]
    confidence = float(kinds.max())
    picked = pick_sides(sides, kind)
    at_least = p["flag"] if kind == "conflicting" else p["clear"]
    chances = 1 / (1 + np.exp(-(np.asarray(judged["barriers"]) / p["barrier_temperature"])))
    return {
        "kind": kind,
        "kinds": kinds,
        "confidence": confidence,
        "decided": bool(confidence >= at_least),
        "positions": {r: SIDES[s] for r, s in zip(rules, picked, strict=True)},
        "side_confidence": {r: float(sides[i, s]) for i, (r, s) in enumerate(zip(rules, picked, strict=True))},
        "sides": {r: sides[i] for i, r in enumerate(rules)},
        "barriers": [b for b, c in zip(BARRIERS, chances, strict=True) if c >= p["barrier"]],
        "barrier_chances": chances,
    }


def pick_sides(sides, kind) -> list:
    """The likeliest side of each rule among those the kind allows; one rule must be on the side it needs."""
    allowed = [s in ALLOWED[kind] for s in range(4)]
    picked = [int(s) for s in np.argmax(np.where(allowed, sides, -1.0), axis=1)]
    needed = NEEDED.get(kind)
    if needed is not None and needed not in picked:
        picked[int(np.argmax(sides[:, needed]))] = needed
    return picked
