"""What translators read beside a message: section, pages, room; and that pages alone change no file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from report.cli import main
from report.translate.beside import page_row
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

WORK_PO = "locale/en/LC_MESSAGES/year.po"
METRICS_PO = "locale/en/LC_MESSAGES/metrics.po"


def edition(first: int, last: int, shift: int = 0) -> dict[str, Any]:
    """Return the pages of a section in the manifest."""
    folios = {"first_folio": first + shift, "last_folio": last + shift}
    return {"title": "", "first_page": first, "last_page": last, **folios, "url": ""}


def place(language: str, page: int) -> dict[str, Any]:
    """Return a place of a figure in the manifest."""
    return {"language": language, "section": "year.energy", "key": "k", "page": page, "url": "", "text": ""}


def project(folder: Path, shift: int = 0) -> Path:
    """Return the sample project as if it had been built: the chapter on page 2, its section on pages 3 to 5."""
    written = write_project(folder)
    manifest = {
        "outputs": [],
        "sections": [
            {"id": "year", "sdgs": [], "editions": {"zh-CN": edition(2, 5, shift), "en": edition(2, 6, shift)}},
            {"id": "year.energy", "sdgs": [], "editions": {"zh-CN": edition(3, 5, shift), "en": edition(3, 6, shift)}},
        ],
        "metrics": [{"id": "year.views", "places": [place("zh-CN", 3), place("zh-CN", 5), place("en", 4)]}],
    }
    (written / "build").mkdir(exist_ok=True)
    (written / "build/manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return written


def update(folder: Path) -> None:
    """Bring the catalogs up to date."""
    assert main(["update", "--project", str(folder)]) == 0


def beside(folder: Path, msgid: str, path: str = WORK_PO) -> list[str]:
    """Return the lines beside a message."""
    blocks = (folder / path).read_text(encoding="utf-8").split("\n\n")
    block = next(block for block in blocks if f'\nmsgid "{msgid}"' in block)
    return [line.removeprefix("#. ") for line in block.split("\n") if line.startswith("#. ")]


def test_role_section_pages_and_room(tmp_path: Path) -> None:
    """A heading says what it is, where it is printed in both languages, and how long it may be."""
    folder = project(tmp_path)
    update(folder)
    assert beside(folder, "能源") == [
        "section title",
        "section: 能源 (year.energy)",
        "printed: zh-CN p. 3–5; en p. 3–6",
        "room: about 80 letters or 44 Han characters",
    ]
    assert beside(folder, "能源", "locale/year.pot")[2:] == [
        "printed: zh-CN p. 3–5",
        "room: about 80 letters or 44 Han characters",
    ]


def test_own_text_of_a_chapter_ends_where_its_sections_begin(tmp_path: Path) -> None:
    """A chapter spans its sections; what stands in its own file is printed before them."""
    folder = project(tmp_path)
    update(folder)
    assert "printed: zh-CN p. 2; en p. 2" in beside(folder, "一年的工作。")


def test_figures_know_their_pages(tmp_path: Path) -> None:
    """A label or unit stands where its figure is printed, by folio."""
    folder = project(tmp_path, shift=10)
    update(folder)
    assert "printed: zh-CN p. 13, 15; en p. 14" in beside(folder, "曝光量", METRICS_PO)
    assert "figure: year.views" in beside(folder, "次", METRICS_PO)
    assert "room: about 23 letters or 13 Han characters" in beside(folder, "次", METRICS_PO)


def test_pages_alone_change_no_file(tmp_path: Path) -> None:
    """Another build with other pages, or none at all, leaves every catalog as it is."""
    folder = project(tmp_path)
    update(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.po*")}
    project(folder, shift=7)
    _restored(before)
    update(folder)
    assert {path: path.read_bytes() for path in before} == before
    (folder / "build/manifest.json").unlink()
    update(folder)
    assert {path: path.read_bytes() for path in before} == before


def test_pages_stay_where_no_build_tells_them(tmp_path: Path) -> None:
    """Somebody without a build updates a file for another reason: the pages that stand in it stay."""
    folder = project(tmp_path)
    update(folder)
    (folder / "build/manifest.json").unlink()
    energy = folder / "content/sections/year/energy.md"
    energy.write_text(energy.read_text(encoding="utf-8") + "\n新的一段。\n", encoding="utf-8")
    update(folder)
    assert "printed: zh-CN p. 3–5; en p. 3–6" in beside(folder, "能源")
    assert beside(folder, "新的一段。") == ["paragraph", "section: 能源 (year.energy)"]


def test_without_a_build(tmp_path: Path) -> None:
    """Nothing is said of pages that nobody knows."""
    folder = write_project(tmp_path)
    update(folder)
    assert not any("printed" in line for line in beside(folder, "能源"))


@pytest.mark.parametrize(
    ("pages", "row"), [([], ""), ([3], "3"), ([3, 4], "3–4"), ([1, 3, 5, 7, 9, 11, 13], "1, 3, 5, 7, 9, 11 …")]
)
def test_page_row(pages: list[int], row: str) -> None:
    """Rows of pages are joined, and a long list ends early."""
    assert page_row(pages) == row


def _restored(files: dict[Path, bytes]) -> None:
    for path, content in files.items():
        path.write_bytes(content)
