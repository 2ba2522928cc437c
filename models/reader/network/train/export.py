"""Writes the network as ONNX with weights of 8 bits, and says how far it strays from full precision."""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from .net import Reader

INPUTS, OUTPUTS = ["ids", "parts"], ["sides", "kinds", "barriers", "words"]


def load_net(folder: str) -> Reader:
    """The base's config.json beside net.pt says how large the network is."""
    net = Reader(json.loads((Path(folder) / "config.json").read_text()))
    net.load_state_dict(torch.load(Path(folder) / "net.pt"))
    return net.eval()


def write_full(net: Reader, file: Path) -> None:
    ids = torch.tensor([[101, 2023, 102, 2003, 102, 1037, 102]])
    parts = torch.tensor([[0, 0, 0, 1, 1, 2, 2]])
    axes = {name: {0: "batch", 1: "length"} for name in [*INPUTS, "words"]}
    axes |= {name: {0: "batch"} for name in OUTPUTS[:3]}
    torch.onnx.export(
        net, (ids, parts), str(file), input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes,
        opset_version=17, dynamo=False, do_constant_folding=True,
    )


def write_dynamic(full: Path, file: Path) -> None:
    """8-bit weights and 8-bit activations. Seven bits of range, so that no processor overflows."""
    quantize_dynamic(
        full, file, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )


def write_weights_only(full: Path, file: Path) -> None:
    """8-bit weights, arithmetic in 32 bits: each matrix is stored as bytes with a scale a column."""
    model = onnx.load(full)
    graph = model.graph
    keep, extra, taken = [], [], {}
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.ndim != 2 or values.size < 4096:
            keep.append(tensor)
            continue
        # Word vectors have a scale a row, matrices a scale an output column.
        axis = 0 if values.shape[0] > 4000 else 1
        scale = np.abs(values).max(axis=1 - axis) / 127 + 1e-12
        whole = np.round(values / np.expand_dims(scale, 1 - axis)).clip(-127, 127).astype(np.int8)
        keep += [
            numpy_helper.from_array(whole, tensor.name + "_bytes"),
            numpy_helper.from_array(scale.astype(np.float32), tensor.name + "_scale"),
        ]
        taken[tensor.name] = axis
    del graph.initializer[:]
    graph.initializer.extend(keep)
    nodes = []
    for node in graph.node:
        if node.op_type == "Gather" and node.input[0] in taken and taken[node.input[0]] == 0:
            # Rows are looked up as bytes and only those that were looked up are scaled.
            name, out = node.input[0], node.output[0]
            nodes += [
                helper.make_node("Gather", [name + "_bytes", node.input[1]], [out + "_b"]),
                helper.make_node("Cast", [out + "_b"], [out + "_f"], to=TensorProto.FLOAT),
                helper.make_node("Gather", [name + "_scale", node.input[1]], [out + "_s"]),
                helper.make_node("Unsqueeze", [out + "_s", "minus_one"], [out + "_u"]),
                helper.make_node("Mul", [out + "_f", out + "_u"], [out]),
            ]
            continue
        for name in node.input:
            if name in taken and name not in extra:
                extra.append(name)
                nodes.append(helper.make_node("DequantizeLinear", [name + "_bytes", name + "_scale"], [name], axis=taken[name]))
        nodes.append(node)
    graph.initializer.append(numpy_helper.from_array(np.array([-1], dtype=np.int64), "minus_one"))
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, file)


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--net", required=True, help="folder with net.pt and config.json")
    p.add_argument("--out", required=True)
    args = p.parse_args()
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    net = load_net(args.net)
    with torch.no_grad():
        write_full(net, out / "full.onnx")
    write_weights_only(out / "full.onnx", out / "weights8.onnx")
    write_dynamic(out / "full.onnx", out / "dynamic8.onnx")
    for name in ("full", "weights8", "dynamic8"):
        file = out / f"{name}.onnx"
        print(name, round(file.stat().st_size / 1e6, 1), "MB", sha256(file))


if __name__ == "__main__":
    main()
