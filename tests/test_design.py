"""Templates of a design: what is compiled once is used for every language, and never for another text."""

from __future__ import annotations

import pytest

from report.design.blanks import blank_fault
from report.design.environment import Design
from report.diagnostics import Span
from report.model.catalog import Catalog, Entry, MessageKey
from report.model.project import TemplateFile, Templates


def rendered(text: str, language: str = "en") -> str:
    """Return what a template of always the same name renders."""
    files = {"page.html": TemplateFile("page.html", text, "templates/page.html")}
    return Design(Templates(files, (), {}), language, None, "draft").render(("page.html",), {"word": "<b>"})


def test_a_changed_template_is_compiled_anew() -> None:
    """In one process, for example under a live preview, a template is what its file says now."""
    assert rendered("one {{ word }}") == "one &lt;b&gt;"
    assert rendered("two {{ word }}") == "two &lt;b&gt;"
    assert rendered("one {{ word }}") == "one &lt;b&gt;"


def test_languages_share_code_and_not_words() -> None:
    """What one language has compiled speaks the words of the language that renders it."""
    text = "{{ scene.language }}{% trans %}Contents{% endtrans %}"
    files = {"page.html": TemplateFile("page.html", text, "templates/page.html")}
    designs = {name: Design(Templates(files, (), {}), name, None, "draft") for name in ("en", "de")}
    for name, design in designs.items():
        assert design.render(("page.html",), {"scene": {"language": name}}) == f"{name}Contents"
    assert [problem.code for problem in designs["en"].problems] == []
    assert [problem.code for problem in designs["de"].problems] == ["T103"]


@pytest.mark.parametrize(("number", "expected"), [(1, "1 plik"), (3, "3 pliki"), (5, "5 plików"), (22, "22 pliki")])
def test_words_have_the_plural_forms_of_their_language(number: int, expected: str) -> None:
    """Polish counts in three ways (CLDR), whichever order its catalog has them in."""
    entry = Entry(("%(num)s plik", "%(num)s plików", "%(num)s pliki"), fuzzy=False, span=Span("interface.po"))
    entries: dict[MessageKey, Entry] = {("interface", None, "%(num)s file"): entry}
    catalog = Catalog("pl", entries, ("interface",), plural_categories=("one", "many", "few"))
    text = "{{ ngettext('%(num)s file', '%(num)s files', number) }}"
    files = {"page.html": TemplateFile("page.html", text, "templates/page.html")}
    design = Design(Templates(files, (), {}), "pl", catalog, "draft")
    assert design.render(("page.html",), {"number": number}) == expected
    assert design.problems == []


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("%(target)s，%(year)s年", None),
        ("%(target)s，%(year)s年，100%%", None),
        ("%(target)s", "the blank `%(year)s` is missing"),
        ("%(target)s%(year)s%(more)s", "there is nothing for the blank `%(more)s`"),
        ("%(target)s%(year)s，100%", "a `%` that begins no blank"),
    ],
)
def test_blanks_of_a_translation(translation: str, fault: str | None) -> None:
    """A translation can be filled as its words can, or it is said why not."""
    assert blank_fault("Target for %(year)s: %(target)s", translation) == fault
