"""The checked-in network as the start of another run: its matrices, of 8 bits, become 32-bit weights again."""

import argparse
import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from .base import base_folder
from .net import Reader, from_base


def matrices(graph) -> dict:
    """Every stored tensor by its name, those of 8 bits multiplied by their scales."""
    raw = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    found = {n: v for n, v in raw.items() if not n.endswith(("_bytes", "_scale"))}
    for name in (n.removesuffix("_bytes") for n in raw if n.endswith("_bytes")):
        values, scale = raw[f"{name}_bytes"].astype("float32"), raw[f"{name}_scale"]
        found[name] = values * (scale[:, None] if values.shape[0] > 4000 else scale[None, :])
    return found


def weights_of(file: Path) -> dict:
    """Names of the network -> weights. A matrix that export turned over is known by the bias added to it."""
    graph = onnx.load(file).graph
    stored, consumers = matrices(graph), {name: node for node in graph.node for name in node.input}
    state = {name: values for name, values in stored.items() if "::" not in name}
    for node in graph.node:
        if node.op_type != "MatMul":
            continue
        weight = next((n for n in node.input if n in stored and "::" in n), None)
        if weight is None:
            continue
        bias = next(n for n in consumers[node.output[0]].input if n.endswith(".bias"))
        state[bias.removesuffix("bias") + "weight"] = stored[weight].T.copy()
    return {name: torch.from_numpy(values.copy()) for name, values in state.items()}


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--network", default=str(Path(__file__).resolve().parents[1] / "network.onnx"))
    p.add_argument("--out", required=True, help="net.pt is written here, to be given to --start")
    args = p.parse_args()
    base = base_folder()
    net: Reader = from_base(base)
    state, known = weights_of(Path(args.network)), net.state_dict()
    taken = {n: v for n, v in state.items() if n in known and v.shape == known[n].shape}
    # The word vectors never change, so the base has them more exactly than 8 bits do.
    taken.pop("words.weight", None)
    missing = [n for n in known if n not in taken and n != "words.weight"]
    if missing:
        raise SystemExit(f"network.onnx lacks {missing}")
    net.load_state_dict(known | taken)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "config.json").write_text(json.dumps(net.config))
    torch.save(net.state_dict(), out / "net.pt")


if __name__ == "__main__":
    main()
