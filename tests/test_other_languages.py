"""Nothing knows that there are two languages, or that the source is Chinese."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from report.cli import main
from report.po import parse_po
from tests.harbour import CHINESE, WORK, WORK_PO, catalog, write_harbour
from tests.projects import SETTINGS, write_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("harbour")  # one worker builds it for all of them


def page(project: Path, path: str) -> str:
    """Return a page of the site, no-break spaces as spaces."""
    return (project / "build/site" / path).read_text(encoding="utf-8").replace("\u00a0", " ")


def said_by(*words: str) -> str:
    """Return what a tool of poppler's prints."""
    return subprocess.run(words, capture_output=True, text=True, check=True, timeout=60).stdout


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project that is written in English, built for release in both languages."""
    project = write_harbour(tmp_path_factory.mktemp("harbour"))
    assert main(["build", "--project", str(project), "--goal", "release"]) == 0
    return project


FIGURES = (
    ("nearly 1.999 million tonnes</data>", "近199.9万吨</data>"),
    (">1 accident</data>.", ">1起</data>。"),
    (">466.191 billion</span>", ">4,661.91亿</span>"),
    (">more than</span>", ">超过</span>"),
    (">GBP 12.5 million<", '>1,250万</span><span class="unit">英镑<'),
)


@pytest.mark.parametrize(("english", "chinese"), FIGURES, ids=[english for english, _ in FIGURES])
def test_figures_in_both(harbour: Path, english: str, chinese: str) -> None:
    """The plural of the source, the large numbers of the target, units before and after."""
    assert english in page(harbour, "en/port/energy.html")
    assert chinese in page(harbour, "zh-CN/port/energy.html")


def test_dates_and_page_in_both(harbour: Path) -> None:
    """Dates, the templates' words and the language's tag are those of the reader."""
    english, chinese = page(harbour, "en/port/people.html"), page(harbour, "zh-CN/port/people.html")
    assert "1,200 people</data> worked here, and training cost" in english
    assert ">September 2011</data>" in english
    assert "有<data" in chinese
    assert ">1,200人</data>，培训支出" in chinese
    assert ">2011年9月</data>" in chinese
    assert '<html lang="en">' in english
    assert '<html lang="zh-CN">' in chinese
    assert "Skip to the text" in english
    assert "跳到正文" in chinese
    assert "两行。" in page(harbour, "zh-CN/port.html")


def test_index_has_the_pages_of_each_pdf(harbour: Path) -> None:
    """The index of goals names the sections and their pages, in both languages, as the manifest has them."""
    manifest = json.loads((harbour / "build/manifest.json").read_text(encoding="utf-8"))
    for language, (energy, people) in {"en": ("Energy", "People"), "zh-CN": ("能源", "员工")}.items():
        text = said_by("pdftotext", "-layout", str(harbour / f"build/pdf/harbour-{language}.pdf"), "-")
        index = text.split("\f")[-2]
        pages = {each["id"]: each["editions"][language] for each in manifest["sections"]}
        for section, title in (("port.energy", energy), ("port.people", people)):
            first = pages[section]["first_page"]
            assert re.search(rf"{title}.*\b{first}\b", index), index


def test_pdfs_of_both(harbour: Path) -> None:
    """Each PDF names its language; Chinese is set in the Chinese font, English in the Latin one alone."""
    files = {language: harbour / f"build/pdf/harbour-{language}.pdf" for language in ("en", "zh-CN")}
    for language, file in files.items():
        with pikepdf.open(file) as pdf:
            assert str(pdf.Root.Lang) == language
    assert "CJK" not in said_by("pdffonts", str(files["en"]))
    assert "Noto-Sans-CJK-SC" in said_by("pdffonts", str(files["zh-CN"]))


def test_nothing_is_wrong_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every check passes, and every message counts as done; the source language has nothing to do."""
    project = write_harbour(tmp_path)
    assert main(["check", "--project", str(project), "--goal", "release"]) == 0
    assert capsys.readouterr().out == "no problems\n"
    assert main(["status", "--project", str(project), "--json"]) == 0
    rows = {row["language"]: row for row in json.loads(capsys.readouterr().out)["languages"]}
    assert rows["en"]["total"] == 0
    assert rows["zh-CN"]["translated"] == rows["zh-CN"]["total"] > 30


WRONG = (
    ("missing", "T103", '"能源"', '""'),
    ("fuzzy", "T104", 'msgid "Energy"\n', '#, fuzzy\nmsgid "Energy"\n'),
    ("figure lost", "T105", "发生事故{{ port.one }}。", "没有伤亡。"),
    ("figure added", "T106", "写成两行。", "写成{{ port.one }}。"),
    ("link lost", "T107", "如[](#port.people)所述，", "如下，"),
    ("number lost", "T108", "节约30%", "节约了"),
    ("number added", "T109", "写成两行。", "写成两行，共15页。"),
    ("number changed", "T110", "节约30%", "节约40%"),
    ("fraction changed", "T110", "三分之二", "三分之一"),
    ("power of ten", "T111", "约200万名", "约2亿名"),
    ("hedge lost", "T113", "约200万名", "200万名"),
    ("hedge changed", "T114", "约200万名", "超过200万名"),
    ("copied", "T116", '"折线逐年下降。"', '"The line falls from year to year."'),
    ("half-width mark", "T118", "一年的工作，", "一年的工作,"),
    ("no end", "T122", "在码头测量。", "在码头测量"),
    ("term", "T123", '"能源"', '"动力"'),
)


@pytest.mark.parametrize(("code", "old", "new"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_release_is_refused(code: str, old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each check works from English into Chinese, at the place in the PO file."""
    assert old in catalog("port")
    glossary = "- {source: energy, use: {zh: [能源, 能耗]}}\n"
    changes = {WORK_PO: catalog("port").replace(old, new, 1), "locale/glossary.yaml": glossary}
    project = write_harbour(tmp_path, changes)
    assert main(["check", "--project", str(project), "--goal", "release"]) == 1
    said = capsys.readouterr().err
    assert set(re.findall(r"error\[(\w+)\]", said)) == {code}
    assert f"--> {WORK_PO}:" in said


def test_draft_marks_what_is_english(tmp_path: Path) -> None:
    """A text without its translation is printed in the source language and says so."""
    project = write_harbour(tmp_path, {WORK_PO: catalog("port").replace('"一年的工作，写成两行。"', '""')})
    assert main(["build", "--project", str(project), "--site", "--lang", "zh-CN"]) == 0
    assert '<span class="untranslated" lang="en">A year of work, told on two lines.</span>' in page(
        project, "zh-CN/port.html"
    )


def test_update_follows_the_english(tmp_path: Path) -> None:
    """Catalogs are made for the translation only; a changed number makes fuzzy, a soft line break changes nothing."""
    project = write_harbour(tmp_path, {"templates/web/pages/own.html": '{{ _("A word of our own") }}\n'})
    assert main(["update", "--project", str(project)]) == 0
    assert not (project / "locale/en").exists()
    own = parse_po((project / "locale/zh_CN/LC_MESSAGES/interface.po").read_text(encoding="utf-8"))
    assert [entry.msgid for entry in own.entries] == ["A word of our own"]

    before = (project / WORK_PO).read_text(encoding="utf-8")
    for name, old, new in (
        ("content/sections/port.md", "told on two\nlines", "told\non two lines"),
        (WORK, "saved 30%", "saved 35%"),
    ):
        path = project / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert main(["update", "--project", str(project)]) == 0
    entries = {entry.msgid: entry for entry in parse_po((project / WORK_PO).read_text(encoding="utf-8")).entries}
    changed = next(entry for msgid, entry in entries.items() if msgid.endswith("35%."))
    assert changed.fuzzy
    assert changed.previous is not None
    assert changed.previous.msgid.endswith("30%.")
    assert "changed: figure" in changed.extracted
    assert [msgid for msgid, entry in entries.items() if entry.fuzzy] == [changed.msgid]
    assert before.count("msgid") < (project / WORK_PO).read_text(encoding="utf-8").count("msgid")
    pots = {path.stem for path in (project / "locale").glob("*.pot")}
    assert pots == {"report", "cover", "contents", "port", "goals", "metrics", "interface"}


def test_traditional_chinese_has_its_own_numbers(tmp_path: Path) -> None:
    """zh-Hant-HK is a language like any other: its catalogs, its large numbers."""
    traditional = CHINESE.replace("zh_CN", "zh_Hant_HK")
    folder = "locale/zh_Hant_HK/LC_MESSAGES"
    project = write_project(
        tmp_path,
        {
            "content/report.yaml": SETTINGS.replace("[zh-CN, en]", "[zh-CN, en, zh-Hant-HK]"),
            f"{folder}/year.po": traditional
            + 'msgid "能源"\nmsgstr "能源"\n\nmsgid "平均能效为{{ dc.pue }}，曝光{{ year.views }}。"\n'
            'msgstr "平均能效為{{ dc.pue }}，曝光{{ year.views }}。"\n',
            f"{folder}/metrics.po": traditional + 'msgid "次"\nmsgid_plural "次"\nmsgstr[0] "次"\n',
        },
    )
    assert main(["build", "--site", "--project", str(project)]) == 0
    html = page(project, "zh-Hant-HK/year/energy.html")
    assert '<html lang="zh-Hant-HK">' in html
    assert ">超過12.86億次</data>" in html
    assert "跳到正文" in html
