"""Metrics files are written all or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from report.model.rendition import OutputFile
from report.publish import publish_figures, publish_workbook

OLD = {"content/metrics/a.yaml": b"a: 1\n", "content/metrics/b.yaml": b"b: 1\n"}
NEW = [OutputFile("content/metrics/a.yaml", b"a: 2\n"), OutputFile("content/metrics/b.yaml", b"b: 2\n")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with two metrics files."""
    for name, content in OLD.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_all_are_written(root: Path) -> None:
    """Both hold the new text, nothing else lies beside them, and their permissions are as they were."""
    (root / "content/metrics/a.yaml").chmod(0o640)
    assert publish_figures(root, NEW) == tuple(OLD)
    assert _files(root) == {file.path: file.content for file in NEW}
    assert (root / "content/metrics/a.yaml").stat().st_mode & 0o777 == 0o640


def test_none_is_written_where_one_cannot_be(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the second file cannot be renamed, the first is what it was."""
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "b.yaml":
            raise PermissionError
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        publish_figures(root, NEW)
    assert _files(root) == OLD


def test_link_stays_a_link(root: Path) -> None:
    """A file that is linked into the folder is changed where it lies."""
    (root / "shared.yaml").write_bytes(b"c: 1\n")
    (root / "content/metrics/c.yaml").symlink_to(root / "shared.yaml")
    publish_figures(root, [OutputFile("content/metrics/c.yaml", b"c: 2\n")])
    assert (root / "content/metrics/c.yaml").is_symlink()
    assert (root / "shared.yaml").read_bytes() == b"c: 2\n"


def test_workbook_is_written_aside(tmp_path: Path) -> None:
    """The workbook is there whole, and nothing else."""
    publish_workbook(tmp_path / "figures.xlsx", b"PK")
    assert _files(tmp_path) == {"figures.xlsx": b"PK"}
