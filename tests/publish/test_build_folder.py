"""build/ is the last good build until the next one is whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from report.cli import main
from tests.projects import write_project

if TYPE_CHECKING:
    import pytest


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, but for what is kept to save time."""
    files = [path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def built(tmp_path: Path) -> Path:
    """Return a project with a site built."""
    project = write_project(tmp_path)
    assert main(["build", "--site", "--project", str(project)]) == 0
    return project


def test_same_inputs_same_bytes(tmp_path: Path) -> None:
    """Two builds in two folders give the same files, PDFs included."""
    trees = []
    for name in ("one", "two"):
        project = write_project(tmp_path / name)
        assert main(["build", "--project", str(project), "--jobs", "1"]) == 0
        trees.append(tree(project / "build"))
    assert trees[0].keys() == trees[1].keys()
    assert [name for name in trees[0] if trees[0][name] != trees[1][name]] == []


def test_failed_build_leaves_the_last(tmp_path: Path) -> None:
    """A fault in the content changes no byte of build/."""
    project = built(tmp_path)
    before = tree(project / "build")
    (project / "content/sections/year.md").write_text("{{ no.such }}\n", encoding="utf-8")
    assert main(["build", "--site", "--project", str(project)]) == 1
    assert tree(project / "build") == before


def test_failed_exchange_leaves_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When the disk refuses a renaming half-way, the last build is put back and V101 says so."""
    project = built(tmp_path)
    before = tree(project / "build")
    (project / "content/sections/year.md").write_text("# 工作\n\n又一年。\n", encoding="utf-8")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if ".next" in self.as_posix():
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    assert main(["build", "--site", "--project", str(project)]) == 1
    assert "error[V101]" in capsys.readouterr().err
    assert tree(project / "build") == before


def test_killed_build_is_recovered(tmp_path: Path) -> None:
    """A build that was killed between two renamings costs nothing: the next run puts the last outputs back."""
    project = built(tmp_path)
    before = tree(project / "build" / "site")
    (project / "build/.last").mkdir()
    (project / "build/site").rename(project / "build/.last/site")
    (project / "build/.next/site").mkdir(parents=True)
    (project / "content/sections/year.md").write_text("{{ no.such }}\n", encoding="utf-8")
    assert main(["build", "--site", "--project", str(project)]) == 1
    assert tree(project / "build" / "site") == before
    assert not (project / "build/.next").exists()


def test_one_language_keeps_the_other(tmp_path: Path) -> None:
    """Building one language replaces its files and leaves those of the other, in the manifest too."""
    project = built(tmp_path)
    before = tree(project / "build")
    (project / "content/sections/year.md").write_text("# 工作\n\n又一年。\n", encoding="utf-8")
    assert main(["build", "--site", "--lang", "zh-CN", "--project", str(project)]) == 0
    after = tree(project / "build")
    assert after["site/en/year.html"] == before["site/en/year.html"]
    assert after["site/zh-CN/year.html"] != before["site/zh-CN/year.html"]
    manifest = json.loads(after["manifest.json"])
    assert {output["path"] for output in manifest["outputs"]} == {"site/en", "site/zh-CN"}
    assert all(set(section["editions"]) == {"zh-CN", "en"} for section in manifest["sections"])
    views = next(metric for metric in manifest["metrics"] if metric["id"] == "year.views")
    assert {place["text"] for place in views["places"]} == {"超过12.86亿次", "more than 1.286\u00a0billion views"}


def test_site_links_to_the_pdfs_that_stand(tmp_path: Path) -> None:
    """PDFs first and the site afterwards, or the other way round: the site has and links the PDFs."""
    project = write_project(tmp_path)
    assert main(["build", "--pdf", "--lang", "en", "--project", str(project)]) == 0
    assert main(["build", "--site", "--project", str(project)]) == 0
    after = tree(project / "build")
    assert after["site/downloads/sample-en.pdf"] == after["pdf/sample-en.pdf"]
    assert b"downloads/sample-en.pdf" in after["site/en/index.html"]
    assert b"downloads/" not in after["site/zh-CN/index.html"]
    assert "site/index.html" in after
    assert main(["build", "--pdf", "--project", str(project)]) == 0
    assert "site/downloads/sample-zh-CN.pdf" in tree(project / "build")


def test_removed_section_leaves_no_page(tmp_path: Path) -> None:
    """A section taken out of the outline is gone from the site."""
    project = built(tmp_path)
    settings = project / "content/report.yaml"
    lines = settings.read_text(encoding="utf-8").splitlines()[:-2]
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert main(["build", "--site", "--project", str(project)]) == 0
    assert not (project / "build/site/zh-CN/year/energy.html").exists()
    assert (project / "build/site/zh-CN/year.html").exists()
