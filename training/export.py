"""Export trained weights as the quantised ONNX model that the package ships: ``python -m training.export RUN MODEL``.

RUN is the folder that training wrote, MODEL the folder of the package's model. Weights are 8-bit with a reduced range
(7 bits), so that products do not saturate on processors without VNNI instructions and results agree between machines.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import OUTPUTS, Network

__all__ = ["export"]


def export(run: Path, model: Path, *, full: bool = False) -> None:
    """Write reader.onnx (8-bit, or full precision), label.npz, labels.json, tokenizer.json and digest.json."""
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    state = torch.load(run / "weights.pt", weights_only=True)
    network = Network(state["words.weight"].shape[0], {name: len(values) for name, values in labels.items()})
    network.load_state_dict(state)
    network.eval()
    model.mkdir(parents=True, exist_ok=True)
    plain = run / "reader.fp32.onnx"
    _to_onnx(network, plain)
    target = model / "reader.onnx"
    if full:
        shutil.copyfile(plain, target)
    else:
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    np.savez(
        model / "label.npz",
        weight=network.label.weight.detach().numpy().astype(np.float32),
        bias=network.label.bias.detach().numpy().astype(np.float32),
    )
    shutil.copyfile(run / "tokenizer.json", model / "tokenizer.json")
    (model / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    names = ("reader.onnx", "label.npz", "labels.json", "tokenizer.json")
    digests = {name: hashlib.sha256((model / name).read_bytes()).hexdigest() for name in names}
    (model / "digest.json").write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")


def _to_onnx(network: Network, path: Path) -> None:
    # the graph takes one window at a time: results then never depend on what else is in a batch
    ids = torch.tensor([[2, 100, 101, 102, 3]])
    inputs = (ids, torch.ones_like(ids), torch.zeros_like(ids), torch.tensor([[1, 2, 3]]))
    names = ["ids", "mask", "cases", "first"]
    axes = {"ids": {1: "pieces"}, "mask": {1: "pieces"}, "cases": {1: "pieces"}, "first": {1: "words"}}
    axes |= {name: {1: "words"} for name in OUTPUTS}
    axes["arc"] = {1: "words", 2: "heads"}
    axes["head"] = {1: "heads"}
    torch.onnx.export(
        network,
        inputs,
        path,
        input_names=names,
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    graph = onnx.load(path)
    for node in graph.graph.node:
        node.name = ""  # names of nodes serve nobody at run time
    onnx.checker.check_model(graph)
    onnx.save(graph, path)


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--full", action="store_true", help="keep full precision")
    options = parser.parse_args()
    export(options.run, options.model, full=options.full)


if __name__ == "__main__":
    main()
