"""Measure the shipped models on the kernels of processors that have AVX2 and nothing newer, on one that has more.

The process that measures is shown fewer instruction sets (as_avx2.c), so that ONNX Runtime takes other kernels; the
sums are computed by the real instructions, at full speed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_SOURCE = Path(__file__).parent / "as_avx2.c"
_CPU = Path("/proc/cpuinfo")


def can_show_avx2_alone() -> bool:
    """Whether this machine lets a process be shown fewer instruction sets: Linux, a C compiler, cpuid_fault."""
    return shutil.which("cc") is not None and _CPU.exists() and "cpuid_fault" in _CPU.read_text(encoding="utf-8")


def build_library(folder: Path) -> Path:
    """Compile what is to be preloaded, into `folder`."""
    library = folder / "as_avx2.so"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", str(library), str(_SOURCE)], check=True)
    return library.resolve()


def evaluate_as_avx2(models: Path, data: Path, out: Path, limit: int | None = None) -> None:
    """Carry out training.evaluate on `models` and the sets of `data`/eval in such a process; `out` gets the results."""
    command = [sys.executable, "-m", "training.evaluate", "--data", str(data), "--models", str(models)]
    command += ["--out", str(out)] + ([] if limit is None else ["--limit", str(limit)])
    subprocess.run(command, check=True, env=os.environ | {"LD_PRELOAD": str(build_library(out.parent))})
