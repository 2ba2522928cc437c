"""Minimal pairs: two replies of one organisation in nearly the same words whose labels differ.

    python -m train.pairs --cases DIR [DIR ...] --statements FILE

says how often the checked-in network reads both replies of a pair rightly, in organisations that training left out.
"""

import argparse
import json
import re
from difflib import SequenceMatcher
from pathlib import Path

from .cases import is_left_out, load_cases
from .finish import crossed, left_out_judged
from .passes import Tokens
from .read import Judge, session


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


def left_out_pairs(folder: Path, folders: list, statements: dict, one_in: int) -> dict:
    """Sort of case -> figures; each organisation is read with what was chosen on the other left-out ones."""
    judge = Judge(session(str(folder / "network.onnx")), Tokens(str(folder / "tokenizer.json")))
    left = [c for c in load_cases(folders) if is_left_out(c, one_in)]
    read = {(c.name, r.id): reading for c, r, reading in crossed(left_out_judged(judge, left, statements))}
    found: dict = {}
    for case in left:
        figures = both_right(pairs_of(case), {r.id: read[case.name, r.id] for r in case.replies})
        for sort in (case.sort, "all"):
            found[sort] = {name: found.get(sort, {}).get(name, 0) + count for name, count in figures.items()}
    return found


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--cases", nargs="+", required=True)
    p.add_argument("--statements", required=True, help="written by statements.ts from the same folders")
    p.add_argument("--one-in", type=int, default=8)
    args = p.parse_args()
    statements = json.loads(Path(args.statements).read_text())
    for sort, found in left_out_pairs(Path(__file__).resolve().parents[1], args.cases, statements, args.one_in).items():
        print(sort, found)


if __name__ == "__main__":
    main()
