"""The proof of a translation: what a reviewer sees, finds, and is told by a screen reader."""

from __future__ import annotations

import json
import shutil
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from report.cli import main
from report.diagnostics import Diagnosed
from report.pipeline import PLAIN, Order, edit, load, prove, typeset
from tests.outputs.pdfstructure import bookmarks, links
from tests.outputs.pdftext import raw_pages, squeeze
from tests.outputs.tagtree import Tagged, read_tags
from tests.projects import ENGLISH, METRICS, write_project

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

YEAR = f"""{ENGLISH}msgid "工作"
msgstr "Work"

msgid "一年的工作。"
msgstr ""

#. changed: wording
#, fuzzy
#| msgid "水与能源"
msgid "能源"
msgstr "Water and energy 𓀀"

msgid "平均能效为{{{{ dc.pue }}}}，曝光{{{{ year.views }}}}。2019年起。"
msgstr "With {{{{ year.views }}}}, mean effectiveness was {{{{ dc.pue }}}}. Since 2018."
"""
"""A missing, a fuzzy and a faulty message; figures in another order than in the source, and a sign that no font has."""
CHANGES = {
    "content/sections/year/energy.md": "# 能源\n\n平均能效为{{ dc.pue }}，曝光{{ year.views }}。2019年起。\n",
    "content/metrics/year.yaml": METRICS.replace("unit: 次", "unit: 次\n  unit_context: 播放"),
    "locale/en/LC_MESSAGES/year.po": YEAR,
    "locale/en/LC_MESSAGES/metrics.po": ENGLISH
    + 'msgid "数据中心能效"\nmsgstr "Data-centre effectiveness"\n\nmsgid "曝光量"\nmsgstr "Views"\n\n'
    'msgctxt "播放"\nmsgid "次"\nmsgid_plural "次"\nmsgstr[0] "view"\nmsgstr[1] "views"\n',
}
FOLDER = "locale/en/LC_MESSAGES"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a build for review has made."""

    project: Path
    path: Path
    said: str

    @property
    def rows(self) -> list[tuple[Tagged, ...]]:
        """The cells of every row of every table, heads of columns left out."""
        with pikepdf.open(self.path) as pdf:
            top, _ = read_tags(pdf)
        return [row.tags for row in top.all() if row.type == "TR" and any(cell.type == "TD" for cell in row.tags)]

    def row(self, words: str) -> tuple[Tagged, ...]:
        """Return the cells of the message that has these words in either language."""
        found = [row for row in self.rows if len(row) == 3 and any(words in cell.text for cell in row[1:])]
        assert len(found) == 1, words
        return found[0]


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """Return the proof of a small project with something of everything."""
    project = write_project(tmp_path_factory.mktemp("proof"), CHANGES)
    with redirect_stdout(StringIO()) as said:
        assert main(["build", "--pdf", "--lang", "en", "--goal", "review", "--project", str(project)]) == 0
    return Proof(project, project / "build/pdf/sample-en-proof.pdf", said.getvalue())


def test_it_is_an_output_of_its_own(proof: Proof) -> None:
    """Its path is printed, the manifest calls it a proof; sections stand where they do in the report itself."""
    assert str(proof.path) in proof.said
    manifest = json.loads((proof.project / "build/manifest.json").read_text(encoding="utf-8"))
    kinds = {row["path"]: row["kind"] for row in manifest["outputs"]}
    assert kinds == {"pdf/sample-en-proof.pdf": "proof", "pdf/sample-en.pdf": "pdf"}
    pages = {row["path"]: row["pages"] for row in manifest["outputs"]}
    last = max(row["editions"]["en"]["last_page"] for row in manifest["sections"])
    assert last == pages["pdf/sample-en.pdf"]


def test_it_stays_until_the_next(proof: Proof, tmp_path: Path) -> None:
    """A build that makes none leaves it, and names it; the website does not offer it."""
    project = shutil.copytree(proof.project, tmp_path / "project")
    assert main(["build", "--site", "--lang", "zh-CN", "--project", str(project)]) == 0
    assert (project / "build/pdf/sample-en-proof.pdf").read_bytes() == proof.path.read_bytes()
    manifest = json.loads((project / "build/manifest.json").read_text(encoding="utf-8"))
    assert "proof" in {row["kind"] for row in manifest["outputs"]}
    assert [path.name for path in (project / "build/site/downloads").iterdir()] == ["sample-en.pdf"]


def test_languages_stand_side_by_side(proof: Proof) -> None:
    """A row is a message: where it stands, source and translation, each in its language."""
    head, source, translation = proof.row("Sample organisation")
    assert [cell.type for cell in (head, source, translation)] == ["TH", "TD", "TD"]
    assert head.attributes["/Scope"] == "/Row"
    assert squeeze(head.text) == "organisationreport.yaml:3report.po:12"
    assert (source.language, source.text) == ("zh-CN", "示例机构")
    assert (translation.language, translation.text) == (None, "Sample organisation")


def test_figures_have_one_mark_in_both_languages(proof: Proof) -> None:
    """Figures are printed by each language's own rules, with a letter for the metric, whatever their order."""
    head, source, translation = proof.row("2018")
    assert squeeze(source.text) == "平均能效为1.14a，曝光超过12.86亿次b。2019年起。"
    assert squeeze(translation.text).startswith("Withmorethan1.286billionviewsb,meaneffectivenesswas1.14a.Since2018.")
    assert squeeze(head.text) == "paragraphenergy.md:3year.po:21adc.puebyear.views"


def test_unfinished_messages_show_why(proof: Proof) -> None:
    """What is missing, fuzzy or faulty says so; a fuzzy one also what its source said, and what it says for now."""
    missing = proof.row("一年的工作")[2]
    assert missing.text == "Missing一年的工作。"
    assert missing.language == "zh-CN"
    assert [tag.language for tag in missing.all() if tag.text == "Missing"] == ["en"]
    _, source, fuzzy = proof.row("Water and energy")
    assert fuzzy.text.startswith("Fuzzy: wordingWater and energy")
    assert squeeze(source.text) == "能源Changedsinceitwastranslated水与能源"
    assert squeeze(proof.row("2018")[2].text).endswith("T110“2019年”became“2018”")


def test_the_list_in_front_leads_to_each(proof: Proof) -> None:
    """Every unfinished message has a line with its state, its place and its page, which is a link to it."""
    todo = [row for row in proof.rows if len(row) == 4]
    assert [squeeze(row[3].text) for row in todo] == [
        f"Work{FOLDER}/year.po:12",
        f"能源{FOLDER}/year.po:18",
        f"能源{FOLDER}/year.po:21",
    ]
    assert [row[1].text for row in todo] == ["Missing", "Fuzzy: wording", "T110“2019年” became “2018”"]
    pages = raw_pages(proof.path)
    with pikepdf.open(proof.path) as pdf:
        led = [link.leads_to for link in links(pdf) if link.target.startswith("message_")]
    assert [row[0].text for row in todo] == [str(page) for page in led]
    for page, words in zip(led, ["一年的工作。", "Water and energy", "Since 2018"], strict=True):
        assert page is not None
        assert words in pages[page - 1]


def test_messages_are_counted_once(proof: Proof) -> None:
    """A row for each part: its messages, and how many of them are finished, missing, fuzzy and faulty."""
    tallies = {row[0].text: [cell.text for cell in row[2:]] for row in proof.rows if len(row) == 7}
    assert tallies["Work"] == ["4", "1", "1", "1", "1"]
    assert tallies["Report"] == ["2", "2", "–", "–", "–"]
    assert tallies["Figures"] == ["3", "3", "–", "–", "–"]


def test_sections_have_bookmarks_and_running_heads(proof: Proof) -> None:
    """The outline has the parts of the proof and the sections; a page says which section stands on it."""
    with pikepdf.open(proof.path) as pdf:
        marks = bookmarks(pdf)
        _, asides = read_tags(pdf)
    assert ("能源", ("Sample report", "Work")) in [(mark.title, mark.path) for mark in marks]
    assert {"To do", "Report", "Figures", "Words of the templates"} <= {mark.title for mark in marks}
    page = next(mark.page for mark in marks if mark.title == "Work")
    assert squeeze(asides[page - 1]) == squeeze(f"Sample report · Proof Work {page}")


def test_labels_stand_with_the_figures_as_printed(proof: Proof) -> None:
    """A metric's label has the whole figure under it; a unit has its forms, and its msgctxt."""
    head, source, translation = proof.row("Views")
    assert squeeze(head.text) == "year.viewsyear.yaml:6metrics.po:12"
    assert squeeze(source.text) == "曝光量超过12.86亿次"
    assert squeeze(translation.text) == "Viewsmorethan1.286billionviews"
    head, source, translation = proof.row("view · views")
    assert squeeze(head.text) == "unitmetrics/year.yaml:10metrics.po:16msgctxt播放"
    assert source.text == "次"


def test_templates_words_stand_at_the_end(proof: Proof) -> None:
    """The templates' own words, as both languages print them."""
    assert [cell.text for cell in proof.rows[-1]][1:] == ["回到正文", "Back to the text"]


@pytest.mark.parametrize(
    ("goal", "more"),
    [("draft", {}), ("release", {}), ("review", {"pdf": False}), ("review", {"languages": ("zh-CN",)})],
    ids=["draft", "release", "no PDF", "source only"],
)
def test_only_a_review_of_a_translation_has_one(tmp_path: Path, goal: str, more: dict[str, Any]) -> None:
    """No other build makes a proof."""
    order = Order(write_project(tmp_path), goal=goal, **more)
    report = load(order.root, goal)
    assert prove(report, report.then(lambda loaded: edit(loaded, order)), order) == Diagnosed(())


def test_both_engines_make_it(proof: Proof) -> None:
    """Set as a whole it has the same words on the same pages."""
    order = Order(proof.project, ("en",), goal="review", jobs=1, engine=PLAIN)
    report = load(order.root, order.goal)
    editions = report.then(lambda loaded: edit(loaded, order))
    composed = prove(report, editions, order).value
    assert composed
    made = typeset(composed, {}, order)
    (plain,) = made.value or ()
    assert [(each.code, each.is_error, each.span.path) for each in made.diagnostics] == [
        ("R107", False, f"{FOLDER}/year.po")
    ]
    path = proof.path.with_name("plain.pdf")
    path.write_bytes(plain.content)
    assert plain.name == proof.path.name
    assert [squeeze(page) for page in raw_pages(path)] == [squeeze(page) for page in raw_pages(proof.path)]
