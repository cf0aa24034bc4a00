"""The state as the browser gets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from report.design.language_names import language_names
from report.model.goal import GOALS

if TYPE_CHECKING:
    from report.diagnostics import Diagnostic
    from report.serve.news import News
    from report.serve.shown import Shown, ShownPdf, ShownSection


def snapshot(news: News) -> str:
    """Return the whole state as one line of JSON; what the keys mean is written where `static/state.js` reads them."""
    shown = news.shown
    state = {
        "phase": news.phase,
        "step": news.step,
        "seconds": round(news.seconds, 2),
        "goal": news.goal,
        "goals": GOALS,
        "withPdf": news.with_pdf,
        "siteIsCurrent": news.site_is_current,
        "pdfIsCurrent": news.pdf_is_current,
        "fault": news.fault,
        "problems": [_problem(problem) for problem in sorted(news.problems, key=lambda d: (not d.is_error, d.span))],
        "languages": [{"tag": tag, "name": name} for tag, name in language_names(shown.languages).items()],
        "files": {path: file.digest for path, file in shown.site.items()},
        "sections": {language: _sections(shown, language) for language in shown.languages},
        "pdfs": {language: _pdf(pdf) for language, pdf in shown.pdfs.items()},
        "changed": news.changed,
    }
    return json.dumps(state, ensure_ascii=False, separators=(",", ":"))


def _problem(problem: Diagnostic) -> dict[str, Any]:
    span = problem.span
    return {
        "severity": str(problem.severity),
        "code": problem.code,
        "slug": problem.slug,
        "message": problem.message,
        "hint": problem.hint,
        "path": span.path,
        "line": span.line,
        "column": span.column,
    }


def _sections(shown: Shown, language: str) -> list[dict[str, Any]]:
    pdf = shown.pdfs.get(language)
    pages = dict(pdf.pdf.page_map.sections) if pdf is not None else {}

    def row(section: ShownSection) -> dict[str, Any]:
        found = pages.get(section.id)
        return {
            "id": section.id,
            "title": section.title,
            "page": section.page,
            "anchor": section.anchor,
            "source": section.source,
            "first": found.first if found else None,
            "last": found.last if found else None,
        }

    return [row(section) for section in shown.sections[language]]


def _pdf(shown: ShownPdf) -> dict[str, Any]:
    return {
        "name": shown.pdf.name,
        "pages": [[page.digest, round(page.width, 2), round(page.height, 2)] for page in shown.pages],
    }
