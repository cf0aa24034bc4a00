"""The example's catalogs by way of the tools that translators use, and back: nothing is lost, nothing is new."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from report.cli import main
from tests.po.gettext_tools import run
from tests.projects import FILES, write_project

ROOT = Path(__file__).parents[2]
CATALOGS = "locale/en/LC_MESSAGES"
DOMAINS = sorted(path.stem for path in (ROOT / CATALOGS).glob("*.po"))
TOOLKIT = Path(sys.executable).parent
"""Where translate-toolkit's programs are installed."""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a copy of the example report."""
    folder = tmp_path / "example"
    for name in ("content", "locale", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def contents(project: Path) -> dict[str, bytes]:
    """Return the bytes of every catalog and template."""
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in (project / "locale").rglob("*.po*")}


def without_places(text: str) -> str:
    """Return a catalog without what a template says for all languages: its date, pages, and lines of places."""
    return re.sub(r'^("POT-Creation-Date: |#\. printed: |#: ).*\n', "", text, flags=re.MULTILINE)


def test_msgmerge_finds_nothing_to_do() -> None:
    """With the templates beside it each catalog stays as it is, but for the templates' date and pages."""
    for domain in DOMAINS:
        path = ROOT / CATALOGS / f"{domain}.po"
        merged = run("msgmerge", "--no-wrap", "--quiet", "--previous", str(path), str(ROOT / f"locale/{domain}.pot"))
        assert without_places(merged) == without_places(path.read_text(encoding="utf-8")), domain


def test_msgattrib_there_and_back() -> None:
    """Flags set by one tool and taken away by it leave the bytes of the program."""
    for domain in DOMAINS:
        text = (ROOT / CATALOGS / f"{domain}.po").read_text(encoding="utf-8")
        fuzzy = run("msgattrib", "--no-wrap", "--set-fuzzy", "-", stdin=text)
        assert fuzzy.count("#, fuzzy") >= text.count("\nmsgid ") - 1
        assert run("msgattrib", "--no-wrap", "--clear-fuzzy", "-", stdin=fuzzy) == text, domain


def test_msgfmt_accepts_every_catalog() -> None:
    """`--check` finds no fault in headers, plural forms and formats."""
    for domain in DOMAINS:
        run("msgfmt", "--check", "--output-file=/dev/null", str(ROOT / CATALOGS / f"{domain}.po"))


def advised() -> list[str]:
    """Return the filters that the manual advises to leave out."""
    text = (ROOT / "docs/exchanging.md").read_text(encoding="utf-8")
    return re.findall(r"--excludefilter=(\w+)", text)


def test_pofilter_as_advised_finds_words_said_twice(tmp_path: Path) -> None:
    """What it finds in the example is known, and right as it is."""
    excluded = [f"--excludefilter={name}" for name in advised()]
    assert len(excluded) > 5
    command = [str(TOOLKIT / "pofilter"), "--progress=none", *excluded, str(ROOT / CATALOGS)]
    subprocess.run([*command, str(tmp_path / "found")], check=True, capture_output=True, timeout=60)
    found = {
        (path.stem, note)
        for path in (tmp_path / "found").glob("*.po")
        for note in re.findall(r"^# \(pofilter\) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert found == {(domain, "doublewords") for domain in ("appendix", "metrics", "social", "trust")}


def test_what_other_tools_have_written_is_up_to_date(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Weblate brings the files to a new template by msgmerge, Poedit saves one: `report update` has nothing to say.

    Poedit writes by gettext at its own width, and fields of its own. So nobody takes turns in writing the same files.
    """
    section = example / "content/sections/trust/green/office.md"
    section.write_bytes(section.read_bytes() + "\n一句前所未有的话。\n".encode())
    assert main(["extract", "--project", str(example)]) == 0
    for domain in DOMAINS:
        path = example / CATALOGS / f"{domain}.po"
        template = example / f"locale/{domain}.pot"
        run("msgmerge", "--update", "--no-wrap", "--quiet", "--no-fuzzy-matching", "--previous", "--backup=none",
            str(path), str(template))  # fmt: skip
    path = example / CATALOGS / "trust.po"
    saved = run("msgcat", "--width=79", "-", stdin=path.read_text(encoding="utf-8"))
    generator = '"X-Generator: Poedit 3.4\\n"\n"X-Poedit-Bookmarks: -1,4,-1\\n"\n'
    saved = re.sub(r'"X-Generator: .*\n', lambda _: generator, saved)
    assert 'msgstr "ISO 27001"' in saved
    path.write_text(saved.replace('msgstr "ISO 27001"', 'msgstr "ISO 27001!"'), encoding="utf-8")
    before = contents(example)
    assert "一句前所未有的话。".encode() in before[f"{CATALOGS}/trust.po"]
    capsys.readouterr()
    assert main(["update", "--lang", "en", "--project", str(example)]) == 0
    assert capsys.readouterr().out == "everything is up to date\n"
    assert contents(example) == before


def test_chosen_wrap_is_that_of_msgcat(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files in another layout are written anew, once, byte for byte as `msgcat --width` does; 0 takes it back."""
    settings = FILES["content/report.yaml"]
    long = "一年的工作，从年初到年末，大家在各自的岗位上做了许多事情。" * 6
    project = write_project(tmp_path, {"content/sections/year.md": f"# 工作\n\n{long}\n"})
    assert main(["update", "--project", str(project)]) == 0
    flat = contents(project)
    for wrap, option in ((79, "--width=79"), (40, "--width=40"), (0, "--no-wrap")):
        text = f"{settings}catalogs: {{wrap: {wrap}}}\n"
        (project / "content/report.yaml").write_text(text, encoding="utf-8")
        capsys.readouterr()
        assert main(["update", "--project", str(project)]) == 0
        assert f"{CATALOGS}/year.po\n" in capsys.readouterr().out
        for name, content in contents(project).items():
            assert content.decode() == run("msgcat", option, "-", stdin=flat[name].decode()), (name, wrap)
        assert main(["update", "--project", str(project)]) == 0
        assert capsys.readouterr().out == "everything is up to date\n"
    assert contents(project) == flat


def test_new_files_are_as_msgmerge_would_write_them(tmp_path: Path) -> None:
    """The header's fields in its order too."""
    project = write_project(tmp_path, {f"{CATALOGS}/year.po": None})
    assert main(["update", "--project", str(project)]) == 0
    path = project / CATALOGS / "year.po"
    merged = run("msgmerge", "--no-wrap", "--quiet", "--previous", str(path), str(project / "locale/year.pot"))
    assert without_places(merged) == without_places(path.read_text(encoding="utf-8"))
    assert "Plural-Forms" in merged
