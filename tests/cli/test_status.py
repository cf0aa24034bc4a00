"""`report status`: what is left, why, how much of it, and on which pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from report.cli import main
from report.cli.status import share
from report.translate.amount import count_characters, count_words
from tests.projects import ENGLISH, TRANSLATIONS, write_project

if TYPE_CHECKING:
    from pathlib import Path

ENERGY = "content/sections/year/energy.md"
WORK_PO = "locale/en/LC_MESSAGES/year.po"
METRICS_PO = "locale/en/LC_MESSAGES/metrics.po"


def status(project: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """Return what is known of the English edition."""
    capsys.readouterr()
    assert main(["status", "--lang", "en", "--json", "--messages", *words, "--project", str(project)]) == 0
    (found,) = json.loads(capsys.readouterr().out)["languages"]
    assert isinstance(found, dict)
    return found


def domain(found: dict[str, Any], name: str) -> dict[str, Any]:
    """Return one domain of it."""
    (row,) = (each for each in found["domains"] if each["domain"] == name)
    assert isinstance(row, dict)
    return row


def manifest(project: Path, languages: tuple[str, ...] = ("en",)) -> None:
    """Write what a build of PDFs would say: the numbers begin at 5, and the chapter counts its section in."""

    def section(name: str, first: int, last: int) -> dict[str, Any]:
        edition = {"first_page": first, "last_page": last, "first_folio": first + 4, "last_folio": last + 4}
        unknown = dict.fromkeys(edition)
        return {"id": name, "editions": {each: edition if each in languages else unknown for each in ("zh-CN", "en")}}

    section_of = {"section": "year.energy"}
    places = [{"language": "en", "page": 3, **section_of}, {"language": "zh-CN", "page": 7, **section_of}]
    content = {
        "outputs": [{"kind": "pdf", "language": language} for language in languages],
        "sections": [section("cover", 1, 1), section("year", 2, 5), section("year.energy", 3, 5)],
        "metrics": [{"id": "year.views", "places": places if "en" in languages else []}],
    }
    (project / "build").mkdir()
    (project / "build/manifest.json").write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        ("两个 words", 3, 7),
        ("共{{ a.b | about }}，占{{ a.c }}。", 6, 6),
        ("An energy-saving plan – of 2020", 6, 26),
        ("“能源”**重要**，见[](#a.b)和[这里](#a.b)[^1]。", 12, 12),
        ("한국어 문장", 2, 5),
        ("　", 0, 0),
    ],
    ids=["nothing", "both", "figures", "english", "markup", "korean", "a space of full width"],
)
def test_amounts(text: str, words: int, characters: int) -> None:
    """Words as word processors count them, figures as one, markup as nothing."""
    assert (count_words(text), count_characters(text)) == (words, characters)


def test_kinds_of_fuzzy_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the previous msgid, whoever wrote it; without one, nobody knows."""
    project = write_project(
        tmp_path,
        {
            WORK_PO: ENGLISH
            + TRANSLATIONS["year"]
            .replace('msgid "工作"', '#, fuzzy\nmsgid "工作"')
            .replace('msgid "能源"', '#, fuzzy\n#| msgid "**能源**"\nmsgid "能源"')
            .replace('msgid "一年的', '#, fuzzy\n#| msgid "两年的工作。"\nmsgid "一年的')
        },
    )
    found = status(project, capsys)
    fuzzy = {"white space": 0, "punctuation": 0, "markup": 1, "figure": 1, "wording": 0, "other": 1}
    assert domain(found, "year")["fuzzy"] == found["fuzzy"] == fuzzy
    assert [each["why"] for each in domain(found, "year")["messages"]] == ["other", "figure", "markup"]
    assert (found["translated"], found["missing"], found["total"]) == (7, 0, 10)


def test_missing_messages_say_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty one has a line in the PO file; one that is not in there yet has none."""
    changed = TRANSLATIONS["year"].replace("A year of work.", "").replace('msgid "能源"\nmsgstr "Energy"\n\n', "")
    project = write_project(tmp_path, {WORK_PO: ENGLISH + changed})
    rows = domain(status(project, capsys), "year")["messages"]
    assert [(each["msgid"], each["path"], each["line"]) for each in rows] == [
        ("一年的工作。", WORK_PO, 12),
        ("能源", None, None),
    ]
    assert main(["status", "--lang", "en", "--messages", "--project", str(project)]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [f"{WORK_PO}:12", "missing", "一年的工作。"] in rows
    assert ["year.po", "(run", "`report", "update`)", "missing", "能源"] in rows


def test_pages_are_those_of_the_last_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A chapter ends where its first section begins; a figure's words stand where it is printed."""
    energy = TRANSLATIONS["year"].replace("Energy", "").replace('"Work"', '""')
    metrics = TRANSLATIONS["metrics"].replace("Views", "").replace("Data-centre effectiveness", "")
    project = write_project(tmp_path, {WORK_PO: ENGLISH + energy, METRICS_PO: ENGLISH + metrics})
    manifest(project)
    found = status(project, capsys)
    year, figures = domain(found, "year"), domain(found, "metrics")
    assert [(each["sections"], each["pages"]) for each in year["messages"]] == [
        (["year"], [[6, 6]]),
        (["year.energy"], [[7, 9]]),
    ]
    assert year["pages"] == [[6, 9]]
    assert [(each["metrics"], each["pages"]) for each in figures["messages"]] == [
        (["dc.pue"], []),
        (["year.views"], [[7, 7]]),
    ]
    assert found["last_build"] == "unknown"
    assert main(["status", "--project", str(project)]) == 0
    assert "pages are those of the last build, which may be of other files\n" in capsys.readouterr().out


def test_language_without_a_pdf_has_no_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the manifest says of its sections."""
    project = write_project(tmp_path, {WORK_PO: ENGLISH + TRANSLATIONS["year"].replace("Energy", "")})
    manifest(project, languages=("zh-CN",))
    found = status(project, capsys)
    assert (found["last_build"], found["pages"]) == ("none", [])


def test_damaged_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has to wonder why its messages are missing: there are no counts."""
    project = write_project(tmp_path, {WORK_PO: ENGLISH + 'msgid "open\n'})
    assert main(["status", "--lang", "en", "--format", "concise", "--project", str(project)]) == 1
    said = capsys.readouterr()
    assert f"{WORK_PO}:9:12: error[T101]" in said.err
    assert said.out == ""


def test_share_is_not_rounded_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not done is not 100 %; a domain can be asked for alone."""
    lines = "".join(f"第{number}段很短。\n\n" for number in "一二三四五六七八九十")
    files = {"content/sections/year.md": f"# 工作\n\n{lines * 20}"}
    project = write_project(tmp_path, {**files, WORK_PO: ENGLISH + TRANSLATIONS["year"]})
    assert main(["status", "--lang", "en", "--domain", "year", "--project", str(project)]) == 0
    language, head, year, everything, _ = capsys.readouterr().out.splitlines()
    assert (language, head.split()[:3]) == ("en", ["domain", "done", "share"])
    assert (year.split()[:4], everything.split()[:4]) == (["year", "3/13", "23", "%"], ["all", "3/13", "23", "%"])


def test_share_of_almost_all() -> None:
    """999 of 1,000 are 99 %."""
    assert [share(999, 1000), share(0, 0), share(1000, 1000)] == ["99 %", "100 %", "100 %"]
