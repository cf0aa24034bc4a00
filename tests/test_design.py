"""Templates of a design: what is compiled once is used for every language, and never for another text."""

from __future__ import annotations

from report.design.environment import Design
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
