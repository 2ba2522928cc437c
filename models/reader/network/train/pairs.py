"""Minimal pairs: two replies of one organisation in nearly the same words whose labels differ."""

import re
from difflib import SequenceMatcher


def words(text: str) -> list:
    return re.findall(r"[\w']+", text.lower())


def pairs_of(case, alike=0.6) -> list:
    """Every pair whose words agree so far in their order; each reply of them differs in kind or in a position."""
    found = []
    for i, a in enumerate(case.replies):
        for b in case.replies[i + 1 :]:
            if (a.kind, a.positions) == (b.kind, b.positions):
                continue
            x, y = words(a.text), words(b.text)
            if min(len(x), len(y)) / max(len(x), len(y), 1) < 0.6:
                continue
            if SequenceMatcher(None, x, y, autojunk=False).ratio() >= alike:
                found.append((a, b))
    return found


def both_right(pairs, readings) -> dict:
    """`readings`: id of a reply -> reading. Right: the kind, and every position in which the two differ."""
    kind = side = 0
    for a, b in pairs:
        x, y = readings[a.id], readings[b.id]
        kind += x["kind"] == a.kind and y["kind"] == b.kind
        differ = [r for r in a.positions if a.positions[r] != b.positions[r]]
        side += all(x["positions"][r] == a.positions[r] and y["positions"][r] == b.positions[r] for r in differ)
    return {"pairs": len(pairs), "kind": kind, "side": side}
