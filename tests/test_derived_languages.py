"""A language that is converted from another: zh-Hant-HK out of zh-CN, with words of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from report.cli import main
from report.pipeline import load
from report.po import PoDocument, parse_po, write_po
from report.read.derivations import parse_exceptions
from report.read.folders import packaged
from report.serve.desk import Desk
from report.translate.converting import Converter
from report.translate.doubts import find_doubts
from report.translate.entering import Entered
from report.translate.opencc import conversion
from tests.projects import ENGLISH, SETTINGS, write_project

if TYPE_CHECKING:
    import pytest

HANT = ENGLISH.replace("Language: en", "Language: zh_Hant_HK").replace(
    "nplurals=2; plural=(n != 1);", "nplurals=1; plural=0;"
)
FOLDER = "locale/zh_Hant_HK/LC_MESSAGES"
DERIVED = SETTINGS.replace("[zh-CN, en]", "[zh-CN, en, zh-Hant-HK]\nderived: {zh-Hant-HK: {by: s2hk}}")
ENERGY = "content/sections/year/energy.md"

RICH = """\
---
sdgs: [7]
---
# 数据与能源

“云上”课堂发布{{ year.views }}，见[后台](#year)与`后台`[^后]。

:::{kpi} strip
year.views
dc.pue
:::

:::{table} data/rows.yaml
:::

:::{quote} 松井，范先生
干部只养了一只松鼠。
:::

[^后]: 面向发展。
"""
ROWS = """\
title: 里程与头发
columns: [{key: a, name: 范围}, {key: b, name: 系统}]
rows: [{a: 云南, b: 关系}, {a: '{{ year.views }}', b: 征收}]
"""


def hong_kong(tmp_path: Path, changes: dict[str, str | None] | None = None) -> Path:
    """Return the project with a language that is derived."""
    return write_project(tmp_path, {"content/report.yaml": DERIVED, **(changes or {})})


def page(project: Path, path: str = "zh-Hant-HK/year/energy.html") -> str:
    """Return a page of the site."""
    return (project / "build/site" / path).read_text(encoding="utf-8")


def build(project: Path, *words: str) -> int:
    """Build the derived language."""
    return main(["build", "--project", str(project), "--lang", "zh-Hant-HK", *words])


def simplified_left(text: str) -> str:
    """Return the characters that are only written in simplified texts: alone they would be others."""
    alone = conversion("s2hk")
    # Those that are right in both, as words: 里 of 公里, 后 of 皇后.
    both = frozenset("里后干面台只松范制云征余系划累准出回表折游扎合同吁困岳幸志咸姜御沈致谷岩峰")
    return "".join(sorted({each for each in text if alone(each) != each and each not in both}))


def test_release_in_traditional_characters(tmp_path: Path) -> None:
    """Nothing is translated, and a release is ready: text, figures, tables, notes, the templates' words, goals."""
    project = hong_kong(tmp_path, {ENERGY: RICH, "content/data/rows.yaml": ROWS})
    assert build(project, "--goal", "release") == 0
    html = page(project)
    assert '<html lang="zh-Hant-HK">' in html
    assert "「雲上」課堂發佈" in html
    assert ">超過12.86億次</data>" in html
    assert "<code>后台</code>" in html
    for words in ("數據與能源", "里程與頭髮", "範圍", "系統", "雲南", "關係", "徵收", "幹部只養了一隻松鼠", "面向發展"):
        assert words in html
    assert "經濟適用的清潔能源" in html
    assert "跳到正文" in html
    assert 'class="untranslated"' not in html
    assert simplified_left(html.replace("<code>后台</code>", "").replace("简体中文", "")) == ""

    file = project / "build/pdf/sample-zh-Hant-HK.pdf"
    text = read("pdftotext", str(file), "-")
    assert "數據與能源" in text
    assert "数据" not in text
    assert simplified_left(text) == ""
    assert "Noto-Sans-CJK-SC" not in read("pdffonts", str(file))
    with pikepdf.open(file) as pdf:
        assert str(pdf.Root.Lang) == "zh-Hant-HK"


def read(*words: str) -> str:
    """Return what a tool of poppler's prints."""
    return subprocess.run(words, capture_output=True, text=True, check=True, timeout=60).stdout


def test_exceptions_and_own_translations(tmp_path: Path) -> None:
    """Words of the project's own come before the dictionaries, and a translation before both."""
    project = hong_kong(
        tmp_path,
        {
            "locale/zh_Hant_HK/exceptions.yaml": "words: {能效: 能源效益, 正文: 內文}\nkeep: [示例]\n",
            f"{FOLDER}/year.po": HANT + 'msgid "一年的工作。"\nmsgstr "這一年。"\n',
        },
    )
    assert build(project, "--site", "--goal", "release") == 0
    assert "平均能源效益為" in page(project)
    assert "跳到內文" in page(project)
    assert "示例报告" not in page(project)
    assert "示例報告" in page(project)
    assert "<p>這一年。</p>" in page(project, "zh-Hant-HK/year.html")


def test_large_figures_have_a_font_of_the_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The font of large figures in traditional Chinese is asked for only where there are any."""
    settings = DERIVED + "brand: {font-figure-zh-hant: '\"No Such Font\"'}\n"
    project = hong_kong(tmp_path, {"content/report.yaml": settings})
    assert main(["build", "--project", str(project), "--pdf", "--lang", "zh-CN"]) == 0
    assert build(project, "--pdf") == 1
    assert "error[R106]" in capsys.readouterr().err


def test_words_in_two_ways_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that is cut in the wrong place is told with its place, but not of a draft, and not where it is decided."""
    work = "# 工作\n\n员工参加课程。\n\n参加的人多。\n\n昨天有人参加培训。\n"
    project = hong_kong(tmp_path, {"content/sections/year.md": work})
    assert main(["check", "--project", str(project), "--lang", "zh-Hant-HK"]) == 0
    said = capsys.readouterr().err
    assert "warning[T134] converted-in-two-ways: “参加” is written 蔘加 here, in “昨天有人参加培训。”" in said
    assert "content/sections/year.md:7:1" in said
    assert "`参加: 參加`" in said
    assert build(project, "--site") == 0
    assert "T134" not in capsys.readouterr().err
    hong_kong(
        tmp_path, {"content/sections/year.md": work, "locale/zh_Hant_HK/exceptions.yaml": "words: {参加: 參加}\n"}
    )
    assert main(["check", "--project", str(project), "--lang", "zh-Hant-HK"]) == 0
    assert "T134" not in capsys.readouterr().err


def test_own_text_of_a_derived_language(tmp_path: Path) -> None:
    """A section may be written for the language; it is not converted."""
    own = "# 能源\n\n發展与里程：{{ dc.pue }}，{{ year.views }}。\n"
    project = hong_kong(tmp_path, {"content/sections/year/energy.zh-Hant-HK.md": own})
    assert build(project, "--site", "--goal", "release") == 0
    assert "發展与里程：" in page(project)


def test_derived_from_a_translation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it is made from may itself be a translation; where that lacks a text, both do."""
    chinese = HANT.replace("zh_Hant_HK", "zh_CN")
    settings = SETTINGS.replace("[zh-CN, en]", "[en, zh-CN, zh-TW]\nderived: {zh-TW: {from: zh-CN, by: s2tw}}")
    project = write_project(
        tmp_path,
        {
            "content/report.yaml": settings.replace("示例报告", "Sample").replace("示例机构", "Sampler"),
            "content/sections/cover.md": "# Sample\n",
            "content/sections/year.md": "# Work\n\nA year.\n",
            ENERGY: "# Energy\n\nOnline.\n",
            "content/metrics/year.yaml": "",
            "locale/zh_CN/LC_MESSAGES/year.po": chinese + 'msgid "Energy"\nmsgstr "“云里”的能源"\n',
        },
    )
    assert main(["build", "--project", str(project), "--site", "--lang", "zh-TW"]) == 0
    html = page(project, "zh-TW/year/energy.html")
    assert "「雲裡」的能源" in html
    assert '<span class="untranslated" lang="en">Online.</span>' in html
    capsys.readouterr()
    assert main(["build", "--project", str(project), "--lang", "zh-TW", "--site", "--goal", "release"]) == 1
    said = capsys.readouterr().err
    assert "error[T103]" in said
    assert "translate it into zh-CN, from which zh-TW is converted" in said


def test_files_hold_only_what_somebody_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An update makes no files of empty messages; it places an override, follows its text, and lets it rest."""
    project = hong_kong(tmp_path)
    assert main(["update", "--project", str(project)]) == 0
    assert not (project / "locale/zh_Hant_HK").exists()
    (project / FOLDER).mkdir(parents=True)
    typed = 'msgid "一年的工作。"\nmsgstr "這一年。"\n\nmsgid "无此文"\nmsgstr "無"\n\nmsgid "示例报告"\nmsgstr ""\n'
    (project / FOLDER / "cover.po").write_text(typed, encoding="utf-8")  # the wrong file, without a header
    assert main(["update", "--project", str(project), "--lang", "zh-Hant-HK"]) == 0
    year = parse_po((project / FOLDER / "year.po").read_text(encoding="utf-8"))
    assert [(entry.msgid, entry.msgstrs) for entry in year.entries] == [("一年的工作。", ("這一年。",))]
    cover = parse_po((project / FOLDER / "cover.po").read_text(encoding="utf-8"))
    assert [(entry.msgid, entry.obsolete) for entry in cover.entries] == [("无此文", True)]
    assert cover.header is not None
    (project / "content/sections/year.md").write_text("# 工作\n\n两年的工作。\n", encoding="utf-8")
    assert main(["update", "--project", str(project), "--lang", "zh-Hant-HK"]) == 0
    (changed,) = parse_po((project / FOLDER / "year.po").read_text(encoding="utf-8")).entries
    assert (changed.msgid, changed.fuzzy) == ("两年的工作。", True)
    capsys.readouterr()
    assert main(["status", "--project", str(project), "--lang", "zh-Hant-HK"]) == 0
    assert re.search(r"^year +3/4 +75 % +1 +0 ", capsys.readouterr().out, re.MULTILINE)
    assert build(project, "--site", "--goal", "release") == 1
    said = capsys.readouterr().err
    assert "error[T104]" in said
    line = (project / FOLDER / "year.po").read_text(encoding="utf-8").splitlines().index('msgid "两年的工作。"') + 1
    assert f"{FOLDER}/year.po:{line}:1" in said
    assert build(project, "--site") == 0
    assert "<p>兩年的工作。</p>" in page(project, "zh-Hant-HK/year.html")


def test_desk_of_a_translator(tmp_path: Path) -> None:
    """What is entered in the preview becomes an override, alone in its file; a unit has the forms of the language."""
    project = hong_kong(tmp_path)
    report = load(project).value
    assert report is not None
    desk = Desk(project)
    for source, shown, entered in (("一年的工作。", "一年的工作。", "這一年。"), ("次", "次", "回")):
        messages = desk.messages(report, "zh-Hant-HK")
        name = next(name for name, message in messages.items() if message.text.source == source)
        sheet = desk.take(report, "zh-Hant-HK", name)
        assert sheet.strings == (shown,)
        desk.put(report, "zh-Hant-HK", name, Entered((entered,)), sheet.base)
        (entry,) = parse_po((project / sheet.path).read_text(encoding="utf-8")).entries
        assert (entry.msgid, entry.msgstrs) == (source, (entered,))
    assert build(project, "--site", "--goal", "release") == 0
    assert "<p>這一年。</p>" in page(project, "zh-Hant-HK/year.html")
    assert ">超過12.86億回</data>" in page(project)


def test_status_counts_what_is_derived(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is left to do in a derived language."""
    project = hong_kong(tmp_path)
    assert main(["status", "--project", str(project), "--lang", "zh-Hant-HK"]) == 0
    assert re.search(r"^all +(\d+)/\1 +100 % +0 +0 ", capsys.readouterr().out, re.MULTILINE)


def test_overrides_are_checked_as_translations_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What somebody wrote may be wrong; what was converted has the figures and numbers of its source."""
    override = 'msgid "一年的工作。"\nmsgstr "15年的工作。"\n\nmsgid "平均能效为{{ dc.pue }}，曝光{{ year.views }}。"\n'
    project = hong_kong(tmp_path, {f"{FOLDER}/year.po": HANT + override + 'msgstr "曝光{{ year.views }}。"\n'})
    assert build(project, "--site", "--goal", "release") == 1
    said = capsys.readouterr().err
    assert set(re.findall(r"error\[(\w+)\]", said)) == {"T105", "T109"}
    assert f"{FOLDER}/year.po:10:9" in said


def test_doctor_knows_opencc(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, here or not, and is no need of every machine."""
    main(["doctor"])
    assert "ok       opencc: " in capsys.readouterr().out
    monkeypatch.setitem(sys.modules, "opencc", None)
    main(["doctor"])
    assert re.search(r"^without  opencc: .*pip install opencc$", capsys.readouterr().out, re.MULTILINE)


def test_without_opencc(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Other languages do without it; the derived one says what it needs, at the place that asks for it."""
    project = hong_kong(tmp_path)
    monkeypatch.setitem(sys.modules, "opencc", None)
    conversion.cache_clear()
    assert main(["build", "--project", str(project), "--site", "--lang", "en"]) == 0
    assert main(["update", "--project", str(project)]) == 0
    capsys.readouterr()
    assert build(project, "--site") == 1
    said = capsys.readouterr().err
    assert "error[T131]" in said
    assert "content/report.yaml:7:28" in said
    assert "pip install opencc" in said
    monkeypatch.undo()
    assert build(project, "--site") == 0


def test_traditional_chinese_as_source(tmp_path: Path) -> None:
    """The words of the templates are there too, with or without OpenCC; the simplified edition is derived."""
    project = write_project(
        tmp_path,
        {
            "content/report.yaml": SETTINGS.replace("[zh-CN, en]", "[zh-Hant-HK, zh-CN]\nderived: {zh-CN: {by: hk2s}}"),
            ENERGY: "# 能源\n\n「雲端」頭髮後台：{{ dc.pue }}，{{ year.views }}。\n",
        },
    )
    assert main(["build", "--project", str(project), "--site", "--goal", "release"]) == 0
    assert "上一頁與下一頁" in page(project)
    assert "“云端”头发后台：" in page(project, "zh-CN/year/energy.html")
    assert "上一页与下一页" in page(project, "zh-CN/year/energy.html")


def test_examples_of_the_page(tmp_path: Path) -> None:
    """What docs/languages.md shows of a derived language is so: settings, texts, exceptions, an override."""
    text = (Path(__file__).parent.parent / "docs/languages.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"<!-- derives: (\w+) -->\n(?:```\w+\n)?(.*?)(?:```|\n\n)", text, re.DOTALL))
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in shown["texts"].splitlines()[2:]]
    sources = "".join(f"\n{source}\n" for source, _ in rows)
    files: dict[str, str | None] = {
        "content/report.yaml": SETTINGS.replace("languages: [zh-CN, en]\n", shown["settings"]),
        ENERGY: f"# 能源\n{sources}\n数据中心的打印机，范先生。\n",
    }
    project = write_project(tmp_path, dict(files))
    report = load(project).value
    assert report is not None
    catalog = report.project.catalogs["zh-Hant-HK"]
    for source, converted in rows:
        entry = catalog.find("year", None, source)
        assert entry is not None
        assert entry.strings == (converted,)
    write_project(
        tmp_path,
        {
            **files,
            "locale/zh_Hant_HK/exceptions.yaml": shown["exceptions"],
            f"{FOLDER}/year.po": shown["override"],
        },
    )
    assert build(project, "--site") == 0
    assert "數據中心的列印機，范先生。" in page(project)
    assert "<p>這一年。</p>" in page(project, "zh-Hant-HK/year.html")


def test_example_can_be_converted() -> None:
    """The example's exceptions are sound and needed, and with them no message keeps a character of simplified text."""
    root = Path(__file__).parent.parent
    path = root / "locale/zh_Hant_HK/exceptions.yaml"
    exceptions, problems = parse_exceptions(path.name, path.read_text(encoding="utf-8"))
    assert problems == []
    words = {each.word: each.written for each in exceptions}
    left_alone = Converter.of(conversion("s2hk"), {}, "keep")
    convert = Converter.of(conversion("s2hk"), words, "keep")
    files = [file for file in sorted((root / "locale").glob("*.pot")) if file.stem != "interface"]
    texts = [entry.msgid for file in files for entry in parse_po(file.read_text(encoding="utf-8")).entries]
    made = {text: convert.converted(text) for text in texts}
    assert len(made) > 2500
    assert {text: left for text, said in made.items() if (left := simplified_left(said))} == {}
    assert list(find_doubts(made, words)) == []
    doubts = list(find_doubts({text: left_alone.converted(text) for text in texts}, ()))
    assert 20 <= len(doubts) <= 25
    assert len([doubt for doubt in doubts if any(doubt.word in word for word in words)]) >= len(doubts) - 2
    changed = "\n".join(text for text, said in made.items() if said != left_alone.converted(text))
    assert [word for word in words if word not in changed] == []


def test_packaged_words_are_all_there() -> None:
    """Traditional Chinese has every word of the packaged templates that simplified Chinese has, in the same order."""
    texts = {
        name: parse_po((packaged("locale") / name / "LC_MESSAGES/interface.po").read_text(encoding="utf-8")).entries
        for name in ("zh_CN", "zh_Hant_HK")
    }
    there = {each.key for each in texts["zh_Hant_HK"]}
    convert = Converter.of(conversion("s2hk"), {}, "corner").converted
    lacking = [
        replace(each, msgstrs=tuple(map(convert, each.msgstrs))) for each in texts["zh_CN"] if each.key not in there
    ]
    assert lacking == [], f"to be added, as Hong Kong says it:\n{write_po(PoDocument(None, tuple(lacking)))}"
    assert [each.key for each in texts["zh_CN"]] == [each.key for each in texts["zh_Hant_HK"]]
    assert simplified_left("".join(form for each in texts["zh_Hant_HK"] for form in each.msgstrs)) == ""
