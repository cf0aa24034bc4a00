"""The pages of docs/ say what is true: commands parse, examples build, names and paths exist.

A comment before a block says what it is an example of: `<!-- builds: section -->`, `<!-- prints: filters -->` …
"""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from report.cli import main
from report.cli.arguments import parse_arguments
from report.compose.phrases import metric_phrase
from report.diagnostics import RULES
from report.directives import BY_NODE, DIRECTIVES
from report.markup.figures import FILTERS
from report.pipeline import Order, compose, edit, load, prove
from tests.projects import ENGLISH, FILES, SETTINGS, TRANSLATIONS, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from report.diagnostics import Diagnosed
    from report.directives import Directive
    from report.model.composition import Composition

ROOT = Path(__file__).parent.parent
PAGES = [path for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if path.is_file()]
ENERGY = "content/sections/year/energy.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>\n'
KEPT = r"report|templates|tests|docs|content|locale|\.ci"
"""Folders whose files must exist when a page names them."""

WORDS = {
    "种植树木": "Trees planted",
    "总部园区": "head office",
    "不含补种": "without replanting",
    "视频播放量": "Video views",
}
UNITS = {
    ("", "棵"): ("tree", "trees"),
    ("播放", "次"): ("view", "views"),
    ("", "场"): ("session", "sessions"),
    ("", "天"): ("day", "days"),
    ("", "元"): ("RMB {}", "RMB {}"),
}
"""What a translator would make of the figures in writing.md."""


@dataclass(frozen=True)
class Block:
    """A fenced block or a table of a page."""

    page: Path
    line: int
    language: str
    text: str
    mark: str
    """What the comment before it says, for example `builds: section`."""

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def read_blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks and marked tables of a page."""
    lines = page.read_text(encoding="utf-8").split("\n")
    mark, at = "", 0
    while at < len(lines):
        line = lines[at]
        if comment := re.fullmatch(r"<!-- (.*) -->", line):
            mark = comment.group(1)
        elif line.startswith("```") or (mark and line.startswith("|")):
            is_fence = line.startswith("```")
            ends = (n for n in range(at + 1, len(lines)) if lines[n] == "```" or not (is_fence or lines[n][:1] == "|"))
            end = next(ends, len(lines))
            text = "\n".join(lines[at + is_fence : end]) + "\n"
            yield Block(page, at + 1, line[3:] if is_fence else "table", text, mark)
            mark, at = "", end
        at += 1


BLOCKS = [block for page in PAGES for block in read_blocks(page)]


def marked(mark: str, page: str = "") -> list[Block]:
    """Return the blocks whose mark begins so."""
    return [block for block in BLOCKS if block.mark.startswith(mark) and block.page.name.startswith(page)]


def cells(block: Block) -> list[list[str]]:
    """Return the rows of a table below its head, code marks and remarks in brackets taken off."""
    rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in block.text.splitlines()[2:]]
    return [[re.sub(r"^`([^`]*)`( \(.*\))?$", r"\1", cell) for cell in row] for row in rows]


def english_metrics() -> str:
    """Return the English catalog of figures, those of writing.md included."""
    labels = "".join(f'msgid "{source}"\nmsgstr "{target}"\n\n' for source, target in WORDS.items())
    units = "".join(
        (f'msgctxt "{context}"\n' if context else "")
        + f'msgid "{unit}"\nmsgid_plural "{unit}"\nmsgstr[0] "{one}"\nmsgstr[1] "{other}"\n\n'
        for (context, unit), (one, other) in UNITS.items()
    )
    return f"{ENGLISH}{TRANSLATIONS['metrics']}\n{labels}{units}"


def example_files() -> dict[str, str | bytes | None]:
    """Return what the examples of all pages share: figures, data, pictures, templates."""
    files: dict[str, str | bytes | None] = {
        block.mark.removeprefix("builds: file "): block.text
        for block in BLOCKS
        if block.mark.startswith("builds: file ")
    }
    files["content/metrics/example.yaml"] = "".join(block.text for block in marked("builds: metrics"))
    files["content/images/trees.svg"] = SVG
    files["locale/en/LC_MESSAGES/metrics.po"] = english_metrics()
    return files


def composed(folder: Path, changes: dict[str, str | bytes | None]) -> Diagnosed[tuple[Composition, ...]]:
    """Return the sample project with the examples and these files, composed in its own language."""
    project = write_project(folder, {**example_files(), **changes})
    order = Order(project, languages=("zh-CN",))
    return load(project).then(lambda loaded: edit(loaded, order)).then(compose)


def problems(result: Diagnosed[tuple[Composition, ...]]) -> list[str]:
    """Return what went wrong; words of the templates may wait for their translation while a design is at work."""
    return [f"{found.span} {found.message}" for found in result.diagnostics if found.code != "T103"]


def commands() -> Iterator[tuple[str, str]]:
    """Yield every `report …` command of the pages with its place."""
    for block in BLOCKS:
        if block.language not in {"sh", "console"}:
            continue
        for number, line in enumerate(block.text.splitlines(), 1):
            words = line.removeprefix("$ ").strip()
            typed = block.language == "sh" or line.startswith("$ ")
            if typed and (found := re.match(r"(?:\.venv/bin/)?report\s+(.*)", words)):
                yield f"{block.page.name}:{block.line + number}", found.group(1)


@pytest.mark.parametrize(("place", "command"), list(commands()), ids=lambda value: value)
def test_command_parses(place: str, command: str) -> None:
    """Every command line that a reader may copy is one that the program understands."""
    words = shlex.split(command, comments=True)
    if "--help" in words or "--version" in words:
        with pytest.raises(SystemExit, match=r"^0$"):
            parse_arguments(words)
    else:
        assert parse_arguments(words).command, place


def test_pages_hold_commands() -> None:
    """The test above has found commands at all."""
    assert len(list(commands())) > 10


@pytest.mark.parametrize("block", marked("builds: section"), ids=str)
def test_section_builds(block: Block, tmp_path: Path) -> None:
    """A section that a page shows builds without a problem."""
    assert problems(composed(tmp_path, {ENERGY: block.text})) == []


def test_metrics_and_files_build(tmp_path: Path) -> None:
    """Figures, data and templates that the pages show are read without a problem, all together."""
    assert marked("builds: metrics", "writing")
    assert problems(composed(tmp_path, {})) == []


@pytest.mark.parametrize("block", marked("builds: settings"), ids=str)
def test_settings_build(block: Block, tmp_path: Path) -> None:
    """A report.yaml that a page shows, or a part of one, builds without a problem."""
    text = block.text if block.mark == "builds: settings" else SETTINGS + block.text
    profile = "content/colour/coated.icc"  # one of the pages names it; what is in it matters only to a press
    assert problems(composed(tmp_path, {"content/report.yaml": text, profile: b"acsp"})) == []


@pytest.mark.parametrize("block", marked("builds: kind"), ids=str)
def test_kind_builds(block: Block, tmp_path: Path) -> None:
    """A kind of section that a page shows is set with its own templates."""
    name = block.text.partition(":")[0]
    kinds = (ROOT / "templates/kinds.yaml").read_text(encoding="utf-8") + block.text
    settings = SETTINGS.replace("id: year.energy, kind: section", f"id: year.energy, kind: {name}")
    result = composed(tmp_path, {"content/report.yaml": settings, "templates/kinds.yaml": kinds})
    assert problems(result) == []
    assert result.value is not None
    assert f"kind-{name}" in result.value[0].print_html
    assert f"kind-{name}" in "".join(section.html for section in result.value[0].web_sections)


def test_directive_of_the_walkthrough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The directive that developing.md writes works with the template and the input it shows."""
    (code,), (fixture,) = marked("builds: directive"), marked("builds: fixture")
    path = tmp_path / "pledge.py"
    path.write_text(code.text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("report_docs_pledge", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "report_docs_pledge", module)
    spec.loader.exec_module(module)
    directive: Directive = module.DIRECTIVE
    monkeypatch.setitem(DIRECTIVES, directive.name, directive)
    monkeypatch.setitem(BY_NODE, directive.node, directive)
    title, source, html, _ = re.split(r"^\.\n", fixture.text, flags=re.MULTILINE)
    assert title.strip()
    assert html == ""
    result = composed(tmp_path / "project", {ENERGY: f"# 能源\n\n{source}"})
    assert problems(result) == []
    assert result.value is not None
    web = next(section for section in result.value[0].web_sections if section.id == "year.energy")
    assert "平均能效低于1.1 (2025)" in web.html
    assert [place.metric for place in web.places] == ["dc.pue"]


def printed(project: Path, metric: str, filters: tuple[str, ...] = ()) -> tuple[str, str]:
    """Return what a figure prints in Chinese and in English, with plain spaces."""
    editions = load(project).then(lambda loaded: edit(loaded, Order(project))).value
    assert editions is not None
    chinese, english = (
        metric_phrase(edition.report.metrics[metric], edition.language, filters) for edition in editions
    )
    return chinese.replace("\N{NO-BREAK SPACE}", " "), english.replace("\N{NO-BREAK SPACE}", " ")


def test_filters_print_what_the_table_says(tmp_path: Path) -> None:
    """The table of filters was made by running them, covers all, and still holds."""
    (table,) = marked("prints: filters")
    rows = cells(table)
    heads = [cell.strip(" `") for cell in table.text.splitlines()[0].strip("|").split("|")]
    project = write_project(tmp_path, example_files())
    for name, *phrases in rows:
        for column in (0, 2):
            said = phrases[column], phrases[column + 1]
            if any(said):
                assert printed(project, heads[column + 1], (name,) if name else ()) == said, name
    assert {row[0] for row in rows} - {""} == set(FILTERS)


def test_qualifiers_print_what_the_table_says(tmp_path: Path) -> None:
    """The table of qualifiers was made by running them, and still holds."""
    (table,) = marked("prints: qualifiers")
    rows = [row[start : start + 3] for row in cells(table) for start in (0, 3)]
    values = {name: 1000 if name == "several" else 3000 for name, _, _ in rows}
    text = "".join(
        f"try.{name.replace('_', '-')}: {{label: 棵数, value: {value}, qualifier: {name}, unit: 棵}}\n"
        for name, value in values.items()
    )
    project = write_project(tmp_path, {**example_files(), "content/metrics/qualifiers.yaml": text})
    for name, *said in rows:
        assert list(printed(project, f"try.{name.replace('_', '-')}")) == said, name


def test_remarks_say_what_is_printed(tmp_path: Path) -> None:
    """What stands behind the arrow beside a figure of writing.md is what is printed."""
    remarks = re.findall(r"^(\S+): \{.*# → (.*) / (.*)$", marked("builds: metrics", "writing")[0].text, re.MULTILINE)
    assert len(remarks) > 5
    project = write_project(tmp_path, example_files())
    for metric, *said in remarks:
        assert list(printed(project, metric)) == said, metric


@pytest.mark.parametrize("block", marked("breaks: "), ids=str)
def test_output_is_real(block: Block, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The output that a page shows is what the program says of the example before it."""
    shown = BLOCKS[BLOCKS.index(block) + 1]
    project = write_project(tmp_path, {ENERGY: block.text})
    assert main(["check", "--lang", "zh-CN", "--project", str(project)]) == 1
    assert capsys.readouterr().err == shown.text
    assert block.mark.removeprefix("breaks: ") in shown.text


def test_status_is_real(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What translating.md shows of `report status` is said of a paragraph reworded; JSON may be spaced otherwise."""
    shown = [block.text for block in BLOCKS if block.language == "console" and "$ report status" in block.text]
    project = write_project(tmp_path, {ENERGY: FILES[ENERGY].replace("平均能效", "全年平均能效")})
    assert main(["update", "--project", str(project)]) == 0
    assert len(shown) == 2
    for text in shown:
        command, _, output = text.partition("\n")
        capsys.readouterr()
        assert main([*command.split()[2:], "--project", str(project)]) == 0
        said = capsys.readouterr().out
        if "--json" in command:
            assert json.loads(said) == json.loads(output)
        else:
            assert said == output


def test_proof_shows_what_the_page_says(tmp_path: Path) -> None:
    """The fuzzy message of translating.md is listed, and its row says what has changed."""
    (block,) = marked("proof")
    year = f'{ENGLISH}msgid "工作"\nmsgstr "Work"\n\nmsgid "能源"\nmsgstr "Energy"\n\n{block.text}'
    order = Order(write_project(tmp_path, {"locale/en/LC_MESSAGES/year.po": year}), ("en",), goal="review")
    report = load(order.root, order.goal)
    (proof,) = prove(report, report.then(lambda loaded: edit(loaded, order)), order).value or ()
    parts = {body.id: body.html for body in proof.bodies}
    assert ">Fuzzy: wording<" in parts["_front"]
    assert "“Fuzzy: wording”" in block.page.read_text(encoding="utf-8")
    assert "<del>三</del><ins>一</ins>年的工作。" in parts["year"]


def shape(value: object) -> object:
    """Return the keys of a JSON value, the first item standing for a list, languages for each other."""
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    if isinstance(value, dict):
        inside = value.items() if "editions" not in value else {**value, "editions": []}.items()
        return {key: shape(item) for key, item in inside}
    return None


def test_manifest_has_these_fields(tmp_path: Path) -> None:
    """The manifest in publishing.md has the fields of a real one, and each is explained."""
    (block,) = marked("manifest")
    project = write_project(tmp_path)
    assert main(["build", "--site", "--project", str(project)]) == 0
    real = json.loads((project / "build/manifest.json").read_text(encoding="utf-8"))
    shown = json.loads(block.text)
    shown["sections"][0]["sdgs"] = []
    assert shape(shown) == shape(real)
    (edition,) = shown["sections"][0]["editions"].values()
    assert edition.keys() == real["sections"][0]["editions"]["en"].keys()
    text = block.page.read_text(encoding="utf-8")
    fields = {key for rows in shown.values() for row in rows for key in row} | edition.keys()
    assert [key for key in fields if key not in {"id", "language", "title"} and f"`{key}`" not in text] == []


def named_paths() -> set[tuple[str, str]]:
    """Return the paths that pages name in backticks or link to, `<…>` and `…` standing for anything."""
    found = set()
    for page in PAGES:
        prose = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for name in re.findall(rf"`((?:{KEPT})/[^`\s]*)`", prose):
            found.add((page.name, re.sub(r"<[^>]*>|…", "*", name)))
        for link in re.findall(r"\]\(([^)#:]+\.md)\)", prose):
            found.add((page.name, (page.parent / link).resolve().relative_to(ROOT.resolve()).as_posix()))
    return found


@pytest.mark.parametrize(("page", "path"), sorted(named_paths()), ids=lambda value: value)
def test_path_exists(page: str, path: str) -> None:
    """A file or folder that a page names is there."""
    assert any(ROOT.glob(path.rstrip("/"))), f"{page} names {path}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_codes_exist(page: Path) -> None:
    """A page names no diagnostic that the program does not know; the next free one may be an example."""
    codes = set(re.findall(r"\b[LMPSTRV]1\d\d\b", page.read_text(encoding="utf-8")))
    free = {f"{code[0]}{int(code[1:]) + 1}" for code in RULES}
    assert codes - set(RULES) <= (free if page.name == "developing.md" else set())


def test_everything_of_a_writer_is_documented() -> None:
    """writing.md names every filter, directive and kind, and no kind that does not exist."""
    text = (ROOT / "docs/writing.md").read_text(encoding="utf-8")
    assert [name for name in FILTERS if f"`{name}`" not in text] == []
    assert [name for name in DIRECTIVES if f"`{{{name}}}`" not in text] == []
    assert set(DIRECTIVES) == {directive.name for directive in BY_NODE.values()}
    (table,) = marked("kinds")
    said = set(
        re.findall(r"`([a-z]+)`", "".join(row.partition("|")[2].partition("|")[0] for row in table.text.splitlines()))
    )
    real = set(re.findall(r"^([a-z]+):", (ROOT / "templates/kinds.yaml").read_text(encoding="utf-8"), re.MULTILINE))
    assert said == real


def test_pages_are_listed() -> None:
    """docs/README.md has a line for each page."""
    listed = set(re.findall(r"\]\(([a-z]+\.md)\)", (ROOT / "docs/README.md").read_text(encoding="utf-8")))
    assert listed == {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
