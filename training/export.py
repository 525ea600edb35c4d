"""Export trained weights as the quantised ONNX model that the package ships: ``python -m training.export RUN MODEL``.

RUN is the folder that training wrote, MODEL the folder of the package's model. Weights are 8-bit with a reduced range
(7 bits), so that products do not saturate on processors without VNNI instructions and results agree between machines.
The graph is fused here, once, so that every version of onnxruntime runs the same operators and starts sooner.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.deploy import Deployed, Panel, panel_labels
from training.network import OUTPUTS, Network

__all__ = ["export", "export_panel", "load"]

_SMALL_TABLES = {"network.positions.weight", "network.cases.weight"}
"""Embeddings that stay in full precision: taking them back from 8 bits costs more time than they take space."""

_UNFUSED = ["SkipLayerNormFusion", "DynamicQuantizeMatMulFusion"]
"""Fusions that are left out. The first is slower than what it replaces (onnxruntime 1.32 on x86); the second chooses
another quantisation, one scale a row, on some processors, so that results would not agree."""


def export(run: Path, model: Path, *, full: bool = False) -> None:
    """Write reader.onnx (8-bit, or full precision), label.npz, labels.json, tokenizer.json and digest.json."""
    network = load(run)
    model.mkdir(parents=True, exist_ok=True)
    plain = run / "reader.fp32.onnx"
    _to_onnx(Deployed(network), plain)
    target = model / "reader.onnx"
    if full:
        _fuse(plain, target)
    else:
        quantised = run / "reader.int8.onnx"
        quantize_dynamic(
            plain,
            quantised,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=[node.name for node in onnx.load(plain).graph.node if _SMALL_TABLES & set(node.input)],
        )
        _fuse(quantised, target)
    _finish(run, model, network.label.weight, network.label.bias)


def export_panel(runs: list[Path], model: Path) -> None:
    """Write a model that reads with the mean scores of several runs of one vocabulary, in full precision."""
    networks = [load(run) for run in runs]
    model.mkdir(parents=True, exist_ok=True)
    _to_onnx(Panel(networks), model / "reader.onnx")
    _finish(runs[0], model, *panel_labels(networks))


def load(run: Path) -> Network:
    """Return the network that a run of training wrote."""
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    state = torch.load(run / "weights.pt", weights_only=True)
    network = Network(state["words.weight"].shape[0], {name: len(values) for name, values in labels.items()})
    network.load_state_dict(state)
    return network.eval()


def _finish(run: Path, model: Path, weight: Tensor, bias: Tensor) -> None:
    """Write what stands beside the graph: the map to relations, labels, tokenizer and digests."""
    np.savez(
        model / "label.npz",
        weight=weight.detach().numpy().astype(np.float32),
        bias=bias.detach().numpy().astype(np.float32),
    )
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    shutil.copyfile(run / "tokenizer.json", model / "tokenizer.json")
    (model / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    names = ("reader.onnx", "label.npz", "labels.json", "tokenizer.json")
    digests = {name: hashlib.sha256((model / name).read_bytes()).hexdigest() for name in names}
    (model / "digest.json").write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")


def _to_onnx(graph: nn.Module, path: Path) -> None:
    # the graph takes one window at a time: results then never depend on what else is in a batch
    ids = torch.tensor([[2, 100, 101, 102, 3]])
    axes = {"ids": {1: "pieces"}, "cases": {1: "pieces"}, "first": {1: "words"}}
    axes |= {name: {1: "words"} for name in OUTPUTS}
    axes["arc"] = {1: "words", 2: "heads"}
    axes["head"] = {1: "heads"}
    torch.onnx.export(
        graph.eval(),
        (ids, torch.zeros_like(ids), torch.tensor([[1, 2, 3]])),
        path,
        input_names=["ids", "cases", "first"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(onnx.load(path))


def _fuse(source: Path, target: Path) -> None:
    """Write a graph with its operators fused, and with nothing in it that only names or describes."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(source), options, ["CPUExecutionProvider"], disabled_optimizers=_UNFUSED)
    model = onnx.load(target)
    for node in model.graph.node:
        node.name = ""
        node.doc_string = ""
    del model.graph.value_info[:]
    used = {node.domain for node in model.graph.node}
    kept = [domain for domain in model.opset_import if domain.domain in used]
    del model.opset_import[:]
    model.opset_import.extend(kept)
    onnx.save(model, target)


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
