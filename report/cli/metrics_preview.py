"""What an import would change: the fields, the phrases that would be printed, and the checks that would fail."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from report.cli.columns import Column, format_table, room
from report.compose import metric_phrase
from report.diagnostics import Diagnosed, Severity
from report.markup.source import as_read
from report.read.metrics import parse_metrics
from report.resolve import resolve_project
from report.translate import derive_catalogs, translate_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from report.model.project import Project
    from report.model.report import Report
    from report.register.cells import Cell
    from report.register.changes import Change

EMPTY = "—"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a metric prints, and would print."""

    metric: str
    language: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Changes that may be taken."""

    changes: tuple[Change, ...]
    phrases: tuple[Phrase, ...]
    """Of every metric that prints otherwise then, those worked out from a changed one included."""
    files: Mapping[str, str]
    """The files that change, by path, with their new text."""
    missing: int
    """Metrics without a row in the workbook."""
    comments: int = 0
    """Comments on cells, which nobody but a person can take."""


def preview_of(
    project: Project, changes: tuple[Change, ...], files: Mapping[str, str], missing: int
) -> Diagnosed[Preview]:
    """Return the preview; what the checks of the whole report would say anew comes as warnings.

    Parts and totals may come from two departments, in two workbooks: the first one must not be refused for the second.
    """
    if not files:
        return Diagnosed(Preview(changes, (), files, missing))
    metrics = dict(project.metrics)
    for path, text in files.items():
        metrics |= {metric.id: metric for metric in parse_metrics(path, as_read(text))[0]}
    old, new = resolve_project(project), resolve_project(replace(project, metrics=metrics))
    known = {(problem.code, problem.message) for problem in old.diagnostics}
    warnings = tuple(
        replace(problem, severity=Severity.WARNING)
        for problem in new.diagnostics
        if problem.is_error and (problem.code, problem.message) not in known
    )
    before, after = _phrases(old.value), _phrases(new.value)
    phrases = tuple(
        Phrase(metric, language, before.get((metric, language), ""), phrase)
        for (metric, language), phrase in after.items()
        if before and before.get((metric, language)) != phrase
    )
    return Diagnosed(Preview(changes, phrases, files, missing), warnings)


def _phrases(report: Report | None) -> dict[tuple[str, str], str]:
    """Return what each metric prints in each language that has catalogs."""
    if report is None:
        return {}
    figures = derive_catalogs(replace(report, sections=(), own_texts={}))
    editions = [translate_report(figures, language, "draft").value for language in report.settings.languages]
    return {
        (name, edition.language): metric_phrase(edition.report.metrics[name], edition.language)
        for name in report.metrics
        for edition in editions
        if edition is not None
    }


def show_preview(preview: Preview) -> None:
    """Print the changes as a table, and below it the phrases."""
    if preview.missing:
        have = "metric has" if preview.missing == 1 else "metrics have"
        sys.stdout.write(f"{preview.missing} {have} no row in the workbook, and stay as they are\n")
    if preview.comments:
        ones = "comment on a cell is" if preview.comments == 1 else "comments on cells are"
        sys.stdout.write(f"{preview.comments} {ones} left for you to read\n")
    if not preview.changes:
        sys.stdout.write("the workbook changes nothing\n")
        return
    changes = preview.changes
    fields = (
        Column("metric", tuple(change.metric for change in changes), least=20),
        Column("field", tuple(change.key.removeprefix("series:") for change in changes)),
        Column("before", tuple(_shown(change.before) for change in changes), least=10),
        Column("after", tuple(_shown(change.after) for change in changes), least=10),
        Column("why", tuple(change.why for change in changes), leaves=1),
    )
    sys.stdout.write(format_table(fields, room()))
    if preview.phrases:
        phrases = preview.phrases
        printed = (
            Column("metric", tuple(phrase.metric for phrase in phrases), least=20),
            Column("language", tuple(phrase.language for phrase in phrases)),
            Column("printed", tuple(phrase.before for phrase in phrases), least=10),
            Column("will be", tuple(phrase.after for phrase in phrases), least=10),
        )
        sys.stdout.write("\n" + format_table(printed, room()))
    sys.stdout.write("\n")


def _shown(cell: Cell | None) -> str:
    if cell is None:
        return EMPTY
    return f"{cell:,f}" if isinstance(cell, Decimal) else cell
