"""The numbers of a text and of its translation, held against each other."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from report.cli import main
from report.diagnostics import RULES, Diagnostic
from report.model.text import Segment
from report.pipeline import Order, edit, load
from report.quantity import DifferenceKind
from report.read.postrings import string_places
from report.translate.audit import CODES, HEDGE_DIFFERS
from tests.projects import ENGLISH, write_project

ROOT = Path(__file__).parent.parent.parent
ENERGY = "content/sections/year/energy.md"
WORK_PO = "locale/en/LC_MESSAGES/year.po"
AUDITED = {*CODES.values(), HEDGE_DIFFERS}

DIFFERENCES = {
    "T108": ("设15个分会场。", "With branch venues."),
    "T109": ("设多个分会场。", "With 15 branch venues."),
    "T110": ("2019年启动。", "Launched in 2018."),
    "T111": ("投入2亿元。", "Invested RMB 2 billion."),
    "T112": ("下降3个百分点。", "Down by 3%."),
    "T113": ("近500场。", "500 sessions."),
    "T114": ("近500场。", "More than 500 sessions."),
}
"""Code to a text and a translation that states something else."""

SAME = {
    "投入2亿元。": "Invested RMB 200 million.",
    "一个人分两步走。": "One goes about it in stages.",
    "全年用电三成来自光伏。": "Photovoltaics gave 30% of the year's electricity.",
    "曝光{{ year.views }}，分15类。": "{{ year.views }} in 15 categories.",
}


def project(folder: Path, source: str, translation: str, before: str = "", domain: str = "year") -> Path:
    """Write the sample project with one paragraph, and its translation with lines before the entry."""
    files = {
        ENERGY: f"# 能源\n\n{source}\n",
        f"locale/en/LC_MESSAGES/{domain}.po": f'{ENGLISH}{before}msgid "{source}"\nmsgstr {translation}\n',
    }
    return write_project(folder, files)


def audited(folder: Path, goal: str = "review") -> list[Diagnostic]:
    """Return what the audit says of the English edition."""
    report = load(folder, goal).value
    assert report is not None
    found = edit(report, Order(folder, languages=("en",), goal=goal)).diagnostics
    return [diagnostic for diagnostic in found if diagnostic.code in AUDITED]


def test_every_difference_has_a_code() -> None:
    """Hedges that turn round and hedges that appear share one; a new kind of difference must be given its own."""
    rest = set(DifferenceKind) - set(CODES)
    assert {kind.value for kind in rest} <= {"hedge_flipped", "hedge_added"}
    assert set(DIFFERENCES) == AUDITED


@pytest.mark.parametrize("code", DIFFERENCES)
@pytest.mark.parametrize(("goal", "severity"), [("draft", "warning"), ("review", "warning"), ("release", "error")])
def test_difference_is_named(tmp_path: Path, code: str, goal: str, severity: str) -> None:
    """Each kind of difference has its code; only a release is refused."""
    source, translation = DIFFERENCES[code]
    found = audited(project(tmp_path, source, f'"{translation}"'), goal)
    assert [(each.code, str(each.severity)) for each in found] == [(code, severity)]


@pytest.mark.parametrize("source", SAME)
def test_what_agrees_is_not_named(tmp_path: Path, source: str) -> None:
    """The same number in the other language's way, articles, and figures that are printed."""
    assert audited(project(tmp_path, source, f'"{SAME[source]}"')) == []


def test_both_places_are_shown(tmp_path: Path) -> None:
    """The number in the PO file, over lines and escapes, and the number in the source."""
    lines = '""\n"The \\"big\\" plan: "\n"\\tRMB 2 billion, a\\\\b."'
    (found,) = audited(project(tmp_path, "所谓“大”计划：投入2亿元。", lines))
    head = ENGLISH.count("\n")
    assert (found.span.path, found.span.line, found.span.column) == (WORK_PO, head + 4, 4)
    assert found.span.length == len("RMB 2 billion")
    assert str(found.related) == f"{ENERGY}:3:11"


def test_missing_number_is_shown_at_its_translation(tmp_path: Path) -> None:
    """What is not there has no place of its own."""
    (found,) = audited(project(tmp_path, *(DIFFERENCES["T108"][0], '"With branch venues."')))
    assert str(found.span) == f"{WORK_PO}:{ENGLISH.count(chr(10)) + 2}:9"


@pytest.mark.parametrize("flags", ["#, fuzzy\n", "#, fuzzy, ignore-figures\n"])
def test_fuzzy_messages_are_not_compared(tmp_path: Path, flags: str) -> None:
    """Their translation belongs to another wording, and somebody has to look at it anyway."""
    source, translation = DIFFERENCES["T110"]
    assert audited(project(tmp_path, source, f'"{translation}"', flags)) == []


@pytest.mark.parametrize("word", ["#, ignore-figures\n", "# ignore-figures\n", "# ignore-figures: 村名\n"])
def test_translator_says_it_is_right(tmp_path: Path, word: str) -> None:
    """A flag, or a comment, silences the audit; as a comment it outlives updates and every tool."""
    source, translation = DIFFERENCES["T110"]
    folder = project(tmp_path, source, f'"{translation}"', word)
    assert audited(folder, "release") == []
    for _ in range(2):
        assert main(["update", "--project", str(folder)]) == 0
    assert audited(folder, "release") == []
    assert word.replace("#, ", "# ") in (folder / WORK_PO).read_text(encoding="utf-8")
    msgfmt = shutil.which("msgfmt")
    assert msgfmt
    subprocess.run([msgfmt, "--check", "-o", "/dev/null", str(folder / WORK_PO)], check=True)


def test_another_comment_says_nothing(tmp_path: Path) -> None:
    """A sentence that mentions the word is no order."""
    source, translation = DIFFERENCES["T110"]
    assert len(audited(project(tmp_path, source, f'"{translation}"', "# do not ignore-figures here\n"))) == 1


def test_text_that_stands_twice_is_compared_once(tmp_path: Path) -> None:
    """One message, one problem."""
    source, translation = DIFFERENCES["T110"]
    folder = project(tmp_path, source, f'"{translation}"')
    (folder / ENERGY).write_text(f"# 能源\n\n{source}\n\n{source}\n", encoding="utf-8")
    assert len(audited(folder)) == 1


def test_labels_of_metrics_are_compared(tmp_path: Path) -> None:
    """Every catalog is held against its texts; units are no texts."""
    metrics = "year.top: {label: 前100名的份额, value: 3, unit: 个30年周期}\n"
    entries = (
        'msgid "前100名的份额"\nmsgstr "Share of the top 10"\n\n'
        'msgid "个30年周期"\nmsgid_plural "个30年周期"\nmsgstr[0] "cycle"\nmsgstr[1] "cycles"\n'
    )
    files = {"content/metrics/more.yaml": metrics, "locale/en/LC_MESSAGES/metrics.po": ENGLISH + entries}
    found = audited(write_project(tmp_path, files))
    assert {each.span.path for each in found} == {"locale/en/LC_MESSAGES/metrics.po"}
    assert [str(each.related) for each in found] == ["content/metrics/more.yaml:1:20"]


def test_own_text_is_not_held_against_its_messages(tmp_path: Path) -> None:
    """What is written in the language is not printed from the catalog."""
    source, translation = DIFFERENCES["T110"]
    folder = project(tmp_path, source, f'"{translation}"')
    (folder / "content/sections/year/energy.en.md").write_text("# Energy\n\nBegun in 2018.\n", encoding="utf-8")
    assert audited(folder) == []


def test_places_of_strings() -> None:
    """Contexts, plurals, obsolete entries and escapes: every string is found on its lines."""
    text = (
        '#~ msgid "gone"\n#~ msgstr "lost"\n\nmsgctxt "a"\nmsgid "b"\nmsgid_plural "bs"\nmsgstr[0] "one\\n"\n'
        '"two"\nmsgstr[1] "many"\n\nmsgid ""\n"c"\nmsgstr "d"\n'
    )
    assert string_places(text) == {
        5: (Segment(0, 7, 12), Segment(4, 7, 17), Segment(4, 8, 2)),
        11: (Segment(0, 13, 9),),
    }


@pytest.mark.parametrize("code", sorted(AUDITED))
def test_examples_of_the_rules(tmp_path: Path, code: str) -> None:
    """What `report explain` shows as wrong is wrong, and as right, right."""
    for number, example in enumerate((RULES[code].wrong, RULES[code].right)):
        source, translation = re.findall(r'"(.*)"', example)
        found = audited(project(tmp_path / str(number), source, f'"{translation}"'))
        assert [each.code for each in found] == [code][number:]


@pytest.mark.parametrize("folder", [ROOT, ROOT / "report" / "starter"], ids=["example", "starter"])
def test_reports_of_our_own_are_clean(folder: Path) -> None:
    """No false alarm, and no true one: every typed number is accepted, and the same in both languages."""
    loaded = load(folder, "release")
    assert loaded.value is not None
    strays = [str(each) for each in loaded.diagnostics if each.code.startswith("P12")]
    assert [*strays, *map(str, audited(folder))] == []
