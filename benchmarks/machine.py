"""What figures were measured on, and at which commit: stands beside every figure."""

import os
import platform
import re
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
# The instruction sets that decide how fast the models run.
_INSTRUCTIONS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8")


def machine() -> dict[str, Any]:
    """Cores, processor, its instruction sets, memory, Python, and the commit of the working copy."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    cpu = Path("/proc/cpuinfo")
    said = cpu.read_text(encoding="utf-8") if cpu.exists() else ""
    model = re.search(r"^model name\s*:\s*(.+)$", said, re.MULTILINE)
    flags = set(said.split())
    return {
        "cores": os.cpu_count(),
        "processor": model[1] if model else platform.processor() or platform.machine(),
        "instructions": [name for name in _INSTRUCTIONS if name in flags],
        "python": platform.python_version(),
        "commit": commit.stdout.strip() or None,
    }
