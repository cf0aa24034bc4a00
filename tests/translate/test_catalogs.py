"""Messages to PO and back, with gettext's own tools as witnesses."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from report.cli import main
from tests.projects import ENGLISH, FILES, TRANSLATIONS, write_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ENERGY = "content/sections/year/energy.md"
WORK_PO = "locale/en/LC_MESSAGES/year.po"


def update(project: Path) -> None:
    """Bring the catalogs up to date."""
    assert main(["update", "--project", str(project)]) == 0


def entry(project: Path, msgid: str, path: str = WORK_PO) -> str:
    """Return the lines of a PO file that belong to a message."""
    blocks = (project / path).read_text(encoding="utf-8").split("\n\n")
    return next(block for block in blocks if f'msgid "{msgid}"' in block)


def test_update_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run finds everything up to date and writes no file."""
    project = write_project(tmp_path)
    update(project)
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*.po*")}
    capsys.readouterr()
    update(project)
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*.po*")} == before
    assert capsys.readouterr().out == "everything is up to date\n"


def test_moved_lines_change_no_catalog(tmp_path: Path) -> None:
    """Text that only moves down the file gives the same bytes."""
    project = write_project(tmp_path)
    update(project)
    before = (project / WORK_PO).read_bytes()
    (project / ENERGY).write_text(FILES[ENERGY].replace("\n# 能源\n\n", "\n\n\n# 能源\n\n\n\n"), encoding="utf-8")
    update(project)
    assert (project / WORK_PO).read_bytes() == before


def test_changed_text_is_fuzzy_with_the_previous_one(tmp_path: Path) -> None:
    """A reworded paragraph keeps its translation, marked, with the wording it belongs to."""
    project = write_project(tmp_path)
    (project / ENERGY).write_text(FILES[ENERGY].replace("平均能效为", "全年平均能效为"), encoding="utf-8")
    update(project)
    found = entry(project, "全年平均能效为{{ dc.pue }}，曝光{{ year.views }}。")
    assert "#, fuzzy" in found
    assert '#| msgid "平均能效为{{ dc.pue }}，曝光{{ year.views }}。"' in found
    assert 'msgstr "Mean effectiveness was' in found


def test_previous_wording_survives_updates(tmp_path: Path) -> None:
    """A fuzzy message keeps the wording its translation belongs to until somebody translates it anew."""
    project = write_project(tmp_path)
    text = FILES[ENERGY].replace("平均能效为", "经过三年的持续改造，各地数据中心在这一年里的全年平均能效为")
    (project / ENERGY).write_text(text, encoding="utf-8")
    update(project)
    once = (project / WORK_PO).read_bytes()
    update(project)
    assert (project / WORK_PO).read_bytes() == once
    assert once.count(b"#| msgid") == 1
    msgfmt = shutil.which("msgfmt")
    assert msgfmt
    subprocess.run([msgfmt, "--check", "-o", "/dev/null", str(project / WORK_PO)], check=True)


def test_removed_text_comes_back(tmp_path: Path) -> None:
    """A translation whose text is taken out rests as obsolete and serves again when the text returns."""
    project = write_project(tmp_path)
    work = project / "content/sections/year.md"
    work.write_text("# 工作\n", encoding="utf-8")
    update(project)
    assert '#~ msgstr "A year of work."' in (project / WORK_PO).read_text(encoding="utf-8")
    work.write_text(FILES["content/sections/year.md"], encoding="utf-8")
    update(project)
    assert 'msgstr "A year of work."' in entry(project, "一年的工作。")
    assert "#~" not in (project / WORK_PO).read_text(encoding="utf-8")


def test_text_that_moves_to_another_chapter_keeps_its_translation(tmp_path: Path) -> None:
    """Across files: it is translated there, not fuzzy, and nothing of it rests in the old file."""
    project = write_project(tmp_path)
    (project / "content/sections/year.md").write_text("# 工作\n", encoding="utf-8")
    cover = project / "content/sections/cover.md"
    cover.write_text(cover.read_text(encoding="utf-8") + "\n一年的工作。\n", encoding="utf-8")
    update(project)
    found = entry(project, "一年的工作。", "locale/en/LC_MESSAGES/cover.po")
    assert 'msgstr "A year of work."' in found
    assert "fuzzy" not in found
    assert "一年的工作。" not in (project / WORK_PO).read_text(encoding="utf-8")


def test_change_of_marks_needs_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A full stop that becomes an exclamation mark does so in the translation, and is told."""
    project = write_project(tmp_path)
    (project / "content/sections/year.md").write_text("# 工作\n\n一年的工作！\n", encoding="utf-8")
    update(project)
    found = entry(project, "一年的工作！")
    assert 'msgstr "A year of work!"' in found
    assert "fuzzy" not in found
    assert "kept, only marks of the source have changed: 一年的工作！" in capsys.readouterr().out


def test_kind_of_a_change_is_said(tmp_path: Path) -> None:
    """A translator sees whether a figure or the words are other; a text that is put back is translated as before."""
    project = write_project(tmp_path)
    update(project)
    before = (project / WORK_PO).read_bytes()
    changed = FILES[ENERGY].replace("，曝光{{ year.views }}", "，总曝光{{ year.views }}")
    (project / ENERGY).write_text(changed, encoding="utf-8")
    update(project)
    found = entry(project, "平均能效为{{ dc.pue }}，总曝光{{ year.views }}。")
    assert "#. changed: wording\n" in found
    (project / ENERGY).write_text(FILES[ENERGY], encoding="utf-8")
    update(project)
    assert (project / WORK_PO).read_bytes() == before


def test_what_stands_beside_a_translation_stays(tmp_path: Path) -> None:
    """Comments of translators, flags and fields of the header that no tool here knows."""
    project = write_project(tmp_path)
    path = project / WORK_PO
    text = path.read_text(encoding="utf-8").replace('"Language: en\\n"', '"Language: en\\n"\n"X-Own: yes\\n"')
    text = text.replace('msgid "一年的工作。"', '# ask the editor\n#, no-wrap\nmsgid "一年的工作。"')
    path.write_text(text, encoding="utf-8")
    (project / "content/sections/year.md").write_text("# 工作\n\n整整一年的工作。\n", encoding="utf-8")
    update(project)
    found = entry(project, "整整一年的工作。")
    assert "# ask the editor\n" in found
    assert "#, fuzzy, no-wrap\n" in found
    assert '"X-Own: yes\\n"\n' in path.read_text(encoding="utf-8")


def test_plural_forms_are_those_of_the_file(tmp_path: Path) -> None:
    """Where a header counts more forms than Unicode does, none of them is lost."""
    path = "locale/en/LC_MESSAGES/metrics.po"
    project = write_project(tmp_path)
    text = (project / path).read_text(encoding="utf-8")
    assert 'msgstr[1] "views"\n' in text
    text = text.replace("nplurals=2; plural=(n != 1)", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2)")
    text = text.replace('msgstr[1] "views"\n', 'msgstr[1] "view pairs"\nmsgstr[2] "views"\n')
    (project / path).write_text(text, encoding="utf-8")
    update(project)
    assert 'msgstr[1] "view pairs"\nmsgstr[2] "views"\n' in (project / path).read_text(encoding="utf-8")


def test_changed_figure_changes_no_message(tmp_path: Path) -> None:
    """When a value changes, no translator has to touch anything."""
    project = write_project(tmp_path)
    update(project)
    before = {path: path.read_bytes() for path in project.rglob("*.po")}
    metrics = project / "content/metrics/year.yaml"
    metrics.write_text(FILES["content/metrics/year.yaml"].replace("1.14", "1.12"), encoding="utf-8")
    update(project)
    assert {path: path.read_bytes() for path in project.rglob("*.po")} == before


def test_gettext_accepts_the_files(tmp_path: Path) -> None:
    """What gettext checks it accepts: msgfmt finds no fault, and msgcat writes the same entries."""
    project = write_project(tmp_path)
    update(project)
    msgfmt, msgcat = shutil.which("msgfmt"), shutil.which("msgcat")
    assert msgfmt
    assert msgcat
    for path in project.rglob("*.po*"):
        if path.suffix == ".po":
            checked = subprocess.run(
                [msgfmt, "--check", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False
            )
            assert checked.returncode == 0, checked.stderr
        written = subprocess.run([msgcat, "--no-wrap", str(path)], capture_output=True, text=True, check=True)
        ours, theirs = path.read_text(encoding="utf-8"), written.stdout
        assert ours.strip() == theirs.strip()


def test_writers_speak_to_translators(tmp_path: Path) -> None:
    """What a comment says to them stands above the message, and not in the report."""
    text = FILES[ENERGY].replace("平均能效为", "<!-- translators: a yearly mean -->\n平均能效为")
    project = write_project(tmp_path, {ENERGY: text})
    update(project)
    assert "#. paragraph\n#. a yearly mean\n" in entry(project, "平均能效为{{ dc.pue }}，曝光{{ year.views }}。")
    assert main(["build", "--site", "--project", str(project)]) == 0
    assert "yearly mean" not in (project / "build/site/zh-CN/year/energy.html").read_text(encoding="utf-8")


def test_damaged_catalog_is_not_written(tmp_path: Path) -> None:
    """A merge conflict stops the update of every file; nothing is lost."""
    conflict = "<<<<<<< ours\n" + ENGLISH + TRANSLATIONS["year"]
    project = write_project(tmp_path, {WORK_PO: conflict})
    before = {path: path.read_bytes() for path in project.rglob("*.po")}
    assert main(["update", "--project", str(project)]) == 1
    assert {path: path.read_bytes() for path in project.rglob("*.po")} == before


def test_own_text_is_no_message(tmp_path: Path) -> None:
    """A section with a text of its own in one language shows it there, without translation."""
    own = "# Energy at home\n\nWritten in English, with {{ dc.pue }}.\n"
    project = write_project(tmp_path, {"content/sections/year/energy.en.md": own})
    assert main(["build", "--site", "--project", str(project), "--goal", "release"]) == 0
    page = (project / "build/site/en/year/energy.html").read_text(encoding="utf-8")
    assert "Written in English, with" in page
    assert "Mean effectiveness" not in page


def test_draft_marks_what_is_missing(tmp_path: Path) -> None:
    """A draft shows the source text, marked and tagged with its language."""
    project = write_project(tmp_path, {WORK_PO: ENGLISH + TRANSLATIONS["year"].replace("A year of work.", "")})
    assert main(["build", "--site", "--project", str(project)]) == 0
    page = (project / "build/site/en/year.html").read_text(encoding="utf-8")
    assert '<span class="untranslated" lang="zh-CN">一年的工作。</span>' in page


def test_a_context_parts_two_messages(tmp_path: Path) -> None:
    """Where the writer asks for a context, the same words are two messages; the new one is offered the old words."""
    project = write_project(tmp_path, {ENERGY: FILES[ENERGY] + "\n<!-- context: of a person -->\n能源\n"})
    update(project)
    text = (project / WORK_PO).read_text(encoding="utf-8")
    assert text.count('\n\nmsgid "能源"') + text.count('energy.md:4\nmsgid "能源"') == 1
    assert '#, fuzzy\n#| msgid "能源"\nmsgctxt "of a person"\nmsgid "能源"\nmsgstr "Energy"' in text
