"""The preview as a writer uses it, in Chromium: a file is saved, and what it says is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.projects import SETTINGS
from tests.serve.served import ENERGY, LONG, YEAR, Served, Tab, new_tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("preview")

ENERGY_PAGE = "?view=site&page=zh-CN%2Fyear%2Fenergy.html"
MORPH_LAWS = Path(__file__).with_name("morph_laws.js")
TOP = "element => element.getBoundingClientRect().top"


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a project with its PDFs."""
    with Served(tmp_path_factory.mktemp("typeset")) as served:
        yield served


@pytest.fixture
def tab(browser: Browser, served: Served) -> Iterator[Tab]:
    """Open a tab on the website of the project as it was at first; nothing may be logged in it."""
    served.restore()
    with new_tab(browser, served) as tab:
        yield tab


@pytest.fixture
def pdf_tab(browser: Browser, typeset: Served) -> Iterator[Tab]:
    """Open a tab on the website and the PDFs; who changes the project puts it back."""
    with new_tab(browser, typeset) as tab:
        yield tab


def test_saved_text_is_there_without_a_reload(tab: Tab) -> None:
    """A paragraph that is changed, one that is new and one that is taken away; neither page is loaded anew."""
    tab.open(ENERGY_PAGE)
    tab.mark()
    paragraphs = tab.site.locator("main section p")
    expect(paragraphs).to_have_count(40)
    tab.served.write(ENERGY, LONG.replace("。甲", "，改了。", 1) + "\n新的一段。\n")
    expect(paragraphs).to_have_count(41)
    expect(paragraphs.first).to_contain_text("，改了。")
    expect(paragraphs.last).to_have_text("新的一段。")
    tab.served.write(ENERGY, LONG)
    expect(paragraphs).to_have_count(40)
    expect(paragraphs.first).not_to_contain_text("改了")
    assert tab.is_marked


def test_morph_keeps_its_laws(tab: Tab) -> None:
    """Whatever changes into whatever: the result is the new document; equal parts keep their elements."""
    tab.open("?view=site")
    assert tab.page.evaluate(MORPH_LAWS.read_text(encoding="utf-8"), 1500) == []


def test_scroll_position_is_kept(tab: Tab) -> None:
    """What the reader looks at stays where it is when text comes in above it."""
    tab.open(ENERGY_PAGE)
    looked_at = tab.site.locator("main section p").nth(20)
    looked_at.evaluate("element => element.scrollIntoView({ block: 'center' })")
    handle = looked_at.element_handle()
    before = handle.evaluate(TOP)
    assert before > 100
    tab.served.write(ENERGY, LONG.replace("# 能源\n\n", "# 能源\n\n" + f"{'新的一段。' * 40}\n\n" * 3, 1))
    expect(tab.site.locator("main section p")).to_have_count(43)
    assert handle.evaluate(TOP) == pytest.approx(before, abs=2)


def test_open_details_and_focus_are_kept(tab: Tab) -> None:
    """The menu stays open, the link in it keeps the focus."""
    tab.open(ENERGY_PAGE, (390, 844))
    tab.site.locator("details.menu summary").click()
    link = tab.site.locator("details.menu a").first
    link.focus()
    tab.served.write(ENERGY, LONG + "\n新的一段。\n")
    tab.served.write(YEAR, "# 工作与能源\n\n一年的工作。\n")
    expect(tab.site.locator("details.menu")).to_contain_text("工作与能源")
    expect(tab.site.locator("main section p").last).to_have_text("新的一段。")
    expect(tab.site.locator("details.menu")).to_have_attribute("open", "")
    expect(link).to_be_focused()


def test_style_sheet_is_exchanged_in_place(tab: Tab) -> None:
    """A designer's change is there without a reload."""
    tab.open(ENERGY_PAGE)
    tab.mark()
    heading = tab.site.locator("h1")
    tab.served.write("content/report.yaml", SETTINGS + "brand: {primary: '#7A1F1F'}\n")
    expect(heading).to_have_css("color", "rgb(122, 31, 31)")
    tab.served.write("content/report.yaml", SETTINGS)
    expect(heading).to_have_css("color", "rgb(31, 78, 121)")
    assert tab.is_marked


def test_script_is_exchanged_by_loading_the_page_anew(tab: Tab) -> None:
    """What has run cannot be taken back: the page in the frame is loaded again, the frame around it is not."""
    tab.open(ENERGY_PAGE)
    tab.page.evaluate("window.mark = true")
    tab.served.write("templates/web/site.js", "document.documentElement.dataset.script = 'new';\n")
    expect(tab.site.locator("html")).to_have_attribute("data-script", "new")
    assert tab.page.evaluate("window.mark")


def test_errors_are_laid_over_the_last_good_state(tab: Tab) -> None:
    """Place, message and hint; a click opens the editor there; mended, they go away."""
    tab.open(ENERGY_PAGE)
    tab.served.write(ENERGY, LONG + "\n坏的{{ dc.peu }}。\n")
    panel = tab.page.locator("#problems")
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("there is no metric `dc.peu`")
    expect(panel).to_contain_text("`dc.pue`")
    expect(panel).to_contain_text("What you see is the last good state.")
    expect(tab.page.locator("#spoken")).to_have_text("1 error")
    expect(tab.page.locator("#status")).to_contain_text("Last good state")
    expect(tab.site.locator("main section p")).to_have_count(40)
    line = LONG.count("\n") + 2
    panel.get_by_role("button", name=f"{ENERGY}:{line}:6").click()
    assert tab.served.opened() == f"{tab.served.project / ENERGY}:{line}:6"
    tab.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(tab.page.locator("#count")).to_be_focused()
    tab.page.locator("#count").click()
    expect(panel).to_be_visible()
    tab.served.write(ENERGY, LONG)
    expect(panel).to_be_hidden()
    expect(tab.page.locator("#spoken")).to_contain_text("eady in")


def test_page_of_the_pdf_is_exchanged(pdf_tab: Tab) -> None:
    """The picture of a page that changed is another one, and the reader stays at it."""
    pdf_tab.open("?view=pdf")
    pdf_tab.mark()
    pdf_tab.page.locator("#page-3").evaluate("element => element.scrollIntoView()")
    before, top = pdf_tab.picture(3), pdf_tab.page.locator("#page-3").evaluate(TOP)
    pdf_tab.served.write(ENERGY, LONG.replace("。甲", "，改了。", 1))
    expect(pdf_tab.page.locator("#page-3 img")).not_to_have_attribute("src", before)
    assert pdf_tab.page.locator("#page-3").evaluate(TOP) == pytest.approx(top, abs=2)
    assert pdf_tab.is_marked


def test_site_and_pdf_lead_to_each_other(pdf_tab: Tab) -> None:
    """From a section to its page and back, beside each other and one at a time."""
    pdf_tab.open("?view=both&page=en%2Fyear%2Fenergy.html")
    button = pdf_tab.page.locator("#to-pdf")
    expect(button).to_contain_text("PDF page")
    pdf_tab.page.get_by_text("Site", exact=True).click()
    expect(pdf_tab.page.locator("#pdf-pane")).to_be_hidden()
    button.click()
    expect(pdf_tab.page.locator("#page-3")).to_be_in_viewport()
    expect(pdf_tab.page.locator("#page-3 img")).to_have_attribute("alt", "Page 3: Work, Energy")
    pdf_tab.page.locator("#page-2 .leaf-caption a", has_text="Work").click()
    expect(pdf_tab.page.locator("#site-pane")).to_be_visible()
    expect(pdf_tab.site.locator("h1")).to_have_text("Work")


def test_both_languages_are_a_choice_away(pdf_tab: Tab) -> None:
    """The choice changes website and PDF; so does the website's own switch; a save shows in both."""
    pdf_tab.open("?view=both&page=zh-CN%2Fyear.html")
    expect(pdf_tab.site.locator("h1")).to_have_text("工作")
    pdf_tab.page.get_by_label("Language").select_option("en")
    expect(pdf_tab.site.locator("h1")).to_have_text("Work")
    expect(pdf_tab.page.locator("#page-1 img")).to_have_attribute("alt", "Page 1: Sample report")
    pdf_tab.served.write(YEAR, "# 工作\n\n一年的工作。\n\n再说一句。\n")
    expect(pdf_tab.site.locator("main section p").last).to_have_text("再说一句。")
    pdf_tab.site.locator("a[hreflang='zh-CN']").first.click()
    expect(pdf_tab.site.locator("main section p").last).to_have_text("再说一句。")
    expect(pdf_tab.page.get_by_label("Language")).to_have_value("zh-CN")
    expect(pdf_tab.page.locator("#page-1 img")).to_have_attribute("alt", "Page 1: 示例报告")


def test_goal_can_be_chosen(tab: Tab) -> None:
    """For a release, a missing translation is an error; for a draft it is not."""
    tab.open(ENERGY_PAGE)
    tab.page.get_by_label("Goal").select_option("release")
    expect(tab.page.locator("#problems")).to_contain_text("T103")
    tab.page.get_by_label("Goal").select_option("draft")
    expect(tab.page.locator("#problems")).to_be_hidden()
    tab.expect_ready()


def test_change_on_another_page_is_offered(tab: Tab) -> None:
    """Who saves a file while looking at another page is shown the way."""
    tab.open("?view=site&page=zh-CN%2Findex.html")
    tab.served.write(ENERGY, LONG + "\n新的一段。\n")
    offer = tab.page.get_by_role("button", name="Changed: 能源")
    offer.click()
    expect(tab.site.locator("main section p").last).to_have_text("新的一段。")
    expect(offer).to_be_hidden()


def test_section_that_is_gone_leads_home(tab: Tab) -> None:
    """A page that a save has taken away is not left standing."""
    tab.open(ENERGY_PAGE)
    settings = (tab.served.project / "content/report.yaml").read_text(encoding="utf-8")
    tab.served.write("content/report.yaml", settings.partition("  sections:")[0])
    expect(tab.site.locator("h1")).to_contain_text("示例报告")
    expect(tab.page).to_have_url(re.compile("page=zh-CN%2Findex.html"))


def test_address_is_of_what_is_shown(pdf_tab: Tab) -> None:
    """A reload comes back to the same page in the same view."""
    pdf_tab.open("?view=both&page=en%2Findex.html")
    pdf_tab.site.locator("main a", has_text="Work").first.click()
    expect(pdf_tab.site.locator("h1")).to_have_text("Work")
    expect(pdf_tab.page).to_have_url(re.compile(r"\?view=both&page=en%2Fyear\.html$"))
    pdf_tab.page.reload()
    expect(pdf_tab.site.locator("h1")).to_have_text("Work")
    pdf_tab.expect_ready()


def test_link_to_the_pdf_shows_its_pages(pdf_tab: Tab) -> None:
    """The website's own link to the PDF leads to the pages, not to a download."""
    pdf_tab.open("?view=site&page=en%2Fyear.html")
    pdf_tab.site.locator("a.pdf").click()
    expect(pdf_tab.page.locator("#page-1 img")).to_be_visible()
    expect(pdf_tab.page.get_by_role("radio", name="PDF")).to_be_checked()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("view", ["site", "pdf", "both"])
def test_nothing_is_cut_off(pdf_tab: Tab, view: str, width: int) -> None:
    """On a telephone and on a desktop: nothing is wider than the window, every control can be seen."""
    pdf_tab.open(f"?view={view}&page=en%2Fyear%2Fenergy.html", (width, 844))
    assert pdf_tab.page.evaluate("document.documentElement.scrollWidth") <= width
    for control in pdf_tab.page.locator(".bar button:visible, .bar select:visible, .bar .views span").all():
        box = control.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 24  # WCAG 2.2, 2.5.8
    panes = {"site": ("#site-pane",), "pdf": ("#pdf-pane",), "both": ("#site-pane", "#pdf-pane")}[view]
    for pane in panes:
        box = pdf_tab.page.locator(pane).bounding_box()
        assert box is not None
        assert box["height"] > 300


def test_keyboard_reaches_everything(pdf_tab: Tab) -> None:
    """Tab goes through the bar, the website and the PDF; arrow keys change the view; each stop has a name."""
    pdf_tab.open("?view=both&page=en%2Fyear.html")
    expect(pdf_tab.page.locator("#to-pdf")).to_be_visible()  # a stop on the way, once it is known where the PDF has it
    names = []
    for _ in range(6):
        pdf_tab.page.keyboard.press("Tab")
        focused = pdf_tab.page.evaluate(
            "() => { const e = document.activeElement;"
            " return e.getAttribute('aria-label') || (e.labels?.[0] ?? e).textContent.trim() || e.title; }"
        )
        names.append(focused.split("\n")[0].split(" ")[0])
    assert names[:5] == ["Both", "Language", "Goal", "PDF", "Edit"]
    pdf_tab.page.get_by_role("radio", name="Both").focus()
    pdf_tab.page.keyboard.press("ArrowLeft")
    expect(pdf_tab.page.get_by_role("radio", name="PDF")).to_be_checked()
    expect(pdf_tab.page.locator("#site-pane")).to_be_hidden()
    pane = pdf_tab.page.get_by_role("region", name="Pages of the PDF")
    pane.focus()
    pdf_tab.page.keyboard.press("PageDown")
    expect(pdf_tab.page.locator("#page-1")).not_to_be_in_viewport(ratio=0.99)


def test_roles_and_names_are_those_of_screen_readers(pdf_tab: Tab) -> None:
    """Regions, controls and the live region have roles and names."""
    pdf_tab.open("?view=both&page=en%2Fyear.html")
    page = pdf_tab.page
    for role, name in (("region", "Website"), ("region", "Pages of the PDF"), ("group", "Show")):
        expect(page.get_by_role(role, name=name)).to_be_visible()  # type: ignore[arg-type]
    expect(page.locator("iframe[title='Website']")).to_be_visible()
    expect(page.get_by_role("combobox", name="Language")).to_be_visible()
    expect(page.get_by_role("combobox", name="Goal")).to_be_visible()
    expect(page.locator("#spoken[role='status']")).to_contain_text("eady in")
    assert page.evaluate("[...document.images].every((picture) => picture.alt)")
