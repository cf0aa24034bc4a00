"""Lines as they are drawn: small documents through WeasyPrint, read back glyph by glyph."""

from __future__ import annotations

import subprocess
from itertools import pairwise
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import weasyprint
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from report.typeset.lines import setting_lines
from report.typeset.lines.characters import NO_END, NO_START
from tests.outputs.glyphs import Glyph, glyphs_of, lines_of

PDFTOTEXT = which("pdftotext") or "pdftotext"
SIZE = 10
FONT = f'font: {SIZE}pt/1.8 "Noto Sans CJK SC"; '


def draw(body: str, css: str = "", lang: str = "zh-CN", *, ours: bool = True) -> tuple[list[Glyph], str]:
    """Return the glyphs of a document and the text that pdftotext finds in it."""
    html = f'<html lang="{lang}"><style>@page {{ size: 400pt 600pt; margin: 20pt }} body {{ margin: 0; {FONT}{css} }}'
    html += f"p {{ margin: 0 }}</style><body>{body}"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lines.pdf"
        if ours:
            with setting_lines():
                weasyprint.HTML(string=html).write_pdf(path, pdf_variant="pdf/ua-1")
        else:
            weasyprint.HTML(string=html).write_pdf(path, pdf_variant="pdf/ua-1")
        text = subprocess.run([PDFTOTEXT, str(path), "-"], capture_output=True, text=True, check=True).stdout
        return list(glyphs_of(path)), text


def lines(body: str, css: str = "") -> list[str]:
    """Return the text of each line."""
    return ["".join(glyph.text for glyph in line) for line in lines_of(draw(body, css)[0])]


def advances(body: str, css: str = "") -> list[tuple[str, float]]:
    """Return the glyphs of one line with the way from each to the next, in em."""
    glyphs = [glyph for glyph in draw(body, css)[0] if glyph.text.strip()]
    return [(before.text + after.text, round((after.x - before.x) / SIZE, 2)) for before, after in pairwise(glyphs)]


def test_gap_between_han_and_letters() -> None:
    """Letters and digits keep a sixth of an em from ideographs, on both sides, and no character is put in."""
    found = dict(advances("<p>共Aa级9个</p>"))
    assert found["共A"] == 1.17
    assert found["级9"] == 1.17
    glyphs, text = draw("<p>共Aa级9个</p>")
    assert "".join(glyph.text for glyph in glyphs) == "共Aa级9个"
    assert text.strip() == "共Aa级9个"


def test_gap_across_elements() -> None:
    """A link or bold word keeps the gap to the text around it, at both ends; what is copied has no space in it."""
    body = '<p>共<b>2020</b>年，<a href="https://example.org/">Aa</a>级</p>'
    found = dict(advances(body))
    assert found["共2"] == 1.17
    assert found["，A"] == 1.0
    plain, ours = (dict(pairwise_x(draw(body, ours=which)[0])) for which in (False, True))
    assert round(ours["0年"] - plain["0年"], 2) == 0.17
    assert round(ours["a级"] - plain["a级"], 2) == 0.17
    assert draw(body)[1].strip() == "共2020年，Aa级"


def pairwise_x(glyphs: list[Glyph]) -> list[tuple[str, float]]:
    """Return neighbours and the way between them, in em."""
    seen = [glyph for glyph in glyphs if glyph.text.strip()]
    return [(before.text + after.text, (after.x - before.x) / SIZE) for before, after in pairwise(seen)]


def test_no_gap_where_the_design_says_so() -> None:
    """A large figure stays one word: `--text-autospace: no-autospace` takes the gaps away."""
    glyphs, _ = draw("<p style='--text-autospace: no-autospace'>共2020年</p>")
    assert [round(way, 2) for _, way in pairwise_x(glyphs)] == [
        round(way, 2) for _, way in pairwise_x(draw("<p>共2020年</p>", ours=False)[0])
    ]


def test_baseline_grid() -> None:
    """Paragraphs on the grid begin at its next half line, whatever stands before them; others stay where they are."""
    blocks = "".join(f"<div style='height: {height}pt'></div><p>一二三四五六七八九十</p>" for height in (0, 7, 19, 31))
    ours = [line[0].y for line in lines_of(draw(blocks, "--baseline-grid: .5 20pt; width: 8em")[0])]
    steps = [(before - after) / (SIZE * 1.8 / 2) for before, after in pairwise(ours)]
    assert [round(step, 2) for step in steps] == [2.0, 3.0, 2.0, 5.0, 2.0, 6.0, 2.0]
    free = [line[0].y for line in lines_of(draw(blocks, "width: 8em")[0])]
    assert [round(before - after) for before, after in pairwise(free)] == [18, 25, 18, 37, 18, 49, 18]


def test_no_second_gap_where_a_space_stands() -> None:
    """A space between Han and letters is the gap; a sign that belongs to a number stands close to it."""
    plain = dict(pairwise_x(draw("<p>共 Aa 级95%的</p>", ours=False)[0]))
    ours = dict(pairwise_x(draw("<p>共 Aa 级95%的</p>")[0]))
    assert round(ours["共A"], 2) == round(plain["共A"], 2)
    assert round(ours["5%"], 2) == round(plain["5%"], 2)
    assert round(ours["%的"] - plain["%的"], 2) == 0.17


def test_marks_come_from_the_chinese_font() -> None:
    """“ ” and —— are full-width in Chinese text and narrow in English text, whatever font stands first."""
    fonts = 'font-family: "Inter", "Noto Sans CJK SC"; '
    ours = {glyph.text: round(glyph.width / SIZE, 2) for glyph in draw("<p>说“甲”——乙Aa</p>", fonts)[0]}
    assert ours["“"] == ours["”"] == 1.0
    assert ours["——"] == 2.0  # one glyph of the Chinese font
    plain = {glyph.text: round(glyph.width / SIZE, 2) for glyph in draw("<p>说“甲”——乙Aa</p>", fonts, ours=False)[0]}
    assert plain["“"] < 1.0
    assert ours["A"] == plain["A"]
    english = draw("<p>He said “yes” — 甲</p>", fonts, lang="en")[0]
    assert {glyph.text: glyph.width < 0.9 * SIZE for glyph in english if glyph.text in "“”"} == {"“": True, "”": True}


def test_marks_that_meet_are_squeezed() -> None:
    """Of two marks side by side the blank between them counts once; a mark beside an ideograph keeps its own."""
    found = dict(advances("<p>甲”、《“乙》（丙）：丁。</p>"))
    assert found["”、"] == found["、《"] == 0.5
    assert found["》（"] == found["）："] == 0.5
    assert found["甲”"] == found["：丁"] == 1.0
    assert draw("<p>甲”、《“乙》（丙）：丁。</p>")[1].strip() == "甲”、《“乙》（丙）：丁。"


def test_squeeze_across_elements() -> None:
    """Marks meet across the border of a bold word too, and stay in one line for those who copy them."""
    body = "<p>见<b>《报告》（二）</b>，“其他”。</p>"
    assert dict(advances(body))["），"] == 0.5
    assert draw(body)[1].strip() == "见《报告》（二），“其他”。"


def test_middle_dot_takes_half_a_place() -> None:
    """· takes half a place (GB/T 15834-2011 §5.1.7)."""
    found = dict(advances("<p>列·托尔</p>"))
    assert round(found["列·"] + found["·托"], 2) == 1.5


def test_ends_of_lines_are_trimmed() -> None:
    """An opening mark at the beginning of a line and a closing one at its end take half a place."""
    body = "<p>（一二三四五六七八，九十</p>"
    first = lines_of(draw(body, f"width: {SIZE * 9}pt; text-align: justify")[0])[0]
    assert "".join(glyph.text for glyph in first) == "（一二三四五六七八，"
    assert round((first[1].x - 20) / SIZE, 2) == 0.5
    assert round((first[-1].x + SIZE / 2 - 20) / SIZE, 2) == 9.0


def test_marks_that_may_not_begin_or_end_a_line() -> None:
    """· and ／ and % begin no line, （ and ￥ end none, —— and …… and numbers with their units stay whole."""
    for width in range(4, 16):
        css = f"width: {width}em"
        text = "一二三·四五／六七（八九）￥20年——甲乙……丙丁第12章3–4月50%戊己庚辛"
        found = lines(f"<p>{text}</p>", css)
        assert "".join(found) == text
        for line, following in pairwise(found):
            assert following[0] not in NO_START, (width, found)
            assert line[-1] not in NO_END, (width, found)
            assert line[-1] + following[0] not in {"——", "……", "0年", "2章", "4月", "0%"}, (width, found)


def test_no_character_stands_alone() -> None:
    """The last line has two characters at least, also when the text ends in a mark or in another element."""
    for text in ("一二三四五六七八九十甲。", "一二三四五六七八九十<b>甲</b>。", "一二三四五六七八<b>九十甲。</b>"):
        for align in ("justify", "start"):
            assert len(lines(f"<p>{text}</p>", f"width: 10em; text-align: {align}")[-1].strip("。")) > 1, (text, align)


def test_latin_word_in_chinese_is_divided() -> None:
    """A long Latin word that would leave a hole in a Chinese line is divided where English divides it."""
    body = "<p>责任报告写的是sustainability的意思，一二三四五六七八</p>"
    assert any(line.endswith("‐") for line in lines(body, "width: 12em; text-align: justify; hyphens: auto"))
    assert not any("‐" in line for line in lines(body, "width: 12em; text-align: justify"))


def test_range_of_numbers_is_not_divided() -> None:
    """3–4 stays on one line, in English too."""
    for width in range(60, 120, 3):
        glyphs, _ = draw("<p>It took them 3–4 weeks or 10–12 days.</p>", f"width: {width}pt", lang="en")
        found = ["".join(glyph.text for glyph in line) for line in lines_of(glyphs)]
        assert not any(line.endswith("–") for line in found), found


WORDS = st.sampled_from(
    [
        *"一二三四五六七八九十百千天地人和",
        "2020",
        "Aa",
        "ESG",
        "50%",
        "“甲”",
        "（乙）",
        "《丙》",
        "，",
        "。",
        "、",
        " and ",
    ]
)
WRAPPED = st.tuples(
    WORDS, st.sampled_from(["{}", "{}", "{}", "<b>{}</b>", '<a href="#x">{}</a>', "<span lang=en>{}</span>"])
)


@given(st.lists(WRAPPED, min_size=40, max_size=120), st.integers(15, 34))
@settings(
    max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # shrinking takes minutes
def test_every_line_is_full(pieces: list[tuple[str, str]], width: int) -> None:
    """Whatever a paragraph is made of, its lines are as wide as the measure; nothing is lost, added or out of order."""
    body = "".join(pattern.format(word) for word, pattern in pieces).strip()
    text = "".join(word for word, _ in pieces).replace(" ", "")
    glyphs, extracted = draw(f"<p id=x>天{body}地人", f"width: {width}em; text-align: justify")
    found = lines_of(glyphs)
    assert "".join(glyph.text for line in found for glyph in line) == f"天{text}地人"
    assert "".join(extracted.split()) == f"天{text}地人"
    for line in found[:-1]:
        last = line[-1]
        half = SIZE / 2 if last.text in "”》），。、" and last.width > 0.9 * SIZE else 0
        assert abs(last.right - half - 20 - width * SIZE) < 0.25, "".join(glyph.text for glyph in line)


def test_upright_text_is_left_to_weasyprint() -> None:
    """English is set as WeasyPrint sets it, glyph for glyph."""
    body = "<p>" + "The quick brown fox jumps over the lazy dog, and it’s “fine” — really…. " * 5 + "</p>"
    ours, plain = (draw(body, "text-align: justify", lang="en", ours=which)[0] for which in (True, False))
    assert ours == plain


def test_numbered_headings() -> None:
    """The style sheet of docs/typesetting.md numbers headings 一、 and （一）."""
    written = (Path(__file__).parents[3] / "docs" / "typesetting.md").read_text(encoding="utf-8")
    sheet = written.split("```css")[1].split("```")[0]
    body = f"<style>{sheet}</style><div class=section><h3>甲</h3><h4>乙</h4><h4>丙</h4><h3>丁</h3><h4>戊</h4></div>"
    assert draw(body)[1].split() == ["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"]


def test_height_of_lines_is_weasyprints() -> None:
    """Lines stand where they stood: heights and baselines come from the same fonts."""
    body = "<p>一二三Aa</p><p>四</p><p>五六<b>七Bb</b></p>"
    ours, plain = ([round(glyph.y, 3) for glyph in draw(body, ours=which)[0]] for which in (True, False))
    assert ours == plain
