"""The files for a printer, read back: sheets and marks, inks, pages, and whether their numbers are true for paper."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
import weasyprint
from PIL import Image

from report.cli import main
from report.typeset.lines.engine import EngineChangedError
from report.typeset.press.inks import Inks, inking
from tests.outputs import pdftext
from tests.outputs.pdfstructure import embedded_file, fonts, labels
from tests.outputs.press_profile import NAME, press_profile
from tests.outputs.press_project import LANGUAGE, Printed, print_project
from tests.outputs.standing import Standing, standing
from tests.projects import SETTINGS, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("print")

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
BLEED = 3 * MM
PAPER = 10
"""Millimetres from the edge of a page to the edge of its sheet."""
SPINE = 8
NEAR = 0.02
"""Points by which lengths may differ."""
SECTIONS = ("year.energy", "year.water", "people.training")
CHAPTERS = ("year", "people")
Line = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return the report with a profile and a spine; chapters open on the right."""
    more = f"print: {{profile: colour/press.icc, spine: {SPINE}mm}}\n"
    return print_project(tmp_path_factory.mktemp("bound"), more, "--pdf")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return the report without a profile or a spine, with the pages of the PDF for screens."""
    return print_project(tmp_path_factory.mktemp("plain"), "print: {chapters: page}\n", "--pdf", "--format", "concise")


def box(page: pikepdf.Page, name: str) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a box that the page has itself."""
    left, bottom, right, top = (float(each) for each in page.obj[name])
    return left, bottom, right, top


def around(inner: tuple[float, ...], outer: tuple[float, ...]) -> list[float]:
    """Return how far a box reaches beyond another on each side."""
    return [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]]


def marks(page: pikepdf.Page) -> list[Line]:
    """Return the lines that are drawn in the colour of all plates."""
    found: list[Line] = []
    space, start = "", (0.0, 0.0)
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name == "CS":
            space = str(page.obj.Resources.ColorSpace[str(operands[0])][1]) if _is_named(page, operands[0]) else ""
        elif name == "m":
            start = float(operands[0]), float(operands[1])
        elif name == "l" and space == "/All":
            found.append((*start, float(operands[0]), float(operands[1])))
    return found


def _is_named(page: pikepdf.Page, name: Any) -> bool:  # noqa: ANN401 - any PDF object
    return str(name) in page.obj.Resources.ColorSpace


def streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Page | pikepdf.Stream]:
    """Yield all that is drawn: pages, and drawings inside them."""
    yield from pdf.pages
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and (each.get("/Subtype") == "/Form" or "/PatternType" in each):
            yield each


def inks(pdf: pikepdf.Pdf) -> set[tuple[float, ...]]:
    """Return every colour of four inks that is drawn with."""
    return {
        tuple(round(float(each), 3) for each in instruction.operands)
        for drawn in streams(pdf)
        for instruction in pikepdf.parse_content_stream(drawn)
        if str(instruction.operator) in {"scn", "SCN"} and len(instruction.operands) == 4
    }


def shown(pdf: Path, page: int, folder: Path) -> Image.Image:
    """Return a page as it looks, 5 pixels to a millimetre, with all of its sheet."""
    target = folder / "page"
    command = ["pdftoppm", "-r", "127", "-png", "-singlefile", "-f", str(page), "-l", str(page), str(pdf), str(target)]
    subprocess.run(command, check=True)
    with Image.open(f"{target}.png") as image:
        return image.convert("RGB")


def title_page(printed: Printed, section: str) -> int:
    """Return the page of the inside on which a section's title stands."""
    return edition(printed).ranges[section][0]


def edition(printed: Printed) -> Standing:
    """Return the manuscript beside the inside."""
    return standing(printed.project, LANGUAGE, printed.inside)


# --- sheets -----------------------------------------------------------------------------------------------------------


def test_boxes_of_every_page(bound: Printed, plain: Printed) -> None:
    """A page is A4, printed 3 mm beyond its edges, on paper that is larger still."""
    for path in (bound.inside, plain.inside, plain.cover):
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                trim, bleed, media = (box(page, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
                assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx(A4, abs=NEAR)
                assert around(trim, bleed) == pytest.approx([BLEED] * 4, abs=NEAR)
                assert min(around(bleed, media)) > 6 * MM


def test_marks_stand_outside_the_bleed(bound: Printed, plain: Printed) -> None:
    """Each page has eight crop marks: in line with its edges, on the paper, and off what is printed to the edge."""
    for path in (bound.inside, plain.cover):
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                found = marks(page)
                trim, bleed, media = (box(page, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
                assert len(found) == 8
                assert {round(x, 1) for x, _, other, _ in found if x == other} == {round(trim[0], 1), round(trim[2], 1)}
                assert {round(y, 1) for _, y, _, other in found if y == other} == {round(trim[1], 1), round(trim[3], 1)}
                assert not [line for line in found if _crosses(line, bleed)]
                assert all(_inside(line, media) for line in found)


def _crosses(line: Line, area: tuple[float, ...]) -> bool:
    left, right = sorted((line[0], line[2]))
    bottom, top = sorted((line[1], line[3]))
    return left < area[2] and right > area[0] and bottom < area[3] and top > area[1]


def _inside(line: Line, area: tuple[float, ...]) -> bool:
    return all(area[0] < x < area[2] for x in line[::2]) and all(area[1] < y < area[3] for y in line[1::2])


@pytest.mark.parametrize("what", ["year", "colophon", "cover"])
def test_full_pages_reach_beyond_the_edge(bound: Printed, plain: Printed, what: str, tmp_path: Path) -> None:
    """Covers, openers and the colophon fill the bleed on all sides, and end with it."""
    if what == "cover":
        pdf, page = plain.cover, 1
    else:
        pdf, page = bound.inside, title_page(bound, what)
    image = shown(pdf, page, tmp_path)
    width, height = image.size
    beyond, off = 42, 32  # pixels from the edge of the paper: the bleed begins at 35
    for side in (off, beyond):
        places = [(side, 200), (width - 1 - side, 200), (200, side), (200, height - 1 - side)]
        whites = [image.getpixel(place) == (255, 255, 255) for place in places]
        assert whites == [side == off] * 4
    if what != "colophon":  # whose ornament stands at the other side
        strip = {image.getpixel((width - 1 - beyond, down)) for down in range(beyond, height - beyond)}
        assert len(strip) > 10, "the ornament ends at the edge of the page"


def test_margins_at_the_spine_are_wider(bound: Printed) -> None:
    """The margin at the spine has 23 mm, the outer one 17 mm, on left and on right pages; lines are as long on both."""
    pages = pdftext.words(bound.inside)
    first, last = edition(bound).ranges["year.energy"]
    even = first + 1 if first % 2 else first
    odd = even + 1
    assert odd <= last
    sides = {
        number: (
            min(word.left for word in pages[number - 1]) / MM - PAPER,
            210 + PAPER - max(word.right for word in pages[number - 1]) / MM,
        )
        for number in (even, odd)
    }
    # Head and folio stand at the outer margin; text stands 30 mm in from the left one, and reaches to the right one.
    assert sides[even] == pytest.approx((17, 23), abs=0.6)
    assert sides[odd] == pytest.approx((23 + 30, 17), abs=0.6)


# --- cover ------------------------------------------------------------------------------------------------------------


def test_cover_with_a_spine_is_one_sheet(bound: Printed) -> None:
    """Back cover, spine and cover are one sheet as wide as all three, with marks where it is folded."""
    with pikepdf.open(bound.cover) as pdf:
        (page,) = pdf.pages
        trim = box(page, "/TrimBox")
        assert trim[2] - trim[0] == pytest.approx((2 * 210 + SPINE) * MM, abs=NEAR)
        assert trim[3] - trim[1] == pytest.approx(A4[1], abs=NEAR)
        folds = {round((x - trim[0]) / MM, 1) for x, _, other, _ in marks(page) if x == other}
        assert folds == {0, 210, 210 + SPINE, 2 * 210 + SPINE}
    words = pdftext.words(bound.cover)[0]
    middles = {word.text: (word.left + word.right) / 2 / MM - PAPER for word in words}
    assert middles["示例机构"] < 210
    spine = [word for word in words if 210 < (word.left + word.right) / 2 / MM - PAPER < 210 + SPINE]
    assert "".join(word.text for word in sorted(spine, key=lambda word: word.top)) == "示例机构年度报告"
    assert all(word.left / MM - PAPER > 210 and word.right / MM - PAPER < 210 + SPINE for word in spine)
    assert any(word.text.startswith("年度报告") and word.left / MM - PAPER > 210 + SPINE for word in words)


def test_cover_without_a_spine_is_two_pages(plain: Printed) -> None:
    """Cover first, back cover second; neither is in the file that is bound."""
    front, back = pdftext.pages(plain.cover)
    assert "年度报告" in front
    assert "年度报告" not in back
    assert "提示" in back


def test_inside_has_no_cover(bound: Printed, tmp_path: Path) -> None:
    """The inside begins with the title on white paper."""
    assert "年度报告" in pdftext.pages(bound.inside)[0]
    image = shown(bound.inside, 1, tmp_path)
    assert image.getpixel((500, 350)) == (255, 255, 255)


# --- inks -------------------------------------------------------------------------------------------------------------


def test_intent_is_the_printers_profile(bound: Printed) -> None:
    """Both files carry the profile, byte for byte, as what their inks are meant for, and claim no PDF/A."""
    for path in (bound.inside, bound.cover):
        with pikepdf.open(path) as pdf:
            (intent,) = pdf.Root.OutputIntents
            assert intent.S == "/GTS_PDFX"
            assert str(intent.OutputConditionIdentifier) == NAME
            assert intent.DestOutputProfile.read_bytes() == press_profile()
            assert "/Metadata" not in pdf.Root


def test_all_colours_are_inks(bound: Printed) -> None:
    """Nothing is drawn in colours of screens; pictures of pixels say which of these they have."""
    for path in (bound.inside, bound.cover):
        with pikepdf.open(path) as pdf:
            operators = {
                str(instruction.operator)
                for drawn in streams(pdf)
                for instruction in pikepdf.parse_content_stream(drawn)
            }
            assert not operators & {"rg", "RG", "g", "G"}
            spaces = pdf.pages[0].obj.Resources.ColorSpace
            assert spaces.DefaultRGB[0] == "/ICCBased"
            assert spaces.DefaultRGB[1].N == 3


def test_inks_of_tokens_are_printed(bound: Printed) -> None:
    """The brand's inks are those of `primary-cmyk`; text takes black alone; other colours go through the profile."""
    with pikepdf.open(bound.inside) as pdf:
        found = inks(pdf)
    assert (0.82, 0.42, 0.36, 0.34) in found
    assert (0, 0, 0, 0.95) in found
    accent = tuple(round(each, 3) for each in Inks(press_profile(), ()).of(0xA9 / 255, 0x4C / 255, 0x26 / 255))
    assert accent in found
    assert accent[1] > accent[0]


def test_greys_need_no_other_ink() -> None:
    """Black, white and greys are black alone, whatever the profile would make of them."""
    found = Inks(press_profile(), ())
    assert found.of(0, 0, 0) == (0, 0, 0, 1)
    assert found.of(1, 1, 1) == (0, 0, 0, 0)
    assert found.of(0.5, 0.5, 0.5)[:3] == (0, 0, 0)


def test_gradients_are_inks() -> None:
    """The colours between which a gradient runs are inks too; its transparency stays as it is."""
    css = "<style>p { height: 9px; background: linear-gradient(#16566B, rgb(255 0 0 / .5)) }</style><p>"
    document = weasyprint.HTML(string=css).render()
    with inking(Inks(press_profile(), ())):
        content = document.write_pdf(uncompressed_pdf=True)
    assert {len(found.split()) for found in re.findall(rb"/C[01] \[([^\]]*)\]", content)} == {4, 1}


def test_without_a_profile_colours_stay(plain: Printed) -> None:
    """Without a profile there is no intent, colours are RGB, and somebody is told."""
    with pikepdf.open(plain.inside) as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert inks(pdf) == set()
    assert "R124" in plain.said


def test_another_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A WeasyPrint that writes colours in another way is not used."""
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(EngineChangedError), inking(Inks(press_profile(), ())):
        pass


# --- pages ------------------------------------------------------------------------------------------------------------


def test_chapters_open_on_the_right(bound: Printed) -> None:
    """Openers have odd pages and odd folios; the page left free before them shows nothing at all."""
    pages = pdftext.pages(bound.inside)
    openers = [title_page(bound, chapter) for chapter in CHAPTERS]
    assert all(page % 2 == 1 for page in openers)
    free = [number for number, text in enumerate(pages, 1) if not text]
    assert free
    assert {number + 1 for number in free} <= set(openers)
    with pikepdf.open(bound.inside) as pdf:
        assert labels(pdf) == [str(number) for number in range(1, len(pages) + 1)]


def test_chapters_may_open_as_on_screens(plain: Printed) -> None:
    """With `chapters: page`, every section has the pages that it has in the PDF for screens."""
    screen = standing(plain.project, LANGUAGE, plain.screen)
    assert edition(plain).ranges == screen.ranges
    assert all(pdftext.pages(plain.inside))


@pytest.mark.parametrize("name", ["bound", "plain"])
def test_numbers_are_true_on_paper(name: str, request: pytest.FixtureRequest) -> None:
    """Contents, index and references print the folios of the pages on which the words stand in this very file."""
    printed: Printed = request.getfixturevalue(name)
    found = edition(printed)
    assert all(folio == page for page, folio in pdftext.folios(printed.inside).items())
    assert len(pdftext.folios(printed.inside)) > 5
    index = max(page for page, text in enumerate(found.pages, 1) if "指标索引表" in text)
    for section in SECTIONS:
        title = found.manuscript.title(section, LANGUAGE)
        first, last = found.ranges[section]
        assert str(first) in found.numbers_after(title, 2)
        pages = f"{first}–{last}" if last > first else str(first)
        assert found.numbers_after(title, index) == [pages] * 2
    assert f"学习与成长（第{found.ranges['people.training'][0]}页）" in "".join(found.pages)


def test_paper_has_no_links(bound: Printed) -> None:
    """Links and fields are gone; the boxes of a form are drawn."""
    with pikepdf.open(bound.inside) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert not any("/Annots" in page.obj for page in pdf.pages)


def test_fonts_are_embedded(bound: Printed) -> None:
    """The printer needs no font of ours."""
    for path in (bound.inside, bound.cover):
        with pikepdf.open(path) as pdf:
            assert fonts(pdf)
            assert all(embedded_file(font) for font in fonts(pdf).values())


def test_right_hand_pages_have_odd_folios(tmp_path: Path) -> None:
    """Where the cover would have an even folio, the inside begins with the page after it."""
    printed = print_project(tmp_path, "first_folio: 0\nprint: {chapters: page}\n")
    pages, folios = pdftext.pages(printed.inside), pdftext.folios(printed.inside)
    assert folios
    assert all(page % 2 == number % 2 for page, number in folios.items())
    assert pages[0].startswith("目录")
    section = printed.project / "content" / "sections" / "people" / "training.md"
    beginning = section.read_text(encoding="utf-8").splitlines()[5][:12]
    (page,) = (number for number, text in enumerate(pages, 1) if beginning in text)
    assert f"学习与成长（第{folios[page]}页）" in "".join(pages)


# --- what is told and left --------------------------------------------------------------------------------------------


def test_coarse_picture_is_told(bound: Printed) -> None:
    """The picture that would be soft in print is named with pixels, size, density and what to do; no other is."""
    (told,) = re.findall(r"warning\[R120\] .*\n.*\n.*hint: .*", bound.said)
    assert "content/images/coarse.png has 200 × 100 pixels on 120 × 60 mm" in told
    assert "42 dpi" in told
    assert "bring it with 1418 × 709 pixels, or show it no larger than 17 × 8 mm" in told


def test_pages_that_fill_no_sheet_are_told(bound: Printed, plain: Printed) -> None:
    """The number of pages is told where it is no multiple of four, and only there."""
    for printed in (bound, plain):
        pages = len(pdftext.pages(printed.inside))
        assert ("R121" in printed.said) == bool(pages % 4)
    assert any("R121" in printed.said for printed in (bound, plain))


def test_manifest_lists_the_files_for_a_printer(bound: Printed) -> None:
    """They are outputs of a kind of their own, beside the PDF for screens, which alone the sections' pages are of."""
    manifest = json.loads((bound.project / "build" / "manifest.json").read_text(encoding="utf-8"))
    rows = {row["path"]: (row["kind"], row["pages"]) for row in manifest["outputs"]}
    assert rows == {
        f"pdf/sample-{LANGUAGE}-cover.pdf": ("print", 1),
        f"pdf/sample-{LANGUAGE}-print.pdf": ("print", len(pdftext.pages(bound.inside))),
        f"pdf/sample-{LANGUAGE}.pdf": ("pdf", len(pdftext.pages(bound.screen))),
    }
    screen = standing(bound.project, LANGUAGE, bound.screen)
    stated = {row["id"]: row["editions"][LANGUAGE]["first_page"] for row in manifest["sections"]}
    assert stated == {section: first for section, (first, _) in screen.ranges.items()}


def test_same_inputs_same_bytes_and_neighbours_stay(bound: Printed, tmp_path: Path) -> None:
    """Printing again elsewhere gives the same bytes; a website built later leaves the files and offers none of them."""
    shutil.copytree(bound.project / "content", tmp_path / "content")
    assert main(["build", "--print", "--project", str(tmp_path)]) == 0
    again = Printed(tmp_path, "")
    assert again.inside.read_bytes() == bound.inside.read_bytes()
    assert again.cover.read_bytes() == bound.cover.read_bytes()
    assert not again.screen.exists()
    assert main(["build", "--site", "--project", str(tmp_path)]) == 0
    assert again.inside.read_bytes() == bound.inside.read_bytes()
    assert not list((tmp_path / "build" / "site").rglob("*.pdf"))
    rows = json.loads((tmp_path / "build" / "manifest.json").read_text(encoding="utf-8"))["outputs"]
    assert {row["kind"] for row in rows} == {"print", "site"}


def test_report_without_a_cover_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report whose outline has no cover gives the inside, and says that the cover is missing."""
    settings = SETTINGS.replace("- {id: cover, kind: cover}\n", "")
    project = write_project(tmp_path, {"content/report.yaml": settings})
    assert main(["build", "--print", "--lang", LANGUAGE, "--project", str(project)]) == 0
    assert "R125" in capsys.readouterr().err
    assert [path.name for path in (project / "build" / "pdf").iterdir()] == ["sample-zh-CN-print.pdf"]
