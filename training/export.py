"""Turn ``network.pt`` into the shipped weights: 16-bit floats in NumPy's format and a table of labels.

usage: python training/export.py NETWORK.pt MODEL_FOLDER"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray


def gates(weight: NDArray[np.float32], hidden: int) -> NDArray[np.float32]:
    """PyTorch's gate order i, f, g, o → i, f, o, g, with sigmoids written as tanh: σ(x) = ½ tanh(x/2) + ½."""
    i, f, g, o = np.split(weight, 4, axis=0)
    assert i.shape[0] == hidden
    return np.concatenate([i * 0.5, f * 0.5, o * 0.5, g], axis=0)


def arrays(state: dict[str, torch.Tensor], sizes: dict[str, int]) -> dict[str, NDArray[np.float32]]:
    w = {k: v.float().numpy() for k, v in state.items()}
    h = sizes["hidden"]
    out = {"word": w["word.weight"], "ngram": w["ngram.weight"], "shape": w["shape.weight"], "root": w["root"]}
    for n in range(sizes["layers"]):
        sides = [f"{d}_lstm.{n}" for d in ("forward", "backward")]
        out[f"inside{n}"] = np.stack([gates(w[f"{s}.weight_ih_l0"], h).T for s in sides])
        out[f"across{n}"] = np.stack([gates(w[f"{s}.weight_hh_l0"], h).T for s in sides])
        out[f"bias{n}"] = np.stack(
            [gates((w[f"{s}.bias_ih_l0"] + w[f"{s}.bias_hh_l0"])[:, None], h)[:, 0] for s in sides]
        )
    for k in ("tag_mlp", "tag", "name_mlp", "name", "arc_dep", "arc_head", "label_dep", "label_head", "start"):
        out[k], out[f"{k}_bias"] = w[f"{k}.weight"].T, w[f"{k}.bias"]
    out["arc_matrix"] = w["arc_matrix"]
    cube = w["label_cube"]
    out["label_cube"] = cube.transpose(1, 0, 2).reshape(cube.shape[1], -1)
    return out


def main() -> None:
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    state = torch.load(source, weights_only=True)
    folder.mkdir(parents=True, exist_ok=True)
    weights = arrays(state["weights"], state["sizes"])
    np.savez_compressed(
        folder / "weights.npz", **{k: np.ascontiguousarray(v, dtype=np.float16) for k, v in weights.items()}
    )
    tables = {k: state[k] for k in ("sizes", "words", "tags", "deps", "names")}
    (folder / "tables.json").write_text(
        json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8"
    )
    print(sum(p.stat().st_size for p in folder.iterdir()) / 1e6, "MB")


if __name__ == "__main__":
    main()
