"""`report new`: the project it makes, and that the program knows no other."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from report.cli import main, new
from tests.outputs.pdftext import folios, pages, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "report/starter"
LANGUAGES = ("zh-CN", "en")
SPEAKER = {"zh-CN": ("柳岸", "起初大家只是来坐坐"), "en": ("Liu An", "At first people came")}
"""Who is quoted in the starter, and how the words begin."""
NAMES = ("字节跳动", "bytedance", "抖音", "douyin", "头条", "toutiao", "飞书", "feishu")
"""Names that only the example may say."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a new project."""
    folder = tmp_path / "demo"
    assert main(["new", str(folder)]) == 0
    return folder


def test_new_project_builds_in_both_languages(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new project is ready for release, down to the last translated word."""
    assert main(["build", "--project", str(project), "--site", "--goal", "release"]) == 0, capsys.readouterr().err
    for language in LANGUAGES:
        assert (project / "build/site" / language / "house.html").is_file()
    capsys.readouterr()
    assert main(["check", "--project", str(project), "--goal", "release"]) == 0
    assert capsys.readouterr().out == "no problems\n"


def test_new_project_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The user gets inputs, an explanation and the next commands; nothing that a build or Python left behind."""
    starter = shutil.copytree(STARTER, tmp_path / "starter")
    for leftover in ("build/manifest.json", "templates/__pycache__/a.pyc", "locale/reading.pot", "content/.DS_Store"):
        (starter / leftover).parent.mkdir(exist_ok=True)
        (starter / leftover).touch()
    monkeypatch.setattr(new, "STARTER", starter)
    project = tmp_path / "our report"
    assert main(["new", str(project)]) == 0
    assert f"cd '{project}'\n  report build\n" in capsys.readouterr().out
    made = {".gitignore", ".vscode", "README.md", "content", "locale", "templates"}
    assert {path.name for path in project.iterdir()} == made
    names = {path.name for path in project.rglob("*")}
    assert not names & {"manifest.json", "__pycache__", "reading.pot", ".DS_Store"}


def test_update_has_nothing_to_add(project: Path) -> None:
    """The PO files that ship are what `report update` writes, so a newcomer's first diff is their own."""
    before = {path: path.read_bytes() for path in project.rglob("*.po")}
    assert main(["update", "--project", str(project)]) == 0
    assert {path: path.read_bytes() for path in project.rglob("*.po")} == before


def test_new_refuses_a_folder_that_holds_files(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written among files that are not the program's."""
    (project / "content/report.yaml").write_text("mine", encoding="utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert main(["new", str(project)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error[V103] folder-not-empty")
    assert "report explain V103" in said
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    assert list(project.parent.iterdir()) == [project]


def test_new_keeps_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`report new .` fills the folder a shell stands in instead of putting another in its place."""
    monkeypatch.chdir(tmp_path)
    identity = tmp_path.stat().st_ino
    assert main(["new", "."]) == 0
    assert tmp_path.stat().st_ino == identity
    assert Path("content/report.yaml").is_file()


@pytest.mark.parametrize("exists", [True, False])
def test_new_leaves_nothing_behind_on_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, exists: bool
) -> None:
    """A failure half-way takes back what was written, new parent folders included."""
    folder = tmp_path / "a/b/demo"
    if exists:
        folder.mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    copy, copied = shutil.copyfile, list[Path]()

    def fill_up(source: Path, target: Path) -> None:
        if len(copied) > 20:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        copied.append(copy(source, target))

    monkeypatch.setattr(shutil, "copyfile", fill_up)
    assert main(["new", str(folder)]) == 1
    assert len(copied) > 20
    assert capsys.readouterr().err.startswith("error[V101] cannot-write")
    assert sorted(tmp_path.rglob("*")) == before


# --- from an installed wheel ------------------------------------------------------------------------------------------


def run(command: Sequence[str | Path], cwd: Path) -> str:
    """Run a command without the checkout in reach, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    result = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that an installed wheel made and built in an empty folder.

    The environment holds the wheel and sees the libraries of this one, but not the checkout: the .pth file by
    which that is found is not followed from another one.
    """
    work = tmp_path_factory.mktemp("installed")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", work / "dist", ROOT], work)
    (wheel,) = (work / "dist").glob("*.whl")
    venv = work / "venv"
    run([sys.executable, "-m", "venv", "--without-pip", venv], work)
    python = venv / "bin/python"
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    run([*pip, "install", "--no-deps", "--no-index", wheel], work)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(venv), "platbase": str(venv)}))
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "libraries.pth").write_text("\n".join(sorted(libraries)) + "\n", encoding="utf-8")
    empty = work / "empty"
    empty.mkdir()
    found = run([python, "-c", "import report; print(report.__file__)"], empty)
    assert Path(found.strip()).is_relative_to(packages)
    run([venv / "bin/report", "new", "demo"], empty)
    run([venv / "bin/report", "build", "--project", "demo", "--goal", "release"], empty)
    return empty / "demo"


def pdf_of(project: Path, language: str) -> Path:
    """Return the PDF of a language."""
    return project / f"build/pdf/yanhu-libraries-2024-{language}.pdf"


@pytest.mark.parametrize("language", LANGUAGES)
def test_installed_program_builds_a_new_project(installed: Path, language: str) -> None:
    """The wheel alone is enough, and the report is small."""
    assert 6 <= len(pages(pdf_of(installed, language))) <= 10
    assert (installed / "build/site" / language / "index.html").is_file()
    assert (installed / "build/site/index.html").is_file()


def test_manifest_has_the_goals_of_the_headers(installed: Path) -> None:
    """Which goals a section serves stands at its head, or at the head of the one above it, and nowhere else."""
    manifest: dict[str, Any] = json.loads((installed / "build/manifest.json").read_text(encoding="utf-8"))
    sections = STARTER / "content/sections"
    own = {
        path.relative_to(sections).with_suffix("").as_posix().replace("/", "."): [
            int(number) for number in found[1].split(",") if number
        ]
        for path in sections.rglob("*.md")
        if (found := re.search(r"^sdgs: \[(.*)\]$", path.read_text(encoding="utf-8"), re.MULTILINE))
    }
    expected = {
        section["id"]: own.get(section["id"], own.get(section["id"].rpartition(".")[0], []))
        for section in manifest["sections"]
    }
    assert {section["id"]: section["sdgs"] for section in manifest["sections"]} == expected
    assert {tuple(goals) for goals in expected.values()} >= {(4, 10), (10, 11), (7, 12, 13)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_templates_overrule_the_packaged_ones(installed: Path, language: str) -> None:
    """In PDF and website alike, a quotation names the speaker first, and a story is numbered."""
    web = (installed / "build/site" / language / "reading.html").read_text(encoding="utf-8")
    printed = "".join(pages(pdf_of(installed, language)))
    for speaker, words in [SPEAKER[language]]:
        assert web.index(speaker) < web.index(words)
        assert printed.index(squeeze(speaker)) < printed.index(squeeze(words))
    assert '<figure class="voice">' in web
    for number in ("1/3", "2/3", "3/3"):
        assert number in printed
    assert '<span class="story-number">1/3</span>' in web


@pytest.mark.parametrize("language", LANGUAGES)
def test_folios_do_not_count_cover_and_contents(installed: Path, language: str) -> None:
    """`first_folio: -1`: the third sheet is page 1, on its foot as in the index."""
    printed = folios(pdf_of(installed, language))
    assert printed
    assert printed == {sheet: sheet - 2 for sheet in printed}
    assert min(printed) == 3


# --- the program knows no report --------------------------------------------------------------------------------------


def program_files() -> list[Path]:
    """Return every file of the program and of the packaged design."""
    return [
        path
        for folder in ("report", "templates")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and not path.is_relative_to(STARTER)
    ]


def test_program_knows_no_organisation_and_no_outline() -> None:
    """The example is data: neither its names nor its sections are known to the program or the packaged design."""
    settings = (ROOT / "content/report.yaml").read_text(encoding="utf-8")
    dotted = [found for found in re.findall(r"\bid: ([a-z0-9.-]+)", settings) if "." in found]
    assert dotted
    names = "|".join(map(re.escape, NAMES))
    sections = "|".join(section.replace(".", "[./]") for section in dotted)
    known = re.compile(rf"{names}|(?<![\w./-])(?:{sections})(?![\w-])", re.IGNORECASE)
    hits = [
        f"{path.relative_to(ROOT)}:{number}: {found[0]}"
        for path in program_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := known.search(line))
    ]
    assert not hits
