"""Fonts of real PDFs: the right face of a collection, the brand's own, and nothing in the place of either."""

from __future__ import annotations

import io
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from report.cli import main
from report.typeset.faces.machine import installed_faces, machine_family
from tests.fontfiles import collection, font_file, variable_font_file
from tests.projects import SETTINGS, write_project

DRAWN, WRITTEN = "真", "花"
"""Characters that look otherwise in China, in Hong Kong and in Japan: one stands in a drawing, one in a paragraph."""
SECTION = "content/sections/year/energy.md"
CHART = f"# 能源\n\n{WRITTEN}。\n\n:::{{chart}} bar\nmetrics: [a.b, a.c]\nalt: 甲\n:::\n"
FIGURES = f"a.b: {{label: {DRAWN}, value: 3, status: approved}}\na.c: {{label: 乙, value: 5, status: approved}}\n"


def build(folder: Path, language: str, changes: dict[str, str | bytes | None], brand: str = "") -> Path:
    """Build a project in one language; return its PDF."""
    settings = SETTINGS.replace("[zh-CN, en]", f"[{language}]") + (f"brand: {brand}\n" if brand else "")
    project = write_project(folder, {"content/report.yaml": settings, **changes})
    assert main(["build", "--pdf", "--project", str(project)]) == 0
    return project / "build" / "pdf" / f"sample-{language}.pdf"


def fonts(path: Path) -> dict[str, tuple[TTFont | CFFFontSet, dict[str, int]]]:
    """Return the fonts of a PDF by name, each with its file and the glyph of each character."""
    found = {}
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0":
                name = str(thing.BaseFont).partition("+")[2]
                descriptor = thing.DescendantFonts[0].FontDescriptor
                file = descriptor.FontFile3 if "/FontFile3" in descriptor else descriptor.FontFile2
                rows = re.findall(rb"<(\w{4})> <(\w+)>", thing.ToUnicode.read_bytes())
                glyphs = {bytes.fromhex(text.decode()).decode("utf-16-be"): int(glyph, 16) for glyph, text in rows}
                found[name] = program(file), glyphs
    return found


def program(file: Any) -> TTFont | CFFFontSet:  # noqa: ANN401 - pikepdf's objects have the attributes of a PDF's
    """Return what a PDF embeds of a font: a whole font file, or the outlines alone."""
    if file.get("/Subtype") != "/CIDFontType0C":
        return TTFont(io.BytesIO(file.read_bytes()))
    outlines = CFFFontSet()
    outlines.decompile(io.BytesIO(file.read_bytes()), None)
    return outlines


def outline(font: TTFont, glyph: str) -> list[Any]:
    """Return how a glyph is drawn."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return list(pen.value)


def printed(path: Path, character: str) -> list[Any]:
    """Return how a PDF draws a character."""
    font, glyphs = next(each for each in fonts(path).values() if character in each[1])
    number = glyphs[character]
    if isinstance(font, CFFFontSet):
        pen = DecomposingRecordingPen(None)
        font[0].CharStrings[f"cid{number:05}"].draw(pen)
        return list(pen.value)
    # In a font with CIDs a PDF names glyphs by these, not by their place in the file.
    has_cids = "CFF " in font and hasattr(font["CFF "].cff.topDictIndex[0], "ROS")
    return outline(font, f"cid{number:05}" if has_cids else font.getGlyphName(number))


@cache
def face(region: str) -> TTFont:
    """Return the installed Noto Sans CJK of a region."""
    found = next(each for each in installed_faces(f"Noto Sans CJK {region}") if "Regular" in each.path)
    return TTFont(io.BytesIO(Path(found.path).read_bytes()), fontNumber=found.index, lazy=True)


def drawn_in(region: str, character: str) -> list[Any]:
    """Return how a region's face draws a character."""
    return outline(face(region), face(region).getBestCmap()[ord(character)])


@pytest.mark.parametrize(
    ("language", "region", "others"), [("zh-CN", "SC", ("JP", "HK")), ("zh-Hant-HK", "HK", ("JP", "SC"))]
)
def test_characters_have_the_form_of_their_region(
    language: str, region: str, others: tuple[str, ...], tmp_path: Path
) -> None:
    """In text and in drawings, which know no language."""
    pdf = build(tmp_path, language, {SECTION: CHART, "content/metrics/more.yaml": FIGURES})
    assert f"Noto-Sans-CJK-{region}" in fonts(pdf)
    assert not [name for name in fonts(pdf) if "CJK" in name and region not in name]
    for character in (WRITTEN, DRAWN):
        assert printed(pdf, character) == drawn_in(region, character)
        assert printed(pdf, character) not in [drawn_in(other, character) for other in others]


@pytest.mark.parametrize("second", ["Noto Sans CJK SC", "Brand Sans"])
def test_second_family_counts_in_drawings(second: str, tmp_path: Path) -> None:
    """WeasyPrint reads `"Inter", "Noto Sans CJK SC"` in SVG as one good name and one with a quotation mark in it."""
    third = "Brand Sans" if second != "Brand Sans" else "Noto Sans CJK SC"
    files: dict[str, str | bytes | None] = {"content/fonts/a.ttf": font_file("Brand Sans", DRAWN)}
    files[SECTION] = CHART.replace("alt: 甲", "alt: a").replace("能源", "Energy").replace(WRITTEN, "Text")
    files["content/metrics/more.yaml"] = FIGURES
    pdf = build(tmp_path, "en", files, f'{{font-text: \'"Inter", "{second}", "{third}"\'}}')
    assert (printed(pdf, DRAWN) == drawn_in("SC", DRAWN)) is (second != "Brand Sans")


@pytest.mark.parametrize("flavor", ["ttf", "woff2", "ttc"])
def test_brand_font_is_used(flavor: str, tmp_path: Path) -> None:
    """A file in content/fonts/ is found by the family it says it has, in either weight, of a collection too."""
    file = collection("Other", "Brand Sans") if flavor == "ttc" else font_file("Brand Sans", flavor=_flavor(flavor))
    bold = font_file("Brand Sans", weight=700)
    files: dict[str, str | bytes | None] = {f"content/fonts/a.{flavor}": file, "content/fonts/sub/bold.ttf": bold}
    files |= {"content/fonts/OFL.txt": "Licence\n", SECTION: "# Energy\n\nText and **more**.\n"}
    pdf = build(tmp_path, "en", files, '{font-text: \'"Brand Sans", "Noto Sans CJK SC", sans-serif\'}')
    assert {"Brand-Sans", "Brand-Sans-Bold"} <= set(fonts(pdf))
    assert printed(pdf, "x")[2] == ("lineTo", ((400, 700),))


def _flavor(suffix: str) -> str | None:
    return None if suffix == "ttf" else suffix


def test_variable_font_has_its_weights(tmp_path: Path) -> None:
    """One file serves all weights."""
    files: dict[str, str | bytes | None] = {"content/fonts/v.ttf": variable_font_file("Brand Sans")}
    files[SECTION] = "# Energy\n\nTex and **zq**.\n"
    pdf = build(tmp_path, "en", files, '{font-text: \'"Brand Sans", "Noto Sans CJK SC", sans-serif\'}')
    assert printed(pdf, "x")[2] == ("lineTo", ((400, 700),))
    assert printed(pdf, "q")[2] == ("lineTo", ((700, 700),))


def test_own_font_wins_over_an_installed_one(tmp_path: Path) -> None:
    """The project's file is the one that was meant, whatever else bears its name."""
    pdf = build(tmp_path, "en", {"content/fonts/i.ttf": font_file("Inter"), SECTION: "# Energy\n\nText.\n"})
    assert "Inter" in fonts(pdf)
    assert printed(pdf, "x")[2] == ("lineTo", ((400, 700),))


def test_changed_font_is_built_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A font file is an input like a text."""
    brand = '{font-text: \'"Brand Sans", "Noto Sans CJK SC"\'}'
    files: dict[str, str | bytes | None] = {"content/fonts/a.ttf": font_file("Brand Sans")}
    pdf = build(tmp_path, "en", files, brand)
    first = pdf.read_bytes()
    main(["build", "--pdf", "--project", str(tmp_path)])
    assert "nothing has changed" in capsys.readouterr().out
    # The same family with other outlines.
    (tmp_path / "content/fonts/a.ttf").write_bytes(font_file("Brand Sans", weight=450))
    assert main(["build", "--pdf", "--project", str(tmp_path)]) == 0
    assert pdf.read_bytes() != first


def test_kept_fonts_change_nothing(tmp_path: Path) -> None:
    """With the cut faces of an earlier build, and without any, the bytes are the same."""
    pdf = build(tmp_path, "zh-CN", {})
    first, store = pdf.read_bytes(), tmp_path / "build/.cache/fonts"
    kept = {path.name: path.stat().st_ino for path in store.iterdir()}
    assert kept
    (tmp_path / "build/.cache/last-build.json").unlink()
    main(["build", "--pdf", "--project", str(tmp_path)])
    assert pdf.read_bytes() == first
    assert {path.name: path.stat().st_ino for path in store.iterdir()} == kept  # written once
    shutil.rmtree(tmp_path / "build/.cache")
    main(["build", "--pdf", "--project", str(tmp_path)])
    assert pdf.read_bytes() == first


def test_code_has_the_machines_monospace_and_nothing_else_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A generic family is whatever the machine has; it must not lend its characters to text."""
    pdf = build(tmp_path, "en", {SECTION: "# Energy\n\nSay `make`.\n"})
    assert set(fonts(pdf)["monospace"][1]) - {"\uffff"} == set("make")
    others = _all("Inter") | _all("Noto Sans CJK SC")
    strange = next(
        chr(code) for code in sorted(_all(machine_family("monospace", "en")) - others) if chr(code).isalpha()
    )
    (tmp_path / SECTION).write_text(f"# Energy\n\nSay `make` {strange}.\n", encoding="utf-8")
    assert main(["build", "--pdf", "--project", str(tmp_path)]) == 1
    assert f"{SECTION}:3:12" in capsys.readouterr().err


def _all(family: str | None) -> set[int]:
    found: set[int] = set()
    for each in installed_faces(family or ""):
        with TTFont(each.path, fontNumber=each.index, lazy=True) as font:
            found |= set(font.getBestCmap())
    return found


def test_what_style_sheets_bring_in_is_there(tmp_path: Path) -> None:
    """Characters that no text has and no rule spells out are cut from the face when the first try lacks them."""
    css = ".body ul, ul { list-style: cjk-earthly-branch }\n"
    pdf = build(tmp_path, "zh-CN", {"templates/print/zz.css": css, SECTION: "# 能源\n\n- 甲\n- 乙\n"})
    assert "丑" in {character for _, glyphs in fonts(pdf).values() for character in glyphs}
