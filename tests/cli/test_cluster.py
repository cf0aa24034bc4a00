"""`report build --cluster` where there is no cluster."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

from report.cli import main
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_nobody_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong address is told as what it is, and nothing is published."""
    root = write_project(tmp_path)
    assert main(["build", "--pdf", "--cluster", "tcp://127.0.0.1:1", "--project", str(root)]) == 1
    assert "V107" in (said := capsys.readouterr().err)
    assert "no cluster answers at tcp://127.0.0.1:1" in said
    assert not (root / "build" / "pdf").exists()


def test_library_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without Dask the command says how to get it."""
    imported = builtins.__import__

    def without(name: str, *rest: Any) -> Any:  # noqa: ANN401 - the signature of import
        if name == "distributed":
            raise ModuleNotFoundError(name=name)
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    root = write_project(tmp_path)
    assert main(["build", "--pdf", "--cluster", "tcp://127.0.0.1:1", "--project", str(root)]) == 1
    assert "pip install 'distributed" in capsys.readouterr().err
