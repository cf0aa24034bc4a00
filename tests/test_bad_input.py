"""Every problem a user can cause: code, place, hint, exit 1, no traceback, and the last outputs stay."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from report.cli import main
from report.diagnostics import RULES
from tests.fontfiles import font_file
from tests.outputs.press_profile import press_profile
from tests.projects import ENGLISH, SETTINGS, TRANSLATIONS, write_project

if TYPE_CHECKING:
    from pathlib import Path

ENERGY = "content/sections/year/energy.md"
WORK_PO = "locale/en/LC_MESSAGES/year.po"
METRICS_PO = "locale/en/LC_MESSAGES/metrics.po"
GLOSSARY = "locale/glossary.yaml"


@dataclass(frozen=True)
class Case:
    """One fault: the files that hold it, and what must be said of it."""

    name: str
    code: str
    place: str
    """file:line:column, as printed."""
    changes: dict[str, str | bytes | None]
    command: tuple[str, ...] = ("build", "--site")
    says: str = ""
    """A part of the message or hint."""
    also: tuple[str, ...] = field(default=())
    """Codes that come along."""


def energy(text: str) -> dict[str, str | bytes | None]:
    """Return the project with another text in its one section; translations do not matter then."""
    return {ENERGY: text}


def settings(old: str, new: str) -> dict[str, str | bytes | None]:
    """Return the project with other settings."""
    assert old in SETTINGS
    return {"content/report.yaml": SETTINGS.replace(old, new)}


def metrics(text: str) -> dict[str, str | bytes | None]:
    """Return the project with more metrics."""
    return {"content/metrics/more.yaml": text}


def work_po(old: str, new: str) -> dict[str, str | bytes | None]:
    """Return the project with another English catalog of the chapter."""
    assert old in TRANSLATIONS["year"]
    return {WORK_PO: ENGLISH + TRANSLATIONS["year"].replace(old, new)}


def typed(source: str, translation: str) -> dict[str, str | bytes | None]:
    """Return the project with a paragraph that has no figures of metrics, and its translation at line 22."""
    entry = f'\nmsgid "{source}"\nmsgstr "{translation}"\n'
    return {ENERGY: f"# 能源\n\n{source}\n", WORK_PO: ENGLISH + TRANSLATIONS["year"] + entry}


EXCEPTIONS = "locale/zh_Hant_HK/exceptions.yaml"


def derived(languages: str) -> dict[str, str | bytes | None]:
    """Return the project with a third language, and what is said of derived ones, at line 7."""
    return settings("[zh-CN, en]", f"[zh-CN, en, zh-Hant-HK]\nderived: {languages}")


def exceptions(text: str) -> dict[str, str | bytes | None]:
    """Return the project with a derived language and a file of its exceptions."""
    return {**derived("{zh-Hant-HK: {by: s2hk}}"), EXCEPTIONS: text}


CHART_METRICS = """\
a.a: {label: 甲, value: 70, unit: 人}
a.b: {label: 乙, value: 40, unit: 人}
a.whole: {label: 全部, value: 100, unit: 人}
a.p: {label: 甲占比, value: 70, unit: '%'}
a.q: {label: 乙占比, value: 40, unit: '%'}
a.s: {label: 丙, series: {2019: 1, 2020: 2}, unit: 人}
a.t: {label: 丁, series: {2018: 1, 2019: 2}, unit: 人}
"""


def chart(name: str, drawn: str, place: str, says: str = "", code: str = "M108") -> Case:
    """Return the case of a chart, its form and fields; the first field stands in line 4."""
    text = f"# 能源\n\n:::{{chart}} {drawn}\nalt: 图\n:::\n"
    return Case(name, code, f"{ENERGY}:{place}", {**metrics(CHART_METRICS), **energy(text)}, says=says)


RELEASE = ("build", "--site", "--goal", "release")

CASES = (
    Case("malformed settings", "L101", "content/report.yaml:7:8", settings("languages: [zh-CN, en]", "languages: [zh")),
    Case("malformed header", "L101", f"{ENERGY}:2:11", energy("---\nsdgs: [7, : 13\n---\n# 能源\n")),
    Case("header without end", "L101", f"{ENERGY}:1:1", energy("---\nsdgs: [7]\n# 能源\n")),
    Case("malformed metrics", "L101", "content/metrics/more.yaml:3:1", metrics("a.b:\n  - x: [\n")),
    Case("key twice", "L102", "content/report.yaml:3:1", settings("organisation:", "title: 又一个\norganisation:")),
    Case("metric twice", "L102", "content/metrics/year.yaml:1:1", metrics("dc.pue: {label: 能效, value: 2}\n")),
    Case("section twice", "L102", "content/report.yaml:13:8", {
        "content/report.yaml": SETTINGS + "- {id: year, kind: chapter}\n",
    }),
    Case("unknown field", "L103", "content/metrics/more.yaml:1:17", metrics("a.b: {label: 甲, valeu: 2, value: 1}\n"),
         says="did you mean `value`?"),
    Case("missing field", "L104", "content/report.yaml:8:3", settings("{id: cover, kind: cover}", "{id: cover}")),
    Case("YAML tag", "L105", "content/metrics/more.yaml:1:6", metrics("a.b: !!python/object:os.system x\n")),
    Case("goals as words", "L106", f"{ENERGY}:2:8", energy("---\nsdgs: [four]\n---\n# 能源\n")),
    Case("value is text", "L106", "content/metrics/more.yaml:1:24", metrics("a.b: {label: 甲, value: x 多}\n")),
    Case("missing section file", "L107", "content/report.yaml:12:10", {ENERGY: None}),
    Case("not UTF-8", "L108", f"{ENERGY}:1:1", {ENERGY: "# 能源\n".encode("gbk")}),
    Case("missing data file", "L110", f"{ENERGY}:3:11", energy("# 能源\n\n:::{form} data/none.yaml\n:::\n")),
    Case("missing picture", "L111", f"{ENERGY}:3:13", energy("# 能源\n\n:::{figure} images/a.svg\nalt: 图\n:::\n")),
    Case("picture outside content", "L111", f"{ENERGY}:3:13", {
        **energy("# 能源\n\n:::{figure} ../a.svg\nalt: 图\n:::\n"), "a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }),
    Case("strange picture", "L112", f"{ENERGY}:3:13", energy("# 能源\n\n:::{figure} images/a.tif\nalt: 图\n:::\n")),
    Case("unknown kind", "L113", "content/report.yaml:8:21", settings("kind: cover", "kind: covr"), says="`cover`"),
    Case("unknown language", "L114", "content/report.yaml:1:1", {}, command=("build", "--site", "--lang", "fr")),
    Case("catalogs of unknown language", "L114", "content/report.yaml:1:1", {}, command=("update", "--lang", "fr")),
    Case("metric id", "M101", "content/metrics/more.yaml:1:1", metrics("A_b: {label: 甲, value: 1}\n")),
    Case("no value", "M102", "content/metrics/more.yaml:1:1", metrics("a.b: {label: 甲}\n")),
    Case("backward range", "M103", "content/metrics/more.yaml:1:24",
         metrics("a.b: {label: 甲, value: {min: 3, max: 2}}\n")),
    Case("precision unreadable", "M104", "content/metrics/more.yaml:1:38",
         metrics("a.b: {label: 甲, value: 1, precision: 许多}\n")),
    Case("precision differs", "M105", "content/metrics/more.yaml:1:41",
         metrics("a.b: {label: 甲, value: 9999, precision: 2万}\n")),
    Case("unknown metric", "M106", f"{ENERGY}:3:6", energy("# 能源\n\n平均{{ dc.peu }}。\n"), says="`dc.pue`"),
    Case("unknown metric in KPI", "M106", f"{ENERGY}:4:1", energy("# 能源\n\n:::{kpi} strip\ndc.pe\n:::\n")),
    Case("unknown metric in wrapped text", "M106", f"{ENERGY}:4:4",
         energy("# 能源\n\n第一行，\n{{ no.such }}在第二行。\n")),
    Case("unknown metric to trace", "M106", "content/metrics:1:1", {}, command=("metrics", "trace", "dc.peu"),
         says="`dc.pue`"),
    Case("unknown metric in cell", "M106", f"{ENERGY}:5:10",
         energy("# 能源\n\n| 甲 | 乙 |\n|---|---|\n| 一 | {{ no.such }} |\n")),
    Case("several of three", "M107", "content/metrics/more.yaml:1:6",
         metrics("a.b: {label: 甲, value: 3, qualifier: several}\n")),
    Case("month 13", "L115", "content/metrics/more.yaml:1:35",
         metrics("a.b: {label: 甲, value: 3, period: 2020-13}\n")),
    Case("report's period backwards", "L115", "content/report.yaml:4:32",
         settings("from: 2020-01-01, to: 2020-12-31", "from: 2020-01-01, to: 2019-12-31")),
    Case("no languages", "L106", "content/report.yaml:6:12", settings("languages: [zh-CN, en]", "languages: []")),
    Case("series backwards", "M103", "content/metrics/more.yaml:1:35",
         metrics("a.b: {label: 甲, series: {2020: 1, 2019: 2}}\n"), says="`2019` does not follow `2020`"),
    Case("false hedge", "M109", "content/metrics/more.yaml:1:41",
         metrics("a.b: {label: 甲, value: 2998, precision: 3000, qualifier: over}\n"), says="2,998 is not over 3,000"),
    Case("precision too fine", "M110", "content/metrics/more.yaml:1:41",
         metrics("a.b: {label: 甲, value: 1.14, precision: '1.140'}\n")),
    Case("formula that calls", "M111", "content/metrics/more.yaml:1:29",
         metrics("a.b: {label: 甲, formula: sum(dc.pue)}\n")),
    Case("formula over a date", "M111", "content/metrics/more.yaml:2:26",
         metrics("a.d: {label: 乙, date: 2020}\na.b: {label: 甲, formula: 2 * a.d}\n"), says="a range or a date"),
    Case("formula divides by zero", "M111", "content/metrics/more.yaml:2:33",
         metrics("a.z: {label: 乙, value: 0}\na.b: {label: 甲, formula: dc.pue / a.z}\n"), says="zero"),
    Case("formula with unknown metric", "M106", "content/metrics/more.yaml:1:30",
         metrics("a.b: {label: 甲, formula: 2 * dc.peu}\n"), says="`dc.pue`"),
    Case("formulas in a circle", "M112", "content/metrics/more.yaml:1:26",
         metrics("a.b: {label: 甲, formula: a.c * 2}\na.c: {label: 乙, formula: a.b / 2}\n"),
         says="a.b → a.c → a.b"),
    Case("parts deny the ratio", "M113", "content/metrics/more.yaml:3:27",
         metrics("a.income: {label: 甲, value: 5_254_000_000}\na.people: {label: 乙, value: 440_000}\n"
                 "a.each: {label: 丙, value: 201_000, formula: a.income / a.people}\n"), says="11,940.9"),
    Case("same fact, two values", "M120", "content/metrics/more.yaml:2:43",
         metrics("a.b: {label: 学员, value: 77_923}\na.c: {label: 受训者, value: 77_932, same_as: a.b}\n"),
         says="77,932 and 77,923 do not agree"),
    Case("part larger than its whole", "M121", "content/metrics/more.yaml:2:39",
         metrics("a.b: {label: 员工, value: 640}\na.c: {label: 全职, value: 680, part_of: a.b}\n")),
    Case("parts of each other", "M122", "content/metrics/more.yaml:1:36",
         metrics("a.b: {label: 甲, value: 1, part_of: a.c}\na.c: {label: 乙, value: 1, part_of: a.b}\n")),
    Case("part of nothing", "M106", "content/metrics/more.yaml:1:36",
         metrics("a.b: {label: 甲, value: 1, part_of: dc.peu}\n"), says="`dc.pue`"),
    Case("unknown unit", "M115", "content/metrics/more.yaml:1:33", {
        **metrics("a.b: {label: 甲, value: 3, unit: 人此}\n"),
        "content/report.yaml": SETTINGS + "figures: {units: [次, 人次]}\n",
    }),
    Case("not approved", "M117", "content/metrics/more.yaml:1:47",
         metrics("a.b: {label: 甲, value: 3, owner: 财务部, status: draft}\n"),
         ("build", "--site", "--goal", "release"), says="财务部", also=("T103",)),
    Case("approval ended", "M118", "content/metrics/more.yaml:1:71",
         metrics("a.b: {label: 甲, value: 3, source: 财务部, status: approved, valid_until: 2021-03-24}\n"),
         ("build", "--site", "--goal", "release"), says="财务部", also=("T103",)),
    Case("point that the series lacks", "M108", f"{ENERGY}:3:2", {
        **energy("# 能源\n\n第{{ a.b | 2018 }}。\n"), **metrics("a.b: {label: 甲, series: {2019: 1, 2020: 2}}\n"),
    }, says="2019, 2020"),
    Case("change without the year before", "M108", f"{ENERGY}:3:2", {
        **energy("# 能源\n\n第{{ a.b | change }}。\n"), **metrics("a.b: {label: 甲, series: {2018: 1, 2020: 2}}\n"),
    }),
    Case("no target", "M108", f"{ENERGY}:3:2", energy("# 能源\n\n第{{ dc.pue | target }}。\n")),
    Case("ordinal of a fraction", "M108", f"{ENERGY}:3:2", energy("# 能源\n\n第{{ dc.pue | ordinal }}。\n")),
    Case("range as a bar", "M108", f"{ENERGY}:4:11", {
        **metrics("a.b: {label: 甲, value: {min: 2, max: 3}}\n"),
        **energy("# 能源\n\n:::{chart} bar\nmetrics: [a.b, dc.pue]\nalt: 图\n:::\n"),
    }),
    Case("event on a day that no calendar has", "L115", f"{ENERGY}:5:10",
         energy("# 能源\n\n:::{timeline}\nevents:\n- {date: 2020-02-30, text: 甲}\n:::\n")),
    Case("event without a date", "L104", f"{ENERGY}:5:3",
         energy("# 能源\n\n:::{timeline}\nevents:\n- {text: 甲}\n:::\n"), says="add `date:`"),
    Case("event with a date in words", "L106", f"{ENERGY}:5:10",
         energy("# 能源\n\n:::{timeline}\nevents:\n- {date: 2020年2月, text: 甲}\n:::\n"), says="2020-04-22"),
    Case("event of an unknown section", "P112", f"{ENERGY}:5:34",
         energy("# 能源\n\n:::{timeline}\nevents:\n- {date: 2020, text: 甲, section: year.enegy}\n:::\n"),
         says="`year.energy`"),
    Case("timeline with a title", "P105", f"{ENERGY}:3:15",
         energy("# 能源\n\n:::{timeline} 大事记\nevents:\n- {date: 2020, text: 甲}\n:::\n"), says="data/name.yaml"),
    Case("timeline from no file", "L110", f"{ENERGY}:3:15",
         energy("# 能源\n\n:::{timeline} data/none.yaml\n:::\n")),
    Case("timeline without events", "L104", f"{ENERGY}:3:5", energy("# 能源\n\n:::{timeline}\n:::\n")),
    Case("process of one step", "P105", f"{ENERGY}:3:5",
         energy("# 能源\n\n:::{process} 题\nsteps: [{title: 甲}]\n:::\n"), says="2 to 6 steps"),
    Case("process of seven steps", "P105", f"{ENERGY}:3:5",
         energy("# 能源\n\n:::{process}\nsteps:\n" + "- {title: 甲}\n" * 7 + ":::\n"), says="2 to 6 steps"),
    Case("step without a title", "L104", f"{ENERGY}:5:3",
         energy("# 能源\n\n:::{process}\nsteps:\n- {text: 甲}\n- {title: 乙}\n- {title: 丙}\n:::\n")),
    Case("programme without a name", "L104", f"{ENERGY}:5:3",
         energy("# 能源\n\n:::{programme}\nitems:\n- {text: 甲}\n:::\n")),
    Case("programme with words for figures", "P105", f"{ENERGY}:5:32",
         energy("# 能源\n\n:::{programme}\nitems:\n- {name: 甲, text: 乙, figures: [能效]}\n:::\n")),
    Case("programme with an unknown figure", "M106", f"{ENERGY}:5:32",
         energy("# 能源\n\n:::{programme}\nitems:\n- {name: 甲, text: 乙, figures: [dc.peu]}\n:::\n"),
         says="`dc.pue`"),
    Case("person without a role", "L104", f"{ENERGY}:5:3",
         energy("# 能源\n\n:::{profile}\npeople:\n- {text: 甲, place: 乙}\n:::\n")),
    Case("profile with a title", "P105", f"{ENERGY}:3:14",
         energy("# 能源\n\n:::{profile} 题\npeople:\n- {role: 甲, text: 乙}\n:::\n")),
    Case("empty note", "P105", f"{ENERGY}:3:5", energy("# 能源\n\n:::{note} 题\n:::\n")),
    Case("QR code without an address of the site", "P125", f"{ENERGY}:3:10",
         energy("# 能源\n\n:::{qr} #year\nalt: 二维码\n:::\n"), says="`address: https://…`"),
    Case("QR code to an unknown section", "P112", f"{ENERGY}:3:10",
         energy("# 能源\n\n:::{qr} #yaer\nalt: 二维码\n:::\n"), also=("P125",)),
    Case("QR code to nothing", "P105", f"{ENERGY}:3:5", energy("# 能源\n\n:::{qr}\nalt: 二维码\n:::\n")),
    Case("QR code to an insecure address", "P105", f"{ENERGY}:3:9",
         energy("# 能源\n\n:::{qr} http://example.org/\nalt: 二维码\n:::\n")),
    Case("QR code without words", "L104", f"{ENERGY}:3:5", energy("# 能源\n\n:::{qr} https://example.org/\n:::\n")),
    Case("insecure address of the site", "L106", "content/report.yaml:13:10",
         {"content/report.yaml": SETTINGS + "address: http://example.org/\n"}),
    Case("cell that is missing", "L104", "content/data/a.yaml:2:8", {
        **energy("# 能源\n\n:::{table} data/a.yaml\n:::\n"),
        "content/data/a.yaml": "columns: [{key: a, name: 甲}, {key: b, name: 乙}]\nrows: [{a: 一}]\n",
    }, says="`b`"),
    Case("cell of no column", "L103", "content/data/a.yaml:2:15", {
        **energy("# 能源\n\n:::{table} data/a.yaml\n:::\n"),
        "content/data/a.yaml": "columns: [{key: a, name: 甲}]\nrows: [{a: 一, b: 二}]\n",
    }),
    Case("unknown metric in a data file", "M106", "content/data/a.yaml:2:16", {
        **energy("# 能源\n\n:::{table} data/a.yaml\n:::\n"),
        "content/data/a.yaml": "columns: [{key: a, name: 甲}]\nrows: [{a: '{{ dc.peu }}'}]\n",
    }),
    Case("data file and a body", "P105", f"{ENERGY}:4:1", {
        **energy("# 能源\n\n:::{table} data/a.yaml\n甲\n:::\n"),
        "content/data/a.yaml": "columns: [{key: a, name: 甲}]\nrows: [{a: 一}]\n",
    }),
    Case("unknown kind of chart", "P105", f"{ENERGY}:3:12",
         energy("# 能源\n\n:::{chart} pie\nmetrics: [dc.pue]\nalt: 图\n:::\n"), says="donut"),
    Case("whole of a line chart", "L103", f"{ENERGY}:5:1",
         energy("# 能源\n\n:::{chart} line\nmetrics: [dc.pue]\nwhole: dc.pue\nalt: 图\n:::\n")),
    chart("parts above the whole", "donut\nmetrics: [a.a, a.b]\nwhole: a.whole", "4:16", "more than the whole of 100"),
    chart("percentages above a hundred", "share\nmetrics: [a.p, a.q]", "4:16", "more than the whole of 100"),
    chart("parts of two units", "share\nmetrics: [a.a, a.p]", "4:16", "`a.a` has “人”"),
    chart("whole of another unit", "donut\nmetrics: [a.a]\nwhole: a.p", "5:8"),
    chart("unknown whole", "donut\nmetrics: [a.a]\nwhole: a.whol", "5:8", "`a.whole`", "M106"),
    chart("series as a part", "donut\nmetrics: [a.s]", "4:11"),
    chart("columns of two series", "column\nmetrics: [a.s, a.t]", "4:11"),
    chart("stack of single values", "stack\nmetrics: [a.a, a.b]", "4:11", "a stack chart takes series"),
    chart("stack of series of other years", "stack\nmetrics: [a.s, a.t]", "4:16", "2019, 2020"),
    chart("nine columns", "column\nmetrics: [a.a, a.a, a.a, a.a, a.a, a.a, a.a, a.a, a.a]", "4:51", "8 marks"),
    chart("pair of two units", "pair\npairs: [[a.a, a.p]]\nnames: [甲, 乙]", "4:15", "`a.a` has “人”"),
    chart("pair of three", "pair\npairs: [[a.a, a.b, a.whole]]\nnames: [甲, 乙]", "4:9", code="P105"),
    chart("pair of one name", "pair\npairs: [[a.a, a.b]]\nnames: [甲]", "5:8", "write 2", "P105"),
    chart("pair without names", "pair\npairs: [[a.a, a.b]]", "4:1", "add `names:`", "L104"),
    chart("rows that are no pairs", "pair\npairs: [[a.a, a.b]]\nnames: [甲, 乙]\nrows: [丙, 丁]", "6:7", "write 1",
          "P105"),
    Case("chart inside a case", "M108", f"{ENERGY}:5:11", {
        **metrics("a.b: {label: 甲, value: -1}\n"),
        **energy("# 能源\n\n::::{case} 题\n:::{chart} bar\nmetrics: [a.b]\nalt: 图\n:::\n::::\n"),
    }),
    Case("own text with one figure more", "P114", "content/sections/year/energy.en.md:4:10", {
        "content/images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
        "content/sections/year/energy.en.md": (
            "# Energy\n\n:::{figure} images/a.svg\ncaption: One\nalt: One\n:::\n"
        ),
    }),
    Case("anchor twice", "P115", f"{ENERGY}:5:1", energy("# 能源\n\n## 甲 {#a}\n\n## 乙 {#a}\n")),
    Case("no title", "P101", f"{ENERGY}:1:1", energy("没有标题。\n")),
    Case("unknown directive", "P102", f"{ENERGY}:3:5", energy("# 能源\n\n:::{kip} strip\ndc.pue\n:::\n"), says="`kpi`"),
    Case("unclosed directive", "P103", f"{ENERGY}:3:5", energy("# 能源\n\n:::{case} 题\n正文\n")),
    Case("directive closed by the next", "P103", f"{ENERGY}:3:5",
         energy("# 能源\n\n:::{kpi} strip\ndc.pue\n\n:::{case} 题\n正文\n:::\n")),
    Case("open comment", "P116", f"{ENERGY}:3:1", energy("# 能源\n\n<!-- translators: 甲\n\n乙\n")),
    Case("stray fence", "P104", f"{ENERGY}:3:1", energy("# 能源\n\n:::\n甲\n:::\n")),
    Case("KPI of words", "P105", f"{ENERGY}:4:1", energy("# 能源\n\n:::{kpi} strip\n平均能效\n:::\n")),
    Case("script link", "P106", f"{ENERGY}:3:7", energy("# 能源\n\n见[这里](javascript:alert(1))。\n")),
    Case("file link", "P106", f"{ENERGY}:3:6", energy("# 能源\n\n[这里](file:///etc/passwd)。\n")),
    Case("missing footnote", "P107", f"{ENERGY}:3:3", energy("# 能源\n\n甲乙[^a]。\n")),
    Case("private character", "P108", f"{ENERGY}:3:1", energy("# 能源\n\n甲\ue000乙。\n")),
    Case("second title", "P109", f"{ENERGY}:3:1", energy("# 能源\n\n# 又一个\n")),
    Case("code in braces", "P110", f"{ENERGY}:3:1", energy("# 能源\n\n{{ ''.__class__ }}\n")),
    Case("unknown filter", "P111", f"{ENERGY}:3:1", energy("# 能源\n\n{{ dc.pue | bear }}\n"), says="`bare`"),
    Case("number of a metric", "P120", f"{ENERGY}:3:3", energy("# 能源\n\n曝光超过12.86亿次。\n"), RELEASE,
         says="{{ year.views }}", also=("T103",)),
    Case("accepted numbers without a list", "L106", "content/literals.yaml:1:1",
         {"content/literals.yaml": "text: 17项\n"}),
    Case("accepted number without a reason", "L104", "content/literals.yaml:1:3",
         {"content/literals.yaml": "- {text: 17项}\n"}, says="add `why:`"),
    Case("accepted number with a strange field", "L103", "content/literals.yaml:1:15",
         {"content/literals.yaml": "- {text: 17项, reason: 总数, why: 总数}\n"}),
    Case("accepted number in no section", "L106", "content/literals.yaml:1:24",
         {"content/literals.yaml": "- {text: 17项, section: Energie 1, why: 总数}\n"}),
    Case("accepted number twice", "L102", "content/literals.yaml:2:10",
         {"content/literals.yaml": "- {text: 17项, why: 总数}\n- {text: 17项, why: 总数}\n"}),
    Case("unknown section", "P112", f"{ENERGY}:3:5", energy("# 能源\n\n见[](#year.enegy)。\n"), says="`year.energy`"),
    Case("unknown goal", "S101", f"{ENERGY}:2:7", energy("---\nsdgs: [18]\n---\n# 能源\n")),
    Case("catalog of another language", "T115", f"{WORK_PO}:3:1",
         {WORK_PO: ENGLISH.replace("Language: en", "Language: de") + TRANSLATIONS["year"]}),
    Case("catalog in another charset", "T101", f"{WORK_PO}:5:1",
         {WORK_PO: ENGLISH.replace("charset=utf-8", "charset=GBK") + TRANSLATIONS["year"]}, says="msgconv"),
    Case("catalog that is no UTF-8", "L108", f"{WORK_PO}:9:1",
         {WORK_PO: (ENGLISH + TRANSLATIONS["year"]).encode("gbk")}, says="msgconv"),
    Case("status of no domain", "T140", "locale:1:1", {}, ("status", "--domain", "yaer"), says="`year`"),
    Case("damaged catalog", "T101", f"{WORK_PO}:9:10", work_po('msgid "工作"', 'msgid "工作')),
    Case("no catalogs", "T102", "content/report.yaml:1:1", settings("[zh-CN, en]", "[zh-CN, fr]"),
         says="report update"),
    Case("untranslated at release", "T103", f"{WORK_PO}:12:1", work_po('msgstr "A year of work."', 'msgstr ""'),
         command=("build", "--site", "--goal", "release")),
    Case("nothing but a space at release", "T103", f"{WORK_PO}:12:1", work_po('msgstr "A year of work."', 'msgstr " "'),
         command=("build", "--site", "--goal", "release")),
    Case("fuzzy at release", "T104", f"{WORK_PO}:10:1", work_po('msgid "工作"', '#, fuzzy\nmsgid "工作"'),
         command=("build", "--site", "--goal", "release")),
    Case("figure lost in translation", "T105", f"{WORK_PO}:18:1", work_po(", with {{ year.views }}", "")),
    Case("figure added in translation", "T106", f"{WORK_PO}:12:1", work_po("A year of work", "A year of {{ dc.pue }}")),
    Case("link lost in translation", "T107", f"{WORK_PO}:12:1", {
        "content/sections/year.md": "# 工作\n\n见[](#year.energy)。\n",
        WORK_PO: ENGLISH + TRANSLATIONS["year"].replace("一年的工作。", "见[](#year.energy)。"),
    }),
    Case("fuzzy unit at release", "T104", f"{METRICS_PO}:16:1",
         {METRICS_PO: ENGLISH + TRANSLATIONS["metrics"].replace('msgid "次"', '#, fuzzy\nmsgid "次"')}, RELEASE),
    Case("untranslated label at release", "T103", f"{METRICS_PO}:12:1",
         {METRICS_PO: ENGLISH + TRANSLATIONS["metrics"].replace('"Views"', '""')}, RELEASE),
    Case("number lost in translation", "T108", f"{WORK_PO}:22:9", typed("设15个会场。", "With venues."), RELEASE),
    Case("number added in translation", "T109", f"{WORK_PO}:22:14", typed("设会场。", "With 15 venues."), RELEASE),
    Case("number changed in translation", "T110", f"{WORK_PO}:22:12", typed("2019年。", "In 2018."), RELEASE),
    Case("亿 is no billion", "T111", f"{WORK_PO}:22:9", typed("2亿元。", "RMB 2 billion."), RELEASE,
         says="10 times too large"),
    Case("unit changed in translation", "T112", f"{WORK_PO}:22:17", typed("降3个百分点。", "Down by 3%."), RELEASE),
    Case("hedge lost in translation", "T113", f"{WORK_PO}:22:9", typed("近500场。", "500 sessions."), RELEASE),
    Case("hedge turned in translation", "T114", f"{WORK_PO}:22:9", typed("近500场。", "Over 500 sessions."), RELEASE,
         says="# ignore-figures"),
    Case("translation that is its source", "T116", f"{WORK_PO}:22:9", typed("学校复课。", "学校复课。"), RELEASE,
         says="# ignore-copied"),
    Case("Chinese left in English", "T117", f"{WORK_PO}:22:13", typed("学校复课。", "The 学校 are open."), RELEASE),
    Case("full-width mark in English", "T118", f"{WORK_PO}:22:25", typed("学校复课。", "Schools are open。"), RELEASE),
    Case("bracket without a partner", "T119", f"{WORK_PO}:22:17", typed("学校复课。", "Schools (all of it."), RELEASE),
    Case("word that stands twice", "T120", f"{WORK_PO}:22:17", typed("学校复课。", "Schools are are open."), RELEASE),
    Case("space before a mark", "T121", f"{WORK_PO}:22:25", typed("学校复课。", "Schools are open ."), RELEASE),
    Case("end of a sentence lost", "T122", f"{WORK_PO}:22:24", typed("学校复课。", "Schools are open"), RELEASE),
    Case("term without its name", "T123", f"{WORK_PO}:22:9", {
        **typed("学校复课。", "Academies are open."), GLOSSARY: "- {source: 学校, use: {en: school}}\n",
    }, RELEASE, says="“school”"),
    Case("name that is forbidden", "T124", f"{WORK_PO}:22:11", {
        **typed("学校复课。", "A hall of learning, or school, is open."),
        GLOSSARY: "- {source: 学校, use: {en: school}, not: {en: hall of learning}}\n",
    }, RELEASE),
    Case("longer than its place", "T125", f"{WORK_PO}:10:9", work_po('"Work"', f'"{"Work " * 20}and rest"'), RELEASE,
         says="about 80 characters"),
    Case("emphasis lost", "T126", f"{WORK_PO}:22:9", typed("**全部**学校复课。", "All schools are open."), RELEASE),
    Case("one text in two ways", "T127", f"{WORK_PO}:10:9", {
        WORK_PO: ENGLISH + TRANSLATIONS["year"].replace('"Work"', '"Labour"'),
        "content/sections/cover.md": "# 示例报告\n\n工作\n",
        "locale/en/LC_MESSAGES/cover.po": ENGLISH + TRANSLATIONS["cover"] + '\nmsgid "工作"\nmsgstr "Work"\n',
    }, RELEASE, says="“Work”"),
    Case("blank of the templates misspelt", "T129", "locale/zh_CN/LC_MESSAGES/interface.po:10:9", {
        "locale/zh_CN/LC_MESSAGES/interface.po": (
            ENGLISH.replace("Language: en", "Language: zh_CN")
            + 'msgid "Target for %(year)s: %(target)s"\nmsgstr "%(jahr)s年目标：%(target)s"\n'
        ),
        **metrics("a.t: {label: 甲, value: 3, unit: 人, target: {value: 5, by: 2025}}\n"),
        **energy("# 能源\n\n:::{kpi} strip\na.t\n:::\n"),
    }, says="%(year)s"),
    Case("glossary that is no list", "L106", f"{GLOSSARY}:1:1", {GLOSSARY: "学校: school\n"}),
    Case("term that stands twice", "L102", f"{GLOSSARY}:2:12",
         {GLOSSARY: "- {source: PUE, use: {en: PUE}}\n- {source: pue, use: {en: PUE}}\n"}),
    Case("term in no language", "L106", f"{GLOSSARY}:1:22", {GLOSSARY: "- {source: 学校, use: {English!: school}}\n"}),
    Case("term without words", "L106", f"{GLOSSARY}:1:26", {GLOSSARY: '- {source: 学校, use: {en: "…"}}\n'}),
    Case("room that is no number", "R113", "templates/room.yaml:1:9", {"templates/room.yaml": "button: -3\n"}),
    Case("derived language that is none", "T130", "content/report.yaml:7:11", derived("{zh-Hant: {by: s2hk}}"),
         says="zh-Hant-HK"),
    Case("source language derived", "T130", "content/report.yaml:7:11", derived("{zh-CN: {by: s2hk}}")),
    Case("derived from no language", "T130", "content/report.yaml:7:30",
         derived("{zh-Hant-HK: {from: zh-TW, by: s2hk}}")),
    Case("derived from a derived one", "T130", "content/report.yaml:7:30",
         derived("{zh-Hant-HK: {from: zh-Hant-HK, by: s2hk}}"), says="both"),
    Case("derived from another language", "T130", "content/report.yaml:7:30",
         derived("{zh-Hant-HK: {from: en, by: s2hk}}"), says="nothing converts it"),
    Case("conversion from the other script", "T130", "content/report.yaml:7:28",
         derived("{zh-Hant-HK: {by: hk2s}}"), says="`zh-CN` is written in simplified"),
    Case("conversion into the other script", "T130", "content/report.yaml:7:20",
         derived("{en: {by: s2hk}}"), says="written in others"),
    Case("conversion that is none", "L106", "content/report.yaml:7:28", derived("{zh-Hant-HK: {by: s2kh}}"),
         says="`s2hk`"),
    Case("quotes that are none", "L106", "content/report.yaml:7:42",
         derived("{zh-Hant-HK: {by: s2hk, quotes: angle}}"), says="corner"),
    Case("conversion without its field", "L106", "content/report.yaml:7:23", derived("{zh-Hant-HK: s2hk}"),
         says="{by: s2hk}"),
    Case("exception without a character", "T132", f"{EXCEPTIONS}:1:9", exceptions("words: {CSR: ESG}"),
         says="remove it"),
    Case("exception for nothing", "T132", f"{EXCEPTIONS}:1:9", exceptions("words: {后台: ''}"), says="keep: [后台]"),
    Case("exception with a figure", "T132", f"{EXCEPTIONS}:1:9", exceptions("words: {'{{ a.b }}个': 個}")),
    Case("exception with another number", "T132", f"{EXCEPTIONS}:1:9", exceptions("words: {第3方: 第三方}"),
         says="digits"),
    Case("exception twice", "T132", f"{EXCEPTIONS}:2:8", exceptions("words: {后台: 後臺}\nkeep: [后台]")),
    Case("exceptions with an unknown field", "L103", f"{EXCEPTIONS}:1:1", exceptions("word: {后台: 後臺}"),
         says="`words`"),
    Case("exceptions that are a list", "L106", f"{EXCEPTIONS}:1:1", exceptions("- 后台")),
    Case("override of no text", "T133", "locale/zh_Hant_HK/LC_MESSAGES/year.po:1:1", {
        **exceptions(""), "locale/zh_Hant_HK/LC_MESSAGES/year.po": 'msgid "一年的工作"\nmsgstr "這一年"\n',
    }, command=(*RELEASE, "--lang", "zh-Hant-HK"), says="report update"),
    Case("template syntax", "R101", "templates/components/kpi.html:2:1", {
        "templates/components/kpi.html": "<p>\n{% if %}\n</p>\n", ENERGY: "# 能源\n\n:::{kpi} strip\ndc.pue\n:::\n",
    }),
    Case("proof without a place for its parts", "R101", "templates/proof/document.html:1:1",
         {"templates/proof/document.html": "<p>\n"}, ("build", "--pdf", "--goal", "review"), says="{{ body }}"),
    Case("template name", "R101", "templates/components/kpi.html:3:1", {
        "templates/components/kpi.html": "<p>\n\n{{ cels }}</p>\n", ENERGY: "# 能源\n\n:::{kpi} strip\ndc.pue\n:::\n",
    }),
    Case("template include", "R102", "templates/components/kpi.html:2:1", {
        "templates/components/kpi.html": '<p>\n{% include "no.html" %}</p>\n',
        ENERGY: "# 能源\n\n:::{kpi} strip\ndc.pue\n:::\n",
    }),
    Case("token that closes the rule", "R104", "content/report.yaml:13:18",
         {"content/report.yaml": SETTINGS + "brand: {primary: 'red; } body { color: red'}\n"}),
    Case("CSS the engine does not know", "R103", "templates/print/zz.css:2:3",
         {"templates/print/zz.css": "p {\n  writing-mode: vertical-rl;\n}\n"},
         command=("build", "--pdf", "--lang", "zh-CN")),
    Case("picture that is none", "R105", "templates/print/document.html:1:1", {
        "content/images/a.png": b"no picture", ENERGY: "# 能源\n\n:::{figure} images/a.png\nalt: 图\n:::\n",
    }, command=("build", "--pdf", "--lang", "zh-CN")),
    Case("missing font", "R106", "content/report.yaml:1:1",
         {"content/report.yaml": SETTINGS + "brand: {font-zh: '\"No Such Font\"'}\n"},
         command=("build", "--pdf", "--lang", "zh-CN"), says="No Such Font"),
    Case("missing font in a style sheet", "R106", "templates/print/zz.css:2:3",
         {"templates/print/zz.css": "p {\n  font-family: 'No Such Font', serif;\n}\n"},
         command=("build", "--pdf", "--lang", "zh-CN"), says="content/fonts/"),
    Case("misspelt font of the project", "R106", "content/report.yaml:1:1", {
        "content/report.yaml": SETTINGS + "brand: {font-text: '\"Brand Snas\"'}\n",
        "content/fonts/a.ttf": font_file("Brand Sans"),
    }, command=("build", "--pdf", "--lang", "en"), says="`Brand Sans`"),
    Case("font that is none", "R110", "content/fonts/a.otf:1:1", {"content/fonts/a.otf": b"no font"},
         command=("check",), says="damaged"),
    Case("font that is cut off", "R110", "content/fonts/a.ttf:1:1",
         {"content/fonts/a.ttf": font_file("Brand Sans")[:-3000]}, command=("check",)),
    Case("font of another kind", "R110", "content/fonts/a.woff:1:1", {"content/fonts/a.woff": b"wOFF"},
         command=("check",), says=".woff2"),
    Case("font not for embedding", "R111", "content/fonts/a.ttf:1:1",
         {"content/fonts/a.ttf": font_file("Brand Sans", rights=0x0002)}, says="embedded"),
    Case("font not to be cut", "R111", "content/fonts/a.ttf:1:1",
         {"content/fonts/a.ttf": font_file("Brand Sans", rights=0x0108)}, says="cut down"),
    Case("profile that is not there", "L107", "content/report.yaml:13:18",
         {"content/report.yaml": SETTINGS + "print: {profile: colour/no.icc}\n"}),
    Case("profile that is none", "R122", "content/report.yaml:13:18", {
        "content/report.yaml": SETTINGS + "print: {profile: colour/a.icc}\n", "content/colour/a.icc": b"no profile",
    }, command=("build", "--print", "--lang", "zh-CN"), says="it is no ICC profile"),
    Case("profile of a screen", "R122", "content/report.yaml:13:18", {
        "content/report.yaml": SETTINGS + "print: {profile: colour/a.icc}\n",
        "content/colour/a.icc": press_profile(b"RGB "),
    }, command=("build", "--print", "--lang", "zh-CN"), says="its colours are RGB"),
    Case("profile without its tables", "R122", "content/report.yaml:13:18", {
        "content/report.yaml": SETTINGS + "print: {profile: colour/a.icc}\n",
        "content/colour/a.icc": press_profile()[:2000],
    }, command=("build", "--print", "--lang", "zh-CN"), says="ask the printer"),
    Case("profile outside of content", "L106", "content/report.yaml:13:18",
         {"content/report.yaml": SETTINGS + "print: {profile: ../a.icc}\n"}),
    Case("spine without a unit", "L106", "content/report.yaml:13:16",
         {"content/report.yaml": SETTINGS + "print: {spine: 6}\n"}, says="6mm"),
    Case("catalogs too narrow", "L106", "content/report.yaml:13:18",
         {"content/report.yaml": SETTINGS + "catalogs: {wrap: 7}\n"}, says="20 to 1000"),
    Case("unknown way of opening chapters", "L106", "content/report.yaml:13:19",
         {"content/report.yaml": SETTINGS + "print: {chapters: left}\n"}, says="recto"),
    Case("inks that are no percentages", "R104", "content/report.yaml:13:23",
         {"content/report.yaml": SETTINGS + "brand: {primary-cmyk: '82 42 36'}\n"}, says="cyan, magenta, yellow"),
    Case("inks of no colour", "R123", "content/report.yaml:1:1",
         {"content/report.yaml": SETTINGS + "brand: {primry-cmyk: '82 42 36 34'}\n"},
         command=("build", "--print", "--lang", "zh-CN"), says="`primry`"),
    Case("missing glyph", "R107", f"{ENERGY}:3:2", energy("# 能源\n\n甲\U0001e900乙。\n"),
         command=("build", "--pdf", "--lang", "zh-CN"), says="U+1E900"),
)  # fmt: skip

# Not in the table: their files are too large for it, or they are no fault of a project's files.
ELSEWHERE = {"L109", "M114", "M116", "P113", "P121", "P122", "P123", "R108", "R109", "V101", "V102", "V103"}
# Pages with holes: tests/typeset/test_fullness.py.
ELSEWHERE |= {"R130"}
# A machine without OpenCC: tests/test_derived_languages.py.
ELSEWHERE |= {"T131", "T134"}
# What a printer should hear of, all warnings: tests/outputs/test_print_edition.py.
ELSEWHERE |= {"R120", "R121", "R124", "R125"}
# A process that is ended: tests/typeset/galleys/test_executors.py.
ELSEWHERE |= {"R112"}
# What makes typesetting slow, all warnings: tests/typeset/test_cliffs.py.
ELSEWHERE |= {f"R{number}" for number in range(140, 145)}
# Contradictions between figures: tests/resolve/contradictions/.
ELSEWHERE |= {f"M{number}" for number in range(123, 130)}
# A catalog saved during an update: tests/publish/test_files.py.
ELSEWHERE |= {"T128"}
# The preview: tests/serve/test_command.py.
ELSEWHERE |= {"V104", "V105", "V107"}
# XLIFF, there and back: tests/cli/test_xliff.py.
ELSEWHERE |= {f"T{number}" for number in range(141, 149)}
# Workbooks: tests/register/test_workbook_import.py, and V115 in test_workbook.py.
ELSEWHERE |= {f"V{number}" for number in range(110, 120)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_problem_is_named_with_its_place(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault gives its code, file:line:column and a hint, exit code 1, and leaves build/ alone."""
    project = write_project(tmp_path, case.changes)
    (project / "build" / "pdf").mkdir(parents=True)
    (project / "build" / "pdf" / "last.pdf").write_bytes(b"the last good one")

    exit_code = main([*case.command, "--project", str(project)])

    said = capsys.readouterr().err
    assert exit_code == 1, said
    assert "Traceback" not in said
    assert "this is a bug" not in said
    found = re.findall(r"error\[(\w+)\] [\w-]+: .*\n  --> (.+)\n", said)
    assert (case.code, case.place) in found, said
    assert "= hint: " in said
    assert case.says in said
    outputs = [path for path in (project / "build").rglob("*") if path.is_file() and ".cache" not in path.parts]
    assert [path.name for path in outputs] == ["last.pdf"]
    assert (project / "build" / "pdf" / "last.pdf").read_bytes() == b"the last good one"


def test_every_rule_has_a_case() -> None:
    """No code exists that nothing is known to cause."""
    assert {case.code for case in CASES} | ELSEWHERE == set(RULES)


def test_problems_of_all_files_come_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run names the faults of every file, not only the first."""
    project = write_project(tmp_path, {**energy("没有标题。\n"), **metrics("a.b: {label: 甲, valeu: 2, value: 1}\n")})
    assert main(["check", "--project", str(project)]) == 1
    said = capsys.readouterr().err
    assert "L103" in said
    assert "P101" in said


def test_sound_project_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The project that all these faults are planted in has none itself."""
    project = write_project(tmp_path)
    assert main(["build", "--project", str(project), "--goal", "release"]) == 0, capsys.readouterr().err
    assert (project / "build" / "pdf" / "sample-zh-CN.pdf").is_file()
    assert (project / "build" / "pdf" / "sample-en.pdf").is_file()
    assert (project / "build" / "site" / "en" / "year" / "energy.html").is_file()


def test_large_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that is no text but a dump is named, not read."""
    project = write_project(tmp_path, energy("# 能源\n\n" + "甲" * 2_700_000))
    assert main(["check", "--project", str(project)]) == 1
    assert "error[L109]" in capsys.readouterr().err


def test_missing_library_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without Pango gets a sentence and the way to `report doctor`."""

    class NoPango:
        def find_spec(self, name: str, *_rest: object) -> None:
            if name == "report.typeset":
                message = "cannot load library 'libpango-1.0-0': no such file"
                raise OSError(message)

    for name in [name for name in sys.modules if name.startswith("report.typeset")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    assert main(["build", "--project", str(write_project(tmp_path))]) == 1
    said = capsys.readouterr().err
    assert "error[R109]" in said
    assert "libpango-1.0-0" in said


def test_html_is_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Raw HTML is printed as written, harmless, and somebody is told."""
    project = write_project(tmp_path, energy("# 能源\n\n甲<b onclick=x>乙</b>，`<b>`不算。\n"))
    main(["build", "--site", "--project", str(project)])
    said = capsys.readouterr().err
    assert said.count("warning[P113]") == 1
    assert f"{ENERGY}:3:2" in said
    assert "&lt;b onclick=x&gt;" in (project / "build/site/zh-CN/year/energy.html").read_text(encoding="utf-8")


def test_no_project_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without a project gives V102 and a way out."""
    assert main(["build", "--project", str(tmp_path)]) == 1
    assert "V102" in capsys.readouterr().err
