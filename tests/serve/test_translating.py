"""The translator's mode in Chromium: a text is clicked, mended, saved, and seen on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.projects import ENGLISH, FILES
from tests.serve.served import ENERGY, Served, Tab, new_tab
from tests.serve.test_messages import GLOSSARY, YEAR, YEAR_PO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

pytestmark = pytest.mark.xdist_group("preview")

ENERGY_PAGE = "?view=site&page=en%2Fyear%2Fenergy.html"
YEAR_PAGE = "?view=site&page=en%2Fyear.html&translate=1"
BEGUN = {ENERGY: FILES[ENERGY], YEAR_PO: ENGLISH + YEAR, "locale/glossary.yaml": GLOSSARY}
BOXES = """() => [...document.querySelectorAll("#desk button, #desk textarea, .bar button")]
    .map((control) => control.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map(({ left, right, height }) => [left, right, height])"""
GOOD = "Mean efficiency was {{ dc.pue }}, with {{ year.views }}."


@pytest.fixture
def tab(browser: Browser, served: Served) -> Iterator[Tab]:
    """Open a tab in which only refusals that the test asks for are logged."""
    served.restore(BEGUN)
    with new_tab(browser, served) as tab:
        yield tab
        # Chromium logs every answer that is an error, also one that is shown to the translator.
        tab.complaints = [each for each in tab.complaints if "409 (Conflict)" not in each]


def paragraph(tab: Tab) -> Locator:
    """Return the first paragraph of the page, once it can be clicked."""
    return tab.site.locator("main section p[data-messages]").first


def read(tab: Tab) -> str:
    """Return the PO file of the page."""
    return (tab.served.project / YEAR_PO).read_text(encoding="utf-8")


def area(tab: Tab) -> Locator:
    """Return the field of the translation."""
    return tab.page.get_by_role("textbox", name="English")


def test_paragraph_is_translated_where_it_stands(tab: Tab) -> None:
    """Click, see source and term, break a figure, see the check, mend, save; the page shows it, the file holds it."""
    tab.open(ENERGY_PAGE)
    tab.page.get_by_role("button", name="Translate").click()
    paragraph(tab).click()
    desk = tab.page.get_by_role("complementary", name="Paragraph")
    source = desk.locator("#desk-source")
    expect(source).to_have_text("平均能效为{{ dc.pue }}，曝光{{ year.views }}。")
    expect(source).to_have_attribute("lang", "zh-CN")
    expect(desk.get_by_role("list", name="Glossary")).to_contain_text(
        "能效 effectiveness efficiency not “goodness”; as in PUE"
    )
    expect(area(tab)).to_be_focused()
    expect(area(tab)).to_have_attribute("lang", "en")
    expect(desk.locator("#desk-checked")).to_have_text("The checks find nothing.")
    area(tab).fill("Mean efficiency was {{ dc.pue }}.")
    expect(desk.locator("#desk-findings")).to_contain_text("T105 the figure `year.views` is missing")
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#desk-said")).to_contain_text("it would stop every build")
    assert "Mean effectiveness" in read(tab)
    area(tab).fill("Mean efficiency was {{ dc.pue }}, with .")
    area(tab).press("ArrowLeft")
    desk.get_by_role("button", name="{{ year.views }}").click()
    expect(area(tab)).to_have_value(GOOD)
    expect(desk.locator("#desk-checked")).to_have_text("The checks find nothing.")
    tab.mark()
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#desk-said")).to_have_text(f"Saved in {YEAR_PO}.")
    expect(paragraph(tab)).to_contain_text("Mean efficiency was 1.14, with more than 1.286")
    assert f'msgstr "{GOOD}"' in read(tab)
    assert tab.is_marked


def test_keyboard_alone_is_enough(tab: Tab) -> None:
    """Enter on a text opens it, Ctrl+Enter saves it, Escape goes back to the text."""
    tab.open(YEAR_PAGE)
    text = paragraph(tab)
    text.focus()
    expect(text).to_have_attribute("aria-description", "Needs work. Enter: translate")
    tab.page.keyboard.press("Enter")
    expect(area(tab)).to_be_focused()
    expect(tab.page.get_by_label("Needs work")).to_be_checked()
    expect(tab.page.locator("#desk-previous-text ins")).to_have_text("的")
    tab.page.keyboard.press("ControlOrMeta+a")
    tab.page.keyboard.type("A year of work.")
    expect(tab.page.get_by_label("Needs work")).not_to_be_checked()
    tab.page.keyboard.press("Control+Enter")
    expect(text).to_have_text("A year of work.")
    expect(text).to_have_attribute("data-message-state", "translated")
    expect(area(tab)).to_be_focused()
    tab.page.keyboard.press("Escape")
    expect(tab.page.locator("#desk")).to_be_hidden()
    expect(text).to_be_focused()


def test_what_another_saved_is_shown_beside(tab: Tab) -> None:
    """Poedit saves the entry while it is open here: nothing is lost of either."""
    tab.open(YEAR_PAGE)
    heading = tab.site.locator("h1[data-messages]")
    heading.click()
    area(tab).fill("Our work")
    tab.served.write(YEAR_PO, read(tab).replace('"Work"', '"Their work"'))
    expect(heading).to_have_text("Their work")
    area(tab).press("Control+Enter")
    conflict = tab.page.get_by_role("group", name="The file says by now")
    expect(conflict).to_contain_text("Their work")
    expect(area(tab)).to_have_value("Our work")
    conflict.get_by_role("button", name="Take theirs").click()
    expect(area(tab)).to_have_value("Their work")
    area(tab).fill("Our work")
    tab.served.write(YEAR_PO, read(tab).replace('"Their work"', '"Her work"'))
    expect(heading).to_have_text("Her work")
    area(tab).press("Control+Enter")
    conflict.get_by_role("button", name="Keep mine").click()
    expect(heading).to_have_text("Our work")
    assert 'msgstr "Our work"' in read(tab)


def test_nothing_that_was_typed_is_lost(tab: Tab) -> None:
    """Not by going on to another text, nor by a reload, nor by a file that cannot be written."""
    tab.open(YEAR_PAGE)
    tab.site.locator("h1[data-messages]").click()
    area(tab).fill("Our work")
    tab.page.get_by_role("button", name="Next", exact=True).click()
    expect(area(tab)).to_have_value("A year's work.")
    expect(tab.site.locator("h1")).to_have_attribute("aria-description", "Translated, not saved. Enter: translate")
    tab.page.reload()
    tab.site.locator("h1[data-messages]").click()
    expect(area(tab)).to_have_value("Our work")
    expect(tab.page.locator("#desk-said")).to_contain_text("is here again")
    whole = read(tab)
    tab.served.write(YEAR_PO, f"{whole}\n<<<<<<< ours\n")
    expect(tab.page.locator("#status")).to_contain_text("Last good state")
    tab.page.get_by_role("button", name="Close").last.click()  # of the problems
    tab.page.get_by_role("button", name="Save").click()
    expect(tab.page.locator("#desk-said")).to_contain_text("damaged PO file: a merge conflict; mend the line")
    expect(area(tab)).to_have_value("Our work")
    tab.served.write(YEAR_PO, whole)
    tab.expect_ready()
    tab.page.get_by_role("button", name="Revert").click()
    expect(area(tab)).to_have_value("Work")


def test_problem_leads_to_its_message(tab: Tab) -> None:
    """An error in a PO file that somebody else has made: opened from the list of problems, it is mended here."""
    tab.open("?view=site&page=zh-CN%2Findex.html")
    tab.served.write(YEAR_PO, read(tab).replace("with {{ year.views }}", "with many"))
    problem = tab.page.locator(".problem", has_text="the figure `year.views` is missing")
    problem.get_by_role("button", name="Translate").click()
    expect(area(tab)).to_have_value("Mean effectiveness was {{ dc.pue }}, with many.")
    expect(tab.page.locator("#problems")).to_be_hidden()
    area(tab).fill(GOOD)
    area(tab).press("Control+Enter")
    expect(paragraph(tab)).to_contain_text("Mean efficiency was 1.14")


def test_unfinished_texts_are_a_key_away(tab: Tab) -> None:
    """Also those of other pages; at the end, it is said that there is nothing left."""
    tab.open(f"{ENERGY_PAGE}&translate=1")
    paragraph(tab).click()
    area(tab).press("Alt+PageDown")  # the cover says something new for each test
    expect(tab.page).to_have_url(re.compile(r"page=en%2Findex\.html&translate=1$"))
    expect(tab.page.locator("#desk-source")).to_contain_text("回。")
    area(tab).press("Alt+PageDown")
    expect(tab.page).to_have_url(re.compile(r"page=en%2Fyear\.html&translate=1$"))
    expect(tab.page.locator("#desk-source")).to_have_text("一年的工作。")
    area(tab).fill("A year of work.")
    area(tab).press("Control+Shift+Enter")
    expect(tab.page.locator("#desk-source")).to_contain_text("回。")
    number = (tab.page.locator("#desk-source").text_content() or "").strip("第回。")
    area(tab).fill(f"Story {number}.")
    area(tab).press("Control+Enter")
    expect(tab.site.locator("[data-message-state]:not([data-message-state='translated'])")).to_have_count(0)
    area(tab).press("Alt+PageDown")
    expect(tab.page.locator("#desk-said")).to_have_text("Nothing is unfinished.")


def test_focus_goes_back_to_where_it_was(tab: Tab) -> None:
    """A text that stands twice on a page: to the one that was opened, not to the first."""
    tab.served.restore(BEGUN | {"content/sections/year.md": "# 工作\n\n同一句话。\n\n中间。\n\n同一句话。\n"})
    tab.open(YEAR_PAGE)
    last = tab.site.locator("main section p[data-messages]").last
    last.focus()
    tab.page.keyboard.press("Enter")
    expect(area(tab)).to_be_focused()
    expect(tab.site.locator("[data-current]")).to_have_count(2)
    tab.page.keyboard.press("Escape")
    expect(last).to_be_focused()


def test_source_language_leads_to_one_that_is_translated(tab: Tab) -> None:
    """Nothing is translated into the source: the mode goes to the same section in the next language."""
    tab.open("?view=site&page=zh-CN%2Fyear.html")
    button = tab.page.get_by_role("button", name="Translate")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(tab.site.locator("h1[data-messages]")).to_have_text("Work")
    expect(button).to_have_attribute("aria-pressed", "true")
    tab.page.get_by_label("Language").select_option("zh-CN")
    expect(tab.site.locator("h1")).to_have_text("工作")
    expect(tab.site.locator("[data-messages]")).to_have_count(0)
    button.click()
    tab.page.get_by_label("Language").select_option("en")
    expect(tab.site.locator("h1")).to_have_text("Work")
    expect(tab.site.locator("[data-messages]")).to_have_count(0)


def test_texts_that_cannot_be_clicked_are_listed(tab: Tab) -> None:
    """A unit has a field for each plural form."""
    tab.open(f"{ENERGY_PAGE}&translate=1")
    paragraph(tab).click()
    tab.page.locator("#desk-others summary").click()
    tab.page.locator("#desk-others").get_by_role("button", name="次").click()
    expect(tab.page.get_by_role("textbox", name="English, one")).to_have_value("view")
    expect(tab.page.get_by_role("textbox", name="English, other")).to_have_value("views")
    tab.page.get_by_role("textbox", name="English, other").fill("plays")
    tab.page.keyboard.press("Control+Enter")
    expect(paragraph(tab)).to_contain_text("billion plays")


def test_nothing_is_cut_off(tab: Tab) -> None:
    """On a telephone the panel stands below the page, and both can be used."""
    tab.open(f"{ENERGY_PAGE}&translate=1")
    for width in (1440, 390):
        tab.page.set_viewport_size({"width": width, "height": 844})
        paragraph(tab).click()
        expect(area(tab)).to_be_in_viewport()
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
        boxes = tab.page.evaluate(BOXES)
        assert len(boxes) > 8
        assert all(left >= 0 and right <= width for left, right, _ in boxes)
        assert all(height >= 24 for _, _, height in boxes)  # WCAG 2.2, 2.5.8
        expect(paragraph(tab)).to_be_in_viewport()
