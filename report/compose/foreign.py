"""What stands in another language than the page: it says in which, for hyphens, fonts and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Collection

    from report.model.metric import Metric
    from report.model.text import Text


def in_language(html: Markup, language: str, page: str) -> Markup:
    """Return words of a language on a page of another, marked as a draft shows what waits for its translation."""
    if not html or language == page:
        return html
    return Markup('<span class="untranslated" lang="{}">{}</span>').format(language, html)


def named_text(metric: Metric, filters: Collection[str]) -> Text | None:
    """Return the text of a metric that filters ask for instead of its value."""
    named = {"label": metric.label, "scope": metric.scope, "note": metric.note}
    named["unit"] = metric.unit.text if metric.unit else None
    return next((text for name, text in named.items() if name in filters and text is not None), None)


def with_unit(phrase: str, unit: str, language: str, page: str) -> Markup:
    """Return the phrase of a figure as HTML; its unit is in a language of its own."""
    before, found, after = phrase.rpartition(unit) if unit else ("", "", phrase)
    return escape(before) + in_language(escape(found), language, page) + escape(after)
