"""Inline text as HTML."""

from __future__ import annotations

from markupsafe import Markup

from report.compose.inline_html import inline_html


class Numbered:
    """A page on which each footnote is numbered by its label."""

    def figure(self, metric: str, filters: tuple[str, ...] = ()) -> str:
        """Return a metric by its name."""
        return "|".join((metric, *filters))

    def reference(self, target: str, words: str | None) -> str:
        """Return the words alone."""
        return words or target

    def note(self, label: str) -> str:
        """Return the label as the mark."""
        return f"<i>{label}</i>"


def marks(source: str) -> str:
    """Return a text as HTML, word joiners left out."""
    return str(inline_html(source, Numbered())).replace("\u2060", "")


def test_two_footnotes_in_a_row_are_told_apart() -> None:
    """2 and 3 do not read as 23; between words nothing is added."""
    comma = '<sup class="note-comma">,</sup>'
    assert marks("字[^2][^3]") == f"字<i>2</i>{comma}<i>3</i>"
    assert marks("字[^1][^2][^3]。") == f"字<i>1</i>{comma}<i>2</i>{comma}<i>3</i>。"
    assert marks("a[^2] b[^3]") == "a<i>2</i> b<i>3</i>"


def test_comma_between_footnotes_keeps_the_line() -> None:
    """No line ends before or after the comma."""
    assert Markup('">\u2060,\u2060</sup>') in inline_html("字[^2][^3]", Numbered())
