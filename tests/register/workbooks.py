"""Workbooks as somebody in another department would fill them in."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from report.cli import main
from tests.projects import ENGLISH, TRANSLATIONS, write_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

METRICS = """\
# 数据
staff.all:   # 全体
  label: 员工
  value: 77_923
  unit: 名
  period: 2020
  source: 人力资源部
  status: approved
  approved_by: 主任
  approved_on: 2021-02-26
  # 尾
staff.share: {label: 占比, value: 12.50, unit: '%', status: draft}   # 百分比
staff.range:
  label: 周期
  value: {min: 3, max: 5}
  unit: 年
staff.founded:
  label: 成立
  date: 2012-03
dc.series:
  label: 能效
  series:
    2018: 1.17
    2019: 1.10   # 改造
  better: lower
staff.money:
  label: 收入
  value: 1_999_000_000
  precision: 19.99亿
  qualifier: about
  unit: 元
  note: "=1+1 一行，  两格"
staff.long:
  label: 长数
  value: 1234567890123456.5
staff.ratio:
  label: 比值
  formula: staff.all / staff.money
"""
PATH = "content/metrics/more.yaml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def project_with(folder: Path, text: str = METRICS) -> Path:
    """Write the sample project with these metrics, and what they need of translations."""
    write_project(folder, {PATH: text.encode()})
    metrics = folder / "locale/en/LC_MESSAGES/metrics.po"
    metrics.write_text(ENGLISH + TRANSLATIONS["metrics"] + '\nmsgid "员工"\nmsgstr "Staff"\n', encoding="utf-8")
    return folder


def exported(folder: Path, name: str = "figures.xlsx") -> Path:
    """Export a project's figures beside it."""
    path = folder / name
    assert main(["metrics", "export", str(path), "--project", str(folder)]) == 0
    return path


def columns(sheet: Worksheet) -> dict[str, int]:
    """Return the number of each column by its key."""
    return {str(cell.value): int(cell.column or 0) for cell in sheet[1] if cell.value}


def rows(sheet: Worksheet) -> dict[str, int]:
    """Return the number of each row by its id."""
    return {str(sheet.cell(number, 1).value): number for number in range(3, sheet.max_row + 1)}


def fill_in(
    path: Path, edits: Mapping[tuple[str, str], Any], formats: Mapping[tuple[str, str], str] | None = None
) -> None:
    """Write values into cells, by id and key of the column, as a spreadsheet program would."""
    workbook = load_workbook(path)
    sheet = workbook["figures"]
    column, row = columns(sheet), rows(sheet)
    for (metric, key), value in edits.items():
        sheet.cell(row[metric], column[key]).value = value
    for (metric, key), shown in (formats or {}).items():
        sheet.cell(row[metric], column[key]).number_format = shown
    workbook.save(path)


def with_shared_strings(content: bytes) -> bytes:
    """Return a workbook with its texts in one table, as every spreadsheet program saves them and openpyxl does not."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    texts: list[str] = []

    def shared(match: re.Match[str]) -> str:
        texts.append(match[1])
        return f't="s"><v>{len(texts) - 1}</v>'

    for name in [name for name in parts if name.startswith("xl/worksheets/")]:
        parts[name] = re.sub(r't="inlineStr"><is>(.*?)</is>', shared, parts[name], flags=re.DOTALL)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">' + "".join(f"<si>{text}</si>" for text in texts) + "</sst>"
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="rId99" Type="{STRINGS}" Target="sharedStrings.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS_TYPE}"/></Types>'
    )
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def take(path: Path, folder: Path, *words: str) -> int:
    """Import a workbook, without a question."""
    return main(["metrics", "import", str(path), "--yes", "--project", str(folder), *words])
