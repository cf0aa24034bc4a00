"""Catalogs are exchanged all together or not at all, whatever the disk or the machine does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from report.cli import main
from report.model.rendition import OutputFile
from report.publish import files as exchange
from report.publish import publish_files, recover_files
from report.translate import update_documents
from tests.projects import write_project

OLD = {"locale/a.po": b"a", "locale/en/b.po": b"b"}
NEW = [
    OutputFile("locale/a.po", b"A"),
    OutputFile("locale/en/b.po", b"B"),
    OutputFile("locale/new.po", b"N"),
]


class KilledError(BaseException):
    """The process is gone: nothing that it would still do is done."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with two catalogs."""
    for path, content in OLD.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def tree(root: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_all_are_exchanged(root: Path) -> None:
    """What changed is named, what did not is not touched, nothing is left aside."""
    before = (root / "locale/a.po").stat().st_mtime_ns
    written = publish_files(root, [OutputFile("locale/a.po", b"a"), *NEW[1:]])
    assert written == ("locale/en/b.po", "locale/new.po")
    assert tree(root) == {"locale/a.po": b"a", "locale/en/b.po": b"B", "locale/new.po": b"N"}
    assert (root / "locale/a.po").stat().st_mtime_ns == before


@pytest.mark.parametrize("refused", range(1, 5))
def test_a_disk_that_refuses_changes_nothing(root: Path, refused: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever renaming is refused, the list's or a file's, every file is as it was."""
    rename, calls = Path.replace, iter(range(1, 100))

    def refuse(self: Path, target: Path) -> Path:
        if next(calls) == refused:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        publish_files(root, NEW)
    assert tree(root) == OLD


def test_a_full_disk_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is new does not fit: nothing has been exchanged yet."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        publish_files(root, NEW)
    assert tree(root) == OLD


def _killed(root: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exchange files in a process that ends after some renamings."""
    rename, calls = Path.replace, iter(range(100))

    def end(self: Path, target: Path) -> Path:
        if next(calls) == after:
            raise KilledError
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", end)
        patch.setattr(exchange, "_put_back", lambda _each: None)
        patch.setattr("shutil.rmtree", lambda _path, **_options: None)
        with pytest.raises(KilledError):
            publish_files(root, NEW)


@pytest.mark.parametrize("after", range(4))
def test_a_killed_exchange_is_taken_back(root: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed before the list stands, or between two files: the next command puts everything back."""
    _killed(root, after, monkeypatch)
    assert after < 2 or tree(root) != OLD
    assert len(recover_files(root, "locale")) == max(0, after - 1)
    assert tree(root) == OLD


def test_what_somebody_saved_since_is_theirs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the crash somebody takes a file back and works on: it stays."""
    _killed(root, 3, monkeypatch)
    (root / "locale/a.po").write_bytes(b"mine")
    assert recover_files(root, "locale") == ("locale/en/b.po",)
    assert tree(root) == OLD | {"locale/a.po": b"mine"}


def test_update_says_what_was_put_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next command after a crash names the files, and goes on."""
    project = write_project(tmp_path)
    before = tree(project / "locale")
    (project / "locale/year.pot").write_bytes(b"")
    for file in NEW:
        (project / file.path).parent.mkdir(parents=True, exist_ok=True)
    _killed(project, 2, monkeypatch)
    assert main(["status", "--project", str(project)]) == 0
    assert "locale/a.po: put back" in capsys.readouterr().err
    (project / "locale/year.pot").unlink()
    assert tree(project / "locale") == before


def test_update_on_a_full_disk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user is told, exit code 1, and no catalog has changed."""
    project = write_project(tmp_path)
    before = tree(project / "locale")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["update", "--project", str(project)]) == 1
    said = capsys.readouterr().err
    assert "error[V101]" in said
    assert "No space left on device" in said
    assert tree(project / "locale") == before


def test_a_catalog_saved_during_an_update(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A translator saves while the catalogs are matched: theirs stays, nothing is written, and that is said."""
    project = write_project(tmp_path)
    path = project / "locale/en/LC_MESSAGES/year.po"

    def match_and_save(*asked: object) -> object:
        path.write_bytes(path.read_bytes() + b"\n# mine\n")
        return update_documents(*asked)  # type: ignore[arg-type]  # as the command asks

    monkeypatch.setattr("report.cli.catalogs.update_documents", match_and_save)
    assert main(["update", "--lang", "en", "--project", str(project)]) == 1
    assert "error[T128]" in capsys.readouterr().err
    assert path.read_bytes().endswith(b"# mine\n")
    assert not (project / "locale/year.pot").exists()
