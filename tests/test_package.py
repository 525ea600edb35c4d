"""Tests of what the package shows to those who import it."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from importlib.resources import files

import pytest

import dragoman
from dragoman import errors


def test_public_names_are_exact_and_all_there() -> None:
    assert sorted(dragoman.__all__) == dragoman.__all__
    assert dir(dragoman) == dragoman.__all__
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    with pytest.raises(AttributeError, match="module 'dragoman' has no attribute 'nothing'"):
        _ = dragoman.nothing


def test_the_version_is_that_of_the_installed_package() -> None:
    assert dragoman.__version__ == version("dragoman")


def test_importing_the_package_loads_no_model() -> None:
    code = "import sys, dragoman, dragoman.cli; sys.exit(bool({'onnxruntime', 'numpy', 'pyarrow'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_error_has_a_code_of_its_own() -> None:
    kinds = [getattr(errors, name) for name in errors.__all__]
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert all(issubclass(kind, errors.DragomanError) and kind.exit_code in {1, 2} for kind in kinds)
    assert all(name in (errors.__doc__ or "") for name in errors.__all__)


def test_type_information_and_tables_are_installed() -> None:
    root = files("dragoman")
    for name in ("py.typed", "data/plover.csv", "data/cameo.csv", "data/record.schema.json", "parse/model/reader.onnx"):
        assert root.joinpath(name).is_file()
