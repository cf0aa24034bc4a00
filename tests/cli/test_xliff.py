"""Messages to an agency and back: what it changed is taken, and nothing else moves."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from report.cli import main
from report.po import parse_po
from report.translate.handing import CODES, units_of
from report.xliff import XliffFile, write_xliff
from tests.projects import ENGLISH, FILES, TRANSLATIONS, write_project

ROOT = Path(__file__).parents[2]
ENERGY = "content/sections/year/energy.md"
WORK_PO = "locale/en/LC_MESSAGES/year.po"
METRICS_PO = "locale/en/LC_MESSAGES/metrics.po"
AGENCY = """\
import sys
from translate.storage import factory
path, source, target, standing = sys.argv[1:]
store = factory.getobject(path)
(unit,) = [unit for unit in store.units if str(unit.source) == source]
unit.target = target
if standing == "review":
    unit.markfuzzy()
else:
    unit.marktranslated() if hasattr(unit, "marktranslated") else unit.markfuzzy(False)
store.save()
"""
"""What an agency's program does, with the library that Virtaal and Weblate read XLIFF by."""


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a project whose catalogs are up to date, and its messages as XLIFF."""
    folder = tmp_path_factory.mktemp("handed-out")
    project = write_project(folder / "project")
    assert main(["update", "--project", str(project)]) == 0
    assert main(["xliff", "export", str(folder / "out"), "--lang", "en", "--project", str(project)]) == 0
    return folder


@pytest.fixture
def project(handed_out: Path, tmp_path: Path) -> Path:
    """Return a copy of the project."""
    return shutil.copytree(handed_out / "project", tmp_path / "project")


@pytest.fixture
def out(handed_out: Path, tmp_path: Path) -> Path:
    """Return a copy of its messages as XLIFF."""
    return shutil.copytree(handed_out / "out", tmp_path / "out")


def back(project: Path, *words: str) -> int:
    """Import, and return the exit code."""
    return main(["xliff", "import", *words, "--format", "concise", "--project", str(project)])


def catalogs(project: Path) -> dict[str, bytes]:
    """Return the bytes of every catalog."""
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in (project / "locale").rglob("*.po")}


def translate(path: Path, source: str, target: str, standing: str = "done") -> None:
    """Have the agency translate a text."""
    subprocess.run([sys.executable, "-c", AGENCY, str(path), source, target, standing], check=True, timeout=60)


def edit(path: Path, old: str, new: str) -> None:
    """Change a file by hand."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_comes_of_files_as_they_went_out(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not a byte changes, and nobody is asked."""
    before = catalogs(project)
    capsys.readouterr()
    assert back(project, str(out)) == 0
    assert capsys.readouterr().out == "0 changes\n"
    assert catalogs(project) == before


def test_only_what_the_agency_changed_moves(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One target edited by a real tool: one msgstr is another, and it was listed before."""
    before = catalogs(project)
    translate(out / "en/year.xlf", "能源", "Power & “light”")
    capsys.readouterr()
    assert back(project, str(out), "--dry-run") == 0
    assert capsys.readouterr().out == f"{WORK_PO}\n  能源\n    - Energy\n    + Power & “light”\n1 change\n"
    assert catalogs(project) == before
    assert back(project, str(out), "--yes") == 0
    assert catalogs(project) == {
        **before,
        WORK_PO: before[WORK_PO].replace(b'msgstr "Energy"', 'msgstr "Power & “light”"'.encode()),
    }
    assert back(project, str(out), "--yes") == 0
    assert capsys.readouterr().out.endswith("0 changes\n")


def test_terminal_takes_no_orders(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters of a file that strangers have made are not printed."""
    edit(out / "en/year.xlf", ">Energy<", ">a&#x9b;2J\nb<")
    capsys.readouterr()
    assert back(project, str(out), "--dry-run") == 0
    assert "    + a\N{REPLACEMENT CHARACTER}2J\n      b\n" in capsys.readouterr().out


def test_codes_come_back_as_text(project: Path, out: Path) -> None:
    """What was protected in the file is a figure again."""
    path = out / "en/year.xlf"
    edit(path, "Mean effectiveness was <ph", "The mean was <ph")
    assert back(project, str(path), "--yes") == 0
    assert 'msgstr "The mean was {{ dc.pue }}, with {{ year.views }}."' in (project / WORK_PO).read_text("utf-8")


def test_what_needs_review_is_fuzzy(project: Path, out: Path) -> None:
    """And is not when the agency agrees; the comment that says why goes with it."""
    po = project / WORK_PO
    translate(out / "en/year.xlf", "能源", "Power", "review")
    assert back(project, str(out), "--yes") == 0
    assert '#, fuzzy\nmsgid "能源"\nmsgstr "Power"\n' in po.read_text("utf-8")
    shutil.rmtree(out)
    (project / ENERGY).write_text(FILES[ENERGY].replace("平均能效", "全年平均能效"), encoding="utf-8")
    assert main(["update", "--project", str(project)]) == 0
    assert "#. changed: wording\n#: " in po.read_text("utf-8")
    assert main(["xliff", "export", str(out), "--lang", "en", "--unfinished", "--project", str(project)]) == 0
    assert [path.name for path in out.rglob("*.xlf")] == ["year.xlf"]
    text = (out / "en/year.xlf").read_text("utf-8")
    assert text.count("<trans-unit") == 2
    assert "<source>平均能效为{{ dc.pue }}，曝光{{ year.views }}。</source>" in text
    (out / "en/year.xlf").write_text(text.replace("needs-review-translation", "translated"), encoding="utf-8")
    assert back(project, str(out), "--yes") == 0
    done = po.read_text("utf-8")
    assert "fuzzy" not in done
    assert "#|" not in done
    assert "changed:" not in done


def test_what_would_stop_every_build_is_fuzzy(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure that the agency has lost is told, and the text kept; a draft can be built."""
    work = out / "en/year.xlf"
    text = re.sub(r"Mean effectiveness was <ph.*?</ph>, with", "With", work.read_text("utf-8"))
    work.write_text(text, encoding="utf-8")
    assert back(project, str(out), "--yes") == 0
    said = capsys.readouterr().err
    assert "warning[T105]" in said
    assert "it is taken as fuzzy" in said
    po = (project / WORK_PO).read_text("utf-8")
    assert re.search(r'#, fuzzy\nmsgid ".*"\nmsgstr "With {{ year.views }}."', po)


def test_agreement_here_is_not_taken_back(project: Path, out: Path) -> None:
    """The agency says of the same text that it needs review, and here somebody has looked at it."""
    edit(out / "en/year.xlf", ' state="translated">Energy<', ' state="needs-review-translation">Power<')
    edit(project / WORK_PO, '"Energy"', '"Power"')
    assert back(project, str(out), "--yes") == 0
    assert "fuzzy" not in (project / WORK_PO).read_text("utf-8")


def test_texts_that_the_files_lack_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They cannot be handed out before an update."""
    edit(project / "content/sections/year.md", "一年的工作。", "一句没有人见过的话。")
    out = project.parent / "out"
    assert main(["xliff", "export", str(out), "--lang", "en", "--project", str(project)]) == 0
    assert "1 text not in the PO files of en yet: run `report update` before" in capsys.readouterr().err


def test_both_changed_is_a_conflict(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is listed and not taken; what only the agency changed is."""
    edit(project / WORK_PO, '"Energy"', '"Energy use"')
    edit(out / "en/year.xlf", ">Energy<", ">Power<")
    edit(out / "en/year.xlf", ">Work<", ">Our work<")
    assert back(project, str(out), "--yes") == 0
    said = capsys.readouterr()
    assert "warning[T144] “能源” was changed here as well: “Energy use” now, “Power” came back" in said.err
    assert said.out.count("\n    + ") == 1
    text = (project / WORK_PO).read_text("utf-8")
    assert 'msgstr "Energy use"' in text
    assert 'msgstr "Our work"' in text


def test_same_change_on_both_sides_is_none(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor is a change here of what the agency left alone."""
    edit(project / WORK_PO, '"Energy"', '"Power"')
    edit(project / WORK_PO, '"Work"', '"Our work"')
    edit(out / "en/year.xlf", ">Energy<", ">Power<")
    before = catalogs(project)
    capsys.readouterr()
    assert back(project, str(out), "--yes") == 0
    assert capsys.readouterr() == ("0 changes\n", "")
    assert catalogs(project) == before


def test_source_text_has_changed_meanwhile(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The translation of the old text goes to the new one, which stays fuzzy."""
    edit(project / "content/sections/year.md", "一年的工作。", "整整一年的工作。")
    assert main(["update", "--project", str(project)]) == 0
    edit(out / "en/year.xlf", ">A year of work.<", ">Our year of work.<")
    capsys.readouterr()
    assert back(project, str(out), "--yes") == 0
    (found,) = [
        entry for entry in parse_po((project / WORK_PO).read_text("utf-8")).entries if entry.msgid == "整整一年的工作。"
    ]
    assert (found.msgstrs, found.fuzzy) == (("Our year of work.",), True)
    assert found.previous is not None
    assert "    - A year of work. (fuzzy)\n    + Our year of work. (fuzzy)\n" in capsys.readouterr().out


def test_text_that_is_gone_keeps_its_translation(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It rests with the old text; a unit that no message has ever had is told, and nothing is lost."""
    edit(project / "content/sections/year.md", "\n一年的工作。\n", "")
    assert main(["update", "--project", str(project)]) == 0
    edit(out / "en/year.xlf", ">A year of work.<", ">Our year of work.<")
    edit(out / "en/cover.xlf", '<trans-unit id="', '<trans-unit id="x')
    assert back(project, str(out), "--yes") == 0
    assert '#~ msgstr "Our year of work."' in (project / WORK_PO).read_text("utf-8")
    assert "warning[T145] no message of the PO files is “示例报告”" in capsys.readouterr().err


def test_nothing_is_emptied(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty target, a plural form without a text, and a unit that is there twice."""
    before = catalogs(project)
    edit(out / "en/cover.xlf", ">Sample report<", "><")
    edit(out / "en/metrics.xlf", ">views<", "><")
    work = out / "en/year.xlf"
    unit = re.search(r"<trans-unit.*?</trans-unit>", work.read_text("utf-8"), re.DOTALL)
    assert unit
    edit(work, unit[0], unit[0] + unit[0].replace(">Work<", ">Labour<"))
    assert back(project, str(out), "--yes") == 0
    said = capsys.readouterr().err
    assert said.count("warning[T146]") == 3
    assert "“示例报告” came back empty" in said
    assert "“次” came back without all of its plural forms" in said
    assert catalogs(project) == before


def test_plural_forms_and_contexts_come_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two messages of the same text, told apart by their msgctxt alone: translate-toolkit's xliff2po would lose one."""
    more = 'msgctxt "播放"\nmsgid "曝光量"\nmsgstr "Plays"\n'
    (project / METRICS_PO).write_text((project / METRICS_PO).read_text("utf-8") + "\n" + more, encoding="utf-8")
    out = project.parent / "out"
    assert main(["xliff", "export", str(out), "--lang", "en", "--domain", "metrics", "--project", str(project)]) == 0
    path = out / "en/metrics.xlf"
    edit(path, ">Plays<", ">Videos played<")
    edit(path, ">views<", ">plays<")
    assert back(project, str(path), "--yes") == 0
    text = (project / METRICS_PO).read_text("utf-8")
    assert 'msgid "曝光量"\nmsgstr "Views"' in text
    assert 'msgctxt "播放"\nmsgid "曝光量"\nmsgstr "Videos played"' in text
    assert 'msgstr[0] "view"\nmsgstr[1] "plays"' in text
    assert "T14" not in capsys.readouterr().err


def test_translate_toolkit_reads_the_example(tmp_path: Path) -> None:
    """Its converter finds in our files the translations that our PO files have."""
    ours = parse_po((ROOT / "locale/en/LC_MESSAGES/trust.po").read_text("utf-8"))
    file = XliffFile("trust.po", "zh-CN", "en", units_of("trust", ours, unfinished=False))
    (tmp_path / "trust.xlf").write_text(write_xliff([file], CODES), encoding="utf-8")
    made = tmp_path / "trust.po"
    program = str(Path(sys.executable).parent / "xliff2po")
    subprocess.run([program, "--progress=none", str(tmp_path / "trust.xlf"), str(made)], check=True, timeout=60)
    theirs = {entry.msgid: entry for entry in parse_po(made.read_text("utf-8")).entries}
    wanted = [entry for entry in ours.entries if not entry.obsolete]
    assert len(wanted) > 250
    for entry in wanted:
        assert theirs[entry.msgid].msgstrs == entry.msgstrs
        assert theirs[entry.msgid].fuzzy == entry.fuzzy


def test_export_leaves_what_came_back_alone(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder in which somebody has translated is not written over; one that nobody touched is, in silence."""
    words = ["xliff", "export", str(out), "--lang", "en", "--format", "concise", "--project", str(project)]
    assert main(words) == 0
    edit(out / "en/year.xlf", ">Energy<", ">Power<")
    before = (out / "en/year.xlf").read_bytes()
    assert main(words) == 1
    assert "error[T141]" in capsys.readouterr().err
    assert (out / "en/year.xlf").read_bytes() == before


def test_what_xml_cannot_hold_is_left_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A control character in one message keeps no other at home."""
    edit(project / WORK_PO, '"Energy"', '"Ener\\bgy"')
    out = project.parent / "out"
    words = ["xliff", "export", str(out), "--lang", "en", "--format", "concise", "--project", str(project)]
    assert main(words) == 0
    assert f"{WORK_PO}:" in capsys.readouterr().err
    assert "能源" not in (out / "en/year.xlf").read_text("utf-8").replace("section: 能源", "")


@pytest.mark.parametrize(
    ("content", "said_of_it"),
    [
        ("<xliff>\n</x>", ":2:3: error[T142]"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><xliff/>', ":1:13: error[T142]"),
        (
            '<xliff version="1.2"><file original="a" source-language="zh" target-language="de"/></xliff>',
            ":1:1: error[T143]",
        ),
        (None, ":1:1: error[T148]"),
    ],
    ids=["damaged", "entities", "another language", "not there"],
)
def test_file_that_cannot_be_taken(
    content: str | None, said_of_it: str, project: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named with its place, exit code 1, and nothing of the good files beside it is taken."""
    edit(out / "en/year.xlf", ">Energy<", ">Power<")
    before = catalogs(project)
    bad = out / "zz.xlf"
    if content is not None:
        bad.write_text(content, encoding="utf-8")
    capsys.readouterr()
    assert back(project, str(out / "en"), str(bad), "--yes") == 1
    said = capsys.readouterr().err
    assert f"{bad.as_posix()}{said_of_it}" in said
    assert "Traceback" not in said
    assert catalogs(project) == before


def test_regions_of_languages_are_passed_over(project: Path, out: Path) -> None:
    """An agency's program says en-GB, or nothing of a region."""
    edit(out / "en/year.xlf", ">Energy<", ">Power<")
    edit(out / "en/year.xlf", 'target-language="en"', 'target-language="en-GB"')
    assert back(project, str(out), "--yes") == 0
    assert '"Power"' in (project / WORK_PO).read_text("utf-8")


def test_file_saved_meanwhile_is_not_written_over(
    project: Path, out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While somebody looked at the list, a translator saved: nothing is taken."""
    edit(out / "en/year.xlf", ">Energy<", ">Power<")

    def answer(_question: str) -> str:
        edit(project / WORK_PO, '"Work"', '"Our work"')
        return "y"

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert back(project, str(out)) == 1
    assert "error[T128]" in capsys.readouterr().err
    text = (project / WORK_PO).read_text("utf-8")
    assert '"Our work"' in text
    assert '"Energy"' in text


def test_nobody_to_ask_takes_nothing(project: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal and without --yes."""
    edit(out / "en/year.xlf", ">Energy<", ">Power<")
    before = catalogs(project)
    assert back(project, str(out)) == 1
    assert "there is nobody to ask" in capsys.readouterr().err
    assert catalogs(project) == before


def test_po2xliff_loses_what_our_files_keep(tmp_path: Path) -> None:
    """Why the program writes XLIFF itself: contexts are lost on the way, and one of two translations with them."""
    more = 'msgid "同"\nmsgstr "same"\n\nmsgctxt "c"\nmsgid "同"\nmsgstr "alike"\n\n#~ msgid "旧"\n#~ msgstr "old"\n'
    (tmp_path / "a.po").write_text(ENGLISH + TRANSLATIONS["report"] + "\n" + more, encoding="utf-8")
    for program, source, target in (("po2xliff", "a.po", "a.xlf"), ("xliff2po", "a.xlf", "b.po")):
        words = [str(Path(sys.executable).parent / program), "--progress=none", source, target]
        subprocess.run(words, check=True, capture_output=True, cwd=tmp_path, timeout=60)
    xliff = (tmp_path / "a.xlf").read_text("utf-8")
    assert 'source-language="en-US"' in xliff
    assert ">旧<" in xliff
    assert '"alike"' not in (tmp_path / "b.po").read_text("utf-8")
