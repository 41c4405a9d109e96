"""What is in the checkout under claimdiff/ is also in what people install."""

import configparser
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email.parser import HeaderParser
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.test_layering import MODULES, imported, parse

ROOT = Path(__file__).parents[1]
MEGABYTE = 1_000_000
WHEEL_LIMIT = 100 * MEGABYTE


def tracked(folder: str = ".") -> list[Path]:
    """The files under version control below a folder that are there, relative to the checkout."""
    listed = subprocess.run(["git", "ls-files", "-z", folder], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout: no list of files")
    return [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def setup_cfg() -> configparser.ConfigParser:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return config


def test_every_data_file_of_the_package_is_listed(setup_cfg):
    patterns = {name: re.split(r"[,\s]+", value.strip()) for name, value in setup_cfg["options.package_data"].items()}

    def listed(path: Path) -> bool:
        return any(
            fnmatch(str(path.relative_to(parent)), pattern)
            for parent in path.parents[:-1]
            for pattern in patterns.get(".".join(parent.parts), [])
        )

    data = [path for path in tracked("claimdiff") if path.suffix != ".py"]
    assert [str(path) for path in data if not listed(path)] == []


def test_every_folder_with_modules_is_a_package():
    folders = {path.parent for path in tracked("claimdiff") if path.suffix == ".py"}
    assert [str(folder) for folder in folders if not (ROOT / folder / "__init__.py").is_file()] == []


def test_every_library_that_is_imported_is_required(setup_cfg):
    needed = setup_cfg["options"]["install_requires"] + setup_cfg["options.extras_require"]["torch"]
    required = {re.split(r"[^\w-]", line)[0].lower() for line in needed.split("\n") if line}
    names = {name.partition(".")[0] for path in MODULES for name in imported(parse(path))}
    libraries = names - sys.stdlib_module_names - {"claimdiff"}
    distributions = {"sklearn": "scikit-learn", "text_to_num": "text2num", "charset_normalizer": "charset-normalizer"}
    assert {distributions.get(name, name) for name in libraries} <= required


def test_pyproject_names_the_build_system_and_nothing_else():
    assert list(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))) == ["build-system"]


def test_the_default_install_brings_no_torch(setup_cfg):
    required = setup_cfg["options"]["install_requires"].lower()
    assert "torch" not in required
    assert "transformers" not in required


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel built from a copy of the tracked files, so that the checkout stays as it is."""
    work = tmp_path_factory.mktemp("wheel")
    for path in tracked():
        (work / "source" / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, work / "source" / path)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", work, work / "source"]
    subprocess.run(build, check=True)
    (built,) = work.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_carries_every_file_of_the_package(wheel):
    with zipfile.ZipFile(wheel) as archive:
        assert {str(path) for path in tracked("claimdiff")} <= set(archive.namelist())


@pytest.mark.slow
def test_the_wheel_is_small_enough(wheel):
    assert wheel.stat().st_size <= WHEEL_LIMIT


@pytest.mark.slow
def test_the_wheel_names_its_licences(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        head = HeaderParser().parsestr(archive.read(metadata).decode())
    assert head.get_all("License-File") == ["LICENSE", "NOTICE"]
    assert (head["License-Expression"] or head["License"]) == "MIT"


@pytest.mark.slow
def test_the_installed_package_works_away_from_the_checkout(wheel, tmp_path):
    site = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", site, wheel], check=True
    )
    command = [sys.executable, "-m", "claimdiff", "compare", "El puente está cerrado.", "El puente no está cerrado."]
    environment = os.environ | {"PYTHONPATH": str(site), "HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
