"""The figures, defined as `throughline score` defines them."""

from .cases import BARRIERS, KINDS


def f1(pairs, name) -> float:
    hits = sum(t == name and r == name for t, r in pairs)
    total = sum(t == name for t, _ in pairs) + sum(r == name for _, r in pairs)
    return 2 * hits / total if total else 0.0


def macro_f1(pairs, names) -> float:
    return sum(f1(pairs, name) for name in names) / len(names)


def share(part, whole) -> float:
    return part / whole if whole else 0.0


def figures(scored) -> dict:
    """`scored`: pairs of a labelled reply and its reading (kind, confidence, decided, positions, barriers)."""
    kinds = [(reply.kind, read["kind"]) for reply, read in scored]
    sides = [(reply.positions[rule], read["positions"][rule]) for reply, read in scored for rule in reply.positions]
    hits = sum(len(set(reply.barriers) & set(read["barriers"])) for reply, read in scored)
    total = sum(len(reply.barriers) + len(read["barriers"]) for reply, read in scored)
    flags = [
        (is_flag(reply.kind, reply.positions), read["decided"] and is_flag(read["kind"], read["positions"]))
        for reply, read in scored
    ]
    right = sum(t and r for t, r in flags)
    return {
        "replies": len(scored),
        "kind": macro_f1(kinds, KINDS),
        "side": macro_f1(sides, ["prefer", "over", "split"]),
        "barriers": 2 * hits / total if total else 1.0,
        "flag_precision": share(right, sum(r for _, r in flags)),
        "flag_recall": share(right, sum(t for t, _ in flags)),
        "decided": share(sum(read["decided"] for _, read in scored), len(scored)),
        "ece": calibration_error([(read["confidence"], reply.kind == read["kind"]) for reply, read in scored]),
        "kind_f1": {k: round(f1(kinds, k), 3) for k in KINDS},
        "side_f1": {s: round(f1(sides, s), 3) for s in ("prefer", "over", "split", "silent")},
        "opposite": sum({t, r} == {"prefer", "over"} for t, r in sides),
    }


def is_flag(kind, positions) -> bool:
    return kind == "conflicting" or "over" in positions.values()


def calibration_error(forecasts) -> float:
    total = 0.0
    for b in range(10):
        inside = [f for f in forecasts if min(9, int(f[0] * 10)) == b]
        total += abs(sum(c for c, _ in inside) - sum(r for _, r in inside))
    return total / len(forecasts) if forecasts else 0.0
