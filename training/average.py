"""One checkpoint from several of one run: the mean of their weights.

Checkpoints that were trained from one another lie in one basin, and their mean is often better than each of them (model
soups: Wortsman et al., 2022). Here it keeps most of what the last stage unlearned without what it forgot.
"""

from collections.abc import Mapping
from pathlib import Path

from safetensors import safe_open
from safetensors.numpy import load_file, save_file


def average(shares: Mapping[Path, float], out: Path) -> Path:
    """Write the mean of checkpoints, weighted by `shares` (which sum to 1), to `out`; gives `out`."""
    loaded = {path: load_file(path) for path in shares}
    names = next(iter(loaded.values()))
    mean = {name: sum(share * loaded[path][name] for path, share in shares.items()).astype("float32") for name in names}
    with safe_open(next(iter(shares)), "numpy") as first:
        metadata = first.metadata()
    out.parent.mkdir(parents=True, exist_ok=True)
    save_file(mean, out.with_suffix(".new"), metadata)
    out.with_suffix(".new").replace(out)
    return out
