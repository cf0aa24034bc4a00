"""Nothing knows that there are two languages, or that the source is Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report.cli import main
from tests.projects import ENGLISH, SETTINGS, write_project

if TYPE_CHECKING:
    from pathlib import Path

CHINESE = ENGLISH.replace("Language: en", "Language: zh_CN").replace(
    "nplurals=2; plural=(n != 1);", "nplurals=1; plural=0;"
)


def english_source(tmp_path: Path) -> Path:
    """Return a project written in English and translated into Chinese."""
    settings = SETTINGS.replace("[zh-CN, en]", "[en, zh-CN]").replace("示例报告", "Sample report")
    settings = settings.replace("示例机构", "Sample organisation")
    return write_project(
        tmp_path,
        {
            "content/report.yaml": settings,
            "content/sections/cover.md": "# Sample report\n",
            "content/sections/year.md": "# Work\n\nA year of work, told on two\nlines.\n",
            "content/sections/year/energy.md": (
                "---\nsdgs: [7]\n---\n# Energy\n\nWe cut {{ year.co2 }} and {{ year.one }}.\n"
            ),
            "content/metrics/year.yaml": (
                "year.co2:\n  label: Carbon dioxide avoided\n  value: 1_999_000\n  precision: 1.999 million\n"
                "  qualifier: nearly\n  unit: {one: tonne, other: tonnes}\n  status: approved\n"
                "year.one: {label: One, value: 1, unit: {one: tonne, other: tonnes}, status: approved}\n"
            ),
            "locale/zh_CN/LC_MESSAGES/report.po": CHINESE
            + 'msgid "Sample report"\nmsgstr "示例报告"\n\nmsgid "Sample organisation"\nmsgstr "示例机构"\n',
            "locale/zh_CN/LC_MESSAGES/cover.po": CHINESE + 'msgid "Sample report"\nmsgstr "示例报告"\n',
            "locale/zh_CN/LC_MESSAGES/year.po": CHINESE
            + 'msgid "Work"\nmsgstr "工作"\n\nmsgid "Energy"\nmsgstr "能源"\n\n'
            'msgid "A year of work, told on two lines."\nmsgstr "一年的工作。"\n\n'
            'msgid "We cut {{ year.co2 }} and {{ year.one }}."\nmsgstr "减排{{ year.co2 }}和{{ year.one }}。"\n',
            "locale/zh_CN/LC_MESSAGES/metrics.po": CHINESE
            + 'msgid "Carbon dioxide avoided"\nmsgstr "二氧化碳减排量"\n\nmsgid "One"\nmsgstr "一"\n\n'
            'msgid "tonne"\nmsgid_plural "tonnes"\nmsgstr[0] "吨"\n',
        },
    )


def page(project: Path, path: str) -> str:
    """Return a page of the site, no-break spaces as spaces."""
    return (project / "build/site" / path).read_text(encoding="utf-8").replace("\u00a0", " ")


def test_english_source_into_chinese(tmp_path: Path) -> None:
    """The other way round: plural in the source, large numbers of the target."""
    project = english_source(tmp_path)
    assert main(["build", "--project", str(project), "--goal", "release"]) == 0
    english, chinese = page(project, "en/year/energy.html"), page(project, "zh-CN/year/energy.html")
    assert ">nearly 1.999 million tonnes</data> and" in english
    assert ">1 tonne</data>." in english
    assert ">近199.9万吨</data>和" in chinese
    assert (project / "build/pdf/sample-zh-CN.pdf").is_file()


def test_english_source_needs_no_english_catalog(tmp_path: Path) -> None:
    """`update` makes catalogs for the translation only."""
    project = english_source(tmp_path)
    for path in (project / "locale").rglob("en/**/*.po"):
        path.unlink()
    assert main(["update", "--project", str(project)]) == 0
    assert not list((project / "locale").glob("en/LC_MESSAGES/*.po"))


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
